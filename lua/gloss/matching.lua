--- The commands `gloss match` and `gloss compile`: names of lists found in files.
local M = {}

local FOLDS = "case dash quote space"

-- Loads a list; what is left out of it is told by `complain`, if rows are to be skipped.
local function load_list(names, path, options)
  local ok, skipped, problems = names:load(path, { progress = options.progress,
    errors = options.errors, format = options.format, separator = options.separator,
    warn = options.complain and function(message) options.complain("warning", message) end })
  if not ok then
    return nil, (skipped:gsub("%(known: (%.jsonl, .*)%)$", "(known: %1, .pack; or --kind tells)"))
  end
  if (skipped or 0) > 0 then
    for _, problem in ipairs(problems) do options.complain("warning", problem) end
    options.complain(("%s: %d %s left out"):format(path, skipped,
      skipped == 1 and "row" or "rows"))
  end
  return true
end

--- A gazetteer of several files, packs among them; or nil and a message. The first
-- pack is used as it is, with the folds it was made with.
-- @param options { fold =, progress =, errors =, format =, separator =, complain = }, as for
--   the gazetteer and for `load`; complain is told what is left out
function M.names(paths, options)
  options = options or {}
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
  names = names or gazetteer.gazetteer{ fold = options.fold or FOLDS }
  for _, path in ipairs(paths) do
    if not path:lower():find "%.pack$" then
      local ok, why = load_list(names, path, options)
      if not ok then return nil, why end
    end
  end
  return names
end

--- A rule set of files and of names of sets that are there; nil for none; or false and a
-- message.
function M.rules(list)
  if not list[1] then return nil end
  local rules, parts = require "gloss.rules", {}
  for i, name in ipairs(list) do
    if name:find "[./]" then
      local set, why = rules.load(name)
      if not set then return false, why end
      parts[i] = set
    else
      if not rawget(require "gloss.data.rules", name) then
        return false, ("%s: no file of rules (.jsonl, .tsv, .csv), and none of the sets %s"):format(
          name, require "gloss.options".known(require "gloss.data.rules"))
      end
      parts[i] = name
    end
  end
  return rules.new(parts)
end

-- What names and rules find, as one set; either may be nil.
local function find(names, rules, text, args)
  local labels = args.label[1] and args.label or nil
  local options = { labels = labels, matches = args.matches }
  options.fuzzy = args.fuzzy
  local spans = names and names:find(text, options)
  if not rules then return spans end
  options.fuzzy = nil
  options.budget = args.budget
  local found = rules:find(text, options)
  if not spans then return found end
  spans = spans + found
  if args.matches ~= "all" then spans = spans:resolve(args.matches) end
  return spans
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

local function csv(s) return require "gloss.write".csv_cell(tostring(s == nil and "" or s)) end

function formats.csv(span, path)
  return table.concat({ csv(path), span.line, span.column, span.first, span.last, csv(span.label),
    csv(span.id), csv(span.text) }, ",") .. "\n"
end

local counts = {
  text = function(path, n) return ("%s:%d\n"):format(escaped(path), n) end,
  json = function(path, n) return require "gloss.json".encode{ file = path, count = n } .. "\n" end,
  csv = function(path, n) return ("%s,%d\n"):format(csv(path), n) end,
}

-- What does not go together, in words.
local function refused(args)
  if args.count and args.format == "html" then return "-c has no html (text, json, csv)" end
  if args.only_matching and not args.count and args.format ~= "text" then
    return "-o is for --format text (json and csv have the text of each name)"
  end
  for _, name in ipairs{ "fold", "kind", "separator" } do
    if args[name] and not args.gazetteer[1] then
      return "--" .. name .. " is of lists of names, and there is none (-g)"
    end
  end
end

-- a function that writes what is found in one file
local function printer(args, put)
  local format = formats[args.format]
  if args.count then
    if args.format == "csv" then put "file,count\n" end
    return function(_, spans, path) put(counts[args.format](path, #spans)) end
  elseif args.format == "html" then
    local page, xml = require "gloss.page", require "gloss.write".xml
    put(page.head "Names")
    return function(text, spans, path)
      put("<h2>" .. xml(path) .. "</h2>\n")
      page.text(text, spans, function(span) return span.id or span.name or "" end, put)
    end
  end
  if args.format == "csv" then put "file,line,column,first,last,label,id,text\n" end
  return function(_, spans, path)
    for span in spans:each() do
      put(args.only_matching and escaped(span.text) .. "\n" or format(span, path))
    end
  end
end

local function list_options(args, tools)
  return { fold = args.fold, errors = args.errors, format = args.kind,
    separator = args.separator, complain = tools.complain }
end

-- Warns of labels that no name has; a rule may have them.
local function check_labels(names, args, tools)
  local known, list = {}, require "gloss.gazetteer".labels(names)
  for _, label in ipairs(list) do known[label] = true end
  local shown = list[1] and table.concat(list, ", ", 1, math.min(#list, 20)) or "none"
  if #list > 20 then shown = shown .. ", ..." end
  for _, label in ipairs(args.label) do
    if not known[label] then
      tools.complain("warning", ("no name has the label '%s' (known: %s)"):format(label, shown))
    end
  end
end

--- gloss match. `tools`: put, complain, each_file of the command line.
function M.match(args, tools)
  local why = refused(args)
  local names
  if not why and args.gazetteer[1] then
    names, why = M.names(args.gazetteer, list_options(args, tools))
  elseif not why then
    names = require "gloss.world".world()
  end
  if not names then
    tools.complain(why)
    return 2
  end
  local rules
  rules, why = M.rules(args.rules)
  if rules == false then
    tools.complain(why)
    return 2
  end
  if rules and not args.gazetteer[1] then names = nil end
  if not rules then check_labels(names, args, tools) end
  local anything = false
  local show = printer(args, tools.put)
  local good = tools.each_file(args.files, function(text, path)
    local spans = find(names, rules, text, args)
    anything = anything or #spans > 0
    show(text, spans, path)
    local incomplete = spans.incomplete
    if incomplete then
      return false, ("incomplete: %s, rule %s, byte %s"):format(incomplete.reason,
        incomplete.rule, incomplete.position)
    end
  end)
  if args.format == "html" then tools.put(require "gloss.page".tail) end
  return not good and 2 or anything and 0 or 1
end

--- gloss compile.
function M.compile(args, tools)
  if args.output == "-" then
    tools.complain "a pack is a file: standard output takes none"
    return 2
  end
  for _, path in ipairs(args.files) do
    if path == args.output then
      tools.complain(path, "is a list, and would be the pack too")
      return 2
    end
  end
  local counted = false
  local options = list_options(args, tools)
  options.progress = args.progress and function(rows)
    counted = true
    io.stderr:write(("\r%d rows"):format(rows))
  end
  local names, why = M.names(args.files, options)
  if counted then io.stderr:write "\n" end
  local ok = names
  if names then ok, why = names:save(args.output) end
  if not ok then
    tools.complain(why)
    return 2
  end
  return 0
end

--- The arguments of both, for argparse; helped(command) gives one its help.
function M.arguments(parser, helped)
  local fold = "What may differ, words of " .. '"case smart accents dash quote space width '
    .. 'possessive brackets dots" (in a pack: as it was made). (default: ' .. FOLDS .. ")"
  local function lists(command)
    command:option("--fold", fold):argname "WORDS"
    command:option("--errors", "A broken row of a list: stop, or skip it, tell and count.")
      :choices{ "stop", "skip" }:default "stop"
    command:option("--kind", "What the lists are, whatever they are called; regexner is CoreNLP's "
      .. "mapping, of plain words."):argname "KIND"
      :choices{ "jsonl", "csv", "tsv", "txt", "lst", "def", "regexner", "lua" }
    command:option("--separator", "Of cells in CSV (,), of features in GATE's lists (:).")
      :argname "S":convert(function(s)
        if s == "" then return nil, "a separator expected, got nothing" end
        return (s:gsub("\\t", "\t"))
      end)
  end
  local c = parser:command("match", "Print the names of lists that are in a text, each with its "
    .. "place; and what rules find.")
  helped(c)
  c:argument("files", "Text to read."):args "*":argname "FILE"
  c:option("-g --gazetteer", "Names: .jsonl, .csv, .tsv, .txt, .lst, .def, .lua or .pack. May be "
    .. "repeated. Without it: states, capitals, organisations, agencies."):argname "FILE":count "*"
  c:option("-r --rules", "Rules: .jsonl, .tsv, .csv; or a set that is there, as email. May be "
    .. "repeated."):argname "RULES":count "*"
  c:option("--budget", "Work that each rule may do in a file."):argname "N":convert(function(s)
    local n = tonumber(s)
    if n and n % 1 == 0 and n >= 0 and n <= 2 ^ 53 then return n end
    return nil, "whole number expected, got '" .. s .. "'"
  end)
  c:option("-l --label", "Only names with this label. May be repeated."):argname "LABEL":count "*"
  lists(c)
  c:option("--matches", "longest, all, first or priority.")
    :choices{ "longest", "all", "first", "priority" }:default "longest"
  c:option("--fuzzy", "Misspelt names too, with so many edits: 0, 1 or 2.")
    :choices{ "0", "1", "2" }:convert(tonumber)
  c:flag("-o --only-matching", "Print the text of each name alone.")
  c:flag("-c --count", "Print how many names are in each file, not the names.")
  c:option("--format", "text, json (one object a line), csv or html.")
    :choices{ "text", "json", "csv", "html" }:default "text"
  c:epilog "Exit status: 0 if a name was found, 1 if none was, 2 after an error."
  c = parser:command("compile", "Make a pack of lists of names, which is opened at once.")
  helped(c)
  c:argument("files", "Lists of names, as for -g of match."):args "+":argname "FILE"
  c:option("-o --output", "The pack."):argname "PACK":count(1)
  lists(c)
  c:flag("--progress", "Tell how many rows are read.")
end

return M
