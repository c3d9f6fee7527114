--- Quotations: where they begin and end, and who is quoted where the text says
-- so plainly. A matcher; the layer `doc.quotes` is what it finds.
--
--     for q in doc.quotes:each() do print(q.who or "?", q.cue, q) end
--
-- First the marks are paired (gloss.quotemarks). Then token patterns (gloss.reporting)
-- find in what is no quotation the heads, who says something, and the clauses, how these
-- stand to quotations; each takes the one behind it, or before it. The cost is linear in
-- the text.
local bound = require "gloss.bound"
local check_doc = require "gloss.options".check_doc
local core = require "gloss.core"
local quotemarks = require "gloss.quotemarks"
local reporting = require "gloss.reporting"

local M = { layer = "quotes", needs = { "paragraphs", "sentences", "tokens" } }

local MAX_TERM = 6 -- words of a term: "universal period review"
local MAX_GAP = 80 -- bytes between a clause and the quotation that goes on
local MAX_BACK = 5 -- sentences looked at for what "she" stands for

local PERSON = {}
for _, label in ipairs(reporting.PERSON) do PERSON[label] = true end

local CJK_STOP = {}
for stop in ("： ， 。 ！ ？"):gmatch "%S+" do CJK_STOP[stop] = true end

local extents = quotemarks.extents

-- --- the clauses of quotations --------------------------------------------------

-- The layers that the patterns read. Quotations, those that are in no other, grow to
-- the tokens they touch; v.ends: by the last of these, the quotation's number; v.behind and
-- v.before: by the first byte of the token behind, by the last of the one before.
local function layers(doc, v)
  local rows = {}
  for n, q in ipairs(v.list) do
    local from, to = bound(v.last, q.first), bound(v.first, q.last + 1) - 1
    if from <= to then -- a user's own tokens may leave it out
      rows[#rows + 1] = { v.first[from], v.last[to], label = "quotation" }
      v.ends[to] = n
      v.behind[v.first[to + 1] or 0] = n
      v.before[v.last[from - 1] or 0] = v.before[v.last[from - 1] or 0] or n
      q.touching = v.ends[from - 1]
        and bound(v.slast, q.first) == bound(v.slast, v.last[from - 1])
    end
  end
  v.listed = doc:has "entities"
  local quotations = core.spans(doc._text, rows)
  local sentences = v.sentences:cut(doc.zones:where{ label = { "byline", "dateline" } })
  return {
    quotations = quotations, sentences = sentences, narration = sentences:cut(quotations),
    entities = v.listed and doc.entities or core.spans(doc._text, {}),
  }
end

local function positions(v, span)
  if not span then return nil end
  local first, last = span.first, span.last
  return { first = first, last = last, text = v.text:sub(first, last) }
end

-- bytes i to j of such a stretch
local function part_of(p, i, j)
  return { first = p.first + i - 1, last = p.first + j - 1, text = p.text:sub(i, j) }
end

-- a word as lists have it
local function bare(word) return (word:lower():gsub("%.$", "")) end

-- A name without the full stop of its sentence: a title has one of its own, but behind a name
-- it is none. "It is so," said Amartya Sen.
local function unstopped(v, who)
  local last = who.text:match "%s(%S+)%.$"
  if last and v.grammar.titles[bare(last)] then return part_of(who, 1, #who.text - 1) end
  return who
end

local function begins_high(word)
  local first = word:match "^[%z\1-\127\194-\244][\128-\191]*"
  return first and core.casefold(first) ~= first
end

-- The name in a noun phrase that is no more than that: г. Иванов, el Sr. Pérez, ο κ. Παππάς.
local function addressed(v, who)
  local title, from
  for at, word in who.text:gmatch "()(%S+)" do
    if v.grammar.addresses[bare(word)] then
      title, from = true, from or at
    elseif not (title and begins_high(word))
      and (from or not v.grammar.determiners[word:lower()])
    then
      return nil
    end
  end
  return title and begins_high(who.text:match "%S+$") and part_of(who, from, #who.text)
end

local function who_of(v, m)
  local who = m.who or m.named
  local kind = who and "named" or m.group and "group" or m.pronoun and "pronoun"
    or m.noun and "noun"
  who = positions(v, who or kind and m[kind])
  if kind == "named" then who = unstopped(v, who) end
  local name = kind == "noun" and addressed(v, who)
  if name then return "named", name end
  return kind, who
end

local SUBJECT = { subject = true, other = true }

-- The match of a head, by where it stands, that of a name before others. subject:
-- whether one that tells a subject alone is asked for, or one that tells a clause.
local function head_at(v, span, subject)
  if not span then return nil end
  local found
  local first, last = span.first, span.last
  local i = bound(v.hfirst, first)
  while v.hfirst[i] == first do
    local label = v.hlabel[i]
    if v.hlast[i] == last and (SUBJECT[label] or false) == subject and label ~= "person"
      and (not found or label == "name")
    then
      found = v.heads[i]
    end
    i = i + 1
  end
  return found
end

-- The numbers of the heads in sentence s: the first, and the last or less.
local function heads_in(v, s)
  local from = bound(v.hfirst, v.sfirst[s])
  local to = from
  while v.hfirst[to] and v.hlast[to] <= v.slast[s] do to = to + 1 end
  return from, to - 1
end

-- Whom sentence s is about: name, other, the first of each rule; persons, all.
local function facts(v, s)
  local known = v.about[s]
  if known then return known end
  known = { persons = {} }
  v.about[s] = known
  local from, to = heads_in(v, s)
  for i = from, to do
    local label = v.hlabel[i]
    if label == "person" then
      known.persons[#known.persons + 1] = v.heads[i].named
    elseif label == "name" or label == "other" then
      known[label] = known[label] or v.heads[i].named
    end
  end
  return known
end

-- The first clause of sentence s.
local function said_in(v, s)
  local from, to = heads_in(v, s)
  for i = from, to do
    if v.hlabel[i] == "name" or v.hlabel[i] == "noun" then return v.heads[i] end
  end
end

-- What a match tells: rule, cue, who (nil: whoever spoke before) and what kind of
-- speaker that is, stop (its last byte).
local function clause_of(v, m)
  local head, about = head_at(v, m.head, false) or m, head_at(v, m.about, true)
  local kind, who = who_of(v, about or head)
  local cue = positions(v, m.cue or head.cue)
  local clitic = positions(v, head.clitic)
  if clitic then -- dit-il, a-t-il
    local hyphen = clitic.text:match "^.*()%-"
    kind, who = "pronoun", part_of(clitic, hyphen + 1, #clitic.text)
    cue = cue or part_of(clitic, 1, #clitic.text:sub(1, hyphen - 1):gsub("%-t$", ""))
  end
  return { rule = m.label, kind = kind, stop = m.last, who = who, cue = cue }
end

-- The clause of a match, where it tells more of who speaks than an earlier one, else that:
-- of two before the quotation the one whose verb is nearer, else by the order of the rules.
local function better(v, m, rule, old)
  if not old then return clause_of(v, m) end
  local mine, other = reporting.rank[rule], reporting.rank[old.rule]
  local near = mine >= reporting.NEAREST and other >= reporting.NEAREST
  if mine >= other and not near then return old end
  local clause = clause_of(v, m)
  if near and clause.cue and old.cue and clause.cue.first ~= old.cue.first then
    return clause.cue.first > old.cue.first and clause or old
  end
  return mine < other and clause or old
end

-- Whether a quotation may end the sentence that leads to it, by its own mark: "Why?"
local function may_end(v, q)
  return v.text:sub(q.first, q.last - q.close):find "[?!]%s*$" ~= nil
end

-- The clause of each quotation, by number; naming: quotations that are names.
local function clauses(v, doc)
  local best, naming, another, introduced = {}, {}, {}, {}
  v.heads = v.grammar.heads:find(doc, { layers = v.layers, tokens = v.profile })
  v.hfirst, v.hlast = extents(v.heads)
  v.hlabel, v.layers.heads = v.heads:values "label", v.heads
  local found = v.grammar.clauses:find(doc, { layers = v.layers, tokens = v.profile })
  local first, last = extents(found)
  for k, rule in ipairs(found:values "label") do
    local n = reporting.behind[rule] and v.behind[first[k]]
      or not reporting.behind[rule] and v.before[last[k]] or -1 -- none, in a user's own tokens
    if rule == "naming" or rule == "work" then
      naming[n] = naming[n] or rule
    elseif rule == "another" then
      another[n] = true
    elseif rule == "introduced" then
      introduced[n] = found[k]
    elseif rule == "verb behind" then
      if best[n] and not best[n].cue then best[n].cue = positions(v, found[k].cue) end
    else
      best[n] = better(v, found[k], rule, best[n])
    end
  end
  for n, q in ipairs(v.list) do
    -- Okoro asked: "Why?" Anders said nothing: that is another sentence
    local leads, c = introduced[n], best[n]
    if leads and c and c.rule == "speaker and verb behind" and may_end(v, q) then
      best[n] = clause_of(v, leads)
      best[n].rule = "speaker and verb before"
    end
    if best[n] and best[n].rule == "verb last" and not best[n].cue then best[n] = nil end
    local p = best[n - 1]
    if p and (another[n] or q.touching) and (not reporting.behind[p.rule]
      or v.text:find("^, ?", q.first - 2)) then
      best[n] = best[n] or p
    end
  end
  return best, naming
end

-- The first clause within each quotation, by number, in languages that write so.
local function incises(v, doc)
  local inside, ends = {}, {}
  if not v.grammar.incises then return inside end
  for n, q in ipairs(v.list) do ends[n] = q.last end
  local found = v.grammar.incises:find(doc, { layers = v.layers, tokens = v.profile })
  for m in found:each() do
    local n = bound(ends, m.last)
    inside[n] = inside[n] or clause_of(v, m)
  end
  return inside
end

-- Where entities end: by last byte the number of the longest, that of a person before others.
local function entity_ends(v)
  local label, last, ends = v.layers.entities:values "label", v.layers.entities:values "last", {}
  for n = 1, #last do
    local old = ends[last[n]]
    if not old or PERSON[label[n]] and not PERSON[label[old]] then ends[last[n]] = n end
  end
  return ends
end

-- The entity that a name ends with, the longest: { name =, id =, person = }.
local function entity_of(v, name)
  v.entity_ends = v.entity_ends or entity_ends(v)
  local n = v.entity_ends[name.last]
  if not n then return nil end
  local e = v.entities[n]
  if not e then
    local span = v.layers.entities[n]
    e = { first = span.first, id = span.id, person = PERSON[span.label],
      name = span.name or span.text }
    v.entities[n] = e
  end
  return e.first >= name.first and e or nil
end

-- The person of the list whom a noun phrase names: der Minister Max Brandt, 田中さん. Behind
-- a word of a few letters it is another's (la femme de Jean Petit); in letters without case
-- titles stand behind names too.
local function person_in(v, who)
  v.entity_ends = v.entity_ends or entity_ends(v)
  local found
  for last = who.last, who.first, -1 do
    local n = v.entity_ends[last]
    local e = n and entity_of(v, { first = who.first, last = last })
    if e and e.person then
      if found and found.name ~= e.name then return nil end
      found = e
      if last < who.last and who.text:find "[%a\195-\210]" then return nil end
    end
  end
  if not found then return nil end
  local before = v.text:sub(who.first, found.first - 1)
  local word = before:match "(%S+)%s+$"
  while word and v.grammar.titles[bare(word)] do -- a spokesman for President Okoro
    before = before:match "^(.-)%S+%s+$"
    word = before:match "(%S+)%s+$"
  end
  local short = word and #word:gsub("[\128-\191]", "") <= 3
  if short or word and v.grammar.links[bare(word)] then return nil end
  return found
end

-- --- whom "she" stands for --------------------------------------------------------

-- Whether a title before the name, or its first word, speaks against the pronoun:
-- Mr. Brandt is no "she".
local function mismatch(v, name, pronoun)
  local against = v.grammar.against[pronoun]
  local title = name.text:match "^%a+" or ""
  local before = v.text:sub(math.max(1, name.first - 20), name.first - 1):match "(%a+)%.?%s+$"
  return against[title:lower()] or against[(before or ""):lower()]
end

-- What a personal pronoun in sentence s stands for: the last person that was
-- the subject of a sentence, if that is plain. A sentence that begins with a
-- name of which nothing is known ends the search.
local function antecedent(v, s, pronoun)
  for k = s - 1, math.max(1, s - MAX_BACK), -1 do
    if v.spoke[k] then return v.spoke[k] end
    local it = facts(v, k)
    local found
    for _, name in ipairs(it.persons) do
      if not mismatch(v, name, pronoun) then
        local e = entity_of(v, name)
        if found and found.name ~= e.name then return nil end
        found = e
      end
    end
    if not found and it.name then
      found = { name = it.name.text, id = (entity_of(v, it.name) or {}).id }
    end
    local other = it.other
    if not found and other and not v.listed and not mismatch(v, other, pronoun)
      and other.text:find "%s"
    then
      found = { name = other.text } -- no list of names: a name of two words
    end
    if found then return found end
    if other and not entity_of(v, other) then return nil end
  end
end

-- --- attribution ------------------------------------------------------------------

local NAMES = { name = true, other = true, subject = true }

-- What of a name tells who it is, without titles and what follows names (Sen. Okoro, Okoro Jr.):
-- its last word, and whether it has more than that, a given name; then its first title.
local function surname(v, name)
  local words, i, titles, suffixes = {}, 1, v.grammar.titles, v.grammar.suffixes
  for word in name:gmatch "[^%s,]+" do words[#words + 1] = word end
  local j = #words
  while j > 1 and (suffixes[bare(words[j])] or words[j]:find "^[IVX][IVX]+$") do j = j - 1 end
  while i < j and titles[bare(words[i])] do i = i + 1 end
  return words[j], j > i, i > 1 and bare(words[1]) or nil
end

-- The numbers of the heads in which a word with a capital stands, but as the first one.
local function heads_by_word(v)
  local all = {}
  for i, label in ipairs(v.hlabel) do
    if NAMES[label] then
      for word in v.text:sub(v.hfirst[i], v.hlast[i]):gmatch "%s([%u\128-\255][^%s,;:()]*)" do
        local list = all[word] or {}
        if list[#list] ~= i then list[#list + 1] = i end
        all[word] = list
      end
    end
  end
  return all
end

-- The first name of several words that heads tell which ends with this word; false: none.
local function longer(v, word)
  if v.longer[word] == nil then
    v.longer[word] = false
    v.by_word = v.by_word or heads_by_word(v)
    for _, i in ipairs(v.by_word[word] or {}) do
      local name = v.heads[i].named
      local last, full = surname(v, name and name.text or "")
      if full and last == word then
        v.longer[word] = name.text
        break
      end
    end
  end
  return v.longer[word]
end

-- The words with capitals that stand before each surname, if no titles or initials: its given
-- name; false where there are several.
local function given_names(v)
  local given, before = {}, nil
  for word, gap in v.text:gmatch "([%w\128-\255'-]+)([^%w\128-\255]*)" do
    local capital = word:find "^%u" ~= nil
    if capital and before then
      given[word] = (given[word] == nil or given[word] == before) and before
    end
    if not gap:find "^%.?%s+$" then
      before = nil
    elseif #word > 1 or not capital then -- George W. Bush
      before = capital and not v.grammar.titles[bare(word)] and word or nil
    end
  end
  return given
end

-- Whether a title with a surname may stand for a longer name: not Mr. Okoro for Mrs. Okoro, nor
-- where two of that name are in the text.
local function stands_for(v, title, last, name)
  local other = select(3, surname(v, name))
  if other then return other == title end
  v.given = v.given or given_names(v)
  return v.given[last] ~= false
end

-- Writes down who a clause says it is. v.spoke goes along the text: by number of
-- sentence, who did; v.surnames: last word of a name -> the longer name.
local function identify(v, q, clause)
  local s = bound(v.slast, clause.who.first)
  local entity = clause.kind == "named" and entity_of(v, clause.who)
    or clause.kind == "noun" and person_in(v, clause.who)
  if clause.kind == "pronoun" then
    local pronoun = clause.who.text:lower()
    local found = v.grammar.against[pronoun] and antecedent(v, s, pronoun)
    if found then q.who, q.who_id = v.surnames[found.name] or found.name, found.id end
  elseif entity then
    q.who, q.who_id = entity.name, entity.id
  elseif clause.kind == "named" then
    local last, full, title = surname(v, q.speaker)
    local before = not full and (v.surnames[last] or longer(v, last)) or nil
    if title and before and not stands_for(v, title, last, before) then before = nil end
    q.who = before or q.speaker
    if full or title then v.surnames[last] = q.who end
  end
  if q.who and (not entity or entity.person) then v.spoke[s] = { name = q.who, id = q.who_id } end
end

local function note_speaker(q, who)
  q.speaker, q.speaker_first, q.speaker_last = who.text, who.first, who.last
end

local function note_cue(q, cue)
  q.cue, q.cue_first, q.cue_last = cue.text, cue.first, cue.last
end

local function same(q, p)
  q.speaker, q.speaker_first, q.speaker_last = p.speaker, p.speaker_first, p.speaker_last
  q.who, q.who_id = p.who, p.who_id
end

-- --- kinds --------------------------------------------------------------------------

local function wordlike(v, i)
  return v.text:sub(v.first[i], v.last[i]):find "[%w\128-\255]" ~= nil
end

-- Whether a quotation has no more words than a term may have.
local function short(v, q)
  local words, i = 0, bound(v.first, q.first)
  while v.first[i] and v.first[i] < q.last and words <= MAX_TERM do
    if wordlike(v, i) and v.last[i] - v.first[i] >= #q.mark then words = words + 1 end
    i = i + 1
  end
  return words <= MAX_TERM
end

-- How a quotation looks: whether it begins with a capital, ends as a clause does, stands
-- where a sentence may begin; title: all long words may have capitals.
local function shape(v, q)
  local inner = v.text:sub(q.first + #q.mark, q.last - q.close)
  local start = inner:match "^[%s\194\160\161\191]*([%z\1-\127\194-\244][\128-\191]*)" or ""
  local capital = start:find "^[%u%(%[%d]" ~= nil
  if start:find "^[\194-\244][\128-\191]" then
    -- letters without case open a sentence as well as capitals do
    local ok, category = pcall(core.property, start, "General_Category")
    capital = ok and (category == "Lu" or category == "Lt" or category == "Lo")
  end
  local stop = inner:match "^.*()%S" or 0 -- the last but white space
  local closed = inner:find("^[%.%?!,]", stop) or inner:sub(stop - 2, stop) == "…"
    or CJK_STOP[inner:sub(-3)]
  local lead = v.text:sub(math.max(1, q.first - 4), q.first - 1)
  local s = bound(v.slast, q.first)
  local opens = v.sfirst[s] and v.sfirst[s] <= q.first and v.sfirst[s] >= q.first - 1
    or lead:find "[,:%.%?!]%s*$" or lead:find "^%s*$" or lead:find "\226\128[\147\148]%s*$"
    or CJK_STOP[lead:sub(-3)]
  return { capital = capital, closed = closed and true, opens = opens and true,
    colon = lead:find ":%s*$" or lead:find "：$",
    title = capital and not inner:find "[%s%-]%l%l%l%l%l" and not inner:find ",%s" }
end

-- Whether quotation q goes on where p ended: p has a speaker, and nothing is
-- between the two but what is left of the sentence of its clause.
local function continued(v, q, p, form)
  if not (p and p.speaker and form.opens) or p.turn ~= q.turn then return false end
  local from = p.last
  if p.stop then
    local s = bound(v.slast, p.stop)
    from = v.slast[s] and v.slast[s] < q.first and v.slast[s] or p.stop
  end
  if from >= q.first or q.first - from >= MAX_GAP then return false end
  local between = v.text:sub(from + 1, q.first - 1):gsub("\226\128[\147\148]", "") -- dashes
  return not between:gsub("^%s*%a%a%a?%s", ""):find "[^%s%.,;:]" -- "..." And "..."
end

-- The clause of the sentence before q, where that tells what somebody said, and q is
-- sentences of its own: Okoro says it is over. "It was not our war."
local function told(v, q, p, form)
  if not (form.opens and form.capital and form.closed) then return nil end
  local s = bound(v.slast, q.first)
  if v.sfirst[s] and v.sfirst[s] >= q.first - 1 then s = s - 1 end
  if not v.slast[s] or p and p.last >= v.sfirst[s] then return nil end
  if v.slast[s] < q.first - 4 then return nil end
  local said = said_in(v, s)
  return said and clause_of(v, said)
end

local function kind_of(v, q, p, form, naming)
  if q.speaker or q.rule == "verb before" then
    local direct = form.capital and form.opens or q.rule == "continued"
      or p and p.kind == "direct" and p.cue_first and p.cue_first == q.cue_first
    return direct and "direct" or "mixed" -- p: "...," he said, "..."
  elseif naming or not (form.capital and form.closed) and short(v, q)
    and (v.grammar or not form.colon) -- where no verbs are known a colon tells of speech
  then
    return "term"
  end
  return form.capital and form.opens and "direct" or "mixed"
end

-- Finds the speakers of all quotations, and of what kind these are.
local function attribute(v, doc, quotes)
  local found, naming, inside = {}, {}, {}
  if v.grammar then
    v.layers = layers(doc, v)
    found, naming = clauses(v, doc)
    inside = incises(v, doc)
  end
  for n, q in ipairs(v.list) do
    local form, p, clause = shape(v, q), v.list[n - 1], found[n] or inside[n]
    local named = (naming[n] == "naming" or naming[n] == "work" and form.title) and short(v, q)
    if q.by then -- Q: Is it late?
      clause, named = { kind = "named", who = positions(v, q.by) }, nil
      q.rule = "transcript"
      note_speaker(q, clause.who)
      if v.grammar then identify(v, q, clause) end
    elseif clause and not named then
      q.rule = clause.rule
      if clause.cue then note_cue(q, clause.cue) end
      if reporting.behind[q.rule] then q.stop = clause.stop end
      if clause.who then
        note_speaker(q, clause.who)
        identify(v, q, clause)
      elseif p then
        same(q, p)
      end
    elseif not named and continued(v, q, p, form) then
      q.rule = "continued"
      same(q, p)
    elseif not named and v.grammar then
      clause = told(v, q, p, form)
      if clause and clause.who then
        q.rule = "told before"
        note_speaker(q, clause.who)
        identify(v, q, clause)
      end
    end
    q.kind = q.by and "direct" or kind_of(v, q, p, form, named)
  end
  for _, q in ipairs(quotes) do
    if q.depth > 1 then
      local form = shape(v, q)
      q.kind = not form.closed and short(v, q) and "term"
        or form.capital and "direct" or "mixed"
    end
  end
end

-- What all this works on, `v`: positions of tokens and sentences, the quotations
-- that are in no other, and what is found out on the way.
local function view(doc, quotes, grammar)
  local v = { text = doc.text, grammar = grammar, list = {},
    ends = {}, behind = {}, before = {}, spoke = {}, surnames = {}, about = {},
    longer = {}, entities = {} }
  v.profile = doc._profile and "news" or nil -- of which the patterns are made
  v.first, v.last = extents(v.profile and doc:tokenized(v.profile) or doc.tokens)
  v.sentences = doc.sentences:resolve "first" -- a user's own may overlap
  v.sfirst, v.slast = extents(v.sentences)
  for _, q in ipairs(quotes) do
    if q.depth == 1 then v.list[#v.list + 1] = q end
  end
  return v
end

-- A line with a dash may as well be one of a list. The turns that are said: some of the
-- quotations of the turn, or of turns beside it, have a clause with a verb.
local function speaking(quotes)
  local said, run, any = {}, {}, false
  local function close()
    for _, turn in ipairs(run) do said[turn] = any end
    run, any = {}, false
  end
  for _, q in ipairs(quotes) do
    if q.turn then
      run[#run + 1] = q.turn
      any = any or q.cue ~= nil
    elseif q.depth == 1 then
      close()
    end
  end
  close()
  return said
end

-- --- the matcher ---------------------------------------------------------------

local function why(span)
  local f, said = span.fields, ""
  if f.speaker then
    said = ('; "%s" is the speaker: %s%s'):format(f.speaker, f.rule,
      f.cue and ', cue "' .. f.cue .. '"' or "")
    if f.who and f.who ~= f.speaker then said = said .. ", known as " .. f.who end
  end
  return ("%s quotation, %s%s%s"):format(f.kind,
    f.unclosed and "to the end of the paragraph, for its mark is not closed"
      or f.rule == "transcript" and "from the name to the end of the turn" or "from mark to mark",
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
--   sought in the languages that have a table gloss.lang.reporting_LANG;
--   quotations are found in every language.
function M.find(self, doc, options)
  check_doc(doc, options, 2)
  local grammar = reporting.grammar(doc.lang, self.own)
  local quotes = quotemarks.find(doc, grammar and grammar.dialogue, self.own)
  if #quotes > 0 then attribute(view(doc, quotes, grammar), doc, quotes) end
  local rows = { why = why }
  local dialogue = speaking(quotes)
  for _, q in ipairs(quotes) do
    if not q.turn or q.by or dialogue[q.turn] then
      rows[#rows + 1] = { q.first, q.last, label = q.kind, kind = q.kind, depth = q.depth,
        speaker = q.speaker, speaker_first = q.speaker_first, speaker_last = q.speaker_last,
        cue = q.cue, cue_first = q.cue_first, cue_last = q.cue_last, who = q.who,
        who_id = q.who_id, rule = q.rule, unclosed = q.unclosed, parts = q.parts }
    end
  end
  return core.spans(doc._text, rows)
end

local KNOWN = { verbs = true, behind = true, before = true, wire = true, transcript = true }

--- A matcher of quotations that knows more clauses, or verbs of saying.
-- @param own { verbs = list of verbs ("chirp"), all forms of which count; behind =, before =
--   patterns of clauses that stand right behind a quotation, or right before one, with the
--   captures "who" (without: whoever spoke before) and "cue"; they come before all others;
--   wire = whether two apostrophes open a quotation, as on the wires: ''We go,'' she said;
--   transcript = whether lines that begin with a name and a colon are what is said }
-- @return a matcher as this one. Raises on other fields.
function M.with(own)
  own = require "gloss.options".check(own, KNOWN, 2)
  for _, name in ipairs{ "transcript", "wire" } do
    if own[name] ~= nil and type(own[name]) ~= "boolean" then
      error(name .. ": boolean expected, got " .. type(own[name]), 2)
    end
  end
  local copy = { made = {}, wire = own.wire, transcript = own.transcript }
  for _, name in ipairs{ "behind", "before" } do
    local clause = own[name]
    if type(clause) == "string" then
      clause = require "gloss.blame"(2, name, require "gloss.patternsyntax".pattern, clause)
    end
    if clause ~= nil and not require "gloss.pattern".ispattern(clause) then
      error(("%s: pattern expected, got %s"):format(name, type(clause)), 2)
    end
    if clause and (clause.acts or clause.confined) then
      error(name .. ": a clause has no action and no 'within'", 2)
    end
    copy[name] = clause
  end
  if own.verbs ~= nil then
    local all, problem = require "gloss.patterntest".set(own.verbs)
    if not all then error("verbs: " .. problem, 2) end
    copy.verbs = {}
    for verb in pairs(all) do copy.verbs[#copy.verbs + 1] = verb end
    table.sort(copy.verbs)
  end
  return { layer = M.layer, needs = M.needs, find = M.find, own = copy }
end

return M
