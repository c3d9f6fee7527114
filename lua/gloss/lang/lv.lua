--- Latvian. Numbers may be ordinals; `g.` is the year after a number.
return {
  code = "lv",
  name = "Latvian",

  abbreviations = {
    title = [[
      k-gs k-dze dr Dr prof Prof doc Doc akad mag inž gen plkv mjr kpt ltn adm Sv
      sv bīsk māc Mr Mrs Ms St god dir red lekt asoc.prof asoc Dz
    ]],
    never = [[
      piem Piem t.~i T.~i t.~s resp sk Sk skat Skat sal Sal vāc fr latv kr
      lat it t.~sk tulk sast izd apm Apm aptuv t.~d vs cf i.~e e.~g
      ibid maks min dz mir t.~n
    ]],
    number = [[
      nr Nr lpp Lpp p pp tel Tel fakss tālr Tālr att Att tab Tab sēj § kab
      nod vol Vol pk
    ]],
    month = [[ janv febr apr jūn jūl aug sept okt nov dec ]],
    company = [[ Inc Corp Co Ltd SIA GmbH ]],
    time = [[ g gs gg p.~m.~ē m.~ē pr.~Kr a.m p.m ]],
    unit = [[
      u.~c utt u.~tml uc tml tūkst milj mljrd kg km cm mm ha min sek h st
      eks iedz etc P.S u.~t.~t
    ]],
    suffix = [[ jun sen jr Jr Sr Ph.D ]],
  },

  words = {
    starter = [[
      šis šī šie šīs tas tā tie tās viņš viņa viņi viņas es tu mēs jūs mans mana
      mūsu jūsu savs sava viņu tam to un bet vai taču tomēr jo ja kad ka kamēr
      lai gan tāpēc tādēļ tātad arī nevis no uz ar pie pa par pēc pirms līdz bez
      starp zem virs caur kopš saskaņā dēļ tagad šodien vakar rīt tad vēlāk
      agrāk šeit tur kur kas kurš kura kuri kuras kā kāpēc cik vēl jau tikai pat
      ļoti gandrīz bieži dažreiz vienmēr nekad atkal ir bija būs nav var vajag
      visi visas viss katrs katra daži dažas daudz maz vairums neviens nekas kāds
      kāda cits cita citi viens viena divi divas trīs četri pieci seši septiņi
      astoņi deviņi desmit pirmais pirmā pēdējais jauns jauna dzimis dzimusi miris
      piemēram iespējams turklāt savukārt
    ]],
    joiner = [[
      un bet vai ka no uz ar par pēc līdz ir bija kas kurš kura kuri kā
    ]],
    day = [[
      pirmdiena otrdiena trešdiena ceturtdiena piektdiena sestdiena svētdiena
    ]],
    saying = [[
      teica saka sacīja jautāja jautā atbildēja atbild piebilda piebilst norādīja
      norāda uzsvēra uzsver skaidroja skaidro rakstīja raksta iesaucās paziņoja
    ]],
    credit = [[ Redakcija Tulkojums Foto ]],
    lettered = [[ plāns vitamīns tips klase grupa punkts pielikums ]],
    ordinal = [[
      gada gadā gadam janvāris janvārī februārī martā aprīlī maijā jūnijā jūlijā
      augustā septembrī oktobrī novembrī decembrī gadsimts gadsimta gadsimtā klase
      vieta -
    ]],
    lead = [[ no līdz ap pēc pirms ]],
  },
}
