--- Special cases of the profile "spacy-en": strings that are always cut the
-- same way, each with its tokens. The facts are those of spaCy 3
-- (https://github.com/explosion/spaCy, MIT licence, Copyright (C) 2016-2024
-- ExplosionAI GmbH, 2016 spaCy GmbH, 2015 Matthew Honnibal):
-- spacy/lang/en/tokenizer_exceptions.py and
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

return { code = "spacy-en", cases = cases }
