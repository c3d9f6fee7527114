/*
** l_pattern.h: what the faces of token patterns share: l_program.c, which fills
** programs; l_place.c, which says what places are; l_pattern.c, which searches;
** l_matches.c, which tells what was found.
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

/* A set of places: boundaries before tokens, or those tokens. */
#define GLL_BITS "gloss.Bits"
typedef struct gll_bits {
  uint32_t n; /* tokens: so many boundaries and one more */
  uint64_t at[1];
} gll_bits;
/* The tokens that lie in a span: lo .. hi - 1; *from: the first that ends
** behind its begin. The tokens do not overlap. */
GL_FUNC void gll_tokensin(const gl_spans *t, uint32_t first, uint32_t end,
                          uint32_t *from, uint32_t *lo, uint32_t *hi);

typedef struct gll_capture {
  uint32_t name, first, end; /* tokens */
} gll_capture;
/* Pushes the Matches that the machine has found; those captures from capat[i]
** to capat[i + 1] are of match i. Its user value is to be the tokens. */
GL_FUNC void gll_newmatches(lua_State *L, const gl_program *p,
                            const gl_matcher *m, const gll_capture *capture,
                            const uint32_t *capat);

GL_FUNC void gll_open_place(lua_State *L);
GL_FUNC void gll_open_matches(lua_State *L);
GL_FUNC void gll_open_program(lua_State *L);
GL_FUNC void gll_open_pattern(lua_State *L);

#endif
