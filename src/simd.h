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

/*
** Pairs of bytes, in up to eight kinds: bit k is of kind k. A pair is of a kind
** if the halves of the first byte and those of the second are, each for itself.
*/
typedef struct gl_pairset {
  uint8_t low1[16], high1[16];     /* by the halves of the first byte */
  uint8_t low2[16], high2[16];     /* and of the second */
  uint8_t first[256], second[256]; /* the same by whole bytes */
} gl_pairset;

/* Filled from four times eight sets of halves, 16 bits each: A0 to A7 for the
** low half of the first byte, B0 to B7 for its high half, and so on. */
/* clang-format off */
#define GL_PAIRSET(A, B, C, D) { \
  {GL_HALVES(A)}, {GL_HALVES(B)}, {GL_HALVES(C)}, {GL_HALVES(D)}, \
  {GL_BYTES(A, B)}, {GL_BYTES(C, D)} }
#define GL_HALF(A, n) \
  (A##0 >> (n) & 1) | (A##1 >> (n) & 1) << 1 | (A##2 >> (n) & 1) << 2 | \
  (A##3 >> (n) & 1) << 3 | (A##4 >> (n) & 1) << 4 | (A##5 >> (n) & 1) << 5 | \
  (A##6 >> (n) & 1) << 6 | (A##7 >> (n) & 1) << 7
#define GL_BYTE(A, B, low, high) (GL_HALF(A, low)) & (GL_HALF(B, high))
#define GL_HALVES(A) \
  GL_HALF(A, 0), GL_HALF(A, 1), GL_HALF(A, 2), GL_HALF(A, 3), \
  GL_HALF(A, 4), GL_HALF(A, 5), GL_HALF(A, 6), GL_HALF(A, 7), \
  GL_HALF(A, 8), GL_HALF(A, 9), GL_HALF(A, 10), GL_HALF(A, 11), \
  GL_HALF(A, 12), GL_HALF(A, 13), GL_HALF(A, 14), GL_HALF(A, 15)
#define GL_BYTES_16(A, B, h) \
  GL_BYTE(A, B, 0, h), GL_BYTE(A, B, 1, h), GL_BYTE(A, B, 2, h), \
  GL_BYTE(A, B, 3, h), GL_BYTE(A, B, 4, h), GL_BYTE(A, B, 5, h), \
  GL_BYTE(A, B, 6, h), GL_BYTE(A, B, 7, h), GL_BYTE(A, B, 8, h), \
  GL_BYTE(A, B, 9, h), GL_BYTE(A, B, 10, h), GL_BYTE(A, B, 11, h), \
  GL_BYTE(A, B, 12, h), GL_BYTE(A, B, 13, h), GL_BYTE(A, B, 14, h), \
  GL_BYTE(A, B, 15, h)
#define GL_BYTES(A, B) \
  GL_BYTES_16(A, B, 0), GL_BYTES_16(A, B, 1), GL_BYTES_16(A, B, 2), \
  GL_BYTES_16(A, B, 3), GL_BYTES_16(A, B, 4), GL_BYTES_16(A, B, 5), \
  GL_BYTES_16(A, B, 6), GL_BYTES_16(A, B, 7), GL_BYTES_16(A, B, 8), \
  GL_BYTES_16(A, B, 9), GL_BYTES_16(A, B, 10), GL_BYTES_16(A, B, 11), \
  GL_BYTES_16(A, B, 12), GL_BYTES_16(A, B, 13), GL_BYTES_16(A, B, 14), \
  GL_BYTES_16(A, B, 15)
/* clang-format on */

struct gl_simd {
  const char *name; /* of the level */

  /* code[i] = map[s[i]] for 64 bytes, where map has one value for all bytes
  ** from 0x80 on. Returns those bytes; *lead: of them those from 0xC0 on. */
  uint64_t (*codes)(const uint8_t map[256], const unsigned char *s,
                    uint8_t code[64], uint64_t *lead);

  /* plane[k]: bit k of each of 64 codes. */
  void (*planes)(const uint8_t code[64], uint64_t plane[8]);

  /* Which of 64 bytes are the first of such a pair, n times over; reads one
  ** byte more. */
  void (*find)(const gl_pairset *pairs, const unsigned char *s, unsigned n,
               uint64_t *found);

  /* For UTF-8 (utf8.c). Three look-ups for each of 64 bytes: by the high and
  ** the low half of the byte before it, and by its own high half. Whether
  ** those have a bit in common, but for bit 7 where a byte from E0 on is two
  ** bytes before, or one from F0 on three, and there it must be. Reads the
  ** three bytes before s. NULL where there is no such instruction. */
  int (*pairs)(const uint8_t table[3][16], const unsigned char *s);
};

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

/* The levels that this machine has, the best one last; returns how many. */
#define GL_NSIMD 4
GL_FUNC unsigned gl_simd_levels(const gl_simd *level[GL_NSIMD]);

#endif
