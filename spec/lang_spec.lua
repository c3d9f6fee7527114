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
  "ar", "be", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa",
  "fi", "fr", "gl", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "kk",
  "ko", "lt", "lv", "ml", "mr", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl",
  "sr", "sv", "th", "tr", "uk", "und", "vi", "zh",
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
    "قال د. أحمد: «سنذهب غدا».|ثم غادر.",
    "ولد عام 300 ق.م. في مصر.|مات عام 250 ق.م. في روما.",
    "الشركة ش.م.ع. أعلنت أرباحها.|بلغ السعر 5.5 دولار.",
    "«هل حضرت؟» سأل المدير.|لم يجب أحد.", "انظر ص. 5، ج. 2.|انتهى!",
    "اشترى خبزا وجبنا إلخ.|ثم عاد إلى البيت.", "أ.د. محمد علي حضر.|هل حضرت؟|نعم.",
  },
  be = {
    "Ён нарадзіўся ў 1960 г. у Мінску.|Праф. Іваноў жыве на вул. Леніна, д. 5.",
    "Купіла яблыкі, грушы і г. д.|Потым пайшла дамоў.",
  },
  bg = {
    "Живее на бл. 5, вх. Б, ет. 2.|Пишете ни.",
    "През 1998 г. той живее на ул. Шипка.|После замина.",
    "Той каза, т.е. написа това.|Вж. стр. 15 в книгата.",
    "Проф. Иванов дойде на 3 г. възраст.",
    "На 3 март 1878 г. България е освободена.|Това стана в гр. Сан Стефано.",
    "Проф. д-р Иван Петров живее на бул. „Витоша“ № 5, ет. 3, ап. 7.|Той е на 50 г.|"
      .. "Жена му е лекар.",
    "Според чл. 5, ал. 2 от закона, т.е. тук, цената е 20 лв.|Това е скъпо.",
    "„Ще дойда утре“, каза той.|„Кога?“, попита тя.",
    "Г-н Петров и г-жа Иванова, напр., дойдоха в 5 ч. следобед.|Те са от общ. Елена.",
    "Роден е през 1950 г. в с. Баня.|Умира през 2001 г.|Погребан е в Пловдив.",
    "Това са 10 млрд. лв. според института.|През 2005 г. Мария замина.",
    "През XIX в. Васил Левски се бори.|Живял е в XIX в.|Бил е учител.",
  },
  bn = {
    "ড. রহমান ও মো. আলী এসেছেন।|তিনি বলেন, এ. কে. ফজলুল হক আসবেন।",
    "দাম ৩.৫ টাকা।|কেন?",
  },
  ca = {
    "El Sr. Puig va néixer el 3 d'oct. de 1950.|Segons la Dra. Roca, p. ex., cal llegir.",
    "Va comprar pomes, peres, etc.|Després va marxar.",
    "L'empresa Alfa, S. A. va tancar.|Vegeu la pàg. 45 i l'art. 3.",
  },
  cs = {
    "Narodil se 28. září 1905 na ul. Husova.|Zemřel r. 1968 v Praze.",
    "Karel IV. Lucemburský vládl dlouho.|To je např. pravda.",
    "Koupil chléb, mléko atd.|Potom odešel.",
    "Firma Alfa s. r. o. sídlí v Brně.", "Žil v 5. století př. n. l.|Ale proč?",
    "„Je to tak.“|Potom odešel.",
    "Dne 5. 3. 2019 přišel Ing. arch. Kovář.|Bydlí v ul. Dlouhé č. p. 12.",
    "Stalo se to 1. 1. 1993 v Praze.|Tehdy vznikla ČR.",
    "Žil v 5. stol. př. n. l. v Římě.|Zemřel r. 430 př. n. l.|Kdo ví.",
    "Vláda ČR a např. min. Novák souhlasí.|Cena je 5 mld. Kč.|To je moc.",
    "„Přijdu zítra,“ řekl.|„Kdy?“ zeptala se.",
    "Cena je 5 tis. Kč.|Na poč. 19. století žil král.",
  },
  da = {
    "Søren Holm (f. 5. maj 1813, d. 1855) var digter.|Han boede i Kbh. hele livet.",
    "Han bor på 5. sal i Skt. Pauls Gade.|Den 3. maj kom hun.",
    "Der er bl.a. kaffe, te osv.|De kom kl. 10.|Vi gik.",
    "Hr. Jensen så bl. a. dr. Holm.", "»Det er sandt.«|Så gik han.",
    "Mødet er den 3. maj kl. 10.30 i Nr. Søby.|Kom selv.",
    "Fru Holm bor på H.C. Madsens Boulevard 12, 3. th.|Hun har boet der længe.",
    "Christian 4. byggede meget.|Det kostede 5 mio. kr. om året.|Han tjente 2 mia. kr.|"
      .. "Ingen vidste det.",
    "Se bl.a. side 5, jf. § 3, stk. 2.|Loven gælder fra 1. januar.",
    "»Jeg kommer ikke,« sagde hun.|»Nå.«|Så gik hun.",
    "Firmaet lukkede ca. 1900 pga. Første Verdenskrig.|Sådan er det.",
    "Ifølge brev af 5. ds. er sagen slut.|Advokat H. Madsen og cand.jur. Ib Holm tav.",
    "Rejsen varer 3 dg. og koster 500 kr.|Den er dyr.|Prisen er inkl. moms.",
    "Se tabel nr. 3.|Peter løb.|Han løb den 3. maj.",
  },
  de = {
    "Er wohnt i. d. R. in der Hauptstr. 5.|Sie nicht.",
    "Am 28. September war Dr. med. Lang z. B. in Köln.|Es war schön.",
    "Im 19. Jahrhundert regierte Friedrich II. von Preußen.",
    "Es kostet 3 Mio. Euro, d. h. viel.|Das ist so.",
    "Wilhelm II. Kaiser und der 45. Präsident kamen.|Es waren 28.|Die Uhr ging.",
    "Um 300 v. Chr. gab es Wein, Öl usw.|Die Stadt lag am Meer.",
    "„Ist das wahr?“, fragte sie.|„Ja.“|»Gut.«|Er ging.",
    "Sie rief: »Ja«, ging.|»Gut.«|Es war so.",
    ",,Komm!'' rief er.|,,Nein.''",
    "Der Krug stammt aus dem 4. -6. Jahrhundert und ist blau.|Er ist alt.",
    "Am 1. 3. 2019 kam er nach Köln.|Das war am 5. 4. d. J. anders.",
    "Am 3. Okt. 1990 um 8.30 Uhr begann es.|Um 10. Uhr war Schluss.",
    "Die Fa. Alfa GmbH & Co. KG in St. Pölten zahlt 5 Mio. Euro.|Mehr nicht.",
    "Ministerpräsident a. D. Karl Lang (CDU) sprach.|Gegen 9 Uhr ging er.",
    "Siehe Abb. 3.|Karl ging.",
    "Siehe Kap. 5.|Kaiser kamen.|Am 5. Platz war er.",
    "Das Urt. v. 12. Mai und der Beschl. v. 3.4.2012 gelten.|Meier u. Sohn klagten.",
    "Gem. Art. 5 i. V. m. § 7 BGB ist das so.|Prof. Dr. h. c. Koch kam.",
  },
  el = {
    "Το άρθρ. 5 παρ. 2 ισχύει.|Τέλος.",
    "Ο κ. Παπάς, π.χ. ο δρ. Νίκος, ήρθε.|Τι είναι αυτό;|Δεν ξέρω.",
    "Έφυγε στις 5 μ.μ. και πήρε ψωμί κ.λπ.|Μετά γύρισε.",
    "Ο κ. Παπάς είδε τον Δρ. Νίκο στις 10 π.μ. στην Αθήνα.|Η κα. Μαρία έλειπε.",
    "Τι ώρα είναι;|Είναι 5 μ.μ.|Πάμε!",
    "Ζούσε το 300 π.Χ. στην Κόρινθο.|Πέθανε το 250 π.Χ.|Ο τάφος του χάθηκε.",
    "Η εταιρεία Άλφα Α.Ε. είχε κέρδη.|Βλ. σελ. 5 και αρ. 7 του ν. 1234.",
    "«Θα φύγω αύριο.»|Έτσι είπε ο Γ. Α. Ράλλης.|«Πού πάμε;» ρώτησε.",
    "Έφερε ψωμί, ελιές κ.ά.|Μετά έφυγε.",
    "Ο Ο.Η.Ε. και οι Η.Π.Α. συμφώνησαν.|Η Ε.Ε. διαφώνησε.",
    "Στις 28 Οκτ. 1940 έγινε πόλεμος.|Η οδ. Σταδίου έκλεισε.",
    "Η ΕΛ.ΑΣ. Αττικής και ο υφ. Εσωτερικών μίλησαν.|Το Δ.Σ. Θεσσαλονίκης όχι.",
  },
  es = {
    "El Sr. Gil vive en EE. UU. desde 1990.|La Dra. Paz también.",
    "Vive en EE. UU.|La casa es grande.", "¿Quién es?|¡Nadie!|¿Y tú?",
    "Véase pág. 5, núm. 7, p. ej. aquí.|Son las 5 p. m. en Lima.",
    "Hacía 35° C.|La gente salió.", "Nació en 300 a. C.|Murió joven.",
    "Vive en México, D.F. - Zona Norte.|La firma Gil S. A. creció.|«Es así.»|El fin.",
    "En 300 a. C. Roma era pequeña.|Murió en 250 a. C.|Nadie lo supo.",
    "El 3 de oct. de 1990 la Dra. Paz y el Lic. Gil firmaron.|Véase el art. 5.",
    "El s. XIX fue rico.|En el s. III a. C. vivía un rey.|Véase la pág. 45 y ss.|Luego vino.",
  },
  et = {
    "Dr. Tamm, s.o. arst, sündis 5. mail 1960. aastal.|Vt. lk. 45 ja § 3.",
    "Ta ostis õunu, pirne jne.|Siis läks ta koju.",
  },
  fa = {
    "دکتر م. رضایی رفت.|آیا آمد؟|بله.",
    "دکتر م. رضایی در سال ۱۳۵۰ ه.ش. به دنیا آمد.|او رفت.",
    "او گفت: «می‌آیم.»|کجا؟|ر.ک. ص. ۵ کتاب.", "۳۰۰ ق.م. در ایران بود.|بعد رفت!",
    "«کجا می‌روی؟» او پرسید.|پاسخی نبود.", "قیمت ۳.۵ دلار است.|گران است.",
    "آقای ع. کریمی و خانم ف. احمدی آمدند.|جلسه تمام شد.",
  },
  fi = {
    "Hän syntyi 28. syyskuuta ja asuu esim. Oulussa.|Se on totta.",
    "Tri Virtanen kävi Porissa, Turussa jne.|Sitten hän lähti.",
    "”Se on totta.”|Hän lähti.",
    "Kokous pidetään 5. toukokuuta klo 10.30 Helsingissä.|Tule mukaan.",
    "Johtaja on prof. emer. Kalle Salo, s. 1950.|Ks. s. 5.",
    "Hinta on n. 5 milj. euroa, ts. liikaa.|Se nousi 3. vuosineljänneksellä.",
    "Yhtiön johtaja, dipl.ins. Pekka Laine lähti.|Hän oli mm. Nokialla.",
    "”Tulen huomenna”, hän sanoi.|”Milloin?” kysyi äiti.",
    "Laki tuli voimaan 1.1.2010.|Se on vuodelta 2009.|Ks. 2 luvun 3 §.",
    "Hän kuoli 250 eKr.|Hauta katosi.",
    "Lapsi oli 3. luokalla ja 7. sijalla.|Hän sai esim. Aamulehden palkinnon.",
  },
  fr = {
    "M. Petit et Mme Roy sont nés vers 50 av. J.-C. à Rome.|C'est dit.",
    "L'Avenir, cf. p. 5, n'est pas écrit.|« Vraiment ? » demanda-t-il.",
    "Il vécut au Ier siècle av. J.-C.|L'homme est mort.",
    "Il fait 20° C.|Les gens sortent.", "Du pain, du lait, etc.|Puis il sort.",
    "Le 3 sept. 1990, S. A. Dupont vint.",
    "En 52 av. J.-C. César vainquit.|Il mourut en 44 av. J.-C.|Le Sénat respira.",
    "Le 1er oct. 1990, Mme Roy et MM. Petit et Gros sont nés.|Voir p. 5 et art. 3.",
  },
  gl = {
    "O Sr. Castro naceu o 3 de out. de 1950.|Véxase a páx. 45 e o art. 3.",
    "Non foi unha casa moi grande, xa que a cidade era máis vella.|Viñeron coa nai.",
    "Mercou mazás, peras, etc.|Despois marchou a EE. UU. para sempre.",
  },
  he = {
    "\"מה שלומך?\" שאלה.|\"טוב!\" ענה האיש.|הם הלכו.",
    "א. ב. יהושע כתב ספרים.|הספרים טובים.",
  },
  hi = {
    "मंत्री ने दि. 5 जून को कहा।|सं. रा. संघ चुप है।",
    "डॉ. शर्मा बी. सी. में रहते हैं।|क्या वह आए?|हाँ।",
    "उसने एम.ए. की डिग्री रु. 500 में ली।",
    "डॉ. सिंह ने कहा कि रु. ५०० मिलेंगे।|वे चले गए।",
    "श्री ए. पी. जे. अब्दुल कलाम आए।|क्या आप जानते हैं?|हाँ।",
    "ई. पू. ३०० में राजा था।|“आप कौन हैं?” उसने पूछा।|वह चुप रहा।",
    "पं. नेहरू और मो. रफ़ी मिले।|उ.प्र. में चुनाव हुए।",
    "उसने कहा, “मैं आऊँगा।”|फिर वह गया।",
    "कं. लि. का मुनाफ़ा 5 करोड़ रु. था।|यह ज़्यादा है!|है न?",
  },
  hr = {
    "Dr. Horvat, npr., radi u bolnici.|Tvrtka Alfa d.o.o. osnovana je 1995. godine.",
    "U 19. stoljeću živio je kralj Petar II. Petrović.|Umro je 300. g. pr. Kr. u Grčkoj.",
    "Kupila je jabuke, kruške itd.|Zatim je otišla kući.",
    "Diplomirao je 1985.|Potom je otišao u Beč.",
    "Sve je ok.|Pojeo je med.|Marko je bio bos.|Onda je otišao.",
  },
  hu = {
    "Dr. Kovács, az ún. levelező tag, pl. tegnap is itt volt.|Az OTP Bank Nyrt. közölte.",
    "A II. világháború 1939. szeptember 1-jén tört ki.|IV. Béla magyar király volt.",
    "Vettünk almát, körtét stb.|Aztán hazamentünk.",
    "A Kossuth u. 5. sz. alatt lakik.|Kr. e. 300-ban született.",
  },
  hy = {
    "Մաշտոցի պող. 5 հասցեում տուն կա։|Մուտքն ազատ է։",
    "Այսօր երկուշաբթի է:|Ես գնում եմ աշխատանքի:",
    "Սա տուն է։|Ժամը 12:30 է։", "Պրոֆ. Արամյանն ասաց. այո։",
    "Մայրս ասաց. «Տունը մեծ է»։|Հետո գնաց։",
    "Վարչապետն այսօր մեկնեց Մոսկվա։|Նա կվերադառնա վաղը։",
    "Դոկտ. Պետրոսյանը ծնվել է 1950 թ. մայիսին։|2008 թ. Հայաստանը հաղթեց։",
    "Նա գնեց հաց, պանիր և այլն։|Ո՞ւր գնաց։|Չգիտեմ։",
    "Ա. Ս. Պուշկինը և Հովհ. Թումանյանը գրել են։|Տե՛ս էջ 5։",
    "XIX դ. վերջին ապրում էր Երևան ք. կենտրոնում։",
    "«Կգամ վաղը»,- ասաց նա։|«Ե՞րբ»,- հարցրեց մայրը։",
  },
  id = {
    "Dr. H. Ahmad Dahlan, S.H., M.Si. lahir di Jakarta.|Ia tinggal di Jl. Sudirman No. 5.",
    "Ia membeli apel, jeruk, dll.|Kemudian ia pulang.",
    "Ini adalah rumah yang tidak besar dan itu dari kayu.|Mereka pergi ke pasar.",
    "Saham PT. Telkom Tbk. naik.|Lihat hlm. 45.",
  },
  is = {
    "Hr. Jónsson er fæddur 5. maí 1960.|Á 19. öld bjó þar t.d. konungur.",
    "Sjá bls. 45, sbr. 5. gr. laga nr. 3/1990.|Hún fór heim.",
  },
  it = {
    "La S.p.A. Alfa ha perso tutto.|Il titolo cala.",
    "Il Dott. Rossi e l'Avv. Neri vivono in P.zza Roma.|È vero.",
    "Visse nel 300 a.C.|La città era grande.", "Cfr. pag. 5, ad es. qui.",
    "La Fiat S.p.A. cresce.|L'ing. Bo è nato nel sec. XX.|«Davvero?» chiese.",
    "Il sig. Rossi, l'on. Bianchi e il prof. avv. Verdi sono qui dalle ore 10.|"
      .. "La riunione è finita alle 12.30.",
    "Nato nel sec. XIX, abitò in v. Garibaldi n. 5.|Morì nel 1901.",
    "«Vengo domani», disse.|«Quando?», chiese lei.",
    "Il 3 ott. 1990 l'art. 5, comma 2, del d.lgs. 231 fu abrogato.|Cfr. pag. 7 ss.",
    "S. Giovanni e S.M. la Regina partirono.|G. B. Vico nacque a Napoli.",
    "Nel 44 a.C. Cesare morì.|Augusto morì nel 14 d.C.|Era vecchio.",
    "La Cass. Sez. Un. n. 123/2010 lo dice.|Nel III sec. a.C. visse un re.",
    "Il gen. Dalla Torre e il col. Russo morirono.|Nacque il 3 gen. 1950.",
  },
  ja = {
    "それは終わりだ。|次が来た。", "彼は「行く。」と言った。|終わり。",
    "本当？|はい！", "Dr. スミスが来た。",
  },
  kk = {
    "Ол 1998 ж. туған.|Бұл т.б. қалалар.", "Мыс. проф. Асанов келді.|Ол кетті.",
    "Министр Қ. Асанов 2019 ж. маусымда сайланды.|Ол 20 млн. теңге бөлді.",
    "«Мен келемін», – деді ол.|«Қашан?» – деп сұрады анасы.",
    "Алматы қ. Абай көш. 10-үйде тұрады.|Телефоны жоқ.",
    "Б.з.б. III ғ. Үйсін мемлекеті құрылды.|Ол кейін құлады.",
    "Дүкенде нан, сүт, т.б. бар.|Бәрі арзан.",
    "М. Әуезов XX ғ. өмір сүрген.|Оны проф. А. Нұрқатов зерттеген.",
    "Салмағы 5 кг. болды.|Бұл көп пе?|Иә.",
  },
  ko = {
    "그는 갔다.|정말?|네.", "“간다.”라고 말했다.|끝.", "Dr. 김이 왔다.",
    "2019. 3. 1. 서울에서 행사가 열렸다.|많은 사람이 왔다.", "그는 3.5%를 얻었다.|정말?|네.",
    "“갈 거야?”라고 물었다.|“응.”|그는 갔다.", "“어디 가?” 그가 물었다.|대답이 없었다.", "김 씨는 “안 간다.”며 웃었다.|끝이다.",
    "U.S. 스틸과 Mr. 김이 만났다.|회의는 끝났다.",
  },
  ml = { "ഇന്നലെ ഡോ. രമ വന്നു.|പ്രൊ. എസ്. കെ. നായർ പോയി." },
  lt = {
    "Dr. Petraitis, pvz., dirba ligoninėje.|Jis gyvena Vilniaus g. 5, Kaune.",
    "Pirko obuolių, kriaušių ir t. t.|Paskui grįžo namo.",
    "Tai įvyko 1990 m.|Po to viskas pasikeitė.",
  },
  lv = {
    "Dr. Bērziņš, piem., strādā slimnīcā.|Dzimis 1960. gada 5. maijā Rīgā.",
    "Viņa pirka ābolus, bumbierus utt.|Tad viņa gāja mājās.",
  },
  mr = {
    "त्याचे वजन ६५ कि.ग्रॅ. आहे.|उंची ५ फूट आहे.",
    "प्रा. अ. ब. पाटील, एम.ए., आले.|ते बोलले.",
    "डॉ. जोशी व प्रा. पाटील आले.|ते गेले.", "किंमत रु. 500 आहे.",
    "डॉ. बाबासाहेब आंबेडकर यांचा जन्म १४ एप्रिल १८९१ रोजी झाला.|ते महान होते.",
    "श्री. पु. ल. देशपांडे आणि ना. अजित पवार आले.|सौ. पाटील गेल्या.",
    "किंमत रु. ५०० व क्र. ५ आहे.|ती जास्त आहे.",
    "इ.स. १६३० साली शिवाजी महाराज जन्मले.|ते राजे झाले.",
    "“तू कोण आहेस?” त्याने विचारले.|“मी राजा.”|तो गेला.",
    "खा. शरद पवार व आ. रोहित पवार पुणे जि. प. सभेत होते.|सभा संपली.",
  },
  nb = {
    "Han ble født ca. 300 f.Kr. i Athen.|Møtet begynner kl. 10.30 den 3. oktober.",
    "Se s. 45, kap. 3, jf. § 5 nr. 2.|Hun kjøpte epler, pærer osv.|Så gikk hun hjem.",
    "Han ville være med.|Hun sto opp.|Flasken er tom.",
    "Han bor i et sogn.|Så gikk hun.",
  },
  nl = {
    "Dhr. Jansen en dr. De Vries wonen o.a. in Gent.|Dat is waar.",
    "Zie blz. 5 en nr. 8.|Het was rond 300 v. Chr. in Rome.|De N.V. groeit.",
    "Er was brood, kaas enz.|Daarna ging hij.", "’t Is waar.|,,Kom!'' riep hij.",
    "Hij kwam laat.|'s Avonds regende het.|’t Was koud!|'k Ging naar 's-Gravenhage.",
    "Dhr. 't Hart en dr. J. 't Hooft zijn 's morgens in 't bos.|Het is 'n idee.",
    "Zij woont in de Kerkstr. 5 in Gent.|Dat is ver.",
  },
  pl = {
    "Ul. Długa 5 m. 10, tel. 123.|Tam mieszka p. Kot.",
    "Sp. z o.o. Alfa wygrała.|Brawo!",
    "Prof. Nowak mieszka m.in. przy ul. Długiej.|To prawda.",
    "W 2011 r. Nowak wyjechał.|Zmarł w 1999 r.|To było w XX w. w Polsce.",
    "Kupił chleb, mleko itd.|Potem wyszedł, tj. uciekł.",
    "Żył w V w. p.n.e.|Potem umarł.", "„Tak jest.”|Potem wyszedł.",
    "Dnia 5 maja 2010 r. L. Nowak i prof. dr hab. J. Kot przybyli.|"
      .. "Spotkanie trwało 2 godz.|Potem wyjechali.",
    "Firma Alfa sp. z o.o. z siedzibą przy al. Jana Pawła II 5 rośnie.|Zysk to 3 mln zł.",
    "Zob. art. 5 ust. 2 pkt 3 ustawy z dn. 1 I 2000 r.|Ustawa weszła w życie.",
    "„Przyjdę jutro” – powiedział.|„Kiedy?” – spytała.",
    "Żył w XIX w. w Krakowie.|Ur. 1 stycznia 1900 w Łodzi, zm. 5 maja 1980 tamże.",
    "W pocz. XIX w. żył król.|Potem umarł.",
  },
  pt = {
    "O Sr. Gil e a Dra. Paz vivem na Av. Brasil.|É verdade.",
    "Viveu em 300 a.C.|A cidade era grande.", "Cf. pág. 5, p. ex. aqui.",
    "A Gil Ltda. cresceu.|Havia pão, leite etc.|Depois saiu.",
    "Em 44 a.C. César morreu.|Augusto morreu em 14 d.C.|Era velho.",
    "O Sr. Dr. Gil mora na R. Augusta, n.º 5, 3.º andar.|É caro.",
  },
  ro = {
    "Dl. Popescu s-a născut pe 3 oct. 1950.|Firma S.C. Alfa S.R.L. a fost înființată în 1995.",
    "A cumpărat mere, pere etc.|Apoi a plecat acasă.",
    "Stă pe str. Lungă nr. 5, bl. A2, sc. 1, ap. 3.|Prof. dr. Ion Ionescu a venit.",
    "Ei au vândut cărți, caiete ș.a.m.d.|Prețul a crescut.",
    "Nu știu ce fac.|Un film de acest gen.|Apoi a plecat Gen. Popescu.",
  },
  ru = {
    "Проф. Иванов родился в 1998 г. в г. Твери на ул. Мира.|Это так.",
    "Он жил в XX в.|Потом умер.|См. стр. 5, т. е. здесь.",
    "А. С. Пушкин и В. И. Даль ели хлеб и т. д.|Они жили до н. э. на юге.",
    "Это стоит 5 тыс. руб.|Но почему?|«Да!» — сказал он.",
    "В 1999 г. Иванов стал министром.|Он родился в г. Ленинграде.",
    "Цена 5 тыс. руб. за шт.|Это дорого.|Тел. 123, ул. Мира, д. 5, кв. 7.",
    "«Я приду», — сказал он.|«Когда?» — спросила мать.",
    "Жил в XIX в. в с. Михайловском.|Умер в 1837 г.|Его помнят.",
  },
  sk = {
    "Víťazom je HK Alfa, a. s.|Gratulujeme!",
    "V 10. kole skončil na mieste 5.|Prezident bol rád.",
    "Narodil sa 7. Apríla na ul. Dlhej.|Potom odišiel napr. domov.",
    "Firma Alfa s. r. o. rastie.|Kúpil chlieb, mlieko atď.|Potom odišiel.",
    "Pápež Ján XXIII. Dobrý žil v Ríme.",
    "Dňa 29. augusta 1944 vypuklo povstanie.|V 19. storočí žil Ľ. Štúr.",
    "MUDr. Novák, CSc., býva na ul. Hlavnej č. 5.|Je to dobrý lekár.",
    "Cena je 5 mil. eur, resp. 6 mld. eur.|To je veľa.",
    "Firma Alfa, a. s., Žilina, a Beta, spol. s r. o., Košice rastú.|Zisk bol 3 tis. eur.",
    "„Prídem zajtra,“ povedal.|„Kedy?“ spýtala sa.",
    "Žil v 3. stor. pred n. l. v Ríme.|Pozri str. 5 a obr. 3.",
    "Stretli sa o 8. hod. ráno.|Prišiel aj Ing. arch. Kováč, tzv. majster.",
    "Prišiel 5. 3. 2019 o 10. hodine.|Karol IV. vládol dlho.",
  },
  sl = {
    "Dr. Novak, npr., dela v bolnišnici.|Rojen je bil 5. maja 1960 v Ljubljani.",
    "Kupila je jabolka, hruške itd.|Potem je šla domov.",
    "Glej str. 45 in čl. 3 zakona.|Videl ga je.",
    "Vse je ok.|Bil je maj.|Slišal je to iz njenih ust.|Zadela ga je kap.|Potem je šel.",
  },
  sr = {
    "Др Петровић, нпр., ради у болници.|Рођен је 5. маја 1960. у Београду.",
    "Купила је јабуке, крушке итд.|Затим је отишла кући.",
    "Све је ок.|Она је дошла.",
    "Dr. Petrović, npr., radi u bolnici.|Umro je 300. p. n. e. u Grčkoj.",
  },
  sv = {
    "Han föddes ca 300 f.Kr. i Aten.|Enligt prof. Lindqvist är det bl.a. viktigt.",
    "Bolaget omsatte 3,5 milj. kr. förra året.|Se s. 45 och kap. 3.",
    "Hon köpte äpplen, päron m.m.|Sedan gick hon hem.",
    "Han var ung.|Den är min.|I maj kom våren.",
    "Dr. Berg, f.d. rektor, kom kl. 8.|”Vad gör du?” frågade hon.",
  },
  th = {
    "เขามา!|ไปไหน?|ดี",
    "ตลาดนี้เปิดทุกวันและมีของขายมากมายจากหลายจังหวัด ซึ่งคนชอบมาก|แต่วันนี้ตลาดปิด",
    "เขาเกิดเมื่อ พ.ศ. 2500 ที่ จ. เชียงใหม่",
    "ดร. สมชาย และ น.ส. สมศรี มาที่ กทม. เวลา 10.30 น. วันที่ 5 ม.ค. 2560",
    "เขามา!|ไปไหน?|ดี", "นาย ก. และ พล.อ. ประยุทธ์ มา", "ราคา 3.5 บาท",
  },
  tr = {
    "Dr. Kaya 2. Ramses ve III. Selim üzerine yazdı.|Bu doğru.",
    "Ekmek, süt vb. aldı.|Sonra gitti.", "Kaya A.Ş. büyüdü.|O geldi mi?|Evet.",
    "\"Geldi.\" dedi Ali.|Bkz. s. 5.",
    "Prof. Dr. Ali Kaya 5. kez seçildi.|Toplantı 10. katta saat 14.30'da yapıldı.",
    "Şirket Alfa A.Ş. ve Beta Ltd. Şti. birleşti.|Bkz. s. 5, md. 3.",
    "“Yarın gelirim,” dedi.|“Ne zaman?” diye sordu.",
    "M.Ö. 3. yüzyılda yaşadı.|2. Abdülhamit ve IV. Murat hüküm sürdü.",
    "Gül Cad. No. 5 ve İnönü Mah. Ay Sok. No: 7 adresleri aynı.|Tel. 123.",
    "Av. Ayşe Ak ile Op. Dr. Can Su geldi.|T.C. Merkez Bankası sustu.",
  },
  uk = {
    "Роман вийшов у 80-х рр. ХІХ ст. у Львові.|Його знають усі.",
    "Проф. Коваль живе в м. Київ на вул. Лесі Українки.|Це так.",
    "Він народився 1814 р. в селі.|Див. стор. 5, т. зв. вступ.",
    "Купив хліб, сіль і т. д.|Потім пішов.",
    "У 2014 р. Коваль став міністром.|Він народився 1965 р. в Болграді.",
    "Вул. Т. Г. Шевченка, буд. 5, кв. 12.|Дзвоніть за тел. 123.",
    "Коштує 5 тис. грн.|Це дорого.|Бюджет має 2 млрд грн.|Уряд його схвалив.",
    "«Я прийду», — сказав він.|«Коли?» — запитала мати.",
    "Див. ст. 5 закону, п. 3.|Він діє з 1 січ. 2015 р.|Його змінили.",
    "Акад. В. І. Вернадський та проф. О. Коваль приїхали до м. Харкова.|Їх зустріли.",
    "Жив у ХІХ ст. в с. Моринці.|Помер у ХХ ст.|Твори видали.",
    "ТОВ «Альфа» та ін. фірми платять.|Обл. рада — ні.",
  },
  vi = {
    "Ông Trần B. (45 tuổi, ngụ P.5, Q.3, TP.HCM) kể lại.|Bà L. khóc.",
    "Ông ở TP. HCM.|Ông đi đâu?|GS. Nam ở Hà Nội.",
    "TP. Hồ Chí Minh có 9 triệu dân.|Q. 1 là trung tâm.",
    "Ông Nguyễn Văn A. đến TP. HCM hôm qua.|PGS. TS. Trần Bình nói: “Tôi vui.”",
    "Giá là 5.000 đồng.|Số 3,5 là số lẻ.",
    "ThS. Lê Minh và BS. Hoa làm ở BV. Chợ Rẫy, P. 12, Q. 5.|Họ rất giỏi.",
    "Anh mua gạo, muối, v.v.|Rồi anh về nhà.", "Xem tr. 5, vd. như trên.|Hết.",
    "“Anh đi đâu?” cô hỏi.|“Tôi về.”|Cô cười.",
  },
  zh = {
    "他走了！|真的？|是。", "“你去哪儿？”小王问。|他走了。",
    "他看《走吧！》的时候走了。", "Dr. 王来了。",
    "他看《摔跤吧！爸爸》。|你呢？",
    "《奔跑吧！兄弟》是节目。|《为什么？》这本书好。",
    "他（真的！）走了。|好！",
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

-- words that other tables, or another script, would take for abbreviations
local WORDS = {
  be = { "Мы ведаем гэты ген.|Ён важны.", "У полі было шмат мін.|Але ген. Леў іх знайшоў." },
  bg = { "Той видя кит.|Той беше син.", "В залата има пол.|Те седнаха.", "Това е мой общ.|Те са наши." },
  cs = { "Spadl na zem.|Vstal.", "Jel pět kol.|Vyhrál.", "Řekl to nám.|Pak odešel.", "Koupil dům č. 5.|V domě spal." },
  da = { "Han er lektor.|Peter er lærer.", "Han har det gen.|Det er sjældent." },
  de = {
    "Das ist ein Gen.|Es ist klein.", "Er war Oberst.|Dann ging er.", "Er lobte den Abt.|Karl sah es.",
    "Im Namen des Herrn.|Amen.",
  },
  en = {
    "He said no.|A man came in.", "I love art.|A man came in.", "It is No. A of it.", "I saw Matt.|I left.",
    "See Matt. 5:3 for it.", "It holds for all x.|30 of them left.", "He died c. 1350.",
  },
  es = { "Comió col.|Juan durmió.", "Dijo que no.|A mí me gusta." },
  et = { "Ta on tõlk.|Mari on arst." },
  fr = { "Il lit une bd.|Il rit.", "Il vit bd. Voltaire." },
  gu = { "તે ઘરે છે.|હું જાઉં છું.|તે કામ કરે છે." },
  hi = { "वह घर में है.|मैं जा रहा हूं.|हां.|वह कल आया था.|हम मिले थे." },
  hr = {
    "Došli su Ana, Ivan i dr.|Onda su otišli.", "Vidio je dr. Horvata.",
    "Volim med.|Jede ga.", "Hodao je bos.|Ana se smijala.", "To je gen.|On je malen.",
    "Sve je ok.|Marko je doma.",
  },
  hu = { "Szól a zene.|Mari táncol.", "Szép kép.|A festő örül.", "Jó az út.|A ház szép." },
  it = { "Scarica l'app.|Poi aprila.", "Ho detto no.|E sono uscito." },
  nb = { "Han er lat.|Kari er flink.", "De er russ.|Kari er ikke det." },
  nl = { "Hij sprak met de pers.|Jan zweeg.", "De prof. De Vries sprak." },
  pa = { "ਉਹ ਘਰ ਵਿੱਚ ਹੈ.|ਉਹ ਆਇਆ ਸੀ.|ਅਸੀਂ ਮਿਲੇ." },
  pl = {
    "Pomógł im.|Oni odeszli.", "Wszedł w port.|Statek stał.", "Kupił lek.|To pomogło.",
    "Szkoła im. Kopernika stoi.",
  },
  pt = { "Ele é meu ex.|Ana sabe.", "Ele disse que não.|A casa caiu." },
  ro = {
    "A scris în sec. XV.|A murit.",
    "Nu știu ce să fac.|Merg acasă.", "Era alb.|Apoi am plecat.", "Nimic de gen.|Nu e bine.",
    "L-a văzut pe gen. Popescu.",
  },
  ru = {
    "Он помог им.|Они ушли.", "Школа им. Ленина закрыта.", "Не было мест.|Вера ушла.", "Это второй тур.|Олег рад.",
    "Он вошёл в порт.|Корабль стоял.", "Он ел рис.|В это время пришли гости.", "См. рис. А.",
  },
  si = { "එය හොඳ වේ.|මම යමි." },
  sk = { "Dal to nám.|Potom odišiel.", "Mal cit.|Jana to vedela." },
  sl = { "Star je trideset let.|V Ljubljani živi sam.", "To je dober tim.|Zmagal je.", "Bil je škof.|Janez je umrl." },
  sr = { "Све је ок.|Марко је код куће.", "Почиње мај.|Ана се радује." },
  sv = { "Han är lat.|Karin är flitig.", "Han blev biskop.|Karl gladdes.", "Han är grek.|Karin är svensk." },
  ta = { "மு. கருணாநிதி வந்தார்.|அவர் பேசினார்." },
  tr = { "Ses 50 Hz.|Gerilim az.", "Hz. Muhammed geldi.", "Bu bir av.|Bu güzel.", "O bir Rus.|Ali Türk." },
  uk = { "Він забив гол.|Це було гарно.", "Він доктор наук.|Олена теж.", "Вона їла мед.|Олег спав." },
}

describe("ordinary words end sentences in", function()
  for code, rows in pairs(WORDS) do
    it(gloss.language(code).code, function()
      for _, row in ipairs(rows) do
        local list = {}
        for sentence in (row .. "|"):gmatch("(.-)|") do list[#list + 1] = sentence end
        assert.same(list, gloss.sentences((row:gsub("|", " ")), { lang = code }):values())
      end
    end)
  end
end)

describe("a tag of a language", function()
  for tag, code in pairs{ ["en-US"] = "en", EN = "en", pt_BR = "pt", ["zh-Hant-TW"] = "zh", ["de_DE.UTF-8"] = "de" } do
    it("means its code: " .. tag, function()
      assert.equal(gloss.language(code), gloss.language(tag))
      local doc = gloss.doc("A b.", { lang = tag })
      assert.equal(code, doc.lang)
      assert.equal(gloss.doc("A b.", { lang = code }).tokens, doc.tokens)
      assert.equal(1, #gloss.sentences("A b.", { lang = tag }))
    end)
  end
  it("begins with a code that is known", function()
    for _, tag in ipairs{ "xx-US", "en US", "-en", "", "e", "eng", "auto-x" } do
      assert.error_matches(function() gloss.language(tag) end, "^unknown language '" .. tag:gsub("%-", "%%-") .. "'")
    end
    assert.equal("casa", gloss.lemma("casas", { lang = "pt-BR" }))
    assert.error_matches(function() gloss.lemma("a", { lang = "ru-RU" }) end, "no lemmas for 'ru'")
  end)
end)

describe("lang = \"auto\" tells", function()
  for _, code in ipairs(CODES) do
    if ROWS[code] then
      it(read(code).name, function()
        local text = table.concat(ROWS[code], " "):gsub("|", " ")
        assert.equal(code, gloss.doc(text, { lang = "auto" }).lang)
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
  { "endings that close sentences without a mark", "ko",
    "국물이 참 좋아요 |다음에 또 올게요~ |길을 알려줘 |재미있네요 ㅋㅋ |오늘은 맑습니다 |비가 올까요?" },
  { "such endings inside a sentence", "ko",
    "\"갑니다 지금\" 하고 말했다. |그는 중요 인물이다." },
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
