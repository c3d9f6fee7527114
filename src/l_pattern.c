/*
** l_pattern.c: searches with Programs: the Search object, which reads the
** tokens of a text, is told what their places say (l_place.c), and runs; what
** it finds is a Matches (l_matches.c).
*/
#include "l_pattern.h"

#include <string.h>

#define SEARCH "gloss.Search"

/* --- searches ------------------------------------------------------------- */

/* user value: these, then what attributes of the host's are, by attribute */
enum { PROGRAM = 1, ATTRS, TOKENS, LEXICON, VALUES };

typedef struct Search {
  gll_program *program; /* NULL: closed */
  const gl_spans *tokens;
  gl_types types;
  gl_searcher
      *searcher; /* its own meanwhile: who searches inside makes another */
  lua_State *L;  /* who calls */
  int busy, failed, ready, ran;
} Search;

/* What the Search at 1 has learnt goes back to the program, which keeps the
** lexicon too by which it did; if there is no other, and it is not too large. A
** finaliser may use the program while this is found out. */
static void give_back(lua_State *L, gll_program *p, gl_searcher *f,
                      int failed) {
  gl_mem m = gll_mem(L);
  gl_searcher_bind(f, &m);
  if (failed || !gl_searcher_trim(f) || p->closed || p->idle) {
    gl_searcher_free(f);
    return;
  }
  lua_getiuservalue(L, 1, 1);
  lua_rawgeti(L, -1, PROGRAM);
  lua_rawgeti(L, -2, LEXICON);
  lua_setiuservalue(L, -2, 1);
  lua_pop(L, 2);
  p->idle = f;
}

static int search_free(lua_State *L) {
  Search *s = luaL_checkudata(L, 1, SEARCH);
  gll_program *p = s->program;
  gl_searcher *f = s->searcher;
  if (p == NULL || s->busy) return 0;
  s->program = NULL;
  s->searcher = NULL;
  if (f) give_back(L, p, f, s->failed);
  p->users--;
  gll_dropprogram(L, p);
  return 0;
}

/* Where it failed within, it is of no use any more. */
static int search_gc(lua_State *L) {
  Search *s = luaL_checkudata(L, 1, SEARCH);
  s->failed |= s->busy;
  s->busy = 0;
  return search_free(L);
}

static Search *checksearch(lua_State *L) {
  Search *s = luaL_checkudata(L, 1, SEARCH);
  gl_mem m = gll_mem(L);
  if (s->program == NULL) luaL_error(L, "closed search");
  if (s->busy || s->failed) luaL_error(L, "search in use");
  gl_searcher_bind(s->searcher, &m);
  s->L = L;
  return s;
}

static const gll_bits *checkbits(lua_State *L, const Search *s, int arg) {
  const gll_bits *b = luaL_checkudata(L, arg, GLL_BITS);
  luaL_argcheck(L, b->n == s->types.n, arg, "bits of other tokens");
  return b;
}

static void check(lua_State *L, Search *s, int err) {
  s->busy = 0;
  s->failed = err != GL_OK;
  if (err == GL_ENOMEM) gll_nomem(L);
  if (err) luaL_error(L, "too many different places in one text");
}

/* What only the host knows of a word: the function of that name is called, and
** its value kept. An error of its passes through; the search is then lost. */
static int value_of(void *ud, unsigned attr, gl_str word, gl_str *value) {
  Search *s = ud;
  lua_State *L = s->L;
  int top = lua_gettop(L);
  luaL_checkstack(L, 6, NULL);
  lua_getiuservalue(L, 1, 1);
  lua_rawgeti(L, -1, VALUES);
  lua_getfield(L, -1, gl_wordattr_names[attr]);
  lua_pushlstring(L, word.s, word.n);
  lua_call(L, 1, 1);
  if (lua_isnil(L, -1))
    *value = word;
  else {
    value->s = luaL_checklstring(L, -1, &value->n);
    lua_rawseti(L, -3, VALUES + 1 + (int)attr);
  }
  lua_settop(L, top);
  return GL_OK;
}

/* Takes what the last search has learnt, or begins anew. */
static void begin(lua_State *L, Search *s) {
  gl_mem m = gll_mem(L);
  int err = GL_OK;
  s->searcher = s->program->idle;
  s->program->idle = NULL;
  if (s->searcher)
    gl_searcher_bind(s->searcher, &m);
  else
    err = gl_searcher_new(&s->searcher, &m, &s->program->p);
  check(L, s, err);
  s->busy = 1;
  check(L, s, gl_symbols_begin(&s->searcher->symbols, &s->types));
}

/* Of a text of many words the columns are made, for other searches in it; what
** a short one has not yet is told word by word. */
#define MANY 2048

static void read_columns(lua_State *L, Search *s, int arg) {
  const gll_attrs *a = gll_checkattrs(L, arg);
  const gl_program *p = &s->program->p;
  int many = a->ntypes > MANY, i;
  for (i = GL_ATTR_LOWER; i < GL_NWORDATTRS; i++) {
    int attr = gll_attrnumber(gl_wordattr_names[i]);
    if (attr < 0 || !(p->attrs >> i & 1)) continue;
    s->types.column[i] = many ? gll_column(L, arg, attr) : a->column[attr];
  }
  s->types.flags = many && p->flags ? gll_attrflags(L, arg) : a->flags;
  s->types.length = many && p->length ? gll_attrlengths(L, arg) : a->length;
}

/* The tokens of the Attributes at `arg`. */
static void read_types(lua_State *L, Search *s, int arg) {
  const gll_attrs *a = gll_checkattrs(L, arg);
  read_columns(L, s, arg);
  s->types.n = a->n;
  s->types.ntypes = a->ntypes;
  s->types.id = a->id;
  s->types.words = a->column[GLL_TEXTATTR];
  s->types.lexicon = a->lexicon;
  s->types.lemmas =
      s->program->p.attrs >> GL_ATTR_LEMMA & 1 ? gll_attrlemmas(L, arg) : NULL;
  s->types.value = value_of;
  s->types.ud = s;
}

/*
** search(program, attributes, values) --> Search of the tokens that the
** attributes are of. values: functions of words, by the names of attributes
** that no word has by itself; each is always to be the same for a program.
** O(tokens).
*/
static int search_new(lua_State *L) {
  gll_program *p = (gll_program *)gll_checkprogram(L, 1);
  Search *s;
  gll_checkattrs(L, 2);
  luaL_checktype(L, 3, LUA_TTABLE);
  luaL_argcheck(L, p->p.sealed, 1, "sealed program expected");
  lua_settop(L, 3);
  s = lua_newuserdatauv(L, sizeof *s, 1);
  memset(s, 0, sizeof *s);
  luaL_setmetatable(L, SEARCH);
  lua_insert(L, 1); /* the others are at 2, 3, 4 now */
  lua_createtable(L, VALUES, 0);
  lua_insert(L, 2);
  lua_rawseti(L, 2, VALUES);
  gll_pushlexicon(L, -1);
  lua_rawseti(L, 2, LEXICON);
  lua_getfield(L, -1, "spans");
  s->tokens = gll_checkspans(L, -1);
  lua_rawseti(L, 2, TOKENS);
  lua_pushvalue(L, -1);
  lua_rawseti(L, 2, ATTRS);
  lua_pushvalue(L, 3);
  lua_rawseti(L, 2, PROGRAM);
  lua_pushvalue(L, 2);
  lua_setiuservalue(L, 1, 1);
  s->program = p;
  p->users++;
  s->L = L;
  read_types(L, s, 4);
  begin(L, s);
  lua_settop(L, 1);
  return 1;
}

/*
** search:alive() --> number of rules that can match
*/
static int search_alive(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)checksearch(L)->searcher->symbols.alive);
  return 1;
}

/*
** search:limited() --> whether a regex reached a limit of PCRE2 in some word,
** which then counts as none that it is found in
*/
static int search_limited(lua_State *L) {
  lua_pushboolean(L, checksearch(L)->searcher->symbols.limited);
  return 1;
}

typedef struct Asking {
  lua_State *L;
  int places;            /* index */
  const gll_bits **bits; /* by place; NULL: a function tells */
  size_t n;
} Asking;

/* An error of the host's function passes through; the search is then lost. */
static int ask_place(void *ud, uint32_t place, uint32_t token) {
  const Asking *a = ud;
  lua_State *L = a->L;
  const gll_bits *b = place < a->n ? a->bits[place] : NULL;
  int is;
  if (b) return token <= b->n && gl_bit_get(b->at, token);
  lua_rawgeti(L, a->places, (lua_Integer)place + 1);
  lua_pushinteger(L, (lua_Integer)token + 1);
  lua_call(L, 1, 1);
  is = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return is;
}

/* The Bits of the list, by place; they are read for each token. */
static void find_bits(Asking *a) {
  lua_State *L = a->L;
  size_t i;
  a->n = lua_rawlen(L, a->places);
  a->bits = lua_newuserdatauv(L, (a->n + 1) * sizeof *a->bits, 0);
  for (i = 0; i < a->n; i++) {
    a->bits[i] = lua_rawgeti(L, a->places, (lua_Integer)i + 1) == LUA_TUSERDATA
                     ? luaL_checkudata(L, -1, GLL_BITS)
                     : NULL;
    lua_pop(L, 1);
  }
}

/*
** search:places(list): what is known of places alone, for the places of the
** program: Bits, or function(number of a token) --> truth
*/
static int search_places(lua_State *L) {
  Search *s = checksearch(L);
  Asking a;
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 2);
  a.L = L;
  a.places = 2;
  find_bits(&a);
  s->busy = 1;
  check(L, s, gl_symbols_places(&s->searcher->symbols, ask_place, &a));
  return 0;
}

/*
** search:bit(number, bits)
*/
static int search_bit(lua_State *L) {
  Search *s = checksearch(L);
  lua_Integer n = luaL_checkinteger(L, 2);
  const gll_bits *b;
  luaL_argcheck(L, n >= 0 && n < (lua_Integer)s->program->p.nbits, 2,
                "no such bit");
  b = checkbits(L, s, 3);
  s->busy = 1;
  check(L, s, gl_symbols_bit(&s->searcher->symbols, (uint32_t)n, b->at));
  return 0;
}

/* The tokens lo .. hi - 1 that spans are made of, of those whose edges are
** edges of tokens: so many. */
static uint32_t find_edges(const gl_spans *t, const gl_spans *v, uint32_t *lo,
                           uint32_t *hi) {
  uint32_t row, f, e, first, end, from, n = 0;
  for (row = 0; row < v->n; row++) {
    gl_spans_row(v, row, &first, &end);
    gll_tokensin(t, first, end, &from, &lo[n], &hi[n]);
    if (lo[n] == hi[n]) continue;
    gl_spans_row(t, lo[n], &f, &e);
    if (f != first) continue;
    gl_spans_row(t, hi[n] - 1, &f, &e);
    if (e == end) n++;
  }
  return n;
}

/*
** search:item(number, spans) --> number of spans left out, for their edges are
** not those of tokens; whether some were because too many lie on one token.
** To be called for each item in order.
*/
static int search_item(lua_State *L) {
  Search *s = checksearch(L);
  lua_Integer item = luaL_checkinteger(L, 2);
  const gl_spans *v = gll_checkspans(L, 3), *t = s->tokens;
  uint32_t n, *edge;
  int deep = 0;
  luaL_argcheck(L, item >= 0 && item < (lua_Integer)s->program->p.nitems, 2,
                "no such item");
  if (v->text->len != t->text->len)
    return luaL_argerror(L, 3, "spans of another text");
  edge = lua_newuserdatauv(L, 2 * ((size_t)v->n + 1) * sizeof *edge, 0);
  n = find_edges(t, v, edge, edge + v->n);
  s->busy = 1;
  check(L, s,
        gl_symbols_item(&s->searcher->symbols, (uint32_t)item, edge,
                        edge + v->n, n, &deep));
  lua_pushinteger(L, (lua_Integer)(v->n - n));
  lua_pushboolean(L, deep);
  return 2;
}

/*
** search:ready(budget): bits and items are told
*/
static int search_ready(lua_State *L) {
  Search *s = checksearch(L);
  lua_Integer budget = luaL_checkinteger(L, 2);
  if (s->ready) return luaL_error(L, "the search is ready");
  s->ready = s->busy = 1;
  check(L, s,
        gl_matcher_begin(&s->searcher->machine,
                         budget > 0 ? (uint64_t)budget : 0));
  return 0;
}

static Search *checkready(lua_State *L) {
  Search *s = checksearch(L);
  if (!s->ready) luaL_error(L, "the search is not ready");
  return s;
}

/* --- captures ------------------------------------------------------------ */

/* being collected, owned by a box */
#define LIST "gloss.captures"
typedef struct List {
  gl_mem mem;
  gll_capture *c;
  size_t n, cap;
} List;

static int list_free(lua_State *L) {
  List *l = luaL_checkudata(L, 1, LIST);
  l->mem.ud = L;
  if (l->c) l->mem.alloc(l->mem.ud, l->c, l->cap * sizeof *l->c, 0);
  l->c = NULL;
  l->n = l->cap = 0;
  return 0;
}

/* Captures of a path: each end with the last begin of that name that has none.
** Empty ones are dropped. The path itself is room for the open begins. */
static int read_captures(List *l, uint32_t *path, size_t n) {
  size_t i, open = 0, k;
  for (i = 0; i < n; i++) {
    uint32_t what = path[2 * i], at = path[2 * i + 1];
    if (!(what & 1)) {
      path[2 * open] = what;
      path[2 * open++ + 1] = at;
      continue;
    }
    for (k = open; k > 0 && path[2 * k - 2] != what - 1; k--) {}
    if (k == 0) continue;
    if (path[2 * k - 1] < at) {
      gll_capture *c;
      if (gl_grow(&l->mem, &l->c, &l->cap, l->n + 1, sizeof *c))
        return GL_ENOMEM;
      c = &l->c[l->n++];
      c->name = what >> 1;
      c->first = path[2 * k - 1];
      c->end = at;
    }
    memmove(path + 2 * k - 2, path + 2 * k, 2 * (open - k) * sizeof *path);
    open--;
  }
  return GL_OK;
}

/* Whether a search ended before the text did. */
static int early(int err) { return err == GL_EBUDGET || err == GL_EMATCHES; }

/* Finds the captures of all matches; capat[i] is where those of match i begin
** in the list. */
static int find_captures(Search *s, List *l, uint32_t *capat) {
  gl_matcher *m = &s->searcher->machine;
  size_t i, n, limit = 4 * gl_matcher_limit(m);
  int err = GL_OK;
  for (i = 0; i < m->nfound && !err; i++) {
    capat[i] = (uint32_t)l->n;
    if (!s->program->p.rule[m->found[i].rule].captures) continue;
    err = gl_matcher_path(m, &m->found[i], 0, &n);
    if (!err) err = read_captures(l, m->tmp, n);
    if (!err && (l->n > limit || l->n > UINT32_MAX)) {
      m->stopped = m->found[i].first;
      l->n = capat[i];
      err = GL_EMATCHES;
    }
  }
  if (early(err)) m->nfound = i - 1; /* the others are not complete */
  capat[m->nfound] = (uint32_t)l->n;
  return err;
}

/* --- running ------------------------------------------------------------- */

#define GROUPS "gloss.Groups"

typedef struct Groups {
  uint32_t n, ngroups;    /* rules */
  const uint32_t *family; /* NULL: each group is one */
  uint32_t group[1];      /* then the families */
} Groups;

/* Reads a list of numbers below `limit`. */
static void readnumbers(lua_State *L, int arg, uint32_t *to, size_t n,
                        lua_Integer limit) {
  size_t i;
  for (i = 0; i < n; i++) {
    lua_Integer k;
    lua_rawgeti(L, arg, (lua_Integer)i + 1);
    k = lua_tointeger(L, -1);
    to[i] = k > 0 && k < limit ? (uint32_t)k : 0;
    lua_pop(L, 1);
  }
}

/*
** groups(list, ngroups [, families]) --> Groups: of each rule a number below
** ngroups; of each group that of its family, ascending, where "widest" has
** groups that compete, the first before the others
*/
static int groups(lua_State *L) {
  size_t n, more;
  lua_Integer ngroups = luaL_checkinteger(L, 2);
  Groups *g;
  luaL_checktype(L, 1, LUA_TTABLE);
  n = lua_rawlen(L, 1);
  luaL_argcheck(L, n <= GL_MAXPATTERNS, 1, "too many rules");
  luaL_argcheck(L, ngroups >= 1 && ngroups <= (lua_Integer)GL_MAXPATTERNS, 2,
                "number of groups expected");
  more = lua_istable(L, 3) ? (size_t)ngroups : 0;
  g = lua_newuserdatauv(L, sizeof *g + (n + more) * sizeof *g->group, 0);
  g->n = (uint32_t)n;
  g->ngroups = (uint32_t)ngroups;
  readnumbers(L, 1, g->group, n, ngroups);
  g->family = more ? g->group + n : NULL;
  if (more) readnumbers(L, 3, g->group + n, more, ngroups);
  luaL_setmetatable(L, GROUPS);
  return 1;
}

static const char *const extents[] = {"longest", "first", "all", "widest",
                                      NULL};

/* Runs the machine, without the tokens that are taken. Why it ended early, or
** GL_OK. */
static int run_machine(lua_State *L, Search *s, enum gl_extent extent,
                       const Groups *g, const gll_bits *taken) {
  gl_matcher *m = &s->searcher->machine;
  int err;
  m->taken = taken ? taken->at : NULL;
  m->family = g->family;
  s->busy = s->ran = 1;
  err = gl_matcher_run(m, extent, g->group, g->ngroups);
  m->taken = NULL;
  m->family = NULL;
  check(L, s, early(err) ? GL_OK : err);
  return early(err) ? err : GL_OK;
}

/*
** search:run(matches, groups [, taken]) --> Matches [, token, reason]
** matches: "longest", "first", "all" or "widest", which leaves out the tokens
** that are in the Bits `taken`; rules of one of the Groups compete. token:
** there the search ended early, for that reason. To be called once.
*/
static int search_run(lua_State *L) {
  Search *s = checkready(L);
  gl_matcher *m = &s->searcher->machine;
  int extent = gll_checkword(L, 2, NULL, extents), err, over;
  uint64_t budget = m->budget;
  const Groups *g = luaL_checkudata(L, 3, GROUPS);
  const gll_bits *taken;
  uint32_t *capat;
  List *l;
  luaL_argcheck(L, g->n == s->program->p.nrules, 3, "groups of other rules");
  luaL_argcheck(L, !s->ran, 1, "the search has run");
  lua_settop(L, 4);
  taken = lua_toboolean(L, 4) ? checkbits(L, s, 4) : NULL;
  l = gll_newbox(L, LIST, sizeof *l); /* 5 */
  l->mem = gll_mem(L);
  over = run_machine(L, s, (enum gl_extent)extent, g, taken);
  m->budget = m->work + budget; /* what was found is to be told */
  capat = lua_newuserdatauv(L, (m->nfound + 1) * sizeof *capat, 0);
  s->busy = 1;
  err = find_captures(s, l, capat);
  if (early(err)) over = err;
  check(L, s, early(err) ? GL_OK : err);
  gll_newmatches(L, &s->program->p, m, l->c, capat);
  lua_getiuservalue(L, 1, 1);
  lua_rawgeti(L, -1, TOKENS);
  lua_setiuservalue(L, -3, 1);
  lua_pop(L, 1);
  lua_pushcfunction(L, list_free);
  lua_pushvalue(L, 5);
  lua_call(L, 1, 0);
  if (!over) return 1;
  lua_pushinteger(L, (lua_Integer)m->stopped + 1);
  lua_pushstring(L, over == GL_EBUDGET ? "budget of steps used up"
                                       : "more matches than the limit");
  return 3;
}

static uint32_t checktoken(lua_State *L, const Search *s, int arg) {
  lua_Integer i = luaL_checkinteger(L, arg);
  luaL_argcheck(L, i >= 1 && i <= (lua_Integer)s->types.n, arg,
                "number of a token expected");
  return (uint32_t)(i - 1);
}

static uint32_t checkrule(lua_State *L, const Search *s, int arg) {
  lua_Integer i = luaL_checkinteger(L, arg);
  luaL_argcheck(L, i >= 1 && i <= (lua_Integer)s->program->p.nrules, arg,
                "number of a rule expected");
  return (uint32_t)(i - 1);
}

/*
** search:path(rule, i, j) --> {instruction, token, instruction, token, ...}:
** what took the tokens of a match, in order; empty where there is none
*/
static int search_path(lua_State *L) {
  Search *s = checkready(L);
  gl_found f;
  size_t n, i;
  lua_Integer k = 0;
  f.rule = checkrule(L, s, 2);
  f.first = checktoken(L, s, 3);
  f.end = checktoken(L, s, 4) + 1;
  s->searcher->machine.budget = UINT64_MAX;
  s->busy = 1;
  check(L, s, gl_matcher_path(&s->searcher->machine, &f, 1, &n));
  lua_newtable(L);
  for (i = 0; i < n; i++) {
    uint32_t what = s->searcher->machine.tmp[2 * i];
    if (!(what & GL_TRACE)) continue;
    lua_pushinteger(L, (lua_Integer)(what & ~GL_TRACE));
    lua_rawseti(L, -2, ++k);
    lua_pushinteger(L, (lua_Integer)s->searcher->machine.tmp[2 * i + 1] + 1);
    lua_rawseti(L, -2, ++k);
  }
  return 1;
}

/*
** search:farthest(rule, i, j) --> token, {instruction, ...}, matches
** The rule read from token i on, as far as token j: the token before which all
** its threads ended (j + 1: some went on behind j), the instructions that
** failed there, and whether it matches just these tokens.
*/
static int search_farthest(lua_State *L) {
  Search *s = checkready(L);
  uint32_t rule = checkrule(L, s, 2), first = checktoken(L, s, 3);
  uint32_t end = checktoken(L, s, 4) + 1, farthest;
  size_t n, i;
  int matches;
  luaL_argcheck(L, first < end, 4, "not before the first token expected");
  s->busy = 1;
  check(L, s,
        gl_matcher_farthest(&s->searcher->machine, rule, first, end, &farthest,
                            &n, &matches));
  lua_pushinteger(L, (lua_Integer)farthest + 1);
  lua_newtable(L);
  for (i = 0; i < n; i++) {
    lua_pushinteger(L, (lua_Integer)s->searcher->machine.tmp[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_pushboolean(L, matches);
  return 3;
}

static const luaL_Reg search_meta[] = {
    {"__gc", search_gc}, {"__close", search_gc}, {NULL, NULL}};
static const luaL_Reg search_methods[] = {{"alive", search_alive},
                                          {"places", search_places},
                                          {"bit", search_bit},
                                          {"item", search_item},
                                          {"ready", search_ready},
                                          {"run", search_run},
                                          {"path", search_path},
                                          {"farthest", search_farthest},
                                          {"close", search_free},
                                          {"limited", search_limited},
                                          {NULL, NULL}};
static const luaL_Reg functions[] = {
    {"search", search_new}, {"groups", groups}, {NULL, NULL}};

void gll_open_pattern(lua_State *L) {
  gll_open_program(L);
  gll_open_place(L);
  gll_open_matches(L);
  luaL_newmetatable(L, GROUPS);
  lua_pop(L, 1);
  gll_boxtype(L, LIST, list_free);
  gll_newtype(L, SEARCH, search_meta, search_methods, NULL);
  luaL_setfuncs(L, functions, 0);
}
