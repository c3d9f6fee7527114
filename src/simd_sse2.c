/*
** simd_sse2.c: kernels for SSE2, which every x86-64 has.
*/
#include "simd.h"

#if defined(GL_X86_64)

#include <emmintrin.h>

typedef struct block {
  __m128i a, b, c, d; /* 16 bytes each */
} block;

static inline block load(const uint8_t *s) {
  block x;
  x.a = _mm_loadu_si128((const __m128i *)s);
  x.b = _mm_loadu_si128((const __m128i *)(s + 16));
  x.c = _mm_loadu_si128((const __m128i *)(s + 32));
  x.d = _mm_loadu_si128((const __m128i *)(s + 48));
  return x;
}

/* the highest bit of each byte */
static inline uint64_t highbits(block x) {
  unsigned low =
      (unsigned)_mm_movemask_epi8(x.a) | (unsigned)_mm_movemask_epi8(x.b) << 16;
  unsigned high =
      (unsigned)_mm_movemask_epi8(x.c) | (unsigned)_mm_movemask_epi8(x.d) << 16;
  return low | (uint64_t)high << 32;
}

/* the next bit becomes the highest */
static inline block shift(block x) {
  x.a = _mm_add_epi8(x.a, x.a);
  x.b = _mm_add_epi8(x.b, x.b);
  x.c = _mm_add_epi8(x.c, x.c);
  x.d = _mm_add_epi8(x.d, x.d);
  return x;
}

static inline block full(block x) {
  const __m128i all = _mm_set1_epi8((char)0xFF);
  x.a = _mm_cmpeq_epi8(x.a, all);
  x.b = _mm_cmpeq_epi8(x.b, all);
  x.c = _mm_cmpeq_epi8(x.c, all);
  x.d = _mm_cmpeq_epi8(x.d, all);
  return x;
}

/* There is no look-up of bytes in SSE2. */
static void codes(const uint8_t map[256], const unsigned char *s,
                  uint8_t code[64], gl_notascii *m) {
  block x = load(s);
  unsigned i;
  for (i = 0; i < 64; i += 8) gl_store64(code + i, gl_map8(map, s + i));
  m->lead = m->ask = 0;
  m->high = highbits(x);
  if (!m->high) return;
  m->lead = m->high & highbits(shift(x));
  m->ask = highbits(full(load(code)));
}

static void planes(const uint8_t code[64], uint64_t plane[8]) {
  block x = load(code);
  unsigned k = 7;
  for (; plane[k] = highbits(x), k > 0; k--) x = shift(x);
}

static void find(const gl_pairset *pairs, const unsigned char *s, unsigned n,
                 uint64_t *found) {
  const __m128i zero = _mm_setzero_si128();
  for (; n-- > 0; s += 64) {
    uint8_t kinds[64];
    unsigned i;
    block x;
    for (i = 0; i < 64; i += 8)
      gl_store64(kinds + i, gl_map8(pairs->first, s + i) &
                                gl_map8(pairs->second, s + i + 1));
    x = load(kinds);
    x.a = _mm_cmpeq_epi8(x.a, zero);
    x.b = _mm_cmpeq_epi8(x.b, zero);
    x.c = _mm_cmpeq_epi8(x.c, zero);
    x.d = _mm_cmpeq_epi8(x.d, zero);
    *found++ = ~highbits(x);
  }
}

static unsigned ones(const uint64_t word[8]) { return gl_ones8(word); }

static const gl_simd sse2 = {"sse2", codes, planes, ones, gl_places,
                             find,   NULL,  NULL,   NULL};

const gl_simd *gl_simd_sse2(void) { return &sse2; }

#else

const gl_simd *gl_simd_sse2(void) { return NULL; }

#endif
