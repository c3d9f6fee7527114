/*
** stretch.c: the boundary machine takes many tokens at once: words, numbers,
** clitics, and the marks that no rule asks about where they stand, as bits of
** up to 64 bytes of the text (runs.h). What it finds is what the lexer would
** (token.c, lexword.c, lexquote.c), and what it does is what the machine would
** for each of them.
*/
#include "boundary.h"

#include "chars.h"

/* Tokens among the 64 bytes from `at` on: bits of their bytes. */
typedef struct stretch {
  const unsigned char *s;        /* the text there */
  size_t at, room;               /* bytes of it that are there */
  gl_runblock k;                 /* their bits */
  uint64_t ends;                 /* last bytes as they were at first */
  uint64_t clitic, number, mark; /* first bytes of those */
  uint64_t special;              /* and of commas */
} stretch;

/* the places of the lowest and of the highest bit */
static inline unsigned lowest(uint64_t x) { return gl_ctz64(x); }
static inline unsigned highest(uint64_t x) { return 63 - gl_clz64(x); }

static inline uint64_t bit(unsigned i) { return (uint64_t)1 << i; }

/* bits from one place up to before another */
static inline uint64_t span(unsigned from, unsigned to) {
  return bit(to) - bit(from);
}

/* --- what the algebra leaves ---------------------------------------------- */

#define REACH 61 /* places of a stretch behind which some more can be seen */

static inline int isalpha_(unsigned c) { return (c | 32) - 'a' < 26; }
static inline int isdigit_(unsigned c) { return c - '0' < 10; }

/* Whether one of U+2010 to U+201F stands there: dashes and quotation marks, no
** part of a word. */
static inline int ispunct_(const unsigned char *s, size_t room) {
  return room > 2 && s[0] == 0xE2 && s[1] == 0x80 && s[2] >> 4 == 9;
}

/* Whether a full stop is one by what stands behind it. */
static inline int stopsbefore(const unsigned char *s, size_t room) {
  if (room == 0) return 0;
  return (gl_char_endsword[*s] && *s != ',' && *s != ';') || *s == '\'' ||
         ispunct_(s, room);
}

/* Whether a word and the full stop at `end` are no piece of an abbreviation:
** the next word has no stop, or does not follow behind a blank. */
static int nopiece(const gl_lexer *lx, size_t end) {
  const gl_text *x = lx->text;
  size_t e = end + 2;
  if (!lx->lang || !(lx->lang->has & LC_PART)) return 1;
  if (lx->piecend || x->s[end + 1] == '\t') return 0;
  if (x->s[end + 1] != ' ') return 1;
  while (e < x->len && e - end <= GL_LANG_MAXKEY + 2 && isalpha_(x->s[e])) e++;
  if (e < x->len && x->s[e] >= 0x80) return ispunct_(x->s + e, x->len - e);
  return e < x->len && x->s[e] != '.' && x->s[e] != '_' && !isdigit_(x->s[e]);
}

/* Whether the word [first, end), letters alone, is a whole token before the
** full stop behind it, which ends no abbreviation. */
static int standsalone(const machine *m, size_t first, size_t end) {
  const gl_text *x = m->lx.text;
  const gl_lang *lang = m->lx.lang;
  const size_t n = end - first;
  if (n < 2 || !stopsbefore(x->s + end + 1, x->len - end - 1)) return 0;
  if (lang == NULL) return 1;
  return !gl_lang_splitof(lang, x->s + first, n) &&
         !gl_lang_isdotted(lang, x->s + first, n, m->lx.caseless) &&
         nopiece(&m->lx, end);
}

/* Where the word begins that ends before the odd place x, if it is one of ASCII
** letters, no capital among them but the first; else x. */
static inline unsigned wordbefore(const stretch *r, unsigned x) {
  const uint64_t first = r->k.first & (bit(x) - 1);
  unsigned b;
  if (x == 0 || first == 0 || r->k.last & bit(x - 1)) return x;
  b = highest(first);
  return span(b, x) & (r->k.apart | ~r->k.letter) ? x : b;
}

/* A full stop at x: the word before it, if that stands alone. The stop stays
** odd. */
static void stopped(const machine *m, stretch *r, unsigned x) {
  const unsigned b = wordbefore(r, x);
  if (b < x && standsalone(m, r->at + b, r->at + x)) r->k.last |= bit(x - 1);
}

/* Ends the word before x, where a mark stands that ends words there. Returns
** whether a word, a number or a comma ends before x. */
static int worded(const machine *m, stretch *r, unsigned x) {
  const unsigned b = wordbefore(r, x), c = r->s[(int)x - 1];
  if (c < 0x80 && !isalpha_(c) && !isdigit_(c) && c != ',') return 0;
  if (x == 0) return c < 0x80;
  if (b < x &&
      !(m->lx.lang && gl_lang_splitof(m->lx.lang, r->s + b, (size_t)(x - b))))
    r->k.last |= bit(x - 1);
  return r->k.last >> (x - 1) & 1;
}

/* Makes the clitic of which the last byte is at e begin at x. */
static int cut(stretch *r, unsigned x, unsigned e) {
  r->k.first = (r->k.first & ~span(x, e + 1)) | bit(x);
  r->k.last |= bit(x - 1);
  r->k.odd &= ~span(x, e + 1);
  r->clitic |= bit(x);
  return 1;
}

/* An apostrophe at x, of so many bytes: a word of two letters or more and its
** clitic, one or two small letters, perhaps with the n of n't. It is looked up
** as it is typed. */
static int owned(const machine *m, stretch *r, unsigned x, unsigned len) {
  const gl_lang *lang = m->lx.lang;
  const unsigned b = wordbefore(r, x), y = x + len;
  unsigned char key[4];
  unsigned e;
  if (x - b < 2 || lang == NULL || lang->has & LC_ELISION || y > REACH)
    return 0;
  if (!(r->k.first >> y & 1)) return 0;
  e = r->k.last >> y & 1 ? y : y + 1;
  if (!(r->k.last >> e & 1) || r->s[y] < 'a' || r->s[e] < 'a') return 0;
  key[0] = r->s[x - 1];
  key[1] = '\'';
  key[2] = r->s[y];
  key[3] = r->s[e];
  if (gl_lang_find(lang, key + 1, e - y + 2, 1, NULL) & LC_CLITIC)
    return cut(r, x, e);
  return x - b > 2 && gl_lang_find(lang, key, e - y + 3, 1, NULL) & LC_CLITIC &&
         cut(r, x - 1, e);
}

/* A mark at x, of so many bytes. */
static inline int marked(stretch *r, unsigned x, unsigned len) {
  r->mark |= bit(x);
  r->k.first |= bit(x);
  r->k.last |= bit(x + len - 1);
  r->k.odd &= ~span(x, x + len);
  return 1;
}

/* How many tokens the sentence has before x, the first odd place. */
static inline uint32_t before(const machine *m, const stretch *r, unsigned x) {
  return m->tokens_in + gl_popcount64(r->k.last & (bit(x) - 1));
}

/* Whether no rule asks about a mark at x, in the middle of a sentence, if it is
** neither a letter nor a full stop: those of layout (unmarked.c) are about the
** head of a message, and about its first words. */
static inline int isinside(const machine *m, const stretch *r, unsigned x) {
  return before(m, r, x) > 5 && !(m->dated & 1) && !m->keep;
}

/* A bracket at x, one that closes behind a token. Before it and behind it only
** rules of layout ask, and for what closes at once a sentence's first
** bracket. */
static int bracketed(const machine *m, stretch *r, unsigned x) {
  const int open = r->s[x] == '(';
  const int behind = x > 0 && r->k.last >> (x - 1) & 1;
  if (x > REACH || r->s[x + 1] >= 0x80 || m->keep || m->dated & 1) return 0;
  if (m->lang && m->lang->finals) return 0;
  if (open ? x > 0 && !behind && r->s[(int)x - 1] != ' '
           : !behind || m->lead[0].kind == TK_BRACKET)
    return 0;
  return marked(r, x, 1);
}

/* Whether the comma at x, one of the first, is that of a letter: see letterform
** (unmarked.c), which asks about the words before it. */
static int greets(const machine *m, const stretch *r, unsigned x) {
  const unsigned b = highest(r->k.first & (bit(x) - 1));
  return gl_token_class(&m->lx, &m->lead[0]) & LC_OPENING ||
         gl_lang_find(m->lx.lang, r->s + b, x - b, m->lx.caseless, NULL) &
             LC_CLOSING;
}

/* A comma at x behind a number or a bracket, or one of the first of a sentence
** before a word, see `goeson`. */
static int paused(const machine *m, stretch *r, unsigned x) {
  if (x > REACH || x + 2 >= r->room || r->s[x + 1] != ' ') return 0;
  if (x == 0) return isinside(m, r, x) && worded(m, r, x) && marked(r, x, 1);
  if (!(r->k.last >> (x - 1) & 1)) return 0;
  if (before(m, r, x) < 5 &&
      (m->dated || m->lx.caseless || !isalpha_(r->s[x + 2]) || greets(m, r, x)))
    return 0;
  return marked(r, x, 1);
}

/* A colon at x, or a semicolon before a small letter. */
static int halved(const machine *m, stretch *r, unsigned x) {
  const unsigned c = x + 2 < r->room ? r->s[x + 2] : 0;
  if (x >= REACH || r->s[x + 1] != ' ' || !isinside(m, r, x) ||
      (r->s[x] == ';' && (c < 'a' || c > 'z')))
    return 0;
  return x > 0 && isalpha_(r->s[x - 1]) && worded(m, r, x) && marked(r, x, 1);
}

/* A dash at x, of so many bytes, between blanks. */
static int dashed(const machine *m, stretch *r, unsigned x, unsigned len) {
  return x + len <= REACH && x + len < r->room && r->s[(int)x - 1] == ' ' &&
         r->s[x + len] == ' ' && isinside(m, r, x) && marked(r, x, len);
}

/* Whether the number from x to before e is one by what stands behind it: a full
** stop, a comma but before what may be a digit of other scripts, or a sign that
** is a token too. */
static int ending(const machine *m, stretch *r, unsigned x, unsigned e) {
  const unsigned char *s = r->s + e;
  if (gl_char_endsword[*s]) return *s != ',' || s[1] < 0x80;
  if (*s == '%') return s[1] == ' ' && isinside(m, r, x) && marked(r, e, 1);
  return *s == '.' && stopsbefore(s + 1, r->room - e - 1) &&
         !(m->lx.lang && gl_lang_isdotted(m->lx.lang, r->s + x, e - x, 1)) &&
         nopiece(&m->lx, r->at + e);
}

/* Digits at x behind a blank, a bracket or a sign, with commas, full stops and
** hyphens between them. About the place behind a number only rules for the head
** of a message ask: see headed and stamped (unmarked.c), and `flows`
** (boundary.c). The comma that the former asks about is in no stretch: see
** goeson. */
static int counted(const machine *m, stretch *r, unsigned x) {
  const unsigned before = r->s[(int)x - 1];
  unsigned e = x + 1;
  if (m->dated & 1 ||
      !(before == ' ' || before == '(' || (x > 0 && r->mark & bit(x - 1))))
    return 0;
  while (e < REACH && e + 1 < r->room &&
         (isdigit_(r->s[e]) ||
          ((r->s[e] == '.' || r->s[e] == ',' || r->s[e] == '-') &&
           isdigit_(r->s[e + 1]))))
    e++;
  if (e >= REACH || e + 1 >= r->room || !ending(m, r, x, e)) return 0;
  r->k.first |= bit(x);
  r->k.last |= bit(e - 1);
  r->k.odd &= ~span(x, e);
  r->number |= bit(x);
  return 1;
}

/* A sign of money at x, before a number. */
static int priced(const machine *m, stretch *r, unsigned x) {
  return x < REACH && r->s[(int)x - 1] == ' ' && isdigit_(r->s[x + 1]) &&
         isinside(m, r, x) && marked(r, x, 1);
}

/* A quotation mark at x, of so many bytes, that opens behind a blank and before
** a word, or closes behind a token and before a blank: that is so whatever is
** open. U+201C opens unless a low one did. A comma right before it is a
** token. */
static int quoted(const machine *m, stretch *r, unsigned x, unsigned len) {
  const unsigned char *s = r->s + x, c = s[0] == 0xE2 ? s[2] : s[0];
  const unsigned y = x + len;
  if (x > 0) r->k.last |= r->k.comma & bit(x - 1);
  if (y > REACH || y >= r->room || m->lx.low || !isinside(m, r, x)) return 0;
  if (s[-1] == ' ')
    return c != 0x9D && (isalpha_(s[len]) || isdigit_(s[len])) &&
           marked(r, x, len);
  return s[len] == ' ' && c != 0x9C && c != '`' && worded(m, r, x) &&
         marked(r, x, len);
}

/* Looks at the first odd place; returns whether it is odd no more. */
static inline int mended(const machine *m, stretch *r) {
  const unsigned x = lowest(r->k.odd);
  unsigned c;
  if (x + 1 >= r->room) return 0; /* at the end or behind it */
  c = r->s[x];
  if (c == '.') {
    stopped(m, r, x);
    return 0;
  }
  if (isdigit_(c)) return counted(m, r, x);
  switch (c) {
    case '(':
    case ')': return bracketed(m, r, x);
    case ',': return paused(m, r, x);
    case ':':
    case ';': return halved(m, r, x);
    case '-': return dashed(m, r, x, 1 + (r->s[x + 1] == '-'));
    case '$': return priced(m, r, x);
    case '"': return quoted(m, r, x, 1);
    case '`': return r->s[x + 1] == '`' && quoted(m, r, x, 2);
    case '\'':
      return r->s[x + 1] == '\'' ? quoted(m, r, x, 2) : owned(m, r, x, 1);
    case 0xE2:
      if (x > REACH || !ispunct_(r->s + x, r->room - x)) return 0;
      switch (r->s[x + 2]) {
        case 0x93:
        case 0x94: return dashed(m, r, x, 3);
        case 0x99: return owned(m, r, x, 3);
        case 0x9C:
        case 0x9D: return quoted(m, r, x, 3);
        default: return 0;
      }
    default: return 0;
  }
}

/* --- the tokens ----------------------------------------------------------- */

static inline void setbits(uint64_t *b, size_t at, uint64_t x) {
  const unsigned shift = at % 64;
  const uint64_t more = x >> 1 >> (63 - shift);
  b[at / 64] |= x << shift;
  b[at / 64 + (more != 0)] |= more; /* without a branch */
}

/* How a word looks whose bytes are those bits, if it has a capital inside, a
** hyphen or what is not ASCII. */
static unsigned looksapart(const machine *m, const stretch *r, uint64_t word) {
  const uint64_t begin = word & (0 - word);
  const uint64_t letter = r->k.letter & word;
  const uint64_t upper = r->k.upper & word;
  const uint64_t lower = r->k.lower & word & ~upper;
  const int several = (letter & (letter - 1)) != 0;
  unsigned look = 0;
  if (!letter) return 0;
  if (!several && r->s[lowest(word) + 1] != '-') look |= LOOK_SINGLE;
  if (lower & begin) look |= LOOK_LOWER;
  if (upper & begin) look |= LOOK_UPPER;
  if (upper && !lower && several) look |= LOOK_CAPS;
  if (lower && upper > (lower & (0 - lower))) look |= LOOK_MIXED;
  if (m->lx.nocapitals && look & LOOK_UPPER)
    look ^= LOOK_UPPER | LOOK_LOWER | (look & LOOK_CAPS);
  return look;
}

/* What opens is told by its place: see `quoted`. */
static void marktoken(const unsigned char *s, gl_token *t) {
  unsigned open = s[-1] == ' ' ? LOOK_OPEN : 0;
  t->kind = TK_QUOTE;
  switch (*s) {
    case '(':
    case ')':
      t->kind = TK_BRACKET;
      open = *s == '(' ? LOOK_OPEN : 0;
      break;
    case ',':
    case ':':
    case ';': t->kind = TK_COMMA; break;
    case '$':
    case '%': t->kind = TK_SYMBOL; break;
    case '-': t->kind = TK_DASH; break;
    case 0xE2:
      if (s[2] < 0x98) t->kind = TK_DASH;
      open = s[2] == 0x9C ? LOOK_OPEN : 0;
      break;
    default: break;
  }
  if (t->kind == TK_QUOTE || t->kind == TK_BRACKET) t->look = (uint16_t)open;
}

/* Makes t, a word so far, what begins with that bit and is none, or a
** clitic. */
static void special(const stretch *r, gl_token *t, uint64_t from) {
  t->look = 0;
  if (from & r->clitic) {
    t->cls = LC_CLITIC;
    t->look = LOOK_LOWER;
  } else if (from & r->number) {
    t->kind = TK_NUMBER;
    t->look = LOOK_DIGIT;
  } else
    marktoken(r->s + lowest(from), t);
}

/* Makes t, a word like most so far, what it is whose bytes are those bits. */
static void unlike(const machine *m, const stretch *r, gl_token *t,
                   uint64_t word) {
  const uint64_t from = word & (0 - word);
  if (word & r->k.apart) t->look = (uint16_t)looksapart(m, r, word);
  if (from & r->special) special(r, t, from);
}

/* Makes t the token from byte b to byte e. */
static inline void runtoken(const machine *m, const stretch *r, gl_token *t,
                            unsigned b, unsigned e) {
  const uint64_t from = bit(b), word = (bit(e) << 1) - from;
  const unsigned look = from & r->k.lower ? LOOK_LOWER : LOOK_UPPER;
  t->first = (uint32_t)(r->at + b);
  t->end = (uint32_t)(r->at + e + 1);
  t->cls = 0;
  t->look = (uint16_t)(b == e ? look | LOOK_SINGLE : look);
  t->kind = TK_WORD;
  t->gap = r->s[(int)b - 1] == ' ' ? GAP_SPACE : 0;
  if (GL_UNLIKELY(word & (r->k.apart | r->special))) unlike(m, r, t, word);
}

/* Puts the n last tokens of a stretch in the window, or as many as are looked
** back to: the last ones from the highest bits down. Where they are few all of
** them, and some that are none, whose place is not yet of the window: how many
** they are is not foreseen. */
static inline void remember(machine *m, const stretch *r, uint32_t n) {
  uint64_t first = r->k.first, last = r->k.last;
  unsigned i;
  if (m->back - m->window < NBACK + NAHEAD) gl_slide(m);
  if (n >= NBACK) {
    m->back -= NBACK;
    for (i = 0; i < NBACK; i++) {
      const unsigned b = highest(first), e = highest(last);
      runtoken(m, r, m->back + i, b, e);
      first ^= bit(b);
      last ^= bit(e);
    }
    return;
  }
  for (i = 1; i < NBACK; i++) {
    runtoken(m, r, m->back - i, lowest(first), lowest(last));
    first = first & (first - 1) ? first & (first - 1) : first;
    last = last & (last - 1) ? last & (last - 1) : last;
  }
  m->back -= n;
}

/* Whether a number of the stretch has four digits, as years do. */
static int isdated(const stretch *r) {
  uint64_t n;
  for (n = r->number & r->k.first; n; n &= n - 1)
    if (r->k.last >> lowest(n) & 8 && !(r->k.last >> lowest(n) & 7)) return 1;
  return 0;
}

/* Opens and closes what the marks of a stretch do. */
static void nest(machine *m, const stretch *r) {
  uint64_t n;
  for (n = r->mark & r->k.first; n; n &= n - 1) {
    const unsigned char *s = r->s + lowest(n);
    gl_token t;
    t.look = 0;
    marktoken(s, &t);
    if (t.kind == TK_BRACKET) {
      if (t.look)
        m->depth++;
      else if (m->depth)
        m->depth--;
    } else if (t.kind == TK_QUOTE) {
      m->quoting = t.look != 0;
      if (t.look) m->lx.quoted = 1;
      if (*s != 0xE2) m->quoted = m->lx.dquote = t.look != 0;
    }
  }
}

/* Counts the words of a stretch, of so many tokens, and what there is
** beside. */
static inline uint32_t tally(machine *m, stretch *r, uint32_t n) {
  const uint64_t marks = r->k.comma | r->mark;
  r->special = (marks | r->clitic | r->number) & r->k.first;
  if (GL_LIKELY(r->special == 0)) return n;
  if (r->special & r->mark) nest(m, r);
  if (r->special & r->number && isdated(r)) m->dated |= 2;
  return n - gl_popcount64(r->special & marks);
}

/* Takes the tokens of a stretch, which begins where the lexer is; they are not
** in the window yet. Returns how many there are. */
static inline uint32_t takestretch(machine *m, stretch *r) {
  const uint32_t n = gl_popcount64(r->k.last), words = tally(m, r, n);
  if (m->tokens) {
    setbits(m->tokens[0], r->at, r->k.first);
    setbits(m->tokens[1], r->at, r->k.last);
  }
  m->small |= ((r->k.lower | r->clitic) & r->k.first) != 0;
  if (m->tokens_in < 2)
    runtoken(m, r, &m->lead[1], lowest(r->k.first), lowest(r->k.last));
  m->tokens_in += n;
  m->words += words;
  m->item += words;
  m->dots = 0;
  m->lx.at = m->end = r->at + highest(r->k.last) + 1;
  return n;
}

/* The commas behind which a small letter comes. In the first words of a
** sentence a rule asks about others: `Regards, Jo`, see letterform
** (unmarked.c). */
static inline uint64_t goeson(const machine *m, const stretch *r) {
  return m->lx.caseless ? 0 : r->k.comma & r->k.lower >> 2;
}

/* Whether t, with which a sentence begins, is a word or opens a quotation, and
** neither ends the sentence nor is the mark of a list: what stands behind that
** is no word. */
static int opens(const machine *m, const gl_token *t) {
  const gl_text *x = m->lx.text;
  if (t->kind == TK_QUOTE) return isopen(t);
  if (t->kind != TK_WORD || has(t, LOOK_DOT) || x->s[t->first] == '_') return 0;
  return (t->end < x->len && x->s[t->end] == ' ') ||
         !(t->end - t->first == 1 || gl_token_roman(&m->lx, t));
}

/* Takes a full stop at the first odd place, behind the last token, a word or a
** number; and, if the sentence ends there, the token that begins the next one.
** Returns whether it took both, and nothing waits. */
static int turns(machine *m, const stretch *r) {
  const unsigned x = lowest(r->k.odd);
  if (m->lx.at != r->at + x || r->room < x + 3 || r->s[x] != '.' ||
      !(r->s[x + 1] <= ' ' || stopsbefore(r->s + x + 1, r->room - x - 1)) ||
      (m->back->kind != TK_WORD && m->back->kind != TK_NUMBER) || m->dated & 1)
    return 0;
  gl_takestop(m);
  if (m->started || m->nahead != 1 || m->forget || !opens(m, m->back - 1))
    return 0;
  gl_takefirst(m);
  return m->lx.clitic == 0;
}

/* The same where no rule asks for more than is known: between two plain words,
** with one or two blanks before the second. The stretch need not be in the
** window. */
static int turnsplainly(machine *m, const stretch *r) {
  const unsigned x = lowest(r->k.odd);
  unsigned b = x + 2;
  uint64_t last;
  gl_token word, next;
  if (m->lx.at != r->at + x || r->room < x + 4 || r->s[x] != '.' ||
      r->s[x + 1] != ' ' || m->dated & 1 || m->forget)
    return 0;
  b += r->s[b] == ' ';
  if (b > 63 || (unsigned)(r->s[b] - 'A') >= 26) return 0;
  last = r->ends & ~(uint64_t)0 << b;
  last &= 0 - last;
  if (last <= bit(b) || ((last << 1) - bit(b)) & (r->k.apart | r->k.odd))
    return 0;
  runtoken(m, r, &word, highest(r->k.first), x - 1);
  runtoken(m, r, &next, b, lowest(last));
  if (!isplainend(m, &word, &next) || gl_token_roman(&m->lx, &next)) return 0;
  m->lx.at = next.end;
  gl_taketurn(m, &next);
  return 1;
}

/* Finds a stretch where the lexer is; returns whether any token is in it. */
static inline int findstretch(machine *m, stretch *r) {
  r->at = m->lx.at;
  r->s = m->lx.text->s + r->at;
  r->room = m->lx.text->len - r->at;
  gl_runs_view(m->runs, r->at, &r->k);
  r->ends = r->k.last;
  r->clitic = r->number = r->mark = 0;
  if (m->tokens_in < 5) r->k.odd |= r->k.comma & ~goeson(m, r);
  while (r->k.odd && mended(m, r)) {}
  if (r->k.odd) r->k.last &= bit(lowest(r->k.odd)) - 1;
  if (r->k.last == 0 || !(r->k.first & 1 || (r->k.first & 2 && *r->s == ' ')))
    return 0;
  r->k.first &= ~(uint64_t)0 >> gl_clz64(r->k.last);
  return 1;
}

/* The last stretch is put in the window when something else comes, for most are
** followed by one that leaves nothing of them there. */
void gl_takerun(machine *m) {
  stretch room[2], *r = room;
  uint32_t held = 0; /* tokens of the stretch before, in the other room */
  while (findstretch(m, r)) {
    const uint32_t n = takestretch(m, r);
    if (held && n < NBACK) remember(m, room + (r == room), held);
    held = n;
    if (r->k.odd) {
      held = 0;
      if (!turnsplainly(m, r)) {
        remember(m, r, n);
        if (!turns(m, r)) return;
      }
    }
    r = room + (r == room);
  }
  if (held) remember(m, room + (r == room), held);
}
