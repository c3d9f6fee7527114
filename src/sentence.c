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
**
** Twice: gl_sentence_scan reads one character after another, also of text that
** comes in pieces; gl_sentence_ends takes whole texts 64 bytes at a time, by
** the same machine where ends are few and by algebra where they are many. They
** are compared by spec/host/levels.c.
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
** may be one are looked for in blocks of 64. From each on the machine reads
** until neither an end nor a look-ahead is under way; a block that has many, or
** one that the machine has not done with soon, is read by algebra.
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
static GL_INLINE unsigned stage_before(const unsigned char *s,
                                       const unsigned char *p) {
  while (p > s) {
    const unsigned char *at = p[-1] < 0x80 ? p - 1 : gl_step_back(s, p);
    const unsigned char *past = at;
    uint32_t bit = (uint32_t)1 << next_sb(&past, p);
    if (!(bit & IGNORED)) return bit & (C(Upper) | C(Lower)) ? LETTER : PLAIN;
    p = at;
  }
  return PLAIN;
}

#define SOON 32 /* bytes in which most ends are read */

/* Reads an end, whose first character, of class c, is at byte `at` and ends
** before p. Returns where it is done, or NULL if it is not soon. */
static const unsigned char *read_end(const gl_text *t, size_t at, unsigned c,
                                     const unsigned char *p, uint64_t *ends) {
  const unsigned char *s = t->s, *e = s + t->len;
  const unsigned char *stop = e - p > SOON ? p + SOON : e;
  machine m;
  m.stage = c == SB_ATerm ? stage_before(s, s + at) : PLAIN; /* SB7 */
  m.pending = GL_NOTPENDING;
  m.stage = next[m.stage][c];
  while (m.stage > LETTER || m.pending != GL_NOTPENDING) {
    if (p >= stop) {
      if (stop < e) return NULL;
      if (m.pending != GL_NOTPENDING)
        gl_ends_before(ends, m.pending); /* SB11 */
      break;
    }
    at = (size_t)(p - s);
    step(&m, next_sb(&p, e), at, ends);
  }
  return p;
}

/* --- as algebra ----------------------------------------------------------- */

/*
** A rule becomes a line of algebra (block.h): for `A × B`, no sentence begins
** at the places of B that are after A; SB5 is what gl_after goes through.
**
** The planes. Most classes have one for themselves; the others share those, and
** are told by the planes beside.
*/
enum {
  TERM,    /* STerm; with NUMBER ATerm */
  SPACE,   /* Sp; with CONTINUE a ParaSep, with one more LF or CR */
  CLOSE,   /* Close */
  IGNORE,  /* Extend, Format, bytes within a character */
  UPPER,   /* Upper */
  LOWER,   /* Lower; with UPPER OLetter */
  NUMBER,  /* Numeric */
  CONTINUE /* SContinue */
};

/* The code of each class. */
#define B(plane) (1 << (plane))
enum {
  CODE_SB_Other = 0,
  CODE_SB_STerm = B(TERM),
  CODE_SB_ATerm = B(TERM) | B(NUMBER),
  CODE_SB_Sp = B(SPACE),
  CODE_SB_Sep = B(SPACE) | B(CONTINUE),
  CODE_SB_LF = B(SPACE) | B(CONTINUE) | B(LOWER),
  CODE_SB_CR = B(SPACE) | B(CONTINUE) | B(NUMBER),
  CODE_SB_Close = B(CLOSE),
  CODE_SB_Extend = B(IGNORE),
  CODE_SB_Format = B(IGNORE),
  CODE_SB_Upper = B(UPPER),
  CODE_SB_Lower = B(LOWER),
  CODE_SB_OLetter = B(UPPER) | B(LOWER),
  CODE_SB_Numeric = B(NUMBER),
  CODE_SB_SContinue = B(CONTINUE)
};
#undef CODE
#define CODE(gcb, incb, wb, sb, lb, flags) CODE_##sb
static const gl_codes codes = GL_CODES(CODE_SB_Extend);

/* Where the characters of each class are in a block. */
typedef struct places {
  uint64_t term, aterm;          /* SATerm; ATerm */
  uint64_t close, sp, continues; /* Close; Sp; SContinue */
  uint64_t separator, cr, lf;    /* ParaSep; CR; LF */
  uint64_t upper, lower, numeric;
  uint64_t ignore, trail;
  uint64_t deciding; /* what ends the look-ahead of SB8 */
} places;

static inline void locate(const gl_block64 *b, places *k) {
  const uint64_t *plane = b->plane;
  k->separator = plane[SPACE] & plane[CONTINUE];
  k->cr = k->separator & plane[NUMBER];
  k->lf = k->separator & plane[LOWER];
  k->sp = plane[SPACE] & ~plane[CONTINUE];
  k->continues = plane[CONTINUE] & ~plane[SPACE];
  k->term = plane[TERM];
  k->aterm = plane[TERM] & plane[NUMBER];
  k->numeric = plane[NUMBER] & ~(plane[TERM] | plane[SPACE]);
  k->upper = plane[UPPER] & ~plane[LOWER];
  k->lower = plane[LOWER] & ~(plane[UPPER] | plane[SPACE]);
  k->close = plane[CLOSE];
  k->ignore = plane[IGNORE];
  k->trail = b->trail;
  k->deciding = plane[UPPER] | plane[LOWER] | plane[TERM] | k->separator;
}

/* What a block must know of the text before it: each a bit, whether what the
** name says is just before it, by SB5. */
typedef struct before {
  uint64_t closed, spaced;         /* SATerm Close*; SATerm Close* Sp+ */
  uint64_t letter, initial, aterm; /* Upper or Lower; that and ATerm; ATerm */
  uint64_t dotted;                 /* ATerm Close* Sp* */
  uint64_t cr, separator;          /* not by SB5 */
  size_t pending; /* the boundary that SB8 may take away, or GL_NOTPENDING */
} before;

/* SB8: the boundary that waits since an earlier block, which was noted. */
static void decide_pending(const places *k, before *c, uint64_t *ends) {
  const uint64_t first = k->deciding & -k->deciding;
  const size_t last = c->pending - 1;
  if (first == 0) return;
  c->pending = GL_NOTPENDING;
  if (first & k->lower) ends[last / 64] &= ~((uint64_t)1 << last % 64);
}

/* SB8: of the boundaries in `waiting` those that what follows takes away. One
** that nothing in the block decides waits on. */
static uint64_t taken_away(size_t at, const places *k, before *c,
                           uint64_t waiting) {
  uint64_t taken = 0;
  for (; waiting; waiting &= waiting - 1) {
    const uint64_t it = waiting & -waiting, after = k->deciding & -it;
    const uint64_t first = after & -after;
    if (first & k->lower) taken |= it;
    if (first == 0) c->pending = at + gl_ctz64(it);
  }
  return taken;
}

/* The places in a block where a sentence begins. SB998: nowhere but behind an
** end. */
static uint64_t begins_in(size_t at, const places *k, before *c,
                          uint64_t *ends) {
  const uint64_t ignore = k->ignore;
  /* behind SATerm Close*, and behind that and Sp+ */
  uint64_t closed = gl_after(k->term, k->close | ignore, &c->closed);
  uint64_t sp = k->sp & closed;
  uint64_t spaced = gl_after(sp, (k->sp & ~sp) | ignore, &c->spaced);
  uint64_t either = closed | spaced;
  /* the same behind ATerm: through what is part of such an end */
  uint64_t part = (closed & k->close) | (either & (k->sp | ignore));
  uint64_t dotted = gl_after(k->aterm, part, &c->dotted);
  uint64_t letter = gl_after(k->upper | k->lower, ignore, &c->letter);
  uint64_t initial = gl_after(k->aterm & letter, ignore, &c->initial);
  uint64_t aterm = gl_after(k->aterm, ignore, &c->aterm);
  uint64_t waiting;

  uint64_t begin = either & ~ignore;  /* SB11, SB5 */
  begin &= ~(closed & k->close);      /* SB9 */
  begin &= ~(k->sp | k->separator);   /* SB10, and SB9 */
  begin &= ~(k->continues | k->term); /* SB8a */
  begin &= ~(aterm & k->numeric);     /* SB6 */
  begin &= ~(initial & k->upper);     /* SB7 */
  begin &= ~(dotted & k->lower);      /* SB8, at once */
  if (c->pending != GL_NOTPENDING) decide_pending(k, c, ends);
  waiting = begin & dotted & ~k->deciding;
  if (waiting) begin &= ~taken_away(at, k, c, waiting);
  begin |= gl_after(k->separator, k->trail, &c->separator); /* SB4 */
  begin &= ~(k->lf & gl_after(k->cr, 0, &c->cr));           /* SB3 */
  return begin & ~k->trail;
}

/* Whether an end or a look-ahead is under way behind a block. */
static inline int isopen(const before *c) {
  return (c->closed | c->spaced | c->separator) != 0 ||
         c->pending != GL_NOTPENDING;
}

/* Whether a letter is before byte `at`, or goes on there (SB7). */
static int letter_before(const gl_text *t, size_t at) {
  const unsigned char *s = t->s, *p = gl_whole_end(s, s + at);
  if (p < s + at) (void)next_sb(&p, s + t->len);
  return stage_before(s, p) == LETTER;
}

#define FEW 4 /* ends in a block: the machine takes less time for so many */

/* Reads the block at byte `at`; what begins an end before byte `done` is done
** with. Returns whether algebra is to go on behind it. */
GL_NOINLINE static uint64_t read_block(gl_blocks *b, size_t at, size_t done,
                                       before *c, uint64_t *ends) {
  const uint64_t fresh = gl_bits_from(at, done);
  gl_block64 block;
  places k;
  if (!isopen(c)) c->letter = (uint64_t)letter_before(b->t, at);
  gl_blocks_seek(b, at);
  gl_blocks_take(b, &block, 1);
  locate(&block, &k);
  k.term &= fresh;
  k.aterm &= fresh;
  k.separator &= fresh;
  gl_block_add(at, begins_in(at, &k, c, ends), ends);
  return isopen(c) || gl_popcount64(k.term) > FEW;
}

/* Reads what may begin an end in the block at byte `at`, as `found` has it, but
** before `done`. Returns where it is done with these, or NULL if they are more
** than a few, or one is not read soon. */
static inline const unsigned char *read_ends(const gl_text *t, size_t at,
                                             uint64_t found,
                                             const unsigned char *done,
                                             uint64_t *ends) {
  const unsigned char *e = t->s + t->len;
  unsigned n = 0;
  for (; found; found &= found - 1) {
    const size_t from = at + gl_ctz64(found);
    const unsigned char *p = t->s + from;
    unsigned c;
    if (p < done) continue;
    c = next_sb(&p, e);
    if (!((uint32_t)1 << c & (SATERM | PARASEP))) continue;
    if (n++ == FEW || !(done = read_end(t, from, c, p, ends))) return NULL;
  }
  return done;
}

void gl_sentence_ends(const gl_text *t, uint64_t *ends) {
  gl_blocks b;
  before c = {0};
  uint64_t found[GL_AHEAD];
  const unsigned char *done = t->s, *p;
  size_t at = 0;
  unsigned i, n;
  uint64_t dense = 0; /* whether algebra goes on */
  c.pending = GL_NOTPENDING;
  gl_blocks_init(&b, t, &codes);
  memset(ends, 0, GL_BITWORDS(t->len) * sizeof *ends);
  while ((n = gl_blocks_find(t, at, &begins, found)) > 0) {
    for (i = 0; i < n; i++, at += 64) {
      if (!(found[i] | dense)) continue;
      if (!dense && (p = read_ends(t, at, found[i], done, ends)) != NULL)
        done = p;
      else
        dense = read_block(&b, at, (size_t)(done - t->s), &c, ends);
    }
  }
  gl_block_finish(t, ends); /* SB2 */
}
