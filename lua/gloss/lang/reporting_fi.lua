--- Finnish: how a text tells that somebody says something. Fields as in reporting_en;
-- verbs stand in the forms of the third person.
return {
  verbs = [[
    sanoo sanoi sanovat sanoivat sanonut kertoo kertoi kertovat kertoivat kertonut toteaa
    totesi toteavat totesivat todennut kysyy kysyi kysyivät kysynyt vastaa vastasi vastasivat
    vastannut kirjoittaa kirjoitti kirjoittivat kirjoittanut huutaa huusi huusivat ilmoittaa
    ilmoitti ilmoittivat ilmoittanut korostaa korosti korostivat korostanut varoittaa varoitti
    varoittivat myöntää myönsi myönsivät myöntänyt lisää lisäsi lisäsivät lisännyt väittää
    väitti väittivät väittänyt arvioi arvioivat arvioinut selittää selitti selittivät kuvailee
    kuvaili kuvailivat kutsuu kutsui kutsuivat kuiskaa kuiskasi jatkaa jatkoi muistuttaa
    muistutti huomauttaa huomautti vakuuttaa vakuutti pohtii pohti tiivistää tiivisti
  ]],
  finite = "(si|ti|vat|vät)$|oi$",
  inverts = true,
  naming = "niin sanottu niin kutsuttu sana termi nimeltä",
  works = "elokuva elokuvan kirja kirjan romaani laulu albumi sarja lehti ohjelma",
  pronouns = "hän he minä me se",
  determiners = "tämä tuo se nämä nuo ne hänen heidän eräs muutama moni kaksi kolme molemmat",
  particles = "von de af",
  openers = [[
    mutta ja myös sitten nyt tänään eilen myöhemmin kun jos ennen jälkeen siellä täällä missä
    miten miksi silti kuitenkin
  ]],
  links = "",
  prepositions = "",
  conjunctions = "ja mutta tai vaan",
  both = "ja",
  adverbs = "myös nyt sitten jo vielä edelleen kuitenkin tänään eilen myöhemmin taas",
  auxiliaries = "on oli ovat olivat voi voisi saattaa",
  be = "",
  noun_markers = "",
  that = "että",
  relative = "joka jotka",
  ends = "joka jotka että kun ja maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina",
  dialogue = "– —",
  comma = "either", -- – Me lähdemme, sanoo Aalto; hän sanoo
}
