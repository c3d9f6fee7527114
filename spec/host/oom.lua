--- Scenarios for oom.c, which runs each with memory failing at every
-- allocation. A scenario is short, so that all of them can be tried, and
-- covers a function or two. Fields: `name`; `setup()` gives what `run` and
-- `check` get, without failures; `run(made)` is the part that may run out of
-- memory; `check(made)`, without failures, finds the objects still usable.
-- Add a line here for each new public function.
local scenarios = {}

local function scenario(name, setup, run, check)
  scenarios[#scenarios + 1] = { name = name, setup = setup, run = run, check = check }
end

local TEXT = "Ab c\u{301}d 42, \u{1F642}\u{1F1EB}\u{1F1F7} e-f \u{2014} don't.\r\nNext one?\n\nLast."

--- A scenario on `TEXT`: `made` has what most need, and what `setup` adds.
local function on_text(name, run, setup)
  scenario(name, function()
    local core = require "gloss.core"
    local text = core.text(TEXT)
    local made = { core = core, text = text }
    made.a = core.spans(text, {
      { 1, 2, label = "X", id = "ab", note = "n" }, { 1, 7, label = "Y" }, { 4, 6 },
    })
    made.b = core.spans(text, { { 1, 2, label = "X", id = "ab" }, { 5, 9, label = "Z", id = "i" } })
    if setup then setup(made) end
    return made
  end, run, function(made)
    assert(#made.a == 3 and made.a[1].text == "Ab c\u{301}d")
    assert(#made.b == 2 and made.b[1].label == "X")
  end)
end

scenario("lua itself", nil, function()
  local t = {}
  for i = 1, 20 do t[i] = ("x"):rep(i) .. i end
  assert(table.concat(t):find("x20", 1, true))
end)

scenario("require gloss.core", nil, function() require "gloss.core" end, function()
  assert(require "gloss.core"._VERSION)
end)

on_text("text", function(made) made.core.text("a" .. #TEXT) end)
on_text("text positions", function(made)
  local text = made.core.text(TEXT .. "x")
  assert(text:codepoint(5) and text:utf16(5) and text:linecol(5))
  assert(text:byte("codepoint", 3) == 3 and text:byte("line", 2) and text:sub(1, 2) == "Ab")
end)
on_text("spans of rows", function(made)
  local s = made.core.spans(made.text, { { 1, 2, label = "L", id = "i", f = 1 }, { 1, 2 }, { 3, 3, label = "K" } })
  assert(#s == 3)
end)
on_text("spans of an iterator", function(made)
  local n = 0
  local s = made.core.spans(TEXT, function()
    n = n + 1
    if n < 40 then return n % 20 + 1, n % 20 + 1, "l" .. n % 3, "id" .. n end
  end)
  assert(#s == 39)
end)
on_text("span", function(made)
  local s = made.a[1]
  assert(s.first == 1 and s.text and s.line == 1 and s.column == 1 and tostring(s))
  assert(made.a[2].fields.note == "n" and made.a[2].note == "n" and made.a[2].id == "ab")
end)
on_text("iterate spans", function(made)
  for s in made.a:each() do assert(s.first) end
  for first, last in made.a:offsets() do assert(first <= last) end
  for first, last in made.a:offsets("utf16") do assert(first <= last) end
  for text in made.a:texts() do assert(text ~= "") end
end)
on_text("lists of spans", function(made)
  assert(#made.a:values() == 3 and #made.a:labels() == 2)
  assert(tostring(made.a))
end)

on_text("normalize", function(made)
  for _, form in ipairs { "NFC", "NFD", "NFKC", "NFKD" } do
    assert(made.core.normalize("\u{1E9B}\u{323}e\u{301}\u{AC01}", form) ~= "")
  end
  assert(made.core.is_normalized(TEXT, "NFC") ~= nil)
end)
-- runs of marks that outgrow the engine's room on the stack, and output that
-- outgrows the buffer's: memory fails inside the engine too
on_text("normalize long runs", function(made)
  local run = "a" .. ("\u{301}\u{323}"):rep(100) .. ("b"):rep(2000)
  local normal = made.core.normalize(run, "NFD")
  assert(#normal == #run and normal ~= run)
  assert(not made.core.is_normalized(run, "NFC"))
  assert(#made.core.casefold(("\u{DF}"):rep(2000)) == 4000)
end)
on_text("casefold, property", function(made)
  assert(made.core.casefold("Stra\u{DF}e \u{130}"))
  assert(made.core.property("a", "Script") == "Latin")
end)

on_text("graphemes, words", function(made)
  assert(#made.core.graphemes(made.text) > 10 and #made.core.words(TEXT) > 10)
  local words = made.core.words(made.text, { only = "word" })
  assert(words[1].text == "Ab" and words[1].label == "letter")
end)
on_text("sentences, linebreaks", function(made)
  assert(#made.core.uax_sentences(made.text) > 2 and #made.core.linebreaks(TEXT) > 5)
end)
on_text("lines, paragraphs", function(made)
  assert(#made.core.lines(made.text) == 3 and #made.core.paragraphs(made.text) == 2)
end)

--- A scenario on the whole library, its parts loaded before memory fails.
local function on_doc(name, run, check)
  scenario(name, function()
    local gloss = require "gloss"
    local names = gloss.gazetteer { fold = "case accents" }
    names:add { "Oru River", id = "ORU", label = "LOC", alias = { "the Oru" } }
    local doc = gloss.doc("Mr. Ly saw the Oru. \u{201C}Oh,\u{201D} he said.\n\nThe ORU river rose.")
    assert(#gloss.sentences "A. B." > 0 and #gloss.doc("a b."):find(names) == 0)
    return { gloss = gloss, names = names, doc = doc }
  end, run, function(made)
    assert(#made.doc:find(made.names) == 2)
    assert(#made.doc.sentences == 3)
    if check then check(made) end
  end)
end

scenario("require gloss", nil, function() return require("gloss").doc end, function()
  assert(#require("gloss").words "a b" == 3)
end)
scenario("load a language", function() return require "gloss" end, function(gloss)
  assert(#gloss.tokens "A b." == 3)
end)
on_doc("gloss.sentences, gloss.tokens", function(made)
  assert(#made.gloss.sentences "A b. C d." == 2 and #made.gloss.tokens "A b." == 3)
end)
on_doc("doc and its layers", function(made)
  local doc = made.gloss.doc("One two. Three.")
  assert(#doc.words and #doc.sentences == 2 and #doc.tokens == 5 and #doc.lines == 1)
  doc:layer("entities", { { 1, 3, label = "N" } })
  assert(doc.entities[1].label == "N" and #doc:gmatch("%u%l+") == 2)
end)
on_doc("layers of a doc that stays", function(made)
  assert(#made.doc.sentences == 3 and #made.doc.tokens > 10 and #made.doc.paragraphs == 2)
end)
on_doc("gazetteer", function(made)
  local g = made.gloss.gazetteer { fold = "case" }
  g:add { "Belmora", id = "BEL", label = "GPE", alias = { "Bel" }, size = 3 }
  g:add "Kestria"
  assert(#g == 2 and #g:find "in BELMORA and Kestria" == 2)
end)
on_doc("gazetteer that stays", function(made)
  made.names:add { "Nobody", id = "NO", label = "PERSON" }
end)
on_doc("doc:find", function(made)
  local found = made.doc:find(made.names)
  assert(found[1].id == "ORU" and found[1].line == 1 and found[1]:why())
end)

return scenarios
