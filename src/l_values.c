/*
** l_values.c: the values of a lexical attribute of all spans of a set: how many
** have each, and their numbers.
*/
#include "l_scratch.h"

#include <string.h>

/* pushes (unless it is `small`) how often each type occurs */
#define SMALL 256
static uint32_t *counttypes(lua_State *L, const gll_attrs *a,
                            uint32_t small[SMALL]) {
  uint32_t i, *count = small;
  size_t size = a->ntypes * sizeof *count;
  if (a->ntypes > SMALL) count = lua_newuserdatauv(L, size, 0);
  memset(count, 0, size);
  for (i = 0; i < a->n; i++) count[a->id[i]]++;
  return count;
}

/* t[value] += n, for the table under the value at the top, popped */
static void addto(lua_State *L, uint64_t n) {
  lua_pushvalue(L, -1);
  lua_rawget(L, -3);
  n += (uint64_t)lua_tointeger(L, -1);
  lua_pop(L, 1);
  lua_pushinteger(L, (lua_Integer)n);
  lua_rawset(L, -3);
}

static void countstrings(lua_State *L, const gl_column *c, uint32_t *count,
                         uint32_t ntypes) {
  uint32_t small[SMALL], i, *sum = count;
  if (c->of) {
    sum = c->n <= SMALL ? small : lua_newuserdatauv(L, c->n * sizeof *sum, 0);
    memset(sum, 0, c->n * sizeof *sum);
    for (i = 0; i < ntypes; i++) sum[c->of[i]] += count[i];
  }
  lua_createtable(L, 0, c->n > INT32_MAX ? 0 : (int)c->n);
  for (i = 0; i < c->n; i++) {
    gll_pushbytes(L, gl_column_str(c, i));
    lua_pushinteger(L, (lua_Integer)sum[i]);
    lua_rawset(L, -3);
  }
}

static void countflag(lua_State *L, const uint32_t *flags, unsigned bit,
                      const uint32_t *count, uint32_t ntypes) {
  uint64_t n[2] = {0, 0};
  uint32_t i;
  for (i = 0; i < ntypes; i++) n[flags[i] >> bit & 1] += count[i];
  lua_newtable(L);
  for (i = 0; i < 2; i++) {
    if (n[i] == 0) continue;
    lua_pushboolean(L, (int)i);
    lua_pushinteger(L, (lua_Integer)n[i]);
    lua_rawset(L, -3);
  }
}

#define USUAL 32 /* characters of a word, at most */

static void countlengths(lua_State *L, const uint32_t *length,
                         const uint32_t *count, uint32_t ntypes) {
  uint64_t n[USUAL] = {0};
  uint32_t i;
  lua_newtable(L);
  for (i = 0; i < ntypes; i++)
    if (length[i] < USUAL)
      n[length[i]] += count[i];
    else {
      lua_pushinteger(L, (lua_Integer)length[i]);
      addto(L, count[i]);
    }
  for (i = 0; i < USUAL; i++) {
    if (n[i] == 0) continue;
    lua_pushinteger(L, (lua_Integer)n[i]);
    lua_rawseti(L, -2, (lua_Integer)i);
  }
}

/* Pushes how many rows are as the table of conditions at 2 asks. */
static int countrows(lua_State *L, gll_attrs *a) {
  uint8_t room[GLL_ROWS];
  gll_words x;
  const uint8_t *ok = gll_conditions(L, a, &x, room);
  lua_Integer n = 0;
  uint32_t i;
  if (x.n && memchr(ok, 1, x.n)) { /* else none of the rows is */
    if (x.id == NULL)
      for (i = 0; i < a->n; i++) n += ok[i];
    else
      for (i = 0; i < a->n; i++) n += ok[x.id[i]];
  }
  gll_endwords(&x);
  lua_pushinteger(L, n);
  return 1;
}

/*
** attributes:count([name]) --> table: how many spans have each value of the
** attribute, by default "lower". O(n).
** attributes:count{name = condition, ...} --> how many spans are as asked;
** see where.
*/
int gll_count(lua_State *L) {
  gll_attrs *a = gll_toattrs(L, 1);
  uint32_t small[SMALL], *count;
  const uint32_t *value;
  int attr = GLL_LOWER;
  gll_checklast(L, 2, "one attribute or table of conditions");
  lua_settop(L, 2);
  if (lua_type(L, 2) == LUA_TTABLE) return countrows(L, a);
  if (!lua_isnil(L, 2)) attr = gll_checkattr(L, 2);
  if (attr == GLL_TEXTATTR ||
      (attr == GLL_LOWER && !a->column[attr] && !(a->asked >> attr & 1))) {
    gll_types t;
    a->asked |= 1u << attr;
    gll_types_of(L, 1, a, &t, &value);
    gll_pushcounts(L, &t, value, a->n, attr == GLL_LOWER);
    gll_types_end(&t);
    return 1;
  }
  gll_ownwords(L, 1, a);
  if (attr < GLL_LENGTH) {
    const gl_column *c = gll_column(L, 1, attr);
    countstrings(L, c, counttypes(L, a, small), a->ntypes);
    return 1;
  }
  value = attr == GLL_LENGTH ? gll_attrlengths(L, 1) : gll_attrflags(L, 1);
  count = counttypes(L, a, small);
  if (attr == GLL_LENGTH)
    countlengths(L, value, count, a->ntypes);
  else
    countflag(L, value, (unsigned)(attr - GLL_NATTRS), count, a->ntypes);
  return 1;
}

/* --- numbers -------------------------------------------------------------- */

/* the string attribute at `arg`, by default "lower" */
static int optstring(lua_State *L, int arg) {
  int attr = lua_isnoneornil(L, arg) ? GLL_LOWER : gll_checkattr(L, arg);
  luaL_argcheck(L, attr < GLL_LENGTH, arg,
                "attribute with numbers expected (lemma, lower, prefix, "
                "shape, suffix, text)");
  return attr;
}

/*
** attributes:ids([name]) --> list: of each span the number of its value of
** the attribute, by default "lower", and how many values there are. Numbers
** go from 1 in the order of the values' coming; they belong to the object.
*/
int gll_ids(lua_State *L) {
  const gll_attrs *a = gll_checkattrs(L, 1);
  const gl_column *c;
  uint32_t i;
  gll_checklast(L, 2, "one attribute");
  c = gll_column(L, 1, optstring(L, 2));
  lua_createtable(L, a->n > INT32_MAX ? 0 : (int)a->n, 0);
  for (i = 0; i < a->n; i++) {
    lua_pushinteger(L, (lua_Integer)gll_formof(c, a->id[i]) + 1);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_pushinteger(L, (lua_Integer)c->n);
  return 2;
}

/*
** attributes:text(number [, name]) --> string: the value with that number of
** the attribute, by default "lower"; nil where there is none.
*/
int gll_text(lua_State *L) {
  lua_Integer i = luaL_checkinteger(L, 2);
  const gl_column *c;
  gll_checkattrs(L, 1);
  c = gll_column(L, 1, optstring(L, 3));
  if (i < 1 || (lua_Unsigned)i > c->n)
    luaL_pushfail(L);
  else
    gll_pushbytes(L, gl_column_str(c, (uint32_t)(i - 1)));
  return 1;
}
