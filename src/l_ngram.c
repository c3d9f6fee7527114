/*
** l_ngram.c: the face of n-grams: counts of sequences of words, as an object
** whose rows are in order of frequency.
*/
#include "l_attr.h"

#include <string.h>

#define TREE "gloss.ngramtree"

/* The result; user value {Attributes, Rows, Column}. */
typedef struct Ngrams {
  uint32_t size; /* words in one */
  size_t n;      /* n-grams */
  uint64_t total;
  const gl_column *words;
  uint64_t *count;
  uint32_t *word; /* rows of `size` numbers of strings of `words` */
} Ngrams;

/* --- counting ------------------------------------------------------------- */

static int tree_free(lua_State *L) {
  gl_ngrams *g = luaL_checkudata(L, 1, TREE);
  g->mem.ud = L; /* the coroutine that made it may be gone */
  gl_ngrams_free(g);
  return 0;
}

/* pushes a box with an empty tree */
static gl_ngrams *newtree(lua_State *L) {
  gl_ngrams *g = gll_newbox(L, TREE, sizeof *g);
  g->mem = gll_mem(L);
  g->seed = (uint64_t)(uintptr_t)g * 0x9E3779B97F4A7C15u;
  return g;
}

static void check(lua_State *L, int rc) {
  if (rc == GL_ETOOMANY) luaL_error(L, "too many different n-grams");
  if (rc) gll_nomem(L);
}

/*
** Adds the n-grams of the spans of `s`, whose words are seq[]; of spans in
** different members of `within` (or in none) there is none. O(n + m).
*/
static void addall(lua_State *L, gl_ngrams *g, const gl_spans *s,
                   const uint32_t *seq, const gl_spans *within) {
  uint32_t row = 0, from = 0, unit = 0, first, end, ufirst, uend;
  if (within == NULL) {
    check(L, gl_ngrams_add(g, seq, s->n));
    return;
  }
  for (; unit < within->n; unit++) {
    gl_spans_row(within, unit, &ufirst, &uend);
    for (; row < s->n; row++) { /* those that begin before it */
      gl_spans_row(s, row, &first, &end);
      if (first >= ufirst) break;
    }
    for (from = row; row < s->n; row++) {
      gl_spans_row(s, row, &first, &end);
      if (end > uend) break;
    }
    check(L, gl_ngrams_add(g, seq + from, row - from));
  }
}

/* pushes the result of the tree */
static Ngrams *results(lua_State *L, const gl_ngrams *g, const gl_column *c,
                       uint64_t min) {
  size_t n = gl_ngrams_count(g, min), nwords = c->n, i, each;
  uint32_t *rank, *keys;
  gl_rankkey *keyed;
  gl_gramrow *row, *tmp;
  Ngrams *r;
  each = sizeof *r->count + g->size * sizeof *r->word;
  if (n > (SIZE_MAX - sizeof *r) / each ||
      n > SIZE_MAX / 2 / (2 * sizeof *row + g->size * sizeof *keys) ||
      nwords > SIZE_MAX / 2 / (2 * sizeof *keyed))
    gll_nomem(L);
  r = lua_newuserdatauv(L, sizeof *r + n * each, 1);
  memset(r, 0, sizeof *r);
  r->size = g->size;
  r->total = g->total;
  r->words = c;
  r->count = (uint64_t *)(r + 1);
  r->word = (uint32_t *)(r->count + n);
  luaL_setmetatable(L, GLL_NGRAMS);
  keyed =
      lua_newuserdatauv(L, nwords * (2 * sizeof *keyed + sizeof *rank) + 1, 0);
  rank = (uint32_t *)(keyed + 2 * nwords);
  gl_column_rank(c, rank, keyed);
  row = lua_newuserdatauv(L, n * (2 * sizeof *row + g->size * sizeof *keys) + 1,
                          0);
  tmp = row + n;
  keys = (uint32_t *)(tmp + n);
  gl_ngrams_sort(g, min, rank, row, tmp, keys);
  for (i = 0; i < n; i++) {
    r->count[i] = row[i].count;
    gl_ngrams_words(g, row[i].node, r->word + i * g->size);
  }
  r->n = n;
  lua_pop(L, 2);
  return r;
}

static uint32_t checkrange(lua_State *L, int arg, lua_Integer least,
                           lua_Integer most) {
  lua_Integer i = luaL_checkinteger(L, arg);
  if (i < least || i > most)
    luaL_argerror(L, arg,
                  lua_pushfstring(L, "%I to %I expected, got %I",
                                  (LUAI_UACINT)least, (LUAI_UACINT)most,
                                  (LUAI_UACINT)i));
  return (uint32_t)i;
}

/*
** ngrams(attributes, size, skip, within, min, name) --> Ngrams: counts of all
** sequences of `size` (1 to 16) spans, of which up to `skip` (0 to 16) spans
** in all may be left out, each within one member of `within` (a Spans or
** nil), that occur `min` times or more; spans are one word where attribute
** `name` is. Raises where the spans or those of `within` overlap, and where
** more than 4,096 n-grams would begin at one span. O(n) for each of these.
*/
static int ngrams(lua_State *L) {
  const gll_attrs *a = gll_checkattrs(L, 1);
  const gl_spans *within = NULL, *s;
  const gl_column *c;
  gl_ngrams *g;
  uint32_t *seq, i;
  uint32_t size = checkrange(L, 2, 1, GL_MAXGRAM);
  uint32_t skip = checkrange(L, 3, 0, GL_MAXSKIP);
  lua_Integer min = luaL_checkinteger(L, 5);
  int attr = gll_attrnumber(luaL_checkstring(L, 6));
  lua_settop(L, 6);
  luaL_argcheck(L, min >= 1, 5, "a count from 1 on expected");
  luaL_argcheck(L, attr >= 0 && attr < GLL_LENGTH, 6,
                "lemma, lower, prefix, shape, suffix or text expected");
  if (gl_ngrams_ways(size, skip) > GL_MAXWAYS)
    return luaL_error(L,
                      "more than %d n-grams of %d words with %d skipped "
                      "begin at one word",
                      (int)GL_MAXWAYS, (int)size, (int)skip);
  gll_pushattrspans(L, 1);
  s = gll_checkspans(L, 7);
  if (!lua_isnil(L, 4)) {
    within = gll_checkspans(L, 4);
    gll_getshare(L, 7);
    lua_rawgeti(L, -1, 1);
    gll_getshare(L, 4);
    lua_rawgeti(L, -1, 1);
    if (!gll_sametext(L, -3, -1))
      return luaL_argerror(L, 4, "spans of another text");
    luaL_argcheck(L, within->flat, 4, "its spans overlap");
  }
  luaL_argcheck(L, s->flat, 1, "its spans overlap");
  c = gll_column(L, 1, attr);
  lua_settop(L, 7);
  seq = lua_newuserdatauv(L, a->n * sizeof *seq + 1, 0); /* 8 */
  for (i = 0; i < a->n; i++) seq[i] = gll_formof(c, a->id[i]);
  g = newtree(L); /* 9 */
  g->size = size;
  g->skip = skip;
  check(L, gl_ngrams_begin(g, c->n));
  addall(L, g, s, seq, within);
  results(L, g, c, (uint64_t)min);
  gl_ngrams_free(g);
  lua_pushvalue(L, 1); /* keeps text and column */
  lua_setiuservalue(L, -2, 1);
  return 1;
}

/* --- reading -------------------------------------------------------------- */

static Ngrams *checkngrams(lua_State *L) {
  return luaL_checkudata(L, 1, GLL_NGRAMS);
}

static void pushword(lua_State *L, const Ngrams *r, size_t row, uint32_t k) {
  gl_str s = gl_column_str(r->words, r->word[row * r->size + k]);
  lua_pushlstring(L, s.s, s.n);
}

/* pushes {word, ..., text =, count =} */
static void pushrow(lua_State *L, const Ngrams *r, size_t row) {
  luaL_Buffer b;
  uint32_t k;
  lua_createtable(L, (int)r->size, 2);
  for (k = 0; k < r->size; k++) {
    pushword(L, r, row, k);
    lua_rawseti(L, -2, (lua_Integer)k + 1);
  }
  luaL_buffinit(L, &b);
  for (k = 0; k < r->size; k++) {
    gl_str s = gl_column_str(r->words, r->word[row * r->size + k]);
    if (k) luaL_addchar(&b, ' ');
    luaL_addlstring(&b, s.s, s.n);
  }
  luaL_pushresult(&b);
  lua_setfield(L, -2, "text");
  lua_pushinteger(L, (lua_Integer)r->count[row]);
  lua_setfield(L, -2, "count");
}

/*
** ngrams[i] --> {word, word, ..., text = "word word", count = n}: the i-th of
** the most frequent, of equal ones the first by bytes; ngrams[-1] is the
** last; nil where there is none. ngrams.method
*/
static int ngrams_index(lua_State *L) {
  const Ngrams *r = checkngrams(L);
  int isint;
  lua_Integer i = lua_tointegerx(L, 2, &isint);
  if (lua_type(L, 2) != LUA_TNUMBER) {
    lua_pushvalue(L, 2);
    lua_rawget(L, lua_upvalueindex(1));
    return 1;
  }
  if (i < 0) i += (lua_Integer)r->n + 1;
  if (!isint || i < 1 || i > (lua_Integer)r->n)
    lua_pushnil(L);
  else
    pushrow(L, r, (size_t)i - 1);
  return 1;
}

static int each_next(lua_State *L) {
  const Ngrams *r = lua_touserdata(L, lua_upvalueindex(1));
  lua_Integer i = lua_tointeger(L, lua_upvalueindex(2));
  uint32_t k;
  gll_checkopen(L);
  if ((size_t)i >= r->n) return lua_pushnil(L), 1;
  lua_pushinteger(L, i + 1);
  lua_replace(L, lua_upvalueindex(2));
  luaL_checkstack(L, (int)r->size + 1, NULL);
  lua_pushinteger(L, (lua_Integer)r->count[i]);
  for (k = 0; k < r->size; k++) pushword(L, r, (size_t)i, k);
  return (int)r->size + 1;
}

/*
** for count, word, word, ... in ngrams:each() do ... end
** In the order of ngrams[i], and makes no table.
*/
static int ngrams_each(lua_State *L) {
  checkngrams(L);
  lua_settop(L, 1);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, each_next, 2);
  return 1;
}

/*
** ngrams:count() --> how many n-grams the text has in all, rare ones too
** ngrams:count(word, word, ...) --> how many times this one, 0 where it is
** not among the rows. The words as the rows have them. O(#ngrams).
*/
static int ngrams_count(lua_State *L) {
  const Ngrams *r = checkngrams(L);
  int n = lua_gettop(L) - 1, k;
  size_t i;
  uint32_t w, want[GL_MAXGRAM];
  if (n == 0) {
    lua_pushinteger(L, (lua_Integer)r->total);
    return 1;
  }
  if (n != (int)r->size)
    return luaL_error(L, "%d words expected, got %d", (int)r->size, n);
  for (k = 0; k < n; k++) {
    gl_str s;
    s.s = luaL_checklstring(L, k + 2, &s.n);
    for (w = 0; w < r->words->n; w++)
      if (gl_str_cmp(gl_column_str(r->words, w), s) == 0) break;
    want[k] = w;
  }
  for (i = 0; i < r->n; i++)
    if (memcmp(r->word + i * r->size, want, r->size * sizeof *want) == 0) break;
  lua_pushinteger(L, i < r->n ? (lua_Integer)r->count[i] : 0);
  return 1;
}

/*
** #ngrams --> number of different ones
*/
static int ngrams_len(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)checkngrams(L)->n);
  return 1;
}

static int ngrams_tostring(lua_State *L) {
  const Ngrams *r = checkngrams(L);
  lua_pushfstring(L, "Ngrams (%I of %d words)", (LUAI_UACINT)r->n,
                  (int)r->size);
  return 1;
}

static const luaL_Reg methods[] = {
    {"each", ngrams_each}, {"count", ngrams_count}, {NULL, NULL}};
static const luaL_Reg metamethods[] = {
    {"__len", ngrams_len}, {"__tostring", ngrams_tostring}, {NULL, NULL}};
static const luaL_Reg functions[] = {{"ngrams", ngrams}, {NULL, NULL}};

void gll_open_ngram(lua_State *L) {
  gll_boxtype(L, TREE, tree_free);
  gll_newtype(L, GLL_NGRAMS, metamethods, methods, ngrams_index);
  luaL_setfuncs(L, functions, 0);
}
