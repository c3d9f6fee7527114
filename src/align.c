/*
** align.c: two segmentations of one text, side by side. Both are flat, so
** that one sweep over their rows meets every pair that shares characters.
*/
#include "align.h"

#include <string.h>

/* the next row of a set, whatever its form */
typedef struct cursor {
  const gl_spans *s;
  uint32_t row, i; /* row of b's first, place in b */
  gl_block b;
  uint32_t first, end; /* of the row; past all text where there is none */
  uint32_t at;         /* its number */
} cursor;

static void load(cursor *c) {
  c->first = c->end = UINT32_MAX;
  if (c->i == c->b.n) {
    c->row += c->b.n;
    c->i = c->b.n = 0;
    if (c->row >= c->s->n) return;
    gl_spans_read(c->s, c->row, &c->b);
  }
  c->first = c->b.first[c->i];
  c->end = c->b.end[c->i];
}

static void start(cursor *c, const gl_spans *s) {
  c->s = s;
  c->row = c->i = c->at = 0;
  c->b.n = 0;
  load(c);
}

static void next(cursor *c) {
  c->i++, c->at++;
  load(c);
}

/* The groups, written to `al` or counted where it is NULL. A group begins
** with the row that begins first; a row of the other set joins it while it
** begins before the last one here ends. It cannot end before that one
** begins: that one has joined for a row before it, or began the group. */
static size_t sweep(const gl_spans *sa, const gl_spans *sb, gl_align *al) {
  cursor a, b;
  size_t n = 0;
  start(&a, sa);
  start(&b, sb);
  while (a.at < sa->n || b.at < sb->n) {
    uint32_t enda = 0, endb = 0;
    if (al) al->a[n] = a.at, al->b[n] = b.at;
    n++;
    if (a.at < sa->n && a.first <= b.first) {
      enda = a.end;
      next(&a);
    } else {
      endb = b.end;
      next(&b);
    }
    for (;;) {
      if (a.at < sa->n && a.first < endb) {
        enda = a.end;
        next(&a);
      } else if (b.at < sb->n && b.first < enda) {
        endb = b.end;
        next(&b);
      } else
        break;
    }
  }
  if (al) al->a[n] = sa->n, al->b[n] = sb->n;
  return n;
}

size_t gl_align_count(const gl_spans *a, const gl_spans *b) {
  return sweep(a, b, NULL);
}

size_t gl_align_size(size_t n) {
  return sizeof(gl_align) + 2 * (n + 1) * sizeof(uint32_t);
}

void gl_align_fill(gl_align *al, const gl_spans *a, const gl_spans *b) {
  size_t n = gl_align_count(a, b);
  al->n = (uint32_t)n;
  al->a = (uint32_t *)(al + 1);
  al->b = al->a + n + 1;
  sweep(a, b, al);
}

void gl_align_rows(const gl_spans *in, uint32_t first, uint32_t end,
                   uint32_t *from, uint32_t *to) {
  uint32_t f, e;
  *from = gl_spans_lower(in, first);
  *to = gl_spans_lower(in, end);
  if (*from == 0) return;
  gl_spans_row(in, *from - 1, &f, &e);
  if (e > first) --*from; /* one that begins before */
}
