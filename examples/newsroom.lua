-- Who is named with whom in one sentence, over any number of stories, as a graph;
-- and for each name how often it is there. In memory that does not grow with the
-- number of stories.
--
--   lua5.4 examples/newsroom.lua NAMES OUT.gexf STORY.txt ...
local gloss = require "gloss"
if not arg[3] then io.stderr:write "usage: newsroom.lua NAMES OUT.gexf STORY...\n" os.exit(2) end

local names = gloss.gazetteer{ fold = "case accents dash space" }
assert(names:load(table.remove(arg, 1)))
local out = table.remove(arg, 1)

local graph = gloss.cooccurrence{ labels = { "PERSON", "ORG", "GPE" }, within = "sentences" }
local count = gloss.count()
for doc in gloss.docs(arg, { pipeline = { names } }) do
  graph:add(doc)
  count:add(doc)
end
assert(graph:write(out))
for name, n in count:each() do print(n, name) end
