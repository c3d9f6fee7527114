/*
** l_attr.c: lexical attributes: of all spans of a set, in columns (the
** Attributes), and of one token (gll_pushlexical).
**
** An Attributes holds the number of the type of each span, and the types. What
** is known of them is worked out when first asked for: flags and lengths, for
** which it has room, and columns of strings, which are userdata that it keeps.
*/
#include "l_attr.h"

#include <string.h>

#define GLL_LEXICON "gloss.Lexicon"
#define FORMS "gloss.forms"

/* attributes that are no flags */
static const char *const names[] = {"text",  "lemma",  "lower",  "prefix",
                                    "shape", "suffix", "length", NULL};

/* The flag of that name, or -1: they are in order. */
static int flagnumber(const char *name) {
  int lo = 0, hi = GL_NATTRFLAGS;
  while (lo < hi) {
    int mid = (lo + hi) / 2, c = strcmp(name, gl_attr_names[mid]);
    if (c == 0) return mid;
    if (c < 0)
      hi = mid;
    else
      lo = mid + 1;
  }
  return -1;
}

int gll_attrnumber(const char *name) {
  int i;
  for (i = 0; names[i]; i++)
    if (names[i][0] == name[0] && strcmp(name, names[i]) == 0) return i;
  if (name[0] != 'i' && name[0] != 'l') return -1; /* is_, like_ */
  return (i = flagnumber(name)) >= 0 ? GLL_NATTRS + i : -1;
}

static int unknown(lua_State *L, const char *name) {
  luaL_Buffer b;
  int i;
  luaL_buffinit(L, &b);
  for (i = 0; i < GL_NATTRFLAGS; i++) {
    luaL_addstring(&b, gl_attr_names[i]);
    luaL_addstring(&b, ", ");
  }
  luaL_addstring(&b, "lemma, length, lower, prefix, shape, suffix, text");
  luaL_pushresult(&b);
  return luaL_error(L, "unknown attribute '%s' (known: %s)", name,
                    lua_tostring(L, -1));
}

/* number of the attribute whose name is at `arg` */
static int checkattr(lua_State *L, int arg) {
  const char *name = luaL_checkstring(L, arg);
  int number = gll_attrnumber(name);
  return number >= 0 ? number : unknown(L, name);
}

/* --- word lists ----------------------------------------------------------- */

/* adds the words of the list at the top (popped), or counts them and their
** bytes */
static void eachword(lua_State *L, const char *class, unsigned cls,
                     gl_lexicon *x, size_t *n, size_t *bytes) {
  const char *s;
  size_t len;
  lua_Integer i;
  luaL_checktype(L, -1, LUA_TTABLE);
  for (i = 1; lua_rawgeti(L, -1, i) != LUA_TNIL; i++, lua_pop(L, 1)) {
    if (lua_type(L, -1) != LUA_TSTRING)
      luaL_error(L, "class '%s': word %I is not a string", class,
                 (LUAI_UACINT)i);
    s = lua_tolstring(L, -1, &len);
    if (x == NULL)
      ++*n, *bytes += len < GL_LEX_MAXWORD ? GL_LEX_MAXWORD : len;
    else if (!gl_lexicon_add(x, s, len, cls))
      luaL_error(L, "class '%s': word '%s' is empty or longer than %d bytes",
                 class, s, (int)GL_LEX_MAXWORD);
  }
  lua_pop(L, 2);
}

static uint16_t nextlexicon(lua_State *L);

/*
** lexicon({class = {word, ...}, ...} [, lemmas]) --> Lexicon: the words that
** flags ask for. Classes: stop, number, domain. In any case, 32 bytes at most
** each, 65,536 of them. lemmas: function() -> Lemmatiser or nil, called when
** first needed. Raises on other classes and words.
*/
static int lexicon(lua_State *L) {
  static const char *const known[] = {"stop", "number", "domain", NULL};
  gl_lexicon *x = NULL;
  size_t n = 0, bytes = 0;
  int pass, i;
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 2);
  gll_checkoptions(L, 1, known);
  for (pass = 0; pass < 2; pass++) {
    for (i = 0; known[i]; i++)
      if (lua_getfield(L, 1, known[i]) != LUA_TNIL)
        eachword(L, known[i], 1u << i, x, &n, &bytes);
      else
        lua_pop(L, 1);
    if (x) break;
    if (n > GL_LEX_MAXWORDS)
      return luaL_error(L, "more than %d words in a lexicon",
                        (int)GL_LEX_MAXWORDS);
    x = lua_newuserdatauv(L, gl_lexicon_size(n, bytes), 1);
    gl_lexicon_layout(x, n, bytes);
    x->number = nextlexicon(L);
    luaL_setmetatable(L, GLL_LEXICON);
    lua_pushvalue(L, 2);
    lua_setiuservalue(L, -2, 1);
  }
  return 1;
}

static const char lexiconmeta = 0; /* as gll_textmeta of Texts */

/* the lexicon at `arg`; nil or false: none */
static const gl_lexicon *optlexicon(lua_State *L, int arg) {
  const gl_lexicon *x;
  if (!lua_toboolean(L, arg)) return NULL;
  x = gll_testmeta(L, arg, &lexiconmeta);
  return x ? x : luaL_checkudata(L, arg, GLL_LEXICON); /* raises */
}

const gl_lemmas *gll_lexlemmas(lua_State *L, int at) {
  const gl_lemmas *z = NULL;
  if (!lua_toboolean(L, at)) return NULL;
  luaL_checkudata(L, at, GLL_LEXICON);
  at = lua_absindex(L, at);
  if (lua_getiuservalue(L, at, 1) == LUA_TFUNCTION) {
    lua_call(L, 0, 1);
    lua_pushvalue(L, -1);
    lua_setiuservalue(L, at, 1); /* the lexicon keeps it */
  }
  if (!lua_isnil(L, -1)) z = gll_checklemmas(L, -1);
  lua_pop(L, 1);
  return z;
}

/* --- scratch -------------------------------------------------------------- */

/*
** Room that the engine grows, owned by a box. Each Lua state keeps one, for a
** short text needs little of it for a short time. Where that is in use (by whom
** a finaliser has interrupted, or an error) or was finalised, another one is
** made for the one time.
*/
typedef struct Scratch {
  gl_forms forms;
  gl_lowerbuf lower;
  gl_vocab vocab, large; /* the second for a long text alone */
  uint16_t lexica;       /* that were made */
  int kept, busy;
} Scratch;

#define KEPT 65536 /* bytes that are kept at most, the vocabulary aside */

static const char kept = 0; /* its address is the key of that one */

static void freescratch(Scratch *w) {
  gl_forms_free(&w->forms);
  gl_lowerbuf_free(&w->lower);
}

static void setmemory(lua_State *L, Scratch *w) {
  w->forms.mem = w->lower.mem = w->lower.norm.mem = gll_mem(L);
  w->vocab.mem = w->large.mem = w->forms.mem;
}

static int scratch_free(lua_State *L) {
  Scratch *w = luaL_checkudata(L, 1, FORMS);
  setmemory(L, w); /* the coroutine that used it may be gone */
  freescratch(w);
  gl_vocab_free(&w->vocab);
  gl_vocab_free(&w->large);
  w->busy = 1;
  return 0;
}

/* The one that is kept. */
static Scratch *keptscratch(lua_State *L) {
  Scratch *w;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &kept);
  w = lua_touserdata(L, -1);
  lua_pop(L, 1);
  return w;
}

/* A number that no other Lexicon has, 0 where there are no more. */
static uint16_t nextlexicon(lua_State *L) {
  Scratch *w = keptscratch(L);
  return w->lexica < UINT16_MAX ? ++w->lexica : 0;
}

/* Pushes the box, for that many strings, as far as is known; `release` it when
** done, an error leaves it to the collector. */
static Scratch *newscratch(lua_State *L, const gl_text *t, size_t n) {
  Scratch *w;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &kept);
  w = lua_touserdata(L, -1);
  if (w->busy) {
    lua_pop(L, 1);
    w = gll_newbox(L, FORMS, sizeof *w);
  }
  w->busy = 1;
  setmemory(L, w);
  w->forms.seed = (w->forms.seed ^ (uintptr_t)w) * 0x9E3779B97F4A7C15u;
  gl_forms_begin(&w->forms, t, n);
  return w;
}

static void release(Scratch *w) {
  if (!w->kept || gl_forms_held(&w->forms) + gl_lowerbuf_held(&w->lower) > KEPT)
    freescratch(w);
  if (!w->kept) gl_vocab_free(&w->vocab);
  gl_vocab_free(&w->large);
  w->busy = 0;
}

static void check(lua_State *L, Scratch *w, int rc) {
  if (rc) release(w);
  if (rc == GL_ETOOMANY) luaL_error(L, "too many different words");
  if (rc) gll_nomem(L);
}

/* --- one word ------------------------------------------------------------- */

static void pushstr(lua_State *L, gl_str s) { lua_pushlstring(L, s.s, s.n); }

static void pushlower(lua_State *L, const gl_text *t, const unsigned char *s,
                      size_t n) {
  const unsigned char *out;
  Scratch *w;
  size_t i;
  if (gl_skip_ascii(s, s + n) == s + n) {
    luaL_Buffer b;
    char *p = luaL_buffinitsize(L, &b, n);
    for (i = 0; i < n; i++) p[i] = (char)(s[i] - 65u < 26u ? s[i] + 32 : s[i]);
    luaL_pushresultsize(&b, n);
    return;
  }
  w = newscratch(L, t, 0);
  check(L, w, gl_attr_lower(&w->lower, s, n, &out, &n));
  lua_pushlstring(L, (const char *)out, n);
  release(w);
  lua_remove(L, -2);
}

static void pushlemma(lua_State *L, const gl_text *t, const unsigned char *s,
                      size_t n, const gl_lemmas *z) {
  unsigned char key[GL_LEMMA_MAX];
  size_t k = gl_lemma_key(s, n, key);
  gl_lemmaset set;
  if (k == 0)
    pushlower(L, t, s, n);
  else {
    gl_lemma_find(z, key, k, &set);
    pushstr(L, gl_lemma_of(z, &set, 0));
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
    case GLL_LEMMA: pushlemma(L, t, s, n, z); return;
    case GLL_LOWER: pushlower(L, t, s, n); return;
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

/*
** lexical(spans, fn) --> boolean: from now on the members of `spans`, and of
** sets made of them, have the fields of a token; fn() gives the Lexicon that
** they need. For a set of one matcher call; false where it is of another
** number. lexical(spans) --> boolean: whether they have them.
*/
static int lexical(lua_State *L) {
  const gl_spans *s = gll_checkspans(L, 1);
  lua_settop(L, 2);
  if (s->nruns == 1) {
    gll_getshare(L, 1);
    lua_rawgeti(L, 3, 2);
    lua_getiuservalue(L, 4, 1);
    if (!lua_isnil(L, 2)) {
      luaL_checktype(L, 2, LUA_TFUNCTION);
      lua_pushvalue(L, 2);
      lua_setfield(L, 5, "lexical");
    }
    lua_getfield(L, 5, "lexical");
  } else
    lua_pushnil(L);
  lua_pushboolean(L, !lua_isnil(L, -1));
  return 1;
}

const gl_lexicon *gll_tolexicon(lua_State *L, int info) {
  const gl_lexicon *x;
  if (lua_getfield(L, info, "lexical") == LUA_TFUNCTION) {
    lua_call(L, 0, 1);
    luaL_checkudata(L, -1, GLL_LEXICON);
    lua_pushvalue(L, -1);
    lua_setfield(L, info, "lexical"); /* keeps it */
  }
  x = lua_touserdata(L, -1);
  lua_pop(L, 1);
  return x;
}

/* --- columns -------------------------------------------------------------- */

/* what an Attributes keeps: Spans and Lexicon, the numbers of many rows, then
** columns of strings in the order of attributes, but for that of text */
enum { SPANS = 1, LEXICON, IDS, NKEPT = IDS + GLL_SUFFIX };

#if LUA_VERSION_NUM >= 504 /* each in a user value of its own */

/* Pushes a userdata of so many bytes, for `keep`. */
static void *newkeeper(lua_State *L, size_t size) {
  return lua_newuserdatauv(L, size, NKEPT);
}

/* Has the one at `arg` keep what is at the top, which is popped. */
static void keep(lua_State *L, int arg, int at) {
  lua_setiuservalue(L, arg, at);
}

/* Pushes what it keeps there. */
static void pushkept(lua_State *L, int arg, int at) {
  lua_getiuservalue(L, arg, at);
}

#else /* in a table */

static void *newkeeper(lua_State *L, size_t size) {
  void *p = lua_newuserdatauv(L, size, 1);
  lua_createtable(L, NKEPT, 0);
  lua_setiuservalue(L, -2, 1);
  return p;
}

static void keep(lua_State *L, int arg, int at) {
  lua_getiuservalue(L, arg, 1);
  lua_insert(L, -2);
  lua_rawseti(L, -2, at);
  lua_pop(L, 1);
}

static void pushkept(lua_State *L, int arg, int at) {
  lua_getiuservalue(L, arg, 1);
  lua_rawgeti(L, -1, at);
  lua_remove(L, -2);
}

#endif

const char gll_attrsmeta = 0;

gll_attrs *gll_checkattrs(lua_State *L, int arg) {
  gll_attrs *a = gll_testmeta(L, arg, &gll_attrsmeta);
  return a ? a : luaL_checkudata(L, arg, GLL_ATTRS); /* raises */
}

/* pushes what the forms hold, as a column */
static gl_column *newcolumn(lua_State *L, const gl_forms *f, size_t ntypes) {
  size_t size = gl_column_size(f, ntypes);
  gl_column *c;
  if (size == 0) gll_nomem(L);
  c = lua_newuserdatauv(L, size, 0);
  gl_column_fill(c, f, ntypes);
  return c;
}

/* Numbers the rows of a set; returns the vocabulary that was asked. */
static gl_vocab *numberrows(lua_State *L, Scratch *w, const gl_spans *s,
                            uint32_t *number) {
  gl_vocab *v = s->n > GL_LONGTEXT ? &w->large : &w->vocab;
  check(L, w, gl_vocab_begin(v, s->n));
  check(L, w, gl_vocab_rows(v, &w->forms, s, number));
  return v;
}

static int iskept(const Scratch *w, const gl_vocab *v) {
  return w->kept && v == &w->vocab;
}

static void settypes(gll_types *t, Scratch *w, const gl_vocab *v) {
  t->scratch = w;
  t->lower = &w->lower;
  t->vocab = iskept(w, v) ? &w->vocab : NULL;
}

void gll_types_begin(lua_State *L, const gl_spans *s, uint32_t *number,
                     gll_types *t) {
  Scratch *w = newscratch(L, s->text, 0);
  settypes(t, w, numberrows(L, w, s, number));
  t->text = s->text;
  t->form = w->forms.form;
  t->n = (uint32_t)w->forms.n;
  t->here = 1;
}

void gll_types_of(lua_State *L, const gll_attrs *a, gll_types *t) {
  Scratch *w = newscratch(L, a->text, 0);
  settypes(t, w, a->n > GL_LONGTEXT ? &w->large : &w->vocab);
  t->text = a->text;
  t->form = a->column[GLL_TEXTATTR]->form;
  t->n = a->ntypes;
  t->here = a->serial == w->vocab.serial;
}

void gll_types_end(gll_types *t) { release(t->scratch); }

#define ROWS 1024 /* of short texts, which need no block for their numbers */

/* Pushes an Attributes of the n rows that have been numbered; numbers in `few`
** are copied into it, and there is room for what will be known of the types. */
static gll_attrs *newattrs(lua_State *L, const gl_forms *f, size_t n,
                           uint32_t *number, const uint32_t *few) {
  const size_t types = gl_column_size(f, 0), nids = number == few ? n : 0;
  gl_column *c;
  gll_attrs *a;
  if (types == 0) gll_nomem(L);
  a = newkeeper(L, sizeof *a + types + (2 * f->n + nids) * sizeof *number);
  memset(a, 0, sizeof *a);
  c = (gl_column *)(a + 1);
  gl_column_fill(c, f, 0);
  a->text = f->text;
  a->n = (uint32_t)n;
  a->ntypes = (uint32_t)f->n;
  a->column[GLL_TEXTATTR] = c;
  a->facts = (uint32_t *)((char *)c + types);
  a->id = number;
  if (nids) a->id = memcpy(a->facts + 2 * f->n, few, nids * sizeof *number);
  gll_setmeta(L, &gll_attrsmeta);
  return a;
}

/*
** attributes(spans [, lexicon]) --> Attributes of the spans. O(n).
*/
static int attributes(lua_State *L) {
  const gl_spans *s = gll_checkspans(L, 1);
  const gl_lexicon *x = optlexicon(L, 2);
  uint32_t few[ROWS], *number = few;
  const gl_vocab *v;
  gll_attrs *a;
  Scratch *w;
  lua_settop(L, 2);
  if (s->n > ROWS)
    number = lua_newuserdatauv(L, s->n * sizeof *number, 0); /* 3 */
  else
    lua_pushnil(L);
  w = newscratch(L, s->text, 0); /* 4 */
  v = numberrows(L, w, s, number);
  a = newattrs(L, &w->forms, s->n, number, few);
  a->lexicon = x;
  a->serial = iskept(w, v) ? v->serial : 0;
  release(w);
  lua_pushvalue(L, 1);
  keep(L, 5, SPANS);
  lua_pushvalue(L, 2);
  keep(L, 5, LEXICON);
  if (number != few) {
    lua_pushvalue(L, 3);
    keep(L, 5, IDS);
  }
  return 1;
}

/* upvalues of the public function */
enum { LEAVE = 1, LEXICA, CODE };

/* Whether its arguments are a Spans of no doc, and nothing else, and the
** Lexicon for them is there, which is pushed then. */
static int isplain(lua_State *L) {
  lua_settop(L, 2);
  if (!lua_isnil(L, 2) || gll_testspans(L, 1) == NULL) return 0;
  gll_pushdocof(L, 1);
  if (!lua_isnil(L, -1)) return 0;
  lua_pushvalue(L, lua_upvalueindex(CODE));
  return lua_rawget(L, lua_upvalueindex(LEXICA)) != LUA_TNIL;
}

static int plainly(lua_State *L) {
  if (isplain(L)) {
    lua_replace(L, 2);
    return attributes(L);
  }
  lua_settop(L, 2);
  lua_pushvalue(L, lua_upvalueindex(LEAVE));
  lua_insert(L, 1);
  lua_call(L, 2, 1);
  return 1;
}

/*
** attributer(leave, lexica, code) --> function(spans [, options]) -->
** Attributes, by the Lexicon lexica[code], where there is one, of a Spans that
** is of no doc, without options; else it returns what leave(spans, options)
** does.
*/
static int attributer(lua_State *L) {
  luaL_checktype(L, LEAVE, LUA_TFUNCTION);
  luaL_checktype(L, LEXICA, LUA_TTABLE);
  luaL_checktype(L, CODE, LUA_TSTRING);
  lua_settop(L, CODE);
  lua_pushcclosure(L, plainly, CODE);
  return 1;
}

/* A value of a string attribute: bytes, and the place in the text that they are
** from, or GL_NOWHERE. */
typedef struct Value {
  const unsigned char *s;
  size_t n;
  uint64_t at;
  unsigned char made[GL_SHAPECAP];
  gl_lemmaset set;
} Value;

/* attribute `attr` of a type; lemmas by `z` */
static inline void valueof(lua_State *L, const gll_attrs *a, Scratch *w,
                           const gl_lemmas *z, int attr, uint32_t type,
                           Value *v) {
  const gl_wordform *form = &a->column[GLL_TEXTATTR]->form[type];
  const unsigned char *s = a->text->s + form->at, *out = s;
  size_t n = form->n, k = n;
  v->at = form->at;
  switch (attr) {
    case GLL_LEMMA:
      k = gl_lemma_key(s, n, v->made);
      if (k > 0) {
        gl_str first;
        gl_lemma_find(z, v->made, k, &v->set);
        first = gl_lemma_of(z, &v->set, 0);
        out = (const unsigned char *)first.s;
        k = first.n;
        v->at = GL_NOWHERE;
        break;
      }
      /* too long: in small letters */ /* FALLTHROUGH */
    case GLL_LOWER:
      check(L, w, gl_attr_lower(&w->lower, s, n, &out, &k));
      if (out != s) v->at = GL_NOWHERE;
      break;
    case GLL_PREFIX: k = gl_attr_prefix(s, n); break;
    case GLL_SHAPE:
      k = gl_attr_shape(s, n, v->made);
      out = v->made;
      v->at = GL_NOWHERE;
      break;
    case GLL_SUFFIX:
      k = gl_attr_suffix(s, n);
      out += n - k;
      v->at += n - k;
      break;
    default: break;
  }
  v->s = out;
  v->n = k;
}

/* numbers the values of attribute `attr` of all types */
static void fillforms(lua_State *L, const gll_attrs *a, Scratch *w, int attr,
                      const gl_lemmas *z, uint32_t *of) {
  Value v;
  uint32_t i;
  for (i = 0; i < a->ntypes; i++) {
    valueof(L, a, w, z, attr, i, &v);
    check(L, w, gl_forms_add(&w->forms, v.s, v.n, v.at, &of[i]));
  }
}

void gll_pushattrspans(lua_State *L, int arg) { pushkept(L, arg, SPANS); }

void gll_pushlexicon(lua_State *L, int arg) { pushkept(L, arg, LEXICON); }

/* the lemmas that `attr` of the Attributes at `arg` (absolute) needs */
static const gl_lemmas *lemmasfor(lua_State *L, int arg, int attr) {
  const gl_lemmas *z;
  if (attr != GLL_LEMMA) return NULL;
  gll_pushlexicon(L, arg);
  z = gll_lexlemmas(L, -1);
  lua_pop(L, 1);
  return z;
}

const gl_lemmas *gll_attrlemmas(lua_State *L, int arg) {
  return lemmasfor(L, arg, GLL_LEMMA);
}

const gl_column *gll_column(lua_State *L, int arg, int attr) {
  gll_attrs *a = lua_touserdata(L, arg);
  const gl_lemmas *z;
  gl_column *c;
  Scratch *w;
  uint32_t *of;
  if (a->column[attr]) return a->column[attr];
  arg = lua_absindex(L, arg);
  z = lemmasfor(L, arg, attr);
  if (a->column[attr]) return a->column[attr]; /* by a finaliser meanwhile */
  of = lua_newuserdatauv(L, a->ntypes * sizeof *of + 1, 0);
  w = newscratch(L, a->text, a->ntypes);
  fillforms(L, a, w, attr, z, of);
  c = newcolumn(L, &w->forms, a->ntypes);
  if (a->ntypes) memcpy(c->of, of, a->ntypes * sizeof *of);
  keep(L, arg, IDS + attr);
  release(w);
  lua_pop(L, 2);
  return a->column[attr] = c;
}

/* Both at once, for who asks for one of them often asks for the other. */
static void makefacts(lua_State *L, gll_attrs *a) {
  const gl_vocab *v = &keptscratch(L)->vocab;
  gl_vocab_facts(v, a->column[GLL_TEXTATTR], v->serial == a->serial, a->lexicon,
                 a->facts, a->facts + a->ntypes);
  a->flags = a->facts;
  a->length = a->facts + a->ntypes;
}

const uint32_t *gll_attrflags(lua_State *L, int arg) {
  gll_attrs *a = lua_touserdata(L, arg);
  if (a->flags == NULL) makefacts(L, a);
  return a->flags;
}

const uint32_t *gll_attrlengths(lua_State *L, int arg) {
  gll_attrs *a = lua_touserdata(L, arg);
  if (a->length == NULL) makefacts(L, a);
  return a->length;
}

/* --- sets of tokens (l_query.c) ------------------------------------------- */

int gll_pushcolumns(lua_State *L, int set) {
  const gl_spans *s = lua_touserdata(L, set);
  int top = lua_gettop(L), plain = 0;
  if (s->nruns != 1) return 0;
  lua_pushcfunction(L, attributes);
  lua_pushvalue(L, set);
  gll_getshare(L, set);
  lua_rawgeti(L, -1, 2);
  lua_getiuservalue(L, -1, 1);
  if (gll_tolexicon(L, lua_gettop(L)) != NULL) {
    lua_getfield(L, -1, "source"); /* a derived run may have other fields */
    plain = lua_isnil(L, -1);
    lua_getfield(L, -2, "lexical");
  }
  if (!plain) {
    lua_settop(L, top);
    return 0;
  }
  lua_replace(L, top + 3);
  lua_settop(L, top + 3);
  lua_call(L, 2, 1);
  return 1;
}

void gll_pushvalue(lua_State *L, int arg, int attr, uint32_t type) {
  if (attr < GLL_LENGTH) {
    const gl_column *c = gll_column(L, arg, attr);
    pushstr(L, gl_column_str(c, gll_formof(c, type)));
  } else if (attr == GLL_LENGTH)
    lua_pushinteger(L, (lua_Integer)gll_attrlengths(L, arg)[type]);
  else
    lua_pushboolean(
        L, (int)(gll_attrflags(L, arg)[type] >> (attr - GLL_NATTRS) & 1));
}

/* --- conditions ----------------------------------------------------------- */

/* whether the value at the top, popped, is as the condition at `at` asks */
static int holds(lua_State *L, int at) {
  int is = 0, top = lua_gettop(L);
  if (lua_type(L, at) == LUA_TFUNCTION) {
    lua_pushvalue(L, at);
    lua_pushvalue(L, top);
    lua_call(L, 1, 1);
    is = lua_toboolean(L, -1);
  } else if (lua_type(L, at) == LUA_TTABLE) {
    lua_pushvalue(L, top);
    is = lua_rawget(L, at) != LUA_TNIL;
  } else
    is = lua_rawequal(L, top, at);
  lua_settop(L, top - 1);
  return is;
}

/* replaces a list by the table value -> true */
static void toset(lua_State *L, int at) {
  lua_Integer i;
  lua_newtable(L);
  for (i = 1; lua_geti(L, at, i) != LUA_TNIL; i++) {
    lua_pushboolean(L, 1);
    lua_rawset(L, -3);
  }
  lua_pop(L, 1);
  lua_replace(L, at);
}

static void needstrings(lua_State *L, int attr, int at) {
  int t = lua_type(L, at), want = attr == GLL_LENGTH   ? LUA_TNUMBER
                                  : attr >= GLL_NATTRS ? LUA_TBOOLEAN
                                                       : LUA_TSTRING;
  if (t != want && t != LUA_TFUNCTION &&
      (t != LUA_TTABLE || want == LUA_TBOOLEAN))
    luaL_error(L, "attribute '%s': %s%s or function expected, got %s",
               attr >= GLL_NATTRS ? gl_attr_names[attr - GLL_NATTRS]
                                  : names[attr],
               lua_typename(L, want), want == LUA_TBOOLEAN ? "" : ", list",
               luaL_typename(L, at));
}

/* Whether no character that begins with this byte has a folded form that begins
** with ASCII, as that of "\u{FB01}" does. (A spec asks all characters.) */
static inline int staysnonascii(unsigned c) {
  return c >= 0xCE && c < 0xEF && c != 0xE1 && c != 0xE2;
}

/* Whether the attribute of the word s is another than `want`, as far as its
** first bytes or its last one tell. */
static inline int unlike(int attr, const unsigned char *s, size_t n,
                         const char *want, size_t nwant) {
  const unsigned c = s[0], letter = c | 0x20;
  const int isletter = letter - 'a' < 26;
  unsigned first = c;
  switch (attr) {
    case GLL_PREFIX: return nwant > n || c != (unsigned char)want[0];
    case GLL_SUFFIX:
      return nwant - 1 >= n || s[n - 1] != (unsigned char)want[nwant - 1];
    case GLL_LOWER: /* a mark may be composed with what it follows */
      if (c >= 0x80) return (unsigned char)want[0] < 0x80 && staysnonascii(c);
      if (n > 1 && s[1] >= 0x80) return 0;
      if (isletter) first = letter;
      break;
    case GLL_SHAPE:
      if (c >= 0x80 || n >= 100) return 0; /* that may be long */
      if (isletter) first = c == letter ? 'x' : 'X';
      if (c - '0' < 10) first = 'd';
      break;
    default: return 0;
  }
  return first != (unsigned char)want[0];
}

/* whether the bytes are as the condition at `at` asks: a string, a set, or a
** function, whose answers are in the table at the top */
static int passes(lua_State *L, int at, gl_str s) {
  int is;
  pushstr(L, s);
  if (lua_type(L, at) != LUA_TFUNCTION) return holds(L, at);
  lua_pushvalue(L, -1);
  if (lua_rawget(L, -3) == LUA_TNIL) {
    lua_pop(L, 1);
    lua_pushvalue(L, -1);
    lua_pushboolean(L, holds(L, at));
    lua_pushvalue(L, -1);
    lua_insert(L, -3);
    lua_rawset(L, -4);
  } else
    lua_remove(L, -2);
  is = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return is;
}

/* Leaves in ok[] the types of which some lemma is as the condition at `at`
** asks: any will do, as in patterns. Scratch is its own, for a condition may
** raise: the one that is kept would be in use from then on. */
static void filterlemmas(lua_State *L, const gll_attrs *a, int at,
                         uint8_t *ok) {
  const gl_lemmas *z = lemmasfor(L, 1, GLL_LEMMA);
  Scratch *w = gll_newbox(L, FORMS, sizeof *w);
  uint32_t i;
  setmemory(L, w);
  lua_newtable(L);
  for (i = 0; i < a->ntypes; i++) {
    Value v;
    gl_str s;
    unsigned k = 0;
    if (!ok[i]) continue;
    v.set.n = 0;
    valueof(L, a, w, z, GLL_LEMMA, i, &v);
    s.s = (const char *)v.s;
    s.n = v.n;
    while (!(ok[i] = (uint8_t)passes(L, at, s)) && ++k < v.set.n)
      s = gl_lemma_of(z, &v.set, k);
  }
  release(w);
  lua_pop(L, 2);
}

/* Leaves in ok[] the types whose attribute is as the condition at `at` asks;
** a function is asked once for each value. */
static void filter(lua_State *L, gll_attrs *a, int attr, int at, uint8_t *ok) {
  uint32_t i;
  if (lua_type(L, at) == LUA_TTABLE) toset(L, at);
  if (attr == GLL_LEMMA) {
    filterlemmas(L, a, at, ok);
  } else if (attr >= GLL_NATTRS) {
    const uint32_t *f = gll_attrflags(L, 1);
    unsigned bit = (unsigned)(attr - GLL_NATTRS);
    uint8_t good[2];
    for (i = 0; i < 2; i++) {
      lua_pushboolean(L, (int)i);
      good[i] = (uint8_t)holds(L, at);
    }
    for (i = 0; i < a->ntypes; i++) ok[i] &= good[f[i] >> bit & 1];
  } else if (attr == GLL_LENGTH) {
    const uint32_t *len = gll_attrlengths(L, 1);
    for (i = 0; i < a->ntypes; i++) {
      if (!ok[i]) continue;
      lua_pushinteger(L, (lua_Integer)len[i]);
      ok[i] = (uint8_t)holds(L, at);
    }
  } else {
    const gl_column *c = gll_column(L, 1, attr);
    uint8_t *good = lua_newuserdatauv(L, (size_t)c->n + 1, 0);
    gl_str want = {NULL, 0};
    if (lua_type(L, at) == LUA_TSTRING) want.s = lua_tolstring(L, at, &want.n);
    for (i = 0; i < c->n; i++) {
      gl_str s = gl_column_str(c, i);
      if (want.s)
        good[i] = s.n == want.n && memcmp(s.s, want.s, s.n) == 0;
      else {
        pushstr(L, s);
        good[i] = (uint8_t)holds(L, at);
      }
    }
    for (i = 0; i < a->ntypes; i++) ok[i] &= good[c->of ? c->of[i] : i];
  }
}

#define NALL (GLL_NATTRS + GL_NATTRFLAGS)

/* What a table of conditions asks for. */
typedef struct Asked {
  uint32_t mask, flags; /* of the flags in the mask these */
  int haslength;
  lua_Integer length;
  int nstrings, nothers;
  struct Equal { /* strings that are not in columns */
    int attr;
    const char *s;
    size_t n;
  } string[GLL_LENGTH];
  struct Other {
    int attr, at; /* index of the condition */
  } other[NALL];
} Asked;

/* Reads the condition at the top, which will stay where its name is now. */
static void readcondition(lua_State *L, const gll_attrs *a, int attr,
                          Asked *q) {
  const int type = lua_type(L, -1);
  needstrings(L, attr, lua_gettop(L));
  if (type == LUA_TBOOLEAN) {
    const uint32_t bit = (uint32_t)1 << (attr - GLL_NATTRS);
    q->mask |= bit;
    if (lua_toboolean(L, -1)) q->flags |= bit;
  } else if (attr == GLL_LENGTH && lua_isinteger(L, -1)) {
    q->haslength = 1;
    q->length = lua_tointeger(L, -1);
  } else if (type == LUA_TSTRING && attr != GLL_LEMMA && !a->column[attr] &&
             !(a->asked >> attr & 1)) {
    struct Equal *e = &q->string[q->nstrings++];
    e->attr = attr;
    e->s = lua_tolstring(L, -1, &e->n);
  } else {
    q->other[q->nothers].attr = attr;
    q->other[q->nothers++].at = lua_gettop(L) - 1;
  }
}

/* Reads the table of conditions at 2; their values stay on the stack. */
static void readconditions(lua_State *L, const gll_attrs *a, Asked *q) {
  q->mask = q->flags = 0;
  q->haslength = q->nstrings = q->nothers = 0;
  luaL_checkstack(L, NALL + LUA_MINSTACK, "too many conditions");
  for (lua_pushnil(L); lua_next(L, 2); lua_insert(L, -2)) {
    if (lua_type(L, -2) != LUA_TSTRING)
      luaL_error(L, "name of an attribute expected, got %s",
                 luaL_typename(L, -2));
    readcondition(L, a, checkattr(L, -2), q);
  }
}

/* Leaves in ok[] the types whose string attributes equal those that are asked
** for. They are not numbered for this: a column pays when it is asked again.
** Few types come as far as to need their value. */
static void equal(lua_State *L, gll_attrs *a, const Asked *q, uint8_t *ok) {
  const gl_wordform *form = a->column[GLL_TEXTATTR]->form;
  const int top = lua_gettop(L);
  Scratch *w = NULL;
  uint8_t *next = ok;
  int k;
  for (; (next = memchr(next, 1, a->ntypes - (size_t)(next - ok))); next++) {
    const uint32_t i = (uint32_t)(next - ok);
    for (k = 0; ok[i] && k < q->nstrings; k++) {
      const struct Equal *e = &q->string[k];
      Value v;
      ok[i] = 0;
      if (unlike(e->attr, a->text->s + form[i].at, form[i].n, e->s, e->n))
        continue;
      if (w == NULL && e->attr == GLL_LOWER) w = newscratch(L, a->text, 0);
      valueof(L, a, w, NULL, e->attr, i, &v);
      ok[i] = v.n == e->n && memcmp(v.s, e->s, v.n) == 0;
    }
  }
  if (w) release(w);
  lua_settop(L, top);
  for (k = 0; k < q->nstrings; k++) a->asked |= 1u << q->string[k].attr;
}

/* Sets ok[] to which types have the flags and the length. */
static void plainfacts(lua_State *L, const gll_attrs *a, const Asked *q,
                       uint8_t *ok) {
  const int any = !q->haslength; /* length will do */
  const int none = !any && (lua_Unsigned)q->length > UINT32_MAX;
  const uint32_t length = none ? 0 : (uint32_t)q->length;
  const uint32_t *flags, *len;
  uint32_t i;
  if (none || (any && q->mask == 0)) {
    memset(ok, !none, a->ntypes);
    return;
  }
  flags = gll_attrflags(L, 1);
  len = gll_attrlengths(L, 1);
  for (i = 0; i < a->ntypes; i++)
    ok[i] = (uint8_t)(((flags[i] & q->mask) == q->flags) &
                      (any | (len[i] == length)));
}

/* ok[] for the table of conditions at 2: in `room`, or pushed. What asks least
** of a type comes first. */
#define ROOM 512
static uint8_t *conditions(lua_State *L, gll_attrs *a, uint8_t room[ROOM]) {
  uint8_t *ok = a->ntypes <= ROOM ? room : lua_newuserdatauv(L, a->ntypes, 0);
  int k, top;
  Asked q;
  readconditions(L, a, &q);
  plainfacts(L, a, &q, ok);
  if (q.nstrings) equal(L, a, &q, ok);
  top = lua_gettop(L);
  for (k = 0; k < q.nothers; k++, lua_settop(L, top))
    filter(L, a, q.other[k].attr, q.other[k].at, ok);
  return ok;
}

/*
** attributes:where{name = condition, ...} --> Spans: the spans whose
** attributes all are as asked: a flag true or false; a string or number equal
** to the value, in a list of values, or of a kind that function(value) says
** yes to, which is asked once for each value. Raises on other names and
** types. O(n).
*/
static int attrs_where(lua_State *L) {
  gll_attrs *a = gll_checkattrs(L, 1);
  const uint8_t *ok;
  uint8_t room[ROOM];
  uint64_t *mask;
  size_t i, w;
  luaL_checktype(L, 2, LUA_TTABLE);
  gll_checklast(L, 2, "one table of conditions");
  lua_settop(L, 2);
  ok = conditions(L, a, room);
  mask = gll_newbits(L, a->n);
  for (i = 0; i < a->n;) {
    uint64_t bits = 0;
    size_t lo = i, hi = a->n - i < 64 ? a->n : i + 64;
    for (w = lo / 64; i < hi; i++) bits |= (uint64_t)ok[a->id[i]] << (i - lo);
    mask[w] = bits;
  }
  gll_pushattrspans(L, 1);
  gll_select(L, -1, mask);
  return 1;
}

/* --- counts --------------------------------------------------------------- */

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
    pushstr(L, gl_column_str(c, i));
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

/*
** attributes:count([name]) --> table: how many spans have each value of the
** attribute, by default "lower". O(n).
** attributes:count{name = condition, ...} --> how many spans are as asked;
** see where.
*/
int gll_count(lua_State *L) {
  gll_attrs *a = gll_checkattrs(L, 1);
  uint32_t small[SMALL], *count, i;
  uint8_t room[ROOM];
  const uint32_t *value;
  int attr = GLL_LOWER;
  gll_checklast(L, 2, "one attribute or table of conditions");
  lua_settop(L, 2);
  if (lua_type(L, 2) == LUA_TTABLE) {
    const uint8_t *ok = conditions(L, a, room);
    lua_Integer n = 0;
    if (a->ntypes && memchr(ok, 1, a->ntypes)) /* else none of the rows is */
      for (i = 0; i < a->n; i++) n += ok[a->id[i]];
    lua_pushinteger(L, n);
    return 1;
  }
  if (!lua_isnil(L, 2)) attr = checkattr(L, 2);
  if (attr == GLL_TEXTATTR ||
      (attr == GLL_LOWER && !a->column[attr] && !(a->asked >> attr & 1))) {
    gll_types t;
    a->asked |= 1u << attr;
    gll_types_of(L, a, &t);
    gll_pushcounts(L, &t, a->id, a->n, attr == GLL_LOWER);
    gll_types_end(&t);
    return 1;
  }
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
  int attr = lua_isnoneornil(L, arg) ? GLL_LOWER : checkattr(L, arg);
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
static int attrs_ids(lua_State *L) {
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
static int attrs_text(lua_State *L) {
  lua_Integer i = luaL_checkinteger(L, 2);
  const gl_column *c;
  gll_checkattrs(L, 1);
  c = gll_column(L, 1, optstring(L, 3));
  if (i < 1 || (lua_Unsigned)i > c->n)
    luaL_pushfail(L);
  else
    pushstr(L, gl_column_str(c, (uint32_t)(i - 1)));
  return 1;
}

/*
** #attributes --> number of spans
*/
static int attrs_len(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)gll_checkattrs(L, 1)->n);
  return 1;
}

static int attrs_tostring(lua_State *L) {
  const gll_attrs *a = gll_checkattrs(L, 1);
  lua_pushfstring(L, "Attributes (%I spans, %I words)", (LUAI_UACINT)a->n,
                  (LUAI_UACINT)a->ntypes);
  return 1;
}

/* attributes.spans --> the Spans; attributes.method */
static int attrs_index(lua_State *L) {
  lua_pushvalue(L, 2);
  if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) return 1;
  gll_checkattrs(L, 1);
  if (lua_type(L, 2) == LUA_TSTRING &&
      strcmp(lua_tostring(L, 2), "spans") == 0) {
    gll_pushattrspans(L, 1);
    return 1;
  }
  lua_pushnil(L);
  return 1;
}

static const luaL_Reg methods[] = {{"where", attrs_where},
                                   {"count", gll_count},
                                   {"ids", attrs_ids},
                                   {"text", attrs_text},
                                   {NULL, NULL}};
static const luaL_Reg metamethods[] = {
    {"__len", attrs_len}, {"__tostring", attrs_tostring}, {NULL, NULL}};
static const luaL_Reg functions[] = {{"lexicon", lexicon},
                                     {"lexical", lexical},
                                     {"attributes", attributes},
                                     {"attributer", attributer},
                                     {NULL, NULL}};

void gll_open_attr(lua_State *L) {
  luaL_newmetatable(L, GLL_LEXICON);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &lexiconmeta);
  gll_boxtype(L, FORMS, scratch_free);
  /* where the module is opened again, Lexica have their numbers from this
  ** one */
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &kept) == LUA_TNIL) {
    ((Scratch *)gll_newbox(L, FORMS, sizeof(Scratch)))->kept = 1;
    lua_rawsetp(L, LUA_REGISTRYINDEX, &kept);
  }
  lua_pop(L, 1);
  gll_newtype(L, GLL_ATTRS, metamethods, methods, attrs_index);
  luaL_getmetatable(L, GLL_ATTRS);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &gll_attrsmeta);
  luaL_setfuncs(L, functions, 0);
  gll_open_ngram(L);
  gll_open_lemma(L);
}
