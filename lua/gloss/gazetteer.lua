--- Gazetteers: lists of names, each with whatever is known of what it names,
-- found in a text as whole words. A gazetteer is a matcher: `doc:find(g)`.
--
--     local g = gloss.gazetteer{ fold = "case space" }
--     g:add{ "North Korea", id = "PRK", label = "GPE", alias = { "DPRK" } }
--     assert(g:load "names.jsonl")
--     for span in g:find(text):each() do print(span.id, span) end
--
-- A name is compared piece by piece (a run of word characters, or one other
-- character), canonically equivalent characters being the same. Beside that,
-- text and name must agree but for what `fold` lets differ.
local check = require "gloss.options".check
local core = require "gloss.core"

local M = {}

local FOLDS = { "case", "accents", "dash", "space", "quote", "width" }

local methods = { layer = "entities" }
local meta = { __index = methods, __name = "gloss.Gazetteer" }

-- errors at the place that called the public function
local function fail(level, message, ...)
  error(string.format(message, ...), level + 1)
end

local function open(g, level)
  if type(g) ~= "table" or getmetatable(g) ~= meta then
    fail(level + 1, "gazetteer expected, got %s (a method is called as g:method())", type(g))
  end
  local state = rawget(g, "state")
  if not state then fail(level + 1, "closed gazetteer") end
  return state
end

-- --- entries -----------------------------------------------------------------

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

local function describe(value)
  if value == nil then return "nothing" end
  return type(value)
end

-- alias and demonym: a string or a list of strings
local function surfaces_of(record, field, list)
  local value = record[field]
  if value == nil then return true end
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
        field, describe(value[i]), i)
    end
    list[#list + 1] = value[i]
  end
  record[field] = value
  return true
end

-- What an entry is made of: {surfaces, record}; or nil and a reason. `null`
-- is what JSON's null was read as.
local function prepare(entry, null)
  if type(entry) == "string" then
    return { surfaces = { entry }, record = { name = entry } }
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
      return nil, "an entry has one name (others are its alias or demonym), got a value at "
        .. tostring(k)
    end
  end
  local name = entry[1]
  if name == nil then name = record.name end
  if type(name) ~= "string" then
    return nil, "name: string expected, got " .. describe(name)
  end
  if record.name == nil then record.name = name end
  for _, field in ipairs{ "name", "label", "id" } do
    if record[field] ~= nil and type(record[field]) ~= "string" then
      return nil, string.format("%s: string expected, got %s", field, type(record[field]))
    end
  end
  if record.priority ~= nil and type(record.priority) ~= "number" then
    return nil, "priority: number expected, got " .. type(record.priority)
  end
  local surfaces = { name }
  local ok, why = surfaces_of(record, "alias", surfaces)
  if ok then ok, why = surfaces_of(record, "demonym", surfaces) end
  if not ok then return nil, why end
  return { surfaces = surfaces, record = record }
end

-- Number of a label, a new one if need be.
local function label_number(state, label)
  label = label or ""
  local n = state.number[label]
  if n == nil then
    n = #state.labels
    if n >= 65534 then return nil, "more than 65533 labels" end
    state.labels[n + 1] = label
    state.number[label] = n
  end
  return n
end

-- Adds what `prepare` made. The record is put down first: once the index has
-- the entry nothing can fail any more.
local function enter(state, made, file, line)
  local label, why = label_number(state, made.record.label)
  if not label then return nil, why end
  local n = state.index:count() + 1
  state.records[n] = made.record
  state.names[n] = made.surfaces[1]
  state.files[n] = file or false
  state.lines[n] = line or false
  local ok, reason, which = state.index:add(made.surfaces, label, made.record.id)
  if ok then return ok end
  local shown = made.surfaces[which]
  if shown and reason ~= "empty name" then
    if #shown > 40 then shown = shown:sub(1, 40) .. "..." end
    reason = string.format("%s: %q", reason, shown)
  end
  if which > 1 then reason = reason .. " (alias or demonym)" end
  if reason:find("pieces", 1, true) then
    reason = reason .. string.format(" (limit: %d)", state.maxpieces)
  end
  return nil, reason
end

--- Adds a name, or an entry with several.
-- @param entry a string; or a table { name, id =, label =, alias =, demonym =,
--   priority =, ... }: id and label strings, alias and demonym a string or a
--   list of strings (further forms of the same entry), priority a number; other
--   fields are yours: strings, numbers, booleans, tables of these. It is copied.
-- @return the gazetteer. Raises on a name that is empty, blank, longer than 65536 bytes
--   or than 64 pieces (words and punctuation; single spaces not counted), and
--   on values of other types; then nothing is added. An entry that was added
--   before is a second one.
function methods:add(entry)
  local state = open(self, 2)
  local made, why = prepare(entry)
  local ok = made
  if made then ok, why = enter(state, made) end
  if not ok then fail(2, "%s", why) end
  return self
end

-- --- files -------------------------------------------------------------------

-- what is caught must not make a broken file of a full memory
local function out_of_memory(why) return tostring(why):find "not enough memory$" ~= nil end

local function json_decoder(path)
  local found, cjson = pcall(require, "cjson")
  if not found then
    if out_of_memory(cjson) then error(cjson, 0) end
    return nil, path .. ": reading JSON needs lua-cjson, which is not here "
      .. "(luarocks install lua-cjson; Debian: apt install lua-cjson)"
  end
  local own = cjson.new()
  own.decode_invalid_numbers(false)
  return own.decode, cjson.null
end

local readers = {}

-- spaCy's EntityRuler: {"label": ..., "pattern": "string", "id": ...} a line.
-- A row's own "name" is kept beside its pattern.
readers.jsonl = function(path, file)
  local decode, null = json_decoder(path)
  if not decode then return nil, null end
  local list, number = {}, 0
  while true do
    local line, problem = file:read "*l"
    if not line then
      if problem then return nil, path .. ": " .. problem end
      return list
    end
    number = number + 1
    if number == 1 then line = line:gsub("^\239\187\191", "") end
    if line:find "%S" then
      local ok, row = pcall(decode, line)
      local made, why
      if not ok then
        if out_of_memory(row) then error(row, 0) end
        why = tostring(row)
      elseif type(row) ~= "table" then
        why = "JSON object expected, got " .. type(row)
      elseif type(row.pattern) == "table" then
        why = "token patterns are not supported by a gazetteer (pattern: string expected)"
      elseif type(row.pattern) ~= "string" then
        why = "pattern: string expected, got "
          .. (row.pattern == null and "nothing" or describe(row.pattern))
      else
        local pattern = row.pattern
        row[1] = pattern
        row.pattern = row.name ~= nil and row.name ~= null and pattern or nil
        made, why = prepare(row, null)
      end
      if not made then
        return nil, string.format("%s:%d: %s", path, number, why), number
      end
      made.line = number
      list[#list + 1] = made
    end
  end
end

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

-- return { "name", { "name", id = ..., ... }, ... }
readers.lua = function(path, file)
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
  local list, n = {}, 0
  for k in pairs(rows) do
    if type(k) ~= "number" then
      return nil, string.format("%s: list of entries expected, got a field %s", path, tostring(k))
    end
    n = n + 1
  end
  for i = 1, n do
    local made
    made, why = prepare(rows[i])
    if not made then return nil, string.format("%s: entry %d: %s", path, i, why) end
    made.entry = i
    list[i] = made
  end
  return list
end

--- Adds all entries of a file, or none.
-- @param path a file of the kind that its name's end tells: `.jsonl`, string patterns
--   of spaCy's EntityRuler, one a line, other keys being fields of the entry; or
--   `.lua`, `return { ... }` of what `add` takes (run without any function
--   to call; but a program, so take it from those you trust)
-- @return number of entries; or nil, "FILE:LINE: reason", line (where there is one). Out of
--   memory raises; then too nothing is added.
function methods:load(path)
  local state = open(self, 2)
  if type(path) ~= "string" then fail(2, "path: string expected, got %s", type(path)) end
  local reader = readers[(path:match "%.([%w]+)$" or ""):lower()]
  if not reader then
    return nil, path .. ": unknown kind of gazetteer file (known: .jsonl, .lua)"
  end
  local file, problem = io.open(path, "rb")
  if not file then
    if problem:sub(1, #path) ~= path then problem = path .. ": " .. problem end
    return nil, problem
  end
  local read, list, why, line = pcall(reader, path, file)
  file:close()
  if not read then error(list, 0) end
  if not list then return nil, why, line end

  local before = state.index:count()
  local ok, count, reason, at = pcall(function()
    for _, made in ipairs(list) do
      local entered, problem_here = enter(state, made, path, made.line)
      if not entered then
        if made.line then
          return nil, string.format("%s:%d: %s", path, made.line, problem_here), made.line
        end
        return nil, string.format("%s: entry %d: %s", path, made.entry, problem_here)
      end
    end
    return #list
  end)
  if not ok or not count then
    state.index:withdraw(before + 1)
    for n = before + 1, state.index:count() do state.records[n] = false end
    if not ok then error(count, 0) end
  end
  if count then return count end
  return nil, reason, at
end

-- --- finding -----------------------------------------------------------------

local function origin(state, n)
  local file, line = state.files[n], state.lines[n]
  if file and line then return string.format("%s:%d", file, line) end
  return file or "added by the script"
end

-- a surface of an entry by its number, and what kind of surface that is
local function surface_of(state, n, number)
  local record = state.records[n]
  if number == 1 then return state.names[n], "name" end
  number = number - 1
  local alias = record.alias or {}
  if number <= #alias then return alias[number], "alias" end
  return record.demonym[number - #alias], "demonym"
end

-- The fewest folds that make a text and a surface the same, in words.
local function folds_between(state, text, surface)
  local needed = {}
  for _, fold in ipairs(state.folds) do needed[fold] = true end
  local function same()
    local flags = 0
    for fold in pairs(needed) do flags = flags + core.gazflags[fold] end
    return core.gazkey(text, flags) == core.gazkey(surface, flags)
  end
  for _, fold in ipairs(state.folds) do
    needed[fold] = nil
    if not same() then needed[fold] = true end
  end
  local words = {}
  for _, fold in ipairs(state.folds) do
    if needed[fold] then words[#words + 1] = fold end
  end
  if #words == 0 then return "canonically equivalent to" end
  return table.concat(words, "- and ") .. "-folded from"
end

local function shown(s) return (s:gsub("%c+", " ")) end

local function trimmed(s) return s:match "^%s*(.-)%s*$" end

-- Finds the decision again: which surface of entry n the span's text is.
local function explain(state, span, n)
  local text = tostring(span)
  local hits = state.index:lookup(text)
  local record = state.records[n]
  for i = 1, #hits, 2 do
    if hits[i] == n then
      local surface, kind = surface_of(state, n, hits[i + 1])
      local parts = { origin(state, n) }
      if kind ~= "name" then
        parts[#parts + 1] = string.format('%s of "%s"', kind, shown(record.name))
      end
      parts[#parts + 1] = state.boundary == "word" and "whole word" or "anywhere"
      if text == trimmed(surface) then
        parts[#parts + 1] = "as written"
      else
        parts[#parts + 1] = string.format('%s "%s"', folds_between(state, text, surface),
          shown(surface))
      end
      return string.format('"%s" is %s%s: %s', shown(text), record.id or record.name,
        record.label and " (" .. record.label .. ")" or "", table.concat(parts, ", "))
    end
  end
  return string.format('"%s": no entry of the gazetteer any more', shown(text))
end

local find_options = { matches = true, labels = true }
local modes = { longest = false, all = true }

--- Finds the names in a text.
-- @param text a doc, a Text or a string
-- @param options { matches = "longest" (the default: leftmost-longest, without
--   overlaps; entries that share the name are all there) or "all";
--   labels = list of labels (or one): other entries are as if they were not there }
-- @return a Spans: label and id of each span are its entry's, its record is
--   `span.fields`, which is not to be changed; `span:why()` tells which form
--   of the name was found. The cost is linear in the text.
function methods:find(text, options)
  local state = open(self, 2)
  local kind = type(text)
  if kind ~= "string" and kind ~= "userdata" and not (kind == "table" and text._text) then
    fail(2, "text: string, Text or doc expected, got %s", kind)
  end
  options = check(options, find_options, 2)
  local mode = options.matches
  if mode == nil then mode = "longest" end
  if modes[mode] == nil then
    fail(2, "matches: unknown mode '%s' (known: longest, all)", tostring(mode))
  end
  local allow, labels = nil, options.labels
  if labels ~= nil then
    if type(labels) == "string" then labels = { labels } end
    if type(labels) ~= "table" then
      fail(2, "labels: list of strings expected, got %s", type(labels))
    end
    allow = {}
    for _, label in ipairs(labels) do
      if type(label) ~= "string" then
        fail(2, "labels: list of strings expected, got %s", type(label))
      end
      allow[#allow + 1] = state.number[label]
    end
  end
  local info = {
    kind = "gazetteer", matcher = self, options = options,
    fields = state.records, why = state.why,
  }
  return state.index:find(text, state.labels, info, modes[mode], allow)
end

--- The entries that a name belongs to, folded as in a text.
-- @param name a string: the whole of it is looked up
-- @return a list of copies of their records, in the order of adding
function methods:lookup(name)
  local state = open(self, 2)
  if type(name) ~= "string" then fail(2, "name: string expected, got %s", type(name)) end
  local hits, entries, out = state.index:lookup(name), {}, {}
  for i = 1, #hits, 2 do entries[#entries + 1] = hits[i] end
  table.sort(entries)
  for _, n in ipairs(entries) do
    if state.records[n] then out[#out + 1] = copy(state.records[n], nil, 0) end
  end
  return out
end

--- Goes through the entries in the order of adding.
-- @return an iterator of copies of their records
function methods:entries()
  local state = open(self, 2)
  local n = 0
  return function()
    local last = state.index:count()
    while n < last do
      n = n + 1
      if state.records[n] then return copy(state.records[n], nil, 0) end
    end
    return nil
  end
end

--- Closes the gazetteer: its methods raise from now on. Spans that it found stay as they
-- are. A second time does nothing.
function methods:close()
  if type(self) ~= "table" or getmetatable(self) ~= meta then open(self, 2) end
  local state = rawget(self, "state")
  if state then
    rawset(self, "state", false)
    state.index:close()
  end
end

meta.__close = methods.close
meta.__gc = methods.close

function meta.__len(g) return #open(g, 2).index end

function meta.__tostring(g)
  local state = rawget(g, "state")
  if not state then return "gloss.Gazetteer (closed)" end
  local folds = table.concat(state.folds, " ")
  local n = #state.index
  return string.format("gloss.Gazetteer: %d %s, fold %s, boundary %s", n,
    n == 1 and "entry" or "entries", folds == "" and "none" or folds, state.boundary)
end

local function read_folds(fold, level)
  if fold == nil then fold = "case" end
  local given, known = {}, {}
  for _, word in ipairs(FOLDS) do known[word] = true end
  if type(fold) == "string" then
    local list = {}
    for word in fold:gmatch "%S+" do list[#list + 1] = word end
    fold = list
  end
  if type(fold) ~= "table" then
    fail(level + 1, "fold: words expected, got %s", type(fold))
  end
  if #fold == 1 and fold[1] == "none" then fold = {} end
  for _, word in ipairs(fold) do
    if not known[word] then
      fail(level + 1, "fold: unknown word '%s' (known: none, %s)", tostring(word),
        table.concat(FOLDS, ", "))
    end
    given[word] = true
  end
  local folds, flags = {}, 0
  for _, word in ipairs(FOLDS) do
    if given[word] then
      folds[#folds + 1] = word
      flags = flags + core.gazflags[word]
    end
  end
  return folds, flags
end

--- Makes an empty gazetteer.
-- @param options { fold =, boundary = }. fold: what may differ between a name and
--   the text, words separated by blanks (or a list): "case" (the default; full case
--   folding), "accents" (also letters without their strokes), "dash" (every
--   dash is a hyphen), "space" (a run of white space is one space: names across a line
--   break), "quote" (quotation marks and apostrophes), "width" (full and half
--   width); "" or "none" for none. boundary: "word" (the default: whole words: no word
--   character, L, M, N or Pc, adjoins an end that is one), or "none"
--   (anywhere between two characters).
-- @return the gazetteer. Raises on unknown options and words.
function M.gazetteer(options)
  options = check(options, { fold = true, boundary = true }, 2)
  local folds, flags = read_folds(options.fold, 2)
  local boundary = options.boundary
  if boundary == nil then boundary = "word" end
  if boundary ~= "word" and boundary ~= "none" then
    fail(2, "boundary: unknown word '%s' (known: word, none)", tostring(boundary))
  end
  if boundary == "none" then flags = flags + core.gazflags.chars end
  local state = {
    index = core.gazindex(flags),
    folds = folds,
    boundary = boundary,
    maxpieces = boundary == "none" and 512 or 64,
    labels = { "" }, number = { [""] = 0 },
    records = {}, -- by entry, as all below
    names = {},   -- first surface
    files = {}, lines = {}, -- where it was read, or false
  }
  state.why = function(span, n) return explain(state, span, n) end
  return setmetatable({ state = state }, meta)
end

return M
