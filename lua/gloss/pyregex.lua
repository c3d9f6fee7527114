--- Python's regular expressions as PCRE2's: what is the same stays, what means
-- something else is written anew, what Python refuses, or PCRE2 has not, is
-- refused. Source: the documentation of Python 3.12's module re.
local reader = require "gloss.regexreader"

local M = {}

-- What stands behind a backslash and means the same in both.
local SAME = {}
for c in ("AbBdDfnrtwW"):gmatch "." do SAME[c] = "\\" .. c end
SAME.a, SAME.v, SAME.Z = "\\x07", "\\x0b", "\\z"
-- Python's white space has the four separators of ASCII too
SAME.s, SAME.S = "[\\s\\x1c-\\x1f]", "[^\\s\\x1c-\\x1f]"
local SAME_IN_CLASS = setmetatable({ s = "\\s\\x1c-\\x1f", S = "\\S" }, { __index = SAME })

local fail = reader.fail

-- one escape; `at` is that of the backslash. Returns what it becomes, and the
-- place behind it.
local function escape(s, at, in_class, ascii)
  local c = s:sub(at + 1, at + 1)
  if c == "" then fail(at, "a backslash at the end") end
  local digits = { x = 2, u = 4, U = 8 }
  if digits[c] then
    local hex = s:match("^%x+", at + 2) or ""
    hex = hex:sub(1, digits[c])
    if #hex < digits[c] then fail(at, "incomplete escape '\\%s'", c) end
    local code = tonumber(hex, 16)
    if code > 0x10FFFF then fail(at, "no character has the number %s", hex) end
    if code >= 0xD800 and code <= 0xDFFF then
      fail(at, "'\\%s%s' is half a character", c, hex)
    end
    return ("\\x{%x}"):format(code), at + 2 + #hex
  end
  local octal = s:match("^0[0-7]?[0-7]?", at + 1) or s:match("^[0-3][0-7][0-7]", at + 1)
    or in_class and s:match("^[0-7]+", at + 1)
  if octal then
    return ("\\x{%x}"):format(tonumber(octal, 8)), at + 1 + #octal
  end
  local group = s:match("^[1-9][0-9]?", at + 1)
  if group then
    if in_class then fail(at, "bad escape '\\%s'", group) end
    return "\\g{" .. group .. "}", at + 1 + #group
  end
  if c == "N" then fail(at, "names of characters (\\N{...}) are not supported") end
  if ascii and (c == "s" or c == "S") then return "\\" .. c, at + 2 end
  if c:find "%a" then
    local same = in_class and SAME_IN_CLASS[c] or not in_class and SAME[c]
    if not same or in_class and (c == "A" or c == "B" or c == "Z") then
      fail(at, "bad escape '\\%s'", c)
    end
    return same, at + 2
  end
  -- a character beyond ASCII is several bytes, of which this is the first
  return (c:find "[\128-\255]" and c or "\\" .. c), at + 2
end

-- [...]; brackets in it are themselves
local function class(s, at, out, ascii)
  return reader.set(s, at, out, function(i) return escape(s, i, true, ascii) end,
    function(_, c) return c == "[" and "\\[" or c end)
end

-- What may follow "(?", beside flags.
local GROUPS = { "^%?:", "^%?=", "^%?!", "^%?<=", "^%?<!", "^%?>", "^%?P<[%w_\128-\255]+>",
  "^%?%([%w_\128-\255]+%)" }

-- flags at the start, "(?i)"; what is behind them. Python knows them there alone.
local function global_flags(s, flags)
  local at = 1
  while true do
    local letters = s:match("^%(%?(%a+)%)", at)
    if not letters then return at end
    for c in letters:gmatch "." do
      if c == "L" then fail(at, "the flag L is for bytes") end
      if not c:find "[aimsux]" then fail(at, "unknown flag '%s'", c) end
      if c ~= "u" then flags[c] = true end
    end
    at = at + #letters + 3
  end
end

-- "(..." at `at`: what is written, and the place behind it.
local function group(s, at)
  local known, rest = reader.group(s, at, GROUPS)
  if known then return known, rest end
  local reference = s:match("^%?P=[%w_\128-\255]+%)", rest)
  if reference then return "(" .. reference, rest + #reference end
  if s:find("^%?#", rest) then
    local stop = s:find(")", rest, true)
    if not stop then fail(at, "a comment that has no end") end
    return "", stop + 1
  end
  local letters, close = s:match("^%?([%a%-]+)([:)])", rest)
  if not letters then fail(at, "unknown extension '(%s'", s:sub(rest, rest + 1)) end
  if close == ")" then fail(at, "global flags not at the start of the expression") end
  if letters:find "[^imsx%-]" then
    fail(at, "the flags 'a', 'L' and 'u' in a group are not supported")
  end
  return "(?" .. letters .. ":", rest + #letters + 2
end

local function translate(s)
  local flags, out = {}, {}
  local at = global_flags(s, flags)
  while at <= #s do
    local c = s:sub(at, at)
    if c == "\\" then
      out[#out + 1], at = escape(s, at, false, flags.a)
    elseif c == "[" then
      at = class(s, at, out, flags.a)
    elseif c == "(" then
      out[#out + 1], at = group(s, at)
    elseif c == "{" then
      -- an open count is any number, "{,3}" at most three; else a brace
      local min, comma, max = s:match("^{(%d*)(,?)(%d*)}", at)
      if min and (comma == "," or min ~= "") then
        out[#out + 1] = "{" .. (min == "" and "0" or min) .. comma .. max .. "}"
        at = s:find("}", at, true) + 1
      else
        out[#out + 1], at = "\\{", at + 1
      end
    elseif c == "#" and flags.x then
      local stop = s:find("\n", at, true) or #s + 1
      at = stop
    else
      out[#out + 1], at = c, at + 1
    end
  end
  local letters = {}
  for letter in pairs(flags) do letters[#letters + 1] = letter end
  table.sort(letters)
  return table.concat(out), table.concat(letters)
end

--- `s` for PCRE2, and its flags as letters of "aimsx". Or nil, what is wrong with it,
-- and the byte.
function M.translate(s)
  local ok, result, flags = pcall(translate, s)
  if ok then return result, flags end
  if type(result) ~= "table" then error(result, 0) end
  return nil, ("%s (byte %d)"):format(result.why, result.at), result.at
end

return M
