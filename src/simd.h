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
** Pairs of bytes, in up to eight kinds: bit k of a row is of kind k. A pair is
** of a kind if the halves of the first byte and those of the second are, each
** for itself.
*/
typedef struct gl_pairset {
  uint8_t low1[16], high1[16]; /* by the low and the high half of the first */
  uint8_t low2[16], high2[16]; /* and of the second byte */
} gl_pairset;

/* Filled from four times eight sets of halves, 16 bits each: A0 to A7 for the
** low half of the first byte, and so on. */
#define GL_PAIRSET(A, B, C, D) \
  { GL_ROWS(A), GL_ROWS(B), GL_ROWS(C), GL_ROWS(D) }
#define GL_ROWS(X)                                                            \
  {                                                                           \
    GL_ROW(X, 0), GL_ROW(X, 1), GL_ROW(X, 2), GL_ROW(X, 3), GL_ROW(X, 4),     \
        GL_ROW(X, 5), GL_ROW(X, 6), GL_ROW(X, 7), GL_ROW(X, 8), GL_ROW(X, 9), \
        GL_ROW(X, 10), GL_ROW(X, 11), GL_ROW(X, 12), GL_ROW(X, 13),           \
        GL_ROW(X, 14), GL_ROW(X, 15)                                          \
  }
#define GL_ROW(X, n)                                                       \
  (X##0 >> n & 1) | (X##1 >> n & 1) << 1 | (X##2 >> n & 1) << 2 |          \
      (X##3 >> n & 1) << 3 | (X##4 >> n & 1) << 4 | (X##5 >> n & 1) << 5 | \
      (X##6 >> n & 1) << 6 | (X##7 >> n & 1) << 7

struct gl_simd {
  const char *name; /* of the level */

  /* code[i] = map[s[i]] for 64 bytes, where map has one value for all bytes
  ** from 0x80 on. Returns those bytes; *lead: of them those from 0xC0 on. */
  uint64_t (*codes)(const uint8_t map[256], const unsigned char *s,
                    uint8_t code[64], uint64_t *lead);

  /* plane[k]: bit k of each of 64 codes. */
  void (*planes)(const uint8_t code[64], uint64_t plane[8]);

  /* Which of 64 bytes are the first of such a pair; reads 65 bytes. */
  uint64_t (*find)(const gl_pairset *pairs, const unsigned char *s);

  /* For UTF-8 (utf8.c). Three look-ups for each of 64 bytes: by the high and
  ** the low half of the byte before it, and by its own high half. Whether
  ** those have a bit in common, but for bit 7 where a byte from E0 on is two
  ** bytes before, or one from F0 on three, and there it must be. Reads the
  ** three bytes before s. NULL where there is no such instruction. */
  int (*pairs)(const uint8_t table[3][16], const unsigned char *s);
};

/* gl_simd.find, where there is no look-up of bytes */
static inline uint64_t gl_find_pairs(const gl_pairset *p,
                                     const unsigned char *s) {
  uint64_t found = 0;
  unsigned i;
  for (i = 0; i < 64; i++) {
    unsigned a = s[i], b = s[i + 1];
    unsigned kinds = p->low1[a & 15] & p->high1[a >> 4];
    if (kinds & p->low2[b & 15] & p->high2[b >> 4]) found |= (uint64_t)1 << i;
  }
  return found;
}

/* codes of 8 bytes, one after another, stored at once */
static inline void gl_map8(const uint8_t map[256], const unsigned char *s,
                           uint8_t code[8]) {
  uint64_t x = map[s[0]] | (uint64_t)map[s[1]] << 8;
  x |= (uint64_t)map[s[2]] << 16 | (uint64_t)map[s[3]] << 24;
  x |= (uint64_t)map[s[4]] << 32 | (uint64_t)map[s[5]] << 40;
  x |= (uint64_t)map[s[6]] << 48 | (uint64_t)map[s[7]] << 56;
  gl_store64(code, x);
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
