--- Estonian. Numbers may be ordinals.
return {
  code = "et",
  name = "Estonian",

  abbreviations = {
    title = [[
      hr pr prl dr Dr prof Prof dots mag ins kapt kol ltn ltn.kol mjr kindr adm
      õp piisk St Mr Mrs Ms pm min akad lp Lp dir tn mnt pst
    ]],
    never = [[
      nt Nt s.~o S.~o st s.~t S.~t nn n-ö vt Vt vrd Vrd ingl sks vn pr lad kr it
      sm rts u Umb umb ca sh Sh k.~a toim tlk koost ill hrl
      mh m.~s sünd surn en.~ek vs cf i.~e e.~g ibid s.~a e.~m max min
    ]],
    number = [[
      nr Nr lk Lk kl Kl tel Tel faks p § ptk art kd vol Vol krs jn tab Tab
    ]],
    month = [[
      jaan veebr apr aug sept okt nov dets
    ]],
    company = [[ Inc Corp Co Ltd GmbH S.A ]],
    country = [[ U.S U.S.A ]],
    time = [[ a.m p.m e.~Kr p.~Kr e.~m.~a m.~a.~j ]],
    unit = [[
      jne jms jmt jm jpt jt vms vm etc mln mld tuh tk kg km cm mm ha min
      sek t kr a saj P.S
    ]],
    suffix = [[ jun sen jr sr Jr Sr Ph.D ]],
  },

  words = {
    starter = [[
      see need too nood ta tema nad nemad ma mina sa sina me meie te teie selle
      nende oma minu sinu ja ning või aga kuid vaid ehk sest kuna kui kuigi
      et kas kuni enne pärast peale ajal ilma järgi lisaks tõttu kaudu siis seal
      siin praegu nüüd täna eile homme hiljem varem alguses lõpuks samuti ka
      siiski ometi juba veel ainult sageli alati mitte kunagi vahel üldiselt
      näiteks samas mis kes kus kust kuhu millal miks kuidas milline on oli olid
      pole ei ära võib võivad saab peab kõik iga paljud mitmed mõned keegi miski
      muu teine üks kaks kolm neli viis kuus seitse kaheksa üheksa kümme esimene
      viimane uus sündis suri aastal aasta jah seega seetõttu sellest sellel
      selles seda
    ]],
    joiner = [[ ja ning või aga kuid et kui on oli olid ei mis kes ka ]],
    zone = [[ GMT UTC ]],
    day = [[
      esmaspäev teisipäev kolmapäev neljapäev reede laupäev pühapäev
    ]],
    saying = [[
      ütles ütleb küsis küsib vastas vastab hüüdis lisas lisab selgitas selgitab
      rääkis kirjutas kirjutab märkis märgib väitis teatas teatab sosistas rõhutas
    ]],
    credit = [[ Toimetus Tõlge Foto ]],
    lettered = [[ vitamiin tüüp klass rühm osa punkt lisa plaan hepatiit ]],
    ordinal = [[
      jaanuar jaanuaril veebruar veebruaril märts märtsil aprill aprillil mai
      mail juuni juunil juuli juulil august augustil september septembril oktoober
      oktoobril november novembril detsember detsembril sajand sajandi sajandil
      klass koht korrus -
    ]],
    lead = [[ aastal umbes kell ]],
  },
}
