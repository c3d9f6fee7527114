-- The profile "spacy-en". What is expected, and most texts, are facts taken
-- from spaCy's own tests (https://github.com/explosion/spaCy, MIT licence,
-- Copyright (C) 2016-2024 ExplosionAI GmbH, 2016 spaCy GmbH, 2015 Matthew
-- Honnibal): spacy/tests/lang/en/test_*.py and spacy/tests/tokenizer/*.py,
-- each named above its rows. A number is what such a test counts.
local gloss = require "gloss"
local list = require "spec.support.common".words

local function cut(text, special)
  return gloss.tokens(text, { profile = "spacy-en", special = special }):values()
end

--- Rows of text, then tokens in one string, or their number, or a table.
local function check(name, rows)
  describe(name, function()
    for _, row in ipairs(rows) do
      local text, expected = row[1], row[2] or row[1]
      it(("%q"):format(text), function()
        local tokens = cut(text)
        if type(expected) == "number" then
          assert.equal(expected, #tokens, table.concat(tokens, "|"))
        else
          assert.same(type(expected) == "string" and list(expected) or expected, tokens)
        end
      end)
    end
  end)
end

-- --- lang/en ---------------------------------------------------------------

check("test_exceptions", {
  { "   This is a cat.", { "   ", "This", "is", "a", "cat", "." } },
  { "$45...............Asking", "$ 45 ............... Asking" },
  { "The golf club is broken", 5 },
  { "7am", "7 am" }, { "11p.m.", "11 p.m." },
  { "3/4/2012" }, { "01/12/1900" },
  { "We were scared", 3 }, { "We Were Scared", 3 },
  { "Shell" }, { "shell" }, { "Shed" }, { "shed" },
  { "This is a string ", "This is a string" },
  { "This is a string\n", { "This", "is", "a", "string", "\n" } },
  { "aaabbb@ccc.com\nThank you!", { "aaabbb@ccc.com", "\n", "Thank", "you", "!" } },
  { "aaabbb@ccc.com \nThank you!", { "aaabbb@ccc.com", "\n", "Thank", "you", "!" } },
  { "Datum:2014-06-02\nDokument:76467",
    { "Datum:2014", "-", "06", "-", "02", "\n", "Dokument:76467" } },
  { "want/need", "want / need" },
  { "test@example.com" }, { "john.doe@example.co.uk" },
  { "would've", "would 've" },
  { "\n", { "\n" } },
  { "don't giggle", "do n't giggle" }, { "i said don't!", "i said do n't !" },
  { "`ain't", "` ai n't" }, { "\"isn't", "\" is n't" }, { "can't!", "ca n't !" },
  { "Robin's", "Robin 's" }, { "Alexis's", "Alexis 's" },
  { "schools'", "schools '" }, { "Alexis'", "Alexis '" },
  { "'em" }, { "nothin'" }, { "ol'" },
  { "we'll", "we 'll" }, { "You'll", "You 'll" }, { "there'll", "there 'll" },
  { "this'll", "this 'll" }, { "those'll", "those 'll" },
  { "can't", "ca n't" }, { "Can't", "Ca n't" },
  { "ain't", "ai n't" }, { "Ain't", "Ai n't" },
  { "I'll", "I 'll" }, { "You'd", "You 'd" }, { "He'll", "He 'll" }, { "She'd", "She 'd" },
  { "It'll", "It 'll" }, { "We'd", "We 'd" }, { "They'll", "They 'll" },
  { "Ill" }, { "ill" }, { "Hell" }, { "hell" }, { "Well" }, { "well" },
  { "We've", "We 've" }, { "`We've", "` We 've" },
  { "couldn't", "could n't" }, { "couldn't)", "could n't )" },
  { "e.g." }, { "p.m." }, { "Jan." }, { "Dec." }, { "Inc." },
  { "It's mediocre i.e. bad.", "It 's mediocre i.e. bad ." },
  { "1am", "1 am" }, { "12a.m.", "12 a.m." }, { "4pm", "4 pm" },
  { "I'm", "I 'm" }, { "shan't", "sha n't" },
  { "Many factors cause cancer 'cause it is complex",
    "Many factors cause cancer 'cause it is complex" },
  { "'cuz" },
})

check("test_tokenizer", { { "theses" }, { "thisre" } })

check("test_prefix_suffix_infix", {
  { "(can)", "( can )" }, { "(can't", "( ca n't" }, { "can't)", "ca n't )" },
  { "(can't)", "( ca n't )" }, { "(can't?)", "( ca n't ? )" },
  { "U.S." }, { "us.", "us ." }, { "(U.S.", "( U.S." }, { "U.S.)", "U.S. )" },
  { "(U.S.)", "( U.S. )" }, { "(U.S.?)", "( U.S. ? )" },
  { "best-known", "best - known" },
  { "0.1-13.5", "0.1 - 13.5" }, { "0.0-0.1", "0.0 - 0.1" }, { "103.27-300", "103.27 - 300" },
  { "best.Known", "best . Known" }, { "Hello.World", "Hello . World" },
  { "Hello,world", "Hello , world" }, { "one,two", "one , two" },
  { "best...Known", "best ... Known" }, { "best...known", "best ... known" },
  { "No decent--let alone well-bred--people.",
    "No decent -- let alone well - bred -- people ." },
  { "Today is Tuesday.Mr.", "Today is Tuesday . Mr." },
  { "_MATH_", "_ MATH _" }, { "_MATH_.", "_ MATH _ ." },
})

do -- every kind of bracket, as the test has it
  local rows = {
    { "(", "(" }, { "((", "( (" }, { "<", "<" }, { "'The", "' The" },
    { "Hello''", "Hello ''" }, { "''" },
    { "(And a 6a.m. run through Washington Park).",
      "( And a 6 a.m. run through Washington Park ) ." },
  }
  for _, pair in ipairs{ "()", "[]", "{}", "**" } do
    local open, close = pair:sub(1, 1), pair:sub(2)
    for _, row in ipairs{
      { open .. "Hello", { open, "Hello" } }, { "Hello" .. close, { "Hello", close } },
      { open .. "`Hello", { open, "`", "Hello" } },
      { "Hello" .. close .. "'", { "Hello", close, "'" } },
      { open:rep(3) .. "Hello", { open, open, open, "Hello" } },
      { "Hello" .. close:rep(3), { "Hello", close, close, close } },
      { open .. "Hello" .. close, { open, "Hello", close } },
      { "`" .. open .. "Hello" .. close .. "'", { "`", open, "Hello", close, "'" } },
    } do
      rows[#rows + 1] = row
    end
  end
  check("test_punct", rows)
end

check("test_indices", {
  { "to walk, do foo", "to walk , do foo" },
  { "Tom (D., Ill.)!", "Tom ( D. , Ill. ) !" },
})

check("test_text", {
  { "Tributes pour in for late British Labour Party leader\n\n"
    .. "Tributes poured in from around the world Thursday\n"
    .. "to the late Labour Party leader John Smith, who died earlier from a massive\n"
    .. "heart attack aged 55.\n\nIn Washington, the US State Department issued a "
    .. "statement regretting \"the\nuntimely death\" of the rapier-tongued Scottish "
    .. "barrister and parliamentarian.\n\n\"Mr. Smith, throughout his distinguished", 76 },
  { "The U.S. Army likes Shock and Awe.", 8 },
  { "U.N. regulations are not a part of their concern.", 10 },
  { "“Isn't it?”", 6 },
  { "Yes! \"I'd rather have a walk\", Ms. Comble sighed. ", 15 },
  { "'Me too!', Mr. P. Delaware cried. ", 11 },
  { "They ran about 10km.", 6 },
  { "But then the 6,000-year ice age came...", 10 },
  { "10" }, { "1" }, { "10,000" }, { "10,00" }, { "999.0" }, { "," }, { "1/2" },
})

check("test_sbd", {
  { "A test sentence.", 4 }, { "A test sentence!", 4 }, { "A test sentence?", 4 },
  { "A test sentence", 3 },
})

-- --- tokenizer (for any language; those that English shares) -----------------

check("test_tokenizer, any language", {
  { "", {} }, { "lorem" },
  { "Lorem, ipsum.", "Lorem , ipsum ." }, { "Lorem, (ipsum).", "Lorem , ( ipsum ) ." },
  { "Lorem ipsum: 1984.", "Lorem ipsum : 1984 ." },
  { "google.com" }, { "python.org" }, { "spacy.io" }, { "explosion.ai" },
  { "http://www.google.com" },
  { "NASDAQ:GOOG", "NASDAQ : GOOG" },
  { "hello123@example.com" }, { "hi+there@gmail.it" }, { "matt@explosion.ai" },
  { "Lorem dolor sit amet, consectetur adipiscing elit.",
    "Lorem dolor sit amet , consectetur adipiscing elit ." },
})

check("test_exceptions, any language", {
  { ":o :/ :'( >:o (: :) >.< XD -__- o.O ;D :-) @_@ :P 8D :1 >:( :D =| :> ....",
    ":o :/ :'( >:o (: :) >.< XD -__- o.O ;D :-) @_@ :P 8D :1 >:( :D =| :> ...." },
  { "108)", 2 }, { "XDN", 1 },
  { "can you still dunk?🍕🍔😵LOL", 8 }, { "i💙you", 3 }, { "🤘🤘yay!", 4 },
  { "°c.", "° c ." }, { "°f.", "° f ." }, { "°k.", "° k ." },
  { "°C.", "° C ." }, { "°F.", "° F ." }, { "°K.", "° K ." },
})

check("test_whitespace", {
  { "lorem ipsum", 2 }, { "lorem  ipsum", { "lorem", " ", "ipsum" } },
  { "lorem ipsum  ", { "lorem", "ipsum", " " } },
  { "lorem\nipsum", { "lorem", "\n", "ipsum" } },
  { "lorem \nipsum", 3 }, { "lorem  \nipsum", 3 }, { "lorem \n ipsum", 3 },
})

-- what its maintainers say the tokens are: issue 5742, pull request 4259
check("what issues tell", {
  { "(8)", "( 8)" }, { "(he said \"no\")", "( he said \" no \" )" },
  { "example:)", "example :)" }, { "20°C.", "20 ° C ." },
})

-- what spaCy's algorithm and regular expressions give by a transcription of
-- them into another language, run beside this one on 240,000 random texts
check("by the regular expressions", {
  { "US$5, A$3 and 5US$", { "US$", "5", ",", "A$", "3", "and", "5", "US$" } },
  { "$5.50/kg", { "$", "5.50", "/", "kg" } },
  { "(e.g.,the \"U.S.\")", { "(", "e.g.", ",the", "\"", "U.S.", "\"", ")" } },
  { "x:)", { "x", ":)" } },
  { "3):", { "3", "):" } },
  { "a.b.C.", { "a.b", ".", "C." } },
  { "100km/h.", { "100", "km/h", "." } },
  { "5m²", { "5", "m²" } },
  { "50°C.", { "50", "°", "C", "." } },
  { "it's'", { "it", "'s", "'" } },
  { "“don’t”", { "“", "do", "n’t", "”" } },
  { "+1 5+ +a", { "+1", "5", "+", "+", "a" } },
  { "a----b", { "a----b" } },
  { "one--two---three", { "one", "--", "two", "---", "three" } },
  { "A,B,c,D", { "A", ",", "B", ",", "c", ",", "D" } },
  { "……x……", { "…", "…", "x", "……" } },
  { "...well...", { "...", "well", "..." } },
  { "!?.", { "!", "?", "." } },
  { "U.S.-led", { "U.S.-led" } },
  { "l'Oréal's", { "l'Oréal", "'s" } },
  { "'90s", { "'", "90s" } },
  { "Mr.Smith", { "Mr.", "Smith" } },
  { "end.)Next", { "end.)Next" } },
  { "a=b<c:d", { "a", "=", "b", "<", "c", ":", "d" } },
  { "10-20", { "10", "-", "20" } },
  { "10-a", { "10", "-", "a" } },
  { "1.2.3.4", { "1.2.3.4" } },
  { "mailto:x@y.zz", { "mailto:x@y.zz" } },
  { "日本語、中国。", { "日本語、中国", "。" } },
  { "ét", { "ét" } },
  { "No.5", { "No.5" } },
  { "AT&T", { "AT&T" } },
  { "#tag @me", { "#", "tag", "@me" } },
  { "\"''\"", { "\"", "''", "\"" } },
  { "o'clock.", { "o'clock", "." } },
  { "8:30p.m.", { "8:30p.m", "." } },
  { "c++ C++", { "c++", "C++" } },
  { "¯\\(ツ)/¯!", { "¯\\(ツ)/¯", "!" } },
  { "(ಠ_ಠ)", { "(ಠ_ಠ)" } },
})

describe("test_urls", function()
  local basic = {
    "http://www.nytimes.com/2016/04/20/us/politics/new-york-primary-preview.html"
      .. "?hp&action=click&pgtype=Homepage&clickSource=story-heading&module=a-lede-"
      .. "package-region&region=top-news&WT.nav=top-news&_r=0",
    "www.red-stars.com", "mailto:foo.bar@baz.com",
  }
  local full = { "mailto:foo-bar@baz-co.com", "www.google.com?q=google",
    "http://foo.com/blah_(wikipedia)#cite-1" }
  for _, url in ipairs(basic) do full[#full + 1] = url end

  for _, url in ipairs(basic) do
    it("keeps " .. url, function()
      assert.same({ url }, cut(url))
      assert.same({ "(", url, ")" }, cut("(" .. url .. ")"))
    end)
  end
  for _, url in ipairs(full) do
    it("cuts marks off " .. url, function()
      for _, p in ipairs{ "(", "\"", ">" } do
        assert.same({ p, url }, cut(p .. url))
        for _, q in ipairs{ "(", "\"", ">" } do assert.same({ p, q, url }, cut(p .. q .. url)) end
        for _, s in ipairs{ "\"", ":", ">" } do
          assert.same({ p, url, s }, cut(p .. url .. s))
        end
      end
      for _, s in ipairs{ "\"", ":", ">" } do
        assert.same({ url, s }, cut(url .. s))
        for _, t in ipairs{ "\"", ":", ">" } do
          -- two marks may be a face: then they are one token, here as there
          if s .. t ~= ":>" and s .. t ~= ">:" then
            assert.same({ url, s, t }, cut(url .. s .. t))
          end
        end
      end
    end)
  end

  -- whether the pattern of addresses matches the whole string; a token at the
  -- end of which nothing is cut off tells
  local match = list [[
    http://foo.com/blah_blah http://foo.com/blah_blah/ http://www.example.com/wpstyle/?p=364
    https://www.example.com/foo/?bar=baz&inga=42&quux
    http://userid:password@example.com:8080 http://userid:password@example.com:8080/
    http://userid@example.com http://userid@example.com/ http://userid@example.com:8080
    http://userid@example.com:8080/ http://userid:password@example.com
    http://userid:password@example.com/ http://142.42.1.1/ http://142.42.1.1:8080/
    http://foo.com/blah_(wikipedia)#cite-1 http://foo.com/blah_(wikipedia)_blah#cite-1
    http://foo.com/unicode_(✪)_in_parens http://foo.com/(something)?after=parens
    http://code.google.com/events/#&product=browser http://j.mp ftp://foo.bar/baz
    http://foo.bar/?q=Test%20URL-encoded%20stuff
    http://-.~_!$&'()*+,;=:%40:80%2f::::::@example.com http://1337.net http://a.b-c.de
    http://223.255.255.254 http://a.b--c.de/ ssh://login@server.com:12345/repository.git
    svn+ssh://user@ssh.yourdomain.com/path http://⌘.ws http://⌘.ws/ http://☺.damowmow.com/
    http://✪df.ws/123 http://➡.ws/䨹 http://مثال.إختبار http://例子.测试
    http://उदाहरण.परीक्षा
  ]]
  for _, url in ipairs(match) do
    it("takes for one " .. url, function()
      local tokens = gloss.tokens(url, { profile = "spacy-en" })
      assert.same({ url }, tokens:values())
      assert.truthy(tokens[1]:why():find("url", 1, true))
    end)
  end
  local nomatch = list [[
    http:// http://. http://.. http://../ http://? http://?? http://??/ http://# http://##
    http://##/ // //a ///a /// http:///a rdar://1234 h://test :// http://-error-.invalid/
    http://a.b-.co http://0.0.0.0 http://10.1.1.0 http://10.1.1.255 http://224.1.1.1
    http://123.123.123 http://3628126748 http://10.1.1.1 NASDAQ:GOOG http://-a.b.co
    http://127.0.0.1 http://169.254.1.1 http://192.168.1.1 http://172.16.1.1
    http://172.31.1.1 http://1.1.1.255 http://1.1.1.1.1 http://.www.foo.bar/
  ]]
  for _, url in ipairs(nomatch) do
    it("takes for none " .. url, function()
      local tokens = gloss.tokens(url, { profile = "spacy-en" })
      for t in tokens:each() do assert.falsy(t:why():find("^url")) end
    end)
  end
  it("takes the neighbours of private networks", function()
    for _, url in ipairs{ "11.1.1.1", "172.15.1.1", "172.32.1.1", "169.253.1.1",
      "192.167.1.1", "1.0.255.254", "223.1.1.1:80", "1.1.1.1/a.b" } do
      assert.equal('url: "' .. url .. '"', gloss.tokens(url, { profile = "spacy-en" })[1]:why())
    end
  end)
end)

-- test_naughty_strings: all of a text is in its tokens
describe("test_naughty_strings", function()
  local texts = {
    ",./;'[]\\-=", "<>?:\"{}|_+", "!@#$%^&*()`~\"", "؀؁؂؃؄؅۝܏", "Ω≈ç√∫˜µ≤≥÷", "åß∂ƒ©˙∆˚¬…æ",
    "œ∑´®†¥¨ˆøπ“‘", "¡™£¢∞§¶•ªº–≠", "¸˛Ç◊ı˜Â¯˘¿", "ÅÍÎÏ˝ÓÔÒÚÆ☃", "Œ„´‰ˇÁ¨ˆØ∏”’", "`⁄€‹›ﬁﬂ‡°·‚—±",
    "⅛⅜⅝⅞", "ЁЂЃЄЅІЇЈЉЊЋЌЍЎЏАБВГДЕЖЗИ", "٠١٢٣٤٥٦٧٨٩", "⁰⁴⁵₀₁₂", "田中さんにあげて下さい",
    "사회과학원 어학연구소", "𠜎𠜱𠝹𠱓𠱸𠲖𠳏", "ヽ༼ຈل͜ຈ༽ﾉ ヽ༼ຈل͜ຈ༽ﾉ", "(｡◕ ∀ ◕｡)", "__ﾛ(,_,*)",
    "・(￣∀￣)・:*:", "(╯°□°）╯︵ ┻━┻)(ﾉಥ益ಥ）ﾉ ┻━┻", "( ͡° ͜ʖ ͡°)", "👩🏽", "❤️ 💔 💌 💕",
    "0️⃣ 1️⃣ 2️⃣", "🇺🇸🇷🇺🇸 🇦🇫🇦🇲🇸", "בְּרֵאשִׁית, בָּרָא אֱלֹהִים", "﷽", "00˙Ɩ$-",
    "../../../../../../../../../../../etc/passwd%00", "🏳0🌈️", "\u{2060}test\u{2060}",
    "a\u{85}b\u{A0}\u{A0}c\u{2028}\u{3000} d\u{1C}e", "\xFF\xC3(\xE2\x80 \xF0\x9F",
  }
  for _, text in ipairs(texts) do
    it(text, function()
      local tokens = gloss.tokens(text, { profile = "spacy-en" })
      local rest = {}
      for gap in tokens:gaps():texts() do rest[#rest + 1] = gap end
      assert.equal("", (table.concat(rest):gsub(" ", "")))
      for gap in ipairs(rest) do assert.equal(" ", rest[gap]) end
    end)
  end
end)

-- test_tokenizer: special cases of one's own
describe("special cases", function()
  it("may be cut anywhere", function()
    assert.same({ "lo", "rem" }, cut("lorem", { lorem = { "lo", "rem" } }))
  end)
  it("must be spelled by their tokens", function()
    assert.has_error(function() cut("lorem", { lorem = { "lo", "re" } }) end)
    assert.has_error(function() cut("lorem", { lorem = {} }) end)
    assert.has_error(function() cut("lorem", { lorem = { "lorem", "" } }) end)
    assert.has_error(function() cut("lorem", { [("x"):rep(256)] = { ("x"):rep(256) } }) end)
    assert.same({ "lorem" }, cut("lorem", { [("x"):rep(255)] = { ("x"):rep(255) } }))
  end)
  it("are found between affixes", function()
    local special = { _SPECIAL_ = { "_SPECIAL_" }, ["A/B"] = { "A/B" } }
    assert.same(list "( ( ( _SPECIAL_ A/B , A/B - A/B \" )",
      cut("(((_SPECIAL_ A/B, A/B-A/B\")", special))
    assert.same(list "_SPECIAL_ .", cut("_SPECIAL_.", special))
    assert.same(list "the _ID 'X_", cut("the _ID'X_", { ["_ID'X_"] = { "_ID", "'X_" } }))
  end)
  it("may have blanks", function()
    local special = { ["a b c"] = { "a b c" } }
    assert.same({ "a", "b", "c" }, cut "a b c")
    assert.same({ "a b c" }, cut("a b c", special))
    assert.same({ "a", " ", "b", "c" }, cut("a  b c", special))
  end)
  it("may have more tokens than stood there", function()
    assert.same(list "x - a / b", cut("x-a/b", { ["a/b"] = { "a", "/", "b" } }))
    assert.same({ "(", "a", " ", "b", ")" }, cut("(a b)", { ["a b"] = { "a", " ", "b" } }))
  end)
  it("do not join what blanks part", function()
    assert.same(list ": ) :)", cut ": ) :)")
  end)
  it("hold for the profile alone", function()
    assert.has_error(function() gloss.tokens("a", { special = {} }) end)
  end)
end)

describe("a token", function()
  local function why(text)
    local all = {}
    for t in gloss.tokens(text, { profile = "spacy-en" }):each() do all[#all + 1] = t:why() end
    return all
  end
  -- the names of explain(): PREFIX SUFFIX INFIX SPECIAL-n URL_MATCH TOKEN
  it("says what rule made it", function()
    assert.same({
      'prefix (punctuation): "("', 'special case, part 1 of "don\'t"',
      'special case, part 2 of "don\'t"', 'suffix (punctuation): "!"', 'suffix (punctuation): ")"',
      'space: "\n"', 'token: "well"', 'infix (hyphen between letters): "-"', 'token: "bred"',
      'url: "a.com"', 'token: "5"', 'suffix (unit after a digit): "km"', 'suffix (full stop): "."',
      'special case, part 1 of ":)"', 'token: "so"',
    }, why "(don't!)\nwell-bred a.com 5km. :)so")
  end)
  it("of the same text says the same after white space and in a long text", function()
    local text = ("(x) :) I'm 5km. a  b\n\n"):rep(50)
    local tokens = gloss.tokens(text, { profile = "spacy-en" })
    local n = #tokens / 50
    for i = 1, n do assert.equal(tokens[i]:why(), tokens[#tokens - n + i]:why()) end
  end)
  it("of white space has a label", function()
    local tokens = gloss.tokens("a  b\nc", { profile = "spacy-en" })
    assert.same({ "", "space", "", "space", "" }, {
      tokens[1].label or "", tokens[2].label, tokens[3].label or "", tokens[4].label,
      tokens[5].label or "" })
    assert.same({ "a", "b", "c" }, (tokens - tokens:where{ label = "space" }):values())
  end)
end)

describe("any bytes", function()
  it("are cut", function()
    for _, unit in ipairs{ "(", ".", "\"", "a-", "a.", "@", "a@b.", ":)", "'", "1.", "1km",
      "a/", "http://", "…", "—", "°", "don't", "\xFF", " ", "\n", "- ", "''", "( " } do
      local text = unit:rep(40000)
      local tokens = gloss.tokens(text, { profile = "spacy-en" })
      assert.is_true(#tokens > 0 or unit == "")
      assert.is_string(tokens[#tokens]:why())
    end
  end)
  it("at random give tokens in order, with single blanks between", function()
    math.randomseed(7)
    local parts = { "a", "B", "1", ".", ",", "-", "'", "\"", "(", ")", ":", "/", "@", " ", " ", "\n",
      "$", "US$", "km", "don't", "é", "…", "—", "🙂", "\xE2\x80", "U.S.", "n't", "'s", "°", "C", ".com" }
    for _ = 1, 2000 do
      local t = {}
      for i = 1, math.random(12) do t[i] = parts[math.random(#parts)] end
      local text = table.concat(t)
      local tokens, at = gloss.tokens(text, { profile = "spacy-en" }), 1
      for s in tokens:each() do
        assert.is_true(s.first == at or (s.first == at + 1 and text:sub(at, at) == " "), text)
        assert.is_true(s.last >= s.first)
        assert.not_equal("part of a token", s:why(), text)
        at = s.last + 1
      end
      assert.is_true(at == #text + 1 or (at == #text and text:sub(-1) == " "), text)
    end
  end)
end)

describe("a doc", function()
  it("takes the profile for its tokens", function()
    local doc = gloss.doc("well-bred (don't)", { tokens = "spacy-en" })
    assert.same(list "well - bred ( do n't )", doc.tokens:values())
  end)
  it("has tokens of several profiles", function()
    local doc = gloss.doc "Kim Jong-un's 372-page don't"
    local a = doc:tokenized "spacy-en"
    assert.same(list "Kim Jong - un 's 372 - page do n't", a:values())
    assert.same(list "Kim Jong-un 's 372-page do n't", doc.tokens:values())
    assert.same({ "Kim", "Jong-un's", "372-page", "don't" }, doc:tokenized "space":values())
    assert.is_true(rawequal(a, doc:tokenized "spacy-en"))
    assert.is_true(rawequal(doc.tokens, doc:tokenized "news"))
  end)
  it("with tokens of its own still has the others", function()
    local doc = gloss.doc "a-b c"
    local own = gloss.spans(doc, { { 1, 5 } })
    doc:layer("tokens", own)
    assert.equal(own, doc.tokens)
    assert.same({ "a-b", "c" }, doc:tokenized "news":values())
  end)
  it("names the profiles known", function()
    local ok, message = pcall(function() return gloss.doc("a"):tokenized "nltk" end)
    assert.is_false(ok)
    assert.truthy(message:find("nltk", 1, true) and message:find("spacy-en", 1, true))
    assert.has_error(function() gloss.doc("a"):tokenized() end)
  end)
end)

describe("core.spacyrules", function()
  it("is not overrun by cases that a finaliser adds while they are read", function()
    local core = require "gloss.core"
    local pause = collectgarbage("setpause", 0)
    for _ = 1, 50 do
      local cases = { ab = { "a", "b" } }
      setmetatable({}, { __gc = function()
        for k = 1, 400 do
          local s = ("z"):rep(20) .. k
          cases[s] = { s }
        end
      end })
      local ok, message = pcall(core.spacyrules, cases)
      assert.is_truthy(ok or message:find "changed while they were read"
        or message:find "invalid key to 'next'", message)
    end
    collectgarbage("setpause", pause)
  end)
end)
