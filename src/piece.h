/*
** piece.h: a text, or a name, cut into pieces, each folded to what it is
** compared by.
*/
#ifndef GL_PIECE_H
#define GL_PIECE_H

#include "gloss.h"

/*
** A text, and a name, is a sequence of *pieces*: words (runs of word
** characters, cut where words meet without a space), and single other
** characters (each with the combining marks that follow it). A piece has a key:
** its characters decomposed canonically and in canonical order, folded as the
** flags say. Equal keys are the same piece, so canonically equivalent names
** always match.
*/
#define GL_FOLD_CASE 0x001u    /* full case folding */
#define GL_FOLD_ACCENTS 0x002u /* without accents; letters without strokes */
#define GL_FOLD_DASH 0x004u    /* all dashes are hyphens */
#define GL_FOLD_SPACE 0x008u   /* a run of white space is one space */
#define GL_FOLD_QUOTE 0x010u   /* all quotation marks are ' or " */
#define GL_FOLD_WIDTH 0x020u   /* full and half width are as usual */
/* These are for whoever compares (verify.c); a cutter knows the first as
** GL_FOLD_CASE and nothing of the others. */
#define GL_FOLD_SMART 0x040u      /* as listed, in CAPITALS, or as a Title */
#define GL_FOLD_POSSESSIVE 0x080u /* without 's */
#define GL_FOLD_BRACKETS 0x100u   /* without the brackets of editors */
#define GL_FOLD_DOTS 0x200u       /* initialisms without full stops */
#define GL_FOLD_ALL 0x3FFu
#define GL_CUT_CHARS 0x400u /* pieces are single characters, words too */

typedef struct gl_folder {
  unsigned flags;
  uint8_t ascii[128]; /* the key of an ASCII character */
  uint8_t word[128];  /* whether it is a word character */
  uint8_t white[128]; /* whether it is part of a run that is one space */
} gl_folder;

GL_FUNC void gl_folder_init(gl_folder *f, unsigned flags);

/* A mark belongs to the character before it. The halfwidth voicing marks are
** letters by category, but not so their usual forms. */
GL_FUNC int gl_is_mark(uint32_t cp);

/*
** Words meet without a space at every letter of the scripts that write none
** (ALONE), and where Katakana meets another script; a neutral character
** (a digit, "_") goes with either.
*/
enum gl_cut { GL_CUT_NEUTRAL, GL_CUT_OTHER, GL_CUT_KATAKANA, GL_CUT_ALONE };
GL_FUNC enum gl_cut gl_cut_of(uint32_t cp); /* of a word character, no mark */
static inline int gl_cut_between(enum gl_cut a, enum gl_cut b) {
  return a == GL_CUT_ALONE || b == GL_CUT_ALONE ||
         (a != b && a != GL_CUT_NEUTRAL && b != GL_CUT_NEUTRAL);
}

typedef struct gl_piece {
  size_t first, end;        /* bytes of the text */
  const unsigned char *key; /* in the cutter's buffer, until the next piece */
  size_t n;                 /* its length; GL_OVERLONG: did not fit */
  int joined; /* no match may begin here nor end right before: a word
                 character follows one, or we are inside one character */
} gl_piece;
#define GL_OVERLONG ((size_t)-1)

/* A mark being put into canonical order */
typedef struct gl_mark {
  uint32_t cp;
  uint32_t ccc;
} gl_mark;

/* Goes through a text. The caller owns key and marks, of `cap` bytes and
** elements; keys that do not fit are overlong, which cannot be for
** cap >= GL_KEYCAP(bytes of the piece). */
typedef struct gl_cutter {
  const gl_folder *f;
  const unsigned char *s, *at, *e;
  unsigned char *key;
  gl_mark *marks;
  size_t cap;
  size_t nkey, nextkey; /* GL_CUT_CHARS: what is left of a character's key */
  size_t first, end;    /* of that character */
  int glue;             /* a mark ended the last piece, which is no word */
} gl_cutter;
#define GL_KEYCAP(n) (4 * (n) + 64)

GL_FUNC void gl_cutter_init(gl_cutter *c, const gl_folder *f, const void *s,
                            size_t n, unsigned char *key, gl_mark *marks,
                            size_t cap);
GL_FUNC int gl_cutter_next(gl_cutter *c, gl_piece *p); /* 0 at the end */
/* The key of n bytes of a piece; `based`: that are not its first. */
GL_FUNC size_t gl_piece_fold(const gl_folder *f, const unsigned char *s,
                             size_t n, unsigned char *key, gl_mark *marks,
                             size_t cap, int based);

#endif
