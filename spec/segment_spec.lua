--- Cutting a text: what each function gives on small named cases. The rules
-- themselves are tested by uax_spec.lua and uax_random_spec.lua.

local gloss = require "gloss"
local common = require "spec.support.common"
local core = require "gloss.core"

-- The spans as their texts, joined by "|".
local function texts(spans)
  local list = {}
  for span in spans:each() do list[#list + 1] = span.text end
  return table.concat(list, "|")
end

-- Words as text:kind, the kind by its first three letters.
local function kinds(spans)
  local list = {}
  for span in spans:each() do
    list[#list + 1] = span.text .. ":" .. span.label:sub(1, 3)
  end
  return table.concat(list, "|")
end

local CASES = {
  { "graphemes",
    { "letters", "abc", "a|b|c" },
    { "a combining mark", "e\u{301}a", "e\u{301}|a" },
    { "marks at the start", "\u{301}\u{302}a", "\u{301}\u{302}|a" },
    { "CR LF is one", "a\r\nb\n\rc", "a|\r\n|b|\n|\r|c" },
    { "no mark on a control", "\t\u{301}", "\t|\u{301}" },
    { "flags in pairs", "🇩🇪🇫🇷🇮", "🇩🇪|🇫🇷|🇮" },
    { "a ZWJ family", "👨\u{200D}👩\u{200D}👧👧", "👨\u{200D}👩\u{200D}👧|👧" },
    { "skin tone", "👍\u{1F3FD}!", "👍\u{1F3FD}|!" },
    { "ZWJ after a letter joins nothing", "a\u{200D}👧", "a\u{200D}|👧" },
    { "two ZWJ join nothing", "👧\u{200D}\u{200D}👧", "👧\u{200D}\u{200D}|👧" },
    { "Hangul", "\u{1112}\u{1161}\u{11AB}각\u{11A8}가가",
      "\u{1112}\u{1161}\u{11AB}|각\u{11A8}|가|가" },
    { "an Indic conjunct", "क्षि", "क्षि" },
    { "ZWNJ parts a conjunct", "क्\u{200C}ष", "क्\u{200C}|ष" },
    { "a linker of class Other", "\u{1CF5}क", "\u{1CF5}क" },
    { "a run of ASCII after Prepend", "\u{600}abc", "\u{600}a|b|c" },
    { "long ASCII, over several words of bits",
      ("x"):rep(150) .. "\u{301}y", ("x|"):rep(149) .. "x\u{301}|y" },
  },
  { "words",
    { "a sentence", "Hello, world.", "Hello|,| |world|." },
    { "spaces together", "a  \u{2003}b", "a|  \u{2003}|b" },
    { "a mark parts spaces", "a \u{308} b", "a| \u{308}| |b" },
    { "an apostrophe inside", "can't 'tis dogs'", "can't| |'|tis| |dogs|'" },
    { "no letter after", "a':b", "a|'|:|b" },
    { "marks between", "a\u{308}'\u{308}b", "a\u{308}'\u{308}b" },
    { "numbers", "3.14 1,000.5 1, 2", "3.14| |1,000.5| |1|,| |2" },
    { "letters and digits", "A4 4x3 x_1", "A4| |4x3| |x_1" },
    { "Hebrew marks", "א\"ב ב' ב\"", "א\"ב| |ב'| |ב|\"" },
    { "Hebrew single quote, then a letter", "א'ב", "א'ב" },
    { "Katakana", "カタカナ ア_ア", "カタカナ| |ア_ア" },
    { "CR LF", "a\r\n\nb", "a|\r\n|\n|b" },
    { "ZWJ and pictures", "a\u{200D}👧👧", "a\u{200D}👧|👧" },
    { "flags", "🇩🇪🇫🇷🇮", "🇩🇪|🇫🇷|🇮" },
  },
  { "uax_sentences",
    { "two", "It is. It was.", "It is. |It was." },
    { "a small letter goes on", "e.g. this (etc.) 3 of it",
      "e.g. this (etc.) 3 of it" },
    { "undecided at the end", "Etc. 3", "Etc. |3" },
    { "undecided, then a capital", "Etc. (3) It", "Etc. |(3) It" },
    { "undecided, then a full stop", "A. (1). a", "A. |(1). a" },
    { "a decimal point", "It is 3.4 now.", "It is 3.4 now." },
    { "initials", "The U.S.A. is", "The U.S.A. is" },
    { "closing marks", "“It is.” He said.", "“It is.” |He said." },
    { "question and comma", "Why?, he said. No! No.",
      "Why?, he said. |No! |No." },
    { "paragraphs", "a\r\nb\nc\u{2029}d", "a\r\n|b\n|c\u{2029}|d" },
    { "marks and formats", "A.\u{301} \u{AD}b. \u{AD}C",
      "A.\u{301} \u{AD}b. \u{AD}|C" },
  },
  { "linebreaks",
    { "spaces and hyphens", "well-known  text", "well-|known  |text" },
    { "mandatory", "a\nb\r\nc\rd\u{85}", "a\n|b\r\n|c\r|d\u{85}" },
    { "no break at NBSP", "10\u{A0}km x", "10\u{A0}km |x" },
    { "ZWSP, with spaces", "a\u{200B}b\u{200B} c", "a\u{200B}|b\u{200B} |c" },
    { "word joiner", "a \u{2060}b", "a \u{2060}b" },
    { "brackets", "a ( b ) c(d)", "a |( b ) |c(d)" },
    { "numbers", "$(12.35) 3/4 -5 −5", "$(12.35) |3/4 |-5 |−5" },
    { "a prefix with a bracket, and no number", "$(x) $(.5)", "$|(x) |$(.5)" },
    { "a decimal point after a space", "is .5 or .x", "is |.5 |or .x" },
    { "quotation marks", "a « b » c", "a |« b » |c" },
    { "quotation marks in Chinese", "中“文”中 a“b”", "中|“文”|中 |a“b”" },
    { "an undecided mark at the end", "中“", "中“" },
    { "letters after a wide one", "\u{1F250}a“中", "\u{1F250}|a“中" },
    { "ideographs", "漢字。仮名", "漢|字。|仮|名" },
    { "flags", "🇩🇪🇫🇷", "🇩🇪|🇫🇷" },
    { "a hyphen at a word's start", "a -b -\u{301}c", "a |-b |-\u{301}c" },
    { "an opening mark, a space, a hyphen", "‘ -a", "‘ -a" },
    { "a ZWJ joins what follows", "中\u{200D}中中", "中\u{200D}中|中" },
    { "Brahmic clusters", "\u{1B05}\u{1B05}\u{1BF2}\u{1B05}",
      "\u{1B05}\u{1B05}\u{1BF2}|\u{1B05}" },
  },
  { "lines",
    { "one", "abc", "abc" },
    { "LF", "a\nb\n", "a|b" },
    { "CR", "a\rb\r", "a|b" },
    { "CR LF", "a\r\nb\r\n", "a|b" },
    { "VT, FF", "a\vb\fc", "a|b|c" },
    { "NEL", "a\u{85}b\u{84}", "a|b\u{84}" },
    { "LS, PS", "a\u{2028}b\u{2029}c\u{2027}\u{202A}",
      "a|b|c\u{2027}\u{202A}" },
    { "empty ones are left out", "\n\na\n\n\r\n\u{2028}b\n\n", "a|b" },
    { "spaces are kept", " a \n \n", " a | " },
    { "cut ends", "a\xC2\nb\xE2\x80\nc\xE2\x80", "a\xC2|b\xE2\x80|c\xE2\x80" },
    { "a terminator after a cut lead", "a\xF0\xE2\x80\xA8b", "a\xF0|b" },
    { "only terminators", "\r\n\n\r", "" },
  },
  { "paragraphs",
    { "one", "a\nb\nc", "a\nb\nc" },
    { "by a blank line", "a\nb\n\nc\n\n\n\nd", "a\nb|c|d" },
    { "by white space alone", "a\n \t\u{A0}\u{3000}\nb", "a|b" },
    { "trimmed", " \n\t a \n b \u{3000}\n\n c\u{2003}", "a \n b|c" },
    { "CR LF", "a\r\nb\r\n\r\nc\r\n", "a\r\nb|c" },
    { "by PS", "a\u{2029}b\nc\u{2029}\u{2029} d", "a|b\nc|d" },
    { "LS does not part", "a\u{2028}b", "a\u{2028}b" },
    { "only white space", " \n\n\t\u{2029} ", "" },
    { "ill-formed bytes are no white space", "\xA0\xC2 \n\n\xE3\x80",
      "\xA0\xC2|\xE3\x80" },
  },
}

for _, group in ipairs(CASES) do
  local name = group[1]
  local cut = core[name]
  describe(name, function()
    for i = 2, #group do
      local row = group[i]
      it("cuts: " .. row[1], function()
        assert.equal(row[3], texts(cut(row[2])))
      end)
    end

    it("gives an empty set for an empty text", function()
      local spans = cut ""
      assert.equal(0, #spans)
      assert.equal("", texts(spans))
      for _ in spans:offsets() do error "a span of nothing" end
    end)

    it("takes a Text", function()
      local text = gloss.text "One. Two.\n\nThree."
      assert.equal(texts(cut(tostring(text))), texts(cut(text)))
    end)

    it("iterates by offsets, as it does by spans", function()
      local spans = cut "Où? Là-bas,\n\n mañana 👩‍👩‍👧.\n"
      local n = 0
      for first, last in spans:offsets() do
        n = n + 1
        assert.equal(spans[n].first, first)
        assert.equal(spans[n].last, last)
        assert.is_true(first <= last)
      end
      assert.equal(#spans, n)
      assert.is_true(n > 0)
    end)

    it("refuses wrong use", function()
      assert.has_error(function() cut() end)
      assert.has_error(function() cut(5) end)
      assert.has_error(function() cut({}) end)
      assert.has_error(function() cut("a", 5) end)
      local ok, message = pcall(cut, "a", { ony = "word" })
      assert.is_false(ok)
      assert.matches("unknown option 'ony'", message, 1, true)
    end)
  end)
end

describe("a partition", function()
  local ILLFORMED = "\xFFa\xC3 \xE2\x82b\xF0\x9F\x98\x80\xF0\x9F\x80\x80.\xBF"

  for _, name in ipairs{ "graphemes", "words", "uax_sentences",
    "linebreaks" } do
    local cut = core[name]

    it("covers the text: " .. name, function()
      for _, text in ipairs{
        "a", "\0", "\0\0a\0b\0", ILLFORMED, "\r", "\r\n", " ", "\u{301}",
        ("Mr. O'Neil (1,5 %), 中文“x” 👍🏽🇩🇪 \u{200B} क्षि\r\n"):rep(40),
      } do
        local at = 1
        for first, last in cut(text):offsets() do
          assert.equal(at, first)
          at = last + 1
        end
        assert.equal(#text + 1, at)
        assert.equal(text, (texts(cut(text)):gsub("|", "")))
      end
    end)
  end

  it("takes each ill-formed subpart for one U+FFFD", function()
    assert.equal("\xFF|a|\xC3| |\xE2\x82|b|\xF0\x9F\x98\x80|\xF0\x9F\x80\x80|"
      .. ".|\xBF", texts(core.graphemes(ILLFORMED)))
    assert.equal("\xE2\x82\u{301}|\xED|\xA0|\x80",
      texts(core.graphemes "\xE2\x82\u{301}\xED\xA0\x80"))
    assert.equal("ab|\xC3|cd", texts(core.words "ab\xC3cd"))
    assert.equal("ab\xC3cd", texts(core.linebreaks "ab\xC3cd"))
  end)

  it("keeps NUL bytes", function()
    assert.equal("a|\0|b", texts(core.words "a\0b"))
    assert.equal("a|\0|b", texts(core.graphemes "a\0b"))
    assert.equal("a\0b", texts(core.lines "a\0b"))
  end)

  it("cuts what asks for look-ahead and look-back again and again", function()
    for _, unit in ipairs{ ".", "\u{301}", "a'", "🇦", "(", "“", " ”",
      "\u{200D}", "\u{200B}   ", "1,", "1.)", "A. (", "א\"", "👩\u{200D}",
      "\u{1B05}", "$(", " ", "_", "\xE2\x80" } do
      local text = unit:rep(math.floor(1e6 / #unit))
      for _, name in ipairs{ "graphemes", "words", "uax_sentences",
        "linebreaks", "lines", "paragraphs" } do
        assert.is_true(#core[name](text) > 0 or unit == " ")
      end
    end
  end)
end)

describe("the kind of a word", function()
  local KINDS = {
    { "letters", "Aé ß א ก ក က ລ 가 ㄅ",
      "Aé:let| :spa|ß:let| :spa|א:let| :spa|ก:let| :spa|ក:let| :spa|က:let"
      .. "| :spa|ລ:let| :spa|가:let| :spa|ㄅ:let" },
    { "numbers", "12 3.4 ٣٤", "12:num| :spa|3.4:num| :spa|٣٤:num" },
    { "numbers joined by low lines", "1_2 _1 __",
      "1_2:num| :spa|_1:num| :spa|__:pun" },
    { "numbers joined by U+202F", "12\u{202F}345 \u{202F}5",
      "12\u{202F}345:num| :spa|\u{202F}5:num" },
    { "letters after digits", "1st a1 1_a",
      "1st:let| :spa|a1:let| :spa|1_a:let" },
    { "number signs that are no Numeric", "½ ² ①",
      "½:sym| :spa|²:sym| :spa|①:sym" },
    { "Roman numerals are letters", "Ⅷ", "Ⅷ:let" },
    { "Han", "漢字〇", "漢:ide|字:ide|〇:ide" },
    { "the mark that repeats Han is an ALetter", "々", "々:let" },
    { "Tangut", "\u{17000}", "\u{17000}:ide" },
    { "kana", "かな カナ ー ｶﾅ",
      "か:kan|な:kan| :spa|カナ:kan| :spa|ー:kan| :spa|ｶﾅ:kan" },
    { "kana with a letter", "ア_a ア_1", "ア_a:let| :spa|ア_1:kan" },
    { "punctuation", ".,«»_-", ".:pun|,:pun|«:pun|»:pun|_:pun|-:pun" },
    { "symbols", "$+☃😀🇩🇪", "$:sym|+:sym|☃:sym|😀:sym|🇩🇪:sym" },
    { "a ZWJ sequence", "👩\u{200D}👧", "👩\u{200D}👧:sym" },
    { "spaces", " \t\u{A0}\u{202F}\u{3000}",
      " :spa|\t:spa|\u{A0}:spa|\u{202F}:spa|\u{3000}:spa" },
    { "newlines and controls", "\r\n\u{85}\u{2028}\0",
      "\r\n:spa|\u{85}:spa|\u{2028}:spa|\0:spa" },
    { "formats and marks alone", "\u{200B}\u{AD}\n\u{301}",
      "\u{200B}\u{AD}:sym|\n:spa|\u{301}:sym" },
    { "ill-formed bytes", "\xFF\xC3", "\xFF:sym|\xC3:sym" },
    { "letters with marks", "e\u{301}\u{AD}", "e\u{301}\u{AD}:let" },
  }
  for _, row in ipairs(KINDS) do
    it(row[1], function() assert.equal(row[3], kinds(core.words(row[2]))) end)
  end
  it("is that of each character of ASCII", function()
    for byte = 0, 127 do
      local c = string.char(byte)
      local kind = c:find "%a" and "letter" or c:find "%d" and "number"
        or c:find "[%s%c]" and "space" or c:find "[$+<=>^`|~]" and "symbol" or "punctuation"
      assert.equal(kind, core.words(c)[1].label)
    end
  end)
end)

describe("words with `only`", function()
  local TEXT = "Ann (31), 漢 カナ 3.5 $\n ไ 😀_"
  local ONLY = {
    { "word", "word", "Ann|31|漢|カナ|3.5|ไ" },
    { "a kind", "letter", "Ann|ไ" },
    { "number", "number", "31|3.5" },
    { "kana", "kana", "カナ" },
    { "ideographic", "ideographic", "漢" },
    { "punctuation", "punctuation", "(|)|,|_" },
    { "symbol", "symbol", "$|😀" },
    { "a list", { "number", "symbol" }, "31|3.5|$|😀" },
    { "a list with word", { "word", "symbol" },
      "Ann|31|漢|カナ|3.5|$|ไ|😀" },
    { "an empty list", {}, "" },
  }
  for _, row in ipairs(ONLY) do
    it("keeps: " .. row[1], function()
      local spans = core.words(TEXT, { only = row[2] })
      assert.equal(row[3], texts(spans))
      for span in spans:each() do
        assert.equal(span.text, TEXT:sub(span.first, span.last))
        assert.is_string(span.label)
      end
    end)
  end

  it("keeps what the unfiltered set labels so", function()
    local list = {}
    for span in core.words(TEXT):each() do
      if span.label == "space" then list[#list + 1] = span.text end
    end
    assert.equal(table.concat(list, "|"),
      texts(core.words(TEXT, { only = "space" })))
    assert.equal(8, #list)
  end)

  -- pieces around each of the ways in which a kind is known
  local PIECES = { "a", "Zürich", "7", "3.5", "_", "__", "_7", "_a", "7a", "カ", "カ_", "ひ", "漢", "ไ", " ",
    "  ", "\r\n", "\t", ".", ",", "'", '"', "א", "א\"א", "$", "½", "😀", "👩‍👩‍👧", "🇫🇷", "\u{301}", "\u{200D}",
    "\u{202F}", "\u{AD}", "\u{2060}", "é", "\xFF", "\xC3", "\xE2\x82", "\x80", "\0", "don't", "١٢" }
  local KINDS = { "ideographic", "kana", "letter", "number", "punctuation", "space", "symbol" }

  it("keeps of random texts what the unfiltered set labels so", function()
    local random = common.generator(20261129)
    for round = 1, 400 do
      local parts, only, asked = {}, {}, {}
      for i = 1, random(round % 40 == 0 and 3000 or 90) - 1 do parts[i] = PIECES[random(#PIECES)] end
      for _, kind in ipairs(KINDS) do
        asked[kind] = random(2) == 1 or nil
        if asked[kind] then only[#only + 1] = kind end
      end
      if round % 3 == 0 then
        only, asked = "word", { ideographic = true, kana = true, letter = true, number = true }
      end
      local text = table.concat(parts)
      local whole = core.words(text)
      local expected = whole:where(function(span) return asked[span.label] end)
      local found = core.words(text, { only = only })
      assert.same({ expected:values(), expected:values "first", expected:values "label" },
        { found:values(), found:values "first", found:values "label" }, ("%q"):format(text))
      assert.is_true(found == expected and #found == #expected)
      assert.is_true(whole - found == whole - expected)
      -- and what is made of it has its labels
      local some = found:sub(2, 5) + core.words(text, { only = "symbol" })
      assert.same(whole:where(function(span) return some:same(gloss.spans(text, { span }))[1] end):values "label",
        some:values "label")
      assert.same(found:sub(3):values "label", found:sub(3):where(function() return true end):values "label")
    end
  end)

  it("without it keeps everything", function()
    assert.equal(#core.words(TEXT), #core.words(TEXT, {}))
    assert.equal(#core.words(TEXT), #core.words(TEXT, nil))
  end)

  it("gives an empty set for an empty text", function()
    assert.equal(0, #core.words("", { only = "word" }))
  end)

  local REFUSED = {
    { "an unknown kind", { only = "verb" },
      "unknown kind 'verb' (known: word, ideographic, kana, letter, number, "
      .. "punctuation, space, symbol)" },
    { "an unknown kind in a list", { only = { "letter", "x" } },
      "unknown kind 'x'" },
    { "a number", { only = 3 }, "name of a kind expected, got number" },
    { "a list of numbers", { only = { 3 } },
      "name of a kind expected, got number" },
    { "another option", { kind = "word" },
      "unknown option 'kind' (known: only)" },
    { "no table", "word", "table expected, got string" },
  }
  for _, row in ipairs(REFUSED) do
    it("refuses: " .. row[1], function()
      local ok, message = pcall(core.words, "a", row[2])
      assert.is_false(ok)
      assert.matches(row[3], message, 1, true)
    end)
  end
end)
