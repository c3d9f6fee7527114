--- gloss.liwc: dictionaries of categories as LIWC has them (.dic): between two lines "%" the
-- categories, a number and a name each; then words, each with the numbers of its categories. A
-- word with * at its end stands for all that begin so. Words that the tokens of a text part
-- (don't, cannot, of several words) are found as sequences of tokens.
local check = require "gloss.options".check
local core = require "gloss.core"

local M = {}

-- apostrophes of either kind are the same
local function fold(s)
  return (core.normalize(core.casefold(s), "NFC"):gsub("\226\128\153", "'"))
end

-- --- reading -----------------------------------------------------------------------------

-- What is wrong with a line of a category; or nil.
local function read_category(self, line)
  local number, name = line:match "^%s*(%d+)%s(.*)$"
  name = name and require "gloss.namefiles".trim(name)
  if not number or name == "" then return "category: number and name expected" end
  if self.names[number] then return ("category %s twice"):format(number) end
  self.names[number] = name
  for _, other in ipairs(self.categories) do
    if other == name then return nil end
  end
  self.categories[#self.categories + 1] = name
  return nil
end

local function add(list, word, category)
  local known = list[word]
  if not known then
    known = {}
    list[word] = known
  end
  known[category] = true
end

-- The word, a * at its end stripped, and what it belongs to.
local function store(self, word, categories)
  local prefix = word:match "^(.+)%*$"
  if (prefix or word):find("*", 1, true) and word:find "[%w\128-\255]" then
    return ("'%s': * stands at the end of a word alone"):format(word)
  end
  -- a star in a face is itself
  if prefix and not prefix:find "[%w\128-\255]" then prefix = nil end
  local folded = fold(prefix or word)
  self.list[#self.list + 1] = { text = folded, prefix = prefix ~= nil, categories = categories }
  if word:find "%s" then return nil end
  local list = prefix and self.prefixes or self.words
  if prefix then self.longest = math.max(self.longest, #folded) end
  for category in pairs(categories) do add(list, folded, category) end
  return nil
end

local function read_entry(self, line)
  local word, rest = line:match "^%s*(%S.-)%s*\t%s*(.*)$"
  if not word then word, rest = line:match "^%s*(%S+)%s+(.*)$" end
  if not word then return "word and numbers of categories expected" end
  if rest:find "[%(<]" or word:find "%(%a[%w%s]*%)" then
    return ("'%s': entries with conditions in brackets are not supported"):format(word)
  end
  local categories, some = {}, false
  for number in rest:gmatch "%S+" do
    local name = self.names[number]
    if not name then return ("'%s': no category '%s'"):format(word, number) end
    categories[name], some = true, true
  end
  if not some then return ("'%s': no category"):format(word) end
  self.entries = self.entries + 1
  return store(self, word, categories)
end

local function is_percent(line) return line:find "^%s*%%%s*$" ~= nil end

local function read(self, path)
  local percents, last = 0, 0
  local ok, why, at = require "gloss.namefiles".lines(path, function(line, number)
    last = number
    if is_percent(line) then
      percents = percents + 1
      return percents > 2 and "a third line '%'" or nil
    end
    if percents == 0 then return "'%' expected before the categories" end
    if percents == 1 then return read_category(self, line) end
    return read_entry(self, line)
  end)
  if not ok then return nil, why, at end
  if percents < 2 then
    last = last + 1
    return nil, ("%s:%d: '%%' expected behind the categories"):format(path, last), last
  end
  return true
end

-- --- matching -------------------------------------------------------------------------------

local methods = { layer = "categories" }
local meta = { __name = "gloss.LIWC", __index = methods }

--- The categories of a word: a table, name to true.
function methods.of(self, word)
  if type(word) ~= "string" then error("word: string expected, got " .. type(word), 2) end
  word = fold(word)
  local found = {}
  for name in pairs(self.words[word] or {}) do found[name] = true end
  for n = 1, math.min(#word, self.longest) do
    for name in pairs(self.prefixes[word:sub(1, n)] or {}) do found[name] = true end
  end
  return found
end

local function tokens_of(self, text, options, level)
  local doc = require "gloss.program".todoc(text, level + 1, options)
  check(options, {}, level + 1) -- there are none
  local profile = self.options.tokens
  return profile and doc:tokenized(profile) or doc.tokens, doc
end

-- A token that is that, or begins so.
local function token_test(text, prefix)
  if prefix then
    local regex = "\\A" .. text:gsub("[^%w\128-\255]", "\\%0"):gsub("\\?'", "['\226\128\153]")
    return { op = "regex", attr = "lower", regex = regex, flags = "" }
  end
  local other = text:gsub("'", "\226\128\153")
  return { op = "in", attr = "lower", set = { [text] = true, [other] = true } }
end

-- The entry as a pattern of the tokens that it is cut into; nil where it is one token.
local function sequence(entry, cut)
  local pattern = require "gloss.pattern"
  local tokens, list = cut(entry.text), {}
  for i = 1, #tokens > 1 and #tokens or 0 do
    list[i] = pattern.test(token_test(fold(tostring(tokens[i])), entry.prefix and i == #tokens))
  end
  return #list > 0 and pattern.seq(list) or nil
end

-- The entries that are several tokens as a rule set, made when first asked for; nil: there are
-- none.
local function phrase_set(self, doc)
  local profile = self.options.tokens or doc._profile or "news"
  local lang = doc._language
  local sets = self.sets[profile] or setmetatable({}, { __mode = "k" }) -- by language
  self.sets[profile] = sets
  local set = sets[lang or false]
  if set == nil then
    local segment, rows = require "gloss.segment", { matches = "all", tokens = self.options.tokens }
    for _, entry in ipairs(self.list) do
      local p = sequence(entry, function(s)
        return segment.tokens(s, { profile = profile, lang = lang })
      end)
      for name in pairs(p and entry.categories or {}) do
        rows[#rows + 1] = { label = name, pattern = p }
      end
    end
    set = #rows > 0 and require "gloss.program".patterns(rows)
    sets[lang or false] = set
  end
  return set or nil
end

-- The words of each category in a text: name to list of folded words.
local function words_by_category(self, attributes)
  local by = {}
  for word in pairs(attributes:count "lower") do
    for name in pairs(self:of(word)) do
      by[name] = by[name] or {}
      table.insert(by[name], word)
    end
  end
  return by
end

--- The words of the text that are in the dictionary, a span for each category, its label.
function methods.find(self, text, options)
  local tokens, doc = tokens_of(self, text, options, 2)
  local attributes = require "gloss.attributes".attributes(tokens)
  local by = words_by_category(self, attributes)
  local found = core.spans(doc._text, {})
  for _, name in ipairs(self.categories) do
    if by[name] then found = found + attributes:where{ lower = by[name] }:as(name) end
  end
  local set = phrase_set(self, doc)
  return set and found + set:find(doc) or found
end

-- The second part of a word that the tokens part (n't, 's), or not; the words of categories are
-- whole ones.
local function is_part(word)
  return word:find "^n?'%a" ~= nil or word:find "^n?\226\128\153%a" ~= nil
end

--- How many words of the text are in each category: a table of name to { count =, percent = },
-- and the number of words, of which the percentages are; marks and white space are none.
function methods.count(self, text, options)
  local tokens, doc = tokens_of(self, text, options, 2)
  local attributes = require "gloss.attributes".attributes(tokens)
  local total = #tokens - attributes:count{ is_punct = true } - attributes:count{ is_space = true }
    - attributes:count{ lower = is_part }
  local result = {}
  for _, name in ipairs(self.categories) do result[name] = { count = 0, percent = 0 } end
  for word, n in pairs(attributes:count "lower") do
    for name in pairs(self:of(word)) do result[name].count = result[name].count + n end
  end
  local set = phrase_set(self, doc)
  if set then
    for name, n in pairs(set:find(doc):count "label") do
      result[name].count = result[name].count + n
    end
  end
  for _, row in pairs(result) do
    row.percent = total > 0 and 100 * row.count / total or 0
  end
  return result, total
end

function meta.__len(self) return self.entries end
function meta.__tostring(self)
  return ("LIWC (%d entries, %d categories)"):format(self.entries, #self.categories)
end

--- A dictionary of LIWC.
-- @param path of the file
-- @param options { tokens = profile of the tokens, default those of the doc }
-- @return a matcher: find (its layer is "categories"), count, of, #, categories (their names, in
--   order); or nil, "FILE:LINE: reason", line
function M.liwc(path, options)
  options = check(options, { tokens = true }, 2)
  if type(path) ~= "string" then error("path expected, got " .. type(path), 2) end
  if options.tokens ~= nil and type(options.tokens) ~= "string" then
    error("tokens: name of a profile expected, got " .. type(options.tokens), 2)
  end
  local self = setmetatable({ options = options, names = {}, categories = {}, words = {},
    prefixes = {}, list = {}, sets = {}, longest = 0, entries = 0 }, meta)
  local ok, why, line = read(self, path)
  if not ok then return nil, why, line end
  return self
end

return M
