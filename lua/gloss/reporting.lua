--- Reporting clauses as token patterns: who says something, behind a quotation or
-- before it. For each language there is one set of rules, made of the words of
-- gloss.lang.reporting_LANG: clauses, `"...," Okoro said` and `Okoro said that "..."`,
-- with the captures cue, and named, pronoun or noun, as the speaker is; and subjects,
-- the persons that sentences are about, whom "she" may stand for.
--
-- They read layers that gloss.quotes makes: `quotations`, the marks paired;
-- `sentences`, without bylines and datelines; `narration`, what is left of these
-- without quotations; `entities`, none where the doc has none.
local pattern = require "gloss.pattern"
local patterns = require "gloss.program".patterns
local T = pattern.token

local M = {}

-- Which clause is taken where there are several: the first of these. The last word
-- tells where it stands: behind the quotation or before it.
local ORDER = { "own, behind", "according to", "verb and speaker behind",
  "speaker and verb behind", "signed, behind", "own, before", "according to, before",
  "end of the sentence, behind", "noun of saying, before", "speaker and verb, before",
  "second verb, before", "participle, before",
  "colon, before", "verb behind" }
M.CLAUSES = { "naming", "work", "another" } -- and those above
M.behind, M.rank = {}, {}
M.FIRST = 7 -- the rules behind this one all stand before: the nearer verb counts
for i, name in ipairs(ORDER) do
  M.rank[name], M.behind[name] = i, name:find "behind$" ~= nil or name == "according to" or nil
  M.CLAUSES[#M.CLAUSES + 1] = name
end

M.PERSON = { "PERSON", "PER", "person", "Person" } -- labels of persons

-- --- in any language --------------------------------------------------------------

local quotation = T.label("quotation", "quotations")
local behind_quotation = T.behind(quotation)
local person = T.label(M.PERSON)
local capital = T{ is_lower = false, regex = "^[\\p{Lu}\\p{Lt}]" }
local wordlike = T.any - T.punct - T{ text = { "<", ">", "=", "|", "+", "~", "^", "`", "``" } }
local brackets = "(" * (T.any - T ")")^1 * ")"
local aside = brackets^-1 * "," * (T.any - T{ "(", ")", "where", "when", "while" })^1 * ","
  + brackets * T ","^-1

-- Behind a quotation: it ends with a comma, or with a full stop that ends no
-- sentence, or a comma follows.
local closing = T.quote^{ 1, 3 }
local after = behind_quotation * -pattern.start "paragraphs" * (
  (T{ ",", "—", "–", "--" })^{ 1, 2 }
  + T.behind(T.regex "[,?!…—，-]$" * closing)
  + T.behind(T.regex "[.。]$" * closing) * -T.sentence_start)

-- Before one, somewhere behind the begin of the sentence or another quotation.
local from = pattern.start "narration" * T.any^0
local ahead = #quotation * (-T.sentence_start + T.behind(T{ ":", "：" }))

-- --- in one language --------------------------------------------------------------

local function list(text)
  local t = {}
  for word in text:gmatch "%S+" do t[#t + 1] = word end
  return t
end

-- w "verbs be": one token that is a word of these lists, in any case; a list that a
-- language does not have is empty.
local function reader(words)
  return function(names)
    local all = { " " } -- which is no token
    for _, name in ipairs(list(names)) do
      for _, word in ipairs(list(words[name] or "")) do all[#all + 1] = word end
    end
    return T{ lower = all }
  end
end

-- A token that ends with one of these three letters.
local function ending(letters)
  local all = list(letters or "")
  return #all > 0 and T.suffix(all) or T.any - T.any
end

-- Rules { name, pattern }, each found by itself.
local function set(rules)
  local rows = { matches = "first", per = "rule" }
  for i, rule in ipairs(rules) do
    rows[i] = { label = rule[1], pattern = rule[2]:within "narration" }
  end
  return patterns(rows)
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
  local t = { " " }
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

-- The same for languages that write no spaces: every sign is a token, and a speaker the
-- signs before the verb, or before the particle of the subject (Japanese).
local function unspaced(words, own)
  local function any(texts)
    local all = T.any - T.any
    for _, text in ipairs(list(texts or "")) do all = all + T(text) end
    return all
  end
  local sign = T.any - T.punct - T.regex "\\d"
  local part = pattern.start "narration" + T.behind(T.regex "^[，、。：；,;:！？]$")
  local told = any(words.verbs) / "cue"
  local comma = T.regex "^[，、,：:]$"
  local who = part * any(words.openers)^-1 * (sign^{ 1, 12, lazy = true } / "noun")
  local how = any(words.adverbs)^-2
  local begins = behind_quotation * comma^-1 * any(words.quotative)^-1
  local subject = any(words.topic)
  local topic = words.topic and who * subject or who
  local rules = {
    { "speaker and verb behind", begins * (sign^{ 1, 12, lazy = true } / "noun")
      * (words.topic and subject * sign^{ 0, 8, lazy = true } or how) * told },
    { "verb behind", begins * sign^{ 0, 4, lazy = true } * told },
    { "according to, before", pattern.start "narration" * (any(words.sources) / "cue")
      * (sign^{ 1, 12 } / "noun") * comma * T.any^0 * ahead },
    { "speaker and verb, before", topic * (words.topic and sign^{ 0, 12 } or how * told)
      * (T.any - comma)^{ 0, 8, lazy = true } * comma^-1 * #quotation },
    { "naming", any(words.naming) * #quotation },
  }
  if own.behind then rules[#rules + 1] = { "own, behind", behind_quotation * own.behind } end
  if own.before then rules[#rules + 1] = { "own, before", own.before * #quotation } end
  return { heads = set{ { "other", T.any - T.any } }, clauses = set(rules), against = {} }
end

-- own: a user's clauses, { behind =, before = }, patterns.
local function grammar(words, own)
  if words.unspaced then return unspaced(words, own) end
  words = setmetatable({
    plain = words.plural and plain_forms(words.verbs) or "",
    articles = words.articles or words.determiners,
  }, { __index = words })
  local w = reader(words)

  -- A verb of saying where it is no noun ("the claim") and no infinitive; "has also
  -- said", "has been saying", "was quoted as saying", but not "was told". A plain form
  -- needs more than one who speaks: "critics say", "he would say", no "rare note".
  local unmarked = -T.behind(w "articles noun_markers")
  local form = w "verbs" - capital
  local adverb = ending(words.adverb) - capital - T.length("<", 5)
  local plain = w "plain" - capital
  local finite = form - ending(words.participle) - plain
  local participle = -T.behind(w "articles noun_markers be contracted")
    * (form - finite - plain)
  local adverbs = (w "adverbs" + adverb)^0
  local several = w "plural auxiliaries" + T.regex "[^su]s$" + w "conjunctions" * capital^1
  local mid = (w "adverbs auxiliaries" + adverb)^0
  local phrase = w "phrasal" * w "particle" -- went on
  local telling = mid * ((phrase + unmarked * finite) / "cue"
    + T.behind(several * adverbs) * (unmarked * plain / "cue")
    + ((w "be" * mid)^{ 1, 2 } + w "contracted" * mid) * ((form - finite - plain) / "cue")
    + w "be" * mid * "quoted" * "as" * (T "saying" / "cue"))
  local clitic = T{ lower = clitics(words) } -- dit-il, a-t-il
  local cue = (phrase + unmarked * (finite + plain)) / "cue"

  -- Who: a person that is known, or words with capitals; she; the minister, council
  -- diplomats.
  local big = capital - w "openers determiners pronouns"
  local name = -T.behind(big) * (person + big * (big + w "particles" * big)^0)
  local named = -T.behind(w "links prepositions determiners") * (name / "named")
  local pronoun = w "pronouns" / "pronoun"
  local word = (wordlike - form - w "auxiliaries be that relative pronouns")
    + T{ "'", "’" } -- the workers' leader
  local free = -T.behind(w "links prepositions determiners")
  local last = word - w "links prepositions conjunctions adverbs" - T{ "'", "’" }
  local part = pattern.start "narration" + T.behind(pattern.start "narration" * w "openers"^1
    + w "conjunctions" + T{ ",", ";", ":", "—", "–", "-", "--", ")" })
  local named = free * (name * w "both" * name / "group" + name / "named")
  local noun = free * (w "determiners" * word^0 * last
    + part * (last - w "openers adverbs") * (word^0 * last)^-1)

  -- Okoro in Belmora, who has left, said; Okoro, minister of water, said; she said
  local inner = T.any - form - T{ "(", ")" }
  local beside = w "links prepositions" * word^0 * last
  local which = T ","^-1 * w "relative" * inner^0
  local extra = beside^-2 * (aside + which + "," * w "determiners" * inner^1)^-1

  -- said Ines Okoro, said the minister Ines Okoro, said an official
  local follow = word - w "ends"
  local speaker = pronoun + name * w "both" * name / "group" + name / "named" + follow^1 * (person / "named")
    + (word + w "determiners") * follow^0 / "noun"
  local inverted = mid * cue * speaker + clitic / "clitic" * mid * ((finite / "cue")^-1)
  if words.bracket then -- hat der Minister gesagt
    inverted = inverted + w "auxiliaries" * (pronoun + name / "named"
      + w "determiners" * word^{ 1, 4 } / "noun") * (finite / "cue")
  end

  -- Of whom a sentence, or a part of it, tells: behind its begin, a comma, a dash
  local verb = T.regex(words.finite) + w "auxiliaries be verbs past"
  local role = w "determiners" * word^{ 1, 5, lazy = true } / "noun"
  local stop = T "."^-1 * -(T.any - T.sentence_start)

  -- The heads: who does what. The clauses below read them as a layer.
  local heads = {
    { "name", (named * extra + pronoun * which^-1) * telling },
    { "noun", noun / "noun" * (beside^-2 * which^-1 + "," * (name / "named") * ",") * telling },
    { "inverted", inverted },
    { "verb", w "conjunctions" * telling },
    { "participle", participle / "cue" + w "infinitive" * (plain / "cue") },
    { "saying", (named * w "possessives" + w "possessive" / "pronoun") * word^{ 0, 2 }
      * (w "sayings" / "cue") },
    { "source", (T.fold(words.sources) / "cue") * speaker },
    { "signature", pattern.start "narration" * T{ "—", "―", "–", "-", "--" } * (name / "named")
      * ("," * T.any^0)^-1 * stop },
    { "subject", (part * (word^{ 0, 3, lazy = true } * named * (aside + beside)^-1
      + role * beside^-1) + pronoun) * mid * verb },
    { "other", T.sentence_start * w "openers adverbs determiners"^-4 * (named + pronoun) },
    { "person", T.sentence_start * T.any^-2 * (person / "named") * -w "possessives"
      + person / "named" * #(unmarked * (finite + plain)) },
  }
  local function head(labels) return T.label(list(labels), "heads") / "head" end
  local says, source = head "name noun", head "source"
  local about = from * (T.label("subject", "heads") / "about") * T.any^0
    + T.label("other", "heads") / "about" * T.any^0

  local title = (word - w "openers conjunctions relative")^{ 0, 6, lazy = true }
  local gap = T.any^0 * ahead
  local plainly = (T.any - T.punct - form)^0
  local same = behind_quotation * -T.sentence_start -- in the sentence of the quotation
  local new = (T{ is_title = true } - T "I") * T.behind(w "pronouns determiners") -- "No!" She

  local before = from * says * plainly * #w "pronouns" * T.label("name", "heads") * plainly
      * ahead -- Okoro told the council that he thinks: he is no other
    + from * says * gap + from * "," * head "inverted" * "," * ahead
  if words.inverts then before = before + from * head "inverted" * gap end

  local dashes = words.dialogue and list(words.dialogue)
  if dashes then dashes.verbs = known(words.verbs) end

  local rules = {
    { "according to", after * source },
    { "verb and speaker behind", after * head "inverted"
      + same * #(clitic + finite * name) * head "inverted" },
    { "speaker and verb behind", (after * -new * (title * head "name" + head "noun")
      + same * head "name") * -(T ":" * #quotation) },
    { "signed, behind", behind_quotation * head "signature" },
    { "end of the sentence, behind", same * T.any^0 * "," * (says * stop + source) },
    { "according to, before", T.sentence_start * T.any^-2 * source * gap },
    { "noun of saying, before", from * head "saying"
      * (T{ ":", "—", "–" } + w "links" + w "that" * (T.any - form - ",")^0) * ahead },
    { "speaker and verb, before", before },
    { "second verb, before", about * head "verb" * gap },
    { "participle, before", (same * T.any^0 + about) * head "participle" * gap },
    { "colon, before", about * T{ ":", "：" } * #quotation },
    -- no clauses: what is quoted is a name; another quotation follows in the sentence
    { "naming", w "naming" * #quotation },
    { "work", w "possessives works prepositions" * #quotation },
    { "another", same * gap },
  }
  if own.behind then rules[#rules + 1] = { "own, behind", behind_quotation * own.behind } end
  if own.before then rules[#rules + 1] = { "own, before", own.before * #quotation } end
  return {
    heads = set(heads), clauses = set(rules),
    dashes = dashes,
    against = against(words),
  }
end

local cache = {} -- by code

-- The words with the forms of more verbs.
local function with_verbs(words, verbs, code)
  local ok, lemma = pcall(require, "gloss.lemma")
  local forms = { words.verbs or "" }
  for _, verb in ipairs(verbs) do
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

--- The clauses of a language: { patterns = a rule set, against = { [pronoun] = titles of
-- those for whom it does not stand } }; false where nothing is known of it.
-- own: { verbs = list, behind =, before = patterns }, a user's, or nil.
function M.grammar(lang, own)
  local code = type(lang) == "string" and lang:match "^%a+" or "en"
  local made = own and own.made or cache
  if made[code] == nil then
    local words = words_of(code)
    if words and own and own.verbs then words = with_verbs(words, own.verbs, code) end
    made[code] = words and grammar(words, own or {}) or false
  end
  return made[code]
end

return M
