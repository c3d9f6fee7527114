/*
** simd_c.c: kernels in plain C, eight bytes at a time; and which levels there
** are.
*/
#include "simd.h"

#define ONES 0x0101010101010101u

/* The lowest bit of each of 8 bytes, gathered: that of byte i to bit i. */
static inline uint64_t gather(uint64_t x) {
  return ((x & ONES) * 0x0102040810204080u) >> 56;
}

static uint64_t codes(const uint8_t map[256], const unsigned char *s,
                      uint8_t code[64], uint64_t *lead) {
  uint64_t high = 0, two = 0;
  unsigned i;
  for (i = 0; i < 64; i += 8) {
    uint64_t x = gl_load64(s + i);
    gl_map8(map, s + i, code + i);
    if (!(x & 0x80 * ONES)) continue;
    high |= gather(x >> 7) << i;
    two |= gather(x >> 6) << i;
  }
  *lead = high & two;
  return high;
}

static void planes(const uint8_t code[64], uint64_t plane[8]) {
  uint64_t p[8] = {0};
  unsigned i;
  for (i = 0; i < 64; i += 8) {
    uint64_t x = gl_load64(code + i);
    p[0] |= gather(x) << i;
    p[1] |= gather(x >> 1) << i;
    p[2] |= gather(x >> 2) << i;
    p[3] |= gather(x >> 3) << i;
    p[4] |= gather(x >> 4) << i;
    p[5] |= gather(x >> 5) << i;
    p[6] |= gather(x >> 6) << i;
    p[7] |= gather(x >> 7) << i;
  }
  memcpy(plane, p, sizeof p);
}

const gl_simd gl_simd_c = {"portable", codes, planes, NULL};

unsigned gl_simd_levels(const gl_simd *level[GL_NSIMD]) {
  unsigned n = 0;
  level[n++] = &gl_simd_c;
  if ((level[n] = gl_simd_sse2()) != NULL) n++;
  if ((level[n] = gl_simd_avx2()) != NULL) n++;
  if ((level[n] = gl_simd_avx512()) != NULL) n++;
  if ((level[n] = gl_simd_neon()) != NULL) n++;
  return n;
}
