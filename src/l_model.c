/*
** l_model.c: the face of models.
*/
#include "l_gloss.h"

#include <string.h>

#include "l_model.h"

/* A place in a bucket is two characters, so that a model is a text file: the
** digits of a number below 93 * 93, each of those that can be printed but the
** closing bracket, which would end a long string of Lua. Line feeds between
** them do not count. The number is mark * 31 + weight + 15. */
#define DIGITS 93
#define WEIGHTS (2 * GL_HEAVIEST + 1)

static int digit(int c) {
  return c < '!' || c > '~' || c == ']' ? -1 : c < ']' ? c - '!' : c - '"';
}

/* Puts the places that s has into `to`, if that is not NULL: it has room for
** `room`, and the table may have changed since they were counted. Returns
** their number. */
static size_t places(lua_State *L, const char *name, const char *s, size_t len,
                     gl_weight *to, size_t room) {
  size_t i, n = 0;
  int high = -1;
  for (i = 0; i < len; i++) {
    int d = digit(s[i]);
    if (s[i] == '\n') continue;
    if (d < 0)
      luaL_error(L, "model: '%s', byte %I is no weight", name,
                 (LUAI_UACINT)i + 1);
    if (high < 0) {
      high = d;
      continue;
    }
    d += high * DIGITS;
    high = -1;
    if (to) {
      if (n == room) luaL_error(L, "model: '%s' grew while it was read", name);
      to[n].mark = (uint16_t)(d / WEIGHTS);
      to[n].w = (int16_t)(d % WEIGHTS - GL_HEAVIEST);
    }
    n++;
  }
  if (n < GL_BUCKET || (n & (n - 1)) != 0 || high >= 0)
    luaL_error(L, "model: '%s' has %I weights, not a power of 2", name,
               (LUAI_UACINT)n);
  return n;
}

gl_model *gll_checkmodel(lua_State *L, int arg) {
  return luaL_checkudata(L, arg, GLL_MODEL);
}

/* One part of the table at 1, {weights = string, margin and edited = {n, n, n,
** n}}, into p and its weights into `to`, if they are not NULL. Returns their
** number. */
static size_t part(lua_State *L, const char *name, gl_weights *p, gl_weight *to,
                   size_t room) {
  size_t n, len, i;
  const char *s;
  if (lua_getfield(L, 1, name) == LUA_TNIL) {
    lua_pop(L, 1);
    return 0;
  }
  luaL_checktype(L, -1, LUA_TTABLE);
  lua_getfield(L, -1, "weights");
  s = luaL_checklstring(L, -1, &len);
  n = places(L, name, s, len, to, room);
  if (p) {
    p->w = to;
    p->mask = (uint32_t)(n / GL_BUCKET - 1);
    for (i = 0; i < 2; i++) {
      int k;
      lua_getfield(L, -2, i ? "edited" : "margin");
      luaL_checktype(L, -1, LUA_TTABLE);
      for (k = 0; k < GL_NPLACES; k++) {
        lua_rawgeti(L, -1, k + 1);
        p->margin[i][k] = (int32_t)luaL_checkinteger(L, -1);
        lua_pop(L, 1);
      }
      lua_pop(L, 1);
    }
  }
  lua_pop(L, 2);
  return n;
}

/*
** newmodel(parts) --> Model, immutable. parts: `sentences` and `tokens`, each
** {weights = string, two characters for each, margin and edited = {n, n, n,
** n}}. Raises on what is not so.
*/
static int newmodel(lua_State *L) {
  gl_model *m;
  size_t n, i;
  gl_weight *to;
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  n = part(L, "sentences", NULL, NULL, 0) + part(L, "tokens", NULL, NULL, 0);
  m = lua_newuserdatauv(L, sizeof *m + n * sizeof *to, 0);
  memset(m, 0, sizeof *m);
  luaL_setmetatable(L, GLL_MODEL);
  to = (gl_weight *)(m + 1);
  i = part(L, "sentences", &m->sentences, to, n);
  part(L, "tokens", &m->tokens, to + i, n - i);
  return 1;
}

static int scored(void *ud, const gl_scored *p) {
  luaL_Buffer *b = ud;
  luaL_addlstring(b, (const char *)&p->end, sizeof p->end);
  luaL_addlstring(b, (const char *)&p->place, sizeof p->place);
  luaL_addlstring(b, (const char *)&p->n, sizeof p->n);
  luaL_addlstring(b, (const char *)p->feature, p->n * sizeof *p->feature);
  return 0;
}

static int features(lua_State *L) {
  const gl_text *t = gll_checktext(L, 1);
  const gl_lang *lang = gll_optlang(L, 2);
  gl_spans *s = gll_checkspans(L, 3);
  gl_model none;
  uint64_t *first, *last, *given;
  uint32_t row, start, end;
  luaL_Buffer b;
  gll_getshare(L, 3);
  lua_rawgeti(L, -1, 1);
  if (!gll_sametext(L, 1, -1)) luaL_argerror(L, 3, "spans of another text");
  memset(&none, 0, sizeof none);
  first = gll_newbits(L, t->len);
  last = gll_newbits(L, t->len);
  given = gll_newbits(L, t->len);
  for (row = 0; row < s->n; row++) {
    gl_spans_row(s, row, &start, &end);
    gl_bit_set(given, end - 1);
  }
  gl_sentences(t, lang, NULL, first, last);
  luaL_buffinit(L, &b);
  gl_model_sentences(&none, t, lang, NULL, first, last, given, scored, &b);
  luaL_pushresult(&b);
  return 1;
}

static const luaL_Reg functionlist[] = {
    {"newmodel", newmodel}, {"model_features", features}, {NULL, NULL}};

void gll_open_model(lua_State *L) {
  luaL_newmetatable(L, GLL_MODEL);
  lua_pop(L, 1);
  luaL_setfuncs(L, functionlist, 0);
}
