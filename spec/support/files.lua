-- Files that specs write, and what a reader of one says of it.
local M = {}

function M.write(path, text)
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
  return path
end

-- What read(path, ...) returns for a file of that text; in what is wrong its path is FILE.
function M.reading(text, read, ...)
  local path = M.write(os.tmpname(), text)
  local result, why, line = read(path, ...)
  os.remove(path)
  if result then return result end
  return nil, (why:gsub(path:gsub("%p", "%%%0"), "FILE")), line
end

return M
