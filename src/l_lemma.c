/*
** l_lemma.c: the Lemmatiser object: tables of a language, compiled. It is
** memory of the collector's.
*/
#include "l_attr.h"

#define MAXLEMMAS 8

const gl_lemmas *gll_checklemmas(lua_State *L, int arg) {
  return luaL_checkudata(L, arg, GLL_LEMMAS);
}

/* The strings of the value at the top, a string or a list of them. */
static unsigned readlemmas(lua_State *L, gl_str lemma[MAXLEMMAS]) {
  unsigned n = 0;
  if (lua_type(L, -1) == LUA_TSTRING) {
    lemma[0].s = lua_tolstring(L, -1, &lemma[0].n);
    return 1;
  }
  luaL_checktype(L, -1, LUA_TTABLE);
  for (; n < MAXLEMMAS; n++) {
    int type = lua_rawgeti(L, -1, (lua_Integer)n + 1);
    if (type == LUA_TSTRING) lemma[n].s = lua_tolstring(L, -1, &lemma[n].n);
    lua_pop(L, 1); /* the list keeps it */
    if (type != LUA_TSTRING) break;
  }
  return n;
}

/* Field i of the rule at the top as a string. */
static gl_str ruletext(lua_State *L, lua_Integer i) {
  gl_str s = {"", 0};
  if (lua_rawgeti(L, -1, i) != LUA_TSTRING)
    luaL_error(L, "rule: string expected at %d, got %s", (int)i,
               luaL_typename(L, -1));
  s.s = lua_tolstring(L, -1, &s.n);
  lua_pop(L, 1);
  return s;
}

typedef struct Amount {
  size_t forms, lemmas, rules, bytes;
} Amount;

/* Adds the forms of the table at `words`, or (z NULL) counts them. The order
** of a table does not matter: it is one form a key. */
static void eachform(lua_State *L, int words, gl_lemmas *z, Amount *a) {
  gl_str form, lemma[MAXLEMMAS];
  for (lua_pushnil(L); lua_next(L, words); lua_pop(L, 1)) {
    unsigned n, i;
    if (lua_type(L, -2) != LUA_TSTRING)
      luaL_error(L, "form: string expected, got %s", luaL_typename(L, -2));
    form.s = lua_tolstring(L, -2, &form.n);
    n = readlemmas(L, lemma);
    if (z == NULL) {
      a->forms++;
      a->lemmas += n;
      a->bytes += form.n;
      for (i = 0; i < n; i++) a->bytes += lemma[i].n;
    } else if (!gl_lemmas_form(z, form, lemma, n))
      luaL_error(L, "form '%s': empty or longer than %d bytes", form.s,
                 (int)GL_LEMMA_MAX);
  }
}

/* The same of the list of rules {suffix, to, stem, vowel}. */
static void eachrule(lua_State *L, int rules, gl_lemmas *z, Amount *a) {
  lua_Integer i;
  for (i = 1; lua_rawgeti(L, rules, i) == LUA_TTABLE; i++, lua_pop(L, 1)) {
    gl_str suffix = ruletext(L, 1), to = ruletext(L, 2);
    lua_Integer stem;
    int vowel;
    lua_rawgeti(L, -1, 3);
    lua_rawgeti(L, -2, 4);
    stem = lua_tointeger(L, -2);
    vowel = lua_toboolean(L, -1);
    lua_pop(L, 2);
    if (z == NULL) {
      a->rules++;
      a->bytes += suffix.n + to.n;
    } else if (stem < 0 || stem > 255 ||
               !gl_lemmas_rule(z, suffix, to, (unsigned)stem, vowel))
      luaL_error(L, "rule '%s': empty, too long, or there already", suffix.s);
  }
  lua_pop(L, 1);
}

/*
** core.lemmatiser(words, rules) --> Lemmatiser
** words: table form -> lemma or list of lemmas; rules: list of {suffix, to,
** least number of characters before it, whether one of them is a vowel}. All in
** small letters, 48 bytes at most.
*/
static int lemmatiser(lua_State *L) {
  Amount a = {0, 0, 0, 0};
  gl_lemmas *z;
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 2);
  eachform(L, 1, NULL, &a);
  eachrule(L, 2, NULL, &a);
  if (a.forms > GL_LEMMA_FORMS || a.rules > GL_LEMMA_FORMS)
    return luaL_error(L, "more than %d forms", (int)GL_LEMMA_FORMS);
  z = lua_newuserdatauv(L, gl_lemmas_size(a.forms, a.lemmas, a.rules, a.bytes),
                        0);
  gl_lemmas_layout(z, a.forms, a.lemmas, a.rules, a.bytes);
  luaL_setmetatable(L, GLL_LEMMAS);
  eachform(L, 1, z, &a);
  eachrule(L, 2, z, &a);
  return 1;
}

/*
** lemmatiser:lemmas(word) --> list of lemmas, number of the rule (0: the word
** is listed; nil: neither, it is its own lemma)
** nil where the word is longer than the limit.
*/
static int lemmas(lua_State *L) {
  const gl_lemmas *z = gll_checklemmas(L, 1);
  unsigned char key[GL_LEMMA_MAX];
  gl_lemmaset set;
  size_t n, k;
  unsigned i;
  const char *s = luaL_checklstring(L, 2, &n);
  k = gl_lemma_key((const unsigned char *)s, n, key);
  if (k == 0) return luaL_pushfail(L), 1;
  gl_lemma_find(z, key, k, &set);
  lua_createtable(L, (int)set.n + 1, 0);
  for (i = 0; i == 0 || i < set.n; i++) {
    gl_str l = gl_lemma_of(z, &set, i);
    lua_pushlstring(L, l.s, l.n);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  if (set.n)
    lua_pushinteger(L, 0);
  else if (set.rule >= 0)
    lua_pushinteger(L, (lua_Integer)set.rule + 1);
  else
    lua_pushnil(L);
  return 2;
}

static const luaL_Reg meth[] = {{"lemmas", lemmas}, {NULL, NULL}};
static const luaL_Reg metameth[] = {{NULL, NULL}};

void gll_open_lemma(lua_State *L) {
  gll_newtype(L, GLL_LEMMAS, metameth, meth, NULL);
  lua_pushcfunction(L, lemmatiser);
  lua_setfield(L, -2, "lemmatiser");
}
