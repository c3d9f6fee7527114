/*
** l_matches.c: Matches, what a search with a program has found (l_pattern.c):
** numbers of tokens and rules, captures, and the Spans of these.
*/
#include "l_pattern.h"

#include <string.h>

#define MATCHES "gloss.Matches"

/* user value: the tokens */
typedef struct Matches {
  size_t n, ncaptures;
  gl_found *found;
  uint32_t *capat; /* n + 1 */
  uint32_t *label; /* of the rules, by match */
  gll_capture *capture;
} Matches;

void gll_newmatches(lua_State *L, const gl_program *p, const gl_matcher *m,
                    const gll_capture *capture, const uint32_t *capat) {
  size_t n = m->nfound, nc = capat[n], i;
  size_t size = sizeof(Matches) + n * (sizeof(gl_found) + 2 * sizeof *capat) +
                sizeof *capat + nc * sizeof(gll_capture);
  Matches *x = lua_newuserdatauv(L, size, 1);
  memset(x, 0, sizeof *x);
  luaL_setmetatable(L, MATCHES);
  x->n = n;
  x->ncaptures = nc;
  x->found = (gl_found *)(x + 1);
  x->capture = (gll_capture *)(x->found + n);
  x->capat = (uint32_t *)(x->capture + nc);
  x->label = x->capat + n + 1;
  if (n) memcpy(x->found, m->found, n * sizeof *x->found);
  if (nc) memcpy(x->capture, capture, nc * sizeof *capture);
  memcpy(x->capat, capat, (n + 1) * sizeof *capat);
  for (i = 0; i < n; i++) x->label[i] = p->rule[x->found[i].rule].label;
}

static Matches *checkmatches(lua_State *L) {
  return luaL_checkudata(L, 1, MATCHES);
}

static size_t checknumber(lua_State *L, const Matches *x) {
  lua_Integer i = luaL_checkinteger(L, 2);
  luaL_argcheck(L, i >= 1 && (lua_Unsigned)i <= x->n, 2, "no such match");
  return (size_t)(i - 1);
}

static int matches_len(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)checkmatches(L)->n);
  return 1;
}

/*
** matches:get(k) --> i, j, rule: numbers of its first and last token and rule
*/
static int matches_get(lua_State *L) {
  const Matches *x = checkmatches(L);
  const gl_found *f = &x->found[checknumber(L, x)];
  lua_pushinteger(L, (lua_Integer)f->first + 1);
  lua_pushinteger(L, (lua_Integer)f->end);
  lua_pushinteger(L, (lua_Integer)f->rule + 1);
  return 3;
}

/* bytes of tokens first .. end - 1 */
static void bytes_of(const gl_spans *t, uint32_t first, uint32_t end,
                     uint32_t *from, uint32_t *to) {
  uint32_t other;
  gl_spans_row(t, first, from, &other);
  gl_spans_row(t, end - 1, &other, to);
}

/*
** matches:captures(k) --> {name, first, last, name, first, last, ...}: numbers
** of names, first and last bytes, in the order of their ends
*/
static int matches_captures(lua_State *L) {
  const Matches *x = checkmatches(L);
  size_t k = checknumber(L, x), i;
  uint32_t from, to;
  const gl_spans *t;
  lua_Integer n = 0;
  lua_getiuservalue(L, 1, 1);
  t = lua_touserdata(L, -1);
  lua_newtable(L);
  for (i = x->capat[k]; i < x->capat[k + 1]; i++) {
    const gll_capture *c = &x->capture[i];
    bytes_of(t, c->first, c->end, &from, &to);
    lua_pushinteger(L, (lua_Integer)c->name);
    lua_rawseti(L, -2, ++n);
    lua_pushinteger(L, (lua_Integer)from + 1);
    lua_rawseti(L, -2, ++n);
    lua_pushinteger(L, (lua_Integer)to);
    lua_rawseti(L, -2, ++n);
  }
  return 1;
}

/* Pushes the Span of tokens first .. end - 1, of a set of its own that has the
** share at `share`. */
static void pushtokens(lua_State *L, const gl_spans *t, uint32_t first,
                       uint32_t end, int share) {
  gl_shape shape;
  gl_spans *s;
  memset(&shape, 0, sizeof shape);
  shape.n = 1;
  s = gll_newspans(L, share, &shape);
  bytes_of(t, first, end, &s->first[0], &s->end[0]);
  gl_spans_seal(s);
  gll_pushspan(L, lua_gettop(L), 0);
  lua_remove(L, -2);
}

/*
** matches:named(k, names) --> {name = Span, ...}, action: what match k captured
** last by each name of the list, which has those of captures from 0, and what
** is no string in it: the last one
*/
static int matches_named(lua_State *L) {
  const Matches *x = checkmatches(L);
  size_t k = checknumber(L, x), i;
  const gl_spans *t;
  luaL_checktype(L, 3, LUA_TTABLE);
  lua_settop(L, 3);
  lua_newtable(L); /* 4 */
  lua_pushnil(L);  /* 5: the action */
  if (x->capat[k] == x->capat[k + 1]) return 2;
  lua_getiuservalue(L, 1, 1);
  t = lua_touserdata(L, 6);
  gll_getshare(L, 6);
  lua_rawgeti(L, 7, 1); /* the Text */
  gll_newshare(L, 8);   /* 9 */
  for (i = x->capat[k + 1]; i-- > x->capat[k]; lua_settop(L, 9)) {
    const gll_capture *c = &x->capture[i];
    if (lua_rawgeti(L, 3, (lua_Integer)c->name + 1) != LUA_TSTRING) {
      if (lua_isnil(L, 5)) lua_replace(L, 5);
      continue;
    }
    lua_pushvalue(L, -1);
    if (lua_rawget(L, 4) != LUA_TNIL) continue; /* a later one */
    lua_pop(L, 1);
    pushtokens(L, t, c->first, c->end, 9);
    lua_rawset(L, 4);
  }
  lua_settop(L, 5);
  return 2;
}

/*
** matches:narrow(k, name) --> boolean: match k is now what its last capture of
** that number of a name is; false: it has none
*/
static int matches_narrow(lua_State *L) {
  Matches *x = checkmatches(L);
  size_t k = checknumber(L, x), i;
  lua_Integer name = luaL_checkinteger(L, 3);
  int is = 0;
  for (i = x->capat[k]; i < x->capat[k + 1]; i++)
    if ((lua_Integer)x->capture[i].name == name) {
      x->found[k].first = x->capture[i].first;
      x->found[k].end = x->capture[i].end;
      is = 1;
    }
  lua_pushboolean(L, is);
  return 1;
}

/* The number of a label among those that occur, which are the list at
** `used`. */
static unsigned used_label(lua_State *L, int used, uint32_t *number,
                           lua_Integer label) {
  if (number[label] == 0) {
    number[label] = (uint32_t)lua_rawlen(L, used) + 1;
    lua_rawgeti(L, 2, label + 1);
    lua_rawseti(L, used, (lua_Integer)number[label]);
  }
  return number[label] - 1;
}

/* Adds the rows of those that are kept, and to the list at `used` their
** labels. */
static void addrows(lua_State *L, const Matches *x, gl_rows *rows, int used) {
  size_t nlabels = lua_rawlen(L, 2), k;
  uint32_t from, to;
  uint32_t *number = lua_newuserdatauv(L, (nlabels + 1) * sizeof *number, 0);
  const gl_spans *t;
  int given = lua_istable(L, 5);
  memset(number, 0, (nlabels + 1) * sizeof *number);
  lua_getiuservalue(L, 1, 1);
  t = lua_touserdata(L, -1);
  for (k = 0; k < x->n; k++) {
    lua_Integer label = (lua_Integer)x->label[k];
    if (given) {
      int kept = lua_rawgeti(L, 5, (lua_Integer)k + 1) != LUA_TBOOLEAN;
      if (lua_isinteger(L, -1)) label = lua_tointeger(L, -1);
      lua_pop(L, 1);
      if (!kept) continue;
    }
    luaL_argcheck(L, label >= 0 && (size_t)label < nlabels, 5, "no such label");
    bytes_of(t, x->found[k].first, x->found[k].end, &from, &to);
    gll_addrow(L, rows, from, to, used_label(L, used, number, label),
               (uint32_t)k);
  }
  lua_pop(L, 2);
}

/*
** matches:spans(labels, info [, ids [, labelof]]) --> Spans, whose refs are the
** numbers of matches. labels: list of strings, by the numbers of the rules'
** labels, from 0; info: user value of the Run; ids: list of strings by match;
** labelof: list by match of another number of a label, or false: it is left
** out. info.incomplete becomes that of the Spans.
*/
static int matches_spans(lua_State *L) {
  const Matches *x = checkmatches(L);
  gl_rows *rows;
  int share;
  luaL_checktype(L, 2, LUA_TTABLE);
  luaL_checktype(L, 3, LUA_TTABLE);
  lua_settop(L, 5);
  lua_newtable(L); /* 6 */
  rows = gll_newrows(L);
  addrows(L, x, rows, 6);
  lua_getiuservalue(L, 1, 1);
  gll_getshare(L, -1);
  lua_rawgeti(L, -1, 1); /* the Text */
  gll_newshare(L, -1);
  share = lua_gettop(L);
  if (lua_getfield(L, 3, "incomplete") == LUA_TTABLE)
    lua_setfield(L, share, "incomplete");
  else
    lua_pop(L, 1);
  gll_newrun(L, x->n, lua_istable(L, 4) ? 4 : 0, 3);
  gll_addrun(L, share);
  gll_fromrows(L, rows, share, 6);
  return 1;
}

static const luaL_Reg matches_meta[] = {{"__len", matches_len}, {NULL, NULL}};
static const luaL_Reg matches_methods[] = {
    {"get", matches_get},     {"captures", matches_captures},
    {"named", matches_named}, {"narrow", matches_narrow},
    {"spans", matches_spans}, {NULL, NULL}};

void gll_open_matches(lua_State *L) {
  gll_newtype(L, MATCHES, matches_meta, matches_methods, NULL);
}
