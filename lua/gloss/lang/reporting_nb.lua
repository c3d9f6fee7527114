--- Norwegian, Bokmål and Nynorsk: how a text tells that somebody says something. Fields as
-- in reporting_en.
return {
  verbs = [[
    sier sa sagt forteller fortalte fortalt forklarer forklarte forklart opplyser opplyste
    opplyst melder meldte meldt spør spurte spurt svarer svarte svart skriver skrev skrevet
    roper ropte understreker understreket advarer advarte advart mener mente ment hevder
    hevdet innrømmer innrømmet tilføyer tilføyde kaller kalte kalt beskriver beskrev bekrefter
    bekreftet hvisker hvisket fortsetter fortsatte konstaterer konstaterte påpeker påpekte
    uttaler uttalte uttalt vurderer vurderte lyder lød legger la utbrøt utbryter
    seier fortel fortalde forklarar meiner meinte spør skreiv
  ]],
  finite = "(te|de|et)$",
  sources = { "ifølge", "i følge", "ifølgje" },
  inverts = true,
  naming = "kalt såkalte såkalt ordet begrepet tittelen",
  works = "filmen boken boka romanen sangen albumet serien avisen avisa programmet",
  pronouns = "han hun ho de dei jeg eg vi man den",
  determiners = "en ei et den det de hans hennes deres vår vårt denne dette disse noen mange to tre begge",
  particles = "av von de van",
  openers = [[
    men og også da så nå senere når som etter før innen på i ved med ifølge her der hva hvor
    hvordan hvorfor
  ]],
  links = "av fra for i",
  prepositions = "i på ved med etter før under til om hos over",
  conjunctions = "og men eller",
  both = "og",
  adverbs = "også da nå senere allerede ikke igjen videre",
  auxiliaries = "har hadde skal skulle kan kunne vil ville",
  be = "er var blir ble",
  noun_markers = "å",
  that = "at",
  relative = "som",
  ends = "i på ved med etter før under til om hos over som",
  he = "han",
  she = "hun ho",
  masculine = "herr",
  feminine = "fru frøken",
  dialogue = "– —",
  comma = true,
}
