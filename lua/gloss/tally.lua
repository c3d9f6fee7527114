--- What a corpus says as a whole, in memory that grows with what is different and
-- not with how much there is: counts, words in their contexts, who is named with
-- whom. Each has `add(doc)`, `merge(other)`, `each()` in an order that depends on
-- nothing else than what was added, and `write(path)`.
local blame = require "gloss.blame"
local check = require "gloss.options".check
local kind = require "gloss.kind"
local write = require "gloss.write"

local M = {}

local function fail(level, message, ...)
  error(string.format(message, ...), level + 1)
end

local function labels_of(options)
  local labels = require "gloss.options".labels(options.labels, 3)
  if labels == nil then return nil end
  local set = {}
  for _, label in ipairs(labels) do set[label] = true end
  return set
end

local function name_of(options, key, default)
  local value = options[key]
  if value == nil then return default end
  if type(value) ~= "string" then fail(4, "%s: string expected, got %s", key, type(value)) end
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

-- what a span names: its id, else the name of its entry, else its text
local function who(span)
  if span.id then return span.id end
  local name = span.name
  return type(name) == "string" and name or span.text
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
-- @param options { by = field, default: id, else name, else text; layer = of a doc,
--   "entities"; labels = list of labels that count }
function M.count(options)
  options = check(options, { by = true, layer = true, labels = true }, 2)
  return setmetatable({ by = name_of(options, "by"), layer = name_of(options, "layer", "entities"),
    labels = labels_of(options), counts = {}, total = 0 }, count)
end

--- Adds a doc, or a Spans. Returns the object.
function count:add(source)
  of(self, count)
  for span in spans_of(source, self.layer):each() do
    if not self.labels or self.labels[span.label] then
      local value
      if self.by then value = span[self.by] else value = who(span) end
      if type(value) == "table" then
        fail(2, "by: field '%s' of \"%s\" is a list, which cannot be counted", self.by, span.text)
      elseif value ~= nil then
        if type(value) ~= "number" or value ~= value then value = tostring(value) end
        self.counts[value] = (self.counts[value] or 0) + 1
        self.total = self.total + 1
      end
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
  local ok, why = write.write({ columns = { self.by or "name", "count" },
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

-- --- words in context ----------------------------------------------------------

local kwic = { __name = "gloss.Kwic" }
kwic.__index = kwic
local KWIC = { "source", "line", "column", "left", "text", "right", "label", "id" }

--- Collects spans with what stands before and behind them.
-- @param options { width = characters on each side, 40; layer, labels as for count }
function M.kwic(options)
  options = check(options, { width = true, layer = true, labels = true }, 2)
  local width = options.width
  if width == nil then width = 40 end
  if type(width) ~= "number" or width < 0 or width % 1 ~= 0 then
    fail(2, "width: whole number expected, got %s", tostring(width))
  end
  return setmetatable({ width = width, layer = name_of(options, "layer", "entities"),
    labels = labels_of(options), list = {} }, kwic)
end

-- the last (first) `width` characters of s, on one line
local function side(s, width, last)
  local at, n = last and #s + 1 or 1, 0
  while n < width and (last and at > 1 or not last and at <= #s) do
    if last then
      repeat at = at - 1 until at == 1 or s:byte(at) < 0x80 or s:byte(at) >= 0xC0
    else
      repeat at = at + 1 until at > #s or s:byte(at) < 0x80 or s:byte(at) >= 0xC0
    end
    n = n + 1
  end
  return (last and s:sub(at) or s:sub(1, at - 1)):gsub("%s", " ")
end

function kwic:add(source)
  of(self, kwic)
  local spans = spans_of(source, self.layer)
  local doc = is_doc(source) and source or require "gloss.core".getdoc(spans.text)
  local text = doc and doc.text or tostring(spans.text)
  local far = 4 * self.width
  for span in spans:each() do
    if not self.labels or self.labels[span.label] then
      self.list[#self.list + 1] = {
        doc and doc.source or nil, span.line, span.column,
        (side(text:sub(math.max(1, span.first - far), span.first - 1), self.width, true)),
        (span.text:gsub("%s", " ")),
        (side(text:sub(span.last + 1, span.last + far), self.width)), span.label, span.id }
    end
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

-- --- who with whom -------------------------------------------------------------

local graph = { __name = "gloss.Cooccurrence" }
graph.__index = graph

--- Counts who is named with whom in one unit.
-- @param options { within = layer of units, "sentences"; layer, labels as for count }
function M.cooccurrence(options)
  options = check(options, { within = true, layer = true, labels = true }, 2)
  return setmetatable({ within = name_of(options, "within", "sentences"),
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

--- Adds a doc, or a Spans: its units are those of its doc. Returns the object.
function graph:add(source)
  of(self, graph)
  local units, spans = units_of(self, source)
  for _, named in units:group(spans) do
    local here, list = {}, {}
    for span in named:each() do
      if not self.labels or self.labels[span.label] then
        local key = who(span)
        local name = span.name
        add_node(self, key, type(name) == "string" and name or span.text, span.label, 1)
        if not here[key] then
          here[key] = true
          list[#list + 1] = key
        end
      end
    end
    table.sort(list)
    for i = 1, #list do
      local row = #list > i and (self.pair[list[i]] or {}) or nil
      for j = i + 1, #list do row[list[j]] = (row[list[j]] or 0) + 1 end
      if row then self.pair[list[i]] = row end
    end
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

return M
