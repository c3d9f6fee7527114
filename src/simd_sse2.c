/*
** simd_sse2.c: kernels for SSE2, which every x86-64 has.
*/
#include "simd.h"

#if defined(GL_X86_64)

#include <emmintrin.h>

typedef struct block {
  __m128i a, b, c, d; /* 16 bytes each */
} block;

static inline block load(const uint8_t *s) {
  block x;
  x.a = _mm_loadu_si128((const __m128i *)s);
  x.b = _mm_loadu_si128((const __m128i *)(s + 16));
  x.c = _mm_loadu_si128((const __m128i *)(s + 32));
  x.d = _mm_loadu_si128((const __m128i *)(s + 48));
  return x;
}

/* the highest bit of each byte */
static inline uint64_t highbits(block x) {
  unsigned low =
      (unsigned)_mm_movemask_epi8(x.a) | (unsigned)_mm_movemask_epi8(x.b) << 16;
  unsigned high =
      (unsigned)_mm_movemask_epi8(x.c) | (unsigned)_mm_movemask_epi8(x.d) << 16;
  return low | (uint64_t)high << 32;
}

/* the next bit becomes the highest */
static inline block shift(block x) {
  x.a = _mm_add_epi8(x.a, x.a);
  x.b = _mm_add_epi8(x.b, x.b);
  x.c = _mm_add_epi8(x.c, x.c);
  x.d = _mm_add_epi8(x.d, x.d);
  return x;
}

/* There is no look-up of bytes in SSE2. */
static uint64_t codes(const uint8_t map[256], const unsigned char *s,
                      uint8_t code[64], uint64_t *lead) {
  block x = load(s);
  uint64_t high = highbits(x);
  unsigned i;
  *lead = high ? high & highbits(shift(x)) : 0;
  for (i = 0; i < 64; i += 8) gl_map8(map, s + i, code + i);
  return high;
}

static void planes(const uint8_t code[64], uint64_t plane[8]) {
  block x = load(code);
  unsigned k = 7;
  for (; plane[k] = highbits(x), k > 0; k--) x = shift(x);
}

static const gl_simd sse2 = {"sse2", codes, planes, NULL};

const gl_simd *gl_simd_sse2(void) { return &sse2; }

#else

const gl_simd *gl_simd_sse2(void) { return NULL; }

#endif
