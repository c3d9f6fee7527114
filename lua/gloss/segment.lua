--- Linguistic sentences and tokens.
local blame = require "gloss.blame"
local core = require "gloss.core"
local attributes = require "gloss.attributes"
local marker = attributes.marker
local check = require "gloss.options".check
local language = require "gloss.language".language

local M = {}

-- What has been asked for before is done in C, without the functions below, so that
-- a short text costs no more than it must: a public function is a cutter, which
-- calls one of them. Levels of errors count both.
local PUBLIC = 3

-- The Text of a text. What it raises is raised at the caller of the public
-- function.
local function source(text, options)
  text = blame(PUBLIC + 1, "text", core.text, text, options)
  return text -- no tail call, which would take a level away
end

local DEFAULT = "en"
local languages = {} -- by code, those asked for

--- The language object that an option names: a code, "auto" (by script and
-- function words, see gloss.detect; a code that has no table is then as "und"),
-- or a language. Raises as if `level` calls up.
function M.lang(value, text, level)
  local found = languages[value or DEFAULT]
  if found then return found end
  if value == nil then value = DEFAULT end
  if value == "auto" then value = require "gloss.detect".code(text) end
  local kind = type(value)
  if kind == "userdata" then return value end
  if kind ~= "string" then
    error("option 'lang': string or language expected, got " .. kind, level + 1)
  end
  local ok
  ok, found = pcall(language, value)
  if not ok then error(found, level + 1) end
  languages[value] = found
  core.namelanguage(value, found)
  return found
end

-- the model object that an option names
local function model(value)
  if type(value) ~= "string" then return value end
  local ok, found = pcall(require "gloss.model".model, value)
  if not ok then error(found, PUBLIC + 1) end
  return found
end

local SENTENCES = {
  lang = true, memory = true, model = true, newline = true, profile = true,
  quotes = true,
}
local PROFILES = { news = true, uax29 = true }

--- The sentences of a text (string, Text or doc): a Spans, trimmed; between
-- them is only white space and format characters. `spans[i]:why()` names the
-- rule that ended it.
-- options:
--   lang     a code, a language object, or "auto"; default "en"
--   quotes   "split" (default): sentences end inside quotations and brackets
--            too; "keep": they do not, where the quotation is closed, and
--            a remark in brackets behind it stays with it
--   newline  what the end of a line is. "auto" (default): sentences end with
--            paragraphs (see gloss.paragraphs); else white space where lines
--            are wrapped at a common column; a line that ended early, with room
--            for the next word, ends a sentence before a capital or a digit.
--            In the others, an empty line always ends a sentence.
--            "paragraph": every line is a paragraph, and ends quotations too.
--            "sentence": every line ends a sentence. "space": white space and
--            nothing else
--   memory   true (default); false: nothing is asked of the text as a whole.
--            It is taken for one with capitals, none of its words is remembered,
--            and each paragraph (with newline = "sentence": each line) is cut as
--            if it were alone. `newline` must be given, and `model` must not.
--            This is what gloss.stream can do
--   model    none (default), or "en": a trained model that ends sentences
--            without a mark too, for web text; see gloss.model
--   profile  "news" (default), or "uax29": the sentences of UAX #29 instead,
--            which cover the text and know no other option
-- Raises on anything else.
M.sentences = core.cutter("sentences", DEFAULT, function(text, options)
  text = source(text, options)
  options = check(options, SENTENCES, PUBLIC)
  local profile = options.profile
  if profile == "uax29" then return core.uax_sentences(text) end
  if profile ~= nil and not PROFILES[profile] then
    error(("unknown profile '%s' (known: news, uax29)")
      :format(tostring(profile)), PUBLIC)
  end
  local lang = M.lang(options.lang, text, PUBLIC)
  if not (options.quotes or options.newline or options.model)
    and options.memory == nil
  then
    return core.sentences(text, lang)
  end
  local sentences = blame(PUBLIC, nil, core.sentences, text, lang, {
    quotes = options.quotes, newline = options.newline,
    memory = options.memory, model = model(options.model),
  })
  return sentences
end)

local TOKENS = {
  lang = true, memory = true, newline = true, profile = true, special = true,
}

local spacyrules -- those of "spacy-en", made when first asked for

-- the same with more special cases
local function withspecial(special)
  local cases = {}
  for case, tokens in pairs(require "gloss.lang.spacy_en".cases) do
    cases[case] = tokens
  end
  for case, tokens in pairs(special) do cases[case] = tokens end
  return core.spacyrules(cases)
end

--- The tokens of a text (string, Text or doc): a Spans, trimmed; between them
-- is only white space and format characters. `spans[i]:why()` names the
-- lexer's rule (not for "uax29" and "space"). Each has its lexical
-- attributes as fields (token.lower, token.is_title: see gloss.attributes).
-- options:
--   profile  "news" (default: clitics cut off, hyphenated words whole), "ptb"
--            (the same, words with a slash whole, as the Penn Treebank has
--            them), "ud" (words of Universal Dependencies: in English "don't"
--            is one, "15-year" three; in other languages those of "news"),
--            "uax29" (its words, white space left out), "space" or "spacy-en"
--            (what spaCy 3 gives for English: white space but for single blanks
--            is a token too, labelled "space")
--   lang     a code, a language object or "auto", default "en"
--   newline, memory  as gloss.sentences takes them: whether the full stop of
--            some words is a token of its own depends on where sentences end
--   special  for "spacy-en": a table of string -> list of the tokens that it is
--            always cut into, beside spaCy's own
-- Raises on anything else.
M.tokens = core.cutter("tokens", DEFAULT, function(text, options)
  text = source(text, options)
  options = check(options, TOKENS, PUBLIC)
  local known = M.lang(options.lang, text, PUBLIC)
  local tokens
  if options.profile ~= "spacy-en" then
    if options.special then
      error("option 'special': for profile 'spacy-en' alone", PUBLIC)
    end
    local newline, memory = options.newline, options.memory
    tokens = blame(PUBLIC, nil, core.tokens, text, known, options.profile, marker,
      (newline or memory ~= nil) and { newline = newline, memory = memory } or nil)
    return tokens
  elseif options.special then
    tokens = core.spacytokens(text, blame(PUBLIC, nil, withspecial, options.special))
  else
    spacyrules = spacyrules or withspecial{}
    tokens = core.spacytokens(text, spacyrules)
  end
  return attributes.mark(tokens, known)
end)

return M
