/*
** widest.c: of all matches the longest first, of equal ones the leftmost, that
** share no token with one that was kept before: what spaCy's rulers keep.
**
** From each start only the longest match is asked for. These are sorted, as
** numbers are. If a part of one is taken when its turn comes, the longest one
** that ends before that part takes its place, and waits in a heap for its own
** turn: all that is longer from there is out for good, and what is shorter
** comes later. So the matches need not be listed, which can be as many as
** tokens times tokens.
*/
#include <string.h>

#include "machine.h"

typedef struct gl_wide wide;

static int comes_before(const wide *a, const wide *b) {
  uint32_t m = a->end - a->first, n = b->end - b->first;
  if (a->group != b->group) return a->group < b->group;
  if (m != n) return m > n;
  return a->first < b->first;
}

/* --- in the order of their turns ------------------------------------------ */

/* What is sorted by, beside `first`, in whose order they were found. */
static uint64_t rank_of(const wide *w) {
  return (uint64_t)w->group << 32 | (UINT32_MAX - (w->end - w->first));
}

/* Sorts by one byte of the rank, keeping the order of equal ones. */
static void sort_by(const wide *from, wide *to, size_t n, unsigned shift) {
  size_t at[256], i, sum = 0;
  memset(at, 0, sizeof at);
  for (i = 0; i < n; i++) at[rank_of(&from[i]) >> shift & 255]++;
  for (i = 0; i < 256; i++) {
    size_t count = at[i];
    at[i] = sum;
    sum += count;
  }
  for (i = 0; i < n; i++) to[at[rank_of(&from[i]) >> shift & 255]++] = from[i];
}

static int sort_wide(gl_matcher *m) {
  uint64_t all = 0, first = m->nwide ? rank_of(&m->wide[0]) : 0;
  unsigned shift;
  size_t i;
  int err =
      gl_grow(&m->mem, &m->again, &m->capagain, m->nwide + 1, sizeof *m->again);
  if (err) return err;
  for (i = 0; i < m->nwide; i++) all |= rank_of(&m->wide[i]) ^ first;
  for (shift = 0; shift < 64; shift += 8)
    if (all >> shift & 255) { /* this byte is not the same of all */
      wide *w = m->wide;
      size_t cap = m->capwide;
      sort_by(m->wide, m->again, m->nwide, shift);
      m->wide = m->again;
      m->capwide = m->capagain;
      m->again = w;
      m->capagain = cap;
    }
  return GL_OK;
}

/* A heap of those whose turn comes again, the next one first. */
static void sink(wide *heap, size_t n, size_t i) {
  wide x = heap[i];
  for (;;) {
    size_t k = 2 * i + 1;
    if (k >= n) break;
    if (k + 1 < n && comes_before(&heap[k + 1], &heap[k])) k++;
    if (!comes_before(&heap[k], &x)) break;
    heap[i] = heap[k];
    i = k;
  }
  heap[i] = x;
}

static void rise(wide *heap, size_t i) {
  wide x = heap[i];
  for (; i > 0 && comes_before(&x, &heap[(i - 1) / 2]); i = (i - 1) / 2)
    heap[i] = heap[(i - 1) / 2];
  heap[i] = x;
}

typedef struct Turns {
  size_t at; /* of those that are sorted */
  size_t n;  /* of the heap */
} Turns;

/* Takes the next one of both; 0: there is none. */
static int next_turn(gl_matcher *m, Turns *t, wide *w) {
  wide *heap = m->again;
  int sorted = t->at < m->nwide;
  if (t->n && !(sorted && comes_before(&m->wide[t->at], &heap[0]))) {
    *w = heap[0];
    heap[0] = heap[--t->n];
    sink(heap, t->n, 0);
  } else if (sorted)
    *w = m->wide[t->at++];
  else
    return 0;
  return 1;
}

/* It has a turn once more. There is room for all. */
static void wait_again(gl_matcher *m, Turns *t, const wide *w) {
  m->again[t->n] = *w;
  rise(m->again, t->n++);
}

/* --- what is found -------------------------------------------------------- */

/* The best match of each group, from one start. */
typedef struct Best {
  gl_matcher *m;
  uint32_t ntouched;
} Best;

static int note_best(void *ud, const uint32_t *rules, uint32_t n, uint32_t at) {
  Best *b = ud;
  gl_matcher *m = b->m;
  if (m->ngroups == 1) n = 1; /* the first one is best */
  for (; n; n--, rules++) {
    uint32_t g = m->group[*rules], *best = &m->best[2 * g];
    if (best[1] == 0) m->touched[b->ntouched++] = g;
    if (best[1] == at) continue;
    best[0] = *rules;
    best[1] = at;
  }
  return GL_OK;
}

/* The longest match of each group from each start, unordered. */
static int collect(gl_matcher *m) {
  uint32_t n = m->s->types.n, s, k, limit = 0;
  int err = GL_OK;
  for (s = 0; s < n && !err; s++) {
    Best b;
    b.m = m;
    b.ntouched = 0;
    if (gl_bit_get(m->occupied, s)) continue;
    if (limit <= s) limit = (uint32_t)gl_bit_next(m->occupied, s, n);
    err = gl_matcher_from(m, s, limit, note_best, &b);
    for (k = 0; k < b.ntouched; k++) {
      uint32_t g = m->touched[k], *best = &m->best[2 * g];
      wide *w;
      if (!err)
        err = gl_grow(&m->mem, &m->wide, &m->capwide, m->nwide + 1, sizeof *w);
      if (!err) {
        w = &m->wide[m->nwide++];
        w->group = g;
        w->first = s;
        w->end = best[1];
        w->rule = best[0];
      }
      best[1] = 0;
    }
  }
  return err;
}

typedef struct Again {
  gl_matcher *m;
  uint32_t group, rule, end;
} Again;

static int note_again(void *ud, const uint32_t *rules, uint32_t n,
                      uint32_t at) {
  Again *a = ud;
  if (a->m->ngroups == 1) n = 1;
  for (; n; n--, rules++)
    if (a->m->group[*rules] == a->group && a->end != at) {
      a->rule = *rules;
      a->end = at;
    }
  return GL_OK;
}

static int keep(gl_matcher *m, const wide *w) {
  gl_found *f;
  uint32_t i;
  if (m->nfound >= UINT32_MAX - 1) return GL_ETOOMANY;
  if (gl_grow(&m->mem, &m->found, &m->capfound, m->nfound + 1, sizeof *f))
    return GL_ENOMEM;
  f = &m->found[m->nfound++];
  f->first = w->first;
  f->end = w->end;
  f->rule = w->rule;
  for (i = w->first; i < w->end; i++) gl_bit_set(m->occupied, i);
  return GL_OK;
}

/* The turn of a match; 1: it is now a shorter one, whose turn comes again. */
static int take_turn(gl_matcher *m, wide *w, int *err) {
  size_t free;
  Again a;
  if (gl_bit_get(m->occupied, w->first)) return 0;
  free = gl_bit_next(m->occupied, w->first, w->end);
  if (free == w->end) {
    *err = keep(m, w);
    return 0;
  }
  a.m = m;
  a.group = w->group;
  a.end = 0;
  *err = gl_matcher_from(m, w->first, (uint32_t)free, note_again, &a);
  if (*err || a.end == 0) return 0;
  w->end = a.end;
  w->rule = a.rule;
  return 1;
}

/* Another family: its matches may lie on those of the one before. */
static void clear(gl_matcher *m, size_t from) {
  size_t k, i;
  for (k = from; k < m->nfound; k++)
    for (i = m->found[k].first; i < m->found[k].end; i++)
      m->occupied[i >> 6] &= ~((uint64_t)1 << (i & 63));
}

static uint32_t family(const gl_matcher *m, uint32_t group) {
  return m->family ? m->family[group] : group;
}

int gl_matcher_widest(gl_matcher *m) {
  size_t words = GL_BITWORDS((size_t)m->s->types.n + 1), from = 0;
  uint32_t at = family(m, 0);
  Turns turns = {0, 0};
  wide w;
  int err = gl_grow(&m->mem, &m->occupied, &m->capoccupied, words,
                    sizeof *m->occupied),
      over;
  if (err) return err;
  memset(m->occupied, 0, words * sizeof *m->occupied);
  if (m->taken) memcpy(m->occupied, m->taken, words * sizeof *m->occupied);
  err = collect(m);
  over = err == GL_EBUDGET;
  if (over) m->budget = UINT64_MAX, err = GL_OK; /* what is there is told */
  if (!err) err = sort_wide(m);
  while (!err && next_turn(m, &turns, &w)) {
    if (family(m, w.group) != at) {
      clear(m, from);
      from = m->nfound;
      at = family(m, w.group);
    }
    if (take_turn(m, &w, &err)) wait_again(m, &turns, &w);
  }
  m->nwide = 0;
  return err ? err : over ? GL_EBUDGET : GL_OK;
}
