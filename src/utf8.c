/*
** utf8.c: UTF-8, well-formed (The Unicode Standard, table 3-7) and not. An
** ill-formed sequence counts as one U+FFFD for each of its maximal subparts
** (table 3-8): the longest start of a well-formed sequence that stands there,
** or else one byte. A byte that is no continuation byte always begins a
** character, whatever stands before it.
*/
#include "chars.h"
#include "gloss.h"
#include "simd.h"
#include "ucd.h"
#include "utf8.h"

#include <string.h>

#define HIGHBITS 0x8080808080808080u

static inline uint64_t load(const unsigned char *s) {
  uint64_t x;
  memcpy(&x, s, sizeof x);
  return x;
}

static inline int continues(unsigned c) { return (c & 0xC0) == 0x80; }

/*
** Bounds of the byte after the lead byte c, which is at least 0xC2: narrower
** than 80..BF where a wider one would make overlong forms (E0, F0),
** surrogates (ED) or code points past 10FFFF (F4).
*/
static inline unsigned lowest(unsigned c) {
  return c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
}
static inline unsigned highest(unsigned c) {
  return c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
}

uint32_t gl_decode(const unsigned char *s, const unsigned char *e,
                   unsigned *len) {
  unsigned c = s[0], d;
  size_t n = (size_t)(e - s);
  *len = 1;
  if (c < 0x80) return c;
  if (c < 0xC2 || c > 0xF4 || n < 2) return GL_REPLACEMENT;
  d = s[1];
  if (d < lowest(c) || d > highest(c)) return GL_REPLACEMENT;
  *len = 2;
  if (c < 0xE0) return (c & 0x1Fu) << 6 | (d & 0x3Fu);
  if (n < 3 || !continues(s[2])) return GL_REPLACEMENT;
  *len = 3;
  if (c < 0xF0) return (c & 0x0Fu) << 12 | (d & 0x3Fu) << 6 | (s[2] & 0x3Fu);
  if (n < 4 || !continues(s[3])) return GL_REPLACEMENT;
  *len = 4;
  return (c & 0x07u) << 18 | (d & 0x3Fu) << 12 | (s[2] & 0x3Fu) << 6 |
         (s[3] & 0x3Fu);
}

const unsigned char *gl_step_back(const unsigned char *s,
                                  const unsigned char *at) {
  const unsigned char *p = at - 1;
  unsigned len;
  while (p > s && at - p < 4 && continues(*p)) p--;
  (void)gl_decode(p, at, &len);
  /* too many continuation bytes: the last stands alone */
  return p + len == at ? p : at - 1;
}

const unsigned char *gl_whole_end(const unsigned char *s,
                                  const unsigned char *e) {
  const unsigned char *p = e;
  unsigned c, len, n;
  while (p > s && e - p < 3 && continues(p[-1])) p--;
  if (p == s || (c = *--p) < 0xC2) return e;
  n = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
  (void)gl_decode(p, e, &len);
  return len < n && p + len == e && c <= 0xF4 ? p : e;
}

unsigned gl_encode(uint32_t cp, unsigned char out[4]) {
  if (cp < 0x80) {
    out[0] = (unsigned char)cp;
    return 1;
  } else if (cp < 0x800) {
    out[0] = (unsigned char)(0xC0 | cp >> 6);
    out[1] = (unsigned char)(0x80 | (cp & 0x3F));
    return 2;
  } else if (cp < 0x10000) {
    out[0] = (unsigned char)(0xE0 | cp >> 12);
    out[1] = (unsigned char)(0x80 | (cp >> 6 & 0x3F));
    out[2] = (unsigned char)(0x80 | (cp & 0x3F));
    return 3;
  } else {
    out[0] = (unsigned char)(0xF0 | cp >> 18);
    out[1] = (unsigned char)(0x80 | (cp >> 12 & 0x3F));
    out[2] = (unsigned char)(0x80 | (cp >> 6 & 0x3F));
    out[3] = (unsigned char)(0x80 | (cp & 0x3F));
    return 4;
  }
}

const unsigned char *gl_skip_ascii(const unsigned char *s,
                                   const unsigned char *e) {
  const size_t n = (size_t)(e - s);
  while (e - s >= 32) {
    uint64_t x = load(s) | load(s + 8) | load(s + 16) | load(s + 24);
    if (x & HIGHBITS) break;
    s += 32;
  }
  while (e - s >= 8 && !(load(s) & HIGHBITS)) s += 8;
  if (e - s < 8 && n >= 8 && !(load(e - 8) & HIGHBITS)) return e;
  while (s < e && *s < 0x80) s++;
  return s;
}

/* --- validation ----------------------------------------------------------- */

/* The end of the longest well-formed start. */
static const unsigned char *valid_end(const unsigned char *p,
                                      const unsigned char *e) {
  while (p < e) {
    unsigned c = *p;
    if (c < 0x80) { /* worth a leap only where ASCII goes on for a while */
      if (e - p >= 8 && !(load(p) & HIGHBITS))
        p = gl_skip_ascii(p + 8, e);
      else
        p++;
    } else if (c < 0xE0) {
      if (c < 0xC2 || e - p < 2 || !continues(p[1])) break;
      p += 2;
    } else if (c < 0xF0) {
      if (e - p < 3 || p[1] < lowest(c) || p[1] > highest(c) ||
          !continues(p[2]))
        break;
      p += 3;
    } else {
      if (c > 0xF4 || e - p < 4 || p[1] < lowest(c) || p[1] > highest(c) ||
          !continues(p[2]) || !continues(p[3]))
        break;
      p += 4;
    }
  }
  return p;
}

/*
** What is wrong of two bytes side by side, each fault a bit. A fault is there
** when all three look-ups have its bit: by the high half of the first byte, by
** its low half, and by the high half of the second.
*/
enum {
  SHORT = 0x01,     /* a lead byte, then no continuation byte */
  LONG = 0x02,      /* ASCII, then a continuation byte */
  OVER2 = 0x04,     /* C0 or C1 and one */
  OVER3 = 0x08,     /* E0, then 80 to 9F */
  SURROGATE = 0x10, /* ED, then A0 to BF */
  OVER4 = 0x20,     /* F0, then 80 to 8F; also F5 to FF, then those */
  BEYOND = 0x40,    /* F4 to FF, then 90 to BF */
  THIRD = 0x80,     /* two continuation bytes: right where a lead byte of three
                       or four is two or three bytes before the second */
  ANY = SHORT | LONG | THIRD /* whatever the low half is */
};
#define ALL8(x) x, x, x, x, x, x, x, x
static const uint8_t faults[3][16] = {
    /* 0_ to 7_, 8_ to B_, C_, D_, E_, F_ */
    {ALL8(LONG), THIRD, THIRD, THIRD, THIRD, SHORT | OVER2, SHORT,
     SHORT | OVER3 | SURROGATE, SHORT | OVER4 | BEYOND},
    /* _0, _1, _2, _3, _4, _5 to _C, _D, _E, _F */
    {ANY | OVER2 | OVER3 | OVER4, ANY | OVER2, ANY, ANY, ANY | BEYOND,
     ALL8(ANY | BEYOND | OVER4), ANY | BEYOND | OVER4 | SURROGATE,
     ANY | BEYOND | OVER4, ANY | BEYOND | OVER4},
    /* 0_ to 7_, 8_, 9_, A_, B_, C_ to F_ */
    {ALL8(SHORT), LONG | OVER2 | THIRD | OVER3 | OVER4,
     LONG | OVER2 | THIRD | OVER3 | BEYOND,
     LONG | OVER2 | THIRD | SURROGATE | BEYOND,
     LONG | OVER2 | THIRD | SURROGATE | BEYOND, SHORT, SHORT, SHORT, SHORT}};

/* Whether the 64 bytes at s may stand behind those before, by one way or the
** other; `c` is for those levels that cannot look up by half-bytes. */
static inline int valid_block(const gl_simd *simd, const unsigned char *s,
                              gl_utf8before *c) {
  gl_utf8marks m;
  uint64_t bit[8];
  if (simd->pairs) return !simd->pairs(faults, s);
  simd->planes(s, bit);
  gl_utf8_marks(bit, c, &m);
  return m.wrong == 0;
}

/* How far s is well-formed beyond p, a boundary of characters; it may be up to
** 67 bytes further than told. */
static const unsigned char *valid_blocks(const gl_simd *simd,
                                         const unsigned char *s,
                                         const unsigned char *p,
                                         const unsigned char *e) {
  const unsigned char *q = p;
  gl_utf8before c = {0};
  if (p - s < 3) return p;
  while (e - q >= 64 && valid_block(simd, q, &c)) q += 64;
  /* q may be within a character */
  while (q > p && continues(q[-1])) q--;
  return q > p && q[-1] >= 0xC0 ? q - 1 : q;
}

/* Whether n < 64 bytes are of ASCII. */
static inline int ascii_few(const unsigned char *s, size_t n) {
  uint64_t all = n < 8 ? gl_char_part(s, n) : load(s + n - 8);
  for (; n > 8; s += 8, n -= 8) all |= load(s);
  return !(all & HIGHBITS);
}

/* Whether so few are all well-formed: behind nothing, and before a NUL. */
static int valid_few(const gl_simd *simd, const unsigned char *s, size_t n) {
  unsigned char padded[3 + 64];
  gl_utf8before c = {0};
  if (simd->fewpairs) return !simd->fewpairs(faults, s, n);
  memset(padded, 0, sizeof padded);
  memcpy(padded + 3, s, n);
  return valid_block(simd, padded + 3, &c);
}

size_t gl_utf8_valid(const gl_simd *simd, const unsigned char *s, size_t n,
                     int *ascii) {
  const unsigned char *e = s + n, *start, *p;
  if (n < 64) {
    *ascii = ascii_few(s, n);
    if (*ascii || valid_few(simd, s, n)) return n;
  }
  p = start = gl_skip_ascii(s, e);
  if (e - p >= 128) p = valid_blocks(simd, s, valid_end(p, p + 8), e);
  p = valid_end(p, e);
  *ascii = p == start;
  return (size_t)(p - s);
}
