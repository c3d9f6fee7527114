--- gloss.spacy_matcher and gloss.spacy_ruler: spaCy's Matcher, and its EntityRuler
-- and SpanRuler. What a pattern means is in gloss.spacypattern; here is which
-- of the matches are kept, and the files.
-- Source: spacy/matcher/matcher.pyx, pipeline/entityruler.py, span_ruler.py,
-- util.filter_spans (MIT).
local check = require "gloss.options".check
local read = require "gloss.spacypattern"

local M = {}

local PROFILE = "spacy-en"

-- the tokens that are looked at: those of spaCy, or the doc's own
local function profile(self)
  if self.options.tokens == "doc" then return nil end
  return self.options.tokens or PROFILE
end

local function fail(level, ...) error((...):format(select(2, ...)), level + 1) end

-- --- the matcher -----------------------------------------------------------------

local methods = { layer = "entities" }
local meta = { __name = "gloss.SpacyMatcher", __index = methods }

-- How matches of a key compete, and the mode of a rule set: what is left of matches sorted by
-- their begin, or by their length, is what these find.
local GREEDY = { FIRST = "longest", LONGEST = "widest" }
local MISSING = { error = true, ["skip-rule"] = true, ["never-match"] = true }

-- The token of the pattern that took each token of a match.
local function align(s, k, t)
  local program = require "gloss.program"
  local path, list = program.path(s, k), {}
  for n = 1, #path, 2 do list[#list + 1] = read.number_of(s.c.at[path[n]]) end
  t.alignments = list
end

local function new_set(self, mode)
  local rows = { matches = mode, per = "label", tokens = profile(self) }
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
-- with the key; `i` and `j` are the numbers of their tokens in doc:tokenized "spacy-en".
function methods.find(self, text, behind)
  local doc = require "gloss.program".todoc(text, 2, behind)
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

-- --- files ------------------------------------------------------------------------

local namefiles = require "gloss.namefiles"
local decoder = namefiles.json_decoder

-- null stands for nothing
local function without_null(row, null)
  for name, value in pairs(row) do
    if value == null then row[name] = nil end
  end
  return row
end

-- Calls fn(row, line) for each row of a JSONL file. Returns true; or nil, message, line.
local function each_row(path, fn)
  local decode, null = decoder(path)
  if not decode then return nil, null end
  return namefiles.lines(path, function(line, number)
    local ok, row = pcall(decode, line)
    if not ok then
      if tostring(row):find "not enough memory$" then error(row, 0) end
      return tostring(row)
    end
    if type(row) ~= "table" then
      return "JSON object expected, got " .. require "gloss.json".kind(row)
    end
    local done, why = fn(without_null(row, null), number)
    return not done and why or nil
  end)
end

local function check_options(options, known, level)
  options = check(options, known, level + 1)
  if options.missing ~= nil and not MISSING[options.missing] then
    fail(level + 1, "missing: 'error', 'skip-rule' or 'never-match' expected, got '%s'",
      tostring(options.missing))
  end
  if options.tokens ~= nil and type(options.tokens) ~= "string" then
    fail(level + 1, "tokens: name of a profile, or 'doc', expected, got %s", type(options.tokens))
  end
  if options.validate ~= nil and type(options.validate) ~= "boolean" then
    fail(level + 1, "validate: boolean expected, got %s", type(options.validate))
  end
  return options
end

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
  options = check_options(options, { missing = true, validate = true, tokens = true,
    with_alignments = true }, 2)
  local self = setmetatable({ rules = {}, options = options }, meta)
  if type(rows) == "string" then
    local ok, why, line = each_row(rows, function(row) return add_row(self, row) end)
    if not ok then return nil, why, line end
    return self
  end
  if rows ~= nil and type(rows) ~= "table" then
    fail(2, "list of rows or path expected, got %s", type(rows))
  end
  for i, row in ipairs(rows or {}) do
    if type(row) ~= "table" then fail(2, "row %d: table expected, got %s", i, type(row)) end
    local ok, why = add_row(self, row)
    if not ok then fail(2, "row %d: %s", i, why) end
  end
  return self
end

-- --- rulers ------------------------------------------------------------------------

local ruler_methods = { layer = "entities" }
local ruler_meta = { __name = "gloss.SpacyRuler", __index = ruler_methods }

local ATTRIBUTES = { ORTH = "text", TEXT = "text", LOWER = "lowercase", NORM = "norm",
  SHAPE = "shape", LEMMA = "lemma" }

-- A phrase: the tokens of a string, compared by an attribute.
local function phrase(text, attr)
  local pattern = require "gloss.pattern"
  if not text:find "%S" then return nil, "pattern: a blank string" end
  return pattern.words(text, attr)
end

local function ruler_row(self, row)
  if type(row.label) ~= "string" or row.label == "" then return nil, "label: string expected" end
  local id = row.id
  if id ~= nil and type(id) ~= "string" then return nil, "id: string expected, got " .. type(id) end
  if row.type ~= nil and row.type ~= "phrase" and row.type ~= "token" then
    return nil, ("type: '%s' is not supported (known: phrase, token)"):format(tostring(row.type))
  end
  local p, why
  if type(row.pattern) == "string" then
    p, why = phrase(row.pattern, ATTRIBUTES[self.options.phrase_matcher_attr or "ORTH"])
  elseif type(row.pattern) == "table" then
    p, why = read.read(row.pattern, self.options)
  else
    why = "pattern: string or list of tokens expected, got " .. type(row.pattern)
  end
  if not p then
    if self.options.missing == "skip-rule" and why:find("statistical tagger", 1, true) then
      self.skipped = self.skipped + 1
      return true
    end
    return nil, why
  end
  self.rows[#self.rows + 1] = { name = self.source and self.source .. ":" .. self.line or nil,
    label = row.label, id = id, pattern = p }
  return true
end

-- Adds rows of a table. Raises as if `level` calls up.
local function add_rows(self, rows, level)
  for i, row in ipairs(rows) do
    if type(row) ~= "table" then
      fail(level + 1, "row %d: table expected, got %s", i, type(row))
    end
    local ok, why = ruler_row(self, row)
    if not ok then fail(level + 1, "row %d: %s", i, why) end
  end
end

local function values(self, field)
  local seen, list = {}, {}
  for _, row in ipairs(self.rows) do
    local value = row[field]
    if value and not seen[value] then
      seen[value] = true
      list[#list + 1] = value
    end
  end
  table.sort(list)
  return list
end

--- Its labels, sorted.
function ruler_methods.labels(self) return values(self, "label") end

--- The ids of its patterns, sorted.
function ruler_methods.ids(self) return values(self, "id") end

--- Adds rows { label =, pattern =, id = }. Returns the ruler; raises where one is wrong.
function ruler_methods.add(self, rows)
  if type(rows) ~= "table" then fail(2, "list of rows expected, got %s", type(rows)) end
  self.source = nil
  add_rows(self, rows, 2)
  self.set = nil
  return self
end

--- Removes the patterns of a label, or of an id: ruler:remove{ label = "ORG" }. Returns the
-- ruler; raises where there are none.
function ruler_methods.remove(self, which)
  which = check(which, { label = true, id = true }, 2)
  if (which.label == nil) == (which.id == nil) then fail(2, "{ label = } or { id = } expected") end
  local rest = {}
  for _, row in ipairs(self.rows) do
    if which.label ~= nil and row.label ~= which.label
      or which.id ~= nil and row.id ~= which.id then
      rest[#rest + 1] = row
    end
  end
  if #rest == #self.rows then
    fail(2, "no pattern of %s '%s'", which.label ~= nil and "label" or "id",
      tostring(which.label or which.id))
  end
  self.rows, self.set = rest, nil
  return self
end

-- The tokens of entities that were there before.
local function taken_by(layer)
  return function(s)
    return require "gloss.core".placebits(s.tokens, s.doc[layer], "shared")
  end
end

--- What the ruler finds in a doc: a Spans.
function ruler_methods.find(self, text, behind)
  local doc = require "gloss.program".todoc(text, 2, behind)
  if not self.set then
    local all = self.options.overlaps
    local rows = { matches = all and "all" or "widest", per = all and "rule" or "all",
      tokens = profile(self) }
    for i, row in ipairs(self.rows) do rows[i] = row end
    self.set = require "gloss.program".patterns(rows)
    if self.options.entities and not self.options.overwrite then
      rawset(self.set, "taken", taken_by(self.options.entities))
    end
  end
  return self.set:find(doc)
end

function ruler_meta.__len(self) return #self.rows end
function ruler_meta.__tostring(self) return ("SpacyRuler (%d patterns)"):format(#self.rows) end

local RULER = { phrase_matcher_attr = true, overwrite = true, entities = true, overlaps = true,
  missing = true, validate = true, tokens = true }

local SETTINGS = { phrase_matcher_attr = "string", overwrite = "boolean" }

-- What the file cfg of a directory says, where the options do not. true; or nil, message.
local function read_settings(path, options)
  local file = require "gloss.options".open(path .. "/cfg", "rb")
  if not file then return true end
  local text = file:read "*a"
  file:close()
  local decode, why = decoder(path)
  if not decode then return nil, why end
  local ok, settings = pcall(decode, text or "")
  if not ok and tostring(settings):find "not enough memory$" then error(settings, 0) end
  if not ok or type(settings) ~= "table" then
    return nil, ("%s/cfg: %s"):format(path, ok and "JSON object expected" or tostring(settings))
  end
  for name, kind in pairs(SETTINGS) do
    if options[name] == nil and type(settings[name]) == kind then options[name] = settings[name] end
  end
  return true
end

-- The file of patterns; a directory, as spaCy writes it, holds patterns.jsonl and cfg, one of its
-- SpanRuler patterns. Or nil, message.
local function file_of(path, options)
  local open = require "gloss.options".open
  for _, name in ipairs{ "/patterns.jsonl", "/patterns" } do
    local inside = open(path .. name, "rb")
    if inside then
      inside:close()
      local ok, why = read_settings(path, options)
      return ok and path .. name, why
    end
  end
  return path
end

-- Rows that say the same of different labels; which comes first wins.
local function duplicates(self)
  local seen, list = {}, {}
  for _, row in ipairs(self.rows) do
    local key = tostring(row.pattern)
    local other = seen[key]
    if other and other.label ~= row.label then
      list[#list + 1] = ("%s: the same pattern as %s, labelled %s there and %s here")
        :format(row.name or "a row", other.name or "another", other.label, row.label)
    end
    seen[key] = other or row
  end
  return list
end

--- spaCy's EntityRuler: {"label": ..., "pattern": "string" or [tokens], "id": ...} a line.
-- @param source path of a JSONL file, or of a directory with patterns.jsonl and cfg, or a list of
--   such rows
-- @param options { phrase_matcher_attr = "ORTH" (the default), "LOWER", "NORM", "SHAPE", "LEMMA";
--   overlaps = true: all matches are kept, as SpanRuler does; entities = layer whose spans are not
--   to be overlapped, overwrite = true: they are; missing, validate, tokens as
--   gloss.spacy_matcher's }
-- @return a matcher: find, add, remove, labels, ids, # (patterns), skipped (the number of rows
--   that were), warnings (a list); or nil,
--   "FILE:LINE: reason", line
function M.spacy_ruler(source, options)
  local own = {}
  for name, value in pairs(check_options(options, RULER, 2)) do own[name] = value end
  local self = setmetatable({ rows = {}, options = own, skipped = 0 }, ruler_meta)
  if type(source) == "string" then
    local path, why = file_of(source, own)
    if not path then return nil, why end
    self.source = path
  elseif type(source) ~= "table" then
    fail(2, "path or list of rows expected, got %s", type(source))
  end
  local attr = own.phrase_matcher_attr
  own.phrase_matcher_attr = type(attr) == "string" and attr:upper() or attr
  if attr ~= nil and not ATTRIBUTES[own.phrase_matcher_attr] then
    fail(2, "phrase_matcher_attr: unknown attribute '%s' (known: %s)", tostring(attr),
      require "gloss.options".known(ATTRIBUTES))
  end
  if own.entities ~= nil then
    if type(own.entities) ~= "string" then
      fail(2, "entities: string expected, got %s", type(own.entities))
    end
    self.needs = { own.entities }
  end
  if self.source then
    local ok, why, line = each_row(self.source, function(row, number)
      self.line = number
      return ruler_row(self, row)
    end)
    if not ok then return nil, why, line end
  else
    add_rows(self, source, 2)
  end
  self.warnings = duplicates(self)
  return self
end

return M
