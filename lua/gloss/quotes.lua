--- Quotations: where they begin and end, and who is quoted where the text says
-- so plainly. A matcher; the layer `doc.quotes` is what it finds.
--
--     for q in doc.quotes:each() do print(q.who or "?", q.cue, q) end
--
-- First the marks are paired (gloss.quotemarks), then every quotation looks for
-- its reporting clause (gloss.clause), behind it and before it, in a window of
-- tokens of a fixed size. The cost is linear in the text.
local core = require "gloss.core"
local clauses = require "gloss.clause"
local quotemarks = require "gloss.quotemarks"

local M = { layer = "quotes", needs = { "paragraphs", "sentences", "tokens" } }

local MAX_TERM = 6 -- words of a term: "universal period review"
local MAX_GAP = 80 -- bytes between a clause and the quotation that goes on

local SPEAKER = { "speaker", "speaker_first", "speaker_last", "who", "who_id" }

local bound, extents, word, lower = clauses.bound, clauses.extents, clauses.word, clauses.lower

-- How a quotation looks: its words (as far as they matter), whether it begins
-- with a capital, ends as a clause does, stands where a sentence may begin.
local function shape(v, q)
  local inner = v.text:sub(q.first + #q.mark, q.last - q.close)
  local words, i = 0, bound(v.first, q.first)
  while v.first[i] and v.first[i] < q.last and words <= MAX_TERM do
    if clauses.wordlike(v, i) and #word(v, i) > #q.mark then words = words + 1 end
    i = i + 1
  end
  local start = inner:match "^[%s\194\160]*([%z\1-\127\194-\244][\128-\191]*)" or ""
  local capital = start:find "^[%u%(%[%d]" ~= nil
  if start:find "^[\194-\244][\128-\191]" then
    -- letters without case open a sentence as well as capitals do
    local ok, category = pcall(core.property, start, "General_Category")
    capital = ok and (category == "Lu" or category == "Lt" or category == "Lo")
  end
  local closed = inner:find "[%.%?!,]%s*$" or inner:find "…%s*$" or inner:find "[。！？]$"
  local lead = v.text:sub(math.max(1, q.first - 4), q.first - 1)
  local from = clauses.sentence_of(v, q.first)
  local opens = from and v.first[from] and v.first[from] >= q.first - 1
    or lead:find "[,:%.%?!]%s*$" or lead:find "^%s*$" or lead:find "\226\128[\147\148]%s*$"
  return { words = words, capital = capital, closed = closed and true, opens = opens and true }
end

-- The clause of quotation n when the one before has one, and nothing is
-- between the two but what is left of the sentence of that clause.
local function continued(v, quotes, n, form)
  local q, p = quotes[n], quotes[n - 1]
  if not (p and p.speaker and form.opens) then return nil end
  local from = p.last
  if p.stop then
    local s = bound(v.slast, v.last[p.stop])
    from = v.slast[s] and v.slast[s] < q.first and v.slast[s] or v.last[p.stop]
  end
  if from < q.first and q.first - from < MAX_GAP
    and not v.text:sub(from + 1, q.first - 1):find "[^%s%.,;:]"
  then
    return { same = p, rule = "continued" }
  end
end

-- Writes down who a clause says it is. `known` goes along the text: spoke, by
-- number of sentence, and surnames, last word of a name -> the longer name.
local function identify(v, q, who, known)
  local s = bound(v.slast, v.first[who.from])
  if who.pronoun then
    if v.know.personal[who.pronoun] then
      local name = clauses.antecedent(v, s, known.spoke, who.pronoun)
      if name then
        q.who, q.who_id = known.surnames[name.name] or name.name, name.id
      end
    end
  elseif who.entity then
    q.who, q.who_id = who.entity.name or q.speaker, who.entity.id
  elseif not who.plain then
    local last = word(v, who.to)
    if who.to > who.from then known.surnames[last] = q.speaker end
    q.who = known.surnames[last] or q.speaker
  end
  if q.who and (not who.entity or who.entity.person) then
    known.spoke[s] = { name = q.who, id = q.who_id }
  end
end

local function kind_of(q, p, form, naming)
  if q.speaker then
    local direct = form.capital and form.opens or q.rule == "continued"
      or p and p.kind == "direct" and p.cue_first and p.cue_first == q.cue_first
    return direct and "direct" or "mixed" -- p: "...," he said, "..."
  elseif naming or form.words <= MAX_TERM and not (form.capital and form.closed) then
    return "term"
  end
  return form.capital and form.opens and "direct" or "mixed"
end

local function attribute(v, quotes)
  local know, known = v.know, { spoke = {}, surnames = {} }
  local list, starts, upto = {}, {}, {} -- list: those that are in no other
  for i, q in ipairs(quotes) do
    if q.depth == 1 then list[#list + 1] = q end
    starts[i], upto[i] = q.first, math.max(q.last, upto[i - 1] or 0)
  end
  v.quoted = function(at)
    local k = bound(starts, at + 1) - 1
    return k >= 1 and upto[k] >= at
  end
  local function note(q, name, from, to)
    q[name] = v.text:sub(v.first[from], v.last[to])
    q[name .. "_first"], q[name .. "_last"] = v.first[from], v.last[to]
  end

  for n, q in ipairs(list) do
    local form, p, following = shape(v, q), list[n - 1], list[n + 1]
    local naming = know.naming and form.words <= MAX_TERM
      and know.naming[lower(v, bound(v.first, q.first) - 1)]
    local clause = know.verbs and not naming
      and (clauses.behind(v, q, following and following.first)
        or clauses.ahead(v, list, n) or continued(v, list, n, form))
    if clause then
      q.rule, q.stop = clause.rule, clause.stop
      if clause.cue then note(q, "cue", clause.cue[1], clause.cue[2]) end
      if clause.same then
        for _, name in ipairs(SPEAKER) do q[name] = clause.same[name] end
      else
        note(q, "speaker", clause.who.from, clause.who.to)
        identify(v, q, clause.who, known)
      end
    end
    q.kind = kind_of(q, p, form, naming)
  end
  for _, q in ipairs(quotes) do
    if q.depth > 1 then
      local form = shape(v, q)
      q.kind = form.words <= MAX_TERM and not form.closed and "term"
        or form.capital and "direct" or "mixed"
    end
  end
end

-- --- the matcher ---------------------------------------------------------------

local FIELDS = { "depth", "kind", "speaker", "speaker_first", "speaker_last", "cue",
  "cue_first", "cue_last", "who", "who_id", "rule", "unclosed", "parts" }

local function why(span)
  local f, said = span.fields, ""
  if f.speaker then
    said = ('; "%s" is the speaker: %s%s'):format(f.speaker, f.rule,
      f.cue and ', cue "' .. f.cue .. '"' or "")
    if f.who and f.who ~= f.speaker then said = said .. ", known as " .. f.who end
  end
  return ("%s quotation, %s%s%s"):format(f.kind,
    f.unclosed and "to the end of the paragraph, for its mark is not closed"
      or "from mark to mark",
    f.depth > 1 and ", inside " .. f.depth - 1 .. (f.depth > 2 and " others" or " other") or "",
    said)
end

--- Finds the quotations of a doc.
-- @param doc a doc; its sentences, tokens and paragraphs are read, and its
--   entities if it has that layer
-- @return a Spans, each from its opening to its closing mark, the label being
--   the kind: "direct", "mixed" (part of the reporter's own sentence) or "term"
--   (words named, not said). Fields: kind; speaker and cue, as the text has
--   them, with speaker_first, speaker_last, cue_first, cue_last in bytes; who,
--   the speaker's name where "she" or a surname stands for it, and who_id, its
--   id; depth, 1 but in quotations within quotations; parts, of how many
--   paragraphs; unclosed; rule, by which the speaker was found. Speakers are
--   sought in English; quotations are found in every language.
function M.find(_, doc)
  local _, ends = extents(doc.paragraphs)
  local quotes = quotemarks.pair(doc.text, ends)
  if #quotes > 0 then
    local know = clauses.knowledge(doc.lang) or {}
    attribute(clauses.view(doc, know, ends), quotes)
  end
  local rows = { why = why }
  for i, q in ipairs(quotes) do
    local row = { q.first, q.last, label = q.kind }
    for _, name in ipairs(FIELDS) do row[name] = q[name] end
    rows[i] = row
  end
  return core.spans(doc._text, rows)
end

return M
