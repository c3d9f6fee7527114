/*
** l_algebra.c: operators of Spans, and slices. In costs, n and m are the
** numbers of spans of the operands. Wherever a second Spans is taken, a Span
** stands for the set of it alone; and, but for operators, the name of a layer
** for that of the doc that the first ones are of. What comes of an incomplete
** Spans is incomplete.
*/
#include "l_algebra.h"

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

/* The number of the empty run, without ids and fields, that tells how a set
** without runs, whose share is at `of`, was cut: one for each `kind`, a string
** under which it is in `known`. */
static uint32_t addempty(lua_State *L, int of, int share, int known) {
  int kind = lua_gettop(L) + 1;
  if (lua_getfield(L, of, "kind") != LUA_TSTRING) {
    lua_pushliteral(L, "");
    lua_replace(L, kind);
  }
  lua_pushvalue(L, kind);
  if (lua_rawget(L, known) != LUA_TNIL) return (uint32_t)lua_tointeger(L, -1);
  lua_createtable(L, 0, 2);
  lua_getfield(L, of, "kind");
  lua_setfield(L, -2, "kind");
  lua_pushvalue(L, kind);
  lua_setfield(L, -2, "cut");
  gll_newrun(L, 0, 0, -1);
  return addrun(L, share, known, kind);
}

/*
** Adds the runs of the Spans at `arg` to the share at `share`, those that it
** has already excepted; `known` is a table from Run to number. Fills map. A
** set without runs gets an empty one.
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
  if (s->nruns == 0) map[0] = addempty(L, top + 1, share, known);
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

int gll_members(lua_State *L, const uint64_t *mask) {
  int i, top = lua_gettop(L);
  gll_select(L, 1, mask);
  for (i = 2; i <= top; i++)
    if (gll_testspans(L, i)) gll_inherit(L, i);
  return 1;
}

/* Clears the bits that are set, of n, and sets the others. */
static void negate(uint64_t *mask, size_t n) {
  size_t w, words = GL_BITWORDS(n);
  for (w = 0; w < words; w++) mask[w] = ~mask[w];
  if (n % 64) mask[words - 1] &= ((uint64_t)1 << n % 64) - 1;
}

static int common(lua_State *L, int without) {
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
  if (without) negate(mask, a->n);
  return gll_members(L, mask);
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

static const luaL_Reg methods[] = {{"sub", spans_sub}, {NULL, NULL}};
static const luaL_Reg metamethods[] = {{"__add", spans_add},
                                       {"__sub", spans_sub_op},
                                       {"__mul", spans_mul},
                                       {"__eq", spans_eq},
                                       {NULL, NULL}};

void gll_open_algebra(lua_State *L) {
  luaL_getmetatable(L, GLL_SPANS);
  luaL_setfuncs(L, metamethods, 0);
  lua_getfield(L, -1, "methods");
  luaL_setfuncs(L, methods, 0);
  gll_open_join(L);
  gll_open_reshape(L);
  gll_open_query(L);
  gll_open_dump(L);
  lua_pop(L, 2);
}
