--- The build with small limits, of which a text has 65,535 bytes at most
-- (make BUILD=small), in an interpreter of its own.
local M = {}

local LUA = os.getenv "GLOSS_LUA" or "lua5.4"

--- Why it cannot be asked; nil where it can.
function M.absent()
  local built = io.open "build/small/gloss/core.so"
  if built then built:close() end
  if not built or LUA:find "5.3" then
    return "needs build/small/gloss/core.so for this Lua (make BUILD=small)"
  end
end

--- What a script prints there, errors too.
function M.run(script)
  local pipe = assert(io.popen(("LUA_CPATH='./build/small/?.so;;' %s -e '%s' 2>&1"):format(
    LUA, script)))
  local out = pipe:read "*a"
  pipe:close()
  return out
end

return M
