--- Inflection by paradigms: a language lists its verbs by class, and what their forms end
-- in. Used by the tables of lemmas in lua/gloss/lang.
local M = {}

local function words(list)
  local out = {}
  for word in (list or ""):gmatch "%S+" do out[#out + 1] = word end
  return out
end

-- "lemma: form form; ..." as a list of rows { lemma, form, ... }
local function rows(list)
  local out = {}
  for row in (list or ""):gmatch "[^;]+" do
    local lemma, forms = row:match "^%s*(%S-):%s+(.-)%s*$"
    if lemma then
      out[#out + 1] = words(forms)
      table.insert(out[#out], 1, lemma)
    end
  end
  return out
end

--- The tables and functions of a language.
-- @param t { classes = list of { ending of the lemma, what forms have in its place };
--   verbs = regular ones; irregular, nouns, ambiguous = "lemma: forms; ..." (of ambiguous
--   "form: lemmas"); base = words that are their lemma; rules = list of { suffix, to, least
--   characters before it }; plural = function(noun) -> its plural; is_verb =
--   function(word); further = "lemma: forms" that a class does not tell; join = function(stem,
--   ending), where they do not meet as they are }
-- @return { tables =, inflect = } as gloss.lemma wants them
function M.language(t)
  local irregular, nouns, regular, further = {}, {}, {}, {}
  for _, row in ipairs(rows(t.further)) do further[row[1]] = row end
  for _, row in ipairs(rows(t.irregular)) do irregular[row[1]] = row end
  for _, row in ipairs(rows(t.nouns)) do nouns[row[1]] = row end
  for _, verb in ipairs(words(t.verbs)) do regular[verb] = true end

  local function conjugate(verb)
    if irregular[verb] then return irregular[verb] end
    local out = { verb }
    for i = 2, #(further[verb] or out) do out[i] = further[verb][i] end
    for _, class in ipairs(t.classes) do
      local ending = class[1]
      if #verb > #ending and verb:sub(-#ending) == ending then
        local stem = verb:sub(1, -#ending - 1)
        for form in class[2]:gmatch "%S+" do
          out[#out + 1] = t.join and t.join(stem, form) or stem .. form
        end
        break
      end
    end
    return out
  end

  local function decline(noun)
    return nouns[noun] or { noun, (t.plural(noun)) }
  end

  local L = {}

  function L.inflect(word, part)
    local out, seen = {}, {}
    local function add(forms)
      for _, form in ipairs(forms) do
        if not seen[form] then
          seen[form] = true
          out[#out + 1] = form
        end
      end
    end
    local verb = irregular[word] or regular[word]
    add{ word }
    if part == "verb" or (part == nil and (verb or (not nouns[word] and t.is_verb(word)))) then
      add(conjugate(word))
    end
    if part == "noun" or part == "adjective" or (part == nil and (nouns[word] or not seen[word]
      or #out == 1))
    then
      add(decline(word))
    end
    return out
  end

  function L.tables()
    local forms, settled = {}, {}
    local function lead(form, lemma)
      if settled[form] then return end
      local list = forms[form]
      if not list then list = {} forms[form] = list end
      for _, known in ipairs(list) do if known == lemma then return end end
      list[#list + 1] = lemma
    end
    for _, row in ipairs(rows(t.ambiguous)) do
      for i = 2, #row do lead(row[1], row[i]) end
    end
    for form in pairs(forms) do settled[form] = true end
    for _, row in ipairs(rows(t.irregular)) do
      for _, form in ipairs(row) do lead(form, row[1]) end
    end
    for _, row in ipairs(rows(t.nouns)) do
      for _, form in ipairs(row) do lead(form, row[1]) end
    end
    for _, word in ipairs(words(t.base)) do lead(word, word) end
    for _, verb in ipairs(words(t.verbs)) do
      for _, form in ipairs(conjugate(verb)) do lead(form, verb) end
    end
    return forms, t.rules, settled
  end

  return L
end

return M
