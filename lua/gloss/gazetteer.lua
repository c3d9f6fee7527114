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
local check_text = require "gloss.options".check_text
local nul = require "gloss.options".nul
local blame = require "gloss.blame"
local core = require "gloss.core"
local entries = require "gloss.gazetteerentry"
local fail = require "gloss.fail"
local folding = require "gloss.folds"
local reasons = require "gloss.gazetteerwhy"
local replace = require "gloss.replace"
local shown = require "gloss.options".shown

local M = {}

local methods = { layer = "entities" }
local meta = { __index = methods, __name = "gloss.Gazetteer" }

local function open(g, level)
  if type(g) ~= "table" or getmetatable(g) ~= meta then
    fail(level + 1, "gazetteer expected, got %s (a method is called as g:method())", type(g))
  end
  local state = rawget(g, "state")
  if not state then fail(level + 1, "closed gazetteer") end
  return state
end

-- --- entries -----------------------------------------------------------------

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

-- What went wrong with a name, in words.
local function refused(state, made, reason, which)
  local surface = made.surfaces[which]
  if surface and reason ~= "empty name" then
    if #surface > 40 then surface = surface:sub(1, 40) .. "..." end
    reason = string.format("%s: %q", reason, surface)
  end
  if which > 1 then reason = reason .. " (alias, demonym or metonym)" end
  if reason:find("tokens", 1, true) then
    reason = reason .. string.format(" (limit: %d)", state.maxtokens)
  end
  return reason
end

-- Number of a file that entries come from, a new one if need be.
local function file_number(state, file)
  if not file then return 0 end
  local n = state.filenumber[file]
  if not n then
    n = #state.files + 1
    state.files[n] = file
    state.filenumber[file] = n
  end
  return n
end

local EDITS = 0x1000 -- among the flags of a name: the edits that it may have, and 1

-- Adds what `prepare` made.
local function enter(state, made, file, line)
  local record, flags = made.record, state.flags
  local label, why = label_number(state, record.label)
  if not label then return nil, why end
  if record.fold ~= nil then
    local folds
    folds, flags = folding.read(record.fold, state.boundary)
    if not folds then return nil, flags end
  end
  if record.fuzzy then flags = flags + EDITS * (record.fuzzy + 1) end
  local ok, reason, which = state.index:add(made.surfaces, flags, label, record.id,
    record.priority or 0, record, file_number(state, file), line or 0)
  if not ok then return nil, refused(state, made, reason, which) end
  state.fuzzy = state.fuzzy or record.fuzzy ~= nil
  return ok
end

--- Adds a name, or an entry with several.
-- @param entry a string; or a table { name, id =, label =, alias =, demonym =, metonym =,
--   priority =, fold =, fuzzy =, ... }: id and label strings, alias, demonym, metonym a string
--   or a list of strings (further forms of the same entry), priority a number, fuzzy the
--   edits that its names may have (0, 1, 2; see `find`); other fields are yours: strings,
--   numbers, booleans, tables of these. It is copied.
-- @return the gazetteer. Raises on a name that is empty, blank, longer than 65536 bytes
--   or of more than 64 tokens (see `tokens` of the gazetteer), and
--   on values of other types; then nothing is added. An entry that was added
--   before is a second one.
function methods:add(entry, more)
  local state = open(self, 2)
  if type(more) == "string" or type(more) == "table" then -- a number may be gsub's
    fail(2, "one entry expected, { name, label = ... } where it has fields; got %s behind it",
      entries.describe(more))
  end
  if type(entry) == "string" then -- what most names are: without making a table
    local index = state.index
    if index:addname(entry, state.flags) then return self end
  end
  local made, why = entries.prepare(entry)
  local ok = made
  if made then ok, why = enter(state, made) end
  if not ok then fail(2, "%s", why) end
  return self
end

--- The same for an entry that comes with gloss: `from` is where, as `why` tells it.
function M.add_from(self, entry, from)
  local made, why = entries.prepare(entry)
  local ok = made
  if made then ok, why = enter(open(self, 2), made, from) end
  if not ok then fail(2, "%s", why) end
end

-- --- files -------------------------------------------------------------------

local FORMATS = { "jsonl", "csv", "tsv", "txt", "lst", "def", "regexner", "lua" }
local load_options = { format = true, errors = true, separator = true, progress = true,
  warn = true }
local PROBLEMS = 100 -- messages that are kept

local function reader_of(path, format)
  if format == nil then format = (path:match "%.([%w]+)$" or ""):lower() end
  for _, known in ipairs(FORMATS) do
    if known == format then return format, require "gloss.namefiles"[format] end
  end
end

-- Adds a row; nil and what is wrong with it.
local function add_row(state, entry, null, file, line)
  if type(entry) == "string" then
    local n = state.index:addname(entry, state.flags, file_number(state, file), line or 0)
    if n then return n end
  end
  local made, why = entries.prepare(entry, null)
  if not made then return nil, why end
  return enter(state, made, file, line)
end

--- Adds all entries of a file, or none.
-- @param path a file of the kind that its name's end tells, or the option `format`: `.jsonl`,
--   string patterns of spaCy's EntityRuler and Prodigy, one a line, other keys being fields
--   of the entry; `.csv` and `.tsv` with a header (`name`, and `alias`, `demonym` as
--   `a|b`); `.txt`, a name or FlashText's `keyword=>name` a line; `.lst` and
--   `lists.def` of GATE; "regexner", CoreNLP's mapping, of plain words; `.lua`,
--   `return { ... }` of what `add` takes (run with no functions but methods of strings; but a
--   program, so take it from those you trust)
-- @param options { format =; errors = "stop" (default) or "skip": broken rows are left out
--   and counted; separator = of features in GATE's lists, ":", and of cells in CSV, ",";
--   progress = function(rows), called at each 10,000th row; warn = function(message), called
--   for each name that was in the file before with another label, and for the first one
--   that is not UTF-8 }
-- @return number of entries [, number of rows left out, list of what was wrong with the
--   first 100 of them]; or nil, "FILE:LINE: reason", line (where there is one). Out of
--   memory raises; then too nothing is added.
function methods:load(path, options)
  local state = open(self, 2)
  if type(path) ~= "string" then fail(2, "path: string expected, got %s", type(path)) end
  options = check(options, load_options, 2)
  local errors = options.errors or "stop"
  if errors ~= "stop" and errors ~= "skip" then
    fail(2, "errors: unknown word '%s' (known: stop, skip)", tostring(errors))
  end
  local separator = options.separator
  if separator ~= nil and (type(separator) ~= "string" or separator == "") then
    fail(2, "separator: string expected, which is not empty, got %s", shown(separator))
  end
  for _, name in ipairs{ "progress", "warn" } do
    if options[name] ~= nil and type(options[name]) ~= "function" then
      fail(2, "%s: function expected, got %s", name, type(options[name]))
    end
  end
  local format, reader = reader_of(path, options.format)
  if not reader then
    if options.format ~= nil then
      fail(2, "format: unknown word '%s' (known: %s)", tostring(options.format),
        table.concat(FORMATS, ", "))
    end
    if path:lower():find "%.pack$" then
      return nil, path .. ": a pack is opened (gloss.open), not loaded"
    end
    local known = table.concat(FORMATS, ", ."):gsub(", %.regexner", "")
    return nil, path .. ": unknown kind of gazetteer file (known: ." .. known .. ")"
  end
  if nul(path) then return nil, nul(path) end
  local file, problem = io.open(path, "rb")
  if not file then
    if problem:sub(1, #path) ~= path then problem = path .. ": " .. problem end
    return nil, problem
  end

  local before, rows, skipped, problems = state.index:count(), 0, 0, {}
  local stopped, stopped_at
  local function row(entry, line, why, null, from)
    from = from or path
    rows = rows + 1
    if options.progress and rows % 10000 == 0 then options.progress(rows) end
    local ok, reason = entry ~= nil or nil, why
    if ok then ok, reason = add_row(state, entry, null, from, format ~= "lua" and line or nil) end
    if ok then return true end
    if format == "lua" then
      reason = string.format("%s: entry %d: %s", from, line, reason)
    else
      reason = string.format("%s:%d: %s", from, line, reason)
    end
    if errors == "skip" then
      skipped = skipped + 1
      if #problems < PROBLEMS then problems[#problems + 1] = reason end
      return true
    end
    stopped, stopped_at = reason, format ~= "lua" and line or nil
    return false
  end
  if options.warn then row = require "gloss.namefiles".watch(row, path, options.warn) end
  local ran, read, why, line = pcall(reader, path, file, row, options)
  file:close()
  if not ran or not read or stopped then
    state.index:withdraw(before + 1)
    if not ran then error(read, 0) end
    if not read then return nil, why, line end
    return nil, stopped, stopped_at
  end
  local count = state.index:count() - before
  if errors == "skip" then return count, skipped, problems end
  return count
end

-- --- finding -----------------------------------------------------------------

local FUZZY = { fuzzy = true, lengths = true, words = true, stretches = true, order = true,
  initials = true }
local find_options = { matches = true, labels = true, per = true }
for name in pairs(FUZZY) do find_options[name] = true end
local MODES = { longest = true, all = true, first = true, priority = true }

local function is_whole(value, least, most)
  return type(value) == "number" and value % 1 == 0 and value >= least and value <= most
end

local function one_of(options, name, words)
  local word = options[name]
  if word == nil then return words[1] end
  for _, known in ipairs(words) do
    if word == known then return word end
  end
  fail(4, "%s: unknown word '%s' (known: %s)", name, tostring(word), table.concat(words, ", "))
end

-- What options say of fuzzy matches, as core.fuzzyfind has it; nil: none are wanted.
local function leniency(state, options)
  local edits, lengths, words = options.fuzzy, options.lengths, options.words
  if edits ~= nil and not is_whole(edits, 0, 2) then
    fail(3, "fuzzy: 0, 1 or 2 expected, got %s", shown(edits))
  end
  if lengths == nil then lengths = { 5, 9 } end
  if type(lengths) ~= "table" or not is_whole(lengths[1], 1, 65535)
    or lengths[2] ~= nil and not is_whole(lengths[2], lengths[1], 65535) or #lengths > 2 then
    fail(3, "lengths: list of two whole numbers expected, the smaller first")
  end
  if words ~= nil and not is_whole(words, 1, 64) then
    fail(3, "words: whole number from 1 to 64 expected, got %s", shown(words))
  end
  if options.initials ~= nil and type(options.initials) ~= "boolean" then
    fail(3, "initials: boolean expected, got %s", type(options.initials))
  end
  local stretches = one_of(options, "stretches", { "capitals", "any" })
  local order = one_of(options, "order", { "given", "any" })
  if (edits or 0) == 0 and not state.fuzzy then return nil end
  return { edits = edits or 0, from1 = lengths[1], from2 = lengths[2] or 65535, words = words or 0,
    any = stretches == "any", order = order == "any", initials = options.initials or false }
end

-- label numbers of the option `labels`, or nil
local function allowed(state, labels)
  if labels == nil then return nil end
  labels = require "gloss.options".labels(labels, 3)
  local allow = {}
  for _, label in ipairs(labels) do allow[#allow + 1] = state.number[label] end
  return allow
end

--- Finds the names in a text.
-- @param text a doc, a Text or a string
-- @param options { matches = "longest" (the default: leftmost-longest, without
--   overlaps; entries that share the name are all there), "all", "first" (of those that
--   begin at one place the one added first) or "priority" (greatest `priority`, then
--   longest, leftmost, added first; one entry a place); per = "label": only entries of
--   one label compete; labels = list of labels (or one): other entries are as if they
--   were not there; fuzzy = 0 (default), 1 or 2: edits (a character more, less or another,
--   two neighbours exchanged) that a stretch may be away from a name; lengths = { 5, 9 }:
--   characters of a name from which it may have one, two; stretches = "capitals": those
--   that are looked up begin with a word that has a capital, or a letter of a script without
--   case, and end with one, a number, or the word behind one; or "any"; words = of a
--   stretch at most (one more than the longest name has, and three with initials; or 10);
--   order = "given", or "any": also in another order, of up to 4 words;
--   initials = true: those of one of the two may be missing }
-- @return a Spans: label and id of each span are its entry's, its record is
--   `span.fields`; `span:why()` tells which form of the name was found. With `fuzzy`, or
--   entries that have a field of that name, `span.distance` is the number of edits (0: an
--   exact match) and `span.form` the name. The cost is linear in the text, times the tokens
--   of the longest prefix of a name.
function methods:find(text, options)
  local state = open(self, 2)
  check_text(text, options, 2)
  options = check(options, find_options, 2)
  local mode, per = options.matches, options.per
  if mode == nil then mode = "longest" end
  if not MODES[mode] then
    fail(2, "matches: unknown mode '%s' (known: longest, all, first, priority)", tostring(mode))
  end
  if per ~= nil and per ~= "label" then
    fail(2, "per: unknown word '%s' (known: label)", tostring(per))
  end
  local allow = allowed(state, options.labels)
  local units
  if state.boundary == "token" then
    units = type(text) == "table" and text.tokens or require "gloss".tokens(text)
  end
  local index, lenient = state.index, leniency(state, options)
  local info = { kind = "gazetteer", matcher = self, options = options }
  local whole = type(text) == "table" and text._text or text
  if lenient then
    function info.why(span, n)
      local why = blame(3, nil, function()
        return reasons.explain_fuzzy(state, index, whole, span, info.hit(n))
      end)
      return why -- no tail call: error levels count this function
    end
    return core.fuzzyfind(index, text, state.labels, info, mode, per ~= nil, allow, units,
      lenient)
  end
  function info.why(span, n)
    local why = blame(3, nil, reasons.explain, state, index, whole, span, n)
    return why
  end
  return index:find(text, state.labels, info, mode, per ~= nil, allow, units)
end

-- what a record says of its priority; of a damaged pack it may be anything
local function priority_of(record)
  local p = record.priority
  return type(p) == "number" and p == p and p or 0
end

-- the numbers of the entries that have a name, an id and a label, as far as these are given
local function matching(state, entry)
  local name, id, label = entry, nil, nil
  if type(entry) == "table" then
    name, id, label = entry[1], entry.id, entry.label
    if name == nil then name = entry.name end
    if entry[2] ~= nil then fail(3, "one name expected, got a value at 2") end
    for _, field in ipairs{ "id", "label" } do
      if entry[field] ~= nil and type(entry[field]) ~= "string" then
        fail(3, "%s: string expected, got %s", field, type(entry[field]))
      end
    end
  end
  if type(name) ~= "string" and not (name == nil and (id ~= nil or label ~= nil)) then
    fail(3, "name: string expected, got %s", entries.describe(name))
  end
  local index, list = state.index, {}
  local number = label ~= nil and state.number[label] or nil
  if label ~= nil and not number then return list end
  if id == "" or label == "" then return list end -- those without one have none
  local picked = index:pick(name, id, number)
  if name == nil then return picked end
  for _, n in ipairs(picked) do
    local record = (id or label) and index:record(n)
    if (id == nil or record.id == id) and (label == nil or record.label == label) then
      list[#list + 1] = n
    end
  end
  return list
end

--- The entries that a name belongs to, folded as in a text.
-- @param name a string: the whole of it is looked up; or { name, id =, label = }: only entries
--   with that id and label, without a name all of them (which goes through all entries)
-- @return a list of copies of their records, the greatest `priority` first, then in the
--   order of adding
function methods:lookup(name, more)
  local state = open(self, 2)
  if type(more) == "string" or type(more) == "table" then -- a number may be gsub's
    fail(2, "one name expected, and no options; got %s behind it", entries.describe(more))
  end
  local index, out, order = state.index, {}, {}
  local found = type(name) == "string" and index:lookup(name) or matching(state, name)
  for i, n in ipairs(found) do
    local record = index:record(n)
    out[i], order[record] = record, i
  end
  table.sort(out, function(a, b)
    local p, q = priority_of(a), priority_of(b)
    if p ~= q then return p > q end
    return order[a] < order[b]
  end)
  return out
end

local near_options = { by = true, within = true, labels = true }

--- The entries whose names are nearest to one name, for linking records.
-- @param name a string; it and the names are folded as in a text, and what is no word at
--   their ends is left out
-- @param n at most so many, 1 (the default) to 1000
-- @param options { by = "edits" (default; as for `find`, and as many as it takes),
--   "jaro_winkler" (Jaro's likeness, above 0.7 with Winkler's bonus for 4 characters) or
--   "token_set" (the sets of words: 1 where one holds the other, else the greatest indel
--   likeness of what they share and what each has besides); within = edits at most;
--   labels = list of labels (or one) }
-- @return a list of candidates, each with form, the name; score, edits or a likeness from 0 to 1
--   (those of 0 are left out); id, label; entry, a copy of the record, made when it is
--   first asked for; other fields are those of the record. Best first, then greatest `priority`,
--   then in the order of adding; each entry once. They stay as they are, as Spans do.
function methods:nearest(name, n, options)
  local state = open(self, 2)
  if type(name) ~= "string" then fail(2, "name: string expected, got %s", type(name)) end
  if n == nil then n = 1 end
  if not is_whole(n, 1, 1000) then
    fail(2, "n: whole number from 1 to 1000 expected, got %s", shown(n))
  end
  options = check(options, near_options, 2)
  local by = options.by
  if by == nil then by = "edits" end
  if by ~= "edits" and by ~= "jaro_winkler" and by ~= "token_set" then
    fail(2, "by: unknown word '%s' (known: edits, jaro_winkler, token_set)", tostring(by))
  end
  local within = options.within
  if within ~= nil and not is_whole(within, 0, 255) then
    fail(2, "within: whole number from 0 to 255 expected, got %s", shown(within))
  end
  local allow = allowed(state, options.labels)
  return core.nearest(state.index, name, n, by, within, allow, #state.labels)
end

--- The entries of which some name begins with a text, folded as in a text.
-- @param text a string
-- @param limit at most so many (default: all)
-- @return a list of copies of their records, in the order of adding. The first call sorts
--   the names (as does one after half as many were added); others cost what they find.
function methods:prefix(text, limit)
  local state = open(self, 2)
  if type(text) ~= "string" then fail(2, "text: string expected, got %s", type(text)) end
  if limit ~= nil and not is_whole(limit, 0, math.huge) then
    fail(2, "limit: whole number from 0 expected, got %s", shown(limit))
  end
  local index, out = state.index, {}
  for i, n in ipairs(index:prefix(text, limit)) do out[i] = (index:record(n)) end
  return out
end

--- Writes something else for each name found: see spans:replace (gloss.replace).
-- @param text a doc, a Text or a string
-- @param by the name of a field, or a function(span)
-- @param options as for `find`; matches that overlap are refused
-- @return the new text; and where things went
function methods:replace(text, by, options)
  open(self, 2)
  check_text(text, type(options) == "string" and by or nil, 2) -- nil, message and path
  local spans = blame(2, nil, self.find, self, text, options)
  local new, map = replace(spans, by, 2)
  return new, map
end

--- Goes through the entries in the order of adding.
-- @return an iterator of copies of their records
function methods:entries()
  local state = open(self, 2)
  local n, index = 0, state.index
  return function()
    open(self, 2) -- and it is not collected meanwhile
    local last = index:count()
    while n < last do
      n = n + 1
      if index:alive(n) then return (index:record(n)) end
    end
    return nil
  end
end

--- The labels that entries have, or had, sorted.
function M.labels(g)
  local out = {}
  for _, label in ipairs(open(g, 2).labels) do
    if label ~= "" then out[#out + 1] = label end
  end
  table.sort(out)
  return out
end

--- Takes entries out again: those that a name belongs to, or an id, whole, with all their names.
-- @param entry as for `lookup`
-- @return how many there were. Spans that were found stay as they are.
function methods:remove(entry, more)
  local state = open(self, 2)
  if type(more) == "string" or type(more) == "table" then -- a number may be gsub's
    fail(2, "one entry expected, { name, id =, label = } where it has these; got %s behind it",
      entries.describe(more))
  end
  local list = matching(state, entry)
  for i = #list, 1, -1 do state.index:remove(list[i]) end -- first those that hide
  return #list
end

--- Builds the index now (else the first search does), without what was removed and
-- with what was added since it was built. Spans that were found stay as they are.
-- @return the gazetteer
function methods:compact()
  local state = open(self, 2)
  local fresh = core.gazindex(state.boundary ~= "word")
  fresh:limit(state.maxtokens)
  fresh:setlabels(state.labels)
  state.index:copyto(fresh)
  state.index:close()
  state.index = fresh
  return self
end

--- Saves the gazetteer as a pack, which `gloss.open` opens at once at any size.
-- @param path a file, replaced whole or not at all (a temporary file is written beside
--   it). The same entries in the same order give the same bytes.
-- @return true; or nil and "FILE: reason". Out of memory raises.
function methods:save(path)
  local state = open(self, 2)
  if type(path) ~= "string" then fail(2, "path: string expected, got %s", type(path)) end
  if nul(path) then return nil, nul(path) end
  return core.packsave(state.index, path, { labels = state.labels, files = state.files,
    folds = state.folds, flags = state.flags, boundary = state.boundary,
    fuzzy = state.fuzzy or nil })
end

--- Reads all of a pack and checks each part of it.
-- @return true (also where there is no file); or nil, "FILE: reason", byte
function methods:verify()
  local state = open(self, 2)
  return core.packverify(state.index, state.path or "")
end

--- Memory held.
-- @return bytes of the index with its names, bytes of the records
function methods:bytes()
  return open(self, 2).index:bytes()
end

-- ends the handle; what Spans depend on stays until the last of them is gone
local function release(g, how)
  local state = rawget(g, "state")
  if state then
    rawset(g, "state", false)
    state.index[how](state.index)
  end
end

--- Closes the gazetteer: its methods raise from now on. Spans that it found stay as they
-- are; but where it is a pack, their fields and reasons raise "closed pack". (Their places,
-- labels and ids stay, and the file stays mapped until the last of them is gone.) A second
-- time does nothing.
function methods:close()
  if type(self) ~= "table" or getmetatable(self) ~= meta then open(self, 2) end
  local state = rawget(self, "state")
  release(self, state and state.path and "shut" or "close")
end

meta.__close = methods.close
function meta.__gc(g) release(g, "close") end

function meta.__len(g) return #open(g, 2).index end

function meta.__tostring(g)
  local state = rawget(g, "state")
  if not state then return "gloss.Gazetteer (closed)" end
  local folds = table.concat(state.folds, " ")
  local n = #state.index
  return string.format("gloss.Gazetteer: %d %s, fold %s, boundary %s", n,
    n == 1 and "entry" or "entries", folds == "" and "none" or folds, state.boundary)
end

local BOUNDARIES = { word = true, token = true, none = true }

--- Makes an empty gazetteer.
-- @param options { fold =, boundary =, tokens = }. fold: what may differ between a name and
--   the text, words separated by blanks (or a list): "case" (the default; full case
--   folding) or "smart" (as listed, in capitals, or each word with one capital), "accents"
--   (also letters without their strokes), "dash" (every dash is a hyphen), "space" (a run of
--   white space is one space: names across a line break), "quote" (quotation marks and
--   apostrophes), "width" (full and half width), "possessive" (without 's), "brackets"
--   (without round and square ones), "dots" (U.N. is UN); "" or "none" for none. An entry may
--   have a field `fold` of its own.
--   boundary: "word" (the default: whole words: no word character, L, M, N or Pc, adjoins an
--   end that is one; words meet at each letter of Han, Hiragana, Thai, Lao, Khmer and
--   Myanmar, and where Katakana meets another script), "token" (whole tokens of the
--   doc's `tokens`), or "none" (anywhere between two characters).
--   tokens: words of a name at most, or characters of one without a word, 64 (with another
--   boundary: characters, 512; blanks are not counted); up to 1024.
-- @return the gazetteer. Raises on unknown options and words.
function M.gazetteer(options)
  options = check(options, { fold = true, boundary = true, tokens = true }, 2)
  local boundary, tokens = options.boundary, options.tokens
  if boundary == nil then boundary = "word" end
  if not BOUNDARIES[boundary] then
    fail(2, "boundary: unknown word '%s' (known: word, token, none)", tostring(boundary))
  end
  local folds, flags = folding.read(options.fold, boundary)
  if not folds then fail(2, "%s", flags) end
  local chars = boundary ~= "word"
  if tokens == nil then
    tokens = chars and 512 or 64
  elseif type(tokens) ~= "number" or tokens % 1 ~= 0 or tokens < 1 or tokens > 1024 then
    fail(2, "tokens: whole number from 1 to 1024 expected, got %s", shown(tokens))
  end
  local state = {
    index = core.gazindex(chars),
    folds = folds, flags = flags,
    boundary = boundary,
    maxtokens = tokens,
    labels = { "" }, number = { [""] = 0 },
    files = {}, filenumber = {},
  }
  state.index:limit(tokens)
  state.index:setlabels(state.labels)
  return setmetatable({ state = state }, meta)
end

-- whether what a pack says of itself is as `save` writes it
local function sound(value)
  local known = {}
  for _, fold in ipairs(folding.WORDS) do known[fold] = true end
  for _, list in ipairs{ "labels", "files", "folds" } do
    if type(value[list]) ~= "table" then return false end
    for _, s in ipairs(value[list]) do
      if type(s) ~= "string" or list == "folds" and not known[s] then return false end
    end
  end
  local flags = value.flags
  return BOUNDARIES[value.boundary] and type(flags) == "number" and flags % 1 == 0
    and flags >= 0 and flags < 1024 and value.labels[1] == ""
end

-- A gazetteer on an Index that was opened, and what its pack says of itself.
local function opened(path, index, value, byte)
  if not index then return nil, value, byte end
  if not sound(value) then return nil, path .. ": damaged pack" end
  local state = {
    index = index, path = path,
    folds = value.folds, flags = value.flags, boundary = value.boundary,
    maxtokens = index:limit(),
    labels = value.labels, number = {},
    files = value.files, filenumber = {},
    fuzzy = value.fuzzy == true,
  }
  for n, label in ipairs(state.labels) do state.number[label] = n - 1 end
  for n, file in ipairs(state.files) do state.filenumber[file] = n end
  index:setlabels(state.labels)
  return setmetatable({ state = state }, meta)
end

--- The same as `open` for a pack that is a string, which came another way than as a file.
-- `name` is for messages.
function M.read_pack(bytes, name)
  return opened(name, core.packread(bytes, name))
end

--- Opens a pack that `save` wrote.
-- @param path a file, which is mapped into memory: what it holds is read when it is needed,
--   and processes share it. It must not be cut short by another program meanwhile.
-- @param options { map = false }: it is read instead
-- @return a gazetteer (names that are added to it, or removed, leave the file as it is); or
--   nil, "FILE: reason", byte (where there is one)
function M.open(path, options)
  options = check(options, { map = true }, 2)
  if type(path) ~= "string" then fail(2, "path: string expected, got %s", type(path)) end
  if options.map ~= nil and type(options.map) ~= "boolean" then
    fail(2, "map: boolean expected, got %s", type(options.map))
  end
  if nul(path) then return nil, nul(path) end
  return opened(path, core.packopen(path, options.map == false))
end

return M
