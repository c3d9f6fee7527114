/*
** simd_avx512.c: kernels for AVX-512 with BW, VBMI and VBMI2, and GFNI.
*/
#include "simd.h"
#include "simd_x86.h"

#if defined(GL_X86_64) && (defined(__clang__) || __GNUC__ >= 8)

#include <immintrin.h>

#define TARGET GL_TARGET("avx512f,avx512bw,avx512vbmi,avx512vbmi2,gfni,popcnt")

TARGET static inline __m512i load(const void *s) {
  return _mm512_loadu_si512(s);
}

/* n < 64 bytes at s, behind so many NULs and before others. What is not among
** them is not read. */
TARGET static inline __m512i load_few(const unsigned char *s, size_t n,
                                      unsigned behind) {
  const __mmask64 all = (((uint64_t)1 << n) - 1) << behind;
  return _mm512_maskz_loadu_epi8(all, s - behind);
}

TARGET static inline void codes_of(const uint8_t map[256], __m512i x,
                                   uint8_t code[64], gl_notascii *m) {
  const __mmask64 high = _mm512_movepi8_mask(x);
  /* look-ups among 128 values, by the low seven bits */
  __m512i found = _mm512_permutex2var_epi8(load(map), x, load(map + 64));
  found = _mm512_mask_blend_epi8(
      high, found,
      _mm512_permutex2var_epi8(load(map + 128), x, load(map + 192)));
  _mm512_storeu_si512(code, found);
  m->high = high;
  m->lead = _mm512_cmpge_epu8_mask(x, _mm512_set1_epi8((char)0xC0));
  m->ask = _mm512_cmpeq_epi8_mask(found, _mm512_set1_epi8((char)0xFF));
}

TARGET static void codes(const uint8_t map[256], const unsigned char *s,
                         uint8_t code[64], gl_notascii *m) {
  codes_of(map, load(s), code, m);
}

TARGET static void fewcodes(const uint8_t map[256], const unsigned char *s,
                            size_t n, uint8_t code[64], gl_notascii *m) {
  codes_of(map, load_few(s, n, 0), code, m);
}

/*
** For each 8 bytes: 8 bytes of their bits 0, of their bits 1, and so on. The
** instruction multiplies each byte of `unit` by 8 bytes as a matrix of bits,
** whose last byte is the first row.
*/
TARGET static inline __m512i transpose(__m512i x) {
  const __m512i backward = _mm512_broadcast_i32x4(
      _mm_setr_epi8(7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10, 9, 8));
  const __m512i unit = _mm512_set1_epi64((long long)0x8040201008040201u);
  return _mm512_gf2p8affine_epi64_epi8(unit, _mm512_shuffle_epi8(x, backward),
                                       0);
}

/* The kinds of the bytes x, by their halves. */
TARGET static inline __m512i kinds(__m512i low, __m512i high, __m512i x) {
  const __m512i half = _mm512_set1_epi8(0x0F);
  __m512i own = _mm512_and_si512(_mm512_srli_epi16(x, 4), half);
  return _mm512_and_si512(_mm512_shuffle_epi8(low, _mm512_and_si512(x, half)),
                          _mm512_shuffle_epi8(high, own));
}

TARGET static inline __m512i halves(const uint8_t table[16]) {
  return _mm512_broadcast_i32x4(_mm_loadu_si128((const void *)table));
}

TARGET static void find(const gl_pairset *pairs, const unsigned char *s,
                        unsigned n, uint64_t *found) {
  const __m512i low1 = halves(pairs->low1), high1 = halves(pairs->high1);
  const __m512i low2 = halves(pairs->low2), high2 = halves(pairs->high2);
  for (; n-- > 0; s += 64)
    *found++ = _mm512_test_epi8_mask(kinds(low1, high1, load(s)),
                                     kinds(low2, high2, load(s + 1)));
}

/* byte[8 * i + k] goes to 8 * k + i */
static const uint8_t across[64] = {
    0, 8,  16, 24, 32, 40, 48, 56, 1, 9,  17, 25, 33, 41, 49, 57,
    2, 10, 18, 26, 34, 42, 50, 58, 3, 11, 19, 27, 35, 43, 51, 59,
    4, 12, 20, 28, 36, 44, 52, 60, 5, 13, 21, 29, 37, 45, 53, 61,
    6, 14, 22, 30, 38, 46, 54, 62, 7, 15, 23, 31, 39, 47, 55, 63};

static const uint8_t upwards[64] = {
    0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15,
    16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
    32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
    48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};

TARGET static void planes(const uint8_t code[64], uint64_t plane[8]) {
  __m512i x = transpose(load(code));
  _mm512_storeu_si512(plane, _mm512_permutexvar_epi8(load(across), x));
}

TARGET static inline __m512i row(const uint8_t table[16], __m512i half) {
  __m512i t = _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)table));
  return _mm512_shuffle_epi8(t, half);
}

/* Of the bytes `here` by those one, two and three before them. */
TARGET static inline int wrong(const uint8_t table[3][16], __m512i here,
                               __m512i before, __m512i before2,
                               __m512i before3) {
  const __m512i half = _mm512_set1_epi8(0x0F);
  __m512i high = _mm512_and_si512(_mm512_srli_epi16(before, 4), half);
  __m512i low = _mm512_and_si512(before, half);
  __m512i own = _mm512_and_si512(_mm512_srli_epi16(here, 4), half);
  __mmask64 common, owed;
  high = row(table[0], high);
  low = row(table[1], low);
  own = row(table[2], own);
  owed = _mm512_cmpge_epu8_mask(before2, _mm512_set1_epi8((char)0xE0)) |
         _mm512_cmpge_epu8_mask(before3, _mm512_set1_epi8((char)0xF0));
  high = _mm512_ternarylogic_epi64(high, low, own, 0x80); /* all three */
  common = _mm512_test_epi8_mask(high, _mm512_set1_epi8(0x7F));
  return (common | (_mm512_movepi8_mask(high) ^ owed)) != 0;
}

TARGET static int pairs(const uint8_t table[3][16], const unsigned char *s) {
  const __m512i here = load(s), before3 = load(s - 3);
  /* nothing is wrong with ASCII behind ASCII */
  if (!_mm512_movepi8_mask(_mm512_or_si512(here, before3))) return 0;
  return wrong(table, here, load(s - 1), load(s - 2), before3);
}

/* What they lack at their end is seen at the NUL behind them. */
TARGET static int fewpairs(const uint8_t table[3][16], const unsigned char *s,
                           size_t n) {
  return wrong(table, load_few(s, n, 0), load_few(s, n, 1), load_few(s, n, 2),
               load_few(s, n, 3));
}

TARGET static unsigned ones(const uint64_t word[8]) {
  long long n = 0;
  unsigned i;
  for (i = 0; i < 8; i++) n += _mm_popcnt_u64(word[i]);
  return (unsigned)n;
}

TARGET static void places(const uint64_t *word, size_t n, uint32_t at,
                          uint32_t *place) {
  const __m512i own = load(upwards);
  for (; n-- > 0; word++, at += 64) {
    const unsigned k = (unsigned)_mm_popcnt_u64(*word);
    __m512i found = _mm512_maskz_compress_epi8(*word, own);
    unsigned i;
    for (i = 0; i < k; i += 16) {
      const __mmask16 some =
          (__mmask16)(k - i < 16 ? (1u << (k - i)) - 1 : 0xFFFF);
      _mm512_mask_storeu_epi32(
          place + i, some,
          _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_castsi512_si128(found)),
                           _mm512_set1_epi32((int)at)));
      found = _mm512_shuffle_i64x2(found, found, 0x39); /* the next 16 */
    }
    place += k;
  }
}

static const gl_simd avx512 = {"avx512", codes, planes,   ones,    places,
                               find,     pairs, fewcodes, fewpairs};

const gl_simd *gl_simd_avx512(void) {
  return gl_x86_has() & GL_AVX512 ? &avx512 : NULL;
}

#else

const gl_simd *gl_simd_avx512(void) { return NULL; }

#endif
