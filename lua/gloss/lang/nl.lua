--- Dutch.
return {
  code = "nl",
  name = "Dutch",

  abbreviations = {
    title = [[
      dhr Dhr mevr Mevr mej mw Mw hr Hr dr Dr drs Drs prof Prof ir Ir ing Ing mr
      Mr mrs Mrs Ms jhr Jhr jkvr ds Ds mgr Mgr kard em St st Ste
      Gen kol Kol maj lt luit sgt adm H.K.H Z.K.H H.M Z.M
      Z.H zr br pr fr sen weth vz voorz oud-min
    ]],
    never = [[
      bijv Bijv bv Bv o.~a O.~a m.~a.~w M.~a.~w d.~w.~z D.~w.~z t.~a.~v m.~b.~t
      M.~b.~t i.~p.~v t.~o.~v t.~g.~v n.~a.~v N.~a.~v i.~v.~m I.~v.~m m.~i m.~n
      M.~n m.~u.~v i.~c i.~o i.~s.~m i.~t.~t i.~h.~k.~v d.~m.~v a.~h.~v a.~d.~h
      t.~b.~v t.~w t.~z.~t z.~g zg zgn zog ca Ca resp Resp vgl Vgl nl evt Evt
      incl excl plm gem afd ass vs cf c.~q aant afk alg bep betr bibl
      blijkb bnw ber cat div dir ed Ed eds enkv fr du gr it sp fig geb gest geh
      gesch hfd hoofdst i.~e e.~g ibid inl inst int jur kath lett lit mil mv ned
      neerl nom onb oorspr op.~cit opm org overl plv prot prov pseud
      ref rk r.-k spec techn toel trad univ Univ v.~d v.~h v.~l vert verz
      vlg vnl voorm wed wnd zelfst p.~p p.~a
    ]],
    number = [[
      nr Nr nrs no No p pp pag blz art Art afb Afb fig Fig tab Tab hfst Hfst dl
      vol tel Tel par § aflev bd jg jrg kol r str bus max min
    ]],
    month = [[
      jan feb febr mrt apr jun jul aug sep sept okt nov dec Jan Feb Mrt Apr Jun
      Jul Aug Sep Sept Okt Nov Dec ma di wo do vr za zo
    ]],
    company = [[
      B.V N.V V.O.F C.V Co Inc Corp Ltd Plc Gebr Cie Mij S.A GmbH v.~z.~w VZW
      B.V.B.A e.~a
    ]],
    country = [[ U.S U.S.A V.S V.N E.U E.G U.K ]],
    time = [[ a.m p.m v.~Chr n.~Chr v.~C n.~C v.~o.~j g.~j ]],
    unit = [[
      enz Enz etc Etc e.~d e.~a e.v jl j.l a.s l.l mln mld mjn min sec u km kg
      cm mm ha b.~g d.~d dgl ex inw s.~v.~p s.~v.~pl a.~u.~b N.B P.S ff vlgg gld
      ct st ltr pers tech red bijl
    ]],
    suffix = [[ jr Jr sr Sr Ph.D M.A B.A M.Sc BSc S.J O.F.M ]],
    street = [[ str ]],
  },

  words = {
    starter = [[
      de het een hij zij ze we wij ik jij je u jullie men dit dat deze die er
      hun haar zijn mijn ons onze uw jouw hem hen en maar of want dus doch noch
      omdat doordat hoewel als toen wanneer terwijl nadat voordat zodat tenzij
      indien mits ofschoon in op aan bij met van voor na naar uit door over
      onder tegen tussen tot sinds vanaf volgens tijdens zonder binnen buiten
      boven beneden langs rond om te ter ten achter naast ondanks wegens vanwege
      dankzij per via wie wat waar waarom hoe welke welk waarbij waarin waarop
      waarmee waardoor ook nog al dan daarna daarom daarbij daarmee daardoor
      daarin daarop daar hier nu vandaag gisteren morgen straks later vroeger
      eerst vervolgens tenslotte uiteindelijk echter bovendien verder toch zo
      zelfs alleen slechts vooral soms vaak altijd nooit niet geen niets niemand
      iets iemand iedereen alle alles allen elk elke ieder iedere veel vele
      weinig meer meest meeste sommige enkele verschillende beide andere ander
      is was waren wordt worden werd werden heeft hebben had hadden kan kunnen
      zal zullen moet mag wil misschien waarschijnlijk inmiddels intussen
      ondertussen momenteel meestal helaas natuurlijk zoals twee drie vier vijf
      zes zeven acht negen tien ja nee
    ]],
    -- seldom first: begins no sentence where the text has no capitals
    joiner = [[
      en maar of want dat die in op aan bij met van voor naar uit door over
      onder tegen tussen tot is was waren wordt worden werd werden heeft hebben
      had hadden kan zal niet ook te
    ]],
    role = [[ Voorzitter Directeur Minister President Secretaris ]],
    zone = [[ GMT UTC CET CEST MET uur ]],
    day = [[
      maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari
      februari maart april mei juni juli augustus september oktober november
      december
    ]],
    saying = [[
      zei zegt zeggen zeiden vroeg vraagt vragen antwoordde antwoordt riep roept
      verklaarde verklaart aldus vertelt vertelde meldt meldde voegde voegt
      schrijft schreef denkt dacht vindt vond meent meende stelt stelde
      benadrukt fluisterde schreeuwde mompelde reageert reageerde fluistert
      mompelt zuchtte snauwde vervolgde vervolgt herhaalde bevestigt bevestigde
      waarschuwt waarschuwde
    ]],
    credit = [[ Redactie Vertaling Foto ]],
    lettered = [[
      plan vitamine type klasse groep deel hepatitis punt bijlage categorie blok
      niveau zone serie lijn zaal poort letter eigenschap
    ]],
    brand = [[ Yahoo ]],
    elision = [[ 's 't 'n 'k 'm 'r ]],
  },
}
