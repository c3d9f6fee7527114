--- Shows what gloss.story found: on a terminal, or as lines of JSON.
local core = require "gloss.core"
local json = require "gloss.json"

local M = {}

local ORDER = { PERSON = 1, PER = 1, NORP = 2, GPE = 3, LOC = 4, ORG = 5, FAC = 6 }
local ROWS = 8    -- entities shown of one label
local PLACES = 3  -- places shown of one entity
local ONCE = 56   -- columns for those mentioned once
local WIDTH = 96  -- columns for two pairs in a row
local PAIRS = 6   -- pairs shown
local QUOTES = 12 -- quotations shown
local QUOTE = 36  -- characters of each

-- What a terminal can show safely: no control characters, which a text may
-- hold to deceive it; well-formed; on one line.
local function clean(s)
  s = json.wellformed(s):gsub("%s+", " "):gsub("%c", "\239\191\189")
  return (s:gsub("\194[\128-\159]", "\239\191\189")) -- C1
end

-- Columns that a string takes: one for each character, two for wide ones.
local function width(s)
  if not s:find "[\128-\255]" then return #s end
  local n = 0
  for g in core.graphemes(s):texts() do
    local wide = core.property(g:match "^.[\128-\191]*", "East_Asian_Width")
    n = n + ((wide == "W" or wide == "F") and 2 or 1)
  end
  return n
end

local function pad(s, n) return s .. (" "):rep(math.max(0, n - width(s))) end

-- At most n columns of s, marked where it is cut.
local function cut(s, n)
  if width(s) <= n then return s end
  local out, used = {}, 0
  for g in core.graphemes(s):texts() do
    local w = width(g)
    if used + w > n - 3 then break end
    out[#out + 1] = g
    used = used + w
  end
  return (table.concat(out):gsub("%s+$", "")) .. "..."
end

local function thousands(n)
  local s = ("%d"):format(n)
  repeat
    local count
    s, count = s:gsub("^(%d+)(%d%d%d)", "%1,%2")
  until count == 0
  return s
end
M.thousands = thousands

local function counted(n, one, many)
  return thousands(n) .. " " .. (n == 1 and one or many)
end

local function at(place) return place.line .. ":" .. place.column end

local function places(entity)
  local out = {}
  for i = 1, math.min(PLACES, #entity.mentions) do out[i] = at(entity.mentions[i]) end
  if #entity.mentions > PLACES then out[#out + 1] = "..." end
  return table.concat(out, " ")
end

local function forms(entity)
  local out = {}
  for i, form in ipairs(entity.forms) do
    if i > 3 then
      out[#out + 1] = "..."
      break
    end
    out[i] = clean(form.text) .. " x" .. form.count
  end
  return table.concat(out, ", ")
end

-- Entities by label, those of one mention apart.
local function sorted(list)
  local labels, bylabel, once, rest = {}, {}, {}, 0
  local least = 2
  if not (list[1] and list[1].count > 1) then least = 1 end
  for _, entity in ipairs(list) do
    if entity.count < least then
      once[#once + 1] = entity
    else
      local label = entity.label or ""
      local shown = bylabel[label]
      if not shown then
        shown = {}
        bylabel[label] = shown
        labels[#labels + 1] = label
      end
      if #shown < ROWS then shown[#shown + 1] = entity else rest = rest + 1 end
    end
  end
  table.sort(labels, function(a, b)
    local x, y = ORDER[a] or 99, ORDER[b] or 99
    if x ~= y then return x < y end
    return a < b
  end)
  return labels, bylabel, once, rest
end

local PLAIN = { title = "", head = "", name = "", cue = "", off = "" }
local COLORS = {
  title = "\27[1m", head = "\27[36m", name = "\27[1m", cue = "\27[33m", off = "\27[0m",
}

-- Rows of entities; `width`: of the columns label, name, places
local function rows(list, line, paint, label, size)
  for i, entity in ipairs(list) do
    line(paint("head", pad(i == 1 and label or "", size[1])), "  ",
      paint("name", pad(cut(clean(entity.name), size[2]), size[2])),
      ("  %3d  "):format(entity.count), pad(places(entity), size[3]),
      entity.forms[1] and "  " .. forms(entity) or "")
  end
end

-- Names in a line, as many as fit: the line, and how many there is no room for.
local function names_once(list)
  local names, used = {}, 0
  for i = 1, #list do
    local name = cut(clean(list[i].name), 32)
    used = used + width(name) + 2
    if i > 1 and used > ONCE then break end
    names[i] = name
  end
  return "once: " .. table.concat(names, ", "), #list - #names
end

-- What is told of the names that have no row: some that are there once, and how many others.
local function rowless(once, rest)
  local more = {}
  if once[1] then
    local left
    more[1], left = names_once(once)
    rest = rest + left
  end
  if rest > 0 then more[#more + 1] = counted(rest, "more name", "more names") end
  return more
end

local function entities(story, line, paint, size, labels, bylabel, once, rest)
  for _, label in ipairs(labels) do rows(bylabel[label], line, paint, clean(label), size) end
  local more = rowless(once, rest)
  if story.credits > 0 then
    more[#more + 1] = counted(story.credits, "mention", "mentions")
      .. " in credits left out"
  end
  if more[1] then line(pad("", size[1]), "  + ", table.concat(more, "; ")) end
end

local function unlisted(list, line, paint, size, once, rest)
  rows(list, line, paint, "unlisted", size)
  local more = rowless(once, rest)
  if more[1] then
    line(paint("head", pad(list[1] and "" or "unlisted", size[1])), "  + ",
      table.concat(more, "; "))
  end
end

-- All names: those of lists by label, then the others, in the same columns.
local function names_of(story, line, paint, asked)
  local labels, bylabel, once, rest = sorted(story.entities)
  local _, others, others_once, others_rest = sorted(story.unlisted)
  others = others[""] or {}
  local size = { story.unlisted[1] and 8 or 6, 0, 0 }
  local function fit(list)
    for _, entity in ipairs(list) do
      size[2] = math.max(size[2], width(clean(entity.name)))
      size[3] = math.max(size[3], #places(entity))
    end
  end
  for _, label in ipairs(labels) do
    size[1] = math.max(size[1], width(clean(label)))
    fit(bylabel[label])
  end
  fit(others)
  size[2] = math.min(size[2], 32)
  entities(story, line, paint, size, labels, bylabel, once, rest)
  unlisted(others, line, paint, size, others_once, others_rest)
  if #story.entities == 0 and #story.unlisted == 0 and story.credits == 0 then
    line("no names found" .. (asked and "" or " (a list of names is given with -g)"))
  end
end

local function pairs_of(story, line, paint)
  local shown = {}
  local least = story.together[1] and math.min(2, story.together[1].count) or 1
  for i = 1, math.min(PAIRS, #story.together) do
    local two = story.together[i]
    if two.count < least then break end
    local where = table.concat(two.sentences, ", ", 1, math.min(6, #two.sentences))
    if #two.sentences > 6 then where = where .. " ..." end
    shown[i] = ("%s + %s %d (%s%s)"):format(clean(two.a.called), clean(two.b.called),
      two.count, i == 1 and (two.count == 1 and "sentence " or "sentences ") or "", where)
  end
  local left, right = 0, 0 -- two in a row, if they fit
  for i = 1, #shown, 2 do
    left = math.max(left, width(shown[i]))
    right = math.max(right, width(shown[i + 1] or ""))
  end
  local step = left + right + 13 <= WIDTH and 2 or 1
  for i = 1, #shown, step do
    line(paint("head", pad(i == 1 and "together" or "", 11)),
      step == 1 and shown[i] or pad(shown[i], left) .. "  " .. (shown[i + 1] or ""))
  end
end

local function quotes_of(story, line, paint)
  local list, wwho, wcue, wat, terms = {}, 0, 0, 0, 0
  for _, q in ipairs(story.quotes) do
    if q.kind == "term" or q.depth > 1 then
      terms = terms + 1
    else
      local who = clean(q.who or q.speaker or "-")
      if q.who and q.who ~= q.speaker and not q.who:find(q.speaker, 1, true) then
        who = clean(q.speaker) .. " (" .. who .. ")"
      end
      local row = { at = at(q), who = cut(who, 36), cue = clean(q.cue or ""),
        text = cut(clean(q.text), QUOTE) }
      wwho, wcue = math.max(wwho, width(row.who)), math.max(wcue, #row.cue)
      wat = math.max(wat, #row.at)
      list[#list + 1] = row
    end
  end
  for i = 1, math.min(#list, QUOTES) do
    local row = list[i]
    line(paint("head", pad(i == 1 and "who said" or "", 11)), pad(row.at, wat), "  ",
      paint("name", pad(row.who, wwho)), "  ", paint("cue", pad(row.cue, wcue)),
      "  ", row.text)
  end
  if #list > QUOTES then
    line(pad("", 11), thousands(#list - QUOTES), " more quotations")
  end
end

-- Raises where that is no story.
local function check_story(story)
  local object = require "gloss.options".object(story)
  if object or type(story) ~= "table" or not (story.sentences and story.entities) then
    error("what gloss.story gives expected, got " .. (object or type(story)), 3)
  end
end

--- The report for a terminal, a string of lines.
-- @param story what gloss.story returned
-- @param options color = true paints it (ANSI); asked = true: names were given
function M.text(story, options)
  check_story(story)
  local colors = options and options.color and COLORS or PLAIN
  local out = {}
  local function paint(name, s)
    if colors == PLAIN or s == "" then return s end
    return colors[name] .. s .. colors.off
  end
  local function line(...)
    out[#out + 1] = (table.concat{ ... }:gsub(" +$", "")) .. "\n"
  end

  local title = story.title or story.sentences[1] and story.sentences[1].text
  line(paint("title", title and cut(clean(title), 100) or "(no text)"))
  local from = {}
  if story.byline then from[1] = "By " .. clean(story.byline) end
  if story.place then
    from[#from + 1] = clean(story.place) .. (story.agency
      and " (" .. clean(story.agency) .. ")" or "")
  end
  local size = counted(story.bytes, "byte", "bytes") .. ", "
    .. counted(#story.sentences, "sentence", "sentences")
  local head = table.concat(from, ", ")
  line(head == "" and size or pad(head, 42) .. "  " .. size)
  line()
  names_of(story, line, paint, options and options.asked)
  if story.together[1] or story.quotes[1] then line() end
  pairs_of(story, line, paint)
  quotes_of(story, line, paint)
  if story.why then
    line(paint("head", "why        "), at(story.why), "  ", clean(story.why.text))
  end
  if story.incomplete then line("incomplete ", clean(story.incomplete)) end
  return table.concat(out)
end

local function mention_of(m)
  return { first = m.first, last = m.last, line = m.line, column = m.column,
    sentence = m.sentence, text = m.text }
end

local function array(list, make)
  local out = setmetatable({}, json.list)
  for i, item in ipairs(list) do out[i] = make and make(item) or item end
  return out
end

--- The story as records, each a table without cycles that JSON can hold: one
-- of type "story", then those of type "sentence", "entity", "unlisted", "together",
-- "quote".
-- @return an iterator
function M.records(story)
  check_story(story)
  local file = story.file
  local list = { {
    type = "story", file = file, date = story.date, bytes = story.bytes, title = story.title,
    byline = story.byline, place = story.place, agency = story.agency,
    sentences = #story.sentences, entities = #story.entities,
    unlisted = #story.unlisted,
    quotes = #story.quotes, credits = story.credits, incomplete = story.incomplete,
  } }
  for i, s in ipairs(story.sentences) do
    list[#list + 1] = { type = "sentence", file = file, number = i, first = s.first,
      last = s.last, line = s.line, column = s.column, text = s.text }
  end
  for _, e in ipairs(story.entities) do
    list[#list + 1] = { type = "entity", file = file, id = e.id, label = e.label,
      name = e.name, count = e.count, mentions = array(e.mentions, mention_of),
      forms = array(e.forms) }
  end
  for _, e in ipairs(story.unlisted) do
    list[#list + 1] = { type = "unlisted", file = file, name = e.name, count = e.count,
      mentions = array(e.mentions, mention_of), forms = array(e.forms) }
  end
  for _, two in ipairs(story.together) do
    local function side(e) return { id = e.id, label = e.label, name = e.name } end
    list[#list + 1] = { type = "together", file = file, a = side(two.a),
      b = side(two.b), count = two.count, sentences = array(two.sentences) }
  end
  for _, q in ipairs(story.quotes) do
    list[#list + 1] = { type = "quote", file = file, first = q.first, last = q.last,
      line = q.line, column = q.column, sentence = q.sentence, text = q.text,
      kind = q.kind, depth = q.depth, unclosed = q.unclosed, speaker = q.speaker,
      cue = q.cue, who = q.who, id = q.id, rule = q.rule }
  end
  local i = 0
  return function()
    i = i + 1
    return list[i]
  end
end

--- The story as JSON Lines: a string, one record a line, keys sorted.
function M.jsonl(story)
  check_story(story)
  local out = {}
  for record in M.records(story) do out[#out + 1] = json.encode(record) .. "\n" end
  return table.concat(out)
end

return M
