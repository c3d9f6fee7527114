--- Spanish: the commonest verbs by class, irregular ones, plurals, and the endings of verbs
-- that are not listed.
return require "gloss.paradigm".language{
  classes = {
    { "ar", "o as a amos áis an é aste ó asteis aron aba abas ábamos abais aban aré arás ará aremos aréis"
      .. " arán aría arías aríamos aríais arían e es emos éis en ara aras áramos arais aran ase asen"
      .. " ando ado ada ados adas" },
    { "er",
    "o es e emos éis en í iste ió imos isteis ieron ía ías íamos íais ían eré erás erá eremos eréis"
      .. " erán ería erías eríamos eríais erían a as amos áis an iera ieras iéramos ierais ieran iese iesen"
      .. " iendo ido ida idos idas" },
    { "ir",
    "o es e imos ís en í iste ió isteis ieron ía ías íamos íais ían iré irás irá iremos iréis irán"
      .. " iría irías iríamos iríais irían a as amos áis an iera ieras iéramos ierais ieran iese iesen"
      .. " iendo ido ida idos idas" },
  },
  is_verb = function(word) return word:find "[aei]r$" ~= nil end,
  verbs = [[
hablar afirmar declarar señalar comentar asegurar anunciar informar preguntar contestar explicar
indicar destacar denunciar criticar lamentar confirmar revelar manifestar expresar opinar considerar
llamar llegar pasar llevar dejar quedar tomar tratar mirar esperar entrar trabajar necesitar tratar ganar comprar
estudiar ayudar gustar escuchar acabar crear usar matar presentar terminar preparar aceptar realizar lograr
participar votar aprobar apoyar atacar acusar evitar respetar alcanzar utilizar pagar buscar sacar
comer beber correr vender aprender comprender responder deber temer creer meter romper
conocer parecer nacer ofrecer crecer aparecer desaparecer establecer pertenecer fallecer permanecer merecer agradecer
vivir recibir escribir partir abrir subir permitir decidir existir ocurrir añadir admitir insistir discutir
cumplir sufrir unir dirigir exigir asistir cubrir descubrir]],
  further = [[
abrir: abierto abierta abiertos abiertas; escribir: escrito escrita escritos escritas; romper: roto rota rotos rotas;
cubrir: cubierto cubierta cubiertos cubiertas; descubrir: descubierto descubierta descubiertos descubiertas;
conocer: conozco conozca conozcan; parecer: parezco parezca parezcan; nacer: nazco nazca nazcan; crecer: crezca
crezcan;
ofrecer: ofrezco ofrezca ofrezcan; establecer: establezca establezcan; aparecer: aparezca aparezcan; creer: creyó
creyeron
creyendo creído; dirigir: dirijo dirija dirijan; exigir: exija exijan; llegar: llegué llegue lleguen; pagar: pagué
pague
paguen; buscar: busqué busque busquen; sacar: saqué saque saquen; explicar: expliqué explique expliquen]],
  irregular = [[
ser: soy eres es somos sois son fui fuiste fue fuimos fuisteis fueron era eras éramos erais eran seré serás
será seremos
 seréis serán sería serías seríamos serían sea seas seamos seáis sean fuera fueras fueran siendo sido;
estar: estoy estás está estamos estáis están estuve estuviste estuvo estuvimos estuvieron estaba estabas
estábamos estaban
 estaré estará estarán estaría estarían esté estén estuviera estuvieran estando estado;
haber: he has ha hemos habéis han hay hube hubo hubieron había habías habíamos habían habré habrá habrán
habría habrían haya
 hayas hayamos hayan hubiera hubieran habiendo habido;
tener: tengo tienes tiene tenemos tenéis tienen tuve tuviste tuvo tuvimos tuvieron tenía tenías teníamos
tenían tendré
 tendrá tendrán tendría tendrían tenga tengas tengamos tengan tuviera tuvieran teniendo tenido tenida;
decir: digo dices dice decimos decís dicen dije dijiste dijo dijimos dijisteis dijeron decía decías decíamos
decían diré dirás
 dirá diremos dirán diría dirían diga digas digamos digan dijera dijeran diciendo dicho dicha dichos dichas;
hacer: hago haces hace hacemos hacéis hacen hice hiciste hizo hicimos hicieron hacía hacías hacíamos hacían
haré harás hará
 haremos harán haría harían haga hagas hagamos hagan hiciera hicieran haciendo hecho hecha hechos hechas;
ir: voy vas va vamos vais van iba ibas íbamos iban iré irá irán iría irían vaya vayas vayamos vayan yendo ido;
poder: puedo puedes puede podemos podéis pueden pude pudo pudimos pudieron podía podías podíamos podían podré
podrá podrán
 podría podríamos podrían pueda puedan pudiera pudieran pudiendo podido;
querer: quiero quieres quiere queremos queréis quieren quise quiso quisimos quisieron quería querían querrá
querrán querría
 quiera quieran quisiera quisieran queriendo querido querida;
saber: sé sabes sabe sabemos sabéis saben supe supo supimos supieron sabía sabías sabíamos sabían sabrá
sabrán sabría sepa
 sepan supiera sabiendo sabido;
ver: veo ves ve vemos veis ven vi viste vio vimos vieron veía veías veíamos veían verá verán vería vea vean
viera viendo
 visto vista vistos vistas;
dar: doy das da damos dais dan di diste dio dimos dieron daba dabas dábamos daban dará darán daría dé den
diera dando dado dada;
venir: vengo vienes viene venimos venís vienen vine vino vinimos vinieron venía venían vendrá vendrán vendría
venga vengan viniera
 viniendo venido;
poner: pongo pones pone ponemos ponéis ponen puse puso pusimos pusieron ponía ponían pondrá pondrán pondría
ponga pongan pusiera
 poniendo puesto puesta puestos puestas;
salir: salgo sales sale salimos salís salen salí salió salieron salía salían saldrá saldrán salga salgan
saliera saliendo salido;
pensar: pienso piensas piensa pensamos pensáis piensan pensé pensó pensaron pensaba pensaban pensará piense
piensen pensando
 pensado; seguir: sigo sigues sigue seguimos siguen seguí siguió siguieron seguía seguían seguirá siga sigan
 siguiendo seguido;
pedir: pido pides pide pedimos piden pedí pidió pidieron pedía pedían pedirá pida pidan pidiendo pedido;
encontrar: encuentro
 encuentra encuentran encontramos encontré encontró encontraron encontraba encontrando encontrado encuentre;
 sentir: siento
 sientes siente sentimos sienten sintió sintieron sentía sienta sintiendo sentido; morir: muero muere mueren
 murió murieron
 moría morirá muera muriendo muerto muerta muertos muertas; contar: cuento cuentas cuenta contamos cuentan contó
 contaron
 contaba contaban contará cuente contando contado; mostrar: muestra muestran mostró mostraron mostraba mostrando
 mostrado;
advertir: advierto advierte advierten advirtió advirtieron advertía advirtiendo advertido; reconocer: reconozco
reconoce
 reconocen reconoció reconocieron reconocía reconociendo reconocido; sostener: sostengo sostiene sostienen
 sostuvo sostuvieron
 sostenía sosteniendo sostenido; agregar: agrego agrega agregan agregó agregaron agregaba agregando agregado;
 negar: niego
 niega niegan negó negaron negaba negando negado; recordar: recuerdo recuerda recuerdan recordó recordaron recordaba
 recordando recordado; empezar: empiezo empieza empiezan empezó empezaron empezaba empezando empezado; perder:
 pierdo pierde
 pierden perdió perdieron perdía perdiendo perdido; volver: vuelvo vuelve vuelven volvió volvieron volvía
 volviendo vuelto vuelta;
dormir: duermo duermes duerme dormimos duermen dormí durmió durmieron dormía dormían dormirá duerma durmiendo dormido;
leer: leo lees lee leemos leen leí leyó leyeron leía leían leerá lea lean leyendo leído leída; caer: caigo cae
caemos caen
caí cayó cayeron caía caían caerá caiga caigan cayendo caído caída; oír: oigo oye oyen oyó oyeron oía oirá oiga
oyendo oído;
traer: traigo traes trae traemos traen traje trajo trajimos trajeron traía traían traerá traiga traigan trayendo
traído;
producir: produzco produce producen produje produjo produjeron producía producían producirá produzca produciendo
producido;
conducir: conduzco conduce conducen condujo condujeron conducía conducirá conduzca conduciendo conducido;
reducir: reduce reducen redujo redujeron reducía reducirá reduzca reduciendo reducido; introducir: introduce
introducen
introdujo introdujeron introducía introducirá introduzca introduciendo introducido; traducir: traduce traducen tradujo
tradujeron traducirá traduciendo traducido; incluir: incluye incluyen incluyó incluyeron incluía incluían incluirá
incluya
incluyendo incluido incluida; construir: construye construyen construyó construyeron construía construirá construyendo
construido construida; jugar: juego juega juegan jugamos jugó jugaron jugaba jugará juegue jugando jugado; cerrar:
cierro
cierra cierran cerró cerraron cerraba cerrará cierre cerrando cerrado cerrada; entender: entiendo entiende entienden
entendió entendieron entendía entenderá entienda entendiendo entendido; elegir: elijo elige eligen eligió eligieron
elegía
elegirá elija eligiendo elegido elegida; servir: sirvo sirve sirven sirvió sirvieron servía servirá sirva sirviendo
servido;
mantener: mantengo mantiene mantienen mantuvo mantuvieron mantenía mantenían mantendrá mantenga manteniendo mantenido;
obtener: obtiene obtienen obtuvo obtuvieron obtenía obtendrá obtenga obteniendo obtenido; proponer: propone proponen
propuso propusieron proponía propondrá proponga proponiendo propuesto propuesta]],
  nouns = "vez: veces; lápiz: lápices; joven: jóvenes; examen: exámenes; orden: órdenes; crimen: crímenes; "
    .. "imagen: imágenes; origen: orígenes; mes: meses; país: países; régimen: regímenes; carácter: caracteres; "
    .. "líder: líderes; francés: franceses; inglés: ingleses; interés: intereses; ley: leyes; rey: reyes; "
    .. "mujer: mujeres; luz: luces; voz: voces; cruz: cruces; "
    .. "mil: miles; fin: fines; plan: planes; pan: panes; cine: cines; alemán: alemanes; "
    .. "sede: sedes; viernes: viernes; margen: márgenes; volumen: volúmenes; virgen: vírgenes; clon: clones",
  ambiguous = [[
fue: ser ir; fueron: ser ir; fui: ser ir; fuera: ser ir fuera; era: ser; sido: ser; vino: venir vino; sentido: sentido
 sentir; estado: estado estar; hecho: hecho hacer; dicho: decir dicho; cuenta: cuenta contar; vista: vista ver;
 trabajo:
 trabajo trabajar; para: para; como: como comer; sobre: sobre; entre: entre; este: este; un: uno; una: uno; unos:
uno; unas:
 uno; los: el; las: el; la: el;
 esta: este; estas: este; estos: este; partido: partido partir; pasado: pasado pasar; parte: parte; nada: nada;
 nuevo: nuevo; nueva: nuevo;
 nuevas: nuevo; buena: bueno; buenas: bueno; uso: uso usar; mira: mirar; presentes: presente; tema:
 tema temer; temas: tema temer; apoyo: apoyo apoyar; informe: informe informar;
 anuncio: anuncio anunciar; recuerdo: recuerdo recordar; pregunta: pregunta preguntar; preguntas: pregunta
 preguntar; nació: nacer; nacieron: nacer; pago: pago pagar;
 toma: tomar; ayuda: ayuda ayudar;
 propuesta: propuesta proponer; cierre: cierre cerrar; juego: juego jugar; llamada: llamada llamar; ataque: ataque;
ataques: ataque; muerte: muerte; muertos: muerto morir; seguridad:
 seguridad]],
  base = [[
cuando nosotros vosotros crisis lunes martes miércoles jueves viernes tesis análisis virus paraguas
 gracias entonces antes después detrás
además menos más mientras apenas quizás atrás lejos adiós dos tres seis nos les sus mis tus las los ellas
ellos es
dosis énfasis génesis oasis caos campus atlas bus gas ambos cuales varios varias iceberg estados unidos naciones
parís
londres brasil honduras andrés carlos jesús luis moisés nicolás tomás lucas matías marcos]],
  plural = function(noun)
    if noun:find "ión$" then return (noun:gsub("ión$", "iones")) end
    if noun:find "z$" then return (noun:gsub("z$", "ces")) end
    if noun:find "[aeioué]$" or noun:sub(-2) == "á" or noun:sub(-2) == "ó" then return noun .. "s" end
    if noun:find "[sx]$" then return noun end
    return noun .. "es"
  end,
  rules = {
    { "iones", "ión", 2 }, { "ces", "z", 3 }, { "dades", "dad", 1 }, { "dores", "dor", 1 }, { "tores", "tor", 1 },
    { "sores", "sor", 1 }, { "ales", "al", 2 }, { "iles", "il", 2 }, { "ores", "or", 2 },
    { "nes", "n", 3 }, { "as", "a", 3 }, { "os", "o", 3 }, { "es", "e", 3 }, { "ases", "ase", 1 },
    { "aron", "ar", 2 }, { "ando", "ar", 2 }, { "aba", "ar", 2 }, { "aban", "ar", 2 }, { "ará", "ar", 2 },
    { "arán", "ar", 2 }, { "aría", "ar", 2 }, { "arían", "ar", 2 }, { "ábamos", "ar", 2 },
    { "erá", "er", 2 }, { "erán", "er", 2 }, { "ería", "ería", 1 }, { "irá", "ir", 2 }, { "irán", "ir", 2 },
    { "iría", "ir", 2 }, { "irían", "ir", 2 }, { "ó", "ar", 3 }, { "ió", "ir", 2 }, { "eció", "ecer", 1 },
    { "ició", "iciar", 1 }, { "nció", "nciar", 1 }, { "izó", "izar", 1 }, { "ecieron", "ecer", 1 },
    { "mente", "mente" }, { "ares", "ar", 2 }, { "eres", "er", 2 }, { "eles", "el", 2 }, { "oles", "ol", 2 },
    { "ules", "ul", 2 }, { "tades", "tad", 1 }, { "edes", "ed", 1 }, { "ones", "ón", 1 }, { "ines", "ín", 2 },
    { "unes", "ún", 2 }, { "anes", "án", 4 }, { "eses", "és", 3 }, { "rnes", "rne", 1 },
    { "ndió", "nder", 1 }, { "cedió", "ceder" }, { "etió", "eter", 1 }, { "olvió", "olver" },
    { "orrió", "orrer", 1 }, { "noció", "nocer", 1 }, { "uyó", "uir", 1 }, { "ayó", "aer", 1 },
    { "eyó", "eer", 1 }, { "irtió", "ertir", 1 }, { "iguió", "eguir", 1 }, { "mbió", "mbiar", 1 },
  },
}
