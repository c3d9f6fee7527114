/*
** l_words.c: the words of a set: the number of each of its spans, the same for
** the same bytes, and what is known of them.
*/
#include "l_scratch.h"

#include <string.h>

/* --- numbers -------------------------------------------------------------- */

/* The vocabulary for so many rows. */
static inline gl_vocab *vocabof(gll_scratch *w, size_t rows) {
  return rows > GL_LONGTEXT ? &w->large : &w->vocab;
}

/* Numbers the rows of a set; returns the vocabulary that was asked. */
static gl_vocab *numberrows(lua_State *L, gll_scratch *w, const gl_spans *s,
                            uint32_t *number) {
  gl_vocab *v = vocabof(w, s->n);
  gll_beginforms(w, s->text, 0);
  gll_checkscratch(L, w, gl_vocab_begin(v, s->n));
  gll_checkscratch(L, w, gl_vocab_rows(v, &w->forms, s, number));
  return v;
}

static int iskept(const gll_scratch *w, const gl_vocab *v) {
  return w->kept && v == &w->vocab;
}

/* Whether its words are in that scratch, which is free. */
static inline int isthere(const gll_scratch *w, const gll_attrs *a) {
  return w->turn == a->turn && w->turn && !w->busy;
}

/* Its words are in the scratch that is returned, in use, and their numbers in
** `number`, or there where that is NULL. May push a box. */
static gll_scratch *seat(lua_State *L, gll_attrs *a, uint32_t *number) {
  gll_scratch *w = a->scratch;
  const gl_vocab *v;
  if (isthere(w, a)) {
    gll_takescratch(L, w);
    return w;
  }
  if (w->busy)
    w = gll_newscratch(L);
  else
    gll_takescratch(L, w);
  v = numberrows(L, w, a->spans, number ? number : w->number);
  w->known = 0;
  w->turn = ++w->turns;
  if (w->kept) a->turn = w->turn;
  a->serial = iskept(w, v) ? v->serial : 0;
  return w;
}

/* The column of text and, of a short one, the numbers in one block. While
** memory is asked for scratch is free, for that may fail; and a finaliser may
** ask for the same meanwhile. */
void gll_ownwords(lua_State *L, int arg, gll_attrs *a) {
  const int top = lua_gettop(L);
  uint32_t *number = NULL;
  size_t nids = a->n, size;
  gll_scratch *w;
  gl_column *c;
  if (a->column[GLL_TEXTATTR]) return;
  arg = lua_absindex(L, arg);
  if (a->n > GLL_ROWS) {
    gll_pushmore(L, arg);
    number = lua_newuserdatauv(L, a->n * sizeof *number, 0);
    lua_rawseti(L, -2, GLL_NUMBERSKEPT);
    nids = 0;
  }
  w = seat(L, a, number);
  size = gl_column_size(&w->forms, 0);
  w->busy = 0;
  if (size == 0) gll_nomem(L);
  c = lua_newuserdatauv(L, size + nids * sizeof *number, 0);
  if (a->column[GLL_TEXTATTR] == NULL) {
    lua_pushvalue(L, -1);
    gll_keep(L, arg, GLL_WORDSKEPT);
    w = seat(L, a, number);
    gl_column_fill(c, &w->forms, 0);
    if (nids)
      number = memcpy((char *)c + size, w->number, nids * sizeof *number);
    a->id = number;
    a->ntypes = c->n;
    a->column[GLL_TEXTATTR] = c;
    gll_endscratch(w);
  }
  lua_settop(L, top);
}

void gll_beginwords(lua_State *L, int arg, gll_attrs *a, gll_words *x) {
  const gl_column *c;
  if (a->n > GLL_ROWS || (a->turn && !isthere(a->scratch, a)))
    gll_ownwords(L, arg, a);
  c = a->column[GLL_TEXTATTR];
  x->scratch = NULL;
  if (c == NULL) {
    gll_scratch *w = x->scratch = seat(L, a, NULL);
    x->id = w->number;
    x->form = w->forms.form;
    x->n = (uint32_t)w->forms.n;
  } else {
    x->id = a->id;
    x->form = c->form;
    x->n = c->n;
  }
}

void gll_endwords(gll_words *x) {
  if (x->scratch) gll_endscratch(x->scratch);
}

/* --- words that are counted (l_count.c) ----------------------------------- */

static void settypes(gll_types *t, gll_scratch *w, const gl_vocab *v) {
  t->scratch = w;
  t->lower = &w->lower;
  t->vocab = iskept(w, v) ? &w->vocab : NULL;
}

void gll_types_begin(lua_State *L, const gl_spans *s, uint32_t *number,
                     gll_types *t) {
  gll_scratch *w = gll_newscratch(L);
  settypes(t, w, numberrows(L, w, s, number));
  t->text = s->text;
  t->form = w->forms.form;
  t->n = (uint32_t)w->forms.n;
  t->here = 1;
}

void gll_types_of(lua_State *L, int arg, gll_attrs *a, gll_types *t,
                  const uint32_t **number) {
  gll_words x;
  gll_scratch *w;
  gll_beginwords(L, arg, a, &x);
  w = x.scratch ? x.scratch : gll_newscratch(L);
  settypes(t, w, vocabof(w, a->n));
  t->text = a->text;
  t->form = x.form;
  t->n = x.n;
  t->here = a->serial == w->vocab.serial;
  *number = x.id;
}

void gll_types_end(gll_types *t) { gll_endscratch(t->scratch); }

/* --- flags and lengths ---------------------------------------------------- */

/* Both at once, for who asks for one of them often asks for the other. Those of
** words of its own are kept. */
static void makefacts(lua_State *L, int arg, gll_attrs *a) {
  const gl_vocab *v = &a->scratch->vocab;
  const int top = lua_gettop(L);
  const gl_column *c;
  uint32_t *facts;
  arg = lua_absindex(L, arg);
  gll_ownwords(L, arg, a);
  c = a->column[GLL_TEXTATTR];
  gll_pushmore(L, arg);
  facts = lua_newuserdatauv(L, 2 * c->n * sizeof *facts + 1, 0);
  if (a->flags == NULL) { /* nor has a finaliser made them */
    lua_rawseti(L, -2, GLL_FACTSKEPT);
    gl_vocab_facts(v, a->text, c->form, c->n, v->serial == a->serial,
                   a->lexicon, facts, facts + c->n);
    a->flags = facts;
    a->length = facts + c->n;
  }
  lua_settop(L, top);
}

const uint32_t *gll_attrflags(lua_State *L, int arg) {
  gll_attrs *a = lua_touserdata(L, arg);
  if (a->flags == NULL) makefacts(L, arg, a);
  return a->flags;
}

const uint32_t *gll_attrlengths(lua_State *L, int arg) {
  gll_attrs *a = lua_touserdata(L, arg);
  if (a->length == NULL) makefacts(L, arg, a);
  return a->length;
}

/* Whether those of its rows are in that scratch, which is free. */
static int hasrows(const gll_scratch *w, const gll_attrs *a) {
  return a->rows && w->rows == a->rows && !w->busy;
}

int gll_beginrows(const gll_attrs *a, gll_words *x) {
  if (a->column[GLL_TEXTATTR] || a->turn) return 0;
  if (a->rows && !hasrows(a->scratch, a)) return 0; /* it is asked again */
  x->scratch = NULL;
  x->id = NULL;
  x->form = NULL;
  x->n = a->n;
  return 1;
}

int gll_hasfacts(const gll_attrs *a, const gll_words *x) {
  return x->id == NULL ? hasrows(a->scratch, a)
                       : x->scratch && x->scratch->known;
}

/* Those of rows stay in the scratch that is returned, until others are asked.
** May push a box. */
static const gll_scratch *rowfacts(lua_State *L, gll_attrs *a) {
  gll_scratch *w = a->scratch;
  gl_vocab *v;
  uint32_t row;
  gl_block b;
  if (hasrows(w, a)) return w;
  w = gll_newscratch(L);
  v = vocabof(w, a->n);
  gll_checkscratch(L, w, gl_vocab_begin(v, a->n));
  for (row = 0; row < a->n; row += b.n) {
    gl_spans_read(a->spans, row, &b);
    gl_vocab_rowfacts(v, a->text, b.first, b.end, b.n, a->lexicon,
                      w->flags + row, w->length + row);
  }
  w->known = 0;
  w->rows = ++w->turns;
  if (w->kept) a->rows = w->rows;
  gll_endscratch(w);
  return w;
}

const uint32_t *gll_wordfacts(lua_State *L, int arg, const gll_words *x,
                              const uint32_t **length) {
  gll_attrs *a = lua_touserdata(L, arg);
  gll_scratch *w = x->scratch;
  const gl_vocab *v;
  if (x->id == NULL) {
    const gll_scratch *r = rowfacts(L, a);
    *length = r->length;
    return r->flags;
  }
  if (w == NULL) {
    *length = gll_attrlengths(L, arg);
    return a->flags;
  }
  v = vocabof(w, a->n);
  if (!w->known)
    gl_vocab_facts(v, a->text, x->form, x->n, v->serial == a->serial,
                   a->lexicon, w->flags, w->length);
  w->known = 1;
  w->rows = 0;
  *length = w->length;
  return w->flags;
}
