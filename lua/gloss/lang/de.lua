--- German. Numbers in front of nouns are ordinals: `ordinal` has those nouns
-- that might be taken for the begin of a sentence, and the months.
return {
  code = "de",
  name = "German",

  abbreviations = {
    title = [[
      Dr Dres Prof Hr Hrn Fr Frl Ing Dipl Mag Lic Priv Doz PD St Hl hl
      Lt Obst Hptm Maj Kpt Adm Min Präs Vors Abg Bgm Bürgerm Mr Mrs
      Ms Mme Mlle Sr med phil jur rer nat habil theol vet dent Dipl.-Ing
      Dipl.-Kfm Dr.-Ing Univ.-Prof Sen Msgr Bf Ebf Pfr P Br Kard dr prof Fa
      Fam Geschw Frhr Erzb Wwe Ofw Uffz Gefr Hfw Weihb Dipl.-Psych
      Dipl.-Phys Dipl.-Chem Dipl.-Volksw Dipl.-Inf Dipl.-Päd
    ]],
    never = [[
      bzw ca d.~h D.~h i.~d.~R I.~d.~R u.~a u.~ä v.~a V.~a z.~B Z.~B z.~T Z.~T
      z.~Zt s.~o s.~u S.~o S.~u sog gest geb vgl Vgl ggf Ggf evtl Evtl insb
      insbes Insb bes inkl exkl einschl ausschl zzgl abzgl gegr verh ehem lat
      griech engl franz frz dt österr ital span russ türk poln tschech niederl
      amerik brit jap chin arab hebr jüd kath evang ev röm o.~g u.~U i.~A i.~V
      i.~S i.~H i.~Allg i.~e i.~w.~S i.~e.~S m.~E m.~a.~W m.~W n.~a n.~u.~Z o.~B
      p.~A s.~a S.~a a.~a.~O a.~D a.~M o.~J o.~O v.~l.~n.~r v.~r.~n.~l z.~Hd
      z.~Hdn zit bez betr Betr bzgl hins hrsg Hrsg Hg hg Red red Übers übers
      Verl Verf gek gez ident allg Allg angebl eigtl urspr spez entspr erg erw
      überarb Univ Inst Ges Verw Mitgl städt staatl öff gem lt Lt durchschn
      wiss techn kfm kaufm resp rd i.~L a.~d a.~d.~D n.~b ff.~z vs c.~t s.~t
      i.~Br i.~B Kl op u.~v.~a.~m.~v s.~d Urt Beschl Entsch frdl freundl bspw
      Bsp bsp lfd apl neubearb durchges unveränd geogr südl nördl westl östl ugs
      veralt norddt süddt mhd ahd nhd idg indogerm germ slaw skand schwed norw
      dän rumän bulg kroat serb slowak slowen ukrain pers isl schott
      portug v u i.~V.~m h.~c
    ]],
    number = [[
      Nr Nrn No Abs Art Bd Bde Kap S Tel Fax Hs Ziff Lit lit Abb Tab Anm Fn Rn
      Rdnr Rz Aufl Jg Lfg H Vol Pos Az App Tz Str Zi Blz BGBl Fig p pp Bl Sp Z V
      Kto § Satz Var Alt max min mind Max Abschn Unterabs UAbs Halbs Buchst Ausg
      Jahrg Beil Taf Flst
    ]],
    month = [[
      Jan Jän Feb Febr Mrz Apr Jun Jul Aug Sep Sept Okt Nov Dez
      Mo Di Mi Do Fr Sa So
    ]],
    company = [[
      Co Inc Corp Ltd GmbH Cie Gebr e.~V e.~G e.~K e.~U mbH S.A N.V B.V S.p.A
      AG KG Ges.m.b.H m.b.H G.m.b.H
    ]],
    country = [[
      U.S U.S.A U.N U.K E.U Mio Mrd Bio Tsd Bill Gen Oberst Dir
    ]], -- Mio. Euro
    time = [[ a.m p.m v.~Chr n.~Chr v.~u.~Z u.~Z v.~d.~Z ]],
    unit = [[
      usw etc usf Std Min Sek u.~ä u.~Ä o.~ä o.~Ä u.~s.~w u.~s.~f u.~v.~m
      u.~a.~m u.~v.~a u.~dgl dgl o.~dgl dergl Jh Jhs Jhd Jhdt Jt Ew Einw Stk
      Stck Pf Ztr qkm km kg f ff al i.~R i.~T St Ctr Expl Pl Abt
    ]],
    suffix = [[ jun jr sen Jr Sr Ph.D M.A B.A M.Sc B.Sc LL.M MdB ]],
    street = [[ Str str ]],
  },

  words = {
    starter = [[
      der die das den dem des ein eine einer eines einem einen er sie es wir ich
      ihr man du Sie mir mich uns ihn ihm ihnen euch sich dies dieser diese
      dieses diesem diesen jener jene jenes jeder jede jedes solche solcher
      solches derjenige diejenige dasjenige derselbe dieselbe und aber oder doch
      denn sondern wenn als weil da nach vor mit in im an am auf aus bei beim
      von vom zu zum zur für durch über unter seit bis ob gegen ohne um hinter
      neben zwischen während wegen trotz statt anstatt innerhalb außerhalb
      gegenüber laut gemäß ab ins ans aufs fürs wie was wer wen wem wo warum
      wieso weshalb wann welche welcher welches woher wohin womit wodurch wobei
      wofür so auch nur noch schon dann danach dabei dort hier heute gestern
      morgen jetzt nun jedoch allerdings außerdem zudem trotzdem dennoch deshalb
      daher darum damit dafür dagegen dazu dadurch daraufhin darauf darüber
      davon davor dahinter daneben hierbei hierzu hinzu ebenso ebenfalls ferner
      zwar somit folglich schließlich zuletzt zuerst zunächst anschließend
      später früher inzwischen mittlerweile damals bald oft manchmal meist
      meistens immer nie niemals nicht kein keine keiner keines keinem keinen
      obwohl obgleich falls sobald solange nachdem bevor ehe indem sofern sein
      seine seiner seinem seinen seines ihre ihrer ihrem ihren ihres mein meine
      meiner meinem meinen dein deine unser unsere unserer unserem euer eure
      viele vieles alle alles allen aller einige einiges mehrere manche wenige
      beide beiden etwa rund insgesamt vielleicht wahrscheinlich natürlich
      leider sogar besonders ist sind war waren wird werden wurde wurden hat
      haben hatte hatten kann können soll sollen muss müssen darf will nichts
      niemand jemand etwas einmal erst wieder gerade bereits weder entweder
      sowohl ja nein bitte danke zwei drei vier fünf sechs sieben acht neun zehn
    ]],
    -- seldom first: begins no sentence where the text has no capitals
    joiner = [[
      und oder aber doch denn sondern als wie dass ob in im an am auf aus bei
      beim von vom zu zum zur für durch über unter seit bis gegen ohne um hinter
      neben zwischen während wegen nach vor mit ab ins ans ist sind war waren
      wird werden wurde wurden hat haben hatte hatten kann können soll sollen
      muss müssen darf will nicht auch nur noch dort da sich mehr den dem des
      einer eines einem einen andere anderer anderen anderes
    ]],
    role = [[
      Vorstand Vorstandschef Chef Geschäftsführer Präsident Vorsitzender
      Vorsitzende Direktor Sprecher Sprecherin Aufsichtsrat
    ]],
    zone = [[ MEZ MESZ CET CEST GMT UTC Uhr ]],
    day = [[
      Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag
      Januar Jänner Februar März April Mai Juni Juli August September Oktober
      November Dezember
    ]],
    saying = [[
      sagt sagte sagten fragt fragte fragten rief riefen antwortete erwiderte
      meint meinte erklärt erklärte betont betonte ergänzte fügte schreibt
      schrieb entgegnete flüsterte schrie brüllte murmelte bemerkte berichtete
      erzählte warnte forderte kündigte zitierte zitiert mahnte mahnt erwidert
      antwortet ruft verkündete versicherte lobte kritisierte klagte seufzte
      stöhnte jammerte kreischte kommentierte behauptete behauptet bestätigte
      bestätigt äußerte teilte verlangte wunderte
    ]],
    credit = [[ Redaktion Mitarbeit Bearbeitung Übersetzung Foto Fotos ]],
    lettered = [[
      plan vitamin typ klasse gruppe teil punkt stufe buchstabe hepatitis block
      kategorie reihe variante note
    ]],
    ordinal = [[
      Januar Jänner Februar März April Mai Juni Juli August September Oktober
      November Dezember Jan Jän Feb Febr Mrz Apr Jun Jul Aug Sep Sept Okt Nov
      Dez Jahrhundert Jahrhunderts Jahrhunderte Jahrhunderten Jahrtausend
      Jahrtausends Jh Jhd Jhdt Weltkrieg Weltkriegs Weltkrieges Platz Rang
      Stelle Auflage Band Kapitel Geburtstag Todestag Jahrestag Tag Woche Monat
      Jahr Mal Minute Runde Spieltag Liga Bundesliga Division Armee Stock Klasse
      Bezirk Etage Teil Lebensjahr Staffel Saison Parteitag Kongress Sitzung
      Grad Etappe
    ]],
    brand = [[ Yahoo Jeopardy ]],
  },
}
