/*
** l_text.c: the Text object: a Lua string, or a mapped file, as the engine
** sees it, with an index of positions that is made when first asked for.
*/
#include "l_gloss.h"

#include <string.h>

#include "l_attr.h"
#include "map.h"

typedef struct Text {
  gl_text t;              /* must be first */
  const gl_sample *index; /* NULL until asked for; lives in the user value */
} Text;

const char gll_textmeta = 0;

/* places in the table that the user value becomes; BYTES: the string, or the
** Map */
enum { BYTES = 1, INDEX, DOC };

/* The doc has a user value of its own where Lua has more than one. */
#if LUA_VERSION_NUM >= 504
#define VALUES 2
#else
#define VALUES 1
#endif

void gll_pushstr(lua_State *L, gl_str s) {
  if (s.n)
    lua_pushlstring(L, s.s, s.n);
  else
    lua_pushnil(L);
}

int gll_nomem(lua_State *L) { return luaL_error(L, "not enough memory"); }

static void *hostalloc(void *ud, void *p, size_t osize, size_t nsize) {
  lua_State *L = ud;
  void *hostud, *q;
  lua_Alloc f = lua_getallocf(L, &hostud);
  if (nsize == 0) return f(hostud, p, osize, 0);
  q = f(hostud, p, p ? osize : 0, nsize);
#if LUA_VERSION_NUM >= 504 /* in 5.3 a finaliser's error would jump from here */
  if (q == NULL) {         /* as Lua itself does: collect, and try once more */
    lua_gc(L, LUA_GCCOLLECT, 0);
    q = f(hostud, p, p ? osize : 0, nsize);
  }
#endif
  return q;
}

gl_mem gll_mem(lua_State *L) {
  gl_mem m;
  m.alloc = hostalloc;
  m.ud = L;
  return m;
}

void gll_checkoptions(lua_State *L, int arg, const char *const *known) {
  luaL_Buffer b;
  const char *key;
  size_t i;
  if (lua_isnoneornil(L, arg)) return;
  luaL_checktype(L, arg, LUA_TTABLE);
  if (luaL_getmetafield(L, arg, "__name") != LUA_TNIL) /* a doc, say */
    luaL_error(L, "options: table expected, got %s",
               luaL_tolstring(L, -1, NULL));
  lua_pushnil(L);
  while (lua_next(L, arg)) {
    lua_pop(L, 1);
    key = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
    for (i = 0; key && known[i]; i++)
      if (strcmp(key, known[i]) == 0) break;
    if (key && known[i]) continue;
    luaL_tolstring(L, -1, NULL);
    luaL_buffinit(L, &b);
    if (known[0] == NULL) luaL_addstring(&b, "none");
    for (i = 0; known[i]; i++) {
      if (i) luaL_addstring(&b, ", ");
      luaL_addstring(&b, known[i]);
    }
    luaL_pushresult(&b);
    luaL_error(L,
               key ? "unknown option '%s' (known: %s)"
                   : "options have names, got a value at %s (known: %s)",
               lua_tostring(L, -2), lua_tostring(L, -1));
  }
}

void gll_checklast(lua_State *L, int last, const char *what) {
  int type = lua_type(L, last + 1);
  if (type == LUA_TNONE || type == LUA_TNIL || type == LUA_TNUMBER) return;
  luaL_argerror(L, last + 1,
                lua_pushfstring(L, "%s expected, got %s behind it", what,
                                lua_typename(L, type)));
}

int gll_checkword(lua_State *L, int arg, const char *def,
                  const char *const *known) {
  const char *word = def && lua_isnoneornil(L, arg) ? def : NULL;
  luaL_Buffer b;
  int i;
  if (word == NULL) word = luaL_checkstring(L, arg);
  for (i = 0; known[i]; i++)
    if (strcmp(word, known[i]) == 0) return i;
  luaL_buffinit(L, &b);
  for (i = 0; known[i]; i++) {
    if (i) luaL_addstring(&b, ", ");
    luaL_addstring(&b, known[i]);
  }
  luaL_pushresult(&b);
  return luaL_argerror(L, arg,
                       lua_pushfstring(L, "invalid option '%s' (known: %s)",
                                       word, lua_tostring(L, -1)));
}

/* --- making -------------------------------------------------------------- */

static const char *pushtoolong(lua_State *L, size_t len) {
  return lua_pushfstring(L,
                         "text of %I bytes is over the limit of %I bytes; cut "
                         "it, or read it as a stream",
                         (LUAI_UACINT)len, (LUAI_UACINT)GL_MAX_TEXT);
}

/* what is to be known of the string at `arg` */
static void readstring(lua_State *L, int arg, const gl_simd *simd, gl_text *t) {
  size_t len;
  const char *s = lua_tolstring(L, arg, &len);
  if (len > GL_MAX_TEXT) luaL_error(L, "%s", pushtoolong(L, len));
  gl_text_init(t, simd, s, len);
}

const gl_text *gll_pushtext(lua_State *L, int arg, const gl_text *known) {
  Text *t;
  arg = lua_absindex(L, arg);
  t = lua_newuserdatauv(L, sizeof *t, VALUES);
  memset(t, 0, sizeof *t);
  gll_setmeta(L, &gll_textmeta);
  lua_pushvalue(L, arg);
  lua_setiuservalue(L, -2, 1);
  t->t = *known;
  return &t->t;
}

const gl_text *gll_readtext(lua_State *L, int arg, gl_text *own) {
  if (lua_type(L, arg) != LUA_TSTRING) return gll_checktext(L, arg);
  readstring(L, arg, gll_upsimd(L), own);
  return own;
}

/* Raises for what is no text. Functions that read files give nil, a message and
** more: the message, where it came along, is what the user wants to know. */
static void notext(lua_State *L, int arg) {
  size_t len = 0;
  const char *got = luaL_typename(L, arg), *why = NULL;
  if (lua_isnil(L, arg) && lua_type(L, arg + 1) == LUA_TSTRING)
    why = lua_tolstring(L, arg + 1, &len);
  if (why && len > 0 && strlen(why) == len) /* with NUL it is something else */
    got = lua_pushfstring(L, "%s (%s)", got, why);
  luaL_argerror(
      L, arg, lua_pushfstring(L, "string, Text or doc expected, got %s", got));
}

const gl_text *gll_checktext(lua_State *L, int arg) {
  Text *t;
  arg = lua_absindex(L, arg);
  if (lua_type(L, arg) == LUA_TSTRING) {
    gl_text own;
    const gl_text *made;
    readstring(L, arg, gll_simd(L), &own);
    made = gll_pushtext(L, arg, &own);
    lua_replace(L, arg);
    return made;
  }
  if (lua_type(L, arg) == LUA_TTABLE) {
    lua_pushliteral(L, "_text");
    lua_rawget(L, arg);
    lua_replace(L, arg);
  }
  t = gll_testmeta(L, arg, &gll_textmeta);
  if (t == NULL) notext(L, arg);
  return &t->t;
}

int gll_sametext(lua_State *L, int a, int b) {
  const gl_text *s = lua_touserdata(L, a), *t = lua_touserdata(L, b);
  return s == t || s->s == t->s ||
         (s->len == t->len && memcmp(s->s, t->s, s->len) == 0);
}

/* pushes the user value as a table {bytes, index, doc} */
static void details(lua_State *L, int arg) {
  arg = lua_absindex(L, arg);
  lua_getiuservalue(L, arg, 1);
  if (lua_type(L, -1) == LUA_TTABLE) return;
  lua_createtable(L, 3, 0);
  lua_insert(L, -2);
  lua_rawseti(L, -2, BYTES);
  lua_pushvalue(L, -1);
  lua_setiuservalue(L, arg, 1);
}

/* pushes what keeps the bytes of a Text: a string or a Map */
static void pushbytes(lua_State *L, int arg) {
  lua_getiuservalue(L, arg, 1);
  if (lua_type(L, -1) == LUA_TTABLE) {
    lua_rawgeti(L, -1, BYTES);
    lua_remove(L, -2);
  }
}

/* pushes a Text as a string: its own, or a copy of what is mapped */
static void pushstring(lua_State *L, int arg) {
  const gl_text *t = lua_touserdata(L, arg);
  pushbytes(L, arg);
  if (lua_type(L, -1) == LUA_TSTRING) return;
  lua_pop(L, 1);
  lua_pushlstring(L, (const char *)t->s, t->len);
}

static const gl_sample *getindex(lua_State *L, int arg) {
  Text *t = lua_touserdata(L, arg);
  if (t->index == NULL) {
    gl_sample *index;
    details(L, arg);
    index = lua_newuserdatauv(L, gl_index_count(&t->t) * sizeof(gl_sample), 0);
    gl_index_build(&t->t, index);
    lua_rawseti(L, -2, INDEX);
    lua_pop(L, 1);
    t->index = index;
  }
  return t->index;
}

void gll_locate(lua_State *L, int text, size_t byte, gl_place *p) {
  const gl_sample *index = getindex(L, lua_absindex(L, text));
  gl_locate((const gl_text *)lua_touserdata(L, text), index, byte, p);
}

/*
** text(s) --> Text
** `s`: string, Text (returned as it is) or doc. Keep a Text, or a doc, to ask
** for many positions: its index is made once.
*/
static int text_new(lua_State *L) {
  gll_checktext(L, 1);
  lua_settop(L, 1);
  return 1;
}

/* --- mapped files -------------------------------------------------------- */

/*
** A Map is the user value of its Texts and lives as long as they do. Objects
** that die with it, or that come back to life, may still read a text in
** finalisers that run after its own. So its user value is a set of those Texts
** with weak keys: they are in it as long as anything can reach them that is
** alive or being finalised. While some are, it lets itself be finalised again,
** in a later cycle. A state that is closed calls each finaliser once: what is
** left then is unmapped by that of `Maps`, which was there before all texts.
** Objects that are older than the module are finalised after it: they find no
** text any more.
*/
typedef struct Map Map;
struct Map {
  gl_map m;          /* must be first */
  Map *next, **link; /* of all in Maps */
};

#define MAP "gloss.Map"
#define MAPS "gloss.Maps"
#define WEAKKEYS "gloss.weakkeys"

static void unmap(Map *map) {
  if (map->link == NULL) return;
  *map->link = map->next;
  if (map->next) map->next->link = map->link;
  map->link = NULL;
  gl_map_close(&map->m);
}

static int map_gc(lua_State *L) {
  Map *map = luaL_checkudata(L, 1, MAP);
  if (map->link == NULL) return 0;
  lua_getiuservalue(L, 1, 1);
  lua_pushnil(L);
  if (lua_next(L, 2)) {
    lua_settop(L, 1);
    luaL_setmetatable(L, MAP); /* to be finalised again */
  } else {
    unmap(map);
  }
  return 0;
}

/* Pushes a Text of what the Map at `arg` maps. */
static void pushmapped(lua_State *L, int arg, const gl_text *known) {
  arg = lua_absindex(L, arg);
  gll_pushtext(L, arg, known);
  lua_getiuservalue(L, arg, 1);
  lua_pushvalue(L, -2);
  lua_pushboolean(L, 1);
  lua_rawset(L, -3);
  lua_pop(L, 1);
}

/* Pushes a Map of nothing yet. */
static Map *newmap(lua_State *L) {
  Map *map = lua_newuserdatauv(L, sizeof *map, 1);
  memset(map, 0, sizeof *map);
  lua_newtable(L);
  luaL_setmetatable(L, WEAKKEYS);
  lua_setiuservalue(L, -2, 1);
  luaL_setmetatable(L, MAP);
  return map;
}

/* Nothing that looks at a text is what it was from here on. */
static void forgettexts(lua_State *L) {
  static const char *const names[] = {GLL_TEXT,  GLL_SPANS,  GLL_SPAN,
                                      GLL_ATTRS, GLL_NGRAMS, NULL};
  const char *const metas[] = {&gll_textmeta, &gll_spansmeta, &gll_spanmeta,
                               &gll_attrsmeta};
  size_t i;
  for (i = 0; names[i]; i++) {
    lua_pushnil(L);
    lua_setfield(L, LUA_REGISTRYINDEX, names[i]);
  }
  for (i = 0; i < sizeof metas / sizeof *metas; i++) {
    lua_pushnil(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, metas[i]);
  }
}

void gll_checkopen(lua_State *L) {
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &gll_textmeta) == LUA_TNIL)
    luaL_error(L, "the text is gone: the Lua state is being closed");
  lua_pop(L, 1);
}

static int maps_gc(lua_State *L) {
  Map **all = luaL_checkudata(L, 1, MAPS);
  if (*all) forgettexts(L);
  while (*all) unmap(*all);
  return 0;
}

/* where the list of all Maps begins */
static Map **allmaps(lua_State *L) {
  Map **all;
  lua_getfield(L, LUA_REGISTRYINDEX, MAPS "*");
  all = lua_touserdata(L, -1);
  lua_pop(L, 1);
  return all;
}

/* As gl_map_open. What is to be collected may hold mappings. */
static int openmap(lua_State *L, gl_map *m, const char *path) {
  int error = gl_map_open(m, path, GL_MAX_TEXT);
  if (error != GL_MAP_NOMEM) return error;
  lua_gc(L, LUA_GCCOLLECT, 0);
  lua_gc(L, LUA_GCCOLLECT, 0);
  return gl_map_open(m, path, GL_MAX_TEXT);
}

/*
** map(path) --> Text
** map(path) --> nil, message
** map(path) --> false
** The file as a text, without a copy; false for what must be read, as a pipe.
*/
static int text_map(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  Map **all = allmaps(L), *map = newmap(L);
  const char *why;
  gl_text t;
  int error;
  error = openmap(L, &map->m, path);
  if (error == 0) {
    map->next = *all;
    if (map->next) map->next->link = &map->next;
    map->link = all;
    *all = map;
    gl_text_init(&t, gll_simd(L), map->m.s, map->m.len);
    pushmapped(L, -1, &t);
    return 1;
  }
  if (error == GL_MAP_CANNOT || error == GL_MAP_NOMEM) {
    lua_pushboolean(L, 0);
    return 1;
  }
  why = error == GL_MAP_TOOLONG ? pushtoolong(L, map->m.len) : strerror(error);
  luaL_pushfail(L);
  lua_pushfstring(L, "%s: %s", path, why);
  return 2;
}

static void openmaps(lua_State *L) {
  luaL_newmetatable(L, WEAKKEYS);
  lua_pushliteral(L, "k");
  lua_setfield(L, -2, "__mode");
  lua_pop(L, 1);
  if (luaL_newmetatable(L, MAP)) {
    lua_pushcfunction(L, map_gc);
    lua_setfield(L, -2, "__gc");
  }
  lua_pop(L, 1);
  if (lua_getfield(L, LUA_REGISTRYINDEX, MAPS "*") == LUA_TNIL) {
    Map **all = lua_newuserdatauv(L, sizeof *all, 0);
    *all = NULL;
    if (luaL_newmetatable(L, MAPS)) {
      lua_pushcfunction(L, maps_gc);
      lua_setfield(L, -2, "__gc");
    }
    lua_setmetatable(L, -2);
    lua_setfield(L, LUA_REGISTRYINDEX, MAPS "*");
  }
  lua_pop(L, 1);
}

/* --- methods ------------------------------------------------------------- */

/* byte position (1-based; #text + 1 is the end) to 0-based */
static size_t checkbyte(lua_State *L, int arg, const gl_text *t) {
  lua_Integer i = luaL_checkinteger(L, arg);
  luaL_argcheck(L, i >= 1 && (lua_Unsigned)i <= (lua_Unsigned)t->len + 1, arg,
                "position out of bounds");
  return (size_t)(i - 1);
}

/* The methods take a doc for its text: they are a doc's methods too. */
static void place(lua_State *L, gl_place *p) {
  const gl_text *t = gll_checktext(L, 1);
  gll_locate(L, 1, checkbyte(L, 2, t), p);
}

/*
** text:codepoint(byte) --> n
** Number (from 1) of the code point that holds byte `byte`. Constant time
** once the index is there. An ill-formed maximal subpart counts as one.
*/
static int text_codepoint(lua_State *L) {
  gl_place p;
  place(L, &p);
  lua_pushinteger(L, (lua_Integer)p.codepoint + 1);
  return 1;
}

/*
** text:utf16(byte) --> n
** Position (from 1) in UTF-16 code units.
*/
static int text_utf16(lua_State *L) {
  gl_place p;
  place(L, &p);
  lua_pushinteger(L, (lua_Integer)p.utf16 + 1);
  return 1;
}

/*
** text:linecol(byte) --> line, column
** Both from 1; a line ends with LF, CR or CRLF; the column is in code points.
*/
static int text_linecol(lua_State *L) {
  gl_place p;
  place(L, &p);
  lua_pushinteger(L, (lua_Integer)p.line + 1);
  lua_pushinteger(L, (lua_Integer)p.column + 1);
  return 2;
}

/*
** text:byte("codepoint" | "utf16", n) --> byte
** text:byte("line", line [, column]) --> byte
** The way back: byte position (from 1) of the start of the character; nil
** where the text has no such place. The end of the text is a place.
*/
static int text_byte(lua_State *L) {
  static const char *const units[] = {"codepoint", "utf16", "line", NULL};
  const gl_text *t = gll_checktext(L, 1);
  int unit = gll_checkword(L, 2, NULL, units), found;
  lua_Integer n = luaL_checkinteger(L, 3);
  lua_Integer column = luaL_optinteger(L, 4, 1);
  const gl_sample *index = getindex(L, 1);
  const lua_Integer most = (lua_Integer)t->len + 1; /* may be all of size_t */
  gl_place p;
  if (n < 1 || column < 1 || n > most || column > most)
    found = 0;
  else if (unit == 2)
    found = gl_locate_line(t, index, (size_t)n - 1, (size_t)column - 1, &p);
  else
    found = gl_locate_by(t, index, unit ? GL_BY_UTF16 : GL_BY_CODEPOINT,
                         (size_t)n - 1, &p);
  if (!found) return luaL_pushfail(L), 1;
  lua_pushinteger(L, (lua_Integer)p.byte + 1);
  return 1;
}

/*
** text:sub(i [, j]) --> string, as string.sub does
*/
static int text_sub(lua_State *L) {
  lua_Integer i = luaL_checkinteger(L, 2), j = luaL_optinteger(L, 3, -1);
  const gl_text *t = gll_checktext(L, 1);
  const lua_Integer n = (lua_Integer)t->len;
  if (i < 0) i = i < -n ? 1 : i + n + 1;
  if (j < 0) j = j < -n ? 0 : j + n + 1;
  if (i < 1) i = 1;
  if (j > n) j = n;
  if (i > j)
    lua_pushliteral(L, "");
  else
    lua_pushlstring(L, (const char *)t->s + i - 1, (size_t)(j - i + 1));
  return 1;
}

static int text_tostring(lua_State *L) {
  luaL_checkudata(L, 1, GLL_TEXT);
  pushstring(L, 1);
  return 1;
}

static int text_len(lua_State *L) {
  const gl_text *t = luaL_checkudata(L, 1, GLL_TEXT);
  lua_pushinteger(L, (lua_Integer)t->len);
  return 1;
}

/* ties the Text at `arg` to the doc at the top, which is popped */
static void tie(lua_State *L, int arg) {
#if VALUES == 2
  lua_setiuservalue(L, arg, VALUES);
#else
  details(L, arg);
  lua_insert(L, -2);
  lua_rawseti(L, -2, DOC);
  lua_pop(L, 1);
#endif
}

void gll_pushdoc(lua_State *L, int arg) {
#if VALUES == 2
  lua_getiuservalue(L, arg, VALUES);
#else
  lua_getiuservalue(L, arg, 1);
  if (lua_type(L, -1) == LUA_TTABLE)
    lua_rawgeti(L, -1, DOC);
  else
    lua_pushnil(L);
  lua_remove(L, -2);
#endif
}

/*
** setdoc(text, doc): ties a Text to the doc that holds it, so that spans can
** name it. getdoc(text) --> doc or nil. For gloss.doc alone.
*/
static int text_setdoc(lua_State *L) {
  luaL_checkudata(L, 1, GLL_TEXT);
  lua_settop(L, 2);
  tie(L, 1);
  return 0;
}

static int text_getdoc(lua_State *L) {
  luaL_checkudata(L, 1, GLL_TEXT);
  gll_pushdoc(L, 1);
  return 1;
}

/*
** newdoc(text, lang, meta) --> a table that is the doc of the string `text`:
** its fields _text, a Text tied to it, and lang, and that metatable; nil where
** `text` is no string that a Text can be made of. For gloss.doc alone.
*/
static int text_newdoc(lua_State *L) {
  gl_text known;
  lua_settop(L, 3);
  if (lua_type(L, 1) != LUA_TSTRING || lua_rawlen(L, 1) > GL_MAX_TEXT) return 0;
  lua_createtable(L, 0, 2); /* 4 */
  readstring(L, 1, gll_simd(L), &known);
  gll_pushtext(L, 1, &known); /* 5 */
  lua_pushvalue(L, 4);
  tie(L, 5);
  lua_setfield(L, 4, "_text");
  lua_pushvalue(L, 2);
  lua_setfield(L, 4, "lang");
  lua_pushvalue(L, 3);
  lua_setmetatable(L, 4);
  lua_settop(L, 4);
  return 1;
}

/*
** retext(text) --> another Text of the same bytes, tied to no doc
*/
static int text_again(lua_State *L) {
  const gl_text *t = luaL_checkudata(L, 1, GLL_TEXT);
  pushbytes(L, 1);
  if (lua_type(L, -1) == LUA_TSTRING)
    gll_pushtext(L, -1, t);
  else
    pushmapped(L, -1, t);
  return 1;
}

/*
** sametext(a, b) --> whether two Texts hold the same bytes
*/
static int text_same(lua_State *L) {
  luaL_checkudata(L, 1, GLL_TEXT);
  luaL_checkudata(L, 2, GLL_TEXT);
  lua_pushboolean(L, gll_sametext(L, 1, 2));
  return 1;
}

static const luaL_Reg methods[] = {{"codepoint", text_codepoint},
                                   {"utf16", text_utf16},
                                   {"linecol", text_linecol},
                                   {"byte", text_byte},
                                   {"sub", text_sub},
                                   {NULL, NULL}};
static const luaL_Reg metamethods[] = {
    {"__tostring", text_tostring}, {"__len", text_len}, {NULL, NULL}};
static const luaL_Reg functions[] = {
    {"text", text_new},      {"map", text_map},
    {"setdoc", text_setdoc}, {"getdoc", text_getdoc},
    {"newdoc", text_newdoc}, {"retext", text_again},
    {"sametext", text_same}, {NULL, NULL}};

void gll_open_text(lua_State *L) {
  openmaps(L);
  gll_newtype(L, GLL_TEXT, metamethods, methods, NULL);
  luaL_getmetatable(L, GLL_TEXT);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &gll_textmeta);
  luaL_setfuncs(L, functions, 0);
}
