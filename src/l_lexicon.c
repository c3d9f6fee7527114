/*
** l_lexicon.c: the words that flags ask for, and the lemmas of their language;
** sets whose members have lexical attributes for fields.
*/
#include "l_scratch.h"

#include <string.h>

#define GLL_LEXICON "gloss.Lexicon"

/* adds the words of the list at the top (popped), or counts them and their
** bytes */
static void eachword(lua_State *L, const char *class, unsigned cls,
                     gl_lexicon *x, size_t *n, size_t *bytes) {
  const char *s;
  size_t len;
  lua_Integer i;
  luaL_checktype(L, -1, LUA_TTABLE);
  for (i = 1; lua_rawgeti(L, -1, i) != LUA_TNIL; i++, lua_pop(L, 1)) {
    if (lua_type(L, -1) != LUA_TSTRING)
      luaL_error(L, "class '%s': word %I is not a string", class,
                 (LUAI_UACINT)i);
    s = lua_tolstring(L, -1, &len);
    if (x == NULL)
      ++*n, *bytes += len < GL_LEX_MAXWORD ? GL_LEX_MAXWORD : len;
    else if (!gl_lexicon_add(x, s, len, cls))
      luaL_error(L, "class '%s': word '%s' is empty or longer than %d bytes",
                 class, s, (int)GL_LEX_MAXWORD);
  }
  lua_pop(L, 2);
}

/*
** lexicon({class = {word, ...}, ...} [, lemmas]) --> Lexicon: the words that
** flags ask for. Classes: stop, number, domain. In any case, 32 bytes at most
** each, 65,536 of them. lemmas: function() -> Lemmatiser or nil, called when
** first needed. Raises on other classes and words.
*/
static int lexicon(lua_State *L) {
  static const char *const known[] = {"stop", "number", "domain", NULL};
  gl_lexicon *x = NULL;
  size_t n = 0, bytes = 0;
  int pass, i;
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 2);
  gll_checkoptions(L, 1, known);
  for (pass = 0; pass < 2; pass++) {
    for (i = 0; known[i]; i++)
      if (lua_getfield(L, 1, known[i]) != LUA_TNIL)
        eachword(L, known[i], 1u << i, x, &n, &bytes);
      else
        lua_pop(L, 1);
    if (x) break;
    if (n > GL_LEX_MAXWORDS)
      return luaL_error(L, "more than %d words in a lexicon",
                        (int)GL_LEX_MAXWORDS);
    x = lua_newuserdatauv(L, gl_lexicon_size(n, bytes), 1);
    gl_lexicon_layout(x, n, bytes);
    x->number = gll_nextlexicon(L);
    luaL_setmetatable(L, GLL_LEXICON);
    lua_pushvalue(L, 2);
    lua_setiuservalue(L, -2, 1);
  }
  return 1;
}

static const char lexiconmeta = 0; /* as gll_textmeta of Texts */

const gl_lexicon *gll_optlexicon(lua_State *L, int arg) {
  const gl_lexicon *x;
  if (!lua_toboolean(L, arg)) return NULL;
  x = gll_testmeta(L, arg, &lexiconmeta);
  return x ? x : luaL_checkudata(L, arg, GLL_LEXICON); /* raises */
}

const gl_lemmas *gll_lexlemmas(lua_State *L, int at) {
  const gl_lemmas *z = NULL;
  if (!lua_toboolean(L, at)) return NULL;
  luaL_checkudata(L, at, GLL_LEXICON);
  at = lua_absindex(L, at);
  if (lua_getiuservalue(L, at, 1) == LUA_TFUNCTION) {
    lua_call(L, 0, 1);
    lua_pushvalue(L, -1);
    lua_setiuservalue(L, at, 1); /* the lexicon keeps it */
  }
  if (!lua_isnil(L, -1)) z = gll_checklemmas(L, -1);
  lua_pop(L, 1);
  return z;
}

/*
** lexical(spans, fn) --> boolean: from now on the members of `spans`, and of
** sets made of them, have the fields of a token; fn() gives the Lexicon that
** they need. For a set of one matcher call; false where it is of another
** number. lexical(spans) --> boolean: whether they have them.
*/
static int lexical(lua_State *L) {
  const gl_spans *s = gll_checkspans(L, 1);
  lua_settop(L, 2);
  if (s->nruns == 1) {
    gll_getshare(L, 1);
    lua_rawgeti(L, 3, 2);
    lua_getiuservalue(L, 4, 1);
    if (!lua_isnil(L, 2)) {
      luaL_checktype(L, 2, LUA_TFUNCTION);
      lua_pushvalue(L, 2);
      lua_setfield(L, 5, "lexical");
    }
    lua_getfield(L, 5, "lexical");
  } else
    lua_pushnil(L);
  lua_pushboolean(L, !lua_isnil(L, -1));
  return 1;
}

/* its address names the function that gives sets of words their Lexicon */
static const char wordlexicon = 0;

/*
** wordlexicon(fn): fn(spans) gives the Lexicon of a set of words, which are cut
** without one; asked when an attribute of theirs is.
*/
static int setwordlexicon(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_settop(L, 1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &wordlexicon);
  return 0;
}

/* Pushes what gives the Lexicon of rows with that info: a function of the set,
** the Lexicon, or nil. */
static int pushlexical(lua_State *L, int info) {
  int type = lua_getfield(L, info, "lexical");
  if (type != LUA_TNIL) return type;
  lua_pop(L, 1);
  if (lua_getfield(L, info, "kind") == LUA_TSTRING &&
      strcmp(lua_tostring(L, -1), GLL_WORD) == 0) {
    lua_pop(L, 1);
    return lua_rawgetp(L, LUA_REGISTRYINDEX, &wordlexicon);
  }
  lua_pop(L, 1);
  lua_pushnil(L);
  return LUA_TNIL;
}

const gl_lexicon *gll_tolexicon(lua_State *L, int set, int info) {
  const gl_lexicon *x;
  if (pushlexical(L, info) == LUA_TFUNCTION) {
    lua_pushvalue(L, set);
    lua_call(L, 1, 1);
    luaL_checkudata(L, -1, GLL_LEXICON);
    lua_pushvalue(L, -1);
    lua_setfield(L, info, "lexical"); /* keeps it */
  }
  x = lua_touserdata(L, -1);
  lua_pop(L, 1);
  return x;
}

static const luaL_Reg functions[] = {{"lexicon", lexicon},
                                     {"lexical", lexical},
                                     {"wordlexicon", setwordlexicon},
                                     {NULL, NULL}};

void gll_open_lexicon(lua_State *L) {
  luaL_newmetatable(L, GLL_LEXICON);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &lexiconmeta);
  luaL_setfuncs(L, functions, 0);
}
