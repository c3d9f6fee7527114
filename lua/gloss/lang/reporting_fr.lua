--- French: how a text tells that somebody says something. Fields as in
-- reporting_en; `lemmas` are verbs, all forms of which count.
return {
  lemmas = [[
    dire déclarer affirmer ajouter expliquer répondre demander écrire annoncer assurer
    préciser estimer souligner indiquer confier raconter insister rappeler regretter
    dénoncer avertir prévenir promettre conclure poursuivre lancer reconnaître admettre
    juger noter observer murmurer crier répéter répliquer rétorquer témoigner soutenir
    prétendre confirmer qualifier décrire réclamer plaider critiquer s’exclamer exclamer
    interroger ironiser marteler parler évoquer réjouir inquiéter étonner indigner féliciter
  ]],
  verbs = "dit disait dirent",
  participle = "ant",
  finite = "(a|ait|aient|èrent|it|irent)$|^(a|ont)$",
  sources = { "selon", "d’après", "d'après", "d’ après", "d' après", "pour" },
  inverts = true,
  incises = true, -- « Oui, répondit Ana, je viens. »
  clitics = "il elle ils elles on je t-il t-elle t-on",
  naming = "surnommé surnommée dit dite intitulé intitulée baptisé baptisée mot terme expression titre",
  works = "film livre roman chanson album série journal émission",
  pronouns = "il elle ils elles on nous je",
  determiners = [[
    le la les l’ l' un une des du au aux ce cet cette ces son sa ses leur leurs notre nos
    plusieurs quelques certains deux trois
  ]],
  particles = "de du des la le d’ d' von van",
  openers = [[
    mais et or puis alors ensuite enfin aussi ainsi hier aujourd’hui aujourd'hui ici là quand
    lorsque comme si après avant depuis pour dans en à au sur par avec selon pourtant
    cependant toutefois lundi mardi mercredi jeudi vendredi samedi dimanche
  ]],
  links = "de du des d’ d' pour",
  prepositions = "à au aux en dans sur par avec devant après avant depuis lors",
  conjunctions = "et mais ou puis",
  both = "et", -- Okoro and Anders
  adverbs = "aussi encore déjà ensuite alors notamment également ne n’ n' pas plus toutefois hier",
  auxiliaries = "a ont avait avaient aura s’ s' est sont s’est l’ l' lui leur se",
  be = "été fut furent était étaient",
  that = "que qu’ qu'",
  relative = "qui",
  ends = "à au aux en dans sur par devant lors après avant qui lundi mardi mercredi jeudi vendredi samedi dimanche",
  he = "il",
  she = "elle",
  masculine = "m monsieur",
  feminine = "mme mlle madame mademoiselle",
  dialogue = "— –",
}
