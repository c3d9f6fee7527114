-- Questions are expressions over sets of spans: whom do the people quoted
-- name, whom does the reporter name, whom in a sentence that quotes nobody?
--
--   lua5.4 examples/own_voice.lua NAMES.jsonl STORY.txt
local gloss = require "gloss"
if not arg[2] then io.stderr:write "usage: own_voice.lua NAMES.jsonl STORY.txt\n" os.exit(2) end

local names = gloss.gazetteer()
assert(names:load(arg[1]))
local doc = gloss.doc(assert(io.open(arg[2], "rb")):read "a")

local entities = doc:find(names)
local story = entities - entities:within(doc:find(gloss.zones)) -- no credits
local quoted = story:within(doc.quotes)
local own = story - quoted
local apart = own:within(doc.sentences - doc.sentences:overlapping(doc.quotes))

for _, row in ipairs{ { "quoted", quoted }, { "own", own }, { "apart", apart } } do
  local title, spans = row[1], row[2]
  local found = {}
  for name, n in pairs(spans:count "name") do found[#found + 1] = name .. " " .. n end
  table.sort(found)
  print(title, #spans, table.concat(found, ", "))
end
