--- Zones: what in a wire story is not the story: its title, its credits. A
-- matcher that writes the layer "zones"; the labels are
--
--     headline    the first paragraph, if it ends as no sentence does; its
--                 first line, if the second is a byline
--     caption     what stands before a credit, in a paragraph before the story
--     credit      NORTHWIRE/NRA (Northwire), behind a caption or by itself
--     byline      By Tomas Lindqvist
--     dateline    GENEVA, March 12 (Northwire) -
--     correction  (Corrects name in lead), Correction: ..., as a paragraph or
--                 before byline and dateline
--     signoff     (Reporting by ...; Editing by ...), at the end
--
-- Byline and dateline are parts of the first sentence in the layer `sentences`;
-- here they are cut out of it. doc.zones is this layer, made when first read.
-- Each is looked for at its own place, in a window of a fixed size.
local check_doc = require "gloss.options".check_doc
local core = require "gloss.core"

local M = { layer = "zones", needs = { "paragraphs" } }

local MAX_TITLE = 300  -- bytes
local MAX_LINE = 500   -- bytes of a paragraph's start that are looked at
local MAX_CREDIT = 100 -- bytes of its end, for a credit
local MAX_TAIL = 1000  -- and for a signoff

local DASH = { ["-"] = true, ["--"] = true, ["–"] = true, ["—"] = true }

-- Words in capitals: GENEVA, U.N., SAINT-DENIS.
local function shouted(word)
  return word:find "%u%u" ~= nil and not word:find "%l" or word:find "^%u%.%u" ~= nil
end

-- Length of a dateline at the start of `s`: a place in capitals, perhaps a
-- date, an agency in brackets, a dash. Second result: place, third: agency.
local function dateline(s)
  if not s:find("(", 1, true) then return nil end
  local place, agency, stop = s:match "^(%u[^%(%)\n]*)%s%(([^%(%)%d\n]+)%)%s*()"
  if not place then return nil end
  local dash = s:match("^%-%-?%f[%s]", stop) or s:match("^\226\128[\147\148]", stop)
  if not DASH[dash] or not shouted(place:match "^%S+") then return nil end
  return stop + #dash - 1, (place:gsub(",%s%u%l.*$", "")), agency
end

-- Length of a byline at the start of `s`: By and names, up to the end of the
-- line or to a word in capitals (the dateline).
local function byline(s)
  local at = s:match "^[Bb][Yy]%s+()%u"
  if not at then return nil end
  local last, words = nil, 0
  for from, word, to in s:gmatch "()([^%s]+)()" do
    if from >= at then
      local bare = word:gsub("[,;]$", "")
      local joins = word == "and" or word == "&" or bare == "de" or bare == "van"
        or bare == "von" or bare == "al" or bare == "bin" or bare == "der"
      if from > at and s:sub(last + 1, from - 1):find "\n" then break end
      if shouted(bare) and (#bare > 3 or dateline(s:sub(from))) or not (joins or bare:find "^%u"
        or bare:find "^[\195-\244]")
      then
        if not shouted(bare) then return nil end -- "By Monday they had"
        break
      end
      last = to - 1
      if not joins then words = words + 1 end
      if words > 12 then return nil end
    end
  end
  -- a sentence that begins with "By" is no byline
  if not last or words < 2 or s:sub(1, last):find "[%.!%?]$" then return nil end
  return last, (s:sub(at, last):gsub("%s+", " "))
end

-- Length of the title that a first paragraph is, or begins with; second result:
-- where the byline in the line below begins.
local function headline(head)
  local title, at
  if head:find("\n", 1, true) then title, at = head:match "^([^\n]-)%s*\n%s*()[^\n]+$" end
  if title and byline(head:sub(at)) ~= #head - at + 1 then return nil end
  title = title or head
  if title:find("^[%.!;:,]", -1) or title:find "\n" then return nil end
  return #title, at
end

local REASONS = {
  headline = "headline: the first paragraph, which ends as no sentence does",
  caption = "caption: before a credit, above the story",
  correction = "correction: a note on the story itself",
  byline = "byline: By and names, at the beginning of a paragraph",
  dateline = "dateline: a place in capitals, an agency in brackets, a dash",
  credit = "credit: CAPITALS/CAPITALS at the end of a paragraph",
  signoff = "signoff: (... by ...) at the end of the text",
}

local function why(span) return REASONS[span.label] end

-- how a note on the story itself begins, in brackets or as a paragraph
local NOTE = {}
for verb in ([[ Adds Corrects Corrected Updates Updated Recasts Refiles Repeats
  Clarifies Removes Rewrites Fixes Deletes Drops ]]):gmatch "%a+" do
  NOTE[verb] = true
end
local NOTES = { "^C[Oo][Rr][Rr][Ee][Cc][Tt][Ii][Oo][Nn]%a*:", "^This %l+ has been corrected",
  "^This %l+ was corrected", "^An earlier version of th" }

-- Length of such a note at the start of `s`, all of it where it is a paragraph.
local function correction(s)
  if not s:find "^[%(ACT]" then return nil end
  local verb, stop = s:match "^%((%u%l+)%f[^%l][^%(%)\n]*%)()"
  if NOTE[verb] then return stop - 1 end
  for _, pattern in ipairs(NOTES) do
    if s:find(pattern) then return #s end
  end
end

--- Finds the zones of a doc.
-- @return a Spans; fields: `names` of a byline, `place` and `agency` of a dateline
function M.find(_, doc, options)
  check_doc(doc, options, 2)
  local text, rows = doc.text, { why = why }
  local function add(first, last, label, fields)
    local row = { first, last, label = label }
    for k, v in pairs(fields or {}) do row[k] = v end
    rows[#rows + 1] = row
  end

  local first, last = {}, {}
  for i, j in doc.paragraphs:offsets() do first[#first + 1], last[#last + 1] = i, j end
  local begun -- the story proper: behind its dateline
  for i = 1, #first do
    local from, to = first[i], last[i]
    local head = text:sub(from, math.min(to, from + MAX_LINE))
    local size, below
    if i == 1 and #first > 1 and to - from < MAX_TITLE then size, below = headline(head) end
    if size then
      add(from, from + size - 1, "headline")
      if below then
        from = from + below - 1
        head = head:sub(below)
      end
    else
      local noted = correction(head)
      if noted == #head then noted = to - from + 1 end
      if noted then
        add(from, from + noted - 1, "correction")
        from = math.min(text:match("^%s*()", from + noted), to + 1)
        head = text:sub(from, math.min(to, from + MAX_LINE))
      end
    end
    if not begun and from <= to and not (rows[1] and rows[1][1] == from) then
      local names
      size, names = byline(head)
      if size then
        add(from, from + size - 1, "byline", { names = names })
        size = head:match("^%s*()", size + 1)
      else
        size = 1
      end
      local length, place, agency = dateline(head:sub(size))
      if length then
        begun = true
        add(from + size - 1, from + size + length - 2, "dateline",
          { place = place, agency = agency })
      end
    end
    -- CAPITALS/CAPITALS behind the last sentence, or alone
    local tail = math.max(from, to - MAX_CREDIT)
    local back = text:sub(tail, to)
    local at, credit
    if back:find("/", 1, true) then
      at, credit = back:match "()(%u[%u%d&%.%-]+/%u[%u%d&%.%-/]*[^%.!%?]*)$"
    end
    if at and (at == 1 and tail == from or back:sub(1, at - 1):find "[%.!%?\"”%)]%s+$")
      and not credit:find "%l%l+ %l"
    then
      if not begun and tail + at - 1 > from then
        add(from, from - 1 + text:sub(from, tail + at - 2):match "^.*()%S", "caption")
      end
      add(tail + at - 1, to, "credit")
    end
    if i == #first and text:find("^%)", to) then
      tail = math.max(from, to - MAX_TAIL)
      at = text:sub(tail, to):match "()%(%u%l[^%(%)]* by [^%(%)]*%)$"
      if at then add(tail + at - 1, to, "signoff") end
    end
  end
  return core.spans(doc._text, rows)
end

return M
