/*
** l_join.c: joins of Spans, and the pairs and groups that they give. In costs,
** n and m are the numbers of spans of the operands.
*/
#include "l_algebra.h"

#include <math.h>
#include <string.h>

/* --- options of joins ---------------------------------------------------- */

static const char *const joins[] = {"same",        "within",   "containing",
                                    "overlapping", "touching", "before",
                                    "after",       "near",     NULL};

typedef struct Options {
  enum gl_join join;
  int proper;
  size_t max;
  const gl_spans *unit, *frame; /* NULL: bytes, anywhere */
} Options;

static int has_max(enum gl_join j) { return j >= GL_BEFORE; }
static int has_frame(enum gl_join j) { return j >= GL_OVERLAPPING; }
static int has_proper(enum gl_join j) {
  return j == GL_WITHIN || j == GL_CONTAINING;
}

/* the distance at the top, popped; `name` is where it came from */
static size_t checkmax(lua_State *L, const char *name) {
  int isint;
  lua_Integer n = lua_tointegerx(L, -1, &isint);
  if (lua_type(L, -1) == LUA_TNUMBER && lua_tonumber(L, -1) == HUGE_VAL) {
    lua_pop(L, 1);
    return SIZE_MAX;
  }
  if (lua_type(L, -1) != LUA_TNUMBER || !isint)
    luaL_error(L, "option '%s': integer expected, got %s", name,
               luaL_tolstring(L, -1, NULL));
  if (n < 0) luaL_error(L, "option '%s' is negative", name);
  lua_pop(L, 1);
  return (lua_Unsigned)n > SIZE_MAX ? SIZE_MAX : (size_t)n;
}

/* Reads the options in the table at `arg`, or nil, that o->join takes; leaves
** the Spans among them on the stack. Other keys were refused before. */
static void readoptions(lua_State *L, int arg, Options *o) {
  if (lua_isnoneornil(L, arg)) return;
  if (has_proper(o->join)) {
    lua_getfield(L, arg, "proper");
    o->proper = lua_toboolean(L, -1);
    lua_pop(L, 1);
  }
  if (has_max(o->join)) {
    if (lua_getfield(L, arg, "max") != LUA_TNIL)
      o->max = checkmax(L, "max");
    else
      lua_pop(L, 1);
    lua_getfield(L, arg, "unit");
    if (lua_isnil(L, -1) || gll_isbyte(L, -1))
      lua_pop(L, 1);
    else {
      o->unit = gll_optother(L, -1, "unit");
      if (!o->unit->flat)
        luaL_error(L, "option 'unit': its spans overlap (resolve them first)");
    }
  }
  if (has_frame(o->join)) {
    if (lua_getfield(L, arg, "within") != LUA_TNIL)
      o->frame = gll_optother(L, -1, "within");
    else
      lua_pop(L, 1);
  }
}

static void joinoptions(lua_State *L, int arg, Options *o) {
  static const char *const none[] = {NULL};
  static const char *const proper[] = {"proper", NULL};
  static const char *const frame[] = {"within", NULL};
  static const char *const distance[] = {"max", "unit", "within", NULL};
  gll_checkoptions(L, arg,
                   has_proper(o->join)  ? proper
                   : has_max(o->join)   ? distance
                   : has_frame(o->join) ? frame
                                        : none);
  readoptions(L, arg, o);
}

/* --- joins --------------------------------------------------------------- */

/* rows of a that have a partner within the frame */
static void framedjoin(gl_finder *f, const gl_spans *a, uint64_t *mask) {
  gl_cursor p;
  gl_cursor_init(&p, a);
  for (; gl_cursor_more(&p); p.i++) {
    gl_finder_start(f, p.f[p.i], p.e[p.i]);
    if (gl_finder_next(f) != GL_NOROW) gl_bit_set(mask, gl_cursor_row(&p));
  }
}

static int join(lua_State *L, enum gl_join which) {
  gl_spans *a, *b;
  gl_mem mem = gll_mem(L);
  gl_reach reach;
  gl_finder finder;
  uint64_t *mask;
  Options o;
  int rc;
  memset(&o, 0, sizeof o);
  o.join = which;
  lua_settop(L, 3);
  a = gll_checkspans(L, 1);
  b = gll_checkother(L, 2);
  joinoptions(L, 3, &o);
  mask = gll_newbits(L, a->n);
  /* from here to the end of the scratch nothing raises */
  rc = gl_reach_init(&reach, &mem, a->text, o.max, o.unit);
  if (rc == GL_OK && o.frame == NULL)
    rc = gl_join(&mem, which, a, b, o.proper, &reach, mask);
  else if (rc == GL_OK) {
    rc = gl_finder_init(&finder, &mem, which, b, o.proper, &reach, o.frame);
    if (rc == GL_OK) {
      framedjoin(&finder, a, mask);
      gl_finder_free(&finder);
    }
  }
  gl_reach_free(&reach);
  gll_check(L, rc);
  return gll_members(L, mask);
}

/*
** a:same(b) --> Spans: the members of a that have the extent of some member of
** b, whatever its label and id. a - a:same(b) subtracts by extent. O(n + m).
*/
static int spans_same(lua_State *L) { return join(L, GL_SAME); }

/*
** a:within(b [, {proper = true}]) --> Spans: the members of a that lie in some
** member t of b: t.first <= first and last <= t.last; with `proper` not with
** the same extent. O(n + m).
*/
static int spans_within(lua_State *L) { return join(L, GL_WITHIN); }

/*
** a:containing(b [, {proper = true}]) --> Spans: the members of a in which
** some member of b lies; with `proper` not with the same extent. O(n + m).
*/
static int spans_containing(lua_State *L) { return join(L, GL_CONTAINING); }

/*
** a:overlapping(b [, {within = Spans}]) --> Spans: the members of a that share
** a byte with some member of b; with `within` one that lies with it in one of
** those. O(n + m); with `within` O(n log m + m).
*/
static int spans_overlapping(lua_State *L) { return join(L, GL_OVERLAPPING); }

/*
** a:touching(b [, {within = Spans}]) --> Spans: the members of a that end
** where some member of b begins, or begin where one ends, no byte between.
** O(n log d + m), d the number of spans of b that start inside one of a.
*/
static int spans_touching(lua_State *L) { return join(L, GL_TOUCHING); }

/*
** a:before(b [, options]) --> Spans: the members of a that some member of b
** follows, sharing no byte, at a distance of at most `max`.
**   max     default 0; math.huge: anywhere
**   unit    "byte" (default): bytes between count, but those of white space
**           (Unicode White_Space) do not. Spans that do not overlap: those
**           that lie wholly between count, if they are not all white space.
**   within  Spans: one of them must contain both
** O(n log d + m + u): d spans of b start in one of a, u units or bytes between.
** With `within` O(n log m + m), for `within` spans that do not overlap.
*/
static int spans_before(lua_State *L) { return join(L, GL_BEFORE); }

/*
** a:after(b [, options]) --> Spans: the members of a that follow some member
** of b at a distance of at most `max`. Options and cost: as `before`.
*/
static int spans_after(lua_State *L) { return join(L, GL_AFTER); }

/*
** a:near(b [, options]) --> Spans: the members of a that overlap or touch some
** member of b, or are before or after one at a distance of at most `max`.
** Options and cost: as `before`.
*/
static int spans_near(lua_State *L) { return join(L, GL_NEAR); }

/* --- a join by its name -------------------------------------------------- */

static int joinnamed(lua_State *L, const char *name) {
  int i;
  for (i = 0; joins[i]; i++)
    if (strcmp(joins[i], name) == 0) return i;
  luaL_error(L,
             "unknown join '%s' (known: same, within, containing, "
             "overlapping, touching, before, after, near)",
             name);
  return 0;
}

static int isjoin(const char *name) {
  int i;
  for (i = 0; joins[i]; i++)
    if (strcmp(joins[i], name) == 0) return 1;
  return 0;
}

/* Whether key `key` of the table at 3 names the join, as in {near = 20};
** "within" does only with `true`, or where nothing else names one. */
static int nameskey(lua_State *L, const char *key) {
  int is = 0;
  if (!isjoin(key)) return 0;
  lua_getfield(L, 3, key);
  if (!lua_isnil(L, -1))
    is = strcmp(key, "within") != 0 || lua_type(L, -1) == LUA_TBOOLEAN;
  lua_pop(L, 1);
  return is;
}

/* Raises where a key of the table at 3 is no option of its join. */
static void checkkeys(lua_State *L, enum gl_join j) {
  lua_pushnil(L);
  while (lua_next(L, 3)) {
    const char *k = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
    int ok =
        (lua_isinteger(L, -2) && lua_tointeger(L, -2) == 1) || nameskey(L, k) ||
        (strcmp(k, "proper") == 0 && has_proper(j)) ||
        ((strcmp(k, "max") == 0 || strcmp(k, "unit") == 0) && has_max(j)) ||
        (strcmp(k, "within") == 0 && has_frame(j));
    if (!ok)
      luaL_error(L, "unknown option '%s' of join '%s' (known: %s)",
                 luaL_tolstring(L, -2, NULL), joins[j],
                 has_proper(j)  ? "proper"
                 : has_max(j)   ? "max, unit, within"
                 : has_frame(j) ? "within"
                                : "none");
    lua_pop(L, 1);
  }
}

/* The name in the table at 3: its first element, which stays on the stack (the
** table's metamethods may take it out), or the key of a join, NULL: there is
** none. *has: a distance is with it, which goes to *max. */
static const char *tablename(lua_State *L, size_t *max, int *has) {
  const char *key = NULL;
  int i;
  if (lua_rawgeti(L, 3, 1) != LUA_TNIL) {
    if (lua_type(L, -1) != LUA_TSTRING)
      luaL_error(L, "name of a join expected, got %s", luaL_typename(L, -1));
    key = lua_tostring(L, -1);
  }
  for (i = 0; joins[i]; i++) {
    if (!nameskey(L, joins[i])) continue;
    if (key) luaL_error(L, "two joins: '%s' and '%s'", key, joins[i]);
    key = joins[i];
    lua_getfield(L, 3, key);
    if (has_max((enum gl_join)i) && lua_type(L, -1) != LUA_TBOOLEAN) {
      *max = checkmax(L, key);
      *has = 1;
    } else
      lua_pop(L, 1);
  }
  return key;
}

/* Reads the join in the table at 3, with its options. */
static void tablejoin(lua_State *L, Options *o) {
  size_t max = 0;
  int has = 0;
  const char *key = tablename(L, &max, &has);
  o->join = key ? (enum gl_join)joinnamed(L, key) : GL_OVERLAPPING;
  checkkeys(L, o->join);
  readoptions(L, 3, o);
  if (has) o->max = max;
}

/* --- pairs --------------------------------------------------------------- */

#define PAIRS "gloss.pairs"

typedef struct Pairs {
  gl_finder finder;
  gl_reach reach;
  gl_cursor at;
  gl_both both;
  int inside; /* the finder has been started on the row in hand */
  int self, symmetric, closed;
} Pairs;

static int pairs_free(lua_State *L) {
  Pairs *p = luaL_checkudata(L, 1, PAIRS);
  p->finder.mem.ud = p->reach.mem.ud = L; /* maybe another coroutine */
  gl_finder_free(&p->finder);
  gl_reach_free(&p->reach);
  p->closed = 1; /* its sets may be gone already: do not look at them */
  return 0;
}

/* whether row j of b is no partner of row i of a: itself, or a pair that has
** come the other way round */
static int excluded(const Pairs *p, uint32_t i, uint32_t j) {
  uint32_t f, e;
  if (p->self) return i == j || (p->symmetric && j < i);
  gl_spans_row(p->both.b, j, &f, &e);
  return f == p->at.f[p->at.i] && e == p->at.e[p->at.i] &&
         gl_both_cmp(&p->both, i, j, f, e) == 0;
}

static int pairs_next(lua_State *L) {
  Pairs *p = lua_touserdata(L, lua_upvalueindex(3));
  gll_checkopen(L);
  p->reach.mem.ud = L;
  while (!p->closed && (p->inside || gl_cursor_more(&p->at))) {
    uint32_t row = gl_cursor_row(&p->at), other;
    if (!p->inside)
      gl_finder_start(&p->finder, p->at.f[p->at.i], p->at.e[p->at.i]);
    p->inside = 1;
    while ((other = gl_finder_next(&p->finder)) != GL_NOROW)
      if (!excluded(p, row, other)) {
        gll_pushspan(L, lua_upvalueindex(1), row);
        gll_pushspan(L, lua_upvalueindex(2), other);
        return 2;
      }
    p->inside = 0;
    p->at.i++;
  }
  lua_pushnil(L);
  return 1;
}

/*
** for s, t in a:pairs(b [, join]) do ... end
** Iterates, in the order of a and then of b, over the pairs of a member s of a
** and a member t of b that the join holds between: s within t, s before t ...
** join: a name ("overlapping" is the default, "same", "within", "containing",
** "touching", "before", "after", "near"), or a table: {near = 20}, or
** {before = 3, unit = tokens, within = sentences}, or {"within", proper =
** true}; options as in the method of that name. A span is no partner of
** itself. In a:pairs(a), the symmetric joins (same, overlapping, touching,
** near) give each pair once, the earlier span first. Lazy: m steps, then log m
** for each span and each pair, as far as they are asked for.
*/
static int spans_pairs(lua_State *L) {
  gl_spans *a, *b;
  gl_mem mem = gll_mem(L);
  Pairs *p;
  Options o;
  void *scratch;
  int state;
  memset(&o, 0, sizeof o);
  lua_settop(L, 3);
  a = gll_checkspans(L, 1);
  b = gll_checkother(L, 2);
  o.join = GL_OVERLAPPING;
  if (lua_type(L, 3) == LUA_TTABLE)
    tablejoin(L, &o);
  else if (!lua_isnil(L, 3))
    o.join = (enum gl_join)joinnamed(L, luaL_checkstring(L, 3));
  scratch = lua_newuserdatauv(L, gl_both_size(a, b), 0);
  state = lua_gettop(L) + 1;
  p = gll_newbox(L, PAIRS, sizeof *p);
  gl_both_init(&p->both, a, b, scratch);
  p->reach.mem = p->finder.mem = mem; /* so that it can be closed */
  p->self = lua_rawequal(L, 1, 2);
  p->symmetric = o.join == GL_SAME || o.join == GL_OVERLAPPING ||
                 o.join == GL_TOUCHING || o.join == GL_NEAR;
  gll_check(L, gl_reach_init(&p->reach, &mem, a->text, o.max, o.unit));
  gll_check(L, gl_finder_init(&p->finder, &mem, o.join, b, o.proper, &p->reach,
                              o.frame));
  gl_cursor_init(&p->at, a);
  lua_pushvalue(L, 1);
  lua_pushvalue(L, 2);
  lua_pushvalue(L, state);
  lua_pushvalue(L, state - 1); /* scratch, to be kept alive */
  lua_pushcclosure(L, pairs_next, 4);
  lua_pushnil(L);
  lua_pushnil(L);
  lua_pushvalue(L, state); /* to be closed */
  return 4;
}

/* --- group --------------------------------------------------------------- */

static int group_next(lua_State *L) {
  const gl_spans *outer = lua_touserdata(L, lua_upvalueindex(1));
  const gl_spans *inner = lua_touserdata(L, lua_upvalueindex(2));
  uint32_t row = (uint32_t)lua_tointeger(L, lua_upvalueindex(3)), first, end;
  gll_checkopen(L);
  if (row >= outer->n) return lua_pushnil(L), 1;
  lua_pushinteger(L, (lua_Integer)row + 1);
  lua_replace(L, lua_upvalueindex(3));
  gl_spans_row(outer, row, &first, &end);
  gll_pushspan(L, lua_upvalueindex(1), row);
  gll_slice(L, lua_upvalueindex(2), gl_spans_lower(inner, first),
            gl_spans_lower(inner, end), end);
  gll_inherit(L, lua_upvalueindex(1));
  return 2;
}

/*
** for span, members in outer:group(inner) do ... end
** Iterates over the spans of `outer`, each with the Spans of those of `inner`
** that lie within it. O(log m) for each, and O(1) for each span of `inner`
** that starts in it.
*/
static int spans_group(lua_State *L) {
  gll_checklast(L, 2, "one Spans");
  lua_settop(L, 2);
  gll_checkspans(L, 1);
  gll_checkother(L, 2);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, group_next, 3);
  return 1;
}

static const luaL_Reg methods[] = {{"same", spans_same},
                                   {"within", spans_within},
                                   {"containing", spans_containing},
                                   {"overlapping", spans_overlapping},
                                   {"touching", spans_touching},
                                   {"before", spans_before},
                                   {"after", spans_after},
                                   {"near", spans_near},
                                   {"pairs", spans_pairs},
                                   {"group", spans_group},
                                   {NULL, NULL}};

void gll_open_join(lua_State *L) {
  gll_boxtype(L, PAIRS, pairs_free);
  luaL_setfuncs(L, methods, 0);
}
