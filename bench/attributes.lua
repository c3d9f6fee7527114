-- Lexical attributes on documents of 2 KB, in nanoseconds per token, best of
-- 5: what columns take beside string.gmatch, with equal results. The tokens
-- are there already, as they are when a script asks its second question;
-- "end to end" cuts the words too. Last, a thousand documents, no two alike,
-- most of whose words are met once in each, as in news: frequency, and the
-- words in its order, for which gmatch needs table.sort too.
package.path = "./bench/?.lua;" .. package.path
local support = require "support"
local gloss = require "gloss"

local SIZE = tonumber(arg[1]) or 2000
local REPEAT = math.max(1, 4000000 // SIZE)

-- words of letters alone, so that "%a+" cuts as UAX #29 does; one in eight
-- with a capital, a tail of rare ones
local function text_of(size)
  local random, parts, n = support.random(3), {}, 0
  for word in support.english(4 * size):gmatch "%a+" do
    if random(12) == 1 then
      word = word .. string.char(96 + random(26), 96 + random(26))
    end
    if random(8) == 1 then word = word:sub(1, 1):upper() .. word:sub(2) end
    n = n + #word + 1
    parts[#parts + 1] = word .. (random(10) == 1 and ". " or " ")
    if n >= size then break end
  end
  return table.concat(parts)
end

local text = text_of(SIZE)
local words = gloss.words(text, { only = "word" })
local attributes = gloss.attributes(words)
local tokens = #words

local function same(a, b)
  for k, v in pairs(a) do if b[k] ~= v then return false end end
  for k, v in pairs(b) do if a[k] ~= v then return false end end
  return true
end

local function time(fn)
  return support.best(function()
    for _ = 2, REPEAT do fn() end
    return fn()
  end, 5)
end

local function row(name, ours, peer, equal)
  local seconds, a = time(ours)
  local peer_seconds, b = time(peer)
  assert(equal(a, b), name .. ": other results than gmatch")
  local unit = 1e9 / REPEAT / tokens
  print(string.format("%-34s %7.2f ns   gmatch %7.2f ns   %5.1f x",
    name, seconds * unit, peer_seconds * unit, peer_seconds / seconds))
end

local function equal(a, b) return a == b end

print(("%d bytes, %d words, %d different"):format(#text, tokens,
  select(2, attributes:ids "text")))

row("count", function() return attributes:count{ is_title = true } end,
  function()
    local n = 0
    for w in text:gmatch "%a+" do
      if w:find "^%u%l*$" then n = n + 1 end
    end
    return n
  end, equal)
row("filter", function() return attributes:where{ is_title = true } end,
  function()
    local list = {}
    for first, w in text:gmatch "()(%a+)" do
      if w:find "^%u%l*$" then list[#list + 1] = first end
    end
    return list
  end, function(a, b) return #a == #b and a[-1].first == b[#b] end)
local function frequency(s)
  local t = {}
  for w in (s or text):gmatch "%a+" do t[w] = (t[w] or 0) + 1 end
  return t
end
local function frequency_lower(s)
  local t = {}
  for w in (s or text):gmatch "%a+" do
    w = w:lower()
    t[w] = (t[w] or 0) + 1
  end
  return t
end
row("frequency", function() return attributes:count "text" end, frequency,
  same)
row("frequency, folded", function() return attributes:count "lower" end,
  frequency_lower, same)
row("attributes made, frequency", function()
  return gloss.attributes(words):count "text"
end, frequency, same)
row("attributes made, frequency folded", function()
  return gloss.attributes(words):count "lower"
end, frequency_lower, same)
local function counts(s) return gloss.words(s, { only = "word" }):count() end
local function counts_lower(s)
  return gloss.attributes(gloss.words(s, { only = "word" })):count()
end
row("end to end, frequency", function() return counts(text) end, frequency, same)
row("end to end, frequency folded", function() return counts_lower(text) end, frequency_lower,
  same)
local function substrings()
  local list = {}
  for w in text:gmatch "%a+" do list[#list + 1] = w end
  return list
end
row("table of substrings", function() return words:values "text" end, substrings, same)
row("end to end, table of substrings", function()
  return gloss.words(text, { only = "word" }):values "text"
end, substrings, same)
row("bigrams, folded", function()
  return gloss.ngrams(attributes, 2)
end, function()
  local t, last = {}, nil
  for w in text:gmatch "%a+" do
    w = w:lower()
    if last then
      local pair = last .. " " .. w
      t[pair] = (t[pair] or 0) + 1
    end
    last = w
  end
  return t
end, function(a, b)
  local t = {}
  for count, x, y in a:each() do t[x .. " " .. y] = count end
  return same(t, b)
end)

-- Words by their rank, the frequent ones short: as often as ranks of words are
-- in prose, the r-th one in r times as rarely as the first.
local WORDS = 20000
local function word_of(rank)
  local parts = {}
  repeat
    local c = rank % 19 + 1
    local v = rank % 5 + 1
    parts[#parts + 1] = ("bcdfghjklmnpqrstvwz"):sub(c, c) .. ("aeiou"):sub(v, v)
    rank = rank // 95
  until rank == 0
  return table.concat(parts) .. (#parts > 1 and "ns" or "")
end
local random, docs, bytes, all = support.random(5), {}, 0, 0
for i = 1, 1000 do
  local parts, n = {}, 0
  while n < SIZE do
    local word = word_of(math.floor(WORDS ^ ((random(32768) - 1) / 32768)))
    if random(8) == 1 then word = word:sub(1, 1):upper() .. word:sub(2) end
    parts[#parts + 1] = word .. (random(12) == 1 and ", " or random(10) == 1 and ".\n" or " ")
    n = n + #parts[#parts]
  end
  docs[i], bytes, all = table.concat(parts), bytes + n, all + #parts
end
local function compare(name, ours, peer)
  for _, s in ipairs(docs) do
    assert(same(ours(s), peer(s)), name .. ": other results than gmatch")
  end
  collectgarbage()
  local function each(fn)
    return function() for i = 1, #docs do fn(docs[i]) end end
  end
  local seconds, peer_seconds = support.best(each(ours), 9), support.best(each(peer), 9)
  print(("%-34s %7.2f ns   gmatch %7.2f ns   %5.1f x"):format(name, seconds * 1e9 / all,
    peer_seconds * 1e9 / all, peer_seconds / seconds))
end
local different = 0
for _, s in ipairs(docs) do
  for _ in pairs(frequency(s)) do different = different + 1 end
end
print(("%d documents of %d bytes, %d words, %d different"):format(#docs, bytes // #docs,
  all // #docs, different // #docs))
compare("end to end, frequency", counts, frequency)
compare("end to end, frequency folded", counts_lower, frequency_lower)

-- the ten most frequent, of equal ones the first by bytes
local TEXT = { by = "text" }
local function most(s)
  local list = {}
  for _, word in gloss.ngrams(gloss.words(s, { only = "word" }), 1, TEXT):each() do
    list[#list + 1] = word
    if #list == 10 then break end
  end
  return list
end
local function most_sorted(s)
  local t, list = frequency(s), {}
  for word in pairs(t) do list[#list + 1] = word end
  table.sort(list, function(a, b)
    if t[a] ~= t[b] then return t[a] > t[b] end
    return a < b
  end)
  for i = #list, 11, -1 do list[i] = nil end
  return list
end
compare("end to end, the ten most frequent", most, most_sorted)
