--- The main job: what is in a news story. Who and what is named, how often and
-- where; who is named together; who is quoted.
--
--     local story = gloss.story(text, { gazetteer = "names.jsonl" })
--     io.write(gloss.report.text(story))
local blame = require "gloss.blame"
local bound = require "gloss.bound"
local check = require "gloss.options".check
local check_text = require "gloss.options".check_text
local core = require "gloss.core"
local kind = require "gloss.kind"
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
  local forms = { { record.pattern or record.name }, record.alias or {}, record.demonym or {} }
  for i, list in ipairs(forms) do
    if type(list) ~= "table" then
      list = { list }
      forms[i] = list
    end
    for _, form in ipairs(list) do
      if form == text then return true end
    end
  end
  local folded, known, common = core.casefold(text), false, false
  local small = folded == text
  for _, list in ipairs(forms) do
    for _, form in ipairs(list) do
      local alike = core.casefold(form)
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
  local found, decided, i = doc:find(gazetteer), {}, 0
  local ids, labels = found:values "id", found:values "label"
  return found:where{ text = function(text) -- of each span, in their order
    i = i + 1
    local key = text .. "\0" .. (ids[i] or "") .. "\0" .. (labels[i] or "")
    local is = decided[key]
    if is == nil then
      is = cased(text, found[i].fields)
      decided[key] = is
    end
    return is
  end }
end

-- --- places --------------------------------------------------------------------

-- A function that tells the number of the stretch, of those between first and last
-- bytes, that holds a byte, or nil. It goes on where it was last asked.
local function locator(first, last)
  local i = 0
  return function(at)
    if i > 0 and at < first[i] then i = bound(first, at + 1) - 1 end
    while first[i + 1] and first[i + 1] <= at do i = i + 1 end
    return i > 0 and last[i] >= at and i or nil
  end
end

-- Where all spans are, a list.
local function places(doc, spans, sentence)
  local first, last, list = spans:values "first", spans:values "last", spans:values()
  local text = doc._text
  for i = 1, #first do
    local line, column = text:linecol(first[i])
    list[i] = { first = first[i], last = last[i], line = line, column = column,
      text = list[i], sentence = sentence and sentence(first[i]) }
  end
  return list
end

-- --- the analysis ----------------------------------------------------------------

-- What an entity is called in its first mention: name, and the pattern that found it.
local function entity_of(span, id, label, text)
  local fields = span.fields -- a record is slow to read
  local name, pattern = fields.name, fields.pattern
  if type(name) ~= "string" then name = text end
  return { id = id, label = label, name = name, mentions = {}, forms = {},
    called = type(pattern) == "string" and pattern or name }
end

-- Notes down a mention in another form than the main one; in the order of the first of each.
local function note_form(entity, text)
  local forms = entity.forms
  local form = forms[text]
  if not form then
    form = { text = text, count = 0 }
    forms[text] = form
    forms[#forms + 1] = form
  end
  form.count = form.count + 1
end

-- Mentions by identity: the id, else label and name.
local function group(doc, spans, sentence, incredits)
  local list, byid, byname, credits = {}, {}, {}, 0
  local ids, labels, names = spans:values "id", spans:values "label", nil
  for i, mention in ipairs(places(doc, spans, sentence)) do
    if incredits(mention.first) then
      credits = credits + 1
    else
      local id, label, text = ids[i], labels[i], mention.text
      local known, key = byid, id
      if not id then
        names = names or spans:values "name"
        local name = names[i]
        known, key = byname, (label or "") .. "\0" .. (type(name) == "string" and name or text)
      end
      local entity = known[key]
      if not entity then
        entity = entity_of(spans[i], id, label, text)
        known[key] = entity
        list[#list + 1] = entity
      end
      entity.mentions[#entity.mentions + 1] = mention
      if text ~= entity.name and text ~= entity.called then note_form(entity, text) end
    end
  end
  for _, entity in ipairs(list) do
    entity.count = #entity.mentions
    for _, form in ipairs(entity.forms) do entity.forms[form.text] = nil end
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

-- By sentence, the numbers of the entities in it; how many sentences have too many.
local function by_sentence(entities)
  local insentence, skipped = {}, 0
  for i, entity in ipairs(entities) do
    for _, mention in ipairs(entity.mentions) do
      local s = mention.sentence
      local here = s and insentence[s]
      if s and not here then
        insentence[s] = { i }
      elseif here and here[#here] ~= i then
        here[#here + 1] = i
        if #here == MAX_TOGETHER + 1 then skipped = skipped + 1 end
      end
    end
  end
  return insentence, skipped
end

-- Pairs of an entity, of number a, with others behind it in the list, by number of the
-- other; and these numbers.
local function pairs_with(entities, a, insentence)
  local pairs_of, numbers, before = {}, {}, nil
  for _, mention in ipairs(entities[a].mentions) do
    local s = mention.sentence
    local here = s and s ~= before and insentence[s]
    before = s
    for k = here and #here <= MAX_TOGETHER and #here or 0, 1, -1 do
      local b = here[k]
      if b <= a then break end
      local two = pairs_of[b]
      if two then
        two.count = two.count + 1
        two.sentences[two.count] = s
      else
        pairs_of[b] = { a = entities[a], b = entities[b], count = 1, sentences = { s } }
        numbers[#numbers + 1] = b
      end
    end
  end
  return pairs_of, numbers
end

-- Pairs of entities that share a sentence, most often first, then in the order of these.
local function together(entities)
  local insentence, skipped = by_sentence(entities)
  local bycount, most = {}, 0
  for a = 1, #entities do
    local pairs_of, numbers = pairs_with(entities, a, insentence)
    table.sort(numbers)
    for _, b in ipairs(numbers) do
      local two = pairs_of[b]
      local equal = bycount[two.count]
      if not equal then
        equal = {}
        bycount[two.count] = equal
        most = math.max(most, two.count)
      end
      equal[#equal + 1] = two
    end
  end
  local list = {}
  for count = most, 1, -1 do
    for _, two in ipairs(bycount[count] or {}) do list[#list + 1] = two end
  end
  return list, skipped
end

local function quotations(doc, sentence)
  local quotes = doc.quotes
  local list = places(doc, quotes, sentence)
  for i, q in ipairs(list) do
    local fields = quotes[i].fields
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
  check_text(source, options, 2)
  options = check(options, OPTIONS, 2)
  local given = options.gazetteer
  if given and type(given) ~= "string" and type(given) ~= "function"
    and not (type(given) == "table" and type(given.find) == "function")
  then
    error("option 'gazetteer': gazetteer or path of a file expected, got " .. kind(given), 2)
  end
  if type(source) ~= "table" then
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
      doc:layer("entities", gazetteer and blame(2, nil, M.names, doc, gazetteer) or {})
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
