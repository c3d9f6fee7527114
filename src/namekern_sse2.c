/*
** namekern_sse2.c: what of the kernels SSE2 does better than plain C.
*/
#include "namekern.h"

#if defined(GL_X86_64)

#include <emmintrin.h>

/* the bytes of x that lie from low to high, as bytes of ones */
static inline __m128i between(__m128i x, char low, char high) {
  __m128i y = _mm_sub_epi8(x, _mm_set1_epi8(low));
  return _mm_cmpeq_epi8(_mm_min_epu8(y, _mm_set1_epi8((char)(high - low))), y);
}

static inline uint64_t bits(__m128i x) {
  return (uint32_t)_mm_movemask_epi8(x);
}

static int classify(const unsigned char *s, size_t n, unsigned char *low,
                    uint64_t *word, uint64_t *high) {
  const __m128i small = _mm_set1_epi8(0x20);
  uint64_t any = 0;
  size_t i;
  unsigned k;
  for (i = 0; i < n; i++) {
    uint64_t w = 0, h = 0;
    for (k = 0; k < 64; k += 16, s += 16, low += 16) {
      __m128i x = _mm_loadu_si128((const __m128i *)(const void *)s);
      __m128i letter = between(_mm_or_si128(x, small), 'a', 'z');
      __m128i other = _mm_or_si128(between(x, '0', '9'),
                                   _mm_cmpeq_epi8(x, _mm_set1_epi8('_')));
      w |= bits(_mm_or_si128(letter, other)) << k;
      h |= bits(x) << k;
      _mm_storeu_si128((__m128i *)(void *)low,
                       _mm_or_si128(x, _mm_and_si128(letter, small)));
    }
    word[i] = w;
    high[i] = h;
    any |= h;
  }
  return any != 0;
}

static const gl_namekern sse2 = {"sse2",       classify,     gl_kern_expand,
                                 gl_kern_hash, gl_kern_pass, gl_kern_pairs,
                                 gl_kern_gate};

const gl_namekern *gl_namekern_sse2(void) { return &sse2; }

#else

const gl_namekern *gl_namekern_sse2(void) { return NULL; }

#endif
