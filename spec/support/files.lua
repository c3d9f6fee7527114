--- Files that specs read and write, and what a reader of one says of it.
local M = {}

--- The bytes of a file; nil where there is none.
function M.find(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local text = file:read "*a"
  file:close()
  return text
end

--- The bytes of a file, which has to be there.
function M.read(path)
  return M.find(path) or error(path .. ": no such file", 2)
end

--- Writes a file; returns its path.
function M.write(path, text)
  local file = assert(io.open(path, "wb"))
  assert(file:write(text))
  file:close()
  return path
end

--- A file for a while that holds `text` and whose name ends so; its path.
function M.temporary(text, suffix)
  local path = os.tmpname()
  if suffix then
    os.remove(path)
    path = path .. suffix
  end
  return M.write(path, text)
end

--- fn(path) with such a file, which is no more afterwards.
function M.with(suffix, text, fn)
  local path = M.temporary(text, suffix)
  local ok, why = pcall(fn, path)
  os.remove(path)
  if not ok then error(why, 0) end
end

--- What read(path, ...) returns for a file of that text; in what is wrong its path is FILE.
function M.reading(text, read, ...)
  local path = M.temporary(text)
  local result, why, line = read(path, ...)
  os.remove(path)
  if result then return result end
  return nil, (why:gsub(path:gsub("%p", "%%%0"), "FILE")), line
end

return M
