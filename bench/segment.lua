-- Unicode segmentation beside its peers: ICU, utf8proc, libunistring and
-- StringZilla (compiled from bench/peers.c where their headers are), the crates
-- unicode-segmentation and bstr (bench/segment.rs), string.gmatch, LPeg, lrexlib,
-- luautf8 and Perl where they are installed. All cut the same texts; where
-- their rules are the same, so have to be the boundaries, before times count.
--
-- StringZilla is found where STRINGZILLA names its folder include, or after
-- `npm install --ignore-scripts --prefix build/bench stringzilla@5`; crates where CRATES
-- names their folder, or where Debian has them (librust-unicode-segmentation-dev,
-- librust-bstr+unicode-dev, cargo).
--
-- Figures are MB (10^6 bytes of UTF-8) per second of processor time, medians
-- of rounds in which all take their turns. Those of gloss are of a call from
-- Lua with a string, validation included, the Spans made whole.
--
-- BENCH_SIZE: bytes of each text; BENCH_ROUNDS; BENCH_TEXT=path: that text in
-- the place of those made here; BENCH_HARD=1: only texts hard on an algorithm.
package.path = "./bench/?.lua;" .. package.path
local corpus = require "corpus"
local gloss = require "gloss"
local peers = require "peers"
local support = require "support"

local SIZE = tonumber(arg[1] or os.getenv "BENCH_SIZE") or 1000000
local ROUNDS = tonumber(os.getenv "BENCH_ROUNDS") or 5

local function uax_sentences(s) return gloss.sentences(s, { profile = "uax29" }) end

local ALGORITHMS = { "words", "sentences", "graphemes", "linebreaks" }
local FACES = {
  words = gloss.words, sentences = uax_sentences,
  graphemes = gloss.graphemes, linebreaks = gloss.linebreaks,
}
-- what no peer here does
local OTHERS = { "validation", "sentences by language", "lines", "paragraphs" }
local OTHER_FACES = {
  validation = gloss.text, ["sentences by language"] = gloss.sentences,
  lines = gloss.lines, paragraphs = gloss.paragraphs,
}

--- A table of figures by row and column, as Markdown. `times[row][column]` is
-- a list of seconds; `mark(row, column)` may say something of it.
local function print_table(title, rows, columns, times, mark)
  local lines = { { title } }
  for _, column in ipairs(columns) do table.insert(lines[1], column.name) end
  for _, row in ipairs(rows) do
    local line, any = { row }, false
    for _, column in ipairs(columns) do
      local list = times[row] and times[row][column.name]
      local cell = ""
      if list then
        cell = ("%.0f%s"):format(#column.text / 1e6 / support.median(list),
          mark and mark(row, column.name) or "")
        any = true
      end
      line[#line + 1] = cell
    end
    if any then lines[#lines + 1] = line end
  end
  support.print_table(lines)
end

-- times[algorithm][row][column]: seconds, round by round
local times = {}
local function note(algorithm, row, column, seconds)
  local rows = times[algorithm] or {}
  times[algorithm] = rows
  rows[row] = rows[row] or {}
  local list = rows[row][column] or {}
  rows[row][column] = list
  list[#list + 1] = seconds
end

-- Calls fn(name of the row) with each level of instructions in use.
local function each_level(fn)
  if not gloss.simd then return fn "gloss" end
  local best, levels = gloss.simd()
  for _, level in ipairs(levels) do
    gloss.simd(level)
    fn("gloss, " .. level)
  end
  gloss.simd(best)
end

local function level_rows()
  local rows = {}
  each_level(function(row) table.insert(rows, 1, row) end)
  return rows
end
local LEVELS = level_rows() -- the best one first

local differs = {} -- "algorithm row column" -> true

-- What gloss finds, before any time is taken: count and checksum by algorithm.
-- Every level has to find the same.
local function results(column)
  local all = {}
  for _, algorithm in ipairs(ALGORITHMS) do
    each_level(function(row)
      local r = peers.result(FACES[algorithm](column.text))
      if all[algorithm] and not peers.same(r, all[algorithm]) then
        error(("%s of %s: %s differs"):format(algorithm, column.name, row), 0)
      end
      all[algorithm] = r
    end)
  end
  return all
end

local function round(column, expected)
  for _, p in ipairs(column.valid and peers.run(column.path) or {}) do
    note(p.algorithm, p.name, column.name, p.seconds)
    if not peers.same(p, expected[p.algorithm]) then
      if peers.has_our_rules(p, column.name) then
        error(("%s of %s: %s has %d segments, gloss %d"):format(p.algorithm,
          column.name, p.name, p.count, expected[p.algorithm].count), 0)
      end
      differs[p.algorithm .. p.name .. column.name] = true
    end
  end
  each_level(function(row)
    for _, algorithm in ipairs(ALGORITHMS) do
      note(algorithm, row, column.name, support.seconds(FACES[algorithm], column.text))
    end
  end)
end

-- The texts: { name =, text =, path = } each.
local function texts()
  local list = {}
  local function add(name, text) list[#list + 1] = { name = name, text = text } end
  if os.getenv "BENCH_TEXT" then
    add("BENCH_TEXT", support.read(os.getenv "BENCH_TEXT"))
  elseif os.getenv "BENCH_HARD" then
    for _, name in ipairs(corpus.HARD) do add(name, corpus.hard(name, SIZE)) end
  else
    add("plain", support.english(SIZE))
    for _, name in ipairs(corpus.PROSE) do add(name, corpus.prose(name, SIZE)) end
  end
  for _, column in ipairs(list) do
    column.path = os.tmpname()
    column.valid = utf8.len(column.text) ~= nil
    local file = assert(io.open(column.path, "wb"))
    assert(file:write(column.text))
    file:close()
  end
  return list
end

-- "×12": how many times as fast gloss is on its best level; "*": the peer has
-- other boundaries.
local function marker(algorithm)
  return function(row, column)
    local t = times[algorithm]
    if row:find "^gloss" then return "" end
    local ratio = support.median(t[row][column]) / support.median(t[LEVELS[1]][column])
    return (ratio < 10 and " ×%.1f%s" or " ×%.0f%s"):format(ratio,
      differs[algorithm .. row .. column] and "*" or "")
  end
end

local function by_peers(columns)
  for _, note_of in ipairs(peers.absent()) do print("absent: " .. note_of) end
  local expected = {}
  for i, column in ipairs(columns) do expected[i] = results(column) end
  for _ = 1, ROUNDS do
    for i, column in ipairs(columns) do round(column, expected[i]) end
  end
  for _, algorithm in ipairs(ALGORITHMS) do
    local rows = table.move(peers.NAMES, 1, #peers.NAMES, #LEVELS + 1, { table.unpack(LEVELS) })
    print_table(algorithm, rows, columns, times[algorithm], marker(algorithm))
  end
end

-- What gloss alone does, on its best level.
local function alone(columns)
  for _ = 1, ROUNDS do
    for _, column in ipairs(columns) do
      for _, name in ipairs(OTHERS) do
        note("alone", name, column.name, support.seconds(OTHER_FACES[name], column.text))
      end
    end
  end
  print_table("gloss", OTHERS, columns, times.alone)
end

-- The peers that are called from Lua, or are languages as Lua is: words and
-- graphemes of plain English, as offsets. Slow, hence less text.
local function scripting()
  local text = support.english(SIZE // 4)
  local columns = { { name = "plain", text = text } }
  for _, algorithm in ipairs { "words", "graphemes" } do
    local list, rows = peers.scripting(algorithm, gloss), {}
    local expected
    for i = 1, ROUNDS do
      for k, p in ipairs(list) do
        local seconds, result = p.run(text)
        expected = expected or result
        if not peers.same(result, expected) then
          error(p.name .. " and gloss find other " .. algorithm, 0)
        end
        note(algorithm .. ", as offsets in Lua", p.name, "plain", seconds)
        if i == 1 then rows[k] = p.name end
      end
    end
    local title = algorithm .. ", as offsets in Lua"
    print_table(title, rows, columns, times[title], function(row)
      return (" ×%.1f"):format(support.median(times[title][row].plain)
        / support.median(times[title][rows[1]].plain))
    end)
  end
end

local columns = texts()
by_peers(columns)
if not os.getenv "BENCH_HARD" then
  alone(columns)
  if not os.getenv "BENCH_TEXT" then scripting() end
end
for _, column in ipairs(columns) do os.remove(column.path) end
