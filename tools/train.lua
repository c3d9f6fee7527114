-- Trains lua/gloss/model/en.lua:
--
--   make build && eval "$(make -s env)"
--   lua5.4 tools/train.lua CORPUS.jsonl >lua/gloss/model/en.lua
--
-- CORPUS.jsonl: a line of JSON for each text, {"lang", "text", "sents"}, where
-- sents are its sentences as {first, past}, code points from 0. The checked-in
-- model is made from the train part of UD English EWT (12,199 sentences) alone,
-- and so carries its licence; it takes a minute and a gigabyte, and needs
-- lua-cjson. The same input gives the same bytes: the order is drawn from a
-- fixed seed, and the arithmetic is + - * / and square roots.
--
-- Logistic regression over hashed features, which src/feature.c makes; its steps
-- are scaled by what each weight has seen (AdaGrad: Duchi, Hazan, Singer 2011).
-- The weights are then rounded to whole numbers from -15 to 15.
local gloss = require "gloss"
local core = require "gloss.core"
local cjson = require "cjson"

local BUCKETS = 8192 -- of 4 places each: see src/model.h
local KEEP = 30000   -- features that are kept of all
local ROUNDS = 2     -- from the start, each in an order of its own: their mean
local EPOCHS = 8     -- of each, with all features
local AGAIN = 2      -- with those that are kept
local RATE = 0.15
local START = 1      -- what each weight has seen before
local ENOUGH = 0.002 -- an error so small teaches nothing
local SCALE = 5      -- a weight of 15 is 3
local LIMIT = 15
-- A rule is overruled by this much (in whole numbers): about a place without a
-- mark, one where a mark ends nothing, one where a mark ends, one where an end
-- has no mark. In a text that looks edited it takes more.
local MARGIN = { 0, 0, 0, 0 }
local EDITED = { 20, 30, 20, 12 }
-- Of the ends of paragraphs half are made spaces in a second copy of each text:
-- what ends without a mark there ends so in running text too, where a mail or
-- a page has lost its lines.
local JOINED = 2

-- Numbers drawn from 0 to n - 1, the same everywhere.
local seed = 12345
local function draw(n)
  seed = seed * 6364136223846793005 + 1442695040888963407
  return (seed >> 33) % n
end

-- 1 / (1 + e^-z), by arithmetic that is the same everywhere
local function sigmoid(z)
  if z > 30 then return 1 elseif z < -30 then return 0 end
  local e = 1 - z / 1024
  for _ = 1, 10 do e = e * e end
  return 1 / (1 + e)
end

local lang = gloss.language "en"

-- The sentences of a corpus line as {first, last}, bytes.
local function sentences(row)
  local b, n, rows = {}, 0, {}
  for p in utf8.codes(row.text) do
    b[n] = p
    n = n + 1
  end
  b[n] = #row.text + 1
  for i, s in ipairs(row.sents) do rows[i] = { b[s[1]], b[s[2]] - 1 } end
  return rows
end

-- The text with some of its paragraphs joined, and its sentences; nil if there
-- is but one.
local function joined(text, rows)
  local parts, moved, at, some = {}, {}, 1, false
  for i, r in ipairs(rows) do
    local gap = text:sub(rows[i - 1] and rows[i - 1][2] + 1 or 1, r[1] - 1)
    if i > 1 and gap:find "\n" and draw(JOINED) == 0 then gap, some = " ", true end
    local s = text:sub(r[1], r[2])
    parts[#parts + 1], parts[#parts + 2] = gap, s
    moved[i] = { at + #gap, at + #gap + #s - 1 }
    at = at + #gap + #s
  end
  if some then return table.concat(parts), moved end
end

-- All places of a text where a sentence may end: {features…, y = 0 or 1}. What
-- stands before a place is known from the gold sentences.
local function examples(text, rows, all)
  local ends = {}
  for _, r in ipairs(rows) do ends[r[2]] = true end
  local object = gloss.text(text)
  local packed = core.model_features(object, lang, gloss.spans(object, rows))
  local at = 1
  while at <= #packed do
    local last, _, count
    last, _, count, at = ("=I4I4I4"):unpack(packed, at)
    local x = { ("=" .. ("I4"):rep(count)):unpack(packed, at) }
    at, x[count + 1] = x[count + 1], nil
    -- all that is known of a feature: its bucket and its mark
    for i = 1, count do x[i] = x[i] % BUCKETS << 9 | (x[i] >> 20) % 278 + 1 end
    x.y = ends[last] and 1 or 0
    all[#all + 1] = x
  end
end

-- Learns from all examples `epochs` times; only what is in w when `closed`.
local function train(all, epochs, w, seen, closed)
  for epoch = 1, epochs do
    for i = #all, 2, -1 do
      local j = draw(i) + 1
      all[i], all[j] = all[j], all[i]
    end
    local wrong = 0
    for _, x in ipairs(all) do
      local z = 0.0
      for i = 1, #x do z = z + (w[x[i]] or 0.0) end
      local d = sigmoid(z) - x.y
      if d > 0.5 or d < -0.5 then wrong = wrong + 1 end
      if d > ENOUGH or d < -ENOUGH then
        for i = 1, #x do
          local k = x[i]
          if w[k] or not closed then
            seen[k] = (seen[k] or START) + d * d
            w[k] = (w[k] or 0.0) - RATE * d / math.sqrt(seen[k])
          end
        end
      end
    end
    io.stderr:write(("epoch %d: %d of %d wrong\n"):format(epoch, wrong, #all))
  end
end

-- The KEEP features that weigh most, and no more of a bucket than it holds.
local function prune(w)
  local keys, held, kept = {}, {}, {}
  for k in pairs(w) do keys[#keys + 1] = k end
  table.sort(keys, function(a, b)
    local x, y = math.abs(w[a]), math.abs(w[b])
    if x ~= y then return x > y end
    return a < b
  end)
  local n = 0
  for _, k in ipairs(keys) do
    local bucket = k >> 9
    if n < KEEP and (held[bucket] or 0) < 4 then
      held[bucket] = (held[bucket] or 0) + 1
      kept[k] = w[k]
      n = n + 1
    end
  end
  io.stderr:write(("%d of %d features kept\n"):format(n, #keys))
  return kept
end

-- See src/l_model.c.
local function character(digit)
  return string.char(digit + 33 + (digit >= 60 and 1 or 0))
end

local function letters(w)
  local buckets = {}
  for b = 0, BUCKETS - 1 do buckets[b] = {} end
  for k, v in pairs(w) do
    local n = math.floor(v * SCALE + 0.5)
    n = math.max(-LIMIT, math.min(LIMIT, n))
    if n ~= 0 then table.insert(buckets[k >> 9], (k & 511) * 31 + n + LIMIT) end
  end
  local out, line = {}, {}
  for b = 0, BUCKETS - 1 do
    table.sort(buckets[b])
    for i = 1, 4 do
      local v = buckets[b][i] or LIMIT
      line[#line + 1] = character(v // 93) .. character(v % 93)
    end
    if #line == 48 or b == BUCKETS - 1 then
      out[#out + 1] = table.concat(line)
      line = {}
    end
  end
  return table.concat(out, "\n")
end

local HEAD = [=[
-- A model of English sentences, for gloss.model. Made by tools/train.lua from
-- the train part of the Universal Dependencies English Web Treebank, and not
-- to be changed by hand:
--   lua5.4 tools/train.lua ud_en_ewt/train.jsonl >lua/gloss/model/en.lua
--
-- Licence of this file: Creative Commons Attribution-ShareAlike 4.0
-- International (CC BY-SA 4.0), as that of the treebank, not that of gloss.
-- https://creativecommons.org/licenses/by-sa/4.0/
-- Treebank: UD_English-EWT, by Natalia Silveira, Timothy Dozat, Christopher
-- Manning, Sebastian Schuster, Ethan Chi, John Bauer, Miriam Connor,
-- Marie-Catherine de Marneffe, Nathan Schneider, Sam Bowman, Hanzhi Zhu, Daniel
-- Galbraith, and others. https://github.com/UniversalDependencies/UD_English-EWT
-- luacheck: ignore 631
return {
  code = "en",
]=]

local all = {}
for line in io.lines((assert(arg[1], "usage: train.lua CORPUS.jsonl"))) do
  local row = cjson.decode(line)
  local rows = sentences(row)
  examples(row.text, rows, all)
  local text, moved = joined(row.text, rows)
  if text then examples(text, moved, all) end
end
local mean, seen = {}
for _ = 1, ROUNDS do
  local w = {}
  seen = {}
  train(all, EPOCHS, w, seen, false)
  for k, v in pairs(w) do mean[k] = (mean[k] or 0.0) + v / ROUNDS end
end
local w = prune(mean)
train(all, AGAIN, w, seen, true)
io.write(HEAD, "  sentences = {\n    margin = { ", table.concat(MARGIN, ", "),
  " },\n    edited = { ", table.concat(EDITED, ", "),
  " },\n    weights = [[\n", letters(w), "]],\n  },\n}\n")
