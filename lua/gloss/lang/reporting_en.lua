--- English: how a text tells that somebody says something. Plain lists; a
-- verb stands with all its forms, which are looked up in lower case.
return {
  -- verbs of saying, beside a quotation or before it
  verbs = [[
    say says said saying
    tell tells told telling
    add adds added adding
    ask asks asked asking
    answer answers answered answering
    reply replies replied replying
    respond responds responded responding
    write writes wrote written writing
    state states stated stating
    note notes noted noting
    remark remarks remarked remarking
    observe observes observed observing
    comment comments commented commenting
    explain explains explained explaining
    declare declares declared declaring
    announce announces announced announcing
    claim claims claimed claiming
    argue argues argued arguing
    insist insists insisted insisting
    maintain maintains maintained maintaining
    acknowledge acknowledges acknowledged acknowledging
    admit admits admitted admitting
    concede concedes conceded conceding
    confirm confirms confirmed confirming
    deny denies denied denying
    warn warns warned warning
    caution cautions cautioned cautioning
    urge urges urged urging
    demand demands demanded demanding
    promise promises promised promising
    pledge pledges pledged pledging
    vow vows vowed vowing
    predict predicts predicted predicting
    suggest suggests suggested suggesting
    stress stresses stressed stressing
    emphasize emphasizes emphasized emphasizing
    emphasise emphasises emphasised emphasising
    recall recalls recalled recalling
    repeat repeats repeated repeating
    reiterate reiterates reiterated reiterating
    complain complains complained complaining
    conclude concludes concluded concluding
    continue continued
    testify testifies testified testifying
    tweet tweets tweeted tweeting
    post posted
    shout shouts shouted shouting
    cry cried
    whisper whispers whispered whispering
    joke jokes joked joking
    quip quips quipped quipping
    describe describes described describing
    call calls called calling
    dismiss dismisses dismissed dismissing
    condemn condemns condemned condemning
    denounce denounces denounced denouncing
    criticize criticizes criticized criticizing
    criticise criticises criticised criticising
    praise praises praised praising
    hail hails hailed hailing
    accuse accuses accused accusing
    quote quotes quoted quoting
    exclaim exclaims exclaimed exclaiming
    charge charged charging
    boast boasts boasted boasting
    lament laments lamented lamenting
    proclaim proclaims proclaimed proclaiming
    assert asserts asserted asserting
    contend contends contended contending
    counter countered countering
    retort retorts retorted retorting
    report reports reported reporting
    reveal reveals revealed revealing
    remind reminds reminded reminding
    advise advises advised advising
    inform informs informed informing
    blast blasted blasting
    mock mocks mocked mocking
    muse muses mused musing
    grouse groused grousing
    lecture lectured lecturing
    label labels labeled labelled labeling labelling
    express expresses expressed expressing
    read reads read reading
    put puts put putting
    wonder wonders wondered wondering
    agree agrees agreed agreeing
    allege alleges alleged alleging
    attack attacks attacked attacking
    attribute attributes attributed attributing
    beg begs begged begging
    believe believes believed believing
    bemoan bemoans bemoaned bemoaning
    berate berates berated berating
    blame blames blamed blaming
    brag brags bragged bragging
    brand brands branded branding
    cast casts cast casting
    challenge challenges challenged challenging
    chant chants chanted chanting
    characterize characterizes characterized characterizing
    characterise characterises characterised characterising
    chide chides chided chiding
    chime chimes chimed chiming
    cite cites cited citing
    clarify clarifies clarified clarifying
    compare compares compared comparing
    confess confesses confessed confessing
    consider considers considered considering
    deadpan deadpans deadpanned
    decry decries decried decrying
    deem deems deemed deeming
    defend defends defended defending
    deride derides derided deriding
    disclose discloses disclosed disclosing
    dispute disputes disputed disputing
    dub dubs dubbed dubbing
    elaborate elaborates elaborated elaborating
    encourage encourages encouraged encouraging
    estimate estimates estimated estimating
    fear fears feared fearing
    feel feels felt feeling
    fume fumes fumed fuming
    gush gushes gushed gushing
    hint hints hinted hinting
    hope hopes hoped hoping
    imply implies implied implying
    implore implores implored imploring
    interject interjects interjected interjecting
    interrupt interrupts interrupted interrupting
    invoke invokes invoked invoking
    lambaste lambastes lambasted lambasting
    laugh laughs laughed laughing
    liken likens likened likening
    mention mentions mentioned mentioning
    mutter mutters muttered muttering
    murmur murmurs murmured murmuring
    object objects objected objecting
    offer offers offered offering
    opine opines opined opining
    order orders ordered ordering
    plead pleads pleaded pleading
    portray portrays portrayed portraying
    propose proposes proposed proposing
    protest protests protested protesting
    question questions questioned questioning
    rail rails railed railing
    rate rates rated rating
    rebuke rebukes rebuked rebuking
    recommend recommends recommended recommending
    recount recounts recounted recounting
    refer refers referred referring
    reference references referenced referencing
    reject rejects rejected rejecting
    rip rips ripped ripping
    roar roars roared roaring
    rule rules ruled ruling
    scoff scoffs scoffed scoffing
    scold scolds scolded scolding
    scream screams screamed screaming
    shrug shrugs shrugged
    sigh sighs sighed sighing
    signal signals signaled signalled signaling signalling
    sing sings sang sung singing
    slam slams slammed slamming
    snap snaps snapped snapping
    speculate speculates speculated speculating
    swear swears swore sworn swearing
    term terms termed terming
    thank thanks thanked thanking
    think thinks thought thinking
    threaten threatens threatened threatening
    tout touts touted touting
    type types typed typing
    utter utters uttered uttering
    view views viewed viewing
    voice voices voiced voicing
    yell yells yelled yelling
    indicate indicates indicated indicating
    welcome welcomes welcomed welcoming
    anticipate anticipates anticipated anticipating
    determine determines determined determining
    credit credits credited crediting
    surmise surmises surmised surmising
    assure assures assured assuring
    list lists listed listing
    reason reasons reasoned reasoning
    boom booms boomed booming
  ]],

  -- last three letters: of verb forms that join a clause to another; of adverbs
  participle = "ing",
  finite = "[es]d$", -- of other verbs: past forms
  adverb = "aly bly cly dly ely fly gly hly ily kly lly mly nly ply rly sly tly uly vly wly xly yly",

  -- verbs of two words: the first, the second
  phrasal = [[
    went goes going put puts pointed points pointing chimed chimes cut cuts jumped weighed
    weighs fired shot hit burst
  ]],
  particle = [[ on out it in back ]],
  -- what is said, behind whose it is: "her claim that"
  sayings = [[
    accusation admission advice allegation announcement answer appeal argument assertion
    assessment call characterization charge claim claims comment comments complaint
    contention contention criticism declaration demand denial depiction description
    explanation insistence letter message motto opinion order phrase pledge plea post
    prediction promise proposal question remark remarks reply request response retort
    slogan speech statement statements suggestion testimony tweet tweets view vow warning
    warnings words
  ]],
  possessive = [[ his her its their my our ]],
  -- those of whom a plain form is said, beside words with s: "people say"
  plural = [[
    i you we they people police men women children media who some many few others all both
    most several
  ]],
  infinitive = "to",
  -- past forms by which it is known where a speaker without a name ends
  past = [[
    went took made sought came saw got gave found held left led met set kept ran began
    stood sat won lost paid sent spent drew flew chose spoke broke fell grew
  ]],

  -- words with the speaker behind them
  sources = { "according to", "in the words of", "to quote" },
  -- verbs with the speaker behind them, and "as saying"
  quoting = [[ quote quotes quoted cite cites cited ]],

  -- a quotation that follows one of these is a name or a term
  naming = [[
    called named titled entitled dubbed nicknamed labelled labeled termed
    so-called word words term phrase nickname slogan motto
  ]],

  -- a quotation with capitals that follows one of these is a name: the film "Go West"
  works = [[
    album article book chapter column comedy documentary drama essay film movie musical
    newsletter novel paper play podcast poem program programme series show single song
    special story thriller track video ship boat vessel yacht hotel pub restaurant
  ]],

  pronouns = [[ he she they it i we ]],

  -- begin a speaker that is not named: "the minister", "an official"
  determiners = [[
    the a an this one another some several many most two three four five
    six his her its their our my no every all both
  ]],

  -- those of them behind which a verb of saying is a noun: "the claim", but "one said"
  articles = [[ the a an his her its their our my no ]],

  -- words in front of a name that belong to it
  titles = [[
    mr mrs ms miss mx dr prof professor sir dame lord lady sen senator rep
    representative gov governor gen general lt col colonel maj major capt
    captain sgt sergeant adm admiral pres president vice chancellor minister
    judge justice ambassador secretary chief king queen prince princess pope
    rev father sister brother imam sheikh
  ]],
  -- lower-case words inside a name
  particles = [[
    de da do dos das del della di van von der den ter ten la le bin bint ibn
    al el y e zu
  ]],

  -- capitals that open a sentence and are no name
  openers = [[
    but and or so yet then also still now later earlier perhaps previously
    meanwhile however moreover instead indeed when while if as after before
    since in on at by for from to with of asked there here what why how
    today yesterday tomorrow
    monday tuesday wednesday thursday friday saturday sunday
  ]],

  -- between the parts of a speaker: "a spokesman for the ministry"
  links = [[ of for from ]],
  -- before a place or a time: "Okoro in Belmora said"
  prepositions = [[ in on at during after since with before by into over under despite ]],
  -- joins a second verb to one subject: "Okoro left and said"
  conjunctions = [[ and but then or ]],

  -- words that may stand between a speaker and the verb: "Okoro also said"
  both = "and", -- Okoro and Anders
  adverbs = [[
    also later then again once now still long first reportedly repeatedly
    publicly recently previously earlier already just simply always often
    never even only further not n't
  ]],
  auxiliaries = [[
    've ’ve 'd ’d 'll ’ll has had have having will would could can may might should must did do does
  ]],
  be = [[ is are was were be been being ]],
  contracted = [[ 's ’s 're ’re 'm ’m ]], -- he's saying
  possessives = [[ 's ’s ]],
  -- before a noun or an infinitive that looks as a verb does
  noun_markers = [[ to of 's ’s ]],
  -- begin what was said, or tell more of the speaker
  that = [[ that ]],
  relative = [[ who ]],
  -- end a speaker without a name behind the verb: "said the minister in Belmora"
  ends = [[ in on at who after to as ]],

  -- titles that tell whom "she" and "he" do not mean
  he = "he", she = "she",
  masculine = [[ mr sir lord king prince ]],
  feminine = [[ mrs ms miss madam lady queen princess ]],
}
