/*
** chars.h: what a character is to the lexer: one class of few for each.
*/
#ifndef GL_CHARS_H
#define GL_CHARS_H

#include <string.h>

#include "ucd.h"

/* letters, what words are made of, white space: each a range */
/* clang-format off */
enum {
  C_OTHER, C_SPACE, C_NL, C_FORMAT, C_EXTEND, C_ZWJ, C_UPPER, C_LOWER,
  C_LETTER, C_DIGIT, C_UNDER, C_KANA, C_DOT, C_MARK, C_FULL, C_COMMA,
  C_APOS, C_QUOTE, C_OPEN, C_CLOSE, C_HYPHEN, C_DASH, C_MONEY, C_PICT,
  C_RI, C_BULLET, C_ELLIPSIS, C_IDEO
};
/* clang-format on */

/* What words are made of, by the properties that UAX #29 goes by: those of a
** character's class. C_OTHER: it is for more than that to say. */
/* clang-format off */
#define GL_LETTERCLASS(sb) \
  ((sb) == SB_Upper ? C_UPPER : (sb) == SB_Lower ? C_LOWER : C_LETTER)
#define GL_CHARCLASS(wb, sb) \
  ((wb) == WB_Extend                               ? C_EXTEND     \
  : (wb) == WB_ZWJ                                 ? C_ZWJ        \
  : (wb) == WB_Format                              ? C_FORMAT     \
  : (wb) == WB_Regional_Indicator                  ? C_RI         \
  : (wb) == WB_Katakana                            ? C_KANA       \
  : (wb) == WB_Hebrew_Letter || (wb) == WB_ALetter ? GL_LETTERCLASS(sb) \
  : (wb) == WB_Numeric                             ? C_DIGIT      \
  : (wb) == WB_WSegSpace                           ? C_SPACE      \
  : (wb) == WB_ExtendNumLet                        ? C_OTHER      \
  : (sb) == SB_OLetter ? C_IDEO /* without spaces */ : C_OTHER)
/* clang-format on */

GL_DATA const uint8_t gl_char_ascii[128];
/* by byte: whether letters before it are a word whatever follows */
GL_DATA const uint8_t gl_char_endsword[256];
/* by class of characters (ucd.h); C_OTHER where that tells no more */
GL_DATA const uint8_t gl_char_byclass[];
GL_FUNC unsigned gl_char_far(uint32_t cp); /* of those */
/* the same for a character beyond ASCII, of the class k */
static inline unsigned gl_char_class(uint32_t cp, unsigned k) {
  unsigned c = gl_char_byclass[k];
  return GL_LIKELY(c != C_OTHER) ? c : gl_char_far(cp);
}

/* --- letters by eight ----------------------------------------------------- */

#define GL_ONES (UINT64_MAX / 255) /* the low bit of each byte */
#define GL_HIGHS (GL_ONES * 0x80)  /* the high bit of each byte */

/* Eight bytes, the first lowest. */
static inline uint64_t gl_char_load(const unsigned char *s) {
  uint64_t w;
  memcpy(&w, s, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  w = __builtin_bswap64(w);
#endif
  return w;
}

/* The other way. */
static inline void gl_char_store(unsigned char *s, uint64_t w) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  w = __builtin_bswap64(w);
#endif
  memcpy(s, &w, 8);
}

/* Four bytes, the first lowest: one instruction where that is their order. */
static inline uint64_t gl_char_load4(const unsigned char *s) {
  return s[0] | (uint32_t)s[1] << 8 | (uint32_t)s[2] << 16 |
         (uint32_t)s[3] << 24;
}

/* n < 8 bytes, and zeros: two reads that may overlap, or three. */
static inline uint64_t gl_char_part(const unsigned char *s, size_t n) {
  if (n >= 4) return gl_char_load4(s) | gl_char_load4(s + n - 4) << 8 * (n - 4);
  if (n == 0) return 0;
  return s[0] | (uint64_t)s[n / 2] << 8 * (n / 2) |
         (uint64_t)s[n - 1] << 8 * (n - 1);
}

/* Eight of the `len` bytes at s from `at` on, zeros behind the end. Near the
** end of eight or more, what stands before it is read too: there is no
** branch. */
static inline uint64_t gl_char_eight(const unsigned char *s, size_t len,
                                     size_t at) {
  size_t last = len - 8, from;
  if (GL_UNLIKELY(len < 8)) return gl_char_part(s + at, len - at);
  from = at < last ? at : last;
  return gl_char_load(s + from) >> 8 * (at - from);
}

/* The high bit of each byte that is an ASCII letter. */
static inline uint64_t gl_char_letters(uint64_t w) {
  uint64_t small = (w | GL_ONES * 0x20) & ~GL_HIGHS;
  return (small + GL_ONES * (0x80 - 'a')) & ~(small + GL_ONES * (0x7F - 'z')) &
         ~w & GL_HIGHS;
}

/* the same, of those that are capitals */
static inline uint64_t gl_char_capitals(uint64_t w, uint64_t letters) {
  return letters & ~(w << 2);
}

/* Bytes, of which letters of ASCII become small. */
static inline uint64_t gl_char_lowered(uint64_t w) {
  return w | gl_char_capitals(w, gl_char_letters(w)) >> 2;
}

/* How many high bits there are. */
static inline unsigned gl_char_count(uint64_t highs) {
  return (unsigned)((highs >> 7) * GL_ONES >> 56);
}
/* The sum of such counts of bytes at the same place, below 256 in all. */
static inline unsigned gl_char_sum(uint64_t bytes) {
  return (unsigned)(bytes * GL_ONES >> 56);
}

/* Characters that begin in eight bytes of UTF-8. */
static inline unsigned gl_char_starts(uint64_t w) {
  return w & GL_HIGHS ? 8 - gl_char_count(w & ~(w << 1) & GL_HIGHS) : 8;
}

#endif
