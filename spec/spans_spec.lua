--- Spans: making sets from rows, and reading them in both forms.
local gloss = require "gloss"

local TEXT = "héllo\nwörld 😀x" -- 19 bytes
local ROWS = {
  { 8, 13, label = "B" },
  { 1, 6, label = "A", id = "x", score = 3 },
  { 1, 6, label = "A", id = "a" },
  { 8, 9 },
  { 1, 6, label = "A", id = "x", score = 4 }, -- repeated identity
  { 5, 4 }, -- empty
  { first = 1, last = 19, id = 7 },
}

local function rows(spans)
  local list = {}
  for s in spans:each() do
    list[#list + 1] = ("%d-%d %s %s"):format(s.first, s.last, s.label, s.id)
  end
  return list
end

describe("gloss.spans", function()
  it("sorts by first, longest first, label, id, and keeps identities once",
    function()
      assert.same({
        "1-19 nil 7", "1-6 A a", "1-6 A x", "8-13 B nil", "8-9 nil nil",
      }, rows(gloss.spans(TEXT, ROWS)))
    end)

  it("keeps identities once where the order breaks behind repeated ones", function()
    local function set(...)
      local list = {}
      for i, at in ipairs{ ... } do list[i] = { at, at, n = i } end
      local out = {}
      for s in gloss.spans(TEXT, list):each() do out[#out + 1] = s.first .. ":" .. s.n end
      return table.concat(out, " ")
    end
    assert.equal("1:1 2:3", set(1, 1, 2, 2))
    assert.equal("1:1 3:5 5:3", set(1, 1, 5, 5, 3, 3))
    assert.equal("1:3 4:1 5:4", set(4, 4, 1, 5, 1))
  end)

  it("keeps the fields of the first row of an identity", function()
    local s = gloss.spans(TEXT, ROWS)[3]
    assert.equal(3, s.score)
    assert.same({ score = 3 }, s.fields)
    assert.is_nil(s.nothing)
    assert.is_nil(gloss.spans(TEXT, ROWS)[2].score)
  end)

  it("does not see later changes of a row", function()
    local row = { 1, 2, note = "then" }
    local set = gloss.spans(TEXT, { row })
    row.note = "now"
    assert.equal("then", set[1].note)
  end)

  it("takes iterators, Spans and Span objects as sources", function()
    local set = gloss.spans(TEXT, ROWS)
    assert.same(rows(set), rows(gloss.spans(TEXT, set)))
    assert.same(rows(set), rows(gloss.spans(TEXT, set:each())))
    assert.same({ "1-19 nil nil", "1-6 nil nil", "8-13 nil nil",
      "8-9 nil nil" }, rows(gloss.spans(TEXT, set:offsets())))
    assert.same({ "2-3 L i" }, rows(gloss.spans(TEXT, function(state, last)
      if not last then return state, 3, "L", "i" end
    end, 2)))
    assert.equal(3, gloss.spans(TEXT, set:each())[3].score)
  end)

  it("is incomplete where its maker says so, and whatever comes of it",
    function()
      local why = { reason = "budget", rule = "r", position = 5 }
      local part = gloss.spans(TEXT, { { 1, 2 }, incomplete = why })
      local all = gloss.spans(TEXT, { { 1, 2 }, { 8, 9 } })
      assert.is_nil(all.incomplete)
      for _, set in ipairs{ part, part + all, all - part, all:within(part),
        part:sub(1, 0), gloss.spans(TEXT, part), part:with("x", { 1 }) } do
        assert.equal(why, set.incomplete)
        assert.truthy(tostring(set):find("incomplete", 1, true))
      end
      local found = gloss.doc(TEXT):find(function()
        return { { 1, 1 }, incomplete = why }
      end)
      assert.equal(why, found.incomplete)
    end)

  it("makes empty sets", function()
    for _, text in ipairs{ "", "a" } do
      local set = gloss.spans(text, {})
      assert.equal(0, #set)
      assert.is_nil(set[1])
      assert.is_nil(set[-1])
      assert.equal("Spans (0)", tostring(set))
      for _ in set:each() do error("a span in an empty set") end
    end
  end)

  for name, row in pairs{
    ["row 1: 0..2 is outside the text (1..19)"] = { 0, 2 },
    ["row 1: 1..20 is outside the text (1..19)"] = { 1, 20 },
    ["row 1: first is not an integer (got nil)"] = { label = "x" },
    ["row 1: last is not an integer (got string)"] = { 1, "2" },
    ["row 1: last is not an integer (got number)"] = { 1, 2.5 },
    ["row 1: label is not a string (got number)"] = { 1, 2, label = 5 },
    ["row 1: id is not a string (got table)"] = { 1, 2, id = {} },
    ["row 1: a field's name is a string, not 3"] = { 1, 2, "PERSON" },
    ["row 1: field 'text' is built in"] = { 1, 2, text = "x" },
    ["row 1: field 'why' is built in"] = { 1, 2, why = "x" },
    ["row 1: table {first, last} expected, got number"] = 5,
  } do
    it("refuses a bad row: " .. name, function()
      local ok, message = pcall(gloss.spans, TEXT, { row })
      assert.is_false(ok)
      assert.truthy(message:find(name, 1, true), message)
    end)
  end

  it("refuses other sources and texts", function()
    assert.has_error(function() gloss.spans(TEXT, 5) end)
    assert.has_error(function() gloss.spans(5, {}) end)
    assert.has_error(function() gloss.spans(nil, {}) end)
    assert.has_error(function() gloss.spans({}, {}) end)
  end)

  it("passes on what an iterator raises", function()
    local ok, message = pcall(gloss.spans, TEXT, function() error("mine", 0) end)
    assert.is_false(ok)
    assert.equal("mine", message)
  end)

  it("holds ten thousand labels and refuses too many", function()
    local list = {}
    for i = 1, 10000 do list[i] = { 1, 1, label = ("l%05d"):format(i) } end
    local set = gloss.spans("a", list)
    assert.equal(10000, #set)
    assert.equal("l00001", set[1].label)
    assert.equal("l10000", set[-1].label)
    for i = 10001, 65536 do list[i] = { 1, 1, label = "l" .. i } end
    assert.has_error(function() gloss.spans("a", list) end,
      "more than 65535 labels in one set")
  end)
end)

describe("a Spans", function()
  local set = gloss.spans(TEXT, ROWS)

  it("is read by index, from either end", function()
    assert.equal(set[1], set[-5])
    assert.equal(set[5], set[-1])
    assert.is_nil(set[0])
    assert.is_nil(set[6])
    assert.is_nil(set[-6])
    assert.is_nil(set[1.5])
    assert.equal(5, #set)
    assert.is_nil(set.no_such_method)
  end)

  it("gives offsets, texts, values and labels", function()
    local got = {}
    for first, last in set:offsets() do got[#got + 1] = first .. "-" .. last end
    assert.equal("1-19 1-6 1-6 8-13 8-9", table.concat(got, " "))
    got = {}
    for text in set:texts() do got[#got + 1] = text end
    assert.same(set:values(), got)
    assert.same({ 1, 1, 1, 8, 8 }, set:values "first")
    assert.same({ "A", "B" }, set:labels())
    assert.same({ 3 }, gloss.spans(TEXT, { ROWS[2] }):values "score")
  end)

  it("gives offsets in other units", function()
    local word = gloss.spans(TEXT, { { 8, 13 }, { 15, 18 }, { 19, 19 } })
    local got = {}
    for _, unit in ipairs{ "codepoint", "utf16" } do
      for first, last in word:offsets(unit) do
        got[#got + 1] = first .. "-" .. last
      end
    end
    assert.equal("7-11 13-13 14-14 7-11 13-14 15-15", table.concat(got, " "))
    assert.has_error(function() word:offsets "furlong" end)
  end)

  it("cannot be changed", function()
    assert.has_error(function() set.x = 1 end)
    assert.has_error(function() set[1] = 1 end)
    assert.has_error(function() set[1].label = "x" end)
  end)

  it("shows itself", function()
    assert.equal('Spans (5): "' .. TEXT .. '", "héllo", "héllo", "wörld", ...',
      tostring(set))
    assert.equal('Spans (1): "' .. ("x"):rep(37) .. '..."',
      tostring(gloss.spans(("x"):rep(50), { { 1, 50 } })))
  end)

  it("reads partitions as it reads columns", function()
    -- segments of all sizes, among them some longer than a rank sample
    local parts = {}
    for i = 1, 300 do parts[i] = ("x"):rep(i * 7 % 1500) .. "\n" end
    local text = table.concat(parts)
    local cut = gloss.linebreaks(text)
    assert.equal(#parts, #cut)
    local at, n = 0, 0
    for first, last in cut:offsets() do
      n = n + 1
      assert.equal(at + 1, first)
      at = at + #parts[n]
      assert.equal(at, last)
      local s = cut[n]
      assert.equal(first, s.first)
      assert.equal(last, s.last)
    end
    assert.equal(#text, at)
    assert.equal(cut[-1], cut[n])
    -- one by one, all in order, and as lists
    local words = gloss.words((text:sub(1, 40000):gsub("xx", "1 ")))
    local labels, texts = words:values "label", words:values()
    n = 0
    for s in words:each() do
      n = n + 1
      assert.equal(words[n], s)
      assert.equal(texts[n], s.text)
      assert.equal(labels[n], s.label)
    end
    assert.same({ #words, #words, #words }, { n, #labels, #texts })
    assert.same({ "letter", "number", "space" }, words:labels())
  end)
end)

describe("a Span", function()
  local doc = gloss.doc(TEXT)
  local set = gloss.spans(doc, { { 8, 13, label = "B", id = "w", kind = "k" } })
  local s = set[1]

  it("has its fields", function()
    assert.equal(8, s.first)
    assert.equal(13, s.last)
    assert.equal("wörld", s.text)
    assert.equal("wörld", tostring(s))
    assert.equal(6, #s)
    assert.equal("B", s.label)
    assert.equal("w", s.id)
    assert.equal(2, s.line)
    assert.equal(1, s.column)
    assert.equal(doc, s.doc)
    assert.equal("k", s.kind)
    assert.same({ kind = "k" }, s.fields)
    assert.equal("rows", s:why())
    assert.same({ 7, 11 }, { s:offsets "codepoint" })
  end)

  it("is equal by text, extent, label and id", function()
    local twin = gloss.spans(TEXT, { { 8, 13, label = "B", id = "w" } })[1]
    assert.is_true(s == twin)
    for _, row in ipairs{ { 8, 12, label = "B", id = "w" },
      { 8, 13, label = "C", id = "w" }, { 8, 13, label = "B" } } do
      assert.is_false(s == gloss.spans(TEXT, { row })[1])
    end
    assert.is_false(s == gloss.spans(("y"):rep(19),
      { { 8, 13, label = "B", id = "w" } })[1])
  end)

  it("shows the beginnings of long ones, no part of a character", function()
    for lead = 0, 3 do
      local text = ("a"):rep(lead) .. ("\u{1F600}"):rep(20)
      local shown = tostring(gloss.spans(text, { { 1, #text } }))
      assert.is_truthy(utf8.len(shown), shown) -- luacheck: ignore
      assert.is_truthy(shown:find('...', 1, true))
    end
    local ill = tostring(gloss.spans(("\x80"):rep(50), { { 1, 50 } }))
    assert.equal('Spans (1): "' .. ("\x80"):rep(34) .. '..."', ill)
  end)

  it("needs no arguments where a script calls its metamethods", function()
    for _, object in ipairs{ gloss.spans("ab", { { 1, 2 } }), gloss.spans("ab", { { 1, 2 } })[1] } do
      local index = getmetatable(object).__index
      assert.is_nil(index(object))
      assert.is_false((pcall(index)))
    end
  end)

  it("outlives everything else", function()
    local span = gloss.spans(table.concat{ "un", "ique text" },
      { { 1, 6, note = "kept" } })[1]
    collectgarbage()
    collectgarbage()
    assert.equal("unique", span.text)
    assert.equal("kept", span.note)
  end)

  it("is all that keeps what a short string was cut by", function()
    local made = {}
    for i, cut in ipairs{ gloss.tokens, gloss.sentences } do
      local own = gloss.language "en":with{}
      made[i] = cut(table.concat{ "So it", " goes." }, { lang = own })
      made[i + 2] = cut(table.concat{ "As", " ever." })
    end
    collectgarbage()
    collectgarbage()
    assert.same({ "So", "it", "goes", "." }, made[1]:values())
    assert.same({ "So it goes." }, made[2]:values())
    assert.equal("word", made[1][1]:why())
    assert.equal("so", made[1][1].lower)
    assert.equal("paragraph end", made[2][1]:why():match "^[%a ]+%a")
    assert.equal("As ever.", tostring(made[3].text))
    assert.equal(4, #(made[3] + made[4]))
  end)
end)

describe("fields with built-in names", function()
  -- an entry may have them; span.fields tells them, span.NAME what is built in
  local names = gloss.gazetteer()
  names:add{ "Ann", id = "a", label = "P", text = "mine", doc = "d" }
  local doc = gloss.doc "Ann met Ann."
  local found = doc:find(names)

  it("are read through fields", function()
    assert.equal("Ann", found[1].text)
    assert.equal("mine", found[1].fields.text)
    assert.equal(doc, found[1].doc)
  end)

  it("come through a dump and through gloss.spans", function()
    local back = assert(gloss.undump(doc, found:dump()))
    assert.is_true(back == found)
    assert.equal("mine", back[1].fields.text)
    assert.is_true(gloss.spans(doc, found) == found)
    assert.equal("mine", gloss.spans(doc, found:each())[2].fields.text)
  end)
end)

describe("span:why()", function()
  it("tells what a segment is", function()
    for name, expected in pairs{
      words = "word segment (UAX #29)", lines = "line",
      graphemes = "grapheme cluster (UAX #29)", paragraphs = "paragraph",
      linebreaks = "stretch between line breaks (UAX #14)",
    } do
      assert.equal(expected, gloss[name] "some text"[1]:why())
    end
    assert.equal("word segment (UAX #29)",
      gloss.words("some text", { only = "word" })[2]:why())
  end)
end)
