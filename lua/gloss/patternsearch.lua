--- Searches of token patterns: who looks for what in which tokens, made ready for the machine.
-- Patterns are compiled (gloss.compile) when they are first looked for, once for each profile of
-- tokens and language.
local core = require "gloss.core"
local fail = require "gloss.fail"
local kind = require "gloss.kind"
local pattern = require "gloss.pattern"

local M = {}

local BUDGET = 4000000000 -- steps of the machine

local function weak() return setmetatable({}, { __mode = "k" }) end

local function isspans(v) return kind(v) == "gloss.Spans" end

-- --- programs --------------------------------------------------------------------------

local attributes = weak() -- by tokens

local function attributes_of(tokens, lang)
  local a = attributes[tokens]
  if not a then
    a = require "gloss.attributes".attributes(tokens, { lang = lang })
    attributes[tokens] = a
  end
  return a
end

--- The code of a language, or of what `gloss.language` gives.
function M.code_of(lang) return type(lang) == "userdata" and lang.code or lang end
local code_of = M.code_of

-- Attributes that are no fields of tokens, as functions of the word. norm: the spelling that
-- is usual in English; elsewhere, the word in small letters.
local makers = {}
function makers.lowercase() return require "gloss.spacywords".lower end
function makers.norm(lang)
  local words = require "gloss.spacywords"
  return code_of(lang) == "en" and words.norm or words.lower
end

-- The functions that programs of a language ask for, loaded when they do.
local function values_for(lang)
  return setmetatable({}, { __index = function(t, name)
    local value = makers[name](lang)
    rawset(t, name, value)
    return value
  end })
end

local compiled = weak() -- by stage: profile: language

-- The words of a list that pass a test.
local function words_that(test, words)
  local rows, at = {}, 1
  for i, word in ipairs(words) do
    rows[i] = { at, at + #word - 1 }
    at = at + #word + 1
  end
  local doc = require "gloss.doc".doc(table.concat(words, " "))
  doc:layer("tokens", core.spans(doc._text, rows))
  return pattern.test(test):find(doc, { matches = "all" })
end

--- A stage of rules compiled for a profile and a language.
function M.program_of(stage, profile, lang)
  local by_profile = compiled[stage] or {}
  compiled[stage] = by_profile
  local by_lang = by_profile[profile] or weak()
  by_profile[profile] = by_lang
  local c = by_lang[lang]
  if not c then
    local segment = require "gloss.segment"
    c = require "gloss.compile".compile(stage, function(s)
      return segment.tokens(s, { profile = profile, lang = lang })
    end, function(token, attr)
      return makers[attr] and makers[attr](lang)(tostring(token)) or token[attr]
    end, function() return require "gloss.lemma".further(code_of(lang)) end, words_that)
    c.values, c.selections = values_for(lang), {}
    by_lang[lang] = c
  end
  return c
end

-- --- a search ---------------------------------------------------------------------------

-- One search: who looks for what in which tokens.
--   doc, tokens, c (compiled), layers (name to Spans, before those of the doc), search,
--   ignored (spans of items that are not on edges of tokens)

local function layer_of(s, name)
  local spans = s.layers[name] or s.doc:has(name) and s.doc[name]
  if spans then return spans end
  s.none = s.none or core.spans(s.doc._text, {})
  return s.none
end

-- The values of a field that are wanted: those of a set, or those that a function takes.
local function chosen(spans, field, wanted)
  if not wanted then return nil end
  local out = {}
  if type(wanted) == "function" then
    for value in pairs(spans:count(field)) do out[#out + 1] = wanted(value) and value or nil end
  else
    for value in pairs(wanted) do out[#out + 1] = value end
  end
  return out
end

local function selected(s, what)
  local spans = layer_of(s, what.layer)
  if not (what.label or what.id) then return spans end
  local known = s.c.selections
  local by = known[what]
  if not by then
    by = { label = chosen(spans, "label", what.label), id = chosen(spans, "id", what.id) }
    -- what a function takes is of these spans
    if type(what.label) ~= "function" and type(what.id) ~= "function" then known[what] = by end
  end
  return spans:where(by)
end

local RELATED = {
  ["=="] = function(a, b) return a == b end, ["~="] = function(a, b) return a ~= b end,
  ["<"] = function(a, b) return a < b end, ["<="] = function(a, b) return a <= b end,
  [">"] = function(a, b) return a > b end, [">="] = function(a, b) return a >= b end,
}

local function place(s, what)
  if what.kind == "where" then
    return function(i) return what.fn(s.tokens[i], i, s.tokens) end
  elseif what.kind == "index" then
    local related = RELATED[what.rel]
    return function(i) return related(i, what.value) end
  elseif what.kind == "field" and what.test then
    what.passes = what.passes or require "gloss.patterntest".of_string(what.test)
    return function(i)
      local value = s.tokens[i].fields[what.name]
      return type(value) == "string" and what.passes(value)
    end
  elseif what.kind == "field" then
    return function(i) return s.tokens[i].fields[what.name] == what.value end
  elseif what.kind == "space" then
    return core.placebits(s.tokens, nil, "space")
  end
  return core.placebits(s.tokens, selected(s, what), what.kind)
end

--- Prepares a search, as far as it makes sense (`whole`: all of it); false where nothing can
-- match.
function M.prepare(s, whole)
  local c = s.c
  s.search = core.search(c.program, s.attributes, c.values)
  if not whole and s.search:alive() == 0 then return false end
  local places = {}
  for i = 1, #c.places do places[i] = place(s, c.places[i]) end
  s.search:places(places)
  for i = 1, #c.bits do
    local what = c.bits[i]
    if what.kind ~= "look" then
      s.search:bit(i - 1, core.placebits(s.tokens, layer_of(s, what.layer), what.kind))
    end
  end
  s.ignored = {}
  for i = 1, #c.items do
    local ignored, deep = s.search:item(i - 1, selected(s, c.items[i]))
    s.ignored[c.items[i].layer] = math.max(s.ignored[c.items[i].layer] or 0, ignored)
    s.deep = s.deep or deep
  end
  s.search:ready(s.budget)
  return true
end

-- Names of the layers that a program reads and cannot do without, each once.
local function layers_read(c)
  local names, seen = {}, {}
  for _, list in ipairs{ c.places, c.bits, c.items } do
    for i = 1, #list do
      local name = list[i].layer
      if name and not list[i].optional and not seen[name] then
        names[#names + 1], seen[name] = name, true
      end
    end
  end
  return names
end

-- Raises where a layer is not there that a program reads; `made` will be.
local function check_layers(doc, c, layers, made)
  c.read = c.read or layers_read(c)
  for _, name in ipairs(c.read) do
    if name ~= made and not layers[name] and not doc:has(name) then
      error(("pattern needs layer '%s', which the doc has not (%s)"):format(name,
        table.concat(doc:layers(), ", ")), 0)
    end
  end
end

local function new_search(doc, stage, options, made)
  local tokens, profile = options.tokens, doc._profile or "news"
  if isspans(tokens) then
    if not core.sametext(tokens.text, doc._text) then error("tokens: spans of another text", 0) end
  else
    profile = tokens or profile
    tokens = tokens and doc:tokenized(tokens) or doc.tokens
  end
  local c = M.program_of(stage, profile, doc._language)
  local layers = {}
  for name, spans in pairs(options.layers or {}) do layers[name] = spans end
  check_layers(doc, c, layers, made)
  return {
    doc = doc, tokens = tokens, stage = stage, layers = layers, c = c,
    attributes = attributes_of(tokens, doc._language),
    budget = options.budget or BUDGET,
  }
end

--- A search for each stage, made before anything is run; what is wrong is told at the caller.
function M.new(doc, self, stages, options, level)
  local blame = require "gloss.blame"
  for _, name in ipairs(rawget(self, "needs") or {}) do
    if not doc:has(name) and self.names[name] then
      fail(level + 1, "rule '%s' is needed by a rule that does not stand behind it", name)
    elseif not doc:has(name) then
      fail(level + 1, "matcher needs layer '%s', which the doc has not (%s)", name,
        table.concat(doc:layers(), ", "))
    end
  end
  local list = {}
  for i, stage in ipairs(stages) do
    list[i] = blame(level + 1, nil, new_search, doc, stage, options, i > 1 and self.layer)
  end
  return list
end

-- Of each rule a number, the same for those that compete with each other; how many there are.
local function numbered(s, per)
  local list, n, known = {}, 0, {}
  for k, rule in ipairs(s.stage) do
    local what = per == "rule" and k or per == "label" and (rule.label or "") or "all"
    if not known[what] then known[what], n = n, n + 1 end
    list[k] = known[what]
  end
  return list, math.max(n, 1)
end

--- By what a search's matches compete: `per` all, label or rule.
function M.groups(s, per)
  local made = s.c.groups
  made[per] = made[per] or core.groups(numbered(s, per))
  return made[per]
end

-- The same where priority comes before length: those of one priority are a group, the greatest
-- first, and those that compete are a family of groups.
local function by_priority(s, per)
  local list, n = numbered(s, per)
  local members, order = {}, {}
  for k, rule in ipairs(s.stage) do
    local priority = rule.priority or 0
    local name = list[k] .. "/" .. priority
    if not members[name] then
      members[name] = { family = list[k], priority = priority }
      order[#order + 1] = members[name]
    end
    list[k] = members[name]
  end
  if #order <= n then return M.groups(s, per) end
  table.sort(order, function(a, b)
    if a.family ~= b.family then return a.family < b.family end
    return a.priority > b.priority
  end)
  local family = {}
  for i, group in ipairs(order) do group.number, family[i] = i - 1, group.family end
  for k, group in ipairs(list) do list[k] = group.number end
  return core.groups(list, #order, family)
end

--- The same where priority comes first.
function M.families(s, per)
  local made, name = s.c.groups, "by priority, " .. per
  made[name] = made[name] or by_priority(s, per)
  return made[name]
end

return M
