-- Lexical attributes: the flags of spaCy's documentation and tests, columns,
-- fields of tokens, n-grams.
local gloss = require "gloss"
local core = require "gloss.core"
local command = require "spec.support.command"
local unpack = table.unpack

-- the words of a list as one text with a set of them
local function of(words)
  local at, rows = 1, {}
  for i, w in ipairs(words) do
    rows[i] = { at, at + #w - 1 }
    at = at + #w + 1
  end
  return gloss.spans(table.concat(words, "\0"), rows)
end

local FLAGS = {
  "is_alpha", "is_ascii", "is_bracket", "is_currency", "is_digit", "is_left_punct",
  "is_lower", "is_punct", "is_quote", "is_right_punct", "is_space", "is_stop", "is_title",
  "is_upper", "like_email", "like_num", "like_url",
}

-- word, all flags that it has beside is_ascii ("!": it is not ASCII)
local words = {
  { "Apple", "is_alpha is_title" },
  { "O'Neil", "is_title" },
  { "McDonald", "is_alpha" },
  { "U.N.", "is_title is_upper" },
  { "U.S", "is_title is_upper" },
  { "UN", "is_alpha is_upper" },
  { "iPhone", "is_alpha" },
  { "A", "is_alpha is_title is_upper is_stop" },
  { "the", "is_alpha is_lower is_stop" },
  { "The", "is_alpha is_title is_stop" },
  { "don't", "is_lower is_stop" },
  { "don\u{2019}t", "is_lower is_stop !" },
  { "n't", "is_lower is_stop" },
  { "\u{2019}s", "is_lower is_stop !" },
  { "no-one", "is_lower" },
  { "42", "is_digit like_num" },
  { "\u{B2}", "is_digit like_num !" },
  { "\u{2074}\u{2463}", "is_digit like_num !" },
  { "\u{663}\u{664}", "is_digit like_num !" },
  { "\u{BD}", "!" },
  { "\u{2167}", "is_title is_upper !" },
  { "10,000", "like_num" },
  { "10.00", "like_num" },
  { "999.0", "like_num" },
  { "-3", "like_num" }, { "+3", "like_num" }, { "~3", "like_num" }, { "\u{B1}3", "like_num !" },
  { "--3", "" },
  { "1/2", "like_num" },
  { "1/2/3", "" },
  { "1/", "" },
  { "3,", "like_num" },
  { ",", "is_punct" },
  { ".", "is_punct" },
  { "1st", "is_lower like_num" }, { "22nd", "is_lower like_num" },
  { "103RD", "is_upper like_num" }, { "10,000th", "is_lower like_num" },
  { "th", "is_alpha is_lower" },
  { "one", "is_alpha is_lower is_stop like_num" },
  { "Billion", "is_alpha is_title like_num" },
  { "THIRD", "is_alpha is_upper like_num" },
  { "bazillion", "is_alpha is_lower like_num" }, { "octillionth", "is_alpha is_lower like_num" },
  { "twenty-one", "is_lower like_num" }, { "twenty-", "is_lower" }, { "one-off", "is_lower" },
  { "dog", "is_alpha is_lower" },
  { "$", "is_currency" }, { "\u{20AC}\u{A3}", "is_currency !" }, { "US$", "is_upper" },
  { "$10", "" },
  { "+", "" }, { "|", "" }, { "=", "" }, { "^", "" },
  { "%", "is_punct" }, { "&", "is_punct" }, { "...", "is_punct" }, { "\u{2026}", "is_punct !" },
  { "_", "is_punct" }, { "\u{2014}", "is_punct !" },
  { "(", "is_punct is_bracket is_left_punct" }, { "]", "is_punct is_bracket is_right_punct" },
  { "{", "is_punct is_bracket is_left_punct" }, { ">", "is_bracket is_right_punct" },
  { "((", "is_punct" },
  { "'", "is_punct is_quote is_left_punct is_right_punct" },
  { '"', "is_punct is_quote is_left_punct is_right_punct" },
  { "`", "is_quote" }, { "``", "is_quote is_left_punct" },
  { "''", "is_punct is_quote is_right_punct" }, { "'''", "is_punct" },
  { "\u{AB}", "is_punct is_quote is_left_punct !" }, { "\u{BB}", "is_punct is_quote is_right_punct !" },
  { "\u{2018}", "is_punct is_quote is_left_punct !" },
  { "\u{2019}", "is_punct is_quote is_right_punct !" },
  { "\u{201E}", "is_punct is_quote is_left_punct !" },
  { "\u{276F}", "is_quote is_punct is_right_punct !" },
  { "\n\n", "is_space" }, { " \t\f\v\r\x1C\x1F", "is_space" }, { "\u{A0}\u{3000}\u{2029}\u{85}", "is_space !" },
  { "\u{200B}", "!" }, -- no white space, in Python neither
  { "http://x", "is_lower like_url" }, { "https://www.example.com/A?b=1", "like_url" },
  { "www.ab", "is_lower like_url" }, { "www.", "is_lower" },
  { "example.com", "is_lower like_url" }, { "Example.COM", "" }, { "Example.com", "like_url" },
  { "example.com:80", "is_lower like_url" }, { "ex.org/", "is_lower like_url" },
  { "dog.", "is_lower" }, { ".com", "is_lower" }, { "1.2", "like_num" }, { "e.g", "is_lower" },
  { "hi.There", "" },
  { "a@b.org", "is_lower like_email" }, { "A.b+c-d_e@x-y.co.uk", "like_email" },
  { "a@b", "is_lower" }, { "@b.org", "is_lower" }, { "a@.org", "is_lower" }, { "a@b.", "is_lower" },
  { "a b@c.de", "is_lower" }, { "a@b.o_g", "is_lower" }, { "\u{E9}@b.org", "is_lower !" },
  { "\u{C9}cole", "is_alpha is_title !" }, { "\u{1C5}", "is_alpha is_title !" },
  { "\u{1C5}a", "is_alpha is_title !" }, { "\u{1C5}A", "is_alpha !" },
  { "\u{4E2D}\u{6587}", "is_alpha !" }, { "\u{AA}", "is_alpha is_lower !" },
  { "e\u{301}", "is_lower !" }, { "\xFF", "!" }, { "a\xC3", "is_lower !" }, { "\0", "" },
}

describe("flags", function()
  local list = {}
  for i, row in ipairs(words) do list[i] = row[1] end
  local spans = gloss.spans(table.concat(list), (function()
    local rows, at = {}, 1
    for i, w in ipairs(list) do
      rows[i] = { at, at + #w - 1 }
      at = at + #w
    end
    return rows
  end)())
  local doc = gloss.doc(spans.text, { tokens = spans })
  local a = gloss.attributes(spans)
  local columns = {}
  for _, flag in ipairs(FLAGS) do
    columns[flag] = {}
    for span in a:where{ [flag] = true }:each() do columns[flag][span.first] = true end
  end

  for i, row in ipairs(words) do
    it(("of %q"):format(row[1]), function()
      local expected, fields, column = {}, {}, {}
      for flag in row[2]:gmatch "%a[%a_]*" do expected[flag] = true end
      if not row[2]:find "!" then expected.is_ascii = true end
      for _, flag in ipairs(FLAGS) do
        local value = doc.tokens[i][flag]
        assert.is_boolean(value)
        fields[flag] = value or nil
        column[flag] = columns[flag][spans[i].first]
      end
      assert.same(expected, fields)
      assert.same(expected, column)
    end)
  end

  it("of another language know no words", function()
    local b = gloss.attributes(spans, { lang = "fi" })
    assert.equal(0, b:count{ is_stop = true })
    assert.equal(0, b:count{ lower = "third", like_num = true })
    assert.equal(1, b:count{ text = "42", like_num = true })
  end)
end)

describe("other attributes", function()
  local rows = {
    -- word, lower, shape, prefix, suffix, length
    { "Apple", "apple", "Xxxxx", "A", "ple", 5 },
    { "McDonald's", "mcdonald's", "XxXxxxx'x", "M", "d's", 10 },
    { "C3Po", "c3po", "XdXx", "C", "3Po", 4 },
    { "1234567.89", "1234567.89", "dddd.dd", "1", ".89", 10 },
    { "......", "......", "....", ".", "...", 6 },
    { "ab", "ab", "xx", "a", "ab", 2 },
    { "Stra\u{DF}e", "strasse", "Xxxxx", "S", "a\u{DF}e", 6 },
    { "\u{C9}TE\u{301}S", "\u{E9}t\u{E9}s", "XXX\u{301}X", "\u{C9}", "E\u{301}S", 5 },
    { "\u{3A3}\u{391}\u{3A3}", "\u{3C3}\u{3B1}\u{3C3}", "XXX", "\u{3A3}", "\u{3A3}\u{391}\u{3A3}", 3 },
    { "\u{3C2}", "\u{3C3}", "x", "\u{3C2}", "\u{3C2}", 1 },
    { "\u{212B}", "\u{E5}", "X", "\u{212B}", "\u{212B}", 1 },
    { "\u{FB01}n", "fin", "xx", "\u{FB01}", "\u{FB01}n", 2 },
    { "\u{1F642}\u{1F642}!", "\u{1F642}\u{1F642}!", "\u{1F642}\u{1F642}!", "\u{1F642}",
      "\u{1F642}\u{1F642}!", 3 },
    { "a\xFF\xFE", "a\xFF\xFE", "x\xFF\xFE", "a", "a\xFF\xFE", 3 },
    { ("x"):rep(99), ("x"):rep(99), "xxxx", "x", "xxx", 99 },
    { ("x"):rep(100), ("x"):rep(100), "LONG", "x", "xxx", 100 },
    { ("A1"):rep(60), ("a1"):rep(60), "LONG", "A", "1A1", 120 },
    { ("\u{1F642}-"):rep(49), ("\u{1F642}-"):rep(49), ("\u{1F642}-"):rep(49), "\u{1F642}",
      "-\u{1F642}-", 98 },
  }
  local list = {}
  for i, row in ipairs(rows) do list[i] = row[1] end
  local spans = of(list)
  local doc = gloss.doc(spans.text, { tokens = spans })
  local a = gloss.attributes(spans)
  local names = { "text", "lower", "shape", "prefix", "suffix" }
  for i, row in ipairs(rows) do
    it(("of %q"):format(row[1]:sub(1, 20)), function()
      local token = doc.tokens[i]
      for k, name in ipairs(names) do
        assert.equal(row[k], token[name], name)
        assert.equal(row[k], a:text(a:ids(name)[i], name), name)
      end
      assert.equal(row[6], token.length)
      assert.same({ [row[6]] = 1 }, gloss.attributes(spans:sub(i, i)):count "length")
    end)
  end

  it("lower: canonically equivalent words and capitals are one", function()
    local same = gloss.attributes(of { "\u{C5}ngstr\u{F6}m", "a\u{30A}NGSTRO\u{308}M", "\u{212B}ngstr\u{F6}m" })
    assert.same({ ["\u{E5}ngstr\u{F6}m"] = 3 }, same:count())
  end)

  it("lower is NFC of the folding of NFD, for every character", function()
    local list2 = {}
    for cp = 0x80, 0x2FA1F do
      if (cp < 0xD800 or cp > 0xDFFF) and (cp < 0x3400 or cp > 0x9FFF) and (cp < 0x1E000 or cp > 0x2F7FF) then
        list2[#list2 + 1] = utf8.char(cp)
      end
    end
    local b = gloss.attributes(of(list2))
    local ids = b:ids()
    for i, c in ipairs(list2) do
      local key = core.normalize(core.casefold(core.normalize(c, "NFD")), "NFC")
      if key ~= b:text(ids[i]) then
        assert.equal(key, b:text(ids[i]), ("U+%04X"):format(utf8.codepoint(c)))
      end
    end
  end)

  it("lower is NFC of the folding of NFD, marks in any order", function()
    local letters = { "A", "b", "\u{C9}", "\u{DF}", "\u{130}", "\u{1E9E}", "\u{3B1}", "\u{1F88}", "\u{1FB3}",
      "\u{1FB7}", "\u{418}", "\u{439}", "\u{212B}", "\u{1100}", "\u{AC00}", "\u{FB01}", "\u{3A3}", "\u{10D0}",
      "\u{1EAC}", "\xE1\xBE", "\xCD", "\u{958}\u{958}" }
    local marks = { "", "\u{345}", "\u{301}", "\u{306}", "\u{323}", "\u{5B8}", "\u{1161}", "\u{11A8}", "\u{399}" }
    local list2 = {}
    for _, letter in ipairs(letters) do
      for _, m in ipairs(marks) do
        for _, k in ipairs(marks) do
          list2[#list2 + 1] = letter .. m .. k
          list2[#list2 + 1] = "x\u{401}" .. m .. letter .. k .. "y"
        end
      end
    end
    local b = gloss.attributes(of(list2))
    local ids = b:ids()
    for i, s in ipairs(list2) do
      local key = core.normalize(core.casefold(core.normalize(s, "NFD")), "NFC")
      if key ~= b:text(ids[i]) then assert.equal(key, b:text(ids[i]), s) end
    end
  end)
  it("lower, where asked for a word of ASCII, is looked for in every character", function()
    local list2, n = {}, {}
    for cp = 0x80, 0x1FFFF do -- leads up to F0
      if cp < 0xD800 or cp > 0xDFFF then list2[#list2 + 1] = utf8.char(cp) end
    end
    for i, s in ipairs(list2) do
      local key = core.normalize(core.casefold(core.normalize(s, "NFD")), "NFC")
      if key:byte() < 0x80 then n[#n + 1] = i end
    end
    assert.is_true(#n > 10)
    local b = of(list2)
    for _, i in ipairs(n) do
      local key = core.normalize(core.casefold(core.normalize(list2[i], "NFD")), "NFC")
      assert.is_true(gloss.attributes(b:sub(i, i)):count{ lower = key } == 1, list2[i])
    end
  end)
end)

describe("characters", function()
  local dir = (os.getenv "GLOSS_SHARED" or "../shared") .. "/ucd/18.0.0/"

  -- every code point whose line in a file of the UCD matches
  local function holds(file, want)
    local f = io.open(dir .. file)
    if not f then return nil end
    local set = {}
    for line in f:lines() do
      local lo, hi, name = line:match "^(%x+)%.*(%x*)%s*;%s*([%w_]+)"
      if lo and name == want then
        for cp = tonumber(lo, 16), tonumber(hi ~= "" and hi or lo, 16) do set[cp] = true end
      end
    end
    f:close()
    return set
  end

  -- every character alone
  local function all()
    local list = {}
    for cp = 1, 0x1FFFF do
      if cp < 0xD800 or cp > 0xDFFF then list[#list + 1] = utf8.char(cp) end
    end
    return list
  end

  if not io.open(dir .. "UnicodeData.txt") then
    pending(dir .. " absent: flags of characters not compared with the UCD")
    return
  end

  local a = gloss.attributes(of(all()))
  local function found(flag)
    local set = {}
    for text in a:where{ [flag] = true }:texts() do set[utf8.codepoint(text)] = true end
    return set
  end
  local function compare(expected, got)
    local n, bad = 0, {}
    for cp in pairs(got) do
      n = n + 1
      if not expected[cp] then bad[#bad + 1] = ("U+%04X"):format(cp) end
    end
    for cp in pairs(expected) do
      if cp <= 0x1FFFF and not got[cp] then bad[#bad + 1] = ("U+%04X"):format(cp) end
    end
    assert.same({}, bad)
    assert.is_true(n > 100)
  end

  it("that are lower are those with the property Lowercase", function()
    compare(holds("DerivedCoreProperties.txt", "Lowercase"), found "is_lower")
  end)
  it("that are upper are those with the property Uppercase", function()
    compare(holds("DerivedCoreProperties.txt", "Uppercase"), found "is_upper")
  end)
  it("that are digits have Numeric_Type Digit or Decimal", function()
    local expected = {}
    for line in io.lines(dir .. "UnicodeData.txt") do
      local cp, decimal, digit = line:match "^(%x+);[^;]*;[^;]*;[^;]*;[^;]*;[^;]*;([^;]*);([^;]*)"
      if decimal ~= "" or digit ~= "" then expected[tonumber(cp, 16)] = true end
    end
    compare(expected, found "is_digit")
  end)
end)

describe("a token's fields", function()
  local doc = gloss.doc "The U.N. said 10 more."
  it("are on doc.tokens and what is made of them", function()
    local tokens = doc.tokens
    assert.equal("u.n.", tokens[2].lower)
    assert.equal("u.n.", tokens:sub(2, 3)[1].lower)
    assert.equal("u.n.", (tokens:sub(2, 2) + tokens:sub(4, 4))[1].lower)
    assert.equal("u.n.", tokens:with("n", { 1, 2, 3, 4, 5, 6 })[2].lower)
    assert.equal("u.n.", tokens:as "X"[2].lower)
    assert.is_true(tokens[1].is_stop)
    assert.is_nil(tokens[1].nothing)
    assert.is_nil(tokens[1].is_nothing)
  end)
  it("are the word's that the span covers", function()
    assert.equal("u.n", doc.tokens:trim(".")[2].lower)
    assert.equal(3, doc.tokens:trim(".")[2].length)
  end)
  it("are in all profiles", function()
    for _, profile in ipairs{ "news", "uax29", "space" } do
      assert.equal("Xxx", gloss.tokens("The end", { profile = profile })[1].shape)
    end
  end)
  it("answer where and count", function()
    assert.same({ "The", "U.N." }, doc.tokens:where{ is_title = true }:values())
    assert.same({ "said", "10", "more", "." }, doc.tokens:where{ is_title = false }:values())
    assert.equal(1, doc.tokens:count "shape"["X.X."])
    assert.same({ [true] = 2, [false] = 4 }, doc.tokens:count "is_title")
    assert.same({ [1] = 1, [2] = 1, [3] = 1, [4] = 3 }, doc.tokens:count "length")
    assert.same({ "The" }, doc.tokens:where{ is_title = true, lower = { "the" }, length = 3 }:values())
    assert.same({ "said" }, doc.tokens:where{ shape = "xxxx", text = "said" }:values())
    assert.same({}, doc.tokens:where{ shape = false }:values())
    assert.same({ "said", "more" }, doc.tokens:where{ lower = function(s) return #s == 4 and s:find "^%l+$" end }
      :values())
    local joined = doc.tokens:sub(1, 2) + gloss.spans(doc.text, { { 1, 3, label = "X", shape = "mine" } })
    assert.same({ "The", "U.N." }, joined:where{ is_title = true }:values())
    assert.same({ Xxx = 1, mine = 1, ["X.X."] = 1 }, joined:count "shape")
    assert.same({ "the", "u.n.", "said", "10", "more", "." }, doc.tokens:values "lower")
  end)
  it("come after fields that somebody gave", function()
    local tokens = doc.tokens:with("lower", { "mine" })
    assert.equal("mine", tokens[1].lower)
    assert.is_nil(tokens[2].lower) -- as any field of that name is hidden
    assert.equal("Xxx", tokens[1].shape)
    assert.same({ mine = 1 }, tokens:count "lower")
    assert.equal(1, #tokens:where{ lower = "mine", is_title = true })
    assert.same({ lower = "mine" }, tokens[1].fields)
    assert.same({}, doc.tokens[1].fields)
  end)
  it("are on the user's own tokens, which keep what they have", function()
    local text = "Ab cd"
    local own = gloss.spans(text, { { 1, 2, label = "N", id = "i", note = "x", shape = "?" }, { 4, 5 } })
    local d = gloss.doc(text, { tokens = own })
    assert.equal(own, d.tokens)
    local token = d.tokens[1]
    assert.same({ "ab", "N", "i", "x", "?", true },
      { token.lower, token.label, token.id, token.note, token.shape, token.is_title })
    assert.same({ note = "x", shape = "?" }, token.fields)
    assert.is_nil(own[1].lower)
    local lazy = gloss.doc(text):layer("tokens", function() return own end)
    assert.equal("cd", lazy.tokens[2].lower)
    local ready = gloss.tokens(text)
    assert.is_true(rawequal(ready, gloss.doc(core.text(ready.text), { tokens = ready }).tokens))
  end)
  it("are on no other spans but words", function()
    assert.is_nil(gloss.graphemes("Ab")[1].lower)
    assert.is_nil(gloss.words("Ab"):merge()[1].lower)
    assert.is_nil(doc.sentences[1].lower)
    assert.is_nil(gloss.spans("Ab", { { 1, 2, id = "x" } })[1].prefix)
  end)
end)

describe("a word's fields", function()
  local text = "The foxes said 10 more."
  local rows = {
    { "all of a string", gloss.words(text) },
    { "of some kinds", gloss.words(text, { only = "word" }) },
    { "of a doc", gloss.doc(text).words },
    { "of a doc in a language without lists", gloss.doc(text, { lang = "de" }).words, true },
    { "of a doc's Text", gloss.words(gloss.doc(text, { lang = "de" })), true },
    { "of a text", gloss.words(gloss.text(text)) },
    { "a member", gloss.words(text):sub(1, 9) },
    { "united", gloss.words(text):sub(1, 1) + gloss.words(text):sub(2) },
    { "with tokens", gloss.words(text, { only = "space" }) + gloss.tokens(text) },
    { "with another field", gloss.words(text):with("n", function(_, i) return i end) },
  }
  for _, row in ipairs(rows) do
    it("are its attributes: " .. row[1], function()
      local all, unlisted = row[2], row[3]
      local some = all - all:where{ is_space = true } - all:where{ is_punct = true }
      assert.same({ "foxes", "Xxx", 3 }, { some[2].lower, some[1].shape, some[1].length })
      assert.equal(not unlisted, some[1].is_stop)
      assert.same(unlisted and { "The", "foxes", "said", "10", "more" } or { "foxes", "said", "10" },
        some:where{ is_stop = false }:values())
      assert.same({ "the", unlisted and "foxes" or "fox" }, { unpack(some:values "lemma", 1, 2) })
      assert.equal(1, some:count "lemma"[unlisted and "said" or "say"])
      assert.same({ Xxx = 1, xxxx = 3, dd = 1 }, some:count "shape")
      assert.is_nil(some[1].is_stopp)
    end)
  end
  it("come after fields that somebody gave", function()
    assert.same({ x = 3 }, gloss.words("a b"):with("lower", { "x", "x", "x" }):count "lower")
  end)
  it("are none of no words", function()
    assert.same({}, gloss.words(""):count "lemma")
    assert.same({}, gloss.words(""):values "is_stop")
  end)
end)

-- what is asked of pieces of a text that cannot have it; "": nothing is raised
describe("a field that is unknown", function()
  local text = "The end."
  local tokens, uax = gloss.tokens(text), gloss.words(text)
  local list = "no field 'is_stopp' (known: first, last, label, id, line, column, "
  local bare = list .. "text)"
  local full = list .. "is_alpha, is_ascii, is_bracket, is_currency, is_digit, is_left_punct, is_lower, is_punct, "
    .. "is_quote, is_right_punct, is_space, is_stop, is_title, is_upper, like_email, like_num, like_url, "
    .. "lemma, length, lower, prefix, shape, suffix, text)"
  local lexical = "these spans have no field 'lower': tokens and words have lexical attributes, "
    .. "gloss.attributes(spans) tells those of others"
  local tagged = tokens:with("tag", { "D", "N" })
  for name, ask in pairs{
    fields = function() tokens:write(os.tmpname() .. ".csv", { fields = "is_stopp" }) end,
    by = function() tokens:replace "is_stopp" end,
    ["by of count"] = function() gloss.count{ by = "is_stopp" }:add(tokens) end,
    ["by of cooccurrence"] = function()
      local d = gloss.doc(text)
      gloss.cooccurrence{ by = "is_stopp", layer = "tokens" }:add(d)
    end,
  } do
    it("is told where the option is: " .. name, function()
      local ok, message = pcall(ask)
      assert.is_false(ok)
      local where, what = message:match "^(.-):%d+: (.*)$"
      assert.matches("attributes_spec%.lua$", where)
      assert.equal(name:match "^%w+" .. ": " .. full, what)
    end)
  end
  local rows = {
    { "of tokens", tokens, full },
    { "of no tokens", tokens:sub(9), full },
    { "of spaCy's tokens", gloss.tokens(text, { profile = "spacy-en" }), full },
    { "of words", uax, full },
    { "of tokens and words", tokens + uax, full },
    { "of tokens with another field", tagged, full },
    { "of tokens with that field", tagged:with("is_stopp", {}), "" },
    { "of tokens with another field behind it", tokens:with("is_stopp", {}):with("tag", {}), "" },
    { "of tokens some of which have others", tagged + uax, "" },
    { "of sentences", gloss.sentences(text), bare, lexical },
    { "of sentences and characters", gloss.sentences(text) + gloss.graphemes(text), bare, lexical },
    { "of characters", gloss.graphemes(text), bare, lexical },
    { "of lines", gloss.lines(text), bare, lexical },
    { "of paragraphs", gloss.paragraphs(text), bare, lexical },
    { "of gaps", tokens:gaps(), "", "" },
    { "of rows", gloss.spans(text, { { 1, 3 } }), "", "" },
    { "of no rows", gloss.spans(text, {}), "", "" },
    { "of tokens and rows", tokens + gloss.spans(text, { { 1, 3, x = 1 } }), "" },
    { "of names", gloss.gazetteer():add("end"):find(text), "", "" },
    { "of matches", gloss.pattern([["end"]]):find(text), "", "" },
    { "of a user's tokens", gloss.doc(text, { tokens = gloss.spans(text, { { 1, 3 } }) }).tokens, "" },
  }
  local asked = {
    where = function(set, name) return #set:where{ [name] = false } == #set end,
    count = function(set, name) return next(set:count(name)) == nil end,
    values = function(set, name) return next(set:values(name)) == nil end,
  }
  for _, row in ipairs(rows) do
    it("is told: " .. row[1], function()
      for how, ask in pairs(asked) do
        for name, expected in pairs{ is_stopp = row[3], lower = row[4] } do
          local ok, got = pcall(ask, row[2], name)
          if expected == "" then
            assert.same({ true, true }, { ok, got }, how)
          else
            assert.equal(expected, (tostring(got):gsub("^[^ ]+:%d+: ", "")), how)
          end
        end
      end
      assert.is_nil(row[2]:sub(1, 1)[1] and row[2][1].is_stopp)
    end)
  end
end)

describe("gloss.attributes", function()
  local doc = gloss.doc "The cat saw the CAT. A cat?"
  local a = gloss.attributes(doc.tokens)

  it("is in the language of the doc, or English", function()
    local text = "the cat"
    local function stops(spans, options)
      return gloss.attributes(spans, options):count{ is_stop = true }
    end
    for _ = 1, 2 do
      assert.equal(1, stops(gloss.tokens(text)))
      assert.equal(1, stops(gloss.tokens(text, { lang = "fi" })))
      assert.equal(0, stops(gloss.tokens(text), { lang = "fi" }))
      assert.equal(1, stops(gloss.doc(text).tokens))
      assert.equal(0, stops(gloss.doc(text, { lang = "fi" }).tokens))
    end
  end)
  it("raises where it was called", function()
    local here = "^[^\n]*attributes_spec.lua:%d+: "
    local t = gloss.tokens "the cat"
    for _, row in ipairs{
      { "spans: gloss.Spans expected, got number", 1 }, { "spans: gloss.Spans expected, got nil" },
      { "options: table expected", t, 1 }, { "unknown option 'of'", t, { of = 1 } },
      { "unknown language 'xx'", t, { lang = "xx" } },
    } do
      local _, message = pcall(function()
        local made = gloss.attributes(row[2], row[3])
        return made
      end)
      assert.matches(here .. row[1], message)
    end
  end)

  it("counts", function()
    assert.same({ the = 2, cat = 3, saw = 1, a = 1, ["."] = 1, ["?"] = 1 }, a:count())
    assert.same({ The = 1, the = 1, cat = 2, saw = 1, CAT = 1, A = 1, ["."] = 1, ["?"] = 1 }, a:count "text")
    assert.same({ [1] = 3, [3] = 6 }, a:count "length")
    assert.same({ [true] = 2, [false] = 7 }, a:count "is_punct")
    assert.equal(3, a:count{ lower = "cat" })
    assert.equal(9, a:count{})
  end)
  it("asks every one of some strings", function()
    local tokens = gloss.tokens "The cat saw the CAT"
    for _, row in ipairs{ { 1, text = "The", lower = "the" }, { 0, text = "The", suffix = "at" },
      { 0, prefix = "c", text = "The" }, { 0, shape = "Xxx", lower = "cat" }, { 1, lower = "cat", shape = "XXX" },
      { 0, text = "the", prefix = "t", shape = "Xxx" }, { 1, text = "the", prefix = "t", shape = "xxx" } } do
      local expected = table.remove(row)
      assert.equal(expected, gloss.attributes(tokens):count(row))
    end
  end)
  it("counts lengths, of words of any", function()
    local list, expected = {}, {}
    for n = 1, 70 do
      list[n], expected[n] = ("x"):rep(n) .. " " .. ("é"):rep(n), 2
    end
    assert.same(expected, gloss.attributes(gloss.tokens(table.concat(list, " "))):count "length")
  end)
  it("filters, every condition in each of its forms", function()
    local function where(t) return table.concat(a:where(t):values(), " ") end
    assert.equal("cat saw CAT cat", where{ is_alpha = true, is_stop = false })
    assert.equal("cat CAT cat", where{ lower = { "cat", "dog" } })
    assert.equal("The the", where{ lower = function(s) return s:find "^t" end })
    assert.equal(". A ?", where{ length = 1 })
    assert.equal(". A ?", where{ length = { 1, 2 } })
    assert.equal("The cat saw the CAT cat", where{ length = function(n) return n > 1 end })
    assert.equal(". ?", where{ is_punct = function(yes) return yes end })
    assert.equal("", where{ text = "dog" })
    assert.equal("The cat saw the CAT . A cat ?", where{})
  end)
  it("filters by many conditions at once as by one after the other", function()
    local names = { "text", "lemma", "lower", "prefix", "shape", "suffix", "length", "is_alpha", "is_ascii",
      "is_bracket", "is_currency", "is_digit", "is_left_punct", "is_lower", "is_punct", "is_quote",
      "is_right_punct", "is_space", "is_stop", "is_title", "is_upper", "like_email", "like_num", "like_url" }
    local tokens = gloss.doc("The cat saw the CAT in 2014. Straße, (a) \u{201C}cat\u{201D} u@x.org 7?").tokens
    for k = 1, #tokens do
      local all, of_values, others = gloss.attributes(tokens).spans, {}, {}
      for i, name in ipairs(names) do
        local value = tokens[k][name]
        of_values[name] = value
        others[name] = i % 2 == k % 2 and value or function(v) return v == value end
        all = all * gloss.attributes(tokens):where{ [name] = value }
      end
      assert.is_true(#all > 0)
      for _, conditions in ipairs{ of_values, others } do
        local b = gloss.attributes(tokens)
        assert.is_true(b:where(conditions) == all)
        assert.equal(#all, b:count(conditions))
        conditions.length = tokens[k].length + 1
        assert.equal(0, b:count(conditions))
        conditions.length = nil
        conditions.suffix = "?!"
        assert.equal(0, b:count(conditions))
      end
    end
  end)
  it("asks a function once for each value", function()
    local asked = {}
    a:where{ lower = function(s)
      asked[#asked + 1] = s
      return true
    end }
    assert.same({ "the", "cat", "saw", ".", "a", "?" }, asked)
  end)
  it("gives spans with their labels, ids and runs", function()
    local s = gloss.spans("ab cd", { { 1, 2, label = "X", id = "i", f = 1 }, { 4, 5, label = "Y" } })
    local found = gloss.attributes(s):where{ text = "ab" }
    assert.same({ "X", "i", 1 }, { found[1].label, found[1].id, found[1].f })
  end)
  it("takes sets of either form, with overlaps, and of nothing", function()
    assert.same({ ab = 1, cd = 1, [" "] = 1 }, gloss.attributes(gloss.words "ab cd"):count())
    assert.same({ ab = 1, abc = 1, bc = 1 }, gloss.attributes(
      gloss.spans("abc", { { 1, 2 }, { 1, 3 }, { 2, 3 } })):count())
    local none = gloss.attributes(gloss.tokens "")
    assert.same({}, none:count())
    assert.same({}, none:ids())
    assert.equal(0, #none:where{ is_alpha = true })
    assert.equal(0, none:count{ is_alpha = false })
    assert.same({}, none:count "is_alpha")
    assert.equal(0, #gloss.ngrams(none, 2))
  end)
  for _, n in ipairs { 1, 1023, 1024, 1025, 5000 } do
    it("takes " .. n .. " spans", function()
      local list, sum = {}, 0
      for i = 1, n do
        list[i] = ("%s%x"):format(i % 2 == 0 and "A" or "b", i * 7919 % 1600)
      end
      local all = gloss.attributes(gloss.tokens(table.concat(list, " "), { profile = "space" }))
      assert.equals(n, #all)
      local ids, number, kinds = all:ids "text", {}, 0
      for i, word in ipairs(list) do
        if not number[word] then kinds = kinds + 1; number[word] = kinds end
        if ids[i] ~= number[word] then assert.same({ i, number[word] }, { i, ids[i] }) end
      end
      assert.equals(math.floor(n / 2), all:count { prefix = "A" })
      for length, count in pairs(all:count "length") do sum = sum + length * count end
      assert.equals(#table.concat(list), sum)
      assert.equals(math.floor(n / 2), #all:where { is_lower = false })
    end)
  end

  it("numbers values from 1 in the order of their coming", function()
    local ids, n = a:ids()
    assert.same({ 1, 2, 3, 1, 2, 4, 5, 2, 6 }, ids)
    assert.equal(6, n)
    assert.equal("saw", a:text(3))
    assert.is_nil(a:text(0))
    assert.is_nil(a:text(7))
    assert.equal("T", a:text(1, "prefix"))
  end)
  it("takes the language of the doc, or as told", function()
    local finnish = gloss.doc("the cat", { lang = "fi" }).tokens
    assert.equal(0, gloss.attributes(finnish):count{ is_stop = true })
    assert.is_false(finnish[1].is_stop)
    assert.equal(1, gloss.attributes(finnish, { lang = "en" }):count{ is_stop = true })
    assert.equal(1, gloss.attributes(finnish, { lang = gloss.language "en" }):count{ is_stop = true })
  end)
  it("is an object", function()
    assert.equal("Attributes (9 spans, 8 words)", tostring(a))
    assert.equal(9, #a)
    assert.is_true(rawequal(doc.tokens, a.spans))
    assert.is_nil(a.nothing)
  end)
  it("keeps what it needs", function()
    local made = gloss.attributes(gloss.tokens(("Ab \u{C9}c "):rep(2)))
    local grams = gloss.ngrams(made, 2)
    collectgarbage()
    collectgarbage()
    assert.equal(2, made:count()["\u{E9}c"])
    assert.equal("ab \u{E9}c", grams[1].text)
  end)

  for name, row in pairs{
    ["no Spans"] = { "Spans expected", function() gloss.attributes "a" end },
    ["nothing"] = { "Spans expected", function() gloss.attributes() end },
    ["an unknown option"] = { "unknown option 'langs' %(known: lang%)",
      function() gloss.attributes(doc.tokens, { langs = "en" }) end },
    ["options that are none"] = { "options: table expected, got string",
      function() gloss.attributes(doc.tokens, "en") end },
    ["an unknown language"] = { "unknown language 'xx1'",
      function() gloss.attributes(doc.tokens, { lang = "xx1" }) end },
    ["an unknown attribute"] = { "unknown attribute 'is_oov' %(known: is_alpha, .*text%)",
      function() a:count "is_oov" end },
    ["two attributes to count"] = { "one attribute or table of conditions expected, got string behind it",
      function() a:count("lower", "shape") end },
    ["two conditions to count"] = { "one attribute or table of conditions expected, got table behind it",
      function() a:count({}, {}) end },
    ["two conditions"] = { "one table of conditions expected, got table behind it",
      function() a:where({}, {}) end },
    ["ids of two attributes"] = { "one attribute expected, got string behind it",
      function() a:ids("lower", "shape") end },
    ["an unknown condition"] = { "unknown attribute 'x'", function() a:where{ x = 1 } end },
    ["a condition without a name"] = { "name of an attribute expected, got number",
      function() a:where{ "is_alpha" } end },
    ["a flag that is a list"] = { "attribute 'is_alpha': boolean or function expected, got table",
      function() a:where{ is_alpha = { true } } end },
    ["a number for a string"] = { "attribute 'lower': string, list or function expected, got number",
      function() a:where{ lower = 1 } end },
    ["a table with its metatable"] = { "gloss.Attributes expected", function()
      local meta = getmetatable(a)
      meta.methods.count(setmetatable({}, meta))
    end },
    ["a method on a Spans"] = { "gloss.Attributes expected, got gloss.Spans",
      function() a.where(doc.tokens, {}) end },
    ["numbers of flags"] = { "lemma, lower, prefix, shape, suffix, text", function() a:ids "is_alpha" end },
  } do
    it("raises for " .. name, function() assert.error_matches(row[2], row[1]) end)
  end

  it("goes on when a function raises", function()
    assert.error_matches(function() a:where{ lower = function() error "no" end } end, "no")
    assert.equal(3, a:count{ lower = "cat" })
  end)
end)

-- The words of a short text stay where they were numbered until those of another
-- one are: what is asked of it then is asked of words of its own.
describe("attributes of short texts", function()
  local texts = require "spec.support.shorttexts"
  local TEXT, ASKED, made = texts.TEXT, texts.ASKED, texts.made
  local STARTS = { 1, 5, 9, 22 }
  local expected = {}
  for _, i in ipairs(STARTS) do
    expected[i] = {}
    for k, ask in ipairs(ASKED) do expected[i][k] = ask(made(i)) end
  end

  it("answer as expected", function()
    assert.same({ 1, 2, 3, 1, 2, 4, 5 }, { table.unpack((ASKED[12](made(1))), 1, 7) })
    assert.equal(1, expected[1][1])
    assert.same({ "cat", "CAT", "cat" }, gloss.attributes(gloss.tokens(TEXT)):where{ lower = "cat" }:values())
    assert.same({ "cat", "cat" }, expected[1][2])
    assert.same({ "\u{C9}cole" }, expected[1][4])
    assert.same({}, expected[1][5])
    assert.equal(2, expected[1][6].the)
  end)
  it("are the same whatever was asked before, of whichever", function()
    local random = require "spec.support.common".generator(11)
    local long = gloss.tokens(("word other more "):rep(700))
    for _ = 1, 300 do
      local all, asked = {}, {}
      for k, i in ipairs(STARTS) do all[k] = made(i) end
      for _ = 1, 12 do
        local k, n = random(#STARTS), random(#ASKED)
        if random(20) == 1 then assert.equal(700, long:count().other) end
        if random(20) == 1 then gloss.attributes(long):count{ prefix = "w", is_alpha = true } end
        asked[#asked + 1] = STARTS[k] .. ":" .. n
        assert.same(expected[STARTS[k]][n], ASKED[n](all[k]), table.concat(asked, " "))
      end
    end
  end)
  it("are the same when a finaliser asks another one meanwhile", function()
    local out, err = command.run("lua -", 'require "spec.support.shorttexts".finalised()')
    assert.equal("", out .. err)
  end)
  it("take little memory until they are asked again, and again", function()
    local tokens = gloss.tokens(TEXT:rep(20, "\n"))
    local function taken(fn)
      fn()
      collectgarbage()
      collectgarbage "stop"
      local before = collectgarbage "count"
      for _ = 1, 100 do fn() end
      local bytes = (collectgarbage "count" - before) * 1024 / 100
      collectgarbage "restart"
      return bytes
    end
    local empty = {}
    local conditions = { is_title = true, prefix = "T", length = 3 }
    assert.is_true(taken(function() gloss.attributes(tokens):count(conditions) end) < 600)
    assert.is_true(taken(function() gloss.attributes(tokens):count(empty) end) < 600)
  end)
end)

-- The words of a text are looked up among those of the texts before.
describe("what is known of words", function()
  local texts = require "spec.support.vocabulary"

  it("changes no answer", function()
    texts(60, 400, 1) -- words that come again
    texts(6, 12000, 2) -- more of them than are kept
  end)
  it("changes none where few words are kept, of few texts", function()
    local small = require "spec.support.small"
    local absent = small.absent()
    if absent then
      pending(absent)
      return
    end
    assert.equal("all right\n", small.run [[
      local texts = require "spec.support.vocabulary"
      texts(400, 60, 3)
      texts(60, 700, 4)
      print "all right"]])
  end)
  it("is of the word list that is asked", function()
    local spans = of { "the", "der", "cat", "one" }
    local x = core.lexicon{ stop = { "the", "cat" } }
    local y = core.lexicon{ stop = { "der" }, number = { "cat" } }
    for _ = 1, 2 do
      assert.equal(2, core.attributes(spans, x):count{ is_stop = true })
      assert.equal(1, core.attributes(spans, y):count{ is_stop = true })
      assert.equal(0, core.attributes(spans, x):count{ like_num = true })
      assert.equal(1, core.attributes(spans, y):count{ like_num = true })
      assert.equal(0, core.attributes(spans):count{ is_stop = true })
      assert.equal(2, core.attributes(spans, core.lexicon{ number = { "cat", "der" } }):count{ like_num = true })
    end
  end)
  it("is of the word list that is asked, in a module that was loaded anew too", function()
    local function stops(module, lang)
      return module.attributes(module.tokens "the cat", { lang = lang }):count{ is_stop = true }
    end
    local function load_anew(lang)
      local before = {}
      for name, module in pairs(package.loaded) do
        if name:find "^gloss%f[.%z]" then before[name] = module end
      end
      for name in pairs(before) do package.loaded[name] = nil end
      local anew = require "gloss"
      stops(anew, lang) -- its first list
      for name, module in pairs(before) do package.loaded[name] = module end
      return anew
    end
    local first, second = load_anew "fr", load_anew "en"
    for _ = 1, 2 do
      assert.equal(1, stops(first, "en"))
      assert.equal(0, stops(second, "fr"))
      assert.equal(1, stops(second, "en"))
      assert.equal(0, stops(first, "fr"))
    end
  end)
  it("is of a long word but its text", function()
    local list, long = {}, ("x"):rep(20)
    for i = 1, 40 do list[i] = "headhead" .. long .. ("%02d"):format(i) .. "tailtail" end
    for i = 41, 80 do list[i] = list[i - 40] end
    for _ = 1, 2 do
      local ids, n = core.attributes(of(list)):ids "text"
      assert.equal(40, n)
      for i = 1, 40 do assert.same({ i, i }, { ids[i], ids[i + 40] }) end
    end
    local other = core.attributes(of { list[1]:upper(), list[1], list[2] })
    assert.same({ 1, 2, 3 }, (other:ids "text"))
    assert.equal(1, other:count{ is_upper = true })
  end)
  it("is of a long word but its text, whichever came first", function()
    local function word(i, mark) return ("%06dhead%stail%06d"):format(i, mark, i) end
    local others, list, expected = {}, {}, {}
    for round = 1, 4 do -- all places are taken
      for i = 1, 16000 do others[i] = round .. "-" .. i end
      core.attributes(of(others))
    end
    for i = 1, 300 do list[i], expected[i] = word(i, "a"), i end
    for i = 1, 300 do
      for _, mark in ipairs{ "b", "a", "b" } do
        list[#list + 1] = word(i, mark)
        expected[#list] = mark == "a" and i or 300 + i
      end
    end
    assert.same(expected, (core.attributes(of(list)):ids "text"))
  end)
  it("is enough of a word whose value cannot be the one that is asked for", function()
    local a = of { "Ab", "ab", "a\u{301}b", "A\u{301}b", "\u{E1}b", "9b", "-b", "\0b", ("a"):rep(100), "b" }
    for name, rows in pairs{
      lower = { ab = 2, ["\u{E1}b"] = 3, ["9b"] = 1, ["\0b"] = 1, b = 1, [""] = 0, ["\0"] = 0, a = 0 },
      shape = { Xx = 1, xx = 2, dx = 1, ["-x"] = 1, ["\0x"] = 1, LONG = 1, x = 1, [""] = 0, X = 0 },
      prefix = { A = 2, a = 3, ["\u{E1}"] = 1, ["9"] = 1, ["\0"] = 1, b = 1, [""] = 0, Ab = 0 },
      suffix = { Ab = 1, ab = 1, ["9b"] = 1, b = 1, aaa = 1, ["\0b"] = 1, [""] = 0, aab = 0 },
    } do
      for value, count in pairs(rows) do
        assert.equal(count, gloss.attributes(a):count{ [name] = value }, name .. " " .. value)
      end
    end
    local lengths = gloss.attributes(a)
    assert.equal(6, lengths:count{ length = 2 })
    assert.equal(6, lengths:count{ length = 2.0 })
    assert.equal(0, lengths:count{ length = 2.5 })
    assert.equal(0, lengths:count{ length = -1 })
    assert.equal(0, lengths:count{ length = 4294967298 })
    assert.equal(0, #lengths:where{ length = 4294967298, shape = "xx" })
    assert.equal(1, lengths:count{ length = { 100, 7 } })
  end)
end)

describe("word lists", function()
  local function list(n, length)
    local t = {}
    for i = 1, n do t[i] = ("%0" .. (length or 5) .. "d"):format(i) end
    return t
  end
  it("take 65,536 words and no more", function()
    for _, n in ipairs{ 65535, 65536 } do
      assert.is_userdata(core.lexicon{ stop = list(n) })
    end
    assert.error_matches(function() core.lexicon{ stop = list(65537) } end, "more than 65536 words")
  end)
  it("take words of 32 bytes and no more", function()
    for _, length in ipairs{ 31, 32 } do
      local x = core.lexicon{ stop = { ("A"):rep(length) } }
      local found = core.attributes(of { ("a"):rep(length), ("a"):rep(33) }, x)
      assert.equal(1, found:count{ is_stop = true })
    end
    assert.error_matches(function() core.lexicon{ stop = { ("a"):rep(33) } } end, "longer than 32 bytes")
    assert.error_matches(function() core.lexicon{ stop = { "" } } end, "empty")
    assert.error_matches(function() core.lexicon{ stop = { 1 } } end, "word 1 is not a string")
    assert.error_matches(function() core.lexicon{ stops = {} } end, "known: stop, number, domain")
  end)
end)

describe("gloss.ngrams", function()
  local doc = gloss.doc "A be c a be. A be dy."
  local function rows(grams)
    local list = {}
    for count, w1, w2, w3 in grams:each() do
      list[#list + 1] = table.concat({ count, w1, w2, w3 }, " ")
    end
    return list
  end

  it("are in order of frequency, then of bytes", function()
    assert.same({ "3 a be", "1 . a", "1 be .", "1 be c", "1 be dy", "1 c a", "1 dy ." },
      rows(gloss.ngrams(doc.tokens, 2)))
    assert.same({ "3 a", "3 be", "2 .", "1 c", "1 dy" }, rows(gloss.ngrams(doc.tokens, 1)))
  end)
  it("are so where both take many bytes to tell apart", function()
    -- counts beyond 65,536, more than 256 words, words that begin alike and are part of others
    local times, parts, last = { ["a"] = 65537, ["\195\169"] = 65536, ["b"] = 256, ["c"] = 257, ["a\0"] = 1,
      ["a\0b"] = 1, ["sameness"] = 2, ["samenes"] = 2, ["samenessless"] = 2, ["samenesses"] = 2 }, {}, 1
    for i = 1, 400 do times[("word%d"):format(i * 37 % 400)] = 1 + i % 3 end
    for i = 1, 40 do times[("samenessof%d"):format(i * 7 % 40)] = 1 end
    local expected, spans = {}, {}
    for word, n in pairs(times) do
      expected[#expected + 1] = { n, word }
      parts[#parts + 1] = word:rep(n)
      for _ = 1, n do
        spans[#spans + 1] = { last, last + #word - 1 }
        last = last + #word
      end
    end
    table.sort(expected, function(a, b)
      if a[1] ~= b[1] then return a[1] > b[1] end
      return a[2] < b[2]
    end)
    for i, row in ipairs(expected) do expected[i] = table.concat(row, " ") end
    assert.same(expected, rows(gloss.ngrams(gloss.spans(table.concat(parts), spans), 1, { by = "text" })))
  end)
  it("stay within", function()
    local expected = { "3 a be", "1 be .", "1 be c", "1 be dy", "1 c a", "1 dy ." }
    assert.same(expected, rows(gloss.ngrams(doc.tokens, 2, { within = "sentences" })))
    assert.same(expected, rows(gloss.ngrams(doc.tokens, 2, { within = doc.sentences })))
    assert.same({ "1 be c" }, rows(gloss.ngrams(doc.tokens, 2, { within = gloss.spans(doc.text, { { 2, 7 } }) })))
    assert.same({}, rows(gloss.ngrams(doc.tokens, 2, { within = gloss.spans(doc.text, {}) })))
    assert.same(rows(gloss.ngrams(doc.tokens, 2)),
      rows(gloss.ngrams(doc.tokens, 2, { within = gloss.words(doc.text):merge() })))
  end)
  it("skip", function()
    assert.same({ "2 a b", "2 b c", "1 b b" }, rows(gloss.ngrams(gloss.tokens "a b b c", 2, { skip = 1 })))
    assert.same({ "2 a b c", "1 a b b", "1 b b c" }, rows(gloss.ngrams(gloss.tokens "a b b c", 3, { skip = 1 })))
    assert.same({ "1 a b", "1 a c", "1 b c" }, rows(gloss.ngrams(gloss.tokens "a b c", 2, { skip = 16 })))
  end)
  it("leave out rare ones, not from the total", function()
    local grams = gloss.ngrams(doc.tokens, 2, { min = 2 })
    assert.same({ "3 a be" }, rows(grams))
    assert.same({ 1, 9, 3, 0 }, { #grams, grams:count(), grams:count("a", "be"), grams:count("be", "c") })
  end)
  it("tell words apart by other attributes", function()
    assert.same({ "2 A be", "1 . A", "1 a be" }, (function()
      local r = rows(gloss.ngrams(doc.tokens, 2, { by = "text" }))
      return { r[1], r[2], r[3] }
    end)())
    assert.equal("X xx", gloss.ngrams(doc.tokens, 2, { by = "shape" })[1].text)
  end)
  it("read as a list", function()
    local grams = gloss.ngrams(gloss.attributes(doc.tokens), 2)
    assert.same({ "a", "be", text = "a be", count = 3 }, grams[1])
    assert.equal("dy .", grams[-1].text)
    assert.is_nil(grams[0])
    assert.is_nil(grams[8])
    assert.is_nil(grams[1.5])
    assert.is_nil(grams.nothing)
    local n = 0
    for i, g in ipairs(grams) do n = n + i * g.count end
    assert.equal(3 + 2 + 3 + 4 + 5 + 6 + 7, n)
    assert.equal("Ngrams (7 of 2 words)", tostring(grams))
    assert.equal(0, grams:count("b", "zzz"))
  end)
  it("are as many as the limits allow", function()
    local tokens = gloss.tokens(("a b c d "):rep(6))
    for _, n in ipairs{ 15, 16 } do assert.is_true(#gloss.ngrams(tokens, n) > 0) end
    for _, skip in ipairs{ 15, 16 } do assert.is_true(#gloss.ngrams(tokens, 2, { skip = skip }) > 0) end
    -- 15 of 19 places: 3,876 ways; 15 of 20: 15,504
    assert.is_true(#gloss.ngrams(tokens, 16, { skip = 4 }) > 0)
    assert.error_matches(function() gloss.ngrams(tokens, 16, { skip = 5 }) end,
      "more than 4096 n%-grams of 16 words with 5 skipped begin at one word")
  end)

  for name, row in pairs{
    ["none"] = { "n: 1 to 16 expected, got 0", 0 },
    ["no number"] = { "n: number expected, got nil" },
    ["17 words"] = { "n: 1 to 16 expected, got 17", 17 },
    ["17 skipped"] = { "skip: 0 to 16 expected, got 17", 2, { skip = 17 } },
    ["less than none skipped"] = { "skip: 0 to 16 expected, got %-1", 2, { skip = -1 } },
    ["a count of 0"] = { "min: a count from 1 on expected", 2, { min = 0 } },
    ["an unknown option"] = { "unknown option 'skips' %(known: by, min, skip, within%)", 2, { skips = 1 } },
    ["a flag"] = { "by: .*lemma, lower, prefix, shape, suffix or text expected", 2, { by = "is_alpha" } },
    ["another text"] = { "within: spans of another text", 2, { within = gloss.sentences "b" } },
    ["overlapping units"] = { "within: its spans overlap", 2,
      { within = gloss.spans(doc.text, { { 1, 4 }, { 2, 5 } }) } },
    ["an unknown layer"] = { "within: no layer 'chapters'", 2, { within = "chapters" } },
  } do
    it("raise for " .. name, function()
      local ok, why = pcall(function()
        local grams = gloss.ngrams(doc.tokens, row[2], row[3])
        return grams
      end)
      assert.is_false(ok)
      assert.matches("^[^:]*attributes_spec.lua:%d+: " .. row[1], why)
    end)
  end
  it("raise for overlapping spans, and for layers of no doc", function()
    assert.error_matches(function() gloss.ngrams(gloss.spans("abc", { { 1, 2 }, { 2, 3 } }), 2) end,
      "its spans overlap")
    assert.error_matches(function() gloss.ngrams(gloss.tokens "a b", 2, { within = "sentences" }) end, "of no doc")
    assert.error_matches(function() gloss.ngrams("a b", 2) end, "Spans expected")
    assert.error_matches(function() gloss.ngrams(doc.tokens, 2):count "a" end, "2 words expected, got 1")
  end)
end)
