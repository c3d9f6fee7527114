/*
** namekern_avx2.c: kernels for AVX2.
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

#define LOAD(p) _mm256_loadu_si256((const __m256i *)(const void *)(p))

/* which of four elements from i on there are */
static inline unsigned there(size_t i, size_t n) {
  return n - i >= 4 ? 15u : (1u << (n - i)) - 1u;
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

/* where the bits of a byte are set, a byte for each, the first lowest */
#define BIT(b, i, rest) \
  ((uint64_t)(rest) << 8 * ((b) >> (i)&1) | (uint64_t)(i) * ((b) >> (i)&1))
#define HALF(b, i, rest) \
  BIT(b, i, BIT(b, i + 1, BIT(b, i + 2, BIT(b, i + 3, rest))))
#define PLACES(b) HALF(b, 0, HALF(b, 4, 0))
#define PLACES4(b) PLACES(b), PLACES(b + 1), PLACES(b + 2), PLACES(b + 3)
#define PLACES16(b) PLACES4(b), PLACES4(b + 4), PLACES4(b + 8), PLACES4(b + 12)
#define PLACES64(b) \
  PLACES16(b), PLACES16(b + 16), PLACES16(b + 32), PLACES16(b + 48)
static const uint64_t places[256] = {PLACES64(0), PLACES64(64), PLACES64(128),
                                     PLACES64(192)};

/* a byte at a time, however many of its bits are set: no branch to guess */
TARGET static size_t expand(const uint64_t *set, size_t n, uint32_t base,
                            uint32_t *out) {
  const __m256i eight = _mm256_set1_epi32(8);
  __m256i at = _mm256_set1_epi32((int)base);
  size_t i, k = 0;
  for (i = 0; i < n; i++) {
    uint64_t b = set[i];
    unsigned j;
    for (j = 0; j < 8; j++, b >>= 8) {
      __m128i x =
          _mm_loadl_epi64((const __m128i *)(const void *)&places[b & 255]);
      _mm256_storeu_si256((__m256i *)(void *)(out + k),
                          _mm256_add_epi32(_mm256_cvtepu8_epi32(x), at));
      k += (size_t)_mm_popcnt_u64(b & 255);
      at = _mm256_add_epi32(at, eight);
    }
  }
  return k;
}

/* Two tokens with zeros behind them; the first byte of which lengths. */
TARGET static inline __m256i two(const unsigned char *low, uint32_t base,
                                 const uint32_t *first, __m256i lengths,
                                 __m256i which) {
#define TOKEN(k) \
  _mm_loadu_si128((const __m128i *)(const void *)(low + (first[k] - base)))
  const __m256i count = _mm256_broadcastsi128_si256(
      _mm_setr_epi8(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15));
  __m256i x =
      _mm256_inserti128_si256(_mm256_castsi128_si256(TOKEN(0)), TOKEN(2), 1);
  return _mm256_and_si256(
      x, _mm256_cmpgt_epi8(_mm256_shuffle_epi8(lengths, which), count));
}

/* of products of halves, a key having been added */
TARGET static inline __m256i nh(__m256i x, __m256i key) {
  x = _mm256_add_epi32(x, key);
  return _mm256_mul_epu32(x, _mm256_srli_epi64(x, 32));
}

TARGET static inline __m256i mix(__m256i h) {
  const __m256i low = _mm256_set1_epi64x((long long)(uint32_t)GL_MIX);
  const __m256i high = _mm256_set1_epi64x((long long)(GL_MIX >> 32));
  __m256i cross =
      _mm256_add_epi64(_mm256_mul_epu32(_mm256_srli_epi64(h, 32), low),
                       _mm256_mul_epu32(h, high));
  h = _mm256_add_epi64(_mm256_mul_epu32(h, low), _mm256_slli_epi64(cross, 32));
  return _mm256_xor_si256(h, _mm256_srli_epi64(h, 32));
}

TARGET static size_t hash(const unsigned char *low, uint32_t base,
                          const uint32_t *first, const uint32_t *end, size_t n,
                          uint64_t seed, uint64_t *out, uint32_t *others) {
  const gl_hashkeys keys = gl_hash_keys(seed);
  const __m256i ka = _mm256_set1_epi64x((long long)keys.a);
  const __m256i kb = _mm256_set1_epi64x((long long)keys.b);
  const __m256i even =
      _mm256_inserti128_si256(_mm256_setzero_si256(), _mm_set1_epi8(8), 1);
  const __m256i odd = _mm256_add_epi8(even, _mm256_set1_epi8(4));
  const __m256i zero = _mm256_setzero_si256();
  size_t i, left = 0;
  for (i = 0; i + 4 <= n; i += 4) {
    __m128i len = _mm_sub_epi32(
        _mm_loadu_si128((const __m128i *)(const void *)(end + i)),
        _mm_loadu_si128((const __m128i *)(const void *)(first + i)));
    __m128i long_ = _mm_cmpgt_epi32(len, _mm_set1_epi32(16));
    __m256i lengths =
        _mm256_broadcastsi128_si256(_mm_min_epu32(len, _mm_set1_epi32(16)));
    __m256i x = two(low, base, first + i, lengths, even);
    __m256i y = two(low, base, first + i + 1, lengths, odd);
    __m256i a = _mm256_unpacklo_epi64(x, y), b = _mm256_unpackhi_epi64(x, y);
    __m256i h = mix(_mm256_add_epi64(nh(a, ka), nh(b, kb)));
    __m256i other = _mm256_or_si256(a, b);
    _mm256_storeu_si256((__m256i *)(void *)(out + i), h);
    other = _mm256_and_si256(other, _mm256_set1_epi8((char)0x80));
    other =
        _mm256_xor_si256(_mm256_cmpeq_epi64(other, zero), _mm256_set1_epi8(-1));
    other = _mm256_or_si256(other, _mm256_cmpeq_epi64(h, zero));
    other = _mm256_or_si256(other, _mm256_cvtepi32_epi64(long_));
    if (!_mm256_testz_si256(other, other)) {
      unsigned set = (unsigned)_mm256_movemask_pd(_mm256_castsi256_pd(other));
      for (; set; set &= set - 1)
        others[left++] = (uint32_t)i + _tzcnt_u32(set);
    }
  }
  if (i < n) {
    size_t k = gl_kern_hash(low, base, first + i, end + i, n - i, seed, out + i,
                            others + left);
    for (; k; k--) others[left++] += (uint32_t)i;
  }
  return left;
}

/* Which of four hashes the filter lets through: ones for each that is. (Its
** words are loaded one by one: some processors are slow to gather.) */
TARGET static inline __m256i filtered(const uint64_t *filter, __m256i words,
                                      __m256i h) {
  const __m256i one = _mm256_set1_epi64x(1), low = _mm256_set1_epi64x(63);
  uint64_t i[4];
  __m256i w, b;
  _mm256_storeu_si256(
      (__m256i *)(void *)i,
      _mm256_srli_epi64(_mm256_mul_epu32(_mm256_srli_epi64(h, 32), words), 32));
  w = _mm256_setr_epi64x((long long)filter[i[0]], (long long)filter[i[1]],
                         (long long)filter[i[2]], (long long)filter[i[3]]);
  b = _mm256_or_si256(
      _mm256_sllv_epi64(one, _mm256_and_si256(h, low)),
      _mm256_or_si256(
          _mm256_sllv_epi64(one,
                            _mm256_and_si256(_mm256_srli_epi64(h, 6), low)),
          _mm256_sllv_epi64(one,
                            _mm256_and_si256(_mm256_srli_epi64(h, 12), low))));
  return _mm256_cmpeq_epi64(_mm256_and_si256(w, b), b);
}

/* The numbers of the bits of m, four at most. */
TARGET static inline __m128i numbers(unsigned m) {
  return _mm_cvtepu8_epi32(
      _mm_loadl_epi64((const __m128i *)(const void *)&places[m]));
}

TARGET static inline void put4(uint32_t *out, __m128i x) {
  _mm_storeu_si128((__m128i *)(void *)out, x);
}

/* Those of four elements that are `in`: their numbers, from i on, to `out`; how
** many. A filter's answer is waited for, and no branch hangs on it. */
TARGET static inline size_t put_numbers(__m256i in, size_t i, size_t n,
                                        uint32_t *out) {
  unsigned m =
      (unsigned)_mm256_movemask_pd(_mm256_castsi256_pd(in)) & there(i, n);
  put4(out, _mm_add_epi32(numbers(m), _mm_set1_epi32((int)i)));
  return (size_t)_mm_popcnt_u32(m);
}

/* The same of the elements themselves, halves of which are moved. */
TARGET static inline void put_elements(__m256i in, __m256i x, uint64_t *out) {
  unsigned m = (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(in));
  __m128i from = _mm_loadl_epi64((const __m128i *)(const void *)&places[m]);
  x = _mm256_permutevar8x32_epi32(x, _mm256_cvtepu8_epi32(from));
  _mm256_storeu_si256((__m256i *)(void *)out, x);
}

TARGET static size_t pass(const uint64_t *filter, size_t words,
                          const uint64_t *h, size_t n, uint64_t with,
                          uint32_t *out) {
  const __m256i w = _mm256_set1_epi64x((long long)words);
  const __m256i v = _mm256_set1_epi64x((long long)with);
  size_t i, k = 0;
  for (i = 0; i < n; i += 4) {
    __m256i in = filtered(filter, w, _mm256_xor_si256(LOAD(h + i), v));
    k += put_numbers(in, i, n, out + k);
  }
  return k;
}

TARGET static size_t pairs(const uint64_t *filter, size_t words,
                           const uint64_t *h, size_t n, uint64_t view,
                           uint32_t *out, uint64_t *hash2) {
  const __m256i w = _mm256_set1_epi64x((long long)words);
  const __m256i v = _mm256_set1_epi64x((long long)view);
  size_t i, k = 0;
  for (i = 0; i < n; i += 4) {
    __m256i x = _mm256_xor_si256(LOAD(h + i), v), in;
    x = _mm256_or_si256(_mm256_slli_epi64(x, 23), _mm256_srli_epi64(x, 41));
    x = mix(_mm256_xor_si256(x, LOAD(h + i + 1)));
    in = filtered(filter, w, x);
    put_elements(in, x, hash2 + k);
    k += put_numbers(in, i, n, out + k);
  }
  return k;
}

/* Four at a time. */
TARGET static size_t gate(const uint64_t *table, size_t words, uint64_t mask,
                          const uint8_t *s, const uint32_t *pos, size_t n,
                          uint32_t *live, uint32_t *name, size_t *names) {
  const __m256i m = _mm256_set1_epi64x((long long)mask);
  const __m256i w = _mm256_set1_epi64x((long long)words);
  const __m256i low = _mm256_set1_epi64x((long long)(uint32_t)GL_MIX);
  const __m256i high = _mm256_set1_epi64x((long long)(GL_MIX >> 32));
  size_t i, k = 0, found = 0;
  for (i = 0; i + 4 <= n; i += 4) {
    const __m128i p = _mm_loadu_si128((const __m128i *)(const void *)(pos + i));
    uint64_t to[4];
    unsigned is, on;
    __m256i x, y, place;
#define GRAM(j) ((long long)gl_load64(s + pos[i + (j)]))
#define GATE(j) ((long long)table[to[j]])
    x = _mm256_setr_epi64x(GRAM(0), GRAM(1), GRAM(2), GRAM(3));
    x = _mm256_and_si256(x, m);
    /* the high half of the product, in the low one of y */
    y = _mm256_add_epi64(_mm256_mul_epu32(_mm256_srli_epi64(x, 32), low),
                         _mm256_mul_epu32(x, high));
    x = _mm256_srli_epi64(_mm256_mul_epu32(x, low), 32);
    y = _mm256_add_epi64(x, y);
    place = _mm256_srli_epi64(_mm256_mul_epu32(y, w), 27);
    _mm256_storeu_si256((__m256i *)(void *)to, _mm256_srli_epi64(place, 5));
    x = _mm256_setr_epi64x(GATE(0), GATE(1), GATE(2), GATE(3));
    x = _mm256_srlv_epi64(x, _mm256_and_si256(place, _mm256_set1_epi64x(31)));
    y = _mm256_slli_epi64(x, 63);
    is = (unsigned)_mm256_movemask_pd(_mm256_castsi256_pd(y));
    y = _mm256_slli_epi64(x, 31);
    on = (unsigned)_mm256_movemask_pd(_mm256_castsi256_pd(y));
#define SOME(m) \
  _mm_castps_si128(_mm_permutevar_ps(_mm_castsi128_ps(p), numbers(m)))
    put4(name + found, SOME(is));
    put4(live + k, SOME(on));
    found += (size_t)_mm_popcnt_u32(is);
    k += (size_t)_mm_popcnt_u32(on);
  }
  k += gl_kern_gate(table, words, mask, s, pos + i, n - i, live + k,
                    name + found, names);
  *names += found;
  return k;
}

static const gl_namekern avx2 = {"avx2", classify, expand, hash,
                                 pass,   pairs,    gate};

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
