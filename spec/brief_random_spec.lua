--- Short texts, which most of the time need no boundary machine (brief.c),
-- against the machine: it reads the same text with blanks behind it, which make
-- it a longer one and change nothing.

local gloss = require "gloss"
local ut = require "spec.support.unicodetest"

local BLANKS = (" "):rep(64)

-- Words by what rules ask of them, and marks; hostile bytes too.
local PIECES = {}
for piece in ([[
  the The THE water Water farmers Farmers said Said and it It I a A no No vi IV
  civil Dear Regards Monday plan reporting Reporting iPhone x-ray état Été
  Jo don't 's l'eau d'une qu’il QU'il qU'elle jusqu'à d'a@b.cc a.l'eau
  cannot Yahoo Mr. Dr. Oct. No. U.S. a.m. Inc. e.g. etc.
  St. z. B. b. J. 1. 2) (3) 3 12 1999 2010 3.5 1,200 3:05 5/6 50% $5 -7 1st
  . . . . ? ! , , ; : - -- — … ... .. ?! " " ' ’ ( ) [ ] “ ” „ « » `` '' ( * • =====
  _____ @jo #tag a@b.cc http://x.yy 😀 :-) . , ? . , 。 ， 、 ؟ ، । слово Слово г.
  كتاب قال राम कहा 东 京 カナ 가다 요 ß É am 3. 12. 31. 0. Mai května maja mars Dorf?
  Λόγος και Բառ բան ʼn ˈa Ⅷ ⓐ ªº ไทย ქართული Ა შენ ᏣᎳ ꭰ ࠌ]]):gmatch "%S+" do
  PIECES[#PIECES + 1] = piece
end
for _, piece in ipairs{ "\u{301}", "\u{93E}\u{902}", "\u{2D2}", "\u{FF9E}", "\u{AD}", "\u{200B}", "\u{200D}", "\u{A0}",
  "\0", "\xFF", "\xE2\x80", "\xC3" } do
  PIECES[#PIECES + 1] = piece
end
local BETWEEN = { " ", " ", " ", " ", " ", " ", "", "", "  ", "\n", "\n", "\n\n",
  "\t", "\r\n", "\f" }
local LANGS = { "en", "en", "de", "fr", "it", "ru", "ar", "hi", "zh", "ja", "cs", "pl",
  "ko", "th", "el", "hy", "ka", "sk", "da", "fi", "tr", "und" }
local OPTIONS = {
  {}, {}, { newline = "space" }, { newline = "sentence" },
  { newline = "paragraph" }, { newline = "space", memory = false },
  { newline = "paragraph", memory = false },
  { newline = "sentence", memory = false },
}

-- Texts of which some rule asks more than a short one is read for: language,
-- text, how many sentences it has, what quotes are.
local CASES = {
  { "ar", ". صرحت. ' أوضح أ 2010 أكد ص", 1 },
  { "cs", "Byl XII. Pluk dal", 1 },
  { "en", "Word here\niv. The next", 2 },
  { "en", "please--\" The Rabbit", 2 },
  { "en", "Dear all, I am here", 2 },
  { "en", "Dear all,  I am here", 2 },
  { "en", "dear all, i am here", 2 },
  { "en", "Regards, Jo Lee", 2 },
  { "en", "(Reporting by Jo) The end", 2 },
  { "en", "Monday, May 5, 2010 Parliament meets", 2 },
  { "en", "Sunday 21 May 2010 05:01 GMT The Post: Parliament", 2 },
  { "en", "He said that it was so; The farmers", 2 },
  { "en", "It opens 7 p.m. 8 a.m. is late", 2 },
  { "ru", "Было это в 1999 г. Москва", 2 },
  { "en", "They left RT. The network", 2 },
  { "en", "\"It is so. The farmer\" said", 1, "keep" },
  { "en", "\"It is so. The farmer\" said", 2 },
  { "en", "He ran. The dam held", 2 },
  { "en", "He ran? The dam held", 2 },
  { "en", "\"He ran.\" The dam held", 2 },
  { "en", "He saw Mr. Lee in Oct. 3 days", 1 },
  { "en", "1. The first", 1 },
  { "en", "one\n\ntwo", 2 },
  { "hi", "राम ने कहा। वह गया", 2 },
  { "zh", "农民表示。水坝", 2 },
  { "zh", "。水坝", 1 },
  { "en", "We cannot. The dam", 2 },
  { "ru", "Это плотина. Они там", 2 },
  { "de", "Es ist bzw. Aber dann", 1 },
  { "de", "Das ist gut. Aber z. B. so", 2 },
  { "cs", "To bylo př. n. l. tam", 1 },
  { "da", "Det var m. fl. der", 1 },
  { "da", "Det var op. cit. der", 1 },
  { "en", "Corp.\n  A. The x", 2 },
  { "de", "Er kommt am 3. Mai nach", 1 },
  { "de", "Er kommt am 0. Mai nach", 2 },
  { "de", "Es gibt 3. Hunde bellen", 1 },
  { "de", "Es gibt 30. Der Hund", 2 },
  { "de", "In jedem Dorf? Aber nein", 2 },
  { "de", "In Yahoo! users, bei Yahoo! Aber", 2 },
  { "de", "In Yahoo! users, bei Yahoo! Nutzer", 1 },
  { "hi", "ां राम ने कहा", 1 },
  { "fr", "Il a vu l'eau. D'un pas", 2 },
  { "fr", "C’est qu'un an l'a", 1 },
  { "fr", "Il a d'un.fr et qU'un", 1 },
}

local function text(random)
  local parts = {}
  for _ = 1, random(9) do
    parts[#parts + 1] = PIECES[random(#PIECES)]
    parts[#parts + 1] = BETWEEN[random(#BETWEEN)]
  end
  if random(2) == 1 then parts[#parts] = nil end
  local s = table.concat(parts):sub(1, 63)
  local case = random(12)
  return case == 1 and s:lower() or case == 2 and s:upper() or s
end

local function shown(spans)
  local list = {}
  for first, last in spans:offsets() do
    list[#list + 1] = first .. "-" .. last
  end
  return table.concat(list, " ")
end

-- Where blanks do change something: the lines of a script without them, and
-- quotation marks at the end.
local function differs(s)
  return (s:find "[\xCA\xCB\xD6-\xED][\x80-\xBF]" and s:find "[\n\f\r]")
    or s:find "[\"',`\x93-\x9F\xAB\xBB]%s*$"
end

describe("a short text", function()
  for _, case in ipairs(CASES) do
    it(("%s: %s"):format(case[1], case[2]), function()
      local options = { lang = case[1], quotes = case[4] }
      local short = gloss.sentences(case[2], options)
      assert.equal(case[3], #short)
      assert.equal(shown(gloss.sentences(case[2] .. BLANKS, options)),
        shown(short))
      options.quotes = nil
      assert.equal(shown(gloss.tokens(case[2] .. BLANKS, options)),
        shown(gloss.tokens(case[2], options)))
    end)
  end

  it("goes on in the next line where its script puts no blanks", function()
    assert.equal(1, #gloss.sentences("قالمجلس\nالماء", { lang = "ar" }))
    assert.equal(2, #gloss.sentences("قال مجلس\nالماء", { lang = "ar" }))
  end)

  -- but for stops, of which what words the text has elsewhere may tell
  it("and a longer one have the same tokens, whether the text as a whole is looked at or not", function()
    local random, plain = ut.generator(65), {}
    for _, piece in ipairs(PIECES) do
      if not piece:find "[.?!]" then plain[#plain + 1] = piece end
    end
    for number = 1, 1500 do
      local parts = { "The farmers said" }
      for i = 2, random(number % 50 == 0 and 4000 or 200) do
        parts[i] = BETWEEN[random(#BETWEEN)] .. plain[random(#plain)]
      end
      local s, lang = table.concat(parts), LANGS[random(#LANGS)]
      local with = shown(gloss.tokens(s, { lang = lang, newline = "paragraph" }))
      local without = shown(gloss.tokens(s, { lang = lang, newline = "paragraph", memory = false }))
      if with ~= without then error(("text %d, %s: %q"):format(number, lang, s), 0) end
    end
  end)

  it("and a longer one have the same tokens with any bytes that are ill-formed", function()
    local random = ut.generator(66)
    local bad = { "\xC3", "\xE2", "\xF0", "\x80", "\xA9", "\xBF" }
    for _ = 1, 1500 do
      local parts, rare = {}, 10 * random(10)
      for i = 1, random(400) do
        local letter = random(6) == 1 and " " or "x"
        parts[i] = i > 1 and #parts[i - 1] == 1 and random(rare) == 1 and letter .. bad[random(#bad)] or letter
      end
      local s = table.concat(parts, "", 1, #parts) .. " x"
      assert.equal(shown(gloss.tokens((s:gsub("[\x80-\xFF]", "\xFF")))), shown(gloss.tokens(s)))
    end
  end)

  it("is cut as it is with blanks behind it", function()
    local random = ut.generator(64)
    for number = 1, 40000 do
      local s, options = text(random), {}
      for k, v in pairs(OPTIONS[random(#OPTIONS)]) do options[k] = v end
      options.lang = LANGS[random(#LANGS)]
      local function same(cut)
        local short, long = shown(cut(s, options)), shown(cut(s .. BLANKS, options))
        if short ~= long then
          error(("text %d, %s: %q\nshort: %s\nlong:  %s"):format(number,
            options.lang, s, short, long), 0)
        end
      end
      if not differs(s) then
        same(gloss.tokens)
        same(gloss.sentences)
        options.quotes = "keep"
        same(gloss.sentences)
      end
    end
  end)
end)
