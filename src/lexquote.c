/*
** lexquote.c: whether a quotation mark opens or closes, by what stands at it,
** and by what is open.
*/
#include <string.h>

#include "lexer.h"

/* Whether a mark that no quotation begins with stands at `at`, behind
** spaces. */
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
** neither that it opens nor that it closes. Marks of its kind further on do:
** they take turns up to one that tells. */
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
      if (x->s[e] == '\n' &&
          (!gl_survey_width(&lx->survey) || byteat(x, e + 1) == '\n'))
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
static int trails(gl_lexer *lx, size_t at, size_t end) {
  unsigned len, c;
  if (at == 0 || !isspace_(before(lx->text, at))) return 0;
  c = look(lx->text, end, &len);
  return len == 0 || (c == C_NL && gl_survey_width(&lx->survey) == 0);
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

static int straight(gl_lexer *lx, size_t at, size_t end) {
  const int open = opens(lx->text, at, end, lx->dquote) && !trails(lx, at, end);
  lx->dquote = (uint8_t)open;
  return open;
}

/* ` and ``, which close too: `so` */
static int backtick(gl_lexer *lx, size_t at, size_t end) {
  const int open =
      isspace_(before(lx->text, at)) || !isspace_(peek(lx->text, end));
  if (end - at > 1)
    lx->dquote = (uint8_t)open;
  else
    lx->squote = (uint8_t)open;
  return open;
}

/* '' of TeX, and its abuse */
static int doubled(gl_lexer *lx, size_t at, size_t end) {
  const gl_text *x = lx->text;
  const int spaced = isspace_(before(x, at)), right = isspace_(peek(x, end));
  const int n = turn(lx, at, end);
  const int open = spaced && !(lx->low & (LOW_DOUBLE | LOW_COMMAS)) &&
                   (right ? begins(lx, at, end, lx->dquote, n) : end < x->len);
  lx->low &= (uint8_t)~LOW_DOUBLE; /* ,,Ja'' */
  lx->dquote = (uint8_t)open;
  return open;
}

/* ' or U+2019, which opens nothing; it may be an apostrophe */
static int single(gl_lexer *lx, gl_token *t, size_t at, size_t end,
                  uint32_t cp) {
  const gl_text *x = lx->text;
  const unsigned b = before(x, at);
  const int right = isspace_(peek(x, end));
  const int n = cp == '\'' ? turn(lx, at, end) : 0;
  int open = cp == '\'' &&
             (isspace_(b) || b == C_OPEN || (b == C_QUOTE && !lx->squote));
  if (open && right) open = isspace_(b) && begins(lx, at, end, lx->squote, n);
  if (open)
    lx->squote = 1;
  else if (lx->squote || !isword(b))
    lx->squote = 0;
  else
    t->kind = TK_APOS;
  return open;
}

/* U+201C and U+2018 close where a low one opened */
static int high(gl_lexer *lx, uint32_t cp) {
  const uint8_t low = cp == 0x201C ? LOW_DOUBLE : LOW_SINGLE;
  const int open = !(lx->low & low);
  lx->low &= (uint8_t)~low;
  if (cp == 0x2018) lx->squote = (uint8_t)open;
  return open;
}

/* Angled ones: `left` is one that points to the left. */
static int angled(const gl_text *x, size_t at, size_t end, int left) {
  const unsigned k = peek(x, end), b = before(x, at);
  const int l = isspace_(b) || b == C_OPEN || b == C_APOS; /* d'« oasis » */
  const int r = isspace_(k) || k == C_COMMA || k == C_DOT || k == C_MARK ||
                k == C_CLOSE;                            /* »Ja«, */
  if (l != r && !(l && left) && !(r && !left)) return l; /* German */
  return left; /* French, spaced or not */
}

void gl_scan_quote(gl_lexer *lx, gl_token *t, uint32_t cp, unsigned len) {
  const gl_text *x = lx->text;
  const size_t at = lx->at;
  size_t end = at + len;
  int open = 1;
  t->kind = TK_QUOTE;
  switch (cp) {
    case '"': open = straight(lx, at, end); break;
    case '`':
      if (byteat(x, end) == '`') end++;
      open = backtick(lx, at, end);
      break;
    case '\'':
      if (byteat(x, end) == '\'') {
        open = doubled(lx, at, ++end);
        break;
      } /* FALLTHROUGH */
    case 0x2019: open = single(lx, t, at, end, cp); break;
    case 0x201E: lx->low |= LOW_DOUBLE; break;
    case 0x201A: lx->low |= LOW_SINGLE; break;
    case 0x201C:
    case 0x2018: open = high(lx, cp); break;
    case 0xAB:
    case 0x2039: open = angled(x, at, end, 1); break;
    case 0xBB:
    case 0x203A: open = angled(x, at, end, 0); break;
    case 0x201D: /* opens too in Finnish and Swedish: ”Joo” */
      open = isspace_(before(x, at)) && isword(peek(x, end));
      lx->low &= (uint8_t)~LOW_DOUBLE; /* „Tak” */
      break;
    case 0x201F: open = 0; break;
    default: break;
  }
  if (open) t->look |= LOOK_OPEN, lx->quoted = 1;
  t->end = (uint32_t)end;
  lx->at = end;
}

int gl_quote_low(gl_lexer *lx) {
  const gl_text *x = lx->text;
  const size_t at = lx->at;
  const unsigned l = before(x, at);
  if (byteat(x, at + 1) != ',' || byteat(x, at + 2) == ',' ||
      !(isspace_(l) || l == C_OPEN || (at && x->s[at - 1] == ':')) ||
      at + 2 >= x->len)
    return 0;
  lx->low |= LOW_DOUBLE | LOW_COMMAS;
  return 1;
}
