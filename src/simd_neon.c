/*
** simd_neon.c: kernels for NEON, which every 64-bit ARM has.
*/
#include "simd.h"

#if defined(GL_ARM64)

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
static inline uint8x16_t look_up(const uint8x16x4_t map[3], uint8x16_t trail,
                                 uint8x16_t x) {
  uint8x16_t found = vqtbl4q_u8(map[0], x);
  found = vqtbx4q_u8(found, map[1], vsubq_u8(x, vdupq_n_u8(0x40)));
  found = vqtbx4q_u8(found, map[2], vsubq_u8(x, vdupq_n_u8(0xC0)));
  x = vreinterpretq_u8_s8(vshrq_n_s8(vreinterpretq_s8_u8(x), 6));
  return vbslq_u8(vceqq_u8(x, vdupq_n_u8(0xFE)), trail, found); /* 10xxxxxx */
}

static void codes(const uint8_t map[256], const unsigned char *s,
                  uint8_t code[64], gl_notascii *m) {
  const uint8x16_t trail = vdupq_n_u8(map[0x80]), all = vdupq_n_u8(0xFF);
  uint8x16x4_t maps[3];
  block x = load(s), c;
  maps[0] = vld1q_u8_x4(map);
  maps[1] = vld1q_u8_x4(map + 0x40);
  maps[2] = vld1q_u8_x4(map + 0xC0);
  c.a = look_up(maps, trail, x.a);
  c.b = look_up(maps, trail, x.b);
  c.c = look_up(maps, trail, x.c);
  c.d = look_up(maps, trail, x.d);
  vst1q_u8(code, c.a);
  vst1q_u8(code + 16, c.b);
  vst1q_u8(code + 32, c.c);
  vst1q_u8(code + 48, c.d);
  m->lead = m->ask = 0;
  m->high = test(x, vdupq_n_u8(0x80));
  if (!m->high) return;
  m->lead = m->high & test(x, vdupq_n_u8(0x40));
  c.a = vceqq_u8(c.a, all);
  c.b = vceqq_u8(c.b, all);
  c.c = vceqq_u8(c.c, all);
  c.d = vceqq_u8(c.d, all);
  m->ask = test(c, all);
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

static unsigned ones(const uint64_t word[8]) {
  block x = load((const uint8_t *)word);
  uint8x16_t n = vaddq_u8(vaddq_u8(vcntq_u8(x.a), vcntq_u8(x.b)),
                          vaddq_u8(vcntq_u8(x.c), vcntq_u8(x.d)));
  return vaddlvq_u8(n);
}

/* The kinds of 16 bytes, by their halves. */
static inline uint8x16_t kinds(uint8x16_t low, uint8x16_t high, uint8x16_t x) {
  return vandq_u8(vqtbl1q_u8(low, vandq_u8(x, vdupq_n_u8(0x0F))),
                  vqtbl1q_u8(high, vshrq_n_u8(x, 4)));
}

static void find(const gl_pairset *pairs, const unsigned char *s, unsigned n,
                 uint64_t *found) {
  const uint8x16_t low1 = vld1q_u8(pairs->low1), high1 = vld1q_u8(pairs->high1);
  const uint8x16_t low2 = vld1q_u8(pairs->low2), high2 = vld1q_u8(pairs->high2);
  for (; n-- > 0; s += 64) {
    block x = load(s), y = load(s + 1);
    x.a = vandq_u8(kinds(low1, high1, x.a), kinds(low2, high2, y.a));
    x.b = vandq_u8(kinds(low1, high1, x.b), kinds(low2, high2, y.b));
    x.c = vandq_u8(kinds(low1, high1, x.c), kinds(low2, high2, y.c));
    x.d = vandq_u8(kinds(low1, high1, x.d), kinds(low2, high2, y.d));
    *found++ = test(x, vdupq_n_u8(0xFF));
  }
}

static const gl_simd neon = {"neon", codes, planes, ones, gl_places,
                             find,   pairs, NULL,   NULL};

const gl_simd *gl_simd_neon(void) { return &neon; }

#else

const gl_simd *gl_simd_neon(void) { return NULL; }

#endif
