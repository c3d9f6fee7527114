--- Hungarian: how a text tells that somebody says something. Fields as in reporting_en;
-- verbs stand in the forms of the third person.
return {
  verbs = [[
    mondta mondták mondja mondják kérdezte kérdezték kérdezi kérdi válaszolta válaszolt
    válaszolja felelte feleli közölte közölték közli hangsúlyozta hangsúlyozza állította
    állítja írta írták írja nyilatkozta nyilatkozott magyarázta magyarázza jelentette
    jelentették hozzátette hozzáteszi suttogta folytatta kiáltotta kiáltott idézte
    kijelentette kijelentették kifejtette kifejti elmondta elmondták megjegyezte megjegyzi
    figyelmeztetett ígérte elismerte megerősítette emlékeztetett fogalmazott vélte véli
    szögezte nevezte tudatta
  ]],
  finite = "(ta|te|tt|ták|ték)$",
  inverts = true,
  naming = "úgynevezett nevű című szó kifejezés",
  works = "film könyv regény dal album sorozat lap folyóirat műsor",
  pronouns = "ő ők én mi",
  determiners = "a az egy ez azt ezt néhány sok több két három mindkét",
  particles = "von de van",
  openers = [[
    de és vagy is majd aztán most tegnap ma itt ott amikor ha hogy mint a az egy után előtt
    szerint azonban ugyanakkor
  ]],
  conjunctions = "és de vagy",
  both = "és",
  adverbs = "is már majd még nem tegnap ma később ismét",
  be = "volt van voltak",
  that = "hogy",
  relative = "aki akik amely",
  ends = "hogy aki amely",
  masculine = "úr",
  feminine = "asszony",
  dialogue = "– —",
}
