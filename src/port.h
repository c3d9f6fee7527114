/*
** port.h: what differs between compilers and systems, in one place.
*/
#ifndef GL_PORT_H
#define GL_PORT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
** Engine functions are shared by the library's own files and by nobody
** else: hidden, so that no host can take their names over, and the module
** exports `luaopen_gloss_core` alone. A rock's builtin build has no flags
** per file, hence a macro.
*/
#if defined(__GNUC__)
#define GL_FUNC __attribute__((visibility("hidden"))) extern
/* what is seldom called, and must not make its callers slower */
#define GL_COLD __attribute__((noinline, cold))
/* what needs so many registers that a loop in its caller would lose them */
#define GL_NOINLINE __attribute__((noinline))
#define GL_LIKELY(x) __builtin_expect(!!(x), 1)
#define GL_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define GL_PREFETCH(p) __builtin_prefetch(p) /* what will soon be read */
#define GL_INLINE inline __attribute__((always_inline))
#define GL_IN_LINES \
  __attribute__((aligned(64))) /* begins a line of the cache */
/* numbers of 64 bits that are worked on at once */
typedef uint64_t gl_uint64s __attribute__((vector_size(16)));
#else
typedef uint64_t gl_uint64s;
#define GL_INLINE inline
#define GL_IN_LINES
#define GL_FUNC extern
#define GL_COLD
#define GL_NOINLINE
#define GL_LIKELY(x) (x)
#define GL_UNLIKELY(x) (x)
#define GL_PREFETCH(p) ((void)(p))
#endif
#define GL_DATA GL_FUNC

/*
** A function for a level of instructions above the baseline: a rock's builtin
** build has no flags per file. Whatever it calls in line needs the same.
*/
#if defined(__GNUC__) && defined(__x86_64__)
#define GL_X86_64
#define GL_TARGET(features) __attribute__((target(features)))
#endif

/* 64-bit ARM, whose baseline has NEON; numbers with the lowest byte first */
#if defined(__GNUC__) && defined(__aarch64__) && !defined(__AARCH64EB__)
#define GL_ARM64
#endif

/* number of trailing zero bits of x, x not 0 */
static inline unsigned gl_ctz64(uint64_t x) {
#if defined(__GNUC__)
  return (unsigned)__builtin_ctzll(x);
#else
  unsigned n = 0;
  while (!(x & 1)) x >>= 1, n++;
  return n;
#endif
}

/* number of leading zeros, x != 0 */
static inline unsigned gl_clz64(uint64_t x) {
#if defined(__GNUC__)
  return (unsigned)__builtin_clzll(x);
#else
  unsigned n = 0;
  while (!(x >> 63)) x <<= 1, n++;
  return n;
#endif
}

/* number of set bits of x */
static inline unsigned gl_popcount64(uint64_t x) {
#if defined(__GNUC__) && (defined(__POPCNT__) || !defined(__x86_64__))
  return (unsigned)__builtin_popcountll(x);
#else /* sums of 2, 4 and 8 bits, then of all bytes */
  x -= x >> 1 & 0x5555555555555555u;
  x = (x & 0x3333333333333333u) + (x >> 2 & 0x3333333333333333u);
  x = (x + (x >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
  return (unsigned)(x * 0x0101010101010101u >> 56);
#endif
}

/* 8 bytes as a number, the first one lowest, on every machine */
static inline uint64_t gl_load64(const unsigned char *s) {
  uint64_t x;
  memcpy(&x, s, sizeof x);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  x = __builtin_bswap64(x);
#endif
  return x;
}

static inline void gl_store64(unsigned char *s, uint64_t x) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  x = __builtin_bswap64(x);
#endif
  memcpy(s, &x, sizeof x);
}

/* Both halves of a product: a hash of two numbers. */
static inline uint64_t gl_hash_fold(uint64_t a, uint64_t b) {
#if defined(__SIZEOF_INT128__)
  __extension__ typedef unsigned __int128 wide;
  wide r = (wide)a * b;
  return (uint64_t)r ^ (uint64_t)(r >> 64);
#else
  uint64_t al = (uint32_t)a, ah = a >> 32, bl = (uint32_t)b, bh = b >> 32;
  uint64_t ll = al * bl, lh = al * bh, hl = ah * bl, hh = ah * bh;
  uint64_t mid = (ll >> 32) + (uint32_t)lh + (uint32_t)hl;
  uint64_t high = hh + (lh >> 32) + (hl >> 32) + (mid >> 32);
  return (mid << 32 | (uint32_t)ll) ^ high;
#endif
}

/* bit sets over rows or bytes: word i / 64, bit i % 64 */
#define GL_BITWORDS(n) (((size_t)(n) + 63) / 64)

static inline void gl_bit_set(uint64_t *b, size_t i) {
  b[i >> 6] |= (uint64_t)1 << (i & 63);
}

static inline int gl_bit_get(const uint64_t *b, size_t i) {
  return (int)(b[i >> 6] >> (i & 63) & 1);
}

/* the first bit of [at, end) that is set, or end */
static inline size_t gl_bit_next(const uint64_t *b, size_t at, size_t end) {
  size_t w = at >> 6;
  uint64_t x;
  if (at >= end) return end;
  x = b[w] >> (at & 63) << (at & 63);
  while (x == 0) {
    if (++w >= GL_BITWORDS(end)) return end;
    x = b[w];
  }
  at = w * 64 + gl_ctz64(x);
  return at < end ? at : end;
}

#endif
