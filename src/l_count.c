/*
** l_count.c: how often each word of a set occurs, as a table of Lua. The set is
** not asked for strings: its rows are numbered, and each different word is a
** string once. Strings of short words are kept, for most texts are made of the
** words of texts before: in a list, at the place of the word in the vocabulary,
** which tells whether there is one.
*/
#include "l_attr.h"

#include <string.h>

/* --- strings of words ----------------------------------------------------- */

/* What is kept of a word: itself, its folded form; bits of gl_known.held. */
enum { TEXT, FOLDED };

/* The keys of the lists. */
static const char lists[2] = {0, 0};

/* Pushes a list, with a place for each word of the vocabulary. */
static void pushlist(lua_State *L, const gl_vocab *v, int which) {
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &lists[which]) != LUA_TNIL) return;
  lua_pop(L, 1);
  lua_createtable(L, (int)v->n, 0);
  lua_pushvalue(L, -1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &lists[which]);
}

static void makestring(lua_State *L, gll_types *t, const gl_wordform *w,
                       int which) {
  const unsigned char *s = t->text->s + w->at;
  size_t n = w->n;
  if (which == FOLDED && gl_attr_lower(t->lower, s, n, &s, &n)) {
    gll_types_end(t);
    gll_nomem(L);
  }
  lua_pushlstring(L, (const char *)s, n);
}

static inline gl_known *known(const gll_types *t, const gl_wordform *w) {
  if (t->vocab == NULL) return NULL;
  return t->here ? gl_vocab_here(t->vocab, w)
                 : gl_vocab_entry(t->vocab, t->text, w);
}

/* Pushes the string of a word; those that are kept are in the list at
** `list`. */
static inline void pushword(lua_State *L, gll_types *t, const gl_wordform *w,
                            int which, int list) {
  gl_known *e = known(t, w);
  if (e && e->held >> which & 1) {
    lua_rawgeti(L, list, (lua_Integer)w->known + 1);
    return;
  }
  makestring(L, t, w, which);
  if (e == NULL) return;
  lua_pushvalue(L, -1);
  lua_rawseti(L, list, (lua_Integer)w->known + 1);
  e->held |= (uint8_t)(1u << which);
}

/* --- counts --------------------------------------------------------------- */

/* t[string] = n, for the string at the top, popped, and the table at `table`;
** or, where others may have the same folded form, += n. */
static inline void add(lua_State *L, int table, int which, lua_Integer n) {
  if (which == FOLDED) {
    lua_pushvalue(L, -1);
    lua_rawget(L, table);
    n += lua_tointeger(L, -1);
    lua_pop(L, 1);
  }
  lua_pushinteger(L, n);
  lua_rawset(L, table);
}

#define BATCH 32 /* strings that are fetched before they are looked at */

static void addwords(lua_State *L, gll_types *t, const uint32_t *count,
                     int which, int table) {
  uint32_t i, k, n;
  for (i = 0; i < t->n; i += n) {
    n = t->n - i < BATCH ? t->n - i : BATCH;
    for (k = 0; k < n; k++) {
      pushword(L, t, &t->form[i + k], which, table + 1);
      GL_PREFETCH(lua_topointer(L, -1));
    }
    while (k-- > 0) add(L, table, which, (lua_Integer)count[i + k]);
  }
}

/* Elements that a table is made for: one that is nearly full is slow to
** fill. */
static int room(uint32_t n) {
  n += n / 4;
  return n > INT32_MAX ? 0 : (int)n;
}

#define SMALL 512 /* words that need no scratch */

void gll_pushcounts(lua_State *L, gll_types *t, const uint32_t *number,
                    uint32_t n, int folded) {
  const int top = lua_gettop(L), which = folded ? FOLDED : TEXT;
  uint32_t small[SMALL], *count = small, i;
  luaL_checkstack(L, BATCH + LUA_MINSTACK, "too many words");
  lua_pushnil(L); /* for scratch */
  if (t->n > SMALL) {
    count = lua_newuserdatauv(L, t->n * sizeof *count, 0);
    lua_replace(L, top + 1);
  }
  memset(count, 0, t->n * sizeof *count);
  for (i = 0; i < n; i++) count[number[i]]++;
  lua_createtable(L, 0, room(t->n));
  if (t->vocab) pushlist(L, t->vocab, which);
  addwords(L, t, count, which, top + 2);
  lua_settop(L, top + 2);
  lua_replace(L, top + 1);
}

#define FEW 1024 /* rows that need no scratch */

void gll_countwords(lua_State *L, const gl_spans *s, int folded) {
  const int top = lua_gettop(L);
  uint32_t few[FEW], *number = few;
  gll_types t;
  if (s->n > FEW) number = lua_newuserdatauv(L, s->n * sizeof *number, 0);
  gll_types_begin(L, s, number, &t);
  gll_pushcounts(L, &t, number, s->n, folded);
  gll_types_end(&t);
  lua_replace(L, top + 1);
  lua_settop(L, top + 1);
}
