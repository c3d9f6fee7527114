/*
** verify.h: what the stages of comparing a name with a text share, and nobody
** else: piece by piece (verify.c), character by character (verifyletter.c), at
** a place (verifyplace.c).
*/
#ifndef GL_VERIFY_H
#define GL_VERIFY_H

#include "names.h"
#include "ucd.h"

/* --- pieces (verify.c) --------------------------------------------------- */

/* One of two streams of bytes: the keys of a text's pieces, or a name's. */
typedef struct gl_nameside {
  gl_cutter cut;
  unsigned loose;
  const unsigned char *s, *e;
  const unsigned char *key; /* what is left of the key of a piece */
  size_t n;
  const unsigned char *end;  /* of what was read */
  const unsigned char *stop; /* of the initialism we are in */
  const unsigned char *skip; /* of the possessive that was left out */
  const unsigned char *word; /* where the last word ended */
  unsigned open, unopened;   /* brackets */
} gl_nameside;
/* `which` of the two: 0, the text; 1, the name. */
GL_FUNC void gl_side_init(gl_nameside *d, const gl_verifier *v, int which,
                          const gl_folder *f, const unsigned char *s,
                          const unsigned char *e);
/* Reads a whole name; and as much of a text as agrees with it. */
GL_FUNC int gl_side_agree(gl_nameside *t, gl_nameside *n);

/* --- characters (verifyletter.c) ----------------------------------------- */

/* What is known of a character without a look at what is beside it. */
enum gl_letterkind {
  GL_LETTER_UNTOLD,
  GL_LETTER_PLAIN, /* its key is that of a letter, or of a sign that is no
                      white space */
  GL_LETTER_MARK   /* and stays one, whatever it is folded by */
};
typedef struct gl_letter {
  enum gl_letterkind known;
  unsigned len;
  const uint8_t *key; /* as words are found by; it has no marks */
  size_t n;
  int word, whole; /* as gl_char has it */
  gl_char own;     /* where it is on no page */
} gl_letter;
/* Finds out what the character at p is; v->g is not NULL. */
GL_FUNC enum gl_letterkind gl_letter_at(const gl_verifier *v,
                                        const unsigned char *p,
                                        const unsigned char *e, gl_letter *l);
/* Whether two keys tell two characters apart under any fold. */
GL_FUNC int gl_letters_differ(const gl_letter *a, const gl_letter *b);
/* The end of a name in the text at t; NULL: it does not stand there; name:
** cannot be told character by character. A match may end at `end`. */
GL_FUNC const unsigned char *gl_verify_letters(
    const gl_verifier *v, const gl_folder *f, const unsigned char *name,
    size_t len, const unsigned char *t, size_t end, int ascii);

#endif
