--- Lemmas and inflection: words of each language, the tables against themselves, the attribute
-- of tokens.
local gloss = require "gloss"
local message = require "spec.support.common".message

-- form=lemma; several lemmas with bars, in their order
local WORDS = {
  en = [[
says=say said=say saying=say Said=say SAYING=say makes=make making=make made=make hoping=hope hopping=hop
running=run ran=run studies=study studied=study studying=study visited=visit visiting=visit invited=invite cities=city
boxes=box houses=house buses=bus using=use focused=focus focusing=focus agreed=agree agreeing=agree changed=change
bringing=bring belonged=belong challenged=challenge merged=merge handled=handle handling=handle controlled=control
called=call calling=call cancelled=cancel canceled=cancel created=create creating=create treated=treat repeated=repeat
voted=vote noted=note marketed=market competed=compete executed=execute disputed=dispute contributed=contribute
shouted=shout decided=decide provided=provide avoided=avoid raided=raid invaded=invade loaded=load exploded=explode
included=include needed=need conceded=concede liked=like taking=take provoked=provoke looked=look thinking=think
named=name claimed=claim assumed=assume determined=determine explained=explain joined=join opened=open
mentioned=mention phoned=phone planned=plan remained=remain escaped=escape shaped=shape helped=help wiped=wipe
developed=develop stopped=stop worshipped=worship fired=fire required=require offered=offer shared=share
prepared=prepare appeared=appear stored=store explored=explore monitored=monitor measured=measure occurred=occur
interfered=interfere closed=close caused=cause raised=raise promised=promise discussed=discuss processed=process
realized=realize organized=organize seized=seize forced=force reduced=reduce managed=manage begged=beg
believed=believe argued=argue continued=continue died=die dying=die lying=lie played=play echoed=echo tried=try
carried=carry wolves=wolf knives=knife children=child men=man policemen=policeman series=series species=species
movies=movie ties=tie heroes=hero shoes=shoe analyses=analysis|analyse crises=crisis news=news politics=politics
always=always
this=this was=be is=be been=be had=have does=do|doe went=go bigger=big happiest=happy larger=large leader=leader
mothers=mother officials=official countries=country boys=boy businesses=business classes=class churches=church
crashes=crash judges=judge taxes=tax sizes=size prizes=prize tomatoes=tomato photos=photo gases=gas viruses=virus
campuses=campus statuses=status matches=match headaches=headache during=during morning=morning nothing=nothing
kings=king bed=bed hundreds=hundred proceeds=proceed succeeded=succeed fled=flee fed=feed led=lead won=win
thought=think|thought taught=teach caught=catch bought=buy brought=bring sought=seek admitted=admit committed=commit
referred=refer preferred=prefer permitted=permit submitted=submit regretted=regret traveled=travel travelled=travel
tasted=taste lasted=last wasted=waste blasted=blast hated=hate debated=debate stated=state dated=date located=locate
waited=wait seated=seat ate=eat heated=heat formatted=format charged=charge urged=urge emerged=emerge plunged=plunge
exchanged=exchange arranged=arrange prolonged=prolong solved=solve resolves=resolve valves=valve shelves=shelf|shelve
gives=give owed=owe skiing=ski sitting=sit hitting=hit getting=get putting=put letting=let cutting=cut adding=add
killed=kill pulled=pull smiled=smile piled=pile failed=fail ruled=rule scheduled=schedule fueled=fuel timed=time
aimed=aim welcomed=welcome resumed=resume dreamed=dream informed=inform combined=combine declined=decline
imagined=imagine tuned=tune ruined=ruin trained=train learned=learn governed=govern threatened=threaten
wanted=want started=start accepted=accept existed=exist arrested=arrest boosted=boost predicted=predict edited=edit
benefited=benefit credited=credit exhibited=exhibit prohibited=prohibit solicited=solicit cited=cite ignited=ignite
critics=critic women=woman feet=foot criteria=criterion these=this me=i them=they n't=not 're=be
saw=see|saw left=leave|left found=find|found building=build|building lives=life|live leaves=leave|leaf
best=good|well|best rose=rise|rose x=x 2014=2014 ...=...
undocumented=undocumented unnamed=unnamed unveiled=unveil uncovered=uncover ourselves=ourselves diabetes=diabetes
surveyed=survey conveying=convey keyed=key belies=belie underlying=underlying|underlie marshalled=marshal
parcelling=parcel
yelled=yell chinned=chin underpinned=underpin abutted=abut overran=overrun underwrote=underwrite foretold=foretell
fulfilled=fulfill|fulfil debuted=debut superseded=supersede extradited=extradite seething=seethe eked=eke
rabbis=rabbi taxis=taxi tsunamis=tsunami israelis=israeli nazis=nazi pakistanis=pakistani skis=ski axis=axis
spectra=spectrum millennia=millennium genera=genus cortices=cortex dialyses=dialysis hypotheses=hypothesis
emptier=empty bloodiest=bloody freest=free trickier=tricky unhappiest=unhappy specimen=specimen unsecured=unsecured
hotbed=hotbed upswing=upswing photos=photo dwelled=dwell wrought=work sunken=sink resent=resent|resend
neighboring=neighbor zoning=zone eyed=eye pivoted=pivot uprising=uprising bloodshed=bloodshed]],
  de = [[
sagte=sagen gesagt=sagen sagst=sagen erklärte=erklären erklärt=erklären ist=sein war=sein Wahlen=wahl
Regierungen=regierung
kritisierte=kritisieren kritisiert=kritisieren gesprochen=sprechen spricht=sprechen Häuser=haus arbeitete=arbeiten
gearbeitet=arbeiten
bestätigt=bestätigen betont=betonen Straße=straße Straßen=straße Möglichkeiten=möglichkeit
meinen=meinen|mein weiß=wissen|weiß gezwungen=zwingen leisten=leisten reisten=reisen]],
  es = [[
dijo=decir dijeron=decir dicen=decir afirmó=afirmar elecciones=elección ciudades=ciudad casas=casa fueron=ser|ir
hablando=hablar
cuando=cuando millones=millón lugares=lugar libertades=libertad niveles=nivel redes=red españoles=español miles=mil
nació=nacer conoció=conocer construyó=construir convirtió=convertir siguió=seguir cayó=caer apoyó=apoyar
cambió=cambiar
entendió=entender prometió=prometer jardines=jardín capitanes=capitán planes=plan carnes=carne tema=tema|temer
anunció=anunciar aprobaron=aprobar veces=vez crisis=crisis señalaba=señalar comieron=comer viviendo=vivir
autorizaron=autorizar duerme=dormir leyó=leer trajo=traer produjo=producir conozco=conocer abierto=abrir
escrito=escribir luces=luz propuesta=propuesta|proponer juega=jugar incluyó=incluir mantuvo=mantener]],
  fr = [[
dit=dire affirmé=affirmer déclara=déclarer annonçait=annoncer sont=être journaux=journal
gouvernements=gouvernement
travaux=travail parlaient=parler maisons=maison pays=pays finissent=finir répondu=répondre mangeait=manger a=avoir
suis=être|suivre explique=expliquer châteaux=château
plusieurs=plusieurs héros=héros univers=univers apparaissent=apparaître comprenait=comprendre
critiques=critique|critiquer vend=vendre né=naître boit=boire appelle=appeler achète=acheter jette=jeter
enverra=envoyer belles=beau grandes=grand heureuse=heureux comprit=comprendre devient=devenir]],
  it = [[
disse=dire detto=dire affermò=affermare elezioni=elezione pagherà=pagare sono=essere donne=donna
parlarono=parlare cominciò=cominciare
città=città spiegava=spiegare comincerà=cominciare stato=stato|essere|stare nato=nascere vinse=vincere
uccise=uccidere giornali=giornale grandi=grande]],
  pt = [[
disse=dizer disseram=dizer afirmou=afirmar eleições=eleição foram=ser|ir cidades=cidade falando=falar
países=país animais=animal
partiu=partir anunciou=anunciar traz=trazer leu=ler conseguiu=conseguir parte=parte|partir perde=perder]],
}

describe("the lemma", function()
  for lang, list in pairs(WORDS) do
    it("of words, " .. lang, function()
      local n = 0
      for form, lemmas in list:gmatch "(%S-)=(%S+)" do
        local got, why = gloss.lemmas(form, { lang = lang, explain = true })
        assert.equal(lemmas, table.concat(got, "|"), form .. " (" .. why .. ")")
        assert.equal(got[1], gloss.lemma(form, { lang = lang }))
        n = n + 1
      end
      assert.is_true(n >= 10)
    end)

    it("of each form that is made leads back, " .. lang, function()
      local tables = require("gloss.lang.lemma_" .. lang)
      local forms, _, settled = tables.tables()
      local n, lost, lemmas = 0, {}, {}
      for form, all in pairs(forms) do
        for _, lemma in ipairs(all) do
          if form ~= lemma and not settled[form] then lemmas[lemma] = true end
        end
      end
      for lemma in pairs(lemmas) do
        if forms[lemma] and not settled[lemma] then
          for _, form in ipairs(tables.inflect(lemma)) do
            local back = settled[form]
            for _, l in ipairs(gloss.lemmas(form, { lang = lang })) do back = back or l == lemma end
            n = n + 1
            if not back then lost[#lost + 1] = lemma .. " " .. form end
          end
        end
      end
      table.sort(lost)
      assert.same({}, lost)
      assert.is_true(n > 500)
    end)

    it("has tables that hold, " .. lang, function()
      local forms, rules = require("gloss.lang.lemma_" .. lang).tables()
      for form, lemmas in pairs(forms) do
        assert.is_true(#lemmas >= 1 and #lemmas <= 8, form)
        assert.equal(gloss.lemma(form, { lang = lang }), lemmas[1])
      end
      local seen = {}
      for _, rule in ipairs(rules) do
        assert.is_nil(seen[rule[1]], rule[1])
        seen[rule[1]] = true
      end
    end)
  end

  it("is explained", function()
    assert.same({ "say", "listed" }, { gloss.lemma("said", { lang = "en", explain = true }) })
    assert.same({ "city", "-ies -> -y" }, { gloss.lemma("cities", { explain = true }) })
    assert.same({ "table", "no rule" }, { gloss.lemma("table", { explain = true }) })
  end)

  it("of any bytes is a string", function()
    for _, word in ipairs{ "", "\0", "\xFF", "a\xFFs", "'", "’s", "ß", "ẞ", "İ", "ŉ" } do
      assert.is_string(gloss.lemma(word))
    end
    for _, word in ipairs{ "", "3", "!!", "\0" } do -- no letters, no forms
      assert.same({ word }, gloss.inflect(word))
      assert.same({ word }, gloss.inflect(word, { lang = "fr", part = "verb" }))
    end
    assert.equal("be", gloss.lemma "’s")
    assert.equal("groß", gloss.lemma("GROẞ", { lang = "de" }))
  end)

  it("of long words is the word in small letters, at the limit too", function()
    for n = 46, 50 do
      local stem = ("x"):rep(n - 4) .. "a"
      local lemma = gloss.lemma(stem:upper() .. "ING")
      assert.equal(n <= 48 and stem or stem .. "ing", lemma)
    end
    assert.equal(("é"):rep(30), gloss.lemma(("É"):rep(30)))
  end)

  it("wants a word and a language that there is", function()
    assert.equal("word: string expected, got number", message(gloss.lemma, 3))
    assert.equal("lang: no lemmas for 'ru' (known: de, en, es, fr, it, pt)",
      message(gloss.lemma, "a", { lang = "ru" }))
    assert.truthy(message(gloss.lemmas, "a", { x = 1 }):find("unknown option 'x'", 1, true))
    assert.truthy(message(gloss.inflect, "a", { part = "x" }):find("part: unknown word 'x'", 1, true))
    assert.equal("say", gloss.lemma("said", { lang = gloss.language "en" }))
  end)
end)

describe("the forms", function()
  for _, row in ipairs{
    { "say", "say says said saying" }, { "child", "child children" }, { "walk", "walk walks walked walking" },
    { "be", "be am is are was were been being" }, { "have", "have has had having" }, { "go",
    "go goes went gone going" },
    { "big", "big bigger biggest" }, { "happy", "happy happier happiest" }, { "good", "good better best" },
    { "admit", "admit admits admitted admitting" }, { "visit", "visit visits visited visiting" },
    { "stop", "stop stops stopped stopping" }, { "quit", "quit quits quitting" }, { "die",
    "die dies died dying dice" },
    { "city", "city cities", "noun" }, { "box", "box boxes", "noun" }, { "try", "try tries tried trying" },
    { "photo", "photo photos", "noun" }, { "hero", "hero heroes", "noun" }, { "quiz", "quiz quizzes", "noun" },
    { "stadium", "stadium stadiums stadia" }, { "dialysis", "dialysis dialyses", "noun" }, { "sheep", "sheep" },
    { "overlap", "overlap overlaps overlapped overlapping" }, { "cancel", "cancel cancels canceled canceling" },
    { "convey", "convey conveys conveyed conveying" }, { "belie", "belie belies belied belying" },
    { "whiz", "whiz whizzes whizzed whizzing" }, { "gas", "gas gases gassed gassing" },
    { "can", "can could" }, { "agree", "agree agrees agreed agreeing" }, { "panic",
    "panic panics panicked panicking" },
  } do
    it("of " .. row[1], function()
      assert.equal(row[2], table.concat(gloss.inflect(row[1], { part = row[3] }), " "))
    end)
  end

  it("of other languages", function()
    assert.equal("elección elecciones", table.concat(gloss.inflect("elección", { lang = "es" }), " "))
    assert.equal("journal journaux", table.concat(gloss.inflect("journal", { lang = "fr" }), " "))
    local forms = {}
    for _, form in ipairs(gloss.inflect("afirmar", { lang = "pt" })) do forms[form] = true end
    assert.is_true(forms.afirmou and forms.afirmam and forms.afirmado)
  end)
end)

describe("the attribute lemma", function()
  local doc = gloss.doc "The Officials said they were leaving."

  it("is a field of tokens", function()
    assert.same({ "the", "official", "say", "they", "be", "leave", "." }, doc.tokens:values "lemma")
    assert.equal("say", doc.tokens[3].lemma)
  end)

  it("is one of Attributes", function()
    local a = gloss.attributes(doc.tokens)
    assert.equal("said", tostring(a:where{ lemma = "say" }[1]))
    assert.equal(2, #a:where{ lemma = { "say", "leave" } })
    assert.equal(1, a:count "lemma".be)
    assert.equal(1, a:count{ lemma = "be" })
    local ids, n = a:ids "lemma"
    assert.same({ 7, 7, "official" }, { #ids, n, a:text(2, "lemma") })
    assert.equal(1, gloss.ngrams(doc.tokens, 2, { by = "lemma" }):count("be", "leave"))
  end)

  it("is any of a word's, as in patterns", function()
    local text = "The leaves left, he leaves and saw " .. ("Y"):rep(60) .. " left leaves"
    local d = gloss.doc(text)
    local a = gloss.attributes(d.tokens)
    local function same(condition)
      local pattern = gloss.token.lemma(type(condition) == "function" and "leaf" or condition)
      local found = a:where{ lemma = condition }
      assert.equal(table.concat(pattern:find(d, { matches = "all" }):values(), " "),
        table.concat(found:values(), " "))
      return #found
    end
    assert.equal(3, same "leaf")
    assert.equal(5, same "leave")
    assert.equal(6, same{ "left", "leaf", "see", "saw" })
    assert.equal(1, same(("y"):rep(60)))
    local asked = {}
    assert.equal(3, same(function(lemma)
      assert.is_nil(asked[lemma], lemma)
      asked[lemma] = true
      return lemma == "leaf"
    end))
    assert.is_true(asked.leave and asked.leaf and asked.left and asked.the)
    assert.has_error(function() a:where{ lemma = function() error("no", 0) end } end, "no")
  end)

  it("is of the doc's language, or the word", function()
    assert.equal("decir", gloss.doc("Dijo", { lang = "es" }).tokens[1].lemma)
    assert.equal("слова", gloss.doc("Слова", { lang = "ru" }).tokens[1].lemma)
    assert.equal(("x"):rep(60), gloss.doc(("X"):rep(60)).tokens[1].lemma)
  end)

  it("is the same by columns and by token", function()
    local text = table.concat{ WORDS.en:gsub("=%S+", ""), " Été ", ("Y"):rep(47), "s ", ("Y"):rep(48), "s" }
    local tokens = gloss.doc(text).tokens
    local a = gloss.attributes(tokens)
    local ids = a:ids "lemma"
    for i = 1, #tokens do assert.equal(tokens[i].lemma, a:text(ids[i], "lemma")) end
  end)
end)
