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

#include "port.h"

/* A set of bytes: GL_BYTESET(HAS) is the one of those c for which the constant
** HAS(c) is true. */
typedef struct gl_byteset {
  uint8_t has[256]; /* by byte, 1 or 0 */
  /* by the low half of a byte, a bit for each of the high halves from 0 to 7,
  ** and from 8 to 15 */
  uint8_t low[16], high[16];
} gl_byteset;

#define GL_BYTESET(HAS)                                \
  {                                                    \
    {GL_SET_256(HAS)}, {GL_SET_16(GL_SET_LOW, HAS)}, { \
      GL_SET_16(GL_SET_HIGH, HAS)                      \
    }                                                  \
  }
#define GL_SET_BIT(HAS, c) ((HAS(c)) ? 1 : 0),
#define GL_SET_ROW(HAS, c)                                              \
  ((HAS(c)) ? 0x01 : 0) | ((HAS((c) + 0x10)) ? 0x02 : 0) |              \
      ((HAS((c) + 0x20)) ? 0x04 : 0) | ((HAS((c) + 0x30)) ? 0x08 : 0) | \
      ((HAS((c) + 0x40)) ? 0x10 : 0) | ((HAS((c) + 0x50)) ? 0x20 : 0) | \
      ((HAS((c) + 0x60)) ? 0x40 : 0) | ((HAS((c) + 0x70)) ? 0x80 : 0),
#define GL_SET_LOW(HAS, c) GL_SET_ROW(HAS, c)
#define GL_SET_HIGH(HAS, c) GL_SET_ROW(HAS, (c) + 0x80)
#define GL_SET_4(X, HAS, c) \
  X(HAS, c) X(HAS, (c) + 1) X(HAS, (c) + 2) X(HAS, (c) + 3)
#define GL_SET_16_AT(X, HAS, c)                       \
  GL_SET_4(X, HAS, c)                                 \
  GL_SET_4(X, HAS, (c) + 4) GL_SET_4(X, HAS, (c) + 8) \
      GL_SET_4(X, HAS, (c) + 12)
#define GL_SET_16(X, HAS) GL_SET_16_AT(X, HAS, 0)
#define GL_SET_64(HAS, c)                     \
  GL_SET_16_AT(GL_SET_BIT, HAS, c)            \
  GL_SET_16_AT(GL_SET_BIT, HAS, (c) + 16)     \
      GL_SET_16_AT(GL_SET_BIT, HAS, (c) + 32) \
          GL_SET_16_AT(GL_SET_BIT, HAS, (c) + 48)
#define GL_SET_256(HAS) \
  GL_SET_64(HAS, 0) GL_SET_64(HAS, 64) GL_SET_64(HAS, 128) GL_SET_64(HAS, 192)

typedef struct gl_simd gl_simd;
struct gl_simd {
  const char *name; /* of the level */

  /* code[i] = map[s[i]] for 64 bytes, where map has one value for all bytes
  ** from 0x80 on. Returns those bytes; *lead: of them those from 0xC0 on. */
  uint64_t (*codes)(const uint8_t map[256], const unsigned char *s,
                    uint8_t code[64], uint64_t *lead);

  /* plane[k]: bit k of each of 64 codes. */
  void (*planes)(const uint8_t code[64], uint64_t plane[8]);

  /* Which of 64 bytes are in the set. */
  uint64_t (*find)(const gl_byteset *set, const unsigned char *s);
};

/* The levels; NULL where this machine has none of that name. */
GL_DATA const gl_simd gl_simd_c; /* plain C, everywhere */
GL_FUNC const gl_simd *gl_simd_sse2(void);
GL_FUNC const gl_simd *gl_simd_avx2(void);
GL_FUNC const gl_simd *gl_simd_avx512(void);

/* The levels that this machine has, the best one last; returns how many. */
#define GL_NSIMD 4
GL_FUNC unsigned gl_simd_levels(const gl_simd *level[GL_NSIMD]);

#endif
