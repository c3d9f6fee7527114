--- Which language a text is in, by its script, its letters and its function
-- words. It looks at the first 4,000 bytes; the same text always gives the same
-- answer. What `lang = "auto"` uses.
local M = {}

local SAMPLE = 4000 -- bytes

-- Scripts as ranges of code points, with the language that is taken where
-- nothing else decides between those written in it.
local SCRIPTS = {
  { 0x41, 0x24F, "Latin" }, { 0x1E00, 0x1EFF, "Latin" },
  { 0x370, 0x3FF, "el" }, { 0x1F00, 0x1FFF, "el" },
  { 0x400, 0x52F, "Cyrillic" }, { 0x531, 0x58F, "hy" }, { 0x5D0, 0x5F4, "he" },
  { 0x620, 0x6FF, "Arabic" }, { 0x750, 0x77F, "Arabic" },
  { 0x900, 0x97F, "Devanagari" }, { 0x980, 0x9FF, "bn" },
  { 0xA00, 0xA7F, "pa" }, { 0xA80, 0xAFF, "gu" }, { 0xB00, 0xB7F, "or" },
  { 0xB80, 0xBFF, "ta" }, { 0xC00, 0xC7F, "te" }, { 0xC80, 0xCFF, "kn" },
  { 0xD00, 0xD7F, "ml" }, { 0xD80, 0xDFF, "si" }, { 0xE00, 0xE7F, "th" },
  { 0xE80, 0xEFF, "lo" }, { 0xF00, 0xFFF, "bo" }, { 0x1000, 0x109F, "my" },
  { 0x10A0, 0x10FF, "ka" }, { 0x1200, 0x139F, "am" }, { 0x1780, 0x17FF, "km" },
  { 0x3040, 0x30FF, "Kana" }, { 0x3400, 0x9FFF, "Han" },
  { 0x1100, 0x11FF, "ko" }, { 0xAC00, 0xD7A3, "ko" },
}

-- Words that many sentences have, and few of other languages of the script.
local WORDS = {
  Latin = {
    en = [[
      the of and to in is that was for it with as his on be at by
      had not are but from have they which this you were she
    ]],
    de = [[
      der die das und ist nicht ein eine den dem des mit sich auf
      für von zu im auch wird sind war wurde nach bei einer als
      am um uhr gegen aus über noch sagte haben er ich wir
    ]],
    fr = [[
      le la les des et est une un du dans que qui pour pas au sur
      par avec il elle ce cette sont aux ont été plus en av se son
    ]],
    es = [[
      el la los las de que y en un una por con para se del es no
      su al lo como más pero fue este está
    ]],
    it = [[
      il la che di e per un una non del della con sono da le dei
      nel alla gli si è anche più ha questo delle lei disse ne al
    ]],
    pt = [[
      o a os as que de e do da em um uma para com não por dos das
      no na se ao mais foi é pela ou são
    ]],
    nl = [[
      de het een van en in is dat op te zijn met voor niet aan er
      die ook als bij door naar maar wordt heeft
    ]],
    pl = [[
      i w na z do się nie to jest że o jak po przez od za ale
      dla tym który jego oraz było są
    ]],
    cs = [[
      a v na se je že s z do o k pro to jako po ale od jsou byl
      které který také ve ze jeho bylo
    ]],
    sk = [[
      a v na sa je že s z do o k pre to ako po ale od sú bol
      ktoré ktorý tiež vo zo jeho bolo
    ]],
    tr = [[
      ve bir bu için ile da de olarak çok daha olan gibi ne
      kadar sonra ama var en o değil oldu her
    ]],
    da = [[
      og i at det en den til er som på de med han af for ikke der
      var et har fra blev om sig også hun sagde efter hvad
    ]],
    fi = [[
      ja on ei se että oli hän mutta kun myös ovat joka niin
      tai sen olla kuin ole vain mukaan jos hänen
    ]],
    vi = [[
      và của là có cho không một được người trong
      với các những đã này để khi từ đến cũng
      như ở
    ]],
    sv = [[
      och i att det en som på är av för med den till inte har
      de ett om han var jag från kan ska också hon sade efter
    ]],
    nb = [[
      og i det er på til som en at av for med ikke har de jeg å
      den var et fra han kan etter seg også sa hun ble fikk
    ]],
    ro = [[
      și de în a la cu pe nu care din un o mai este pentru că
      au fost sau prin după dar
    ]],
    hu = [[
      a az és hogy nem is egy ez volt meg csak de mint már el
      van még azt ki ha
    ]],
    ca = [[
      el la els les de i que a en un una per amb no és del al
      dels va més com són aquest
    ]],
    hr = [[
      i u je na se da za od su s što iz ne kao koji bio ali ili
      biti sam
    ]],
    sl = [[
      in je na se da za od so s z pri ki ne bil bila bilo bo tudi kot ali še leta pa
      iz do po ga jih glej potem
    ]],
    lt = [[
      ir kad iš su į per nuo iki yra buvo bet tai jis ji kaip bei ar už apie po dar
      tik jo jų metais
    ]],
    lv = [[
      un ir no ar uz par kas ka bija tika pēc līdz arī kā bet viņš viņa tas gadā gada
      vai to lai tad
    ]],
    et = [[
      ja on ei et see oli ta kui ka mis ning ole aga kes oma välja aastal või pärast siis
      nende tema
    ]],
    is = [[
      og að í á er sem var til um við með ekki það hann hún en frá af eru fyrir þar
      eftir hafa
    ]],
    gl = [[
      unha dunha nunha non máis co coa xa moi ata foi pola polo despois
    ]],
    id = [[
      yang dan di dengan untuk dari dalam ini itu pada tidak akan
      ke adalah oleh juga telah
    ]],
  },
  Cyrillic = {
    ru = [[
      и в не на что с по как это он из к
      был но его для от а она все так же
      за было
    ]],
    uk = [[
      і в не на що з як це він та до за
      його для від але є й про у бути
      був
    ]],
    bg = [[
      и в на да се е за от не с по че са
      като са това към или но ще той
      беше
    ]],
    kk = [[
      және мен да де бұл бір үшін деп
      бар болып сол оның ол еді жоқ
      екен
    ]],
    sr = [[
      и у је на се да за од су с што из не
      као који био али
    ]],
    be = [[
      і ў не на што з як гэта ён па да
      для ад але яго быў
    ]],
    mk = [[
      и во на да се е за од не со по што
      ги ќе тој беше
    ]],
  },
  Arabic = {
    ar = [[
      في من على إلى أن عن التي الذي هذا
      مع هذه كان لا ما قد بعد كما
    ]],
    fa = [[
      در به از که این را با است برای آن
      یک خود تا می بر هم نیز شد های
    ]],
    ur = [[
      کے میں کی ہے اور سے کا کو نے پر ہیں
      یہ کہ اس نہیں تھا بھی
    ]],
  },
  Devanagari = {
    hi = [[
      के में की है और से का को
      ने पर हैं यह कि इस नहीं
      था भी एक लिए
    ]],
    mr = [[
      आहे आणि या ते हे तो
      मध्ये होते च्या होता
      नाही आहेत ही केला एक
      त्या यांनी रोजी आले गेले केले त्याचे असे होती
    ]],
    ne = [[
      छ र मा को ले हो पनि भएको
      यो गरेको छन् एक तथा
    ]],
  },
}

-- Letters that few languages of the script have, by language or by those that
-- share them; each is counted for all of its languages in part.
local LETTERS = {
  Latin = { ["ß"] = "de", ["ñ"] = "es", ["¿"] = "es", ["ã"] = "pt",
    ["õ"] = "pt et", ["ł"] = "pl", ["ż"] = "pl", ["ą"] = "pl lt", ["ę"] = "pl lt",
    ["ė"] = "lt", ["ų"] = "lt", ["į"] = "lt", ["ū"] = "lt lv", ["ā"] = "lv", ["ē"] = "lv",
    ["ī"] = "lv", ["ņ"] = "lv", ["ķ"] = "lv", ["ļ"] = "lv", ["ģ"] = "lv", ["þ"] = "is",
    ["ð"] = "is",
    ["ř"] = "cs", ["ě"] = "cs", ["ů"] = "cs", ["ľ"] = "sk", ["ĺ"] = "sk",
    ["ŕ"] = "sk", ["ť"] = "cs sk", ["ň"] = "cs sk", ["ý"] = "cs sk",
    ["č"] = "cs sk hr sl", ["š"] = "cs sk hr sl", ["ž"] = "cs sk hr sl",
    ["ğ"] = "tr", ["ı"] = "tr", ["ş"] = "tr", ["ø"] = "da nb", ["æ"] = "da nb",
    ["å"] = "da nb sv", ["ä"] = "de fi sv", ["ö"] = "de fi sv tr hu",
    ["ü"] = "de tr hu", ["ç"] = "fr pt tr", ["è"] = "it fr", ["ù"] = "it fr",
    ["ê"] = "fr pt vi", ["ș"] = "ro", ["ț"] = "ro", ["ő"] = "hu", ["ű"] = "hu",
    ["đ"] = "hr vi", ["ơ"] = "vi", ["ư"] = "vi" },
  Cyrillic = { ["ы"] = "ru kk be", ["э"] = "ru be", ["ё"] = "ru be", ["ї"] = "uk",
    ["і"] = "uk kk be", ["є"] = "uk", ["ґ"] = "uk", ["ў"] = "be", ["ъ"] = "bg",
    ["қ"] = "kk", ["ң"] = "kk", ["ғ"] = "kk", ["ұ"] = "kk", ["ү"] = "kk",
    ["ө"] = "kk", ["ә"] = "kk", ["ђ"] = "sr", ["ћ"] = "sr", ["ј"] = "sr",
    ["ќ"] = "mk", ["ѓ"] = "mk" },
  Arabic = { ["پ"] = "fa", ["گ"] = "fa", ["چ"] = "fa", ["ٹ"] = "ur",
    ["ڈ"] = "ur", ["ے"] = "ur", ["ں"] = "ur", ["ة"] = "ar" },
  Devanagari = { ["ळ"] = "mr" },
}

-- where nothing tells languages of a script apart
local DEFAULT = { Latin = "en", Cyrillic = "ru", Arabic = "ar", Devanagari = "hi" }

-- code point of a sequence of UTF-8 as the pattern below finds it
local function codepoint(char)
  local a, b, c, d = char:byte(1, 4)
  if a < 0xC0 then return a end
  if a < 0xE0 then return (a - 0xC0) * 64 + (b or 0) - 0x80 end
  if a < 0xF0 then
    return ((a - 0xE0) * 64 + (b or 0x80) - 0x80) * 64 + (c or 0x80) - 0x80
  end
  return (((a - 0xF0) * 64 + (b or 0x80) - 0x80) * 64 + (c or 0x80) - 0x80) * 64
    + (d or 0x80) - 0x80
end

local function scriptof(cp)
  if cp < 0x80 then
    return (cp >= 0x41 and cp <= 0x5A or cp >= 0x61 and cp <= 0x7A) and "Latin"
      or nil
  end
  for _, range in ipairs(SCRIPTS) do
    if cp >= range[1] and cp <= range[2] then return range[3] end
  end
end

-- word -> list of the languages that have it, by script
local index = {}
local function indexof(script)
  if not index[script] then
    local words = {}
    for code, list in pairs(WORDS[script]) do
      for word in list:gmatch "%S+" do
        words[word] = words[word] or {}
        table.insert(words[word], code)
      end
    end
    index[script] = words
  end
  return index[script]
end

-- The language of a script that most of the words and letters speak for; a
-- word of several languages counts for each in part.
local function among(script, sample, casefold)
  local score, words = {}, indexof(script)
  local text = casefold(sample)
  for word in text:gmatch "[%a\128-\255]+" do
    local codes = words[word]
    for _, code in ipairs(codes or {}) do
      score[code] = (score[code] or 0) + 1 / #codes
    end
  end
  for char in text:gmatch "[\194-\244][\128-\191]+" do
    local codes = LETTERS[script][char]
    if not codes and script == "Latin" and char:find "^\225[\186\187]" then
      codes = "vi"
    end
    if codes then
      local _, blanks = codes:gsub(" ", "")
      for code in codes:gmatch "%S+" do
        score[code] = (score[code] or 0) + 1 / (blanks + 1)
      end
    end
  end
  local best = DEFAULT[script]
  for code, n in pairs(score) do
    local lead = n - (score[best] or 0)
    if lead > 1e-9 or (lead > -1e-9 and best ~= DEFAULT[script] and code < best)
    then
      best = code
    end
  end
  return best
end

--- The code of the language of a string: one that gloss.language takes; "und"
-- for a text without letters, "en" for Latin letters of no known words.
function M.code(text)
  local sample = text:sub(1, SAMPLE)
  local count, total = {}, 0
  for char in sample:gmatch "[%z\1-\127\194-\244][\128-\191]*" do
    local script = scriptof(codepoint(char))
    if script then
      count[script] = (count[script] or 0) + 1
      total = total + 1
    end
  end
  if total == 0 then return "und" end
  local kana, han = count.Kana or 0, count.Han or 0
  count.Kana, count.Han = nil, nil
  if kana + han > 0 then -- Japanese writes both, Chinese has no kana
    count[kana * 20 > han and "ja" or "zh"] = 2 * (kana + han)
  end
  local names = {}
  for script in pairs(count) do names[#names + 1] = script end
  table.sort(names, function(a, b)
    if count[a] ~= count[b] then return count[a] > count[b] end
    return a < b
  end)
  local script = names[1]
  if not WORDS[script] then return script end
  return among(script, sample, require "gloss.core".casefold)
end

return M
