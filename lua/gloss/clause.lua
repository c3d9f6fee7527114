--- Reporting clauses: who says something, beside a quotation or before it. For
-- gloss.quotes; everything here works on a *view*, the doc's tokens, sentences
-- and entities as arrays of byte positions, and on numbers of tokens in it.
-- What words a language says things with is in gloss.lang.reporting_LANG.
local core = require "gloss.core"

local M = {}

local MAX_CLAUSE = 60 -- tokens looked at between a quotation and its cue
local MAX_ASIDE = 30  -- tokens of an apposition: ", minister of the interior,"
local MAX_ROLE = 6    -- tokens before a name: "Foreign Ministry spokesman"
local MAX_NOUN = 8    -- tokens of a speaker without a name: "a U.N. envoy"
local MAX_BACK = 5    -- sentences looked at for what "she" stands for

local function set(words)
  local t = {}
  for word in words:gmatch "%S+" do t[word] = true end
  return t
end

-- --- the doc as arrays ---------------------------------------------------------

local cached = {} -- by code

-- What is known of a language, its words as sets; false: nothing.
local function knowledge(lang)
  local code = type(lang) == "string" and lang:match "^%a+" or "en"
  if cached[code] == nil then
    local ok, raw = pcall(require, "gloss.lang.reporting_" .. code)
    local know = {}
    if ok then
      for name, words in pairs(raw) do
        know[name] = type(words) == "string" and set(words) or words
      end
    end
    if not ok and not tostring(raw):find "not found" then error(raw, 0) end
    cached[code] = ok and know or false
  end
  return cached[code]
end

-- number of the first element of the sorted list that is >= value
local function bound(list, value)
  local low, high = 1, #list + 1
  while low < high do
    local middle = math.floor((low + high) / 2)
    if list[middle] < value then low = middle + 1 else high = middle end
  end
  return low
end

-- labels of persons
local PERSON = { PERSON = true, PER = true, person = true, Person = true }

-- positions of all spans, as two lists
local function extents(spans)
  local first, last, n = {}, {}, 0
  for i, j in spans:offsets() do
    n = n + 1
    first[n], last[n] = i, j
  end
  return first, last
end

-- Nobody in a byline or a dateline speaks: the sentence that begins with one is
-- read from behind it.
local function skip_zones(v, zones)
  for zone in zones:each() do
    if zone.label == "byline" or zone.label == "dateline" then
      local s = bound(v.slast, zone.last)
      local i = bound(v.first, zone.last + 1)
      if v.sfirst[s] and v.sfirst[s] <= zone.first and v.first[i]
        and v.first[i] <= v.slast[s]
      then
        v.sfirst[s] = v.first[i]
      end
    end
  end
end

-- What the clauses are read from: `v` in all functions below.
local function view(doc, know, ends)
  local v = { text = doc.text, know = know, ends = ends, entity = {}, persons = {},
    words = {} }
  v.first, v.last = extents(doc.tokens)
  v.sfirst, v.slast = extents(doc.sentences)
  skip_zones(v, doc.zones)
  if not doc:has "entities" then return v end
  -- the longest entity that begins (ends) with a token, by the token's number
  local set_ = doc.entities
  local first, last = extents(set_)
  local label, id, name = set_:values "label", set_:values "id", set_:values "name"
  v.byend = {}
  local from = 1
  for i = 1, #first do
    while v.first[from] and v.first[from] < first[i] do from = from + 1 end
    local to = from -- names are short
    while to < from + 8 and v.last[to] and v.last[to] < last[i] do to = to + 1 end
    if v.last[to] ~= last[i] then to = bound(v.last, last[i]) end
    if v.first[from] == first[i] then
      local e = { from = from, to = to, first = first[i], last = last[i],
        person = PERSON[label[i]] or false, id = id[i], name = name[i] }
      local old = v.entity[from]
      if not old or (e.person and not old.person) then v.entity[from] = e end
      old = v.byend[to]
      if not old or (e.person and not old.person) then v.byend[to] = e end
      if e.person then v.persons[#v.persons + 1] = from end
    end
  end
  return v
end

local function word(v, i)
  return v.first[i] and v.text:sub(v.first[i], v.last[i]) or ""
end

local function lower(v, i)
  local w = v.words[i]
  if not w then
    w = word(v, i):lower()
    v.words[i] = w
  end
  return w
end

-- Begins with a capital; letters outside ASCII by their folding.
local function capital(v, i)
  local w = word(v, i)
  local byte = w:byte()
  if not byte then return false end
  if byte < 128 then return byte >= 65 and byte <= 90 end
  local char = w:match "^[\192-\255][\128-\191]*"
  return char ~= nil and core.casefold(char) ~= char
end

local function wordlike(v, i) return word(v, i):find "[%w\128-\255]" ~= nil end

-- Whether token i is a reporting verb, not a noun or a part of a name.
local function isverb(v, i)
  local know, w = v.know, lower(v, i)
  if not know.verbs[w] or capital(v, i) then return false end
  local prev = lower(v, i - 1)
  if prev == "to" or know.determiners[prev] or prev == "'s" or prev == "’s" or prev == "of" then
    return w:find "ing$" ~= nil and prev == "of"
  end
  return true
end

-- A name that ends with token i, no token before `from`: its first token.
local function name_back(v, i, from)
  local e = v.byend and v.byend[i]
  if e and e.from >= from then return e.from, e end
  if not capital(v, i) then return nil end
  local know, start = v.know, i
  while start > from do
    local prev = start - 1
    if capital(v, prev) or (know.titles[lower(v, prev):gsub("%.$", "")]
      and capital(v, prev))
    then
      start = prev
    elseif know.particles[lower(v, prev)] and prev > from and capital(v, prev - 1) then
      start = prev - 1
    else
      break
    end
  end
  -- a capital that only opens the sentence
  local opens = start == bound(v.first, v.sfirst[math.max(1,
    bound(v.slast, v.first[start]))] or 1)
  if opens and start < i and (know.openers[lower(v, start)]
    or know.determiners[lower(v, start)])
  then
    start = start + 1
  elseif opens and start == i and know.openers[lower(v, i)] then
    return nil
  end
  return start
end

-- A name that begins with token i: its last token.
local function name_ahead(v, i, to)
  local e = v.entity[i]
  if e and e.to <= to then return e.to, e end
  local know = v.know
  if not capital(v, i) then return nil end
  local last = i
  while last < to do
    local w = lower(v, last + 1)
    if capital(v, last + 1) then
      last = last + 1
    elseif know.particles[w] and last + 2 <= to and capital(v, last + 2) then
      last = last + 2
    else
      break
    end
  end
  -- titles before a name that a gazetteer has: "Mr. Okoro"
  e = v.byend and v.byend[last]
  return last, e and e.from >= i and e or nil
end

-- The speaker whose last token is i: {from, to, entity =, pronoun =}, or nil.
local function noun_back(v, i, from)
  local know, w = v.know, lower(v, i)
  if i < from then return nil end
  if know.pronouns[w] then return { from = i, to = i, pronoun = w } end
  local start, e = name_back(v, i, from)
  if start and not (know.determiners[lower(v, start - 1)] and not e) then
    return { from = start, to = i, entity = e }
  end
  if not wordlike(v, i) then return nil end
  for k = i, math.max(from, i - MAX_NOUN), -1 do
    local x = lower(v, k)
    if know.determiners[x] and k < i then return { from = k, to = i, plain = true } end
    if x == "that" or k < i and (know.verbs[x] or know.auxiliaries[x]) then return nil end
    if not wordlike(v, k) then
      return k < i and { from = k + 1, to = i, plain = true } or nil
    end
  end
  if i - from <= MAX_NOUN then
    while from < i and know.openers[lower(v, from)] do from = from + 1 end
    return { from = from, to = i, plain = true }
  end
end

-- The speaker whose first token is i.
local function noun_ahead(v, i, to)
  local know, w = v.know, lower(v, i)
  if i > to then return nil end
  if know.pronouns[w] then return { from = i, to = i, pronoun = w } end
  local stop, e = name_ahead(v, i, to)
  if stop then return { from = i, to = stop, entity = e } end
  if not (know.determiners[w] or wordlike(v, i)) then return nil end
  local last
  for k = i, math.min(to, i + MAX_NOUN) do
    local x = lower(v, k)
    if k > i and (not wordlike(v, k) or x == "that" or x == "in" or x == "on"
      or x == "at" or x == "who" or x == "after" or x == "to" or x == "as")
    then
      break
    end
    local ends, named = name_ahead(v, k, to)
    if named and named.person then -- the minister Ines Okoro
      return { from = k, to = ends, entity = named }
    end
    last = k
  end
  return last and { from = i, to = last, plain = true }
end

-- Over the words that may stand between speaker and verb, back from i.
-- Second result: whether one was a form of "be" (the verb is passive then).
local function over_adverbs(v, i, from)
  local passive = false
  while i > from do
    local w = lower(v, i)
    if w == "was" or w == "were" or w == "been" or w == "be" or w == "is" or w == "are" then
      passive = true
    elseif not (v.know.adverbs[w] or v.know.auxiliaries[w]
      or w:find "%l%l%lly$" and not capital(v, i))
    then
      break
    end
    i = i - 1
  end
  return i, passive
end

-- The one who does what the sentence from token `from` tells: a name or a
-- pronoun at its beginning.
local function opening(v, from, to)
  local know = v.know
  for i = from, math.min(to, from + 4) do
    local w = lower(v, i)
    if know.pronouns[w] then return { from = i, to = i, pronoun = w } end
    if not know.openers[w] or v.entity[i] then
      local stop, e = name_ahead(v, i, to)
      if stop and not know.determiners[w] then return { from = i, to = stop, entity = e } end
      if not (know.determiners[w] or know.adverbs[w] or know.openers[w]) then return nil end
    end
  end
end

-- The speaker that ends with token i, other things that may stand there left
-- out: "Okoro in Belmora", "Okoro left and".
local function speaker_back(v, i, from)
  local know = v.know
  for _ = 1, 3 do
    if know.conjunctions[lower(v, i)] then return opening(v, from, i - 1) end
    local who = noun_back(v, i, from)
    if not who or who.from <= from then return who end
    local before = lower(v, who.from - 1)
    if know.links[before] then -- a spokesman for the ministry
      local head = noun_back(v, who.from - 2, from)
      if not head then return who end
      if head.plain then head.to = who.to end
      return head
    elseif not know.prepositions[before] then
      return who
    end
    i = over_adverbs(v, who.from - 2, from)
    if lower(v, i) == "who" then
      i = i - 1
      if word(v, i) == "," then i = i - 1 end
    elseif word(v, i) == "," then
      return nil
    end
    if i < from then return nil end
  end
end

-- The subject of the verb at token i, none of its tokens before `from`.
local function subject(v, i, from)
  local know = v.know
  local k, passive = over_adverbs(v, i - 1, from)
  local w = lower(v, i)
  if w == "saying" and lower(v, k) == "as" and lower(v, k - 1) == "quoted" then
    k = over_adverbs(v, k - 2, from) -- was quoted as saying
  elseif passive and not w:find "ing$" then
    return nil
  end
  if lower(v, k) == "who" then
    k = k - 1
    if word(v, k) == "," then k = k - 1 end
    return speaker_back(v, k, from)
  end
  if word(v, k) ~= "," then return speaker_back(v, k, from) end
  -- behind an apposition: NAME, minister of water, said
  local fallback
  for c = k - 1, math.max(from, k - MAX_ASIDE), -1 do
    if word(v, c) == "," or c == from then
      local e = c > from and c - 1 or nil
      local start, entity = nil, nil
      if e then start, entity = name_back(v, e, from) end
      if start and not know.openers[lower(v, start)] then
        local found = { from = start, to = e, entity = entity }
        if entity and entity.person then return found end
        if not entity or not fallback then fallback = fallback or found end
      end
    end
  end
  return fallback
end

-- --- attribution ---------------------------------------------------------------

-- Token range of the sentence that holds byte `at`.
local function sentence_of(v, at)
  local s = bound(v.slast, at)
  if not v.sfirst[s] or v.sfirst[s] > at then return nil end
  return bound(v.first, v.sfirst[s]), bound(v.first, v.slast[s] + 1) - 1, s
end

-- `"...," he said`: the clause behind the quotation.
local function behind(v, q, nextfirst)
  local know = v.know
  local inner = v.text:sub(math.max(q.first, q.last - 12), q.last - q.close)
  for _ = 1, 2 do -- a quotation that ends in this one: ...?'"
    inner = inner:gsub("[%s\"']+$", ""):gsub("\226\128[\152-\159]$", "")
  end
  local i = bound(v.first, q.last + 1)
  local _, to = sentence_of(v, v.first[i] or #v.text + 1)
  if not to then return nil end
  -- "... ." NAME said something else: another sentence
  local ended = inner:find "%.%s*$" and v.slast[bound(v.slast, q.last)]
  if ended and ended < v.first[i] then return nil end
  if bound(v.ends, q.last) ~= bound(v.ends, v.first[i]) then return nil end
  if nextfirst then to = math.min(to, bound(v.first, nextfirst) - 1) end
  to = math.min(to, i + MAX_CLAUSE)
  local comma = inner:find "[,%?!%.%-]%s*$" or inner:find "…%s*$" or inner:find "—%s*$"
    or inner:find "，$" or inner:find "。$"
  if word(v, i) == "," or word(v, i) == "—" or word(v, i) == "--" then
    i = i + 1
  elseif not comma then
    return nil
  end
  if i > to then return nil end
  if know.sources[lower(v, i)] == lower(v, i + 1) and i + 1 < to then
    local who = noun_ahead(v, i + 2, to)
    return who and { who = who, cue = { i, i + 1 }, stop = who.to, rule = "according to" }
  end
  if isverb(v, i) and not lower(v, i):find "ing$" then -- said NAME
    local who = noun_ahead(v, i + 1, to)
    if who and not who.pronoun then
      return { who = who, cue = { i, i }, stop = who.to, rule = "verb and speaker behind" }
    end
  end
  local function short(k) -- NAME said: nothing but the speaker in between
    local who = subject(v, k, i)
    if not who then return nil end
    local start = who.from
    while start > i and start > who.from - MAX_ROLE and wordlike(v, start - 1)
      and not (know.verbs[lower(v, start - 1)] or lower(v, start - 1) == "that")
    do -- Senate leader NAME said
      start = start - 1
    end
    return start == i and who or nil
  end
  for k = i + 1, to do
    local w = word(v, k)
    if w == ";" or w == ":" then break end
    if isverb(v, k) and not w:find "ing$" then
      local who = short(k)
      return who and { who = who, cue = { k, k }, stop = k, rule = "speaker and verb behind" }
    end
  end
end

-- Whether byte `at` is inside a quotation found before (they are sorted).
local function inside(quotes, n, at)
  for k = n, math.max(1, n - 4), -1 do
    if quotes[k].first <= at and at <= quotes[k].last then return true end
  end
  return false
end

-- `NAME told X that "..."`: the clause before the quotation.
local function ahead(v, quotes, n)
  local know, q = v.know, quotes[n]
  local i = bound(v.first, q.first) - 1
  local from
  local lead = v.text:sub(math.max(1, q.first - 16), q.first - 1):match "[:：]%s*$"
  if lead and i >= 1 then
    from = sentence_of(v, v.first[i])
  else
    from = sentence_of(v, q.first)
  end
  if not from or i < from then return nil end
  for k = from, math.min(i, from + 2) do
    if know.sources[lower(v, k)] == lower(v, k + 1) and k + 1 <= i then
      local who = noun_ahead(v, k + 2, i)
      if who then return { who = who, cue = { k, k + 1 }, rule = "according to" } end
    end
  end
  for k = i, math.max(from, i - MAX_CLAUSE), -1 do
    if isverb(v, k) and not inside(quotes, n - 1, v.first[k]) then
      local w = lower(v, k)
      local prior = quotes[n - 1]
      local who
      if w:find "ing$" and lower(v, k - 1) ~= "as" then
        -- "..., adding": whoever spoke in this sentence, or its subject
        if prior and prior.speaker and prior.last >= v.first[from] - 1 then
          return { same = prior, cue = { k, k }, rule = "participle" }
        end
        for j = from, math.min(k - 1, from + 4) do
          local stop, e = name_ahead(v, j, k - 1)
          if stop and not know.openers[lower(v, j)] then
            who = { from = j, to = stop, entity = e }
            break
          end
        end
      else
        who = subject(v, k, from)
      end
      return who and { who = who, cue = { k, k }, rule = "speaker and verb before" }
    end
  end
end

-- Whether the title before the name from token `from` on speaks against the
-- pronoun: Mr. Brandt is no "she".
local function mismatch(v, from, pronoun)
  local know = v.know
  local title = lower(v, from):gsub("%.$", "")
  local before = lower(v, from - 1):gsub("%.$", "")
  local against = pronoun == "she" and know.masculine or pronoun == "he" and know.feminine
  return against and (against[title] or against[before]) or false
end

-- What a personal pronoun in sentence s stands for: the last person that was
-- the subject of a sentence, if that is plain. A sentence that begins with a
-- name of which nothing is known ends the search.
local function antecedent(v, s, spoke, pronoun)
  for k = s - 1, math.max(1, s - MAX_BACK), -1 do
    if spoke[k] then return spoke[k] end
    local from, to = sentence_of(v, v.sfirst[k])
    local at = from and bound(v.persons, from) or 1
    local found, plain
    while from and v.persons[at] and v.persons[at] <= to do
      local e = v.entity[v.persons[at]]
      if e and not v.quoted(e.first) and not mismatch(v, e.from, pronoun) then
        local follows = e.to + 1
        local opens = e.from - from <= 2
        local next_ = word(v, follows)
        local possessive = next_ == "'s" or next_ == "’s"
        if not possessive and (opens or isverb(v, follows)) then
          local name = e.name or v.text:sub(e.first, e.last)
          if not found then
            found, plain = { name = name, id = e.id }, true
          elseif found.name ~= name then
            plain = false
          end
        end
      end
      at = at + 1
    end
    if found then return plain and found or nil end
    -- no gazetteer knows the name: NAME said
    for t = from or 1, from and math.min(to, from + 12) or 0 do
      if isverb(v, t) and not v.quoted(v.first[t]) then
        local who = subject(v, t, from)
        if who and not who.pronoun and not who.plain then
          return { name = v.text:sub(v.first[who.from], v.last[who.to]),
            id = who.entity and who.entity.id }
        end
        break
      end
    end
    local first = from and not v.quoted(v.first[from]) and opening(v, from, to)
    if first and not (first.pronoun or first.entity) then return nil end
  end
end

M.knowledge, M.view, M.bound, M.extents = knowledge, view, bound, extents
M.word, M.lower, M.wordlike, M.sentence_of = word, lower, wordlike, sentence_of
M.behind, M.ahead, M.antecedent = behind, ahead, antecedent

return M
