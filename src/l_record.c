/*
** l_record.c: Lua values as bytes. A value is a tag and what it says:
**   FALSE, TRUE; INT: a number; FLOAT: 8 bytes, lowest first; STRING: length,
**   bytes; TABLE: number of pairs, each a key and a value.
** A number has seven bits a byte, lowest first, the last byte below 0x80.
** Integers are written with their sign as lowest bit.
*/
#include "l_record.h"

#include <stdlib.h>
#include <string.h>

enum { FALSE, TRUE, INT, FLOAT, STRING, TABLE };

#define BYTES "gloss.Bytes"

void gll_bytes_free(lua_State *L, gll_bytes *w) {
  gl_mem m = gll_mem(L);
  uint8_t *b = w->b;
  size_t cap = w->cap;
  memset(w, 0, sizeof *w);
  if (cap) m.alloc(m.ud, b, cap, 0);
}

static int bytes_free(lua_State *L) {
  gll_bytes_free(L, luaL_checkudata(L, 1, BYTES));
  return 0;
}

gll_bytes *gll_newbytes(lua_State *L) {
  gll_bytes *w = lua_newuserdatauv(L, sizeof *w, 0);
  memset(w, 0, sizeof *w);
  if (luaL_newmetatable(L, BYTES)) {
    lua_pushcfunction(L, bytes_free);
    lua_setfield(L, -2, "__gc");
  }
  lua_setmetatable(L, -2);
  return w;
}

static void room(lua_State *L, gll_bytes *w, size_t n) {
  gl_mem m = gll_mem(L);
  if (n > SIZE_MAX / 2 - w->n || gl_grow(&m, &w->b, &w->cap, w->n + n, 1))
    gll_nomem(L);
}

void gll_putbyte(lua_State *L, gll_bytes *w, unsigned c) {
  room(L, w, 1);
  w->b[w->n++] = (uint8_t)c;
}

void gll_putnumber(lua_State *L, gll_bytes *w, uint64_t v) {
  room(L, w, 10);
  for (; v >= 0x80; v >>= 7) w->b[w->n++] = (uint8_t)(v | 0x80);
  w->b[w->n++] = (uint8_t)v;
}

/* --- keys in order ------------------------------------------------------- */

typedef struct Key { /* integers, then floats, then strings */
  int kind;
  lua_Integer i;
  lua_Number f;
  gl_str s;
} Key;

static int compare_keys(const void *a, const void *b) {
  const Key *x = a, *y = b;
  if (x->kind != y->kind) return x->kind - y->kind;
  switch (x->kind) {
    case INT: return (x->i > y->i) - (x->i < y->i);
    case FLOAT: return (x->f > y->f) - (x->f < y->f);
    default: return gl_str_cmp(x->s, y->s);
  }
}

static void read_key(lua_State *L, int arg, Key *k) {
  if (lua_type(L, arg) == LUA_TSTRING) {
    k->kind = STRING;
    k->s.s = lua_tolstring(L, arg, &k->s.n);
  } else if (lua_isinteger(L, arg)) {
    k->kind = INT;
    k->i = lua_tointeger(L, arg);
  } else if (lua_type(L, arg) == LUA_TNUMBER) {
    k->kind = FLOAT;
    k->f = lua_tonumber(L, arg);
  } else
    luaL_error(L, "key of a field is a %s", luaL_typename(L, arg));
}

static void push_key(lua_State *L, const Key *k) {
  if (k->kind == STRING)
    lua_pushlstring(L, k->s.s, k->s.n);
  else if (k->kind == INT)
    lua_pushinteger(L, k->i);
  else
    lua_pushnumber(L, k->f);
}

/* --- writing ------------------------------------------------------------- */

static void put_value(lua_State *L, gll_bytes *w, int arg, int depth);

static void put_table(lua_State *L, gll_bytes *w, int arg, int depth) {
  size_t n = 0, i;
  Key *key;
  luaL_checkstack(L, 6, "field nested too deep");
  for (lua_pushnil(L); lua_next(L, arg); lua_pop(L, 1)) n++;
  key = lua_newuserdatauv(L, (n + 1) * sizeof *key, 0);
  memset(key, 0, (n + 1) * sizeof *key);
  for (i = 0, lua_pushnil(L); lua_next(L, arg) && i < n; lua_pop(L, 1))
    read_key(L, -2, &key[i++]);
  qsort(key, n, sizeof *key, compare_keys);
  gll_putbyte(L, w, TABLE);
  gll_putnumber(L, w, n);
  for (i = 0; i < n; i++) {
    push_key(L, &key[i]);
    put_value(L, w, lua_gettop(L), depth);
    lua_rawget(L, arg);
    put_value(L, w, lua_gettop(L), depth);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

static void put_float(lua_State *L, gll_bytes *w, double f) {
  uint64_t bits;
  unsigned i;
  memcpy(&bits, &f, sizeof bits);
  gll_putbyte(L, w, FLOAT);
  for (i = 0; i < 8; i++) gll_putbyte(L, w, (unsigned)(bits >> 8 * i & 0xFF));
}

static void put_value(lua_State *L, gll_bytes *w, int arg, int depth) {
  gl_str s;
  switch (lua_type(L, arg)) {
    case LUA_TBOOLEAN:
      gll_putbyte(L, w, lua_toboolean(L, arg) ? TRUE : FALSE);
      break;
    case LUA_TNUMBER:
      if (lua_isinteger(L, arg)) {
        lua_Integer i = lua_tointeger(L, arg);
        uint64_t v = i < 0 ? ~(uint64_t)i << 1 | 1 : (uint64_t)i << 1;
        gll_putbyte(L, w, INT);
        gll_putnumber(L, w, v);
      } else
        put_float(L, w, (double)lua_tonumber(L, arg));
      break;
    case LUA_TSTRING:
      s.s = lua_tolstring(L, arg, &s.n);
      gll_putbyte(L, w, STRING);
      gll_putnumber(L, w, s.n);
      room(L, w, s.n);
      memcpy(w->b + w->n, s.s, s.n);
      w->n += s.n;
      break;
    case LUA_TTABLE:
      if (depth == GLL_MAXDEPTH) luaL_error(L, "field nested too deep");
      put_table(L, w, arg, depth + 1);
      break;
    default: luaL_error(L, "field is a %s", luaL_typename(L, arg));
  }
}

void gll_putvalue(lua_State *L, gll_bytes *w, int arg) {
  put_value(L, w, lua_absindex(L, arg), 0);
}

/* --- reading ------------------------------------------------------------- */

int gll_getnumber(gll_reading *r, uint64_t *v) {
  unsigned shift;
  for (*v = 0, shift = 0; r->at < r->e && shift < 64; shift += 7) {
    uint8_t c = *r->at++;
    *v |= (uint64_t)(c & 0x7F) << shift;
    if (c < 0x80) return 1;
  }
  return 0;
}

static int get_value(lua_State *L, gll_reading *r, int depth, int more);

#define MAXAHEAD 64 /* pairs that a table has room for when it is made */

static int get_table(lua_State *L, gll_reading *r, int depth, int more) {
  uint64_t n;
  if (!gll_getnumber(r, &n) || n > (uint64_t)(r->e - r->at)) return 0;
  luaL_checkstack(L, 4, "field nested too deep");
  /* no more at once than a damaged file may ask for in vain */
  lua_createtable(L, 0, n < MAXAHEAD ? (int)n + more : MAXAHEAD);
  for (; n; n--) {
    if (!get_value(L, r, depth, 0)) break;
    if (lua_type(L, -1) != LUA_TSTRING &&
        (lua_type(L, -1) != LUA_TNUMBER ||
         lua_tonumber(L, -1) != lua_tonumber(L, -1))) {
      lua_pop(L, 1);
      break;
    }
    if (!get_value(L, r, depth, 0)) {
      lua_pop(L, 1);
      break;
    }
    lua_rawset(L, -3);
  }
  if (n) lua_pop(L, 1);
  return n == 0;
}

static int get_float(lua_State *L, gll_reading *r) {
  uint64_t bits = 0;
  double f;
  unsigned i;
  if (r->e - r->at < 8) return 0;
  for (i = 0; i < 8; i++) bits |= (uint64_t)*r->at++ << 8 * i;
  memcpy(&f, &bits, sizeof f);
  lua_pushnumber(L, (lua_Number)f);
  return 1;
}

static int get_value(lua_State *L, gll_reading *r, int depth, int more) {
  uint64_t v;
  if (r->at == r->e) return 0;
  switch (*r->at++) {
    case FALSE: lua_pushboolean(L, 0); return 1;
    case TRUE: lua_pushboolean(L, 1); return 1;
    case INT:
      if (!gll_getnumber(r, &v)) return 0;
      lua_pushinteger(L, (lua_Integer)(v & 1 ? ~(v >> 1) : v >> 1));
      return 1;
    case FLOAT: return get_float(L, r);
    case STRING:
      if (!gll_getnumber(r, &v) || v > (uint64_t)(r->e - r->at)) return 0;
      lua_pushlstring(L, (const char *)r->at, (size_t)v);
      r->at += v;
      return 1;
    case TABLE: return depth < GLL_MAXDEPTH && get_table(L, r, depth + 1, more);
    default: return 0;
  }
}

int gll_getvalue(lua_State *L, gll_reading *r, int more) {
  return get_value(L, r, 0, more);
}
