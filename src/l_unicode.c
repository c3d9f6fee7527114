/*
** l_unicode.c: normalisation, case folding and the properties of characters,
** for Lua.
*/
#include <lua.h>
#include <lauxlib.h>

#include "l_gloss.h"
#include "fold.h"
#include "ucd.h"

#include <string.h>

#define NORMBUF "gloss.Normbuf"

/* Whether the string s, which may hold NUL bytes, is `name`. */
static int is(const char *s, size_t n, const char *name) {
  return n == strlen(name) && memcmp(s, name, n) == 0;
}

/* --- text to text -------------------------------------------------------- */

/* The box that owns the room of a normalisation. */
static int normbuf_free(lua_State *L) {
  gl_normbuf *b = luaL_checkudata(L, 1, NORMBUF);
  b->mem = gll_mem(L); /* the state that made it may be a dead coroutine */
  gl_normbuf_free(b);
  return 0;
}

static gl_normbuf *newnormbuf(lua_State *L) {
  gl_normbuf *b = gll_newbox(L, NORMBUF, sizeof *b);
  b->mem = gll_mem(L);
  lua_toclose(L, -1);
  return b;
}

static int put(void *ud, const unsigned char *s, size_t n) {
  luaL_addlstring(ud, (const char *)s, n);
  return GL_OK;
}

static enum gl_form checkform(lua_State *L, int arg) {
  static const char *const names[] = {"NFC", "NFD", "NFKC", "NFKD"};
  size_t n;
  const char *name = luaL_checklstring(L, arg, &n);
  int i;
  for (i = 0; i < 4; i++) {
    if (is(name, n, names[i])) return (enum gl_form)i;
  }
  luaL_argerror(L, arg,
                lua_pushfstring(L,
                                "unknown normalization form '%s' (known: "
                                "NFC, NFD, NFKC, NFKD)",
                                name));
  return GL_NFC; /* not reached */
}

/* The bytes of a string, a Text or a doc. */
static const unsigned char *checktext(lua_State *L, int arg, size_t *n) {
  const int type = lua_type(L, arg);
  if (type == LUA_TUSERDATA || type == LUA_TTABLE) {
    const gl_text *t = gll_checktext(L, arg);
    *n = t->len;
    return t->s;
  }
  return (const unsigned char *)luaL_checklstring(L, arg, n);
}

/* Pushes what checktext has read as a string; of one no copy is made. */
static void pushtext(lua_State *L, int arg, const unsigned char *s, size_t n) {
  if (lua_isuserdata(L, arg))
    lua_pushlstring(L, (const char *)s, n);
  else
    lua_pushvalue(L, arg);
}

/*
** normalize(text, form) --> string
** The text in normalisation form `form`: "NFC", "NFD", "NFKC" or "NFKD" (UAX
** #15). Ill-formed bytes stay as they are, and nothing composes across them.
** Time is linear in #text. Raises on another form.
*/
static int u_normalize(lua_State *L) {
  size_t n, normal;
  const unsigned char *s = checktext(L, 1, &n);
  enum gl_form form = checkform(L, 2);
  gl_normbuf *b;
  gl_sink sink;
  luaL_Buffer out;
  lua_settop(L, 2);
  normal = gl_normal_prefix(s, n, form);
  if (normal == n) { /* mostly it is: the same string, no copy */
    pushtext(L, 1, s, n);
    return 1;
  }
  b = newnormbuf(L);
  luaL_buffinit(L, &out);
  luaL_addlstring(&out, (const char *)s, normal);
  sink.put = put;
  sink.ud = &out;
  if (gl_normalize(s + normal, n - normal, form, b, &sink) != GL_OK)
    return gll_nomem(L);
  luaL_pushresult(&out);
  gl_normbuf_free(b); /* not left to the collector */
  return 1;
}

/*
** is_normalized(text, form) --> boolean
** Whether normalize(text, form) == text. Makes no string. Raises on an unknown
** form.
*/
static int u_isnormalized(lua_State *L) {
  size_t n;
  const unsigned char *s = checktext(L, 1, &n);
  enum gl_form form = checkform(L, 2);
  gl_normbuf *b;
  int yes = 1;
  if (gl_normal_prefix(s, n, form) < n) {
    b = newnormbuf(L);
    if (gl_is_normalized(s, n, form, b, &yes) != GL_OK) return gll_nomem(L);
    gl_normbuf_free(b);
  }
  lua_pushboolean(L, yes);
  return 1;
}

/*
** casefold(text) --> string
** The full case folding of the text (CaseFolding.txt, C and F), with which
** texts are compared without regard to case: "Straße" gives "strasse". No
** locale; not normalised. Ill-formed bytes stay as they are.
*/
static int u_casefold(lua_State *L) {
  size_t n, same;
  const unsigned char *s = checktext(L, 1, &n);
  gl_sink sink;
  luaL_Buffer out;
  lua_settop(L, 1);
  same = gl_casefold_prefix(s, n);
  if (same == n) {
    pushtext(L, 1, s, n);
    return 1;
  }
  luaL_buffinit(L, &out);
  luaL_addlstring(&out, (const char *)s, same);
  sink.put = put;
  sink.ud = &out;
  (void)gl_casefold_text(s + same, n - same, &sink); /* `put` raises */
  luaL_pushresult(&out);
  return 1;
}

/* --- properties ---------------------------------------------------------- */

/* A code point, or a string of one character. */
static uint32_t checkchar(lua_State *L, int arg) {
  if (lua_type(L, arg) == LUA_TSTRING) {
    size_t n;
    const char *s = lua_tolstring(L, arg, &n);
    const unsigned char *u = (const unsigned char *)s;
    unsigned len;
    int ascii;
    if (n == 0 || n > 4 || gl_utf8_valid(gll_simd(L), u, n, &ascii) != n)
      luaL_argerror(L, arg, "one character in UTF-8 expected");
    else {
      uint32_t cp = gl_decode(u, u + n, &len);
      luaL_argcheck(L, len == n, arg, "one character in UTF-8 expected");
      return cp;
    }
    return 0; /* not reached */
  } else {
    lua_Integer cp = luaL_checkinteger(L, arg);
    luaL_argcheck(L, cp >= 0 && cp <= (lua_Integer)GL_MAXCP, arg,
                  "code point out of range (0 to 0x10FFFF)");
    luaL_argcheck(L, cp < 0xD800 || cp > 0xDFFF, arg,
                  "surrogate code point (0xD800 to 0xDFFF)");
    return (uint32_t)cp;
  }
}

enum property {
  P_CCC,
  P_EA,
  P_EXTPICT,
  P_GC,
  P_GCB,
  P_INCB,
  P_LB,
  P_SC,
  P_SB,
  P_WSPACE,
  P_WB,
  P_COUNT
};

static const char *const propertynames[P_COUNT] = {
    "Canonical_Combining_Class",
    "East_Asian_Width",
    "Extended_Pictographic",
    "General_Category",
    "Grapheme_Cluster_Break",
    "Indic_Conjunct_Break",
    "Line_Break",
    "Script",
    "Sentence_Break",
    "White_Space",
    "Word_Break",
};

static int checkproperty(lua_State *L, int arg) {
  size_t n;
  const char *name = luaL_checklstring(L, arg, &n);
  luaL_Buffer b;
  int i;
  for (i = 0; i < P_COUNT; i++) {
    if (is(name, n, propertynames[i])) return i;
  }
  luaL_buffinit(L, &b);
  for (i = 0; i < P_COUNT; i++) {
    if (i > 0) luaL_addstring(&b, ", ");
    luaL_addstring(&b, propertynames[i]);
  }
  luaL_pushresult(&b);
  return luaL_argerror(L, arg,
                       lua_pushfstring(L, "unknown property '%s' (known: %s)",
                                       name, lua_tostring(L, -1)));
}

/*
** property(char, name) --> string, integer or boolean
** The value of a Unicode property of `char`, a code point or a string of one
** character. Names are the long ones of the standard; values:
**   Canonical_Combining_Class                integer, 0 to 254
**   Extended_Pictographic, White_Space       boolean
**   General_Category, East_Asian_Width       short: "Lu", "Na"
**   Line_Break                               short, as rule LB1 of UAX #14
**                                            leaves it: never AI, CJ, SA, SG
**                                            or XX
**   Grapheme_Cluster_Break, Indic_Conjunct_Break, Script, Sentence_Break,
**   Word_Break                               long: "ALetter", "Latin"; "Other",
**                                            "None", "Unknown" for the rest
** Raises on an unknown name, on surrogates, and on what is no character.
*/
static int u_property(lua_State *L) {
  uint32_t cp = checkchar(L, 1);
  int what = checkproperty(L, 2);
  const gl_class *c = &gl_classes[gl_class_of(cp)];
  const gl_record *r = gl_record_of(cp);
  switch ((enum property)what) {
    case P_CCC: lua_pushinteger(L, r->ccc); break;
    case P_EA: lua_pushstring(L, gl_width_names[r->width]); break;
    case P_EXTPICT: lua_pushboolean(L, c->flags & GL_EXTPICT); break;
    case P_GC: lua_pushstring(L, gl_gc_names[r->gc]); break;
    case P_GCB: lua_pushstring(L, gl_gcb_names[c->gcb]); break;
    case P_INCB: lua_pushstring(L, gl_incb_names[c->incb]); break;
    case P_LB: lua_pushstring(L, gl_lb_names[c->lb]); break;
    case P_SC: lua_pushstring(L, gl_script_names[r->script]); break;
    case P_SB: lua_pushstring(L, gl_sb_names[c->sb]); break;
    case P_WSPACE: lua_pushboolean(L, r->flags & GL_WHITE); break;
    case P_WB: lua_pushstring(L, gl_wb_names[c->wb]); break;
    case P_COUNT: return 0; /* not reached */
  }
  return 1;
}

static const luaL_Reg funcs[] = {
    {"casefold", u_casefold},
    {"is_normalized", u_isnormalized},
    {"normalize", u_normalize},
    {"property", u_property},
    {NULL, NULL},
};

/* Adds the functions, and `unicode_version`, to the table on top. */
void gll_open_unicode(lua_State *L) {
  gll_boxtype(L, NORMBUF, normbuf_free);
  luaL_setfuncs(L, funcs, 0);
  lua_pushstring(L, gl_unicode_version);
  lua_setfield(L, -2, "unicode_version");
}
