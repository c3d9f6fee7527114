--- Token patterns compiled: trees of gloss.pattern into the flat programs that
-- src/match.c runs. No function here calls itself as deep as a pattern is.
local code = require "gloss.patterncode"
local core = require "gloss.core"
local nodes = require "gloss.patternnodes"

local M = {}

local ask, cut, key, number = nodes.ask, nodes.cut, nodes.key, nodes.number

local function fail(...) error((...):format(select(2, ...)), 0) end

-- --- what is true of a pattern by what is true of its parts ----------------------------

-- of[kind](c, p, done, parts): done[part] is known then. Other kinds: `other`.
local function fold(c, p, of, other, done)
  local stack = { p }
  while #stack > 0 do
    local top = stack[#stack]
    local ready = true
    if done[top] == nil then
      if of[top.kind] then
        local parts = top.kind == "alt" and nodes.alternatives(c, top) or top
        for i = 1, parts.n do
          if done[parts[i]] == nil then
            stack[#stack + 1] = parts[i]
            ready = false
          end
        end
        if ready then done[top] = of[top.kind](c, top, done, parts) end
      else
        done[top] = other
      end
    end
    if ready then stack[#stack] = nil end
  end
  return done[p]
end

local function of_child(_, p, done) return done[p[1]] end

-- Whether a pattern may match the empty sequence.
local empty = { capture = of_child, action = of_child, within = of_child }
function empty.look() return true end
empty.start = empty.look
function empty.rep(_, p, done) return p.min == 0 or done[p[1]] end
function empty.seq(_, p, done)
  for i = 1, p.n do
    if not done[p[i]] then return false end
  end
  return true
end
function empty.alt(_, _, done, parts)
  for i = 1, parts.n do
    if done[parts[i]] then return true end
  end
  return false
end

-- --- what a match cannot do without ----------------------------------------------------

local MANY = 4 -- lists that are kept of one pattern

-- Each node's lists of tests: of each list some token of every match passes one.
-- Words come before other tests, for they are rare.
local function weight(c, list)
  local t = c.asked[list[1]]
  return (t.op == "eq" or t.op == "in") and 1 or 2
end

local function keep(c, out, lists)
  for i = 1, #lists do
    local l = lists[i]
    if weight(c, l) == 1 or #out == 0 then
      if #out >= MANY then
        if weight(c, out[1]) == 1 then return end
        out[1] = l
      else
        out[#out + 1] = l
      end
    end
  end
end

local NONE = {}

local need = {}
function need.test(c, p)
  local n = ask(c, p.test)
  c.alone[n] = c.alone[n] or { { n } }
  return c.alone[n]
end
function need.words(c, p)
  local out = {}
  for i, t in ipairs(cut(c, p)) do
    if i <= MANY then out[i] = { ask(c, t) } end
  end
  return out
end
need.capture, need.action, need.within = of_child, of_child, of_child
function need.rep(_, p, done) return p.min > 0 and done[p[1]] or NONE end
function need.seq(c, p, done)
  local out = {}
  for i = 1, p.n do
    local lists = done[p[i]]
    if #lists == MANY and weight(c, lists[1]) == 1 then return lists end
    keep(c, out, lists)
  end
  return out
end
-- The list that is passed most seldom: one of words, and short. Nil: there is none.
local function rarest(c, lists)
  local best = lists[1]
  for i = 2, #lists do
    local more = weight(c, lists[i]) - weight(c, best)
    if more < 0 or more == 0 and #lists[i] < #best then best = lists[i] end
  end
  return best
end
function need.alt(c, _, done, parts)
  local union = {}
  for i = 1, parts.n do
    local list = rarest(c, done[parts[i]])
    if not list then return NONE end
    for k = 1, #list do union[#union + 1] = list[k] end
  end
  return #union > 0 and { union } or NONE
end

local function needs(c, p) return fold(c, p, need, NONE, {}) end

-- --- rules ---------------------------------------------------------------------------------

-- Adds the looks in a pattern, inner ones before those that they are in.
local function find_looks(p, found, seen)
  local stack = { p }
  while #stack > 0 do
    local top = stack[#stack]
    if seen[top] then
      stack[#stack] = nil
      if seen[top] == 1 and top.kind == "look" then found[#found + 1] = top end
      seen[top] = 2
    else
      seen[top] = 1
      for i = 1, top.n do
        if not seen[top[i]] then stack[#stack + 1] = top[i] end
      end
    end
  end
end

-- The layer that a pattern is within, or nil.
local function layer_of(p)
  while p.kind == "action" or p.kind == "within" do
    if p.kind == "within" then return p.layer end
    p = p[1]
  end
  return nil
end

-- What tells a look for one test from another, or nil.
local function look_key(c, p)
  local inner = p[1]
  local what = inner.kind == "test" and nodes.node(c, inner.test)
    or inner.kind == "words" and key("words", inner.attr, inner.text)
  return what and key("look", p.ahead and 1 or 0, what)
end

-- Numbers looks; those that look for one thing are one. Returns the different ones. Where a
-- span begins is a bit already.
local function number_looks(c, found)
  local list = {}
  for i = 1, #found do
    local p = found[i]
    local before = #c.bits
    if p[1].kind == "start" then
      c.looks[p] = code.begin_bit(c, p[1].layer)
    else
      c.looks[p] = code.bit(c, look_key(c, p) or p, { kind = "look" })
      if #c.bits > before then list[#list + 1] = p end
    end
  end
  return list
end

local function compile_looks(c, rules)
  local found, seen = {}, {}
  for i = 1, #rules do find_looks(rules[i].pattern, found, seen) end
  found = number_looks(c, found)
  for i = 1, #found do
    local p = found[i]
    c.program:look(p.ahead, c.looks[p])
    code.code(c, p[1], p.ahead)
    local lists = needs(c, p[1])
    for k = 1, #lists do c.program:need(-i, lists[k]) end
  end
end

local function compile_rule(c, rule, k)
  local p = rule.pattern
  local layer, within = layer_of(p), nil
  if layer then
    within = code.bit(c, key("change", layer), { kind = "change", layer = layer })
    local outside = code.bit(c, key("outside", layer), { kind = "outside", layer = layer })
    if outside ~= within + 1 then fail "bits out of order" end
  end
  local label = number(c.labels, rule.label or "", rule.label or "")
  if label >= 65535 then fail "more than 65535 labels" end
  c.program:rule(label, within, rule.priority or 0, p.captures or p.acts or false)
  code.code(c, p, false)
  local lists = needs(c, p)
  for i = 1, #lists do c.program:need(k - 1, lists[i]) end
end

--- Compiles rules, a list of { pattern =, label =, priority = }. `tokens` cuts a string into
-- tokens, `value` gives an attribute of one, `further()` which words have a lemma as another than
-- their first (or nil), `words_that` gives those of a list of words that pass a test. Returns a
-- table: the program, and what a search with it has to tell it. Raises on patterns that are too
-- large.
function M.compile(rules, tokens, value, further, words_that)
  local c = {
    program = core.program(), tokens = tokens, value = value,
    further = further, words_that = words_that,
    nodes = {}, tests = {}, asked = {}, cut = {}, merged = {}, alone = {}, -- while compiling
    places = {}, bits = {}, items = {}, names = {}, labels = {}, -- from 0
    looks = {}, groups = {}, taken = {}, loops = 0,
    at = {}, -- by instruction: the node of a test, an item, a look
  }
  local program = c.program
  local known = {}
  function c.here() return (program:size()) end
  function c.nullable(p) return fold(c, p, empty, false, known) end
  compile_looks(c, rules)
  for k = 1, #rules do compile_rule(c, rules[k], k) end
  program:seal(#c.bits, #c.items)
  c.nodes, c.tests, c.cut, c.merged, c.alone, c.tokens = nil, nil, nil, nil, nil, nil
  c.value, c.further, c.words_that, c.taken = nil, nil, nil, nil
  return c
end

return M
