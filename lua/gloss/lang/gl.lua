--- Galician.
return {
  code = "gl",
  name = "Galician",

  abbreviations = {
    title = [[
      Sr Sra Srs Sras Srta Dr Dra Drs Dna Prof Profa Enx Arq Xral Cap Ten Mons
      Rvdo Excmo Excma Ilmo Ilma St Sto Sta Mr Mrs Ms Av Avda Pza Estr Rda Trav
      sr sra dr dra Lic Pres Dir Fr Dip
    ]],
    never = [[
      p.~ex P.~ex Ex aprox vs cf Cf cfr vid ca máx mín ed Ed eds coord trad
      dir prov depto Depto univ Univ inst ref Ref i.~e e.~g op.~cit loc.~cit
      ibid N.~B lat ingl fr al cast gr it port s.~f s.~d
    ]],
    number = [[
      núm núms Núm nº No no n art arts Art páx páxs Páx px pax p pp vol vols Vol t
      cap caps Cap fig figs Fig tel Tel tfno ext par apdo sec exp fasc fol km tab
      Tab
    ]],
    month = [[
      xan feb mar abr xuñ xul ago set out nov dec lun mér xov ven sáb dom
    ]],
    company = [[ S.~A S.~L S.~L.~U Cía Co Inc Corp Ltd Ltda Bros ]],
    country = [[ U.S U.S.A O.N.U U.E ]],
    time = [[ a.~m p.~m a.~C d.~C a.~n.~e d.~n.~e ]],
    unit = [[
      etc EE.~UU E.~U.~A min seg hab habs kg cm mm ha h s ss pta ptas mill P.D
      P.S ex
    ]],
    suffix = [[ Jr Sr Ph.D M.A B.A S.J O.P ]],
  },

  words = {
    starter = [[
      o a os as un unha uns unhas ao á aos ás do da dos das no na nos nas co coa
      polo pola este esta isto estes estas ese esa iso eses esas aquel aquela
      aquilo el ela eles elas eu ti vostede nós vós me te se lle lles meu miña seu
      súa seus súas noso nosa e ou pero mais senón aínda porque pois que quen cal
      cales como cando onde mentres non nin si tamén tampouco ademais en de por
      para con sen sobre entre ata desde dende segundo durante mediante contra
      ante baixo tras despois antes logo entón así agora hoxe onte mañá aquí alí
      alá xa sempre nunca case moi moito moita moitos moitas pouco máis menos todo
      toda todos todas cada algún algunha ningún ningunha outro outra outros
      outras mesmo tal tales tanto ambos varios varias calquera só é son era eran
      foi foron ten teñen tiña hai está están estaba pode dous dúas tres catro
      cinco seis sete oito nove dez cen mil porén actualmente posteriormente
      finalmente igualmente grazas quizais naceu morreu
    ]],
    -- seldom first: begins no sentence where the text has no capitals
    joiner = [[
      e ou pero senón que quen en de por para con sen sobre entre ata desde é son
      era eran foi foron do da dos das no na ao á
    ]],
    role = [[ Presidente Presidenta Director Directora Ministro Conselleiro ]],
    zone = [[ GMT UTC CET CEST ]],
    day = [[
      luns martes mércores xoves venres sábado domingo xaneiro febreiro marzo
      abril maio xuño xullo agosto setembro outubro novembro decembro
    ]],
    saying = [[
      dixo di dicía dixeron preguntou pregunta respondeu responde afirmou afirma
      engadiu engade explicou explica sinalou sinala asegurou declarou exclamou
      berrou comentou escribiu concluíu
    ]],
    credit = [[ Redacción Tradución Foto Fotos ]],
    lettered = [[
      plan vitamina tipo clase grupo sección hepatite punto parte anexo categoría
      bloque nivel zona serie liña sala porta letra
    ]],
    lead = [[ en cara ata desde entre ano ]],
  },
}
