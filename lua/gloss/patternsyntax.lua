--- The string syntax of token patterns, in the manner of CQL and TokensRegex:
--
--   pattern  <- alt ('within' name)? END
--   alt      <- seq ('=>' field+)? ('|' seq ('=>' field+)?)*
--   field    <- name '=' (STRING / NUMBER / 'true' / 'false')
--   seq      <- (primary count?)*
--   count    <- ('?' / '*' / '+' / '{' N '}' / '{' N? ',' N? '}') '?'?
--   primary  <- STRING 'i'? / REGEX / '[' (expr / item)? ']' / '<' name '>'
--             / '(' (open? alt) ')'
--   open     <- '?<' name '>' / '?:' / '?=' / '?!' / '?<=' / '?<!'
--   item     <- itemtest ('&' itemtest)*          itemtest <- ('label' / 'id' / 'layer') '=' STRING
--   expr     <- and ('|' and)*    and <- not ('&' not)*    not <- '!' not / '(' expr ')' / test
--   test     <- NAME / NAME ('=' / '!=') value / NAME '~' REGEX
--             / ('length' / 'index') ('=' / '!=' / '<' / '<=' / '>' / '>=') '-'? N
--             / '_.' name (('=' / '!=') (value / '-'? N) / '~' REGEX)
--   name     <- NAME / STRING
--   value    <- STRING 'i'? ('~' N 'l'?)? / REGEX / N / 'true' / 'false'
--   STRING   <- '"' ... '"' / "'" ... "'", in which a bar parts alternatives (in a value) and
--               \ escapes
--   REGEX    <- '/' ... '/' [aimsx]*, of the whole token; behind '~', of any part of it
local pattern = require "gloss.pattern"
local test = require "gloss.patterntest"

local M = {}

local MAXDEPTH = 150 -- brackets inside brackets

-- --- errors ------------------------------------------------------------------

-- Raised as a table, so that `parse` tells it from a mistake of ours.
local function fail(at, ...)
  error({ at = at, why = (...):format(select(2, ...)) }, 0)
end

-- The message, the line it is about, and a caret below the place.
local function message(s, at, why)
  local from = at
  while from > 1 and not s:sub(from - 1, from - 1):find "[\r\n]" do from = from - 1 end
  local to = s:find("[\r\n]", at) or #s + 1
  local line = s:sub(from, to - 1)
  local before = s:sub(from, at - 1)
  -- a long line is cut on both sides; never within a character
  if #before > 50 then
    local cut = #before - 47
    while cut < #before and line:sub(cut, cut):find "[\x80-\xbf]" do cut = cut + 1 end
    line, before = line:sub(cut), before:sub(cut)
  end
  if #line > 76 then
    local stop = 76
    while line:sub(stop + 1, stop + 1):find "[\x80-\xbf]" and stop > #before do
      stop = stop - 1
    end
    line = line:sub(1, stop)
  end
  local _, width = before:gsub("[^\x80-\xbf]", "")
  return ("byte %d: %s\n  %s\n  %s^"):format(at, why, (line:gsub("%c", " ")),
    (" "):rep(width))
end

-- --- reading -----------------------------------------------------------------

local function blank(p)
  local at = p.at
  while true do
    at = p.s:find("[^ \t\r\n\f\v]", at) or #p.s + 1
    if p.s:sub(at, at) ~= "#" then break end -- a comment, to the end of its line
    at = p.s:find("[\r\n]", at) or #p.s + 1
  end
  p.at = at
end

-- whether `token` is next; then it is read
local function accept(p, token)
  blank(p)
  if p.s:sub(p.at, p.at + #token - 1) ~= token then return false end
  p.at = p.at + #token
  return true
end

local function peek(p, token)
  blank(p)
  return p.s:sub(p.at, p.at + #token - 1) == token
end

local function found(p)
  if p.at > #p.s then return "the end" end
  local c = p.s:match("^[%w%p ]", p.at) or p.s:match("^[\xc2-\xf4][\x80-\xbf]+", p.at)
  return c and "'" .. c .. "'" or ("byte 0x%02x"):format(p.s:byte(p.at))
end

local function expect(p, token, of)
  if not accept(p, token) then
    fail(p.at, "'%s' expected%s, got %s", token, of or "", found(p))
  end
end

local function name(p)
  blank(p)
  local s = p.s:match("^[%a_\x80-\xff][%w_%-\x80-\xff]*", p.at)
  if s then p.at = p.at + #s end
  return s
end

-- whether a string is next
local function quoted(p)
  blank(p)
  return p.s:find("^[\"']", p.at) ~= nil
end

local quotation

-- the same, or a string
local function any_name(p)
  if not quoted(p) then return name(p) end
  local at = p.at
  local s = quotation(p, true)
  if s == "" then fail(at, "an empty name") end
  return s
end

-- a code point as UTF-8
local function character(c)
  local char = string.char
  if c < 0x80 then return char(c) end
  local tail = char(0x80 + c % 64)
  c = math.floor(c / 64)
  if c < 0x20 then return char(0xC0 + c) .. tail end
  tail = char(0x80 + c % 64) .. tail
  c = math.floor(c / 64)
  if c < 0x10 then return char(0xE0 + c) .. tail end
  return char(0xF0 + math.floor(c / 64), 0x80 + c % 64) .. tail
end

local ESCAPES = { n = "\n", r = "\r", t = "\t", ["0"] = "\0" }

-- one escape; p.at is behind the backslash
local function escape(p)
  local c = p.s:sub(p.at, p.at)
  local hex = p.s:match("^x(%x%x)", p.at)
  if hex then
    p.at = p.at + 3
    return string.char(tonumber(hex, 16))
  end
  hex = p.s:match("^u{(%x+)}", p.at)
  if hex then
    local code = #hex <= 6 and tonumber(hex, 16)
    if not code or code > 0x10FFFF or code >= 0xD800 and code <= 0xDFFF then
      fail(p.at, "no character has the number %s", hex)
    end
    p.at = p.at + #hex + 3
    return character(code)
  end
  if ESCAPES[c] or c:find "%p" then
    p.at = p.at + 1
    return ESCAPES[c] or c
  elseif c == "x" then
    fail(p.at - 1, "two hexadecimal digits expected behind '\\x'")
  elseif c == "u" then
    fail(p.at - 1, "'{', hexadecimal digits and '}' expected behind '\\u'")
  elseif c == "" then
    fail(p.at - 1, "a string that has no end")
  end
  fail(p.at - 1, "unknown escape '\\%s'", c)
end

-- A string: its parts between bars, or with `whole` itself.
function quotation(p, whole)
  local open = p.at
  local mark = p.s:sub(open, open)
  p.at = open + 1
  local parts, piece = {}, {}
  while true do
    local stop = p.s:find("[\\|" .. mark .. "]", p.at)
    if not stop then fail(open, "a string that has no end") end
    piece[#piece + 1] = p.s:sub(p.at, stop - 1)
    p.at = stop + 1
    local c = p.s:sub(stop, stop)
    if c == "\\" then
      piece[#piece + 1] = escape(p)
    elseif c == "|" and whole then
      piece[#piece + 1] = c
    else
      parts[#parts + 1] = table.concat(piece)
      if parts[#parts] == "" and not whole then
        fail(stop, "an empty string is no word")
      end
      piece = {}
      if c == mark then return whole and parts[1] or parts, open end
    end
  end
end

-- A regular expression and its flags; checked when it is made a test of.
local function regex(p)
  local open = p.at
  local at = open + 1
  while true do
    local stop = p.s:find("[/\\]", at)
    if not stop then fail(open, "a regular expression that has no end") end
    if p.s:sub(stop, stop) == "/" then
      local body = p.s:sub(open + 1, stop - 1):gsub("\\(.)", function(c)
        if c == "/" then return "/" end
      end)
      local flags = p.s:match("^%a*", stop + 1)
      local bad = flags:find "[^aimsx]"
      if bad then
        fail(stop + bad, "unknown flag '%s' (known: aimsx)", flags:sub(bad, bad))
      end
      p.at = stop + 1 + #flags
      return body, flags, open
    end
    at = stop + 2
  end
end

-- Fails where PCRE2 does not take a regex; `open` is the place of the first slash, and a slash
-- in it was written with a backslash.
local function check_regex(p, open, body, flags)
  local why, byte = require "gloss.core".regex_error(body, flags)
  if not why then return end
  local at, left = open + 1, byte - 1
  while left > 0 and p.s:sub(at, at) ~= "/" do
    at = at + (p.s:sub(at, at + 1) == "\\/" and 2 or 1)
    left = left - 1
  end
  fail(at, "%s", (why:gsub(" %(byte %d+%)$", "")))
end

local function regextest(p, attr, whole)
  local body, flags, open = regex(p)
  if body == "" and whole then fail(open, "an empty regular expression") end
  check_regex(p, open, body, flags)
  local source = whole and body or nil
  if whole then
    body = "\\A(?:" .. body .. (flags:find "x" and "\n" or "") .. ")\\z"
    local why = require "gloss.core".regex_error(body, flags)
    if why then fail(open, "%s", why) end
  end
  return { op = "regex", attr = attr, regex = body, flags = flags, source = source }
end

local function number(p)
  blank(p)
  local s = p.s:match("^%d+", p.at)
  if not s then return nil end
  if #s > 9 then fail(p.at, "%s is too large", s) end
  p.at = p.at + #s
  return tonumber(s)
end

-- the value of a field, any number
local function any_number(p)
  blank(p)
  local s = p.s:match("^%-?%d+%.?%d*[eE][-+]?%d+", p.at) or p.s:match("^%-?%d+%.%d+", p.at)
    or p.s:match("^%-?%d+", p.at)
  if s then p.at = p.at + #s end
  return s and tonumber(s)
end

-- --- tests of one token -------------------------------------------------------

local RELATIONS = { "!=", "<=", ">=", "=", "<", ">" }
local MEANS = { ["="] = "==", ["!="] = "~=" }

local function relation(p)
  for _, r in ipairs(RELATIONS) do
    if accept(p, r) then return MEANS[r] or r end
  end
end

-- at most n edits from any of the words, where `~n` follows them
local function fuzzy(p, attr, words)
  local n = number(p)
  if not n or n > 9 then fail(p.at, "a number of edits from 0 to 9 expected") end
  local plain = p.s:sub(p.at, p.at) == "l"
  if plain then p.at = p.at + 1 end
  local list = {}
  for i, word in ipairs(words) do
    list[i] = { op = "fuzzy", attr = attr, value = word, max = n, transpose = not plain or nil }
  end
  return test.any_of(list)
end

-- the value of an attribute
local function strings(p, attr, of)
  if peek(p, "/") then return regextest(p, attr, true) end
  if not quoted(p) then
    fail(p.at, "a string or a regular expression expected as %s, got %s", of, found(p))
  end
  local words, open = quotation(p)
  if p.s:find("^i", p.at) then
    p.at = p.at + 1
    if attr ~= "text" and attr ~= "lower" then
      fail(p.at - 1, "only words are compared in any case")
    end
    attr = "lower"
  end
  if accept(p, "~") then return fuzzy(p, attr, words) end
  local t, why = test.one_of(attr, words)
  if not t then fail(open, "%s", why) end
  return t
end

local ITEM = { label = true, id = true, layer = true }
local PLACES = { ent_type = true, ent_id = true, ent_iob = true }
local LAYERS = { starts = "start", covered = "covered" } -- tests whose value is a layer

-- a test of the characters of a field, or of what it is
local function field_value(p, of)
  if peek(p, "/") then return test.field(of, regextest(p, "text", true)) end
  if quoted(p) then
    if p.s:find("^([\"'])%1", p.at) then return test.field(of, quotation(p, true)) end
    local words = quotation(p)
    return accept(p, "~") and test.field(of, fuzzy(p, "text", words)) or test.field(of, words)
  end
  local value, at = any_number(p), p.at
  if value == nil then
    local word = name(p)
    if word ~= "true" and word ~= "false" then
      fail(at, "a string, a regular expression, a number, true or false expected, got %s",
        word and "'" .. word .. "'" or found(p))
    end
    value = word == "true"
  end
  return test.field(of, value)
end

-- `_.name` and what is asked of it
local function field(p)
  p.at = p.at + 1
  local of = any_name(p)
  if not of then fail(p.at, "a field's name expected, got %s", found(p)) end
  if accept(p, "~") then
    if not peek(p, "/") then fail(p.at, "a regular expression expected, got %s", found(p)) end
    return test.field(of, regextest(p, "text", false))
  end
  local at, rel = p.at, relation(p)
  if not rel then fail(at, "'=' expected, got %s", found(p)) end
  if rel ~= "==" and rel ~= "~=" then fail(at, "a field is equal or not, not more or less") end
  local t = field_value(p, of)
  return rel == "==" and t or test.negate(t)
end

-- Tests whose names are no string attributes, behind the relation.
local function named(p, word, rel, at)
  local value
  if word == "length" or word == "index" then
    local from = p.at
    value = any_number(p)
    if not value then fail(p.at, "a number expected, got %s", found(p)) end
    if value % 1 ~= 0 then fail(from, "a whole number expected, got %s", value) end
    if word == "index" then return { op = "index", rel = rel, value = value } end
    return { op = "cmp", attr = "length", rel = rel, value = value }
  end
  if rel ~= "==" and rel ~= "~=" then
    fail(at, "'%s' is equal or not, not more or less", word)
  end
  local t, why
  if PLACES[word] then
    if not quoted(p) then fail(p.at, "a string expected, got %s", found(p)) end
    value = quotation(p)
    t, why = test.named(word, value)
  elseif LAYERS[word] then
    if not quoted(p) then fail(p.at, "a string expected, got %s", found(p)) end
    t = { op = LAYERS[word], layer = any_name(p), part = word == "covered" and "any" or nil }
  else
    value = name(p)
    if value ~= "true" and value ~= "false" then
      fail(at, "'%s' is true or false", word)
    end
    t, why = test.named(word, value == "true")
  end
  if not t then fail(at, "%s", why) end
  return rel == "==" and t or test.negate(t)
end

-- what stands before a relation alone
local COMPARED = { length = true, index = true, starts = true, covered = true }

-- The names that the syntax has, sorted, in words; functions and regexes are said otherwise.
local function known()
  local names = { any = true, index = true, starts = true }
  for word in test.known():gmatch "[%w_]+" do names[word] = true end
  names.where, names.regex = nil, nil
  return require "gloss.options".known(names)
end

local function bare(p, word, at)
  if word == "any" then return { op = "any" } end
  if COMPARED[word] then fail(p.at, "a relation expected behind '%s', got %s", word, found(p)) end
  if test.ATTRIBUTES[word] and not test.FLAGS[word] then
    fail(p.at, "'=' or '~' expected behind '%s', got %s", word, found(p))
  end
  local t = test.named(word, true)
  if not t or word == "where" or word == "regex" then
    if PLACES[word] then fail(at, "'%s' is no flag", word) end
    fail(at, "unknown attribute '%s' (known: %s; a field of tokens is '_.%s')", word, known(), word)
  end
  return t
end

local function one(p)
  blank(p)
  local at = p.at
  if p.s:find("^_%.", at) then
    p.at = at + 1
    return field(p)
  end
  if quoted(p) or peek(p, "/") then return strings(p, "text", "a word") end
  local word = name(p)
  if not word then fail(at, "a test of a token expected, got %s", found(p)) end
  if ITEM[word] then
    fail(at, "'%s' is of a span, which is an item by itself: it is no test of a token",
      word)
  end
  local attr = test.ATTRIBUTES[word]
  if accept(p, "~") then
    if not attr then fail(at, "'%s' is no attribute with characters", word) end
    if not peek(p, "/") then
      fail(p.at, "a regular expression expected, got %s", found(p))
    end
    return regextest(p, attr, false)
  end
  local rel = relation(p)
  if not rel then return bare(p, word, at) end
  if attr and (quoted(p) or peek(p, "/") or not test.FLAGS[word]) then
    if rel ~= "==" and rel ~= "~=" then
      fail(at, "'%s' is equal or not, not more or less", word)
    end
    local t = strings(p, attr, ("'%s'"):format(word))
    return rel == "==" and t or test.negate(t)
  end
  if word == "any" then fail(at, "'any' is no attribute") end
  if not attr and not test.FLAGS[word] and not test.FLAGNAMES[word] and not PLACES[word]
    and not COMPARED[word]
    and word ~= "sentence_start" and word ~= "space_after"
  then
    fail(at, "unknown attribute '%s' (known: %s; a field of tokens is '_.%s')", word, known(), word)
  end
  return named(p, word, rel, at)
end

local expr

local function deeper(p)
  p.depth = p.depth + 1
  if p.depth > MAXDEPTH then fail(p.at, "more than %d brackets deep", MAXDEPTH) end
end

local function negation(p)
  local negative = false
  while peek(p, "!") do
    p.at = p.at + 1
    negative = not negative
  end
  local t
  if accept(p, "(") then
    local at = p.at - 1
    deeper(p)
    t = expr(p)
    expect(p, ")", (" for the '(' at byte %d"):format(at))
    p.depth = p.depth - 1
  else
    t = one(p)
  end
  return negative and test.negate(t) or t
end

function expr(p) return test.formula(p, negation, accept) end

-- label, id, layer of a span; nil where something else is next
local function item(p)
  blank(p)
  local word = p.s:match("^%a+", p.at)
  if not ITEM[word] then return nil end
  local t, seen = {}, {}
  repeat
    blank(p)
    local at = p.at
    word = name(p)
    if not ITEM[word] then
      p.at = at
      fail(at, "'label', 'id' or 'layer' expected beside them, got %s", found(p))
    end
    if seen[word] then fail(at, "'%s' is there twice", word) end
    seen[word] = true
    expect(p, "=", " behind '" .. word .. "'")
    if not quoted(p) then fail(p.at, "a string expected, got %s", found(p)) end
    if word == "layer" then t.layer = any_name(p) else t[word] = (test.set(quotation(p))) end
  until not accept(p, "&")
  return pattern.item(t.layer or "entities", t.label, t.id)
end

-- --- sequences -----------------------------------------------------------------

-- Runs a constructor; what it raises is told at the place.
local function make(at, f, ...)
  local ok, result = pcall(f, ...)
  if not ok then
    if type(result) ~= "string" or result:find "not enough memory" then error(result, 0) end
    fail(at, "%s", (result:gsub("^[^\n]-%.lua:%d+: ", "")))
  end
  return result
end

local alt

local OPENINGS = {
  { "?:" }, { "?=", true, false }, { "?!", true, true }, { "?<=", false, false },
  { "?<!", false, true },
}

local function group(p)
  local at = p.at - 1
  deeper(p)
  local opening, capture
  for _, o in ipairs(OPENINGS) do
    if p.s:sub(p.at, p.at + #o[1] - 1) == o[1] then opening = o break end
  end
  if opening then
    p.at = p.at + #opening[1]
  elseif p.s:find("^%?<[\"']", p.at) then
    p.at = p.at + 2
    capture = any_name(p)
    expect(p, ">", " behind the name")
  elseif p.s:find("^%?", p.at) then
    capture = p.s:match("^%?<([^<>=!][^<>]*)>", p.at)
    if not capture then
      fail(p.at, "'?<name>', '?:', '?=', '?!', '?<=' or '?<!' expected")
    end
    p.at = p.at + #capture + 3
  end
  local inner = alt(p)
  if p.s:find("^[%w_]", p.at) then fail(p.at, "words stand between quotation marks") end
  expect(p, ")", (" for the '(' at byte %d"):format(at))
  p.depth = p.depth - 1
  if capture then return make(at, pattern.capture, inner, capture) end
  if opening and opening[2] ~= nil then
    return make(at, pattern.look, inner, opening[2], opening[3])
  end
  return inner
end

local function bracket(p)
  local at = p.at - 1
  if accept(p, "]") then return pattern.test{ op = "any" } end
  local one_item = item(p)
  local result = one_item or pattern.test(expr(p))
  expect(p, "]", (" for the '[' at byte %d"):format(at))
  return result
end

local function word(p)
  local at = p.at
  local s = quotation(p, true)
  if s == "" then fail(at, "an empty string is no word") end
  local attr = "text"
  if p.s:find("^i", p.at) then
    attr, p.at = "lower", p.at + 1
  end
  return pattern.words(s, attr)
end

local function edge(p)
  local at = p.at - 1
  local layer = any_name(p)
  if not layer then fail(p.at, "the name of a layer expected, got %s", found(p)) end
  expect(p, ">", (" for the '<' at byte %d"):format(at))
  return pattern.start(layer)
end

-- nil where none is next
local function primary(p)
  if accept(p, "(") then return group(p) end
  if accept(p, "[") then return bracket(p) end
  if quoted(p) then return word(p) end
  if peek(p, "/") then return pattern.test(regextest(p, "text", true)) end
  if accept(p, "<") then return edge(p) end
end

local SIMPLE = { ["?"] = { 0, 1 }, ["*"] = { 0 }, ["+"] = { 1 } }

-- least and most repetitions; nil where no count is next
local function count(p)
  blank(p)
  local mark = SIMPLE[p.s:sub(p.at, p.at)]
  if mark then
    p.at = p.at + 1
    return mark[1], mark[2]
  end
  local at = p.at
  if not accept(p, "{") then return nil end
  local min, comma = number(p), accept(p, ",")
  local max = comma and number(p) or nil
  if not comma then max = min end
  if not min and not max then fail(p.at, "a number expected, got %s", found(p)) end
  expect(p, "}", (" for the '{' at byte %d"):format(at))
  min = min or 0
  if max and max < min then fail(at, "at least %d, at most %d", min, max) end
  return min, max
end

local function seq(p)
  local t = {}
  while true do
    blank(p)
    local at = p.at
    local one_part = primary(p)
    if not one_part then
      if SIMPLE[p.s:sub(p.at, p.at)] or peek(p, "{") then
        fail(p.at, "there is nothing to repeat before %s", found(p))
      end
      break
    end
    local min, max = count(p)
    if min then
      local lazy = p.s:sub(p.at, p.at) == "?"
      if lazy then p.at = p.at + 1 end
      one_part = make(at, pattern.rep, one_part, min, max, lazy)
      if p.s:find("^[?*+{]", p.at) then
        fail(p.at, "two counts; brackets tell which is meant")
      end
    end
    t[#t + 1] = one_part
  end
  if #t == 1 then return t[1] end
  return t
end

-- the fields behind =>
local function fields(p)
  local t = {}
  blank(p)
  while true do
    local at = p.at
    local key = any_name(p)
    if not key or key == "within" and not peek(p, "=") then
      p.at = at
      break
    end
    blank(p)
    if t[key] ~= nil then fail(at, "'%s' is there twice", key) end
    expect(p, "=", " behind '" .. key .. "'")
    if quoted(p) then
      t[key] = quotation(p, true)
    else
      local n = any_number(p)
      local value_at = p.at
      local literal = not n and name(p)
      if not n and literal ~= "true" and literal ~= "false" then
        p.at = value_at
        fail(value_at, "a string, a number, true or false expected, got %s", found(p))
      end
      if n then t[key] = n else t[key] = literal == "true" end
    end
    blank(p)
  end
  if next(t) == nil then fail(p.at, "a field expected, got %s", found(p)) end
  return t
end

local function alternative(p)
  blank(p)
  local at = p.at
  local one_seq = seq(p)
  if not pattern.ispattern(one_seq) then one_seq = make(at, pattern.seq, one_seq) end
  if accept(p, "=>") then
    local arrow = p.at - 2
    one_seq = make(arrow, function(inner) return inner / fields(p) end, one_seq)
  end
  return one_seq
end

function alt(p)
  local at = p.at
  local t = { alternative(p) }
  while accept(p, "|") do t[#t + 1] = alternative(p) end
  if #t == 1 then return t[1] end
  return make(at, pattern.alt, t)
end

local function whole(p)
  local result = alt(p)
  local at = p.at
  if name(p) == "within" then
    local layer = any_name(p)
    if not layer then fail(p.at, "the name of a layer expected, got %s", found(p)) end
    result = make(at, pattern.within, result, layer)
  else
    p.at = at
  end
  blank(p)
  if p.at <= #p.s then
    fail(p.at, name(p) and "words stand between quotation marks" or "unexpected %s",
      found(p))
  end
  if result.kind == "seq" and result.n == 0 then fail(1, "an empty pattern") end
  return result
end

--- The pattern that a string describes. Returns it; or nil, message, byte.
function M.parse(s)
  local p = { s = s, at = 1, depth = 0 }
  local ok, result = pcall(whole, p)
  if ok then return result end
  if type(result) ~= "table" then error(result, 0) end
  return nil, message(s, result.at, result.why), result.at
end

--- gloss.pattern [[...]]: the same; raises where the string is no pattern.
function M.pattern(s)
  if type(s) ~= "string" then error("pattern: string expected, got " .. type(s), 2) end
  local result, why = M.parse(s)
  if not result then error("pattern: " .. why, 2) end
  return result
end

return M
