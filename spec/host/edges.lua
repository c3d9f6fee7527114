-- Whatever takes a text finds the same in it wherever it lies: in a string, right
-- behind a page that cannot be read, and right before one (edges.c).
local gloss = require "gloss"
local edge, full = _G.edge, _G.full

local BITS = {
  "Ab", "the", "Mr. ", "mr", "U.S.", "p.m.", "z. B. ", "no. ", "5", "3.5", "1. ", "(b)", "iv.)",
  "'90s", ".50", ".", ". ", "?", "!", "...", "\u{2026}", ". . .", '"', "\u{201C}", "\u{201D}",
  "\u{2018}", "\u{2019}", "'", "''", "``", "\u{AB}", "\u{BB}", "(", ")", "[1]", "1,200-5",
  "\u{663}", "$", "%", ", ", ":", "-", "\u{2014}", "_____", "<3", ":-)", "@", "#tag", "jo@ex.com",
  "http://a.b/c.d", "www.x.com", "AT&T", "don't", "isn\u{2019}t", "cannot", "l'eau", " ", " ", " ",
  "\n", "\r\n", "\n\n", "\t", "\f", "\u{2028}", "\u{85}", "\u{200B}", "\u{AD}", "\u{200D}",
  "\u{1F469}\u{200D}\u{1F469}", "\u{1F1E9}", "\u{1F44D}\u{1F3FD}", "\u{E9}", "e\u{301}", "\u{301}",
  "\u{3060}\u{3002}", "\u{300D}", "\u{30AB}", "\xE2\x80", "\xC3", "\xF0\x9F", "\xFF", "\x80",
  "\x9D", "He ", "said ", "Okoro", "Okoro's", "OKORO", "Okorro", "North Korea", "North\nKorean",
  "n. korea", "\u{5317}\u{671D}", "Lloyd's", "C++", ".NET", "U.N.", "Malm\u{F6}", "Malmo\u{308}",
  "NATO", "Inc. ", "Calif. ", "Monday", "2014-10-28", "14:05", "Ph.D.", "well-known", "", "page",
  "Veldara", "By Ines Okoro\n", "GENEVA (AP) - ", "\0", "\u{E01}\u{E32}\u{E23}",
  "\u{1100}\u{1161}",
}

local state = 1
local function pick(n)
  state = (state * 1103515245 + 12345) % 2147483648
  return state // 65536 % n + 1
end

local function random()
  local parts = {}
  for i = 1, pick(pick(40)) do parts[i] = BITS[pick(#BITS)] .. (pick(3) == 1 and " " or "") end
  local s = table.concat(parts)
  if pick(4) == 1 then s = s:sub(pick(4), -pick(4)) end
  if pick(6) == 1 then s = s .. (" \n"):rep(pick(80)) end -- to the end of a block, and beyond it
  return s
end

-- --- whatever takes a text -----------------------------------------------------

local function names(options)
  local g = gloss.gazetteer(options)
  g:add{ "North Korea", id = "PRK", alias = { "N. Korea", "\u{5317}\u{671D}" }, demonym = "North Korean" }
  g:add{ "Okoro", id = "okoro", label = "PERSON" }
  for _, name in ipairs{ "Lloyd's", "C++", ".NET", "U.N.", "Malm\u{F6}", "(b)", "\xFF", "\0",
    "\u{301}", "the", "1." } do
    g:add(name)
  end
  return g
end

local WORK = {} -- name -> function of a Text and of the string, which returns sets, numbers or strings
for _, name in ipairs{ "graphemes", "words", "linebreaks", "lines", "paragraphs", "sentences", "tokens" } do
  WORK[name] = function(t) return gloss[name](t) end
end
for name, layout in pairs{ ["blank lines"] = "blank", ["indents"] = "indent" } do
  WORK["paragraphs by " .. name] = function(t) return gloss.paragraphs(t, { layout = layout }) end
end
for _, options in ipairs{ { profile = "uax29" }, { quotes = "keep" }, { lang = "de" }, { lang = "und" },
  { newline = "space" }, { newline = "sentence" }, { newline = "paragraph", memory = false }, { model = "en" } } do
  local key, value = next(options)
  WORK[("sentences, %s = %s"):format(key, tostring(value))] = function(t) return gloss.sentences(t, options) end
end
for _, profile in ipairs{ "ud", "ptb", "spacy-en", "space", "uax29" } do
  WORK["tokens, " .. profile] = function(t) return gloss.tokens(t, { profile = profile }) end
end

local FOLDS = "case accents dash quote space width possessive brackets dots"
for way, g in pairs{ words = names(), folded = names{ fold = FOLDS }, inside = names{ boundary = "none" },
  tokens = names{ boundary = "token" }, ["inside, folded"] = names{ boundary = "none", fold = "case width" } } do
  for _, matches in ipairs{ "longest", "first", "all" } do
    WORK[("names (%s), %s"):format(way, matches)] = function(t) return g:find(t, { matches = matches }) end
  end
  WORK[("names (%s), looked up"):format(way)] = function(t, s)
    return g:replace(t, "X"), #s > 0 and #s < 1000 and #g:lookup(s) or 0, #s < 1000 and #g:prefix(s) or 0
  end
  WORK[("names (%s), why"):format(way)] = function(t)
    local said = {}
    for s in g:find(t):each() do said[#said + 1] = s:why() end
    return table.concat(said, "\n")
  end
end
for way, g in pairs{ words = names(), folded = names{ fold = FOLDS } } do
  WORK[("misspelt names (%s)"):format(way)] = function(t)
    return g:find(t, { fuzzy = 2, lengths = { 2, 4 }, stretches = "any", order = "any", initials = true })
  end
end

local T = gloss.token
local pattern = T"Okoro" + T.title^2 * (-T"the" * T.any)^-1 + T.regex "a.*b" + T.lemma "say" + T.number
local rules = gloss.rules{ "email", "url", "phone", "version", { regex = "(?s).(?=.)" }, { regex = "\\w+$" },
  { regex = "^." }, { regex = "(?<=\\s)\\w+" }, { regex = "[^a]?Okoro" } }
WORK.pattern = function(t) return pattern:find(t), (pattern:why_not(t)) end
WORK.patterns = function(t)
  return gloss.patterns{ { label = "A", pattern = pattern }, { label = "B", pattern = T.any * T.punct } }:find(t)
end
WORK.rules = function(t) return rules:find(t) end
WORK.attributes = function(t)
  local a = gloss.attributes(gloss.tokens(t))
  local said = {}
  for _, name in ipairs{ "lower", "shape", "prefix", "suffix", "lemma" } do
    for word, n in pairs(a:count(name)) do said[#said + 1] = name .. word .. n end
  end
  table.sort(said)
  return table.concat(said, " "), #gloss.ngrams(gloss.tokens(t), 2)
end
WORK.places = function(t, s)
  local text, said = gloss.text(t), {}
  for _, byte in ipairs(#s > 0 and { 1, #s // 2 + 1, #s } or {}) do
    local line, column = text:linecol(byte)
    said[#said + 1] = ("%d:%d %d %d"):format(line, column, text:codepoint(byte), text:utf16(byte))
  end
  return table.concat(said, " "), text:sub(1, 3), text:sub(-3)
end
WORK.dumps = function(t) return gloss.undump(t, gloss.words(t):dump()) == gloss.words(t) and "same" or "other" end
WORK.doc = function(t, s)
  local doc = gloss.doc(t)
  doc:layer("entities", doc:find(names()))
  return doc.quotes, doc.zones, doc.unlisted, doc:gmatch "%u%l+", doc.entities:gaps(), doc.words:trim(),
    doc.entities:near(doc.tokens, { max = 2 }), #s > 0 and doc:why_not(1) or ""
end
WORK.story = function(t) return #gloss.story(gloss.doc(t)).entities end

-- --- the same wherever it lies ----------------------------------------------------

local function told(x)
  if type(x) ~= "userdata" then return tostring(x) end
  local out = {}
  for s in x:each() do out[#out + 1] = ("%d-%d %s"):format(s.first, s.last, s.label or "") end
  return table.concat(out, " ")
end

local function result(work, t, s)
  local got = table.pack(work(t, s))
  for i = 1, got.n do got[i] = told(got[i]) end
  return table.concat(got, "; ")
end

local count, texts = 0, { "" }
for _, bit in ipairs(BITS) do texts[#texts + 1] = bit end
for _ = 1, full and 20000 or 300 do texts[#texts + 1] = random() end
local _, levels = gloss.simd()
local best = levels[#levels]
for i, s in ipairs(texts) do
  gloss.simd(levels[i % #levels + 1])
  local first, last = edge(s, false), edge(s, true)
  for name, work in pairs(WORK) do
    local want = result(work, s, s)
    for where, text in pairs{ ["behind a page"] = first, ["before a page"] = last } do
      local got = result(work, text, s)
      count = count + 1
      if got ~= want then error(("%s, %s: %q\n%s\nnot\n%s"):format(name, where, s, got, want)) end
    end
  end
end
gloss.simd(best)
print(("edges  %d texts, %d results: all alike"):format(#texts, count))
