/*
** scan.h: what the scalar segmenters (grapheme.c word.c sentence.c line.c)
** share, and first of all one step: the class of the next character. Well-formed UTF-8 is decoded
** here, in line; whatever else stands there is left to gl_decode.
*/
#ifndef GL_SCAN_H
#define GL_SCAN_H

#include "gloss.h"
#include "ucd.h"

#include <string.h>

/* Class of the character at *p (*p < e); moves *p past it. */
static inline const gl_class *gl_next(const unsigned char **p,
                                      const unsigned char *e) {
  const unsigned char *s = *p;
  uint32_t cp = s[0];
  unsigned len = 1;
  if (cp < 0x80) {
    *p = s + 1;
    return &gl_classes[gl_class_of(cp)];
  }
  if (cp - 0xC2 < 0xE0 - 0xC2 && e - s >= 2 && (s[1] & 0xC0) == 0x80) {
    cp = (cp & 0x1F) << 6 | (s[1] & 0x3Fu);
    *p = s + 2;
    return &gl_classes[gl_class_of(cp)];
  }
  if (cp >> 4 == 0xE && e - s >= 3 && (s[1] & 0xC0) == 0x80 &&
      (s[2] & 0xC0) == 0x80) {
    cp = (cp & 0x0F) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
    if (cp >= 0x800 && cp - 0xD800 >= 0x800) { /* short, no surrogate */
      *p = s + 3;
      return &gl_classes[gl_class_of(cp)];
    }
  }
  cp = gl_decode(s, e, &len);
  *p = s + len;
  return &gl_classes[gl_class_of(cp)];
}

/* First byte at or after p that is no ASCII letter, or e. */
static inline const unsigned char *gl_skip_letters(const unsigned char *p,
                                                   const unsigned char *e) {
  while (p < e && (*p | 0x20u) - 'a' < 26u) p++;
  return p;
}

/* No segment ends anywhere, yet. */
static inline void gl_ends_clear(const gl_text *t, uint64_t *ends) {
  memset(ends, 0, GL_BITWORDS(t->len) * sizeof *ends);
}

/* A boundary before byte `at` (at > 0): byte at - 1 ends a segment. */
static inline void gl_ends_before(uint64_t *ends, size_t at) {
  gl_bit_set(ends, at - 1);
}

#define GL_NONE SIZE_MAX /* no boundary is pending */

/* Where to stop when text may follow e: before a character that more bytes
** could make whole, or else at e. A character begins at s (s <= e). */
static inline const unsigned char *gl_uncut(const unsigned char *s,
                                            const unsigned char *e) {
  const unsigned char *p = e;
  unsigned len;
  while (p > s && e - p < 3) {
    unsigned c = *--p;
    if ((c & 0xC0) == 0x80) continue;
    if (c < 0xC2 || c > 0xF4) return e;
    (void)gl_decode(p, e, &len);
    /* no byte of it is wrong, and it is too short */
    return p + len == e && len < (c < 0xE0 ? 2u : c < 0xF0 ? 3u : 4u) ? p : e;
  }
  return e;
}

#endif
