/*
** l_pack.c: gazetteers saved as packs, and opened. The caller's own bytes in a
** pack are a Lua value as l_record.c writes it. What Lua writes to files
** (lua/gloss/newfile.lua) takes the place of one as packs do.
*/
#include "l_gazetteer.h"
#include "pack.h"

#include <string.h>

static const char nomem[] = "not enough memory";

/*
** core.packsave(index, path, value) --> true
** Failure: nil, message. The path is as it was then.
*/
static int packsave(lua_State *L) {
  gll_index *x = gll_checkindex(L, 1);
  const char *path = luaL_checkstring(L, 2), *why;
  gl_mem m = gll_mem(L);
  gl_gaz *copy = NULL;
  gll_bytes *w;
  gl_str face;
  int rc;
  lua_settop(L, 3);
  w = gll_newbytes(L);
  gll_putvalue(L, w, 3);
  gll_checkindex(L, 1); /* making that may have run finalisers */
  face.s = (const char *)w->b;
  face.n = w->n;
  x->busy = 1;
  rc = gl_gaz_compile(x->g, &m);
  if (rc == GL_OK && !gl_pack_ready(x->g)) {
    copy = gl_gaz_like(x->g, &m);
    rc = copy ? gl_gaz_copy(copy, &m, x->g) : GL_ENOMEM;
    if (rc == GL_OK) rc = gl_gaz_compile(copy, &m);
  }
  why = rc == GL_OK ? gl_pack_save(copy ? copy : x->g, &m, path, face) : nomem;
  if (copy) gl_gaz_free(copy, &m);
  x->busy = 0;
  gll_bytes_free(L, w);
  if (why == NULL) {
    lua_pushboolean(L, 1);
    return 1;
  }
  if (strcmp(why, nomem) == 0) return gll_nomem(L);
  luaL_pushfail(L);
  lua_pushfstring(L, "%s: %s", path, why);
  return 2;
}

/* nil, "FILE: what is wrong at byte N", byte from 1 */
static int damaged(lua_State *L, const char *path, const gl_packerror *e) {
  luaL_pushfail(L);
  lua_pushfstring(L, "%s: %s (byte %I)", path, e->why, (LUAI_UACINT)e->at + 1);
  lua_pushinteger(L, (lua_Integer)e->at + 1);
  return 3;
}

/* Takes over a file: pushes the value that is in it; the Index is below. */
static int opened(lua_State *L, gll_index *x, gl_file *file, const char *path) {
  gl_mem m = gll_mem(L);
  gl_packerror e;
  gll_reading r;
  gl_str face;
  gl_gaz *g = gl_pack_open(&m, file, &face, &e);
  gl_file_close(file, &m); /* where it was not taken over */
  if (g == NULL) return e.why ? damaged(L, path, &e) : gll_nomem(L);
  x->g = g;
  r.at = (const uint8_t *)face.s;
  r.e = r.at + face.n;
  if (!gll_getvalue(L, &r, 0) || !lua_istable(L, -1)) {
    e.why = "damaged pack";
    e.at = 0;
    return damaged(L, path, &e);
  }
  return 2;
}

/*
** core.packopen(path, copy) --> Index, value
** copy: the file is read, not mapped. Failure: nil, message [, byte].
*/
static int packopen(lua_State *L) {
  const char *path = luaL_checkstring(L, 1), *why;
  int copy = lua_toboolean(L, 2);
  gl_mem m = gll_mem(L);
  gll_index *x;
  gl_file file;
  lua_settop(L, 2);
  x = gll_newindex(L);
  why = gl_file_open(&file, &m, path, copy);
  if (why == NULL) return opened(L, x, &file, path);
  if (strcmp(why, nomem) == 0) return gll_nomem(L);
  luaL_pushfail(L);
  lua_pushfstring(L, "%s: %s", path, why);
  return 2;
}

/*
** core.packread(bytes, name) --> Index, value
** A pack that is a string. Failure: nil, message, byte.
*/
static int packread(lua_State *L) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  const char *name = luaL_checkstring(L, 2);
  gl_mem m = gll_mem(L);
  gll_index *x;
  gl_file file;
  uint8_t *copy;
  lua_settop(L, 2);
  x = gll_newindex(L);
  if (n == 0) return luaL_argerror(L, 1, "empty");
  copy = gl_file_room(&file, &m, n);
  if (copy == NULL) return gll_nomem(L);
  memcpy(copy, s, n);
  return opened(L, x, &file, name);
}

/*
** core.packverify(index, path) --> true
** Reads all and checks it. Failure: nil, message, byte.
*/
static int packverify(lua_State *L) {
  gll_index *x = gll_checkindex(L, 1);
  const char *path = luaL_checkstring(L, 2);
  gl_packerror e;
  if (!gl_pack_verify(x->g, &e)) return damaged(L, path, &e);
  lua_pushboolean(L, 1);
  return 1;
}

/* true; or nil, why */
static int done(lua_State *L, const char *why) {
  if (why == NULL) {
    lua_pushboolean(L, 1);
    return 1;
  }
  luaL_pushfail(L);
  lua_pushstring(L, why);
  return 2;
}

/*
** core.newfile(name, path) --> true
** An empty file that may take the place of the one at `path`. Failure: nil,
** what is wrong.
*/
static int newfile(lua_State *L) {
  const char *name = luaL_checkstring(L, 1), *path = luaL_checkstring(L, 2);
  return done(L, gl_file_create(name, path));
}

/*
** core.replacefile(name, path) --> true
** That file, when it has been written, under the name `path`. Failure: nil,
** what is wrong; then it is still there under its own.
*/
static int replacefile(lua_State *L) {
  size_t n;
  const char *name = luaL_checklstring(L, 1, &n);
  const char *path = luaL_checkstring(L, 2);
  char *copy = lua_newuserdatauv(L, n + 1, 0);
  return done(L, gl_file_replace(memcpy(copy, name, n + 1), path));
}

static const luaL_Reg funcs[] = {{"packsave", packsave},
                                 {"packopen", packopen},
                                 {"packread", packread},
                                 {"packverify", packverify},
                                 {"newfile", newfile},
                                 {"replacefile", replacefile},
                                 {NULL, NULL}};

void gll_open_pack(lua_State *L) { luaL_setfuncs(L, funcs, 0); }
