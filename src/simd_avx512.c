/*
** simd_avx512.c: kernels for AVX-512 with BW and VBMI.
*/
#include "simd.h"
#include "simd_x86.h"

#if defined(GL_X86_64)

#include <immintrin.h>

#define TARGET GL_TARGET("avx512f,avx512bw,avx512vl,avx512vbmi,bmi,bmi2,popcnt")

TARGET static inline __m512i load(const void *s) {
  return _mm512_loadu_si512(s);
}

TARGET static uint64_t codes(const uint8_t map[256], const unsigned char *s,
                             uint8_t code[64], uint64_t *lead) {
  const __m512i x = load(s);
  const __mmask64 high = _mm512_movepi8_mask(x);
  /* a look-up among 128 values, by the low seven bits */
  __m512i found = _mm512_permutex2var_epi8(load(map), x, load(map + 64));
  found =
      _mm512_mask_blend_epi8(high, found, _mm512_set1_epi8((char)map[0x80]));
  _mm512_storeu_si512(code, found);
  *lead = _mm512_cmpge_epu8_mask(x, _mm512_set1_epi8((char)0xC0));
  return high;
}

TARGET static void planes(const uint8_t code[64], uint64_t plane[8]) {
  const __m512i x = load(code);
  unsigned k;
  for (k = 0; k < 8; k++)
    plane[k] = _mm512_test_epi8_mask(x, _mm512_set1_epi8((char)(1u << k)));
}

static const gl_simd avx512 = {"avx512", codes, planes};

const gl_simd *gl_simd_avx512(void) {
  return gl_x86_has() & GL_AVX512 ? &avx512 : NULL;
}

#else

const gl_simd *gl_simd_avx512(void) { return NULL; }

#endif
