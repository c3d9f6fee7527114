--- What may differ between a name and a text: the words of the option `fold`.
local core = require "gloss.core"
local keyed = require "gloss.options".keyed

local M = {}

--- All words, in the order in which they are told.
M.WORDS = { "case", "smart", "accents", "dash", "space", "quote", "width", "possessive",
  "brackets", "dots" }
-- those of names that may begin inside words
local CHARS = { "case", "smart", "accents", "dash", "space", "quote", "width" }

--- The words of a fold, and their flags; or nil and what is wrong with it.
function M.read(fold, boundary)
  if fold == nil then fold = "case" end
  local given, known = {}, {}
  local words = boundary == "word" and M.WORDS or CHARS
  for _, word in ipairs(words) do known[word] = true end
  if type(fold) == "string" then
    local list = {}
    for word in fold:gmatch "%S+" do list[#list + 1] = word end
    fold = list
  end
  if type(fold) ~= "table" then
    return nil, "fold: words expected, got " .. type(fold)
  end
  local odd = keyed(fold)
  if odd ~= nil then
    return nil, "fold: string or list of words expected, got a field '" .. tostring(odd) .. "'"
  end
  if #fold == 1 and fold[1] == "none" then fold = {} end
  for _, word in ipairs(fold) do
    if word == "none" then return nil, "fold: 'none' stands alone" end
    if not known[word] then
      return nil, string.format("fold: unknown word '%s' (known%s: none, %s)", tostring(word),
        boundary == "word" and "" or " with boundary " .. boundary, table.concat(words, ", "))
    end
    given[word] = true
  end
  if given.case and given.smart then return nil, "fold: 'case' and 'smart' exclude each other" end
  local folds, flags = {}, 0
  for _, word in ipairs(M.WORDS) do
    if given[word] then
      folds[#folds + 1] = word
      flags = flags + core.gazflags[word]
    end
  end
  return folds, flags
end

return M
