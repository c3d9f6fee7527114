--- What stands in names, or before them, that is no name: for gloss.unlisted.
-- Plain lists of words, compared in small letters.
return {
  -- between two capitals of one name, in any language
  particles = [[
    de del della dello dei degli delle di da do dos das du des d van von zu zur zum ten ter
    't op vom af av al bin ibn bint ben abu ap &
  ]],
  -- the same behind another of them: de la Torre, von der Leyen
  articles = [[ the la las le les lo los el der den 't ]],
  -- languages that write every noun with a capital
  nouns = [[ de lb ]],

  en = {
    -- before a name, and none without one
    titles = [[
      mr mrs ms miss mx dr prof professor sir dame lord lady sen senator rep
      representative gov governor gen general lt lieutenant col colonel maj
      major capt captain cpl corporal sgt sergeant pvt private adm admiral cmdr
      commander brig brigadier marshal pres president vice deputy acting former
      ex-president prime premier chancellor minister ministers foreign finance
      defence defense interior secretary undersecretary assistant chief
      chairman chairwoman chairperson chair speaker ambassador envoy
      commissioner director director-general secretary-general executive
      managing senior officer spokesman spokeswoman spokesperson mayor
      councillor councilman judge justice attorney attorney-general counsel
      detective inspector superintendent constable sheriff agent
      prosecutor king queen prince princess duke duchess emperor
      pope cardinal archbishop bishop rev reverend father sister brother pastor
      rabbi imam sheikh sheik ayatollah mullah saint coach congressman
      congresswoman republican democratic lawmaker leader editor reporter
      correspondent analyst economist
    ]],
    -- "of" behind one of these belongs to the name: Bank of England
    heads = [[
      academy agency archbishop army assembly association bank bar battle bay
      bishop board book bureau cape cathedral center centre chamber church
      circle city co-operative coast college commission committee commonwealth
      confederation congress convention council court day declaration department
      dome duke earl faculty federation fellowship fort foundation friends fund
      garden guild gulf hall high hills house institute institution isle islands
      king kingdom league library lord lords ministry mount mountains museum
      national office order organisation organization palace party plain port
      prince province queen region republic river royal school sea secretariat
      society states strait straits supreme synod temple treaty trust
      union university valley war
    ]],
  },
}
