--- What spaCy's Matcher and its rulers have in common: options, and rows in files.
local check = require "gloss.options".check
local fail = require "gloss.fail"
local namefiles = require "gloss.namefiles"

local M = {}

local PROFILE = "spacy-en"

--- The tokens that are looked at: those of spaCy, or the doc's own.
function M.profile(self)
  if self.options.tokens == "doc" then return nil end
  return self.options.tokens or PROFILE
end

local MISSING = { error = true, ["skip-rule"] = true, ["never-match"] = true }

-- null stands for nothing
local function without_null(row, null)
  for name, value in pairs(row) do
    if value == null then row[name] = nil end
  end
  return row
end

--- Calls fn(row, line) for each row of a JSONL file. Returns true; or nil, message, line.
function M.each_row(path, fn)
  local decode, null = namefiles.json_decoder(path)
  if not decode then return nil, null end
  return namefiles.lines(path, function(line, number)
    local row, problem = decode(line, namefiles.ON_LINE)
    if not row then return problem end
    local done, why = fn(without_null(row, null), number)
    return not done and why or nil
  end)
end

--- Options, checked: those of `known`, and what these have to be.
function M.check_options(options, known, level)
  options = check(options, known, level + 1)
  if options.missing ~= nil and not MISSING[options.missing] then
    fail(level + 1, "missing: 'error', 'skip-rule' or 'never-match' expected, got '%s'",
      tostring(options.missing))
  end
  if options.tokens ~= nil and type(options.tokens) ~= "string" then
    fail(level + 1, "tokens: name of a profile, or 'doc', expected, got %s", type(options.tokens))
  end
  if options.validate ~= nil and type(options.validate) ~= "boolean" then
    fail(level + 1, "validate: boolean expected, got %s", type(options.validate))
  end
  return options
end

return M
