--- German: the commonest verbs, strong ones listed, weak ones by paradigm; nouns whose
-- ending tells their plural. Lemmas are in small letters, nouns too.

-- arbeiten, arbeitet; the stem in -t, -d takes an e
local function join(stem, ending)
  if stem:find "[td]$" and ending:find "^[st]" then return stem .. "e" .. ending end
  if ending:find "^st" and (stem:find "[sxz]$" or stem:find "ß$") then return stem .. ending:sub(2) end
  return stem .. ending
end

-- the participle of a weak verb: no ge- behind a prefix that bears no stress, or before -ieren
local function weak(verb)
  local stem = verb:gsub("e?n$", "")
  local t = join(stem, "t")
  if verb:find "ieren$" or verb:find "^be" or verb:find "^er" or verb:find "^ver" or verb:find "^ent"
    or verb:find "^zer" or verb:find "^ge"
  then
    return t
  end
  return "ge" .. t
end

local VERBS = [[
sagen fragen antworten meinen erklären berichten betonen behaupten bestätigen erzählen fordern kritisieren
warnen melden
äußern bemerken erwähnen vermuten versichern glauben machen brauchen stellen zeigen führen leben spielen
arbeiten suchen kaufen hören lernen wohnen warten reden dauern folgen lieben setzen legen öffnen hoffen schicken
zahlen
töten nutzen planen wählen stimmen stören danken erreichen besuchen versuchen verkaufen erklären erwarten gehören
ändern sammeln bauen fehlen feiern gründen retten rechnen starten testen wünschen
regieren informieren diskutieren produzieren reagieren existieren passieren funktionieren kommentieren]]

local list, participles = {}, {}
for verb in VERBS:gmatch "%S+" do
  list[#list + 1] = verb
  participles[#participles + 1] = verb .. ": " .. weak(verb)
end

return require "gloss.paradigm".language{
  join = join,
  classes = { { "en", "e st t en te test ten tet end" }, { "eln", "le elst elt eln elte elten" },
    { "ern", "ere erst ert ern erte erten" } },
  is_verb = function(word) return word:find "e[nr]n?$" ~= nil and word:find "n$" ~= nil end,
  verbs = table.concat(list, " "),
  irregular = [[
sein: bin bist ist sind seid war warst waren wart wäre wären sei seien gewesen; haben: habe hast hat habt hatte
hattest hatten hattet
 hätte hätten gehabt; werden: werde wirst wird werdet wurde wurdest wurden würde würden geworden worden;
 können: kann kannst könnt konnte
 konnten könnte könnten gekonnt; müssen: muss muß musst müsst musste mussten müsste müssten gemusst; sollen:
 soll sollst sollt sollte
 sollten gesollt; wollen: will willst wollt wollte wollten gewollt; dürfen: darf darfst dürft durfte durften
 dürfte dürften gedurft;
 mögen: mag magst mögt mochte mochten möchte möchten gemocht; wissen: weiß weißt wisst wusste wussten wüsste
 gewusst; gehen: gehe gehst
 geht ging gingen ginge gegangen; kommen: komme kommst kommt kam kamen käme gekommen; sehen: sehe siehst sieht
 seht sah sahen gesehen;
 geben: gebe gibst gibt gebt gab gaben gäbe gegeben; nehmen: nehme nimmst nimmt nehmt nahm nahmen genommen;
 sprechen: spreche sprichst
 spricht sprecht sprach sprachen gesprochen; stehen: stehe stehst steht stand standen gestanden; lassen: lasse
 lässt lasst ließ ließen
 gelassen; finden: finde findest findet fand fanden gefunden; bleiben: bleibe bleibst bleibt blieb blieben
 geblieben; liegen: liege liegst
 liegt lag lagen gelegen; heißen: heiße heißt hieß hießen geheißen; denken: denke denkst denkt dachte dachten
 gedacht; bringen: bringe bringst
 bringt brachte brachten gebracht; halten: halte hältst hält haltet hielt hielten gehalten; schreiben: schreibe
 schreibst schreibt schrieb
 schrieben geschrieben; lesen: lese liest lest las lasen gelesen; essen: esse isst aß aßen gegessen; fahren:
 fahre fährst fährt fuhr fuhren
 gefahren; laufen: laufe läufst läuft lief liefen gelaufen; tragen: trage trägst trägt trug trugen getragen;
 schlagen: schlage schlägt schlug
 schlugen geschlagen; fallen: falle fällst fällt fiel fielen gefallen; treffen: treffe triffst trifft traf trafen
 getroffen; helfen: helfe
 hilfst hilft half halfen geholfen; sterben: sterbe stirbst stirbt starb starben gestorben; werfen: werfe wirft
 warf warfen geworfen;
 beginnen: beginne beginnt begann begannen begonnen; gewinnen: gewinne gewinnt gewann gewannen gewonnen; verlieren:
 verliere verliert verlor
 verloren; ziehen: ziehe zieht zog zogen gezogen; schließen: schließe schließt schloss schlossen geschlossen;
 bieten: biete bietet bot boten
 geboten; bitten: bitte bittet bat baten gebeten; sitzen: sitze sitzt saß saßen gesessen; rufen: rufe ruft rief
 riefen gerufen; tun: tue tust
 tut tat taten getan; nennen: nenne nennt nannte nannten genannt; kennen: kenne kennst kennt kannte kannten
 gekannt; erhalten: erhalte erhält
 erhielt erhielten; verstehen: verstehe versteht verstand verstanden; bekommen: bekomme bekommt bekam bekamen;
 steigen: steige steigt stieg
 stiegen gestiegen; trinken: trinke trinkt trank tranken getrunken; singen: singe singt sang sangen gesungen;
 schwimmen: schwimme schwimmt
 schwamm geschwommen; versprechen: verspreche verspricht versprach versprachen versprochen; widersprechen:
 widerspreche widerspricht widersprach
 widersprachen widersprochen]],
  further = table.concat(participles, "; "),
  nouns = [[
mann: mannes männer männern; frau: frauen; kind: kindes kinder kindern; mensch: menschen; jahr: jahres jahre
jahren; tag: tages tage tagen;
 land: landes länder ländern; stadt: städte städten; haus: hauses häuser häusern; buch: buches bücher
 büchern; wort: wortes worte wörter worten
 wörtern; staat: staates staaten; partei: parteien; präsident: präsidenten; minister: ministers ministern;
 polizist: polizisten; soldat: soldaten;
 krieg: krieges kriege kriegen; vater: väter vätern; mutter: mütter müttern; bruder: brüder brüdern; sohn:
 söhne söhnen; tochter: töchter töchtern;
 freund: freunde freunden; leute: leuten; monat: monate monaten; woche: wochen; stunde: stunden; minute: minuten;
 seite: seiten; straße: straßen;
 schule: schulen; firma: firmen; bank: banken bänke; million: millionen; milliarde: milliarden; hand: hände
 händen; auge: augen; herr: herrn herren;
 name: namen namens; teil: teile teilen; platz: plätze; weg: wege wegen; fall: fälle fällen; grund: gründe
 gründen; ende: enden; gruppe: gruppen;
 bild: bilder bildern; gesetz: gesetze gesetzen; wahl: wahlen; stimme: stimmen; frage: fragen; antwort: antworten;
 problem: probleme problemen]],
  ambiguous = [[
der: der; die: der; das: der; den: der; dem: der; des: der; ein: ein; eine: ein; einen: ein; einem: ein; einer:
ein; eines: ein; im: in; am: an; zum: zu; zur: zu;
 vom: von; beim: bei; ins: in; ans: an; bitte: bitte bitten; war: sein; sei: sein; weg: weg; wegen: wegen; fragen:
 fragen frage; antworten: antworten antwort;
 stimmen: stimmen stimme; wahlen: wahl; meinen: meinen mein; leben: leben; essen: essen; besten: gut; beste: gut;
 bessere: gut; besser: gut; bessern: bessern;
 mehr: viel; meisten: viel; seit: seit; hätte: haben; standen: stehen; verstanden: verstehen; ging: gehen; weiß:
 wissen weiß; reden: reden rede; gehört: hören
 gehören; gefallen: gefallen fallen; teil: teil; teile: teil teilen; liebe: liebe lieben; handelt: handeln;
 spiele: spiel spielen; folgen: folgen folge; arbeiten: arbeiten arbeit;
 arbeit: arbeit; plant: planen; planen: planen; hoffen: hoffen; bilder: bild; erste: erst; ersten: erst; neue: neu;
 neuen: neu; neuer: neu; neues: neu; große: groß; großen: groß;
 gute: gut; guten: gut; alte: alt; alten: alt; deutsche: deutsch; deutschen: deutsch; leisten: leisten;
 reisten: reisen; befreien: befreien;
 gezwungen: zwingen; errungen: erringen]],
  base = [[
gegen neben wegen sieben morgen gestern zwischen ihnen ihren seinen deinen eben oben unten innen außen norden
süden westen osten
bremen polen schweden norwegen spanien italien unternehmen verfahren verbrechen vertrauen treffen abkommen
interesse ergebnis]],
  plural = function(noun)
    if noun:find "in$" then return noun .. "nen" end
    if noun:find "e$" or noun:find "e[lr]n?$" then return noun:find "e$" and noun .. "n" or noun end
    if noun:find "ung$" or noun:find "heit$" or noun:find "keit$" or noun:find "schaft$" or noun:find "ion$" or
    noun:find "tät$"
      or noun:find "ei$"
    then
      return noun .. "en"
    end
    if noun:find "[aiou]$" then return noun .. "s" end
    return noun .. "e"
  end,
  rules = {
    { "ungen", "ung", 2 }, { "heiten", "heit", 2 }, { "keiten", "keit", 2 }, { "schaften", "schaft", 2 }, {
    "ionen", "ion", 2 },
    { "täten", "tät", 2 }, { "innen", "in", 3 }, { "eien", "ei", 3 }, { "isten", "ist", 2 }, { "enten", "ent", 3 },
    { "ierte", "ieren", 1 }, { "ierten", "ieren", 1 }, { "iert", "ieren", 1 },
  },
}
