--- Serbian: how a text tells that somebody says something. Fields as in reporting_en: the
-- words of Croatian, with those that Serbian has otherwise, in Latin letters and in Cyrillic
-- ones.
local hr = require "gloss.lang.reporting_hr"

local PAIRS = { lj = "љ", nj = "њ", ["dž"] = "џ" }
local LETTERS = {
  a = "а", b = "б", c = "ц", ["č"] = "ч", ["ć"] = "ћ", d = "д", ["đ"] = "ђ", e = "е",
  f = "ф", g = "г", h = "х", i = "и", j = "ј", k = "к", l = "л", m = "м", n = "н",
  o = "о", p = "п", r = "р", s = "с", ["š"] = "ш", t = "т", u = "у", v = "в", z = "з",
  ["ž"] = "ж",
}

local function cyrillic(text)
  return (text:gsub("[ln]j", PAIRS):gsub("dž", PAIRS)
    :gsub("[%z\1-\127\194-\244][\128-\191]*", LETTERS))
end

local MORE = {
  verbs = [[
    ocenio ocenila ocenjuje objasnio saopštio saopštila saopštili saopštava napomenuo
    rekoše reče upita odgovori doda viknu veli primetio primetila pojasnio
    pojasnila pojašnjava prokomentarisao prokomentarisala ukazao
    ukazala ukazuje precizirao precizirala podsetio podsetila
  ]],
  naming = "takozvani reč",
  works = "filmu romanu pesma listu emisiji",
  determiners = "njen ovaj",
  openers = "međutim juče danas takođe ovde tamo pre posle",
  prepositions = "pre posle tokom",
  adverbs = "takođe juče zatim",
}

local words = {}
for field, value in pairs(hr) do
  if type(value) == "string" and field ~= "finite" and field ~= "dialogue" then
    if MORE[field] then value = value .. " " .. MORE[field] end
    value = value .. " " .. cyrillic(value)
  end
  words[field] = value
end
words.finite = "(o|la|li|lo|о|ла|ли|ло)$"
words.sources = {
  "prema rečima", "prema", "po rečima", "prema riječima", "према речима", "према",
  "по речима",
}
words.he, words.she = nil, nil -- two scripts, two words for each
return words
