/*
** gazetteer.h: names that are looked up per piece of text. Engine of
** l_gazetteer.c and of C hosts; types and failures as in gloss.h.
*/
#ifndef GL_GAZETTEER_H
#define GL_GAZETTEER_H

#include "gloss.h"

/* --- folding and cutting (piece.c) --------------------------------------- */

/*
** A text, and a name, is a sequence of *pieces*: maximal runs of word
** characters, and single other characters (each with the combining marks
** that follow it). A piece has a key: its characters decomposed canonically
** and in canonical order, folded as the flags say. Equal keys are the same
** piece, so canonically equivalent names always match.
*/
#define GL_FOLD_CASE 0x01u    /* full case folding */
#define GL_FOLD_ACCENTS 0x02u /* without accents; letters without strokes */
#define GL_FOLD_DASH 0x04u    /* all dashes are hyphens */
#define GL_FOLD_SPACE 0x08u   /* a run of white space is one space */
#define GL_FOLD_QUOTE 0x10u   /* all quotation marks are ' or " */
#define GL_FOLD_WIDTH 0x20u   /* full and half width are as usual */
#define GL_CUT_CHARS 0x40u    /* pieces are single characters, words too */

typedef struct gl_folder {
  unsigned flags;
  uint8_t ascii[128]; /* the key of an ASCII character */
  uint8_t word[128];  /* whether it is a word character */
  uint8_t white[128]; /* whether it is part of a run that is one space */
} gl_folder;

GL_FUNC void gl_folder_init(gl_folder *f, unsigned flags);

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
/* Skips the next piece if it is one space and what follows it is ASCII and
** certainly no space; otherwise does nothing. Returns whether it did. */
static inline int gl_cutter_space(gl_cutter *c) {
  if (c->e - c->at < 2 || c->at[0] != ' ' || c->at[1] <= ' ' ||
      c->at[1] >= 0x7F || c->nextkey < c->nkey)
    return 0;
  c->at++;
  c->glue = 0;
  return 1;
}

/* --- the index (gazetteer.c) --------------------------------------------- */

#define GL_MAXNAME 64u       /* pieces in a name, single spaces not counted */
#define GL_MAXNAMECHARS 512u /* the same where pieces are characters */
#define GL_MAXNAMEBYTES 65536u
#define GL_MAXENTRIES 0x7FFFFFFFu

/* failures of adding, beside GL_ENOMEM and GL_ETOOMANY */
enum { GL_EEMPTY = 16, GL_ELONG, GL_EPIECES };

typedef struct gl_gaz gl_gaz;

/* A new index, NULL: no memory. Every other call must be given an allocator
** that can free what this one gave. */
GL_FUNC gl_gaz *gl_gaz_new(const gl_mem *m, unsigned flags);
GL_FUNC void gl_gaz_free(gl_gaz *g, const gl_mem *m);

/*
** An entry is added whole or not at all: begin, a call for each of its
** surfaces, commit. Entry numbers count from 0 in the order of adding. A
** call that fails changes nothing that find or lookup can see.
*/
GL_FUNC void gl_gaz_begin(gl_gaz *g);
GL_FUNC int gl_gaz_surface(gl_gaz *g, const gl_mem *m, gl_str name);
GL_FUNC int gl_gaz_commit(gl_gaz *g, const gl_mem *m, gl_str id,
                          unsigned label);

/* Takes the entries from number `from` on back: found no more; their numbers
** stay used. */
GL_FUNC void gl_gaz_withdraw(gl_gaz *g, uint32_t from);

GL_FUNC uint32_t gl_gaz_count(const gl_gaz *g);            /* numbers used */
GL_FUNC uint32_t gl_gaz_live(const gl_gaz *g);             /* entries found */
GL_FUNC size_t gl_gaz_bytes(const gl_gaz *g);              /* memory held */
GL_FUNC gl_str gl_gaz_id(const gl_gaz *g, uint32_t entry); /* "" if none */

/* Bytes of working memory (aligned as for any type) that a search needs. */
GL_FUNC size_t gl_gaz_scratch(const gl_gaz *g);

/*
** Adds to `out` a row for each match: entry as ref, label of the entry.
** Leftmost-longest without overlaps; with `all` every match. Where `allow`
** is not NULL, only entries count whose label has allow[label] set. Pieces
** of text times the longest prefix of a name there.
*/
GL_FUNC int gl_gaz_find(const gl_gaz *g, const gl_text *t, int all,
                        const uint8_t *allow, void *scratch, gl_rows *out);

/* The entries whose surface the whole of `name` is: a cursor, 0 when there is
** none. gl_gaz_hit gives entry and number of the surface at a cursor, in no
** order; entries that were taken back are among them. */
GL_FUNC uint32_t gl_gaz_lookup(const gl_gaz *g, gl_str name, void *scratch);
GL_FUNC uint32_t gl_gaz_hit(const gl_gaz *g, uint32_t cursor, uint32_t *entry,
                            uint32_t *surface); /* the next cursor, or 0 */

#endif
