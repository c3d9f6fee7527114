--- Czech. Numbers before names and nouns may be ordinals.
return {
  code = "cs",
  name = "Czech",

  abbreviations = {
    title = [[
      p pí sl dr Dr doc Doc prof Prof ing Ing mgr Mgr Bc MgA MUDr JUDr PhDr RNDr
      PaedDr MVDr ThDr ThLic PharmDr RSDr ICDr akad arch Gen plk pplk mjr
      kpt npor por ppor prap čet des sv Sv bl Bl mons Mons P red min prim odb as
      ul tř sídl St Mr Mrs Ms st nadpor škpt kard bisk arcib hr hrab
    ]],
    never = [[
      např Např tzv Tzv tj Tj tzn Tzn mj popř Popř resp vč cca ca zejm zvl vs ev
      event sr srv odd ved zást zástup předs výr zn angl něm franc lat
      řec it rus slov pol maď čes špan jap čín nar roz př mezin nár
      obch úř okr býv dř fax hl max min tech hist stat adm arc sp d kupř vyd ed
      i.~e t.~č t.~j T.~j m.~j t.~zv t.~r m.~n.~m u.~s tl pozn poč
    ]],
    number = [[
      č čís Č str s odst písm čl obr tab kap roč sv r zák vyhl par § bod pol
      tel Tel fax vol d díl seš p pp obd ř ročn dop
    ]],
    month = [[
      led ún bř dub kvě čvn čvc srp zář říj lis pros po út st čt pá so ne
    ]],
    company = [[
      s.~r.~o a.~s v.~o.~s k.~s o.~p.~s s.~p z.~s z.~ú spol Inc Corp Co Ltd GmbH
      S.A S.p.A
    ]],
    country = [[ U.S U.S.A E.U tis mil mld gen nám ]],
    time = [[ a.m p.m n.~l př.~n.~l n.~č ]],
    unit = [[
      atd Atd apod Apod aj ap hod h min sek Kč kč kg km cm mm ha stol st ob obyv
      ks os etc P.~S dop odp tř kol zem cit tur arab
    ]],
    suffix = [[
      CSc DrSc Ph.D DiS MBA M.A B.A LL.M ml st jr jun sen Jr Sr ThD Th.D
    ]],
  },

  words = {
    starter = [[
      ten ta to ti ty tento tato toto tito tyto toho tomu tom tím této těchto
      těmto on ona ono oni ony já my vy jeho její jejich jim jemu ji ho můj
      moje náš naše váš vaše svůj svou své a i ale však nebo či ani že aby
      když pokud protože jelikož neboť proto tedy tak také též rovněž ještě už
      již jen pouze v ve na do od z ze s se k ke u o po pro při před přes za
      nad pod mezi bez podle kolem kvůli díky během proti vedle místo kromě
      prostřednictvím vůči až než jako jak kde kdy kam odkud kdo co který
      která které kteří jaký jaká jaké proč kolik čí zda jestli dnes včera
      zítra nyní teď tehdy potom pak poté později dříve nejprve nakonec zde
      tady tam odtud zároveň navíc přesto avšak ovšem nicméně naopak například
      zejména především možná snad asi je jsou byl byla bylo byli byly bude
      budou má mají měl měla všechny všichni vše všechno každý každá každé
      některé někteří mnoho mnozí několik málo více většina žádný žádná nikdo
      nic něco někdo jeden jedna jedno dva dvě tři čtyři pět šest sedm osm
      devět deset oba obě další jiný jiné první druhý třetí poslední nový nová
      nové celkem vzhledem zatímco ačkoli přestože ať ano ne narodil narodila
      zemřel vystudoval nejstarší největší nejvyšší nejznámější nejčastěji
      nejvíce nejlepší nejdříve
    ]],
    -- seldom first: begins no sentence where the text has no capitals
    joiner = [[
      a i ale nebo či ani že aby v ve na do od z ze s se k ke u o po pro při
      před přes za nad pod mezi bez je jsou byl byla bylo byli byly by si jako
      než
    ]],
    role = [[ předseda ředitel prezident ministr ]],
    zone = [[ SEČ SELČ GMT UTC ]],
    day = [[
      pondělí úterý středa čtvrtek pátek sobota neděle leden únor březen duben
      květen červen červenec srpen září říjen listopad prosinec
    ]],
    saying = [[
      řekl řekla říká říkal zeptal zeptala ptá odpověděl odpověděla odpovídá
      dodal dodala dodává uvedl uvedla uvádí prohlásil prohlásila vysvětlil
      vysvětlila vykřikl vykřikla tvrdí napsal napsala píše sdělil sdělila
      upozornil poznamenal zdůraznil šeptal křikl zvolal zvolala zašeptal
      zašeptala povzdechl zamumlal přiznal přiznala potvrdil potvrdila
      konstatoval podotkl podotkla připustil doplnil doplnila zopakoval opáčil
    ]],
    credit = [[ Redakce Překlad Foto ]],
    lettered = [[
      plán vitamin typ třída skupina bod příloha blok řada plánu vitaminu
      vitamín vitamínu vitamíny vitaminy typu třídy třídě skupiny skupině bodu
      přílohy bloku řady
    ]],
    ordinal = [[
      ledna února března dubna května června července srpna září října
      listopadu prosince století tisíciletí ročník místo patro den týden rok
      kolo minuta třída stupeň kapitola díl #
    ]],
    lead = [[ v ve od do kolem okolo před po roku během než ]],
  },
}
