-- Linking records: how often the right name is the nearest one, or among the nearest
-- ten, by each likeness; microseconds a query.
--
--   lua bench/linkage.lua [NAMES QUERIES]
--
-- NAMES: a file with a name a line; QUERIES: JSONL of { "q": misspelt, "answer": [names] }.
-- Without them the sets in GLOSS_CORPORA, where there are some.
local gloss = require "gloss"

local SETS = { "febrl3", "birkbeck", "wikipedia", "countries" }

local function lines(path)
  local file = io.open(path)
  local list = {}
  for line in file and file:lines() or function() end do list[#list + 1] = line end
  if file then file:close() end
  return file and list
end

-- Whether one of the first n that were found is an answer.
local function right(found, answers, n)
  for i = 1, math.min(n, #found) do
    for _, a in ipairs(answers) do
      if found[i].form:lower() == a:lower() then return 1 end
    end
  end
  return 0
end

local function measure(title, names, queries)
  local decode = require "cjson".decode
  local g = gloss.gazetteer{ fold = "case accents dash space quote" }
  for i, name in ipairs(names) do g:add{ name, id = tostring(i) } end
  for i, line in ipairs(queries) do queries[i] = decode(line) end
  print(("%s: %d names, %d queries"):format(title, #names, #queries))
  for _, by in ipairs{ "edits", "jaro_winkler", "token_set" } do
    local first, ten = 0, 0
    g:nearest("x", 10, { by = by })
    local start = os.clock()
    for _, q in ipairs(queries) do
      local found = g:nearest(q.q, 10, { by = by })
      first, ten = first + right(found, q.answer, 1), ten + right(found, q.answer, 10)
    end
    local us = (os.clock() - start) / #queries * 1e6
    print(("  %-13s first %5.1f %%, among ten %5.1f %%, %6.0f us"):format(by,
      100 * first / #queries, 100 * ten / #queries, us))
  end
end

if arg[2] then
  measure(arg[2], assert(lines(arg[1])), assert(lines(arg[2])))
else
  local root = (os.getenv "GLOSS_CORPORA" or "") .. "/entities/fuzzy/"
  for _, set in ipairs(SETS) do
    local names, queries = lines(root .. set .. ".dict.txt"), lines(root .. set .. ".jsonl")
    if names and queries then measure(set, names, queries) end
  end
end
