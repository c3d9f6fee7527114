/*
** simd.h: kernels. They turn 64 bytes of text into numbers of 64 bits, one bit
** for each byte (the first byte is bit 0), and know no rule: those are algebra
** on such numbers, written once (block.h, word.c, ...).
**
** There is a table of kernels for each level of instructions. All of them give
** the same results; which one is used is known by the text (gl_text.simd).
*/
#ifndef GL_SIMD_H
#define GL_SIMD_H

#include "gloss.h"
#include "pairset.h"

/* Bytes that are not ASCII, of 64. */
typedef struct gl_notascii {
  uint64_t high; /* from 0x80 on: all of them */
  uint64_t lead; /* from 0xC0 on */
  uint64_t ask;  /* those whose code is 0xFF */
} gl_notascii;

struct gl_simd {
  const char *name; /* of the level */

  /* code[i] = map[s[i]] for 64 bytes, where map has one value for all from
  ** 0x80 to 0xBF. Tells which are not ASCII, and more of those. */
  void (*codes)(const uint8_t map[256], const unsigned char *s,
                uint8_t code[64], gl_notascii *m);

  /* plane[k]: bit k of each of 64 codes. */
  void (*planes)(const uint8_t code[64], uint64_t plane[8]);

  /* How many bits are set in 8 words. */
  unsigned (*ones)(const uint64_t word[8]);

  /* The places of the bits that are set in n words, from `at` on, and nothing
  ** behind them. */
  void (*places)(const uint64_t *word, size_t n, uint32_t at, uint32_t *place);

  /* Which of 64 bytes are the first of such a pair, n times over; reads one
  ** byte more. */
  void (*find)(const gl_pairset *pairs, const unsigned char *s, unsigned n,
               uint64_t *found);

  /* For UTF-8 (utf8.c), NULL where there is no instruction for it: whether
  ** something is wrong in 64 bytes. Three look-ups for each: by the high and
  ** the low half of the byte before it, and by its own high half. Right is
  ** where those have no bit in common; where two bytes before is one from E0
  ** on, or three bytes before one from F0 on, where they have bit 7 alone.
  ** Reads the three bytes before s. */
  int (*pairs)(const uint8_t table[3][16], const unsigned char *s);

  /* The same as `codes` and `pairs` of n < 64 bytes, with NULs before and
  ** behind them; NULL where a level has no instruction that reads so few. */
  void (*fewcodes)(const uint8_t map[256], const unsigned char *s, size_t n,
                   uint8_t code[64], gl_notascii *m);
  int (*fewpairs)(const uint8_t table[3][16], const unsigned char *s, size_t n);
};

static inline unsigned gl_ones8(const uint64_t word[8]) {
  unsigned n = 0, i;
  for (i = 0; i < 8; i++) n += gl_popcount64(word[i]);
  return n;
}

GL_FUNC void gl_places(const uint64_t *word, size_t n, uint32_t at,
                       uint32_t *place); /* in plain C */

/* the codes of 8 bytes, the first one lowest */
static inline uint64_t gl_map8(const uint8_t map[256], const unsigned char *s) {
  uint64_t x = map[s[0]] | (uint64_t)map[s[1]] << 8;
  x |= (uint64_t)map[s[2]] << 16 | (uint64_t)map[s[3]] << 24;
  x |= (uint64_t)map[s[4]] << 32 | (uint64_t)map[s[5]] << 40;
  x |= (uint64_t)map[s[6]] << 48 | (uint64_t)map[s[7]] << 56;
  return x;
}

/* The levels; NULL where this machine has none of that name. */
GL_DATA const gl_simd gl_simd_c; /* plain C, everywhere */
GL_FUNC const gl_simd *gl_simd_sse2(void);
GL_FUNC const gl_simd *gl_simd_avx2(void);
GL_FUNC const gl_simd *gl_simd_avx512(void);
GL_FUNC const gl_simd *gl_simd_neon(void);

/* The levels that this machine has, the best one last; returns how many. */
#define GL_NSIMD 5
GL_FUNC unsigned gl_simd_levels(const gl_simd *level[GL_NSIMD]);

#endif
