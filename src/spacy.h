/*
** spacy.h: tokens as the English rules of spaCy 3 cut them (spacy.c), so that
** patterns written for its tokens mean the same here. The algorithm and the
** data are those of spacy/tokenizer.pyx and spacy/lang (MIT licence).
*/
#ifndef GL_SPACY_H
#define GL_SPACY_H

#include "gloss.h"

/* A special case: a string and the lengths of the tokens it consists of. */
typedef struct gl_spacycase {
  uint32_t at, piece; /* offsets into bytes and pieces */
  uint16_t len, n;    /* bytes (0: a free slot), pieces */
} gl_spacycase;

/* An edge of the trie of special cases that affixes take apart: from a node,
** by the string of a token. The node it leads to has the number of its slot,
** plus one; 0 is the root. */
typedef struct gl_spacyedge {
  uint32_t node, at;
  uint16_t len;
  uint16_t final; /* a special case ends here */
} gl_spacyedge;

/* The special cases, immutable once linked: one block of memory. */
typedef struct gl_spacy {
  gl_spacycase *slot;
  gl_spacyedge *edge;
  uint16_t *pieces; /* lengths */
  char *bytes;
  uint32_t mask, edgemask; /* slots - 1 */
  uint32_t used, npieces, n, nedges;
  uint32_t longest;  /* bytes of the longest case */
  uint32_t longedge; /* bytes of the longest token of an edge */
  uint32_t depth;    /* tokens of the longest way through the trie */
  uint64_t heads[4]; /* first bytes of the edges of the root */
} gl_spacy;

typedef struct gl_spacyshape { /* for the size and layout of the block */
  size_t cases, bytes, pieces, edges;
} gl_spacyshape;

#define GL_SPACY_MAXCASE 255 /* bytes of a special case */

/* What is needed to run: tables of rows, which grow. `rows` is where the
** tokens are in the end: tokens or out. */
typedef struct gl_spacywork {
  gl_rows *tokens, *aux, *out, *rows;
} gl_spacywork;

/* Row.label of a token */
#define GL_SPACY_WORD 0
#define GL_SPACY_SPACE 1

GL_FUNC size_t gl_spacy_size(const gl_spacyshape *shape);
GL_FUNC void gl_spacy_layout(gl_spacy *r, const gl_spacyshape *shape);
/* The number of edges that a special case needs at most; a negative number
** is a GL_E... code. */
GL_FUNC int gl_spacy_edges(gl_str s, gl_spacywork *w, size_t *n);
/* Adds a special case (at most GL_SPACY_MAXCASE bytes), then one piece after
** the other. A case that is there already gets the new pieces. */
GL_FUNC gl_spacycase *gl_spacy_add(gl_spacy *r, gl_str s);
GL_FUNC void gl_spacy_piece(gl_spacy *r, gl_spacycase *c, size_t len);
/* Builds the trie once all cases are there. GL_OK or a GL_E... code. */
GL_FUNC int gl_spacy_link(gl_spacy *r, gl_spacywork *w);

/* Cuts [from, to) of the text; the rows are in w->rows. Linear. */
GL_FUNC int gl_spacy_tokens(const gl_spacy *r, const gl_text *text, size_t from,
                            size_t to, gl_spacywork *w);

/* One decision, replayed. */
typedef struct gl_spacywhy {
  const char *rule;      /* NULL: the byte is in no token */
  uint32_t first, end;   /* the token */
  uint32_t cfirst, cend; /* the special case it is part of; else empty */
  uint32_t part;         /* which token of it, from 1 */
} gl_spacywhy;
/* Linear in the stretch between two tokens of white space. */
GL_FUNC int gl_spacy_why(const gl_spacy *r, const gl_text *text, size_t at,
                         gl_spacywork *w, gl_spacywhy *why);

#endif
