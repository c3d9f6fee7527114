--- Gazetteers: entries, folding, boundaries, files, errors, life. What is
-- found in general is compared with a naive gazetteer in gazetteer_random_spec.

local gloss = require "gloss"
local message = require "spec.support.common".message
local with_file = require "spec.support.files".with

local unpack = table.unpack

-- gazetteer of the given entries
local function gazetteer(options, entries)
  local g = gloss.gazetteer(options)
  for _, entry in ipairs(entries) do g:add(entry) end
  return g
end

-- "text|text": what is found, in order
local function found(g, text, options)
  local out = {}
  for span in g:find(text, options):each() do out[#out + 1] = tostring(span) end
  return table.concat(out, "|")
end

describe("a gazetteer finds", function()
  -- name, options, entries, text, what is found
  local rows = {
    { "a name", {}, { "Oru" }, "In Oru.", "Oru" },
    { "nothing in an empty text", {}, { "Oru" }, "", "" },
    { "nothing without names", {}, {}, "Oru", "" },
    { "a name that is the text", {}, { "Oru" }, "Oru", "Oru" },
    { "whole words only", {}, { "or" }, "order for or", "or" },
    { "not inside words with digits or underscores", {}, { "a" }, "a1 _a a_ 1a a", "a" },
    { "not before a combining mark", {}, { "e" }, "e\u{301} e", "e" },
    { "next to an emoji", {}, { "a" }, "\u{1F600}a\u{1F600}", "a" },
    { "with case folded by default", {}, { "Oru" }, "ORU oru oRU", "ORU|oru|oRU" },
    { "exactly with fold none", { fold = "none" }, { "Oru" }, "ORU oru Oru", "Oru" },
    { "exactly with an empty fold", { fold = "" }, { "Oru" }, "ORU oru Oru", "Oru" },
    { "the longest", {}, { "North", "North Korea", "Korea" }, "North Korea, Korea", "North Korea|Korea" },
    { "the leftmost of two", {}, { "a b", "b c d" }, "a b c d", "a b" },
    { "a shorter one where the longer breaks off", {}, { "a", "a b c" }, "a b d", "a" },
    { "a name after one that broke off", {}, { "a b c", "b d" }, "a b d", "b d" },
    { "a name behind one that ends with a sign, none that begins with that", {},
      { "a b.", ".c d", "d" }, "a b.c d", "a b.|d" },
    { "a name that begins with a sign before a longer one without", {},
      { ".b", "b c e", "c d" }, "a .b c e, .b c d", ".b|.b|c d" },
    { "what a name that begins with a sign covers, where one of signs alone comes before it", {},
      { "--", "-a b", "a", "b c d", "d" }, "--a b c d", "--|a|b c d" },
    { "names apart that differ in signs, in any order of adding", {},
      { "b", "b\u{964} c", "b\u{2014}", "\u{201C}b", "b c" },
      "b c, b\u{964} c, \u{201D}b\u{2014}c, \u{201C}b c",
      "b c|b\u{964} c|b\u{2014}|\u{201C}b" },
    { "letters with accents, in one piece or not, and none with others", {},
      { "\u{EA}", "\u{1EBF}", "\u{451}" },
      "e\u{301} \u{CA} \u{EA}\u{301} E\u{302} \u{415} \u{415}\u{308} \u{EA}\u{323}",
      "\u{CA}|\u{EA}\u{301}|E\u{302}|\u{415}\u{308}" },
    { "a shorter name that begins with a sign before a longer one without", {},
      { ".b", "b c", "b" }, ".b c b c", ".b|b c" },
    { "a name of two words with one of them in it, and what follows", {},
      { "a b", "b", "c" }, "a b c, ab c", "a b|c|c" },
    { "signs as they are", {}, { "Rolls-Royce" }, "Rolls-Royce Rolls Royce", "Rolls-Royce" },
    { "apostrophes as they are", {}, { "O'Brien" }, "O'Brien O\u{2019}Brien", "O'Brien" },
    { "initials", {}, { "U.N." }, "the U.N. and U.N", "U.N." },
    { "the word before a possessive", {}, { "Oru" }, "Oru's", "Oru" },
    { "a name that begins with a sign", {}, { ".NET" }, ".NET ASP.NET", ".NET|.NET" },
    { "a name that ends with a sign", {}, { "C++" }, "C++ C+", "C++" },
    { "a name of signs", {}, { "!!" }, "a!! !! !", "!!|!!" },
    { "blanks as they are", {}, { "a b" }, "a b, a  b, a\nb, a\tb, a\u{A0}b", "a b" },
    { "double blanks as they are", {}, { "a  b" }, "a b, a  b, a   b", "a  b" },
    { "names across a line break with space", { fold = "space" }, { "a b" },
      "a b, a \r\n b, a\u{A0}b, ab", "a b|a \r\n b|a\u{A0}b" },
    { "a name written with odd blanks", { fold = "space" }, { "a\t\u{2003}b" }, "a b", "a b" },
    { "names trimmed", {}, { "  Oru \n" }, "Oru", "Oru" },
    { "the second space of two as the gap", {}, { "b" }, "a  b", "b" },
    { "ss and sharp s alike", {}, { "Straße" }, "STRASSE straße STRAẞE", "STRASSE|straße|STRAẞE" },
    { "ligatures", {}, { "office" }, "o\u{FB03}ce", "o\u{FB03}ce" },
    { "dotted capital I", {}, { "İzmir" }, "i\u{307}zmir İZMIR izmir", "i\u{307}zmir|İZMIR" },
    { "all sigmas", {}, { "Σάς" }, "ΣΆΣ", "ΣΆΣ" },
    { "composed in decomposed text", { fold = "none" }, { "Zürich" }, "Zu\u{308}rich", "Zu\u{308}rich" },
    { "decomposed in composed text", { fold = "none" }, { "Zu\u{308}rich" }, "Zürich", "Zürich" },
    { "marks in any order", { fold = "none" }, { "a\u{323}\u{307}" }, "a\u{307}\u{323}", "a\u{307}\u{323}" },
    { "Hangul syllables as jamo", { fold = "none" }, { "한국" },
      "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}" },
    { "the Kelvin sign as K", { fold = "none" }, { "K" }, "\u{212A}", "\u{212A}" },
    { "a sign with an overlay as composed", { fold = "none" }, { "≠" }, "=\u{338} =", "=\u{338}" },
    { "iota below as iota, case folded", {}, { "ᾳ" }, "ΑΙ", "ΑΙ" },
    { "accents only when asked", {}, { "Malmo" }, "Malmö", "" },
    { "accents folded", { fold = "accents" }, { "Malmo", "Éa" }, "Malmö Mälmo\u{301} Ea éa", "Malmö|Mälmo\u{301}|Ea" },
    { "strokes folded with accents", { fold = "case accents" }, { "Lodz", "Sorensen" },
      "Łódź SØRENSEN", "Łódź|SØRENSEN" },
    { "no overlay folded as an accent", { fold = "accents" }, { "=" }, "≠ =", "=" },
    { "no voicing folded as an accent", { fold = "accents" }, { "か" }, "が か", "か" },
    { "dashes folded", { fold = "dash" }, { "a-b" }, "a\u{2013}b a\u{2212}b a\u{2010}b a b",
      "a\u{2013}b|a\u{2212}b|a\u{2010}b" },
    { "quotes folded", { fold = "quote" }, { "O'Brien", '"X"' }, "O\u{2019}Brien \u{201C}X\u{201D}",
      "O\u{2019}Brien|\u{201C}X\u{201D}" },
    { "widths folded", { fold = "width" }, { "AB", "ガ" }, "\u{FF21}\u{FF22} \u{FF76}\u{FF9E}",
      "\u{FF21}\u{FF22}|\u{FF76}\u{FF9E}" },
    { "widths and case folded", { fold = "width case" }, { "ab" }, "\u{FF21}\u{FF22}", "\u{FF21}\u{FF22}" },
    { "no width unless asked", {}, { "AB" }, "\u{FF21}\u{FF22}", "" },
    { "NUL bytes", {}, { "a\0b" }, "a\0b a b", "a\0b" },
    { "ill-formed bytes as they are", {}, { "a\xFFb", "\xC3" }, "a\xFFb a\xFEb \xC3 \xC3\xA9", "a\xFFb|\xC3" },
    { "no replacement character for ill-formed bytes", {}, { "\u{FFFD}" }, "\xFF \u{FFFD}", "\u{FFFD}" },
    { "words beside ill-formed bytes", {}, { "a" }, "\xFFa\xC3", "a" },
    { "no part of a cut character", { boundary = "none" }, { "\xE2\x82" }, "\u{20AC}\xE2\x82", "\xE2\x82" },
    { "anywhere with boundary none", { boundary = "none" }, { "北朝鮮", "or" }, "在北朝鮮的 order", "北朝鮮|or" },
    { "inside words as written", { fold = "none", boundary = "none" }, { "Oru", "Belmora sea", "Orubel sea" },
      "xORUoruOrux belmora seaBelmora seax Belmora Sea ORUBEL sea", "Oru|Belmora sea" },
    { "inside words whatever the case", { boundary = "none" }, { "Oru", "belmora sea" },
      "xORUoruOrux BELMORA SEAx", "ORU|oru|Oru|BELMORA SEA" },
    { "inside words with smart case", { fold = "smart", boundary = "none" }, { "Belmora Sea" },
      "xbelmora seax BELMORA SEA", "BELMORA SEA" },
    { "inside words with marks behind letters of other cases", { boundary = "none" },
      { "Belmora\u{301}", "Zu\u{308}rich see" }, "xBELMORA\u{301}x belmora ZÜRICH SEE Zurich see",
      "BELMORA\u{301}|ZÜRICH SEE" },
    { "no part of a folded letter", { boundary = "none" }, { "s", "ss" }, "ß fuss", "ß|ss" },
    { "no letter without its mark", { boundary = "none" }, { "e" }, "e\u{301}e é", "e" },
    { "no jamo of a syllable: consonants that begin it", { boundary = "none" }, { "\u{1100}" },
      "\u{1100}\u{1161} \u{1100}\u{1100}\u{1161} \u{1100}가 b\u{1100}b", "\u{1100}" },
    { "no jamo of a syllable: vowels", { boundary = "none" }, { "\u{1161}" },
      "\u{1100}\u{1161} 가\u{1161} \u{1161}\u{1161} b\u{1161} 각\u{1161}", "\u{1161}|\u{1161}" },
    { "no jamo of a syllable: consonants that end it", { boundary = "none" }, { "\u{11A8}" },
      "\u{1100}\u{1161}\u{11A8} 가\u{11A8} 각\u{11A8} \u{11A8}\u{11A8} b\u{11A8} \u{1100}\u{11A8}",
      "\u{11A8}|\u{11A8}" },
    { "no part of a syllable", { boundary = "none" }, { "가" }, "각 \u{1100}\u{1161}\u{11A8} 가나", "가" },
    { "a mark at the start of the text", {}, { "\u{301}a" }, "\u{301}a", "\u{301}a" },
    { "Chinese names in a sentence", {}, { "北朝鮮" }, "在北朝鮮的。北朝鮮", "北朝鮮|北朝鮮" },
    { "Thai names in a sentence", {}, { "ไทย" }, "ในไทยมี", "ไทย" },
    { "Katakana between other scripts", {}, { "ソニー" }, "ソニーはソニーX ソニーズ", "ソニー|ソニー" },
    { "smart: as listed, in capitals, as a title", { fold = "smart" }, { "University of Oru", "iOru" },
      "University of Oru, UNIVERSITY OF ORU, University Of Oru, university of oru, iOru IORU Ioru ioru",
      "University of Oru|UNIVERSITY OF ORU|University Of Oru|iOru|IORU|Ioru" },
    { "smart with other folds", { fold = "smart space" }, { "new Oru" }, "New\n Oru new oru", "New\n Oru" },
    { "initialisms with and without full stops", { fold = "dots" }, { "UN", "E.U.", "J.K. Roe" },
      "the U.N. and UN and U.N, EU; JK Roe", "U.N.|UN|U.N|EU|JK Roe" },
    { "no part of an initialism", { fold = "dots" }, { "UN", "N" }, "U.N.E.P. and X.U.N.", "" },
    { "initialisms as they are without dots", {}, { "UN", "N" }, "U.N. UN", "N|UN" },
    { "names with editors' brackets, which the span covers", { fold = "case brackets" }, { "North Korea" },
      "(North) Korea, North [Korea], (North Korea), [N]orth Korea (in North) Korea, North Korea(n)",
      "(North) Korea|North [Korea]|North Korea|[N]orth Korea" },
    { "a sign with a mark as a sign, which no fold leaves out", { fold = "accents brackets possessive" },
      { "]\u{323}" }, "]] x]\u{323}", "]|]|]\u{323}" },
    { "blanks that are as many, but elsewhere", { fold = "space", boundary = "none" }, { "x b  c" }, "x  b c x b c",
      "x  b c|x b c" },
    { "NUL where an ill-formed byte stands in no text", {}, { "a\0b" }, "a\x80b a\0b", "a\0b" },
    { "marks that begin the text as a word", {}, { "\u{301}a", "a" }, "\u{301}a", "\u{301}a" },
    { "what is cut off from marks that begin the text", {}, { "北" }, "\u{301}北", "北" },
    { "no word behind marks that begin the text", {}, { "a" }, "\u{301}\u{302}a", "" },
    { "no word behind a mark of the bracket before it", { fold = "brackets" }, { "[A" }, "[\u{FE0F}A [A", "A" },
    { "brackets around words of a name, and in them", { fold = "brackets" }, { "North Korea Times" },
      "North (Korea) Times [North] Kor[e]a Times", "North (Korea) Times|[North] Kor[e]a Times" },
    { "a possessive behind an initialism", { fold = "dots possessive" }, { "US Army" }, "The U.S.'s Army",
      "U.S.'s Army" },
    { "no possessive of an apostrophe before a word", { fold = "possessive" }, { "Oru Lloyds'x" },
      "Oru Lloyds’x Oru Lloyds'x", "Oru Lloyds'x" },
    { "names with a possessive inside", { fold = "possessive" },
      { "General Assembly Third Committee", "Nations Council" },
      "General Assembly's Third Committee, Nations' Council, General Assembly’s Third Committee's",
      "General Assembly's Third Committee|Nations' Council|General Assembly’s Third Committee" },
    { "no possessive where a word follows", { fold = "possessive" }, { "Oru's's" }, "Oru'sソニー Oru's", "Oru's" },
    { "a name with its own possessive", { fold = "possessive" }, { "Lloyd's", "Oru" },
      "Lloyd's of Oru's, Lloyd", "Lloyd's|Oru|Lloyd" },
    { "names of a fold of their own before those that begin in them", {},
      { "b c", { "a b", fold = "possessive" } }, "a's b c, b c", "a's b|b c" },
    { "names without words before those that begin in them", {}, { "!!!", "! a b", "b" }, "!!! a b",
      "!!!|b" },
    { "names of a fold of their own", {}, { { "Us", fold = "none" }, "Them", { "UN", fold = "dots case" } },
      "us Us THEM u.n.", "Us|THEM|u.n." },
    { "whole tokens", { boundary = "token" }, { "do", "n't", "10" }, "don't 10km done 10", "do|n't|10" },
    { "names behind white space that bears a mark", {}, { "\n\u{FF9E}ab", " \u{3099}cd" }, "ab cd",
      "ab|cd" },
    { "a mark that is left out at the end of a text", { fold = "case accents" }, { "b\u{316}" },
      "x b", "b" },
    { "Vietnamese without its marks, and with", { fold = "case accents" },
      { "\u{110}\u{E0} N\u{1EB5}ng", "Hue" },
      "DA NANG, \u{111}a\u{300} N\u{103}\u{303}ng: \u{110}\u{C0} N\u{1EB4}NG\u{2026} Hu\u{1EBF}\u{201D}",
      "DA NANG|\u{111}a\u{300} N\u{103}\u{303}ng|\u{110}\u{C0} N\u{1EB4}NG|Hu\u{1EBF}" },
    { "letters that fold to several", { fold = "case accents" }, { "Stra\u{DF}e", "e\u{FB01}x" },
      "STRASSE stra\u{1E9E}e straase \u{C9}FIX \u{E9}fi\u{301}x efi",
      "STRASSE|stra\u{1E9E}e|\u{C9}FIX|\u{E9}fi\u{301}x" },
    { "accents that count", {}, { "Hue", "cafe\u{301}", "na\u{EF}f" },
      "Hu\u{1EBF} Hue\u{301} CAF\u{C9} NAI\u{308}F cafe naif", "CAF\u{C9}|NAI\u{308}F" },
    { "words whose tails differ by one byte", {}, { "abcdefgh", "abcdefghi", "abcdefg" },
      "abcdefghi abcdefgh abcdefg abcdef abcdefghij", "abcdefghi|abcdefgh|abcdefg" },
  }
  for _, row in ipairs(rows) do
    local name, options, entries, text, expected = unpack(row)
    it(name, function()
      local g = gazetteer(options, entries)
      assert.equal(expected, found(g, text))
      for span in g:find(text):each() do -- the exact evidence
        assert.equal(text:sub(span.first, span.last), span.text)
      end
    end)
  end

  it("overlapping names with matches = all", function()
    local g = gazetteer({}, { "a", "a b", "b", "b c" })
    assert.equal("a b|a|b c|b", found(g, "a b c", { matches = "all" }))
    assert.equal("a b", found(g, "a b c", { matches = "longest" }))
  end)

  it("the longest, whenever they were added", function()
    local g = gazetteer({}, { "a", "c d" })
    assert.equal("a|c d", found(g, "a b c d"))
    g:add "a b c"
    assert.equal("a b c", found(g, "a b c d"))
    g:add("b c"):add "d"
    assert.equal("a b c|d", found(g, "a b c d"))
    g:remove "a b c"
    assert.equal("a|b c|d", found(g, "a b c d"))
    g = gazetteer({}, { "b c e", "c e" })
    assert.equal("b c e", found(g, ".b c e"))
    g:add ".b"
    assert.equal(".b|c e", found(g, ".b c e"))
  end)

  it("names of chosen labels, as if there were no others", function()
    local g = gazetteer({}, { { "a b", label = "X" }, { "a", label = "Y" }, "b" })
    assert.equal("a b", found(g, "a b"))
    assert.equal("a", found(g, "a b", { labels = { "Y" } }))
    assert.equal("a", found(g, "a b", { labels = "Y" }))
    assert.equal("b", found(g, "a b", { labels = { "" } }))
    assert.equal("", found(g, "a b", { labels = { "Z" } }))
    assert.equal("", found(g, "a b", { labels = {} }))
    g = gazetteer({}, { { "a b", label = "X" }, { "b", label = "X" } }) -- one for all
    assert.equal("a b", found(g, "a b", { labels = "X" }))
    assert.equal("", found(g, "a b", { labels = { "Z", "" } }))
    assert.equal("", found(gazetteer({}, { "a" }), "a", { labels = "X" }))
  end)

  it("by priority, first added, per label", function()
    local g = gazetteer({}, {
      { "b", label = "X", priority = 2 }, { "a b", label = "Y", priority = 1 },
      { "b c", label = "X" }, { "a b c", label = "Z" }, { "b", label = "Y", priority = 1 },
    })
    assert.equal("a b c", found(g, "a b c"))
    assert.equal("b", found(g, "a b c", { matches = "priority" }))
    assert.equal("a b", found(g, "a b c", { matches = "first" }))
    assert.equal("a b c|a b|b c", found(g, "a b c", { per = "label" }))
    assert.equal("a b c|a b|b", found(g, "a b c", { matches = "priority", per = "label" }))
    local s = g:find("b", { matches = "priority" })
    assert.equal(1, #s)
    assert.equal("X", s[1].label)
    assert.equal("X", g:lookup "b"[1].label)
  end)

  it("every entry of one name", function()
    local g = gazetteer({}, {
      { "Kim", id = "2", label = "PERSON" }, { "Kim", id = "1", label = "PERSON" },
      { "KIM", id = "3", label = "ORG" },
    })
    local ids = {}
    for span in g:find "Kim":each() do ids[#ids + 1] = span.label .. span.id end
    assert.equal("ORG3 PERSON1 PERSON2", table.concat(ids, " "))
    assert.equal(3, #g)
  end)

  it("entries that share a name, ranked by priority, then in the order of adding", function()
    local g = gazetteer({}, {
      { "Kim", id = "d" }, { "Kim", id = "c", priority = 2 }, { "KIM", id = "b", priority = -1 },
      { "kim", id = "a", priority = 2 },
    })
    local function ids(list)
      local out = {}
      for i = 1, #list do out[i] = list[i].id end
      return table.concat(out, " ")
    end
    assert.equal("c a d b", ids(g:lookup "Kim"))
    for matches, expected in pairs{ longest = "a b c d", all = "a b c d", first = "d", priority = "c" } do
      assert.equal(expected, ids(g:find("Kim", { matches = matches })))
    end
    g:remove{ "Kim", id = "c" }
    assert.equal("a", ids(g:find("Kim", { matches = "priority" })))
    assert.equal("a d b", ids(g:lookup "Kim"))
  end)

  it("a name once, however often it was added alike", function()
    local g = gloss.gazetteer()
    for _ = 1, 1000 do g:add "Kim" end
    for i = 1, 40 do g:add{ "Kim", id = tostring(i) } end
    for i = 1, 40 do g:add{ "kim", id = tostring(i), n = i } end
    assert.equal(1080, #g)
    assert.equal(41, #g:find "Kim")
    local all = g:lookup "Kim"
    assert.equal(1080, #all)
    assert.equal(40, all[1080].n)
    assert.equal("1", all[1001].id)
    assert.is_nil(g:find "Kim"[2].n)
    local t = g:find(("Kim "):rep(20000))
    assert.equal(41 * 20000, #t)
  end)

  it("spellings that are one under the folds once, however many there are", function()
    local letters, g = { "a", "á", "à", "ǎ", "Â", "ä" }, gloss.gazetteer{ fold = "case accents" }
    for i = 0, 6 ^ 4 - 1 do
      local name = {}
      for k = 1, 4 do name[k] = letters[i // 6 ^ (k - 1) % 6 // 1 + 1] end
      g:add{ table.concat(name), n = i }
    end
    g:find "b"
    local start = os.clock()
    local spans = g:find(("aÄáa "):rep(10000))
    assert.is_true(os.clock() - start < 0.5)
    assert.equal(10000, #spans)
    assert.equal(0, spans[1].n)
    assert.equal(6 ^ 4, #g:lookup "aaaa")
  end)

  it("of entries alike the one added first, whatever folds they have", function()
    for _, folds in ipairs{ { "dots", "case" }, { "case", "dots" }, { "possessive", "brackets" },
      { "brackets", "possessive" } } do
      local g = gloss.gazetteer():add{ "UN", id = "x", n = 1, fold = folds[1] }
        :add{ "UN", id = "x", n = 2, fold = folds[2] }
      for _, mode in ipairs{ "longest", "all", "first", "priority" } do
        local spans = g:find("the UN", { matches = mode })
        assert.equal(1, #spans)
        assert.equal(1, spans[1].n, folds[1] .. mode)
      end
    end
  end)

  it("in a doc, a Text and a string", function()
    local g = gazetteer({}, { "Oru" })
    assert.equal(1, #g:find "Oru")
    assert.equal(1, #g:find(gloss.text "Oru"))
    local doc = gloss.doc "Oru, Oru"
    assert.equal(2, #doc:find(g))
    assert.equal(2, #doc:find(g, { matches = "all" }))
    assert.equal("entities", g.layer)
  end)

  it("names of up to 64 tokens, and says so beyond", function()
    local function words(n) return ("w "):rep(n) end
    local g = gloss.gazetteer()
    g:add(words(63) .. "x")
    g:add(words(64))
    assert.equal('name of too many tokens: "w w w w w w w w w w w w w w w w w w w w ..." (limit: 64)',
      message(g.add, g, words(65)))
    assert.equal(2, #g)
    assert.equal(words(64):sub(1, -2), found(g, "a " .. words(64) .. "b"))
    -- across the end of what is read at a time
    for before = 1000, 1100, 7 do
      assert.equal(words(64):sub(1, -2), found(g, ("b "):rep(before) .. words(64) .. "b"))
    end
  end)

  it("names of as many tokens as it was told", function()
    local g = gazetteer({ tokens = 2 }, { "a b" })
    assert.equal('name of too many tokens: "a b c" (limit: 2)', message(g.add, g, "a b c"))
    g = gloss.gazetteer{ tokens = 1024 }
    g:add(("w "):rep(1024))
    assert.equal(1, #g:find(("w "):rep(1500)))
    assert.matches("limit: 1024", message(g.add, g, ("w "):rep(1025)))
  end)

  it("names of up to 65536 bytes", function()
    local g = gloss.gazetteer()
    local long = ("x"):rep(65536)
    g:add(long)
    assert.matches("name longer than 65536 bytes", message(g.add, g, long .. "x"))
    assert.equal(65536, g:find("a " .. long .. " b")[1].last - 2)
    assert.equal(0, #g:find(long .. "x"))
    assert.equal(1, #g)
  end)

  it("take as long to add to between searches, however many there are", function()
    for _, boundary in ipairs{ "word", "none" } do
      local g, took = gloss.gazetteer{ boundary = boundary }, {}
      for i = 1, 34000 do
        g:add(("name %d"):format(i))
        if i % 17000 == 3000 then took[i] = -os.clock() end
        if i % 17000 > 3000 then g:find "name" end
        if i % 17000 == 16999 then took[i - 13999] = took[i - 13999] + os.clock() end
      end
      assert.is_true(took[20000] < 3 * took[3000] + 0.1, boundary)
      assert.equal(2, #g:find "name 1999, name 34000 ")
    end
  end)

  -- the longer ones are found by their first octet, by more of them
  it("of each length, wherever in a text they are, and at its end", function()
    local g, name = gloss.gazetteer{ boundary = "none" }, "abcdefghijklmnopqrstuvwxyz0123456789+=/#"
    for n = 1, #name do g:add(name:sub(1, n)) end
    for _, k in ipairs{ 0, 512, 1536, 3584, 4096, 7680, 16384, 20480, 32768 } do
      for at = math.max(0, k - 41), k + 41 do
        local text = ("."):rep(at) .. name
        local all = g:find(text, { matches = "all" })
        assert.same({ 40, at + 1, at + 40 }, { #all, all[1].first, all[1].last })
        assert.equal(39, #g:find(text:sub(1, -2), { matches = "all" }))
      end
    end
  end)

  it("in memory of the text's and the names' size, however many begin at one place", function()
    local g = gloss.gazetteer{ boundary = "none" }
    for n = 1, 512 do g:add(("a"):rep(n)) end
    assert.equal(math.ceil(20000 / 512), #g:find(("a"):rep(20000)))
    assert.equal(512 * 513 // 2 + 512 * 488, #g:find(("a"):rep(1000), { matches = "all" }))
  end)

  it("in linear time whatever the names", function()
    local g = gloss.gazetteer()
    for n = 1, 64 do g:add(("a "):rep(n)) end
    assert.equal(math.ceil(100000 / 64), #g:find(("a "):rep(100000)))
    assert.equal(0, #g:find(("a"):rep(1000000)))
    -- marks without end: put in order without being sorted pairwise
    g = gazetteer({ fold = "accents" }, { "a", "e\u{301}" .. ("\u{323}\u{301}"):rep(1000) })
    assert.equal(1, #g:find("a" .. ("\u{301}\u{323}"):rep(200000)))
    g = gazetteer({}, { "e\u{301}" .. ("\u{323}\u{301}"):rep(1000) })
    assert.equal(0, #g:find("e" .. ("\u{301}\u{323}"):rep(200000)))
    assert.equal(1, #g:find("e\u{301}" .. ("\u{301}\u{323}"):rep(1000)))
    assert.equal(0, #g:find((" "):rep(1000000) .. "\u{301}"))
  end)

  -- names that are looked up alike, of which many fail before one agrees
  it("one of many that differ in what other entries fold", function()
    for _, boundary in ipairs{ "word", "none" } do
      local list, g = {}, gloss.gazetteer{ fold = "none", boundary = boundary }
      for n = 0, 63 do
        local bits = n
        list[n + 1] = ("abcdef"):gsub(".", function(c)
          local odd = bits % 2 == 1
          bits = bits // 2
          return odd and c:upper() or c
        end)
        g:add{ list[n + 1], id = list[n + 1] }
      end
      for _, w in ipairs{ " ", "  ", "\n", "\u{A0}" } do
        for _, a in ipairs{ "-", "\u{2013}", "\u{2014}", "\u{2212}", "\u{2010}" } do
          for _, b in ipairs{ "+", "\u{FF0B}" } do
            list[#list + 1] = a .. w .. b
            g:add{ a .. w .. b, id = a .. w .. b }
          end
        end
      end
      g:add{ "ABCDEF", id = "folded", fold = "case" }:add{ "- +", id = "folded", fold = "dash space width" }
      for _, name in ipairs(list) do
        local ids, entries = {}, g:lookup(name)
        for span in g:find("x " .. name .. " y"):each() do ids[#ids + 1] = span.id end
        table.sort(ids, function(a, b) return b == "folded" and a ~= b end)
        assert.same({ name, "folded" }, ids)
        assert.same({ name, "folded" }, { entries[1].id, entries[2].id })
      end
    end
  end)

  it("words that lie across the end of what is cut at a time", function()
    local g = gazetteer({}, { "aA", "éb", "ソニー", "Aé" })
    for n = 16370, 16390 do
      local before = ("z"):rep(n - 1) .. " "
      for text, expected in pairs{ ["aA ソニー"] = "aA|ソニー", ["aAé Aé"] = "Aé", ["aA"] = "aA", ["aéb éb"] = "éb",
        ["aAソニーA"] = "aA|ソニー" } do
        assert.equal(expected, found(g, before .. text))
        assert.equal(expected, found(g, ("z "):rep(n // 2) .. (" "):rep(n % 2) .. text))
      end
    end
  end)

  it("the same wherever what is cut at a time ends", function()
    -- names that are looked up by words, and in other ways, and a long one: {name, priority}
    local names = { { "New York", 1 }, { "York", 2 }, { "York's", 1 }, { "s", 3 }, { "!!", 0 }, { "U.N.", 1 },
      { "a b c d e f", 3 } }
    local text = "In New York !! of York's, UN. The" .. (" word"):rep(100)
    local expected = { longest = "New York|!!|York's|UN", first = "New York|!!|York|s|UN",
      priority = "York|!!|York|s|UN", all = "New York|York|!!|York's|York|s|UN" }
    for _, fold in ipairs{ "case", "case dots" } do
      local g = gloss.gazetteer{ fold = fold }
      for _, row in ipairs(names) do g:add{ row[1], priority = row[2] } end
      for mode, all in pairs(expected) do
        if fold == "case" then all = all:gsub("|UN", "") end
        for n = 16330, 16395 do
          assert.equal(all, found(g, ("."):rep(n) .. text, { matches = mode }), mode .. n)
        end
      end
    end
  end)
  it("names of any length, but not where one letter is another", function()
    local names = {}
    for n = 1, 40 do names[n] = ("a"):rep(n) end
    local exact, folded = gazetteer({ fold = "none" }, names), gazetteer({ fold = "case" }, names)
    for n = 1, 40 do
      for i = 1, n do
        local text = ("a"):rep(i - 1) .. "A" .. ("a"):rep(n - i)
        for _, before in ipairs{ "", "bcdefghijklmnopq " } do
          assert.equal("", found(exact, before .. text))
          assert.equal(text, found(folded, before .. text))
        end
      end
    end
    -- signs that differ as capitals do from letters, the letters beside them
    local signs = gazetteer({}, { "a@b", "a[z", "a^z", "a`b", "a{z" })
    assert.equal("A@b|a[Z|a^z|A`B|a{z", found(signs, "A@b, a[Z, a^z, A`B, a{z, a~z, a;z, a}z"))
    signs = gazetteer({}, { "bcdefgh a@b", "bcdefgh z[z" })
    assert.equal("", found(signs, "bcdefgh a`b, bcdefgh z{z, bcdefgh a b"))
  end)

  it("many names", function()
    local g = gloss.gazetteer()
    for i = 1, 20000 do g:add{ ("w%d x%d"):format(i % 300, i), id = ("%d"):format(i) } end
    for i = 1, 20000, 371 do
      local s = g:find(("w%d x%d y"):format(i % 300, i))
      assert.equal(1, #s)
      assert.equal(("%d"):format(i), s[1].id)
    end
  end)
end)

describe("an entry", function()
  it("is found by alias and demonym, with its record", function()
    local g = gazetteer({}, { {
      "North Korea", id = "PRK", label = "GPE", alias = { "DPRK", "NK" }, demonym = "North Korean",
      priority = 3, capital = "Pyongyang", facts = { area = 120540, un = true, { "x" } },
    } })
    assert.equal("DPRK|North Korean|North Korea|nk", found(g, "DPRK North Korean North Korea nk"))
    for span in g:find "DPRK North Korean North Korea":each() do
      assert.equal("PRK", span.id)
      assert.equal("GPE", span.label)
      assert.equal("North Korea", span.name)
      assert.equal("Pyongyang", span.capital)
      assert.same({ area = 120540, un = true, { "x" } }, span.fields.facts)
      assert.same({ "North Korean" }, span.fields.demonym)
    end
  end)

  it("is found once where two of its names are the same", function()
    local g = gazetteer({}, { { "Oru", alias = { "ORU", "oru" } } })
    assert.equal(1, #g:find "Oru")
    assert.equal(1, #g:lookup "Oru")
  end)

  it("may have its further names in the plural", function()
    local g = gazetteer({}, { { "Oru", alias = "Or", aliases = { "Our" }, demonyms = "Orunian" } })
    for _, name in ipairs{ "Or", "Our", "Orunian" } do
      assert.same({ name = "Oru", alias = { "Or", "Our" }, demonym = { "Orunian" } },
        g:lookup(name)[1])
    end
    local path = os.tmpname() .. ".csv"
    local file = assert(io.open(path, "w"))
    assert(file:write("name,Aliases\nOru,Or|Our\n"):close())
    g = gloss.gazetteer()
    local n, why = g:load(path)
    os.remove(path)
    assert.equal(1, n, why)
    assert.same({ "Or", "Our" }, g:lookup "our"[1].alias)
  end)

  it("is copied", function()
    local entry = { "Oru", alias = { "Or" }, more = { 1 } }
    local g = gazetteer({}, { entry })
    entry.alias[1], entry.more[1], entry.id = "x", 2, "y"
    local record = g:lookup "Or"[1]
    assert.same({ name = "Oru", alias = { "Or" }, more = { 1 } }, record)
    record.name = "z"
    assert.equal("Oru", g:lookup "oru"[1].name)
  end)

  it("has no blanks around its name", function()
    for _, entry in ipairs{ " Oru\n", { "\u{3000}Oru\u{A0}" }, { "Oru ", alias = " Ru " } } do
      local g = gazetteer({}, { entry })
      assert.equal("Oru", g:entries()().name)
      assert.equal("Oru", g:find "Oru"[1].name)
    end
    assert.equal(" Oru ", gazetteer({}, { { "Oru", name = " Oru " } }):find "Oru"[1].name)
  end)

  it("may have a name to show beside the one to find", function()
    local g = gazetteer({}, { { "PRK", name = "North Korea" }, { name = "Oru" } })
    assert.equal("North Korea", g:find "PRK"[1].name)
    assert.equal("PRK", found(g, "PRK North Korea"))
    assert.equal("Oru", found(g, "Oru"))
  end)

  local cyclic = {}
  cyclic.x = cyclic
  local wrong = {
    { "no name", {}, "name: string expected, got nothing" },
    { "an empty name", "", "empty name" },
    { "a blank name", " \n\u{A0}", "empty name" },
    { "a number", 12, "name or table expected, got number" },
    { "nothing", nil, "name or table expected, got nil" },
    { "a number as name", { 12 }, "name: string expected, got number" },
    { "two names", { "a", "b" }, "an entry has one name (others are its alias, demonym or metonym), got a value at 2" },
    { "aliases of another type", { "a", aliases = { "b", true } },
      "aliases: list of strings expected, got boolean at 2" },
    { "an empty alias", { "a", alias = { "" } }, "empty name (alias, demonym or metonym)" },
    { "an alias of another type", { "a", alias = 1 }, "alias: string or list of strings expected, got number" },
    { "an alias list of another type", { "a", alias = { "b", true } },
      "alias: list of strings expected, got boolean at 2" },
    { "an alias that is no list", { "a", alias = { x = "b" } },
      "alias: list of strings expected, got nothing at 1" },
    { "a demonym of another type", { "a", demonym = { {} } }, "demonym: list of strings expected, got table at 1" },
    { "a number as id", { "a", id = 1 }, "id: string expected, got number" },
    { "a table as label", { "a", label = {} }, "label: string expected, got table" },
    { "no number as priority", { "a", priority = 0 / 0 }, "priority: number expected, got NaN" },
    { "a string as priority", { "a", priority = "1" }, "priority: number expected, got string" },
    { "a function as field", { "a", f = print }, "f is a function (known: string, number, boolean, table of these)" },
    { "a function in a field", { "a", f = { print } },
      "f is a function (known: string, number, boolean, table of these)" },
    { "a table as key", { "a", f = { [{}] = 1 } },
      "f has a key that is a table (known: string, number, boolean, table of these)" },
    { "a cycle", { "a", f = cyclic },
      "f is nested more than 100 deep (known: string, number, boolean, table of these)" },
  }
  for _, row in ipairs(wrong) do
    it("is refused with " .. row[1], function()
      local g = gazetteer({}, { "b" })
      assert.equal(row[3], message(g.add, g, row[2]))
      assert.equal(1, #g)
      assert.equal("b", found(g, "a b"))
      g:add "a"
      assert.equal("a|b", found(g, "a b"))
    end)
  end

  it("is refused with something behind it", function()
    local g = gazetteer({}, { "b" })
    assert.equal("one entry expected, { name, label = ... } where it has fields; got string behind it",
      message(g.add, g, "a", "GPE"))
    assert.equal(1, #g)
    assert.equal("a", found(g:add(("a "):gsub(" ", "")), "a"))
    assert.equal("one name expected, and no options; got table behind it",
      message(g.lookup, g, "a", { labels = "GPE" }))
    assert.equal("one name expected, and no options; got string behind it", message(g.lookup, g, "a", "b"))
    assert.equal(1, #g:lookup(("a "):gsub(" ", "")))
  end)

  it("blames the line that added it", function()
    local g = gloss.gazetteer()
    local ok, why = pcall(function() g:add "" end)
    assert.is_false(ok)
    assert.matches("gazetteer_spec%.lua:%d+: empty name", why)
  end)
end)

describe("a gazetteer", function()
  it("adds names that later searches find, and earlier Spans do not change", function()
    local g = gazetteer({}, { { "a", id = "1", label = "X" } })
    local before = g:find "a b"
    for i = 1, 1000 do g:add{ ("b%d"):format(i), id = ("%d"):format(i + 1) } end
    g:add{ "b", id = "b" }
    assert.equal(1, #before)
    assert.equal("1", before[1].id)
    assert.equal("X", before[1].label)
    assert.equal("a|b", found(g, "a b"))
    local text = gloss.text "a b"
    local one, both = g:find(text, { labels = "X" }), g:find(text)
    assert.equal("b", (one + both)[2].id)
    assert.is_true(one + both == both)
    assert.equal("b", tostring((both - one)[1]))
  end)

  it("chains add", function()
    local g = gloss.gazetteer()
    assert.equal(g, g:add "a")
  end)

  it("looks names up", function()
    local g = gazetteer({ fold = "case space" }, { { "Kim Il", id = "1" }, { "kim il", id = "2" }, "Kim" })
    local ids = {}
    for i, record in ipairs(g:lookup " KIM\n IL ") do ids[i] = record.id end
    assert.equal("1 2", table.concat(ids, " "))
    assert.same({}, g:lookup "Kim Ils")
    assert.same({}, g:lookup "Il")
    assert.same({}, g:lookup "")
    assert.same({}, g:lookup(("Kim "):rep(5000)))
    assert.same({}, gloss.gazetteer():lookup "a")
    assert.matches("name: string expected, got nothing", message(g.lookup, g))
  end)

  it("forgets names at run time", function()
    local g = gazetteer({}, { { "a", id = "1" }, { "a", id = "2", alias = "b" }, "c" })
    local before = g:find "a b c"
    assert.equal(1, g:remove{ "a", id = "2" })
    assert.equal(0, g:remove{ "a", id = "2" })
    assert.equal("a|c", found(g, "a b c"))
    assert.equal(2, #g)
    assert.equal(4, #before)
    assert.equal("2", before[2].id)
    assert.matches('"b" is 2', before[3]:why())
    assert.equal(1, g:remove "a")
    g:add{ "a", id = "3" }
    assert.equal("a|c", found(g, "a b c"))
    assert.equal("3", g:find("a")[1].id)
    assert.equal(g, g:compact())
    assert.equal("a|c", found(g, "a b c"))
    assert.equal(2, #g)
    assert.equal("1", before[1].id)
    assert.equal(0, g:remove "nobody")
    assert.equal("name: string expected, got nothing", message(g.remove, g))
    assert.equal("one entry expected, { name, id =, label = } where it has these; got string behind it",
      message(g.remove, g, "Rio", "GPE"))
    assert.equal("name: string expected, got nothing", message(g.remove, g, {}))
  end)

  it("looks up and forgets entries by id and label, whatever their names are", function()
    local function made()
      return gazetteer({}, { { "a", id = "1", label = "X" }, { "b", id = "2", label = "X", priority = 1 },
        { "a", id = "2", label = "Y" }, "c" })
    end
    local path = os.tmpname()
    assert(made():save(path))
    for _, g in ipairs{ made(), assert(gloss.open(path)) } do
      local function names(like)
        local list = {}
        for i, record in ipairs(g:lookup(like)) do list[i] = record.name end
        return table.concat(list, " ")
      end
      assert.same({ "b a", "b a", "b", "a", "", "", "", "" }, { names{ id = "2" }, names{ label = "X" },
        names{ id = "2", label = "X" }, names{ "a", id = "2" }, names{ id = "" }, names{ id = "3" },
        names{ label = "Z" }, names{ label = "" } })
      assert.equal(2, g:remove{ id = "2" })
      assert.equal(0, g:remove{ id = "2" })
      assert.equal("a|c", found(g, "a b c"))
      g:add{ "d", id = "2", label = "X" }
      assert.equal("a d", names{ label = "X" })
      assert.equal(2, g:remove{ label = "X" })
      assert.equal("c", found(g, "a b c d"))
      assert.equal("c", g:lookup{ "c" }[1].name)
      assert.matches("name: string expected, got nothing", message(g.lookup, g, {}))
      assert.matches("name: string expected, got number", message(g.remove, g, { 5, id = "2" }))
      assert.matches("id: string expected, got number", message(g.remove, g, { "c", id = 2 }))
      assert.matches("label: string expected, got table", message(g.lookup, g, { label = { "X" } }))
      assert.matches("one name expected, got a value at 2", message(g.remove, g, { "c", "a" }))
      assert.equal("c", g:lookup{ "c" }[1].name)
    end
    os.remove(path)
  end)

  it("finds an entry that another like it hid when that is removed", function()
    local g = gloss.gazetteer()
    for n = 1, 3 do g:add{ "a", n = n } end
    for n = 1, 3 do
      local s = g:find "a"
      assert.equal(1, #s)
      assert.equal(n, s[1].n)
      local all = g:lookup "a"
      assert.equal(4 - n, #all)
      -- only the first of them: the others hide behind it
      local index = rawget(g, "state").index
      index:remove(n)
    end
    assert.equal(0, #g:find "a")
  end)

  it("finds an entry that another like it hid whose name is spelt otherwise", function()
    -- names, folds, text; which are found one after the other is removed
    local rows = {
      { { "má", "MA", "mà", "Ma" }, "case accents", "ma Mã", "2 2 2 2" },
      { { "Malmö", "Malmo", "MALMÖ" }, "case", "malmö malmo", "2 2 1" },
      { { "má x", "ma x", "mã X" }, "case accents", "ma x", "1 1 1" },
      { { "má x", "ma  x", "mã X" }, "case accents space", "ma x", "1 1 1" },
      { { "ＭA", "ma", "ｍá" }, "case accents", "ma ＭÀ", "2 2 1" },
      { { "ma", "ＭA", "mÁ" }, "case accents width", "ma ＭÀ", "2 2 2" },
      { { "ma\u{301}", "má", "ma" }, "case accents", "ma\u{301} ma", "2 2 2" },
      { { "m.á.", "m.a.", "MÁ" }, "case accents dots", "ma", "1 1 1" },
      { { "(má", "(ma", "ma" }, "case accents", "(ma", "2 2 1" },
      { { "Öl", "ol", "Ol" }, "accents", "Ol ol", "2 2 1" },
    }
    for _, row in ipairs(rows) do
      for _, packed in ipairs{ false, true } do
        local g, counts, path = gloss.gazetteer{ fold = row[2] }, {}, os.tmpname()
        for _, name in ipairs(row[1]) do g:add(name) end
        if packed then
          assert(g:save(path))
          g = assert(gloss.open(path))
        end
        for n = 1, #row[1] do
          counts[n] = #g:find(row[3], { matches = "all" })
          rawget(g, "state").index:remove(n)
        end
        os.remove(path)
        assert.equal(row[4], table.concat(counts, " "), row[1][1] .. row[2])
        assert.equal(0, #g:find(row[3]))
      end
    end
  end)

  it("finds an entry that another like it hid, whatever else is hidden by that name", function()
    local g = gazetteer({}, { { "--", id = "1", alias = "Oru" }, { "Oru", id = "1" },
      { "Oru", id = "2", alias = "Belmora" }, { "Oru", id = "2" } })
    assert.equal(1, g:remove "Belmora")
    assert.equal(2, #g:find "Oru")
  end)
  it("forgets at once many that are alike", function()
    local g, start = gloss.gazetteer(), os.clock()
    for i = 1, 20000 do g:add{ "Oru", alias = "Or", n = i } end
    assert.equal(1, #g:find "Or")
    assert.equal(20000, g:remove "Oru")
    assert.is_true(os.clock() - start < 1)
    assert.equal(0, #g:find "Oru Or")
    assert.equal(1, #g:add("Oru"):find "Oru Or")
  end)
  it("holds more names added than it was built with", function()
    local g = gazetteer({}, { "a 0" })
    assert.equal(1, #g:find "a 0")
    for i = 1, 3000 do
      g:add{ ("a %d"):format(i), id = tostring(i) }
      if i % 500 == 0 then assert.equal(1, #g:find(("a %d"):format(i))) end
    end
    for i = 1, 3000, 7 do assert.equal(tostring(i), g:find(("a %d"):format(i))[1].id) end
    assert.equal(3001, #g)
    local index, records = g:bytes()
    assert.is_true(index > 3000 * 20 and records > 3000)
  end)

  it("goes through its entries in order", function()
    local g = gazetteer({}, { "b", { "a", label = "X" }, "b" })
    local names = {}
    for record in g:entries() do names[#names + 1] = record.name .. (record.label or "") end
    assert.equal("b aX b", table.concat(names, " "))
  end)

  it("is not collected while its entries are gone through", function()
    local n = 0
    for _ in gazetteer({}, { "a", "b", "c" }):entries() do
      collectgarbage()
      n = n + 1
    end
    assert.equal(3, n)
  end)

  it("shows itself", function()
    assert.equal("gloss.Gazetteer: 1 entry, fold case, boundary word", tostring(gazetteer({}, { "a" })))
    assert.equal("gloss.Gazetteer: 0 entries, fold none, boundary none",
      tostring(gloss.gazetteer{ fold = "", boundary = "none" }))
    assert.equal("gloss.Gazetteer: 0 entries, fold case space, boundary word",
      tostring(gloss.gazetteer{ fold = { "space", "case" } }))
  end)

  local options = {
    { "another option", { folds = "case" }, "unknown option 'folds' (known: boundary, fold, tokens)" },
    { "another fold", { fold = "case cases" },
      "fold: unknown word 'cases' (known: none, case, smart, accents, dash, space, quote, width, "
        .. "possessive, brackets, dots)" },
    { "none with others", { fold = "none case" },
      "fold: 'none' stands alone" },
    { "folds as fields", { fold = { "case", accents = true } },
      "fold: string or list of words expected, got a field 'accents'" },
    { "two folds of case", { fold = "case smart" }, "fold: 'case' and 'smart' exclude each other" },
    { "a fold that needs words", { fold = "dots", boundary = "none" },
      "fold: unknown word 'dots' (known with boundary none: none, case, smart, accents, dash, "
        .. "space, quote, width)" },
    { "too many tokens", { tokens = 1025 }, "tokens: whole number from 1 to 1024 expected, got 1025" },
    { "a fold of another type", { fold = 1 }, "fold: words expected, got number" },
    { "another boundary", { boundary = "tokens" },
      "boundary: unknown word 'tokens' (known: word, token, none)" },
    { "no table", "case", "options: table expected, got string" },
  }
  for _, row in ipairs(options) do
    it("is not made with " .. row[1], function()
      assert.equal(row[3], message(gloss.gazetteer, row[2]))
    end)
  end

  local finds = {
    { "another option", { longest = true }, "unknown option 'longest' (known: "
      .. "fuzzy, initials, labels, lengths, matches, order, per, stretches, words)" },
    { "another mode", { matches = "last" },
      "matches: unknown mode 'last' (known: longest, all, first, priority)" },
    { "another rival", { per = "id" }, "per: unknown word 'id' (known: label)" },
    { "labels of another type", { labels = 1 }, "labels: list of strings expected, got number" },
    { "a label of another type", { labels = { 1 } }, "labels: list of strings expected, got number" },
    { "labels as fields", { labels = { GPE = true } }, "labels: list of strings expected, got a field 'GPE'" },
  }
  for _, row in ipairs(finds) do
    it("does not find with " .. row[1], function()
      local g = gloss.gazetteer()
      assert.equal(row[3], message(g.find, g, "a", row[2]))
    end)
  end

  it("begins and ends where tokens of the doc do", function()
    local g = gloss.gazetteer{ boundary = "token" }
    g:add "Yo"
    local own = gloss.doc("New York", { tokens = gloss.spans("New York", { { 1, 3 }, { 5, 6 }, { 7, 8 } }) })
    assert.same({ "Yo" }, g:find(own):values())
    assert.equal(0, #g:find "New York")
    assert.equal(0, #g:find(gloss.doc "New York"))
  end)

  it("wants a text", function()
    local g = gloss.gazetteer()
    assert.equal("text: string, Text or doc expected, got nil", message(g.find, g))
    assert.equal("text: string, Text or doc expected, got number", message(g.find, g, 12))
    assert.equal("text: string, Text or doc expected, got table", message(g.find, g, {}))
    assert.is_false(pcall(g.find, g, io.stdout))
  end)

  it("is closed once and for all, and leaves its Spans as they are", function()
    local g = gazetteer({}, { { "a", id = "1", label = "X", f = 1 } })
    local spans = g:find "a"
    g:close()
    g:close()
    for _, method in ipairs{ "add", "load", "find", "lookup", "entries" } do
      assert.equal("closed gazetteer", message(g[method], g, "a"))
    end
    assert.equal("closed gazetteer", message(function() return #g end))
    assert.equal("gloss.Gazetteer (closed)", tostring(g))
    collectgarbage()
    assert.equal("1", spans[1].id)
    assert.equal(1, spans[1].f)
    assert.matches("as written", spans[1]:why())
    local unused = gazetteer({}, { "a" })
    unused:close()
    assert.equal("closed gazetteer", message(unused.find, unused, "a"))
  end)

  it("is closed at the end of its block", function()
    if _VERSION == "Lua 5.3" then return pending "no to-be-closed variables in Lua 5.3" end
    local g = assert(load [[
      local gloss = require "gloss"
      local kept
      do
        local g <close> = gloss.gazetteer()
        kept = g
      end
      return kept
    ]])()
    assert.equal("gloss.Gazetteer (closed)", tostring(g))
  end)

  it("tells a method called without it", function()
    local g = gloss.gazetteer()
    for _, self in ipairs{ {}, 1, "x", io.stdout } do
      for _, method in ipairs{ "add", "load", "find", "lookup", "entries", "close" } do
        assert.matches("^gazetteer expected, got ", message(g[method], self, "a"))
      end
    end
  end)

  it("is not used by a finaliser while at work", function()
    local g = gloss.gazetteer()
    local outcomes = {}
    local function litter()
      for _ = 1, 20 do
        setmetatable({}, { __gc = function()
          outcomes[#outcomes + 1] = pcall(g.add, g, "x" .. #outcomes)
        end })
      end
    end
    for i = 1, 300 do
      litter()
      g:add(("n%d m%d"):format(i, i))
    end
    collectgarbage()
    assert.is_true(#outcomes > 0)
    for i = 1, 300 do assert.equal(1, #g:find(("n%d m%d"):format(i, i))) end
  end)

  -- rows: what is read; what reads it of a gazetteer and of what was found
  local readings = {
    { "a record", function(g) return g:lookup("Orunia")[1].alias end },
    { "what is told of a span", function(g, spans)
      return spans[1]:why():find("is O:", 1, true) and g:lookup("Orunia")[1].alias
    end },
    { "all entries", function(g)
      local alias
      for entry in g:entries() do alias = alias or entry.alias end
      return alias
    end },
    { "the fields of a span", function(_, spans) return spans[1].alias end },
    { "the fields of a fuzzy span", function(_, _, fuzzy) return fuzzy[1].alias end },
    { "what is nearest", function(g) return g:nearest("Orunia")[1].entry.alias end },
  }
  local meddlings = {
    { "closes", function(g) g:close() end },
    { "adds to", function(g)
      for i = 1, 50 do g:add{ "Belmora " .. i, label = "GPE" } end
      return #g:find("Belmora 7")
    end },
  }
  for _, reading in ipairs(readings) do
    for _, meddling in ipairs(meddlings) do
      it(("gives %s whole while a finaliser %s it"):format(reading[1], meddling[1]), function()
        local alias, whole = {}, 0
        for i = 1, 40 do alias[i] = "alias " .. i end
        -- Lua 5.3 has no such mode
        local _, mode = pcall(collectgarbage, "generational")
        for _ = 1, 100 do
          local g = gloss.gazetteer()
          g:add{ "Orunia", id = "O", alias = alias, note = { "a", { "b" } } }
          local spans, fuzzy = g:find("Orunia"), g:find("Orunja", { fuzzy = 1 })
          for _ = 1, 5 do
            setmetatable({}, { __gc = function() pcall(meddling[2], g) end })
            local ok, got = pcall(reading[2], g, spans, fuzzy)
            if ok then
              whole = whole + 1
              assert.same(alias, got)
            else
              assert.matches("closed", got)
            end
          end
        end
        pcall(collectgarbage, mode)
        assert.is_true(whole > 0)
      end)
    end
  end
end)

describe("why", function()
  local rows = {
    { "as written", {}, "Oru", "Oru", '"Oru" is Oru: added by the script, whole word, as written' },
    { "case", {}, { "Oru", id = "O", label = "GPE" }, "ORU",
      '"ORU" is O (GPE): added by the script, whole word, case-folded from "Oru"' },
    { "only what was needed", { fold = "case accents space" }, "Oru Sé", "oru\nSé",
      '"oru Sé" is Oru Sé: added by the script, whole word, case- and space-folded from "Oru Sé"' },
    { "canonical equivalence", {}, "Sé", "Se\u{301}",
      '"Se\u{301}" is Sé: added by the script, whole word, canonically equivalent to "Sé"' },
    { "alias", {}, { "Oru", alias = { "x", "Land of Oru" } }, "Land of Oru",
      '"Land of Oru" is Oru: added by the script, alias of "Oru", whole word, as written' },
    { "demonym", {}, { "Oru", alias = "x", demonym = { "Oruan" } }, "ORUAN",
      '"ORUAN" is Oru: added by the script, demonym of "Oru", whole word, case-folded from "Oruan"' },
    { "metonym", {}, { "Oru", alias = "x", demonym = { "Oruan" }, metonym = "Belmora" }, "BELMORA",
      '"BELMORA" is Oru: added by the script, metonym of "Oru", whole word, case-folded from "Belmora"' },
    { "what stands behind it", { fold = "possessive" }, "Oru's's", "Oru'sソニー",
      '"Oru\'s" is Oru\'s\'s: added by the script, whole word, possessive-folded from "Oru\'s\'s"' },
    { "an alias of words behind a name of signs", {}, { "!!", alias = "U.N.", fold = "dots" }, "UN",
      '"UN" is !!: added by the script, alias of "!!", whole word, dots-folded from "U.N."' },
    { "boundary none", { boundary = "none" }, "r", "Oru", '"r" is r: added by the script, anywhere, as written' },
    { "blanks around the name", {}, " Oru ", "Oru",
      '"Oru" is Oru: added by the script, whole word, as written' },
  }
  for _, row in ipairs(rows) do
    it("tells " .. row[1], function()
      local name, options, entry, text, expected = unpack(row)
      assert.equal(expected, gazetteer(options, { entry }):find(text)[1]:why(), name)
    end)
  end

  it("tells the very entry, file and line", function()
    with_file("a.jsonl", '{"label":"A","pattern":"Kim","id":"1"}\n\n{"label":"B","pattern":"KIM","id":"2"}\n',
      function(path)
        local g = gloss.gazetteer()
        assert(g:load(path))
        g:add{ "Kim", id = "3" }
        local spans = g:find "Kim"
        assert.equal('"Kim" is 3: added by the script, whole word, as written', spans[1]:why())
        assert.equal(('"Kim" is 1 (A): %s:1, whole word, as written'):format(path), spans[2]:why())
        assert.equal(('"Kim" is 2 (B): %s:3, whole word, case-folded from "KIM"'):format(path), spans[3]:why())
      end)
  end)
end)

describe("replacing", function()
  local g = gloss.gazetteer{ fold = "case space" }:add{ "Rio", iata = "GIG", people = 6, mean = 0.5 }
    :add{ "New York", iata = "" }:add "Oru"
  -- what is replaced by what: text, by, result
  local rows = {
    { "a field", "Rio, Oru, rio.", "iata", "GIG, Oru, GIG." },
    { "a field that is a number", "Rio Oru Rio", "people", "6 Oru 6" },
    { "a field of all", "RIO, oru", "name", "Rio, Oru" },
    { "nothing in its place", "In New\nYork, Rio", "iata", "In , GIG" },
    { "a field that nothing has", "Rio, Oru", "zip", "Rio, Oru" },
    { "a function", "Rio, Oru", function(s) return "<" .. s.text .. ">" end, "<Rio>, <Oru>" },
    { "a function that gives a number", "Rio, Oru", function(s) return s.first end, "1, 6" },
    { "a function that gives nothing", "Rio, Oru", function(s) if s.text == "Rio" then return "x" end end,
      "x, Oru" },
    { "a function that says no", "Rio, Oru", function() return false end, "Rio, Oru" },
    { "no text", "", "iata", "" },
  }
  for _, row in ipairs(rows) do
    it(row[1], function()
      assert.equal(row[4], (g:replace(row[2], row[3])))
      assert.equal(row[4], (g:replace(gloss.text(row[2]), row[3])))
      assert.equal(row[4], (g:replace(gloss.doc(row[2]), row[3])))
      assert.equal(row[4], (g:find(row[2]):replace(row[3])))
    end)
  end

  it("takes any spans, by what they have", function()
    local dates = gloss.rules{ { label = "MONTH", regex = [[(?<year>\d{4})-(?<month>\d\d)?]] } }
      :find "2014-10, 2015-"
    assert.equal("MONTH, MONTH", (dates:replace "label"))
    assert.equal("2014, 2015", (dates:replace "year"))
    assert.equal("10, 2015-", (dates:replace(function(s) return s.month end)))
    local new, map = gloss.words("a b"):replace(function(s) return "<" .. s.text .. ">" end)
    assert.same({ "<a>< ><b>", 4, 1 }, { new, map.to(2), map.from(3) })
    for by, expected in pairs{
      why = 'by: string, number or nil expected for "2014%-10", got function',
      [5] = "by: name of a field or function expected, got number",
    } do
      local ok, why = pcall(function() dates:replace(by) end)
      assert.is_false(ok)
      assert.matches("^%S*gazetteer_spec%.lua:%d+: " .. expected .. "$", why)
    end
  end)

  it("tells where each byte went, and where it came from", function()
    math.randomseed(7)
    local parts = { "Rio", "New York", "Oru", " ", ", ", "é", "\n", "x" }
    for _ = 1, 300 do
      local text = {}
      for i = 1, math.random(0, 12) do text[i] = parts[math.random(#parts)] end
      text = table.concat(text)
      local new, map = g:replace(text, "iata")
      local edited = {} -- by byte of the old text: the span it was in
      for s in g:find(text):each() do
        if s.iata then for i = s.first, s.last do edited[i] = s end end
      end
      local at = 1
      for i = 1, #text + 1 do
        local s = edited[i]
        if not s then
          assert.equal(at, map.to(i), text)
          assert.equal(text:sub(i, i), new:sub(at, at))
          if not (edited[i - 1] and edited[i - 1].iata == "") then assert.equal(i, map.from(at), text) end
          at = at + 1
        else
          assert.equal(at, map.to(i), text)
          if i == s.last then
            for k = at, at + #s.iata - 1 do assert.equal(s.first, map.from(k), text) end
            at = at + #s.iata
          end
        end
      end
      assert.equal(#new + 2, at)
    end
  end)

  it("tells wrong use", function()
    local bad = "by: name of a field or function expected, got table"
    assert.equal(bad, message(g.replace, g, "Rio", {}))
    assert.equal('by: string, number or nil expected for "Rio", got table',
      message(g.replace, g, "Rio", function() return {} end))
    for shown, limit in pairs{ ["-1"] = -1, ["1.5"] = 1.5, ['"1"'] = "1", table = {} } do
      assert.equal("limit: whole number from 0 expected, got " .. shown, message(g.prefix, g, "R", limit))
    end
    for _, row in ipairs{ { 5, nil, "text: string, Text or doc expected, got number" },
      { "Rio", 5, "options: table expected, got number" } } do
      local ok, why = pcall(function() g:replace(row[1], "iata", row[2]) end)
      assert.is_false(ok)
      assert.matches("^%S*gazetteer_spec%.lua:%d+: " .. row[3] .. "$", why)
    end
    local both = gloss.gazetteer():add{ "a b", x = "1" }:add{ "b", x = "2" }
    assert.equal('matches overlap: "b" begins inside another', message(both.replace, both, "a b", "x",
      { matches = "all" }))
    local _, map = g:replace("Rio", "iata")
    for shown, position in pairs{ ["0"] = 0, ["1.5"] = 1.5, ["-1"] = -1, ['"x"'] = "x", ["false"] = false } do
      local expected = "position: whole number from 1 on expected, got " .. shown
      assert.equal(expected, message(map.to, position))
      assert.equal(expected, message(map.from, position))
    end
  end)
end)

describe("loading", function()
  -- name, file's end, contents, number of entries, text, what is found
  local good = {
    { "JSONL", ".jsonl", '{"label":"GPE","pattern":"Oru","id":"O"}\n{"label":"ORG","pattern":"U.N."}\n', 2,
      "the U.N. in Oru", "U.N.|Oru" },
    { "JSONL with BOM, CRLF and blank lines", ".jsonl",
      '\u{FEFF}{"label":"GPE","pattern":"Oru"}\r\n\r\n  \n{"label":"GPE","pattern":"Sé"}', 2, "Oru Sé", "Oru|Sé" },
    { "JSONL with aliases", ".jsonl", '{"label":"GPE","pattern":"Oru","alias":["Or","Ru"],"demonym":"Oruan"}', 1,
      "Or Ru Oruan", "Or|Ru|Oruan" },
    { "JSONL with nulls", ".JSONL", '{"label":"GPE","pattern":"Oru","id":null,"x":[1,null,{"y":null}]}', 1,
      "Oru", "Oru" },
    { "an empty file", ".jsonl", "", 0, "Oru", "" },
    { "a Lua table", ".lua", 'return { "Oru", { "U.N.", label = "ORG", id = "UN", alias = { "UN" } } }', 2,
      "UN, U.N., Oru", "UN|U.N.|Oru" },
    { "a Lua table with BOM", ".lua", '\u{FEFF}return { "Oru" }', 1, "Oru", "Oru" },
    { "an empty Lua table", ".lua", "return {}", 0, "Oru", "" },
    { "a plain list", ".txt", "\u{FEFF}Oru\r\n\r\n U.N. \nSé", 3, "Sé U.N. Oru", "Sé|U.N.|Oru" },
    { "FlashText's list", ".txt", "big apple=>New York\nOru\n", 2, "the Big Apple, Oru", "Big Apple|Oru" },
    { "CSV", ".csv", 'id,name,label,alias\r\nO,Oru,GPE,\n"X","Say ""hi"",\nOru",,a|b\n', 2,
      'Say "hi",\nOru; b', 'Say "hi",\nOru|b' },
    { "TSV", ".tsv", "surface\tpriority\tdemonym\nOru\t2\tOruan\n\nSé\n", 2, "Oruan Sé", "Oruan|Sé" },
    { "GATE's list", ".lst", "Oru:id=O:size=3\nRatio 1:2\n", 2, "ratio 1:2 in oru", "ratio 1:2|oru" },
  }
  for _, row in ipairs(good) do
    it("reads " .. row[1], function()
      with_file(row[2], row[3], function(path)
        local g = gloss.gazetteer()
        local results = table.pack(g:load(path))
        assert.same({ row[4], n = 1 }, results)
        assert.equal(row[4], #g)
        assert.equal(row[6], found(g, row[5]))
      end)
    end)
  end

  it("reads GATE's lists.def and what it names", function()
    with_file(".lst", "Oru\nSé:id=S\n", function(list)
      local name = list:match "[^/]+$"
      with_file(".def", name .. ":location:city:en\n", function(path)
        local g = gloss.gazetteer()
        assert.equal(2, g:load(path))
        local s = g:find "Sé"[1]
        assert.equal("location S city en", table.concat({ s.label, s.id, s.minorType, s.language }, " "))
        assert.matches(name .. ":2, whole word", s:why())
      end)
      with_file(".def", "nosuch.lst:x\n", function(path)
        local count, why = gloss.gazetteer():load(path)
        assert.is_nil(count)
        assert.matches("nosuch%.lst: No such file or directory$", why)
      end)
    end)
  end)

  it("reads RegexNER's mapping where its patterns are plain words", function()
    with_file(".tab", "Oru Council\tORG\tMISC\t2.0\nU\\.N\\.\tORG\n", function(path)
      local g = gloss.gazetteer()
      assert.equal(2, g:load(path, { format = "regexner" }))
      local s = g:find "Oru Council of the U.N."
      assert.equal("Oru Council|U.N.", s[1].text .. "|" .. s[2].text)
      assert.equal(2, s[1].priority)
      assert.equal("MISC", s[1].overwrite)
    end)
    with_file(".tab", "Oru .*\tORG\n", function(path)
      local count, why, line = gloss.gazetteer():load(path, { format = "regexner" })
      assert.is_nil(count)
      assert.matches(":1: a pattern of plain words expected, got 'Oru %.%*'$", why)
      assert.equal(1, line)
    end)
  end)

  it("skips broken rows and counts them where it is told to", function()
    with_file(".jsonl", '{"pattern":"a"}\nx\n{"pattern":""}\n{"pattern":"b"}\n', function(path)
      local g = gloss.gazetteer()
      local seen = {}
      local count, skipped, problems = g:load(path, { errors = "skip",
        progress = function(n) seen[#seen + 1] = n end })
      assert.same({ 2, 2, 2 }, { count, skipped, #problems })
      assert.equal(path .. ":3: empty name", problems[2])
      assert.equal("a|b", found(g, "a b"))
      assert.matches("unknown word 'halt'", message(g.load, g, path, { errors = "halt" }))
      assert.matches("unknown word 'xls'", message(g.load, g, path, { format = "xls" }))
      assert.matches("separator", message(g.load, g, path, { separator = "" }))
    end)
  end)

  it("reads many lines", function()
    local lines = {}
    for i = 1, 30000 do lines[i] = ("name %d"):format(i) end
    with_file(".txt", table.concat(lines, "\n"), function(path)
      local g, rows = gloss.gazetteer(), {}
      assert.equal(30000, g:load(path, { progress = function(n) rows[#rows + 1] = n end }))
      assert.same({ 10000, 20000, 30000 }, rows)
      assert.matches(":777, whole word", g:find "name 777"[1]:why())
    end)
  end)

  it("keeps other keys of JSONL as fields", function()
    with_file(".jsonl", '{"label":"GPE","pattern":"PRK","name":"North Korea","n":5,"f":1.5,"deep":{"a":[true,null,-3]},'
      .. '"none":null}', function(path)
        local g = gloss.gazetteer()
        assert.equal(1, g:load(path))
        local fields = g:find "PRK"[1].fields
        assert.same({ name = "North Korea", pattern = "PRK", label = "GPE", n = 5, f = 1.5,
          deep = { a = { true, nil, -3 } } }, fields)
        assert.equal("5", tostring(fields.n))
      end)
  end)

  -- name, file's end, contents, message after the path, line
  local bad = {
    { "broken JSON", ".jsonl", '{"label":"A","pattern":"a"}\n{"label"\n',
      ":2: JSON object on one line expected: Expected colon but found T_END at character 9", 2 },
    { "two values on a line", ".jsonl", '{"pattern":"a"} {}',
      ":1: JSON object on one line expected: Expected the end but found T_OBJ_BEGIN at character 17", 1 },
    { "a token pattern", ".jsonl", '\n{"label":"A","pattern":[{"LOWER":"a"}]}\n',
      ":2: token patterns are not supported by a gazetteer (pattern: string expected); they are for "
        .. "gloss.spacy_ruler", 2 },
    { "a line that is no object", ".jsonl", '"a"', ":1: JSON object expected, got string", 1 },
    { "a line without pattern", ".jsonl", '{"label":"A"}', ":1: pattern: string expected, got nothing", 1 },
    { "a null pattern", ".jsonl", '{"pattern":null}', ":1: pattern: string expected, got nothing", 1 },
    { "an empty pattern", ".jsonl", '{"pattern":"a"}\n{"pattern":""}', ":2: empty name", 2 },
    { "a label of another type", ".jsonl", '{"pattern":"a","label":1}', ":1: label: string expected, got number", 1 },
    { "a null alias", ".jsonl", '{"pattern":"a","alias":[null,"b"]}',
      ":1: alias: list of strings expected, got nothing at 1", 1 },
    { "not a number", ".jsonl", '{"pattern":"a","x":NaN}', nil, 1 },
    { "broken Lua", ".lua", "return {\n'a' 'b' }", nil, 2 },
    { "a table without names", ".csv", "id,label\n1,2\n",
      ":1: the header has no column 'name' (or surface, pattern, keyword), but 'id', 'label'", 1 },
    { "a row that is too long", ".csv", "name\na,b\n", ":2: 2 cells under a header of 1", 2 },
    { "a row without a name", ".tsv", "name\tid\n\t1\n", ":2: no name", 2 },
    { "a priority in words", ".csv", "name,priority\na,b\n", ":2: priority: number expected, got 'b'", 2 },
    { "an open quotation", ".csv", 'name\n"a\n', ":2: a quoted cell is not closed", 2 },
    { "text behind a quotation", ".csv", 'name\n"a"b\n', ":2: text behind a quoted cell", 2 },
    { "an odd feature", ".lst", "a:x=1:2\n", ":1: feature expected (name=value), got '2'", 1 },
    { "an odd list of lists", ".def", "a.lst\n", ":1: file.lst:major[:minor[:language[:type]]] expected", 1 },
    { "Lua that returns nothing", ".lua", "", ": table of entries expected, got nothing" },
    { "Lua with fields", ".lua", "return { a = 1 }", ": list of entries expected, got a field a" },
    { "Lua with a broken entry", ".lua", "return { 'a', {} }", ": entry 2: name: string expected, got nothing" },
    { "Lua with holes", ".lua", "return { 'a', nil, 'b' }", ": entry 2: name or table expected, got nil" },
    { "Lua with an empty name", ".lua", "return { 'a', '' }", ": entry 2: empty name" },
    { "Lua that calls", ".lua", "\nreturn print()", nil, 2 },
    { "Lua that never ends", ".lua", "while true do end", ": takes too long for a table of entries" },
    { "compiled Lua", ".lua", string.dump(function() end), ": Lua source expected, got a compiled chunk" },
  }
  for _, row in ipairs(bad) do
    it("refuses " .. row[1] .. " and adds nothing", function()
      with_file(row[2], row[3], function(path)
        local g = gazetteer({}, { "b" })
        local count, why, line = g:load(path)
        assert.is_nil(count)
        if row[4] then
          assert.equal(row[4], why:sub(#path + 1))
        else
          assert.equal(("%s:%d: "):format(path, row[5]), why:sub(1, #path + 4))
        end
        assert.equal(row[5], line)
        assert.equal(1, #g)
        assert.equal("b", found(g, "a b"))
        assert.same({}, g:lookup "a")
        g:add{ "a", id = "later" } -- and it goes on
        assert.equal("later", g:find "a"[1].id)
        local names = {}
        for record in g:entries() do names[#names + 1] = record.name end
        assert.equal("b a", table.concat(names, " "))
      end)
    end)
  end

  it("tells wrong use", function()
    local g = gloss.gazetteer()
    for _, name in ipairs{ "progress", "warn" } do
      assert.equal(name .. ": function expected, got number", message(g.load, g, "x.txt", { [name] = 1 }))
    end
    for shown, separator in pairs{ ['""'] = "", ["5"] = 5, table = {} } do
      assert.equal("separator: string expected, which is not empty, got " .. shown,
        message(g.load, g, "x.csv", { separator = separator }))
    end
  end)

  it("tells a missing file, a directory, an unknown kind", function()
    local g = gloss.gazetteer()
    assert.same({ nil, "x.pack: a pack is opened (gloss.open), not loaded" }, { g:load "x.pack" })
    assert.same({ nil, "/nowhere/x.jsonl: No such file or directory" }, { g:load "/nowhere/x.jsonl" })
    assert.same({ nil, "names.xls: unknown kind of gazetteer file (known: .jsonl, .csv, .tsv, .txt, .lst, "
      .. ".def, .lua)" }, { g:load "names.xls" })
    assert.same({ nil, "names: unknown kind of gazetteer file (known: .jsonl, .csv, .tsv, .txt, .lst, "
      .. ".def, .lua)" }, { g:load "names" })
    assert.equal("path: string expected, got nil", message(g.load, g))
    local dir = os.tmpname()
    os.remove(dir)
    for _, kind in ipairs{ ".jsonl", ".lua" } do
      assert(os.execute("mkdir " .. dir .. kind))
      local count, why = g:load(dir .. kind)
      os.remove(dir .. kind)
      assert.is_nil(count)
      assert.equal(dir .. kind .. ": Is a directory", why)
    end
  end)

  it("says what to install without lua-cjson", function()
    local loaded, preload = package.loaded.cjson, package.preload.cjson
    package.loaded.cjson = nil
    package.preload.cjson = function() error "not here" end
    with_file(".jsonl", "", function(path)
      local count, why = gloss.gazetteer():load(path)
      package.loaded.cjson, package.preload.cjson = loaded, preload
      assert.is_nil(count)
      assert.matches("luarocks install lua%-cjson", why)
    end)
  end)
end)
