/*
** l_run.c: one call of one matcher on one text. In C a Run answers for the
** ids of its rows; its user value, a table, holds the rest:
**   kind            what made it: "rows", "gazetteer", ...
**   fields          list by ref, or function(ref) -> table: fields of a row
**   why             function(span, ref) -> string
**   all             function(ref, name) -> list of what was captured
**   incomplete      where a budget ran out
**   lexical         its rows are tokens, with lexical attributes for fields: a
**                   Lexicon, or function() -> Lexicon (see l_attr.c)
** A derived Run (spans:with) adds one field to the rows of another set; it
** has instead
**   source, name, values.
*/
#include "l_attr.h"

#include <string.h>

/* ids as strings that the user value keeps alive */
typedef struct ListRun {
  gl_run run;
  size_t n;
  gl_str id[1];
} ListRun;

typedef struct DerivedRun {
  gl_run run;
  const gl_spans *source;
} DerivedRun;

static const gl_str noid = {"", 0};

static gl_str list_id(const gl_run *run, uint32_t ref) {
  const ListRun *r = (const ListRun *)run;
  return ref < r->n ? r->id[ref] : noid;
}

/* along the chain of sources: a loop, for the chain is as long as a user
** cares to make it */
static gl_str derived_id(const gl_run *run, uint32_t ref) {
  while (run->id == derived_id) {
    const gl_spans *s = ((const DerivedRun *)run)->source;
    if (s->nruns == 0) return noid;
    run = s->runs[gl_spans_run(s, ref)];
    ref = gl_spans_ref(s, ref);
  }
  return run->id ? run->id(run, ref) : noid;
}

void *gll_newrawrun(lua_State *L, size_t size, int info) {
  void *run;
  info = lua_absindex(L, info);
  run = lua_newuserdatauv(L, size, 1);
  memset(run, 0, size);
  luaL_setmetatable(L, GLL_RUN);
  lua_pushvalue(L, info);
  lua_setiuservalue(L, -2, 1);
  return run;
}

void gll_newrun(lua_State *L, size_t n, int ids, int info) {
  ListRun *r;
  size_t i;
  info = lua_absindex(L, info);
  if (ids == 0) {
    gll_newrawrun(L, sizeof(gl_run), info);
    return;
  }
  ids = lua_absindex(L, ids);
  lua_pushvalue(L, ids); /* keeps the strings alive */
  lua_setfield(L, info, "ids");
  r = gll_newrawrun(L, sizeof *r + n * sizeof *r->id, info);
  for (i = 0; i < n; i++) {
    r->id[i] = noid;
    if (lua_rawgeti(L, ids, (lua_Integer)i + 1) == LUA_TSTRING)
      r->id[i].s = lua_tolstring(L, -1, &r->id[i].n);
    lua_pop(L, 1);
  }
  r->n = n;
  r->run.id = list_id;
}

void gll_newderived(lua_State *L, int set, int name, int values) {
  DerivedRun *r;
  const gl_spans *s = gll_checkspans(L, set);
  set = lua_absindex(L, set);
  name = lua_absindex(L, name);
  values = lua_absindex(L, values);
  lua_createtable(L, 0, 3);
  lua_pushvalue(L, set);
  lua_setfield(L, -2, "source");
  lua_pushvalue(L, name);
  lua_setfield(L, -2, "name");
  lua_pushvalue(L, values);
  lua_setfield(L, -2, "values");
  r = gll_newrawrun(L, sizeof *r, -1);
  r->source = s;
  r->run.id = derived_id;
  lua_remove(L, -2);
}

const gl_run *gll_torun(lua_State *L, int arg) {
  return luaL_checkudata(L, arg, GLL_RUN);
}

/* its address names the table of those that are kept, by their addresses */
static const char keptruns = 0;

void gll_keeprun(lua_State *L, int arg) {
  gl_run *run = luaL_checkudata(L, arg, GLL_RUN);
  arg = lua_absindex(L, arg);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &keptruns);
  lua_pushvalue(L, arg);
  lua_rawsetp(L, -2, run);
  lua_pop(L, 1);
  run->kept = 1;
}

void gll_pushkept(lua_State *L, const gl_run *run) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &keptruns);
  lua_rawgetp(L, -1, run);
  lua_replace(L, -2);
}

unsigned gll_addrun(lua_State *L, int share) {
  lua_Integer n;
  share = lua_absindex(L, share);
  n = (lua_Integer)lua_rawlen(L, share);
  if (n - 1 >= (lua_Integer)GL_MAXRUNS)
    luaL_error(L, "more than %d matcher calls in one set", (int)GL_MAXRUNS);
  lua_rawseti(L, share, n + 1);
  return (unsigned)(n - 1);
}

/* --- fields -------------------------------------------------------------- */

/* Pushes the user value of the run of a row of the Spans at `set`, and gives
** its ref; pushes nothing and returns 0 where the set has no runs. */
static int pushinfo(lua_State *L, int set, uint32_t row, uint32_t *ref) {
  const gl_spans *s = lua_touserdata(L, set);
  if (s->nruns == 0) return 0;
  *ref = gl_spans_ref(s, row);
  gll_getshare(L, set);
  lua_rawgeti(L, -1, (lua_Integer)gl_spans_run(s, row) + 2);
  lua_getiuservalue(L, -1, 1);
  lua_replace(L, -3);
  lua_pop(L, 1);
  return 1;
}

/* Replaces the info at the top by the table of fields of `ref`, or nil. */
static void recordof(lua_State *L, uint32_t ref) {
  lua_getfield(L, -1, "fields");
  if (lua_type(L, -1) == LUA_TTABLE) {
    lua_rawgeti(L, -1, (lua_Integer)ref + 1);
    lua_replace(L, -2);
  } else if (lua_type(L, -1) == LUA_TFUNCTION) {
    lua_pushinteger(L, (lua_Integer)ref + 1);
    lua_call(L, 1, 1);
  }
  lua_replace(L, -2);
}

/* Whether the info at the top is of a derived Run; then pushes source. */
static int derived(lua_State *L) {
  if (lua_getfield(L, -1, "source") == LUA_TUSERDATA) return 1;
  lua_pop(L, 1);
  return 0;
}

void gll_pushfield(lua_State *L, int set, uint32_t row, int key) {
  const gl_spans *s = lua_touserdata(L, set);
  const gl_lexicon *x = NULL; /* of the token that the row is */
  const gl_lemmas *z = NULL;
  uint32_t ref, first, end;
  int at, attr = -1;
  key = lua_absindex(L, key);
  if (lua_type(L, key) == LUA_TSTRING)
    attr = gll_attrnumber(lua_tostring(L, key));
  if (attr >= 0) gl_spans_row(s, row, &first, &end);
  lua_pushvalue(L, set);
  at = lua_gettop(L); /* the set we are at, replaced along the chain */
  for (;;) {
    const int run = pushinfo(L, at, row, &ref);
    if (!run) gll_getshare(L, at);
    if (attr >= 0 && x == NULL) {
      x = gll_tolexicon(L, at, at + 1);
      if (x && attr == GLL_LEMMA) {
        lua_getfield(L, at + 1, "lexical");
        z = gll_lexlemmas(L, -1);
        lua_pop(L, 1);
      }
    }
    if (!run) {
      lua_pushnil(L);
      break;
    }
    if (!derived(L)) {
      recordof(L, ref);
      if (lua_type(L, -1) != LUA_TTABLE) {
        lua_pushnil(L);
        break;
      }
      lua_pushvalue(L, key);
      lua_rawget(L, -2);
      break;
    }
    lua_getfield(L, at + 1, "name");
    if (lua_rawequal(L, -1, key)) {
      lua_getfield(L, at + 1, "values");
      lua_rawgeti(L, -1, (lua_Integer)ref + 1);
      break;
    }
    lua_pushvalue(L, at + 2); /* on with the source */
    lua_replace(L, at);
    lua_settop(L, at);
    row = ref;
  }
  if (x && lua_isnil(L, -1))
    gll_pushlexical(L, s->text, first, end, attr, x, z);
  lua_replace(L, at);
  lua_settop(L, at);
}

/* Sets out[key] = value (both on top; popped) unless it is set already: of
** fields with one name the one added last is seen. */
static void addfield(lua_State *L, int out) {
  lua_pushvalue(L, -2);
  if (lua_rawget(L, out) == LUA_TNIL) {
    lua_pop(L, 1);
    lua_rawset(L, out);
  } else
    lua_pop(L, 3);
}

/* A copy of the table at the top takes the place of the empty one at `out`:
** it never has to grow. */
static void copyfields(lua_State *L, int out) {
  int from = lua_gettop(L), n = 0;
  for (lua_pushnil(L); lua_next(L, from); lua_pop(L, 1)) n++;
  lua_createtable(L, 0, n);
  for (lua_pushnil(L); lua_next(L, from);) {
    lua_pushvalue(L, -2);
    lua_insert(L, -2); /* key, key, value */
    lua_rawset(L, from + 1);
  }
  lua_replace(L, out);
}

void gll_pushfields(lua_State *L, int set, uint32_t row) {
  uint32_t ref;
  int out, at, some = 0;
  set = lua_absindex(L, set);
  lua_newtable(L);
  out = lua_gettop(L);
  lua_pushvalue(L, set);
  at = lua_gettop(L);
  while (pushinfo(L, at, row, &ref)) {
    if (!derived(L)) {
      recordof(L, ref);
      if (lua_type(L, -1) != LUA_TTABLE) break;
      if (!some) {
        copyfields(L, out);
        break;
      }
      lua_pushnil(L);
      while (lua_next(L, -2)) {
        lua_pushvalue(L, -2);
        lua_insert(L, -2); /* key, key, value */
        addfield(L, out);
      }
      break;
    }
    lua_getfield(L, at + 1, "name");
    lua_getfield(L, at + 1, "values");
    lua_rawgeti(L, -1, (lua_Integer)ref + 1);
    lua_remove(L, -2);
    addfield(L, out);
    some = 1;
    lua_pushvalue(L, at + 2); /* on with the source */
    lua_replace(L, at);
    lua_settop(L, at);
    row = ref;
  }
  lua_settop(L, out);
}

/* Whether rows with the info at the top are pieces that were cut, which have no
** fields of their own. */
static int arepieces(lua_State *L) {
  const char *kind;
  int pieces;
  lua_getfield(L, -1, "kind");
  kind = lua_tostring(L, -1);
  pieces =
      kind && (strcmp(kind, "tokens") == 0 || strcmp(kind, "sentences") == 0);
  lua_getfield(L, -2, "cut");
  pieces |= !lua_isnil(L, -1);
  lua_pop(L, 2);
  return pieces;
}

/* Whether a row of the Spans at `set` can have the field at `key`, which is the
** attribute `attr` (-1: none). A field was added to all rows or to none; of
** what several added, nothing is told. */
static int canhave(lua_State *L, int set, int key, int attr) {
  const int at = lua_gettop(L) + 1;
  int i, n, can = 0;
  lua_pushvalue(L, set);
  for (;;) {
    n = ((const gl_spans *)lua_touserdata(L, at))->nruns;
    gll_getshare(L, at);
    if (n == 0) { /* what came of a user's rows has no kind */
      can = lua_getfield(L, at + 1, "kind") == LUA_TNIL ||
            (attr >= 0 && gll_tolexicon(L, at, at + 1));
      lua_settop(L, at + 1);
    }
    for (i = 0; i < n && !can; i++, lua_settop(L, at + 1)) {
      lua_rawgeti(L, at + 1, i + 2);
      lua_getiuservalue(L, -1, 1);
      if (attr >= 0 && gll_tolexicon(L, at, at + 3))
        can = 1;
      else if (!derived(L))
        can = !arepieces(L);
      else if (n > 1)
        can = 1;
      else {
        lua_getfield(L, at + 3, "name");
        can = lua_rawequal(L, -1, key);
        lua_pushvalue(L, at + 4); /* on with the source */
        lua_replace(L, at);
        n = -1;
      }
    }
    if (n >= 0 || can) break;
    lua_settop(L, at);
  }
  lua_settop(L, at - 1);
  return can;
}

void gll_checkfield(lua_State *L, int set, int key) {
  const char *name = lua_tostring(L, key);
  const int attr = gll_attrnumber(name);
  luaL_Buffer b;
  if (canhave(L, set, key, attr)) return;
  if (attr >= 0)
    luaL_error(L,
               "these spans have no field '%s': tokens and words have lexical "
               "attributes, gloss.attributes(spans) tells those of others",
               name);
  luaL_buffinit(L, &b);
  luaL_addstring(&b, "first, last, label, id, line, column, ");
  if (canhave(L, set, key, GLL_LOWER))
    gll_addattrnames(&b);
  else
    luaL_addstring(&b, "text");
  luaL_pushresult(&b);
  luaL_error(L, "no field '%s' (known: %s)", name, lua_tostring(L, -1));
}

/* Pushes the set that the chain of derived Runs of a row ends in, its info
** where it has a Run, and gives row and ref there. */
static int pushorigin(lua_State *L, int set, uint32_t *row, uint32_t *ref) {
  int at;
  lua_pushvalue(L, set);
  at = lua_gettop(L);
  while (pushinfo(L, at, *row, ref) && derived(L)) {
    lua_replace(L, at);
    lua_settop(L, at);
    *row = *ref;
  }
  return at;
}

void gll_pushall(lua_State *L, int set, uint32_t row, int name) {
  uint32_t ref;
  int at = pushorigin(L, set, &row, &ref);
  if (lua_gettop(L) > at && lua_getfield(L, -1, "all") == LUA_TFUNCTION) {
    lua_pushinteger(L, (lua_Integer)ref + 1);
    lua_pushvalue(L, name);
    lua_call(L, 2, 1);
  } else
    lua_newtable(L);
  lua_replace(L, at);
  lua_settop(L, at);
}

void gll_pushwhy(lua_State *L, int set, uint32_t row) {
  uint32_t ref;
  int at = pushorigin(L, set, &row, &ref);
  if (lua_gettop(L) == at) { /* no runs: the share tells what was cut */
    gll_getshare(L, at);
    if (lua_getfield(L, -1, "kind") != LUA_TSTRING)
      lua_pushliteral(L, "part of a set that no matcher made");
  } else if (lua_getfield(L, -1, "why") == LUA_TFUNCTION) {
    gll_pushspan(L, at, row);
    lua_pushinteger(L, (lua_Integer)ref + 1);
    lua_call(L, 2, 1);
  } else {
    lua_pop(L, 1);
    if (lua_getfield(L, -1, "kind") != LUA_TSTRING)
      lua_pushliteral(L, "a row given by its maker");
  }
  lua_replace(L, at);
  lua_settop(L, at);
}

void gll_open_run(lua_State *L) {
  const int top = lua_gettop(L);
  luaL_newmetatable(L, GLL_RUN);
  /* asked for by itself: memory may have failed between the two */
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &keptruns) != LUA_TTABLE) {
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &keptruns);
  }
  lua_settop(L, top);
}
