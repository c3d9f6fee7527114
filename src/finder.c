/*
** finder.c: the partners of one span after another. Each join is a rectangle of
** rows, by where they begin and where they end, or two of them.
*/
#include "sweep.h"

#include <string.h>

/* --- the tree of ends ---------------------------------------------------- */

#define FANBITS 4

/* greatest (least) end of block k of level l: rows k << 4l ... */
static uint32_t greatest(const gl_finder *f, unsigned l, size_t k) {
  return f->tree[f->level[l] + k];
}

static uint32_t least(const gl_finder *f, unsigned l, size_t k) {
  return f->tree[f->level[f->nlevels] + f->level[l] + k];
}

static int make_tree(gl_finder *f) {
  const gl_spans *b = f->b;
  size_t n = b->n, at = 0, total, k;
  unsigned l;
  while (n > 1 && f->nlevels < GL_LEVELS) {
    n = (n + 15) >> FANBITS;
    f->level[f->nlevels++] = at;
    at += n;
  }
  f->level[f->nlevels] = total = at;
  f->treecap = 2 * total;
  if (total == 0) return GL_OK;
  f->tree = f->mem.alloc(f->mem.ud, NULL, 0, f->treecap * sizeof *f->tree);
  if (f->tree == NULL) return GL_ENOMEM;
  for (k = 0; k < total; k++) {
    f->tree[k] = 0;
    f->tree[total + k] = UINT32_MAX;
  }
  for (l = 0; l < f->nlevels; l++) {
    uint32_t *up = f->tree + f->level[l], *down = up + total;
    n = l ? f->level[l] - f->level[l - 1] : b->n;
    for (k = 0; k < n; k++) {
      uint32_t hi = l ? greatest(f, l - 1, k) : b->end[k];
      uint32_t lo = l ? least(f, l - 1, k) : b->end[k];
      if (hi > up[k >> FANBITS]) up[k >> FANBITS] = hi;
      if (lo < down[k >> FANBITS]) down[k >> FANBITS] = lo;
    }
  }
  return GL_OK;
}

/* --- the frame ----------------------------------------------------------- */

/* Keeps of the frame the spans that lie in no other: their firsts and their
** ends both ascend. A span lies in one of the frame just when it lies in one
** of these. */
static int make_frame(gl_finder *f, const gl_spans *frame) {
  gl_cursor c;
  uint32_t end = 0;
  f->framed = 1;
  f->framecap = frame->n;
  if (frame->n == 0) return GL_OK;
  f->wf = f->mem.alloc(f->mem.ud, NULL, 0, 2 * f->framecap * sizeof *f->wf);
  if (f->wf == NULL) return GL_ENOMEM;
  f->we = f->wf + f->framecap;
  gl_cursor_init(&c, frame);
  for (; gl_cursor_more(&c); c.i++)
    if (c.e[c.i] > end) {
      f->wf[f->nframe] = c.f[c.i];
      f->we[f->nframe++] = end = c.e[c.i];
    }
  return GL_OK;
}

/* The rectangle within the spans of the frame that contain the span. */
static void clamp(gl_finder *f) {
  size_t lo, hi;
  uint32_t row;
  f->check = 0;
  if (!f->framed) return;
  hi = bisect(f->wf, 0, f->nframe, (size_t)f->first + 1);
  lo = bisect(f->we, 0, f->nframe, f->end);
  if (lo >= hi) { /* none contains it */
    f->rowend = f->rowend2 = 0;
    return;
  }
  f->check = hi - lo > 1;
  row = seek(f->b, 0, f->wf[lo]);
  if (row > f->row) f->row = row;
  if (row > f->row2) f->row2 = row;
  if (f->emax > f->we[hi - 1]) f->emax = f->we[hi - 1];
  if (f->emax2 > f->we[hi - 1]) f->emax2 = f->we[hi - 1];
}

/* whether a span of the frame contains the hull of both */
static int framed(const gl_finder *f, uint32_t first, uint32_t end) {
  size_t k;
  if (first > f->first) first = f->first;
  if (end < f->end) end = f->end;
  k = bisect(f->wf, 0, f->nframe, (size_t)first + 1);
  return k > 0 && f->we[k - 1] >= end;
}

/* --- making ready -------------------------------------------------------- */

int gl_finder_init(gl_finder *f, const gl_mem *m, enum gl_join join,
                   const gl_spans *b, int proper, gl_reach *reach,
                   const gl_spans *frame) {
  memset(f, 0, sizeof *f);
  f->mem = *m;
  f->b = b;
  f->join = join;
  f->proper = proper;
  f->reach = reach;
  if (!b->flat && make_tree(f)) return GL_ENOMEM;
  if (frame && make_frame(f, frame)) {
    gl_finder_free(f);
    return GL_ENOMEM;
  }
  return GL_OK;
}

void gl_finder_free(gl_finder *f) {
  if (f->tree)
    f->mem.alloc(f->mem.ud, f->tree, f->treecap * sizeof *f->tree, 0);
  if (f->wf) f->mem.alloc(f->mem.ud, f->wf, 2 * f->framecap * sizeof *f->wf, 0);
  f->tree = f->wf = NULL;
}

/* --- rectangles ---------------------------------------------------------- */

/* rows that start in [lo, hi] */
static void rows_between(const gl_finder *f, size_t lo, size_t hi,
                         uint32_t *row, uint32_t *rowend) {
  *row = lo == 0 ? 0 : seek(f->b, lo >= f->first ? f->from : 0, lo);
  *rowend = seek(f->b, hi + 1 > f->first ? f->from : 0, hi + 1);
}

/* The second rectangle: rows that start in [lo, hi], ends in [emin, emax]. */
static void second(gl_finder *f, size_t lo, size_t hi, size_t emin,
                   size_t emax) {
  rows_between(f, lo, hi, &f->row2, &f->rowend2);
  f->emin2 = emin;
  f->emax2 = emax;
}

#define ANYWHERE (SIZE_MAX - 1)

/* Of a proper join the partners that have one edge in common with the span are
** the second rectangle; the first is without these. */
static void set_within(gl_finder *f, size_t *hi) {
  *hi = f->first;
  f->emin = f->end;
  if (!f->proper) return;
  second(f, f->first, f->first, (size_t)f->end + 1, ANYWHERE);
  --*hi; /* none where first is 0: hi + 1 is 0 again */
}

static void set_containing(gl_finder *f, size_t *lo, size_t *hi) {
  *lo = f->first;
  *hi = f->end - 1;
  f->emax = f->end;
  if (!f->proper) return;
  second(f, (size_t)f->first + 1, *hi, 0, f->end);
  *hi = f->first;
  f->emax = f->end - 1;
}

/* The first rectangle: rows that start in [*lo, *hi], which are 0, ends in
** [f->emin, f->emax], which are all. */
static void set_rectangles(gl_finder *f, size_t *lo, size_t *hi) {
  uint32_t first = f->first, end = f->end;
  switch (f->join) {
    case GL_SAME:
      *lo = *hi = first;
      f->emin = f->emax = end;
      break;
    case GL_WITHIN: set_within(f, hi); break;
    case GL_CONTAINING: set_containing(f, lo, hi); break;
    case GL_OVERLAPPING: *hi = end - 1, f->emin = (size_t)first + 1; break;
    case GL_TOUCHING: /* those before it, then those behind */
      *hi = first;
      f->emin = f->emax = first;
      second(f, end, end, 0, ANYWHERE);
      break;
    case GL_BEFORE: *lo = end, *hi = gl_reach_right(f->reach, end); break;
    case GL_AFTER:
      *hi = first;
      f->emin = gl_reach_left(f->reach, first);
      f->emax = first;
      break;
    case GL_NEAR:
      *hi = gl_reach_right(f->reach, end);
      f->emin = gl_reach_left(f->reach, first);
      break;
  }
}

/* In a flat set ends ascend with the rows: the first row with that end or a
** later one is the last that starts before it, or the next. */
static void narrow(const gl_finder *f, uint32_t *row, uint32_t rowend,
                   size_t emin) {
  uint32_t r;
  if (!f->b->flat || emin == 0 || *row >= rowend) return;
  r = seek(f->b, 0, emin);
  if (r > 0 && end_of(f->b, r - 1) >= emin) r--;
  if (r > *row) *row = r;
}

void gl_finder_start(gl_finder *f, uint32_t first, uint32_t end) {
  size_t lo = 0, hi = 0;
  if (!f->b->partition) f->from = seek(f->b, f->from, first);
  f->first = first;
  f->end = end;
  f->emin = 0;
  f->emax = f->emax2 = ANYWHERE;
  f->row2 = f->rowend2 = 0;
  set_rectangles(f, &lo, &hi);
  rows_between(f, lo, hi, &f->row, &f->rowend);
  clamp(f);
  narrow(f, &f->row, f->rowend, f->emin);
}

/* --- one after another --------------------------------------------------- */

/* Whether row r begins a block of level l without an end in the rectangle. */
static int missed(const gl_finder *f, unsigned l, uint64_t r) {
  size_t k = (size_t)(r >> FANBITS * (l + 1));
  return (uint64_t)k << FANBITS * (l + 1) == r &&
         (greatest(f, l, k) < f->emin || least(f, l, k) > f->emax);
}

/* next row from f->row on with an end in the rectangle, or GL_NOROW */
static uint32_t hit(gl_finder *f) {
  const gl_spans *b = f->b;
  uint32_t r = f->row;
  while (r < f->rowend) {
    unsigned l = 0;
    uint32_t e;
    while (l < f->nlevels && missed(f, l, r)) l++;
    if (l > 0) { /* nothing in the next 16^l rows */
      uint64_t next = r + ((uint64_t)1 << FANBITS * l);
      if (next >= f->rowend) break;
      r = (uint32_t)next;
      continue;
    }
    e = end_of(b, r);
    if (e >= f->emin && e <= f->emax) {
      f->row = r + 1;
      return r;
    }
    if (b->flat && e > f->emax) break;
    r++;
  }
  f->row = f->rowend;
  return GL_NOROW;
}

uint32_t gl_finder_next(gl_finder *f) {
  for (;;) {
    uint32_t r = hit(f), first, end;
    if (r == GL_NOROW) {
      if (f->row2 >= f->rowend2) return GL_NOROW;
      f->row = f->row2;
      f->rowend = f->rowend2;
      f->emin = f->emin2;
      f->emax = f->emax2;
      f->rowend2 = 0;
      continue;
    }
    if (!f->check) return r;
    gl_spans_row(f->b, r, &first, &end);
    if (framed(f, first, end)) return r;
  }
}
