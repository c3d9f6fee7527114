/*
** fuzzypick.c: of a list of names those whose marks differ by few bits, as many
** at a time as the processor compares.
*/
#include "fuzzyindex.h"

#if defined(GL_X86_64)
#include <immintrin.h>
#endif

static size_t pick_plain(const gl_posting *p, size_t n, uint32_t mark,
                         unsigned bits, uint32_t *out) {
  size_t i, k = 0;
  for (i = 0; i < n; i++) {
    out[k] = p[i].ref;
    k += gl_popcount64(p[i].mark ^ mark) <= bits;
  }
  return k;
}

#if defined(GL_X86_64)
GL_TARGET("popcnt")
static size_t pick_popcnt(const gl_posting *p, size_t n, uint32_t mark,
                          unsigned bits, uint32_t *out) {
  size_t i, k = 0;
  for (i = 0; i < n; i++) {
    out[k] = p[i].ref;
    k += (unsigned)__builtin_popcount(p[i].mark ^ mark) <= bits;
  }
  return k;
}

/* 16 at a time: bits are counted by half bytes and summed up. */
GL_TARGET("avx512f,avx512bw,popcnt")
static size_t pick_avx512(const gl_posting *p, size_t n, uint32_t mark,
                          unsigned bits, uint32_t *out) {
  const __m512i even = _mm512_set_epi32(30, 28, 26, 24, 22, 20, 18, 16, 14, 12,
                                        10, 8, 6, 4, 2, 0);
  const __m512i odd = _mm512_add_epi32(even, _mm512_set1_epi32(1));
  const __m512i ones = _mm512_broadcast_i32x4(
      _mm_set_epi8(4, 3, 3, 2, 3, 2, 2, 1, 3, 2, 2, 1, 2, 1, 1, 0));
  const __m512i half = _mm512_set1_epi8(15);
  const __m512i all = _mm512_set1_epi32((int)mark);
  const __m512i most = _mm512_set1_epi32((int)bits);
  size_t i, k = 0;
  for (i = 0; i + 16 <= n; i += 16) {
    __m512i a = _mm512_loadu_si512(p + i), b = _mm512_loadu_si512(p + i + 8);
    __m512i x = _mm512_xor_si512(_mm512_permutex2var_epi32(a, even, b), all);
    __m512i y = _mm512_and_si512(_mm512_srli_epi32(x, 4), half);
    __mmask16 near;
    x = _mm512_and_si512(x, half);
    x = _mm512_add_epi8(_mm512_shuffle_epi8(ones, x),
                        _mm512_shuffle_epi8(ones, y));
    x = _mm512_madd_epi16(_mm512_maddubs_epi16(x, _mm512_set1_epi8(1)),
                          _mm512_set1_epi16(1));
    near = _mm512_cmple_epi32_mask(x, most);
    _mm512_storeu_si512(out + k,
                        _mm512_maskz_compress_epi32(
                            near, _mm512_permutex2var_epi32(a, odd, b)));
    k += (size_t)_mm_popcnt_u32(near);
  }
  return k + pick_popcnt(p + i, n - i, mark, bits, out + k);
}
#endif

gl_picker *gl_picker_of(const gl_simd *level) {
#if defined(GL_X86_64)
  /* levels with that instruction; asking the processor takes longer than a
  ** look-up */
  if (strcmp(level->name, "avx512") == 0) return pick_avx512;
  if (strncmp(level->name, "avx", 3) == 0) return pick_popcnt;
#endif
  (void)level;
  return pick_plain;
}
