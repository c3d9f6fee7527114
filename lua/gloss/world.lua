--- A gazetteer of what a newspaper takes for known: states, their capitals and
-- people, international organisations, news agencies (gloss.data.world).
local M = {}

-- as listed, in capitals, each word with one: "chad" is no state
local SMART = "smart accents dash quote space possessive brackets"
local NAME = "smart accents dash quote space"
local ACRONYM = "dash dots space" -- in capitals alone: "who" is not the W.H.O.
local EXACT = "dash quote space"

local function from(list, i)
  local out = {}
  for k = i, #list do out[#out + 1] = list[k] end
  return out
end

local function set(list)
  local out = {}
  if type(list) == "string" then
    for word in list:gmatch "%S+" do out[word] = true end
  else
    for _, word in ipairs(list) do out[word] = true end
  end
  return out
end

local function acronym(name) return not name:find " " and name:find "%u%.?%u" ~= nil end

local function add(g, entry) require "gloss.gazetteer".add_from(g, entry, "gloss.world") end

-- Adds an entry, and its acronyms as entries of their own, with their own fold.
local function put(g, entry, others)
  local alias, short = {}, {}
  for _, name in ipairs(others) do
    local list = acronym(name) and short or alias
    list[#list + 1] = name
  end
  entry.alias = alias[1] and alias or nil
  add(g, entry)
  for _, name in ipairs(short) do
    local record = { name, fold = ACRONYM }
    for k, v in pairs(entry) do
      if record[k] == nil and type(k) == "string" and k ~= "alias" and k ~= "demonym" then
        record[k] = v
      end
    end
    record.name = entry[1]
    add(g, record)
  end
end

-- The people of a state: the adjective, its plural, and what they are called else.
local function demonyms(adjective, people)
  local list = {}
  if adjective ~= "" then
    list[1] = adjective
    if adjective:find "[nirk]$" then list[2] = adjective .. "s" end
  end
  for _, name in ipairs(people or {}) do list[#list + 1] = name end
  return list[1] and list or nil
end

local function add_states(g, data)
  local exact, unsought = set(data.exact), set(data.unsought)
  for _, s in ipairs(data.states) do
    local code, capital = s[1], s[3]
    put(g, { s[2], id = code, label = "GPE", kind = "state", fold = SMART,
      capital = capital ~= "" and capital or nil,
      demonym = demonyms(s[4], data.people[code]) }, from(s, 5))
    if capital ~= "" and not unsought[capital] then
      add(g, { capital, id = code .. "-capital", label = "GPE", kind = "capital",
        capital_of = code, alias = data.spellings[code], fold = exact[capital] and EXACT or NAME })
    end
    for _, seat in ipairs(data.seats[code] or {}) do
      add(g, { seat, id = code .. "-" .. seat, label = "GPE", kind = "seat", seat_of = code,
        fold = NAME })
    end
  end
  for _, p in ipairs(data.places) do
    add(g, { p[2], id = p[1], label = "GPE", kind = "place", alias = from(p, 4),
      demonym = p[3] ~= "" and p[3] or nil, fold = exact[p[2]] and EXACT or SMART })
  end
end

local function add_organisations(g, list, kind, ambiguous)
  for _, o in ipairs(list) do
    local others = from(o, 3)
    if o[1] ~= o[2] and not ambiguous[o[1]] then others[#others + 1] = o[1] end
    put(g, { o[2], id = o[1], label = "ORG", kind = kind, fold = NAME }, others)
  end
end

--- A new gazetteer of the world: labels GPE and ORG; fields kind ("state", "capital",
-- "seat", "place", "organisation", "agency"), capital, capital_of, seat_of. Names may be
-- added to it.
function M.world()
  local data = require "gloss.data.world"
  local g = require "gloss.gazetteer".gazetteer{ fold = "case accents dash quote space" }
  local ambiguous = set(data.ambiguous)
  add_states(g, data)
  add_organisations(g, data.united_nations, "organisation", ambiguous)
  add_organisations(g, data.organisations, "organisation", ambiguous)
  add_organisations(g, data.agencies, "agency", ambiguous)
  return g
end

-- --- in running text ----------------------------------------------------------

local own, given, generic

-- "US" and "WHO" where a whole sentence is in capitals: a word as well
local function shouted(doc, found)
  local stop = require "gloss.unlisted".common "en"
  local doubtful = found:where(function(s)
    return s.text:find "^%u+$" ~= nil and stop[s.text:lower()] ~= nil
  end)
  if #doubtful == 0 then return doubtful end
  return doubtful:within(doc.sentences:where(function(s)
    return s.text:find "%l" == nil and s.text:find "%a%s+%a" ~= nil
  end))
end

-- Whether a name is another thing's for what is beside it: US$, American Red Cross.
local function another(span, text)
  if text:sub(span.last + 1, span.last + 1) == "$" then return true end
  if not generic[span.text] then return false end
  local before = text:sub(math.max(1, span.first - 40), span.first - 1)
  return before:find "%u[%w%.]*%s+$" ~= nil and not before:find "%f[%w]The%s+$"
end

-- Whether a name inside a longer run of capitals is a part of another name: Michael
-- Jordan, New Mexico, Jordan Henderson; not Bank of England, Israel Railways.
local function swallowed(span, outer, text)
  local demonym = span.demonym
  for _, form in ipairs(type(demonym) == "table" and demonym or { demonym }) do
    if form == span.text then return false end
  end
  if span.last == outer.last and span.first > outer.first then
    return not text:sub(outer.first, span.first - 1):find "%f[%w]%l[%l ]*%s$"
  end
  return span.first == outer.first and span.last < outer.last and given[span.text] ~= nil
    and text:sub(span.last + 1, outer.last):find "^%s+%u" ~= nil
end

--- The names of the world in a doc as far as they are what they look like: none that
-- is a part of another name (Michael Jordan), nor words in a sentence of capitals.
-- @return a Spans; and the unlisted names beside them, another
function M.names(doc)
  if not own then
    local data = require "gloss.data.world"
    own, given, generic = M.world(), set(data.given), set(data.generic)
  end
  local text = doc.text
  local found = doc:find(own)
  found = found - shouted(doc, found)
  found = found:where(function(s) return not another(s, text) end)
  local others, out = require "gloss.unlisted".names(doc, found), {}
  for span, outer in found:within(others):pairs(others, "within") do
    if swallowed(span, outer, text) then out[span.first] = true end
  end
  if next(out) == nil then return found, others end
  return found:where(function(s) return not out[s.first] end), others
end

return M
