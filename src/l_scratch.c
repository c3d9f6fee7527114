/*
** l_scratch.c: the room in which words are numbered and folded, and what each
** Lua state keeps of it.
*/
#include "l_scratch.h"

#define FORMS "gloss.forms"

#define KEPT 65536 /* bytes that are kept at most, the vocabulary aside */

static const char kept = 0; /* its address is the key of that one */

static void freescratch(gll_scratch *w) {
  gl_forms_free(&w->forms);
  gl_lowerbuf_free(&w->lower);
  w->turn = 0;
}

static void setmemory(lua_State *L, gll_scratch *w) {
  w->forms.mem = w->lower.mem = w->lower.norm.mem = gll_mem(L);
  w->vocab.mem = w->large.mem = w->forms.mem;
}

static int scratch_free(lua_State *L) {
  gll_scratch *w = luaL_checkudata(L, 1, FORMS);
  setmemory(L, w); /* the coroutine that used it may be gone */
  freescratch(w);
  gl_vocab_free(&w->vocab);
  gl_vocab_free(&w->large);
  w->busy = 1;
  return 0;
}

gll_scratch *gll_keptscratch(lua_State *L) {
  gll_scratch *w;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &kept);
  w = lua_touserdata(L, -1);
  lua_pop(L, 1);
  return w;
}

uint16_t gll_nextlexicon(lua_State *L) {
  gll_scratch *w = gll_keptscratch(L);
  return w->lexica < UINT16_MAX ? ++w->lexica : 0;
}

void gll_takescratch(lua_State *L, gll_scratch *w) {
  w->busy = 1;
  setmemory(L, w);
}

gll_scratch *gll_newscratch(lua_State *L) {
  gll_scratch *w;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &kept);
  w = lua_touserdata(L, -1);
  if (w->busy) {
    lua_pop(L, 1);
    w = gll_newbox(L, FORMS, sizeof *w);
  }
  gll_takescratch(L, w);
  return w;
}

void gll_beginforms(gll_scratch *w, const gl_text *t, size_t n) {
  w->turn = 0;
  w->forms.seed = (w->forms.seed ^ (uintptr_t)w) * 0x9E3779B97F4A7C15u;
  gl_forms_begin(&w->forms, t, n);
}

gll_scratch *gll_ownscratch(lua_State *L) {
  gll_scratch *w = gll_newbox(L, FORMS, sizeof *w);
  setmemory(L, w);
  return w;
}

void gll_endscratch(gll_scratch *w) {
  if (!w->kept || gl_forms_held(&w->forms) + gl_lowerbuf_held(&w->lower) > KEPT)
    freescratch(w);
  if (!w->kept) gl_vocab_free(&w->vocab);
  gl_vocab_free(&w->large);
  w->busy = 0;
}

void gll_checkscratch(lua_State *L, gll_scratch *w, int rc) {
  if (rc) gll_endscratch(w);
  if (rc == GL_ETOOMANY) luaL_error(L, "too many different words");
  if (rc) gll_nomem(L);
}

void gll_open_scratch(lua_State *L) {
  gll_boxtype(L, FORMS, scratch_free);
  /* where the module is opened again, Lexica have their numbers from this
  ** one */
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &kept) == LUA_TNIL) {
    gll_scratch *w = gll_newbox(L, FORMS, sizeof *w);
    w->kept = 1;
    gll_addnames(L, w);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &kept);
  }
  lua_pop(L, 1);
}
