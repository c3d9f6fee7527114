/*
** plain.c: at once what most tokens are: a word of ASCII letters, no capital
** among them but the first, behind a blank or nothing, and with nothing behind
** it that asks for more. The lexer (token.c) would find the same: nothing is
** decided here.
*/
#include "chars.h"
#include "lang.h"

/* Letters of the eight bytes b, before the first that is none: 8, unless there
** is one. `others`: capitals among them, as their high bits. */
static inline size_t letterscount(uint64_t b, uint64_t *others) {
  uint64_t none = gl_char_letters(b) ^ GL_HIGHS;
  *others = ~(b << 2) & GL_HIGHS & ((none & (0 - none)) - 1);
  return none ? gl_ctz64(none) / 8 : 8;
}

/* Makes t the plain word of n letters at byte `at` behind that gap. */
static inline int take(gl_lexer *lx, gl_token *t, size_t at, size_t n,
                       unsigned found) {
  const unsigned char *s = lx->text->s + at;
  lx->at = at + n;
  t->first = (uint32_t)at;
  t->end = (uint32_t)(at + n);
  t->cls = 0;
  t->look = (uint16_t)(LOOK_PLAIN |
                       ((*s | lx->nocapitals) & 32 ? LOOK_LOWER : LOOK_UPPER) |
                       (n == 1 ? LOOK_SINGLE : 0));
  t->kind = TK_WORD;
  t->gap = (uint8_t)found;
  return 1;
}

/* The same of one that may be two tokens: what is seldom so has a function of
** its own, and the others no register to save. */
GL_COLD static int takewhole(gl_lexer *lx, gl_token *t, size_t at, size_t n,
                             unsigned found) {
  if (gl_lang_parted(lx->lang, lx->text->s + at, n)) return 0;
  return take(lx, t, at, n, found);
}

/* The same of any, if it is a plain one by the byte behind it. */
static inline int accept(gl_lexer *lx, gl_token *t, size_t at, size_t n,
                         unsigned found, unsigned behind) {
  const unsigned first = lx->text->s[at] & 31;
  if (!gl_char_endsword[behind]) return 0;
  if (GL_UNLIKELY(lx->splits[n] >> first & 1))
    return takewhole(lx, t, at, n, found);
  return take(lx, t, at, n, found);
}

/* A plain word of eight letters or more. */
GL_COLD static int plainlong(gl_lexer *lx, gl_token *t, size_t at,
                             unsigned found) {
  const gl_text *x = lx->text;
  const size_t room = x->len - at;
  uint64_t others;
  size_t n = 8, k = 8;
  for (; k == 8 && n <= GL_LANG_MAXKEY && n < room; n += k) {
    k = letterscount(gl_char_eight(x->s, x->len, at + n), &others);
    if (others) return 0;
  }
  if (n > GL_LANG_MAXKEY) return 0;
  if (n < room) return accept(lx, t, at, n, found, x->s[at + n]);
  return x->starved == NULL && accept(lx, t, at, n, found, ' ');
}

static inline int plain(gl_lexer *lx, gl_token *t, size_t at, unsigned found) {
  const gl_text *x = lx->text;
  const uint64_t w = gl_char_eight(x->s, x->len, at);
  uint64_t others;
  const size_t n = letterscount(w, &others);
  unsigned behind;
  if (n == 0 || others & ~(uint64_t)0x80) return 0;
  if (GL_UNLIKELY(n == 8)) return plainlong(lx, t, at, found);
  behind = w >> 8 * n & 0xFF;
  if (GL_UNLIKELY(at + n == x->len)) {
    if (x->starved) return 0;
    behind = ' ';
  }
  return accept(lx, t, at, n, found, behind);
}

/* The blank is a branch that is foreseen, so that nothing waits for it. */
int gl_lexer_plain(gl_lexer *lx, gl_token *t) {
  const size_t at = lx->at;
  if (at == 0 || lx->clitic || lx->text->len - at < 2) return 0;
  if (lx->text->s[at] == ' ') return plain(lx, t, at + 1, GAP_SPACE);
  return plain(lx, t, at, 0);
}

int gl_lexer_plainat(gl_lexer *lx, gl_token *t) {
  return lx->text->len - lx->at > 1 && plain(lx, t, lx->at, 0);
}
