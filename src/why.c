/*
** why.c: why a token is one: the lexer is run again from the begin of its
** paragraph.
*/
#include <string.h>

#include "lang.h"

size_t gl_lexer_resume(const gl_text *t, size_t at) {
  size_t i;
  for (i = at; i >= 2; i--)
    if (t->s[i - 1] == '\n' && t->s[i - 2] == '\n') return i - 2;
  return 0;
}

/* The token that holds byte `first`, or what comes behind it. */
static void replay(gl_lexer *lx, gl_token *t, const gl_text *text,
                   const gl_lang *lang, const gl_sentopt *opt, size_t first) {
  gl_lexer_init(lx, text, lang, opt);
  lx->at = lx->line = gl_lexer_resume(text, first);
  do gl_lexer_next(lx, t);
  while (t->kind != TK_END && t->end <= first);
}

static const char *wordrule(const gl_token *t) {
  if (t->cls == LC_CLITIC) return "clitic";
  if (t->look & LOOK_DOT) {
    if (t->cls) return "abbreviation with its full stop";
    if (t->look & LOOK_SERIES) return "letters with full stops";
    return t->look & LOOK_SINGLE ? "initial with its full stop"
                                 : "abbreviation before a comma";
  }
  return "word";
}

static const char *tokenrule(const gl_token *t) {
  static const char *const names[] = {
      [TK_NUMBER] = "number",
      [TK_LINK] = "address, handle or hashtag",
      [TK_EMOJI] = "emoji or emoticon",
      [TK_STOP] = "full stop",
      [TK_ELLIPSIS] = "ellipsis",
      [TK_MARK] = "question or exclamation marks",
      [TK_FULL] = "mark of the script",
      [TK_APOS] = "apostrophe",
      [TK_COMMA] = "comma or the like",
      [TK_DASH] = "dash",
      [TK_BULLET] = "bullet",
      [TK_SYMBOL] = "symbol"};
  if (t->kind == TK_WORD) return wordrule(t);
  if (t->kind == TK_QUOTE)
    return t->look & LOOK_OPEN ? "quotation mark that opens"
                               : "quotation mark that closes";
  if (t->kind == TK_BRACKET)
    return t->look & LOOK_OPEN ? "bracket that opens" : "bracket that closes";
  return t->kind == TK_END ? "nothing" : names[t->kind];
}

void gl_token_why(const gl_text *text, const gl_lang *lang,
                  const gl_sentopt *opt, size_t first, size_t end,
                  gl_whytoken *why) {
  gl_lexer lx;
  gl_token t, next;
  replay(&lx, &t, text, lang, opt, first);
  why->cls = NULL;
  if (t.kind != TK_END && (t.first != first || t.end != end)) {
    /* the boundary machine gave the stop of a word back */
    why->rule = first == t.first ? "word before the end of its sentence"
                                 : "full stop of a word at a sentence's end";
    return;
  }
  why->rule = tokenrule(&t);
  if (t.look & LOOK_DOT) why->cls = gl_lang_dotted(t.cls);
  if (t.kind != TK_WORD || t.cls == LC_CLITIC) return;
  gl_lexer_next(&lx, &next);
  if (next.kind == TK_WORD && next.first == t.end && next.gap == 0)
    why->rule = "word before a clitic";
}

void gl_profile_why(const gl_text *text, const gl_lang *lang,
                    const gl_sentopt *opt, size_t first, size_t end,
                    gl_whytoken *why) {
  const unsigned char *s = text->s;
  gl_lexer lx;
  gl_token t, next;
  replay(&lx, &t, text, lang, opt, first);
  why->cls = NULL;
  if (t.kind == TK_END || (t.first == first && t.end == end) ||
      (t.first == first && t.end == end + 1 && s[end] == '.') ||
      (t.end == end && first + 1 == end && s[first] == '.')) {
    gl_token_why(text, lang, opt, first, end, why);
  } else if (t.first == first && t.end < end) {
    gl_lexer_next(&lx, &next);
    why->rule = memchr(s + first, '@', end - first)   ? "masked address"
                : memchr(s + first, '/', end - first) ? "word with a slash"
                : next.kind == TK_WORD || next.kind == TK_APOS
                    ? "word with its clitic"
                    : "marks together";
  } else if (memchr(s + t.first, '-', t.end - t.first))
    why->rule = s[first] == '-' && end - first == 1
                    ? "hyphen between words"
                    : "part of a word with hyphens";
  else
    why->rule = s[first] >= '0' && s[first] <= '9' ? "number before a measure"
                                                   : "measure behind a number";
}
