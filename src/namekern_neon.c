/*
** namekern_neon.c: what of the kernels NEON does better than plain C.
*/
#include "namekern.h"

#if defined(GL_ARM64)

#include <arm_neon.h>

/* the bytes of x that lie from low to high, as bytes of ones */
static inline uint8x16_t between(uint8x16_t x, uint8_t low, uint8_t high) {
  return vcleq_u8(vsubq_u8(x, vdupq_n_u8(low)),
                  vdupq_n_u8((uint8_t)(high - low)));
}

/* A bit for each of 64 bytes of ones: each becomes a bit of its own place, and
** neighbours are added up. */
static inline uint64_t bits(const uint8x16_t x[4]) {
  const uint8x16_t own = vreinterpretq_u8_u64(vdupq_n_u64(0x8040201008040201u));
  uint8x16_t a = vpaddq_u8(vandq_u8(x[0], own), vandq_u8(x[1], own));
  uint8x16_t b = vpaddq_u8(vandq_u8(x[2], own), vandq_u8(x[3], own));
  a = vpaddq_u8(a, b);
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(a, a)), 0);
}

static int classify(const unsigned char *s, size_t n, unsigned char *low,
                    uint64_t *word, uint64_t *high) {
  const uint8x16_t small = vdupq_n_u8(0x20);
  uint64_t any = 0;
  size_t i;
  unsigned k;
  for (i = 0; i < n; i++) {
    uint8x16_t w[4], h[4];
    for (k = 0; k < 4; k++, s += 16, low += 16) {
      uint8x16_t x = vld1q_u8(s);
      uint8x16_t letter = between(vorrq_u8(x, small), 'a', 'z');
      w[k] = vorrq_u8(between(x, '0', '9'), vceqq_u8(x, vdupq_n_u8('_')));
      w[k] = vorrq_u8(w[k], letter);
      h[k] = vcgeq_u8(x, vdupq_n_u8(0x80));
      vst1q_u8(low, vorrq_u8(x, vandq_u8(letter, small)));
    }
    word[i] = bits(w);
    high[i] = bits(h);
    any |= high[i];
  }
  return any != 0;
}

static const gl_namekern neon = {"neon",       classify,     gl_kern_expand,
                                 gl_kern_hash, gl_kern_pass, gl_kern_pairs,
                                 gl_kern_gate};

const gl_namekern *gl_namekern_neon(void) { return &neon; }

#else

const gl_namekern *gl_namekern_neon(void) { return NULL; }

#endif
