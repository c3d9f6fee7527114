--- Spanish.
return {
  code = "es",
  name = "Spanish",

  abbreviations = {
    title = [[
      Sr Sra Srta Srs Sres Sras Srtas Dr Dra Dres Dras D Dª Dña Lic Licda
      Licdo Ing Arq Prof Profa Gral Cnel Cap Tte Sgto Cmte Comte Alm Excmo Excma
      Ilmo Ilma Mons Rvdo Rdo Rev Fr P Sto Sta Mtro Mtra Abg Pdte Pdta Pte Diput
      Sen Gob Mr Mrs Ms Mt St Bto Bta Hno Hna Hnos Av Avda Avd Cra Cl Ctra Pza
      Plza Pl Urb Ntra Ntro S.~M SS.~MM S.~A.~R S.~S S.~E V.~M Dip sr sra srta
      sres sras srs dr dra d lic ing prof gral Dn Vda Pbro Cnl
    ]],
    never = [[
      ej Ej p.~ej P.~ej aprox vs cf cfr Cf Cfr vid ca c.f máx mín ed Ed eds
      coord trad comp dir edit prov dpto Dpto depto Depto admón Univ Inst
      gob adm gral ref Ref fdo Fdo i.~e e.~g op.~cit loc.~cit ibíd ibid N.~B
      atte atta dcho pral tít lat ingl fr al ital port gr km2 s.~f s.~l v cód
      Cód juzg Juzg resol Resol apart
    ]],
    number = [[
      núm núms num Núm no No nro Nro nros nº n art arts Art pág págs pag Pág p
      pp vol vols t cap caps Cap fig figs Fig tel Tel teléf Teléf tfno
      Tfno ext Ext párr párrs párrf apdo Apdo inc sec secc exp c lám
      fasc fol km mz Mz C.P s
    ]],
    month = [[
      ene Ene feb Feb mar Mar abr Abr may May jun Jun jul Jul ago Ago sep Sep
      sept Sept set oct Oct nov Nov dic Dic lun Lun mié Mié jue Jue vie Vie sáb
      Sáb dom Dom
    ]],
    company = [[
      Cía Cia Co Inc Corp Ltd Ltda S.~A S.~L S.~L.~U S.A.U S.A.S S.~R.~L C.V S.C
      S.A.B Hnos Soc Coop C.A A.C Bros
    ]],
    state = [[ D.F D.C ]],
    country = [[ U.S U.S.A O.N.U U.E R.U U.R.S.S ]],
    time = [[ a.~m p.~m A.M P.M a.~C d.~C a.~n.~e d.~n.~e a.~e.~c e.~c n.~e ]],
    unit = [[
      etc Etc EE.~UU E.U FF.~AA RR.~HH JJ.~OO CC.~OO min mins seg segs hrs hs hr
      kg cm mm hab habs Ud Uds Vd Vds ud uds Bs pta ptas pts dól US doc cts sig
      sigs s ss P.D Q.~E.~P.~D q.~e.~p.~d hect ha izq dcha mill mdd mdp col
    ]],
    suffix = [[ Jr Sr Ph.D M.A B.A M.Sc S.J O.P ]],
  },

  words = {
    starter = [[
      el la los las lo un una unos unas al del este esta esto estos estas ese
      esa eso esos esas aquel aquella aquellos aquellas él ella ello ellos ellas
      yo tú usted ustedes nosotros vosotros me te se le les nos mi mis tu tus su
      sus nuestro nuestra nuestros nuestras y e o u pero sino aunque mas pues
      porque que quien quienes cual cuales cuyo cuya como cuando donde mientras
      si no ni sí también tampoco además en a de por para con sin sobre entre
      hacia hasta desde según durante mediante contra ante bajo tras dentro
      fuera cerca lejos antes después luego entonces así ahora hoy ayer mañana
      aquí allí ahí ya aún todavía siempre nunca jamás casi muy más menos mucho
      mucha muchos muchas poco poca pocos pocas todo toda todos todas cada algún
      alguno alguna algunos algunas ningún ninguno ninguna otro otra otros otras
      mismo misma tal tales tanto tan ambos ambas varios varias cualquier
      cualquiera sólo solo incluso es son era eran fue fueron ha han había
      habían hay está están estaba estaban será tiene tenía puede qué quién
      quiénes cuál cuáles cómo cuándo dónde cuánto cuánta cuántos dos tres
      cuatro cinco seis siete ocho nueve diez cien mil embargo actualmente
      posteriormente finalmente asimismo igualmente debido gracias vez quizá
      quizás afortunadamente lamentablemente nació murió falleció hola buenos
      buenas
    ]],
    -- seldom first: begins no sentence where the text has no capitals
    joiner = [[
      y e o u pero sino que quien cuyo cuya en a de por para con sin sobre entre
      hacia hasta desde según durante es son era eran fue fueron ha han había
      del al se
    ]],
    role = [[ Presidente Presidenta Director Directora Ministro Ministra ]],
    zone = [[ GMT UTC CET CEST ET ]],
    day = [[
      lunes martes miércoles jueves viernes sábado domingo enero febrero marzo
      abril mayo junio julio agosto septiembre setiembre octubre noviembre
      diciembre
    ]],
    saying = [[
      dijo dice decía dijeron preguntó pregunta preguntaba respondió responde
      contestó contesta afirmó afirma añadió añade agregó agrega explicó explica
      señaló señala aseguró asegura exclamó exclama gritó grita murmuró susurró
      indicó indica manifestó declaró declara comentó comenta apuntó sostuvo
      sostiene replicó insistió escribió concluyó respondieron pidió pide
      advirtió advierte aclaró aclara reconoció reconoce lamentó lamenta
      consideró destacó destaca recordó recuerda criticó denunció confesó
      prometió suspiró sollozó balbuceó masculló interrumpió intervino repuso
      prosiguió continuó gimió bramó chilló
    ]],
    credit = [[ Redacción Reporte Traducción Editado Edición Foto Fotos ]],
    lettered = [[
      plan vitamina tipo clase grupo sección hepatitis punto parte anexo
      categoría bloque nivel zona serie línea sala puerta letra
    ]],
    brand = [[ Yahoo ]],
    lead = [[ en hacia desde hasta entre sobre alrededor año ]],
  },
}
