/*
** token.c: the lexer: one pass over the bytes, one token at a time. What it
** looks at beside the character in hand is bounded, or consumed with it.
*/
#include <string.h>

#include "chars.h"
#include "lang.h"
#include "ucd.h"

const char *const gl_profile_names[GL_NPROFILES] = {"news", "ptb", "space",
                                                    "uax29", "ud"};

/* what stands behind the end: nothing, or what is not there yet */
GL_COLD static int pastend(const gl_text *t) {
  gl_starve(t);
  return 0;
}

/* The same beyond ASCII, or at the end. */
static unsigned lookfar(const gl_text *t, size_t at, unsigned *len) {
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

/* Class of the character at `at` and its length; past the end a space. */
static inline unsigned look(const gl_text *t, size_t at, unsigned *len) {
  if (GL_UNLIKELY(at >= t->len || t->s[at] >= 0x80)) return lookfar(t, at, len);
  *len = 1;
  return gl_char_ascii[t->s[at]];
}

static inline unsigned peek(const gl_text *t, size_t at) {
  unsigned len;
  return look(t, at, &len);
}

/* class of the character before `at`, of the text's begin a space */
static unsigned before(const gl_text *t, size_t at) {
  const unsigned char *p = t->s + at;
  if (at == 0) return C_SPACE;
  if (p[-1] < 0x80) return gl_char_ascii[p[-1]];
  p = gl_step_back(t->s, p);
  return peek(t, (size_t)(p - t->s));
}

static inline int byteat(const gl_text *t, size_t at) {
  return GL_LIKELY(at < t->len) ? t->s[at] : pastend(t);
}

static int isletter(unsigned c) { return c >= C_UPPER && c <= C_LETTER; }
static int isword(unsigned c) { return c >= C_EXTEND && c <= C_KANA; }
static int isspace_(unsigned c) { return c >= C_SPACE && c <= C_FORMAT; }
static int isalnum_(unsigned c) { return c >= C_UPPER && c <= C_DIGIT; }

/* whether a character may stand inside an address */
static int inurl(const gl_text *t, size_t at) {
  int c = t->s[at];
  if (c >= 0x80) return isword(peek(t, at));
  return c > ' ' && c != 0x7F && c != '<' && c != '>' && c != '"' && c != '`';
}

/* --- words ---------------------------------------------------------------- */

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

/* Whether the name of a mailbox goes on to its @: Jane.Doe@example.com */
static int mailbox(const gl_text *x, size_t at) {
  size_t e = at;
  while (e - at < 32 && (isalnum_(peek(x, e)) || byteat(x, e) == '.') &&
         byteat(x, e) < 0x80)
    e++;
  return byteat(x, e) == '@';
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

/* A full stop inside or at the end of a word, the word's begin `first`.
** Returns 1 when the word goes on after it. At its end `t` learns whether
** the stop is an abbreviation's. */
static int fullstop(gl_lexer *lx, word *w, size_t first, gl_token *t) {
  const gl_text *x = lx->text;
  unsigned len, c = look(x, w->at + 1, &len);
  int series = w->single && w->run == 1;
  if (isletter(c)) {
    if (series) return 1;                                /* U.S */
    if (c != C_UPPER && w->letters + w->stops) return 1; /* example.com */
    if (c == C_UPPER) {
      /* AMZN.O: one or two capitals after capitals */
      size_t e = w->at + 1 + len;
      unsigned n = 1;
      while (n < 3 && peek(x, e) == C_UPPER) n++, e++;
      if (!w->lower && w->letters && !w->digits && n < 3 &&
          !isalnum_(peek(x, e)))
        return 1;
      /* Ph.D, B.Sc: an abbreviation of the language */
      if (w->lower && n == 1 && w->letters < 4 &&
          peek(x, w->at + 1 + len) == C_DOT &&
          gl_lang_find(lx->lang, x->s + first, w->at + 1 + len - first, 1,
                       NULL) &
              LC_DOTTED)
        return 1;
      if (w->stops && w->single) return 1;
      if (w->hyphen && regional(lx, w)) return 1;
      return mailbox(x, w->at + 1);
    }
    return 0;
  }
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
  if (t->cls || (t->look & LOOK_SERIES && w->tail) ||
      (w->single && (w->letters >= 2 || w->upper || lx->caseless)) ||
      (c == C_COMMA && w->run <= 5 && w->run > 0 && w->stops == 0)) {
    size_t e = w->at + 1;
    t->look |= LOOK_DOT;
    if (c == C_HYPHEN && isalnum_(peek(x, e + len))) {
      t->look = (uint16_t)(t->look & ~(LOOK_DOT | LOOK_SERIES));
      t->cls = 0;
      return 1; /* U.S.-led, Ph.D.-level */
    }
    w->at = e;
  }
  return 0;
}

/* Apostrophe inside a word: what follows it is a clitic, or part of it. */
static size_t clitic(const gl_lexer *lx, size_t at, size_t end) {
  if (end - at > 8 || lx->lang == NULL) return 0;
  return gl_lang_find(lx->lang, lx->text->s + at, end - at, 1, NULL) & LC_CLITIC
             ? at
             : 0;
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
  size_t end = w->at, n = end - first, at = 0;
  unsigned split;
  if (lx->lang == NULL || w->link) return 0;
  if (w->apos) {
    at = clitic(lx, w->apos, end);
    if (at == 0 && w->apos > first + 1) /* n't */
      at = clitic(lx, w->apos - 1, end);
    return at > first ? at : 0;
  }
  if (gl_lang_maysplit(lx->lang, x->s + first, n)) {
    gl_lang_find(lx->lang, x->s + first, n, 1, &split);
    return split ? first + split : 0;
  }
  return 0;
}

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

static int iswww(const gl_text *x, size_t at) {
  return (byteat(x, at) | 32) == 'w' && (byteat(x, at + 1) | 32) == 'w' &&
         (byteat(x, at + 2) | 32) == 'w' && byteat(x, at + 3) == '.';
}

/* An abbreviation whose stop has marks of direction around it, as text of two
** directions may have. */
static int marked(gl_lexer *lx, const word *w, size_t first, gl_token *t) {
  if (w->stops || !isspace_(peek(lx->text, w->at + 1))) return 0;
  t->cls = abbreviation(lx, w, first, w->solid);
  if (t->cls) t->look |= LOOK_DOT;
  return t->cls != 0;
}

/* A word, a number or an address. What a keycap emoji is made of (a digit,
** U+FE0F, U+20E3) are characters of words here. */
static void scanword(gl_lexer *lx, gl_token *t) {
  const gl_text *x = lx->text;
  const size_t first = lx->at;
  word w;
  memset(&w, 0, sizeof w);
  w.at = first;
  w.single = 1;
  letters(x, &w);
  if (w.letters) {
    w.solid = w.at;
    w.run = w.letters;
    w.single = w.letters == 1;
  } else if (byteat(x, first) == '-')
    w.at++; /* a number's sign */
  for (;;) {
    unsigned len, c = look(x, w.at, &len);
    if (c == C_FORMAT) { /* WB4; none at the end of a word */
      w.at += len;
    } else if (isword(c)) {
      /* WB13: katakana stands by itself */
      if (c == C_KANA ? w.letters > 0 : w.kana && isletter(c)) break;
      take(&w, c, len);
      w.solid = w.at;
    } else if (c == C_DOT && w.solid != w.at && marked(lx, &w, first, t)) {
      w.solid = ++w.at;
      break;
    } else if (w.solid != w.at && c != C_HYPHEN && c != C_APOS)
      break;
    else if (c == C_DOT) {
      if (!fullstop(lx, &w, first, t)) break;
      w.solid = ++w.at;
      w.stops++;
      w.run = w.part = 0;
    } else if (!inside(x, &w, c, len))
      break;
  }
  if (peek(x, w.solid) == C_FORMAT && !w.link && !(t->look & LOOK_DOT))
    w.at = w.solid;
  if (w.stops && !w.link && iswww(x, first)) address(x, &w);
  t->kind = w.link ? TK_LINK : w.digits && !w.letters ? TK_NUMBER : TK_WORD;
  if (w.at == first + 1 && byteat(x, first) == '_') t->kind = TK_DASH;
  if (w.link) t->look = 0, t->cls = 0;
  t->look |= (uint16_t)wordlook(&w);
  if (lx->survey.capitals &&
      t->look & LOOK_UPPER) /* say as much as small ones */
    t->look ^= LOOK_UPPER | LOOK_LOWER | (t->look & LOOK_CAPS);
  lx->at = w.at;
  if (w.apos) {
    size_t at = elision(lx, &w, first);
    if (at) { /* L'Avv.: what follows is scanned by itself */
      t->end = (uint32_t)(lx->at = at);
      t->cls = 0;
      t->look &= (uint16_t)(LOOK_UPPER | LOOK_LOWER);
      return;
    }
  }
  if (!(t->look & LOOK_DOT)) {
    size_t at = cut(lx, &w, first);
    if (at) {
      lx->clitic = w.at;
      lx->at = at;
    }
  }
  t->end = (uint32_t)lx->at;
}

/* --- everything else ------------------------------------------------------ */

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

/* Whether a mark that no quotation begins with stands at `at`, behind spaces. */
static int closed(const gl_text *x, size_t at) {
  unsigned c;
  while (byteat(x, at) == ' ') at++;
  c = peek(x, at);
  return c == C_COMMA || c == C_MARK || c == C_CLOSE ||
         (c == C_DOT && peek(x, at + 1) != C_DOT);
}

/* Whether a straight quotation mark at [at, end) opens. */
static int opens(const gl_text *x, size_t at, size_t end, int inside) {
  unsigned l = before(x, at), r = peek(x, end);
  int left = isspace_(l) || l == C_OPEN || l == C_DASH || l == C_NL;
  int right =
      isspace_(r) || r == C_CLOSE || r == C_COMMA || r == C_DOT || r == C_MARK;
  if (l == C_QUOTE || l == C_APOS) left = !inside;
  if (left != right) return left;
  return !inside && !(right && isspace_(r) && closed(x, end));
}

/* A quotation mark with spaces around, as in a text cut into tokens, tells
** neither that it opens nor that it closes. Marks of its kind further on do: they
** take turns up to one that tells. */
enum { TURN_NONE, TURN_OPENS, TURN_CLOSES, TURN_ODD };

/* What the mark [at, end) does if none is open; TURN_ODD: an odd one of the
** paragraph, TURN_NONE: it has no spaces around. Each stretch is seen once. */
static int turn(gl_lexer *lx, size_t at, size_t end) {
  const gl_text *x = lx->text;
  const size_t n = end - at;
  const int b = x->s[at];
  struct gl_turns *v = &lx->turns[n > 1];
  size_t e = end;
  if (!isspace_(before(x, at)) || !isspace_(peek(x, end))) return TURN_NONE;
  if (at >= v->end) {
    v->left = 1;
    v->last = TURN_ODD;
    for (; e < x->len; e++) {
      int l = x->s[e - 1], r = byteat(x, e + n);
      if (x->s[e] == '\n' && (!lx->survey.width || byteat(x, e + 1) == '\n'))
        break;
      if (x->s[e] != b || byteat(x, e + n - 1) != b) continue;
      if (l <= ' ' && r <= ' ')
        v->left++;
      else if ((l <= ' ' && isletter(peek(x, e + n))) ||
               (r <= ' ' && memchr(".,!?", l, 4))) {
        v->last = l <= ' ' ? TURN_CLOSES : TURN_OPENS;
        break;
      }
    }
    if (e >= x->len) gl_starve(x);
    v->end = (uint32_t)e;
  }
  if (v->left-- % 2) return v->last;
  return v->last == TURN_OPENS ? TURN_CLOSES : TURN_OPENS;
}

/* Whether such a mark, behind the end of a sentence with none open, closes
** though; an odd one does where no quotation came before it. */
static int strays(const gl_lexer *lx, size_t at, int turns) {
  const gl_text *x = lx->text;
  size_t b = at;
  unsigned c;
  if (turns < TURN_CLOSES || (turns == TURN_ODD && lx->quoted)) return 0;
  while (b > 0 && at - b < 8 && x->s[b - 1] == ' ') b--;
  c = before(x, b);
  return b < at && (c == C_DOT || c == C_MARK);
}

/* Whether a mark at the end of a line that was not wrapped, or of the text,
** stands alone there: it opens nothing. */
static int trails(const gl_lexer *lx, size_t at, size_t end) {
  unsigned len, c;
  if (at == 0 || !isspace_(before(lx->text, at))) return 0;
  c = look(lx->text, end, &len);
  return len == 0 || (c == C_NL && lx->survey.width == 0);
}

/* Whether a quotation mark between spaces opens: none is open, and what follows
** may stand at a begin. */
static int begins(const gl_lexer *lx, size_t at, size_t end, int inside,
                  int turns) {
  const gl_text *x = lx->text;
  unsigned len, c = C_SPACE;
  size_t e = end;
  if (inside || strays(lx, at, turns)) return 0;
  while (e - end < 8 && (c = look(x, e, &len)) == C_SPACE && len) e += len;
  return c == C_UPPER || c == C_LETTER || c == C_IDEO || c == C_DIGIT ||
         (c == C_LOWER && lx->caseless) ||
         (c == C_DOT && byteat(x, e + 1) == '.');
}

/* quotations that a low mark opened: „ ,, and ‚; a paragraph where ,, opens and
** '' never does */
#define LOW_DOUBLE 1u
#define LOW_SINGLE 2u
#define LOW_COMMAS 4u

static void quote(gl_lexer *lx, gl_token *t, uint32_t cp, unsigned len) {
  const gl_text *x = lx->text;
  size_t at = lx->at, end = at + len;
  int open, n;
  t->kind = TK_QUOTE;
  switch (cp) {
    case '"':
      open = opens(x, at, end, lx->dquote) && !trails(lx, at, end);
      lx->dquote = (uint8_t)open;
      break;
    case '`':
      if (byteat(x, end) == '`') end++;
      open = isspace_(before(x, at)) || !isspace_(peek(x, end));
      if (end - at > 1)
        lx->dquote = (uint8_t)open;
      else
        lx->squote = (uint8_t)open;
      break;
    case '\'':
    case 0x2019: {
      int spaced = isspace_(before(x, at)), right;
      if (byteat(x, end) == '\'' && cp == '\'') { /* TeX's, and its abuse */
        end++;
        right = isspace_(peek(x, end));
        n = turn(lx, at, end);
        open = spaced && !(lx->low & (LOW_DOUBLE | LOW_COMMAS)) &&
               (right ? begins(lx, at, end, lx->dquote, n) : end < x->len);
        lx->low &= (uint8_t)~LOW_DOUBLE; /* ,,Ja'' */
        lx->dquote = (uint8_t)open;
        break;
      }
      right = isspace_(peek(x, end));
      n = cp == '\'' ? turn(lx, at, end) : 0;
      open = cp == '\'' && (spaced || before(x, at) == C_OPEN ||
                            (before(x, at) == C_QUOTE && !lx->squote));
      if (open && right) open = spaced && begins(lx, at, end, lx->squote, n);
      if (open)
        lx->squote = 1;
      else if (lx->squote || !isword(before(x, at)))
        lx->squote = 0;
      else
        t->kind = TK_APOS;
      break;
    }
    case 0x201E:
    case 0x201A:
      open = 1;
      lx->low |= cp == 0x201E ? LOW_DOUBLE : LOW_SINGLE;
      break;
    case 0x201C:
    case 0x2018: { /* closes where a low one opened */
      const uint8_t low = cp == 0x201C ? LOW_DOUBLE : LOW_SINGLE;
      open = !(lx->low & low);
      lx->low &= (uint8_t)~low;
      if (cp == 0x2018) lx->squote = (uint8_t)open;
      break;
    }
    case 0xAB:
    case 0x2039:
    case 0xBB:
    case 0x203A: {
      unsigned k = peek(x, end);
      unsigned b = before(x, at);
      int l = isspace_(b) || b == C_OPEN || b == C_APOS; /* d'« oasis » */
      int r = isspace_(k) || k == C_COMMA || k == C_DOT || k == C_MARK ||
              k == C_CLOSE;              /* »Ja«, */
      open = cp == 0xAB || cp == 0x2039; /* French, spaced or not */
      if (l != r && !(l && open) && !(r && !open)) open = l; /* German */
      break;
    }
    case 0x201D: /* opens too in Finnish and Swedish: ”Joo” */
      open = isspace_(before(x, at)) && isword(peek(x, end));
      lx->low &= (uint8_t)~LOW_DOUBLE; /* „Tak” */
      break;
    case 0x201F: open = 0; break;
    default: open = 1;
  }
  if (open) t->look |= LOOK_OPEN, lx->quoted = 1;
  t->end = (uint32_t)end;
  lx->at = end;
}

/* Two commas where a quotation opens: ,,Ja'' */
static int low(const gl_text *x, size_t at) {
  unsigned l = before(x, at);
  return byteat(x, at + 1) == ',' && byteat(x, at + 2) != ',' &&
         (isspace_(l) || l == C_OPEN || (at && x->s[at - 1] == ':')) &&
         at + 2 < x->len;
}

static void scanother(gl_lexer *lx, gl_token *t, unsigned c, unsigned len) {
  const gl_text *x = lx->text;
  size_t at = lx->at, e = at + len;
  unsigned n = peek(x, e), k;
  int b = byteat(x, at);
  switch (c) {
    case C_DOT:
      t->kind = TK_STOP;
      if (n == C_DOT) {
        while (byteat(x, e) == '.') e++;
        t->kind = TK_ELLIPSIS;
      } else if (n == C_UPPER && isword(before(x, at)))
        t->look |= LOOK_GLUED;
      break;
    case C_ELLIPSIS:
      t->kind = TK_ELLIPSIS;
      while (k = peek(x, e), k == C_ELLIPSIS || k == C_DOT)
        e += k == C_DOT ? 1 : 3;
      break;
    case C_MARK:
      t->kind = TK_MARK;
      while (k = peek(x, e), k == C_MARK) {
        unsigned l;
        (void)look(x, e, &l);
        e += l;
      }
      break;
    case C_FULL: t->kind = TK_FULL; break;
    case C_COMMA:
      t->kind = TK_COMMA;
      k = b != ',' && isspace_(before(x, at)) ? emoticon(x, at) : 0;
      if (k) t->kind = TK_EMOJI, e = at + k;
      if (b == ',' && low(x, at)) {
        t->kind = TK_QUOTE;
        t->look |= LOOK_OPEN;
        lx->low |= LOW_DOUBLE | LOW_COMMAS;
        e++;
      }
      if (len == 1 && (isspace_(n) || n == C_QUOTE || n == C_CLOSE) &&
          lx->lang && lx->lang->has & LC_FINAL &&
          gl_lang_find(lx->lang, x->s + at, 1, 1, NULL) & LC_FINAL)
        t->kind = TK_STOP;
      break;
    case C_OPEN:
      t->kind = TK_BRACKET;
      t->look |= LOOK_OPEN;
      break;
    case C_CLOSE: t->kind = TK_BRACKET; break;
    case C_HYPHEN:
    case C_DASH:
      t->kind = TK_DASH;
      while (c == C_HYPHEN && b == '-' && byteat(x, e) == '-') e++;
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
      while (b == '$' && byteat(x, e) == '$') e++;
      break;
    default:
      t->kind = TK_SYMBOL;
      if (b < 0x80) /* ==== **** << */
        while (byteat(x, e) == b && e < x->len) e++;
      if (b == '<' && byteat(x, e) == '3' && !isword(peek(x, e + 1)))
        t->kind = TK_EMOJI, e++;
      if (b == '=' && (k = emoticon(x, at)) != 0)
        t->kind = TK_EMOJI, e = at + k;
      if ((b == '@' || b == '#') && isalnum_(n) && n != C_DIGIT &&
          !isword(before(x, at))) {
        unsigned l;
        while (k = look(x, e, &l), isword(k)) e += l;
        t->kind = TK_LINK;
      }
      break;
  }
  if (t->kind != TK_EMOJI || c == C_RI) e = extend(x, e);
  t->end = (uint32_t)e;
  lx->at = e;
}

/* What the end of the line [begin, end) means; lx->at is behind it. */
static unsigned line(const gl_lexer *lx, size_t begin, size_t end) {
  switch (lx->newline) {
    case GL_LINES_PARAGRAPH: return GAP_LINE | GAP_PARA;
    case GL_LINES_SENTENCE: return GAP_LINE | GAP_BREAK;
    case GL_LINES_SPACE: return 0;
    default:
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
static int parted(const gl_lexer *lx, const between *g) {
  if (lx->newline != GL_LINES_AUTO || g->line == g->end) return g->lines > 1;
  return g->ascii ? gl_layout_gap(&lx->layout, g->ends - 1, g->column)
                  : gl_layout_parts(&lx->layout, lx->text, g->line, lx->at);
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
static unsigned skip(gl_lexer *lx) {
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

/* Whether one space parts an apostrophe from a word: Jo 's */
static int owned(const gl_text *x, size_t at) {
  return at > 1 && x->s[at - 1] == ' ' && isword(before(x, at - 1));
}

/* A clitic behind what is no word, or a blank behind one: Jr.'s, Jo 's */
static int clitics(gl_lexer *lx, gl_token *t, unsigned len) {
  const uint8_t gap = t->gap;
  size_t e = lx->at + len;
  unsigned l;
  if (gap & GAP_SPACE && !owned(lx->text, lx->at)) return 0;
  while (e - lx->at < 8 && isletter(look(lx->text, e, &l))) e += l;
  if (!clitic(lx, lx->at, e) || peek(lx->text, e) == C_APOS) return 0;
  lx->clitic = e;
  gl_lexer_next(lx, t);
  t->gap = gap;
  return 1;
}

/* A number that begins with a mark of so many bytes: '90s .50 */
static void number(gl_lexer *lx, gl_token *t, unsigned len) {
  size_t first = lx->at;
  lx->at += len;
  scanword(lx, t);
  t->first = (uint32_t)first;
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
    scanword(lx, t);
    return;
  }
  n = peek(x, lx->at + len);
  switch (c) {
    case C_APOS:
      if (isletter(n) && clitics(lx, t, len)) return;
      if (n == C_DIGIT && (t->gap & GAP_SPACE) && !lx->squote) {
        number(lx, t, len);
        return;
      } /* FALLTHROUGH */
    case C_QUOTE:
      quote(lx, t, gl_decode(x->s + lx->at, x->s + x->len, &len), len);
      return;
    case C_HYPHEN:
      if (n == C_DIGIT && byteat(x, lx->at) == '-' &&
          (t->gap & (GAP_SPACE | GAP_PARA) || before(x, lx->at) == C_OPEN)) {
        scanword(lx, t); /* -0.1 */
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
  if (found > GAP_SPACE && gl_lexer_plain(lx, t))
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

static const uint32_t nosplits[GL_LANG_MAXKEY + 1];

void gl_lexer_init(gl_lexer *lx, const gl_text *text, const gl_lang *lang,
                   const gl_sentopt *opt) {
  unsigned len;
  memset(lx, 0, offsetof(gl_lexer, survey));
  gl_survey_init(&lx->survey);
  lx->text = text;
  lx->lang = lang && lang->n ? lang : NULL;
  lx->splits = lx->lang ? lang->splits : nosplits;
  lx->newline = (uint8_t)(opt ? opt->newline : GL_LINES_AUTO);
  lx->layout.gap = 1;
  if (opt && opt->forget) return;
  gl_survey_text(&lx->survey, text);
  lx->caseless = lx->survey.caseless;
  lx->nocapitals = lx->survey.capitals ? 32 : 0;
  (void)gl_line_end(text->s, text->s + text->len, &len);
  gl_layout_init(&lx->layout, text,
                 lx->survey.dense || !len ? GL_LAYOUT_BLANK : GL_LAYOUT_AUTO);
  lx->layout.lines = lx->layout.brief = 0;
}

/* --- one token ------------------------------------------------------------ */

size_t gl_lexer_resume(const gl_text *t, size_t at) {
  size_t i;
  for (i = at; i >= 2; i--)
    if (t->s[i - 1] == '\n' && t->s[i - 2] == '\n') return i - 2;
  return 0;
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
  gl_lexer_init(&lx, text, lang, opt);
  lx.at = lx.line = gl_lexer_resume(text, first);
  do gl_lexer_next(&lx, &t);
  while (t.kind != TK_END && t.end <= first);
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

/* --- token sets ----------------------------------------------------------- */

/* by white space alone */
static void spaced(const gl_text *t, uint64_t *first, uint64_t *last) {
  size_t at = 0, prev = 0;
  int in = 0;
  while (at < t->len) {
    unsigned len, c = look(t, at, &len);
    int space = c == C_SPACE || c == C_NL;
    if (!space && !in) gl_bit_set(first, at);
    if (space && in) gl_bit_set(last, prev);
    in = !space;
    at += len;
    prev = at - 1;
  }
  if (in) gl_bit_set(last, prev);
}

/* words of UAX #29 that hold more than white space */
static void uax29(const gl_text *t, uint64_t *first, uint64_t *last) {
  size_t at, begin = 0;
  gl_word_ends(t, last);
  for (at = 0; at < t->len; at++) {
    if (!gl_bit_get(last, at)) continue;
    if (gl_word_kind(t, (uint32_t)begin, (uint32_t)at + 1) == GL_SPACE)
      last[at >> 6] &= ~((uint64_t)1 << (at & 63));
    else
      gl_bit_set(first, begin);
    begin = at + 1;
  }
}

void gl_tokens(const gl_text *text, const gl_lang *lang, const gl_sentopt *opt,
               enum gl_profile profile, uint64_t *first, uint64_t *last) {
  uint64_t *pair[2];
  pair[0] = first;
  pair[1] = last;
  if (profile == GL_SPACED)
    spaced(text, first, last);
  else if (profile == GL_UAX29)
    uax29(text, first, last);
  else
    gl_boundary_run(text, lang, opt, pair, NULL, NULL, 0);
  if (profile == GL_UD) gl_tokens_ud(text, lang, first, last);
  if (profile == GL_PTB) gl_tokens_ptb(text, first, last);
}
