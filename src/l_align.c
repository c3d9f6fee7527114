/*
** l_align.c: the face of alignments. An Alignment is a userdata with the
** groups; its user value is the list of its two Spans.
*/
#include "l_gloss.h"

#include "align.h"

#define ALIGNMENT "gloss.Alignment"

/* the flat set at `arg` */
static const gl_spans *checkflat(lua_State *L, int arg) {
  const gl_spans *s = gll_checkspans(L, arg);
  luaL_argcheck(L, s->flat, arg, "spans that do not overlap expected");
  return s;
}

/*
** align(a, b) --> Alignment of two Spans of the same text, neither with
** spans that overlap. Linear. Raises on others.
*/
static int align(lua_State *L) {
  const gl_spans *a = checkflat(L, 1), *b = checkflat(L, 2);
  gl_align *al;
  lua_settop(L, 2);
  gll_getshare(L, 1);
  gll_getshare(L, 2);
  lua_rawgeti(L, 3, 1);
  lua_rawgeti(L, 4, 1);
  luaL_argcheck(L, gll_sametext(L, 5, 6), 2, "spans of another text");
  lua_settop(L, 2);
  lua_createtable(L, 2, 0);
  lua_pushvalue(L, 1);
  lua_rawseti(L, 3, 1);
  lua_pushvalue(L, 2);
  lua_rawseti(L, 3, 2);
  al = lua_newuserdatauv(L, gl_align_size(gl_align_count(a, b)), 1);
  gl_align_fill(al, a, b);
  luaL_setmetatable(L, ALIGNMENT);
  lua_pushvalue(L, 3);
  lua_setiuservalue(L, -2, 1);
  return 1;
}

static const gl_align *checkalign(lua_State *L, int arg) {
  return luaL_checkudata(L, arg, ALIGNMENT);
}

/* pushes the four numbers of a group */
static int pushgroup(lua_State *L, const gl_align *al, uint32_t g) {
  lua_pushinteger(L, (lua_Integer)al->a[g] + 1);
  lua_pushinteger(L, (lua_Integer)al->a[g + 1]);
  lua_pushinteger(L, (lua_Integer)al->b[g] + 1);
  lua_pushinteger(L, (lua_Integer)al->b[g + 1]);
  return 4;
}

/*
** alignment:group(g) --> i1, i2, j1, j2: the spans of group g are a[i1] to
** a[i2] and b[j1] to b[j2]. One of the two may be none (i2 == i1 - 1). No
** values where there is no such group.
*/
static int align_group(lua_State *L) {
  const gl_align *al = checkalign(L, 1);
  lua_Integer g = luaL_checkinteger(L, 2);
  if (g < 1 || g > (lua_Integer)al->n) return 0;
  return pushgroup(L, al, (uint32_t)(g - 1));
}

static int each_next(lua_State *L) {
  const gl_align *al = lua_touserdata(L, lua_upvalueindex(1));
  lua_Integer g = lua_tointeger(L, lua_upvalueindex(2));
  if (g >= (lua_Integer)al->n) return lua_pushnil(L), 1;
  lua_pushinteger(L, g + 1);
  lua_replace(L, lua_upvalueindex(2));
  return pushgroup(L, al, (uint32_t)g);
}

/*
** for i1, i2, j1, j2 in alignment:each() do ... end
*/
static int align_each(lua_State *L) {
  checkalign(L, 1);
  lua_settop(L, 1);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, each_next, 2);
  return 1;
}

/* look-up from set `from` (1 or 2) to the other */
static int lookup(lua_State *L, int from) {
  lua_Integer i = luaL_checkinteger(L, 2);
  const gl_spans *s, *other;
  uint32_t first, end, lo, hi;
  checkalign(L, 1);
  lua_settop(L, 2);
  lua_getiuservalue(L, 1, 1);
  lua_rawgeti(L, 3, from);
  lua_rawgeti(L, 3, 3 - from);
  s = lua_touserdata(L, 4);
  other = lua_touserdata(L, 5);
  luaL_argcheck(L, i >= 1 && i <= (lua_Integer)s->n, 2, "no such span");
  gl_spans_row(s, (uint32_t)(i - 1), &first, &end);
  gl_align_rows(other, first, end, &lo, &hi);
  if (lo == hi) return luaL_pushfail(L), 1;
  lua_pushinteger(L, (lua_Integer)lo + 1);
  lua_pushinteger(L, (lua_Integer)hi);
  return 2;
}

/*
** alignment:a2b(i) --> j1, j2: the spans b[j1] to b[j2] share characters with
** a[i]; nil where none does. Raises where a has no span i. A binary search.
*/
static int align_a2b(lua_State *L) { return lookup(L, 1); }

/*
** alignment:b2a(j) --> i1, i2: the same the other way.
*/
static int align_b2a(lua_State *L) { return lookup(L, 2); }

/*
** #alignment --> number of groups
*/
static int align_len(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)checkalign(L, 1)->n);
  return 1;
}

static int align_tostring(lua_State *L) {
  lua_pushfstring(L, "Alignment (%I groups)", (LUAI_UACINT)checkalign(L, 1)->n);
  return 1;
}

static const luaL_Reg methods[] = {{"group", align_group},
                                   {"each", align_each},
                                   {"a2b", align_a2b},
                                   {"b2a", align_b2a},
                                   {NULL, NULL}};
static const luaL_Reg metamethods[] = {
    {"__len", align_len}, {"__tostring", align_tostring}, {NULL, NULL}};
static const luaL_Reg functions[] = {{"align", align}, {NULL, NULL}};

void gll_open_align(lua_State *L) {
  gll_newtype(L, ALIGNMENT, metamethods, methods, NULL);
  luaL_setfuncs(L, functions, 0);
}
