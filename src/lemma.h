/*
** lemma.h: lemmas of words, by tables of a language (lemma.c): forms that are
** listed, each with one lemma or several; for others the rule of the longest
** suffix. Part of the engine's public interface, beside gloss.h.
*/
#ifndef GL_LEMMA_H
#define GL_LEMMA_H

#include "gloss.h"

#define GL_LEMMA_MAX 48u /* bytes of a form, of a lemma, or of a suffix */
#define GL_LEMMA_FORMS 1000000u /* forms listed, and rules */

typedef struct gl_lemmas gl_lemmas;

/* Being built: the caller says how much there will be, then adds it. */
GL_FUNC size_t gl_lemmas_size(size_t nforms, size_t nlemmas, size_t nrules,
                              size_t bytes);
GL_FUNC void gl_lemmas_layout(gl_lemmas *z, size_t nforms, size_t nlemmas,
                              size_t nrules, size_t bytes);
/* A form, as gl_lemma_key gives it, and its lemmas, the first one best. 0: it
** is empty, too long, or there already. */
GL_FUNC int gl_lemmas_form(gl_lemmas *z, gl_str form, const gl_str *lemma,
                           unsigned n);
/* A rule: a word that ends in `suffix`, before which are `stem` characters or
** more (with `vowel`: one of them a vowel), ends in `to` instead. */
GL_FUNC int gl_lemmas_rule(gl_lemmas *z, gl_str suffix, gl_str to,
                           unsigned stem, int vowel);

/* The word in small letters (of one character each: a sharp s stays), with
** apostrophes as typed. Returns its length; 0: it is longer than
** GL_LEMMA_MAX. */
GL_FUNC size_t gl_lemma_key(const unsigned char *s, size_t n,
                            unsigned char out[GL_LEMMA_MAX]);

/* What a word's lemmas are. */
typedef struct gl_lemmaset {
  unsigned n;  /* lemmas of a listed form; 0: by rule, or none */
  uint32_t at; /* the first of them */
  int rule;    /* number of the rule, from 0; -1: none, the word is its lemma */
  size_t nown; /* by rule or none: */
  unsigned char own[2 * GL_LEMMA_MAX];
} gl_lemmaset;
/* Of a key; `z` may be NULL: no language. */
GL_FUNC void gl_lemma_find(const gl_lemmas *z, const unsigned char *key,
                           size_t n, gl_lemmaset *out);
/* Lemma i of them. */
GL_FUNC gl_str gl_lemma_of(const gl_lemmas *z, const gl_lemmaset *set,
                           unsigned i);

#endif
