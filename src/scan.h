/*
** scan.h: one step of a scanner (grapheme.c word.c sentence.c line.c): the
** class of the next character. Well-formed UTF-8 is decoded
** here, in line; whatever else stands there is left to gl_decode.
*/
#ifndef GL_SCAN_H
#define GL_SCAN_H

#include "gloss.h"
#include "ucd.h"

/* Class of the character at *p (*p < e); moves *p past it. */
static inline const gl_class *gl_next_class(const unsigned char **p,
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

#define GL_NOTPENDING SIZE_MAX /* in gl_scan.pending */

/* Where a scanner stops in t. */
static inline const unsigned char *gl_scan_end(const gl_text *t, int last) {
  const unsigned char *e = t->s + t->len;
  return last ? e : gl_whole_end(t->s, e);
}

/* A boundary before byte `at` (at > 0): byte at - 1 ends a segment. */
static inline void gl_ends_before(uint64_t *ends, size_t at) {
  gl_bit_set(ends, at - 1);
}

#endif
