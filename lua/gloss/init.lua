--- gloss: cuts text into characters, words, tokens, sentences, lines and
-- paragraphs, and finds the entities in it. Everything it returns is a set of
-- spans of the text; see gloss.meta for every function with its types.
if _VERSION:find "^Lua 5%.[012]$" then
  error("gloss needs Lua 5.3, 5.4 or 5.5; this is " .. _VERSION, 2)
end

local core = require "gloss.core"

local M = {
  _VERSION = core._VERSION,
  unicode_version = core.unicode_version,
  pcre2_version = core.pcre2_version,
}

for _, name in ipairs{
  "text", "spans", "undump", "align",
  "graphemes", "words", "linebreaks", "lines", "paragraphs",
  "simd", "normalize", "is_normalized", "casefold", "property",
} do
  M[name] = core[name]
end

-- spans:write(path [, options]): .csv, .tsv, .jsonl, .gexf, .html; true, or nil and "FILE: reason";
-- options: spreadsheet, fields
getmetatable(core.spans("", {})).methods.write = function(spans, path, options)
  local write = require "gloss.write"
  local ok, why = write.write(write.spans(spans), path, options)
  return ok, why -- no tail call: error levels count this function
end

-- spans:replace(by): the text with something else for each span, and where each byte went
getmetatable(core.spans("", {})).methods.replace = function(spans, by)
  local text, map = require "gloss.replace"(spans, by, 2)
  return text, map
end

-- a word's attributes are fields of it, as a token's are
core.wordlexicon(function(words) return require "gloss.attributes".wordlexicon(words) end)

-- What is written in Lua is loaded when first asked for: a script that cuts
-- words does not wait for the recognisers. true: the module is the value.
local parts = {
  sentences = "gloss.segment", tokens = "gloss.segment",
  language = "gloss.language",
  lemma = "gloss.lemma", lemmas = "gloss.lemma", inflect = "gloss.lemma",
  learn = "gloss.learn", learned = "gloss.learn",
  attributes = "gloss.attributes", ngrams = "gloss.attributes",
  doc = "gloss.doc", docs = "gloss.doc",
  file = "gloss.file",
  gazetteer = "gloss.gazetteer",
  open = "gloss.gazetteer",
  token = "gloss.pattern", pattern = "gloss.patternsyntax", patterns = "gloss.program",
  spacy_matcher = "gloss.spacymatcher", spacy_ruler = "gloss.spacyruler",
  quotes = "gloss.quotes",
  regexner = "gloss.regexner", liwc = "gloss.liwc", tokensregex = "gloss.tokensregex",
  report = "gloss.report",
  rules = "gloss.rules",
  stream = "gloss.stream",
  count = "gloss.tally", kwic = "gloss.tally", cooccurrence = "gloss.tally",
  story = "gloss.story",
  unlisted = "gloss.unlisted",
  world = "gloss.world",
  zones = "gloss.zones",
}

return setmetatable(M, {
  __index = function(_, name)
    local part = parts[name]
    if part == nil then return nil end
    local module = require(part)
    local value = module[name]
    if value == nil then value = module end
    M[name] = value
    return value
  end,
})
