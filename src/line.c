/*
** line.c: line breaking opportunities, UAX #14 revision 57 of Unicode 18.0
** (rules LB1 to LB31, without tailoring). LB1 is in the tables.
**
** What the rules ask of the text on the left is folded into one *state*: the
** class of the last character (LB9: with the marks on it), or that class in a
** context which some rule names, or a stretch of spaces after some class. For
** each state `joined` has the set of classes on the right that may not begin a
** line there. What needs more, look-ahead and East Asian width, is in
** `lookahead`; no rule looks further than two characters past the one that
** the boundary is before, and one boundary at a time waits in `pending`.
*/
#include "scan.h"

#include <string.h>

/* The classes of the standard and those that some rule divides. */
enum {
  /* on the right */
  OPW = LB_RI + 1, /* OP that is East Asian; LB_OP is [OP-EA] (LB30) */
  QUI,             /* [Pi&QU]; LB_QU is neither Pi nor Pf */
  QUF,             /* [Pf&QU] */
  DOT,             /* U+25CC; is AL as well */
  /* and on the left only */
  ALU,  /* AL that is [ExtPict&Cn] (LB30b) */
  IDU,  /* ID that is [ExtPict&Cn] */
  QUIO, /* QUI after a space, an opening or the start (LB15a) */
  QUFW, /* QUF after an East Asian character (LB19a) */
  HYS,  /* HY after a space, a GL or the start (LB20a) */
  HHS,
  HYL, /* (HY | HH) after HL (LB21a) */
  SYN, /* SY of NU (SY | IS)* (LB25) */
  ISN,
  CLN, /* CL of NU (SY | IS)* (CL | CP)? */
  CPN,
  VIA,   /* VI of (AK | DOT | AS) VI (LB28a) */
  RIE,   /* RI, the even ones of a run (LB30a) */
  SPO,   /* (OP | QUIO) SP+ (LB14 LB15a) */
  SPC,   /* (CL | CP) SP+ (LB16) */
  SPB,   /* B2 SP+ (LB17) */
  CRL,   /* CR, which LF may follow (LB5) */
  START, /* LB2; also after a mandatory break */
  NLEFT
};

#define B(class) ((uint64_t)1 << (class))
#define C(class) B(LB_##class)
/* what look-ahead asks besides */
#define PASS B(61)   /* LB25: IS may come before it */
#define NARROW B(62) /* [^EA] */
#define END B(63)    /* end of text */

#define ALL (~(uint64_t)0)
#define NOCB (ALL & ~C(CB)) /* LB20 goes before what is joined here */

#define NEWLINES (C(BK) | C(CR) | C(LF) | C(NL))
#define LETTERS (C(AL) | B(DOT) | C(HL))
#define IDEOGRAPHS (C(ID) | C(EB) | C(EM))
#define HANGUL (C(JL) | C(JV) | C(JT) | C(H2) | C(H3))
#define AKSARAS (C(AK) | B(DOT) | C(AS))
#define OPEN (C(OP) | B(OPW))
#define QUOTES (C(QU) | B(QUI) | B(QUF))

/* What never begins a line: ZERO even after ZW, NEAR after spaces, CLOSE after
** CB, TIGHT after all else. */
#define ZERO (NEWLINES /* LB6 */ | C(SP) | C(ZW) /* LB7 */)
#define NEAR \
  (ZERO | C(WJ) /* LB11 */ | C(CL) | C(CP) | C(EX) | C(SY) /* LB13 */)
#define CLOSE \
  (NEAR | C(GL) /* LB12a */ | C(IS) /* LB15d */ | C(QU) | B(QUF) /* LB19 */)
#define TIGHT \
  (CLOSE | C(BA) | C(HH) | C(HY) | C(NS) /* LB21 */ | C(IN) /* LB22 */)
#define NOGL (TIGHT & ~C(GL)) /* LB12a: after a hyphen */

#define AFTER_AL                                                              \
  (TIGHT | C(NU) /* LB23 */ | C(PR) | C(PO) /* LB24 */ | LETTERS /* LB28 */ | \
   C(OP) /* LB30 */)
#define AFTER_ID (TIGHT | C(PO) /* LB23a */)
#define AFTER_JL (TIGHT | C(PO) /* LB27 */)
#define NUMBER (C(PO) | C(PR)) /* LB25: after NU (SY | IS)* (CL | CP)? */

/* By the state on the left. What is not here is a boundary (LB18, LB31). */
static const uint64_t joined[NLEFT] = {
    [START] = ALL,
    [CRL] = C(LF),  /* LB5 */
    [LB_ZW] = ZERO, /* and LB8 */
    [LB_SP] = NEAR,
    [SPO] = ALL,          /* LB14 */
    [SPC] = NEAR | C(NS), /* LB16 */
    [SPB] = NEAR | C(B2), /* LB17 */
    [LB_WJ] = ALL,        /* LB11 */
    [LB_GL] = ALL,        /* LB12 */
    [LB_OP] = ALL,        /* LB14 */
    [QUIO] = ALL,         /* LB15a */
    [LB_QU] = ALL,        /* LB19 */
    [QUI] = ALL,          /* LB19 */
    [QUF] = ALL,          /* LB19a: ([^EA] | sot) QU × */
    [QUFW] = TIGHT,       /* and LB19a in `lookahead` */
    [LB_CB] = CLOSE,      /* LB20 */
    [LB_CL] = TIGHT,
    [CLN] = TIGHT | NUMBER,
    [LB_CP] = TIGHT | LETTERS | C(NU), /* LB30 */
    [CPN] = TIGHT | LETTERS | C(NU) | NUMBER,
    [LB_EX] = TIGHT,
    [LB_SY] = TIGHT | C(HL), /* LB21b */
    [SYN] = TIGHT | C(HL) | C(NU) | NUMBER,
    [LB_IS] = TIGHT | C(NU) /* LB25 */ | LETTERS /* LB29 */,
    [ISN] = TIGHT | C(NU) | LETTERS | NUMBER,
    [LB_NS] = TIGHT,
    [LB_B2] = TIGHT | C(B2), /* LB17 */
    [LB_BA] = TIGHT,
    [LB_BB] = NOCB,         /* LB21 */
    [LB_HY] = NOGL | C(NU), /* LB25 */
    [LB_HH] = NOGL,
    [HYS] = NOGL | C(NU) | LETTERS, /* LB20a */
    [HHS] = NOGL | LETTERS,
    [HYL] = NOCB & ~C(HL), /* LB21a */
    [LB_HL] = AFTER_AL,
    [LB_AL] = AFTER_AL,
    [ALU] = AFTER_AL | C(EM),         /* LB30b */
    [DOT] = AFTER_AL | C(VF) | C(VI), /* LB28a */
    [LB_IN] = TIGHT,
    [LB_NU] = TIGHT | LETTERS /* LB23 */ | C(NU) /* LB25 */ | NUMBER |
              C(OP) /* LB30 */,
    [LB_PR] = TIGHT | IDEOGRAPHS /* LB23a */ | LETTERS /* LB24 */ |
              C(NU) /* LB25 */ | HANGUL /* LB27 */,
    [LB_PO] = TIGHT | LETTERS /* LB24 */ | C(NU) /* LB25 */,
    [LB_ID] = AFTER_ID,
    [IDU] = AFTER_ID | C(EM), /* LB30b */
    [LB_EB] = AFTER_ID | C(EM),
    [LB_EM] = AFTER_ID,
    [LB_JL] = AFTER_JL | C(JL) | C(JV) | C(H2) | C(H3), /* LB26 */
    [LB_JV] = AFTER_JL | C(JV) | C(JT),
    [LB_H2] = AFTER_JL | C(JV) | C(JT),
    [LB_JT] = AFTER_JL | C(JT),
    [LB_H3] = AFTER_JL | C(JT),
    [LB_AP] = TIGHT | AKSARAS, /* LB28a, as what follows */
    [LB_AK] = TIGHT | C(VF) | C(VI),
    [LB_AS] = TIGHT | C(VF) | C(VI),
    [LB_VF] = TIGHT,
    [LB_VI] = TIGHT,
    [VIA] = TIGHT | C(AK) | B(DOT),
    [LB_RI] = TIGHT | C(RI), /* LB30a */
    [RIE] = TIGHT,
};

static inline int isspaces(unsigned left) {
  return left == LB_SP || (left >= SPO && left <= SPB);
}

/* The class on the right, divided as the rules ask. */
static inline unsigned divided(const gl_class *k) {
  unsigned f = k->flags;
  if (f == 0) return k->lb;
  if (f & GL_PI) return QUI;
  if (f & GL_PF) return QUF;
  if (f & GL_DOTTED) return DOT;
  if (f & GL_EASTASIAN) {
    if (k->lb == LB_OP) return OPW;
    if (k->lb == LB_CP) return LB_CL; /* they differ in LB30 alone */
  }
  return k->lb;
}

/* Classes after which the state is not simply that class. */
#define CONTEXTUAL                                                          \
  (C(SP) | OPEN | B(QUI) | B(QUF) | C(SY) | C(IS) | C(CL) | C(CP) | C(HY) | \
   C(HH) | C(VI) | C(RI) | C(AL) | C(ID) | NEWLINES)

/* The state after c stands to the right of `left`; `wide`: the character on
** the left is East Asian; `unassigned`: c is [ExtPict&Cn]. */
static unsigned next(unsigned left, unsigned c, int wide, int unassigned) {
  switch (c) {
    case LB_AL: return unassigned ? ALU : LB_AL;
    case LB_ID: return unassigned ? IDU : LB_ID;
    case LB_SP:
      switch (left) {
        case LB_OP:
        case QUIO: return SPO; /* LB14 LB15a */
        case LB_CL:
        case LB_CP:
        case CLN:
        case CPN: return SPC;
        case LB_B2: return SPB;
        case LB_ZW: /* LB8 */
        case SPO:
        case SPC:
        case SPB: return left;
        default: return LB_SP;
      }
    case OPW: return LB_OP;
    case QUI: /* LB15a: sot BK CR LF NL OP QU GL SP ZW */
      switch (left) {
        case START:
        case LB_OP:
        case LB_QU:
        case QUI:
        case QUIO:
        case QUF:
        case QUFW:
        case LB_GL:
        case LB_ZW: return QUIO;
        default: return isspaces(left) ? QUIO : QUI;
      }
    case QUF: return wide ? QUFW : QUF;
    case LB_HY:
    case LB_HH: /* LB20a: sot BK CR LF NL SP ZW CB GL; LB21a */
      if (left == LB_HL) return HYL;
      if (left == START || left == LB_ZW || left == LB_CB || left == LB_GL ||
          isspaces(left))
        return c == LB_HY ? HYS : HHS;
      return c;
    case LB_SY: /* LB25 */
      return left == LB_NU || left == SYN || left == ISN ? SYN : LB_SY;
    case LB_IS:
      return left == LB_NU || left == SYN || left == ISN ? ISN : LB_IS;
    case LB_CL:
      return left == LB_NU || left == SYN || left == ISN ? CLN : LB_CL;
    case LB_CP:
      return left == LB_NU || left == SYN || left == ISN ? CPN : LB_CP;
    case LB_VI: /* LB28a */
      return left == LB_AK || left == DOT || left == LB_AS ? VIA : LB_VI;
    case LB_RI: return left == LB_RI ? RIE : LB_RI; /* LB30a */
    case LB_CR: return CRL;
    case LB_BK:
    case LB_LF:
    case LB_NL: return START;
    default: return c;
  }
}

/*
** What the rules say of the boundary between `left` and c beyond `joined`:
** whether c is joined (ALL), or not (0), or is so if the character after it is
** of one of the classes in the result. `wide` as above; `narrow`: c is not
** East Asian.
*/
static uint64_t lookahead(unsigned left, unsigned c, int wide, int narrow) {
  if (left == QUFW && narrow) return ALL; /* LB19a: QU × [^EA] */
  switch (c) {
    case QUF: /* LB15b; where no space is before it LB19 has joined it */
      if (!isspaces(left)) return 0;
      return ZERO | C(GL) | C(WJ) | C(CL) | QUOTES | C(CP) | C(EX) | C(IS) |
             C(SY) | END;
    case LB_IS: /* LB15c, LB15d */
      return isspaces(left) ? ALL & ~(C(NU) | NARROW | PASS) : 0;
    case QUI: /* LB19a: [^EA] × QU; × QU ([^EA] | eot) */
      if (isspaces(left) || left == LB_ZW) return 0;
      return wide ? NARROW | END : ALL;
    case LB_OP:
    case OPW: /* LB25: (PO | PR) × OP IS? NU */
      return left == LB_PO || left == LB_PR ? C(NU) | PASS : 0;
    case LB_AK:
    case DOT:
    case LB_AS: /* LB28a: (AK | DOT | AS) × (AK | DOT | AS) VF */
      return left == LB_AK || left == DOT || left == LB_AS ? C(VF) : 0;
    default: return 0;
  }
}

#define NONE SIZE_MAX /* no boundary is pending */

void gl_line_ends(const gl_text *t, uint64_t *ends) {
  const unsigned char *s = t->s, *e = s + t->len, *p = s;
  unsigned left = START;
  int wide = 0;          /* the character on the left is East Asian */
  int zwj = 0;           /* and the last mark on it is ZWJ (LB8a) */
  size_t pending = NONE; /* the boundary that waits */
  uint64_t joining = 0;  /* and what takes it away */

  memset(ends, 0, GL_BITWORDS(t->len) * sizeof *ends);
  while (p < e) {
    const unsigned char *at = p;
    const gl_class *k = gl_next_class(&p, e);
    unsigned c = divided(k), flags = k->flags;
    int iszwj = c == LB_ZWJ, narrow;

    if (c == LB_CM || iszwj) {
      if (left != START && left != CRL && left != LB_ZW && !isspaces(left)) {
        zwj = iszwj; /* LB9 */
        continue;
      }
      c = LB_AL; /* LB10 */
      flags = 0;
    }
    narrow = !(flags & GL_EASTASIAN);

    if (pending != NONE) {
      if (joining & PASS && c == LB_IS) {
        joining &= ~PASS;
      } else {
        if (!(joining & (B(c) | (narrow ? NARROW : 0))))
          gl_ends_before(ends, pending);
        pending = NONE;
      }
    }

    if (left == CRL && c != LB_LF) { /* LB5 */
      gl_ends_before(ends, (size_t)(at - s));
      left = START;
    } else if (!(joined[left] & B(c)) && !zwj /* LB8a */) {
      uint64_t set = lookahead(left, c, wide, narrow);
      if (set == 0) {
        gl_ends_before(ends, (size_t)(at - s));
      } else if (set != ALL) {
        pending = (size_t)(at - s);
        joining = set;
      }
    }

    left = CONTEXTUAL & B(c) ? next(left, c, wide, flags & GL_UNASSIGNED) : c;
    if (left == START) gl_ends_before(ends, (size_t)(p - s)); /* LB4 LB5 */
    wide = !narrow;
    zwj = iszwj;
    if (left == LB_AL && narrow && !zwj)
      p = gl_skip_letters(p, e); /* LB28: nothing to remember */
  }
  if (pending != NONE && !(joining & END)) gl_ends_before(ends, pending);
  if (t->len > 0) gl_ends_before(ends, t->len); /* LB3 */
}
