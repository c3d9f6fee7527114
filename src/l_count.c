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
#define CHANGED 4u /* beside them: its folded form is another word */

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

/* Pushes it. Returns whether that is another word. */
static int makestring(lua_State *L, gll_types *t, const gl_wordform *w,
                      int which) {
  const unsigned char *text = t->text->s + w->at, *s = text;
  size_t n = w->n;
  if (which == FOLDED && gl_attr_lower(t->lower, text, n, &s, &n)) gll_nomem(L);
  lua_pushlstring(L, (const char *)s, n);
  return s != text;
}

static inline gl_known *known(const gll_types *t, const gl_wordform *w) {
  if (t->vocab == NULL) return NULL;
  return t->here ? gl_vocab_here(t->vocab, w)
                 : gl_vocab_entry(t->vocab, t->text, w);
}

/* Pushes the string of a word, whose entry is e; those that are kept are in the
** list at `list`. */
static inline void pushword(lua_State *L, gll_types *t, const gl_wordform *w,
                            gl_known *e, int which, int list) {
  unsigned held = 1u << which;
  if (e && e->held >> which & 1) {
    lua_rawgeti(L, list, (lua_Integer)w->known + 1);
    return;
  }
  if (makestring(L, t, w, which)) held |= CHANGED;
  if (e == NULL) return;
  lua_pushvalue(L, -1);
  lua_rawseti(L, list, (lua_Integer)w->known + 1);
  e->held |= (uint8_t)held;
}

/* --- counts --------------------------------------------------------------- */

/* t[string] += n, for the string at the top, popped, and the table at
** `table`. */
static void addto(lua_State *L, int table, lua_Integer n) {
  lua_pushvalue(L, -1);
  lua_rawget(L, table);
  n += lua_tointeger(L, -1);
  lua_pop(L, 1);
  lua_pushinteger(L, n);
  lua_rawset(L, table);
}

/* Whether no other word of the text that this is asked of has the string of
** that word: then nothing is there to add to. */
static inline int isalone(const gl_known *e, int which) {
  return which == TEXT ||
         (e && (e->held & (1u << FOLDED | CHANGED)) == 1u << FOLDED);
}

#define BATCH 32 /* strings that are fetched before they are looked at */

/* Those of a set: first those that are themselves, then, of folded forms, those
** that may be others; their numbers are in `later` meanwhile. */
static void addwords(lua_State *L, gll_types *t, const uint32_t *count,
                     uint32_t *later, int which, int table) {
  uint32_t i = 0, k, n, number[BATCH], nlater = 0;
  while (i < t->n) {
    for (n = 0; n < BATCH && i < t->n; i++) {
      const gl_wordform *w = &t->form[i];
      gl_known *e = known(t, w);
      if (!isalone(e, which)) {
        later[nlater++] = i;
        continue;
      }
      pushword(L, t, w, e, which, table + 1);
      GL_PREFETCH(lua_topointer(L, -1));
      number[n++] = i;
    }
    while (n-- > 0) {
      lua_pushinteger(L, (lua_Integer)count[number[n]]);
      lua_rawset(L, table);
    }
  }
  for (k = 0; k < nlater; k++) {
    const gl_wordform *w = &t->form[i = later[k]];
    pushword(L, t, w, known(t, w), which, table + 1);
    addto(L, table, (lua_Integer)count[i]);
  }
}

/* Elements that a table is made for: one that is nearly full is slow to
** fill. */
static int room(uint32_t n) {
  n += n / 4;
  return n > INT32_MAX ? 0 : (int)n;
}

#define SMALL 512 /* words that need no scratch */

/* What is counted. */
typedef struct Counted {
  gll_types *types;
  const uint32_t *number;
  uint32_t n;
  int which;
} Counted;

/* counts(what is counted) --> table */
static int counts(lua_State *L) {
  const Counted *c = lua_touserdata(L, 1);
  gll_types *t = c->types;
  uint32_t small[2 * SMALL], *count = small, i;
  luaL_checkstack(L, BATCH + LUA_MINSTACK, "too many words");
  if (t->n > SMALL) count = lua_newuserdatauv(L, t->n * (2 * sizeof *count), 0);
  lua_settop(L, 2); /* for scratch */
  memset(count, 0, t->n * sizeof *count);
  for (i = 0; i < c->n; i++) count[c->number[i]]++;
  lua_createtable(L, 0, room(t->n)); /* 3 */
  if (t->vocab) pushlist(L, t->vocab, c->which);
  addwords(L, t, count, count + t->n, c->which, 3);
  lua_settop(L, 3);
  return 1;
}

/* Words are counted while their scratch is in use: an error must not leave it
** so. */
void gll_pushcounts(lua_State *L, gll_types *t, const uint32_t *number,
                    uint32_t n, int folded) {
  Counted c;
  c.types = t;
  c.number = number;
  c.n = n;
  c.which = folded ? FOLDED : TEXT;
  lua_pushcfunction(L, counts);
  lua_pushlightuserdata(L, &c);
  if (lua_pcall(L, 1, 1, 0) == LUA_OK) return;
  gll_types_end(t);
  lua_error(L);
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
