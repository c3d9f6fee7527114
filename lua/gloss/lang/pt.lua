--- Portuguese, European and Brazilian.
return {
  code = "pt",
  name = "Portuguese",

  abbreviations = {
    title = [[
      Sr Sra Srs Sras Srta Srtas Dr Dra Drs Dras D Dª Prof Profa Profª Profs Eng
      Engº Engª Arq Exmo Exma Exmos Ilmo Ilma Gen Gal Cel Maj Cap Ten Sgt Cb Alm
      Brig Mal Pe Fr P S Sto Sta Mons Rev Dep Gov Pres Min Sen Des
      Mr Mrs Ms Mt St Av Al Pç Pça Trav Rod Jd Vl V.~Exa V.~Ex.a S.~Exa V.~S
      Adv Dir Emb Cmdt Meng Mestr
      sr sra dr dra prof profa eng min
    ]],
    never = [[
      Ex p.~ex P.~ex cf Cf vs aprox ca cca ed Ed eds org orgs coord trad dir
      col op.~cit loc.~cit ibid i.~e e.~g máx mín ref lat ing fr esp it al gr
      depto Depto dpto univ Univ inst Inst gov adm N.~B séc sécs
      Séc s.~f s.~d s.~l
    ]],
    number = [[
      n nº no No nos núm num Núm art arts Art p pp pág págs pag pags Pág vol
      vols Vol cap caps Cap fig figs Fig inc tel Tel telef fone ramal fls fl t
      tab apto Apto ap bl cj par § sec seç proc km c al
    ]],
    month = [[
      jan fev mar abr mai jun jul ago set out nov dez Jan Fev Mar Abr Mai Jun
      Jul Ago Set Out Nov Dez qua qui sex sáb dom
    ]],
    company = [[
      Cia Cª Co Inc Corp Ltd Ltda Lda S.~A S/A S.A.R.L Sarl Bros E.P
    ]],
    country = [[ U.S U.S.A E.U O.N.U U.E R.U U.R.S.S ]],
    time = [[ a.~m p.~m a.~C d.~C A.C D.C a.~e.~c e.~c ]],
    unit = [[
      etc Etc E.~U.~A EE.~UU hab habs min mins seg segs h hs kg cm mm km mi bi
      tri obs Obs ss doc pess P.S R.S.V.P ha ex
    ]],
    suffix = [[ Jr Sr Fº Ph.D M.A B.A M.Sc S.J O.P ]],
  },

  words = {
    starter = [[
      o a os as um uma uns umas ao aos à às do da dos das no na nos nas num numa
      pelo pela pelos pelas dum duma este esta isto estes estas esse essa isso
      esses essas aquele aquela aquilo aqueles aquelas neste nesta nesse nessa
      deste desta desse dessa ele ela eles elas eu tu você vocês nós vós me te
      se lhe lhes meu minha meus minhas teu tua seu sua seus suas nosso nossa
      nossos nossas e ou mas porém contudo todavia entretanto embora porque pois
      que quem qual quais cujo como quando onde enquanto não nem sim também além
      ainda já em de por para com sem sobre entre até desde segundo conforme
      durante mediante contra ante sob após antes depois então assim agora hoje
      ontem amanhã aqui ali lá aí sempre nunca jamais quase muito muita muitos
      muitas pouco poucos mais menos todo toda todos todas tudo cada algum
      alguma alguns algumas nenhum nenhuma outro outra outros outras mesmo mesma
      tal tais tanto ambos ambas vários várias qualquer quaisquer só apenas é
      são era eram foi foram há havia está estão estava será tem têm tinha pode
      dois duas três quatro cinco seis sete oito nove dez cem mil atualmente
      posteriormente finalmente igualmente infelizmente provavelmente talvez
      porventura logo portanto porquê nasceu morreu entanto apesar devido graças
      ora obrigado olá bom boa
    ]],
    -- seldom first: begins no sentence where the text has no capitals
    joiner = [[
      e ou mas que quem cujo em a de por para com sem sobre entre até desde é
      são era foi foram há havia do da dos das no na nos nas ao à se
    ]],
    role = [[ Presidente Diretor Diretora Ministro Ministra Secretário ]],
    zone = [[ GMT UTC BRT WET ]],
    day = [[
      segunda terça quarta quinta sexta sábado domingo segunda-feira terça-feira
      quarta-feira quinta-feira sexta-feira janeiro fevereiro março abril maio
      junho julho agosto setembro outubro novembro dezembro
    ]],
    saying = [[
      disse diz dizia disseram perguntou pergunta respondeu responde afirmou
      afirma acrescentou acrescenta explicou explica declarou declara exclamou
      gritou murmurou sussurrou comentou comenta contou conta ressaltou destacou
      replicou escreveu escreve concluiu questionou garantiu lembrou exclama
      sussurra retrucou retorquiu protestou suspirou gemeu insistiu confessou
      prometeu advertiu alertou admitiu reconheceu lamentou criticou informou
      anunciou confirmou defendeu avaliou observou indagou completou argumentou
      revelou apontou
    ]],
    credit = [[ Redação Reportagem Tradução Edição Foto Fotos ]],
    lettered = [[
      plano vitamina tipo classe grupo seção secção hepatite ponto parte anexo
      categoria bloco nível zona série linha sala porta letra
    ]],
    brand = [[ Yahoo ]],
    lead = [[ em no na desde até entre cerca por ]],
  },
}
