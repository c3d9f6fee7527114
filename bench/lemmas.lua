-- Lemmas beside those of treebanks: files of CoNLL-U (universaldependencies.org), of which the
-- columns FORM, LEMMA and UPOS are read. Of each file: tokens whose first lemma is the gold one,
-- and those that have it among theirs, in any case, by part of speech; the frequent errors.
-- `make accuracy ARGS="--lemmas FILE.conllu ..."`; the language is that of the file's name.
local gloss = require "gloss"
local core = require "gloss.core"

local SHOWN = 40 -- errors
local WITHOUT = { PUNCT = true, SYM = true, X = true, NUM = true }

local function fold(s) return core.casefold(s):gsub("\226\128\153", "'") end

local function add(to, first, any)
  to.n = (to.n or 0) + 1
  to.first = (to.first or 0) + (first and 1 or 0)
  to.any = (to.any or 0) + (any and 1 or 0)
end

local function row(name, part)
  print(("  %-8s %7d tokens   first %5.1f %%   any %5.1f %%"):format(name, part.n,
    100 * part.first / part.n, 100 * part.any / part.n))
end

local function token(form, lemma, lang)
  local first, any = false, false
  for i, found in ipairs(gloss.lemmas(form, { lang = lang })) do
    local same = fold(found) == fold(lemma)
    first, any = first or same and i == 1, any or same
  end
  return first, any
end

local function measure(path)
  local lang = path:match "([a-z][a-z])_[^/]*$"
  if not lang then error(path .. ": a name like en_ewt-ud-dev.conllu expected", 0) end
  local all, parts, errors, order = {}, {}, {}, {}
  for line in io.lines(path) do
    local form, lemma, part = line:match "^%d+\t([^\t]+)\t([^\t]+)\t([^\t]+)"
    if form and lemma ~= "_" and not WITHOUT[part] then
      local first, any = token(form, lemma, lang)
      parts[part] = parts[part] or {}
      add(all, first, any)
      add(parts[part], first, any)
      if not any then
        local what = ("%s %s: %s, not %s"):format(part, fold(form), fold(lemma),
          gloss.lemma(form, { lang = lang }))
        errors[what] = (errors[what] or 0) + 1
      end
    end
  end
  if not all.n then error(path .. ": no tokens with lemmas", 0) end
  print(path)
  row("all", all)
  local names = {}
  for part in pairs(parts) do names[#names + 1] = part end
  table.sort(names, function(a, b) return parts[a].n > parts[b].n end)
  for _, part in ipairs(names) do row(part, parts[part]) end
  for what in pairs(errors) do order[#order + 1] = what end
  table.sort(order, function(a, b)
    if errors[a] ~= errors[b] then return errors[a] > errors[b] end
    return a < b
  end)
  for i = 1, math.min(#order, SHOWN) do print(("  %6d %s"):format(errors[order[i]], order[i])) end
end

local paths = { ... }
if #paths == 0 then error("files of CoNLL-U expected", 0) end
for _, path in ipairs(paths) do measure(path) end
