--- English inflection. Irregular words are listed; regular ones follow from spelling.
-- A word's forms are made by `inflect`; back from a form leads the list of all forms made
-- of the words named here, and for all others the rule of the longest suffix.
local M = {}

-- A verb, its past tense and participle (others behind them are further ones). What
-- adds -s and -ing is made.
M.verbs = [[
abide abode; arise arose arisen; awake awoke awoken; babysit babysat; be was were been am is are being;
bear bore borne born; beat beat beaten; become became become; befall befell befallen; beget begot
begotten; begin began begun; behold beheld; bend bent; bet bet; bid bid bade bidden; bind bound; bite bit
bitten; bleed bled; blow blew blown; break broke broken; breed bred; bring brought; broadcast broadcast;
build built; burn burnt burned; burst burst; buy bought; cast cast; catch caught; choose chose chosen; cling clung;
come came come; cost cost; creep crept; cut cut; deal dealt; dig dug; do did done does; draw drew drawn; dream
dreamt dreamed; drink drank drunk; drive drove driven; dwell dwelt dwelled; eat ate eaten; fall fell fallen; feed fed;
feel felt; fight fought; find found; flee fled; fling flung; fly flew flown; forbid forbade forbidden;
forecast forecast; foresee foresaw foreseen; forget forgot forgotten; forgive forgave forgiven; forgo
forwent forgone; forsake forsook forsaken; freeze froze frozen; get got gotten; give gave given; go went
gone; grind ground; grow grew grown; hang hung hanged; have had has; hear heard; hide hid hidden; hit hit; hold
held; hurt hurt; input input; keep kept; kneel knelt kneeled; know knew known; lay laid; lead led; lean leant
leaned; leap leapt leaped; learn learnt learned; leave left; lend lent; let let; lie lay lain lied lying; light lit
lighted; lose lost; make made; mean meant; meet met; mislead misled; mistake mistook mistaken;
misunderstand misunderstood; mow mowed mown; offset offset; outdo outdid outdone; overcome overcame overcome;
overhear overheard; override overrode overridden; oversee oversaw overseen; overtake overtook overtaken;
overthrow overthrew overthrown; partake partook partaken; pay paid; plead pled pleaded; prove proved
proven; put put; quit quit; read read; rebuild rebuilt; redo redid redone; repay repaid; reset reset; rethink
rethought; rewrite rewrote rewritten; rid rid; ride rode ridden; ring rang rung; rise rose risen; run ran run;
saw sawed sawn; say said; see saw seen; seek sought; sell sold; send sent; set set; sew sewed sewn; shake
shook shaken; shave shaved shaven; shed shed; shine shone shined; shoot shot; show showed shown; shrink
shrank shrunk shrunken; shut shut; sing sang sung; sink sank sunk sunken; sit sat; slay slew slain; sleep slept;
slide slid;
sling slung; slit slit; smell smelt smelled; sneak snuck sneaked; sow sowed sown; speak spoke spoken; speed sped
speeded; spell spelt spelled; spend spent; spill spilt spilled; spin spun; spit spat; split split; spoil spoilt
spoiled; spread spread; spring sprang sprung; stand stood; steal stole stolen; stick stuck; sting stung;
stink stank stunk; stride strode stridden; strike struck stricken; string strung; strive strove striven; swear
swore sworn; sweep swept; swell swelled swollen; swim swam swum; swing swung; take took taken; teach taught;
tear tore torn; tell told; think thought; thrive thrived throve; throw threw thrown; thrust thrust; tread trod
trodden; undercut undercut; undergo underwent undergone; understand understood; undertake undertook
undertaken; undo undid undone; unwind unwound; uphold upheld; upset upset; wake woke woken; wear wore worn;
weave wove woven; weep wept; wet wet wetted; win won; wind wound; withdraw withdrew withdrawn; withhold
withheld; withstand withstood; wring wrung; write wrote written; die died dying; tie tied tying; vie vied vying;
untie untied untying; dye dyed dyeing; singe singed singeing; see saw seen; panic panicked panicking;
mimic mimicked mimicking; picnic picnicked picnicking; traffic trafficked trafficking; ski skied skiing;
echo echoed echoing; veto vetoed vetoing; agree agreed agreeing; free freed freeing; guarantee guaranteed
guaranteeing; decree decreed decreeing; referee refereed refereeing; disagree disagreed disagreeing; flee fled
fleeing; oversee oversaw overseen overseeing; refer referred referring; can could; may might; shall should; will
would;
backslide backslid; beseech besought beseeched; beset beset; bespeak bespoke bespoken; bestride bestrode bestridden;
bethink bethought; browbeat browbeat browbeaten; chide chided chid chidden; cleave cleft cloven cleaved;
crossbreed crossbred; floodlight floodlit floodlighted; forbear forbore forborne; forego forewent foregone;
foreknow foreknew foreknown; forerun foreran; foretell foretold; forswear forswore forsworn; gainsay gainsaid;
ghostwrite ghostwrote ghostwritten; gild gilt gilded; gird girt girded; gnaw gnawed gnawn; heave heaved hove;
hew hewed hewn; inlay inlaid; interweave interwove interwoven; mishear misheard; mislay mislaid; misread misread;
misspeak misspoke misspoken; misspell misspelt misspelled; misspend misspent; outbid outbid; outfight outfought;
outgrow outgrew outgrown; outrun outran; outsell outsold; outshine outshone; outspend outspent; overdo overdid
overdone; overdraw overdrew overdrawn; overdrive overdrove overdriven; overeat overate overeaten; overfly overflew
overflown; overhang overhung; overlay overlaid; overpay overpaid; overrun overran; overshoot overshot; oversleep
overslept; overspend overspent; overwrite overwrote overwritten; proofread proofread; reread reread; regrow regrew
regrown; remake remade; rend rent; rerun reran; resell resold; resend resent; retake retook retaken; retell retold;
rewind rewound; rive rived riven; shear sheared shorn; slink slunk; smite smote smitten; spotlight spotlit
spotlighted;
strew strewed strewn; unbend unbent; unbind unbound; underlie underlay underlain underlying; underpay underpaid;
undersell undersold; underwrite underwrote underwritten; unlearn unlearnt unlearned; unteach untaught; waylay waylaid;
belie belied belying; taxi taxied taxiing; bivouac bivouacked bivouacking; frolic frolicked frolicking; stymie stymied
stymieing; retie retied retying; output output outputted; outdraw outdrew outdrawn;
abut abutted
]]

-- a noun and its plural
M.nouns = [[
man men; woman women; child children; person people; foot feet; tooth teeth; goose geese; mouse mice;
louse lice; ox oxen; wife wives; knife knives; life lives; leaf leaves; loaf loaves; half halves; calf
calves; elf elves; self selves; shelf shelves; thief thieves; wolf wolves; scarf scarves scarfs; wharf wharves
wharfs; hoof
hooves; sheaf sheaves; midwife midwives; housewife housewives; analysis analyses; basis bases; crisis crises;
thesis theses; hypothesis hypotheses; diagnosis diagnoses; emphasis emphases; oasis oases; axis axes; parenthesis
parentheses; synthesis syntheses; ellipsis ellipses; neurosis neuroses; prognosis prognoses; psychosis psychoses;
phenomenon phenomena; criterion criteria; bacterium bacteria; medium media; datum data; stratum strata;
curriculum curriculums curricula; memorandum memorandums memoranda; referendum referendums referenda; addendum
addenda; erratum errata; alumnus alumni;
nucleus nuclei; stimulus stimuli; fungus fungi funguses; cactus cactuses cacti; radius radii; syllabus syllabuses
syllabi; focus focuses foci; locus loci;
larva larvae; alga algae; vertebra vertebrae; formula formulas formulae; antenna antennas antennae; nebula nebulas
nebulae; appendix appendixes appendices; index indexes indices; matrix matrices; vertex vertices; vortex vortexes
vortices; codex codices; quiz quizzes;
die dice; penny pennies pence; brother brothers brethren; passerby passersby; bureau bureaus bureaux; plateau
plateaus plateaux; chateau chateaus chateaux; beau beaus beaux; gentleman gentlemen; spokesman spokesmen; spokeswoman
spokeswomen; businessman
businessmen; businesswoman businesswomen; chairman chairmen; policeman policemen; policewoman policewomen;
congressman congressmen; congresswoman congresswomen; gunman gunmen; fireman firemen; fisherman fishermen;
salesman salesmen; serviceman servicemen; servicewoman servicewomen; militiaman militiamen; cameraman
cameramen; craftsman craftsmen; workman workmen; freshman freshmen; layman laymen; statesman statesmen;
sportsman sportsmen; horseman horsemen; alderman aldermen; councilman councilmen; assemblyman assemblymen;
clergyman clergymen; countryman countrymen; doorman doormen; foreman foremen; nobleman noblemen; tribesman
tribesmen; frenchman frenchmen; englishman englishmen; irishman irishmen; dutchman dutchmen; welshman welshmen;
grandchild grandchildren; stepchild stepchildren; schoolchild schoolchildren; salesperson salespeople;
spokesperson spokespeople; businessperson businesspeople; dormouse dormice; eyetooth eyeteeth;
dwarf dwarfs dwarves; turf turfs turves; fishwife fishwives; manservant menservants; airman airmen; guardsman
guardsmen;
antithesis antitheses; nemesis nemeses; catharsis catharses; metastasis metastases; genesis geneses; paralysis
paralyses;
serum sera; spectrum spectra; maximum maxima; minimum minima; optimum optima; momentum momenta; quantum quanta;
millennium millennia; symposium symposiums symposia; stadium stadiums stadia; auditorium auditoriums auditoria;
aquarium aquariums aquaria; gymnasium gymnasiums gymnasia;
continuum continua; equilibrium equilibria; septum septa; phylum phyla; ovum ova; cilium cilia; dictum dicta;
sanatorium sanatoriums sanatoria; emporium emporiums emporia; compendium compendiums compendia; consortium consortia;
moratorium moratoriums moratoria; mausoleum mausoleums mausolea; ultimatum ultimatums ultimata; arboretum arboreta;
automaton automata; protozoan protozoa; genus genera; opus
operas; corpus corpora; viscus viscera; lemma lemmas lemmata; stigma stigmas stigmata; schema schemas schemata; stoma
stomata;
persona personas personae; retina retinas retinae; aorta aortas aortae; trachea tracheas tracheae; pupa pupae;
papilla papillae; supernova
supernovas supernovae; alumna alumnae; amoeba amoebas amoebae; bronchus bronchi; alveolus alveoli; calculus calculi;
thrombus thrombi;
abacus abaci; terminus termini; genius geniuses genii; magus magi; torus tori; hypothalamus hypothalami; cortex
cortices;
apex apices; helix helixes helices; directrix directrices; tempo tempos tempi; concerto concertos concerti; libretto
librettos libretti; virtuoso virtuosos virtuosi; graffito graffiti; paparazzo paparazzi; tableau tableaus tableaux;
milieu milieux; adieu adieux;
taxi taxis; rabbi rabbis; alibi alibis; safari safaris; tsunami tsunamis; salami salamis; yeti yetis; deli delis;
chili
chilis; khaki khakis; yogi yogis; corgi corgis; houri houris; sari saris; israeli israelis; saudi saudis; emirati
emiratis; kuwaiti kuwaitis; yemeni yemenis; somali somalis; bengali bengalis; punjabi punjabis; kashmiri kashmiris;
qatari qataris; yazidi yazidis; houthi houthis; gujarati gujaratis; mosquito mosquitoes; posse posses; throe throes;
money moneys monies; miniseries miniseries; offspring offspring; sheep sheep; deer deer;
bison bison; moose moose; salmon salmon; trout trout; shrimp shrimp; aircraft aircraft; spacecraft spacecraft;
hovercraft hovercraft
]]

-- an adjective or adverb, comparative, superlative
M.adjectives = [[
good better best; bad worse worst; far farther farthest further furthest; old older oldest elder eldest; big bigger
biggest;
hot hotter hottest; fat fatter fattest; thin thinner thinnest; wet wetter wettest; sad sadder saddest; red
redder reddest; fit fitter fittest; slim slimmer slimmest; grim grimmer grimmest; dim dimmer dimmest
]]
-- of these the forms are regular; no rule leads back, for most words in -er are nouns
M.comparable = [[
able angry bitter black bold brief bright broad busy calm cheap clean clear clever close cold cool
crazy crude cruel cute dark deadly deaf dear deep dense dirty dry dull dumb dusty early easy faint fair fast few
fierce fine firm
flat fresh friendly full funny gentle grand gray great green grey gross guilty handy happy hard harsh
healthy heavy high hungry kind large late lazy light likely lively lonely long loose loud lovely low lucky mad mean
mild narrow nasty near neat new nice noble noisy odd pale plain poor pretty proud pure quick quiet rare
raw ready rich ripe risky rough round rude safe scary severe shallow sharp shiny short shy sick silly simple sincere
slow small smart smooth soft soon sore sour stark steady steep sticky stiff strange strict strong sturdy stupid
subtle sunny sure sweet
swift tall tasty tender thick tight tiny tough true ugly vast wealthy weak weird wide wild wise worthy young
airy balmy bloody bossy bouncy brainy breezy bulky bumpy bushy catchy chatty cheeky cheery cheesy chilly choosy
chubby chunky classy clumsy cocky corny costly cosy cozy crafty cranky creamy creepy crispy crusty curly dainty
dizzy doughy downy dreamy dreary dressy drowsy edgy empty fancy fatty feisty filthy flashy flimsy floppy fluffy foggy
free frosty fruity fussy fuzzy gassy gaudy giddy glad glassy gloomy glossy goofy gory grainy greasy greedy grimy
gritty groovy grumpy gusty hairy handsome hardy hasty hazy hefty hilly holy homely hungry husky icy itchy jerky jolly
juicy jumpy kindly leafy lengthy lofty lousy meaty measly messy mighty misty moist moldy moody muddy murky nasty
naughty needy nerdy nutty oily patchy perky petty phony picky pricey puffy pushy rainy rainy risky rocky roomy
rosy rowdy runny rusty salty sandy savvy scanty seedy sexy shabby shady shaggy shaky shapely shoddy showy skinny sleek
sleepy slimy sloppy smelly smoky snowy snug soggy solemn sorry speedy spicy spiky spooky sporty stately steamy stingy
stocky stormy stout stuffy surly sweaty tangy tardy tawdry thirsty thorny thrifty tidy timely tipsy
touchy trashy trendy tricky trusty unfriendly unhappy unhealthy unlikely unlucky untidy wacky wary watery wavy weary
weedy weighty whiny windy witty woolly wordy worldly yummy
blue fond frail lame plump slender stern terse vague warm
]]

-- Regular verbs and nouns whose forms the rules would lead to another word.
M.regular = [[
abate ache add aid allege anger ascribe assign attach awe axe badge bathe bias bless boss bother bribe bruise
buffet bus bypass cache canvas canvass cease change clothe combat compel condone convene cringe
crusade describe despise dodge dress engine envelop err exile express fall fatigue focus forge gallop
gas gossip grieve halve hate hinge hoe illustrate impinge inscribe intervene kidnap kiss lapse lunge mess miss obsess
owe panel paste phone pass plunge possess postpone prescribe press process profess program
progress prohibit promise propose prosper purpose quote range raise rehearse rinse robe shoe singe soothe stone
stress subscribe success suppress surface tape taste telephone tinge toe toss transcribe transgress trespass tune
twinge type
convey survey obey disobey journey jockey key bogey volley hockey monkey purvey parlay eye
fulfill distill instill enroll appall enthrall
debut gourmet ricochet ballet parquet whiz quiz bivouac mortar pillar vacuum bulletin harpoon wallop gallop emblazon
blazon reason season imperil
supersede stampede extradite revile eke fete pore gore seethe teethe reroute silhouette intone wane crane plane scale
exhale inhale impale regale commune sponge expunge lasso tango embargo torpedo zero radio video studio stereo
yell quell shell fell knell jell well gel aver inter disinter
augur bide birth blaspheme boomerang cane cohere collar core demote diagram dupe dynamite ebb enthrone nucleate pale
pyramid rhyme saute scheme secrete strafe style sugar sulfur sulphur swathe sheathe unsheathe vouchsafe wreathe delve
lambaste lambast backfire belittle pirouette rosette
vote waste welcome witness worship writhe access address assess compress confess cross cuss discuss
dismiss embarrass guess harass impress oppress regress repress undress amass glass grass class mass brass dose
nose rose pose hose close lose chose loose goose noose choose bruise cruise disguise poise noise raise
praise appraise braise house spouse mouse blouse rouse arouse douse louse grouse cause clause pause
applause use abuse misuse reuse accuse amuse bemuse excuse refuse confuse fuse infuse defuse diffuse peruse
muse ruse case base phase chase purchase release lease please increase decrease crease grease tease ease
disease database erase phrase vase showcase suitcase bookcase briefcase cheese these geese premise exercise
expertise enterprise franchise merchandise paradise surprise advise revise devise supervise televise compromise
improvise
promise rise arise demise excise license sense defense offense expense response nonsense incense
suspense horse nurse purse curse course source verse universe reverse traverse inverse converse
disperse hearse worse corpse collapse eclipse glimpse relapse synapse pulse impulse else false browse drowse
tense dense immense intense rinse cleanse condense dispense recompense nurse endorse morse remorse
size prize seize prise maize gaze blaze glaze haze maze daze amaze graze craze raze laze bronze freeze breeze squeeze
sneeze wheeze doze ooze booze snooze analyze paralyze catalyze capsize baptize
movie cookie tie lie die pie zombie calorie rookie hippie veggie selfie prairie genie brownie goalie
hoodie smoothie birdie eerie cutie rookie newbie foodie indie junkie groupie auntie magpie pinkie talkie collie
headache heartache toothache cliche niche avalanche mustache psyche quiche creche
canoe oboe foe woe tiptoe doe roe sloe floe
virus bonus campus census chorus circus citrus consensus discus fetus genius genus status surplus
walrus abacus apparatus lotus octopus platypus sinus thesaurus uterus prospectus caucus ruckus
atlas alias pancreas christmas lens iris tennis pelvis clitoris penis trellis mantis
canvas pyjamas gallows innings headquarters species series means crossroads barracks
measles mumps rabies
begin open happen listen sharpen strengthen weaken threaten frighten lessen loosen tighten
widen worsen fasten hasten broaden burden deepen darken harden
ban beg bar bat blot blur bob bug cap char chat chip chop clap clip clog clot con cram crop dam dim dip don dot
drag drip drop
drug drum dub fan fit flag flap flip flog flop fog gap glut grab grin grip gut ham hop hug hum jam jet jog jot
jut knit knot lag lap log lop lug man map mar mob mop mud mug nab nag net nip nod pad pat peg pen pet pin pit
plan plod plop plot plug pop pot pour prod prop rap rig rip rob rot rub sag sap scan scar scrap scrub ship shop
shrug shun sin sip skid skim skin
skip slam slap slip slog slot slug slum snap snip snub sob span spar spat spot spur squat stab star stem step stir
bin chin din fin gin wad gad bob clad
stop strap strip strut stun
sum sun swap swat swig tab tag tan tap thin tip top trap trek trim trip trot tug twin wag web whip wrap zip
abet abhor acquit admit allot annul commit compel concur confer control defer deter dispel
distil embed emit enrol entrap equip excel expel extol fulfil handicap impel incur infer instil inter kidnap
occur omit outfit patrol permit prefer program propel rebel rebut recur regret remit repel submit
transfer transmit transmogrify unzip cancel counsel dial duel fuel label level libel marvel model panel pedal
quarrel rival shovel signal snivel spiral swivel total towel travel tunnel unravel equal initial channel funnel
]]

-- Words that are their own lemma, whatever their end looks like.
M.base = [[
ashamed feces newlywed pants trousers scissors unchanged unrelated so-called hatred
thing nothing anything everything something king ring wing sting string spring sling ping ding
bling during evening morning ceiling sibling darling duckling herring pudding shilling sterling
wedding lightning earring offspring inning railing clothing bedding plumbing stocking outing
being dumpling viking cunning notwithstanding according regarding concerning including
need feed seed weed deed greed breed bleed speed indeed creed reed steed heed exceed proceed succeed
hundred kindred sacred naked wicked rugged jagged ragged crooked beloved bed red shed
sled biped moped quadruped infrared hatred watershed embed ted fred alfred
his this thus its us yes as is was has does plus bus gas less unless kiss pass class glass mass
grass boss loss cross dress press stress process success access address business princess
mistress actress waitress witness wilderness illness fitness happiness darkness weakness sickness
always perhaps besides sometimes upstairs downstairs indoors outdoors towards backwards forwards afterwards
overseas nowadays hence else whereas news sports politics economics mathematics physics
ethics athletics statistics genetics electronics logistics mechanics linguistics dynamics gymnastics
academics aerobics analytics acoustics optics robotics classics graphics series species means
chaos cosmos ethos pathos kudos bias atlas canvas alias texas kansas arkansas paris james charles thomas
jones davis williams evans roberts hughes phillips reuters massachusetts illinois athens brussels naples wales
jesus moses angeles vegas dallas hamas christmas netherlands philippines maldives bahamas emirates honduras
cyprus mars venus zeus nicholas lucas douglas marcus dennis louis lewis francis chris alexis ross
better best worse worst more most least less further perhaps analysis basis crisis thesis emphasis diagnosis
hypothesis genesis nemesis tennis virus campus status focus bonus census genius famous various serious
previous obvious religious dangerous tremendous enormous numerous nervous anonymous curious precious
delicious jealous generous gorgeous glorious conscious suspicious ambitious anxious cautious
mysterious furious gracious hilarious infamous notorious outrageous ridiculous righteous spontaneous
contagious courageous disastrous fabulous humorous luxurious marvelous mischievous monotonous
simultaneous superstitious vicious victorious vigorous porous continuous ingenious
as his hers ours yours theirs ms mrs etc versus alas across
bless guess mess chess yes les des los las dos ers
ourselves yourselves diabetes grassroots whereabouts hamstring bloodshed uprising upbringing wrongdoing offing
forthcoming outgoing longstanding underlying groundbreaking freewheeling unwilling unending unrelenting
unsuspecting unassuming unflinching unwavering uncompromising lopsided embattled disgruntled accustomed renowned
undocumented undecided unqualified unclassified unarmed unauthorized unnamed unemployed undeclared
unidentified unnoticed unfounded unsettled unwanted unanswered uncommitted undisclosed unmanned unsolicited
unfinished unaffected unaided unannounced unattended unaltered unchecked unclaimed unconfirmed uncontested
uncontrolled undefeated undisputed undeveloped undeterred uneducated unharmed unheard-of uninformed uninsured
uninvited unlicensed unlisted unmarked unmarried unmatched unopposed unpaid unplanned unpublished unproven
unsecured unprepared unsubstantiated unaccompanied unpledged unprompted unreported undivided unparalleled
unforced unseeded uncoordinated unabashed unaffiliated unconvinced undetermined unfettered unscripted unstructured
untroubled unabated undated undaunted underprivileged unfilled unfocused unhindered uninspired unprotected unregulated
unrestrained unwashed unauthorised unorganised unaligned unrivaled unrivalled unscathed unashamed undeserved
unimpressed
unflattering unsurprising unyielding unsparing unappealing unassuming unconvincing undemanding unforgiving unrewarding
aforementioned bespectacled evenhanded hardworking landlocked lighthearted opinionated outdated outsized indebted
inexperienced principled bigoted deadlocked salaried famed grueling gruelling heartbreaking breathtaking scathing
fledgling incoming impassioned downtrodden headstrong plainclothes hotbed seabed flatbed riverbed leftwing rightwing
upswing lapwing bullring peacekeeping safekeeping lawmaking policymaking storytelling infighting underpinning
mudslinging bloodletting homecoming outpouring skywriting shortcoming bestselling roleplaying bookkeeping housekeeping
specimen regimen abdomen acumen omen semen stamen lumen ramen hymen bitumen albumen corps fracas gravitas molasses
doldrums entrails genitals surroundings billiards upwards downwards onwards sideways inwards outwards eastwards
westwards southwards northwards homewards stamina trivia anyways odds pants
unregistered unrestricted unresolved unsigned unskilled unspecified unspoiled unstated unsupported untapped
untested untouched untrained untreated unused unverified
]]

-- Words of which a form has several lemmas, the most frequent first (of words in news and on
-- the web); or one that no rule would find.
M.ambiguous = [[
saw: see saw; left: leave left; found: find found; lay: lie lay; felt: feel felt; ground: ground grind; wound: wound
wind; bore: bear bore; lives: life live; leaves: leave leaf; thought: think thought; axes: axis axe; bases: base
basis;
building: build building; meeting: meeting meet; feeling: feel feeling; beginning: beginning begin; ending: end
ending;
meaning: mean meaning; painting: painting paint; writing: write writing; reading: read reading; drawing: draw drawing;
warning: warn warning; hearing: hear hearing; finding: find finding; opening: open opening; training: training train;
teaching: teach teaching; understanding: understand understanding; setting: set setting; shooting: shoot shooting;
bombing: bombing
bomb; killing: kill killing; voting: vote voting; housing: housing house; funding: funding fund; spending: spending
spend;
parking: parking park; banking: banking bank; dining: dining dine; swimming: swim swimming; shopping: shopping
shop; fishing: fishing fish; wedding: wedding wed; landing: land landing; engineering: engineering engineer;
marketing: marketing market; manufacturing: manufacturing manufacture; advertising: advertising advertise;
belonging: belong;
rose: rise rose; found: find found; lit: light; fell: fall fell; sat: sit; shot: shoot shot; cut: cut; spoke: speak
spoke; broke: break broke; wore: wear; tore: tear; drove: drive drove; wove: weave; dove: dive dove; won: win;
spun: spin;
bound: bind bound; hid: hide; led: lead; read: read; lied: lie; lying: lie; dying: die; tying: tie; dice: dice die;
best: good well best; better: good well better; worse: bad worse; worst: bad worst; more: more; most: most; less:
less; least: least;
further: further far; farther: far; elder: elder old; later: later late; latest: late; sooner: soon; latter:
latter; united: united unite;
used: use used; interested: interested interest; married: married marry; limited: limited limit; unlimited:
unlimited; tired: tired tire; excited: excited
excite; related: relate related; concerned: concerned concern; supposed: suppose supposed; so-called: so-called;
born: bear; made: make; done: do; gone: go; went: go; being: be being; been: be; am: be; is: be; are: be; was: be;
were: be;
's: be 's; 're: be; 'm: be; 've: have; 'd: have would; 'll: will; n't: not; ca: can; wo: will; ai: be; has: have;
had: have; having: have; does: do; did: do;
an: a; me: i; him: he; them: they; us: we; her: she her; these: this; those: that; himself: himself; themselves:
themselves;
could: could; would: would; should: should; might: might; may: may; can: can; shall: shall; will: will;
people: people person; men: man; women: woman; children: child; media: media medium; data: data datum; news: news;
police: police;
goods: goods good; customs: customs custom; arms: arms arm; clothes: clothes clothe; thanks: thanks thank; glasses:
glass glasses;
does: do doe; mine: mine; ours: ours; others: other; lens: lens; gas: gas; plus: plus; bus: bus; yes: yes;
according: accord; including: include;
regarding: regard; following: follow following; during: during; evening: evening; morning: morning; interesting:
interesting interest; missing: miss missing;
amazing: amazing amaze; willing: willing; outstanding: outstanding; upcoming: upcoming; ongoing: ongoing;
overwhelming: overwhelming overwhelm;
boring: boring bore; exciting: exciting excite; surprising: surprising surprise; disappointed: disappointed
disappoint; disappointing:
disappointing disappoint; experienced: experienced experience; talented: talented; gifted: gifted; detailed:
detailed detail; dedicated: dedicated dedicate;
educated: educated educate; armed: armed arm; wounded: wounded wound; wanted: want; unexpected: unexpected;
unprecedented: unprecedented; alleged: alleged
allege; advanced: advanced advance; complicated: complicated complicate; sophisticated: sophisticated; scared:
scared scare; pleased: pleased please;
worried: worried worry; frustrated: frustrated frustrate; qualified: qualified qualify; crowded: crowded crowd;
deceased: deceased; beloved: beloved;
resent: resent resend; rent: rent rend; opera: opera opus; lower: low lower; flatter: flat flatter; concerning:
concern
concerning; diagnoses: diagnosis diagnose; analyses: analysis analyse; gasses: gas; busses: bus; lenses: lens;
wrought:
work; molten: melt; stocking: stocking stock; underpinning: underpin underpinning; accustomed: accustomed accustom;
shelves: shelf shelve; plumbing: plumbing plumb; bit: bit bite; skilled: skilled;
underlying: underlying underlie; offset: offset; wed: wed; ours: ours; yours: yours; theirs: theirs;
whose: whose; fuller: full; copies: copy;
wolves: wolf; indices: index;
coming: come; becoming: become; bet: bet; wet: wet; stove: stove; sling: sling; ring: ring; sting: sting; string:
string; spring: spring; bring: bring;
shed: shed; bleed: bleed; breed: breed; feed: feed; speed: speed; number: number; summer: summer; bearing: bear
bearing; wedded: wed; dealt: deal
]]

-- What stands before -ing or -ed, and what a verb ends in then: where the end of a stem
-- is not told by this list, it is the verb.
local STEMS = [[
at=ate eat=eat oat=oat reat=reat creat=create theat=theat threat=threat delineat=delineate permeat=permeate
nauseat=nauseate
wait=wait chat=chat  formulat=formulate  treat=treat float=float
bat=bate debat=debate combat=combat  that=that format=format
cit=cite solicit=solicit elicit=elicit excit=excite invit=invite ignit=ignite unit=unite recit=recite incit=incite
writ=write
expedit=expedite reunit=reunite despit=despite rewrit=rewrite requit=requite
ut=ute out=out aut=aut
ot=ot vot=vote quot=quote not=note devot=devote promot=promote denot=denote connot=connote
et=et complet=complete compet=compete delet=delete deplet=deplete
ast=ast tast=taste wast=waste past=paste hast=haste bast=baste
yt=yte
id=ide oid=oid aid=aid bid=bid
ad=ade ead=ead oad=oad add=add
od=ode ood=ood
ud=ude oud=oud aud=aud  eud=eud
ed=ed ced=cede need=need eed=eed imped=impede
ak=ake eak=eak oak=oak ik=ike ok=oke ook=ook uk=uke
am=ame eam=eam oam=oam aim=aim claim=claim im=ime  om=om com=come um=ume
sam=same welcom=welcome ream=ream
in=ine ain=ain oin=oin ein=ein ruin=ruin join=join  in=ine
on=on phon=phone clon=clone hon=hone aton=atone ston=stone postpon=postpone condon=condone
an=an un=un tun=tune prun=prune
en=en conven=convene interven=intervene contraven=contravene ean=ean
ap=ape eap=eap oap=oap ip=ipe op=ope oop=oop yp=ype develop=develop  up=up  eep=eep gossip=gossip worship=worship
ir=ire air=air oir=oir ar=are ear=ear oar=oar or=or our=our
stor=store restor=restore explor=explore ignor=ignore scor=score ador=adore implor=implore deplor=deplore bor=bore
snor=snore neighbor=neighbor labor=labor harbor=harbor abhor=abhor pivot=pivot ey=ey zon=zone
er=er ur=ure our=our murmur=murmur interfer=interfere adher=adhere persever=persevere rever=revere ber=ber
as=ase is=ise os=ose us=use es=ese ys=yse ns=nse rs=rse ls=lse ps=pse ws=wse ss=ss focus=focus bias=bias canvas=canvas
az=aze iz=ize oz=oze uz=uze ez=eze yz=yze nz=nze zz=zz waltz=waltz
c=ce ck=ck sync=sync
g=ge ng=ng ang=ang rang=range chang=change hang=hang eng=enge ing=ing ong=ong ung=unge
sing=sing bring=bring ring=ring wing=wing sting=sting swing=swing fling=fling cling=cling ping=ping sling=sling
wring=wring
cring=cringe hing=hinge impring=impringe infring=infringe ting=tinge string=string
v=ve u=ue
bl=ble pl=ple tl=tle dl=dle gl=gle kl=kle fl=fle cl=cle zl=zle sl=sle
cr=cre tr=tre
el=el al=al il=ile ail=ail oil=oil eil=eil ol=ole ool=ool ul=ule oul=oul aul=aul eal=eal oal=oal eel=eel  smil=smile
travel=travel pencil=pencil evil=evil council=council
ib=ibe ob=obe ub=ube oob=oob aub=aub inhibit=inhibit prohibit=prohibit exhibit=exhibit visit=visit
bath=bathe breath=breathe cloth=clothe sooth=soothe loath=loathe
eiv=eive ach=ach
rif=rife haf=hafe
bb=b dd=d gg=g mm=m nn=n pp=p rr=r tt=t ll=ll ff=ff vv=v
ell=el controll=control signall=signal totall=total patroll=patrol diall=dial equall=equal
rivall=rival pedall=pedal spirall=spiral marshall=marshal corrall=corral canall=canal caroll=carol gamboll=gambol
cavill=cavil devill=devil imperill=imperil pencill=pencil stencill=stencil extoll=extol
add=add odd=odd egg=egg err=err purr=purr butt=butt mutt=mutt boycott=boycott
abl=able
]]

-- Words in -s, by what stands before it or instead of it; else the s alone goes.
local PLURALS = {
  { "ies", "y", 2 }, { "sses", "ss" }, { "shes", "sh" }, { "ches", "ch" }, { "xes", "x", 1 }, { "zzes", "zz" },
  { "oes", "o", 2 }, { "uses", "us", 2 }, { "ouses", "ouse" }, { "auses", "ause" }, { "ss", "ss" },
  { "us", "us" }, { "is", "is" }, { "'s", "'s" }, { "men", "man", 3 },
  { "women", "woman", 1 }, { "people", "people" }, { "ois", "ois" }, { "fuses", "fuse" }, { "cuses", "cuse" },
  { "buses", "buse" }, { "ness", "ness" }, { "less", "less" }, { "ous", "ous" }, { "thes", "the" },
  { "aches", "ach" }, { "lves", "lf" }, { "olves", "olve" }, { "alves", "alve" }, { "elves", "elf" }, { "valves",
  "valve" },
  { "solves", "solve" }, { "lyses", "lysis" }, { "theses", "thesis" }, { "physes", "physis" },
  { "kis", "ki", 2 }, { "zis", "zi", 2 }, { "qis", "qi", 2 }, { "anis", "ani", 2 }, { "inis", "ini", 2 },
  { "s", "", 2, true },
}

local function words(list)
  local out = {}
  for word in list:gmatch "%S+" do out[#out + 1] = word end
  return out
end

-- --- from a lemma to its forms ---------------------------------------------------

local VOWEL, CONSONANT = "[aeiou]", "[bcdfghjklmnpqrstvwxyz]"

-- Whether the last letter is written twice before -ed and -ing: one vowel and one
-- consonant end a word of one syllable, or one that is listed.
local doubles = {}
for word in ([[
  abet abhor acquit admit allot annul commit compel concur confer control defer deter dispel distil
  embed emit enrol entrap equip excel expel extol format fulfil handicap impel incur infer instil inter kidnap
  occur omit outfit patrol permit prefer program propel rebel rebut recur refer regret remit repel reset submit
  transfer transmit unzip begin forget upset offset input babysit cancel counsel dial duel label
  marvel model panel quarrel rival signal travel tunnel upset forbid
  abut aver barrel bejewel bevel bootleg carol chisel corral debug demur deter disinter befog outstrip output
  drivel enamel funnel gas gravel
  grovel hobnob leapfrog level libel marshal metal outwit overlap parallel parcel pummel revel swivel underpin whiz
  yodel zigzag]]):gmatch "%S+" do
  doubles[word] = true
end
local american = {}
for word in ([[
  barrel bejewel bevel cancel carol chisel counsel dial drivel duel enamel funnel gravel grovel label level libel
  marshal marvel metal model panel parallel parcel pummel quarrel revel rival signal swivel travel tunnel
  yodel]]):gmatch "%S+" do american[word] = true end

local function doubled(word)
  local before, last = word:match("^(.*" .. VOWEL .. ")([bdfgklmnprstvz])$")
  if not before then return false end
  if doubles[word] then return not american[word] end
  if last == "s" then return false end
  if before:find(VOWEL .. ".*" .. VOWEL .. "$") or before:find("[y]" .. CONSONANT .. "+" .. VOWEL .. "$") then
    return before:find("^[^aeiou]*qu" .. VOWEL .. "$") ~= nil and last ~= "r"
  end
  return true
end

-- Words in -o whose s-form has an e; others have none (photos).
local with_e = {}
for word in ([[
  buffalo cargo desperado do domino echo embargo forgo forego go hero lasso mango mosquito motto negro no outdo
  overdo potato redo tomato tornado torpedo undergo undo veto volcano]]):gmatch "%S+" do with_e[word] = true end

local function s_form(word)
  if word:find(CONSONANT .. "y$") then return word:sub(1, -2) .. "ies" end
  if word:find(VOWEL .. "z$") and doubled(word) then return word .. "zes" end
  if word:find "[sxz]$" or word:find "[cs]h$" then return word .. "es" end
  if with_e[word] then return word .. "es" end
  return word .. "s"
end

local function plural(word)
  if word:find(".[aeiouy]sis$") then return word:sub(1, -3) .. "es" end
  return s_form(word)
end

local function ing_form(word)
  if word:find "ie$" then return word:sub(1, -3) .. "ying" end
  if word:find "[^eoy]e$" and #word > 2 then return word:sub(1, -2) .. "ing" end
  if doubled(word) then return word .. word:sub(-1) .. "ing" end
  return word .. "ing"
end

local function ed_form(word)
  if word:find(CONSONANT .. "y$") then return word:sub(1, -2) .. "ied" end
  if word:find "e$" then return word .. "d" end
  if doubled(word) then return word .. word:sub(-1) .. "ed" end
  return word .. "ed"
end

local function er_form(word, ending)
  if word:find(CONSONANT .. "y$") then return word:sub(1, -2) .. "i" .. ending end
  if word:find "e$" then return word .. ending:sub(2) end
  if doubled(word) then return word .. word:sub(-1) .. ending end
  return word .. ending
end

-- lists as tables: word -> its further forms
local function rows(list)
  local out, order = {}, {}
  for row in list:gmatch "[^;]+" do
    local all = words(row)
    local word = table.remove(all, 1)
    if word and not out[word] then
      out[word], order[#order + 1] = all, word
    end
  end
  return out, order
end

local verbs, verb_order = rows(M.verbs)
local nouns, noun_order = rows(M.nouns)
local adjectives, adjective_order = rows(M.adjectives)
local comparable = {}
for _, word in ipairs(words(M.comparable)) do comparable[word] = true end
local modal = { can = true, may = true, shall = true, will = true }
local PARTICIPLES = "ing$"

local function add_all(out, seen, list)
  for _, form in ipairs(list) do
    if not seen[form] then
      seen[form] = true
      out[#out + 1] = form
    end
  end
end

local function add(out, seen, ...) add_all(out, seen, { ... }) end

--- The forms of a word: itself, with -s; past tense and participle; with -ing; or plural; or
-- comparative and superlative. part: "verb", "noun", "adjective"; nil: what it is listed
-- as, or else verb and noun.
function M.inflect(word, part)
  local out, seen = {}, {}
  add(out, seen, word)
  local irregular = verbs[word]
  local listed = irregular or nouns[word] or adjectives[word] or comparable[word]
  if part == "verb" or (part == nil and (irregular or not listed)) then
    if word == "be" then
      add(out, seen, "am", "is", "are", "was", "were", "been", "being")
    elseif irregular then
      if modal[word] then
        add(out, seen, irregular[1])
      else
        local third, ing = s_form(word), nil
        if word == "have" then third = "has" elseif word == "do" then third = "does" end
        add(out, seen, third)
        for _, form in ipairs(irregular) do
          if form:find(PARTICIPLES) and #form > #word then ing = form
          elseif form ~= third then add(out, seen, form) end
        end
        add(out, seen, ing or ing_form(word))
      end
    else
      add(out, seen, s_form(word), ed_form(word), ing_form(word))
    end
  end
  if part == "noun" or (part == nil and nouns[word]) then
    add_all(out, seen, nouns[word] or { plural(word) })
  end
  if part == "adjective" or (part == nil and (adjectives[word] or comparable[word])) then
    add_all(out, seen, adjectives[word] or { er_form(word, "er"), er_form(word, "est") })
  end
  return out
end

-- --- from a form to its lemmas -----------------------------------------------------

--- The table form -> list of lemmas, and the list of rules, that a lemmatiser is made of.
function M.tables()
  local forms = {}
  local function lead(form, lemma)
    local list = forms[form]
    if not list then
      forms[form] = { lemma }
      return
    end
    for _, known in ipairs(list) do if known == lemma then return end end
    list[#list + 1] = lemma
  end
  for row in M.ambiguous:gmatch "[^;]+" do
    local form, lemmas = row:match "^%s*(%S-):%s+(.-)%s*$"
    for _, lemma in ipairs(words(lemmas)) do lead(form, lemma) end
  end
  local settled = {}
  for form in pairs(forms) do settled[form] = true end
  local function leads(list, lemma)
    for _, form in ipairs(list) do
      if not settled[form] then lead(form, lemma) end
    end
  end
  for _, word in ipairs(verb_order) do
    if not modal[word] then leads(M.inflect(word, "verb"), word) end
  end
  for _, word in ipairs(noun_order) do leads(M.inflect(word, "noun"), word) end
  for _, word in ipairs(adjective_order) do leads(M.inflect(word, "adjective"), word) end
  for _, word in ipairs(words(M.base)) do leads({ word }, word) end
  for _, word in ipairs(words(M.comparable)) do leads(M.inflect(word, "adjective"), word) end
  for _, word in ipairs(words(M.regular)) do leads(M.inflect(word, "verb"), word) end

  local rules, seen = {}, {}
  local function rule(suffix, to, stem, vowel)
    if seen[suffix] then return end
    seen[suffix] = true
    rules[#rules + 1] = { suffix, to, stem or 0, vowel or false }
  end
  for stem, verb in STEMS:gmatch "(%S+)=(%S+)" do
    rule(stem .. "ing", verb)
    rule(stem .. "ed", verb)
  end
  for _, row in ipairs(PLURALS) do rule(row[1], row[2], row[3], row[4]) end
  rule("ied", "y", 2)
  rule("eed", "eed")
  rule("ing", "", 2, true)
  rule("ed", "", 2, true)
  return forms, rules, settled
end

return M
