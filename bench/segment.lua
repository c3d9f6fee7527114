-- Segmentation, in MB (10^6 bytes) per second of processor time, best of 3,
-- the Spans made whole. Beside it string.gmatch "%w+", on a text where its
-- words are those of UAX #29: results compared before times.
package.path = "./bench/?.lua;" .. package.path
local support = require "support"
local gloss = require "gloss"

local SIZE = tonumber(arg[1]) or 8000000

local function report(name, text, seconds, result)
  print(string.format("%-32s %9.1f MB/s  %9d pieces", name, #text / 1e6 / seconds, result))
end

local texts = {
  { "english", support.english(SIZE) },
  { "mixed", support.mixed(SIZE) },
}
for _, t in ipairs(texts) do
  local name, text = t[1], t[2]
  local faces = {
    { "graphemes", gloss.graphemes },
    { "words", gloss.words },
    { "sentences uax29", function(s) return gloss.sentences(s, { profile = "uax29" }) end },
    { "sentences", gloss.sentences },
    { "linebreaks", gloss.linebreaks },
    { "lines", gloss.lines },
    { "paragraphs", gloss.paragraphs },
  }
  local seconds = support.best(function() return gloss.text(text) end)
  report(name .. " UTF-8 validation", text, seconds, 1)
  for _, face in ipairs(faces) do
    local spans
    seconds, spans = support.best(function() return face[2](text) end)
    report(name .. " " .. face[1], text, seconds, #spans)
  end
end

-- the peer
local text = texts[1][2]
local function by_gloss()
  local n, sum = 0, 0
  for first, last in gloss.words(text, { only = "word" }):offsets() do
    n, sum = n + 1, sum + first + 2 * last
  end
  return { n, sum }
end
local function by_gmatch()
  local n, sum = 0, 0
  for first, past in text:gmatch "()%w+()" do
    n, sum = n + 1, sum + first + 2 * (past - 1)
  end
  return { n, sum }
end
local seconds, ours = support.best(by_gloss)
local peer_seconds, theirs = support.best(by_gmatch)
assert(ours[1] == theirs[1] and ours[2] == theirs[2], "gloss and gmatch find other words")
report("english words, as offsets", text, seconds, ours[1])
report("english gmatch '()%w+()'", text, peer_seconds, theirs[1])
