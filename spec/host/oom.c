/*
** oom.c: runs scenarios with an allocator that fails.
**
**   oom [--full] [--only NAME] SCRIPT.lua
**
** The script returns a list of scenarios {name =, setup =, run =, check =}.
** For k = 0, 1, 2, ... each is run in a fresh state whose k-th growing
** request fails: once, or with all that follow it, until a run succeeds.
** `setup` (no failures) makes what `run` and `check` get. Allowed outcomes
** of `run` are success and the error "not enough memory"; after it `check`
** (no failures) must find the objects usable. At the end of each state no
** byte may be left, and every block must have come back with its true size:
** hosts count by it. What was taken from malloc directly is found by the
** leak sanitizer, under which `make check` runs this program.
**
** Beyond the first thousand requests of a scenario k takes growing steps,
** unless --full is given.
*/
#include <stdlib.h>
#include <string.h>

#include "script.h"

#define EVERY_K 128 /* up to here every k, then steps of 1/24 of it */

enum mode { ONCE, FOREVER };
static const char *const mode_names[] = {"once", "for ever"};

/* --- the allocator ------------------------------------------------------- */

typedef struct heap {
  size_t live;   /* bytes */
  long requests; /* growing ones since `armed` */
  long fail;     /* which of them fails first */
  int armed;
  enum mode mode;
  unsigned wrong; /* blocks that came back with another size */
} heap;

typedef union header { /* before each block: its size, kept aligned */
  size_t size;
  long double align;
} header;

static void *heap_alloc(void *ud, void *p, size_t osize, size_t nsize) {
  heap *h = ud;
  header *old = p ? (header *)p - 1 : NULL;
  header *b;
  size_t had = old ? old->size : 0;
  if (old && had != osize) h->wrong++;
  if (nsize == 0) {
    h->live -= had;
    free(old);
    return NULL;
  }
  if (h->armed && nsize > had) {
    long n = h->requests++;
    if (h->mode == ONCE ? n == h->fail : n >= h->fail) return NULL;
  }
  if (nsize > SIZE_MAX - sizeof(header)) return NULL;
  /* never in place: who keeps the old address is found out */
  b = malloc(sizeof(header) + nsize);
  if (b == NULL) return NULL;
  b->size = nsize;
  if (old) {
    memcpy(b + 1, p, had < nsize ? had : nsize);
    free(old);
  }
  h->live += nsize - had;
  return b + 1;
}

/* --- one run ------------------------------------------------------------- */

typedef struct job {
  const char *script;
  int index; /* of the scenario, from 1 */
  heap heap;
  char name[80];
} job;

static int complain(const job *j, const char *what, const char *detail) {
  fprintf(stderr, "oom: %s, k = %ld %s: %s%s%s\n", j->name, j->heap.fail,
          mode_names[j->heap.mode], what, detail ? ": " : "",
          detail ? detail : "");
  return -1;
}

static const char *message(lua_State *L) {
  const char *s = lua_tostring(L, -1);
  return s ? s : "an error that is no string";
}

static lua_State *newstate(heap *h) {
#if LUA_VERSION_NUM >= 505
  return lua_newstate(heap_alloc, h, 0);
#else
  return lua_newstate(heap_alloc, h);
#endif
}

/*
** Opens libraries and script; leaves on the stack the scenario (1), and what
** its setup made (2). Protected: its one argument is the job.
*/
static int prepare(lua_State *L) {
  job *j = lua_touserdata(L, 1);
  lua_settop(L, 0);
  script_open(L);
  lua_settop(L, 0);
  if (luaL_loadfile(L, j->script) != LUA_OK) return lua_error(L);
  lua_call(L, 0, 1);
  if (lua_rawgeti(L, 1, j->index) != LUA_TTABLE) return 0; /* no more */
  lua_remove(L, 1);
  lua_getfield(L, 1, "name");
  snprintf(j->name, sizeof j->name, "%s", luaL_checkstring(L, -1));
  if (lua_getfield(L, 1, "setup") == LUA_TFUNCTION) lua_call(L, 0, 1);
  lua_replace(L, 2);
  lua_settop(L, 2);
  return 2;
}

/*
** Calls scenario.KEY(made), with failures where `armed`; returns the status,
** an error message on top. The call is made ready before memory may fail.
*/
static int call(lua_State *L, const char *key, heap *h, int armed) {
  int status;
  lua_settop(L, 2);
  if (lua_getfield(L, 1, key) != LUA_TFUNCTION) return LUA_OK;
  lua_pushvalue(L, 2);
  h->armed = armed;
  status = lua_pcall(L, 1, 0, 0);
  h->armed = 0;
  return status;
}

/*
** Scenario j->index with failures from j->heap.fail on: 1 when it succeeded
** nevertheless, 0 when memory ran out, 2 when there is no such scenario,
** -1 when something is wrong.
*/
static int attempt(job *j, const char *only) {
  heap *h = &j->heap;
  int result;
  lua_State *L;
  h->live = 0;
  h->requests = 0;
  h->armed = 0;
  h->wrong = 0;
  L = newstate(h);
  if (L == NULL) return complain(j, "no state", NULL);
  lua_pushcfunction(L, prepare);
  lua_pushlightuserdata(L, j);
  if (lua_pcall(L, 1, LUA_MULTRET, 0) != LUA_OK) {
    result = complain(j, "setup", message(L));
  } else if (lua_gettop(L) == 0) {
    result = 2;
  } else if (only && strcmp(only, j->name) != 0) {
    result = 1;
  } else {
    if (call(L, "run", h, 1) == LUA_OK)
      result = 1;
    else if (strstr(message(L), "not enough memory"))
      result = 0;
    else
      result = complain(j, "run", message(L));
    if (call(L, "check", h, 0) != LUA_OK)
      result = complain(j, "check", message(L));
  }
  lua_close(L);
  if (h->live != 0) {
    char left[40];
    snprintf(left, sizeof left, "%lu bytes", (unsigned long)h->live);
    result = complain(j, "left", left);
  }
  if (h->wrong != 0) result = complain(j, "untrue size of a block", NULL);
  return result;
}

int main(int argc, char **argv) {
  int full = 0, failed = 0, i;
  long total = 0;
  const char *only = NULL;
  job j;
  memset(&j, 0, sizeof j);
  for (i = 1; i < argc; i++) {
    if (strcmp(argv[i], "--full") == 0)
      full = 1;
    else if (strcmp(argv[i], "--only") == 0 && i + 1 < argc)
      only = argv[++i];
    else
      j.script = argv[i];
  }
  if (j.script == NULL) {
    fprintf(stderr, "usage: oom [--full] [--only NAME] SCRIPT.lua\n");
    return 2;
  }
  for (j.index = 1;; j.index++) {
    int mode, result = 0;
    snprintf(j.name, sizeof j.name, "scenario %d", j.index);
    for (mode = ONCE; mode <= FOREVER && result >= 0 && result < 2; mode++) {
      long runs = 0;
      j.heap.mode = (enum mode)mode;
      j.heap.fail = 0;
      for (;;) {
        result = attempt(&j, only);
        if (result < 0 || result == 2) break;
        if (result == 0) runs++;
        /* `once` may succeed at every k, for Lua collects and tries again */
        if (result == 1 && j.heap.requests <= j.heap.fail) break;
        j.heap.fail += full || j.heap.fail < EVERY_K ? 1 : j.heap.fail / 24;
      }
      total += j.heap.fail;
      if (full && result == 1 && j.heap.fail > 0)
        printf("oom    %-24s %-8s %6ld requests, %ld errors\n", j.name,
               mode_names[mode], j.heap.fail, runs);
    }
    if (result == 2) break;
    if (result < 0) failed = 1;
  }
  printf("oom    %d scenarios, %ld failures of memory: %s\n", j.index - 1,
         total, failed ? "FAILED" : "ok");
  return failed;
}
