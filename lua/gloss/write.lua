--- Tables, graphs and marked texts as files: CSV, TSV, JSON lines, GEXF, HTML.
--
-- A table is what has `columns` (names) and rows(), an iterator of lists of values; and
-- nodes(), an iterator of { key, name, label, count }, and edges(), of { key, key,
-- weight }, as far as it is a graph; and page(put), which gives its parts to `put`, as far as
-- it is one.
local blame = require "gloss.blame"
local check = require "gloss.options".check
local check_list = require "gloss.options".check_list
local json = require "gloss.json"
local kind = require "gloss.kind"
local nul = require "gloss.options".nul
local save = require "gloss.newfile".save

local M = {}

--- A cell of CSV (RFC 4180).
function M.csv_cell(s)
  if s:find '[",\r\n]' then return '"' .. s:gsub('"', '""') .. '"' end
  return s
end

local ESCAPES = { ["\\"] = "\\\\", ["\t"] = "\\t", ["\n"] = "\\n", ["\r"] = "\\r" }
local function tsv_cell(s) return (s:gsub("[\\\t\n\r]", ESCAPES)) end

local XML = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;" }

--- Text for XML or HTML: characters that mean something there are escaped, those
-- that XML has not are left out, what is ill-formed is U+FFFD.
function M.xml(s)
  s = json.wellformed(s):gsub("[&<>\"']", XML):gsub("[%z\1-\8\11\12\14-\31]", "")
  return (s:gsub("\239\191[\190\191]", "\239\191\189"))
end

-- The same for an attribute of XML, where white space would become blanks.
local function attribute(s)
  return (M.xml(s):gsub("[\t\n\r]", function(c) return ("&#%d;"):format(c:byte()) end))
end

-- A value as a cell; a list as gazetteers read it, `a|b`.
local function show(value)
  if value == nil then return "" end
  if type(value) == "number" then
    return json.finite(value) and json.number(value) or ""
  end
  if type(value) ~= "table" then return tostring(value) end
  local items = {}
  for i, item in ipairs(value) do
    if type(item) ~= "string" or item:find("|", 1, true) then return json.encode(value) end
    items[i] = item
  end
  return next(value) == nil and "" or items[1] and table.concat(items, "|")
    or json.encode(value)
end

-- What a spreadsheet would run, with an apostrophe before it.
local function guarded(s)
  if s:find "^[=+%-@\t\r]" and not s:find "^%-?%d+%.?%d*$" then return "'" .. s end
  return s
end

local writers = {}

local function lines_of(cell, separator)
  return function(t, put, guard)
    local cells = {}
    for i, name in ipairs(t.columns) do cells[i] = cell(name) end
    put(table.concat(cells, separator) .. "\n")
    for row in t.rows() do
      for i = 1, #t.columns do cells[i] = cell(guard(show(row[i]))) end
      put(table.concat(cells, separator) .. "\n")
    end
  end
end
writers.csv = lines_of(M.csv_cell, ",")
writers.tsv = lines_of(tsv_cell, "\t")

function writers.jsonl(t, put)
  for row in t.rows() do
    local parts = {}
    for i, name in ipairs(t.columns) do
      if row[i] ~= nil then
        parts[#parts + 1] = json.string(name) .. ":" .. json.encode(row[i])
      end
    end
    put("{" .. table.concat(parts, ",") .. "}\n")
  end
end

-- An id of XML for each key. Keys that are alike there are told apart.
local function identifiers()
  local ids, taken = {}, {}
  return function(key)
    local id = ids[key]
    if not id then
      local plain, n = attribute(tostring(key)), 1
      id = plain
      while taken[id] do
        n = n + 1
        id = ("%s (%d)"):format(plain, n)
      end
      ids[key], taken[id] = id, true
    end
    return id
  end
end

-- GEXF 1.3 (gexf.net): an undirected graph, no date in it
function writers.gexf(t, put)
  local id = identifiers()
  put [[
<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<graph defaultedgetype="undirected">
<attributes class="node">
<attribute id="0" title="type" type="string"/>
<attribute id="1" title="count" type="integer"/>
</attributes>
<nodes>
]]
  for node in t.nodes() do
    put(('<node id="%s" label="%s"><attvalues><attvalue for="0" value="%s"/>'
      .. '<attvalue for="1" value="%d"/></attvalues></node>\n'):format(id(node[1]),
      attribute(show(node[2])), attribute(node[3] or ""), node[4]))
  end
  put "</nodes>\n<edges>\n"
  local n = 0
  for edge in t.edges() do
    put(('<edge id="%d" source="%s" target="%s" weight="%d"/>\n'):format(n, id(edge[1]),
      id(edge[2]), edge[3]))
    n = n + 1
  end
  put "</edges>\n</graph>\n</gexf>\n"
end

function writers.html(t, put) t.page(put) end

--- Writes a table to a file whose name's end tells the kind: .csv, .tsv, .jsonl,
-- .gexf, and .html where it is a page. A file that is there is replaced when the new one is
-- whole; a device or a pipe is refused.
-- @param options { spreadsheet = true }: in CSV and TSV, cells that a spreadsheet would
--   run as a formula begin with an apostrophe; and those that the table has `options` for
-- @return true; or nil and "FILE: reason"
function M.write(t, path, options)
  if type(path) ~= "string" then
    error("path: string expected, got " .. type(path), 3)
  end
  options = check(options, t.options or { spreadsheet = true }, 3)
  local kind_of = (path:match "%.([%w]+)$" or ""):lower()
  local writer = (t.page or kind_of ~= "html") and writers[kind_of]
  if not writer and not nul(path) then
    return nil, ("%s: unknown kind of file (known: .csv, .tsv, .jsonl, .gexf%s)"):format(path,
      t.page and ", .html" or "")
  end
  if options.fields ~= nil then t = t.with(options.fields) end
  local guard = options.spreadsheet and guarded or function(s) return s end
  local done = blame(3, nil, function() -- a field may hold what no file can
    return { save(path, function(put) writer(t, put, guard) end) }
  end)
  return done[1], done[2]
end

local COLUMNS = { "first", "last", "line", "column", "label", "id", "text" }
local BUILT_IN = { doc = true, fields = true, why = true, offsets = true, all = true }

-- The columns with those of the option `fields` behind, which the spans can have; `level` as
-- for `error`.
local function columns_with(spans, fields, level)
  if type(fields) == "string" then fields = { fields } end
  check_list(fields, "fields: list of strings", level + 1)
  local columns, there = {}, {}
  for i, name in ipairs(COLUMNS) do columns[i], there[name] = name, true end
  for _, name in ipairs(fields) do
    if type(name) ~= "string" then
      error("fields: list of strings expected, got " .. kind(name), level + 1)
    elseif there[name] or BUILT_IN[name] then
      error(("fields: '%s' is %s"):format(name, there[name] and "a column already"
        or "built in"), level + 1)
    end
    blame(level + 1, "fields", spans.values, spans:sub(1, 0), name)
    there[name] = true
    columns[#columns + 1] = name
  end
  return columns
end

-- A field of a row; of a Span, as what a pattern captured, the text.
local function cell_of(span, name)
  local value = span[name]
  if type(value) == "userdata" or type(value) == "function" then return tostring(value) end
  return value
end

--- A set of spans as a table; as a graph, of who is named with whom in a sentence. Its
-- option `fields` is a list of fields that are columns too.
function M.spans(spans)
  local graph
  local function together()
    graph = graph or require "gloss.tally".cooccurrence():add(spans)
    return graph:table()
  end
  local t = {
    columns = COLUMNS,
    options = { spreadsheet = true, fields = true },
    nodes = function() return together().nodes() end,
    edges = function() return together().edges() end,
  }
  function t.rows()
    local i = 0
    return function()
      i = i + 1
      local s = spans[i]
      if not s then return nil end
      local row = {}
      for c, name in ipairs(t.columns) do row[c] = cell_of(s, name) end
      return row
    end
  end
  function t.page(put) -- what is pointed at tells id or name, or the fields that are named
    local page = require "gloss.page"
    put(page.head "Spans")
    page.text(spans.text, spans, function(span)
      local list = {}
      for c = #COLUMNS + 1, #t.columns do
        local value = cell_of(span, t.columns[c])
        if value ~= nil then list[#list + 1] = t.columns[c] .. ": " .. show(value) end
      end
      if t.columns ~= COLUMNS then return table.concat(list, "\n") end
      return span.id or show(cell_of(span, "name"))
    end, put)
    put(page.tail)
  end
  function t.with(fields) -- called by `write`, and that by the method of Spans
    t.columns = columns_with(spans, fields, 4)
    return t
  end
  return t
end

return M
