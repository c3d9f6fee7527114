--- Runs commands of a shell as a user would.

local M = {}

M.LUA = os.getenv "GLOSS_LUA" or "lua5.4"

-- A sanitizer that is preloaded for the specs is for our interpreter alone.
local preload = os.getenv "LD_PRELOAD"
local KEEP = preload and ('LD_PRELOAD="%s" '):format(preload) or ""
M.KEEP = KEEP
local ENV = preload and "unset LD_PRELOAD; " or ""

local function slurp(path)
  local file = assert(io.open(path, "rb"))
  local data = file:read "*a"
  file:close()
  return data
end
M.slurp = slurp

--- A file that holds `data`; its path.
function M.file(data, suffix)
  local path = os.tmpname()
  if suffix then
    os.remove(path)
    path = path .. suffix
  end
  local file = assert(io.open(path, "wb"))
  assert(file:write(data))
  file:close()
  return path
end

--- Runs a line of shell: `lua` in it is the interpreter of the specs, `gloss`
-- the command. Returns standard output, standard error, exit status.
function M.run(line, input)
  local stdin = M.file(input or "")
  local out, err = os.tmpname(), os.tmpname()
  local script = M.file(ENV .. "lua() { " .. KEEP .. M.LUA .. ' "$@"; }\n'
    .. 'gloss() { lua bin/gloss "$@"; }\n' .. line .. "\n")
  local _, _, code = os.execute(("sh %s <%s >%s 2>%s"):format(script, stdin, out, err))
  local o, e = slurp(out), slurp(err)
  for _, path in ipairs{ stdin, out, err, script } do os.remove(path) end
  return o, e, code
end

return M
