/*
** l_record.h: Lua values as bytes, and back. What entries of gazetteers are
** kept as.
*/
#ifndef L_RECORD_H
#define L_RECORD_H

#include "l_gloss.h"

/* Bytes being written, in an userdata that frees them. */
typedef struct gll_bytes {
  uint8_t *b;
  size_t n, cap;
} gll_bytes;
GL_FUNC gll_bytes *gll_newbytes(lua_State *L); /* pushes it */
GL_FUNC void gll_bytes_free(lua_State *L, gll_bytes *w);
GL_FUNC void gll_putbyte(lua_State *L, gll_bytes *w, unsigned c);
GL_FUNC void gll_putnumber(lua_State *L, gll_bytes *w, uint64_t v);
/* Writes the value at `arg`: string, number, boolean, or a table of these with
** strings and numbers as keys, in an order that depends on nothing else.
** Raises on others, and on tables nested more than GLL_MAXDEPTH deep. */
GL_FUNC void gll_putvalue(lua_State *L, gll_bytes *w, int arg);
#define GLL_MAXDEPTH 102

/* Bytes being read. Each returns 0 where they are none of ours, or too few. */
typedef struct gll_reading {
  const uint8_t *at, *e;
} gll_reading;
GL_FUNC int gll_getnumber(gll_reading *r, uint64_t *v);
/* Pushes a value; pushes nothing where it returns 0. `more`: fields that a
** table will be given besides. */
GL_FUNC int gll_getvalue(lua_State *L, gll_reading *r, int more);

#endif
