--- Rules: regular expressions with names, and how they are searched for. What the sets that
-- are there find is in rules_sets_spec; that literals change nothing in rules_random_spec.
local gloss = require "gloss"
local message = require "spec.support.common".message
local with_file = require "spec.support.files".with

-- "text|text": what is found, in order
local function found(rules, text, options)
  local out = {}
  for span in rules:find(text, options):each() do out[#out + 1] = tostring(span) end
  return table.concat(out, "|")
end

local function one(regex, flags) return gloss.rules{ { regex = regex, flags = flags } } end

describe("a rule finds", function()
  for _, row in ipairs{
    { "nothing in nothing", "a", nil, "", "" },
    { "what it says", "a+", nil, "baab a", "aa|a" },
    { "letters of Unicode", "\\w+", nil, "été Ελλάδα 東京", "été|Ελλάδα|東京" },
    { "letters of ASCII", "\\w+", "a", "été", "t" },
    { "either case", "straSSe", "i", "STRASSE straße", "STRASSE" },
    { "either case, beyond ASCII", "ÉTÉ", "i", "été Été", "été|Été" },
    { "either case, a sign of Kelvin", "kelvin", "i", "\u{212A}elvin kelvin", "\u{212A}elvin|kelvin" },
    { "either case, a long s", "as", "i", "a\u{17F} AS", "a\u{17F}|AS" },
    { "a start of a line", "^a", "m", "a\na ba", "a|a" },
    { "a start of the text", "^a", nil, "a\na", "a" },
    { "across lines", "a.b", "s", "a\nb", "a\nb" },
    { "no line end by a dot", "a.b", nil, "a\nb a\rb", "" },
    { "behind comments", "a b # c\n c", "x", "abc a b", "abc" },
    { "behind a comment that CR ends", "a # c\r@\nxyz", "x", "a@xyz", "a@xyz" },
    { "what a quantifier behind a comment repeats", "a(?#c)+xyz", nil, "aaxyz", "aaxyz" },
    { "what one behind \\E repeats", "@a\\E+xyz", nil, "@aaxyz", "@aaxyz" },
    { "what one behind \\Q\\E repeats", "a\\Q\\E+xyz", nil, "aaxyz", "aaxyz" },
    { "blanks where a class has none", "(?xx)[^ a]+xyz", nil, "b bxyz", "b bxyz" },
    { "behind blanks that are not of ASCII", "ab\u{2028}cd", "x", "abcd", "abcd" },
    { "with a look behind", "(?<=x)a", nil, "xa a", "a" },
    { "with a reference", "(a|b)\\1", nil, "ab aa bb", "aa|bb" },
    { "what \\K leaves", "foo\\Kbar", nil, "foobar bar", "bar" },
    { "no empty match", "x*", nil, "axxb", "xx" },
    { "something, where nothing would do", "a*?", nil, "aa", "a|a" },
    { "nothing of \\b alone", "\\b", nil, "a b", "" },
    { "around ill-formed bytes", "a.c", nil, "a\xFFc abc\xC3", "abc" },
    { "nothing across ill-formed bytes", "\\w+", nil, "ab\x80\x80cd", "ab|cd" },
    { "a zero byte", "a\\x00b", nil, "a\0b", "a\0b" },
    { "what begins behind a match", "aba", nil, "ababa", "aba" },
    { "the end of a text", "b$", nil, "ab", "b" },
  } do
    it(row[1], function() assert.equal(row[5], found(one(row[2], row[3]), row[4])) end)
  end

  it("in a Text and a doc what it finds in a string", function()
    local rules = one "b+"
    local text = gloss.text "abba"
    assert.equal("bb", found(rules, text))
    assert.equal("bb", tostring(gloss.doc("abba"):find(rules)[1]))
    assert.equal("entities", rules.layer)
  end)

  it("in a text longer than a window what is in it", function()
    for _, at in ipairs{ 1, 500, 511, 512, 513, 1023, 1024, 1025, 5000 } do
      local text = ("."):rep(at - 1) .. "xay" .. ("."):rep(3000) .. "x" .. ("a"):rep(700) .. "y"
      local rules = one "x(?:a|b)+y"
      assert.equal("xay|x" .. ("a"):rep(700) .. "y", found(rules, text))
      assert.equal("xay|x" .. ("a"):rep(700) .. "y", found(one "(*NO_JIT)x(?:a|b)+y", text))
    end
  end)

  it("a literal at each place around the steps of the search", function()
    local rules = gloss.rules{ { regex = "needle" }, { regex = "@" }, { regex = "q\\d" }, { regex = "zzz" } }
    for at = 0, 70 do
      local text = ("."):rep(at) .. "needle" .. ("-"):rep(at % 7) .. "q1@zzz"
      assert.equal("needle|q1|@|zzz", found(rules, text))
      assert.equal("needle|q1|@|zzz|@", found(rules, text .. "@"))
    end
  end)
end)

describe("a match", function()
  local rules = gloss.rules{
    { name = "iso", label = "DATE", id = "d", weight = 3,
      regex = "(?<year>\\d{4})-(?<month>\\d\\d)(?:-(?<day>\\d\\d))?(?<none>)" },
    { label = "WORD", regex = "\\bword\\b" },
  }
  local m = rules:find("On 2014-10 word")

  it("has label, id and the fields of its rule", function()
    assert.same({ "DATE", "d", "iso", "iso", 3 }, { m[1].label, m[1].id, m[1].name, m[1].rule, m[1].weight })
    assert.same({ "WORD", "WORD" }, { m[2].label, m[2].name })
    assert.is_nil(m[1].regex)
  end)

  it("has its named groups as Spans", function()
    assert.equal("2014", tostring(m[1].year))
    assert.same({ 9, 10 }, { m[1].month.first, m[1].month.last })
    assert.equal("month", m[1].month.label)
    assert.is_nil(m[1].day)
    assert.is_nil(m[1].none)
    assert.equal("2014", tostring(m[1].fields.year))
    assert.equal("10", tostring(m:where{ label = "DATE" }[1].month))
  end)

  it("is asked for and counted by the text of its groups", function()
    local days = rules:find "2014-10 2015-10 2014-11-01"
    assert.equal(2, #days:where{ year = "2014" })
    assert.equal(1, #days:where{ year = { "2014", "2016" }, day = "01" })
    assert.equal(2, #days:where{ day = false })
    assert.equal(1, #days:where{ month = function(month) return month.text == "11" end })
    assert.same({ ["2014"] = 2, ["2015"] = 1 }, days:count "year")
  end)

  it("says why", function()
    local why = m[1]:why()
    assert.truthy(why:find('"2014-10" is DATE by rule iso: /', 1, true))
    assert.truthy(why:find('year = "2014"', 1, true))
  end)

  it("keeps its rule when the rules are gone", function()
    local kept
    do
      local short = gloss.rules{ { name = "r", id = "7", regex = "(?<g>a)" } }
      kept = short:find "a"
    end
    collectgarbage()
    collectgarbage()
    assert.same({ "r", "7", "a" }, { kept[1].name, kept[1].id, tostring(kept[1].g) })
  end)

  it("survives a dump but for its groups", function()
    local back = gloss.undump("On 2014-10 word", m:dump())
    assert.same({ "DATE", "iso", 3 }, { back[1].label, back[1].name, back[1].weight })
  end)
end)

describe("of several rules", function()
  local rules = gloss.rules{
    { name = "short", label = "A", regex = "ab", priority = 1 },
    { name = "long", label = "B", regex = "abc+" },
    { name = "late", label = "A", regex = "bcc", priority = 5 },
  }
  for _, row in ipairs{
    { {}, "abcc" }, { { matches = "all" }, "abcc|ab|bcc" }, { { matches = "first" }, "ab" },
    { { matches = "priority" }, "bcc" }, { { per = "label" }, "abcc|ab" },
    { { per = "rule" }, "abcc|ab|bcc" }, { { labels = "A" }, "ab" },
    { { labels = { "B" } }, "abcc" }, { { labels = {} }, "" },
    { { matches = "priority", per = "label" }, "abcc|bcc" },
  } do
    local words = {}
    for k, v in pairs(row[1]) do words[#words + 1] = k .. " " .. (type(v) == "table" and "list" or v) end
    table.sort(words)
    it("those win that the options say: " .. table.concat(words, ", "), function()
      assert.equal(row[2], found(rules, "abcc", row[1]))
    end)
  end

  it("equal matches of one label are one, the first rule's", function()
    local twice = gloss.rules{ { name = "a", regex = "x" }, { name = "b", regex = "x" } }
    local spans = twice:find("x", { matches = "all" })
    assert.same({ 1, "a" }, { #spans, spans[1].name })
  end)

  it("options of the set are those of each search", function()
    local set = gloss.rules{ { regex = "a" }, { regex = "ab" }, matches = "all" }
    assert.equal("ab|a", found(set, "ab"))
    assert.equal("ab", found(set, "ab", { matches = "longest" }))
  end)

  it("sets, lists and names are taken in", function()
    local inner = gloss.rules{ { name = "n", regex = "N", }, flags = "i" }
    local set = gloss.rules{ inner, { { regex = "x" }, { regex = "y" } }, "email", gloss.rules.url, { regex = "z" } }
    assert.equal("n|x|y|z|a@b.org", found(set, "n x y z a@b.org"))
    assert.is_true(#set > 6)
  end)
end)

describe("alignment", function()
  local text = "Don't re-do 12km."
  for _, row in ipairs{
    { "none", "on|2k" }, { "expand", "Do|12km" }, { "strict", "" }, { "contract", "" },
  } do
    it(row[1], function()
      local rules = gloss.rules{ { regex = "on|2k", align = row[1] } }
      local doc = gloss.doc(text, { tokens = "news" })
      local got = {}
      for span in doc:find(rules):each() do got[#got + 1] = tostring(span) end
      -- what the tokens themselves say
      local want = {}
      for span in doc:find(one "on|2k"):each() do
        local snapped = row[1] == "none" and gloss.spans(doc, { span })
          or gloss.spans(doc, { span }):snap(doc.tokens, row[1])
        for s in snapped:each() do want[#want + 1] = tostring(s) end
      end
      assert.same(want, got)
    end)
  end

  it("of each rule its own", function()
    local rules = gloss.rules{ { regex = "Do", align = "strict" }, { regex = "2k", align = "expand" },
      { regex = "e-d" }, { regex = "o 1", align = "contract" } }
    local doc = gloss.doc "Do re-do 12k"
    local got = {}
    for span in doc:find(rules):each() do got[#got + 1] = tostring(span) end
    assert.same({ "Do", "e-d", "12k" }, got)
  end)

  it("gives once what several matches become", function()
    local rules = gloss.rules{ { regex = "\\d", align = "expand" } }
    local spans = gloss.doc "re-do 12k 3":find(rules, { matches = "all" })
    assert.equal(2, #spans)
    assert.equal("12k 3", spans[1].text .. " " .. spans[2].text)
  end)
end)

describe("a check", function()
  it("is asked with the text and the groups, and may refuse", function()
    local asked = {}
    local rules = gloss.rules{ { regex = "(?<n>\\d+)(?<u>k?)", check = function(text, groups)
      asked[#asked + 1] = text .. "/" .. groups.n .. "/" .. tostring(groups.u)
      return tonumber(groups.n) > 10
    end } }
    assert.equal("11k|12", found(rules, "1 11k 9k 12"))
    assert.same({ "1/1/nil", "11k/11/k", "9k/9/k", "12/12/nil" }, asked)
  end)

  it("that refuses leaves room for other rules", function()
    local rules = gloss.rules{ { regex = "abc", check = function() return false end }, { regex = "b" } }
    assert.equal("b", found(rules, "abc"))
  end)

  it("that raises passes its error on, and the rules go on", function()
    local fail = true
    local rules = gloss.rules{ { regex = "a", check = function()
      if fail then error({ "mine" }) end
      return true
    end } }
    local ok, why = pcall(rules.find, rules, "a")
    assert.is_false(ok)
    assert.same({ "mine" }, why)
    fail = false
    assert.equal("a", found(rules, "a"))
  end)

  it("may search with the same rules", function()
    local depth, rules = 0, nil
    rules = gloss.rules{ { regex = "a", check = function()
      depth = depth + 1
      return depth > 3 or #rules:find "a" == 1
    end } }
    assert.equal("a", found(rules, "a"))
  end)
end)

-- expressions that take for ever where nothing stops them; each with what makes it hard
local EVIL = {
  { "(a+)+$", ("a"):rep(50) .. "b" },
  { "(?:a+){3}$", ("a"):rep(2000) .. "b" },
  { "(a|aa)+$", ("a"):rep(3000) .. "b" },
  { "(a*)*b", ("a"):rep(5000) },
  { "(?:a?){30}a{30}", ("a"):rep(29) },
  { "(a|a?)+c", ("a"):rep(40) .. "b" },
  { "(\\w+\\s?)*!", ("word "):rep(5000) },
  { "(x+x+)+y", ("x"):rep(20000) },
  { "[ab]*[cd]", ("ab"):rep(100000) },
  { "(?:a|b)*?[ab]*[cd]", ("ab"):rep(50000) },
  { "(.*)\\1\\1\\1!", ("ab"):rep(5000) },
  { "(?=(a+))\\1+b", ("a"):rep(20000) },
  { "(?<=a{200})b|a{200}c", ("a"):rep(50000) },
  { "(?:(?:(?:a{0,10}){0,10}){0,10}){0,10}b", ("a"):rep(3000) },
  { "^(([a-z])+.)+[A-Z]([a-z])+$", ("a"):rep(5000) },
  { "(?s).*x.*y.*z", ("x y "):rep(50000) },
  { "(?:.|\\s)*?END", ("word\n"):rep(20000) },
  { "(?R)?a+b", ("a"):rep(3000) },
  { "(a(?1)?b?)+c", ("a"):rep(500) },
  { "((?:\\d+,?)+)+;", ("12345,"):rep(3000) },
  { "(?i)(?:[a-z0-9]+[._-]?)+@", ("a.b-c_"):rep(10000) },
  { "\\s+$", (" "):rep(100000) .. "x" },
  { "(?>a+)+b(?<!c)", ("a"):rep(50000) },
  { "\\X+!", ("e\u{301}"):rep(20000) },
}

describe("an evil expression", function()
  for _, row in ipairs(EVIL) do
    it("returns: " .. row[1], function()
      local rules = gloss.rules{ { name = "evil", regex = row[1] }, { regex = "needle", name = "good" } }
      local text = "needle " .. row[2] .. " needle"
      local before = os.clock()
      local spans = rules:find(text, { matches = "all" })
      local took = os.clock() - before
      local good = spans:where{ name = "good" }
      assert.equal(2, #good) -- others are found all the same
      if spans.incomplete then
        assert.equal("evil", spans.incomplete.rule)
        assert.truthy(spans.incomplete.reason:find "limit" or spans.incomplete.reason:find "budget")
        assert.truthy(spans.incomplete.position >= 1 and spans.incomplete.position <= #text + 1)
      end
      assert.is_true(took < 20, "took " .. took .. " s")
      -- the same again, for work is counted and not time
      local again = rules:find(text, { matches = "all" })
      assert.is_true(spans == again)
      assert.same(spans.incomplete, again.incomplete)
    end)
  end
end)

describe("a budget", function()
  it("that is spent tells so, and all that comes of the set does", function()
    local rules = gloss.rules{ { name = "all", regex = "\\d+" }, { name = "word", regex = "word" } }
    local text = ("12 "):rep(2000) .. "word"
    local spans = rules:find(text, { budget = 100000 })
    assert.same({ reason = "budget of work spent", rule = "all" },
      { reason = spans.incomplete.reason, rule = spans.incomplete.rule })
    assert.equal(1, #spans:where{ name = "word" })
    local numbers = spans:where{ name = "all" }
    assert.is_true(#numbers > 0 and #numbers < 2000)
    assert.is_true(numbers[-1].last < spans.incomplete.position)
    for _, other in ipairs{ spans + spans, spans - numbers, spans:where{ name = "word" },
      spans:resolve "longest", spans:sub(1, 3), spans:gaps(), spans:merge(), spans:as "x" } do
      assert.equal("all", other.incomplete.rule)
    end
    assert.truthy(tostring(spans):find("incomplete", 1, true))
    assert.is_nil(rules:find(text).incomplete)
  end)

  it("may be that of the set, and 0 finds what needs no look", function()
    local rules = gloss.rules{ { name = "a", regex = "a+" }, budget = 0 }
    assert.equal("a", rules:find("aa").incomplete.rule)
    assert.is_nil(rules:find("").incomplete)
    assert.is_nil(rules:find("aa", { budget = 10 ^ 6 }).incomplete)
  end)
end)

describe("wrong rules", function()
  for _, row in ipairs{
    { "no table", 3, "list of rules expected, got number" },
    { "a name", "email", "list of rules expected, got string (a name stands in a list too)" },
    { "one rule", { regex = "a" }, "list of rules expected, got one rule (one alone stands in a list too)" },
    { "no rule", { 3 }, "rule 1: table, rules or name of rules expected, got number" },
    { "no regex", { { name = "x" } }, "rule 1 (x): regex: string expected, got nothing" },
    { "regex a number", { { regex = 3 } }, "rule 1: regex: string expected, got number" },
    { "unknown name", { "mail" }, "rule 1: no rules of the name 'mail' (known: coordinates, email" },
    { "open group", { { regex = "(a" } }, "rule 1: regex: missing closing parenthesis at byte 3\n  (a\n    ^" },
    { "second line", { { regex = "a\nb)", flags = "x" } }, "unmatched closing parenthesis at byte 4\n  b)\n   ^" },
    { "behind letters of two bytes", { { regex = "éé[" } }, "at byte 6\n  éé[\n     ^" },
    { "quantifier alone", { { regex = "*a" } }, "quantifier does not follow a repeatable item" },
    { "ill-formed regex", { { regex = "a\xFF" } }, "UTF-8 error" },
    { "look behind without end", { { regex = "(?<=a+)b" } }, "lookbehind assertion is not fixed length" },
    { "too large", { { regex = ("(?:a{1000}){1000}"):rep(9) } }, "regular expression is too large" },
    { "too long", { { regex = ("a"):rep(65536) } }, "regular expression is longer than 65535 bytes" },
    { "too deep", { { regex = ("("):rep(300) .. "a" .. (")"):rep(300) } }, "parentheses are too deeply nested" },
    { "\\G", { { regex = "a\\Gb" } }, "\\G and (*COMMIT) are of no use here" },
    { "(*COMMIT)", { { regex = "a(*COMMIT)b" } }, "\\G and (*COMMIT) are of no use here" },
    { "\\C", { { regex = "\\C" } }, "using \\C is disabled" },
    { "flags", { { regex = "a", flags = "iz" } }, "flags: unknown letter 'z' (known: i, m, s, x, a)" },
    { "align", { { regex = "a", align = "left" } }, "align: unknown word 'left'" },
    { "label", { { regex = "a", label = 1 } }, "label: string expected, got number" },
    { "priority", { { regex = "a", priority = 0 / 0 } }, "priority: not a number" },
    { "check", { { regex = "a", check = true } }, "check: function expected, got boolean" },
    { "group of a built-in name", { { regex = "(?<last>a)" } }, "group 'last' has a name that is built in" },
    { "field of a built-in name", { { regex = "a", line = 3 } }, "field 'line' is built in" },
    { "option", { { regex = "a" }, mode = "x" }, "unknown option 'mode' (known: align, budget, flags" },
    { "matches", { matches = "best" }, "matches: unknown mode 'best'" },
    { "per", { per = "x" }, "per: unknown word 'x'" },
    { "budget", { budget = 1.5 }, "budget: whole number from 0 to 2^53 expected, got 1.5" },
    { "set's flags", { flags = "q" }, "flags: unknown letter 'q'" },
  } do
    it(row[1], function()
      local why = message(gloss.rules, row[2])
      assert.truthy(why:find(row[3], 1, true), why)
    end)
  end

  it("options of a search", function()
    local rules = one "a"
    for _, row in ipairs{
      { { x = 1 }, "unknown option 'x'" }, { { matches = "x" }, "unknown mode" },
      { { labels = 3 }, "labels: list of strings expected" }, { { labels = { 3 } }, "labels: list of strings" },
      { { budget = -1 }, "budget: whole number" },
    } do
      assert.truthy(message(rules.find, rules, "a", row[1]):find(row[2], 1, true))
    end
    assert.truthy(message(rules.find, rules, 3):find("text: string, Text or doc expected", 1, true))
    assert.truthy(message(rules.find, "a"):find("rules expected, got string", 1, true))
  end)

  it("errors are told where the user called", function()
    local _, why = pcall(function() gloss.rules{ { regex = "(" } } end)
    assert.truthy(why:find("^[^\n]*rules_spec%.lua:%d+: rule 1"))
  end)
end)

describe("rules.load", function()
  it("reads JSON lines, those of spaczz and medspaCy too", function()
    with_file(".jsonl", '\239\187\191{"name":"n","label":"L","regex":"a(?<g>b)","w":1}\r\n\n'
      .. '{"label":"S","pattern":"\\\\d+","type":"regex"}\n'
      .. '{"literal":"C++","category":"LANG"}\n{"literal":"x","category":"X","pattern":"x+y"}\n', function(path)
      local rules = assert(gloss.rules.load(path))
      assert.equal(4, #rules)
      local spans = rules:find "ab 12 c++ XXY"
      assert.equal("ab|12|c++|XXY", found(rules, "ab 12 c++ XXY"))
      assert.same({ "L", "S", "LANG", "X" }, spans:values "label")
      assert.equal(1, spans[1].w)
      assert.truthy(spans[2]:why():find("(" .. path .. ":3)", 1, true))
    end)
  end)

  it("reads tables", function()
    with_file(".tsv", "name\tlabel\tregex\tflags\tpriority\nn\tL\ta+\ti\t2\n", function(path)
      local spans = assert(gloss.rules.load(path)):find "AA"
      assert.same({ "n", "L", 2, "AA" }, { spans[1].name, spans[1].label, spans[1].priority, tostring(spans[1]) })
    end)
    with_file(".csv", 'pattern,label\n"a,b",L\n', function(path)
      assert.equal("a,b", found(assert(gloss.rules.load(path)), "a,b"))
    end)
  end)

  for _, row in ipairs{
    { ".jsonl", '{"regex":"a"}\n{"regex":"("}\n', 2, "2: regex: missing closing parenthesis at byte 2" },
    { ".jsonl", '{"regex":"a"\n', 1, "1: JSON object on one line expected: Expected " },
    { ".jsonl", "3\n", 1, "1: JSON object expected, got number" },
    { ".jsonl", '{"label":"x"}\n', 1, "1: regex: string expected, got nothing" },
    { ".jsonl", '{"label":"x","pattern":[{"LOWER":"a"}]}\n', 1, "1: token patterns are no rules" },
    { ".jsonl", '{"label":"x","pattern":"a","type":"fuzzy"}\n', 1, "1: type 'fuzzy' is not supported" },
    { ".jsonl", '{"regex":"a","flags":"q"}\n', 1, "1: flags: unknown letter 'q'" },
    { ".tsv", "name\tlabel\n", 1, "1: the header has no column 'regex'" },
    { ".tsv", "regex\tlabel\na\tb\tc\n", 2, "2: 3 cells under a header of 2" },
    { ".tsv", "regex\tlabel\n\tb\n", 2, "2: no regex" },
  } do
    it("refuses " .. row[2]:gsub("%s", " "), function()
      with_file(row[1], row[2], function(path)
        local rules, why, line = gloss.rules.load(path)
        assert.is_nil(rules)
        assert.truthy(why:find(path .. ":" .. row[4], 1, true), why)
        assert.equal(row[3], line)
        local kept, skipped, problems = gloss.rules.load(path, { errors = "skip" })
        if kept then
          assert.same({ 1, 1 }, { skipped, #problems })
          assert.equal(0, #kept:find "(")
        end
      end)
    end)
  end

  it("refuses files that are not there or not known", function()
    local rules, why = gloss.rules.load "/nonexistent/x.jsonl"
    assert.is_nil(rules)
    assert.truthy(why:find("/nonexistent/x.jsonl", 1, true))
    assert.truthy(select(2, gloss.rules.load "x.yaml"):find("unknown kind of file of rules", 1, true))
    assert.truthy(message(gloss.rules.load, 3):find("path: string expected", 1, true))
    assert.truthy(message(gloss.rules.load, "x", { errors = "go" }):find("errors: unknown word", 1, true))
  end)
end)

describe("a rule set", function()
  it("shows what it is", function()
    local rules = gloss.rules{ { name = "a", regex = "a" }, { regex = "b" } }
    assert.equal("gloss.Rules (2 rules: a, rule 2)", tostring(rules))
    assert.equal(2, #rules)
    assert.equal("gloss.Rules (0 rules)", tostring(gloss.rules{}))
    assert.equal("", found(gloss.rules{}, "abc"))
  end)

  it("tells which rules are looked for by literals", function()
    local rules = gloss.rules{ { regex = "foo\\w+" }, { regex = "\\w+" }, { regex = "(?:cat|dog)s?" },
      { regex = "e" }, { regex = "(?i)user@\\w+" } }
    assert.same({ 1, 0, 4, 0, 1 }, rules:literals())
  end)

  it("without machine code finds the same", function()
    for _, name in ipairs{ "email", "url", "ip", "phone" } do
      local text = "See a@b.org, http://x.org/y 10.0.0.1 +44 20 7946 0958 \xFF"
      assert.is_true(gloss.rules{ name }:find(text) == gloss.rules{ name, jit = false }:find(text))
    end
  end)

  it("of a thousand rules finds each", function()
    local list, text, want = {}, {}, {}
    for i = 1, 1000 do
      list[i] = { name = "r" .. i, regex = ("\\bword%04d\\w?\\b"):format(i) }
      text[i] = ("word%04d%s"):format(i, i % 2 == 0 and "x" or "")
      want[i] = "r" .. i
    end
    local spans = gloss.rules(list):find(table.concat(text, " "))
    assert.same(want, spans:values "name")
  end)
end)
