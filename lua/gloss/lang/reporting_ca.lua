--- Catalan: how a text tells that somebody says something. Fields as in reporting_en;
-- verbs stand in the forms of the third person, and as the past has them (va dir).
return {
  verbs = [[
    diu diuen deia deien dit dir digué afirma afirmen afirmava afirmat afirmar assegura
    asseguren assegurava assegurat assegurar declara declarat declarar afegeix afegia afegit
    afegir explica expliquen explicava explicat explicar respon responia respost respondre
    pregunta preguntava preguntat preguntar contesta contestava contestat contestar escriu
    escrivia escrit escriure anuncia anunciat anunciar assenyala assenyalat assenyalar comenta
    comentat comentar conta recorda recordat recordar lamenta lamentat lamentar denuncia
    denunciat denunciar adverteix advertit advertir conclou conclòs concloure reconeix
    reconegut reconèixer admet admès sosté sostingut manifesta manifestat manifestar subratlla
    subratllat subratllar destaca destacat destacar insisteix insistit insistir crida cridat
    cridar exclama exclamat exclamar xiuxiueja repeteix qualifica qualificat qualificar
  ]],
  participle = "nt",
  finite = "(a|ava|aven|ia|ien|à|é)$",
  sources = { "segons", "d'acord amb", "d’acord amb", "en paraules de" },
  inverts = true,
  naming = "anomenat anomenada anomenats dit dita titulat titulada paraula terme expressió lema",
  works = "pel·lícula llibre novel·la cançó disc sèrie diari revista programa",
  pronouns = "ell ella ells elles jo nosaltres",
  determiners = [[
    el la els les l' l’ un una uns unes al del aquest aquesta aquests aquestes seu seva alguns
    algunes molts moltes dos dues tres
  ]],
  particles = "de del d' d’ la les i",
  openers = [[
    però i o també després llavors abans ara ahir avui aquí allà quan com si en a al amb per
    des segons sense sobre tot així mentre
  ]],
  links = "de del d' d’ per",
  prepositions = "en a al amb per davant des durant sobre",
  conjunctions = "i però o",
  both = "i",
  adverbs = "també ja després llavors no ahir avui",
  auxiliaries = "ha han havia havien va van es s' s’ li els ho",
  be = "és són era eren estat",
  that = "que",
  relative = "que qui",
  ends = "en a al amb durant sobre que qui",
  he = "ell",
  she = "ella",
  masculine = "sr senyor",
  feminine = "sra senyora",
  dialogue = "— –",
}
