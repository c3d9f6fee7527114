/*
** l_nearest.c: the nearest names, for lua/gloss/gazetteer.lua. What is found
** is a list of Candidates: numbers, from which form, id, label and record are
** made when they are asked for; most are passed over unread.
*/
#include "l_gazetteer.h"
#include "fuzzy.h"

#include <string.h>

#define GLL_CANDIDATE "gloss.Candidate"
#define MAXNEAR 1000

typedef struct Candidate {
  gll_index *index;
  gl_near near;
  int edits; /* the score is a number of them */
} Candidate;

#if LUA_VERSION_NUM >= 504 /* Index and record are user values */

#define VALUES 2

static void push_index(lua_State *L, int arg) { lua_getiuservalue(L, arg, 1); }

/* Pushes the record of a candidate, nil where it was not made yet. */
static int push_record(lua_State *L, int arg) {
  return lua_getiuservalue(L, arg, 2);
}

/* Has it keep the record at the top, which is popped. */
static void keep_record(lua_State *L, int arg) { lua_setiuservalue(L, arg, 2); }

#else /* the Index is one; once there is a record the table {Index, record} */

#define VALUES 1

static void push_index(lua_State *L, int arg) {
  if (lua_getiuservalue(L, arg, 1) == LUA_TTABLE) lua_rawgeti(L, -1, 1);
}

static int push_record(lua_State *L, int arg) {
  if (lua_getiuservalue(L, arg, 1) == LUA_TTABLE)
    lua_rawgeti(L, -1, 2);
  else
    lua_pushnil(L);
  lua_remove(L, -2);
  return lua_type(L, -1);
}

static void keep_record(lua_State *L, int arg) {
  lua_createtable(L, 2, 0);
  push_index(L, arg);
  lua_rawseti(L, -2, 1);
  lua_insert(L, -2);
  lua_rawseti(L, -2, 2);
  lua_setiuservalue(L, arg, 1);
}

#endif

/* The candidate at 1: the metatable is an upvalue. A table may have it too. */
static const Candidate *check(lua_State *L) {
  const Candidate *c = lua_touserdata(L, 1);
  int is = c && lua_getmetatable(L, 1);
  if (is && !lua_rawequal(L, -1, lua_upvalueindex(1))) is = 0;
  if (!is) return luaL_checkudata(L, 1, GLL_CANDIDATE); /* raises */
  lua_pop(L, 1);
  return c;
}

/* --- fields -------------------------------------------------------------- */

static const char *const names[] = {"entry", "form",  "id",
                                    "label", "score", NULL};
enum { ENTRY, FORM, ID, LABEL, SCORE };

/* The number of a field; that of NULL, which is behind them, for none. */
static int byname(const char *name) {
  int i = 0;
  while (names[i] && strcmp(names[i], name) != 0) i++;
  return i;
}

/* function(index, candidate, ...) --> ..., its record */
static int make_entry(lua_State *L) {
  const Candidate *c = lua_touserdata(L, 2);
  gll_pushrecord(L, c->index, c->near.entry);
  lua_pushvalue(L, -1);
  keep_record(L, 2);
  return lua_gettop(L) - 2;
}

/*
** Pushes the record of the candidate at 1, which is not on the stack any more
** if the record had to be made.
*/
static void push_entry(lua_State *L, const Candidate *c) {
  if (push_record(L, 1) == LUA_TTABLE) return;
  lua_pop(L, 1);
  gll_checkreadable(L, c->index);
  push_index(L, 1);
  lua_insert(L, 1);
  gll_whilebusy(L, c->index, make_entry);
}

/* Pushes a field of the candidate at 1, nil where its entry has none. */
static void push_field(lua_State *L, const Candidate *c, int field) {
  const gll_index *x = c->index;
  switch (field) {
    case ENTRY: push_entry(L, c); break;
    case FORM:
      gll_checkreadable(L, x);
      gll_pushstr(L, gl_fuzzy_form(x->g, c->near.entry, c->near.name));
      break;
    case ID: gll_pushstr(L, gll_entryid(x, c->near.entry)); break;
    case LABEL:
      push_index(L, 1);
      gll_pushlabel(L, -1, x, c->near.entry);
      break;
    case SCORE:
      if (c->edits)
        lua_pushinteger(L, (lua_Integer)c->near.score);
      else
        lua_pushnumber(L, (lua_Number)c->near.score);
      break;
  }
}

/*
** candidate.form: the name that is near; .score; .id and .label of its entry;
** .entry: its record, made when first asked for, the same table from then on;
** any other field is one of the record. Of a pack that is closed the form and a
** record not read yet raise.
*/
static int candidate_index(lua_State *L) {
  const Candidate *c = check(L);
  int field;
  if (lua_type(L, 2) != LUA_TSTRING) return lua_pushnil(L), 1;
  field = byname(lua_tostring(L, 2));
  if (names[field]) return push_field(L, c, field), 1;
  lua_settop(L, 2);
  push_entry(L, c);
  lua_insert(L, -2);
  lua_gettable(L, -2);
  return 1;
}

/* The field behind another one, and its value: for pairs. */
static int next_field(lua_State *L) {
  const Candidate *c = check(L);
  int field = lua_isnoneornil(L, 2) ? 0 : byname(luaL_checkstring(L, 2)) + 1;
  for (; field <= SCORE; field++) {
    push_field(L, c, field);
    if (lua_isnil(L, -1)) continue;
    lua_pushstring(L, names[field]);
    lua_insert(L, -2);
    return 2;
  }
  lua_pushnil(L);
  return 1;
}

static int candidate_pairs(lua_State *L) {
  check(L);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_pushcclosure(L, next_field, 1);
  lua_pushvalue(L, 1);
  lua_pushnil(L);
  return 3;
}

static int candidate_tostring(lua_State *L) {
  push_field(L, check(L), FORM);
  return 1;
}

static int candidate_newindex(lua_State *L) {
  return luaL_error(L, "a candidate cannot be changed; its entry can");
}

/* --- finding ------------------------------------------------------------- */

typedef struct Found {
  gll_index *x;
  const gl_near *near;
  size_t n;
  int edits;
} Found;

/* What gl_gaz_nearest has found as a list: function(index, Found) */
static int push_found(lua_State *L) {
  const Found *f = lua_touserdata(L, 2);
  size_t i;
  luaL_getmetatable(L, GLL_CANDIDATE);
  lua_createtable(L, (int)f->n, 0);
  for (i = 0; i < f->n; i++) {
    Candidate *c = lua_newuserdatauv(L, sizeof *c, VALUES);
    c->index = f->x;
    c->near = f->near[i];
    c->edits = f->edits;
    lua_pushvalue(L, 1);
    lua_setiuservalue(L, -2, 1);
    lua_pushvalue(L, 3);
    lua_setmetatable(L, -2);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/*
** core.nearest(index, name, n, by, within, allow, labels)
**   --> {Candidate, ...}
** by: "edits", "jaro_winkler", "token_set"; within: edits at most; allow: nil
** or list of label numbers; labels: how many there are.
*/
static int nearest(lua_State *L) {
  static const char *const kinds[] = {"edits", "jaro_winkler", "token_set",
                                      NULL};
  gll_index *x = gll_checkindex(L, 1);
  gl_mem m = gll_mem(L);
  lua_Integer most = luaL_checkinteger(L, 3), within;
  gl_nearopt o;
  Found f;
  gl_str name;
  int rc;
  memset(&o, 0, sizeof o);
  name.s = luaL_checklstring(L, 2, &name.n);
  luaL_argcheck(L, most >= 1 && most <= MAXNEAR, 3, "1 to 1000 expected");
  o.by = (enum gl_nearby)gll_checkword(L, 4, "edits", kinds);
  within = luaL_optinteger(L, 5, GL_MAXFORM);
  luaL_argcheck(L, within >= 0, 5, "0 or more expected");
  o.within = within > (lua_Integer)GL_MAXFORM ? GL_MAXFORM : (unsigned)within;
  o.labels = (unsigned)luaL_checkinteger(L, 7);
  o.level = gll_simd(L);
  lua_settop(L, 7);
  if (!lua_isnil(L, 6)) {
    luaL_checktype(L, 6, LUA_TTABLE);
    o.allow = gll_pushallow(L, 6);
  }
  f.x = x;
  f.n = (size_t)most;
  f.edits = o.by == GL_BY_EDITS;
  gll_checkindex(L, 1);
  x->busy = 1;
  rc = gl_gaz_nearest(x->g, &m, name, &o, &f.near, &f.n);
  x->busy = 0;
  if (rc == GL_ENOMEM) return gll_nomem(L);
  if (rc != GL_OK) return luaL_error(L, "too many names");
  x->used = 1;
  lua_settop(L, 1);
  lua_pushlightuserdata(L, &f);
  return gll_whilebusy(L, x, push_found);
}

static const luaL_Reg metameth[] = {{"__index", candidate_index},
                                    {"__newindex", candidate_newindex},
                                    {"__pairs", candidate_pairs},
                                    {"__tostring", candidate_tostring},
                                    {NULL, NULL}};

static const luaL_Reg funcs[] = {{"nearest", nearest}, {NULL, NULL}};

void gll_open_nearest(lua_State *L) {
  luaL_newmetatable(L, GLL_CANDIDATE);
  lua_pushvalue(L, -1);
  luaL_setfuncs(L, metameth, 1);
  lua_pop(L, 1);
  luaL_setfuncs(L, funcs, 0);
}
