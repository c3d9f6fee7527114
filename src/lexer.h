/*
** lexer.h: what the files of the lexer share: reading a character, and the
** parts of a token: words (lexword.c), quotation marks (lexquote.c), all else
** and what stands between (token.c). Nothing of this is seen by others.
*/
#ifndef GL_LEXER_H
#define GL_LEXER_H

#include "chars.h"
#include "lang.h"

/* What stands behind the end: nothing, or what is not there yet. Whatever reads
** there reads it by these, so that a stream learns of it (gl_starve). */
GL_FUNC GL_COLD int gl_look_past(const gl_text *t);
/* `look` beyond ASCII, or at the end. */
GL_FUNC unsigned gl_look_far(const gl_text *t, size_t at, unsigned *len);

/* Class of the character at `at` and its length; past the end a space. */
static inline unsigned look(const gl_text *t, size_t at, unsigned *len) {
  if (GL_UNLIKELY(at >= t->len || t->s[at] >= 0x80))
    return gl_look_far(t, at, len);
  *len = 1;
  return gl_char_ascii[t->s[at]];
}

static inline unsigned peek(const gl_text *t, size_t at) {
  unsigned len;
  return look(t, at, &len);
}

/* class of the character before `at`, of the text's begin a space */
static inline unsigned before(const gl_text *t, size_t at) {
  const unsigned char *p = t->s + at;
  if (at == 0) return C_SPACE;
  if (p[-1] < 0x80) return gl_char_ascii[p[-1]];
  p = gl_step_back(t->s, p);
  return peek(t, (size_t)(p - t->s));
}

static inline int byteat(const gl_text *t, size_t at) {
  return GL_LIKELY(at < t->len) ? t->s[at] : gl_look_past(t);
}

static inline int isletter(unsigned c) { return c >= C_UPPER && c <= C_LETTER; }
static inline int isword(unsigned c) { return c >= C_EXTEND && c <= C_KANA; }
static inline int isspace_(unsigned c) { return c >= C_SPACE && c <= C_FORMAT; }
static inline int isalnum_(unsigned c) { return c >= C_UPPER && c <= C_DIGIT; }

/* Each makes t, whose gap and begin are known, the token that begins at lx->at.
** A word, a number or an address. */
GL_FUNC void gl_scan_word(gl_lexer *lx, gl_token *t);
/* The quotation mark cp of so many bytes, or an apostrophe. */
GL_FUNC void gl_scan_quote(gl_lexer *lx, gl_token *t, uint32_t cp,
                           unsigned len);

/* Whether two commas at lx->at open a quotation, ,,Ja'', and notes it. */
GL_FUNC int gl_quote_low(gl_lexer *lx);
/* Whether what [at, end) holds, an apostrophe in front, is a clitic. */
GL_FUNC int gl_isclitic(const gl_lexer *lx, size_t at, size_t end);

#endif
