/*
** l_gloss.h: what the Lua faces share.
**
** Objects: a Text (userdata; its user value is the Lua string or the Map of a
** file, or once more is known of it the table {that, index, doc}; the doc is
** its second one, where Lua has more), a Spans (userdata; its user
** value is the *share*, a table {Text, Run, Run, ...} with `incomplete` where
** a budget ran out; a partition, or what one Run has cut, has its Text or
** string there until somebody asks for the share), a Run (userdata; its user
** value describes the matcher call, see l_run.c), a Span (userdata; its user
** value is its Spans).
*/
#ifndef L_GLOSS_H
#define L_GLOSS_H

#include <lua.h>
#include <lauxlib.h>

#include "compat.h"
#include "gloss.h"

#define GLL_TEXT "gloss.Text"
#define GLL_SPANS "gloss.Spans"
#define GLL_SPAN "gloss.Span"
#define GLL_RUN "gloss.Run"

/* Texts, sets and Spans are made and checked so often that their metatables
** stand in the registry by these addresses too: no string to be looked up. */
GL_DATA const char gll_textmeta, gll_spansmeta, gll_spanmeta;
/* Gives the userdata at the top that metatable. */
static inline void gll_setmeta(lua_State *L, const char *meta) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, meta);
  lua_setmetatable(L, -2);
}
/* The userdata at `arg`, if it has that metatable; else NULL. */
static inline void *gll_testmeta(lua_State *L, int arg, const char *meta) {
  void *p = lua_touserdata(L, arg);
  if (p != NULL && lua_getmetatable(L, arg)) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, meta);
    if (!lua_rawequal(L, -1, -2)) p = NULL;
    lua_pop(L, 2);
    return p;
  }
  return NULL;
}

/* Functions that cut texts are called for many short ones: they have as
** upvalues what they would look up in the registry each time. The next free one
** is GLL_OWN. */
enum { GLL_SIMD = 1, GLL_SPANSTYPE, GLL_OWN };
/* Pushes the values of these; returns how many. */
GL_FUNC int gll_pushupvalues(lua_State *L);

/* --- types of userdata (l_type.c) ----------------------------------------- */

/* Makes a metatable. `index` is a closure with the methods as its upvalue, for
** which they stand in the field `methods` too; NULL: __index are the
** methods. */
GL_FUNC void gll_newtype(lua_State *L, const char *name, const luaL_Reg *meta,
                         const luaL_Reg *methods, lua_CFunction index);
/* The same of boxes, scratch that owns memory of the host: `release` is called
** when a box is closed or collected, perhaps by another coroutine. */
GL_FUNC void gll_boxtype(lua_State *L, const char *name, lua_CFunction release);
/* Pushes a box, zeroed. */
GL_FUNC void *gll_newbox(lua_State *L, const char *name, size_t size);

/* --- texts (l_text.c) ---------------------------------------------------- */

/* The text at `arg`: a Text, a string, or a doc (a table whose field `_text`
** is a Text). The slot is replaced by the Text, which keeps the string alive.
** Raises on anything else, and on a text longer than GL_MAX_TEXT; on nil with
** the message behind it, as those give who cannot read a file. */
GL_FUNC const gl_text *gll_checktext(lua_State *L, int arg);
/* The same, but a string stays what it is, and `own` is filled from it: for
** what needs no Text yet. The function has the upvalues above. */
GL_FUNC const gl_text *gll_readtext(lua_State *L, int arg, gl_text *own);
/* Pushes a Text whose bytes the value at `arg` keeps alive, of which all is
** known already. */
GL_FUNC const gl_text *gll_pushtext(lua_State *L, int arg,
                                    const gl_text *known);
/* Raises where mapped texts are gone, for the state is being closed: for what
** looks at one and checks no argument, as iterators do. */
GL_FUNC void gll_checkopen(lua_State *L);
/* Pushes the doc that the Text at `arg` is tied to, or nil. */
GL_FUNC void gll_pushdoc(lua_State *L, int arg);
/* Whether two Texts (indices) hold the same text. */
GL_FUNC int gll_sametext(lua_State *L, int a, int b);

/* The place of byte `byte` of the Text at `text`; makes its index at first
** use. */
GL_FUNC void gll_locate(lua_State *L, int text, size_t byte, gl_place *p);

/* --- sets (l_spans.c) ---------------------------------------------------- */

GL_FUNC gl_spans *gll_checkspans(lua_State *L, int arg);
GL_FUNC gl_spans *gll_testspans(lua_State *L, int arg); /* NULL: no Spans */

/* Leaves at the top the doc that the text of the Spans at `arg` is of, or
** nil. */
GL_FUNC void gll_pushdocof(lua_State *L, int arg);
/* Pushes a new share {Text} for the Text at `text`. */
GL_FUNC void gll_newshare(lua_State *L, int text);
/* Pushes the share of the Spans at `arg`; of a partition, and of what one Run
** has cut, it is made when first asked for. */
GL_FUNC void gll_getshare(lua_State *L, int arg);
/* Pushes a new Spans of that shape with the share at index `share` as its
** user value; its `runs` are filled from the share when shape->nruns is not 0;
** columns and labels are for the caller to fill, then gl_spans_seal. While it
** is being filled it is an empty set. */
GL_FUNC gl_spans *gll_newspans(lua_State *L, int share, const gl_shape *shape);
/* The same for a partition of what is at index `text`, a Text or a string,
** which gll_readtext has read as `t`. `what` its rows are, for span:why(), is a
** constant. The function has the upvalues above; and for the next. */
GL_FUNC gl_spans *gll_newpartition(lua_State *L, int text, const gl_text *t,
                                   int kinds, const char *what);
/* The same for n rows, one behind the other, that `run`, the Run at index `at`,
** or one that is kept, has cut from what is at 1; `own`: that is a string.
** gl_cut_fill is for the caller. */
GL_FUNC gl_spans *gll_newcut(lua_State *L, const gl_text *t, int own, int at,
                             const gl_run *run, size_t n);
/* The same for n words (gl_word_cut) of what is at `text`. */
#define GLL_WORD "word segment (UAX #29)"
GL_FUNC gl_spans *gll_newwords(lua_State *L, int text, const gl_text *t,
                               size_t n);
/* Pushes the sentences by UAX #29 of what is at 1, which is `t`. The same
** holds. (l_segment.c) */
GL_FUNC void gll_pushuaxsentences(lua_State *L, const gl_text *t);
/* Pushes the rows of the Spans at `arg` whose bit is set in `mask`. */
GL_FUNC void gll_select(lua_State *L, int arg, const uint64_t *mask);
/* Pushes a zeroed bit set of n bits as a scratch userdata. */
GL_FUNC uint64_t *gll_newbits(lua_State *L, size_t n);

/* The set of kinds of words, as bits by gl_kind, that the options at `arg` (or
** nil) ask for. *all: whether for no kind in particular. (l_segment.c) */
GL_FUNC unsigned gll_checkonly(lua_State *L, int arg, int *all);

/* Collected rows: pushes a box (userdata with __gc and __close, marked
** to-be-closed where Lua can) that owns the table of rows. */
GL_FUNC gl_rows *gll_newrows(lua_State *L);
/* As gl_rows_add; raises "not enough memory" or a limit. */
GL_FUNC void gll_addrow(lua_State *L, gl_rows *r, uint32_t first, uint32_t end,
                        unsigned label, uint32_t ref);
/* Pushes a Spans made of `r`: sorts, drops repeated identities, seals.
** `share` is the index of its share table; `labels` the index of a Lua list
** of the label strings that row.label numbers from 0 (0: no labels). */
GL_FUNC gl_spans *gll_fromrows(lua_State *L, gl_rows *r, int share, int labels);

/* Pushes the Span of a row of the Spans at `arg` (row < n). */
GL_FUNC void gll_pushspan(lua_State *L, int arg, uint32_t row);
/* The same where it is known which bytes those are. */
GL_FUNC void gll_pushspanat(lua_State *L, int arg, uint32_t row, uint32_t first,
                            uint32_t end);
/* The set and row of the Span at `arg`: pushes the Spans. */
GL_FUNC gl_spans *gll_checkspan(lua_State *L, int arg, uint32_t *row);
/* Whether a string names something built in (first, label, why, ...). */
GL_FUNC int gll_isbuiltin(const char *name);

/* --- runs (l_run.c) ------------------------------------------------------ */

/* Pushes a Run whose ids are the strings of the Lua list at `ids` (ref 0 is
** element 1; missing ones are ""; index 0: no ids at all, n rows). Its user
** value becomes the table at index `info`: { kind = "rows", matcher =,
** options =, fields = list or function(ref) -> table, why = function(span) }.
** Refs are 0-based in C and 1-based in Lua. */
GL_FUNC void gll_newrun(lua_State *L, size_t n, int ids, int info);
/* Appends the Run at the top to the share at `share`, pops it, and returns
** its number. */
GL_FUNC unsigned gll_addrun(lua_State *L, int share);
GL_FUNC const gl_run *gll_torun(lua_State *L, int arg);
/* Keeps the Run at `arg` as long as the Lua state is there, for those of which
** there are few: none of its sets has to. */
GL_FUNC void gll_keeprun(lua_State *L, int arg);
/* Pushes the Run that has been kept so. */
GL_FUNC void gll_pushkept(lua_State *L, const gl_run *run);
/* The same for a Run of a face's own kind: pushes a zeroed userdata of `size`
** bytes that begins with a gl_run; its user value is the table at `info`. */
GL_FUNC void *gll_newrawrun(lua_State *L, size_t size, int info);
/* Pushes a Run whose rows are those of the Spans at `set`, each with one more
** field `name` (index), whose values are the list at `values` by row. */
GL_FUNC void gll_newderived(lua_State *L, int set, int name, int values);
/* Pushes the value of field `key` (index) of a row of the Spans at `set`, nil
** where it has none; built-in names are not looked at. */
GL_FUNC void gll_pushfield(lua_State *L, int set, uint32_t row, int key);
/* Pushes a new table with all fields of a row. */
GL_FUNC void gll_pushfields(lua_State *L, int set, uint32_t row);
/* Pushes why a row exists, as a string. */
GL_FUNC void gll_pushwhy(lua_State *L, int set, uint32_t row);

/* Pushes a list of what the matcher of a row captured by the name at `name`. */
GL_FUNC void gll_pushall(lua_State *L, int set, uint32_t row, int name);

/* Pushes a label or an id as Lua has it: nil where it is empty. */
GL_FUNC void gll_pushstr(lua_State *L, gl_str s);

/* The kernels that texts of this Lua state use (l_simd.c). */
GL_FUNC const gl_simd *gll_simd(lua_State *L);
/* The same for a function with the upvalue. */
GL_FUNC const gl_simd *gll_upsimd(lua_State *L);
/* Where it is told which, as long as the Lua state is there. */
GL_FUNC const gl_simd *const *gll_simdplace(lua_State *L);

/* --- errors and options --------------------------------------------------*/

GL_FUNC int gll_nomem(lua_State *L); /* raises "not enough memory" */
/* The host's allocator as the engine wants it; collects garbage and tries
** once more before it says no. Valid while L is. */
GL_FUNC gl_mem gll_mem(lua_State *L);
/* Raises unless every key of the table at `arg` (or nil) is one of the NULL-
** terminated `known`: "unknown option 'x' (known: a, b, c)". */
GL_FUNC void gll_checkoptions(lua_State *L, int arg, const char *const *known);
/* Raises where there is something behind the arguments 1 to `last`, the last of
** which is `what`: nobody shall think that it was heard. nil and numbers pass,
** which string.gsub gives behind its result. */
GL_FUNC void gll_checklast(lua_State *L, int last, const char *what);
/* As luaL_checkoption, with the list of the known words in the message. */
GL_FUNC int gll_checkword(lua_State *L, int arg, const char *def,
                          const char *const *known);

/* each face adds its functions to the module table on top of the stack */
GL_FUNC void gll_open_simd(lua_State *L);
GL_FUNC void gll_open_text(lua_State *L);
GL_FUNC void gll_open_run(lua_State *L);
GL_FUNC void gll_open_spans(lua_State *L);
GL_FUNC void gll_open_span(lua_State *L);
GL_FUNC void gll_open_algebra(lua_State *L);
GL_FUNC void gll_open_segment(lua_State *L);
GL_FUNC void gll_open_unicode(lua_State *L);
GL_FUNC void gll_open_token(lua_State *L);
GL_FUNC void gll_open_model(lua_State *L);
GL_FUNC void gll_open_attr(lua_State *L);
GL_FUNC void gll_open_spacy(lua_State *L);
GL_FUNC void gll_open_align(lua_State *L);
GL_FUNC void gll_open_gazetteer(lua_State *L);
GL_FUNC void gll_open_stream(lua_State *L);
GL_FUNC void gll_open_regex(lua_State *L);

#endif
