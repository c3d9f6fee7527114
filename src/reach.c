/*
** reach.c: how far *near* reaches from a span, in bytes that are no white space
** or in units.
*/
#include "sweep.h"

#include <string.h>

/* --- making ready -------------------------------------------------------- */

#define RANKBITS 512

static void add_unit(gl_reach *r, uint32_t first, uint32_t end) {
  r->uf[r->nunits] = first;
  r->ue[r->nunits++] = end;
}

int gl_reach_init(gl_reach *r, const gl_mem *m, const gl_text *t, size_t max,
                  const gl_spans *units) {
  gl_cursor c;
  memset(r, 0, sizeof *r);
  r->mem = *m;
  r->text = t;
  r->len = t->len;
  r->max = max;
  if (units == NULL) return GL_OK;
  r->units = 1;
  r->unitcap = units->n;
  if (r->unitcap == 0) return GL_OK;
  r->uf = m->alloc(m->ud, NULL, 0, 2 * r->unitcap * sizeof *r->uf);
  if (r->uf == NULL) return GL_ENOMEM;
  r->ue = r->uf + r->unitcap;
  gl_cursor_init(&c, units);
  for (; gl_cursor_more(&c); c.i++)
    if (!gl_white_all(t, c.f[c.i], c.e[c.i])) add_unit(r, c.f[c.i], c.e[c.i]);
  return GL_OK;
}

static size_t rankbytes(const gl_reach *r) {
  return (r->len / RANKBITS + 2) * sizeof *r->rank;
}

static void free_index(gl_reach *r) {
  if (r->dark)
    r->mem.alloc(r->mem.ud, r->dark, GL_BITWORDS(r->len) * sizeof *r->dark, 0);
  if (r->rank) r->mem.alloc(r->mem.ud, r->rank, rankbytes(r), 0);
  r->dark = NULL;
  r->rank = NULL;
}

void gl_reach_free(gl_reach *r) {
  if (r->uf) r->mem.alloc(r->mem.ud, r->uf, 2 * r->unitcap * sizeof *r->uf, 0);
  r->uf = NULL;
  free_index(r);
}

/* --- bytes --------------------------------------------------------------- */

/* Notes which bytes of the text are no white space. Without memory for that
** the bytes are looked at each time, as before. */
static void build_index(gl_reach *r) {
  const gl_text *t = r->text;
  size_t words = GL_BITWORDS(t->len), i, w, sample = 0;
  uint32_t n = 0;
  r->dark = r->mem.alloc(r->mem.ud, NULL, 0, words * sizeof *r->dark);
  r->rank = r->mem.alloc(r->mem.ud, NULL, 0, rankbytes(r));
  if (r->dark == NULL || r->rank == NULL) {
    free_index(r);
    return;
  }
  memset(r->dark, 0, words * sizeof *r->dark);
  for (i = 0; i < t->len;) {
    unsigned len = gl_white_len(t, i);
    if (len == 0) gl_bit_set(r->dark, i);
    i += len ? len : 1;
  }
  for (w = 0; w < words; w++) {
    if (w % (RANKBITS / 64) == 0) r->rank[sample++] = n;
    n += gl_popcount64(r->dark[w]);
  }
  while (sample < t->len / RANKBITS + 2) r->rank[sample++] = n;
}

/* Whether the index is to be used: it pays once the bytes looked at one by
** one would have been enough to make it. So all calls together are linear. */
static int indexed(gl_reach *r) {
  if (r->dark == NULL && r->work > r->text->len + 4096) {
    r->work = 0;
    build_index(r);
  }
  return r->dark != NULL;
}

/* dark bytes before p */
static size_t dark_before(const gl_reach *r, size_t p) {
  size_t w = p / RANKBITS * (RANKBITS / 64), n = r->rank[p / RANKBITS];
  for (; w < p / 64; w++) n += gl_popcount64(r->dark[w]);
  if (p % 64) n += gl_popcount64(r->dark[w] & (((uint64_t)1 << p % 64) - 1));
  return n;
}

/* position of dark byte number k (from 0), or the text's length */
static size_t dark_at(const gl_reach *r, size_t k) {
  size_t lo = 0, hi = r->text->len / RANKBITS + 1, w;
  if (k >= r->rank[hi]) return r->text->len;
  while (hi - lo > 1) { /* rank[lo] <= k < rank[hi] */
    size_t mid = lo + (hi - lo) / 2;
    if (r->rank[mid] <= k)
      lo = mid;
    else
      hi = mid;
  }
  k -= r->rank[lo];
  for (w = lo * (RANKBITS / 64);; w++) {
    uint64_t bits = r->dark[w];
    unsigned n = gl_popcount64(bits);
    if (k < n) {
      while (k-- > 0) bits &= bits - 1;
      return w * 64 + gl_ctz64(bits);
    }
    k -= n;
  }
}

/* The gap from p may hold `max` dark bytes: up to the one after them. */
static size_t right_bytes(gl_reach *r, size_t p) {
  const gl_text *t = r->text;
  size_t n = 0, i = p;
  if (t->len - p <= r->max) return t->len;
  if (indexed(r)) return dark_at(r, dark_before(r, p) + r->max);
  for (; i < t->len; i++)
    if (!gl_white_byte(t, i) && n++ == r->max) break;
  r->work += i - p + 1;
  return i;
}

static size_t left_bytes(gl_reach *r, size_t p) {
  size_t n = 0, i = p;
  if (p <= r->max) return 0;
  if (indexed(r)) {
    n = dark_before(r, p);
    return n <= r->max ? 0 : dark_at(r, n - r->max - 1) + 1;
  }
  for (; i > 0; i--)
    if (!gl_white_byte(r->text, i - 1) && n++ == r->max) break;
  r->work += p - i + 1;
  return i;
}

/* --- either -------------------------------------------------------------- */

/* The same in either direction: `at` is where a search nearby ended. */
static size_t search(const uint32_t *v, size_t n, size_t at, size_t pos) {
  if (at > n || (at > 0 && v[at - 1] >= pos)) return bisect(v, 0, n, pos);
  return gl_gallop(v, n, at, pos);
}

/* The gap must not hold all of the unit after the first `max`. */
size_t gl_reach_right(gl_reach *r, size_t p) {
  size_t k;
  if (r->exact) return p;
  if (!r->units) return right_bytes(r, p);
  k = r->at = search(r->uf, r->nunits, r->at, p);
  return r->nunits - k > r->max ? r->ue[k + r->max] - 1 : r->text->len;
}

size_t gl_reach_left(gl_reach *r, size_t p) {
  size_t k;
  if (r->exact) return p;
  if (!r->units) return left_bytes(r, p);
  k = r->at = search(r->ue, r->nunits, r->at, p + 1); /* units that end by p */
  return k > r->max ? (size_t)r->uf[k - r->max - 1] + 1 : 0;
}
