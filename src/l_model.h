/*
** l_model.h: models, for the face of sentences and tokens.
*/
#ifndef L_MODEL_H
#define L_MODEL_H

#include "l_gloss.h"
#include "lang.h"
#include "model.h"

#define GLL_MODEL "gloss.Model"

/* The language at `arg`; nil is one without knowledge. (l_token.c) */
GL_FUNC const gl_lang *gll_optlang(lua_State *L, int arg);
/* The options of sentences and tokens: the table at `arg`, or nil. Raises on
** unknown ones, and where they do not go together. (l_token.c) */
GL_FUNC void gll_checksentopt(lua_State *L, int arg, gl_sentopt *opt);

/* The model at `arg`. */
GL_FUNC gl_model *gll_checkmodel(lua_State *L, int arg);

#endif
