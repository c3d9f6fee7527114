-- gloss.spacy_matcher does what spaCy's own tests expect of its Matcher (spaCy, MIT licence:
-- spacy/tests/matcher/test_matcher_api.py, test_matcher_logic.py, test_levenshtein.py,
-- test_pattern_validation.py). Facts and cases are theirs; places are spaCy's, half-open from 0.
--
-- What cannot be said here, and why:
--   POS, TAG, MORPH, DEP          need a statistical tagger: refused, see below
--   test_matcher_empty_patterns_warns, test_matcher_deprecated, W036: warnings of Python
--   test_matcher_from_usage_docs  changes the tokens while it matches: docs are locked
--   matcher(doc[a:b])             a matcher is asked of a whole doc
--   with_alignments of patterns without LONGEST: spaCy tells several of one match in any order;
--                                 ours are those of the way that repeats as often as it can, so
--                                 that "a+ a a?" takes aaa as 0 0 1, where spaCy tells 0 1 2
--   IS_ALPHA {"==": true}         spaCy's schema has no predicates of flags; ours takes them
--   emission order                ours is that of a Spans
local gloss = require "gloss"
local words = require "spec.support.common".words

-- A doc of just these words, or of a text.
local function doc_of(given)
  if type(given) == "string" then return gloss.doc(given) end
  local rows, text, at = {}, table.concat(given, " ") .. " ", 1
  for i, word in ipairs(given) do
    rows[i] = { at, at + #word - 1 }
    at = at + #word + 1
  end
  return gloss.doc(text, { tokens = gloss.spans(text, rows) })
end

local function places(found)
  local list = {}
  for m in found:each() do list[#list + 1] = ("%d-%d"):format(m.i - 1, m.j) end
  return table.concat(list, " ")
end

local function matcher_of(rules)
  return gloss.spacy_matcher(rules, { tokens = "doc" })
end

-- Where the pattern matches, or the patterns of several keys.
local function find(rules, given)
  if not rules[1].key then rules = { { key = "K", pattern = rules } } end
  return places(matcher_of(rules):find(doc_of(given)))
end

-- "a+ b? c{2,3}" as a pattern
local function letters(s)
  local rows = {}
  for part in s:gmatch "%S+" do
    local c, op = part:match "^(.)(.*)$"
    rows[#rows + 1] = { ORTH = c ~= "." and c or nil, OP = op ~= "" and op or nil }
  end
  return rows
end

local function chars(s)
  local list = {}
  for c in s:gmatch "." do list[#list + 1] = c end
  return list
end

describe("spaCy's operators", function()
  local ROWS = { -- pattern, tokens, matches
    { "a+", "aaa", "0-3 0-2 0-1 1-3 1-2 2-3" }, { "a? b", "ab", "0-2 1-2" },
    { "a*", "aab", "0-2 0-1 1-2" }, { "a! b", "cb", "0-2" }, { "a! b", "ab", "" },
    { "a! b", "b", "" }, { "a+ b", "aab", "0-3 1-3" }, { "a b!", "ac", "0-2" },
    { "a b!", "a", "" }, { "a b!", "ab", "" }, { "a b?", "ab", "0-2 0-1" },
    { "a b*", "abb", "0-3 0-2 0-1" }, { ".? .?", "a", "0-1" },
    { "b a* b", "bbaaab", "0-2 1-6" }, { "a{2}", "aaa", "0-2 1-3" },
    { "a{2,3}", "aaaa", "0-3 0-2 1-4 1-3 2-4" }, { "a{,2}", "aaa", "0-2 0-1 1-3 1-2 2-3" },
    { "a{2,}", "aaa", "0-3 0-2 1-3" }, { "a{1}", "aa", "0-1 1-2" }, { "a1", "a", "0-1" },
    { "a{0,1} b", "ab", "0-2 1-2" }, { "a{0} b", "ab", "1-2" },
    { "a* b* c", "aabbc", "0-5 1-5 2-5 3-5 4-5" }, { "a+ a+", "aaa", "0-3 0-2 1-3" },
    { ".!", "aaa", "" }, { "x?", "ab", "" },
    -- test_operator_combos
    { "a a a b", "aaab", "0-4" }, { "a+ a+ b", "aaab", "0-4 1-4" },
    { "a+ a+ a b", "aaab", "0-4" }, { "a+ a+ a+ b", "aaab", "0-4" }, { "a+ a a b", "aaab", "0-4" },
    { "a+ a a", "aaab", "0-3" }, { "a+ b", "aaa", "" }, { "a+ a+ b", "aaa", "" },
    { "a+ a+ a+ b", "aaa", "" }, { "a+ a b", "aaa", "" }, { "a+ a a b", "aaa", "" },
    { "a+ a b", "aaab", "0-4 1-4" },
    -- issues 1450, 1945
    { "a b*", "a", "0-1" }, { "a b*", "ac", "0-1" }, { "a b*", "abc", "0-2 0-1" },
    { "a b*", "abbc", "0-3 0-2 0-1" }, { "a a", "aaa", "0-2 1-3" },
  }
  for _, row in ipairs(ROWS) do
    it(("%s on %s"):format(row[1], row[2]), function()
      assert.are.equal(row[3], find(letters(row[1]), chars(row[2])))
    end)
  end

  it("count minima and maxima", function()
    local text = words "foo bar foo foo bar foo foo foo bar bar"
    for op, n in pairs{ ["{3}"] = 1, ["{2,}"] = 4, ["{,2}"] = 9, ["{2,3}"] = 4 } do
      local m = matcher_of{ { key = "K", pattern = { { ORTH = "foo", OP = op } } } }
      assert.are.equal(n, #m:find(doc_of(text)), op)
    end
  end)

  local BAD = { "$", "{}", "{,}", "{3,2}", "{-1}", "{a}", "{1,2", "??", "2", "" }
  for _, op in ipairs(BAD) do
    it(("refuse '%s'"):format(op), function()
      assert.has_error(function() find({ { ORTH = "a", OP = op } }, { "a" }) end)
    end)
  end

  it("take time in proportion: issues 3541, 4742", function()
    local pattern = {}
    for i = 1, 30 do pattern[i] = { IS_ALPHA = true, OP = "?" } end
    for i = 31, 60 do pattern[i] = { ORTH = "a" } end
    assert.are.equal("0-30", find(pattern, chars(("a"):rep(30))))
  end)
end)

describe("spaCy's greedy modes", function()
  local TEXT = chars "(BBAAAAAB)."
  local ROWS = { -- pattern, FIRST, LONGEST
    { "A A*", "3-8", "3-8" }, { "A* A", "3-8", "3-8" }, { "A A", "3-5 5-7", "3-5 5-7" },
    { "B A* B", "1-3", "2-9" }, { "B* A* B", "1-9", "1-9" },
  }
  for _, row in ipairs(ROWS) do
    for i, mode in ipairs{ "FIRST", "LONGEST" } do
      it(row[1] .. " " .. mode, function()
        assert.are.equal(row[i + 1],
          find({ { key = "K", pattern = letters(row[1]), greedy = mode } }, TEXT))
      end)
    end
  end

  it("prefer the first of two that are as long", function()
    assert.are.equal("0-2", find({ { key = "K", pattern = letters "C C", greedy = "LONGEST" } },
      chars "CCC"))
  end)
  it("are of each key alone", function()
    assert.are.equal("0-3 0-2 0-1 1-3 1-2 2-3", find({
      { key = "K", pattern = letters "a+", greedy = "LONGEST" },
      { key = "L", pattern = letters "a+" } }, chars "aaa"):gsub("0%-3 0%-3", "0-3"))
  end)
  it("are over all patterns of a key", function()
    assert.are.equal("1-4", find({ { key = "K", patterns = { letters "a b", letters "b c d" },
      greedy = "LONGEST" } }, chars "abcd"))
    assert.are.equal("0-2", find({ { key = "K", patterns = { letters "a b", letters "b c d" },
      greedy = "FIRST" } }, chars "abcd"))
  end)
  it("refuse other words", function()
    assert.has_error(function()
      find({ { key = "K", pattern = letters "a", greedy = "GREEDY" } }, chars "a")
    end, "row 1: greedy: 'FIRST' or 'LONGEST' expected, got 'GREEDY'")
  end)
end)

describe("alignments", function()
  local ROWS = { -- tokens, pattern, the token of the pattern that took each
    { "aaab", "a* b", "0 0 0 1" }, { "baab", "b a* b", "0 1 1 2" }, { "aaab", "a a a b", "0 1 2 3" },
    { "aaab", "a+ b", "0 0 0 1" }, { "aaba", "a+ b a+", "0 0 1 2" },
    { "aabaa", "a+ b a+", "0 0 1 2 2" }, { "aaba", "a+ b a*", "0 0 1 2" }, { "aaaa", "a*", "0 0 0 0" },
    { "baab", "b a* b b*", "0 1 1 2" }, { "aabb", "a* b* a*", "0 0 1 1" },
    { "aaab", "a+ a+ a b", "0 1 2 3" }, { "aaab", "a+ a+ a+ b", "0 1 2 3" },
    { "aaab", "a+ a a b", "0 1 2 3" }, { "aaab", "a+ a a", "0 1 2" },
    { "aaaa", "a a a a a?", "0 1 2 3" }, { "aaab", "a+ a b", "0 0 1 2" },
    { "aaab", "a+ a+ b", "0 0 1 2" },
  }
  for _, row in ipairs(ROWS) do
    it(row[1] .. " by " .. row[2], function()
      local m = gloss.spacy_matcher({ { key = "K", pattern = letters(row[2]), greedy = "LONGEST" } },
        { tokens = "doc", with_alignments = true })
      local list = m:find(doc_of(chars(row[1])))[1].alignments
      for i, k in ipairs(list) do list[i] = k - 1 end
      assert.are.equal(row[3], table.concat(list, " "))
    end)
  end
end)

describe("spaCy's tests of one token", function()
  local function fuzzy(n) return "FUZZY" .. n end
  local fuzz = words "They like Goggle Now and Jav but not JvvaScrpt"
  local ROWS = {
    { "any token", { { ORTH = "a" }, {}, { ORTH = "c" } }, chars "abc", "0-3" },
    { "any token at the end", { { ORTH = "a" }, {} }, chars "abc", "0-2" },
    { "a loop that covers what follows", { { ORTH = "a" }, { IS_ALPHA = true, OP = "+" },
      { ORTH = "c" } }, chars "abc", "0-3" },
    { "not punctuation, twice", { { ORTH = '"' }, { OP = "!", IS_PUNCT = true },
      { OP = "!", IS_PUNCT = true }, { ORTH = '"' } }, words 'He said , " some words " ...', "3-7" },
    { "not punctuation, twice, of three", { { ORTH = '"' }, { OP = "!", IS_PUNCT = true },
      { OP = "!", IS_PUNCT = true }, { ORTH = '"' } }, words 'He said , " some three words " ...', "" },
    { "no punctuation between", { { ORTH = '"' }, { OP = "*", IS_PUNCT = false }, { ORTH = '"' } },
      words 'He said , " some words " ...', "3-7" },
    { "one and more", { { ORTH = "Philippe" }, { ORTH = "Philippe", OP = "+" } },
      words "Philippe Philippe", "0-2" },
    { "any tokens", { { ORTH = "test" }, { OP = "*" } }, words "test hello world", "0-3 0-2 0-1" },
    { "issue 850", { { LOWER = "bob" }, { OP = "*" }, { LOWER = "frank" } },
      words "bob and and frank", "0-4" },
    { "issue 850, a word", { { LOWER = "bob" }, { OP = "*", LOWER = "and" }, { LOWER = "frank" } },
      words "bob and and frank", "0-4" },
    { "issue 1434", { { ORTH = "Hello" }, { IS_ALPHA = true, OP = "?" } }, words "Hello", "0-1" },
    { "IN", { { ORTH = { IN = { "an", "a" } } } }, words "an a apple", "0-1 1-2" },
    { "IN, none", { { ORTH = { IN = { "an", "a" } } } }, words "aardvark", "" },
    { "IN that may be missing", { { ORTH = { IN = { "a", "the" } }, OP = "?" }, { ORTH = "house" } },
      words "In a house", "1-3 2-3" },
    { "IN with other keys", { { ORTH = "EUR", LOWER = { IN = { "eur" } } }, { LIKE_NUM = true } },
      words "EUR 10 is 10 EUR", "0-2" },
    { "small keys", { { orth = "a" }, { Orth = "a", op = "+" } }, chars "aa", "0-2" },
    { "a regex is searched for", { { ORTH = { REGEX = "(?:a|an)" } } }, words "an a hi", "0-1 1-2" },
    { "a regex, none", { { ORTH = { REGEX = "(?:a|an)" } } }, words "bye", "" },
    { "REGEX IN", { { ORTH = { REGEX = { IN = { "(?:a)", "(?:an)" } } } } }, words "an a hi", "0-1 1-2" },
    { "REGEX NOT_IN", { { ORTH = { REGEX = { NOT_IN = { "(?:a)", "(?:an)" } } } } }, words "an a hi",
      "2-3" },
    { "REGEX of a shape", { { SHAPE = { REGEX = "^[^x]+$" } } }, words "99 problems !", "0-1 2-3" },
    { "REGEX and NOT_IN", { { LOWER = { REGEX = "^x", NOT_IN = { "xxx", "xy" } } } },
      words "X xxx XY Xz", "0-1 3-4" },
    { "FUZZY", { { ORTH = { FUZZY = "Google" } }, { ORTH = "Now" } }, fuzz, "2-4" },
    { "FUZZY of a short word", { { LOWER = { FUZZY = "java" } } }, fuzz, "5-6" },
    { "FUZZY of a long word", { { ORTH = { FUZZY = "JavaScript" } } }, fuzz, "8-9" },
    { "FUZZY too far", { { ORTH = { FUZZY = "Javascripts" } } }, fuzz, "" },
    { "FUZZY5", { { ORTH = { FUZZY5 = "Javascripts" } } }, fuzz, "8-9" },
    { "FUZZY counts no exchange of neighbours as one", { { ORTH = { FUZZY1 = "ab" } } }, words "ba ac",
      "1-2" },
    { "a shape of a long token", { { SHAPE = "LONG" } }, { ("a"):rep(100), ("a"):rep(99) }, "0-1" },
    { "LENGTH counts characters", { { LENGTH = 2 } }, words "é éé ééé", "1-2" },
    { "LENGTH IN", { { LENGTH = { IN = { 1, 3 } } } }, words "a aa aaa", "0-1 2-3" },
    { "LOWER keeps sharp s", { { LOWER = "straße" } }, words "STRASSE Straße", "1-2" },
    { "LOWER has final sigma", { { LOWER = "οδος" } }, words "ΟΔΟΣ ΟΔΟΣΑ", "0-1" },
    { "LOWER has no other sigma there", { { LOWER = "οδοσ" } }, words "ΟΔΟΣ", "" },
    { "LOWER of what is no small word", { { LOWER = "Bob" } }, words "bob Bob", "" },
    { "PREFIX and SUFFIX", { { PREFIX = "d" }, { SUFFIX = "orm" } }, words "do perform", "0-2" },
    { "== and !=", { { ORTH = { ["=="] = "a" } }, { ORTH = { ["!="] = "a" } } }, chars "aab", "1-3" },
    { "IS_SUBSET", { { LOWER = { IS_SUBSET = { "a", "b" } } } }, chars "abc", "0-1 1-2" },
    { "IS_SUBSET of nothing", { { LOWER = { IS_SUBSET = {} } } }, chars "abc", "" },
    { "IS_SUPERSET", { { LOWER = { IS_SUPERSET = { "a" } } } }, chars "abc", "0-1" },
    { "IS_SUPERSET of two", { { LOWER = { IS_SUPERSET = { "a", "b" } } } }, chars "abc", "" },
    { "IS_SUPERSET of nothing", { { LOWER = { IS_SUPERSET = {} } } }, chars "abc", "0-1 1-2 2-3" },
    { "INTERSECTS", { { LOWER = { INTERSECTS = { "a", "b" } } } }, chars "abc", "0-1 1-2" },
    { "INTERSECTS nothing", { { LOWER = { INTERSECTS = {} } } }, chars "abc", "" },
    { "IN nothing", { { LOWER = { IN = {} } } }, chars "abc", "" },
    { "NOT_IN nothing", { { LOWER = { NOT_IN = {} } } }, chars "ab", "0-1 1-2" },
    { "NORM of marks", { { NORM = '"' } }, words '“ ‘ ” x', "0-1 2-3" },
    { "NORM of a word is small", { { NORM = "bob" } }, words "BOB", "0-1" },
    { "NORM of money", { { NORM = "$" }, { IS_DIGIT = true } }, words "€ 5", "0-2" },
    { "NORM of months", { { NORM = "September" } }, words "Sept. 3", "0-1" },
    { "a flag that is not", { { IS_ALPHA = false } }, words "a 1", "1-2" },
    { "a flag as a number", { { IS_ALPHA = 1 } }, words "a 1", "0-1" },
    { "issue 1971", { { ORTH = "Doe" }, { ORTH = "!", OP = "?" }, { _ = { optional = true }, OP = "?" },
      { ORTH = "!", OP = "?" } }, words "Hello John Doe !", "2-4 2-3" },
  }
  for _, row in ipairs(ROWS) do
    it(row[1], function() assert.are.equal(row[4], find(row[2], row[3])) end)
  end

  for rel, want in pairs{ ["=="] = "1-2", ["!="] = "0-1 2-3", [">="] = "1-2 2-3", ["<="] = "0-1 1-2",
    [">"] = "2-3", ["<"] = "0-1" } do
    it("LENGTH " .. rel, function()
      assert.are.equal(want, find({ { LENGTH = { [rel] = 2 } } }, words "a aa aaa"))
    end)
  end

  for n = 1, 9 do
    it(("FUZZY%d counts what is put in"):format(n), function()
      local list = {}
      for i = 0, 9 do list[i + 1] = "GoogleNow" .. ("a"):rep(i) end
      local m = matcher_of{ { key = "K", pattern = { { ORTH = { [fuzzy(n)] = "GoogleNow" } } } } }
      assert.are.equal(n + 1, #m:find(doc_of(list)))
    end)
  end
  for n = 1, 5 do
    it(("FUZZY%d counts edits of all kinds"):format(n), function()
      local m = matcher_of{ { key = "K", pattern = { { ORTH = { [fuzzy(n)] = "GoogleNow" } } } } }
      assert.are.equal(n + 1, #m:find(doc_of(words
        "GoogleNow GoogleNuw GoogleNuew GoogleNoweee GiggleNuw3 gouggle5New")))
    end)
  end

  local near = words "They like Goggle Noo"
  for _, name in ipairs{ "FUZZY", "FUZZY2" } do
    for _, mode in ipairs{ "FIRST", "LONGEST" } do
      it(name .. " of lists, " .. mode, function()
        for set, want in pairs{ IN = "2-4", NOT_IN = "0-2" } do
          if not (name == "FUZZY" and set == "NOT_IN") then
            assert.are.equal(want, find({ { key = "K", greedy = mode, pattern = {
              { ORTH = { [name] = { [set] = { "Google", "Now" } } }, OP = "+" } } } }, near))
          end
        end
      end)
    end
  end
  for _, name in ipairs{ "FUZZY", "FUZZY1" } do
    it(name .. " of a list, but not", function()
      assert.are.equal("3-4", find({ { key = "K", greedy = "LONGEST", pattern = {
        { ORTH = { [name] = { IN = { "Google", "Now" } }, NOT_IN = { "Goggle" } }, OP = "+" } } } }, near))
    end)
  end
  it("FUZZY rounds three tenths of the length, halves to the even", function()
    -- 15 letters: 4.5 is 4; 25: 7.5 is 8; 5: 1.5 is 2
    for length, edits in pairs{ [15] = 4, [25] = 8, [5] = 2, [10] = 3, [1] = 2 } do
      local word = ("x"):rep(length)
      local list = {}
      for i = 0, 9 do list[i + 1] = word .. ("y"):rep(i) end
      local m = matcher_of{ { key = "K", pattern = { { ORTH = { FUZZY = word } } } } }
      assert.are.equal(edits + 1, #m:find(doc_of(list)), length)
    end
  end)

  local FLAGS = { -- key, what has it
    { "IS_ALPHA", "a" }, { "IS_ASCII", "a" }, { "IS_DIGIT", "1" }, { "IS_LOWER", "a" },
    { "IS_UPPER", "A" }, { "IS_TITLE", "Aaaa" }, { "IS_PUNCT", "." }, { "IS_SPACE", "\n" },
    { "IS_BRACKET", "[" }, { "IS_QUOTE", '"' }, { "IS_LEFT_PUNCT", "``" }, { "IS_RIGHT_PUNCT", "''" },
    { "IS_STOP", "the" }, { "SPACY", "the" }, { "LIKE_NUM", "1" }, { "LIKE_URL", "http://example.com" },
    { "LIKE_EMAIL", "mail@example.com" }, { "IS_CURRENCY", "$" }, { "IS_SENT_START", "a" },
    { "SENT_START", "a" },
  }
  for _, row in ipairs(FLAGS) do
    it(row[1], function() assert.are.equal("0-1", find({ { [row[1]] = true } }, { row[2] })) end)
  end
end)

describe("Levenshtein's distance", function()
  local ROWS = {
    { 4, "bbcb", "caba" }, { 3, "abcb", "cacc" }, { 3, "aa", "ccc" }, { 1, "cca", "ccac" },
    { 1, "aba", "aa" }, { 4, "bcbb", "abac" }, { 3, "acbc", "bba" }, { 3, "cbba", "a" },
    { 2, "bcc", "ba" }, { 4, "aaa", "ccbb" }, { 3, "うあい", "いいうい" }, { 2, "あううい", "うあい" },
    { 3, "いういい", "うううあ" }, { 2, "うい", "あいあ" }, { 2, "いあい", "いう" }, { 1, "いい", "あいい" },
    { 3, "あうあ", "いいああ" }, { 4, "いあうう", "ううああ" }, { 3, "いあいい", "ういああ" },
    { 3, "いいああ", "ううあう" },
  }
  for _, row in ipairs(ROWS) do
    it(("%d: %s %s"):format(row[1], row[2], row[3]), function()
      for _, pair in ipairs{ { row[2], row[3] }, { row[3], row[2] } } do
        local near = { ORTH = { ["FUZZY" .. row[1]] = pair[1] } }
        assert.are.equal("0-1", find({ near }, { pair[2] }))
        if row[1] > 1 then
          local nearer = { ORTH = { ["FUZZY" .. row[1] - 1] = pair[1] } }
          assert.are.equal("", find({ nearer }, { pair[2] }))
        end
      end
    end)
  end
end)

describe("spaCy's tokens", function()
  local function found(pattern, text)
    local list = {}
    for m in gloss.spacy_matcher{ { key = "K", pattern = pattern } }:find(text):each() do
      list[#list + 1] = tostring(m)
    end
    return table.concat(list, "|")
  end
  local ROWS = {
    { "are those of patterns, whatever the doc's are", { { LOWER = "jong" }, { ORTH = "-" },
      { LOWER = "un" } }, "Kim Jong-un said", "Jong-un" },
    { "white space is one", { { ORTH = "a" }, { IS_SPACE = true }, { ORTH = "b" } }, "a  b", "a  b" },
    { "white space stands between", { { ORTH = "a" }, { ORTH = "b" } }, "a  b a b", "a b" },
    { "NORM of contractions", { { NORM = "do" }, { NORM = "not" } }, "I don't, did n't", "don't" },
    { "NORM by the case", { { NORM = "would" } }, "I'd've; I'd", "'d" },
    { "NORM of let's", { { NORM = "us" } }, "Let's see, it's Bob's", "'s" },
    { "NORM of typographic apostrophes", { { NORM = "will" } }, "she’ll", "’ll" },
    { "NORM by a regex", { { NORM = { REGEX = "^(no|wo)" } } }, "he didn't, I'd've", "n't|'d" },
    { "NORM, fuzzy", { { NORM = { FUZZY1 = "nat" } } }, "he didn't", "n't" },
    { "NORM not in", { { NORM = { NOT_IN = { "not", "do" } } } }, "don't go", "go" },
    { "hours", { { NORM = "p.m." } }, "at 5pm", "pm" },
    { "sentences", { { IS_SENT_START = true } }, "One went. Two came.", "One|Two" },
    { "one that begins none", { { SENT_START = false, IS_TITLE = true } }, "One Two. Three", "Two" },
    { "SPACY", { { SPACY = true } }, "a b", "a" },
    { "no SPACY", { { SPACY = false } }, "a b", "b" },
    { "issue 587", { { ORTH = "a" }, { ORTH = "b" }, { IS_PUNCT = true }, { ORTH = "c" } }, "a b; c",
      "a b; c" },
    { "IS_STOP is spaCy's", { { IS_STOP = true } }, "Ten third-rate men call, one’s own; versus whom",
      "Ten|third|call|one|’s|own|whom" },
    { "no IS_STOP", { { IS_STOP = { IN = { false } } } }, "the men of it", "men" },
    { "LEMMA is gloss's", { { LEMMA = "say" } }, "He said it", "said" },
    { "LEMMA, any of a word's", { { LEMMA = "leaf" } }, "He leaves it", "leaves" },
    { "LEMMA, none of a word's", { { LEMMA = { NOT_IN = { "leaf", "he" } } } }, "He leaves it", "it" },
  }
  for _, row in ipairs(ROWS) do
    it(row[1], function() assert.are.equal(row[4], found(row[2], row[3])) end)
  end
end)

describe("entities in patterns", function()
  local function doc()
    local d = gloss.doc "I visited New York and California with Anna Maria Esperanza"
    d:layer("entities", gloss.spans(d, { { 11, 18, label = "GPE", id = "NYC" }, { 24, 33, label = "GPE" },
      { 40, 59, label = "PERSON" } }))
    return d
  end
  local ROWS = {
    { { { ENT_IOB = "I" } }, "3-4 8-9 9-10" }, { { { ENT_IOB = "B" } }, "2-3 5-6 7-8" },
    { { { ENT_IOB = 3 } }, "2-3 5-6 7-8" }, { { { ENT_IOB = 1 } }, "3-4 8-9 9-10" },
    { { { ENT_IOB = "O" } }, "0-1 1-2 4-5 6-7" }, { { { ENT_IOB = "" } }, "" },
    { { { ENT_IOB = "I", OP = "+" } }, "3-4 8-10 8-9 9-10" },
    { { { ENT_TYPE = "GPE", OP = "+" } }, "2-4 2-3 3-4 5-6" },
    { { { ENT_TYPE = { IN = { "PERSON" } } }, { ENT_TYPE = "PERSON" } }, "7-9 8-10" },
    { { { ENT_TYPE = "" } }, "0-1 1-2 4-5 6-7" }, { { { ENT_TYPE = { NOT_IN = { "GPE", "" } } } },
      "7-8 8-9 9-10" }, { { { ENT_ID = "NYC" } }, "2-3 3-4" },
    { { { ENT_TYPE = { REGEX = "^G" } } }, "2-3 3-4 5-6" },
    { { { ENT_TYPE = { REGEX = "^(G.*)?$" }, IS_TITLE = true } }, "0-1 2-3 3-4 5-6" },
    { { { ENT_TYPE = { FUZZY1 = "GPA" } } }, "2-3 3-4 5-6" },
    { { { ENT_TYPE = { REGEX = { NOT_IN = { "^G", "^$" } } } } }, "7-8 8-9 9-10" },
    { { { ENT_KB_ID = { REGEX = "Y" } } }, "2-3 3-4" }, { { { ENT_ID = { IS_SUPERSET = { "NYC" } } } }, "2-3 3-4" },
  }
  for i, row in ipairs(ROWS) do
    it("row " .. i, function()
      local m = gloss.spacy_matcher{ { key = "K", pattern = row[1] } }
      assert.are.equal(row[2], places(m:find(doc())))
    end)
  end
  it("are none where nobody has found any", function()
    local m = gloss.spacy_matcher{ { key = "K", pattern = { { ENT_TYPE = "GPE" } } },
      { key = "L", pattern = { { ORTH = "a" } } } }
    assert.are.equal("0-1", places(m:find "a b"))
  end)
end)

describe("predicates", function()
  local ROWS = { -- test, tokens, matches, options
    { { LENGTH = { INTERSECTS = { 1, 3 } } }, "a bb ccc", "0-1 2-3" },
    { { LENGTH = { IS_SUBSET = { 2 } } }, "a bb ccc", "1-2" },
    { { LENGTH = { IS_SUPERSET = { 2, 2 } } }, "a bb ccc", "1-2" },
    { { LENGTH = { IS_SUPERSET = {} } }, "a bb", "0-1 1-2" },
    { { ORTH = { ["in"] = { "a" }, not_in = { "b" } } }, "a bb", "0-1" }, -- in any case
    { { ORTH = { regex = { ["in"] = { "^a" } } } }, "a bb", "0-1" },
    { { ORTH = { fuzzy1 = "b" } }, "a bb ccc", "0-1 1-2" },
    { { ORTH = { WHAT = "a", IN = { "a" } } }, "a bb", "0-1", { validate = false } }, -- W035
    { { LENGTH = { WHAT = "a" } }, "a bb", "0-1 1-2", { validate = false } },
  }
  for i, row in ipairs(ROWS) do
    it("row " .. i, function()
      local m = gloss.spacy_matcher({ { key = "K", pattern = { row[1] } } }, row[4])
      assert.are.equal(row[3], places(m:find(row[2])))
    end)
  end
end)

describe("extensions", function()
  local function doc(values)
    local text = "a b c"
    return gloss.doc(text, { tokens = gloss.tokens(text, { profile = "space" }):with("ext", values) })
  end
  local function matches(pattern, values)
    return places(matcher_of{ { key = "K", pattern = { { _ = pattern } } } }:find(doc(values)))
  end
  local ROWS = {
    { "a value", { ext = "A" }, { "A", "B", "A" }, "0-1 2-3" },
    { "a truth", { ext = true }, { true, false, true }, "0-1 2-3" },
    { "a number", { ext = 1 }, { 1, 2, 1 }, "0-1 2-3" },
    { "IN takes no list", { ext = { IN = { "A", "C" } } }, { { "A", "B" }, { "A" }, "A" }, "2-3" },
    { "NOT_IN", { ext = { NOT_IN = { "A" } } }, { "A", "B", "C" }, "1-2 2-3" },
    { "IS_SUBSET", { ext = { IS_SUBSET = { "A", "B" } } }, { { "A" }, { "C", "D" }, {} }, "0-1 2-3" },
    { "IS_SUPERSET", { ext = { IS_SUPERSET = { "A" } } }, { { "A", "B" }, {}, {} }, "0-1" },
    { "INTERSECTS", { ext = { INTERSECTS = { "A", "C" } } }, { { "A", "B" }, {}, "C" }, "0-1 2-3" },
    { "INTERSECTS is not deep", { ext = { INTERSECTS = { "Abx", "C" } } }, { { { "Abx" }, "B" }, {}, {} },
      "" },
    { "INTERSECTS nothing", { ext = { INTERSECTS = {} } }, { { "A" }, {}, {} }, "" },
    { "comparisons", { ext = { [">"] = 1, ["<="] = 3 } }, { 1, 2, 4 }, "1-2" },
    { "REGEX", { ext = { REGEX = "^a b$|x*?c" } }, { "a b", "a b d", "bbc" }, "0-1 2-3" },
    { "REGEX is looked for anywhere", { ext = { REGEX = "x*" } }, { "", "b", "x" }, "0-1 1-2 2-3" },
    { "REGEX as Python has it", { ext = { REGEX = "^\\w+\\Z" } }, { "é", "e\n", "e" }, "0-1 2-3" },
    { "REGEX of no string", { ext = { REGEX = "1" } }, { 1, { "1" }, "1" }, "2-3" },
    { "REGEX of a list", { ext = { REGEX = { IN = { "^a", "^b" }, NOT_IN = { "c" } } } },
      { "a", "ac", "b" }, "0-1 2-3" },
    { "FUZZY", { ext = { FUZZY = "definite" } }, { "definate", "definitely", "deaf" }, "0-1 1-2" },
    { "FUZZY1", { ext = { FUZZY1 = "new york" } }, { "new yerk", "newyork", "new yorks!" }, "0-1 1-2" },
    { "FUZZY1 of characters", { ext = { FUZZY1 = "é" } }, { "e", "", "ée!" }, "0-1 1-2" },
    { "FUZZY2 of a list", { ext = { FUZZY2 = { IN = { "aaaa", "bbbb" } } } }, { "aa", "abbb", "a" },
      "0-1 1-2" },
    { "REGEX and a comparison", { ext = { REGEX = "a", ["!="] = "ab" } }, { "a", "ab", "b" }, "0-1" },
    { "two fields", { ext = "A", other = "B" }, { "A", "A", "A" }, "" },
  }
  for _, row in ipairs(ROWS) do
    it(row[1], function() assert.are.equal(row[4], matches(row[2], row[3])) end)
  end
end)

describe("gloss.spacy_matcher", function()
  local function rules()
    return matcher_of{ { key = "JS", pattern = { { ORTH = "JavaScript" } } },
      { key = "GoogleNow", pattern = { { ORTH = "Google" }, { ORTH = "Now" } } },
      { key = "Java", pattern = { { LOWER = "java" } } } }
  end
  local ROWS = {
    { "I like cheese .", "" }, { "JavaScript is good", "JS 0-1" }, { "I like java", "Java 2-3" },
    { "I like Google Now best", "GoogleNow 2-4" },
    { "I like Google Now and java best", "GoogleNow 2-4 Java 5-6" },
  }
  for _, row in ipairs(ROWS) do
    it(row[1], function()
      local list = {}
      for m in rules():find(doc_of(words(row[1]))):each() do
        list[#list + 1] = ("%s %d-%d"):format(m.label, m.i - 1, m.j)
      end
      assert.are.equal(row[2], table.concat(list, " "))
    end)
  end

  it("has, adds and removes keys", function()
    local m = gloss.spacy_matcher()
    assert.are.equal(0, #m)
    assert.are.equal(0, #m:find "a test")
    m:add("Rule", { { { ORTH = "test" }, { OP = "?" } } })
    assert.are.equal(1, #m)
    assert.is_true(m:has "Rule")
    assert.are.equal(2, #m:find "a test case")
    m:remove "Rule"
    assert.is_false(m:has "Rule")
    assert.are.equal(0, #m:find "a test case")
    assert.has_error(function() m:remove "Rule" end, "no key 'Rule'")
  end)

  it("appends to the patterns of a key: issue 590", function()
    local m = matcher_of()
    m:add("ab", { { { IS_ALPHA = true }, { ORTH = ":" }, { LIKE_NUM = true }, { ORTH = "%" } } })
    m:add("ab", { { { IS_ALPHA = true }, { ORTH = "=" }, { LIKE_NUM = true } } })
    assert.are.equal("0-3 4-8", places(m:find(doc_of(words "n = 1 ; a : 5 %"))))
  end)

  it("keeps what overlaps: issues 118, 242", function()
    local m = gloss.spacy_matcher{ { key = "K", patterns = { { { LOWER = "celtics" } },
      { { LOWER = "boston" }, { LOWER = "celtics" } } } } }
    assert.are.equal("9-11 10-11", places(m:find
      "how many points did lebron james score against the boston celtics last night"))
  end)

  it("tells each match once", function()
    local m = matcher_of{ { key = "K", patterns = { letters "a b?", letters "a", letters "b? a" } } }
    assert.are.equal("0-2 0-1", places(m:find(doc_of(chars "ab"))))
  end)

  it("calls on_match for each that is kept", function()
    local calls = {}
    local m, d
    m = matcher_of()
    m:add("K", { letters "a", letters "a b" },
      { on_match = function(...) calls[#calls + 1] = { ... } end })
    d = doc_of(chars "ab")
    local found = m:find(d)
    assert.are.equal(2, #calls)
    assert.are.equal(m, calls[1][1])
    assert.are.equal(d, calls[1][2])
    assert.are.equal(2, calls[2][3])
    assert.are.equal(found, calls[1][4])
  end)

  it("is a matcher of a pipeline", function()
    local m = gloss.spacy_matcher{ { key = "K", pattern = { { ORTH = "a" } } } }
    assert.are.equal(1, #gloss.doc "a b":find(m))
  end)
end)

describe("a wrong pattern", function()
  local function why(pattern, options)
    local ok, message = pcall(gloss.spacy_matcher, { { key = "K", pattern = pattern } }, options)
    return not ok and message:gsub("^.-:%d+: ", "") or nil
  end
  local ROWS = {
    { { { XX = "foo" } }, "row 1: token 1: XX: unknown key" },
    { { { ORTH = "a" }, { LIKE_NUM = "x" } }, "row 1: token 2: LIKE_NUM: true or false expected, got string" },
    { { { IS_PUNCT = true, OP = "$" } }, "row 1: token 1: OP: '!', '?', '*', '+', '1', '{n}', '{n,m}', "
      .. "'{n,}' or '{,m}' expected, got '$'" },
    { { { _ = "foo" } }, "row 1: token 1: _: object of fields expected, got string" },
    { { 1, 2 }, "row 1: token 1: object expected, got number" },
    { { { _ = { foo = "bar", baz = { IN = "foo" } } } }, "row 1: token 1: _: IN: list expected, got string" },
    { { { _ = { foo = { REGEX = "(" } } } },
      "row 1: token 1: _: REGEX: missing closing parenthesis (byte 2)" },
    { { { _ = { foo = { REGEX = 1 } } } },
      "row 1: token 1: _: string or {IN, NOT_IN} expected, got number" },
    { { { _ = { foo = { FUZZY10 = "x" } } } },
      "row 1: token 1: _: unknown predicate 'FUZZY10'" },
    { { { _ = { foo = { [">"] = "x" } } } }, "row 1: token 1: _: foo: >: number expected, got string" },
    { { { _ = {} } }, "row 1: token 1: _: no field" },
    { { { LENGTH = "2" } }, "row 1: token 1: LENGTH: whole number expected, got string" },
    { { { LENGTH = 1.5 } }, "row 1: token 1: LENGTH: whole number expected, got number" },
    { { { LENGTH = { IN = { 1, 2, "3" } } } }, "row 1: token 1: LENGTH: whole number expected, got string" },
    { { { LENGTH = { VALUE = 5 } } }, "row 1: token 1: LENGTH: unknown predicate 'VALUE'" },
    { { { TEXT = { VALUE = "foo" } } }, "row 1: token 1: TEXT: unknown predicate 'VALUE'" },
    { { { TEXT = 2 } }, "row 1: token 1: TEXT: string or predicate expected, got number" },
    { { { TEXT = {} } }, "row 1: token 1: TEXT: no predicate" },
    { { { TEXT = { IN = 5 } } }, "row 1: token 1: TEXT: IN: list expected, got number" },
    { { { TEXT = { IN = { 5 } } } }, "row 1: token 1: TEXT: string expected in a list, got number" },
    { { { TEXT = { REGEX = "(" } } }, true },
    { { { TEXT = { REGEX = "a\\" } } }, "row 1: token 1: TEXT: REGEX: a backslash at the end (byte 2)" },
    { { { TEXT = { REGEX = { IN = { "a", "[" } } } } },
      "row 1: token 1: TEXT: REGEX: a set that has no end (byte 1)" },
    { { { TEXT = { REGEX = 5 } } }, "row 1: token 1: TEXT: string or {IN, NOT_IN} expected, got number" },
    { { { TEXT = { FUZZY = { IS_SUBSET = {} } } } }, "row 1: token 1: TEXT: unknown predicate 'IS_SUBSET'" },
    { { { TEXT = { FUZZY0 = "a" } } }, "row 1: token 1: TEXT: unknown predicate 'FUZZY0'" },
    { { { IS_DIGIT = -1 } }, "row 1: token 1: IS_DIGIT: true or false expected, got number" },
    { { { ORTH = -1 } }, "row 1: token 1: ORTH: string or predicate expected, got number" },
    { { { ENT_IOB = "X" } }, "row 1: token 1: ENT_IOB: 'B', 'I', 'O' or '' expected, got X" },
    { { { ENT_TYPE = 1 } }, "row 1: token 1: ENT_TYPE: string or predicate expected, got number" },
    { { { LANG = "en" } }, "row 1: token 1: LANG: is not supported" },
    { {}, "row 1: pattern: list of tokens expected, got an empty one" },
    { { { ORTH = "a", OP = "{0}" } }, "row 1: pattern: it is of no token ({0})" },
    { "[]", true },
  }
  for i, row in ipairs(ROWS) do
    it("is refused: " .. i, function()
      local message = why(row[1])
      if row[2] == true then assert.is_string(message) else assert.are.equal(row[2], message) end
    end)
  end
  it("is a row of a list", function()
    for wrong, got in pairs{ [5] = "number", [{ key = "X" }] = "a field 'key' (one alone stands in a list too)" } do
      assert.has_error(function() gloss.spacy_matcher(wrong) end, "path or list of rows expected, got " .. got)
    end
  end)
  for _, key in ipairs{ "POS", "TAG", "MORPH", "DEP" } do
    it("asks for " .. key, function()
      local pattern = { { ORTH = "a" }, { [key] = { IN = { "X" } }, OP = "?" } }
      assert.are.equal(("row 1: token 2: %s: needs a statistical tagger, which gloss has not"):format(key),
        why(pattern))
      assert.is_nil(why(pattern, { missing = "skip-rule" }))
      local m = gloss.spacy_matcher({ { key = "K", pattern = pattern } }, { missing = "never-match" })
      assert.are.equal("0-1", places(m:find "a b"))
    end)
  end
  it("is one where a list is expected", function()
    local m = gloss.spacy_matcher()
    assert.has_error(function() m:add("K", { { TEXT = "hello" }, { TEXT = "world" } }) end,
      "list of patterns expected, got one pattern")
    assert.has_error(function() m:add("K", { letters "a" }, { on_match = {} }) end,
      "on_match: function expected, got table")
    assert.has_error(function() m:add("K", { {} }) end,
      "pattern: list of tokens expected, got an empty one")
  end)
end)
