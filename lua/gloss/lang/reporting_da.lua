--- Danish: how a text tells that somebody says something. Fields as in reporting_en.
return {
  verbs = [[
    siger sagde sagt fortæller fortalte fortalt forklarer forklarede forklaret oplyser oplyste
    oplyst meddeler meddelte meddelt spørger spurgte spurgt svarer svarede svaret skriver skrev
    skrevet råber råbte råbt understreger understregede understreget advarer advarede advaret
    mener mente ment hævder hævdede hævdet indrømmer indrømmede indrømmet tilføjer tilføjede
    tilføjet kalder kaldte kaldt beskriver beskrev bekræfter bekræftede hvisker hviskede
    fortsætter fortsatte konstaterer konstaterede påpeger påpegede udtaler udtalte vurderer
    vurderede lyder lød
  ]],
  finite = "(ede|te)$",
  sources = { "ifølge" },
  inverts = true,
  naming = "kaldet såkaldte såkaldt ordet begrebet titlen",
  works = "filmen bogen romanen sangen albummet serien avisen programmet",
  pronouns = "han hun de jeg vi man den",
  determiners = "en et den det de hans hendes deres vores denne dette disse nogle mange to tre begge",
  particles = "af von de van",
  openers = [[
    men og også da så nu senere når som efter før inden på i ved med ifølge her
    der hvad hvor hvordan hvorfor
  ]],
  links = "af fra for",
  prepositions = "i på ved med efter før under til om hos over",
  conjunctions = "og men eller",
  both = "og",
  adverbs = "også da nu senere allerede dog ikke igen videre",
  auxiliaries = "har havde skal skulle kan kunne vil ville",
  be = "er var bliver blev",
  noun_markers = "at",
  that = "at",
  relative = "som der",
  ends = "i på ved med efter før under til om hos over som der",
  he = "han",
  she = "hun",
  masculine = "hr",
  feminine = "fru frøken",
  dialogue = "– —",
  comma = true,
}
