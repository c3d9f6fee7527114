-- The words that are key to a text beside another, by log-likelihood (Dunning 1993):
-- that, how often the text has each, how often the other, and the word, as a lemma.
--
--   lua5.4 examples/keywords.lua TEXT OTHER
local gloss = require "gloss"
if not arg[2] then io.stderr:write "usage: keywords.lua TEXT OTHER\n" os.exit(2) end

local function lemmas(path)
  local tokens = gloss.attributes(gloss.tokens(assert(gloss.file(path))))
  local words = tokens:where{ is_alpha = true, is_stop = false }
  return words:count "lemma", #words
end
local mine, n = lemmas(arg[1])
local theirs, m = lemmas(arg[2])

local rows = {}
for word, k in pairs(mine) do
  local o = theirs[word] or 0
  local rate = (k + o) / (n + m) -- of both texts, if they were alike
  local g2 = 2 * (k * math.log(k / (n * rate)) + (o > 0 and o * math.log(o / (m * rate)) or 0))
  if k / n > rate then rows[#rows + 1] = { g2, k, o, word } end
end
table.sort(rows, function(a, b) return a[1] > b[1] or a[1] == b[1] and a[4] < b[4] end)
for i = 1, math.min(20, #rows) do print(("%.1f\t%d\t%d\t%s"):format(table.unpack(rows[i]))) end
