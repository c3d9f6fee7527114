--- Lithuanian. `m.` and `d.` are the year and the day after a number.
return {
  code = "lt",
  name = "Lithuanian",

  abbreviations = {
    title = [[
      p P dr Dr prof Prof doc Doc akad habil mgr inž kun vysk kard Šv šv mons gen
      plk mjr kpt ltn adm g pr al Mr Mrs Ms St mok dir red ger gerb Gerb r sav
      pl a.~a A.~a
    ]],
    never = [[
      pvz Pvz t.~y T.~y vad Vad žr Žr plg Plg angl vok pranc lot rus
      lenk gr it isp lat liet past red sud vert gim mir
      maž vs cf i.~e e.~g ibid op.~cit maks min dab buv vyr jaun
      š.~m t.~p aut
    ]],
    number = [[
      nr Nr str Str psl Psl p pav Pav lent tel Tel faks t § kab k bt sk vol Vol
    ]],
    month = [[ saus vas kov bal geg birž liep rugp rugs spal lapkr gruod ]],
    company = [[ Inc Corp Co Ltd UAB AB GmbH ]],
    time = [[ m mm pr.~Kr po.~Kr pr.~m.~e m.~e a amž a.m p.m ]],
    unit = [[
      ir.~t.~t t.~t pan kt tūkst mln mlrd Lt Eur ct kg km cm mm ha min
      sek val d mėn sav proc vnt asm žm gyv etc P.S h v
    ]],
    suffix = [[ jaun vyr jr Jr Sr Ph.D ]],
  },

  words = {
    starter = [[
      jis ji jie jos aš tu mes jūs šis ši šie šios tas ta tie tos šį tą to tai jo
      jų jam jai jiems mano tavo mūsų jūsų savo ir bei o bet tačiau arba ar
      kad jog jei jeigu kai kada kol nors nes kadangi todėl dėl taigi tad taip
      pat be ne nei į iš su prie per po prieš nuo iki apie pagal už ant tarp
      virš šalia vietoj nepaisant dabar šiandien vakar rytoj tada paskui vėliau
      anksčiau čia ten kur kas koks kokia kuris kuri kurie kurios kaip kodėl kiek
      dar jau tik net labai beveik dažnai kartais visada niekada vėl yra buvo
      bus būtų nėra gali turi reikia visi visos viskas visas kiekvienas keli
      daug mažai dauguma niekas nieko kažkas kitas kita kiti vienas
      viena du dvi trys keturi penki šeši septyni aštuoni devyni dešimt pirmas
      pirmasis pirmoji paskutinis naujas nauja gimė mirė pavyzdžiui
    ]],
    joiner = [[
      ir bei o bet arba kad į iš su per po nuo iki yra buvo kuris kuri
      kurie kaip
    ]],
    day = [[
      pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis
      sekmadienis
    ]],
    saying = [[
      sakė sako pasakė klausė klausia paklausė atsakė atsako pridūrė teigė teigia
      paaiškino aiškino rašo rašė parašė sušuko pabrėžė pažymėjo kalbėjo
    ]],
    credit = [[ Redakcija Vertimas Nuotrauka ]],
    lettered = [[ planas vitaminas tipas klasė grupė punktas priedas ]],
    lead = [[ nuo iki apie po prieš ]],
  },
}
