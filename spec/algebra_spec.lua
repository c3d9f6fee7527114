--- The algebra of spans: each operation by examples, its edge cases and its
-- errors. Texts of the examples are ASCII where nothing else is said.
local gloss = require "gloss"
local command = require "spec.support.command"
local common = require "spec.support.common"

local TEXT = "The cat sat on the mat.  A dog ran." -- 35 bytes
--            1   5   9   13 16  20     26 28  32

local function set(rows, text) return gloss.spans(text or TEXT, rows) end

--- "first-last", then /label and #id where there are any
local function show(spans)
  local list = {}
  for s in spans:each() do
    list[#list + 1] = s.first .. "-" .. s.last .. (s.label and "/" .. s.label or "") ..
      (s.id and "#" .. s.id or "")
  end
  return table.concat(list, " ")
end

local function cases(rows)
  for _, row in ipairs(rows) do
    it(row[1], function() assert.equal(row[2], show(row[3]())) end)
  end
end

local function raises(rows)
  for _, row in ipairs(rows) do
    it("raises: " .. row[1], function()
      local ok, message = pcall(row[3])
      assert.is_false(ok)
      assert.is_truthy(message:find(row[2], 1, true), message)
    end)
  end
end

local words = gloss.words(TEXT, { only = "word" })
local all = gloss.words(TEXT)
local cat, sat, mat = { 5, 7 }, { 9, 11 }, { 20, 22 }

describe("+ - * ==", function()
  it("keeps why spans exist where no matcher made them", function()
    local both = gloss.lines "a b" + gloss.words "a b"
    assert.equal("line", both[1]:why())
    assert.equal("word segment (UAX #29)", both[2]:why())
  end)
  local a = set{ { 5, 7, label = "A", id = "1" }, { 9, 11, label = "A" }, { 5, 7 } }
  local b = set{ { 5, 7, label = "A", id = "1" }, { 9, 11, label = "B" }, { 5, 7, label = "A", id = "2" } }
  local none = set{}
  cases{
    { "union by identity", "5-7 5-7/A#1 5-7/A#2 9-11/A 9-11/B", function() return a + b end },
    { "difference by identity", "5-7 9-11/A", function() return a - b end },
    { "intersection by identity", "5-7/A#1", function() return a * b end },
    { "union with nothing", "5-7 5-7/A#1 9-11/A", function() return a + none end },
    { "union of nothing", "", function() return none + none end },
    { "unlabelled and labelled", "1-3 5-7/letter", function()
      return set{ { 1, 3 } } + all:sub(3, 3)
    end },
    { "partition minus columns", "1-3/letter 4-4/space", function()
      return (all - all:sub(3)):sub(1)
    end },
    { "partition times itself", "1-3/letter 4-4/space", function() return (all * all):sub(1, 2) end },
    { "a Span stands for the set of it", "5-7 9-11/A", function() return a - a[2] end },
    { "labels by bytes, not by order of making", "1-3/A 1-3/a 1-3/b 1-3/\u{E9}", function()
      return set{ { 1, 3, label = "b" }, { 1, 3, label = "\u{E9}" } } +
        set{ { 1, 3, label = "a" }, { 1, 3, label = "A" } }
    end },
    { "a label that begins another", "1-3/A 1-3/AB", function()
      return set{ { 1, 3, label = "AB" } } + set{ { 1, 3, label = "A" } }
    end },
  }
  it("keeps of equal spans the fields of the left one", function()
    local x, y = set{ { 5, 7, who = "x" } }, set{ { 5, 7, who = "y" }, { 9, 11, who = "z" } }
    assert.same({ "x", "z" }, (x + y):values("who"))
    assert.same({ "y", "z" }, (y + x):values("who"))
    assert.equal("x", (x * y)[1].who)
  end)
  it("keeps ids and fields of every run in long unions", function()
    local u = set{}
    for i = 1, 20 do u = u + set{ { i, i + 1, id = "id" .. i, f = i } } end
    for i = 1, 20 do
      assert.equal("id" .. i, u[i].id)
      assert.equal(i, u[i].f)
    end
    assert.equal(20, #(u + u))
    assert.is_true(u + u == u)
  end)
  it("adds what no matcher made without end", function()
    local u = set{ { 1, 1 } }
    for i = 1, 70000 do u = u + all:sub(i % #all + 1, i % #all + 1) end -- more than 65535 runs
    assert.is_true(u == all + set{ { 1, 1 } })
  end)
  it("compares by == members, not how they were made", function()
    assert.is_true(a == set{ { 5, 7 }, { 9, 11, label = "A" }, { 5, 7, label = "A", id = "1" } })
    assert.is_false(a == b)
    assert.is_true(none == set{})
    assert.is_true(all == all:where(function() return true end))
    assert.is_false(set({}, "a") == set({}, "b")) -- other texts are other sets
    assert.is_true(set({ { 1, 1 } }, "a") == set({ { 1, 1 } }, "a"))
    assert.is_false(a == gloss.text(TEXT))
  end)
  raises{
    { "no Spans on the right", "Spans expected, got number", function() return a + 1 end },
    { "no Spans on the left", "Spans expected, got nil", function() return nil - a end },
    { "another text", "spans of different texts", function() return a * set({}, "other") end },
  }
  it("raises where a set would have more than 65535 labels", function()
    local rows, more = {}, {}
    for i = 1, 65535 do rows[i] = { 1, 1, label = "l" .. i } end
    for i = 1, 2 do more[i] = { 1, 1, label = "m" .. i } end
    local x = set(rows)
    assert.equal(65535, #x)
    assert.has_error(function() return x + set(more) end, "more than 65535 labels in one set")
    assert.equal(65536 - 1, #(x - set(more)))
    assert.equal(65535, #(set{} + x))
  end)
end)

describe("joins", function()
  local a = set{ { 1, 11, label = "X" }, cat, sat, { 7, 9 } }
  cases{
    { "same, whatever the label", "1-11/X 5-7", function()
      return a:same(set{ { 5, 7, label = "Q", id = "q" }, { 1, 11 } })
    end },
    { "within", "5-7 7-9", function() return a:within(set{ { 5, 9 } }) end },
    { "within itself", "1-11/X 5-7 7-9 9-11", function() return a:within(a) end },
    { "within, proper", "5-7 7-9 9-11", function() return a:within(a, { proper = true }) end },
    { "within, proper, with the same first byte", "5-7", function()
      return a:within(set{ cat, { 5, 8 } }, { proper = true })
    end },
    { "containing", "1-11/X 5-7", function() return a:containing(set{ cat }) end },
    { "containing, proper", "1-11/X", function() return a:containing(set{ cat }, { proper = true }) end },
    { "overlapping", "1-11/X 5-7 7-9", function() return a:overlapping(set{ { 6, 7 } }) end },
    { "overlapping by one byte", "1-11/X 7-9 9-11", function() return a:overlapping(set{ { 9, 9 } }) end },
    { "touching, before and behind", "5-7 9-11", function() return a:touching(set{ { 8, 8 } }) end },
    { "touching is not overlapping", "9-11", function() return a:touching(set{ { 7, 8 } }) end },
    { "before: next to it but for white space", "5-7", function() return a:before(set{ sat }) end },
    { "before: not those that overlap", "", function() return a:before(set{ { 6, 7 } }) end },
    { "after", "9-11", function() return a:after(set{ cat }) end },
    { "after within 2 bytes", "7-9 9-11", function() return a:after(set{ { 1, 5 } }, { max = 2 }) end },
    { "after within 1 byte", "7-9", function() return a:after(set{ { 1, 5 } }, { max = 1 }) end },
    { "near is each of them", "1-11/X 5-7 7-9 9-11", function() return a:near(set{ cat }) end },
    { "before, anywhere", "1-11/X 5-7 7-9 9-11", function()
      return a:before(set{ { 35, 35 } }, { max = math.huge })
    end },
    { "white space of other scripts does not count", "1-1", function()
      return set({ { 1, 1 } }, "a\u{3000}\u{2003}\u{A0}b"):before(set({ { 10, 10 } },
        "a\u{3000}\u{2003}\u{A0}b"))
    end },
    { "an empty set has no partner", "", function() return a:near(set{}, { max = 99 }) end },
    { "and finds none", "", function() return set{}:near(a, { max = 99 }) end },
    { "a Span for a set", "5-7 7-9 9-11", function() return a:within(a[1], { proper = true }) end },
    { "on partitions", "5-7/letter 8-8/space 9-11/letter", function()
      return all:within(set{ { 5, 11 } })
    end },
  }
  describe("with a unit", function()
    local x, y = set{ cat }, set{ mat } -- sat on the between
    cases{
      { "3 words between, max 3", "5-7", function() return x:before(y, { max = 3, unit = words }) end },
      { "3 words between, max 2", "", function() return x:before(y, { max = 2, unit = words }) end },
      { "white units do not count", "5-7", function() return x:before(y, { max = 3, unit = all }) end },
      { "a unit that sticks out does not count", "5-7", function()
        return x:before(y, { unit = set{ { 7, 9 }, { 18, 20 } } })
      end },
      { "bytes by name", "5-7", function() return x:before(y, { unit = "byte", max = 8 }) end },
      { "one byte more than max", "", function() return x:before(y, { unit = "byte", max = 7 }) end },
      { "after", "20-22", function() return y:after(x, { max = 3, unit = words }) end },
    }
  end)
  describe("within a frame", function()
    local sentences = set{ { 1, 23 }, { 26, 35 } }
    local x, y = set{ mat, { 28, 30 } }, set{ { 26, 26 }, { 32, 34 } }
    cases{
      { "in one sentence", "28-30", function()
        return x:near(y, { max = 9, within = sentences })
      end },
      { "anywhere", "20-22 28-30", function() return x:near(y, { max = 9 }) end },
      { "a frame around both sentences", "20-22 28-30", function()
        return x:near(y, { max = 9, within = sentences + set{ { 1, 35 } } })
      end },
      { "frames that overlap", "20-22 28-30", function()
        return x:near(y, { max = 9, within = set{ { 1, 24 }, { 20, 26 }, { 25, 30 }, { 28, 35 } } })
      end },
      { "frames that contain one of both", "", function()
        return x:before(y, { max = 9, within = set{ { 20, 25 }, { 28, 31 } } })
      end },
      { "no frame", "", function() return x:near(y, { max = 9, within = set{} }) end },
      { "overlapping in a frame", "20-22", function()
        return x:overlapping(set{ { 22, 24 }, { 30, 35 } }, { within = set{ { 20, 34 } } })
      end },
    }
  end)
  raises{
    { "an option that is not known", "unknown option 'maximum' (known: max, unit, within)",
      function() return a:near(a, { maximum = 3 }) end },
    { "an option of another join", "unknown option 'max' (known: proper)",
      function() return a:within(a, { max = 3 }) end },
    { "any option of same", "unknown option 'max' (known: none)",
      function() return a:same(a, { max = 3 }) end },
    { "a negative max", "option 'max' is negative", function() return a:near(a, { max = -1 }) end },
    { "a max that is no integer", "option 'max': integer expected, got 1.5",
      function() return a:near(a, { max = 1.5 }) end },
    { "a max that is no number", "option 'max': integer expected, got 3",
      function() return a:near(a, { max = "3" }) end },
    { "a unit that is none", "option 'unit': layer 'word': these spans are of no doc",
      function() return a:near(a, { unit = "word" }) end },
    { "a unit of another type", "option 'unit': Spans or name of a layer expected, got number",
      function() return a:near(a, { unit = 5 }) end },
    { "units that overlap", "option 'unit': its spans overlap",
      function() return a:near(a, { unit = a }) end },
    { "a frame that is none", "option 'within': layer 'sentences': these spans are of no doc",
      function() return a:near(a, { within = "sentences" }) end },
    { "a layer of no doc", "bad argument #1 to 'within' (layer 'sentences': these spans are of no doc)",
      function() return a:within "sentences" end },
    { "an operator with a layer", "Spans expected, got string", function() return a - "sentences" end },
    { "a frame of another text", "option 'within': spans of different texts",
      function() return a:near(a, { within = set({}, "x") }) end },
    { "a set of another text", "spans of different texts", function() return a:within(set({}, "x")) end },
    { "no set", "Spans expected, got table", function() return a:within{} end },
  }
end)

describe("pairs", function()
  local a = set{ { 1, 11, label = "X" }, cat, sat, mat }
  local function list(...)
    local t = {}
    for s, u in a:pairs(...) do t[#t + 1] = s.first .. "-" .. s.last .. ":" .. u.first .. "-" .. u.last end
    return table.concat(t, " ")
  end
  local rows = {
    { "overlapping by default, each pair once", "1-11:5-7 1-11:9-11", { a } },
    { "within is not symmetric", "5-7:1-11 9-11:1-11", { a, "within" } },
    { "containing", "1-11:5-7 1-11:9-11", { a, "containing" } },
    { "near, by number", "1-11:5-7 1-11:9-11 5-7:9-11", { a, { near = 0 } } },
    { "near, far", "1-11:5-7 1-11:9-11 1-11:20-22 5-7:9-11 5-7:20-22 9-11:20-22", { a, { near = 20 } } },
    { "near, in units", "1-11:5-7 1-11:9-11 1-11:20-22 5-7:9-11 9-11:20-22",
      { a, { near = 2, unit = words } } },
    { "before, by number", "5-7:9-11", { a, { before = 0 } } },
    { "before, max apart", "1-11:20-22 5-7:9-11 9-11:20-22", { a, { "before", max = 5 } } },
    { "after", "9-11:5-7", { a, { after = 0 } } },
    { "near in a frame", "5-7:9-11", { a, { near = 9, within = set{ { 5, 19 } } } } },
    { "within, proper", "5-7:1-11 9-11:1-11", { set{ { 1, 11 }, cat }, { "within", proper = true } } },
    { "within by key", "5-7:1-11 9-11:1-11", { set{ { 1, 11, label = "X" }, cat }, { within = true } } },
    { "same extent, another label", "1-11:1-11", { set{ { 1, 11 } }, "same" } },
    { "not with itself in another set", "1-11:5-7", { set{ { 1, 11, label = "X" }, cat }, "containing" } },
    { "touching both ways, in order", "5-7:1-4 5-7:8-8 9-11:8-8", { set{ { 1, 4 }, { 8, 8 } }, "touching" } },
    { "with nothing", "", { set{} } },
  }
  for _, row in ipairs(rows) do
    it(row[1], function() assert.equal(row[2], list(row[3][1], row[3][2])) end)
  end
  it("can be left early, and goes on after its end with nil", function()
    local n = 0
    for s in a:pairs(a) do
      assert.equal(1, s.first)
      n = n + 1
      if n == 1 then break end
    end
    local next_pair = a:pairs(a)
    for _ = 1, 2 do assert.is_truthy(next_pair()) end
    for _ = 1, 3 do assert.is_nil((next_pair())) end
  end)
  it("outlives its sets, and they it", function()
    local next_pair = set{ { 1, 3 }, { 2, 4 } }:pairs(set{ { 3, 3 } })
    collectgarbage()
    collectgarbage()
    local s, t = next_pair()
    assert.equal("1-3 3-3", ("%d-%d %d-%d"):format(s.first, s.last, t.first, t.last))
    next_pair = nil -- luacheck: ignore 311
    collectgarbage()
    assert.equal("The", s.text)
  end)
  it("runs in a coroutine that dies before it", function()
    local next_pair
    local co = coroutine.create(function()
      next_pair = a:pairs(a, { near = 4000, within = set{ { 1, 35 } } })
      coroutine.yield()
    end)
    coroutine.resume(co)
    co = nil -- luacheck: ignore 311
    collectgarbage()
    assert.equal(1, next_pair().first)
    next_pair = nil -- luacheck: ignore 311
    collectgarbage()
  end)
  raises{
    { "a join that is not known", "unknown join 'around' (known: same, within,", function() a:pairs(a, "around") end },
    { "a join whose name is gone", "unknown join 'around 1' (known: same, within,", function()
      local t = { "around " .. 1 }
      a:pairs(a, setmetatable(t, { __index = function() t[1] = nil collectgarbage() collectgarbage() end }))
    end },
    { "two joins", "two joins: ", function() a:pairs(a, { near = 1, before = 2 }) end },
    { "an option of another join", "unknown option 'proper' of join 'near' (known: max, unit, within)",
      function() a:pairs(a, { near = 1, proper = true }) end },
    { "a name that is none", "name of a join expected, got number", function() a:pairs(a, { 7 }) end },
    { "any option of same", "unknown option 'max' of join 'same' (known: none)",
      function() a:pairs(a, { "same", max = 1 }) end },
  }
end)

describe("group", function()
  it("gives each span with those within it", function()
    local outer, t = set{ { 1, 23, label = "S" }, { 5, 11 }, { 24, 25 } }, {}
    for s, members in outer:group(words) do t[#t + 1] = s.first .. ": " .. show(members:as()) end
    assert.same({ "1: 1-3 5-7 9-11 13-14 16-18 20-22", "5: 5-7 9-11", "24: " }, t)
  end)
  it("leaves out those that start in it and end outside", function()
    for _, members in set{ { 1, 10 } }:group(set{ { 1, 11 }, cat, sat, { 5, 10 } }) do
      assert.equal("5-10 5-7", show(members))
    end
  end)
  it("keeps labels, ids and fields", function()
    for _, members in set{ { 1, 35 } }:group(set{ { 1, 1, id = "a" }, { 5, 7, label = "L", id = "b", f = 3 } }) do
      assert.equal("1-1#a 5-7/L#b", show(members))
      assert.equal(3, members[2].f)
    end
  end)
end)

describe("gaps, cut, merge", function()
  local a = set{ { 5, 7, label = "A", id = "i" }, { 6, 11, label = "B" }, { 12, 14, label = "B" } }
  cases{
    { "gaps of the text", "1-4 15-35", function() return a:gaps() end },
    { "gaps of nothing", "1-35", function() return set{}:gaps() end },
    { "gaps of all", "", function() return all:gaps() end },
    { "gaps of an empty text", "", function() return set({}, ""):gaps() end },
    { "gaps of each outer", "1-4 15-20 21-35", function() return a:gaps(set{ { 1, 20 }, { 21, 35 } }) end },
    { "gaps of outers that overlap", "1-4 3-4", function() return a:gaps(set{ { 1, 8 }, { 3, 9 } }) end },
    { "gaps of outers that share one", "1-4", function() return a:gaps(set{ { 1, 8 }, { 1, 9 } }) end },
    { "cut in two", "5-5/A#i 7-7/A#i 7-7/B 10-11/B 12-14/B", function()
      return a:cut(set{ { 6, 6 }, { 8, 9 } }) end },
    { "cut all", "", function() return a:cut(all) end },
    { "cut nothing", "5-7/A#i 6-11/B 12-14/B", function() return a:cut(set{}) end },
    { "cut leaves pieces in order", "1-2 1-2/L 10-20 10-12/L", function()
      return set{ { 1, 20 }, { 1, 12, label = "L" } }:cut(set{ { 3, 9 } })
    end },
    { "merge", "5-14", function() return a:merge() end },
    { "merge per label", "5-7/A 6-14/B", function() return a:merge{ per = "label" } end },
    { "merge of one label", "6-14/B", function() return a:label("B"):merge() end },
    { "merge of some stretches of one label", "1-3 5-7/B 9-14", function()
      return set{ { 1, 2, label = "B" }, { 3, 3, label = "C" }, { 5, 6, label = "B" },
        { 6, 7, label = "B" }, { 9, 11 }, { 12, 14, label = "A" } }:merge()
    end },
    { "merge of a partition", "1-35", function() return all:merge() end },
  }
  it("cut keeps fields", function()
    assert.equal("v", set{ { 1, 9, f = "v" } }:cut(set{ { 4, 5 } })[2].f)
  end)
  raises{
    { "per what", "invalid option 'id' (known: label", function() a:merge{ per = "id" } end },
    { "an option", "unknown option 'by' (known: per)", function() a:merge{ by = "label" } end },
  }
end)

describe("resolve", function()
  local a = set{
    { 9, 14, label = "B" }, { 5, 7, label = "A", priority = 5 }, { 5, 11, label = "B" },
    { 9, 11, label = "A", priority = 5 }, { 16, 18, label = "B", priority = -1 }, { 17, 22, label = "A" },
  }
  cases{
    { "longest is the default", "5-11/B 16-18/B", function() return a:resolve() end },
    { "longest by name", "5-11/B 16-18/B", function() return a:resolve("longest") end },
    { "first: as given", "5-7/A 9-14/B 16-18/B", function() return a:resolve("first") end },
    { "priority, then length", "5-7/A 9-11/A 17-22/A", function() return a:resolve("priority") end },
    { "per label", "5-11/B 5-7/A 9-11/A 16-18/B 17-22/A", function()
      return a:resolve("longest", { per = "label" }):where(function() return true end)
    end },
    { "the mode left out", "5-11/B 16-18/B", function() return a:resolve({}) end },
    { "of equal extents the first in order", "1-3/A", function()
      return set{ { 1, 3, label = "B" }, { 1, 3, label = "A" } }:resolve()
    end },
    { "longest first wins over a longer one to the right", "1-3", function()
      return set{ { 1, 3 }, { 2, 30 } }:resolve()
    end },
    { "touching is no overlap", "1-3 4-5", function() return set{ { 1, 3 }, { 4, 5 } }:resolve() end },
    { "of a partition all", "1-3/letter", function() return all:resolve("priority"):sub(1, 1) end },
  }
  it("gives per = rule what each rule would have", function()
    local r = set{ { 1, 5, rule = "x" }, { 3, 9, rule = "y" }, { 4, 6, rule = "x" } }
    assert.equal("1-5 3-9", show(r:resolve{ per = "rule" }))
    assert.equal("1-5 4-6", show((set{ { 1, 5 } } + set{ { 4, 6 } }):resolve("first", { per = "rule" })))
  end)
  raises{
    { "a mode", "invalid option 'best' (known: longest, first, priority)", function() a:resolve("best") end },
    { "per what", "invalid option 'id' (known: label", function() a:resolve("first", { per = "id" }) end },
    { "an option", "unknown option 'for' (known: per)", function() a:resolve("first", { ["for"] = 1 }) end },
    { "a priority that is no number", "field 'priority' is not a number (got string)",
      function() set{ { 1, 2, priority = "high" } }:resolve("priority") end },
    { "a priority that is nan", "field 'priority' is not a number (got nan)",
      function() set{ { 1, 2, priority = 0 / 0 } }:resolve("priority") end },
  }
end)

describe("snap, grow, trim", function()
  local a = set{ { 6, 10, label = "A", id = "i" }, { 4, 4 } }
  local U = "a\u{E9}\u{3000}b\xFFc" -- 1, 2-3, 4-6, 7, 8, 9
  cases{
    { "expand", "5-11/A#i", function() return a:snap(words) end },
    { "expand on a cover", "4-4 5-11/A#i", function() return a:snap(all) end },
    { "contract", "4-4 8-8/A#i", function() return a:snap(all, "contract") end },
    { "contract to nothing", "", function() return a:snap(words, "contract") end },
    { "strict", "4-4", function() return a:snap(all, "strict") end },
    { "strict over several", "5-11", function() return set{ { 5, 11 }, { 5, 10 } }:snap(words, "strict") end },
    { "snap makes equals one", "5-7", function() return set{ { 5, 6 }, { 6, 7 } }:snap(words) end },
    { "expand to units that overlap", "1-9", function()
      return set{ { 4, 5 } }:snap(set{ { 1, 4 }, { 3, 9 }, { 6, 9 } })
    end },
    { "grow", "2-6 4-12/A#i", function() return a:grow(2) end },
    { "grow one side", "4-7 6-13/A#i", function() return a:grow(0, 3) end },
    { "grow up to the text's ends", "1-35 1-35/A#i", function() return a:grow(99) end },
    { "shrink", "8-8/A#i", function() return a:grow(-2) end },
    { "shift", "7-7 9-13/A#i", function() return a:grow(-3, 3) end },
    { "grow to whole characters", "1-6", function() return set({ { 4, 4 } }, U):grow(3, 1) end },
    { "grow into one from the left", "2-7", function() return set({ { 7, 7 } }, U):grow(4, 0) end },
    { "ill-formed bytes are characters", "7-9", function() return set({ { 8, 8 } }, U):grow(1, 1) end },
    { "grow by words", "1-14", function() return set{ { 5, 11 } }:grow(1, 1, words) end },
    { "grow by units that are not white", "1-14", function() return set{ { 5, 11 } }:grow(1, 1, all) end },
    { "shrink by words", "9-11", function() return set{ { 5, 14 } }:grow(-1, -1, words) end },
    { "shrink by words that are cut", "9-11", function() return set{ { 6, 13 } }:grow(-1, -1, words) end },
    { "trim; what is white all over goes", "1-23 5-7/A", function()
      return set{ { 4, 8, label = "A" }, { 24, 25 }, { 1, 25 } }:trim()
    end },
    { "trim Unicode white space", "2-3", function() return set({ { 2, 6 } }, U):trim() end },
    { "trim characters", "7-7", function() return set({ { 1, 9 } }, U):trim("a\u{E9}\u{3000}\xFFc") end },
    { "trim no characters", "1-9", function() return set({ { 1, 9 } }, U):trim("") end },
    { "trim does not cut characters", "4-5", function() return set({ { 4, 5 } }, U):trim() end },
  }
  raises{
    { "a mode", "invalid option 'grow' (known: expand, contract, strict)", function() a:snap(words, "grow") end },
    { "no units", "Spans expected, got nil", function() a:snap() end },
    { "a unit", "layer 'word': these spans are of no doc", function() a:grow(1, 1, "word") end },
    { "units that overlap", "its spans overlap", function() a:grow(1, 1, set{ { 1, 2 }, { 2, 3 } }) end },
    { "no number", "number expected", function() a:grow() end },
  }
end)

describe("where, label, count", function()
  local a = set{
    { 5, 7, label = "N", id = "c", colour = "black", age = 3 }, { 9, 11, label = "V", age = 3.0 },
    { 20, 22, label = "N", colour = "red" }, { 1, 3 },
  }
  cases{
    { "a label", "5-7/N#c 20-22/N", function() return a:where{ label = "N" } end },
    { "a list of labels", "5-7/N#c 9-11/V 20-22/N", function() return a:where{ label = { "V", "N" } } end },
    { "two fields", "20-22/N", function() return a:where{ label = "N", colour = "red" } end },
    { "id", "5-7/N#c", function() return a:where{ id = "c" } end },
    { "no id", "1-3 9-11/V 20-22/N", function() return a:where{ id = false } end },
    { "no label", "1-3", function() return a:where{ label = false } end },
    { "text", "9-11/V", function() return a:where{ text = "sat" } end },
    { "texts", "1-3 9-11/V", function() return a:where{ text = { "sat", "The" } } end },
    { "numbers as Lua compares them", "5-7/N#c 9-11/V", function() return a:where{ age = 3 } end },
    { "a field that few have", "5-7/N#c 20-22/N", function() return a:where{ colour = { "red", "black" } } end },
    { "a function of a field", "5-7/N#c 9-11/V", function()
      return a:where{ age = function(v) return v and v > 2 end }
    end },
    { "a function of first", "9-11/V 20-22/N", function()
      return a:where{ first = function(v) return v > 5 end }
    end },
    { "first", "1-3", function() return a:where{ first = 1, last = 3 } end },
    { "line", "1-3 5-7/N#c 9-11/V 20-22/N", function() return a:where{ line = 1 } end },
    { "a function of the span", "9-11/V", function()
      return a:where(function(s) return s.label == "V" and s.text == "sat" end)
    end },
    { "no condition", "1-3 5-7/N#c 9-11/V 20-22/N", function() return a:where{} end },
    { "an empty list", "", function() return a:where{ label = {} } end },
    { "label()", "9-11/V", function() return a:label("V") end },
    { "label() and what gsub gives behind it", "9-11/V", function() return a:label(("v"):gsub("v", "V")) end },
    { "label() of a list", "5-7/N#c 9-11/V 20-22/N", function() return a:label{ "V", "N", "none" } end },
    { "kinds of words", "4-4/space", function() return all:label("space"):sub(1, 1) end },
  }
  it("asks a function of the label once for each label", function()
    local n = 0
    a:where{ label = function() n = n + 1 end }
    assert.equal(3, n)
  end)
  it("counts", function()
    assert.same({ N = 2, V = 1 }, a:count("label"))
    assert.same({ The = 1, cat = 1, sat = 1, mat = 1 }, a:count())
    assert.same({ c = 1 }, a:count("id"))
    assert.same({ [3] = 2 }, a:count("age"))
    assert.same({ red = 1, black = 1 }, a:count("colour"))
    assert.same({ [1] = 4 }, a:count("line"))
    assert.same({}, set{}:count())
    assert.same({ letter = 9, space = 8, punctuation = 2 }, all:count("label"))
  end)
  raises{
    { "no condition at all", "table of fields or function expected", function() a:where("N") end },
    { "a list for a table of fields", "where: name of a field expected, got 1", function() a:where{ "N" } end },
    { "no label", "label or list of labels expected", function() a:label() end },
    { "a table's loop", "pairs: Spans are no table; use spans:each()",
      function() for _ in pairs(a) do error "?" end end },
    { "a Span's loop", "pairs: a Span is no table; use span.fields",
      function() for _ in pairs(a[1]) do error "?" end end },
    { "two labels", "bad argument #2 to 'label' (one label or one list of labels expected, got string behind it)",
      function() a:label("N", "V") end },
    { "two conditions", "bad argument #2 to 'where' (one condition expected, got table behind it)",
      function() a:where({}, {}) end },
    { "two fields to count", "bad argument #2 to 'count' (one field expected, got string behind it)",
      function() a:count("label", "text") end },
    { "two fields", "bad argument #2 to 'values' (one field expected, got string behind it)",
      function() a:values("label", "text") end },
    { "labels of what", "bad argument #1 to 'labels' (none expected; label(name) gives the spans of a label)",
      function() a:labels("N") end },
    { "two new labels", "one label expected, got string behind it", function() a:as("N", "V") end },
    { "two sets of characters", "one string expected, got string behind it", function() a:trim("a", "b") end },
    { "two sets to cut", "one Spans expected, got userdata behind it", function() a:cut(a, a) end },
    { "two sets around gaps", "one Spans expected, got userdata behind it", function() a:gaps(a, a) end },
    { "two sets to group", "one Spans expected, got userdata behind it", function() a:group(a, a) end },
    { "an error of the function", "mine", function() a:where(function() error("mine") end) end },
  }
end)

describe("as, with, sub", function()
  local a = set{ { 5, 7, label = "A", id = "1", f = 1 }, { 5, 7, label = "B", id = "1", f = 2 },
    { 5, 7, label = "B", id = "0", f = 3 }, { 9, 11, f = 4 } }
  cases{
    { "as", "5-7/K#0 5-7/K#1 9-11/K", function() return a:as("K") end },
    { "as nothing", "5-7#0 5-7#1 9-11", function() return a:as() end },
    { "as of a partition", "1-3/K", function() return all:as("K"):sub(1, 1) end },
    { "sub", "5-7/A#1 5-7/B#0", function() return a:sub(1, 2) end },
    { "sub from the end", "9-11", function() return a:sub(-1) end },
    { "sub, the end before the start", "", function() return a:sub(3, 2) end },
    { "sub beyond", "9-11", function() return set{ { 9, 11 } }:sub(-9, 9) end },
    { "sub of nothing", "", function() return a:sub(9) end },
    { "sub of a partition", "32-34/letter 35-35/punctuation", function() return all:sub(-2) end },
  }
  it("as keeps the fields of the first in order", function()
    assert.same({ 3, 1, 4 }, a:as("K"):values("f"))
  end)
  it("with adds a field by list or by function", function()
    local w = a:with("g", { "p", "q", nil, "s" })
    assert.is_true(w == a)
    assert.same({ "p", "q", nil, "s" }, w:values("g"))
    assert.same(a:values("f"), w:values("f"))
    local v = w:with("g", function(s, i) return s.first + i end)
    assert.equal(v[1].first + 1, v[1].g)
    assert.equal("p", w[1].g)
    assert.equal(v[2].g, v:sub(2)[1].g)
    assert.equal("letter!", all:with("k", function(s) return s.label .. "!" end)[1].k)
  end)
  it("with does not see later changes of the list", function()
    local list = { 1, 2, 3, 4 }
    local w = a:with("g", list)
    list[1] = "changed"
    assert.equal(1, w[1].g)
  end)
  raises{
    { "a name that is built in", "field 'label' is built in", function() a:with("label", {}) end },
    { "a method's name", "field 'why' is built in", function() a:with("why", {}) end },
    { "no values", "list of values or function expected", function() a:with("g", "x") end },
  }
end)

-- the checksum, so that damage comes as far as the parser
local function hash(s)
  local function mix(h, word)
    h = (h ~ word) * 0x9E3779B97F4A7C15
    return h ~ (h >> 29)
  end
  local h = mix(0x676C6F7373, #s)
  local whole = #s // 8 * 8
  for i = 1, whole, 8 do h = mix(h, (string.unpack("<i8", s, i))) end
  h = mix(h, (string.unpack("<i8", s:sub(whole + 1) .. ("\0"):rep(8))))
  return string.pack("<i8", mix(h, 0))
end

describe("dump and undump", function()
  it("give what a budget left out whole, while finalisers change it", function()
    local out, err = command.run("lua -", [[
      local gloss = require "gloss"
      local why, full, met = {}, {}, 0
      local set = gloss.spans("abc", { { 1, 2 }, incomplete = why })
      for i = 1, 40 do full[("x"):rep(60) .. i] = "v" .. i end
      local function meddle()
        met = met + 1
        local some = next(why) ~= nil
        for k, v in pairs(full) do why[k] = nil if not some then why[k] = v end end
        setmetatable({}, { __gc = meddle })
      end
      meddle()
      collectgarbage("setpause", 0)
      collectgarbage("setstepmul", 1000)
      local sound = true
      while met < 300 do
        local ok, s = pcall(set.dump, set) -- a table that grows is no list of keys any more
        sound = sound and (not ok or gloss.undump("abc", s) ~= nil)
      end
      print(sound)]])
    assert.equal("true\n", out, err)
  end)
  local a = set{
    { 5, 7, label = "A", id = "1", s = "str", i = -7, big = math.maxinteger, x = 1.5, yes = true,
      no = false },
    { 5, 7, label = "B" }, { 1, 20, label = "B", id = "two" }, { 20, 35 } }
  it("gives back members and plain fields", function()
    local b = assert(gloss.undump(TEXT, a:dump()))
    assert.is_true(a == b)
    for i = 1, #a do
      assert.same(a[i].fields, b[i].fields)
      assert.equal(a[i].label, b[i].label)
      assert.equal(a[i].id, b[i].id)
    end
    assert.equal("float", math.type(b:where{ label = "A" }[1].x))
    assert.equal(a:dump(), b:dump())
  end)
  it("is small", function()
    local d = words:as():dump()
    assert.is_true(#d < 40 + 2 * #words, #d)
  end)
  it("leaves out what is not plain, and labels that no member has", function()
    local b = gloss.undump(TEXT, set{ { 1, 2, f = print, t = {}, ok = 1 } }:dump())
    assert.same({ ok = 1 }, b[1].fields)
    assert.equal(a:label("A"):dump(), gloss.undump(TEXT, a:label("A"):dump()):dump())
    assert.is_nil(a:label("A"):dump():find("two", 1, true))
  end)
  it("takes both forms, and empty sets", function()
    for _, s in ipairs{ all, words, set{}, gloss.graphemes(TEXT) } do
      assert.is_true(gloss.undump(TEXT, s:dump()) == s)
    end
    assert.is_true(gloss.undump("", set({}, ""):dump()) == set({}, ""))
  end)
  it("has the bytes of format 1", function()
    local hex = set({ { 1, 2, label = "L", id = "i", n = 5 } }, "ab"):dump():gsub(".", function(c)
      return ("%02x"):format(c:byte())
    end)
    assert.equal("1b676c6f737301" .. "02", hex:sub(1, 16))
    assert.equal("02" .. "0169" .. "016e" .. "01" .. "014c" .. "01" .. "01" .. "0002" .. "01" ..
      "01" .. "02" .. "030a" .. "00", hex:sub(33, -17))
  end)
  it("refuses another text", function()
    local s, message, at = gloss.undump(TEXT:upper(), a:dump())
    assert.is_nil(s)
    assert.equal("not a dump of these spans: it belongs to another text", message)
    assert.equal(8, at)
  end)
  it("refuses other strings", function()
    for _, s in ipairs{ "", "x", "\27gloss", "\23gloss\1", ("\0"):rep(50), TEXT } do
      local result, message, at = gloss.undump(TEXT, s)
      assert.is_nil(result)
      assert.equal("string", type(message))
      assert.is_true(at >= 1 and at <= #s + 1)
    end
    local d = a:dump()
    local _, message, at = gloss.undump(TEXT, d:sub(1, 6) .. "\2" .. d:sub(8))
    assert.equal("not a dump of these spans: its version is not known", message)
    assert.equal(7, at)
  end)
  it("finds every change of a byte, every cut, every byte more", function()
    local d = a:dump()
    for i = 1, #d do
      for _, bit in ipairs{ 1, 2, 64, 128 } do
        local c = string.char((d:byte(i) + bit) % 256)
        assert.is_nil((gloss.undump(TEXT, d:sub(1, i - 1) .. c .. d:sub(i + 1))))
      end
      assert.is_nil((gloss.undump(TEXT, d:sub(1, i - 1))))
    end
    assert.is_nil((gloss.undump(TEXT, d .. "\0")))
  end)

  local function survives(d)
    local s, message, at = gloss.undump(TEXT, d)
    if s == nil then
      assert.equal("string", type(message))
      assert.is_true(at >= 1 and at <= #d + 1)
      return false
    end
    local last -- whatever came out is a set
    for span in s:each() do
      assert.is_true(span.first >= 1 and span.last <= #TEXT and span.first <= span.last)
      assert.is_true(last == nil or last.first < span.first or
        last.first == span.first and (last.last > span.last or last.last == span.last))
      last = span
    end
    assert.is_true(s == gloss.spans(TEXT, s))
    assert.is_true(gloss.undump(TEXT, s:dump()) == s)
    return true
  end
  it("survives damage with a right checksum", function()
    local d = a:dump():sub(1, -9)
    assert.equal(a:dump():sub(-8), hash(d))
    local random, good = common.generator(99), 0
    for _ = 1, 6000 do
      local t = { d:byte(1, -1) }
      for _ = 1, random(3) do t[random(#t - 16) + 16] = random(3) == 1 and random(256) - 1 or random(8) - 1 end
      local m = string.char((table.unpack or unpack)(t)) -- luacheck: ignore 113
      if random(4) == 1 then m = m:sub(1, random(#m)) end
      if random(6) == 1 then m = m:sub(1, random(#m)) .. "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\1" end
      if survives(m .. hash(m)) then good = good + 1 end
    end
    assert.is_true(good > 10, good) -- some changes are harmless
  end)
end)

describe("an incomplete set", function()
  -- a budget that ran out stands in the share; here a dump tells of one
  local function incomplete(rows)
    local body = set(rows):dump():sub(1, -9)
    body = body:sub(1, -2) .. "\1"
    return assert(gloss.undump(TEXT, body .. hash(body)))
  end
  local a, b = incomplete{ cat, sat }, set{ cat, mat }
  local operations = {
    ["a + b"] = function(x, y) return x + y end, ["a - b"] = function(x, y) return x - y end,
    ["a * b"] = function(x, y) return x * y end,
  }
  for _, name in ipairs{ "same", "within", "containing", "overlapping", "touching", "before",
    "after", "near", "gaps", "cut", "snap" } do
    operations[name] = function(x, y) return x[name](x, y) end
  end
  for name, f in pairs(operations) do
    it("makes the result of " .. name .. " incomplete, on either side", function()
      assert.same({}, f(a, b).incomplete)
      assert.same({}, f(b, a).incomplete)
      assert.is_nil(f(b, b).incomplete)
    end)
  end
  it("keeps what is told of it, in dumps too", function()
    -- strings: 1 position, 2 budget, 3 reason
    local body = set{ { 1, 3, reason = "budget", position = 5 } }:dump():sub(1, -10)
    body = body .. "\3" .. "\1\3\10" .. "\3\5\2" -- two fields: integer 5, string 2
    local s = assert(gloss.undump(TEXT, body .. hash(body)))
    local told = { position = 5, reason = "budget" }
    assert.same(told, s.incomplete)
    assert.same(told, (b - s).incomplete)
    assert.same(told, (s:grow(1) + b).incomplete)
    assert.same(told, gloss.undump(TEXT, (b + s):dump()).incomplete)
    assert.equal(s:dump(), gloss.undump(TEXT, s:dump()):dump())
  end)
  it("does so in one-sided operations", function()
    for _, s in ipairs{ a:merge(), a:resolve(), a:grow(1), a:trim(), a:as("K"), a:with("f", {}),
      a:sub(1), a:where{ first = 5 }, a:label("X"), a:gaps(), b:near(b, { within = a }),
      b:before(b, { unit = a }), gloss.undump(TEXT, a:dump()) } do
      assert.same({}, s.incomplete)
    end
    for _, members in b:group(a) do assert.same({}, members.incomplete) end
    assert.is_nil(b.incomplete)
  end)
end)
