/*
** sweep.h: what sweeps over rows are written with, in algebra.c, join.c and
** their like. Private to the engine's files about sets.
*/
#ifndef GL_SWEEP_H
#define GL_SWEEP_H

#include "algebra.h"

/* the order of extents as one number: first, then longest first */
static inline uint64_t key(uint32_t first, uint32_t end) {
  return (uint64_t)first << 32 | (uint32_t)~end;
}

/* first index in [lo, hi) with v[i] >= pos, or hi */
static inline size_t bisect(const uint32_t *v, size_t lo, size_t hi,
                            size_t pos) {
  while (lo < hi) {
    size_t mid = lo + (hi - lo) / 2;
    if (v[mid] < pos)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo;
}

/* First row from `from` on that starts at `pos` or later. */
static inline uint32_t seek(const gl_spans *s, uint32_t from, size_t pos) {
  if (s->partition) return gl_spans_lower(s, pos);
  return (uint32_t)gl_gallop(s->first, s->n, from, pos);
}

static inline uint32_t first_of(const gl_spans *s, uint32_t row) {
  uint32_t f, e;
  if (!s->partition) return s->first[row];
  gl_spans_row(s, row, &f, &e);
  return f;
}

static inline uint32_t end_of(const gl_spans *s, uint32_t row) {
  uint32_t f, e;
  if (!s->partition) return s->end[row];
  gl_spans_row(s, row, &f, &e);
  return e;
}

/* Appends bits to a bit set, a word at a time. */
typedef struct bitsink {
  uint64_t *out, word;
  size_t n;
} bitsink;

static inline void emit(bitsink *b, unsigned bit) {
  b->word |= (uint64_t)bit << (b->n & 63);
  if ((++b->n & 63) == 0) {
    *b->out++ = b->word;
    b->word = 0;
  }
}

static inline void flush(bitsink *b) {
  if (b->n & 63) *b->out = b->word;
}

/* a sink for bits from row `row` on; what is before stays as it is */
static inline bitsink sink_at(uint64_t *mask, uint32_t row) {
  bitsink b;
  b.out = mask + row / 64;
  b.word = 0;
  b.n = row;
  return b;
}

#endif
