-- Texts that could make an algorithm look at the same bytes again and again:
-- four times the text takes four times the steps, and no more. Run by
-- spec/host/steps.c, which counts them.
local core = require "gloss.core"
local gloss = require "gloss"
local longlooks = require "spec.support.longlooks"
local quotemarks = require "gloss.quotemarks"

local csteps = _G.steps
gloss.words "a b"
if csteps() == 0 then
  print "steps  not counted in this build (make check-steps)"
  return
end

local SIZE, MOST = 16384, 4.4

-- steps of the engine, and instructions of the Lua code above it
local instructions = 0
debug.sethook(function() instructions = instructions + 100 end, "", 100)
local function steps() return csteps() + instructions end

local function rep(s) return function(n) return s:rep(n // #s) end end
-- a begin, something long, an end
local function around(begin, s, last)
  return function(n) return begin .. s:rep(n // #s) .. last end
end

local TEXTS = {
  { "letters", rep "a" }, { "words", rep "ab " }, { "capitals", rep "A. " },
  { "full stops", rep "." }, { "spaced dots", rep ". " }, { "marks", rep "?! " },
  { "open quotations", rep '"a ' }, { "open quotations with curls", rep "\u{201C}A. " },
  { "single quotation marks", rep "' " }, { "loose marks", rep "'' a " },
  { "open brackets", rep "(" }, { "nested brackets", function(n)
    return ("("):rep(n // 2) .. (")"):rep(n // 2) end },
  { "quotations never closed", rep "(A. \u{201C}" }, { "hyphens", rep "a-" },
  { "apostrophes", rep "a'" }, { "digits and commas", rep "1," }, { "lists", rep "1. a 2. b " },
  { "addresses", rep "a.b@" }, { "slashes", rep "http://a/" }, { "numbers", rep "1/2:3." },
  { "abbreviations", rep "z. B. " }, { "initials", rep "A.B" }, { "line ends", rep "a\n" },
  { "blank lines", rep "a\n\n" }, { "indents", rep "   a\n" }, { "spaces", around("A.", " ", "b") },
  { "marks of accent", around("a", "\u{301}", "b") }, { "joiners", rep "\u{1F469}\u{200D}" },
  { "flags", rep "\u{1F1E6}" }, { "Chinese", rep "\u{4E2D}\u{3002}" },
  { "bytes of nothing", rep "\xff\xe2" }, { "soft hyphens", around("a", "\u{AD}", "b") },
  { "sentence look-ahead (SB8)", around("a.", " 1", "b") },
  { "a quotation, then spaces", around('He said ".', " ", '"') },
  { "a word, then marks", function(n) return ("x"):rep(n // 2) .. ("\n\n."):rep(n // 6) end },
  { "Jane.Doe", rep "Jane.Doe" }, { "commas after stops", rep "ab.Cd," },
  { "items of lists", rep "\n(ii) a" }, { "notes", rep ".[1]" }, { "clitics", rep "'s" },
  { "dots and @", rep "...@" }, { "digits and letters", rep "1a" }, { "NULs", rep "\0" },
  { "tabs", rep "  a\t" }, { "long words", rep(("a"):rep(23) .. " ") },
  { "cut characters", rep "\xE2\x80" }, { "colons and brackets", rep ":)" },
  { "currencies", rep "$(" }, { "speech", rep '"Yes," she said. ' },
  { "names and speech", rep 'Okoro, x, y, "a b" ' }, { "speech broken", rep '"x," adding "y" ' },
  { "corner brackets", rep "\u{300C}a\u{300D}" },
}

local function sentences(options)
  return function(text) return gloss.sentences(text, options) end
end
local function tokens(options)
  return function(text) return gloss.tokens(text, options) end
end
local function stream(bytes)
  return function(text)
    local s = gloss.stream("sentences", { memory = false, newline = "space" })
    local n = 0
    for at = 1, #text, bytes do
      for _ in s:feed(text:sub(at, at + bytes - 1)) do n = n + 1 end
    end
    for _ in s:close() do n = n + 1 end
    return n
  end
end
local function bytewise(options)
  return function(text)
    local s, n = gloss.stream("sentences", options), 0
    for byte in text:sub(1, #text // 4):gmatch "." do
      for _ in s:feed(byte) do n = n + 1 end
    end
    for _ in s:close() do n = n + 1 end
  end
end
local names = gloss.gazetteer()
names:add{ "Okoro", id = "okoro", label = "PERSON" }
local function quotes(text)
  local doc = gloss.doc(text:sub(1, #text // 4))
  doc:layer("entities", doc:find(names))
  return #doc.quotes
end
-- names that begin in one another
local function nested(options)
  local g = gloss.gazetteer(options)
  for n = 1, 12 do
    for _, part in ipairs{ "a", "a ", "A.", ".", "(", "a\u{301}", "\u{4E2D}\u{3002}", "(a)", "'s a", "1," } do
      g:add(part:rep(n))
    end
  end
  return g
end
-- what is ours of it, PCRE2 apart: literals, and what may stand before them
local rules = gloss.rules{ "email", "url", "handle", "version", "phone",
  { regex = ".{40,}@" }, { regex = "(?s).*http" }, { regex = "[a-z]+\\." }, { regex = "1," } }
local function named(options, find, share)
  local g = nested(options)
  return function(text) return g:find(text:sub(1, #text // (share or 1)), find) end
end
local LOOSE = { fold = "case accents space width possessive brackets dots" }
local loose, inside = nested(LOOSE), nested{ boundary = "none", fold = "case space" }
local WORK = {
  { "graphemes", gloss.graphemes }, { "words", gloss.words },
  { "linebreaks", gloss.linebreaks }, { "UAX sentences", sentences{ profile = "uax29" } },
  { "sentences", sentences() }, { "sentences, keep", sentences{ quotes = "keep" } },
  { "sentences, de", sentences{ lang = "de" } }, { "sentences, space", sentences{ newline = "space" } },
  { "sentences, und", sentences{ lang = "und" } },
  { "tokens", tokens() }, { "tokens, ud", tokens{ profile = "ud" } },
  { "tokens, ptb", tokens{ profile = "ptb" } }, { "tokens, spacy-en", tokens{ profile = "spacy-en" } },
  { "paragraphs", gloss.paragraphs }, { "lines", gloss.lines },
  { "names", named(nil, nil, 4) }, { "names, all", named(nil, { matches = "all" }, 4) },
  { "names, folded, first", named(LOOSE, { matches = "first" }, 4) },
  { "names inside words", named{ boundary = "none" } },
  { "names inside words, all", named({ boundary = "none" }, { matches = "all" }) },
  { "names of tokens", named({ boundary = "token" }, { matches = "first" }) },
  { "misspelt names", named(nil, { fuzzy = 1, lengths = { 2, 4 }, stretches = "any" }, 8) },
  { "misspelt names, folded, in any order", named(LOOSE,
    { fuzzy = 2, lengths = { 3, 6 }, stretches = "any", order = "any", initials = true, matches = "all" }, 16) },
  { "a name looked up", function(text)
    for _, g in ipairs{ loose, inside } do
      g:lookup(text)
      g:prefix(text)
      g:nearest(text)
    end
  end },
  { "rules", function(text) return rules:find(text) end },
  { "lemmas", function(text) return gloss.attributes(gloss.words(text)):count "lemma" end },
  { "stream of 64 bytes", stream(64) }, { "stream of 256 bytes", stream(256) },
  { "stream byte by byte", bytewise{ memory = false, newline = "space", quotes = "keep" } },
  { "UAX stream byte by byte", bytewise{ profile = "uax29" } },
  { "sentences, model", sentences{ model = "en" } },
  { "quotation marks", function(text) return quotemarks.find(gloss.doc(text)) end },
  -- of a text that costs the automaton much the rest is read by one pass, which costs more
  { "quotes", quotes, 5.5 },
}

-- Token patterns that could try again and again. What a text says in one word is
-- there, so that none is given up for what it lacks.
local T = gloss.token
local function pattern(p, options)
  return function(text) return p:find("x b " .. text, options) end
end
local HARD = { -- name, pattern, how often the text stands there, so that the states cost little beside it
  { "(a?){30}a{30}", (T.any^-1)^{ 30 } * T"a"^{ 30 }, 4 },
  { "twelve optional tokens", (T.any^-1)^{ 12 } * T"x", 16 },
  { "any tokens and a word", T.any^0 * T"x" },
  { "any tokens between two words", T"x" * T.any^0 * T"b" * T.any^0 * T"x" },
  { "a loop of loops", ((T.any^0 * T.alpha^0)^1 * T"b")^1 },
  { "captures in a loop", ((T.any / "x")^0) },
  { "looks at all that follows", T.any * #(T.any^0 * T"b") },
  { "looks at all that came", T.behind(T"b" * T.any^0) * T.any },
  { "within sentences", (T.any^0 * T"b"):within "sentences" },
}
for i, row in ipairs(HARD) do
  local find = pattern(row[2], { matches = i % 2 == 0 and "first" or "longest" })
  local times = row[3] or 1
  WORK[#WORK + 1] = { row[1], function(text) return find(text:rep(times)) end }
end
local many = {}
for i = 1, 60 do many[i] = { label = "L" .. i % 7, pattern = T("w" .. i) + T.any^0 * T"x" } end
WORK[#WORK + 1] = { "many patterns", pattern(gloss.patterns(many)) }
WORK[#WORK + 1] = { "many patterns, per label", pattern(gloss.patterns(many), { per = "label" }) }
local alike = {}
for i = 1, 60 do
  alike[i] = { label = "L" .. i % 7, pattern = T.any * T.alpha^-2 * T("w" .. i) + T.any * T"b" }
end
WORK[#WORK + 1] = { "many patterns that begin alike, the widest", pattern(gloss.patterns(alike),
  { matches = "widest" }) }
-- as many states as the text has tokens, in a row
WORK[#WORK + 1] = { "a chain of states", function(text)
  local p = T.any^{ #text // 40 }
  return p:find(("a "):rep(#text // 20))
end }

local function cost(work, text)
  collectgarbage()
  collectgarbage "stop"
  local before = steps()
  work(text)
  local took = steps() - before
  collectgarbage "restart"
  return took
end

local worst, bad, count = { 0 }, 0, 0
-- Tables of hashes have seeds of their own each time: a word that shares its place
-- costs more. What seems too much is counted again, and the least of each counts.
local function compare(name, work, short, long, most)
  local a, b = cost(work, short), cost(work, long)
  for _ = 1, 4 do
    if b / (a + 1000) <= most then break end
    a, b = math.min(a, cost(work, short)), math.min(b, cost(work, long))
  end
  local times = b / (a + 1000)
  count = count + 1
  if most == MOST and times > worst[1] then worst = { times, name } end
  if times > most then
    print(("steps  %s: %d steps, and %d for four times as much"):format(name, a, b))
    bad = bad + 1
  end
end

for _, text in ipairs(TEXTS) do
  local short, long = text[2](SIZE), text[2](4 * SIZE)
  for _, work in ipairs(WORK) do
    work[2](short) -- what is made at first use
    compare(work[1] .. ", " .. text[1], work[2], short, long, work[3] or MOST)
  end
end
for algorithm, rows in pairs(longlooks) do
  local work = algorithm == "sentences" and sentences{ profile = "uax29" } or gloss[algorithm]
  for _, row in ipairs(rows) do
    compare(algorithm .. ", " .. row[1], work, row[2](2000), row[2](8000), MOST)
  end
end

-- What is no text. Each is made for a size; its second function is counted.
local function rows(n, row)
  local list = {}
  for i = 1, n do list[i] = row(i) end
  return list
end
local function written(s, fn)
  local path = os.tmpname()
  local file = assert(io.open(path, "wb"))
  file:write(s)
  file:close()
  fn(path)
  os.remove(path)
end
-- all entries of a gazetteer, each removed by its name and id
local function removed(make, pack)
  return function(n)
    local g, list = gloss.gazetteer(), make(n)
    for _, e in ipairs(list) do g:add(e) end
    if pack then
      written("", function(path)
        assert(g:save(path))
        g = assert(gloss.open(path))
      end)
    end
    for _, e in ipairs(list) do g:remove{ e[1], id = e.id } end
    assert(#g == 0 and #g:find(("Oru "):rep(n)) == 0)
  end
end

local CASES = { -- name, most, what is counted of a size, what is made for it
  { "pairs of a nest", 5, function(nest)
    local text = nest.text
    local one = gloss.spans(text, { { 1, 1 } })
    local n = #nest // 2
    assert(nest:sub(n + 1):pairs(one + nest:sub(1, n), { before = 3 })() == nil)
    assert(nest:pairs(nest, "touching")() == nil)
  end, function(n)
    local list = rows(n, function(i) return { i, 4 * n + 1 - i } end)
    for i = 1, n do list[n + i] = { n + 2 * i, n + 2 * i } end
    return gloss.spans(("x"):rep(4 * n), list)
  end },
  { "tokens that a nest lies on", 5, function(nest)
    for _, kind in ipairs{ "begin", "covered", "first", "outside", "shared" } do
      core.placebits(nest.tokens, nest.spans, kind)
    end
  end, function(n)
    local text = ("ab "):rep(2 * n)
    return {
      tokens = gloss.tokens(text),
      spans = gloss.spans(text, rows(n, function(i) return { 3 * i - 2, 6 * n - 3 * i + 2 } end)),
    }
  end },
  { "proper joins of equal spans", 5, function(pile)
    assert(pile:pairs(pile, { "within", proper = true })() == nil)
    assert(pile:pairs(pile, { "containing", proper = true })() == nil)
  end, function(n)
    return gloss.spans(("x"):rep(9), rows(n, function(i) return { 1, 9, id = "i" .. i } end))
  end },
  { "lines of names", MOST, function(lines)
    written(lines, function(path) assert(gloss.gazetteer():load(path, { format = "txt" })) end)
  end, function(n)
    return table.concat(rows(n, function(i) return ("name %d"):format(i) end), "\n")
  end },
  { "opening a pack", 1.1, function(pack)
    written(pack, function(path) assert(gloss.open(path)):close() end)
  end, function(n)
    local g, bytes = gloss.gazetteer(), nil
    for i = 1, n do g:add(("word%d other%d"):format(i % 1000, i)) end
    written("", function(path)
      assert(g:save(path))
      local file = assert(io.open(path, "rb"))
      bytes = file:read "a"
      file:close()
    end)
    return bytes
  end },
  { "entries of one name, each removed", MOST, removed(function(n)
    local list = {}
    for i = 1, n do list[i] = { "Oru", id = ("%d"):format(i) } end
    return list
  end), function(n) return n end },
  { "entries of one name in a pack, each removed", MOST, removed(function(n)
    local list = {}
    for i = 1, n do list[i] = { "Oru", id = ("%d"):format(i), label = "L" .. i % 3 } end
    return list
  end, true), function(n) return n end },
  { "entries that are alike, in pairs, each pair removed", MOST, removed(function(n)
    local list = {}
    for i = 1, n do list[i] = { "Oru", id = ("%d"):format(i // 2) } end
    return list
  end), function(n) return n end },
  { "a name added and removed again and again", MOST, function(n)
    local g = gloss.gazetteer()
    for i = 1, n do g:add("w" .. i) end
    for _, name in ipairs{ "Oru", "Oru Sea", "!!" } do
      for _ = 1, n do
        g:add{ name, id = "1" }
        assert(g:remove{ name, id = "1" } == 1)
      end
    end
    assert(#g:find(("Oru "):rep(n)) == 0)
  end, function(n) return n end },
  { "names by priority", 5, named(nil, { matches = "priority", per = "label" }), -- which sorts
    function(n) return ("1,"):rep(n) end },
  { "names that are nearly alike", MOST, function(list)
    local g = gloss.gazetteer()
    for name in list:gmatch "[^\n]+" do g:add(name) end
    local text = ("Name 0001. Nmae 0002, Nam e0003 and Name00004; "):rep(4)
    assert(#g:find(text, { fuzzy = 1 }) >= 4 and #g:find(text, { fuzzy = 2 }) >= 8)
  end, function(n)
    local out = {}
    for i = 1, n // 10 do out[i] = ("Name %05d"):format(i) end
    return table.concat(out, "\n")
  end },
  { "a word longer than a window", MOST, named(), function(n) return ("a"):rep(20 * n) end },
  { "marks to be sorted", 5, function(text)
    for _, form in ipairs{ "NFC", "NFD", "NFKC", "NFKD" } do gloss.normalize(text, form) end
  end, function(n) return "a" .. ("\u{301}"):rep(n) .. ("\u{323}"):rep(n) .. "b" end },
  { "marks in two orders", 5, function(text)
    gloss.is_normalized(text, "NFC")
    return gloss.normalize(text, "NFC")
  end, function(n) return "a" .. ("\u{301}\u{323}"):rep(n) .. "\u{323}" end },
  { "letters to be composed", MOST, function(text) return gloss.normalize(text, "NFC") end,
    function(n) return ("\u{958}\u{1100}\u{1161}\xFF\u{301}"):rep(n) end },
}
for _, case in ipairs(CASES) do
  local short, long = case[4](3000), case[4](12000)
  case[3](short)
  compare(case[1], case[3], short, long, case[2])
end

-- An error of a condition costs the texts behind it nothing.
do
  local words = {}
  for i = 1, 300 do words[i] = ("w%dx"):format(i) end
  local text = gloss.tokens(table.concat(words, " "))
  local function ask(condition)
    return function(t) return pcall(function() return gloss.attributes(t):where(condition) end) end
  end
  ask{ is_title = true }(text) -- words are known from then on
  local before = cost(ask{ is_title = true }, text)
  for _, name in ipairs{ "lemma", "lower", "length", "is_title" } do
    assert(not ask{ [name] = error }(text))
    local behind = cost(ask{ is_title = true }, text)
    if behind > 1.1 * before then
      print(("steps  behind an error of %s: %d steps, and %d before"):format(name, behind, before))
      bad = bad + 1
    end
  end
end

-- Pages cost little more than all of them at once, and lines not much.
local PROSE = [[The council of farmers had said that water from a small dam near
town would be given to nine villages. "We waited," Mr. Lee said on Oct. 3.

]]
local pages, dearest = {}, { 0 }
for i = 1, 50 do pages[i] = PROSE:rep(2000 // #PROSE) end
for _, row in ipairs{
  { "graphemes", gloss.graphemes, 1.15 }, { "words", gloss.words, 1.15 },
  { "sentences", sentences(), 1.2 }, { "tokens", tokens(), 1.2 },
  { "sentences with options", sentences{ lang = "en", newline = "space" }, 1.2 },
} do
  row[2](pages[1])
  local whole = cost(row[2], table.concat(pages))
  local parts = cost(function(list) for _, page in ipairs(list) do row[2](page) end end, pages)
  local times = parts / whole
  if times > dearest[1] then dearest = { times, row[1] } end
  if times > row[3] then
    print(("steps  %s: %.2f times as many for pages"):format(row[1], times))
    bad = bad + 1
  end
end

print(("steps  pages of 2 KB: at most %.2f times what they take at once (%s)")
  :format(dearest[1], dearest[2]))
print(("steps  %d comparisons: at most %.2f times the steps for 4 times the text (%s)")
  :format(count, worst[1], worst[2]))
if bad > 0 then error(bad .. " are not linear") end
