/*
** l_attr.h: what the faces of lexical attributes share: l_attr.c, l_ngram.c,
** and l_run.c, which shows them as fields of tokens.
*/
#ifndef L_ATTR_H
#define L_ATTR_H

#include "l_gloss.h"
#include "attr.h"
#include "lemma.h"

#define GLL_ATTRS "gloss.Attributes"
#define GLL_NGRAMS "gloss.Ngrams"
#define GLL_LEMMAS "gloss.Lemmatiser"

/* Attributes that are no flags, those that are strings first; flag f is the
** attribute GLL_NATTRS + f. */
enum {
  GLL_TEXTATTR,
  GLL_LEMMA,
  GLL_LOWER,
  GLL_PREFIX,
  GLL_SHAPE,
  GLL_SUFFIX,
  GLL_LENGTH,
  GLL_NATTRS
};

/* The attribute of that name, or -1. */
GL_FUNC int gll_attrnumber(const char *name);
/* Pushes attribute `attr` of a stretch of text; z: for GLL_LEMMA. */
GL_FUNC void gll_pushlexical(lua_State *L, const gl_text *t, uint32_t first,
                             uint32_t end, int attr, const gl_lexicon *x,
                             const gl_lemmas *z);
/* The lexicon of rows of the Spans at `set` whose info, or where that has no
** runs its share, is at `info` (absolute): tokens or words, else NULL. The info
** keeps it. */
GL_FUNC const gl_lexicon *gll_tolexicon(lua_State *L, int set, int info);
/* Raises unless some row of the Spans at `set` can have a field of the name at
** `key`, both absolute; a user's rows can, whatever they have. */
GL_FUNC void gll_checkfield(lua_State *L, int set, int key);
/* Adds the names of all attributes, with commas between them. */
GL_FUNC void gll_addattrnames(luaL_Buffer *b);

/* What GLL_LEMMA needs of the lexicon at index `at` (or nil): its lemmatiser,
** made when first asked for. NULL: its language has none. */
GL_FUNC const gl_lemmas *gll_lexlemmas(lua_State *L, int at);

/* The attributes of a set: memory of its user value. What is NULL has not been
** made yet. */
typedef struct gll_attrs {
  const gl_spans *spans;
  const gl_text *text;
  const gl_lexicon *lexicon;
  struct gll_scratch *scratch; /* that its Lua state keeps */
  uint32_t n, ntypes;          /* spans; different ones */
  uint32_t *id;                /* by row: type */
  const gl_column *column[GLL_LENGTH];
  const uint32_t *flags, *length; /* by type */
  uint64_t turn; /* in which its words were numbered; 0: not yet */
  uint64_t rows; /* in which flags and lengths of its rows were found; 0: not */
  uint64_t serial; /* of its text in the vocabulary that is kept; 0: none */
  uint32_t asked;  /* bits of the string attributes that a value was asked of */
} gll_attrs;
GL_DATA const char gll_attrsmeta; /* as gll_textmeta of Texts */
/* The Attributes at `arg`, whose words are its own from now on: id, ntypes and
** the column of text are there. */
GL_FUNC gll_attrs *gll_checkattrs(lua_State *L, int arg);
/* The column of a string attribute of the Attributes at `arg`. */
GL_FUNC const gl_column *gll_column(lua_State *L, int arg, int attr);
/* Pushes the Spans that the Attributes at `arg` are of. */
GL_FUNC void gll_pushattrspans(lua_State *L, int arg);
/* Pushes its Lexicon, or what stands for none; its lemmatiser, which that
** keeps. */
GL_FUNC void gll_pushlexicon(lua_State *L, int arg);
GL_FUNC const gl_lemmas *gll_attrlemmas(lua_State *L, int arg);
/* Flags and lengths of its types. */
GL_FUNC const uint32_t *gll_attrflags(lua_State *L, int arg);
GL_FUNC const uint32_t *gll_attrlengths(lua_State *L, int arg);
static inline uint32_t gll_formof(const gl_column *c, uint32_t type) {
  return c->of ? c->of[type] : type;
}

/* Pushes the Attributes of the Spans at `set` and returns 1, where it is of
** tokens, or words, that have no other fields; else pushes nothing and returns
** 0. */
GL_FUNC int gll_pushcolumns(lua_State *L, int set);
/* Pushes attribute `attr` of a type of the Attributes at `arg`. */
GL_FUNC void gll_pushvalue(lua_State *L, int arg, int attr, uint32_t type);
GL_FUNC int gll_count(lua_State *L); /* attributes:count(name) */

/* The different words of a set, while somebody counts them. */
typedef struct gll_types {
  const gl_text *text;
  const gl_wordform *form;
  uint32_t n;
  int here;        /* the vocabulary has met no other text since */
  gl_vocab *vocab; /* that keeps them for texts to come, or NULL */
  gl_lowerbuf *lower;
  void *scratch;
} gll_types;
/* Those of a set, and their numbers by row: pushes what holds them, until their
** end; an error leaves it to the collector. */
GL_FUNC void gll_types_begin(lua_State *L, const gl_spans *s, uint32_t *number,
                             gll_types *t);
GL_FUNC void gll_types_end(gll_types *t);

/* Pushes a table: how many of n rows have each text; or, folded, each "lower".
** (l_count.c) */
GL_FUNC void gll_pushcounts(lua_State *L, gll_types *t, const uint32_t *number,
                            uint32_t n, int folded);
/* The same of all rows of a set. */
GL_FUNC void gll_countwords(lua_State *L, const gl_spans *s, int folded);

GL_FUNC void gll_open_ngram(lua_State *L);
GL_FUNC const gl_lemmas *gll_checklemmas(lua_State *L, int arg);
GL_FUNC void gll_open_lemma(lua_State *L);

#endif
