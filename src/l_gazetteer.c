/*
** l_gazetteer.c: the Index object, on which lua/gloss/gazetteer.lua builds
** the gazetteers that users see. An Index owns blocks of the host's
** allocator; Runs keep it alive by their user value.
**
** The record of an entry, as the engine keeps it: what it has (HAS_*), number
** of its file and line, how many of its names are aliases and demonyms, and a
** table of all other fields. Fields that say no more than the names do are made
** from these.
*/
#include "l_gazetteer.h"
#include "l_record.h"

#include <string.h>

#define HAS_ORIGIN 1u
#define HAS_NAME 2u /* field name is the first name */
#define HAS_ALIAS 4u
#define HAS_DEMONYM 8u
#define HAS_FIELDS 16u

typedef struct GazRun {
  gl_run run;
  const gll_index *index;
} GazRun;

gl_str gll_entryid(const gll_index *x, uint32_t entry) {
  static const gl_str none = {"", 0};
  return x->g ? gl_gaz_id(x->g, entry) : none;
}

static gl_str run_id(const gl_run *run, uint32_t ref) {
  return gll_entryid(((const GazRun *)run)->index, ref);
}

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

/* nil, reason, number of the name at fault */
static int refuse(lua_State *L, int rc, lua_Integer which) {
  if (rc == GL_ENOMEM) return gll_nomem(L);
  luaL_pushfail(L);
  lua_pushstring(L, reason(rc));
  lua_pushinteger(L, which);
  return 3;
}

static unsigned checkflags(lua_State *L, int arg) {
  lua_Integer flags = luaL_checkinteger(L, arg);
  luaL_argcheck(
      L, flags >= 0 && !((lua_Unsigned)flags & ~(GL_FOLD_ALL | 3 * GL_FUZZY)),
      arg, "unknown flags");
  return (unsigned)flags;
}

/* The record of a name alone, and where it comes from. */
static size_t origin(uint8_t record[24], lua_Integer file, lua_Integer line) {
  uint64_t v[2];
  size_t n = 1, i;
  record[0] = HAS_NAME;
  if (file <= 0) return n;
  record[0] |= HAS_ORIGIN;
  v[0] = (uint64_t)file;
  v[1] = line > 0 ? (uint64_t)line : 0;
  for (i = 0; i < 2; i++) {
    for (; v[i] >= 0x80; v[i] >>= 7) record[n++] = (uint8_t)(v[i] | 0x80);
    record[n++] = (uint8_t)v[i];
  }
  return n;
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
  uint8_t record[24];
  unsigned flags = checkflags(L, 3);
  int rc;
  name.s = luaL_checklstring(L, 2, &name.n);
  if (gl_name_trim(name).n != name.n) return refuse(L, GL_EEMPTY, 0);
  memset(&e, 0, sizeof e);
  e.id.s = "";
  e.record.s = (const char *)record;
  e.record.n =
      origin(record, luaL_optinteger(L, 4, 0), luaL_optinteger(L, 5, 0));
  x->busy = 1;
  gl_gaz_begin(x->g);
  rc = gl_gaz_surface(x->g, &m, name, flags);
  if (rc == GL_OK) rc = gl_gaz_commit(x->g, &m, &e);
  x->busy = 0;
  if (rc != GL_OK) return refuse(L, rc, 1);
  lua_pushinteger(L, (lua_Integer)gl_gaz_count(x->g));
  return 1;
}

/* Whether the string at the top is name i (from 1) as it will be kept. */
static int is_name(lua_State *L, int names, lua_Integer i) {
  gl_str s;
  int same;
  lua_rawgeti(L, names, i);
  same = lua_rawequal(L, -1, -2);
  lua_pop(L, 1);
  if (!same) return 0;
  s.s = lua_tolstring(L, -1, &s.n);
  return gl_name_trim(s).n == s.n;
}

/* How many elements the list in field `key` of the record has, which are the
** names after the first `from`; -1 where it is none or they differ. */
static lua_Integer as_names(lua_State *L, int record, int names,
                            const char *key, lua_Integer from) {
  lua_Integer n = -1, i;
  if (lua_getfield(L, record, key) == LUA_TTABLE) {
    n = (lua_Integer)lua_rawlen(L, -1);
    for (i = 1; i <= n; i++) {
      int same =
          lua_rawgeti(L, -1, i) == LUA_TSTRING && is_name(L, names, from + i);
      lua_pop(L, 1);
      if (!same) n = -1;
    }
  }
  lua_pop(L, 1);
  return n;
}

static int builtin(const char *key, unsigned has) {
  if (strcmp(key, "name") == 0) return (has & HAS_NAME) != 0;
  if (strcmp(key, "alias") == 0) return (has & HAS_ALIAS) != 0;
  if (strcmp(key, "demonym") == 0) return (has & HAS_DEMONYM) != 0;
  return strcmp(key, "id") == 0 || strcmp(key, "label") == 0;
}

/* Writes the record at index `record`. */
static void write_record(lua_State *L, gll_bytes *w, int names, int record,
                         lua_Integer file, lua_Integer line) {
  lua_Integer alias, demonym;
  unsigned has = file > 0 ? HAS_ORIGIN : 0;
  size_t at;
  if (lua_getfield(L, record, "name") == LUA_TSTRING && is_name(L, names, 1))
    has |= HAS_NAME;
  lua_pop(L, 1);
  alias = as_names(L, record, names, "alias", 1);
  demonym = as_names(L, record, names, "demonym", 1 + (alias > 0 ? alias : 0));
  if (alias >= 0) has |= HAS_ALIAS;
  if (demonym >= 0) has |= HAS_DEMONYM;
  gll_putbyte(L, w, 0);
  if (file > 0) {
    gll_putnumber(L, w, (uint64_t)file);
    gll_putnumber(L, w, line > 0 ? (uint64_t)line : 0);
  }
  if (alias >= 0) gll_putnumber(L, w, (uint64_t)alias);
  if (demonym >= 0) gll_putnumber(L, w, (uint64_t)demonym);
  /* the other fields: the table without what was written */
  lua_newtable(L);
  for (lua_pushnil(L); lua_next(L, record);) {
    if (lua_type(L, -2) == LUA_TSTRING && builtin(lua_tostring(L, -2), has)) {
      lua_pop(L, 1);
      continue;
    }
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, -4);
    has |= HAS_FIELDS;
  }
  at = w->n;
  gll_putvalue(L, w, lua_gettop(L));
  if (!(has & HAS_FIELDS)) w->n = at;
  lua_pop(L, 1);
  w->b[0] = (uint8_t)has;
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
  lua_Integer i = 0, n;
  gl_newentry e;
  gll_bytes *w;
  unsigned flags = checkflags(L, 3);
  int rc = GL_OK;
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
  n = (lua_Integer)lua_rawlen(L, 2);
  w = gll_newbytes(L);
  write_record(L, w, 2, 7, luaL_optinteger(L, 8, 0), luaL_optinteger(L, 9, 0));
  checkindex(L); /* making these may have run finalisers */
  e.record.s = (const char *)w->b;
  e.record.n = w->n;
  gl_gaz_begin(x->g);
  while (rc == GL_OK && i < n) {
    gl_str name;
    if (lua_rawgeti(L, 2, ++i) != LUA_TSTRING)
      return luaL_argerror(L, 2, "list of strings expected");
    name.s = lua_tolstring(L, -1, &name.n);
    x->busy = 1;
    rc = gl_gaz_surface(x->g, &m, name, flags);
    x->busy = 0;
    lua_pop(L, 1);
  }
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

static uint32_t checkentry(lua_State *L, const gll_index *x, int arg) {
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
  uint32_t entry = checkentry(L, x, 2);
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
  if (rc == GL_ENOMEM) return gll_nomem(L);
  if (rc != GL_OK) return luaL_error(L, "%s", reason(rc));
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
  if (rc == GL_ENOMEM) return gll_nomem(L);
  if (rc != GL_OK) return luaL_error(L, "%s", reason(rc));
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
  lua_pushboolean(L, gl_gaz_alive(x->g, checkentry(L, x, 2)));
  return 1;
}

/* --- records ------------------------------------------------------------- */

/* The names of entry n at `from` .. as a list, on the stack. */
static void push_names(lua_State *L, const gll_index *x, uint32_t entry,
                       uint32_t *ref, uint64_t n) {
  gl_str s;
  unsigned flags;
  lua_Integer i;
  lua_newtable(L);
  for (i = 1; (uint64_t)i <= n; i++) {
    if (!gl_gaz_name(x->g, entry, ref, &s, &flags)) break;
    lua_pushlstring(L, s.s, s.n);
    lua_rawseti(L, -2, i);
  }
}

/* Pushes the name of a label, which the user value of the Index at `arg` has,
** or nil. */
static void push_label(lua_State *L, int arg, unsigned label) {
  int top = lua_gettop(L);
  if (label == 0 || lua_getiuservalue(L, arg, 1) != LUA_TTABLE ||
      lua_rawgeti(L, -1, (lua_Integer)label + 1) != LUA_TSTRING ||
      lua_rawlen(L, -1) == 0)
    lua_pushnil(L);
  lua_copy(L, -1, top + 1);
  lua_settop(L, top + 1);
}

void gll_pushlabel(lua_State *L, int arg, const gll_index *x, uint32_t entry) {
  gl_entryinfo e;
  int there = x->g && gl_gaz_entry(x->g, entry, &e);
  push_label(L, arg, there ? e.label : 0);
}

/* Pushes the table of fields and puts file and line into the two numbers. */
static void push_record(lua_State *L, const gll_index *x, uint32_t entry,
                        uint64_t *file, uint64_t *line) {
  gl_entryinfo e;
  gll_reading r;
  uint64_t alias = 0, demonym = 0;
  uint32_t ref;
  gl_str s;
  unsigned has = 0, flags;
  int more;
  *file = *line = 0;
  if (!gl_gaz_entry(x->g, entry, &e)) {
    lua_newtable(L);
    return;
  }
  r.at = (const uint8_t *)e.record.s;
  r.e = r.at + e.record.n;
  if (r.at < r.e) has = *r.at++;
  if (has & HAS_ORIGIN &&
      (!gll_getnumber(&r, file) || !gll_getnumber(&r, line)))
    has = 0;
  if (has & HAS_ALIAS && !gll_getnumber(&r, &alias)) has = 0;
  if (has & HAS_DEMONYM && !gll_getnumber(&r, &demonym)) has = 0;
  more = !!(has & HAS_NAME) + !!(has & HAS_ALIAS) + !!(has & HAS_DEMONYM) +
         (e.id.n > 0) + (e.label > 0);
  if (!(has & HAS_FIELDS) || !gll_getvalue(L, &r, more))
    lua_createtable(L, 0, more);
  else if (!lua_istable(L, -1)) {
    lua_pop(L, 1);
    lua_newtable(L);
  }
  ref = e.name;
  if (gl_gaz_name(x->g, entry, &ref, &s, &flags) && has & HAS_NAME) {
    lua_pushlstring(L, s.s, s.n);
    lua_setfield(L, -2, "name");
  }
  if (has & HAS_ALIAS) {
    push_names(L, x, entry, &ref, alias);
    lua_setfield(L, -2, "alias");
  }
  if (has & HAS_DEMONYM) {
    push_names(L, x, entry, &ref, demonym);
    lua_setfield(L, -2, "demonym");
  }
  if (e.id.n) {
    lua_pushlstring(L, e.id.s, e.id.n);
    lua_setfield(L, -2, "id");
  }
  push_label(L, 1, e.label);
  if (lua_isnil(L, -1))
    lua_pop(L, 1);
  else
    lua_setfield(L, -2, "label");
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

static int read_record(lua_State *L) {
  const gll_index *x = lua_touserdata(L, 1);
  uint64_t file, line;
  push_record(L, x, (uint32_t)(lua_tointeger(L, 2) - 1), &file, &line);
  if (file == 0) return 1;
  lua_pushinteger(L, (lua_Integer)file);
  if (line == 0) return 2;
  lua_pushinteger(L, (lua_Integer)line);
  return 3;
}

/*
** index:record(n) --> table of the fields of entry n [, file, line]
** file: its number; line where there is one.
*/
static int index_record(lua_State *L) {
  gll_index *x = checkindex(L);
  checkentry(L, x, 2);
  lua_settop(L, 2);
  return gll_whilebusy(L, x, read_record);
}

static int read_names(lua_State *L) {
  const gll_index *x = lua_touserdata(L, 1);
  uint32_t entry = (uint32_t)(lua_tointeger(L, 2) - 1), ref, i;
  gl_entryinfo e;
  gl_str s;
  unsigned flags;
  lua_newtable(L);
  lua_newtable(L);
  if (!gl_gaz_entry(x->g, entry, &e)) return 2;
  for (i = 1, ref = e.name; i <= e.names; i++) {
    if (!gl_gaz_name(x->g, entry, &ref, &s, &flags)) break;
    lua_pushlstring(L, s.s, s.n);
    lua_rawseti(L, 3, (lua_Integer)i);
    lua_pushinteger(L, (lua_Integer)(flags & GL_FOLD_ALL));
    lua_rawseti(L, 4, (lua_Integer)i);
  }
  return 2;
}

/*
** index:names(n) --> list of the names of entry n, list of the flags of each
*/
static int index_names(lua_State *L) {
  gll_index *x = checkindex(L);
  checkentry(L, x, 2);
  lua_settop(L, 2);
  return gll_whilebusy(L, x, read_names);
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

void gll_pushrecord(lua_State *L, const gll_index *x, uint32_t entry) {
  uint64_t file, line;
  push_record(L, x, entry, &file, &line);
}

/* the fields of a row: function(ref) -> table, with the Index as upvalue */
static int run_fields(lua_State *L) {
  gll_index *x = gll_upindex(L);
  luaL_checkinteger(L, 1);
  lua_settop(L, 1);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  gll_whilebusy(L, x, read_record);
  lua_settop(L, 1); /* without file and line */
  return 1;
}

/* --- searching ----------------------------------------------------------- */

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
  gll_index *x = checkindex(L);
  const gl_text *t;
  gl_mem m = gll_mem(L);
  gl_findopt o;
  gl_rows *rows;
  GazRun *run;
  int rc, share;
  lua_settop(L, 8);
  t = gll_checkfind(L, &o);
  rows = gll_newrows(L);
  checkindex(L); /* making these may have run finalisers */
  x->busy = 1;
  rc = gl_gaz_find(x->g, &m, t, &o, rows);
  x->busy = 0;
  if (rc == GL_ENOMEM) return gll_nomem(L);
  if (rc == GL_ETOOMANY) return luaL_error(L, "too many spans in one set");
  gll_newshare(L, 2);
  share = lua_gettop(L);
  lua_pushvalue(L, 1);
  lua_setfield(L, 4, "index"); /* the Run keeps the Index alive */
  lua_pushvalue(L, 1);
  lua_pushcclosure(L, run_fields, 1);
  lua_setfield(L, 4, "fields");
  run = gll_newrawrun(L, sizeof *run, 4);
  run->index = x;
  run->run.id = run_id;
  x->used = 1;
  gll_addrun(L, share);
  gll_fromrows(L, rows, share, 3);
  return 1;
}

/* Pushes the entries of rows, at most so many. */
static int push_entries(lua_State *L, int rc, const gl_rows *rows,
                        lua_Integer most) {
  size_t i, n = rows->n;
  if (rc == GL_ENOMEM) return gll_nomem(L);
  if (rc != GL_OK) return luaL_error(L, "%s", reason(rc));
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
  gll_index *x = checkindex(L);
  gl_mem m = gll_mem(L);
  gl_str name;
  gl_rows *rows;
  lua_Integer most = luaL_optinteger(L, 3, LUA_MAXINTEGER);
  int rc;
  name.s = luaL_checklstring(L, 2, &name.n);
  lua_settop(L, 2);
  rows = gll_newrows(L);
  checkindex(L);
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
  gll_index *x = checkindex(L);
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
  checkindex(L);
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
  unsigned flags = checkflags(L, 1);
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

static const luaL_Reg metameth[] = {{"__len", index_len},
                                    {"__gc", index_free},
                                    {"__close", index_free},
                                    {NULL, NULL}};

static const luaL_Reg meth[] = {{"add", index_add},
                                {"addname", index_addname},
                                {"find", index_find},
                                {"lookup", index_lookup},
                                {"pick", index_pick},
                                {"count", index_count},
                                {"withdraw", index_withdraw},
                                {"remove", index_remove},
                                {"alive", index_alive},
                                {"record", index_record},
                                {"names", index_names},
                                {"limit", index_limit},
                                {"setlabels", index_setlabels},
                                {"compile", index_compile},
                                {"copyto", index_copyto},
                                {"bytes", index_bytes},
                                {"prefix", index_prefix},
                                {"close", index_close},
                                {"shut", index_shut},
                                {NULL, NULL}};

static const luaL_Reg funcs[] = {{"gazindex", index_new},
                                 {"gazsame", gazsame},
                                 {"gaztrim", gaztrim},
                                 {NULL, NULL}};

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
  lua_newtable(L);
  for (i = 0; i < sizeof flagnames / sizeof *flagnames; i++) {
    lua_pushinteger(L, (lua_Integer)flagnames[i].flag);
    lua_setfield(L, -2, flagnames[i].name);
  }
  lua_setfield(L, -2, "gazflags");
  gll_newtype(L, GLL_INDEX, metameth, meth, NULL);
}
