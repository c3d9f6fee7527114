/*
** l_algebra.h: what the faces of the algebra share: l_algebra.c (operators),
** l_join.c (joins, pairs), l_reshape.c (operations that make new stretches),
** l_query.c (questions about fields) and l_dump.c.
*/
#ifndef L_ALGEBRA_H
#define L_ALGEBRA_H

#include "l_gloss.h"
#include "algebra.h"

/* The Spans at `arg`; a Span is replaced by the set of it alone, the name of a
** layer by that of the doc of the Spans at 1 (raises where there is none). It
** must be of the text of those, else raises "spans of different texts". */
GL_FUNC gl_spans *gll_checkother(lua_State *L, int arg);
/* The same for the value of option `name`, at index `arg`. */
GL_FUNC gl_spans *gll_optother(lua_State *L, int arg, const char *name);

/* Whether a unit is "byte", which names no layer there. */
GL_FUNC int gll_isbyte(lua_State *L, int arg);

/* Makes the Spans at the top incomplete if the one at `arg` is. */
GL_FUNC void gll_inherit(lua_State *L, int arg);

/* Pushes the members of the Spans at 1 whose bit is set, incomplete if any of
** the Spans on the stack is; returns 1. */
GL_FUNC int gll_members(lua_State *L, const uint64_t *mask);

/* Pushes rows lo .. hi - 1 of the Spans at `arg` that end by `maxend`. */
GL_FUNC gl_spans *gll_slice(lua_State *L, int arg, uint32_t lo, uint32_t hi,
                            uint32_t maxend);

/* Pushes a Spans of these rows: share and label table of the Spans at `arg`;
** sorts and drops repeated identities. */
GL_FUNC gl_spans *gll_ofrows(lua_State *L, int arg, gl_rows *r);

GL_FUNC void gll_check(lua_State *L, int rc); /* raises unless GL_OK */

/* each adds its methods to the table on top, its metamethods to the one
** below it */
GL_FUNC void gll_open_join(lua_State *L);
GL_FUNC void gll_open_reshape(lua_State *L);
GL_FUNC void gll_open_query(lua_State *L);
GL_FUNC void gll_open_dump(lua_State *L);

#endif
