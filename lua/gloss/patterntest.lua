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
--   { op = "covered", layer =, label =, id =, part = }
--   { op = "index", rel =, value = }        { op = "field", name =, value = }
--   { op = "where", fn = }
local core = require "gloss.core"

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

-- A string, or a list of them, as a set; nil and what is wrong with it.
local function set(value)
  if type(value) == "string" then value = { value } end
  if type(value) ~= "table" then return nil, "string or list of strings expected, got "
    .. type(value) end
  local all, n = {}, 0
  for i, s in ipairs(value) do
    if type(s) ~= "string" then
      return nil, ("string expected at %d of a list, got %s"):format(i, type(s))
    end
    all[s], n = true, n + 1
  end
  if n == 0 then return nil, "an empty list" end
  return all, n
end
M.set = set

--- A string attribute is one of some values. Returns a test; or nil, message.
function M.one_of(attr, value)
  local all, n = set(value)
  if not all then return nil, n end
  if attr == "lower" then
    local folded = {}
    for s in pairs(all) do folded[M.fold(s)] = true end
    all = folded
  end
  local first = next(all)
  if first == "" then return nil, "no word is empty" end
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

-- Tests by name that are neither attributes nor flags: function of a value.
local special = {}

function special.length(value)
  if type(value) ~= "number" or value % 1 ~= 0 then
    return nil, "a whole number expected"
  end
  return { op = "cmp", attr = "length", rel = "==", value = value }
end

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
  return { op = "regex", attr = "text", regex = value, flags = "" }
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
  if not PARTS[value] then return nil, "'B', 'I' or 'O' expected" end
  return { op = "covered", layer = "entities", part = PARTS[value] }
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
    return nil, ("unknown attribute '%s' (known: %s)"):format(tostring(name), M.known())
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
