/*
** simd_avx2.c: kernels for AVX2.
*/
#include "simd.h"
#include "simd_x86.h"

#if defined(GL_X86_64)

#include <immintrin.h>

#define TARGET GL_TARGET("avx2,popcnt")

TARGET static inline __m256i load(const void *s) {
  return _mm256_loadu_si256(s);
}

TARGET static inline uint64_t highbits(__m256i x, __m256i y) {
  return (uint64_t)(uint32_t)_mm256_movemask_epi8(x) |
         (uint64_t)(uint32_t)_mm256_movemask_epi8(y) << 32;
}

/*
** A shuffle looks 16 values up by the low four bits of a byte, and gives 0
** where the highest bit is set. So the bytes of one high half come out as 00
** to 0F, all others with the highest bit set, and each byte gets a value from
** the row of its high half alone.
*/
TARGET static inline __m256i row(const uint8_t map[256], unsigned half,
                                 __m256i x) {
  __m256i values = _mm256_broadcastsi128_si256(
      _mm_loadu_si128((const __m128i *)(map + 16 * half)));
  __m256i own = _mm256_xor_si256(x, _mm256_set1_epi8((char)(half << 4)));
  return _mm256_shuffle_epi8(values,
                             _mm256_adds_epu8(own, _mm256_set1_epi8(0x70)));
}

TARGET static inline __m256i four_rows(const uint8_t map[256], unsigned half,
                                       __m256i x) {
  __m256i a = _mm256_or_si256(row(map, half, x), row(map, half + 1, x));
  __m256i b = _mm256_or_si256(row(map, half + 2, x), row(map, half + 3, x));
  return _mm256_or_si256(a, b);
}

TARGET static inline __m256i ascii(const uint8_t map[256], __m256i x) {
  return _mm256_or_si256(four_rows(map, 0, x), four_rows(map, 4, x));
}

/* from 80 to BF, and from C0 on */
TARGET static inline __m256i above(const uint8_t map[256], __m256i x) {
  __m256i trail = _mm256_cmpgt_epi8(_mm256_set1_epi8((char)0xC0), x);
  trail = _mm256_and_si256(trail, _mm256_set1_epi8((char)map[0x80]));
  return _mm256_or_si256(four_rows(map, 12, x), trail);
}

TARGET static void codes(const uint8_t map[256], const unsigned char *s,
                         uint8_t code[64], gl_notascii *m) {
  const __m256i all = _mm256_set1_epi8((char)0xFF);
  __m256i x = load(s), y = load(s + 32);
  __m256i cx = ascii(map, x), cy = ascii(map, y);
  m->lead = m->ask = 0;
  m->high = highbits(x, y);
  if (m->high) {
    cx = _mm256_or_si256(cx, above(map, x));
    cy = _mm256_or_si256(cy, above(map, y));
    m->lead = m->high & highbits(_mm256_add_epi8(x, x), _mm256_add_epi8(y, y));
    m->ask = highbits(_mm256_cmpeq_epi8(cx, all), _mm256_cmpeq_epi8(cy, all));
  }
  _mm256_storeu_si256((__m256i *)code, cx);
  _mm256_storeu_si256((__m256i *)(code + 32), cy);
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

/* The kinds of the bytes x, by their halves. */
TARGET static inline __m256i kinds(__m256i low, __m256i high, __m256i x) {
  const __m256i half = _mm256_set1_epi8(0x0F);
  __m256i own = _mm256_and_si256(_mm256_srli_epi16(x, 4), half);
  return _mm256_and_si256(_mm256_shuffle_epi8(low, _mm256_and_si256(x, half)),
                          _mm256_shuffle_epi8(high, own));
}

TARGET static inline __m256i halves(const uint8_t table[16]) {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128((const void *)table));
}

TARGET static void find(const gl_pairset *pairs, const unsigned char *s,
                        unsigned n, uint64_t *found) {
  const __m256i low1 = halves(pairs->low1), high1 = halves(pairs->high1);
  const __m256i low2 = halves(pairs->low2), high2 = halves(pairs->high2);
  for (; n-- > 0; s += 64) {
    __m256i x = _mm256_and_si256(kinds(low1, high1, load(s)),
                                 kinds(low2, high2, load(s + 1)));
    __m256i y = _mm256_and_si256(kinds(low1, high1, load(s + 32)),
                                 kinds(low2, high2, load(s + 33)));
    const __m256i zero = _mm256_setzero_si256();
    *found++ =
        ~highbits(_mm256_cmpeq_epi8(x, zero), _mm256_cmpeq_epi8(y, zero));
  }
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

TARGET static unsigned ones(const uint64_t word[8]) {
  long long n = 0;
  unsigned i;
  for (i = 0; i < 8; i++) n += _mm_popcnt_u64(word[i]);
  return (unsigned)n;
}

static const gl_simd avx2 = {"avx2", codes, planes, ones, gl_places,
                             find,   pairs, NULL,   NULL};

const gl_simd *gl_simd_avx2(void) {
  return gl_x86_has() & GL_AVX2 ? &avx2 : NULL;
}

#else

const gl_simd *gl_simd_avx2(void) { return NULL; }

#endif
