/*
** l_stream.c: the Stream object: segments of a text that comes in pieces.
*/
#include "l_gloss.h"

#include <errno.h>
#include <string.h>

#include "l_model.h"
#include "map.h"
#include "stream.h"

#define STREAM "gloss.Stream"
#define CHUNK 65536 /* bytes that are read at once */

/* The user value of a Stream is the list {iterator, language}. */
typedef struct Stream {
  gl_stream s;
  const char *kind;
  int busy; /* a finaliser may run in the middle of a call */
} Stream;

/* what streams cut into, and how by the rules of Unicode */
static const char *const kinds[] = {"graphemes", "linebreaks", "sentences",
                                    "tokens",    "words",      NULL};
enum { GRAPHEMES, LINEBREAKS, SENTENCES, TOKENS, WORDS };

/* The stream, with the allocator of the thread that calls. */
static Stream *enter(lua_State *L, Stream *st) {
  if (st->busy) luaL_error(L, "the stream is in use");
  st->s.mem = gll_mem(L);
  return st;
}

static Stream *checkstream(lua_State *L) {
  return enter(L, luaL_checkudata(L, 1, STREAM));
}

/* Pushes first, last, text[, kind] of a segment. Returns how many. */
static int pushsegment(lua_State *L, const Stream *st, const gl_segment *g) {
  lua_pushinteger(L, (lua_Integer)g->first + 1);
  lua_pushinteger(L, (lua_Integer)g->end);
  lua_pushlstring(L, (const char *)g->s, (size_t)(g->end - g->first));
  if (st->kind != kinds[WORDS]) return 3;
  lua_pushstring(L, gl_kind_names[g->kind]);
  return 4;
}

/* The iterator; upvalue: the Stream. Returns what is pushed of a segment, or
** nil. It is skipped when its strings are there, so that none is lost where
** there is no memory for them; unless a finaliser that ran meanwhile has taken
** it. */
static int nextsegment(lua_State *L) {
  Stream *st = enter(L, lua_touserdata(L, lua_upvalueindex(1)));
  gl_segment g;
  uint64_t before;
  int n, found;
  do {
    st->busy = 1;
    found = gl_stream_next(&st->s, &g);
    st->busy = 0;
    if (found < 0) return gll_nomem(L);
    if (found == 0) {
      if (st->s.done) gl_stream_free(&st->s);
      lua_pushnil(L);
      return 1;
    }
    before = st->s.found;
    lua_settop(L, 0);
    n = pushsegment(L, st, &g);
  } while (st->s.found != before);
  gl_stream_skip(&st->s);
  return n;
}

static int pushiterator(lua_State *L) {
  lua_getiuservalue(L, 1, 1);
  lua_rawgeti(L, -1, 1);
  return 1;
}

/*
** stream:feed(chunk) --> iterator of first, last, text[, kind]
** Takes the next bytes of the text, however many, cut anywhere. The iterator
** goes through the segments that are finished by now, those left over from
** earlier calls first: positions of bytes, from 1 in the whole text, and the
** segment itself; of words their kind too. Raises after close().
*/
static int stream_feed(lua_State *L) {
  Stream *st = checkstream(L);
  size_t n;
  const char *s;
  int rc;
  luaL_checktype(L, 2, LUA_TSTRING);
  s = lua_tolstring(L, 2, &n);
  if (st->s.closed) return luaL_error(L, "feed: the stream is closed");
  st->busy = 1;
  rc = gl_stream_feed(&st->s, s, n);
  st->busy = 0;
  if (rc == GL_ENOMEM) return gll_nomem(L);
  if (rc == GL_ETOOMANY)
    return luaL_error(L,
                      "feed: %I bytes would have to be held, over the limit of "
                      "%I bytes",
                      (LUAI_UACINT)(st->s.text.len + n),
                      (LUAI_UACINT)GL_MAX_TEXT);
  return pushiterator(L);
}

/*
** stream:close() --> iterator, as feed's
** The text ends here: the iterator goes through all that is left. May be called
** again.
*/
static int stream_close(lua_State *L) {
  gl_stream_close(&checkstream(L)->s);
  return pushiterator(L);
}

/* __gc and __close: what is left is dropped */
static int stream_free(lua_State *L) {
  Stream *st = luaL_checkudata(L, 1, STREAM);
  if (st->busy) return 0;
  st->s.mem = gll_mem(L);
  gl_stream_free(&st->s);
  return 0;
}

static int stream_tostring(lua_State *L) {
  const Stream *st = luaL_checkudata(L, 1, STREAM);
  lua_pushfstring(L, "Stream of %s (%I bytes, %I found%s)", st->kind,
                  (LUAI_UACINT)(st->s.base + st->s.text.len),
                  (LUAI_UACINT)st->s.found, st->s.closed ? ", closed" : "");
  return 1;
}

/* The set of words that UAX #29 has for tokens: all but white space. */
#define NOTSPACE (~(1u << GL_SPACE))

static void segments(lua_State *L, gl_stream *s, int kind) {
  int all;
  unsigned only;
  switch (kind) {
    case GRAPHEMES:
      gl_stream_segments(s, gl_grapheme_scan, gl_grapheme_ends);
      break;
    case LINEBREAKS: gl_stream_segments(s, gl_line_scan, gl_line_ends); break;
    case SENTENCES:
      gl_stream_segments(s, gl_sentence_scan, gl_sentence_ends);
      break;
    case TOKENS: gl_stream_words(s, NOTSPACE); break;
    default:
      only = gll_checkonly(L, 4, &all);
      gl_stream_words(s, all ? ~0u : only);
  }
}

/*
** newstream(kind, profile [, language [, options]]) --> Stream
** kind: "graphemes", "linebreaks", "sentences", "tokens" or "words". profile:
** "uax29", or "news" for sentences and tokens, whose options are then as for
** sentences (memory = false). Those of words: only, as for words.
*/
static int newstream(lua_State *L) {
  static const char *const profiles[] = {"news", "uax29", NULL};
  const int kind = gll_checkword(L, 1, NULL, kinds);
  const int uax29 = gll_checkword(L, 2, NULL, profiles);
  const gl_lang *lang = gll_optlang(L, 3);
  gl_mem mem = gll_mem(L);
  gl_sentopt opt;
  Stream *st;
  int rc = GL_OK;
  lua_settop(L, 4);
  memset(&opt, 0, sizeof opt);
  if (!uax29) {
    luaL_argcheck(L, kind == SENTENCES || kind == TOKENS, 2,
                  "of sentences and tokens only");
    gll_checksentopt(L, 4, &opt);
    luaL_argcheck(L, opt.forget, 4, "memory = false expected");
  }
  st = lua_newuserdatauv(L, sizeof *st, 1); /* 5 */
  gl_stream_init(&st->s, &mem, gll_simd(L));
  st->kind = kinds[kind];
  st->busy = 0;
  luaL_setmetatable(L, STREAM);
  lua_createtable(L, 2, 0);
  lua_pushvalue(L, 5);
  lua_pushcclosure(L, nextsegment, 1);
  lua_rawseti(L, -2, 1);
  lua_pushvalue(L, 3);
  lua_rawseti(L, -2, 2);
  lua_setiuservalue(L, 5, 1);
  if (uax29)
    segments(L, &st->s, kind);
  else
    rc = gl_stream_linguistic(&st->s, lang, &opt, kind == TOKENS);
  if (rc != GL_OK) return gll_nomem(L);
  lua_settop(L, 5);
  return 1;
}

/*
** readsome(file) --> chunk
** What a file, or a pipe, has by now: it is waited for only where there is
** nothing. "" after a signal; nil at the end; nil and a message after a
** failure. For a file that nothing else reads from.
*/
static int readsome(lua_State *L) {
  luaL_Stream *f = luaL_checkudata(L, 1, LUA_FILEHANDLE);
  luaL_Buffer b;
  char *s;
  long n;
  if (f->closef == NULL) return luaL_error(L, "attempt to use a closed file");
  s = luaL_buffinitsize(L, &b, CHUNK);
  n = gl_read_some(f->f, s, CHUNK);
  if (n < 0 && errno != EINTR) {
    const char *why = strerror(errno);
    luaL_pushfail(L);
    lua_pushstring(L, why);
    return 2;
  }
  luaL_pushresultsize(&b, n < 0 ? 0 : (size_t)n);
  if (n == 0) lua_pushnil(L);
  return 1;
}

/* --- what is printed of a segment ----------------------------------------- */

static void addnumber(luaL_Buffer *b, lua_Integer n) {
  char digits[3 * sizeof n + 1], *p = digits + sizeof digits;
  lua_Unsigned u = n < 0 ? 0u - (lua_Unsigned)n : (lua_Unsigned)n;
  do *--p = (char)('0' + u % 10);
  while (u /= 10);
  if (n < 0) *--p = '-';
  luaL_addlstring(b, p, (size_t)(digits + sizeof digits - p));
  luaL_addchar(b, '\t');
}

/* what is not printed as it is: controls of ASCII, and the backslash */
static int isescaped(unsigned char c) {
  return c < ' ' || c == 0x7F || c == '\\';
}

static void addescape(luaL_Buffer *b, unsigned char c) {
  static const char hex[] = "0123456789abcdef";
  luaL_addchar(b, '\\');
  switch (c) {
    case '\n': luaL_addchar(b, 'n'); break;
    case '\r': luaL_addchar(b, 'r'); break;
    case '\t': luaL_addchar(b, 't'); break;
    case '\\': luaL_addchar(b, '\\'); break;
    default:
      luaL_addchar(b, 'x');
      luaL_addchar(b, hex[c >> 4]);
      luaL_addchar(b, hex[c & 15]);
  }
}

static void addescaped(luaL_Buffer *b, const char *s, size_t n) {
  while (n) {
    size_t i = 0;
    while (i < n && !isescaped((unsigned char)s[i])) i++;
    luaL_addlstring(b, s, i);
    if (i < n) addescape(b, (unsigned char)s[i++]);
    s += i;
    n -= i;
  }
}

/*
** tabbed(prefix, first, last, label, text) --> line
** What the command line prints of a segment: `prefix` as it is, and then its
** fields with tabs between, without a label that is nil. Control characters and
** backslashes of the text are escaped.
*/
static int tabbed(lua_State *L) {
  size_t nprefix, nlabel, n;
  const char *prefix = luaL_checklstring(L, 1, &nprefix);
  lua_Integer first = luaL_checkinteger(L, 2), last = luaL_checkinteger(L, 3);
  const char *label = luaL_optlstring(L, 4, NULL, &nlabel);
  const char *text = luaL_checklstring(L, 5, &n);
  luaL_Buffer b;
  luaL_buffinit(L, &b);
  luaL_addlstring(&b, prefix, nprefix);
  addnumber(&b, first);
  addnumber(&b, last);
  if (label) {
    luaL_addlstring(&b, label, nlabel);
    luaL_addchar(&b, '\t');
  }
  addescaped(&b, text, n);
  luaL_addchar(&b, '\n');
  luaL_pushresult(&b);
  return 1;
}

static const luaL_Reg methods[] = {
    {"feed", stream_feed}, {"close", stream_close}, {NULL, NULL}};
static const luaL_Reg metamethods[] = {{"__gc", stream_free},
                                       {"__close", stream_free},
                                       {"__tostring", stream_tostring},
                                       {NULL, NULL}};
static const luaL_Reg functions[] = {{"newstream", newstream},
                                     {"readsome", readsome},
                                     {"tabbed", tabbed},
                                     {NULL, NULL}};

void gll_open_stream(lua_State *L) {
  luaL_newmetatable(L, STREAM);
  luaL_setfuncs(L, metamethods, 0);
  luaL_newlib(L, methods);
  lua_pushvalue(L, -1);
  lua_setfield(L, -3, "__index");
  lua_setfield(L, -3, "streammethods"); /* each is written in Lua */
  lua_pop(L, 1);
  luaL_setfuncs(L, functions, 0);
}
