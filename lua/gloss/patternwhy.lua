--- Why a token pattern matches, and where it fails.
local pattern = require "gloss.pattern"
local search = require "gloss.patternsearch"
local sorted = require "gloss.options".sorted

local M = {}

local function shown(s)
  s = tostring(s):gsub("%c+", " ")
  if #s > 60 then s = s:sub(1, 57):gsub("[\128-\191]*$", "") .. "..." end
  return '"' .. s .. '"'
end

local function show(p) return require "gloss.patternshow".show(setmetatable(p, pattern.meta)) end

local function rule_name(rule)
  if rule.name then return ("rule '%s'"):format(rule.name) end
  return rule.label and ("rule %d (%s)"):format(rule.k, rule.label) or ("rule %d"):format(rule.k)
end

--- What took the tokens of match k: { instruction, token, ... }. The search is made again.
function M.path(s, k)
  local i, j, number = s.matches:get(k)
  local again = setmetatable({}, { __index = s })
  search.prepare(again, true)
  local path = again.search:path(number, i, j)
  again.search:close()
  return path
end

--- Why a match is one: its rule, and what took each token.
function M.explain(s, span, k)
  local _, j, number = s.matches:get(k)
  local path = M.path(s, k)
  local parts = {}
  for n = 1, #path, 2 do
    local token = path[n + 1]
    local last = (path[n + 3] or j + 1) - 1
    local text = s.doc:sub(s.tokens[token].first, s.tokens[last].last)
    parts[#parts + 1] = ("%s is %s"):format(shown(text), show(s.c.at[path[n]]))
  end
  local rule = s.stage[number]
  return ("%s%s: %s"):format(shown(span), #s.stage > 1 and " by " .. rule_name(rule) or
    rule.name and " by " .. rule_name(rule) or "", table.concat(parts, ", "))
end

-- Numbers of the first and last token that lie between two bytes.
local function tokens_between(tokens, first, last)
  local i, j
  for n = 1, #tokens do
    local token = tokens[n]
    if token.first >= first and not i then i = n end
    if token.last <= last then j = n end
    if token.last > last then break end
  end
  return i, j
end

local function nearest(s, number, i, j)
  local token, failed, matches = s.search:farthest(number, i, j)
  return { token = token, failed = failed, matches = matches, rule = s.stage[number] }
end

-- The words that a test takes, sorted.
local function words_of(test)
  return sorted(test.set or test.value and { [test.value] = true } or {})
end

local function is_in(word, list)
  for i = 1, #list do if list[i] == word then return true end end
  return false
end

-- The words that a test takes for lemmas and that are none, but forms of others.
local function no_lemmas(test, code, said)
  for i = 1, #test do no_lemmas(test[i], code, said) end
  if test.attr ~= "lemma" then return end
  for _, word in ipairs(words_of(test)) do
    local known, lemmas = pcall(require "gloss.lemma".lemmas, word, { lang = code })
    if known and not is_in(word, lemmas) then -- in some languages no lemmas are known
      said[#said + 1] = ("; no word has the lemma %s, that of %s is %s"):format(shown(word),
        shown(word), shown(lemmas[1]))
    end
  end
end

local function failure(s, best, j)
  local said, seen, notes = {}, {}, {}
  for _, pc in ipairs(best.failed) do
    local node = s.c.at[pc]
    local text = show(node)
    if not seen[text] then
      seen[text] = true
      said[#said + 1] = text
      if node.test then no_lemmas(node.test, search.code_of(s.doc.lang), notes) end
    end
  end
  if best.token > j and #said == 0 then return "it goes on behind it" end
  local token = s.tokens[best.token]
  token = token and ("%s (token %d)"):format(shown(token), best.token) or "the end"
  if #said == 0 then return "it ends before " .. token end
  return ("%s is not %s%s"):format(token, table.concat(said, " or "), table.concat(notes))
end

--- What fails where none of the searches takes the tokens between two bytes; nil where one does.
function M.why_not(searches, first, last)
  local best, best_s, j
  for _, s in ipairs(searches) do
    local i
    i, j = tokens_between(s.tokens, first, last)
    if not i or not j or j < i then return "no token lies in it" end
    search.prepare(s, true)
    for number = 1, #s.stage do
      local one = nearest(s, number, i, j)
      if one.matches then return nil end
      if not best or one.token > best.token then best, best_s = one, s end
    end
    s.search:close()
  end
  if not best then return "there are no rules" end
  local parts = { (best.rule.name or #searches > 1 or #searches[1].stage > 1)
    and rule_name(best.rule) .. ": " or "", failure(best_s, best, j) }
  for layer, n in pairs(best_s.ignored) do
    if n > 0 then
      parts[#parts + 1] = ("; %d spans of layer '%s' do not begin and end with tokens")
        :format(n, layer)
    end
  end
  return table.concat(parts)
end

return M
