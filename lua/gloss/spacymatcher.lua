--- gloss.spacy_matcher: spaCy's Matcher. What a pattern means is in gloss.spacypattern; here is
-- which of the matches are kept.
-- Source: spacy/matcher/matcher.pyx (MIT).
local check = require "gloss.options".check
local check_list = require "gloss.options".check_list
local fail = require "gloss.fail"
local read = require "gloss.spacypattern"
local common = require "gloss.spacycommon"

local M = {}

local methods = { layer = "entities" }
local meta = { __name = "gloss.SpacyMatcher", __index = methods }

-- How matches of a key compete, and the mode of a rule set: what is left of matches sorted by
-- their begin, or by their length, is what these find.
local GREEDY = { FIRST = "longest", LONGEST = "widest" }

-- The token of the pattern that took each token of a match.
local function align(s, k, t)
  local program = require "gloss.program"
  local path, list = program.path(s, k), {}
  for n = 1, #path, 2 do list[#list + 1] = read.number_of(s.c.at[path[n]]) end
  t.alignments = list
end

local function new_set(self, mode)
  local rows = { matches = mode, per = "label", tokens = common.profile(self) }
  if mode == "all" then rows.per = "rule" end
  for _, rule in ipairs(self.rules) do
    if (GREEDY[rule.greedy] or "all") == mode then
      for _, p in ipairs(rule.patterns) do
        rows[#rows + 1] = { name = rule.key, label = rule.key, id = rule.id, pattern = p }
      end
    end
  end
  if #rows == 0 then return nil end
  local set = require "gloss.program".patterns(rows)
  if self.options.with_alignments then rawset(set, "extend", align) end
  return set
end

-- The rule sets of all patterns, made when they are first asked for.
local function sets_of(self)
  if not self.sets then
    self.sets = {}
    for _, mode in ipairs{ "all", "longest", "widest" } do
      self.sets[#self.sets + 1] = new_set(self, mode)
    end
  end
  return self.sets
end

local function number_of(self, key)
  for i, rule in ipairs(self.rules) do
    if rule.key == key then return i end
  end
end

local ADD = { greedy = true, on_match = true, id = true }

-- What is wrong with the arguments of `add`; or the patterns that were read.
local function patterns_of(self, patterns)
  if type(patterns) ~= "table" or #patterns == 0 then
    return nil, "list of patterns expected"
  end
  if type(patterns[1]) == "table" and #patterns[1] == 0 and next(patterns[1]) ~= nil then
    return nil, "list of patterns expected, got one pattern"
  end
  local list = {}
  for i, rows in ipairs(patterns) do
    local p, why = read.read(rows, self.options)
    if p then
      list[#list + 1] = p
    elseif self.options.missing ~= "skip-rule" or not why:find("statistical tagger", 1, true) then
      return nil, #patterns > 1 and ("pattern %d: %s"):format(i, why) or why
    end
  end
  return list
end

-- Returns true; or nil, message.
local function add(self, key, patterns, options)
  if type(key) ~= "string" or key == "" then return nil, "key: string expected" end
  local mode, callback = options.greedy, options.on_match
  if mode ~= nil and not GREEDY[mode] then
    return nil, ("greedy: 'FIRST' or 'LONGEST' expected, got '%s'"):format(tostring(mode))
  end
  if callback ~= nil and type(callback) ~= "function" then
    return nil, "on_match: function expected, got " .. type(callback)
  end
  if options.id ~= nil and type(options.id) ~= "string" then
    return nil, "id: string expected, got " .. type(options.id)
  end
  local list, why = patterns_of(self, patterns)
  if not list then return nil, why end
  local at = number_of(self, key)
  local rule = at and self.rules[at] or { key = key, patterns = {} }
  if not at then self.rules[#self.rules + 1] = rule end
  for _, p in ipairs(list) do rule.patterns[#rule.patterns + 1] = p end
  rule.greedy, rule.on_match, rule.id = mode, callback, options.id
  self.sets = nil
  return true
end

--- Adds patterns, each a list of token descriptions, to those of a key. options: greedy
-- ("FIRST" or "LONGEST"; nil: all matches, overlapping ones too), on_match (function(matcher,
-- doc, i, matches), called for each match that is kept), id. Returns the matcher; raises where
-- a pattern is none.
function methods.add(self, key, patterns, options)
  local ok, why = add(self, key, patterns, check(options, ADD, 2))
  if not ok then fail(2, "%s", why) end
  return self
end

--- Removes a key and its patterns. Raises where there is none.
function methods.remove(self, key)
  local at = number_of(self, key)
  if not at then fail(2, "no key '%s'", tostring(key)) end
  table.remove(self.rules, at)
  self.sets = nil
  return self
end

--- Whether there is such a key.
function methods.has(self, key) return number_of(self, key) ~= nil end

--- All that matches, as spaCy has it: each start and length of each key once, its spans labelled
-- with the key; `i` and `j` are the numbers of their tokens in doc:tokenized "spacy-en". It takes
-- no options.
function methods.find(self, text, options)
  local doc = require "gloss.program".todoc(text, 2, options)
  check(options, {}, 2)
  local found = require "gloss.core".spans(doc._text, {})
  for _, set in ipairs(sets_of(self)) do
    local new = set:find(doc)
    found = #found == 0 and new or found + new
  end
  local callbacks = {}
  for _, rule in ipairs(self.rules) do callbacks[rule.key] = rule.on_match end
  if next(callbacks) then
    for i = 1, #found do
      local callback = callbacks[found[i].label]
      if callback then callback(self, doc, i, found) end
    end
  end
  return found
end

function meta.__len(self) return #self.rules end
function meta.__tostring(self) return ("SpacyMatcher (%d keys)"):format(#self.rules) end

-- A row of a matcher: { key (or label), patterns = {...} or pattern = {...}, greedy, id }.
local function add_row(self, row)
  local patterns = row.patterns
  if patterns == nil and type(row.pattern) == "table" then patterns = { row.pattern } end
  return add(self, row.key or row.label or row[1], patterns or row[2],
    { greedy = row.greedy, on_match = row.on_match, id = row.id })
end

--- spaCy's Matcher.
-- @param rows list of { key = "NAME" (or label), pattern = { {LOWER = "hello"}, {IS_PUNCT = true,
--   OP = "?"} } (or patterns, a list of these), greedy = "FIRST" or "LONGEST", on_match =, id = };
--   or the path of a JSONL file of such rows; or nothing: patterns are added by `add`
-- @param options { missing = what keys are that need a statistical tagger (POS, TAG, MORPH, DEP):
--   "error" (the default), "skip-rule", "never-match"; validate = false: unknown keys are ignored;
--   tokens = profile of the tokens, "spacy-en" by default, or "doc": those of the doc;
--   with_alignments = true: span.alignments is the number of the token of the pattern that took
--   each token }
-- @return a matcher: find, add, remove, has, #; or nil, "FILE:LINE: reason", line. Raises for
--   rows that are wrong.
function M.spacy_matcher(rows, options)
  options = common.check_options(options, { missing = true, validate = true, tokens = true,
    with_alignments = true }, 2)
  local self = setmetatable({ rules = {}, options = options }, meta)
  if type(rows) == "string" then
    local ok, why, line = common.each_row(rows, function(row) return add_row(self, row) end)
    if not ok then return nil, why, line end
    return self
  end
  rows = rows or {}
  check_list(rows, "path or list of rows", 2)
  for i, row in ipairs(rows) do
    if type(row) ~= "table" then fail(2, "row %d: table expected, got %s", i, type(row)) end
    local ok, why = add_row(self, row)
    if not ok then fail(2, "row %d: %s", i, why) end
  end
  return self
end

return M
