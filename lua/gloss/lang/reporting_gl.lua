--- Galician: how a text tells that somebody says something. Fields as in reporting_en;
-- verbs stand in the forms of the third person.
return {
  verbs = [[
    dixo dixeron di din dicía afirmou afirma afirman asegurou asegura declarou declara
    engadiu engade explicou explica explicaron respondeu responde preguntou pregunta
    contestou contesta escribiu escribe anunciou anuncia sinalou sinala indicou indica
    comentou comenta contou conta insistiu insiste lembrou lembra lamentou lamenta
    denunciou denuncia advertiu advirte prometeu concluíu conclúe recoñeceu recoñece
    admitiu considerou considera sostivo sostén manifestou manifesta subliñou subliña
    destacou destaca apuntou apunta precisou cualificou describiu reiterou criticou
    murmurou berrou berra exclamou repetiu replicou sinalaron aseguraron dito afirmado
    confirmou defendeu
  ]],
  participle = "ndo",
  finite = "(ou|aron|eu|eron|iu|iron|aba|aban|ía|ían|xo)$",
  sources = { "segundo", "de acordo con", "en palabras de" },
  inverts = true,
  naming = "chamado chamada denominado denominada titulado titulada palabra termo expresión lema",
  works = "película filme libro novela canción disco serie xornal revista programa",
  pronouns = "el ela eles elas eu nós",
  determiners = [[
    o a os as un unha uns unhas ao á aos ás do da dos das este esta ese esa seu súa seus
    súas noso nosa varios varias algúns algunhas moitos moitas dous tres
  ]],
  particles = "de do da dos das e",
  openers = [[
    pero mais e ou tamén logo entón despois antes agora onte hoxe aquí alí cando como se en
    no na con por para desde segundo sen sobre tras así ademais mentres aínda
  ]],
  links = "de do da dos das para",
  prepositions = "en no na nos nas a con por polo pola ante tras desde durante sobre",
  conjunctions = "e pero mais ou",
  both = "e",
  adverbs = "tamén xa logo despois entón non nunca aínda onte hoxe",
  auxiliaries = "ten teñen tiña se lle lles nos me",
  be = "foi foron é son era eran sido",
  that = "que",
  relative = "que quen",
  ends = "en no na nos nas a con por ante tras durante sobre que quen",
  he = "el",
  she = "ela",
  masculine = "sr señor don",
  feminine = "sra señora dona",
  dialogue = "— –",
}
