--- Tables and graphs as files: CSV, TSV, JSON lines, GEXF.
local M = {}

local function csv_cell(s)
  if s:find '[",\r\n]' then return '"' .. s:gsub('"', '""') .. '"' end
  return s
end

local ESCAPES = { ["\\"] = "\\\\", ["\t"] = "\\t", ["\n"] = "\\n", ["\r"] = "\\r" }
local function tsv_cell(s) return (s:gsub("[\\\t\n\r]", ESCAPES)) end

local XML = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;" }

--- Text for XML or HTML: characters that mean something there are escaped, and
-- those that XML has not are left out.
function M.xml(s)
  return (s:gsub("[&<>\"']", XML):gsub("[%z\1-\8\11\12\14-\31]", ""))
end

local function show(value)
  if value == nil then return "" end
  if type(value) == "number" and value % 1 ~= 0 then return ("%.6g"):format(value) end
  if type(value) == "number" then return ("%d"):format(value) end
  return tostring(value)
end

-- A table: what has `columns` (names) and rows(), an iterator of lists of values
local writers = {}

local function lines_of(cell, separator)
  return function(t, put)
    local cells = {}
    for i, name in ipairs(t.columns) do cells[i] = cell(name) end
    put(table.concat(cells, separator) .. "\n")
    for row in t.rows() do
      for i = 1, #t.columns do cells[i] = cell(show(row[i])) end
      put(table.concat(cells, separator) .. "\n")
    end
  end
end
writers.csv = lines_of(csv_cell, ",")
writers.tsv = lines_of(tsv_cell, "\t")

function writers.jsonl(t, put)
  local json = require "gloss.json"
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

-- GEXF 1.3 of what has nodes(), an iterator of {key, name, label, count}, and
-- rows() of {a, b, weight}
function writers.gexf(t, put)
  if not t.nodes then return nil, "no graph: GEXF is for gloss.cooccurrence" end
  local xml = M.xml
  put [[
<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<graph defaultedgetype="undirected">
<attributes class="node">
<attribute id="0" title="label" type="string"/>
<attribute id="1" title="count" type="integer"/>
</attributes>
<nodes>
]]
  for node in t.nodes() do
    put(('<node id="%s" label="%s"><attvalues><attvalue for="0" value="%s"/>'
      .. '<attvalue for="1" value="%d"/></attvalues></node>\n'):format(xml(node[1]), xml(node[2]),
      xml(node[3] or ""), node[4]))
  end
  put "</nodes>\n<edges>\n"
  local n = 0
  for row in t.rows() do
    put(('<edge id="%d" source="%s" target="%s" weight="%d"/>\n'):format(n, xml(row[1]),
      xml(row[2]), row[3]))
    n = n + 1
  end
  put "</edges>\n</graph>\n</gexf>\n"
end

--- Writes a table to a file whose name's end tells the kind: .csv, .tsv, .jsonl,
-- .gexf. A file that is there is replaced when the new one is whole.
-- @return true; or nil and "FILE: reason"
function M.write(t, path)
  if type(path) ~= "string" then
    error("path: string expected, got " .. type(path), 3)
  end
  local writer = writers[(path:match "%.([%w]+)$" or ""):lower()]
  if not writer then
    return nil, path .. ": unknown kind of file (known: .csv, .tsv, .jsonl, .gexf)"
  end
  local new = path .. ".new"
  local file, why = io.open(new, "wb")
  if not file then return nil, (why:gsub("%.new", "", 1)) end
  local problem
  local ran, ok, reason = pcall(writer, t, function(s)
    if problem then return end
    local written, failure = file:write(s)
    if not written then problem = failure or "cannot be written" end
  end)
  local closed, failure = file:close()
  if not ran or ok == false or ok == nil and reason then
    os.remove(new)
    if not ran then error(ok, 0) end
    return nil, path .. ": " .. reason
  end
  if not problem and not closed then problem = failure or "cannot be written" end
  if not problem then
    local renamed, cannot = os.rename(new, path)
    if not renamed then problem = cannot:gsub("^.-: ", "", 1) end
  end
  if problem then
    os.remove(new)
    return nil, path .. ": " .. problem
  end
  return true
end

local COLUMNS = { "first", "last", "line", "column", "label", "id", "text" }

--- A set of spans as a table.
function M.spans(spans)
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
  }
end

return M
