/*
** sentence.c: sentence boundaries, UAX #29 of Unicode 18.0, section 5.1
** (rules SB1 to SB998).
**
** A sentence ends only after a terminator (SATerm) with what may follow it,
** Close* Sp* ParaSep?, and after a paragraph separator. `stage` tells how much
** of that has been read. One rule, SB8, looks ahead without a limit: the
** boundary that it may take away waits in `pending` until a letter, a
** terminator or a separator has decided.
*/
#include "scan.h"

#define C(class) (1u << SB_##class)
#define PARASEP (C(Sep) | C(CR) | C(LF))
#define SATERM (C(STerm) | C(ATerm))
#define IGNORED (C(Extend) | C(Format))
/* what ends the look-ahead of SB8 */
#define DECIDING (C(OLetter) | C(Upper) | C(Lower) | PARASEP | SATERM)

enum stage {
  PLAIN,   /* none of those below */
  LETTER,  /* Upper or Lower: SB7 asks for it */
  TERM,    /* SATerm */
  CLOSED,  /* SATerm Close+ */
  SPACED,  /* SATerm Close* Sp+ */
  LINEEND, /* ParaSep: LF, Sep */
  LINECR   /* ParaSep: CR */
};

typedef struct machine {
  enum stage stage;
  int aterm;      /* the terminator is ATerm */
  int letter;     /* and Upper or Lower stands before it (SB7) */
  size_t pending; /* the boundary that SB8 may take away, or GL_NONE */
} machine;

enum verdict { JOINED, PARTED, WAITS };

/* Whether c is parted from the end of a sentence on its left, SATerm Close*
** Sp*. */
static inline enum verdict parted(const machine *m, unsigned c) {
  unsigned bit = 1u << c;
  if (bit & (C(SContinue) | SATERM)) return JOINED;        /* SB8a */
  if (m->stage <= CLOSED && bit & C(Close)) return JOINED; /* SB9 */
  if (bit & (C(Sp) | PARASEP)) return JOINED;              /* SB9 SB10 */
  if (!m->aterm) return PARTED;                            /* SB11 */
  if (m->stage == TERM && c == SB_Numeric) return JOINED;  /* SB6 */
  if (m->stage == TERM && m->letter && c == SB_Upper) return JOINED; /* SB7 */
  if (c == SB_Lower) return JOINED;                 /* SB8, at once */
  if (bit & (C(OLetter) | C(Upper))) return PARTED; /* SB11 */
  return WAITS; /* SB8, or SB11: what follows decides */
}

/* How much of an end of a sentence has been read with c. */
static inline void advance(machine *m, unsigned c) {
  enum stage stage = m->stage;
  switch (c) {
    case SB_ATerm:
    case SB_STerm:
      m->aterm = c == SB_ATerm;
      m->letter = stage == LETTER;
      m->stage = TERM;
      break;
    case SB_Close:
      m->stage = stage == TERM || stage == CLOSED ? CLOSED : PLAIN;
      break;
    case SB_Sp: m->stage = stage >= TERM ? SPACED : PLAIN; break;
    case SB_Upper:
    case SB_Lower: m->stage = LETTER; break;
    case SB_CR: m->stage = LINECR; break;
    case SB_LF:
    case SB_Sep: m->stage = LINEEND; break;
    default: m->stage = PLAIN;
  }
}

/* Reads a character, of class c, at byte `at`. */
static inline void step(machine *m, unsigned c, size_t at, uint64_t *ends) {
  unsigned bit = 1u << c;
  if (m->stage >= LINEEND) {
    if (!(m->stage == LINECR && c == SB_LF)) /* SB3 */
      gl_ends_before(ends, at);              /* SB4 */
    m->stage = PLAIN;
  }
  if (bit & IGNORED) return; /* SB5 */
  if (m->pending != GL_NONE && bit & DECIDING) {
    if (c != SB_Lower) gl_ends_before(ends, m->pending); /* SB8, or SB11 */
    m->pending = GL_NONE;
  }
  if (m->stage >= TERM) {
    enum verdict v = parted(m, c);
    if (v == PARTED)
      gl_ends_before(ends, at);
    else if (v == WAITS)
      m->pending = at;
  }
  advance(m, c);
}

void gl_sentence_scan(gl_scan *c, const gl_text *t, int last, uint64_t *ends) {
  const unsigned char *s = t->s, *p = s + c->at, *e = s + t->len;
  machine m;
  m.stage = (enum stage)c->state[0];
  m.aterm = c->state[1] & 1;
  m.letter = c->state[1] >> 1 & 1;
  m.pending = c->pending;

  if (!last) e = gl_uncut(p, e);
  while (p < e) {
    size_t at = (size_t)(p - s);
    step(&m, gl_next(&p, e)->sb, at, ends);
    if (m.stage == LETTER) p = gl_skip_letters(p, e); /* SB998 */
  }
  if (last) {
    if (m.pending != GL_NONE) gl_ends_before(ends, m.pending); /* SB11 */
    if (t->len > 0) gl_ends_before(ends, t->len);              /* SB2 */
    m.pending = GL_NONE;
  }
  c->at = (size_t)(p - s);
  c->pending = m.pending;
  c->state[0] = m.stage;
  c->state[1] = (uint32_t)m.aterm | (uint32_t)m.letter << 1;
}

void gl_sentence_ends(const gl_text *t, uint64_t *ends) {
  gl_scan c;
  gl_ends_clear(t, ends);
  gl_scan_init(&c);
  gl_sentence_scan(&c, t, 1, ends);
}
