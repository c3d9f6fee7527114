/*
** l_entry.c: what an entry of a gazetteer says: its record, names and label.
**
** A record, as the engine keeps it: what it has (HAS_*), number of its file and
** line, how many of its names are aliases and demonyms, and a table of all
** other fields. Fields that say no more than the names do are made from these.
*/
#include "l_gazetteer.h"
#include "l_record.h"

#include <string.h>

#define HAS_ORIGIN 1u
#define HAS_NAME 2u /* field name is the first name */
#define HAS_ALIAS 4u
#define HAS_DEMONYM 8u
#define HAS_FIELDS 16u

/* --- written ------------------------------------------------------------- */

size_t gll_namerecord(uint8_t record[GLL_NAMERECORD], lua_Integer file,
                      lua_Integer line) {
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

/* Writes the fields of the record that are not told otherwise, as a table;
** returns HAS_FIELDS, or 0: there are none. */
static unsigned write_fields(lua_State *L, gll_bytes *w, int record,
                             unsigned has) {
  int any = 0;
  lua_newtable(L);
  for (lua_pushnil(L); lua_next(L, record);) {
    if (lua_type(L, -2) == LUA_TSTRING && builtin(lua_tostring(L, -2), has)) {
      lua_pop(L, 1);
      continue;
    }
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, -4);
    any = 1;
  }
  if (any) gll_putvalue(L, w, lua_gettop(L));
  lua_pop(L, 1);
  return any ? HAS_FIELDS : 0;
}

void gll_putrecord(lua_State *L, gll_bytes *w, int names, int record,
                   lua_Integer file, lua_Integer line) {
  lua_Integer alias, demonym;
  unsigned has = file > 0 ? HAS_ORIGIN : 0;
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
  has |= write_fields(L, w, record, has);
  w->b[0] = (uint8_t)has;
}

/* --- read ---------------------------------------------------------------- */

gl_str gll_entryid(const gll_index *x, uint32_t entry) {
  static const gl_str none = {"", 0};
  return x->g ? gl_gaz_id(x->g, entry) : none;
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

/* What stands before the other fields of a record. */
typedef struct Head {
  unsigned has;
  uint64_t file, line, alias, demonym;
} Head;

static Head read_head(gll_reading *r) {
  Head h;
  memset(&h, 0, sizeof h);
  if (r->at < r->e) h.has = *r->at++;
  if (h.has & HAS_ORIGIN &&
      (!gll_getnumber(r, &h.file) || !gll_getnumber(r, &h.line)))
    h.has = 0;
  if (h.has & HAS_ALIAS && !gll_getnumber(r, &h.alias)) h.has = 0;
  if (h.has & HAS_DEMONYM && !gll_getnumber(r, &h.demonym)) h.has = 0;
  return h;
}

/* Pushes the table of the other fields, which gets `more`. */
static void push_fields(lua_State *L, gll_reading *r, const Head *h, int more) {
  if (!(h->has & HAS_FIELDS) || !gll_getvalue(L, r, more))
    lua_createtable(L, 0, more);
  else if (!lua_istable(L, -1)) {
    lua_pop(L, 1);
    lua_newtable(L);
  }
}

/* Field `key` of the table at the top: a list of the next n names. */
static void set_names(lua_State *L, const gll_index *x, uint32_t entry,
                      uint32_t *ref, uint64_t n, const char *key) {
  gl_str s;
  unsigned flags;
  lua_Integer i;
  lua_newtable(L);
  for (i = 1; (uint64_t)i <= n; i++) {
    if (!gl_gaz_name(x->g, entry, ref, &s, &flags)) break;
    lua_pushlstring(L, s.s, s.n);
    lua_rawseti(L, -2, i);
  }
  lua_setfield(L, -2, key);
}

/* The fields of the table at the top that are made from the names. */
static void set_all_names(lua_State *L, const gll_index *x, uint32_t entry,
                          uint32_t ref, const Head *h) {
  unsigned flags;
  gl_str s;
  if (gl_gaz_name(x->g, entry, &ref, &s, &flags) && h->has & HAS_NAME) {
    lua_pushlstring(L, s.s, s.n);
    lua_setfield(L, -2, "name");
  }
  if (h->has & HAS_ALIAS) set_names(L, x, entry, &ref, h->alias, "alias");
  if (h->has & HAS_DEMONYM) set_names(L, x, entry, &ref, h->demonym, "demonym");
}

/* Pushes the table of fields; returns where it comes from. */
static Head push_record(lua_State *L, const gll_index *x, uint32_t entry) {
  gl_entryinfo e;
  gll_reading r;
  Head h;
  int more;
  memset(&h, 0, sizeof h);
  if (!gl_gaz_entry(x->g, entry, &e)) {
    lua_newtable(L);
    return h;
  }
  r.at = (const uint8_t *)e.record.s;
  r.e = r.at + e.record.n;
  h = read_head(&r);
  more = !!(h.has & HAS_NAME) + !!(h.has & HAS_ALIAS) +
         !!(h.has & HAS_DEMONYM) + (e.id.n > 0) + (e.label > 0);
  push_fields(L, &r, &h, more);
  set_all_names(L, x, entry, e.name, &h);
  if (e.id.n) {
    lua_pushlstring(L, e.id.s, e.id.n);
    lua_setfield(L, -2, "id");
  }
  push_label(L, 1, e.label);
  if (lua_isnil(L, -1))
    lua_pop(L, 1);
  else
    lua_setfield(L, -2, "label");
  return h;
}

void gll_pushrecord(lua_State *L, const gll_index *x, uint32_t entry) {
  push_record(L, x, entry);
}

/* What `read` pushes of the entry whose number is at 2. */
static int read_entry(lua_State *L, lua_CFunction read) {
  gll_index *x = gll_checkindex(L, 1);
  gll_checkentry(L, x, 2);
  lua_settop(L, 2);
  return gll_whilebusy(L, x, read);
}

static int read_record(lua_State *L) {
  const gll_index *x = lua_touserdata(L, 1);
  Head h = push_record(L, x, (uint32_t)(lua_tointeger(L, 2) - 1));
  if (h.file == 0) return 1;
  lua_pushinteger(L, (lua_Integer)h.file);
  if (h.line == 0) return 2;
  lua_pushinteger(L, (lua_Integer)h.line);
  return 3;
}

/*
** index:record(n) --> table of the fields of entry n [, file, line]
** file: its number; line where there is one.
*/
static int index_record(lua_State *L) { return read_entry(L, read_record); }

int gll_runfields(lua_State *L) {
  gll_index *x = gll_upindex(L);
  luaL_checkinteger(L, 1);
  lua_settop(L, 1);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  gll_whilebusy(L, x, read_record);
  lua_settop(L, 1); /* without file and line */
  return 1;
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
static int index_names(lua_State *L) { return read_entry(L, read_names); }

static const luaL_Reg methods[] = {
    {"record", index_record}, {"names", index_names}, {NULL, NULL}};

void gll_open_entry(lua_State *L) { luaL_setfuncs(L, methods, 0); }
