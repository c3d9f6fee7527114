/*
** block.h: a text in blocks of 64 bytes, for rules that are written as algebra
** on numbers of 64 bits (grapheme.c word.c ...).
**
** Each character has a *code* of 8 bits by its class, and a *plane* is one bit
** of the codes of all bytes of a block. What a bit of the code means is the
** algorithm's own affair: the common classes have one for themselves, so that
** their plane is the set of places where they stand.
*/
#ifndef GL_BLOCK_H
#define GL_BLOCK_H

#include "gloss.h"
#include "simd.h"
#include "ucdclass.h"
#include "utf8.h"

/*
** The codes of an algorithm. GL_CODES(CODE, TRAIL) fills one: CODE(gcb, incb,
** wb, sb, lb, flags) is a constant, the code of such a class; TRAIL is the
** code of bytes that go on with a character.
*/
typedef struct gl_codes {
  uint8_t byte[256]; /* by byte: of ASCII, then TRAIL */
  uint8_t of[256];   /* by class */
} gl_codes;

#define GL_CODES(CODE, TRAIL)                                         \
  {                                                                   \
    {GL_ASCII_CLASSES(CODE) GL_CODES_64(TRAIL) GL_CODES_64(TRAIL)}, { \
      GL_CLASSES(CODE)                                                \
    }                                                                 \
  }
#define GL_CODES_8(x) x, x, x, x, x, x, x, x
#define GL_CODES_64(x)                                                       \
  GL_CODES_8(x), GL_CODES_8(x), GL_CODES_8(x), GL_CODES_8(x), GL_CODES_8(x), \
      GL_CODES_8(x), GL_CODES_8(x), GL_CODES_8(x),

/* A block: bits of its bytes. Beyond the end of a text stand NULs. */
typedef struct gl_block64 {
  uint64_t plane[8];
  uint64_t high;  /* not ASCII */
  uint64_t trail; /* not the first of their character */
} gl_block64;

/* Read a few at a time: the processor works on all of them at once, where the
** algebra, which hands carries from one to the next, lets it work on one. */
#define GL_AHEAD 8

typedef struct gl_blocks {
  const gl_text *t;
  const gl_codes *codes;
  size_t at;            /* where the block gone on to begins */
  size_t next;          /* where the next one to be read does */
  unsigned i, n;        /* blocks that were gone on to, and that were read */
  gl_utf8before before; /* of a text that is not well-formed */
  gl_block64 block[GL_AHEAD];
} gl_blocks;

GL_FUNC void gl_blocks_init(gl_blocks *b, const gl_text *t,
                            const gl_codes *codes);
GL_FUNC int gl_blocks_read(gl_blocks *b); /* 0 at the end */

/* The next block, the first one at first; NULL at the end. */
static inline const gl_block64 *gl_blocks_next(gl_blocks *b) {
  if (b->i == b->n && !gl_blocks_read(b)) return NULL;
  b->at = b->next - 64 * (size_t)(b->n - b->i);
  return &b->block[b->i++];
}

/* --- algebra -------------------------------------------------------------- */

/*
** The places after the characters x, where the characters (and bytes) in
** `through` do not count: what is next to one of x, with nothing but some of
** `through` between, and these too. x and `through` have no place in common.
** *carry, a bit, goes from block to block.
**
** Adding 1 where a row of ones begins clears the row and sets the place behind
** it.
*/
static inline uint64_t gl_after(uint64_t x, uint64_t through, uint64_t *carry) {
  uint64_t begin = x << 1 | *carry;
  uint64_t sum = through + (begin & through);
  *carry = x >> 63 | (uint64_t)(sum < through);
  return begin | (sum ^ through);
}

/* Notes in `ends` where the segments of the block at byte `at` begin, by the
** bytes before. */
static inline void gl_block_begins(size_t at, uint64_t begins, uint64_t *ends) {
  size_t w = at / 64;
  if (w > 0) ends[w - 1] |= begins << 63;
  ends[w] = begins >> 1;
}

/* The last byte ends a segment, and nothing beyond does. */
static inline void gl_block_finish(const gl_text *t, uint64_t *ends) {
  size_t last = t->len - 1;
  if (t->len == 0) return;
  ends[last / 64] &= ((uint64_t)1 << last % 64) - 1;
  gl_bit_set(ends, last);
}

#endif
