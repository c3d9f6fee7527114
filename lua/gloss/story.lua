--- The main job: what is in a news story. Who and what is named, how often and
-- where; who is named together; who is quoted.
--
--     local story = gloss.story(text, { gazetteer = "names.jsonl" })
--     io.write(gloss.report.text(story))
local blame = require "gloss.blame"
local check = require "gloss.options".check
local core = require "gloss.core"
local zones = require "gloss.zones"

local M = {}

-- A sentence with more names than this (a table, a list of all members) says
-- nothing of who has to do with whom, and would cost its square.
local MAX_TOGETHER = 64

-- credits: what is not the story, nor its title
local CREDIT = { byline = true, dateline = true, credit = true, signoff = true }

-- --- names -------------------------------------------------------------------

-- All capitals and short: WHO, U.N., not "Who" and not a name.
local function acronym(form)
  return #form <= 8 and form:find "%u.*%u" ~= nil and not form:find "%l"
end

-- Whether a text may stand for one of an entry's names, which was found
-- without regard to case: what has no capital is no name but a word ("us" is
-- not US), unless the gazetteer has it so, and acronyms are all capitals.
local function cased(text, record)
  local folded, known, common = core.casefold(text), false, false
  local small = folded == text
  local forms = { { record.pattern or record.name }, record.alias or {}, record.demonym or {} }
  for _, list in ipairs(forms) do
    for _, form in ipairs(type(list) == "table" and list or { list }) do
      local alike = core.casefold(form)
      if form == text then return true end
      common = common or alike == form
      if alike == folded then
        known = true
        if not small and not (acronym(form) and text:find "%l") then return true end
      end
    end
  end
  -- found by a fold of something else than case
  return not known and (common or not small)
end

--- Finds the names of a gazetteer in a doc as a newspaper writes them: with
-- their capitals, or all in capitals. The gazetteer should fold case.
function M.names(doc, gazetteer)
  local decided = {}
  return doc:find(gazetteer):where(function(span)
    local text, id = span.text, (span.id or "") .. "\0" .. (span.label or "")
    local of = decided[id]
    if not of then
      of = {}
      decided[id] = of
    end
    if of[text] == nil then of[text] = cased(text, span.fields) end
    return of[text]
  end)
end

-- --- places --------------------------------------------------------------------

-- number of the last element of the sorted list that is <= value
local function at_most(list, value)
  local low, high = 0, #list
  while low < high do
    local middle = math.ceil((low + high) / 2)
    if list[middle] <= value then low = middle else high = middle - 1 end
  end
  return low
end

-- A function that tells the number of the stretch, of those between first and last
-- bytes, that holds a byte, or nil. It looks first where it was last asked.
local function locator(first, last)
  local i = 0
  return function(at)
    if i == 0 or at < first[i] or (first[i + 1] or at + 1) <= at then
      i = i + 1
      if not first[i] or at < first[i] or (first[i + 1] or at + 1) <= at then
        i = at_most(first, at)
      end
    end
    return i > 0 and last[i] >= at and i or nil
  end
end

-- Where all spans are, a list.
local function places(doc, spans, sentence)
  local first, last, text = spans:values "first", spans:values "last", spans:values()
  local list = {}
  for i = 1, #first do
    local line, column = doc:linecol(first[i])
    list[i] = { first = first[i], last = last[i], line = line, column = column,
      text = text[i], sentence = sentence and sentence(first[i]) }
  end
  return list
end

-- --- the analysis ----------------------------------------------------------------

-- Mentions by identity: the id, else label and name.
local function group(doc, spans, sentence, incredits)
  local list, byid, credits = {}, {}, 0
  local ids, labels = spans:values "id", spans:values "label"
  for i, mention in ipairs(places(doc, spans, sentence)) do
    if incredits(mention.first) then
      credits = credits + 1
    else
      local id, label, name = ids[i], labels[i], nil
      if not (id and byid["i" .. id]) then -- for its record is slow to read
        name = spans[i].name
        if type(name) ~= "string" then name = mention.text end
      end
      local key = id and "i" .. id or "n" .. (label or "") .. "\0" .. name
      local entity = byid[key]
      if not entity then
        local pattern = spans[i].pattern
        entity = {
          id = id, label = label, name = name, mentions = {}, forms = {},
          called = type(pattern) == "string" and pattern or name,
        }
        byid[key] = entity
        list[#list + 1] = entity
      end
      entity.mentions[#entity.mentions + 1] = mention
      -- other forms than the main one, in the order of their first mention
      if mention.text ~= entity.name and mention.text ~= entity.called then
        local form = entity.forms[mention.text]
        if not form then
          form = { text = mention.text, count = 0 }
          entity.forms[mention.text] = form
          entity.forms[#entity.forms + 1] = form
        end
        form.count = form.count + 1
      end
    end
  end
  for _, entity in ipairs(list) do
    entity.count = #entity.mentions
    local forms = {}
    for n, form in ipairs(entity.forms) do forms[n] = form end
    entity.forms = forms
  end
  table.sort(list, function(a, b)
    if a.count ~= b.count then return a.count > b.count end
    local x, y = a.mentions[1], b.mentions[1]
    if x.first ~= y.first then return x.first < y.first end
    if x.last ~= y.last then return x.last > y.last end
    if a.label ~= b.label then return (a.label or "") < (b.label or "") end
    return (a.id or a.name) < (b.id or b.name)
  end)
  return list, credits
end

-- Pairs of entities that share a sentence, most often first.
local function together(entities)
  local insentence = {} -- number of sentence -> numbers of entities
  local numbers = {}
  for i, entity in ipairs(entities) do
    for _, mention in ipairs(entity.mentions) do
      local s = mention.sentence
      if s then
        local here = insentence[s]
        if not here then
          here = {}
          insentence[s] = here
          numbers[#numbers + 1] = s
        end
        if here[#here] ~= i then here[#here + 1] = i end
      end
    end
  end
  table.sort(numbers)
  local list, bypair, skipped = {}, {}, 0
  for _, s in ipairs(numbers) do
    local here = insentence[s]
    if #here > MAX_TOGETHER then
      skipped = skipped + 1
    else
      for a = 1, #here do
        for b = a + 1, #here do
          local key = here[a] .. " " .. here[b]
          local two = bypair[key]
          if not two then
            two = { a = here[a], b = here[b], sentences = {} }
            bypair[key] = two
            list[#list + 1] = two
          end
          two.sentences[#two.sentences + 1] = s
        end
      end
    end
  end
  table.sort(list, function(x, y)
    if #x.sentences ~= #y.sentences then return #x.sentences > #y.sentences end
    if x.a ~= y.a then return x.a < y.a end
    return x.b < y.b
  end)
  for _, two in ipairs(list) do
    two.a, two.b = entities[two.a], entities[two.b]
    two.count = #two.sentences
  end
  return list, skipped
end

local function quotations(doc, sentence)
  local list = places(doc, doc.quotes, sentence)
  for i, q in ipairs(list) do
    local fields = doc.quotes[i].fields
    q.kind, q.depth, q.unclosed = fields.kind, fields.depth, fields.unclosed
    q.speaker, q.cue, q.rule = fields.speaker, fields.cue, fields.rule
    q.who, q.id = fields.who, fields.who_id
  end
  return list
end

-- The mention whose reason is worth telling: the first that is not written as
-- the entity is called, else the first.
local function telling(doc, incredits)
  local first
  for span in doc.entities:each() do
    if not incredits(span.first) then
      first = first or span
      if span.text ~= span.name and span.text ~= span.pattern then
        return span
      end
    end
  end
  return first
end

local OPTIONS = { gazetteer = true, lang = true, date = true, file = true }

--- Analyses a story.
-- @param source a text, or a doc: its layers are used where it has them
-- @param options gazetteer (a gazetteer, better one that folds case, or the
--   path of a file for one; without one gloss.world's; false: none), lang and date
--   (as of gloss.doc, for a text), file (a name, told in reports)
-- @return a table, or nil and a message when the gazetteer cannot be read:
--   title, byline, place, agency (strings, where found); date, where given; bytes; sentences,
--   list of {first, last, line, column, text}; entities, list by falling count
--   of {id, label, name, called, count, mentions = list of {first, last, line,
--   column, text, sentence}, forms = list of {text, count} other than the
--   name}; unlisted, the same of names that no list has (doc.unlisted), without id
--   and label; credits, number of mentions in byline, dateline, credits, which are
--   not among these; together, list by falling count of {a, b = entities
--   (without a gazetteer: or unlisted), count, sentences}; crowded, number of
--   sentences left out of it for naming more than 64; quotes, list of {kind,
--   speaker, cue, who, id, ...} as gloss.quotes tells; why, {first, line, column,
--   text} of one mention's reason; incomplete, a reason if a matcher ran out of budget.
--   All positions are bytes from 1, `sentence` is a number in sentences.
function M.story(source, options)
  local doc = source
  local kind = type(source)
  if kind ~= "string" and kind ~= "userdata"
    and not (kind == "table" and rawget(source, "_text"))
  then
    error("text: string, Text or doc expected, got " .. kind, 2)
  end
  options = check(options, OPTIONS, 2)
  if kind ~= "table" then
    doc = blame(2, nil, require "gloss.doc".doc, source,
      { lang = options.lang, date = options.date })
  end
  local incomplete, strange
  if not doc:has "entities" then
    local gazetteer = options.gazetteer
    if type(gazetteer) == "string" then
      local path = gazetteer
      gazetteer = M.gazetteer()
      local ok, why, line = gazetteer:load(path)
      if not ok then return nil, why, line end
    end
    if gazetteer == nil then
      strange = true
      local names, others = require "gloss.world".names(doc)
      doc:layer("entities", names)
      if not (doc._layers.unlisted or doc._lazy.unlisted) then doc:layer("unlisted", others) end
    else
      doc:layer("entities", gazetteer and M.names(doc, gazetteer) or {})
    end
  end
  if not doc:has "zones" then doc:layer("zones", doc:find(zones)) end

  local story = { file = options.file or doc.source, date = doc.date, bytes = #doc.text }
  local first, last = {}, {} -- of what is not the story
  for zone in doc.zones:each() do
    local label, fields = zone.label, zone.fields
    if label == "headline" then story.title = zone.text end
    story.byline = story.byline or fields.names
    story.place = story.place or fields.place
    story.agency = story.agency or fields.agency
    if CREDIT[label] then first[#first + 1], last[#last + 1] = zone.first, zone.last end
  end
  local incredits = locator(first, last)
  local sentence = locator(doc.sentences:values "first", doc.sentences:values "last")
  story.sentences = places(doc, doc.sentences)
  story.entities, story.credits = group(doc, doc.entities, sentence, incredits)
  story.unlisted = group(doc, doc.unlisted, sentence, incredits)
  local named = story.entities
  if strange then -- without a list the people of a story are among the unlisted
    named = {}
    for _, list in ipairs{ story.entities, story.unlisted } do
      for _, entity in ipairs(list) do named[#named + 1] = entity end
    end
  end
  story.together, story.crowded = together(named)
  story.quotes = quotations(doc, sentence)
  local span = telling(doc, incredits)
  if span then
    story.why = { first = span.first, line = span.line, column = span.column,
      text = span:why() }
  end
  for _, layer in ipairs{ doc.entities, doc.unlisted, doc.sentences, doc.quotes } do
    incomplete = incomplete or layer.incomplete
  end
  if incomplete then
    story.incomplete = type(incomplete) == "table"
      and tostring(incomplete.reason or incomplete[1] or "budget overrun")
      or tostring(incomplete)
  end
  return story
end

--- An empty gazetteer with the folds that suit a newspaper.
function M.gazetteer()
  return require "gloss.gazetteer".gazetteer{ fold = "case dash quote space" }
end

return M
