/*
** script.h: a Lua state that has the module, for hosts that run a script.
*/
#ifndef SCRIPT_H
#define SCRIPT_H

#include <stdio.h>

#include <lauxlib.h>
#include <lualib.h>

int luaopen_gloss_core(lua_State *L);

/* Opens the libraries, and the module for `require`. */
static inline void script_open(lua_State *L) {
  luaL_openlibs(L);
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE);
  lua_pushcfunction(L, luaopen_gloss_core);
  lua_setfield(L, -2, "gloss.core");
  lua_pop(L, 1);
}

/* Runs the script, says what is wrong after `name`, and closes the state. */
static inline int script_run(lua_State *L, const char *name, const char *path) {
  int failed = luaL_dofile(L, path);
  if (failed) fprintf(stderr, "%s  %s\n", name, lua_tostring(L, -1));
  lua_close(L);
  return failed;
}

#endif
