--- Files as texts.
local core = require "gloss.core"
local check = require "gloss.options".check
local nul = require "gloss.options".nul

local M = {}

local OPTIONS = { copy = true }
local CHUNK = 1048576

local TOOLONG = "text over the limit of %d bytes; cut it, or read it as a stream"

-- The bytes of a file that cannot be mapped: a pipe, a device, one of /proc, an
-- empty one. Nil and a message where it cannot be read, or is no text's length.
local function read(path)
  local file, why = io.open(path, "rb")
  if not file then return nil, why end
  local parts, size = {}, 0
  while true do
    local chunk
    chunk, why = file:read(CHUNK)
    if not chunk then break end
    parts[#parts + 1] = chunk
    size = size + #chunk
    local length = parts[2] == nil and file:seek "end" -- a pipe cannot tell
    if length then file:seek("set", size) end
    if (length or size) > core.max_text then
      why = TOOLONG:format(core.max_text)
      break
    end
  end
  file:close()
  if why then return nil, path .. ": " .. why end
  return table.concat(parts)
end

--- The file as a Text, memory-mapped: nothing is copied, and what is not looked
-- at is not kept in memory. Everything that takes a text takes it. There is
-- nothing to close: the mapping goes when the Text and all that was made of it
-- have been collected. The file may be removed or replaced meanwhile, but must
-- not be made shorter: looking at what is gone ends the process (SIGBUS).
-- options:
--   copy  true: read into memory instead, for files that others write to
-- What cannot be mapped (a pipe, an empty file) is read. Returns nil, a message
-- and the path where it cannot be read or is longer than 4 GiB - 1.
function M.file(path, options)
  if type(path) ~= "string" then
    error("path: string expected, got " .. type(path), 2)
  end
  options = check(options, OPTIONS, 2)
  if options.copy ~= nil and type(options.copy) ~= "boolean" then
    error("option 'copy': boolean expected, got " .. type(options.copy), 2)
  end
  local text, why
  why = nul(path)
  if why then return nil, why, path end
  if not options.copy then
    text, why = core.map(path)
    if text then return text end
    if text == nil then return nil, why, path end
  end
  text, why = read(path)
  if not text then return nil, why, path end
  return core.text(text)
end

return M
