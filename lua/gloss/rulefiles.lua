--- Files of rules. The reader gives each row to a function: row(rule, line, why), where
-- a rule is what `gloss.rules` takes, or nil with what is wrong with the row; it
-- returns false to stop.
local namefiles = require "gloss.namefiles"
local options = require "gloss.options"

local M = {}

-- what a string says, as a regex that matches it as whole words
local function quoted(literal)
  return "(?<!\\w)\\Q" .. literal:gsub("\\E", "\\E\\\\E\\Q") .. "\\E(?!\\w)"
end

-- A rule of a JSON object, its nulls left out; or nil and a reason.
local function object_rule(row, null)
  local rule = {}
  for key, value in pairs(row) do
    if value ~= null then rule[key] = value end
  end
  if rule.regex ~= nil then return rule end
  local kind = rule.type
  if kind ~= nil and kind ~= "regex" then
    return nil, string.format("type '%s' is not supported (known: regex)", tostring(kind))
  end
  if type(rule.pattern) == "table" then
    return nil, "token patterns are no rules (pattern: string expected); "
      .. "they are for gloss.spacy_ruler"
  end
  if rule.literal ~= nil then -- medspaCy: a name, and a regex where that is not enough
    rule.name, rule.label = rule.name or rule.literal, rule.label or rule.category
    rule.flags = rule.flags or "i"
    if rule.pattern == nil and type(rule.literal) == "string" then
      rule.pattern = quoted(rule.literal)
    end
    rule.literal, rule.category = nil, nil
  end
  rule.regex, rule.pattern, rule.type = rule.pattern, nil, nil
  return rule
end

local function read_jsonl(path, file, row)
  local decode, null = namefiles.json_decoder(path)
  if not decode then return nil, null end
  return namefiles.each_line(path, file, function(line, number)
    if not line:find "%S" then return true end
    local rule, why = decode(line, namefiles.ON_LINE)
    if rule then rule, why = object_rule(rule, null) end
    return row(rule, number, why)
  end)
end

local COLUMN = { regex = true, pattern = true }

-- the entry that a table of names would have, as a rule
local function entry_rule(entry)
  entry.regex = entry[1]
  entry[1] = nil
  return entry
end

local function read_table(reader)
  return function(path, file, row)
    return reader(path, file, function(entry, line, why)
      return row(entry and entry_rule(entry), line, why and why:gsub("^no name$", "no regex"))
    end, {}, COLUMN)
  end
end

local READERS = {
  jsonl = read_jsonl,
  tsv = read_table(namefiles.tsv),
  csv = read_table(namefiles.csv),
}

--- Reads a file: true; or nil, message [, line].
function M.read(path, row)
  local reader = READERS[(path:match "%.([%w]+)$" or ""):lower()]
  if not reader then
    return nil, path .. ": unknown kind of file of rules (known: .csv, .jsonl, .tsv)"
  end
  local file, problem = options.open(path, "rb")
  if not file then
    local told = problem:sub(1, #path) == path or options.nul(path)
    if not told then problem = path .. ": " .. problem end
    return nil, problem
  end
  local ran, ok, why, line = pcall(reader, path, file, row)
  file:close()
  if not ran then error(ok, 0) end
  return ok, why, line
end

return M
