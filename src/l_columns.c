/*
** l_columns.c: lexical attributes of all spans of a set, in columns: the
** Attributes.
**
** An Attributes holds the number of the type of each span, and the types. What
** is known of them is worked out when first asked for: flags and lengths, for
** which it has room, and columns of strings, which are userdata that it keeps.
*/
#include "l_scratch.h"

#include <string.h>

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
static gl_vocab *numberrows(lua_State *L, gll_scratch *w, const gl_spans *s,
                            uint32_t *number) {
  gl_vocab *v = s->n > GL_LONGTEXT ? &w->large : &w->vocab;
  gll_checkscratch(L, w, gl_vocab_begin(v, s->n));
  gll_checkscratch(L, w, gl_vocab_rows(v, &w->forms, s, number));
  return v;
}

static int iskept(const gll_scratch *w, const gl_vocab *v) {
  return w->kept && v == &w->vocab;
}

static void settypes(gll_types *t, gll_scratch *w, const gl_vocab *v) {
  t->scratch = w;
  t->lower = &w->lower;
  t->vocab = iskept(w, v) ? &w->vocab : NULL;
}

void gll_types_begin(lua_State *L, const gl_spans *s, uint32_t *number,
                     gll_types *t) {
  gll_scratch *w = gll_newscratch(L, s->text, 0);
  settypes(t, w, numberrows(L, w, s, number));
  t->text = s->text;
  t->form = w->forms.form;
  t->n = (uint32_t)w->forms.n;
  t->here = 1;
}

void gll_types_of(lua_State *L, const gll_attrs *a, gll_types *t) {
  gll_scratch *w = gll_newscratch(L, a->text, 0);
  settypes(t, w, a->n > GL_LONGTEXT ? &w->large : &w->vocab);
  t->text = a->text;
  t->form = a->column[GLL_TEXTATTR]->form;
  t->n = a->ntypes;
  t->here = a->serial == w->vocab.serial;
}

void gll_types_end(gll_types *t) { gll_endscratch(t->scratch); }

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
  const gl_lexicon *x = gll_optlexicon(L, 2);
  uint32_t few[ROWS], *number = few;
  const gl_vocab *v;
  gll_attrs *a;
  gll_scratch *w;
  lua_settop(L, 2);
  if (s->n > ROWS)
    number = lua_newuserdatauv(L, s->n * sizeof *number, 0); /* 3 */
  else
    lua_pushnil(L);
  w = gll_newscratch(L, s->text, 0); /* 4 */
  v = numberrows(L, w, s, number);
  a = newattrs(L, &w->forms, s->n, number, few);
  a->lexicon = x;
  a->serial = iskept(w, v) ? v->serial : 0;
  gll_endscratch(w);
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

void gll_valueof(lua_State *L, const gll_attrs *a, gll_scratch *w,
                 const gl_lemmas *z, int attr, uint32_t type, gll_value *v) {
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
      gll_checkscratch(L, w, gl_attr_lower(&w->lower, s, n, &out, &k));
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
static void fillforms(lua_State *L, const gll_attrs *a, gll_scratch *w,
                      int attr, const gl_lemmas *z, uint32_t *of) {
  gll_value v;
  uint32_t i;
  for (i = 0; i < a->ntypes; i++) {
    gll_valueof(L, a, w, z, attr, i, &v);
    gll_checkscratch(L, w, gl_forms_add(&w->forms, v.s, v.n, v.at, &of[i]));
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
  gll_scratch *w;
  uint32_t *of;
  if (a->column[attr]) return a->column[attr];
  arg = lua_absindex(L, arg);
  z = lemmasfor(L, arg, attr);
  if (a->column[attr]) return a->column[attr]; /* by a finaliser meanwhile */
  of = lua_newuserdatauv(L, a->ntypes * sizeof *of + 1, 0);
  w = gll_newscratch(L, a->text, a->ntypes);
  fillforms(L, a, w, attr, z, of);
  c = newcolumn(L, &w->forms, a->ntypes);
  if (a->ntypes) memcpy(c->of, of, a->ntypes * sizeof *of);
  keep(L, arg, IDS + attr);
  gll_endscratch(w);
  lua_pop(L, 2);
  return a->column[attr] = c;
}

/* Both at once, for who asks for one of them often asks for the other. */
static void makefacts(lua_State *L, gll_attrs *a) {
  const gl_vocab *v = &gll_keptscratch(L)->vocab;
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
    gll_pushbytes(L, gl_column_str(c, gll_formof(c, type)));
  } else if (attr == GLL_LENGTH)
    lua_pushinteger(L, (lua_Integer)gll_attrlengths(L, arg)[type]);
  else
    lua_pushboolean(
        L, (int)(gll_attrflags(L, arg)[type] >> (attr - GLL_NATTRS) & 1));
}

/* --- the object ----------------------------------------------------------- */

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

static const luaL_Reg methods[] = {{"where", gll_where},
                                   {"count", gll_count},
                                   {"ids", gll_ids},
                                   {"text", gll_text},
                                   {NULL, NULL}};
static const luaL_Reg metamethods[] = {
    {"__len", attrs_len}, {"__tostring", attrs_tostring}, {NULL, NULL}};
static const luaL_Reg functions[] = {
    {"attributes", attributes}, {"attributer", attributer}, {NULL, NULL}};

void gll_open_columns(lua_State *L) {
  gll_newtype(L, GLL_ATTRS, metamethods, methods, attrs_index);
  luaL_getmetatable(L, GLL_ATTRS);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &gll_attrsmeta);
  luaL_setfuncs(L, functions, 0);
}
