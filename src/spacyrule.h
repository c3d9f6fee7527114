/*
** spacyrule.h: affixes as spaCy's English has them (spacyrule.c), and addresses
** (spacyurl.c), for spacy.c.
*/
#ifndef GL_SPACYRULE_H
#define GL_SPACYRULE_H

#include "gloss.h"

/* The rules by which tokens are ones: their numbers, and names. */
/* clang-format off */
enum {
  R_TOKEN, R_SPACE, R_SPECIAL, R_URL,
  P_PUNCT, P_QUOTE, P_ELLIPSIS, P_SIGN, P_MONEY, P_ICON,
  S_PUNCT, S_QUOTE, S_ELLIPSIS, S_ICON, S_APOS, S_DASH, S_PLUS, S_MONEY,
  S_UNIT, S_STOP,
  I_ELLIPSIS, I_ICON, I_OPERATOR, I_STOP, I_COMMA, I_HYPHEN, I_SIGN
};
/* clang-format on */
GL_DATA const char *const gl_spacy_rules[];

/* A stretch of the text, whose edges are of no concern to lookbehind. */
typedef struct piece {
  const unsigned char *s;
  size_t b, e;
} piece;

/* Length of the prefix (the suffix) of p, and its rule; 0: it has none. */
GL_FUNC size_t gl_spacy_prefix(const piece *p, uint32_t *rule);
GL_FUNC size_t gl_spacy_suffix(const piece *p, uint32_t *rule);
/* Length of the first infix from *at on, which is its place then, and its rule;
** 0: there is none up to the end. */
GL_FUNC size_t gl_spacy_infix(const piece *p, size_t *at, uint32_t *rule);
/* Whether the character at `at`, of *len bytes, is a small letter, or of a
** script without case; there may be none. */
GL_FUNC int gl_spacy_issmall(const piece *p, size_t at, unsigned *len);
/* Whether all of it is an address. */
GL_FUNC int gl_spacy_isurl(const piece *p);

#endif
