-- Misspelt names in texts of any script: MB (10^6 bytes) a second, exact and
-- with one and two edits.
--
--   lua bench/scripts.lua TEXT [NAMES]
--
-- NAMES: a file with a name a line. Without it the names are words of the text and runs of
-- two or three; where no spaces are, 30,000 of two to eight characters; one in three with an
-- edit.
package.path = "./bench/?.lua;" .. package.path
local support = require "support"
local gloss = require "gloss"

local random = support.random(7)
local text = support.read(arg[1])

local function characters(s)
  local list = {}
  for c in s:gmatch "[%z\1-\127\194-\244][\128-\191]*" do list[#list + 1] = c end
  return list
end

local function edited(name, letters)
  local list, kind = characters(name), random(3)
  local at = random(#list)
  if kind == 1 then
    table.insert(list, at, letters[random(#letters)])
  elseif kind == 2 and #list > 1 then
    table.remove(list, at)
  else
    list[at] = letters[random(#letters)]
  end
  return table.concat(list)
end

-- the pieces that names are runs of, what stands between them, how many they are, and how
-- many names
local function pieces()
  local words = {}
  for w in text:gmatch "[^%s%p]+" do words[#words + 1] = w end
  if #text / #words < 30 then return words, " ", 1, 3, 150000 end
  return characters(text:gsub("[%s%p]", "")), "", 2, 8, 30000
end

local g, count = gloss.gazetteer(), 0
local function add(name)
  if name:find "[^%s%p]" then
    count = count + 1
    g:add{ name, id = tostring(count) }
  end
end

if arg[2] then
  for line in io.lines(arg[2]) do add(line) end
else
  local list, between, least, most, tries = pieces()
  local letters, seen = characters(text:sub(1, 100000):gsub("[%s%p%w]", "")), {}
  if #letters == 0 then letters = { "a", "e", "n", "r", "t" } end
  for _ = 1, tries do
    local n = least + random(most - least + 1) - 1
    local at = random(#list - n)
    local name = table.concat(list, between, at, at + n - 1)
    if random(3) == 1 then name = edited(name, letters) end
    if not seen[name] then
      seen[name] = true
      add(name)
    end
  end
end

local whole = gloss.text(text)
for edits = 0, 2 do
  local options = { fuzzy = edits }
  g:find("x", options)
  local s, spans = support.best(function() return g:find(whole, options) end)
  print(("%d names, %d edits: %6.1f MB/s, %d matches"):format(count, edits, #text / 1e6 / s,
    #spans))
end
