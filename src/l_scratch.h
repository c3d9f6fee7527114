/*
** l_scratch.h: what the faces of lexical attributes work with (l_scratch.c),
** and what they alone share.
*/
#ifndef L_SCRATCH_H
#define L_SCRATCH_H

#include "l_attr.h"

/*
** Room that the engine grows, owned by a box. Each Lua state keeps one, for a
** short text needs little of it for a short time. Where that is in use (by whom
** a finaliser has interrupted, or an error) or was finalised, another one is
** made for the one time.
*/
typedef struct gll_scratch {
  gl_forms forms;
  gl_lowerbuf lower;
  gl_vocab vocab, large; /* the second for a long text alone */
  uint16_t lexica;       /* that were made */
  int kept, busy;
} gll_scratch;

/* The one that is kept. */
GL_FUNC gll_scratch *gll_keptscratch(lua_State *L);
/* Pushes the box, for that many strings, as far as is known; gll_endscratch it
** when done, an error leaves it to the collector. */
GL_FUNC gll_scratch *gll_newscratch(lua_State *L, const gl_text *t, size_t n);
/* Pushes one that is not kept: for who may raise. */
GL_FUNC gll_scratch *gll_ownscratch(lua_State *L);
GL_FUNC void gll_endscratch(gll_scratch *w);
/* Ends it and raises where `rc` is an error of the engine. */
GL_FUNC void gll_checkscratch(lua_State *L, gll_scratch *w, int rc);
/* A number that no other Lexicon has, 0 where there are no more. */
GL_FUNC uint16_t gll_nextlexicon(lua_State *L);

static inline void gll_pushbytes(lua_State *L, gl_str s) {
  lua_pushlstring(L, s.s, s.n);
}

/* The number of the attribute whose name is at `arg`; the name of one that is
** no flag. (l_attr.c) */
GL_FUNC int gll_checkattr(lua_State *L, int arg);
GL_FUNC const char *gll_attrname(int attr);

/* The Lexicon at `arg`; nil or false: none. (l_lexicon.c) */
GL_FUNC const gl_lexicon *gll_optlexicon(lua_State *L, int arg);

/* A value of a string attribute: bytes, and the place in the text that they are
** from, or GL_NOWHERE. (l_columns.c) */
typedef struct gll_value {
  const unsigned char *s;
  size_t n;
  uint64_t at;
  unsigned char made[GL_SHAPECAP];
  gl_lemmaset set;
} gll_value;
/* Attribute `attr` of a type; lemmas by `z`. */
GL_FUNC void gll_valueof(lua_State *L, const gll_attrs *a, gll_scratch *w,
                         const gl_lemmas *z, int attr, uint32_t type,
                         gll_value *v);

/* ok[] for the table of conditions at 2: which types of the Attributes at 1
** are as asked, in `room`, or pushed. (l_where.c) */
#define GLL_ROOM 512
GL_FUNC uint8_t *gll_conditions(lua_State *L, gll_attrs *a,
                                uint8_t room[GLL_ROOM]);

/* methods of Attributes, and functions of the module */
GL_FUNC int gll_where(lua_State *L);
GL_FUNC int gll_ids(lua_State *L);
GL_FUNC int gll_text(lua_State *L);
GL_FUNC void gll_open_lexicon(lua_State *L);
GL_FUNC void gll_open_scratch(lua_State *L);
GL_FUNC void gll_open_columns(lua_State *L);

#endif
