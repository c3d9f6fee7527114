--- A gazetteer as its definition reads: every stretch of the text between two
-- places where a name may begin and end is folded whole and compared with
-- every name. Quadratic; for texts of a line.

local gloss = require "gloss"
local uax = require "spec.support.uax"

local M = {}

local known = {} -- values of properties, by name and character
local function property(cp, name)
  local of = known[name] or {}
  known[name] = of
  if of[cp] == nil then of[cp] = gloss.property(cp, name) end
  return of[cp]
end
M.property = property

local function is_mark(cp)
  return property(cp, "General_Category"):find "^M" ~= nil or cp == 0xFF9E or cp == 0xFF9F
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
        and not (all[k + 1] and is_mark(all[k + 1].cp))
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
      elseif class >= 200 and c.cp ~= 0x345 and property(c.cp, "Script") == "Inherited"
        and not on_nothing then
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

-- where words meet without a space: at each letter of these scripts
local ALONE = { Han = true, Hiragana = true, Thai = true, Lao = true, Khmer = true, Myanmar = true }
local NEUTRAL = { Common = true, Inherited = true, Unknown = true }
local function cut_between(a, b)
  local function alone(cp)
    local gc = property(cp, "General_Category")
    return ALONE[property(cp, "Script")] and (gc:find "^L" or gc == "Nl")
  end
  local function script(cp)
    return (cp == 0x30FC or cp == 0xFF70) and "Katakana" or property(cp, "Script")
  end
  local x, y = script(a), script(b)
  if is_mark(a) then x = "Common" end -- a word that begins with a mark
  return alone(a) or alone(b)
    or (x == "Katakana") ~= (y == "Katakana") and not NEUTRAL[x] and not NEUTRAL[y]
end

-- the last of the characters up to i that is no mark, of one word
local function base(all, i)
  while i > 1 and is_mark(all[i].cp) and is_word(all[i - 1].cp) and not all[i - 1].ill do
    i = i - 1
  end
  return all[i].cp
end

-- where matches may begin (before character i) and end (after character i);
-- all.tokens: the first (last) bytes of tokens, where only those count
local function places(all, boundary)
  local first, last = {}, {}
  for i = 0, #all do
    local a, b = all[i], all[i + 1]
    local free = true
    if a and b and not a.ill and is_mark(b.cp) then free = false end
    if a and b and boundary ~= "word" and conjoined(a.cp, b.cp) then free = false end
    if free and a and b and boundary == "word" and is_word(a.cp) and is_word(b.cp) then
      local k = i -- marks of what is no word are not of the word behind them
      while k > 1 and is_mark(all[k].cp) do k = k - 1 end
      free = (is_word(all[k].cp) or all[k].ill) and cut_between(base(all, i), b.cp)
    end
    first[i + 1], last[i] = free, free
    if boundary == "token" then
      first[i + 1] = free and b and all.tokens.first[b.first]
      last[i] = free and a and all.tokens.last[a.last]
    end
  end
  return first, last
end

-- --- folds that leave something out ------------------------------------------

local BRACKET = { ["("] = 1, ["["] = 1, [")"] = -1, ["]"] = -1 }
local function bracket(all, i)
  return all[i] and not (all[i + 1] and is_mark(all[i + 1].cp)) and BRACKET[all[i].bytes]
end

local function marks_end(all, i) -- the last mark of character i
  while all[i + 1] and is_mark(all[i + 1].cp) do i = i + 1 end
  return i
end

local function word_end(all, i) -- the last character of the word that begins at i
  local _, last = places(all, "word")
  while not last[i] do i = i + 1 end
  return i
end

-- the last character of the initialism that begins at i, or nil
local function initialism(all, i)
  local n, last = 0, nil
  while all[i] and n < 64 do
    local script = property(all[i].cp, "Script")
    if not property(all[i].cp, "General_Category"):find "^L" or ALONE[script]
      or NEUTRAL[script] or script == "Katakana" then
      break
    end
    i = marks_end(all, i) + 1
    if all[i] and all[i].bytes == "." and marks_end(all, i) == i then
      n, last, i = n + 1, i, i + 1
    else
      if n > 0 and not (all[i] and is_word(all[i].cp)) then n, last = n + 1, i - 1 end
      break
    end
  end
  return n >= 2 and last or nil
end

local function possessive(all, i)
  if not (all[i] and (all[i].bytes == "'" or all[i].bytes == "’")) then return nil end
  local s = all[i + 1]
  if s and s.bytes:lower() == "s" and not (all[i + 2] and is_word(all[i + 2].cp)) then
    return i + 1
  end
end

-- Whether a word begins at i although no match may: behind a mark of what is none.
local function behind_mark(all, i)
  local k = i - 1
  if k < 1 or is_mark(all[i].cp) or not is_mark(all[k].cp) then return false end
  while k > 1 and is_mark(all[k].cp) do k = k - 1 end
  return not is_word(all[k].cp) and not all[k].ill
end

-- From the left: what is left out (by character), and the stretches that are
-- one word each, with the possessive behind them: { first, last, after }.
local function loosen(all, folds)
  local out, words, i = {}, {}, 1
  local first = places(all, "word")
  while i <= #all do
    if (first[i] or behind_mark(all, i)) and is_word(all[i].cp) and not all[i].ill then
      local from, dots = i, folds.dots and initialism(all, i)
      local last = dots or word_end(all, i)
      for k = i, last do
        if dots and all[k].bytes == "." then out[k] = true end
      end
      while folds.brackets and all[last].bytes ~= "." and bracket(all, last + 1) do
        local k = last + 1
        while bracket(all, k) do k = k + 1 end
        if not (all[k] and is_word(all[k].cp)) or cut_between(base(all, last), all[k].cp) then
          break
        end
        last = word_end(all, k)
      end
      local after = folds.possessive and possessive(all, last + 1)
      if after then
        for k = last + 1, after do out[k] = true end
      elseif folds.possessive and all[last + 1] and all[last].bytes:lower() == "s"
        and (all[last + 1].bytes == "'" or all[last + 1].bytes == "’")
        and not (all[last + 2] and is_word(all[last + 2].cp)) then
        out[last + 1] = true
      end
      words[#words + 1] = { from, last, after or last }
      i = (after or last) + 1
    else
      i = i + 1
    end
  end
  for k = 1, #all do
    if folds.brackets and bracket(all, k) then out[k] = true end
  end
  return out, words
end

local function loose(folds) return folds.possessive or folds.brackets or folds.dots end

-- The key without what is left out; of the first `upto` characters where more follow,
-- which tell whether "'s" is a possessive.
local function loose_key(text, folds, upto)
  local all, parts = characters(text), {}
  upto = upto or #all
  if not loose(folds) then return M.key(upto > 0 and text:sub(1, all[upto].last) or "", folds) end
  local out, words = loosen(all, folds)
  for i = 1, upto do parts[i] = out[i] and "" or all[i].bytes end
  for n = 2, #words do -- two words stay two: "U.N.UN" is no UNUN
    local nothing = words[n][1] <= upto
    for k = words[n - 1][2] + 1, words[n][1] - 1 do nothing = nothing and out[k] end
    if nothing then parts[words[n][1]] = "\1" .. parts[words[n][1]] end
  end
  return M.key(table.concat(parts), folds)
end

M.loose_key = loose_key
M.characters = characters

--- The words of a text: list of { first, last, begins = whether a match may begin there },
-- by characters; and these.
function M.words(text)
  local all, out, i = characters(text), {}, 1
  local first = places(all, "word")
  while i <= #all do
    if (first[i] or behind_mark(all, i)) and is_word(all[i].cp) and not all[i].ill then
      local last = word_end(all, i)
      out[#out + 1] = { i, last, begins = first[i] }
      i = last + 1
    else
      i = i + 1
    end
  end
  return out, all
end

--- Whether a text is in capitals, or each word of it has one.
function M.titled(text)
  local caps, title, inside = true, true, false
  for _, c in ipairs(characters(text)) do
    local gc = property(c.cp, "General_Category")
    if not is_word(c.cp) then inside = false end
    if gc == "Ll" then
      caps, title, inside = false, title and inside, true
    elseif gc == "Lu" or gc == "Lt" then
      title, inside = title and not inside, true
    end
  end
  return caps or title
end

-- GL_FOLD_SMART: as listed, in capitals, each word with one capital
local function smart(text, upto, name, folds)
  local exact = {}
  for fold in pairs(folds) do exact[fold] = fold ~= "case" and fold ~= "smart" or nil end
  return loose_key(text, exact, upto) == loose_key(M.trim(name), exact)
    or M.titled(text:sub(1, characters(text)[upto].last))
end

--- The name without the white space around it, be it with marks.
function M.trim(name)
  local all = characters(name)
  local i, j = 1, #all
  while i <= j and is_white(all[i].cp) do
    i = i + 1
    while i <= j and is_mark(all[i].cp) do i = i + 1 end
  end
  while j >= i do
    local k = j
    while k > i and is_mark(all[k].cp) do k = k - 1 end
    if not is_white(all[k].cp) then break end
    j = k - 1
  end
  if i > j then return "" end
  return name:sub(all[i].first, all[j].last)
end

-- Whether brackets of all[i .. j] are in pairs.
local function balanced(all, i, j)
  local depth = 0
  for k = i, j do
    depth = depth + (bracket(all, k) or 0)
    if depth < 0 then return false end
  end
  return depth == 0
end

-- All matches of one name: list of { first, last } by characters.
local function matches_of(all, text, name, boundary)
  local folds = {}
  for fold in pairs(name.folds) do folds[fold] = true end
  if folds.smart then folds.case = true end
  if not M.words(M.trim(name.name))[1] then folds.possessive, folds.brackets, folds.dots = nil, nil, nil end
  local key = loose_key(M.trim(name.name), folds)
  local first, last = places(all, boundary)
  if loose(folds) then
    local out, stretches = loosen(all, folds)
    for _, w in ipairs(stretches) do
      for k = w[1] + 1, w[3] do first[k] = false end
      for k = w[1], w[2] - 1 do last[k] = false end
      for k = w[2] + 1, w[3] - 1 do last[k] = false end
    end
    for k = 1, #all do -- what is left out begins and ends nothing, but in pairs
      if out[k] and not bracket(all, k) then first[k] = false end
    end
  end
  local found = {}
  for i = 1, #all do
    for j = i, first[i] and #all or 0 do
      if last[j] and not is_white(all[i].cp) and not is_white(all[j].cp)
        and (not folds.brackets or balanced(all, i, j)) then
        local rest, n = text:sub(all[i].first), j - i + 1
        if loose_key(rest, folds, n) == key
          and (not folds.smart or smart(rest, n, name.name, folds)) then
          found[#found + 1] = { i, j }
        end
      end
    end
  end
  if not loose(folds) then return found end
  -- nothing is covered in vain; but "Lloyd's" covers its 's
  local trimmed = characters(M.trim(name.name))
  local _, parts = loosen(trimmed, folds)
  local end_ = parts[#parts]
  local owns = end_ and end_[3] == #trimmed and end_[3] > end_[2]
  local kept = {}
  for n, m in ipairs(found) do
    local keep = true
    for k, o in ipairs(found) do
      if k ~= n and o[1] >= m[1] and o[2] <= m[2] then
        keep = keep and owns and o[1] == m[1] and possessive(all, o[2] + 1) == m[2]
      end
      if k ~= n and owns and o[1] == m[1] and possessive(all, m[2] + 1) == o[2] then keep = false end
    end
    if keep then kept[#kept + 1] = m end
  end
  return kept
end

local function before(a, b)
  if a.first ~= b.first then return a.first < b.first end
  if a.last ~= b.last then return a.last > b.last end
  return a.n < b.n
end

local function overlap(a, b) return a.first <= b.last and b.first <= a.last end

-- modes, each of all matches in order
local select = {}
function select.all(list) return list end
function select.longest(list)
  local out, best = {}, { first = 0, last = 0 }
  for _, m in ipairs(list) do
    if m.first > best.last then best = m end
    if m.first == best.first and m.last == best.last then out[#out + 1] = m end
  end
  return out
end
function select.first(list)
  local out, taken, i = {}, 0, 1
  while i <= #list do
    local best, j = list[i], i
    while list[j] and list[j].first == list[i].first do
      if list[j].n < best.n then best = list[j] end
      j = j + 1
    end
    if best.first > taken then
      out[#out + 1] = best
      taken = best.last
    end
    i = j
  end
  return out
end
function select.priority(list)
  local order, out = {}, {}
  for i, m in ipairs(list) do order[i] = m end
  table.sort(order, function(a, b)
    if a.priority ~= b.priority then return a.priority > b.priority end
    if a.last - a.first ~= b.last - b.first then return a.last - a.first > b.last - b.first end
    return before(a, b)
  end)
  for _, m in ipairs(order) do
    local free = true
    for _, o in ipairs(out) do free = free and not overlap(m, o) end
    if free then out[#out + 1] = m end
  end
  return out
end

--- Matches of names in a text: list of { first =, last =, n = number of the
-- name }. names: list of { name =, folds = set, label =, priority = }.
-- options: boundary, matches, per, labels (set).
function M.find(text, names, options)
  local all, list = characters(text), {}
  if options.boundary == "token" then
    all.tokens = { first = {}, last = {} }
    for first, last in gloss.tokens(text):offsets() do
      all.tokens.first[first], all.tokens.last[last] = true, true
    end
  end
  for n, name in ipairs(names) do
    if not options.labels or options.labels[name.label or ""] then
      for _, m in ipairs(matches_of(all, text, name, options.boundary)) do
        list[#list + 1] = { first = all[m[1]].first, last = all[m[2]].last, n = n,
          label = name.label or "", priority = name.priority or 0 }
      end
    end
  end
  table.sort(list, before)
  local mode = select[options.matches or "longest"]
  if not options.per then return mode(list) end
  local labels, out = {}, {}
  for _, m in ipairs(list) do labels[m.label] = labels[m.label] or {} end
  for label, of in pairs(labels) do
    for _, m in ipairs(list) do
      if m.label == label then of[#of + 1] = m end
    end
    for _, m in ipairs(mode(of)) do out[#out + 1] = m end
  end
  return out
end

return M
