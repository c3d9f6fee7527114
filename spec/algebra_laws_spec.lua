--- The algebra of spans on random sets: the laws of set algebra, and every
-- operation against its naive twin. Sets have labels, ids, overlaps, several
-- runs, and both forms; texts have white space of all lengths and ill-formed
-- bytes.
local gloss = require "gloss"
local common = require "spec.support.common"
local N = require "spec.support.naive_spans"

-- Whether the field may be asked for: not of pieces of a text, which cannot have it.
local function asked(set, field) return (pcall(set.values, set:sub(1, 0), field)) end

local draw
local function random(lo, hi) return lo - 1 + draw(hi - lo + 1) end
local function pick(list) return list[random(1, #list)] end

local letters = { "a", "b", "c", "a", " ", " ", "\n", "\u{E9}", "\u{3000}",
  "\u{2003}", "\u{A0}", "\u{1F600}", ".", "\xE3\x80", "\xFF", "1" }

-- Now and then a text is next to empty; of a size that is asked for, sets have
-- about as many rows.
local big
local function random_text(size)
  local t, kind = {}, random(0, 39)
  big = size
  for i = 1, big or kind < 4 and random(0, 3) or random(5, 60) do t[i] = pick(letters) end
  return table.concat(t)
end

local given = 0 -- counts rows, in the order in which they were given
local function random_rows(text)
  local rows = {}
  if #text == 0 then return rows end
  local long = random(1, 3)
  for i = 1, big and random(big - 20, big) or random(0, 9) == 0 and 0 or random(1, 14) do
    local first = random(1, #text)
    local last = math.min(#text, first + random(0, long == 1 and 3 or long == 2 and 12 or #text))
    given = given + 1
    rows[i] = { first, last, label = pick{ "A", "B", "", "Zz", "A" },
      id = pick{ "", "", "1", "2" }, n = given, priority = random(0, 3),
      rule = pick{ "r", "s" } }
  end
  return rows
end

local cuts = { gloss.words, gloss.graphemes, gloss.linebreaks,
  function(text) return gloss.words(text, { only = "word" }) end }

--- A set in a form drawn at random; the second result: all rows have an n.
local function random_set(text)
  local form = random(1, 9)
  if form <= 4 then return gloss.spans(text, random_rows(text)), true end
  if form == 5 then
    local a = gloss.spans(text, random_rows(text))
    return a + gloss.spans(text, random_rows(text)) + gloss.spans(text, random_rows(text)), true
  end
  if form == 6 then return gloss.spans(text, random_rows(text)):resolve(), true end
  if form == 7 then return gloss.spans(text, random_rows(text)) + pick(cuts)(text), false end
  return pick(cuts)(text), false
end

--- A set whose members do not overlap.
local function flat_set(text)
  if random(1, 2) == 1 then return pick(cuts)(text) end
  return random_set(text):resolve()
end

local where -- what is being tried, for messages
local function check(what, want, got, without)
  local w, g = table.concat(N.show(want, without), "\n"), table.concat(N.show(got, without), "\n")
  if w ~= g then
    error(("%s, %s\nwanted:\n%s\ngot:\n%s"):format(where, what, w, g), 0)
  end
end

local function holds(what, yes)
  if not yes then error(("%s: %s does not hold"):format(where, what), 0) end
end

local function rounds(count, seed, body, size)
  for i = 1, count do
    draw = common.generator(seed + i * 7919)
    local text = random_text(size)
    where = ("round %d of seed %d, text %q"):format(i, seed, text)
    body(text)
  end
end

local function laws(text)
  local a, b, c, u = random_set(text), random_set(text), random_set(text), random_set(text)
  local empty = gloss.spans(text, {})
  u = u + a + b + c
  holds("a + b == b + a", a + b == b + a)
  holds("a * b == b * a", a * b == b * a)
  holds("(a + b) + c == a + (b + c)", (a + b) + c == a + (b + c))
  holds("(a * b) * c == a * (b * c)", (a * b) * c == a * (b * c))
  holds("a + a == a", a + a == a and a * a == a)
  holds("a + a * b == a", a + a * b == a and a * (a + b) == a)
  holds("a * (b + c) == a * b + a * c", a * (b + c) == a * b + a * c)
  holds("a + b * c == (a + b) * (a + c)", a + b * c == (a + b) * (a + c))
  holds("u - (a + b) == (u - a) * (u - b)", u - (a + b) == (u - a) * (u - b))
  holds("u - a * b == (u - a) + (u - b)", u - a * b == (u - a) + (u - b))
  holds("u - (u - a) == a", u - (u - a) == a)
  holds("a - b == a * (u - b)", a - b == a * (u - b))
  holds("a + empty == a", a + empty == a and empty + a == a)
  holds("a * empty == empty", a * empty == empty and a - a == empty and a - empty == a)
  holds("#a + #b", #(a + b) == #a + #b - #(a * b))
  holds("a == b only for one set", (a == b) == (#(a - b) == 0 and #(b - a) == 0))
  -- joins
  holds("a within a", a:within(a) == a and a:containing(a) == a and a:same(a) == a)
  holds("within is monotone", a:within(b) - a:within(b + c) == empty)
  holds("within of a union", a:within(b + c) == a:within(b) + a:within(c))
  holds("overlapping of a union", a:overlapping(b + c) == a:overlapping(b) + a:overlapping(c))
  holds("duality", b:containing(a:within(b)) == b:containing(a) and
    a:within(b:containing(a)) == a:within(b))
  holds("symmetry", b:overlapping(a:overlapping(b)) == b:overlapping(a))
  holds("before, after", b:after(a:before(b)) == b:after(a))
  holds("near is any of them", a:near(b) ==
    a:overlapping(b) + a:touching(b) + a:before(b) + a:after(b))
  local step, stride = math.floor(#b / 12) + 1, math.floor(#a / 12) + 1
  for _, name in ipairs{ "same", "within", "containing", "overlapping", "touching", "near" } do
    local parts = empty
    for i = 1, #b, step do parts = parts + a[name](a, b:sub(i, i + step - 1)) end
    holds(name .. " of a part at a time", parts == a[name](a, b))
    parts = empty
    for i = 1, #a, stride do
      parts = parts + a:sub(i, i + stride - 1)[name](a:sub(i, i + stride - 1), b)
    end
    holds("parts " .. name, parts == a[name](a, b))
  end
  holds("same is within and containing", a:same(b) - a:within(b) * a:containing(b) == empty)
  holds("proper and same", a:within(b, { proper = true }) + a:same(b) == a:within(b))
  -- new stretches
  holds("merge is idempotent", a:merge():merge() == a:merge())
  holds("gaps and members are the text", (a:gaps() + a):merge():as() ==
    gloss.spans(text, { { 1, #text } }))
  holds("gaps of gaps", a:gaps():gaps() == a:merge():as())
  holds("gaps do not overlap", #a:overlapping(a:gaps()) == 0)
  holds("cut", #a:cut(b):overlapping(b) == 0 and a:cut(b):cut(b) == a:cut(b))
  holds("cut by itself", #a:cut(a) == 0)
  for _, mode in ipairs{ "longest", "first", "priority" } do
    local r = a:resolve(mode)
    holds(mode .. " is idempotent", r:resolve(mode) == r and r - a == empty)
    holds(mode .. " leaves no overlap", r:pairs(r)() == nil)
    holds(mode .. " is maximal", mode == "first" or a:overlapping(r) == a)
  end
  holds("trim is idempotent", a:trim():trim() == a:trim())
  holds("grow and back", a:grow(0, 0) == a)
  holds("slices", a:sub(1, 3) + a:sub(4) == a and a:sub(1) == a)
  holds("undump(dump)", gloss.undump(text, a:dump()) == a)
  holds("one dump", a:dump() == gloss.undump(text, a:dump()):dump())
end

local function among(...)
  local list = { ... }
  return function(v)
    for _, x in ipairs(list) do
      if x == v then return true end
    end
    return false
  end
end

local function everything(text)
  local a, numbered = random_set(text)
  local b, w, unit = random_set(text), random_set(text), flat_set(text)
  local x, y, nw, nu = N.of(a, text), N.of(b, text), N.of(w, text), N.of(unit, text)
  check("a + b", N.add(x, y), N.of(a + b))
  check("a - b", N.sub(x, y), N.of(a - b))
  check("a * b", N.mul(x, y), N.of(a * b))
  holds("a == b", (a == b) == N.eq(x, y))
  local names = { "same", "within", "containing", "overlapping", "touching", "before", "after", "near" }
  for _, name in ipairs(names) do
    local variants = { {} }
    if name == "within" or name == "containing" then
      variants[2] = { proper = true }
    elseif name == "overlapping" or name == "touching" then
      variants[2] = { within = true }
    elseif name ~= "same" then
      variants = { {}, { max = random(1, 4) }, { max = random(0, 3), unit = true },
        { max = random(0, 20), within = true }, { max = math.huge, within = true },
        { max = random(0, 2), unit = true, within = true }, { max = random(10, 100) } }
    end
    for _, v in ipairs(variants) do
      local mine = { max = v.max, proper = v.proper, unit = v.unit and unit, within = v.within and w }
      local theirs = { max = v.max, proper = v.proper, unit = v.unit and nu, within = v.within and nw }
      local what = ("%s max %s proper %s unit %s within %s"):format(name, v.max, v.proper, v.unit, v.within)
      check("a:" .. what, N.join(name, x, y, theirs), N.of(a[name](a, b, mine)))
      for _, self in ipairs{ false, true } do
        local list, want = {}, {}
        local option = { name }
        for k, value in pairs(mine) do option[k] = value end
        for s, t in a:pairs(self and a or b, option) do
          list[#list + 1] = ("%d-%d %s %s, %d-%d %s %s"):format(s.first, s.last,
            s.label or "", s.id or "", t.first, t.last, t.label or "", t.id or "")
        end
        local z = self and x or y
        for i, p in ipairs(N.pairs(name, x, z, theirs, self)) do
          local s, t = x[p[1]], z[p[2]]
          want[i] = ("%d-%d %s %s, %d-%d %s %s"):format(s.first, s.last, s.label, s.id,
            t.first, t.last, t.label, t.id)
        end
        if table.concat(want, "\n") ~= table.concat(list, "\n") then
          error(("%s, pairs %s self %s\nwanted:\n%s\ngot:\n%s"):format(where, what, self,
            table.concat(want, "\n"), table.concat(list, "\n")), 0)
        end
      end
    end
  end
  local i = 0
  for s, members in a:group(b) do
    i = i + 1
    holds("group's span", s.first == x[i].first and s.last == x[i].last)
    check("group", N.group(x, y)[i], N.of(members))
  end
  holds("group: all of them", i == #x)
  check("gaps", N.gaps(x), N.of(a:gaps()))
  check("gaps of b", N.gaps(x, y), N.of(a:gaps(b)))
  check("cut", N.cut(x, y), N.of(a:cut(b)))
  check("merge", N.merge(x), N.of(a:merge()))
  check("merge per label", N.merge(x, "label"), N.of(a:merge{ per = "label" }))
  for _, mode in ipairs{ "longest", "first", "priority" } do
    if mode ~= "first" or numbered then
      check(mode, N.resolve(x, mode), N.of(a:resolve(mode)))
      check(mode .. " per label", N.resolve(x, mode, "label"), N.of(a:resolve(mode, { per = "label" })))
    end
  end
  local ruled = gloss.spans(text, random_rows(text)) -- rules are of one run
  check("longest per rule", N.resolve(N.of(ruled), "longest", "rule"),
    N.of(ruled:resolve{ per = "rule" }))
  check("priority per rule", N.resolve(N.of(ruled), "priority", "rule"),
    N.of(ruled:resolve("priority", { per = "rule" })))
  for _, mode in ipairs{ "expand", "contract", "strict" } do
    check("snap " .. mode, N.snap(x, y, mode), N.of(a:snap(b, mode)))
    check("snap flat " .. mode, N.snap(x, nu, mode), N.of(a:snap(unit, mode)))
  end
  local left, right = random(-4, 4), random(-4, 4)
  check(("grow %d %d"):format(left, right), N.grow_bytes(x, left, right), N.of(a:grow(left, right)))
  check(("grow %d %d by unit"):format(left, right), N.grow_units(x, left, right, nu),
    N.of(a:grow(left, right, unit)))
  check("trim", N.trim(x), N.of(a:trim()))
  check("trim chars", N.trim(x, { a = true, [" "] = true, ["\u{E9}"] = true, ["\u{3000}"] = true,
    ["\xFF"] = true }), N.of(a:trim("a \u{E9}\u{3000}\xFF")))
  check("as", N.as(x, "K"), N.of(a:as("K")))
  check("as nothing", N.as(x, ""), N.of(a:as()))
  check("with", x, N.of(a:with("extra", function(_, k) return k end)))
  for k, s in ipairs(a:with("extra", function(_, k) return k end):values("extra")) do
    holds("with", s == k)
  end
  check("where label", N.where(x, "label", among("A")), N.of(a:where{ label = "A" }))
  check("where labels", N.where(x, "label", among("A", "letter")), N.of(a:label{ "A", "letter" }))
  check("where id", N.where(x, "id", function(v) return v == nil end), N.of(a:where{ id = false }))
  check("where n", N.where(x, "n", function(v) return v and v % 2 == 0 end),
    N.of(asked(a, "n") and a:where{ n = function(v) return v and v % 2 == 0 end } or a:sub(1, 0)))
  check("where text", N.where(x, "text", among("a", " ")), N.of(a:where{ text = { "a", " " } }))
  check("where function", N.where(x, "first", function(v) return v % 3 == 0 end),
    N.of(a:where(function(s) return s.first % 3 == 0 end)))
  for _, field in ipairs{ "text", "label", "id", "priority", "first" } do
    assert.same(N.count(x, field), asked(a, field) and a:count(field) or {}, where)
  end
  local from, to = random(-9, 9), random(-9, 9)
  check(("sub %d %d"):format(from, to), N.slice(x, from, to), N.of(a:sub(from, to)))
  check("dump", x, N.of(gloss.undump(text, a:dump())))
end

-- All at once enough bytes are looked at for an index of white space; a few
-- spans at a time they are not.
local function reaches(text)
  local a, b = random_set(text), gloss.spans(text, random_rows(text))
  for _, name in ipairs{ "before", "after", "near" } do
    local o = { max = random(0, 300) }
    local parts = gloss.spans(text, {})
    for i = 1, #a, 3 do parts = parts + a:sub(i, i + 2)[name](a:sub(i, i + 2), b, o) end
    check(name .. " " .. o.max, N.of(parts), N.of(a[name](a, b, o)))
  end
end

describe("the algebra of spans, at random,", function()
  it("has the laws of set algebra", function() rounds(250, 1, laws) end)
  it("has them in sets of thousands", function() rounds(6, 5, laws, 3000) end)
  it("does what its naive twin does", function() rounds(160, 2, everything) end)
  it("does so with more rows than a word has bits", function() rounds(2, 6, everything, 75) end)
  it("counts what is between one by one, and by an index", function() rounds(3, 7, reaches, 2500) end)
  it("has the laws of set algebra, more of them #slow", function() rounds(4000, 3, laws) end)
  it("does what its naive twin does, more of it #slow", function() rounds(2000, 4, everything) end)
end)
