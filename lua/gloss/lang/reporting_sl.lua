--- Slovene: how a text tells that somebody says something. Fields as in reporting_en;
-- verbs stand in the forms of the third person.
return {
  verbs = [[
    rekel rekla rekli reče pravi pravijo dejal dejala dejali povedal povedala povedali
    pove izjavil izjavila izjavili dodal dodala dodali dodaja vprašal vprašala vprašali
    vpraša sprašuje odgovoril odgovorila odgovorili odgovarja napisal napisala napisali
    zapisal zapisala zapisali piše poudaril poudarila poudarili poudarja pojasnil
    pojasnila pojasnili pojasnjuje opozoril opozorila opozorili opozarja priznal
    priznala priznava menil menila meni menijo ocenil ocenila ocenjuje sporočil
    sporočila sporočili trdi trdijo trdil trdila zatrdil zatrdila zaklical zaklicala
    zavpil zavpila zašepetal zašepetala potrdil potrdila opisal opisala komentiral
    komentirala sklenil sklenila navedel navedla razložil razložila razlaga ponovil
    ponovila spomnil spomnila vzkliknil vzkliknila
  ]],
  finite = "(l|la|li|lo|ja|je|jo)$",
  sources = { "po besedah", "po navedbah", "po mnenju" },
  inverts = true,
  naming = "tako imenovani tako imenovana imenovan imenovana beseda izraz naslovom",
  works = "film filmu knjiga knjigi roman pesem album serija časopis oddaja",
  pronouns = "on ona oni one jaz mi",
  determiners = "ta to ti te en ena njegov njen njihov naš neki mnogi vsi",
  particles = "von van de",
  openers = [[
    ampak toda a in ali tudi potem nato zdaj včeraj danes tukaj tam ko če kako po pred v
    na s z iz od za vendar razen
  ]],
  links = "iz od za",
  prepositions = "v na s z iz po pred za med pri ob",
  conjunctions = "in a ali",
  both = "in",
  enclitics = "je so se si",
  adverbs = "tudi že nato še ne včeraj danes pozneje znova",
  auxiliaries = "je so bo bi se",
  be = "bil bila bili bilo",
  that = "da",
  relative = "ki kateri katera katero",
  ends = "v na s z iz po pred za med pri ki da",
  he = "on",
  she = "ona",
  masculine = "gospod",
  feminine = "gospa",
  dialogue = "— –",
}
