--- Gazetteers against a naive one, on random names and texts that are made of
-- few parts, so that much matches: in every fold, boundary and mode.

local gloss = require "gloss"
local naive = require "spec.support.naive_gazetteer"

local PARTS = {
  words = { "a", "A", "b", "aa", "Ab", "_", "1", "a1" },
  blanks = { " ", " ", " ", "  ", "\n", "\t", "\u{A0}", "\r\n", "\u{3000}" },
  marks = { "\u{301}", "\u{323}", "\u{307}", "\u{338}", "\u{1DCA}", "\u{FE0F}" },
  letters = { "é", "É", "e", "ß", "ss", "S", "ẞ", "ſ", "İ", "i", "I", "ı", "ŉ", "\u{FB01}",
    "fi", "Å", "\u{212B}", "\u{212A}", "k", "Ł", "l", "ø", "Ω", "\u{2126}", "ᾳ", "αι", "Σ", "ς" },
  signs = { "-", "\u{2013}", "\u{2212}", "'", "\u{2019}", "\"", "\u{201C}", ".", "=", "≠",
    "\u{AB}", "`", "$", "\u{FFFD}" },
  asian = { "가", "\u{1100}\u{1161}", "각", "\u{11A8}", "\u{1100}", "か", "\u{3099}", "が",
    "北", "\u{FF21}", "\u{FF76}\u{FF9E}", "ガ", "\u{FF0D}", "\u{FFE3}", "\u{FFA1}" },
  points = { "ש", "\u{5BC}", "\u{5C1}", "\u{FB2A}", "क", "\u{93C}", "\u{958}", "\u{94D}", "\u{93F}", "ᾳ",
    "\u{345}", "\u{316}", "ế", "e", "각", "\u{E38}", "\u{E48}" },
  scripts = { "北", "朝", "あ", "ア", "ー", "a", "ab", "1", "ก", "ข", "\u{E48}", "_", "に" },
  marked = { "a", "s", "'s", "'", "\u{2019}s", ".", "(", ")", "[", "]", "U.N.", "UN", "b.", "S" },
  bytes = { "\0", "\xC3", "\xA9", "\xFF", "\xE2\x82", "\xF0\x9F", "\u{1F600}" },
}

local FOLDS = { "case", "accents", "dash", "space", "quote", "width", "possessive", "brackets",
  "dots" }
local CHARS = { "case", "accents", "dash", "space", "quote", "width" }
local MODES = { "longest", "all", "first", "priority" }

local function choose(list) return list[math.random(#list)] end

-- two or three kinds of parts, words and blanks among them more often
local function alphabet()
  local kinds, out = {}, {}
  for kind in pairs(PARTS) do kinds[#kinds + 1] = kind end
  table.sort(kinds)
  local chosen = { choose(kinds), choose(kinds), choose{ "words", "blanks" } }
  for _, kind in ipairs(chosen) do
    for _ = 1, 4 do out[#out + 1] = choose(PARTS[kind]) end
  end
  return out
end

local function random_string(parts, n)
  local out = {}
  for i = 1, math.random(n) do out[i] = choose(parts) end
  return table.concat(out)
end

local function show(s)
  return (s:gsub("[^ -~]", function(c) return ("\\x%02X"):format(c:byte()) end))
end

-- a set of folds as words, often those under which letters are compared one by one
local function random_folds(boundary)
  local words, letters = {}, math.random(3) == 1
  for _, word in ipairs(boundary == "word" and FOLDS or CHARS) do
    if math.random(4) == 1 or letters and (word == "case" or word == "accents") then
      words[#words + 1] = word
    end
  end
  if words[1] ~= "case" and math.random(6) == 1 then words[#words + 1] = "smart" end
  return words
end

local function set_of(words)
  local set = {}
  for _, word in ipairs(words) do set[word] = true end
  return set
end

-- names of `length` parts at most
local function random_entry(parts, folds, boundary, n, length)
  local name = random_string(parts, length)
  if naive.trim(name) == "" then return nil end
  local own = math.random(5) == 1 and random_folds(boundary) or nil
  local entry = { name, id = tostring(n), label = choose{ "", "", "X", "Y" },
    priority = choose{ 0, 0, 1, -1 }, fold = own }
  return entry, { name = name, folds = set_of(own or folds), label = entry.label,
    priority = entry.priority }
end

local function describe_all(names)
  local out = {}
  for i, name in ipairs(names) do
    local folds = {}
    for fold in pairs(name.folds) do folds[#folds + 1] = fold end
    table.sort(folds)
    out[i] = ("%s{%s}%s"):format(show(name.name), table.concat(folds, " "), name.label)
  end
  return table.concat(out, "|")
end

local function compare(seed, g, text, names, boundary, gone)
  local options = { matches = choose(MODES), per = math.random(3) == 1 and "label" or nil,
    labels = math.random(4) == 1 and { choose{ "", "X", "Y" } } or nil }
  local living = {}
  for n, name in ipairs(names) do
    living[n] = gone[n] and { name = "", folds = {}, label = "gone" } or name
  end
  local labels = options.labels and set_of(options.labels) or { [""] = true, X = true, Y = true }
  local expected, got = {}, {}
  for _, row in ipairs(naive.find(text, living, { boundary = boundary,
    matches = options.matches, per = options.per, labels = labels })) do
    expected[#expected + 1] = ("%d %d %d"):format(row.first, row.last, row.n)
  end
  for span in g:find(text, options):each() do
    got[#got + 1] = ("%d %d %s"):format(span.first, span.last, span.id)
    if not span:why():find("added by the script", 1, true) then
      error(("seed %d: %s in '%s', names '%s'"):format(seed, show(span:why()), show(text),
        describe_all(names)))
    end
  end
  table.sort(expected)
  table.sort(got)
  expected, got = table.concat(expected, "; "), table.concat(got, "; ")
  if expected ~= got then
    error(("seed %d, %s, %s, per %s, %s: text '%s', names '%s'\nexpected %s\ngot      %s"):format(
      seed, options.matches, boundary, tostring(options.per), tostring(g), show(text),
      describe_all(names), expected, got))
  end
end

-- The same gazetteer, opened from a pack; ids tell its entries, whose numbers are
-- others now.
local function packed(g)
  local path = os.tmpname()
  assert(g:save(path))
  local p = assert(gloss.open(path))
  os.remove(path) -- what is mapped stays
  return p
end

-- The same behind so much that the words of the text lie across the end of what
-- is cut at a time: 16 KiB.
local function compare_far(seed, g, text)
  if text:find "^[^%w]" then return end -- a mark would belong to what is before
  local before = ("zq "):rep(5440 + math.random(30)) .. ("z"):rep(math.random(0, 3)) .. " "
  local options = { matches = choose(MODES), per = math.random(3) == 1 and "label" or nil }
  text = text .. (" zq"):rep(40)
  local near, far = g:find(text, options), g:find(before .. text, options)
  local same = #near == #far
  for i = 1, same and #near or 0 do
    same = same and near[i].first + #before == far[i].first and near[i].id == far[i].id
  end
  if not same then error(("seed %d, %s: %s differs far from the begin"):format(seed,
    options.matches, show(text))) end
end

local _, levels = gloss.simd()

local function scenario(seed)
  math.randomseed(seed)
  gloss.simd(choose(levels))
  local boundary = choose{ "word", "word", "none", "token" }
  local folds = random_folds(boundary)
  local parts, length = alphabet(), 4
  local g = gloss.gazetteer{ fold = folds[1] and folds or "none", boundary = boundary }
  local names, gone, written = {}, {}, {}
  if math.random(4) == 1 then -- names of many bytes, and texts of such names
    parts, length, written = { choose(parts), choose(parts) }, 12, parts
  end
  for round = 1, math.random(3) do -- names are added and removed between searches
    for _ = 1, math.random(5) do
      local entry, name = random_entry(parts, folds, boundary, #names + 1, length)
      if entry then
        names[#names + 1] = name
        g:add(entry)
        if length > 4 then written[#written + 1] = name.name end
      end
    end
    if round > 1 and #names > 0 and math.random(2) == 1 then
      local n = math.random(#names)
      local removed = g:remove{ names[n].name, id = tostring(n) }
      assert(removed == (gone[n] and 0 or 1), seed)
      gone[n] = true
    end
    if math.random(6) == 1 then g:compact() end
    if math.random(25) == 1 then g = packed(g) end
    for _ = 1, 2 do
      local text = length > 4 and random_string(written, 4) or random_string(parts, 20)
      compare(seed, g, text, names, boundary, gone)
      -- (what a token is may depend on what stands before)
      if math.random(4) == 1 and boundary ~= "token" then compare_far(seed, g, text) end
    end
  end
end

-- Many names of two letters, some of them long, against every stretch of the text.
local function in_numbers(seed, boundary)
  math.randomseed(seed)
  local function word(n)
    local out = {}
    for i = 1, n do out[i] = choose{ "a", "b" } end
    return table.concat(out)
  end
  local sign = boundary == "word" and { a = "-", b = "+" } -- names without words
  local g = gloss.gazetteer{ fold = "none", boundary = boundary }
  local names, list, text = {}, {}, {}
  for round = 1, 3 do
    for _ = 1, ({ 400, 20, 700 })[round] do
      local name = word(math.random(6)):rep(math.random(9)) .. word(math.random(0, 9))
      if sign then name = name:gsub(".", sign) end
      if not names[name] then
        names[name], list[#list + 1] = true, name
        g:add(name)
      end
    end
    if round == 2 then
      for _ = 1, 100 do
        local gone = choose(list)
        names[gone] = nil
        g:remove(gone)
      end
      g = packed(g)
    end
    for i = 1, 400 do
      text[i] = choose{ " ", "x", "\u{E9}", "  ", choose(list), choose(list), choose(list) }
    end
    local all = table.concat(text)
    local expected, best = {}, 0
    local longest = {}
    for first = 1, #all do
      for last = math.min(#all, first + 63), first, -1 do
        if names[all:sub(first, last)] then
          expected[#expected + 1] = first .. " " .. last
          if first > best then
            best = last
            longest[#longest + 1] = first .. " " .. last
          end
        end
      end
    end
    for matches, rows in pairs{ all = expected, longest = longest } do
      local got = {}
      for first, last in g:find(all, { matches = matches }):offsets() do
        got[#got + 1] = first .. " " .. last
      end
      assert.same(table.concat(rows, "; "), table.concat(got, "; "))
    end
  end
end

-- Entries that no span could tell apart, of which some are removed: what is left is found.
local function alike(seed)
  math.randomseed(seed)
  local words, text = { "oru", "Oru", "belmora", "oru sea", "--" }, "the oru sea, BELMORA -- x"
  local g, living = gloss.gazetteer{ boundary = choose{ "word", "word", "none" } }, {}
  for _ = 1, 30 do
    local name, id = choose(words), choose{ "1", "2" }
    for _ = 1, math.random(0, 6) do
      local entry = { choose(words), alias = math.random(3) == 1 and choose(words) or nil,
        id = choose{ "1", "2" }, label = math.random(4) == 1 and "L" or nil }
      living[#living + 1] = entry
      g:add(entry)
    end
    if math.random(2) == 1 then
      local gone = 0
      for i = #living, 1, -1 do
        local e = living[i]
        if e.id == id and (e[1]:lower() == name:lower() or (e.alias or ""):lower() == name:lower()) then
          table.remove(living, i)
          gone = gone + 1
        end
      end
      assert.equal(gone, g:remove{ name, id = id }, seed)
    end
    if math.random(12) == 1 then g = choose{ g.compact, packed }(g) end
    local expected, got = {}, {}
    for _, e in ipairs(living) do
      for _, s in pairs{ e[1], e.alias } do
        local at = text:lower():find(s:lower(), 1, true)
        expected[("%d %d %s %s"):format(at, #s, e.id, e.label or "")] = true
      end
    end
    for s in g:find(text, { matches = "all" }):each() do
      got[("%d %d %s %s"):format(s.first, #s.text, s.id, s.label or "")] = true
    end
    assert.same(expected, got, seed)
  end
end

-- A name or two of a great many entries, looked for by what tells them apart.
local function shared(seed)
  math.randomseed(seed)
  local g = gloss.gazetteer(choose{ {}, { boundary = "none" }, { fold = "case possessive brackets" } })
  local names, living, n = { "oru", "Oru", "!!" }, {}, 0
  local ids, labels = math.random(3) * 20, math.random(3)
  for _ = 1, 12 do
    for _ = 1, math.random(0, 60) do
      n = n + 1
      local e = { choose(names), n = n, label = "L" .. math.random(labels),
        alias = math.random(4) == 1 and choose(names) or nil,
        id = math.random(3) > 1 and tostring(math.random(ids)) or nil,
        priority = math.random(4) == 1 and math.random(2) or nil }
      living[#living + 1] = e
      g:add(e)
    end
    if math.random(4) == 1 then g = choose{ g.compact, packed }(g) end
    for _ = 1, math.random(0, 20) do
      local gone, name = {}, choose(names)
      local id = math.random(3) > 1 and tostring(math.random(ids)) or nil
      local label = (id == nil or math.random(2) == 1) and "L" .. math.random(labels) or nil
      local function named(e) return e[1]:lower() == name:lower() or e.alias and e.alias:lower() == name:lower() end
      for i = #living, 1, -1 do
        local e = living[i]
        if named(e) and (id == nil or e.id == id) and (label == nil or e.label == label) then
          gone[#gone + 1] = table.remove(living, i)
        end
      end
      assert.equal(#gone, g:remove{ name, id = id, label = label }, seed)
    end
    local there, expected, got = {}, {}, {}
    for _, e in ipairs(g:lookup "ORU") do there[e.n] = true end
    for s in g:find("ORU", { matches = "all" }):each() do got[(s.id or "") .. s.label] = true end
    for _, e in ipairs(living) do
      if e[1] ~= "!!" or e.alias and e.alias ~= "!!" then
        assert(there[e.n], seed)
        there[e.n], expected[(e.id or "") .. e.label] = nil, true
      end
    end
    assert.is_nil(next(there), seed)
    assert.same(expected, got, seed)
  end
end

local function ids_of(list)
  local ids = {}
  for _, entry in ipairs(list) do
    if entry.id then ids[#ids + 1] = entry.id end
  end
  return table.concat(ids, " ")
end

-- Names of few bytes are looked through, those of many are sorted.
local function prefixes(seed)
  math.randomseed(seed)
  local boundary = choose{ "word", "word", "none" }
  local folds, parts = random_folds(boundary), alphabet()
  local options = { fold = folds[1] and folds or "none", boundary = boundary }
  local few, many, names = gloss.gazetteer(options), gloss.gazetteer(options), {}
  for i = 1, 40 do
    local entry, name = random_entry(parts, folds, boundary, i, 4)
    if i % 4 == 0 then many:add(("filler "):rep(60) .. i) end
    if entry then
      few:add(entry)
      many:add(entry)
      names[#names + 1] = name.name
    end
  end
  if math.random(2) == 1 then many:prefix "x" end -- sorted before more are added
  for _ = 1, 2 do
    few:add{ "a b", id = "late" }
    many:add{ "a b", id = "late" }
    for i = 1, 12 do
      local text = i % 2 == 0 and names[1] and choose(names) or random_string(parts, 3)
      if math.random(2) == 1 then text = text:sub(1, math.random(#text)) end
      local expected, got = ids_of(few:prefix(text)), ids_of(many:prefix(text))
      if expected ~= got then
        error(("seed %d, %s: names that begin with '%s' of '%s'\nexpected %s\ngot      %s"):format(seed,
          tostring(few), show(text), show(table.concat(names, "|")), expected, got))
      end
    end
    few:remove(names[1] or "a b")
    many:remove(names[1] or "a b")
  end
end

describe("random gazetteers", function()
  it("find the names that begin with a text, sorted or not", function()
    for seed = 1, tonumber(os.getenv "GLOSS_RANDOM") or 200 do prefixes(seed) end
  end)
  it("find those left of many that are alike", function()
    for seed = 1, tonumber(os.getenv "GLOSS_RANDOM") or 200 do alike(seed) end
  end)
  it("find those left of many that share a name", function()
    for seed = 1, tonumber(os.getenv "GLOSS_RANDOM") or 100 do shared(seed) end
  end)
  it("find what a naive one finds", function()
    local count = tonumber(os.getenv "GLOSS_RANDOM") or 400
    for seed = tonumber(os.getenv "GLOSS_SEED") or 1, count do scenario(seed) end
  end)
  it("find in great numbers what a naive one finds", function()
    for seed = 1, 10 do
      in_numbers(seed, "none")
      in_numbers(seed, "word")
    end
  end)
  it("find what a naive one finds, many #slow", function()
    for seed = 10001, 30000 do scenario(seed) end
  end)
end)
