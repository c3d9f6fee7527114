/*
** l_text.c: the Text object: a Lua string as the engine sees it, with an
** index of positions that is made when first asked for.
*/
#include "l_gloss.h"

#include <string.h>

typedef struct Text {
  gl_text t;              /* must be first */
  const gl_sample *index; /* NULL until asked for; lives in the user value */
} Text;

const char gll_textmeta = 0;

/* places in the table that the user value becomes */
enum { STRING = 1, INDEX, DOC };

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
    luaL_error(L, "unknown option '%s' (known: %s)", lua_tostring(L, -2),
               lua_tostring(L, -1));
  }
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

/* pushes the Text of the string at `arg` */
static Text *newtext(lua_State *L, int arg) {
  size_t len;
  const char *s = lua_tolstring(L, arg, &len);
  Text *t;
  if (len > GL_MAX_TEXT)
    luaL_error(L,
               "text of %I bytes is over the limit of %I bytes; cut it, or "
               "read it as a stream",
               (LUAI_UACINT)len, (LUAI_UACINT)GL_MAX_TEXT);
  t = lua_newuserdatauv(L, sizeof *t, 1);
  memset(t, 0, sizeof *t);
  gll_setmeta(L, &gll_textmeta);
  lua_pushvalue(L, arg);
  lua_setiuservalue(L, -2, 1);
  gl_text_init(&t->t, gll_simd(L), s, len);
  return t;
}

const gl_text *gll_checktext(lua_State *L, int arg) {
  Text *t;
  arg = lua_absindex(L, arg);
  if (lua_type(L, arg) == LUA_TSTRING) {
    t = newtext(L, arg);
    lua_replace(L, arg);
    return &t->t;
  }
  if (lua_type(L, arg) == LUA_TTABLE) {
    lua_pushliteral(L, "_text");
    lua_rawget(L, arg);
    lua_replace(L, arg);
  }
  t = gll_testmeta(L, arg, &gll_textmeta);
  if (t == NULL)
    luaL_argerror(L, arg,
                  lua_pushfstring(L, "string, Text or doc expected, got %s",
                                  luaL_typename(L, arg)));
  return &t->t;
}

int gll_sametext(lua_State *L, int a, int b) {
  const gl_text *s = lua_touserdata(L, a), *t = lua_touserdata(L, b);
  return s == t || s->s == t->s ||
         (s->len == t->len && memcmp(s->s, t->s, s->len) == 0);
}

/* pushes the user value as a table {string, index, doc} */
static void details(lua_State *L, int arg) {
  arg = lua_absindex(L, arg);
  lua_getiuservalue(L, arg, 1);
  if (lua_type(L, -1) == LUA_TTABLE) return;
  lua_createtable(L, 3, 0);
  lua_insert(L, -2);
  lua_rawseti(L, -2, STRING);
  lua_pushvalue(L, -1);
  lua_setiuservalue(L, arg, 1);
}

/* pushes the string of a Text */
static void pushstring(lua_State *L, int arg) {
  lua_getiuservalue(L, arg, 1);
  if (lua_type(L, -1) == LUA_TTABLE) {
    lua_rawgeti(L, -1, STRING);
    lua_remove(L, -2);
  }
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
  gll_checktext(L, 1);
  pushstring(L, 1);
  lua_getfield(L, -1, "sub"); /* string.sub, by the strings' metatable */
  lua_insert(L, -2);
  lua_pushinteger(L, i);
  lua_pushinteger(L, j);
  lua_call(L, 3, 1);
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

/*
** setdoc(text, doc): ties a Text to the doc that holds it, so that spans can
** name it. getdoc(text) --> doc or nil. For gloss.doc alone.
*/
static int text_setdoc(lua_State *L) {
  luaL_checkudata(L, 1, GLL_TEXT);
  lua_settop(L, 2);
  details(L, 1);
  lua_pushvalue(L, 2);
  lua_rawseti(L, -2, DOC);
  return 0;
}

static int text_getdoc(lua_State *L) {
  luaL_checkudata(L, 1, GLL_TEXT);
  lua_getiuservalue(L, 1, 1);
  if (lua_type(L, -1) != LUA_TTABLE) return luaL_pushfail(L), 1;
  lua_rawgeti(L, -1, DOC);
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
static const luaL_Reg functions[] = {{"text", text_new},
                                     {"setdoc", text_setdoc},
                                     {"getdoc", text_getdoc},
                                     {"sametext", text_same},
                                     {NULL, NULL}};

void gll_open_text(lua_State *L) {
  luaL_newmetatable(L, GLL_TEXT);
  lua_pushvalue(L, -1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &gll_textmeta);
  luaL_setfuncs(L, metamethods, 0);
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
  luaL_setfuncs(L, functions, 0);
}
