--- Italian: how a text tells that somebody says something. Fields as in
-- reporting_en; `lemmas` are verbs, all forms of which count.
return {
  lemmas = [[
    dire affermare dichiarare aggiungere spiegare rispondere chiedere domandare scrivere
    annunciare assicurare sottolineare precisare commentare raccontare insistere ricordare
    denunciare avvertire promettere concludere ammettere sostenere osservare ribadire
    confermare definire descrivere criticare mormorare gridare esclamare ripetere replicare
    sussurrare proseguire continuare lamentare accusare
  ]],
  verbs = "disse dissero detto",
  participle = "ndo",
  finite = "(ò|arono|irono|erono|ava|avano|eva|evano|ì|se|sero)$",
  sources = { "secondo", "per", "a detta di", "a giudizio di" },
  inverts = true,
  naming = [[
    cosiddetto cosiddetta cosiddetti chiamato chiamata detto detta soprannominato intitolato
    parola termine espressione
  ]],
  works = "film libro romanzo canzone album serie giornale rivista programma",
  pronouns = "lui lei loro egli ella io noi",
  determiners = [[
    il lo la i gli le l’ l' un uno una un’ un' del dello della dei degli delle al alla
    questo questa suo sua suoi sue nostro nostra alcuni alcune molti molte due tre
  ]],
  particles = "di de del della dei lo la",
  openers = [[
    ma e o anche poi allora dopo prima ora ieri oggi qui lì quando come se in a con per da
    secondo senza su così inoltre mentre invece intanto
    lunedì martedì mercoledì giovedì venerdì sabato domenica
  ]],
  links = "di del dello della dei degli delle dell’ dell' per",
  prepositions = "in a al alla con da dal dalla su nel nella sul dopo prima durante",
  conjunctions = "e ed ma o",
  both = "e ed", -- Okoro and Anders
  adverbs = "anche già poi allora non mai inoltre ieri oggi ancora",
  auxiliaries = "ha hanno aveva avevano si gli le lo ne ci",
  be = "è sono era erano stato stata fu furono",
  that = "che",
  relative = "che",
  ends = "in a al alla con da dal dalla su nel nella sul dopo prima durante che",
  he = "lui",
  she = "lei",
  masculine = "sig signor don",
  feminine = "sig.ra signora donna",
  dialogue = "— –",
}
