--- German: how a text tells that somebody says something. Fields as in
-- reporting_en; `lemmas` are verbs, all forms of which count.
return {
  lemmas = [[
    sagen erklären betonen mitteilen berichten meinen fragen antworten erwidern schreiben
    rufen warnen fordern behaupten bestätigen versichern ankündigen kritisieren loben
    bezeichnen nennen erzählen entgegnen ergänzen hinzufügen fortfahren flüstern murmeln
    schreien argumentieren beklagen bedauern verkünden vermuten zitieren räumen bemerken
    feststellen erinnern freuen beschweren empören ausführen hervorheben unterstreichen beschreiben äußern sprechen
  ]],
  verbs = [[
    fügte fügten fuhr teilte teilten kündigte kündigten stellte schrieb schrieben rief riefen
    sprach sprachen nannte nannten zitierte räumte
  ]],
  participle = "end",
  finite = "te$|ten$",
  sources = { "laut", "so", "nach Angaben von", "nach Ansicht von", "nach den Worten von" },
  inverts = true, -- Am Montag sagte Okoro
  bracket = true, -- hat Okoro gesagt
  naming = "namens sogenannte sogenannten sogenannter genannte genannten Wort Begriff Titel",
  works = "Film Buch Roman Lied Album Serie Zeitung Zeitschrift Magazin",
  pronouns = "er sie es wir ich man",
  determiners = [[
    der die das dem den des ein eine einer einem einen eines kein keine sein seine seiner
    ihr ihre ihrer unser unsere dieser diese dieses viele einige mehrere zwei drei beide
  ]],
  particles = "von van der den de zu",
  openers = [[
    aber und doch auch dann so nun jetzt heute gestern dabei zudem außerdem dagegen dennoch
    wenn als weil während nach vor bei in im am an auf aus mit für über dazu darauf daraufhin
    hier dort was wie warum später zuvor bereits laut
  ]],
  links = "von vom des der aus für",
  prepositions = "in im am an auf bei beim mit nach vor seit zu zum zur gegenüber über unter",
  conjunctions = "und aber oder denn sowie",
  both = "und", -- Okoro and Anders
  adverbs = [[
    auch dann wieder noch nun jetzt zuvor später bereits schon weiter zudem außerdem
    gestern heute nur ebenfalls daraufhin dazu
  ]],
  auxiliaries = "hat haben habe hatte hatten will wollte kann konnte muss musste würde würden",
  enclitics = "sich", -- erinnert sich Koch
  be = "ist war sind waren wird werden wurde wurden",
  noun_markers = "zu",
  that = "dass daß",
  relative = "der die das",
  ends = "in im am an auf bei beim gegenüber nach vor zu zum zur mit der die das",
  he = "er",
  she = "sie",
  masculine = "herr",
  feminine = "frau",
}
