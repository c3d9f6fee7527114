/*
** window.h: what the files of the model of sentence ends share: worduse.c
** (words), window.c (a window of tokens that moves over the text, and what is
** remembered of it), feature.c (what is known of a place, hashed), model.c
** (decisions). Not for hosts.
*/
#ifndef GL_WINDOW_H
#define GL_WINDOW_H

#include "model.h"

/* --- hashes --------------------------------------------------------------- */

static inline uint32_t mix(uint32_t h, uint32_t x) {
  h = (h ^ x) * 0x9E3779B1u;
  return h ^ h >> 15;
}

static inline uint32_t mix3(uint32_t a, uint32_t b, uint32_t c) {
  return mix(mix(a, b), c);
}

static inline uint32_t mix4(uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
  return mix(mix3(a, b, c), d);
}

/* A word as the model knows it: case is folded, digits are alike, and what
** comes after the first 32 bytes is left out. */
GL_FUNC uint32_t gl_use_hash(const unsigned char *s, size_t n);

/* --- what words do (worduse.c) -------------------------------------------- */

/* Uses of English words, those that hold sentences together by name and the
** others by their ends: cheap parts of speech. */
enum use {
  USE_SUBJECT,
  USE_VERB, /* auxiliary, or a part of one */
  USE_DETERMINER,
  USE_PREPOSITION,
  USE_CONJUNCTION,
  USE_QUESTION,
  USE_TALK,
  USE_ADVERB,
  USE_OBJECT,
  USE_ACTION,
  NUSES,
  USE_ING = NUSES,
  USE_ED,
  USE_LY,
  USE_NOUN,
  USE_ADJECTIVE,
  USE_PLURAL,
  USE_OTHER
};

#define USESLOTS 1024 /* a power of 2, more than three times the words */

typedef struct uses {
  uint32_t key[USESLOTS]; /* 0: a free slot */
  uint8_t use[USESLOTS];
} uses;

GL_FUNC void gl_uses_fill(uses *u);
/* What a word does, which has that hash: it is known by name, or its end
** tells. */
GL_FUNC enum use gl_use_of(const uses *u, uint32_t word, const unsigned char *s,
                           size_t n);

/* --- the window (window.c) ------------------------------------------------ */

#define NBACK 4 /* tokens before the one in hand */
#define NAHEAD 8
#define NWINDOW 16  /* a power of 2, more than both */
#define MEMORY 4096 /* bits */
#define FAR 9       /* what is sought ahead is not within NAHEAD */

/* A token, more and more from afar: its word, the end of that, what it does,
** its shape, and what remains of that in a text without capitals or marks. */
typedef struct item {
  gl_token t;
  uint32_t word, tail, does, shape, form;
  uint32_t cls;
  enum use use; /* USE_OTHER for what is no word */
} item;

/* what a paragraph looks like from afar, from its bytes alone */
typedef struct paragraph {
  size_t end;
  uint32_t words, marks, capitals; /* marks behind words, capitals before */
  uint32_t bullets, labels, digits;
  unsigned last;  /* how it ends */
  unsigned lower; /* whether it begins with a small letter */
} paragraph;

/* the sentence so far */
typedef struct sentence {
  uint32_t words;                   /* tokens */
  uint32_t word, shape, does, next; /* of the first; what the second does */
  uint32_t number;                  /* that it begins with */
  uint32_t letter;                  /* its first word opens or closes one */
  unsigned capitals; /* whether no word in it begins with a small letter */
  unsigned has;      /* HAS_* */
} sentence;

#define HAS_SUBJECT 1u
#define HAS_VERB 2u
#define HAS_ACTION 4u
#define HAS_NUMBER 8u
#define HAS_LINK 16u
#define HAS_END 32u  /* of the paragraph */
#define HAS_MARK 64u /* that may end a sentence */
#define HAS_CLAUSE (HAS_SUBJECT | HAS_VERB | HAS_ACTION)

#define NKINDS (TK_SYMBOL + 1)

typedef struct window {
  gl_lexer lx;
  uses uses;
  item ring[NWINDOW];
  unsigned at, n; /* the token in hand, and how many follow it in the ring */
  paragraph para;
  uint32_t intopara;                     /* tokens since the paragraph began */
  uint32_t kinds[NKINDS], since[NKINDS]; /* of each kind in it; tokens ago */
  uint32_t capsrun;                      /* words with capitals up to here */
  size_t markat; /* the next mark, from `at` of the lexer */
  uint32_t markwords, markkind;
  sentence now, past;         /* and the one before */
  uint32_t endword, endshape; /* what that ended with */
  uint32_t lastend;           /* and how */
  uint32_t marked, unmarked;  /* ends with a mark, and without */
  /* what sentences ended with, and began with: a memory of the text; also of
  ** what stood around ends, and around places that were none */
  uint64_t ended[MEMORY / 64], begun[MEMORY / 64];
  uint64_t parted[MEMORY / 64], joined[MEMORY / 64];
  unsigned depth, quotes;
} window;

GL_FUNC void gl_window_init(window *w, const gl_text *text, const gl_lang *lang,
                            const gl_sentopt *opt);
/* Reads the token behind the last one that was read. */
GL_FUNC void gl_window_read(window *w);
/* Moves to the next token. */
GL_FUNC void gl_window_advance(window *w);
/* A sentence ends behind the token in hand, at a place of that kind. */
GL_FUNC void gl_window_end(window *w, unsigned place);
/* The number that a token begins with. */
GL_FUNC uint32_t gl_window_number(const window *w, const gl_token *t);

/* The token k behind the one in hand, 0 being the next. */
static inline item *peek(window *w, unsigned k) {
  while (w->n <= k) gl_window_read(w);
  return &w->ring[(w->at + k + 1) % NWINDOW];
}

/* The token k before the one in hand, 0 being that. */
static inline const item *back(const window *w, unsigned k) {
  return &w->ring[(w->at + NWINDOW - k) % NWINDOW];
}

/* --- what has been -------------------------------------------------------- */

static inline void remember(uint64_t *set, uint32_t h) {
  gl_bit_set(set, h % MEMORY);
}

static inline uint32_t remembers(const uint64_t *set, uint32_t h) {
  return gl_bit_get(set, h % MEMORY) != 0;
}

static inline unsigned hasof(const item *i) {
  return (i->use == USE_SUBJECT    ? HAS_SUBJECT
          : i->use == USE_VERB     ? HAS_VERB
          : i->use == USE_ACTION   ? HAS_ACTION
          : i->t.kind == TK_NUMBER ? HAS_NUMBER
          : i->t.kind == TK_LINK   ? HAS_LINK
                                   : 0u);
}

/* what is known of the two tokens at a place */
static inline uint32_t around(const item *l, const item *r) {
  return mix(l->does, r->does) >> 4;
}

/* --- features (feature.c) ------------------------------------------------- */

/* All that is known of the place behind the token in hand, to p->feature. */
GL_FUNC void gl_features_collect(window *w, gl_scored *p);

#endif
