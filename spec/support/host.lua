--- C host programs of spec/host, compiled when a spec needs them.
local files = require "spec.support.files"

local M = {}

-- A library preloaded for the specs (a sanitizer's) is not for children.
local ENV = "env -u LD_PRELOAD "

local function run(command)
  local ok, _, code = os.execute(ENV .. "sh -c '" .. command .. "'")
  return ok == true, code
end

--- Can `command` (no single quotes) be run with success?
function M.available(command) return (run(command .. " >/dev/null 2>&1")) end

M.CC = os.getenv "CC" or "cc"

--- Compiles spec/host/NAME.c with `flags` (and more files) to
-- build/host/NAME. Returns its path; raises with the compiler's messages.
function M.compile(name, flags)
  local out, log = "build/host/" .. name, os.tmpname()
  local command = ("mkdir -p build/host && %s -o %s spec/host/%s.c %s >%s 2>&1")
    :format(M.CC, out, name, flags, log)
  local ok = run(command)
  local messages = files.read(log)
  os.remove(log)
  if not ok then error(command .. "\n" .. messages, 0) end
  return out
end

--- Runs a program: `input` (a string) on its standard input; returns success,
-- standard output and error together, and the exit status.
function M.run(command, input)
  local stdin, stdout = files.temporary(input or ""), os.tmpname()
  local ok, code = run(("%s <%s >%s 2>&1"):format(command, stdin, stdout))
  local output = files.read(stdout)
  os.remove(stdin)
  os.remove(stdout)
  return ok, output, code
end

return M
