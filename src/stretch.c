/*
** stretch.c: the boundary machine takes many tokens at once: words, numbers,
** clitics, brackets and commas that no rule asks about, as bits of up to 64 bytes of the
** text (runs.h). What it finds is what the lexer would (token.c, lexword.c), and
** what it does is what the machine would for each of them.
*/
#include "boundary.h"

#include "chars.h"

/* Tokens among the 64 bytes from `at` on: bits of their bytes. */
typedef struct stretch {
  const unsigned char *s; /* the text there */
  size_t at;
  gl_runview view;
  uint64_t odd, first, last, comma, lower, apart;
  uint64_t clitic, number, bracket; /* first bytes of those */
  uint64_t special;                 /* and of commas */
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

static inline int isalpha_(unsigned c) { return (c | 32) - 'a' < 26; }
static inline int isdigit_(unsigned c) { return c - '0' < 10; }

/* Whether a word and the full stop at `end` are no piece of an abbreviation:
** the next word has no stop, or does not follow behind a blank. */
static int nopiece(const gl_lexer *lx, size_t end) {
  const gl_text *x = lx->text;
  size_t e = end + 2;
  if (!lx->lang || !(lx->lang->has & LC_PART)) return 1;
  if (lx->piecend || x->s[end + 1] == '\t') return 0;
  if (x->s[end + 1] != ' ') return 1;
  while (e < x->len && e - end <= GL_LANG_MAXKEY + 2 && isalpha_(x->s[e])) e++;
  return e < x->len && x->s[e] < 0x80 && x->s[e] != '.' && x->s[e] != '_' &&
         !isdigit_(x->s[e]);
}

/* Whether the word [first, end), letters alone, is a whole token before the full
** stop behind it, which ends no abbreviation. */
static int standsalone(const machine *m, size_t first, size_t end) {
  const gl_text *x = m->lx.text;
  const gl_lang *lang = m->lx.lang;
  const size_t n = end - first;
  const unsigned next = x->len - end > 1 ? x->s[end + 1] : 0;
  if (n < 2 || !gl_char_endsword[next] || next == ',' || next == ';') return 0;
  if (lang == NULL) return 1;
  return !gl_lang_splitof(lang, x->s + first, n) &&
         !gl_lang_isdotted(lang, x->s + first, n, m->lx.caseless) &&
         nopiece(&m->lx, end);
}

/* Where the word begins that ends before the odd place x, if it is one of ASCII
** letters, no capital among them but the first; else x. */
static inline unsigned wordbefore(const stretch *r, unsigned x) {
  const uint64_t first = r->first & (bit(x) - 1);
  unsigned b;
  if (x == 0 || first == 0 || r->last & bit(x - 1)) return x;
  b = highest(first);
  return span(b, x) & (r->apart | ~gl_runs_bits(&r->view, letter)) ? x : b;
}

/* A full stop at x: the word before it, if that stands alone. The stop stays
** odd. */
static void stopped(const machine *m, stretch *r, unsigned x) {
  const unsigned b = wordbefore(r, x);
  if (b < x && standsalone(m, r->at + b, r->at + x)) r->last |= bit(x - 1);
}

/* An apostrophe at x, of so many bytes: a word of two letters or more and its
** clitic, one or two small letters. */
static int owned(const machine *m, stretch *r, unsigned x, unsigned len) {
  const gl_lang *lang = m->lx.lang;
  const unsigned b = wordbefore(r, x), y = x + len;
  unsigned e;
  if (x - b < 2 || lang == NULL || lang->has & LC_ELISION || y > 61) return 0;
  if (!(r->first >> y & 1)) return 0;
  e = r->last >> y & 1 ? y : y + 1;
  if (!(r->last >> e & 1) || r->s[y] < 'a' || r->s[e] < 'a') return 0;
  if (!(gl_lang_find(lang, r->s + x, e + 1 - x, 1, NULL) & LC_CLITIC)) return 0;
  r->first ^= bit(x) | bit(y);
  r->last |= bit(x - 1);
  r->odd ^= bit(x);
  r->clitic |= bit(x);
  return 1;
}

/* A token of one byte at x. */
static inline int single(stretch *r, unsigned x) {
  r->first |= bit(x);
  r->last |= bit(x);
  r->odd &= ~bit(x);
  return 1;
}

/* A bracket at x, one that closes behind a token. Before it and behind it only
** rules of layout ask, and for what closes at once a sentence's first bracket. */
static int bracketed(const machine *m, stretch *r, unsigned x) {
  const int open = r->s[x] == '(';
  const int behind = x > 0 && r->last >> (x - 1) & 1;
  if (x > 61 || r->s[x + 1] >= 0x80 || m->keep || m->dated & 1) return 0;
  if (m->lang && m->lang->finals) return 0;
  if (open ? x > 0 && !behind && r->s[(int)x - 1] != ' '
           : !behind || m->lead[0].kind == TK_BRACKET)
    return 0;
  r->bracket |= bit(x);
  return single(r, x);
}

/* A comma at x behind a number or a bracket. In the first words of a sentence
** rules ask about it: see `headed` and `letterform` (unmarked.c). */
static int paused(const machine *m, stretch *r, unsigned x) {
  if (x == 0 || x > 61 || !(r->last >> (x - 1) & 1) || r->s[x + 1] != ' ' ||
      m->tokens_in < 5)
    return 0;
  r->comma |= bit(x);
  return single(r, x);
}

/* Digits at x behind a blank or a bracket, with commas and full stops between them. About the
** place behind a number only rules for the head of a message ask: see headed and
** stamped (unmarked.c), and `flows` (boundary.c). The comma that the former asks
** about is in no stretch: see goeson. */
static int counted(const machine *m, stretch *r, unsigned x) {
  const size_t room = m->lx.text->len - r->at;
  unsigned e = x + 1;
  if (m->dated & 1 || (r->s[(int)x - 1] != ' ' && r->s[(int)x - 1] != '('))
    return 0;
  while (e < 62 && e + 1 < room &&
         (isdigit_(r->s[e]) ||
          ((r->s[e] == '.' || r->s[e] == ',') && isdigit_(r->s[e + 1]))))
    e++;
  if (e >= 62 || e >= room || !gl_char_endsword[r->s[e]]) return 0;
  r->first |= bit(x);
  r->last |= bit(e - 1);
  r->odd &= ~span(x, e);
  r->number |= bit(x);
  return 1;
}

/* A quotation mark at x: a comma right before it is a token. */
static inline int quoted(stretch *r, unsigned x) {
  if (x > 0) r->last |= r->comma & bit(x - 1);
  return 0;
}

/* Looks at the first odd place; returns whether it is odd no more. */
static inline int mended(const machine *m, stretch *r) {
  const unsigned x = lowest(r->odd);
  const size_t room = m->lx.text->len - r->at;
  if (x >= room) return 0; /* behind the end */
  if (isdigit_(r->s[x])) return counted(m, r, x);
  if (x + 1 >= room) return 0;
  switch (r->s[x]) {
    case '.': stopped(m, r, x); return 0;
    case '(':
    case ')': return bracketed(m, r, x);
    case ',': return paused(m, r, x);
    case '\'': return owned(m, r, x, 1);
    case '"': return quoted(r, x);
    case 0xE2:
      if (x > 61 || x + 2 >= room || r->s[x + 1] != 0x80) return 0;
      if (r->s[x + 2] == 0x9D) return quoted(r, x);
      return r->s[x + 2] == 0x99 && owned(m, r, x, 3);
    default: return 0;
  }
}

/* --- the tokens ----------------------------------------------------------- */

static inline void setbits(uint64_t *b, size_t at, uint64_t x) {
  const unsigned shift = at % 64;
  const uint64_t more = x >> 1 >> (63 - shift);
  b[at / 64] |= x << shift;
  if (more) b[at / 64 + 1] |= more;
}

/* How a word looks whose bytes are those bits, if it has a capital inside, a
** hyphen or what is not ASCII. */
static unsigned looksapart(const machine *m, const stretch *r, uint64_t word) {
  const uint64_t begin = word & (0 - word);
  const uint64_t letter = gl_runs_bits(&r->view, letter) & word;
  const uint64_t upper = gl_runs_bits(&r->view, upper) & word;
  const uint64_t lower = r->lower & word & ~upper;
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

/* Makes t, a word so far, what begins with that bit and is none, or a clitic. */
static void special(const stretch *r, gl_token *t, uint64_t from) {
  t->look = 0;
  if (from & r->clitic) {
    t->cls = LC_CLITIC;
    t->look = LOOK_LOWER;
  } else if (from & r->number) {
    t->kind = TK_NUMBER;
    t->look = LOOK_DIGIT;
  } else if (from & r->bracket) {
    t->kind = TK_BRACKET;
    if (r->s[lowest(from)] == '(') t->look = LOOK_OPEN;
  } else
    t->kind = TK_COMMA;
}

/* Makes t the token from byte b to byte e. */
static inline void runtoken(const machine *m, const stretch *r, gl_token *t,
                            unsigned b, unsigned e) {
  const uint64_t from = bit(b);
  unsigned look = from & r->lower ? LOOK_LOWER : LOOK_UPPER;
  if (b == e) look |= LOOK_SINGLE;
  t->first = (uint32_t)(r->at + b);
  t->end = (uint32_t)(r->at + e + 1);
  t->cls = 0;
  t->kind = TK_WORD;
  t->gap = r->s[(int)b - 1] == ' ' ? GAP_SPACE : 0;
  if (GL_UNLIKELY((bit(e) - from + bit(e)) & r->apart))
    look = looksapart(m, r, bit(e) - from + bit(e));
  t->look = (uint16_t)look;
  if (GL_UNLIKELY(from & r->special)) special(r, t, from);
}

/* Puts the n last tokens of a stretch in the window, or as many as are looked
** back to: the last ones from the highest bits down. Where they are few all of
** them, and some that are none, whose place is not yet of the window: how many
** they are is not foreseen. */
static inline void remember(machine *m, const stretch *r, uint32_t n) {
  uint64_t first = r->first, last = r->last;
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
  for (n = r->number & r->first; n; n &= n - 1)
    if (r->last >> lowest(n) & 8 && !(r->last >> lowest(n) & 7)) return 1;
  return 0;
}

/* Counts the brackets of a stretch. */
static void nest(machine *m, const stretch *r) {
  uint64_t n;
  for (n = r->bracket & r->first; n; n &= n - 1)
    if (r->s[lowest(n)] == '(')
      m->depth++;
    else if (m->depth)
      m->depth--;
}

/* Counts the words of a stretch, of so many tokens, and what there is beside. */
static inline uint32_t tally(machine *m, stretch *r, uint32_t n) {
  r->special = (r->comma | r->clitic | r->number | r->bracket) & r->first;
  if (GL_LIKELY(r->special == 0)) return n;
  if (r->special & r->bracket) nest(m, r);
  if (r->special & r->number && isdated(r)) m->dated |= 2;
  return n - gl_popcount64(r->special & (r->comma | r->bracket));
}

/* Takes the tokens of a stretch, which begins where the lexer is; they are not in
** the window yet. Returns how many there are. */
static inline uint32_t takestretch(machine *m, stretch *r) {
  const uint32_t n = gl_popcount64(r->last), words = tally(m, r, n);
  if (m->each && m->tokens) {
    setbits(m->tokens[0], r->at, r->first);
    setbits(m->tokens[1], r->at, r->last);
  }
  m->small |= ((r->lower | r->clitic) & r->first) != 0;
  if (m->tokens_in < 2)
    runtoken(m, r, &m->lead[1], lowest(r->first), lowest(r->last));
  m->tokens_in += n;
  m->words += words;
  m->item += words;
  m->dots = 0;
  m->lx.at = m->end = r->at + highest(r->last) + 1;
  return n;
}

/* The commas behind which a small letter comes. In the first words of a sentence
** a rule asks about others: `Regards, Jo`, see letterform (unmarked.c). */
static inline uint64_t goeson(const machine *m, const stretch *r) {
  return m->lx.caseless ? 0 : r->comma & r->lower >> 2;
}

/* Takes a full stop before white space at the first odd place, behind the last
** token, a word; and, if the sentence ends there, the word that begins the next
** one, unless that may be the mark of a list. Returns whether it took both. */
static int turns(machine *m, const stretch *r) {
  const unsigned x = lowest(r->odd);
  const gl_token *t;
  if (m->lx.at != r->at + x || m->lx.text->len - m->lx.at < 3 ||
      r->s[x] != '.' || r->s[x + 1] > ' ' || m->back->kind != TK_WORD ||
      m->dated & 1)
    return 0;
  gl_takestop(m);
  t = m->back - 1;
  if (m->started || m->nahead != 1 || m->forget || !has(t, LOOK_PLAIN) ||
      has(t, LOOK_SINGLE) || gl_romanof(m, t))
    return 0;
  gl_takefirst(m);
  return 1;
}

/* Finds a stretch where the lexer is; returns whether any token is in it. */
static inline int findstretch(machine *m, stretch *r) {
  r->at = m->lx.at;
  r->s = m->lx.text->s + r->at;
  r->view = gl_runs_view(m->runs, r->at);
  r->odd = gl_runs_bits(&r->view, odd);
  r->comma = gl_runs_bits(&r->view, comma);
  r->first = gl_runs_bits(&r->view, first);
  r->last = gl_runs_bits(&r->view, last);
  r->lower = gl_runs_bits(&r->view, lower);
  r->apart = gl_runs_bits(&r->view, apart);
  r->clitic = r->number = r->bracket = 0;
  if (m->tokens_in < 5) r->odd |= r->comma & ~goeson(m, r);
  while (r->odd && mended(m, r)) {}
  if (r->odd) r->last &= bit(lowest(r->odd)) - 1;
  if (r->last == 0 || !(r->first & 1 || (r->first & 2 && *r->s == ' ')))
    return 0;
  r->first &= ~(uint64_t)0 >> gl_clz64(r->last);
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
    if (r->odd) {
      remember(m, r, n);
      held = 0;
      if (!turns(m, r)) return;
    }
    r = room + (r == room);
  }
  if (held) remember(m, room + (r == room), held);
}
