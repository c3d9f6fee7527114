/*
** steps.c: counts the steps of the engine: the stretches of code without a
** branch that it goes through, in a build that tells each of them
** (-fsanitize-coverage=trace-pc, `make check-steps`). So that "linear" is a
** matter of counting and not of a clock.
**
**   steps SCRIPT.lua
**
** The script may call steps(), the number so far; it stays 0 in other builds.
** What C's library does (memchr, memcpy) is no step.
*/
#include "script.h"

static unsigned long steps;

/* the counter's own step is not told, or it would never end */
#if defined(__clang__)
#define UNTOLD __attribute__((no_sanitize("coverage")))
#elif defined(__GNUC__) && __GNUC__ >= 12
#define UNTOLD __attribute__((no_sanitize_coverage))
#else
#define UNTOLD
#endif
void __sanitizer_cov_trace_pc(void);
UNTOLD void __sanitizer_cov_trace_pc(void) { steps++; }

static int count(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)steps);
  return 1;
}

int main(int argc, char **argv) {
  lua_State *L = luaL_newstate();
  if (argc < 2 || L == NULL) {
    fprintf(stderr, "usage: steps SCRIPT.lua\n");
    return 2;
  }
  script_open(L);
  lua_register(L, "steps", count);
  return script_run(L, "steps", argv[argc - 1]);
}
