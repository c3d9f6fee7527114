--- Rules: regular expressions with names, many of them in one search, and sets of
-- them that are there already. A rule set is a matcher: `doc:find(rules)`.
--
--     local dates = gloss.rules{
--       { name = "iso", label = "DATE", regex = [[(?<year>\d{4})-(?<month>\d\d)-\d\d]] },
--       "email", "url",
--     }
--     for m in dates:find(text):each() do print(m.label, m, m.year) end
--
-- The expressions are PCRE2's, of Unicode characters. A literal that each match
-- of a rule must hold is looked for first, all of them in one pass, and the rule
-- is tried around it alone.
local blame = require "gloss.blame"
local options_of = require "gloss.options"
local core = require "gloss.core"
local fail = require "gloss.fail"

local check = options_of.check

local M = {}

local methods = { layer = "entities" }
local meta = { __index = methods, __name = "gloss.Rules" }

local function state_of(rules, level)
  if type(rules) ~= "table" or getmetatable(rules) ~= meta then
    fail(level + 1, "rules expected, got %s (a method is called as rules:method())",
      type(rules))
  end
  return rawget(rules, "state")
end

-- --- a rule ------------------------------------------------------------------

local ALIGN = { strict = true, expand = true, contract = true, none = true }
local TYPES = {
  name = "string", label = "string", id = "string", regex = "string", flags = "string",
  priority = "number", align = "string", check = "function",
}

-- nil, or what is wrong with a rule
local function wrong(rule)
  for field, kind in pairs(TYPES) do
    local value = rule[field]
    if value ~= nil and type(value) ~= kind then
      return string.format("%s: %s expected, got %s", field, kind, type(value))
    end
  end
  for field in pairs(rule) do
    if type(field) ~= "string" then
      return string.format("a rule has names for its fields, got a value at %s",
        tostring(field))
    end
    if core.builtin(field) and not TYPES[field] then
      return string.format("field '%s' is built in", field)
    end
  end
  if rule.regex == nil then return "regex: string expected, got nothing" end
  if rule.align and not ALIGN[rule.align] then
    return string.format("align: unknown word '%s' (known: contract, expand, none, strict)",
      rule.align)
  end
  if rule.flags and rule.flags:find "[^imsxa]" then
    return string.format("flags: unknown letter '%s' (known: i, m, s, x, a)",
      rule.flags:match "[^imsxa]")
  end
  if rule.priority and rule.priority ~= rule.priority then return "priority: not a number" end
end

-- A regex with the place where it is wrong, below it.
local function pointed(regex, position)
  local from = 1
  for at in regex:sub(1, position - 1):gmatch "()\n" do from = at + 1 end
  local line = regex:sub(from):match "^[^\r\n]*"
  if #line > 70 and position - from > 60 then -- what is around the place
    local skip = position - from - 50
    while skip > 0 and (line:byte(skip + 1) or 0) >= 0x80 and line:byte(skip + 1) < 0xC0 do
      skip = skip - 1
    end
    line, from = line:sub(skip + 1), from + skip
  end
  if #line > 70 then line = line:sub(1, 70):match "^[^\xF0-\xFF]*" end
  local before = line:sub(1, position - from):gsub("[\x80-\xBF]", ""):gsub("[^\t]", " ")
  return string.format("\n  %s\n  %s^", line, before)
end

local function label_number(state, label)
  label = label or ""
  local n = state.number[label]
  if n == nil then
    n = #state.info.labels
    state.info.labels[n + 1] = label
    state.number[label] = n
  end
  return n
end

-- what a match shows of its rule
local function record_of(rule, name)
  local record = {}
  for field, value in pairs(rule) do
    if field ~= "regex" and field ~= "flags" and field ~= "check" and field ~= "align"
      and field ~= "label" and field ~= "id"
    then
      record[field] = value
    end
  end
  record.name, record.rule = name, name
  return record
end

-- the first group of a regex with a built-in name; compiled apart, for the set
-- has no way to forget a rule
local function builtin_group(regex, flags)
  if not regex:find "%(%?P?[<']" then return nil end
  local set = core.regexset{}
  if not set:add(regex, flags, 0, 0, "none", false) then return nil end
  for _, group in ipairs(set:groups(1)) do
    if core.builtin(group) then return group end
  end
end

-- Adds a rule to the set; true, or nil and a reason.
local function enter(state, rule, origin)
  local why = wrong(rule)
  if why then return nil, why end
  local set, info = state.set, state.info
  local name = rule.name or rule.label or ("rule " .. #set + 1)
  local flags = rule.flags or state.flags
  local align = rule.align or state.align
  local group = builtin_group(rule.regex, flags)
  if group then
    return nil, string.format("regex: group '%s' has a name that is built in", group)
  end
  local n, reason, position = set:add(rule.regex, flags, label_number(state, rule.label),
    rule.priority or 0, align, rule.check ~= nil, rule.id, state.jit)
  if not n then
    if not position then return nil, reason end
    return nil, string.format("regex: %s at byte %d%s", reason, position,
      pointed(rule.regex, position))
  end
  info.names[n] = name
  info.records[n] = record_of(rule, name)
  info.checks[n] = rule.check or false
  local own = {}
  for field, value in pairs(rule) do own[field] = value end
  own.name, own.flags, own.align = name, flags, align
  state.rules[n] = { rule = own, number = n, origin = origin }
  state.aligned = state.aligned or align ~= "none"
  return true
end

-- --- sets ---------------------------------------------------------------------

local set_options = {
  matches = true, per = true, align = true, flags = true, budget = true, jit = true,
}
local MODES = { longest = true, all = true, first = true, priority = true }
local PERS = { label = true, rule = true }

-- nil, or what is wrong with options of a set or of a search
local function wrong_options(options)
  if options.matches ~= nil and not MODES[options.matches] then
    return string.format("matches: unknown mode '%s' (known: longest, all, first, priority)",
      tostring(options.matches))
  end
  if options.per ~= nil and not PERS[options.per] then
    return string.format("per: unknown word '%s' (known: label, rule)", tostring(options.per))
  end
  local budget = options.budget
  if budget ~= nil and (type(budget) ~= "number" or budget % 1 ~= 0 or budget < 0
    or budget > 2 ^ 53)
  then
    return string.format("budget: whole number from 0 to 2^53 expected, got %s",
      tostring(budget))
  end
  if options.jit ~= nil and type(options.jit) ~= "boolean" then
    return "jit: boolean expected, got " .. type(options.jit)
  end
end

local function new(options)
  local info = { labels = { "" }, ids = {}, names = {}, records = {}, checks = {} }
  return {
    info = info, set = core.regexset(info), number = { [""] = 0 }, rules = {},
    matches = options.matches or "longest", per = options.per, budget = options.budget,
    align = options.align or "none", flags = options.flags or "", jit = options.jit,
  }
end

-- the rules of a set that is there, by its name
local function known_set(name)
  return require "gloss.data.rules"[name]
end

-- Adds what stands in the list; true, or nil and a reason.
local function enter_any(state, item)
  if type(item) == "string" then
    local known = known_set(item)
    if not known then
      return nil, string.format("no rules of the name '%s' (known: %s)", item,
        options_of.known(require "gloss.data.rules"))
    end
    item = known
  elseif type(item) == "table" and getmetatable(item) == meta then
    for _, entry in ipairs(rawget(item, "state").rules) do
      local ok, why = enter(state, entry.rule, entry.origin)
      if not ok then return nil, why end
    end
    return true
  elseif type(item) ~= "table" then
    return nil, "table, rules or name of rules expected, got " .. type(item)
  elseif item.regex ~= nil or item[1] == nil then
    return enter(state, item)
  end
  for i, rule in ipairs(item) do
    if type(rule) ~= "table" then
      return nil, string.format("rule %d of a list: table expected, got %s", i, type(rule))
    end
    local ok, why = enter(state, rule)
    if not ok then return nil, why end
  end
  return true
end

local function split(list, level)
  if type(list) ~= "table" then
    fail(level + 1, "list of rules expected, got %s%s", type(list),
      type(list) == "string" and " (a name stands in a list too)" or "")
  elseif list.regex ~= nil then
    fail(level + 1, "list of rules expected, got one rule (one alone stands in a list too)")
  end
  local options = {}
  for k, v in pairs(list) do
    if type(k) ~= "number" then options[k] = v end
  end
  check(options, set_options, level + 1)
  local why = wrong_options(options)
    or wrong{ regex = "", flags = options.flags, align = options.align }
  if why then fail(level + 1, "%s", why) end
  return options
end

--- Makes a rule set.
-- @param list rules in order, and options: { rule, rule, ..., matches =, per =, align =,
--   flags =, budget =, jit = }. A rule is a table { regex =, name =, label =, id =, flags =,
--   priority =, align =, check =, ... }; or the name of a set that is there ("email"); or
--   a rule set; or a list of rules.
--   regex: of PCRE2. Named groups become fields of a match, each a Span.
--   flags: letters: i (case does not matter), m (^ and $ at each line), s (a dot is any
--   character), x (blanks and comments mean nothing), a (\d \w \s \b know ASCII alone).
--   align: to the doc's tokens: "none" (the default), "strict" (else it is no match),
--   "expand" (to the tokens that it touches), "contract" (to those that lie in it).
--   check: function(text, groups), of the text matched and a table name -> text of its
--   named groups: no true result, no match. Other fields of a rule are those of its
--   matches.
--   matches, per, budget: as for `find`. flags and align are for rules without their own;
--   jit = false: no machine code.
-- @return the rule set. Raises on a rule that is wrong, with its number, the reason of
--   PCRE2, and the place in the regex.
function M.new(list)
  local options = split(list, 2)
  local state = new(options)
  for i = 1, #list do
    local ok, why = enter_any(state, list[i])
    if not ok then
      local name = type(list[i]) == "table" and type(list[i].name) == "string"
        and " (" .. list[i].name .. ")" or ""
      fail(2, "rule %d%s: %s", i, name, why)
    end
  end
  return setmetatable({ state = state }, meta)
end

-- --- finding -------------------------------------------------------------------

local find_options = { matches = true, labels = true, per = true, budget = true }

-- numbers of the rules whose label is one of `labels`; nil: all
local function allowed(state, labels)
  labels = require "gloss.options".labels(labels, 3)
  if labels == nil then return nil end
  local want = {}
  for _, label in ipairs(labels) do want[label] = true end
  local allow = {}
  for n, entry in ipairs(state.rules) do
    if want[entry.rule.label or ""] then allow[#allow + 1] = n end
  end
  return allow
end

local function shown(s)
  s = s:gsub("%c+", " ")
  if #s > 60 then s = s:sub(1, 57):match "^.-[\xC0-\xFF]?[\x80-\xBF]*$" .. "..." end
  return s
end

-- Why a span is one: the rule, and what its groups were.
local function explain(state, entry, span)
  local rule = entry.rule
  local parts = { string.format("/%s/%s", shown(rule.regex), rule.flags) }
  local groups = state.set:groups(entry.number)
  for _, group in ipairs(groups) do
    local value = span.fields[group]
    if type(value) == "userdata" then
      parts[#parts + 1] = string.format('%s = "%s"', group, shown(tostring(value)))
    end
  end
  if rule.align ~= "none" then parts[#parts + 1] = "aligned to tokens (" .. rule.align .. ")" end
  if rule.check then parts[#parts + 1] = "its check agrees" end
  return string.format('"%s" is %s by rule %s%s: %s', shown(tostring(span)),
    rule.label or "a match", rule.name, entry.origin and " (" .. entry.origin .. ")" or "",
    table.concat(parts, ", "))
end

--- Finds the matches of all rules: of each rule the leftmost one, then on behind it;
-- of these, those that win over what they overlap. A match is never empty: where an
-- expression could match nothing, it is asked for something, or there is no match.
-- @param text a doc, a Text or a string
-- @param options { matches = "longest" (the default: from left to right the longest, without
--   overlaps), "all" (nothing is left out), "first" (of those that begin at one place the
--   rule that was given first) or "priority" (greatest `priority`, then longest, leftmost,
--   first given); per = "label" or "rule": only matches of one label (rule) compete;
--   labels = list of labels, or one: other rules are not looked for; budget = work that
--   each rule may do (default: 10^9, and 4000 for each byte of the text) }
-- @return a Spans: label and id are the rule's; fields are its name (`name` and `rule`),
--   its other fields, and the named groups that matched, each a Span; `span:why()` tells
--   the rule. Where a rule has spent its budget, or PCRE2 met its limits (100,000 steps
--   from one place), what was found until then, and `spans.incomplete` = { reason =, rule =,
--   position = } of the first such place.
function methods:find(text, options)
  local state = state_of(self, 2)
  require "gloss.options".check_text(text, options, 2)
  local isdoc = type(text) == "table"
  options = check(options, find_options, 2)
  local why = wrong_options(options)
  if why then fail(2, "%s", why) end
  local allow = allowed(state, options.labels)
  local tokens
  if state.aligned then
    tokens = isdoc and text.tokens or require "gloss".tokens(text)
  end
  local length = isdoc and #text._text or #text
  local info = { kind = "rules", matcher = self, options = options }
  function info.why(span, ref)
    return explain(state, state.rules[info.rule(ref)], span)
  end
  return state.set:find(text, info, options.matches or state.matches,
    options.per or state.per or "none", allow,
    options.budget or state.budget or 1000000000 + 4000 * length, tokens)
end

--- How many literals each rule is looked for by: each match holds one of them, and
-- the text around them alone is tried.
-- @return a list of numbers, in the order of rules; 0: the rule is tried everywhere, and
--   costs as much as a search of its own
function methods:literals()
  local state, list = state_of(self, 2), {}
  for n = 1, #state.rules do list[n] = (state.set:about(n)) end
  return list
end

function meta.__len(rules) return #rawget(rules, "state").rules end

function meta.__tostring(rules)
  local state = rawget(rules, "state")
  local n, names = #state.rules, {}
  for i = 1, math.min(n, 4) do names[i] = state.rules[i].rule.name end
  if n > 4 then names[5] = "..." end
  return string.format("gloss.Rules (%d %s%s%s)", n, n == 1 and "rule" or "rules",
    n > 0 and ": " or "", table.concat(names, ", "))
end

-- --- files ----------------------------------------------------------------------

local load_options = { errors = true }
for name in pairs(set_options) do load_options[name] = true end
local PROBLEMS = 100 -- messages that are kept

--- Reads rules from a file.
-- @param path a file of lines. `.jsonl`: an object with the fields of a rule each, { "regex":
--   ..., "label": ..., "name": ... }; also spaczz's { "label":, "pattern":, "type": "regex" }
--   and medspaCy's { "literal":, "category":, "pattern": }. `.tsv`, `.csv`: a header with
--   `regex` (or `pattern`), and `name`, `label`, `flags`, ...
-- @param options those of a set, and errors = "stop" (default) or "skip": broken lines are
--   left out
-- @return the rule set [, number of lines left out, list of what was wrong with the first
--   100 of them]; or nil, "FILE:LINE: reason", line (where there is one)
function M.load(path, options)
  if type(path) ~= "string" then fail(2, "path: string expected, got %s", type(path)) end
  options = check(options, load_options, 2)
  local why = wrong_options(options)
    or wrong{ regex = "", flags = options.flags, align = options.align }
  local errors = options.errors or "stop"
  if errors ~= "stop" and errors ~= "skip" then
    why = string.format("errors: unknown word '%s' (known: stop, skip)", tostring(errors))
  end
  if why then fail(2, "%s", why) end
  local state = new(options)
  local skipped, problems, stopped, stopped_at = 0, {}, nil, nil
  local function row(rule, line, reason)
    local ok = rule ~= nil
    if ok then ok, reason = enter(state, rule, string.format("%s:%d", path, line)) end
    if ok then return true end
    reason = string.format("%s:%d: %s", path, line, reason)
    if errors == "stop" then
      stopped, stopped_at = reason, line
      return false
    end
    skipped = skipped + 1
    if #problems < PROBLEMS then problems[#problems + 1] = reason end
    return true
  end
  local ok, message, line = require "gloss.rulefiles".read(path, row)
  if not ok then return nil, message, line end
  if stopped then return nil, stopped, stopped_at end
  local rules = setmetatable({ state = state }, meta)
  if errors == "skip" then return rules, skipped, problems end
  return rules
end

-- gloss.rules{...}; gloss.rules.email and the like, made when first asked for
return setmetatable(M, {
  __call = function(_, list)
    local rules = blame(2, nil, M.new, list)
    return rules -- no tail call: error levels count this function
  end,
  __index = function(_, name)
    if known_set(name) == nil then return nil end
    M[name] = M.new{ name }
    return M[name]
  end,
})
