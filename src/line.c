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
#include "block.h"
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
  START, /* LB2 */
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
    [LB_CR] = C(LF), /* LB5 */
    [LB_BK] = 0,     /* LB4: BK, LF and NL */
    [LB_ZW] = ZERO,  /* and LB8 */
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
** By the state before it and its class, the state after a character. It is the
** class mostly; where it is not it is the same for states of one kin.
*/
enum kin {
  ANY,
  EDGE,      /* LB15a LB20a: sot BK CR LF NL SP GL */
  EDGE_ZW,   /* LB8 */
  EDGE_OPEN, /* LB14 LB15a: after OP SP+ */
  EDGE_CLOSE,
  EDGE_B2,
  EDGE_CB,
  OPENING,  /* LB14 LB15a */
  QUOTING,  /* LB15a */
  CLOSING,  /* LB16 */
  DASH,     /* LB17 */
  HEBREW,   /* LB21a */
  NUMBERS,  /* LB25 */
  AKSARA,   /* LB28a */
  FLAG,     /* LB30a */
  CURRENCY, /* LB25 */
  NKIN
};

/* clang-format off */
#define IS(s, class) ((int)(s) == (int)(class))
#define KIN(s) \
  (IS(s, START) || IS(s, LB_BK) || IS(s, LB_CR) || IS(s, LB_SP) || \
   IS(s, LB_GL) ? EDGE \
   : IS(s, LB_ZW) ? EDGE_ZW \
   : IS(s, SPO) ? EDGE_OPEN \
   : IS(s, SPC) ? EDGE_CLOSE \
   : IS(s, SPB) ? EDGE_B2 \
   : IS(s, LB_CB) ? EDGE_CB \
   : IS(s, LB_OP) || IS(s, QUIO) ? OPENING \
   : IS(s, LB_QU) || IS(s, QUI) || IS(s, QUF) || IS(s, QUFW) ? QUOTING \
   : IS(s, LB_CL) || IS(s, LB_CP) || IS(s, CLN) || IS(s, CPN) ? CLOSING \
   : IS(s, LB_B2) ? DASH \
   : IS(s, LB_HL) ? HEBREW \
   : IS(s, LB_NU) || IS(s, SYN) || IS(s, ISN) ? NUMBERS \
   : IS(s, LB_AK) || IS(s, DOT) || IS(s, LB_AS) ? AKSARA \
   : IS(s, LB_RI) ? FLAG \
   : IS(s, LB_PO) || IS(s, LB_PR) ? CURRENCY \
   : ANY)
/* clang-format on */

/* A state with its kin, which the next one waits for. */
#define STATE(s) ((unsigned)(s) | (unsigned)KIN(s) << 8)

/* clang-format off */
#define TO(class, s) [class] = STATE(s)
#define SAME(class) TO(LB_##class, LB_##class)
#define HY_ANY SAME(HY), SAME(HH)
#define HY_EDGE TO(LB_HY, HYS), TO(LB_HH, HHS)   /* LB20a */
#define HY_HEBREW TO(LB_HY, HYL), TO(LB_HH, HYL) /* LB21a */
#define SY_ANY SAME(SY), SAME(IS), SAME(CL), SAME(CP)
#define SY_NUMBER /* LB25 */ \
  TO(LB_SY, SYN), TO(LB_IS, ISN), TO(LB_CL, CLN), TO(LB_CP, CPN)
#define ROW(sp, pi, hy, sy, vi, ri) { \
  TO(LB_SP, sp), TO(QUI, pi), hy, sy, TO(LB_VI, vi), TO(LB_RI, ri), \
  TO(LB_LF, LB_BK), TO(LB_NL, LB_BK), SAME(BK), SAME(CR), \
  TO(OPW, LB_OP), TO(QUF, QUF), TO(DOT, DOT), TO(ALU, ALU), TO(IDU, IDU), \
  SAME(AL), SAME(ZW), SAME(ZWJ), SAME(CM), SAME(WJ), SAME(GL), SAME(EX), \
  SAME(OP), SAME(QU), SAME(NS), SAME(B2), SAME(CB), SAME(BA), SAME(BB), \
  SAME(HL), SAME(IN), SAME(NU), SAME(PR), SAME(PO), SAME(ID), SAME(EB), \
  SAME(EM), SAME(JL), SAME(JV), SAME(JT), SAME(H2), SAME(H3), SAME(AP), \
  SAME(AK), SAME(AS), SAME(VF)}

static const uint16_t next[NKIN][64] = {
  /*                 SP     Pi&QU HY HH      SY IS CL CP VI     RI */
  [ANY] =        ROW(LB_SP, QUI,  HY_ANY,    SY_ANY,    LB_VI, LB_RI),
  [EDGE] =       ROW(LB_SP, QUIO, HY_EDGE,   SY_ANY,    LB_VI, LB_RI),
  [EDGE_ZW] =    ROW(LB_ZW, QUIO, HY_EDGE,   SY_ANY,    LB_VI, LB_RI),
  [EDGE_OPEN] =  ROW(SPO,   QUIO, HY_EDGE,   SY_ANY,    LB_VI, LB_RI),
  [EDGE_CLOSE] = ROW(SPC,   QUIO, HY_EDGE,   SY_ANY,    LB_VI, LB_RI),
  [EDGE_B2] =    ROW(SPB,   QUIO, HY_EDGE,   SY_ANY,    LB_VI, LB_RI),
  [EDGE_CB] =    ROW(LB_SP, QUI,  HY_EDGE,   SY_ANY,    LB_VI, LB_RI),
  [OPENING] =    ROW(SPO,   QUIO, HY_ANY,    SY_ANY,    LB_VI, LB_RI),
  [QUOTING] =    ROW(LB_SP, QUIO, HY_ANY,    SY_ANY,    LB_VI, LB_RI),
  [CLOSING] =    ROW(SPC,   QUI,  HY_ANY,    SY_ANY,    LB_VI, LB_RI),
  [DASH] =       ROW(SPB,   QUI,  HY_ANY,    SY_ANY,    LB_VI, LB_RI),
  [HEBREW] =     ROW(LB_SP, QUI,  HY_HEBREW, SY_ANY,    LB_VI, LB_RI),
  [NUMBERS] =    ROW(LB_SP, QUI,  HY_ANY,    SY_NUMBER, LB_VI, LB_RI),
  [AKSARA] =     ROW(LB_SP, QUI,  HY_ANY,    SY_ANY,    VIA,   LB_RI),
  [FLAG] =       ROW(LB_SP, QUI,  HY_ANY,    SY_ANY,    LB_VI, RIE),
  [CURRENCY] =   ROW(LB_SP, QUI,  HY_ANY,    SY_ANY,    LB_VI, LB_RI),
};
/* clang-format on */

static inline int isspaces(unsigned left) {
  return left == LB_SP || (left >= SPO && left <= SPB);
}

/* The class on the right, divided as the rules ask, with WIDE where it is East
** Asian. A wide CP is a CL: only LB30 tells the two apart, and asks for
** [CP-EA].
*/
#define WIDE 0x80u
#define CODE(gcb, incb, wb, sb, lb, flags)                       \
  (((flags)&GL_PI           ? QUI                                \
    : (flags)&GL_PF         ? QUF                                \
    : (flags)&GL_DOTTED     ? DOT                                \
    : (flags)&GL_UNASSIGNED ? ((lb) == LB_AL ? ALU : IDU)        \
    : (flags)&GL_EASTASIAN  ? ((lb) == LB_OP   ? OPW             \
                               : (lb) == LB_CP ? LB_CL           \
                                               : (unsigned)(lb)) \
                            : (unsigned)(lb)) |                   \
   ((flags)&GL_EASTASIAN ? WIDE : 0))
static const gl_codes rights = GL_CODES(0);
#undef CODE

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

/* The classes before which there is more to look at than `joined`. */
static const uint64_t looked[NKIN] = {
    [ANY] = B(QUI),
    [EDGE] = B(QUF) | C(IS),
    [EDGE_CLOSE] = B(QUF) | C(IS),
    [EDGE_B2] = B(QUF) | C(IS),
    [EDGE_CB] = B(QUI),
    [QUOTING] = ALL,
    [CLOSING] = B(QUI),
    [DASH] = B(QUI),
    [HEBREW] = B(QUI),
    [NUMBERS] = B(QUI),
    [AKSARA] = B(QUI) | AKSARAS,
    [FLAG] = B(QUI),
    [CURRENCY] = B(QUI) | OPEN,
};

/* --- the machine ---------------------------------------------------------- */

typedef struct machine {
  unsigned state;   /* and its kin */
  int wide;         /* the character on the left is East Asian */
  int zwj;          /* and the last mark on it is ZWJ (LB8a) */
  size_t pending;   /* the boundary that waits, or GL_NOTPENDING */
  uint64_t joining; /* and what takes it away */
} machine;

/* Whether a mark is one character with what stands to its left (LB9). */
static inline int takesmarks(unsigned left) {
  return left != START && left != LB_BK && left != LB_CR && left != LB_ZW &&
         !isspaces(left);
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

/* The state with c on the left. */
static inline void enter(machine *m, unsigned c, int wide) {
  m->state = c == QUF && m->wide ? STATE(QUFW) : next[m->state >> 8][c];
  m->wide = wide;
}

/* Takes a character of class c that is no mark on another, at byte `at`. */
static GL_INLINE void take(machine *m, unsigned c, int narrow, size_t at,
                           uint64_t *ends) {
  const unsigned left = m->state & 0xFF;
  int begins;
  if (m->pending != GL_NOTPENDING) settle(m, c, narrow, ends);
  /* no && here: what is not joined follows no pattern, what has to be looked at
  ** is rare */
  begins = (int)(~joined[left] >> c & 1) & !m->zwj /* LB8a */;
  if (begins & (int)(looked[m->state >> 8] >> c & 1)) {
    uint64_t set = lookahead(left, c, m->wide, narrow);
    if (set != 0) begins = 0;
    if (set != 0 && set != ALL) {
      m->pending = at;
      m->joining = set;
    }
  }
  gl_ends_if(ends, at, begins);
  enter(m, c, !narrow);
}

/* Reads a character, of class `right`, at byte `at`. */
static GL_INLINE void step(machine *m, unsigned right, size_t at,
                           uint64_t *ends) {
  unsigned c = right & ~WIDE;
  int iszwj = c == LB_ZWJ, narrow = !(right & WIDE);
  if (c == LB_CM || iszwj) {
    if (takesmarks(m->state & 0xFF)) {
      m->zwj = iszwj; /* LB9 */
      return;
    }
    c = LB_AL; /* LB10 */
    narrow = 1;
  }
  take(m, c, narrow, at, ends);
  m->zwj = iszwj;
}

/* What `codes` has of the character at *p; moves *p past it. */
static inline unsigned next_code(const gl_codes *codes, const unsigned char **p,
                                 const unsigned char *e) {
  if (**p < 0x80) return codes->byte[*(*p)++];
  return codes->of[gl_next_class(p, e) - gl_classes];
}

static inline unsigned next_right(const unsigned char **p,
                                  const unsigned char *e) {
  return next_code(&rights, p, e);
}

/* The text ends. */
static inline void finish(machine *m, uint64_t *ends) {
  if (m->pending != GL_NOTPENDING && !(m->joining & END))
    gl_ends_before(ends, m->pending);
  m->pending = GL_NOTPENDING;
}

/* A state of zeros is that of gl_scan_init. */
static machine load(const gl_scan *c) {
  machine m;
  m.state = STATE(START) ^ c->state[0];
  m.wide = c->state[1] & 1;
  m.zwj = c->state[1] >> 1 & 1;
  m.pending = c->pending;
  m.joining = (uint64_t)c->state[3] << 32 | c->state[2];
  return m;
}

static void save(gl_scan *c, const machine *m) {
  c->state[0] = STATE(START) ^ m->state;
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
    unsigned right = next_right(&p, e);
    step(&m, right, at, ends);
    if (m.state == STATE(LB_AL) && !(m.wide | m.zwj))
      p = gl_skip_letters(p, e); /* LB28: nothing to remember */
  }
  if (last) {
    finish(&m, ends);
    if (t->len > 0) gl_ends_before(ends, t->len); /* LB3 */
  }
  c->at = (size_t)(p - s);
  save(c, &m);
}

/* --- whole texts, in blocks ----------------------------------------------- */

/*
** Between most characters the classes of the two alone tell whether a line may
** begin, or a context that is easily told: it is told by algebra. Before the
** others the machine goes back to a character that has one state, whatever
** stands before it, and reads from there on until it is in such a state again.
**
** The code of a class, by what rules ask of it on either side. No line begins
** with those that are none of WORD, IDEO and SPACE, but after a space.
*/
enum {
  WORD = 0x01,    /* on the left and on the right: joined to each other */
  IDEO = 0x02,    /* East Asian, but not with MORE; newlines */
  GLUE = 0x04,    /* on the left: joined to whatever follows */
  SPACE = 0x08,   /* SP, newlines; EX and SY, which are joined to SP; EB */
  APART = 0x10,   /* tells those apart that share other bits */
  CONTEXT = 0x20, /* the state depends on what is on the left */
  THROUGH = 0x40, /* LB9: marks, and bytes within a character */
  MORE = 0x80 /* more is to be said of it: see `extras`; ID and CL: narrow */
};
#define OTHER MORE /* alone: left to the machine */

/* clang-format off */
enum {
  CODE_LB_AL = WORD, CODE_LB_NU = WORD | MORE, CODE_LB_HL = WORD | IDEO | MORE,
  CODE_LB_ID = IDEO | MORE, CODE_LB_H2 = IDEO, CODE_LB_H3 = IDEO,
  CODE_LB_EB = WORD | APART | SPACE, /* LB30b */
  CODE_LB_EM = WORD | APART | IDEO,
  CODE_LB_RI = WORD | APART, /* LB30a */
  CODE_LB_OP = GLUE | WORD, /* LB14 LB30 */
  CODE_OPW = GLUE | IDEO,
  CODE_LB_QU = GLUE | APART, /* LB19 */
  CODE_QUI = GLUE | CONTEXT, /* LB15a LB19a */
  CODE_QUF = GLUE | CONTEXT | APART,
  CODE_LB_IS = CONTEXT | WORD | APART, /* LB13 LB25 LB29 */
  CODE_LB_CP = CONTEXT | WORD, /* LB13 LB16 LB30 */
  CODE_LB_CL = CONTEXT | IDEO | MORE,
  CODE_LB_EX = APART | SPACE, CODE_LB_SY = APART | SPACE | MORE, /* LB13 */
  CODE_LB_BA = APART, CODE_LB_NS = APART, CODE_LB_IN = APART, /* LB21 LB22 */
  CODE_LB_HY = APART | MORE, /* LB21 */
  CODE_LB_PR = APART | CONTEXT | MORE, CODE_LB_PO = CODE_LB_PR | IDEO,
  CODE_LB_SP = SPACE,
  CODE_LB_BK = SPACE | IDEO, CODE_LB_LF = SPACE | IDEO, /* LB4 */
  CODE_LB_NL = SPACE | IDEO,
  CODE_LB_CM = THROUGH, CODE_LB_ZWJ = THROUGH | GLUE, /* LB8a LB9 */
  CODE_LB_CR = OTHER, CODE_LB_ZW = OTHER, CODE_LB_WJ = OTHER,
  CODE_LB_GL = OTHER, CODE_LB_B2 = OTHER, CODE_LB_CB = OTHER,
  CODE_LB_BB = OTHER, CODE_LB_HH = OTHER, CODE_LB_JL = OTHER,
  CODE_LB_JV = OTHER, CODE_LB_JT = OTHER, CODE_LB_AP = OTHER,
  CODE_LB_AK = OTHER, CODE_LB_AS = OTHER, CODE_LB_VF = OTHER,
  CODE_LB_VI = OTHER
};
/* clang-format on */

/* The East Asian ones of a class. A wide CP is a CL, as in `rights`. */
#define CODE_WIDE(lb)                                            \
  ((lb) == LB_OP                    ? CODE_OPW                   \
   : (lb) == LB_CP                  ? CONTEXT | IDEO             \
   : (lb) == LB_ID || (lb) == LB_CL ? CODE_##lb & ~MORE          \
   : (lb) == LB_PR || (lb) == LB_PO ? CODE_##lb /* join_signs */ \
   : CODE_##lb & THROUGH            ? CODE_##lb                  \
   : CODE_##lb & (MORE | GLUE)      ? OTHER                      \
                                    : CODE_##lb | IDEO)
#define CODE(gcb, incb, wb, sb, lb, flags)                     \
  ((flags)&GL_PI                           ? CODE_QUI          \
   : (flags)&GL_PF                         ? CODE_QUF          \
   : (flags) & (GL_DOTTED | GL_UNASSIGNED) ? OTHER /* LB30b */ \
   : (flags)&GL_EASTASIAN                  ? CODE_WIDE(lb)     \
                                           : CODE_##lb)
static const gl_codes codes = GL_CODES(THROUGH);

/* Where the characters of each kind are in a block. */
typedef struct places {
  uint64_t word;                  /* AL HL NU, IS, CP that is not wide, open */
  uint64_t letter;                /* AL HL NU */
  uint64_t ideo;                  /* ID EB EM H2 H3, wide OP, RI */
  uint64_t base, modifier;        /* EB, EM */
  uint64_t regional;              /* RI */
  uint64_t glue;                  /* OP QU */
  uint64_t open;                  /* OP that is not wide */
  uint64_t initial, final;        /* QU, by general category */
  uint64_t infix, close, exclaim; /* IS; CL and CP; EX and SY */
  uint64_t space, newline;        /* SP; BK LF NL */
  uint64_t joiner;                /* ZWJ */
  uint64_t wide;                  /* East Asian */
  uint64_t through;
} places;

/* What a block must know of the text before it: each a bit, whether the last
** character, by LB9, is one of those. */
typedef struct before {
  uint64_t word, letter, wide, glue, base;
  uint64_t quoted;   /* [Pf&QU] after a wide one */
  uint64_t regional; /* the first of a pair, if there is a second */
  uint64_t space, newline, joiner; /* not by LB9: just before the block */
  uint64_t holds;                  /* OP, [Pi&QU], CL, CP */
  uint64_t opened, closed;         /* OP SP+; (CL | CP) SP+ */
  struct {
    uint64_t any;                     /* of those below */
    uint64_t number, closed;          /* NU (SY | IS)*; that, and CL or CP */
    uint64_t prefix, postfix;         /* PR; PO */
    uint64_t hebrew, slash;           /* HL; SY */
    uint64_t hyphen, edged, hyphened; /* HY; that of LB20a; HL HY */
  } more;
} before;

/* The places after some of these, by LB9. */
typedef struct sides {
  uint64_t space, newline, letter, glue;
  uint64_t quoted; /* [Pf&QU] after a wide one */
} sides;

/* Finds what is where, and what is after a space or a newline. */
static inline void locate(const gl_block64 *b, places *k, sides *after,
                          before *c) {
  const uint64_t *plane = b->plane, apart = plane[4], context = plane[5];
  const uint64_t spaces = plane[3] & ~apart;
  const uint64_t emoji = plane[0] & apart & ~context; /* EB EM RI */
  uint64_t bare;
  k->newline = spaces & plane[1];
  k->space = spaces & ~plane[1];
  after->newline = gl_after(k->newline, b->trail, &c->newline);
  after->space = gl_after(k->space, 0, &c->space);
  /* LB10: marks that stand on nothing are AL */
  bare = (after->space | after->newline) & plane[6] & ~b->trail;
  k->through = plane[6] & ~bare;
  k->joiner = plane[6] & plane[2];
  k->glue = plane[2] & ~plane[6];
  k->exclaim = plane[3] & apart & ~plane[0];
  k->initial = context & k->glue & ~apart;
  k->final = context & k->glue & apart;
  k->infix = context & plane[0] & apart;
  k->close = context & ~(k->glue | apart);
  k->wide = plane[1] & ~(spaces | plane[7]);
  k->base = emoji & plane[3];
  k->modifier = emoji & plane[1] & ~plane[3];
  k->regional = emoji & ~(plane[1] | plane[3]);
  k->word = (plane[0] & ~emoji) | bare;
  k->letter = k->word & ~(k->glue | context);
  k->open = k->word & k->glue;
  k->ideo = (plane[1] & ~(plane[0] | plane[3] | apart | context)) | emoji;
}

/* What the algebra knows of the places in a block. */
typedef struct found {
  uint64_t begins; /* a line may begin */
  uint64_t asks;   /* the character behind decides: QUF and IS after a space,
                      QUI after a wide one */
  uint64_t others; /* the machine decides */
  uint64_t spaced; /* of others: after a space, with no bracket before that */
} found;

/* LB14 to LB16 where spaces are behind brackets: `held` are the first ones of
** these spaces. */
static void join_spaced(const uint64_t plane[8], const places *k, uint64_t held,
                        before *c, found *f) {
  const uint64_t space = k->space;
  uint64_t opened = held & (k->glue & (k->open | k->wide)) << 1;
  uint64_t closed = held & k->close << 1;
  f->others |= held & ~(opened | closed); /* LB15a; or marks are between */
  closed = gl_after(closed, space & ~closed, &c->closed);
  /* LB16: it may be NS */
  f->others |= closed & plane[4] & ~(plane[0] | plane[2] | plane[3] | plane[5]);
  opened = gl_after(opened, space & ~opened, &c->opened);
  f->begins &= ~opened; /* LB14 */
  f->asks &= ~opened;
  f->spaced = 0;
}

/* Those of which more is to be said: of NU and HL beyond AL, of SY beyond EX,
** of HY, PR and PO beyond BA. */
typedef struct extras {
  uint64_t numeric, hebrew, slash, hyphen; /* NU; HL; SY; HY */
  uint64_t prefix, postfix;                /* PR; PO, of any width */
} extras;

static inline void locate_extras(const uint64_t plane[8], extras *x) {
  const uint64_t more = plane[7], apart = plane[4] & ~plane[3];
  x->numeric = more & plane[0] & ~plane[1];
  x->hebrew = more & plane[0] & plane[1];
  x->slash = more & plane[3];
  x->hyphen = more & apart & ~plane[5];
  x->prefix = more & apart & plane[5] & ~plane[1];
  x->postfix = more & apart & plane[5] & plane[1];
}

/* Whether these make a difference in a block: NU does not, but where it ends
** within a number, nor does HY between letters. */
static inline int ismore(const extras *x, const places *k, const sides *after,
                         const before *c) {
  const uint64_t through = k->through, numeric = x->numeric;
  const uint64_t beside = after->space | after->newline |
                          (numeric | through) >> 1 | (uint64_t)1 << 63;
  if (c->more.any | x->hebrew | x->slash | x->prefix | x->postfix |
      (x->hyphen & beside))
    return 1;
  if (!numeric) return 0;
  return ((numeric | k->infix | k->close) << gl_clz64(~through)) >> 63 != 0;
}

/* Of HY, SY and HL. */
static inline void join_hyphens(const extras *x, const places *k,
                                const sides *after, before *c, found *f) {
  const uint64_t through = k->through;
  const uint64_t edge = after->space | after->newline;
  uint64_t after_hebrew = gl_after(x->hebrew, through, &c->more.hebrew);
  uint64_t after_slash = gl_after(x->slash, through, &c->more.slash);
  uint64_t after_hyphen = gl_after(x->hyphen, through, &c->more.hyphen);
  uint64_t edged = gl_after(x->hyphen & edge, through, &c->more.edged);
  uint64_t hyphened =
      gl_after(x->hyphen & after_hebrew, through, &c->more.hyphened);
  f->begins &= ~(k->letter & edged);         /* LB20a, and LB25 */
  f->begins &= ~(hyphened & ~x->hebrew);     /* LB21a */
  f->begins &= ~(x->hebrew & after_slash);   /* LB21b */
  f->begins &= ~(x->numeric & after_hyphen); /* LB25 */
}

/* Of PR, PO and NU. The machine decides where a bracket is not just before its
** number, where PO may be behind what ends the block before, and beside
** quotation marks, for a sign may be wide. */
static inline void join_signs(const extras *x, const places *k,
                              const sides *after, before *c, found *f) {
  const uint64_t through = k->through, sign = x->prefix | x->postfix;
  const uint64_t last2 = (uint64_t)3 << 62, first = ~through & (through + 1);
  const uint64_t ideograph = k->ideo & ~(k->glue | k->regional);
  uint64_t unknown = 0;
  uint64_t after_ideo = gl_after(ideograph, through, &unknown);
  /* NU (SY | IS)*, and (CL | CP)? */
  uint64_t number =
      gl_after(x->numeric, x->slash | k->infix | through, &c->more.number);
  uint64_t closed = gl_after(k->close & number, through, &c->more.closed);
  uint64_t after_prefix = gl_after(x->prefix, through, &c->more.prefix);
  uint64_t after_sign =
      gl_after(x->postfix, through, &c->more.postfix) | after_prefix;
  /* OP IS? NU, where nothing is between */
  uint64_t amount = x->numeric >> 1 | (k->infix >> 1 & x->numeric >> 2);
  uint64_t asks = after_sign & k->glue & (k->open | k->wide);

  f->begins |= sign & ~after->glue;         /* but LB14 LB19 */
  f->begins &= ~(sign & after->letter);     /* LB24 LB25 */
  f->begins &= ~(sign & (number | closed)); /* LB25 */
  f->begins &= ~(x->postfix & after_ideo);  /* LB23a LB27 */
  f->begins &= ~(ideograph & after_prefix); /* LB23a LB27 */
  f->begins &= ~(k->letter & after_sign);   /* LB24 LB25 */
  f->begins &= ~(x->numeric & number);      /* LB25 */
  f->begins &= ~(asks & amount);            /* LB25 */
  f->others |= asks & (through >> 1 | through >> 2 | last2);
  f->others |= x->postfix & first;                   /* LB23a LB27 */
  f->others |= after_sign & (k->initial | k->final); /* LB19a */
  f->others |= sign & after->quoted;                 /* LB19a */
}

GL_NOINLINE static void join_extras(const extras *x, const places *k,
                                    const sides *after, before *c, found *f) {
  join_signs(x, k, after, c, f);
  join_hyphens(x, k, after, c, f);
  c->more.any = c->more.number | c->more.closed | c->more.prefix |
                c->more.postfix | c->more.hebrew | c->more.slash |
                c->more.hyphen | c->more.edged | c->more.hyphened;
}

/* LB19a: a line begins behind [Pf&QU] between two East Asian characters, and
** before [Pi&QU] between two, of which the second one is asked for. */
static inline void part_quotes(const places *k, sides *after, before *c,
                               found *f) {
  uint64_t after_wide = gl_after(k->wide, k->through, &c->wide);
  after->quoted = 0;
  if (!((k->initial | k->final) & after_wide) && !c->quoted) return;
  after->quoted = gl_after(k->final & after_wide, k->through, &c->quoted);
  f->begins |= after->quoted & k->wide & (k->letter | k->ideo);
  f->asks |= after_wide & k->initial & ~after->glue;
}

/* The places where a line may begin, as far as algebra tells that. */
static inline found plain_begins(const gl_block64 *b, const places *k,
                                 sides *after, before *c) {
  const uint64_t *plane = b->plane, through = k->through;
  const uint64_t holds =
      (k->glue & (k->open | k->wide | k->initial)) | k->close;
  uint64_t held = k->space & gl_after(holds, through, &c->holds);
  uint64_t after_word = gl_after(k->word, through, &c->word);
  extras x;
  found f;
  after->glue = gl_after(k->glue, through, &c->glue);
  after->letter = gl_after(k->letter, through, &c->letter);

  f.begins = after->newline; /* LB4 LB5 */
  f.begins |= after->space & ~(k->space | k->newline | k->exclaim | k->close);
  f.begins |= k->letter & ~after_word;  /* but LB23 LB25 LB28 LB30 */
  f.begins |= k->open & ~after->letter; /* but LB30 */
  f.begins |= k->ideo;
  f.begins &= ~after->glue; /* LB14 LB19 */
  f.spaced = after->space;
  f.asks = after->space & (k->final | k->infix); /* LB15b, LB15c LB15d */
  f.begins &= ~f.asks;
  after->quoted = 0;
  if (k->wide | c->wide | c->quoted) part_quotes(k, after, c, &f);
  if (k->base | c->base) /* LB30b */
    f.begins &= ~(k->modifier & gl_after(k->base, through, &c->base));
  if (k->regional | c->regional) /* LB30a */
    f.begins &= ~gl_pair_seconds(k->regional, through, &c->regional);
  f.others = 0;
  if (plane[7] | c->more.any) {
    f.others = plane[7] & ~(plane[0] | plane[1] | plane[4]); /* OTHER */
    locate_extras(plane, &x);
    if (ismore(&x, k, after, c)) join_extras(&x, k, after, c, &f);
  }
  if (held | c->opened | c->closed) join_spaced(plane, k, held, c, &f);
  f.begins &= ~through;
  if (k->joiner | c->joiner) { /* LB8a */
    uint64_t after_joiner = gl_after(k->joiner, b->trail, &c->joiner);
    f.begins &= ~after_joiner;
    f.asks &= ~after_joiner;
  }
  return f;
}

#define MARKS (C(CM) | C(ZWJ))
/* those whose state depends on what is on the left, and are not OTHER */
#define CONTEXTUAL \
  (C(SP) | C(IS) | C(CL) | C(CP) | C(SY) | C(HY) | B(QUI) | B(QUF))

/* Those of `asks`, of a block at byte `at`, that begin a line by the character
** that follows: QUF and IS after a space, QUI after an East Asian one. */
static uint64_t asked_begins(const gl_text *t, size_t at, uint64_t asks) {
  const unsigned char *e = t->s + t->len;
  uint64_t begins = 0;
  for (; asks; asks &= asks - 1) {
    const unsigned char *p = t->s + at + gl_ctz64(asks);
    const unsigned c = next_right(&p, e);
    uint64_t set = lookahead(c == QUI ? LB_ID : LB_SP, c, 1, 1), bit = END;
    while (p < e && bit == END) {
      const unsigned right = next_right(&p, e);
      if (B(right & ~WIDE) & MARKS) continue;
      bit = B(right & ~WIDE) | (right & WIDE ? 0 : NARROW);
    }
    if (!(set & bit)) begins |= asks & -asks;
  }
  return begins;
}

/* Where the machine must begin so that its state at p is known: behind the last
** character whose state is its own, or at `done`, where it is *m. */
static const unsigned char *known_before(machine *m, const unsigned char *done,
                                         const unsigned char *p) {
  const unsigned char *at = p;
  while (at > done) {
    const unsigned char *past;
    unsigned right;
    at = at[-1] < 0x80 ? at - 1 : gl_step_back(done, at);
    past = at;
    right = next_right(&past, p);
    if (B(right & ~WIDE) & (MARKS | CONTEXTUAL)) continue;
    m->state = next[ANY][right & ~WIDE];
    m->wide = (right & WIDE) != 0;
    m->zwj = 0;
    return past;
  }
  return at;
}

/* Whether the state is what it is after any character of that class, which
** stands at p, and so known to the algebra. */
static inline int isplain(const machine *m, unsigned c, const unsigned char *p,
                          const unsigned char *e) {
  unsigned code = next_code(&codes, &p, e);
  return m->state == next[ANY][c] && m->pending == GL_NOTPENDING &&
         code != OTHER && !(code & (CONTEXT | THROUGH));
}

/* Reads ASCII, which is simpler, as `step` does, up to byte `stop`; returns the
** first byte not read. */
static inline size_t read_ascii(machine *m, const unsigned char *s, size_t at,
                                size_t stop, uint64_t *ends) {
  for (; at < stop && s[at] < 0x80; at++) {
    const unsigned c = rights.byte[s[at]];
    if (c == LB_CM) break;
    take(m, c, 1, at, ends);
    m->zwj = 0;
  }
  return at;
}

/* Reads from byte `at` on, to byte `enough` at least; returns where plain
** characters go on. *known is the machine as it was at byte `done`, then as it
** is there. `spaced`: a space is before, and no bracket before that. */
GL_NOINLINE static size_t read_others(machine *known, const gl_text *t,
                                      size_t done, size_t at, size_t enough,
                                      int spaced, uint64_t *ends) {
  const unsigned char *s = t->s, *e = s + t->len, *from = s + at, *p;
  machine m = *known;
  if (enough <= at) enough = at + 1;
  if (enough > t->len) enough = t->len;
  p = from;
  if (spaced && at > done)
    m.state = STATE(LB_SP), m.wide = m.zwj = 0;
  else
    p = known_before(&m, s + done, from);
  at = (size_t)(p - s);
  while (p < e) {
    const unsigned char *now;
    unsigned right;
    p = now = s + (at = read_ascii(&m, s, at, enough, ends));
    if (p == e) break;
    right = next_right(&p, e);
    step(&m, right, at, ends);
    at = (size_t)(p - s);
    if (at >= enough && isplain(&m, right & ~WIDE, now, e)) {
      *known = m;
      return at;
    }
  }
  finish(&m, ends);
  return at;
}

#define DENSE 8 /* others among 64: the machine reads all of the block */

void gl_line_ends(const gl_text *t, uint64_t *ends) {
  gl_blocks b;
  const gl_block64 *block;
  before c = {0};
  machine m = {STATE(START), 0, 0, GL_NOTPENDING, 0};
  size_t done = 0; /* what the machine has read ends here */
  c.newline = 1;   /* LB2: a begin is like that of a line */
  memset(ends, 0, GL_BITWORDS(t->len) * sizeof *ends);
  gl_blocks_init(&b, t, &codes);
  while ((block = gl_blocks_next(&b)) != NULL) {
    size_t enough;
    places k;
    sides after;
    found f;
    locate(block, &k, &after, &c);
    f = plain_begins(block, &k, &after, &c);
    if (f.asks) f.begins |= asked_begins(t, b.at, f.asks);
    f.begins &= gl_bits_from(b.at, done);
    f.others &= gl_bits_from(b.at, done);
    enough = gl_popcount64(f.others) < DENSE ? 0 : b.at + 64;
    while (f.others) {
      const uint64_t it = f.others & -f.others;
      size_t from = b.at + gl_ctz64(it);
      done = read_others(&m, t, done, from, enough, (f.spaced & it) != 0, ends);
      f.begins &= ~gl_bits_from(b.at, from) | gl_bits_from(b.at, done);
      f.others &= gl_bits_from(b.at, done);
    }
    gl_block_add(b.at, f.begins, ends);
  }
  gl_block_finish(t, ends); /* LB3 */
}
