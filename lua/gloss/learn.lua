--- Learns abbreviations, collocations and sentence starters from a corpus that
-- nobody has labelled, by the statistics of Tibor Kiss and Jan Strunk,
-- "Unsupervised Multilingual Sentence Boundary Detection", Computational
-- Linguistics 32(4), 2006 (the system called Punkt).
local options_of = require "gloss.options"
local sorted = options_of.sorted
local core = require "gloss.core"

local M = {}

-- Thresholds of the paper's sections 3 and 4.
local ABBREVIATION = 0.3 -- scaled log-likelihood of an abbreviation
local COLLOCATION = 7.88 -- log-likelihood of a pair across a full stop
local STARTER = 30       -- log-likelihood of a word that begins sentences
local LONGEST = 24       -- bytes of a word of a language

local NUMBER = "##"      -- all numbers are one type

-- --- counting -----------------------------------------------------------

-- characters beyond ASCII that stand at a word's begin or end
local MARKS = {
  ["\226\128\156"] = true, ["\226\128\157"] = true, ["\226\128\158"] = true,
  ["\226\128\152"] = true, ["\226\128\153"] = true, ["\226\128\154"] = true,
  ["\226\128\147"] = true, ["\226\128\148"] = true, ["\226\128\166"] = true,
}
local SHORT = { ["\194\171"] = true, ["\194\187"] = true }

-- A chunk between spaces without what opens before it and closes behind it;
-- whether it ends with a full stop, and whether with another mark.
local function strip(chunk)
  local i, j, marked = 1, #chunk, false
  while i <= j do
    if chunk:find("^[%(%[{\"'`%-<*_]", i) then i = i + 1
    elseif MARKS[chunk:sub(i, i + 2)] then i = i + 3
    elseif SHORT[chunk:sub(i, i + 1)] then i = i + 2
    else break end
  end
  while j >= i do
    local c = chunk:sub(j, j)
    if c:find "[%)%]}\"'`%-,;:>*_!?]" then
      marked = marked or c == "!" or c == "?"
      j = j - 1
    elseif MARKS[chunk:sub(j - 2, j)] then j = j - 3
    elseif SHORT[chunk:sub(j - 1, j)] then j = j - 2
    else break end
  end
  local word = chunk:sub(i, j)
  if word:find "%.%.$" then return "", false, true end
  -- `word.)` has its stop, `word.,` goes on
  if word:sub(-1) == "." then return word:sub(1, -2), true, marked end
  return word, false, marked
end

local function newcounts()
  return {
    n = 0, stops = 0,
    plain = {}, stopped = {}, -- of a type, without and with a full stop
    upper = {}, lower = {},   -- of a type inside sentences, by its first letter
    small = {},               -- types that were seen in small letters anywhere
    pairs = {},               -- type before a full stop -> type after it -> n
    capital = {},             -- the same where the second has a capital
    written = {},             -- type -> how it was first written before a stop
  }
end

local folded = {} -- word -> type, forgotten after each corpus

local function typeof(word)
  local t = folded[word]
  if not t then
    t = word:find "^[%d.,:/%%$+-]*$" and NUMBER or core.casefold(word)
    folded[word] = t
  end
  return t
end

local function add(t, key, n) t[key] = (t[key] or 0) + (n or 1) end

local function bump(t, a, b)
  local row = t[a]
  if not row then
    row = {}
    t[a] = row
  end
  row[b] = (row[b] or 0) + 1
end

-- the first letter: "u" a capital, "l" a small one, nil another
local function case(word, t)
  if t == NUMBER then return nil end
  local first = word:match "^[%z\1-\127\194-\244][\128-\191]*"
  if not first then return nil end
  if first:find "^%u" then return "u" elseif first:find "^%l" then return "l" end
  if #first == 1 then return nil end
  return core.casefold(first) ~= first and "u" or "l"
end

local function count(counts, text)
  for paragraph in (text .. "\n\n"):gmatch "(.-)\r?\n[ \t]*\r?\n" do
    local before, begins = nil, true
    for chunk in paragraph:gmatch "%S+" do
      local word, stop, marked = strip(chunk)
      if word == "" then
        before, begins = nil, true
      else
        local t = typeof(word)
        local c = case(word, t)
        counts.n = counts.n + 1
        if before then
          bump(counts.pairs, before, t)
          if c == "u" then bump(counts.capital, before, t) end
        elseif not begins then
          if c == "u" then add(counts.upper, t) elseif c then add(counts.lower, t) end
        end
        if c == "l" then counts.small[t] = true end
        if stop then
          counts.stops = counts.stops + 1
          add(counts.stopped, t)
          local w = counts.written[t]
          -- small letters win: then the abbreviation counts in any case
          if not w or c == "l" then counts.written[t] = word end
          before = t
        else
          add(counts.plain, t)
          before = nil
        end
        begins = marked
        if marked then before = nil end
      end
    end
  end
end

-- --- statistics -------------------------------------------------------------

-- n * ln p, 0 for no n
local function nlog(n, p)
  if n == 0 then return 0 end
  return n * math.log(math.max(p, 1e-300))
end

-- Dunning's log-likelihood ratio of a binomial: k of n with p, against q.
local function ratio(k, n, p, q)
  return 2 * (nlog(k, q) + nlog(n - k, 1 - q) - nlog(k, p) - nlog(n - k, 1 - p))
end

-- The same for a pair: `both` of the `a` first ones have the second, which
-- there are `b` of among `n`.
local function association(a, b, both, n)
  if n <= a or a == 0 then return 0 end
  local p, p1, p2 = b / n, both / a, (b - both) / (n - a)
  return ratio(both, a, p, p1) + ratio(b - both, n - a, p, p2)
end

-- Section 3: how much the type t is an abbreviation. It has its full stop
-- nearly always, is short, and may have stops inside.
local function score(counts, t)
  local with, without = counts.stopped[t], counts.plain[t] or 0
  local _, inner = t:gsub("%.", "")
  local letters = 0
  for _ in t:gmatch "[^\128-\191.]" do letters = letters + 1 end
  local likelihood = ratio(with, with + without, counts.stops / counts.n, 0.99)
  return likelihood * math.exp(-letters) * (inner + 1) * letters ^ -without
end

-- the orthographic heuristic: "sentence" where a capital of t can only be that
-- of a sentence's begin, "name" where t has one inside sentences, too
local function orthography(counts, t)
  if not counts.small[t] then return "name" end
  return (counts.upper[t] or 0) == 0 and "sentence" or "open"
end

-- What class the language has for an abbreviation, by what follows it.
local function classof(counts, t)
  local all, numbers, ends, capitals = 0, 0, 0, 0
  for nextword, n in pairs(counts.pairs[t] or {}) do
    all = all + n
    if nextword == NUMBER then numbers = numbers + n end
    local big = (counts.capital[t] or {})[nextword] or 0
    capitals = capitals + big
    if big > 0 and orthography(counts, nextword) == "sentence" then ends = ends + big end
  end
  if all >= 3 and numbers * 4 >= all * 3 then return "number" end
  if ends > 0 and ends * 2 >= capitals then return "unit" end
  if capitals * 4 >= all * 3 and all > 0 then return "title" end
  return ends > 0 and "unit" or "never"
end

local function islearnt(t)
  return t ~= NUMBER and #t <= LONGEST and not t:find "[%z\1-\32\"\\]"
    and t:find "[%a\128-\255]" and not t:find "^%d" and not t:find "[@/()%[%]]"
end

local function abbreviations(counts)
  local found = {}
  for _, t in ipairs(sorted(counts.stopped)) do
    -- what was seen once may be any short word (the paper takes these too)
    if counts.stopped[t] > 1 and islearnt(t) and score(counts, t) >= ABBREVIATION then
      found[t] = classof(counts, t)
    end
  end
  return found
end

local function isinitial(t) return t:find "^[^\128-\191][\128-\191]*$" ~= nil end

-- how often t stands in the corpus at all
local function total(counts, t) return (counts.plain[t] or 0) + (counts.stopped[t] or 0) end

-- Section 4.3: words that follow a certain end of a sentence oftener than they
-- should.
local function starters(counts, abbrs)
  local after, ends = {}, 0
  for _, t in ipairs(sorted(counts.capital)) do
    if not abbrs[t] and t ~= NUMBER and not isinitial(t) then
      for nextword, n in pairs(counts.capital[t]) do
        add(after, nextword, n)
        ends = ends + n
      end
    end
  end
  local found = {}
  for _, t in ipairs(sorted(after)) do
    local b, both = total(counts, t), after[t]
    if islearnt(t) and counts.small[t] and both <= b and counts.n * both > ends * b
      and association(ends, b, both, counts.n) >= STARTER then
      found[t] = true
    end
  end
  return found
end

-- Section 4.2: pairs that hold together across the full stop of an abbreviation,
-- an initial or a number: the second word is no starter, and its company is no
-- accident.
local function collocations(counts, abbrs, begin)
  local found = {}
  for _, t in ipairs(sorted(counts.pairs)) do
    if (abbrs[t] or isinitial(t)) and islearnt(t) then
      local row, a = counts.pairs[t], total(counts, t)
      for _, nextword in ipairs(sorted(row)) do
        local b, both = total(counts, nextword), row[nextword]
        if both > 1 and islearnt(nextword) and not begin[nextword] and both <= b and both <= a
          and counts.n * both > a * b
          and association(a, b, both, counts.n) >= COLLOCATION then
          found[#found + 1] = t .. ". " .. nextword
        end
      end
    end
  end
  return found
end

-- --- the result -------------------------------------------------------------

local Learned = {} -- methods

local function quoted(list)
  local parts = {}
  for i, word in ipairs(list) do parts[i] = ("%q"):format(word) end
  return table.concat(parts, ", ")
end

-- a table of lists as Lua, keys sorted
local function lists(t, indent)
  local out = {}
  for _, key in ipairs(sorted(t)) do
    out[#out + 1] = ("%s%s = { %s },"):format(indent, key, quoted(t[key]))
  end
  return table.concat(out, "\n")
end

--- What was learned as the text of a Lua file, the same for the same corpus.
function Learned.source(learned)
  return ("-- learned by gloss.learn; give it to language:with\nreturn {\n"
    .. "  abbreviations = {\n%s\n  },\n  words = {\n%s\n  },\n  collocations = { %s },\n}\n")
    :format(lists(learned.abbreviations, "    "), lists(learned.words, "    "),
      quoted(learned.collocations))
end

--- Saves what was learned as a plain Lua table. Returns true, or nil, a message
-- and the path; a file that was there is then as it was.
function Learned.save(learned, path)
  if type(path) ~= "string" then
    error("path: string expected, got " .. type(path), 2)
  end
  local source = learned:source()
  local ok, why = require "gloss.newfile".save(path, function(put) put(source) end)
  if not ok then return nil, why, path end
  return true
end

local meta = {
  __index = Learned,
  __tostring = function(learned)
    local n = 0
    for _, list in pairs(learned.abbreviations) do n = n + #list end
    return ("learned: %d abbreviations, %d starters, %d collocations"):format(n,
      #(learned.words.starter or {}), #learned.collocations)
  end,
}

-- Whether it is one table of names and strings: nothing that could run for long. Escapes go
-- first, so that the marks of strings are those that Lua sees; a string or a comment ends where
-- a line does, for Lua too.
local function is_table(source)
  local bare = source:gsub("\\[^\r\n]", ""):gsub('"[^"\r\n]*"', "")
  if bare:find("--[", 1, true) then return false end -- a comment of many lines
  bare = bare:gsub("%-%-[^\r\n]*", ""):gsub("%a+%s*=", "")
  return bare:find "^%s*return[%s{},]*$" ~= nil
end

--- Reads what learned:save has written; the file can do nothing but make a table.
-- Returns it, or nil, a message and the path.
function M.load(path)
  if type(path) ~= "string" then
    error("path: string expected, got " .. type(path), 2)
  end
  local source, why = options_of.slurp(path)
  if not source then return nil, why, path end
  if not is_table(source) then
    return nil, path .. ": not a file of learned:save", path
  end
  local chunk, reason = load(source, "=" .. path, "t", {})
  local ok, value = pcall(chunk or error, reason)
  if not ok or type(value) ~= "table" or type(value.abbreviations) ~= "table"
    or type(value.words) ~= "table" or type(value.collocations) ~= "table" then
    return nil, path .. ": not a file of learned:save", path
  end
  return setmetatable(value, meta)
end

-- text after text, whatever they come in
local function each(texts)
  if type(texts) == "string" then return each { texts } end
  if type(texts) == "function" then return texts end
  if type(texts) ~= "table" then
    error("learn: list or iterator of texts expected, got " .. type(texts), 3)
  end
  local i = 0
  return function()
    i = i + 1
    return texts[i]
  end
end

--- Learns from a corpus without labels. texts: a list of strings or docs, or an
-- iterator of them (as gloss.docs gives). options: lang (the code of the
-- language that will be extended, default "und": what it knows by itself is
-- left out). Returns a table in the form of a language's tables:
--   abbreviations  by class (never, title, number, unit), by what follows them
--   words          { starter = … }
--   collocations   pairs across a full stop that ends nothing: "no. one"
-- for gloss.language(code):with(learned); learned:save(path) keeps it, and
-- gloss.learned(path) or dofile read it. About ten megabytes a second of
-- small texts; memory grows with the number of different words. Raises on
-- unknown options.
function M.learn(texts, options)
  options = options_of.check(options, { lang = true }, 2)
  local counts = newcounts()
  for text in each(texts) do
    if type(text) == "table" then text = text.text end
    if type(text) ~= "string" and type(text) ~= "userdata" then
      error("learn: text expected, got " .. type(text), 2)
    end
    count(counts, tostring(text))
  end
  folded = {}
  local known = {}
  if options.lang then
    known = require "gloss.language".knows(options.lang)
  end
  local abbrs = abbreviations(counts)
  local begin = starters(counts, abbrs)
  local learned = { abbreviations = {}, words = {}, collocations = {} }
  for _, t in ipairs(sorted(abbrs)) do
    if not known[t] then
      local class = abbrs[t]
      local list = learned.abbreviations[class] or {}
      learned.abbreviations[class] = list
      list[#list + 1] = counts.written[t]
    end
  end
  for _, t in ipairs(sorted(begin)) do
    if not known[t] then
      learned.words.starter = learned.words.starter or {}
      table.insert(learned.words.starter, t)
    end
  end
  learned.collocations = collocations(counts, abbrs, begin)
  return setmetatable(learned, meta)
end

M.learned = M.load

return M
