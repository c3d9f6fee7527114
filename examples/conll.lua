-- Sentences, tokens and names as what trains a tagger wants them: a token a line, with its
-- lemma and whether a name begins (B-), goes on (I-) or is not there (O); a blank line
-- behind each sentence.
--
--   lua5.4 examples/conll.lua NAMES.jsonl TEXT.txt ...
local gloss = require "gloss"
if not arg[2] then io.stderr:write "usage: conll.lua NAMES.jsonl TEXT.txt...\n" os.exit(2) end

local names = gloss.gazetteer()
assert(names:load(table.remove(arg, 1)))

for doc in gloss.docs(arg, { pipeline = { names } }) do
  local tags = {}
  for name, tokens in doc.entities:snap(doc.tokens):resolve():group(doc.tokens) do
    for i, token in ipairs(tokens) do
      tags[token.first] = (i == 1 and "B-" or "I-") .. (name.label or "MISC")
    end
  end
  for _, tokens in doc.sentences:group(doc.tokens) do
    for token in tokens:each() do print(token, token.lemma, tags[token.first] or "O") end
    print()
  end
end
