/*
** l_algebra.c: operators and joins of Spans. In costs, n and m are the numbers
** of spans of the operands. Wherever a second Spans is taken, a Span stands
** for the set of it alone; and, but for operators, the name of a layer for that
** of the doc that the first ones are of. What comes of an incomplete Spans is
** incomplete.
*/
#include "l_algebra.h"

#include <math.h>
#include <string.h>

/* --- operands and results ------------------------------------------------ */

void gll_check(lua_State *L, int rc) {
  if (rc == GL_ENOMEM) gll_nomem(L);
  if (rc == GL_ETOOMANY) luaL_error(L, "too many spans in one set");
}

/* whether the Spans at a and b are of one text */
static int onetext(lua_State *L, int a, int b) {
  int same;
  gll_getshare(L, a);
  gll_getshare(L, b);
  lua_rawgeti(L, -2, 1);
  lua_rawgeti(L, -2, 1);
  same = gll_sametext(L, -2, -1);
  lua_pop(L, 4);
  return same;
}

/* a Span at `arg` (absolute) becomes the set of it alone */
static gl_spans *tospans(lua_State *L, int arg) {
  if (gll_testmeta(L, arg, &gll_spanmeta)) {
    uint32_t row;
    gll_checkspan(L, arg, &row);
    gll_slice(L, -1, row, row + 1, UINT32_MAX);
    lua_replace(L, arg);
    lua_pop(L, 1);
  }
  return gll_testspans(L, arg);
}

/* Pushes what doc:method(value at `arg`) gives; `doc` is an index too. */
static void ask(lua_State *L, int doc, const char *method, int arg) {
  lua_getfield(L, doc, method);
  lua_pushvalue(L, doc);
  lua_pushvalue(L, arg);
  lua_call(L, 2, 1);
}

/* Pushes what is wrong with the name at `arg`: the layers that the doc has. */
static const char *pushnolayer(lua_State *L, int doc, int arg) {
  luaL_Buffer b;
  lua_Integer i, n;
  int list;
  ask(L, doc, "layers", arg);
  list = lua_gettop(L);
  n = luaL_len(L, list);
  luaL_buffinit(L, &b);
  for (i = 1; i <= n; i++) {
    if (i > 1) luaL_addstring(&b, ", ");
    lua_geti(L, list, i);
    luaL_addvalue(&b);
  }
  luaL_pushresult(&b);
  return lua_pushfstring(L, "no layer '%s' (there are: %s)",
                         lua_tostring(L, arg), lua_tostring(L, -1));
}

/*
** The name of a layer at `arg` (absolute) becomes that layer of the doc whose
** text the Spans at 1 are of; what is no string stays. Returns what is wrong
** with the name, pushed, or NULL.
*/
static const char *tolayer(lua_State *L, int arg) {
  int doc = lua_gettop(L) + 1;
  if (lua_type(L, arg) != LUA_TSTRING) return NULL;
  gll_getshare(L, 1);
  lua_rawgeti(L, -1, 1);
  gll_pushdoc(L, -1);
  lua_replace(L, doc);
  lua_settop(L, doc);
  if (lua_isnil(L, doc))
    return lua_pushfstring(L, "layer '%s': these spans are of no doc",
                           lua_tostring(L, arg));
  ask(L, doc, "has", arg);
  if (!lua_toboolean(L, -1)) return pushnolayer(L, doc, arg);
  ask(L, doc, "layer", arg);
  lua_replace(L, arg);
  lua_settop(L, doc - 1);
  return NULL;
}

/* the other operand: Spans of the text of those at 1, or a Span of it */
static gl_spans *operand(lua_State *L, int arg) {
  gl_spans *s = tospans(L, arg);
  if (s == NULL) return gll_checkspans(L, arg); /* raises */
  if (!onetext(L, 1, arg)) luaL_argerror(L, arg, "spans of different texts");
  return s;
}

gl_spans *gll_checkother(lua_State *L, int arg) {
  const char *wrong;
  gll_checkspans(L, 1);
  wrong = tolayer(L, arg);
  if (wrong) luaL_argerror(L, arg, wrong);
  return operand(L, arg);
}

gl_spans *gll_optother(lua_State *L, int arg, const char *name) {
  gl_spans *s;
  const char *wrong;
  arg = lua_absindex(L, arg);
  wrong = tolayer(L, arg);
  if (wrong) luaL_error(L, "option '%s': %s", name, wrong);
  s = tospans(L, arg);
  if (s == NULL)
    luaL_error(L, "option '%s': Spans or name of a layer expected, got %s",
               name, luaL_typename(L, arg));
  if (!onetext(L, 1, arg))
    luaL_error(L, "option '%s': spans of different texts", name);
  return s;
}

int gll_isbyte(lua_State *L, int arg) {
  return lua_type(L, arg) == LUA_TSTRING &&
         strcmp(lua_tostring(L, arg), "byte") == 0;
}

void gll_inherit(lua_State *L, int arg) {
  int top = lua_gettop(L);
  arg = lua_absindex(L, arg);
  gll_getshare(L, arg);
  gll_getshare(L, top);
  if (lua_getfield(L, top + 1, "incomplete") != LUA_TNIL &&
      lua_getfield(L, top + 2, "incomplete") == LUA_TNIL) {
    lua_createtable(L, (int)lua_rawlen(L, top + 2), 2);
    /* others share the share: a copy is changed */
    for (lua_pushnil(L); lua_next(L, top + 2);) {
      lua_pushvalue(L, -2);
      lua_insert(L, -2);
      lua_rawset(L, top + 5);
    }
    lua_pushvalue(L, top + 3);
    lua_setfield(L, top + 5, "incomplete");
    lua_setiuservalue(L, top, 1);
  }
  lua_settop(L, top);
}

gl_spans *gll_slice(lua_State *L, int arg, uint32_t lo, uint32_t hi,
                    uint32_t maxend) {
  const gl_spans *s = lua_touserdata(L, arg);
  gl_spans *out;
  gl_shape shape;
  gl_slice_shape(s, lo, hi, maxend, &shape);
  gll_getshare(L, arg);
  out = gll_newspans(L, -1, &shape);
  gl_slice_fill(s, lo, hi, maxend, out);
  lua_remove(L, -2);
  return out;
}

/* --- union --------------------------------------------------------------- */

/* Adds the Run at the top, popped, to the share at `share`, under the key at
** `key` in the table `known`; returns its number. */
static uint32_t addrun(lua_State *L, int share, int known, int key) {
  uint32_t n = gll_addrun(L, share);
  lua_pushvalue(L, key);
  lua_pushinteger(L, (lua_Integer)n);
  lua_rawset(L, known);
  return n;
}

/*
** Adds the runs of the Spans at `arg` to the share at `share`, those that it
** has already excepted; `known` is a table from Run to number. Fills map. A
** set without runs gets an empty one, without ids and fields, that tells what
** was cut: one for each `kind`, a string under which it is in `known` too.
*/
static void addruns(lua_State *L, int arg, int share, int known,
                    uint32_t *map) {
  const gl_spans *s = lua_touserdata(L, arg);
  int i, top = lua_gettop(L), run = top + 2;
  gll_getshare(L, arg);
  for (i = 0; i < s->nruns; i++, lua_settop(L, top + 1)) {
    lua_rawgeti(L, top + 1, i + 2);
    lua_pushvalue(L, run);
    if (lua_rawget(L, known) != LUA_TNIL) {
      map[i] = (uint32_t)lua_tointeger(L, -1);
      continue;
    }
    lua_pushvalue(L, run);
    map[i] = addrun(L, share, known, run);
    lua_getiuservalue(L, run, 1);
    lua_getfield(L, -1, "cut");
    if (lua_isnil(L, -1)) continue;
    lua_pushinteger(L, (lua_Integer)map[i]); /* the empty run of a kind */
    lua_rawset(L, known);
  }
  if (s->nruns == 0) {
    if (lua_getfield(L, top + 1, "kind") != LUA_TSTRING) {
      lua_pushliteral(L, "");
      lua_replace(L, run);
    }
    lua_pushvalue(L, run);
    if (lua_rawget(L, known) == LUA_TNIL) {
      lua_createtable(L, 0, 2);
      lua_getfield(L, top + 1, "kind");
      lua_setfield(L, -2, "kind");
      lua_pushvalue(L, run);
      lua_setfield(L, -2, "cut");
      gll_newrun(L, 0, 0, -1);
      map[0] = addrun(L, share, known, run);
    } else
      map[0] = (uint32_t)lua_tointeger(L, -1);
  }
  lua_settop(L, top);
}

/* whether rows of the shares at a and b exist for the same reason, where
** neither has runs */
static int onekind(lua_State *L, int a, int b) {
  int same;
  lua_getfield(L, a, "kind");
  lua_getfield(L, b, "kind");
  same = lua_rawequal(L, -2, -1);
  lua_pop(L, 2);
  return same;
}

/* Pushes the share of a union of the Spans at 1 and 2: one that they share
** already, or a new one; then what keeps the maps of run numbers. Returns the
** number of runs. */
static size_t unionshare(lua_State *L, const gl_spans *a, const gl_spans *b,
                         uint32_t **ra, uint32_t **rb) {
  int top = lua_gettop(L), i;
  gll_getshare(L, 1);
  gll_getshare(L, 2);
  *ra =
      lua_newuserdatauv(L, ((size_t)a->nruns + b->nruns + 2) * sizeof **ra, 0);
  *rb = *ra + a->nruns + 1;
  if (a->nruns == b->nruns &&
      (lua_rawequal(L, top + 1, top + 2) ||
       (a->nruns == 0 && onekind(L, top + 1, top + 2)))) {
    for (i = 0; i < a->nruns; i++) (*ra)[i] = (*rb)[i] = (uint32_t)i;
    return a->nruns; /* numbers mean the same already */
  }
  lua_rawgeti(L, top + 1, 1);
  gll_newshare(L, -1);
  lua_newtable(L);
  addruns(L, 1, lua_gettop(L) - 1, lua_gettop(L), *ra);
  addruns(L, 2, lua_gettop(L) - 1, lua_gettop(L), *rb);
  lua_pop(L, 1);
  lua_replace(L, top + 1);
  lua_settop(L, top + 3); /* share, share of b, maps */
  return (size_t)lua_rawlen(L, top + 1) - 1;
}

/*
** a + b --> Spans: union. Of equal spans (first, last, label, id) that of a
** stays. Runs of both are kept. Raises when the texts differ, and where the
** result would have more than 65535 labels or runs. O(n + m).
*/
static int spans_add(lua_State *L) {
  gl_spans *a, *b, *out;
  uint64_t *froma, *fromb;
  uint32_t *ra, *rb;
  gl_both x;
  gl_shape shape;
  int share;
  size_t n;
  lua_settop(L, 2);
  a = tospans(L, 1);
  if (a == NULL) gll_checkspans(L, 1);
  b = operand(L, 2);
  gl_both_init(&x, a, b, lua_newuserdatauv(L, gl_both_size(a, b), 0));
  if (x.nlabels > GL_MAXLABELS)
    return luaL_error(L, "more than %d labels in one set", (int)GL_MAXLABELS);
  n = (size_t)a->n + b->n;
  froma = gll_newbits(L, n);
  fromb = gll_newbits(L, n);
  share = lua_gettop(L) + 1;
  memset(&shape, 0, sizeof shape);
  shape.nruns = unionshare(L, a, b, &ra, &rb);
  shape.n = gl_union_order(&x, froma, fromb);
  if (shape.n > UINT32_MAX) gll_check(L, GL_ETOOMANY);
  shape.nlabels = x.nlabels;
  shape.labelbytes = x.labelbytes;
  if (shape.nlabels > 1) shape.has |= GL_HAS_LABEL;
  if (shape.nruns > 1) shape.has |= GL_HAS_RUN;
  if (shape.nruns > 0) shape.has |= GL_HAS_REF;
  out = gll_newspans(L, share, &shape);
  gl_union_fill(&x, froma, fromb, ra, rb, out);
  gll_inherit(L, 1);
  gll_inherit(L, 2);
  return 1;
}

/* --- difference, intersection, equality ---------------------------------- */

/* Pushes the members of the Spans at 1 whose bit is set, or with `not` those
** whose bit is clear; what it is made with besides is at 2. */
static int result(lua_State *L, uint64_t *mask, int not ) {
  const gl_spans *a = lua_touserdata(L, 1);
  size_t w, words = GL_BITWORDS(a->n);
  int i, top;
  if (not ) {
    for (w = 0; w < words; w++) mask[w] = ~mask[w];
    if (a->n % 64) mask[words - 1] &= ((uint64_t)1 << a->n % 64) - 1;
  }
  top = lua_gettop(L);
  gll_select(L, 1, mask);
  for (i = 2; i <= top; i++)
    if (gll_testspans(L, i)) gll_inherit(L, i);
  return 1;
}

static int common(lua_State *L, int not ) {
  gl_spans *a, *b;
  uint64_t *mask;
  gl_both x;
  lua_settop(L, 2);
  a = tospans(L, 1);
  if (a == NULL) gll_checkspans(L, 1);
  b = operand(L, 2);
  gl_both_init(&x, a, b, lua_newuserdatauv(L, gl_both_size(a, b), 0));
  mask = gll_newbits(L, a->n);
  gl_common(&x, mask);
  return result(L, mask, not );
}

/*
** a - b --> Spans: the members of a that are none of b, by identity (first,
** last, label, id). Members go or stay whole; a:cut(b) cuts text. Raises when
** the texts differ. O(n + m).
*/
static int spans_sub_op(lua_State *L) { return common(L, 1); }

/*
** a * b --> Spans: the members of a that are in b too. O(n + m).
*/
static int spans_mul(lua_State *L) { return common(L, 0); }

/*
** a == b --> boolean: the same text and the same members. O(n + m).
*/
static int spans_eq(lua_State *L) {
  gl_spans *a = gll_testspans(L, 1), *b = gll_testspans(L, 2);
  gl_both x;
  int same = a && b && a->n == b->n && onetext(L, 1, 2);
  if (same) {
    gl_both_init(&x, a, b, lua_newuserdatauv(L, gl_both_size(a, b), 0));
    same = gl_common(&x, NULL) == a->n;
  }
  lua_pushboolean(L, same);
  return 1;
}

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
  return result(L, mask, 0);
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

/* The join in the table at 3: its first element, or the key that names one. */
static void tablejoin(lua_State *L, Options *o) {
  const char *key = NULL;
  int i, number = 0;
  size_t max = 0;
  if (lua_rawgeti(L, 3, 1) != LUA_TNIL) {
    if (lua_type(L, -1) != LUA_TSTRING)
      luaL_error(L, "name of a join expected, got %s", luaL_typename(L, -1));
    key = lua_tostring(L, -1); /* the table keeps it */
  }
  lua_pop(L, 1);
  for (i = 0; joins[i]; i++)
    if (nameskey(L, joins[i])) {
      if (key) luaL_error(L, "two joins: '%s' and '%s'", key, joins[i]);
      key = joins[i];
      lua_getfield(L, 3, key);
      if (has_max((enum gl_join)i) && lua_type(L, -1) != LUA_TBOOLEAN) {
        max = checkmax(L, key);
        number = 1;
      } else
        lua_pop(L, 1);
    }
  o->join = key ? (enum gl_join)joinnamed(L, key) : GL_OVERLAPPING;
  lua_pushnil(L);
  while (lua_next(L, 3)) { /* no other key but options of this join */
    const char *k = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
    int ok = (lua_isinteger(L, -2) && lua_tointeger(L, -2) == 1) ||
             nameskey(L, k) ||
             (strcmp(k, "proper") == 0 && has_proper(o->join)) ||
             ((strcmp(k, "max") == 0 || strcmp(k, "unit") == 0) &&
              has_max(o->join)) ||
             (strcmp(k, "within") == 0 && has_frame(o->join));
    if (!ok)
      luaL_error(L, "unknown option '%s' of join '%s' (known: %s)",
                 luaL_tolstring(L, -2, NULL), joins[o->join],
                 has_proper(o->join)  ? "proper"
                 : has_max(o->join)   ? "max, unit, within"
                 : has_frame(o->join) ? "within"
                                      : "none");
    lua_pop(L, 1);
  }
  readoptions(L, 3, o);
  if (number) o->max = max;
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

/* --- slices -------------------------------------------------------------- */

/* position from the end too, as string.sub has it */
static lua_Integer fromend(lua_Integer i, lua_Integer n) {
  return i >= 0 ? i : i < -n ? 0 : n + i + 1;
}

/*
** spans:sub(i [, j]) --> Spans: the spans number i to j, counted as string.sub
** does (negative: from the end; j defaults to -1). O(number of them).
*/
static int spans_sub(lua_State *L) {
  const gl_spans *s = gll_checkspans(L, 1);
  lua_Integer n = (lua_Integer)s->n;
  lua_Integer i = fromend(luaL_checkinteger(L, 2), n);
  lua_Integer j = fromend(luaL_optinteger(L, 3, -1), n);
  if (i < 1) i = 1;
  if (j > n) j = n;
  if (i > j) i = 1, j = 0;
  lua_settop(L, 1);
  gll_slice(L, 1, (uint32_t)(i - 1), (uint32_t)j, UINT32_MAX);
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
                                   {"sub", spans_sub},
                                   {NULL, NULL}};
static const luaL_Reg metamethods[] = {{"__add", spans_add},
                                       {"__sub", spans_sub_op},
                                       {"__mul", spans_mul},
                                       {"__eq", spans_eq},
                                       {NULL, NULL}};

void gll_open_algebra(lua_State *L) {
  gll_boxtype(L, PAIRS, pairs_free);
  luaL_getmetatable(L, GLL_SPANS);
  luaL_setfuncs(L, metamethods, 0);
  lua_getfield(L, -1, "methods");
  luaL_setfuncs(L, methods, 0);
  gll_open_reshape(L);
  gll_open_query(L);
  gll_open_dump(L);
  lua_pop(L, 2);
}
