--- Polish. The stop of `r.` and `w.` (year, century) ends few sentences.
return {
  code = "pl",
  name = "Polish",

  abbreviations = {
    title = [[
      p pp prof Prof dr Dr hab mgr Mgr inż Inż lic św Św śś błog bł bp Bp
      abp Abp kard ks Ks o br płk ppłk Gen por ppor kpt mjr sierż kpr plut
      chor adm kmdr hr mec red dyr prez prok pos wiceprez ul Ul al Al pl Pl
      os Os pow woj gm kol tow ob Mr Mrs Ms St dol jez rz przew wicemin pw pr
      zast śp Śp asp podkom insp nadinsp szer ogn
    ]],
    never = [[
      np Np m.~in M.~in tzn Tzn tzw Tzw tj Tj ok Ok pt ws dot dn wg Wg zob Zob
      Por ds właśc wł ang niem franc fr łac gr ros czes hiszp ukr węg
      hebr jap chiń sł słow lit żyd zwł szczeg ew Ew wzgl jw b d ur zm
      red oprac tłum przekł przeł wyd nakł nn n.~p.~m npm c.~d vs przyp pn tyt
      cyt maks min śr przest gł geogr hist med muz techn pld płn płd
      zach wsch b.~m i.~e urz kier zesp zw inst uniw zakł wydz b.~r bm sygn orz
      uchw wyr rozp pocz
    ]],
    number = [[
      nr Nr nry s str t poz art Art ust pkt par § rozdz rys tab Tab tel Tel
      fax godz Godz Dz cz z z.~1 vol lp kl kat km lit zał wers p ww m lok
    ]],
    month = [[
      sty stycz lut mar kwi kwiet maj cze czerw lip sie sierp wrz paź paźdz lis
      listop gru grudz pon wt śr czw pt sob niedz
    ]],
    company = [[
      S.A s.~a sp.~z Sp.~z o.~o sp Sp s.~c sp.~j sp.~k Inc Corp Co Ltd GmbH
      S.p.A
    ]],
    country = [[ U.S U.S.A U.E im lek gen ]],
    time = [[ a.m p.m r w ww n.~e p.~n.~e ]],
    unit = [[
      itd Itd itp Itp etc i.~in in tys mln mld bln zł gr min sek sec mies dol kg
      km cm mm ha szt os kop str egz rb ub br m.b ub.~r b.r br.r mkw nast por
      port arab mat tur pot
    ]],
    suffix = [[ jr Jr sr Sr Ph.D M.A B.A SJ OP mł ]],
  },

  words = {
    starter = [[
      ten ta to ci te tego temu tej tym tych tymi tam tu tutaj on ona ono oni
      one ja ty my wy jego jej ich im go mu nim nią mój moja moje nasz nasza
      nasze wasz wasza swój a i oraz ale lecz jednak jednakże lub albo ani że
      żeby aby gdy kiedy jeśli jeżeli gdyby choć chociaż ponieważ bo gdyż więc
      zatem dlatego toteż w we na do od z ze o po dla przy przed przez za nad
      pod między bez według wokół dzięki podczas przeciw obok zamiast oprócz
      poza wobec wśród spośród ku około wraz mimo pomimo jak jako gdzie skąd
      dokąd kto co który która które którzy jaki jaka jakie dlaczego ile czyj
      czy dziś dzisiaj wczoraj jutro teraz obecnie wtedy potem następnie
      później wcześniej najpierw wreszcie już jeszcze tylko także też również
      nawet ponadto natomiast jednocześnie niestety być może prawdopodobnie
      zapewne szczególnie zwłaszcza przede zwykle często zawsze nigdy czasem
      jest są był była było byli były będzie będą ma mają miał miała nie tak
      wszystkie wszyscy wszystko każdy każda każde niektóre niektórzy wiele
      wielu kilka kilku mało więcej większość żaden nikt nic coś ktoś jeden
      jedna jedno dwa dwie dwaj trzy cztery pięć sześć siedem osiem dziewięć
      dziesięć oba obie kolejny kolejna inny inna inne inni pierwszy pierwsza
      drugi trzeci ostatni nowy nowa podobnie warto można należy znajduje
      znajdowały istnieje urodził urodziła zmarł ukończył został została
      zostały ponad niemal prawie zresztą owszem najstarsza najstarszy
      najstarsze najstarszą największy największa największe najlepszy
      najwyższy najbardziej najczęściej
    ]],
    -- seldom first: begins no sentence where the text has no capitals
    joiner = [[
      i oraz ale lub albo ani że żeby aby w we na do od z ze o po dla przy przed
      przez za nad pod między bez jest są był była było byli były będzie został
      została zostały się jako jak nie a
    ]],
    role = [[ prezes dyrektor prezydent minister przewodniczący ]],
    zone = [[ GMT UTC CET CEST ]],
    day = [[
      poniedziałek wtorek środa czwartek piątek sobota niedziela
    ]],
    saying = [[
      powiedział powiedziała mówi mówił mówiła zapytał zapytała pyta pytał
      odpowiedział odpowiedziała odpowiada odparł odparła dodał dodała dodaje
      stwierdził stwierdziła twierdzi oświadczył oświadczyła wyjaśnił wyjaśniła
      wyjaśnia napisał napisała pisze krzyknął krzyknęła zawołał zawołała
      szepnął podkreślił podkreśla zaznaczył zauważył ocenia przyznaje mruknął
      mruknęła wykrzyknął wykrzyknęła westchnął westchnęła warknął burknął
      jęknął szepnęła wyszeptał powtórzył odrzekł odrzekła rzekł rzekła rzucił
      rzuciła skomentował przyznał przekonuje przekonywał tłumaczy tłumaczył
      informuje poinformował poinformowała apeluje ostrzega
    ]],
    credit = [[ Redakcja Tłumaczenie Foto ]],
    lead = [[
      w we od do po przed już około na z za rok dopiero jeszcze latem wiosną
      jesienią zimą dnia podczas koniec końcu początku
    ]],
    ordinal = [[ -
      stycznia lutego marca kwietnia maja czerwca lipca sierpnia września
      października listopada grudnia wiek wieku wieków klasa klasy klasie
      miejsce miejsca miejscu rocznica rocznicy rocznicę urodziny urodzin
      piętro piętra piętrze minuta minucie minuty prezydent prezydenta
      tysiąclecie tysiąclecia dzień dnia rok roku runda rundy rundzie kolejka
      kolejce kolejki edycja edycji pułk pułku dywizja dywizji
    ]],
    lettered = [[
      plan typ klasa grupa punkt część blok seria witamina planu witaminy
      witaminę typu klasy klasie grupy grupie punktu załącznik załącznika
      bloku
    ]],
  },
}
