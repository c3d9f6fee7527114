/*
** l_gazetteer.c: the Index object, on which lua/gloss/gazetteer.lua builds
** the gazetteers that users see. An Index owns blocks of the host's
** allocator; Runs keep it alive by their user value.
*/
#include "l_gloss.h"
#include "gazetteer.h"

#include <string.h>

#define INDEX "gloss.Index"

typedef struct Index {
  gl_gaz *g; /* NULL: closed */
  int busy;  /* the engine is at work: a finaliser may run, but not change g */
  int used;  /* some Run may ask for ids */
} Index;

typedef struct GazRun {
  gl_run run;
  const Index *index;
} GazRun;

static gl_str run_id(const gl_run *run, uint32_t ref) {
  static const gl_str none = {"", 0};
  const Index *x = ((const GazRun *)run)->index;
  return x->g ? gl_gaz_id(x->g, ref) : none;
}

static Index *checkindex(lua_State *L) {
  Index *x = luaL_checkudata(L, 1, INDEX);
  if (x->g == NULL) luaL_error(L, "closed gazetteer");
  if (x->busy) luaL_error(L, "gazetteer in use: a finaliser may not use it");
  return x;
}

/*
** core.gazindex(flags) --> Index
** flags: sum of core.gazflags, by name.
*/
static int index_new(lua_State *L) {
  lua_Integer flags = luaL_checkinteger(L, 1);
  gl_mem m = gll_mem(L);
  Index *x;
  luaL_argcheck(L, flags >= 0 && flags <= 0x7F, 1, "unknown flags");
  x = lua_newuserdatauv(L, sizeof *x, 0);
  memset(x, 0, sizeof *x);
  luaL_setmetatable(L, INDEX);
  x->g = gl_gaz_new(&m, (unsigned)flags);
  if (x->g == NULL) return gll_nomem(L);
  return 1;
}

/* frees; also as __gc and __close */
static int index_free(lua_State *L) {
  Index *x = luaL_checkudata(L, 1, INDEX);
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
  Index *x = luaL_checkudata(L, 1, INDEX);
  return x->used ? 0 : index_free(L);
}

static const char *reason(int rc) {
  switch (rc) {
    case GL_EEMPTY: return "empty name";
    case GL_ELONG: return "name longer than 65536 bytes";
    case GL_EPIECES: return "name of too many pieces";
    default: return "too many names";
  }
}

/*
** index:add(surfaces, label, id) --> number of the entry, from 1
** surfaces: list of strings; label: a number from 0; id: string or nil.
** Failure: nil, reason, number of the surface at fault. Adds all or nothing.
*/
static int index_add(lua_State *L) {
  Index *x = checkindex(L);
  gl_mem m = gll_mem(L);
  lua_Integer label = luaL_checkinteger(L, 3), i = 0, n;
  gl_str id;
  int rc = GL_OK;
  luaL_checktype(L, 2, LUA_TTABLE);
  luaL_argcheck(L, label >= 0 && label < (lua_Integer)GL_MAXLABELS, 3,
                "too many labels");
  id.s = luaL_optlstring(L, 4, "", &id.n);
  lua_settop(L, 4);
  n = (lua_Integer)lua_rawlen(L, 2);
  gl_gaz_begin(x->g);
  while (rc == GL_OK && i < n) {
    gl_str name;
    if (lua_rawgeti(L, 2, ++i) != LUA_TSTRING)
      return luaL_argerror(L, 2, "list of strings expected");
    name.s = lua_tolstring(L, -1, &name.n);
    x->busy = 1;
    rc = gl_gaz_surface(x->g, &m, name);
    x->busy = 0;
    lua_pop(L, 1);
  }
  if (rc == GL_OK) {
    x->busy = 1;
    rc = gl_gaz_commit(x->g, &m, id, (unsigned)label);
    x->busy = 0;
  }
  if (rc == GL_ENOMEM) return gll_nomem(L);
  if (rc != GL_OK) {
    luaL_pushfail(L);
    lua_pushstring(L, reason(rc));
    lua_pushinteger(L, i);
    return 3;
  }
  lua_pushinteger(L, (lua_Integer)gl_gaz_count(x->g));
  return 1;
}

/*
** index:withdraw(from)
** Entries from number `from` on are found no more.
*/
static int index_withdraw(lua_State *L) {
  Index *x = checkindex(L);
  lua_Integer from = luaL_checkinteger(L, 2);
  luaL_argcheck(L, from >= 1, 2, "number of an entry expected");
  if (from <= (lua_Integer)gl_gaz_count(x->g))
    gl_gaz_withdraw(x->g, (uint32_t)(from - 1));
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

/* index:bytes() --> memory held, in bytes */
static int index_bytes(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)gl_gaz_bytes(checkindex(L)->g));
  return 1;
}

/* Pushes working memory for a search. Making it may run finalisers, which may
** close the index or add to it; hence the loop, and nothing after it. */
static void *pushscratch(lua_State *L) {
  size_t size;
  void *scratch;
  do {
    size = gl_gaz_scratch(checkindex(L)->g);
    scratch = lua_newuserdatauv(L, size, 0);
  } while (gl_gaz_scratch(checkindex(L)->g) > size);
  return scratch;
}

/* Pushes a set of labels as an array of bytes, from the list of label
** numbers at `arg` and the list of all labels at `labels`. */
static const uint8_t *pushallow(lua_State *L, int arg, int labels) {
  size_t n = (size_t)lua_rawlen(L, labels);
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

/*
** index:find(text, labels, info [, all [, allow]]) --> Spans
** labels: list of label strings, number 0 first; info: user value of the Run;
** all: every match, not the leftmost-longest ones; allow: list of label
** numbers that count. Raises "not enough memory", and when there are too many
** matches for one set. Cost: pieces of text times the longest prefix of a
** name at each.
*/
static int index_find(lua_State *L) {
  Index *x = checkindex(L);
  const gl_text *t;
  const uint8_t *allow = NULL;
  void *scratch;
  gl_rows *rows;
  GazRun *run;
  int rc, share;
  luaL_checktype(L, 3, LUA_TTABLE);
  luaL_checktype(L, 4, LUA_TTABLE);
  lua_settop(L, 6);
  t = gll_checktext(L, 2);
  if (!lua_isnil(L, 6)) {
    luaL_checktype(L, 6, LUA_TTABLE);
    allow = pushallow(L, 6, 3);
  }
  rows = gll_newrows(L);
  scratch = pushscratch(L);
  x->busy = 1;
  rc = gl_gaz_find(x->g, t, lua_toboolean(L, 5), allow, scratch, rows);
  x->busy = 0;
  if (rc == GL_ENOMEM) return gll_nomem(L);
  if (rc == GL_ETOOMANY) return luaL_error(L, "too many spans in one set");
  gll_newshare(L, 2);
  share = lua_gettop(L);
  lua_pushvalue(L, 1);
  lua_setfield(L, 4, "index"); /* the Run keeps the Index alive */
  run = gll_newrawrun(L, sizeof *run, 4);
  run->index = x;
  run->run.id = run_id;
  x->used = 1;
  gll_addrun(L, share);
  gll_fromrows(L, rows, share, 3);
  return 1;
}

/*
** index:lookup(name) --> {entry, surface, entry, surface, ...}
** The entries that the whole of a name is a surface of, with the number of
** that surface, in no order; an empty list where there are none.
*/
static int index_lookup(lua_State *L) {
  Index *x = checkindex(L);
  gl_str name;
  uint32_t cursor, entry, surface;
  lua_Integer n = 0;
  void *scratch;
  name.s = luaL_checklstring(L, 2, &name.n);
  lua_settop(L, 2);
  lua_newtable(L);
  scratch = pushscratch(L);
  cursor = gl_gaz_lookup(x->g, name, scratch);
  while (cursor) {
    checkindex(L);
    cursor = gl_gaz_hit(x->g, cursor, &entry, &surface);
    lua_pushinteger(L, (lua_Integer)entry + 1);
    lua_rawseti(L, 3, ++n);
    lua_pushinteger(L, (lua_Integer)surface + 1);
    lua_rawseti(L, 3, ++n);
  }
  lua_settop(L, 3);
  return 1;
}

/*
** core.gazkey(name, flags) --> string
** What a name is compared by. Keys of pieces stand one after the other.
*/
static int gazkey(lua_State *L) {
  size_t n, cap;
  const char *s = luaL_checklstring(L, 1, &n);
  lua_Integer flags = luaL_checkinteger(L, 2);
  unsigned char *key;
  gl_mark *marks;
  gl_folder f;
  gl_cutter c;
  gl_piece p;
  luaL_Buffer b;
  luaL_argcheck(L, flags >= 0 && flags <= 0x7F, 2, "unknown flags");
  luaL_argcheck(L, n <= GL_MAXNAMEBYTES, 1, "name too long");
  lua_settop(L, 2);
  cap = GL_KEYCAP(n);
  marks = lua_newuserdatauv(L, cap * sizeof *marks, 0);
  key = lua_newuserdatauv(L, cap, 0);
  gl_folder_init(&f, (unsigned)flags);
  gl_cutter_init(&c, &f, s, n, key, marks, cap);
  luaL_buffinit(L, &b);
  while (gl_cutter_next(&c, &p)) luaL_addlstring(&b, (const char *)p.key, p.n);
  luaL_pushresult(&b);
  return 1;
}

static const luaL_Reg metameth[] = {{"__len", index_len},
                                    {"__gc", index_free},
                                    {"__close", index_free},
                                    {NULL, NULL}};

static const luaL_Reg meth[] = {
    {"add", index_add},           {"find", index_find},
    {"lookup", index_lookup},     {"count", index_count},
    {"withdraw", index_withdraw}, {"bytes", index_bytes},
    {"close", index_close},       {NULL, NULL}};

static const luaL_Reg funcs[] = {
    {"gazindex", index_new}, {"gazkey", gazkey}, {NULL, NULL}};

static const struct {
  const char *name;
  unsigned flag;
} flagnames[] = {{"case", GL_FOLD_CASE},   {"accents", GL_FOLD_ACCENTS},
                 {"dash", GL_FOLD_DASH},   {"space", GL_FOLD_SPACE},
                 {"quote", GL_FOLD_QUOTE}, {"width", GL_FOLD_WIDTH},
                 {"chars", GL_CUT_CHARS}};

void gll_open_gazetteer(lua_State *L) {
  size_t i;
  luaL_setfuncs(L, funcs, 0);
  lua_newtable(L);
  for (i = 0; i < sizeof flagnames / sizeof *flagnames; i++) {
    lua_pushinteger(L, (lua_Integer)flagnames[i].flag);
    lua_setfield(L, -2, flagnames[i].name);
  }
  lua_setfield(L, -2, "gazflags");
  gll_newtype(L, INDEX, metameth, meth, NULL);
}
