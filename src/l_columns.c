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

/* --- what it keeps -------------------------------------------------------- */

#if LUA_VERSION_NUM >= 504 /* columns in a table, others in user values */

static void *newkeeper(lua_State *L, size_t size) {
  return lua_newuserdatauv(L, size, GLL_MORE);
}

void gll_keep(lua_State *L, int arg, int at) { lua_setiuservalue(L, arg, at); }

void gll_pushmore(lua_State *L, int arg) {
  if (lua_getiuservalue(L, arg, GLL_MORE) != LUA_TNIL) return;
  lua_pop(L, 1);
  lua_newtable(L);
  if (lua_getiuservalue(L, arg, GLL_MORE) == LUA_TNIL) {
    lua_pushvalue(L, -2);
    lua_setiuservalue(L, arg, GLL_MORE);
    lua_pop(L, 1);
  } else /* a finaliser has made it meanwhile */
    lua_replace(L, -2);
}

static void pushkept(lua_State *L, int arg, int at) {
  lua_getiuservalue(L, arg, at);
}

#else /* all in a table */

static void *newkeeper(lua_State *L, size_t size) {
  void *p = lua_newuserdatauv(L, size, 1);
  lua_createtable(L, GLL_MORE, 0);
  lua_setiuservalue(L, -2, 1);
  return p;
}

void gll_keep(lua_State *L, int arg, int at) {
  lua_getiuservalue(L, arg, 1);
  lua_insert(L, -2);
  lua_rawseti(L, -2, at);
  lua_pop(L, 1);
}

void gll_pushmore(lua_State *L, int arg) { lua_getiuservalue(L, arg, 1); }

static void pushkept(lua_State *L, int arg, int at) {
  lua_getiuservalue(L, arg, 1);
  lua_rawgeti(L, -1, at);
  lua_remove(L, -2);
}

#endif

void gll_pushattrspans(lua_State *L, int arg) {
  pushkept(L, arg, GLL_SPANSKEPT);
}

void gll_pushlexicon(lua_State *L, int arg) {
  pushkept(L, arg, GLL_LEXICONKEPT);
}

/* --- the object ----------------------------------------------------------- */

const char gll_attrsmeta = 0;

gll_attrs *gll_toattrs(lua_State *L, int arg) {
  gll_attrs *a = gll_testmeta(L, arg, &gll_attrsmeta);
  return a ? a : luaL_checkudata(L, arg, GLL_ATTRS); /* raises */
}

gll_attrs *gll_checkattrs(lua_State *L, int arg) {
  gll_attrs *a = gll_toattrs(L, arg);
  gll_ownwords(L, arg, a);
  return a;
}

/* Pushes the Attributes of the Spans at 1 by the Lexicon at 2, with the
** metatable at `meta`. */
static int make(lua_State *L, const gl_spans *s, const gl_lexicon *x,
                gll_scratch *w, int meta) {
  gll_attrs *a = newkeeper(L, sizeof *a);
  const int at = lua_gettop(L);
  memset(a, 0, sizeof *a);
  a->spans = s;
  a->text = s->text;
  a->n = s->n;
  a->lexicon = x;
  a->scratch = w;
  lua_pushvalue(L, meta);
  lua_setmetatable(L, at);
  lua_pushvalue(L, 1);
  gll_keep(L, at, GLL_SPANSKEPT);
  lua_pushvalue(L, 2);
  gll_keep(L, at, GLL_LEXICONKEPT);
  lua_settop(L, at);
  return 1;
}

/*
** attributes(spans [, lexicon]) --> Attributes of the spans. O(1): words are
** numbered when something is asked that needs it.
*/
static int attributes(lua_State *L) {
  const gl_spans *s = gll_checkspans(L, 1);
  const gl_lexicon *x = gll_optlexicon(L, 2);
  lua_settop(L, 2);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &gll_attrsmeta); /* 3 */
  return make(L, s, x, gll_keptscratch(L), 3);
}

/* upvalues of the public function; the last is what LEXICA has for CODE, once
** it is there */
enum { LEAVE = 1, LEXICA, CODE, TYPE, SPANSTYPE, ROOM, LEXICON };

/* Its argument, if that is a Spans of no doc, and nothing else; or NULL. What
** its type is an upvalue tells, for nothing of the text is read. */
static const gl_spans *plainspans(lua_State *L) {
  const gl_spans *s = lua_touserdata(L, 1);
  if (s == NULL || !lua_isnoneornil(L, 2)) return NULL;
  lua_settop(L, 1);
  if (!lua_getmetatable(L, 1)) return NULL;
  if (lua_topointer(L, -1) == lua_topointer(L, lua_upvalueindex(SPANSTYPE)))
    gll_pushdocof(L, 1);
  if (!lua_isnil(L, -1)) s = NULL;
  lua_settop(L, 1);
  return s;
}

/* The Lexicon for them, or NULL, for nobody has asked for it yet. */
static const gl_lexicon *lexiconfor(lua_State *L) {
  const gl_lexicon *x = lua_touserdata(L, lua_upvalueindex(LEXICON));
  if (x == NULL) {
    lua_pushvalue(L, lua_upvalueindex(CODE));
    lua_rawget(L, lua_upvalueindex(LEXICA));
    if ((x = gll_optlexicon(L, -1)) != NULL)
      lua_replace(L, lua_upvalueindex(LEXICON));
    lua_settop(L, 1);
  }
  return x;
}

static int plainly(lua_State *L) {
  const gl_spans *s = plainspans(L);
  const gl_lexicon *x;
  if (s && (x = lexiconfor(L)) != NULL) {
    lua_pushvalue(L, lua_upvalueindex(LEXICON));
    return make(L, s, x, lua_touserdata(L, lua_upvalueindex(ROOM)),
                lua_upvalueindex(TYPE));
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
  lua_rawgetp(L, LUA_REGISTRYINDEX, &gll_attrsmeta);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &gll_spansmeta);
  lua_pushlightuserdata(L, gll_keptscratch(L));
  lua_pushnil(L);
  lua_pushcclosure(L, plainly, LEXICON);
  return 1;
}

/* --- columns -------------------------------------------------------------- */

void gll_valueof(lua_State *L, const gl_text *t, const gl_wordform *form,
                 gll_scratch *w, const gl_lemmas *z, int attr, gll_value *v) {
  const unsigned char *s = t->s + form->at, *out = s;
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

/* Numbers the values of attribute `attr` of all types in the scratch that is
** returned, in its next turn. May push a box. */
static gll_scratch *number(lua_State *L, const gll_attrs *a, int attr,
                           const gl_lemmas *z, uint32_t *of) {
  const gl_wordform *form = a->column[GLL_TEXTATTR]->form;
  gll_scratch *w = gll_newscratch(L);
  gll_value v;
  uint32_t i;
  gll_beginforms(w, a->text, a->ntypes);
  for (i = 0; i < a->ntypes; i++) {
    gll_valueof(L, a->text, &form[i], w, z, attr, &v);
    gll_checkscratch(L, w, gl_forms_add(&w->forms, v.s, v.n, v.at, &of[i]));
  }
  w->turn = ++w->turns;
  return w;
}

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

/* While memory is asked for scratch is free, for that may fail; and a finaliser
** may use it, or ask for the same column. */
static const gl_column *makecolumn(lua_State *L, int arg, const gll_attrs *a,
                                   int attr, const gl_lemmas *z) {
  uint32_t *of = lua_newuserdatauv(L, a->ntypes * sizeof *of + 1, 0);
  gll_scratch *w;
  gl_column *c;
  size_t size;
  uint64_t turn;
  const int more = lua_gettop(L) + 1;
  gll_pushmore(L, arg);
  w = number(L, a, attr, z, of);
  size = gl_column_size(&w->forms, a->ntypes);
  turn = w->turn;
  w->busy = 0;
  if (size == 0) gll_nomem(L);
  c = lua_newuserdatauv(L, size, 0);
  if (a->column[attr]) return a->column[attr];
  lua_rawseti(L, more, GLL_MORE + attr);
  if (w->turn == turn && !w->busy)
    gll_takescratch(L, w);
  else
    w = number(L, a, attr, z, of);
  gl_column_fill(c, &w->forms, a->ntypes);
  if (a->ntypes) memcpy(c->of, of, a->ntypes * sizeof *of);
  gll_endscratch(w);
  return c;
}

const gl_column *gll_column(lua_State *L, int arg, int attr) {
  gll_attrs *a = lua_touserdata(L, arg);
  const int top = lua_gettop(L);
  const gl_lemmas *z;
  if (a->column[attr]) return a->column[attr];
  arg = lua_absindex(L, arg);
  gll_ownwords(L, arg, a);
  if (attr == GLL_TEXTATTR) return a->column[attr];
  z = lemmasfor(L, arg, attr);
  if (a->column[attr] == NULL) /* by a finaliser meanwhile */
    a->column[attr] = makecolumn(L, arg, a, attr, z);
  lua_settop(L, top);
  return a->column[attr];
}

/* --- tokens and words (l_query.c)
** ------------------------------------------- */

int gll_pushcolumns(lua_State *L, int set) {
  const gl_spans *s = lua_touserdata(L, set);
  int top = lua_gettop(L), plain = 0;
  if (s->nruns > 1) return 0;
  lua_pushcfunction(L, attributes);
  lua_pushvalue(L, set);
  gll_getshare(L, set);
  if (s->nruns) { /* else the share tells that they are words */
    lua_rawgeti(L, -1, 2);
    lua_getiuservalue(L, -1, 1);
  }
  if (gll_tolexicon(L, set, lua_gettop(L)) != NULL) {
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

/* --- methods -------------------------------------------------------------- */

/*
** #attributes --> number of spans
*/
static int attrs_len(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)gll_toattrs(L, 1)->n);
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
  gll_toattrs(L, 1);
  if (lua_type(L, 2) == LUA_TSTRING &&
      strcmp(lua_tostring(L, 2), "spans") == 0) {
    gll_pushattrspans(L, 1);
    return 1;
  }
  lua_pushnil(L);
  return 1;
}

static const luaL_Reg methods[] = {{"ids", gll_ids},
                                   {"text", gll_text},
                                   {"where", gll_where},
                                   {"count", gll_count},
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
