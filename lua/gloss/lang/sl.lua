--- Slovene. Numbers may be ordinals.
return {
  code = "sl",
  name = "Slovene",

  abbreviations = {
    title = [[
      g gdč dr Dr prof Prof doc Doc akad Mag mr ing inž dipl univ
      nar sv Sv msgr Msgr p o nadšk kard ul Ul Mr Mrs
      Ms St izr asist spec dr.med prim dir min preds gosp
    ]],
    never = [[
      npr Npr t.~i T.~i tj Tj t.~j t.~im oz Oz v gl Gl prim Prim ur prev izd
      cca ca angl nem fr lat it rus gr madž češ hrv srb slov
      max min maks vs cf i.~e e.~g ibid op.~cit vklj odd fak inst
      jugosl avstr lj zah vzh sev juž
    ]],
    number = [[
      št Št čl Čl str Str odst tč pogl tel Tel faks fax tab Tab sl Sl zv
      vol Vol p pp § obr pril sp
    ]],
    month = [[
      jan feb mar apr jun jul avg sep sept okt nov dec pon tor sre čet pet sob ned
    ]],
    company = [[
      d.~o.~o d.~d s.~p d.~n.~o k.~d z.~o.~o Inc Corp Co Ltd GmbH S.A
    ]],
    country = [[ U.S U.S.A kap por mag pok gen polk ]],
    time = [[ a.m p.m pr.~Kr po.~Kr pr.~n.~št n.~št pr.~n.~š ]],
    unit = [[
      itd ipd idr itn mio mrd tis kg km cm mm ha min sek h preb etc P.S l ok tim
      polj roj tur ust
    ]],
    suffix = [[ ml st jun sen jr sr Jr Sr Ph.D ]],
  },

  words = {
    starter = [[
      ta to ti te ona ono oni one on jaz mi vi kdo kaj kateri katera katero njegov
      njegova njen njihov moj moja naš naša vaš svoj in pa a ali toda vendar
      ampak zato ker če ko kadar kjer kam kako zakaj koliko čeprav dokler da saj
      torej nato potem tedaj takrat sedaj zdaj danes včeraj jutri tu tukaj tam v
      na do od iz z s k h o po za pri pred med nad pod brez okoli proti zaradi
      razen namesto poleg skozi kljub glede ob čez še že samo le tudi ne ni niso
      je so bil bila bilo bili bo bodo bi lahko mora treba ima imajo nima vse vsi
      vsak vsaka vsako neki nekateri mnogi veliko malo nekaj večina nihče nič
      nekdo drug druga drugo drugi en ena eno dva dve tri štiri pet šest sedem
      osem devet deset oba obe prvi prva prvo zadnji novi nova včasih pogosto
      vedno nikoli morda verjetno namreč posebej zlasti rojen rojena umrl umrla
      sicer kasneje pozneje prej najprej nazadnje končno skupaj hkrati leta
    ]],
    -- seldom first: begins no sentence where the text has no capitals
    joiner = [[
      in pa a ali da ki v na do od iz z s o po za pri je so bil bila bilo bili se
      kot ter
    ]],
    role = [[ predsednik direktor minister ]],
    zone = [[ GMT UTC CET CEST ]],
    day = [[
      ponedeljek torek sreda četrtek petek sobota nedelja januar februar marec
      april maj junij julij avgust september oktober november december
    ]],
    saying = [[
      rekel rekla pravi vprašal vprašala odgovoril odgovorila odgovarja dodal
      dodala dodaja povedal povedala pojasnil pojasnila pojasnjuje dejal dejala
      zapisal zapisala piše poudaril poudarila zavpil zaklical trdi zašepetal
    ]],
    credit = [[ Uredništvo Prevod Foto ]],
    lead = [[ v do od okoli pred po leta ]],
    lettered = [[ načrt vitamin tip razred skupina točka priloga blok ]],
    ordinal = [[
      januarja februarja marca aprila maja junija julija avgusta septembra
      oktobra novembra decembra stoletje stoletja stoletju letnik razred mesto
      krog #
    ]],
  },
}
