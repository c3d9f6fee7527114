-- Gazetteers: names found in English text, in MB (10^6 bytes) per second of
-- processor time, best of 3, the Spans made whole; whole words, ASCII case
-- ignored, leftmost-longest. Beside it Hyperscan or Vectorscan, where its header
-- is found: the same matches before times are compared.
--
--   lua bench/gazetteer.lua [NAMES TEXT [LIMIT]]
--
-- NAMES: a file with a name a line (the first 1,000, 10,000, 100,000 ... of
-- them, up to LIMIT); TEXT: a file. Without them both are made up. HS_CFLAGS
-- and HS_LIBS tell where Hyperscan is, if not where pkg-config says.
package.path = "./bench/?.lua;" .. package.path
local support = require "support"
local gloss = require "gloss"

local function write(s)
  local path = os.tmpname()
  local file = assert(io.open(path, "wb"))
  assert(file:write(s))
  file:close()
  return path
end

-- names of one to four words, and a text in which one word in ten begins one
local function make_up(count, size)
  local random = support.random(7)
  local function word()
    local parts = {}
    for i = 1, 1 + random(3) do
      parts[i] = ("bcdfghklmnprstvz"):sub(random(16), -1):sub(1, 1)
        .. ("aeiou"):sub(random(5), -1):sub(1, 1)
    end
    return table.concat(parts)
  end
  local names, words = {}, {}
  for i = 1, 20000 do words[i] = word() end
  for i = 1, count do
    local parts = {}
    for k = 1, ({ 1, 2, 2, 2, 2, 3, 3, 4 })[random(8)] do
      parts[k] = words[random(#words)]:gsub("^%l", string.upper)
    end
    names[i] = table.concat(parts, " ")
  end
  local text, n = {}, 0
  while n < size do
    local piece = random(10) == 1 and names[random(math.min(count, 50000))] or words[random(300)]
    text[#text + 1] = piece
    n = n + #piece + 1
  end
  return names, table.concat(text, " ")
end

local names, text
if arg[2] then
  names, text = {}, support.read(arg[2])
  for line in io.lines(arg[1]) do
    if line:find "%S" and not line:find "[\128-\255]" then names[#names + 1] = line end
  end
  text = text:gsub("[\128-\255]", " ")
  text = text:rep(math.ceil(1e7 / #text))
else
  names, text = make_up(100000, 8000000)
end
local limit = math.min(tonumber(arg[3]) or 100000, #names)

-- the peer: a command, or nil
local function peer()
  local flags = os.getenv "HS_CFLAGS" or "$(pkg-config --cflags libhs 2>/dev/null)"
  local libs = os.getenv "HS_LIBS" or "$(pkg-config --libs libhs 2>/dev/null)"
  local out = os.tmpname()
  local ok = os.execute(("${CC:-cc} -O2 %s -o %s bench/hyperscan.c %s >/dev/null 2>&1"):format(
    flags, out, libs))
  if ok == true or ok == 0 then return out end
  os.remove(out)
end

local function by_gloss(list, level)
  if level then gloss.simd(level) end
  local start = os.clock()
  local g = gloss.gazetteer()
  for _, name in ipairs(list) do g:add(name) end
  g:find "x"
  local build = os.clock() - start
  local bytes, records = g:bytes()
  local whole = gloss.text(text)
  local seconds, spans = support.best(function() return g:find(whole) end)
  local n, sum, past = 0, 0, 0
  for first, last in spans:offsets() do
    if first > past then -- names that differ in case alone are there twice
      n, sum, past = n + 1, sum + first + 3 * last, last
    end
  end
  return { build = build, seconds = seconds, n = n, sum = sum,
    bytes = bytes / #list, records = records / #list }
end

local function line(name, count, r, than)
  print(("%-24s %8d names %9.1f MB/s%s  build %7.3f s%s  %d matches"):format(name, count,
    #text / 1e6 / r.seconds, than and (" (%.1f x)"):format(than.seconds / r.seconds) or "", r.build,
    than and (" (%.0f x)"):format(than.build / r.build) or "", r.n))
end

local program = peer()
if not program then print "no Hyperscan here (libhyperscan-dev, or HS_CFLAGS and HS_LIBS)" end
local textpath = program and write(text)
local count = 1000
while true do
  local list = {}
  for i = 1, count do list[i] = names[i] end
  local theirs
  if program then
    local path = write(table.concat(list, "\n"))
    local pipe = assert(io.popen(("%s %s %s"):format(program, path, textpath)))
    local build, seconds, n, sum = (pipe:read "*a"):match "^(%S+) (%S+) (%d+) (%d+)"
    pipe:close()
    os.remove(path)
    if build then
      theirs = { build = tonumber(build), seconds = tonumber(seconds), n = tonumber(n),
        sum = tonumber(sum) }
      line("Hyperscan", count, theirs)
    else
      print "Hyperscan failed"
    end
  end
  local now, levels = gloss.simd()
  for _, level in ipairs(levels) do
    local r = by_gloss(list, level)
    line("gloss " .. level, count, r, theirs)
    if theirs then
      assert(r.n == theirs.n and r.sum == theirs.sum, "gloss and Hyperscan find other names")
    end
    if level == levels[#levels] then
      print(("%-24s %8d names %9.1f bytes a name, records %.1f"):format("", count, r.bytes,
        r.records))
    end
  end
  gloss.simd(now)
  if count >= limit then break end
  count = math.min(count * 10, limit)
end
if program then
  os.remove(program)
  os.remove(textpath)
end
