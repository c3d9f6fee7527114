/*
** l_place.c: Bits, sets of places between tokens: what layers say of them. A
** Search is told these before it runs (l_pattern.c).
*/
#include "l_pattern.h"

#include <string.h>

static gll_bits *newbits(lua_State *L, uint32_t n) {
  size_t words = GL_BITWORDS((size_t)n + 1);
  size_t size = sizeof(gll_bits) + words * sizeof(uint64_t);
  gll_bits *b = lua_newuserdatauv(L, size, 0);
  memset(b, 0, size);
  b->n = n;
  luaL_setmetatable(L, GLL_BITS);
  return b;
}

enum { BEGIN, CHANGE, OUTSIDE, COVERED, FIRST, SPACE, SHARED };
static const char *const kinds[] = {"begin", "change", "outside", "covered",
                                    "first", "space",  "shared",  NULL};

void gll_tokensin(const gl_spans *t, uint32_t first, uint32_t end,
                  uint32_t *from, uint32_t *lo, uint32_t *hi) {
  uint32_t f, e, k = gl_spans_lower(t, first);
  *from = *lo = k;
  if (k > 0) {
    gl_spans_row(t, k - 1, &f, &e);
    if (e > first) *from = k - 1;
  }
  k = gl_spans_lower(t, end);
  for (; k > *lo; k--) {
    gl_spans_row(t, k - 1, &f, &e);
    if (e <= end) break;
  }
  *hi = k;
}

/* Owner of each token + 1, 0 where no span holds all of it; of spans that lie
** in each other the outer one. */
static void fill_owners(lua_State *L, const gl_spans *t, const gl_spans *s,
                        uint32_t *owner) {
  uint32_t row, first, end, from, lo, hi, last = 0;
  for (row = 0; row < s->n; row++) {
    gl_spans_row(s, row, &first, &end);
    if (end <= last) continue;
    if (first < last)
      luaL_error(L, "'within' needs spans of which none overlaps another in "
                    "part");
    last = end;
    gll_tokensin(t, first, end, &from, &lo, &hi);
    for (; lo < hi; lo++) owner[lo] = row + 1;
  }
}

/* Of tokens by the span that holds all of them. */
static void fill_by_owner(lua_State *L, gll_bits *b, const gl_spans *t,
                          const gl_spans *s, int kind) {
  size_t size = ((size_t)t->n + 1) * sizeof(uint32_t);
  uint32_t i, *owner = lua_newuserdatauv(L, size, 0);
  memset(owner, 0, size);
  fill_owners(L, t, s, owner);
  for (i = 0; i < t->n; i++)
    if (kind == OUTSIDE ? owner[i] == 0 : i && owner[i] != owner[i - 1])
      gl_bit_set(b->at, i);
}

/* Of tokens, span by span. These are in order: of the tokens that one shares or
** covers those before `done` are set. */
static void fill_by_span(gll_bits *b, const gl_spans *t, const gl_spans *s,
                         int kind) {
  uint32_t row, first, end, from, lo, hi, f, e, done = 0;
  for (row = 0; row < s->n; row++) {
    gl_spans_row(s, row, &first, &end);
    gll_tokensin(t, first, end, &from, &lo, &hi);
    if (kind == BEGIN && lo < t->n && from == lo) gl_bit_set(b->at, lo);
    if (kind == COVERED) {
      for (lo = lo < done ? done : lo; lo < hi; lo++) gl_bit_set(b->at, lo);
      done = lo;
    }
    if (kind == SHARED) {
      for (from = from < done ? done : from; from < t->n; from++) {
        gl_spans_row(t, from, &f, &e);
        if (f >= end) break;
        gl_bit_set(b->at, from);
      }
      done = from;
    }
    if (kind == FIRST && lo < hi) {
      gl_spans_row(t, lo, &f, &e);
      if (f == first) gl_bit_set(b->at, lo);
    }
  }
}

/* Of tokens behind which one blank stands. */
static void fill_spaces(gll_bits *b, const gl_spans *t) {
  uint32_t i, f, e;
  for (i = 0; i < t->n; i++) {
    gl_spans_row(t, i, &f, &e);
    if (e < t->text->len && t->text->s[e] == ' ') gl_bit_set(b->at, i);
  }
}

/*
** placebits(tokens, spans, kind) --> Bits: tokens of which kind says so:
** "begin" a span begins at the boundary before it; "change" the token before
** it lies in another span, or one of the two in none; "outside" it lies in
** none; "covered" a span shares a byte with it; "first" it is the first that
** lies in a span; "shared" it has a byte in common with a span; "space" one
** blank stands behind it (spans are not looked at).
*/
static int placebits(lua_State *L) {
  const gl_spans *t = gll_checkspans(L, 1), *s = NULL;
  int kind = gll_checkword(L, 3, NULL, kinds);
  gll_bits *b;
  if (kind != SPACE) s = gll_checkspans(L, 2);
  lua_settop(L, 3);
  if (s && s->text->len != t->text->len)
    return luaL_argerror(L, 2, "spans of another text");
  b = newbits(L, t->n);
  if (kind == SPACE)
    fill_spaces(b, t);
  else if (kind == CHANGE || kind == OUTSIDE)
    fill_by_owner(L, b, t, s, kind);
  else
    fill_by_span(b, t, s, kind);
  lua_settop(L, 4);
  return 1;
}

void gll_open_place(lua_State *L) {
  static const luaL_Reg functions[] = {{"placebits", placebits}, {NULL, NULL}};
  luaL_newmetatable(L, GLL_BITS);
  lua_pop(L, 1);
  luaL_setfuncs(L, functions, 0);
}
