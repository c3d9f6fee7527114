/*
** dump.c: writes and reads the bytes of a dump. See dump.h for the format.
** Reading trusts nothing: whatever the bytes are, it ends with rows that are
** a set, or with an error and its offset.
*/
#include "dump.h"

#include <string.h>

/* --- hash ---------------------------------------------------------------- */

static uint64_t load64(const unsigned char *p) {
  uint64_t x = 0;
  int i;
  for (i = 7; i >= 0; i--) x = x << 8 | p[i];
  return x;
}

/* Each step is a bijection of the state for a given word, and of the word for
** a given state: one changed word always changes the result. */
static uint64_t mix(uint64_t h, uint64_t word) {
  h = (h ^ word) * 0x9E3779B97F4A7C15u; /* 2^64 / golden ratio, odd */
  return h ^ h >> 29;
}

uint64_t gl_hash(const void *bytes, size_t n) {
  const unsigned char *p = bytes;
  unsigned char tail[8] = {0};
  uint64_t h = mix(0x676C6F7373u, n); /* the length tells padding apart */
  for (; n >= 8; n -= 8, p += 8) h = mix(h, load64(p));
  if (n) memcpy(tail, p, n);
  return mix(mix(h, load64(tail)), 0);
}

/* --- writing ------------------------------------------------------------- */

void gl_bytes_free(gl_bytes *b) {
  if (b->p) b->mem.alloc(b->mem.ud, b->p, b->cap, 0);
  b->p = NULL;
  b->n = b->cap = 0;
}

static unsigned char *room(gl_bytes *b, size_t n) {
  if (b->failed) return NULL;
  if (n > SIZE_MAX - b->n ||
      (b->n + n > b->cap && gl_grow(&b->mem, &b->p, &b->cap, b->n + n, 1))) {
    b->failed = 1;
    return NULL;
  }
  return b->p + b->n;
}

void gl_put(gl_bytes *b, const void *p, size_t n) {
  unsigned char *to = room(b, n);
  if (to && n) memcpy(to, p, n);
  if (to) b->n += n;
}

void gl_put_num(gl_bytes *b, uint64_t n) {
  unsigned char *to = room(b, 10);
  if (to == NULL) return;
  for (; n >= 0x80; n >>= 7) *to++ = (unsigned char)(n | 0x80);
  *to++ = (unsigned char)n;
  b->n = (size_t)(to - b->p);
}

void gl_put_int(gl_bytes *b, int64_t n) {
  uint64_t u = (uint64_t)n << 1;
  gl_put_num(b, n < 0 ? ~u : u);
}

void gl_put_u64(gl_bytes *b, uint64_t n) {
  unsigned char *to = room(b, 8);
  int i;
  if (to == NULL) return;
  for (i = 0; i < 8; i++, n >>= 8) *to++ = (unsigned char)(n & 0xFF);
  b->n += 8;
}

void gl_put_str(gl_bytes *b, gl_str s) {
  gl_put_num(b, s.n);
  gl_put(b, s.s, s.n);
}

void gl_put_rows(gl_bytes *b, const gl_spans *s, const uint32_t *ids,
                 uint16_t *map) {
  uint32_t row, first, end, before = 0;
  unsigned i, used = 0;
  memset(map, 0, (s->nlabels ? s->nlabels : 1u) * sizeof *map);
  if (s->nlabels)
    for (row = 0; row < s->n; row++) map[gl_spans_label(s, row)] = 1;
  for (i = 0; i < s->nlabels; i++)
    if (map[i]) used++;
  gl_put_num(b, used);
  for (i = 0, used = 0; i < s->nlabels; i++)
    if (map[i]) {
      gl_put_str(b, gl_label_name(s, i));
      map[i] = (uint16_t)used++;
    }
  gl_put_num(b, s->n);
  gl_put_num(b, ids != NULL);
  for (row = 0; row < s->n; row++) {
    gl_spans_row(s, row, &first, &end);
    gl_put_num(b, first - before);
    gl_put_num(b, end - first);
    if (used > 1) gl_put_num(b, map[gl_spans_label(s, row)]);
    if (ids) gl_put_num(b, ids[row]);
    before = first;
  }
}

/* --- reading ------------------------------------------------------------- */

void gl_reader_fail(gl_reader *r, size_t where, const char *error) {
  if (r->error) return;
  r->error = error;
  r->where = where;
  r->at = r->n; /* nothing more is read */
}

uint64_t gl_get_num(gl_reader *r, uint64_t max, const char *what) {
  size_t start = r->at;
  uint64_t x = 0;
  unsigned shift;
  for (shift = 0; r->error == NULL; shift += 7) {
    unsigned char c;
    if (r->at == r->n || shift > 63) break;
    c = r->p[r->at++];
    if (shift == 63 && c > 1) break; /* 65 bits */
    x |= (uint64_t)(c & 0x7F) << shift;
    if (c < 0x80) {
      if (x <= max) return x;
      gl_reader_fail(r, start, what);
    }
  }
  gl_reader_fail(r, start, "number expected");
  return 0;
}

size_t gl_get_count(gl_reader *r, size_t max, size_t bytes, const char *what) {
  size_t left = (r->n - r->at) / bytes;
  return (size_t)gl_get_num(r, left < max ? left : max, what);
}

int64_t gl_get_int(gl_reader *r) {
  uint64_t u = gl_get_num(r, UINT64_MAX, "");
  uint64_t half = u >> 1;
  return u & 1 ? -(int64_t)half - 1 : (int64_t)half;
}

uint64_t gl_get_u64(gl_reader *r) {
  if (r->error == NULL && r->n - r->at >= 8) {
    r->at += 8;
    return load64(r->p + r->at - 8);
  }
  gl_reader_fail(r, r->at, "8 bytes expected");
  return 0;
}

gl_str gl_get_str(gl_reader *r) {
  gl_str s = {"", 0};
  size_t n = gl_get_count(r, SIZE_MAX, 1, "string is longer than the dump");
  if (n == 0 || r->error) return s;
  if (n > r->n - r->at) {
    gl_reader_fail(r, r->at, "string is longer than the dump");
    return s;
  }
  s.s = (const char *)r->p + r->at;
  s.n = n;
  r->at += n;
  return s;
}

/* whether row b comes after row a in the order of a set */
static int ascends(const gl_rawrow *a, const gl_rawrow *b,
                   const gl_str *strings) {
  if (a->first != b->first) return a->first < b->first;
  if (a->end != b->end) return a->end > b->end;
  if (a->label != b->label) return a->label < b->label;
  return gl_str_cmp(strings[a->ref], strings[b->ref]) < 0;
}

int gl_get_rows(gl_reader *r, const gl_text *t, size_t nlabels,
                const gl_str *strings, size_t nstrings, int *anyid,
                gl_rows *rows) {
  size_t n = gl_get_count(r, UINT32_MAX, 2, "more spans than bytes"), i;
  size_t first = 0, len = t->len;
  *anyid = (int)gl_get_num(r, 1, "0 or 1 expected");
  for (i = 0; i < n && r->error == NULL; i++) {
    size_t start = r->at, length;
    unsigned label = 0;
    uint32_t id = 0;
    int rc;
    first += (size_t)gl_get_num(r, len - first, "span outside the text");
    length = (size_t)gl_get_num(r, len - first, "span outside the text");
    if (nlabels > 1)
      label = (unsigned)gl_get_num(r, nlabels - 1, "no such label");
    if (*anyid) id = (uint32_t)gl_get_num(r, nstrings - 1, "no such string");
    if (length == 0) gl_reader_fail(r, start, "empty span");
    if (r->error) break;
    rc = gl_rows_add(rows, (uint32_t)first, (uint32_t)(first + length), label,
                     id);
    if (rc != GL_OK) return rc;
    if (i > 0 && !ascends(&rows->row[i - 1], &rows->row[i], strings))
      gl_reader_fail(r, start, "spans out of order");
  }
  return GL_OK;
}
