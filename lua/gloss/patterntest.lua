--- What a token pattern asks of one token: tests, as plain tables.
--
--   { op = "any" }
--   { op = "eq", attr =, value = }          { op = "in", attr =, set = { [value] = true } }
--   { op = "regex", attr =, regex =, flags = }
--   { op = "fuzzy", attr =, value =, max =, transpose = }
--   { op = "flag", flag = }                 { op = "cmp", attr = "length", rel =, value = }
--   { op = "not", t }  { op = "and", t… }  { op = "or", t… }
-- which are functions of the word alone, and those of its place:
--   { op = "start", layer = }               { op = "space_after" }
--   { op = "covered", layer =, label =, id =, part = }    label, id: sets, or functions
--   { op = "index", rel =, value = }
--   { op = "field", name =, value = }       { op = "field", name =, test = of its characters }
--   { op = "where", fn = }
local core = require "gloss.core"
local shown = require "gloss.options".shown

local M = {}

--- Names of string attributes, as users may say them, and their column.
M.ATTRIBUTES = {
  text = "text", word = "text", lower = "lower", fold = "lower", lemma = "lemma",
  shape = "shape", prefix = "prefix", suffix = "suffix", norm = "norm",
  lowercase = "lowercase",
}

--- Names of flags and the attribute each is; "is_title" is a name of "title" too.
M.FLAGS = {
  alpha = "is_alpha", ascii = "is_ascii", bracket = "is_bracket", currency = "is_currency",
  digit = "is_digit", email = "like_email", left_punct = "is_left_punct",
  lower = "is_lower", number = "like_num", punct = "is_punct", quote = "is_quote",
  right_punct = "is_right_punct", space = "is_space", stop = "is_stop",
  title = "is_title", upper = "is_upper", url = "like_url",
}
M.FLAGNAMES = {}
for short, long in pairs(M.FLAGS) do M.FLAGNAMES[long] = short end

local PARTS = { O = "outside", B = "begin", I = "inside" }

--- The folded form of a word, which the attribute `lower` has.
function M.fold(s) return core.normalize(core.casefold(s), "NFC") end

-- What is wrong with an element of a list or set of strings; nil where nothing is.
local function wrong_element(s, where)
  if type(s) ~= "string" then
    return ("string expected at %s of a list, got %s"):format(where, type(s))
  elseif s == "" then
    return "an empty string"
  end
end

--- A string, a list of strings, or a set of them ({ say = true }), as a list without
-- repetitions; a set is sorted. Or nil, message.
function M.list(value)
  if type(value) == "string" then value = { value } end
  local of = type(value) == "table" and (getmetatable(value) or {}).__name or type(value)
  if of ~= "table" then return nil, "string or list of strings expected, got " .. of end
  local list, known, listed = {}, {}, 0
  for i, s in ipairs(value) do
    local why = wrong_element(s, i)
    if why then return nil, why end
    list[#list + 1], known[s], listed = not known[s] and s or nil, true, i
  end
  for name, member in pairs(value) do
    if type(name) ~= "number" or name < 1 or name > listed or name % 1 ~= 0 then
      if member ~= true or listed > 0 or wrong_element(name) then
        return nil, ("string or list of strings expected, got a field '%s'")
          :format(tostring(name))
      end
      list[#list + 1] = name
    end
  end
  if #list == 0 then return nil, "an empty list" end
  if listed == 0 then table.sort(list) end
  return list
end

--- The same as a set, and the number of its members.
local function set(value)
  local list, why = M.list(value)
  if not list then return nil, why end
  local all = {}
  for i = 1, #list do all[list[i]] = true end
  return all, #list
end
M.set = set

local small -- a lemmatiser that knows no words

-- A word in the letters of lemmas, which are small ones.
local function as_lemma(word)
  small = small or core.lemmatiser({}, {})
  local lemmas = small:lemmas(word)
  return lemmas and lemmas[1] or core.casefold(word)
end

local SPELLED = { lower = M.fold, lemma = as_lemma }

--- A string attribute is one of some values. Returns a test; or nil, message.
function M.one_of(attr, value)
  local all, n = set(value)
  if not all then return nil, n end
  local spelled = SPELLED[attr]
  if spelled then
    local folded = {}
    for s in pairs(all) do folded[spelled(s)] = true end
    all = folded
  end
  local first = next(all)
  if next(all, first) == nil then return { op = "eq", attr = attr, value = first } end
  return { op = "in", attr = attr, set = all }
end

--- Not t.
function M.negate(t)
  if t.op == "not" then return t[1] end
  return { op = "not", t }
end

--- All of a list of tests.
function M.all(list)
  if #list == 0 then return { op = "any" } end
  if #list == 1 then return list[1] end
  local t = { op = "and" }
  for i = 1, #list do t[i] = list[i] end
  return t
end

--- Any of a list of tests.
function M.any_of(list)
  if #list == 1 then return list[1] end
  local t = { op = "or" }
  for i = 1, #list do t[i] = list[i] end
  return t
end

--- Reads any of all: what `unit(p)` reads, joined by `&`, and these by `|`.
-- `accept(p, mark)` goes over a mark, if it is next, and says whether it was.
function M.formula(p, unit, accept)
  local any = {}
  repeat
    local all = {}
    repeat all[#all + 1] = unit(p) until not accept(p, "&")
    any[#any + 1] = M.all(all)
  until not accept(p, "|")
  return M.any_of(any)
end

local RELATIONS = { ["=="] = true, ["~="] = true, ["<"] = true, ["<="] = true, [">"] = true,
  [">="] = true }

--- A token has `rel` n characters. Returns a test; or nil, message.
function M.length(rel, n)
  if not RELATIONS[rel] then return nil, ("relation expected, got %s"):format(shown(rel)) end
  if type(n) ~= "number" or n % 1 ~= 0 then
    return nil, ("a whole number expected, got %s"):format(shown(n))
  end
  return { op = "cmp", attr = "length", rel = rel, value = n }
end

--- PCRE2 finds `regex` in a word. Returns a test; or nil, message.
function M.regex(regex, flags)
  local why = core.regex_error(regex, flags)
  if why then return nil, ("regex '%s': %s"):format(regex, why) end
  return { op = "regex", attr = "text", regex = regex, flags = flags }
end

--- What a test of the characters of a word says of any string: a function.
function M.of_string(t)
  if t.op == "any" then return function() return true end end
  if t.op == "eq" then return function(s) return s == t.value end end
  if t.op == "not" then
    local inner = M.of_string(t[1])
    return function(s) return not inner(s) end
  end
  if t.op == "or" or t.op == "and" then
    local list, ends = {}, t.op == "or" -- the answer that ends it
    for i = 1, #t do list[i] = M.of_string(t[i]) end
    return function(s)
      for i = 1, #list do
        if list[i](s) == ends then return ends end
      end
      return not ends
    end
  end
  local p = core.program()
  local n = t.op == "regex" and p:regex("text", t.regex, t.flags)
    or p:fuzzy("text", t.value, t.max, t.transpose)
  return function(s) return p:passes(n, s) end
end

--- A field is a value, one of a list of strings, or a string that passes a test of its
-- characters (each of several).
function M.field(name, value)
  local function one(what)
    if type(what) ~= "table" then return { op = "field", name = name, value = what } end
    return { op = "field", name = name, test = what }
  end
  if type(value) ~= "table" or value.op and value.op ~= "or" then return one(value) end
  local list = {}
  for i = 1, #value do list[i] = one(value[i]) end
  return M.any_of(list)
end

-- Tests by name that are neither attributes nor flags: function of a value.
local special = {}

function special.length(value) return M.length("==", value) end

function special.sentence_start(value)
  if type(value) ~= "boolean" then return nil, "boolean expected" end
  local t = { op = "start", layer = "sentences" }
  return value and t or M.negate(t)
end

function special.space_after(value)
  if type(value) ~= "boolean" then return nil, "boolean expected" end
  local t = { op = "space_after" }
  return value and t or M.negate(t)
end

function special.where(value)
  if type(value) ~= "function" then return nil, "function expected, got " .. type(value) end
  return { op = "where", fn = value }
end

function special.regex(value)
  if type(value) ~= "string" then return nil, "string expected, got " .. type(value) end
  return M.regex(value, "")
end

local function covered(what)
  return function(value)
    local all, why = set(value)
    if not all then return nil, why end
    return { op = "covered", layer = "entities", part = "any", [what] = all }
  end
end
special.ent_type, special.ent_id = covered "label", covered "id"

function special.ent_iob(value)
  local list = M.list(value) or { "" }
  for i, part in ipairs(list) do
    if not PARTS[part] then return nil, "'B', 'I' or 'O' expected" end
    list[i] = { op = "covered", layer = "entities", part = PARTS[part] }
  end
  return M.any_of(list)
end

-- a token that shares a byte with a span of a layer
function special.covered(value)
  if type(value) ~= "string" then return nil, "name of a layer expected, got " .. type(value) end
  return { op = "covered", layer = value, part = "any" }
end

--- The test that `name` is `value`. Returns a test; or nil, message.
function M.named(name, value)
  if special[name] then
    local t, why = special[name](value)
    if not t then return nil, ("'%s': %s"):format(name, why) end
    return t
  end
  local flag = type(name) == "string" and (M.FLAGNAMES[name] and name or M.FLAGS[name])
  -- `lower` is a flag where it is true or false, else the folded form
  if flag and (type(value) == "boolean" or not M.ATTRIBUTES[name]) then
    if type(value) ~= "boolean" then
      return nil, ("'%s': boolean expected, got %s"):format(name, type(value))
    end
    local t = { op = "flag", flag = flag }
    return value and t or M.negate(t)
  end
  if not M.ATTRIBUTES[name] then
    return nil, ("unknown attribute '%s' (known: %s; T.field asks for fields of tokens)")
      :format(tostring(name), M.known())
  end
  local t, why = M.one_of(M.ATTRIBUTES[name], value)
  if not t then return nil, ("'%s': %s"):format(name, why) end
  return t
end

--- All names of tests, sorted, in words.
function M.known()
  local names = {}
  for _, t in ipairs{ special, M.ATTRIBUTES, M.FLAGS } do
    for name in pairs(t) do names[name] = true end
  end
  return require "gloss.options".known(names)
end

return M
