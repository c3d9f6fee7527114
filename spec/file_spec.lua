--- Mapped files: texts like any other, without a copy, for as long as anything
-- made of them is there.
local gloss = require "gloss"
local core = require "gloss.core"
local command = require "spec.support.command"
local files = require "spec.support.files"

local made = {}
local function write(bytes)
  local name = os.tmpname()
  made[#made + 1] = name
  local file = assert(io.open(name, "wb"))
  file:write(bytes)
  file:close()
  return name
end
teardown(function() for _, name in ipairs(made) do os.remove(name) end end)

local TEXT = "\u{201C}Oh,\u{201D} said Mr. Ito of North Oru.\r\nNo. 5 is e\u{301}n route\u{2026} "
  .. "A\u{DF}.\n\nThen \xE2\x80 (b) :-) don't."

local function rows(set)
  local out = {}
  for first, last in set:offsets() do out[#out + 1] = first .. "-" .. last end
  return table.concat(out, " ") .. " " .. table.concat(set:values "text", "|")
    .. " " .. table.concat(set:labels(), ",")
end

local names = gloss.gazetteer{ fold = "case" }
names:add{ "North Oru", id = "N", label = "GPE" }

local USES = {
  graphemes = gloss.graphemes, words = gloss.words, linebreaks = gloss.linebreaks,
  lines = gloss.lines, paragraphs = gloss.paragraphs, sentences = gloss.sentences,
  tokens = gloss.tokens,
  gazetteer = function(text) return names:find(text) end,
  spans = function(text) return gloss.spans(text, { { 1, 3 }, { 5, 9, label = "L" } }) end,
}
for _, lang in ipairs{ "auto", "de", "th", "hy" } do
  USES["sentences " .. lang] = function(text)
    return gloss.sentences(text, { lang = lang, quotes = "keep" })
  end
end
USES["uax29"] = function(text) return gloss.sentences(text, { profile = "uax29" }) end
USES["memory = false"] = function(text)
  return gloss.sentences(text, { memory = false, newline = "space" })
end
for _, profile in ipairs{ "ptb", "ud", "uax29", "space", "spacy-en" } do
  USES["tokens " .. profile] = function(text) return gloss.tokens(text, { profile = profile }) end
end
for _, layer in ipairs{ "sentences", "tokens", "quotes", "zones", "entities" } do
  USES["doc." .. layer] = function(text)
    return gloss.doc(text, { lang = "en" }):run{ names }[layer]
  end
end
USES["algebra"] = function(text)
  local words, sentences = gloss.words(text, { only = "word" }), gloss.sentences(text)
  return words:within(sentences):gaps():trim() + sentences:grow(1, 1) - words:merge()
end
USES["undump"] = function(text) return assert(gloss.undump(text, gloss.words(TEXT):dump())) end
USES["gmatch"] = function(text) return gloss.doc(text):gmatch("%a+") end

describe("a mapped file", function()
  for name, use in pairs(USES) do
    it("is as its string is: " .. name, function()
      local file = assert(gloss.file(write(TEXT)))
      assert.equal(rows(use(TEXT)), rows(use(file)))
      assert.is_true(rawequal(file, gloss.text(file)))
    end)
  end

  it("is as its string is for what gives strings", function()
    local file, doc = gloss.file(write(TEXT)), gloss.doc(TEXT)
    for _, text in ipairs{ file, doc, gloss.text(TEXT) } do
      for _, form in ipairs{ "NFC", "NFD", "NFKC", "NFKD" } do
        assert.equal(gloss.normalize(TEXT, form), gloss.normalize(text, form))
        assert.equal(gloss.is_normalized(TEXT, form), gloss.is_normalized(text, form))
      end
      assert.equal(gloss.casefold(TEXT), gloss.casefold(text))
    end
    local plain = gloss.file(write "plain")
    assert.equal("plain", gloss.normalize(plain, "NFC"))
    assert.equal("plain", gloss.casefold(plain))
    assert.error_matches(function() gloss.casefold{} end,
      "string, Text or doc expected")
  end)

  it("has a Text's methods", function()
    local file, text = gloss.file(write(TEXT)), gloss.text(TEXT)
    assert.equal(TEXT, tostring(file))
    assert.equal(#TEXT, #file)
    for i = -#TEXT - 2, #TEXT + 2, 3 do
      for _, j in ipairs{ -#TEXT - 2, -3, -1, 0, 1, 7, #TEXT, #TEXT + 2 } do
        assert.equal(TEXT:sub(i, j), file:sub(i, j))
        assert.equal(TEXT:sub(i, j), text:sub(i, j))
      end
    end
    assert.same({ text:linecol(50) }, { file:linecol(50) })
    assert.equal(text:byte("codepoint", 40), file:byte("codepoint", 40))
    assert.equal(text:utf16(#TEXT + 1), file:utf16(#TEXT + 1))
    assert.equal(gloss.words(text), gloss.words(file))
    local one, two = gloss.doc(file), gloss.doc(file)
    assert.equal(TEXT, two.text)
    assert.equal(one, one.words[1].doc)
    assert.equal(two, two.words[1].doc)
    assert.equal(#gloss.story(TEXT).quotes, #gloss.story(file).quotes)
    assert.error_matches(function() one:layer("text", {}) end, "is no name for a layer")
  end)

  it("that ends where a page ends is read no further", function()
    for _, tail in ipairs{ ".", "Mr.", "z. B", "No", "\xE2\x80", "\xF0", '."', "(", "http://a.b",
      "jo@", ":", ":-", "1.", "...", "\r", "\n", "\u{2026}", "'", "don'", "-", "#", ",", "``" } do
      local text = ("ab cd. "):rep(600):sub(1, 4096 - #tail) .. tail
      local file = gloss.file(write(text))
      for name, use in pairs(USES) do
        if name ~= "undump" then assert.equal(rows(use(text)), rows(use(file)), name) end
      end
    end
  end)

  it("that begins where a page begins is read from there on", function()
    local text = ("Alexandra Belmoranova of North Oru "):rep(150)
    for n = 1, 40 do
      local g = gloss.gazetteer{ fold = n % 2 == 0 and "case" or nil }
      g:add((text:sub(1, n):gsub(" $", "x")))
      local head = text:sub(1, n):gsub(" $", "x") .. "." .. text
      assert.equal(rows(g:find(head)), rows(g:find(gloss.file(write(head)))), head:sub(1, n))
    end
    for i = 1, #TEXT do
      local tail = TEXT:sub(i) .. text
      local file = gloss.file(write(tail))
      assert.equal(rows(gloss.tokens(tail)), rows(gloss.tokens(file)))
      assert.equal(rows(names:find(tail)), rows(names:find(file)))
    end
  end)

  it("lasts as long as what was made of it", function()
    local name = write(TEXT)
    local set = gloss.sentences(gloss.file(name))
    local span = gloss.words(gloss.file(name))[2]
    os.remove(name)
    for _ = 1, 4 do collectgarbage() end
    assert.equal("\u{201C}Oh,\u{201D} said Mr. Ito of North Oru.", set[1].text)
    assert.equal("Oh", span.text)
    assert.equal(1, span.line)
  end)

  it("can be read by finalisers that run after its own", function()
    local seen
    do
      local object = setmetatable({}, { __gc = function(o)
        seen = o.set[1].text .. o.file:sub(1, 3)
      end })
      object.file = gloss.file(write(TEXT)) -- younger: finalised before
      object.set = gloss.words(object.file, { only = "word" })
    end
    collectgarbage()
    collectgarbage()
    assert.equal("Oh\u{201C}", seen)
  end)

  it("can be read by finalisers after it has come back to life", function()
    local back, seen
    local second = setmetatable({}, { __gc = function(o)
      seen = o.text:sub(1, 3) .. o.again[1].text
    end })
    do
      local first = setmetatable({}, { __gc = function(o) back = o.text end })
      first.text = gloss.file(write(TEXT))
    end
    collectgarbage()
    collectgarbage()
    second.text, second.again = back, gloss.words(gloss.doc(gloss.doc(back)), { only = "word" })
    back, second = nil, nil -- luacheck: ignore
    for _ = 1, 4 do collectgarbage() end
    assert.equal("\u{201C}Oh", seen)
  end)

  it("is no more for finalisers of objects older than the module", function()
    local out, err, code = command.run(("lua %s %s"):format(files.temporary([[
      local old = setmetatable({}, { __gc = function(o)
        table.sort(o.names)
        for _, name in ipairs(o.names) do
          print(name, pcall(o.uses[name]) and "read" or "raised")
        end
      end })
      local gloss = require "gloss"
      local file = gloss.file(arg[1])
      local words, doc = gloss.words(file), gloss.doc(file)
      local text, pairs_ = words:texts(), words:pairs(words, "touching")
      local places, groups = words:offsets "codepoint", doc.sentences:group(words)
      local tokens, grams = doc.tokens, gloss.ngrams(doc.tokens, 2)
      local gram, word, attributes = grams:each(), words[2], gloss.attributes(tokens)
      local sub, mine = file.sub, gloss.spans(file, { { 1, 3, label = "L" } })
      local index = getmetatable(word).__index
      old.names = {}
      old.uses = {
        text = text, pairs = pairs_, offsets = places, group = groups, ngrams = gram,
        span = function() return word.text end,
        index = function() return index(word, "text") end,
        lower = function() return tokens[1].lower end,
        why = function() return doc.sentences[1]:why() end,
        doc = function() return doc.text end,
        layer = function() return #doc.linebreaks end,
        sub = function() return sub(file, 1, 4) end,
        words = function() return #gloss.words(file) end,
        find = function() return tostring(words) end,
        union = function() return words + mine end,
        attributes = function() return attributes:count "lower" end,
        tokens = function() return #gloss.tokens(file, { lang = "en" }) end,
        ngram = function() return grams[1].text end,
        fresh = function() return #gloss.words "one two" end,
      }
      for name in pairs(old.uses) do old.names[#old.names + 1] = name end
    ]]), write(TEXT)))
    assert.equal("", err)
    assert.equal(0, code)
    assert.is_nil(out:find "read", out)
    assert.equal(19, select(2, out:gsub("raised", "")))
  end)

  local maps = io.open "/proc/self/maps"
  if maps then
    maps:close()
    it("is unmapped when nothing needs it", function()
      local name = write(TEXT)
      local function mapped()
        for line in io.lines "/proc/self/maps" do
          if line:find(name, 1, true) then return true end
        end
        return false
      end
      local set = gloss.words(gloss.file(name))
      collectgarbage()
      assert.is_true(mapped())
      assert.is_not_nil(set) -- in use until here
      set = nil -- luacheck: ignore
      for _ = 1, 3 do collectgarbage() end
      assert.is_false(mapped())
      gloss.file(name, { copy = true })
      assert.is_false(mapped())
    end)
  else
    pending "is unmapped when nothing needs it: /proc/self/maps is absent"
  end
end)

describe("gloss.file", function()
  it("reads what cannot be mapped", function()
    assert.equal("", tostring(gloss.file(write "")))
    assert.equal(TEXT, tostring(gloss.file(write(TEXT), { copy = true })))
    local name = write ""
    os.remove(name)
    local status = os.execute(("mkfifo %s 2>/dev/null"):format(name))
    if status == true or status == 0 then
      os.execute(("(printf 'one two' >%s) &"):format(name))
      assert.equal(3, #gloss.words(gloss.file(name)))
    end
    local proc = io.open "/proc/self/status"
    if proc then
      proc:close()
      assert.matches("Pid", tostring(gloss.file "/proc/self/status"))
    end
  end)

  it("tells what it cannot read: nil, a message, the path", function()
    for _, options in ipairs{ {}, { copy = true } } do
      local text, why, where = gloss.file("/no/such file", options)
      assert.is_nil(text)
      assert.equal("/no/such file: No such file or directory", why)
      assert.equal("/no/such file", where)
      text, why = gloss.file("spec", options)
      assert.is_nil(text)
      assert.equal("spec: Is a directory", why)
      text, why, where = gloss.file("README.md\0.txt", options)
      assert.is_nil(text)
      assert.equal('"README.md\\0.txt": a path has no NUL', why)
      assert.equal("README.md\0.txt", where)
    end
  end)

  it("refuses what is longer than a text", function()
    local name = write ""
    local file = io.open(name, "wb")
    file:seek("set", core.max_text) -- a file with a hole
    file:write "x"
    file:close()
    local text, why, where = gloss.file(name)
    assert.is_nil(text)
    assert.equal(name .. ": text of 4294967296 bytes is over the limit of 4294967295 bytes; "
      .. "cut it, or read it as a stream", why)
    assert.equal(name, where)
    text, why = gloss.file(name, { copy = true })
    assert.is_nil(text)
    assert.equal(name .. ": text over the limit of 4294967295 bytes; cut it, "
      .. "or read it as a stream", why)
  end)

  it("raises for wrong use", function()
    assert.error_matches(function() gloss.file(1) end, "path: string expected, got number")
    assert.error_matches(function() gloss.file("x", { mode = 1 }) end,
      "unknown option 'mode' %(known: copy%)")
    assert.error_matches(function() gloss.file("x", { copy = 1 }) end,
      "option 'copy': boolean expected, got number")
  end)
end)
