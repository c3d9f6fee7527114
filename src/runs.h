/*
** runs.h: runs of the tokens that most tokens are, found 64 bytes at a time:
** words of letters alone, hyphens inside them, and of katakana; ideographs;
** commas behind these; blanks between them or nothing. The lexer (token.c)
** would find the same: nothing is decided here.
*/
#ifndef GL_RUNS_H
#define GL_RUNS_H

#include "block.h"
#include "lang.h"

#define GL_RUNBLOCKS 16 /* blocks that are remembered */

/* Bits of the bytes of a block. Of a token that goes the general way the first
** byte may be told, its last one is not, and one in it or behind it is odd.
** Fields are of 64 bits, an even number of them: see gl_runs_view. */
typedef struct gl_runblock {
  uint64_t first, last, odd, comma;
  uint64_t lower; /* small letters, or all where capitals say no more */
  /* What makes a word look like few: a capital inside, a hyphen, what is not
  ** ASCII. */
  uint64_t apart;
  uint64_t letter, upper; /* the first bytes of letters */
} gl_runblock;

/* What goes from one block to the next. */
typedef struct gl_runcarry {
  uint64_t solid, kana, ideo, hyphen, comma, split, tail;
} gl_runcarry;

typedef struct gl_runs {
  gl_blocks blocks;
  const gl_lang *lang; /* of words that may be two tokens; NULL: none are */
  size_t seen;         /* blocks; what is known of the last one may grow */
  uint8_t nocapitals;  /* capitals say what small letters do; 0 at first */
  unsigned begun;      /* blocks that were read for the survey: the first */
  gl_runcarry carry;
  GL_IN_LINES gl_runblock block[GL_RUNBLOCKS];
  gl_block64 begin[GL_LETTERS / 64];
} gl_runs;

/* Codes of characters, and those of a language: see gl_lang_add. */
GL_DATA const gl_codes gl_run_codes;
#define GL_RUN_SPLIT 8u /* a letter that begins a word of two tokens */
#define GL_RUN_TAIL 16u /* a letter that ends one */

/* Of a block of those codes, letters by what they tell of case, and blanks. */
typedef struct gl_runletters {
  uint64_t upper, lower, other, space;
} gl_runletters;

static inline gl_runletters gl_runs_letters(const gl_block64 *k) {
  const uint64_t *p = k->plane;
  gl_runletters c;
  c.upper = p[0] & p[1];
  c.lower = p[0] & p[2];
  c.other = (p[5] & ~p[4]) | (p[3] & ~p[0]);
  c.space = p[5] & p[4];
  return c;
}

/* What is a newline, or a part of CR LF. */
static inline uint64_t gl_runs_newlines(const gl_block64 *k) {
  return k->plane[2] & ~(k->plane[0] | k->plane[7]);
}

/* Begins with the text of a lexer that has begun. Unless it is to forget, the
** survey counts the letters of the first blocks, and the lexer knows the text
** as a whole. */
GL_FUNC void gl_runs_survey(gl_runs *r, gl_lexer *lx);
/* Begins with the block of byte `at`, where a token ends. */
GL_FUNC void gl_runs_begin(gl_runs *r, const gl_text *t, const gl_lang *lang,
                           size_t at);
/* Begins with a text of less than 64 bytes, and looks at its one block. */
GL_FUNC void gl_runs_brief(gl_runs *r, const gl_text *t, const gl_lang *lang);
/* Looks at more blocks, until those of the 64 bytes from `at` on are known. */
GL_FUNC void gl_runs_read(gl_runs *r, size_t at);

/* The bits of the 64 bytes of a text from `at` on, which never goes back: parts
** of two blocks. All are shifted alike, so several at once. */
static inline void gl_runs_view(gl_runs *r, size_t at, gl_runblock *view) {
  const unsigned shift = at % 64;
  const char *a, *b;
  size_t i;
  if (GL_UNLIKELY(at / 64 + 2 >= r->seen)) gl_runs_read(r, at);
  a = (const char *)&r->block[at / 64 % GL_RUNBLOCKS];
  b = (const char *)&r->block[(at / 64 + 1) % GL_RUNBLOCKS];
  for (i = 0; i < sizeof *view; i += sizeof(gl_uint64s)) {
    gl_uint64s low, high;
    memcpy(&low, a + i, sizeof low);
    memcpy(&high, b + i, sizeof high);
    low = low >> shift | high << 1 << (63 - shift);
    memcpy((char *)view + i, &low, sizeof low);
  }
}

/* --- texts of less than 64 bytes (brief.c) -------------------------------- */

/* Begins with such a text: gl_runs_brief, and what is elided is known, too. */
GL_FUNC void gl_brief_begin(gl_runs *r, const gl_text *t, const gl_lang *lang);

/* Each sets the bits of the tokens and of the sentences of a text of which r
** knows the block; either may be NULL. Or it sets none and returns 0, where
** more has to be known: the first where there is more than words, the other,
** for which the lexer has begun, where some rule of the boundary machine may
** ask. The lexer has then read on, and knows the text as a whole. */
GL_FUNC int gl_brief_plain(const gl_text *t, const gl_runs *r,
                           uint64_t **tokens, uint64_t **sentences);
GL_FUNC int gl_brief_read(gl_lexer *lx, const gl_runs *r, int keep,
                          uint64_t **tokens, uint64_t **sentences);

#endif
