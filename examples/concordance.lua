-- A word in its context: each place of it in files of any size, with what is around it.
--
--   lua5.4 examples/concordance.lua WORD FILE ...
local gloss = require "gloss"
if not arg[2] then io.stderr:write "usage: concordance.lua WORD FILE...\n" os.exit(2) end

local word = gloss.casefold(table.remove(arg, 1))
local function line(s) return (s:gsub("%s+", " ")) end

for _, path in ipairs(arg) do
  local text = assert(gloss.file(path)) -- memory-mapped
  local hits = gloss.tokens(text):where{ lower = word }
  for i = 1, #hits do
    local hit, around = hits[i], hits:sub(i, i):grow(30, 30)[1] -- bytes
    local left = line(text:sub(around.first, hit.first - 1))
    print(("%s:%d: %30s[%s]%s"):format(path, hit.line, left, hit,
      line(text:sub(hit.last + 1, around.last))))
  end
end
