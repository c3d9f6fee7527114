--- Romanian: how a text tells that somebody says something. Fields as in reporting_en;
-- verbs stand in the forms of the third person.
return {
  verbs = [[
    spus spune spun spunea zis zice zise spuse declarat declară declara afirmat afirmă
    afirma adăugat adaugă adăugă explicat explică răspuns răspunde răspunse întrebat
    întreabă întrebă scris scrie anunțat anunță transmis transmite precizat precizează
    subliniat subliniază menționat menționează susține susținut susținea avertizat
    avertizează recunoscut recunoaște promis promite insistat insistă comentat comentează
    strigat strigă șoptit șoptește exclamat exclamă repetat repetă continuat continuă
    numit numește descris descrie criticat critică amintit amintește mărturisit
    mărturisește povestit povestește confirmat confirmă
  ]],
  participle = "ând ind",
  finite = "(ă|ează|ește|ea|at)$",
  sources = { "potrivit", "conform", "după spusele" },
  inverts = true,
  naming = "numit numită numiți numite așa-zisul așa-zisa intitulat intitulată cuvântul termenul expresia",
  works = "filmul cartea romanul cântecul albumul serialul ziarul revista emisiunea",
  pronouns = "el ea ei ele eu noi",
  determiners = "un o niște acest această acești aceste acel acea lui lor unii unele mulți multe doi două trei",
  particles = "de van von",
  openers = [[
    dar și sau de asemenea apoi acum ieri azi astăzi aici acolo când cum dacă în la cu din de
    pe pentru după înainte fără totuși însă
  ]],
  links = "de din pentru al a ai ale",
  prepositions = "în la cu din pe după înainte pentru prin",
  conjunctions = "și dar sau iar",
  both = "și",
  adverbs = "deja apoi încă nu mai ieri azi astăzi totuși",
  auxiliaries = "a au am va vor ar îi i le",
  be = "este e sunt era erau fost fu",
  that = "că",
  relative = "care",
  ends = "în la cu din pe după înainte pentru prin care că",
  he = "el",
  she = "ea",
  masculine = "domnul dl",
  feminine = "doamna dna",
  dialogue = "— –",
  comma = true, -- — Vin, spuse Ana.
}
