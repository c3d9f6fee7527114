/*
** clue.h: what is known of a part of a regular expression (literal.c), for
** required.c, which reads expressions.
*/
#ifndef GL_CLUE_H
#define GL_CLUE_H

#include "literal.h"

#include <string.h>

static inline void gl_byteset_add(gl_byteset *b, unsigned c) {
  b->w[c >> 6] |= (uint64_t)1 << (c & 63);
}

static inline void gl_byteset_range(gl_byteset *b, unsigned from, unsigned to) {
  for (; from <= to; from++) gl_byteset_add(b, from);
}

static inline void gl_byteset_join(gl_byteset *b, const gl_byteset *a) {
  int i;
  for (i = 0; i < 4; i++) b->w[i] |= a->w[i];
}

static inline void gl_byteset_all(gl_byteset *b) { memset(b, 0xFF, sizeof *b); }

/* What is known of a part of a pattern. */
typedef struct gl_clue {
  uint32_t min, max; /* bytes it takes */
  gl_byteset set;    /* bytes it may take */
  gl_literals exact; /* n > 0: it matches these and nothing else */
  gl_required best;  /* lits.n > 0: must be there; the bytes before it count
                        from where the part begins */
} gl_clue;

/* Adds a literal; 0: it is too long, or they are too many. */
GL_FUNC int gl_literals_add(gl_literals *l, const char *s, unsigned n);

/* Of nothing; of `min` to `max` bytes, of a set that is yet empty; of anything
** of any length. */
GL_FUNC void gl_clue_empty(gl_clue *p);
GL_FUNC void gl_clue_bytes(gl_clue *p, uint32_t min, uint32_t max);
GL_FUNC void gl_clue_unknown(gl_clue *p);
/* p, or q: what holds of both. */
GL_FUNC void gl_clue_either(gl_clue *p, const gl_clue *q);
/* p, `low` to `high` times. */
GL_FUNC void gl_clue_repeat(gl_clue *p, uint32_t low, uint32_t high);

/* A sequence under way: the whole, and the literals that stand at its end, with
** what is before them. */
typedef struct gl_chain {
  gl_clue all;
  gl_literals tail;
  uint32_t min, max;
  gl_byteset set;
} gl_chain;

GL_FUNC void gl_chain_begin(gl_chain *c);
GL_FUNC void gl_chain_add(gl_chain *c, const gl_clue *p);
GL_FUNC void gl_chain_close(gl_chain *c);

#endif
