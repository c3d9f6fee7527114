-- Who said what, in the order of the text.
--
--   lua5.4 examples/who_said.lua STORY.txt [NAMES.jsonl]
--   lua5.4 examples/who_said.lua < STORY.txt
local gloss = require "gloss"

local file = arg[1] and assert(io.open(arg[1], "rb")) or io.stdin
local doc = gloss.doc(file:read "a")

if arg[2] then -- with a gazetteer, "Okoro" is Ines Okoro, and "she" too
  local names = gloss.gazetteer()
  assert(names:load(arg[2]))
  doc:layer("entities", doc:find(names))
end

for quote in doc.quotes:where{ speaker = function(who) return who end }:each() do
  local said = quote.text:gsub("%s+", " ")
  print(("%d:%d  %s %s  %s"):format(quote.line, quote.column,
    quote.who or quote.speaker, quote.cue or "...", said))
end
