-- Accuracy of sentences and tokens on the corpora in GLOSS_CORPORA (default
-- ../shared/corpora; the folder `sentences` in it), beside the naive rule and
-- the best peers. `lua5.4 bench/accuracy.lua --help` tells what it takes.
--
-- Measures, all F1 in percent, over a whole set: bF of sentence ends inside
-- paragraphs (paragraphs' own ends are not counted), sF of sentences as spans,
-- tF of tokens as spans. Positions are code points from 0, end-exclusive.
local gloss = require "gloss"
local core = require "gloss.core"

local USAGE = [[
lua5.4 bench/accuracy.lua [option…] [SET…]
SET: all or part of a set's name ("pud"; "golden"; "ud_en_ewt/train" for a
file that is not measured by default). Without one: all sets.
  --lower          the texts in small letters, the gold as it is
  --wrap           the texts wrapped at 72 columns, spaces made line feeds
  --variants       one table: plain, lower and wrap side by side
  --classes        golden cases counted by language, not in all alone
  --errors         of the sets named: sentence errors by rule, with context
  --token-errors   of the sets named: token errors by kind, the frequent first
  --max N          show at most N errors of a class (default all; tokens 60)
  --pred FILE      write our spans, a line of JSON for each text
  --profile NAME   of tokens (default: "ud" for ud_ sets if there is one)
  --lang CODE      instead of each text's own language
  --with NAME=VAL  an option of gloss.sentences, say quotes=keep
  --model NAME     option `model` of gloss.sentences and gloss.tokens
  --lemmas FILE…   alone: lemmas, beside files of CoNLL-U (bench/lemmas.lua)]]

if arg[1] == "--lemmas" then
  local run = assert(loadfile((arg[0]:gsub("[^/]*$", "lemmas.lua"))))
  run((table.unpack or unpack)(arg, 2)) -- luacheck: ignore 143 113
  os.exit(0)
end

-- --- figures ----------------------------------------------------------------

-- What others reach: bF of the naive rule and of the best peer. `kin`: they
-- were measured on the test split and stand here beside the dev split, so that
-- the target is the naive rule's figure here and the peer's lead there.
-- goal: what is asked for by other measures.
local SETS = {
  { "news_probe/test", peer = 85.8, by = "corenlp", goal = { b = 98 } },
  { "segtok_ospl/test" },
  { "syntok_ospl/test" },
  { "ud_en_ewt/dev", peer = 87.9, by = "udpipe1", kin = true,
    goal = { s = 85, t = 98 }, model = { s = 90.5, t = 99.2 } },
  { "ud_ar_pud/test", naive = 99.4, peer = 99.4, by = "blingfire" },
  { "ud_cs_pud/test", naive = 93.0, peer = 99.6, by = "icu72-ss" },
  { "ud_de_pud/test", naive = 91.2, peer = 98.8, by = "pysbd" },
  { "ud_es_pud/test", naive = 97.3, peer = 98.6, by = "punkt" },
  { "ud_fr_pud/test", naive = 97.6, peer = 99.3, by = "moses" },
  { "ud_hi_pud/test", naive = 99.3, peer = 99.8, by = "sentencex" },
  { "ud_it_pud/test", naive = 99.0, peer = 99.7, by = "segtok" },
  { "ud_ko_pud/test", naive = 99.6, peer = 99.6, by = "sentencex" },
  { "ud_pl_pud/test", naive = 90.8, peer = 97.0, by = "punkt" },
  { "ud_pt_pud/test", naive = 98.5, peer = 99.6, by = "segtok" },
  { "ud_ru_pud/test", naive = 97.0, peer = 99.3, by = "moses" },
  { "ud_th_pud/test", naive = 0.7, peer = 0.7, by = "sentencex" },
  { "ud_tr_pud/test", naive = 93.5, peer = 98.9, by = "moses" },
  { "ud_zh_pud/test", naive = 99.6, peer = 99.4, by = "sentencex" },
  { "ud_cs_cac/dev", naive = 99.9, peer = 100, by = "sent-split", kin = true },
  { "ud_de_gsd/dev", naive = 91.3, peer = 92.7, by = "punkt", kin = true },
  { "ud_es_gsd/dev", naive = 96.0, peer = 96.8, by = "syntok", kin = true },
  { "ud_fa_seraji/dev", naive = 98.6, peer = 98.6, by = "icu72-ss", kin = true },
  { "ud_fr_gsd/dev", naive = 96.0, peer = 97.0, by = "punkt", kin = true },
  { "ud_ja_gsd/dev", naive = 98.6, peer = 98.4, by = "icu72-ss", kin = true },
  { "ud_ko_gsd/dev", naive = 87.6, peer = 87.6, by = "sent-split", kin = true },
  { "ud_nl_alpino/dev", naive = 93.7, peer = 95.7, by = "punkt", kin = true },
  { "ud_nl_lassy/dev", naive = 82.9, peer = 84.3, by = "ucto", kin = true },
  { "ud_pt_bosque/dev", naive = 91.7, peer = 92.6, by = "moses", kin = true },
  { "ud_ru_gsd/dev", naive = 97.1, peer = 97.7, by = "icu72-ss", kin = true },
  { "ud_tr_boun/dev", naive = 92.1, peer = 91.5, by = "moses", kin = true },
  { "ud_vi_vtb/dev", naive = 95.1, peer = 95.4, by = "icu72-ss", kin = true },
  { "ud_zh_gsdsimp/dev", naive = 99.7, peer = 99.7, by = "moses", kin = true },
}
local GOLDEN = { "pysbd", "pragmatic", "sentencex" }
local GOLDEN_GOAL = 97 -- percent of the cases, with quotes = "keep"
local WIDTH = 72
local CONTEXT = 40

-- --- the command line -------------------------------------------------------

local FLAGS = {
  lower = true, wrap = true, variants = true, classes = true, errors = true,
  ["token-errors"] = true, help = true,
}
local VALUED = { max = true, pred = true, profile = true, lang = true, with = true, model = true }

local function fail(message)
  io.stderr:write("accuracy: ", message, "\n")
  os.exit(2)
end

local function command(args)
  local opt, wanted, i = { with = {} }, {}, 1
  while args[i] do
    local name, value = args[i]:match "^%-%-([%a-]+)=?(.*)$"
    if not name then
      wanted[#wanted + 1] = args[i]
    elseif FLAGS[name] then
      opt[name] = true
    elseif VALUED[name] then
      if value == "" then
        i = i + 1
        value = args[i] or fail("--" .. name .. " needs a value")
      end
      if name == "with" then
        local key, val = value:match "^([%w_]+)=(.*)$"
        if not key then fail "--with NAME=VALUE" end
        opt.with[key] = val
      else
        opt[name] = value
      end
    else
      fail("unknown option --" .. name .. "\n" .. USAGE)
    end
    i = i + 1
  end
  return opt, wanted
end

local opt, wanted = command(arg)
if opt.help then
  print(USAGE)
  os.exit(0)
end
local ok, cjson = pcall(require, "cjson")
if not ok then fail "lua-cjson is needed to read the corpora" end
local ROOT = (os.getenv "GLOSS_CORPORA" or "../shared/corpora") .. "/sentences/"

local function out(...) io.write(string.format(...), "\n") end

-- a list from a JSON value that may be null or not there
local function list(value) return type(value) == "table" and value or nil end

local function readlines(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local rows = {}
  for line in file:lines() do
    if line:find "%S" then rows[#rows + 1] = cjson.decode(line) end
  end
  file:close()
  return rows
end

-- --- which sets -------------------------------------------------------------

local function exists(path)
  local file = io.open(path, "rb")
  if file then file:close() end
  return file ~= nil
end

-- Folders that the table above does not name, if LuaFileSystem is here to
-- find them.
local function unlisted()
  local found, named = {}, { golden = true }
  local has, lfs = pcall(require, "lfs")
  if not has or not lfs.attributes(ROOT, "mode") then return found end
  for _, set in ipairs(SETS) do named[set[1]:match "^[^/]+"] = true end
  for entry in lfs.dir(ROOT) do
    if not named[entry] and not entry:find "^%." then
      for _, part in ipairs{ "test", "dev" } do
        local name = entry .. "/" .. part
        if exists(ROOT .. name .. ".jsonl") then
          found[#found + 1] = { name }
          break
        end
      end
    end
  end
  table.sort(found, function(a, b) return a[1] < b[1] end)
  return found
end

-- All sets wanted, in order, each with present = whether it is there; and the
-- golden files wanted.
local function select()
  local sets, golden, matched = {}, {}, {}
  local function want(name)
    local take = #wanted == 0
    for _, w in ipairs(wanted) do
      if name:find(w, 1, true) then take, matched[w] = true, true end
    end
    return take
  end
  local all = table.move(SETS, 1, #SETS, 1, {})
  for _, set in ipairs(unlisted()) do all[#all + 1] = set end
  for _, set in ipairs(all) do
    if want(set[1]) then sets[#sets + 1] = set end
  end
  for _, name in ipairs(GOLDEN) do
    if want("golden/" .. name) then golden[#golden + 1] = name end
  end
  for _, w in ipairs(wanted) do
    if not matched[w] and w:find "/" and exists(ROOT .. w .. ".jsonl") then
      sets[#sets + 1] = { w }
    elseif not matched[w] then
      fail(("no set '%s' in %s"):format(w, ROOT))
    end
  end
  for _, set in ipairs(sets) do
    set.present = exists(ROOT .. set[1] .. ".jsonl")
    set.name = set[1]:gsub("/test$", ""):gsub("/dev$", "")
  end
  return sets, golden
end

-- --- texts ------------------------------------------------------------------

-- White space as the scorer of the corpora trims it (Python's str.isspace).
local SPACE = {}
for _, range in ipairs{
  { 0x09, 0x0D }, { 0x1C, 0x20 }, { 0x85, 0x85 }, { 0xA0, 0xA0 },
  { 0x1680, 0x1680 }, { 0x2000, 0x200A }, { 0x2028, 0x2029 },
  { 0x202F, 0x202F }, { 0x205F, 0x205F }, { 0x3000, 0x3000 },
} do
  for c = range[1], range[2] do SPACE[c] = true end
end

-- The code points of a string, cps[0] the first, and their number.
local function codepoints(s)
  local cps, n = {}, 0
  for _, c in utf8.codes(s) do
    cps[n] = c
    n = n + 1
  end
  return cps, n
end

-- first and past of the code points i..j-1 as a string
local function slice(cps, i, j)
  local parts = {}
  for k = i, j - 1 do parts[#parts + 1] = utf8.char(cps[k]) end
  return table.concat(parts)
end

-- What small letters are to capitals, one code point for one: the folding of
-- those that are capitals, so that all positions stay.
local LOWER = setmetatable({ [0x130] = 0x69, [0x1E9E] = 0xDF }, {
  __index = function(t, c)
    local small, s = c, utf8.char(c)
    local gc = gloss.property(s, "General_Category")
    if gc == "Lu" or gc == "Lt" then
      local folded = gloss.casefold(s)
      if utf8.len(folded) == 1 then small = utf8.codepoint(folded) end
    end
    t[c] = small
    return small
  end,
})

local function lower(cps, n)
  for i = 0, n - 1 do cps[i] = LOWER[cps[i]] end
end

-- Fills lines to at most WIDTH code points where a space can be a line feed;
-- of several spaces the last one, for the next line not to look indented.
local function wrap(cps, n)
  local start, break_at = 0, nil
  for i = 0, n - 1 do
    local c = cps[i]
    if c == 10 then
      start, break_at = i + 1, nil
    elseif c == 32 then
      if cps[i + 1] ~= 32 and cps[i + 1] ~= 10 then
        -- a word before it that is too long has had its break
        if break_at and i - start > WIDTH then
          cps[break_at] = 10
          start = break_at + 1
        end
        break_at = i
      end
    end
  end
  if break_at and n - start > WIDTH then cps[break_at] = 10 end
end

-- A text of a set as it is cut and scored: cps, n, text.
local function view(row, variant)
  local cps, n = codepoints(row.text)
  if variant.lower then lower(cps, n) end
  if variant.wrap then wrap(cps, n) end
  local text = row.text
  if variant.lower or variant.wrap then text = slice(cps, 0, n) end
  return { cps = cps, n = n, text = text }
end

local function trim(v, s, e)
  local cps = v.cps
  while s < e and SPACE[cps[s]] do s = s + 1 end
  while e > s and SPACE[cps[e - 1]] do e = e - 1 end
  return s, e
end

-- --- the naive rule ---------------------------------------------------------

local function charset(s)
  local set = {}
  for _, c in utf8.codes(s) do set[c] = true end
  return set
end
-- marks before a space, marks that need none, and what may close behind both
local MARK = charset ".?!؟۔։।॥\u{37E}"
local FULL = charset "。！？।။፧"
local CLOSE = charset "\"'”’»)]」』）"

-- A sentence ends at a mark, what closes behind it, and a space.
local function naive(v, paras)
  local cps, spans = v.cps, {}
  for _, p in ipairs(paras) do
    local start, i, past = p[1], p[1], p[2]
    while i < past do
      local c = cps[i]
      i = i + 1
      if MARK[c] or FULL[c] then
        local j = i
        while j < past and CLOSE[cps[j]] do j = j + 1 end
        if FULL[c] or (j < past and SPACE[cps[j]]) then
          spans[#spans + 1] = { start, j }
          start, i = j, j
        end
      end
    end
    spans[#spans + 1] = { start, past }
  end
  return spans
end

-- --- gloss ------------------------------------------------------------------

-- Languages that gloss does not know, and how many texts they had.
local unknown = {}

local function language(code)
  code = opt.lang or code or "en"
  if code ~= "auto" and not pcall(gloss.language, code) then
    unknown[code] = (unknown[code] or 0) + 1
    code = pcall(gloss.language, "und") and "und" or "en"
  end
  return code
end

local function offsets(spans)
  local rows = {}
  for first, last in spans:offsets "codepoint" do rows[#rows + 1] = { first - 1, last } end
  return rows
end

local function sentences(text, code, more)
  local options = { lang = code, model = opt.model }
  for name, value in pairs(opt.with) do options[name] = value end
  for name, value in pairs(more or {}) do options[name] = value end
  return gloss.sentences(text, options)
end

local function hasprofile(name) return (pcall(gloss.tokens, "a", { profile = name })) end
local UD = hasprofile "ud"

local function profile(set)
  if opt.profile then return opt.profile end
  return UD and set.name:find "^ud_" and "ud" or "news"
end

-- --- scores -----------------------------------------------------------------

local function counts() return { tp = 0, fp = 0, fn = 0 } end

-- tp, fp and fn of two sets of keys
local function compare(count, gold, found)
  for key in pairs(found) do
    if gold[key] then count.tp = count.tp + 1 else count.fp = count.fp + 1 end
  end
  for key in pairs(gold) do
    if not found[key] then count.fn = count.fn + 1 end
  end
end

local function f1(c)
  if c.tp + c.fp + c.fn == 0 then return nil end
  local p = c.tp + c.fp > 0 and c.tp / (c.tp + c.fp) or 0
  local r = c.tp + c.fn > 0 and c.tp / (c.tp + c.fn) or 0
  return p + r > 0 and 100 * (2 * p * r / (p + r)) or 0
end

local function key(s, e) return s << 32 | e end

local function spankeys(rows)
  local set = {}
  for _, r in ipairs(rows) do set[key(r[1], r[2])] = true end
  return set
end

-- trimmed, empty ones dropped
local function trimmed(v, rows)
  local kept = {}
  for _, r in ipairs(rows) do
    local s, e = trim(v, r[1], r[2])
    if e > s then kept[#kept + 1] = { s, e } end
  end
  return kept
end

-- the ends that count
local function ends(rows, ignore)
  local set = {}
  for _, r in ipairs(rows) do
    if not ignore[r[2]] then set[r[2]] = true end
  end
  return set
end

-- What is no decision: ends of paragraphs, and what the gold says to ignore.
local function ignored(row, v, paras)
  local set = {}
  for _, p in ipairs(paras) do
    local _, e = trim(v, p[1], p[2])
    set[e] = true
  end
  for _, e in ipairs(list(row.ignore) or {}) do set[e] = true end
  return set
end

local function paragraphs(row, v)
  local paras = list(row.paras)
  return paras and #paras > 0 and paras or { { 0, v.n } }
end

-- Goes over a set; each(row, view, spans, tokens or nil, paras, ignore, code)
local function eachtext(set, rows, variant, each)
  for _, row in ipairs(rows) do
    local v = view(row, variant)
    local paras = paragraphs(row, v)
    local code = language(row.lang)
    local object = gloss.text(v.text)
    local spans = sentences(object, code)
    local gold, toks = list(row.toks), nil
    if gold and #gold > 0 then
      toks = gloss.tokens(object, { lang = code, profile = profile(set) })
    end
    each(row, v, spans, toks, paras, ignored(row, v, paras), code)
  end
end

local pred
local function writepred(row, sents, toks)
  pred:write(cjson.encode{ id = row.id, sents = sents, toks = toks }, "\n")
end

-- Counts over a set: b, s, t; nb of the naive rule; n texts, langs.
local function score(set, rows, variant)
  local r = { b = counts(), s = counts(), t = counts(), nb = counts(), sents = 0 }
  eachtext(set, rows, variant, function(row, v, spans, toks, paras, ignore)
    local found = trimmed(v, offsets(spans))
    local gold = ends(row.sents, ignore)
    compare(r.b, gold, ends(found, ignore))
    compare(r.s, spankeys(row.sents), spankeys(found))
    compare(r.nb, gold, ends(trimmed(v, naive(v, paras)), ignore))
    local ours = toks and offsets(toks)
    if ours then compare(r.t, spankeys(row.toks), spankeys(ours)) end
    if pred then writepred(row, found, ours) end
    r.sents = r.sents + #row.sents
    r.lang = row.lang
  end)
  r.bf, r.sf, r.tf, r.nf = f1(r.b), f1(r.s), f1(r.t), f1(r.nb)
  return r
end

-- The bF to reach: the best of what is asked for, the naive rule here, and the
-- best peer; an estimate where the peer was measured on the other split.
local function target(set, r)
  local best, about = r.nf or 0, ""
  if set.goal and set.goal.b then best = math.max(best, set.goal.b) end
  if set.peer and set.kin then
    local lead = set.naive and math.max(set.peer - set.naive, 0)
    local there = lead and math.min(best + lead, 100) or set.peer
    if there > best then best, about = there, "~" end
  elseif set.peer then
    best = math.max(best, set.peer)
  end
  return best, about
end

local function number(x, form) return x and (form or "%.2f"):format(x) or "-" end

-- --- tables -----------------------------------------------------------------

local function absences(sets, golden)
  local missing = {}
  for _, set in ipairs(sets) do
    if not set.present then missing[#missing + 1] = set[1] end
  end
  for _, name in ipairs(golden) do
    local path = "golden/" .. name
    if not exists(ROOT .. path .. ".jsonl") then missing[#missing + 1] = path end
  end
  if #missing > 0 then
    out("ABSENT from %s (GLOSS_CORPORA): %d of %d: %s", ROOT, #missing,
      #sets + #golden, table.concat(missing, ", "))
  end
  return #missing < #sets + #golden
end

local function eachset(sets, fn)
  for _, set in ipairs(sets) do
    local rows = set.present and readlines(ROOT .. set[1] .. ".jsonl")
    if rows then fn(set, rows) end
  end
end

local function signed(x) return ("%+.2f"):format(x) end

-- Those below what they should reach, the furthest first. gaps: rows of name,
-- measure, gap, and slack (what rounding may have taken; default 0.005).
local function ranking(gaps, what)
  local below = {}
  for _, g in ipairs(gaps) do
    if g.gap < -(g.slack or 0.005) then below[#below + 1] = g end
  end
  table.sort(below, function(x, y)
    if x.gap ~= y.gap then return x.gap < y.gap end
    return x.name .. x.measure < y.name .. y.measure
  end)
  out("\n%d of %d %s below target%s", #below, #gaps, what, #below > 0 and ":" or "")
  for _, g in ipairs(below) do
    out("  %-22s %-3s %8s", g.name, g.measure, signed(g.gap))
  end
end

local function goals(set) return opt.model and set.model or set.goal or {} end

local function maintable(sets, variant)
  out("%-16s %-4s %5s | %6s %6s %6s %-10s %7s %7s | %6s %5s | %6s %5s | %5s %5s",
    "set", "lang", "sents", "bF", "naive", "peer", "", "target", "gap", "sF", "goal", "tF",
    "goal", "false", "miss")
  local gaps = {}
  eachset(sets, function(set, rows)
    local r = score(set, rows, variant)
    local goal, about = target(set, r)
    local want = goals(set)
    local gap = r.bf and r.bf - goal
    out("%-16s %-4s %5d | %6s %6s %6s %-10s %7s %7s | %6s %5s | %6s %5s | %5d %5d",
      set.name, r.lang or "?", r.sents, number(r.bf), number(r.nf), number(set.peer, "%.1f"),
      set.by and (set.by .. (set.kin and " ~" or "")) or "", about .. number(goal, "%.1f"),
      gap and signed(gap) or "-", number(r.sf), number(want.s, "%.1f"), number(r.tf),
      number(want.t, "%.1f"), r.b.fp, r.b.fn)
    local function add(measure, value, slack)
      if value then
        gaps[#gaps + 1] = { name = set.name, measure = measure, gap = value, slack = slack }
      end
    end
    add("bF", gap, goal ~= r.nf and 0.05) -- peers' figures are rounded
    add("sF", want.s and r.sf - want.s)
    add("tF", want.t and r.tf - want.t)
  end)
  out "~ of the test split; the target is then naive here and the peer's lead there"
  ranking(gaps, "figures")
end

local VARIANTS = { { "plain", {} }, { "lower", { lower = true } }, { "wrap", { wrap = true } } }
local MEASURES = { "bf", "sf", "tf" }

local function varianttable(sets)
  local head = ("%-16s"):format "set"
  for _, m in ipairs(MEASURES) do
    head = head .. (" | %6s %6s %6s %6s %6s"):format(m:sub(1, 1) .. "F", "lower", "wrap",
      "loss l", "loss w")
  end
  out("%s", head)
  local gaps = {}
  eachset(sets, function(set, rows)
    local line = ("%-16s"):format(set.name)
    local r = {}
    for i, variant in ipairs(VARIANTS) do r[i] = score(set, rows, variant[2]) end
    for _, m in ipairs(MEASURES) do
      local plain = r[1][m]
      line = line .. (" | %6s %6s %6s %6s %6s"):format(number(plain), number(r[2][m]),
        number(r[3][m]), plain and signed(r[2][m] - plain) or "-",
        plain and signed(r[3][m] - plain) or "-")
      if plain then
        local name = m:sub(1, 1) .. "F"
        gaps[#gaps + 1] = { name = set.name .. " lower", measure = name,
          gap = math.min(r[2][m] - plain + 1, 0) }
        gaps[#gaps + 1] = { name = set.name .. " wrap", measure = name,
          gap = math.min(r[3][m] - plain, 0) }
      end
    end
    out("%s", line)
  end)
  out "targets: lower at most 1.00 below plain, wrap no loss"
  ranking(gaps, "variants")
end

-- --- golden cases -----------------------------------------------------------

local QUOTES = { "split", "keep" }

-- Whether a case comes out right, and what came out.
local function case(row, quotes)
  local v = view(row, {})
  local found = trimmed(v, offsets(sentences(gloss.text(v.text), language(row.lang),
    { quotes = quotes })))
  local gold = trimmed(v, row.spans)
  local right = #found == #gold
  for i = 1, right and #gold or 0 do
    right = right and found[i][1] == gold[i][1] and found[i][2] == gold[i][2]
  end
  return right, found, v
end

local function shown(v, spans)
  local parts = {}
  for i, s in ipairs(spans) do parts[i] = slice(v.cps, s[1], s[2]) end
  return (table.concat(parts, " ⏎ "):gsub("\n", "\\n"))
end

-- counts of the cases of one class: n, split, keep, either
local function tally() return { n = 0, split = 0, keep = 0, either = 0 } end

local function count(t, right)
  t.n = t.n + 1
  for _, q in ipairs(QUOTES) do t[q] = t[q] + (right[q] and 1 or 0) end
  if right.split or right.keep then t.either = t.either + 1 end
end

local function tallyline(name, t, goal)
  out("%-24s %5d | %5d %6.1f | %5d %6.1f | %5d %6.1f%s", name, t.n, t.split, 100 * t.split / t.n,
    t.keep, 100 * t.keep / t.n, t.either, 100 * t.either / t.n, goal or "")
end

-- Cases with spans alone: the others change the text.
local function goldenfile(name, rows, failures)
  local all, byclass, names, skipped = tally(), {}, {}, 0
  for _, row in ipairs(rows) do
    if list(row.spans) then
      local class = row.lang .. " " .. row.set
      if not byclass[class] then
        byclass[class] = tally()
        names[#names + 1] = class
      end
      local right = {}
      for _, q in ipairs(QUOTES) do
        local found, v
        right[q], found, v = case(row, q)
        if not right[q] and failures then
          failures[#failures + 1] = ("%s %s %s %s\n  gold %s\n  ours %s"):format(row.id,
            row.lang, row.set, q, shown(v, trimmed(v, row.spans)), shown(v, found))
        end
      end
      count(all, right)
      count(byclass[class], right)
    else
      skipped = skipped + 1
    end
  end
  tallyline(name, all, (" %s %d %% (keep); %d without spans left out")
    :format(100 * all.keep / all.n >= GOLDEN_GOAL and "reaches" or "BELOW", GOLDEN_GOAL, skipped))
  table.sort(names)
  for _, class in ipairs(names) do
    if opt.classes or class == "en golden" then tallyline("  " .. class, byclass[class]) end
  end
end

local function goldentable(golden, failures)
  out("\n%-24s %5s | %12s | %12s | %12s", "golden cases", "", "split   %", "keep   %",
    "either   %")
  for _, name in ipairs(golden) do
    local rows = readlines(ROOT .. "golden/" .. name .. ".jsonl")
    if rows then goldenfile(name, rows, failures) end
  end
end

-- --- errors -----------------------------------------------------------------

local SHOWN = { ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = " " }
local function flat(s) return (s:gsub("[\n\r\t]", SHOWN)) end

local function context(v, at)
  return flat(slice(v.cps, math.max(0, at - CONTEXT), at)) .. "⏎"
    .. flat(slice(v.cps, at, math.min(v.n, at + CONTEXT)))
end

-- Why no sentence ends at code point `at`: asked of the mark there, or before
-- what may close behind it.
local function whynot(v, object, code, at)
  local lang = pcall(gloss.language, code) and gloss.language(code) or nil
  local options = opt.with.quotes and { quotes = opt.with.quotes }
  for i = at, math.max(1, at - 4), -1 do
    local fine, why = pcall(core.sentences_why, object, lang, options,
      #slice(v.cps, 0, i))
    if fine and why then return why end
    if not (CLOSE[v.cps[i - 1]] or SPACE[v.cps[i - 1]]) then break end
  end
end

-- The class of an error is the rule that decided, with the word class it names.
local function ruleof(why, v, at)
  if why then return (why:match "^(.-): " or why) end
  local c = v.cps[at - 1]
  if MARK[c] or FULL[c] then return "no decision at a mark" end
  if CLOSE[c] then return "no decision at a closing mark" end
  return "no mark"
end

local function sentenceerrors(set, rows, variant)
  local classes, order = {}, {}
  local function add(kind, rule, text)
    local name = kind .. ": " .. rule
    if not classes[name] then
      classes[name] = { name = name }
      order[#order + 1] = classes[name]
    end
    table.insert(classes[name], text)
  end
  eachtext(set, rows, variant, function(row, v, spans, _, _, ignore, code)
    local found, byend = offsets(spans), {}
    for i, r in ipairs(found) do
      local _, e = trim(v, r[1], r[2])
      byend[e] = i
    end
    local gold, ours = ends(row.sents, ignore), ends(trimmed(v, found), ignore)
    for at = 1, v.n do
      if ours[at] and not gold[at] then
        local why = spans[byend[at]]:why()
        add("false end", ruleof(why, v, at), ("%s@%d  %s\n      %s"):format(row.id, at,
          context(v, at), why or "no reason"))
      elseif gold[at] and not ours[at] then
        local why = whynot(v, spans.text, code, at)
        add("missed end", ruleof(why, v, at), ("%s@%d  %s\n      %s"):format(row.id, at,
          context(v, at), why or "nothing to decide"))
      end
    end
  end)
  table.sort(order, function(a, b)
    if #a ~= #b then return #a > #b end
    return a.name < b.name
  end)
  out("== %s: sentence errors by rule", set.name)
  for _, class in ipairs(order) do out("%5d  %s", #class, class.name) end
  for _, class in ipairs(order) do
    out("\n-- %s (%d)", class.name, #class)
    for i = 1, math.min(#class, tonumber(opt.max) or #class) do out("    %s", class[i]) end
  end
end

-- A stretch where the two tokenisations differ, as "gold | its parts" strings.
local function stretches(v, gold, ours, add)
  local i, j = 1, 1
  while i <= #gold or j <= #ours do
    local g, o = gold[i], ours[j]
    if g and o and g[1] == o[1] and g[2] == o[2] then
      i, j = i + 1, j + 1
    else
      -- up to where both have an end at the same place
      local from_i, from_j = i, j
      local past
      repeat
        g, o = gold[i], ours[j]
        if g and (not o or g[2] <= o[2]) then
          i = i + 1
          past = o and g[2] == o[2]
          if past then j = j + 1 end
        elseif o then
          j = j + 1
          past = g ~= nil and g[1] >= o[2]
        end
      until past or not (gold[i] or ours[j])
      local function text(rows, a, b)
        local parts = {}
        for k = a, b - 1 do parts[#parts + 1] = flat(slice(v.cps, rows[k][1], rows[k][2])) end
        return table.concat(parts, "|")
      end
      add(text(gold, from_i, i), text(ours, from_j, j))
    end
  end
end

local function tokenerrors(set, rows, variant)
  local seen, order, total = {}, {}, 0
  eachtext(set, rows, variant, function(row, v, _, toks)
    if not toks then return end
    local gold = table.move(row.toks, 1, #row.toks, 1, {})
    table.sort(gold, function(a, b) return a[1] < b[1] end)
    stretches(v, gold, offsets(toks), function(g, o)
      local name = ("%-30s ours %s"):format(g, o)
      if not seen[name] then
        seen[name] = { name = name, n = 0 }
        order[#order + 1] = seen[name]
      end
      seen[name].n = seen[name].n + 1
      total = total + 1
    end)
  end)
  table.sort(order, function(a, b)
    if a.n ~= b.n then return a.n > b.n end
    return a.name < b.name
  end)
  out("== %s: %d token errors of %d kinds, profile %s", set.name, total, #order, profile(set))
  for i = 1, math.min(#order, tonumber(opt.max) or 60) do
    out("%5d  gold %s", order[i].n, order[i].name)
  end
end

-- --- ------------------------------------------------------------------------

local function notes()
  local codes = {}
  for code, n in pairs(unknown) do codes[#codes + 1] = ("%s (%d cuts)"):format(code, n) end
  table.sort(codes)
  if #codes > 0 then
    out("\nlanguages that gloss does not know, cut as \"und\": %s", table.concat(codes, ", "))
  end
  if not UD and not opt.profile then
    out "profile \"ud\" is not there: tF of the ud_ sets is that of \"news\""
  end
end

local function main()
  local sets, golden = select()
  if not absences(sets, golden) then
    out "nothing to measure"
    return 1
  end
  if opt.pred and opt.variants then fail "--pred writes one variant, not --variants" end
  if opt.pred then pred = assert(io.open(opt.pred, "wb")) end
  local variant = { lower = opt.lower, wrap = opt.wrap }
  if opt.errors or opt["token-errors"] then
    if #wanted == 0 then fail "--errors and --token-errors need a SET" end
    eachset(sets, function(set, rows)
      if opt.errors then sentenceerrors(set, rows, variant) end
      if opt["token-errors"] then tokenerrors(set, rows, variant) end
    end)
    local failures = {}
    if opt.errors and #golden > 0 then goldentable(golden, failures) end
    for _, text in ipairs(failures) do out("%s", text) end
  else
    if #sets > 0 then
      local kind = (opt.lower and "lower" or "") .. (opt.lower and opt.wrap and " and " or "")
        .. (opt.wrap and "wrap" or "")
      out("texts: %s", opt.variants and "plain, lower, wrap" or kind == "" and "plain" or kind)
      if opt.variants then varianttable(sets) else maintable(sets, variant) end
    end
    if #golden > 0 then goldentable(golden) end
  end
  notes()
  if pred then pred:close() end
  return 0
end

os.exit(main())
