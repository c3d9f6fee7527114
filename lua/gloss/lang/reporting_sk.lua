--- Slovak: how a text tells that somebody says something. Fields as in reporting_en;
-- verbs stand in the forms of the third person.
return {
  verbs = [[
    povedal povedala povedali hovorí hovoria hovoril hovorila uviedol uviedla uviedli uvádza
    vyhlásil vyhlásila vyhlásili dodal dodala dodali dodáva spýtal spýtala pýta pýtal pýtala
    opýtal opýtala odpovedal odpovedala odpovedá odvetil odvetila napísal napísala napísali
    píše zdôraznil zdôraznila zdôrazňuje vysvetlil vysvetlila vysvetľuje varoval varovala
    varuje pripustil pripustila priznal priznala nazval nazvala označil označila označili
    poznamenal poznamenala podotkol podotkla oznámil oznámila oznámili tvrdí tvrdil tvrdila
    myslí zvolal zvolala kričal kričala šepkal šepkala zašepkal upozornil upozornila potvrdil
    potvrdila opísal opísala komentoval komentovala reagoval reagovala skonštatoval
    skonštatovala
  ]],
  finite = "(l|la|li|lo)$",
  sources = { "podľa" },
  inverts = true,
  naming = "takzvaný takzvaná takzvané zvaný zvaná slovo termín výraz heslo",
  works = "film filmu kniha knihe román pieseň album seriál denník relácia",
  pronouns = "on ona oni ony ja my",
  determiners = "ten tá to tí tie tento táto toto jeden jedna jeho jej ich náš naše niektorí mnohí všetci",
  particles = "von van de",
  openers = [[
    ale a i alebo tiež potom teraz včera dnes tu tam keď ako pokiaľ po pred v vo na z zo u od
    pre za však okrem
  ]],
  links = "z zo od pre",
  prepositions = "v vo na z zo po pred u za počas pri",
  conjunctions = "i ale a alebo",
  both = "a i",
  adverbs = "tiež už potom ešte nie včera dnes neskôr znova",
  auxiliaries = "bude budú by sa si",
  enclitics = "sa si",
  be = "je bol bola boli bolo",
  that = "že",
  relative = "ktorý ktorá ktorí ktoré",
  ends = "v vo na z zo po pred u za počas pri ktorý ktorá ktoré že",
  he = "on",
  she = "ona",
  masculine = "pán",
  feminine = "pani slečna",
}
