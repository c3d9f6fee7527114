--- Reporting clauses: who says something, behind a quotation or before it, as
-- token patterns. Two sets of rules for each language, made of the words of
-- gloss.lang.reporting_LANG:
--
--   reporting   `"...," Okoro said` and `Okoro said that "..."`: who, cue
--   subjects    who "she" may be: the persons that sentences are about
--
-- They read the layers of a doc and three that gloss.quotes makes for them:
-- `quotations` (the marks, paired), `sentences` without bylines and datelines,
-- `entities` also where a doc has none.
local pattern = require "gloss.pattern"
local patterns = require "gloss.program".patterns
local T = pattern.token

local M = {}

-- labels of persons
local PERSON = { "PERSON", "PER", "person", "Person" }

-- --- what clauses are made of, in any language -----------------------------------

local quotation = T.label("quotation", "quotations")
local behind_quotation = T.behind(quotation)
local quoted = pattern.test{ op = "covered", layer = "quotations", part = "any" }
local person = T.label{ "PERSON", "PER", "person", "Person" }
local capital = T.regex "^[\\p{Lu}\\p{Lt}]"
local other = T.any - quoted -- the reporter's own
local wordlike = T.regex "[\\p{L}\\p{N}]" - quoted
local comma = T ","
local aside = comma * other^{ 1, 40, lazy = true } * comma + T "(" * wordlike^{ 1, 6 } * ")"

-- A clause may begin behind a quotation that ends with a comma, or with a full
-- stop that ends no sentence, or has a comma behind it.
local closing = T.quote^{ 1, 3 }
local after = behind_quotation * -pattern.start "paragraphs" * (
  T{ ",", "—", "--" }
  + T.behind(T.regex "[,?!…—，-]$" * closing)
  + T.behind(T.regex "[.。]$" * closing) * -T.sentence_start)

-- One before a quotation begins anywhere between the begin of the sentence, or
-- the quotation before, and it.
local from = (T.sentence_start + behind_quotation) * other^0
local ahead = #quotation * (-T.sentence_start + T.behind(T{ ":", "：" }))

-- --- the grammar of a language ---------------------------------------------------

-- w "verbs auxiliaries": one token that is a word of these lists, in any case.
local function reader(words)
  return function(names)
    local list = {}
    for name in names:gmatch "%S+" do
      for word in words[name]:gmatch "%S+" do list[#list + 1] = word end
    end
    return T{ lower = list }
  end
end

-- Rules { name, pattern }, each found by itself, within sentences.
local function set(rules)
  local list = { matches = "first", per = "rule" }
  for i, rule in ipairs(rules) do
    list[i] = { label = rule[1], pattern = rule[2]:within "sentences" }
  end
  return patterns(list)
end

local RANK = {}
for i, name in ipairs{ "according to", "verb and speaker behind", "speaker and verb behind",
  "according to, before", "speaker and verb before", "second verb", "participle", "naming" }
do
  RANK[name] = i
end

local function grammar(words)
  local w = reader(words)

  -- A verb of saying where it is no noun ("the claim") and no infinitive; what may
  -- stand before it; "has been saying", "was quoted as saying", but not "was told".
  local here = -T.behind(w "determiners noun_markers")
  local form = w "verbs" - capital - quoted
  local verb = here * (form - T.regex(words.participle))
  local participle = here * (form - (form - T.regex(words.participle)))
  local mid = (w "adverbs auxiliaries" + (T.regex(words.adverb) - capital))^-4
  local cue = verb / "cue"
  local telling = mid * cue + (mid * w "be")^-2 * mid * (participle / "cue")
    + (mid * w "be")^1 * mid * "quoted" * "as" * (T "saying" / "cue")

  -- Who says it: a person that is known, words with capitals; she; the minister,
  -- council diplomats.
  local big = capital - quoted - w "openers determiners pronouns"
  local name = -T.behind(big) * (person + big * (big + w "particles" * big)^0)
  local word = wordlike - w "verbs auxiliaries be that relative pronouns"
  local begins = T.sentence_start + behind_quotation
    + T.behind(T{ ",", ";", ":", "—" } + w "openers that")
  local free = -T.behind(w "links prepositions")
  local named = -T.behind(w "links prepositions determiners") * (name / "named")
  local noun = free * ((w "determiners" - quoted) * word^{ 1, 8 }
    + begins * (word - w "openers") * word^-8) * -T.behind(w "conjunctions")
  local pronoun = (w "pronouns" - quoted) / "pronoun"

  -- What may follow the speaker: in Belmora; the minister of water; who.
  local place = w "links prepositions" * word^{ 1, 6 }
  local which = comma^-1 * w "relative"
  local by_name = named * place^-2 * (aside + which)^-1 * telling
  local by_noun = (pronoun + noun / "noun") * place^-2 * which^-1 * telling

  -- A speaker behind the cue: said Ines Okoro, said the minister Ines Okoro.
  local follow = word - w "ends"
  local behind_cue = name / "named" + follow^{ 1, 8, lazy = true } * (person / "named")
    + (word + w "determiners") * follow^-8 / "noun"
  local according = (T.fold(words.sources) / "cue") * behind_cue

  local role = word^{ 0, 6, lazy = true }
  local gap = (quotation + -(here * form) * other)^0 * ahead
  local opening = T.sentence_start * w "openers adverbs determiners"^-4
    * (name / "named" + pronoun)

  -- Whom "she" may stand for: a person that a sentence begins with, or of whom it
  -- tells what they said; other names at its beginning.
  local subject = -T{ "'s", "’s" }
  local function known(text)
    local t = {}
    for word in text:gmatch "%S+" do t[word] = true end
    return t
  end
  return {
    against = { he = known(words.feminine), she = known(words.masculine) },
    behind = {
      ["according to"] = true, ["verb and speaker behind"] = true,
      ["speaker and verb behind"] = true,
    },
    rank = RANK,
    reporting = set{
      -- behind a quotation
      { "according to", after * according },
      { "verb and speaker behind", after * cue * behind_cue },
      { "speaker and verb behind", after * role * by_name + after * by_noun },
      -- before one
      { "according to, before", T.sentence_start * other^-2 * according * gap },
      { "speaker and verb before", from * by_name * gap + from * by_noun * gap },
      { "second verb", opening * other^0 * w "conjunctions" * telling * gap },
      { "participle", (behind_quotation + opening) * other^0 * (participle / "cue") * gap },
      -- no clause: what is quoted is a name
      { "naming", w "naming" * #quotation },
    },
    subjects = set{
      { "person", T.sentence_start * other^-2 * (person / "named") * subject
        + #other * (person / "named") * #verb },
      { "speaker", T.sentence_start * other^{ 0, 12, lazy = true } * by_name },
      { "other", opening },
    },
  }
end

local cache = {} -- by code

--- The clauses of a language: rule sets, or false where nothing is known of it.
function M.grammar(lang)
  local code = type(lang) == "string" and lang:match "^%a+" or "en"
  if cache[code] == nil then
    local ok, words = pcall(require, "gloss.lang.reporting_" .. code)
    if not ok and not tostring(words):find "not found" then error(words, 0) end
    cache[code] = ok and grammar(words)
  end
  return cache[code]
end

return M
