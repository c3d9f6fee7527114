--- gloss.tokensregex: the declarative part of TokensRegex rule files (Stanford CoreNLP), and
-- their patterns over tokens as patterns of gloss. A rule says which tokens get which label;
-- what it computes otherwise is refused by name.
-- Source: the documentation of edu.stanford.nlp.ling.tokensregex (TokenSequencePattern,
-- SequenceMatchRules); own words, no rules are copied.
local check = require "gloss.options".check
local core = require "gloss.core"
local java = require "gloss.javaregex"
local pattern = require "gloss.pattern"
local test = require "gloss.patterntest"

local M = {}

local DEEP = 100 -- brackets in brackets

local function fail(at, ...) error({ at = at, why = (...):format(select(2, ...)) }, 0) end

-- --- reading ---------------------------------------------------------------------

-- A reader: { s =, at =, vars =, deep =, groups =, options =, regexcase =, stringcase = }

local function space(p)
  while true do
    local at = p.s:match("^%s+()", p.at) or p.s:match("^#[^\n]*()", p.at)
      or p.s:match("^//[^\n]*()", p.at)
    if not at and p.s:find("^/%*", p.at) then
      local _, stop = p.s:find("*/", p.at + 2, true)
      if not stop then fail(p.at, "a comment that has no end") end
      at = stop + 1
    end
    if not at then return end
    p.at = at
  end
end

-- The text at this place, if it is a match of a Lua pattern; it is then read.
local function accept(p, lua)
  space(p)
  local found, stop = p.s:match("^(" .. lua .. ")()", p.at)
  if found then p.at = stop end
  return found
end

local function peek(p, lua)
  space(p)
  return p.s:match("^" .. lua, p.at)
end

local function here(p)
  space(p)
  if p.at > #p.s then return "the end" end
  local c = p.s:match("^[%z\1-\127]", p.at) or p.s:match("^[\194-\244][\128-\191]+", p.at)
  return c and ("'%s'"):format(c) or ("byte %d"):format(p.s:byte(p.at))
end

local function expect(p, lua, what)
  local found = accept(p, lua)
  if not found then fail(p.at, "%s expected, got %s", what, here(p)) end
  return found
end

-- "..." or nil
local function string(p)
  if not peek(p, '"') then return nil end
  local at, out, from = p.at, {}, p.at + 1
  while true do
    local stop = p.s:find('["\\]', from)
    if not stop then fail(at, "a string that has no end") end
    out[#out + 1] = p.s:sub(from, stop - 1)
    if p.s:sub(stop, stop) == '"' then
      p.at = stop + 1
      return table.concat(out)
    end
    local c = p.s:sub(stop + 1, stop + 1)
    out[#out + 1] = ({ n = "\n", t = "\t" })[c] or c
    from = stop + 2
  end
end

-- /.../ or nil; a slash in it stands behind a backslash. A comment begins with two.
local function slashed(p)
  if not peek(p, "/[^/*]") then return nil end
  local at, from = p.at, p.at + 1
  while true do
    local stop = p.s:find("[/\\]", from)
    if not stop then fail(at, "a regex that has no end") end
    if p.s:sub(stop, stop) == "/" then
      p.at = stop + 1
      return p.s:sub(at + 1, stop - 1):gsub("\\/", "/"), at + 1
    end
    from = stop + 2
  end
end

local function deeper(p, f)
  p.deep = p.deep + 1
  if p.deep > DEEP then fail(p.at, "brackets nested more than %d deep", DEEP) end
  local result = f(p)
  p.deep = p.deep - 1
  return result
end

-- --- tests of a token ----------------------------------------------------------------

local ATTRIBUTES = { word = "text", text = "text", originaltext = "text", lemma = "lemma",
  shape = "shape", normalized = "norm" }
local STATISTICAL = { tag = true, pos = true, chunk = true, mention = true, speaker = true }

local function regex_test(p, attr, s, at)
  local t, why = java.test(attr, s, p.options.ignorecase or p.regexcase)
  if not t then fail(at, "/%s/: %s", s, why) end
  return t
end

local function string_test(p, attr, s)
  if s == "" then return test.negate{ op = "any" } end
  if attr == "text" and (p.options.ignorecase or p.stringcase) then
    return test.one_of("lower", s)
  elseif p.stringcase then
    local literal = s:gsub("[^%w\128-\255]", "\\%0")
    return { op = "regex", attr = attr, regex = "\\A" .. literal .. "\\z", flags = "i" }
  end
  return { op = "eq", attr = attr, value = s }
end

local OUTSIDE = { op = "covered", layer = "entities", part = "outside", optional = true }

local function inside(label)
  return { op = "covered", layer = "entities", part = "any", optional = true, label = label }
end

-- The label of an entity, which is "O" outside of all, is a match of a regex.
local function entity_test(p, regex, at)
  local passes = test.of_string(regex_test(p, "text", regex, at))
  return passes "O" and { op = "or", OUTSIDE, inside(passes) } or inside(passes)
end

-- What follows "name:".
local function value_test(p, name)
  local entity = name == "ner"
  local attr = ATTRIBUTES[name]
  local s = string(p)
  if not s then
    local regex, from = slashed(p)
    if regex then
      if entity then return entity_test(p, regex, from) end
      return regex_test(p, attr, regex, from)
    end
    s = accept(p, "[%w_%-]+")
  end
  if not s then fail(p.at, "string or regex expected for '%s', got %s", name, here(p)) end
  if not entity then return string_test(p, attr, s) end
  if s == "O" or p.stringcase and s == "o" then return OUTSIDE end
  if not p.stringcase then return inside{ [s] = true } end
  local folded = core.casefold(s)
  return inside(function(label) return core.casefold(label) == folded end)
end

-- One "name:value", "name::FLAG"; also a string or regex alone, of the word.
local function attribute_test(p)
  space(p)
  local at = p.at
  local s = string(p)
  if s then return string_test(p, "text", s) end
  local regex, from = slashed(p)
  if regex then return regex_test(p, "text", regex, from) end
  local name = accept(p, "%a[%w_]*")
  if not name then fail(at, "test of a token expected, got %s", here(p)) end
  name = name:lower()
  if STATISTICAL[name] then
    fail(at, "'%s' needs a statistical tagger, which gloss has not", name)
  end
  if not ATTRIBUTES[name] and name ~= "ner" then
    fail(at, "attribute '%s' is not supported", name)
  end
  if accept(p, "::") then
    local flag = expect(p, "[%u_]+", "IS_NUM, EXISTS, NOT_EXISTS, IS_NIL or NOT_NIL")
    local exists = name == "ner" and inside() or { op = "any" }
    if flag == "EXISTS" or flag == "NOT_NIL" then return exists end
    if flag == "NOT_EXISTS" or flag == "IS_NIL" then return test.negate(exists) end
    if flag ~= "IS_NUM" or name == "ner" then fail(at, "'%s::%s' is not supported", name, flag) end
    return { op = "regex", attr = "text", regex = "\\A[-+]?[0-9]+(?:\\.[0-9]+)?\\z", flags = "a" }
  end
  if peek(p, "[<>=!]") then fail(p.at, "comparisons of numbers are not supported") end
  expect(p, ":", "':'")
  return value_test(p, name)
end

local token_test

-- "{a; b}", "(...)", or one alone; each perhaps denied
local function unit(p)
  local denied = false
  while accept(p, "!") do denied = not denied end
  local t
  if accept(p, "{") then
    local list = {}
    repeat
      if peek(p, "}") then break end
      list[#list + 1] = attribute_test(p)
    until not accept(p, "[;,]")
    expect(p, "}", "'}' or ';'")
    t = test.all(list)
  elseif accept(p, "%(") then
    t = deeper(p, token_test)
    expect(p, "%)", "')'")
  else
    t = attribute_test(p)
  end
  return denied and test.negate(t) or t
end

function token_test(p) return test.formula(p, unit, accept) end

-- --- sequences ---------------------------------------------------------------------------

local alternatives

local function variable(p, at)
  local name = expect(p, "%$[%w_]+", "name of a variable")
  local value = p.vars[name]
  if not value then fail(at, "unknown variable '%s'", name) end
  return value
end

-- fields of a match that have a meaning already
local TAKEN = {}
for name in ([[first last text label id line column doc why fields i j name all offsets]])
  :gmatch "%a+" do TAKEN[name] = true end

local function group(p)
  local at = p.at - 1
  if accept(p, "%?m%)") then fail(at, "regexes across tokens are not supported") end
  local name
  if accept(p, "%?:") then
    name = false
  elseif accept(p, "%?[=!<]") then
    fail(at, "look-around is not supported")
  elseif accept(p, "%?") then
    name = expect(p, "%$?[%w_]+", "name of a group"):gsub("%$", "")
    if not p.s:find("^%s", p.at) then fail(p.at, "white space expected, got %s", here(p)) end
  else
    name = "group" .. #p.groups + 1
  end
  if name then p.groups[#p.groups + 1] = name end -- named ones have a number too
  local inner = deeper(p, alternatives)
  if peek(p, "=>") then fail(p.at, "values of patterns are not supported") end
  expect(p, "%)", "')'")
  if not name or not p.capturing then return inner end
  if TAKEN[name] then fail(at, "'%s' is no name for a group: spans have it", name) end
  return pattern.capture(inner, name)
end

local function atom(p)
  space(p)
  local at = p.at
  if accept(p, "%(") then return group(p) end
  if accept(p, "%[") then
    local t = { op = "any" }
    if not peek(p, "%]") then t = token_test(p) end
    expect(p, "%]", "']'")
    return pattern.test(t)
  end
  if peek(p, "{{") then fail(at, "expressions are not supported") end
  if peek(p, "\\%d") then fail(at, "back references are not supported") end
  if peek(p, "[%^&]") or peek(p, "%$[^%w_]") or peek(p, "%$$") then
    fail(at, "%s is not supported", here(p))
  end
  if peek(p, "%$") then
    local value = variable(p, at)
    if value.pattern then return value.pattern end
    if value.regex then return pattern.test(regex_test(p, "text", value.regex, at)) end
    return pattern.test(string_test(p, "text", value.text))
  end
  local s = string(p)
  if s then return pattern.test(string_test(p, "text", s)) end
  local regex, from = slashed(p)
  if regex then return pattern.test(regex_test(p, "text", regex, from)) end
  local word = accept(p, "%a[%w_%-]*")
  if word then return pattern.test(string_test(p, "text", word)) end
  return nil
end

local function repeated(p, inner)
  space(p)
  local at = p.at
  local sign = accept(p, "[%*%+%?]")
  local min, max
  if sign then
    min, max = sign == "+" and 1 or 0, sign == "?" and 1 or nil
  elseif peek(p, "{%d") then
    local count = accept(p, "{%d+,?%d*}")
    if not count then fail(at, "a count expected in braces") end
    local low, comma, high = count:match "{(%d+)(,?)(%d*)}"
    min = tonumber(low)
    max = comma == "" and min or tonumber(high)
    if max and max < min then fail(at, "at least %d, at most %d", min, max) end
    if min > 1000 or (max or 0) > 1000 then fail(at, "more than 1000 repetitions") end
  else
    return inner, false
  end
  local lazy = accept(p, "%?") ~= nil
  p.lazy = p.lazy or lazy
  if peek(p, "%+") then fail(p.at, "possessive repetition is not supported") end
  return pattern.rep(inner, min, max, lazy), true
end

local function sequence(p)
  local list = {}
  repeat
    local part = atom(p)
    if part then
      local again = true
      while again do part, again = repeated(p, part) end
      list[#list + 1] = part
    end
  until not part
  if #list == 0 then fail(p.at, "pattern expected, got %s", here(p)) end
  return #list == 1 and list[1] or pattern.seq(list)
end

function alternatives(p)
  local list = {}
  repeat list[#list + 1] = sequence(p) until not accept(p, "|")
  return #list == 1 and list[1] or pattern.alt(list)
end

-- A pattern as a string: the pattern and the names of its groups; or nil, what is wrong, and the
-- byte.
function M.read(s, options)
  local p = { s = s, at = 1, vars = {}, deep = 0, groups = {}, options = options or {},
    capturing = options and options.capturing }
  local ok, result = pcall(function()
    local whole = alternatives(p)
    space(p)
    if p.at <= #s then fail(p.at, "end expected, got %s", here(p)) end
    return whole
  end)
  if ok then return result, p.groups end
  if type(result) ~= "table" then error(result, 0) end
  return nil, ("%s (byte %d)"):format(result.why, result.at), result.at
end

-- --- rule files ------------------------------------------------------------------------------

local RULE = { ruletype = true, pattern = true, action = true, result = true, name = true,
  stage = true, priority = true, active = true, matchedexpressiongroup = true,
  matchfindtype = true }

local function whole_number(p)
  local s = expect(p, "%-?%d+%.?%d*", "number")
  return tonumber(s)
end

-- A label: a string. What is computed is refused.
local function label(p)
  local at = p.at
  local s = string(p)
  if not s or s == "" then fail(at, "only a string is supported as a label, got %s", here(p)) end
  return s
end

-- ( Annotate($0, ner, "LABEL"), ... ), with or without the brackets
local function action(p, rule)
  local open = accept(p, "%(")
  repeat
    space(p)
    local at = p.at
    local name = expect(p, "%a%w*", "action")
    if name ~= "Annotate" then fail(at, "action '%s' is not supported (known: Annotate)", name) end
    expect(p, "%(", "'('")
    local which = expect(p, "%$[%w_]+", "a group, as $0,")
    expect(p, ",", "','")
    local key = expect(p, '"?[%w_%.]+"?', "name of an annotation"):gsub('"', "")
    expect(p, ",", "','")
    local value = label(p)
    expect(p, "%)", "')'")
    if key == "ner" then
      rule.label, rule.group = value, which ~= "$0" and which:sub(2) or nil
    else
      rule.fields = rule.fields or {}
      rule.fields[key] = value
    end
  until not accept(p, ",")
  if open then expect(p, "%)", "')'") end
end

local readers = {}

function readers.ruletype(p)
  local at = p.at
  local kind = expect(p, '"%a+"', "type of a rule"):sub(2, -2)
  if kind ~= "tokens" then
    fail(at, "rules of type '%s' are not supported (known: tokens)", kind)
  end
end
function readers.pattern(p, rule)
  if peek(p, "/") then fail(p.at, "patterns of text are not supported") end
  expect(p, "%(", "'('")
  p.groups, p.capturing = {}, true
  rule.pattern = deeper(p, alternatives)
  rule.groups = p.groups
  p.capturing = false
  expect(p, "%)", "')'")
end
readers.action = action
function readers.result(p, rule) rule.result = label(p) end
function readers.name(p, rule) rule.name = label(p) end
function readers.stage(p, rule) rule.stage = whole_number(p) end
function readers.priority(p, rule) rule.priority = whole_number(p) end
function readers.active(p, rule)
  rule.active = expect(p, "%a+", "true or false"):lower() == "true"
end
function readers.matchedexpressiongroup(p, rule)
  local n = whole_number(p)
  if n ~= 0 then rule.group = ("%d"):format(n) end
end
function readers.matchfindtype(p)
  local at = p.at
  local kind = expect(p, "[%u_]+", "FIND_NONOVERLAPPING")
  if kind ~= "FIND_NONOVERLAPPING" then fail(at, "'%s' is not supported", kind) end
end

-- { pattern: ( ... ), ... } or { ( ... ) => "LABEL" }
local function rule_of(p)
  local rule = {}
  expect(p, "{", "'{'")
  if peek(p, "%(") then
    readers.pattern(p, rule)
    expect(p, "=>", "'=>'")
    rule.result = label(p)
  else
    repeat
      if peek(p, "}") then break end
      space(p)
      local at = p.at
      local key = expect(p, '"?%a+"?', "field of a rule"):gsub('"', "")
      local name = key:lower()
      if not RULE[name] then fail(at, "field '%s' is not supported", key) end
      expect(p, ":", "':'")
      space(p)
      readers[name](p, rule)
    until not accept(p, ",")
  end
  expect(p, "}", "'}' or ','")
  return rule
end

-- $NAME = ( pattern ) | "string" | /regex/ | [ ... ]
local function assignment(p)
  local name = expect(p, "%$[%w_]+", "name of a variable")
  expect(p, "=", "'='")
  local s = string(p)
  local regex = not s and slashed(p)
  if s then
    -- a string with slashes around is a regex
    local inner = s:match "^/(.+)/$"
    p.vars[name] = inner and { regex = inner } or { text = s }
  elseif regex then
    p.vars[name] = { regex = regex }
  elseif peek(p, "[%(%[]") then
    p.vars[name] = { pattern = atom(p) }
  else
    fail(p.at, "pattern, string or regex expected, got %s", here(p))
  end
end

local DEFAULTS = { stage = true, ruleType = true, matchFindType = true, priority = true,
  ["nested.annotations.tokens"] = false }

-- Whether flags of Java, a number, say that case does not matter: those of ASCII, of Unicode.
local function case_flags(p, name)
  space(p)
  local at = p.at
  local n = whole_number(p)
  if n ~= 0 and n ~= 2 and n ~= 66 then
    fail(at, "flags %s of '%s' are not supported (known: 0, 2, 66)", n, name)
  end
  return n ~= 0
end

-- ENV.defaultStringPatternFlags = 2, for the regexes that follow it; ENV.defaultStringMatchFlags,
-- for strings. Keys of results tell where CoreNLP puts them.
local function environment_default(p, name, at)
  if name == "StringPatternFlags" then
    p.regexcase = case_flags(p, name)
  elseif name == "StringMatchFlags" then
    p.stringcase = case_flags(p, name)
  elseif name:find "Key$" then
    expect(p, "%a[%w_%.%$]*", "name of an annotation")
  else
    fail(at, "ENV.default%s is not supported", name)
  end
end

-- ENV.defaults["stage"] = 1;  ner = { type: "CLASS", ... } is what every file says of its keys
local function environment(p, defaults)
  local at = p.at
  if accept(p, 'ENV%.defaults%s*%[%s*"') then
    local name = expect(p, "[%w_%.]+", "name of a setting")
    expect(p, '"%s*%]', "'\"]'")
    expect(p, "=", "'='")
    if not DEFAULTS[name] then fail(at, "setting '%s' is not supported", name) end
    space(p)
    if name == "stage" or name == "priority" then
      defaults[name] = whole_number(p)
    else
      readers[name:lower()](p, {})
    end
  elseif peek(p, "ENV%.default%a+%s*=") then
    environment_default(p, accept(p, "ENV%.default%a+%s*="):match "default(%a+)", at)
  else
    local key = expect(p, "%a%w*", "rule, variable or setting")
    expect(p, "=", "'='")
    if not accept(p, '{%s*type%s*:%s*"CLASS"%s*,%s*value%s*:%s*"[%w%.$]+"%s*}') then
      fail(at, "'%s' is given what is not supported", key)
    end
  end
end

-- The name of the group that a rule is of, by number or name.
local function group_of(rule, at)
  if not rule.group then return nil end
  local name = rule.group:find "^%d+$" and rule.groups[tonumber(rule.group)]
  for _, known in ipairs(rule.groups) do
    if known == rule.group then name = known end
  end
  if not name then fail(at, "the pattern has no group '%s'", rule.group) end
  return name
end

local function program(p)
  local rules, defaults = {}, {}
  while true do
    space(p)
    if p.at > #p.s then return rules end
    local at = p.at
    if peek(p, "{") then
      local rule = rule_of(p)
      if not rule.pattern then fail(at, "a rule that has no pattern") end
      rule.group = group_of(rule, at)
      rule.label = rule.label or rule.result
      if rule.group and rule.fields then
        fail(at, "annotations of a group but 'ner' are not supported")
      end
      if not rule.label then fail(at, "a rule that has no label: Annotate or result") end
      rule.stage = rule.stage or defaults.stage or 1
      rule.priority = rule.priority or defaults.priority
      if rule.active ~= false then rules[#rules + 1] = rule end
    elseif peek(p, "%$") then
      assignment(p)
    else
      environment(p, defaults)
    end
    while accept(p, ";") do end
  end
end

-- --- the matcher ---------------------------------------------------------------------------

-- Which of two matches is kept where they share a token.
local function better(a, b)
  local p, q = a.row.priority or 0, b.row.priority or 0
  if p ~= q then return p > q end
  local x, y = a.row.weight or 0, b.row.weight or 0
  if x ~= y then return x > y end
  if a.j - a.i ~= b.j - b.i then return a.j - a.i > b.j - b.i end
  if a.row.number ~= b.row.number then return a.row.number < b.row.number end
  return a.i < b.i
end

-- Of a list of numbers of matches, those that give way: `false` in label_of.
local function give_way(s, rows, numbers, label_of)
  local list, taken = {}, {}
  for n, k in ipairs(numbers) do
    local i, j, rule = s.matches:get(k)
    list[n] = { k = k, i = i, j = j, row = rows[s.stage[rule].k] }
  end
  table.sort(list, better)
  for _, m in ipairs(list) do
    local free = true
    for i = m.i, m.j do free = free and not taken[i] end
    for i = m.i, free and m.j or 0 do taken[i] = true end
    if not free then label_of[m.k] = false end
  end
end

--- Of matches, those of each row without overlaps, what is kept: a function for
-- gloss.program that gives `false`, by number, for those that are not. rows: by number of the
-- rule, priority, weight and number (the place in the file).
function M.chooser(rows)
  return function(s)
    local label_of, matches = {}, s.matches
    local run, stop, before = {}, 0, 0 -- those that hang together, and their last token
    for k = 1, #matches do
      local i, j = matches:get(k)
      if i < before then -- not in the order of the text: all at once
        run, label_of = {}, {}
        for n = 1, #matches do run[n] = n end
        break
      end
      if i > stop then
        if run[2] then give_way(s, rows, run, label_of) end
        run = {}
      end
      run[#run + 1], before, stop = k, i, math.max(stop, j)
    end
    if run[2] then give_way(s, rows, run, label_of) end
    return label_of
  end
end

-- mode: how each rule finds its own matches
local function rows_of(rules, path, mode)
  local order = {}
  for i, rule in ipairs(rules) do
    order[i] = rule
    rule.number = i
  end
  table.sort(order, function(a, b)
    if a.stage ~= b.stage then return a.stage < b.stage end
    return a.number < b.number
  end)
  local rows, groups, before, last = { matches = mode, per = "rule" }, {}, nil, nil
  for i, rule in ipairs(order) do
    if last and last.stage ~= rule.stage then before = rows[i - 1].name end
    local p = pattern.within(rule.pattern, "sentences") -- CoreNLP applies rules to each sentence
    if rule.fields then p = pattern.action(p, rule.fields) end
    groups[i] = rule.group
    rows[i] = { name = rule.name or ("%s#%d"):format(path, rule.number), label = rule.label,
      pattern = p, priority = rule.priority, needs = before and { before } or nil }
    last = rule
  end
  return rows, groups, order
end

local function line_of(s, at)
  local _, n = s:sub(1, at - 1):gsub("\n", "")
  local from = s:sub(1, at - 1):match ".*\n()" or 1
  return n + 1, at - from + 1
end

--- Rules of a TokensRegex file: those of type "tokens" that annotate `ner`, or have a result,
-- with a string. Regexes are Java's and match whole tokens; each rule finds the longest, or, in
-- a file with lazy counts, what its counts and the order of its alternatives prefer; a rule of a
-- later stage sees what earlier ones found; of matches that share a token the greatest priority
-- wins, then the longest, then the first in the file, then in the text. All lie in one sentence.
-- @param path of the file
-- @param options { ignorecase = true: words and regexes in any case; tokens = profile of the
--   tokens, default those of the doc }
-- @return a matcher (a set of gloss.patterns); or nil, "FILE:LINE:COLUMN: reason", line
function M.tokensregex(path, options)
  options = check(options, { ignorecase = true, tokens = true }, 2)
  if type(path) ~= "string" then error("path expected, got " .. type(path), 2) end
  local s, why = require "gloss.options".slurp(path)
  if not s then return nil, why end
  local p = { s = s, at = s:match "^\239\187\191()" or 1, vars = {}, deep = 0, groups = {},
    options = options }
  local ok, rules = pcall(program, p)
  if not ok then
    if type(rules) ~= "table" then error(rules, 0) end
    local line, column = line_of(s, rules.at)
    return nil, ("%s:%d:%d: %s"):format(path, line, column, rules.why), line
  end
  local rows, groups, order = rows_of(rules, path, p.lazy and "first" or "longest")
  rows.tokens = options.tokens
  local set = require "gloss.program".patterns(rows)
  if next(groups) then rawset(set, "groups", groups) end
  rawset(set, "choose", M.chooser(order))
  return set
end

return M
