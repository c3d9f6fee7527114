/*
** l_token.c: the face of languages, linguistic tokens and sentences.
*/
#include "l_gloss.h"

#include <string.h>

#include "l_model.h"
#include "simd.h"

#define GLL_LANG "gloss.Language"

/* --- languages ------------------------------------------------------------ */

static unsigned checkclass(lua_State *L, int arg) {
  const char *name = lua_tostring(L, arg);
  luaL_Buffer b;
  unsigned i;
  for (i = 0; name && i < GL_NLANGCLASSES; i++)
    if (strcmp(name, gl_lang_classes[i]) == 0) return i;
  luaL_buffinit(L, &b);
  for (i = 0; i < GL_NLANGCLASSES; i++) {
    if (i) luaL_addstring(&b, ", ");
    luaL_addstring(&b, gl_lang_classes[i]);
  }
  luaL_pushresult(&b);
  luaL_error(L, "unknown class '%s' (known: %s)", name ? name : "?",
             lua_tostring(L, -1));
  return 0;
}

/*
** Goes through the words of table 2 (class -> list) and table 3 (word ->
** length of its first token). With a language it adds them, without one it
** counts them and their bytes.
*/
static void eachword(lua_State *L, gl_lang *lang, size_t *n, size_t *bytes) {
  const char *s;
  size_t len;
  for (lua_pushnil(L); lua_next(L, 2); lua_pop(L, 1)) {
    unsigned c = checkclass(L, -2);
    lua_Integer i;
    luaL_checktype(L, -1, LUA_TTABLE);
    for (i = 1; lua_rawgeti(L, -1, i) != LUA_TNIL; i++, lua_pop(L, 1)) {
      if (lua_type(L, -1) != LUA_TSTRING)
        luaL_error(L, "class '%s': word %I is not a string", gl_lang_classes[c],
                   (LUAI_UACINT)i);
      s = lua_tolstring(L, -1, &len);
      if (lang == NULL)
        ++*n, *bytes += len;
      else if (!gl_lang_add(lang, s, len, (uint32_t)1 << c, 0))
        luaL_error(L, "class '%s': word '%s' is empty or longer than %d bytes",
                   gl_lang_classes[c], s, GL_LANG_MAXKEY);
    }
    lua_pop(L, 1);
  }
  for (lua_pushnil(L); lua_next(L, 3); lua_pop(L, 1)) {
    lua_Integer split;
    if (lua_type(L, -2) != LUA_TSTRING) luaL_error(L, "splits: not a word");
    split = lua_tointeger(L, -1);
    s = lua_tolstring(L, -2, &len);
    if (split < 1 || (size_t)split >= len || len > GL_LANG_MAXKEY)
      luaL_error(L, "splits: '%s' cannot be cut there", s);
    if (lang == NULL)
      ++*n, *bytes += len;
    else
      gl_lang_add(lang, s, len, 0, (unsigned)split);
  }
}

/*
** newlanguage(fields, classes, splits) --> Language, immutable. fields: what
** its fields are read from, code among them; classes: table of class name ->
** list of words; splits: table of word -> bytes of its first token. Raises on
** unknown classes and on words too long.
*/
static int newlanguage(lua_State *L) {
  gl_lang *lang;
  size_t n = 0, bytes = 0;
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_checktype(L, 2, LUA_TTABLE);
  luaL_checktype(L, 3, LUA_TTABLE);
  lua_settop(L, 3);
  eachword(L, NULL, &n, &bytes);
  lang = lua_newuserdatauv(L, gl_lang_size(n, bytes), 1);
  gl_lang_layout(lang, n, bytes);
  luaL_setmetatable(L, GLL_LANG);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, 1);
  eachword(L, lang, NULL, NULL);
  return 1;
}

static const char langmeta = 0; /* its address names that of languages */

/* the language at `arg`; nil is one without knowledge */
const gl_lang *gll_optlang(lua_State *L, int arg) {
  const gl_lang *lang;
  if (lua_isnoneornil(L, arg)) return NULL;
  lang = gll_testmeta(L, arg, &langmeta);
  return lang ? lang : luaL_checkudata(L, arg, GLL_LANG);
}

/* lang.code --> its code, lang.with: a method; other names raise */
static int lang_index(lua_State *L) {
  luaL_checkudata(L, 1, GLL_LANG);
  luaL_checkstring(L, 2);
  lua_getiuservalue(L, 1, 1);
  lua_pushvalue(L, 2);
  if (lua_rawget(L, -2) == LUA_TNIL)
    return luaL_error(L, "a language has no field '%s' (known: code, with)",
                      lua_tostring(L, 2));
  return 1;
}

static int lang_tostring(lua_State *L) {
  const gl_lang *lang = luaL_checkudata(L, 1, GLL_LANG);
  lua_getiuservalue(L, 1, 1);
  lua_getfield(L, -1, "code");
  lua_pushfstring(L, "Language %s (%d words)", luaL_tolstring(L, -1, NULL),
                  (int)lang->n);
  return 1;
}

/* --- sets ----------------------------------------------------------------- */

/* Bits of first and last bytes, on the stack for short texts. */
#define SHORT 8192
typedef struct Bits {
  uint64_t *first, *last;
  uint64_t room[2][SHORT / 64];
} Bits;

/* Clears so many bits of a short text. */
static void clearbits(Bits *b, size_t n) {
  const size_t size = GL_BITWORDS(n) * sizeof(uint64_t);
  b->first = b->room[0];
  b->last = b->room[1];
  b->room[0][0] = b->room[1][0] = 0; /* of most that is all */
  if (n <= 64) return;
  memset(b->room[0], 0, size);
  memset(b->room[1], 0, size);
}

/* Clears so many bits; pushes what holds them, if the stack does not. */
static void newbits(lua_State *L, Bits *b, size_t n) {
  if (n > SHORT) {
    b->first = gll_newbits(L, 128 * GL_BITWORDS(n));
    b->last = b->first + GL_BITWORDS(n);
  } else
    clearbits(b, n);
}

/* Pushes the Spans that the Run at index `at` has cut from the text at 1, which
** is `t`, or a string that has been read as `own`: its first and last bytes are
** those bits. */
static void frombits(lua_State *L, int at, const gl_run *run, const gl_text *t,
                     const gl_text *own, const Bits *b) {
  gl_spans *s;
  size_t i, words = GL_BITWORDS(t->len), n = 0;
  for (i = 0; i < words; i++) n += gl_popcount64(b->first[i]);
  s = gll_newcut(L, t, t == own, at, run, n);
  gl_cut_fill(s, b->first, b->last);
}

/* Pushes the Text that the Span at 1 is of. */
static void pushtext(lua_State *L) {
  uint32_t row;
  gll_checkspan(L, 1, &row);
  gll_getshare(L, -1);
  lua_rawgeti(L, -1, 1);
  lua_replace(L, -3);
  lua_pop(L, 1);
}

/* --- runs ----------------------------------------------------------------- */

/*
** Runs say nothing that differs from text to text, so there is one for each
** language and way of cutting: in a table with weak keys, by language (true:
** none; one that has been asked for by its code has that for a key too), of
** tables that hold the language and its Runs.
*/
enum { RUNS = GLL_OWN }; /* upvalue of functions */
enum { LANGUAGE = 1, FIRSTRUN };

/* A way of cutting. */
typedef struct Way {
  gl_sentopt opt;
  int tokens, lexical; /* not sentences; these with attributes */
  enum gl_profile profile;
} Way;

/* The place of its Run in the table of a language. */
static lua_Integer runplace(const Way *w) {
  const int what = w->tokens ? 1 + 2 * (int)w->profile + w->lexical : 0;
  const int how =
      (int)w->opt.newline | (w->opt.keep != 0) << 2 | (w->opt.forget != 0) << 3;
  return FIRSTRUN + 16 * what + how;
}

/* Pushes the table of the language at `lang`, which may be nil. */
static void pushruns(lua_State *L, int lang) {
  if (lua_isnil(L, lang))
    lua_pushboolean(L, 1);
  else
    lua_pushvalue(L, lang);
  lua_pushvalue(L, -1);
  if (lua_rawget(L, lua_upvalueindex(RUNS)) != LUA_TTABLE) {
    lua_pop(L, 1);
    lua_createtable(L, 2, 0);
    lua_pushvalue(L, lang);
    lua_rawseti(L, -2, LANGUAGE);
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -2);
    lua_rawset(L, lua_upvalueindex(RUNS));
  }
  lua_replace(L, -2);
}

static enum gl_profile checkprofile(lua_State *L, int arg) {
  const char *name;
  luaL_Buffer b;
  int i;
  if (lua_isnoneornil(L, arg)) return GL_NEWS;
  name = luaL_checkstring(L, arg);
  for (i = 0; i < GL_NPROFILES; i++)
    if (strcmp(name, gl_profile_names[i]) == 0) return (enum gl_profile)i;
  luaL_buffinit(L, &b);
  for (i = 0; i < GL_NPROFILES; i++) {
    if (i) luaL_addstring(&b, ", ");
    luaL_addstring(&b, gl_profile_names[i]);
    if (i == GL_SPACED) luaL_addstring(&b, ", spacy-en"); /* of l_spacy.c */
  }
  luaL_pushresult(&b);
  lua_pushfstring(L, "unknown profile '%s' (known: %s)", name,
                  lua_tostring(L, -1));
  luaL_argerror(L, arg, lua_tostring(L, -1));
  return GL_NEWS;
}

#define NNEWLINES 4 /* enum gl_newline */
#define NQUOTES 2
static const char *const newlines[NNEWLINES] = {"auto", "paragraph", "sentence",
                                                "space"};
static const char *const quotes[NQUOTES] = {"split", "keep"};

/* The place of the string at the top in a list of n, -1: it is not there. */
static int wordat(lua_State *L, const char *const *list, int n) {
  const char *s = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
  int i;
  for (i = 0; s && i < n; i++)
    if (strcmp(s, list[i]) == 0) return i;
  return -1;
}

/* The options of sentences and tokens; the table at `arg` or nil. */
void gll_checksentopt(lua_State *L, int arg, gl_sentopt *opt) {
  static const char *const known[] = {"memory", "model", "newline", "quotes",
                                      NULL};
  int i;
  memset(opt, 0, sizeof *opt);
  if (lua_isnoneornil(L, arg)) return;
  gll_checkoptions(L, arg, known);
  if (lua_getfield(L, arg, "newline") != LUA_TNIL) {
    if ((i = wordat(L, newlines, NNEWLINES)) < 0)
      luaL_error(L, "option 'newline': \"auto\", \"paragraph\", \"sentence\" "
                    "or \"space\" expected");
    opt->newline = (enum gl_newline)i;
  }
  lua_pop(L, 1);
  if (lua_getfield(L, arg, "quotes") != LUA_TNIL) {
    if ((i = wordat(L, quotes, NQUOTES)) < 0)
      luaL_error(L, "option 'quotes': \"split\" or \"keep\" expected");
    opt->keep = i;
  }
  lua_pop(L, 1);
  if (lua_getfield(L, arg, "memory") != LUA_TNIL) {
    if (!lua_isboolean(L, -1))
      luaL_error(L, "option 'memory': boolean expected, got %s",
                 luaL_typename(L, -1));
    opt->forget = !lua_toboolean(L, -1);
  }
  lua_pop(L, 1);
  if (opt->forget && opt->newline == GL_LINES_AUTO)
    luaL_error(L,
               "option 'memory': without it newline = \"auto\" knows nothing "
               "of the lines; give newline = \"paragraph\", \"sentence\" or "
               "\"space\"");
  if (!opt->forget) return;
  if (lua_getfield(L, arg, "model") != LUA_TNIL)
    luaL_error(L, "option 'memory': a model needs it");
  lua_pop(L, 1);
}

/*
** tokens_why(text, language, options, first, last [, other]) --> string: the
** lexer's rule for the token [first, last], positions from 1; with `other` that
** of a token of the profiles "ptb" and "ud". options: as for tokens.
*/
static int tokens_why(lua_State *L) {
  const gl_text *t = gll_checktext(L, 1);
  const gl_lang *lang = gll_optlang(L, 2);
  lua_Integer first = luaL_checkinteger(L, 4), last = luaL_checkinteger(L, 5);
  gl_sentopt opt;
  gl_whytoken why;
  gll_checksentopt(L, 3, &opt);
  luaL_argcheck(L, first >= 1 && first <= last && (lua_Unsigned)last <= t->len,
                4, "position out of bounds");
  (lua_toboolean(L, 6) ? gl_profile_why : gl_token_why)(
      t, lang, &opt, (size_t)first - 1, (size_t)last, &why);
  lua_pushstring(L, why.rule);
  if (why.cls == NULL) return 1;
  lua_pushfstring(L, " (%s)", why.cls);
  lua_concat(L, 2);
  return 1;
}

/* why(span) of a Run of tokens; upvalues: language, options, see
** tokens_why */
static int whytoken(lua_State *L) {
  lua_settop(L, 1);
  lua_pushcfunction(L, tokens_why);
  pushtext(L);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_pushvalue(L, lua_upvalueindex(2));
  lua_getfield(L, 1, "first");
  lua_getfield(L, 1, "last");
  lua_pushvalue(L, lua_upvalueindex(3));
  lua_call(L, 6, 1);
  return 1;
}

/* Pushes options as a table, for gll_checksentopt. */
static void pushsentopt(lua_State *L, const gl_sentopt *opt) {
  lua_createtable(L, 0, 3);
  lua_pushstring(L, newlines[opt->newline]);
  lua_setfield(L, -2, "newline");
  lua_pushstring(L, quotes[opt->keep != 0]);
  lua_setfield(L, -2, "quotes");
  lua_pushboolean(L, !opt->forget);
  lua_setfield(L, -2, "memory");
}

/* Pushes a new Run of tokens of the language at `lang`; what `lexical` is for
** the function `tokens` is at `lexical`. */
static void newtokenrun(lua_State *L, int lang, const Way *w, int lexical) {
  lua_createtable(L, 0, 3);
  lua_pushliteral(L, "tokens");
  lua_setfield(L, -2, "kind");
  if (w->profile != GL_SPACED && w->profile != GL_UAX29) {
    lua_pushvalue(L, lang);
    pushsentopt(L, &w->opt);
    lua_pushboolean(L, w->profile != GL_NEWS);
    lua_pushcclosure(L, whytoken, 3);
    lua_setfield(L, -2, "why");
  }
  if (w->lexical) {
    lua_pushvalue(L, lexical);
    lua_pushvalue(L, lang);
    lua_call(L, 1, 1);
    lua_setfield(L, -2, "lexical");
  }
  gll_newrun(L, 0, 0, -1);
  lua_replace(L, -2);
}

/* Pushes the Run of tokens, an old one if there is one. */
static void tokenrun(lua_State *L, int lang, const Way *w, int lexical) {
  pushruns(L, lang);
  if (lua_rawgeti(L, -1, runplace(w)) == LUA_TNIL) {
    lua_pop(L, 1);
    newtokenrun(L, lang, w, lexical);
    lua_pushvalue(L, -1);
    lua_rawseti(L, -3, runplace(w));
  }
  lua_replace(L, -2);
}

/*
** tokens(text [, language [, profile [, lexical [, options]]]]) --> Spans.
** Without a language its words alone are unknown. lexical(language) gives what
** a Run of tokens has by that name, see l_run.c. options: newline and memory,
** as for sentences. Raises on an unknown profile.
*/
static int tokens(lua_State *L) {
  gl_text own;
  const gl_text *t = gll_readtext(L, 1, &own);
  const gl_lang *lang = gll_optlang(L, 2);
  Way w = {{0, 0, GL_LINES_AUTO}, 1, 0, GL_NEWS};
  Bits b;
  lua_settop(L, 5);
  w.profile = checkprofile(L, 3);
  w.lexical = !lua_isnil(L, 4);
  gll_checksentopt(L, 5, &w.opt);
  newbits(L, &b, t->len);
  gl_tokens(t, lang, &w.opt, w.profile, b.first, b.last);
  tokenrun(L, 2, &w, 4);
  frombits(L, lua_gettop(L), gll_torun(L, -1), t, &own, &b);
  return 1;
}

/* pushes a word of the text, quoted, or what stands for its absence */
static void pushtoken(lua_State *L, const gl_text *t, const gl_token *k) {
  size_t n = k->end - k->first;
  if (k->kind == TK_END) {
    lua_pushliteral(L, "the end");
    return;
  }
  lua_pushliteral(L, "\"");
  lua_pushlstring(L, (const char *)t->s + k->first, n > 40 ? 40 : n);
  lua_pushstring(L, n > 40 ? "...\"" : "\"");
  lua_concat(L, 3);
}

/* pushes what the token after a decision shows: ` (capital, starter)` */
static void pushevidence(lua_State *L, const gl_whyend *why) {
  luaL_Buffer b;
  const char *look = why->right.look & LOOK_DIGIT   ? "digit"
                     : why->right.look & LOOK_UPPER ? "capital"
                     : why->right.look & LOOK_LOWER ? "small letter"
                                                    : NULL;
  const char *sep = " (";
  unsigned i;
  luaL_buffinit(L, &b);
  if (why->right.kind != TK_END && look) {
    luaL_addstring(&b, sep), luaL_addstring(&b, look);
    sep = ", ";
  }
  for (i = 0; i < GL_NLANGCLASSES && why->right.kind != TK_END; i++)
    if (why->rightcls >> i & 1) {
      luaL_addstring(&b, sep), luaL_addstring(&b, gl_lang_classes[i]);
      sep = ", ";
    }
  if (*sep == ',') luaL_addchar(&b, ')');
  luaL_pushresult(&b);
}

/*
** sentences_why(text, language, options, position) --> string, boolean: the
** rule that decided there and its evidence, and whether a sentence ends;
** nil where there was nothing to decide. position: of a byte, from 1.
*/
static int sentences_why(lua_State *L) {
  const gl_text *t = gll_checktext(L, 1);
  const gl_lang *lang = gll_optlang(L, 2);
  lua_Integer at = luaL_checkinteger(L, 4);
  gl_sentopt opt;
  gl_whyend why;
  gll_checksentopt(L, 3, &opt);
  luaL_argcheck(L, at >= 1 && (lua_Unsigned)at <= t->len, 4,
                "position out of bounds");
  gl_sentence_why(t, lang, &opt, (size_t)at - 1, &why);
  if (why.rule == NULL) {
    luaL_pushfail(L);
    return 1;
  }
  lua_pushstring(L, why.rule);
  if (why.taken) {
    lua_pushfstring(L, ", which takes back \"%s\"", why.taken);
    lua_concat(L, 2);
  }
  lua_pushstring(L, why.cls ? " (" : "");
  lua_pushstring(L, why.cls ? why.cls : "");
  lua_pushstring(L, why.cls ? ")" : "");
  lua_pushliteral(L, ": ");
  pushtoken(L, t, &why.left);
  lua_pushliteral(L, " before ");
  pushtoken(L, t, &why.right);
  pushevidence(L, &why);
  lua_concat(L, 9);
  lua_pushboolean(L, why.ends);
  return 2;
}

/* the option `model` of the table at `arg`, which may be nil; NULL: none */
static const gl_model *optmodel(lua_State *L, int arg) {
  const gl_model *m = NULL;
  if (lua_isnoneornil(L, arg)) return NULL;
  if (lua_getfield(L, arg, "model") != LUA_TNIL) m = gll_checkmodel(L, -1);
  lua_pop(L, 1); /* the table keeps it */
  return m;
}

/* why(span) of a Run of sentences; upvalues: language, options */
static int whyend(lua_State *L) {
  lua_settop(L, 1);
  lua_pushcfunction(L, sentences_why);
  pushtext(L);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_pushvalue(L, lua_upvalueindex(2));
  lua_getfield(L, 1, "last");
  lua_call(L, 4, 2);
  if (lua_toboolean(L, -1) || optmodel(L, lua_upvalueindex(2)) == NULL) {
    lua_pop(L, 1);
    return 1;
  }
  lua_pop(L, 1); /* what the rules say against it, or nothing */
  if (lua_isnil(L, -1)) {
    lua_pushliteral(L, "model: no rule ends it");
    return 1;
  }
  lua_pushliteral(L, "model, against the rule: ");
  lua_insert(L, -2);
  lua_concat(L, 2);
  return 1;
}

/* Pushes a new Run of sentences of the language at `lang`, by the options at
** the top, which are popped. */
static void newsentencerun(lua_State *L, int lang) {
  lua_createtable(L, 0, 2);
  lua_insert(L, -2);
  lua_pushvalue(L, lang);
  lua_insert(L, -2);
  lua_pushcclosure(L, whyend, 2);
  lua_setfield(L, -2, "why");
  lua_pushliteral(L, "sentences");
  lua_setfield(L, -2, "kind");
  gll_newrun(L, 0, 0, -1);
  lua_replace(L, -2);
}

/* Pushes the Run of sentences, an old one if there is one. */
static void sentencerun(lua_State *L, int lang, const Way *w) {
  pushruns(L, lang);
  if (lua_rawgeti(L, -1, runplace(w)) == LUA_TNIL) {
    lua_pop(L, 1);
    pushsentopt(L, &w->opt);
    newsentencerun(L, lang);
    lua_pushvalue(L, -1);
    lua_rawseti(L, -3, runplace(w));
  }
  lua_replace(L, -2);
}

/*
** sentences(text [, language [, options]]) --> Spans. options: quotes =
** "split" or "keep", newline = "auto", "paragraph", "sentence" or "space",
** model = a Model, memory = false: nothing is asked of the text as a whole.
** Raises on unknown options.
*/
static int sentences(lua_State *L) {
  gl_text own;
  const gl_text *t = gll_readtext(L, 1, &own);
  const gl_lang *lang = gll_optlang(L, 2);
  Way w = {{0, 0, GL_LINES_AUTO}, 0, 0, GL_NEWS};
  const gl_model *model;
  Bits b;
  lua_settop(L, 3);
  gll_checksentopt(L, 3, &w.opt);
  model = optmodel(L, 3);
  newbits(L, &b, t->len);
  gl_sentences(t, lang, &w.opt, b.first, b.last);
  if (model) {
    gl_model_sentences(model, t, lang, &w.opt, b.first, b.last, NULL, NULL,
                       NULL);
    lua_pushvalue(L, 3);
    newsentencerun(L, 2);
  } else
    sentencerun(L, 2, &w);
  frombits(L, lua_gettop(L), gll_torun(L, -1), t, &own, &b);
  return 1;
}

/* --- what has been asked before ------------------------------------------- */

/*
** Most calls ask for what an earlier one did, and a short text costs little
** beside the checks of its options. So the functions that a cutter is read the
** options once, and do what the Run of these and of the language is for, if
** there is one by now. All else, and all that is wrong, they leave to a
** function in Lua. Upvalues of theirs: that one; the code of the language
** without options; the name of the option that most have; what is known of the
** last call without options and of the last one with some; and of each of these
** what it asked for as language, which that is, and the Run.
*/
enum { LEAVE = RUNS + 1, CODE, LANG, KNOWN, LASTS };
enum { LASTASKED, LASTLANG, LASTRUN, NVALUES };
enum { NCUTTER = LASTS + 2 * NVALUES - 1 };

/* A call. Its language and Run are those of what it asked for, as long as that
** is what is asked for. */
typedef struct Last {
  const gl_lang *lang;
  const gl_run *run;
  lua_Integer place; /* of the Run in its table; 0: neither is known */
  int values;        /* LASTS of its own */
  /* where what it asked for is, and the name of the option that asks */
  const void *asked, *name;
  const gl_simd *const *simd; /* where the kernels in use are told */
} Last;

static int lastvalue(const Last *last, int value) {
  return lua_upvalueindex(last->values + value);
}

/* The text at 1; a doc is replaced by its Text. NULL: it is none. */
static const gl_text *readtext(lua_State *L, const gl_simd *simd,
                               gl_text *own) {
  const gl_text *t;
  if (lua_type(L, 1) == LUA_TSTRING) {
    size_t n;
    const char *s = lua_tolstring(L, 1, &n);
    if (n > GL_MAX_TEXT) return NULL;
    gl_text_init(own, simd, s, n);
    return own;
  }
  if (lua_type(L, 1) != LUA_TTABLE) return gll_testmeta(L, 1, &gll_textmeta);
  lua_pushliteral(L, "_text");
  lua_rawget(L, 1);
  t = gll_testmeta(L, -1, &gll_textmeta);
  if (t) lua_copy(L, -1, 1);
  lua_pop(L, 1);
  return t;
}

/* Whether the value at `i` is what that upvalue is, which is there. What is at
** the same address is the same; Lua 5.3 tells none of strings. */
static inline int isupvalue(lua_State *L, int i, int upvalue,
                            const void *there) {
  const void *p = lua_topointer(L, i);
  return p ? p == there : lua_rawequal(L, i, upvalue);
}

/* The value at `i`, which the last call did not ask for. */
GL_COLD static void newlang(lua_State *L, int i, Last *last) {
  lua_copy(L, i, lastvalue(last, LASTASKED));
  last->asked = lua_topointer(L, i);
  last->place = 0;
}

/* The value at `i` is what this call asks for as language, of whatever type:
** there are Runs of languages and their codes alone. */
static inline void readlang(lua_State *L, int i, Last *last) {
  if (!isupvalue(L, i, lastvalue(last, LASTASKED), last->asked))
    newlang(L, i, last);
}

/* The option of that name, which is not `lang`, and whose value is at the top.
** Returns 0 where it is not plain. */
static int readoption(lua_State *L, const char *name, Way *w) {
  int i;
  if (strcmp(name, "newline") == 0) {
    if ((i = wordat(L, newlines, NNEWLINES)) < 0) return 0;
    w->opt.newline = (enum gl_newline)i;
    return 1;
  }
  if (strcmp(name, "memory") == 0) {
    w->opt.forget = !lua_toboolean(L, -1);
    return lua_isboolean(L, -1);
  }
  if (strcmp(name, "quotes") == 0)
    return !w->tokens && (w->opt.keep = wordat(L, quotes, NQUOTES)) >= 0;
  if (strcmp(name, "profile") == 0) {
    if ((i = wordat(L, gl_profile_names, GL_NPROFILES)) < 0) return 0;
    w->profile = (enum gl_profile)i;
    return w->tokens || w->profile == GL_NEWS || w->profile == GL_UAX29;
  }
  return 0;
}

/* Reads the table of options at 2. Returns 0 where they are not plain. Of those
** that do not go together there is no Run. */
static int readoptions(lua_State *L, Last *last, Way *w) {
  int named = 0;
  if (lua_getmetatable(L, 2)) return 0;
  lua_pushnil(L);
  for (; lua_next(L, 2); lua_pop(L, 1)) {
    if (isupvalue(L, -2, lua_upvalueindex(LANG), last->name)) {
      readlang(L, -1, last);
      named = 1;
    } else if (lua_type(L, -2) != LUA_TSTRING ||
               !readoption(L, lua_tostring(L, -2), w))
      return 0;
  }
  if (!named) readlang(L, lua_upvalueindex(CODE), last);
  return 1;
}

/* Finds the Run of that place for what the call asks for as language; returns
** whether there is one. */
static int findrun(lua_State *L, Last *last, lua_Integer place) {
  const int top = lua_gettop(L);
  const gl_run *run;
  lua_pushvalue(L, lastvalue(last, LASTASKED));
  if (lua_rawget(L, lua_upvalueindex(RUNS)) != LUA_TTABLE ||
      lua_rawgeti(L, -1, LANGUAGE) != LUA_TUSERDATA ||
      lua_rawgeti(L, -2, place) != LUA_TUSERDATA) {
    lua_settop(L, top);
    return 0;
  }
  run = gll_torun(L, -1);
  if (!run->kept && lua_type(L, lastvalue(last, LASTASKED)) == LUA_TSTRING) {
    gll_keeprun(L, -1); /* as RUNS does; a finaliser may have cut meanwhile */
    lua_settop(L, top);
    return 0;
  }
  last->place = place;
  last->run = run;
  last->lang = lua_touserdata(L, -2);
  lua_replace(L, lastvalue(last, LASTRUN));
  lua_replace(L, lastvalue(last, LASTLANG));
  return 1;
}

static int leave(lua_State *L) {
  lua_settop(L, 2);
  lua_pushvalue(L, lua_upvalueindex(LEAVE));
  lua_insert(L, 1);
  lua_call(L, 2, 1);
  return 1;
}

/* Cuts the text at 1, in a way of the last call. A finaliser may cut too while
** memory is asked for, and has last ones of its own then: so what is needed
** from there on is on the stack. */
static void cuttext(lua_State *L, const Last *last, const gl_text *t,
                    const gl_text *own, const Way *w) {
  const gl_lang *lang = last->lang;
  const gl_run *run = last->run;
  int at = 0;
  Bits b;
  if (!run->kept) {
    lua_pushvalue(L, lastvalue(last, LASTRUN));
    at = lua_gettop(L);
  }
  if (t->len > SHORT) lua_pushvalue(L, lastvalue(last, LASTLANG));
  newbits(L, &b, t->len);
  if (w->tokens)
    gl_tokens(t, lang, &w->opt, w->profile, b.first, b.last);
  else
    gl_sentences(t, lang, &w->opt, b.first, b.last);
  frombits(L, at, run, t, own, &b);
}

static int cut(lua_State *L, Way *w) {
  Last *last = lua_touserdata(L, lua_upvalueindex(KNOWN));
  const int options = lua_type(L, 2);
  const gl_text *t;
  gl_text own;
  lua_Integer place;
  /* first, for it may ask for memory, and so run a finaliser: see cuttext */
  if ((t = readtext(L, *last->simd, &own)) == NULL) return leave(L);
  if (options > LUA_TNIL &&
      (options != LUA_TTABLE || !readoptions(L, ++last, w)))
    return leave(L);
  if (!w->tokens && w->profile == GL_UAX29) {
    gll_pushuaxsentences(L, t);
    return 1;
  }
  place = runplace(w);
  if (place != last->place && !findrun(L, last, place)) return leave(L);
  cuttext(L, last, t, &own, w);
  return 1;
}

static int cuttokens(lua_State *L) {
  Way w = {{0, 0, GL_LINES_AUTO}, 1, 1, GL_NEWS};
  return cut(L, &w);
}

static int cutsentences(lua_State *L) {
  Way w = {{0, 0, GL_LINES_AUTO}, 0, 0, GL_NEWS};
  return cut(L, &w);
}

/*
** cutter(what, code, leave) --> function(text [, options]) --> Spans: "tokens"
** or "sentences", as the function of that name in this module gives them,
** tokens with attributes, where those of that language have been asked for
** before; `profile`, and `lang`, a language or its code, may stand among the
** options, and `code` is that without. Else it returns what leave(text,
** options) does.
*/
static int cutter(lua_State *L) {
  static const char *const whats[] = {"tokens", "sentences", NULL};
  static const lua_CFunction cuts[] = {cuttokens, cutsentences};
  const int what = gll_checkword(L, 1, NULL, whats);
  const void *name;
  Last *last;
  int i;
  luaL_checktype(L, 2, LUA_TSTRING);
  luaL_checktype(L, 3, LUA_TFUNCTION);
  lua_settop(L, 3);
  gll_pushupvalues(L);
  lua_pushvalue(L, lua_upvalueindex(RUNS));
  lua_pushvalue(L, 3);        /* LEAVE */
  lua_pushvalue(L, 2);        /* CODE */
  lua_pushliteral(L, "lang"); /* LANG */
  name = lua_topointer(L, -1);
  last = lua_newuserdatauv(L, 2 * sizeof *last, 0); /* KNOWN */
  memset(last, 0, 2 * sizeof *last);
  for (i = 0; i < 2; i++) {
    last[i].values = LASTS + i * NVALUES;
    last[i].asked = lua_topointer(L, 2);
    last[i].name = name;
    last[i].simd = gll_simdplace(L);
    lua_pushvalue(L, 2); /* LASTASKED */
    lua_pushnil(L);
    lua_pushnil(L);
  }
  lua_pushcclosure(L, cuts[what], NCUTTER);
  return 1;
}

/*
** namelanguage(code, language): a cutter finds the language by this code.
*/
static int namelanguage(lua_State *L) {
  luaL_checktype(L, 1, LUA_TSTRING);
  luaL_checkudata(L, 2, GLL_LANG);
  lua_settop(L, 2);
  pushruns(L, 2);
  lua_pushvalue(L, 1);
  lua_insert(L, -2);
  lua_rawset(L, lua_upvalueindex(RUNS));
  return 0;
}

static const luaL_Reg functions[] = {{"newlanguage", newlanguage},
                                     {"tokens_why", tokens_why},
                                     {"sentences_why", sentences_why},
                                     {NULL, NULL}};
static const luaL_Reg cutters[] = {/* with the upvalue RUNS */
                                   {"tokens", tokens},
                                   {"sentences", sentences},
                                   {"cutter", cutter},
                                   {"namelanguage", namelanguage},
                                   {NULL, NULL}};

static const luaL_Reg metameth[] = {
    {"__index", lang_index}, {"__tostring", lang_tostring}, {NULL, NULL}};

void gll_open_token(lua_State *L) {
  luaL_newmetatable(L, GLL_LANG);
  lua_pushvalue(L, -1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &langmeta);
  luaL_setfuncs(L, metameth, 0);
  lua_pop(L, 1);
  luaL_setfuncs(L, functions, 0);
  gll_pushupvalues(L);
  lua_newtable(L); /* RUNS */
  lua_createtable(L, 0, 1);
  lua_pushliteral(L, "k");
  lua_setfield(L, -2, "__mode");
  lua_setmetatable(L, -2);
  luaL_setfuncs(L, cutters, RUNS);
}
