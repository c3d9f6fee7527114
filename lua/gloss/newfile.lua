--- Files that are written whole or not at all.
local core = require "gloss.core"
local nul = require "gloss.options".nul

local M = {}

-- A name beside a file that no other process takes at the same time.
local function beside(path)
  local salt = tostring {}:match "%x+$" or ""
  return ("%s.%s-%d.new"):format(path, salt, os.time() % 100000)
end

-- Calls fill(put) with that file open, then calls the file `path`. True; or nil and what is
-- wrong.
local function write(name, path, fill)
  local file, problem = io.open(name, "wb")
  if not file then return nil, problem:sub(#name + #": " + 1) end
  local function put(s)
    if problem then return end
    local ok, why = file:write(s)
    if not ok then problem = why end
  end
  local ran, failed = pcall(fill, put)
  local closed, why = file:close()
  if not ran then error(failed, 0) end
  if not closed then problem = problem or why end
  if problem then return nil, problem end
  return core.replacefile(name, path)
end

--- Calls fill(put) with a new file, which then takes the place of the one at `path`, as a
-- pack does: whoever reads it finds the old one or the new one. A device or a pipe is not
-- replaced. Returns true; or nil and "FILE: reason", and what was there stays. What `fill`
-- raises is raised.
function M.save(path, fill)
  local wrong = nul(path)
  if wrong then return nil, wrong end
  local new = beside(path)
  local ran, ok, why = true, core.newfile(new, path)
  if ok then
    ran, ok, why = pcall(write, new, path, fill)
    if not (ran and ok) then os.remove(new) end
  end
  if not ran then error(ok, 0) end
  if ok then return true end
  return nil, path .. ": " .. why
end

return M
