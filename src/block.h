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
** The codes of an algorithm: GL_CODES(TRAIL) fills one. CODE(gcb, incb, wb, sb,
** lb, flags), which the algorithm defines, is the code of such a class, a
** constant below GL_ASK; TRAIL is that of bytes within a character.
*/
typedef struct gl_codes {
  uint8_t byte[256]; /* of ASCII, of continuation bytes, and of lead bytes, if
                        all that begins with them has one code; else GL_ASK */
  uint8_t of[256];   /* by class */
} gl_codes;
#define GL_ASK 0xFF

/* clang-format off */
#define GL_CODES(TRAIL)                                                  \
  {{GL_ASCII_CLASSES(GL_CODE) GL_CODES_64(TRAIL) GL_LEADS(GL_LEADCODE)}, \
   {GL_CLASSES(GL_CODE)}}
#define GL_CODE(gcb, incb, wb, sb, lb, flags) \
  CODE(gcb, incb, wb, sb, lb, flags),
#define GL_CODES_8(x) x, x, x, x, x, x, x, x
#define GL_CODES_64(x)                                                 \
  GL_CODES_8(x), GL_CODES_8(x), GL_CODES_8(x), GL_CODES_8(x),          \
  GL_CODES_8(x), GL_CODES_8(x), GL_CODES_8(x), GL_CODES_8(x),
/* all alike: some of them is what each of them is */
#define GL_LEADCODE(CLASSES)                                  \
  (CLASSES(GL_OR) 0) == (CLASSES(GL_AND) 0xFF) ?              \
    (CLASSES(GL_OR) 0) : GL_ASK,
#define GL_OR(gcb, incb, wb, sb, lb, flags) \
  (CODE(gcb, incb, wb, sb, lb, flags)) |
#define GL_AND(gcb, incb, wb, sb, lb, flags) \
  (CODE(gcb, incb, wb, sb, lb, flags)) &
/* clang-format on */

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
  GL_IN_LINES gl_block64 block[GL_AHEAD]; /* on the stack, wherever that is */
} gl_blocks;

GL_FUNC void gl_blocks_init(gl_blocks *b, const gl_text *t,
                            const gl_codes *codes);
GL_FUNC int gl_blocks_read(gl_blocks *b); /* 0 at the end */
/* Reads the next ones to where there is room for n; returns how many. */
GL_FUNC unsigned gl_blocks_take(gl_blocks *b, gl_block64 *to, unsigned n);
/* Goes to the block at byte `at`, without those before it. */
GL_FUNC void gl_blocks_seek(gl_blocks *b, size_t at);
/* The one block of a text of less than 64 bytes. */
GL_FUNC const gl_block64 *gl_blocks_only(gl_blocks *b);

/* The next block, the first one at first; NULL at the end. */
static inline const gl_block64 *gl_blocks_next(gl_blocks *b) {
  if (b->i == b->n && !gl_blocks_read(b)) return NULL;
  b->at = b->next - 64 * (size_t)(b->n - b->i);
  return &b->block[b->i++];
}

/* Looks for pairs in the text from byte `at`, a multiple of 64, on: fills
** `found`, by blocks of 64 bytes, with the bits of those that begin one, and
** returns how many blocks it has looked at. No pair may begin with NUL. */
GL_FUNC unsigned gl_blocks_find(const gl_text *t, size_t at,
                                const gl_pairset *pairs,
                                uint64_t found[GL_AHEAD]);

/* The begins of what may be a newline: text.c. */
GL_DATA const gl_pairset gl_newlines_set;

/* The newlines of a text, one after the other. */
typedef struct gl_newlines {
  const gl_text *t;
  size_t from, seen; /* what was looked at last */
  unsigned i, n;     /* of what was found there: gone on to; all */
  uint16_t place[64 * GL_AHEAD + 1];
} gl_newlines;

/* Those from `at` on. */
GL_FUNC void gl_newlines_init(gl_newlines *l, const gl_text *t, size_t at);
/* The end of the line that begins at byte `at`, which never goes back: where
** its newline stands, of *len bytes, or the text ends. */
GL_FUNC size_t gl_newlines_next(gl_newlines *l, size_t at, unsigned *len);

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

/* The second ones of pairs, none in two of them: of neighbours in x, with
** nothing but some of `through` between. *carry: the first of a pair is
** open. */
static inline uint64_t gl_pair_seconds(uint64_t x, uint64_t through,
                                       uint64_t *carry) {
  uint64_t seconds = 0, todo = x, open = *carry;
  uint64_t after = gl_after(x, through, carry);
  for (; todo; todo &= todo - 1) {
    uint64_t it = todo & -todo; /* the first of them */
    open = !(open && after & it);
    if (!open) seconds |= it;
  }
  *carry &= open;
  return seconds;
}

/* Notes in `ends` where the segments of the block at byte `at` begin, by the
** bytes before. */
static inline void gl_block_begins(size_t at, uint64_t begins, uint64_t *ends) {
  size_t w = at / 64;
  if (w > 0) ends[w - 1] |= begins << 63;
  ends[w] = begins >> 1;
}

/* The same, beside what is noted already. */
static inline void gl_block_add(size_t at, uint64_t begins, uint64_t *ends) {
  size_t w = at / 64;
  if (w > 0) ends[w - 1] |= begins << 63;
  ends[w] |= begins >> 1;
}

/* The bits from byte `from` of the text on, in the block at `at`. */
static inline uint64_t gl_bits_from(size_t at, size_t from) {
  if (from <= at) return ~(uint64_t)0;
  return from - at < 64 ? ~(uint64_t)0 << (from - at) : 0;
}

/* The last byte ends a segment, and nothing beyond does. */
static inline void gl_block_finish(const gl_text *t, uint64_t *ends) {
  size_t last = t->len - 1;
  if (t->len == 0) return;
  ends[last / 64] &= ((uint64_t)1 << last % 64) - 1;
  gl_bit_set(ends, last);
}

#endif
