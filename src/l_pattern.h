/*
** l_pattern.h: what the faces of token patterns share: l_program.c, which fills
** programs, and l_pattern.c, which searches with them.
*/
#ifndef L_PATTERN_H
#define L_PATTERN_H

#include "l_attr.h"
#include "pattern.h"

#define GLL_PROGRAM "gloss.Program"

typedef struct gll_program {
  gl_program p;
  unsigned users;    /* searches under way: it is not freed under them */
  int closed;        /* nobody wants it but they */
  gl_searcher *idle; /* what the last search has learnt, for the next one */
} gll_program;
/* Frees what may be freed. */
GL_FUNC void gll_dropprogram(lua_State *L, gll_program *p);
/* The Program at `arg`, its memory that of L. */
GL_FUNC gl_program *gll_checkprogram(lua_State *L, int arg);

GL_FUNC void gll_open_program(lua_State *L);
GL_FUNC void gll_open_pattern(lua_State *L);

#endif
