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

/* A shuffle gives 0 where the highest bit is set: so each byte has its row from
** `low` or from `high`. */
TARGET static uint64_t find(const gl_byteset *set, const unsigned char *s) {
  const __m512i bits =
      _mm512_set1_epi64((long long)0x8040201008040201u); /* 1 << n */
  const __m512i near = _mm512_set1_epi8((char)0x8F);
  const __m512i low =
      _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)set->low));
  const __m512i high =
      _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)set->high));
  const __m512i x = load(s);
  const __m512i other = _mm512_xor_si512(x, _mm512_set1_epi8((char)0x80));
  const __m512i half =
      _mm512_and_si512(_mm512_srli_epi16(x, 4), _mm512_set1_epi8(0x07));
  const __m512i row =
      _mm512_or_si512(_mm512_shuffle_epi8(low, _mm512_and_si512(x, near)),
                      _mm512_shuffle_epi8(high, _mm512_and_si512(other, near)));
  return _mm512_test_epi8_mask(row, _mm512_shuffle_epi8(bits, half));
}

static const gl_simd avx512 = {"avx512", codes, planes, find};

const gl_simd *gl_simd_avx512(void) {
  return gl_x86_has() & GL_AVX512 ? &avx512 : NULL;
}

#else

const gl_simd *gl_simd_avx512(void) { return NULL; }

#endif
