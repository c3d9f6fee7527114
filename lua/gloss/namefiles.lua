--- Files of names. A reader goes through a file and gives each row to a
-- function: `row(entry, line, why)`, where an entry is what `gazetteer:add` takes,
-- or nil with what is wrong with the row. The function returns false to stop. A
-- reader returns true, or nil, message and line where it cannot go on.
local nul = require "gloss.options".nul
local open_file = require "gloss.options".open
local sorted = require "gloss.options".sorted

local M = {}

-- what is caught must not make a broken file of a full memory
local function out_of_memory(why) return tostring(why):find "not enough memory$" ~= nil end

local function describe(value)
  if value == nil then return "nothing" end
  return type(value)
end

-- A string without the blanks around it, in steps that go with its length.
local function trim(s)
  local from = s:find "%S"
  return from and s:match("^.*%S", from) or ""
end

M.trim = trim

local UTF16 = { ["\255\254"] = true, ["\254\255"] = true }

-- The lines of a file with their numbers, without BOM; they end with LF, CR LF or CR.
-- Calls fn(line, number) until it returns false; nil and a message where the
-- file cannot be read, or is UTF-16 by its BOM.
local function each_line(path, file, fn)
  local number = 0
  local function one(line)
    number = number + 1
    return fn(line, number) ~= false
  end
  while true do
    local line, problem = file:read "*l"
    if not line then
      if problem then return nil, path .. ": " .. problem end
      return true
    end
    if number == 0 then
      if UTF16[line:sub(1, 2)] then
        return nil, path .. ": UTF-16; convert it to UTF-8 first, with iconv"
      end
      line = line:gsub("^\239\187\191", "")
    end
    if line:find("\r", 1, true) then
      local last = #line
      while line:byte(last) == 13 do last = last - 1 end
      for part in (line:sub(1, last) .. "\r"):gmatch "([^\r]*)\r" do
        if not one(part) then return true end
      end
    elseif not one(line) then
      return true
    end
  end
end

M.each_line = each_line

--- Calls fn(line, number) for each line of a file that is not blank, until it returns what is
-- wrong with it. Returns true, or nil, "FILE:LINE: reason", line; errors of fn pass through.
function M.lines(path, fn)
  local file, problem = open_file(path, "rb")
  if not file then return nil, problem end
  local why, at
  local ok, done, reason = pcall(each_line, path, file, function(line, number)
    if not line:find "%S" then return true end
    why, at = fn(line, number), number
    return why == nil
  end)
  file:close()
  if not ok then error(done, 0) end
  if why then return nil, ("%s:%d: %s"):format(path, at, why), at end
  return done, reason
end

-- --- JSON lines ---------------------------------------------------------------

--- What reads JSON for the file `path`, and what stands for null there; or nil, message.
-- decode(text, extent) gives a table; or nil and a message, in which `extent` says how much of the
-- file is one object.
function M.json_decoder(path)
  local found, cjson = pcall(require, "cjson")
  if not found then
    if out_of_memory(cjson) then error(cjson, 0) end
    return nil, path .. ": reading JSON needs lua-cjson, which is not here "
      .. "(luarocks install lua-cjson; Debian: apt install lua-cjson)"
  end
  local own = cjson.new()
  own.decode_invalid_numbers(false)
  local function decode(text, extent)
    local ok, value = pcall(own.decode, text)
    if not ok then
      if out_of_memory(value) then error(value, 0) end
      return nil, ("JSON object%s expected: %s"):format(extent or "", value)
    end
    if type(value) == "table" then
      if value[1] == nil then return value end
      return nil, "JSON object expected, got a list" .. (extent and " (an object a line)" or "")
    end
    return nil, "JSON object expected, got " .. require "gloss.json".kind(value)
  end
  return decode, cjson.null
end

M.ON_LINE = " on one line"

local function json_row(row, null)
  local pattern = row.pattern
  if row.type == "regex" then -- of spaczz
    return nil, "regular expressions are no names of a gazetteer"
  end
  local id = row.id -- which is often a number there
  if type(id) == "number" and id % 1 == 0 then
    if id <= -2 ^ 53 or id >= 2 ^ 53 then
      return nil, "id: a number so large is not kept as it is written; write it as a string"
    end
    row.id = ("%d"):format(id)
  end
  if type(pattern) == "table" then
    return nil, "token patterns are not supported by a gazetteer (pattern: string expected); "
      .. "they are for gloss.spacy_ruler"
  end
  if type(pattern) ~= "string" then
    return nil, "pattern: string expected, got "
      .. (pattern == null and "nothing" or describe(pattern))
  end
  row[1] = pattern
  row.pattern = row.name ~= nil and row.name ~= null and pattern or nil
  return row
end

-- spaCy's EntityRuler, Prodigy: {"label": ..., "pattern": "string", "id": ...} a
-- line. A row's own "name" is kept beside its pattern.
function M.jsonl(path, file, row)
  local decode, null = M.json_decoder(path)
  if not decode then return nil, null end
  return each_line(path, file, function(line, number)
    if not line:find "%S" then return true end
    local entry, why = decode(line, M.ON_LINE)
    if entry then entry, why = json_row(entry, null) end
    return row(entry, number, why, null)
  end)
end

-- --- tables with a header -----------------------------------------------------

-- The cells of the record that begins with `line`; more() gives a further line
-- where a quoted cell goes on. Nil and a reason where it is none (RFC 4180; blanks around a
-- quoted cell are allowed).
local function csv_cells(line, separator, more)
  local cells, at = {}, 1
  local blanks = separator == " " and "^()" or "^ *()"
  while true do
    local first = line:match(blanks, at)
    if line:byte(first) == 34 then
      local parts
      at = first + 1
      while true do
        local quote = line:find('"', at, true)
        if not quote then
          local next_line = more()
          if not next_line then return nil, "a quoted cell is not closed" end
          line = line .. "\n" .. next_line
        elseif line:byte(quote + 1) == 34 then
          parts = parts or {}
          parts[#parts + 1] = line:sub(at, quote)
          at = quote + 2
        else
          local last = line:sub(at, quote - 1)
          if parts then last = table.concat(parts) .. last end
          cells[#cells + 1] = last
          at = line:match(blanks, quote + 1)
          break
        end
      end
      local past = line:sub(at, at + #separator - 1)
      if past ~= "" and past ~= separator then return nil, "text behind a quoted cell" end
    else
      local stop = line:find(separator, at, true) or #line + 1
      cells[#cells + 1] = line:sub(at, stop - 1)
      at = stop
    end
    if at > #line then return cells end
    at = at + #separator
  end
end

local function tsv_cells(line)
  local cells = {}
  for cell in (line .. "\t"):gmatch "([^\t]*)\t" do cells[#cells + 1] = cell end
  return cells
end

local NAMES = { name = true, surface = true, pattern = true, keyword = true }
local LISTS = {}
for plural, kind in pairs(require "gloss.gazetteerentry".FORMS) do
  LISTS[plural], LISTS[kind] = true, true
end
local KNOWN = { id = true, label = true, priority = true, fold = true, fuzzy = true }
for _, set in ipairs{ NAMES, LISTS } do
  for key in pairs(set) do KNOWN[key] = true end
end

-- The columns of a table: what gloss knows in whatever case, others as they are.
-- Nil and a reason where none has the names, one of the columns `names`, or two
-- are alike.
local function read_header(cells, names)
  local header, seen = {}, {}
  for i, cell in ipairs(cells) do
    local key = trim(cell)
    if KNOWN[key:lower()] or names[key:lower()] then key = key:lower() end
    if key ~= "" and seen[key] then return nil, "two columns '" .. key .. "'" end
    seen[key] = true
    header[i] = key
    if names[key] and not header.name then header.name = i end
  end
  if header.name then return header end
  local shown = table.concat(cells, "', '")
  if #shown > 80 then shown = shown:sub(1, 80) .. "..." end
  return nil, ("the header has no column '%s, but '%s'%s"):format(names == NAMES
    and "name' (or surface, pattern, keyword)" or "regex'", shown,
    not cells[2] and shown:find "[;|\t]" and " (option 'separator' tells another one)" or "")
end

-- Sets a field of an entry to what a file says of it; returns what is wrong with that.
local function set_field(entry, key, value)
  if LISTS[key] then
    local list = {}
    for part in (value .. "|"):gmatch "([^|]*)|" do
      if part:find "%S" then list[#list + 1] = part end
    end
    entry[key] = list
  elseif key == "priority" then
    entry[key] = tonumber(value)
    if not entry[key] then return "priority: number expected, got '" .. value .. "'" end
  else
    entry[key] = value
  end
end

-- What the cells of a record say; empty ones say nothing. What has a meaning here is without
-- blanks around it, as names are.
local function table_row(header, cells)
  for i = #header + 1, #cells do
    if cells[i]:find "%S" then
      return nil, string.format("%d cells under a header of %d", #cells, #header)
    end
  end
  local entry = {}
  for i = 1, #header do
    local key, cell = header[i], cells[i] or ""
    if KNOWN[key] and i ~= header.name then cell = trim(cell) end
    if cell == "" or key == "" then -- luacheck: ignore
    elseif i == header.name then
      entry[1] = cell
    else
      local why = set_field(entry, key, cell)
      if why then return nil, why end
    end
  end
  if not entry[1] then return nil, "no name" end
  return entry
end

local MAX_RECORD = 1000000 -- bytes of a record over several lines

-- Reads the records of a table, which may be over several lines.
local function read_table(path, file, row, cells_of, names)
  local header, bad, from
  local parts, size = {}, 0 -- of a record that goes on

  local function record(line)
    local open = false
    local cells, problem = cells_of(line, function() open = true end)
    if open then return nil end
    if not cells then return row(nil, from, problem) end
    if header then
      local entry, reason = table_row(header, cells)
      return row(entry, from, reason)
    end
    header, bad = read_header(cells, names)
    return header ~= nil
  end

  local ok, why = each_line(path, file, function(line, number)
    if not parts[1] then
      if not line:find "%S" then return true end
      from = number
    end
    parts[#parts + 1] = line
    size = size + #line + 1
    -- of the lines behind the first one with an odd number of marks may close it
    if not parts[2] or select(2, line:gsub('"', "")) % 2 == 1 then
      local going = record(table.concat(parts, "\n"))
      if going ~= nil then
        parts, size = {}, 0
        return going
      end
    end
    if size > MAX_RECORD then
      parts, size = {}, 0
      return row(nil, from, "a quoted cell is not closed")
    end
    return true
  end)
  if not ok then return nil, why end
  if bad then return nil, string.format("%s:%d: %s", path, from, bad), from end
  if parts[1] then row(nil, from, "a quoted cell is not closed") end
  return true
end

function M.csv(path, file, row, options, names)
  local separator = options.separator or ","
  return read_table(path, file, row, function(line, more)
    return csv_cells(line, separator, more)
  end, names or NAMES)
end

function M.tsv(path, file, row, _, names)
  return read_table(path, file, row, tsv_cells, names or NAMES)
end

-- --- lists --------------------------------------------------------------------

--- One name a line; `keyword=>name`, as FlashText has it, is a name to find and
-- one to show.
function M.txt(path, file, row)
  return each_line(path, file, function(line, number)
    if not line:find "%S" then return true end
    local keyword, name = line:match "^(.-)=>(.*)$"
    if keyword then
      name = trim(name)
      if name == "" then return row(nil, number, "no name behind '=>'") end
      return row({ keyword, name = name }, number)
    end
    return row(line, number)
  end)
end

local FEATURE = "^%s*([%w_\128-\255][%w_.\128-\255-]*)%s*=(.*)$"

-- A line of a GATE list: a name, and features after a separator each. Where no feature
-- follows, the separator is of the name. What has no value says nothing, as in GATE.
-- `parts` is the pattern of a feature with the separator behind it.
local function lst_row(line, separator, parts, fields)
  local entry, name = {}, line
  for k, v in pairs(fields) do entry[k] = v end
  local at = line:find(separator, 1, true)
  local rest = at and line:sub(at + #separator) .. separator
  if rest and rest:match(parts):find(FEATURE) then
    name = line:sub(1, at - 1)
    for part in rest:gmatch(parts) do
      local key, value = part:match(FEATURE)
      if key then
        local why
        value = trim(value)
        why = value ~= "" and set_field(entry, key, value)
        if why then return nil, why end
      elseif part:find "%S" then
        return nil, "feature expected (name=value), got '" .. part .. "'"
      end
    end
  end
  entry[1] = name
  return entry
end

--- GATE's `.lst`: an entry a line, features `:name=value` behind it.
function M.lst(path, file, row, options, fields)
  local separator = options.separator or ":"
  local parts = "(.-)" .. separator:gsub("%p", "%%%0")
  return each_line(path, file, function(line, number)
    if not line:find "%S" then return true end
    local entry, why = lst_row(line, separator, parts, fields or {})
    return row(entry, number, why)
  end)
end

--- GATE's `lists.def`: `file.lst:major[:minor[:language[:type]]]` a line.
function M.def(path, file, row, options)
  return each_line(path, file, function(line, number)
    if not line:find "%S" then return true end
    local parts = {}
    for part in (line .. ":"):gmatch "([^:]*):" do parts[#parts + 1] = trim(part) end
    if #parts < 2 or #parts > 5 or parts[1] == "" then
      return row(nil, number, "file.lst:major[:minor[:language[:type]]] expected")
    end
    local list = path:match "^(.*[/\\])" or ""
    list = list .. parts[1]
    local inner, missing = open_file(list, "rb")
    if not inner then
      return row(nil, number, (missing:sub(1, #list) == list or nul(list)) and missing
        or list .. ": " .. missing)
    end
    local function value(i) return parts[i] ~= "" and parts[i] or nil end
    local fields = { label = value(2), minorType = value(3), language = value(4),
      type = value(5) }
    local going = true
    local read, reason = M.lst(list, inner, function(entry, at, bad)
      going = row(entry, at, bad, nil, list)
      return going
    end, options, fields)
    inner:close()
    if not read then return row(nil, number, reason) end
    return going
  end)
end

--- CoreNLP's RegexNER mapping: pattern, label [, overwrite [, priority [, group]]],
-- separated by tabs, where the pattern is plain words.
function M.regexner(path, file, row)
  return each_line(path, file, function(line, number)
    if not line:find "%S" then return true end
    local cells = tsv_cells(line)
    for i, cell in ipairs(cells) do cells[i] = trim(cell) end
    local name = cells[1]:gsub("\\(%p)", "\0%1\0")
    if name:gsub("%z%p%z", ""):find "[%[%](){}*+?|\\.^$]" then
      return row(nil, number, "a pattern of plain words expected, got '" .. cells[1] .. "'")
    end
    name = name:gsub("%z", "")
    if #cells < 2 then return row(nil, number, "pattern, tab, label expected") end
    if #cells > 5 then
      return row(nil, number, ("5 columns at most (pattern, label, overwrite, priority, group), "
        .. "got %d"):format(#cells))
    end
    local entry = { name, label = cells[2]:match "^[^,]*[^,%s]" } -- of several the first
    if (cells[3] or "") ~= "" then entry.overwrite = cells[3] end
    local why = (cells[4] or "") ~= "" and set_field(entry, "priority", cells[4]) or nil
    return row(not why and entry or nil, number, why)
  end)
end

-- --- Lua ----------------------------------------------------------------------

-- Runs a chunk that should be one table constructor: it gets no functions, and
-- not many more steps than it has bytes.
local function run_data(chunk, size)
  if type(debug) ~= "table" or not debug.sethook then return pcall(chunk) end
  local thread = coroutine.create(chunk)
  debug.sethook(thread, function()
    error("takes too long for a table of entries", 0)
  end, "", 1000 + 10 * size)
  return coroutine.resume(thread)
end

local function load_text(source, name)
  if _VERSION == "Lua 5.1" then -- luacheck: ignore
    local chunk, why = loadstring(source, name) -- luacheck: ignore
    return chunk and setfenv(chunk, {}), why -- luacheck: ignore
  end
  return load(source, name, "t", {}) -- luacheck: ignore
end

--- return { "name", { "name", id = ..., ... }, ... }
function M.lua(path, file, row)
  local source, problem = file:read "*a"
  if not source then return nil, path .. ": " .. (problem or "cannot be read") end
  source = source:gsub("^\239\187\191", "")
  if source:sub(1, 1) == "\27" then
    return nil, path .. ": Lua source expected, got a compiled chunk"
  end
  local chunk, why = load_text(source, "@" .. path)
  local ok, rows = false, why
  if chunk then ok, rows = run_data(chunk, #source) end
  if not ok then
    if out_of_memory(rows) then error(rows, 0) end
    rows = tostring(rows)
    if rows:sub(1, #path + 1) ~= path .. ":" then
      return nil, path .. ": " .. rows
    end
    return nil, rows, tonumber(rows:sub(#path + 2):match "^%d+")
  end
  if type(rows) ~= "table" then
    return nil, path .. ": table of entries expected, got " .. describe(rows)
  end
  for k in pairs(rows) do
    if type(k) ~= "number" or k % 1 ~= 0 or k < 1 then
      return nil, string.format("%s: list of entries expected, got a field %s", path, tostring(k))
    end
  end
  local due = 1
  for _, i in ipairs(sorted(rows)) do
    if i > due and row(nil, due, "name or table expected, got nil") == false then break end
    if row(rows[i], i) == false then break end
    due = i + 1
  end
  return true
end

-- --- what may be a mistake ------------------------------------------------------

--- A function `row` that also tells warn(message) of names that came before with
-- another label, and of the first one that is not UTF-8. It keeps every name, as long as the
-- file is read.
function M.watch(row, path, warn)
  local wellformed, strange = require "gloss.json".wellformed, false
  local seen = {}
  return function(entry, line, why, null, from)
    local name = type(entry) == "table" and entry[1] or entry
    if type(name) == "string" then
      local label = type(entry) == "table" and entry.label or ""
      if type(label) ~= "string" then label = "" end
      local before = seen[name]
      if not strange and name:find "[\128-\255]" and wellformed(name) ~= name then
        strange = true
        warn(("%s:%d: '%s' is not UTF-8; convert the file first, with iconv"):format(from or path,
          line, wellformed(name)))
      end
      if not before then
        seen[name] = { label, line }
      elseif before[1] ~= label then
        warn(("%s:%d: '%s' has label '%s' here and '%s' in line %d"):format(from or path, line,
          name, label, before[1], before[2]))
      end
    end
    return row(entry, line, why, null, from)
  end
end

return M
