--- A gazetteer as its definition reads: every stretch of the text between two
-- places where a name may begin and end is folded whole and compared with
-- every name. Quadratic; for texts of a line.

local gloss = require "gloss"
local uax = require "spec.support.uax"

local M = {}

local function property(cp, name) return gloss.property(cp, name) end

-- the halfwidth voicing marks are marks where width does not matter
local function is_mark(cp, folds)
  return property(cp, "General_Category"):find "^M" ~= nil
    or folds.width and (cp == 0xFF9E or cp == 0xFF9F)
end

local function is_word(cp)
  return property(cp, "General_Category"):find "^[LMN]" ~= nil
    or property(cp, "General_Category") == "Pc"
end

local function is_white(cp) return property(cp, "White_Space") end

-- UAX #29, GB6 to GB8
local CONJOIN = {
  L = { L = true, V = true, LV = true, LVT = true },
  LV = { V = true, T = true }, V = { V = true, T = true },
  LVT = { T = true }, T = { T = true },
}
local function conjoined(a, b)
  local x = property(a, "Grapheme_Cluster_Break")
  local y = property(b, "Grapheme_Cluster_Break")
  return CONJOIN[x] ~= nil and CONJOIN[x][y] == true
end

local STROKE = {
  ["Đ"] = "D", ["đ"] = "d", ["Ħ"] = "H", ["ħ"] = "h", ["Ł"] = "L",
  ["ł"] = "l", ["Ø"] = "O", ["ø"] = "o", ["Ŧ"] = "T", ["ŧ"] = "t",
}
local QUOTE = {}
for quote, all in pairs{ ["'"] = "`´‘’‚‛′‹›", ['"'] = "«»“”„‟″" } do
  for _, cp in utf8.codes(all) do QUOTE[utf8.char(cp)] = quote end
end

-- characters of a text: { {bytes =, cp =, ill =}, ... }
local function characters(text)
  local cps, starts = uax.decode(text)
  local out = {}
  for i, cp in ipairs(cps) do
    local bytes = text:sub(starts[i], starts[i + 1] - 1)
    out[i] = { bytes = bytes, cp = cp, first = starts[i],
      last = starts[i + 1] - 1, ill = cp == 0xFFFD and bytes ~= "\u{FFFD}" }
  end
  return out
end

local function each(text, fn)
  local out = {}
  for i, c in ipairs(characters(text)) do
    local folded = fn(c)
    out[i] = c.ill and c.bytes or folded
  end
  return table.concat(out)
end

--- What a name or a stretch of text is compared by. folds: set of words.
function M.key(text, folds)
  if folds.space then
    local all, out, i = characters(text), {}, 1
    local function plain(k) -- white space without a mark
      return all[k] and is_white(all[k].cp)
        and not (all[k + 1] and is_mark(all[k + 1].cp, folds))
    end
    while i <= #all do
      out[#out + 1] = plain(i) and " " or all[i].bytes
      if plain(i) then
        while plain(i + 1) do i = i + 1 end
      end
      i = i + 1
    end
    text = table.concat(out)
  end
  if folds.width then
    text = each(text, function(c)
      if c.cp == 0x3000 then return " " end
      if c.cp >= 0xFF01 and c.cp <= 0xFFEE and c.cp ~= 0xFFE3
        and not (c.cp >= 0xFFA0 and c.cp <= 0xFFDC) then
        return gloss.normalize(c.bytes, "NFKD")
      end
      return c.bytes
    end)
  end
  text = gloss.normalize(text, "NFD")
  if folds.case then text = gloss.casefold(text) end
  if folds.accents then
    local on_nothing = true -- an accent there is none
    text = each(text, function(c)
      local class = property(c.cp, "Canonical_Combining_Class")
      if c.ill then
        on_nothing = true
      elseif class >= 200 and property(c.cp, "Script") == "Inherited" and not on_nothing then
        return ""
      elseif class == 0 then
        on_nothing = false
      end
      return STROKE[c.bytes] or c.bytes
    end)
  end
  if folds.dash then
    text = each(text, function(c)
      if property(c.cp, "General_Category") == "Pd" or c.bytes == "−" then return "-" end
      return c.bytes
    end)
  end
  if folds.quote then
    text = each(text, function(c) return QUOTE[c.bytes] or c.bytes end)
  end
  return text
end

-- where matches may begin (before character i) and end (after character i)
local function places(all, boundary, folds)
  local first, last = {}, {}
  for i = 0, #all do
    local a, b = all[i], all[i + 1]
    local free = true
    if a and b and not a.ill and is_mark(b.cp, folds) then free = false end
    if a and b and boundary == "none" and conjoined(a.cp, b.cp) then free = false end
    if a and b and boundary == "word" and is_word(a.cp) and is_word(b.cp) then free = false end
    first[i + 1], last[i] = free, free
  end
  return first, last
end

--- The name without the white space around it, be it with marks.
function M.trim(name)
  local all = characters(name)
  local i, j = 1, #all
  while i <= j and is_white(all[i].cp) do
    i = i + 1
    while i <= j and is_mark(all[i].cp, {}) do i = i + 1 end
  end
  while j >= i do
    local k = j
    while k > i and is_mark(all[k].cp, {}) do k = k - 1 end
    if not is_white(all[k].cp) then break end
    j = k - 1
  end
  if i > j then return "" end
  return name:sub(all[i].first, all[j].last)
end

--- Matches of names in a text: list of {first, last, number of the name}.
-- options: folds (set), boundary, matches.
function M.find(text, names, options)
  local keys = {}
  for n, name in ipairs(names) do
    local key = M.key(M.trim(name), options.folds)
    keys[key] = keys[key] or {}
    table.insert(keys[key], n)
  end
  local all = characters(text)
  local first, last = places(all, options.boundary, options.folds)
  local out, i = {}, 1
  while i <= #all do
    local best
    for j = i, first[i] and #all or 0 do
      local found = last[j] and keys[M.key(text:sub(all[i].first, all[j].last), options.folds)]
      -- white space at an end belongs to no name
      if found and not is_white(all[i].cp) and not is_white(all[j].cp) then
        if options.matches == "all" then
          for _, n in ipairs(found) do out[#out + 1] = { all[i].first, all[j].last, n } end
        else
          best = { j, found }
        end
      end
    end
    if best then
      for _, n in ipairs(best[2]) do out[#out + 1] = { all[i].first, all[best[1]].last, n } end
      i = best[1]
    end
    i = i + 1
  end
  return out
end

return M
