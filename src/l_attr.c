/*
** l_attr.c: lexical attributes by their names, and those of one token.
*/
#include "l_scratch.h"

#include <string.h>

/* attributes that are no flags */
static const char *const names[] = {"text",  "lemma",  "lower",  "prefix",
                                    "shape", "suffix", "length", NULL};

/* The flag of that name, or -1. All are is_ or like_ something. */
static int flagnumber(const char *name) {
  const int at = strncmp(name, "is_", 3) == 0 ? 3 : 0; /* that tells most */
  int i;
  for (i = 0; i < GL_NATTRFLAGS; i++)
    if (gl_attr_names[i][at] == name[at] && strcmp(name, gl_attr_names[i]) == 0)
      return i;
  return -1;
}

int gll_attrnumber(const char *name) {
  int i;
  for (i = 0; names[i]; i++)
    if (names[i][0] == name[0] && names[i][1] == name[1] &&
        strcmp(name, names[i]) == 0)
      return i;
  if (name[0] != 'i' && name[0] != 'l') return -1;
  return (i = flagnumber(name)) >= 0 ? GLL_NATTRS + i : -1;
}

/* Where a name would be in the table of a scratch. */
static inline size_t nameslot(const char *name) {
  const uintptr_t p = (uintptr_t)name;
  return (size_t)(p >> 4 ^ p >> 10) % GLL_NAMESLOTS;
}

void gll_addnames(lua_State *L, gll_scratch *w) {
  int attr;
  lua_createtable(L, GLL_ALLATTRS, 0); /* so that none is collected */
  for (attr = 0; attr < GLL_ALLATTRS; attr++) {
    const char *name = lua_pushstring(L, gll_attrname(attr));
    size_t i = nameslot(name);
    while (w->name[i].s) i = (i + 1) % GLL_NAMESLOTS;
    w->name[i].s = name;
    w->name[i].attr = attr;
    lua_rawseti(L, -2, attr + 1);
  }
  lua_rawsetp(L, LUA_REGISTRYINDEX, names);
}

int gll_nameattr(const gll_scratch *w, const char *name) {
  size_t i = nameslot(name);
  for (; w->name[i].s; i = (i + 1) % GLL_NAMESLOTS)
    if (w->name[i].s == name) return w->name[i].attr;
  return gll_attrnumber(name);
}

const char *gll_attrname(int attr) {
  return attr >= GLL_NATTRS ? gl_attr_names[attr - GLL_NATTRS] : names[attr];
}

void gll_addattrnames(luaL_Buffer *b) {
  int i;
  for (i = 0; i < GL_NATTRFLAGS; i++) {
    luaL_addstring(b, gl_attr_names[i]);
    luaL_addstring(b, ", ");
  }
  luaL_addstring(b, "lemma, length, lower, prefix, shape, suffix, text");
}

static int unknown(lua_State *L, const char *name) {
  luaL_Buffer b;
  luaL_buffinit(L, &b);
  gll_addattrnames(&b);
  luaL_pushresult(&b);
  return luaL_error(L, "unknown attribute '%s' (known: %s)", name,
                    lua_tostring(L, -1));
}

int gll_checkattr(lua_State *L, int arg) {
  const char *name = luaL_checkstring(L, arg);
  int number = gll_attrnumber(name);
  return number >= 0 ? number : unknown(L, name);
}

/* --- one word ------------------------------------------------------------- */

static void pushlower(lua_State *L, const unsigned char *s, size_t n) {
  const unsigned char *out;
  gll_scratch *w;
  size_t i;
  if (gl_skip_ascii(s, s + n) == s + n) {
    luaL_Buffer b;
    char *p = luaL_buffinitsize(L, &b, n);
    for (i = 0; i < n; i++) p[i] = (char)(s[i] - 65u < 26u ? s[i] + 32 : s[i]);
    luaL_pushresultsize(&b, n);
    return;
  }
  w = gll_newscratch(L);
  gll_checkscratch(L, w, gl_attr_lower(&w->lower, s, n, &out, &n));
  lua_pushlstring(L, (const char *)out, n);
  gll_endscratch(w);
  lua_remove(L, -2);
}

static void pushlemma(lua_State *L, const unsigned char *s, size_t n,
                      const gl_lemmas *z) {
  unsigned char key[GL_LEMMA_MAX];
  size_t k = gl_lemma_key(s, n, key);
  gl_lemmaset set;
  if (k == 0)
    pushlower(L, s, n);
  else {
    gl_lemma_find(z, key, k, &set);
    gll_pushbytes(L, gl_lemma_of(z, &set, 0));
  }
}

void gll_pushlexical(lua_State *L, const gl_text *t, uint32_t first,
                     uint32_t end, int attr, const gl_lexicon *x,
                     const gl_lemmas *z) {
  const unsigned char *s = t->s + first;
  size_t n = end - first;
  unsigned char shape[GL_SHAPECAP];
  switch (attr) {
    case GLL_TEXTATTR: break;
    case GLL_LEMMA: pushlemma(L, s, n, z); return;
    case GLL_LOWER: pushlower(L, s, n); return;
    case GLL_PREFIX: n = gl_attr_prefix(s, n); break;
    case GLL_SHAPE: n = gl_attr_shape(s, n, shape), s = shape; break;
    case GLL_SUFFIX: s += n, n = gl_attr_suffix(s - n, n), s -= n; break;
    case GLL_LENGTH:
      lua_pushinteger(L, (lua_Integer)gl_attr_length(s, n));
      return;
    default:
      lua_pushboolean(L,
                      (int)(gl_attr_flags(s, n, x) >> (attr - GLL_NATTRS) & 1));
      return;
  }
  lua_pushlstring(L, (const char *)s, n);
}

void gll_open_attr(lua_State *L) {
  gll_open_scratch(L);
  gll_open_lexicon(L);
  gll_open_columns(L);
  gll_open_ngram(L);
  gll_open_lemma(L);
}
