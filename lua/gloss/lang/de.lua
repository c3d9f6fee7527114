--- German: abbreviations, and what follows an ordinal number. A beginning.
return {
  code = "de",
  name = "German",

  abbreviations = {
    title = [[ Dr Prof Hr Hrn Fr Frl Ing Dipl St Hl Gen Mr Mrs Ms Sr ]],
    never = [[
      bzw ca d.h i.d.R u.a v.a z.B z.T z.Zt s.o s.u sog gen gest geb vgl ggf
      evtl insb bes inkl exkl zzgl abzgl gegr verh ehem lat griech engl frz
      dt österr schweiz o.g u.U i.A i.V m.E v.Chr n.Chr
    ]],
    number = [[ Nr Abs Art Bd Kap S Tel Str Hs Ziff Lit Abb Tab ]],
    month = [[ Jan Feb Mrz Apr Jun Jul Aug Sep Sept Okt Nov Dez ]],
    company = [[ Co Inc Corp Ltd GmbH ]],
    unit = [[ usw etc usf Mio Mrd Std Min Sek u.ä o.ä u.s.w Jh Jhd Jt ]],
  },

  words = {
    starter = [[
      der die das ein eine einer er sie es wir ich ihr man dies dieser diese
      dieses jener jene und aber oder doch denn sondern wenn als weil da nach
      vor mit in im an am auf aus bei beim von vom zu zum zur für durch über
      unter seit bis ob wie was wer wo warum so auch nur noch schon dann
      danach dabei dort hier heute gestern morgen jedoch allerdings außerdem
      zudem trotz während sein seine ihre sein kein keine viele alle einige
    ]],
    ordinal = [[
      Januar Jänner Februar März April Mai Juni Juli August September Oktober
      November Dezember Jan Feb Apr Jun Jul Aug Sep Sept Okt Nov Dez
      Jahrhundert Jahrhunderts Jahrhunderte Jahrhunderten Jahrtausend Jh Jhd
      Weltkrieg Weltkriegs Weltkrieges Platz Rang Stelle Auflage Band Kapitel
      Geburtstag Todestag Jahrestag Tag Woche Monat Jahr Mal Minute Runde
      Spieltag Liga Bundesliga Division Armee Stock Klasse Bezirk Etage Teil
      Lebensjahr Staffel Saison Parteitag Kongress Sitzung Grad Etappe
    ]],
  },
}
