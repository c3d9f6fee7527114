-- A pattern of tokens: who speaks for whom, in any number of stories, as
-- "Ann Lee, a spokeswoman for the Rail Union" or "Rail Union spokeswoman Ann Lee".
--
--   lua5.4 examples/spokesmen.lua STORY.txt ...
local gloss = require "gloss"
if not arg[1] then io.stderr:write "usage: spokesmen.lua STORY...\n" os.exit(2) end

local T = gloss.token
local capital = T.title + T.upper
local who = capital^{2, 4} / "who"
local whom = (capital * (T.fold{ "of", "for", "the", "and" }^-2 * capital)^-4) / "whom"
local speaks = T.lemma{ "spokesman", "spokeswoman", "spokesperson" }
local spokesmen = who * "," * T.any^-4 * speaks * T{ "for", "of" } * T"the"^-1 * whom
  + whom * speaks * who

local seen = gloss.count{ by = function(m) return m.who.text .. ", for " .. m.whom.text end }
for doc in gloss.docs(arg) do
  seen:add(doc:find(spokesmen:within "sentences"))
end
for names, times in seen:each() do print(times, names) end
