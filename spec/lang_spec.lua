--- Tables of languages: what they hold, and a few sentences in each. In the
-- rows `|` stands for the end of a sentence that is not the last of its text.
local gloss = require "gloss"
local language = require "gloss.language"

-- classes that a table may use, by the part they stand in
local CLASSES = {
  abbreviations = "title never number month company state country time unit"
    .. " suffix street direction",
  words = "starter joiner role zone day saying credit lettered ordinal final"
    .. " lead clitic elision brand opening closing prefix",
}
local known = {}
for part, list in pairs(CLASSES) do
  known[part] = {}
  for class in list:gmatch("%S+") do known[part][class] = true end
end

local CODES = {
  "ar", "bg", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "hi", "hy",
  "it", "ja", "kk", "ko", "ml", "mr", "nl", "pl", "pt", "ru", "sk", "th", "tr", "uk",
  "und", "vi", "zh",
}

local function read(code) return require("gloss.lang." .. code) end

describe("tables of languages:", function()
  for _, code in ipairs(CODES) do
    it(code, function()
      local source = read(code)
      assert.equal(code, source.code)
      assert.is_string(source.name)
      for field in pairs(source) do
        assert.truthy(field == "code" or field == "name" or field == "splits"
          or known[field], field)
      end
      for part, classes in pairs(known) do
        for class, list in pairs(source[part] or {}) do
          assert.truthy(classes[class], class .. " in " .. part)
          local seen = {}
          if type(list) == "table" then -- words with blanks
            assert.is_string(list[1])
            seen[list[1]] = true
            list = ""
          end
          for word in list:gmatch("%S+") do
            local plain = word:gsub("~", "")
            local where = class .. ": " .. word
            assert.truthy(code == "en" or not seen[plain], where .. " twice")
            seen[plain] = true
            assert.truthy(utf8.len(plain), where)
            assert.truthy(#plain <= 24, where .. " is too long")
            assert.is_nil(plain:find("%.$"), where .. " ends with a stop")
            assert.is_nil(word:find("[^.]~") or word:find("~$"), where)
          end
          assert.truthy(next(seen), class .. " is empty")
        end
      end
      assert.equal(code, language.compile(source).code)
      assert.equal(code, gloss.language(code).code)
    end)
  end
end)

local ROWS = {
  ar = {
    "قال د. أحمد إن العدد ص. 5 صحيح.|ماذا حدث؟|انتهى الأمر!|نعم.",
    "كان ذلك عام 300 ق.م. في مصر.",
    "جاء د\u{202A}.\u{202C} سامي مساء.|ثم ذهب.",
    "الاثنين 3 مايو 2021 07:30 GMT الأيام:|البرلمان يجتمع.",
  },
  bg = {
    "През 1998 г. той живее на ул. Шипка.|После замина.",
    "Той каза, т.е. написа това.|Вж. стр. 15 в книгата.",
    "Проф. Иванов дойде на 3 г. възраст.",
  },
  cs = {
    "Narodil se 28. září 1905 na ul. Husova.|Zemřel r. 1968 v Praze.",
    "Karel IV. Lucemburský vládl dlouho.|To je např. pravda.",
    "Koupil chléb, mléko atd.|Potom odešel.",
    "Firma Alfa s. r. o. sídlí v Brně.", "Žil v 5. století př. n. l.|Ale proč?",
    "„Je to tak.“|Potom odešel.",
  },
  da = {
    "Han bor på 5. sal i Skt. Pauls Gade.|Den 3. maj kom hun.",
    "Der er bl.a. kaffe, te osv.|De kom kl. 10.|Vi gik.",
    "Hr. Jensen så bl. a. dr. Holm.", "»Det er sandt.«|Så gik han.",
  },
  de = {
    "Am 28. September war Dr. med. Lang z. B. in Köln.|Es war schön.",
    "Im 19. Jahrhundert regierte Friedrich II. von Preußen.",
    "Es kostet 3 Mio. Euro, d. h. viel.|Das ist so.",
    "Wilhelm II. Kaiser und der 45. Präsident kamen.|Es waren 28.|Die Uhr ging.",
    "Um 300 v. Chr. gab es Wein, Öl usw.|Die Stadt lag am Meer.",
    "„Ist das wahr?“, fragte sie.|„Ja.“|»Gut.«|Er ging.",
    "Sie rief: »Ja«, ging.|»Gut.«|Es war so.",
    ",,Komm!'' rief er.|,,Nein.''",
    "Der Krug stammt aus dem 4. -6. Jahrhundert und ist blau.|Er ist alt.",
  },
  el = {
    "Ο κ. Παπάς, π.χ. ο δρ. Νίκος, ήρθε.|Τι είναι αυτό;|Δεν ξέρω.",
    "Έφυγε στις 5 μ.μ. και πήρε ψωμί κ.λπ.|Μετά γύρισε.",
  },
  es = {
    "El Sr. Gil vive en EE. UU. desde 1990.|La Dra. Paz también.",
    "Vive en EE. UU.|La casa es grande.", "¿Quién es?|¡Nadie!|¿Y tú?",
    "Véase pág. 5, núm. 7, p. ej. aquí.|Son las 5 p. m. en Lima.",
    "Hacía 35° C.|La gente salió.", "Nació en 300 a. C.|Murió joven.",
    "Vive en México, D.F. - Zona Norte.|La firma Gil S. A. creció.|«Es así.»|El fin.",
  },
  fa = { "دکتر م. رضایی رفت.|آیا آمد؟|بله." },
  fi = {
    "Hän syntyi 28. syyskuuta ja asuu esim. Oulussa.|Se on totta.",
    "Tri Virtanen kävi Porissa, Turussa jne.|Sitten hän lähti.",
    "”Se on totta.”|Hän lähti.",
  },
  fr = {
    "M. Petit et Mme Roy sont nés vers 50 av. J.-C. à Rome.|C'est dit.",
    "L'Avenir, cf. p. 5, n'est pas écrit.|« Vraiment ? » demanda-t-il.",
    "Il vécut au Ier siècle av. J.-C.|L'homme est mort.",
    "Il fait 20° C.|Les gens sortent.", "Du pain, du lait, etc.|Puis il sort.",
    "Le 3 sept. 1990, S. A. Dupont vint.",
  },
  hi = {
    "डॉ. शर्मा बी. सी. में रहते हैं।|क्या वह आए?|हाँ।",
    "उसने एम.ए. की डिग्री रु. 500 में ली।",
  },
  hy = {
    "Այսօր երկուշաբթի է:|Ես գնում եմ աշխատանքի:",
    "Սա տուն է։|Ժամը 12:30 է։", "Պրոֆ. Արամյանն ասաց. այո։",
    "Մայրս ասաց. «Տունը մեծ է»։|Հետո գնաց։",
  },
  it = {
    "Il Dott. Rossi e l'Avv. Neri vivono in P.zza Roma.|È vero.",
    "Visse nel 300 a.C.|La città era grande.", "Cfr. pag. 5, ad es. qui.",
    "La Fiat S.p.A. cresce.|L'ing. Bo è nato nel sec. XX.|«Davvero?» chiese.",
  },
  ja = {
    "それは終わりだ。|次が来た。", "彼は「行く。」と言った。|終わり。",
    "本当？|はい！", "Dr. スミスが来た。",
  },
  kk = {
    "Ол 1998 ж. туған.|Бұл т.б. қалалар.", "Мыс. проф. Асанов келді.|Ол кетті.",
  },
  ko = {
    "그는 갔다.|정말?|네.", "“간다.”라고 말했다.|끝.", "Dr. 김이 왔다.",
  },
  ml = { "ഇന്നലെ ഡോ. രമ വന്നു.|പ്രൊ. എസ്. കെ. നായർ പോയി." },
  mr = { "डॉ. जोशी व प्रा. पाटील आले.|ते गेले.", "किंमत रु. 500 आहे." },
  nl = {
    "Dhr. Jansen en dr. De Vries wonen o.a. in Gent.|Dat is waar.",
    "Zie blz. 5 en nr. 8.|Het was rond 300 v. Chr. in Rome.|De N.V. groeit.",
    "Er was brood, kaas enz.|Daarna ging hij.", "’t Is waar.|,,Kom!'' riep hij.",
  },
  pl = {
    "Prof. Nowak mieszka m.in. przy ul. Długiej.|To prawda.",
    "W 2011 r. Nowak wyjechał.|Zmarł w 1999 r.|To było w XX w. w Polsce.",
    "Kupił chleb, mleko itd.|Potem wyszedł, tj. uciekł.",
    "Żył w V w. p.n.e.|Potem umarł.", "„Tak jest.”|Potem wyszedł.",
  },
  pt = {
    "O Sr. Gil e a Dra. Paz vivem na Av. Brasil.|É verdade.",
    "Viveu em 300 a.C.|A cidade era grande.", "Cf. pág. 5, p. ex. aqui.",
    "A Gil Ltda. cresceu.|Havia pão, leite etc.|Depois saiu.",
  },
  ru = {
    "Проф. Иванов родился в 1998 г. в г. Твери на ул. Мира.|Это так.",
    "Он жил в XX в.|Потом умер.|См. стр. 5, т. е. здесь.",
    "А. С. Пушкин и В. И. Даль ели хлеб и т. д.|Они жили до н. э. на юге.",
    "Это стоит 5 тыс. руб.|Но почему?|«Да!» — сказал он.",
  },
  sk = {
    "Narodil sa 7. Apríla na ul. Dlhej.|Potom odišiel napr. domov.",
    "Firma Alfa s. r. o. rastie.|Kúpil chlieb, mlieko atď.|Potom odišiel.",
    "Pápež Ján XXIII. Dobrý žil v Ríme.",
  },
  th = {
    "เขามา!|ไปไหน?|ดี",
    "ตลาดนี้เปิดทุกวันและมีของขายมากมายจากหลายจังหวัด ซึ่งคนชอบมาก|แต่วันนี้ตลาดปิด",
  },
  tr = {
    "Dr. Kaya 2. Ramses ve III. Selim üzerine yazdı.|Bu doğru.",
    "Ekmek, süt vb. aldı.|Sonra gitti.", "Kaya A.Ş. büyüdü.|O geldi mi?|Evet.",
    "\"Geldi.\" dedi Ali.|Bkz. s. 5.",
  },
  uk = {
    "Проф. Коваль живе в м. Київ на вул. Лесі Українки.|Це так.",
    "Він народився 1814 р. в селі.|Див. стор. 5, т. зв. вступ.",
    "Купив хліб, сіль і т. д.|Потім пішов.",
  },
  vi = { "Ông ở TP. HCM.|Ông đi đâu?|GS. Nam ở Hà Nội." },
  zh = {
    "他走了！|真的？|是。", "“你去哪儿？”小王问。|他走了。",
    "他看《走吧！》的时候走了。", "Dr. 王来了。",
  },
}

local UNSPACED = { ja = true, zh = true }

describe("sentences in", function()
  for _, code in ipairs(CODES) do
    local rows = ROWS[code]
    if rows then
      it(read(code).name, function()
        for _, row in ipairs(rows) do
          local list = {}
          for sentence in (row .. "|"):gmatch("(.-)|") do
            list[#list + 1] = sentence
          end
          local text = row:gsub("|", UNSPACED[code] and "" or " ")
          assert.same(list, gloss.sentences(text, { lang = code }):values())
        end
      end)
    end
  end
end)

-- as above, but with the ends of lines that the texts have; `keep` holds the
-- inside of quotations together
local LAYOUT = {
  { "lines without spaces that end early, a blank before their end", "ja",
    "春が来た \n|夏が来た \n|秋が来てから、山も川も町も静かになったようだ。\n|"
    .. "冬が来ると、雪が山も川も町も白くするだろう。\n|① 春の山 \n|② 夏の川です" },
  { "lines without spaces, wrapped", "ja",
    "秋が来てから、山も川も町\nも静かになったようだ。|冬が\n来ると、雪が山も川も"
    .. "町も\n白くするだろう。" },
  { "a short list before the text that goes on", "da",
    "a) et skib\n|b) en båd\n|c) to flåder\n |Kaptajnen gik i land." },
  { "a list in a line, of one word each", "da", "a) nord |b) syd |c) vest" },
  { "words line by line, with questions between", "de",
    "Farben\n|1. Der Himmel ist ___.\n|blau\n|rot\n|2. Das Gras ist ___.\n|grün\n"
    .. "|gelb\n|3. Wie ist der Schnee?\n|weiß\n|warm" },
  { "an adjective before its noun is no heading", "de",
    "Andere \nVogelarten, die in den Wäldern rund um den See leben, ziehen im Herbst "
    .. "\nweit in den Süden." },
  { "an abbreviation before a number in the next line", "tr",
    "Kentin en büyük caddesi boyunca uzanan surlar, belki de M.Ö.\n"
    .. "14. yüzyılda yapılmış olan duvarların üstünde yükselir.|\n"
    .. "Kentin içinde iki eski han, büyük bir pazar yeri ile dar\n"
    .. "sokaklara bakan taş evler vardır.|Yazın çok kalabalık olur." },
  { "a closing mark in the next line", "nl",
    "''Wij hebben dit jaar geen enkele goede wedstrijd gespeeld.\n"
    .. "''| De trainer zei dat hij er volgend jaar zeker weer bij zal\n"
    .. "zijn en dat de ploeg dan sterker is.| De spelers waren moe en\n"
    .. "wilden na de lange reis naar het zuiden vooral gaan slapen." },
  { "years late in a sentence, without capitals", "pl",
    "stary most nad rzeką obok naszego młyna zbudowano w 1820 r. |kamienie wożono z "
    .. "gór. |potem przyszła powódź." },
  { "decades, without capitals", "pl", "w latach 70. fabryka rosła. |potem stanęła." },
  { "dots and stops that dangle, without capitals", "vi",
    "chúng tôi mua gạo và ... muối . |hôm sau bà về quê ." },
  { "months that are words, without capitals", "es",
    "los niños jugaban cerca del mar. |después volvieron a casa." },
  { "a verb that closes its sentence, without capitals", "tr",
    "otel bu yıl kapanacak. dedi müdür. |sonra odadan çıktı." },
  { "small Latin letters in a script without capitals", "ko",
    "그는 어제 집을 떠났다. |abc는 오늘 밝혔다." },
  { "abbreviations in pieces, without capitals", "es",
    "mi prima vive en ee. uu. desde hace tiempo. |es feliz." },
  { "letters of Roman numbers make words too, without capitals", "cs",
    "dlouhý spánek má na zdraví dobrý vliv. |mořská voda také." },
  { "years and eras that go on, without capitals", "pl",
    "stary gród nad rzeką stał w tym miejscu już około 700 r. p.n.e. a może dawniej. "
    .. "|w 1770 r. jego mury runęły. |ceny chleba i mąki na targu w naszym mieście "
    .. "wzrosły w 2015 r. o sześć procent. |miasto zdobył król i w 352 r. miał już "
    .. "cały kraj." },
  { "an enumeration that ends a long sentence, without capitals", "pt",
    "na feira da nossa vila há sempre pão, queijo, vinho, mel, etc. |vendedores "
    .. "chegam cedo." },
  { "an abbreviation of numbers without one, without capitals", "pt",
    "o velho deu o livro a nos. |maria leu tudo." },
  { "a quotation mark with spaces around, before a mark, closes", "vi",
    "Tôi mệt lắm ! \" . |Mọi người ra về ." },
  { "a low quotation inside another", "de",
    "„Sie ruft ‚Halt, warte‘, wenn sie geht.“| Er lacht." },
  { "low and high marks of Polish, then others", "pl",
    "„Tak.” |“Nie.” |Potem wyszedł." },
  { "dots with spaces around, before a capital", "pt",
    "Era tarde e nada mais havia a dizer ... |Maria saiu de ... Lisboa." },
  { "what is left out, before a starter", "nl",
    "Hij is een schilder (...) |We zien hem (...) Rubens noemen." },
  { "a small letter in a quotation behind a stop with spaces", "vi",
    "Bà không nói gì nữa . |\" mấy hôm nay mưa quá \" ." },
  { "who says it behind a dash, without capitals", "pl",
    "„to był długi dzień.” — powiedział stary rybak. |potem zasnął." },
}

describe("layout and letters:", function()
  for _, row in ipairs(LAYOUT) do
    it(row[1], function()
      local list = {}
      for sentence in (row[3] .. "|"):gmatch("(.-)|") do
        list[#list + 1] = sentence:match("^%s*(.-)%s*$")
      end
      assert.same(list, gloss.sentences((row[3]:gsub("|", "")),
        { lang = row[2] }):values())
    end)
  end

  it("small letters begin sentences in a text that often has them so", function()
    assert.equal(3, #gloss.sentences(
      "Πού πήγε ο ταχυδρόμος; Δεν τον βρήκε κανένας. το γράμμα χάθηκε.",
      { lang = "el" }))
    assert.equal(2, #gloss.sentences("Бұл кім? не?", { lang = "kk" }))
  end)

  it("a word of one letter may begin a glued sentence", function()
    assert.same({ "Det er slut.", "I morgen kommer han." },
      gloss.sentences("Det er slut.I morgen kommer han.", { lang = "da" }):values())
    assert.equal(1, #gloss.sentences("Filen main.C er lang.", { lang = "da" }))
  end)
end)

describe("tokens:", function()
  it("what is elided stands by itself", function()
    assert.same({ "L'", "Avv.", "c'", "è", ",", "dell'", "olio", "." },
      gloss.tokens("L'Avv. c'è, dell'olio.", { lang = "it" }):values())
    assert.same({ "d’", "abord", "aujourd'hui" },
      gloss.tokens("d’abord aujourd'hui", { lang = "fr" }):values())
  end)

  it("abbreviations in pieces keep their stops", function()
    assert.same({ "Er", "kam", "z.", "B.", "um", "300", "v.", "Chr.", "an",
      "." }, gloss.tokens("Er kam z. B. um 300 v. Chr. an.", { lang = "de" })
      :values())
  end)

  it("a list may hold pieces with blanks", function()
    local mine = language.compile{ code = "my",
      abbreviations = { never = { "q. r. s" } } }
    assert.equal(1, #gloss.sentences("Ab q. r. s. Tu.", { lang = mine }))
    assert.equal(2, #gloss.sentences("Ab q. r. x. Tu.", { lang = mine }))
  end)
end)
