/*
** l_pattern.c: searches with Programs: the Search object, which reads the
** tokens of a text, is told what their places say, and runs; the Matches that
** it finds, and the Spans of these; Bits, sets of places.
*/
#include "l_pattern.h"

#include <string.h>

#define SEARCH "gloss.Search"
#define MATCHES "gloss.Matches"
#define BITS "gloss.Bits"

/* --- bits ----------------------------------------------------------------- */

typedef struct Bits {
  uint32_t n; /* tokens: so many boundaries and one more */
  uint64_t at[1];
} Bits;

static Bits *newbits(lua_State *L, uint32_t n) {
  size_t words = GL_BITWORDS((size_t)n + 1);
  size_t size = sizeof(Bits) + words * sizeof(uint64_t);
  Bits *b = lua_newuserdatauv(L, size, 0);
  memset(b, 0, size);
  b->n = n;
  luaL_setmetatable(L, BITS);
  return b;
}

enum { BEGIN, CHANGE, OUTSIDE, COVERED, FIRST, SPACE, SHARED };
static const char *const kinds[] = {"begin", "change", "outside", "covered",
                                    "first", "space",  "shared",  NULL};

/* The tokens that lie in a span: lo .. hi - 1; *from: the first that ends
** behind its begin. The tokens do not overlap. */
static void tokens_in(const gl_spans *t, uint32_t first, uint32_t end,
                      uint32_t *from, uint32_t *lo, uint32_t *hi) {
  uint32_t f, e, k = gl_spans_lower(t, first);
  *from = *lo = k;
  if (k > 0) {
    gl_spans_row(t, k - 1, &f, &e);
    if (e > first) *from = k - 1;
  }
  k = gl_spans_lower(t, end);
  for (; k > *lo; k--) {
    gl_spans_row(t, k - 1, &f, &e);
    if (e <= end) break;
  }
  *hi = k;
}

/* Owner of each token + 1, 0 where no span holds all of it; of spans that lie
** in each other the outer one. */
static void fill_owners(lua_State *L, const gl_spans *t, const gl_spans *s,
                        uint32_t *owner) {
  uint32_t row, first, end, from, lo, hi, last = 0;
  for (row = 0; row < s->n; row++) {
    gl_spans_row(s, row, &first, &end);
    if (end <= last) continue;
    if (first < last)
      luaL_error(L, "'within' needs spans of which none overlaps another in "
                    "part");
    last = end;
    tokens_in(t, first, end, &from, &lo, &hi);
    for (; lo < hi; lo++) owner[lo] = row + 1;
  }
}

static void fill_bits(lua_State *L, Bits *b, const gl_spans *t,
                      const gl_spans *s, int kind) {
  uint32_t row, first, end, from, lo, hi, i, f, e, *owner, done = 0;
  if (kind == CHANGE || kind == OUTSIDE) {
    owner = lua_newuserdatauv(L, ((size_t)t->n + 1) * sizeof *owner, 0);
    memset(owner, 0, ((size_t)t->n + 1) * sizeof *owner);
    fill_owners(L, t, s, owner);
    for (i = 0; i < t->n; i++)
      if (kind == OUTSIDE ? owner[i] == 0 : i && owner[i] != owner[i - 1])
        gl_bit_set(b->at, i);
    return;
  }
  for (row = 0; row < s->n; row++) {
    gl_spans_row(s, row, &first, &end);
    tokens_in(t, first, end, &from, &lo, &hi);
    if (kind == BEGIN && lo < t->n && from == lo) gl_bit_set(b->at, lo);
    if (kind == COVERED) { /* spans are in order: those before it are set */
      for (lo = lo < done ? done : lo; lo < hi; lo++) gl_bit_set(b->at, lo);
      done = lo;
    }
    if (kind == SHARED)
      for (; from < t->n; from++) {
        gl_spans_row(t, from, &f, &e);
        if (f >= end) break;
        gl_bit_set(b->at, from);
      }
    if (kind == FIRST && lo < hi) {
      gl_spans_row(t, lo, &f, &e);
      if (f == first) gl_bit_set(b->at, lo);
    }
  }
}

/*
** placebits(tokens, spans, kind) --> Bits: tokens of which kind says so:
** "begin" a span begins at the boundary before it; "change" the token before
** it lies in another span, or one of the two in none; "outside" it lies in
** none; "covered" a span shares a byte with it; "first" it is the first that
** lies in a span; "shared" it has a byte in common with a span; "space" one
** blank stands behind it (spans are not looked at).
*/
static int placebits(lua_State *L) {
  const gl_spans *t = gll_checkspans(L, 1), *s = NULL;
  int kind = gll_checkword(L, 3, NULL, kinds);
  uint32_t i, f, e;
  Bits *b;
  if (kind != SPACE) s = gll_checkspans(L, 2);
  lua_settop(L, 3);
  if (s && s->text->len != t->text->len)
    return luaL_argerror(L, 2, "spans of another text");
  b = newbits(L, t->n);
  if (s)
    fill_bits(L, b, t, s, kind);
  else
    for (i = 0; i < t->n; i++) {
      gl_spans_row(t, i, &f, &e);
      if (e < t->text->len && t->text->s[e] == ' ') gl_bit_set(b->at, i);
    }
  lua_settop(L, 4);
  return 1;
}

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
** lexicon too by which it did; if there is no other, and it is not too
** large. */
static void give_back(lua_State *L, gll_program *p, gl_searcher *f,
                      int failed) {
  gl_mem m = gll_mem(L);
  gl_searcher_bind(f, &m);
  if (failed || p->closed || p->idle || !gl_searcher_trim(f)) {
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
  p->users--;
  if (f) give_back(L, p, f, s->failed);
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
  int places;        /* index */
  const Bits **bits; /* by place; NULL: a function tells */
  size_t n;
} Asking;

/* An error of the host's function passes through; the search is then lost. */
static int ask_place(void *ud, uint32_t place, uint32_t token) {
  const Asking *a = ud;
  lua_State *L = a->L;
  const Bits *b = place < a->n ? a->bits[place] : NULL;
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
                     ? luaL_checkudata(L, -1, BITS)
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
  const Bits *b = luaL_checkudata(L, 3, BITS);
  luaL_argcheck(L, n >= 0 && n < (lua_Integer)s->program->p.nbits, 2,
                "no such bit");
  luaL_argcheck(L, b->n == s->types.n, 3, "bits of other tokens");
  s->busy = 1;
  check(L, s, gl_symbols_bit(&s->searcher->symbols, (uint32_t)n, b->at));
  return 0;
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
  uint32_t row, f, e, first, end, from, lo, hi, n = 0, *edge;
  int deep = 0;
  luaL_argcheck(L, item >= 0 && item < (lua_Integer)s->program->p.nitems, 2,
                "no such item");
  if (v->text->len != t->text->len)
    return luaL_argerror(L, 3, "spans of another text");
  edge = lua_newuserdatauv(L, 2 * ((size_t)v->n + 1) * sizeof *edge, 0);
  for (row = 0; row < v->n; row++) {
    gl_spans_row(v, row, &first, &end);
    tokens_in(t, first, end, &from, &lo, &hi);
    if (lo == hi) continue;
    gl_spans_row(t, lo, &f, &e);
    if (f != first) continue;
    gl_spans_row(t, hi - 1, &f, &e);
    if (e != end) continue;
    edge[n] = lo;
    edge[v->n + n++] = hi;
  }
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

/* --- matches -------------------------------------------------------------- */

typedef struct Capture {
  uint32_t name, first, end; /* tokens */
} Capture;

/* user value: the tokens */
typedef struct Matches {
  size_t n, ncaptures;
  gl_found *found;
  uint32_t *capat; /* n + 1 */
  uint32_t *label; /* of the rules, by match */
  Capture *capture;
} Matches;

/* being collected, owned by a box */
#define LIST "gloss.captures"
typedef struct List {
  gl_mem mem;
  Capture *c;
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
      Capture *c;
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

static Matches *newmatches(lua_State *L, const Search *s, const List *l,
                           const uint32_t *capat) {
  size_t n = s->searcher->machine.nfound, i, nc = l->n;
  size_t size = sizeof(Matches) + n * (sizeof(gl_found) + 2 * sizeof *capat) +
                sizeof *capat + nc * sizeof(Capture);
  Matches *x = lua_newuserdatauv(L, size, 1);
  memset(x, 0, sizeof *x);
  luaL_setmetatable(L, MATCHES);
  x->n = n;
  x->ncaptures = nc;
  x->found = (gl_found *)(x + 1);
  x->capture = (Capture *)(x->found + n);
  x->capat = (uint32_t *)(x->capture + nc);
  x->label = x->capat + n + 1;
  if (n) memcpy(x->found, s->searcher->machine.found, n * sizeof *x->found);
  if (nc) memcpy(x->capture, l->c, nc * sizeof *l->c);
  memcpy(x->capat, capat, (n + 1) * sizeof *capat);
  for (i = 0; i < n; i++)
    x->label[i] = s->program->p.rule[x->found[i].rule].label;
  return x;
}

static const char *const extents[] = {"longest", "first", "all", "widest",
                                      NULL};

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

/*
** search:run(matches, groups [, taken]) --> Matches [, token, reason]
** matches: "longest", "first", "all" or "widest", which leaves out the tokens
** that are in the Bits `taken`; rules of one of the Groups compete. token:
** there the search ended early, for that reason. To be called once.
*/
static int search_run(lua_State *L) {
  Search *s = checkready(L);
  int extent = gll_checkword(L, 2, NULL, extents), err, over;
  uint64_t budget = s->searcher->machine.budget;
  const Groups *g = luaL_checkudata(L, 3, GROUPS);
  uint32_t *capat;
  List *l;
  luaL_argcheck(L, g->n == s->program->p.nrules, 3, "groups of other rules");
  luaL_argcheck(L, !s->ran, 1, "the search has run");
  lua_settop(L, 4);
  if (lua_toboolean(L, 4)) {
    const Bits *b = luaL_checkudata(L, 4, BITS);
    luaL_argcheck(L, b->n == s->types.n, 4, "bits of other tokens");
    s->searcher->machine.taken = b->at;
  }
  s->searcher->machine.family = g->family;
  l = gll_newbox(L, LIST, sizeof *l); /* 5 */
  l->mem = gll_mem(L);
  s->busy = 1;
  err = gl_matcher_run(&s->searcher->machine, (enum gl_extent)extent, g->group,
                       g->ngroups);
  s->ran = 1;
  s->searcher->machine.taken = NULL;
  s->searcher->machine.family = NULL;
  over = early(err) ? err : GL_OK;
  check(L, s, over ? GL_OK : err);
  /* what was found is to be told */
  s->searcher->machine.budget = s->searcher->machine.work + budget;
  capat = lua_newuserdatauv(
      L, (s->searcher->machine.nfound + 1) * sizeof *capat, 0);
  s->busy = 1;
  err = find_captures(s, l, capat);
  if (early(err)) over = err;
  check(L, s, early(err) ? GL_OK : err);
  newmatches(L, s, l, capat);
  lua_getiuservalue(L, 1, 1);
  lua_rawgeti(L, -1, TOKENS);
  lua_setiuservalue(L, -3, 1);
  lua_pop(L, 1);
  lua_pushcfunction(L, list_free);
  lua_pushvalue(L, 5);
  lua_call(L, 1, 0);
  if (!over) return 1;
  lua_pushinteger(L, (lua_Integer)s->searcher->machine.stopped + 1);
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

/* --- reading matches ------------------------------------------------------ */

static Matches *checkmatches(lua_State *L) {
  return luaL_checkudata(L, 1, MATCHES);
}

static size_t checknumber(lua_State *L, const Matches *x) {
  lua_Integer i = luaL_checkinteger(L, 2);
  luaL_argcheck(L, i >= 1 && (lua_Unsigned)i <= x->n, 2, "no such match");
  return (size_t)(i - 1);
}

static int matches_len(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)checkmatches(L)->n);
  return 1;
}

/*
** matches:get(k) --> i, j, rule: numbers of its first and last token and rule
*/
static int matches_get(lua_State *L) {
  const Matches *x = checkmatches(L);
  const gl_found *f = &x->found[checknumber(L, x)];
  lua_pushinteger(L, (lua_Integer)f->first + 1);
  lua_pushinteger(L, (lua_Integer)f->end);
  lua_pushinteger(L, (lua_Integer)f->rule + 1);
  return 3;
}

/* bytes of tokens first .. end - 1 */
static void bytes_of(const gl_spans *t, uint32_t first, uint32_t end,
                     uint32_t *from, uint32_t *to) {
  uint32_t other;
  gl_spans_row(t, first, from, &other);
  gl_spans_row(t, end - 1, &other, to);
}

/*
** matches:captures(k) --> {name, first, last, name, first, last, ...}: numbers
** of names, first and last bytes, in the order of their ends
*/
static int matches_captures(lua_State *L) {
  const Matches *x = checkmatches(L);
  size_t k = checknumber(L, x), i;
  uint32_t from, to;
  const gl_spans *t;
  lua_Integer n = 0;
  lua_getiuservalue(L, 1, 1);
  t = lua_touserdata(L, -1);
  lua_newtable(L);
  for (i = x->capat[k]; i < x->capat[k + 1]; i++) {
    const Capture *c = &x->capture[i];
    bytes_of(t, c->first, c->end, &from, &to);
    lua_pushinteger(L, (lua_Integer)c->name);
    lua_rawseti(L, -2, ++n);
    lua_pushinteger(L, (lua_Integer)from + 1);
    lua_rawseti(L, -2, ++n);
    lua_pushinteger(L, (lua_Integer)to);
    lua_rawseti(L, -2, ++n);
  }
  return 1;
}

/* Pushes the Span of tokens first .. end - 1, of a set of its own that has the
** share at `share`. */
static void pushtokens(lua_State *L, const gl_spans *t, uint32_t first,
                       uint32_t end, int share) {
  gl_shape shape;
  gl_spans *s;
  memset(&shape, 0, sizeof shape);
  shape.n = 1;
  s = gll_newspans(L, share, &shape);
  bytes_of(t, first, end, &s->first[0], &s->end[0]);
  gl_spans_seal(s);
  gll_pushspan(L, lua_gettop(L), 0);
  lua_remove(L, -2);
}

/*
** matches:named(k, names) --> {name = Span, ...}, action: what match k captured
** last by each name of the list, which has those of captures from 0, and what
** is no string in it: the last one
*/
static int matches_named(lua_State *L) {
  const Matches *x = checkmatches(L);
  size_t k = checknumber(L, x), i;
  const gl_spans *t;
  luaL_checktype(L, 3, LUA_TTABLE);
  lua_settop(L, 3);
  lua_newtable(L); /* 4 */
  lua_pushnil(L);  /* 5: the action */
  if (x->capat[k] == x->capat[k + 1]) return 2;
  lua_getiuservalue(L, 1, 1);
  t = lua_touserdata(L, 6);
  gll_getshare(L, 6);
  lua_rawgeti(L, 7, 1); /* the Text */
  gll_newshare(L, 8);   /* 9 */
  for (i = x->capat[k + 1]; i-- > x->capat[k]; lua_settop(L, 9)) {
    const Capture *c = &x->capture[i];
    if (lua_rawgeti(L, 3, (lua_Integer)c->name + 1) != LUA_TSTRING) {
      if (lua_isnil(L, 5)) lua_replace(L, 5);
      continue;
    }
    lua_pushvalue(L, -1);
    if (lua_rawget(L, 4) != LUA_TNIL) continue; /* a later one */
    lua_pop(L, 1);
    pushtokens(L, t, c->first, c->end, 9);
    lua_rawset(L, 4);
  }
  lua_settop(L, 5);
  return 2;
}

/*
** matches:narrow(k, name) --> boolean: match k is now what its last capture of
** that number of a name is; false: it has none
*/
static int matches_narrow(lua_State *L) {
  Matches *x = checkmatches(L);
  size_t k = checknumber(L, x), i;
  lua_Integer name = luaL_checkinteger(L, 3);
  int is = 0;
  for (i = x->capat[k]; i < x->capat[k + 1]; i++)
    if ((lua_Integer)x->capture[i].name == name) {
      x->found[k].first = x->capture[i].first;
      x->found[k].end = x->capture[i].end;
      is = 1;
    }
  lua_pushboolean(L, is);
  return 1;
}

/* The number of a label among those that occur, which are the list at
** `used`. */
static unsigned used_label(lua_State *L, int used, uint32_t *number,
                           lua_Integer label) {
  if (number[label] == 0) {
    number[label] = (uint32_t)lua_rawlen(L, used) + 1;
    lua_rawgeti(L, 2, label + 1);
    lua_rawseti(L, used, (lua_Integer)number[label]);
  }
  return number[label] - 1;
}

/* Adds the rows of those that are kept, and to the list at `used` their
** labels. */
static void addrows(lua_State *L, const Matches *x, gl_rows *rows, int used) {
  size_t nlabels = lua_rawlen(L, 2), k;
  uint32_t from, to;
  uint32_t *number = lua_newuserdatauv(L, (nlabels + 1) * sizeof *number, 0);
  const gl_spans *t;
  int given = lua_istable(L, 5);
  memset(number, 0, (nlabels + 1) * sizeof *number);
  lua_getiuservalue(L, 1, 1);
  t = lua_touserdata(L, -1);
  for (k = 0; k < x->n; k++) {
    lua_Integer label = (lua_Integer)x->label[k];
    if (given) {
      int kept = lua_rawgeti(L, 5, (lua_Integer)k + 1) != LUA_TBOOLEAN;
      if (lua_isinteger(L, -1)) label = lua_tointeger(L, -1);
      lua_pop(L, 1);
      if (!kept) continue;
    }
    luaL_argcheck(L, label >= 0 && (size_t)label < nlabels, 5, "no such label");
    bytes_of(t, x->found[k].first, x->found[k].end, &from, &to);
    gll_addrow(L, rows, from, to, used_label(L, used, number, label),
               (uint32_t)k);
  }
  lua_pop(L, 2);
}

/*
** matches:spans(labels, info [, ids [, labelof]]) --> Spans, whose refs are the
** numbers of matches. labels: list of strings, by the numbers of the rules'
** labels, from 0; info: user value of the Run; ids: list of strings by match;
** labelof: list by match of another number of a label, or false: it is left
** out. info.incomplete becomes that of the Spans.
*/
static int matches_spans(lua_State *L) {
  const Matches *x = checkmatches(L);
  gl_rows *rows;
  int share;
  luaL_checktype(L, 2, LUA_TTABLE);
  luaL_checktype(L, 3, LUA_TTABLE);
  lua_settop(L, 5);
  lua_newtable(L); /* 6 */
  rows = gll_newrows(L);
  addrows(L, x, rows, 6);
  lua_getiuservalue(L, 1, 1);
  gll_getshare(L, -1);
  lua_rawgeti(L, -1, 1); /* the Text */
  gll_newshare(L, -1);
  share = lua_gettop(L);
  if (lua_getfield(L, 3, "incomplete") == LUA_TTABLE)
    lua_setfield(L, share, "incomplete");
  else
    lua_pop(L, 1);
  gll_newrun(L, x->n, lua_istable(L, 4) ? 4 : 0, 3);
  gll_addrun(L, share);
  gll_fromrows(L, rows, share, 6);
  return 1;
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
static const luaL_Reg matches_meta[] = {{"__len", matches_len}, {NULL, NULL}};
static const luaL_Reg matches_methods[] = {
    {"get", matches_get},     {"captures", matches_captures},
    {"named", matches_named}, {"narrow", matches_narrow},
    {"spans", matches_spans}, {NULL, NULL}};
static const luaL_Reg functions[] = {{"search", search_new},
                                     {"placebits", placebits},
                                     {"groups", groups},
                                     {NULL, NULL}};

void gll_open_pattern(lua_State *L) {
  gll_open_program(L);
  luaL_newmetatable(L, BITS);
  luaL_newmetatable(L, GROUPS);
  lua_pop(L, 2);
  gll_boxtype(L, LIST, list_free);
  gll_newtype(L, SEARCH, search_meta, search_methods, NULL);
  gll_newtype(L, MATCHES, matches_meta, matches_methods, NULL);
  luaL_setfuncs(L, functions, 0);
}
