-- Gazetteers: names found in English text, in MB (10^6 bytes) per second of
-- processor time, best of 3, the Spans made whole; whole words, ASCII case
-- ignored, leftmost-longest. Beside it Hyperscan or Vectorscan, where its header
-- is found: the same matches before times are compared; and the engine alone, called
-- from C. The last line tells how the cost of a byte grows with the names.
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

-- a C program that was compiled: a command, or nil
local function program_of(source, flags, libs)
  local out = os.tmpname()
  local ok = os.execute(("${CC:-cc} -O2 %s -o %s %s %s >/dev/null 2>&1"):format(flags, out, source,
    libs))
  if ok == true or ok == 0 then return out end
  os.remove(out)
end

local function peer()
  return program_of("bench/hyperscan.c",
    os.getenv "HS_CFLAGS" or "$(pkg-config --cflags libhs 2>/dev/null)",
    os.getenv "HS_LIBS" or "$(pkg-config --libs libhs 2>/dev/null)")
end

local function engine()
  local build = os.getenv "GLOSS_BUILD"
  return build and program_of("bench/engine.c", "-std=gnu99 -Isrc",
    ("$(ls %s/obj/*.o | grep -v /l_) -lm"):format(build))
end

local function run(...)
  local pipe = assert(io.popen(table.concat({ ... }, " ")))
  local said = pipe:read "*a"
  pipe:close()
  return said
end

local function by_gloss(list, level)
  if level then gloss.simd(level) end
  local start = os.clock()
  local g = gloss.gazetteer()
  for _, name in ipairs(list) do g:add(name) end
  g:find "x"
  local build = os.clock() - start
  local bytes, records = g:bytes()
  local pack = os.tmpname()
  assert(g:save(pack))
  local whole = gloss.text(text)
  local seconds, spans = support.best(function() return g:find(whole) end)
  local n, sum, past = 0, 0, 0
  for first, last in spans:offsets() do
    if first > past then -- names that differ in case alone are there twice
      n, sum, past = n + 1, sum + first + 3 * last, last
    end
  end
  return { build = build, seconds = seconds, n = n, sum = sum, spans = #spans, pack = pack,
    bytes = bytes / #list, records = records / #list }
end

local function line(name, count, r, than)
  print(("%-24s %8d names %9.1f MB/s%s  build %7.3f s%s  %d matches"):format(name, count,
    #text / 1e6 / r.seconds, than and (" (%.1f x)"):format(than.seconds / r.seconds) or "", r.build,
    than and (" (%.0f x)"):format(than.build / r.build) or "", r.n))
end

local program, alone = peer(), engine()
if not program then print "no Hyperscan here (libhyperscan-dev, or HS_CFLAGS and HS_LIBS)" end
local textpath = write(text)
local count, costs = 1000, {}
while true do
  local list = {}
  for i = 1, count do list[i] = names[i] end
  local theirs
  if program then
    local path = write(table.concat(list, "\n"))
    local build, seconds, n, sum = run(program, path, textpath):match "^(%S+) (%S+) (%d+) (%d+)"
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
      costs[#costs + 1] = ("%d %.2f"):format(count, r.seconds * 1e9 / #text)
      local seconds, n = "", ""
      if alone then seconds, n = run(alone, r.pack, textpath):match "^(%S+) (%d+)" end
      if tonumber(n) == r.spans then
        print(("%-24s %8d names %9.1f MB/s (from Lua %.2f of it)"):format("engine alone", count,
          #text / 1e6 / tonumber(seconds), tonumber(seconds) / r.seconds))
      elseif alone then
        error "the engine alone finds other names"
      end
      print(("%-24s %8d names %9.1f bytes a name, records %.1f"):format("", count, r.bytes,
        r.records))
    end
    os.remove(r.pack)
  end
  gloss.simd(now)
  if count >= limit then break end
  count = math.min(count * 10, limit)
end
print("nanoseconds a byte by number of names: " .. table.concat(costs, ", "))
os.remove(textpath)
if program then os.remove(program) end
if alone then os.remove(alone) end
