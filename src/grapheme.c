/*
** grapheme.c: extended grapheme clusters, UAX #29 of Unicode 18.0, section
** 3.1.1 (rules GB1 to GB999).
**
** Twice: gl_grapheme_scan reads one character after another, also of text that
** comes in pieces; gl_grapheme_ends takes whole texts 64 bytes at a time. They
** are compared by spec/host/levels.c.
*/
#include "block.h"
#include "scan.h"

#include <string.h>

/* --- one character after another ------------------------------------------ */

/*
** Most rules look at the characters on both sides only: for each class on
** the left, `joined` has the set of classes on the right between which there
** is no boundary. Three rules look further back, and a variable remembers for
** each what it asks for.
*/
#define C(class) (1u << GCB_##class)

#define MARKS (C(Extend) | C(ZWJ) | C(SpacingMark)) /* GB9, GB9a */
#define CONTROLS (C(Control) | C(CR) | C(LF))

enum {
  START = GCB_LVT + 1, /* GB1: nothing on the left */
  NLEFT
};

/* By the class on the left. What is not here is a boundary (GB999). */
static const uint16_t joined[NLEFT] = {
    [START] = 0xFFFF,
    [GCB_CR] = C(LF), /* GB3; and GB4 for all else */
    [GCB_LF] = 0,     /* GB4 */
    [GCB_Control] = 0,
    [GCB_L] = MARKS | C(L) | C(V) | C(LV) | C(LVT), /* GB6 */
    [GCB_LV] = MARKS | C(V) | C(T),                 /* GB7 */
    [GCB_V] = MARKS | C(V) | C(T),
    [GCB_LVT] = MARKS | C(T), /* GB8 */
    [GCB_T] = MARKS | C(T),
    [GCB_Prepend] = (uint16_t)~CONTROLS,                      /* GB9b, GB5 */
    [GCB_Regional_Indicator] = MARKS | C(Regional_Indicator), /* GB12 GB13 */
    [GCB_Other] = MARKS,
    [GCB_Extend] = MARKS,
    [GCB_ZWJ] = MARKS,
    [GCB_SpacingMark] = MARKS,
};

/* what GB11 has seen: ExtPict Extend*, and then ZWJ */
enum { NOTHING, PICTURED, PICTURED_ZWJ };

/* printable ASCII: of class Other, and all neighbours of it too */
static inline int isprint7(unsigned c) { return c - 0x20u < 0x5F; }

/* Sets the bits from i on to before j. */
static void setbits(uint64_t *b, size_t i, size_t j) {
  for (; i < j && (i & 63) != 0; i++) gl_bit_set(b, i);
  for (; j - i >= 64; i += 64) b[i >> 6] = ~(uint64_t)0;
  for (; i < j; i++) gl_bit_set(b, i);
}

/* In gl_scan.state a text's begin is all 0. */
enum { LEFT, SEEN_PICTURE, SEEN_LINKER };

void gl_grapheme_scan(gl_scan *scan, const gl_text *t, int last,
                      uint64_t *ends) {
  const unsigned char *s = t->s, *e = gl_scan_end(t, last), *p = s + scan->at;
  unsigned left = scan->state[LEFT] ^ START;
  unsigned picture = scan->state[SEEN_PICTURE]; /* GB11 */
  /* GB9c: InCB=Linker InCB=Extend* on the left */
  int linker = scan->state[SEEN_LINKER] != 0;

  while (p < e) {
    const unsigned char *at = p;
    const gl_class *k = gl_next_class(&p, e);
    unsigned c = k->gcb;

    if (!(joined[left] >> c & 1) &&
        !(linker && k->incb == INCB_Consonant) &&                   /* GB9c */
        !(picture == PICTURED_ZWJ && (k->flags & GL_EXTPICT) != 0)) /* GB11 */
      gl_ends_before(ends, (size_t)(at - s));

    if (isprint7(*at)) { /* a run of these is a cluster each */
      while (p < e && isprint7(*p)) p++;
      setbits(ends, (size_t)(at - s), (size_t)(p - s) - 1);
      left = GCB_Other;
      picture = NOTHING;
      linker = 0;
      continue;
    }

    /* InCB is asked first: some linkers are of GCB=Other */
    if (k->incb != INCB_Extend) linker = k->incb == INCB_Linker;

    if (k->flags & GL_EXTPICT)
      picture = PICTURED;
    else if (picture == PICTURED && c == GCB_ZWJ)
      picture = PICTURED_ZWJ;
    else if (!(picture == PICTURED && c == GCB_Extend))
      picture = NOTHING;

    /* GB12, GB13: the second of a pair is not the first of another */
    if (c == GCB_Regional_Indicator && left == GCB_Regional_Indicator)
      left = GCB_Other;
    else
      left = c;
  }
  scan->at = (size_t)(p - s);
  scan->state[LEFT] = left ^ START;
  scan->state[SEEN_PICTURE] = picture;
  scan->state[SEEN_LINKER] = (uint32_t)linker;
  if (last && t->len > 0) gl_ends_before(ends, t->len); /* GB2 */
}

/* --- whole texts, in blocks ----------------------------------------------- */

/*
** A rule becomes a line of algebra (block.h): for `A × B`, the places of B
** that are after A are inside a cluster, and a boundary is wherever no rule
** says so.
**
** The planes: one for each group of classes. Which one of the marks, controls
** and Hangul it is, the planes beside it tell.
*/
enum {
  MARK,    /* Extend, ZWJ, SpacingMark */
  CONTROL, /* Control, CR, LF */
  HANGUL,  /* L, V, T, LV, LVT */
  REGIONAL,
  PREPEND,
  CONSONANT, /* InCB=Consonant */
  LINKER,    /* InCB=Linker */
  PICTURE    /* Extended_Pictographic */
};

/* The code of a class: by its GCB, and by its InCB. */
#define B(plane) (1 << (plane))
enum {
  CODE_GCB_Other = 0,
  CODE_GCB_Control = B(CONTROL),
  CODE_GCB_CR = B(CONTROL) | B(REGIONAL),
  CODE_GCB_LF = B(CONTROL) | B(PREPEND),
  CODE_GCB_Extend = B(MARK),
  CODE_GCB_ZWJ = B(MARK) | B(PICTURE),
  CODE_GCB_SpacingMark = B(MARK) | B(REGIONAL),
  CODE_GCB_Regional_Indicator = B(REGIONAL),
  CODE_GCB_Prepend = B(PREPEND),
  CODE_GCB_L = B(HANGUL) | B(REGIONAL),
  CODE_GCB_V = B(HANGUL) | B(PREPEND),
  CODE_GCB_T = B(HANGUL) | B(CONSONANT),
  CODE_GCB_LV = B(HANGUL) | B(LINKER),
  CODE_GCB_LVT = B(HANGUL) | B(PICTURE),

  CODE_INCB_None = 0,
  CODE_INCB_Extend = B(MARK) | B(PREPEND),
  CODE_INCB_Linker = B(LINKER),
  CODE_INCB_Consonant = B(CONSONANT)
};
#define CODE(gcb, incb, wb, sb, lb, flags) \
  CODE_##gcb | CODE_##incb | ((flags)&GL_EXTPICT ? B(PICTURE) : 0)
static const gl_codes codes = GL_CODES(0);

/* Where the characters of each class are in a block. */
typedef struct places {
  uint64_t mark, extend, zwj;        /* mark: all of GB9 and GB9a */
  uint64_t control, cr, lf;          /* control: all three of them */
  uint64_t hangul, l, v, t, lv, lvt; /* hangul: all of these */
  uint64_t regional, prepend, picture;
  uint64_t consonant, linker, conjunct; /* InCB; conjunct: InCB=Extend */
} places;

static inline void locate(const uint64_t plane[8], places *k) {
  uint64_t plain;
  k->mark = plane[MARK];
  k->control = plane[CONTROL];
  k->hangul = plane[HANGUL];
  plain = ~(k->mark | k->control | k->hangul);
  k->zwj = k->mark & plane[PICTURE];
  k->extend = k->mark & ~(plane[PICTURE] | plane[REGIONAL]);
  k->conjunct = k->mark & plane[PREPEND];
  k->cr = k->control & plane[REGIONAL];
  k->lf = k->control & plane[PREPEND];
  k->l = k->hangul & plane[REGIONAL];
  k->v = k->hangul & plane[PREPEND];
  k->t = k->hangul & plane[CONSONANT];
  k->lv = k->hangul & plane[LINKER];
  k->lvt = k->hangul & plane[PICTURE];
  k->regional = plane[REGIONAL] & plain;
  k->prepend = plane[PREPEND] & plain;
  k->consonant = plane[CONSONANT] & plain;
  k->linker = plane[LINKER] & ~k->hangul;
  k->picture = plane[PICTURE] & plain;
}

/* What a block must know of the text before it: each a bit, whether what the
** name says is just before it, as the rules that use it see the text. */
typedef struct before {
  uint64_t control, cr, prepend;
  uint64_t l, v, t;           /* L; LV or V; LVT or T */
  uint64_t regional;          /* the first of a pair, if there is a second */
  uint64_t linker;            /* InCB=Linker InCB=Extend* */
  uint64_t picture, pictured; /* GB11: picture Extend*; that and ZWJ */
} before;

/* GB6 to GB8. */
static uint64_t join_hangul(const places *k, uint64_t trail, before *c) {
  uint64_t inside =
      (k->l | k->v | k->lv | k->lvt) & gl_after(k->l, trail, &c->l); /* GB6 */
  inside |= (k->v | k->t) & gl_after(k->lv | k->v, trail, &c->v);    /* GB7 */
  inside |= k->t & gl_after(k->lvt | k->t, trail, &c->t);            /* GB8 */
  return inside;
}

/* GB11: \p{Extended_Pictographic} Extend* ZWJ × \p{Extended_Pictographic} */
static uint64_t join_pictures(const places *k, uint64_t trail, before *c) {
  uint64_t after = gl_after(k->picture, k->extend | trail, &c->picture);
  return k->picture & gl_after(k->zwj & after, trail, &c->pictured);
}

/* The places in a block that no boundary is before. */
static uint64_t join(const uint64_t plane[8], uint64_t trail, before *c) {
  places k;
  uint64_t inside;
  locate(plane, &k);
  inside = k.lf & gl_after(k.cr, 0, &c->cr); /* GB3 */
  /* GB9 GB9a, but for GB4 */
  inside |= k.mark & ~gl_after(k.control, trail, &c->control);
  if (k.prepend | c->prepend) /* GB9b, but for GB5 */
    inside |= gl_after(k.prepend, trail, &c->prepend) & ~k.control;
  if (k.hangul | c->l | c->v | c->t) inside |= join_hangul(&k, trail, c);
  if (k.linker | c->linker) /* GB9c */
    inside |= k.consonant & gl_after(k.linker, k.conjunct | trail, &c->linker);
  if (k.picture | c->picture | c->pictured)
    inside |= join_pictures(&k, trail, c);
  if (k.regional | c->regional) /* GB12, GB13 */
    inside |= gl_pair_seconds(k.regional, trail, &c->regional);
  return inside | trail;
}

/* The same in a block of ASCII: characters and controls, which only GB3 and
** a Prepend before them join. */
static inline uint64_t join_ascii(const uint64_t plane[8], before *c) {
  places k;
  uint64_t inside;
  locate(plane, &k);
  inside = (k.lf & gl_after(k.cr, 0, &c->cr)) /* GB3 */
           | (c->prepend & ~k.control);       /* GB9b */
  memset(c, 0, sizeof *c);
  c->control = k.control >> 63;
  c->cr = k.cr >> 63;
  return inside;
}

void gl_grapheme_ends(const gl_text *t, uint64_t *ends) {
  gl_blocks b;
  const gl_block64 *block;
  before c = {0};
  gl_blocks_init(&b, t, &codes);
  while ((block = gl_blocks_next(&b)) != NULL) {
    uint64_t inside = block->high ? join(block->plane, block->trail, &c)
                                  : join_ascii(block->plane, &c);
    gl_block_begins(b.at, ~inside, ends); /* GB999 */
  }
  gl_block_finish(t, ends); /* GB2 */
}
