/*
** l_regex.c: the RegexSet object, on which lua/gloss/rules.lua builds the rule
** sets that users see. It owns its regexes in blocks of the host's allocator.
** Its user value is a table: `labels`, the label strings, number 0 first;
** by number of the rule `ids`, `names`, `records` (fields of its matches) and
** `checks` (functions, false where there is none).
**
** A Run of it holds the rule of each match and its named groups.
*/
#include "l_algebra.h"
#include "ruleset.h"

#include <string.h>

#define GLL_REGEXSET "gloss.RegexSet"
#define HITS "gloss.Hits"

typedef struct RuleInfo {
  gl_str id; /* a string that the user value keeps */
  double priority;
  uint16_t label;
  uint8_t align; /* enum gl_snap, or NOALIGN */
  uint8_t check;
} RuleInfo;
#define NOALIGN ((uint8_t)(GL_STRICT + 1))

typedef struct RegexSet {
  gl_ruleset *s; /* NULL: closed */
  RuleInfo *rule;
  size_t cap;
  int busy; /* being searched: finalisers keep off */
} RegexSet;

typedef struct RegexRun {
  gl_run run;
  const RegexSet *set; /* kept by the user value */
  uint32_t n;
  gl_hit *hit;
  gl_hitgroup *group;
} RegexRun;

/* --- the set ------------------------------------------------------------- */

static RegexSet *checkset(lua_State *L) {
  RegexSet *x = luaL_checkudata(L, 1, GLL_REGEXSET);
  if (x->s == NULL) luaL_error(L, "closed rules");
  if (x->busy) luaL_error(L, "rules in use: a check or finaliser may not");
  return x;
}

static uint32_t checkrule(lua_State *L, const RegexSet *x, int arg) {
  lua_Integer i = luaL_checkinteger(L, arg);
  luaL_argcheck(L, i >= 1 && i <= (lua_Integer)gl_ruleset_count(x->s), arg,
                "no such rule");
  return (uint32_t)(i - 1);
}

/*
** core.regexset(info) --> RegexSet
** info: the table that is its user value.
*/
static int regexset(lua_State *L) {
  gl_mem m = gll_mem(L);
  RegexSet *x;
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  x = lua_newuserdatauv(L, sizeof *x, 1);
  memset(x, 0, sizeof *x);
  luaL_setmetatable(L, GLL_REGEXSET);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, 1);
  x->s = gl_ruleset_new(&m);
  if (x->s == NULL) return gll_nomem(L);
  return 1;
}

static int set_free(lua_State *L) {
  RegexSet *x = luaL_checkudata(L, 1, GLL_REGEXSET);
  gl_mem m = gll_mem(L);
  if (x->s && !x->busy) {
    gl_ruleset *s = x->s;
    RuleInfo *rule = x->rule;
    x->s = NULL;
    x->rule = NULL;
    gl_ruleset_free(s, &m);
    if (rule) m.alloc(m.ud, rule, x->cap * sizeof *rule, 0);
  }
  return 0;
}

static unsigned readflags(lua_State *L, int arg) {
  const char *s = luaL_optstring(L, arg, "");
  unsigned flags = 0;
  for (; *s; s++) {
    unsigned flag = gl_regex_flag((unsigned char)*s);
    if (flag == 0)
      luaL_error(L, "flags: unknown letter '%c' (known: i, m, s, x, a)", *s);
    flags |= flag;
  }
  return flags;
}

static const char *const aligns[] = {"expand", "contract", "strict", "none",
                                     NULL};

/*
** set:add(regex, flags, label, priority, align, check [, id [, jit]])
**   --> number of the rule
** label: its number; align: a word; check: whether it has one; jit false: no
** machine code. Failure: nil, reason [, byte of the regex].
*/
static int set_add(lua_State *L) {
  RegexSet *x = checkset(L);
  gl_mem m = gll_mem(L);
  gl_regexerror error;
  RuleInfo *r;
  size_t n, count = gl_ruleset_count(x->s);
  const char *pattern = luaL_checklstring(L, 2, &n);
  unsigned flags = readflags(L, 3);
  lua_Integer label = luaL_checkinteger(L, 4);
  double priority = (double)luaL_checknumber(L, 5);
  int align = luaL_checkoption(L, 6, "none", aligns), rc;
  luaL_argcheck(L, label >= 0 && label < (lua_Integer)GL_MAXLABELS, 4,
                "too many labels");
  if (!lua_isnoneornil(L, 9) && !lua_toboolean(L, 9)) flags |= GL_REGEX_NOJIT;
  x->busy = 1;
  rc = gl_grow(&m, &x->rule, &x->cap, count + 1, sizeof *x->rule);
  if (rc == GL_OK) rc = gl_ruleset_add(x->s, &m, pattern, n, flags, &error);
  x->busy = 0;
  if (rc == GL_ENOMEM) return gll_nomem(L);
  if (rc != GL_OK) {
    luaL_pushfail(L);
    lua_pushstring(L, rc == GL_EREGEX ? error.message : "too many rules");
    if (rc != GL_EREGEX) return 2;
    lua_pushinteger(L, (lua_Integer)error.at + 1);
    return 3;
  }
  r = &x->rule[count];
  memset(r, 0, sizeof *r);
  r->label = (uint16_t)label;
  r->priority = priority;
  r->align = (uint8_t)align;
  r->check = (uint8_t)lua_toboolean(L, 7);
  r->id.s = "";
  lua_getiuservalue(L, 1, 1);
  if (lua_type(L, 8) == LUA_TSTRING) {
    lua_getfield(L, -1, "ids");
    lua_pushvalue(L, 8);
    lua_rawseti(L, -2, (lua_Integer)count + 1);
    r->id.s = lua_tolstring(L, 8, &r->id.n);
  }
  lua_pushinteger(L, (lua_Integer)count + 1);
  return 1;
}

/* set:groups(n) --> list of the names of the groups of rule n */
static int set_groups(lua_State *L) {
  const RegexSet *x = checkset(L);
  const gl_regex *re = gl_ruleset_regex(x->s, checkrule(L, x, 2));
  unsigned i, group;
  lua_newtable(L);
  for (i = 0; i < gl_regex_names(re); i++) {
    gl_str s = gl_regex_name(re, i, &group);
    lua_pushlstring(L, s.s, s.n);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/*
** set:about(n) --> number of literals rule n is looked for by (0: everywhere),
** whether it can match the empty string
*/
static int set_about(lua_State *L) {
  const RegexSet *x = checkset(L);
  uint32_t rule = checkrule(L, x, 2);
  lua_pushinteger(L, (lua_Integer)gl_ruleset_literals(x->s, rule));
  lua_pushboolean(L, gl_regex_empty(gl_ruleset_regex(x->s, rule)));
  return 2;
}

static int set_len(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)gl_ruleset_count(checkset(L)->s));
  return 1;
}

/* --- fields of a match --------------------------------------------------- */

static gl_str run_id(const gl_run *run, uint32_t ref) {
  static const gl_str none = {"", 0};
  const RegexRun *r = (const RegexRun *)run;
  if (ref >= r->n || r->set->rule == NULL) return none;
  return r->set->rule[r->hit[ref].rule].id;
}

/* Pushes a Span of first .. end of the text of the share at `share`, with its
** name as label. */
static void pushgroup(lua_State *L, int share, gl_str name, uint32_t first,
                      uint32_t end) {
  gl_shape shape;
  gl_spans *s;
  memset(&shape, 0, sizeof shape);
  shape.n = 1;
  shape.nlabels = 1;
  shape.labelbytes = name.n;
  s = gll_newspans(L, share, &shape);
  s->first[0] = first;
  s->end[0] = end;
  s->labelat[0] = 0;
  s->labelat[1] = (uint32_t)name.n;
  memcpy(s->labels, name.s, name.n);
  gl_spans_seal(s);
  gll_pushspan(L, lua_gettop(L), 0);
  lua_remove(L, -2);
}

/* table[name] = the Span of each group of hit h, for the table at `out` */
static void setgroups(lua_State *L, const RegexRun *r, const gl_hit *h,
                      int share, int out) {
  const gl_regex *re = gl_ruleset_regex(r->set->s, h->rule);
  uint32_t i;
  unsigned group;
  for (i = 0; i < h->ngroups; i++) {
    const gl_hitgroup *g = &r->group[h->group + i];
    gl_str name = gl_regex_name(re, g->name, &group);
    lua_pushlstring(L, name.s, name.n);
    pushgroup(L, share, name, g->first, g->end);
    lua_rawset(L, out);
  }
}

/*
** the fields of a row: function(ref) -> table. Upvalues: the Run, the
** RegexSet, the share for groups. The record itself, where there are no groups:
** who asks does not change it.
*/
static int run_fields(lua_State *L) {
  const RegexRun *r = lua_touserdata(L, lua_upvalueindex(1));
  lua_Integer ref = luaL_checkinteger(L, 1);
  const gl_hit *h;
  if (r->set->s == NULL) return luaL_error(L, "closed rules");
  luaL_argcheck(L, ref >= 1 && ref <= (lua_Integer)r->n, 1, "no such match");
  h = &r->hit[ref - 1];
  lua_settop(L, 0);
  lua_getiuservalue(L, lua_upvalueindex(2), 1);
  lua_getfield(L, 1, "records");
  lua_rawgeti(L, 2, (lua_Integer)h->rule + 1);
  if (h->ngroups == 0) return 1;
  lua_newtable(L);
  for (lua_pushnil(L); lua_next(L, 3); lua_pop(L, 1)) {
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -2);
    lua_rawset(L, 4);
  }
  setgroups(L, r, h, lua_upvalueindex(3), 4);
  return 1;
}

/* the rule of a row: function(ref) -> number. Upvalue: the Run. */
static int run_rule(lua_State *L) {
  const RegexRun *r = lua_touserdata(L, lua_upvalueindex(1));
  lua_Integer ref = luaL_checkinteger(L, 1);
  luaL_argcheck(L, ref >= 1 && ref <= (lua_Integer)r->n, 1, "no such match");
  lua_pushinteger(L, (lua_Integer)r->hit[ref - 1].rule + 1);
  return 1;
}

/* Pushes the Run of these hits; the info at `info` gets `fields` and `rule`. */
static void newrun(lua_State *L, const RegexSet *x, const gl_hits *h, int share,
                   int info) {
  size_t bytes = h->n * sizeof *h->hit;
  RegexRun *r =
      gll_newrawrun(L, sizeof *r + bytes + h->ngroups * sizeof *h->group, info);
  int run = lua_gettop(L);
  r->run.id = run_id;
  r->set = x;
  r->n = (uint32_t)h->n;
  r->hit = (gl_hit *)(r + 1);
  r->group = (gl_hitgroup *)(r->hit + h->n);
  if (h->n) memcpy(r->hit, h->hit, bytes);
  if (h->ngroups) memcpy(r->group, h->group, h->ngroups * sizeof *h->group);
  lua_pushvalue(L, 1);
  lua_setfield(L, info, "set"); /* the Run keeps it alive */
  lua_pushvalue(L, run);
  lua_pushvalue(L, 1);
  lua_createtable(L, 1, 1); /* the share of groups: the text, and why */
  lua_rawgeti(L, share, 1);
  lua_rawseti(L, -2, 1);
  lua_pushliteral(L, "named group of a rule");
  lua_setfield(L, -2, "kind");
  lua_pushcclosure(L, run_fields, 3);
  lua_setfield(L, info, "fields");
  lua_pushvalue(L, run);
  lua_pushcclosure(L, run_rule, 1);
  lua_setfield(L, info, "rule");
}

/* --- finding ------------------------------------------------------------- */

static int hits_free(lua_State *L) {
  gl_hits *h = luaL_checkudata(L, 1, HITS);
  if (h->mem.alloc) {
    h->mem = gll_mem(L);
    gl_hits_free(h);
  }
  return 0;
}

static gl_hits *newhits(lua_State *L) {
  gl_hits *h = gll_newbox(L, HITS, sizeof *h);
  h->mem = gll_mem(L);
  return h;
}

/* Pushes which rules are asked, from the list of their numbers at `arg`. */
static const uint8_t *pushallow(lua_State *L, const RegexSet *x, int arg) {
  size_t n = gl_ruleset_count(x->s);
  lua_Integer i, k;
  uint8_t *allow;
  if (lua_isnil(L, arg)) return NULL;
  luaL_checktype(L, arg, LUA_TTABLE);
  k = (lua_Integer)lua_rawlen(L, arg);
  allow = lua_newuserdatauv(L, n + 1, 0);
  memset(allow, 0, n + 1);
  for (i = 1; i <= k; i++) {
    lua_Integer rule;
    lua_rawgeti(L, arg, i);
    rule = lua_tointeger(L, -1);
    if (rule >= 1 && rule <= (lua_Integer)n) allow[rule - 1] = 1;
    lua_pop(L, 1);
  }
  return allow;
}

/* Whether the check of the rule of a hit agrees: check(text, groups), called
** with the text matched and the table name -> text of its groups. */
static int agrees(lua_State *L, const RegexSet *x, const gl_text *t,
                  const gl_hits *h, size_t i, int checks) {
  const gl_hit *hit = &h->hit[i];
  const gl_regex *re = gl_ruleset_regex(x->s, hit->rule);
  const char *s = (const char *)t->s;
  uint32_t k;
  unsigned group;
  int ok;
  lua_rawgeti(L, checks, (lua_Integer)hit->rule + 1);
  lua_pushlstring(L, s + hit->first, hit->end - hit->first);
  lua_newtable(L);
  for (k = 0; k < hit->ngroups; k++) {
    const gl_hitgroup *g = &h->group[hit->group + k];
    gl_str name = gl_regex_name(re, g->name, &group);
    lua_pushlstring(L, name.s, name.n);
    lua_pushlstring(L, s + g->first, g->end - g->first);
    lua_rawset(L, -3);
  }
  lua_call(L, 2, 1);
  ok = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return ok;
}

/* The hits as rows, without those that a check refuses. Checks are the user's:
** the set may be closed behind them. */
static void addrows(lua_State *L, RegexSet *x, const gl_text *t,
                    const gl_hits *h, gl_rows *rows) {
  size_t i;
  int checks;
  lua_getiuservalue(L, 1, 1);
  lua_getfield(L, -1, "checks");
  checks = lua_gettop(L);
  for (i = 0; i < h->n; i++) {
    const RuleInfo *r = &x->rule[h->hit[i].rule];
    unsigned label = r->label;
    if (r->check && !agrees(L, x, t, h, i, checks)) {
      if (x->s == NULL) luaL_error(L, "closed rules");
      continue;
    }
    if (x->s == NULL) luaL_error(L, "closed rules");
    gll_addrow(L, rows, h->hit[i].first, h->hit[i].end, label, (uint32_t)i);
  }
  lua_pop(L, 2);
}

/* Moves the edges of rows to those of the tokens at `tokens`, as rules say. */
static void align(lua_State *L, const RegexSet *x, const gl_hits *h,
                  gl_rows *rows, int tokens) {
  const gl_spans *units = gll_checkspans(L, tokens);
  uint8_t *mode = lua_newuserdatauv(L, rows->n + 1, 0);
  size_t i;
  for (i = 0; i < rows->n; i++)
    mode[i] = x->rule[h->hit[rows->row[i].ref].rule].align;
  gll_check(L, gl_snap_rows(rows, units, mode));
  lua_pop(L, 1);
}

/* Replaces the Spans at the top by those that win. */
static void resolve(lua_State *L, const RegexSet *x, enum gl_resolve mode,
                    int per) {
  gl_spans *s = lua_touserdata(L, -1);
  const RegexRun *run = s->n ? (const RegexRun *)s->runs[0] : NULL;
  gl_mem m = gll_mem(L);
  uint32_t *group = NULL, i;
  double *priority = NULL;
  size_t n = 1;
  uint64_t *mask;
  int set = lua_gettop(L);
  if (per) {
    group = lua_newuserdatauv(L, s->n * sizeof *group + 1, 0);
    n = per == 1 ? s->nlabels + 1u : gl_ruleset_count(x->s);
  }
  if (mode == GL_PRIORITY)
    priority = lua_newuserdatauv(L, s->n * sizeof *priority + 1, 0);
  for (i = 0; i < s->n; i++) {
    uint32_t rule = run->hit[gl_spans_ref(s, i)].rule;
    if (group) group[i] = per == 1 ? gl_spans_label(s, i) : rule;
    if (priority) priority[i] = x->rule[rule].priority;
  }
  mask = gll_newbits(L, s->n);
  gll_check(L, gl_resolve(&m, s, mode, group, n, priority, mask));
  gll_select(L, set, mask);
  lua_replace(L, set);
  lua_settop(L, set);
}

/* share.incomplete = {reason =, rule =, position =}, where a rule stopped */
static void setincomplete(lua_State *L, const gl_hits *h, int share) {
  if (!h->stopped) return;
  lua_createtable(L, 0, 3);
  lua_pushstring(L, h->spent ? "budget of work spent"
                             : "match limit of PCRE2 reached");
  lua_setfield(L, -2, "reason");
  lua_getiuservalue(L, 1, 1);
  lua_getfield(L, -1, "names");
  lua_rawgeti(L, -1, (lua_Integer)h->rule + 1);
  lua_setfield(L, -4, "rule");
  lua_pop(L, 2);
  lua_pushinteger(L, (lua_Integer)h->at + 1);
  lua_setfield(L, -2, "position");
  lua_setfield(L, share, "incomplete");
}

static const char *const modes[] = {"longest", "first", "priority", "all",
                                    NULL};
static const char *const pers[] = {"none", "label", "rule", NULL};

/*
** set:find(text, info, mode, per, allow, budget, tokens) --> Spans
** info: user value of the Run; mode and per: words; allow: list of numbers of
** rules, or nil; budget: work for each rule; tokens: a Spans, where a rule is
** aligned to them. Errors of checks pass through.
*/
static int set_find(lua_State *L) {
  RegexSet *x = checkset(L);
  gl_mem m = gll_mem(L);
  const gl_text *t;
  const uint8_t *allow;
  gl_hits *h;
  gl_rows *rows;
  lua_Integer budget = luaL_checkinteger(L, 7);
  int mode = luaL_checkoption(L, 4, "longest", modes);
  int per = luaL_checkoption(L, 5, "none", pers);
  int rc, share;
  luaL_checktype(L, 3, LUA_TTABLE);
  lua_settop(L, 8);
  t = gll_checktext(L, 2);
  allow = pushallow(L, x, 6);
  h = newhits(L);
  rows = gll_newrows(L);
  checkset(L); /* making these may have run finalisers */
  x->busy = 1;
  rc = gl_ruleset_find(x->s, &m, t, allow, (uint64_t)budget, h);
  x->busy = 0;
  if (rc == GL_ENOMEM) return gll_nomem(L);
  if (rc != GL_OK) return luaL_error(L, "too many spans in one set");
  addrows(L, x, t, h, rows);
  if (!lua_isnil(L, 8)) align(L, x, h, rows, 8);
  gll_newshare(L, 2);
  share = lua_gettop(L);
  setincomplete(L, h, share);
  newrun(L, x, h, share, 3);
  gl_hits_free(h);
  gll_addrun(L, share);
  lua_getiuservalue(L, 1, 1);
  lua_getfield(L, -1, "labels");
  gll_fromrows(L, rows, share, lua_gettop(L));
  if (mode < 3) resolve(L, x, (enum gl_resolve)mode, per);
  return 1;
}

static const luaL_Reg metameth[] = {{"__len", set_len},
                                    {"__gc", set_free},
                                    {"__close", set_free},
                                    {NULL, NULL}};

static const luaL_Reg meth[] = {{"add", set_add},     {"groups", set_groups},
                                {"about", set_about}, {"find", set_find},
                                {"close", set_free},  {NULL, NULL}};

/* core.builtin(name) --> whether a Span has something built in of that name */
static int builtin(lua_State *L) {
  lua_pushboolean(L, gll_isbuiltin(luaL_checkstring(L, 1)));
  return 1;
}

/*
** core.regex_error(regex [, flags]) --> nil, or why PCRE2 does not take it and
** the byte
*/
static int regex_error(lua_State *L) {
  gl_mem m = gll_mem(L);
  gl_regex *re;
  gl_regexerror error;
  size_t n;
  const char *pattern = luaL_checklstring(L, 1, &n);
  int rc = gl_regex_new(&re, &m, pattern, n, readflags(L, 2) | GL_REGEX_NOJIT,
                        &error);
  if (rc == GL_OK) {
    gl_regex_free(re, &m);
    return 0;
  }
  if (rc != GL_EREGEX) return gll_nomem(L);
  lua_pushfstring(L, "%s (byte %I)", error.message,
                  (LUAI_UACINT)(error.at + 1));
  lua_pushinteger(L, (lua_Integer)error.at + 1);
  return 2;
}

static const luaL_Reg funcs[] = {{"regexset", regexset},
                                 {"builtin", builtin},
                                 {"regex_error", regex_error},
                                 {NULL, NULL}};

void gll_open_regex(lua_State *L) {
  luaL_setfuncs(L, funcs, 0);
  gll_boxtype(L, HITS, hits_free);
  gll_newtype(L, GLL_REGEXSET, metameth, meth, NULL);
}
