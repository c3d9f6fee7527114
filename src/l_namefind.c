/*
** l_namefind.c: names found in a text, and single names looked up.
*/
#include "l_gazetteer.h"

#include <string.h>

typedef struct GazRun {
  gl_run run;
  const gll_index *index;
} GazRun;

static gl_str run_id(const gl_run *run, uint32_t ref) {
  return gll_entryid(((const GazRun *)run)->index, ref);
}

/* --- in a text ----------------------------------------------------------- */

const uint8_t *gll_pushallow(lua_State *L, int arg) {
  size_t n = GL_MAXLABELS;
  lua_Integer i, k = (lua_Integer)lua_rawlen(L, arg);
  uint8_t *allow = lua_newuserdatauv(L, n + 1, 0);
  memset(allow, 0, n + 1);
  for (i = 1; i <= k; i++) {
    lua_Integer label;
    lua_rawgeti(L, arg, i);
    label = lua_tointeger(L, -1);
    if (label >= 0 && (size_t)label < n) allow[label] = 1;
    lua_pop(L, 1);
  }
  return allow;
}

/* Where the units of a Spans begin and end, as bits by byte. */
static void push_units(lua_State *L, int arg, const gl_text *t, gl_findopt *o) {
  gl_spans *u = gll_checkspans(L, arg);
  uint64_t *from, *to;
  uint32_t row, i;
  gl_block b;
  if (u->text->len != t->len) luaL_argerror(L, arg, "units of another text");
  from = gll_newbits(L, t->len);
  to = gll_newbits(L, t->len);
  for (row = 0; row < u->n; row += b.n) {
    gl_spans_read(u, row, &b);
    for (i = 0; i < b.n; i++) {
      gl_bit_set(from, b.first[i]);
      gl_bit_set(to, b.end[i] - 1);
    }
  }
  o->from = from;
  o->to = to;
}

static const char *const modes[] = {"longest", "all", "first", "priority",
                                    NULL};

const gl_text *gll_checkfind(lua_State *L, gl_findopt *o) {
  const gl_text *t;
  luaL_checktype(L, 3, LUA_TTABLE);
  luaL_checktype(L, 4, LUA_TTABLE);
  memset(o, 0, sizeof *o);
  o->matches = (enum gl_matches)gll_checkword(L, 5, "longest", modes);
  o->perlabel = lua_toboolean(L, 6);
  o->labels = (unsigned)lua_rawlen(L, 3);
  t = gll_checktext(L, 2);
  if (!lua_isnil(L, 7)) {
    luaL_checktype(L, 7, LUA_TTABLE);
    o->allow = gll_pushallow(L, 7);
  }
  if (!lua_isnil(L, 8)) push_units(L, 8, t, o);
  return t;
}

/* Pushes the Run of what is found; its user value is at 4. */
static void push_run(lua_State *L, gll_index *x) {
  GazRun *run;
  lua_pushvalue(L, 1);
  lua_setfield(L, 4, "index"); /* the Run keeps the Index alive */
  lua_pushvalue(L, 1);
  lua_pushcclosure(L, gll_runfields, 1);
  lua_setfield(L, 4, "fields");
  run = gll_newrawrun(L, sizeof *run, 4);
  run->index = x;
  run->run.id = run_id;
  x->used = 1;
}

/*
** index:find(text, labels, info [, mode [, perlabel [, allow [, units]]]])
**   --> Spans
** labels: list of label strings, number 0 first; info: user value of the Run;
** mode: "longest" (default), "all", "first", "priority"; perlabel: only
** entries of one label compete; allow: list of label numbers that count; units:
** a Spans, at whose edges names begin and end.
** Raises "not enough memory", and when there are too many matches for one set.
** Cost: tokens of text times the longest prefix of a name at each.
*/
static int index_find(lua_State *L) {
  gll_index *x = gll_checkindex(L, 1);
  const gl_text *t;
  gl_mem m = gll_mem(L);
  gl_findopt o;
  gl_rows *rows;
  int rc, share;
  lua_settop(L, 8);
  t = gll_checkfind(L, &o);
  rows = gll_newrows(L);
  gll_checkindex(L, 1); /* making these may have run finalisers */
  x->busy = 1;
  rc = gl_gaz_find(x->g, &m, t, &o, rows);
  x->busy = 0;
  if (rc == GL_ENOMEM) return gll_nomem(L);
  if (rc == GL_ETOOMANY) return luaL_error(L, "too many spans in one set");
  gll_newshare(L, 2);
  share = lua_gettop(L);
  push_run(L, x);
  gll_addrun(L, share);
  gll_fromrows(L, rows, share, 3);
  return 1;
}

/* --- single names -------------------------------------------------------- */

/* Pushes the entries of rows, at most so many. */
static int push_entries(lua_State *L, int rc, const gl_rows *rows,
                        lua_Integer most) {
  size_t i, n = rows->n;
  gll_checkadded(L, rc);
  if (most < 0) most = 0;
  if ((lua_Unsigned)most < n) n = (size_t)most;
  lua_createtable(L, n > 1000000 ? 0 : (int)n, 0);
  for (i = 0; i < n; i++) {
    lua_pushinteger(L, (lua_Integer)rows->row[i].ref + 1);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* Those that are found of a string at 2, at most as many as at 3. */
static int entries_of(lua_State *L, int (*find)(gl_gaz *, const gl_mem *,
                                                gl_str, gl_rows *)) {
  gll_index *x = gll_checkindex(L, 1);
  gl_mem m = gll_mem(L);
  gl_str name;
  gl_rows *rows;
  lua_Integer most = luaL_optinteger(L, 3, LUA_MAXINTEGER);
  int rc;
  name.s = luaL_checklstring(L, 2, &name.n);
  lua_settop(L, 2);
  rows = gll_newrows(L);
  gll_checkindex(L, 1);
  x->busy = 1;
  rc = find(x->g, &m, name, rows);
  x->busy = 0;
  return push_entries(L, rc, rows, most);
}

/*
** index:lookup(name) --> {entry, entry, ...}
** The entries found that the whole of a name is a name of, in the order of
** adding; an empty list where there are none.
*/
static int index_lookup(lua_State *L) { return entries_of(L, gl_gaz_lookup); }

/*
** index:pick(name|nil [, id [, label]]) --> {entry, entry, ...}
** Those of them that have this id and the label of this number, and perhaps
** others: costs what it finds, however many entries share the name. With nil
** those of any name, and no others: goes through all entries.
*/
static int index_pick(lua_State *L) {
  gll_index *x = gll_checkindex(L, 1);
  gl_mem m = gll_mem(L);
  gl_like like;
  gl_str name;
  gl_rows *rows;
  int rc;
  memset(&like, 0, sizeof like);
  memset(&name, 0, sizeof name);
  lua_settop(L, 4);
  if (!lua_isnil(L, 2)) name.s = luaL_checklstring(L, 2, &name.n);
  if (!lua_isnil(L, 3)) {
    like.by |= GL_BY_ID;
    like.id.s = luaL_checklstring(L, 3, &like.id.n);
  }
  if (!lua_isnil(L, 4)) {
    like.by |= GL_BY_LABEL;
    like.label = (unsigned)luaL_checkinteger(L, 4);
  }
  rows = gll_newrows(L);
  gll_checkindex(L, 1);
  x->busy = 1;
  rc = gl_gaz_pick(x->g, &m, name, &like, rows);
  x->busy = 0;
  return push_entries(L, rc, rows, LUA_MAXINTEGER);
}

/*
** index:prefix(text [, most]) --> {entry, entry, ...}
** The entries found of which some name begins with a text, the first of them.
*/
static int index_prefix(lua_State *L) { return entries_of(L, gl_gaz_prefix); }

/*
** core.gazsame(flags, text, name [, first, last])
**   --> whether text, from first to last, is compared as equal to a name
** text: a Text or string.
*/
static int gazsame(lua_State *L) {
  unsigned flags = gll_checkflags(L, 1);
  gl_mem m = gll_mem(L);
  const gl_text *t = gll_checktext(L, 2);
  lua_Integer first = luaL_optinteger(L, 4, 1);
  lua_Integer last = luaL_optinteger(L, 5, (lua_Integer)t->len);
  gl_str text, name;
  int same;
  name.s = luaL_checklstring(L, 3, &name.n);
  luaL_argcheck(L, name.n <= GL_MAXNAMEBYTES, 3, "name too long");
  luaL_argcheck(L, first >= 1, 4, "out of range");
  luaL_argcheck(L, last >= first - 1 && (uint64_t)last <= t->len, 5,
                "out of range");
  luaL_argcheck(L, last - first < UINT32_MAX / 8, 5, "name too long");
  text.s = (const char *)t->s;
  text.n = t->len;
  same = gl_gaz_same(&m, flags, text, (size_t)first - 1, (size_t)last, name);
  if (same < 0) return gll_nomem(L);
  lua_pushboolean(L, same);
  return 1;
}

/*
** core.gaztrim(name) --> the name without the white space around it
*/
static int gaztrim(lua_State *L) {
  gl_str name, inner;
  name.s = luaL_checklstring(L, 1, &name.n);
  inner = gl_name_trim(name);
  lua_settop(L, 1);
  if (inner.n < name.n) lua_pushlstring(L, inner.s, inner.n);
  return 1;
}

static const luaL_Reg methods[] = {{"find", index_find},
                                   {"lookup", index_lookup},
                                   {"pick", index_pick},
                                   {"prefix", index_prefix},
                                   {NULL, NULL}};

void gll_open_namefind(lua_State *L) { luaL_setfuncs(L, methods, 0); }

static const luaL_Reg funcs[] = {
    {"gazsame", gazsame}, {"gaztrim", gaztrim}, {NULL, NULL}};

void gll_open_names(lua_State *L) { luaL_setfuncs(L, funcs, 0); }
