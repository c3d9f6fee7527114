--- Lexical attributes of tokens, and counts over them.
--
-- An attribute is a function of a token's characters and of its language's
-- word lists. Names and meaning are spaCy's, in lower case; where that says
-- "alpha", "digit", "lower", "upper", "title" it means the method of Python's
-- strings, by the Unicode version of gloss.
--   text       the token itself
--   lower      its folded form: full case folding, canonically equivalent
--              words are one, in NFC ("Straße" is "strasse")
--   shape      letters as X and x, digits as d, others themselves, runs no
--              longer than 4; "LONG" from 100 characters on
--   prefix     the first character
--   suffix     the last three
--   length     in code points
--   is_alpha is_ascii is_digit is_lower is_upper is_title is_punct is_space
--   is_quote is_bracket is_left_punct is_right_punct is_currency
--   like_num like_url like_email
--   is_stop    a function word of the language
-- Tokens and words have them as fields (token.shape); gloss.attributes has them in
-- columns, each distinct word looked at once.
local blame = require "gloss.blame"
local core = require "gloss.core"
local check = require "gloss.options".check

local M = {}

-- Top-level domains that make "example.org" look like a URL: the general
-- ones in use, and those of countries.
local DOMAINS = [[
  com org net edu gov mil int info biz name pro aero asia cat coop jobs mobi
  museum post tel travel xxx app dev blog news online site shop store tech
  xyz top icu live world
  ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi
  bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv
  cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb
  gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie
  il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb
  lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt
  mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk
  pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm
  sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw
  tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw ]]

-- of other modules: which words are one
M.domains = {}
for domain in DOMAINS:gmatch "%S+" do M.domains[domain] = true end

-- languages with word lists of their own; in others no word is a stop word,
-- and numbers are of digits
local LISTED = { en = "gloss.lang.stop_en" }

local function words(list)
  if type(list) ~= "string" then return list end
  local all = {}
  for word in list:gmatch "%S+" do all[#all + 1] = word end
  return all
end

local lexica, markers = {}, {}

local function lexicon(code)
  local found = lexica[code]
  if not found then
    local lists = LISTED[code] and require(LISTED[code]) or {}
    found = core.lexicon({
      stop = words(lists.stop), number = words(lists.number),
      domain = words(DOMAINS),
    }, function() return require "gloss.lemma".lemmatiser(code) end)
    lexica[code] = found
  end
  return found
end

--- What core.tokens takes to give tokens their attributes as fields: a
-- function that makes the lexicon of a language (a code or an object) when it
-- is first asked for.
function M.marker(lang)
  local code = type(lang) == "string" and lang or lang.code
  markers[code] = markers[code] or function() return lexicon(code) end
  return markers[code]
end

--- Gives the members of a tokeniser's new Spans their attributes as fields.
-- Returns the Spans.
function M.mark(spans, lang)
  core.lexical(spans, M.marker(lang))
  return spans
end

--- A Spans with the same members as `spans`, which somebody else made, that
-- have their attributes as fields; itself if they have them.
function M.lexical(spans, lang)
  if core.lexical(spans) then return spans end
  return M.mark(spans:with("", {}), lang) -- a run of its own
end

local DEFAULT = "en"

-- The public function is one in C, which calls that in Lua only where more is
-- asked for than attributes of strings. Levels of errors count both.
local PUBLIC = 3

-- the code of the language for a set; what is none is for the core to refuse
local function codeof(lang, spans)
  if LISTED[lang] then return lang end
  if lang ~= nil and type(spans) == "userdata" then
    return require "gloss.segment".lang(lang, spans.text, PUBLIC + 1).code
  end
  local doc = core.docof(spans)
  return doc and doc.lang or DEFAULT
end

--- The lexicon of a set of words, which UAX #29 cuts in any language.
function M.wordlexicon(spans) return lexicon(codeof(nil, spans)) end

local ATTRIBUTES = { lang = true }

--- The attributes of all members of a Spans, in columns: an Attributes.
-- `:where{ is_alpha = true, is_stop = false }` gives a Spans, `:count "lower"`
-- a table of value to number, `:count{ is_title = true }` a number,
-- `:ids "lower"` a list of numbers and `:text(id)` the value of one; `#`, and
-- `.spans`. options: lang (a code, "auto" or a language object; default the
-- doc's, or "en"), for is_stop and like_num. Raises on other options. Words are
-- looked at when something is asked, in one pass over the text of the spans.
M.attributes = core.attributer(function(spans, options)
  local lang
  if options ~= nil then lang = check(options, ATTRIBUTES, PUBLIC).lang end
  local code = codeof(lang, spans)
  local made = blame(PUBLIC, "spans", core.attributes, spans, lexicon(code))
  return made
end, lexica, DEFAULT)

local NGRAMS = { skip = true, within = true, min = true, by = true }

-- what the arguments of core.ngrams are called here
local ARGUMENTS = { "spans", "n", "skip", "within", "min", "by" }

-- core.ngrams; its errors are raised at whoever called gloss.ngrams.
local function counted(...)
  local ok, grams = pcall(core.ngrams, ...)
  if ok then return grams end
  if type(grams) ~= "string" or grams:find "not enough memory$" then error(grams, 0) end
  local number, why = grams:match "bad argument #(%d) to '[^']*' %((.*)%)$"
  error(number and ARGUMENTS[tonumber(number)] .. ": " .. why or grams, 3)
end

--- How often each sequence of `n` members of a flat Spans (or of its
-- Attributes) occurs: an Ngrams, the most frequent first, of equal ones the
-- first by bytes. `grams[i]` is { "of", "the", text = "of the", count = 12 };
-- `for count, a, b in grams:each()`; `grams:count("of", "the")`;
-- `grams:count()` is the number of all occurrences; `#grams` that of rows.
-- n: 1 to 16. options: skip (up to so many members are left out between the
-- others, 0 to 16 in all, default 0), within (a Spans, or the name of a layer
-- of the doc: no sequence goes beyond one of its members), min (rows occur so
-- often or more, default 1), by (the attribute that tells words apart:
-- "lower" by default, "lemma", "text", "shape", "prefix", "suffix"). At most 4,096
-- sequences may begin at one member. Raises on anything else.
function M.ngrams(spans, n, options)
  options = check(options, NGRAMS, 2)
  local attributes = spans
  if type(spans) == "userdata" and spans.ids then
    spans = attributes.spans
  elseif options.by == "lemma" then
    attributes = blame(2, nil, M.attributes, spans)
  else
    attributes = blame(2, "spans", core.attributes, spans)
  end
  local within = options.within
  if type(within) == "string" then
    local doc = core.docof(spans)
    if not doc then
      error("option 'within': these spans are of no doc with layers", 2)
    end
    within = blame(2, "within", function() return doc[options.within] end)
  end
  local grams = counted(attributes, n, options.skip or 0, within, options.min or 1,
    options.by or "lower")
  return grams -- no tail call: error levels count this function
end

return M
