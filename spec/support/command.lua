--- Runs commands of a shell as a user would.
local files = require "spec.support.files"

local M = {}

M.LUA = os.getenv "GLOSS_LUA" or "lua5.4"

-- A sanitizer that is preloaded for the specs is for our interpreter alone.
local preload = os.getenv "LD_PRELOAD"
local KEEP = preload and ('LD_PRELOAD="%s" '):format(preload) or ""
M.KEEP = KEEP
local ENV = preload and "unset LD_PRELOAD; " or ""

--- Runs a line of shell: `lua` in it is the interpreter of the specs, `gloss`
-- the command. Returns standard output, standard error, exit status.
function M.run(line, input)
  local stdin = files.temporary(input or "")
  local out, err = os.tmpname(), os.tmpname()
  local script = files.temporary(ENV .. "lua() { " .. KEEP .. M.LUA .. ' "$@"; }\n'
    .. 'gloss() { lua bin/gloss "$@"; }\n' .. line .. "\n")
  local _, _, code = os.execute(("sh %s <%s >%s 2>%s"):format(script, stdin, out, err))
  local o, e = files.read(out), files.read(err)
  for _, path in ipairs{ stdin, out, err, script } do os.remove(path) end
  return o, e, code
end

return M
