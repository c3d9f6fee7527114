/*
** l_program.c: the Program object, which lua/gloss/compile.lua fills from
** patterns: nodes of tests, instructions, rules. All numbers are from 0. Each
** method raises "not enough memory", or a limit.
*/
#include "l_pattern.h"

#include <string.h>

gl_program *gll_checkprogram(lua_State *L, int arg) {
  gll_program *p = luaL_checkudata(L, arg, GLL_PROGRAM);
  p->p.mem = gll_mem(L);
  return &p->p;
}

/* one that is being filled */
static gl_program *open_program(lua_State *L) {
  gl_program *p = gll_checkprogram(L, 1);
  if (p->sealed) luaL_error(L, "the program is sealed");
  return p;
}

void gll_dropprogram(lua_State *L, gll_program *p) {
  gl_mem m = gll_mem(L);
  if (!p->closed) return;
  if (p->idle) {
    gl_searcher_bind(p->idle, &m);
    gl_searcher_free(p->idle);
    p->idle = NULL;
  }
  p->p.mem = m;
  if (p->users == 0) gl_program_free(&p->p);
}

static int program_free(lua_State *L) {
  gll_program *p = luaL_checkudata(L, 1, GLL_PROGRAM);
  p->closed = 1;
  gll_dropprogram(L, p);
  return 0;
}

/*
** program() --> Program, empty
*/
static int program_new(lua_State *L) {
  gll_program *p = lua_newuserdatauv(L, sizeof *p, 1);
  memset(p, 0, sizeof *p); /* user value: the Lexicon of the last search */
  luaL_setmetatable(L, GLL_PROGRAM);
  return 1;
}

static int done(lua_State *L, int err, uint32_t number) {
  if (err == GL_ENOMEM) return gll_nomem(L);
  if (err == GL_EPROGRAM) return luaL_error(L, "malformed program");
  if (err) return luaL_error(L, "pattern too large");
  lua_pushinteger(L, (lua_Integer)number);
  return 1;
}

/* a number below n */
static uint32_t below(lua_State *L, int arg, size_t n) {
  lua_Integer i = luaL_checkinteger(L, arg);
  luaL_argcheck(L, i >= 0 && (lua_Unsigned)i < n, arg, "no such number");
  return (uint32_t)i;
}

static unsigned checkattr(lua_State *L, int arg) {
  return (unsigned)gll_checkword(L, arg, NULL, gl_wordattr_names);
}

/* --- nodes ---------------------------------------------------------------- */

static int node(lua_State *L, gl_program *p, const gl_node *t,
                const uint32_t *list, size_t n) {
  uint32_t number = 0;
  int err = gl_program_node(p, t, list, n, &number);
  return done(L, err, number);
}

static uint32_t word(lua_State *L, gl_program *p, unsigned attr, int arg) {
  size_t n;
  uint32_t number;
  const char *s = luaL_checklstring(L, arg, &n);
  int err = gl_program_word(p, attr, s, n, &number);
  if (err) done(L, err, 0);
  return number;
}

/*
** program:any() --> node: every token
*/
static int program_any(lua_State *L) {
  gl_node t = {GL_NODE_ANY, 0, 0, 0, 0, 0, 0, 0, 0};
  return node(L, open_program(L), &t, NULL, 0);
}

/* pushes scratch for n numbers */
static uint32_t *numbers(lua_State *L, size_t n) {
  if (n > GL_MAXPROGRAM) luaL_error(L, "pattern too large");
  return lua_newuserdatauv(L, (n + 1) * sizeof(uint32_t), 0);
}

/*
** program:words(attr, list) --> node: the attribute is one of a list of strings
*/
static int program_words(lua_State *L) {
  gl_program *p = open_program(L);
  gl_node t = {GL_NODE_WORDS, 0, 0, 0, 0, 0, 0, 0, 0};
  size_t n, i;
  uint32_t *list;
  t.attr = (uint8_t)checkattr(L, 2);
  luaL_checktype(L, 3, LUA_TTABLE);
  n = lua_rawlen(L, 3);
  list = numbers(L, n);
  for (i = 0; i < n; i++) {
    lua_rawgeti(L, 3, (lua_Integer)i + 1);
    list[i] = word(L, p, t.attr, -1);
    lua_pop(L, 1);
  }
  if (n == 1) {
    t.op = GL_NODE_WORD;
    t.x = list[0];
    n = 0;
  }
  return node(L, p, &t, list, n);
}

/*
** program:flag(name) --> node
*/
static int program_flag(lua_State *L) {
  gl_node t = {GL_NODE_FLAG, 0, 0, 0, 0, 0, 0, 0, 0};
  gl_program *p = open_program(L);
  int attr = gll_attrnumber(luaL_checkstring(L, 2));
  if (attr < GLL_NATTRS)
    return luaL_error(L, "unknown flag '%s'", lua_tostring(L, 2));
  t.x = (uint32_t)(attr - GLL_NATTRS);
  return node(L, p, &t, NULL, 0);
}

static const char *const relations[] = {"==", "~=", "<", "<=", ">", ">=", NULL};

/*
** program:length(relation, n) --> node
*/
static int program_length(lua_State *L) {
  gl_node t = {GL_NODE_LENGTH, 0, 0, 0, 0, 0, 0, 0, 0};
  gl_program *p = open_program(L);
  t.x = (uint32_t)gll_checkword(L, 2, NULL, relations);
  t.value = (int64_t)luaL_checkinteger(L, 3);
  return node(L, p, &t, NULL, 0);
}

/* flags of a regex, as letters */
static unsigned checkflags(lua_State *L, int arg) {
  unsigned flags = 0;
  const char *f;
  for (f = luaL_optstring(L, arg, ""); *f; f++) {
    unsigned flag = gl_regex_flag(*f);
    if (flag == 0) luaL_error(L, "unknown flag '%c'", *f);
    flags |= flag;
  }
  return flags;
}

static void pusherror(lua_State *L, const gl_regexerror *error) {
  lua_pushfstring(L, "regex: %s at character %d", error->message,
                  (int)error->at + 1);
}

/*
** program:regex(attr, pattern, flags) --> node. Raises where it does not
** compile.
*/
static int program_regex(lua_State *L) {
  gl_node t = {GL_NODE_REGEX, 0, 0, 0, 0, 0, 0, 0, 0};
  gl_program *p = open_program(L);
  gl_regexerror error;
  size_t n;
  const char *s;
  int err;
  t.attr = (uint8_t)checkattr(L, 2);
  s = luaL_checklstring(L, 3, &n);
  err = gl_program_regex(p, s, n, checkflags(L, 4), &error, &t.x);
  if (err == GL_EREGEX) {
    pusherror(L, &error);
    return lua_error(L);
  }
  if (err) return done(L, err, 0);
  return node(L, p, &t, NULL, 0);
}

/*
** program:fuzzy(attr, word, edits, swap) --> node
*/
static int program_fuzzy(lua_State *L) {
  gl_node t = {GL_NODE_FUZZY, 0, 0, 0, 0, 0, 0, 0, 0};
  gl_program *p = open_program(L);
  const unsigned char *s, *e;
  lua_Integer max = luaL_checkinteger(L, 4);
  size_t n, k = 0;
  uint32_t *list;
  t.attr = (uint8_t)checkattr(L, 2);
  s = (const unsigned char *)luaL_checklstring(L, 3, &n);
  luaL_argcheck(L, max >= 0 && max <= 15, 4, "0 to 15 expected");
  t.value = (int64_t)max + (lua_toboolean(L, 5) ? 16 : 0);
  list = numbers(L, n);
  for (e = s + n; s < e; k++) {
    unsigned len;
    list[k] = gl_decode(s, e, &len);
    s += len;
  }
  return node(L, p, &t, list, k);
}

static int is_near(lua_State *L, const gl_program *p, const gl_node *t,
                   gl_str word) {
  const unsigned char *s = (const unsigned char *)word.s, *e = s + word.n;
  uint32_t max = (uint32_t)t->value & 15, *code;
  size_t most = (size_t)t->n + max, n = 0;
  code = numbers(L, most + 3 * (t->n + (size_t)1));
  for (; s < e && n <= most; n++) {
    unsigned len;
    code[n] = gl_decode(s, e, &len);
    s += len;
  }
  return n <= most && gl_edits_within(code, n, p->list + t->at, t->n, max,
                                      (t->value & 16) != 0, code + most + 1);
}

/*
** program:passes(node, string) --> boolean: what a node says of a string that
** is no token; it is a regex or a misspelt word. Raises where PCRE2 reaches a
** limit.
*/
static int program_passes(lua_State *L) {
  gl_program *p = gll_checkprogram(L, 1);
  const gl_node *t = &p->node[below(L, 2, p->nnode)];
  gl_str word;
  int is;
  word.s = luaL_checklstring(L, 3, &word.n);
  luaL_argcheck(L, t->op == GL_NODE_REGEX || t->op == GL_NODE_FUZZY, 2,
                "regex or misspelt word expected");
  is = t->op == GL_NODE_REGEX
           ? gl_regex_test(p->regex[t->x], &p->mem, word.s, word.n)
           : is_near(L, p, t, word);
  if (is == -GL_ENOMEM) return gll_nomem(L);
  if (is < 0) return luaL_error(L, "a regular expression reached a limit");
  lua_pushboolean(L, is);
  return 1;
}

/*
** program:place(n) --> node: what a search is told of places
*/
static int program_place(lua_State *L) {
  gl_node t = {GL_NODE_PLACE, 0, 0, 0, 0, 0, 0, 0, 0};
  gl_program *p = open_program(L);
  t.x = below(L, 2, GL_MAXPROGRAM);
  if (t.x >= p->nplaces) p->nplaces = t.x + 1;
  return node(L, p, &t, NULL, 0);
}

/*
** program:no(node) --> node
*/
static int program_no(lua_State *L) {
  gl_node t = {GL_NODE_NOT, 0, 0, 0, 0, 0, 0, 0, 0};
  gl_program *p = open_program(L);
  t.x = below(L, 2, p->nnode);
  return node(L, p, &t, NULL, 0);
}

static int several(lua_State *L, uint8_t op) {
  gl_node t = {0, 0, 0, 0, 0, 0, 0, 0, 0};
  gl_program *p = open_program(L);
  size_t n, i;
  uint32_t *list;
  luaL_checktype(L, 2, LUA_TTABLE);
  t.op = op;
  n = lua_rawlen(L, 2);
  list = numbers(L, n);
  for (i = 0; i < n; i++) {
    lua_rawgeti(L, 2, (lua_Integer)i + 1);
    list[i] = below(L, -1, p->nnode);
    lua_pop(L, 1);
  }
  return node(L, p, &t, list, n);
}

/*
** program:all(nodes), program:one(nodes) --> node
*/
static int program_all(lua_State *L) { return several(L, GL_NODE_AND); }
static int program_one(lua_State *L) { return several(L, GL_NODE_OR); }

/* --- code ----------------------------------------------------------------- */

/*
** program:test(node) --> test
*/
static int program_test(lua_State *L) {
  gl_program *p = open_program(L);
  uint32_t number = 0;
  int err = gl_program_test(p, below(L, 2, p->nnode), &number);
  return done(L, err, number);
}

static const char *const ops[] = {"test", "item", "split", "jump",
                                  "save", "here", "match", NULL};

/*
** program:emit(op [, x [, y]]) --> number of the instruction
*/
static int program_emit(lua_State *L) {
  gl_program *p = open_program(L);
  uint32_t number = 0;
  int op = gll_checkword(L, 2, NULL, ops), err;
  lua_Integer x = luaL_optinteger(L, 3, 0), y = luaL_optinteger(L, 4, 0);
  luaL_argcheck(L, x >= 0 && x < UINT32_MAX, 3, "no such number");
  luaL_argcheck(L, y >= 0 && y < UINT32_MAX, 4, "no such number");
  err = gl_program_emit(p, (enum gl_op)op, (uint32_t)x, (uint32_t)y, &number);
  return done(L, err, number);
}

/*
** program:patch(instruction, x, y): sets what is not nil
*/
static int program_patch(lua_State *L) {
  gl_program *p = open_program(L);
  uint32_t pc = below(L, 2, p->ninst);
  if (!lua_isnoneornil(L, 3)) p->inst[pc].x = below(L, 3, UINT32_MAX);
  if (!lua_isnoneornil(L, 4)) p->inst[pc].y = below(L, 4, UINT32_MAX);
  return 0;
}

/*
** program:rule(label, within, priority, captures): a rule begins here. within:
** the first of two bits of boundaries, or nil.
*/
static int program_rule(lua_State *L) {
  gl_program *p = open_program(L);
  gl_rule r;
  memset(&r, 0, sizeof r);
  r.label = below(L, 2, GL_MAXLABELS);
  r.within = lua_isnil(L, 3) ? -1 : (int32_t)below(L, 3, INT32_MAX);
  r.priority = (double)luaL_checknumber(L, 4);
  r.captures = (uint8_t)lua_toboolean(L, 5);
  return done(L, gl_program_rule(p, &r), (uint32_t)p->nrules - 1);
}

/*
** program:look(ahead, bit): a look begins here
*/
static int program_look(lua_State *L) {
  gl_program *p = open_program(L);
  gl_rule r;
  memset(&r, 0, sizeof r);
  r.ahead = (uint8_t)lua_toboolean(L, 2);
  r.bit = below(L, 3, UINT32_MAX);
  return done(L, gl_program_look(p, &r), (uint32_t)p->nlooks - 1);
}

/*
** program:need(unit, tests): no match of rule `unit`, or of look -1 - unit,
** without a token that passes one of these
*/
static int program_need(lua_State *L) {
  gl_program *p = open_program(L);
  lua_Integer unit = luaL_checkinteger(L, 2);
  size_t n, i;
  uint32_t *list;
  luaL_checktype(L, 3, LUA_TTABLE);
  if (unit < 0) unit = (lua_Integer)GL_LOOK - 1 - unit;
  luaL_argcheck(L, unit >= 0 && unit < UINT32_MAX, 2, "no such number");
  n = lua_rawlen(L, 3);
  list = numbers(L, n);
  for (i = 0; i < n; i++) {
    lua_rawgeti(L, 3, (lua_Integer)i + 1);
    list[i] = below(L, -1, p->ntests);
    lua_pop(L, 1);
  }
  return done(L, gl_program_need(p, (uint32_t)unit, list, n), 0);
}

/*
** program:seal(bits, items): it is whole. bits: number of bits of boundaries;
** items: number of items.
*/
static int program_seal(lua_State *L) {
  gl_program *p = open_program(L);
  p->nbits = below(L, 2, GL_MAXPROGRAM);
  p->nitems = below(L, 3, GL_MAXPROGRAM);
  return done(L, gl_program_seal(p), (uint32_t)p->ninst);
}

/*
** program:size() --> instructions, tests, words, rules, looks
*/
static int program_size(lua_State *L) {
  const gl_program *p = gll_checkprogram(L, 1);
  lua_pushinteger(L, (lua_Integer)p->ninst);
  lua_pushinteger(L, (lua_Integer)p->ntests);
  lua_pushinteger(L, (lua_Integer)p->nwords);
  lua_pushinteger(L, (lua_Integer)p->nrules);
  lua_pushinteger(L, (lua_Integer)p->nlooks);
  return 5;
}

/*
** program:inst(n) --> op, x, y
*/
static int program_inst(lua_State *L) {
  const gl_program *p = gll_checkprogram(L, 1);
  const gl_inst *i = &p->inst[below(L, 2, p->ninst)];
  lua_pushstring(L, ops[i->op]);
  lua_pushinteger(L, (lua_Integer)i->x);
  lua_pushinteger(L, (lua_Integer)i->y);
  return 3;
}

static const luaL_Reg metamethods[] = {
    {"__gc", program_free}, {"__close", program_free}, {NULL, NULL}};
static const luaL_Reg methods[] = {{"any", program_any},
                                   {"words", program_words},
                                   {"flag", program_flag},
                                   {"length", program_length},
                                   {"regex", program_regex},
                                   {"fuzzy", program_fuzzy},
                                   {"place", program_place},
                                   {"no", program_no},
                                   {"all", program_all},
                                   {"one", program_one},
                                   {"test", program_test},
                                   {"emit", program_emit},
                                   {"patch", program_patch},
                                   {"rule", program_rule},
                                   {"look", program_look},
                                   {"need", program_need},
                                   {"seal", program_seal},
                                   {"size", program_size},
                                   {"inst", program_inst},
                                   {"passes", program_passes},
                                   {NULL, NULL}};

static const luaL_Reg functions[] = {{"program", program_new}, {NULL, NULL}};

void gll_open_program(lua_State *L) {
  gll_newtype(L, GLL_PROGRAM, metamethods, methods, NULL);
  luaL_setfuncs(L, functions, 0);
}
