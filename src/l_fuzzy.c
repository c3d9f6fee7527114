/*
** l_fuzzy.c: fuzzy names, for lua/gloss/gazetteer.lua. The Run of a fuzzy
** search holds, for each of its rows, the entry, which of its names it is, and
** how many edits it is away.
*/
#include "l_gazetteer.h"
#include "fuzzy.h"

#include <string.h>

typedef struct FuzzyRun {
  gl_run run;
  const gll_index *index;
  size_t n;
  struct Hit {
    uint32_t entry, name, distance;
  } hit[1];
} FuzzyRun;

static gl_str run_id(const gl_run *run, uint32_t ref) {
  static const gl_str none = {"", 0};
  const FuzzyRun *r = (const FuzzyRun *)run;
  return ref < r->n ? gll_entryid(r->index, r->hit[ref].entry) : none;
}

/* the hit of a row: function(ref); Index and Run are upvalues */
static struct Hit *check_hit(lua_State *L, gll_index **x) {
  FuzzyRun *r = lua_touserdata(L, lua_upvalueindex(2));
  lua_Integer n = luaL_checkinteger(L, 1);
  *x = gll_upindex(L);
  luaL_argcheck(L, n >= 1 && (size_t)n <= r->n, 1, "number of a row expected");
  return &r->hit[n - 1];
}

/* function(index, hit) */
static int read_hit(lua_State *L) {
  const gll_index *x = lua_touserdata(L, 1);
  const struct Hit *h = lua_touserdata(L, 2);
  gll_pushrecord(L, x, h->entry);
  lua_pushinteger(L, (lua_Integer)h->distance);
  lua_setfield(L, -2, "distance");
  gll_pushstr(L, gl_fuzzy_form(x->g, h->entry, h->name));
  lua_setfield(L, -2, "form");
  return 1;
}

/* fields of a row: those of the entry, distance, form */
static int run_fields(lua_State *L) {
  gll_index *x;
  struct Hit *h = check_hit(L, &x);
  lua_settop(L, 0);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_pushlightuserdata(L, h);
  return gll_whilebusy(L, x, read_hit);
}

/* function(ref) --> number of the entry, number of its name, edits */
static int run_hit(lua_State *L) {
  gll_index *x;
  const struct Hit *h = check_hit(L, &x);
  lua_pushinteger(L, (lua_Integer)h->entry + 1);
  lua_pushinteger(L, (lua_Integer)h->name);
  lua_pushinteger(L, (lua_Integer)h->distance);
  return 3;
}

/* Sets field `key` of the info at 4 to a function of a row of the Run at the
** top. */
static void set_function(lua_State *L, const char *key, lua_CFunction f) {
  lua_pushvalue(L, 1);
  lua_pushvalue(L, -2);
  lua_pushcclosure(L, f, 2);
  lua_setfield(L, 4, key);
}

static void push_run(lua_State *L, gll_index *x, const gl_rows *hits) {
  FuzzyRun *r;
  size_t i;
  lua_pushvalue(L, 1);
  lua_setfield(L, 4, "index"); /* the Run keeps the Index alive */
  r = gll_newrawrun(L, sizeof *r + hits->n * sizeof *r->hit, 4);
  r->index = x;
  r->run.id = run_id;
  for (i = 0; i < hits->n; i++) {
    r->hit[i].entry = hits->row[i].first;
    r->hit[i].name = hits->row[i].end;
    r->hit[i].distance = hits->row[i].label;
  }
  r->n = hits->n;
  x->used = 1;
  set_function(L, "fields", run_fields);
  set_function(L, "hit", run_hit);
}

static unsigned field(lua_State *L, const char *key) {
  lua_Integer n;
  lua_getfield(L, 9, key);
  n = lua_isboolean(L, -1) ? lua_toboolean(L, -1) : lua_tointeger(L, -1);
  lua_pop(L, 1);
  return n < 0 || n > 0xFFFF ? 0xFFFF : (unsigned)n;
}

/*
** core.fuzzyfind(index, text, labels, info, mode, perlabel, allow, units,
** fuzzy)
**   --> Spans
** As index:find. fuzzy: a table { edits =, from1 =, from2 =, words =, any =,
** order =, initials = }. In info: fields, hit.
*/
static int fuzzyfind(lua_State *L) {
  gll_index *x = gll_checkindex(L, 1);
  const gl_text *t;
  gl_mem m = gll_mem(L);
  gl_findopt o;
  gl_fuzzyopt f;
  gl_rows *rows, *hits;
  int rc, share;
  luaL_checktype(L, 9, LUA_TTABLE);
  lua_settop(L, 9);
  t = gll_checkfind(L, &o);
  memset(&f, 0, sizeof f);
  f.lenience.edits = field(L, "edits");
  f.lenience.from[0] = field(L, "from1");
  f.lenience.from[1] = field(L, "from2");
  f.lenience.order = (int)field(L, "order");
  f.lenience.initials = (int)field(L, "initials");
  f.words = field(L, "words");
  f.any = (int)field(L, "any");
  luaL_argcheck(L,
                f.lenience.edits <= GL_MAXEDITS && f.words <= GL_MAXFUZZYWORDS,
                9, "out of range");
  rows = gll_newrows(L);
  hits = gll_newrows(L);
  gll_checkindex(L, 1); /* making these may have run finalisers */
  x->busy = 1;
  rc = gl_fuzzy_find(x->g, &m, t, &o, &f, rows, hits);
  x->busy = 0;
  if (rc == GL_ENOMEM) return gll_nomem(L);
  if (rc != GL_OK) return luaL_error(L, "too many spans in one set");
  gll_newshare(L, 2);
  share = lua_gettop(L);
  push_run(L, x, hits);
  gll_addrun(L, share);
  gll_fromrows(L, rows, share, 3);
  return 1;
}

/*
** core.namedistance(flags, a, b, most) --> edits between the forms of two
** names, most + 1 for more
*/
static int namedistance(lua_State *L) {
  lua_Integer flags = luaL_checkinteger(L, 1), most = luaL_checkinteger(L, 4);
  gl_mem m = gll_mem(L);
  gl_str a, b;
  int d;
  a.s = luaL_checklstring(L, 2, &a.n);
  b.s = luaL_checklstring(L, 3, &b.n);
  luaL_argcheck(L, flags >= 0 && flags <= (lua_Integer)GL_FOLD_ALL, 1,
                "unknown flags");
  luaL_argcheck(L, most >= 0 && most <= (lua_Integer)GL_MAXFORM, 4,
                "0 to 255 expected");
  d = gl_fuzzy_distance(&m, (unsigned)flags, a, b, (unsigned)most);
  if (d < 0) return gll_nomem(L);
  lua_pushinteger(L, d);
  return 1;
}

static const luaL_Reg funcs[] = {
    {"fuzzyfind", fuzzyfind}, {"namedistance", namedistance}, {NULL, NULL}};

void gll_open_fuzzy(lua_State *L) { luaL_setfuncs(L, funcs, 0); }
