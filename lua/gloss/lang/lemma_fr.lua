--- French: the commonest verbs by class, irregular ones, plurals, and the endings of verbs
-- that are not listed.

-- before a and o: manger, mangeait; annoncer, annonçait
local function join(stem, ending)
  if ending:find "^[ao]" or ending:find "^â" then
    if stem:find "g$" then return stem .. "e" .. ending end
    if stem:find "c$" then return stem:sub(1, -2) .. "ç" .. ending end
  end
  return stem .. ending
end

return require "gloss.paradigm".language{
  join = join,
  classes = {
    { "er", "e es ons ez ent ai as a âmes âtes èrent ais ait ions iez aient erai eras era erons erez eront erais"
      .. " erait erions eriez eraient asse ât assent ant é ée és ées" },
    { "ir", "is it issons issez issent îmes îtes irent issais issait issions issiez issaient irai iras ira irons"
      .. " irez iront irais irait irions iriez iraient isse issant i ie ies" },
    { "re", "s ons ez ent is it îmes îtes irent ais ait ions iez aient rai ras ra rons rez ront rais rait rions"
      .. " riez raient e es ant u ue us ues" },
  },
  is_verb = function(word) return word:find "er$" ~= nil end,
  verbs = [[
parler affirmer déclarer ajouter expliquer annoncer indiquer préciser souligner assurer estimer raconter demander
rappeler
confirmer critiquer dénoncer commenter noter insister considérer accuser avancer
donner passer penser arriver rester trouver laisser porter regarder aimer travailler jouer entrer montrer tomber
commencer
continuer changer manger créer gagner acheter aider utiliser tuer présenter terminer préparer accepter réaliser
participer
voter approuver attaquer éviter payer chercher appeler compter essayer occuper décider exister marcher parvenir
finir choisir réussir agir réagir réunir fournir subir remplir établir grandir
répondre attendre entendre vendre perdre rendre descendre défendre
espérer préférer révéler célébrer lever mener emmener employer]],
  further = [[
répondre: répond; attendre: attend; entendre: entend; vendre: vend; perdre: perd; rendre: rend; descendre: descend;
défendre: défend; appeler: appelle appelles appellent appellera appelleront; rappeler: rappelle rappelles rappellent
rappellera; acheter: achète achètes achètent achètera; espérer: espère espèrent espèrera; préférer: préfère préfèrent;
révéler: révèle révèlent; célébrer: célèbre célèbrent; considérer: considère considèrent; lever: lève lèvent lèvera;
mener: mène mènent mènera; emmener: emmène emmènent; employer: emploie emploient emploiera; essayer: essaie essaient
essaiera; payer: paie paient paiera]],
  irregular = [[
être: suis es est sommes êtes sont étais était étions étiez étaient fus fut fûmes furent serai seras sera
serons serez seront serais
 serait serions seraient sois soit soyons soyez soient fût étant été; avoir: ai as a avons avez ont avais avait
 avions aviez avaient
 eus eut eurent aurai auras aura aurons aurez auront aurais aurait aurions auraient aie aies ait ayons ayez aient
 eût ayant eu eue eus
 eues; dire: dis dit disons dites disent disais disait disions disaient dit dirent dirai dira dirons diront dirais
 dirait diraient dise
 disant dite dits dites; faire: fais fait faisons faites font faisais faisait faisaient fit firent ferai fera
 ferons feront ferais
 ferait feraient fasse fassent faisant faite faits faites; aller: vais vas va allons allez vont allais allait
 allaient alla allèrent irai
 ira irons iront irais irait iraient aille aillent allant allé allée allés allées; pouvoir: peux peut pouvons
 pouvez peuvent pouvais
 pouvait pouvaient put purent pourrai pourra pourront pourrais pourrait pourraient puisse puissent pouvant pu;
 vouloir: veux veut
 voulons voulez veulent voulais voulait voulaient voulut voudra voudrait voudraient veuille voulant voulu voulue;
 devoir: dois doit
 devons devez doivent devais devait devaient dut durent devra devront devrait devraient doive doivent devant dû
 due; savoir: sais sait
 savons savez savent savais savait savaient sut saura sauront saurait sache sachent sachant su; voir: vois voit
 voyons voyez voient
 voyais voyait voyaient vit virent verra verront verrait voie voyant vu vue vus vues; venir: viens vient venons
 venez viennent venais
 venait venaient vint vinrent viendra viendront viendrait vienne viennent venant venu venue venus venues; prendre:
 prends prend prenons
 prenez prennent prenais prenait prenaient prit prirent prendra prendront prendrait prenne prenant pris prise
 prises; mettre: mets met
 mettons mettez mettent mettait mettaient mit mirent mettra mettront mettrait mette mettant mis mise mises; tenir:
 tiens tient tenons
 tiennent tenait tenaient tint tiendra tienne tenant tenu tenue tenus; croire: crois croit croyons croient croyait
 croyaient crut croira
 croie croyant cru; écrire: écris écrit écrivons écrivent écrivait écrivaient écrivit écrira écrivant
 écrite écrits écrites; partir: pars
 part partons partez partent partait partaient partit partirent partira parte partant parti partie partis parties;
 sortir: sors sort
 sortons sortent sortait sortit sortira sortant sorti sortie; mourir: meurs meurt mourons meurent mourait mourut
 moururent mourra mort
 morte morts mortes mourant; recevoir: reçois reçoit recevons reçoivent recevait reçut recevra reçu reçue;
 connaître: connais connaît
 connaissons connaissent connaissait connut connaîtra connu connue; ouvrir: ouvre ouvrent ouvrait ouvrit ouvrira
 ouvrant ouvert ouverte
 ouverts; lire: lis lit lisons lisent lisait lut lira lisant lu; vivre: vis vit vivons vivent vivait vécut vivra
 vivant vécu; suivre: suit
 suivent suivait suivit suivra suivant suivi; reconnaître: reconnais reconnaît reconnaissent reconnaissait
 reconnut reconnu reconnue;
 permettre: permet permettent permettait permit permettra permettant permis permise; soutenir: soutient soutiennent
 soutenait soutint
 soutiendra soutenant soutenu; falloir: faut fallait fallut faudra faudrait faille fallu; naître: nais naît
naissent naissait naquit naquirent naîtra naissant né née nés nées;
boire: bois boit buvons boivent buvait but boira boive buvant bu bue; jeter: jette jettes jettent jetait jetaient jeta
jetèrent jettera jetant jeté jetée jetés; envoyer: envoie envoies envoient envoyons envoyait envoyaient envoya
envoyèrent
enverra enverront enverrait envoyant envoyé envoyée envoyés; courir: cours court courent courait courut courra courant
couru; conduire: conduit conduisent conduisait conduisit conduira conduisant conduite; produire: produit produisent
produisait produisit produira produisant produite produits; construire: construit construisent construisait
construisit
construira construisant construite; détruire: détruit détruisent détruisait détruisit détruira détruisant détruite;
craindre: crains craint craignent craignait craignit craindra craignant; atteindre: atteint atteignent atteignait
atteignit
atteindra atteignant atteinte; rejoindre: rejoint rejoignent rejoignait rejoignit rejoindra rejoignant; apprendre:
apprend
apprennent apprenait apprit apprirent apprendra apprenant appris apprise; comprendre: comprend comprennent comprenait
comprit comprendra comprenant compris comprise; promettre: promet promettent promettait promit promettra promettant
promis
promise; obtenir: obtient obtiennent obtenait obtint obtinrent obtiendra obtenant obtenu obtenue; devenir: devient
deviennent devenait devint devinrent deviendra devenant devenu devenue; servir: sert servent servait servit servira
servant
servi; sentir: sent sentent sentait sentit sentira sentant senti; dormir: dort dorment dormait dormit dormira dormant
dormi; battre: bat battent battait battit battra battant battu battue; valoir: vaut valent valait valut vaudra
valant]],
  nouns = [[
œil: yeux; travail: travaux; bijou: bijoux; genou: genoux; ciel: cieux; madame: mesdames; monsieur:
 messieurs; journal: journaux; animal: animaux; feu: feux; jeu: jeux; lieu: lieux; vœu: vœux; neveu:
 neveux; enjeu: enjeux; aveu: aveux; vieux: vieux; prix: prix; voix: voix; choix: choix; paix: paix;
 croix: croix; deux: deux; époux: époux; beau: belle beaux belles; grand: grande grands grandes; petit: petite
petits petites; haut:
haute hauts hautes; fort: forte forts fortes; premier: première premiers premières; dernier: dernière derniers
dernières;
ancien: ancienne anciens anciennes; heureux: heureuse heureuses; dangereux: dangereuse dangereuses; nombreux:
nombreuse
nombreuses; sérieux: sérieuse sérieuses; actif: active actifs actives; neuf: neuve neufs neuves; blanc: blanche blancs
blanches; long: longue longs longues; seul: seule seuls seules; tout: toute tous toutes; mauvais: mauvaise
mauvaises]],
  ambiguous = [[
suis: être suivre; est: être est; été: être été; fait: faire fait; faits: fait faire; as: avoir; vit: vivre
voir; mort: mort mourir;
 morts: mort mourir; partie: partie partir; parties: partie partir; part: part partir; vu: voir; devant: devant
 devoir; pris: prendre;
 mis: mettre; la: le; les: le; l': le; des: un de; une: un; du: de; aux: à; au: à; ces: ce; cette: ce; cet: ce;
 d': de; c': ce; qu': que; n': ne; s': se; j': je;
 porte: porte porter; montre: montrer montre; marche: marche marcher; mesdames: madame; demande: demande demander;
 reste: reste rester;
 aide: aide aider; vote: vote voter; note: note noter; attaque: attaque attaquer; cours: cours; nouvelle: nouveau
 nouvelle;
 nouvelles: nouveau nouvelle; nouveaux: nouveau; bonne: bon; bonnes: bon; entre: entre; compte: compte compter;
 vue: vue voir; livres: livre; pays: pays; critique: critique critiquer; critiques: critique critiquer;
 sortie: sortie sortir; annonce: annonce annoncer; lesquels: lequel; lesquelles: lequel; diverses: divers;
 grosses: gros]],
  base = [[
plusieurs mars divers travers envers auprès héros gros printemps univers poids repos gens
pays cours temps corps fois bras gaz nez propos discours secours concours parcours recours progrès procès succès
accès décès
congrès accord dans sans plus moins très mais pas vers puis depuis après alors toujours jamais ailleurs dès
près sous
nous vous ils elles leurs nos vos mes tes ses trois six dix hors lors jours virus campus bus refus tissus avis permis
français anglais paris londres nicolas jacques georges charles thomas louis françois états-unis bruxelles sous-bois
hier premier dernier particulier janvier février quartier papier métier chantier dossier ouvrier policier financier
mer hiver cher fier fer enfer amer cancer super leader]],
  plural = function(noun)
    if noun:find "[sxz]$" then return noun end
    if noun:find "al$" then return (noun:gsub("al$", "aux")) end
    if noun:find "eau$" then return noun .. "x" end
    return noun .. "s"
  end,
  rules = {
    { "eaux", "eau", 1 }, { "aux", "al", 2 }, { "s", "", 3 }, { "ss", "ss" }, { "us", "us" }, { "is", "is" }, {
    "ais", "ais" },
    { "ois", "ois" }, { "eurs", "eur", 1 }, { "ies", "ie", 2 }, { "tés", "té", 1 }, { "èrent", "er", 2 }, {
    "eront", "er", 2 },
    { "erait", "er", 2 }, { "eraient", "er", 2 }, { "ait", "er", 3 }, { "aient", "er", 3 }, { "issait", "ir", 2 },
    { "issaient", "ir", 2 }, { "issent", "ir", 2 }, { "issant", "ir", 2 }, { "çait", "cer", 1 }, { "çaient",
    "cer", 1 },
    { "geait", "ger", 1 }, { "geaient", "ger", 1 }, { "parfait", "parfait" }, { "souhait", "souhait" },
    { "prenait", "prendre" }, { "prenaient", "prendre" }, { "prennent", "prendre" }, { "prenant", "prendre" },
    { "araissent", "araître", 1 }, { "araissait", "araître", 1 }, { "araissaient", "araître", 1 },
    { "onnaissent", "onnaître" }, { "onnaissait", "onnaître" }, { "onnaissaient", "onnaître" },
  },
}
