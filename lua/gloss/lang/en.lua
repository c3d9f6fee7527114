--- English: what gloss knows of its abbreviations and words. Plain lists: a
-- word may stand in several; one written with a capital counts only where the
-- text has it so (a text without capitals excepted). Abbreviations are given
-- without their last full stop. The classes are told in gloss.language.
return {
  code = "en",
  name = "English",

  abbreviations = {
    -- before a name; never the end of a sentence
    title = [[
      Mr Mrs Ms Mx Dr Drs Prof Rev Fr Hon Messrs Mmes Mme Mlle Msgr Pres
      Gen Lt Col Maj Capt Cpt Cmdr Cdr Adm Brig Sgt Cpl Pvt Pfc Spc Ens
      Sen Sens Rep Reps Sec Gov Govs Amb Atty Supt Insp Det Treas Pvts
      Lieut Comdr Vice-Adm Rear-Adm Lt-Gen Maj-Gen Ald Asst Assoc Asst-Prof
      Mgr Rt Ven Sra Srta Drs Profs Revs Gens Cols Sgts H.E H.R.H H.H Attn
      Abp Revd Pte Lcpl Cdre Wm Geo Chas Jas Thos Robt Edw Benj
    ]],
    -- never final for other reasons
    never = [[
      vs v e.g eg i.e viz cf ca approx incl excl esp f.e resp vit
      Vit Encyc Encycl
      Mt Mts Ft Ste N.B aka a.k.a c/o w/o
      Univ Dept Natl Intl Cie Gebr med intro
      trans repr Jct nr
      Civ Crim Supp Proc Bankr Exec Dep Dir attn Rptr Cong Sess ret
    ]],
    -- before a number; otherwise an ordinary word or the end
    number = [[
      No Nos no nos Nr nr p pp pg pgs Vol Vols vol vols Fig Figs fig figs
      Sec Secs sec secs Art art Ch ch chap Chap Eq eq Eqs eqs Sect sect
      Rs rs Par par para Para Tab tab Cap Pl pl Bd Ex Ref ref refs Refs
      Rm Apt Ste Bldg Flt Hwy Rte ver Ver cl Cl Amend amend
      tel Tel ext Ext ph Ph Stat stat op cit
      Fed Cir Tr Dkt Doc cmt subd Evid Summ Mot Decl Const fl pop
      Exod Lev Num Deut Judg Kgs Chron Neh Ps Pss Prov Eccl Isa Jer Ezek
      Hos Zech Mk Lk Jn Rom Cor Gal Eph Thess Heb Jas Reg Regs regs
      Bk bk fol fols Ser ser Suppl suppl iss Iss Tit Subch Subpt Op opp
      paras Paras Prop Props prop Thm Thms Lem Defn
    ]],
    month = [[
      Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
      Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
    ]],
    company = [[
      Inc Corp Co co Cos Ltd Plc plc Bros L.P L.L.C L.L.P P.L.C S.A S.p.A N.V
      A.G A.S A.B B.V Pty Pte Pvt Mfg Intl Bancorp Bhd Sdn GmbH S.A.S S.A.R.L
      S.A.B K.K KG KGaA SE AG LLC LLP LP SA Ptd Hldgs Assoc Assocs Assn
      Grp Ind Inds Labs Svcs Sys Tech Mgmt P.C P.A Co-op Ltda N.A
    ]],
    state = [[
      Ala Ariz Ark Calif Cal Colo Conn Del Fla Ga Ida Ill Ind Kan Kans Ky La
      Md Mass Mich Minn Miss Mo Mont Neb Nebr Nev Okla Ore Oreg Pa Penn Penna
      Tenn Tex Va Vt Wash Wis Wisc Wyo N.H N.J N.M N.Y N.C N.D R.I S.C S.D
      W.Va D.C L.A P.R B.C N.S N.B N.W.T P.E.I Ont Que Sask Alta Man Nfld Qld
      Vic N.S.W Tas Beds Berks Bucks Cambs Hants Herts Lancs Lincs Notts Oxon
      Wilts Worcs Yorks Dak N.Dak S.Dak N.Car S.Car N.Mex Glos Northants Staffs
      Warks Leics Middx Salop Ches P.Q
    ]],
    country = [[
      U.S U.S.A U.N U.K E.U U.A.E U.S.S.R E.C G.B U.A.R G.D.R
    ]],
    time = [[ a.~m p.~m A.D B.C B.C.E C.E ]],
    unit = [[
      etc yr yrs mo mos wk wks hr hrs min mins secs mi km lb lbs oz sq cu kg cm
      mm ft qt gal pct mln bln trln mph rpm bbl doz temp al ff seq Ave ave Blvd
      blvd Rd rd Ln Sts Pkwy Cres Ct Pl Sq Pk Bldgs Terr Tpke i.v I.V q.v s.t
      w.r.t N.Z misc Misc max avg dept depts govt Govt mgmt assn info P.S p.s
      R.I.P n.b cont contd Dist Sch Educ Auth Transp Ins Mut Fin Ry Cty Div Twp
      E.S.T E.D.T C.S.T C.D.T M.S.T M.D.T P.S.T P.D.T G.M.T tsp tbsp pkg pkgs
      mil bn b.i.d t.i.d q.i.d p.r.n Biol Chem Phys Lett Acad Sci Clin Mol Appl
      Theor Comput Immunol Microbiol Biochem Biophys Pharmacol Physiol Pathol
      Surg Oncol Epidemiol Neurosci Neurol Psychol Psychiatr Astron Astrophys
      Geophys Geol Environ Ecol Evol Commun Symp Technol Polit Philos Philol
      Cardiol Dermatol Endocrinol Genet Hematol Nutr Obstet Gynecol Ophthalmol
      Orthop Pediatr Radiol Toxicol Urol Virol Zool Entomol Josh Matt
    ]],
    suffix = [[
      Jr Sr Jnr Snr jr sr Esq Ph.D M.D D.D.S M.B.A B.A B.S B.Sc M.A M.S
      M.Sc J.D LL.B LL.M D.Phil Ed.D M.P.H D.V.M R.N M.P C.P.A D.D Q.C K.C
      M.P.A B.Ed B.Com M.Phil Psy.D S.J O.B.E M.B.E C.B.E Th.D S.T.D D.Sc Sc.D
      D.Litt Litt.D LL.D D.C.L M.Litt M.Div M.Ed M.F.A B.F.A M.Eng B.Eng F.R.S
      Pharm.D C.F.A K.B.E D.B.E
    ]],
    street = [[ St Sts st ]],
    direction = [[ N.E N.W S.E S.W N.N.E N.N.W S.S.E S.S.W E.S.E W.N.W ]],
  },

  words = {
    -- Seldom a name: its capital behind an abbreviation begins a sentence.
    starter = [[
      the a an this that these those there here it its it's he she they we you
      i his her hers their our your my him them us
      and but or nor so yet for if when while as because since although though
      unless until after before once whether where wherever whereas however
      moreover meanwhile nevertheless nonetheless instead indeed still then
      thus therefore hence also besides furthermore otherwise perhaps maybe
      in on at by from with without to of under over during among amid between
      through throughout despite within against along across behind beyond
      about above below around near toward towards per regarding
      according
      who what which why how whose whom
      no not none nobody nothing never neither either both all any some each
      every many most much more several few such other others another one two
      three four five six seven eight nine ten only just even
      now today yesterday tomorrow later earlier soon often sometimes recently
      previously currently generally usually finally eventually first second
      third next last ago again already always almost
      is are was were be been am do does did has have had will would can could
      should may might must shall let's let don't
      everyone everybody everything someone somebody something anyone anybody
      anything people officials analysts critics prosecutors authorities police
      investigators lawmakers traders economists experts observers researchers
      scientists millions thousands hundreds billions dozens
      shares sales profits terms revenue earnings volume
      yes well oh ok okay please thanks like see
    ]],
    -- seldom first: begins no sentence where the text has no capitals
    joiner = [[
      and or nor that which who whose whom than as because
      of in on at by from with without to under over during among between
      through within against along across into near per about after before
      until since not
      is are was were be been am do does did has have had will would can could
      should may might must shall
      for when whether where unless
    ]],
    -- what a person is, between an organisation and a name; what else goes on
    -- behind an organisation in texts without capitals
    role = [[
      Chairman Chairwoman Chair Chief President Vice CEO CFO COO CTO Executive
      Director Managing Senior Deputy General Secretary Treasurer Minister
      Prime Ambassador Senator Representative Congressman Congresswoman
      Governor Attorney Spokesman Spokeswoman Judge Justice Editor Partner
      Founder Co-founder Manager Officer Analyst Economist
      officials analysts prosecutors authorities police investigators lawmakers
      traders economists experts observers researchers scientists shares sales
      profits revenue earnings volume
      also still now just only even soon often again already always recently
      previously currently generally usually finally eventually earlier later
      today yesterday last
    ]],
    zone = [[
      EST EDT CST CDT MST MDT PST PDT ET CT MT PT GMT UTC BST CET CEST IST JST
      E.S.T E.D.T C.S.T C.D.T M.S.T M.D.T P.S.T P.D.T G.M.T
      HKT SGT AEST AEDT NZST NZDT Eastern Central Pacific Mountain Greenwich
      Moscow London local Local
    ]],
    day = [[
      Monday Tuesday Wednesday Thursday Friday Saturday Sunday
      January February March April May June July August September October
      November December
    ]],
    saying = [[
      said says say asked asks ask told tells tell replied replies wrote writes
      added adds answered argued cried called declared demanded exclaimed
      explained insisted joked muttered noted observed pleaded quipped
      remarked repeated responded screamed shouted snapped stated testified
      tweeted urged warned wondered yelled whispered thought
      writes chanted posted reacted recalled recalls mused exclaims inquired
      bellowed cracked retorted roared sighed hollered railed shrieked growled
      grumbled sobbed stammered mumbled hissed gasped groaned interjected
      interrupted countered conceded protested begged announced agreed
      admitted confirmed commented boasted barked
    ]],
    -- opens a line of credits, a correction or a note on the story
    credit = [[
      Reporting Writing Editing Compiled Additional Adds Corrects Updates
      Recasts Repeats Refiles Rewrites Fixes Clarifies Removes Deletes Drops
      Translated Translation Photo Photograph Edited Written Reported credit
      Contributing
    ]],
    -- takes a letter as its name
    lettered = [[
      plan vitamin type grade class section group hepatitis point row exhibit
      part appendix schedule option team block unit category figure room gate
      zone level series column line answer side deck hall tier phase
    ]],
    -- a sentence may open with it and an hour
    lead = [[
      at by on in from until till before after around about since near of to
      for with under over per
    ]],
    -- the polite ends and begins of letters, before a name
    closing = [[
      regards thanks thx sincerely cheers truly respectfully cordially love best
      wishes yours faithfully
    ]],
    opening = [[ Dear Hi Hello Hey Greetings ]],
    -- cut off the end of a word, as the Penn Treebank does
    clitic = [[
      's 're 've 'll 'd 'm n't 'em 'til 'bout 'cause
    ]],
    -- e-mail is one token where hyphens part others
    prefix = [[
      e non pre anti mid re co over post multi ex pro semi sub cross neo micro
      macro intra inter extra un counter psycho pseudo quasi bi tri ultra under
      auto bio cyber mini mega meta para poly proto socio super trans uni
    ]],
    -- the best known; others show themselves by a small letter behind the mark
    brand = [[ Yahoo Jeopardy Joomla Yum Oklahoma Wham Panic Jeb Chips ]],
  },

  -- one word, two tokens: the first of them
  splits = {
    cannot = "can", gonna = "gon", wanna = "wan", gotta = "got",
    gimme = "gim", lemme = "lem",
  },
}
