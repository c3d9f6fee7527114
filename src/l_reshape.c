/*
** l_reshape.c: operations of Spans that make new stretches of text, labels or
** fields, and `resolve`. In costs, n is the number of spans.
*/
#include "l_algebra.h"

#include <string.h>

/* --- results ------------------------------------------------------------- */

static void copylabels(const gl_spans *s, gl_spans *out) {
  memcpy(out->labelat, s->labelat,
         ((size_t)s->nlabels + 1) * sizeof *s->labelat);
  if (s->labelat[s->nlabels])
    memcpy(out->labels, s->labels, s->labelat[s->nlabels]);
}

gl_spans *gll_ofrows(lua_State *L, int arg, gl_rows *r) {
  const gl_spans *s = lua_touserdata(L, arg);
  gl_spans *out;
  gl_shape shape;
  gll_check(L, gl_rows_order(r, s->nruns ? s->runs : NULL));
  memset(&shape, 0, sizeof shape);
  shape.n = r->n;
  shape.nlabels = s->nlabels;
  shape.labelbytes = s->labelat[s->nlabels];
  shape.nruns = s->nruns;
  if (s->label || s->kinds) shape.has |= GL_HAS_LABEL;
  if (s->run) shape.has |= GL_HAS_RUN;
  if (s->nruns) shape.has |= GL_HAS_REF;
  gll_getshare(L, arg);
  out = gll_newspans(L, -1, &shape);
  copylabels(s, out);
  gl_rows_fill(r, out);
  gl_spans_seal(out);
  lua_remove(L, -2);
  return out;
}

/* pushes a share of the text of the Spans at 1, without runs */
static void bareshare(lua_State *L) {
  gll_getshare(L, 1);
  lua_rawgeti(L, -1, 1);
  gll_newshare(L, -1);
  lua_replace(L, -3);
  lua_pop(L, 1);
}

/* Pushes a Spans of rows without run, with the label table of the Spans at 1
** or none; with `other` rows of label nlabels have the label "". */
static void bareset(lua_State *L, gl_rows *r, int labels, int other) {
  const gl_spans *s = lua_touserdata(L, 1);
  gl_spans *out;
  gl_shape shape;
  size_t i;
  int has = s->nlabels > 0 && s->labelat[1] == 0; /* "" comes first */
  unsigned shift = other && !has;
  memset(&shape, 0, sizeof shape);
  gll_check(L, gl_rows_order(r, NULL));
  shape.n = r->n;
  if (labels && s->nlabels > 0) {
    shape.nlabels = s->nlabels + shift;
    shape.labelbytes = s->labelat[s->nlabels];
    shape.has = GL_HAS_LABEL;
    if (shape.nlabels > GL_MAXLABELS)
      luaL_error(L, "more than %d labels in one set", (int)GL_MAXLABELS);
  }
  bareshare(L);
  out = gll_newspans(L, -1, &shape);
  if (shape.nlabels) {
    memcpy(out->labelat + shift, s->labelat,
           ((size_t)s->nlabels + 1) * sizeof *s->labelat);
    if (shape.labelbytes) memcpy(out->labels, s->labels, shape.labelbytes);
    for (i = 0; i < r->n; i++) {
      unsigned label = r->row[i].label;
      r->row[i].label = (uint16_t)(label == s->nlabels ? 0 : label + shift);
    }
  }
  gl_rows_fill(r, out);
  gl_spans_seal(out);
  lua_remove(L, -2);
  gll_inherit(L, 1);
}

/* --- gaps, cut, merge ---------------------------------------------------- */

/*
** spans:gaps([outer]) --> Spans: the stretches of text that no member covers,
** as long as can be: of the whole text, or of each member of `outer` (then
** what members of `outer` share comes for each). No labels. O(n + m), and of
** an `outer` that overlaps itself O(m log m) of the result's size.
*/
static int spans_gaps(lua_State *L) {
  gl_spans *a, *outer = NULL;
  gl_rows *r;
  gll_checklast(L, 2, "one Spans");
  lua_settop(L, 2);
  a = gll_checkspans(L, 1);
  if (!lua_isnil(L, 2)) outer = gll_checkother(L, 2);
  r = gll_newrows(L);
  gll_check(L, gl_gaps(r, a, outer));
  bareset(L, r, 0, 0);
  if (outer) gll_inherit(L, 2);
  return 1;
}

/*
** a:cut(b) --> Spans: the members of a without the text that b covers. What is
** left of one, in several pieces maybe, keeps its label, id and fields. O(n +
** m) and the pieces; sorting them where a overlaps itself.
*/
static int spans_cut(lua_State *L) {
  gl_spans *a, *b;
  gl_rows *r;
  gll_checklast(L, 2, "one Spans");
  lua_settop(L, 2);
  a = gll_checkspans(L, 1);
  b = gll_checkother(L, 2);
  r = gll_newrows(L);
  gll_check(L, gl_cut(r, a, b));
  gll_ofrows(L, 1, r);
  gll_inherit(L, 2);
  return 1;
}

/*
** spans:merge([{per = "label"}]) --> Spans: members that overlap or touch made
** into one; with `per` only those of one label. A stretch keeps its label
** where all that it is made of have it, else it has none. Without ids and
** fields. O(n).
*/
static int spans_merge(lua_State *L) {
  static const char *const known[] = {"per", NULL};
  static const char *const per[] = {"label", NULL};
  gl_spans *a;
  gl_rows *r;
  size_t i;
  int other = 0, perlabel = 0;
  lua_settop(L, 2);
  a = gll_checkspans(L, 1);
  gll_checkoptions(L, 2, known);
  if (!lua_isnil(L, 2) && lua_getfield(L, 2, "per") != LUA_TNIL) {
    gll_checkword(L, 3, NULL, per);
    perlabel = 1;
  }
  r = gll_newrows(L);
  gll_check(L, gl_merge(r, a, perlabel));
  for (i = 0; i < r->n && a->nlabels; i++)
    other |= r->row[i].label == a->nlabels;
  bareset(L, r, 1, other);
  return 1;
}

/* --- resolve ------------------------------------------------------------- */

/* Pushes an array with the number that field `name` gives each row; without
** the field it is 0. */
static double *numbers(lua_State *L, const gl_spans *s, const char *name) {
  double *v;
  uint32_t i;
  lua_pushstring(L, name);
  v = lua_newuserdatauv(L, s->n * sizeof *v + 1, 0);
  for (i = 0; i < s->n; i++) {
    gll_pushfield(L, 1, i, -2);
    if (!lua_isnil(L, -1) && lua_type(L, -1) != LUA_TNUMBER)
      luaL_error(L, "span %I: field '%s' is not a number (got %s)",
                 (LUAI_UACINT)i + 1, name, luaL_typename(L, -1));
    v[i] = lua_tonumber(L, -1);
    if (v[i] != v[i])
      luaL_error(L, "span %I: field '%s' is not a number (got nan)",
                 (LUAI_UACINT)i + 1, name);
    lua_pop(L, 1);
  }
  return v;
}

/* Pushes an array with a number for each row that tells its label. */
static uint32_t *labelgroups(lua_State *L, const gl_spans *s, size_t *n) {
  uint32_t *v = lua_newuserdatauv(L, s->n * sizeof *v + 1, 0);
  gl_cursor c;
  gl_cursor_init(&c, s);
  for (; gl_cursor_more(&c); c.i++)
    v[gl_cursor_row(&c)] =
        gl_label_at(s, gl_cursor_row(&c), c.f[c.i], c.e[c.i]);
  *n = s->nlabels ? s->nlabels : 1;
  return v;
}

/* The same for the rule: field `rule` in its run; without it, the run. */
static uint32_t *rulegroups(lua_State *L, const gl_spans *s, size_t *n) {
  static const char norule = 'r'; /* its address stands for "none" */
  uint32_t *v = lua_newuserdatauv(L, s->n * sizeof *v + 1, 0), i;
  int top = lua_gettop(L), key = top + 1, runs = top + 2;
  lua_pushliteral(L, "rule");
  lua_newtable(L);
  for (*n = 0, i = 0; i < s->n; i++) {
    lua_Integer run = (lua_Integer)gl_spans_run(s, i) + 1;
    if (lua_rawgeti(L, runs, run) == LUA_TNIL) {
      lua_newtable(L);
      lua_pushvalue(L, -1);
      lua_rawseti(L, runs, run);
    }
    gll_pushfield(L, 1, i, key);
    if (lua_isnil(L, -1) || lua_tonumber(L, -1) != lua_tonumber(L, -1)) {
      lua_pop(L, 1);
      lua_pushlightuserdata(L, (void *)&norule);
    }
    lua_pushvalue(L, -1);
    if (lua_rawget(L, -3) == LUA_TNIL) {
      lua_pop(L, 1);
      v[i] = (uint32_t)(*n)++;
      lua_pushinteger(L, (lua_Integer)v[i]);
      lua_rawset(L, -3);
    } else
      v[i] = (uint32_t)lua_tointeger(L, -1);
    lua_settop(L, runs);
  }
  lua_settop(L, top);
  return v;
}

/*
** spans:resolve([mode [, {per = "label" or "rule"}]]) --> Spans: members that
** do not overlap each other.
**   "longest"   (default) from left to right: of those that start at the first
**               place the longest, then on behind it
**   "first"     likewise, but of those that start at one place the one that
**               was given first: by matcher call, then by its row there
**   "priority"  the greatest field `priority` (without it 0) first; of equal
**               ones the longest, then the leftmost
** Of equal extents the first in order stays. `per`: those of different labels
** (rules: field `rule` of one matcher call) may overlap. O(n); "priority"
** O(n log n).
*/
static int spans_resolve(lua_State *L) {
  static const char *const modes[] = {"longest", "first", "priority", NULL};
  static const char *const known[] = {"per", NULL};
  static const char *const pers[] = {"label", "rule", NULL};
  const uint32_t *group = NULL;
  const double *priority = NULL;
  size_t ngroups = 1;
  enum gl_resolve mode;
  uint64_t *mask;
  gl_spans *a;
  gl_mem mem = gll_mem(L);
  if (lua_type(L, 2) == LUA_TTABLE) { /* the mode may be left out */
    lua_pushnil(L);
    lua_insert(L, 2);
  }
  lua_settop(L, 3);
  a = gll_checkspans(L, 1);
  mode = (enum gl_resolve)gll_checkword(L, 2, "longest", modes);
  gll_checkoptions(L, 3, known);
  if (!lua_isnil(L, 3) && lua_getfield(L, 3, "per") != LUA_TNIL)
    group = gll_checkword(L, 4, NULL, pers) == 0 ? labelgroups(L, a, &ngroups)
                                                 : rulegroups(L, a, &ngroups);
  if (mode == GL_PRIORITY) priority = numbers(L, a, "priority");
  mask = gll_newbits(L, a->n);
  gll_check(L, gl_resolve(&mem, a, mode, group, ngroups, priority, mask));
  gll_select(L, 1, mask);
  return 1;
}

/* --- edges --------------------------------------------------------------- */

/*
** spans:snap(units [, mode]) --> Spans: each span with its edges moved to
** edges of units.
**   "expand"    (default) to the units that it shares a byte with
**   "contract"  to the units that lie in it
**   "strict"    not at all: those that begin where some unit begins and end
**               where some unit ends stay
** Without such units it is dropped. Label, id and fields stay. O(n log d + m),
** d units in a span; "contract" to units that overlap O(n d).
*/
static int spans_snap(lua_State *L) {
  static const char *const modes[] = {"expand", "contract", "strict", NULL};
  gl_spans *a, *units;
  gl_rows *r;
  int mode;
  lua_settop(L, 3);
  a = gll_checkspans(L, 1);
  units = gll_checkother(L, 2);
  mode = gll_checkword(L, 3, "expand", modes);
  r = gll_newrows(L);
  gll_check(L, gl_snap(r, a, units, (enum gl_snap)mode));
  gll_ofrows(L, 1, r);
  gll_inherit(L, 2);
  return 1;
}

/*
** spans:grow(left [, right [, unit]]) --> Spans: each span with `left` more
** before it and `right` (default: left) more behind, as far as the text goes;
** negative: less. unit: "byte" (default): an edge that would be inside a
** character moves on outwards; or Spans that do not overlap: so many of them,
** those that are all white space not counted. Growing takes units that lie
** before the span; shrinking drops units that it begins with, whole or not.
** Spans with nothing left are dropped. Label, id and fields stay. O(n), with
** units O(n log m + m).
*/
static int spans_grow(lua_State *L) {
  gl_spans *a, *units = NULL;
  gl_rows *r;
  lua_Integer left, right;
  lua_settop(L, 4);
  a = gll_checkspans(L, 1);
  left = luaL_checkinteger(L, 2);
  right = luaL_optinteger(L, 3, left);
  if (!lua_isnil(L, 4) && !gll_isbyte(L, 4)) {
    units = gll_checkother(L, 4);
    luaL_argcheck(L, units->flat, 4, "its spans overlap (resolve them first)");
  }
  r = gll_newrows(L);
  if (units) {
    gll_check(L, gl_grow_units(r, a, left, right, units));
    gll_ofrows(L, 1, r);
    gll_inherit(L, 4);
  } else {
    gll_check(L, gl_grow_bytes(r, a, left, right));
    gll_ofrows(L, 1, r);
  }
  return 1;
}

/*
** spans:trim([chars]) --> Spans: each span without the characters of the string
** `chars` (default: Unicode White_Space) at its ends; nothing left: dropped.
** Label, id and fields stay. O(n + what is trimmed).
*/
static int spans_trim(lua_State *L) {
  gl_spans *a;
  gl_rows *r;
  gl_str chars = {NULL, 0};
  gll_checklast(L, 2, "one string");
  lua_settop(L, 2);
  a = gll_checkspans(L, 1);
  if (!lua_isnil(L, 2)) chars.s = luaL_checklstring(L, 2, &chars.n);
  r = gll_newrows(L);
  gll_check(L, gl_trim(r, a, chars));
  gll_ofrows(L, 1, r);
  return 1;
}

/* --- labels and fields --------------------------------------------------- */

/*
** spans:as([label]) --> Spans: the same with that label, or without one. Spans
** that then are the same come once. O(n); where labels alone told many apart
** O(n log n).
*/
static int spans_as(lua_State *L) {
  gl_spans *a, *out;
  gl_rows *r;
  gl_shape shape;
  const char *label;
  gll_checklast(L, 2, "one label");
  lua_settop(L, 2);
  a = gll_checkspans(L, 1);
  memset(&shape, 0, sizeof shape);
  label = luaL_optlstring(L, 2, "", &shape.labelbytes);
  if (shape.labelbytes > UINT32_MAX) luaL_argerror(L, 2, "label too long");
  r = gll_newrows(L);
  gll_check(L, gl_relabel(r, a));
  gll_check(L, gl_rows_order(r, a->nruns ? a->runs : NULL));
  shape.n = r->n;
  shape.nlabels = shape.labelbytes > 0;
  shape.nruns = a->nruns;
  if (a->run) shape.has |= GL_HAS_RUN;
  if (a->nruns) shape.has |= GL_HAS_REF;
  gll_getshare(L, 1);
  out = gll_newspans(L, -1, &shape);
  out->labelat[shape.nlabels] = (uint32_t)shape.labelbytes;
  if (shape.labelbytes) memcpy(out->labels, label, shape.labelbytes);
  gl_rows_fill(r, out);
  gl_spans_seal(out);
  return 1;
}

/* pushes the list of values of `with`: a copy, or what the function gives */
static void valuelist(lua_State *L, const gl_spans *s) {
  int fn = lua_type(L, 3) == LUA_TFUNCTION;
  uint32_t i;
  lua_createtable(L, s->n > INT32_MAX ? 0 : (int)s->n, 0);
  for (i = 0; i < s->n; i++) {
    if (fn) {
      lua_pushvalue(L, 3);
      gll_pushspan(L, 1, i);
      lua_pushinteger(L, (lua_Integer)i + 1);
      lua_call(L, 2, 1);
    } else
      lua_geti(L, 3, (lua_Integer)i + 1);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

/*
** spans:with(name, values) --> Spans: the same spans with one more field; it
** hides an older one of its name. values: a list, one for each span, or
** function(span, i) -> value. Raises where `name` is built in. O(n).
*/
static int spans_with(lua_State *L) {
  gl_spans *a, *out;
  gl_shape shape;
  lua_settop(L, 3);
  a = gll_checkspans(L, 1);
  if (lua_type(L, 2) != LUA_TSTRING) luaL_checktype(L, 2, LUA_TSTRING);
  if (gll_isbuiltin(lua_tostring(L, 2)))
    return luaL_error(L, "field '%s' is built in", lua_tostring(L, 2));
  if (lua_type(L, 3) != LUA_TTABLE && lua_type(L, 3) != LUA_TFUNCTION)
    luaL_argerror(L, 3, "list of values or function expected");
  valuelist(L, a);
  bareshare(L);
  gll_newderived(L, 1, 2, 4);
  gll_addrun(L, 5);
  gl_slice_shape(a, 0, a->n, UINT32_MAX, &shape);
  shape.nruns = 1; /* one run, its refs the rows of a */
  shape.has &= GL_HAS_LABEL;
  out = gll_newspans(L, 5, &shape);
  gl_slice_fill(a, 0, a->n, UINT32_MAX, out);
  gll_inherit(L, 1);
  return 1;
}

static const luaL_Reg methods[] = {
    {"gaps", spans_gaps},   {"cut", spans_cut},
    {"merge", spans_merge}, {"resolve", spans_resolve},
    {"snap", spans_snap},   {"grow", spans_grow},
    {"trim", spans_trim},   {"as", spans_as},
    {"with", spans_with},   {NULL, NULL}};

void gll_open_reshape(lua_State *L) { luaL_setfuncs(L, methods, 0); }
