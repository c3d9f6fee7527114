/*
** namekern.h: what of searching names is done for many bytes or tokens at a
** time. There is a table of these for each level of instructions; all give
** the same results.
*/
#ifndef GL_NAMEKERN_H
#define GL_NAMEKERN_H

#include "names.h"
#include "simd.h"

typedef struct gl_namekern {
  const char *name; /* of the level */

  /* For n blocks of 64 bytes: letters in lower case (ASCII), bits of ASCII
  ** word characters, bits of bytes from 0x80 on. Returns whether any is. */
  int (*classify)(const unsigned char *s, size_t n, unsigned char *low,
                  uint64_t *word, uint64_t *high);

  /* The numbers of the bits that are set in n words, plus `base`; returns how
  ** many. Up to 64 more elements of out are written to. */
  size_t (*expand)(const uint64_t *bits, size_t n, uint32_t base,
                   uint32_t *out);

  /* Hashes of n tokens that are ASCII and no longer than 16 bytes. `low` at
  ** first - base; 16 bytes behind each are readable. Returns how many others
  ** there are, and their numbers in `others`. */
  size_t (*hash)(const unsigned char *low, uint32_t base, const uint32_t *first,
                 const uint32_t *end, size_t n, uint64_t seed, uint64_t *hash,
                 uint32_t *others);

  /* The numbers of those of h[0 .. n-1] that a filter lets through (xor
  ** `with`); returns how many. Up to 8 more elements are read and written
  ** to. */
  size_t (*pass)(const uint64_t *filter, size_t words, const uint64_t *h,
                 size_t n, uint64_t with, uint32_t *out);
  /* The same for tokens (xor `view`) that with the next may begin a name, h[n]
  ** being there: also the hash of both. */
  size_t (*pairs)(const uint64_t *filter, size_t words, const uint64_t *h,
                  size_t n, uint64_t view, uint32_t *out, uint64_t *hash);

  /* Asks a gate (octets.h) for the bytes at n places of s, of eight the ones
  ** that are in `mask`. Puts those where names go on into `live`, which may be
  ** `pos`, and returns how many; those that are names into `name`, *names of
  ** them. Up to 8 more elements are written to. */
  size_t (*gate)(const uint64_t *table, size_t words, uint64_t mask,
                 const uint8_t *s, const uint32_t *pos, size_t n,
                 uint32_t *live, uint32_t *name, size_t *names);
} gl_namekern;

GL_DATA const gl_namekern gl_namekern_c;
/* NULL where this machine has none of that name */
GL_FUNC const gl_namekern *gl_namekern_sse2(void);
GL_FUNC const gl_namekern *gl_namekern_avx2(void);
GL_FUNC const gl_namekern *gl_namekern_avx512(void);
GL_FUNC const gl_namekern *gl_namekern_neon(void);
/* Those that go with the level of a text. */
GL_FUNC const gl_namekern *gl_namekern_of(const gl_simd *level);

/* In plain C, for levels that do no better. */
GL_FUNC size_t gl_kern_expand(const uint64_t *bits, size_t n, uint32_t base,
                              uint32_t *out);
GL_FUNC size_t gl_kern_hash(const unsigned char *low, uint32_t base,
                            const uint32_t *first, const uint32_t *end,
                            size_t n, uint64_t seed, uint64_t *hash,
                            uint32_t *others);
GL_FUNC size_t gl_kern_pass(const uint64_t *filter, size_t words,
                            const uint64_t *h, size_t n, uint64_t with,
                            uint32_t *out);
GL_FUNC size_t gl_kern_pairs(const uint64_t *filter, size_t words,
                             const uint64_t *h, size_t n, uint64_t view,
                             uint32_t *out, uint64_t *hash);
GL_FUNC size_t gl_kern_gate(const uint64_t *table, size_t words, uint64_t mask,
                            const uint8_t *s, const uint32_t *pos, size_t n,
                            uint32_t *live, uint32_t *name, size_t *names);

#endif
