-- Gazetteers: names found in English text, in MB (10^6 bytes) per second of
-- processor time, best of 3, the Spans made whole; whole words, ASCII case
-- ignored, leftmost-longest. Beside it Hyperscan or Vectorscan, where its header
-- is found, and two crates: the same matches before times are compared; and the engine
-- alone, called from C. Then the same names wherever their letters stand, inside words too:
-- leftmost-longest and all; beside it the crates. The last line tells how the cost of a byte
-- grows with the names.
--
-- The crates are aho-corasick, where Debian's librust-aho-corasick-dev and cargo are (or
-- CRATES names a folder with it and memchr), and daachorse, where DAACHORSE names the folder
-- of its source.
--
--   lua bench/gazetteer.lua [NAMES TEXT] [LIMIT]
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

local limit = tonumber(arg[#arg]) or 100000
local names, text
if arg[2] then
  names, text = {}, support.read(arg[2])
  for line in io.lines(arg[1]) do
    if line:find "%S" and not line:find "[\128-\255]" then names[#names + 1] = line end
  end
  text = text:gsub("[\128-\255]", " ")
  text = text:rep(math.ceil(1e7 / #text))
else
  names, text = make_up(limit, 8000000)
end
limit = math.min(limit, #names)

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
  return build and assert(program_of("bench/engine.c", "-std=gnu99 -Isrc",
    ("$(ls %s/obj/*.o | grep -v /l_) $(pkg-config --libs libpcre2-8 || echo -lpcre2-8) -lm")
      :format(build)), "bench/engine.c cannot be compiled")
end

local function run(...)
  local pipe = assert(io.popen(table.concat({ ... }, " ")))
  local said = pipe:read "*a"
  pipe:close()
  return said
end

-- the peers in Rust that are here: { name =, program = } each
local function crates()
  local list = {}
  local function add(name, file, version, hint)
    local program = version and support.cargo(file, { [name] = version })
    list[#list + 1] = program and { name = name, program = program }
    if not program then print(("no %s here (%s; cargo)"):format(name, hint)) end
  end
  local source = os.getenv "DAACHORSE"
  add("aho-corasick", "ahocorasick", "0.7", "librust-aho-corasick-dev, or CRATES")
  add("daachorse", "daachorse", source and { path = source }, "DAACHORSE: the folder of its source")
  return list
end

-- What one says to names: results for "longest" and "all" of names inside words, "words".
local function by_crate(crate, path, textpath)
  local found = {}
  local pipe = assert(io.popen(("%s %s %s"):format(crate.program, path, textpath)))
  for _, mode in ipairs{ "longest", "all", "words" } do
    local said = pipe:read() or error(crate.name .. " failed")
    local build, seconds, n, sum, bytes = said:match "^(%S+) (%S+) (%d+) (%d+) (%d+)"
    found[mode] = { name = crate.name, build = tonumber(build), seconds = tonumber(seconds),
      n = tonumber(n), sum = tonumber(sum), bytes = tonumber(bytes) }
  end
  pipe:close()
  return found
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
    level = level, bytes = bytes, records = records }
end

-- than: results of peers, whose times are so many times ours
local function line(name, count, r, than)
  local faster, built = {}, {}
  for i, t in ipairs(than or {}) do
    assert(r.n == t.n and r.sum == t.sum, "gloss and " .. t.name .. " find other names")
    faster[i] = (" (%.1f x %s)"):format(t.seconds / r.seconds, t.name)
    built[i] = (" (%.0f x)"):format(t.build / r.build)
  end
  print(("%-24s %8d names %9.1f MB/s%s  build %7.3f s%s  %d matches"):format(name, count,
    #text / 1e6 / r.seconds, table.concat(faster), r.build, table.concat(built), r.n))
end

local inner = crates()
local program, alone = peer(), engine()
if not program then print "no Hyperscan here (libhyperscan-dev, or HS_CFLAGS and HS_LIBS)" end
local textpath = write(text)

local short = support.short
local function rate(r) return short(#text / 1e6 / r.seconds) end

-- the tables at the end: lines, each a list of cells; of whole words by column
local found_inside = { { "names", "", "leftmost-longest", "all", "bytes a name", "build, s" } }
local found_whole, columns = {}, { "names" }

-- A line of names as whole words: gloss by level, beside the first peer, then the peers.
local function tell_whole(listed, by_level, theirs)
  local cells, best = { names = listed }, by_level[#by_level]
  local function add(column, r, seconds, than)
    if not found_whole[column] then columns[#columns + 1] = column end
    found_whole[column] = true
    cells[column] = rate(r) .. (than and (", %s ×"):format(short(than.seconds / seconds)) or "")
  end
  for i = #by_level, 1, -1 do
    add(by_level[i].level, by_level[i], by_level[i].seconds, theirs[1])
  end
  for _, t in ipairs(theirs) do add(t.name, t, best.seconds, t) end
  found_whole[#found_whole + 1] = cells
end

-- A line of names inside words: results by mode.
local function tell_inside(listed, name, found)
  found_inside[#found_inside + 1] = { listed, name, rate(found.longest), rate(found.all),
    short(found.all.bytes / listed), ("%.2g"):format(found.all.build) }
end

-- names inside words, of one size, beside what the crates found
local function inside(list, crated)
  local ours = {}
  for _, mode in ipairs{ "longest", "all" } do
    local theirs = {}
    for i, found in ipairs(crated) do
      theirs[i] = found[mode]
      line(theirs[i].name .. ", " .. mode, #list, theirs[i])
      print(("%-24s %8d names %9.1f bytes a name"):format("", #list, theirs[i].bytes / #list))
    end
    local r = by_gloss(list, nil, { boundary = "none" }, { matches = mode })
    line("gloss inside, " .. mode, #list, r, theirs)
    os.remove(r.pack)
    if mode == "all" then
      print(("%-24s %8d names %9.1f bytes a name, records %.1f"):format("", #list, r.bytes / #list,
        r.records / #list))
    end
    ours[mode] = r
  end
  tell_inside(#list, "gloss", ours)
  for _, found in ipairs(crated) do tell_inside(#list, found.all.name, found) end
end

local count, costs = 1000, {}
while true do
  local list = {}
  for i = 1, count do list[i] = names[i] end
  local path, theirs, crated = write(table.concat(list, "\n")), {}, {}
  if program then
    local build, seconds, n, sum = run(program, path, textpath):match "^(%S+) (%S+) (%d+) (%d+)"
    if build then
      theirs[1] = { name = "Hyperscan", build = tonumber(build), seconds = tonumber(seconds),
        n = tonumber(n), sum = tonumber(sum) }
    else
      print "Hyperscan failed"
    end
  end
  for i, crate in ipairs(inner) do
    crated[i] = by_crate(crate, path, textpath)
    theirs[#theirs + 1] = crated[i].words
  end
  os.remove(path)
  for _, t in ipairs(theirs) do line(t.name, count, t) end
  local now, levels = gloss.simd()
  local ours = {}
  for _, level in ipairs(levels) do
    local r = by_gloss(list, level)
    ours[#ours + 1] = r
    line("gloss " .. level, count, r, theirs)
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
      print(("%-24s %8d names %9.1f bytes a name, records %.1f"):format("", count,
        r.bytes / count, r.records / count))
    end
    os.remove(r.pack)
  end
  gloss.simd(now)
  tell_whole(count, ours, theirs)
  inside(list, crated)
  if count >= limit then break end
  count = math.min(count * 10, limit)
end
print("nanoseconds a byte by number of names: " .. table.concat(costs, ", "))
print()
local lines = { columns }
for i, cells in ipairs(found_whole) do
  lines[i + 1] = {}
  for k, column in ipairs(columns) do lines[i + 1][k] = cells[column] or "" end
end
support.print_table(lines)
support.print_table(found_inside)
os.remove(textpath)
if program then os.remove(program) end
if alone then os.remove(alone) end
