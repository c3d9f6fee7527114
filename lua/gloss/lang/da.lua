--- Danish. Numbers before nouns and names may be ordinals.
return {
  code = "da",
  name = "Danish",

  abbreviations = {
    title = [[
      hr Hr fr Fr frk Frk dr Dr prof Prof ing adv mag cand stud lic Skt
      skt Sct St kgl Kgl kapt oberstl lt kaptl komm dir adm prv lekt
      forh Mr Mrs Ms Miss Msgr advo Gl gl Sdr sdr Ndr ndr Ll ll sognepr
      Mt Nr jur polit merc cand.jur cand.med cand.mag cand.polit cand.merc
      cand.pæd cand.scient cand.theol cand.oecon stud.jur stud.med dr.med
      dr.phil dr.jur dr.theol lic.jur mag.art
    ]],
    never = [[
      bl.~a f.~eks F.~eks fx Fx dvs Dvs d.~v.~s ca Ca evt Evt inkl ekskl incl
      excl jf Jf jfr jvf Jvf pga p.~g.~a mht m.~h.~t vedr Vedr ang hhv hv ift
      i.~f.~t iht i.~h.~t afd alm bem betegn bibl d.~d e.~l.kl eng fhv forb
      forf fork fmk f.~o.~m t.~o.~m fsv genn gn gr int ital isl jur kat kbh
      kem kgs konst litt medl mek mods modt nat naut oldn omkr omr
      op.~cit opr oprind overs ovf pl pol pr præs p.~p p.~t pt red ref resp
      russ skuesp spec sv sydl teol tidl tilh trp ubest uddr udg ugtl undt
      univ vb vestl vulg vs østl ibid cf m.~a.~o mgl i.~e vha v.~h.~a iflg
      Iflg oml sml Sml indb indl inst dek ds
    ]],
    number = [[
      nr Nr no No kl Kl s S p pp pag art stk Stk kap Kap bd Bd fig Fig tab tlf
      Tlf tel fax pkt Pkt § par kr Kr lok d D bil årg vol jnr j.nr skr matr
      reg lb lbnr cvr etg f
    ]],
    month = [[
      jan feb febr mar apr jun jul aug sep sept okt nov dec Jan Feb Mar Apr Jun
      Jul Aug Sep Sept Okt Nov Dec man tirs ons tors fre lør søn
    ]],
    company = [[
      Co co Inc Corp Ltd Plc A/S ApS I/S K/S GmbH A.M.B.A Bros Gebr eftf
    ]],
    country = [[ U.S U.S.A E.U U.K E.F F.N gen ]],
    time = [[ a.m p.m A.M P.M f.~Kr e.~Kr f.~v.~t e.~v.~t ]],
    unit = [[
      osv Osv o.~s.~v etc m.~fl m.~m m.~v mv o.~l o.~lign lign o.~a f.~f ff mio
      Mio mia Mia mill tus ktr km kg cm mm ha sek min t tim md mdr fv s.~u S.~U
      P.S p.~s sst sf dkr stk ctr do kvm kvkm d.~å d.~m s.~å mil th tv mf dg mat
      lat
    ]],
    suffix = [[ jun sen jr sr Jr Sr ph.d Ph.D M.A B.A ]],
  },

  words = {
    starter = [[
      den det de en et han hun jeg vi du i I dem ham hende hans hendes dens dets
      deres min mit mine din dit sin sit sine vores jeres man denne dette disse
      og eller men så for fordi da når hvis om mens selvom skønt siden dog på
      til fra med uden over under ved af efter før hos mod mellem gennem blandt
      inden indtil ifølge trods omkring langs bag foran udover hvad hvem hvor
      hvordan hvorfor hvornår hvilken hvilket hvilke her der nu dag går morgen
      senere tidligere derefter derfor derved dermed desuden endvidere
      imidlertid alligevel også kun endnu igen altid aldrig ofte måske således
      herefter samtidig først endelig ligeledes er var har havde bliver blev kan
      kunne skal skulle vil ville må måtte alle alt al hver hvert mange meget få
      flere fleste nogle nogen noget ingen intet begge anden andet andre samme
      ikke ja nej to tre fire fem seks syv otte ni ti født
    ]],
    -- seldom first: begins no sentence where the text has no capitals
    joiner = [[
      og eller men så for på til fra med uden over under ved af efter mod mellem
      er var har havde blev kan som at i
    ]],
    role = [[ Direktør Formand Minister Præsident ]],
    zone = [[ GMT UTC CET CEST ]],
    day = [[
      mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar marts
      april maj juni juli august september oktober november december
    ]],
    saying = [[
      sagde siger sige spurgte spørger svarede svarer råbte råber forklarede
      forklarer tilføjede tilføjer fortalte fortæller mente mener udtalte
      udtaler skrev skriver hviskede understregede understreger oplyser oplyste
      hvisker udbrød sukkede mumlede indrømmede påpegede påpeger fastslår
      fastslog bekræfter bekræftede fortsatte gentog lød
    ]],
    credit = [[ Redaktion Oversættelse Foto ]],
    lead = [[ kl klokken ved at omkring fra indtil efter før i år ]],
    lettered = [[
      plan vitamin type klasse gruppe del punkt bilag blok planen vitaminet
      typen klassen gruppen
    ]],
    ordinal = [[
      januar februar marts april maj juni juli august september oktober
      november december århundrede årtusinde plads etage sal klasse division
      runde gang verdenskrig juledag gade minut -
    ]],
    brand = [[ Yahoo ]],
  },
}
