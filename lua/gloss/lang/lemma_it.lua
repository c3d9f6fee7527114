--- Italian: the commonest verbs by class, irregular ones, and the plurals whose singular the
-- ending tells; for others (casa, case; mese, mesi) only what is listed.

-- before e and i: pagare, paghi; cominciare, cominci
local function join(stem, ending)
  if ending:find "^[ei]" then
    if stem:find "[cg]$" then return stem .. "h" .. ending end
    if stem:find "[cg]i$" then stem = stem:sub(1, -2) end
  end
  if stem:find "i$" and ending:find "^i" then stem = stem:sub(1, -2) end
  return stem .. ending
end

return require "gloss.paradigm".language{
  join = function(stem, ending) return join(stem, ending) end,
  classes = {
    { "are", "o i a iamo ate ano ai asti ò ammo aste arono avo avi ava avamo avate avano erò erai erà eremo erete"
      .. " eranno erei eresti erebbe eremmo ereste erebbero ino assi asse assero ando ato ata ati ate" },
    { "ere", "o i e iamo ete ono ei esti é emmo este erono evo evi eva evamo evate evano erò erai erà eremo erete"
      .. " eranno erei erebbe erebbero a ano essi esse essero endo uto uta uti ute" },
    { "ire", "o i e iamo ite ono ii isti ì immo iste irono ivo ivi iva ivamo ivate ivano irò irai irà iremo irete"
      .. " iranno irei irebbe irebbero a ano issi isse issero endo ito ita iti ite" },
  },
  is_verb = function(word) return word:find "[aei]re$" ~= nil end,
  verbs = [[
parlare affermare dichiarare commentare spiegare raccontare domandare annunciare confermare precisare osservare
sottolineare
ricordare criticare denunciare assicurare notare lamentare
pensare passare portare lasciare trovare arrivare diventare guardare entrare lavorare giocare mostrare cominciare
continuare
cambiare mangiare creare pagare comprare aiutare usare ammazzare presentare preparare accettare realizzare
partecipare votare
approvare attaccare accusare evitare cercare chiamare contare provare occupare aspettare amare tornare restare
credere temere vendere ricevere ripetere
sentire partire dormire servire seguire aprire offrire]],
  irregular = [[
essere: sono sei è siamo siete ero eri era eravamo erano fui fu fummo furono sarò sarai sarà saremo saranno
sarei sarebbe sarebbero sia
 siano fosse fossero essendo stato stata stati state; avere: ho hai ha abbiamo avete hanno avevo avevi aveva
 avevamo avevano ebbi ebbe
 ebbero avrò avrai avrà avremo avranno avrei avrebbe avrebbero abbia abbiano avesse avessero avendo avuto avuta;
 dire: dico dici dice
 diciamo dite dicono dicevo diceva dicevamo dicevano dissi disse dissero dirò dirà diranno direi direbbe dica
 dicano dicesse dicendo detto
 detta detti dette; fare: faccio fai fa facciamo fate fanno facevo faceva facevano feci fece fecero farò farà
 faranno farebbe faccia
 facciano facesse facendo fatto fatta fatti fatte; andare: vado vai va andiamo andate vanno andavo andava andavano
 andò andarono andrò andrà
 andranno andrebbe vada vadano andasse andando andato andata andati andate; potere: posso puoi può possiamo potete
 possono potevo poteva
 potevano poté potrò potrà potranno potrebbe potrebbero possa possano potesse potendo potuto; volere: voglio
 vuoi vuole vogliamo volete
 vogliono volevo voleva volevano volle vollero vorrà vorranno vorrei vorrebbe vorrebbero voglia vogliano volesse
 volendo voluto; dovere:
 devo devi deve dobbiamo dovete devono dovevo doveva dovevano dovrà dovranno dovrebbe dovrebbero debba debbano
 dovesse dovendo dovuto dovuta;
 sapere: so sai sa sappiamo sapete sanno sapevo sapeva sapevano seppe seppero saprà saprebbe sappia sapendo
 saputo; vedere: vedo vedi vede
 vediamo vedete vedono vedevo vedeva vedevano vidi vide videro vedrà vedranno vedrebbe veda vedendo visto vista
 visti viste; venire: vengo
 vieni viene veniamo venite vengono venivo veniva venivano venne vennero verrà verranno verrebbe venga vengano
 venendo venuto venuta venuti;
 stare: sto stai sta stiamo state stanno stavo stava stavano stette starà staranno stia stando; dare: do dai dà
 diamo date danno davo dava
 davano diede diedero darà daranno dia dando dato data dati; prendere: prendo prendi prende prendiamo prendono
 prendeva prendevano prese
 presero prenderà prenda prendendo preso presa presi prese; mettere: metto metti mette mettiamo mettono metteva
 mise misero metterà metta
 mettendo messo messa messi; chiedere: chiedo chiedi chiede chiediamo chiedono chiedeva chiese chiesero chiederà
 chieda chiedendo chiesto
 chiesta; rispondere: rispondo risponde rispondono rispondeva rispose risposero risponderà rispondendo risposto;
 aggiungere: aggiungo aggiunge
 aggiungono aggiungeva aggiunse aggiunsero aggiungerà aggiungendo aggiunto; scrivere: scrivo scrive scrivono
 scriveva scrisse scrissero
 scriverà scrivendo scritto scritta; leggere: leggo legge leggono leggeva lesse leggerà leggendo letto; morire:
 muoio muore muoiono moriva
 morì morirono morirà morendo morto morta morti morte; finire: finisco finisce finiscono finiva finì finirono
 finirà finendo finito finita;
 capire: capisco capisci capisce capiscono capiva capì capirà capendo capito; sostenere: sostengo sostiene
 sostengono sosteneva sostenne
 sostennero sosterrà sostenendo sostenuto; ammettere: ammetto ammette ammettono ammetteva ammise ammisero
 ammettendo ammesso;
nascere: nasco nasce nascono nasceva nacque nacquero nascerà nascendo nato nata nati nate; vivere: vivo vive vivono
viveva
visse vissero vivrà vivendo vissuto; perdere: perdo perde perdono perdeva perse persero perderà perdendo perso persa;
vincere: vinco vince vincono vinceva vinse vinsero vincerà vincendo vinto vinta; decidere: decido decide decidono
decideva
decise decisero deciderà decidendo deciso decisa; uscire: esco esce escono usciva uscì uscirono uscirà uscendo uscito;
rimanere: rimango rimane rimangono rimaneva rimase rimasero rimarrà rimanendo rimasto; chiudere: chiudo chiude
chiudono
chiudeva chiuse chiusero chiuderà chiudendo chiuso chiusa; correre: corro corre corrono correva corse corsero correrà
correndo corso; bere: bevo beve bevono beveva bevve berrà bevendo bevuto; uccidere: uccide uccidono uccideva uccise
uccisero
ucciderà uccidendo ucciso uccisa; conoscere: conosco conosce conoscono conosceva conobbe conobbero conoscerà
conoscendo
conosciuto; produrre: produce producono produceva produsse produrrà producendo prodotto]],
  nouns = [[
uomo: uomini; donna: donne; casa: case; mese: mesi; anno: anni; giorno: giorni; paese: paesi; città: città;
persona: persone; bambino: bambini;
 ragazzo: ragazzi; ragazza: ragazze; amico: amici; amica: amiche; figlio: figli; figlia: figlie; legge: leggi;
 parte: parti; volta: volte;
 cosa: cose; parola: parole; guerra: guerre; forza: forze; mano: mani; dito: dita; braccio: braccia; uovo: uova;
 problema: problemi;
 sistema: sistemi; programma: programmi; partito: partiti; governo: governi; ministro: ministri; politico:
 politici; libro: libri; strada: strade;
 settimana: settimane; ora: ore; notte: notti; nome: nomi; padre: padri; madre: madri; fratello: fratelli; sorella:
 sorelle; dio: dei;
 soldato: soldati; cittadino: cittadini; milione: milioni; miliardo: miliardi; banca: banche; impresa: imprese;
 azienda: aziende; vittima: vittime; grande: grandi; importante: importanti; forte: forti; francese: francesi;
inglese: inglesi;
americano: americani; presidente: presidenti; elezione: elezioni; ospedale: ospedali; giornale: giornali; animale:
animali;
generale: generali; locale: locali; nazionale: nazionali; sociale: sociali]],
  ambiguous = [[
stato: stato essere stare; stati: stato essere stare; stata: essere stare; state: essere stare; era: essere era;
morte: morte morire; morti: morto morire;
 parte: parte partire; parti: parte partire; fatto: fare fatto; fatti: fatto fare; detto: dire; dei: di; degli: di;
 delle: di; della: di; del: di; gli: il;
 le: il; la: il; i: il; lo: il; una: uno; un: uno; l': il; un': uno; dell': di; nell': in; sull': su; all': a;
 dall': da; sono: essere; data: data dare;
 nuova: nuovo; nuovi: nuovo; nuove: nuovo; ora: ora; ore: ora; legge: legge leggere; voto: voto; voti: voto; conto:
 conto; ricordi: ricordo ricordare;
 prova: prova provare; sei: sei essere; leggi: legge leggere; porta: porta portare; lavoro: lavoro lavorare; sia:
 essere sia; prese: prendere; comando: comando comandare; tema: tema temere; gioco: gioco giocare; presenti:
 presente; attacco: attacco attaccare; attacchi: attacco; resto: resto restare; nota: nota notare; critica: critica
 criticare; territori: territorio; commenti: commento commentare]],
  base = [[
quando altrimenti oggi ieri poi lui lei noi voi chi quasi tutti crisi tesi analisi ipotesi sintesi
 dieci venti ogni fine presente
forse anche oltre mentre
prime dove come che se ne parigi londra napoli rimini brindisi alti italiani andrea luca nicola rossi bianchi verdi
berlusconi renzi monti conti]],
  plural = function(noun)
    if noun:find "[àèéìòù]$" or noun:find "i$" or noun:find "[^aeiou]$" then return noun end
    if noun:find "ista$" then return (noun:gsub("a$", "i")) end
    if noun:find "[cg]a$" then return (noun:gsub("a$", "he")) end
    if noun:find "a$" then return (noun:gsub("a$", "e")) end
    if noun:find "io$" then return (noun:gsub("o$", "")) end
    return (noun:gsub("[oe]$", "i"))
  end,
  rules = {
    { "zioni", "zione", 1 }, { "sioni", "sione", 1 }, { "tori", "tore", 2 }, { "menti", "mento", 2 }, { "isti",
    "ista", 2 },
    { "trici", "trice", 1 }, { "ismi", "ismo", 1 }, { "iche", "ica", 2 }, { "ghe", "ga", 2 }, { "enze", "enza", 1 },
    { "anze", "anza", 2 }, { "arono", "are", 2 }, { "ando", "are", 2 }, { "ava", "are", 2 }, { "avano", "are", 2 },
    { "avamo", "are", 2 }, { "irono", "ire", 2 }, { "irà", "ire", 2 }, { "iranno", "ire", 2 }, { "erebbe", "are",
    2 },
    { "eranno", "are", 2 }, { "izzò", "izzare", 1 }, { "izza", "izzare", 2 },
  },
}
