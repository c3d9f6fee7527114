--- Special cases of the profile "spacy-en": strings that are always cut the
-- same way, each with its tokens; the norms of words; which words are stop
-- words. The facts are those of spaCy 3
-- (https://github.com/explosion/spaCy, MIT licence, Copyright (C) 2016-2024
-- ExplosionAI GmbH, 2016 spaCy GmbH, 2015 Matthew Honnibal):
-- spacy/lang/en/tokenizer_exceptions.py, spacy/lang/en/stop_words.py and
-- spacy/lang/tokenizer_exceptions.py. Left out are those of white space,
-- which change nothing here.
local cases = {}

-- the words of a string
local function words(s)
  local list = {}
  for word in s:gmatch "%S+" do list[#list + 1] = word end
  return list
end

-- One case: its tokens, joined without a blank, are its string.
local function put(tokens) cases[table.concat(tokens)] = tokens end
local function add(...) put{ ... } end

-- Whole tokens, as they are.
local function keep(s)
  for _, word in ipairs(words(s)) do add(word) end
end

local function title(word)
  return word:sub(1, 1):upper() .. word:sub(2)
end

-- Each word of a string, then with a capital, and each of the endings. An
-- ending is a list of tokens that begin with an apostrophe: they are also
-- taken without ("I'll", "Ill"), for people write so.
local function contract(stems, endings)
  for _, stem in ipairs(words(stems)) do
    for _, word in ipairs{ stem, title(stem) } do
      for _, ending in ipairs(endings) do
        local with, without = { word }, { word }
        for _, token in ipairs(words(ending)) do
          with[#with + 1] = token
          without[#without + 1] = (token:gsub("'", ""))
        end
        put(with)
        put(without)
      end
    end
  end
end

-- pronouns
contract("i", { "'m", "'m a" })
contract("i you he she it we they", { "'ll", "'ll 've", "'d", "'d 've" })
contract("i you we they", { "'ve" })
contract("you we they", { "'re" })
contract("he she it", { "'s" })

-- who, what and their like; those that point have fewer
contract("who what when where why how there that this these those",
  { "'ll", "'ll 've", "'d", "'d 've" })
contract("who what when where why how there that this", { "'s" })
contract("who what when where why how there these those", { "'re", "'ve" })

-- verbs
contract("ca could do does did had may might must need ought sha should wo "
  .. "would", { "n't", "n't 've" })
contract("could might must should would", { "'ve" })
contract("ai are is was were have has dare", { "n't" })

-- words that would look like contractions without the apostrophe
for _, word in ipairs(words "ill its hell shell shed were well whore") do
  cases[word], cases[title(word)] = nil, nil
end

-- degrees
for unit in ("cfkCFK"):gmatch "." do
  add("°", unit)
  add("°", unit, ".")
end

-- an apostrophe for a letter at the end, and at the begin
for _, word in ipairs(words "doin goin nothin nuthin ol somethin lovin havin") do
  for _, form in ipairs{ word, title(word) } do keep(form .. " " .. form .. "'") end
end
keep "em 'em ll 'll nuff 'nuff"
keep "'d 're 's 'S ‘s ‘S 'bout"
for _, word in ipairs(words "cause cos coz cuz") do
  keep("'" .. word .. " '" .. title(word))
end

-- hours
for hour = 1, 12 do
  for _, half in ipairs(words "a.m. am p.m. pm") do add(tostring(hour), half) end
end

for _, word in ipairs{ "cannot", "gonna", "gotta" } do
  local first = word:sub(1, 3)
  add(first, word:sub(4))
  add(title(first), word:sub(4))
end
for _, form in ipairs{ "let", "Let" } do add(form, "'s") end
for _, form in ipairs{ "not", "Not" } do add(form, "'ve"); add(form, "ve") end
for _, form in ipairs{ "how", "How" } do add(form, "'d", "'y") end
for _, form in ipairs{ "c'm", "C'm" } do add(form, "on") end
add("y'", "all")
add("y", "all")

-- abbreviations and other words that have a mark in them
keep [[
  a.m. p.m. Adm. Ak. Ala. Apr. Ariz. Ark. Aug. Bros. Calif. co. Co. Colo.
  Conn. Corp. D.C. Dec. Del. Dr. e.g. E.g. E.G. Feb. Fla. Ga. Gen. Gov. i.e.
  I.e. I.E. Ia. Id. Ill. Inc. Ind. Jan. Jr. Jul. Jun. Kan. Kans. Ky. La. Ltd.
  Mar. Mass. Md. Messrs. Mich. Minn. Miss. Mo. Mont. Mr. Mrs. Ms. Mt. N.C.
  N.D. N.H. N.J. N.M. N.Y. Neb. Nebr. Nev. Nov. Oct. Okla. Ore. Pa. Ph.D.
  Prof. Rep. Rev. S.C. Sen. Sep. Sept. St. Tenn. Va. v.s. vs. Wash. Wis.
  and/or w/o ma'am Ma'am o'clock O'clock C++ <space> \t \n \")
]]
keep "— ' ''"
for letter in ("abcdefghijklmnopqrstuvwxyz"):gmatch "." do keep(letter .. ".") end
keep "ä. ö. ü."

-- faces: eyes, perhaps a nose, a mouth
keep [[
  :) :-) :)) :-)) :))) :-))) (: (-: =) (= :] :-] [: [-: [= =] :o) (o: :}
  :-} 8) 8-) (-8 ;) ;-) (; (-; :( :-( :(( :-(( :((( :-((( ): )-: =( >:( :')
  :'-) :'( :'-( :/ :-/ =/ =| :| :-| ]= =[ :1 :P :-P :p :-p :O :-O :o :-o :0 :-0 :()
  >:o :* :-* :3 :-3 =3 :> :-> :X :-X :x :-x :D :-D ;D ;-D =D xD XD xDD XDD 8D
  8-D ^_^ ^__^ ^___^ >.< >.> <.< ._. ;_; -_- -__- v.v V.V v_v V_V o_o o_O O_o
  O_O 0_o o_0 0_0 o.O O.o O.O o.o 0.0 o.0 0.o @_@ <3 <33 <333 </3 (^_^) (-_-)
  (._.) (>_<) (*_*) ><(((*>
]]
keep "(¬_¬) ಠ_ಠ ಠ︵ಠ (ಠ_ಠ)"
keep "¯\\(ツ)/¯"
keep "(╯°□°）╯︵┻━┻"

-- all of them with the typographic apostrophe too, as spaCy adds them
local curly = {}
for case, tokens in pairs(cases) do
  if case:find("'", 1, true) then
    local copy = {}
    for i, token in ipairs(tokens) do copy[i] = (token:gsub("'", "’")) end
    curly[#curly + 1] = copy
  end
end
for _, tokens in ipairs(curly) do put(tokens) end

-- --- usual spellings (NORM) ---------------------------------------------------------

-- Of whole words. Any other is its own, in small letters.
local norms = {}
local function spell(norm, s)
  for _, word in ipairs(words(s)) do
    norms[word] = norm
    norms[(word:gsub("'", "’"))] = norm
  end
end
spell("doing", "doin doin' Doin Doin'")
spell("going", "goin goin' Goin Goin'")
spell("nothing", "nothin nothin' Nothin Nothin' nuthin nuthin' Nuthin Nuthin'")
spell("old", "ol ol' Ol Ol'")
spell("something", "somethin somethin' Somethin Somethin'")
spell("loving", "lovin lovin' Lovin Lovin'")
spell("having", "havin havin' Havin Havin'")
spell("them", "em 'em")
spell("will", "ll 'll")
spell("enough", "nuff 'nuff")
spell("'s", "'s 'S ‘s ‘S")
spell("are", "'re")
spell("because", "'cause 'Cause 'cos 'Cos 'coz 'Coz 'cuz 'Cuz")
spell("about", "'bout")
spell("without", "w/o")
spell("madam", "ma'am Ma'am")
for short, long in ([[
  Mt. Mount Ak. Alaska Ala. Alabama Apr. April Ariz. Arizona Ark. Arkansas Aug. August
  Calif. California Colo. Colorado Conn. Connecticut Dec. December Del. Delaware
  Feb. February Fla. Florida Ga. Georgia Ia. Iowa Id. Idaho Ill. Illinois Ind. Indiana
  Jan. January Jul. July Jun. June Kan. Kansas Kans. Kansas Ky. Kentucky La. Louisiana
  Mar. March Mass. Massachusetts Mich. Michigan Minn. Minnesota Miss. Mississippi
  N.C. North_Carolina N.D. North_Dakota N.H. New_Hampshire N.J. New_Jersey
  N.M. New_Mexico N.Y. New_York Neb. Nebraska Nebr. Nebraska Nev. Nevada Nov. November
  Oct. October Okla. Oklahoma Ore. Oregon Pa. Pennsylvania S.C. South_Carolina
  Sep. September Sept. September Tenn. Tennessee Va. Virginia Wash. Washington
  Wis. Wisconsin ]]):gmatch "(%S+)%s+(%S+)" do spell((long:gsub("_", " ")), short) end
-- marks, of any language
spell("'", "’ ‘ ´ `")
norms["'"] = nil
for _, mark in ipairs(words "” “ '' `` ´´ „ » « ‘‘ ’’") do norms[mark] = '"' end
for _, mark in ipairs(words "— – -- --- ——") do norms[mark] = "-" end
for _, mark in ipairs(words "€ £ ¥ ฿ US$ C$ A$ ₺") do norms[mark] = "$" end
for mark, norm in pairs{ ["？"] = "?", ["！"] = "!", ["，"] = ",", ["；"] = ";", ["："] = ":",
  ["。"] = ".", ["।"] = ".", ["…"] = "..." } do norms[mark] = norm end

-- Of the tokens of a special case of several.
local PARTS = {
  ["'m"] = "am", ["'ll"] = "will", ll = "will", ["'ve"] = "have", ve = "have", ["'re"] = "are",
  re = "are", ["'d"] = "'d", d = "'d", ["n't"] = "not", nt = "not", ca = "can", did = "do",
  had = "have", sha = "shall", wo = "will", am = "a.m.", pm = "p.m.", ["y'"] = "you",
  y = "you", ["'y"] = "you", gon = "going", na = "to", ta = "to", ["c'm"] = "come", a = "gonna",
}
-- behind these, have is not told
local BARE = {}
for _, word in ipairs(words "who what when where why how these those") do BARE[word] = "'ve" end
for _, word in ipairs(words "could might must should would") do BARE[word] = "'ve ve" end

local function part(tokens, k)
  local token = tokens[k]:gsub("’", "'"):lower()
  local stem, next_one = tokens[1]:lower(), tokens[k + 1]
  if token == "m" then return next_one and "am" end
  if (token == "'d" or token == "d") and next_one then
    return next_one:find "ve$" and "would" or nil
  end
  if token == "'s" then return stem == "let" and "us" or "'s" end
  if k == 2 and token:find "ve$" and BARE[stem] and (" " .. BARE[stem] .. " ")
    :find(" " .. token .. " ", 1, true) then
    return nil
  end
  return PARTS[token]
end

-- By case: the norms of its tokens, false where it is that of the word.
local parts = {}
for case, tokens in pairs(cases) do
  if #tokens > 1 then
    local list, some = {}, false
    for k = 1, #tokens do
      list[k] = part(tokens, k) or false
      some = some or list[k]
    end
    if some then parts[case] = list end
  end
end

-- Stop words, in small letters, as a set.
local stop = {}
for _, word in ipairs(words [[
  a about above across after afterwards again against all almost alone along already also
  although always am among amongst amount an and another any anyhow anyone anything anyway
  anywhere are around as at back be became because become becomes becoming been before
  beforehand behind being below beside besides between beyond both bottom but by ca call can
  cannot could did do does doing done down due during each eight either eleven else elsewhere
  empty enough even ever every everyone everything everywhere except few fifteen fifty first
  five for former formerly forty four from front full further get give go had has have he hence
  her here hereafter hereby herein hereupon hers herself him himself his how however hundred i
  if in indeed into is it its itself just keep last latter latterly least less made make many
  may me meanwhile might mine more moreover most mostly move much must my myself name namely
  neither never nevertheless next nine no nobody none noone nor not nothing now nowhere of off
  often on once one only onto or other others otherwise our ours ourselves out over own part per
  perhaps please put quite rather re really regarding same say see seem seemed seeming seems
  serious several she should show side since six sixty so some somehow someone something
  sometime sometimes somewhere still such take ten than that the their them themselves then
  thence there thereafter thereby therefore therein thereupon these they third this those though
  three through throughout thru thus to together too top toward towards twelve twenty two under
  unless until up upon us used using various very via was we well were what whatever when whence
  whenever where whereafter whereas whereby wherein whereupon wherever whether which while
  whither who whoever whole whom whose why will with within without would yet you your yours
  yourself yourselves ]]) do stop[word] = true end
for _, word in ipairs(words "n't 'd 'll 'm 're 's 've") do
  for _, mark in ipairs(words "' ‘ ’") do stop[(word:gsub("'", mark))] = true end
end

return { code = "spacy-en", cases = cases, norms = norms, parts = parts, stop = stop }
