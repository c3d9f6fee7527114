/*
** l_where.c: which spans of a set have the lexical attributes that a table of
** conditions asks for.
*/
#include "l_scratch.h"

#include <string.h>

/* whether the value at the top, popped, is as the condition at `at` asks */
static int holds(lua_State *L, int at) {
  int is = 0, top = lua_gettop(L);
  if (lua_type(L, at) == LUA_TFUNCTION) {
    lua_pushvalue(L, at);
    lua_pushvalue(L, top);
    lua_call(L, 1, 1);
    is = lua_toboolean(L, -1);
  } else if (lua_type(L, at) == LUA_TTABLE) {
    lua_pushvalue(L, top);
    is = lua_rawget(L, at) != LUA_TNIL;
  } else
    is = lua_rawequal(L, top, at);
  lua_settop(L, top - 1);
  return is;
}

/* replaces a list by the table value -> true */
static void toset(lua_State *L, int at) {
  lua_Integer i;
  lua_newtable(L);
  for (i = 1; lua_geti(L, at, i) != LUA_TNIL; i++) {
    lua_pushboolean(L, 1);
    lua_rawset(L, -3);
  }
  lua_pop(L, 1);
  lua_replace(L, at);
}

static void needstrings(lua_State *L, int attr, int at) {
  int t = lua_type(L, at), want = attr == GLL_LENGTH   ? LUA_TNUMBER
                                  : attr >= GLL_NATTRS ? LUA_TBOOLEAN
                                                       : LUA_TSTRING;
  if (t != want && t != LUA_TFUNCTION &&
      (t != LUA_TTABLE || want == LUA_TBOOLEAN))
    luaL_error(L, "attribute '%s': %s%s or function expected, got %s",
               gll_attrname(attr), lua_typename(L, want),
               want == LUA_TBOOLEAN ? "" : ", list", luaL_typename(L, at));
}

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
    case GLL_PREFIX: return nwant > n || c != (unsigned char)want[0];
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

/* whether the bytes are as the condition at `at` asks: a string, a set, or a
** function, whose answers are in the table at the top */
static int passes(lua_State *L, int at, gl_str s) {
  int is;
  gll_pushbytes(L, s);
  if (lua_type(L, at) != LUA_TFUNCTION) return holds(L, at);
  lua_pushvalue(L, -1);
  if (lua_rawget(L, -3) == LUA_TNIL) {
    lua_pop(L, 1);
    lua_pushvalue(L, -1);
    lua_pushboolean(L, holds(L, at));
    lua_pushvalue(L, -1);
    lua_insert(L, -3);
    lua_rawset(L, -4);
  } else
    lua_remove(L, -2);
  is = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return is;
}

/* Leaves in ok[] the types of which some lemma is as the condition at `at`
** asks: any will do, as in patterns. gll_scratch is its own, for a condition
** may raise: the one that is kept would be in use from then on. */
static void filterlemmas(lua_State *L, const gll_attrs *a, int at,
                         uint8_t *ok) {
  const gl_wordform *form = a->column[GLL_TEXTATTR]->form;
  const gl_lemmas *z = gll_attrlemmas(L, 1);
  gll_scratch *w = gll_ownscratch(L);
  uint32_t i;
  lua_newtable(L);
  for (i = 0; i < a->ntypes; i++) {
    gll_value v;
    gl_str s;
    unsigned k = 0;
    if (!ok[i]) continue;
    v.set.n = 0;
    gll_valueof(L, a->text, &form[i], w, z, GLL_LEMMA, &v);
    s.s = (const char *)v.s;
    s.n = v.n;
    while (!(ok[i] = (uint8_t)passes(L, at, s)) && ++k < v.set.n)
      s = gl_lemma_of(z, &v.set, k);
  }
  gll_endscratch(w);
  lua_pop(L, 2);
}

/* Leaves in ok[] the types whose attribute is as the condition at `at` asks;
** a function is asked once for each value. */
static void filter(lua_State *L, gll_attrs *a, int attr, int at, uint8_t *ok) {
  uint32_t i;
  if (lua_type(L, at) == LUA_TTABLE) toset(L, at);
  if (attr == GLL_LEMMA) {
    filterlemmas(L, a, at, ok);
  } else if (attr >= GLL_NATTRS) {
    const uint32_t *f = gll_attrflags(L, 1);
    unsigned bit = (unsigned)(attr - GLL_NATTRS);
    uint8_t good[2];
    for (i = 0; i < 2; i++) {
      lua_pushboolean(L, (int)i);
      good[i] = (uint8_t)holds(L, at);
    }
    for (i = 0; i < a->ntypes; i++) ok[i] &= good[f[i] >> bit & 1];
  } else if (attr == GLL_LENGTH) {
    const uint32_t *len = gll_attrlengths(L, 1);
    for (i = 0; i < a->ntypes; i++) {
      if (!ok[i]) continue;
      lua_pushinteger(L, (lua_Integer)len[i]);
      ok[i] = (uint8_t)holds(L, at);
    }
  } else {
    const gl_column *c = gll_column(L, 1, attr);
    uint8_t *good = lua_newuserdatauv(L, (size_t)c->n + 1, 0);
    gl_str want = {NULL, 0};
    if (lua_type(L, at) == LUA_TSTRING) want.s = lua_tolstring(L, at, &want.n);
    for (i = 0; i < c->n; i++) {
      gl_str s = gl_column_str(c, i);
      if (want.s)
        good[i] = s.n == want.n && memcmp(s.s, want.s, s.n) == 0;
      else {
        gll_pushbytes(L, s);
        good[i] = (uint8_t)holds(L, at);
      }
    }
    for (i = 0; i < a->ntypes; i++) ok[i] &= good[c->of ? c->of[i] : i];
  }
}

#define NALL (GLL_NATTRS + GL_NATTRFLAGS)

/* What a table of conditions asks for. */
typedef struct Asked {
  uint32_t mask, flags; /* of the flags in the mask these */
  int haslength;
  lua_Integer length;
  int nstrings, nothers;
  struct Equal { /* strings that are not in columns */
    int attr;
    const char *s;
    size_t n;
  } string[GLL_LENGTH];
  struct Other {
    int attr, at; /* index of the condition */
  } other[NALL];
} Asked;

/* Reads the condition at the top. Returns whether it has to stay on the stack,
** where its name is now. */
static int readcondition(lua_State *L, const gll_attrs *a, int attr, Asked *q) {
  const int type = lua_type(L, -1);
  if (attr >= GLL_NATTRS && type == LUA_TBOOLEAN) {
    const uint32_t bit = (uint32_t)1 << (attr - GLL_NATTRS);
    q->mask |= bit;
    if (lua_toboolean(L, -1)) q->flags |= bit;
    return 0;
  }
  if (attr == GLL_LENGTH && lua_isinteger(L, -1)) {
    q->haslength = 1;
    q->length = lua_tointeger(L, -1);
    return 0;
  }
  if (attr < GLL_LENGTH && attr != GLL_LEMMA && type == LUA_TSTRING &&
      !a->column[attr] && !(a->asked >> attr & 1)) {
    struct Equal *e = &q->string[q->nstrings++];
    e->attr = attr;
    e->s = lua_tolstring(L, -1, &e->n);
    return 1;
  }
  needstrings(L, attr, lua_gettop(L));
  q->other[q->nothers].attr = attr;
  q->other[q->nothers++].at = lua_gettop(L) - 1;
  return 1;
}

/* Reads the table of conditions at 2. */
static void readconditions(lua_State *L, const gll_attrs *a, Asked *q) {
  q->mask = q->flags = 0;
  q->haslength = q->nstrings = q->nothers = 0;
  luaL_checkstack(L, NALL + LUA_MINSTACK, "too many conditions");
  lua_pushnil(L);
  while (lua_next(L, 2)) {
    int attr;
    if (lua_type(L, -2) != LUA_TSTRING)
      luaL_error(L, "name of an attribute expected, got %s",
                 luaL_typename(L, -2));
    attr = gll_attrnumber(lua_tostring(L, -2));
    if (attr < 0) gll_checkattr(L, -2); /* raises */
    if (readcondition(L, a, attr, q))
      lua_insert(L, -2);
    else
      lua_pop(L, 1);
  }
}

/* Whether the length of the word s, in characters, is the one that is asked. */
static inline int islong(const unsigned char *s, size_t n, lua_Integer length) {
  return (lua_Unsigned)length <= n && gl_attr_length(s, n) == length;
}

/* Whether a word is as asked. What its first bytes tell comes first, for few
** words come as far as to need flags or the value of a string. The scratch for
** these is made when one does. */
static int isasked(lua_State *L, const gll_attrs *a, const gl_wordform *form,
                   const Asked *q, gll_scratch **w) {
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
    const struct Equal *e = &q->string[k];
    gll_value v;
    if (*w == NULL && e->attr == GLL_LOWER) *w = gll_newscratch(L);
    gll_valueof(L, a->text, form, *w, NULL, e->attr, &v);
    if (v.n != e->n || memcmp(v.s, e->s, v.n) != 0) return 0;
  }
  return 1;
}

#define AHEAD 8 /* words whose bytes are fetched meanwhile */

/* Leaves in ok[] the words that are as asked, each looked at by itself: a
** column pays when it is asked again. */
static void wordbyword(lua_State *L, gll_attrs *a, const gll_words *x,
                       const Asked *q, uint8_t *ok) {
  const int top = lua_gettop(L);
  gll_scratch *w = x->scratch;
  uint32_t i;
  int k;
  for (i = 0; i < x->n; i++) {
    if (x->n - i > AHEAD && ok[i + AHEAD])
      GL_PREFETCH(a->text->s + x->form[i + AHEAD].at);
    if (ok[i]) ok[i] = (uint8_t)isasked(L, a, &x->form[i], q, &w);
  }
  if (w != x->scratch) gll_endscratch(w);
  lua_settop(L, top);
  for (k = 0; k < q->nstrings; k++) a->asked |= 1u << q->string[k].attr;
  if (q->haslength || q->mask) a->asked |= 1u << GLL_LENGTH;
}

/* Sets ok[] to which types have the flags and the length, which are not asked
** any more then. */
static void plainfacts(lua_State *L, const gll_words *x, Asked *q,
                       uint8_t *ok) {
  const int any = !q->haslength; /* length will do */
  const int none = !any && (lua_Unsigned)q->length > UINT32_MAX;
  const uint32_t length = none ? 0 : (uint32_t)q->length;
  const uint32_t *flags, *len;
  uint32_t i;
  if (none || (any && q->mask == 0)) {
    memset(ok, !none, x->n);
  } else {
    flags = gll_wordfacts(L, 1, x, &len);
    for (i = 0; i < x->n; i++)
      ok[i] = (uint8_t)(((flags[i] & q->mask) == q->flags) &
                        (any | (len[i] == length)));
  }
  q->mask = q->flags = 0;
  q->haslength = 0;
}

/* Whether flags and lengths of all words are there, or are to be. */
static int hasfacts(const gll_attrs *a, const gll_words *x, const Asked *q) {
  return a->flags || a->asked >> GLL_LENGTH & 1 || q->nstrings == 0 ||
         (x->scratch && x->scratch->known);
}

/* What asks least of a type comes first. Who asks a function, or what others
** may ask again, asks words that stay. */
uint8_t *gll_conditions(lua_State *L, gll_attrs *a, gll_words *x,
                        uint8_t room[GLL_ROWS]) {
  uint8_t *ok = room;
  int k, top;
  Asked q;
  readconditions(L, a, &q);
  if (q.nothers) gll_ownwords(L, 1, a);
  gll_beginwords(L, 1, a, x);
  if (x->n > GLL_ROWS) ok = lua_newuserdatauv(L, x->n, 0); /* of its own ones */
  if (hasfacts(a, x, &q))
    plainfacts(L, x, &q, ok);
  else
    memset(ok, 1, x->n);
  if (q.nstrings) wordbyword(L, a, x, &q, ok);
  top = lua_gettop(L);
  for (k = 0; k < q.nothers; k++, lua_settop(L, top))
    filter(L, a, q.other[k].attr, q.other[k].at, ok);
  return ok;
}

/*
** attributes:where{name = condition, ...} --> Spans: the spans whose
** attributes all are as asked: a flag true or false; a string or number equal
** to the value, in a list of values, or of a kind that function(value) says
** yes to, which is asked once for each value. Raises on other names and
** types. O(n).
*/
int gll_where(lua_State *L) {
  gll_attrs *a = gll_toattrs(L, 1);
  const uint8_t *ok;
  uint8_t room[GLL_ROWS];
  uint64_t *mask;
  gll_words x;
  size_t i, w;
  luaL_checktype(L, 2, LUA_TTABLE);
  gll_checklast(L, 2, "one table of conditions");
  lua_settop(L, 2);
  mask = gll_newbits(L, a->n);
  ok = gll_conditions(L, a, &x, room);
  for (i = 0; i < a->n;) {
    uint64_t bits = 0;
    size_t lo = i, hi = a->n - i < 64 ? a->n : i + 64;
    for (w = lo / 64; i < hi; i++) bits |= (uint64_t)ok[x.id[i]] << (i - lo);
    mask[w] = bits;
  }
  gll_endwords(&x);
  gll_pushattrspans(L, 1);
  gll_select(L, -1, mask);
  return 1;
}
