--- Dutch: how a text tells that somebody says something. Fields as in reporting_en.
return {
  verbs = [[
    zegt zeggen zei zeiden gezegd verklaart verklaarde verklaarden verklaard meldt meldde meldden
    gemeld vertelt vertelde vertelden verteld vraagt vroeg vroegen gevraagd antwoordt antwoordde
    antwoordden geantwoord schrijft schreef schreven geschreven roept riep riepen geroepen
    benadrukt benadrukte erkent erkende waarschuwt waarschuwde noemt noemde noemden genoemd
    stelt stelde stelden vindt vond vervolgt vervolgde fluisterde fluistert
    beweert beweerde bevestigt bevestigde reageert reageerde aldus
  ]],
  finite = "de$|te$|den$|ten$",
  sources = { "volgens", "aldus" },
  inverts = true,
  bracket = true,
  naming = "zogenaamde zogeheten genaamd genoemde woord term titel",
  works = "film boek roman lied album serie krant tijdschrift programma",
  pronouns = "hij zij ze ik wij we men",
  determiners = "de het een zijn haar hun onze deze die dit dat enkele veel twee drie beide",
  particles = "van de der den ter ten van't",
  openers = [[
    maar en ook toen dan nu vandaag gisteren later daarna als toen omdat na voor bij in op
    aan uit met volgens hier daar wat hoe waarom
  ]],
  links = "van uit voor",
  prepositions = "in op aan bij met na voor tegen tijdens sinds over",
  conjunctions = "en maar of want",
  both = "en",
  adverbs = "ook toen nog nu later al verder gisteren vandaag niet",
  auxiliaries = "heeft hebben had hadden wil wilde kan kon zou zouden",
  be = "is was zijn waren wordt werd werden",
  noun_markers = "te",
  that = "dat",
  relative = "die",
  ends = "in op aan bij met na voor tegen tijdens die",
  he = "hij",
  she = "zij",
  masculine = "meneer heer",
  feminine = "mevrouw",
}
