--- Java's regular expressions as PCRE2's, for tokens that they match whole: what means
-- something else is written anew, what PCRE2 has not is refused.
-- Source: the documentation of java.util.regex.Pattern, Java 17.
local reader = require "gloss.regexreader"

local M = {}

local fail = reader.fail

-- letters that mean the same behind a backslash; e: escape, a: bell
local SAME = "AbBdDsSwWhHnrtfeaGzZRvVX"

local PROPERTIES = {
  Lower = "[a-z]", Upper = "[A-Z]", ASCII = "[\\x00-\\x7f]", Alpha = "[A-Za-z]", Digit = "[0-9]",
  Alnum = "[A-Za-z0-9]", Punct = "[!-\\/:-@\\[-`{-~]", Graph = "[!-~]", Print = "[ -~]",
  Blank = "[ \\t]", Cntrl = "[\\x00-\\x1f\\x7f]", XDigit = "[0-9A-Fa-f]", Space = "[ \\t-\\r]",
  javaLowerCase = "\\p{Ll}", javaUpperCase = "\\p{Lu}", IsAlphabetic = "\\p{L}",
  IsLetter = "\\p{L}", IsDigit = "\\p{Nd}", IsUppercase = "\\p{Lu}", IsLowercase = "\\p{Ll}",
  IsPunctuation = "\\p{P}", IsWhite_Space = "\\s",
}

-- "\p{...}" at `at`: what is written, and the place behind it
local function property(s, at, in_class)
  local negative = s:sub(at + 1, at + 1) == "P"
  local name, stop = s:match("^{(%w[%w_]*)}()", at + 2)
  if not name then name, stop = s:match("^(%a)()", at + 2) end
  if not name then fail(at, "a property in braces expected") end
  local set = PROPERTIES[name]
  if set and set:sub(1, 1) == "[" then
    if in_class then
      if negative then fail(at, "'\\P{%s}' in a set is not supported", name) end
      return set:sub(2, -2), stop
    end
    return negative and "[^" .. set:sub(2) or set, stop
  end
  if set then return negative and set:gsub("^\\(%a)", { p = "\\P", s = "\\S" }) or set, stop end
  -- general categories: the same; scripts as IsLatin
  name = name:gsub("^Is(%u%l+)$", "%1")
  return "\\" .. (negative and "P" or "p") .. "{" .. name .. "}", stop
end

local function code_point(at, hex)
  local code = tonumber(hex, 16)
  if code > 0x10FFFF or code >= 0xD800 and code <= 0xDFFF then
    fail(at, "'%s' is no character", hex)
  end
  return ("\\x{%x}"):format(code)
end

local function escape(s, at, in_class)
  local c = s:sub(at + 1, at + 1)
  if c == "" then fail(at, "a backslash at the end") end
  if c == "p" or c == "P" then return property(s, at, in_class) end
  local hex, stop = s:match("^u(%x%x%x%x)()", at + 1)
  if not hex then hex, stop = s:match("^x(%x%x)()", at + 1) end
  if not hex then hex, stop = s:match("^x{(%x+)}()", at + 1) end
  if hex then return code_point(at, hex), stop end
  local octal
  octal, stop = s:match("^0([0-3]?[0-7]?[0-7])()", at + 1)
  if octal then return ("\\x{%x}"):format(tonumber(octal, 8)), stop end
  local name
  name, stop = s:match("^k<(%a%w*)>()", at + 1)
  if name then return "\\k<" .. name .. ">", stop end
  if c:find "%d" then
    if in_class or c == "0" then fail(at, "bad escape '\\%s'", c) end
    local digits = s:match("^%d+", at + 1)
    return "\\g{" .. digits .. "}", at + 1 + #digits
  end
  if c:find "%a" and not SAME:find(c, 1, true) then fail(at, "bad escape '\\%s'", c) end
  return (c:find "[\128-\255]" and c or "\\" .. c), at + 2
end

local function class(s, at, out)
  return reader.set(s, at, out, function(i) return escape(s, i, true) end, function(i, c)
    if c == "[" then fail(i, "a set in a set is not supported") end
    if s:sub(i, i + 1) == "&&" then fail(i, "'&&' in a set is not supported") end
    return c
  end)
end

local GROUPS = { "^%?:", "^%?=", "^%?!", "^%?<=", "^%?<!", "^%?>", "^%?<%a%w*>" }

local function group(s, at)
  local known, rest = reader.group(s, at, GROUPS)
  if known then return known, rest end
  local letters, close = s:match("^%?([%a%-]+)([:)])", rest)
  if not letters then fail(at, "unknown extension '(%s'", s:sub(rest, rest + 1)) end
  -- u is what PCRE2 does anyway
  if letters:find "[^imsxu%-]" then fail(at, "the flags '%s' are not supported", letters) end
  return "(?" .. letters:gsub("u", "") .. close, rest + #letters + 2
end

local function translate(s)
  local out, at = {}, 1
  while at <= #s do
    local c = s:sub(at, at)
    if c == "\\" and s:sub(at + 1, at + 1) == "Q" then
      local stop = s:find("\\E", at, true)
      out[#out + 1] = s:sub(at + 2, (stop or #s + 1) - 1):gsub("[^%w\128-\255]", "\\%0")
      at = stop and stop + 2 or #s + 1
    elseif c == "\\" then
      out[#out + 1], at = escape(s, at, false)
    elseif c == "[" then
      at = class(s, at, out)
    elseif c == "(" then
      out[#out + 1], at = group(s, at)
    elseif c == "{" and not s:find("^{%d+,?%d*}", at) then
      fail(at, "a count expected in braces")
    else
      out[#out + 1], at = c, at + 1
    end
  end
  return table.concat(out)
end

-- characters that mean something
local SPECIAL = "[%^%$%.%[%]%(%)%*%+%?%{%}|\\]"

--- A test of one token that a Java regex matches whole, or nil, what is wrong. ignorecase: in
-- any case.
function M.test(attr, s, ignorecase)
  if not s:find(SPECIAL) and not ignorecase then
    if s == "" then return { op = "not", { op = "any" } } end
    return { op = "eq", attr = attr, value = s }
  end
  local ok, result = pcall(translate, s)
  if not ok then
    if type(result) ~= "table" then error(result, 0) end
    return nil, ("%s (byte %d)"):format(result.why, result.at), result.at
  end
  local regex, flags = "\\A(?:" .. result .. ")\\z", ignorecase and "ai" or "a"
  local core = require "gloss.core"
  local why = core.regex_error(result, flags) or core.regex_error(regex, flags)
  if why then return nil, why end
  return { op = "regex", attr = attr, regex = regex, flags = flags }
end

return M
