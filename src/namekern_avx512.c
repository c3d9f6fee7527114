/*
** namekern_avx512.c: kernels for AVX-512 with BW, DQ, VL and VBMI2.
*/
#include "namekern.h"
#include "simd_x86.h"

#if defined(GL_X86_64)

#include <immintrin.h>

#define TARGET                                                                \
  GL_TARGET("avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,avx512vbmi2,avx2," \
            "bmi,bmi2,popcnt")

TARGET static inline __mmask64 between(__m512i x, char low, char high) {
  return _mm512_cmple_epu8_mask(_mm512_sub_epi8(x, _mm512_set1_epi8(low)),
                                _mm512_set1_epi8((char)(high - low)));
}

TARGET static int classify(const unsigned char *s, size_t n, unsigned char *low,
                           uint64_t *word, uint64_t *high) {
  uint64_t any = 0;
  size_t i;
  for (i = 0; i < n; i++) {
    __m512i x = _mm512_loadu_si512(s + 64 * i);
    __m512i l = _mm512_or_si512(x, _mm512_set1_epi8(0x20));
    __mmask64 letter = between(l, 'a', 'z');
    word[i] = letter | between(x, '0', '9') |
              _mm512_cmpeq_epi8_mask(x, _mm512_set1_epi8('_'));
    high[i] = _mm512_movepi8_mask(x);
    any |= high[i];
    _mm512_storeu_si512(low + 64 * i, _mm512_mask_mov_epi8(x, letter, l));
  }
  return any != 0;
}

TARGET static size_t expand(const uint64_t *set, size_t n, uint32_t base,
                            uint32_t *out) {
  static const uint8_t count[64] = {
      0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15,
      16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
      32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
      48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};
  const __m512i all = _mm512_loadu_si512(count);
  size_t i, k = 0;
  for (i = 0; i < n; i++, base += 64) {
    __m512i x = _mm512_maskz_compress_epi8(set[i], all);
    const __m512i from = _mm512_set1_epi32((int)base);
    size_t c = (size_t)_mm_popcnt_u64(set[i]);
#define STORE(j)          \
  _mm512_storeu_si512(    \
      out + k + 16 * (j), \
      _mm512_add_epi32(   \
          from, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(x, (j)))))
    STORE(0);
    if (GL_UNLIKELY(c > 16)) {
      STORE(1);
      STORE(2);
      STORE(3);
    }
    k += c;
  }
  return k;
}

/* Four tokens, every other one of eight, with zeros behind them. */
TARGET static inline __m512i four(const unsigned char *low, uint32_t base,
                                  const uint32_t *first, __m512i lengths,
                                  __m512i which) {
#define TOKEN(k) \
  _mm_loadu_si128((const __m128i *)(const void *)(low + (first[k] - base)))
  const __m512i count = _mm512_broadcast_i32x4(
      _mm_setr_epi8(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15));
  __m512i x = _mm512_castsi128_si512(TOKEN(0));
  x = _mm512_inserti32x4(x, TOKEN(2), 1);
  x = _mm512_inserti32x4(x, TOKEN(4), 2);
  x = _mm512_inserti32x4(x, TOKEN(6), 3);
  return _mm512_maskz_mov_epi8(
      _mm512_cmplt_epu8_mask(count, _mm512_permutexvar_epi8(which, lengths)),
      x);
}

/* of products of halves, a key having been added */
TARGET static inline __m512i nh(__m512i x, __m512i key) {
  x = _mm512_add_epi32(x, key);
  return _mm512_mul_epu32(x, _mm512_srli_epi64(x, 32));
}

TARGET static inline __m512i mix(__m512i h) {
  h = _mm512_mullo_epi64(h, _mm512_set1_epi64((long long)GL_MIX));
  return _mm512_xor_si512(h, _mm512_srli_epi64(h, 32));
}

TARGET static size_t hash(const unsigned char *low, uint32_t base,
                          const uint32_t *first, const uint32_t *end, size_t n,
                          uint64_t seed, uint64_t *out, uint32_t *others) {
  const gl_hashkeys keys = gl_hash_keys(seed);
  const __m512i ka = _mm512_set1_epi64((long long)keys.a);
  const __m512i kb = _mm512_set1_epi64((long long)keys.b);
  const __m512i high = _mm512_set1_epi8((char)0x80);
  /* the low byte of the lengths of tokens 0, 2, 4, 6 */
  const __m512i even = _mm512_inserti64x4(
      _mm512_castsi256_si512(
          _mm256_inserti128_si256(_mm256_setzero_si256(), _mm_set1_epi8(8), 1)),
      _mm256_inserti128_si256(_mm256_set1_epi8(16), _mm_set1_epi8(24), 1), 1);
  const __m512i odd = _mm512_add_epi8(even, _mm512_set1_epi8(4));
  size_t i, left = 0;
  for (i = 0; i + 8 <= n; i += 8) {
    __m256i len = _mm256_sub_epi32(
        _mm256_loadu_si256((const __m256i *)(const void *)(end + i)),
        _mm256_loadu_si256((const __m256i *)(const void *)(first + i)));
    __m512i lengths = _mm512_castsi256_si512(len);
    __m512i x = four(low, base, first + i, lengths, even);
    __m512i y = four(low, base, first + i + 1, lengths, odd);
    __m512i a = _mm512_unpacklo_epi64(x, y), b = _mm512_unpackhi_epi64(x, y);
    __m512i h = mix(_mm512_add_epi64(nh(a, ka), nh(b, kb)));
    unsigned other = _mm512_test_epi64_mask(_mm512_or_si512(a, b), high);
    other |= _mm512_testn_epi64_mask(h, h);
    other |= _mm256_cmpgt_epu32_mask(len, _mm256_set1_epi32(16));
    _mm512_storeu_si512(out + i, h);
    for (; other; other &= other - 1)
      others[left++] = (uint32_t)i + _tzcnt_u32(other);
  }
  if (i < n) {
    size_t k = gl_kern_hash(low, base, first + i, end + i, n - i, seed, out + i,
                            others + left);
    for (; k; k--) others[left++] += (uint32_t)i;
  }
  return left;
}

/* Which of eight hashes the filter lets through. (Its words are loaded one by
** one: some processors are slow to gather.) */
TARGET static inline __mmask8 filtered(const uint64_t *filter, __m512i words,
                                       __m512i h) {
  const __m512i one = _mm512_set1_epi64(1), low = _mm512_set1_epi64(63);
  __m512i i =
      _mm512_srli_epi64(_mm512_mul_epu32(_mm512_srli_epi64(h, 32), words), 32);
  uint64_t at[8];
  __m512i w, b;
  _mm512_storeu_si512(at, i);
#define WORD(k) ((long long)filter[at[k]])
  w = _mm512_set_epi64(WORD(7), WORD(6), WORD(5), WORD(4), WORD(3), WORD(2),
                       WORD(1), WORD(0));
  b = _mm512_or_si512(
      _mm512_sllv_epi64(one, _mm512_and_si512(h, low)),
      _mm512_or_si512(
          _mm512_sllv_epi64(one,
                            _mm512_and_si512(_mm512_srli_epi64(h, 6), low)),
          _mm512_sllv_epi64(one,
                            _mm512_and_si512(_mm512_srli_epi64(h, 12), low))));
  return _mm512_cmpeq_epi64_mask(_mm512_and_si512(w, b), b);
}

TARGET static inline __mmask8 there(size_t i, size_t n) {
  return (__mmask8)(n - i >= 8 ? 0xFFu : (1u << (n - i)) - 1u);
}

TARGET static size_t pass(const uint64_t *filter, size_t words,
                          const uint64_t *h, size_t n, uint64_t with,
                          uint32_t *out) {
  const __m512i w = _mm512_set1_epi64((long long)words);
  const __m512i v = _mm512_set1_epi64((long long)with);
  __m256i number = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
  size_t i, k = 0;
  for (i = 0; i < n; i += 8) {
    __mmask8 in = there(i, n);
    __m512i x = _mm512_xor_si512(_mm512_maskz_loadu_epi64(in, h + i), v);
    __mmask8 m = filtered(filter, w, x) & in;
    _mm256_storeu_si256((__m256i *)(void *)(out + k),
                        _mm256_maskz_compress_epi32(m, number));
    k += (size_t)_mm_popcnt_u32(m);
    number = _mm256_add_epi32(number, _mm256_set1_epi32(8));
  }
  return k;
}

TARGET static size_t pairs(const uint64_t *filter, size_t words,
                           const uint64_t *h, size_t n, uint64_t view,
                           uint32_t *out, uint64_t *hash2) {
  const __m512i w = _mm512_set1_epi64((long long)words);
  const __m512i v = _mm512_set1_epi64((long long)view);
  __m256i number = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
  size_t i, k = 0;
  for (i = 0; i < n; i += 8) {
    __mmask8 in = there(i, n), m;
    __m512i x = _mm512_xor_si512(_mm512_maskz_loadu_epi64(in, h + i), v);
    __m512i y = _mm512_maskz_loadu_epi64(in, h + i + 1);
    x = mix(_mm512_xor_si512(_mm512_rol_epi64(x, 23), y));
    m = filtered(filter, w, x) & in;
    _mm256_storeu_si256((__m256i *)(void *)(out + k),
                        _mm256_maskz_compress_epi32(m, number));
    _mm512_storeu_si512(hash2 + k, _mm512_maskz_compress_epi64(m, x));
    k += (size_t)_mm_popcnt_u32(m);
    number = _mm256_add_epi32(number, _mm256_set1_epi32(8));
  }
  return k;
}

/* Eight at a time. */
TARGET static size_t gate(const uint64_t *table, size_t words, uint64_t mask,
                          const uint8_t *s, const uint32_t *pos, size_t n,
                          uint32_t *live, uint32_t *name, size_t *names) {
  const __m512i m = _mm512_set1_epi64((long long)mask);
  const __m512i w = _mm512_set1_epi64((long long)words);
  const __m512i mul = _mm512_set1_epi64((long long)GL_MIX);
  const __m512i is = _mm512_set1_epi64(1), on = _mm512_slli_epi64(is, 32);
  size_t i, k = 0, found = 0;
  for (i = 0; i < n; i += 8) {
    __mmask8 in = there(i, n), a, b;
    __m256i p = _mm256_maskz_loadu_epi32(in, pos + i);
    uint32_t at[8];
    uint64_t to[8];
    __m512i x, place;
    _mm256_storeu_si256((__m256i *)(void *)at, p);
#define GRAM(j) ((long long)gl_load64(s + at[j]))
#define GATE(j) ((long long)table[to[j]])
    x = _mm512_set_epi64(GRAM(7), GRAM(6), GRAM(5), GRAM(4), GRAM(3), GRAM(2),
                         GRAM(1), GRAM(0));
    x = _mm512_mullo_epi64(_mm512_and_si512(x, m), mul);
    place =
        _mm512_srli_epi64(_mm512_mul_epu32(_mm512_srli_epi64(x, 32), w), 27);
    _mm512_storeu_si512(to, _mm512_srli_epi64(place, 5));
    x = _mm512_set_epi64(GATE(7), GATE(6), GATE(5), GATE(4), GATE(3), GATE(2),
                         GATE(1), GATE(0));
    x = _mm512_srlv_epi64(x, _mm512_and_si512(place, _mm512_set1_epi64(31)));
    a = _mm512_test_epi64_mask(x, is) & in;
    b = _mm512_test_epi64_mask(x, on) & in;
    _mm256_storeu_si256((__m256i *)(void *)(name + found),
                        _mm256_maskz_compress_epi32(a, p));
    _mm256_storeu_si256((__m256i *)(void *)(live + k),
                        _mm256_maskz_compress_epi32(b, p));
    found += (size_t)_mm_popcnt_u32(a);
    k += (size_t)_mm_popcnt_u32(b);
  }
  *names = found;
  return k;
}

static const gl_namekern avx512 = {"avx512", classify, expand, hash,
                                   pass,     pairs,    gate};

const gl_namekern *gl_namekern_avx512(void) {
  const unsigned ebx = 1u << 17 | 1u << 31 | 1u << 8; /* DQ, VL, BMI2 */
  const unsigned ecx = 1u << 6;                       /* VBMI2 */
  unsigned a, b, c, d;
  if (!(gl_x86_has() & GL_AVX512)) return NULL;
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return NULL;
  return (b & ebx) == ebx && (c & ecx) == ecx ? &avx512 : NULL;
}

#else

const gl_namekern *gl_namekern_avx512(void) { return NULL; }

#endif
