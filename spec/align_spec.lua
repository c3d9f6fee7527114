-- gloss.align: two tokenisations side by side, against a naive reference.
local gloss = require "gloss"

local function spans(text, rows)
  local list = {}
  for i, row in ipairs(rows) do list[i] = { row[1], row[2] } end
  return gloss.spans(text, list)
end

-- whether two rows {first, last} share a byte
local function share(a, b) return a[1] <= b[2] and b[1] <= a[2] end

-- Groups as connected parts of the graph of sharing, found by joining until
-- nothing changes; {i1, i2, j1, j2}, in order of the text.
local function naive(a, b)
  local nodes = {}
  for i, row in ipairs(a) do nodes[#nodes + 1] = { side = 1, i = i, row = row, group = #nodes + 1 } end
  for j, row in ipairs(b) do nodes[#nodes + 1] = { side = 2, i = j, row = row, group = #nodes + 1 } end
  local changed = true
  while changed do
    changed = false
    for _, x in ipairs(nodes) do
      for _, y in ipairs(nodes) do
        if x.side ~= y.side and share(x.row, y.row) and x.group ~= y.group then
          x.group = math.min(x.group, y.group)
          y.group = x.group
          changed = true
        end
      end
    end
  end
  local groups, byid = {}, {}
  for _, x in ipairs(nodes) do
    local g = byid[x.group]
    if not g then
      g = { first = x.row[1] }
      byid[x.group] = g
      groups[#groups + 1] = g
    end
    g.first = math.min(g.first, x.row[1])
    local lo, hi = x.side * 2 - 1, x.side * 2
    g[lo] = math.min(g[lo] or x.i, x.i)
    g[hi] = math.max(g[hi] or x.i, x.i)
  end
  table.sort(groups, function(x, y) return x.first < y.first end)
  -- a side that is none is empty where it would be
  local na, nb = 0, 0
  for k, g in ipairs(groups) do
    groups[k] = { g[1] or na + 1, g[2] or na, g[3] or nb + 1, g[4] or nb }
    na, nb = groups[k][2], groups[k][4]
  end
  return groups
end

local function groups(al)
  local list = {}
  for i1, i2, j1, j2 in al:each() do list[#list + 1] = { i1, i2, j1, j2 } end
  return list
end

-- every way to ask, against the reference
local function compare(text, a, b)
  local al = gloss.align(spans(text, a), spans(text, b))
  local expected = naive(a, b)
  assert.same(expected, groups(al))
  assert.equal(#expected, #al)
  for g = 1, #expected do assert.same(expected[g], { al:group(g) }) end
  for _, side in ipairs{ { a, b, "a2b" }, { b, a, "b2a" } } do
    for i, row in ipairs(side[1]) do
      local lo, hi
      for j, other in ipairs(side[2]) do
        if share(row, other) then lo, hi = lo or j, j end
      end
      local x, y = al[side[3]](al, i)
      assert.same({ lo, hi }, { x, y })
    end
  end
end

describe("gloss.align", function()
  local rows = {
    { "nothing", {}, {} },
    { "one side alone", { { 1, 2 }, { 4, 5 } }, {} },
    { "the same", { { 1, 2 }, { 4, 5 } }, { { 1, 2 }, { 4, 5 } } },
    { "one of two", { { 1, 4 } }, { { 1, 2 }, { 3, 4 } } },
    { "two of one", { { 1, 2 }, { 3, 4 } }, { { 1, 4 } } },
    { "a chain", { { 1, 3 }, { 4, 6 } }, { { 1, 1 }, { 2, 4 }, { 5, 9 } } },
    { "gaps in both", { { 1, 1 }, { 5, 6 }, { 9, 9 } }, { { 2, 4 }, { 6, 6 }, { 8, 9 } } },
    { "adjacent, none shared", { { 1, 2 } }, { { 3, 4 } } },
    { "one in a gap", { { 1, 2 }, { 7, 8 } }, { { 4, 5 } } },
  }
  for _, row in ipairs(rows) do
    it(row[1], function() compare("abcdefghi", row[2], row[3]) end)
  end

  it("agrees with the reference at random", function()
    math.randomseed(11)
    local function random(n)
      local list, at = {}, 1
      while at <= n do
        local last = math.min(n, at + math.random(0, 3))
        if math.random(4) > 1 then list[#list + 1] = { at, last } end
        at = last + 1
      end
      return list
    end
    for _ = 1, 300 do
      local n = math.random(0, 24)
      compare(("x"):rep(n), random(n), random(n))
    end
  end)

  it("relates tokens of two profiles", function()
    local doc = gloss.doc "Kim's ten-year plan, 5km."
    local a, b = doc.tokens, doc:tokenized "spacy-en"
    local al = gloss.align(a, b)
    local seen = {}
    for i1, i2, j1, j2 in al:each() do
      seen[#seen + 1] = table.concat(a:sub(i1, i2):values(), "+") .. "="
        .. table.concat(b:sub(j1, j2):values(), "+")
    end
    assert.same({ "Kim=Kim", "'s='s", "ten-year=ten+-+year", "plan=plan", ",=,", "5km=5+km", ".=." }, seen)
    assert.same({ 3, 5 }, { al:a2b(3) })
    assert.same({ 3, 3 }, { al:b2a(4) })
    assert.equal("Alignment (7 groups)", tostring(al))
  end)

  it("takes sets that cover the text", function()
    local text = ("Ab cd-ef. "):rep(100)
    local words, graphemes = gloss.words(text), gloss.graphemes(text)
    local al = gloss.align(words, graphemes)
    assert.equal(#words, #al)
    local i1, i2, j1, j2 = al:group(#al)
    assert.same({ #words, #words, #graphemes, #graphemes }, { i1, i2, j1, j2 })
    assert.same({ 4, 5 }, { al:a2b(3) })
  end)

  it("has no group out of range", function()
    local al = gloss.align(gloss.words "a b", gloss.words "a b")
    assert.equal(0, select("#", al:group(0)))
    assert.equal(0, select("#", al:group(4)))
    assert.has_error(function() al:a2b(0) end)
    assert.has_error(function() al:b2a(4) end)
  end)

  it("takes only flat sets of one text", function()
    local flat = gloss.words "a b"
    assert.has_error(function() gloss.align(flat, gloss.words "a c") end)
    assert.has_error(function() gloss.align(flat, gloss.spans("a b", { { 1, 3 }, { 2, 3 } })) end)
    assert.has_error(function() gloss.align(flat) end)
    assert.has_error(function() gloss.align("a", flat) end)
  end)
end)
