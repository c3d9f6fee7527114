--- Trained models: what rules cannot see. A model is a file of its own with a
-- licence of its own, named at its head, and is loaded by the option `model`
-- alone. tools/train.lua makes them.
local core = require "gloss.core"

local M = {}

local KNOWN = { "en" }
local loaded = {}

--- Names of all models, sorted.
function M.known()
  local names = {}
  for i, name in ipairs(KNOWN) do names[i] = name end
  return names
end

--- The model of that name ("en"); the same object each time. Raises on an
-- unknown one with the list of those known.
function M.model(name)
  if loaded[name] then return loaded[name] end
  for _, known in ipairs(KNOWN) do
    if known == name then
      loaded[name] = core.newmodel(require("gloss.model." .. name))
      return loaded[name]
    end
  end
  error(("unknown model '%s' (known: %s)"):format(tostring(name),
    table.concat(KNOWN, ", ")), 2)
end

return M
