/*
** l_query.c: questions about the fields of spans. Built-in ones are answered
** in C; only where a user's function asks, or for rarer fields, is a Span made.
*/
#include "l_algebra.h"
#include "l_attr.h"

#include <string.h>

/* --- fields -------------------------------------------------------------- */

typedef struct Field {
  enum { LABEL, ID, FIRST, LAST, TEXT, BUILTIN, USER } kind;
  int key; /* stack index of the name */
} Field;

static Field fieldat(lua_State *L, int key) {
  const char *name = lua_tostring(L, key);
  Field f;
  f.key = key;
  if (strcmp(name, "label") == 0)
    f.kind = LABEL;
  else if (strcmp(name, "id") == 0)
    f.kind = ID;
  else if (strcmp(name, "first") == 0)
    f.kind = FIRST;
  else if (strcmp(name, "last") == 0)
    f.kind = LAST;
  else if (strcmp(name, "text") == 0)
    f.kind = TEXT;
  else
    f.kind = gll_isbuiltin(name) ? BUILTIN : USER;
  return f;
}

/* pushes the field of the row that the cursor, on the Spans at 1, has in hand*/
static void pushvalue(lua_State *L, Field field, const gl_cursor *c) {
  const gl_spans *s = c->s;
  uint32_t row = gl_cursor_row(c), first = c->f[c->i], end = c->e[c->i];
  switch (field.kind) {
    case LABEL:
      gll_pushstr(L, gl_label_name(s, gl_label_at(s, row, first, end)));
      break;
    case ID: gll_pushstr(L, gl_spans_id(s, row)); break;
    case FIRST: lua_pushinteger(L, (lua_Integer)first + 1); break;
    case LAST: lua_pushinteger(L, (lua_Integer)end); break;
    case TEXT:
      lua_pushlstring(L, (const char *)s->text->s + first, end - first);
      break;
    case BUILTIN:
      gll_pushspan(L, 1, row);
      lua_pushvalue(L, field.key);
      lua_gettable(L, -2);
      lua_remove(L, -2);
      break;
    case USER: gll_pushfield(L, 1, row, field.key); break;
  }
}

/* --- where --------------------------------------------------------------- */

/* what a field is to be */
typedef struct Condition {
  enum { EQUAL, ABSENT, MEMBER, CALL } kind;
  int at; /* index of the value, the table value -> true, or the function */
} Condition;

/* Reads the condition at `at`; may push a table. */
static Condition condition(lua_State *L, int at) {
  Condition c;
  c.at = at;
  c.kind = EQUAL;
  if (lua_type(L, at) == LUA_TFUNCTION)
    c.kind = CALL;
  else if (lua_type(L, at) == LUA_TBOOLEAN && !lua_toboolean(L, at))
    c.kind = ABSENT;
  else if (lua_type(L, at) == LUA_TTABLE) {
    lua_Integer i, n = luaL_len(L, at);
    lua_newtable(L);
    for (i = 1; i <= n; i++)
      if (lua_geti(L, at, i) != LUA_TNIL) {
        lua_pushboolean(L, 1);
        lua_rawset(L, -3);
      } else
        lua_pop(L, 1);
    c.kind = MEMBER;
    c.at = lua_gettop(L);
  }
  return c;
}

/* whether the condition holds for the value at the top, popped */
static int holds(lua_State *L, Condition c) {
  int is = 0;
  switch (c.kind) {
    case EQUAL: is = lua_rawequal(L, -1, c.at); break;
    case ABSENT: is = !lua_toboolean(L, -1); break;
    case MEMBER:
      if (!lua_isnil(L, -1)) {
        lua_rawget(L, c.at);
        is = lua_toboolean(L, -1);
      }
      break;
    case CALL:
      lua_pushvalue(L, c.at);
      lua_insert(L, -2);
      lua_call(L, 1, 1);
      is = lua_toboolean(L, -1);
      break;
  }
  lua_pop(L, 1);
  return is;
}

/* Keeps of the rows in the mask those with such a label: each is tried once.*/
static void filterlabels(lua_State *L, const gl_spans *s, Condition c,
                         uint64_t *mask) {
  size_t i, n = s->nlabels ? s->nlabels : 1;
  uint64_t *good = gll_newbits(L, n);
  gl_cursor p;
  for (i = 0; i < n; i++) {
    gll_pushstr(L, gl_label_name(s, (unsigned)i));
    if (holds(L, c)) gl_bit_set(good, i);
  }
  gl_cursor_init(&p, s);
  for (; gl_cursor_more(&p); p.i++) {
    uint32_t row = gl_cursor_row(&p);
    if (!gl_bit_get(good, gl_label_at(s, row, p.f[p.i], p.e[p.i])))
      mask[row >> 6] &= ~((uint64_t)1 << (row & 63));
  }
}

/* A field that is a Span (a named group) is compared and counted as its text:
** each time it is another object. */
static void astext(lua_State *L) {
  if (gll_testmeta(L, -1, &gll_spanmeta)) {
    luaL_tolstring(L, -1, NULL);
    lua_replace(L, -2);
  }
}

/* bytes against bytes, no Lua string */
static int textis(const gl_cursor *p, gl_str text) {
  return p->e[p->i] - p->f[p->i] == text.n &&
         memcmp(p->s->text->s + p->f[p->i], text.s, text.n) == 0;
}

/*
** The same for a lexical attribute of tokens or words: each is tried once. 0
** where they are none. Their columns are kept at index COLUMNS.
*/
#define COLUMNS 4
static int filterwords(lua_State *L, Field field, Condition c, uint64_t *mask) {
  int attr = gll_attrnumber(lua_tostring(L, field.key));
  const gll_attrs *a;
  uint8_t *good;
  uint32_t i;
  if (attr < 0) return 0;
  if (lua_isnil(L, COLUMNS)) {
    if (!gll_pushcolumns(L, 1)) return 0;
    lua_replace(L, COLUMNS);
  }
  a = gll_checkattrs(L, COLUMNS);
  good = lua_newuserdatauv(L, (size_t)a->ntypes + 1, 0);
  for (i = 0; i < a->ntypes; i++) {
    gll_pushvalue(L, COLUMNS, attr, i);
    good[i] = (uint8_t)holds(L, c);
  }
  for (i = 0; i < a->n; i++)
    if (!good[a->id[i]]) mask[i >> 6] &= ~((uint64_t)1 << (i & 63));
  return 1;
}

static void filter(lua_State *L, const gl_spans *s, Field field, Condition c,
                   uint64_t *mask) {
  gl_str text = {NULL, 0};
  gl_cursor p;
  if (field.kind == LABEL) {
    filterlabels(L, s, c, mask);
    return;
  }
  if (field.kind == USER) {
    if (filterwords(L, field, c, mask)) return;
    gll_checkfield(L, 1, field.key);
  }
  if (field.kind == TEXT && c.kind == EQUAL && lua_type(L, c.at) == LUA_TSTRING)
    text.s = lua_tolstring(L, c.at, &text.n);
  gl_cursor_init(&p, s);
  for (; gl_cursor_more(&p); p.i++) {
    uint32_t row = gl_cursor_row(&p);
    int is;
    if (!gl_bit_get(mask, row)) continue;
    if (text.s)
      is = textis(&p, text);
    else {
      pushvalue(L, field, &p);
      if (c.kind != CALL) astext(L);
      is = holds(L, c);
    }
    if (!is) mask[row >> 6] &= ~((uint64_t)1 << (row & 63));
  }
}

static uint64_t *allrows(lua_State *L, const gl_spans *s) {
  uint64_t *mask = gll_newbits(L, s->n);
  size_t words = GL_BITWORDS(s->n);
  memset(mask, 0xFF, words * sizeof *mask);
  if (s->n % 64) mask[words - 1] = ((uint64_t)1 << s->n % 64) - 1;
  return mask;
}

/* rows for which the function at 2 says yes of the Span */
static void filterspans(lua_State *L, const gl_spans *s, uint64_t *mask) {
  uint32_t i;
  for (i = 0; i < s->n; i++) {
    lua_pushvalue(L, 2);
    gll_pushspan(L, 1, i);
    lua_call(L, 1, 1);
    if (!lua_toboolean(L, -1)) mask[i >> 6] &= ~((uint64_t)1 << (i & 63));
    lua_pop(L, 1);
  }
}

/*
** spans:where{field = condition, ...} --> Spans
** spans:where(function(span) ... end) --> Spans
** The members whose fields, built-in or not, all are as asked: equal to a
** value; in a list of values; of a kind that function(value) says yes to (of
** `label` it is asked once for each label, of a token's attributes once for
** each word). false: absent, or false. A field that is a Span counts as its
** text, but for functions. Or the members that function(span) says yes to.
** Raises on a name that no piece of a text has for a field. O(n) per field.
*/
static int spans_where(lua_State *L) {
  gl_spans *s;
  uint64_t *mask;
  gll_checklast(L, 2, "one condition");
  lua_settop(L, 2);
  s = gll_checkspans(L, 1);
  if (lua_type(L, 2) != LUA_TTABLE && lua_type(L, 2) != LUA_TFUNCTION)
    luaL_argerror(L, 2, "table of fields or function expected");
  mask = allrows(L, s);
  lua_settop(L, COLUMNS);
  if (lua_type(L, 2) == LUA_TFUNCTION)
    filterspans(L, s, mask);
  else
    for (lua_pushnil(L); lua_next(L, 2); lua_settop(L, 5)) { /* 5: key */
      if (lua_type(L, 5) != LUA_TSTRING)
        return luaL_error(L, "where: name of a field expected, got %s",
                          luaL_tolstring(L, 5, NULL));
      filter(L, s, fieldat(L, 5), condition(L, 6), mask);
    }
  gll_select(L, 1, mask);
  return 1;
}

/*
** spans:label(name) --> Spans: the members with that label, or one of a list
** of labels. O(n).
*/
static int spans_label(lua_State *L) {
  gl_spans *s;
  uint64_t *mask;
  gll_checklast(L, 2, "one label or one list of labels");
  lua_settop(L, 2);
  s = gll_checkspans(L, 1);
  if (lua_type(L, 2) != LUA_TSTRING && lua_type(L, 2) != LUA_TTABLE)
    luaL_argerror(L, 2, "label or list of labels expected");
  mask = allrows(L, s);
  filterlabels(L, s, condition(L, 2), mask);
  gll_select(L, 1, mask);
  return 1;
}

/* --- count --------------------------------------------------------------- */

/* t[value] += by; t at index 3, the value at the top, popped */
static void addto(lua_State *L, lua_Integer by) {
  lua_pushvalue(L, -1);
  lua_rawget(L, 3);
  by += lua_tointeger(L, -1);
  lua_pop(L, 1);
  lua_pushinteger(L, by);
  lua_rawset(L, 3);
}

static void countlabels(lua_State *L, const gl_spans *s) {
  size_t i, n = s->nlabels ? s->nlabels : 1;
  uint32_t *count = lua_newuserdatauv(L, n * sizeof *count, 0);
  gl_cursor p;
  memset(count, 0, n * sizeof *count);
  gl_cursor_init(&p, s);
  for (; gl_cursor_more(&p); p.i++)
    count[gl_label_at(s, gl_cursor_row(&p), p.f[p.i], p.e[p.i])]++;
  for (i = 0; i < n; i++) {
    gl_str name = gl_label_name(s, (unsigned)i);
    if (name.n == 0 || count[i] == 0) continue;
    lua_pushlstring(L, name.s, name.n);
    addto(L, (lua_Integer)count[i]);
  }
}

#define FEW 64 /* rows that are counted as they are, and not as words */

/*
** spans:count([field]) --> table: how many members have each value of the
** field (default "text"; of a field that is a Span its text); those without it
** are not counted. Raises as where does. O(n).
*/
static int spans_count(lua_State *L) {
  gl_spans *s;
  gl_cursor p;
  Field field;
  gll_checklast(L, 2, "one field");
  lua_settop(L, 2);
  s = gll_checkspans(L, 1);
  if (lua_isnil(L, 2)) {
    lua_pushliteral(L, "text");
    lua_replace(L, 2);
  }
  luaL_checktype(L, 2, LUA_TSTRING);
  field = fieldat(L, 2);
  if (field.kind == USER && gll_attrnumber(lua_tostring(L, 2)) >= 0 &&
      gll_pushcolumns(L, 1)) { /* tokens, words: each is looked at once */
    lua_replace(L, 1);
    return gll_count(L);
  }
  if (field.kind == USER) gll_checkfield(L, 1, 2);
  if (field.kind == TEXT && s->n > FEW) {
    gll_countwords(L, s, 0);
    return 1;
  }
  lua_newtable(L);
  if (field.kind == LABEL)
    countlabels(L, s);
  else {
    gl_cursor_init(&p, s);
    for (; gl_cursor_more(&p); p.i++) {
      pushvalue(L, field, &p);
      astext(L);
      if (lua_isnil(L, -1) || !lua_rawequal(L, -1, -1)) /* nil, or nan */
        lua_pop(L, 1);
      else
        addto(L, 1);
    }
  }
  lua_settop(L, 3);
  return 1;
}

static const luaL_Reg methods[] = {{"where", spans_where},
                                   {"label", spans_label},
                                   {"count", spans_count},
                                   {NULL, NULL}};

void gll_open_query(lua_State *L) { luaL_setfuncs(L, methods, 0); }
