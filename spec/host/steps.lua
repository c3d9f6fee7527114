-- Texts that could make an algorithm look at the same bytes again and again:
-- four times the text takes four times the steps, and no more. Run by
-- spec/host/steps.c, which counts them.
local gloss = require "gloss"

local steps = _G.steps
gloss.words "a b"
if steps() == 0 then
  print "steps  not counted in this build (make check-steps)"
  return
end

local SIZE, MOST = 16384, 4.4

local function rep(s) return function(n) return s:rep(n // #s) end end
-- a begin, something long, an end
local function around(begin, s, last)
  return function(n) return begin .. s:rep(n // #s) .. last end
end

local TEXTS = {
  { "letters", rep "a" }, { "words", rep "ab " }, { "capitals", rep "A. " },
  { "full stops", rep "." }, { "spaced dots", rep ". " }, { "marks", rep "?! " },
  { "open quotations", rep '"a ' }, { "open quotations with curls", rep "\u{201C}A. " },
  { "single quotation marks", rep "' " }, { "loose marks", rep "'' a " },
  { "open brackets", rep "(" }, { "nested brackets", function(n)
    return ("("):rep(n // 2) .. (")"):rep(n // 2) end },
  { "quotations never closed", rep "(A. \u{201C}" }, { "hyphens", rep "a-" },
  { "apostrophes", rep "a'" }, { "digits and commas", rep "1," }, { "lists", rep "1. a 2. b " },
  { "addresses", rep "a.b@" }, { "slashes", rep "http://a/" }, { "numbers", rep "1/2:3." },
  { "abbreviations", rep "z. B. " }, { "initials", rep "A.B" }, { "line ends", rep "a\n" },
  { "blank lines", rep "a\n\n" }, { "indents", rep "   a\n" }, { "spaces", around("A.", " ", "b") },
  { "marks of accent", around("a", "\u{301}", "b") }, { "joiners", rep "\u{1F469}\u{200D}" },
  { "flags", rep "\u{1F1E6}" }, { "Chinese", rep "\u{4E2D}\u{3002}" },
  { "bytes of nothing", rep "\xff\xe2" }, { "soft hyphens", around("a", "\u{AD}", "b") },
  { "sentence look-ahead (SB8)", around("a.", " 1", "b") },
  { "a quotation, then spaces", around('He said ".', " ", '"') },
}

local function sentences(options)
  return function(text) return gloss.sentences(text, options) end
end
local function tokens(options)
  return function(text) return gloss.tokens(text, options) end
end
local function stream(bytes)
  return function(text)
    local s = gloss.stream("sentences", { memory = false, newline = "space" })
    local n = 0
    for at = 1, #text, bytes do
      for _ in s:feed(text:sub(at, at + bytes - 1)) do n = n + 1 end
    end
    for _ in s:close() do n = n + 1 end
    return n
  end
end
local WORK = {
  { "graphemes", gloss.graphemes }, { "words", gloss.words },
  { "linebreaks", gloss.linebreaks }, { "UAX sentences", sentences{ profile = "uax29" } },
  { "sentences", sentences() }, { "sentences, keep", sentences{ quotes = "keep" } },
  { "sentences, de", sentences{ lang = "de" } }, { "sentences, space", sentences{ newline = "space" } },
  { "sentences, und", sentences{ lang = "und" } },
  { "tokens", tokens() }, { "tokens, ud", tokens{ profile = "ud" } },
  { "tokens, ptb", tokens{ profile = "ptb" } }, { "tokens, spacy-en", tokens{ profile = "spacy-en" } },
  { "paragraphs", gloss.paragraphs }, { "lines", gloss.lines },
  { "stream of 64 bytes", stream(64) }, { "stream of 256 bytes", stream(256) },
}

-- Token patterns that could try again and again. What a text says in one word is
-- there, so that none is given up for what it lacks.
local T = gloss.token
local function pattern(p, options)
  return function(text) return p:find("x b " .. text, options) end
end
local first = { matches = "first" }
local HARD = {
  { "(a?){30}a{30}", (T.any^-1)^{ 30 } * T"a"^{ 30 } },
  { "twelve optional tokens", (T.any^-1)^{ 12 } * T"x" },
  { "any tokens and a word", T.any^0 * T"x" },
  { "any tokens between two words", T"x" * T.any^0 * T"b" * T.any^0 * T"x" },
  { "a loop of loops", ((T.any^0 * T.alpha^0)^1 * T"b")^1 },
  { "captures in a loop", ((T.any / "x")^0) },
  { "looks at all that follows", T.any * #(T.any^0 * T"b") },
  { "looks at all that came", T.behind(T"b" * T.any^0) * T.any },
  { "within sentences", (T.any^0 * T"b"):within "sentences" },
}
for _, row in ipairs(HARD) do
  WORK[#WORK + 1] = { row[1], pattern(row[2]) }
  WORK[#WORK + 1] = { row[1] .. ", first", pattern(row[2], first) }
end
local many = {}
for i = 1, 300 do many[i] = { label = "L" .. i % 7, pattern = T("w" .. i) + T.any^0 * T"x" } end
WORK[#WORK + 1] = { "many patterns", pattern(gloss.patterns(many)) }
WORK[#WORK + 1] = { "many patterns, per label", pattern(gloss.patterns(many), { per = "label" }) }

local function cost(work, text)
  collectgarbage()
  collectgarbage "stop"
  local before = steps()
  work(text)
  local took = steps() - before
  collectgarbage "restart"
  return took
end

local worst, bad = { 0 }, 0
for _, text in ipairs(TEXTS) do
  local short, long = text[2](SIZE), text[2](4 * SIZE)
  for _, work in ipairs(WORK) do
    work[2](short) -- what is made at first use
    local a, b = cost(work[2], short), cost(work[2], long)
    local times = b / (a + 1000)
    if times > worst[1] then worst = { times, work[1], text[1] } end
    if times > MOST then
      print(("steps  %s, %s: %d steps for %d bytes, %d for %d")
        :format(work[1], text[1], a, #short, b, #long))
      bad = bad + 1
    end
  end
end
print(("steps  %d texts, %d algorithms: at most %.2f times the steps for 4 times the text (%s, %s)")
  :format(#TEXTS, #WORK, worst[1], worst[2], worst[3]))
if bad > 0 then error(bad .. " are not linear") end
