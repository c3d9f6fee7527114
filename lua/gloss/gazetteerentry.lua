--- An entry of a gazetteer as it is given: checked, and copied.
local core = require "gloss.core"

local M = {}

-- A copy of a field's value, or nil and what is wrong with it. JSON has nulls,
-- which are left out, and numbers that are whole but no integers.
local function copy(value, null, depth)
  local kind = type(value)
  if kind == "string" or kind == "boolean" then return value end
  if kind == "number" then
    if null and value % 1 == 0 and value > -2 ^ 53 and value < 2 ^ 53 then
      return tonumber(string.format("%d", value))
    end
    return value
  end
  if kind ~= "table" then return nil, "is a " .. kind end
  if depth == 100 then return nil, "is nested more than 100 deep" end
  local out = {}
  for k, v in pairs(value) do
    if type(k) ~= "string" and type(k) ~= "number" then
      return nil, "has a key that is a " .. type(k)
    end
    if v ~= null or null == nil then
      local why
      out[k], why = copy(v, null, depth + 1)
      if why then return nil, why end
    end
  end
  return out
end

--- What type a value has, in words.
function M.describe(value)
  if value == nil then return "nothing" end
  return type(value)
end

--- Fields of further names, by how they may be called in the plural.
M.FORMS = { aliases = "alias", demonyms = "demonym", metonyms = "metonym" }

-- The names in a field, a string or a list of strings, appended to a list; or nil and why not.
local function append_names(record, field, list)
  local value = record[field]
  if type(value) == "string" then value = { value } end
  if type(value) ~= "table" then
    return nil, string.format("%s: string or list of strings expected, got %s",
      field, type(value))
  end
  local n = 0
  for _ in pairs(value) do n = n + 1 end
  for i = 1, n do
    if type(value[i]) ~= "string" then
      return nil, string.format("%s: list of strings expected, got %s at %d",
        field, M.describe(value[i]), i)
    end
    list[#list + 1] = value[i]
  end
  return list
end

-- Makes of the names of a kind one list, in the field that the kind has.
local function gather(record, kind, plural)
  local list, why
  for _, field in ipairs{ kind, plural } do
    if record[field] ~= nil then
      list, why = append_names(record, field, list or {})
      if not list then return nil, why end
    end
  end
  record[kind], record[plural] = list, nil
  return list or {}
end

-- All names of an entry: its own, aliases, demonyms, metonyms.
local function surfaces_of(record, name)
  local surfaces = { name }
  for _, plural in ipairs{ "aliases", "demonyms", "metonyms" } do
    local list, why = gather(record, M.FORMS[plural], plural)
    if not list then return nil, why end
    for _, surface in ipairs(list) do surfaces[#surfaces + 1] = surface end
  end
  return surfaces
end

--- What an entry is made of: {surfaces, record}; or nil and a reason. `null`
-- is what JSON's null was read as.
function M.prepare(entry, null)
  if type(entry) == "string" then
    return { surfaces = { entry }, record = { name = core.gaztrim(entry) } }
  end
  if type(entry) ~= "table" then
    return nil, "name or table expected, got " .. type(entry)
  end
  local record = {}
  for k, v in pairs(entry) do
    if type(k) == "string" then
      if v ~= null or null == nil then
        local why
        record[k], why = copy(v, null, 0)
        if why then
          return nil, string.format("%s %s (known: string, number, boolean, table of these)",
            k, why)
        end
      end
    elseif k ~= 1 then
      return nil, "an entry has one name (others are its alias, demonym or metonym), got a value "
        .. "at " .. tostring(k)
    end
  end
  local name = entry[1]
  if name == nil then name = record.name end
  if type(name) ~= "string" then
    return nil, "name: string expected, got " .. M.describe(name)
  end
  if record.name == nil then record.name = core.gaztrim(name) end
  for _, field in ipairs{ "name", "label", "id" } do
    if record[field] ~= nil and type(record[field]) ~= "string" then
      return nil, string.format("%s: string expected, got %s", field, type(record[field]))
    end
  end
  local priority = record.priority
  if priority ~= nil and (type(priority) ~= "number" or priority ~= priority) then
    return nil, "priority: number expected, got "
      .. (priority ~= priority and "NaN" or type(priority))
  end
  if record.fuzzy ~= nil then
    local edits = tonumber(record.fuzzy) -- columns of a CSV file are strings
    if edits ~= 0 and edits ~= 1 and edits ~= 2 then
      return nil, "fuzzy: 0, 1 or 2 expected, got " .. tostring(record.fuzzy)
    end
    record.fuzzy = tonumber(("%d"):format(edits))
  end
  local surfaces, why = surfaces_of(record, name)
  if not surfaces then return nil, why end
  return { surfaces = surfaces, record = record }
end

return M
