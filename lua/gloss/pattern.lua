--- Token patterns: values that describe sequences of tokens, composed as in LPeg.
--
-- A pattern is a tree of plain tables, never changed once made, with n children:
--   { kind = "test", test = }               one token; tests: gloss.patterntest
--   { kind = "words", text =, attr = }      the tokens that a string is cut into
--   { kind = "item", layer =, label =, id = }  a span of a layer, as one item
--   { kind = "seq", p… }  { kind = "alt", p… }
--   { kind = "rep", p, min =, max =, lazy = }
--   { kind = "look", p, ahead =, neg = }    { kind = "start", layer = }
--   { kind = "capture", p, name = }
-- and at its top, or at that of its alternatives:
--   { kind = "action", p, fn = function or table }  { kind = "within", p, layer = }
-- Unlike LPeg's, `+` is the union of two sets of sequences and repetition gives
-- back: the language is regular, and time is linear.
local fail = require "gloss.fail"
local test = require "gloss.patterntest"
local shown = require "gloss.options".shown

local M = {}

local Pattern = {} -- methods
local meta = { __name = "gloss.Pattern", __index = Pattern }
M.meta = meta

local function ispattern(v) return getmetatable(v) == meta end
M.ispattern = ispattern

-- What is true of a node where it is of a child: it captures, has an action,
-- is confined to a layer.
local function node(t)
  t.n = #t -- for # is the patterns' own operator
  for i = 1, t.n do
    local p = t[i]
    t.captures = t.captures or p.captures
    t.acts = t.acts or p.acts
    t.confined = t.confined or p.confined
  end
  return setmetatable(t, meta)
end

-- `v` as a pattern: a string stands for its words.
local function topattern(v, level)
  if ispattern(v) then return v end
  if type(v) == "string" then
    if v == "" then fail(level + 1, "a word expected, got an empty string") end
    return M.words(v, "text")
  end
  fail(level + 1, "pattern or string expected, got %s", type(v))
end

-- A part of a pattern that is no top: actions and confinement do not belong there.
local function topart(v, level)
  local p = topattern(v, level + 1)
  if p.acts then
    fail(level + 1, "an action belongs to a whole pattern or to one of its alternatives")
  end
  if p.confined then fail(level + 1, "'within' belongs to a whole pattern") end
  return p
end

-- --- nodes, for whoever reads patterns from somewhere -------------------------

--- One token that passes a test (gloss.patterntest).
function M.test(t) return node{ kind = "test", test = t } end

--- The tokens that a string is cut into. attr: "text", or "lower" in any case.
function M.words(s, attr) return node{ kind = "words", text = s, attr = attr } end

--- A span of a layer. label, id: sets, nil for any.
function M.item(layer, label, id)
  return node{ kind = "item", layer = layer, label = label, id = id }
end

--- A place where a span of a layer begins.
function M.start(layer) return node{ kind = "start", layer = layer } end

--- The list of patterns one after the other.
function M.seq(list)
  local t = { kind = "seq" }
  for i = 1, #list do t[i] = topart(list[i], 2) end
  return node(t)
end

--- Any of a list of patterns.
function M.alt(list)
  local t = { kind = "alt" }
  for i = 1, #list do
    t[i] = topattern(list[i], 2)
    if t[i].confined then fail(2, "'within' belongs to a whole pattern") end
  end
  return node(t)
end

--- Between min and max (nil: any number) repetitions.
function M.rep(p, min, max, lazy)
  return node{ kind = "rep", topart(p, 2), min = min, max = max, lazy = lazy or nil }
end

--- Whether `p` matches here (ahead) or ends here; `neg`: that it does not.
function M.look(p, ahead, neg)
  p = topart(p, 3)
  if p.captures then fail(3, "no captures in what is looked at") end
  return node{ kind = "look", p, ahead = ahead, neg = neg }
end

local BUILTIN = {
  first = true, last = true, text = true, label = true, id = true, line = true,
  column = true, doc = true, why = true, fields = true,
}

local OF_MATCHES = { i = true, j = true, name = true, all = true, offsets = true }

--- What `p` matches has a name.
function M.capture(p, name)
  if name == "" then fail(3, "a capture's name expected, got an empty string") end
  if OF_MATCHES[name] then
    fail(3, "'%s' is no name for a capture: matches have it", name)
  end
  if BUILTIN[name] then fail(3, "'%s' is no name for a capture: spans have it", name) end
  local t = node{ kind = "capture", topart(p, 3), name = name }
  t.captures = true
  return t
end

-- What is wrong with a field that a kept match is given, or nil.
local function wrong_field(name, value)
  if type(name) ~= "string" then
    return ("an action's fields have names, got %s"):format(type(name))
  end
  local own = name == "label" or name == "id"
  if own and type(value) ~= "string" then
    return ("field '%s': string expected, got %s"):format(name, type(value))
  end
  if BUILTIN[name] and not own then
    return ("'%s' is no name for a field: spans have it"):format(name)
  end
end
M.wrong_field = wrong_field

-- The names that are captured in a pattern.
local function captured(p)
  local names, seen, stack = {}, { [p] = true }, { p }
  while #stack > 0 do
    local top = stack[#stack]
    stack[#stack] = nil
    if top.kind == "capture" then names[top.name] = true end
    for i = 1, top.n do
      if top[i].captures and not seen[top[i]] then
        seen[top[i]] = true
        stack[#stack + 1] = top[i]
      end
    end
  end
  return names
end

--- Each "%name" of a template, and "%%": template:gsub(M.TEMPLATE, f(percent, name)).
M.TEMPLATE = "%%(%%?)([%w_]*)"

-- Checks the fields of an action on `p`, and that templates name its captures.
local function fields(p, t)
  local n, names = 0, nil
  for name, value in pairs(t) do
    n = n + 1
    local why = wrong_field(name, value)
    if why then fail(4, "%s", why) end
    local kind = type(value)
    if kind ~= "string" and kind ~= "number" and kind ~= "boolean" then
      fail(4, "field '%s': string, number or boolean expected, got %s", name, kind)
    end
    for percent, of in (kind == "string" and value or ""):gmatch(M.TEMPLATE) do
      names = names or captured(p)
      if percent == "" and not names[of] then
        fail(4, "field '%s': no capture '%s' is in the pattern ('%%%%' is a percent sign)",
          name, of)
      end
    end
  end
  if n == 0 then fail(4, "an action with no fields") end
end

--- What is done with each kept match of `p`: a function, or a table of fields. Confinement stands
-- outermost, whichever was said first.
function M.action(p, fn)
  if type(fn) == "table" then
    fields(p, fn)
    local copy = {}
    for name, value in pairs(fn) do copy[name] = value end
    fn = copy
  end
  local inner = p.kind == "within" and p[1] or p
  local t = node{ kind = "action", inner, fn = fn }
  t.acts = true
  return inner == p and t or M.within(t, p.layer)
end

--- `p` inside one span of a layer.
function M.within(p, layer)
  if p.confined then fail(3, "the pattern is within something already") end
  local t = node{ kind = "within", p, layer = layer }
  t.confined = true
  return t
end

-- --- operators -----------------------------------------------------------------

function meta.__mul(a, b) return node{ kind = "seq", topart(a, 2), topart(b, 2) } end

function meta.__add(a, b)
  a, b = topattern(a, 2), topattern(b, 2)
  if a.confined or b.confined then fail(2, "'within' belongs to a whole pattern") end
  return node{ kind = "alt", a, b }
end

-- A look at a look is that look. Levels of errors count the operators'
-- functions: no tail calls in these.
function meta.__unm(p)
  local t
  if p.kind == "look" then
    t = M.look(p[1], p.ahead, not p.neg)
  else
    t = M.look(p, true, true)
  end
  return t
end

function meta.__len(p)
  local t = p.kind == "look" and p or M.look(p, true, false)
  return t
end

-- a - b: where both are of one token, so is the difference
function meta.__sub(a, b)
  a, b = topart(a, 2), topattern(b, 2)
  if a.kind == "test" and b.kind == "test" then
    return M.test(test.all{ a.test, test.negate(b.test) })
  end
  return node{ kind = "seq", M.look(b, true, true), a }
end

local MAX_COUNT = 999999999 -- what the string syntax reads

local function count(n, level)
  if type(n) ~= "number" or n % 1 ~= 0 then
    fail(level + 1, "a whole number of repetitions expected, got %s", shown(n))
  elseif n > MAX_COUNT or n < -MAX_COUNT then
    fail(level + 1, "%d repetitions at most, got %s", MAX_COUNT, tostring(n))
  end
  return math.floor(n) -- 2.0 is 2
end

-- p^n, p^-n as in LPeg; p^{n, m} as in regular expressions
function meta.__pow(p, n)
  p = topart(p, 2)
  if type(n) ~= "table" or ispattern(n) then
    n = count(n, 2)
    if n >= 0 then return M.rep(p, n) end
    return M.rep(p, 0, -n)
  end
  for name in pairs(n) do
    if name ~= 1 and name ~= 2 and name ~= "lazy" then
      fail(2, "repetition: {n, m, lazy = true} expected, got a field '%s'", tostring(name))
    end
  end
  local min = n[1] == nil and 0 or count(n[1], 2)
  local max = n[2]
  if max == math.huge or (max == nil and n[1] == nil) then
    max = nil
  else
    max = max == nil and min or count(max, 2)
  end
  if min < 0 then fail(2, "repetition: %d is negative", min) end
  if max and max < min then fail(2, "repetition: at least %d, at most %d", min, max) end
  return M.rep(p, min, max, n.lazy)
end

-- patt / "name", patt / function, patt / { label =, id = "%name" }
function meta.__div(p, what)
  local kind = type(what)
  if kind == "string" then
    local t = M.capture(topattern(p, 2), what)
    return t
  end
  if kind ~= "function" and kind ~= "table" or ispattern(what) then
    fail(2, "a capture's name, a function or a table of fields expected, got %s",
      ispattern(what) and "a pattern" or kind)
  end
  p = topattern(p, 2)
  if p.acts then fail(2, "the pattern has an action already") end
  local t = M.action(p, what)
  return t
end

local IN_WORDS = { lower = "in small letters", upper = "in capitals", title = "with a capital",
  number = "that is a number" }

-- T.lower "word", T "a" "b"
function meta.__call(p, what)
  local flag = p.kind == "test" and p.test.op == "flag" and test.FLAGNAMES[p.test.flag]
  local word = type(what) == "string" and #what < 40 and what or "word"
  if not flag then
    fail(2, 'a pattern is not called; one behind another is p * q, as in T "a" * T "b"')
  end
  fail(2, 'T.%s is any one token%s and takes no argument; T "%s" is that word, '
    .. 'T.fold "%s" in any case%s', flag, IN_WORDS[flag] and " " .. IN_WORDS[flag] or "", word,
    word, flag == "lower" and (', T.lowercase "%s" what it is in small letters'):format(word) or "")
end

function meta.__tostring(p) return require "gloss.patternshow".show(p) end

-- --- methods --------------------------------------------------------------------

--- The pattern, where it lies inside one span of a layer: patt:within "sentences".
function Pattern.within(p, layer)
  if type(layer) ~= "string" then
    fail(2, "layer: string expected, got %s", type(layer))
  end
  local t = M.within(p, layer)
  return t
end

-- find, why_not, cost: the compiler's
for _, name in ipairs{ "find", "why_not", "cost" } do
  Pattern[name] = function(...) return require "gloss.program"[name](...) end
end

-- --- gloss.token -----------------------------------------------------------------

local T = {}

local function exact_or_folded(attr)
  return function(s, level)
    if s == "" then fail(level + 1, "a word expected, got an empty string") end
    return M.words(s, attr)
  end
end
local exact, folded = exact_or_folded "text", exact_or_folded "lower"

-- Raises where there is a string behind what should be one list. (A number may be gsub's.)
local function alone(behind, level)
  if type(behind) == "string" then
    fail(level + 1, 'one string or one list expected, { "a", "b" }, got a string behind it')
  end
end

-- A string, or several as alternatives, each made by `make`.
local function each(what, make, level)
  if type(what) == "string" then return make(what, level + 1) end
  local list, why = test.list(what)
  if not list then fail(level + 1, "%s", why) end
  local t = { kind = "alt" }
  for i = 1, #list do t[i] = make(list[i], level + 1) end
  if #list == 1 then return t[1] end
  return node(t)
end

-- T{ lower = "say", is_title = true }: one token that is all of it
local function conjunction(t, level)
  local names, list = {}, {}
  for name in pairs(t) do names[#names + 1] = name end
  table.sort(names, function(a, b) return tostring(a) < tostring(b) end)
  for i, name in ipairs(names) do
    local one, why = test.named(name, t[name])
    if not one then fail(level + 1, "%s", why) end
    list[i] = one
  end
  if #list == 0 then fail(level + 1, "an empty table; T.any is any token") end
  return M.test(test.all(list))
end

--- T "word": the tokens that the string is cut into, by the profile of the doc.
-- T{ "a", "b" }: any of these. T{ lower = "a", title = true }: one token that is
-- all of that; the names are the attributes of tokens.
local function token(_, what, behind)
  alone(behind, 2)
  if type(what) == "table" and not ispattern(what) then
    local t = what[1] ~= nil and each(what, exact, 2) or conjunction(what, 2)
    return t
  end
  if type(what) ~= "string" then
    fail(2, "string or table expected, got %s", ispattern(what) and "a pattern" or type(what))
  end
  local t = exact(what, 2)
  return t
end

--- T.fold "word": the same, in any case, composed or decomposed. Or a list.
function T.fold(what, behind)
  alone(behind, 2)
  local t = each(what, folded, 2)
  return t
end

for _, attr in ipairs{ "lemma", "shape", "prefix", "suffix", "norm", "lowercase" } do
  --- One token with that attribute: a string, or one of a list.
  T[attr] = function(value, behind)
    alone(behind, 2)
    local t, why = test.one_of(attr, value)
    if not t then fail(2, "%s", why) end
    return M.test(t)
  end
end

--- One token in which PCRE2 finds `regex`. flags: letters of "aimsx".
function T.regex(regex, flags)
  if type(regex) ~= "string" then fail(2, "string expected, got %s", type(regex)) end
  flags = flags == nil and "" or flags
  if type(flags) ~= "string" or flags:find "[^aimsx]" then
    fail(2, "flags: letters of 'aimsx' expected")
  end
  local t, why = test.regex(regex, flags)
  if not t then fail(2, "%s", why) end
  return M.test(t)
end

--- One token at most n edits from the word, or from one of a list: a character more, less,
-- another, or two changed places.
function T.fuzzy(n, what)
  if type(n) ~= "number" or n % 1 ~= 0 or n < 0 or n > 9 then
    fail(2, "number of edits from 0 to 9 expected, got %s", shown(n))
  end
  local list, why = test.list(what)
  if not list then fail(2, "%s", why) end
  table.sort(list)
  for i, s in ipairs(list) do
    list[i] = { op = "fuzzy", attr = "text", value = s, max = n, transpose = true }
  end
  return M.test(test.any_of(list))
end

--- One token of `rel` ("==", "~=", "<", "<=", ">", ">=") characters than n; or of n.
function T.length(rel, n)
  if n == nil then rel, n = "==", rel end
  local t, why = test.length(rel, n)
  if not t then fail(2, "%s", why) end
  return M.test(t)
end

local function item(what, value, layer)
  local all, why = test.set(value)
  if not all then fail(3, "%s: %s", what, why) end
  layer = layer == nil and "entities" or layer
  if type(layer) ~= "string" then fail(3, "layer: string expected, got %s", type(layer)) end
  return M.item(layer, what == "label" and all or nil, what == "id" and all or nil)
end

--- A span of a layer (default "entities") with that label, or one of a list, as one item:
-- from its first token past its last.
function T.label(label, layer)
  local t = item("label", label, layer)
  return t
end

--- The same by id.
function T.id(id, layer)
  local t = item("id", id, layer)
  return t
end

--- One token for which a function of the token, a Span, returns true. The last resort: it is
-- asked for each token.
function T.where(fn)
  local t, why = test.named("where", fn)
  if not t then fail(2, "%s", why) end
  return M.test(t)
end

local CHARACTERS = { regex = true, fuzzy = true } -- tests of any string

--- One token whose field (of tokens:with) is the value; or a string that is one of a list, or
-- that T.regex or T.fuzzy would take.
function T.field(name, value)
  if type(name) ~= "string" then fail(2, "name: string expected, got %s", type(name)) end
  if value == nil or value ~= value then fail(2, "field '%s': a value expected", name) end
  if M.ispattern(value) then
    local t = value.kind == "test" and value.test
    if not t or not CHARACTERS[t.op] then
      fail(2, "field '%s': of patterns T.regex and T.fuzzy alone are tests of a field", name)
    end
    return M.test(test.field(name, t))
  elseif type(value) == "table" then
    local list, why = test.list(value)
    if not list then fail(2, "field '%s': %s", name, why) end
    return M.test(test.field(name, list))
  end
  return M.test(test.field(name, value))
end

--- A place where `patt` ends.
function T.behind(patt)
  local t = M.look(topattern(patt, 2), false, false)
  return t
end

--- A place where a span of a layer begins, or the white space before it.
function T.start(layer)
  if type(layer) ~= "string" then fail(2, "layer: string expected, got %s", type(layer)) end
  return M.start(layer)
end

-- What takes no argument.
T.any = M.test{ op = "any" }
T.sentence_start = M.start "sentences"
for short, flag in pairs(test.FLAGS) do
  T[short] = M.test{ op = "flag", flag = flag }
end

--- gloss.token: makes patterns of one token.
M.token = setmetatable(T, {
  __name = "gloss.token", __call = token,
  __index = function(_, name)
    fail(2, "gloss.token has no '%s' (known: %s)", tostring(name),
      require "gloss.options".known(T))
  end,
})

return M
