/*
** l_spans.c: the Spans object: making it from rows, and reading it.
*/
#include "l_attr.h"
#include "algebra.h"
#include "map.h"

#include <stdlib.h>
#include <string.h>

/* --- the object ---------------------------------------------------------- */

const char gll_spansmeta = 0;

/* user values: the share, or a Text or string; then the Run, where it is not in
** the share and not kept for ever */
enum { SHARE = 1, RUN };

gl_spans *gll_testspans(lua_State *L, int arg) {
  return gll_testmeta(L, arg, &gll_spansmeta);
}

gl_spans *gll_checkspans(lua_State *L, int arg) {
  gl_spans *s = gll_testmeta(L, arg, &gll_spansmeta);
  return s ? s : luaL_checkudata(L, arg, GLL_SPANS); /* raises */
}

void gll_newshare(lua_State *L, int text) {
  text = lua_absindex(L, text);
  lua_createtable(L, 2, 0);
  lua_pushvalue(L, text);
  lua_rawseti(L, -2, 1);
}

/* Tells the share at the top who made the rows of `s`, which is at `arg`. */
static void pushmaker(lua_State *L, int arg, const gl_spans *s) {
#if LUA_VERSION_NUM >= 504
  if (s->nruns) {
    if (s->runs[0]->kept)
      gll_pushkept(L, s->runs[0]);
    else
      lua_getiuservalue(L, arg, RUN);
    lua_rawseti(L, -2, 2);
    return;
  }
#endif
  (void)arg;
  lua_pushstring(L, s->what);
  lua_setfield(L, -2, "kind");
}

void gll_getshare(lua_State *L, int arg) {
  const gl_text *text;
  gl_spans *s;
  arg = lua_absindex(L, arg);
  lua_getiuservalue(L, arg, SHARE);
  if (lua_type(L, -1) == LUA_TTABLE) return;
  luaL_checkstack(L, 4, "too many sets");
  s = lua_touserdata(L, arg);
  if (lua_type(L, -1) == LUA_TSTRING) {
    text = gll_pushtext(L, -1, s->text);
    lua_replace(L, -2);
  } else {
    text = s->text;
  }
  gll_newshare(L, -1);
  pushmaker(L, arg, s);
  lua_pushvalue(L, -1);
  lua_setiuservalue(L, arg, SHARE);
  s->text = text; /* now that the share keeps it */
  lua_replace(L, -2);
}

/* Pushes a block of `size` bytes, whose user value is what is at `share`
** (absolute). Nothing is thrown from then on, so that the caller may lay it out
** and give it its type when it is a set. */
#define newblock(L, share, size, values) \
  keepshare(L, share, lua_newuserdatauv(L, checksize(L, size), values), size)

static size_t checksize(lua_State *L, size_t size) {
  if (size == 0) gll_nomem(L);
  return size;
}

static gl_spans *keepshare(lua_State *L, int share, void *block, size_t size) {
  gl_map_large(block, size);
  lua_pushvalue(L, share);
  lua_setiuservalue(L, -2, SHARE);
  return block;
}

/* Gives it its type, in a function that has that as an upvalue. */
static void settype(lua_State *L) {
  lua_pushvalue(L, lua_upvalueindex(GLL_SPANSTYPE));
  lua_setmetatable(L, -2);
}

gl_spans *gll_newspans(lua_State *L, int share, const gl_shape *shape) {
  const gl_text *t;
  const size_t size = gl_spans_size(shape);
  gl_spans *s;
  size_t i;
  share = lua_absindex(L, share);
  if (shape->n > UINT32_MAX) gll_nomem(L);
  lua_rawgeti(L, share, 1);
  t = lua_touserdata(L, -1);
  lua_pop(L, 1);
  s = newblock(L, share, size, 1);
  gl_spans_layout(s, t, shape);
  gll_setmeta(L, &gll_spansmeta);
  for (i = 0; i < shape->nruns; i++) {
    lua_rawgeti(L, share, (lua_Integer)i + 2);
    s->runs[i] = lua_touserdata(L, -1); /* a share holds Runs */
    lua_pop(L, 1);
  }
  return s;
}

/* A string has no Text yet. */
static void owntext(gl_spans *s, const gl_text *t) {
  s->own = *t;
  s->text = &s->own;
}

gl_spans *gll_newpartition(lua_State *L, int text, const gl_text *t, int kinds,
                           const char *what) {
  const size_t size = gl_partition_size(t, kinds);
  gl_spans *s = newblock(L, text, size, 1);
  gl_partition_layout(s, t, kinds);
  settype(L);
  s->what = what;
  if (lua_type(L, text) == LUA_TSTRING) owntext(s, t);
  return s;
}

gl_spans *gll_newwords(lua_State *L, int text, const gl_text *t, size_t n) {
  const size_t size = gl_cut_size(n, 1);
  gl_spans *s = newblock(L, text, size, 1);
  gl_cut_layout(s, t, NULL, n);
  settype(L);
  s->what = GLL_WORD;
  if (lua_type(L, text) == LUA_TSTRING) owntext(s, t);
  return s;
}

#if LUA_VERSION_NUM >= 504

gl_spans *gll_newcut(lua_State *L, const gl_text *t, int own, int at,
                     const gl_run *run, size_t n) {
  const size_t size = gl_cut_size(n, 0);
  gl_spans *s = newblock(L, 1, size, run->kept ? 1 : 2);
  if (!run->kept) {
    lua_pushvalue(L, at);
    lua_setiuservalue(L, -2, RUN);
  }
  gl_cut_layout(s, t, run, n);
  settype(L);
  if (own) owntext(s, t);
  return s;
}

#else /* no place for a Run but the share */

gl_spans *gll_newcut(lua_State *L, const gl_text *t, int own, int at,
                     const gl_run *run, size_t n) {
  gl_shape shape = {0, 0, 0, 0, 1};
  gl_spans *s;
  shape.n = n;
  lua_pushvalue(L, 1);
  if (own) {
    (void)gll_pushtext(L, -1, t);
    lua_replace(L, -2);
  }
  gll_newshare(L, -1);
  if (run->kept)
    gll_pushkept(L, run);
  else
    lua_pushvalue(L, at);
  lua_rawseti(L, -2, 2);
  s = gll_newspans(L, -1, &shape);
  s->flat = 1; /* one ends before the next begins */
  lua_replace(L, -3);
  lua_pop(L, 1);
  return s;
}

#endif

uint64_t *gll_newbits(lua_State *L, size_t n) {
  size_t size = GL_BITWORDS(n) * sizeof(uint64_t);
  return memset(lua_newuserdatauv(L, size ? size : 1, 0), 0, size);
}

void gll_select(lua_State *L, int arg, const uint64_t *mask) {
  const gl_spans *s = lua_touserdata(L, arg);
  gl_shape shape;
  arg = lua_absindex(L, arg);
  gl_select_shape(s, mask, &shape);
  gll_getshare(L, arg);
  gl_select_fill(s, mask, gll_newspans(L, -1, &shape));
  lua_remove(L, -2);
}

/* --- collected rows ------------------------------------------------------ */

#define BOX "gloss.rows"

static int box_free(lua_State *L) {
  gl_rows *r = luaL_checkudata(L, 1, BOX);
  r->mem.ud = L; /* whoever closes the box may be another coroutine */
  gl_rows_free(r);
  return 0;
}

gl_rows *gll_newrows(lua_State *L) {
  gl_rows *r = gll_newbox(L, BOX, sizeof *r);
  r->mem = gll_mem(L);
  lua_toclose(L, -1);
  return r;
}

void gll_addrow(lua_State *L, gl_rows *r, uint32_t first, uint32_t end,
                unsigned label, uint32_t ref) {
  int rc = gl_rows_add(r, first, end, label, ref);
  if (rc == GL_ENOMEM) gll_nomem(L);
  if (rc == GL_ETOOMANY) luaL_error(L, "too many spans in one set");
}

typedef struct Name {
  gl_str s;
  uint16_t given;
} Name;

static int name_cmp(const void *a, const void *b) {
  return gl_str_cmp(((const Name *)a)->s, ((const Name *)b)->s);
}

/*
** The label table of a set from the list at `labels`: pushes scratch that
** holds the names in order (*sorted, without repetition; returns how many)
** and the place of each given label in it (*rank).
*/
static size_t sortlabels(lua_State *L, int labels, Name **sorted,
                         uint16_t **rank) {
  size_t n = labels ? (size_t)lua_rawlen(L, labels) : 0, i, k = 0;
  Name *name;
  if (n > GL_MAXLABELS)
    luaL_error(L, "more than %d labels in one set", (int)GL_MAXLABELS);
  name = lua_newuserdatauv(L, n * (sizeof *name + sizeof **rank) + 1, 0);
  *sorted = name;
  *rank = (uint16_t *)(name + n);
  for (i = 0; i < n; i++) {
    lua_rawgeti(L, labels, (lua_Integer)i + 1);
    name[i].s.s = lua_tolstring(L, -1, &name[i].s.n);
    name[i].given = (uint16_t)i;
    lua_pop(L, 1); /* the list keeps it */
  }
  if (n > 1) qsort(name, n, sizeof *name, name_cmp);
  for (i = 0; i < n; i++) {
    if (k == 0 || gl_str_cmp(name[k - 1].s, name[i].s) != 0)
      name[k++].s = name[i].s;
    (*rank)[name[i].given] = (uint16_t)(k - 1);
  }
  return k;
}

static void filltables(gl_spans *s, const Name *name, size_t n) {
  uint32_t at = 0;
  size_t i;
  for (i = 0; i < n; i++) {
    s->labelat[i] = at;
    if (name[i].s.n) memcpy(s->labels + at, name[i].s.s, name[i].s.n);
    at += (uint32_t)name[i].s.n;
  }
  s->labelat[n] = at;
}

gl_spans *gll_fromrows(lua_State *L, gl_rows *r, int share, int labels) {
  int top = lua_gettop(L);
  gl_shape shape;
  gl_spans *s;
  Name *name;
  uint16_t *rank;
  size_t i;
  const gl_run *run = NULL;
  memset(&shape, 0, sizeof shape);
  share = lua_absindex(L, share);
  if (labels) labels = lua_absindex(L, labels);
  shape.nlabels = sortlabels(L, labels, &name, &rank);
  for (i = 0; i < shape.nlabels; i++) shape.labelbytes += name[i].s.n;
  if (shape.nlabels > 0) shape.has |= GL_HAS_LABEL;
  shape.nruns = (size_t)lua_rawlen(L, share) - 1;
  if (shape.nruns > 0) {
    lua_rawgeti(L, share, 2); /* rows are of the first run */
    run = gll_torun(L, -1);
    shape.has |= GL_HAS_REF;
  }
  if (r->mixed && gl_rows_sort(r, shape.nlabels ? rank : NULL, run))
    gll_nomem(L);
  shape.n = r->n;
  s = gll_newspans(L, share, &shape);
  filltables(s, name, shape.nlabels);
  for (i = 0; i < r->n; i++) {
    s->first[i] = r->row[i].first;
    s->end[i] = r->row[i].end;
    if (s->label) s->label[i] = rank[r->row[i].label];
    if (s->ref) s->ref[i] = r->row[i].ref;
  }
  gl_spans_seal(s);
  lua_replace(L, top + 1);
  lua_settop(L, top + 1);
  return s;
}

/* --- gloss.spans --------------------------------------------------------- */

/* what is being made: stack indices and counts */
typedef struct Maker {
  gl_rows *rows;
  const gl_text *text;
  int labels, numberof; /* list of labels; label -> number from 0 */
  int ids, fields;      /* lists by ref */
  lua_Integer nlabels, row;
  int anyid, anyfield;
} Maker;

static lua_Integer checkpos(lua_State *L, const Maker *m, int i,
                            const char *what) {
  int isint;
  lua_Integer n = lua_tointegerx(L, i, &isint);
  if (!isint || lua_type(L, i) != LUA_TNUMBER)
    luaL_error(L, "row %I: %s is not an integer (got %s)", (LUAI_UACINT)m->row,
               what, luaL_typename(L, i));
  return n;
}

/* number of the label at the top (popped); "" for nil */
static unsigned labelnumber(lua_State *L, Maker *m) {
  lua_Integer n;
  if (lua_isnil(L, -1)) {
    lua_pop(L, 1);
    lua_pushliteral(L, "");
  }
  if (lua_type(L, -1) != LUA_TSTRING)
    luaL_error(L, "row %I: label is not a string (got %s)", (LUAI_UACINT)m->row,
               luaL_typename(L, -1));
  lua_pushvalue(L, -1);
  if (lua_rawget(L, m->numberof) == LUA_TNIL) {
    lua_pop(L, 1);
    n = m->nlabels++;
    if (n >= (lua_Integer)GL_MAXLABELS)
      luaL_error(L, "more than %d labels in one set", (int)GL_MAXLABELS);
    lua_pushvalue(L, -1);
    lua_rawseti(L, m->labels, n + 1);
    lua_pushinteger(L, n);
    lua_rawset(L, m->numberof);
  } else {
    n = lua_tointeger(L, -1);
    lua_pop(L, 2);
  }
  return (unsigned)n;
}

/* keeps the id at the top (popped) for row m->row */
static void keepid(lua_State *L, Maker *m) {
  int t = lua_type(L, -1);
  if (t == LUA_TNUMBER) lua_tostring(L, -1);
  if (t != LUA_TNIL && t != LUA_TSTRING && t != LUA_TNUMBER)
    luaL_error(L, "row %I: id is not a string (got %s)", (LUAI_UACINT)m->row,
               lua_typename(L, t));
  m->anyid |= t != LUA_TNIL;
  if (t == LUA_TNIL) {
    lua_pop(L, 1);
    lua_pushliteral(L, "");
  }
  lua_rawseti(L, m->ids, m->row);
}

static void addrow(lua_State *L, Maker *m, lua_Integer first, lua_Integer last,
                   unsigned label) {
  if (first > last) return; /* empty stretches are dropped */
  if (first < 1 || (lua_Unsigned)last > (lua_Unsigned)m->text->len)
    luaL_error(L, "row %I: %I..%I is outside the text (1..%I)",
               (LUAI_UACINT)m->row, (LUAI_UACINT)first, (LUAI_UACINT)last,
               (LUAI_UACINT)m->text->len);
  gll_addrow(L, m->rows, (uint32_t)(first - 1), (uint32_t)last, label,
             (uint32_t)(m->row - 1));
}

/* element of a row: by number, or by name */
static void getpos(lua_State *L, int row, int n, const char *name) {
  if (lua_geti(L, row, n) == LUA_TNIL) {
    lua_pop(L, 1);
    lua_getfield(L, row, name);
  }
}

/* what a row says itself; anything else is a user field */
static int isown(lua_State *L, int key) {
  static const char *const own[] = {"first", "last", "label", "id", NULL};
  const char *s;
  int i;
  if (lua_isinteger(L, key))
    return lua_tointeger(L, key) == 1 || lua_tointeger(L, key) == 2;
  if (lua_type(L, key) != LUA_TSTRING) return 0;
  s = lua_tostring(L, key);
  for (i = 0; own[i]; i++)
    if (strcmp(s, own[i]) == 0) return 1;
  return 0;
}

/* copies the user fields of the table at `row`, where it has any; `all`: they
** are a Span's fields, whatever their names */
static void keepfields(lua_State *L, Maker *m, int row, int all) {
  int copy = 0;
  lua_pushnil(L);
  while (lua_next(L, row)) {
    if (all || !isown(L, -2)) {
      if (!all && lua_type(L, -2) != LUA_TSTRING)
        luaL_error(L, "row %I: a field's name is a string, not %s",
                   (LUAI_UACINT)m->row, luaL_tolstring(L, -2, NULL));
      if (!all && gll_isbuiltin(lua_tostring(L, -2)))
        luaL_error(L, "row %I: field '%s' is built in", (LUAI_UACINT)m->row,
                   lua_tostring(L, -2));
      if (!copy) {
        lua_newtable(L);
        lua_insert(L, -3); /* copy, key, value */
        copy = lua_gettop(L) - 2;
      }
      lua_pushvalue(L, -2);
      lua_insert(L, -2);
      lua_rawset(L, copy);
    } else
      lua_pop(L, 1);
  }
  if (copy) m->anyfield = 1;
  if (!copy) lua_pushboolean(L, 0);
  lua_rawseti(L, m->fields, m->row);
}

/* one row of a list: a table, or a Span */
static void tablerow(lua_State *L, Maker *m, int row) {
  lua_Integer first, last;
  int isspan = gll_testmeta(L, row, &gll_spanmeta) != NULL;
  if (!isspan && lua_type(L, row) != LUA_TTABLE)
    luaL_error(L, "row %I: table {first, last} expected, got %s",
               (LUAI_UACINT)m->row, luaL_typename(L, row));
  getpos(L, row, 1, "first");
  first = checkpos(L, m, -1, "first");
  getpos(L, row, 2, "last");
  last = checkpos(L, m, -1, "last");
  lua_pop(L, 2);
  lua_getfield(L, row, "id");
  keepid(L, m);
  if (isspan) {
    lua_getfield(L, row, "fields");
    keepfields(L, m, lua_gettop(L), 1);
    lua_pop(L, 1);
  } else
    keepfields(L, m, row, 0);
  lua_getfield(L, row, "label");
  addrow(L, m, first, last, labelnumber(L, m));
}

static void fromlist(lua_State *L, Maker *m, int list) {
  lua_Integer n = luaL_len(L, list);
  for (m->row = 1; m->row <= n; m->row++) {
    lua_geti(L, list, m->row);
    tablerow(L, m, lua_gettop(L));
    lua_pop(L, 1);
  }
}

/* the generic for's protocol: function, state, control */
static void fromiterator(lua_State *L, Maker *m, int fn) {
  int base = lua_gettop(L);
  lua_pushvalue(L, fn + 2); /* control */
  for (m->row = 1;; m->row++) {
    lua_Integer first, last;
    lua_pushvalue(L, fn);
    lua_pushvalue(L, fn + 1);
    lua_pushvalue(L, base + 1);
    lua_call(L, 2, 4);
    if (lua_isnil(L, base + 2)) break;
    if ((lua_Unsigned)m->row > UINT32_MAX)
      luaL_error(L, "too many spans in one set");
    lua_pushvalue(L, base + 2);
    lua_replace(L, base + 1);
    if (gll_testmeta(L, base + 2, &gll_spanmeta) ||
        lua_type(L, base + 2) == LUA_TTABLE) {
      tablerow(L, m, base + 2);
    } else {
      first = checkpos(L, m, base + 2, "first");
      last = checkpos(L, m, base + 3, "last");
      lua_pushvalue(L, base + 5);
      keepid(L, m);
      lua_pushboolean(L, 0);
      lua_rawseti(L, m->fields, m->row);
      lua_pushvalue(L, base + 4);
      addrow(L, m, first, last, labelnumber(L, m));
    }
    lua_settop(L, base + 1);
  }
  lua_settop(L, base);
}

/*
** spans(text, rows) --> Spans
** spans(text, iterator [, state [, control]]) --> Spans
** rows: a list of {first, last, label =, id =, any other field =} (or with
** the names first =, last =) or of Span, in any order. Its field `why`, a
** function(span), answers span:why(); its field `incomplete`, a table of
** reason, rule and position, says that a matcher ran out of its budget.
** iterator: gives first, last [, label [, id]], or such a row, until nil.
** Positions are 1-based inclusive bytes. Empty stretches (first > last) are
** dropped, repeated identities kept once. Raises where a row is outside the
** text or has a field with a built-in name. Costs n log n, linear when the
** rows come in order.
*/
static int spans_new(lua_State *L) {
  Maker m;
  int share;
  memset(&m, 0, sizeof m);
  lua_settop(L, 4);
  m.text = gll_checktext(L, 1);
  if (lua_type(L, 2) != LUA_TTABLE && lua_type(L, 2) != LUA_TFUNCTION &&
      !gll_testspans(L, 2))
    luaL_argerror(L, 2, "list of rows, Spans or iterator expected");
  lua_newtable(L);
  m.labels = lua_gettop(L);
  lua_newtable(L);
  m.numberof = lua_gettop(L);
  lua_newtable(L);
  m.ids = lua_gettop(L);
  lua_newtable(L);
  m.fields = lua_gettop(L);
  m.rows = gll_newrows(L);
  if (lua_type(L, 2) == LUA_TFUNCTION)
    fromiterator(L, &m, 2);
  else
    fromlist(L, &m, 2);
  gll_newshare(L, 1);
  share = lua_gettop(L);
  if (lua_type(L, 2) != LUA_TFUNCTION) { /* of rows, or of the Spans */
    if (lua_getfield(L, 2, "incomplete") == LUA_TTABLE)
      lua_setfield(L, share, "incomplete");
    else
      lua_pop(L, 1);
  }
  lua_createtable(L, 0, 2); /* the Run's user value */
  lua_pushliteral(L, "rows");
  lua_setfield(L, -2, "kind");
  if (m.anyfield) {
    lua_pushvalue(L, m.fields);
    lua_setfield(L, -2, "fields");
  }
  if (lua_type(L, 2) == LUA_TTABLE) {
    lua_pushliteral(L, "why");
    lua_pushvalue(L, -1);
    if (lua_rawget(L, 2) == LUA_TFUNCTION)
      lua_rawset(L, -3);
    else
      lua_pop(L, 2);
  }
  gll_newrun(L, m.anyid ? (size_t)m.row - 1 : 0, m.anyid ? m.ids : 0, -1);
  gll_addrun(L, share);
  gll_fromrows(L, m.rows, share, m.labels);
  return 1;
}

/* --- reading ------------------------------------------------------------- */

/*
** #spans --> number of spans. Constant time.
*/
static int spans_len(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)gll_checkspans(L, 1)->n);
  return 1;
}

/*
** spans[i] --> Span; spans[-1] is the last one; nil where there is none.
** spans.text --> Text; spans.incomplete --> table or nil; spans.method
*/
static int spans_index(lua_State *L) {
  gl_spans *s = gll_checkspans(L, 1);
  lua_settop(L, 2);
  if (lua_type(L, 2) == LUA_TNUMBER) {
    int isint;
    lua_Integer i = lua_tointegerx(L, 2, &isint);
    if (i < 0) i += (lua_Integer)s->n + 1;
    if (!isint || i < 1 || i > (lua_Integer)s->n) return lua_pushnil(L), 1;
    gll_pushspan(L, 1, (uint32_t)(i - 1));
    return 1;
  }
  lua_pushvalue(L, 2);
  if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) return 1;
  if (lua_type(L, 2) == LUA_TSTRING) {
    const char *key = lua_tostring(L, 2);
    gll_getshare(L, 1);
    if (strcmp(key, "incomplete") == 0)
      return lua_getfield(L, -1, "incomplete"), 1;
    if (strcmp(key, "text") == 0) return lua_rawgeti(L, -1, 1), 1;
  }
  return lua_pushnil(L), 1;
}

static int spans_newindex(lua_State *L) {
  return luaL_error(L, "a Spans cannot be changed; with(name, values) and "
                       "as(label) make a new one");
}

#define MOSTSHOWN 40 /* bytes of one span */

/* how much of n bytes to show: no part of a character */
static size_t shownlen(const unsigned char *s, size_t n) {
  if (n <= MOSTSHOWN) return n;
  for (n = MOSTSHOWN - 3; n > MOSTSHOWN - 6 && (s[n] & 0xC0) == 0x80;) n--;
  return n;
}

/*
** tostring(spans): the number, and the first few.
*/
static int spans_tostring(lua_State *L) {
  const gl_spans *s = gll_checkspans(L, 1);
  uint32_t i, first, end;
  luaL_Buffer b;
  lua_settop(L, 1);
  gll_getshare(L, 1);
  lua_getfield(L, -1, "incomplete");
  lua_pushfstring(L, lua_isnil(L, -1) ? "Spans (%I)" : "Spans (%I, incomplete)",
                  (LUAI_UACINT)s->n);
  luaL_buffinit(L, &b);
  luaL_addstring(&b, lua_tostring(L, 4));
  for (i = 0; i < s->n && i < 4; i++) {
    gl_spans_row(s, i, &first, &end);
    luaL_addstring(&b, i ? ", \"" : ": \"");
    luaL_addlstring(&b, (const char *)s->text->s + first,
                    shownlen(s->text->s + first, end - first));
    luaL_addstring(&b, end - first > MOSTSHOWN ? "...\"" : "\"");
  }
  if (s->n > 4) luaL_addstring(&b, ", ...");
  luaL_pushresult(&b);
  return 1;
}

/* state of an iteration; there is room for the buffers of its block where the
** set is a partition */
typedef struct Walk {
  uint32_t row, i; /* row of b's first, place in b */
  gl_block b;
} Walk;

/* the next row into *first, *end; 0 at the end */
static int walk_next(const gl_spans *s, Walk *w, uint32_t *first,
                     uint32_t *end) {
  if (w->i == w->b.n) {
    w->row += w->b.n;
    w->i = 0;
    w->b.n = 0;
    if (w->row >= s->n) return 0;
    gl_spans_read(s, w->row, &w->b);
  }
  *first = w->b.first[w->i];
  *end = w->b.end[w->i++];
  return 1;
}

/* pushes an iterator: closure over the Spans at 1, a Walk, `extra` values */
static int walk(lua_State *L, lua_CFunction f, int extra) {
  const gl_spans *s = gll_checkspans(L, 1);
  Walk *w;
  lua_settop(L, 1 + extra);
  w = lua_newuserdatauv(L, s->partition ? sizeof *w : offsetof(Walk, b.bfirst),
                        0);
  w->row = w->i = w->b.n = 0;
  lua_insert(L, 2);
  lua_pushcclosure(L, f, 2 + extra);
  return 1;
}

static int each_next(lua_State *L) {
  const gl_spans *s = lua_touserdata(L, lua_upvalueindex(1));
  Walk *w = lua_touserdata(L, lua_upvalueindex(2));
  uint32_t first, end;
  if (!walk_next(s, w, &first, &end)) return lua_pushnil(L), 1;
  gll_pushspanat(L, lua_upvalueindex(1), w->row + w->i - 1, first, end);
  return 1;
}

/*
** for span in spans:each() do ... end
*/
static int spans_each(lua_State *L) { return walk(L, each_next, 0); }

static int offsets_next(lua_State *L) {
  const gl_spans *s = lua_touserdata(L, lua_upvalueindex(1));
  Walk *w = lua_touserdata(L, lua_upvalueindex(2));
  uint32_t first, end;
  if (!walk_next(s, w, &first, &end)) return lua_pushnil(L), 1;
  lua_pushinteger(L, (lua_Integer)first + 1);
  lua_pushinteger(L, (lua_Integer)end);
  return 2;
}

/* the same in code points or UTF-16 units: upvalue 3 the Text, 4 the unit */
static int units_next(lua_State *L) {
  const gl_spans *s = lua_touserdata(L, lua_upvalueindex(1));
  Walk *w = lua_touserdata(L, lua_upvalueindex(2));
  int utf16 = lua_toboolean(L, lua_upvalueindex(4));
  uint32_t first, end;
  gl_place p;
  gll_checkopen(L);
  if (!walk_next(s, w, &first, &end)) return lua_pushnil(L), 1;
  lua_pushvalue(L, lua_upvalueindex(3));
  gll_locate(L, -1, first, &p);
  lua_pushinteger(L, (lua_Integer)(utf16 ? p.utf16 : p.codepoint) + 1);
  gll_locate(L, -2, end, &p);
  lua_pushinteger(L, (lua_Integer)(utf16 ? p.utf16 : p.codepoint));
  return 2;
}

/*
** for first, last in spans:offsets([unit]) do ... end
** unit: "byte" (default), "codepoint" or "utf16"; 1-based, inclusive. Makes
** no table and no object.
*/
static int spans_offsets(lua_State *L) {
  static const char *const units[] = {"byte", "codepoint", "utf16", NULL};
  int unit = gll_checkword(L, 2, "byte", units);
  gll_checkspans(L, 1);
  if (unit == 0) return walk(L, offsets_next, 0);
  lua_settop(L, 1);
  gll_getshare(L, 1);
  lua_rawgeti(L, 2, 1);
  lua_replace(L, 2);
  lua_pushboolean(L, unit == 2);
  return walk(L, units_next, 2);
}

static int texts_next(lua_State *L) {
  const gl_spans *s = lua_touserdata(L, lua_upvalueindex(1));
  Walk *w = lua_touserdata(L, lua_upvalueindex(2));
  uint32_t first, end;
  gll_checkopen(L);
  if (!walk_next(s, w, &first, &end)) return lua_pushnil(L), 1;
  lua_pushlstring(L, (const char *)s->text->s + first, end - first);
  return 1;
}

/*
** for text in spans:texts() do ... end
*/
static int spans_texts(lua_State *L) { return walk(L, texts_next, 0); }

/* ways in which a field may be had: ANY, of a Span */
enum { TEXT, FIRST, LAST, LABEL, ID, FIELD, ANY };

static int way_to(const char *name, size_t len) {
  static const char *const direct[] = {"text", "first", "last", "label", "id"};
  int way;
  if (strlen(name) != len || !gll_isbuiltin(name)) return FIELD;
  for (way = TEXT; way < FIELD; way++)
    if (strcmp(name, direct[way]) == 0) return way;
  return ANY;
}

/* Pushes the field at 2 of a row. */
static void pushvalue(lua_State *L, const gl_spans *s, uint32_t row, int way) {
  switch (way) {
    case ID: gll_pushstr(L, gl_spans_id(s, row)); break;
    case FIELD: gll_pushfield(L, 1, row, 2); break;
    default:
      gll_pushspan(L, 1, row);
      lua_pushvalue(L, 2);
      lua_gettable(L, -2);
      lua_remove(L, -2);
  }
}

/*
** spans:values([field]) --> list of that field of each span (default "text");
** raises as where does
*/
static int spans_values(lua_State *L) {
  const gl_spans *s = gll_checkspans(L, 1);
  size_t len;
  const char *name = luaL_optlstring(L, 2, "text", &len);
  int way = way_to(name, len);
  uint32_t i, first, end;
  Walk w = {0};
  gll_checklast(L, 2, "one field");
  lua_settop(L, 2);
  if (way == FIELD) gll_checkfield(L, 1, 2);
  lua_createtable(L, s->n > INT32_MAX ? 0 : (int)s->n, 0);
  for (i = 0; i < s->n; i++) {
    if (way > LABEL)
      pushvalue(L, s, i, way);
    else if (!walk_next(s, &w, &first, &end))
      break;
    else if (way == TEXT)
      lua_pushlstring(L, (const char *)s->text->s + first, end - first);
    else if (way == LABEL)
      gll_pushstr(L, gl_label_name(s, gl_label_at(s, i, first, end)));
    else
      lua_pushinteger(L, (lua_Integer)(way == FIRST ? first + 1u : end));
    lua_rawseti(L, 3, (lua_Integer)i + 1);
  }
  return 1;
}

/*
** spans:labels() --> list of the labels that occur in the set, in byte order
*/
static int spans_labels(lua_State *L) {
  const gl_spans *s = gll_checkspans(L, 1);
  uint64_t *seen;
  uint32_t i;
  lua_Integer n = 0;
  luaL_argcheck(L, lua_isnoneornil(L, 2), 2,
                "none expected; label(name) gives the spans of a label");
  seen = gll_newbits(L, s->nlabels);
  for (i = 0; i < s->n && s->nlabels; i++)
    gl_bit_set(seen, gl_spans_label(s, i));
  lua_newtable(L);
  for (i = 0; i < s->nlabels; i++) {
    gl_str name = gl_label_name(s, i);
    if (!gl_bit_get(seen, i) || name.n == 0) continue;
    lua_pushlstring(L, name.s, name.n);
    lua_rawseti(L, -2, ++n);
  }
  return 1;
}

/* pairs(spans) raises: there is no table to go through. */
static int spans_pairs(lua_State *L) {
  luaL_where(L, 2); /* who called pairs */
  lua_pushliteral(L, "pairs: Spans are no table; use spans:each()");
  lua_concat(L, 2);
  return lua_error(L);
}

static const luaL_Reg methods[] = {
    {"each", spans_each},     {"offsets", spans_offsets},
    {"texts", spans_texts},   {"values", spans_values},
    {"labels", spans_labels}, {NULL, NULL}};
static const luaL_Reg metamethods[] = {{"__len", spans_len},
                                       {"__tostring", spans_tostring},
                                       {"__newindex", spans_newindex},
                                       {"__pairs", spans_pairs},
                                       {NULL, NULL}};
void gll_pushdocof(lua_State *L, int arg) {
  if (lua_getiuservalue(L, arg, SHARE) == LUA_TSTRING)
    lua_pushnil(L); /* it has no Text for this */
  else {
    if (lua_type(L, -1) == LUA_TTABLE) lua_rawgeti(L, -1, 1);
    gll_pushdoc(L, -1);
  }
}

/*
** docof(spans) --> the doc that the text of a Spans is of, or nil; nil of
** anything else.
*/
static int spans_docof(lua_State *L) {
  lua_settop(L, 1);
  if (gll_testspans(L, 1) == NULL) return 0;
  gll_pushdocof(L, 1);
  return 1;
}

static const luaL_Reg functions[] = {
    {"spans", spans_new}, {"docof", spans_docof}, {NULL, NULL}};

void gll_open_spans(lua_State *L) {
  /* the algebra adds its own methods */
  gll_newtype(L, GLL_SPANS, metamethods, methods, spans_index);
  luaL_getmetatable(L, GLL_SPANS);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &gll_spansmeta);
  gll_boxtype(L, BOX, box_free);
  luaL_setfuncs(L, functions, 0);
}
