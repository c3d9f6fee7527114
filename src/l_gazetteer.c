/*
** l_gazetteer.c: the Index object, on which lua/gloss/gazetteer.lua builds
** the gazetteers that users see: made, added to, counted. An Index owns blocks
** of the host's allocator; Runs keep it alive by their user value.
*/
#include "l_gazetteer.h"
#include "l_record.h"

#include <string.h>

static void checkfree(lua_State *L, const gll_index *x) {
  if (x->busy) luaL_error(L, "gazetteer in use: a finaliser may not use it");
}

gll_index *gll_checkindex(lua_State *L, int arg) {
  gll_index *x = luaL_checkudata(L, arg, GLL_INDEX);
  if (x->shut) luaL_error(L, "closed pack");
  if (x->g == NULL) luaL_error(L, "closed gazetteer");
  checkfree(L, x);
  return x;
}

void gll_checkreadable(lua_State *L, const gll_index *x) {
  if (x->shut || x->g == NULL) luaL_error(L, "closed pack");
  checkfree(L, x);
}

gll_index *gll_upindex(lua_State *L) {
  gll_index *x = lua_touserdata(L, lua_upvalueindex(1));
  gll_checkreadable(L, x);
  return x;
}

int gll_whilebusy(lua_State *L, gll_index *x, lua_CFunction read) {
  int status;
  lua_pushcfunction(L, read);
  lua_insert(L, 1);
  x->busy = 1;
  status = lua_pcall(L, lua_gettop(L) - 1, LUA_MULTRET, 0);
  x->busy = 0;
  return status == LUA_OK ? lua_gettop(L) : lua_error(L);
}

static gll_index *checkindex(lua_State *L) { return gll_checkindex(L, 1); }

gll_index *gll_newindex(lua_State *L) {
  gll_index *x = lua_newuserdatauv(L, sizeof *x, 1);
  memset(x, 0, sizeof *x);
  luaL_setmetatable(L, GLL_INDEX);
  return x;
}

/*
** core.gazindex(chars) --> Index
** chars: names are looked up by their characters, not by their words.
*/
static int index_new(lua_State *L) {
  unsigned mode = lua_toboolean(L, 1) ? GL_CUT_CHARS : 0;
  gl_mem m = gll_mem(L);
  gll_index *x = gll_newindex(L);
  x->g = gl_gaz_new(&m, mode);
  if (x->g == NULL) return gll_nomem(L);
  return 1;
}

/* frees; also as __gc and __close */
static int index_free(lua_State *L) {
  gll_index *x = luaL_checkudata(L, 1, GLL_INDEX);
  gl_mem m = gll_mem(L);
  if (x->g && !x->busy) {
    gl_gaz *g = x->g;
    x->g = NULL;
    gl_gaz_free(g, &m);
  }
  return 0;
}

/*
** index:close()
** Frees the memory, unless Spans depend on it: then the collector does, after
** the last of them.
*/
static int index_close(lua_State *L) {
  gll_index *x = luaL_checkudata(L, 1, GLL_INDEX);
  return x->used ? 0 : index_free(L);
}

/*
** index:shut()
** The same; and the fields of Spans that depend on it raise from now on.
*/
static int index_shut(lua_State *L) {
  gll_index *x = luaL_checkudata(L, 1, GLL_INDEX);
  x->shut = 1;
  return index_close(L);
}

/*
** index:limit([n]) --> limit
** Tokens (characters) of a name at most; sets it, 1 to 1024.
*/
static int index_limit(lua_State *L) {
  gll_index *x = checkindex(L);
  lua_Integer n = luaL_optinteger(L, 2, 0);
  luaL_argcheck(
      L, lua_isnoneornil(L, 2) || (n >= 1 && n <= (lua_Integer)GL_MAXNAMESET),
      2, "1 to 1024 expected");
  lua_pushinteger(L, (lua_Integer)gl_gaz_limit(x->g, (unsigned)n));
  return 1;
}

/* --- adding -------------------------------------------------------------- */

static const char *reason(int rc) {
  switch (rc) {
    case GL_EEMPTY: return "empty name";
    case GL_ELONG: return "name longer than 65536 bytes";
    case GL_EPIECES: return "name of too many tokens";
    case GL_EFOLDS: return "more than 256 different folds";
    default: return "too many names (limits: 2147483647 entries, 8 GiB)";
  }
}

void gll_checkadded(lua_State *L, int rc) {
  if (rc == GL_ENOMEM) gll_nomem(L);
  if (rc != GL_OK) luaL_error(L, "%s", reason(rc));
}

/* nil, reason, number of the name at fault */
static int refuse(lua_State *L, int rc, lua_Integer which) {
  if (rc == GL_ENOMEM) return gll_nomem(L);
  luaL_pushfail(L);
  lua_pushstring(L, reason(rc));
  lua_pushinteger(L, which);
  return 3;
}

unsigned gll_checkflags(lua_State *L, int arg) {
  lua_Integer flags = luaL_checkinteger(L, arg);
  luaL_argcheck(
      L, flags >= 0 && !((lua_Unsigned)flags & ~(GL_FOLD_ALL | 3 * GL_FUZZY)),
      arg, "unknown flags");
  return (unsigned)flags;
}

/*
** index:addname(name, flags [, file, line]) --> number of the entry, from 1
** An entry of one name, without label and id. Failure: nil, reason, 1.
*/
static int index_addname(lua_State *L) {
  gll_index *x = checkindex(L);
  gl_mem m = gll_mem(L);
  gl_newentry e;
  gl_str name;
  uint8_t record[GLL_NAMERECORD];
  unsigned flags = gll_checkflags(L, 3);
  int rc;
  name.s = luaL_checklstring(L, 2, &name.n);
  if (gl_name_trim(name).n != name.n) return refuse(L, GL_EEMPTY, 0);
  memset(&e, 0, sizeof e);
  e.id.s = "";
  e.record.s = (const char *)record;
  e.record.n = gll_namerecord(record, luaL_optinteger(L, 4, 0),
                              luaL_optinteger(L, 5, 0));
  x->busy = 1;
  gl_gaz_begin(x->g);
  rc = gl_gaz_surface(x->g, &m, name, flags);
  if (rc == GL_OK) rc = gl_gaz_commit(x->g, &m, &e);
  x->busy = 0;
  if (rc != GL_OK) return refuse(L, rc, 1);
  lua_pushinteger(L, (lua_Integer)gl_gaz_count(x->g));
  return 1;
}

/* Adds the names in the list at 2 to the entry that was begun; *i becomes the
** number of the last one. */
static int add_names(lua_State *L, gll_index *x, unsigned flags,
                     lua_Integer *i) {
  lua_Integer n = (lua_Integer)lua_rawlen(L, 2);
  gl_mem m = gll_mem(L);
  int rc = GL_OK;
  while (rc == GL_OK && *i < n) {
    gl_str name;
    if (lua_rawgeti(L, 2, ++*i) != LUA_TSTRING)
      return luaL_argerror(L, 2, "list of strings expected");
    name.s = lua_tolstring(L, -1, &name.n);
    x->busy = 1;
    rc = gl_gaz_surface(x->g, &m, name, flags);
    x->busy = 0;
    lua_pop(L, 1);
  }
  return rc;
}

/*
** index:add(names, flags, label, id, priority, record [, file, line])
**   --> number of the entry, from 1
** names: list of strings; label: a number from 0; id: string or nil; priority:
** a number; record: a table; file: a number from 1 (0: none).
** Failure: nil, reason, number of the name at fault. Adds all or nothing.
*/
static int index_add(lua_State *L) {
  gll_index *x = checkindex(L);
  gl_mem m = gll_mem(L);
  lua_Integer i = 0;
  gl_newentry e;
  gll_bytes *w;
  unsigned flags = gll_checkflags(L, 3);
  int rc;
  lua_Integer label = luaL_checkinteger(L, 4);
  luaL_checktype(L, 2, LUA_TTABLE);
  luaL_argcheck(L, label >= 0 && label < (lua_Integer)GL_MAXLABELS, 4,
                "too many labels");
  memset(&e, 0, sizeof e);
  e.label = (unsigned)label;
  e.id.s = luaL_optlstring(L, 5, "", &e.id.n);
  e.priority = (double)luaL_checknumber(L, 6);
  luaL_checktype(L, 7, LUA_TTABLE);
  lua_settop(L, 9);
  w = gll_newbytes(L);
  gll_putrecord(L, w, 2, 7, luaL_optinteger(L, 8, 0), luaL_optinteger(L, 9, 0));
  checkindex(L); /* making these may have run finalisers */
  e.record.s = (const char *)w->b;
  e.record.n = w->n;
  gl_gaz_begin(x->g);
  rc = add_names(L, x, flags, &i);
  if (rc == GL_OK) {
    x->busy = 1;
    rc = gl_gaz_commit(x->g, &m, &e);
    x->busy = 0;
  }
  gll_bytes_free(L, w);
  if (rc != GL_OK) return refuse(L, rc, i);
  lua_pushinteger(L, (lua_Integer)gl_gaz_count(x->g));
  return 1;
}

uint32_t gll_checkentry(lua_State *L, const gll_index *x, int arg) {
  lua_Integer n = luaL_checkinteger(L, arg);
  luaL_argcheck(L, n >= 1 && n <= (lua_Integer)gl_gaz_count(x->g), arg,
                "number of an entry expected");
  return (uint32_t)(n - 1);
}

/*
** index:remove(n)
** Entry n is found no more.
*/
static int index_remove(lua_State *L) {
  gll_index *x = checkindex(L);
  gl_mem m = gll_mem(L);
  uint32_t entry = gll_checkentry(L, x, 2);
  int rc;
  x->busy = 1;
  rc = gl_gaz_remove(x->g, &m, entry);
  x->busy = 0;
  if (rc == GL_ENOMEM) return gll_nomem(L);
  return 0;
}

/*
** index:withdraw(from)
** Entries from number `from` on are found no more; nothing was searched since.
*/
static int index_withdraw(lua_State *L) {
  gll_index *x = checkindex(L);
  gl_mem m = gll_mem(L);
  lua_Integer from = luaL_checkinteger(L, 2);
  int rc = GL_OK;
  luaL_argcheck(L, from >= 1, 2, "number of an entry expected");
  x->busy = 1;
  if (from <= (lua_Integer)gl_gaz_count(x->g))
    rc = gl_gaz_withdraw(x->g, &m, (uint32_t)(from - 1));
  x->busy = 0;
  if (rc == GL_ENOMEM) return gll_nomem(L);
  return 0;
}

/* index:compile(): takes what was added into the index now */
static int index_compile(lua_State *L) {
  gll_index *x = checkindex(L);
  gl_mem m = gll_mem(L);
  int rc;
  x->busy = 1;
  rc = gl_gaz_compile(x->g, &m);
  x->busy = 0;
  gll_checkadded(L, rc);
  return 0;
}

/*
** index:copyto(other)
** Adds the entries that are found to another Index, which is empty.
*/
static int index_copyto(lua_State *L) {
  gll_index *x = checkindex(L), *y = gll_checkindex(L, 2);
  gl_mem m = gll_mem(L);
  int rc;
  luaL_argcheck(L, gl_gaz_count(y->g) == 0 && x != y, 2,
                "empty index expected");
  x->busy = y->busy = 1;
  rc = gl_gaz_copy(y->g, &m, x->g);
  if (rc == GL_OK) rc = gl_gaz_compile(y->g, &m);
  x->busy = y->busy = 0;
  gll_checkadded(L, rc);
  return 0;
}

/* index:count() --> numbers of entries used so far */
static int index_count(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)gl_gaz_count(checkindex(L)->g));
  return 1;
}

/* #index --> entries that are found */
static int index_len(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)gl_gaz_live(checkindex(L)->g));
  return 1;
}

/* index:bytes() --> memory held, in bytes: the index, the records */
static int index_bytes(lua_State *L) {
  gll_index *x = checkindex(L);
  lua_pushinteger(L, (lua_Integer)gl_gaz_bytes(x->g));
  lua_pushinteger(L, (lua_Integer)gl_gaz_recordbytes(x->g));
  return 2;
}

/* index:alive(n) --> whether entry n is found */
static int index_alive(lua_State *L) {
  gll_index *x = checkindex(L);
  lua_pushboolean(L, gl_gaz_alive(x->g, gll_checkentry(L, x, 2)));
  return 1;
}

/* index:setlabels(list): the list of label strings, number 0 first; it may
** grow */
static int index_setlabels(lua_State *L) {
  checkindex(L);
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 2);
  lua_setiuservalue(L, 1, 1);
  return 0;
}

static const luaL_Reg metameth[] = {{"__len", index_len},
                                    {"__gc", index_free},
                                    {"__close", index_free},
                                    {NULL, NULL}};

static const luaL_Reg meth[] = {
    {"add", index_add},         {"addname", index_addname},
    {"count", index_count},     {"withdraw", index_withdraw},
    {"remove", index_remove},   {"alive", index_alive},
    {"limit", index_limit},     {"setlabels", index_setlabels},
    {"compile", index_compile}, {"copyto", index_copyto},
    {"bytes", index_bytes},     {"close", index_close},
    {"shut", index_shut},       {NULL, NULL}};

static const luaL_Reg funcs[] = {{"gazindex", index_new}, {NULL, NULL}};

static const struct {
  const char *name;
  unsigned flag;
} flagnames[] = {
    {"case", GL_FOLD_CASE},         {"accents", GL_FOLD_ACCENTS},
    {"dash", GL_FOLD_DASH},         {"space", GL_FOLD_SPACE},
    {"quote", GL_FOLD_QUOTE},       {"width", GL_FOLD_WIDTH},
    {"smart", GL_FOLD_SMART},       {"possessive", GL_FOLD_POSSESSIVE},
    {"brackets", GL_FOLD_BRACKETS}, {"dots", GL_FOLD_DOTS}};

void gll_open_gazetteer(lua_State *L) {
  size_t i;
  luaL_setfuncs(L, funcs, 0);
  gll_open_names(L);
  lua_newtable(L);
  for (i = 0; i < sizeof flagnames / sizeof *flagnames; i++) {
    lua_pushinteger(L, (lua_Integer)flagnames[i].flag);
    lua_setfield(L, -2, flagnames[i].name);
  }
  lua_setfield(L, -2, "gazflags");
  gll_newtype(L, GLL_INDEX, metameth, meth, NULL);
  luaL_getmetatable(L, GLL_INDEX);
  lua_getfield(L, -1, "__index");
  gll_open_entry(L);
  gll_open_namefind(L);
  lua_pop(L, 2);
}
