-- Who is named with whom in one sentence, and how often, in all the stories.
--
--   lua5.4 examples/who_with_whom.lua NAMES.jsonl STORY.txt ...
local gloss = require "gloss"
if not arg[2] then io.stderr:write "usage: who_with_whom.lua NAMES.jsonl STORY...\n" os.exit(2) end

local names = gloss.gazetteer()
assert(names:load(table.remove(arg, 1)))
local count, order = {}, {}
for doc in gloss.docs(arg, { pipeline = { names } }) do
  for _, named in doc.sentences:group(doc.entities) do
    local who = {}
    for name in pairs(named:count "name") do who[#who + 1] = name end
    table.sort(who)
    for i = 1, #who do
      for j = i + 1, #who do
        local pair = who[i] .. " + " .. who[j]
        if not count[pair] then order[#order + 1] = pair end
        count[pair] = (count[pair] or 0) + 1
      end
    end
  end
end
table.sort(order, function(a, b) return count[a] > count[b] or count[a] == count[b] and a < b end)
for _, pair in ipairs(order) do print(count[pair], pair) end
