/*
** resolve.c: the choice of members that do not overlap.
*/
#include "algebra.h"

#include <string.h>

/* --- longest ------------------------------------------------------------- */

static int resolve_longest(const gl_mem *m, const gl_spans *a,
                           const uint32_t *group, size_t ngroups,
                           uint64_t *mask) {
  size_t n = group ? ngroups : 1, bytes = (n ? n : 1) * sizeof(uint32_t);
  uint32_t *taken = m->alloc(m->ud, NULL, 0, bytes); /* ends of the last */
  gl_cursor p;
  if (taken == NULL) return GL_ENOMEM;
  memset(taken, 0, bytes);
  gl_cursor_init(&p, a);
  for (; gl_cursor_more(&p); p.i++) {
    uint32_t row = gl_cursor_row(&p), *last = &taken[group ? group[row] : 0];
    if (p.f[p.i] < *last) continue;
    *last = p.e[p.i];
    gl_bit_set(mask, row);
  }
  m->alloc(m->ud, taken, bytes, 0);
  return GL_OK;
}

/* --- first --------------------------------------------------------------- */

/* Of the rows that start at one place the one that was given first; `best` is
** it so far, and becomes final when a later place is looked at. */
typedef struct choice {
  uint32_t taken, first, end, best;
} choice;

static int earlier(const gl_spans *a, uint32_t i, uint32_t j) {
  unsigned x = gl_spans_run(a, i), y = gl_spans_run(a, j);
  if (x != y) return x < y;
  return gl_spans_ref(a, i) < gl_spans_ref(a, j);
}

static void decide(choice *c, uint64_t *mask) {
  if (c->best == GL_NOROW) return;
  gl_bit_set(mask, c->best);
  c->taken = c->end;
  c->best = GL_NOROW;
}

static int resolve_first(const gl_mem *m, const gl_spans *a,
                         const uint32_t *group, size_t ngroups,
                         uint64_t *mask) {
  size_t n = group && ngroups ? ngroups : 1, i;
  choice *choices = m->alloc(m->ud, NULL, 0, n * sizeof *choices);
  gl_cursor p;
  if (choices == NULL) return GL_ENOMEM;
  for (i = 0; i < n; i++) {
    choices[i].taken = 0;
    choices[i].best = GL_NOROW;
  }
  gl_cursor_init(&p, a);
  for (; gl_cursor_more(&p); p.i++) {
    uint32_t row = gl_cursor_row(&p), f = p.f[p.i];
    choice *c = &choices[group ? group[row] : 0];
    if (c->best != GL_NOROW && c->first != f) decide(c, mask);
    if (f < c->taken) continue;
    if (c->best == GL_NOROW || earlier(a, row, c->best)) {
      c->first = f;
      c->end = p.e[p.i];
      c->best = row;
    }
  }
  for (i = 0; i < n; i++) decide(&choices[i], mask);
  m->alloc(m->ud, choices, n * sizeof *choices, 0);
  return GL_OK;
}

/* --- by priority --------------------------------------------------------- */

/*
** By priority: rows are tried from the best one on, and taken unless they
** overlap one taken before. Those taken overlap nowhere, so that only the
** last of them that starts before a row's end can overlap it: it is found in
** a tree of bits (word of bits, word of "some bit there", ...).
*/
#define DEPTH 6 /* 64^6 rows */
typedef struct bittree {
  uint64_t *level[DEPTH];
  unsigned depth;
} bittree;

typedef struct ranking {
  const double *priority;
  const uint32_t *group; /* NULL: one */
  size_t n, groups;
  bittree taken;
  uint64_t *bits; /* one block: of the tree, then the arrays */
  size_t bytes;
  uint32_t *first, *end; /* by row */
  uint32_t *byrow;       /* rows, those of a group side by side */
  uint32_t *order;       /* the same, each group by rank */
  uint32_t *at;          /* where a row stands in byrow */
  uint32_t *start;       /* where a group begins there */
  uint32_t *tmp;
} ranking;

static int better(const ranking *x, uint32_t i, uint32_t j) {
  uint32_t li = x->end[i] - x->first[i], lj = x->end[j] - x->first[j];
  if (x->priority[i] != x->priority[j]) return x->priority[i] > x->priority[j];
  if (li != lj) return li > lj;
  return i < j;
}

/* sorts row numbers, best first */
static void rank_rows(const ranking *x, uint32_t *v, uint32_t *tmp, size_t n) {
  size_t width, lo, i, j, k;
  for (width = 1; width < n; width *= 2)
    for (lo = 0; lo + width < n; lo += 2 * width) {
      size_t mid = lo + width, hi = mid + width < n ? mid + width : n;
      if (!better(x, v[mid], v[mid - 1])) continue;
      memcpy(tmp, v + lo, width * sizeof *v);
      for (i = 0, j = mid, k = lo; i < width && j < hi;)
        v[k++] = better(x, v[j], tmp[i]) ? v[j++] : tmp[i++];
      memcpy(v + k, tmp + i, (width - i) * sizeof *v);
    }
}

static void tree_set(const bittree *t, size_t i) {
  unsigned l;
  for (l = 0; l < t->depth; l++, i >>= 6) gl_bit_set(t->level[l], i);
}

static unsigned top_bit(uint64_t x) {
  unsigned n = 0, step;
  for (step = 32; step; step >>= 1)
    if (x >> step) x >>= step, n += step;
  return n;
}

/* greatest member below i, or GL_NOROW */
static size_t tree_below(const bittree *t, size_t i) {
  unsigned l;
  for (l = 0; l < t->depth; l++, i >>= 6) {
    uint64_t bits = i & 63 ? t->level[l][i >> 6] << (64 - (i & 63)) : 0;
    if (bits == 0) continue;
    i = i - 64 + top_bit(bits);
    while (l-- > 0) i = i << 6 | top_bit(t->level[l][i]);
    return i;
  }
  return GL_NOROW;
}

/* How many of the rows v[0 .. n) of one group, in order, start before pos. */
static size_t starts_before(const ranking *x, const uint32_t *v, size_t n,
                            uint32_t pos) {
  size_t lo = 0;
  while (lo < n) {
    size_t mid = lo + (n - lo) / 2;
    if (x->first[v[mid]] < pos)
      lo = mid + 1;
    else
      n = mid;
  }
  return lo;
}

/* Takes rows of one group, n of them from number `base` on, by rank. */
static void take(const ranking *x, size_t base, size_t n, uint64_t *mask) {
  const uint32_t *v = x->byrow + base;
  size_t i;
  for (i = 0; i < n; i++) {
    uint32_t row = x->order[base + i];
    size_t k = base + starts_before(x, v, n, x->end[row]);
    size_t last = tree_below(&x->taken, k);
    if (last != GL_NOROW && last >= base &&
        x->end[v[last - base]] > x->first[row])
      continue;
    tree_set(&x->taken, x->at[row]);
    gl_bit_set(mask, row);
  }
}

/* words of a tree over n rows; sets its levels unless `bits` is NULL */
static size_t tree_layout(bittree *t, size_t n, uint64_t *bits) {
  size_t words = 0;
  t->depth = 0;
  do {
    if (bits) t->level[t->depth] = bits + words;
    t->depth++;
    n = GL_BITWORDS(n);
    words += n;
  } while (n > 1);
  return words;
}

/* Makes room for all; start has two more, counted two places further on. */
static int ranking_init(ranking *x, const gl_mem *m) {
  size_t n = x->n;
  size_t words = tree_layout(&x->taken, n + 1, NULL); /* n is asked for too */
  x->bytes = words * sizeof *x->bits + (6 * n + x->groups + 2) * sizeof *x->at;
  x->bits = m->alloc(m->ud, NULL, 0, x->bytes);
  if (x->bits == NULL) return GL_ENOMEM;
  memset(x->bits, 0, x->bytes);
  tree_layout(&x->taken, n + 1, x->bits);
  x->first = (uint32_t *)(x->bits + words);
  x->end = x->first + n;
  x->byrow = x->end + n;
  x->order = x->byrow + n;
  x->at = x->order + n;
  x->tmp = x->at + n;
  x->start = x->tmp + n;
  return GL_OK;
}

/* Brings the rows of each group together. */
static void sort_groups(ranking *x, const gl_spans *a) {
  const uint32_t *group = x->group;
  uint32_t *start = x->start;
  size_t i, g;
  gl_cursor p;
  gl_cursor_init(&p, a);
  for (; gl_cursor_more(&p); p.i++) {
    x->first[gl_cursor_row(&p)] = p.f[p.i];
    x->end[gl_cursor_row(&p)] = p.e[p.i];
  }
  for (i = 0; i < x->n; i++) start[(group ? group[i] : 0) + 2]++;
  for (g = 0; g < x->groups; g++) start[g + 2] += start[g + 1];
  for (i = 0; i < x->n; i++) {
    x->at[i] = start[(group ? group[i] : 0) + 1]++;
    x->byrow[x->at[i]] = (uint32_t)i;
  }
}

static int resolve_priority(const gl_mem *m, const gl_spans *a,
                            const uint32_t *group, size_t ngroups,
                            const double *priority, uint64_t *mask) {
  ranking x;
  size_t g;
  if (a->n == 0) return GL_OK;
  x.priority = priority;
  x.group = group;
  x.n = a->n;
  x.groups = group ? ngroups : 1;
  if (ranking_init(&x, m) != GL_OK) return GL_ENOMEM;
  sort_groups(&x, a);
  for (g = 0; g < x.groups; g++) {
    size_t lo = x.start[g], k = x.start[g + 1] - lo;
    memcpy(x.order + lo, x.byrow + lo, k * sizeof *x.order);
    rank_rows(&x, x.order + lo, x.tmp, k);
    take(&x, lo, k, mask);
  }
  m->alloc(m->ud, x.bits, x.bytes, 0);
  return GL_OK;
}

int gl_resolve(const gl_mem *m, const gl_spans *a, enum gl_resolve mode,
               const uint32_t *group, size_t ngroups, const double *priority,
               uint64_t *mask) {
  switch (mode) {
    case GL_LONGEST: return resolve_longest(m, a, group, ngroups, mask);
    case GL_FIRST: return resolve_first(m, a, group, ngroups, mask);
    case GL_PRIORITY:
      return resolve_priority(m, a, group, ngroups, priority, mask);
  }
  return GL_OK;
}
