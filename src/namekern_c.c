/*
** namekern_c.c: kernels in plain C.
*/
#include "namekern.h"

#define ONES 0x0101010101010101u
#define HIGH 0x8080808080808080u

/* 0x80 in each byte of x, all below 0x80, that lies from low to high */
static uint64_t between(uint64_t x, unsigned low, unsigned high) {
  return (x + (0x80 - low) * ONES) & ~(x + (0x7F - high) * ONES) & HIGH;
}

/* the high bits of eight bytes as one byte, the first as bit 0 */
static uint64_t gather(uint64_t x) {
  return (x >> 7) * 0x0102040810204080u >> 56;
}

static int classify(const unsigned char *s, size_t n, unsigned char *low,
                    uint64_t *word, uint64_t *high) {
  uint64_t any = 0;
  size_t i;
  unsigned k;
  for (i = 0; i < n; i++) {
    uint64_t w = 0, h = 0;
    for (k = 0; k < 8; k++, s += 8, low += 8) {
      uint64_t x = gl_load64(s), b = x & HIGH, y = x & ~HIGH, upper, m;
      unsigned j;
      upper = between(y, 'A', 'Z') & ~b;
      m = upper | between(y, 'a', 'z') | between(y, '0', '9') |
          between(y, '_', '_');
      w |= gather(m & ~b) << 8 * k;
      h |= gather(b) << 8 * k;
      x |= upper >> 2;
      for (j = 0; j < 8; j++) low[j] = (unsigned char)(x >> 8 * j);
    }
    word[i] = w;
    high[i] = h;
    any |= h;
  }
  return any != 0;
}

static size_t expand(const uint64_t *bits, size_t n, uint32_t base,
                     uint32_t *out) {
  size_t i, k = 0;
  for (i = 0; i < n; i++, base += 64) {
    uint64_t b;
    for (b = bits[i]; b; b &= b - 1) out[k++] = base + gl_ctz64(b);
  }
  return k;
}

static size_t hash(const unsigned char *low, uint32_t base,
                   const uint32_t *first, const uint32_t *end, size_t n,
                   uint64_t seed, uint64_t *out, uint32_t *others) {
  size_t i, left = 0;
  for (i = 0; i < n; i++) {
    const unsigned char *s = low + (first[i] - base);
    size_t len = end[i] - first[i];
    uint64_t a, b = 0, h = 0;
    if (len <= 16) {
      a = gl_load64(s);
      if (len < 8)
        a &= ((uint64_t)1 << 8 * len) - 1;
      else if (len > 8)
        b = gl_load64(s + 8) & ~(uint64_t)0 >> 8 * (16 - len);
      if (!((a | b) & HIGH)) {
        h = gl_hash_short(seed, a, b, len);
        h += h == 0;
      }
    }
    out[i] = h;
    others[left] = (uint32_t)i;
    left += h == 0;
  }
  return left;
}

static size_t singles(const uint64_t *filter, size_t words, const uint64_t *h,
                      size_t n, uint64_t view, uint32_t *out) {
  size_t i, k = 0;
  for (i = 0; i < n; i++) {
    uint64_t x = h[i] ^ view, b = gl_filter_bits(x);
    out[k] = (uint32_t)i;
    k += (filter[gl_filter_word(x, words)] & b) == b;
  }
  return k;
}

static size_t pairs(const uint64_t *filter, size_t words, const uint64_t *h,
                    size_t n, uint64_t view, uint32_t *out, uint64_t *hash2) {
  size_t i, k = 0;
  for (i = 0; i < n; i++) {
    uint64_t x = gl_hash_join(h[i] ^ view, h[i + 1]), b = gl_filter_bits(x);
    out[k] = (uint32_t)i;
    hash2[k] = x;
    k += (filter[gl_filter_word(x, words)] & b) == b;
  }
  return k;
}

const gl_namekern gl_namekern_c = {"c", classify, expand, hash, singles, pairs};

/* --- which ---------------------------------------------------------------- */

const gl_namekern *gl_namekern_of(const gl_simd *level) {
  const gl_namekern *k = NULL;
  if (level && strcmp(level->name, "avx512") == 0) k = gl_namekern_avx512();
  if (k == NULL && level && strncmp(level->name, "avx", 3) == 0)
    k = gl_namekern_avx2();
  return k ? k : &gl_namekern_c;
}
