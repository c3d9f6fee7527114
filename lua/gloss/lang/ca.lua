--- Catalan.
return {
  code = "ca",
  name = "Catalan",

  abbreviations = {
    title = [[
      Sr Sra Srs Sres Srta Dr Dra Drs Prof Profa Enginy Arq Gral Cap Tte Mn
      Mns Mons Rvd Il·lm Excm Excma Hble Hbles M.~H Pres St Sta Mr Mrs Ms
      Av Avda Pl Ctra Pg Rbla Psg Trav Urb sr sra dr dra Lic Sgt Cnel Alc Dir
      G.~M
    ]],
    never = [[
      p.~ex P.~ex Ex aprox vs cf Cf vid ca c.f màx mín ed Ed eds coord trad
      prov dept Dept univ Univ inst Inst ref Ref i.~e e.~g op.~cit loc.~cit
      ibid N.~B lat angl fr al cast gr it s.~f resp excl incl adm
    ]],
    number = [[
      núm núms Núm No no n nre nr art arts Art pàg pàgs Pàg pag p pp vol vols Vol
      t cap caps Cap figs Fig tel Tel tlf Tlf ext par apt Apt sec exp fasc fol km
      v tab Tab
    ]],
    month = [[
      gen febr jul ag oct nov dl dt dc dj dv ds dg
    ]],
    company = [[ S.~A S.~L S.~L.~U S.A.U SCCL Cia Co Inc Corp Ltd Ltda Bros ]],
    country = [[ U.S U.S.A O.N.U U.E ]],
    time = [[ a.~m p.~m a.~C d.~C a.~n.~e n.~e aC dC ]],
    unit = [[
      etc EUA E.~U.~A EE.~UU min mins seg hab habs kg cm mm ha h s ss pta ptes
      pts P.D P.S doc ex
    ]],
    suffix = [[ Jr Sr Ph.D M.A B.A S.J O.P ]],
  },

  words = {
    starter = [[
      el la els les l' lo en na un una uns unes al als del dels aquest aquesta
      aquests aquestes aquell aquella aquells aquelles això allò ell ella ells
      elles jo tu vostè vostès nosaltres vosaltres em et es ens us li se meu
      seu seva seus seves meva nostre nostra i o però sinó encara perquè que
      qui quin quina quins quines com quan on mentre si no ni sí també tampoc a
      amb de d' per sense sobre entre cap fins des segons durant mitjançant contra
      davant sota després abans dins fora lluny prop llavors aleshores així ara
      avui ahir demà aquí allà ja sempre mai gairebé molt molta molts moltes poc
      pocs més menys tot tota tots totes cada algun alguna alguns algunes
      altre altra altres mateix tal tant ambdós diversos diverses qualsevol només
      és són era eren va van ha han havia hi està estan estava serà té tenen
      podia pot dos dues tres quatre cinc sis set vuit nou deu cent mil tanmateix
      actualment posteriorment finalment igualment gràcies potser malgrat nascut
      nascuda s'ha s'hi
    ]],
    -- seldom first: begins no sentence where the text has no capitals
    joiner = [[
      i o però sinó que qui a amb de d' per sense sobre entre fins des és són era
      eren va van ha han del al als dels es
    ]],
    role = [[ President Presidenta Director Directora Ministre Conseller ]],
    zone = [[ GMT UTC CET CEST ]],
    day = [[
      dilluns dimarts dimecres dijous divendres dissabte diumenge gener febrer
      març abril maig juny juliol agost setembre octubre novembre desembre
    ]],
    saying = [[
      diu deia digué preguntà pregunta respon respongué afirma afirmà afegeix
      afegí explica explicà assegura assegurà declara declarà exclama exclamà
      crida cridà comenta comentà escriu escrigué conclou conclogué
    ]],
    credit = [[ Redacció Traducció Foto Fotos ]],
    lettered = [[
      pla vitamina tipus classe grup secció hepatitis punt part annex categoria
      bloc nivell zona sèrie línia sala porta lletra
    ]],
    elision = [[ l' d' n' s' m' t' ]],
    lead = [[ en cap fins des entre l'any any ]],
  },
}
