-- Word lists and rules of other programs: gloss.regexner, gloss.tokensregex, gloss.liwc.
local gloss = require "gloss"
local common = require "spec.support.common"

local with_file = require "spec.support.files".reading

local function shown(found)
  local list = {}
  for s in found:each() do list[#list + 1] = s.label .. ":" .. tostring(s) end
  return table.concat(list, " ")
end

local function lines(...)
  local out = {}
  for _, line in ipairs{ ... } do out[#out + 1] = line:gsub(" > ", "\t") end
  return table.concat(out, "\n") .. "\n"
end

describe("a search that has no options", function()
  local mapping = with_file(lines "x > A", gloss.regexner)
  local dic = with_file("%\n1\tone\n%\nx\t1\n", gloss.liwc)
  for name, find in pairs{ regexner = mapping.find, liwc = dic.find, count = dic.count } do
    it("refuses any: " .. name, function()
      local of = name == "regexner" and mapping or dic
      assert.has_error(function() find(of, "x", { labels = "A" }) end, "unknown option 'labels' (none is taken)")
    end)
  end
end)

describe("gloss.regexner", function()
  local function ner(text, options)
    return with_file(text, function(path) return gloss.regexner(path, options) end)
  end
  local ROWS = { -- name, file, text, found, options
    { "a regex for each token", lines "Bachelor of (Arts|Laws) > DEGREE",
      "a Bachelor of Arts, Bachelor of Artsy", "DEGREE:Bachelor of Arts" },
    { "a regex is of the whole token", lines "ar > X", "ar bar", "X:ar" },
    { "case counts", lines "bachelor > X", "Bachelor", "" },
    { "or not", lines("bachelor (of|OF) > X", "straße > Y"), "Bachelor Of STRASSE",
      "X:Bachelor Of", { ignorecase = true } },
    { "the longest", lines("New > A", "New York > B", "York Times > C"), "New York Times", "B:New York" },
    { "the longest, wherever it begins", lines("a b > A", "b c d > B"), "a b c d", "B:b c d" },
    { "priority before length", lines("New >  A >  > 2", "New York > B"):gsub(" *\t *", "\t"), "New York",
      "A:New" },
    { "the first of two that are equal", lines("x > B", "x > A"), "x", "B:x" },
    { "TokensRegex", lines '( /new/ [{word:/[A-Z].*/}]+ ) > PLACE', "in new York City now", "PLACE:new York City" },
    { "a group of TokensRegex", "( /lives/ /in/ ([{word:/[A-Z].*/}]+) )\tPLACE\t\t1\t1\n",
      "she lives in New York now", "PLACE:New York" },
    { "a mark of order, a carriage return, blank lines", "\239\187\191x\tA\r\n\r\ny\tB\r\n", "x y", "A:x B:y" },
    { "common patterns are left out", lines("may > X", "june > X"), "may june", "X:june",
      { common = { "may" } } },
    { "classes of Java", lines "\\p{Upper}\\p{Lower}+ \\d{2} > X", "Bob 12", "X:Bob 12" },
    { "quoted by Java", lines "\\QU.S.\\E > X", "the U.S. army", "X:U.S." },
    { "not over the end of a sentence", lines("York \\. Rome > X", "York .* > Y"), "He left York. Rome is far.",
      "Y:York." },
    { "an abbreviation ends none", lines "St\\. Petersburg > X", "in St. Petersburg. St. Petersburg is far",
      "X:St. Petersburg X:St. Petersburg" },
    { "TokensRegex, not over the end of a sentence", "( /a/ []* /b/ )\tX\n", "It is a. It is b. An a and b.",
      "X:a and b" },
    { "one that is longer than a sentence gives way", lines("a b > X", "b > Y"), "It is a\n\nb it is.", "Y:b" },
  }
  for _, row in ipairs(ROWS) do
    it(row[1], function()
      assert.are.equal(row[4], shown(assert(ner(row[2], row[5])):find(row[3])))
    end)
  end

  it("writes over what it may", function()
    local function found(file, options)
      local doc = gloss.doc "Air France flew Paris to New York, Rome"
      doc:layer("entities", gloss.spans(doc, { { 5, 10, label = "ORG" }, { 17, 21, label = "MISC" },
        { 26, 33, label = "PERSON" }, { 36, 39, label = "GPE" } }))
      options = options or {}
      options.entities = "entities"
      return shown(assert(ner(file, options)):find(doc))
    end
    -- tokens of different tags, or of none
    assert.are.equal("ORG:Air France", found(lines "Air France > ORG"))
    assert.are.equal("X:flew", found(lines "flew > X"))
    -- of one tag: where the row names it, the file has it, or it is of the background
    assert.are.equal("", found(lines "France > X"))
    assert.are.equal("", found(lines "France > X > LOC"))
    assert.are.equal("X:France", found(lines "France > X > LOC,ORG"))
    assert.are.equal("ORG:France", found(lines "France > ORG"))
    assert.are.equal("X:France ORG:flew", found(lines("France > X", "flew > ORG")))
    assert.are.equal("X:France", found(lines "France > X", { background = { "ORG" } }))
    assert.are.equal("", found(lines "Paris > X", { background = { "ORG" } }))
    assert.are.equal("X:Paris", found(lines "Paris > X"))
    -- places are always written over; rows of CITY only what they name
    assert.are.equal("X:Rome", found(lines "Rome > X"))
    assert.are.equal("ORG:flew", found(lines("France > CITY", "flew > ORG")))
    assert.are.equal("CITY:France", found(lines "France > CITY > ORG"))
    assert.are.equal("CITY:France ORG:flew", found(lines("France > CITY", "flew > ORG"), { named_alone = {} }))
    -- what would be cut stays, unless it may go anyway
    assert.are.equal("", found(lines "New > X > PERSON"))
    assert.are.equal("PERSON:flew X:New", found(lines("New > X", "flew > PERSON")))
    assert.are.equal("", found(lines "to New > X"))
  end)

  it("takes the greatest priority, weight, length, then the earliest line", function()
    local header = { "pattern", "ner", "overwrite", "priority", "weight" }
    local function found(file) return shown(assert(ner(file, { header = header })):find "a b c") end
    assert.are.equal("Y:b c", found(lines("b c > Y", "a b > X")))
    assert.are.equal("X:a b", found(lines("a b > X", "b c > Y")))
    assert.are.equal("X:a b", found(lines("b c > Y >  > 0 > 1", "a b > X >  > 0 > 2"):gsub("\t +", "\t")))
    assert.are.equal("X:a", found(lines("a b > Y >  > 0 > 2", "a > X >  > 0 > 3"):gsub("\t +", "\t")))
    assert.are.equal("Y:a b", found(lines("a b > Y >  > 2 > 2", "a > X >  > 1 > 3"):gsub("\t +", "\t")))
  end)

  it("takes the first of two lines with one pattern, unless the second has a greater priority", function()
    assert.are.equal(1, #ner(lines("a  b > X", "a b > Y")))
    assert.are.equal(2, #ner(lines("a b > X", "A B > Y")))
    assert.are.equal(1, #ner(lines("a b > X", "A B > Y"), { ignorecase = true }))
    assert.are.equal("Y:a b", shown(ner("a b\tX\na b\tY\t\t1\n"):find "a b"))
  end)

  it("has the first of several types, and groups with names and numbers", function()
    assert.are.equal("X:a", shown(ner(lines "a > X, Y"):find "a"))
    local file = "( /in/ (?$where /[A-Z].*/) (/now/) )\tX\t\t0\t%d\n"
    assert.are.equal("X:Rome", shown(ner(file:format(1)):find "in Rome now"))
    assert.are.equal("X:now", shown(ner(file:format(2)):find "in Rome now"))
    local _, why = ner(file:format(3))
    assert.are.equal("FILE:1: group: the pattern has no group 3", why)
    local narrow = ner("( /in/ (/[A-Z].*/) )\tX\t\t0\t1\tQ90\n",
      { header = { "pattern", "ner", "overwrite", "priority", "group", "key" } }):find "in Rome"[1]
    assert.are.equal("Rome Q90", narrow.text .. " " .. narrow.key)
  end)

  it("has other columns as fields", function()
    local r = assert(ner(lines "Q1 > Paris > CITY", { header = { "key", "pattern", "ner" } }))
    local span = r:find "in Paris"[1]
    assert.are.equal("CITY", span.label)
    assert.are.equal("Q1", span.key)
  end)

  local BAD = {
    { "x\n", "FILE:1: no type in its column" }, { "x\t,X\n", "FILE:1: no type in its column" },
    { "( x )\tX\t\t1\t1e300\n", "FILE:1: group: the pattern has no group 1e300" },
    { "\tX\n", "FILE:1: no pattern in its column" },
    { "x\tA\n\ny\tB\t\tz\n", "FILE:3: priority: number expected, got 'z'" },
    { "x\tA\t\tnan\n", "FILE:1: priority: number expected, got 'nan'" },
    { "x\tA\t\t1\tz\n", "FILE:1: group: whole number expected, got 'z'" },
    { "x\tA\t\t1\t2\n", "FILE:1: group: there are none in a list of regexes" },
    { "x\tA\t\t1\t0\ty\n", "FILE:1: 5 columns at most, got 6" },
    { "a (\tA\n", "FILE:1: pattern: '(': missing closing parenthesis (byte 2)" },
    { "[a&&b]\tA\n", "FILE:1: pattern: '[a&&b]': '&&' in a set is not "
      .. "supported (byte 3)" },
    { "[a[b]]\tA\n", "FILE:1: pattern: '[a[b]]': a set in a set is not supported (byte 3)" },
    { "[a\tA\n", "FILE:1: pattern: '[a': a set that has no end (byte 1)" },
    { "a\\\tA\n", "FILE:1: pattern: 'a\\': a backslash at the end (byte 2)" },
    { "(?d)a\tA\n", "FILE:1: pattern: '(?d)a': the flags 'd' are not supported (byte 1)" },
    { "\\uD800\tA\n", "FILE:1: pattern: '\\uD800': 'D800' is no character (byte 1)" },
    { "\\y\tA\n", "FILE:1: pattern: '\\y': bad escape '\\y' (byte 1)" },
    { "( [tag:NN] )\tA\n", "FILE:1: pattern: 'tag' needs a statistical tagger, which gloss has not (byte 2)" },
    { "( a b\tA\n", "FILE:1: pattern: '(': " }, { "( a ) b )\tA\n", "FILE:1: pattern: end expected, got ')' (byte 3)" },
  }
  for _, row in ipairs(BAD) do
    it("refuses " .. row[1]:gsub("%c", " "), function()
      local r, why, line = ner(row[1])
      assert.is_nil(r)
      assert.are.equal(row[2], why:sub(1, row[2]:sub(-2) == ": " and #row[2] or -1))
      assert.is_number(line)
    end)
  end
  for message, options in pairs{
    ["validpospattern: needs a statistical tagger, which gloss has not"] = { validpospattern = "NN" },
    ["header: columns 'pattern' and 'ner' expected"] = { header = { "x" } },
    ["header: 'text' is no name for a column: spans have it"] = { header = { "pattern", "ner", "text" } },
    ["header: column 'x' twice"] = { header = { "x", "x" } },
    ["header: string expected at 1, got number"] = { header = { 1 } },
    ["common: list of strings expected, got string"] = { common = "x" },
    ["ignorecase: boolean expected, got number"] = { ignorecase = 1 } } do
    it("refuses options: " .. message, function()
      assert.has_error(function() gloss.regexner("x", options) end, message)
    end)
  end
  it("refuses what is no path", function()
    assert.has_error(function() gloss.regexner {} end, "path expected, got table")
    assert.is_nil((gloss.regexner "/nowhere"))
  end)
end)

describe("gloss.tokensregex", function()
  local function rules(text, options)
    return with_file(text, function(path) return gloss.tokensregex(path, options) end)
  end
  local function rule(pattern) return "{ pattern: ( " .. pattern .. " ), result: \"X\" }" end
  local ROWS = { -- name, file, text, found
    { "words and regexes", rule '"Bob" /D.*/ went', "Bob Dylan went", "X:Bob Dylan went" },
    { "attributes", rule '[ { word:"Bob" } & !{ lemma:go } ] [lemma:go]', "Bob went", "X:Bob went" },
    { "or, in brackets", rule '[ ({word:a} | {word:b}) & {shape:x} ]', "a b c", "X:a X:b" },
    { "several of a token", rule '[{ word:/b.*/; lemma:"be" }]', "be been by", "X:be X:been" },
    { "any token", rule "a [] b", "a x b", "X:a x b" },
    { "counts", rule "a{2,3} b?", "a a a b a", "X:a a a b" },
    { "alternatives", rule "a (b | c d)+", "a b c d", "X:a b c d" },
    { "groups without and with names", rule "(?: a ) (?$who b)", "a b", "X:a b" },
    { "numbers", rule "[word::IS_NUM]", "a 12 -3.5 1a", "X:12 X:-3.5" },
    { "there is an entity, or none", rule "[ner::NOT_EXISTS] b", "a b", "X:a b" },
    { "annotations", '{ ruleType: "tokens", pattern: ( a ), action: ( Annotate($0, ner, "DATE") ) }', "a", "DATE:a" },
    { "annotations without brackets", '{ pattern: ( a ), action: Annotate($0, "ner", "DATE") }', "a", "DATE:a" },
    { "of a group", '{ pattern: ( in (b+) ), action: ( Annotate($1, ner, "P") ) }', "in b b", "P:b b" },
    { "of a named group", '{ pattern: ( in (?$loc b+) ), action: ( Annotate($loc, ner, "P") ) }', "in b", "P:b" },
    { "the matched group", '{ pattern: ( in (b) ), result: "P", matchedExpressionGroup: 1 }', "in b", "P:b" },
    { "an arrow", '{ ( a b ) => "X" }', "a b", "X:a b" },
    { "variables", '$A = "/a|b/"\n$C = ( $A [] )\n$D = "x"; { pattern: ( $C $D ), result: "X" }', "b y x", "X:b y x" },
    { "comments", '# one\n// two\n/* three */ { pattern: ( a ) /* x */, result: "X" } # end', "a", "X:a" },
    { "settings", 'ner = { type: "CLASS", value: "edu.stanford.nlp.ling.CoreAnnotations$NamedEntityTagAnnotation" }\n'
      .. 'ENV.defaults["stage"] = 1; ENV.defaults["ruleType"] = "tokens";' .. rule "a", "a", "X:a" },
    { "regexes in any case, from there on", rule "/a/" .. "ENV.defaultStringPatternFlags = 2;" .. rule "/b/"
      .. "ENV.defaultStringPatternFlags = 0; ENV.defaultResultAnnotationKey = ner" .. rule "/c/", "A B C c",
      "X:B X:c" },
    { "strings in any case", "ENV.defaultStringMatchFlags = 66" .. rule '"b" /c/', "B C B c", "X:B c" },
    { "lemmas in any case", "ENV.defaultStringMatchFlags = 2" .. rule '[lemma:"GO"]', "went", "X:went" },
    { "shapes in any case", "ENV.defaultStringMatchFlags = 2" .. rule '[shape:"x.X.x"]', "U.N.O a", "X:U.N.O" },
    { "labels in any case", 'ENV.defaultStringMatchFlags = 2 { pattern: ( a ), action: ( Annotate($0, ner, "Day") ), '
      .. 'stage: 1 } { pattern: ( [ner:"DAY"] [ner:"o"] ), result: "X", stage: 2 }', "a b", "X:a b Day:a" },
    { "keys of classes", "ENV.defaultResultAnnotationKey = edu.stanford.nlp.ling.CoreAnnotations$NerAnnotation"
      .. rule "a", "a", "X:a" },
    { "priority", '{ pattern: ( a b ), result: "X" } { pattern: ( a ), result: "Y", priority: 1 }', "a b", "Y:a" },
    { "of those of one length the earlier rule", '{ pattern: ( b c ), result: "Y" } { pattern: ( a b ), result: "X" }',
      "a b c", "Y:b c" },
    { "named groups have numbers too", '{ pattern: ( (a) (?$x b) ), action: ( Annotate($2, ner, "P") ) }', "a b",
      "P:b" },
    { "what is not active", '{ pattern: ( a ), result: "X", active: false } { pattern: ( a b ), result: "Y" }', "a b",
      "Y:a b" },
    { "a later stage sees an earlier one", '{ pattern: ( [ner:P] said ), result: "Q", stage: 2 }\n'
      .. '{ pattern: ( Bob ), result: "P", stage: 1 }', "Bob said", "Q:Bob said P:Bob" },
    { "an entity by a regex", '{ pattern: ( [ner:/P|Q.*/] said ), result: "S", stage: 2 }\n'
      .. '{ pattern: ( Bob ), result: "P", stage: 1 }', "Bob said he said", "S:Bob said P:Bob" },
    { "an entity or none by a regex", '{ pattern: ( [ner:/O|Q/] said ), result: "S", stage: 2 }\n'
      .. '{ pattern: ( Bob ), result: "P", stage: 1 }', "Bob said he said", "P:Bob S:he said" },
    { "lazy counts", rule "a []*? b", "a x b b", "X:a x b" },
    { "a slash in a regex", rule "/a\\/b/", "a/b", "X:a/b" },
    { "in a sentence, not over its end", rule "went [] She", "He went . He went home . She went . She left .", "" },
    { "nothing", "", "a", "" },
  }
  for _, row in ipairs(ROWS) do
    it(row[1], function()
      assert.are.equal(row[4], shown(assert(rules(row[2])):find(gloss.doc(row[3], { tokens = "space" }))))
    end)
  end
  it("may be of any case", function()
    assert.are.equal("X:BOB D.", shown(assert(rules(rule '"bob" /d\\./', { ignorecase = true })):find(
      gloss.doc("BOB D.", { tokens = "space" }))))
  end)
  it("has other annotations as fields", function()
    local r = assert(rules '{ pattern: ( a ), action: ( Annotate($0, ner, "X"), Annotate($0, kind, "k") ) }')
    assert.are.equal("k", r:find "a"[1].kind)
  end)

  local BAD = {
    { '{ pattern: ( (a) ), action: ( Annotate($2, ner, "X") ) }', "FILE:1:1: the pattern has no group '2'" },
    { '{ pattern: ( (a) ), action: ( Annotate($x, ner, "X") ) }', "FILE:1:1: the pattern has no group 'x'" },
    { rule "", "FILE:1:15: pattern expected, got ')'" }, { rule "(a", "FILE:1:18: ')' expected, got ','" },
    { rule "[word:a", "FILE:1:22: ']' expected, got ')'" }, { rule "[tag:NN]", "FILE:1:15: 'tag' needs a statistical "
      .. "tagger, which gloss has not" }, { rule "[x:a]", "FILE:1:15: attribute 'x' is not supported" },
    { rule "[{a:b]", "FILE:1:16: attribute 'a' is not supported" }, { rule "[ner:/(/]",
      "FILE:1:20: /(/: " }, { rule "[word>2]",
      "FILE:1:19: comparisons of numbers are not supported" }, { rule "a{3,2}", "FILE:1:15: at least 3, at most 2" },
    { rule "a{9999}", "FILE:1:15: more than 1000 repetitions" }, { rule "a*+", "FILE:1:16: possessive repetition is "
      .. "not supported" }, { rule "(a) \\1", "FILE:1:18: back references are not supported" },
    { rule "a & b", "FILE:1:16: '&' is not supported" }, { rule "^ a", "FILE:1:14: '^' is not supported" },
    { rule "(?= a)", "FILE:1:14: look-around is not supported" }, { rule "(?m){1,2} /a b/",
      "FILE:1:14: regexes across tokens are not supported" }, { rule "$X", "FILE:1:14: unknown variable '$X'" },
    { rule "{{ x }}", "FILE:1:14: expressions are not supported" },
    { rule '"a', "FILE:1:30: a string that has no end" },
    { rule "/a", "FILE:1:14: a regex that has no end" }, { rule "/(/", "FILE:1:15: /(/: " },
    { "{ pattern: ( a ) }", "FILE:1:1: a rule that has no label: Annotate or result" },
    { '{ result: "X" }', "FILE:1:1: a rule that has no pattern" }, { '{ pattern: /a/, result: "X" }',
      "FILE:1:12: patterns of text are not supported" }, { '\n\n  { ruleType: "composite" }',
      "FILE:3:15: rules of type 'composite' are not supported (known: tokens)" },
    { '{ pattern: ( a ), action: ( Foo($0) ) }', "FILE:1:29: action 'Foo' is not supported (known: Annotate)" },
    { '{ pattern: ( a ), action: ( Annotate($0, ner, $1) ) }', "FILE:1:46: only a string is supported as a label, "
      .. "got '$'" }, { '{ pattern: ( a ), foo: 1 }', "FILE:1:19: field 'foo' is not supported" },
    { '{ pattern: ( a ), result: Concat("a") }', "FILE:1:27: only a string is supported as a label, got 'C'" },
    { "$X = 5", "FILE:1:6: pattern, string or regex expected, got '5'" }, { "ENV.defaultStringPatternFlags = 4",
      "FILE:1:33: flags 4 of 'StringPatternFlags' are not supported (known: 0, 2, 66)" },
    { "ENV.defaultTokens = x", "FILE:1:1: ENV.defaultTokens is not supported" },
    { '$C = ( /red/ => "#F00" )', "FILE:1:14: values of patterns are not supported" }, { 'ENV.defaults["x"] = 2',
      "FILE:1:1: setting 'x' is not supported" }, { "x = 5", "FILE:1:1: 'x' is given what is not supported" },
    { "/* x", "FILE:1:1: a comment that has no end" },
    { "\255", "FILE:1:1: rule, variable or setting expected, got byte 255" },
    { rule "(?$i a)", "FILE:1:14: 'i' is no name for a group: spans have it" },
    { '{ pattern: ( (?$g a) ), action: ( Annotate($g, ner, "X"), Annotate($0, k, "v") ) }',
      "FILE:1:1: annotations of a group but 'ner' are not supported" },
  }
  for i, row in ipairs(BAD) do
    it(("refuses %d: %s"):format(i, (row[1]:gsub("%c", " "))), function()
      local r, why, line = rules(row[1])
      assert.is_nil(r)
      assert.are.equal(row[2], why:sub(1, row[2]:sub(-2) == ": " and #row[2] or -1))
      assert.is_number(line)
    end)
  end
  it("refuses brackets too deep", function()
    local r, why = rules(rule(("("):rep(101) .. "a" .. (")"):rep(101)))
    assert.is_nil(r)
    assert.is_truthy(why:find("brackets nested more than 100 deep", 1, true))
  end)
  it("may be anything without harm", function()
    local random = common.generator(7)
    local good = '$A = ( /a|b/ [word:c]{1,2} )\n{ ruleType: "tokens", pattern: ( $A? (?$x "d" | [!{lemma:e}]) ),'
      .. ' action: ( Annotate($x, ner, "X") ), stage: 2, priority: 1.5 }\n'
    for _ = 1, 400 do
      local r, why = rules(common.damaged(random, good, 3, '(){}[]|/"$*'))
      if r then r:find "a c c d e" else assert.is_string(why) end
    end
  end)
end)

describe("gloss.liwc", function()
  local DIC = "%\n1\tposemo\n2\tnegemo (sad)\n3\tverb\n%\nabandon*\t2 3\n"
    .. "happy\t1\nhapp*\t3\ngood day\t1\n:)\t1\n:*\t1\n"
  local function dic(text)
    return with_file(text, function(path) return gloss.liwc(path) end)
  end
  it("finds words by category", function()
    local d = assert(dic(DIC))
    assert.are.equal("LIWC (6 entries, 3 categories)", tostring(d))
    assert.are.equal(6, #d)
    assert.are.same({ "posemo", "negemo (sad)", "verb" }, d.categories)
    assert.are.equal("negemo (sad):Abandoned verb:Abandoned posemo:happy verb:happy verb:happily posemo:Good day",
      shown(d:find "Abandoned, happy and happily. Good day!"))
    assert.are.same({ posemo = true, verb = true }, d:of "HAPPY")
    assert.are.same({ verb = true }, d:of "happ")
    assert.are.same({}, d:of "hap")
  end)
  it("finds words that are several tokens, with apostrophes of either kind", function()
    local d = assert(dic "%\n1\tN\n2\tP\n%\ndon't\t1\ncannot\t1\nisn't*\t1\nnew york*\t2\nit's\t1\n")
    assert.are.equal("N:don’t P:New Yorkers", shown(d:find "We don’t like New Yorkers"))
    assert.are.equal("N:cannot N:isn't N:IT’S", shown(d:find "he cannot, she isn't IT’S do"))
    assert.are.equal(1, (d:count "She can't; we don't.").N.count)
    assert.are.same({ N = true }, d:of "don’t")
    assert.are.equal("N:don't", shown(d:find(gloss.doc("I don't", { tokens = "space" }))))
    local ours = gloss.language "en":with{ abbreviations = "xyz" }
    d = assert(dic "%\n1\tN\n%\nxyz.\t1\n") -- one token, or two
    for _, lang in ipairs{ ours, "en", ours } do
      assert.are.equal("N:xyz.", shown(d:find(gloss.doc("an xyz. of it", { lang = lang }))))
    end
  end)
  it("counts", function()
    local counts, total = assert(dic(DIC)):count "Happy, happy people abandon it. A good day"
    assert.are.equal(8, total)
    assert.are.same({ count = 3, percent = 37.5 }, counts.posemo)
    assert.are.same({ count = 1, percent = 12.5 }, counts["negemo (sad)"])
    assert.are.same({ count = 3, percent = 37.5 }, counts.verb)
    -- don't is one word
    assert.are.equal(6, (select(2, assert(dic(DIC)):count "I don't think it’s John's 'idea'")))
    counts, total = assert(dic(DIC)):count ""
    assert.are.equal(0, total)
    assert.are.same({ count = 0, percent = 0 }, counts.verb)
  end)
  it("reads other ends of lines, blanks for tabulators, a mark of order", function()
    local d = assert(dic "\239\187\191%\r\n1 a b\r\n2 c\r\n%\r\n\r\nx 1 2\r\ny\t\t2\r\n")
    assert.are.same({ ["a b"] = true, c = true }, d:of "x")
    assert.are.same({ c = true }, d:of "Y")
  end)
  local BAD = {
    { "", "FILE:1: '%' expected behind the categories" }, { "1\ta\n", "FILE:1: '%' expected before the categories" },
    { "%\n1\ta\nx\t1\n", "FILE:3: category: number and name expected" }, { "%\n1\n%\n",
      "FILE:2: category: number and name expected" }, { "%\n1\ta\n1\tb\n%\n", "FILE:3: category 1 twice" },
    { "%\n1\ta\n", "FILE:3: '%' expected behind the categories" }, { "%\n1\ta\n%\nx\n",
      "FILE:4: word and numbers of categories expected" }, { "%\n1\ta\n%\nx\t2\n", "FILE:4: 'x': no category '2'" },
    { "%\n1\ta\n%\nx\ty\n", "FILE:4: 'x': no category 'y'" }, { "%\n1\ta\n%\na*b\t1\n",
      "FILE:4: 'a*b': * stands at the end of a word alone" }, { "%\n1\ta\n%\nkind\t(of)1 1\n",
      "FILE:4: 'kind': entries with conditions in brackets are not supported" }, { "%\n1\ta\n%\n%\n",
      "FILE:4: a third line '%'" }, { "%\n1\ta\n%\n(do) like*\t1\n",
      "FILE:4: '(do) like*': entries with conditions in brackets are not supported" },
  }
  for _, row in ipairs(BAD) do
    it("refuses " .. row[1]:gsub("%c", " "), function()
      local d, why = dic(row[1])
      assert.is_nil(d)
      assert.are.equal(row[2], why)
    end)
  end
  it("refuses what is no path", function()
    assert.has_error(function() gloss.liwc {} end, "path expected, got table")
    assert.has_error(function() gloss.liwc("x", { tokens = 1 }) end, "tokens: name of a profile expected, got number")
    assert.is_nil((gloss.liwc "/nowhere"))
  end)
end)
