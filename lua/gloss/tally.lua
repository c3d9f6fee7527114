--- What a corpus says as a whole, in memory that grows with what is different and
-- not with how much there is: counts, words in their contexts, who is named with
-- whom. Each has `add(doc)`, `merge(other)`, `each()` in an order that depends on
-- nothing else than what was added, and `write(path)`.
local blame = require "gloss.blame"
local check = require "gloss.options".check
local fail = require "gloss.fail"
local kind = require "gloss.kind"
local shown = require "gloss.options".shown
local write = require "gloss.write"

local M = {}

local function labels_of(options)
  local labels = require "gloss.options".labels(options.labels, 3)
  if labels == nil then return nil end
  local own = {} -- for the owner may change that one
  for i = 1, #labels do own[i] = labels[i] end
  return own
end

local function name_of(options, key, default)
  local value = options[key]
  if value == nil then return default end
  if type(value) ~= "string" then
    fail(3, "%s: name of a layer expected, got %s", key, kind(value))
  end
  return value
end

local function is_spans(source) return kind(source) == "gloss.Spans" end

-- a layer of a doc (no tail calls: they would hide who is to blame)
local function layer_of(doc, name)
  local layer = blame(4, nil, function() return doc[name] end)
  return layer
end

local function is_doc(source) return type(source) == "table" and source._text ~= nil end

-- the spans to look at: a layer of a doc, or a Spans as it is
local function spans_of(source, layer)
  if is_spans(source) then return source end
  if not is_doc(source) then fail(3, "doc or Spans expected, got %s", kind(source)) end
  layer = layer_of(source, layer)
  return layer
end

-- an object of a kind, as the first argument of a method
local function of(self, meta)
  if type(self) ~= "table" or getmetatable(self) ~= meta then
    fail(3, "%s expected, got %s (a method is called as x:method())", meta.__name, type(self))
  end
  return self
end

-- Of each of the spans the name of its entry, else its text: a list.
local function names_of(spans)
  local names, texts = spans:values "name", spans:values()
  for i = 1, #spans do
    if type(names[i]) ~= "string" then names[i] = texts[i] end
  end
  return names
end

-- What each of them names: its id, else that. `names` are made where they are needed.
local function who(spans, names)
  local keys = spans:values "id"
  for i = 1, #spans do
    if keys[i] == nil then
      names = names or names_of(spans)
      keys[i] = names[i]
    end
  end
  return keys
end

-- what tells spans apart: a field, or a function of the span
local function by_of(options)
  local by = options.by
  if by ~= nil and type(by) ~= "string" and type(by) ~= "function" then
    fail(3, "by: field or function expected, got %s", type(by))
  end
  return by
end

-- Of each of the spans what `by` says of it; nil and false do not count. `level` as for
-- `error`.
local function values_by(spans, by, level)
  if type(by) == "string" then
    local values = blame(level + 1, "by", spans.values, spans, by)
    return values
  end
  local values = {}
  for i = 1, #spans do values[i] = by(spans[i]) or nil end
  return values
end

-- What is counted of value number i, so that equal ones are one; nil: nothing.
local function countable(value, by, spans, i, level)
  local kind_of = type(value)
  if kind_of == "table" then
    fail(level + 1, "by: %s \"%s\" is a list, which cannot be counted",
      type(by) == "string" and ("field '%s' of"):format(by) or "what it gives for", spans[i].text)
  elseif value == nil or kind_of == "string" or kind_of == "number" and value == value then
    return value
  end
  return tostring(value)
end

-- those of the spans whose labels count
local function counted(self, spans)
  if self.labels then return spans:label(self.labels) end
  return spans
end

local function by_count(counts)
  local list = {}
  for value, n in pairs(counts) do list[#list + 1] = { value, n } end
  table.sort(list, function(a, b)
    if a[2] ~= b[2] then return a[2] > b[2] end
    if type(a[1]) == type(b[1]) then return a[1] < b[1] end
    return type(a[1]) < type(b[1])
  end)
  return list
end

local function iterate(list)
  local i = 0
  return function()
    i = i + 1
    return list[i]
  end
end

-- --- counts -------------------------------------------------------------------

local count = { __name = "gloss.Count" }
count.__index = count

--- Counts the values of a field of spans.
-- @param options { by = field, or function of a Span (nil, false: it does not count), default:
--   id, else name, else text; layer = of a doc, "entities"; labels = list of labels that count }
function M.count(options)
  options = check(options, { by = true, layer = true, labels = true }, 2)
  return setmetatable({ by = by_of(options), layer = name_of(options, "layer", "entities"),
    labels = labels_of(options), counts = {}, total = 0 }, count)
end

--- Adds a doc, or a Spans. Returns the object.
function count:add(source)
  of(self, count)
  local spans = counted(self, spans_of(source, self.layer))
  local by, counts = self.by, self.counts
  local values = by and values_by(spans, by, 2) or who(spans)
  local n = #spans
  for i = 1, n do -- all or nothing
    local value = values[i]
    if type(value) ~= "string" then values[i] = countable(value, by, spans, i, 2) end
  end
  for i = 1, n do
    local value = values[i]
    if value ~= nil then
      counts[value] = (counts[value] or 0) + 1
      self.total = self.total + 1
    end
  end
  return self
end

--- Adds what another one counted.
function count:merge(other)
  of(self, count)
  for value, n in pairs(of(other, count).counts) do
    self.counts[value] = (self.counts[value] or 0) + n
  end
  self.total = self.total + other.total
  return self
end

--- Iterates over value, count: the most frequent first, equal ones in byte order.
function count:each()
  local next_row = iterate(by_count(of(self, count).counts))
  return function()
    local row = next_row()
    if row then return row[1], row[2] end
  end
end

--- How often a value was seen.
function count:get(value) return of(self, count).counts[value] or 0 end

--- Writes value and count: .csv, .tsv, .jsonl; .gexf has a node for each value. True; or
-- nil and "FILE: reason".
-- @param options { spreadsheet = true }: no cell that a spreadsheet runs as a formula
function count:write(path, options)
  of(self, count)
  local column = type(self.by) == "string" and self.by or "name"
  local ok, why = write.write({ columns = { column, "count" },
    rows = function() return iterate(by_count(self.counts)) end,
    nodes = function()
      local next_row = iterate(by_count(self.counts))
      return function()
        local row = next_row()
        return row and { row[1], row[1], nil, row[2] }
      end
    end,
    edges = function() return iterate{} end }, path, options)
  return ok, why
end

function count:__len()
  local n = 0
  for _ in pairs(self.counts) do n = n + 1 end
  return n
end

function count:__tostring() return ("Count (%d different, %d in all)"):format(#self, self.total) end

-- --- words in context ----------------------------------------------------------

local kwic = { __name = "gloss.Kwic" }
kwic.__index = kwic
local LONGEST = 0xFFFFFFFF -- bytes of a text
local KWIC = { "source", "line", "column", "left", "text", "right", "label", "id" }

--- Collects spans with what stands before and behind them.
-- @param options { width = characters on each side, 40; layer, labels as for count }
function M.kwic(options)
  options = check(options, { width = true, layer = true, labels = true }, 2)
  local width = options.width
  if width == nil then width = 40 end
  if type(width) ~= "number" or width < 0 or width % 1 ~= 0 then
    fail(2, "width: whole number expected, got %s", shown(width))
  end
  width = math.min(width, LONGEST)
  return setmetatable({ width = width, layer = name_of(options, "layer", "entities"),
    labels = labels_of(options), list = {} }, kwic)
end

-- a stretch of text on one line
local function flat(s)
  if s:find "[\t-\r]" then s = s:gsub("[\t-\r]", " ") end
  return s
end

-- The `width` characters before byte `first`, and behind byte `last`; of ASCII they are
-- bytes.
local function before(text, s, first, width)
  local side = s:sub(math.max(1, first - width), first - 1)
  if side:find "[\128-\255]" then
    local n = text:codepoint(first) - width
    side = s:sub(n > 1 and text:byte("codepoint", n) or 1, first - 1)
  end
  return flat(side)
end

local function behind(text, s, last, width)
  local side = s:sub(last + 1, last + width)
  if side:find "[\128-\255]" then
    local past = text:byte("codepoint", text:codepoint(last + 1) + width)
    side = s:sub(last + 1, past and past - 1)
  end
  return flat(side)
end

function kwic:add(source)
  of(self, kwic)
  local spans, list, width = counted(self, spans_of(source, self.layer)), self.list, self.width
  local text = spans.text
  local doc = is_doc(source) and source or require "gloss.core".getdoc(text)
  local s = doc and doc.text or tostring(text)
  local name = doc and doc.source or nil
  local labels, ids, i = spans:values "label", spans:values "id", 0
  for first, last in spans:offsets() do
    local line, column = text:linecol(first)
    i = i + 1
    list[#list + 1] = { name, line, column, before(text, s, first, width), flat(s:sub(first, last)),
      behind(text, s, last, width), labels[i], ids[i] }
  end
  return self
end

function kwic:merge(other)
  of(self, kwic)
  local list = of(other, kwic).list
  for i = 1, #list do self.list[#self.list + 1] = list[i] end
  return self
end

--- Iterates over rows { source =, line =, column =, left =, text =, right =, label =, id = } in
-- the order of adding.
function kwic:each()
  local next_row = iterate(of(self, kwic).list)
  return function()
    local row = next_row()
    if not row then return nil end
    local t = {}
    for i, key in ipairs(KWIC) do t[key] = row[i] end
    return t
  end
end

-- A graph of which name (its id, else its text) is in which source.
local function in_sources(list)
  local nodes, edges = { key = {} }, { key = {} }
  local function seen(set, key, row)
    local known = set.key[key]
    if not known then
      known = row
      set.key[key], set[#set + 1] = row, row
    end
    known[#known] = known[#known] + 1
  end
  for _, row in ipairs(list) do
    local source, name = row[1], row[8] or row[5]
    seen(nodes, "n" .. name, { "n" .. name, row[5], row[7], 0 })
    if source then
      seen(nodes, "s" .. source, { "s" .. source, source, "source", 0 })
      seen(edges, #name .. " " .. name .. source, { "n" .. name, "s" .. source, 0 })
    end
  end
  return nodes, edges
end

--- Writes the rows; as .gexf which name is in which source, and how often.
function kwic:write(path, options)
  of(self, kwic)
  local ok, why = write.write({ columns = KWIC, rows = function() return iterate(self.list) end,
    nodes = function() return iterate((in_sources(self.list))) end,
    edges = function() return iterate((select(2, in_sources(self.list)))) end }, path, options)
  return ok, why
end

function kwic:__len() return #self.list end

function kwic:__tostring() return ("Kwic (%d rows)"):format(#self) end

-- --- who with whom -------------------------------------------------------------

local graph = { __name = "gloss.Cooccurrence" }
graph.__index = graph

--- Counts who is named with whom in one unit.
-- @param options { within = layer of units, "sentences"; by, layer, labels as for count }
function M.cooccurrence(options)
  options = check(options, { by = true, within = true, layer = true, labels = true }, 2)
  return setmetatable({ by = by_of(options), within = name_of(options, "within", "sentences"),
    layer = name_of(options, "layer", "entities"), labels = labels_of(options),
    node = {}, pair = {} }, graph)
end

-- What a node is called does not depend on the order of adding and merging.
local function better(name, label, node)
  if name ~= node[2] then return name < node[2] end
  return (label or "") < (node[3] or "")
end

local function add_node(self, key, name, label, n)
  local node = self.node[key]
  if not node then
    self.node[key] = { key, name, label, n }
    return
  end
  node[4] = node[4] + n
  if better(name, label, node) then node[2], node[3] = name, label end
end

-- The units and the spans in them, of a doc or of a set of spans: of its doc, if it
-- has one.
local function units_of(self, source)
  if is_doc(source) then
    return layer_of(source, self.within), layer_of(source, self.layer)
  elseif not is_spans(source) then
    fail(3, "doc or Spans expected, got %s", kind(source))
  end
  local doc = require "gloss.core".getdoc(source.text)
  if doc then return layer_of(doc, self.within), source end
  if self.within ~= "sentences" then
    fail(3, "within: these spans are of no doc with a layer '%s'", self.within)
  end
  return require "gloss.segment".sentences(source.text), source
end

-- notes one more pair of each two of the keys
local function add_pairs(self, keys)
  table.sort(keys)
  for i = 1, #keys - 1 do
    local row = self.pair[keys[i]]
    if row == nil then
      row = {}
      self.pair[keys[i]] = row
    end
    for j = i + 1, #keys do row[keys[j]] = (row[keys[j]] or 0) + 1 end
  end
end

-- Of each of the spans what its node is called, and what tells it from others: strings.
local function keys_of(spans, by)
  if not by then
    local names = names_of(spans)
    return names, who(spans, names)
  end
  local keys = values_by(spans, by, 3)
  for i = 1, #spans do
    local key = countable(keys[i], by, spans, i, 3)
    keys[i] = key ~= nil and tostring(key) or nil
  end
  return keys, keys
end

--- Adds a doc, or a Spans: its units are those of its doc. Returns the object.
function graph:add(source)
  of(self, graph)
  local units, spans = units_of(self, source)
  spans = counted(self, spans)
  local n, at = #spans, 1
  if n == 0 then return self end
  local firsts, lasts, labels = spans:values "first", spans:values "last", spans:values "label"
  local names, keys = keys_of(spans, self.by)
  for first, last in units:offsets() do
    local here, list = {}, {}
    while at <= n and firsts[at] < first do at = at + 1 end
    for i = at, n do
      if firsts[i] > last then break end
      if lasts[i] <= last then
        local key = keys[i]
        if key then add_node(self, key, names[i], labels[i], 1) end
        if key and not here[key] then
          here[key] = true
          list[#list + 1] = key
        end
      end
    end
    if #list > 1 then add_pairs(self, list) end
  end
  return self
end

function graph:merge(other)
  of(self, graph)
  for key, node in pairs(of(other, graph).node) do
    add_node(self, key, node[2], node[3], node[4])
  end
  for a, row in pairs(other.pair) do
    local mine = self.pair[a] or {}
    self.pair[a] = mine
    for b, n in pairs(row) do mine[b] = (mine[b] or 0) + n end
  end
  return self
end

-- { a, b, count }: the most frequent first, then in byte order
local function pairs_of(self)
  local list = {}
  for a, row in pairs(self.pair) do
    for b, n in pairs(row) do list[#list + 1] = { a, b, n } end
  end
  table.sort(list, function(x, y)
    if x[3] ~= y[3] then return x[3] > y[3] end
    if x[1] ~= y[1] then return x[1] < y[1] end
    return x[2] < y[2]
  end)
  return list
end

--- Iterates over a, b, count: ids (or names), the most frequent pair first.
function graph:each()
  local next_row = iterate(pairs_of(of(self, graph)))
  return function()
    local row = next_row()
    if row then return row[1], row[2], row[3] end
  end
end

--- How often two were named together.
function graph:get(a, b)
  of(self, graph)
  if type(a) ~= "string" or type(b) ~= "string" then
    fail(2, "get: two strings expected, got %s and %s", type(a), type(b))
  end
  if b < a then a, b = b, a end
  return self.pair[a] and self.pair[a][b] or 0
end

-- what is written of it (see gloss.write)
function graph:table()
  return {
    columns = { "a", "b", "count" },
    rows = function() return iterate(pairs_of(self)) end,
    edges = function() return iterate(pairs_of(self)) end,
    nodes = function()
      local list = {}
      for _, node in pairs(self.node) do list[#list + 1] = node end
      table.sort(list, function(x, y) return x[1] < y[1] end)
      return iterate(list)
    end,
  }
end

--- Writes the pairs; as .gexf the graph, with all names as nodes.
function graph:write(path, options)
  local ok, why = write.write(of(self, graph):table(), path, options)
  return ok, why
end

function graph:__len() return #pairs_of(self) end

function graph:__tostring() return ("Cooccurrence (%d pairs)"):format(#self) end

return M
