--- Croatian: how a text tells that somebody says something. Fields as in reporting_en;
-- verbs stand in the forms of the third person.
return {
  verbs = [[
    rekao rekla rekli kaže kažu kazao kazala kazali izjavio izjavila izjavili izjavljuje
    dodao dodala dodali dodaje upitao upitala pita pitao pitala odgovorio odgovorila
    odgovorili odgovara napisao napisala napisali piše istaknuo istaknula istaknuli ističe
    naglasio naglasila naglasili naglašava objasnio objasnila objasnili objašnjava upozorio
    upozorila upozorava priznao priznala priznaje nazvao nazvala ocijenio ocijenila
    napomenuo napomenula objavio objavila objavili tvrdi tvrdio tvrdila smatra smatraju
    uzviknuo uzviknula povikao povikala viknuo šapnuo šapnula potvrdio potvrdila potvrđuje
    opisao opisala komentirao komentirala zaključio zaključila poručio poručila poručuje
  ]],
  finite = "(o|la|li|lo)$",
  sources = { "prema riječima", "prema", "po riječima" },
  inverts = true,
  naming = "takozvani takozvana takozvano zvan zvana riječ termin izraz",
  works = "film filmu knjiga knjizi roman pjesma album serija list emisija",
  pronouns = "on ona oni one ja mi",
  determiners = "taj ta to ti te ovaj ova ovo jedan jedna njegov njezin njihov naš neki mnogi svi",
  particles = "von van de",
  openers = [[
    ali a i ili također zatim sada jučer danas ovdje tamo kad kada kako ako nakon prije u na s
    sa iz od za međutim osim
  ]],
  links = "iz od za",
  prepositions = "u na s sa iz po prije za tijekom pri nakon",
  conjunctions = "i ali a ili",
  both = "i a",
  enclitics = "je su se si",
  adverbs = "također već zatim još ne jučer danas kasnije ponovno",
  auxiliaries = "je su će bi se",
  be = "bio bila bili bilo",
  that = "da",
  relative = "koji koja koje",
  ends = "u na s sa iz po prije za tijekom pri nakon koji koja koje da",
  he = "on",
  she = "ona",
  masculine = "gospodin",
  feminine = "gospođa",
  dialogue = "– —",
}
