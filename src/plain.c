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

/* Makes t the plain word of n letters at byte `at` behind that gap, if it is
** one by the byte behind it. */
static inline int accept(gl_lexer *lx, gl_token *t, size_t at, size_t n,
                         unsigned found, unsigned behind) {
  const unsigned char *s = lx->text->s + at;
  if (!gl_char_endsword[behind] ||
      (lx->splits[n] >> (*s & 31) & 1 && gl_lang_parted(lx->lang, s, n)))
    return 0;
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

/* A plain word that is long, or near the end of the text. */
static int plainslow(gl_lexer *lx, gl_token *t, size_t at, unsigned found) {
  const unsigned char *s = lx->text->s + at;
  size_t room = lx->text->len - at, n = 0, k;
  uint64_t others;
  do {
    size_t left = room - n;
    k = letterscount(left < 8 ? gl_char_part(s + n, left) : gl_char_load(s + n),
                     &others);
    if (others & ~(n == 0 ? (uint64_t)0x80 : 0)) return 0;
    n += k;
  } while (k == 8 && n <= GL_LANG_MAXKEY);
  if (n == 0 || n > GL_LANG_MAXKEY) return 0;
  if (n < room) return accept(lx, t, at, n, found, s[n]);
  return lx->text->starved == NULL && accept(lx, t, at, n, found, ' ');
}

static inline int plain(gl_lexer *lx, gl_token *t, size_t at, unsigned found) {
  const gl_text *x = lx->text;
  uint64_t others;
  size_t n;
  if (GL_UNLIKELY(x->len - at < 9)) return plainslow(lx, t, at, found);
  n = letterscount(gl_char_load(x->s + at), &others);
  if (GL_UNLIKELY(n == 8)) return plainslow(lx, t, at, found);
  if (n == 0 || others & ~(uint64_t)0x80) return 0;
  return accept(lx, t, at, n, found, x->s[at + n]);
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
