/*
** l_scratch.h: what the faces of lexical attributes work with (l_scratch.c),
** and what they alone share.
*/
#ifndef L_SCRATCH_H
#define L_SCRATCH_H

#include "l_attr.h"

#define GLL_ALLATTRS (GLL_NATTRS + GL_NATTRFLAGS)
#define GLL_NAMESLOTS 64 /* more than twice as many, a power of 2 */

#define GLL_ROWS 1024 /* of short texts: their numbers need no block */

/*
** Room that the engine grows, owned by a box. Each Lua state keeps one, for a
** short text needs little of it for a short time. Where that is in use (by whom
** a finaliser has interrupted, or an error) or was finalised, another one is
** made for the one time.
**
** The words of a short text stay there until others are numbered, so that what
** is asked of it at once needs no memory of its own.
*/
typedef struct gll_scratch {
  gl_forms forms;
  gl_lowerbuf lower;
  gl_vocab vocab, large; /* the second for a long text alone */
  uint16_t lexica;       /* that were made */
  int kept, busy;
  struct gll_name { /* of the one that is kept: strings of Lua by their place */
    const char *s;
    int attr;
  } name[GLL_NAMESLOTS];
  uint64_t turns; /* that there were: sets whose words were numbered */
  uint64_t turn;  /* that of the words in forms; 0: what is there is other */
  int known;      /* flags and length of them are, too */
  uint64_t
      rows; /* or, in which turn they were found of rows; 0: they are not */
  uint32_t number[GLL_ROWS], flags[GLL_ROWS], length[GLL_ROWS];
} gll_scratch;

/* The one that is kept. */
GL_FUNC gll_scratch *gll_keptscratch(lua_State *L);
/* Pushes the box; gll_endscratch it when done, an error leaves it to the
** collector. */
GL_FUNC gll_scratch *gll_newscratch(lua_State *L);
/* Pushes one that is not kept: for who may raise. */
GL_FUNC gll_scratch *gll_ownscratch(lua_State *L);
/* Makes it ready for use, as gll_newscratch does. */
GL_FUNC void gll_takescratch(lua_State *L, gll_scratch *w);
/* Has it number strings: so many, as far as is known. */
GL_FUNC void gll_beginforms(gll_scratch *w, const gl_text *t, size_t n);
GL_FUNC void gll_endscratch(gll_scratch *w);
/* Ends it and raises where `rc` is an error of the engine. */
GL_FUNC void gll_checkscratch(lua_State *L, gll_scratch *w, int rc);
/* A number that no other Lexicon has, 0 where there are no more. */
GL_FUNC uint16_t gll_nextlexicon(lua_State *L);

static inline void gll_pushbytes(lua_State *L, gl_str s) {
  lua_pushlstring(L, s.s, s.n);
}

/* Has the one that is kept know the names of attributes. What the attribute of
** that name is, a string of Lua, or -1: equal strings are, as a rule, one.
** (l_attr.c) */
GL_FUNC void gll_addnames(lua_State *L, gll_scratch *w);
GL_FUNC int gll_nameattr(const gll_scratch *w, const char *name);
/* The number of the attribute whose name is at `arg`; the name of one that is
** no flag. (l_attr.c) */
GL_FUNC int gll_checkattr(lua_State *L, int arg);
GL_FUNC const char *gll_attrname(int attr);

/* The Lexicon at `arg`; nil or false: none. (l_lexicon.c) */
GL_FUNC const gl_lexicon *gll_optlexicon(lua_State *L, int arg);

/* What an Attributes keeps: by these numbers, and in a table, which is made
** when first needed, from GLL_MORE on. */
enum { GLL_SPANSKEPT = 1, GLL_LEXICONKEPT, GLL_WORDSKEPT, GLL_MORE };
/* Columns by attribute; in the place of that of text, which is with the words,
** the numbers of many rows; flags and lengths. */
#define GLL_NUMBERSKEPT (GLL_MORE + GLL_TEXTATTR)
#define GLL_FACTSKEPT (GLL_MORE + GLL_LENGTH)
/* Has the one at `arg` keep what is at the top, which is popped. */
GL_FUNC void gll_keep(lua_State *L, int arg, int at);
/* Pushes the table of the one at `arg` (absolute). */
GL_FUNC void gll_pushmore(lua_State *L, int arg);

/* The Attributes at `arg`, as it is. */
GL_FUNC gll_attrs *gll_toattrs(lua_State *L, int arg);

/* --- words (l_words.c) ---------------------------------------------------- */

/* The words of a set while it is asked for what needs no column: its own ones,
** or in scratch, which is in use then: nothing else shall be called. */
typedef struct gll_words {
  gll_scratch *scratch; /* that they are in, or NULL */
  const uint32_t *id;   /* by row: its word; NULL: each row is one */
  const gl_wordform *form;
  uint32_t n; /* words */
} gll_words;
/* The Attributes is `a`, at `arg`. It gets words of its own when others have
** been numbered since it was asked before. May push something. */
GL_FUNC void gll_beginwords(lua_State *L, int arg, gll_attrs *a, gll_words *x);
GL_FUNC void gll_endwords(gll_words *x);
static inline size_t gll_wordof(const gll_words *x, size_t row) {
  return x->id ? x->id[row] : row;
}
/* The same while nobody has numbered its words: has each row be a word, which
** has no form. Returns 0 where they have numbers, or shall have. */
GL_FUNC int gll_beginrows(const gll_attrs *a, gll_words *x);
/* Whether their flags and lengths are there. */
GL_FUNC int gll_hasfacts(const gll_attrs *a, const gll_words *x);
/* Their flags, and their lengths at *length. */
GL_FUNC const uint32_t *gll_wordfacts(lua_State *L, int arg, const gll_words *x,
                                      const uint32_t **length);
/* Has the one at `arg` words of its own. */
GL_FUNC void gll_ownwords(lua_State *L, int arg, gll_attrs *a);
/* As gll_types_begin, of the words of an Attributes; *number are theirs. */
GL_FUNC void gll_types_of(lua_State *L, int arg, gll_attrs *a, gll_types *t,
                          const uint32_t **number);

/* A value of a string attribute: bytes, and the place in the text that they are
** from, or GL_NOWHERE. (l_columns.c) */
typedef struct gll_value {
  const unsigned char *s;
  size_t n;
  uint64_t at;
  unsigned char made[GL_SHAPECAP];
  gl_lemmaset set;
} gll_value;
/* Attribute `attr` of a word; lemmas by `z`. */
GL_FUNC void gll_valueof(lua_State *L, const gl_text *t,
                         const gl_wordform *form, gll_scratch *w,
                         const gl_lemmas *z, int attr, gll_value *v);

/* --- conditions ---------------------------------------------------------- */

/* A string attribute that shall be those bytes. */
typedef struct gll_equal {
  int attr;
  const char *s;
  size_t n;
} gll_equal;
/* What a table of conditions asks for. */
typedef struct gll_asked {
  uint32_t mask, flags; /* of the flags in the mask these */
  int haslength;
  lua_Integer length;
  int nstrings, nothers;
  gll_equal string[GLL_LENGTH]; /* that are not in columns */
  struct gll_other {
    int attr, at; /* index of the condition */
  } other[GLL_ALLATTRS];
} gll_asked;
/* Leaves in ok[] the words that are as asked, each looked at by itself: a
** column pays when it is asked again. (l_asked.c) */
GL_FUNC void gll_askwords(lua_State *L, gll_attrs *a, const gll_words *x,
                          const gll_asked *q, uint8_t *ok);

/* ok[] for the table of conditions at 2: which words of the Attributes at 1
** are as asked, in `room`, or pushed. Begins the words `x`. (l_where.c) */
GL_FUNC uint8_t *gll_conditions(lua_State *L, gll_attrs *a, gll_words *x,
                                uint8_t room[GLL_ROWS]);

/* methods of Attributes, and functions of the module */
GL_FUNC int gll_where(lua_State *L);
GL_FUNC int gll_ids(lua_State *L);
GL_FUNC int gll_text(lua_State *L);
GL_FUNC void gll_open_lexicon(lua_State *L);
GL_FUNC void gll_open_scratch(lua_State *L);
GL_FUNC void gll_open_columns(lua_State *L);

#endif
