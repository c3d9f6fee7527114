-- Token patterns: tokens a second, over tokens that are there already, best of 5. The text is
-- English news of GLOSS_CORPORA where that is, else common words in a random order. Beside two
-- patterns a loop in Lua over the tokens' texts, in a table: the same matches, or the run fails.
-- At the end the same figures as tables.
package.path = "./bench/?.lua;" .. package.path
local support = require "support"
local gloss = require "gloss"
local pattern, test = require "gloss.pattern", require "gloss.patterntest"
local T = gloss.token

local SIZE = tonumber(arg[1]) or 4000000

local function news()
  local root = os.getenv "GLOSS_CORPORA" or "../shared/corpora"
  local ok, text = pcall(support.read, root .. "/entities/conll03/train.jsonl")
  if not ok then return require "corpus".prose("english", SIZE), "common words" end
  local json, parts, n = require "cjson", {}, 0
  while n < SIZE do
    for line in text:gmatch "[^\n]+" do
      local doc = json.decode(line).text
      parts[#parts + 1] = doc
      n = n + #doc
    end
  end
  return table.concat(parts, "\n\n"), "news"
end

local text, what = news()
local doc = gloss.doc(text)
local tokens = #doc.tokens
local attributes = gloss.attributes(doc.tokens)
local types = select(2, attributes:ids "lower")
print(("%d bytes of %s, %d tokens, %d different"):format(#text, what, tokens, types))

-- tables for the end
local one = { { "patterns", "M tokens/s", "matches" } }
local two = { { "patterns", "100, M tokens/s", "more", "matches", "times the time" } }

local rates = {}
local function row(name, p, options)
  p:find(doc, options) -- compiles it
  local seconds, found = support.best(function() return p:find(doc, options) end, 5)
  rates[name] = tokens / seconds / 1e6
  one[#one + 1] = { name, ("%.0f"):format(rates[name]), #found }
  print(("%-44s %9.1f M tokens/s  %8d matches%s"):format(name, rates[name], #found,
    found.incomplete and " (incomplete)" or ""))
  return found
end

-- find(texts, note): a script's own loop over a table of tokens' texts; note(i, j) for a match
-- of tokens i to j. `found`: what gloss found in its place.
local texts, places = doc.tokens:values(), {}
for first, last in doc.tokens:offsets() do places[#places + 1] = { first, last } end
local function naive(name, found, find)
  local seconds, n = support.best(function()
    local n = 0
    find(texts, function() n = n + 1 end)
    return n
  end, 3)
  local k, list = 0, {}
  for first, last in found:offsets() do list[#list + 1] = { first, last } end
  find(texts, function(i, j)
    k = k + 1
    assert(list[k] and list[k][1] == places[i][1] and list[k][2] == places[j][2],
      "gloss and Lua find other " .. name)
  end)
  assert(k == #list and k == n, "gloss and Lua find other " .. name)
  print(("  %-42s %9.1f M tokens/s  (%.0f x)"):format("the same in Lua", tokens / seconds / 1e6,
    rates[name] / (tokens / seconds / 1e6)))
end

row("a rare word that is absent", T.any^-14 * T"xyzzy")
row("a word that is absent, any number before it", T.any^0 * T"xyzzy")
naive("two words", row("two words", T"the" * T"government"), function(list, note)
  for i = 1, #list - 1 do
    if list[i] == "the" and list[i + 1] == "government" then note(i, i + 1) end
  end
end)
local saying = { said = true, told = true, added = true }
naive("a verb of saying, that", row("a verb of saying, that",
  T.fold{ "said", "told", "added" } * T"that"), function(list, note)
  for i = 1, #list - 1 do
    if saying[list[i]:lower()] and list[i + 1] == "that" then note(i, i + 1) end
  end
end)
row("names: two or more titles", T.title^2)
row("names with a capture", (T.title^2 / "who") * T"said")
row("person, aside, said",
  T.title^1 * (T"," * T.any^-14 * T",")^-1 * T.fold{ "said", "told", "added" })
row("each token", T.any)
row("one word of the text and any number behind it", T"the" * T.any^0)
row("twelve optional tokens", (T.alpha^-1)^{ 12 } * T"said")
row("names, first", T.title^2, { matches = "first" })
row("names, all", T.title^2, { matches = "all" })

-- Patterns as people write them for spaCy: words in small letters, now and then a list, a
-- mark that may be missing, or a flag.
local function rules(n)
  local random, list = support.random(7), {}
  local function lower() return T.fold(attributes:text(random(types), "lower")) end
  local function listed()
    return pattern.test(test.one_of("lower", { attributes:text(random(types), "lower"),
      attributes:text(random(types), "lower"), attributes:text(random(types), "lower") }))
  end
  local kinds = {
    function() return lower() * lower() end,
    function() return lower() * T.punct^-1 * lower() end,
    function() return listed() * T.title end,
    function() return lower() * lower() * lower() end,
    function()
      return T{ lower = attributes:text(random(types), "lower"), title = true } * lower()
    end,
    function() return lower() end,
  }
  for i = 1, n do
    list[i] = { label = "L" .. random(20), pattern = kinds[random(#kinds)]() }
  end
  return gloss.patterns(list)
end
for _, n in ipairs{ 100, 1000, 10000 } do row(n .. " patterns", rules(n)) end
row("10000 patterns, all", rules(10000), { matches = "all" })
row("10000 patterns, per rule", rules(10000), { per = "rule" })
print(("10,000 patterns take %.1f times the time of 100, with %d times the matches")
  :format(rates["100 patterns"] / rates["10000 patterns"],
    #rules(10000):find(doc) // math.max(1, #rules(100):find(doc))))

-- documents as an archive has them: cut, and searched
local docs = {}
for i = 1, math.min(300, #text // 2000) do docs[i] = text:sub(i * 2000 - 1999, i * 2000) end
for _, n in ipairs{ 1, 100, 10000 } do
  local set = rules(n)
  set:find(docs[1])
  local seconds = support.best(function()
    for i = 1, #docs do set:find(docs[i]) end
  end, 5)
  print(("%-44s %9.1f us a document of 2 KB, cut and searched"):format(n .. " patterns",
    seconds / #docs * 1e6))
end

local took = support.best(function()
  for i = 1, #docs do local _ = #gloss.doc(docs[i]).quotes end
end, 3)
print(("%-44s %9.1f MB/s"):format("quotations and speakers, the same documents",
  #docs * 2000 / took / 1e6))

local start = os.clock()
rules(10000):find ""
print(("%.2f s to make and compile 10,000 patterns"):format(os.clock() - start))

-- The same as spaCy's files have them: phrases, words in small letters, now and then a list, a
-- flag, an operator; regexes, misspelt words; some that begin with a flag.
local function word_maker(seed)
  local random = support.random(seed)
  local function word() return attributes:text(random(types), "lower") end
  local function long() -- of letters
    local w
    repeat w = word() until w:find "^%a%a%a%a+$"
    return w
  end
  return random, word, long
end

local function ruler_rows(n, only)
  local random, word, long = word_maker(11)
  local list = {}
  local function lower() return { LOWER = word() } end
  local function capital() return (long():gsub("^%l", string.upper)) end
  local regexes = {
    function() return "^(?i:" .. long() .. "s?)$" end,
    function() return "^" .. long():sub(1, 4) end,
    function() return long():sub(-4) .. "$" end,
    function() return "(" .. long() .. "|" .. long() .. ")" end,
    function() return "^\\d{" .. random(4) .. "}$" end, function() return "^[A-Z]{2,5}$" end,
    function() return "^" .. long():sub(1, 3) .. ".*" .. long():sub(-2) .. "$" end,
  }
  local function regex() return regexes[random(#regexes)]() end
  local sets = {
    regex = { function() return { { TEXT = { REGEX = regex() } }, lower() } end },
    fuzzy = { function() return { { LOWER = { FUZZY1 = long() } }, lower() } end },
    all = {
      function() return word() .. " " .. word() end, function() return word() end,
      function() return capital() .. " " .. capital() .. " " .. capital() end,
      function() return { lower(), lower() } end,
      function() return { lower(), { IS_PUNCT = true, OP = "?" }, lower() } end,
      function()
        return { { LOWER = { IN = { word(), word(), word() } } }, { IS_TITLE = true } }
      end,
      function() return { lower(), { IS_TITLE = true, OP = "+" } } end,
      function() return { lower(), { LIKE_NUM = true }, lower() } end,
      function() return { { LEMMA = word() }, lower() } end,
      function() return { { ORTH = word() }, { OP = "?" }, lower() } end,
      function() return { { TEXT = { REGEX = regex() } }, lower() } end,
      function() return { { LOWER = { FUZZY1 = long() } }, lower() } end,
      function() return { { IS_TITLE = true }, lower() } end,
      function()
        return { { IS_TITLE = true, OP = "+" }, { LOWER = { IN = { "inc", "corp", word() } } } }
      end,
      function() return { { IS_ALPHA = true, LENGTH = { [">="] = 5 } }, lower() } end,
      function() return { { ENT_TYPE = "PERSON" }, { LOWER = long() } } end,
    },
  }
  local kinds = sets[only or "all"]
  for i = 1, n do
    list[i] = { label = "L" .. random(20), pattern = kinds[random(#kinds)]() }
  end
  return list
end

-- 100 of them, and others of which each begins with a word of the text and ends with none.
local function padded(n)
  local list, _, word = ruler_rows(100), word_maker(5)
  for i = #list + 1, n do
    list[i] = { label = "L" .. i % 20, pattern = { { LOWER = word() }, { LOWER = "zq" .. i } } }
  end
  return list
end

local json = require "cjson"
local spacy = #doc:tokenized "spacy-en"
local function load(rows)
  local path = os.tmpname()
  local file <close> = assert(io.open(path, "w"))
  for _, r in ipairs(rows) do file:write(json.encode(r), "\n") end
  file:flush()
  local begin = os.clock()
  local ruler = assert(gloss.spacy_ruler(path))
  local loading = os.clock() - begin
  os.remove(path)
  return ruler, loading
end

local function search(name, matcher, loading)
  local begin = os.clock()
  matcher:find(doc)
  local first = os.clock() - begin
  local seconds, found = support.best(function() return matcher:find(doc) end, 3)
  print(("%-44s %9.1f M tokens/s  %8d matches; loaded in %.2f s, the first search %.2f s")
    :format(name, spacy / seconds / 1e6, #found, loading, first))
  return seconds, #found
end

-- `search_for(n)`: seconds and matches of n patterns
local function beside(name, more, search_for)
  local few, n = search_for(100)
  local many, m = search_for(more)
  two[#two + 1] = { name, ("%.1f"):format(spacy / few / 1e6),
    ("%d: %.1f"):format(more, spacy / many / 1e6), ("%d; %d"):format(n, m),
    ("%.1f"):format(many / few) }
  print(("%d take %.1f times the time of 100"):format(more, many / few))
end

local function compared(kind, make, more)
  beside("ruler, " .. kind, more, function(n)
    return search(("spaCy's ruler, %d %s"):format(n, kind), load(make(n)))
  end)
end
compared("patterns", ruler_rows, 10000)
compared("patterns, the same matches", padded, 10000)
compared("with REGEX", function(n) return ruler_rows(n, "regex") end, 1000)
compared("with FUZZY1", function(n) return ruler_rows(n, "fuzzy") end, 1000)

for _, greedy in ipairs{ "all", "LONGEST", "FIRST" } do
  beside("Matcher, " .. greedy, 10000, function(n)
    local matcher = gloss.spacy_matcher()
    local begin = os.clock()
    for i, r in ipairs(ruler_rows(n)) do
      if type(r.pattern) == "table" then
        matcher:add("K" .. i % 500, { r.pattern }, { greedy = greedy ~= "all" and greedy or nil })
      end
    end
    return search(("spaCy's Matcher, %s, %d patterns"):format(greedy, n), matcher,
      os.clock() - begin)
  end)
end
print()
support.print_table(one)
support.print_table(two)
