--- Polish: how a text tells that somebody says something. Fields as in
-- reporting_en; verbs stand in the forms of the third person.
return {
  verbs = [[
    powiedział powiedziała powiedzieli mówi mówią mówił mówiła oświadczył oświadczyła
    oświadczyli stwierdził stwierdziła stwierdzili dodał dodała dodali dodaje zapytał
    zapytała spytał spytała pyta odpowiedział odpowiedziała odpowiada odparł odparła napisał
    napisała pisze podkreślił podkreśliła podkreśla zaznaczył zaznaczyła wyjaśnił wyjaśniła
    wyjaśnia ostrzegł ostrzegła przyznał przyznała nazwał nazwała nazwali ocenił oceniła
    krzyknął krzyknęła szepnął szepnęła poinformował poinformowała twierdzi uważa
  ]],
  finite = "(ł|ła|li|ły)$",
  sources = { "według", "zdaniem", "jak podaje" },
  inverts = true,
  naming = "tak zwany tak zwana zwany zwana słowo termin określenie hasło pod tytułem",
  works = "film filmie książka książce powieść piosenka album serial gazeta program",
  pronouns = "on ona oni one ja my",
  determiners = "ten ta to ci te jeden jedna jego jej ich nasz nasza niektórzy wielu wszyscy",
  particles = "de von van",
  openers = [[
    ale i a lub także potem teraz wczoraj dziś dzisiaj tu tam kiedy gdy jak jeśli po przed
    w we na z ze przy od dla za jednak oprócz
  ]],
  links = "z ze od dla",
  prepositions = "w we na z ze po przed przy za podczas",
  conjunctions = "i ale a lub oraz",
  both = "i oraz",
  adverbs = "także też już potem wtedy jeszcze nie wczoraj dziś",
  auxiliaries = "będzie będą by",
  enclitics = "się",
  be = "jest był była byli były został została",
  that = "że",
  relative = "który która którzy które",
  ends = "w we na z ze po przed przy za podczas który która",
  he = "on",
  she = "ona",
  masculine = "pan",
  feminine = "pani",
  dialogue = "— –",
}
