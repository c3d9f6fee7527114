-- Gazetteers: names found in English text, in MB (10^6 bytes) per second of
-- processor time, best of 3, the Spans made whole; whole words, ASCII case
-- ignored, leftmost-longest. Beside it Hyperscan or Vectorscan, where its header
-- is found: the same matches before times are compared; and the engine alone, called
-- from C. Then the same names wherever their letters stand, inside words too:
-- leftmost-longest and all; beside it the crate aho-corasick, where Debian's
-- librust-aho-corasick-dev and rustc are (or AC_CRATES names a directory with it and
-- memchr). The last line tells how the cost of a byte grows with the names.
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

-- the same for names inside words
local function inner_peer()
  local crates = os.getenv "AC_CRATES" or "/usr/share/cargo/registry"
  local dir = os.tmpname()
  os.remove(dir)
  local ok = os.execute(([[
    mkdir %s && cd %s && r='rustc -O --edition 2018 --cap-lints allow --crate-type' &&
    $r rlib --crate-name memchr --cfg 'feature="std"' %s/memchr-2*/src/lib.rs &&
    $r rlib --crate-name aho_corasick --cfg 'feature="std"' --extern memchr=libmemchr.rlib \
      %s/aho-corasick-0.7*/src/lib.rs &&
    $r bin -L . --extern aho_corasick=libaho_corasick.rlib "$OLDPWD/bench/ahocorasick.rs"
  ]]):format(dir, dir, crates, crates):gsub("&& *\n", "&& ") .. " >/dev/null 2>&1")
  if ok == true or ok == 0 then return dir .. "/ahocorasick", dir end
  os.execute("rm -rf " .. dir)
end

local function by_gloss(list, level, options, find)
  if level then gloss.simd(level) end
  local start = os.clock()
  local g = gloss.gazetteer(options)
  for _, name in ipairs(list) do g:add(name) end
  g:find "x"
  local build = os.clock() - start
  local bytes, records = g:bytes()
  local pack = os.tmpname()
  assert(g:save(pack))
  local whole = gloss.text(text)
  local seconds, spans = support.best(function() return g:find(whole, find) end)
  local n, sum, was, past = 0, 0, 0, 0
  for first, last in spans:offsets() do
    if first ~= was or last ~= past then -- names of one case folded are there twice
      n, sum, was, past = n + 1, sum + first + 3 * last, first, last
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

local inner, innerdir = inner_peer()
if not inner then print "no aho-corasick here (librust-aho-corasick-dev, rustc; or AC_CRATES)" end
local program, alone = peer(), engine()
if not program then print "no Hyperscan here (libhyperscan-dev, or HS_CFLAGS and HS_LIBS)" end
local textpath = write(text)

-- names inside words, of one size
local function inside(list)
  local theirs = {}
  if inner then
    local path = write(table.concat(list, "\n"))
    local pipe = assert(io.popen(("%s %s %s"):format(inner, path, textpath)))
    for _, mode in ipairs{ "longest", "all" } do
      local build, seconds, n, sum, bytes =
        (pipe:read() or ""):match "^(%S+) (%S+) (%d+) (%d+) (%d+)"
      if not build then break end
      local r = { build = tonumber(build), seconds = tonumber(seconds), n = tonumber(n),
        sum = tonumber(sum) }
      theirs[mode] = r
      line("aho-corasick, " .. mode, #list, r)
      print(("%-24s %8d names %9.1f bytes a name"):format("", #list, bytes / #list))
    end
    pipe:close()
    os.remove(path)
  end
  for _, mode in ipairs{ "longest", "all" } do
    local r, t = by_gloss(list, nil, { boundary = "none" }, { matches = mode }), theirs[mode]
    line("gloss inside, " .. mode, #list, r, t)
    if t then
      assert(r.n == t.n and r.sum == t.sum, "gloss and aho-corasick find other names")
    end
    if mode == "all" then
      print(("%-24s %8d names %9.1f bytes a name, records %.1f"):format("", #list, r.bytes,
        r.records))
    end
  end
end

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
  inside(list)
  if count >= limit then break end
  count = math.min(count * 10, limit)
end
print("nanoseconds a byte by number of names: " .. table.concat(costs, ", "))
os.remove(textpath)
if program then os.remove(program) end
if alone then os.remove(alone) end
if inner then os.execute("rm -rf " .. innerdir) end
