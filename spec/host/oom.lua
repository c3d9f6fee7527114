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

on_text("align", function(made)
  local al = made.core.align(made.core.words(made.text), made.b)
  for i1, i2, j1, j2 in al:each() do assert(i1 <= i2 or j1 <= j2) end
  assert(al:a2b(1) == 1 and al:b2a(1) == 1 and al:group(1) and tostring(al))
end)
on_text("tokens of spaCy", function(made)
  local rules = made.core.spacyrules { [":)"] = { ":)" }, ["don't"] = { "do", "n't" } }
  local tokens = made.core.spacytokens("a:) (don't) " .. TEXT, rules)
  assert(tokens[2].text == ":)" and tokens[2]:why() and tokens[4]:why())
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
on_text("simd", function(made)
  local level, levels = made.core.simd()
  assert(made.core.simd(levels[1]) == "portable" and made.core.simd(level) == level)
end)
on_text("words, why", function(made)
  local words = made.core.words(TEXT .. "x")
  assert(words[1]:why():find "word segment")
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

-- the algebra: each operation makes new sets of made.a and made.b
local function on_sets(name, run)
  on_text("spans: " .. name, function(made) run(made.a, made.b, made) end)
end
on_sets("+ - * ==", function(a, b)
  assert(#(a + b) == 4 and #(a - b) == 2 and #(a * b) == 1)
  assert(a ~= b and a + b == b + a)
end)
on_sets("same, within, containing", function(a, b)
  assert(#a:same(b) == 1 and #a:within(a) == 3 and #a:within(b, { proper = true }) == 0)
  assert(#a:containing(b) == 2)
end)
on_sets("overlapping, touching", function(a, b)
  assert(#a:overlapping(b) == 3 and a:touching(b))
end)
on_sets("before, after, near", function(a, b)
  assert(a:before(b, { max = 3 }) and a:after(b) and a:near(b, { within = a }))
end)
on_sets("pairs, group", function(a, b)
  for s, t in a:pairs(b, "overlapping") do assert(s.first <= t.last) end
  for s, inner in a:group(b) do assert(s.first and #inner >= 0) end
end)
on_sets("gaps, cut, merge", function(a, b)
  assert(#a:gaps() > 0 and a:gaps(b) and a:cut(b) and #a:merge() == 1)
end)
on_sets("resolve", function(a)
  assert(#a:resolve "longest" == 1 and a:resolve("first", { per = "label" }))
end)
on_sets("snap, grow, trim, sub", function(a, _, made)
  assert(#a:snap(made.core.words(made.text)) > 0 and #a:grow(1, 1) > 0)
  assert(#a:trim() == 3 and #a:sub(2) == 2)
end)
on_sets("where, label, count", function(a)
  assert(#a:where { label = "X" } == 1 and #a:where(function(s) return s.first == 1 end) == 2)
  assert(#a:label "X" == 1 and a:count("label").X == 1)
end)
on_sets("as, with", function(a)
  assert(#a:as "W" == 3 and a:with("n", { 1, 2, 3 })[2].n == 2)
  assert(a:with("len", function(s) return #s.text end)[1].len == 7)
end)
on_sets("dump, undump", function(a, _, made)
  local bytes = a:dump()
  assert(made.core.undump(made.text, bytes) == a and a:dump() == bytes)
  local part = made.core.spans(made.text, { { 1, 2 }, incomplete = { reason = "r", position = 1 } })
  assert(made.core.undump(made.text, part:dump()).incomplete.reason == "r")
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
  assert(#made.gloss.doc("A b."):tokenized "space" == 2)
end)
on_doc("options asked for again", function(made)
  local options = { lang = "de", newline = "space" }
  for _ = 1, 3 do -- made, kept, used
    assert(made.gloss.sentences("A z. B. d. C d.", options)[2]:why() ~= "")
    assert(#made.gloss.tokens(("a b. "):rep(1000), options) == 2000)
  end
end)
on_doc("gloss.learn, gloss.learned", function(made)
  local learned = made.gloss.learn { "He met Hlm. Ly. The men met Hlm. Roe." }
  assert(learned:source():find "return" and not made.gloss.learned "/nowhere")
  local path = os.tmpname()
  local ok, why = pcall(function() assert(learned:save(path)) end)
  os.remove(path)
  assert(ok, why)
end)
on_doc("option model", function(made)
  local core = require "gloss.core"
  local part = { weights = "!0!0!0!0", margin = { 1, 1, 1, 1 }, edited = { 1, 1, 1, 1 } }
  local model = core.newmodel { sentences = part }
  local found = made.gloss.sentences("A b. C d.", { model = model })
  assert(#found == 2 and found[1]:why() and #core.model_features("A b. C d.", nil, found) > 0)
end)
on_doc("why of a sentence", function(made)
  assert(made.doc.sentences[1]:why() ~= "")
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
-- a stream has taken a chunk or it has not; what it found it yields, once
scenario("gloss.stream", function()
  local gloss = require "gloss"
  local options = { memory = false, newline = "space", quotes = "keep" }
  local made = { gloss = gloss, options = options, fed = 0, count = 0 }
  made.stream = gloss.stream("sentences", options)
  gloss.stream "words"
  return made
end, function(made)
  local gloss, s = made.gloss, made.stream
  for chunk in ("A b. \u{201C}C d. E.\u{201D} F g. H i. "):gmatch "..?.?" do
    local found = s:feed(chunk)
    made.fed = made.fed + #chunk
    for _, last in found do made.count, made.last = made.count + 1, last end
  end
  local words, count = gloss.stream("words", { only = "word" }), 0
  for _ in words:feed(("Ab cd. "):rep(20)) do count = count + 1 end
  for _ in words:close() do count = count + 1 end
  assert(count == 40 and tostring(words) and gloss.stream("tokens", { memory = false, newline = "space" }))
  local lines = ("Ab cd. Ef.\n"):rep(200)
  for _, options in ipairs{ { profile = "uax29" }, { memory = false, newline = "paragraph" } } do
    local stream = gloss.stream("sentences", options)
    count = 0
    for _ in stream:feed(lines) do count = count + 1 end
    for _ in stream:close() do count = count + 1 end
    assert(count == 400)
  end
  local core = require "gloss.core"
  assert(core.tabbed("f\t", 1, 2, nil, ("a\n"):rep(400)) == "f\t1\t2\t" .. ("a\\n"):rep(400) .. "\n")
  assert(core.tabbed("", -1, 20, "x", "\1\\\127") == "-1\t20\tx\t\\x01\\\\\\x7f\n")
  assert(gloss.casefold(gloss.text "AB") == "ab" and gloss.normalize(gloss.text "AB", "NFC") == "AB")
end, function(made)
  for _, last in made.stream:close() do made.count, made.last = made.count + 1, last end
  local text = ("A b. \u{201C}C d. E.\u{201D} F g. H i. "):sub(1, made.fed)
  local whole = made.gloss.sentences(text, made.options)
  assert(made.count == #whole and (made.count == 0 or made.last == whole[-1].last))
end)
scenario("gloss.file", function()
  local gloss = require "gloss"
  gloss.file "LICENSE"
  return { gloss = gloss, file = gloss.file "LICENSE" }
end, function(made)
  local file = made.gloss.file "LICENSE"
  assert(#made.gloss.words(file) > 10 and file:sub(1, 3) == made.file:sub(1, 3))
  assert(#tostring(file) == #file and not made.gloss.file "/nowhere")
  assert(#made.gloss.file("LICENSE", { copy = true }) == #file)
end, function(made)
  assert(made.gloss.words(made.file)[1].text)
end)
on_doc("gazetteer", function(made)
  local g = made.gloss.gazetteer { fold = "case" }
  g:add { "Belmora", id = "BEL", label = "GPE", alias = { "Bel" }, size = 3 }
  g:add "Kestria"
  assert(#g == 2 and #g:find "in BELMORA and Kestria" == 2)
end)
on_doc("gloss.open, gazetteer:save, gazetteer:verify", function(made)
  local path = os.tmpname()
  local ok, why = pcall(function()
    assert(made.names:save(path))
    local g = assert(made.gloss.open(path))
    assert(#g == 1 and g:verify() and #g:find "oru river" == 1)
    g:close()
  end)
  os.remove(path)
  if not ok then error(why, 0) end
end)
scenario("gloss.world, which stays", function()
  return require("gloss").world()
end, function(world)
  assert(#world:find "in North Korea" == 1)
end, function(world)
  assert(#world:find "in (North) Korea" == 1)
end)
on_doc("gloss.count, gloss.kwic, gloss.cooccurrence, spans:write", function(made)
  local doc = made.gloss.doc("The Oru met Oru River. No.")
  doc:layer("entities", doc:find(made.names))
  assert(made.gloss.count():add(doc):get "ORU" == 2)
  assert(doc.entities:replace "id" == "ORU met ORU. No.")
  assert(#made.gloss.kwic():add(doc) == 2 and #made.gloss.cooccurrence():add(doc) == 0)
  local path = os.tmpname()
  os.remove(path)
  for _, kind in ipairs { ".csv", ".gexf" } do
    local ok, why = pcall(doc.entities.write, doc.entities, path .. kind)
    os.remove(path .. kind)
    if not ok then error(why, 0) end
  end
end)
on_doc("doc.unlisted", function(made)
  local doc = made.gloss.doc("They met Ann Roe of the Oru River Board (ORB). Roe left.")
  doc:layer("entities", doc:find(made.names))
  assert(#doc.unlisted == 4 and doc.unlisted[4].name == "Ann Roe")
end)
on_doc("gazetteer that stays", function(made)
  made.names:add { "Nobody", id = "NO", label = "PERSON" }
end)
on_doc("doc:find", function(made)
  local found = made.doc:find(made.names)
  assert(found[1].id == "ORU" and found[1].line == 1 and found[1]:why())
end)

on_text("words of some kinds, and their counts, of more than there is room for", function(made)
  local few = made.core.words(TEXT, { only = "word" })
  assert(few:count().Ab == 1 and #few == 9)
  local parts = {}
  for i = 1, 1100 do parts[i] = "w" .. i end
  local many = made.core.words(table.concat(parts, " "), { only = { "letter", "symbol" } })
  assert(#many == 1100 and many:count().w1100 == 1)
  assert(made.core.attributes(many):count().w7 == 1)
end)

-- the room that is kept is not in use for ever: nobody makes another one
scenario("gloss.count of a string's words, and room for the next one", function()
  local gloss = require "gloss"
  return { gloss = gloss, tokens = gloss.tokens "The cat sat, THE CAT." }
end, function(made)
  local a = made.gloss.attributes(made.tokens)
  assert(made.tokens:count().cat == 1 and a:count().cat == 2 and a:count "text".THE == 1)
end, function(made)
  local function ask() return made.gloss.attributes(made.tokens):count{ is_upper = true } end
  assert(ask() == 2)
  collectgarbage "stop"
  local before = collectgarbage "count"
  assert(ask() == 2)
  assert(collectgarbage "count" - before < 4)
  collectgarbage "restart"
end)

scenario("gloss.attributes of a string's tokens", function()
  return { gloss = require "gloss" }
end, function(made)
  local a = made.gloss.attributes(made.gloss.tokens "The cat sat.")
  assert(a:count{ is_title = true, length = 3, lower = "the" } == 1)
end, function(made)
  assert(made.gloss.attributes(made.gloss.tokens "A"):count{ is_upper = true } == 1)
  local words = made.gloss.words "The foxes sat."
  assert(words:where{ is_stop = true }[1].lower == "the" and words:count "shape".xxxx == 1)
  assert(not pcall(words.count, words, "shap") and not pcall(pairs, words))
end)

-- attributes: what the engine grows is of text with accents
on_doc("gloss.attributes", function(made)
  local doc = made.gloss.doc("\u{C9}cole du Straße 42, the e\u{301}\u{DF}A.", { lang = "en" })
  local a = made.gloss.attributes(doc.tokens)
  assert(#a == 8 and #a:where { is_alpha = true, is_stop = false } == 3)
  assert(a:count("lower")["strasse"] == 1 and a:count { like_num = true } == 1)
  assert(a:count("length")[2] == 2 and a:count("is_punct")[true] == 2)
  assert(#a:where { shape = { "dd" } } == 1 and #a:where { length = function(n) return n > 4 end } == 2)
  assert(a:count { lower = "strasse" } == 1)
  local b = made.gloss.attributes(doc.tokens) -- a value, and then all values
  assert(b:count { lower = "strasse" } == 1 and b:count { lower = "the" } == 1)
  assert(#a:ids("suffix") == 8 and a:text(1, "prefix") == "\u{C9}" and tostring(a))
end)
-- words in scratch, then words of their own
on_doc("gloss.attributes, asked in turn", function(made)
  local a = made.gloss.attributes(made.gloss.tokens "The cat sat. \u{C9}cole")
  local b = made.gloss.attributes(made.gloss.tokens "A cat")
  for _ = 1, 3 do
    assert(a:count{ is_title = true, lower = "the" } == 1 and b:count{ length = 3, prefix = "c" } == 1)
    assert(#a:where{ is_alpha = true } == 4 and b:count().cat == 1 and a:count "text".cat == 1)
  end
  assert(a:count "shape".xxx == 2 and tostring(b))
end)
-- more words than two of one hash: those of them that no table has room for
scenario("gloss.attributes of many words", function()
  package.path = "./lua/?.lua;./lua/?/init.lua;" .. package.path
  local gloss, words = require "gloss", {}
  for i = 1, 1500 do words[i] = ("%x"):format(i * 40503) end
  local made = { gloss = gloss, tokens = gloss.tokens(table.concat(words, " "), { profile = "space" }) }
  made.n = #made.tokens
  return made
end, function(made)
  local a = made.gloss.attributes(made.tokens)
  assert(select(2, a:ids "text") == made.n and a:count { is_lower = true } > 0)
end)
on_doc("attributes as fields", function(made)
  local tokens = made.gloss.doc("\u{C9}cole THE 2nd").tokens
  assert(tokens[1].lower == "\u{E9}cole" and tokens[2].is_stop and tokens[3].shape == "dxx")
  assert(#tokens:where { is_title = true } == 1 and tokens[1].length == 5)
end)
on_doc("joins with names of layers", function(made)
  local doc = made.gloss.doc "Ab c. De f."
  assert(#doc.tokens:near("tokens", { max = 1, unit = "tokens", within = "sentences" }) == 6)
  assert(#doc.sentences:containing "tokens" == 2)
end)
on_doc("gloss.ngrams", function(made)
  local grams = made.gloss.ngrams(made.doc.tokens, 3, { skip = 2, within = "sentences", min = 1 })
  assert(#grams > 30 and #grams[1] == 3 and grams[1].text == "the oru ." and grams[1].count == 2)
  assert(grams:count() >= #grams and grams:count("mr.", "ly", "saw") == 1)
  local n = 0
  for count in grams:each() do n = n + count end
  assert(n == grams:count() and tostring(grams))
end)

-- gazetteers: the index in C, with what lua/gloss/gazetteer.lua makes of it
local function on_index(name, run)
  on_text(name, run, function(made)
    local flags = made.core.gazflags
    made.fold = flags.case + flags.space + flags.possessive
    made.index = made.core.gazindex()
    made.index:add({ "ab", "42,", "!!" }, made.fold, 1, "id", 0, { name = "ab" })
    made.find = function(...)
      return made.index:find(made.text, { "", "L" }, { kind = "gazetteer" }, ...)
    end
    made.found = made.find()
  end)
end
on_index("gazetteer: new, close", function(made)
  made.core.gazindex(true):close()
  assert(#made.core.gazindex() == 0)
end)
on_index("gazetteer: add", function(made)
  -- all or nothing, at each of the arrays that grow
  local index = made.core.gazindex()
  for i = 1, 40 do
    local before = index:count()
    local names = { "n" .. i, ("x%d "):rep(20):format(i, i, i, i, i, i, i, i, i, i, i, i, i, i, i, i, i, i, i, i) }
    local ok, why = pcall(index.add, index, names, 1, i, ("id"):rep(i), i, { n = i })
    assert(index:count() == before + (ok and 1 or 0) and #index == index:count())
    if not ok then error(why, 0) end
  end
  assert(#index:lookup "n40" == 1)
end)
on_index("gazetteer: find", function(made)
  assert(#made.find() == 2 and #made.find("all", false, { 1 }) == 2 and #made.find("longest", true, {}) == 0)
  assert(#made.find("priority", true) == 2 and #made.find("first") == 2)
  assert(made.find()[1].id == "id" and made.found[1].label == "L")
end)
on_index("gazetteer: names inside words", function(made)
  local index = made.core.gazindex(true)
  for round = 1, 3 do
    for i = 1, 6 do assert(index:addname(("b, %d!"):rep(i + 1):format(round, i, i, i, i, i, i), 1)) end
    assert(index:addname("b", made.fold))
    assert(#index:find(made.text, { "" }, {}, "all") >= 1 and #index:lookup "B" == round)
  end
end)
scenario("gazetteer: more names inside words than there is room for", function()
  local core = require "gloss.core"
  local made = { index = core.gazindex(true), text = core.text(("ab"):rep(70000)) }
  made.index:addname("a", 0)
  made.find = function() return made.index:find(made.text, { "" }, {}, "all") end
  return made
end, function(made) assert(#made.find() == 70000) end, function(made)
  local found = made.find()
  assert(#found == 70000 and found[70000].first == 139999)
end)
on_index("gazetteer: lookup, same", function(made)
  assert(#made.index:lookup "AB" == 1 and #made.index:lookup "!!" == 1)
  assert(made.core.gazsame(1, "E\u{301}", "e\u{301}"))
end)
on_index("gazetteer: names that begin with a text, sorted", function(made)
  local index = made.core.gazindex()
  for i = 1, 20 do assert(index:addname(("w%d-"):format(i):rep(60), 1)) end
  assert(#index:prefix "W1" == 11 and #index:prefix("w", 3) == 3 and #index:prefix "x" == 0)
end)
on_index("gazetteer: entries of an id, of any name", function(made)
  local index = made.core.gazindex()
  for i = 1, 40 do assert(index:add({ "n" .. i }, 1, 0, i % 2 == 0 and "even" or nil, 0, {}, 0, 0)) end
  assert(#index:pick(nil, "even") == 20 and #index:pick(nil, "odd") == 0 and #index:pick(nil, nil, 0) == 40)
end)
on_index("gazetteer: characters that are not ASCII", function(made)
  local index = made.core.gazindex()
  assert(index:addname("\u{C9}cole", made.fold))
  assert(#index:find("l'e\u{301}cole, \u{E9}cole \u{5317}\u{671D}", { "" }, {}) == 2)
end)
on_index("gazetteer: fuzzyfind, nearest", function(made)
  local lenient = { edits = 2, from1 = 2, from2 = 4, words = 0, any = true, order = true, initials = true }
  local function find(mode)
    return made.core.fuzzyfind(made.index, made.text, { "", "L" }, { kind = "gazetteer" }, mode, true,
      nil, nil, lenient)
  end
  for i = 1, 20 do made.index:addname(("Nane%d of A. Bcd %d"):format(i, i), made.fold) end
  assert(#find "longest" >= 2 and #find "priority" >= 2)
  made.index:addname("xb", made.fold)
  assert(find("all")[1].form and made.index:remove(1) == nil and #find "all" >= 1)
  for _, by in ipairs { "edits", "jaro_winkler", "token_set" } do
    local list = made.core.nearest(made.index, "Name3 of Bcd", 50, by, nil, { 0 }, 2)
    local near, other = list[1], list[2]
    local fields = 0
    for _ in pairs(near) do fields = fields + 1 end
    assert(fields == 3 and near.entry.name == near.form and other.name == other.form)
  end
  assert(made.core.namedistance(1, "abc", "acb", 2) == 1)
  -- what is known of characters is dispensable
  made.index:addname("Жанно́вка ガ各", 1)
  local other = made.core.text("В жанно́вки ガ各")
  local spans = made.core.fuzzyfind(made.index, other, { "", "L" }, { kind = "gazetteer" }, "all", false,
    nil, nil, lenient)
  assert(#spans == 2 and spans[1].form == "Жанно́вка ガ各")
end)
on_index("gazetteer: overlay, remove, copy", function(made)
  local index = made.core.gazindex()
  for round = 1, 3 do
    for i = 1, 5 do assert(index:addname(("w%d x%d"):format(round, i), 1)) end
    assert(index:add({ "ab", "?" .. round }, 1, 0, nil, 0, { name = "ab", n = round }))
    assert(#index:find(made.text, { "" }, {}) == 1)
  end
  index:remove(6)
  assert(#index:find(made.text, { "" }, {}) == 1 and #index == 17)
  local copy = made.core.gazindex()
  index:copyto(copy)
  assert(#copy == 17 and copy:record(11).n == 2)
end)
scenario("gazetteer: one of many that share a name, removed", function()
  local index = require "gloss.core".gazindex()
  for i = 1, 80 do index:add({ "ab" }, 1, i % 2, "i" .. i // 2, 0, { n = i }) end
  return { index = index, find = function() return index:find("ab", { "", "L" }, {}) end }
end, function(made)
  local list = made.index:pick("AB", "i20", 1)
  assert(#list == 1)
  made.index:remove(list[1])
  assert(#made.index:pick("AB", "i20") == 1 and #made.find() == 79)
end)
scenario("gazetteer: entries that are alike, removed", function()
  local index = require "gloss.core".gazindex()
  for i = 1, 4 do index:add({ "ab", "x", "y" .. i }, 1, 0, "id", 0, { name = "ab", n = i }) end
  return { index = index, find = function() return index:find("ab x y1 y2", { "" }, {}) end, n = 4 }
end, function(made)
  while made.n > 1 do
    made.index:remove(made.n % 3 + 1)
    made.n = made.n - 1
  end
  assert(#made.find() == 2)
end, function(made)
  -- those that are left are found
  local left = 0
  for i = 1, 2 do left = left + (made.index:alive(i) and 1 or 0) end
  assert(#made.index >= made.n - 1 and #made.find() == 2 + left)
end)
on_index("gazetteer: save, open, verify", function(made)
  local path = os.tmpname()
  made.index:addname("x y", 1)
  local saved, why = pcall(made.core.packsave, made.index, path, { labels = { "", "L" } })
  if not saved then
    os.remove(path)
    error(why, 0)
  end
  for _, copy in ipairs { false, true } do
    local ok, index = pcall(made.core.packopen, path, copy)
    if not ok then
      os.remove(path)
      error(index, 0)
    end
    assert(#index == 2 and made.core.packverify(index, path))
    index:close()
  end
  os.remove(path)
end)
scenario("gazetteer in Lua", function()
  package.path = "./lua/?.lua;./lua/?/init.lua;" .. package.path
  local gazetteer = require "gloss.gazetteer".gazetteer
  local made = { gazetteer = gazetteer, g = gazetteer() }
  made.g:add { "Ab", id = "A", label = "L", alias = { "Bc" }, more = { 1 } }
  return made
end, function(made)
  local g = made.g
  g:add { "Cd", alias = "Ce", label = "M" }
  assert(g:load "spec/data/gazetteer.lua" == 2)
  assert(g:remove "nobody" == 0 and #g:prefix "A" >= 1 and g:bytes() > 0)
  assert(g:replace("ab!", "id") == "A!" and g:compact() == g)
  local s = g:find "ab, ce"
  assert(#s == 2 and s[1].more[1] == 1 and s[2]:why())
  assert(#made.gazetteer { fold = "accents" } == 0)
end, function(made)
  local g = made.g
  local n = #g
  local seen = 0
  for record in g:entries() do
    assert(record.name)
    seen = seen + 1
  end
  assert(seen == n and (n == 1 or n == 2 or n == 4), n)
  assert(g:find "bc"[1].id == "A")
  assert(g:find "bc"[1]:why())
  assert(g:find("Bx", { fuzzy = 1, lengths = { 1 } })[1]:why() and g:nearest("Bx", 2)[1].form)
end)

scenario("lemmas", function()
  package.path = "./lua/?.lua;./lua/?/init.lua;" .. package.path
  local core = require "gloss.core"
  local made = { core = core }
  made.lexicon = core.lexicon({}, function()
    return core.lemmatiser({ said = "say", saw = { "see", "saw" } }, { { "ies", "y", 2 }, { "s", "", 1, true } })
  end)
  made.spans = core.spans("Said cities \u{c9}s", { { 1, 4 }, { 6, 11 }, { 13, 15 } })
  return made
end, function(made)
  local core = made.core
  local z = core.lemmatiser({ a = { "b", "c" } }, { { "ing", "" } })
  assert(z:lemmas "A"[2] == "c" and z:lemmas "xing"[1] == "x")
  local lexicon = core.lexicon({}, function() return core.lemmatiser({ said = "say" }, { { "ies", "y" } }) end)
  local a = core.attributes(made.spans, lexicon)
  assert(a:count "lemma".say == 1 and #a:where { lemma = "city" } == 1)
  core.lexical(made.spans, function() return made.lexicon end)
  assert(made.spans[1].lemma == "say")
end, function(made)
  local a = made.core.attributes(made.spans, made.lexicon)
  assert(a:count "lemma"["\u{e9}"] == 1 and a:count "lemma".city == 1)
end)
scenario("rules", function()
  package.path = "./lua/?.lua;./lua/?/init.lua;" .. package.path
  local rules, core = require "gloss.rules", require "gloss.core"
  local made = { rules = rules, core = core, text = core.text "foot 12 \xFF ab" }
  made.kept = rules { { name = "n", label = "L", id = "i", regex = "(?<y>\\d+)-x" } }
  made.tokens = core.words(made.text)
  return made
end, function(made)
  local set = made.rules {
    { name = "a", regex = "(?<g>foo|bar)\\w*", check = function(s) return #s > 3 end },
    { regex = "(?:a|b)+c?" },
  }
  local s = set:find(made.text)
  assert(#s == 2 and tostring(s[1].g) == "foo" and s[2]:why())
  assert(made.kept:find("12-x", { budget = 1 }).incomplete)
  local core = made.core
  local raw = core.regexset { labels = { "" }, ids = {}, names = { "r" }, records = { {} }, checks = {} }
  raw:add("2", "", 0, 0, "expand", false)
  s = raw:find(made.text, { kind = "rules" }, "priority", "rule", nil, 1000000, made.tokens)
  assert(tostring(s[1]) == "12")
end, function(made)
  local s = made.kept:find "12-x"
  assert(#s == 1 and s[1].id == "i" and tostring(s[1].y) == "12")
end)

local function patterns(name, run, more)
  scenario(name, function()
    package.path = "./lua/?.lua;./lua/?/init.lua;" .. package.path
    local gloss = require "gloss"
    local T = gloss.token
    local made = { gloss = gloss, T = T, doc = gloss.doc "John Smith, a man, said so. He did." }
    made.doc:layer("entities", { { 1, 10, label = "PERSON", id = "p" }, { 6, 10, label = "PERSON" } })
    made.kept = (T.label "PERSON" / "who") * (T"," * T.any^-2 * T",")^-1 * T"said" / { id = "%who" }
    assert(#made.doc.sentences == 2 and #made.kept:find(made.doc) == 1)
    if more then more(made) end
    return made
  end, run, function(made)
    local s = made.kept:find(made.doc)
    assert(#s == 1 and s[1].id == "John Smith" and tostring(s[1].who) == "John Smith")
    made.doc:layer("unlocked", {})
  end)
end

patterns("patterns", function(made)
  local T, doc = made.T, made.doc
  local p = (T.title^1 / "x") * -T"," + #T.regex "^s" * T.fuzzy(1, "siad") * (T.any - T"x") / "y"
  for _, mode in ipairs{ "longest", "first", "all" } do
    local s = p:find(doc, { matches = mode })
    assert(#s >= 2 and s[1].fields and #s[1]:all "x" <= 2)
  end
  assert(made.kept:find(doc)[1]:why():find "PERSON")
  assert(made.kept:why_not(doc, 1, 10):find "said")
  assert(p:cost() > 0)
  local looks = T.any * -T"said" * -T"so" * #(T.any * -T"," ) * T.any
  assert(#looks:find(doc, { matches = "all" }) > 0)
  local a = made.gloss.attributes(doc.tokens)
  assert(#a:where{ lemma = function(lemma) return lemma == "say" end } == 1 and #a:where{ lemma = { "do" } } == 1)
end)
patterns("sets of patterns", function(made)
  local T, doc = made.T, made.doc
  local set = made.gloss.patterns{
    { name = "a", label = "A", pattern = T.fold "he" * T.any },
    { name = "b", label = "B", pattern = T{ "a man", "so", "x" } * T.any^0, priority = 1 },
    { name = "c", label = "C", needs = "a", pattern = T.label "A" * T"." },
    { label = "D", pattern = (T.where(function(t) return #t == 2 end) * T.any):within "sentences" },
  }
  local s = set:find(doc, { per = "label" })
  assert(#s > 3 and s[1].name and s[1]:why())
  s = (T{ ent_type = "PERSON" }^1 / function(m) return { label = "Z", n = m.i } end):find(doc)
  assert(#s == 1 and s[1].n == 1)
end)

-- what is learnt of texts and kept, while it grows and is given back
patterns("patterns over many texts", function(made)
  for i, text in ipairs{ "John said he did. He does.", "Whoever it was, he did." } do
    local doc = made.gloss.doc(text)
    doc:layer("entities", { { 1, 4, label = i == 1 and "PERSON" or "X" } })
    local s = made.set:find(doc)
    assert(#s == 4 - i and s[1].fields)
    made.kept:find(doc)
  end
end, function(made)
  local T = made.T
  made.set = made.gloss.patterns{ per = "rule", matches = "first",
    { label = "A", pattern = (T.regex "^[A-Z]" / "x") * #(T.any^0 * T".") },
    { label = "B", pattern = -T.behind(T.fold "said") * T.fold "he" * T.any^0 * T.fuzzy(1, "dud") },
    { label = "C", pattern = (T.label "PERSON" * T.any^1):within "sentences" } }
  assert(#made.set:find(made.doc) == 5)
end)

patterns("the widest of patterns", function(made)
  local T, doc = made.T, made.doc
  local set = made.gloss.patterns{ matches = "widest", per = "label",
    { label = "A", pattern = T.title^1 }, { label = "A", pattern = T.any^{ 1, 3 }, priority = -1 },
    { label = "B", pattern = T"a" * T.any } }
  rawset(set, "taken", function(s)
    return require "gloss.core".placebits(s.tokens, doc.entities, "shared")
  end)
  local s = set:find(doc)
  assert(#s > 3 and s[1]:why())
end)

patterns("many patterns that begin alike", function(made)
  local T, doc = made.T, made.doc
  local rows = { matches = "all", per = "rule" }
  for i = 1, 30 do
    local word = ({ "Smith", "said", "man", ",", "x" })[i % 5 + 1]
    rows[i] = { label = "L" .. i, pattern = T.any * T{ text = word, alpha = i % 5 < 3 } }
    if i % 7 == 0 then rows[i].pattern = T.regex("^" .. word) * T.fuzzy(1, word) end
  end
  assert(#made.gloss.patterns(rows):find(doc) == 27)
end)

scenario("patterns of other programs", function()
  package.path = "./lua/?.lua;./lua/?/init.lua;" .. package.path
  local gloss = require "gloss"
  local made = { gloss = gloss, doc = gloss.doc "She bought the b b" }
  made.doc:layer("entities", { { 1, 3, label = "X" } })
  local function written(text)
    local path = os.tmpname()
    local file = assert(io.open(path, "w"))
    file:write(text)
    file:close()
    return path
  end
  made.ner = written "( bought ([]) )\tA\t\t2\t1\nb+ b\tB\tX\t1\n"
  made.rules = written '$D = "/b/"; { pattern: ( $D+ ), action: ( Annotate($0, ner, "B") ) }'
  made.dic = written "%\n1\tx\n%\nb*\t1\nthe b\t1\n"
  function made.run()
    local doc = made.doc
    assert(#assert(gloss.regexner(made.ner, { entities = "entities" })):find(doc) == 2)
    assert(#assert(gloss.tokensregex(made.rules)):find(doc) == 1)
    local dic = assert(gloss.liwc(made.dic))
    assert(#dic:find(doc) >= 2 and dic:count(doc).x.count >= 2)
  end
  made.run()
  return made
end, function(made) made.run() end, function(made)
  made.run()
  for _, name in ipairs{ "ner", "rules", "dic" } do os.remove(made[name]) end
end)

scenario("spaCy's patterns", function()
  package.path = "./lua/?.lua;./lua/?/init.lua;" .. package.path
  local gloss = require "gloss"
  local made = { gloss = gloss, doc = gloss.doc "didn't b b" }
  made.matcher = gloss.spacy_matcher({
    { key = "A", pattern = { { LOWER = { REGEX = "^b" }, OP = "+" } }, greedy = "LONGEST" },
    { key = "B", pattern = { { NORM = "not" }, { OP = "?" } }, greedy = "FIRST" },
  }, { with_alignments = true })
  made.matcher:find(made.doc)
  return made
end, function(made)
  local s = made.matcher:find(made.doc)
  assert(#s == 2 and s[1].alignments)
end, function(made)
  assert(#made.matcher:find(made.doc) == 2)
  made.doc:layer("unlocked", {})
end)

return scenarios
