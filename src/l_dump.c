/*
** l_dump.c: dump and undump.
*/
#include "l_algebra.h"
#include "dump.h"

#include <stdlib.h>
#include <string.h>

/* --- scratch that grows -------------------------------------------------- */

#define BYTES "gloss.bytes"

static int bytes_free(lua_State *L) {
  gl_bytes *b = luaL_checkudata(L, 1, BYTES);
  b->mem.ud = L;
  gl_bytes_free(b);
  return 0;
}

static gl_bytes *newbytes(lua_State *L) {
  gl_bytes *b = gll_newbox(L, BYTES, sizeof *b);
  b->mem = gll_mem(L);
  lua_toclose(L, -1);
  return b;
}

/* --- dump ---------------------------------------------------------------- */

/* stack indices */
enum { SPANS = 1, LIST, NUMBERS, NAMES, RECORDS };

/* Number of the string at the top (popped) in the table of strings, as number
** of its place in LIST; "" is 0. */
static uint32_t stringnumber(lua_State *L) {
  uint32_t n;
  if (lua_rawlen(L, -1) == 0) {
    lua_pop(L, 1);
    return 0;
  }
  lua_pushvalue(L, -1);
  if (lua_rawget(L, NUMBERS) == LUA_TNIL) {
    n = (uint32_t)lua_rawlen(L, LIST) + 1;
    lua_pushvalue(L, -2);
    lua_rawseti(L, LIST, (lua_Integer)n);
    lua_pushvalue(L, -2);
    lua_pushinteger(L, (lua_Integer)n);
    lua_rawset(L, NUMBERS);
  } else
    n = (uint32_t)lua_tointeger(L, -1);
  lua_pop(L, 2);
  return n;
}

static int plain(int type) {
  return type == LUA_TSTRING || type == LUA_TNUMBER || type == LUA_TBOOLEAN;
}

static int byname(const void *a, const void *b) {
  return gl_str_cmp(*(const gl_str *)a, *(const gl_str *)b);
}

/* Pushes an array with the string keys of the table at `t`, sorted. */
static gl_str *sortedkeys(lua_State *L, int t, size_t *n) {
  gl_str *v;
  size_t i = 0;
  *n = 0;
  for (lua_pushnil(L); lua_next(L, t); lua_pop(L, 1))
    *n += lua_type(L, -2) == LUA_TSTRING;
  v = lua_newuserdatauv(L, *n * sizeof *v + 1, 0);
  for (lua_pushnil(L); lua_next(L, t) && i < *n; lua_pop(L, 1))
    if (lua_type(L, -2) == LUA_TSTRING)
      v[i].s = lua_tolstring(L, -2, &v[i].n), i++;
  if (*n > 1) qsort(v, *n, sizeof *v, byname);
  return v;
}

/* Numbers the string at the top, if it is one; leaves it there. */
static void notestring(lua_State *L) {
  if (lua_type(L, -1) != LUA_TSTRING) return;
  lua_pushvalue(L, -1);
  stringnumber(L);
}

/* Writes the value at the top, popped: a tag, and what follows it. */
static void putvalue(lua_State *L, gl_bytes *b) {
  switch (lua_type(L, -1)) {
    case LUA_TBOOLEAN:
      gl_put_num(b, lua_toboolean(L, -1) ? GL_TAG_TRUE : GL_TAG_FALSE);
      break;
    case LUA_TNUMBER:
      if (lua_isinteger(L, -1)) {
        gl_put_num(b, GL_TAG_INT);
        gl_put_int(b, (int64_t)lua_tointeger(L, -1));
      } else {
        double x = (double)lua_tonumber(L, -1);
        uint64_t bits;
        memcpy(&bits, &x, sizeof bits);
        gl_put_num(b, GL_TAG_FLOAT);
        gl_put_u64(b, bits);
      }
      break;
    case LUA_TSTRING:
      gl_put_num(b, GL_TAG_STRING);
      lua_pushvalue(L, -1);
      gl_put_num(b, stringnumber(L));
      break;
    default: gl_put_num(b, GL_TAG_NONE);
  }
  lua_pop(L, 1);
}

/* Fills RECORDS with the fields of each row, NAMES with the names of those
** that can be written, and numbers all strings among them, row by row. */
static void gatherfields(lua_State *L, const gl_spans *s) {
  uint32_t i;
  size_t k, n;
  for (i = 0; i < s->n && s->nruns; i++) {
    gl_str *keys;
    gll_pushfields(L, SPANS, i);
    keys = sortedkeys(L, lua_gettop(L), &n);
    for (k = 0; k < n; k++) {
      lua_pushlstring(L, keys[k].s, keys[k].n);
      lua_pushvalue(L, -1);
      lua_rawget(L, -4);
      if (plain(lua_type(L, -1))) {
        notestring(L);
        lua_pop(L, 1);
        notestring(L);
        lua_pushboolean(L, 1);
        lua_rawset(L, NAMES);
      } else
        lua_pop(L, 2);
    }
    lua_pop(L, 1);
    if (n == 0) {
      lua_pop(L, 1);
      lua_pushboolean(L, 0); /* lighter than an empty table */
    }
    lua_rawseti(L, RECORDS, (lua_Integer)i + 1);
  }
}

static void putfields(lua_State *L, gl_bytes *b, const gl_spans *s) {
  int top = lua_gettop(L);
  size_t n, k;
  gl_str *names = sortedkeys(L, NAMES, &n);
  uint32_t i;
  gl_put_num(b, n);
  for (k = 0; k < n; k++) {
    lua_pushlstring(L, names[k].s, names[k].n);
    lua_pushvalue(L, -1);
    gl_put_num(b, stringnumber(L));
    for (i = 0; i < s->n; i++) {
      if (lua_rawgeti(L, RECORDS, (lua_Integer)i + 1) == LUA_TTABLE) {
        lua_pushvalue(L, -2);
        lua_rawget(L, -2);
        lua_remove(L, -2);
      } else { /* lua_pushboolean(0): it has none */
        lua_pop(L, 1);
        lua_pushnil(L);
      }
      putvalue(L, b);
    }
    lua_settop(L, top + 1);
  }
  lua_settop(L, top);
}

/* Puts a copy of its plain fields in place of the table at `at`: users have it
** too, and a finaliser may change it while it is written. */
static void copyplain(lua_State *L, int at) {
  if (lua_type(L, at) != LUA_TTABLE) return;
  lua_newtable(L);
  for (lua_pushnil(L); lua_next(L, at);) {
    if (lua_type(L, -2) == LUA_TSTRING && plain(lua_type(L, -1))) {
      lua_pushvalue(L, -2);
      lua_insert(L, -2);
      lua_rawset(L, -4);
    } else
      lua_pop(L, 1);
  }
  lua_replace(L, at);
}

/* What the share says of a budget that ran out. */
static void putincomplete(lua_State *L, gl_bytes *b, int at) {
  gl_str *keys;
  size_t n, k;
  int top = lua_gettop(L);
  if (lua_isnil(L, at)) {
    gl_put_num(b, 0);
    return;
  }
  if (lua_type(L, at) != LUA_TTABLE) {
    gl_put_num(b, 1);
    return;
  }
  keys = sortedkeys(L, at, &n);
  gl_put_num(b, n + 1);
  for (k = 0; k < n; k++) {
    lua_pushlstring(L, keys[k].s, keys[k].n);
    lua_pushvalue(L, -1);
    gl_put_num(b, stringnumber(L));
    lua_rawget(L, at);
    putvalue(L, b);
  }
  lua_settop(L, top);
}

/* the strings of `incomplete` */
static void noteincomplete(lua_State *L, int at) {
  gl_str *keys;
  size_t n, k;
  int top = lua_gettop(L);
  if (lua_type(L, at) != LUA_TTABLE) return;
  keys = sortedkeys(L, at, &n);
  for (k = 0; k < n; k++) {
    lua_pushlstring(L, keys[k].s, keys[k].n);
    notestring(L);
    lua_rawget(L, at);
    notestring(L);
    lua_pop(L, 1);
  }
  lua_settop(L, top);
}

/*
** spans:dump() --> string: compact, versioned, with a checksum; the same bytes
** on every machine. Holds extents, labels, ids and those fields whose values
** are strings, numbers or booleans; not the text, nor why the spans exist.
** O(n), and O(length of the text) for its checksum.
*/
static int spans_dump(lua_State *L) {
  gl_spans *s;
  gl_bytes *b;
  uint32_t i, *ids = NULL;
  uint16_t *map;
  size_t k, n;
  int at;
  lua_settop(L, 1);
  s = gll_checkspans(L, 1);
  lua_newtable(L); /* LIST */
  lua_newtable(L); /* NUMBERS */
  lua_newtable(L); /* NAMES */
  lua_newtable(L); /* RECORDS */
  gll_getshare(L, 1);
  lua_getfield(L, -1, "incomplete");
  at = lua_gettop(L);
  copyplain(L, at);
  for (i = 0; i < s->n; i++) {
    gl_str id = gl_spans_id(s, i);
    if (id.n == 0) continue;
    if (ids == NULL) {
      size_t size = s->n * sizeof *ids;
      ids = memset(lua_newuserdatauv(L, size, 0), 0, size);
    }
    lua_pushlstring(L, id.s, id.n);
    ids[i] = stringnumber(L);
  }
  gatherfields(L, s);
  noteincomplete(L, at);
  map = lua_newuserdatauv(L, ((size_t)s->nlabels + 1) * sizeof *map, 0);
  b = newbytes(L);
  gl_put(b, GL_DUMP_MAGIC, GL_DUMP_MAGICLEN);
  gl_put_num(b, s->text->len);
  gl_put_u64(b, gl_hash(s->text->s, s->text->len));
  n = (size_t)lua_rawlen(L, LIST);
  gl_put_num(b, n);
  for (k = 1; k <= n; k++) {
    gl_str str;
    lua_rawgeti(L, LIST, (lua_Integer)k);
    str.s = lua_tolstring(L, -1, &str.n);
    gl_put_str(b, str);
    lua_pop(L, 1);
  }
  gl_put_rows(b, s, ids, map);
  putfields(L, b, s);
  putincomplete(L, b, at);
  gl_put_u64(b, gl_hash(b->p, b->failed ? 0 : b->n));
  if (b->failed) return gll_nomem(L);
  lua_pushlstring(L, (const char *)b->p, b->n);
  gl_bytes_free(b);
  return 1;
}

/* --- undump -------------------------------------------------------------- */

static int damaged(lua_State *L, const char *why, size_t offset) {
  luaL_pushfail(L);
  lua_pushfstring(L, "not a dump of these spans: %s", why);
  lua_pushinteger(L, (lua_Integer)offset + 1);
  return 3;
}

/* Pushes the value at the reader; nil where there is none. */
static void getvalue(lua_State *L, gl_reader *r, const gl_str *strings,
                     size_t nstrings) {
  uint64_t bits;
  double x;
  size_t k;
  switch (gl_get_num(r, GL_TAG_STRING, "no such tag")) {
    case GL_TAG_FALSE: lua_pushboolean(L, 0); break;
    case GL_TAG_TRUE: lua_pushboolean(L, 1); break;
    case GL_TAG_INT: lua_pushinteger(L, (lua_Integer)gl_get_int(r)); break;
    case GL_TAG_FLOAT:
      bits = gl_get_u64(r);
      memcpy(&x, &bits, sizeof x);
      lua_pushnumber(L, (lua_Number)x);
      break;
    case GL_TAG_STRING:
      k = (size_t)gl_get_num(r, nstrings - 1, "no such string");
      lua_pushlstring(L, strings[k].s, strings[k].n);
      break;
    default: lua_pushnil(L);
  }
}

/* Reads the fields into the list of records at `list`; whether there are any */
static int getfields(lua_State *L, gl_reader *r, const gl_str *strings,
                     size_t nstrings, size_t n, int list) {
  size_t nfields, k, i;
  /* a field takes a byte for its name and one for each row */
  nfields = gl_get_count(r, SIZE_MAX, n + 1, "more fields than bytes");
  for (k = 0; k < nfields && r->error == NULL; k++) {
    size_t name;
    name = (size_t)gl_get_num(r, nstrings - 1, "no such string");
    lua_pushlstring(L, strings[name].s, strings[name].n);
    for (i = 0; i < n && r->error == NULL; i++) {
      getvalue(L, r, strings, nstrings);
      if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        continue;
      }
      if (lua_rawgeti(L, list, (lua_Integer)i + 1) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_newtable(L);
        lua_pushvalue(L, -1);
        lua_rawseti(L, list, (lua_Integer)i + 1);
      }
      lua_pushvalue(L, -3); /* name, value, record, name */
      lua_pushvalue(L, -3);
      lua_rawset(L, -3);
      lua_pop(L, 2);
    }
    lua_pop(L, 1);
  }
  return nfields > 0;
}

/* Reads `incomplete`; pushes its table, or nil. */
static void getincomplete(lua_State *L, gl_reader *r, const gl_str *strings,
                          size_t nstrings) {
  size_t n = gl_get_count(r, SIZE_MAX, 1, "more fields than bytes"), k;
  if (n == 0) {
    lua_pushnil(L);
    return;
  }
  lua_newtable(L);
  for (k = 1; k < n && r->error == NULL; k++) {
    size_t name = (size_t)gl_get_num(r, nstrings - 1, "no such string");
    lua_pushlstring(L, strings[name].s, strings[name].n);
    getvalue(L, r, strings, nstrings);
    lua_rawset(L, -3);
  }
}

/* Reads and pushes the list of strings `n` (each with its length). */
static gl_str *getstrings(lua_State *L, gl_reader *r, size_t n, int from) {
  gl_str *v = lua_newuserdatauv(L, (n + 1) * sizeof *v, 0);
  size_t i;
  v[0].s = "";
  v[0].n = 0;
  for (i = 0; i < n; i++) v[i + (size_t)from] = gl_get_str(r);
  return v;
}

/* a header that can be trusted; leaves the reader behind it */
static const char *header(gl_reader *r, const gl_text *t) {
  gl_reader tail = *r;
  if (r->n < GL_DUMP_MAGICLEN ||
      memcmp(r->p, GL_DUMP_MAGIC, GL_DUMP_MAGICLEN - 1) != 0) {
    gl_reader_fail(r, 0, "it begins otherwise");
    return r->error;
  }
  if (r->p[GL_DUMP_MAGICLEN - 1] != GL_DUMP_MAGIC[GL_DUMP_MAGICLEN - 1]) {
    gl_reader_fail(r, GL_DUMP_MAGICLEN - 1, "its version is not known");
    return r->error;
  }
  if (r->n < GL_DUMP_MAGICLEN + 8) {
    gl_reader_fail(r, r->n, "cut short");
    return r->error;
  }
  r->n -= 8; /* the last ones are the checksum */
  tail.at = r->n;
  if (gl_get_u64(&tail) != gl_hash(r->p, r->n))
    gl_reader_fail(r, r->n, "its checksum is wrong");
  if (r->error) return r->error;
  r->at = GL_DUMP_MAGICLEN;
  if (gl_get_num(r, UINT64_MAX, "") != t->len ||
      gl_get_u64(r) != gl_hash(t->s, t->len))
    gl_reader_fail(r, GL_DUMP_MAGICLEN, "it belongs to another text");
  return r->error;
}

/* The label table: sorted, none twice. */
static gl_str *getlabels(lua_State *L, gl_reader *r, gl_shape *shape) {
  size_t start = r->at, i;
  gl_str *v;
  shape->nlabels = gl_get_count(r, GL_MAXLABELS, 1, "too many labels");
  v = getstrings(L, r, shape->nlabels, 0);
  for (i = 0; i < shape->nlabels; i++) {
    shape->labelbytes += v[i].n;
    if (i > 0 && gl_str_cmp(v[i - 1], v[i]) >= 0)
      gl_reader_fail(r, start, "labels out of order");
  }
  if (shape->labelbytes > UINT32_MAX)
    gl_reader_fail(r, start, "labels too long");
  return v;
}

/* Pushes the list of ids by row. */
static void pushids(lua_State *L, const gl_rows *rows, const gl_str *strings) {
  size_t i;
  lua_createtable(L, rows->n > INT32_MAX ? 0 : (int)rows->n, 0);
  for (i = 0; i < rows->n; i++) {
    gl_str id = strings[rows->row[i].ref];
    lua_pushlstring(L, id.s, id.n);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

/*
** gloss.undump(text, s) --> Spans; or nil, message, position of the damage in s
** The set that dump() gave, on the same text (or doc). Every byte is checked.
** O(length of s + length of the text).
*/
static int undump(lua_State *L) {
  const gl_text *t;
  gl_reader r;
  gl_shape shape;
  gl_rows *rows;
  gl_spans *out;
  gl_str *strings, *labels;
  size_t nstrings, i;
  uint32_t labelat = 0;
  int anyid, anyfield, records, share, incomplete;
  memset(&r, 0, sizeof r);
  memset(&shape, 0, sizeof shape);
  lua_settop(L, 2);
  t = gll_checktext(L, 1);
  r.p = (const unsigned char *)luaL_checklstring(L, 2, &r.n);
  if (header(&r, t)) return damaged(L, r.error, r.where);
  nstrings = 1 + gl_get_count(&r, UINT32_MAX - 1, 1, "too many strings");
  strings = getstrings(L, &r, nstrings - 1, 1);
  labels = getlabels(L, &r, &shape);
  rows = gll_newrows(L);
  gll_check(L,
            gl_get_rows(&r, t, shape.nlabels, strings, nstrings, &anyid, rows));
  lua_newtable(L);
  records = lua_gettop(L);
  anyfield = getfields(L, &r, strings, nstrings, rows->n, records);
  getincomplete(L, &r, strings, nstrings);
  incomplete = lua_gettop(L);
  if (r.error == NULL && r.at != r.n)
    gl_reader_fail(&r, r.at, "bytes are left over");
  if (r.error) return damaged(L, r.error, r.where);
  gll_newshare(L, 1);
  share = lua_gettop(L);
  lua_pushvalue(L, incomplete);
  lua_setfield(L, share, "incomplete");
  shape.n = rows->n;
  if (anyid || anyfield) {
    shape.nruns = 1; /* refs are the rows */
    lua_createtable(L, 0, 3);
    lua_pushliteral(L, "dump");
    lua_setfield(L, -2, "kind");
    lua_pushvalue(L, records);
    lua_setfield(L, -2, "fields");
    if (anyid) pushids(L, rows, strings);
    gll_newrun(L, anyid ? rows->n : 0, anyid ? -1 : 0, share + 1);
    gll_addrun(L, share);
  }
  if (shape.nlabels > 1) shape.has |= GL_HAS_LABEL;
  out = gll_newspans(L, share, &shape);
  for (i = 0; i < shape.nlabels; i++) {
    out->labelat[i] = labelat;
    if (labels[i].n) memcpy(out->labels + labelat, labels[i].s, labels[i].n);
    labelat += (uint32_t)labels[i].n;
  }
  out->labelat[shape.nlabels] = labelat;
  gl_rows_fill(rows, out);
  gl_spans_seal(out);
  return 1;
}

static const luaL_Reg methods[] = {{"dump", spans_dump}, {NULL, NULL}};
static const luaL_Reg functions[] = {{"undump", undump}, {NULL, NULL}};

/* stack: module table, metatable, methods */
void gll_open_dump(lua_State *L) {
  luaL_setfuncs(L, methods, 0);
  gll_boxtype(L, BYTES, bytes_free);
  lua_pushvalue(L, -3);
  luaL_setfuncs(L, functions, 0);
  lua_pop(L, 1);
}
