--- Turkish: how a text tells that somebody says something. Fields as in reporting_en;
-- verbs stand in the forms of the third person. `verb_last`: the speaker may stand before
-- the quotation and the verb behind it; `oblique`: how a name ends that is no subject;
-- `nominal`: how a clause ends that is the object of the verb.
return {
  verbs = [[
    dedi dediler diyor diyorlar diyordu demiş demişti söyledi söylediler söylüyor belirtti
    belirttiler belirtiyor kaydetti açıkladı açıkladılar açıklıyor konuştu konuştular
    sordu sordular soruyor yanıtladı yanıtlıyor cevapladı bağırdı haykırdı ekledi eklediler
    ekliyor vurguladı vurguluyor yazdı yazdılar yazıyor fısıldadı mırıldandı anlattı
    anlatıyor hatırlattı savundu aktardı bildirdi duyurdu seslendi kullandı yorumladı
    değerlendirdi uyardı özetledi tekrarladı
  ]],
  finite = "(dı|di|du|dü|tı|ti|tu|tü|lar|ler|yor)$",
  inverts = true,
  verb_last = true,
  oblique = "['’]\\p{L}+$|^\\p{Ll}+(ın|in|un|ün|da|de|ta|te|dan|den)$",
  phrasal = "ifade cevap yanıt iddia itiraf dile not devam",
  particle = "etti ediyor ettiler verdi veriyor verdiler getirdi düştü",
  nominal = "(ğını|ğini|ğunu|ğünü)$",
  naming = "adlı isimli sözcüğü kelimesi",
  works = "film kitap roman şarkı albüm dizi gazete dergi program",
  pronouns = "o onlar ben biz",
  determiners = "bir bu şu bazı birçok her iki üç",
  openers = [[
    ve ama ancak fakat sonra önce dün bugün yarın şimdi burada orada bu şu bir eğer çünkü
    ise de da ki
  ]],
  conjunctions = "ve ile",
  both = "ve ile",
  adverbs = [[
    diye diyerek şöyle böyle de da yine sonra dün bugün şeklinde ifadesini ifadelerini
    sözlerini sözleriyle ayrıca ise
  ]],
  that = "ki",
  ends = "ve ama",
  masculine = "bey",
  feminine = "hanım",
  dialogue = "— –",
}
