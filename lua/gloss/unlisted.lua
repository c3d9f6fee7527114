--- Unlisted names: what is written with capitals as names are, and stands in no
-- gazetteer. A matcher; the layer `doc.unlisted` is what it finds.
--
--     for name in doc.unlisted:each() do print(name.name, name) end
--
-- A name is a run of words with capitals, in one sentence. What a capital says
-- depends on where it stands: at the begin of a sentence, of a quotation or of a
-- line it is a name's where the text has the word with a capital elsewhere too,
-- or another name's word follows; in a heading, where all words have one, where
-- the name is found elsewhere. Scripts without capitals have no such names. Linear.
local bound = require "gloss.bound"
local check_doc = require "gloss.options".check_doc
local core = require "gloss.core"

local M = { layer = "unlisted", needs = { "tokens", "sentences", "zones" } }

local MAX_WORDS = 12   -- of a name; longer runs are headings, tables, lists
local MAX_GAP = 100    -- bytes of white space between two words of a name
local KEPT = 20000 -- different words that are remembered for the next text
local KEPT_BYTES = 40 -- of such a word
local HEADING = 4  -- words, from which on a sentence of capitals is a heading

-- --- words ---------------------------------------------------------------------

local function add(set, list)
  for word in (list or ""):gmatch "%S+" do set[core.casefold(word)] = true end
end

local known = {}

-- What is known of the words of a language: sets of folded words.
local function knowledge(code)
  local know = known[code]
  if know then return know end
  local names = require "gloss.lang.names"
  local own = names[code] or {}
  know = { common = {}, day = {}, title = {}, head = {}, particle = {}, article = {},
    company = {}, nouns = {} }
  local language = require "gloss.language"
  local code_known = pcall(language.language, code) -- the user's own need not be
  local function list(class) return code_known and language.list(code, class) or "" end
  for _, class in ipairs{ "starter", "joiner", "saying", "credit", "opening", "closing", "lead" } do
    add(know.common, list(class))
  end
  add(know.day, list "day")
  add(know.day, list "month")
  add(know.title, list "title")
  add(know.company, list "company")
  if code == "en" then
    add(know.common, require "gloss.lang.stop_en".stop)
    add(know.particle, "of for and")
  end
  add(know.title, own.titles)
  add(know.head, own.heads)
  add(know.particle, names.particles)
  add(know.article, names.articles)
  add(know.nouns, names.nouns)
  know.nouns = know.nouns[code]
  known[code] = know
  return know
end

--- The commonest words of a language, folded, as the keys of a table.
function M.common(code) return knowledge(code).common end

-- Whether a word begins with a capital; second result: with a letter at all.
local function capital(word)
  local byte = word:byte()
  if byte < 0x80 then
    if word:find "^%u" then return true, true end
    -- al-Amr, iPhone: a small letter and a capital behind it
    if word:find "^%l" then
      return word:find "^[ae][lnrstdz]h?%-%u" ~= nil or word:find "^%l%u" ~= nil, true
    end
    return false, false
  end
  local ok, category = pcall(core.property, word:match "^[\194-\244][\128-\191]+" or "",
    "General_Category")
  if not ok then return false, false end
  return category == "Lu" or category == "Lt", category:sub(1, 1) == "L"
end

-- Whether a word has a small letter.
local function small(word)
  if word:find "%l" then return true end
  for char in word:gmatch "[\194-\244][\128-\191]+" do
    local ok, category = pcall(core.property, char, "General_Category")
    if ok and category == "Ll" then return true end
  end
  return false
end

-- Whether a word is one character, punctuation left out.
local function single(text)
  return text:gsub("%p", ""):gsub("\226\128[\152\153]", "")
    :find "^[%z\1-\127\194-\244]?[\128-\191]*$" ~= nil
end

-- What opens a quotation, or a line of speech: the word behind it may have a
-- capital for that.
local OPENS = { ['"'] = true, ["``"] = true, ["“"] = true, ["„"] = true, ["«"] = true,
  ["‘"] = true, ["'"] = true, [":"] = true, ["-"] = true, ["–"] = true, ["—"] = true,
  ["*"] = true, ["•"] = true, ["¿"] = true, ["¡"] = true, ["("] = true, ["["] = true }
local SPEECH = { ['"'] = true, ["``"] = true, ["“"] = true, ["„"] = true, ["«"] = true,
  ["‘"] = true, [":"] = true, ["•"] = true, ["¿"] = true, ["¡"] = true }

-- The sign of a word, by which sentences are searched as strings are: C, S capitals,
-- S all of them; a, b small letters, a of words that headings have so; ", ( marks behind
-- which a capital is asked for, ( where it was before them too.
local function sign_of(word, text)
  if word.cap then return word.shout and "S" or "C" end
  if word.letter then return (word.common or word.particle) and "a" or "b" end
  return SPEECH[text] and '"' or word.opens and "(" or "."
end

-- Bytes of the name in a word: Clinton of Clinton-era.
local function bare_of(text)
  local dash = text:find("-", 2, true)
  return dash and text:find "^%u" and text:find("^%l", dash + 1) and dash - 1 or #text
end

-- What is known of a word, by itself.
local function describe(know, text)
  local folded = core.casefold(text)
  local bare = folded:gsub("%.$", "")
  local cap, letter = capital(text)
  local word = {
    folded = folded, cap = cap, letter = letter,
    shout = cap and not small(text) and not single(text),
    common = know.common[folded] or know.common[bare]
      or #folded <= 5 and folded:find "\226?\128?[\153']$" ~= nil, -- L', Qu'
    -- no name by itself: a letter, a Roman number
    mere = single(text) or text:find "^[IVX]+e?$" ~= nil,
    day = know.day[folded] or know.day[bare],
    title = know.title[folded] or know.title[bare],
    head = know.head[folded],
    particle = know.particle[folded], article = know.article[folded],
    company = know.company[bare],
    opens = OPENS[text], small = letter and not cap and folded, name = nil, sign = nil,
  } -- room for 16 fields: there are thousands of these
  word.name = cap and not word.day and not (word.common and not word.shout)
  word.sign = sign_of(word, text)
  local size = cap and bare_of(text) or #text
  if size < #text then word.bare = size end
  return word
end

-- The words of a language that were met, described: kept from text to text.
local function words_of(know)
  if know.words and know.met < KEPT then return know.words end
  know.met = 0
  know.words = setmetatable({}, { __index = function(words, text)
    local word = describe(know, text)
    if #text <= KEPT_BYTES then
      words[text] = word
      know.met = know.met + 1
    end
    return word
  end })
  return know.words
end

-- --- the text as a row of words ---------------------------------------------------

-- Tells of the words that are in a listed name.
local function mark_listed(v, listed)
  local from, to = listed:values "first", listed:values "last"
  local i, k, reach, n, firsts, lasts, is = 1, 1, 0, v.n, v.first, v.last, v.listed
  local start = from[1]
  while k <= n do
    local first, last = firsts[k], lasts[k]
    while start and (start <= first -- or EU-Japanese, of two listed names
      or start == reach + 2 and start <= last and v.text:find("^[%-/]", reach + 1))
    do
      if to[i] > reach then reach = to[i] end
      i = i + 1
      start = from[i]
    end
    if reach >= last then
      is[k] = true
      k = k + 1
    elseif start then
      repeat k = k + 1 until k > n or lasts[k] >= start
    else
      return
    end
  end
end

-- Numbers sentences, and tells where one, a quotation or a line begins.
local function mark_sentences(v, doc)
  local row, opens, firsts, lasts, n = v.word, v.opens, v.first, v.last, v.n
  local starts, stops, i = doc.sentences:values "first", doc.sentences:values "last", 1
  for s = 1, #starts do
    local first, last = starts[s], stops[s]
    while i <= n and firsts[i] < first do i = i + 1 end
    local from = i
    while i <= n and lasts[i] <= last do i = i + 1 end
    v.from[s], v.to[s] = from, i - 1
    while from < i and row[from].opens and not row[from].letter do from = from + 1 end
    opens[from] = true
  end
  for marks, behind in v.signs:gmatch '(["(]+)()' do
    if marks:find('"', 1, true) then opens[behind] = true end
  end
  for byte in pairs(v.edge) do
    i = bound(lasts, byte)
    if lasts[i] == byte then opens[i + 1] = true end
  end
end

local function read(doc, listed)
  local tokens = doc.tokens
  local row, signs, know = tokens:values(), {}, knowledge(doc.lang)
  local v = { text = doc.text, know = know, small = {}, first = tokens:values "first",
    last = tokens:values "last", from = {}, to = {}, opens = {}, listed = {}, edge = {},
    credit = {}, word = row, n = #row, signs = nil, sure = {}, heading = {} }
  local words = words_of(know)
  for i = 1, v.n do
    local word = words[row[i]]
    row[i], signs[i] = word, word.sign
    v.small[word.small] = true -- what the words look like elsewhere
  end
  v.signs = table.concat(signs)
  if listed then mark_listed(v, listed) end
  -- a byline ends where the dateline begins, the story begins behind it
  for zone in doc.zones:each() do
    v.edge[zone.first], v.edge[zone.last] = true, true
    v.credit[zone.first] = zone.label ~= "headline" and zone.label ~= "caption"
  end
  mark_sentences(v, doc)
  return v
end

-- Whether the capitals of a sentence say nothing: it is a heading. Its first word
-- and all others but particles and the commonest have one. Names in credits are few.
-- `plain`: it has a word of another kind.
local function heading(v, s, plain)
  local from, to = v.from[s], v.to[s]
  if plain or to < from or v.credit[v.first[from]] then return false end
  local signs = v.signs:sub(from, to)
  if not signs:find "^[^a]-[CS]" then return false end
  local _, words = signs:gsub("[aCS]", "")
  local _, caps = signs:gsub("[CS]", "")
  if words > 2 and not signs:find "[aC]" then return true end
  return caps >= HEADING and not v.text:sub(v.last[to], v.last[to]):find "[%.%?!\"\157]"
end

-- Which sentences are headings; the words with a capital where nothing asks for one.
local function survey(v)
  local row, opens, signs, b, cap = v.word, v.opens, v.signs, 0, 0
  for s = 1, #v.from do
    local from, to = v.from[s], v.to[s]
    if b < from then b = signs:find("b", from, true) or #signs + 1 end
    v.heading[s] = heading(v, s, b <= to)
    if cap < from then cap = signs:find("[CS]", from) or #signs + 1 end
    while cap <= to do
      if not opens[cap] and not v.heading[s] then v.sure[row[cap].folded] = true end
      cap = signs:find("[CS]", cap + 1) or #signs + 1
    end
  end
end

-- --- runs of capitals ---------------------------------------------------------------

-- whether nothing but a blank, or the end of a line, is between two words
local function beside(v, i)
  local last, first = v.last[i], v.first[i + 1]
  if v.edge[first] or first - last > MAX_GAP then return false end
  local gap = v.text:sub(last + 1, first - 1)
  return gap == " " or gap:find "^[ \t]+\n?[ \t]*$" ~= nil or gap == "\n" or gap == "\r\n"
    or gap == "\194\160"
end

-- whether a word may be in a name, for its own sake
local function named(v, i) return v.word[i].name end

-- The Hague, Third Committee: a common word with a capital that nothing asks for,
-- before a name
local function leading(v, i, stop)
  local word = v.word[i]
  return word.common and word.cap and not word.day and not v.opens[i] and not word.mere
    and i < stop and named(v, i + 1) and beside(v, i)
end

-- Whether the words from j + 1 to k - 1, all particles, join a name that has come
-- to j with the capital at k. `wide`: it has an "of" before.
local function joins(v, j, k, wide)
  local word = v.word[j + 1]
  if word.cap then return true end
  if word.folded == "of" or word.folded == "for" then return v.word[j].head or v.word[j].title end
  -- Ministry of Health and Welfare; but Ann and Bob, Bank of England and Lloyds
  return word.folded ~= "and" or wide and k == j + 2 and not v.listed[j]
end

-- Whether the title at j goes on as the name of its office: Prosecutor General's Office.
local function office(v, j, stop)
  local mark = v.word[j + 1]
  return j + 2 <= stop and v.word[j + 2].head and named(v, j + 2)
    and v.first[j + 1] == v.last[j] + 1 and beside(v, j + 1)
    and (mark.folded == "'s" or mark.folded == "\226\128\153s")
end

-- Last word of the run that begins at i, in a sentence that ends at `stop`.
local function run_from(v, i, stop)
  local j, wide = i, false
  while j < stop do
    if v.word[j].title and office(v, j, stop) then j = j + 2 end
    local behind = v.word[j + 1]
    if j == stop or not (behind.cap or behind.particle) or not beside(v, j) then break end
    local k = j + 1
    -- particles, and common words with a capital, between two capitals
    while not named(v, k) and k < stop and k - j < 4 and beside(v, k)
      and (v.word[k].particle and (k == j + 1 or v.word[k].folded ~= "and")
        or v.word[k].article and k > j + 1
        or v.word[k].cap and not v.word[k].mere)
    do
      k = k + 1
    end
    if not named(v, k) or k > j + 1 and not joins(v, j, k, wide) then break end
    local link = k > j + 1 and v.word[j + 1].folded
    wide = wide or link == "of" or link == "for"
    j = k
  end
  return j
end

-- Where the name in a run begins, behind what only stands before names: titles,
-- and what is listed before them (Chinese President).
local function past_titles(v, i, j)
  local k, from = i, i
  while k <= j and (v.word[k].title or v.listed[k]) do
    if v.word[k].title then from = k + 1 end
    k = k + 1
  end
  -- Secretary of State Warren Christopher
  if from > i and from <= j and v.word[from].folded == "of" then
    from = math.min(from + 1, j)
    if from < j then from = from + 1 end
  end
  while from <= j and not v.word[from].cap do from = from + 1 end
  if from == j and v.word[j].head then return i end -- Foreign Ministry
  return from
end

local function all_listed(v, i, j)
  for k = i, j do
    if not v.listed[k] and v.word[k].cap then return false end
  end
  return true
end

-- The name in the run from i to j; nil where it is none.
local function name_in(v, i, j)
  local word = v.word[i]
  if v.opens[i] and not v.listed[i] then
    local doubtful = v.small[word.folded] and not v.sure[word.folded]
    if i == j then
      if doubtful or not (v.sure[word.folded] or word.shout) then return nil end
    elseif doubtful then
      i = i + 1
      while not v.word[i].cap do i = i + 1 end
    end
  end
  i = past_titles(v, i, j)
  if i > j or all_listed(v, i, j) or j - i >= MAX_WORDS then return nil end
  if i == j and (v.word[i].mere or v.text:sub(v.last[i] + 1, v.last[i] + 1) == "$") then
    return nil
  end
  return i, j
end

-- Calls fn(i, j) for each name of the sentences that are no headings.
local function each_run(v, fn)
  local row, signs, s = v.word, v.signs, 1
  local i = signs:find "[CS]"
  while i do
    while v.to[s] and v.to[s] < i do s = s + 1 end
    if not v.to[s] then return end
    local word, stop = row[i], v.to[s]
    if v.heading[s] then
      i = stop
    elseif i >= v.from[s] and (word.name or leading(v, i, stop)) then
      local j = run_from(v, i, stop)
      local from, to = name_in(v, i, j)
      if from then fn(from, to) end
      i = j
    end
    i = signs:find("[CS]", i + 1)
  end
end

-- --- names in headings --------------------------------------------------------------

local function folded(v, i, j)
  if i == j then return v.word[i].folded end
  local words = {}
  for k = i, j do words[#words + 1] = v.word[k].folded end
  return table.concat(words, " ")
end

-- Calls fn(i, j) for each name in a heading that is in the text elsewhere.
local function each_in_heading(v, names, fn)
  for s = 1, #v.from do
    local i = v.from[s]
    while v.heading[s] and i <= v.to[s] do
      local found
      if v.word[i].cap and not v.listed[i] then
        for j = math.min(v.to[s], i + MAX_WORDS - 1), i, -1 do
          if names[folded(v, i, j)] then
            found = j
            break
          end
        end
      end
      if found then fn(i, found) end
      i = (found or i) + 1
    end
  end
end

-- --- one name for its forms -----------------------------------------------------------

-- The acronym in brackets behind words with its letters: its number in the row.
local function acronym(v, i, j)
  local k = j + 2
  if not (v.word[k] and v.word[k].shout) or v.text:sub(v.first[j + 1], v.last[j + 1]) ~= "(" then
    return nil
  end
  local letters = {}
  for n = i, j do
    if v.word[n].cap then letters[#letters + 1] = v.word[n].folded:sub(1, 1) end
  end
  if table.concat(letters) == v.word[k].folded:gsub("%.", "") then return k end
end

-- What each name is called: the longest form that ends with it, if there is one
-- alone and it comes first (Darusman is Marzuki Darusman), or that it is the acronym of.
local function callings(v, rows)
  local called, shown, suffix, order, first = {}, {}, {}, {}, {}
  for _, row in ipairs(rows) do
    local key = row.key
    if not shown[key] then
      order[#order + 1] = key
      first[key] = row[1]
    end
    if not shown[key] or shown[key].shout and not row.shout then shown[key] = row end
  end
  for _, key in ipairs(order) do
    local row = shown[key]
    local i = row.i
    while i < row.j do
      i = i + 1
      -- not France of Bank of France; von der Leyen of Ursula von der Leyen
      if v.word[i - 1].cap and v.word[i].folded ~= "of" then
        local tail = folded(v, i, row.j)
        if suffix[tail] == nil then
          suffix[tail] = key
        elseif suffix[tail] ~= key then
          -- Kim Lee and Ann Lee: Lee alone is neither
          local a, b = suffix[tail], key
          if a and #a > #b then a, b = b, a end
          suffix[tail] = a and b:sub(-#a - 1) == " " .. a and b or false
        end
      end
    end
    local k = acronym(v, row.i, row.j)
    if k then called[v.word[k].folded] = key end
    if row.j > row.i and v.word[row.j].company then
      local head = folded(v, row.i, row.j - 1)
      if called[head] == nil then called[head] = key end
    end
  end
  return function(key)
    local seen = 0
    while seen < MAX_WORDS do
      local longer = called[key]
        or suffix[key] and first[suffix[key]] <= (first[key] or math.huge) and suffix[key]
      if not longer or not shown[longer] or longer == key then break end
      key, seen = longer, seen + 1
    end
    return key, shown[key]
  end
end

-- Where every noun has a capital: names of two words and more, what they are made
-- of, and words in capitals.
local function without_nouns(v, rows)
  local parts, out = {}, {}
  for _, row in ipairs(rows) do
    if row.j > row.i then
      for k = row.i, row.j do parts[v.word[k].folded] = v.word[k].cap end
    end
  end
  for _, row in ipairs(rows) do
    if row.j > row.i or row.shout or parts[row.key] then out[#out + 1] = row end
  end
  return out
end

-- --- the matcher -------------------------------------------------------------------

local function why() return "unlisted: words with capitals, as names have" end

--- The names of a doc that are not in `listed`, a Spans (none: all of them).
function M.names(doc, listed)
  local v, rows, names = read(doc, listed), {}, {}
  survey(v)
  local function take(i, j)
    local first, last, bare = v.first[i], v.last[j], v.word[j].bare
    if bare then last = v.first[j] + bare - 1 end
    local key, shout = folded(v, i, j), true
    for k = i, j do shout = shout and v.word[k].shout end
    names[key] = true
    rows[#rows + 1] = { first, last, i = i, j = j, key = key, shout = shout }
  end
  each_run(v, take)
  if v.know.nouns then rows = without_nouns(v, rows) end
  each_in_heading(v, names, take)
  local calling = callings(v, rows)
  local out = { why = why }
  for n, row in ipairs(rows) do
    local _, main = calling(row.key)
    local name = v.text:sub(main[1], main[2]):gsub("%s+", " ")
    out[n] = { row[1], row[2], name = name }
  end
  return core.spans(doc._text, out)
end

--- Finds the unlisted names of a doc.
-- @return a Spans; field `name`: the longest form of it in the text
function M.find(_, doc, options)
  check_doc(doc, options, 2)
  return M.names(doc, doc:has "entities" and doc.entities or nil)
end

return M
