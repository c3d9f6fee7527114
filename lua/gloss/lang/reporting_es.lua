--- Spanish: how a text tells that somebody says something. Fields as in
-- reporting_en; `lemmas` are verbs, all forms of which count.
return {
  lemmas = [[
    decir afirmar asegurar declarar añadir agregar explicar responder preguntar contestar
    escribir anunciar señalar indicar comentar contar insistir recordar lamentar denunciar
    advertir prometer concluir reconocer admitir considerar sostener manifestar expresar
    subrayar destacar apuntar precisar calificar describir reiterar criticar exigir pedir
    murmurar gritar exclamar repetir replicar susurrar llamar opinar confirmar
  ]],
  verbs = "dijo dijeron",
  participle = "ndo",
  finite = "(ó|aron|ieron|aba|aban|ía|ían)$",
  sources = { "según", "de acuerdo con", "en palabras de" },
  inverts = true,
  naming = "llamado llamada llamados denominado denominada apodado titulado titulada palabra término expresión lema",
  works = "película libro novela canción disco serie diario revista programa",
  pronouns = "él ella ellos ellas yo usted ustedes",
  determiners = [[
    el la los las lo un una unos unas al del este esta estos estas ese esa su sus nuestro
    nuestra varios varias algunos algunas muchos muchas dos tres
  ]],
  particles = "de del la las los y",
  openers = [[
    pero y o también luego entonces después antes ahora ayer hoy aquí allí cuando como si
    en a al con por para desde según sin sobre tras así además mientras aunque
    lunes martes miércoles jueves viernes sábado domingo
  ]],
  links = "de del para",
  prepositions = "en a al con por ante tras desde durante sobre",
  conjunctions = "y e pero o",
  both = "y e", -- Okoro and Anders
  adverbs = "también ya luego después entonces no nunca además ayer hoy asimismo",
  auxiliaries = "ha han había habían se le les lo nos me",
  be = "fue fueron es son era eran sido",
  that = "que",
  relative = "que quien quienes",
  ends = "en a al con ante tras durante sobre que quien",
  he = "él",
  she = "ella",
  masculine = "sr señor don",
  feminine = "sra señora doña srta",
  dialogue = "— –",
}
