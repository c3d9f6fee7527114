-- Words and graphemes of UAX #29 in several scripts, on each level of
-- instructions, validation of UTF-8 included and the Spans made whole, beside
-- ICU over UTF-8 (libicu-dev). MB (10^6 bytes) per second of processor time,
-- best of several. Where ICU has no dictionary for the script, its count is
-- compared first.
--   lua bench/uax.lua [SIZE]         BENCH_TEXT=path: that text alone
package.path = "./bench/?.lua;./?.lua;" .. package.path
local support = require "support"
local host = require "spec.support.host"
local gloss = require "gloss"

local SIZE = tonumber(arg[1]) or 8000000

-- name, text, whether ICU cuts its words by a dictionary
local texts = {}
if os.getenv "BENCH_TEXT" then
  local file = assert(io.open(os.getenv "BENCH_TEXT", "rb"))
  texts[1] = { "BENCH_TEXT", file:read "a", true }
  file:close()
else
  for _, row in ipairs(support.scripts) do
    texts[#texts + 1] = { row[1], support.prose(row[2], SIZE, 3), row[3] }
  end
end

local icu = "build/bench/icu"
local flags = "$(pkg-config --cflags --libs icu-uc icu-i18n)"
if not host.available("pkg-config --exists icu-uc") or not host.available(
  ("mkdir -p build/bench && %s -O2 -o %s bench/icu.c %s"):format(host.CC, icu, flags))
then
  print "ICU absent (libicu-dev): not compared"
  icu = nil
end

-- what ICU finds, by the name of the function: count and bytes a second
local function ask_icu(text)
  if not icu then return {} end
  local path, found = os.tmpname(), {}
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
  local pipe = assert(io.popen(icu .. " " .. path))
  for name, count, rate in pipe:read "a":gmatch "(%a+) (%d+) (%d+)" do
    found[name] = { count = tonumber(count), rate = tonumber(rate) / 1e6 }
  end
  pipe:close()
  os.remove(path)
  return found
end

local best, levels = gloss.simd()
local head = { ("%-22s"):format "" }
for _, level in ipairs(levels) do head[#head + 1] = ("%9s"):format(level) end
print(table.concat(head) .. "      ICU  x ICU")

for _, row in ipairs(texts) do
  local name, text, dictionary = row[1], row[2], row[3]
  local peer = ask_icu(text:sub(1, utf8.offset(text, 0, math.min(#text, 1000001)) - 1))
  for _, what in ipairs{ "words", "graphemes" } do
    local line, rate, count = { ("%-11s %-10s"):format(name, what) }, nil, nil
    for _, level in ipairs(levels) do
      gloss.simd(level)
      local seconds, spans = support.best(function() return gloss[what](text) end, 5)
      assert(count == nil or count == #spans, "levels find different numbers")
      rate, count = #text / 1e6 / seconds, #spans
      line[#line + 1] = ("%9.0f"):format(rate)
    end
    gloss.simd(best)
    local other = peer[what]
    if other then
      local cut = #gloss[what](text:sub(1, utf8.offset(text, 0, math.min(#text, 1000001)) - 1))
      if not (what == "words" and dictionary) then
        assert(cut == other.count, ("%s: ICU finds %d %s, not %d")
          :format(name, other.count, what, cut))
      end
      line[#line + 1] = (" %8.0f %6.1f"):format(other.rate, rate / other.rate)
    end
    print(table.concat(line))
  end
end
