-- matches = "widest" against what it means: all matches, the greatest priority first, then the
-- longest, then the leftmost, then the earliest rule, each kept that shares no token with one kept.
local gloss = require "gloss"
local T = gloss.token

local function letter() return ("abc"):sub(math.random(3)):sub(1, 1) end

local function pattern()
  local p
  for _ = 1, math.random(3) do
    local t = math.random(4) == 1 and T.any or T(letter())
    local kind = math.random(5)
    if kind == 1 then t = t^0 elseif kind == 2 then t = t^-1 elseif kind == 3 then t = t^1 end
    p = p and p * t or t
  end
  return p
end

local function shown(set)
  local list = {}
  for name in pairs(set) do list[#list + 1] = name end
  table.sort(list)
  return table.concat(list, " ")
end

local function comes_before(a, b)
  if a.priority ~= b.priority then return a.priority > b.priority end
  if a.j - a.i ~= b.j - b.i then return a.j - a.i > b.j - b.i end
  if a.i ~= b.i then return a.i < b.i end
  return a.k < b.k
end

-- What is to be found; `taken`: tokens that no match may have.
local function wanted(rows, text, taken)
  local all, kept, set = {}, {}, {}
  for k, row in ipairs(rows) do
    for s in row.pattern:find(text, { matches = "all" }):each() do
      all[#all + 1] = { i = s.i, j = s.j, k = k, priority = row.priority }
    end
  end
  table.sort(all, comes_before)
  for _, m in ipairs(all) do
    local group = rows.per == "all" and 0 or rows.per == "label" and rows[m.k].label or m.k
    kept[group] = kept[group] or {}
    local free = true
    for at = m.i, m.j do free = free and not kept[group][at] and not taken[at] end
    if free then
      for at = m.i, m.j do kept[group][at] = true end
      set[("%s:%d-%d"):format(rows[m.k].label, m.i, m.j)] = true
    end
  end
  return shown(set)
end

local function found(s)
  local set = {}
  for m in s:each() do set[("%s:%d-%d"):format(m.label, m.i, m.j)] = true end
  return shown(set)
end

describe("the widest of random matches", function()
  local function rules()
    local rows = { matches = "widest", per = ({ "all", "label", "rule" })[math.random(3)] }
    local many = math.random(250) == 1 -- more than a byte counts
    for i = 1, many and 300 or math.random(4) do
      rows[i] = { label = "L" .. math.random(many and 400 or 2), pattern = pattern(),
        priority = math.random(3) }
    end
    return rows
  end
  local function words()
    local list = {}
    for i = 1, math.random(14) do list[i] = letter() end
    return table.concat(list, " ")
  end

  it("are those of all that come first", function()
    math.randomseed(11)
    for round = 1, 1500 do
      local rows, text = rules(), words()
      assert.are.equal(wanted(rows, text, {}), found(gloss.patterns(rows):find(text)),
        ("round %d: %s"):format(round, text))
    end
  end)

  it("leave the tokens of entities alone, as rulers do", function()
    math.randomseed(12)
    for round = 1, 500 do
      local text, rows, ruler, taken, spans = words(), { per = "all" }, {}, {}, {}
      for i = 1, math.random(4) do
        local list = {}
        for k = 1, math.random(3) do
          list[k] = { ORTH = math.random(4) > 1 and letter() or nil, OP = ({ "1", "?", "*", "+" })[math.random(4)] }
        end
        ruler[i] = { label = "L" .. math.random(2), pattern = list }
        rows[i] = { label = ruler[i].label, priority = 0,
          pattern = require "gloss.spacypattern".read(list) }
      end
      for at = 1, (#text + 1) / 2 do
        if math.random(6) == 1 then
          taken[at] = true
          spans[#spans + 1] = { 2 * at - 1, 2 * at - 1, label = "X" }
        end
      end
      local doc = gloss.doc(text)
      doc:layer("entities", spans)
      assert.are.equal(wanted(rows, text, taken),
        found(gloss.spacy_ruler(ruler, { entities = "entities" }):find(doc)), ("round %d: %s"):format(round, text))
    end
  end)
end)

describe("the widest matches", function()
  it("come by length, however long", function()
    local set = gloss.patterns{ matches = "widest", { pattern = T.any^{ 3 } }, { pattern = T.any^{ 258 } },
      { pattern = T.any^{ 259 } }, { pattern = T.any^{ 1 } } }
    local lengths = {}
    for m in set:find(("a "):rep(521)):each() do lengths[#lengths + 1] = m.j - m.i + 1 end
    assert.are.same({ 259, 259, 3 }, lengths)
  end)

  it("of a loop over a long text are found within the budget", function()
    local p = T.any^1
    local found_all = p:find(("a "):rep(2000), { matches = "widest" })
    assert.are.equal(1, #found_all)
    local some = p:find(("a "):rep(20000), { matches = "widest", budget = 100000 })
    assert.is_table(some.incomplete)
    assert.are.equal("budget of steps used up", some.incomplete.reason)
  end)
end)
