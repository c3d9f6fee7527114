/*
** lower.c: the key of a word, by which spellings of it that differ in capitals
** alone, or in what is canonically equivalent, are one.
*/
#include "attr.h"

#include <string.h>

static int put(void *ud, const unsigned char *s, size_t n) {
  struct gl_lowerbytes *b = ud;
  if (n > SIZE_MAX - b->n) return GL_ENOMEM;
  if (gl_grow(b->mem, &b->p, &b->cap, b->n + n, 1)) return GL_ENOMEM;
  memcpy(b->p + b->n, s, n);
  b->n += n;
  return GL_OK;
}

void gl_lowerbuf_free(gl_lowerbuf *w) {
  if (w->a.p) w->mem.alloc(w->mem.ud, w->a.p, w->a.cap, 0);
  if (w->b.p) w->mem.alloc(w->mem.ud, w->b.p, w->b.cap, 0);
  gl_normbuf_free(&w->norm);
  w->a.p = w->b.p = NULL;
  w->a.cap = w->b.cap = 0;
}

size_t gl_lowerbuf_held(const gl_lowerbuf *w) {
  return w->a.cap + w->b.cap + w->norm.cap * sizeof *w->norm.cp;
}

/* Whether U+0345 may be in s, or a part of a character there: the one mark that
** folds to a letter, so that it matters where among others it stands. */
static int has_subscript(const unsigned char *s, size_t n) {
  size_t i;
  for (i = 0; i + 1 < n; i++)
    if ((s[i] == 0xCD && s[i + 1] == 0x85) ||
        (s[i] == 0xE1 && s[i + 1] >= 0xBE))
      return 1;
  return 0;
}

/* NFC(fold(NFD(s))), by way of both buffers. But for that mark, folding keeps
** what is canonically equivalent so: fold(s) is it, if it is in NFC. */
static int lower_all(gl_lowerbuf *w, const unsigned char *s, size_t n) {
  gl_sink a, b;
  int err;
  a.put = b.put = put;
  a.ud = &w->a;
  b.ud = &w->b;
  w->a.n = w->b.n = 0;
  if (!has_subscript(s, n)) {
    err = gl_casefold_text(s, n, &a);
    if (err || gl_normal_prefix(w->a.p, w->a.n, GL_NFC) == w->a.n) return err;
    w->a.n = 0;
  }
  err = gl_normalize(s, n, GL_NFD, &w->norm, &a);
  if (!err) err = gl_casefold_text(w->a.p, w->a.n, &b);
  w->a.n = 0;
  return err ? err : gl_normalize(w->b.p, w->b.n, GL_NFC, &w->norm, &a);
}

int gl_attr_lower(gl_lowerbuf *w, const unsigned char *s, size_t n,
                  const unsigned char **out, size_t *nout) {
  const unsigned char *high = gl_skip_ascii(s, s + n);
  size_t i;
  int err;
  *out = s;
  *nout = n;
  w->a.mem = w->b.mem = &w->mem;
  if (gl_casefold_prefix(s, n) == n &&
      (high == s + n || gl_normal_prefix(s, n, GL_NFC) == n))
    return GL_OK; /* a character that folds to itself has no part that does
                     not; a spec asks all of them */
  if (high == s + n) {
    err = gl_grow(&w->mem, &w->a.p, &w->a.cap, n, 1);
    if (err) return err;
    for (i = 0; i < n; i++)
      w->a.p[i] = (unsigned char)(s[i] - 65u < 26u ? s[i] + 32 : s[i]);
    w->a.n = n;
  } else {
    err = lower_all(w, s, n);
    if (err) return err;
  }
  *out = w->a.p;
  *nout = w->a.n;
  return GL_OK;
}
