--- Fuzzy names against naive ones, on random names and texts in which they are
-- misspelt: in every fold, mode, number of edits and rule of lengths.

local gloss = require "gloss"
local naive = require "spec.support.naive_fuzzy"
local gazetteer = require "spec.support.naive_gazetteer"

local LETTERS = {
  { "a", "b", "A", "B" }, { "a", "n", "d", "A", "s", "'s" }, { "é", "e", "E", "\u{301}" },
  { "ж", "Ж", "я", "Я" }, { "北", "京", "か", "ア" }, { "ß", "ss", "S", "ẞ", "ı" },
  { "1", "2", "_" }, { "\xC3", "\xFF", "\u{FFFD}" }, { "각", "\u{1100}", "\u{1161}" },
  { "か", "が", "\u{3099}", "ガ" }, { "ﬁ", "f", "i", "ŉ" },
  { "a", "\u{327}", "\u{301}", "\u{345}", "ᾳ" },
  { "क", "ि", "\u{93C}", "\u{94D}", "क़" }, { "𐐀", "𐐨", "\u{1D165}" }, { "ά", "Σ", "ς", "\u{308}" },
}
local BREAKS = { " A. ", " b ", " ", " ", " ", "  ", "\n", "-", ".", ". ", ", ", "'", "(", ")", "; ", "    ", "",
  "\u{3000}", "、", "’", "’\u{301}" }
local FOLDS = { "case", "accents", "dash", "space", "quote", "width", "possessive", "brackets", "dots" }
local MODES = { "longest", "all", "first", "priority" }

local _, levels = gloss.simd()

local function choose(list) return list[math.random(#list)] end

local ASCII = { LETTERS[1], LETTERS[2], LETTERS[7] } -- a shorter way goes for these

local function alphabet()
  local out, from = {}, math.random(4) == 1 and ASCII or LETTERS
  for _ = 1, 2 do
    for _, letter in ipairs(choose(from)) do out[#out + 1] = letter end
  end
  return out
end

local function word(letters, n)
  local out = {}
  for i = 1, math.random(n) do out[i] = choose(letters) end
  return table.concat(out)
end

local function name_of(letters)
  local out = {}
  for i = 1, math.random(4) do
    out[#out + 1] = i > 1 and choose(BREAKS) or ""
    out[#out + 1] = word(letters, math.random(3) == 1 and 1 or 6)
  end
  return table.concat(out)
end

-- a name with some edits, each by bytes of its characters
local function misspelt(name, letters)
  local units = gazetteer.characters(name)
  for i, c in ipairs(units) do units[i] = c.bytes end
  for _ = 1, math.random(0, 3) do
    local at = math.random(#units + 1)
    local kind = math.random(4)
    if kind == 1 then
      table.insert(units, at, choose(math.random(4) == 1 and BREAKS or letters))
    elseif kind == 2 and units[at] then
      table.remove(units, at)
    elseif kind == 3 and units[at] then
      units[at] = choose(letters)
    elseif units[at + 1] then
      units[at], units[at + 1] = units[at + 1], units[at]
    end
  end
  return table.concat(units)
end

local function folds_of()
  local words = {}
  for _, fold in ipairs(FOLDS) do
    if math.random(5) == 1 then words[#words + 1] = fold end
  end
  if words[1] ~= "case" and math.random(6) == 1 then words[#words + 1] = "smart" end
  if math.random(2) == 1 then words = { "case" } end
  return words
end

local function set_of(words)
  local set = {}
  for _, w in ipairs(words) do set[w] = true end
  return set
end

local function show(s)
  return (s:gsub("[^ -~]", function(c) return ("\\x%02X"):format(c:byte()) end))
end

local function described(names)
  local out = {}
  for i, name in ipairs(names) do
    local folds = {}
    for fold in pairs(name.folds) do folds[#folds + 1] = fold end
    table.sort(folds)
    out[i] = ("%s{%s}%s"):format(show(name.name), table.concat(folds, " "), name.fuzzy or "")
  end
  return table.concat(out, "|")
end

local function options_of()
  local low = math.random(5)
  return { fuzzy = math.random(0, 2), lengths = { low, low + math.random(0, 5) },
    words = math.random(6), stretches = choose{ "capitals", "any" }, order = choose{ "given", "given", "any" },
    initials = math.random(3) == 1, matches = choose(MODES),
    per = math.random(4) == 1 and "label" or nil,
    labels = math.random(5) == 1 and { choose{ "", "X" } } or nil }
end

-- The exact matches, which gazetteer_random_spec compares.
local function exact_of(g, text, labels)
  local out = {}
  for s in g:find(text, { matches = "all", labels = labels, fuzzy = 0 }):each() do
    if (s.distance or 0) == 0 then
      out[#out + 1] = { first = s.first, last = s.last, n = tonumber(s.id) }
    end
  end
  return out
end

local function compare(seed, g, text, names, gone)
  local options = options_of()
  local living, any = {}, options.fuzzy > 0
  for n, name in ipairs(names) do
    living[n] = gone[n] and { name = "", folds = {}, label = "gone" } or name
    any = any or name.fuzzy ~= nil
  end
  local same = {}
  for k, v in pairs(options) do same[k] = v end
  same.labels = options.labels and set_of(options.labels) or { [""] = true, X = true }
  local expected, got = {}, {}
  for _, m in ipairs(naive.find(text, living, same, exact_of(g, text, options.labels))) do
    expected[#expected + 1] = ("%d %d %d %d"):format(m.first, m.last, m.n, m.distance)
  end
  for s in g:find(text, options):each() do
    got[#got + 1] = ("%d %d %s %d"):format(s.first, s.last, s.id, s.distance or 0)
    local form = s.form
    if any and form ~= gazetteer.trim(names[tonumber(s.id)].name) then
      error(("seed %d: form %s of %s"):format(seed, tostring(form), s.id))
    end
    assert(s:why():find("added by the script", 1, true), seed)
  end
  table.sort(expected)
  table.sort(got)
  expected, got = table.concat(expected, "; "), table.concat(got, "; ")
  if expected ~= got then
    local list = {}
    for k, v in pairs(options) do
      list[#list + 1] = k .. "=" .. (type(v) == "table" and table.concat(v, "/") or tostring(v))
    end
    table.sort(list)
    error(("seed %d, %s, %s: text '%s', names '%s'\nexpected %s\ngot      %s"):format(seed,
      table.concat(list, " "), tostring(g), show(text), described(names), expected, got))
  end
end

-- rows of a search, moved to where the text begins in a longer one
local function rows_of(g, text, options, by, out)
  for s in g:find(text, options):each() do
    out[#out + 1] = ("%d %d %s %d"):format(s.first + by, s.last + by, s.id, s.distance or 0)
  end
end

-- A long text has what its parts have, where no stretch and no name goes from one into
-- another: blocks, windows and lots of look-ups end anywhere in it.
local function long(seed)
  math.randomseed(seed)
  gloss.simd(choose(levels))
  local folds, letters = folds_of(), alphabet()
  local g = gloss.gazetteer{ fold = folds[1] and folds or "none" }
  local names = {}
  for n = 1, 40 do
    names[n] = n > 1 and math.random(3) == 1 and misspelt(choose(names), letters) or name_of(letters)
    if gazetteer.trim(names[n]) == "" then names[n] = "A" end
    g:add{ names[n], id = tostring(n), label = choose{ "", "X" }, priority = choose{ 0, 0, 1 } }
  end
  local options, parts, expected, got, at = options_of(), {}, {}, {}, 0
  options.labels = nil
  for i = 1, 200 do
    local part = {}
    for k = 1, math.random(8) do
      part[k] = choose{ "a ", "b c ", ("x"):rep(math.random(90)) .. " ", misspelt(choose(names), letters) .. " " }
    end
    parts[i] = "a " .. table.concat(part) .. "a\n#####\n"
    rows_of(g, parts[i], options, at, expected)
    at = at + #parts[i]
  end
  rows_of(g, table.concat(parts), options, 0, got)
  table.sort(expected)
  table.sort(got)
  assert.equal(table.concat(expected, "; "), table.concat(got, "; "), "seed " .. seed)
end

local function packed(g)
  local path = os.tmpname()
  assert(g:save(path))
  local p = assert(gloss.open(path))
  os.remove(path)
  return p
end

local function scenario(seed)
  math.randomseed(seed)
  gloss.simd(choose(levels))
  local folds, letters = folds_of(), alphabet()
  local boundary = choose{ "word", "word", "word", "none" }
  if boundary == "none" then
    for i = #folds, 1, -1 do
      if folds[i] == "possessive" or folds[i] == "brackets" or folds[i] == "dots" then
        table.remove(folds, i)
      end
    end
  end
  local g = gloss.gazetteer{ fold = folds[1] and folds or "none", boundary = boundary }
  local names, gone = {}, {}
  for _ = 1, math.random(4) do
    for _ = 1, math.random(6) do
      local name = #names > 0 and math.random(3) == 1 and misspelt(choose(names).name, letters)
        or name_of(letters)
      if gazetteer.trim(name) ~= "" then
        local n = #names + 1
        names[n] = { name = name, folds = set_of(folds), label = choose{ "", "X" },
          priority = choose{ 0, 0, 1 }, fuzzy = math.random(5) == 1 and math.random(0, 2) or nil }
        g:add{ name, id = tostring(n), label = names[n].label, priority = names[n].priority,
          fuzzy = names[n].fuzzy }
      end
    end
    if #names > 0 and math.random(3) == 1 then
      local n = math.random(#names)
      g:remove{ names[n].name, id = tostring(n) }
      gone[n] = true
    end
    if math.random(8) == 1 then g:compact() end
    if math.random(12) == 1 then g = packed(g) end
    for _ = 1, #names > 0 and 2 or 0 do
      local parts = {}
      for i = 1, math.random(4) do
        parts[i] = misspelt(choose(names).name, letters) .. choose(BREAKS)
      end
      compare(seed, g, table.concat(parts), names, gone)
    end
  end
end

-- --- the nearest -------------------------------------------------------------

local function nearest(seed)
  math.randomseed(seed)
  local folds, letters = folds_of(), alphabet()
  local g = gloss.gazetteer{ fold = folds[1] and folds or "none" }
  local entries, all = {}, {}
  for _ = 1, math.random(3) do
    for _ = 1, math.random(8) do
      local names = {}
      for i = 1, math.random(2) do
        names[i] = #all > 0 and math.random(2) == 1 and misspelt(choose(all), letters) or name_of(letters)
        if gazetteer.trim(names[i]) == "" then names[i] = "a" end
        all[#all + 1] = names[i]
      end
      local n = #entries + 1
      entries[n] = { names = names, folds = set_of(folds), priority = choose{ 0, 0, 1 } }
      g:add{ names[1], alias = names[2], id = tostring(n), priority = entries[n].priority }
    end
    for _ = 1, 3 do
      local by, n = choose{ "edits", "jaro_winkler", "token_set" }, math.random(4)
      local within = math.random(2) == 1 and math.random(0, 4) or nil
      local name = misspelt(choose(all), letters)
      local expected, got = {}, {}
      for i, r in ipairs(naive.nearest(name, entries, n, by, within or 255)) do
        expected[i] = ("%d %s %.17g"):format(r.n, show(r.form), r.score)
      end
      for i, r in ipairs(g:nearest(name, n, { by = by, within = within })) do
        got[i] = ("%s %s %.17g"):format(r.entry.id, show(r.form), r.score)
      end
      expected, got = table.concat(expected, "; "), table.concat(got, "; ")
      if expected ~= got then
        error(("seed %d: %s nearest to '%s' of '%s', %s\nexpected %s\ngot      %s"):format(seed, by,
          show(name), show(table.concat(all, "|")), tostring(g), expected, got))
      end
    end
  end
end

-- the same where many are near: names of two letters, by edits
local function crowd(seed)
  math.randomseed(seed)
  local g, entries, ranked = gloss.gazetteer(), {}, math.random(2) == 1
  local function random(n)
    local letters = {}
    for i = 1, n do letters[i] = choose{ "a", "b" } end
    return table.concat(letters)
  end
  local base = math.random(2) == 1 and random(7 + math.random(6)) -- or all like a longer one
  local function name() return base and misspelt(base, { "a", "b" }) or random(2 + math.random(4)) end
  for n = 1, 40 + math.random(60) do
    local names, priority = { name(), name(), name() }, ranked and math.random(0, 2) or 0
    entries[n] = { names = names, folds = { case = true }, priority = priority }
    g:add{ names[1], alias = { names[2], names[3] }, id = tostring(n), priority = priority }
  end
  for _ = 1, 3 do
    local to, n, within = name(), choose{ 1, 7, 40, 1000 }, math.random(0, 3)
    local expected, got = {}, {}
    for i, r in ipairs(naive.nearest(to, entries, n, "edits", within)) do
      expected[i] = ("%d %s %d"):format(r.n, r.form, r.score)
    end
    for i, r in ipairs(g:nearest(to, n, { within = within })) do
      got[i] = ("%s %s %d"):format(r.id, r.form, r.score)
    end
    expected, got = table.concat(expected, "; "), table.concat(got, "; ")
    if expected ~= got then
      error(("seed %d: %d within %d of '%s'\nexpected %s\ngot      %s"):format(seed, n, within, to,
        expected, got))
    end
  end
end

-- --- many names of few letters, and many matches of one entry -----------------

-- sorted rows of a search
local function sorted_rows(g, text, options)
  local out = {}
  rows_of(g, text, options, 0, out)
  table.sort(out)
  return out
end

-- What grows by lots, with searches in between, finds on every level of instructions what one
-- finds that got all at once: there are long lists of names with a part in common, and names
-- of a lot that are like no others.
local LOTS = { { 300, "a", "b" }, { 60, "c", "d", "a" }, { 12, "ж", "я" }, { 3, "e", "é" }, { 1, "f", "g" } }
local function grown(seed)
  math.randomseed(seed)
  local function name(lot)
    local out = {}
    for i = 1, 6 + math.random(6) do out[i] = i == 5 and choose{ "", " " } or lot[math.random(2, #lot)] end
    return table.concat(out)
  end
  local g, list = gloss.gazetteer(), {}
  local options = { fuzzy = 2, lengths = { 3, 6 }, stretches = "any", matches = "all" }
  for last, lot in ipairs(LOTS) do
    for _ = 1, lot[1] do
      list[#list + 1] = { name(lot), id = tostring(#list + 1) }
      g:add(list[#list])
    end
    local once, text = gloss.gazetteer(), {}
    for _, entry in ipairs(list) do once:add(entry) end
    for i = 1, 20 do
      text[i] = misspelt(choose{ name(LOTS[math.random(last)]), choose(list)[1], list[#list][1] }, { "a", "c" })
    end
    text = table.concat(text, " ")
    gloss.simd(choose(levels))
    local got = sorted_rows(g, text, options)
    gloss.simd "portable"
    assert.same(sorted_rows(once, text, options), got, "seed " .. seed)
  end
end

-- Entries of several names, in a text where most matches overlap others, by a byte too. In the
-- order of adding they are far apart, as those are that meet in a table of entries.
local APART = 722
local function overlapping(seed)
  math.randomseed(seed)
  gloss.simd(choose(levels))
  local words = { "a", "b", "ab", "ba", "aab", "abba" }
  local function name(n)
    local out = {}
    for i = 1, n do out[i] = choose(words) end
    return table.concat(out, " ")
  end
  local g, names = gloss.gazetteer(), {}
  for _ = 1, 4 do
    local entry, alias, label = #names + 1, {}, choose{ "", "X" }
    for i = 1, 1 + math.random(2) do
      names[#names + 1] = { name = name(1 + math.random(3)), entry = entry, label = label, folds = { case = true } }
      alias[i] = names[#names].name
    end
    g:add{ table.remove(alias), alias = alias, id = tostring(entry), label = label }
    for i = 2, APART do g:add{ tostring(1000 + i), id = "0" } end
  end
  local options = { fuzzy = 2, lengths = { 1, 4 }, stretches = "any", words = 4, order = "given",
    matches = choose(MODES), labels = { [""] = true, X = true }, per = choose{ "label", false } or nil }
  local text, expected = name(12), {}
  for i, m in ipairs(naive.find(text, names, options, exact_of(g, text))) do
    expected[i] = ("%d %d %d %d"):format(m.first, m.last, m.n, m.distance)
  end
  table.sort(expected)
  options.labels = nil
  assert.same(expected, sorted_rows(g, text, options), "seed " .. seed)
end

describe("random fuzzy names", function()
  local count = tonumber(os.getenv "GLOSS_RANDOM") or 200
  local from = tonumber(os.getenv "GLOSS_SEED") or 1
  it("are in a long text where they are in its parts", function()
    for seed = from, from + (count - from) // 5 do long(seed) end
  end)
  it("are those that a naive search finds", function()
    for seed = from, count do scenario(seed) end
  end)
  it("nearest to a name are those that a naive search finds", function()
    for seed = from, count do nearest(seed) end
  end)
  it("nearest to a name are those, where many are near", function()
    for seed = from, from + (count - from) // 4 do crowd(seed) end
  end)
  it("are the same however their gazetteer grew", function()
    for seed = from, from + (count - from) // 4 do grown(seed) end
  end)
  it("are those that a naive search finds, where matches of one entry overlap", function()
    for seed = from, from + (count - from) // 4 do overlapping(seed) end
  end)
  it("are those that a naive search finds, many #slow", function()
    for seed = 10001, 14000 do
      scenario(seed)
      nearest(seed)
    end
    for seed = 10001, 10200 do
      crowd(seed)
      grown(seed)
      overlapping(seed)
    end
  end)
end)
