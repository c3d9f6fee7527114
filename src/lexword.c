/*
** lexword.c: the lexer's words: with their hyphens, apostrophes and full stops;
** numbers; addresses. Clitics are cut off.
*/
#include <string.h>

#include "lexer.h"

typedef struct word {
  size_t at;     /* next character */
  size_t solid;  /* after the last one that is no format character */
  size_t apos;   /* last apostrophe inside, 0: none */
  size_t hyphen; /* after the last hyphen, 0: none */
  uint32_t letters, digits, stops;
  uint32_t run;   /* letters and digits since the last stop */
  uint32_t part;  /* and since the last stop or hyphen */
  uint8_t single; /* all stretches have one letter */
  uint8_t tail;   /* those behind the last hyphen have */
  uint8_t lower, upper, mixed, first, link, kana;
} word;

static void take(word *w, unsigned c, unsigned len) {
  if (isletter(c)) {
    w->letters++, w->run++;
    if (!w->first) w->first = (uint8_t)c;
    if (c == C_UPPER && w->lower) w->mixed = 1;
    if (c == C_LOWER) w->lower = 1;
    if (c == C_UPPER) w->upper = 1;
    if (w->run > 1) w->single = 0;
    if (++w->part > 1) w->tail = 0;
  } else if (c == C_DIGIT || c == C_UNDER) {
    w->digits += c == C_DIGIT, w->run++;
    w->single = w->tail = 0;
    if (!w->first) w->first = (uint8_t)c;
  } else if (c == C_KANA)
    w->kana = 1;
  w->at += len;
}

/* Takes the ASCII letters that stand next, all at once. */
static void letters(const gl_text *t, word *w) {
  size_t room = t->len - w->at;
  unsigned n;
  do {
    const unsigned char *s = t->s + w->at;
    uint64_t b = room < 8 ? gl_char_part(s, room) : gl_char_load(s);
    uint64_t all = gl_char_letters(b), upper, lower;
    n = all == GL_HIGHS ? 8 : gl_ctz64(all ^ GL_HIGHS) / 8;
    if (n == 0) return;
    if (n < 8) all &= ((uint64_t)1 << 8 * n) - 1;
    upper = gl_char_capitals(b, all);
    lower = all ^ upper;
    if (!w->first) w->first = upper & 0x80 ? C_UPPER : C_LOWER;
    if (upper) {
      w->upper = 1;
      /* behind a small letter */
      if (w->lower || (lower && upper > (lower & (0 - lower)))) w->mixed = 1;
    }
    if (lower) w->lower = 1;
    w->letters += n;
    w->at += n;
    room -= n;
  } while (n == 8);
}

/* Takes the ASCII digits that a number begins with. */
static void digits(const gl_text *t, word *w) {
  const size_t first = w->at;
  while (w->at < t->len && (unsigned)(t->s[w->at] - '0') < 10) w->at++;
  if (w->at == first) return;
  w->solid = w->at;
  w->digits = w->run = (uint32_t)(w->at - first);
  w->first = C_DIGIT;
  w->single = w->tail = 0;
}

/* --- addresses ------------------------------------------------------------ */

/* whether a character may stand inside an address */
static int inurl(const gl_text *t, size_t at) {
  int c = t->s[at];
  if (c >= 0x80) return isword(peek(t, at));
  return c > ' ' && c != 0x7F && c != '<' && c != '>' && c != '"' && c != '`';
}

/* Goes to the end of an address and gives back what closes the sentence. */
static void address(const gl_text *t, word *w) {
  size_t e = w->at, begin = w->at;
  int open = 0;
  while (e < t->len && inurl(t, e)) {
    unsigned len;
    if (t->s[e] == '(') open = 1;
    (void)look(t, e, &len);
    e += len;
  }
  if (e == t->len) gl_starve(t);
  while (e > begin) {
    int c = t->s[e - 1];
    if (!strchr(".,;:!?'*", c) && !(strchr(")]}", c) && !open)) break;
    e--;
  }
  w->at = e;
  w->link = 1;
}

/* After the @ of an address: letters, digits, dots and hyphens. */
static void host(const gl_text *t, word *w) {
  size_t e = w->at, end = w->at;
  for (;;) {
    unsigned len, c = look(t, e, &len);
    if (isword(c))
      end = e += len;
    else if (c == C_DOT || c == C_HYPHEN)
      e += len;
    else
      break;
    if (c == C_DOT && peek(t, e) == C_DOT) break;
  }
  w->at = end;
  w->link = 1;
}

/* Whether the name of a mailbox goes on to its @: Jane.Doe@example.com */
static int mailbox(const gl_text *x, size_t at) {
  size_t e = at;
  while (e - at < 32 && (isalnum_(peek(x, e)) || byteat(x, e) == '.') &&
         byteat(x, e) < 0x80)
    e++;
  return byteat(x, e) == '@';
}

/* --- full stops ----------------------------------------------------------- */

/* classes of s[first, end), or of what stands after its last hyphen; of what
** stands after its last stop if that is a title */
static uint32_t abbreviation(const gl_lexer *lx, const word *w, size_t first,
                             size_t end) {
  const unsigned char *s = lx->text->s;
  uint32_t c =
      gl_lang_find(lx->lang, s + first, end - first, lx->caseless, NULL);
  if (!(c & LC_DOTTED) && w->hyphen &&
      end - w->hyphen >
          2u - (s[w->hyphen] < 0x80 && (w->hyphen - first == 2 || w->digits)))
    c = gl_lang_find(lx->lang, s + w->hyphen, end - w->hyphen, lx->caseless,
                     NULL);
  if (!(c & LC_DOTTED) && w->stops && !w->single) { /* cand.jur. */
    size_t at = end;
    while (s[at - 1] != '.') at--;
    c = gl_lang_find(lx->lang, s + at, end - at, lx->caseless, NULL) & LC_TITLE;
  }
  return c & LC_DOTTED ? c : 0;
}

/* Abbreviations written with spaces: `z. B.`, `i. d. R.`. The word that ends
** before the full stop at `end` may be a piece of one: then it is known by the
** next word, which must have a stop too, and its own stop ends no sentence.
** Returns the classes: of the whole at its last piece. */
static uint32_t pieces(gl_lexer *lx, size_t first, size_t end) {
  const gl_text *x = lx->text;
  size_t begin = first, e = end + 1, next;
  uint32_t c = 0;
  unsigned len, k = look(x, e, &len);
  if (lx->piecend && lx->piecend <= first && first - lx->piecend <= 3) {
    begin = lx->piece;
    c = gl_lang_pieces(lx->lang, x->s + begin, end - begin, lx->caseless) &
        LC_DOTTED;
  }
  lx->piecend = 0;
  if (k != C_SPACE || len == 0) return c;
  next = e += len;
  while (e - next <= GL_LANG_MAXKEY && isword(look(x, e, &len))) e += len;
  if (e > next && byteat(x, e) == '.' && e - begin <= 2 * GL_LANG_MAXKEY &&
      gl_lang_pieces(lx->lang, x->s + begin, e - begin, lx->caseless)) {
    lx->piece = begin;
    lx->piecend = end + 1;
    return LC_NEVER;
  }
  return c;
}

/* Whether letters and stops behind a hyphen are an abbreviation that goes on:
** non-U.S., D-W.Va. */
static int regional(const gl_lexer *lx, const word *w) {
  const gl_text *x = lx->text;
  size_t e = w->at + 1;
  if (w->tail && byteat(x, e + 1) == '.') return 1;
  if (w->at - w->hyphen > 2) return 0;
  while (e - w->at < 8 && isletter(peek(x, e)) && byteat(x, e) < 0x80) e++;
  return byteat(x, e) == '.' &&
         gl_lang_find(lx->lang, x->s + w->hyphen, e - w->hyphen, 1, NULL) &
             LC_DOTTED;
}

/* Whether the word goes on behind a full stop and the letter c, of so many
** bytes. */
static int stopinside(const gl_lexer *lx, const word *w, size_t first,
                      unsigned c, unsigned len) {
  const gl_text *x = lx->text;
  const size_t next = w->at + 1 + len;
  size_t e = next;
  unsigned n = 1;
  if (w->single && w->run == 1) return 1;              /* U.S */
  if (c != C_UPPER) return w->letters + w->stops != 0; /* example.com */
  /* AMZN.O: one or two capitals after capitals */
  while (n < 3 && peek(x, e) == C_UPPER) n++, e++;
  if (!w->lower && w->letters && !w->digits && n < 3 && !isalnum_(peek(x, e)))
    return 1;
  /* Ph.D, B.Sc: an abbreviation of the language */
  if (w->lower && n == 1 && w->letters < 4 && peek(x, next) == C_DOT &&
      gl_lang_find(lx->lang, x->s + first, next - first, 1, NULL) & LC_DOTTED)
    return 1;
  if (w->stops && w->single) return 1;
  if (w->hyphen && regional(lx, w)) return 1;
  return mailbox(x, w->at + 1);
}

/* Whether the stop at the end of a word is part of it, by what its token knows
** and by c, which follows. */
static int keepsstop(const gl_lexer *lx, const word *w, const gl_token *t,
                     unsigned c) {
  return t->cls || (t->look & LOOK_SERIES && w->tail) ||
         (w->single && (w->letters >= 2 || w->upper || lx->caseless)) ||
         (c == C_COMMA && w->run <= 5 && w->run > 0 && w->stops == 0);
}

/* A full stop inside or at the end of a word, the word's begin `first`.
** Returns 1 when the word goes on after it. At its end `t` learns whether
** the stop is an abbreviation's. */
static int fullstop(gl_lexer *lx, word *w, size_t first, gl_token *t) {
  const gl_text *x = lx->text;
  unsigned len, c = look(x, w->at + 1, &len);
  if (isletter(c)) return stopinside(lx, w, first, c, len);
  if (c == C_DIGIT && before(x, w->at) == C_DIGIT) return 1; /* 3.5 */
  /* at the end; two stops behind an abbreviation are not dots */
  if (c == C_DOT &&
      (!w->upper || byteat(x, w->at + 2) == '.' ||
       !((w->single && w->letters >= 2 && w->run == 1) ||
         abbreviation(lx, w, first, w->at) & ~(uint32_t)LC_NUMBER)))
    return 0;
  t->cls = abbreviation(lx, w, first, w->at);
  if (c != C_HYPHEN && lx->lang && lx->lang->has & LC_PART) {
    uint32_t whole = pieces(lx, first, w->at);
    if (whole) t->cls = whole;
  }
  if (w->letters == 0 || (w->digits && !w->hyphen)) return 0;
  if ((w->single && w->letters >= 2) || (w->tail && w->stops && w->part == 1))
    t->look |= LOOK_SERIES;
  if (!keepsstop(lx, w, t, c)) return 0;
  if (c == C_HYPHEN && isalnum_(peek(x, w->at + 1 + len))) {
    t->look = (uint16_t)(t->look & ~LOOK_SERIES);
    t->cls = 0;
    return 1; /* U.S.-led, Ph.D.-level */
  }
  t->look |= LOOK_DOT;
  w->at++;
  return 0;
}

/* An abbreviation whose stop has marks of direction around it, as text of two
** directions may have. */
static int marked(gl_lexer *lx, const word *w, size_t first, gl_token *t) {
  if (w->stops || !isspace_(peek(lx->text, w->at + 1))) return 0;
  t->cls = abbreviation(lx, w, first, w->solid);
  if (t->cls) t->look |= LOOK_DOT;
  return t->cls != 0;
}

/* --- words of two tokens -------------------------------------------------- */

/* Apostrophe inside a word: what follows it is a clitic, or part of it. */
int gl_isclitic(const gl_lexer *lx, size_t at, size_t end) {
  return end - at <= 8 && lx->lang &&
         gl_lang_find(lx->lang, lx->text->s + at, end - at, 1, NULL) &
             LC_CLITIC;
}

/* End of what was elided at the begin of a word, 0: nothing. */
static size_t elision(const gl_lexer *lx, const word *w, size_t first) {
  const gl_text *x = lx->text;
  size_t e;
  unsigned len;
  if (!w->apos || w->link || !lx->lang || !(lx->lang->has & LC_ELISION))
    return 0;
  for (e = first; e - first < GL_LANG_MAXKEY && e < w->at; e += len)
    if (look(x, e, &len) == C_APOS) {
      e += len;
      return gl_lang_find(lx->lang, x->s + first, e - first, 1, NULL) &
                     LC_ELISION
                 ? e
                 : 0;
    }
  return 0;
}

/* Where a word of two tokens is to be cut, 0: nowhere. */
static size_t cut(const gl_lexer *lx, const word *w, size_t first) {
  const gl_text *x = lx->text;
  unsigned at;
  if (lx->lang == NULL || w->link) return 0;
  if (w->apos) {
    if (gl_isclitic(lx, w->apos, w->at)) return w->apos > first ? w->apos : 0;
    return w->apos > first + 1 && gl_isclitic(lx, w->apos - 1, w->at)
               ? w->apos - 1 /* n't */
               : 0;
  }
  at = gl_lang_splitof(lx->lang, x->s + first, w->at - first);
  return at ? first + at : 0;
}

/* Goes to the end of the token, and keeps what was cut off. */
static void split(gl_lexer *lx, const word *w, size_t first, gl_token *t) {
  size_t at = w->apos ? elision(lx, w, first) : 0;
  lx->at = w->at;
  if (at) { /* L'Avv.: what follows is scanned by itself */
    lx->at = at;
    t->cls = 0;
    t->look &= (uint16_t)(LOOK_UPPER | LOOK_LOWER);
  } else if (!(t->look & LOOK_DOT) && (at = cut(lx, w, first)) != 0) {
    lx->clitic = w->at;
    lx->at = at;
  }
  t->end = (uint32_t)lx->at;
}

/* --- the word ------------------------------------------------------------- */

/* A mark at the end of what has been scanned: 1 and past it when the word
** goes on behind it. */
static int inside(const gl_text *x, word *w, unsigned c, unsigned len) {
  unsigned nlen, n;
  int b, digits;
  if (isspace_(c))
    return 0; /* what follows is not needed, and may not be there */
  n = look(x, w->at + len, &nlen);
  b = byteat(x, w->at), digits = before(x, w->at) == C_DIGIT;
  if (c == C_HYPHEN && isalnum_(n)) {
    w->at += len;
    w->hyphen = w->at;
    w->single = 0;
    w->tail = 1;
    w->part = 0;
    return 1; /* 372-page */
  }
  if (c == C_APOS && isletter(n) && w->letters + w->digits) {
    w->apos = w->at;
    w->at += len;
    return 1; /* O'Neil, don't */
  }
  if (len != 1) return 0;
  if (b == ':' && byteat(x, w->at + 1) == '/' && byteat(x, w->at + 2) == '/' &&
      w->letters && !w->upper)
    address(x, w); /* http://... */
  else if (b == '/' && w->stops && w->lower && !w->single)
    address(x, w); /* example.com/... */
  else if (b == '@' && isalnum_(n) && w->run) {
    w->at++;
    host(x, w);
  } else if ((digits && n == C_DIGIT && (b == ',' || b == ':' || b == '/')) ||
             (b == '&' && w->upper && !w->lower && n == C_UPPER)) {
    w->at++;
    return 1; /* 1,159 03:12 05/29/1987 AT&T */
  }
  return 0;
}

static int iswww(const gl_text *x, size_t at) {
  return (byteat(x, at) | 32) == 'w' && (byteat(x, at + 1) | 32) == 'w' &&
         (byteat(x, at + 2) | 32) == 'w' && byteat(x, at + 3) == '.';
}

/* Reads a word to its end. What a keycap emoji is made of (a digit, U+FE0F,
** U+20E3) are characters of words here. */
static void readword(gl_lexer *lx, word *w, size_t first, gl_token *t) {
  const gl_text *x = lx->text;
  for (;;) {
    unsigned len, c = look(x, w->at, &len);
    if (c == C_FORMAT) { /* WB4; none at the end of a word */
      w->at += len;
    } else if (isword(c)) {
      /* WB13: katakana stands by itself */
      if (c == C_KANA ? w->letters > 0 : w->kana && isletter(c)) break;
      take(w, c, len);
      w->solid = w->at;
    } else if (c == C_DOT && w->solid != w->at && marked(lx, w, first, t)) {
      w->solid = ++w->at;
      break;
    } else if (w->solid != w->at && c != C_HYPHEN && c != C_APOS)
      break;
    else if (c == C_DOT) {
      if (!fullstop(lx, w, first, t)) break;
      w->solid = ++w->at;
      w->stops++;
      w->run = w->part = 0;
    } else if (!inside(x, w, c, len))
      break;
  }
  if (peek(x, w->solid) == C_FORMAT && !w->link && !(t->look & LOOK_DOT))
    w->at = w->solid;
  if (w->stops && !w->link && iswww(x, first)) address(x, w);
}

/* what the token's look says of the word */
static unsigned wordlook(const word *w) {
  unsigned l = 0;
  if (w->first == C_UPPER) l |= LOOK_UPPER;
  if (w->first == C_LOWER) l |= LOOK_LOWER;
  if (w->upper && !w->lower && w->letters >= 2) l |= LOOK_CAPS;
  if (w->mixed) l |= LOOK_MIXED;
  if (w->first == C_DIGIT || (w->digits && !w->letters)) l |= LOOK_DIGIT;
  if (w->single && w->letters) l |= LOOK_SINGLE;
  return l;
}

/* its kind and look */
static void describe(const gl_lexer *lx, const word *w, size_t first,
                     gl_token *t) {
  t->kind = w->link ? TK_LINK : w->digits && !w->letters ? TK_NUMBER : TK_WORD;
  if (w->at == first + 1 && byteat(lx->text, first) == '_') t->kind = TK_DASH;
  if (w->link) t->look = 0, t->cls = 0;
  t->look |= (uint16_t)wordlook(w);
  if (lx->survey.capitals &&
      t->look & LOOK_UPPER) /* say as much as small ones */
    t->look ^= LOOK_UPPER | LOOK_LOWER | (t->look & LOOK_CAPS);
}

void gl_scan_word(gl_lexer *lx, gl_token *t) {
  const size_t first = lx->at;
  word w;
  memset(&w, 0, sizeof w);
  w.at = first;
  w.single = 1;
  letters(lx->text, &w);
  if (w.letters) {
    w.solid = w.at;
    w.run = w.letters;
    w.single = w.letters == 1;
  } else {
    if (byteat(lx->text, first) == '-') w.at++; /* a number's sign */
    digits(lx->text, &w);
  }
  readword(lx, &w, first, t);
  describe(lx, &w, first, t);
  split(lx, &w, first, t);
}
