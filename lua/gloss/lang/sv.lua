--- Swedish. Its ordinals have no full stop (3:e, 3 oktober).
return {
  code = "sv",
  name = "Swedish",

  abbreviations = {
    title = [[
      hr Hr fr Fr frk Frk dr Dr prof Prof doc ing civ.ing fil.dr Fil.dr fil.kand
      fil.mag fil.lic jur.kand jur.dr med.dr Med.dr med.kand tekn.dr tekn.lic
      teol.dr ekon.dr ekon.kand dir adv kapt löjtn övlt korpr serg insp
      past H.M H.K.H St Mr Mrs Ms Msgr gd ordf gen.dir
    ]],
    never = [[
      t.~ex T.~ex bl.~a Bl.~a d.~v.~s D.~v.~s dvs Dvs s.~k p.~g.~a P.~g.~a pga
      m.~a.~o M.~a.~o f.~d f.~n fn fr.~o.~m t.~o.~m T.~o.~m ev Ev
      evt jfr Jfr jmf ang Ang avs betr enl Enl exkl inkl resp tex vs ca Ca f.~ö
      F.~ö i.~st m.~h.~t i.~o.~m I.~o.~m m.~a.~p u.~p.~a forts föreg eg egentl
      urspr eng sv fra ital uppl utg övers förf inb
      motsv sammanf s.~a.~s v.~v i.~e e.~g cf op.~cit ibid anm univ inst förk
      gm ungef genomsn best obest pl plur subst adj
    ]],
    number = [[
      nr Nr no No kl Kl s S sid Sid bd Bd kap Kap fig Fig tab Tab tel Tel tfn Tfn
      mom p pp bil art årg vol Vol § avd st v vers
    ]],
    month = [[
      jan feb febr apr jun aug sep sept okt nov dec Jan Feb Febr Apr Jun
      Aug Sep Sept Okt Nov Dec mån tis ons tors fre lör sön
    ]],
    company = [[ Inc Corp Co Ltd Plc Bros GmbH S.A N.V B.V A/S ]],
    country = [[ U.S U.S.A E.U U.K gen ]],
    time = [[ a.m p.m f.~m e.~m f.~Kr e.~Kr f.~v.~t e.~v.~t ]],
    unit = [[
      osv o.~s.~v etc m.~fl mfl m.~m e.~d o.~d e.~dyl o.~dyl dyl o.~likn kr tkr
      mkr mdkr milj mn md mdr st tim mån ggr km kg cm inv kvm P.S p.s o.~s.~a hk
      std tr lat grek sing
    ]],
    suffix = [[ jr sr Jr Sr d.y d.ä Ph.D M.A B.A ]],
  },

  words = {
    starter = [[
      den det de en ett han hon jag vi du ni dem honom henne hans hennes dess
      deras min mitt mina din ditt dina sin sitt sina vår vårt våra er man denna
      detta dessa och eller men så för ty därför när om medan fast sedan dock på
      till från med utan över under vid av efter före hos mot mellan genom bland
      innan tills enligt trots kring längs bakom framför utöver i ur åt inom
      utom vad vem var vart hur varför vilken vilket vilka här där nu idag
      går imorgon senare tidigare därefter därmed dessutom vidare emellertid
      ändå också även bara ännu igen alltid aldrig ofta kanske således samtidigt
      först slutligen likaså är hade har blev blir kan kunde ska skall skulle
      vill ville måste får fick alla allt hela varje mycket många få flera
      flesta några någon något ingen inget inga båda annan annat andra samma
      inte ej ja nej tack två tre fyra fem sex sju åtta nio tio född föddes dog
 sådan sådana likt plötsligt tyvärr numera
    ]],
    -- seldom first: begins no sentence where the text has no capitals
    joiner = [[
      och eller men så för på till från med utan över under vid av efter mot
      mellan är var har hade blev kan som att i om
    ]],
    role = [[ VD Ordförande Statsminister Minister President Direktör ]],
    zone = [[ GMT UTC CET CEST ]],
    day = [[
      måndag tisdag onsdag torsdag fredag lördag söndag januari februari mars
      april maj juni juli augusti september oktober november december
    ]],
    saying = [[
      sade sa säger sagt frågade frågar undrade undrar svarade svarar ropade
      ropar förklarade förklarar tillade tillägger berättade berättar menade
      menar skrev skriver viskade viskar betonade betonar utbrast konstaterade
      konstaterar skrek skriker suckade skrattade mumlade hävdade hävdar
      fortsatte fortsätter uppgav uppger
    ]],
    credit = [[ Redaktion Översättning Foto Text ]],
    lead = [[ kl klockan vid omkring från till efter före i år den ]],
    lettered = [[
      plan vitamin typ klass grupp del punkt bilaga block planen vitaminet typen
      klassen gruppen hepatit
    ]],
    brand = [[ Yahoo ]],
  },
}
