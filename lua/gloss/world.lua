--- A gazetteer of what a newspaper takes for known: states, their capitals and
-- people, international organisations, news agencies (gloss.data.world).
local M = {}

-- the elements of a list from i on
local function from(list, i)
  local out = {}
  for k = i, #list do out[#out + 1] = list[k] end
  return out
end

local function add_states(g, states)
  for _, s in ipairs(states) do
    local entry = { s[2], id = s[1], label = "GPE", kind = "state" }
    if s[4] ~= "" then entry.demonym = { s[4] } end
    if s[5] then entry.alias = from(s, 5) end
    if s[3] ~= "" then entry.capital = s[3] end
    -- "us" and "chad" are no states; capitals and titles are
    entry.fold = "smart accents quote space possessive brackets"
    g:add(entry)
    if s[3] ~= "" then
      g:add{ s[3], id = s[1] .. "-capital", label = "GPE", kind = "capital", capital_of = s[1],
        fold = "smart accents quote space" }
    end
  end
end

local function add_organisations(g, list, kind)
  for _, o in ipairs(list) do
    local alias = from(o, 3)
    if o[1] ~= o[2] then alias[#alias + 1] = o[1] end
    local entry = { o[2], id = o[1], label = "ORG", kind = kind,
      fold = "smart accents quote space" }
    -- an acronym is written as such: "who" is not the W.H.O.
    g:add(entry)
    for _, name in ipairs(alias) do
      local acronym = not name:find " " and name:find "%u%u"
      g:add{ name, name = o[2], id = o[1], label = "ORG", kind = kind,
        fold = acronym and "dots space" or entry.fold }
    end
  end
end

--- A new gazetteer of the world: labels GPE and ORG; fields kind ("state", "capital",
-- "organisation", "agency"), capital, capital_of. Names may be added to it.
function M.world()
  local data = require "gloss.data.world"
  local g = require "gloss.gazetteer".gazetteer{ fold = "case accents dash quote space" }
  add_states(g, data.states)
  add_organisations(g, data.organisations, "organisation")
  add_organisations(g, data.agencies, "agency")
  return g
end

return M
