/*
** l_gazetteer.h: the Index object, shared by the faces of gazetteers and packs.
*/
#ifndef L_GAZETTEER_H
#define L_GAZETTEER_H

#include "gazetteer.h"
#include "l_record.h"

#define GLL_INDEX "gloss.Index"

/* Its user value is the list of its labels' names. */
typedef struct gll_index {
  gl_gaz *g; /* NULL: closed */
  int busy;  /* the engine is at work: a finaliser may run, but not change g */
  int used;  /* some Run may ask for ids */
  int shut;  /* a pack that was closed: its records are read no more */
} gll_index;

GL_FUNC gll_index *gll_checkindex(lua_State *L, int arg);
/* Pushes a closed one; g is to be set. */
GL_FUNC gll_index *gll_newindex(lua_State *L);
GL_FUNC void gll_open_pack(lua_State *L); /* adds core.packopen, packsave ... */

#endif
