-- Linguistic sentences, tokens, and tokens with all their attributes, in
-- several languages and for documents of 20 bytes, 2 KB and one of `SIZE`, as
-- called from Lua: MB (10^6 bytes) per second of processor time, best of some;
-- of 20 bytes: nanoseconds a document, with one table of options for all where
-- the language is not English. "20 bytes" is that without the collector: what
-- was made stays until the clock stands, for the large texts are in memory and
-- no cycle of it begins before as much again is. "collected" is that with it:
-- before the large texts are made, in a program of a few MB, as long as several
-- cycles take. Where more is in memory, and in pieces, finding room there costs
-- more than this says.
-- Beside them string.gmatch: "%S+", which finds what the profile "space" does
-- (compared first), and, for sentences, the naive rule and NLTK's Punkt where it is
-- (python3-nltk), without a model: these find others.
--   lua bench/sentences.lua [SIZE]     BENCH_TEXT=path: that text alone, English
package.path = "./bench/?.lua;" .. package.path
local support = require "support"
local gloss = require "gloss"
local words = require "spec.support.common".words

local SIZE = tonumber(arg[1]) or 10000000

-- Words that go on, words that open a sentence, and what stands inside and at
-- the end: by language. `glue`: what stands between words.
local PROSE = {
  { "en", words [[the council of farmers had said that water from a small dam
      near town would be given to nine villages after weeks of dry weather]],
    words [[The It Officials He They But On]],
    { ", ", ", ", " - ", " U.S. ", " Mr. Lee ", " 1,200 ", " Oct. 3 ",
      ' "we waited," ', " (a river) ", " don't ", "\n" },
    { ". ", ". ", ". ", ".\n\n", '." ', "? " } },
  { "de", words [[die Räte der Bauern hatten gesagt dass Wasser aus einem kleinen
      Staudamm nahe der Stadt für neun Dörfer reichen würde nach Wochen]],
    words [[Der Es Sie Wir Danach Aber]],
    { ", ", ", ", " z. B. ", " am 3. Mai ", " Dr. Koch ", " „wir warten“ ", "\n" },
    { ". ", ". ", ".\n\n", "? " } },
  { "fr", words [[le conseil des fermiers avait dit que l'eau d'un petit barrage
      près de la ville serait donnée à neuf villages après des semaines]],
    words [[Le Elle Ils Mais Après]],
    { ", ", ", ", " M. Roux ", " « nous attendons » ", " 1 200 ", "\n" },
    { ". ", ". ", ".\n\n", " ? " } },
  { "ru", words [[совет фермеров сказал что вода из небольшой плотины около
      города будет отдана девяти деревням после недель сухой погоды]],
    words [[Совет Она Они Но После]],
    { ", ", ", ", " в 1999 г. ", " А. П. Орлов ", " «мы ждали» ", "\n" },
    { ". ", ". ", ".\n\n", "? " } },
  { "ar", words [[قال مجلس المزارعين إن الماء من سد صغير قرب المدينة سوف يعطى
      إلى تسع قرى بعد أسابيع من الطقس الجاف]],
    words [[وقال لكن بعد كان]], { "، ", " د. علي ", "\n" },
    { ". ", "؟ ", ".\n\n" } },
  { "hi", words [[किसानों की परिषद ने कहा कि शहर के पास छोटे बांध का पानी नौ
      गांवों को दिया जाएगा]],
    words [[परिषद लेकिन उसने]], { ", ", " डॉ. राम ", "\n" },
    { "। ", "। ", "।\n\n", "? " } },
  { "zh", words [[农民 委员会 表示 城市 附近 小 水坝 的 水 将 给 九个 村庄]],
    words [[委员会 但是 他们]], { "，", "、", "“等待”", "3.5" },
    { "。", "。", "？", "。\n\n" }, "" },
}

-- A text of about `size` bytes.
local function prose(row, size)
  local random, parts, n = support.random(7), {}, 0
  local inside, openers, marks, ends = row[2], row[3], row[4], row[5]
  while n < size do
    local s = { openers[random(#openers)] }
    for _ = 1, 6 + random(16) do
      s[#s + 1] = random(8) == 1 and marks[random(#marks)] or row[6] or " "
      s[#s + 1] = inside[random(#inside)]
    end
    s[#s + 1] = ends[random(#ends)]
    parts[#parts + 1] = table.concat(s)
    n = n + #parts[#parts]
  end
  return table.concat(parts)
end

-- `count` documents of about `size` bytes from a text, cut between characters
local function documents(text, size, count)
  local list, at = {}, 1
  for i = 1, count do
    local from = utf8.offset(text, 0, at)
    local to = utf8.offset(text, 0, from + size) - 1
    list[i] = text:sub(from, to)
    at = to + 11
    if at + size + 4 > #text then at = 1 end
  end
  return list
end

local ASKED = { is_title = true, lower = "the", shape = "Xxx", prefix = "x",
  suffix = "ing", length = 3 } -- every column

local JOBS = {
  { "sentences", gloss.sentences },
  { "tokens", gloss.tokens },
  { "with attributes", function(s, o)
    return gloss.attributes(gloss.tokens(s, o)):count(ASKED)
  end },
}

-- seconds that a document of 20 bytes takes, collected
local function collected(fn, text, options)
  local list, cycles = documents(text, 20, 200), 0
  local function watch()
    setmetatable({}, { __gc = function()
      cycles = cycles + 1
      if list then watch() end
    end })
  end
  watch()
  local seconds = support.best(function()
    for _ = 1, 500 do for _, s in ipairs(list) do fn(s, options) end end
  end)
  assert(cycles > 5, "little was collected")
  list = nil
  return seconds / 500 / 200
end

local given = os.getenv "BENCH_TEXT"
local rows = given and { { "en" } } or PROSE
local function sample(row, size)
  if not given then return prose(row, size) end
  local file = assert(io.open(given, "rb"))
  local text = file:read(size)
  file:close()
  return text
end

local steady = {} -- by language and job
for i, row in ipairs(rows) do
  local text, options = sample(row, 100000), row[1] ~= "en" and { lang = row[1] } or nil
  steady[i] = {}
  for j, job in ipairs(JOBS) do steady[i][j] = collected(job[2], text, options) end
end
local texts = {}
for i, row in ipairs(rows) do texts[i] = { row[1], sample(row, given and "a" or SIZE) } end

-- seconds that a byte takes, in documents of that size
local function perbyte(fn, text, size, options)
  if size >= #text then
    return support.best(function() return fn(text, options) end, 3) / #text
  end
  local list = documents(text, size, 200)
  local bytes, times = 0, math.max(1, 2000000 // size // #list)
  for _, s in ipairs(list) do bytes = bytes + #s end
  return support.best(function()
    for _ = 1, times do for _, s in ipairs(list) do fn(s, options) end end
  end, 3) / bytes / times
end

local lines = { { "language", "", "whole", "2 KB", "20 bytes", "collected" } }
for i, t in ipairs(texts) do
  local options = { lang = t[1] }
  for j, job in ipairs(JOBS) do
    local whole = perbyte(job[2], t[2], #t[2], options)
    local page = perbyte(job[2], t[2], 2000, options)
    local line = perbyte(job[2], t[2], 20, t[1] ~= "en" and options or nil)
    lines[#lines + 1] = { t[1], job[1], ("%.1f"):format(1e-6 / whole),
      ("%.1f, %.2f ×"):format(1e-6 / page, page / whole), ("%.0f"):format(line * 20 * 1e9),
      ("%.0f"):format(steady[i][j] * 1e9) }
  end
end
support.print_table(lines)

-- the peers
local text = texts[1][2]
local function count(pattern)
  local n, sum = 0, 0
  for first, past in text:gmatch(pattern) do
    n, sum = n + 1, sum + first + 2 * (past - 1)
  end
  return { n, sum }
end
local function ours(spans)
  local n, sum = 0, 0
  for first, last in spans:offsets() do n, sum = n + 1, sum + first + 2 * last end
  return { n, sum }
end
if not text:find "[\128-\255\v\f]" then
  local seconds, a = support.best(function()
    return ours(gloss.tokens(text, { profile = "space" }))
  end)
  local peer, b = support.best(function() return count "()%S+()" end)
  assert(a[1] == b[1] and a[2] == b[2], "tokens: other results than gmatch")
  print(("en   tokens, space, offsets %7.1f MB/s   gmatch '()%%S+()' %7.1f MB/s")
    :format(#text / 1e6 / seconds, #text / 1e6 / peer))
end
local seconds, a = support.best(function() return #gloss.sentences(text) end)
local peer, b = support.best(function() return count "()[^.!?]+[.!?]*()"[1] end)
print(("en   sentences %d %7.1f MB/s   gmatch '[^.!?]+[.!?]*' %d %7.1f MB/s")
  :format(a, #text / 1e6 / seconds, b, #text / 1e6 / peer))

-- sentences and seconds of Punkt, or nil
local function punkt(path)
  local program = [[
import sys, time
from nltk.tokenize.punkt import PunktSentenceTokenizer
text = open(sys.argv[1], encoding="utf-8", newline="").read()
start = time.process_time()
n = sum(1 for _ in PunktSentenceTokenizer().span_tokenize(text))
print(n, time.process_time() - start)]]
  for _, python in ipairs{ "python3", "/usr/bin/python3" } do
    local pipe = assert(io.popen(("%s -c '%s' %s 2>/dev/null"):format(python, program, path)))
    local n, took = pipe:read("n", "n")
    pipe:close()
    if n then return n, took end
  end
end
local path = os.tmpname()
local file = assert(io.open(path, "wb"))
assert(file:write(text))
file:close()
local n, took = punkt(path)
os.remove(path)
if n then
  print(("en   sentences %d %7.1f MB/s   Punkt %d %7.1f MB/s (%.1f x)"):format(a,
    #text / 1e6 / seconds, n, #text / 1e6 / took, took / seconds))
else
  print "no Punkt here (python3-nltk)"
end
