/*
** simd_sse2.c: kernels for SSE2, which every x86-64 has.
*/
#include "simd.h"

#if defined(GL_X86_64)

#include <emmintrin.h>

static inline __m128i load(const void *s) { return _mm_loadu_si128(s); }

static inline uint64_t highbits(const __m128i x[4]) {
  return (uint64_t)(unsigned)_mm_movemask_epi8(x[0]) |
         (uint64_t)(unsigned)_mm_movemask_epi8(x[1]) << 16 |
         (uint64_t)(unsigned)_mm_movemask_epi8(x[2]) << 32 |
         (uint64_t)(unsigned)_mm_movemask_epi8(x[3]) << 48;
}

/* There is no look-up of bytes in SSE2: one after another. */
static uint64_t codes(const uint8_t map[256], const unsigned char *s,
                      uint8_t code[64], uint64_t *lead) {
  __m128i x[4], y[4];
  uint64_t high;
  unsigned i;
  for (i = 0; i < 64; i++) code[i] = map[s[i]];
  for (i = 0; i < 4; i++) {
    x[i] = load(s + 16 * i);
    y[i] = _mm_add_epi8(x[i], x[i]);
  }
  high = highbits(x);
  *lead = high ? high & highbits(y) : 0;
  return high;
}

static void planes(const uint8_t code[64], uint64_t plane[8]) {
  __m128i x[4];
  unsigned i, k;
  for (i = 0; i < 4; i++) x[i] = load(code + 16 * i);
  for (k = 8; k-- > 0;) {
    plane[k] = highbits(x);
    for (i = 0; i < 4; i++) x[i] = _mm_add_epi8(x[i], x[i]);
  }
}

static const gl_simd sse2 = {"sse2", codes, planes};

const gl_simd *gl_simd_sse2(void) { return &sse2; }

#else

const gl_simd *gl_simd_sse2(void) { return NULL; }

#endif
