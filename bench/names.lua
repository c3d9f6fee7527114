-- How many of the names in texts with gold gloss finds without a list of the
-- user's: those of gloss.world and the unlisted ones, without types. The corpora
-- are in GLOSS_CORPORA (default ../shared/corpora), folder `entities`: a line of
-- JSON a text, { text =, spans = { { s =, e =, type = } } }, bytes from 0, half
-- open.
--
--   lua5.4 bench/names.lua [SET…]       figures
--   lua5.4 bench/names.lua --missed SET, --false SET, --listed SET
--                                       what is missed, found where nothing is,
--                                       found of gloss.world where nothing is
local gloss = require "gloss"
local cjson = require "cjson"

local DIR = (os.getenv "GLOSS_CORPORA" or "../shared/corpora") .. "/entities/"
local SETS = { "conll03/testa", "wikigold/all", "worldwide/dev", "uner_ewt/dev", "wnut17/dev",
  "gum/entities.news", "../../story/entities" }
local NO_NAMES = { Date = true, Money = true, time = true }

local function gold_of(record)
  local gold, seen = {}, {}
  for _, s in ipairs(record.spans) do
    if not NO_NAMES[s.type] and s.name ~= false then -- GUM: named, and what of it is
      local from, to = (s.core or { s.s, s.e })[1], (s.core or { s.s, s.e })[2]
      if s.name == nil or s.core then
        local key = from .. " " .. to
        if not seen[key] then gold[#gold + 1] = { from + 1, to } end
        seen[key] = true
      end
    end
  end
  return gloss.spans(record.text, gold):resolve()
end

local function found_in(text)
  local doc = gloss.doc(text, { lang = "en" })
  doc:layer("entities", require "gloss.world".names(doc))
  return doc.entities:as() + doc.unlisted:as(), doc.entities
end

local function measure(name, show)
  local file = io.open(DIR .. name .. ".jsonl")
  if not file then return nil end
  local golds, founds, exact, met, hit, listed, wrong = 0, 0, 0, 0, 0, 0, 0
  local bag = {}
  local function note(spans)
    for text in spans:texts() do bag[text] = (bag[text] or 0) + 1 end
  end
  for line in file:lines() do
    local record = cjson.decode(line)
    local gold = gold_of(record)
    local found, named = found_in(gold.text)
    found = found:resolve()
    golds, founds = golds + #gold, founds + #found
    exact = exact + #gold:same(found)
    met = met + #gold:overlapping(found)
    hit = hit + #found:overlapping(gold)
    listed = listed + #named
    wrong = wrong + #named - #named:overlapping(gold)
    if show == "--missed" then note(gold - gold:overlapping(found)) end
    if show == "--false" then note(found - found:overlapping(gold)) end
    if show == "--listed" then note((named - named:overlapping(gold)):as()) end
    if show == "--bounds" then
      note((found:overlapping(gold) - found:same(gold)))
    end
  end
  file:close()
  if show then
    local list = {}
    for text, n in pairs(bag) do list[#list + 1] = { text, n } end
    table.sort(list, function(a, b)
      if a[2] ~= b[2] then return a[2] > b[2] end
      return a[1] < b[1]
    end)
    for _, row in ipairs(list) do print(row[2], (row[1]:gsub("%s+", " "))) end
    return
  end
  local function f(right, gold, found)
    local p, r = 100 * right[1] / found, 100 * right[2] / gold
    return p, r, 2 * p * r / (p + r)
  end
  local ep, er, ef = f({ exact, exact }, golds, founds)
  local op, orr, of = f({ hit, met }, golds, founds)
  print(("%-18s %6d  %5.1f %5.1f %5.1f   %5.1f %5.1f %5.1f  %7d %5.1f"):format(name, golds, ep, er,
    ef, op, orr, of, listed, 100 * (listed - wrong) / math.max(1, listed)))
end

local show = (arg[1] or ""):match "^%-%-%w+$"
if show then table.remove(arg, 1) end
if not show then
  print "                            same extent          overlapping         of gloss.world"
  print "set                 names     P     R     F       P     R     F    found     P"
end
for _, name in ipairs(arg[1] and arg or SETS) do measure(name, show) end
