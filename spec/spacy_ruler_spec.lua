-- gloss.spacy_ruler does what spaCy's own tests expect of its EntityRuler, SpanRuler and
-- PhraseMatcher (spaCy, MIT licence: spacy/tests/pipeline/test_entity_ruler.py,
-- test_span_ruler.py, spacy/tests/matcher/test_phrase_matcher.py). Facts and cases are theirs.
--
-- What cannot be said here, and why:
--   3345, ner, merge_entities, scorer, pipe     other parts of spaCy's pipelines
--   to_bytes, to_disk                           rulers are read, not written
--   warnings where there are no patterns        an empty ruler finds nothing
--   attr "POS", "TAG", "DEP"                    need a statistical tagger
--   attr of flags (IS_PUNCT), ents_filter, spans_filter by name
local gloss = require "gloss"
local common = require "spec.support.common"
local files = require "spec.support.files"

local PATTERNS = {
  { label = "HELLO", pattern = "hello world", id = "hello1" },
  { label = "BYE", pattern = { { LOWER = "bye" }, { LOWER = "bye" } } },
  { label = "HELLO", pattern = { { ORTH = "HELLO" } }, id = "hello2" },
  { label = "COMPLEX", pattern = { { ORTH = "foo", OP = "*" } } },
  { label = "TECH_ORG", pattern = "Apple", id = "a1" },
  { label = "TECH_ORG", pattern = "Microsoft", id = "a2" },
}
local OVERLAP = { { label = "FOOBAR", pattern = "foo bar" }, { label = "BARBAZ", pattern = "bar baz" } }
local COMPANY = { { label = "PERSON", pattern = "Dina", id = "d" }, { label = "ORG", pattern = "ACME" },
  { label = "ORG", pattern = "ACM" }, { label = "DATE", pattern = "June 14th" } }

local function shown(found)
  local list = {}
  for s in found:each() do
    list[#list + 1] = s.label .. (s.id and "/" .. s.id or "") .. ":" .. tostring(s)
  end
  return table.concat(list, " ")
end

local function find(rows, text, options)
  return shown(gloss.spacy_ruler(rows, options):find(text))
end

-- a doc whose first spans are entities
local function with_entities(text, rows)
  local doc = gloss.doc(text)
  doc:layer("entities", gloss.spans(doc, rows))
  return doc
end

describe("gloss.spacy_ruler", function()
  local ALL = { overlaps = true }
  local LOWER = { phrase_matcher_attr = "LOWER" }
  local ROWS = { -- name, patterns, text, found, options
    { "phrases and tokens", PATTERNS, "hello world bye bye", "HELLO/hello1:hello world BYE:bye bye" },
    { "of a token its text", PATTERNS, "OH HELLO WORLD bye bye", "HELLO/hello2:HELLO BYE:bye bye" },
    { "the longest of a loop", PATTERNS, "foo foo bye bye", "COMPLEX:foo foo BYE:bye bye" },
    { "ids", PATTERNS, "Apple is a technology company", "TECH_ORG/a1:Apple" },
    { "the first of two", OVERLAP, "foo bar baz", "FOOBAR:foo bar" },
    { "both", OVERLAP, "foo bar baz", "FOOBAR:foo bar BARBAZ:bar baz", ALL },
    { "all lengths", PATTERNS, "foo foo", "COMPLEX:foo foo COMPLEX:foo COMPLEX:foo", ALL },
    { "issue 4849", { { label = "PERSON", pattern = "joe biden", id = "joe" },
      { label = "PERSON", pattern = "bernie sanders", id = "bernie" } },
      "\n    The left is starting to take aim at front-runner Joe Biden.\n    Sen. Bernie Sanders joined in.",
      "PERSON/joe:Joe Biden PERSON/bernie:Bernie Sanders", LOWER },
    { "issue 5918", { { label = "ORG", pattern = "Digicon Inc" }, { label = "ORG", pattern = "Rotan Mosle Inc's" },
      { label = "ORG", pattern = "Rotan Mosle Technology Partners Ltd" } },
      "Digicon Inc said it has completed. Rotan Mosle Inc's Rotan Mosle Technology Partners Ltd affiliate.",
      "ORG:Digicon Inc ORG:Rotan Mosle Inc's ORG:Rotan Mosle Technology Partners Ltd" },
    { "white space breaks phrases", { { label = "X", pattern = "New York" } }, "New  York New\nYork", "" },
    { "phrases by shape", { { label = "IP", pattern = "127.0.0.1" }, { label = "IP", pattern = "127.127.0.0" } },
      "at 192.0.0.5 and 255.255.1.2, not 1.2.3.4", "IP:192.0.0.5 IP:255.255.1.2", { phrase_matcher_attr = "SHAPE" } },
    { "phrases by lemma", { { label = "X", pattern = "say yes" } }, "she says yes", "X:says yes",
      { phrase_matcher_attr = "LEMMA" } },
    { "phrases by norm", { { label = "X", pattern = "Sept. 3" } }, "on Sep. 3", "X:Sep. 3",
      { phrase_matcher_attr = "NORM" } },
    { "an attribute in small letters", { { label = "X", pattern = "say yes" } }, "SAY Yes", "X:SAY Yes",
      { phrase_matcher_attr = "lower" } },
    { "phrases of small letters, sharp s", { { label = "X", pattern = "STRASSE" } }, "Straße strasse", "X:strasse",
      LOWER },
    { "the longest before the leftmost", { { label = "A", pattern = "a b" }, { label = "B", pattern = "b c d" } },
      "a b c d", "B:b c d" },
    { "the first in the file of two that are equal", { { label = "B", pattern = "x y" },
      { label = "A", pattern = "x y" } }, "x y", "B:x y" },
  }
  for _, row in ipairs(ROWS) do
    it(row[1], function() assert.are.equal(row[4], find(row[2], row[3], row[5])) end)
  end

  it("takes the next shorter one where a longer one is taken", function()
    -- b y y y z is longer than a x b y y
    local rows = { { label = "A", pattern = { { ORTH = "a" }, { OP = "{1,4}" } } },
      { label = "B", pattern = { { ORTH = "b" }, { OP = "{5}" } } } }
    assert.are.equal("A:a x B:b y y y z w", find(rows, "a x b y y y z w"))
  end)

  it("takes the longest of more tokens than a byte counts", function()
    local rows = { { label = "A", pattern = { { ORTH = "a", OP = "+" }, { ORTH = "x" } } },
      { label = "B", pattern = { { ORTH = "x" }, { ORTH = "c", OP = "+" } } } }
    local long = "x" .. (" c"):rep(299)
    assert.are.equal("B:" .. long, find(rows, ("a "):rep(99) .. long))
  end)

  it("leaves entities alone that were there, or not", function()
    local function doc()
      return with_entities("OH HELLO WORLD bye bye", { { 1, 14, label = "ORG" } })
    end
    assert.are.equal("BYE:bye bye", shown(gloss.spacy_ruler(PATTERNS, { entities = "entities" }):find(doc())))
    assert.are.equal("HELLO/hello2:HELLO BYE:bye bye",
      shown(gloss.spacy_ruler(PATTERNS, { entities = "entities", overwrite = true }):find(doc())))
    assert.are.equal("HELLO/hello2:HELLO BYE:bye bye", shown(gloss.spacy_ruler(PATTERNS):find(doc())))
    -- half a token is taken too
    assert.are.equal("", shown(gloss.spacy_ruler(PATTERNS, { entities = "entities" }):find(
      with_entities("Apple", { { 5, 5, label = "X" } }))))
  end)

  it("takes the longest that entities leave", function()
    local rows = { { label = "A", pattern = { { ORTH = "a", OP = "+" } } } }
    assert.are.equal("A:a a A:a", shown(gloss.spacy_ruler(rows, { entities = "entities" }):find(
      with_entities("a a a a", { { 5, 5, label = "X" } }))))
  end)

  it("has labels, ids, adds and removes", function()
    local r = gloss.spacy_ruler(PATTERNS)
    assert.are.equal(6, #r)
    assert.are.same({ "BYE", "COMPLEX", "HELLO", "TECH_ORG" }, r:labels())
    assert.are.same({ "a1", "a2", "hello1", "hello2" }, r:ids())
    r = gloss.spacy_ruler(COMPANY)
    local text = "Dina founded the company ACME on June 14th"
    assert.are.equal("PERSON/d:Dina ORG:ACME DATE:June 14th", shown(r:find(text)))
    r:remove{ id = "d" }
    assert.are.equal("ORG:ACME DATE:June 14th", shown(r:find(text)))
    r:remove{ label = "ORG" }
    assert.are.equal(1, #r)
    r:remove{ label = "DATE" }
    assert.are.equal("", shown(r:find(text)))
    assert.has_error(function() r:remove{ label = "NE" } end, "no pattern of label 'NE'")
    assert.has_error(function() r:remove{ id = "NE" } end, "no pattern of id 'NE'")
    assert.has_error(function() r:remove{} end, "{ label = } or { id = } expected")
    r:add{ { label = "DATE2", pattern = "June" } }
    assert.are.equal("DATE2:June", shown(r:find(text)))
    assert.has_error(function() r:add{ { label = "X", pattern = {} } } end,
      "row 1: pattern: list of tokens expected, got an empty one")
  end)

  it("warns of the same pattern with two labels", function()
    local r = gloss.spacy_ruler{ { label = "A", pattern = "x y" }, { label = "B", pattern = "x y" },
      { label = "A", pattern = "x y" } }
    assert.are.same({ "a row: the same pattern as another, labelled A there and B here" }, r.warnings)
  end)
end)

describe("a ruler's file", function()
  local write = files.write
  local function ruler(text, options) return files.reading(text, gloss.spacy_ruler, options) end

  it("is JSON, a row a line", function()
    local r = assert(ruler('\239\187\191{"label":"A","pattern":"x","meta":{"a":1},"id":null}\r\n\n'
      .. '{"label":"B","pattern":[{"LOWER":"y"},{"OP":"?","IS_PUNCT":true}],"id":"b"}'))
    assert.are.equal("A:x B/b:Y!", shown(r:find "x Y!"))
  end)

  local BAD = {
    { "{", "FILE:1: JSON object on one line expected: Expected object key string but found T_END at character 2" },
    { "[1", "FILE:1: JSON object on one line expected: Expected comma or array end but found T_END at character 3" },
    { "\n1", "FILE:2: JSON object expected, got number" },
    { "null", "FILE:1: JSON object expected, got null" },
    { '[{"label":"A","pattern":"x"}]', "FILE:1: JSON object expected, got a list (an object a line)" },
    { '{"label":"A","pattern":[{"ENT_IOB":9}]}', "FILE:1: token 1: ENT_IOB: 'B', 'I', 'O' or '' expected, got 9" },
    { '{"pattern":"x"}', "FILE:1: label: string expected" },
    { '{"label":"","pattern":"x"}', "FILE:1: label: string expected" },
    { '{"label":1,"pattern":"x"}', "FILE:1: label: string expected" },
    { '{"label":"A"}', "FILE:1: pattern: string or list of tokens expected, got nil" },
    { '{"label":"A","pattern":null}', "FILE:1: pattern: string or list of tokens expected, got nil" },
    { '{"label":"A","pattern":" "}', "FILE:1: pattern: a blank string" },
    { '{"label":"A","pattern":[]}', "FILE:1: pattern: list of tokens expected, got an empty one" },
    { '{"label":"A","pattern":{"LOWER":"x"}}', "FILE:1: pattern: list of tokens expected, got an empty one" },
    { '{"label":"A","pattern":["x"]}', "FILE:1: token 1: object expected, got string" },
    { '{"label":"A","pattern":[null]}', "FILE:1: token 1: object expected, got null" },
    { '{"label":"A","pattern":[{"LOWER":null}]}',
      "FILE:1: token 1: LOWER: string or predicate expected, got null" },
    { '{"label":"A","pattern":"x","id":1}', "FILE:1: id: string expected, got number" },
    { '{"label":"A","pattern":"x","type":"fuzzy"}',
      "FILE:1: type: 'fuzzy' is not supported (known: phrase, token)" },
    { '{"label":"A","pattern":"x"}\n{"label":"A","pattern":[{"POS":"NOUN"}]}',
      "FILE:2: token 1: POS: needs a statistical tagger, which gloss has not" },
    { '{"label":"A","pattern":[{"ASDF":"x"}]}', "FILE:1: token 1: ASDF: unknown key" },
  }
  for _, row in ipairs(BAD) do
    it("is refused: " .. row[1]:gsub("%c", " "), function()
      local r, why, line = ruler(row[1])
      assert.is_nil(r)
      assert.are.equal(row[2], why)
      assert.is_number(line)
    end)
  end

  it("may have rows left out that need a tagger", function()
    local r = assert(ruler('{"label":"A","pattern":[{"POS":"NOUN"}]}\n{"label":"B","pattern":"x"}',
      { missing = "skip-rule" }))
    assert.are.equal(1, #r)
    assert.are.equal(1, r.skipped)
  end)

  it("may have unknown keys ignored", function()
    local r = assert(ruler('{"label":"A","pattern":[{"ASDF":"x","LOWER":"y"}]}', { validate = false }))
    assert.are.equal("A:y", shown(r:find "x y"))
  end)

  it("is in a directory with its settings", function()
    local folder = os.tmpname()
    os.remove(folder)
    assert(os.execute("mkdir " .. folder))
    write(folder .. "/patterns.jsonl", '{"label":"A","pattern":"new york"}\n')
    write(folder .. "/cfg", '{"overwrite":false,"phrase_matcher_attr":"LOWER","ent_id_sep":"||"}')
    assert.are.equal("A:New York", shown(assert(gloss.spacy_ruler(folder)):find "New York"))
    assert.are.equal("", shown(assert(gloss.spacy_ruler(folder, { phrase_matcher_attr = "ORTH" })):find "New York"))
    write(folder .. "/cfg", "{")
    local r, why = gloss.spacy_ruler(folder)
    assert.is_nil(r)
    assert.are.equal(folder .. "/cfg: ", why:sub(1, #folder + 6))
    os.remove(folder .. "/cfg")
    -- SpanRuler's file has no ending
    os.rename(folder .. "/patterns.jsonl", folder .. "/patterns")
    assert.are.equal("A:new york", shown(assert(gloss.spacy_ruler(folder)):find "new york"))
    os.remove(folder .. "/patterns")
    os.remove(folder)
  end)

  it("is there", function()
    local r, why = gloss.spacy_ruler "/nowhere/x.jsonl"
    assert.is_nil(r)
    assert.is_truthy(why:find "^/nowhere/x.jsonl: ")
  end)

  it("may be anything without harm", function()
    local random = common.generator(5)
    local good = '{"label":"A","pattern":[{"LOWER":{"IN":["a","b"]},"OP":"{1,2}"},{"TEXT":{"REGEX":"^a+$"}},'
      .. '{"ENT_TYPE":"X"},{"_":{"a":{">":1}}},{"LENGTH":{">=":2}},{"LEMMA":{"FUZZY1":"go"}}],"id":"x"}\n'
    for _ = 1, 400 do
      local r, why = ruler(common.damaged(random, good, 4, '{}[]",:0a\\'))
      if r then r:find "a a aa go" else assert.is_string(why) end
    end
  end)
end)

describe("options of rulers", function()
  local ROWS = {
    { { phrase_matcher_attr = "POS" }, "phrase_matcher_attr: unknown attribute 'POS' (known: LEMMA, LOWER, NORM, "
      .. "ORTH, SHAPE, TEXT)" },
    { { entities = 1 }, "entities: string expected, got number" },
    { { missing = "x" }, "missing: 'error', 'skip-rule' or 'never-match' expected, got 'x'" },
    { { validate = 1 }, "validate: boolean expected, got number" },
    { { tokens = 1 }, "tokens: name of a profile, or 'doc', expected, got number" },
  }
  for _, row in ipairs(ROWS) do
    it(row[2], function()
      assert.has_error(function() gloss.spacy_ruler({}, row[1]) end, row[2])
    end)
  end
  it("are known", function() assert.has_error(function() gloss.spacy_ruler({}, { x = 1 }) end) end)
  it("are of a path or rows", function()
    assert.has_error(function() gloss.spacy_ruler(1) end, "path or list of rows expected, got number")
    assert.has_error(function() gloss.spacy_ruler{ 1 } end, "row 1: table expected, got number")
    assert.has_error(function() gloss.spacy_ruler{ label = "X" } end,
      "path or list of rows expected, got a field 'label' (one alone stands in a list too)")
    local ruler = gloss.spacy_ruler()
    assert.has_error(function() ruler:add{ label = "X" } end,
      "list of rows expected, got a field 'label' (one alone stands in a list too)")
    assert.equal("b", tostring(ruler:add{ { label = "X", pattern = "b" } }:find "a b"[1]))
  end)
end)
