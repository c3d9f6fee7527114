--- Options in one table, checked in one place.
local kind = require "gloss.kind"

local M = {}

--- The keys of a table, all of one type, as a sorted list.
function M.sorted(t)
  local keys = {}
  for key in pairs(t) do keys[#keys + 1] = key end
  table.sort(keys)
  return keys
end

--- The keys of a table, strings, as a sorted list in words.
function M.known(t) return table.concat(M.sorted(t), ", ") end

--- What an object of gloss that is a table, as a doc, is called; nil for other values.
function M.object(value)
  local meta = type(value) == "table" and getmetatable(value)
  return type(meta) == "table" and type(meta.__name) == "string" and meta.__name or nil
end

--- `options`, or an empty table for nil. Raises where it is no table, or has a
-- key that `known` has not, with the list of those known; `level` is 2 in the
-- public function itself, as for `error`.
function M.check(options, known, level)
  if options == nil then return {} end
  local object = M.object(options)
  if object or type(options) ~= "table" then
    error("options: table expected, got " .. (object or type(options)), level + 1)
  end
  for name in pairs(options) do
    if not known[name] then
      local wrong = ("unknown option '%s'"):format(tostring(name))
      if type(name) ~= "string" then
        wrong = "options have names, got a value at " .. M.shown(name)
      end
      if next(known) == nil then error(wrong .. " (none is taken)", level + 1) end
      error(("%s (known: %s)"):format(wrong, M.known(known)), level + 1)
    end
  end
  return options
end

--- What is wrong with a path, or nil: the system would read it up to a NUL, and take another
-- file.
function M.nul(path)
  if path:find("\0", 1, true) then return ("%q: a path has no NUL"):format(path) end
end

--- io.open of such a path: nil and a message where it has one.
function M.open(path, mode)
  local why = M.nul(path)
  if why then return nil, why end
  return io.open(path, mode)
end

--- All bytes of a file; or nil and "FILE: reason".
function M.slurp(path)
  local file, why = M.open(path, "rb")
  if not file then return nil, why end
  local text
  text, why = file:read "*a"
  file:close()
  if not text then return nil, path .. ": " .. (why or "cannot be read") end
  return text
end

--- Raises where `text` is no text; `level` as in `check`. A function that could not read a
-- file gives nil and a message, which then stands in place of the options, `behind`: it is said.
function M.check_text(text, behind, level)
  local of = type(text)
  if of == "string" or of == "userdata" or of == "table" and rawget(text, "_text") then return end
  local got = kind(text)
  if text == nil and type(behind) == "string" then got = ("nil (%s)"):format(behind) end
  error("text: string, Text or doc expected, got " .. got, level + 1)
end

--- A wrong value in a message: itself, a string between marks; or what kind it is of.
function M.shown(value)
  if type(value) == "number" or type(value) == "boolean" then return tostring(value) end
  if type(value) == "string" and #value <= 40 then return ("%q"):format(value) end
  return kind(value)
end

--- Whether that is a doc.
function M.isdoc(value) return M.object(value) == "gloss.Doc" end

--- Raises where what a matcher is to look at is no doc, and for options, of which it has none;
-- `level` as in `check`.
function M.check_doc(doc, options, level)
  if not M.isdoc(doc) then error("doc expected, got " .. kind(doc), level + 1) end
  M.check(options, {}, level + 1)
end

--- A key of a table that is none of a list, or nil.
function M.keyed(list)
  local n = #list
  for key in pairs(list) do
    if type(key) ~= "number" or key % 1 ~= 0 or key < 1 or key > n then return key end
  end
end

--- Raises where `list` is no list, `what`, or is one of its elements alone, which has fields;
-- `level` as in `check`.
function M.check_list(list, what, level)
  if type(list) ~= "table" then
    error(("%s expected, got %s"):format(what, kind(list)), level + 1)
  end
  local odd = M.keyed(list)
  if odd ~= nil then
    error(("%s expected, got a field '%s' (one alone stands in a list too)"):format(what,
      tostring(odd)), level + 1)
  end
end

--- The option `labels`, a string or a list of them, as a list; nil for nil. Raises on anything
-- else; `level` as in `check`.
function M.labels(labels, level)
  if labels == nil then return nil end
  if type(labels) == "string" then return { labels } end
  if type(labels) ~= "table" then
    error("labels: list of strings expected, got " .. type(labels), level + 1)
  end
  local odd = M.keyed(labels)
  if odd ~= nil then
    error("labels: list of strings expected, got a field '" .. tostring(odd) .. "'", level + 1)
  end
  for i = 1, #labels do
    if type(labels[i]) ~= "string" then
      error("labels: list of strings expected, got " .. type(labels[i]), level + 1)
    end
  end
  return labels
end

return M
