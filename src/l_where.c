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

/* A new one, behind those that cost less and tell more. */
static gll_equal *newstring(gll_asked *q, int attr) {
  static const uint8_t rank[GLL_LENGTH] = {0, 0, 4, 1, 3, 2};
  int k = q->nstrings++;
  for (; k > 0 && rank[q->string[k - 1].attr] > rank[attr]; k--)
    q->string[k] = q->string[k - 1];
  return &q->string[k];
}

/* Reads a condition, at the top. Returns whether it has to stay on the
** stack. */
static int readcondition(lua_State *L, const gll_attrs *a, int attr,
                         gll_asked *q) {
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
    gll_equal *e = newstring(q, attr);
    e->attr = attr;
    e->s = lua_tolstring(L, -1, &e->n);
    return 1;
  }
  needstrings(L, attr, lua_gettop(L));
  q->other[q->nothers].attr = attr;
  q->other[q->nothers++].at = lua_gettop(L);
  return 1;
}

/* The attribute whose name is below the top. */
static int readname(lua_State *L, const gll_attrs *a) {
  int attr;
  if (lua_type(L, -2) != LUA_TSTRING)
    luaL_error(L, "name of an attribute expected, got %s",
               luaL_typename(L, -2));
  attr = gll_nameattr(a->scratch, lua_tostring(L, -2));
  return attr < 0 ? gll_checkattr(L, -2) : attr; /* raises */
}

#define FEW 4 /* conditions on the stack, with their names */

/* Reads the table of conditions at 2. Those that are needed stay on the
** stack, for somebody may take them out of it. */
static void readconditions(lua_State *L, const gll_attrs *a, gll_asked *q) {
  int nkept = 0;
  q->mask = q->flags = 0;
  q->haslength = q->nstrings = q->nothers = 0;
  lua_pushnil(L);
  while (lua_next(L, 2))
    if (readcondition(L, a, readname(L, a), q)) {
      if (++nkept == FEW)
        luaL_checkstack(L, 2 * GLL_ALLATTRS + LUA_MINSTACK,
                        "too many conditions");
      lua_pushvalue(L, -2);
    } else
      lua_pop(L, 1);
}

/* Sets ok[] to which types have the flags and the length, which are not asked
** any more then. */
static void plainfacts(lua_State *L, const gll_words *x, gll_asked *q,
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
      ok[i] = (uint8_t)((flags[i] & q->mask) == q->flags);
    for (i = any ? x->n : 0; i < x->n; i++) ok[i] &= len[i] == length;
  }
  q->mask = q->flags = 0;
  q->haslength = 0;
}

/* Whether flags and lengths of all words are there, or are to be. */
static int hasfacts(const gll_attrs *a, const gll_words *x,
                    const gll_asked *q) {
  return a->flags || a->asked >> GLL_LENGTH & 1 || q->nstrings == 0 ||
         gll_hasfacts(a, x);
}

/* Whether rows shall be asked rather than words, if these have no numbers. Of a
** long text only strings, which few rows can have, and what else is asked of
** these. */
static int byrows(const gll_attrs *a, const gll_asked *q) {
  return a->n <= GLL_ROWS || (q->nstrings > 0 && !(a->asked >> GLL_LENGTH & 1));
}

/* What asks least of a type comes first. Who asks a function, or what others
** may ask again, asks words that stay. */
uint8_t *gll_conditions(lua_State *L, gll_attrs *a, gll_words *x,
                        uint8_t room[GLL_ROWS]) {
  uint8_t *ok = room;
  int k, top;
  gll_asked q;
  readconditions(L, a, &q);
  if (q.nothers) gll_ownwords(L, 1, a);
  if (!byrows(a, &q) || !gll_beginrows(a, x)) gll_beginwords(L, 1, a, x);
  if (x->n > GLL_ROWS) ok = lua_newuserdatauv(L, x->n, 0);
  if (hasfacts(a, x, &q))
    plainfacts(L, x, &q, ok);
  else
    memset(ok, 1, x->n);
  if (q.nstrings) gll_askwords(L, a, x, &q, ok);
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
    for (w = lo / 64; i < hi; i++)
      bits |= (uint64_t)ok[gll_wordof(&x, i)] << (i - lo);
    mask[w] = bits;
  }
  gll_endwords(&x);
  gll_pushattrspans(L, 1);
  gll_select(L, -1, mask);
  return 1;
}
