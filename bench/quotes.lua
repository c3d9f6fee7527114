-- Accuracy of quotations and their speakers on corpora of lines of JSON, each { id, lang,
-- text, quotes = list of { s, e, speaker = list of { s, e } } }, bytes from 0,
-- end-exclusive: by default entities/polnear/direct.dev.jsonl in GLOSS_CORPORA (default
-- ../shared/corpora).
--
--     lua5.4 bench/quotes.lua [--all] [--errors] [FILE…]
--
-- A quotation found and one of the gold are a pair where they overlap, the best overlap
-- first. span: F1 of pairs with a Jaccard index of bytes of 0.8 or more; speaker: of the
-- pairs with a speaker in the gold (Jaccard 0.3), how many share a byte with it; both: F1
-- of pairs that are right in both. Quotations within others are left out, and terms,
-- unless --all is given. --errors: each that is wrong.
local gloss = require "gloss"
local cjson = require "cjson"

local CONTEXT = 120

local root = (os.getenv "GLOSS_CORPORA" or "../shared/corpora") .. "/entities/"
local files, all, show = {}, false, false
for _, a in ipairs(arg) do
  if a == "--all" then
    all = true
  elseif a == "--errors" then
    show = true
  else
    files[#files + 1] = a
  end
end
if not files[1] then files[1] = root .. "polnear/direct.dev.jsonl" end

local function jaccard(a, b)
  local common = math.min(a.e, b.e) - math.max(a.s, b.s)
  return common > 0 and common / (math.max(a.e, b.e) - math.min(a.s, b.s)) or 0
end

-- The quotations that gloss finds, as the gold has them.
local function found(row)
  local list = {}
  for q in gloss.doc(row.text, { lang = row.lang }).quotes:each() do
    if q.depth == 1 and (all or q.kind ~= "term") then
      list[#list + 1] = {
        s = q.first - 1, e = q.last, rule = q.rule,
        speaker = q.speaker and { { q.speaker_first - 1, q.speaker_last } } or {},
      }
    end
  end
  return list
end

-- Pairs { gold, found, overlap }, one to one, the best overlap first.
local function paired(gold, mine)
  local ways, taken, pairs_of = {}, {}, {}
  for _, g in ipairs(gold) do
    for _, m in ipairs(mine) do
      local overlap = jaccard(g, m)
      if overlap > 0 then ways[#ways + 1] = { g, m, overlap } end
    end
  end
  table.sort(ways, function(a, b)
    if a[3] ~= b[3] then return a[3] > b[3] end
    return a[1].s < b[1].s or a[1].s == b[1].s and a[2].s < b[2].s
  end)
  for _, way in ipairs(ways) do
    if not taken[way[1]] and not taken[way[2]] then
      taken[way[1]], taken[way[2]] = true, true
      pairs_of[#pairs_of + 1] = way
    end
  end
  return pairs_of, taken
end

local function same_speaker(g, m)
  for _, a in ipairs(g.speaker or {}) do
    for _, b in ipairs(m.speaker) do
      if a[1] < b[2] and b[1] < a[2] then return true end
    end
  end
  return #(g.speaker or {}) == 0 and #m.speaker == 0
end

local function report(what, text, q)
  if not show then return end
  local function cut(i, j) return (text:sub(math.max(i, 1), j):gsub("%s+", " ")) end
  local who = q.speaker and q.speaker[1]
  print(("%s (%s, %s)\n   %s[%s]%s"):format(what, who and cut(who[1] + 1, who[2]) or "nobody",
    q.rule or "", cut(q.s - CONTEXT, q.s), cut(q.s + 1, q.e), cut(q.e + 1, q.e + CONTEXT)))
end

local function f1(right, gold, mine)
  local p, r = right / math.max(mine, 1), right / math.max(gold, 1)
  return 100 * p, 100 * r, p + r > 0 and 200 * p * r / (p + r) or 0
end

for _, path in ipairs(files) do
  local n = { gold = 0, mine = 0, span = 0, both = 0, asked = 0, told = 0 }
  for line in io.lines(path) do
    local row = cjson.decode(line)
    local gold, mine = row.quotes or {}, found(row)
    local two, taken = paired(gold, mine)
    n.gold, n.mine = n.gold + #gold, n.mine + #mine
    for _, way in ipairs(two) do
      local g, m, overlap = way[1], way[2], way[3]
      local right = same_speaker(g, m)
      if g.speaker and #g.speaker > 0 and overlap >= 0.3 then
        n.asked, n.told = n.asked + 1, n.told + (right and 1 or 0)
      end
      if overlap >= 0.8 then n.span, n.both = n.span + 1, n.both + (right and 1 or 0) end
      if not right then report("wrong speaker", row.text, m) end
    end
    for _, g in ipairs(gold) do if not taken[g] then report("missed", row.text, g) end end
    for _, m in ipairs(mine) do if not taken[m] then report("not in the gold", row.text, m) end end
  end
  print(path:match "[^/]*/[^/]*$" or path)
  print(("  span P %.1f R %.1f F1 %.1f"):format(f1(n.span, n.gold, n.mine)))
  print(("  speaker %.1f"):format(100 * n.told / math.max(n.asked, 1)))
  print(("  both P %.1f R %.1f F1 %.1f"):format(f1(n.both, n.gold, n.mine)))
end
