--- What specs and benchmarks have in common: numbers that are random but the same everywhere,
-- the words of a string, the message of an error.
local M = {}

--- A generator of numbers: random(n) gives 1..n, the same on every machine and Lua. Its second
-- result is pick(list), which gives one of a list.
function M.generator(seed)
  local state = seed
  local function random(n)
    state = (state * 1103515245 + 12345) % 2147483648
    return state // 65536 % n + 1
  end
  return random, function(list) return list[random(#list)] end
end

--- The words of a string, which blanks part, as a list.
function M.words(s)
  local list = {}
  for word in s:gmatch "%S+" do list[#list + 1] = word end
  return list
end

--- A text with up to `most` bytes of it missing, changed, or more: one of those of `marks`.
function M.damaged(random, text, most, marks)
  local bytes = { text:byte(1, -1) }
  for _ = 1, random(most) do
    local at, how = random(#bytes), random(3)
    if how == 1 then
      table.remove(bytes, at)
    elseif how == 2 then
      bytes[at] = random(256) - 1
    else
      table.insert(bytes, at, marks:byte(random(#marks)))
    end
  end
  return string.char(table.unpack(bytes))
end

--- What fn(...) raises, without its position; it has to raise.
function M.message(fn, ...)
  local ok, why = pcall(fn, ...)
  if ok then error("an error expected", 2) end
  return (tostring(why):gsub("^[^ ]*:%d+: ", ""))
end

return M
