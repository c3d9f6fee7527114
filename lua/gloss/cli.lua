--- The command line. `bin/gloss` calls M.main with its arguments and exits with
-- what that returns: 0, or 1 where nothing was found, or 2 after an error (an
-- unreadable file among others does not keep the others from being read).
local M = {}

local NAME = "gloss"

local function complain(...)
  io.stderr:write(NAME, ": ", table.concat({ ... }, ": "), "\n")
end

-- --- input and output --------------------------------------------------------

-- raised where standard output fails
local Output = {}

local function put(...)
  local ok, why, code = io.stdout:write(...)
  if not ok then error(setmetatable({ why = why, code = code }, Output), 0) end
end

local function flush()
  local ok, why, code = io.stdout:flush()
  if not ok then error(setmetatable({ why = why, code = code }, Output), 0) end
end

-- The exit status where standard output has failed.
local function unwritten(failure)
  -- the reader of a pipe has gone: nothing more to say to it
  if failure.code == 32 or tostring(failure.why):find "[Bb]roken pipe" then return 141 end
  complain("standard output", failure.why)
  return 2
end

-- All that there is to say: then the command ends. (argparse would not let an error pass.)
local function say(text)
  local ok, failure = pcall(function()
    put(text, "\n")
    flush()
  end)
  os.exit(ok and 0 or unwritten(failure), true)
end

-- The text of a file ("-": standard input), or nil and a message.
local function read(path)
  if path == "-" then
    local text, why = io.stdin:read "*a"
    if not text then return nil, "standard input: " .. (why or "cannot be read") end
    return text
  end
  return require "gloss.options".slurp(path)
end

local function shown(path) return path == "-" and "standard input" or path end

-- A message without the place in gloss's own source that raised it.
local function plain(message)
  message = tostring(message):gsub("^[^\n]-%.lua:%d+: ", "")
  return (message:gsub("^bad argument #%d+ to '[^']*' %((.*)%)$", "%1"))
end

-- The same as a Text that may be mapped.
local function mapped(path)
  if path == "-" then return read(path) end
  return require "gloss".file(path)
end

-- The file itself.
local function open(path)
  if path == "-" then return io.stdin end
  return io.open(path, "rb")
end

-- Runs work(text, path) for each file, with what `get` makes of its path.
-- Returns whether all went well.
local function each_file(files, get, work)
  local good = true
  if #files == 0 then files = { "-" } end
  for i, path in ipairs(files) do
    local text, why = get(path)
    if not text then
      complain(why)
      good = false
    else
      local ok, fine, problem = pcall(work, text, path, i)
      if not ok then
        if getmetatable(fine) == Output or tostring(fine):find "interrupted!$" then
          error(fine, 0)
        end
        complain(shown(path), plain(fine))
        good = false
      elseif fine == false then
        complain(shown(path), problem)
        good = false
      end
    end
  end
  return good
end

-- --- gloss story -------------------------------------------------------------

-- Lua cannot ask; `test` can.
local function terminal()
  local ok = os.execute and os.execute "test -t 1 2>/dev/null"
  return ok == true or ok == 0
end

local function colored(when)
  if when ~= "auto" then return when == "always" end
  if (os.getenv "NO_COLOR" or "") ~= "" or os.getenv "TERM" == "dumb" then return false end
  return terminal()
end

-- The analysis again and again for about half a second; a line that tells.
local function speed(analyse, text)
  local count, start = 0, os.clock()
  local took
  repeat
    for _ = 1, 10 do analyse(text) end
    count = count + 10
    took = os.clock() - start
  until took > 0.5
  local number = require "gloss.report".thousands
  return ("%-11s%s such stories, %.1f MB, in %.2f s on one core: %s a second\n"):format(
    "speed", number(count), count * #text / 1e6, took,
    number(math.floor(count / took + 0.5)))
end

-- A story in another encoding loses its quotations without an error: say so.
local function warn_encoding(text, path)
  local len = rawget(_G, "utf8") and rawget(_G, "utf8").len
  local good, at = true, nil
  if len then good, at = len(text) end
  if not good then
    complain(shown(path),
      ("warning: not UTF-8 at byte %d; convert it first, with iconv"):format(at))
  end
end

local function story(args)
  local report = require "gloss.report"
  local module = require "gloss.story"
  local names, why -- without a list: those of gloss.world
  if args.gazetteer[1] then names, why = require "gloss.matching".names(args.gazetteer) end
  if why then
    complain(why)
    return 2
  end
  local color = args.format == "text" and colored(args.color)
  local anything = false
  local good = each_file(args.files, read, function(text, path, i)
    warn_encoding(text, path)
    local function analyse(source)
      return assert(module.story(source, { gazetteer = names, lang = args.lang,
        date = args.date, file = path }))
    end
    local found = analyse(text)
    anything = anything or found.entities[1] ~= nil or found.unlisted[1] ~= nil
      or found.quotes[1] ~= nil
    if args.format == "json" then
      put(report.jsonl(found))
    else
      if #args.files > 1 then put(i > 1 and "\n" or "", "==> ", shown(path), " <==\n") end
      put(report.text(found, { color = color, asked = args.gazetteer[1] ~= nil }))
      if args.speed then put(speed(analyse, text)) end
    end
    if found.incomplete then return false, "incomplete: " .. found.incomplete end
  end)
  return not good and 2 or anything and 0 or 1
end

-- --- gloss words and its like ------------------------------------------------

local ESCAPES = { ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t", ["\\"] = "\\\\" }

-- One line for a name, whatever is in it.
local function escaped(s)
  if not s:find "[%c\\]" then return s end
  return (s:gsub("[%c\\]", function(c)
    return ESCAPES[c] or ("\\x%02x"):format(c:byte())
  end))
end

local SEGMENTS = {
  graphemes = "grapheme clusters (UAX #29)",
  words = "words, and what is between them, with their kind (UAX #29)",
  sentences = "sentences (abbreviations known; --profile uax29: UAX #29)",
  tokens = "tokens (words, punctuation, and parts of words as is n't)",
  linebreaks = "stretches between line break opportunities (UAX #14)",
  lines = "lines, without their end",
  paragraphs = "paragraphs, without what is around them",
}

local WHOLE = { lines = true, paragraphs = true } -- there are no streams of them

local LANG = "Language of the text: en, de, ru, ...; auto: what the text looks like."

local BLOCK = 1024 -- segments written at a time

-- A function that makes the line of a segment.
local function liner(args, name, path, labelled)
  if args.format == "json" then
    local encode = require "gloss.json".encode
    return function(first, last, label, text)
      return encode{ file = path, layer = name, first = first, last = last,
        label = label, text = text } .. "\n"
    end
  end
  local tabbed = require "gloss.core".tabbed
  local prefix = #args.files > 1 and escaped(path) .. "\t" or ""
  return function(first, last, label, text)
    return tabbed(prefix, first, last, labelled and (label or "") or nil, text)
  end
end

local function whole(args, name, options)
  local gloss = require "gloss"
  return each_file(args.files, mapped, function(text, path)
    local found = gloss[name](text, options)
    local labels = #found:labels() > 0
    local line = liner(args, name, path, labels)
    local lines = {}
    for from = 1, #found, BLOCK do
      local block = found:sub(from, from + BLOCK - 1)
      local label, n = labels and block:values "label", 0
      for first, last in block:offsets() do
        n = n + 1
        lines[n] = line(first, last, label and label[n] or nil, text:sub(first, last))
      end
      put(table.concat(lines, "", 1, n))
    end
    if found.incomplete then
      return false, "incomplete: " .. tostring(found.incomplete.reason or found.incomplete)
    end
  end)
end

-- The same of what comes, as it comes, in memory that does not grow.
local function streamed(args, name, options)
  local make = require "gloss".stream
  local readsome = require "gloss.core".readsome
  make(name, options) -- what is wrong with the options is told once
  return each_file(args.files, open, function(file, path)
    local stream, line = make(name, options), liner(args, name, path, name == "words")
    local lines = {}
    local function write(found)
      local n = 0
      for first, last, text, label in found do
        n = n + 1
        lines[n] = line(first, last, label, text)
        if n == BLOCK then
          put(table.concat(lines, "", 1, n))
          n = 0
        end
      end
      put(table.concat(lines, "", 1, n))
      flush()
    end
    local chunk, why = readsome(file)
    while chunk do
      write(stream:feed(chunk))
      chunk, why = readsome(file)
    end
    write(stream:close())
    if file ~= io.stdin then file:close() end
    if why then return false, why end
  end)
end

local function segments(args, name)
  local options = {}
  if name == "words" then
    options.only = args.only
  elseif name == "sentences" or name == "tokens" then
    options.lang, options.profile, options.newline = args.lang, args.profile, args.newline
    if args.stream and args.profile ~= "uax29" then
      options.memory, options.newline = false, args.newline or "paragraph"
    end
  end
  return (args.stream and streamed or whole)(args, name, options) and 0 or 2
end

-- --- arguments ---------------------------------------------------------------

-- argparse would not see that the help cannot be printed
local function helped(command)
  return command:add_help{ action = function() say(command:get_help()) end }
end

-- A day that may be one, or nil and what is wrong.
local function day(s)
  local month, n = s:match "^%d%d%d%d%-(%d%d)%-(%d%d)$"
  month, n = tonumber(month), tonumber(n)
  if month and month >= 1 and month <= 12 and n >= 1 and n <= 31 then return s end
  return nil, ("--date: day YYYY-MM-DD expected, got '%s'"):format(s)
end

local function parser_of(argparse)
  local parser = argparse(NAME, "Cuts text into pieces and finds the entities in it.")
    :epilog("Options of a command: gloss COMMAND --help. Exit status: 0, or 1 where a story or a "
      .. "match has nothing to tell, or 2 after an error.\n"
      .. "Positions are bytes from 1. Without FILE, or with -, standard input is read.")
    :command_target "command"
    :help_max_width(80)
  parser:flag("--version", "Show the version and exit."):action(function()
    local gloss = require "gloss"
    say(("%s %s (Unicode %s, %s)"):format(NAME, gloss._VERSION, gloss.unicode_version, _VERSION))
  end)
  helped(parser)

  local function files(command)
    helped(command)
    command:argument("files", "Text to read."):args "*":argname "FILE"
    command:option("--format", "text, or json: one object a line."):choices{ "text", "json" }
      :default "text"
    return command
  end

  local c = files(parser:command("story",
    "Tell who and what is named in a news story, where, with whom; who said what."))
  c:option("-g --gazetteer", "Names to find: .jsonl (string patterns of spaCy's EntityRuler), "
    .. ".csv, .tsv, .txt, .lst, .def, .lua or .pack. May be repeated. Without it: states, "
    .. "capitals, international organisations, news agencies."):argname "FILE":count "*"
  c:option("--lang", LANG):argname "CODE":default "en"
  c:option("--date", "Day of the story, YYYY-MM-DD, for the report in json.")
    :argname "DAY":convert(day)
  c:option("--color", "auto (on a terminal, unless NO_COLOR is set), always or never.")
    :choices{ "auto", "always", "never" }:default "auto"
  c:flag("--speed", "Repeat the analysis for half a second and tell how fast it is.")
  c:epilog('A line of a .jsonl file of names (a surname alone is found if it is an alias):\n'
    .. '{"label": "PERSON", "pattern": "Ines Okoro", "alias": ["Okoro"]}')

  require "gloss.matching".arguments(parser, helped)

  local names = {}
  for name in pairs(SEGMENTS) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    c = files(parser:command(name, "Print the " .. SEGMENTS[name] .. "."))
    c:epilog("Each line: first byte, last byte, " .. (name == "words" and "kind, " or "")
      .. "text, separated by tabs; the file's name comes before them if there are several. "
      .. "Control characters and backslashes are escaped: \\n, \\t, \\r, \\\\, \\x1b.")
    if not WHOLE[name] then
      c:flag("--stream", "Print what is found as the text comes, of a pipe of any length"
        .. (name == "tokens" and " (profiles news and uax29)." or "."))
    end
    if name == "words" then
      c:option("--only", "Those of a kind. word: leave out white space, punctuation and symbols.")
        :choices{ "word", "letter", "number", "kana", "ideographic", "punctuation", "symbol",
          "space" }
    elseif name == "sentences" or name == "tokens" then
      c:option("--lang", LANG):argname "CODE":default "en"
      c:option("--profile", "Which rules (default: news). uax29: those of Unicode"
        .. (name == "tokens" and "; ptb, ud, spacy-en: as those treebanks and spaCy cut; "
          .. "space: at white space." or "."))
        :choices(name == "tokens"
          and { "news", "ptb", "ud", "uax29", "space", "spacy-en" }
          or { "news", "uax29" })
      c:option("--newline", "What the end of a line is. auto: what the lines of the text tell; "
        .. "with --stream, paragraph.")
        :choices{ "auto", "paragraph", "sentence", "space" }
    end
  end
  return parser
end

local function run(args)
  local found, argparse = pcall(require, "argparse")
  if not found then
    complain("the command line needs argparse, which is not here "
      .. "(luarocks install argparse; Debian: apt install lua-argparse)")
    return 2
  end
  local ok, parsed = parser_of(argparse):pparse(args)
  if not ok then
    complain(parsed)
    io.stderr:write("Try '", NAME, " --help'.\n")
    return 2
  end
  if parsed.lang and parsed.lang ~= "auto" then
    local known, why = pcall(require "gloss.language".language, parsed.lang)
    if not known then
      complain(plain(why))
      return 2
    end
  end
  local status
  if parsed.command == "story" then
    status = story(parsed)
  elseif parsed.command == "match" or parsed.command == "compile" then
    status = require "gloss.matching"[parsed.command](parsed,
      { put = put, complain = complain,
        each_file = function(files, work) return each_file(files, mapped, work) end })
  else
    status = segments(parsed, parsed.command)
  end
  flush()
  return status
end

-- A message about the module in C, and what to do if it is not there.
local function unbuilt(message)
  local hint = ("gloss is not built for %s (in a checkout: make build LUA_VERSION=%s)")
    :format(_VERSION, _VERSION:match "%S+$")
  if message:find "^module 'gloss%.core' not found" then return hint end
  return message .. "\n(it may be that " .. hint .. ")"
end

--- Runs the command line.
-- @param args list of arguments
-- @return exit status
function M.main(args)
  local ok, status = pcall(run, args)
  if ok then return status end
  if getmetatable(status) == Output then return unwritten(status) end
  if tostring(status):find "interrupted!$" then return 130 end
  local message = plain(status)
  complain(message:find "module 'gloss%.core'" and unbuilt(message) or message)
  return 2
end

return M
