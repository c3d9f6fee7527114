--- Norwegian, Bokmål and Nynorsk. Numbers before nouns may be ordinals.
return {
  code = "nb",
  name = "Norwegian Bokmål",

  abbreviations = {
    title = [[
      hr Hr fr Fr frk Frk dr Dr prof Prof ing siv.ing cand stud adv dir kapt
      oberstlt løytn maj sokn St Skt Sct Mr Mrs Ms Msgr H.M
      H.K.H cand.mag cand.med cand.jur cand.polit cand.philol cand.scient
      cand.theol cand.oecon dr.philos dr.med dr.juris dr.ing dr.scient stud.jur
      stud.med mag.art advokatfm fung kgl gml jur theol philol
    ]],
    never = [[
      bl.~a Bl.~a f.~eks F.~eks t.~d T.~d m.~a M.~a dvs Dvs d.~v.~s ca Ca evt Evt
      inkl ekskl jf Jf jfr Jfr pga p.~g.~a mht m.~h.~t vedr Vedr ang hhv ift
      i.~f.~t iht i.~h.~t s.~k såk f.~o.~m t.~o.~m f.~t m.~a.~o v.~h.~a
      vha i.~st istf nåv tidl oppr opprinn overs oms utg forf bl
      fr sv gr ital sørl nordl austl vestl fork alm avd egtl etabl
      tilsv omtr resp iflg Iflg vs cf ibid op.~cit p.~t P.~t pt f.~d mao if spes
      særl univ inst gj.~sn maks
    ]],
    number = [[
      nr Nr no No kl Kl s S sp p pp pag art pkt Pkt kap Kap bd Bd fig Fig tab Tab
      tlf Tlf tel Tel fax § par kr Kr årg vol pst bind vedl lovnr jnr gnr bnr
    ]],
    month = [[
      jan feb febr mar apr jun aug sep sept okt nov des Jan Feb Mar Apr Jun
      Aug Sep Sept Okt Nov Des tirs ons tors fre lør søn
    ]],
    company = [[ Co Inc Corp Ltd Plc Bros A/S A.S GmbH S.A N.V ]],
    country = [[ U.S U.S.A E.U U.K E.F gen past ]],
    time = [[ a.m p.m f.~Kr e.~Kr f.~v.~t e.~v.~t f.~m e.~m ]],
    unit = [[
      osv Osv o.~s.~v etc mfl m.~fl mm m.~m m.~v mv o.~l e.~l o.~a ff mill mrd
      tus stk km kg cm t mnd md kvm dekar daa innb hk P.S p.s ds moh eks lat
      russ
    ]],
    suffix = [[ jr sr Jr Sr d.y d.e Ph.D M.A B.A ]],
  },

  words = {
    starter = [[
      den det de en et ei ein eit han hun ho jeg eg vi me du dere dem ham
      henne hans hennes dens dets deres min mitt mine din ditt dine sin sitt sine
      vår vårt våre man denne dette disse desse og eller men så for fordi da når
      hvis om mens dersom selv siden dog på til fra frå med uten over under ved
      av etter før hos mot mellom gjennom blant innen inntil ifølge tross rundt
      langs bak foran i hva hvem hvor hvordan hvorfor hvilken hvilket hvilke kva
      kven kor korleis kvifor her der nå no dag går morgen senere tidligere
      deretter derfor dermed dessuten videre imidlertid likevel også bare ennå
      igjen alltid aldri ofte kanskje slik således samtidig først endelig er var
      har hadde blir ble vart kan kunne skal skulle vil ville må måtte alle alt
      hver hvert mange mye få flere flest noen noe ingen ikke begge annen andre
      samme ikkje ja nei takk to tre fire fem seks syv sju åtte ni ti født
    ]],
    -- seldom first: begins no sentence where the text has no capitals
    joiner = [[
      og eller men så for på til fra med uten over under ved av etter mot mellom
      er var har hadde ble kan som at i
    ]],
    role = [[ Direktør Leder Statsminister Minister President ]],
    zone = [[ GMT UTC CET CEST ]],
    day = [[
      mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar mars
      april mai juni juli august september oktober november desember
    ]],
    saying = [[
      sa sier si spurte spør svarte svarer ropte roper forklarte forklarer
      tilføyde tilføyer fortalte forteller mente mener uttalte uttaler skrev
      skriver hvisket hvisker understreket understreker opplyste opplyser la
      legger utbrøt seier spurde fortel meiner forklara
    ]],
    credit = [[ Redaksjon Oversettelse Foto ]],
    lead = [[ kl klokken klokka ved omkring rundt fra til etter før i år ]],
    lettered = [[
      plan vitamin type klasse gruppe del punkt vedlegg blokk planen gruppen
      typen klassen
    ]],
    ordinal = [[
      januar februar mars april mai juni juli august september oktober november
      desember århundre hundreår årtusen plass etasje klasse divisjon runde gang
      verdenskrig juledag omgang minutt utgave -
    ]],
    brand = [[ Yahoo ]],
  },
}
