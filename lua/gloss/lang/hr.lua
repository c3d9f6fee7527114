--- Croatian, Bosnian, and Serbian in Latin letters. Numbers may be ordinals, the
-- years among them.
return {
  code = "hr",
  name = "Croatian",

  abbreviations = {
    title = [[
      g gđa gđica gosp gđe dr Dr prof Prof doc Doc akad Akad mr Mr Mag ing Ing
      dipl inž Inž bojn por nar brig vlč Vlč fra fr mons Mons preč
      sv Sv bl o nadb bisk kard ul Ul tr Tr Mrs Ms St predsj direkt pok
      odvj dr.sc Dr.sc mr.sc Mr.sc dipl.ing dipl.oec dipl.iur
      univ.spec spec mag.ing prim Prim
    ]],
    never = [[
      npr Npr tj Tj tzv Tzv t.~j t.~zv t.~d odn Odn v usp Usp ur prev izd
      cca engl njem franc lat rus mađ češ polj tur arap hrv
      srp slov cit prir proš rođ god.~rođ pr primj šk gl max min maks
      isp zap sjev juž ist vs cf i.~e e.~g ibid op.~cit sl.~sl uklj odg povj teh
      zem geogr fiz kem sveuč fak inst u.~m u.~r
    ]],
    number = [[
      br Br čl Čl st str Str sv sveš tel Tel fax faks tab Tab sl Sl toč pogl
      pov pril kat vol Vol knj bilj pp p § nn NN
    ]],
    month = [[
      sij velj ožu tra svi lip srp kol ruj lis stu pro jan feb mar apr jun jul
      aug avg sep sept okt nov dec pon uto sri čet pet sub ned
    ]],
    company = [[
      d.~o.~o d.~d j.~d.~o.~o k.~d a.~d o.~d Inc Corp Co Ltd GmbH S.A
    ]],
    country = [[ U.S U.S.A gen puk mag ]],
    time = [[ a.m p.m pr.~Kr po.~Kr p.~n.~e pr.~n.~e n.~e g god st ]],
    unit = [[
      itd i.~t.~d i.~sl isl i.~dr dr sl mil milj mlrd tis kn din eur lp kom kg
      km cm mm ha min sek h etc P.S ok med bos mat nav grč tal
    ]],
    suffix = [[ ml st jun sen jr sr Jr Sr Ph.D ]],
  },

  words = {
    starter = [[
      ovaj ova ovo ovi ove taj ta to ti te onaj ona ono oni one on ja mi vi tko
      ko što šta koji koja koje njegov njegova njegovo njezin njihov moj moja naš
      naša vaš svoj svoja i a ali no nego ili niti pa da kad kada ako dok jer
      budući iako premda stoga zato dakle zatim potom tada onda sada sad danas
      jučer sutra ovdje ondje tu tamo ovamo odavde u na do od iz s sa k ka o po za
      pri pred prije poslije nakon preko nad pod među između bez kod kraj oko
      protiv prema tijekom tokom zbog radi unatoč osim umjesto uz kroz usprkos
      gdje kamo kako zašto koliko čiji još već samo tek također takođe ni ne
      nije nisu je su bio bila bilo bili bit će bi može mora treba ima nema sve
      svi sva svaki svaka svako neki neka neke mnogi mnogo malo nekoliko većina
      nitko niko ništa netko neko nešto drugi druga drugo jedan jedna jedno dva
      dvije tri četiri pet šest sedam osam devet deset oba obje prvi prva prvo
      posljednji novi nova međutim ipak ponekad često uvijek nikad nikada možda
      vjerojatno naime osobito posebno primjerice rođen rođena umro
      umrla inače istodobno konačno ukupno
    ]],
    -- seldom first: begins no sentence where the text has no capitals
    joiner = [[
      i a ali nego ili pa te da u na do od iz s sa k o po za pri je su bio bila
      bilo bili se kao koji koja koje što
    ]],
    role = [[ predsjednik direktor ministar premijer ]],
    zone = [[ GMT UTC CET CEST ]],
    day = [[
      ponedjeljak utorak srijeda četvrtak petak subota nedjelja siječanj veljača
      ožujak travanj svibanj lipanj srpanj kolovoz rujan listopad studeni
      prosinac
    ]],
    saying = [[
      rekao rekla kaže kazao kazala upitao upitala pita pitao odgovorio
      odgovorila odgovara dodao dodala dodaje izjavio izjavila objasnio objasnila
      napisao napisala piše viknuo povikao istaknuo istaknula ističe naglasio
      naglasila tvrdi poručio poručila šapnuo
    ]],
    credit = [[ Uredništvo Prijevod Foto ]],
    lead = [[ u do od oko prije poslije nakon godine ]],
    lettered = [[
      plan vitamin tip razred skupina grupa točka prilog blok serija plana
      vitamina tipa skupine grupe točke
    ]],
    ordinal = [[
      siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna
      listopada studenoga studenog prosinca januara februara marta aprila maja
      juna jula augusta septembra oktobra novembra decembra stoljeće stoljeća
      stoljeću veka vijeka godine godini godinu razred kat mjesto kolo #
    ]],
  },
}
