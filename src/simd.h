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

struct gl_simd {
  const char *name; /* of the level */

  /* code[i] = map[s[i]] for 64 bytes, where map has one value for all bytes
  ** from 0x80 on. Returns those bytes; *lead: of them those from 0xC0 on. */
  uint64_t (*codes)(const uint8_t map[256], const unsigned char *s,
                    uint8_t code[64], uint64_t *lead);

  /* plane[k]: bit k of each of 64 codes. */
  void (*planes)(const uint8_t code[64], uint64_t plane[8]);

  /* For UTF-8 (utf8.c). Three look-ups for each of 64 bytes: by the high and
  ** the low half of the byte before it, and by its own high half. Whether
  ** those have a bit in common, but for bit 7 where a byte from E0 on is two
  ** bytes before, or one from F0 on three, and there it must be. Reads the
  ** three bytes before s. NULL where there is no such instruction. */
  int (*pairs)(const uint8_t table[3][16], const unsigned char *s);
};

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
GL_FUNC const gl_simd *gl_simd_neon(void);

/* The levels that this machine has, the best one last; returns how many. */
#define GL_NSIMD 5
GL_FUNC unsigned gl_simd_levels(const gl_simd *level[GL_NSIMD]);

#endif
