/*
** l_spacy.c: the face of spaCy's English tokens.
*/
#include "l_gloss.h"

#include <string.h>

#include "spacy.h"

#define RULES "gloss.SpacyRules"

static void check(lua_State *L, int rc) {
  if (rc == GL_ENOMEM) gll_nomem(L);
  if (rc != GL_OK) luaL_error(L, "too many spans in one set");
}

/* pushes the three tables that the engine works with */
static void newwork(lua_State *L, gl_spacywork *w) {
  luaL_checkstack(L, 8, NULL);
  w->tokens = gll_newrows(L);
  w->aux = gll_newrows(L);
  w->out = gll_newrows(L);
  w->rows = w->tokens;
}

/* The special case at -2 and its list of tokens at -1: its string, and the
** number of tokens. Raises unless the tokens spell the string. */
static size_t checkcase(lua_State *L, gl_str *s) {
  size_t n = 0, at = 0;
  if (lua_type(L, -2) != LUA_TSTRING || lua_type(L, -1) != LUA_TTABLE)
    luaL_error(L, "special case: a string and the list of its tokens "
                  "expected");
  s->s = lua_tolstring(L, -2, &s->n);
  if (s->n == 0 || s->n > GL_SPACY_MAXCASE)
    luaL_error(L, "special case '%s': 1 to %d bytes expected", s->s,
               GL_SPACY_MAXCASE);
  while (lua_rawgeti(L, -1, (lua_Integer)n + 1) == LUA_TSTRING) {
    size_t len;
    const char *piece = lua_tolstring(L, -1, &len);
    if (len == 0 || len > s->n - at || memcmp(s->s + at, piece, len) != 0)
      break;
    at += len, n++;
    lua_pop(L, 1);
  }
  if (!lua_isnil(L, -1) || at != s->n)
    luaL_error(L, "special case '%s': its tokens do not spell it", s->s);
  lua_pop(L, 1);
  return n;
}

/*
** spacyrules(cases) --> rules, immutable. cases: table of string -> list of
** the tokens that it consists of. Raises where these do not spell it.
*/
static int spacyrules(lua_State *L) {
  gl_spacywork w;
  gl_spacyshape shape;
  gl_spacy *r;
  gl_str s;
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  newwork(L, &w);
  memset(&shape, 0, sizeof shape);
  for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {
    size_t n;
    shape.pieces += checkcase(L, &s);
    check(L, gl_spacy_edges(s, &w, &n));
    shape.cases++;
    shape.bytes += s.n;
    shape.edges += n;
  }
  r = lua_newuserdatauv(L, gl_spacy_size(&shape), 0);
  gl_spacy_layout(r, &shape);
  luaL_setmetatable(L, RULES);
  for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {
    gl_spacycase *c;
    size_t i, edges, n = checkcase(L, &s);
    check(L, gl_spacy_edges(s, &w, &edges));
    if (shape.cases == 0 || n > shape.pieces || s.n > shape.bytes ||
        edges > shape.edges) /* a finaliser has been at it */
      return luaL_error(L, "special cases changed while they were read");
    shape.cases--;
    shape.pieces -= n;
    shape.bytes -= s.n;
    shape.edges -= edges;
    c = gl_spacy_add(r, s);
    for (i = 1; i <= n; i++) {
      lua_rawgeti(L, -1, (lua_Integer)i);
      gl_spacy_piece(r, c, (size_t)lua_rawlen(L, -1));
      lua_pop(L, 1);
    }
  }
  check(L, gl_spacy_link(r, &w));
  return 1;
}

/* pushes a stretch of the text, quoted */
static void pushquoted(lua_State *L, const gl_text *t, uint32_t first,
                       uint32_t end) {
  size_t n = end - first;
  lua_pushliteral(L, "\"");
  lua_pushlstring(L, (const char *)t->s + first, n > 40 ? 40 : n);
  lua_pushstring(L, n > 40 ? "...\"" : "\"");
  lua_concat(L, 3);
}

/* why(span) of a Run of tokens; upvalues: text, rules */
static int why(lua_State *L) {
  const gl_text *t = gll_checktext(L, lua_upvalueindex(1));
  const gl_spacy *r = luaL_checkudata(L, lua_upvalueindex(2), RULES);
  gl_spacywork w;
  gl_spacywhy found;
  lua_Integer first, last;
  lua_settop(L, 1);
  lua_getfield(L, 1, "first");
  lua_getfield(L, 1, "last");
  first = luaL_checkinteger(L, 2);
  last = luaL_checkinteger(L, 3);
  newwork(L, &w);
  check(L, gl_spacy_why(r, t, (size_t)first - 1, &w, &found));
  if (found.rule == NULL || found.first != (uint32_t)(first - 1) ||
      found.end != (uint32_t)last) {
    lua_pushliteral(L, "part of a token");
    return 1;
  }
  if (found.part)
    lua_pushfstring(L, "%s, part %d of ", found.rule, (int)found.part);
  else
    lua_pushfstring(L, "%s: ", found.rule);
  pushquoted(L, t, found.part ? found.cfirst : found.first,
             found.part ? found.cend : found.end);
  lua_concat(L, 2);
  return 1;
}

/* pushes the Spans of the share at `share` whose rows are `rows`, in order */
static void fromrows(lua_State *L, int share, const gl_rows *rows) {
  gl_shape shape;
  gl_spans *s;
  size_t i;
  memset(&shape, 0, sizeof shape);
  shape.n = rows->n;
  shape.nruns = 1;
  for (i = 0; i < rows->n && rows->row[i].label == GL_SPACY_WORD; i++) continue;
  if (i < rows->n) {
    shape.has = GL_HAS_LABEL;
    shape.nlabels = 2; /* "" and "space" */
    shape.labelbytes = 5;
  }
  s = gll_newspans(L, share, &shape);
  for (i = 0; i < rows->n; i++) {
    s->first[i] = rows->row[i].first;
    s->end[i] = rows->row[i].end;
    if (s->label) s->label[i] = rows->row[i].label;
  }
  if (s->label) {
    s->labelat[1] = 0;
    s->labelat[2] = 5;
    memcpy(s->labels, "space", 5);
  }
  gl_spans_seal(s);
}

/*
** spacytokens(text, rules) --> Spans: all tokens, those of white space with
** the label "space".
*/
static int spacytokens(lua_State *L) {
  const gl_text *t = gll_checktext(L, 1);
  const gl_spacy *r = luaL_checkudata(L, 2, RULES);
  gl_spacywork w;
  int share;
  lua_settop(L, 2);
  newwork(L, &w);
  check(L, gl_spacy_tokens(r, t, 0, t->len, &w));
  if (w.rows->n > UINT32_MAX) check(L, GL_ETOOMANY);
  gll_newshare(L, 1);
  share = lua_gettop(L);
  lua_createtable(L, 0, 2);
  lua_pushliteral(L, "tokens");
  lua_setfield(L, -2, "kind");
  lua_pushvalue(L, 1);
  lua_pushvalue(L, 2);
  lua_pushcclosure(L, why, 2);
  lua_setfield(L, -2, "why");
  gll_newrun(L, 0, 0, share + 1);
  gll_addrun(L, share);
  fromrows(L, share, w.rows);
  return 1;
}

static const luaL_Reg functions[] = {
    {"spacyrules", spacyrules}, {"spacytokens", spacytokens}, {NULL, NULL}};

void gll_open_spacy(lua_State *L) {
  luaL_newmetatable(L, RULES);
  lua_pop(L, 1);
  luaL_setfuncs(L, functions, 0);
}
