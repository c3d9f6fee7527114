--- Czech: how a text tells that somebody says something. Fields as in reporting_en;
-- verbs stand in the forms of the third person.
return {
  verbs = [[
    řekl řekla řekli říká říkají říkal říkala uvedl uvedla uvedli uvádí prohlásil prohlásila
    prohlásili dodal dodala dodali dodává zeptal zeptala ptá ptal ptala odpověděl odpověděla
    odpovídá odvětil odvětila napsal napsala napsali píše zdůraznil zdůraznila zdůrazňuje
    vysvětlil vysvětlila vysvětluje varoval varovala varuje připustil připustila přiznal
    přiznala nazval nazvala označil označila označili poznamenal poznamenala podotkl podotkla
    oznámil oznámila oznámili sdělil sdělila sdělili tvrdí tvrdil tvrdila míní myslí zvolal
    zvolala křičel křičela šeptal šeptala zašeptal zašeptala upozornil upozornila potvrdil
    potvrdila popsal popsala komentoval komentovala shrnul shrnula
  ]],
  finite = "(l|la|li|ly)$",
  sources = { "podle" },
  inverts = true,
  naming = "takzvaný takzvaná takzvané zvaný zvaná slovo termín výraz heslo",
  works = "film filmu kniha knize román píseň album seriál deník pořad",
  pronouns = "on ona oni ony já my",
  determiners = "ten ta to ti ty tento tato toto jeden jedna jeho její jejich náš naše někteří mnozí všichni",
  particles = "von van de",
  openers = [[
    ale a i nebo také potom teď včera dnes tady tam když jak pokud po před v ve na z ze u od
    pro za však kromě
  ]],
  links = "z ze od pro",
  prepositions = "v ve na z ze po před u za během při",
  conjunctions = "i ale a nebo",
  both = "a i",
  adverbs = "také již už pak potom ještě ne včera dnes později znovu",
  auxiliaries = "bude budou by se si",
  enclitics = "se si", -- zeptal se Novák
  be = "je jest byl byla byli bylo",
  that = "že",
  relative = "který která kteří které jenž",
  ends = "v ve na z ze po před u za během při který která které že",
  he = "on",
  she = "ona",
  masculine = "pan",
  feminine = "paní slečna",
}
