--- Finnish. Numbers before nouns and names may be ordinals.
return {
  code = "fi",
  name = "Finnish",

  abbreviations = {
    title = [[
      tri Tri toht prof Prof dos maist kand lis hra Hra rva Rva nti Nti ins
      arkkit past rov kenr ev evl maj kapt ltn ylil luutn kers pj Pyh St Mr
      Mrs Ms Dr fil emer vt dipl.ins dipl.ekon fil.tri fil.maist fil.kand
      fil.lis oik.tri oik.kand oik.maist val.tri val.maist valt.tri tekn.tri
      tekn.lis lääket.tri kauppat.maist kauppat.tri yht.tri teol.tri yo
    ]],
    never = [[
      esim Esim ns mm Mm ks Ks vrt Vrt ent n N ts Ts em Em ko po os toim Toim
      suom ruots engl saks ransk ven lat kreik ital esp vir tansk norj huom
      Huom v vv synt k kuoll puol alk nyk virall oik mas fem tav aik yht kirj
      kust ylim alim vs tark erit eds vm t.~s m.~m e.~m i.~e sop arv nk jnk jk
      jhk
    ]],
    number = [[
      nro Nro no No n:o s S ss klo Klo puh Puh kpl § art
      taul vol p
    ]],
    month = [[ tammik helmik maalisk huhtik toukok kesäk heinäk elok syysk
      lokak marrask jouluk ma ti ke to pe la su ]],
    company = [[ Oy Oyj Ab Ky Inc Corp Co Ltd GmbH ]],
    country = [[ U.S U.S.A E.U ]],
    time = [[ a.m p.m eaa jaa eKr jKr e.~Kr j.~Kr e.~a.~a j.~a.~a ]],
    unit = [[
      jne Jne yms ym etc milj mrd tuh kpl km kg cm mm ha min sek t as mk p r h
      tms t.~m.~s vast
    ]],
    suffix = [[ jr sr Jr Sr Ph.D M.A B.A ]],
  },

  words = {
    starter = [[
      se ne hän he minä sinä me te tämä nämä tuo nuo tässä tästä tähän tällä
      siinä siitä siihen sillä sen sitä niitä niiden hänen heidän minun sinun
      meidän teidän tämän näiden näin niin sellainen tällainen
      ja tai mutta vaan vai sekä koska kun jos vaikka että jotta kunnes ennen
      jälkeen aikana kanssa ilman mukaan lisäksi vuoksi takia kautta
      myös kuitenkin siksi sitten silloin nyt tänään eilen huomenna myöhemmin
      aiemmin aikaisemmin ensin lopulta lopuksi täällä siellä tuolla edelleen
      vielä jo vain ainoastaan ehkä usein aina koskaan joskus yleensä
      toisaalta esimerkiksi samalla kuten kuin
      mikä mitä kuka ketä missä mistä mihin milloin miksi miten millainen kumpi
      on oli ovat olivat ei eivät en et emme ette voi voivat pitää
      kaikki jokainen moni monet useat jotkut jokin joku mikään kukaan molemmat
      muu muut toinen yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan
      yhdeksän kymmenen vuonna vuoden syntyi kuoli
    ]],
    zone = [[ GMT UTC ]],
    day = [[
      maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai
      tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu
      syyskuu lokakuu marraskuu joulukuu
    ]],
    saying = [[
      sanoi sanoo sanovat kysyi kysyy vastasi vastaa huusi huutaa kertoi kertoo
      totesi toteaa lisäsi lisää selitti selittää väitti väittää kirjoitti
      kirjoittaa kuiskasi arvioi korosti huudahti kuiskaa mutisi huokaisi jatkoi
      jatkaa muistuttaa muistutti huomautti painottaa ihmetteli sanoivat myönsi
      vakuutti
    ]],
    credit = [[ Toimitus Käännös Kuva Kuvat ]],
    lettered = [[
      suunnitelma vitamiini tyyppi luokka ryhmä osa kohta liite suunnitelman
      vitamiinia ryhmän luokan kohdan liitteen
    ]],
    ordinal = [[
      tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta
      heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta
      vuosisadalla vuosisadan sija kerros luokka kierros -
    ]],
    lead = [[ vuonna noin vuoden vuosina kello klo ]],
    joiner = [[
      ja tai mutta vaan sekä että jotta kuin on oli ovat olivat ei eivät joka
      jotka jossa
    ]],
  },
}
