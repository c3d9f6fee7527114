--- Slovak. Numbers before names and nouns may be ordinals.
return {
  code = "sk",
  name = "Slovak",

  abbreviations = {
    title = [[
      p pí sl dr Dr doc Doc prof Prof ing Ing mgr Mgr Bc MUDr JUDr PhDr RNDr
      PaedDr MVDr ThDr ThLic PharmDr RSDr akad arch Gen plk pplk mjr kpt
      npor por ppor sv Sv bl mons Mons P ul tr St Mr Mrs Ms kard red min
      prim hr Mag nadpor
    ]],
    never = [[
      napr Napr tzv Tzv tj Tj tzn Tzn resp vrát vr cca ca príp Príp vs angl nem
      franc lat gréc tal rus čes poľ maď špan slov porov por kol odd ved
      zást preds zn max min hist tech býv ev i.~e t.~j T.~j t.~č t.~zv t.~r m.~j
      m.~n.~m okr nár medz hl pozn prek kpt obch úr
    ]],
    number = [[
      č čís Č str s ods písm čl obr tab kap roč zv r zák vyhl § bod tel Tel fax
      vol d p pp
    ]],
    month = [[ jan feb mar apr máj jún júl aug sep sept okt nov dec ]],
    company = [[
      s.~r.~o a.~s v.~o.~s k.~s n.~o š.~p o.~z spol Inc Corp Co Ltd GmbH S.A
      S.p.A
    ]],
    country = [[ U.S U.S.A E.U tis mil mld gen nám ]],
    time = [[ a.m p.m n.~l pr.~n.~l pred.~n.~l ]],
    unit = [[
      atď Atď apod Apod a.~i a.~pod a.~p hod h min sek kg km cm mm ha stor st ob
      obyv ks os etc P.~S Sk cit
    ]],
    suffix = [[ CSc DrSc Ph.D PhD DiS MBA M.A B.A LL.M ml st jr sen Jr Sr ]],
  },

  words = {
    starter = [[
      ten tá to tí tie tento táto toto títo tieto toho tomu tom tým tejto
      týchto on ona ono oni ony ja ty my vy jeho jej ich im jemu ju ho môj
      moja moje náš naša naše váš vaša svoj a i aj ale však alebo či ani že
      aby keď ak pokiaľ pretože lebo keďže preto teda tak tiež takisto rovnako
      ešte už len iba v vo na do od z zo s so k ku u o po pre pri pred cez za
      nad pod medzi bez podľa okolo kvôli vďaka počas proti vedľa namiesto
      okrem voči až než ako kde kedy kam odkiaľ kto čo ktorý ktorá ktoré ktorí
      aký aká aké prečo koľko dnes včera zajtra teraz vtedy potom neskôr skôr
      najprv nakoniec tu tam zároveň navyše napriek avšak ovšem naopak
      napríklad najmä predovšetkým možno snáď asi je sú bol bola bolo boli
      bude budú má majú mal mala všetky všetci všetko každý každá každé
      niektoré niektorí mnoho mnohí niekoľko málo viac väčšina žiadny nikto
      nič niečo niekto jeden jedna jedno dva dve tri štyri päť šesť sedem osem
      deväť desať obaja ďalší ďalšia ďalšie iný prvý prvá druhý tretí posledný
      nový nová nové vzhľadom kým hoci áno nie narodil narodila zomrel
      študoval najstarší najväčší najvyšší najznámejší najviac najlepší
      najčastejšie
    ]],
    -- seldom first: begins no sentence where the text has no capitals
    joiner = [[
      a i aj ale alebo či ani že aby v vo na do od z zo s so k ku u o po pre pri
      pred cez za nad pod medzi bez je sú bol bola bolo boli sa si by ako než
    ]],
    role = [[ predseda riaditeľ prezident minister ]],
    zone = [[ SEČ SELČ GMT UTC ]],
    day = [[
      pondelok utorok streda štvrtok piatok sobota nedeľa január február marec
      apríl máj jún júl august september október november december
    ]],
    saying = [[
      povedal povedala hovorí opýtal opýtala spýtal spýtala pýta odpovedal
      odpovedala dodal dodala dodáva uviedol uviedla uvádza vyhlásil vyhlásila
      vysvetlil vysvetlila vykríkol tvrdí napísal napísala píše upozornil zvolal
      zvolala zašepkal povzdychol priznal priznala potvrdil potvrdila
      konštatoval podotkol pripustil doplnil doplnila zopakoval reagoval
      reagovala
    ]],
    credit = [[ Redakcia Preklad Foto ]],
    lettered = [[
      plán vitamín typ trieda skupina bod príloha blok rad plánu vitamínu
      vitamíny typu triedy triede skupiny skupine bodu prílohy bloku radu
    ]],
    ordinal = [[
      januára februára marca apríla mája júna júla augusta septembra októbra
      novembra decembra január február marec apríl máj jún júl august
      september október november december storočia storočie ročník miesto
      poschodie kolo minúta trieda #
    ]],
    lead = [[ v vo od do okolo pred po roku počas ]],
  },
}
