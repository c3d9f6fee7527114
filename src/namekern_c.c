/*
** namekern_c.c: kernels in plain C.
*/
#include "namekern.h"
#include "octets.h"

#define ONES 0x0101010101010101u
#define HIGH 0x8080808080808080u

/* the high bit of each byte of x, all below 0x80, that lies from low to high;
** other bits are of no meaning */
static inline uint64_t between(uint64_t x, unsigned low, unsigned high) {
  return (x + (0x80 - low) * ONES) & ~(x + (0x7F - high) * ONES);
}

/* the high bits of eight bytes as one byte, the first as bit 0 */
static inline uint64_t gather(uint64_t x) {
  return (x >> 7) * 0x0102040810204080u >> 56;
}

static int classify(const unsigned char *s, size_t n, unsigned char *low,
                    uint64_t *word, uint64_t *high) {
  uint64_t any = 0;
  size_t i;
  unsigned k;
  for (i = 0; i < n; i++) {
    uint64_t w = 0, h = 0;
    for (k = 0; k < 64; k += 8, s += 8, low += 8) {
      uint64_t x = gl_load64(s), y = x & ~HIGH, ascii = ~x & HIGH;
      uint64_t letter = between(y | 0x20 * ONES, 'a', 'z') & ascii;
      uint64_t digit = between(y, '0', '9'), line = between(y, '_', '_');
      w |= gather((letter | digit | line) & ascii) << k;
      if (GL_UNLIKELY(x & HIGH)) h |= gather(x & HIGH) << k;
      gl_store64(low, x | letter >> 2);
    }
    word[i] = w;
    high[i] = h;
    any |= h;
  }
  return any != 0;
}

/* Eight bits at a time, set or not: there is room for more than there are, and
** few branches are to be guessed. */
size_t gl_kern_expand(const uint64_t *bits, size_t n, uint32_t base,
                      uint32_t *out) {
  const uint64_t top = (uint64_t)1 << 63;
  size_t i, k = 0;
  unsigned j, c;
  for (i = 0; i < n; i++, base += 64) {
    uint64_t b = bits[i];
    unsigned count = gl_popcount64(b);
    uint32_t *to = out + k;
    for (c = 0; c < count; c += 8)
      for (j = 0; j < 8; j++, b &= b - 1) *to++ = base + gl_ctz64(b | top);
    k += count;
  }
  return k;
}

/* so many bytes of ones, the first of them lowest */
#define ALL (~(uint64_t)0)
static const uint64_t ones[25] = {
    0,         0,        0,         0,         0,         0,         0,
    0,         0,        ALL >> 56, ALL >> 48, ALL >> 40, ALL >> 32, ALL >> 24,
    ALL >> 16, ALL >> 8, ALL,       ALL,       ALL,       ALL,       ALL,
    ALL,       ALL,      ALL,       ALL};

size_t gl_kern_hash(const unsigned char *low, uint32_t base,
                    const uint32_t *first, const uint32_t *end, size_t n,
                    uint64_t seed, uint64_t *out, uint32_t *others) {
  const gl_hashkeys keys = gl_hash_keys(seed);
  size_t i, left = 0;
  for (i = 0; i < n; i++) {
    const unsigned char *s = low + (first[i] - base);
    size_t len = end[i] - first[i], in = len < 16 ? len : 16;
    uint64_t a = gl_load64(s) & ones[8 + in];
    uint64_t b = gl_load64(s + 8) & ones[in];
    out[i] = gl_hash_short(&keys, a, b);
    if (GL_UNLIKELY(len > 16 || (a | b) & HIGH || out[i] == 0))
      others[left++] = (uint32_t)i;
  }
  return left;
}

/* whether the filter lets a hash through: its three bits, in the lowest */
static inline uint64_t filtered(const uint64_t *filter, size_t words,
                                uint64_t h) {
  uint64_t w = filter[gl_filter_word(h, words)];
  return w >> (h & 63) & w >> (h >> 6 & 63) & w >> (h >> 12 & 63) & 1;
}

size_t gl_kern_pass(const uint64_t *filter, size_t words, const uint64_t *h,
                    size_t n, uint64_t with, uint32_t *out) {
  size_t i, k = 0;
  for (i = 0; i < n; i++) {
    out[k] = (uint32_t)i;
    k += filtered(filter, words, h[i] ^ with);
  }
  return k;
}

size_t gl_kern_pairs(const uint64_t *filter, size_t words, const uint64_t *h,
                     size_t n, uint64_t view, uint32_t *out, uint64_t *hash2) {
  size_t i, k = 0;
  for (i = 0; i < n; i++) {
    uint64_t x = gl_hash_join(h[i] ^ view, h[i + 1]);
    out[k] = (uint32_t)i;
    hash2[k] = x;
    k += filtered(filter, words, x);
  }
  return k;
}

/* Nothing is done that the next place would have to wait for. */
size_t gl_kern_gate(const uint64_t *table, size_t words, uint64_t mask,
                    const uint8_t *s, const uint32_t *pos, size_t n,
                    uint32_t *live, uint32_t *name, size_t *names) {
  size_t i, k = 0, found = 0;
  for (i = 0; i < n; i++) {
    uint32_t at = pos[i];
    uint64_t place = gl_octet_gram(words, gl_load64(s + at) & mask);
    uint64_t gram = table[place / 32] >> place % 32;
    live[k] = name[found] = at;
    found += gram & 1;
    k += gram >> 32 & 1;
  }
  *names = found;
  return k;
}

const gl_namekern gl_namekern_c = {"c",          classify,     gl_kern_expand,
                                   gl_kern_hash, gl_kern_pass, gl_kern_pairs,
                                   gl_kern_gate};

/* --- which ---------------------------------------------------------------- */

const gl_namekern *gl_namekern_of(const gl_simd *level) {
  const gl_namekern *k = NULL;
  if (level && strcmp(level->name, "avx512") == 0) k = gl_namekern_avx512();
  if (k == NULL && level && strncmp(level->name, "avx", 3) == 0)
    k = gl_namekern_avx2();
  if (k == NULL && level != &gl_simd_c) k = gl_namekern_sse2();
  if (k == NULL && level != &gl_simd_c) k = gl_namekern_neon();
  return k ? k : &gl_namekern_c;
}
