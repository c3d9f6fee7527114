/*
** l_core.c: the module gloss.core, the only symbol that is exported.
*/
#include "l_gazetteer.h"
#include "l_pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#if defined(_WIN32)
#define GLL_EXPORT __declspec(dllexport)
#elif defined(__GNUC__)
#define GLL_EXPORT __attribute__((visibility("default"))) extern
#else
#define GLL_EXPORT extern
#endif

GLL_EXPORT int luaopen_gloss_core(lua_State *L);

int luaopen_gloss_core(lua_State *L) {
  char version[64];
  luaL_checkversion(L);
  lua_newtable(L);
  gll_open_simd(L);
  gll_open_text(L);
  gll_open_run(L);
  gll_open_spans(L);
  gll_open_span(L);
  gll_open_algebra(L);
  gll_open_segment(L);
  gll_open_unicode(L);
  gll_open_gazetteer(L);
  gll_open_pack(L);
  gll_open_fuzzy(L);
  gll_open_nearest(L);
  gll_open_token(L);
  gll_open_model(L);
  gll_open_attr(L);
  gll_open_spacy(L);
  gll_open_align(L);
  gll_open_stream(L);
  gll_open_pattern(L);
  gll_open_regex(L);
  lua_pushliteral(L, GL_VERSION);
  lua_setfield(L, -2, "_VERSION");
  pcre2_config(PCRE2_CONFIG_VERSION, version);
  lua_pushstring(L, version);
  lua_setfield(L, -2, "pcre2_version");
  lua_pushinteger(L, (lua_Integer)GL_MAX_TEXT);
  lua_setfield(L, -2, "max_text");
  return 1;
}
