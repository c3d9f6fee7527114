/*
** simd_neon.c: kernels for NEON, which every 64-bit ARM has.
*/
#include "simd.h"

#if defined(__aarch64__) && defined(__GNUC__) && !defined(__AARCH64EB__)

#include <arm_neon.h>

typedef struct block {
  uint8x16_t a, b, c, d;
} block;

static inline block load(const uint8_t *s) {
  block x;
  x.a = vld1q_u8(s);
  x.b = vld1q_u8(s + 16);
  x.c = vld1q_u8(s + 32);
  x.d = vld1q_u8(s + 48);
  return x;
}

/* A bit for each byte where x and `bits` have one in common: each byte of
** those becomes a bit of its own place, and neighbours are added up. */
static inline uint64_t test(block x, uint8x16_t bits) {
  const uint8x16_t own = vreinterpretq_u8_u64(vdupq_n_u64(0x8040201008040201u));
  uint8x16_t a = vandq_u8(vtstq_u8(x.a, bits), own);
  uint8x16_t b = vandq_u8(vtstq_u8(x.b, bits), own);
  uint8x16_t c = vandq_u8(vtstq_u8(x.c, bits), own);
  uint8x16_t d = vandq_u8(vtstq_u8(x.d, bits), own);
  uint8x16_t sum = vpaddq_u8(vpaddq_u8(a, b), vpaddq_u8(c, d));
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(sum, sum)), 0);
}

/* A look-up among 64 values gives 0 for a number above, or leaves what is
** there. */
static inline void look_up(uint8x16x4_t low, uint8x16x4_t high,
                           uint8x16_t above, uint8x16_t x, uint8_t *code) {
  uint8x16_t found = vqtbl4q_u8(low, x);
  found = vqtbx4q_u8(found, high, vsubq_u8(x, vdupq_n_u8(64)));
  above = vandq_u8(above, vcgeq_u8(x, vdupq_n_u8(0x80)));
  vst1q_u8(code, vorrq_u8(found, above));
}

static uint64_t codes(const uint8_t map[256], const unsigned char *s,
                      uint8_t code[64], uint64_t *lead) {
  const uint8x16x4_t low = vld1q_u8_x4(map), high = vld1q_u8_x4(map + 64);
  const uint8x16_t above = vdupq_n_u8(map[0x80]);
  block x = load(s);
  uint64_t found = test(x, vdupq_n_u8(0x80));
  *lead = found ? found & test(x, vdupq_n_u8(0x40)) : 0;
  look_up(low, high, above, x.a, code);
  look_up(low, high, above, x.b, code + 16);
  look_up(low, high, above, x.c, code + 32);
  look_up(low, high, above, x.d, code + 48);
  return found;
}

static void planes(const uint8_t code[64], uint64_t plane[8]) {
  block x = load(code);
  unsigned k;
  for (k = 0; k < 8; k++) plane[k] = test(x, vdupq_n_u8((uint8_t)(1u << k)));
}

/* 0 where the 16 bytes at s are as they should be. */
static inline uint8x16_t faults(const uint8x16_t t[3], const unsigned char *s) {
  const uint8x16_t before = vld1q_u8(s - 1);
  uint8x16_t high = vqtbl1q_u8(t[0], vshrq_n_u8(before, 4));
  uint8x16_t low = vqtbl1q_u8(t[1], vandq_u8(before, vdupq_n_u8(0x0F)));
  uint8x16_t own = vqtbl1q_u8(t[2], vshrq_n_u8(vld1q_u8(s), 4));
  uint8x16_t owed = vorrq_u8(vcgeq_u8(vld1q_u8(s - 2), vdupq_n_u8(0xE0)),
                             vcgeq_u8(vld1q_u8(s - 3), vdupq_n_u8(0xF0)));
  return veorq_u8(vandq_u8(vandq_u8(high, low), own),
                  vandq_u8(owed, vdupq_n_u8(0x80)));
}

static int pairs(const uint8_t table[3][16], const unsigned char *s) {
  uint8x16_t t[3], wrong;
  t[0] = vld1q_u8(table[0]);
  t[1] = vld1q_u8(table[1]);
  t[2] = vld1q_u8(table[2]);
  wrong = vorrq_u8(vorrq_u8(faults(t, s), faults(t, s + 16)),
                   vorrq_u8(faults(t, s + 32), faults(t, s + 48)));
  return vmaxvq_u8(wrong) != 0;
}

static const gl_simd neon = {"neon", codes, planes, pairs};

const gl_simd *gl_simd_neon(void) { return &neon; }

#else

const gl_simd *gl_simd_neon(void) { return NULL; }

#endif
