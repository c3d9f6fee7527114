--- Italian.
return {
  code = "it",
  name = "Italian",

  abbreviations = {
    title = [[
      Sig Sigg Sig.ra Sig.na Sigg.ri Dott Dott.ssa Dottssa Dr Dr.ssa Drssa
      Prof Prof.ssa Profssa Proff Avv Avv.to Ing Arch Geom Rag Psicol On Onn
      Sen Gen Col Magg Cap Ten Serg Mar.llo Amm Com.te Mons Rev Sac P S Ss SS
      Sto Egr Gent Gent.mo Gent.ma Spett Ill Ill.mo Ill.ma Comm Cav Uff Gr Dir
      Pres Min Isp Vesc Card Arciv Ecc Em S.~E S.~S S.~M S.~A.~R Mr Mrs Ms Mt
      St Ste Sr Int Dip Cons Sost Proc Ass Vicepres Segr sig sigg dott prof
      avv ing arch on sen gen.le psicol geom rag v gen col magg
    ]],
    never = [[
      es Es p.~es P.~es cfr Cfr cf vs c.~d cd cosid ca c.ca all allg amm anon
      ant autom ediz ed Ed eds trad cit op.~cit loc.~cit ibid ind lat gr
      ingl fr franz ted spagn sp dim div fam fem femm franc grad gram intr mass
      med milit mus naut orig part pers pl pref propr prov rif risp segg
      sing sogg spec spreg st d suff superl tecn temp teol term tosc tr
      volg dir uff ist istit univ Univ dip dipart fac s.~l s.~d i.~e e.~g N.~B
      n.~b p.~p u.~s c.~m c.~a P.zza P.za V.le C.so F.lli L.go v.~le gent egr
      spett meteor idraul econ agr archeol archit astron biol bot chim dial
      elettr farm filos fis fotogr geogr geol giorn giur idr letter ling mat
      matem mecc metall meteorol mineral mitol numism oref ott pitt polit
      psicol relig scient scol scult sociol statist stor teatr tipogr topogr
      veter zool az lav serv sost agg avv cong escl prep pron sez.~un Sez.~Un
      Cass
    ]],
    number = [[
      n nn nr N num art artt Art pag pagg Pag p pp vol voll Vol cap capp Cap fig
      figg Fig tab Tab tel Tel fax cell co c lett par parr all v vv l s sez Sez
      int sc civ fasc tav rif d.P.R D.P.R D.Lgs d.lgs D.L L R.D c.c c.p sec cpv
    ]],
    month = [[
      gen feb mar apr mag giu lug ago set sett ott nov dic Gen Feb Mar Apr Mag
      Giu Lug Ago Set Sett Ott Nov Dic lun mer gio ven sab dom Lun Mer Gio Ven
      Sab Dom
    ]],
    company = [[
      S.~p.~A S.p.a s.p.a S.~r.~l s.r.l S.R.L S.P.A S.n.c s.n.c S.a.s s.a.s
      S.c.a.r.l Soc Coop Inc Corp Co Ltd F.lli C.ia S.A N.V
    ]],
    country = [[ U.S U.S.A O.N.U U.E U.R.S.S ]],
    time = [[ a.~m p.~m a.~C d.~C p.~e.~v a.~e.~v e.~v av.~Cr d.~Cr ]],
    unit = [[
      ecc Ecc etc min h km kg cm mm kmq mq ab abb mil mld mrd ss segg seg sgg
      P.S R.S.V.P q.b app sim trans
    ]],
    suffix = [[ Jr Sr Ph.D M.A B.A M.Sc S.J O.P O.F.M ]],
  },

  words = {
    starter = [[
      il lo la i gli le l' un uno una un' del dello della dell' dei degli delle
      al allo alla all' ai agli alle dal dallo dalla dall' dai dagli dalle nel
      nello nella nell' nei negli nelle sul sullo sulla sull' sui sugli sulle di
      a da in con su per tra fra d' questo questa questi queste quest' quello
      quella quelli quelle quel quei quegli ciò egli ella esso essa essi esse
      lui lei loro noi voi io tu si ci vi mi ti ne se e ed o ma però anche
      ancora pure né non sì quando mentre dove come perché poiché affinché
      benché sebbene nonostante anzi infatti inoltre quindi dunque perciò allora
      poi dopo prima durante secondo contro senza sotto sopra verso presso
      dentro fuori oltre fino sino dopodiché ogni tutto tutta tutti tutte altro
      altra altri altre alcuni alcune alcuno molti molte molto poco pochi poche
      più meno troppo tanto tanti qualche qualcuno nessuno nessuna niente nulla
      entrambi entrambe ciascuno stesso chi che cosa quale quali quanto quanti
      c'è c'era sono è era erano fu furono ha hanno aveva avevano può oggi ieri
      domani ora adesso qui qua lì là già mai sempre spesso talvolta forse
      infine successivamente attualmente finalmente tuttavia invece solo
      soltanto così proprio grazie suo sua suoi sue mio mia miei mie nostro
      nostra nostri nostre vostro due tre quattro cinque sei sette otto nove
      dieci nato nata morì
    ]],
    -- seldom first: begins no sentence where the text has no capitals
    joiner = [[
      e ed o ma che chi cui di a da in con su per tra fra è era sono fu ha hanno
      aveva del della dei degli delle al alla nel nella dal dalla sul sulla si
      d' dell' all' dall' nell'
    ]],
    role = [[ Presidente Direttore Direttrice Ministro Segretario ]],
    zone = [[ GMT UTC CET CEST ]],
    day = [[
      lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio
      marzo aprile maggio giugno luglio agosto settembre ottobre novembre
      dicembre
    ]],
    saying = [[
      disse dice diceva detto chiese chiede chiedeva rispose risponde esclamò
      esclama gridò grida aggiunse aggiunge spiegò spiega affermò afferma
      dichiarò dichiara sostiene sottolinea commenta commentò mormorò sussurrò
      replicò scrisse scrive osservò racconta raccontò precisa conclude urlò
      urla sospirò balbettò ribatté ribatte replica esordì continuò proseguì
      intervenne ammise ammette avverte avvertì ricorda ricordò assicurò
      assicura annunciò annuncia confessò promise protestò ordinò sbottò
    ]],
    credit = [[ Redazione Traduzione Foto ]],
    lettered = [[
      piano vitamina tipo classe gruppo sezione epatite punto parte allegato
      categoria blocco livello zona serie linea sala scala lettera
    ]],
    -- tokens of their own before a word
    elision = [[
      l' d' un' all' dell' dall' nell' sull' quell' quest' c' s' m' t' v' n'
      cos' com' dov' tutt' quant' anch' sant' bell' buon' grand' gl' coll' mezz'
      senz' nessun' ciascun' alcun' qualcun' quand' pover'
    ]],
    brand = [[ Yahoo ]],
    lead = [[ in nel nell' dal dall' al fino verso intorno circa entro ]],
  },
}
