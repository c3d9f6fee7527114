--- gloss.regexner: the mapping files of Stanford CoreNLP's RegexNER: a line is a pattern, a
-- type and, behind tabulators, what it may overwrite, its priority and a group.
-- Source: the documentation of edu.stanford.nlp.pipeline.TokensRegexNERAnnotator; own words.
local check = require "gloss.options".check
local core = require "gloss.core"
local pattern = require "gloss.pattern"

local M = {}

local COLUMNS = { pattern = true, ner = true, overwrite = true, priority = true, weight = true,
  group = true }

-- as in CoreNLP, unless options say otherwise: types that any row overwrites; types whose rows
-- overwrite only what they name
local BACKGROUND, NAMED_ALONE = { "O", "MISC" }, { "CITY" }

local function fail(...) error({ why = (...):format(select(2, ...)) }, 0) end

local function fields_of(line)
  local list = {}
  for field in (line .. "\t"):gmatch "([^\t]*)\t" do list[#list + 1] = field end
  return list
end

-- One regex for each token, or "( TokensRegex )".
local function read_pattern(s, options)
  local inner = s:match "^%(%s(.*)%s%)$"
  if inner then
    local p, groups = require "gloss.tokensregex".read(inner,
      { ignorecase = options.ignorecase, capturing = true })
    if not p then fail("pattern: %s", groups) end
    return p, groups
  end
  local list = {}
  for word in s:gmatch "%S+" do
    local t, why = require "gloss.javaregex".test("text", word, options.ignorecase)
    if not t then fail("pattern: '%s': %s", word, why) end
    list[#list + 1] = pattern.test(t)
  end
  if #list == 0 then fail "pattern: regexes expected, got nothing" end
  return #list == 1 and list[1] or pattern.seq(list), {}
end

local function set_of(s)
  if not s then return nil end
  local set
  for name in s:gmatch "[^,%s]+" do
    set = set or {}
    set[name] = true
  end
  return set
end

-- A number in a column, 0 where there is none.
local function number_of(row, name)
  local value = tonumber(row[name] or 0)
  if not value or value ~= value then fail("%s: number expected, got '%s'", name, row[name]) end
  return value
end

local function row_of(line, header, options)
  local fields, row = fields_of(line), {}
  if #fields > #header then fail("%d columns at most, got %d", #header, #fields) end
  for i, name in ipairs(header) do
    local value = fields[i] and require "gloss.namefiles".trim(fields[i])
    if value and value ~= "" then row[name] = value end
  end
  if not row.pattern then fail "no pattern in its column" end
  local label = row.ner and row.ner:match "^[^,]*[^,%s]" -- of several the first
  if not label then fail "no type in its column" end
  local group = tonumber(row.group or 0)
  if not group or group % 1 ~= 0 or group < 0 then
    fail("group: whole number expected, got '%s'", row.group)
  end
  local p, groups = read_pattern(row.pattern, options)
  if group > 0 and not row.pattern:find "^%(%s" then
    fail("group: there are none in a list of regexes")
  elseif group > #groups then
    fail("group: the pattern has no group %s", row.group)
  end
  local more = {}
  for name, value in pairs(row) do
    if not COLUMNS[name] then more[name] = value end
  end
  p = pattern.within(p, "sentences") -- CoreNLP looks at one sentence after the other
  if next(more) then p = pattern.action(p, more) end
  return { pattern = p, label = label, priority = number_of(row, "priority"),
    weight = number_of(row, "weight"), overwrite = set_of(row.overwrite), group = groups[group],
    key = row.pattern:gsub("%s+", " ") }
end

-- --- the matcher -----------------------------------------------------------------------

local methods = { layer = "entities" }
local meta = { __name = "gloss.RegexNER", __index = methods }

-- What the tokens of a span are tagged with, in the order of the text: labels of the spans that
-- are there, "" for what is none.
local function tags(span, there)
  local text, at, list = tostring(span), span.first, {}
  local function untagged(stop)
    local found = text:find("%S", at - span.first + 1)
    if found and span.first + found - 1 < stop then list[#list + 1] = "" end
  end
  for _, other in ipairs(there) do
    untagged(other.first)
    list[#list + 1] = other.label or ""
    at = math.max(at, other.last + 1)
  end
  untagged(span.last + 1)
  return list
end

local PLACES = { LOCATION = true, GPE = true }

-- Whether a row may be written over what is there: spans that share a byte with it.
local function may_write(self, row, span, there)
  local list = tags(span, there)
  local label, same, places = list[1], true, true
  for _, tag in ipairs(list) do
    same, places = same and tag == label, places and PLACES[tag]
  end
  if places then return true end
  for _, other in ipairs(there) do
    local cut = other.first < span.first or other.last > span.last
    if cut and not self.mine[other.label or ""] then return false end
  end
  if label == "" or not same or row.overwrite and row.overwrite[label] then return true end
  return not self.named_alone[row.label] and self.mine[label] or false
end

-- Those of `found` that may be written over `entities`; both are in the order of the text.
local function allowed(self, found, entities)
  local keep, open, at = {}, {}, 1
  for k, span in ipairs(found) do
    while at <= #entities and entities[at].first <= span.last do
      open[#open + 1], at = entities[at], at + 1
    end
    local still = {}
    for _, other in ipairs(open) do
      if other.last >= span.first then still[#still + 1] = other end
    end
    open = still
    local there = {}
    for _, other in ipairs(open) do
      if other.first <= span.last then there[#there + 1] = other end
    end
    keep[k] = may_write(self, self.rows[tonumber(span.name)], span, there)
  end
  local k = 0
  return found:where(function()
    k = k + 1
    return keep[k]
  end)
end

--- What the file finds in a doc: a Spans, label = the type. Of matches that share a token the
-- greatest priority wins, then the greatest weight, the longest, the earliest line, the leftmost.
-- All lie in one sentence. It takes no options.
function methods.find(self, text, options)
  local program = require "gloss.program"
  local doc = program.todoc(text, 2, options)
  check(options, {}, 2)
  local found = self.set:find(doc)
  local layer = self.options.entities
  if layer then found = allowed(self, found, doc[layer]) end
  if next(self.common) then
    found = found:where(function(span) return not self.common[tostring(span):gsub("%s+", " ")] end)
  end
  return found
end

function meta.__len(self) return #self.rows end
function meta.__tostring(self) return ("RegexNER (%d patterns)"):format(#self.rows) end

-- --- files ---------------------------------------------------------------------------------

-- fields of spans that have a meaning already; id may be given
local TAKEN = {}
for name in ([[first last text label line column doc why fields i j name all offsets]])
  :gmatch "%a+" do
  TAKEN[name] = true
end

local OPTIONS = { ignorecase = true, header = true, entities = true, common = true, tokens = true,
  validpospattern = true, background = true, named_alone = true }

local function check_options(options, level)
  options = check(options, OPTIONS, level + 1)
  local function wrong(...) error((...):format(select(2, ...)), level + 2) end
  if options.validpospattern ~= nil then
    wrong "validpospattern: needs a statistical tagger, which gloss has not"
  end
  for name, kind in pairs{ ignorecase = "boolean", entities = "string", tokens = "string",
    header = "table", common = "table", background = "table", named_alone = "table" } do
    if options[name] ~= nil and type(options[name]) ~= kind then
      wrong("%s: %s expected, got %s", name, kind == "table" and "list of strings" or kind,
        type(options[name]))
    end
  end
  local header = options.header or { "pattern", "ner", "overwrite", "priority", "group" }
  local seen = {}
  for i, name in ipairs(header) do
    if TAKEN[name] then wrong("header: '%s' is no name for a column: spans have it", name) end
    if type(name) ~= "string" then wrong("header: string expected at %d, got %s", i, type(name)) end
    if seen[name] then wrong("header: column '%s' twice", name) end
    seen[name] = true
  end
  if not (seen.pattern and seen.ner) then wrong "header: columns 'pattern' and 'ner' expected" end
  return options, header
end

local function read(self, path, header)
  local seen = {} -- patterns, of which a later one counts where its priority is greater
  return require "gloss.namefiles".lines(path, function(line, number)
    local ok, row = pcall(row_of, line, header, self.options)
    if not ok then
      if type(row) ~= "table" then error(row, 0) end
      return row.why
    end
    local key = self.options.ignorecase and core.casefold(row.key) or row.key
    if not seen[key] or row.priority > seen[key] then
      seen[key], row.line, row.number = row.priority, number, #self.rows + 1
      self.rows[row.number] = row
      self.mine[row.label] = true
    end
  end)
end

local function set_from(list)
  local set = {}
  for _, s in ipairs(list) do set[s] = true end
  return set
end

--- RegexNER's mapping: each line `pattern TAB type TAB types that it overwrites, with commas TAB
-- priority TAB group`. A pattern is a regex (Java's) for each token, which matches it whole, or
-- `( TokensRegex )`.
-- @param path of the file
-- @param options { ignorecase = true: in any case; header = names of the columns, of which others
--   than pattern, ner, overwrite, priority, weight and group become fields; entities = layer
--   that is there: a match is left out where it cuts one of its spans, or is all of one type,
--   unless that type is in its row's list, in the file, or in `background` (default "O", "MISC");
--   named_alone = types whose rows overwrite what is in their list alone, default "CITY"; common =
--   list of texts that are left out; tokens = profile of the tokens, default those of the doc }
-- @return a matcher: find, #; or nil, "FILE:LINE: reason", line. No match goes over the end of a
--   sentence, for CoreNLP looks at one after the other
function M.regexner(path, options)
  local header
  options, header = check_options(options, 2)
  if type(path) ~= "string" then error("path expected, got " .. type(path), 2) end
  local self = setmetatable({ rows = {}, options = options, common = set_from(options.common or {}),
    mine = set_from(options.background or BACKGROUND),
    named_alone = set_from(options.named_alone or NAMED_ALONE) }, meta)
  self.needs = { "sentences", options.entities }
  local ok, why, line = read(self, path, header)
  if not ok then return nil, why, line end
  local rows, groups = { matches = "longest", per = "rule", tokens = options.tokens }, {}
  for k, row in ipairs(self.rows) do
    rows[k] = { name = tostring(k), label = row.label, pattern = row.pattern }
    groups[k] = row.group
  end
  self.set = require "gloss.program".patterns(rows)
  if next(groups) then rawset(self.set, "groups", groups) end
  rawset(self.set, "choose", require "gloss.tokensregex".chooser(self.rows))
  return self
end

return M
