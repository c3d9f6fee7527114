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

/* The classes of the standard and those that some rule divides. */
enum {
  /* on the right */
  OPW = LB_RI + 1, /* OP that is East Asian; LB_OP is [OP-EA] (LB30) */
  QUI,             /* [Pi&QU]; LB_QU is neither Pi nor Pf */
  QUF,             /* [Pf&QU] */
  DOT,             /* U+25CC; is AL as well */
  ALU,             /* AL that is [ExtPict&Cn] (LB30b) */
  IDU,             /* ID that is [ExtPict&Cn] */
  NRIGHT,
  /* and on the left only */
  QUIO = NRIGHT, /* QUI after a space, an opening or the start (LB15a) */
  QUFW,          /* QUF after an East Asian character (LB19a) */
  HYS,           /* HY after a space, a GL or the start (LB20a) */
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
#define LETTERS (C(AL) | B(ALU) | B(DOT) | C(HL))
#define IDEOGRAPHS (C(ID) | B(IDU) | C(EB) | C(EM))
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

/*
** What a state is to the classes whose state depends on it: by its kin, the
** state after each class.
*/
enum kin {
  ANY,
  EDGE,      /* LB15a LB20a: sot BK CR LF NL SP GL */
  EDGE_ZW,   /* LB8 */
  EDGE_OPEN, /* LB14 LB15a: after OP SP+ */
  EDGE_CLOSE,
  EDGE_B2,
  EDGE_CB,
  OPENING, /* LB14 LB15a */
  QUOTING, /* LB15a */
  CLOSING, /* LB16 */
  DASH,    /* LB17 */
  HEBREW,  /* LB21a */
  NUMBERS, /* LB25 */
  AKSARA,  /* LB28a */
  FLAG,    /* LB30a */
  NKIN
};

static const uint8_t kin[NLEFT] = {
    [START] = EDGE,    [LB_SP] = EDGE,     [LB_GL] = EDGE,    [LB_ZW] = EDGE_ZW,
    [SPO] = EDGE_OPEN, [SPC] = EDGE_CLOSE, [SPB] = EDGE_B2,   [LB_CB] = EDGE_CB,
    [LB_OP] = OPENING, [QUIO] = OPENING,   [LB_QU] = QUOTING, [QUI] = QUOTING,
    [QUF] = QUOTING,   [QUFW] = QUOTING,   [LB_CL] = CLOSING, [LB_CP] = CLOSING,
    [CLN] = CLOSING,   [CPN] = CLOSING,    [LB_B2] = DASH,    [LB_HL] = HEBREW,
    [LB_NU] = NUMBERS, [SYN] = NUMBERS,    [ISN] = NUMBERS,   [LB_AK] = AKSARA,
    [DOT] = AKSARA,    [LB_AS] = AKSARA,   [LB_RI] = FLAG,
};

/* clang-format off */
#define SAME(class) [LB_##class] = LB_##class
#define ROW(sp, qui, hy, hh, sy, is, cl, cp, vi, ri) { \
  [LB_SP] = sp, [QUI] = qui, [LB_HY] = hy, [LB_HH] = hh, [LB_SY] = sy, \
  [LB_IS] = is, [LB_CL] = cl, [LB_CP] = cp, [LB_VI] = vi, [LB_RI] = ri, \
  [LB_BK] = START, [LB_LF] = START, [LB_NL] = START, [LB_CR] = CRL, \
  [OPW] = LB_OP, [QUF] = QUF, [DOT] = DOT, [ALU] = ALU, [IDU] = IDU, \
  SAME(AL), SAME(ZW), SAME(ZWJ), SAME(CM), SAME(WJ), SAME(GL), SAME(EX), \
  SAME(OP), SAME(QU), SAME(NS), SAME(B2), SAME(CB), SAME(BA), SAME(BB), \
  SAME(HL), SAME(IN), SAME(NU), SAME(PR), SAME(PO), SAME(ID), SAME(EB), \
  SAME(EM), SAME(JL), SAME(JV), SAME(JT), SAME(H2), SAME(H3), SAME(AP), \
  SAME(AK), SAME(AS), SAME(VF)}

static const uint8_t next[NKIN][NRIGHT] = {
#define _(class) LB_##class
/*                   SP     QUI   HY     HH     SY     IS     CL     CP     VI     RI */
[ANY] =        ROW(_(SP), QUI,  _(HY), _(HH), _(SY), _(IS), _(CL), _(CP), _(VI), _(RI)),
[EDGE] =       ROW(_(SP), QUIO, HYS,   HHS,   _(SY), _(IS), _(CL), _(CP), _(VI), _(RI)),
[EDGE_ZW] =    ROW(_(ZW), QUIO, HYS,   HHS,   _(SY), _(IS), _(CL), _(CP), _(VI), _(RI)),
[EDGE_OPEN] =  ROW(SPO,   QUIO, HYS,   HHS,   _(SY), _(IS), _(CL), _(CP), _(VI), _(RI)),
[EDGE_CLOSE] = ROW(SPC,   QUIO, HYS,   HHS,   _(SY), _(IS), _(CL), _(CP), _(VI), _(RI)),
[EDGE_B2] =    ROW(SPB,   QUIO, HYS,   HHS,   _(SY), _(IS), _(CL), _(CP), _(VI), _(RI)),
[EDGE_CB] =    ROW(_(SP), QUI,  HYS,   HHS,   _(SY), _(IS), _(CL), _(CP), _(VI), _(RI)),
[OPENING] =    ROW(SPO,   QUIO, _(HY), _(HH), _(SY), _(IS), _(CL), _(CP), _(VI), _(RI)),
[QUOTING] =    ROW(_(SP), QUIO, _(HY), _(HH), _(SY), _(IS), _(CL), _(CP), _(VI), _(RI)),
[CLOSING] =    ROW(SPC,   QUI,  _(HY), _(HH), _(SY), _(IS), _(CL), _(CP), _(VI), _(RI)),
[DASH] =       ROW(SPB,   QUI,  _(HY), _(HH), _(SY), _(IS), _(CL), _(CP), _(VI), _(RI)),
[HEBREW] =     ROW(_(SP), QUI,  HYL,   HYL,   _(SY), _(IS), _(CL), _(CP), _(VI), _(RI)),
[NUMBERS] =    ROW(_(SP), QUI,  _(HY), _(HH), SYN,   ISN,   CLN,   CPN,   _(VI), _(RI)),
[AKSARA] =     ROW(_(SP), QUI,  _(HY), _(HH), _(SY), _(IS), _(CL), _(CP), VIA,   _(RI)),
[FLAG] =       ROW(_(SP), QUI,  _(HY), _(HH), _(SY), _(IS), _(CL), _(CP), _(VI), RIE),
#undef _
};
/* clang-format on */

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
  if (f & GL_UNASSIGNED) return k->lb == LB_AL ? ALU : IDU;
  if (f & GL_EASTASIAN) {
    if (k->lb == LB_OP) return OPW;
    if (k->lb == LB_CP) return LB_CL; /* they differ in LB30 alone */
  }
  return k->lb;
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

typedef struct machine {
  unsigned left;    /* the state */
  int wide;         /* the character on the left is East Asian */
  int zwj;          /* and the last mark on it is ZWJ (LB8a) */
  size_t pending;   /* the boundary that waits, or GL_NOTPENDING */
  uint64_t joining; /* and what takes it away */
} machine;

/* Whether a mark is one character with what stands to its left (LB9). */
static inline int takesmarks(unsigned left) {
  return left != START && left != CRL && left != LB_ZW && !isspaces(left);
}

/* The boundary that waits, now that c is there. */
static inline void settle(machine *m, unsigned c, int narrow, uint64_t *ends) {
  if (m->joining & PASS && c == LB_IS) {
    m->joining &= ~PASS;
    return;
  }
  if (!(m->joining & (B(c) | (narrow ? NARROW : 0))))
    gl_ends_before(ends, m->pending);
  m->pending = GL_NOTPENDING;
}

/* Reads a character, of class k, from byte `at` to before byte `past`. */
static inline void step(machine *m, const gl_class *k, size_t at, size_t past,
                        uint64_t *ends) {
  unsigned c = divided(k), flags = k->flags;
  int iszwj = c == LB_ZWJ, narrow;

  if (c == LB_CM || iszwj) {
    if (takesmarks(m->left)) {
      m->zwj = iszwj; /* LB9 */
      return;
    }
    c = LB_AL; /* LB10 */
    flags = 0;
  }
  narrow = !(flags & GL_EASTASIAN);
  if (m->pending != GL_NOTPENDING) settle(m, c, narrow, ends);

  if (m->left == CRL && c != LB_LF) { /* LB5 */
    gl_ends_before(ends, at);
    m->left = START;
  } else if (!(joined[m->left] & B(c)) && !m->zwj /* LB8a */) {
    uint64_t set = lookahead(m->left, c, m->wide, narrow);
    if (set == 0) {
      gl_ends_before(ends, at);
    } else if (set != ALL) {
      m->pending = at;
      m->joining = set;
    }
  }

  m->left = c == QUF && m->wide ? QUFW : next[kin[m->left]][c];
  if (m->left == START) gl_ends_before(ends, past); /* LB4 LB5 */
  m->wide = !narrow;
  m->zwj = iszwj;
}

/* A state of zeros is that of gl_scan_init. */
static machine load(const gl_scan *c) {
  machine m;
  m.left = START - c->state[0];
  m.wide = c->state[1] & 1;
  m.zwj = c->state[1] >> 1 & 1;
  m.pending = c->pending;
  m.joining = (uint64_t)c->state[3] << 32 | c->state[2];
  return m;
}

static void save(gl_scan *c, const machine *m) {
  c->state[0] = START - m->left;
  c->state[1] = (uint32_t)m->wide | (uint32_t)m->zwj << 1;
  c->pending = m->pending;
  c->state[2] = (uint32_t)m->joining;
  c->state[3] = (uint32_t)(m->joining >> 32);
}

void gl_line_scan(gl_scan *c, const gl_text *t, int last, uint64_t *ends) {
  const unsigned char *s = t->s, *e = gl_scan_end(t, last), *p = s + c->at;
  machine m = load(c);
  while (p < e) {
    size_t at = (size_t)(p - s);
    const gl_class *k = gl_next_class(&p, e);
    step(&m, k, at, (size_t)(p - s), ends);
    if (m.left == LB_AL && !(m.wide | m.zwj))
      p = gl_skip_letters(p, e); /* LB28: nothing to remember */
  }
  if (last) {
    if (m.pending != GL_NOTPENDING && !(m.joining & END))
      gl_ends_before(ends, m.pending);
    if (t->len > 0) gl_ends_before(ends, t->len); /* LB3 */
    m.pending = GL_NOTPENDING;
  }
  c->at = (size_t)(p - s);
  save(c, &m);
}

void gl_line_ends(const gl_text *t, uint64_t *ends) {
  gl_scan c;
  memset(ends, 0, GL_BITWORDS(t->len) * sizeof *ends);
  gl_scan_init(&c);
  gl_line_scan(&c, t, 1, ends);
}
