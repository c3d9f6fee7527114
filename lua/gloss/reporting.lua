--- Reporting clauses as token patterns: who says something, behind a quotation or
-- before it. For each language there is one set of rules, made of the words of
-- gloss.lang.reporting_LANG: clauses, `"...," Okoro said` and `Okoro said that "..."`,
-- with the captures cue, and named, group, pronoun or noun, as the speaker is. They are
-- found in two steps. First the heads, who does what, wherever they stand: `Okoro said`,
-- `said the minister`, `according to Okoro`, and whom sentences are about. Then, with the
-- heads as a layer, the clauses: which of these stand how to a quotation.
--
-- They read layers that gloss.quotes makes: `quotations`, the marks paired;
-- `sentences`, without bylines and datelines; `narration`, what is left of these
-- without quotations; `entities`, none where the doc has none.
local pattern = require "gloss.pattern"
local patterns = require "gloss.program".patterns
local kin = require "gloss.language".kin
local quotemarks = require "gloss.quotemarks"
local T = pattern.token

local M = {}

-- Which clause is taken where there are several: the first of these.
local ORDER = {
  "own, behind", "according to", "verb and speaker behind", "speaker and verb behind",
  "signature behind", "own, before", "according to, before", "end of the sentence behind",
  "noun of saying", "speaker and verb before", "second verb", "participle", "colon",
  "verb before", "verb last", "verb behind",
}
M.NEAREST = 9 -- from this rule on the clause whose verb is nearer is taken
M.behind, M.rank = { ["according to"] = true }, {} -- which stand behind; place in the order
for i, name in ipairs(ORDER) do
  M.rank[name] = i
  if name:find "behind$" then M.behind[name] = true end
end

M.PERSON = { "PERSON", "PER", "person", "Person" } -- labels of persons

-- --- in any language --------------------------------------------------------------

local quotation = T.label("quotation", "quotations")
local behind_quotation, before_quotation = T.behind(quotation), #quotation
local inside = -T.sentence_start
local person = T.label(M.PERSON)
local capital = T{ is_lower = false, regex = "^[\\p{Lu}\\p{Lt}]" }
local apostrophe = T{ text = { "'", "’" } }
local wordlike = T.any - (T.punct - apostrophe) - T.space
  - T{ text = { "<", ">", "=", "|", "+", "~", "^", "`", "``" } }
local brackets = "(" * (T.any - T{ text = ")" })^1 * ")"
local aside = brackets^-1 * ","
  * (T.any - T{ text = { "(", ")", "where", "when", "while" } })^1 * ","
  + brackets * T ","^-1

-- Behind a quotation: it ends with a comma, or with a full stop that ends no
-- sentence, or a comma follows.
local closing = T.quote^{ 1, 3 }
local after = behind_quotation * -pattern.start "paragraphs" * (
  (T{ ",", "—", "–", "--" })^{ 1, 2 }
  + T.behind(T.regex "[,?!…—，-]$" * closing^-1)
  + T.behind(T.regex "[.。]$" * closing) * inside)

-- Before one, somewhere behind the begin of the sentence or another quotation.
local from = pattern.start "narration" * T.any^0
local dash = T{ "—", "―", "–", "-", "--" }
local stop = T "."^-1 * -(inside * T.any) -- the sentence ends
local ahead = before_quotation * (inside + T.behind(T{ ":", "：" }))

-- --- in one language --------------------------------------------------------------

local function list(text)
  local t = {}
  for word in text:gmatch "%S+" do t[#t + 1] = word end
  return t
end

local none = T.any - T.any -- no token

-- One token that is one of these words, in any case.
local function one_of(words) return #words > 0 and T{ lower = words } or none end

-- w "verbs be": one token that is a word of these lists; a list that a language does not
-- have is empty.
local function reader(words)
  return function(names)
    local all = {}
    for _, name in ipairs(list(names)) do
      for _, word in ipairs(list(words[name] or "")) do all[#all + 1] = word end
    end
    return one_of(all)
  end
end

-- A token that ends with one of these three letters.
local function ending(letters)
  local all = list(letters or "")
  return #all > 0 and T.suffix(all) or none
end

-- Rules { name, pattern }, each found by itself.
local function set(rules, layer)
  local rows = { matches = "first", per = "rule" }
  for i, rule in ipairs(rules) do
    rows[i] = { label = rule[1], pattern = rule[2]:within(layer or "narration") }
  end
  return patterns(rows)
end

-- The rules with a user's clauses.
local function with_own(own, rules)
  if own.behind then rules[#rules + 1] = { "own, behind", behind_quotation * own.behind } end
  if own.before then rules[#rules + 1] = { "own, before", own.before * before_quotation } end
  return rules
end

-- words as a set
local function known(words)
  local t = {}
  for _, word in ipairs(list(words)) do t[word] = true end
  return t
end

-- The plain forms of verbs, the first of each line: `say` of `say says said saying`,
-- where it is not a past form too, which then stands in the line once more.
local function plain_forms(verbs)
  local t = {}
  for line in verbs:gmatch "[^\n]+" do
    local first, others = line:match "^%s*(%S+)(.*)$"
    if first and not (others .. " "):find(" " .. first .. " ", 1, true) then
      t[#t + 1] = first
    end
  end
  return table.concat(t, " ")
end

-- Verbs with a pronoun behind a hyphen, in one token: dit-il, a-t-il.
local function clitics(words)
  local t = {}
  for _, pronoun in ipairs(list(words.clitics or "")) do
    for _, verb in ipairs(list(words.verbs .. " " .. words.auxiliaries)) do
      t[#t + 1] = verb .. "-" .. pronoun
    end
  end
  return t
end

-- For "he" and "she" the titles of those for whom they do not stand.
local function against(words)
  local t = {}
  if words.he then t[words.he], t[words.she] = known(words.feminine), known(words.masculine) end
  return t
end

-- What stands before names, of that what is short for a title or "Mister", and what stands
-- behind names (Jr.), in small letters and without a full stop.
local function around(code, words)
  local ok, language = pcall(require, "gloss.lang." .. code)
  local short = ok and language.abbreviations or {}
  local function set_of(...)
    local all = {}
    for _, list_of in ipairs{ ... } do
      for word in pairs(known(list_of)) do all[word:lower()] = true end
    end
    return all
  end
  local masculine, feminine, title = words.masculine or "", words.feminine or "", short.title or ""
  return set_of(words.titles or "", masculine, feminine, title), set_of(masculine, feminine, title),
    set_of(short.suffix or "")
end

-- The same for languages that write no spaces: every sign is a token, and a speaker the
-- signs before the verb, or before the particle of the subject (Japanese).
local function unspaced(words, own)
  local function any(texts)
    local all = none
    for _, text in ipairs(list(texts or "")) do all = all + T(text) end
    return all
  end
  local sign = T.any - T.punct - T.regex "\\d"
  local comma = T{ text = { "，", "、", ",", "：", ":" } }
  local part = pattern.start "narration" + T.behind(comma + T{ "。", "；", ";", "！", "？" })
  local told = any(words.verbs) / "cue"
  local noun = sign^{ 1, 12, lazy = true } / "noun"
  -- behind a quotation of whole sentences a colon leads to the next one, which is another's
  local stopped = T.behind(T{ text = { "。", "！", "？", "!", "?" } } * T.any)
  local onward = T{ text = { "：", ":" } } * before_quotation
  local begins = behind_quotation * comma^-1 * any(words.quotative)^-1
  local behind, before = any(words.adverbs)^-2, any(words.adverbs)^-2 * told
  if words.topic then
    behind = any(words.topic) * sign^{ 0, 8, lazy = true }
    before = any(words.topic) * sign^{ 0, 12 }
  end
  local function spoken(clause)
    return -stopped * begins * clause
      + begins * clause * -((T.any - comma - T"。")^{ 0, 8 } * onward)
  end
  return {
    heads = set{ { "other", none } }, against = {},
    clauses = set(with_own(own, {
      { "speaker and verb behind", spoken(noun * behind * told) },
      { "verb behind", spoken(sign^{ 0, 4, lazy = true } * told) },
      { "according to, before", pattern.start "narration" * (any(words.sources) / "cue")
        * (sign^{ 1, 12 } / "noun") * comma * T.any^0 * ahead },
      { "speaker and verb before", part * any(words.openers)^-1 * noun * before
        * (T.any - comma)^{ 0, 8, lazy = true } * comma^-1 * before_quotation },
      { "naming", any(words.naming) * before_quotation },
    })),
  }
end

-- Verbs of saying, into g. One is meant where it is no noun ("the claim") and no
-- infinitive; "has also said", "has been saying", "was quoted as saying", but not "was
-- told". A plain form needs more than one who speaks: "critics say", "he would say", but
-- no "rare note".
local function verbs(g, w, words)
  local adverb = ending(words.adverb) - capital - T.length("<", 5)
  local adverbs = (w "adverbs" + adverb)^0
  local several = w "plural auxiliaries" + T.regex "[^su]s$" + w "conjunctions" * capital^1
  local phrase = w "phrasal" * w "particle" -- went on
  g.unmarked = -T.behind(w "articles noun_markers")
  g.form = w "verbs" - capital
  g.plain = w "plain" - capital
  g.finite = g.form - ending(words.participle) - g.plain
  g.says = g.form - (ending(words.participle) - g.plain)
  local participle = g.form - g.says
  g.participle = -T.behind(w "articles noun_markers be contracted") * participle
  g.mid = (w "adverbs auxiliaries" + adverb)^0
  g.cue = (phrase + g.unmarked * g.says) / "cue"
  g.telling = g.mid * ((phrase + g.unmarked * g.finite) / "cue"
    + T.behind(several * adverbs) * (g.unmarked * g.plain / "cue")
    + ((w "be" * g.mid)^{ 1, 2 } + w "contracted" * g.mid) * (participle / "cue")
    + w "be" * g.mid * "quoted" * "as" * (T "saying" / "cue"))
  g.clitic = one_of(clitics(words)) -- dit-il, a-t-il
  g.alone = words.inverts and w "verbs" or none -- Añadió: «...»
end

-- Who speaks, into g: a person that is known, or words with capitals; she; the minister,
-- council diplomats.
local function speakers(g, w)
  local big = capital - w "openers determiners pronouns"
  local free = -T.behind(w "links prepositions determiners")
  -- also the mark of the workers' leader
  g.word = wordlike - g.form - w "auxiliaries be that relative pronouns"
  g.last = g.word - w "links prepositions conjunctions adverbs" - apostrophe
  -- a part of a sentence begins here
  g.part = pattern.start "narration" + T.behind(pattern.start "narration" * w "openers"^1
    + w "conjunctions" + T{ ",", ";", ":", "—", "–", "-", "--", ")" })
  g.name = -T.behind(big) * (person + big * (big + w "particles" * big)^0)
  g.both = g.name * w "both" * g.name / "group"
  g.named = free * (g.both + g.name / "named")
  g.pronoun = w "pronouns" / "pronoun"
  g.noun = free * (w "determiners" * g.word^0 * g.last
    + g.part * (g.last - w "openers adverbs") * (g.word^0 * g.last)^-1) / "noun"
end

-- The heads of clauses.
local function heads(g, w, words)
  -- Okoro in Belmora, who has left, said; Okoro, minister of water, said; she said
  local inner = T.any - g.form - T{ text = { "(", ")" } }
  local beside = w "links prepositions" * g.word^0 * g.last
  local which = T ","^-1 * w "relative" * inner^0
  local extra = beside^-2 * (aside + which + "," * w "determiners" * inner^1)^-1

  -- said Ines Okoro, said the minister Ines Okoro, said an official; the wife of Ines Okoro
  -- and Okoro's wife are others
  local follow = g.word - w "ends"
  local others = w "links prepositions" * w "determiners titles masculine feminine"^0 * person
  local own = -(capital^0 * w "possessives")
  local speaker = g.pronoun + (g.both + g.name / "named") * own
    + (-others * follow)^1 * (person / "named") * own
    + (g.word + w "determiners") * (follow + w "possessives")^0 / "noun"
  -- rekao je Horvat, zeptal se Novák
  local inverted = g.mid * g.cue * w "enclitics"^0 * speaker
  local clitic = g.mid * (g.clitic / "clitic") * g.mid * ((g.finite / "cue")^-1)
  g.inside = g.mid * g.cue * (g.pronoun + g.both + g.name / "named"
    + w "determiners" * follow^1 / "noun") + clitic
  inverted = inverted + clitic
  if words.bracket then -- hat der Minister gesagt
    inverted = inverted + w "auxiliaries" * (g.pronoun + g.name / "named"
      + w "determiners" * g.word^{ 1, 4 } / "noun") * (g.finite / "cue")
  end

  -- what a sentence tells of whom; where the name ends is known by the verb
  local verb = T.regex(words.finite) + w "auxiliaries be verbs past"
  local role = w "determiners" * g.word^{ 1, 5, lazy = true } / "noun"

  local saying = g.word^{ 0, 2 } * (w "sayings" / "cue")

  -- Reuters quoted Okoro as saying: it is Okoro who speaks
  local whom = g.name + w "determiners" * g.word^{ 1, 4, lazy = true }
  local as = w "quoting" * (g.name / "named" + w "determiners"
    * g.word^{ 1, 4, lazy = true } / "noun") * "as" * (T "saying" / "cue")

  return set{
    { "name", (g.named * extra + g.pronoun * which^-1) * g.telling
      * -(T.behind(w "quoting") * whom * "as" * "saying") },
    { "name", as },
    { "noun", g.noun * (beside^-2 * which^-1 + "," * (g.name / "named") * ",") * g.telling },
    { "inverted", inverted },
    { "verb", w "conjunctions" * g.mid * (g.finite / "cue") },
    { "participle", g.participle / "cue" + w "infinitive" * (g.plain / "cue") },
    { "saying", g.named * w "possessives" * saying },
    { "own", (w "possessive" / "pronoun") * saying },
    { "source", (words.sources and T.fold(words.sources) / "cue" or none) * speaker },
    { "signature", pattern.start "narration" * dash * (g.name / "named")
      * ("," * T.any^0)^-1 * stop },
    { "subject", (g.part * (g.word^{ 0, 3, lazy = true } * g.named * (aside + beside)^-1
      + role * beside^-1) + g.pronoun) * g.mid * verb },
    { "other", T.sentence_start * -(g.alone * T ":")
      * w "openers adverbs determiners"^-4 * (g.named + g.pronoun) },
    { "person", T.sentence_start * T.any^-2 * (person / "named") * -w "possessives"
      + person / "named" * g.unmarked * #g.says },
  }
end

local function head(labels) return T.label(list(labels), "heads") / "head" end

-- The clauses: how a head stands to a quotation. own: a user's, { behind =, before = }.
local function clauses(g, w, words, own)
  local says, source = head "name noun", head "source"
  local about = from * (T.label("subject", "heads") / "about") * T.any^0
    + T.label("other", "heads") / "about" * T.any^0
  local title = (g.word - w "openers conjunctions relative")^{ 0, 6, lazy = true }
  local gap = T.any^0 * ahead
  local plainly = (T.any - T.punct - g.form)^0
  local same = behind_quotation * inside -- in the sentence of the quotation
  -- "No!" She
  local new = w "pronouns determiners" - T{ is_title = false } - T{ text = "I" }

  local before = from * says * plainly * #w "pronouns" * T.label("name", "heads") * plainly
      * ahead -- Okoro told the council that he thinks: he is no other
    + from * says * gap + from * "," * head "inverted" * "," * ahead
  if words.inverts then before = before + from * head "inverted" * gap end
  local told = g.mid * ((w "phrasal" * w "particle" + g.finite) / "cue") * T "."^-1
  local nominal = words.nominal and T.regex(words.nominal) or none -- "kapalı" olduğunu söyledi
  local subject = (g.named + g.pronoun + g.noun)
    * -(words.oblique and T.behind(T.regex(words.oblique)) or none) -- Ankara'da is none
  local last = from * subject * w "adverbs"^0 * T ","^-1 * before_quotation
    + T.sentence_start * title * subject * gap

  return set(with_own(own, {
    { "according to", after * source },
    { "verb and speaker behind", after * head "inverted"
      + same * #(g.clitic + g.finite * g.name) * head "inverted" },
    { "speaker and verb behind", (after * -new * (title * head "name" + head "noun")
      + same * head "name") * -(T ":" * before_quotation) },
    { "signature behind", behind_quotation * head "signature" },
    { "end of the sentence behind", same * T.any^0 * "," * (says * stop + source) },
    { "according to, before", T.sentence_start * T.any^-2 * source * gap },
    -- Okoro repeated his claim; but he left, and his claim
    { "noun of saying", (about * -T.behind(w "conjunctions") * head "own"
        + from * head "saying" + from * head "own")
      * (T{ ":", "—", "–" } + w "links" + w "that" * (T.any - g.form - T{ text = "," })^0)
      * ahead },
    { "speaker and verb before", before },
    { "second verb", about * head "verb" * gap },
    { "participle", (same * T.any^0 + about) * head "participle" * gap },
    { "colon", (from * dash * (g.both + g.name / "named") + about) * T{ ":", "：" }
      * before_quotation },
    { "verb before", T.sentence_start * (g.alone / "cue") * ":" * before_quotation },
    -- katanya: the verb has the pronoun in it
    { "verb and speaker behind", after * (w "suffixed" / "cue") },
    -- Ahmet "..." dedi: of a speaker before the quotation and the verb behind it, each alone
    { "verb last", words.verb_last and last or none },
    { "verb behind", words.verb_last and same * nominal^{ 0, 2 } * told * -(inside * T.any)
      or none },
    -- no clauses: one leads to the quotation; what is quoted is a name; another follows in the
    -- sentence
    { "introduced", from * says * plainly * T{ ":", "," } * before_quotation },
    { "naming", w "naming" * before_quotation },
    { "work", w "possessives works prepositions" * before_quotation },
    { "another", same * gap },
  }))
end

-- How a clause begins that follows a comma in the turn of a dialogue: — Non, dit Ana; – Vi går,
-- säger kapten Holm; – Me lähdemme, hän sanoi. Nil: it stands between dashes.
local function incise(g, w, words)
  if words.clitics then
    return w "auxiliaries"^-1 * (g.clitic + w "verbs" * (capital + w "determiners"))
  elseif words.comma then
    local verb = w "verbs"
    return verb * (g.word + w "pronouns determiners")
      + (words.comma == "either" and (w "pronouns" + capital^{ 1, 3 }) * verb or none)
  end
end

-- A clause within the marks of what it is about: « Oui, répondit Ana, je viens. »
local function incises(g, words)
  if not words.incises then return nil end
  return set({ { "clause inside", T{ ",", "?", "!", "…" } * g.inside
    * #T{ ",", ".", ";", ":", "?", "!", "…", "»", "”", '"' } } }, "quotations")
end

local function grammar(words, own)
  if words.unspaced then return unspaced(words, own) end
  words = setmetatable({
    plain = words.plural and plain_forms(words.verbs) or "",
    articles = words.articles or words.determiners,
  }, { __index = words })
  local g, w = {}, reader(words)
  verbs(g, w, words)
  speakers(g, w)
  return {
    heads = heads(g, w, words), clauses = clauses(g, w, words, own),
    incises = incises(g, words), against = against(words),
    dialogue = words.dialogue
      and quotemarks.dialogue(words.dialogue, words.verbs, incise(g, w, words)),
  }
end

local cache = {} -- by code

-- The words with the forms of more verbs.
local function with_verbs(words, more, code)
  local ok, lemma = pcall(require, "gloss.lemma")
  local forms = { words.verbs or "" }
  for _, verb in ipairs(more) do
    local known_forms = { verb }
    if ok then
      local fine, inflected = pcall(lemma.inflect, verb, { lang = code, part = "verb" })
      if fine then known_forms = inflected end
    end
    forms[#forms + 1] = table.concat(known_forms, " ")
  end
  return setmetatable({ verbs = table.concat(forms, " ") }, { __index = words })
end

-- The words of a language, or nil. Verbs that are listed as lemmas get their forms.
local function words_of(code)
  local ok, words = pcall(require, "gloss.lang.reporting_" .. code)
  if ok and words.lemmas then return with_verbs(words, list(words.lemmas), code) end
  if ok then return words end
  if not tostring(words):find "not found" then error(words, 0) end
end

--- The clauses of a language: { heads =, clauses =, incises = rule sets, the last or nil,
-- against = { [pronoun] = titles of those for whom it does not stand }, dialogue = pattern of
-- its turns (see gloss.quotemarks) or nil, titles, addresses, suffixes = sets of what stands
-- before and behind names, links, determiners = sets of words }; false where nothing is known
-- of it.
-- own: { verbs = list, behind =, before = patterns }, a user's, or nil.
function M.grammar(lang, own)
  local code = kin(type(lang) == "string" and lang:match "^%a+" or "en")
  local made = own and own.made or cache
  if made[code] == nil then
    local words = words_of(code)
    if words and own and own.verbs then words = with_verbs(words, own.verbs, code) end
    made[code] = words and grammar(words, own or {}) or false
    if words then
      local made_now = made[code]
      made_now.titles, made_now.addresses, made_now.suffixes = around(code, words)
      made_now.links = known((words.links or "") .. " " .. (words.prepositions or ""))
      made_now.determiners = known(words.determiners or "")
    end
  end
  return made[code]
end

return M
