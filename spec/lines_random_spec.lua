--- What the ends of lines tell sentences (survey.c), on random texts: where lines were wrapped
-- is found by trying every column; and blank lines part sentences where they part paragraphs.

local gloss = require "gloss"

local SEED = tonumber(os.getenv "GLOSS_SEED") or 1
local ROUNDS = tonumber(os.getenv "GLOSS_RANDOM") or 1500

local function choose(list) return list[math.random(#list)] end

local function starts(spans)
  local out = {}
  for first in spans:offsets() do out[#out + 1] = first end
  return out
end

-- --- columns -----------------------------------------------------------------

local WIDEST, LEAST, NARROW, WIDE, SLACK = 400, 20, 30, 160, 3

-- lines of more than w columns
local function longer(lines, w)
  local n = 0
  for _, line in ipairs(lines) do
    if line.columns > w then n = n + 1 end
  end
  return n
end

-- How many lines would have been wrapped at w as they are, less the longer ones.
local function score(lines, pairs_of, w)
  local n = -longer(lines, w)
  for _, pair in ipairs(pairs_of) do
    if pair[1].columns <= w and w < pair[1].columns + 1 + pair[2].word then n = n + 1 end
  end
  return n
end

-- The column where lines were wrapped (nil: none), the length that one in four has, and
-- whether the ends of lines tell anything. A blank line has no columns.
local function survey(lines)
  local black, follow = {}, {}
  for i, line in ipairs(lines) do
    if line.columns > 0 then black[#black + 1] = line end
    local next = lines[i + 1]
    if next and line.columns > 0 and next.columns > 0 then follow[#follow + 1] = { line, next } end
  end
  local best, width, typical = 0, nil, WIDEST
  for w = WIDEST, 1, -1 do
    if longer(black, w) * 4 >= #black then break end
    local n = score(black, follow, w)
    if w >= LEAST and n >= best then best, width = n, w end
    typical = w
  end
  local items = #follow > 1 and typical < NARROW
  if items or best * 5 < #follow * 4 then width = nil end
  return width, typical, #follow > 0
end

local function ends(width, typical, line, next)
  if not width and (typical < NARROW or typical > WIDE) then return true end
  return line.columns + 1 + next.word <= (width and width - SLACK or typical * 7 // 10)
end

local LETTERS = { { "a", "b", "d", "e" }, { "a", "é", "ö" }, { "ж", "я", "a" }, { "ẹ", "ọ", "k" } }

-- a line of words, of so many columns if it may be; each begins with a capital
local function line_of(columns, letters)
  local parts, word = { "K" }, math.random(3, 9)
  local n = word
  for _ = 2, word do parts[#parts + 1] = choose(letters) end
  while n + 5 <= columns do
    local k = math.random(4, 9)
    local left = columns - n - 1 - k
    if left < 5 and left ~= 0 then k = columns - n - 1 end
    parts[#parts + 1] = " k"
    for _ = 2, k do parts[#parts + 1] = choose(letters) end
    n = n + 1 + k
  end
  return { text = table.concat(parts), columns = n, word = word }
end

local function lines_of(letters)
  local most = choose{ math.random(12, 200), math.random(12, 200), math.random(380, 420) }
  local kind, lines = math.random(4), {}
  for i = 1, math.random(2, 14) do
    local columns = kind == 1 and most or most - math.random(0, 6)
    if kind == 4 or kind == 3 and math.random(5) == 1 then columns = math.random(4, most) end
    lines[i] = math.random(25) == 1 and { text = "", columns = 0, word = 0 } or line_of(columns, letters)
  end
  return lines
end

-- --- blank lines ---------------------------------------------------------------

-- most lines apart by one blank line, some by two: double spacing, or not
local function double_spaced()
  local kinds, parts = { "\n", "\n" }, {}
  for i = 3, math.random(2, 12) do
    kinds[i] = choose{ kinds[i - 1], "\n", "\u{85}", "\u{2028}", "\u{2029}", "\r\n", "\v" }
  end
  for i = 1, math.random(3, 32) do
    local words = { i > 1 and choose(kinds):rep(math.random(6) == 1 and 3 or 2) .. "and" or "and" }
    for k = 2, math.random(3, 10) do words[k] = choose{ "the", "water", "council", "of", "Farmers", "dam", "é" } end
    parts[i] = table.concat(words, " ")
  end
  return table.concat(parts)
end

describe("lines of random texts (GLOSS_SEED=" .. SEED .. ")", function()
  it("end sentences where no wrapping explains them", function()
    for seed = SEED, SEED + ROUNDS - 1 do
      math.randomseed(seed)
      local lines = lines_of(choose(LETTERS))
      local width, typical, tell = survey(lines)
      local texts, expected, at = {}, {}, 1
      for i, line in ipairs(lines) do
        local before = lines[i - 1]
        if line.columns > 0 and (not before or before.columns == 0
          or tell and ends(width, typical, before, line)) then
          expected[#expected + 1] = at
        end
        texts[i] = line.text
        at = at + #line.text + 1
      end
      assert.same(expected, starts(gloss.sentences(table.concat(texts, "\n"))), "seed " .. seed)
    end
  end)

  it("part sentences by blank ones where they part paragraphs", function()
    for seed = SEED, SEED + ROUNDS - 1 do
      math.randomseed(seed)
      local text = double_spaced()
      assert.same(starts(gloss.paragraphs(text)), starts(gloss.sentences(text)), "seed " .. seed)
    end
  end)
end)
