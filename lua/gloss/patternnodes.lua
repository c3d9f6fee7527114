--- The tests of token patterns as nodes of a program (src/pattern.c). Tests that ask the same are
-- one node, however many rules ask it: what a token costs is the number of different tests.
--
-- What a compiler knows is a table, `c`; gloss.compile makes it.
local sorted = require "gloss.options".sorted

local M = {}

local function fail(...) error((...):format(select(2, ...)), 0) end

--- A string for several, none of which can be mistaken for another.
local function key(...)
  local parts = { ... }
  for i = 1, select("#", ...) do
    local s = tostring(parts[i])
    parts[i] = #s .. ":" .. s
  end
  return table.concat(parts)
end

local function set_key(set) -- or a function of its members
  if not set then return "any" end
  if type(set) == "function" then return tostring(set) end
  local list = sorted(set)
  for i = 1, #list do list[i] = key(list[i]) end
  return table.concat(list)
end

--- The number of a thing in a list: what `make` gives it when it is new.
local function number(list, name, make)
  local n = list[name]
  if not n then
    n = #list
    list[n + 1] = make
    list[name] = n
  end
  return n
end

local node -- (c, test, depth) -> number

-- The node of that name: what `make` gives when it is new.
local function one(c, name, make)
  local n = c.nodes[name]
  if not n then
    n = make(c.program)
    c.nodes[name] = n
  end
  return n
end

local function negated(c, n)
  return one(c, "no" .. n, function(p) return p:no(n) end)
end

-- method: all, one; list: numbers of nodes
local function several(c, method, list)
  return one(c, method .. table.concat(list, " "), function(p) return p[method](p, list) end)
end

local function word_list(c, attr, list)
  local name = {}
  for i = 1, #list do name[i] = key(list[i]) end
  return one(c, "words" .. key(attr) .. table.concat(name), function(p)
    return p:words(attr, list)
  end)
end

local function place(c, name, what)
  local n = number(c.places, name, what)
  return one(c, "place" .. n, function(p) return p:place(n) end)
end

local tests = {}

-- A word may have several lemmas, and its attribute is the first of them. Any will do: words
-- that have one that passes among their others are asked for by themselves. passing(lemmas):
-- of a set of lemmas those that do.
local function also(c, t, first, passing)
  local further = t.attr == "lemma" and c.further()
  if not further then return first end
  local words = {}
  for _, lemma in ipairs(passing(further)) do
    for _, word in ipairs(further[lemma]) do words[word] = true end
  end
  if next(words) == nil then return first end
  return several(c, "one", { first, word_list(c, "lower", sorted(words)) })
end

local function among(c, t, set)
  return also(c, t, word_list(c, t.attr, sorted(set)), function(further)
    local list = {}
    for lemma in pairs(set) do list[#list + 1] = further[lemma] and lemma end
    return list
  end)
end

-- what characters decide: the lemmas are made the tokens of a text
local function by_characters(c, t, first)
  return also(c, t, first, function(further)
    local test, list = { op = t.op, attr = "text" }, {}
    for name, value in pairs(t) do test[name] = test[name] or value end
    local found = c.words_that(test, sorted(further))
    for i = 1, #found do list[i] = tostring(found[i]) end
    return list
  end)
end

function tests.any(c) return one(c, "any", function(p) return p:any() end) end
function tests.eq(c, t) return among(c, t, { [t.value] = true }) end
tests["in"] = function(c, t) return among(c, t, t.set) end
function tests.regex(c, t)
  local first = one(c, key("regex", t.attr, t.regex, t.flags or ""), function(p)
    return p:regex(t.attr, t.regex, t.flags)
  end)
  return by_characters(c, t, first)
end
function tests.fuzzy(c, t)
  local name = key("fuzzy", t.attr, t.value, t.max, t.transpose and 1 or 0)
  local first = one(c, name, function(p)
    return p:fuzzy(t.attr, t.value, t.max, t.transpose)
  end)
  return by_characters(c, t, first)
end
function tests.flag(c, t) return one(c, "flag" .. t.flag, function(p) return p:flag(t.flag) end) end
function tests.cmp(c, t)
  return one(c, key("cmp", t.rel, t.value), function(p) return p:length(t.rel, t.value) end)
end
tests["not"] = function(c, t, depth) return negated(c, node(c, t[1], depth)) end

local function nodes(c, t, depth)
  local list = {}
  for i = 1, #t do list[i] = node(c, t[i], depth) end
  return list
end
tests["and"] = function(c, t, depth) return several(c, "all", nodes(c, t, depth)) end
tests["or"] = function(c, t, depth) return several(c, "one", nodes(c, t, depth)) end

tests["where"] = function(c, t)
  return place(c, t.fn, { kind = "where", fn = t.fn })
end
function tests.start(c, t)
  return place(c, key("begin", t.layer), { kind = "begin", layer = t.layer })
end
function tests.space_after(c) return place(c, "space", { kind = "space" }) end
function tests.index(c, t)
  return place(c, key("index", t.rel, t.value), { kind = "index", rel = t.rel, value = t.value })
end
function tests.field(c, t)
  local test = t.test
  if test then
    return place(c, key("field", t.name, test.op, test.regex or test.value, test.flags or test.max,
      test.transpose), { kind = "field", name = t.name, test = test })
  end
  return place(c, key("field", t.name, type(t.value), t.value),
    { kind = "field", name = t.name, value = t.value })
end
function tests.covered(c, t)
  local function bits(kind)
    return place(c, key(kind, t.layer, set_key(t.label), set_key(t.id)),
      { kind = kind, layer = t.layer, label = t.label, id = t.id, optional = t.optional })
  end
  if t.part == "begin" then return bits "first" end
  local covered = bits "covered"
  if t.part == "inside" then return several(c, "all", { covered, negated(c, bits "first") }) end
  return t.part == "outside" and negated(c, covered) or covered
end

function node(c, t, depth)
  local n = c.nodes[t]
  if n then return n end
  depth = (depth or 0) + 1
  if depth > 100 then fail("a test of tests nested more than 100 deep") end
  n = tests[t.op](c, t, depth)
  c.nodes[t] = n
  return n
end

--- The number of a test that instructions ask.
local function ask(c, t)
  local n = node(c, t)
  local number_of = c.tests[n]
  if not number_of then
    number_of = c.program:test(n)
    c.tests[n] = number_of
    c.asked[number_of] = t
  end
  return number_of
end

--- The tests of the tokens that a string is cut into.
local function cut(c, words)
  local name = words.attr .. words.text
  local list = c.cut[name]
  if list then return list end
  list = {}
  for token in c.tokens(words.text):each() do
    list[#list + 1] = { op = "eq", attr = words.attr, value = c.value(token, words.attr) }
  end
  if #list == 0 then fail("%q: no token is in it", words.text) end
  c.cut[name] = list
  return list
end

-- The one test that a node is, or nil.
local function single(c, p)
  if p.kind == "test" then return p.test end
  if p.kind == "words" then
    local list = cut(c, p)
    return #list == 1 and list[1] or nil
  end
  return nil
end

-- One test for several; words of one attribute are one list.
local function either(list)
  local attr, values = list[1].attr, {}
  for i = 1, #list do
    local t = list[i]
    if t.op ~= "eq" or t.attr ~= attr then
      local t2 = { op = "or" }
      for k = 1, #list do t2[k] = list[k] end
      return t2
    end
    values[t.value] = true
  end
  return { op = "in", attr = attr, set = values }
end

-- The leaves of nested alternations, in order; those that stand there again add nothing.
local function leaves(p)
  local out, stack, seen = {}, { p }, {}
  while #stack > 0 do
    local top = stack[#stack]
    stack[#stack] = nil
    if top.kind == "alt" and not seen[top] then
      for i = top.n, 1, -1 do stack[#stack + 1] = top[i] end
    elseif not seen[top] then
      out[#out + 1] = top
    end
    seen[top] = true
  end
  return out
end

--- The alternatives of a pattern; those of one token that stand side by side are one.
local function alternatives(c, p)
  local known = c.merged[p]
  if known then return known end
  local out, run = {}, {}
  local function flush()
    if #run == 1 then out[#out + 1] = { kind = "test", test = run[1], n = 0 } end
    if #run > 1 then out[#out + 1] = { kind = "test", test = either(run), n = 0 } end
    run = {}
  end
  for _, q in ipairs(leaves(p)) do
    local t = single(c, q)
    if t then
      run[#run + 1] = t
    else
      flush()
      out[#out + 1] = q
    end
  end
  flush()
  out.n = #out
  c.merged[p] = out
  return out
end

M.key, M.set_key, M.number = key, set_key, number
M.node, M.ask, M.cut, M.alternatives = node, ask, cut, alternatives

return M
