/*
** utf8.c: UTF-8 functions against the definitions. The oracle knows nothing
** of bounds: it encodes every Unicode scalar value and marks the encodings
** and their beginnings. A character then is the longest marked beginning, if
** that is whole; else one U+FFFD for it, or for one byte.
**
** Strings: every one of up to 3 bytes, every one of 5 of the bytes at which
** some bound lies; of 4 of those across the edge of a block of 64 bytes, on
** every level of instructions that this machine has. Prints what was checked;
** exits 1 at the first difference.
*/
#include "gloss.h"
#include "simd.h"
#include "ucd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned char begins[3][1 << 21]; /* bit sets over 1, 2, 3 bytes */

static unsigned long key(const unsigned char *s, unsigned n) {
  unsigned long k = 0;
  while (n-- > 0) k = k << 8 | *s++;
  return k;
}

static int marked(const unsigned char *s, unsigned n) {
  unsigned long k = key(s, n);
  return begins[n - 1][k >> 3] >> (k & 7) & 1;
}

/* The definition of UTF-8, by division. */
static unsigned encode(unsigned long cp, unsigned char *out) {
  unsigned n = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4, i;
  static const unsigned char lead[5] = {0, 0, 0xC0, 0xE0, 0xF0};
  for (i = n; i > 1; i--) {
    out[i - 1] = (unsigned char)(0x80 + cp % 64);
    cp /= 64;
  }
  out[0] = (unsigned char)(lead[n] + cp);
  return n;
}

static void mark(void) {
  unsigned long cp;
  for (cp = 0; cp <= GL_MAXCP; cp++) {
    unsigned char b[4];
    unsigned n, i;
    if (cp >= 0xD800 && cp <= 0xDFFF) continue;
    n = encode(cp, b);
    for (i = 1; i <= n && i <= 3; i++) {
      unsigned long k = key(b, i);
      begins[i - 1][k >> 3] |= (unsigned char)(1 << (k & 7));
    }
  }
}

/* How many bytes the character at s has; *whole: it is well-formed. */
static unsigned naive(const unsigned char *s, size_t n, int *whole) {
  unsigned len = s[0] < 0x80 ? 1 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4, i;
  *whole = 0;
  for (i = 1; i <= len; i++) {
    /* beginnings of 3 suffice: what follows them is any continuation byte */
    int ok = i <= n && (i < 4 ? marked(s, i) : s[3] >> 6 == 2);
    if (!ok) return i > 1 ? i - 1 : 1;
  }
  *whole = 1;
  return len;
}

static void fail(const char *what, const unsigned char *s, size_t n) {
  size_t i;
  printf("%s:", what);
  for (i = 0; i < n; i++) printf(" %02X", (unsigned)s[i]);
  printf("\n");
  exit(1);
}

static const gl_simd *level[GL_NSIMD];
static unsigned nlevels;

/* The longest well-formed prefix is of `valid` bytes. */
static void validate(const unsigned char *s, size_t n, size_t valid,
                     int ascii) {
  unsigned i;
  for (i = 0; i < nlevels; i++) {
    int told;
    size_t got = gl_utf8_valid(level[i], s, n, &told);
    if (got != valid) fail("longest well-formed prefix", s, n);
    if (told != ascii) fail("ASCII", s, n);
  }
}

static void check(const unsigned char *s, size_t n) {
  size_t at = 0, valid = 0;
  int all = 1, ascii = 1;
  while (at < n) {
    int whole;
    unsigned want = naive(s + at, n - at, &whole), len, m;
    uint32_t cp = gl_decode(s + at, s + n, &len);
    unsigned char b[4];
    if (len != want) fail("length", s, n);
    m = gl_encode(cp, b);
    if (whole ? m != len || memcmp(b, s + at, m) != 0 : cp != GL_REPLACEMENT)
      fail("code point", s, n);
    at += len;
    if (gl_step_back(s, s + at) != s + at - len) fail("step back", s, n);
    all = all && whole;
    if (all) {
      valid = at;
      if (len > 1) ascii = 0;
    }
  }
  validate(s, n, valid, ascii);
}

/* Every 4 bytes of `edge` at `at` of a block that begins with no ASCII (there
** the blocks begin). */
static unsigned long across(const unsigned char *edge, size_t nedge,
                            size_t at) {
  unsigned char s[130];
  size_t digit[4] = {0}, n, i;
  unsigned long strings = 0;
  memset(s, 'a', sizeof s);
  s[0] = 0xC3, s[1] = 0xA9;
  s[62] = 0xE2, s[63] = 0x82, s[64] = 0xAC; /* where they stay */
  do {
    size_t valid = 0;
    int whole = 1;
    for (i = 0; i < 4; i++) s[at + i] = edge[digit[i]];
    for (n = 0; n < sizeof s; n = valid) {
      unsigned len = naive(s + n, sizeof s - n, &whole);
      if (!whole) break;
      valid = n + len;
    }
    validate(s, sizeof s, valid, 0);
    strings++;
    for (i = 0; i < 4 && ++digit[i] == nedge; i++) digit[i] = 0;
  } while (i < 4);
  return strings;
}

int main(void) {
  static const unsigned char edge[] = {
      0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF,
      0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5};
  enum { N = sizeof edge };
  /* strings end where the array does: a sanitizer sees reading beyond */
  unsigned char room[80];
  unsigned char *const end = room + sizeof room;
  unsigned long i, n, strings = 0;
  mark();
  nlevels = gl_simd_levels(level);
  for (n = 1; n <= 3; n++) {
    for (i = 0; i < 1ul << 8 * n; i++, strings++) {
      unsigned long j;
      for (j = 0; j < n; j++)
        end[(long)j - (long)n] = (unsigned char)(i >> 8 * j);
      check(end - n, n);
    }
  }
  for (i = 0; i < (unsigned long)N * N * N * N * N; i++, strings++) {
    unsigned long j, k = i;
    for (j = 0; j < 5; j++, k /= N) end[(long)j - 5] = edge[k % N];
    check(end - 5, 5);
  }
  /* the long steps over ASCII: one other character at each place, of texts of
  ** each length */
  for (n = 0; n < sizeof room - 4; n++) {
    static const char *const other[] = {"\xC3\xA9", "\xF0\x9F\x98\x80", "\xFF",
                                        "\xE2\x82"};
    for (i = 0; i < sizeof other / sizeof *other; i++) {
      unsigned long j;
      memset(room, 'a', sizeof room);
      memcpy(room + n, other[i], strlen(other[i]));
      for (j = 0; j <= n; j++, strings++) check(room + j, sizeof room - j);
    }
  }
  memset(room, 'a', sizeof room);
  for (n = 0; n <= sizeof room; n++) check(end - n, n);
  for (n = 58; n <= 65; n++) strings += across(edge, N, n);
  printf("utf8: %lu strings\n", strings);
  return 0;
}
