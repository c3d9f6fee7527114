-- What many names cost beside the search for them: reading them from lines of JSON, building
-- the index, its bytes and the peak of memory meanwhile, saving it as a pack, opening that
-- (best of 9), and the first search in what was opened. Memory is told where there is /proc.
--
--   lua bench/packs.lua [NAMES]
--
-- NAMES: a file with a name a line; without it a million are made up.
package.path = "./bench/?.lua;" .. package.path
local support = require "support"
local gloss = require "gloss"

-- names of one to four words, written as they are made: none is kept in memory
local function make_up(count, write)
  local random, words = support.random(7), {}
  for i = 1, 20000 do
    local parts = {}
    for k = 1, 1 + random(3) do
      local c, v = random(16), random(5)
      parts[k] = ("bcdfghklmnprstvz"):sub(c, c) .. ("aeiou"):sub(v, v)
    end
    words[i] = table.concat(parts):gsub("^%l", string.upper)
  end
  for _ = 1, count do
    local parts = {}
    for k = 1, ({ 1, 2, 2, 2, 2, 3, 3, 4 })[random(8)] do parts[k] = words[random(#words)] end
    write(table.concat(parts, " "))
  end
end

local function json_lines(path)
  local json, file, n = require "cjson", assert(io.open(path, "w")), 0
  local function write(name)
    file:write(json.encode{ label = "NAME", pattern = name, id = tostring(n) }, "\n")
    n = n + 1
  end
  if arg[1] then
    for line in io.lines(arg[1]) do if line:find "%S" then write(line) end end
  else
    make_up(1000000, write)
  end
  file:close()
  return n
end

-- the most bytes of memory so far; nil where the system does not tell
local function peak()
  local file = io.open "/proc/self/status"
  if not file then return nil end
  local kilobytes = file:read "*a":match "VmHWM:%s*(%d+)"
  file:close()
  return kilobytes and kilobytes * 1024
end

local function seconds(fn)
  local start = os.clock()
  local result = fn()
  return os.clock() - start, result
end

local pack = os.tmpname()
local lines = pack .. ".jsonl"
local n = json_lines(lines)
collectgarbage()

local g = gloss.gazetteer()
local took = seconds(function() assert(g:load(lines)) end)
print(("%d lines of JSON loaded in %.2f s"):format(n, took))
took = seconds(function() g:find "x" end)
local bytes, records = g:bytes()
print(("index built in %.2f s: %.1f bytes a name, records %.1f"):format(took, bytes / n,
  records / n))
if peak() then
  print(("peak of memory, loading and building: %.1f MB, %.2f times index and records")
    :format(peak() / 1e6, peak() / (bytes + records)))
end
took = seconds(function() assert(g:save(pack)) end)
print(("saved in %.2f s"):format(took))

local opened
took = support.best(function()
  opened = assert(gloss.open(pack))
  return opened
end, 9)
print(("opened in %.3f ms"):format(took * 1e3))
local text = support.english(2000)
took = seconds(function() return opened:find(text) end)
print(("first search, of 2 KB, in %.3f ms"):format(took * 1e3))
os.remove(lines)
os.remove(pack)
