-- A text without its persons: those of a list become "Person 1", the same wherever they
-- are named; mail addresses and telephone numbers go. Who is who goes to standard error.
--
--   lua5.4 examples/pseudonyms.lua NAMES.jsonl TEXT.txt > OUT.txt 2> KEY.tsv
local gloss = require "gloss"
if not arg[2] then io.stderr:write "usage: pseudonyms.lua NAMES.jsonl TEXT.txt\n" os.exit(2) end

local names = gloss.gazetteer{ fold = "case accents dash space" }
assert(names:load(arg[1]))
local doc = gloss.doc(assert(gloss.file(arg[2])))
local found = names:find(doc, { labels = "PERSON" }) + doc:find(gloss.rules{ "email", "phone" })

local known, n = {}, 0
local text = found:resolve():replace(function(span)
  if span.label ~= "PERSON" then return "[" .. span.label .. "]" end
  local who = span.id or span.name
  if not known[who] then
    n = n + 1
    known[who] = "Person " .. n
    io.stderr:write(known[who], "\t", span.name, "\n")
  end
  return known[who]
end)
io.write(text)
