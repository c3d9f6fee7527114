--- Languages: what gloss knows of one, as an immutable object that the
-- segmenters take. The knowledge itself is in plain tables, one file for each
-- language (gloss/lang/en.lua): to know more words, add them there, or see
-- `Language.with`.
--
-- A table has `code`, `name`, and lists (or strings of words and blanks) by
-- class. `abbreviations`, written without their last full stop; a tilde stands
-- where there may be a space (z.~B: `z.B.` or `z. B.`), and such a one with a
-- small letter at its begin is found in this case only. One that is `title` or
-- `never` and also `time` or `unit` is the latter after a number, and before a
-- starter:
--   title      before a name: Mr Sen
--   never      other abbreviations that end no sentence: e.g vs
--   number     before a number: No p; elsewhere an ordinary word
--   month      months and week days: Oct
--   company    ends the name of a company: Inc
--   state      a region named after a town: Calif
--   country    states and bodies, often before a noun: U.S; titles that are words too
--   time       after an hour: p.m
--   unit       measures, and others that may end a sentence: yrs etc
--   suffix     after a name: Jr Ph.D
--   street     saint and street: St
--   direction  points of the compass: N.E
-- `words`, which tell what an abbreviation beside them is:
--   starter    seldom a name, so that its capital begins a sentence
--   joiner     but begins none where the text has no capitals: of and
--   role       what a person is, between an organisation and the name; what
--              else goes on behind one where the text has no capitals: officials
--   zone       time zones
--   day        days and months in full
--   saying     reporting verbs
--   credit     opens a line of credits
--   lettered   takes a letter for a name: plan (B)
--   ordinal    follows an ordinal number: (28.) September; a language that
--              has any of these writes such numbers with a full stop; with a
--              hyphen among them, before small letters and these words only;
--              with # those in digits only so, Roman ones before capitals too
--   final      a mark that ends sentences in this language: the Greek ; Or, of
--              scripts with syllables, an ending of words that does
--   closing    closes a letter: Regards
--   opening    opens a letter: Dear
--   prefix     keeps the hyphen behind it in tokens of profile "ud": e(-mail)
--   lead       opens an adverbial of time: at (5 p.m.)
--   clitic     a token of its own at the end of a word: 's
--   elision    the same at its begin: l'
--   brand      names that end in ! or ?
-- `splits`: words of two tokens, each with the first of them.
local blame = require "gloss.blame"
local core = require "gloss.core"
local keyed = require "gloss.options".keyed
local kind = require "gloss.kind"

local M = {}

-- Languages with a table, and those that have none yet: for these the marks of
-- the script decide, what holds everywhere (small letters, initials, brackets,
-- layout), and what many share, the table of "und", which is any language.
local TABLES = {
  ar = true, be = true, bg = true, bn = true, ca = true, cs = true, da = true,
  de = true, el = true, en = true, es = true, et = true, fa = true, fi = true,
  fr = true, gl = true, he = true, hi = true, hr = true, hu = true, hy = true,
  id = true, is = true, it = true, ja = true, kk = true, ko = true, lt = true,
  lv = true, ml = true, mr = true, nb = true, nl = true, pl = true, pt = true,
  ro = true, ru = true, sk = true, sl = true, sr = true, sv = true, th = true,
  tr = true, uk = true, und = true, vi = true, zh = true,
}
-- Those that are written like another: with its table.
local KIN = { bs = "hr", ms = "id", nn = "nb", no = "nb" }
local PLAIN = { -- some may have a table by now
  "af", "am", "ar", "as", "az", "be", "bg", "bn", "bo", "bs", "ca", "cs", "cy",
  "da", "dz", "el", "eo", "es", "et", "eu", "fa", "fi", "fr", "ga", "gl", "gu",
  "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "km", "kn",
  "ko", "ku", "ky", "la", "lo", "lt", "lv", "mk", "ml", "mn", "mr", "ms", "mt",
  "my", "nb", "ne", "nl", "nn", "no", "or", "pa", "pl", "ps", "pt", "ro", "ru",
  "sa", "sd", "si", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "te", "tg", "th",
  "ti", "tk", "tl", "tr", "tt", "ug", "uk", "ur", "uz", "vi", "yi", "zh",
}

local compiled = {}

--- The code of the language that one is written like, as far as tables go: itself, or the
-- one whose table it takes.
function M.kin(code) return KIN[code] or code end

--- Codes of all languages that gloss.language takes, sorted.
function M.known()
  local codes = {}
  for code in pairs(TABLES) do codes[#codes + 1] = code end
  for _, code in ipairs(PLAIN) do
    if not TABLES[code] then codes[#codes + 1] = code end
  end
  table.sort(codes)
  return codes
end

-- list of the words in a list or a string
local function words(list)
  if type(list) == "table" then return list end
  local all = {}
  for word in tostring(list):gmatch("%S+") do all[#all + 1] = word end
  return all
end

-- The list without its tildes (or blanks, where it is no string); what stands
-- before a full stop in a word with one goes to `parts`.
local function pieces(list, parts)
  local plain = {}
  for i, word in ipairs(list) do
    if type(word) == "string" and word:find("[~ ]") then
      word = word:gsub("[~ ]", "")
      local at = word:find(".", 1, true)
      while at do
        parts[#parts + 1] = word:sub(1, at - 1)
        at = word:find(".", at + 1, true)
      end
    end
    plain[i] = word
  end
  return plain
end

local Language = {} -- methods

local sources = setmetatable({}, { __mode = "k" }) -- of compiled languages

--- Compiles a language table as described above. Raises on unknown classes
-- and on a word that is longer than 24 bytes.
function M.compile(source)
  local classes, splits, parts = {}, {}, {}
  for class, list in pairs(source.abbreviations or {}) do
    classes[class] = pieces(words(list), parts)
  end
  for class, list in pairs(source.words or {}) do
    classes[class] = words(list)
  end
  if #parts > 0 then classes.part = parts end
  for word, first in pairs(source.splits or {}) do splits[word] = #first end
  local language = core.newlanguage({ code = source.code, with = Language.with },
    classes, splits)
  sources[language] = source
  return language
end

-- What a user gives as the field `name`, as lists of words by class: a plain list (or a
-- string) is of words of `class`. Raises on what is none, at the caller of the caller.
local function by_class(more, class, name)
  local function expected(what, found)
    error(("with: '%s': %s expected, got %s"):format(name, what, found), 4)
  end
  if more == nil then return {} end
  if type(more) == "string" or type(more) == "table" and more[1] ~= nil then
    more = { [class] = more }
  elseif type(more) ~= "table" then
    expected("list or table of lists", kind(more))
  end
  for key, list in pairs(more) do
    if type(list) ~= "string" and type(list) ~= "table" then
      expected(("list of words of class '%s'"):format(tostring(key)), kind(list))
    end
    if type(list) == "table" then
      local odd = keyed(list)
      if odd ~= nil then expected("list of words", ("a field '%s'"):format(tostring(odd))) end
      for i, word in ipairs(list) do
        if type(word) ~= "string" then expected(("string as word %d"):format(i), kind(word)) end
      end
    end
  end
  return more
end

-- A part of a language table joined with more of it.
local function joined(part, more)
  local all = {}
  for key, list in pairs(part or {}) do all[key] = list end
  for key, list in pairs(more) do
    local union = {}
    for _, word in ipairs(words(all[key] or {})) do union[#union + 1] = word end
    for _, word in ipairs(words(list)) do union[#union + 1] = word end
    all[key] = union
  end
  return all
end

--- Another language that knows more: gloss.language("en"):with{ abbreviations
-- = {"Abt", "Zyx."}, words = {"frankly"} }. Each is a list, or a table of lists
-- by class as in a language's table. Abbreviations of a plain list never end a
-- sentence (class "never"; a last full stop may be written), words of a plain
-- list begin one behind an abbreviation (class "starter"). `collocations` is a
-- list of words on both sides of a full stop that ends nothing: "no. one" (class
-- "pair"); see gloss.learn. The language itself stays as it is. Raises on unknown
-- fields and classes.
function Language.with(language, more)
  local source = sources[language]
  if source == nil then
    error("with: language expected, got " .. kind(language)
      .. " (a method is called as x:with(more))", 2)
  end
  if type(more) ~= "table" then
    error("with: table expected, got " .. type(more), 2)
  end
  for field in pairs(more) do
    if field ~= "abbreviations" and field ~= "words" and field ~= "collocations" then
      error(("with: unknown field '%s' (known: abbreviations, collocations, words)")
        :format(tostring(field)), 2)
    end
  end
  local abbreviations = joined(nil, by_class(more.abbreviations, "never", "abbreviations"))
  for class, list in pairs(abbreviations) do
    local plain = {}
    for i, word in ipairs(list) do plain[i] = word:gsub("%.$", "") end
    abbreviations[class] = plain
  end
  local added = joined(by_class(more.words, "starter", "words"),
    by_class(more.collocations, "pair", "collocations"))
  local made = blame(2, "with", M.compile, {
    code = source.code, name = source.name, splits = source.splits,
    abbreviations = joined(source.abbreviations, abbreviations),
    words = joined(source.words, added),
  })
  return made
end

--- The words of the language of that code, folded, as the keys of a table.
function M.knows(code)
  local source, all = sources[M.language(code)], {}
  for _, part in ipairs{ source.abbreviations or {}, source.words or {} } do
    for _, list in pairs(part) do
      for _, word in ipairs(words(list)) do
        if type(word) == "string" then all[core.casefold((word:gsub("~", "")))] = true end
      end
    end
  end
  return all
end

--- The words of a class that the language of that code has, as a string.
function M.list(code, class)
  local source = sources[M.language(code)]
  local list = (source.words or {})[class] or (source.abbreviations or {})[class]
  return list and table.concat(words(list), " ") or ""
end

--- The code of a language tag (BCP 47), its first part: en of en-US, zh of zh_Hant, pt of PT.
-- What is no string is given back.
function M.primary(tag)
  if type(tag) ~= "string" then return tag end
  return (tag:match "^(%a+)[-_]%w" or tag):lower()
end

--- The language of that code ("en"), or of a tag that begins with it ("en-US"); the same
-- object each time. Raises on an unknown one with the list of those known.
function M.language(code)
  local found, tag = compiled[code], code
  if found then return found end
  code = M.primary(tag)
  found = compiled[code]
  if found then return found end
  if TABLES[code] then
    found = M.compile(require("gloss.lang." .. code))
  elseif KIN[code] then
    local kin = require("gloss.lang." .. M.kin(code))
    found = M.compile{ code = code, abbreviations = kin.abbreviations, words = kin.words }
  else
    for _, plain in ipairs(PLAIN) do
      if plain == code then
        local shared = require "gloss.lang.und"
        found = M.compile{ code = code, abbreviations = shared.abbreviations }
      end
    end
  end
  if not found then
    error(("unknown language '%s' (known: %s)"):format(tostring(tag),
      table.concat(M.known(), ", ")), 2)
  end
  compiled[code] = found
  return found
end

return M
