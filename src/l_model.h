#ifndef L_MODEL_H
#define L_MODEL_H

#include "l_gloss.h"
#include "model.h"

#define GLL_MODEL "gloss.Model"

/* The language at `arg`; nil is one without knowledge. (l_token.c) */
GL_FUNC const gl_lang *gll_optlang(lua_State *L, int arg);

/* The model at `arg`. */
GL_FUNC gl_model *gll_checkmodel(lua_State *L, int arg);

#endif
