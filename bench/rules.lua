-- Rules: many regular expressions in one search, in MB (10^6 bytes) per second of processor
-- time, best of 3, the Spans made whole. Beside it, where they are installed: PCRE2 alone,
-- one expression after another (lrexlib), LPeg (names without word boundaries), Hyperscan or
-- Vectorscan. Equal results before times are compared.
--
--   lua bench/rules.lua [NAMES TEXT]
--
-- NAMES: a file with a name a line, of which rules are made; TEXT: a file. Without them both
-- are made up. HS_CFLAGS and HS_LIBS tell where Hyperscan is, if not where pkg-config says.
package.path = "./bench/?.lua;" .. package.path
local support = require "support"
local gloss = require "gloss"

-- words as names are made of
local random = support.random(11)
local function word()
  local parts = {}
  for i = 1, 2 + random(2) do
    local c, v = random(16), random(5)
    parts[i] = ("bcdfghklmnprstvz"):sub(c, c) .. ("aeiou"):sub(v, v)
  end
  return (table.concat(parts):gsub("^%l", string.upper))
end

local function make_up()
  local names, text, size = {}, {}, 0
  for i = 1, 2000 do names[i] = random(2) == 1 and word() or word() .. " " .. word() end
  local prose = support.english(8000000)
  for line in prose:gmatch "[^\n]+" do
    text[#text + 1] = line
    size = size + #line
    if random(3) == 1 then
      text[#text + 1] = names[random(#names)] .. (random(3) == 1 and ", 2014" or "")
    end
  end
  return names, table.concat(text, "\n")
end

local names, text
if arg[2] then
  names = {}
  for line in io.lines(arg[1]) do
    if line:find "^%u[%l]+$" or line:find "^%u%l+ %u%l+$" then names[#names + 1] = line end
  end
  text = support.read(arg[2])
else
  names, text = make_up()
end

-- rules of four kinds, each with one match from one start
local function expressions(count)
  local list = {}
  for i = 1, count do
    local name = names[(i - 1) % #names + 1]
    local kind = i % 4
    if kind == 0 then list[i] = "\\b" .. name:gsub(" ", "\\s+") .. "\\b"
    elseif kind == 1 then list[i] = "(?i)\\b" .. name .. "\\b"
    elseif kind == 2 then list[i] = "\\b" .. name .. ",? [0-9]{4}\\b"
    else list[i] = "\\b(?:Mr|Ms|Dr)[.] " .. name .. "\\b" end
  end
  return list
end

local function sums(spans)
  local n, sum = 0, 0
  for first, last in spans:offsets() do n, sum = n + 1, sum + first + 3 * last end
  return n, sum
end

local function report(name, bytes, seconds, n, more)
  print(("  %-28s %9.1f MB/s  %8d matches  %s"):format(name, bytes / 1e6 / seconds, n, more or ""))
end

-- Every rule with its own number as label, so that no match is another one's
local function by_gloss(list, whole)
  local rules, start = {}, os.clock()
  for i, regex in ipairs(list) do rules[i] = { regex = regex, label = tostring(i) } end
  local set = gloss.rules(rules)
  local build = os.clock() - start
  set:find(whole, { matches = "all" })
  local seconds, spans = support.best(function() return set:find(whole, { matches = "all" }) end)
  assert(not spans.incomplete)
  return seconds, build, spans
end

local function by_lrexlib(list, s)
  local found, rex = pcall(require, "rex_pcre2")
  if not found then return nil end
  local flags = rex.flags()
  local all = {}
  for i, regex in ipairs(list) do all[i] = rex.new(regex, flags.UTF + flags.UCP) end
  if all[1] and all[1].jit_compile then for _, r in ipairs(all) do r:jit_compile() end end
  local start = os.clock()
  local n, sum = 0, 0
  for _, regex in ipairs(all) do
    local at = 1
    while true do
      local first, last = regex:find(s, at)
      if not first then break end
      n, sum, at = n + 1, sum + first + 3 * last, last + 1
    end
  end
  return os.clock() - start, n, sum
end

local function program()
  local flags = os.getenv "HS_CFLAGS" or "$(pkg-config --cflags libhs 2>/dev/null)"
  local libs = os.getenv "HS_LIBS" or "$(pkg-config --libs libhs 2>/dev/null)"
  local out = os.tmpname()
  local make = "${CC:-cc} -O2 %s -o %s bench/hyperscan_rules.c %s >/dev/null 2>&1"
  local ok = os.execute(make:format(flags, out, libs))
  if ok == true or ok == 0 then return out end
  os.remove(out)
end

local function write(s)
  local path = os.tmpname()
  local file = assert(io.open(path, "wb"))
  assert(file:write(s))
  file:close()
  return path
end

local function by_hyperscan(path, list, s)
  local regexes, subject = write(table.concat(list, "\n")), write(s)
  local pipe = assert(io.popen(("%s %s %s"):format(path, regexes, subject)))
  local build, seconds, n, sum = (pipe:read "*a"):match "^(%S+) (%S+) (%d+) (%d+)"
  pipe:close()
  os.remove(regexes)
  os.remove(subject)
  if not build then return nil end
  return tonumber(seconds), tonumber(build), tonumber(n), tonumber(sum)
end

local hyperscan = program()
if not hyperscan then print "no Hyperscan here (libhyperscan-dev, or HS_CFLAGS and HS_LIBS)" end
local whole = gloss.text(text)
local compared = { { "rules", "matches", "gloss", "PCRE2", "Hyperscan" } }
for _, count in ipairs{ 1, 10, 100, 1000, 10000 } do
  local list = expressions(count)
  print(("%d rules, %.1f MB"):format(count, #text / 1e6))
  local seconds, build, spans = by_gloss(list, whole)
  local n, sum = sums(spans)
  report("gloss", #text, seconds, n, ("build %.3f s"):format(build))
  local line = { count, n, support.short(#text / 1e6 / seconds), "", "" }
  compared[#compared + 1] = line
  if hyperscan then
    local theirs, their_build, m, their_sum = by_hyperscan(hyperscan, list, text)
    if theirs then
      report("Hyperscan", #text, theirs, m, ("build %.3f s"):format(their_build))
      assert(m == n and their_sum == sum, "gloss and Hyperscan find other matches")
      line[5] = support.short(#text / 1e6 / theirs)
    else
      print "  Hyperscan failed"
    end
  end
  -- a rule after another: of a part of the text, or it would take for ever
  local part = text:sub(1, math.min(#text, count >= 1000 and 200000 or 2000000))
  if count <= 1000 then
    local theirs, m, their_sum = by_lrexlib(list, part)
    if theirs then
      local _, _, few = by_gloss(list, part)
      local k, own = sums(few)
      report("PCRE2 (lrexlib)", #part, theirs, m)
      assert(m == k and their_sum == own, "gloss and PCRE2 find other matches")
      line[4] = support.short(#part / 1e6 / theirs)
    end
  end
end

-- names without boundaries, which LPeg has no word for: leftmost, first named
local found, lpeg = pcall(require, "lpeg")
if found then
  local part, patt, rules = text:sub(1, 1000000), lpeg.P(false), {}
  for i = 1, math.min(200, #names) do
    patt = patt + lpeg.P(names[i])
    rules[i] = { regex = "\\Q" .. names[i] .. "\\E" }
  end
  print(("%d names anywhere, %.1f MB"):format(#rules, #part / 1e6))
  local all = lpeg.Ct((lpeg.Cp() * patt * lpeg.Cp() + 1) ^ 0)
  lpeg.setmaxstack(10000)
  local theirs, list = support.best(function() return all:match(part) end)
  local sum = 0
  for i = 1, #list, 2 do sum = sum + list[i] + 3 * (list[i + 1] - 1) end
  local set = gloss.rules(rules)
  local seconds, spans = support.best(function() return set:find(part, { matches = "first" }) end)
  local n, own = sums(spans)
  report("gloss", #part, seconds, n)
  report("LPeg", #part, theirs, #list // 2)
  assert(n == #list // 2 and own == sum, "gloss and LPeg find other names")
end

-- the rules that are there
print(("rule sets that are there, %.1f MB"):format(#text / 1e6))
for _, name in ipairs{ "email", "url", "ip", "phone", "hashtag", "handle", "isbn", "iban",
  "coordinates", "path", "version", "ticker" } do
  local set = gloss.rules[name]
  local seconds, spans = support.best(function() return set:find(whole) end)
  report(name, #text, seconds, #spans)
end
print()
support.print_table(compared)
if hyperscan then os.remove(hyperscan) end
