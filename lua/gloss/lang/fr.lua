--- French.
return {
  code = "fr",
  name = "French",

  abbreviations = {
    title = [[
      M MM Mme Mmes Mlle Mlles Me Mes Mgr Mgrs Dr Drs Pr Prs Prof Vve St Ste Sts
      Stes Gal Col Cdt Cne Cap Lt Sgt Adj Amal Mr Mrs Ms R.~P S.~M S.~E S.~S
      LL.~MM S.~Exc Av av Bd Bld boul pl rte Rte ch fg Fg Sr Jos Gén dr mme
      mlle
    ]],
    never = [[
      cf Cf env p.~ex P.~ex c.-à-d C.-à-d vs apr av éd Éd
      éds coll dir trad réf ref suppl op.~cit loc.~cit ibid i.~e e.~g
      dép arr prés secr adj anc angl all esp ital lat gr néerl
      aff auj ann append bibl conf corr enr ext hist ill intr
      litt ms mss orig préf proc sc subst N.~B N.~D
      resp approx Univ Dépt Inst Sté Éts Ets Ass Féd Comm Adm univ Cass cass
      civ crim trib Trib chron rééd excl incl impr
    ]],
    number = [[
      n no nos No Nos p pp pag vol t chap art al fig tab tabl tél Tél fax poste
      app annexe liv f fol réf réfs vers v par § bât appt apt éch sect Sect ch
      Ch
    ]],
    month = [[
      janv févr fév avr juil juill sept oct nov déc
      lun mar mer jeu ven sam dim
    ]],
    company = [[
      Cie Co Inc Corp Ltd S.~A S.A.S S.~A.~R.~L E.U.R.L S.N.C Bros GmbH N.V B.V
      S.p.A
    ]],
    country = [[ U.S U.S.A O.N.U U.E R.F É.-U E.-U U.R.S.S R.F.A R.D.A bd ]],
    time = [[
      a.m p.m av.~J.-C ap.~J.-C apr.~J.-C J.-C J.C av.~J.C apr.~J.C ap.~J.C
      av.~n.~è
    ]],
    unit = [[
      etc hab max min sec mn s sq sqq km kg cm ha suiv suivants al s.~d s.~l
      s.~l.~n.~d N.D.L.R P.-S P.S doc pers F.F ex ss
    ]],
    suffix = [[ Jr Sr Ph.D M.A B.A M.Sc B.Sc O.P S.J ]],
  },

  words = {
    starter = [[
      le la les l' un une des du de d' au aux ce cet cette ces il elle ils elles
      on nous vous je tu j' c' ça cela ceci celui celle ceux celles son sa ses
      leur leurs mon ma mes ton ta tes notre nos votre vos et mais ou or donc
      car ni puis ensuite enfin ainsi alors aussi en dans à par pour avec sans
      sous sur entre vers chez contre depuis pendant durant après avant dès lors
      devant derrière parmi selon malgré outre hors jusque jusqu'à environ près
      loin quand lorsque lorsqu'il comme si que qui quoi dont où quel quelle
      quels quelles lequel laquelle pourquoi comment combien parce puisque afin
      bien quoique tandis cependant toutefois néanmoins pourtant d'ailleurs
      d'abord désormais autrefois aujourd'hui hier demain maintenant ici là
      voici voilà tout toute tous toutes chaque plusieurs certains certaines
      quelques aucun aucune nul beaucoup peu plus moins très trop pas non oui
      même autre autres d'autres seul seule seuls est était sont fut a ont avait
      y deux trois quatre cinq six sept huit neuf dix cent mille né née située
      situé grâce suite face finalement actuellement également notamment
      malheureusement heureusement récemment rapidement parfois souvent toujours
      jamais encore déjà peut-être merci bonjour s'il lui eux moi toi n' qu' s'
      m' t' c'est l'on qu'il n'est c'était
    ]],
    -- seldom first: begins no sentence where the text has no capitals
    joiner = [[
      et mais ou or donc ni que qu' qui dont où en dans à par pour avec sans
      sous sur entre vers chez contre depuis pendant est était sont fut a ont
      avait pas plus de du des d' au aux se s'
    ]],
    role = [[
      Président Présidente Directeur Directrice Ministre Secrétaire Général
    ]],
    zone = [[ GMT UTC CET CEST HAE HNE ]],
    day = [[
      lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars
      avril mai juin juillet août septembre octobre novembre décembre
    ]],
    saying = [[
      dit dis disait disent demande demanda demandait répond répondit répondait
      déclare déclara déclarait affirme affirma ajoute ajouta explique expliqua
      s'écrie s'écria s'exclame s'exclama lance lança murmure murmura crie cria
      souligne souligna précise précisa raconte raconta reprend reprit écrit
      écrivit interroge interrogea conclut estime estima
      confie assure insiste poursuit indique fit hurla hurle soupira soupire
      gémit grogna protesta chuchota balbutia bredouilla répliqua réplique
      rétorqua rétorque objecta remarqua observa continua continue coupa
      acquiesça insista proposa plaisanta s'étonna s'inquiéta avoua promit
      rappela rappelle prévient prévint ironisa commente commenta regretta
      regrette résume résuma
    ]],
    credit = [[ Rédaction Reportage Traduction Édité Photo Photos Avec ]],
    lettered = [[
      plan vitamine type classe groupe section hépatite point partie annexe
      catégorie bloc niveau zone série ligne salle porte
    ]],
    -- tokens of their own before a word
    elision = [[
      l' d' j' m' t' s' n' c' ç' qu' jusqu' lorsqu' puisqu' quoiqu' quelqu'
    ]],
    brand = [[ Yahoo ]],
    lead = [[ en vers dès avant après depuis au autour jusqu'en ]],
  },
}
