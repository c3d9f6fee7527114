--- gloss.spacy_ruler: spaCy's EntityRuler and SpanRuler, and their files. What a pattern means is
-- in gloss.spacypattern.
-- Source: spacy/pipeline/entityruler.py, span_ruler.py, util.filter_spans (MIT).
local check = require "gloss.options".check
local check_list = require "gloss.options".check_list
local fail = require "gloss.fail"
local read = require "gloss.spacypattern"
local common = require "gloss.spacycommon"

local M = {}

local methods = { layer = "entities" }
local meta = { __name = "gloss.SpacyRuler", __index = methods }

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
  check_list(rows, "list of rows", level + 1)
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
function methods.labels(self) return values(self, "label") end

--- The ids of its patterns, sorted.
function methods.ids(self) return values(self, "id") end

--- Adds rows { label =, pattern =, id = }. Returns the ruler; raises where one is wrong.
function methods.add(self, rows)
  self.source = nil
  add_rows(self, rows, 2)
  self.set = nil
  return self
end

--- Removes the patterns of a label, or of an id: ruler:remove{ label = "ORG" }. Returns the
-- ruler; raises where there are none.
function methods.remove(self, which)
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

--- What the ruler finds in a doc: a Spans. It takes no options.
function methods.find(self, text, options)
  local doc = require "gloss.program".todoc(text, 2, options)
  check(options, {}, 2)
  if not self.set then
    local all = self.options.overlaps
    local rows = { matches = all and "all" or "widest", per = all and "rule" or "all",
      tokens = common.profile(self) }
    for i, row in ipairs(self.rows) do rows[i] = row end
    self.set = require "gloss.program".patterns(rows)
    if self.options.entities and not self.options.overwrite then
      rawset(self.set, "taken", taken_by(self.options.entities))
    end
  end
  return self.set:find(doc)
end

function meta.__len(self) return #self.rows end
function meta.__tostring(self) return ("SpacyRuler (%d patterns)"):format(#self.rows) end

local RULER = { phrase_matcher_attr = true, overwrite = true, entities = true, overlaps = true,
  missing = true, validate = true, tokens = true }

local SETTINGS = { phrase_matcher_attr = "string", overwrite = "boolean" }

-- What the file cfg of a directory says, where the options do not. true; or nil, message.
local function read_settings(path, options)
  local file = require "gloss.options".open(path .. "/cfg", "rb")
  if not file then return true end
  local text = file:read "*a"
  file:close()
  local decode, why = require "gloss.namefiles".json_decoder(path)
  if not decode then return nil, why end
  local settings
  settings, why = decode(text or "")
  if not settings then return nil, ("%s/cfg: %s"):format(path, why) end
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
--   such rows; or nothing: rows are added by `add`
-- @param options { phrase_matcher_attr = "ORTH" (the default), "LOWER", "NORM", "SHAPE", "LEMMA";
--   overlaps = true: all matches are kept, as SpanRuler does; entities = layer whose spans are not
--   to be overlapped, overwrite = true: they are; missing, validate, tokens as
--   gloss.spacy_matcher's }
-- @return a matcher: find, add, remove, labels, ids, # (patterns), skipped (the number of rows
--   that were), warnings (a list); or nil,
--   "FILE:LINE: reason", line
function M.spacy_ruler(source, options)
  local own = {}
  for name, value in pairs(common.check_options(options, RULER, 2)) do own[name] = value end
  local self = setmetatable({ rows = {}, options = own, skipped = 0 }, meta)
  if type(source) == "string" then
    local path, why = file_of(source, own)
    if not path then return nil, why end
    self.source = path
  else
    source = source or {}
    check_list(source, "path or list of rows", 2)
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
    local ok, why, line = common.each_row(self.source, function(row, number)
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
