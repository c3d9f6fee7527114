--- spaCy's patterns over tokens: rows of its Matcher, and the files of its
-- EntityRuler and SpanRuler, with the meaning that they have there. A pattern
-- is read into a token pattern (gloss.pattern) over the tokens of spaCy's
-- English (profile "spacy-en"), white space among them.
-- Source: spacy/matcher/matcher.pyx, schemas.py, pipeline/entityruler.py (MIT).
local pattern = require "gloss.pattern"
local tests = require "gloss.spacytest"

local M = {}

local fail = tests.fail
local describe = require "gloss.json".kind

-- What OP says: least, most (nil: any), negated.
local function operator(op)
  if op == nil or op == "1" then return 1, 1 end
  if op == "!" then return 1, 1, true end
  if op == "?" then return 0, 1 end
  if op == "*" then return 0 end
  if op == "+" then return 1 end
  if type(op) == "string" then
    local n = op:match "^{(%d+)}$"
    if n then return tonumber(n), tonumber(n) end
    local min, max = op:match "^{(%d*),(%d*)}$"
    if min and (min ~= "" or max ~= "") then
      min, max = tonumber(min) or 0, tonumber(max)
      if max and max < min then fail("OP: '%s': at least %d, at most %d", op, min, max) end
      return min, max
    end
  end
  fail("OP: '!', '?', '*', '+', '1', '{n}', '{n,m}', '{n,}' or '{,m}' expected, got '%s'",
    tostring(op))
end

local numbers = setmetatable({}, { __mode = "k" })

--- The number of the token of its pattern that a test of read's patterns is; told
-- where options.with_alignments was set.
function M.number_of(node) return numbers[node] end

-- One token of a pattern.
local function token(row, number, options)
  if type(row) ~= "table" then fail("object expected, got %s", describe(row)) end
  local keys, list = {}, {}
  for key in pairs(row) do
    if key ~= "OP" and key ~= "op" then keys[#keys + 1] = key end
  end
  table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
  for i, key in ipairs(keys) do
    local ok, result = pcall(tests.test, key, row[key], options)
    if not ok then
      if type(result) ~= "table" then error(result, 0) end
      fail("%s: %s", tostring(key), result.why)
    end
    list[i] = result
  end
  local test = require "gloss.patterntest".all(list)
  local min, max, negative = operator(row.OP or row.op)
  if negative then test = require "gloss.patterntest".negate(test) end
  local p = pattern.test(test)
  if options.with_alignments then numbers[p] = number end
  if min == 1 and max == 1 then return p end
  return pattern.rep(p, min, max)
end

--- The token pattern that a list of token descriptions means; or nil, message.
function M.read(rows, options)
  options = options or {}
  if type(rows) ~= "table" or #rows == 0 then
    return nil, "pattern: list of tokens expected, got "
      .. (type(rows) == "table" and "an empty one" or describe(rows))
  end
  local parts, empty = {}, true
  for i, row in ipairs(rows) do
    local ok, result = pcall(token, row, i, options)
    if not ok then
      if type(result) ~= "table" then error(result, 0) end
      return nil, ("token %d: %s"):format(i, result.why)
    end
    parts[i] = result
    if not (result.kind == "rep" and result.max == 0) then empty = false end
  end
  if empty then return nil, "pattern: it is of no token ({0})" end
  if #parts == 1 then return parts[1] end
  return pattern.seq(parts)
end

return M
