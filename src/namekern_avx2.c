/*
** namekern_avx2.c: kernels for AVX2. Hashing is as in plain C, which the
** compiler does no better.
*/
#include "namekern.h"
#include "simd_x86.h"

#if defined(GL_X86_64)

#include <immintrin.h>

#define TARGET GL_TARGET("avx2,bmi,bmi2,popcnt")

/* the bytes of x that lie from low to high, as bytes of ones */
TARGET static inline __m256i between(__m256i x, char low, char high) {
  __m256i y = _mm256_sub_epi8(x, _mm256_set1_epi8(low));
  return _mm256_cmpeq_epi8(
      _mm256_min_epu8(y, _mm256_set1_epi8((char)(high - low))), y);
}

TARGET static inline uint64_t bits(__m256i x) {
  return (uint32_t)_mm256_movemask_epi8(x);
}

TARGET static int classify(const unsigned char *s, size_t n, unsigned char *low,
                           uint64_t *word, uint64_t *high) {
  uint64_t any = 0;
  size_t i;
  unsigned k;
  for (i = 0; i < n; i++) {
    uint64_t w = 0, h = 0;
    for (k = 0; k < 64; k += 32, s += 32, low += 32) {
      __m256i x = _mm256_loadu_si256((const __m256i *)(const void *)s);
      __m256i l = _mm256_or_si256(x, _mm256_set1_epi8(0x20));
      __m256i letter = between(l, 'a', 'z');
      __m256i other = _mm256_or_si256(
          between(x, '0', '9'), _mm256_cmpeq_epi8(x, _mm256_set1_epi8('_')));
      w |= bits(_mm256_or_si256(letter, other)) << k;
      h |= bits(x) << k;
      _mm256_storeu_si256((__m256i *)(void *)low,
                          _mm256_blendv_epi8(x, l, letter));
    }
    word[i] = w;
    high[i] = h;
    any |= h;
  }
  return any != 0;
}

/* eight at a time, whether they are there or not: no branch to guess */
TARGET static size_t expand(const uint64_t *set, size_t n, uint32_t base,
                            uint32_t *out) {
  size_t i, k = 0;
  for (i = 0; i < n; i++, base += 64) {
    uint64_t b = set[i];
    size_t count = (size_t)_mm_popcnt_u64(b), j;
    for (j = 0; j < count; j += 8) {
      uint32_t *o = out + k + j;
      unsigned u;
      for (u = 0; u < 8; u++) {
        o[u] = base + (uint32_t)_tzcnt_u64(b);
        b = _blsr_u64(b);
      }
    }
    k += count;
  }
  return k;
}

TARGET static size_t hash(const unsigned char *low, uint32_t base,
                          const uint32_t *first, const uint32_t *end, size_t n,
                          uint64_t seed, uint64_t *out, uint32_t *others) {
  size_t i, left = 0;
  const __m128i count =
      _mm_setr_epi8(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  for (i = 0; i < n; i++) {
    size_t len = end[i] - first[i];
    __m128i x = _mm_loadu_si128(
        (const __m128i *)(const void *)(low + (first[i] - base)));
    uint64_t h = 0;
    x = _mm_and_si128(x, _mm_cmplt_epi8(count, _mm_set1_epi8((char)len)));
    if (GL_LIKELY(len <= 16 && _mm_movemask_epi8(x) == 0)) {
      h = gl_hash_short(seed, (uint64_t)_mm_cvtsi128_si64(x),
                        (uint64_t)_mm_extract_epi64(x, 1), len);
      h += h == 0;
    }
    out[i] = h;
    others[left] = (uint32_t)i;
    left += h == 0;
  }
  return left;
}

TARGET static size_t singles(const uint64_t *filter, size_t words,
                             const uint64_t *h, size_t n, uint64_t view,
                             uint32_t *out) {
  size_t i, k = 0;
  for (i = 0; i < n; i++) {
    uint64_t x = h[i] ^ view, b = gl_filter_bits(x);
    out[k] = (uint32_t)i;
    k += (~filter[gl_filter_word(x, words)] & b) == 0;
  }
  return k;
}

TARGET static size_t pairs(const uint64_t *filter, size_t words,
                           const uint64_t *h, size_t n, uint64_t view,
                           uint32_t *out, uint64_t *hash2) {
  size_t i, k = 0;
  for (i = 0; i < n; i++) {
    uint64_t x = gl_hash_join(h[i] ^ view, h[i + 1]), b = gl_filter_bits(x);
    out[k] = (uint32_t)i;
    hash2[k] = x;
    k += (~filter[gl_filter_word(x, words)] & b) == 0;
  }
  return k;
}

static const gl_namekern avx2 = {"avx2", classify, expand,
                                 hash,   singles,  pairs};

const gl_namekern *gl_namekern_avx2(void) {
  const unsigned bmi = 1u << 3 | 1u << 8; /* 7 ebx: BMI1, BMI2 */
  unsigned a, b, c, d;
  if (!(gl_x86_has() & GL_AVX2)) return NULL;
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d) || (b & bmi) != bmi) return NULL;
  return &avx2;
}

#else

const gl_namekern *gl_namekern_avx2(void) { return NULL; }

#endif
