--- Portuguese: as Spanish is done.
return require "gloss.paradigm".language{
  classes = {
    { "ar",
    "o as a amos ais am ei aste ou aram ava avas ávamos avam arei arás ará aremos arão aria arias aríamos"
      .. " ariam e es emos em asse asses assem ares armos arem ando ado ada ados adas" },
    { "er",
    "o es e emos eis em i este eu eram ia ias íamos iam erei erás erá eremos erão eria erias eríamos eriam"
      .. " a as amos am esse esses essem eres ermos erem endo ido ida idos idas" },
    { "ir",
    "o es e imos is em i iste iu iram ia ias íamos iam irei irás irá iremos irão iria irias iríamos iriam"
      .. " a as amos am isse isses issem ires irmos irem indo ido ida idos idas" },
  },
  is_verb = function(word) return word:find "[aei]r$" ~= nil end,
  verbs = [[
falar afirmar declarar comentar anunciar informar perguntar explicar indicar destacar denunciar criticar
lamentar confirmar revelar considerar contar acrescentar garantir ressaltar avaliar alertar completar
chamar chegar passar levar deixar ficar tomar tratar olhar esperar entrar trabalhar ganhar comprar estudar ajudar
gostar acabar criar usar matar apresentar terminar preparar aceitar realizar participar votar aprovar apoiar atacar
acusar evitar alcançar utilizar pagar buscar encontrar pensar mostrar lembrar continuar começar voltar
comer beber correr vender aprender compreender responder dever temer viver receber escrever defender morrer conhecer
reconhecer acontecer parecer entender
partir abrir permitir decidir existir admitir insistir discutir cumprir unir dirigir exigir assistir]],
  irregular = [[
ser: sou és é somos sois são fui foste foi fomos foram era eras éramos eram serei será seremos serão seria
seriam seja sejam
 fosse fossem for forem sendo sido; estar: estou estás está estamos estão estive esteve estivemos estiveram
 estava estavam
 estará estarão estaria esteja estejam estivesse estiver estando estado; ter: tenho tens tem temos têm tive teve
 tivemos tiveram
 tinha tinhas tínhamos tinham terá terão teria teriam tenha tenham tivesse tivessem tiver tendo tido; haver: hei
 há houve houveram
 havia haviam haverá haveria haja hajam houvesse havendo havido; dizer: digo dizes diz dizemos dizem disse
 disseste dissemos
 disseram dizia diziam direi dirá dirão diria diriam diga digam dissesse disser dizendo dito dita ditos ditas;
 fazer: faço fazes faz
 fazemos fazem fiz fez fizemos fizeram fazia faziam farei fará farão faria fariam faça façam fizesse fizer
 fazendo feito feita feitos
 feitas; ir: vou vais vai vamos vão ia ias íamos iam irei irá irão iria iriam vá indo ido; poder: posso podes
 pode podemos podem
 pude pôde pudemos puderam podia podiam poderá poderão poderia poderiam possa possam pudesse puder podendo
 podido; querer: quero queres
 quer queremos querem quis quiseram queria queriam quererá queira queiram quisesse quiser querendo querido; saber:
 sei sabes sabe
 sabemos sabem soube souberam sabia sabiam saberá saiba saibam soubesse souber sabendo sabido; ver: vejo vês vê
 vemos veem vi viu
 vimos viram via viam verá verão veria veja vejam visse vir vendo visto vista; dar: dou dás dá damos dão dei
 deu demos deram dava
 davam dará darão daria dê deem desse der dando dado dada; vir: venho vens vem vimos vêm vim veio viemos vieram
 vinha vinham virá virão
 viria venha venham viesse vier vindo; pôr: ponho pões põe pomos põem pus pôs pusemos puseram punha punham
 porá porão ponha ponham
 pusesse puser pondo posto posta; sair: saio sai saímos saem saiu saíram saía saíam sairá saia saiam saindo
 saído; pedir: peço pede
 pedimos pedem pediu pediram pedia pedirá peça peçam pedindo pedido; seguir: sigo segue seguimos seguem seguiu
 seguiram seguia siga
 sigam seguindo seguido; sentir: sinto sente sentem sentiu sentiram sentia sinta sentindo sentido;
trazer: trago traz trazemos trazem trouxe trouxeram trazia traziam trará traga tragam trazendo trazido trazida;
ler: leio
lê lemos leem li leu leram lia liam lerá leia leiam lendo lido lida; crer: creio crê creem creu cria crendo crido;
cair: caio
cai caem caiu caíram caía caíam cairá caia caindo caído; dormir: durmo dorme dormem dormiu dormiam dormirá durma
dormindo
dormido; conseguir: consigo consegue conseguem conseguiu conseguiram conseguia conseguirá consiga conseguindo
conseguido;
produzir: produz produzem produziu produziram produzia produzirá produza produzindo produzido; manter: mantém
mantêm manteve
mantiveram mantinha manterá mantenha mantendo mantido; obter: obtém obtêm obteve obtiveram obtinha obterá obtendo
obtido;
propor: propõe propõem propôs propuseram propunha proporá propondo proposto proposta; construir: constrói constroem
construiu construíram construía construirá construindo construído; perder: perco perde perdem perdeu perderam
perdia perderá
perca percam perdendo perdido]],
  nouns =
  "mês: meses; país: países; mulher: mulheres; homem: homens; mão: mãos; irmão: irmãos; cidadão: cidadãos; "
    .. "pão: pães; alemão: alemães; cão: cães; capitão: capitães; português: portugueses; francês: franceses; "
    .. "inglês: ingleses; líder: líderes; vez: vezes; luz: luzes; juiz: juízes; "
    .. "tese: teses; hipótese: hipóteses; síntese: sínteses; lei: leis; rei: reis",
  ambiguous = [[
foi: ser ir; foram: ser ir; fui: ser ir; fosse: ser ir; for: ser ir; estado: estado estar; dito: dizer; feito:
fazer feito;
 trabalho: trabalho trabalhar; para: para; como: como comer; sobre: sobre; entre: entre; este: este; esta: este;
 uma: um; umas: um; uns: um; os: o;
 as: o; a: o; partido: partido partir; passado: passado passar; parte: parte partir; nada: nada; ajuda: ajuda ajudar;
 ataque: ataque; ataques: ataque;
 tema: tema temer; temas: tema temer; comida: comida comer; comando: comando comandar; sentido: sentido sentir;
 verão: ver verão; são: ser são; nova: novo; novas: novo; novos: novo; ia: ir; vimos: ver vir; pelo: por; pela:
 por; das: de; dos: de; nas: em; nos: em nos]],
  base = [[
quando crise tese vírus análise apenas depois antes mais menos jamais atrás dois duas três seis nós eles elas lápis
ônibus pires ambos
além segundo estados unidos nações londres paris brasil carlos jesus luís marcos lucas marques gomes lopes
fernandes rodrigues
alves neves pontes]],
  plural = function(noun)
    if noun:find "ão$" then return (noun:gsub("ão$", "ões")) end
    if noun:find "m$" then return (noun:gsub("m$", "ns")) end
    if noun:find "[aou]l$" then return (noun:gsub("l$", "is")) end
    if noun:find "el$" then return (noun:gsub("el$", "éis")) end
    if noun:find "il$" then return (noun:gsub("il$", "is")) end
    if noun:find "[rz]$" then return noun .. "es" end
    if noun:find "[sx]$" then return noun end
    return noun .. "s"
  end,
  rules = {
    { "ões", "ão", 1 }, { "ais", "al", 2 }, { "éis", "el", 2 }, { "óis", "ol", 2 }, { "ns", "m", 2 },
    { "res", "r", 3 }, { "ares", "ar", 3 }, { "as", "a", 3 }, { "os", "o", 3 }, { "es", "e", 3 }, { "dades",
    "dade", 1 },
    { "aram", "ar", 2 }, { "ando", "ar", 2 }, { "ava", "ar", 2 }, { "avam", "ar", 2 }, { "ará", "ar", 2 }, {
    "arão", "ar", 2 },
    { "aria", "aria", 1 }, { "ariam", "ar", 2 }, { "ou", "ar", 2 }, { "endo", "er", 2 }, { "eram", "er", 2 }, {
    "eu", "eu", 1 },
    { "eceu", "ecer", 1 }, { "endeu", "ender", 1 }, { "indo", "ir", 2 }, { "iram", "ir", 2 }, { "iu", "ir", 2 }, {
    "irá", "ir", 2 },
    { "erá", "er", 2 }, { "erão", "er", 2 }, { "irão", "ir", 2 }, { "zes", "z", 2 }, { "eses", "ês", 2 },
  },
}
