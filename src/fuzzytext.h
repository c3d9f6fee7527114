/*
** fuzzytext.h: what the stages of misspelt names in a text share, and nobody
** else: its words (fuzzyword.c), the forms of these (fuzzypool.c), stretches
** that are looked up (fuzzy.c), which matches are reported (fuzzychoose.c).
*/
#ifndef GL_FUZZYTEXT_H
#define GL_FUZZYTEXT_H

#include "fuzzyindex.h"

/* --- words (fuzzyword.c) ------------------------------------------------- */

typedef struct gl_fuzzyword {
  uint32_t first, end;
  uint32_t unit, to;    /* what of the pool it is */
  uint8_t flags;        /* GL_WORD_* */
  uint8_t begins, ends; /* so many units some name begins with like the text
                           here, ends with */
} gl_fuzzyword;
#define GL_WORD_BEGINS 1u /* a stretch may begin with it */
#define GL_WORD_ENDS 2u
#define GL_WORD_ASCII 4u /* it, and what is between it and the word before */
#define GL_WORD_APART 8u /* from the word before by more than GL_MAXGAP bytes */
#define GL_WORD_FOLLOWS 16u /* one with a capital: it may have lost its own */
#define GL_WORD_LONG 32u    /* it is more than a form */

#define GL_WORDBLOCKS 64u /* of which bits are known */

typedef struct gl_wordreader {
  const gl_text *t;
  const gl_mem *m;
  const gl_folder *token; /* whose words these are */
  int any;                /* a stretch may begin and end with any */
  gl_cutter cut;          /* of what is not ASCII, where characters are not
                             known */
  const gl_folder *folds;
  gl_formchars *chars; /* under these; NULL: no memory */
  const unsigned char *at;
  int capital; /* the last word has one */
  uint8_t kind[256];
  size_t from, to; /* bytes of which is known: */
  size_t foreign;  /* the next that is not ASCII, or the last one's end */
  uint64_t in[GL_WORDBLOCKS + 1], upper[GL_WORDBLOCKS + 1],
      high[GL_WORDBLOCKS + 1];
} gl_wordreader;
/* The reader is zero; `folds` are those of some names. */
GL_FUNC void gl_words_begin(gl_wordreader *r, gl_look *k, const gl_text *t,
                            const gl_folder *folds, int any);
/* The next n words; returns how many there are. */
GL_FUNC size_t gl_words_read(gl_wordreader *r, gl_fuzzyword *w, size_t n);

/* --- their forms (fuzzypool.c) ------------------------------------------- */

/* Makes the pool those of n words of k->s under a set of folds that leave
** nothing out, and of what is between them, but between those that are
** apart. */
GL_FUNC int gl_words_pool(gl_look *k, gl_fuzzyword *word, size_t n,
                          unsigned set);

/* --- matches (fuzzychoose.c) --------------------------------------------- */

/* Brings matches into the order of the text, where most are already; `spare`
** has room for them. */
GL_FUNC void gl_hits_sort(gl_fuzzyhit *hit, gl_fuzzyhit *spare, size_t n);
/* Adds the exact matches, which are in the order of the text, to the others. */
GL_FUNC int gl_hits_unite(const gl_look *k);
/* Reports those that the mode asks for, as gl_fuzzy_find has it. */
GL_FUNC int gl_hits_report(gl_gaz *g, const gl_mem *m, const gl_text *t,
                           const gl_findopt *o, gl_rows *out, gl_rows *hits);

#endif
