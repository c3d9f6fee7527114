-- Token patterns at work: what they match, what they capture, what rules do, and what is
-- refused. Random patterns are compared with a reference in pattern_random_spec.lua.
local gloss = require "gloss"
local T = gloss.token

-- "1-2(who=1 cue=2)" for each match: numbers of tokens
local function matches(doc, p, options)
  local out = {}
  local tokens = options and options.tokens and doc:tokenized(options.tokens) or doc.tokens
  local function number(field, at)
    for i = 1, #tokens do
      if tokens[i][field] == at then return i end
    end
  end
  local function range(i, j) return i == j and tostring(i) or i .. "-" .. j end
  for m in p:find(doc, options):each() do
    local names = {}
    for name, value in pairs(m.fields) do
      if type(value) == "userdata" then
        local all = {}
        for k, c in ipairs(m:all(name)) do
          all[k] = range(number("first", c.first), number("last", c.last))
        end
        names[#names + 1] = name .. "=" .. table.concat(all, "+")
      end
    end
    table.sort(names)
    out[#out + 1] = range(m.i, m.j) .. (#names > 0 and "(" .. table.concat(names, " ") .. ")" or "")
  end
  return table.concat(out, " ")
end

describe("spaCy's vectors", function()
  local a, b, c = T"a", T"b", T"c"
  local any, not_b = T.any, T.any - b
  -- pattern, text, all matches as spaCy counts them: tokens from 0, half-open
  local ROWS = {
    { "a+", a^1, "aaa", "0-1 0-2 1-2 0-3 1-3 2-3" },
    { "a? b", a^-1 * b, "ab", "0-2 1-2" },
    { "a*", a^0, "aab", "0-1 0-2 1-2" },
    { "a! b", (T.any - a) * b, "cb", "0-2" },
    { "a! b: the token must be there", (T.any - a) * b, "b", "" },
    { "a! b: and be another", (T.any - a) * b, "ab", "" },
    { "a+ b", a^1 * b, "aab", "1-3 0-3" },
    { "a b!", a * not_b, "ac", "0-2" },
    { "a b! at the end", a * not_b, "a", "" },
    { "a b! before b", a * not_b, "ab", "" },
    { "a b?", a * b^-1, "ab", "0-1 0-2" },
    { "a b*", a * b^0, "abb", "0-1 0-2 0-3" },
    { ".? .?", any^-1 * any^-1, "a", "0-1" },
    { "b a* b", b * a^0 * b, "bbaaab", "0-2 1-6" },
    { "a{2}", a^{ 2 }, "aaa", "0-2 1-3" },
    { "a{2,3}", a^{ 2, 3 }, "aaaa", "0-2 0-3 1-3 1-4 2-4" },
    { "a{,2}", a^{ 0, 2 }, "aaa", "0-1 0-2 1-2 1-3 2-3" },
    { "a* b* c", a^0 * b^0 * c, "aabbc", "0-5 1-5 2-5 3-5 4-5" },
    { "a+ a+", a^1 * a^1, "aaa", "0-2 0-3 1-3" },
  }
  for _, row in ipairs(ROWS) do
    it(row[1], function()
      local doc = gloss.doc((row[3]:gsub(".", "%0 ")))
      local want, got = {}, {}
      for first, last in row[4]:gmatch "(%d)-(%d)" do want[#want + 1] = first .. "-" .. last end
      for m in row[2]:find(doc, { matches = "all" }):each() do
        got[#got + 1] = m.i - 1 .. "-" .. m.j
      end
      table.sort(want)
      table.sort(got)
      assert.are.equal(table.concat(want, " "), table.concat(got, " "))
    end)
  end
end)

describe("a pattern", function()
  local TEXT = "John Smith, a tall man, said that New York is big. He said no to it."
  -- 1 John 2 Smith 3 , 4 a 5 tall 6 man 7 , 8 said 9 that 10 New 11 York 12 is 13 big 14 .
  -- 15 He 16 said 17 no 18 to 19 it 20 .
  local function doc()
    local d = gloss.doc(TEXT)
    d:layer("entities", {
      { 1, 10, label = "PERSON", id = "p1" }, { 35, 42, label = "GPE", id = "ny" },
      { 35, 37, label = "GPE", id = "new" }, { 52, 53, label = "PERSON", id = "he" },
      { 14, 16, label = "ODD" }, -- no edges of tokens
    })
    return d
  end
  local said = T.fold{ "said", "told" }
  local person = T.label "PERSON"
  local ROWS = {
    { "one word", T"said", "8 16" },
    { "a string of several", T"New York", "10-11" },
    { "folded", T.fold "HE", "15" },
    { "exact", T"he", "" },
    { "a list of strings", T{ "New York", "big", "He said" }, "10-11 13 15-16" },
    { "a table of attributes", T{ lower = "new", is_title = true, length = 3 }, "10" },
    { "a flag", T.title, "1 2 10 11 15" },
    { "a sequence", T.title * said, "15-16" },
    { "union takes the longest", T"New" + T"New York" + T"John", "1 10-11" },
    { "repetition gives back", T.any^0 * T"said", "1-16" },
    { "at most", T.title^-2, "1-2 10-11 15" },
    { "from one to two", T.title^{ 1, 2 } * T.any, "1-3 10-12 15-16" },
    { "a difference", T.title - T"John", "2 10 11 15" },
    { "not before", T.title * -T.title, "2 11 15" },
    { "before", T.title * #T.title, "1 10" },
    { "behind", T.behind(T"New") * T.any, "11" },
    { "a look in a look", T.any * #(T.any * -T"said"), "1 2 3 4 5 7 8 9 10 11 12 13 15 16 17 18 19" },
    { "looks that cross each other", T.behind(T"that" * T.any) * T.title * #(T"is" * T"big"), "11" },
    { "an item", person / "who" * said / "cue", "15-16(cue=15-16 who=15)" },
    { "an item of several tokens", person * T",", "1-3" },
    { "an item and an aside", (person / "who") * (T"," * T.any^-14 * T",")^-1 * (said / "cue"),
      "1-8(cue=8 who=1-2) 15-16(cue=16 who=15)" },
    { "items that lie on each other", T.label "GPE" / "place" * (T.title + T"is"), "10-12(place=10-11)" },
    { "all of these", T.label "GPE" * (T.title + T"is"), "10-12 10-11", "all" },
    { "an item by id", T.id "new" * T"York", "10-11" },
    { "an item ahead", T"that" * #(T.label "GPE" * T"is"), "9" },
    { "an item behind", T.behind(T.label "GPE") * T"is", "12" },
    { "an item not on edges of tokens", T.label "ODD", "" },
    { "the start of a sentence", T.sentence_start * T.any, "1 15" },
    { "the start of a span", T.start "entities" * T.title^1, "1-2 10-11 15" },
    { "no start of a span", -T.start "entities" * T.title, "2 11" },
    { "covered by a layer", T{ covered = "entities", title = true } * T.any, "1-2 10-11 15-16" },
    { "not covered", T.title - T{ covered = "entities" }, "" },
    { "within sentences", (T"." * T.any):within "sentences", "" },
    { "not within", T"." * T.any, "14-15" },
    { "within something that leaves gaps", (T.any^1):within "entities", "1-2 10-11 15" },
    { "greedy captures", (T.alpha^1 / "a") * (T.alpha^1 / "b"),
      "1-2(a=1 b=2) 4-6(a=4-5 b=6) 8-13(a=8-12 b=13) 15-19(a=15-18 b=19)" },
    { "lazy captures", (T.alpha^{ 1, lazy = true, math.huge } / "a") * (T.alpha^1 / "b"),
      "1-2(a=1 b=2) 4-6(a=4 b=5-6) 8-13(a=8 b=9-13) 15-19(a=15 b=16-19)" },
    { "a capture that comes again", ((T.title / "t")^2), "1-2(t=1+2) 10-11(t=10+11)" },
    { "a capture in a capture", ((T.title / "a" * T.title) / "b"), "1-2(a=1 b=1-2) 10-11(a=10 b=10-11)" },
    { "an empty capture is none", (T"x"^0 / "x") * T"big", "13" },
    { "left alternatives capture", (T.title / "a") * T.any + T.any / "b" * T"said",
      "1-2(a=1) 7-8(b=7) 10-11(a=10) 15-16(a=15)" },
    { "first prefers", T"New" + T"New York", "10", "first" },
    { "first, lazily", T.any^{ 1, 3, lazy = true }, "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20", "first" },
    { "first, greedily", T"said" * T.any^-3, "8-11 16-19", "first" },
    { "first, a turn that takes nothing is the last", T"said" * (T"x"^0 + T.any)^0, "8 16", "first" },
    { "first, and in the turns behind it", gloss.pattern [[ "John" (|[])* "," ]], "1-3", "first" },
    { "first, a lazy loop of what may be empty", T"said" * (T.any^-1)^{ 2, math.huge, lazy = true },
      "8-10 16-18", "first" },
    { "a capture in a turn of a loop", (T.title^-1 / "x")^0 * T",", "1-3(x=1+2) 7" },
    { "a place by number", require "gloss.pattern".test{ op = "index", rel = "<=", value = 2 } * T.any, "1-2" },
    { "a space behind", T{ space_after = false, alpha = true }, "2 6 13 19" },
    { "a function", T.where(function(t) return t.line == 1 and #t == 2 end), "12 15 17 18 19" },
    { "a regex", T.regex "^[aeiou]", "4 12 19" },
    { "a regex with flags", T.regex("^n", "i"), "10 17" },
    { "fuzzy", T.fuzzy(1, { "siad", "Yorck" }), "8 11 16" },
    { "length", T.length(">", 4), "2" },
    { "a shape", T.shape "Xxxx", "1 11" },
    { "a lemma", T.lemma{ "say", "tell" }, "8 16" },
    { "the usual spelling", T.norm "he", "15" },
    { "prefix and suffix", T.prefix "s" * T.any + T.suffix "all", "5 8-9 16-17" },
    { "covered", T{ ent_type = "GPE" }, "10 11" },
    { "begin", T{ ent_iob = "B" }, "1 10 15" },
    { "inside", T{ ent_iob = "I" }, "2 11" },
    { "what may be empty", T"x"^0, "" },
    { "nothing at all", require "gloss.pattern".alt{}, "" },
  }
  for _, row in ipairs(ROWS) do
    it(row[1], function()
      assert.are.equal(row[3], matches(doc(), row[2], { matches = row[4] }))
    end)
  end

  local READINGS = { -- of "She left the leaves we saw; he’d found it, he'd wind it, wound up"
    { "any lemma of a word will do", T.lemma "leaf", "leaves" },
    { "the first of them too", T.lemma "leave", "left|leaves" },
    { "one of a list", T.lemma{ "saw", "say", "wind" }, "saw|wind|wound" },
    { "a clitic of two verbs", T.lemma "would", "’d|'d" },
    { "in a string", gloss.pattern [[ [lemma="left" | lemma="leaf"] ]], "left|leaves" },
    { "by a regex", gloss.pattern [[ [lemma~/^fou.d/] ]], "found" },
    { "by edits", gloss.pattern [[ [lemma="foumd"~1] ]], "found" },
    { "not that one", T.lemma "leave" - T.lemma "leaf", "left" },
  }
  local ours = gloss.language "en":with{ abbreviations = "xyz" }
  for _, row in ipairs(READINGS) do
    for _, lang in ipairs{ "en", ours } do
      it(row[1] .. ", " .. tostring(lang), function()
        local list = {}
        local text = "She left the leaves we saw; he’d found it, he'd wind it, wound up"
        for m in row[2]:find(gloss.doc(text, { lang = lang })):each() do
          list[#list + 1] = tostring(m)
        end
        assert.are.equal(row[3], table.concat(list, "|"))
      end)
    end
  end
  it("knows the norms of a language that was extended", function()
    assert.are.equal("2", matches(gloss.doc("keep goin", { lang = ours }), T.norm "going"))
  end)

  it("sees the tokens of the profile that is asked for", function()
    local d = gloss.doc "Kim Jong-un said"
    assert.are.equal("", matches(d, T"Jong" * T"-" * T"un"))
    assert.are.equal("2-4", matches(d, T"Jong-un", { tokens = "spacy-en" }))
    assert.are.equal("2", matches(d, T"Jong-un"))
    assert.are.equal("1-3", matches(gloss.doc("a b c", { tokens = gloss.words("a b c", { only = "word" }) }),
      T.any^1))
  end)

  it("sees tokens of one's own in the order of a Spans, also where they overlap", function()
    local d = gloss.doc "aa bb cc"
    d:layer("tokens", { { 7, 8 }, { 1, 2 }, { 1, 5 }, { 4, 8 } }) -- aa bb, aa, bb cc, cc
    assert.are.equal("1 2 3 4", matches(d, T.any))
    assert.are.equal("1-4", matches(d, T.any^1))
    assert.are.equal("2-3", matches(d, gloss.pattern [[ "aa" /bb.*/ ]]))
    assert.are.equal("aa bb cc", tostring(gloss.pattern [[ "aa" /bb.*/ ]]:find(d)[1]))
    assert.are.equal("aa", tostring(gloss.pattern [[ /aa.*/{2} ]]:find(d)[1]))
    d = gloss.doc "aa bb cc"
    d:layer("tokens", { { 1, 2 }, { 7, 8 } })
    assert.are.equal("aa bb cc", tostring((T"aa" * T"cc"):find(d)[1]))
  end)

  it("asks the fields of tokens", function()
    local words = gloss.tokens "a b c"
    local d = gloss.doc("a b c", { tokens = words:with("n", { 1, 2, 1 }) })
    assert.are.equal("1 3", matches(d, T.field("n", 1)))
    d = gloss.doc("a b c d", { tokens = gloss.tokens "a b c d":with("tag", { "NN", "VB", "NNS", 5 }) })
    for patt, where in pairs{ ["[_.tag=/NN/]"] = "1", ["[_.tag~/^N/]"] = "1 3", ["[_.tag!=/NN.*/]"] = "2 4",
      ["[_.tag='NN|VB']"] = "1 2", ["[_.tag='NNX'~1]"] = "1 3", ["[_.tag=/nns/i]"] = "3", ["[_.tag='']"] = "",
      ["[_.tug=/.*/]"] = "" } do
      assert.are.equal(where, matches(d, gloss.pattern(patt)), patt)
    end
    assert.are.equal("1 2", matches(d, T.field("tag", { "NN", "VB" })))
    assert.are.equal("1 3", matches(d, T.field("tag", T.regex "^N")))
  end)

  it("takes strings and Texts too", function()
    assert.are.equal("b", tostring(T"b":find "a b"[1]))
    assert.are.equal("b", tostring(T"b":find(gloss.text "a b")[1]))
    assert.are.equal(0, #T.any:find "")
    assert.are.equal(0, #T.any:find " \n ")
    assert.are.equal("x", tostring(T"x":find "\xff x \xfe"[1]))
  end)

  it("is a matcher", function()
    local d = gloss.doc(TEXT)
    d:run{ T"New York" / { label = "GPE" } }
    assert.are.equal("GPE", d.entities[1].label)
  end)

  it("tells why", function()
    local d = doc()
    local p = (person / "who") * (T"," * T.any^-3 * T",")^-1 * said
    assert.are.equal('"John Smith, a tall man, said": "John Smith" is [label="PERSON"], "," is [word=","], '
      .. '"a" is [], "tall" is [], "man" is [], "," is [word=","], "said" is [lower="said|told"]',
      p:find(d)[1]:why())
  end)

  it("asks for lemmas in any case, for they have small letters", function()
    for _, row in ipairs{ { "Haus", "de", "Die Häuser", "Häuser" }, { "Straße", "de", "Die Straßen", "Straßen" },
      { "SAY", "en", "He said", "said" }, { "ΣΟΦΌΣ", "el", "ΣΟΦΌΣ", "ΣΟΦΌΣ" } } do
      assert.equal(row[4], tostring(T.lemma(row[1]):find(gloss.doc(row[3], { lang = row[2] }))[1]))
    end
    assert.equal('[lemma="haus"]', tostring(T.lemma "Haus"))
  end)

  it("tells of no lemmas where they are some, or the language has none", function()
    for _, row in ipairs{ { T.lemma{ "left", "leave", "say" }, "he goes", "en" },
      { T.lemma "said", "he goes", "ja" } } do
      assert.is_nil(row[1]:why_not(gloss.doc(row[2], { lang = row[3] }), 1, 2):find("no word", 1, true))
    end
    assert.is_truthy(T.lemma "dijo":why_not(gloss.doc("ella dijo", { lang = "es" }), 6, 9)
      :find('; no word has the lemma "dijo", that of "dijo" is "decir"', 1, true))
  end)

  it("tells why not", function()
    local d = doc()
    for _, row in ipairs{
      { person * T"said", 1, 10, '"," (token 3) is not [word="said"]' },
      { T.title * said, 52, 58, nil },
      { T.title * said, 52, 61, 'it ends before "no" (token 17)' },
      { T.title * said * T.any, 52, 58, "it goes on behind it" },
      { T.sentence_start * said, 55, 58, '"said" (token 16) is not <sentences>' },
      { T.label "ODD", 15, 18, "1 spans of layer 'entities' do not begin and end with tokens" },
      { T.lemma{ "said", "tell" }, 1, 4, '[lemma="said|tell"]; no word has the lemma "said", that of '
        .. '"said" is "say"' },
      { T{ lemma = "planning", is_title = true }, 1, 4, 'no word has the lemma "planning", that of '
        .. '"planning" is "plan"' },
      { T.any, 11, 11, nil }, { T.any, 12, 12, nil },
      { T.any^1, nil, nil, nil }, { T.any^1, -3, nil, nil },
      { T.any^1 * T"no", 4, nil, "the end is not [] or [word=\"no\"]" },
    } do
      local why = row[1]:why_not(d, row[2], row[3])
      if row[4] then
        assert.is_truthy(why and why:find(row[4], 1, true), tostring(why))
      elseif row[2] == 12 then
        assert.are.equal("no token lies in it", why)
      else
        assert.is_nil(why)
      end
    end
  end)

  it("tells what it costs", function()
    local steps, parts = (T.any^-100 * T"a" * -T"b"):cost()
    assert.is_true(steps > 200 and steps < 250)
    assert.are.equal(1, parts.looks)
    assert.are.equal(parts.instructions, steps)
  end)
end)

describe("an action", function()
  local function found(p, text)
    local out = {}
    for m in p:find(text or "John said no . Mary said yes"):each() do
      out[#out + 1] = ("%s %s %s %s"):format(m, m.label or "-", m.id or "-", tostring(m.note))
    end
    return table.concat(out, "; ")
  end
  it("gives label, id and fields", function()
    assert.are.equal("John said SAY John% 5; Mary said SAY Mary% 5",
      found((T.title / "who") * T"said" / { label = "SAY", id = "%who%%", note = 5 }))
  end)
  it("is a function of the span and what it captured, in the order of the text", function()
    local seen = {}
    local p = (T.title / "who") * (T"not"^-1 / "no") * (T"said" / "cue") / function(m, who, no, cue)
      seen[#seen + 1] = ("%s %d %s %s %s"):format(m, m.i, who, tostring(no), cue)
      if who.text == "John" then return false end
      return { label = "X", note = m.j }
    end
    assert.are.equal("Mary said X - 6", found(p))
    assert.are.same({ "John said 1 John nil said", "Mary said 5 Mary nil said" }, seen)
  end)
  it("may give a label alone, or nothing", function()
    assert.are.equal("John L - nil; said - - nil; Mary L - nil; said - - nil",
      found(T.title / function() return "L" end + T"said" / function() end))
  end)
  it("belongs to its alternative", function()
    assert.are.equal("John A - nil; said B - nil; Mary A - nil; said B - nil",
      found(T.title / { label = "A" } + T"said" / { label = "B" }))
  end)
  it("names captures that are there", function()
    assert.has_error(function() return (T.title / "who") / { id = "%whom" } + "x" end)
    assert.are.equal("John - John %; Mary - Mary %", (found((T.title / "who" + T"zz" / "no")
      / { id = "%who", note = "%no%%" }):gsub("; nil", "")))
  end)
  it("gives labels, ids and names of fields that spans can have", function()
    for what, made in pairs{ ["'id': string expected, got number"] = { id = 3 },
      ["'label': string expected, got boolean"] = { label = true },
      ["'text' is no name for a field"] = { text = "x" }, ["have names, got number"] = { "x" } } do
      local ok, why = pcall(found, T.title / function() return made end)
      assert.is_false(ok)
      assert.is_truthy(why:find(what, 1, true), why)
    end
  end)
  it("runs for what is kept alone", function()
    local n = 0
    local p = T.any^1 / function() n = n + 1 end
    assert.are.equal(1, #p:find "a b c")
    assert.are.equal(1, n)
  end)
end)

describe("a set of rules", function()
  local doc = gloss.doc "New York City is big"
  local function found(rows, options)
    local out = {}
    for m in gloss.patterns(rows):find(doc, options):each() do
      out[#out + 1] = ("%s/%s/%s"):format(m, m.label or "-", m.name or "-")
    end
    return table.concat(out, " ")
  end
  local city = { name = "city", label = "GPE", pattern = T"New York" }
  local long = { name = "long", label = "LOC", pattern = '"New" "York" "City"' }
  local titles = { name = "titles", label = "LOC", pattern = T.title^1 }
  local ROWS = {
    { "compete: the longest wins", { city, long }, nil, "New York City/LOC/long" },
    { "tie: the first one wins", { long, titles }, nil, "New York City/LOC/long" },
    { "tie: the greater priority wins", { long, { name = "t", label = "X", pattern = T.title^1,
      priority = 1 } }, nil, "New York City/X/t" },
    { "per label", { city, long, titles }, { per = "label" }, "New York City/LOC/long New York/GPE/city" },
    { "per rule", { city, long, { name = "t", label = "X", pattern = T.title^1 } }, { per = "rule" },
      "New York City/LOC/long New York City/X/t New York/GPE/city" },
    { "all", { city, { label = "T", pattern = T.title } }, { matches = "all" },
      "New York/GPE/city New/T/- York/T/- City/T/-" },
    { "first: the first rule", { city, long }, { matches = "first" }, "New York/GPE/city" },
    { "first: priority", { city, { name = "p", label = "P", pattern = T"New", priority = 1 } },
      { matches = "first" }, "New/P/p" },
    { "options of the set", { city, long, matches = "first" }, nil, "New York/GPE/city" },
    { "none", {}, nil, "" },
    { "needs an earlier rule", { city, { name = "then", label = "BIG", pattern = T.label "GPE" * T"City",
      needs = "city" } }, nil, "New York City/BIG/then New York/GPE/city" },
  }
  for _, row in ipairs(ROWS) do
    it(row[1], function() assert.are.equal(row[4], found(row[2], row[3])) end)
  end
  it("tells of its rule", function()
    local set = gloss.patterns{ city, long }
    assert.are.equal(2, #set)
    assert.are.equal("Patterns (2 rules)", tostring(set))
    assert.is_truthy(set:find(doc)[1]:why():find("by rule 'long': ", 1, true))
    assert.is_truthy(set:why_not(doc, 1, 16):find("rule 'long': it ends before \"is\"", 1, true)
      or set:why_not(doc, 1, 16))
    assert.is_nil(set:why_not(doc, 1, 8))
    assert.equal("the text is empty", set:why_not "")
  end)
end)

describe("layers of one search", function()
  it("stand before the doc's and are gone with it", function()
    local doc = gloss.doc "Rio met Oru"
    doc:layer("entities", { { 1, 3, label = "GPE" } })
    local mine = gloss.spans(doc, { { 9, 11, label = "GPE" } })
    assert.equal("Oru", doc:find(T.label "GPE", { layers = { entities = mine } })[1].text)
    assert.equal("Oru", doc:find(T.label("GPE", "x"), { layers = { x = mine } })[1].text)
    assert.equal("Rio", doc:find(T.label "GPE")[1].text)
    assert.is_false(doc:has "x")
  end)

  it("are what later rules of a set add to", function()
    local doc = gloss.doc "Rio met Oru"
    local mine = gloss.spans(doc, { { 9, 11, label = "B" } })
    local rules = gloss.patterns{
      { name = "a", label = "A", pattern = T "Rio" },
      { name = "b", label = "M", needs = "a", pattern = T.label "A" * T.any * T.label "B" },
    }
    assert.equal("Rio met Oru", rules:find(doc, { layers = { entities = mine } })[1].text)
  end)
end)

describe("errors", function()
  local C = T.any / "x"
  local A = T.any / print
  local ROWS = { -- each in the line where it is defined
    function() local _ = T.any / "text" end, function() local _ = C / { label = 3 } end,
    function() local _ = C / {} end, function() local _ = A / print end, function() local _ = T"" end,
    function() local _ = T{} end, function() local _ = T{ "" } end, function() local _ = T{ {} } end,
    function() local _ = T.fold{ "" } end, function() local _ = T.fold(3) end,
    function() local _ = T.lemma() end, function() local _ = T.fuzzy(1) end,
    function() local _ = T.regex "(" end, function() local _ = T.where "x" end,
    function() local _ = T.label() end, function() local _ = T.id("a", 3) end,
    function() local _ = -C end, function() local _ = #C end, function() local _ = T.any - C end,
    function() local _ = T.behind(C) end, function() local _ = T.behind() end,
    function() local _ = A * "x" end, function() local _ = A ^ 1 end, function() local _ = A / "a" end,
    function() local _ = T.any:within "a":within "b" end, function() local _ = T.any:within(3) end,
    function() local _ = T.any:within "a" + "x" end, function() local _ = C / { id = "%y" } end,
    function() local _ = T.any:find(3) end, function() local _ = T.any:why_not("a", 2, 1) end,
    function() local _ = T.label "X":find "a" end, function() local _ = gloss.pattern "(" end,
    function() local _ = gloss.patterns{ { pattern = "(" } } end,
    function() local _ = T.nothing end, function() local _ = T.any + 3 end,
  }
  it("tell the line of the caller", function()
    for k, f in ipairs(ROWS) do
      local ok, why = pcall(f)
      assert.is_false(ok, "row " .. k)
      local at = ("pattern_spec.lua:%d: "):format(debug.getinfo(f, "S").linedefined)
      assert.is_truthy(why:find(at, 1, true), ("row %d: %s"):format(k, why))
    end
  end)
end)

describe("tokens of a search", function()
  it("may be any Spans", function()
    local doc = gloss.doc "One two. Three no. Four. Five no."
    local m = T.regex "no\\.$":find(doc, { tokens = doc.sentences })
    assert.are.same({ "Three no.", "Five no." }, m:values())
    assert.are.equal(2, m[1].i)
    assert.are.equal(0, #T.any:find(doc, { tokens = gloss.spans(doc, {}) }))
  end)
end)

describe("wrong use", function()
  local doc = gloss.doc "a b"
  local ROWS = {
    { "find without a pattern", function() T.any.find(1) end, "pattern expected, got number" },
    { "text", function() T.any:find(1) end, "text: string, Text or doc expected, got number" },
    { "a flag that is called", function() T.lower "say" end,
      'T.lower is any one token in small letters and takes no argument; T "say" is that word, '
      .. 'T.fold "say" in any case, T.lowercase "say" what it is in small letters' },
    { "another", function() T.punct "," end, 'T.punct is any one token and takes no argument; T "," is' },
    { "a pattern that is called", function() T "a" "b" end,
      'a pattern is not called; one behind another is p * q, as in T "a" * T "b"' },
    { "two words", function() T("a", "b") end, 'one string or one list expected, { "a", "b" }' },
    { "two folded words", function() T.fold("a", "b") end, 'one string or one list expected' },
    { "two lemmas", function() T.lemma("a", "b") end, 'one string or one list expected' },
    { "no text", function() T.any:find() end, "text: string, Text or doc expected, got nil" },
    { "option", function() T.any:find(doc, { x = 1 }) end, "unknown option 'x'" },
    { "options", function() T.any:find(doc, 1) end, "options: table expected, got number" },
    { "matches", function() T.any:find(doc, { matches = "x" }) end, "matches: unknown mode 'x'" },
    { "per", function() T.any:find(doc, { per = "x" }) end, "per: unknown word 'x'" },
    { "tokens", function() T.any:find(doc, { tokens = 1 }) end, "tokens: name of a profile or Spans expected" },
    { "tokens of another text", function() T.any:find(doc, { tokens = gloss.doc "x y".tokens }) end,
      "tokens: spans of another text" },
    { "a layer to start", function() T.start(1) end, "layer: string expected, got number" },
    { "a layer to cover", function() T{ covered = 1 } end,
      "'covered': name of a layer expected, got number" },
    { "profile", function() T.any:find(doc, { tokens = "x" }) end, "unknown profile 'x'" },
    { "budget", function() T.any:find(doc, { budget = 0 }) end, "budget: number of steps expected" },
    { "budget of no integer", function() T.any:find(doc, { budget = 1e300 }) end,
      "budget: number of steps expected, got 1e+300" },
    { "layer", function() T.label "X":find(doc) end, "pattern needs layer 'entities'" },
    { "layers", function() T.any:find(doc, { layers = 1 }) end, "layers: table of Spans by name expected, got number" },
    { "a layer that is none", function() T.any:find(doc, { layers = { x = {} } }) end,
      "layer 'x': Spans expected, got table" },
    { "a layer of another text", function()
      T.any:find(doc, { layers = { x = gloss.doc("c").tokens } })
    end, "layer 'x': spans of another text" },
    { "layer of a start", function() require "gloss.pattern".start "x":find(doc) end,
      "pattern needs layer 'x'" },
    { "layer within", function() T.any:within "x":find(doc) end, "pattern needs layer 'x'" },
    { "layer of spans that overlap", function()
      local d = gloss.doc "a b c"
      d:layer("x", { { 1, 3 }, { 3, 5 } })
      T.any:within "x":find(d)
    end, "'within' needs spans of which none overlaps another in part" },
    { "name of a capture", function() (T.any / "i"):find(doc) end, "'i' is no name for a capture" },
    { "name of a method", function() (T.any / "all"):find(doc) end, "'all' is no name for a capture" },
    { "white space as a word", function() T"  ":find(doc) end, "no token is in it" },
    { "error of a function", function() T.where(function() error "boo" end):find(doc) end, "boo" },
    { "doc changed by a function", function()
      T.where(function() doc:layer("x", {}) end):find(doc) end, "while a matcher is at work" },
    { "doc changed by an action", function()
      (T.any / function() doc:layer("x", {}) end):find(doc) end, "while a matcher is at work" },
    { "result of an action", function() (T.any / function() return 1 end):find(doc) end,
      "an action returned a number" },
    { "repetition", function() (T.any^{ 10000000, 10000000 }):find(doc) end, "pattern too large" },
    { "repetitions of nothing", function()
      ((require "gloss.pattern".seq{}^{ 1000000, 1000000 })^{ 1000000, 1000000 }):find(doc) end,
      "pattern too large" },
    { "deep test", function()
      local t = { op = "flag", flag = "is_title" }
      for _ = 1, 200 do t = { op = "not", t } end
      require "gloss.pattern".test(t):find(doc)
    end, "nested more than 100 deep" },
    { "bytes of why_not", function() T.any:why_not(doc, 0, 1) end, "byte from 1 to 3 expected, got 0" },
    { "byte behind the end", function() T.any:why_not(doc, 1, 4) end, "byte from 1 to 3 expected, got 4" },
    { "no byte of why_not", function() T.any:why_not(doc, "x") end, "byte from 1 to 3 expected, got \"x\"" },
    { "byte before the text", function() T.any:why_not(doc, 1, -4) end, "byte from 1 to 3 expected, got -4" },
    { "bytes in disorder", function() T.any:why_not(doc, 3, 1) end, "the first byte, 3, lies behind the last, 1" },
    { "rules", function() gloss.patterns(1) end, "list of rules expected, got number" },
    { "one rule", function() gloss.patterns{ label = "X", pattern = '"a"' } end, "got one rule (one alone" },
    { "a pattern for rules", function() gloss.patterns(T.any) end, "list of rules expected, got a pattern" },
    { "rule", function() gloss.patterns{ 1 } end, "rule 1: table { name =" },
    { "a pattern for a rule", function() gloss.patterns{ T.any } end, "rule 1: table { name =" },
    { "field", function() gloss.patterns{ { pattern = T.any, x = 1 } } end, "rule 1: unknown field 'x'" },
    { "no pattern", function() gloss.patterns{ {} } end, "rule 1: pattern expected, got nil" },
    { "string of a pattern", function() gloss.patterns{ { pattern = "[" } } end, "rule 1: pattern: " },
    { "label", function() gloss.patterns{ { pattern = T.any, label = 1 } } end,
      "rule 1: label: string expected, got number" },
    { "priority", function() gloss.patterns{ { pattern = T.any, priority = "1" } } end,
      "rule 1: priority: number expected" },
    { "needs", function() gloss.patterns{ { pattern = T.any, needs = 1 } } end,
      "rule 1: needs: name or list of names expected" },
    { "name in needs", function() gloss.patterns{ { pattern = T.any, needs = { 1 } } } end,
      "rule 1: needs: string expected at 1" },
    { "needs a layer", function() gloss.patterns{ { pattern = T.any, needs = "x" } }:find(doc) end,
      "matcher needs layer 'x'" },
    { "needs a later rule", function()
      gloss.patterns{ { name = "a", pattern = T.any, needs = "b" },
        { name = "b", pattern = T.any, needs = "a" } }:find(doc)
    end, "rule 'b' is needed by a rule that does not stand behind it" },
    { "needs itself", function() gloss.patterns{ { name = "a", pattern = T.any, needs = "a" } }:find(doc) end,
      "rule 'a' is needed by a rule that does not stand behind it" },
    { "a hole in a list of rules", function() gloss.patterns{ { pattern = T.any }, nil, { pattern = T.any } } end,
      "rule 2: nil, and others behind it" },
    { "option of a set", function() gloss.patterns{ x = 1 } end, "unknown option 'x'" },
  }
  for _, row in ipairs(ROWS) do
    it(row[1], function()
      local ok, message = pcall(row[2])
      assert.is_false(ok)
      assert.is_truthy(tostring(message):find(row[3], 1, true), tostring(message))
      if not row[3]:find "matcher is at work" then
        assert.is_truthy(tostring(message):find("pattern_spec.lua", 1, true)
          or row[1] == "find without a pattern", tostring(message))
      end
    end)
  end
  it("leaves the doc unlocked", function()
    local d = gloss.doc "a"
    pcall(T.where(function() error {} end).find, T.any, d)
    pcall(function() T.where(function() error {} end):find(d) end)
    d:layer("x", {})
    assert.are.equal(0, #d.x)
  end)
  it("a function that yields is told that it cannot, an action may", function()
    local d = gloss.doc "a b"
    local co = coroutine.create(function()
      return T.where(function() coroutine.yield() return true end):find(d)
    end)
    local ok, why = coroutine.resume(co)
    assert.is_false(ok)
    assert.are.equal("attempt to yield across a C-call boundary", why)
    assert.are.equal(1, #T"a":find(d))
    d:layer("x", {}) -- it is not locked
    co = coroutine.wrap(function() return (T"a" / function() coroutine.yield "in" end):find(d) end)
    assert.are.equal("in", co())
    assert.are.equal(1, #co())
  end)
  it("errors that are no strings pass through", function()
    local what = {}
    local _, got = pcall(function() T.where(function() error(what) end):find(doc) end)
    assert.are.equal(what, got)
  end)
end)

describe("hard patterns", function()
  local function as(n) return gloss.doc(("a "):rep(n)) end
  local many = as(3000)
  it("(a?){30}a{30}", function()
    assert.are.equal(1, #((T"a"^-1)^{ 30 } * T"a"^{ 30 }):find(as(30)))
    assert.are.equal(50, #((T"a"^-1)^{ 30 } * T"a"^{ 30 }):find(many))
  end)
  it("twelve optional tokens", function()
    assert.are.equal(3000 // 13 + 1, #((T.any^-1)^{ 12 } * T"a"):find(many))
    assert.are.equal(0, #((T.any^-1)^{ 12 } * T"b"):find(many))
  end)
  it("any number of tokens before a word that came already", function()
    local doc = gloss.doc("b " .. ("a "):rep(20000))
    for _, mode in ipairs{ "longest", "first" } do
      assert.are.equal(1, #(T.any^0 * T"b"):find(doc, { matches = mode }))
    end
  end)
  it("spaCy's partial matches that explode", function()
    local p = (T.punct^0 * T.alpha^0 * T.punct^0 * T.any^0)^1 * T"a"
    assert.are.equal(1, #p:find(many))
  end)
  it("alternatives of alternatives that are there already", function()
    local p = T"a" + T"b" * "c"
    for _ = 1, 60 do p = p + p end
    assert.are.equal(3, #p:find "a b c a")
  end)
  it("alternatives of which each is inside the next, in time that grows with their number", function()
    local p = T"a"
    for _ = 1, 30000 do p = (p + "b") * "c" end
    assert.are.equal("b c", tostring((p + T"x"):find "a c b c"[1]))
  end)
  it("sequences whose string would have no end", function()
    local p = T"a"
    for _ = 1, 60 do p = p * p end
    local s = tostring(p)
    assert.are.equal('"a" "a" ', s:sub(1, 8))
    assert.are.equal("...", s:sub(-3))
    assert.is_true(#s < 4200000)
  end)
  it("looks for one thing once", function()
    local rules = {}
    for i = 1, 1000 do rules[i] = { label = tostring(i), pattern = T"a" * #T"a" * -T"b" } end
    assert.are.equal(2, select(2, gloss.patterns(rules):cost()).looks)
  end)
  it("looks for many things in a bounded memory, inner ones first", function()
    local command = require "spec.support.command"
    local out, err, code = command.run [[
      lua -e '
        package.path = "./lua/?.lua;./lua/?/init.lua;" .. package.path
        local gloss = require "gloss"
        local T = gloss.token
        local words, n, looks = {}, 3000, 200
        local seed = 1
        for i = 1, n do
          seed = seed * 1103515245 % 2147483648 + 12345
          words[i] = ("abcd"):sub(seed // 65536 % 4 + 1):sub(1, 1)
        end
        local p = T.any
        for k = 1, looks do p = p * -(T.label "A" * T.any^{ k } * T"b") end
        local doc = gloss.doc(table.concat(words, " "))
        local rows = {}
        for i = 1, n do
          if words[i] == "a" then rows[#rows + 1] = { 2 * i - 1, 2 * i - 1, label = "A" } end
        end
        doc:layer("entities", rows)
        local want, both = 0, 0
        for i = 1, n do
          local free = true
          for k = 1, words[i + 1] == "a" and looks or 0 do
            free = free and words[i + k + 2] ~= "b"
          end
          want, both = want + (free and 1 or 0), both + (free and words[i - 1] == "d" and 1 or 0)
        end
        assert(want > 1000 and #p:find(doc) == want)
        local found = (#T.behind "d" * p):find(doc)
        assert(both > 100 and #found == both, #found)
        print(io.open "/proc/self/status":read "*a":match "VmHWM:%s*(%d+)")
      ' ]]
    assert.are.equal(0, code, err)
    if command.KEEP == "" then assert.is_true(tonumber(out) < 150000, out) end
  end)
  it("asks the same once", function()
    local rules = {}
    for i = 1, 1000 do
      rules[i] = { label = tostring(i), pattern = T{ title = true, length = 3 } * T{ ent_type = "A" }
        * (T.any - T.regex "^b") * T{ ent_iob = "I", lower = "c" } }
    end
    assert.are.equal(4, select(2, gloss.patterns(rules):cost()).tests)
  end)
  it("two rules that begin alike in many ways, each by itself", function()
    local a, b = T"the" * T"a1", T"the" * T"a1" * T"and"
    for i = 2, 40 do a, b = a + T"the" * T("a" .. i), b + T"the" * T("a" .. i) * T"and" end
    local set = gloss.patterns{ { label = "A", pattern = a }, { label = "B", pattern = b } }
    for per, want in pairs{ all = "B1-3 A5-6", label = "A1-2 B1-3 A5-6", rule = "A1-2 B1-3 A5-6" } do
      local found = {}
      for m in set:find("the a1 and then the a40", { per = per }):each() do
        found[#found + 1] = ("%s%d-%d"):format(m.label, m.i, m.j)
      end
      table.sort(found, function(x, y) return x:sub(2) < y:sub(2) end)
      assert.are.equal(want, table.concat(found, " "))
    end
  end)
  it("a hundred thousand alternatives", function()
    local words = {}
    for i = 1, 100000 do words[i] = "w" .. i end
    local found = T(words):find "w1 w77777 v w100000"
    assert.are.equal(3, #found)
    local p = T"x"
    for i = 1, 20000 do p = p + T("w" .. i) * T"a" end
    assert.are.equal(2, #p:find "w1 a w2 w19999 a")
  end)
  it("a pattern of very many tokens", function()
    local p, q = T"a", T"a"
    for _ = 1, 99999 do p, q = p * T"a", T"a" * q end
    local doc = as(100001)
    assert.are.equal("100000", tostring(p:find(doc)[1].j))
    assert.are.equal(1, #q:find(doc))
  end)
  it("patterns nested deep", function()
    for _, row in ipairs{
      { function(p) return p^0 end, 10000 }, { function(p) return p^1 end, 10000 },
      { function(p) return p + T"b" end, 20000 }, { function(p) return p / "x" end, 10000 },
      { function(p) return -p * T.any end, 1000 },
      { function(p) return (p + T"b"^-1)^0 end, 3000 },
    } do
      local p = T"a"
      for _ = 1, row[2] do p = row[1](p) end
      assert.is_true(#p:find(as(10)) <= 10)
    end
  end)
  it("spans nested deep", function()
    for n, complete in pairs{ [254] = true, [255] = true, [256] = false, [1000] = false } do
      local doc, rows = as(n), {}
      for i = 1, n do rows[i] = { 1, 2 * i - 1, label = "X" } end
      doc:layer("entities", rows)
      local found = T.label "X":find(doc, { matches = "all" })
      assert.are.equal(math.min(n, 255), #found)
      assert.are.equal(complete, found.incomplete == nil)
      assert.are.equal(not complete and "more than 255 spans of one item on one token" or nil,
        found.incomplete and found.incomplete.reason)
    end
  end)
  it("tests nested as deep as can be", function()
    local function nested(n)
      local t = { op = "flag", flag = "is_alpha" }
      for _ = 1, n do t = { op = "not", t } end
      return require "gloss.pattern".test(t)
    end
    assert.are.equal(0, #nested(99):find(as(10)))
    assert.are.equal(10, #nested(98):find(as(10)))
    assert.has_error(function() nested(100):find(as(10)) end)
    local t = { op = "flag", flag = "is_alpha" }
    for i = 1, 99 do t = { op = i % 2 == 0 and "and" or "or", t, t } end
    assert.has_error(function() require "gloss.pattern".test(t):find(as(10)) end)
  end)
  it("ask a function only where the rest of the test holds", function()
    local n = 0
    local p = T{ lower = "x", where = function() n = n + 1 return true end }
    assert.are.equal(2, #p:find "a x b X")
    assert.are.equal(2, n)
  end)
  it("end where the budget does", function()
    local found = (T.any^1):find(many, { matches = "all", budget = 10000 })
    assert.are.equal("budget of steps used up", found.incomplete.reason)
    assert.is_true(#found > 5000 and #found < 20000)
    assert.is_number(found.incomplete.position)
    found = ((T.any / "x")^1):find(many, { budget = 10000 })
    assert.are.equal("budget of steps used up", found.incomplete.reason)
    assert.is_nil(((T.any / "x")^1):find(many).incomplete)
  end)
  it("tell where a regex came to its limit", function()
    local text = "b " .. ("a"):rep(40) .. "b aa"
    local found = (T.regex "^(a+)+$" + T"b"):find(text)
    assert.are.equal(2, #found)
    assert.are.equal("a regular expression reached a limit in some token", found.incomplete.reason)
    assert.is_table(T.regex "^(a+)+$":find(("a"):rep(40) .. "b").incomplete)
  end)
  it("tell so in each text that has the word", function()
    local p, word = T.regex "^(a+)+$" + T"b", ("a"):rep(30) .. "b"
    for _, text in ipairs{ "b c", "b " .. word, "b c", word .. " b", "b " .. word } do
      local found = p:find(text)
      assert.are.equal(1, #found)
      assert.are.equal(text:find(word, 1, true) ~= nil, found.incomplete ~= nil)
    end
  end)
  it("a capture of each token", function()
    local m = ((T"a" / "x")^0):find(many)[1]
    assert.are.equal(3000, #m:all "x")
    assert.are.equal(m.last, m.x.last)
    assert.are.same({}, m:all "y")
  end)
end)

describe("a set of patterns, text by text,", function()
  it("asks a word once for all texts", function()
    local spacywords, asked = require "gloss.spacywords", 0
    local norm = spacywords.norm
    spacywords.norm = function(word)
      asked = asked + 1
      return norm(word)
    end
    finally(function() spacywords.norm = norm end)
    local p = require "gloss.pattern".test{ op = "regex", attr = "norm", regex = "^y" }
    for i = 1, 20 do assert.are.equal(1, #p:find("xa b yes" .. i % 2)) end
    assert.are.equal(3 + 4, asked) -- the first text may be the only one
  end)
  it("searches itself inside a function of its own", function()
    local p, inner
    local depth = 0
    p = T.where(function(token)
      if depth < 2 then
        depth = depth + 1
        inner = #p:find(tostring(token) .. " b c")
        depth = depth - 1
      end
      return true
    end) * T{ "b", "c" }
    for _ = 1, 3 do
      assert.are.equal(1, #p:find "a b d e")
      assert.are.equal(1, inner)
    end
  end)
  it("goes on after a function of its own raised", function()
    local bad = false
    local p = T.where(function(token) return bad and error("no", 0) or #token == 1 end) * T"b"
    for i = 1, 6 do
      bad = i % 3 == 0
      local ok, found = pcall(p.find, p, "a b " .. ("c"):rep(i))
      assert.are.equal(not bad, ok)
      assert.are.equal(bad and "no" or 1, ok and #found or found)
    end
  end)
  it("holds a bounded memory", function()
    local p = T.regex "^x" * T.fold "y"
    local function search(from, to)
      for i = from, to do
        local words = {}
        for k = 1, 200 do words[k] = ("w%dx%d"):format(i, k) end
        if #p:find(table.concat(words, " ")) > 0 then error "found" end
      end
      collectgarbage()
      collectgarbage()
      return collectgarbage "count"
    end
    local before = search(1, 60)
    local grown = search(61, 360) - before -- the words alone are 500 KB
    assert.is_true(grown < 400)
  end)
  it("has no more of a language than the doc", function()
    local p = T.lemma "be" * T.any
    for i = 1, 6 do
      local doc = gloss.doc("was x", { lang = i % 2 == 0 and "en" or "de" })
      assert.are.equal(i % 2 == 0 and 1 or 0, #p:find(doc))
    end
  end)
end)
