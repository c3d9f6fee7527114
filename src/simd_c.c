/*
** simd_c.c: kernels in plain C, eight bytes at a time; and which levels there
** are.
*/
#include "simd.h"

#define ONES 0x0101010101010101u

/* The lowest bit of each of 8 bytes, gathered: that of byte i to bit i. */
static inline uint64_t gather(uint64_t x) {
  return ((x & ONES) * 0x0102040810204080u) >> 56;
}

/* The highest bit of each byte that is FF. */
static inline uint64_t full(uint64_t x) {
  return ((x & ~(0x80 * ONES)) + ONES) & x;
}

static void codes(const uint8_t map[256], const unsigned char *s,
                  uint8_t code[64], gl_notascii *m) {
  unsigned i;
  m->high = m->lead = m->ask = 0;
  for (i = 0; i < 64; i += 8) {
    uint64_t x = gl_load64(s + i);
    gl_store64(code + i, gl_map8(map, s + i));
    if (!(x & 0x80 * ONES)) continue;
    m->high |= gather(x >> 7) << i;
    m->lead |= gather(x >> 7 & x >> 6) << i;
    m->ask |= gather(full(gl_load64(code + i)) >> 7) << i;
  }
}

static void planes(const uint8_t code[64], uint64_t plane[8]) {
  uint64_t p[8] = {0};
  unsigned i;
  for (i = 0; i < 64; i += 8) {
    uint64_t x = gl_load64(code + i);
    p[0] |= gather(x) << i;
    p[1] |= gather(x >> 1) << i;
    p[2] |= gather(x >> 2) << i;
    p[3] |= gather(x >> 3) << i;
    p[4] |= gather(x >> 4) << i;
    p[5] |= gather(x >> 5) << i;
    p[6] |= gather(x >> 6) << i;
    p[7] |= gather(x >> 7) << i;
  }
  memcpy(plane, p, sizeof p);
}

static void find(const gl_pairset *pairs, const unsigned char *s, unsigned n,
                 uint64_t *found) {
  for (; n-- > 0; s += 64) {
    uint64_t some = 0;
    unsigned i;
    for (i = 0; i < 64; i += 8) {
      uint64_t x =
          gl_map8(pairs->first, s + i) & gl_map8(pairs->second, s + i + 1);
      x |= x >> 4; /* any bit of a byte into its lowest */
      x |= x >> 2;
      x |= x >> 1;
      some |= gather(x) << i;
    }
    *found++ = some;
  }
}

static unsigned ones(const uint64_t word[8]) { return gl_ones8(word); }

void gl_places(const uint64_t *word, size_t n, uint32_t at, uint32_t *place) {
  for (; n-- > 0; at += 64) {
    uint64_t w;
    for (w = *word++; w; w &= w - 1) *place++ = at + gl_ctz64(w);
  }
}

const gl_simd gl_simd_c = {"portable", codes, planes, ones, gl_places,
                           find,       NULL,  NULL,   NULL};

unsigned gl_simd_levels(const gl_simd *level[GL_NSIMD]) {
  unsigned n = 0;
  level[n++] = &gl_simd_c;
  if ((level[n] = gl_simd_sse2()) != NULL) n++;
  if ((level[n] = gl_simd_avx2()) != NULL) n++;
  if ((level[n] = gl_simd_avx512()) != NULL) n++;
  if ((level[n] = gl_simd_neon()) != NULL) n++;
  return n;
}
