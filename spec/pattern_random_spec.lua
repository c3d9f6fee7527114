-- Token patterns against a reference by backtracking: random patterns of every kind,
-- random texts, every mode, captures too.
local gloss = require "gloss"
local naive = require "spec.support.naive_match"
local T = gloss.token

local WORDS = { "a", "b", "c", "B", "aa", "1" }

local random = {}
function random.number(n) return math.random(n) end
function random.of(list) return list[math.random(#list)] end

local function text()
  local words = {}
  for i = 1, math.random(0, 8) do words[i] = random.of(WORDS) end
  return table.concat(words, " ")
end

-- spans over the words of a text, whose edges are mostly those of words
local function spans(doc, n)
  local rows = {}
  for _ = 1, math.random(0, n) do
    local tokens = doc.tokens
    if #tokens == 0 then break end
    local i = math.random(#tokens)
    local j = math.min(#tokens, i + math.random(0, 3))
    local last = tokens[j].last
    if math.random(8) == 1 and #tokens[j] > 1 then last = last - 1 end
    rows[#rows + 1] = { tokens[i].first, last, label = random.of{ "X", "Y" },
      id = random.of{ "1", "2" } }
  end
  return rows
end

-- flat spans that leave gaps
local function parts(doc)
  local rows, i, tokens = {}, 1, doc.tokens
  while i <= #tokens do
    local j = math.min(#tokens, i + math.random(0, 3))
    if math.random(5) > 1 then
      rows[#rows + 1] = { tokens[i].first, tokens[j].last }
    end
    i = j + 1
  end
  return rows
end

local leaves = {
  function() return T(random.of(WORDS)) end,
  function() return T(random.of(WORDS)) end,
  function() return T(random.of(WORDS) .. " " .. random.of(WORDS)) end,
  function() return T.fold(random.of(WORDS)) end,
  function() return T.any end,
  function() return T.alpha end,
  function() return T{ "a", "b", "c a" } end,
  function() return T{ lower = "b", upper = true } end,
  function() return T.any - T(random.of(WORDS)) end,
  function() return T.label(random.of{ "X", "Y" }) end,
  function() return T.id(random.of{ "1", "2" }) end,
  function() return T.label({ "X", "Y" }, "others") end,
  function() return T.sentence_start end,
  function() return T.where(function(token) return #token == 1 end) end,
  function() return T{ ent_type = random.of{ "X", "Y" } } end,
  function() return T{ ent_iob = random.of{ "B", "I", "O" } } end,
  function() return T{ space_after = true, alpha = random.of{ true, false } } end,
  function() return T.length(">=", 2) end,
}

local pattern

local inner = {
  function(n) return pattern(n - 1) * pattern(n - 1) end,
  function(n) return pattern(n - 1) * pattern(n - 1) end,
  function(n) return pattern(n - 1) + pattern(n - 1) end,
  function(n) return pattern(n - 1) + pattern(n - 1) end,
  function(n) return pattern(n - 1) ^ math.random(-2, 2) end,
  function(n)
    local min = math.random(0, 2)
    return pattern(n - 1) ^ { min, random.of{ min + 1, min, math.huge },
      lazy = math.random(2) == 1 }
  end,
  function(n) return pattern(n - 1) / random.of{ "x", "y" } end,
  function(n) return -pattern(n - 1, true) end,
  function(n) return #pattern(n - 1, true) end,
  function(n) return T.behind(pattern(n - 1, true)) end,
}

local looking = false
function pattern(n, look)
  if n <= 0 then return random.of(leaves)() end
  local before = looking
  looking = looking or look
  local made
  repeat
    local k = math.random(#inner + 2)
    made = (inner[k] or random.of(leaves))
  until not (looking and k == 7)
  made = made(n)
  looking = before
  return made
end

local function list(found)
  local out = {}
  for _, m in ipairs(found) do
    local names = {}
    for name, all in pairs(m[3]) do
      local places = {}
      for _, c in ipairs(all) do
        if c[2] > c[1] then places[#places + 1] = c[1] .. "-" .. c[2] - 1 end
      end
      if #places > 0 then names[#names + 1] = name .. "=" .. table.concat(places, "+") end
    end
    table.sort(names)
    out[#out + 1] = m[1] .. "-" .. m[2] - 1 .. "(" .. table.concat(names, " ") .. ")"
  end
  table.sort(out)
  return table.concat(out, " ")
end

local function number_of(tokens, position, field)
  for i = 1, #tokens do
    if tokens[i][field] == position then return i end
  end
end

local function found(doc, p, mode)
  local out = {}
  for m in p:find(doc, { matches = mode }):each() do
    local captures = {}
    for _, name in ipairs{ "x", "y" } do
      captures[name] = {}
      for i, c in ipairs(m:all(name)) do
        captures[name][i] = { number_of(doc.tokens, c.first, "first"),
          number_of(doc.tokens, c.last, "last") + 1 }
      end
      local last = captures[name][#captures[name]]
      if (m[name] == nil) ~= (last == nil) then error("capture " .. name) end
      if last and m[name].first ~= doc.tokens[last[1]].first then error "last capture" end
    end
    out[#out + 1] = { m.i, m.j + 1, captures }
  end
  return list(out)
end

local function document()
  local doc = gloss.doc(text())
  doc:layer("entities", spans(doc, 3))
  doc:layer("others", spans(doc, 3))
  doc:layer("sentences", parts(doc))
  return doc
end

-- so many texts one behind the other: what is learnt of one is used in the next
local DOCS = 4

local function compare(rounds, seed)
  math.randomseed(seed)
  local p
  for round = 1, rounds do
    local doc = document()
    if round % DOCS == 1 then
      p = pattern(math.random(0, 4))
      if math.random(4) == 1 then p = p:within "sentences" end
      local shown = tostring(p)
      if not shown:find("where(", 1, true) then
        assert.are.equal(shown, tostring(gloss.pattern(shown)))
      end
    end
    for _, mode in ipairs{ "longest", "first", "all" } do
      local want = list(naive.find(doc, p, mode))
      local got = found(doc, p, mode)
      if want ~= got then
        local layers = {}
        for _, name in ipairs{ "entities", "others", "sentences" } do
          for s in doc[name]:each() do
            layers[#layers + 1] = ("%s %d-%d %s"):format(name, s.first, s.last, s.label or "")
          end
        end
        error(("round %d: %s of %s in %q\nwant %s\ngot  %s\n%s"):format(round, mode,
          tostring(p), doc.text, want, got, table.concat(layers, "\n")))
      end
    end
  end
end

-- What a set of rules finds, from all that each finds for itself: in each group the leftmost
-- start, of its matches the longest (or that of the best rule by preference), then the best
-- rule.
local function resolve(doc, rules, mode, per)
  local groups = {}
  for k, rule in ipairs(rules) do
    local g = per == "rule" and k or per == "label" and rule.label or "all"
    groups[g] = groups[g] or {}
    for _, m in ipairs(naive.find(doc, rule.pattern, "all")) do
      local at = groups[g]
      at[m[1]] = at[m[1]] or {}
      table.insert(at[m[1]], { rule = k, first = m[1], stop = m[2], priority = rule.priority })
    end
  end
  local out = {}
  for _, starts in pairs(groups) do
    local i = 1
    while i <= #doc.tokens do
      local best
      for _, m in ipairs(starts[i] or {}) do
        local better = not best or m.stop > best.stop
          or m.stop == best.stop and (m.priority > best.priority)
        if mode == "all" then
          out[#out + 1] = ("%d:%d-%d"):format(m.rule, m.first, m.stop - 1)
        elseif better then
          best = m
        end
      end
      if best then out[#out + 1] = ("%d:%d-%d"):format(best.rule, best.first, best.stop - 1) end
      i = best and best.stop or i + 1
    end
  end
  table.sort(out)
  return table.concat(out, " ")
end

-- Few rules, or more than are followed one by one, or so many that they are a crowd
-- (src/crowd.c).
local function some_rules()
  local rules, kind = {}, math.random(25)
  for k = 1, kind == 1 and 150 or kind <= 5 and math.random(17, 20) or math.random(2, 4) do
    local p = pattern(math.random(0, 2))
    if math.random(4) == 1 then p = p:within "sentences" end
    rules[k] = { name = tostring(k), label = random.of{ "A", "B", "C" } .. k, pattern = p,
      priority = math.random(0, 2) }
  end
  if math.random(2) == 1 then rules[2].label = rules[1].label end
  return rules
end

local function compare_sets(rounds, seed)
  math.randomseed(seed)
  local rules, set
  for round = 1, rounds do
    local doc = document()
    if round % DOCS == 1 then
      rules = some_rules()
      set = gloss.patterns(rules)
    end
    local per = random.of{ "all", "label", "rule" }
    local mode = random.of{ "longest", "longest", "all" }
    local want = resolve(doc, rules, mode, mode ~= "all" and per)
    local got = {}
    for m in set:find(doc, { matches = mode, per = per }):each() do
      got[#got + 1] = ("%s:%d-%d"):format(m.name, m.i, m.j)
    end
    table.sort(got)
    -- equal spans with equal labels are one span: the first rule's
    if rules[1].label ~= rules[2].label and want ~= table.concat(got, " ") then
      local shown = {}
      for k, rule in ipairs(rules) do
        shown[k] = ("%d %s %d %s"):format(k, rule.label, rule.priority, tostring(rule.pattern))
      end
      error(("round %d: %s per %s in %q\nwant %s\ngot  %s\n%s"):format(round, mode, per, doc.text,
        want, table.concat(got, " "), table.concat(shown, "\n")))
    end
  end
end

-- Where preference decides, rules in order are alternatives in order.
local function compare_first(rounds, seed)
  math.randomseed(seed)
  local a, b, set
  for round = 1, rounds do
    local doc = document()
    if round % DOCS == 1 then
      a, b = pattern(math.random(0, 2)), pattern(math.random(0, 2))
      set = gloss.patterns{ { label = "A", pattern = a }, { label = "B", pattern = b } }
    end
    local want, got = {}, {}
    for m in (a + b):find(doc, { matches = "first" }):each() do want[#want + 1] = m.i .. "-" .. m.j end
    for m in set:find(doc, { matches = "first" }):each() do
      got[#got + 1] = m.i .. "-" .. m.j
    end
    assert.are.equal(table.concat(want, " "), table.concat(got, " "),
      ("round %d: %s and %s in %q"):format(round, tostring(a), tostring(b), doc.text))
  end
end

-- All that a search tells.
local function told(set, doc, options)
  local matches, out = set:find(doc, options), {}
  for m in matches:each() do
    local names = {}
    for _, name in ipairs{ "x", "y" } do
      for _, c in ipairs(m:all(name)) do names[#names + 1] = name .. c.first .. "-" .. c.last end
    end
    out[#out + 1] = ("%s %d-%d %s"):format(m.name, m.first, m.last, table.concat(names, " "))
  end
  local ended = matches.incomplete
  out[#out + 1] = ended and ended.reason .. " at " .. ended.position or "complete"
  return table.concat(out, "; ")
end

-- What was searched before changes nothing, not even where a budget ends.
local function compare_histories(rounds, seed)
  math.randomseed(seed)
  for round = 1, rounds do
    local rules, docs = some_rules(), {}
    local set = gloss.patterns(rules)
    for i = 1, 2 * DOCS do docs[i] = i % 3 == 0 and docs[i - 1] or document() end
    for i, doc in ipairs(docs) do
      local options = { matches = random.of{ "longest", "first", "all", "widest" },
        per = random.of{ "all", "label", "rule" } }
      if math.random(2) == 1 then options.budget = math.random(1, 60) end
      local want, got = told(gloss.patterns(rules), doc, options), told(set, doc, options)
      if want ~= got then
        error(("round %d, text %d: %s per %s, budget %s in %q\nwant %s\ngot  %s"):format(round, i,
          options.matches, options.per, tostring(options.budget), doc.text, want, got))
      end
    end
  end
end

describe("random patterns", function()
  it("match as the reference says", function()
    compare(tonumber(os.getenv "GLOSS_ROUNDS") or 1500, tonumber(os.getenv "GLOSS_SEED") or 1)
  end)

  it("compete as they should in sets", function()
    compare_sets(tonumber(os.getenv "GLOSS_ROUNDS") or 1000, tonumber(os.getenv "GLOSS_SEED") or 1)
    compare_first(tonumber(os.getenv "GLOSS_ROUNDS") or 1000, tonumber(os.getenv "GLOSS_SEED") or 1)
  end)

  it("find the same whatever was searched before", function()
    compare_histories(tonumber(os.getenv "GLOSS_ROUNDS") or 200,
      tonumber(os.getenv "GLOSS_SEED") or 1)
  end)

  -- a build that remembers few sets of states, and has no patience with starts one by one
  it("match so in one pass and with little memory too", function()
    local lua = os.getenv "GLOSS_LUA" or "lua5.4"
    local small = io.open "build/small/gloss/core.so"
    if not small or lua ~= "lua5.4" then
      pending "needs lua5.4 and build/small (make BUILD=small build)"
      return
    end
    small:close()
    if os.getenv "GLOSS_CHILD" then return end
    local pipe = io.popen("unset LD_PRELOAD; GLOSS_CHILD=1 LUA_CPATH='./build/small/?.so;;' " .. lua
      .. " spec/support/run.lua --ignore-lua --cpath='./build/small/?.so' -o spec/support/output.lua "
      .. "spec/pattern_random_spec.lua 2>&1")
    local out = pipe:read "*a"
    pipe:close()
    assert.is_truthy(out:find("4 passed, 0 failed", 1, true), out)
  end)
end)
