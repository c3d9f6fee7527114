/*
** lexicon.c: words that are listed, in classes: stop words, numbers, domains. A
** hash table; a word of up to 16 bytes is hashed at once.
*/
#include "attr.h"

#include <string.h>

#include "chars.h"

/* The hash of a word of up to 16 bytes, by its first eight and its last eight;
** 0 for these where it has no more than eight. */
static uint32_t hash16(uint64_t first, uint64_t last, size_t n) {
  uint64_t h = (first ^ n) * 0x9E3779B97F4A7C15u + last * 0xC2B2AE3D27D4EB4Fu;
  return (uint32_t)(h >> 32 ^ h >> 15);
}

static uint32_t hash(const unsigned char *s, size_t n) {
  uint64_t h = n;
  if (n < 8) return hash16(gl_char_part(s, n), 0, n);
  if (n <= 16)
    return hash16(gl_char_load(s), n > 8 ? gl_char_load(s + n - 8) : 0, n);
  for (; n >= 8; s += 8, n -= 8)
    h = (h ^ gl_char_load(s)) * 0x9E3779B97F4A7C15u;
  return (uint32_t)((h ^ gl_char_part(s, n)) * 0x9E3779B97F4A7C15u >> 32);
}

static size_t nslots(size_t n) {
  size_t k = 16;
  while (k < 2 * n) k *= 2;
  return k;
}

size_t gl_lexicon_size(size_t n, size_t bytes) {
  return sizeof(gl_lexicon) + nslots(n) * sizeof(struct gl_lexslot) + bytes;
}

void gl_lexicon_layout(gl_lexicon *x, size_t n, size_t bytes) {
  memset(x, 0, gl_lexicon_size(n, bytes));
  x->slot = (struct gl_lexslot *)(x + 1);
  x->bytes = (char *)(x->slot + nslots(n));
  x->mask = (uint32_t)nslots(n) - 1;
}

/* The slot of a word with that hash, or the free one where it belongs. */
static inline struct gl_lexslot *lexslot(const gl_lexicon *x,
                                         const unsigned char *s, size_t n,
                                         uint32_t h) {
  uint32_t i = h & x->mask;
  for (;; i = (i + 1) & x->mask) {
    struct gl_lexslot *t = &x->slot[i];
    if (t->n == 0) return t;
    if (t->tag == (uint16_t)(h >> 16) && t->n == n &&
        memcmp(x->bytes + t->at, s, n) == 0)
      return t;
  }
}

size_t gl_lexicon_key(const unsigned char *s, size_t n,
                      unsigned char out[GL_LEX_MAXWORD]) {
  const unsigned char *e = s + n;
  size_t k = 0;
  if (n > 2 * GL_LEX_MAXWORD) return 0;
  while (s < e) {
    uint32_t to[3], cp;
    unsigned len = 1, i, m = 1;
    cp = to[0] = *s;
    if (cp - 'A' < 26) to[0] = cp + 32;
    if (cp >= 0x80) {
      cp = gl_decode(s, e, &len);
      m = gl_casefold(cp, to);
      if (cp == 0x2018 || cp == 0x2019) to[0] = '\'';
    }
    for (i = 0; i < m; i++) {
      unsigned char u[4];
      unsigned nu = gl_encode(to[i], u);
      if (k + nu > GL_LEX_MAXWORD) return 0;
      memcpy(out + k, u, nu);
      k += nu;
    }
    s += len;
  }
  return k;
}

int gl_lexicon_add(gl_lexicon *x, const char *s, size_t n, unsigned cls) {
  unsigned char key[GL_LEX_MAXWORD];
  size_t k = gl_lexicon_key((const unsigned char *)s, n, key);
  struct gl_lexslot *t;
  if (k == 0) return 0;
  t = lexslot(x, key, k, hash(key, k));
  if (t->n == 0) {
    t->at = x->used;
    t->n = (uint8_t)k;
    t->tag = (uint16_t)(hash(key, k) >> 16);
    memcpy(x->bytes + x->used, key, k);
    x->used += (uint32_t)k;
    x->n++;
  }
  t->cls |= (uint8_t)cls;
  x->all |= (uint16_t)cls;
  return 1;
}

unsigned gl_lexicon_class(const gl_lexicon *x, const unsigned char *s,
                          size_t n) {
  return x == NULL || n == 0 || n > GL_LEX_MAXWORD
             ? 0
             : lexslot(x, s, n, hash(s, n))->cls;
}

unsigned gl_lexicon_short(const gl_lexicon *x, const unsigned char *s, size_t n,
                          uint64_t first, uint64_t last) {
  return lexslot(x, s, n, hash16(first, last, n))->cls;
}
