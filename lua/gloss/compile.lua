--- Token patterns compiled: trees of gloss.pattern into the flat programs that
-- src/match.c runs. No function here calls itself as deep as a pattern is.
local core = require "gloss.core"

local M = {}

local MAX_STEPS = 4194304 -- of the compiler, for one pattern
local MAX_TWICE = 16 -- loops around each other whose inside is compiled twice

local function fail(...) error((...):format(select(2, ...)), 0) end

local function sorted(set)
  local list = {}
  for s in pairs(set) do list[#list + 1] = s end
  table.sort(list)
  return list
end

-- a string for several, none of which can be mistaken for another
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

-- The number of a thing in a list: what `make` gives it when it is new.
local function number(list, name, make)
  local n = list[name]
  if not n then
    n = #list
    list[n + 1] = make
    list[name] = n
  end
  return n
end

-- --- tests ---------------------------------------------------------------------

-- Tests that ask the same are one node of a program, however many rules ask it: what a
-- token costs is the number of different tests.

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

-- The number of a test that instructions ask.
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

-- The tests of the tokens that a string is cut into.
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

-- The alternatives of a pattern; those of one token that stand side by side are one.
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

-- --- code ---------------------------------------------------------------------------

local function bit(c, name, what) return number(c.bits, name, what) end

local function begin_bit(c, layer)
  return bit(c, key("begin", layer), { kind = "begin", layer = layer })
end

local emit = {} -- by kind: (c, stack, p); what is on the stack comes next

-- An instruction that takes a token. In the second copy of a loop's inside the first one comes
-- next (see emit.rep).
local function taking(c, pc)
  if c.twin then
    c.twin = c.twin + 1
    c.program:emit("jump", c.taken[c.twin] + 1)
  elseif c.loops > 0 then
    c.taken[#c.taken + 1] = pc
  end
end

local function emit_test(c, t, p)
  local pc = c.program:emit("test", ask(c, t))
  c.at[pc] = p
  taking(c, pc)
end

function emit.test(c, _, p) emit_test(c, p.test, p) end

function emit.words(c, _, p)
  local list = cut(c, p)
  for i = 1, #list do
    local t = list[c.back and #list + 1 - i or i]
    emit_test(c, t, { kind = "test", test = t, n = 0 })
  end
end

function emit.item(c, _, p)
  local n = number(c.items, key(p.layer, set_key(p.label), set_key(p.id)), p)
  local pc = c.program:emit("item", n)
  c.at[pc] = p
  taking(c, pc)
end

function emit.seq(c, stack, p)
  local n = #stack
  for i = 1, p.n do stack[n + i] = p[c.back and i or p.n + 1 - i] end
end

function emit.alt(c, stack, p)
  local list = alternatives(c, p)
  if list.n == 0 then
    local pc = c.program:emit "jump" -- to itself: it matches nothing
    c.program:patch(pc, pc)
  else
    stack[#stack + 1] = { kind = "next_alt", list = list, k = 1, jumps = {} }
  end
end

function emit.next_alt(c, stack, task)
  local p, k, list = c.program, task.k, task.list
  if task.split then
    task.jumps[#task.jumps + 1] = p:emit "jump"
    p:patch(task.split, nil, c.here())
    task.split = nil
  end
  task.k = k + 1
  if k < list.n then
    task.split = p:emit "split"
    p:patch(task.split, task.split + 1)
    stack[#stack + 1] = task
  else
    stack[#stack + 1] = { kind = "end_alt", jumps = task.jumps }
  end
  stack[#stack + 1] = list[k]
end

function emit.end_alt(c, _, task)
  local here = c.here()
  for i = 1, #task.jumps do c.program:patch(task.jumps[i], here) end
end

local function split(c, lazy, on)
  local pc = c.program:emit "split"
  on = on or pc + 1
  if lazy then c.program:patch(pc, nil, on) else c.program:patch(pc, on) end
  return pc
end

-- (p*)*, (p+)+ and the like are one loop.
local function single_loop(p)
  local inner = p[1]
  while p.max == nil and p.min <= 1 and inner.kind == "rep" and inner.max == nil
    and inner.min <= 1 and not inner.lazy == not p.lazy
  do
    p = { kind = "rep", inner[1], n = 1, min = p.min * inner.min, lazy = p.lazy }
    inner = p[1]
  end
  return p
end

-- p{n,} is n - 1 times p and a loop whose test stands behind it.
--
-- Where p may be empty, a turn that took no token is the last one, as in Perl. Which turn did is
-- told by the place: the inside is there twice. A turn begins in the second copy, whose end is
-- the end of the loop; what takes a token there goes on in the first copy, at whose end another
-- turn may begin. Inside a second copy a loop needs no first one. Where too many such loops are
-- around each other, those farther in have one copy: what they match is the same, but not
-- always what they prefer.
function emit.rep(_, stack, p)
  if (p.max or p.min) > MAX_STEPS then fail "pattern too large" end
  p = single_loop(p)
  stack[#stack + 1] = { kind = "next_rep", p = p, done = 0, splits = {},
    times = p.max == nil and math.max(p.min - 1, 0) or p.min }
end

function emit.next_rep(c, stack, task)
  local p, done = task.p, task.done
  task.done = done + 1
  if done < task.times or (p.max and done < p.max) then
    if done >= task.times then task.splits[#task.splits + 1] = split(c, p.lazy) end
    stack[#stack + 1] = task
    stack[#stack + 1] = p[1]
  elseif p.max then
    emit.leave(c, task.splits, p.lazy)
  else
    local twice = c.nullable(p[1]) and (c.twin or c.loops < MAX_TWICE)
    if p.min == 0 then
      task.splits[1] = split(c, p.lazy)
    elseif twice and not c.twin then
      task.skip = c.program:emit "jump"
    end
    task.kind = not twice and "loop" or c.twin and "turn" or "again"
    task.from, task.taken = c.here(), #c.taken
    if task.kind == "again" then c.loops = c.loops + 1 end
    stack[#stack + 1] = task
    stack[#stack + 1] = p[1]
  end
end

function emit.loop(c, _, task)
  task.splits[#task.splits + 1] = split(c, task.p.lazy, task.from)
  emit.turn(c, _, task)
end

-- behind the first copy, before the second
function emit.again(c, stack, task)
  local p, here = task.p, c.here() + 1
  task.splits[#task.splits + 1] = split(c, p.lazy, here)
  if task.skip then
    c.program:patch(task.skip, here)
  elseif p.lazy then
    c.program:patch(task.splits[1], nil, here)
  else
    c.program:patch(task.splits[1], here)
  end
  c.twin, c.loops, task.kind = task.taken, c.loops - 1, "turn"
  task.last = true
  stack[#stack + 1] = task
  stack[#stack + 1] = p[1]
end

function emit.turn(c, _, task)
  if task.last then c.twin = nil end
  emit.leave(c, task.splits, task.p.lazy)
end

function emit.leave(c, splits, lazy)
  local here = c.here()
  for i = 1, #splits do
    if lazy then
      c.program:patch(splits[i], here)
    else
      c.program:patch(splits[i], nil, here)
    end
  end
end

function emit.look(c, _, p)
  c.at[c.program:emit("here", c.looks[p], p.neg and 1 or 0)] = p
end

function emit.start(c, _, p)
  c.at[c.program:emit("here", begin_bit(c, p.layer), 0)] = p
end

local function saved(c, stack, p, name, what)
  local n = number(c.names, name, what)
  c.program:emit("save", 2 * n)
  stack[#stack + 1] = { kind = "save", slot = 2 * n + 1 }
  stack[#stack + 1] = p[1]
end

function emit.capture(c, stack, p)
  saved(c, stack, p, p.name, p.name)
end

-- which action is to be taken is a thing that matches capture
function emit.action(c, stack, p)
  c.acts = true
  saved(c, stack, p, p, p)
end

function emit.save(c, _, task) c.program:emit("save", task.slot) end

function emit.within(_, stack, p) stack[#stack + 1] = p[1] end

local function code(c, p, back)
  local stack, steps = { p }, 0
  c.back = back
  while #stack > 0 do
    local top = stack[#stack]
    stack[#stack] = nil
    steps = steps + 1
    if steps > MAX_STEPS then fail "pattern too large" end
    emit[top.kind](c, stack, top)
  end
  c.program:emit "match"
end

-- --- what is true of a pattern by what is true of its parts ----------------------------

-- of[kind](c, p, done, parts): done[part] is known then. Other kinds: `other`.
local function fold(c, p, of, other, done)
  local stack = { p }
  while #stack > 0 do
    local top = stack[#stack]
    local ready = true
    if done[top] == nil then
      if of[top.kind] then
        local parts = top.kind == "alt" and alternatives(c, top) or top
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
  local what = inner.kind == "test" and node(c, inner.test)
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
      c.looks[p] = begin_bit(c, p[1].layer)
    else
      c.looks[p] = bit(c, look_key(c, p) or p, { kind = "look" })
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
    code(c, p[1], p.ahead)
    local lists = needs(c, p[1])
    for k = 1, #lists do c.program:need(-i, lists[k]) end
  end
end

local function compile_rule(c, rule, k)
  local p = rule.pattern
  local layer, within = layer_of(p), nil
  if layer then
    within = bit(c, key("change", layer), { kind = "change", layer = layer })
    local outside = bit(c, key("outside", layer), { kind = "outside", layer = layer })
    if outside ~= within + 1 then fail "bits out of order" end
  end
  local label = number(c.labels, rule.label or "", rule.label or "")
  if label >= 65535 then fail "more than 65535 labels" end
  c.program:rule(label, within, rule.priority or 0, p.captures or p.acts or false)
  code(c, p, false)
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
