--- Icelandic. Numbers may be ordinals.
return {
  code = "is",
  name = "Icelandic",

  abbreviations = {
    title = [[
      hr Hr fr frk dr Dr próf Próf sr Sr hæstv háttv forstj fv St Mr Mrs
      Ms sýslum
    ]],
    never = [[
      t.~d T.~d þ.~e Þ.~e þ.~e.~a.~s þ.~á.~m t.~a.~m m.~a M.~a a.~m.~k u.~þ.~b
      sbr Sbr sk s.~k s.~s svk skv Skv ath Ath nk sl ca ens þýs fr lat
      dan útg þýð frh vs cf i.~e e.~g ibid þ.~a fyrrv núv sc m.~t.~t
    ]],
    number = [[
      nr Nr bls Bls kl Kl s gr Gr tölul mgr kafli k tbl árg sími kr Kr §
      vol Vol
    ]],
    month = [[ jan feb mar apr jún júl ág ágú sept okt nóv des ]],
    company = [[ hf ehf Inc Corp Co Ltd sf ohf ]],
    time = [[ f.~Kr e.~Kr f.~h e.~h a.m p.m ]],
    unit = [[
      o.~s.~frv o.~fl o.~þ.~h osfrv etc m.~kr mkr þús millj mrð kg km cm
      mm ha sek klst st P.S o.~s.~f
    ]],
    suffix = [[ jr yngri eldri Jr Sr Ph.D ]],
  },

  words = {
    starter = [[
      hann hún það þeir þær þau ég þú við þið þessi þetta þessar sá sú þeim henni
      honum hans hennar þess þeirra minn mín mitt okkar og en eða þó því þegar ef
      þar sem að á í til frá með án yfir undir af eftir fyrir hjá um milli gegn
      meðal vegna samkvæmt auk þrátt hvað hver hvar hvernig hvenær hvers nú þá
      hér dag gær morgun síðar áður einnig líka aðeins enn aftur alltaf aldrei
      oft kannski loks fyrst er var eru voru hefur hafa hafði verður getur geta
      skal mun vill allir allar öll allt margir margar mikið fáir sumir
      nokkrir enginn engin ekki báðir annar önnur annað sami já nei tveir tvær
      tvö þrír þrjár þrjú fjórir fimm sex sjö átta níu tíu fæddist lést
    ]],
    joiner = [[ og en eða að sem á í til frá með af um er var eru voru ]],
    day = [[
      mánudagur þriðjudagur miðvikudagur fimmtudagur föstudagur laugardagur
      sunnudagur janúar febrúar mars apríl maí júní júlí ágúst september október
      nóvember desember
    ]],
    saying = [[
      sagði segir spurði spyr svaraði svarar hrópaði bætti skrifaði skrifar
      útskýrði hvíslaði
    ]],
    ordinal = [[
      janúar febrúar mars apríl maí júní júlí ágúst september október nóvember
      desember öld aldar sæti bekkur hæð umferð -
    ]],
    lead = [[ kl klukkan um árið ]],
  },
}
