/*
** l_span.c: the Span: one row of a Spans, made afresh whenever it is asked
** for. It holds two numbers and its set; the rest is read through them.
*/
#include "l_gloss.h"

#include <string.h>

typedef struct Span {
  uint32_t row, first, end;
} Span;

/* built-in fields; methods follow them */
static const char *const builtins[] = {"first",  "last", "text",   "label",
                                       "id",     "line", "column", "doc",
                                       "fields", NULL};
enum { FIRST, LAST, TEXT, LABEL, ID, LINE, COLUMN, DOC, FIELDS };

static int byname(const char *name) {
  int i;
  for (i = 0; builtins[i]; i++)
    if (strcmp(builtins[i], name) == 0) return i;
  return -1;
}

int gll_isbuiltin(const char *name) {
  return byname(name) >= 0 || strcmp(name, "why") == 0 ||
         strcmp(name, "offsets") == 0 || strcmp(name, "all") == 0;
}

const char gll_spanmeta = 0;

void gll_pushspanat(lua_State *L, int arg, uint32_t row, uint32_t first,
                    uint32_t end) {
  Span *span;
  arg = lua_absindex(L, arg);
  span = lua_newuserdatauv(L, sizeof *span, 1);
  span->row = row;
  span->first = first;
  span->end = end;
  gll_setmeta(L, &gll_spanmeta);
  lua_pushvalue(L, arg);
  lua_setiuservalue(L, -2, 1);
}

void gll_pushspan(lua_State *L, int arg, uint32_t row) {
  uint32_t first, end;
  gl_spans_row(lua_touserdata(L, arg), row, &first, &end);
  gll_pushspanat(L, arg, row, first, end);
}

static Span *checkspan(lua_State *L, int arg) {
  Span *span = gll_testmeta(L, arg, &gll_spanmeta);
  return span ? span : luaL_checkudata(L, arg, GLL_SPAN); /* raises */
}

gl_spans *gll_checkspan(lua_State *L, int arg, uint32_t *row) {
  *row = checkspan(L, arg)->row;
  lua_getiuservalue(L, arg, 1);
  return lua_touserdata(L, -1);
}

/* pushes the Text of the Spans at the top, in its place */
static void totext(lua_State *L) {
  gll_getshare(L, -1);
  lua_rawgeti(L, -1, 1);
  lua_replace(L, -3);
  lua_pop(L, 1);
}

static void pushplace(lua_State *L, const Span *span, int column) {
  gl_place p;
  totext(L);
  gll_locate(L, -1, span->first, &p);
  lua_pushinteger(L, (lua_Integer)(column ? p.column : p.line) + 1);
}

static void pushdoc(lua_State *L) {
  totext(L);
  gll_pushdoc(L, -1);
}

/*
** span.first, .last: 1-based inclusive bytes; .text; .label and .id (nil where
** there is none); .line, .column (from 1; column in code points); .doc;
** .fields: table of all user fields; any other name: that user field.
*/
static int span_index(lua_State *L) {
  const Span *span = checkspan(L, 1);
  const gl_spans *s;
  lua_settop(L, 2);
  lua_getiuservalue(L, 1, 1);
  s = lua_touserdata(L, -1);
  lua_pushvalue(L, 2);
  switch (lua_rawget(L, lua_upvalueindex(1))) {
    case LUA_TFUNCTION: return 1; /* a method */
    case LUA_TNIL:
      lua_pop(L, 1);
      gll_pushfield(L, 3, span->row, 2);
      return 1;
    default: break;
  }
  switch (lua_tointeger(L, -1)) {
    case FIRST: lua_pushinteger(L, (lua_Integer)span->first + 1); break;
    case LAST: lua_pushinteger(L, (lua_Integer)span->end); break;
    case TEXT:
      lua_pushlstring(L, (const char *)s->text->s + span->first,
                      span->end - span->first);
      break;
    case LABEL:
      gll_pushstr(L, gl_label_name(s, gl_spans_label(s, span->row)));
      break;
    case ID: gll_pushstr(L, gl_spans_id(s, span->row)); break;
    case LINE: lua_settop(L, 3), pushplace(L, span, 0); break;
    case COLUMN: lua_settop(L, 3), pushplace(L, span, 1); break;
    case DOC: lua_settop(L, 3), pushdoc(L); break;
    default: gll_pushfields(L, 3, span->row); break;
  }
  return 1;
}

static int span_newindex(lua_State *L) {
  return luaL_error(L, "a Span cannot be changed; spans:with(name, values) "
                       "makes a new set");
}

/* pairs(span) raises, as that of a Spans does */
static int span_pairs(lua_State *L) {
  luaL_where(L, 2);
  lua_pushliteral(L, "pairs: a Span is no table; use span.fields");
  lua_concat(L, 2);
  return lua_error(L);
}

/*
** span:why() --> string: the rule or entry that made it, replayed
*/
static int span_why(lua_State *L) {
  uint32_t row;
  gll_checkspan(L, 1, &row);
  gll_pushwhy(L, -1, row);
  return 1;
}

/*
** span:offsets([unit]) --> first, last in "byte" (default), "codepoint" or
** "utf16" units; 1-based, inclusive
*/
static int span_offsets(lua_State *L) {
  static const char *const units[] = {"byte", "codepoint", "utf16", NULL};
  const Span *span = checkspan(L, 1);
  int unit = gll_checkword(L, 2, "byte", units);
  gl_place a, b;
  lua_settop(L, 1);
  if (unit == 0) {
    lua_pushinteger(L, (lua_Integer)span->first + 1);
    lua_pushinteger(L, (lua_Integer)span->end);
    return 2;
  }
  lua_getiuservalue(L, 1, 1);
  totext(L);
  gll_locate(L, -1, span->first, &a);
  gll_locate(L, -1, span->end, &b);
  lua_pushinteger(L, (lua_Integer)(unit == 1 ? a.codepoint : a.utf16) + 1);
  lua_pushinteger(L, (lua_Integer)(unit == 1 ? b.codepoint : b.utf16));
  return 2;
}

/*
** span:all(name) --> list: what a pattern captured by that name, in the order
** of the text; empty where it captured nothing, or where no pattern made it.
*/
static int span_all(lua_State *L) {
  uint32_t row;
  gll_checkspan(L, 1, &row);
  luaL_checkstring(L, 2);
  gll_pushall(L, lua_gettop(L), row, 2);
  return 1;
}

static int span_tostring(lua_State *L) {
  const Span *span = checkspan(L, 1);
  lua_getiuservalue(L, 1, 1);
  lua_pushlstring(L,
                  (const char *)((gl_spans *)lua_touserdata(L, -1))->text->s +
                      span->first,
                  span->end - span->first);
  return 1;
}

/*
** #span --> length in bytes
*/
static int span_len(lua_State *L) {
  const Span *span = checkspan(L, 1);
  lua_pushinteger(L, (lua_Integer)(span->end - span->first));
  return 1;
}

/*
** span == span: same text, extent, label and id
*/
static int span_eq(lua_State *L) {
  const Span *a = gll_testmeta(L, 1, &gll_spanmeta);
  const Span *b = gll_testmeta(L, 2, &gll_spanmeta);
  const gl_spans *s, *t;
  int same;
  if (a == NULL || b == NULL) return lua_pushboolean(L, 0), 1;
  lua_settop(L, 2);
  lua_getiuservalue(L, 1, 1);
  lua_getiuservalue(L, 2, 1);
  s = lua_touserdata(L, 3);
  t = lua_touserdata(L, 4);
  same = a->first == b->first && a->end == b->end &&
         gl_str_cmp(gl_label_name(s, gl_spans_label(s, a->row)),
                    gl_label_name(t, gl_spans_label(t, b->row))) == 0 &&
         gl_str_cmp(gl_spans_id(s, a->row), gl_spans_id(t, b->row)) == 0;
  if (same) {
    totext(L);
    lua_insert(L, 3);
    totext(L);
    same = gll_sametext(L, 3, 4);
  }
  lua_pushboolean(L, same);
  return 1;
}

static const luaL_Reg methods[] = {{"why", span_why},
                                   {"offsets", span_offsets},
                                   {"all", span_all},
                                   {NULL, NULL}};
static const luaL_Reg metamethods[] = {{"__newindex", span_newindex},
                                       {"__pairs", span_pairs},
                                       {"__tostring", span_tostring},
                                       {"__len", span_len},
                                       {"__eq", span_eq},
                                       {NULL, NULL}};

void gll_open_span(lua_State *L) {
  int i;
  luaL_newmetatable(L, GLL_SPAN);
  lua_pushvalue(L, -1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &gll_spanmeta);
  luaL_setfuncs(L, metamethods, 0);
  luaL_newlib(L, methods);
  for (i = 0; builtins[i]; i++) {
    lua_pushinteger(L, i);
    lua_setfield(L, -2, builtins[i]);
  }
  lua_pushcclosure(L, span_index, 1);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
}
