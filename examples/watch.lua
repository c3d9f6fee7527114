-- A pipe of any length, as it comes: the sentences that name somebody.
--
--   tail -f wire.txt | lua5.4 examples/watch.lua NAMES.jsonl
local gloss = require "gloss"
if not arg[1] then io.stderr:write "usage: watch.lua NAMES.jsonl <TEXT\n" os.exit(2) end

local names = gloss.gazetteer()
assert(names:load(arg[1]))
local stream = gloss.stream("sentences", { memory = false, newline = "paragraph" })

for first, _, sentence in stream:each(io.stdin:lines "L") do
  local found = names:find(sentence)
  if #found > 0 then
    print(first, table.concat(found:values "text", ", "), sentence)
    io.stdout:flush()
  end
end
