/*
** distance.h: how far two sequences of units are apart. A unit is a number, as
** a rule a code point; sequences are of GL_MAXFORM units at most. Part of the
** engine's public interface, beside gazetteer.h.
*/
#ifndef GL_DISTANCE_H
#define GL_DISTANCE_H

#include "gloss.h"

#define GL_MAXFORM 255u

/*
** Edits (one unit more, less, or another; two neighbours exchanged) that make a
** of b, no stretch being edited twice: the optimal string alignment distance.
** most + 1 where there are more than `most`. n times 2 most + 1 steps.
*/
GL_FUNC unsigned gl_edits(const uint32_t *a, size_t n, const uint32_t *b,
                          size_t m, unsigned most);

/* The same for one sequence and many others: where each unit is in it, as bits.
** Of 64 units at most a column of the table is one number. */
typedef struct gl_pattern {
  const uint32_t *unit;
  size_t n;
  uint64_t ascii[128];
} gl_pattern;
GL_FUNC void gl_pattern_init(gl_pattern *p, const uint32_t *a, size_t n);
GL_FUNC unsigned gl_pattern_edits(const gl_pattern *p, const uint32_t *b,
                                  size_t m, unsigned most);

/* A likeness from 0 to 1 as num / den, which is exact. */
typedef struct gl_ratio {
  uint64_t num, den; /* den is not 0; both are below 2^53 */
} gl_ratio;
static inline double gl_ratio_of(gl_ratio r) {
  return (double)r.num / (double)r.den;
}

/* Jaro's likeness; above 0.7 each of the first 4 units that agree takes off a
** tenth of what is missing (Winkler 1990). n * m steps. */
GL_FUNC gl_ratio gl_jaro_winkler(const uint32_t *a, size_t n, const uint32_t *b,
                                 size_t m);

/*
** The likeness of the sets of words, separated by white space or other signs.
** Of the words in both (c), those of a alone and of b alone, each sorted and
** joined by spaces: 1 where c is not empty and one of the others is; else the
** greatest likeness of c, c + a and c + b to one another, which is twice
** the length of their longest common subsequence, over both lengths. n * m
** steps.
*/
GL_FUNC gl_ratio gl_token_set(const uint32_t *a, size_t n, const uint32_t *b,
                              size_t m);

/*
** A signature: which classes of units are there, and which twice. An edit
** changes two bits at most, one unit more or less changes one.
*/
static inline uint64_t gl_signature_with(uint64_t sig, uint32_t unit) {
  uint64_t bit = (uint64_t)1 << (unit & 31);
  return sig | bit | (sig & bit) << 32;
}
static inline uint64_t gl_signature(const uint32_t *a, size_t n) {
  uint64_t sig = 0;
  size_t i;
  for (i = 0; i < n; i++) sig = gl_signature_with(sig, a[i]);
  return sig;
}

#endif
