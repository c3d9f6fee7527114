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
  bytes = { "\0", "\xC3", "\xA9", "\xFF", "\xE2\x82", "\xF0\x9F", "\u{1F600}" },
}

local FOLDS = { "case", "accents", "dash", "space", "quote", "width" }

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

local function scenario(seed)
  math.randomseed(seed)
  local folds, set = {}, {}
  for _, word in ipairs(FOLDS) do
    if math.random(3) == 1 then
      folds[#folds + 1] = word
      set[word] = true
    end
  end
  local boundary = choose{ "word", "word", "none" }
  local parts = alphabet()
  local g = gloss.gazetteer{ fold = table.concat(folds, " "), boundary = boundary }
  local names = {}
  for _ = 1, math.random(6) do
    local name = random_string(parts, 4)
    if naive.trim(name) ~= "" then
      names[#names + 1] = name
      g:add{ name, id = tostring(#names) }
    end
  end
  for _ = 1, 4 do
    local text = random_string(parts, 20)
    for _, matches in ipairs{ "longest", "all" } do
      local expected, got = {}, {}
      for _, row in ipairs(naive.find(text, names,
        { folds = set, boundary = boundary, matches = matches })) do
        expected[#expected + 1] = table.concat(row, " ")
      end
      for span in g:find(text, { matches = matches }):each() do
        got[#got + 1] = ("%d %d %s"):format(span.first, span.last, span.id)
        if not span:why():find("added by the script", 1, true) then
          error(("seed %d: %s in '%s', names '%s'"):format(seed, show(span:why()), show(text),
            show(table.concat(names, "|"))))
        end
      end
      table.sort(expected)
      table.sort(got)
      expected, got = table.concat(expected, "; "), table.concat(got, "; ")
      if expected ~= got then
        error(("seed %d, %s, %s, %s: text '%s', names '%s'\nexpected %s\ngot      %s"):format(seed,
          matches, boundary, tostring(g), show(text), show(table.concat(names, "|")), expected, got))
      end
    end
  end
end

describe("random gazetteers", function()
  it("find what a naive one finds", function()
    local count = tonumber(os.getenv "GLOSS_RANDOM") or 400
    for seed = 1, count do scenario(seed) end
  end)
  it("find what a naive one finds, many #slow", function()
    for seed = 10001, 30000 do scenario(seed) end
  end)
end)
