/*
** stretch.c: the boundary machine takes many tokens at once: words, numbers,
** clitics and commas that no rule asks about, as bits of up to 64 bytes of the
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
  uint64_t clitic, number; /* first bytes of those */
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
         !(gl_lang_find(lang, x->s + first, n, m->lx.caseless, NULL) &
           LC_DOTTED) &&
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

/* Digits at x behind a blank, with commas and full stops between them. About the
** place behind a number only rules for the head of a message ask: see headed and
** stamped (unmarked.c), and `flows` (boundary.c). The comma that the former asks
** about is in no stretch: see goeson. */
static int counted(const machine *m, stretch *r, unsigned x) {
  const size_t room = m->lx.text->len - r->at;
  unsigned e = x + 1;
  if (m->dated & 1 || r->s[(int)x - 1] != ' ') return 0;
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

/* Looks at the first odd place; returns whether it is odd no more. */
static inline int mended(const machine *m, stretch *r) {
  const unsigned x = lowest(r->odd);
  const size_t room = m->lx.text->len - r->at;
  if (x >= room) return 0; /* behind the end */
  if (isdigit_(r->s[x])) return counted(m, r, x);
  switch (r->s[x]) {
    case '.': stopped(m, r, x); return 0;
    case '\'': return owned(m, r, x, 1);
    case 0xE2:
      return x < 62 && x + 2 < room && r->s[x + 1] == 0x80 &&
             r->s[x + 2] == 0x99 && owned(m, r, x, 3);
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
  if (GL_UNLIKELY(from & (r->comma | r->clitic | r->number))) {
    t->cls = from & r->clitic ? LC_CLITIC : 0;
    t->kind = from & r->comma    ? TK_COMMA
              : from & r->number ? TK_NUMBER
                                 : TK_WORD;
    look = from & r->clitic ? LOOK_LOWER : from & r->number ? LOOK_DIGIT : 0;
  } else if (GL_UNLIKELY((bit(e) - from + bit(e)) & r->apart))
    look = looksapart(m, r, bit(e) - from + bit(e));
  t->look = (uint16_t)look;
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
  for (n = r->number; n; n &= n - 1)
    if (r->last >> lowest(n) & 8 && !(r->last >> lowest(n) & 7)) return 1;
  return 0;
}

/* Takes the tokens of a stretch, which begins where the lexer is. */
static inline void takestretch(machine *m, stretch *r) {
  const uint32_t n = gl_popcount64(r->last);
  uint32_t words = n;
  r->comma &= r->first;
  r->clitic &= r->first;
  r->number &= r->first;
  if (r->comma) words -= gl_popcount64(r->comma);
  if (r->number && isdated(r)) m->dated |= 2;
  if (m->each && m->tokens) {
    setbits(m->tokens[0], r->at, r->first);
    setbits(m->tokens[1], r->at, r->last);
  }
  m->small |= (((r->lower & r->first) | r->clitic)) != 0;
  if (m->tokens_in < 2)
    runtoken(m, r, &m->lead[1], lowest(r->first), lowest(r->last));
  m->tokens_in += n;
  m->words += words;
  m->item += words;
  m->dots = 0;
  remember(m, r, n);
  m->lx.at = m->end = m->back->end;
}

/* The commas behind which a small letter comes. In the first words of a sentence
** a rule asks about others: `Regards, Jo`, see letterform (unmarked.c). */
static inline uint64_t goeson(const machine *m, const stretch *r) {
  return m->lx.caseless ? 0 : r->comma & r->lower >> 2;
}

void gl_takerun(machine *m) {
  for (;;) {
    stretch r;
    r.at = m->lx.at;
    r.s = m->lx.text->s + r.at;
    r.view = gl_runs_view(m->runs, r.at);
    r.odd = gl_runs_bits(&r.view, odd);
    r.comma = gl_runs_bits(&r.view, comma);
    r.first = gl_runs_bits(&r.view, first);
    r.last = gl_runs_bits(&r.view, last);
    r.lower = gl_runs_bits(&r.view, lower);
    r.apart = gl_runs_bits(&r.view, apart);
    r.clitic = r.number = 0;
    if (m->tokens_in < 5) r.odd |= r.comma & ~goeson(m, &r);
    while (r.odd && mended(m, &r)) {}
    if (r.odd) r.last &= bit(lowest(r.odd)) - 1;
    if (r.last == 0 || !(r.first & 1 || (r.first & 2 && *r.s == ' '))) return;
    r.first &= ~(uint64_t)0 >> gl_clz64(r.last);
    takestretch(m, &r);
    if (r.odd) return;
  }
}
