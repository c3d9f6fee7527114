--- Writes JSON. Keys are sorted, so that the same value is always the same
-- bytes; strings are valid UTF-8, whatever was in them.
local M = {}

local ESCAPES = {
  ['"'] = '\\"', ["\\"] = "\\\\", ["\b"] = "\\b", ["\f"] = "\\f",
  ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t",
}

local function escape(char)
  return ESCAPES[char] or ("\\u%04x"):format(char:byte())
end

-- Well-formed sequences beyond ASCII, by their first byte: the range of the
-- second byte, and the length (Unicode, table 3-7).
local function sequence(byte)
  if byte < 0xC2 or byte > 0xF4 then return 1 end
  if byte < 0xE0 then return 2, 0x80, 0xBF end
  if byte < 0xF0 then
    return 3, byte == 0xE0 and 0xA0 or 0x80, byte == 0xED and 0x9F or 0xBF
  end
  return 4, byte == 0xF0 and 0x90 or 0x80, byte == 0xF4 and 0x8F or 0xBF
end

-- Length of the well-formed character at `at`, or nil and that of the maximal
-- subpart of an ill-formed one.
local function character(s, at)
  local length, low, high = sequence(s:byte(at))
  for i = 1, length - 1 do
    local byte = s:byte(at + i)
    if not byte or byte < low or byte > high then return nil, i end
    low, high = 0x80, 0xBF
  end
  if length == 1 then return nil, 1 end
  return length
end

--- `s` with each ill-formed stretch (maximal subpart) as one U+FFFD.
function M.wellformed(s)
  if not s:find "[\128-\255]" then return s end
  local parts, at, from = {}, 1, 1
  while true do
    at = s:find("[\128-\255]", at)
    if not at then break end
    local good, bad = character(s, at)
    if not good then
      parts[#parts + 1] = s:sub(from, at - 1) .. "\239\191\189"
      from = at + bad
    end
    at = at + (good or bad)
  end
  if from == 1 then return s end
  return table.concat(parts) .. s:sub(from)
end

--- `s` as a JSON string, in its quotation marks.
function M.string(s)
  return '"' .. M.wellformed(s):gsub('[%c"\\]', escape) .. '"'
end

--- A number in digits: whole ones as they are, others to six places.
function M.number(n)
  if n % 1 == 0 and n >= -2 ^ 63 and n < 2 ^ 63 then return ("%d"):format(n) end
  return ("%.6g"):format(n)
end

--- Whether a number is one that can be written: neither infinite nor none.
function M.finite(n) return n == n and n ~= math.huge and n ~= -math.huge end

local function number(n) return M.finite(n) and M.number(n) or "null" end

--- A Lua value as JSON: strings, numbers, booleans, tables of these. A table
-- with an element 1, or one that is empty and marked as M.list, is an array.
function M.encode(value)
  local kind = type(value)
  if kind == "string" then return M.string(value) end
  if kind == "number" then return number(value) end
  if kind == "boolean" then return tostring(value) end
  if kind ~= "table" then
    error("no JSON for a value of type " .. kind, 2)
  end
  local out = {}
  if value[1] ~= nil or getmetatable(value) == M.list then
    for i = 1, #value do out[i] = M.encode(value[i]) end
    return "[" .. table.concat(out, ",") .. "]"
  end
  local keys = {}
  for key in pairs(value) do keys[#keys + 1] = tostring(key) end
  table.sort(keys)
  for i, key in ipairs(keys) do
    local item = value[key]
    if item == nil then item = value[tonumber(key)] end
    out[i] = M.string(key) .. ":" .. M.encode(item)
  end
  return "{" .. table.concat(out, ",") .. "}"
end

--- Metatable of tables that are arrays even when empty.
M.list = {}

--- What a value that was read is, in words: "null" for lua-cjson's, "nothing" for nil.
function M.kind(value)
  if value == nil then return "nothing" end
  return type(value) == "userdata" and "null" or type(value)
end

return M
