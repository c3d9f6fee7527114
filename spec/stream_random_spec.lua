--- Streams beside the whole text: texts of every language, of corpora where they are, of all
-- classes of characters, damaged ones; every policy; chunks of no byte and of many thousands.

local gloss = require "gloss"
local common = require "spec.support.common"
local ut = require "spec.support.unicodetest"
local uaxrandom = require "spec.support.uaxrandom"

local SEED = tonumber(os.getenv "GLOSS_SEED") or 1
local ROUNDS = tonumber(os.getenv "GLOSS_RANDOM") or 20
local CORPORA = os.getenv "GLOSS_CORPORA" or "../shared/corpora"

local random, pick

-- Where chunks end: of a few bytes, of none among them, or of many.
local function cuts(size)
  local list, at = {}, 0
  local most = pick{ 3, 40, 700, 5000, 70000 }
  if size > 20000 and most == 3 then most = 40 end
  while at < size do
    at = math.min(size, at + random(most + 1) - 1)
    list[#list + 1] = at
  end
  return list
end

-- The segments of the stream are those of the whole text, and none is told twice or late:
-- what a feed leaves is what the end of the text may change.
local function compare(kind, options, text)
  local stream, n, at = gloss.stream(kind, options), 0, 0
  local whole = gloss[kind](text, options)
  local firsts, lasts = whole:values "first", whole:values "last"
  local labels = kind == "words" and whole:values "label"
  local places = cuts(#text)
  local function wrong(why)
    local shown = {}
    for name, value in pairs(options) do
      shown[#shown + 1] = name .. "=" .. (type(value) == "userdata" and value.code or tostring(value))
    end
    error(("%s, %s: %s; chunks end at %s of %q"):format(kind, table.concat(shown, " "), why,
      table.concat(places, " ", 1, math.min(#places, 50)), text:sub(1, 3000)), 0)
  end
  -- those found so far, or some of them: the others come later
  local function take(found, all)
    local left = all and math.huge or pick{ 0, 1, 20, math.huge }
    if left == 0 then return end
    for first, last, s, label in found do
      n = n + 1
      if first ~= firsts[n] or last ~= lasts[n] or s ~= text:sub(first, last)
        or labels and label ~= labels[n]
      then
        wrong(("segment %d is %d-%d, not %s-%s"):format(n, first, last, firsts[n], lasts[n]))
      end
      left = left - 1
      if left == 0 then break end
    end
  end
  for _, stop in ipairs(places) do
    take(stream:feed(text:sub(at + 1, stop)))
    at = stop
  end
  take(stream:close(), true)
  if n ~= #whole then wrong(("%d segments, not %d"):format(n, #whole)) end
end

-- --- linguistic rules --------------------------------------------------------

-- Some words of each language, marks that its texts have, and abbreviations.
local LANGS = {
  ar = "قال مجلس المزارعين د. الماء، ؟ م.",
  be = "Рада сказала ў 1999 г. Праф. Леў на вул. «так»",
  bg = "Съветът каза г. водата „да“",
  bn = "পরিষদ ড. রহমান মো. বলেন। এ. কে. ৩.৫",
  ca = "El consell Sr. Puig S. A. va dir p. ex. d'oct. l'aigua «sí»",
  cs = "Rada řekla tzv. vody „ano“ 3. května",
  da = "Rådet sagde bl.a. vandet »ja« 3. maj",
  de = "Die Räte z. B. am 3. Mai Dr. Koch „ja“",
  el = "Το συμβούλιο κ. είπε; «ναι»",
  en = "The council U.S. Mr. Lee said \"we wait,\" don't p.m. Oct. 3 (a dam)",
  es = "El consejo Sr. dijo ¿qué? ¡no! «sí»",
  et = "Nõukogu s.o. ütles 5. mail lk. jne. „jah“",
  fa = "شورا گفت آب را؟ «بله»، م.",
  fi = "Neuvosto sanoi esim. ”vettä” 3. kesäkuuta",
  fr = "Le conseil M. Roux a dit l'eau « oui » ?",
  gl = "O consello Sr. dixo páx. EE. UU. «si»",
  he = "המועצה א. ב. אמרה \"טוב!\" מים",
  hi = "परिषद ने कहा। डॉ. राम पानी",
  hr = "Vijeće npr. d.o.o. reklo je u 19. stoljeću pr. Kr. „da“",
  hu = "A tanács ún. pl. II. Nyrt. mondta u. 5. sz. „igen”",
  hy = "Խորհուրդը ասաց։ ջուր «այո»",
  id = "Dewan Dr. H. S.H. PT. Tbk. berkata No. 5 dll.",
  is = "Ráðið bls. sbr. t.d. sagði 5. gr. „já“",
  it = "Il consiglio sig. Rossi l'acqua «sì»",
  ja = "評議会は言った。「水です。」カタカナ！",
  kk = "Кеңес айтты. су «иә»",
  ko = "의회는 말했다. \"물이다.\" 그는",
  lt = "Taryba pvz. sakė 1990 m. g. ir t. t. „taip“",
  lv = "Padome piem. teica 1960. gada 5. utt.",
  ml = "കൗൺസിൽ പറഞ്ഞു. ഡോ. വെള്ളം",
  mr = "परिषदेने सांगितले. डॉ. पाणी।",
  nb = "Rådet bl.a. sa kl. 10.30 f.Kr. osv. «ja»",
  nl = "De raad bijv. zei 's avonds „ja”",
  pl = "Rada m.in. powiedziała „tak” 3 maja r.",
  pt = "O conselho Sr. disse a água «sim»",
  ro = "Consiliul dl. S.C. S.R.L. a spus str. nr. ș.a.m.d. „da”",
  ru = "Совет сказал в 1999 г. А. П. Орлов «вода»",
  sk = "Rada povedala napr. voda „áno“ 3. mája",
  sl = "Svet npr. je rekel 5. maja str. itd. »da«",
  sr = "Савет нпр. рекао је 300. p. n. e. „да”",
  sv = "Rådet bl.a. sade ca f.Kr. milj. kr. ”ja”",
  th = "สภาบอกว่าน้ำจากเขื่อน จะให้ หมู่บ้าน ครับ ",
  tr = "Konsey Dr. söyledi 3. su \"evet\"",
  uk = "Рада сказала м. Київ «вода»",
  und = "council said. Water No. 3",
  vi = "Hội đồng TP. nói \"nước\"",
  zh = "委员会表示。“水。”他们说：！",
}
local MARKS = common.words [[. . . , ? ! ... … : ; - — ( ) [ ] " ' ’ “ ” `` '' « » 。 ' • *
  1. 2) (a) 12 3.5 '90s .50 5:01 p.m.
  A. B. e.g. I no. http://a.b/c jo@ex.com #tag :-) =====]]
local ENDS = { "\n", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\f", "\n \n", "\u{85}", "\u{2028}",
  "\u{2029}", "\n\n\n\n\n\n", " \n\t\n", "\n\u{200B}\n" }
local ILL = "\x80\xBF\xC3\xE2\xED\xA0\xF0\x9F\xFF\0"

local function prose(list, count)
  local parts = {}
  for _ = 1, count do
    parts[#parts + 1] = random(3) == 1 and pick(MARKS) or pick(list)
    if random(5) > 1 then parts[#parts + 1] = " " end
    if random(9) == 1 then parts[#parts + 1] = pick(ENDS) end
    if random(60) == 1 then
      parts[#parts + 1] = (pick{ "\n", "\r\n", " ", " \n" }):rep(random(random(9) == 1 and 2000 or 99))
    end
  end
  return table.concat(parts)
end

local NEWLINES = { "paragraph", "sentence", "space" }

local function linguistic(lang, text)
  for _, newline in ipairs(NEWLINES) do
    local options = { lang = lang, newline = newline, memory = false }
    compare("tokens", options, text)
    compare("sentences", options, text)
    options.quotes = "keep"
    compare("sentences", options, text)
  end
end

local codes = {}
for code in pairs(LANGS) do codes[#codes + 1] = code end
table.sort(codes)

describe("a stream has what the whole text has:", function()
  for number, code in ipairs(codes) do
    it("texts made of words of " .. code, function()
      random, pick = common.generator(SEED * 1000 + number)
      local list = common.words(LANGS[code])
      for round = 1, ROUNDS do
        local text = prose(list, random(round % 20 == 0 and 2000 or 40))
        if random(3) == 1 and #text > 9 then text = common.damaged(random, text, 9, ILL) end
        linguistic(code, text)
      end
    end)
  end

  it("a language that knows more abbreviations", function()
    random, pick = common.generator(SEED)
    local ours = gloss.language "en":with{ abbreviations = { "Zyx.", "Blau." },
      words = { "Quorn" } }
    local list = common.words "See Zyx. Blau. the Quorn now Zyx Blau"
    for _ = 1, ROUNDS do linguistic(ours, prose(list, random(60))) end
  end)

  it("texts of corpora", function()
    local found, cjson = pcall(require, "cjson")
    if not found then return pending "no lua-cjson" end
    local seen
    random, pick = common.generator(SEED + 7)
    for _, code in ipairs(codes) do
      for _, folder in ipairs{ "pud", "gsd", "ewt", "seraji", "vtb", "boun", "gsdsimp" } do
        local file = io.open(("%s/sentences/ud_%s_%s/%s.jsonl"):format(CORPORA, code, folder,
          (folder == "pud" or folder == "boun" or folder == "gsdsimp") and "test" or "dev"))
        if file then
          local parts = {}
          for line in file:lines() do
            parts[#parts + 1] = cjson.decode(line).text
            if #parts == 40 then break end
          end
          file:close()
          seen = true
          linguistic(code, table.concat(parts, pick{ "\n", "\n\n", " " }):sub(1, 30000))
        end
      end
    end
    if not seen then pending "no corpora (GLOSS_CORPORA)" end
  end)
end)

-- --- rules of Unicode ---------------------------------------------------------

local UNICODE = {
  { "graphemes", {} }, { "words", {} }, { "words", { only = { "number", "space" } } }, { "linebreaks", {} },
  { "sentences", { profile = "uax29" } }, { "tokens", { profile = "uax29" } },
}

describe("a stream by the rules of Unicode has what the whole text has:", function()
  local classes
  for number, row in ipairs(UNICODE) do
    it(("%s, texts and lines of all classes (%d)"):format(row[1], number), function()
      classes = classes or uaxrandom.classes(ut.provider(gloss))
      random, pick = common.generator(SEED * 10 + number)
      local kind = row[1] == "tokens" and "words" or row[1]
      local text = uaxrandom.texts(classes[kind], random, true)
      for round = 1, 2 * ROUNDS do
        -- lines of some bytes, or of thousands
        local parts, rare = {}, pick{ 1, 4, 30, 1000 }
        for i = 1, random(round % 4 == 0 and 900 or 30) do
          parts[i] = text() .. (random(rare) == 1 and pick{ "\n", "\n", "\r\n", "\r" } or "")
        end
        compare(row[1], row[2], table.concat(parts))
      end
    end)

    it(("%s, what is damaged (%d)"):format(row[1], number), function()
      random, pick = common.generator(SEED * 20 + number)
      for round = 1, ROUNDS do
        local text = prose(common.words(LANGS[codes[round % #codes + 1]]), 20 + random(400))
        compare(row[1], row[2], common.damaged(random, text, 30, ILL))
      end
    end)
  end
end)
