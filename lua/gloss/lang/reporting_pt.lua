--- Portuguese: how a text tells that somebody says something. Fields as in
-- reporting_en; `lemmas` are verbs, all forms of which count.
return {
  lemmas = [[
    dizer afirmar assegurar declarar acrescentar explicar responder perguntar escrever
    anunciar salientar indicar comentar contar insistir lembrar lamentar denunciar advertir
    prometer concluir reconhecer admitir considerar sustentar sublinhar destacar apontar
    precisar classificar descrever reiterar criticar exigir pedir murmurar gritar exclamar
    repetir replicar sussurrar chamar confirmar alertar defender ressaltar avaliar
  ]],
  verbs = "disse disseram disse-lhe disse-lhes disse-me",
  participle = "ndo",
  finite = "(ou|aram|eu|eram|iu|iram|ava|avam|ia|iam)$",
  sources = { "segundo", "de acordo com", "conforme", "para", "nas palavras de" },
  inverts = true,
  naming = "chamado chamada denominado apelidado intitulado intitulada palavra termo expressão lema",
  works = "filme livro romance canção álbum série jornal revista programa",
  pronouns = "ele ela eles elas eu nós você",
  determiners = [[
    o a os as um uma uns umas ao aos do da dos das este esta esse essa seu sua seus suas
    nosso nossa vários várias alguns algumas muitos muitas dois duas três
  ]],
  particles = "de do da dos das e",
  openers = [[
    mas e ou também depois então antes agora ontem hoje aqui ali quando como se em no na
    com por para desde segundo sem sobre após assim além enquanto embora
    segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo
  ]],
  links = "de do da dos das para",
  prepositions = "em no na nos nas a ao à com por pelo pela perante após desde durante sobre",
  conjunctions = "e mas ou",
  both = "e", -- Okoro and Anders
  adverbs = "também já depois então não nunca ainda ontem hoje",
  auxiliaries = "tem têm tinha tinham se lhe lhes nos me",
  be = "foi foram é são era eram sido",
  that = "que",
  relative = "que quem",
  ends = "em no na nos nas a ao à com por perante após durante sobre que",
  he = "ele",
  she = "ela",
  masculine = "sr senhor dom",
  feminine = "sra senhora dona",
  dialogue = "— –",
}
