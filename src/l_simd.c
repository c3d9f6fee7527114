/*
** l_simd.c: which kernels a Lua state uses (simd.h).
*/
#include "l_gloss.h"
#include "simd.h"

#include <string.h>

/* Its address is the key in the registry of the state's settings. */
static const char KEY = 0;

typedef struct Settings {
  const gl_simd *simd;
} Settings;

static Settings *settings(lua_State *L) {
  Settings *s;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &KEY);
  s = lua_touserdata(L, -1);
  lua_pop(L, 1);
  return s;
}

const gl_simd *gll_simd(lua_State *L) { return settings(L)->simd; }

const gl_simd *gll_upsimd(lua_State *L) {
  const Settings *s = lua_touserdata(L, lua_upvalueindex(GLL_SIMD));
  return s->simd;
}

const gl_simd *const *gll_simdplace(lua_State *L) { return &settings(L)->simd; }

int gll_pushupvalues(lua_State *L) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &KEY);           /* GLL_SIMD */
  lua_rawgetp(L, LUA_REGISTRYINDEX, &gll_spansmeta); /* GLL_SPANSTYPE */
  return GLL_OWN - 1;
}

/*
** simd([level]) --> level, levels
** The instructions that segmentation is done with: the level in use in this
** Lua state, and the list of those that this machine has, the fastest last.
** With `level` sets it, for texts made from then on: all give the same
** results. Raises on a level that is not there.
*/
static int simd(lua_State *L) {
  const gl_simd *level[GL_NSIMD];
  const char *names[GL_NSIMD + 1];
  unsigned n = gl_simd_levels(level), i;
  for (i = 0; i < n; i++) names[i] = level[i]->name;
  names[n] = NULL;
  lua_settop(L, 1);
  if (!lua_isnil(L, 1))
    settings(L)->simd = level[gll_checkword(L, 1, NULL, names)];
  lua_pushstring(L, gll_simd(L)->name);
  lua_createtable(L, (int)n, 0);
  for (i = 0; i < n; i++) {
    lua_pushstring(L, names[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 2;
}

void gll_open_simd(lua_State *L) {
  const gl_simd *level[GL_NSIMD];
  Settings *s = lua_newuserdatauv(L, sizeof *s, 0);
  s->simd = level[gl_simd_levels(level) - 1];
  lua_rawsetp(L, LUA_REGISTRYINDEX, &KEY);
  lua_pushcfunction(L, simd);
  lua_setfield(L, -2, "simd");
}
