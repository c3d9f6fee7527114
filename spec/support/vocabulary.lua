-- Attributes of many texts, one after the other, whose words are those of the
-- texts before, or others: what an Attributes says must be what each token says
-- of itself, whatever came before. Raises where it is not.
local gloss = require "gloss"
local common = require "spec.support.common"

local LANGS = { "en", "de", "en" }
local FLAGS = { "is_alpha", "is_lower", "is_stop", "is_title", "like_num" }

-- words of which some differ where few bytes are looked at
local MIDDLE = { "", "a", "b", "ab", "\0", "\u{E9}", "aaaaaaaa", "aaaabaaa", "\xFF", "A", "aaaaAaaa" }
-- long ones up to where less is kept of them, and beyond
local LONG = { 47, 48, 49, 63, 64, 65 }
local function word(random)
  local kind = random(8)
  if kind == 1 then return ("\0"):rep(random(18)) end
  if kind == 2 then return "inter" .. ("n"):rep(random(14)) .. MIDDLE[random(#MIDDLE)] end
  if kind == 3 then
    return "headhead" .. MIDDLE[random(#MIDDLE)] .. MIDDLE[random(#MIDDLE)] .. "tailtail"
  end
  if kind == 6 and random(2) == 1 then -- some of 16
    local length = random(3) == 1 and 16 or LONG[random(#LONG)]
    local s = "headhead" .. ("x"):rep(length - 9) .. ({ "l", "L" })[random(2)]
    local at = 8 + random(length - 9)
    return s:sub(1, at - 1) .. ({ "x", "X" })[random(2)] .. s:sub(at + 1)
  end
  if kind == 4 then return ({ "the", "The", "one", "und", "THE", "to" })[random(6)] end
  local letters = {}
  for i = 1, random(3) do letters[i] = string.char(96 + random(26)) end
  letters = table.concat(letters)
  return kind == 5 and letters:upper() or letters
end

-- a text of n words, and a Spans of them
local function made(random, n)
  local parts, rows, at = {}, {}, 1
  for i = 1, n do
    parts[i] = word(random)
    rows[i] = { at, at + #parts[i] - 1 }
    at = at + #parts[i] + random(2) - 1
    if at > rows[i][2] + 1 then parts[i] = parts[i] .. " " end
  end
  local text = table.concat(parts)
  return gloss.spans(text, rows)
end

-- what the tokens say one by one
local function expected(spans, lang)
  local tokens = gloss.doc(spans.text, { tokens = spans, lang = lang }).tokens
  local e, seen, n = { ids = {}, lengths = {}, texts = {}, lower = {} }, {}, 0
  for _, flag in ipairs(FLAGS) do e[flag] = 0 end
  for i = 1, #tokens do
    local token = tokens[i]
    local s = token.text
    if not seen[s] then n = n + 1 seen[s] = n end
    e.ids[i] = seen[s]
    e.texts[s] = (e.texts[s] or 0) + 1
    e.lower[token.lower] = (e.lower[token.lower] or 0) + 1
    e.lengths[token.length] = (e.lengths[token.length] or 0) + 1
    for _, flag in ipairs(FLAGS) do e[flag] = e[flag] + (token[flag] and 1 or 0) end
  end
  e.n = n
  return e
end

local function checker(where)
  return function(x, y, what)
    if x ~= y then error(("%s, %s: %s, not %s"):format(where, what, x, y), 0) end
  end
end

-- asks what needs no numbers of words, or none before the last questions
local function question(a, e, where)
  local same = checker(where .. ", not numbered")
  local s = a.spans[-1].text
  local other = gloss.attributes(a.spans) -- which has numbers when it is asked again
  same(other:count{ text = s }, e.texts[s], s)
  same(other:where{ text = s }[-1].first, a.spans[-1].first, "the last one")
  for _, flag in ipairs(FLAGS) do
    same(a:count{ [flag] = true }, e[flag], flag)
    same(#a:where{ [flag] = false }, #a - e[flag], "not " .. flag)
  end
  for length, count in pairs(e.lengths) do
    same(a:count{ length = length }, count, "length " .. length)
  end
end

local function compare(a, e, where)
  local same = checker(where)
  local ids, n = a:ids "text"
  same(n, e.n, "words")
  same(table.concat(ids, " "), table.concat(e.ids, " "), "numbers")
  for _, flag in ipairs(FLAGS) do same(a:count{ [flag] = true }, e[flag], flag) end
  for name, expected_counts in pairs{ text = e.texts, lower = e.lower } do
    local counts = a:count(name)
    for s, count in pairs(expected_counts) do same(counts[s], count, name .. " " .. s) end
    for s in pairs(counts) do same(expected_counts[s], counts[s], name .. " " .. s) end
  end
  for length, count in pairs(a:count "length") do
    same(count, e.lengths[length], "length " .. length)
  end
end

-- rounds: texts; most: words in one; seed: of what is random
return function(rounds, most, seed)
  local random = common.generator(seed)
  local late = {}
  for round = 1, rounds do
    local lang = LANGS[random(#LANGS)]
    local spans = made(random, random(most))
    local a, e = gloss.attributes(spans, { lang = lang }), expected(spans, lang)
    if random(2) == 1 then question(a, e, "text " .. round) end
    if random(4) == 1 then -- asked when others have come
      late[#late + 1] = { a, e, round }
    else
      compare(a, e, "text " .. round)
    end
    if #late == 5 then
      for _ = 1, 20 do -- now this one, now that one
        local row = late[random(#late)]
        local flag = FLAGS[random(#FLAGS)]
        checker("text " .. row[3])(row[1]:count{ [flag] = true }, row[2][flag], flag .. ", in turn")
      end
      for _, row in ipairs(late) do compare(row[1], row[2], "text " .. row[3] .. ", late") end
      late = {}
    end
  end
end
