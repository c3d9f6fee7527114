--- What spaCy's English says of words where gloss says something else: `lower`, Python's
-- str.lower, `norm`, their usual spelling, and `STOP`, its stop words.
-- Source: the documentation of Python's str.lower; the Unicode Standard, section 3.13;
-- spacy/lang/norm_exceptions.py (MIT).
local core = require "gloss.core"
local english = require "gloss.lang.spacy_en"

local M = {}

-- --- small letters -------------------------------------------------------------------

-- Where the small letter is not what case folding gives.
local LOWER = { ["ẞ"] = "ß" }
local function char(c) -- of three bytes
  return string.char(224 + math.floor(c / 4096), 128 + math.floor(c / 64) % 64, 128 + c % 64)
end
local function range(first, last, offset)
  for c = first, last do LOWER[char(c)] = char(c + offset) end
end
range(0x13A0, 0x13EF, 0x97D0) -- Cherokee, which folds to capitals
range(0x13F0, 0x13F5, 8)
for _, first in ipairs{ 0x1F88, 0x1F98, 0x1FA8 } do range(first, first + 7, -8) end
for _, c in ipairs{ 0x1FBC, 0x1FCC, 0x1FFC } do range(c, c, -9) end

local CASED = { Lu = true, Ll = true, Lt = true }
local IGNORABLE = { Mn = true, Me = true, Cf = true, Lm = true, Sk = true }
local POINTS = { ["'"] = true, ["."] = true, [":"] = true, ["·"] = true, ["’"] = true,
  ["‘"] = true, ["․"] = true, ["‧"] = true, ["︓"] = true, ["﹒"] = true, ["＇"] = true,
  ["．"] = true, ["："] = true }

local WELL = { "^[%z\1-\127]$", "^[\194-\223][\128-\191]$", "^\224[\160-\191][\128-\191]$",
  "^[\225-\236\238\239][\128-\191][\128-\191]$", "^\237[\128-\159][\128-\191]$",
  "^\240[\144-\191][\128-\191][\128-\191]$", "^[\241-\243][\128-\191][\128-\191][\128-\191]$",
  "^\244[\128-\143][\128-\191][\128-\191]$" }

-- the general category of a character; nil where the bytes are none
local function category(c)
  for _, well in ipairs(WELL) do
    if c:find(well) then return (core.property(c, "General_Category")) end
  end
  return nil
end

local function cased(c)
  local gc = category(c)
  return CASED[gc] or c == "ª" or c == "º" or gc == "Nl" or gc == "So" and core.casefold(c) ~= c
end

local function small(c)
  if LOWER[c] then return LOWER[c] end
  if c:find "^[%z\1-\127]" then return c:lower() end
  local gc = category(c)
  if gc == "Lu" or gc == "Lt" or gc == "Nl" or gc == "So" then return core.casefold(c) end
  return c
end

-- The next character from i on, in steps of `step`, that does not stand aside.
local function beside(list, i, step)
  repeat i = i + step until not list[i]
    or not (POINTS[list[i]] or IGNORABLE[category(list[i])])
  return list[i]
end

--- The word in small letters, as Python makes them: a final sigma is one, sharp s stays.
function M.lower(word)
  if not word:find "[\128-\255]" then return word:lower() end
  local list, out = {}, {}
  for c in word:gmatch "[%z\1-\255][\128-\191]*" do list[#list + 1] = c end
  for i, c in ipairs(list) do
    if c == "Σ" then
      local before, after = beside(list, i, -1), beside(list, i, 1)
      out[i] = before and cased(before) and not (after and cased(after)) and "ς" or "σ"
    else
      out[i] = small(c)
    end
  end
  return table.concat(out)
end

-- --- usual spellings ------------------------------------------------------------------

--- The usual spelling of a word, wherever it stands.
function M.norm(word) return english.norms[word] or M.lower(word) end

--- Stop words, as a set.
M.STOP = english.stop

-- Words whose spelling depends on the special case that they are part of.
local PARTS = {}
for case, norms in pairs(english.parts) do
  for k, norm in ipairs(norms) do
    local token = english.cases[case][k]
    if norm and norm ~= M.norm(token) then PARTS[token] = true end
  end
end
M.PARTS = PARTS

M.PART_NORMS = {} -- that they may have there
for case, norms in pairs(english.parts) do
  for k, norm in ipairs(norms) do
    if norm and PARTS[english.cases[case][k]] then M.PART_NORMS[norm] = true end
  end
end

local MOST = 3 -- tokens of a special case that has a say

-- Whether the tokens from i on are those of the case that they spell.
local function are(tokens, i, case)
  for k, token in ipairs(case) do
    if tostring(tokens[i + k - 1]) ~= token then return false end
  end
  return true
end

--- The spelling of token i as a part of a special case ("not" for the n't of didn't), or nil
-- where its word decides.
function M.part(tokens, i)
  local text = tokens.text
  for n = MOST, 2, -1 do
    for first = math.max(1, i - n + 1), math.min(i, #tokens - n + 1) do
      local from, to = tokens[first].first, tokens[first + n - 1].last
      local case = to - from < 24 and text:sub(from, to)
      local norms = case and english.parts[case]
      if norms and #norms == n and are(tokens, first, english.cases[case]) then
        return norms[i - first + 1] or nil
      end
    end
  end
  return nil
end

return M
