/*
** namefind.h: what the stages of a search for names share, and nobody else:
** words cut and hashed (namecut.c), names looked up by them and compared with
** the text (namematch.c), matches reported (namechoose.c), a whole text
** (namefind.c).
*/
#ifndef GL_NAMEFIND_H
#define GL_NAMEFIND_H

#include "namekern.h"
#include "octets.h"

/* --- working memory ------------------------------------------------------ */

#define GL_WINDOW 16384u /* bytes cut at a time: its words lie in fast memory */
#define GL_WINDOWBLOCKS (GL_WINDOW / 64)

typedef struct gl_namefound { /* names to be compared: a ring */
  uint32_t ring;              /* GL_OVERLAY: of that part */
  uint32_t next;              /* of the same token, shorter; GL_NOTFOUND */
  uint32_t tokens;            /* of the names */
} gl_namefound;
#define GL_NOTFOUND UINT32_MAX
#define GL_OVERLAY 0x80000000u

/* A word of 16 bytes at most, not all ASCII, in small letters. */
typedef struct gl_foundword {
  uint64_t a, b;
  uint64_t hash;
} gl_foundword;
#define GL_FOUNDWORDS 4096u /* that are remembered */

struct gl_search {
  const gl_namekern *kern;
  const gl_simd *level; /* that it goes with */
  unsigned char low[GL_WINDOW + 64 + 32];
  uint64_t word[GL_WINDOWBLOCKS + 1], high[GL_WINDOWBLOCKS + 1],
      cut[GL_WINDOWBLOCKS + 1];
  uint64_t starts[GL_WINDOWBLOCKS + 1], ends[GL_WINDOWBLOCKS + 1];
  gl_tokens view[GL_NVIEWS];
  GL_ARRAY(uint32_t, one); /* tokens that the filters let through */
  GL_ARRAY(uint32_t, two);
  GL_ARRAY(uint32_t, three);
  GL_ARRAY(uint64_t, join); /* and the hashes of their prefixes */
  GL_ARRAY(uint64_t, join3);
  GL_ARRAY(gl_namefound, found);
  GL_ARRAY(uint64_t, any);  /* bits: tokens for which something was found */
  GL_ARRAY(uint32_t, head); /* by token, where there is: the longest */
  GL_ARRAY(gl_match, match);
  GL_ARRAY(gl_match, spare); /* for sorting */
  GL_ARRAY(uint64_t, cover); /* priority: bytes that are taken */
  GL_ARRAY(uint32_t, last);  /* by label: where the last match begins, ends */
  gl_octetscan octets;
  gl_verifier v;
  uint64_t seed; /* of the hashes of words */
  uint32_t maxkey;
  gl_foundword words[GL_FOUNDWORDS];
};

/* what stands before a character: GL_BEFORE_OTHER is no word, _GLUED one with
** marks */
enum gl_before {
  GL_BEFORE_FREE,
  GL_BEFORE_WORD,
  GL_BEFORE_OTHER,
  GL_BEFORE_GLUED
};

/* One search. */
typedef struct gl_namefinder {
  gl_gaz *g;
  gl_search *s;
  const gl_mem *m;
  const gl_text *t;
  const gl_findopt *o;
  gl_rows *out;
  size_t at; /* the text is cut up to here */
  enum gl_before before;
  enum gl_cut cut;  /* of the word before */
  size_t safe;      /* all matches that begin before are there */
  uint32_t last[2]; /* begin and end of the last one that was reported */
  int plain;        /* all entries count, wherever they are found */
  int greedy;       /* what begins before `covered` is not reported */
  uint32_t covered;
  int octets;      /* there are names that are found by them */
  uint32_t unsure; /* up to here a match may give way to one of those */
} gl_namefinder;

/* Sets n bits from number i on. */
static inline void gl_bits_set(uint64_t *b, size_t i, size_t n) {
  while (n) {
    size_t k = 64 - i % 64 < n ? 64 - i % 64 : n;
    b[i / 64] |= ~(uint64_t)0 >> (64 - k) << i % 64;
    i += k;
    n -= k;
  }
}

/* --- cutting (namecut.c) ------------------------------------------------- */

/* Cuts the next window into plain tokens. */
GL_FUNC int gl_find_cut(gl_namefinder *f);
/* The tokens of a loose view, of plain tokens from `from` on. */
GL_FUNC int gl_find_loosen(gl_namefinder *f, unsigned view, size_t from);

/* --- matches (namematch.c) ----------------------------------------------- */

/* Adds the matches that begin with one of the first n tokens of a view. */
GL_FUNC int gl_find_view(gl_namefinder *f, unsigned view, size_t n);
/* A match that counts is kept. */
GL_FUNC int gl_find_keep(gl_namefinder *f, const gl_match *m);

/* The label of the entry of a match; where all have one it is not read. */
static inline unsigned gl_find_label(const gl_namefinder *f,
                                     const gl_match *m) {
  return f->o->labels < 2 ? 0 : gl_entry_at(f->g, m->entry)->label;
}

/* Whether a match may be one, be it of a damaged file. */
static inline int gl_find_sound(const gl_namefinder *f, const gl_match *m) {
  return gl_entry_at(f->g, m->entry) != NULL && m->first < m->end &&
         m->end <= f->t->len;
}

/* --- reports (namechoose.c) ---------------------------------------------- */

/* Reports what is decided: matches that begin before f->safe. */
GL_FUNC int gl_find_report(gl_namefinder *f);

#endif
