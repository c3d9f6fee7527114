-- Fuzzy names: microseconds of processor time a look-up within 1 and 2 edits, all
-- candidates in a list, and the same where the record of each is made and read; MB (10^6
-- bytes) a second in running text, milliseconds for the nearest 10 by each likeness.
-- Beside look-ups a search that compares with every name (bench/fuzzy.c): the same
-- names are found before times are compared.
--
--   lua bench/fuzzy.lua [NAMES TEXT [LIMIT]]
--
-- NAMES: a file with a name a line, of which the first LIMIT are taken; TEXT: a file.
-- Without them both are made up: 900,000 names of a given name and a surname, and a text
-- in which one word in nine begins one, misspelt one time in four.
package.path = "./bench/?.lua;" .. package.path
local support = require "support"
local gloss = require "gloss"

local function write(list)
  local path = os.tmpname()
  local file = assert(io.open(path, "wb"))
  assert(file:write(table.concat(list, "\n"), "\n"))
  file:close()
  return path
end

local random = support.random(11)
local function word(least)
  local parts = {}
  for i = 1, least + random(3) - 1 do
    local c, v = random(16), random(5)
    parts[i] = ("bcdfghklmnprstvz"):sub(c, c) .. ("aeiou"):sub(v, v)
  end
  if random(2) == 1 then
    local c = random(6)
    parts[#parts + 1] = ("nrslmt"):sub(c, c)
  end
  return table.concat(parts)
end

-- an edit at a place that is not the first
local function misspelt(s)
  local at, kind = 1 + random(#s - 1), random(4)
  local c = string.char(96 + random(26))
  if kind == 1 then return s:sub(1, at - 1) .. c .. s:sub(at) end
  if kind == 2 then return s:sub(1, at - 1) .. s:sub(at + 1) end
  if kind == 3 then return s:sub(1, at - 1) .. c .. s:sub(at + 1) end
  return s:sub(1, at - 1) .. s:sub(at + 1, at + 1) .. s:sub(at, at) .. s:sub(at + 2)
end

local function make_up(count, size)
  local given, sur, common, names, text, n = {}, {}, {}, {}, {}, 0
  for i = 1, 3000 do given[i] = (word(1):gsub("^%l", string.upper)) end
  for i = 1, 30000 do sur[i] = (word(2):gsub("^%l", string.upper)) end
  for i = 1, 2000 do common[i] = word(1) end
  for i = 1, count do names[i] = given[random(#given)] .. " " .. sur[random(#sur)] end
  while n < size do
    local piece = common[random(#common)]
    if random(9) == 1 then
      piece = names[random(#names)]
      if random(4) == 1 then piece = misspelt(piece) end
    end
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
    if #names == tonumber(arg[3] or 915816) then break end
  end
else
  names, text = make_up(900000, 8000000)
end

local g = gloss.gazetteer()
for i, name in ipairs(names) do g:add{ name, id = tostring(i) } end
local function seconds(fn, ...)
  local start = os.clock()
  fn(...)
  return os.clock() - start
end
g:find "x"
local bytes = g:bytes()
print(("%d names, exact: %.0f bytes a name, %.0f MB/s"):format(#names, bytes / #names,
  #text / 1e6 / support.best(function() return g:find(text) end)))

-- the peer: a command, or nil
local peer = os.tmpname()
local built = os.execute(("${CC:-cc} -O2 -o %s bench/fuzzy.c >/dev/null 2>&1"):format(peer))
if not (built == true or built == 0) then
  print "no compiler of C here: nothing to compare with"
  peer = nil
end

local queries, folded = {}, {}
for i = 1, 2000 do queries[i] = misspelt(names[random(#names)]):lower() end
for i, name in ipairs(names) do -- what is no word at the ends is not compared
  folded[i] = name:lower():gsub("^[^%w]+", ""):gsub("[^%w]+$", "")
  if folded[i] == "" then folded[i] = "!" end
end
for i, q in ipairs(queries) do queries[i] = q:gsub("^[^%w]+", ""):gsub("[^%w]+$", "") end
-- millions of strings would be gone through by the collector while look-ups are timed
local count, list = #names, peer and write(folded)
names, folded = nil, nil -- luacheck: ignore 311

for edits = 1, 2 do
  local function look_up(from, read)
    local found, sum = 0, 0
    for i = 1, from do
      local near = g:nearest(queries[i], 1000, { within = edits })
      found = found + #near
      for _, r in ipairs(read and near or {}) do
        sum = sum + tonumber(r.entry.id) * (r.score + 1) % 1000003
      end
    end
    return found, sum
  end
  local before = g:bytes()
  local build = seconds(g.nearest, g, "x", 1, { within = edits })
  local size = (g:bytes() - before) / count
  local s, all = support.best(function() return look_up(#queries) end)
  local us = s / #queries * 1e6
  local read = support.best(function() return look_up(#queries, true) end) / #queries * 1e6
  print(("within %d: %7.1f us a look-up, %.1f candidates; the record of each read: %.1f us"):format(
    edits, us, all / #queries, read))
  print(("          index %.2f s, %.0f bytes a name"):format(build, size))
  if peer then
    local few, some = 40, {}
    for i = 1, few do some[i] = queries[i] end
    local path = write(some)
    local pipe = assert(io.popen(("%s %d %s %s"):format(peer, edits, list, path)))
    local theirs, n, sum = pipe:read "*a":match "^(%S+) (%d+) (%d+)"
    pipe:close()
    os.remove(path)
    local found, ours = look_up(few, true)
    assert(found == tonumber(n) and ours == tonumber(sum), "gloss and the peer find other names")
    print(("          %7.0f us for the one that compares all (%.0f x), the same %d names"):format(
      theirs, theirs / us, found))
  end
end
if peer then
  os.remove(peer)
  os.remove(list)
end

for edits = 1, 2 do
  g:find("x", { fuzzy = edits })
  local whole = gloss.text(text)
  local s, spans = support.best(function() return g:find(whole, { fuzzy = edits }) end)
  print(("in text, fuzzy = %d: %6.1f MB/s, %d matches, %d exact"):format(edits, #text / 1e6 / s,
    #spans, #g:find(whole)))
end

for _, by in ipairs{ "edits", "jaro_winkler", "token_set" } do
  g:nearest("x", 10, { by = by })
  local s = seconds(function()
    for i = 1, 20 do g:nearest(queries[i], 10, { by = by }) end
  end)
  print(("nearest 10 by %-13s %6.1f ms"):format(by, s / 20 * 1e3))
end
