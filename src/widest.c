/*
** widest.c: of all matches the longest first, of equal ones the leftmost, that
** share no token with one that was kept before: what spaCy's rulers keep.
**
** From each start only the longest match is asked for. If a part of it is taken
** when its turn comes, the longest one that ends before that part takes its
** place, and waits for its own turn: all that is longer from there is out for
** good, and what is shorter comes later. So the matches need not be listed, which
** can be as many as tokens times tokens.
*/
#include <string.h>

#include "pattern.h"

typedef struct gl_wide wide;

static int comes_before(const wide *a, const wide *b) {
  uint32_t m = a->end - a->first, n = b->end - b->first;
  if (a->group != b->group) return a->group < b->group;
  if (m != n) return m > n;
  return a->first < b->first;
}

static void sink(gl_matcher *m, size_t i) {
  wide x = m->wide[i];
  for (;;) {
    size_t k = 2 * i + 1;
    if (k >= m->nwide) break;
    if (k + 1 < m->nwide && comes_before(&m->wide[k + 1], &m->wide[k])) k++;
    if (!comes_before(&m->wide[k], &x)) break;
    m->wide[i] = m->wide[k];
    i = k;
  }
  m->wide[i] = x;
}

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

/* The turn of the first of the heap. */
static int take_turn(gl_matcher *m) {
  wide w = m->wide[0];
  size_t free;
  int err = GL_OK;
  Again a;
  if (!gl_bit_get(m->occupied, w.first)) {
    free = gl_bit_next(m->occupied, w.first, w.end);
    if (free == w.end)
      err = keep(m, &w);
    else {
      a.m = m;
      a.group = w.group;
      a.end = 0;
      err = gl_matcher_from(m, w.first, (uint32_t)free, note_again, &a);
      if (!err && a.end) {
        m->wide[0].end = a.end;
        m->wide[0].rule = a.rule;
        sink(m, 0);
        return GL_OK;
      }
    }
  }
  m->wide[0] = m->wide[--m->nwide];
  if (m->nwide) sink(m, 0);
  return err;
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
  size_t words = GL_BITWORDS((size_t)m->s->types.n + 1), k, from = 0;
  uint32_t at = family(m, 0);
  int err = gl_grow(&m->mem, &m->occupied, &m->capoccupied, words,
                    sizeof *m->occupied),
      over;
  if (err) return err;
  memset(m->occupied, 0, words * sizeof *m->occupied);
  if (m->taken) memcpy(m->occupied, m->taken, words * sizeof *m->occupied);
  err = collect(m);
  over = err == GL_EBUDGET;
  if (over) m->budget = UINT64_MAX, err = GL_OK; /* what is there is told */
  for (k = m->nwide / 2; k-- > 0;) sink(m, k);
  for (; m->nwide && !err; err = take_turn(m))
    if (family(m, m->wide[0].group) != at) {
      clear(m, from);
      from = m->nfound;
      at = family(m, m->wide[0].group);
    }
  return err ? err : over ? GL_EBUDGET : GL_OK;
}
