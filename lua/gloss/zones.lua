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

-- Of a paragraph: { text =, rows =, begun = whether a dateline stood in a former one }
local function add(z, first, last, label, fields)
  local row = { first, last, label = label }
  for k, v in pairs(fields or {}) do row[k] = v end
  z.rows[#z.rows + 1] = row
end

-- The beginning of a stretch.
local function head_of(z, from, to) return z.text:sub(from, math.min(to, from + MAX_LINE)) end

-- A title or a note that a paragraph begins with: where the rest of it begins, and how.
local function find_title(z, from, to, may_be_title)
  local head, size, below = head_of(z, from, to), nil, nil
  if may_be_title and to - from < MAX_TITLE then size, below = headline(head) end
  if size then
    add(z, from, from + size - 1, "headline")
    if below then return from + below - 1, head:sub(below) end
    return from, head
  end
  size = correction(head)
  if not size then return from, head end
  if size == #head then size = to - from + 1 end
  add(z, from, from + size - 1, "correction")
  from = math.min(z.text:match("^%s*()", from + size), to + 1)
  return from, head_of(z, from, to)
end

-- Byline and dateline, where the story proper begins.
local function find_lead(z, from, head)
  local size, names = byline(head)
  if size then
    add(z, from, from + size - 1, "byline", { names = names })
    size = head:match("^%s*()", size + 1)
  else
    size = 1
  end
  local length, place, agency = dateline(head:sub(size))
  if length then
    z.begun = true
    add(z, from + size - 1, from + size + length - 2, "dateline",
      { place = place, agency = agency })
  end
end

-- CAPITALS/CAPITALS behind the last sentence, or alone; above the story what is before it.
local function find_credit(z, from, to)
  local tail = math.max(from, to - MAX_CREDIT)
  local back = z.text:sub(tail, to)
  local at, credit
  if back:find("/", 1, true) then
    at, credit = back:match "()(%u[%u%d&%.%-]+/%u[%u%d&%.%-/]*[^%.!%?]*)$"
  end
  if not at or credit:find "%l%l+ %l"
    or not (at == 1 and tail == from or back:sub(1, at - 1):find "[%.!%?\"”%)]%s+$")
  then
    return
  end
  if not z.begun and tail + at - 1 > from then
    add(z, from, from - 1 + z.text:sub(from, tail + at - 2):match "^.*()%S", "caption")
  end
  add(z, tail + at - 1, to, "credit")
end

-- What a text ends with in brackets: who reported and edited.
local function find_signoff(z, from, to)
  if not z.text:find("^%)", to) then return end
  local tail = math.max(from, to - MAX_TAIL)
  local at = z.text:sub(tail, to):match "()%(%u%l[^%(%)]* by [^%(%)]*%)$"
  if at then add(z, tail + at - 1, to, "signoff") end
end

--- Finds the zones of a doc.
-- @return a Spans; fields: `names` of a byline, `place` and `agency` of a dateline
function M.find(_, doc, options)
  check_doc(doc, options, 2)
  local rows = { why = why }
  local z = { text = doc.text, rows = rows, begun = false }
  local n, i = #doc.paragraphs, 0
  for from, to in doc.paragraphs:offsets() do
    i = i + 1
    local head
    from, head = find_title(z, from, to, i == 1 and n > 1)
    if not z.begun and from <= to and not (rows[1] and rows[1][1] == from) then
      find_lead(z, from, head)
    end
    find_credit(z, from, to)
    if i == n then find_signoff(z, from, to) end
  end
  return core.spans(doc._text, rows)
end

return M
