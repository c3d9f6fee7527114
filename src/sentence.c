/*
** sentence.c: sentence boundaries, UAX #29 of Unicode 18.0, section 5.1
** (rules SB1 to SB998).
**
** A sentence ends only after a terminator (SATerm) with what may follow it,
** Close* Sp* ParaSep?, and after a paragraph separator. `stage` tells how much
** of that has been read; for each stage, `joined` has the classes on the right
** that do not begin a sentence. One rule, SB8, looks ahead without a limit: the
** boundary that it may take away waits in `pending` until a letter, a
** terminator or a separator has decided.
*/
#include "block.h"
#include "scan.h"

#define C(class) (1u << SB_##class)
#define PARASEP (C(Sep) | C(CR) | C(LF))
#define SATERM (C(STerm) | C(ATerm))
#define IGNORED (C(Extend) | C(Format))
#define ALL (~(uint32_t)0)

enum stage {
  PLAIN,        /* none of those below */
  LETTER,       /* Upper or Lower */
  STERM,        /* STerm */
  STERM_CLOSE,  /* STerm Close+ */
  STERM_SP,     /* STerm Close* Sp+ */
  ATERM,        /* ATerm */
  LETTER_ATERM, /* (Upper | Lower) ATerm */
  ATERM_CLOSE,  /* ATerm Close+ */
  ATERM_SP,     /* ATerm Close* Sp+ */
  LINE_CR,      /* CR */
  LINE_END,     /* LF or Sep */
  NSTAGES
};

/* What goes on with an end of a sentence. */
#define SPACED (C(Sp) | PARASEP /* SB10 */ | C(SContinue) | SATERM /* SB8a */)
#define CLOSED (SPACED | C(Close) /* SB9 */)

/* By the stage on the left. What is not here begins a sentence (SB4, SB11), or
** does so if SB8 does not apply. */
static const uint32_t joined[NSTAGES] = {
    [PLAIN] = ALL, /* SB998 */
    [LETTER] = ALL,
    [STERM] = IGNORED /* SB5 */ | CLOSED,
    [STERM_CLOSE] = IGNORED | CLOSED,
    [STERM_SP] = IGNORED | SPACED,
    [ATERM] = IGNORED | CLOSED | C(Lower) /* SB8 */ | C(Numeric) /* SB6 */,
    [LETTER_ATERM] =
        IGNORED | CLOSED | C(Lower) | C(Numeric) | C(Upper) /* SB7 */,
    [ATERM_CLOSE] = IGNORED | CLOSED | C(Lower),
    [ATERM_SP] = IGNORED | SPACED | C(Lower),
    [LINE_CR] = C(LF), /* SB3; and SB4 for all else */
    [LINE_END] = 0,    /* SB4 */
};

/* SB8: what it looks past, and what ends its look-ahead. */
#define PASSED (C(Other) | C(Numeric) | C(SContinue) | C(Sp) | C(Close))
#define DECIDING (ALL & ~(PASSED | IGNORED))

/* The stage after a character, by the stage before it and the class. Columns
** are those where stages differ. */
#define ROW(ignored, close, sp, aterm)                              \
  {                                                                 \
    [SB_Extend] = ignored, [SB_Format] = ignored, /* SB5 */         \
        [SB_Close] = close, [SB_Sp] = sp, [SB_ATerm] = aterm,       \
    [SB_STerm] = STERM, [SB_Upper] = LETTER, [SB_Lower] = LETTER,   \
    [SB_CR] = LINE_CR, [SB_LF] = LINE_END, [SB_Sep] = LINE_END,     \
    [SB_Other] = PLAIN, [SB_OLetter] = PLAIN, [SB_Numeric] = PLAIN, \
    [SB_SContinue] = PLAIN                                          \
  }
/* clang-format off */
static const uint8_t next[NSTAGES][SB_Close + 1] = {
  /*                   Extend        Close        Sp        ATerm */
  [PLAIN] =        ROW(PLAIN,        PLAIN,       PLAIN,    ATERM),
  [LETTER] =       ROW(LETTER,       PLAIN,       PLAIN,    LETTER_ATERM),
  [STERM] =        ROW(STERM,        STERM_CLOSE, STERM_SP, ATERM),
  [STERM_CLOSE] =  ROW(STERM_CLOSE,  STERM_CLOSE, STERM_SP, ATERM),
  [STERM_SP] =     ROW(STERM_SP,     PLAIN,       STERM_SP, ATERM),
  [ATERM] =        ROW(ATERM,        ATERM_CLOSE, ATERM_SP, ATERM),
  [LETTER_ATERM] = ROW(LETTER_ATERM, ATERM_CLOSE, ATERM_SP, ATERM),
  [ATERM_CLOSE] =  ROW(ATERM_CLOSE,  ATERM_CLOSE, ATERM_SP, ATERM),
  [ATERM_SP] =     ROW(ATERM_SP,     PLAIN,       ATERM_SP, ATERM),
  [LINE_CR] =      ROW(PLAIN,        PLAIN,       PLAIN,    ATERM),
  [LINE_END] =     ROW(PLAIN,        PLAIN,       PLAIN,    ATERM),
};
/* clang-format on */

typedef struct machine {
  unsigned stage;
  size_t pending; /* the boundary that SB8 may take away, or GL_NOTPENDING */
} machine;

/* Reads a character, of class c, at byte `at`. */
static inline void step(machine *m, unsigned c, size_t at, uint64_t *ends) {
  uint32_t bit = (uint32_t)1 << c;
  if (m->pending != GL_NOTPENDING && bit & DECIDING) {
    if (c != SB_Lower) gl_ends_before(ends, m->pending); /* SB8, or SB11 */
    m->pending = GL_NOTPENDING;
  }
  if (!(joined[m->stage] & bit)) {
    if (m->stage >= ATERM && m->stage <= ATERM_SP && bit & PASSED)
      m->pending = at; /* SB8 or SB11: what follows decides */
    else
      gl_ends_before(ends, at); /* SB4, SB11 */
  }
  m->stage = next[m->stage][c];
}

#define CODE(gcb, incb, wb, sb, lb, flags) sb
static const gl_codes classes = GL_CODES(0);

/* The class of the character at *p; moves *p past it. */
static inline unsigned next_sb(const unsigned char **p,
                               const unsigned char *e) {
  if (**p < 0x80) return classes.byte[*(*p)++];
  return gl_next_class(p, e)->sb;
}

void gl_sentence_scan(gl_scan *c, const gl_text *t, int last, uint64_t *ends) {
  const unsigned char *s = t->s, *e = gl_scan_end(t, last), *p = s + c->at;
  machine m;
  m.stage = c->state[0];
  m.pending = c->pending;
  while (p < e) {
    size_t at = (size_t)(p - s);
    step(&m, next_sb(&p, e), at, ends);
    if (m.stage == LETTER) p = gl_skip_letters(p, e); /* SB998 */
  }
  if (last) {
    if (m.pending != GL_NOTPENDING) gl_ends_before(ends, m.pending); /* SB11 */
    if (t->len > 0) gl_ends_before(ends, t->len);                    /* SB2 */
    m.pending = GL_NOTPENDING;
  }
  c->at = (size_t)(p - s);
  c->pending = m.pending;
  c->state[0] = m.stage;
}

/* --- whole texts, in blocks ----------------------------------------------- */

/*
** A sentence ends nowhere but behind a terminator or a separator. Bytes that
** may be one are looked for in blocks of 64; from there on the machine reads,
** until neither an end nor a look-ahead is under way.
*/

/*
** The first two bytes of such characters, and of few others, in eight kinds:
** which values the low and the high half of the first and of the second byte
** may have.
*/
#define KIND(n, low1, high1, low2, high2) \
  LOW1##n = low1, HIGH1##n = high1, LOW2##n = low2, HIGH2##n = high2
#define H(half) (1u << 0x##half)
#define FROM8 (H(8) | H(9) | H(A) | H(B)) /* bytes within a character */
#define ANY 0xFFFFu
/* clang-format off */
enum {
  KIND(0, H(1) | H(E), H(2), ANY, ANY), /* . and ! */
  KIND(1, H(F), H(3), ANY, ANY),        /* ? */
  KIND(2, H(A) | H(D), H(0), ANY, ANY), /* LF and CR */
  KIND(3, H(2) | H(6) | H(8) | H(B), H(C) | H(D), /* Armenian, Arabic, NEL */
       H(4) | H(5) | H(9) | H(D) | H(E) | H(F), H(8) | H(9)),
  KIND(4, H(C) | H(F), H(D),            /* Syriac, N'Ko */
       H(0) | H(1) | H(2) | H(9), H(8) | H(B)),
  KIND(5, H(0) | H(3), H(E),            /* danda; ideographic full stop */
       H(0) | H(5), H(8) | H(A)),
  KIND(6, H(1) | H(2) | H(A) | H(F), H(E), ANY, FROM8), /* all else below */
  KIND(7, H(0), H(F),                   /* beyond U+FFFF */
       H(0) | H(1) | H(6) | H(B) | H(D), H(9))
};
/* clang-format on */
static const gl_pairset begins = GL_PAIRSET(LOW1, HIGH1, LOW2, HIGH2);

/* The stage before p, where the machine would be in none of an end. */
static unsigned stage_before(const unsigned char *s, const unsigned char *p) {
  while (p > s) {
    const unsigned char *at = p[-1] < 0x80 ? p - 1 : gl_step_back(s, p);
    const unsigned char *past = at;
    uint32_t bit = (uint32_t)1 << next_sb(&past, p);
    if (!(bit & IGNORED)) return bit & (C(Upper) | C(Lower)) ? LETTER : PLAIN;
    p = at;
  }
  return PLAIN;
}

/* Reads an end from p on, if one begins there; returns where it is done. */
static const unsigned char *read_end(const gl_text *t, const unsigned char *p,
                                     uint64_t *ends) {
  const unsigned char *s = t->s, *e = s + t->len;
  size_t at = (size_t)(p - s);
  unsigned c = next_sb(&p, e);
  machine m;
  if (!((uint32_t)1 << c & (SATERM | PARASEP))) return p;
  m.stage = c == SB_ATerm ? stage_before(s, s + at) : PLAIN; /* SB7 */
  m.pending = GL_NOTPENDING;
  m.stage = next[m.stage][c];
  while (p < e && (m.stage > LETTER || m.pending != GL_NOTPENDING)) {
    at = (size_t)(p - s);
    step(&m, next_sb(&p, e), at, ends);
  }
  if (m.pending != GL_NOTPENDING) gl_ends_before(ends, m.pending); /* SB11 */
  return p;
}

void gl_sentence_ends(const gl_text *t, uint64_t *ends) {
  const unsigned char *done = t->s;
  uint64_t found[GL_AHEAD];
  size_t at = 0;
  unsigned i, n;
  memset(ends, 0, GL_BITWORDS(t->len) * sizeof *ends);
  while ((n = gl_blocks_find(t, at, &begins, found)) > 0) {
    for (i = 0; i < n; i++, at += 64) {
      uint64_t todo = found[i];
      for (; todo; todo &= todo - 1) {
        const unsigned char *p = t->s + at + gl_ctz64(todo);
        if (p >= done) done = read_end(t, p, ends);
      }
    }
  }
  if (t->len > 0) gl_ends_before(ends, t->len); /* SB2 */
}
