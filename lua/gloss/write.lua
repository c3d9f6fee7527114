--- Tables and graphs as files: CSV, TSV, JSON lines, GEXF.
--
-- A table is what has `columns` (names) and rows(), an iterator of lists of values; and
-- nodes(), an iterator of { key, name, label, count }, and edges(), of { key, key,
-- weight }, as far as it is a graph.
local check = require "gloss.options".check
local json = require "gloss.json"
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

local function show(value)
  if value == nil then return "" end
  if type(value) == "number" then return json.number(value) end
  return tostring(value)
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

--- Writes a table to a file whose name's end tells the kind: .csv, .tsv, .jsonl,
-- .gexf. A file that is there is replaced when the new one is whole; a device or a pipe
-- is refused.
-- @param options { spreadsheet = true }: in CSV and TSV, cells that a spreadsheet would
--   run as a formula begin with an apostrophe
-- @return true; or nil and "FILE: reason"
function M.write(t, path, options)
  if type(path) ~= "string" then
    error("path: string expected, got " .. type(path), 3)
  end
  options = check(options, { spreadsheet = true }, 3)
  local kind = (path:match "%.([%w]+)$" or ""):lower()
  local writer = writers[kind]
  if not writer and not nul(path) then
    return nil, path .. ": unknown kind of file (known: .csv, .tsv, .jsonl, .gexf)"
  end
  local guard = options.spreadsheet and guarded or function(s) return s end
  return save(path, function(put) writer(t, put, guard) end)
end

local COLUMNS = { "first", "last", "line", "column", "label", "id", "text" }

--- A set of spans as a table; as a graph, of who is named with whom in a sentence.
function M.spans(spans)
  local graph
  local function together()
    graph = graph or require "gloss.tally".cooccurrence():add(spans)
    return graph:table()
  end
  return {
    columns = COLUMNS,
    rows = function()
      local i = 0
      return function()
        i = i + 1
        if i > #spans then return nil end
        local s = spans[i]
        return { s.first, s.last, s.line, s.column, s.label, s.id, s.text }
      end
    end,
    nodes = function() return together().nodes() end,
    edges = function() return together().edges() end,
  }
end

return M
