--- Lemmas and inflection: say, says, said, saying. Tables of a language (lua/gloss/lang/
-- lemma_CODE.lua) list irregular words and what no rule gets right; for others the rule of
-- the longest suffix decides. No word's neighbours are looked at, so that a form may have
-- several lemmas: they come in a fixed order, the most frequent first.
local check = require "gloss.options".check
local core = require "gloss.core"

local M = {}

local LANGUAGES = { "de", "en", "es", "fr", "it", "pt" }
local known = {}
for _, code in ipairs(LANGUAGES) do known[code] = "gloss.lang.lemma_" .. code end

local made = {}

-- Forms that have a lemma, but not as their first one: lemma to a list of forms, folded.
local function further(forms)
  local list, fold = {}, require "gloss.patterntest".fold
  for form, lemmas in pairs(forms) do
    for i = 2, type(lemmas) == "table" and #lemmas or 1 do
      local of = list[lemmas[i]] or {}
      list[lemmas[i]] = of
      of[#of + 1] = fold(form)
      -- an apostrophe of either kind
      if form:find("'", 1, true) then of[#of + 1] = fold(form:gsub("'", "\226\128\153")) end
    end
  end
  return list
end

-- The lemmatiser of a language, its rules, and its tables; nil where there is none.
local function language(code)
  local found = made[code]
  if not found and known[code] then
    local tables = require(known[code])
    local forms, rules = tables.tables()
    found = { lemmatiser = core.lemmatiser(forms, rules), rules = rules, tables = tables,
      further = further(forms) }
    made[code] = found
  end
  return found
end

--- What core.lexicon takes: the lemmatiser of a language, or nil.
function M.lemmatiser(code)
  local found = language(code)
  return found and found.lemmatiser
end

--- What words have a lemma as another than their first: a table, lemma to list of words in
-- the folded form; nil where the language has no lemmas.
function M.further(code)
  local found = language(code)
  return found and found.further
end

local lemma_options = { lang = true, explain = true }
local inflect_options = { lang = true, part = true }
local PARTS = { verb = true, noun = true, adjective = true }

local function asked(word, options, names, level)
  if type(word) ~= "string" then
    error("word: string expected, got " .. type(word), level + 1)
  end
  options = check(options, names, level + 1)
  local code = options.lang
  if code == nil then code = "en" end
  if type(code) == "userdata" then code = code.code end
  if type(code) ~= "string" then
    error("lang: string or Language expected, got " .. type(code), level + 1)
  end
  if not known[code] then code = require "gloss.language".primary(code) end
  if not known[code] then
    error(("lang: no lemmas for '%s' (known: %s)"):format(code, table.concat(LANGUAGES, ", ")),
      level + 1)
  end
  return options, language(code)
end

-- lemmas and, in words, what leads to them
local function find(word, found)
  local list, rule = found.lemmatiser:lemmas(word)
  if not list then return { core.casefold(word) }, "longer than 48 bytes" end
  if rule == nil then return list, "no rule" end
  if rule == 0 then return list, "listed" end
  local r = found.rules[rule]
  return list, ("-%s -> -%s"):format(r[1], r[2])
end

--- The lemma of a word, in small letters; of several the most frequent.
-- @param word a string: one token
-- @param options { lang = "en" (default), "de", "es", "fr", "it", "pt"; explain = true }
-- @return the lemma [, with `explain` what led to it: "listed", "-ies -> -y", "no rule"].
--   Raises on other languages.
function M.lemma(word, options)
  local found
  options, found = asked(word, options, lemma_options, 2)
  local list, why = find(word, found)
  if options.explain then return list[1], why end
  return list[1]
end

--- All lemmas that a word may have, the most frequent first.
-- @param word a string: one token
-- @param options as for `lemma`
-- @return a list [, with `explain` what led to it]
function M.lemmas(word, options)
  local found
  options, found = asked(word, options, lemma_options, 2)
  local list, why = find(word, found)
  if options.explain then return list, why end
  return list
end

--- The forms of a lemma, itself first.
-- @param word a lemma
-- @param options { lang =; part = "verb", "noun" or "adjective": what it is; else what it is
--   listed as, or what a new word of the language would be }
-- @return a list of forms, in the order of grammar. Regular spelling for words that are not
--   listed.
function M.inflect(word, options)
  local found
  options, found = asked(word, options, inflect_options, 2)
  if options.part ~= nil and not PARTS[options.part] then
    error(("part: unknown word '%s' (known: adjective, noun, verb)"):format(
      tostring(options.part)), 2)
  end
  if not word:find "[%a\x80-\xff]" then return { word } end -- no word has no letter
  return found.tables.inflect(word, options.part)
end

return M
