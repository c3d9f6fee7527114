--- Hungarian. Numbers before nouns are ordinals, so are Roman ones before the
-- names of kings (IV. Béla), and years in dates (2014. október 28.).
return {
  code = "hu",
  name = "Hungarian",

  abbreviations = {
    title = [[
      dr Dr prof Prof ifj Ifj id Id özv Özv gr br hg szt Szt Sz St Mr Mrs Ms Miss
      ezr alezr őrgy szds szkv fhdgy hdgy tbk vőrgy altbgy habil doc kat
      igh főig PhDr
    ]],
    never = [[
      pl Pl ill Ill ún Ún kb Kb vö Vö ld Ld ti Ti t.~i T.~i stb-t ua uo
      uő mb szerk Szerk Ford bev jegyz sz sz-i ang ném
      fr ol lat gör or szl eng ritk pol orv mat fiz kém biol
      irod tkp Tkp gk ált Ált hiv vmi vki vmely közp össz max min átl
      körny külf belf nemz kft-t vs cf i.~e e.~g ibid op.~cit N.~B mk ny
      ÉK pság biz biz-i
    ]],
    number = [[
      sz No no nr tel Tel fax p o old Old köt § em fszt hrsz
      ir évf füz fasc tábl ker u Vol vol
    ]],
    month = [[
      jan febr márc ápr máj jún júl aug szept okt nov dec Jan Febr Márc Ápr Máj
      Jún Júl Aug Szept Okt Nov Dec hétf szer csüt pént szomb vas
    ]],
    company = [[
      Kft kft Rt Zrt Nyrt Bt Kkt Kht Inc Corp Co Ltd GmbH S.A Bros Tsz
    ]],
    country = [[ U.S U.S.A U.K ]],
    time = [[ a.m p.m Kr.~e Kr.~u i.~e i.~sz ]],
    unit = [[
      stb s.~t.~b s.~a.~t sat st ezr m mill Ft db kg km cm mm mp fillér etc P.S
      u.~i ui kat.~h fill szül ford
    ]],
    suffix = [[ ifj jr Jr Sr Ph.D PhD CSc DSc ]],
  },

  words = {
    starter = [[
      a az egy ez ezek azok ezt azt ezen azon ennek annak ebben abban erre arra
      ő ők én te mi ti ön önök neki nekik őt őket engem téged és s vagy de hanem
      azonban viszont mert mivel hiszen ha hogy amikor mikor amíg míg miután
      mielőtt bár noha habár pedig ugyanis tehát így úgy ezért azért ilyen olyan
      itt ott innen onnan most ma tegnap holnap akkor majd aztán azután később
      korábban előbb utána először végül már még csak is sem nem ne igen talán
      persze ugyanakkor emellett továbbá szintén valamint például valójában
      általában gyakran néha mindig soha sosem ismét újra szinte nagyon több
      kevés sok néhány minden mindenki valaki valami senki semmi más
      másik egyik mindkét két kettő három négy öt hat hét nyolc kilenc tíz
      első második utolsó új ki kik mik mely melyik milyen hol hova honnan
      miért hogyan mennyi hány van volt vannak voltak lesz lett nincs lehet kell
      szerint szerinte között után előtt alatt felett során révén miatt ezután
      ezzel ekkor eközben egyébként mindez született meghalt
    ]],
    -- seldom first: begins no sentence where the text has no capitals
    joiner = [[
      és s vagy de hanem hogy mert amely aki ami amelyek van volt is sem nem meg
    ]],
    role = [[ elnök igazgató miniszter főtitkár ]],
    zone = [[ GMT UTC CET CEST ]],
    day = [[
      hétfő kedd szerda csütörtök péntek szombat vasárnap január február március
      április május június július augusztus szeptember október november december
    ]],
    saying = [[
      mondta mondja kérdezte kérdezi kérdi válaszolta válaszol felelte feleli
      kiáltotta kiáltott közölte tette hangsúlyozta állította írta írja nyilatkozta
      magyarázta jegyezte hozzátette suttogta folytatta jelentette
    ]],
    credit = [[ Szerkesztette Fordította Fotó ]],
    lettered = [[
      terv vitamin típus osztály csoport pont melléklet kategória
    ]],
    ordinal = [[
      század században századi évezred kerület kerületi évfolyam helyezett
      emelet osztály fejezet kötet házszám január február március április május
      június július augusztus szeptember október november december #
    ]],
  },
}
