/*
** edges.c: whatever takes a text, on texts that begin right behind a page that
** cannot be read, and on texts that end right before one.
**
**   edges [--full] SCRIPT.lua
**
** The script may call edge(s, atend), a Text of the bytes of s that lies so
** until the next one is made; `full` is whether it is to take its time.
*/
#include "guarded.h"
#include "l_gloss.h"
#include "script.h"
#include "simd.h"

#define MOST 8191 /* bytes of a text */

static guarded room[2];

/* The bytes are kept by the string too, as far as Lua is concerned; the next
** text takes their place. */
static int edge(lua_State *L) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  const int atend = lua_toboolean(L, 2);
  gl_text t;
  luaL_argcheck(L, n <= MOST, 1, "too long");
  gl_text_init(&t, gll_simd(L), guarded_text(&room[atend], s, n, atend), n);
  gll_pushtext(L, 1, &t);
  return 1;
}

int main(int argc, char **argv) {
  lua_State *L = luaL_newstate();
  if (argc < 2 || L == NULL || !guarded_open(&room[0], MOST) ||
      !guarded_open(&room[1], MOST)) {
    fprintf(stderr, "usage: edges [--full] SCRIPT.lua\n");
    return 2;
  }
  script_open(L);
  lua_register(L, "edge", edge);
  lua_pushboolean(L, argc > 2 && strcmp(argv[1], "--full") == 0);
  lua_setglobal(L, "full");
  return script_run(L, "edges", argv[argc - 1]);
}
