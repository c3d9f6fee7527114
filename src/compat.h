/*
** compat.h: one source for Lua 5.3, 5.4 and 5.5. Written for 5.4; what is
** missing in 5.3 is made here. Included by the faces after lauxlib.h.
*/
#ifndef GL_COMPAT_H
#define GL_COMPAT_H

#if LUA_VERSION_NUM < 503 || LUA_VERSION_NUM > 505
#error "gloss needs Lua 5.3, 5.4 or 5.5"
#endif

#if LUA_VERSION_NUM < 504

/*
** A userdata of 5.3 has one user value, number 1. More than one does not
** compile (an array of negative size): put a table there instead.
*/
#define GLL_CHECK(ok) ((void)sizeof(char[(ok) ? 1 : -1]))

#define lua_newuserdatauv(L, size, n) \
  (GLL_CHECK((n) <= 1), lua_newuserdata(L, size))
#define lua_setiuservalue(L, i, n) (GLL_CHECK((n) == 1), gll_setuservalue(L, i))
#define lua_getiuservalue(L, i, n) (GLL_CHECK((n) == 1), lua_getuservalue(L, i))

static inline int gll_setuservalue(lua_State *L, int i) {
  lua_setuservalue(L, i);
  return 1; /* as 5.4 does where the user value exists */
}

/*
** 5.3 knows no to-be-closed values: a box is freed by its __gc, or at once
** where the code closes it by hand on its normal way out.
*/
#define lua_toclose(L, i) ((void)(L), (void)(i))

#define luaL_pushfail(L) lua_pushnil(L)
#define luaL_buffaddr(B) ((B)->b)
#define luaL_bufflen(B) ((B)->n)
#define luaL_buffsub(B, s) ((B)->n -= (s))

#endif

#endif
