/*
** l_segment.c: a text cut into characters, words, sentences, lines and
** paragraphs, for Lua. Each function takes a text (string, Text or doc), is
** linear in its length, and returns a Spans.
*/
#include <lua.h>
#include <lauxlib.h>

#include "l_gloss.h"

#include <string.h>

/* --- partitions ---------------------------------------------------------- */

typedef void segmenter(const gl_text *t, uint64_t *ends);

static const char *const nooptions[] = {NULL};

/* Pushes the text at index 1, which is `t`, cut by `cut`. */
static gl_spans *partition(lua_State *L, const gl_text *t, segmenter *cut,
                           int kinds, const char *what) {
  gl_spans *s = gll_newpartition(L, 1, t, kinds, what);
  cut(s->text, gl_spans_ends(s));
  gl_spans_seal(s);
  return s;
}

static int whole(lua_State *L, segmenter *cut, const char *what) {
  gl_text own;
  const gl_text *t;
  lua_settop(L, 2);
  t = gll_readtext(L, 1, &own);
  gll_checkoptions(L, 2, nooptions);
  partition(L, t, cut, 0, what);
  return 1;
}

/*
** graphemes(text) --> Spans
** Extended grapheme clusters, what a reader calls characters (UAX #29). They
** cover the text; each byte is in one.
*/
static int s_graphemes(lua_State *L) {
  return whole(L, gl_grapheme_ends, "grapheme cluster (UAX #29)");
}

#define UAXSENTENCE "sentence (UAX #29)"

/*
** uax_sentences(text) --> Spans
** Sentences by UAX #29, with the white space after them; they cover the text.
*/
static int s_sentences(lua_State *L) {
  return whole(L, gl_sentence_ends, UAXSENTENCE);
}

void gll_pushuaxsentences(lua_State *L, const gl_text *t) {
  partition(L, t, gl_sentence_ends, 0, UAXSENTENCE);
}

/*
** linebreaks(text) --> Spans
** The stretches between the places where UAX #14 lets a line end, with the
** spaces before each place; they cover the text.
*/
static int s_linebreaks(lua_State *L) {
  return whole(L, gl_line_ends, "stretch between line breaks (UAX #14)");
}

/* --- words --------------------------------------------------------------- */

#define KIND(kind) (1u << (kind))
/* the kinds that ICU's rule status tells from "none" */
#define WORD \
  (KIND(GL_IDEOGRAPHIC) | KIND(GL_KANA) | KIND(GL_LETTER) | KIND(GL_NUMBER))

/* The set of kinds that the name at the top (popped) stands for. */
static unsigned namedkinds(lua_State *L) {
  const char *name =
      lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
  luaL_Buffer b;
  unsigned i;
  if (name == NULL)
    luaL_argerror(L, 2,
                  lua_pushfstring(L, "only: name of a kind expected, got %s",
                                  luaL_typename(L, -1)));
  for (i = 0; i < GL_NKINDS; i++) {
    if (strcmp(name, gl_kind_names[i]) != 0) continue;
    lua_pop(L, 1);
    return KIND(i);
  }
  if (strcmp(name, "word") == 0) {
    lua_pop(L, 1);
    return WORD;
  }
  luaL_buffinit(L, &b);
  luaL_addstring(&b, "word");
  for (i = 0; i < GL_NKINDS; i++) {
    luaL_addstring(&b, ", ");
    luaL_addstring(&b, gl_kind_names[i]);
  }
  luaL_pushresult(&b);
  luaL_argerror(L, 2,
                lua_pushfstring(L, "only: unknown kind '%s' (known: %s)", name,
                                lua_tostring(L, -1)));
  return 0; /* not reached */
}

unsigned gll_checkonly(lua_State *L, int arg, int *all) {
  static const char *const known[] = {"only", NULL};
  unsigned kinds = 0;
  lua_Integer i, n;
  *all = 1;
  gll_checkoptions(L, arg, known);
  if (lua_isnoneornil(L, arg)) return 0;
  if (lua_getfield(L, arg, "only") == LUA_TNIL) {
    lua_pop(L, 1);
    return 0;
  }
  *all = 0;
  if (lua_type(L, -1) != LUA_TTABLE) return namedkinds(L);
  n = luaL_len(L, -1);
  for (i = 1; i <= n; i++) {
    lua_geti(L, -1, i);
    kinds |= namedkinds(L);
  }
  lua_pop(L, 1);
  return kinds;
}

#define SHORT 64 /* words of bits: texts of 4 KB, which need no scratch */

/* Pushes the words of those kinds of the text at index 1, which is `t`. */
static void pushwords(lua_State *L, const gl_text *t, unsigned kinds) {
  const size_t words = GL_BITWORDS(t->len);
  uint64_t room[3 * SHORT], *bits = room;
  size_t n;
  if (words > SHORT) bits = lua_newuserdatauv(L, 3 * words * sizeof *bits, 0);
  n = gl_word_cut(t, kinds, bits, bits + words, bits + 2 * words);
  gl_cut_fill(gll_newwords(L, 1, t, n), bits, bits + words);
}

/*
** words(text [, {only = kind or list of kinds}]) --> Spans
** Word segments by UAX #29, labelled by kind: "letter", "number", "kana",
** "ideographic", "punctuation", "symbol", "space". They cover the text. With
** `only`, those of the kinds named; "word" stands for the first four. Raises
** on an unknown kind.
*/
static int s_words(lua_State *L) {
  gl_text own;
  const gl_text *t;
  unsigned kinds;
  int all;
  lua_settop(L, 2);
  t = gll_readtext(L, 1, &own);
  kinds = gll_checkonly(L, 2, &all);
  if (all)
    partition(L, t, gl_word_ends, 1, GLL_WORD);
  else
    pushwords(L, t, kinds);
  return 1;
}

/* The layout that the value at the top names (nil: auto). */
static int checklayout(lua_State *L) {
  const char *name = luaL_optstring(L, -1, "auto");
  luaL_Buffer b;
  int i;
  for (i = 0; i < GL_NLAYOUTS; i++)
    if (strcmp(name, gl_layout_names[i]) == 0) return i;
  luaL_buffinit(L, &b);
  for (i = 0; i < GL_NLAYOUTS; i++) {
    if (i) luaL_addstring(&b, ", ");
    luaL_addstring(&b, gl_layout_names[i]);
  }
  luaL_pushresult(&b);
  return luaL_argerror(L, 2,
                       lua_pushfstring(L, "unknown layout '%s' (known: %s)",
                                       name, lua_tostring(L, -1)));
}

/* --- lines and paragraphs ------------------------------------------------ */

/* Says in the share at `share` what the parts are, for span:why(). */
static void setkind(lua_State *L, int share, const char *kind) {
  share = lua_absindex(L, share);
  lua_pushstring(L, kind);
  lua_setfield(L, share, "kind");
}

/*
** lines(text) --> Spans
** Lines without what ends them: LF, CR, CR LF, VT, FF, NEL, LS or PS. An
** empty line has no span.
*/
static int s_lines(lua_State *L) {
  const gl_text *t;
  gl_rows *rows;
  lua_settop(L, 2);
  t = gll_checktext(L, 1);
  gll_checkoptions(L, 2, nooptions);
  gll_newshare(L, 1);
  setkind(L, 3, "line");
  rows = gll_newrows(L);
  if (gl_lines(t, rows) != GL_OK) gll_nomem(L);
  gll_fromrows(L, rows, 3, 0);
  gl_rows_free(rows);
  return 1;
}

/*
** paragraphs(text [, {layout = name}]) --> Spans
** Paragraphs, without the white space around them. layout: "auto" (default)
** goes by what the lines of the text show; "blank", one or more blank lines
** between; "double", a blank line between all lines and two between
** paragraphs, or an indent; "indent", first lines indented; "line", each line
** is a paragraph. A PS always ends one.
*/
static int s_paragraphs(lua_State *L) {
  static const char *const known[] = {"layout", NULL};
  const gl_text *t;
  gl_rows *rows;
  int kind = GL_LAYOUT_AUTO;
  lua_settop(L, 2);
  t = gll_checktext(L, 1);
  gll_checkoptions(L, 2, known);
  if (!lua_isnil(L, 2)) {
    lua_getfield(L, 2, "layout");
    kind = checklayout(L);
  }
  lua_settop(L, 2);
  gll_newshare(L, 1);
  setkind(L, 3, "paragraph");
  rows = gll_newrows(L);
  if (gl_paragraphs(t, (enum gl_layoutkind)kind, rows) != GL_OK) gll_nomem(L);
  gll_fromrows(L, rows, 3, 0);
  gl_rows_free(rows);
  return 1;
}

static const luaL_Reg functions[] = {{"graphemes", s_graphemes},
                                     {"words", s_words},
                                     {"uax_sentences", s_sentences},
                                     {"linebreaks", s_linebreaks},
                                     {"lines", s_lines},
                                     {"paragraphs", s_paragraphs},
                                     {NULL, NULL}};

void gll_open_segment(lua_State *L) {
  luaL_setfuncs(L, functions, gll_pushupvalues(L));
}
