/*
** grapheme.c: extended grapheme clusters, UAX #29 of Unicode 18.0, section
** 3.1.1 (rules GB1 to GB999).
**
** Most rules look at the characters on both sides only: for each class on
** the left, `joined` has the set of classes on the right between which there
** is no boundary. Three rules look further back, and a variable remembers for
** each what it asks for.
*/
#include "scan.h"

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
enum { NOTHING, PICTURE, PICTURE_ZWJ };

/* printable ASCII: of class Other, and all neighbours of it too */
static inline int isprint7(unsigned c) { return c - 0x20u < 0x5F; }

/* Sets the bits from i on to before j. */
static void setbits(uint64_t *b, size_t i, size_t j) {
  for (; i < j && (i & 63) != 0; i++) gl_bit_set(b, i);
  for (; j - i >= 64; i += 64) b[i >> 6] = ~(uint64_t)0;
  for (; i < j; i++) gl_bit_set(b, i);
}

void gl_grapheme_ends(const gl_text *t, uint64_t *ends) {
  const unsigned char *s = t->s, *e = s + t->len, *p = s;
  unsigned left = START;
  unsigned picture = NOTHING; /* GB11 */
  int linker = 0;             /* GB9c: InCB=Linker InCB=Extend* on the left */

  gl_ends_clear(t, ends);
  while (p < e) {
    const unsigned char *at = p;
    const gl_class *k = gl_next(&p, e);
    unsigned c = k->gcb;

    if (!(joined[left] >> c & 1) &&
        !(linker && k->incb == INCB_Consonant) &&                  /* GB9c */
        !(picture == PICTURE_ZWJ && (k->flags & GL_EXTPICT) != 0)) /* GB11 */
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
      picture = PICTURE;
    else if (picture == PICTURE && c == GCB_ZWJ)
      picture = PICTURE_ZWJ;
    else if (!(picture == PICTURE && c == GCB_Extend))
      picture = NOTHING;

    /* GB12, GB13: the second of a pair is not the first of another */
    if (c == GCB_Regional_Indicator && left == GCB_Regional_Indicator)
      left = GCB_Other;
    else
      left = c;
  }
  if (t->len > 0) gl_ends_before(ends, t->len); /* GB2 */
}
