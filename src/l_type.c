/*
** l_type.c: types of userdata, made once for each Lua state.
*/
#include "l_gloss.h"

#include <string.h>

void gll_newtype(lua_State *L, const char *name, const luaL_Reg *meta,
                 const luaL_Reg *methods, lua_CFunction index) {
  luaL_newmetatable(L, name);
  luaL_setfuncs(L, meta, 0);
  lua_newtable(L);
  luaL_setfuncs(L, methods, 0);
  if (index) {
    lua_pushvalue(L, -1);
    lua_setfield(L, -3, "methods");
    lua_pushcclosure(L, index, 1);
  }
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
}

void gll_boxtype(lua_State *L, const char *name, lua_CFunction release) {
  luaL_newmetatable(L, name);
  lua_pushcfunction(L, release);
  lua_pushvalue(L, -1);
  lua_setfield(L, -3, "__gc");
  lua_setfield(L, -2, "__close");
  lua_pop(L, 1);
}

void *gll_newbox(lua_State *L, const char *name, size_t size) {
  void *p = lua_newuserdatauv(L, size, 0);
  memset(p, 0, size);
  luaL_setmetatable(L, name);
  return p;
}
