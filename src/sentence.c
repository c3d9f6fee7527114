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

#include <string.h>

#define C(class) (1u << SB_##class)
#define PARASEP (C(Sep) | C(CR) | C(LF))
#define SATERM (C(STerm) | C(ATerm))

enum {
  PLAIN,   /* none of those below */
  LETTER,  /* Upper or Lower: SB7 asks for it */
  TERM,    /* SATerm */
  CLOSED,  /* SATerm Close+ */
  SPACED,  /* SATerm Close* Sp+ */
  LINEEND, /* ParaSep: LF, Sep */
  LINECR   /* ParaSep: CR */
};

#define NONE SIZE_MAX /* no boundary is pending */

void gl_sentence_ends(const gl_text *t, uint64_t *ends) {
  const unsigned char *s = t->s, *e = s + t->len, *p = s;
  unsigned stage = PLAIN;
  int aterm = 0;  /* the terminator is ATerm */
  int letter = 0; /* and Upper or Lower stands before it (SB7) */
  size_t pending = NONE;

  memset(ends, 0, GL_BITWORDS(t->len) * sizeof *ends);
  while (p < e) {
    const unsigned char *at = p;
    unsigned c = gl_next_class(&p, e)->sb;
    unsigned bit = 1u << c;
    int ends_here = 0;

    if (stage >= LINEEND) {
      if (!(stage == LINECR && c == SB_LF))     /* SB3 */
        gl_ends_before(ends, (size_t)(at - s)); /* SB4 */
      stage = PLAIN;
      if (bit & (C(Extend) | C(Format))) continue;
    } else if (bit & (C(Extend) | C(Format))) {
      continue; /* SB5 */
    }

    if (pending != NONE &&
        bit & (C(OLetter) | C(Upper) | C(Lower) | PARASEP | SATERM)) {
      if (c != SB_Lower) gl_ends_before(ends, pending); /* SB8, or SB11 */
      pending = NONE;
    }

    if (stage >= TERM) {                 /* left of here: SATerm Close* Sp* */
      if (bit & (C(SContinue) | SATERM)) /* SB8a */
        ends_here = 0;
      else if (stage <= CLOSED && bit & (C(Close) | C(Sp) | PARASEP)) /* SB9 */
        ends_here = 0;
      else if (bit & (C(Sp) | PARASEP)) /* SB10 */
        ends_here = 0;
      else if (!aterm) /* SB11 */
        ends_here = 1;
      else if (stage == TERM && c == SB_Numeric) /* SB6 */
        ends_here = 0;
      else if (stage == TERM && letter && c == SB_Upper) /* SB7 */
        ends_here = 0;
      else if (c == SB_Lower) /* SB8, at once */
        ends_here = 0;
      else if (bit & (C(OLetter) | C(Upper))) /* SB11 */
        ends_here = 1;
      else /* SB8, or SB11: what follows decides */
        pending = (size_t)(at - s);
      if (ends_here) gl_ends_before(ends, (size_t)(at - s));
    }

    switch (c) {
      case SB_ATerm:
      case SB_STerm:
        aterm = c == SB_ATerm;
        letter = stage == LETTER;
        stage = TERM;
        break;
      case SB_Close:
        stage = stage == TERM || stage == CLOSED ? CLOSED : PLAIN;
        break;
      case SB_Sp: stage = stage >= TERM ? SPACED : PLAIN; break;
      case SB_Upper:
      case SB_Lower:
        stage = LETTER;
        p = gl_skip_letters(p, e); /* SB998 */
        break;
      case SB_CR: stage = LINECR; break;
      case SB_LF:
      case SB_Sep: stage = LINEEND; break;
      default: stage = PLAIN;
    }
  }
  if (pending != NONE) gl_ends_before(ends, pending); /* SB8 fails: SB11 */
  if (t->len > 0) gl_ends_before(ends, t->len);       /* SB2 */
}
