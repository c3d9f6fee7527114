/*
** fuzzysegment.h: a form in three segments, which names are found by: where
** they begin, what their keys are, and the marks that stand beside a key. For
** those who put names into the index (fuzzyindex.c, fuzzygate.c) and those who
** look there (fuzzylook.c).
**
** Hashes of segments come from those of all prefixes of a text, so that each
** costs the same however long it is.
*/
#ifndef GL_FUZZYSEGMENT_H
#define GL_FUZZYSEGMENT_H

#include "fuzzyindex.h"

/* --- lengths ------------------------------------------------------------- */

/* Where segment i of three of a form of n units begins, and segment i - 1 ends;
** the last ones are the longer. */
static inline unsigned gl_segment(unsigned n, unsigned i) { return i * n / 3; }

/* Of the lengths of what names begin and end with only some are told: the
** next one; the greatest that is not above n. */
static inline unsigned gl_next_length(unsigned n) {
  return n < 4 ? n + 2 - (n > 1) : n < 8 ? n + 2 : n < 32 ? n + 4 : n + 16;
}
static inline unsigned gl_told_length(unsigned n) {
  return n < 4 ? n - (n == 1) : n < 8 ? n & ~1u : n < 32 ? n & ~3u : n & ~15u;
}

/* Edits that a name may have. */
static inline unsigned gl_plan_edits(const gl_plan *p, uint32_t info,
                                     size_t n) {
  unsigned own = p->whole ? 0 : GL_NAME_FUZZY(info);
  unsigned most = own ? own - 1 : p->edits;
  if (n < p->from[1] && most > 1) most = 1;
  return n < p->from[0] ? 0 : most;
}

/* --- keys ---------------------------------------------------------------- */

#define GL_FORMBASE GL_HASH_A /* of the polynomial that is a prefix's hash */

/* of segment i of a name of n units, with k edits; i = 3: of n units before or
** behind a gate */
static inline uint64_t gl_segment_tag(unsigned set, size_t n, unsigned i,
                                      unsigned k) {
  return (set * 4096u + (uint64_t)n * 16u + i * 4 + k) * GL_MIX ^ GL_HASH_B;
}

static inline uint64_t gl_segment_key(uint64_t seed, uint64_t h, uint64_t tag) {
  return gl_hash_fold(h ^ seed, tag);
}

static inline void gl_put_prefixes(uint64_t *h, const uint32_t *unit,
                                   size_t n) {
  size_t i;
  for (i = 0; i < n; i++) h[i + 1] = h[i] * GL_FORMBASE + unit[i];
}

/* the hash of n units from `at` on */
static inline uint64_t gl_stretch_hash(const gl_fuzzy *z, const uint64_t *h,
                                       size_t at, size_t n) {
  return h[at + n] - h[at] * z->power[n];
}

/* the hash of the first a of n units and the last b */
static inline uint64_t gl_around_hash(const gl_fuzzy *z, const uint64_t *h,
                                      size_t n, size_t a, size_t b) {
  return gl_stretch_hash(z, h, 0, a) * z->power[b] +
         gl_stretch_hash(z, h, n - b, b);
}

/* The list of a hash; for a roster that of a length. */
static inline size_t gl_list_of(const gl_level *l, int roster, uint64_t h) {
  return roster ? (size_t)h
                : (size_t)((uint64_t)(uint32_t)h * (uint64_t)l->lists >> 32);
}

/* --- marks --------------------------------------------------------------- */

/* With two edits: which classes of units are before the segment from `at` to
** `end` and behind it, and which twice. One unit more or less changes one
** bit. */
static inline uint32_t gl_mark_rest(const uint32_t *unit, size_t n, size_t at,
                                    size_t end) {
  uint32_t once = 0, twice = 0;
  size_t i;
  for (i = at > 0 ? 0 : end; i < n; i = i + 1 == at ? end : i + 1) {
    uint32_t bit = 1u << ((unit[i] + (i < at ? 0 : 16)) & 31);
    twice |= once & bit;
    once |= bit;
  }
  return once | twice << 7 | twice >> 25;
}

/* With one: what the spoilt segment begins with, GL_PACKED units of it, some
** bits of each. */
#define GL_PACKED 5u
#define GL_PACKBITS 6u
static inline uint64_t gl_mark_packed(const uint32_t *unit, size_t n,
                                      size_t most) {
  uint64_t p = 0;
  size_t i;
  for (i = 0; i < n && i < most; i++)
    p |= (uint64_t)(unit[i] & 63) << GL_PACKBITS * i;
  return p;
}

#endif
