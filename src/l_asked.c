/*
** l_asked.c: whether words are as asked, each by itself, without a column for
** it: those of a set, or its rows while nobody has numbered them.
*/
#include "l_scratch.h"

#include <string.h>

/* Whether no character that begins with this byte has a folded form that begins
** with ASCII, as that of "\u{FB01}" does. (A spec asks all characters.) */
static inline int staysnonascii(unsigned c) {
  return c >= 0xCE && c < 0xEF && c != 0xE1 && c != 0xE2;
}

/* Whether the attribute of the word s is another than `want`, as far as its
** first bytes or its last one tell. */
static inline int unlike(int attr, const unsigned char *s, size_t n,
                         const char *want, size_t nwant) {
  const unsigned c = s[0], letter = c | 0x20;
  const int isletter = letter - 'a' < 26;
  unsigned first = c;
  switch (attr) {
    case GLL_TEXTATTR: return (nwant != n) | (c != (unsigned char)want[0]);
    case GLL_PREFIX: return (nwant > n) | (c != (unsigned char)want[0]);
    case GLL_SUFFIX:
      return nwant - 1 >= n || s[n - 1] != (unsigned char)want[nwant - 1];
    case GLL_LOWER: /* a mark may be composed with what it follows */
      if (c >= 0x80) return (unsigned char)want[0] < 0x80 && staysnonascii(c);
      if (n > 1 && s[1] >= 0x80) return 0;
      if (isletter) first = letter;
      break;
    case GLL_SHAPE:
      if (c >= 0x80 || n >= 100) return 0; /* that may be long */
      if (isletter) first = c == letter ? 'x' : 'X';
      if (c - '0' < 10) first = 'd';
      break;
    default: return 0;
  }
  return first != (unsigned char)want[0];
}

/* Whether the length of the word s, in characters, is the one that is asked. */
static inline int islong(const unsigned char *s, size_t n, lua_Integer length) {
  return (lua_Unsigned)length <= n && gl_attr_length(s, n) == length;
}

/* Whether a word is as asked. What its first bytes tell comes first, for few
** words come as far as to need flags or the value of a string. The scratch for
** these is made when one does. */
static int isasked(lua_State *L, const gll_attrs *a, const gl_wordform *form,
                   const gll_asked *q, gll_scratch **w) {
  const unsigned char *s = a->text->s + form->at;
  const size_t n = form->n;
  int k;
  for (k = 0; k < q->nstrings; k++)
    if (unlike(q->string[k].attr, s, n, q->string[k].s, q->string[k].n))
      return 0;
  if (q->haslength && !islong(s, n, q->length)) return 0;
  if (q->mask && (gl_attr_flags(s, n, a->lexicon) & q->mask) != q->flags)
    return 0;
  for (k = 0; k < q->nstrings; k++) {
    const gll_equal *e = &q->string[k];
    gll_value v;
    if (*w == NULL && e->attr == GLL_LOWER) *w = gll_newscratch(L);
    gll_valueof(L, a->text, form, *w, NULL, e->attr, &v);
    if (v.n != e->n || memcmp(v.s, e->s, v.n) != 0) return 0;
  }
  return 1;
}

#define AHEAD 8 /* words whose bytes are fetched meanwhile */

static void wordbyword(lua_State *L, const gll_attrs *a, const gll_words *x,
                       const gll_asked *q, gll_scratch **w, uint8_t *ok) {
  uint32_t i;
  for (i = 0; i < x->n; i++) {
    if (x->n - i > AHEAD && ok[i + AHEAD])
      GL_PREFETCH(a->text->s + x->form[i + AHEAD].at);
    if (ok[i]) ok[i] = (uint8_t)isasked(L, a, &x->form[i], q, w);
  }
}

/* Of n rows of a block, listed in `row` (`all`: the first ones), leaves those
** that are not unlike what is asked; returns how many. Without a branch for
** it. */
static GL_INLINE uint32_t siftby(int attr, const unsigned char *text,
                                 const gl_block *b, const gll_equal *e,
                                 uint32_t *row, uint32_t n, int all) {
  uint32_t i, kept = 0;
  for (i = 0; i < n; i++) {
    const uint32_t r = all ? i : row[i], at = b->first[r];
    row[kept] = r;
    kept += !unlike(attr, text + at, b->end[r] - at, e->s, e->n);
  }
  return kept;
}

static uint32_t sift(const unsigned char *text, const gl_block *b,
                     const gll_equal *e, uint32_t *row, uint32_t n, int all) {
  switch (e->attr) { /* known to the compiler in each of the loops */
    case GLL_LOWER: return siftby(GLL_LOWER, text, b, e, row, n, all);
    case GLL_PREFIX: return siftby(GLL_PREFIX, text, b, e, row, n, all);
    case GLL_SHAPE: return siftby(GLL_SHAPE, text, b, e, row, n, all);
    case GLL_SUFFIX: return siftby(GLL_SUFFIX, text, b, e, row, n, all);
    default: return siftby(GLL_TEXTATTR, text, b, e, row, n, all);
  }
}

/* The same of rows that have no numbers. */
static void rowbyrow(lua_State *L, const gll_attrs *a, const gll_asked *q,
                     gll_scratch **w, uint8_t *ok) {
  uint32_t row[GLL_ROWS], at, i, n, found;
  gl_block b;
  int k;
  for (at = 0; at < a->n; at += b.n, ok += b.n) {
    gl_spans_read(a->spans, at, &b);
    if (b.n > GLL_ROWS) b.n = GLL_ROWS;
    n = sift(a->text->s, &b, &q->string[0], row, b.n, 1);
    for (k = 1; k < q->nstrings && n > 0; k++)
      n = sift(a->text->s, &b, &q->string[k], row, n, 0);
    for (i = found = 0; i < n; i++) {
      const uint32_t r = row[i], first = b.first[r];
      const gl_wordform form = {first, b.end[r] - first, GL_UNKNOWN};
      if (ok[r] && isasked(L, a, &form, q, w)) row[found++] = r;
    }
    memset(ok, 0, b.n);
    while (found-- > 0) ok[row[found]] = 1;
  }
}

void gll_askwords(lua_State *L, gll_attrs *a, const gll_words *x,
                  const gll_asked *q, uint8_t *ok) {
  const int top = lua_gettop(L);
  gll_scratch *w = x->scratch;
  int k;
  if (x->id)
    wordbyword(L, a, x, q, &w, ok);
  else
    rowbyrow(L, a, q, &w, ok);
  if (w != x->scratch) gll_endscratch(w);
  lua_settop(L, top);
  for (k = 0; k < q->nstrings; k++) a->asked |= 1u << q->string[k].attr;
  if (q->haslength || q->mask) a->asked |= 1u << GLL_LENGTH;
}
