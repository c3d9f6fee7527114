-- Token patterns as values and as strings: what is built, how it is shown, what is refused.
local gloss = require "gloss"
local T = gloss.token

-- strings that are shown as they are
local SAME = {
  "[]", '"word"', '"New York"i', "[title]", "[!title]", "[title & upper]",
  "[title & (digit | punct)]", "[title | digit & punct]", "[!(title | digit)]",
  '[word="a|b"]', '[word!="a"]', '[word!="a|b"]', '[lower="strasse"]',
  '[lemma="say|tell"]', '[shape="Xxxx"]', '[prefix="x"]', '[suffix="ing"]',
  "[word~/in$/]", "[word~/a\\/b/i]", "[word=/x+/]", "[lemma~/^s/]",
  '[word="colour"~1]', '[word="colour"~2l]', '[word="a"~1 | word="b"~1]',
  "[length=3]", "[length!=3]", "[length<4]", "[length>=10]", "[index<=3]",
  "[sentence_start]", "[!sentence_start]", '[starts="paragraphs"]', "[space_after]",
  '[covered="people"]', '[!covered="people" & title]', '<"two words"> []',
  '[ent_type="GPE|ORG"]', '[ent_id="PRK"]', '[ent_iob="O"]',
  '[_.tag="NN"]', "[_.rank=3]", "[!_.seen=true]", "[_.tag=/NN.*/]", "[_.tag~/^N/i]", '[_.tag="NN"~1]',
  '[_.tag="a\\|b"]', '[_.tag="NN" | _.tag="NNS"]', '[_.tag=""]', "[!_.tag=/N+/]",
  '[label="PERSON"]', '[label="ORG|PERSON"]', '[id="PRK"]',
  '[label="PERSON" & layer="people"]', '[layer="people"]',
  "<sentences>", '[] "a"', '[] | "a"', '([] | "a") "b"', "[]?", "[]*", "[]+",
  "[]*?", "[]+?", "[]??", "[]{3}", "[]{2,}", "[]{0,4}", "[]{2,4}?", "([]?)*",
  '([] "a")+', "(?=[])", '(?!"a" "b")', '(?<="a" | "b")', "(?<!<sentences>)",
  "(?<who>[title]+)", '(?<größe>"a") (?<who>"b")', "()*", "()?",
  '"a" => label="X"', '(?<who>"a") => id="%who" label="X" | "b" => n=1 yes=true',
  '"a" within sentences', '"a" => label="X" within sentences',
  "[length>-1]", "[length=1e+20]", "[word~//]",
  '[ent_iob="B" | ent_iob="I"]', '"a\\"b\\\\c"', '"tab\\t"', '"\\x01"', '"|"',
}

-- strings that are shown otherwise
local SHOWN = {
  { '  "a"   "b"  ', '"a" "b"' },
  { '"a" # a comment | "c"\n"b"', '"a" "b"' },
  { '[","]', '[word=","]' },
  { '["a|b"]', '[word="a|b"]' },
  { '["a\\|b"]', '[word="a\\|b"]' },
  { '["x|x"]', '[word="x"]' },
  { '["A|a"i]', '[lower="a"]' },
  { "/x+/", "[word=/x+/]" },
  { "'it\\'s' [word='a|\"']", '"it\'s" [word="\\"|a"]' }, { '"\'"', '"\'"' }, { "['A'i]", '[lower="a"]' },
  { "(?<'a b'>[]) within 'x y'", '(?<"a b">[]) within "x y"' },
  { "[label='X'] => label='Y'", '[label="X"] => label="Y"' },
  { "[_.tag!='NN|NNS']", '[!(_.tag="NN" | _.tag="NNS")]' }, { "[_.tag='']", '[_.tag=""]' },
  { '[fold="STRASSE"]', '[lower="strasse"]' },
  { '[lower="Straße"]', '[lower="strasse"]' },
  { '[text="a"]', '[word="a"]' },
  { "[is_title=true]", "[title]" }, { "[title=false]", "[!title]" },
  { "[!!title]", "[title]" }, { '[lemma != "say"]', '[lemma!="say"]' },
  { "[any]", "[]" }, { "(?:[])", "[]" }, { "(([]))", "[]" },
  { "[]{1,1}", "[]{1}" }, { "[]{,3}", "[]{0,3}" }, { "[]{0,}", "[]*" },
  { '"\\u{e9}\\u{41}\\u{20ac}\\u{10ffff}"', '"éA€\u{10ffff}"' }, { '"\\n"', '"\\n"' }, { '"a" |', '"a" | ()' },
}

-- strings, the byte of the error, and what it says
local WRONG = {
  { "", 1, "an empty pattern" }, { "  ", 1, "an empty pattern" },
  { "(", 2, "')' expected for the '(' at byte 1, got the end" },
  { '"a" )', 5, "unexpected ')'" },
  { "word", 1, "words stand between quotation marks" },
  { "(word)", 2, "words stand between quotation marks" },
  { "[title", 7, "']' expected for the '[' at byte 1, got the end" },
  { "]", 1, "unexpected ']'" },
  { '"a', 1, "a string that has no end" }, { "/a", 1, "a regular expression that has no end" },
  { "//", 1, "an empty regular expression" }, { "/a/y", 4, "unknown flag 'y'" },
  { "[word~/(/]", 9, "missing closing parenthesis" },
  { "/[/", 3, "missing terminating ]" }, { "/a\\/\\/(/", 8, "missing closing parenthesis" },
  { "[word=/\\p{Foo}x/]", 15, "unknown property" }, { "[_.x=y]", 6, "expected, got 'y'" },
  { '"a" => x=y', 10, "true or false expected, got 'y'" }, { '"a" => x=1 x=2', 12, "'x' is there twice" },
  { '[]{2}{3}', 6, "two counts" }, { "[index]", 7, "a relation expected behind 'index'" },
  { '[any="x"]', 2, "'any' is no attribute" }, { '[where="x"]', 2, "unknown attribute 'where' (known: alpha, any," },
  { "(?<i>[])", 1, "'i' is no name for a capture" },
  { '""', 1, "an empty string is no word" }, { '["a||b"]', 5, "an empty string is no word" },
  { '"\\q"', 2, "unknown escape '\\q'" }, { '"\\u{d800}"', 3, "no character" },
  { '"\\x4"', 2, "two hexadecimal digits expected behind '\\x'" },
  { '"\\u41"', 2, "hexadecimal digits and '}' expected" }, { '"a\\', 3, "a string that has no end" },
  { "[_.x<3]", 5, "equal or not" }, { "[_.x 3]", 6, "'=' expected, got '3'" },
  { '[ent_iob="B|X"]', 2, "'B', 'I' or 'O' expected" },
  { '[starts=""]', 9, "an empty name" }, { '[layer=""]', 8, "an empty name" },
  { '[(title | upper]', 16, "')' expected for the '(' at byte 2, got ']'" },
  { '"\\u{ffffffffff}"', 3, "no character" },
  { "[foo]", 2, "unknown attribute 'foo'" }, { '[foo="x"]', 2, "unknown attribute 'foo'" },
  { "[word]", 6, "'=' or '~' expected behind 'word', got ']'" },
  { "[word=]", 7, "a string or a regular expression expected" },
  { '[word<"a"]', 2, "equal or not" }, { '[title="x"]', 2, "'title' is true or false" },
  { "[title<true]", 2, "equal or not" }, { "[length]", 8, "a relation expected" },
  { '[length="x"]', 9, "a number expected" }, { "[length=1.5]", 9, "a whole number expected" },
  { '[title~/x/]', 2, "no attribute with characters" },
  { '[lemma~"x"]', 8, "a regular expression expected" },
  { '[lemma="x"i]', 11, "only words are compared in any case" },
  { '[word="a"~10]', 13, "a number of edits from 0 to 9" },
  { '[word="a"~]', 11, "a number of edits from 0 to 9" },
  { '[ent_iob="X"]', 2, "'B', 'I' or 'O' expected" }, { "[ent_type=1]", 11, "a string" },
  { "'a\"", 1, "a string that has no end" }, { "[_.x~'a']", 6, "a regular expression expected" },
  { "[_.x=/(/]", 8, "missing closing parenthesis" }, { "[pos='NN']", 2, "a field of tokens is '_.pos')" },
  { "[_.=1]", 4, "a field's name expected" }, { "[_.a]", 5, "'=' expected" },
  { "[_.a=b]", 6, "true or false expected" },
  { '[title & label="A"]', 10, "it is no test of a token" },
  { '[label="A" & title]', 14, "'label', 'id' or 'layer' expected" },
  { '[label="A" & label="B"]', 14, "there twice" }, { "[label]", 7, "'=' expected" },
  { "[label=A]", 8, "a string expected" },
  { "[title &]", 9, "a test of a token expected, got ']'" }, { "[&]", 2, "a test of a token" },
  { "*", 1, "there is nothing to repeat before '*'" }, { "[]**", 4, "two counts" },
  { "{2}", 1, "nothing to repeat" }, { "[]{}", 4, "a number expected" },
  { "[]{3,2}", 3, "at least 3, at most 2" }, { "[]{x}", 4, "a number expected" },
  { "[]{2", 5, "'}' expected" }, { "[]{9999999999}", 4, "too large" },
  { "(?x)", 2, "'?<name>'" }, { "(?<>[])", 2, "'?<name>'" },
  { "(?<text>[])", 1, "'text' is no name for a capture" },
  { "(?=(?<a>[]))", 1, "no captures in what is looked at" },
  { "<>", 2, "the name of a layer expected" }, { "<sentences", 11, "'>' expected" },
  { '"a" =>', 7, "a field expected, got the end" },
  { '"a" => label', 13, "'=' expected" }, { '"a" => label=1', 5, "string expected" },
  { '"a" => line=1', 5, "no name for a field" },
  { '("a" => x=1) "b"', 1, "an action belongs" }, { '("a" => x=1)*', 1, "an action belongs" },
  { '"a" within', 11, "the name of a layer expected" },
  { '("a" within sentences)', 6, "words stand" },
  { ("("):rep(200) .. "[]" .. (")"):rep(200), 152, "more than 150 brackets deep" },
}

-- values and how they are shown
local VALUES = {
  { T "word", '"word"' }, { T.fold "Word", '"Word"i' }, { T{ "a", "b c" }, '"a" | "b c"' },
  { T.fold{ "a" }, '"a"i' }, { T.lemma{ "say", "tell" }, '[lemma="say|tell"]' },
  { T.shape "dd", '[shape="dd"]' }, { T.regex "^a", "[word~/^a/]" },
  { T.regex("a", "i"), "[word~/a/i]" }, { T.fuzzy(1, "colour"), '[word="colour"~1]' },
  { T.fuzzy(2, { "b", "a" }), '[word="a"~2 | word="b"~2]' },
  { T.length(3), "[length=3]" }, { T.length("<", 3), "[length<3]" },
  { T.title, "[title]" }, { T.any, "[]" }, { T.sentence_start, "<sentences>" },
  { T.start "lines", "<lines>" }, { T{ covered = "people", title = true }, '[covered="people" & title]' },
  { T.label "PERSON", '[label="PERSON"]' }, { T.label({ "B", "A" }, "x"),
    '[label="A|B" & layer="x"]' },
  { T.id "PRK", '[id="PRK"]' }, { T.field("tag", "NN"), '[_.tag="NN"]' },
  { T.field("tag", { "NN", "NNS" }), '[_.tag="NN" | _.tag="NNS"]' }, { T.field("tag", "a|b"), '[_.tag="a\\|b"]' },
  { T.field("tag", T.regex("^n", "i")), "[_.tag~/^n/i]" }, { T.field("tag", T.fuzzy(1, "NN")), '[_.tag="NN"~1]' },
  { T{ lower = "New", title = true, stop = false }, '[lower="new" & !stop & title]' },
  { T{ lower = true }, "[lower]" }, { T{ sentence_start = true }, "[sentence_start]" },
  { T{ ent_type = { "A", "B" }, length = 2 }, '[ent_type="A|B" & length=2]' },
  { T.any * "x" + "y" * T.title, '[] "x" | "y" [title]' },
  { (T.any + "x") * "y", '([] | "x") "y"' }, { T.any - T.title, "[any & !title]" },
  { T.any - "x", '(?!"x") []' }, { -T.any, "(?![])" }, { #T.any, "(?=[])" },
  { T.behind(T "a"), '(?<="a")' }, { -T.behind(T "a"), '(?<!"a")' }, { -#T.any, "(?![])" },
  { T.any^0, "[]*" }, { T.any^2, "[]{2,}" },
  { T.any^-1, "[]?" }, { T.any^-3, "[]{0,3}" }, { T.any^{ 2, 3 }, "[]{2,3}" },
  { T.any^{ 2 }, "[]{2}" }, { T.any^{ 0, math.huge, lazy = true }, "[]*?" },
  { T.any^{ lazy = true }, "[]*?" }, { (T.any^1)^0, "([]+)*" }, { T.any / "who", "(?<who>[])" },
  { (T.any / "who") / { label = "X", id = "%who" }, '(?<who>[]) => id="%who" label="X"' },
  { T.any / print, "[] => function" }, { T.any:within "lines", "[] within lines" },
  { T.any:within "a b", '[] within "a b"' }, { T.any / "<s>", '(?<"<s>">[])' },
  { T.field("a b", -1.5), '[_."a b"=-1.5]' }, { T.any / { ["a b"] = 1e20, y = -2 }, '[] => "a b"=1e+20 y=-2' },
  { T.any / { x = math.huge, y = -math.huge }, '[] => x=1e999 y=-1e999' },
  { T.length(2.0), "[length=2]" }, { T.length(">=", -1), "[length>=-1]" }, { T.regex "", "[word~//]" },
  { T.any^2.0, "[]{2,}" }, { T.any^-2.0, "[]{0,2}" }, { T.any^999999999, "[]{999999999,}" },
  { T.lemma{ tell = true, say = true }, '[lemma="say|tell"]' },
  { T.fold{ B = true, ["a c"] = true }, '"B"i | "a c"i' }, { T.label{ X = true }, '[label="X"]' },
  { T{ ent_iob = { "B", "I" } }, '[ent_iob="B" | ent_iob="I"]' }, { T{ "a", "a" }, '"a"' },
  { T.any:within "lines" / { x = 1 }, "[] => x=1 within lines" },
  { (T.any + "a"):within "lines" / { x = 1 }, '([] | "a") => x=1 within lines' },
  { T.any / { x = math.maxinteger }, '[] => x=9223372036854775807' },
}

-- what raises, and with what
local REFUSED = {
  { "an unknown name", function() return T.foo end, "gloss.token has no 'foo'" },
  { "an empty table", function() return T{} end, "an empty table" },
  { "an unknown attribute", function() return T{ foo = 1 } end, "unknown attribute 'foo'" },
  { "a flag that is no boolean", function() return T{ title = "x" } end, "boolean expected" },
  { "an empty word", function() return T "" end, "a word expected" },
  { "a number", function() return T(1) end, "string or table expected" },
  { "a list with a number", function() return T{ "a", 1 } end, "string" },
  { "an empty list", function() return T.lemma{} end, "an empty list" },
  { "a number for a lemma", function() return T.lemma(1) end, "string or list" },
  { "a product with a number", function() return T.any * 1 end, "got number" },
  { "a sum with nil", function() return T.any + nil end, "got nil" },
  { "least above most", function() return T.any^{ 3, 2 } end, "at least 3, at most 2" },
  { "a negative least", function() return T.any^{ -1, 2 } end, "negative" },
  { "half a repetition", function() return T.any^1.5 end, "whole number" },
  { "a field of a repetition", function() return T.any^{ max = 1 } end, "'max'" },
  { "a capture in a look-ahead", function() return -(T.any / "x") end, "no captures" },
  { "a capture in a difference", function() return T.any - T.any / "x" end, "no captures" },
  { "a built-in name", function() return T.any / "text" end, "'text' is no name" },
  { "an empty name", function() return T.any / "" end, "empty string" },
  { "a capture that is a number", function() return T.any / 1 end, "got number" },
  { "a capture that is a pattern", function() return T.any / T.any end, "got a pattern" },
  { "an action in a sequence", function() return (T.any / print) * T.any end, "belongs" },
  { "two actions", function() return T.any / print / print end, "has an action" },
  { "an action without fields", function() return T.any / {} end, "no fields" },
  { "a label that is a number", function() return T.any / { label = 1 } end, "string expected" },
  { "a field that is a table", function() return T.any / { x = {} } end, "got table" },
  { "within twice", function() return T.any:within "a":within "b" end, "already" },
  { "within in a sequence", function() return T.any:within "a" * T.any end, "whole pattern" },
  { "ten edits", function() return T.fuzzy(10, "a") end, "0 to 9" },
  { "a broken regex", function() return T.regex "(" end, "regex '(': missing closing parenthesis (byte 2)" },
  { "a flag of a regex", function() return T.regex("a", "q") end, "aimsx" },
  { "a broken regex in a table", function() return T{ regex = "(" } end, "missing closing parenthesis" },
  { "words and attributes", function() return T{ "a", title = true } end, "got a field 'title'" },
  { "a list with a hole", function() return T.lemma{ "a", nil, "b" } end, "got a field '3'" },
  { "a set with a false", function() return T.lemma{ a = false } end, "got a field 'a'" },
  { "a pattern as a lemma", function() return T.lemma(T.any) end, "got gloss.Pattern" },
  { "an empty word in a list", function() return T.lemma{ "a", "" } end, "an empty string" },
  { "an empty misspelt word", function() return T.fuzzy(1, "") end, "an empty string" },
  { "an empty label", function() return T.label "" end, "label: an empty string" },
  { "a field that is a flag", function() return T.field("x", T.title) end, "T.regex and T.fuzzy alone" },
  { "a field of numbers", function() return T.field("x", { 1 }) end, "field 'x': string expected at 1 of a list" },
  { "a field that is not itself", function() return T.field("x", 0 / 0) end, "a value expected" },
  { "too many repetitions", function() return T.any^1e9 end, "999999999 repetitions at most" },
  { "too many, at most", function() return T.any^math.mininteger end, "repetitions at most" },
  { "a pattern of repetitions", function() return T.any^T.any end, "whole number of repetitions" },
  { "no function", function() return T.where(1) end, "function expected" },
  { "no relation", function() return T.length("~", 1) end, "relation expected" },
  { "no string", function() return gloss.pattern(1) end, "string expected" },
}

describe("the string syntax of token patterns", function()
  for _, s in ipairs(SAME) do
    it("keeps " .. s, function() assert.equal(s, tostring(gloss.pattern(s))) end)
  end
  for _, row in ipairs(SHOWN) do
    it("reads " .. row[1], function()
      assert.equal(row[2], tostring(gloss.pattern(row[1])))
    end)
  end
  for _, row in ipairs(WRONG) do
    it("refuses " .. row[1]:sub(1, 40), function()
      local p, why, at = require "gloss.patternsyntax".parse(row[1])
      assert.is_nil(p)
      assert.equal(row[2], at)
      assert.truthy(why:find(row[3], 1, true), why)
      assert.has_error(function() gloss.pattern(row[1]) end)
    end)
  end
  it("shows the place with a caret, in characters", function()
    local _, why = require "gloss.patternsyntax".parse '"a"\n"é" foo "b"'
    assert.equal("byte 10: words stand between quotation marks\n" .. '  "é" foo "b"\n      ^', why)
  end)
  it("cuts a long line around the place, between characters", function()
    local long = ('"é" '):rep(100)
    local _, why = require "gloss.patternsyntax".parse(long .. "?x? " .. long)
    for line in why:gmatch "[^\n]+" do
      assert.is_truthy(utf8.len(line), line)
      assert.is_true(#line < 120)
    end
  end)
  it("reads what was written by chance, or tells why not", function()
    local pieces = { "[", "]", "(", ")", "?", "*", '"a"', "|", "&", "!", "=", "title", "<",
      ">", "~", "/a/", "{", "}", "1", ",", "label", "word", "within", "=>", "\\", '"', "\xff" }
    math.randomseed(7)
    for _ = 1, 20000 do
      local s = {}
      for i = 1, math.random(12) do s[i] = pieces[math.random(#pieces)] end
      s = table.concat(s)
      local p, why, at = require "gloss.patternsyntax".parse(s)
      if p then
        local shown = tostring(p)
        assert.equal(shown, tostring(gloss.pattern(shown)), s)
      else
        assert.is_true(at >= 1 and at <= #s + 1, s)
        assert.is_string(why)
      end
    end
  end)
end)

describe("a token pattern", function()
  for i, row in ipairs(VALUES) do
    it("is shown, and read back: " .. row[2], function()
      assert.equal(row[2], tostring(VALUES[i][1]))
      if not row[2]:find "function" then
        assert.equal(row[2], tostring(gloss.pattern(row[2])))
      end
    end)
  end
  for _, row in ipairs(REFUSED) do
    it("refuses " .. row[1], function()
      local ok, why = pcall(row[2])
      assert.is_false(ok)
      assert.truthy(tostring(why):find(row[3], 1, true), why)
    end)
  end
  it("may be a hundred thousand deep, either way", function()
    local left, right = T "a", T "a"
    for _ = 1, 1e5 do left, right = left * "b", "b" * right end
    assert.equal(3 + 4 * 1e5, #tostring(left))
    assert.truthy(tostring(right))
    local alternatives = T "a"
    for _ = 1, 1e5 do alternatives = alternatives + "b" end
    assert.equal(3 + 6 * 1e5, #tostring(alternatives))
  end)
end)
