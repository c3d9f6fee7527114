/*
** literal.h: what a regular expression must hold (required.c, literal.c). Part
** of the engine's public interface, beside regex.h.
*/
#ifndef GL_LITERAL_H
#define GL_LITERAL_H

#include "regex.h"

typedef struct gl_byteset { /* of bytes: bit c % 64 of word c / 64 */
  uint64_t w[4];
} gl_byteset;

#define GL_LIT_MAX 64u   /* literals for one pattern */
#define GL_LIT_BYTES 12u /* of one */

typedef struct gl_literals {
  unsigned n; /* 0: none are known */
  uint8_t len[GL_LIT_MAX];
  char s[GL_LIT_MAX][GL_LIT_BYTES];
} gl_literals;

/* In every match stands one of `lits`, without regard to the case of ASCII
** letters where `fold` says so (they are in small letters then). Before it,
** back to where the match was tried, are `min` to `max` bytes, all of them in
** `set`. A match takes `least` bytes or more, all of them in `bytes`. */
typedef struct gl_required {
  gl_literals lits;
  int fold;
  int kelvin; /* it holds k or s, folded: not so in texts with U+212A or U+017F,
                 which are also a k and an s */
  uint32_t min, max; /* GL_NOLIMIT */
  gl_byteset set;
  uint32_t least;
  gl_byteset bytes;
} gl_required;
#define GL_NOLIMIT UINT32_MAX

/* How seldom bytes stand in a text, in bits: all n of them, letters in either
** case; one of several literals. */
GL_FUNC unsigned gl_bytes_worth(const char *s, unsigned n);
GL_FUNC unsigned gl_literals_worth(const gl_literals *l);

/* Reads a pattern that PCRE2 takes. 0: it has what cannot be searched for in
** windows, (*COMMIT) or \G, at byte *at. What it does not understand gives no
** literal, never a wrong one, and nothing is known of its bytes. */
GL_FUNC int gl_regex_required(const char *pattern, size_t n, unsigned flags,
                              gl_required *out, size_t *at);

#endif
