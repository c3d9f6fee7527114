/*
** l_gazetteer.h: the Index object, shared by the faces of gazetteers and packs.
*/
#ifndef L_GAZETTEER_H
#define L_GAZETTEER_H

#include "gazetteer.h"
#include "l_record.h"

#define GLL_INDEX "gloss.Index"

/* Its user value is the list of its labels' names. */
typedef struct gll_index {
  gl_gaz *g; /* NULL: closed */
  int busy;  /* it is read or changed: a finaliser may run, but not use g */
  int used;  /* some Run may ask for ids */
  int shut;  /* a pack that was closed: its records are read no more */
} gll_index;

GL_FUNC gll_index *gll_checkindex(lua_State *L, int arg);
/* Raises where what was found in it can be read no more. */
GL_FUNC void gll_checkreadable(lua_State *L, const gll_index *x);
/* Such an Index, the first upvalue of a function of a Run. */
GL_FUNC gll_index *gll_upindex(lua_State *L);
/* Returns what `read` returns of the stack, which it gets, to `read` the Index.
** Making its values may run finalisers: the Index is busy meanwhile, so that
** none can close it or add to it. */
GL_FUNC int gll_whilebusy(lua_State *L, gll_index *x, lua_CFunction read);
/* Pushes a closed one; g is to be set. */
GL_FUNC gll_index *gll_newindex(lua_State *L);
/* The fold flags at `arg`, the number of an entry, from 1. */
GL_FUNC unsigned gll_checkflags(lua_State *L, int arg);
GL_FUNC uint32_t gll_checkentry(lua_State *L, const gll_index *x, int arg);
/* Raises where names could not be taken into the index, or found there. */
GL_FUNC void gll_checkadded(lua_State *L, int rc);

/* --- entries (l_entry.c) ------------------------------------------------- */

/* The record of an entry of one name, and where it comes from; its length. */
#define GLL_NAMERECORD 24
GL_FUNC size_t gll_namerecord(uint8_t record[GLL_NAMERECORD], lua_Integer file,
                              lua_Integer line);
/* Writes the record at index `record`, of the names in the list at `names`. */
GL_FUNC void gll_putrecord(lua_State *L, gll_bytes *w, int names, int record,
                           lua_Integer file, lua_Integer line);
/* Pushes the table of fields of an entry; the Index is at 1. */
GL_FUNC void gll_pushrecord(lua_State *L, const gll_index *x, uint32_t entry);
/* The id of an entry, "" where it has none. It and the label stay when a pack
** is closed. */
GL_FUNC gl_str gll_entryid(const gll_index *x, uint32_t entry);
/* Pushes the label of an entry, nil where it has none; its Index is at
** `arg`. */
GL_FUNC void gll_pushlabel(lua_State *L, int arg, const gll_index *x,
                           uint32_t entry);
/* The fields of a row: function(ref) -> table, with the Index as upvalue. */
GL_FUNC int gll_runfields(lua_State *L);
GL_FUNC void gll_open_entry(lua_State *L); /* adds methods of an Index */

/* --- searching (l_namefind.c) -------------------------------------------- */

/* Reads what is at 2 to 8 for searching, as index:find has it; pushes what the
** options refer to. */
GL_FUNC const gl_text *gll_checkfind(lua_State *L, gl_findopt *o);
/* Pushes a set of labels as an array of bytes, by the number of all labels,
** from the list of label numbers at `arg`. */
GL_FUNC const uint8_t *gll_pushallow(lua_State *L, int arg);
GL_FUNC void gll_open_namefind(lua_State *L); /* adds methods of an Index */
GL_FUNC void gll_open_names(lua_State *L);    /* adds core.gazsame, gaztrim */

GL_FUNC void gll_open_fuzzy(lua_State *L);   /* adds core.fuzzyfind ... */
GL_FUNC void gll_open_nearest(lua_State *L); /* adds core.nearest */
GL_FUNC void gll_open_pack(lua_State *L); /* adds core.packopen, packsave ... */

#endif
