/*
** edges.c: operations that move the edges of spans: to those of units, by bytes
** or units, past white space.
*/
#include "algebra.h"
#include "ucd.h"

#include <string.h>

/* --- snap ---------------------------------------------------------------- */

/* What edges of units are asked: firsts and ends by row, the greatest end up
** to a row, and where units overlap their ends in order. */
typedef struct units {
  gl_mem mem;
  size_t n;
  uint32_t *first, *end, *upto, *sorted; /* one block */
} units;

static int units_init(units *u, const gl_mem *m, const gl_spans *s) {
  gl_cursor c;
  uint32_t far = 0;
  size_t i = 0;
  memset(u, 0, sizeof *u);
  u->mem = *m;
  u->n = s->n;
  if (u->n == 0) return GL_OK;
  u->first = m->alloc(m->ud, NULL, 0, 5 * u->n * sizeof *u->first);
  if (u->first == NULL) return GL_ENOMEM;
  u->end = u->first + u->n;
  u->upto = u->end + u->n;
  u->sorted = u->upto + u->n;
  gl_cursor_init(&c, s);
  for (; gl_cursor_more(&c); c.i++, i++) {
    u->first[i] = c.f[c.i];
    u->end[i] = u->sorted[i] = c.e[c.i];
    if (c.e[c.i] > far) far = c.e[c.i];
    u->upto[i] = far;
  }
  if (!s->flat) gl_sort_u32(u->sorted, u->sorted + u->n, u->n);
  return GL_OK;
}

static void units_free(units *u) {
  if (u->first)
    u->mem.alloc(u->mem.ud, u->first, 5 * u->n * sizeof *u->first, 0);
}

/* the hull of the units that share a byte with it */
static void expand(const units *u, size_t at, uint32_t *first, uint32_t *end) {
  size_t lo = gl_gallop(u->upto, u->n, 0, (size_t)*first + 1);
  size_t hi = gl_gallop(u->first, u->n, at, *end);
  if (lo >= hi)
    *first = *end = 0; /* no unit: nothing is left */
  else { /* unit lo is the first that ends behind its first byte */
    *first = u->first[lo];
    *end = u->upto[hi - 1];
  }
}

/* the hull of the units that lie in it; at: the first one that may */
static void contract(const units *u, size_t at, uint32_t *first,
                     uint32_t *end) {
  uint32_t f = 0, e = 0;
  size_t k;
  for (k = at; k < u->n && u->first[k] < *end; k++) {
    if (u->end[k] > *end) continue;
    if (e == 0) f = u->first[k];
    if (u->end[k] > e) e = u->end[k];
  }
  *first = f;
  *end = e;
}

/* contract where no unit overlaps another: the last one is found at once */
static void contract_flat(const units *u, size_t at, uint32_t *first,
                          uint32_t *end) {
  size_t past = gl_gallop(u->end, u->n, at, (size_t)*end + 1);
  if (past <= at)
    *first = *end = 0;
  else {
    *first = u->first[at];
    *end = u->end[past - 1];
  }
}

/* at: the first unit that begins there or later. 0, 0 where nothing is left. */
static void move_edges(const units *u, int flat, enum gl_snap mode, size_t at,
                       uint32_t *first, uint32_t *end) {
  size_t k;
  switch (mode) {
    case GL_EXPAND: expand(u, at, first, end); break;
    case GL_CONTRACT:
      if (flat)
        contract_flat(u, at, first, end);
      else
        contract(u, at, first, end);
      break;
    case GL_STRICT:
      k = gl_gallop(u->sorted, u->n, 0, *end);
      if (at == u->n || u->first[at] != *first || k == u->n ||
          u->sorted[k] != *end)
        *first = *end = 0;
      break;
  }
}

int gl_snap(gl_rows *r, const gl_spans *a, const gl_spans *set,
            enum gl_snap mode) {
  units u;
  gl_cursor p;
  size_t at = 0;
  int rc = units_init(&u, &r->mem, set);
  if (rc != GL_OK) return rc;
  gl_cursor_init(&p, a);
  for (; rc == GL_OK && gl_cursor_more(&p); p.i++) {
    uint32_t row = gl_cursor_row(&p), f = p.f[p.i], e = p.e[p.i];
    unsigned label = gl_label_at(a, row, f, e);
    at = gl_gallop(u.first, u.n, at, f);
    move_edges(&u, set->flat, mode, at, &f, &e);
    rc = gl_rows_from(r, a, row, f, e, label);
  }
  units_free(&u);
  return rc;
}

int gl_snap_rows(gl_rows *r, const gl_spans *set, const uint8_t *mode) {
  units u;
  size_t i, n = 0;
  int rc = units_init(&u, &r->mem, set);
  if (rc != GL_OK) return rc;
  for (i = 0; i < r->n; i++) {
    gl_rawrow w = r->row[i];
    if (mode[i] <= GL_STRICT)
      move_edges(&u, set->flat, (enum gl_snap)mode[i],
                 gl_gallop(u.first, u.n, 0, w.first), &w.first, &w.end);
    if (w.first < w.end) r->row[n++] = w;
  }
  r->n = n;
  r->mixed = 1;
  units_free(&u);
  return GL_OK;
}

/* --- grow ---------------------------------------------------------------- */

/* Start of the character that byte p is inside of, or p between two; with
** `up` its end instead. A character is what gl_decode takes at once. */
static size_t whole(const gl_text *t, size_t p, int up) {
  size_t k;
  unsigned len;
  if (p >= t->len) return t->len;
  for (k = 1; k <= 3 && k <= p && (t->s[p - k + 1] & 0xC0) == 0x80; k++)
    if ((t->s[p - k] & 0xC0) != 0x80) {
      gl_decode(t->s + p - k, t->s + t->len, &len);
      if (len > k) return up ? p - k + len : p - k;
      break;
    }
  return p;
}

/* p + by, within 0 .. limit */
static size_t moved(size_t p, int64_t by, size_t limit) {
  if (by < 0) {
    uint64_t back = (uint64_t) - (by + 1) + 1;
    return back > p ? 0 : p - (size_t)back;
  }
  return (uint64_t)by > limit - p ? limit : p + (size_t)by;
}

/* -by where that can be said */
static int64_t opposite(int64_t by) {
  return by == INT64_MIN ? INT64_MAX : -by;
}

int gl_grow_bytes(gl_rows *r, const gl_spans *a, int64_t left, int64_t right) {
  const gl_text *t = a->text;
  gl_cursor p;
  int rc = GL_OK;
  gl_cursor_init(&p, a);
  for (; rc == GL_OK && gl_cursor_more(&p); p.i++) {
    uint32_t row = gl_cursor_row(&p), f = p.f[p.i], e = p.e[p.i];
    unsigned label = gl_label_at(a, row, f, e);
    if (left) f = (uint32_t)whole(t, moved(f, opposite(left), t->len), 0);
    if (right) e = (uint32_t)whole(t, moved(e, right, t->len), 1);
    rc = gl_rows_from(r, a, row, f, e, label);
  }
  return rc;
}

/* Where a span begins (ends) that grows by so many units. Growing takes units
** that lie before (behind) it, as many as there are; shrinking drops those that
** it begins (ends) with, also when it begins inside of one. */
static uint32_t grow_left(const gl_reach *u, uint32_t f, int64_t by) {
  size_t k = gl_gallop(u->ue, u->nunits, 0, (size_t)f + 1);
  /* k: the first unit that ends behind f */
  if (by > 0) return k > 0 ? u->uf[moved(k, opposite(by), u->nunits)] : f;
  k = moved(k, opposite(by), u->nunits);
  return k < u->nunits ? u->uf[k] : UINT32_MAX; /* nothing is left */
}

static uint32_t grow_right(const gl_reach *u, uint32_t e, int64_t by) {
  size_t n = u->nunits, k = gl_gallop(u->uf, n, 0, e);
  /* k: how many units start before e */
  if (by > 0) return k < n ? u->ue[moved(k, by - 1, n - 1)] : e;
  k = moved(k, by, n);
  return k > 0 ? u->ue[k - 1] : 0;
}

int gl_grow_units(gl_rows *r, const gl_spans *a, int64_t left, int64_t right,
                  const gl_spans *set) {
  gl_reach u; /* has the units that are not white */
  gl_cursor p;
  int rc = gl_reach_init(&u, &r->mem, a->text, 0, set);
  if (rc != GL_OK) return rc;
  gl_cursor_init(&p, a);
  for (; rc == GL_OK && gl_cursor_more(&p); p.i++) {
    uint32_t row = gl_cursor_row(&p), f = p.f[p.i], e = p.e[p.i];
    unsigned label = gl_label_at(a, row, f, e);
    if (left) f = grow_left(&u, f, left);
    if (right) e = grow_right(&u, e, right);
    rc = gl_rows_from(r, a, row, f, e, label);
  }
  gl_reach_free(&u);
  return rc;
}

/* --- trim ---------------------------------------------------------------- */

/* what is trimmed: white space, or a set of characters */
typedef struct trimmer {
  const gl_text *t;
  gl_str chars;
  uint64_t ascii[2];
  uint32_t from, to;   /* a stretch that was trimmed from the left, and */
  uint32_t rfrom, rto; /* one from the right */
} trimmer;

/* whether the character at s (s < e) is trimmed; its length goes to *len */
static int trims(const trimmer *x, const unsigned char *s,
                 const unsigned char *e, unsigned *len) {
  uint32_t cp = gl_decode(s, e, len);
  const unsigned char *c = (const unsigned char *)x->chars.s, *ce;
  if (c == NULL) return gl_is_white(cp);
  if (cp < 0x80) return (int)(x->ascii[cp >> 6] >> (cp & 63) & 1);
  for (ce = c + x->chars.n; c < ce;) {
    unsigned n;
    uint32_t other = gl_decode(c, ce, &n);
    /* ill-formed ones are alike only byte for byte */
    if (other == cp && n == *len && memcmp(c, s, n) == 0) return 1;
    c += n;
  }
  return 0;
}

static int continues(const gl_text *t, uint32_t p) {
  return p < t->len && (t->s[p] & 0xC0) == 0x80;
}

/* Spans that begin (end) in the same long stretch do not scan it again. */
static void trim(trimmer *x, uint32_t *first, uint32_t *end) {
  const gl_text *t = x->t;
  uint32_t f = *first, e = *end, f0 = f, e0 = e;
  unsigned len;
  if (f >= x->from && f < x->to && !continues(t, f) &&
      (x->to <= e || !continues(t, e)))
    f = x->to < e ? x->to : e;
  while (f < e && trims(x, t->s + f, t->s + e, &len)) f += len;
  if (f > x->to) x->from = f0, x->to = f;
  if (f < x->rfrom && e > x->rfrom && e <= x->rto && !continues(t, e))
    e = x->rfrom;
  while (f < e) {
    const unsigned char *s = gl_step_back(t->s + f, t->s + e);
    if (!trims(x, s, t->s + e, &len) || s + len != t->s + e) break;
    e -= len;
  }
  if (f < e && e < e0) x->rfrom = e, x->rto = e0;
  *first = f;
  *end = e;
}

int gl_trim(gl_rows *r, const gl_spans *a, gl_str chars) {
  trimmer x;
  gl_cursor p;
  size_t i;
  int rc = GL_OK;
  memset(&x, 0, sizeof x);
  x.t = a->text;
  x.chars = chars;
  for (i = 0; chars.s && i < chars.n; i++)
    if ((unsigned char)chars.s[i] < 0x80)
      gl_bit_set(x.ascii, (unsigned char)chars.s[i]);
  gl_cursor_init(&p, a);
  for (; rc == GL_OK && gl_cursor_more(&p); p.i++) {
    uint32_t row = gl_cursor_row(&p), f = p.f[p.i], e = p.e[p.i];
    unsigned label = gl_label_at(a, row, f, e);
    trim(&x, &f, &e);
    rc = gl_rows_from(r, a, row, f, e, label);
  }
  return rc;
}
