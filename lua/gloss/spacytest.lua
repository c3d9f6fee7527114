--- What the keys of spaCy's token descriptions ask of a token ({ LOWER = "hello" }, { LENGTH =
-- { [">="] = 3 } }), as tests of gloss.patterntest. The first step of reading a pattern; tokens
-- and their operators are in gloss.spacypattern.
-- Source: spacy/matcher/matcher.pyx, schemas.py (MIT).
local pattern = require "gloss.pattern"

local M = {}

-- strings; each is an attribute of tokens
local STRINGS = {
  ORTH = "text", TEXT = "text", LOWER = "lowercase", NORM = "norm", SHAPE = "shape",
  PREFIX = "prefix", SUFFIX = "suffix", LEMMA = "lemma",
}
local FLAGS = {}
for name in ([[IS_ALPHA IS_ASCII IS_DIGIT IS_LOWER IS_UPPER IS_TITLE IS_PUNCT IS_SPACE
  IS_BRACKET IS_QUOTE IS_LEFT_PUNCT IS_RIGHT_PUNCT IS_CURRENCY LIKE_NUM LIKE_URL
  LIKE_EMAIL]]):gmatch "%S+" do FLAGS[name] = name:lower() end
local STATISTICAL = { POS = true, TAG = true, MORPH = true, DEP = true }
local PLACES = { ENT_TYPE = "label", ENT_ID = "id", ENT_KB_ID = "id" }
local UNSUPPORTED = { LANG = true, IDX = true }

--- Ends the reading of a pattern: raises a table with the reason, `why`.
function M.fail(...) error({ why = (...):format(select(2, ...)) }, 0) end

local fail = M.fail
local describe = require "gloss.json".kind

local function negate(t) return require "gloss.patterntest".negate(t) end

local NEVER = { op = "not", { op = "any" } }

local function any_of(list)
  return #list > 0 and require "gloss.patterntest".any_of(list) or NEVER
end

local function equals(attr, value)
  if value == "" then return NEVER end
  return { op = "eq", attr = attr, value = value }
end

local function one_of(attr, list)
  local set, some = {}, false
  for _, value in ipairs(list) do
    if type(value) ~= "string" then fail("string expected in a list, got %s", describe(value)) end
    if value ~= "" then set[value], some = true, true end
  end
  return some and { op = "in", attr = attr, set = set } or NEVER
end

local function regex(attr, value)
  local translated, flags = require "gloss.pyregex".translate(value)
  if not translated then fail("REGEX: %s", flags) end
  local why = require "gloss.core".regex_error(translated, flags)
  if why then fail("REGEX: %s", why) end
  return { op = "regex", attr = attr, regex = translated, flags = flags }
end

-- 0.3 of the length, rounded to the nearest whole number, halves to the even
-- one, and 2 at least.
local function edits(value)
  local _, length = value:gsub("[^\128-\191]", "")
  local tenths = 3 * length
  local whole = math.floor(tenths / 10)
  local rest = tenths % 10
  if rest > 5 or rest == 5 and whole % 2 == 1 then whole = whole + 1 end
  return math.max(2, whole)
end

local function fuzzy(attr, value, n)
  return { op = "fuzzy", attr = attr, value = value, max = n or edits(value) }
end

-- A predicate of one string, or of those of a list: {"IN": [...]}, {"NOT_IN": [...]}.
local function each(attr, value, make)
  if type(value) == "string" then return make(attr, value) end
  if type(value) ~= "table" then
    fail("string or {IN, NOT_IN} expected, got %s", describe(value))
  end
  local list = {}
  for given, inner in pairs(value) do
    local name = tostring(given):upper()
    if name ~= "IN" and name ~= "NOT_IN" then fail("unknown predicate '%s'", name) end
    if type(inner) ~= "table" then fail("%s: list expected, got %s", name, describe(inner)) end
    local tests = {}
    for i, s in ipairs(inner) do
      if type(s) ~= "string" then fail("string expected in a list, got %s", describe(s)) end
      tests[i] = make(attr, s)
    end
    local t = any_of(tests)
    list[#list + 1] = name == "IN" and t or negate(t)
  end
  return require "gloss.patterntest".all(list)
end

local function list_of(name, value)
  if type(value) ~= "table" then fail("%s: list expected, got %s", name, describe(value)) end
  return value
end

-- predicates of a string attribute
local predicates = {}
function predicates.IN(attr, v) return one_of(attr, list_of("IN", v)) end
function predicates.NOT_IN(attr, v) return negate(one_of(attr, list_of("NOT_IN", v))) end
function predicates.INTERSECTS(attr, v) return one_of(attr, list_of("INTERSECTS", v)) end
function predicates.IS_SUBSET(attr, v) return one_of(attr, list_of("IS_SUBSET", v)) end
-- one word is all of a list: of an empty one, or of itself alone
function predicates.IS_SUPERSET(attr, v)
  list_of("IS_SUPERSET", v)
  local first = v[1]
  if first == nil then return { op = "any" } end
  for _, s in ipairs(v) do
    if s ~= first then return NEVER end
  end
  return one_of(attr, { first })
end
predicates["=="] = function(attr, v)
  if type(v) ~= "string" then fail("==: string expected, got %s", describe(v)) end
  return equals(attr, v)
end
predicates["!="] = function(attr, v) return negate(predicates["=="](attr, v)) end
function predicates.REGEX(attr, v) return each(attr, v, regex) end
function predicates.FUZZY(attr, v) return each(attr, v, fuzzy) end
for n = 1, 9 do
  predicates["FUZZY" .. n] = function(attr, v)
    return each(attr, v, function(a, s) return fuzzy(a, s, n) end)
  end
end

-- Each predicate of a table, sorted by name; `make(NAME, value)` gives a test, or nil where it
-- knows none of that name. Where names are not validated these are ignored.
local function all_predicates(value, lax, make)
  local names, list = {}, {}
  for name in pairs(value) do names[#names + 1] = name end
  if #names == 0 then fail("no predicate") end
  table.sort(names, function(a, b) return tostring(a) < tostring(b) end)
  for _, name in ipairs(names) do
    local test = make(tostring(name):upper(), value[name])
    if not test and not lax then fail("unknown predicate '%s'", tostring(name)) end
    list[#list + 1] = test
  end
  return require "gloss.patterntest".all(list)
end

-- A predicate of one value that a list may stand for; `one` gives the test of each. Nil where
-- it is no such predicate.
local function of_list(name, value, one)
  local positive = name == "IN" or name == "INTERSECTS" or name == "IS_SUBSET"
  if not positive and name ~= "NOT_IN" and name ~= "IS_SUPERSET" then return nil end
  local tests, same = {}, true
  for i, v in ipairs(list_of(name, value)) do
    tests[i] = one(v)
    same = same and v == value[1]
  end
  -- one value is all of a list: of an empty one, or of itself alone
  if name == "IS_SUPERSET" then
    return #tests == 0 and { op = "any" } or same and tests[1] or NEVER
  end
  return positive and any_of(tests) or negate(any_of(tests))
end

local function string_test(attr, value, lax)
  if type(value) == "string" then return equals(attr, value) end
  if type(value) ~= "table" then
    fail("string or predicate expected, got %s", describe(value))
  end
  return all_predicates(value, lax, function(name, v)
    return predicates[name] and predicates[name](attr, v)
  end)
end

-- Whether a word is one that has the attribute that a test wants of its norm.
local function accepts(t, word)
  local function on_text(test)
    local copy = {}
    for k, v in pairs(test) do copy[k] = v end
    for i, child in ipairs(test) do copy[i] = on_text(child) end
    if copy.attr then copy.attr = "text" end
    return copy
  end
  return #pattern.test(on_text(t)):find(word, { tokens = "space" }) > 0
end

-- A test of the norm: that of the word, but of a few words the special case that they are
-- part of decides ("'d" is would in "I'd've").
local function norm_test(t)
  local words = require "gloss.spacywords"
  local some = { op = "in", attr = "text", set = words.PARTS }
  local wanted -- of the norms that parts may have, those that the test accepts
  local function part_is(_, i, tokens)
    if not wanted then
      wanted = {}
      for norm in pairs(words.PART_NORMS) do wanted[norm] = accepts(t, norm) end
    end
    return wanted[words.part(tokens, i) or ""] or false
  end
  local function is_none(_, i, tokens) return words.part(tokens, i) == nil end
  return { op = "or",
    { op = "and", t, { op = "or", negate(some), { op = "where", fn = is_none } } },
    { op = "and", some, { op = "where", fn = part_is } } }
end

local RELATIONS = { ["=="] = "==", ["!="] = "~=", [">="] = ">=", ["<="] = "<=", [">"] = ">",
  ["<"] = "<" }

local function whole(v)
  if type(v) ~= "number" or v % 1 ~= 0 then fail("whole number expected, got %s", describe(v)) end
  return v
end

local function length_test(value, lax)
  local function compare(rel, v)
    return { op = "cmp", attr = "length", rel = rel, value = whole(v) }
  end
  if type(value) ~= "table" then return compare("==", value) end
  return all_predicates(value, lax, function(name, v)
    if RELATIONS[name] then return compare(RELATIONS[name], v) end
    return of_list(name, v, function(n) return compare("==", n) end)
  end)
end

-- true, false, 1, 0; or a predicate of one
local function truth(value)
  if value == true or value == 1 then return true end
  if value == false or value == 0 then return false end
  fail("true or false expected, got %s", describe(value))
end

local function flag_test(test, value, lax)
  local function one(v) return truth(v) and test or negate(test) end
  if type(value) ~= "table" then return one(value) end
  return all_predicates(value, lax, function(name, v)
    if name == "==" then return one(v) end
    if name == "!=" then return negate(one(v)) end
    return of_list(name, v, one)
  end)
end

local function covered(part, what, set)
  return { op = "covered", layer = "entities", optional = true, part = part,
    [what or "label"] = set }
end

-- what a regex, or letters, say of a label or an id; outside of entities it is ""
local function place_by_characters(what, test)
  local passes = require "gloss.patterntest".of_string(test)
  local inside = covered("any", what, passes)
  return passes "" and any_of{ covered "outside", inside } or inside
end

-- the label or id of the entity that a token is in; "": it is in none
local function place_test(what, value, lax)
  local function one(s)
    if type(s) ~= "string" then fail("string expected, got %s", describe(s)) end
    if s == "" then return covered "outside" end
    return covered("any", what, { [s] = true })
  end
  if type(value) == "string" then return one(value) end
  if type(value) ~= "table" then fail("string or predicate expected, got %s", describe(value)) end
  return all_predicates(value, lax, function(name, v)
    if name == "==" then return one(v) end
    if name == "!=" then return negate(one(v)) end
    if name == "REGEX" or name:find "^FUZZY" and predicates[name] then
      return place_by_characters(what, predicates[name]("text", v))
    end
    return of_list(name, v, one)
  end)
end

local IOB = { [0] = "outside", "inside", "outside", "begin", O = "outside", I = "inside",
  B = "begin" }
local function iob_test(value)
  if value == "" then return NEVER end -- a missing value: the entities are known here
  local part = (type(value) == "string" or type(value) == "number") and IOB[value]
  if not part or value == 0 then
    if value == 0 then return NEVER end
    fail("'B', 'I', 'O' or '' expected, got %s", type(value) == "number" and ("%g"):format(value)
      or type(value) == "string" and value or describe(value))
  end
  return covered(part)
end

-- extensions: fields of tokens

-- A field as a set; what is no list is the one member.
local function members(field)
  local set = {}
  if type(field) ~= "table" then
    if field ~= nil then set[field] = true end
    return set
  end
  for _, v in ipairs(field) do set[v] = true end
  return set
end

local function is_member(field, wanted)
  return field ~= nil and type(field) ~= "table" and wanted[field] or false
end

local function intersects(field, wanted)
  for v in pairs(members(field)) do
    if wanted[v] then return true end
  end
  return false
end

local of_field = {
  IN = is_member, INTERSECTS = intersects,
  NOT_IN = function(field, wanted) return not is_member(field, wanted) end,
  IS_SUBSET = function(field, wanted)
    for v in pairs(members(field)) do
      if not wanted[v] then return false end
    end
    return field ~= nil
  end,
  IS_SUPERSET = function(field, wanted)
    local set = members(field)
    for v in pairs(wanted) do
      if not set[v] then return false end
    end
    return true
  end,
}
local compared = {
  ["<"] = function(a, b) return a < b end, ["<="] = function(a, b) return a <= b end,
  [">"] = function(a, b) return a > b end, [">="] = function(a, b) return a >= b end,
}

local SIMPLE = { string = true, number = true, boolean = true }

local function field_is(name, test)
  return { op = "where", fn = function(token)
    return test(token.fields and token.fields[name])
  end }
end

local function field_test(name, value, lax)
  local function equal(v)
    if not SIMPLE[type(v)] then fail("%s: a value expected, got %s", name, describe(v)) end
    return { op = "field", name = name, value = v }
  end
  if type(value) ~= "table" then return equal(value) end
  return all_predicates(value, lax, function(predicate, v)
    if predicate == "==" then return equal(v) end
    if predicate == "!=" then return negate(equal(v)) end
    if of_field[predicate] then
      local wanted = {}
      for _, one in ipairs(list_of(predicate, v)) do wanted[equal(one).value] = true end
      return field_is(name, function(field) return of_field[predicate](field, wanted) end)
    end
    if predicate == "REGEX" or predicate:find "^FUZZY" and predicates[predicate] then
      local is = require "gloss.patterntest".of_string(predicates[predicate]("text", v))
      return field_is(name, function(field) return type(field) == "string" and is(field) end)
    end
    if not compared[predicate] then return nil end
    if type(v) ~= "number" then
      fail("%s: %s: number expected, got %s", name, predicate, describe(v))
    end
    return field_is(name, function(field)
      return type(field) == "number" and compared[predicate](field, v)
    end)
  end)
end

local function custom_test(value, lax)
  if type(value) ~= "table" then fail("object of fields expected, got %s", describe(value)) end
  local list = {}
  for name, v in pairs(value) do list[#list + 1] = { name = tostring(name), value = v } end
  if #list == 0 then fail("no field") end
  table.sort(list, function(a, b) return a.name < b.name end)
  for i, field in ipairs(list) do list[i] = field_test(field.name, field.value, lax) end
  return require "gloss.patterntest".all(list)
end

--- The test that a key of a token's description asks for with its value. options: `missing`, what
-- statistical keys are, and `validate`, whether unknown ones are refused.
function M.test(key, value, options)
  local name = type(key) == "string" and key:upper() or tostring(key)
  local lax = options.validate == false
  if STRINGS[name] then
    local t = string_test(STRINGS[name], value, lax)
    return name == "NORM" and norm_test(t) or t
  end
  if FLAGS[name] then return flag_test({ op = "flag", flag = FLAGS[name] }, value, lax) end
  if name == "IS_STOP" then
    local stop = require "gloss.spacywords".STOP
    return flag_test({ op = "in", attr = "lowercase", set = stop }, value, lax)
  end
  if name == "LENGTH" then return length_test(value, lax) end
  if name == "IS_SENT_START" or name == "SENT_START" then
    return flag_test({ op = "start", layer = "sentences" }, value, lax)
  end
  if name == "SPACY" then return flag_test({ op = "space_after" }, value, lax) end
  if PLACES[name] then return place_test(PLACES[name], value, lax) end
  if name == "ENT_IOB" then return iob_test(value) end
  if name == "_" then return custom_test(value, lax) end
  if STATISTICAL[name] then
    if options.missing == "never-match" then return NEVER end
    fail("needs a statistical tagger, which gloss has not")
  end
  if UNSUPPORTED[name] then fail("is not supported") end
  if lax then return { op = "any" } end
  fail("unknown key")
end

return M
