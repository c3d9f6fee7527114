/*
** token.c: the lexer: one pass over the bytes, one token at a time. What it
** looks at beside the character in hand is bounded, or consumed with it.
*/
#include <string.h>

#include "lexer.h"
#include "runs.h"
#include "ucd.h"

int gl_look_past(const gl_text *t) {
  gl_starve(t);
  return 0;
}

unsigned gl_look_far(const gl_text *t, size_t at, unsigned *len) {
  const unsigned char *s = t->s + at;
  uint32_t cp;
  if (at >= t->len) {
    gl_starve(t);
    *len = 0;
    return C_SPACE;
  }
  if (t->known & GL_TEXT_VALID && t->len - at >= 3 && *s >= 0xC0 &&
      *s < 0xF0) { /* most */
    if (*s < 0xE0) {
      *len = 2;
      cp = (*s & 0x1Fu) << 6 | (s[1] & 0x3Fu);
      return gl_char_class(cp, gl_class_of_short(cp));
    }
    *len = 3;
    cp = (*s & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
  } else {
    if (GL_UNLIKELY(t->len - at < 4)) gl_starve_char(t, at);
    cp = gl_decode(s, t->s + t->len, len);
  }
  return gl_char_class(cp, gl_class_of(cp));
}

/* --- between tokens ------------------------------------------------------- */

/* What the end of the line [begin, end) means; lx->at is behind it. */
static unsigned line(gl_lexer *lx, size_t begin, size_t end) {
  switch (lx->newline) {
    case GL_LINES_PARAGRAPH: return GAP_LINE | GAP_PARA;
    case GL_LINES_SENTENCE: return GAP_LINE | GAP_BREAK;
    case GL_LINES_SPACE: return 0;
    default:
      if (lx->nobreaks) return GAP_LINE;
      return gl_survey_breaks(&lx->survey, lx->text, begin, end, lx->at)
                 ? GAP_LINE | GAP_BREAK
                 : GAP_LINE;
  }
}

/* What stands between two tokens. */
typedef struct between {
  size_t line, end; /* the line of the first, until where it ends */
  unsigned lines;   /* ends of line; a form feed counts twice */
  unsigned ends;    /* the same, each once */
  unsigned column;  /* where the second begins */
  int ascii;
} between;

/* Whether a paragraph ends there, as gloss.paragraphs has it, but that lines
** alone, without an indent or a blank one, are for the survey to judge. */
static int parted(gl_lexer *lx, const between *g) {
  gl_layout *y = &lx->layout;
  if (lx->newline != GL_LINES_AUTO || g->line == g->end) return g->lines > 1;
  if (g->ascii) {
    if (y->known == 0 && g->ends == 2 &&
        gl_survey_single(&lx->survey, lx->text))
      y->known = 1; /* without reading all lines, or reading them again */
    return gl_layout_gap(y, lx->text, g->ends - 1, g->column);
  }
  if (y->known < 2) gl_layout_gaps(y, lx->text);
  return gl_layout_parts(y, lx->text, g->line, lx->at);
}

/* takes a newline of so many bytes */
static void newline(gl_lexer *lx, between *g, unsigned len) {
  const gl_text *x = lx->text;
  int b = byteat(x, lx->at);
  if (b == '\r' && byteat(x, lx->at + 1) == '\n') len = 2;
  g->lines++, g->ends++;
  if (b == '\f' || (b == 0xE2 && byteat(x, lx->at + 2) == 0xA9)) g->lines = 2;
  g->column = 0;
  lx->line = lx->at += len;
}

/* What a gap means that has an end of line, or the end of the text. Where a
** wall stands in it that is all that is seen, and nothing more is asked for. */
static unsigned ended(gl_lexer *lx, const between *g) {
  const gl_text *x = lx->text;
  const int end = lx->at >= x->len;
  unsigned found;
  if ((end && x->starved == NULL) || (g->lines && parted(lx, g)))
    found = GAP_PARA | GAP_LINE;
  else
    found = g->lines ? line(lx, g->line, g->end) : 0;
  if (lx->walls && found & (GAP_PARA | GAP_BREAK)) {
    lx->at = g->end;
    lx->line = g->line;
    return GAP_WALL;
  }
  if (end) gl_starve(x);
  return found;
}

/* White space and format characters; returns GAP_*. */
static unsigned skipall(gl_lexer *lx) {
  const gl_text *x = lx->text;
  unsigned found = lx->at == 0 ? GAP_PARA : 0;
  between g = {lx->line, lx->at, 0, 0, 0, 1};
  while (lx->at < x->len) {
    unsigned len, c = look(x, lx->at, &len);
    if (!isspace_(c)) break;
    if (c != C_FORMAT) found |= GAP_SPACE;
    if (len > 1) g.ascii = 0;
    if (c == C_NL) {
      newline(lx, &g, len);
      continue;
    }
    g.column = gl_layout_column(g.column, x->s[lx->at]);
    lx->at += len;
  }
  if (g.lines || lx->at >= x->len) found |= ended(lx, &g);
  return found;
}

/* The same of one line feed or two, before what is ASCII and no blank. */
static unsigned skiplines(gl_lexer *lx, unsigned lines) {
  between g = {lx->line, lx->at, lines, lines, 0, 1};
  lx->line = lx->at += lines;
  return GAP_SPACE | ended(lx, &g);
}

static inline int isblack(unsigned c) { return c > ' ' && c < 0x80; }

/* The same: most gaps are one blank, or nothing. */
static inline unsigned skip(gl_lexer *lx) {
  const gl_text *x = lx->text;
  if (x->len - lx->at > 1) {
    const unsigned char *s = x->s + lx->at;
    const unsigned blank = *s == ' ';
    if (isblack(s[blank])) {
      const unsigned found = lx->at == 0 ? GAP_PARA : 0;
      lx->at += blank;
      return blank ? found | GAP_SPACE : found;
    }
    if (*s == '\n' && lx->at > 0 && x->len - lx->at > 2) {
      if (isblack(s[1])) return skiplines(lx, 1);
      if (s[1] == '\n' && isblack(s[2])) return skiplines(lx, 2);
    }
  }
  return skipall(lx);
}

/* --- marks and signs ------------------------------------------------------ */

/* Marks and format characters that belong to what stands before them. */
static size_t extend(const gl_text *x, size_t at) {
  unsigned len, c;
  while (c = look(x, at, &len), c == C_EXTEND || (c == C_ZWJ && len)) at += len;
  return at;
}

/* A pictograph with its modifiers, and what a joiner adds to it (GB11). */
static size_t emoji(const gl_text *x, size_t at) {
  for (;;) {
    unsigned len, c;
    int joined = 0;
    while (c = look(x, at, &len),
           c == C_EXTEND || c == C_ZWJ || c == C_FORMAT) {
      if (len == 0) break;
      if (c == C_FORMAT && !(len == 4)) break; /* tags are four bytes long */
      joined = c == C_ZWJ;
      at += len;
    }
    if (!(joined && c == C_PICT)) return at;
    at += len;
  }
}

/* :) ;-) =D and their kin: eyes, perhaps a nose, a mouth, no more */
static unsigned emoticon(const gl_text *x, size_t at) {
  unsigned n = 1;
  if (!strchr(":;=", byteat(x, at))) return 0;
  if (byteat(x, at + n) == '-' || byteat(x, at + n) == '\'') n++;
  if (byteat(x, at + n) == 0 || !strchr("()DPpOo|/\\*[]", byteat(x, at + n)))
    return 0;
  while (n < 8 && byteat(x, at + n) == byteat(x, at + n + 1)) n++;
  n++;
  return isalnum_(peek(x, at + n)) ? 0 : n;
}

/* A comma or the like, of so many bytes, before the class n. Returns its
** end. */
static size_t comma(gl_lexer *lx, gl_token *t, unsigned len, unsigned n) {
  const gl_text *x = lx->text;
  const size_t at = lx->at;
  const int b = byteat(x, at);
  const unsigned k = b != ',' && isspace_(before(x, at)) ? emoticon(x, at) : 0;
  size_t e = at + len;
  t->kind = TK_COMMA;
  if (k) t->kind = TK_EMOJI, e = at + k;
  if (b == ',' && gl_quote_low(lx)) {
    t->kind = TK_QUOTE;
    t->look |= LOOK_OPEN;
    e++;
  }
  if (len == 1 && (isspace_(n) || n == C_QUOTE || n == C_CLOSE) && lx->lang &&
      lx->lang->has & LC_FINAL &&
      gl_lang_find(lx->lang, x->s + at, 1, 1, NULL) & LC_FINAL)
    t->kind = TK_STOP;
  return e;
}

/* Any other sign, [lx->at, e), before the class n. Returns its end. */
static size_t sign(gl_lexer *lx, gl_token *t, size_t e, unsigned n) {
  const gl_text *x = lx->text;
  const size_t at = lx->at;
  const int b = byteat(x, at);
  unsigned k, len;
  t->kind = TK_SYMBOL;
  if (b < 0x80) /* ==== **** << */
    while (byteat(x, e) == b && e < x->len) e++;
  if (b == '<' && byteat(x, e) == '3' && !isword(peek(x, e + 1)))
    t->kind = TK_EMOJI, e++;
  if (b == '=' && (k = emoticon(x, at)) != 0) t->kind = TK_EMOJI, e = at + k;
  if ((b == '@' || b == '#') && isalnum_(n) && n != C_DIGIT &&
      !isword(before(x, at))) {
    while (k = look(x, e, &len), isword(k)) e += len;
    t->kind = TK_LINK;
  }
  return e;
}

/* What is no word and no quotation mark: the class c, of so many bytes. */
static void scanother(gl_lexer *lx, gl_token *t, unsigned c, unsigned len) {
  const gl_text *x = lx->text;
  size_t at = lx->at, e = at + len;
  unsigned n = peek(x, e), k;
  switch (c) {
    case C_DOT:
      t->kind = n == C_DOT ? TK_ELLIPSIS : TK_STOP;
      if (n == C_UPPER && isword(before(x, at))) t->look |= LOOK_GLUED;
      while (n == C_DOT && byteat(x, e) == '.') e++;
      break;
    case C_ELLIPSIS:
      t->kind = TK_ELLIPSIS;
      while (k = peek(x, e), k == C_ELLIPSIS || k == C_DOT)
        e += k == C_DOT ? 1 : 3;
      break;
    case C_MARK:
      t->kind = TK_MARK;
      while (k = look(x, e, &len), k == C_MARK) e += len;
      break;
    case C_FULL: t->kind = TK_FULL; break;
    case C_COMMA: e = comma(lx, t, len, n); break;
    case C_OPEN: t->look |= LOOK_OPEN; /* FALLTHROUGH */
    case C_CLOSE: t->kind = TK_BRACKET; break;
    case C_HYPHEN:
    case C_DASH:
      t->kind = TK_DASH;
      if (c == C_HYPHEN && byteat(x, at) == '-')
        while (byteat(x, e) == '-') e++;
      break;
    case C_BULLET: t->kind = TK_BULLET; break;
    case C_PICT:
      t->kind = TK_EMOJI;
      e = emoji(x, e);
      break;
    case C_RI:
      t->kind = TK_EMOJI;
      if (n == C_RI) e += 4;
      break;
    case C_IDEO: t->kind = TK_WORD; break;
    case C_MONEY:
      t->kind = TK_SYMBOL;
      if (byteat(x, at) == '$')
        while (byteat(x, e) == '$') e++;
      break;
    default: e = sign(lx, t, e, n); break;
  }
  if (t->kind != TK_EMOJI || c == C_RI) e = extend(x, e);
  t->end = (uint32_t)e;
  lx->at = e;
}

/* --- tokens --------------------------------------------------------------- */

/* Whether one space parts an apostrophe from a word: Jo 's */
static int owned(const gl_text *x, size_t at) {
  return at > 1 && x->s[at - 1] == ' ' && isword(before(x, at - 1));
}

/* A clitic behind what is no word, or a blank behind one, or where a paragraph
** begins: Jr.'s, Jo 's */
static int clitics(gl_lexer *lx, gl_token *t, unsigned len) {
  const uint8_t gap = t->gap;
  size_t e = lx->at + len;
  unsigned l;
  if ((gap & (GAP_SPACE | GAP_PARA)) == GAP_SPACE && !owned(lx->text, lx->at))
    return 0;
  while (e - lx->at < 8 && isletter(look(lx->text, e, &l))) e += l;
  if (!gl_isclitic(lx, lx->at, e) || peek(lx->text, e) == C_APOS) return 0;
  lx->clitic = e;
  gl_lexer_next(lx, t);
  t->gap = gap;
  return 1;
}

/* A number or word that begins with a mark of so many bytes: '90s .50 */
static void number(gl_lexer *lx, gl_token *t, unsigned len) {
  size_t first = lx->at;
  lx->at += len;
  gl_scan_word(lx, t);
  t->first = (uint32_t)first;
}

/* A word that has lost its begin, in languages that write so: 's avonds, 't
** Hof. */
static int elided(gl_lexer *lx, gl_token *t, unsigned len) {
  const gl_text *x = lx->text;
  size_t e = lx->at + len;
  if (!gl_lang_has(lx->lang, LC_ELISION) || t->gap == 0) return 0;
  while (e - lx->at < 8 && byteat(x, e) < 0x80 && isletter(peek(x, e))) e++;
  if (isword(peek(x, e)) || peek(x, e) == C_APOS ||
      !(gl_lang_find(lx->lang, x->s + lx->at, e - lx->at, 1, NULL) &
        LC_ELISION))
    return 0;
  number(lx, t, len);
  return 1;
}

/* A token behind its gap, of its kind. */
static void scan(gl_lexer *lx, gl_token *t) {
  const gl_text *x = lx->text;
  unsigned len, c = look(x, lx->at, &len), n, k;
  if (len == 0) { /* the end: a token that has a byte to look at */
    if (x->len) t->first = t->end = (uint32_t)x->len - 1;
    return;
  }
  if (isword(c) && c != C_EXTEND && c != C_ZWJ) {
    gl_scan_word(lx, t);
    return;
  }
  n = peek(x, lx->at + len);
  switch (c) {
    case C_APOS:
      if (isletter(n) && (clitics(lx, t, len) || elided(lx, t, len))) return;
      if (n == C_DIGIT && t->gap & (GAP_SPACE | GAP_PARA) && !lx->squote) {
        number(lx, t, len);
        return;
      } /* FALLTHROUGH */
    case C_QUOTE:
      gl_scan_quote(lx, t, gl_decode(x->s + lx->at, x->s + x->len, &len), len);
      return;
    case C_HYPHEN:
      if (n == C_DIGIT && byteat(x, lx->at) == '-' &&
          (t->gap & (GAP_SPACE | GAP_PARA) || before(x, lx->at) == C_OPEN)) {
        gl_scan_word(lx, t); /* -0.1 */
        return;
      }
      break;
    case C_DOT:
      k = before(x, lx->at);
      if (n == C_DIGIT && (isspace_(k) || k == C_OPEN || k == C_MONEY)) {
        number(lx, t, 1);
        return;
      }
      break;
    default: break;
  }
  scanother(lx, t, c, len);
}

void gl_lexer_other(gl_lexer *lx, gl_token *t) {
  unsigned found;
  memset(t, 0, sizeof *t);
  if (lx->clitic) { /* what was cut off the word before */
    t->first = (uint32_t)lx->at;
    t->end = (uint32_t)lx->clitic;
    t->kind = TK_WORD;
    t->look = LOOK_LOWER;
    t->cls = LC_CLITIC;
    lx->at = lx->clitic;
    lx->clitic = 0;
    return;
  }
  t->gap = (uint8_t)(found = skip(lx));
  if (GL_UNLIKELY(found & (GAP_PARA | GAP_WALL))) {
    if (found & GAP_WALL) {
      t->gap = GAP_SPACE | GAP_LINE;
      t->gap |= lx->newline == GL_LINES_SENTENCE ? GAP_BREAK : GAP_PARA;
      t->cls = GL_WALL;
      return;
    }
    lx->dquote = lx->squote = lx->low = lx->quoted = 0;
  }
  t->first = t->end = (uint32_t)lx->at;
  if (found > GAP_SPACE && gl_lexer_plainat(lx, t))
    t->gap = (uint8_t)found;
  else
    scan(lx, t);
}

void gl_lexer_next(gl_lexer *lx, gl_token *t) {
  if (!gl_lexer_plain(lx, t)) gl_lexer_other(lx, t);
}

uint32_t gl_token_class(const gl_lexer *lx, const gl_token *t) {
  size_t n = t->end - t->first;
  if (t->kind != TK_WORD) return 0;
  if (t->look & LOOK_DOT) return t->cls;
  return t->cls |
         gl_lang_find(lx->lang, lx->text->s + t->first, n, lx->caseless, NULL);
}

uint32_t gl_token_roman(const gl_lexer *lx, const gl_token *t) {
  static const uint8_t value[32] = {['i' & 31] = 1,
                                    ['v' & 31] = 5,
                                    ['x' & 31] = 10,
                                    ['l' & 31] = 50,
                                    ['c' & 31] = 100};
  uint32_t n = 0, i, last = 0;
  if (t->end - t->first > 7) return 0;
  for (i = t->end; i-- > t->first;) {
    const unsigned c = lx->text->s[i];
    const uint32_t d = c >> 6 == 1 ? value[c & 31] : 0u;
    if (d == 0) return 0;
    n = d < last ? n - d : n + d;
    last = d > last ? d : last;
  }
  return n;
}

static const uint32_t nosplits[GL_LANG_MAXKEY + 1];

void gl_lexer_begin(gl_lexer *lx, const gl_text *text, const gl_lang *lang,
                    const gl_sentopt *opt) {
  gl_clear(lx, offsetof(gl_lexer, survey));
  gl_survey_init(&lx->survey);
  lx->text = text;
  lx->lang = lang && lang->n ? lang : NULL;
  lx->splits = lx->lang ? lang->splits : nosplits;
  lx->newline = (uint8_t)(opt ? opt->newline : GL_LINES_AUTO);
  lx->forget = opt && opt->forget;
  lx->layout.gap = 1;
  lx->layout.known = 2;
}

void gl_lexer_surveyed(gl_lexer *lx) {
  lx->caseless = lx->survey.caseless;
  lx->nocapitals = lx->survey.capitals ? 32 : 0;
  if (!lx->survey.dense) lx->layout.known = 0;
}

void gl_lexer_init(gl_lexer *lx, const gl_text *text, const gl_lang *lang,
                   const gl_sentopt *opt) {
  gl_runs r;
  gl_lexer_begin(lx, text, lang, opt);
  gl_runs_survey(&r, lx);
  lx->survey.blocks = 0; /* r ends here */
}

void gl_lexer_rewind(gl_lexer *lx) {
  lx->at = lx->clitic = lx->piece = lx->piecend = lx->line = 0;
  lx->dquote = lx->squote = lx->low = lx->quoted = lx->nobreaks = 0;
  memset(lx->turns, 0, sizeof lx->turns);
}
