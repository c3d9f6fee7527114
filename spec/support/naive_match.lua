-- Token patterns by backtracking, straight from their definition: a reference
-- for small texts. Time is exponential.
local M = {}

local function holds(test, doc, tokens, i) -- luacheck: ignore 561
  local op, token = test.op, tokens[i]
  if op == "any" then return true end
  if op == "not" then return not holds(test[1], doc, tokens, i) end
  if op == "and" or op == "or" then
    for _, t in ipairs(test) do
      if holds(t, doc, tokens, i) == (op == "or") then return op == "or" end
    end
    return op == "and"
  end
  if op == "eq" then return token[test.attr] == test.value end
  if op == "in" then return test.set[token[test.attr]] == true end
  if op == "flag" then return token[test.flag] end
  if op == "where" then return test.fn(token) and true or false end
  if op == "field" then return token.fields[test.name] == test.value end
  if op == "space_after" then
    return doc.text:sub(token.last + 1, token.last + 1) == " "
  end
  if op == "cmp" or op == "index" then
    local a, b = op == "index" and i or token[test.attr], test.value
    local r = test.rel
    if r == "==" then return a == b elseif r == "~=" then return a ~= b
    elseif r == "<" then return a < b elseif r == "<=" then return a <= b
    elseif r == ">" then return a > b else return a >= b end
  end
  if op == "start" then
    for s in doc[test.layer]:each() do
      if s.first == token.first then return true end
    end
    return false
  end
  if op == "covered" then
    local part = "outside"
    for s in doc[test.layer]:each() do
      if s.first <= token.first and token.last <= s.last
        and (not test.label or test.label[s.label])
        and (not test.id or test.id[s.id])
      then
        part = s.first == token.first and "begin" or part == "begin" and part or "inside"
      end
    end
    if test.part == "any" then return part ~= "outside" end
    return part == test.part
  end
  error("the reference has no test " .. tostring(op))
end

local match -- (node, i, captures, c, k): calls k(j, captures) in the order of preference

-- what a string is cut into, as the doc's tokens are
local function words(p, c)
  local gloss = require "gloss"
  local list = {}
  for w in gloss.tokens(p.text, { profile = c.profile, lang = c.doc.lang }):each() do
    list[#list + 1] = p.attr == "lower" and w.lower or w.text
  end
  return list
end

local function matches_some(p, i, c, want_end)
  -- whether p matches from i (or, with want_end, from anywhere to i)
  local from, to = i, i
  if want_end then from, to = 1, i end
  for s = from, to do
    local found = match(p, s, {}, c, function(j) return not want_end or j == i end)
    if found then return true end
  end
  return false
end

-- a capture more: names to lists of {i, j}
local function with(captures, name, i, j)
  local copy = {}
  for n, list in pairs(captures) do copy[n] = list end
  local list = {}
  for n, pair in ipairs(captures[name] or {}) do list[n] = pair end
  list[#list + 1] = { i, j }
  copy[name] = list
  return copy
end

local kinds = {}

function kinds.test(p, i, captures, c, k)
  if i > #c.tokens or c.barrier and c.barrier(i) then return false end
  if not holds(p.test, c.doc, c.tokens, i) then return false end
  return k(i + 1, captures)
end

function kinds.words(p, i, captures, c, k)
  for n, word in ipairs(words(p, c)) do
    local at = i + n - 1
    local token = c.tokens[at]
    if not token or c.barrier and c.barrier(at) then return false end
    if token[p.attr] ~= word then return false end
  end
  return k(i + #words(p, c), captures)
end

function kinds.item(p, i, captures, c, k)
  local token = c.tokens[i]
  if not token then return false end
  for s in c.doc[p.layer]:each() do
    if s.first == token.first and (not p.label or p.label[s.label])
      and (not p.id or p.id[s.id])
    then
      for j = i, #c.tokens do
        if c.barrier and c.barrier(j) then break end
        if c.tokens[j].last == s.last and k(j + 1, captures) then return true end
      end
    end
  end
  return false
end

local function seq(p, n, i, captures, c, k)
  if n > p.n then return k(i, captures) end
  return match(p[n], i, captures, c, function(j, more)
    return seq(p, n + 1, j, more, c, k)
  end)
end
function kinds.seq(p, i, captures, c, k) return seq(p, 1, i, captures, c, k) end

function kinds.alt(p, i, captures, c, k)
  for _, q in ipairs(p) do
    if match(q, i, captures, c, k) then return true end
  end
  return false
end

local function rep(p, done, i, captures, c, k)
  local function once()
    if p.max and done >= p.max then return false end
    return match(p[1], i, captures, c, function(j, more)
      -- a turn that took nothing is the last one
      if j == i and done + 1 >= p.min and not p.max then return k(j, more) end
      return rep(p, done + 1, j, more, c, k)
    end)
  end
  if done < p.min then return once() end
  if p.lazy then return k(i, captures) or once() end
  return once() or k(i, captures)
end
function kinds.rep(p, i, captures, c, k) return rep(p, 0, i, captures, c, k) end

function kinds.look(p, i, captures, c, k)
  local plain = setmetatable({ barrier = false }, { __index = c })
  if matches_some(p[1], i, plain, not p.ahead) == p.neg then return false end
  return k(i, captures)
end

function kinds.start(p, i, captures, c, k)
  local token = c.tokens[i]
  if not token then return false end
  for s in c.doc[p.layer]:each() do
    if s.first == token.first then return k(i, captures) end
  end
  return false
end

function kinds.capture(p, i, captures, c, k)
  return match(p[1], i, captures, c, function(j, more)
    return k(j, with(more, p.name, i, j))
  end)
end

function kinds.action(p, i, captures, c, k) return match(p[1], i, captures, c, k) end

-- a match lies in one span of the layer
function kinds.within(p, i, captures, c, k)
  local token = c.tokens[i]
  if not token then return false end
  for s in c.doc[p.layer]:each() do
    if s.first <= token.first and token.last <= s.last then
      local inside = setmetatable({ barrier = function(j)
        return c.tokens[j].last > s.last
      end }, { __index = c })
      if match(p[1], i, captures, inside, k) then return true end
    end
  end
  return false
end

function match(p, i, captures, c, k) return kinds[p.kind](p, i, captures, c, k) end

-- the first way, in the order of preference, to match from i (to j where given)
local function way(p, i, j, c)
  local result
  match(p, i, {}, c, function(stop, captures)
    if stop == i or j and stop ~= j then return false end
    result = { i, stop, captures }
    return true
  end)
  return result
end

--- What a pattern matches: a list of {i, j, captures}, tokens i to j - 1.
-- mode: longest, first or all.
function M.find(doc, p, mode, profile)
  local tokens = {}
  for token in (profile and doc:tokenized(profile) or doc.tokens):each() do
    tokens[#tokens + 1] = token
  end
  local c = { doc = doc, tokens = tokens, profile = profile or "news", barrier = false }
  local found, i = {}, 1
  while i <= #tokens do
    local ends, longest = {}, nil
    match(p, i, {}, c, function(j)
      if j > i then
        ends[j] = true
        longest = math.max(longest or 0, j)
      end
      return false
    end)
    local step = 1
    if mode == "all" then
      for j = i + 1, #tokens + 1 do
        if ends[j] then found[#found + 1] = way(p, i, j, c) end
      end
    elseif longest then
      local one = way(p, i, mode == "longest" and longest or nil, c)
      found[#found + 1] = one
      step = one[2] - i
    end
    i = i + step
  end
  return found
end

return M
