--- Why a span is an entry of a gazetteer.
local core = require "gloss.core"
local FOLDS = require "gloss.folds".WORDS

local M = {}

local function origin(state, file, line)
  file = file and state.files[file]
  if file and line then return string.format("%s:%d", file, line) end
  return file or "added by the script"
end

-- what kind of name the one of that number is, of the names of an entry
local function kind_of(record, number)
  if number == 1 then return "name" end
  number = number - 1
  for _, kind in ipairs{ "alias", "demonym" } do
    local list = type(record[kind]) == "table" and record[kind] or {}
    if number <= #list then return kind end
    number = number - #list
  end
  return "metonym"
end

local function fold_words(flags)
  local words = {}
  for _, fold in ipairs(FOLDS) do
    local flag = core.gazflags[fold]
    if flags % (2 * flag) >= flag then words[#words + 1] = fold end
  end
  return words
end

-- The fewest folds that make a span of a text and a surface the same, in words.
local function folds_between(flags, text, span, surface)
  local needed, all = {}, fold_words(flags)
  for _, fold in ipairs(all) do needed[fold] = true end
  local function same()
    local sum = 0
    for fold in pairs(needed) do sum = sum + core.gazflags[fold] end
    return core.gazsame(sum, text, surface, span.first, span.last)
  end
  for _, fold in ipairs(all) do
    needed[fold] = nil
    if not same() then needed[fold] = true end
  end
  local words = {}
  for _, fold in ipairs(all) do
    if needed[fold] then words[#words + 1] = fold end
  end
  if #words == 0 then return "canonically equivalent to" end
  return table.concat(words, "- and ") .. "-folded from"
end

local function shown(s) return (s:gsub("%c+", " ")) end

local PLACES = { word = "whole word", token = "whole tokens", none = "anywhere" }

--- Finds the decision again: which surface of entry n the span's text is.
function M.explain(state, index, whole, span, n)
  local text = tostring(span)
  local record, file, line = index:record(n)
  local names, flags = index:names(n)
  local name = record.name or names[1] -- of a damaged pack there may be neither
  for number, surface in ipairs(names) do
    if core.gazsame(flags[number], whole, surface, span.first, span.last) then
      local kind = kind_of(record, number)
      local parts = { origin(state, file, line) }
      if kind ~= "name" then
        parts[#parts + 1] = string.format('%s of "%s"', kind, shown(tostring(name)))
      end
      parts[#parts + 1] = PLACES[state.boundary]
      if text == surface then
        parts[#parts + 1] = "as written"
      else
        parts[#parts + 1] = string.format('%s "%s"',
          folds_between(flags[number], whole, span, surface), shown(surface))
      end
      return string.format('"%s" is %s%s: %s', shown(text), record.id or tostring(name),
        record.label and " (" .. record.label .. ")" or "", table.concat(parts, ", "))
    end
  end
  return string.format('"%s": no entry of the gazetteer any more', shown(text))
end

--- The same of a match that is no name as it stands.
function M.explain_fuzzy(state, index, whole, span, n, number, distance)
  if distance == 0 then return M.explain(state, index, whole, span, n) end
  local text = tostring(span)
  local record, file, line = index:record(n)
  local names, flags = index:names(n)
  local surface = names[number] or "" -- of a damaged pack
  local fold = flags[number] or 0
  local name = record.name or surface
  local kind = kind_of(record, number)
  local parts = { origin(state, file, line) }
  if kind ~= "name" then
    parts[#parts + 1] = string.format('%s of "%s"', kind, shown(tostring(name)))
  end
  local otherwise = core.namedistance(fold, text, surface, distance) > distance
  parts[#parts + 1] = string.format('%d %s from "%s"%s', distance,
    distance == 1 and "edit" or "edits", shown(surface),
    otherwise and " with its words in another order, or without initials" or "")
  return string.format('"%s" is %s%s: %s', shown(text), record.id or tostring(name),
    record.label and " (" .. record.label .. ")" or "", table.concat(parts, ", "))
end

return M
