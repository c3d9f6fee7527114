--- Token patterns at work: gloss.patterns, sets of rules; find, why_not and cost of
-- these and of single patterns.
local core = require "gloss.core"
local kind = require "gloss.kind"
local check = require "gloss.options".check
local shown = require "gloss.options".shown
local fail = require "gloss.fail"
local pattern = require "gloss.pattern"
local search = require "gloss.patternsearch"
local found = require "gloss.patternspans"
local reasons = require "gloss.patternwhy"

local M = { path = reasons.path }

local function weak() return setmetatable({}, { __mode = "k" }) end

-- --- rule sets ---------------------------------------------------------------------

local methods = { layer = "entities" }
local meta = { __index = methods, __name = "gloss.Patterns" }

local ROW = { name = true, label = true, id = true, pattern = true, priority = true,
  needs = true }
local SET = { matches = true, per = true, tokens = true, budget = true }
local FIND = { matches = true, per = true, tokens = true, budget = true, layers = true }
local MODES = { longest = true, first = true, all = true, widest = true }
local PERS = { all = true, label = true, rule = true }

local function isspans(v) return kind(v) == "gloss.Spans" end

local function check_options(options, known, level)
  options = check(options, known, level + 1)
  local matches, per, budget = options.matches, options.per, options.budget
  if matches ~= nil and not MODES[matches] then
    fail(level + 1, "matches: unknown mode '%s' (known: longest, first, all, widest)",
      tostring(matches))
  end
  if per ~= nil and not PERS[per] then
    fail(level + 1, "per: unknown word '%s' (known: all, label, rule)", tostring(per))
  end
  if options.tokens ~= nil and type(options.tokens) ~= "string"
    and not (known == FIND and isspans(options.tokens))
  then
    fail(level + 1, "tokens: name of a profile%s expected, got %s",
      known == FIND and " or Spans" or "", type(options.tokens))
  end
  if budget ~= nil and (type(budget) ~= "number" or budget % 1 ~= 0 or budget < 1
    or budget >= 2 ^ 63)
  then
    fail(level + 1, "budget: number of steps expected, got %s", shown(budget))
  end
  return options
end

-- needs: names of layers, or of rules that come before
local function check_needs(row, k, names, level)
  local list = row.needs
  if type(list) == "string" then list = { list } end
  if list == nil then list = {} end
  if type(list) ~= "table" then
    fail(level + 1, "rule %d: needs: name or list of names expected, got %s", k, type(list))
  end
  local copy, after = {}, false
  for i, name in ipairs(list) do
    if type(name) ~= "string" then
      fail(level + 1, "rule %d: needs: string expected at %d, got %s", k, i, type(name))
    end
    if names[name] then after = true else copy[#copy + 1] = name end
  end
  return copy, after
end

local function check_row(row, k, names, level)
  if type(row) ~= "table" or pattern.ispattern(row) then
    fail(level + 1, "rule %d: table { name =, label =, pattern = } expected, got %s", k,
      pattern.ispattern(row) and "a pattern" or type(row))
  end
  for field in pairs(row) do
    if not ROW[field] then
      fail(level + 1, "rule %d: unknown field '%s' (known: %s)", k, tostring(field),
        require "gloss.options".known(ROW))
    end
  end
  for _, field in ipairs{ "name", "label", "id" } do
    if row[field] ~= nil and type(row[field]) ~= "string" then
      fail(level + 1, "rule %d: %s: string expected, got %s", k, field, type(row[field]))
    end
  end
  local p = row.pattern
  if type(p) == "string" then
    p = require "gloss.blame"(level + 1, ("rule %d"):format(k),
      require "gloss.patternsyntax".pattern, p)
  end
  if not pattern.ispattern(p) then
    fail(level + 1, "rule %d: pattern expected, got %s", k, type(p))
  end
  local priority = row.priority
  if priority ~= nil and (type(priority) ~= "number" or priority ~= priority) then
    fail(level + 1, "rule %d: priority: number expected, got %s", k, shown(priority))
  end
  local needs, after = check_needs(row, k, names, level + 1)
  return { name = row.name, label = row.label, id = row.id, pattern = p, priority = priority,
    needs = needs, after = after, k = k }
end

--- A set of rules that are found together.
-- @param rows list of { name =, label =, id =, pattern = (a pattern, or a string of gloss.pattern),
--   priority = (of matches of equal extent the greatest wins, then the earlier rule),
--   needs = names of layers that the doc must have, or of earlier rules, whose spans then are
--   in the layer "entities" for this one and those that follow }; and options for `find`:
--   matches, per, tokens, budget
-- @return a matcher: find, why_not, cost; # is the number of rules. Raises on anything else.
function M.patterns(rows)
  if type(rows) ~= "table" or pattern.ispattern(rows) then
    fail(2, "list of rules expected, got %s", pattern.ispattern(rows) and "a pattern"
      or type(rows))
  elseif rows.pattern ~= nil then
    fail(2, "list of rules expected, got one rule (one alone stands in a list too)")
  end
  local options, names, needs = {}, {}, {}
  local set = { stages = { {} }, size = 0 }
  local listed = 0
  for name, value in pairs(rows) do
    if type(name) == "number" then listed = listed + 1 else options[name] = value end
  end
  check_options(options, SET, 2)
  for k, row in ipairs(rows) do
    local rule = check_row(row, k, names, 2)
    local stage = set.stages[#set.stages]
    if rule.after and #stage > 0 then
      stage = {}
      set.stages[#set.stages + 1] = stage
    end
    stage[#stage + 1] = rule
    stage.ids = stage.ids or rule.id ~= nil
    if rule.name then names[rule.name] = true end
    for _, name in ipairs(rule.needs) do needs[#needs + 1] = name end
    set.size = k
  end
  if set.size < listed then fail(2, "rule %d: nil, and others behind it", set.size + 1) end
  set.options, set.needs, set.names = options, needs, names
  return setmetatable(set, meta)
end

function meta.__len(set) return rawget(set, "size") end
function meta.__tostring(set) return ("Patterns (%d rules)"):format(#set) end

local ones = weak() -- the stages of a single pattern

local function stages_of(self, level)
  if getmetatable(self) == meta then return self.stages, self.options end
  if not pattern.ispattern(self) then
    fail(level + 1, "pattern expected, got %s (a method is called as patt:method())", type(self))
  end
  local stages = ones[self]
  if not stages then
    stages = { { { pattern = self, k = 1 } } }
    ones[self] = stages
  end
  return stages, {}
end

-- --- find, why_not, cost ------------------------------------------------------------------

-- Layers that are given for one search.
local function check_layers_given(layers, doc, level)
  if layers == nil then return {} end
  if type(layers) ~= "table" then
    fail(level + 1, "layers: table of Spans by name expected, got %s", type(layers))
  end
  for name, spans in pairs(layers) do
    local why = not isspans(spans) and ("Spans expected, got %s"):format(kind(spans))
      or not core.sametext(spans.text, doc._text) and "spans of another text"
    if why then fail(level + 1, "layer '%s': %s", tostring(name), why) end
  end
  return layers
end

-- The text as a doc; `behind` is the argument behind it.
local function todoc(text, level, behind)
  require "gloss.options".check_text(text, behind, level + 1)
  if type(text) == "table" then return text end
  if type(text) == "userdata" then
    local ok, doc = pcall(core.getdoc, text)
    if ok and doc then return doc end
  end
  return require "gloss.blame"(level + 1, "text", require "gloss.doc".doc, text)
end
M.todoc = todoc

-- f(...) with the doc locked. Errors of users' functions pass through, ours are raised at the
-- caller.
local function locked(doc, level, f, ...)
  rawset(doc, "_locked", doc._locked + 1)
  local ok, result = pcall(f, ...)
  rawset(doc, "_locked", doc._locked - 1)
  if ok then return result end
  if type(result) == "string" then
    local ours = result:match "^[^\n]-gloss/pattern%l+%.lua:%d+: (.*)$"
    if ours then error(ours, level + 1) end
  end
  error(result, 0)
end

--- Finds what a pattern, or a set of rules, matches: patt:find(doc, options).
-- @param text a doc, a Text or a string
-- @param options { matches = "longest" (the default: leftmost, longest, no overlaps), "first"
--   (leftmost, and of the ways to match there the one that the pattern prefers) or "all" (each
--   start and each length), "widest" (the longest wherever they begin, of equal ones the
--   leftmost, that share no token with a longer one; a greater priority comes before length);
--   per = "all" (the default: all rules compete), "label" or "rule";
--   tokens = profile, or a Spans whose members are the tokens (default: the doc's);
--   budget = steps, default 4,000,000,000;
--   layers = Spans by name, which are read in place of the doc's layers }
-- @return a Spans: label; fields name (of the rule), i and j (numbers of the first and last
--   token), and captures (span.who, the last one; span:all "who"). spans.incomplete where the
--   budget ended. Costs tokens times the states that are alive at once.
function M.find(self, text, options)
  local stages, own = stages_of(self, 2)
  local doc = todoc(text, 2, options)
  options = check_options(options, FIND, 2)
  local all = { layers = check_layers_given(options.layers, doc, 2) }
  for name in pairs(SET) do
    all[name] = options[name]
    if all[name] == nil then all[name] = own[name] end
  end
  local searches = search.new(doc, self, stages, all, 2)
  local result = locked(doc, 2, found.find, self, doc, searches, all)
  return result -- no tail call: error levels count this function
end
methods.find = M.find

-- A byte of the text as string.sub counts: -1 is the last.
local function byte_of(doc, at)
  local size = #doc._text
  local byte = type(at) == "number" and at < 0 and at + size + 1 or at
  if type(byte) ~= "number" or byte % 1 ~= 0 or byte < 1 or byte > size then
    fail(3, "byte from 1 to %d expected, got %s", size, shown(at))
  end
  return byte
end

--- Why a stretch of the text is no match: patt:why_not(doc, first, last), in bytes, as
-- string.sub counts them; the whole text where they are left out.
-- @return a string: how far the rule that gets farthest gets, and the tests that fail there;
--   nil where these tokens are a match
function M.why_not(self, text, first, last)
  local stages, own = stages_of(self, 2)
  local doc = todoc(text, 2, first)
  if #doc._text == 0 and not first and not last then return "the text is empty" end
  first, last = byte_of(doc, first or 1), byte_of(doc, last or -1)
  if first > last then fail(2, "the first byte, %d, lies behind the last, %d", first, last) end
  local searches = search.new(doc, self, stages, own, 2)
  local said = locked(doc, 2, reasons.why_not, searches, first, last)
  return said -- no tail call: error levels count this function
end
methods.why_not = M.why_not

--- What a pattern costs at most: patt:cost().
-- @return steps for each token of a text (how many of these are taken depends on it), and a
--   table of what they are of: instructions, tests, words, rules, looks
function M.cost(self)
  local stages = stages_of(self, 2)
  local total, parts = 0, { instructions = 0, tests = 0, words = 0, rules = 0, looks = 0 }
  for _, stage in ipairs(stages) do
    local c = search.program_of(stage, "news", "en")
    local n, tests, words, rules, looks = c.program:size()
    total = total + n
    parts.instructions, parts.tests = parts.instructions + n, parts.tests + tests
    parts.words, parts.rules = parts.words + words, parts.rules + rules
    parts.looks = parts.looks + looks
  end
  return total, parts
end
methods.cost = M.cost

return M
