rockspec_format = "3.0"
package = "gloss"
version = "scm-1"
source = {
  url = "git+file://.", -- `luarocks make` in a checkout uses the checkout
}
description = {
  summary = "Cuts text into pieces and finds the entities in it.",
  detailed = [[
Text segmentation by the Unicode Standard (characters, words, sentences,
lines), sets of spans with an algebra, gazetteers, and the reports that Lua
scripts compose from them. Written in C for Lua 5.3 to 5.5.]],
  license = "MIT",
  labels = { "unicode", "text", "nlp" },
}
dependencies = {
  "lua >= 5.3, < 5.6",
  "lua-cjson",
  "argparse",
  "luafilesystem",
}
external_dependencies = {
  PCRE2 = { header = "pcre2.h", library = "pcre2-8" },
}
build = {
  type = "builtin",
  modules = {
    gloss = "lua/gloss/init.lua",
    ["gloss.clause"] = "lua/gloss/clause.lua",
    ["gloss.cli"] = "lua/gloss/cli.lua",
    ["gloss.detect"] = "lua/gloss/detect.lua",
    ["gloss.doc"] = "lua/gloss/doc.lua",
    ["gloss.gazetteer"] = "lua/gloss/gazetteer.lua",
    ["gloss.json"] = "lua/gloss/json.lua",
    ["gloss.lang.de"] = "lua/gloss/lang/de.lua",
    ["gloss.lang.en"] = "lua/gloss/lang/en.lua",
    ["gloss.lang.es"] = "lua/gloss/lang/es.lua",
    ["gloss.lang.fr"] = "lua/gloss/lang/fr.lua",
    ["gloss.lang.it"] = "lua/gloss/lang/it.lua",
    ["gloss.lang.nl"] = "lua/gloss/lang/nl.lua",
    ["gloss.lang.pt"] = "lua/gloss/lang/pt.lua",
    ["gloss.lang.reporting_en"] = "lua/gloss/lang/reporting_en.lua",
    ["gloss.lang.und"] = "lua/gloss/lang/und.lua",
    ["gloss.language"] = "lua/gloss/language.lua",
    ["gloss.meta"] = "lua/gloss/meta.lua",
    ["gloss.quotemarks"] = "lua/gloss/quotemarks.lua",
    ["gloss.quotes"] = "lua/gloss/quotes.lua",
    ["gloss.report"] = "lua/gloss/report.lua",
    ["gloss.segment"] = "lua/gloss/segment.lua",
    ["gloss.story"] = "lua/gloss/story.lua",
    ["gloss.zones"] = "lua/gloss/zones.lua",
    ["gloss.core"] = {
      sources = {
        "src/algebra.c",
        "src/boundary.c",
        "src/dump.c",
        "src/fold.c",
        "src/gazetteer.c",
        "src/grapheme.c",
        "src/join.c",
        "src/l_algebra.c",
        "src/l_core.c",
        "src/l_dump.c",
        "src/l_gazetteer.c",
        "src/l_query.c",
        "src/l_reshape.c",
        "src/l_run.c",
        "src/l_segment.c",
        "src/l_span.c",
        "src/l_spans.c",
        "src/l_text.c",
        "src/l_token.c",
        "src/l_unicode.c",
        "src/lang.c",
        "src/line.c",
        "src/mem.c",
        "src/piece.c",
        "src/position.c",
        "src/reshape.c",
        "src/sentence.c",
        "src/spans.c",
        "src/survey.c",
        "src/sweep.c",
        "src/text.c",
        "src/token.c",
        "src/ucd.c",
        "src/uprop.c",
        "src/utf8.c",
        "src/word.c",
      },
      libraries = { "pcre2-8" },
      incdirs = { "$(PCRE2_INCDIR)" },
      libdirs = { "$(PCRE2_LIBDIR)" },
    },
  },
  install = {
    bin = { gloss = "bin/gloss" },
  },
}
test = {
  type = "command", -- Busted and its flags are the Makefile's business
  command = "make test",
}
