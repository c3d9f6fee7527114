-- Lexical attributes and n-grams of random words against a naive reference,
-- for sets of both forms of reading: columns, and fields of one token.
local gloss = require "gloss"
local common = require "spec.support.common"
local naive = require "spec.support.naive_attributes"

local SEED = tonumber(os.getenv "GLOSS_SEED") or 20261124
local ROUNDS = tonumber(os.getenv "GLOSS_ROUNDS") or 60

local random

-- words of random characters, few of them often; sometimes a long one
local function words(n, alphabet)
  local list = {}
  for i = 1, n do
    local word = {}
    local length = random(40) == 1 and 95 + random(8) or random(7)
    for k = 1, length do word[k] = naive.characters[random(alphabet)][1] end
    -- ill-formed bytes and accents join what follows: they end a word
    for k = 1, length - 1 do
      if word[k] == "\xFF" or word[k] == "\xC3" then word[k] = "a" end
    end
    for k = 1, length do if word[k] == "\u{301}" then word[k] = "h" end end
    list[i] = word
  end
  return list
end

-- sets of a text by everything that cuts one into words
local CUTS = {
  words = function(text) return gloss.words(text) end,
  ["words, only"] = function(text) return gloss.words(text, { only = "word" }) end,
  ["two kinds"] = function(text) return gloss.words(text, { only = { "number", "symbol" } }) end,
  graphemes = function(text) return gloss.graphemes(text) end,
  lines = function(text) return gloss.lines(text) end,
  ["a subset"] = function(text) return gloss.words(text):sub(3, -3) end,
  ["spans that overlap"] = function(text)
    local rows = {}
    for at = 1, #text, 3 do rows[#rows + 1] = { at, math.min(#text, at + at % 23) } end
    return gloss.spans(text, rows)
  end,
}
for _, profile in ipairs{ "news", "ptb", "ud", "uax29", "space", "spacy-en" } do
  CUTS[profile] = function(text) return gloss.tokens(text, { profile = profile }) end
end

-- a text of words of which many come again in the next one, some of them never
local function prose(n)
  local list = {}
  for i = 1, n do
    local word
    if random(4) > 1 then
      word = ("word%d"):format(random(random(3000)))
    else
      word = {}
      for k = 1, random(24) do word[k] = naive.characters[random(#naive.characters)][1] end
      word = table.concat(word)
    end
    list[i] = (random(3) == 1 and word:upper() or word) .. (random(9) == 1 and "" or random(9) == 1 and ".\n" or " ")
  end
  return table.concat(list)
end

describe("counts (GLOSS_SEED=" .. SEED .. ")", function()
  it("are those of the strings, one by one", function()
    local fold = setmetatable({}, { __index = function(t, s)
      t[s] = gloss.attributes(gloss.spans(s, { { 1, #s } })):text(1)
      return t[s]
    end })
    for round = 1, ROUNDS do
      random = common.generator(SEED + round)
      local text = prose(round % 50 == 0 and 5000 or random(700) - 1)
      for name, cut in pairs(CUTS) do
        local spans = cut(text)
        local texts, lower = {}, {}
        for s in spans:texts() do texts[s] = (texts[s] or 0) + 1 end
        assert.same(texts, spans:count(), name)
        local a = gloss.attributes(spans)
        assert.same(texts, a:count "text", name)
        for s, n in pairs(texts) do
          lower[fold[s]] = (lower[fold[s]] or 0) + n
        end
        assert.same(lower, a:count(), name)
        assert.same(lower, a:count(), name) -- asked again
      end
    end
  end)
end)

describe("random words (GLOSS_SEED=" .. SEED .. ")", function()
  it("have the attributes of the reference", function()
    for round = 1, ROUNDS do
      random = common.generator(SEED + round)
      local alphabet = ({ 5, 12, #naive.characters })[random(3)]
      local list = words(random(120), alphabet)
      local rows, parts, at = {}, {}, 1
      for i, word in ipairs(list) do
        parts[i] = table.concat(word)
        rows[i] = { at, at + #parts[i] - 1 }
        at = at + #parts[i] + 1
      end
      local text = table.concat(parts, "\n")
      local spans = gloss.spans(text, rows)
      local doc = gloss.doc(text, { tokens = spans })
      local a = gloss.attributes(spans)
      local where, counts, lower, folded = {}, {}, {}, {}
      for i, word in ipairs(list) do
        local expected = naive.attributes(word)
        expected.lower = naive.lower(word)
        folded[i] = expected.lower
        lower[expected.lower] = (lower[expected.lower] or 0) + 1
        local token = doc.tokens[i]
        for name, value in pairs(expected) do
          if token[name] ~= value then
            assert.equal(value, token[name], ("round %d, %s of %q"):format(round, name, parts[i]))
          end
          if name:find "^is_" then
            where[name] = where[name] or {}
            if value then table.insert(where[name], i) end
          else
            counts[name] = counts[name] or {}
            counts[name][value] = (counts[name][value] or 0) + 1
          end
        end
      end
      for name, expected in pairs(where) do
        local got = {}
        local found = a:where{ [name] = true }
        for k = 1, #found do got[k] = found[k].first end
        for k, i in ipairs(expected) do expected[k] = rows[i][1] end
        assert.same(expected, got, name)
        assert.equal(#expected, a:count{ [name] = true })
        assert.equal(spans - found, a:where{ [name] = false })
        assert.equal(found, doc.tokens:where{ [name] = true })
      end
      for name, expected in pairs(counts) do assert.same(expected, a:count(name), name) end
      assert.same(lower, a:count())

      -- the same words in lines of a few
      local units, first = {}, 1
      local grams, n, skip = {}, random(4), random(4) - 1
      while first <= #list do
        local last = math.min(#list, first + random(9) - 1)
        units[#units + 1] = { rows[first][1], rows[last][2] }
        naive.ngrams({ table.unpack(folded, first, last) }, n, skip, grams)
        first = last + 1
      end
      local result = gloss.ngrams(a, n, { skip = skip, within = gloss.spans(text, units) })
      local got, previous, total = {}, nil, 0
      for i = 1, #result do
        local g = result[i]
        local key = table.concat(g, "\0")
        got[key] = g.count
        total = total + g.count
        if previous then -- the order: count, then bytes, word by word
          assert.is_true(previous.count >= g.count)
          if previous.count == g.count then
            local k = 1
            while previous[k] == g[k] do k = k + 1 end
            local x, y = previous[k], g[k]
            local b = 1
            while x:byte(b) and x:byte(b) == y:byte(b) do b = b + 1 end
            assert.is_true((x:byte(b) or -1) < (y:byte(b) or -1))
          end
        end
        previous = g
      end
      assert.same(grams, got)
      assert.equal(total, result:count())
    end
  end)
end)
