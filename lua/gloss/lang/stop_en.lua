--- English words that attributes ask for, in lower case; apostrophes as on a
-- typewriter. `stop`: the function words, which say little of what a text is
-- about, with the forms that tokenisers cut off ("'s", "n't"). `number`: the
-- words of numbers, cardinal and ordinal; those of two with a hyphen
-- ("twenty-one") are found by their parts.
return {
  stop = [[
    a an the this that these those
    i me my mine myself we us our ours ourselves you your yours yourself
    yourselves he him his himself she her hers herself it its itself they
    them their theirs themselves one ones oneself
    who whom whose which what whoever whomever whichever whatever
    anybody anyone anything everybody everyone everything nobody none nothing
    somebody someone something
    all another any both each either enough every few fewer less least little
    many more most much neither no other others own same several some such

    be am is are was were been being
    have has had having do does did doing done
    can cannot could may might must shall should will would ought need dare
    let used
    ca wo sha ai

    about above across after against along alongside among amongst around as
    at atop before behind below beneath beside besides between beyond by
    concerning despite down during except for from in inside into like near
    of off on onto opposite out outside over past per regarding round since
    than through throughout till to toward towards under underneath unlike
    until up upon versus via with within without

    and or nor but yet so if unless because although though while whereas
    whether lest once

    when where why how whenever wherever however whence whereby wherein
    whereupon whither
    here there now then hence thence thereby therefore thereafter thereupon
    therein hereby herein hereafter hereupon whereafter
    always never ever often sometimes sometime seldom usually
    again already also almost alone altogether anyhow anyway anywhere else
    elsewhere even everywhere further furthermore indeed instead just later
    meanwhile merely moreover mostly namely nevertheless nonetheless not
    nowhere only otherwise perhaps quite rather really somehow somewhat
    somewhere still thus together too very well
    first last latter former next

    'd 'll 'm 're 's 've n't
    don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't
    can't couldn't mayn't mightn't mustn't needn't shan't shouldn't won't
    wouldn't oughtn't ain't
    i'm i've i'd i'll you're you've you'd you'll he's he'd he'll she's she'd
    she'll it's it'd it'll we're we've we'd we'll they're they've they'd
    they'll that's that'd that'll there's there'd there'll here's who's who'd
    who'll who've what's what're what'll where's when's why's how's let's
    one's
  ]],

  number = [[
    zero one two three four five six seven eight nine ten eleven twelve
    thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    twenty thirty forty fifty sixty seventy eighty ninety
    hundred thousand million billion trillion quadrillion quintillion
    sextillion septillion octillion gajillion bazillion
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh
    twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth
    nineteenth
    twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth
    ninetieth
    hundredth thousandth millionth billionth trillionth quadrillionth
    quintillionth sextillionth septillionth octillionth gajillionth
    bazillionth
  ]],
}
