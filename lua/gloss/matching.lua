--- The commands `gloss match` and `gloss compile`: names of lists found in files.
local M = {}

local FOLDS = "case dash quote space"

--- A gazetteer of several files, packs among them; or nil and a message. The first
-- pack is used as it is, with the folds it was made with.
function M.names(paths, fold, progress)
  local gazetteer = require "gloss.gazetteer"
  local names
  for _, path in ipairs(paths) do
    if path:lower():find "%.pack$" then
      local pack, why = gazetteer.open(path)
      if not pack then return nil, why end
      if not names then
        names = pack
      else
        for entry in pack:entries() do names:add(entry) end
        pack:close()
      end
    end
  end
  names = names or gazetteer.gazetteer{ fold = fold or FOLDS }
  for _, path in ipairs(paths) do
    if not path:lower():find "%.pack$" then
      local ok, why = names:load(path, { progress = progress })
      if not ok then return nil, why end
    end
  end
  return names
end

local ESCAPES = { ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t", ["\\"] = "\\\\" }
local function escaped(s)
  if not s:find "[%c\\]" then return s end
  return (s:gsub("[%c\\]", function(c) return ESCAPES[c] or ("\\x%02x"):format(c:byte()) end))
end

local formats = {}

function formats.text(span, path)
  return ("%s:%d:%d: %s %s %s\n"):format(escaped(path), span.line, span.column,
    span.label and escaped(span.label) or "-", span.id and escaped(span.id) or "-",
    escaped(span.text))
end

function formats.json(span, path)
  return require "gloss.json".encode{ file = path, line = span.line, column = span.column,
    first = span.first, last = span.last, label = span.label, id = span.id, text = span.text,
    name = span.name, distance = span.distance } .. "\n"
end

local function csv(s)
  s = tostring(s == nil and "" or s)
  if s:find '[",\r\n]' then return '"' .. s:gsub('"', '""') .. '"' end
  return s
end

function formats.csv(span, path)
  return table.concat({ csv(path), span.line, span.column, span.first, span.last, csv(span.label),
    csv(span.id), csv(span.text) }, ",") .. "\n"
end

local HEAD = [[
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Names</title>
<style>
body { font-family: sans-serif; max-width: 50em; margin: 2em auto; line-height: 1.5 }
pre { white-space: pre-wrap; font: inherit }
mark { background: #ffe08a; border-radius: .2em; padding: 0 .1em }
mark small { color: #666; margin-left: .3em }
</style></head><body>
]]

-- a text with its names marked; of those that overlap the first
local function html(text, spans, path)
  local xml = require "gloss.write".xml
  local parts, at = { "<h2>", xml(path), "</h2>\n<pre>" }, 1
  for span in spans:each() do
    if span.first >= at then
      parts[#parts + 1] = xml(text:sub(at, span.first - 1))
      parts[#parts + 1] = ('<mark title="%s">%s%s</mark>'):format(xml(span.id or span.name or ""),
        xml(span.text), span.label and "<small>" .. xml(span.label) .. "</small>" or "")
      at = span.last + 1
    end
  end
  parts[#parts + 1] = xml(text:sub(at))
  parts[#parts + 1] = "</pre>\n"
  return table.concat(parts)
end

--- gloss match. `tools`: put, complain, each_file of the command line.
function M.match(args, tools)
  local names, why = M.names(args.gazetteer, args.fold)
  if not names then
    tools.complain(why)
    return 2
  end
  local labels = args.label[1] and args.label or nil
  local format = formats[args.format]
  local anything = false
  if args.format == "csv" then tools.put "file,line,column,first,last,label,id,text\n" end
  if args.format == "html" then tools.put(HEAD) end
  local good = tools.each_file(args.files, function(text, path)
    local spans = names:find(text, { labels = labels, matches = args.matches, fuzzy = args.fuzzy })
    anything = anything or #spans > 0
    if args.count then
      tools.put(escaped(path), ":", ("%d"):format(#spans), "\n")
    elseif args.format == "html" then
      tools.put(html(text, spans, path))
    else
      for span in spans:each() do
        tools.put(args.only_matching and escaped(span.text) .. "\n" or format(span, path))
      end
    end
  end)
  if args.format == "html" then tools.put "</body></html>\n" end
  return not good and 2 or anything and 0 or 1
end

--- gloss compile.
function M.compile(args, tools)
  local counted = false
  local names, why = M.names(args.files, args.fold, args.progress and function(rows)
    counted = true
    io.stderr:write(("\r%d rows"):format(rows))
  end)
  if counted then io.stderr:write "\n" end
  local ok = names
  if names then ok, why = names:save(args.output) end
  if not ok then
    tools.complain(why)
    return 2
  end
  return 0
end

--- The arguments of both, for argparse.
function M.arguments(parser)
  local fold = "What may differ, words of " .. '"case smart accents dash quote space width '
    .. 'possessive brackets dots".'
  local c = parser:command("match", "Print the names of lists that are in a text, each with its "
    .. "place.")
  c:argument("files", "Text to read."):args "*":argname "FILE"
  c:option("-g --gazetteer", "Names: .jsonl, .csv, .tsv, .txt, .lst, .def, .lua or .pack. May be "
    .. "repeated."):argname "FILE":count "*"
  c:option("-l --label", "Only names with this label. May be repeated."):argname "LABEL":count "*"
  c:option("--fold", fold):default(FOLDS)
  c:option("--matches", "longest, all, first or priority.")
    :choices{ "longest", "all", "first", "priority" }:default "longest"
  c:option("--fuzzy", "Misspelt names too, with so many edits: 0, 1 or 2.")
    :choices{ "0", "1", "2" }:convert(tonumber)
  c:flag("-o --only-matching", "Print the text of each name alone.")
  c:flag("-c --count", "Print how many names are in each file.")
  c:option("--format", "text, json (one object a line), csv or html.")
    :choices{ "text", "json", "csv", "html" }:default "text"
  c:epilog "Exit status: 0 if a name was found, 1 if none was, 2 after an error."
  c = parser:command("compile", "Make a pack of lists of names, which is opened at once.")
  c:argument("files", "Lists of names, as for -g of match."):args "+":argname "FILE"
  c:option("-o --output", "The pack."):argname "PACK":count(1)
  c:option("--fold", fold):default(FOLDS)
  c:flag("--progress", "Tell how many rows are read.")
end

return M
