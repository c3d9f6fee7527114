--- Swedish: how a text tells that somebody says something. Fields as in reporting_en.
return {
  verbs = [[
    säger sade sa sagt berättar berättade förklarar förklarade förklarat uppger uppgav
    meddelar meddelade frågar frågade svarar svarade skriver skrev ropar ropade betonar
    betonade varnar varnade menar menade hävdar hävdade medger medgav tillägger tillade
    kallar kallade beskriver beskrev bekräftar bekräftade viskade viskar fortsätter fortsatte
    konstaterar konstaterade anser ansåg
  ]],
  finite = "de$|te$",
  sources = { "enligt" },
  inverts = true,
  naming = "kallad kallade så kallade ordet begreppet titeln",
  works = "filmen boken romanen låten albumet serien tidningen programmet",
  pronouns = "han hon de jag vi man den",
  determiners = "en ett den det de hans hennes deras vår vårt denna detta några många två tre båda",
  particles = "av von de",
  openers = [[
    men och också då sedan nu idag igår senare när som efter före innan på i vid med
    enligt här där vad hur varför
  ]],
  links = "av från för",
  prepositions = "i på vid med efter före under till om hos",
  conjunctions = "och men eller",
  both = "och",
  adverbs = "också då nu senare redan dock inte igår idag",
  auxiliaries = "har hade ska skulle kan kunde vill ville",
  be = "är var blev blir",
  noun_markers = "att",
  that = "att",
  relative = "som",
  ends = "i på vid med efter före under till om hos som",
  he = "han",
  she = "hon",
  masculine = "herr",
  feminine = "fru fröken",
  dialogue = "– —",
  comma = true, -- – Vi går, säger hon.
}
