/*
** sweep.c: reading rows in order, searching and sorting positions, and what is
** white space: the ground that all of algebra.h stands on.
*/
#include "sweep.h"

#include <string.h>

#include "ucd.h"

/* --- rows and positions -------------------------------------------------- */

int gl_cursor_block(gl_cursor *c) {
  c->base += c->n;
  c->i = c->n = 0;
  if (c->base >= c->stop) return 0;
  gl_spans_read(c->s, c->base, &c->block);
  if (c->block.n > c->stop - c->base) c->block.n = c->stop - c->base;
  c->f = c->block.first;
  c->e = c->block.end;
  c->n = c->block.n;
  return 1;
}

size_t gl_gallop(const uint32_t *v, size_t n, size_t from, size_t pos) {
  size_t lo = from, step = 1;
  while (lo < n && v[lo] < pos) { /* v[lo - 1] < pos from here on */
    from = lo + 1;
    lo = n - lo > step ? lo + step : n;
    step *= 2;
  }
  return bisect(v, from, lo, pos);
}

void gl_sort_u32(uint32_t *v, uint32_t *tmp, size_t n) {
  size_t i, count[256], sum;
  unsigned shift, d;
  uint32_t *from = v, *to = tmp, *t;
  for (shift = 0; shift < 32; shift += 8) {
    memset(count, 0, sizeof count);
    for (i = 0; i < n; i++) count[from[i] >> shift & 255]++;
    if (n == 0 || count[from[0] >> shift & 255] == n) continue; /* all alike */
    for (sum = 0, d = 0; d < 256; d++) {
      size_t c = count[d];
      count[d] = sum;
      sum += c;
    }
    for (i = 0; i < n; i++) to[count[from[i] >> shift & 255]++] = from[i];
    t = from, from = to, to = t;
  }
  if (from != v) memcpy(v, from, n * sizeof *v);
}

int gl_sorted_ends(const gl_mem *m, const gl_spans *s, uint32_t **ends) {
  size_t bytes = (size_t)s->n * sizeof **ends;
  gl_cursor c;
  uint32_t *tmp, *v = m->alloc(m->ud, NULL, 0, bytes ? bytes : 1);
  if (v == NULL) return GL_ENOMEM;
  gl_cursor_init(&c, s);
  for (; gl_cursor_more(&c); c.i = c.n)
    memcpy(v + c.base, c.e, c.n * sizeof *v);
  if (!s->flat) {
    tmp = m->alloc(m->ud, NULL, 0, bytes ? bytes : 1);
    if (tmp == NULL) {
      m->alloc(m->ud, v, bytes ? bytes : 1, 0);
      return GL_ENOMEM;
    }
    gl_sort_u32(v, tmp, s->n);
    m->alloc(m->ud, tmp, bytes ? bytes : 1, 0);
  }
  *ends = v;
  return GL_OK;
}

/* --- white space --------------------------------------------------------- */

unsigned gl_white_len(const gl_text *t, size_t i) {
  unsigned char c = t->s[i];
  unsigned len;
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13);
  if (c != 0xC2 && (c < 0xE1 || c > 0xE3)) return 0; /* none starts so */
  return gl_is_white(gl_decode(t->s + i, t->s + t->len, &len)) ? len : 0;
}

/* A lead byte always starts a character, so the bytes around tell. */
int gl_white_byte(const gl_text *t, size_t i) {
  if ((t->s[i] & 0xC0) != 0x80) return gl_white_len(t, i) > 0;
  return (i >= 1 && gl_white_len(t, i - 1) >= 2) ||
         (i >= 2 && gl_white_len(t, i - 2) >= 3);
}

int gl_white_all(const gl_text *t, size_t first, size_t end) {
  for (; first < end; first++)
    if (!gl_white_byte(t, first)) return 0;
  return 1;
}
