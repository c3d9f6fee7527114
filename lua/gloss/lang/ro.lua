--- Romanian.
return {
  code = "ro",
  name = "Romanian",

  abbreviations = {
    title = [[
      dl Dl dna Dna d-na d-nul dr Dr prof Prof conf lect asist ing Ing arh av
      Av acad Acad Gen col Col lt Lt mr Mr cpt maj sg plt cdor pr Pr
      ierom arhim mitr ep Sf sf St Mrs Ms Preasf str Str bd Bd b-dul B-dul Al
      șos Șos şos Şos jud Jud com Com Or mun înv ec jr doc drd
      insp dir min Min pres sen dep Dep Dlui D-na D-lui
    ]],
    never = [[
      Ex cca Cca cf Cf v vs i.~e e.~g op.~cit loc.~cit ibid ed Ed
      edit trad coord red fr engl germ it gr tc magh bulg
      n.~n N.~B n.~r aprox resp Univ univ Fac cat dep inst
      Inst nr.~crt obs orig ș.~cl a.~c a.~k.~a max min
    ]],
    number = [[
      nr Nr art Art alin Alin lit Lit pct Pct p pp pag Pag vol Vol cap Cap fig Fig
      tab Tab tel Tel fax bl Bl sc Sc et Et ap Ap sect Sect ș s kil km t nota
      poz anexa § rd sec Sec
    ]],
    month = [[
      ian Ian feb Feb febr mart apr Apr iun Iun iul Iul aug Aug sept Sept sep oct
      Oct noi Noi nov Nov dec Dec lun mar mie joi vin sâm dum
    ]],
    company = [[
      S.~A S.~R.~L S.C S.N.C S.~C.~S Co Inc Corp Ltd GmbH
    ]],
    country = [[ S.~U.~A U.S U.S.A U.E O.N.U U.R.S.S R.~S.~R gen ]],
    time = [[ a.~m p.~m î.~Hr d.~Hr î.~e.~n e.~n î.~C d.~C a.~Chr d.~Chr ]],
    unit = [[
      etc ș.~a ş.~a ș.~a.~m.~d ş.~a.~m.~d mil mld buc min sec h kg cm ha hab sf
      mp P.S a.~c urm următ alb rus lat sl ex
    ]],
    suffix = [[ jr Jr Sr Ph.D M.A B.A ]],
  },

  words = {
    starter = [[
      un o niște acest această aceasta acesta acești aceștia aceste acestea acel
      acea aceea acela acei acele ăsta asta el ea ei ele eu tu noi voi
      dumneavoastră îl îi le lui lor său sa săi sale meu mea mei mele nostru
      noastră noștri noastre și sau dar însă ci iar căci deoarece pentru dacă
      când cum ca că să fiindcă întrucât deși astfel așa deci atunci apoi aici
      acolo acum azi astăzi ieri mâine în din de la cu pe prin printre fără spre
      sub peste între către după înainte până contra împotriva conform potrivit
      datorită despre lângă dintre asupra ce cine care cât câți unde nu nici
      nimeni nimic niciodată mereu întotdeauna uneori adesea tot toți toate toată
      fiecare orice oricare mulți multe mult puțin câțiva câteva alt altă alți
      alte unii unele ambii ambele doi două trei patru cinci șase șapte opt nouă
      zece este sunt era erau a au fost va vor avea are poate trebuie doar numai
      chiar încă deja iarăși totuși totodată mai foarte probabil desigur
      da bună mulțumesc ulterior inițial actualmente născut
    ]],
    -- seldom first: begins no sentence where the text has no capitals
    joiner = [[
      și sau dar ci că să care în din de la cu pe prin fără spre este sunt era au
      fost al ai ale lui
    ]],
    role = [[ Președinte Director Ministru Prim-ministru ]],
    zone = [[ GMT UTC EET EEST ]],
    day = [[
      luni marți miercuri joi vineri sâmbătă duminică ianuarie februarie martie
      aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
    ]],
    saying = [[
      spus spune zise zice întrebă întreabă întrebat răspunse răspunde răspuns
      declarat declară afirmat afirmă adăugat adaugă explicat explică strigă
      strigat exclamă scris scrie precizat subliniat susține
    ]],
    credit = [[ Redacția Traducere Foto ]],
    lettered = [[
      plan vitamina tip tipul clasa grupa grupul punctul hepatita hepatită
      secțiunea anexa categoria blocul
    ]],
    lead = [[ la în din până după între circa către ora anul ]],
  },
}
