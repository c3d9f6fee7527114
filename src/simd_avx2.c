/*
** simd_avx2.c: kernels for AVX2.
*/
#include "simd.h"
#include "simd_x86.h"

#if defined(GL_X86_64)

#include <immintrin.h>

#define TARGET GL_TARGET("avx2")

TARGET static inline __m256i load(const void *s) {
  return _mm256_loadu_si256(s);
}

TARGET static inline uint64_t highbits(__m256i x, __m256i y) {
  return (uint64_t)(uint32_t)_mm256_movemask_epi8(x) |
         (uint64_t)(uint32_t)_mm256_movemask_epi8(y) << 32;
}

/*
** A shuffle looks 16 values up by the low four bits of a byte, and gives 0
** where the highest bit is set. So for each high half k below 8 the bytes of
** that half come out as 00 to 0F, all others with the highest bit set; each
** byte gets a value from one of the eight rows.
*/
TARGET static inline __m256i lookup(const __m256i row[8], __m256i x) {
  const __m256i rest = _mm256_set1_epi8(0x70);
  __m256i found = _mm256_setzero_si256();
  unsigned k;
  for (k = 0; k < 8; k++) {
    __m256i own = _mm256_xor_si256(x, _mm256_set1_epi8((char)(k << 4)));
    __m256i at = _mm256_adds_epu8(own, rest);
    found = _mm256_or_si256(found, _mm256_shuffle_epi8(row[k], at));
  }
  return found;
}

TARGET static uint64_t codes(const uint8_t map[256], const unsigned char *s,
                             uint8_t code[64], uint64_t *lead) {
  const __m256i above = _mm256_set1_epi8((char)map[0x80]);
  const __m256i zero = _mm256_setzero_si256();
  __m256i x = load(s), y = load(s + 32), row[8], cx, cy;
  uint64_t high = highbits(x, y);
  unsigned k;
  for (k = 0; k < 8; k++)
    row[k] = _mm256_broadcastsi128_si256(
        _mm_loadu_si128((const __m128i *)(map + 16 * k)));
  cx = lookup(row, x);
  cy = lookup(row, y);
  *lead = 0;
  if (high) {
    *lead = high & highbits(_mm256_add_epi8(x, x), _mm256_add_epi8(y, y));
    cx = _mm256_or_si256(cx,
                         _mm256_and_si256(_mm256_cmpgt_epi8(zero, x), above));
    cy = _mm256_or_si256(cy,
                         _mm256_and_si256(_mm256_cmpgt_epi8(zero, y), above));
  }
  _mm256_storeu_si256((__m256i *)code, cx);
  _mm256_storeu_si256((__m256i *)(code + 32), cy);
  return high;
}

TARGET static void planes(const uint8_t code[64], uint64_t plane[8]) {
  __m256i x = load(code), y = load(code + 32);
#define NEXT(k)              \
  plane[k] = highbits(x, y); \
  x = _mm256_add_epi8(x, x); \
  y = _mm256_add_epi8(y, y);
  NEXT(7)
  NEXT(6) NEXT(5) NEXT(4) NEXT(3) NEXT(2) NEXT(1) plane[0] = highbits(x, y);
}

/* 0 where the 32 bytes at s are as they should be. */
TARGET static inline __m256i faults(const __m256i table[3],
                                    const unsigned char *s) {
  const __m256i half = _mm256_set1_epi8(0x0F);
  const __m256i before = load(s - 1);
  __m256i high = _mm256_and_si256(_mm256_srli_epi16(before, 4), half);
  __m256i low = _mm256_and_si256(before, half);
  __m256i own = _mm256_and_si256(_mm256_srli_epi16(load(s), 4), half);
  /* the highest bit is set from E0, or F0, on */
  __m256i two = _mm256_subs_epu8(load(s - 2), _mm256_set1_epi8(0xE0 - 0x80));
  __m256i three = _mm256_subs_epu8(load(s - 3), _mm256_set1_epi8(0xF0 - 0x80));
  __m256i owed = _mm256_and_si256(_mm256_or_si256(two, three),
                                  _mm256_set1_epi8((char)0x80));
  high = _mm256_shuffle_epi8(table[0], high);
  low = _mm256_shuffle_epi8(table[1], low);
  own = _mm256_shuffle_epi8(table[2], own);
  return _mm256_xor_si256(_mm256_and_si256(_mm256_and_si256(high, low), own),
                          owed);
}

TARGET static int pairs(const uint8_t table[3][16], const unsigned char *s) {
  __m256i t[3], wrong;
  unsigned i;
  /* nothing is wrong with ASCII behind ASCII */
  if (!highbits(load(s - 3), load(s + 29)) && !highbits(load(s), load(s + 32)))
    return 0;
  for (i = 0; i < 3; i++)
    t[i] =
        _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)table[i]));
  wrong = _mm256_or_si256(faults(t, s), faults(t, s + 32));
  return !_mm256_testz_si256(wrong, wrong);
}

static const gl_simd avx2 = {"avx2", codes, planes, pairs};

const gl_simd *gl_simd_avx2(void) {
  return gl_x86_has() & GL_AVX2 ? &avx2 : NULL;
}

#else

const gl_simd *gl_simd_avx2(void) { return NULL; }

#endif
