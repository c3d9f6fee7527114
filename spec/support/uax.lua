--- Naive reference for the segmentation rules of Unicode 18.0:
-- UAX #29 (grapheme clusters, words, sentences) and UAX #14 (lines).
--
-- One Lua function per rule, under the rule's own name, asked in the rules'
-- order at every position; each looks around in the text as the rule is
-- written, so the cost may be quadratic. Nothing here is shared with the
-- library.
--
-- Each of graphemes, words, sentences and linebreaks takes an array of n code
-- points and a provider of properties (functions gcb, incb, extpict, wb, sb,
-- lb, ea, gc of a code point; see ucdfiles.lua), and returns
--   * an array of n + 1 booleans: is there a boundary before code point i?
--     (n + 1 is the end of the text), and
--   * an array of the names of the rules that decided it.

local M = {}

local BREAK, JOIN = true, false

local function set(names)
  local s = {}
  for name in names:gmatch("%S+") do s[name] = true end
  return s
end

-- The last index at or before i that is not in the set (for "Class*").
local function skip_back(list, i, class)
  while class[list[i]] do i = i - 1 end
  return i
end

-- The values of a property over the text, with "sot" and "eot" around them.
local function classes(cps, property)
  local list = {}
  for i, cp in ipairs(cps) do list[i] = property(cp) end
  list[0], list[#cps + 1] = "sot", "eot"
  return list
end

-- Number of consecutive equal members that end at index i.
local function run_length(list, i, class)
  local n = 0
  while list[i - n] == class do n = n + 1 end
  return n
end

-- Asks the rules in order; the first that has an answer decides.
local function decide(rules, t, i)
  for _, rule in ipairs(rules) do
    local answer = rule[2](t, i)
    if answer ~= nil then return answer, rule[1] end
  end
  error("no rule applies")
end

-- Runs the rules over every position of the text.
local function run(rules, t, n)
  local breaks, names = {}, {}
  if n == 0 then return { false }, { "empty" } end
  for i = 1, n + 1 do breaks[i], names[i] = decide(rules, t, i) end
  return breaks, names
end

------------------------------------------------------------------------------
-- UAX #29, grapheme clusters.
-- t.c: Grapheme_Cluster_Break, t.k: Indic_Conjunct_Break, t.p: ExtPict.
-- Every rule is asked about the boundary between i - 1 and i.
------------------------------------------------------------------------------

local G_CONTROL = set "Control CR LF"
local G_AFTER_L = set "L V LV LVT"
local G_EXTEND = set "Extend"
local INCB_EXTEND = set "Extend"

local GRAPHEME = {
  { "GB1", function(t, i) if t.c[i - 1] == "sot" then return BREAK end end },
  { "GB2", function(t, i) if t.c[i] == "eot" then return BREAK end end },
  { "GB3", function(t, i)
    if t.c[i - 1] == "CR" and t.c[i] == "LF" then return JOIN end
  end },
  { "GB4", function(t, i) if G_CONTROL[t.c[i - 1]] then return BREAK end end },
  { "GB5", function(t, i) if G_CONTROL[t.c[i]] then return BREAK end end },
  { "GB6", function(t, i)
    if t.c[i - 1] == "L" and G_AFTER_L[t.c[i]] then return JOIN end
  end },
  { "GB7", function(t, i)
    local a, b = t.c[i - 1], t.c[i]
    if (a == "LV" or a == "V") and (b == "V" or b == "T") then return JOIN end
  end },
  { "GB8", function(t, i)
    local a, b = t.c[i - 1], t.c[i]
    if (a == "LVT" or a == "T") and b == "T" then return JOIN end
  end },
  { "GB9", function(t, i)
    if t.c[i] == "Extend" or t.c[i] == "ZWJ" then return JOIN end
  end },
  { "GB9a", function(t, i) if t.c[i] == "SpacingMark" then return JOIN end end },
  { "GB9b", function(t, i) if t.c[i - 1] == "Prepend" then return JOIN end end },
  { "GB9c", function(t, i)
    -- InCB=Linker InCB=Extend* x InCB=Consonant
    if t.k[i] ~= "Consonant" then return nil end
    local j = skip_back(t.k, i - 1, INCB_EXTEND)
    if t.k[j] == "Linker" then return JOIN end
  end },
  { "GB11", function(t, i)
    -- ExtPict Extend* ZWJ x ExtPict
    if t.p[i] ~= true or t.c[i - 1] ~= "ZWJ" then return nil end
    local j = skip_back(t.c, i - 2, G_EXTEND)
    if t.p[j] == true then return JOIN end
  end },
  { "GB12/13", function(t, i)
    if t.c[i] ~= "Regional_Indicator" then return nil end
    if run_length(t.c, i - 1, "Regional_Indicator") % 2 == 1 then
      return JOIN
    end
  end },
  { "GB999", function() return BREAK end },
}

--- Extended grapheme clusters.
function M.graphemes(cps, props)
  local t = {
    c = classes(cps, props.gcb),
    k = classes(cps, props.incb),
    p = classes(cps, props.extpict),
  }
  return run(GRAPHEME, t, #cps)
end

------------------------------------------------------------------------------
-- "X (Extend ...)* -> X": the rules after WB4, SB5 and LB9 see the text as
-- units, each a base and the ignored characters behind it.
------------------------------------------------------------------------------

-- unit_of[i]: index of the unit code point i belongs to; base[u]: its first
-- code point. `ignored`: classes that attach; `apart`: classes that take none.
local function units(c, n, ignored, apart)
  local unit_of, base = {}, {}
  for i = 1, n do
    local attaches = ignored[c[i]] and i > 1 and not apart[c[i - 1]]
    if not attaches then base[#base + 1] = i end
    unit_of[i] = #base
  end
  unit_of[n + 1] = #base + 1
  return unit_of, base
end

-- A property of the units' bases, with sot and eot.
local function of_bases(list, base)
  local out = {}
  for u, i in ipairs(base) do out[u] = list[i] end
  out[0], out[#base + 1] = "sot", "eot"
  return out
end

------------------------------------------------------------------------------
-- UAX #29, words.
-- t.c: Word_Break of each code point, t.p: ExtPict; t.u: Word_Break of the
-- units, t.unit_of and t.base as above.
------------------------------------------------------------------------------

local W_NEWLINE = set "Newline CR LF"
local W_IGNORED = set "Extend Format ZWJ"
local AHLETTER = set "ALetter Hebrew_Letter"
-- MidLetter or MidNum, with MidNumLetQ (MidNumLet, Single_Quote)
local W_MIDLETTER = set "MidLetter MidNumLet Single_Quote"
local W_MIDNUM = set "MidNum MidNumLet Single_Quote"
local W_JOINED = set "ALetter Hebrew_Letter Numeric Katakana ExtendNumLet"
local W_JOINS = set "ALetter Hebrew_Letter Numeric Katakana"

-- A rule on units: called with the classes of the two units before the
-- boundary and of the two after it (y, x | a, b), and with t and the unit.
local function on_units(rule)
  return function(t, i)
    local v = t.unit_of[i]
    local u = t.u
    return rule(u[v - 2], u[v - 1], u[v], u[v + 1], t, v)
  end
end

local WORD = {
  { "WB1", function(t, i) if t.c[i - 1] == "sot" then return BREAK end end },
  { "WB2", function(t, i) if t.c[i] == "eot" then return BREAK end end },
  { "WB3", function(t, i)
    if t.c[i - 1] == "CR" and t.c[i] == "LF" then return JOIN end
  end },
  { "WB3a", function(t, i) if W_NEWLINE[t.c[i - 1]] then return BREAK end end },
  { "WB3b", function(t, i) if W_NEWLINE[t.c[i]] then return BREAK end end },
  { "WB3c", function(t, i)
    if t.c[i - 1] == "ZWJ" and t.p[i] == true then return JOIN end
  end },
  { "WB3d", function(t, i)
    if t.c[i - 1] == "WSegSpace" and t.c[i] == "WSegSpace" then
      return JOIN
    end
  end },
  { "WB4", function(t, i)
    if t.base[t.unit_of[i]] ~= i then return JOIN end
  end },
  { "WB5", on_units(function(_, x, a)
    if AHLETTER[x] and AHLETTER[a] then return JOIN end
  end) },
  { "WB6", on_units(function(_, x, a, b)
    if AHLETTER[x] and W_MIDLETTER[a] and AHLETTER[b] then return JOIN end
  end) },
  { "WB7", on_units(function(y, x, a)
    if AHLETTER[y] and W_MIDLETTER[x] and AHLETTER[a] then return JOIN end
  end) },
  { "WB7a", on_units(function(_, x, a)
    if x == "Hebrew_Letter" and a == "Single_Quote" then return JOIN end
  end) },
  { "WB7b", on_units(function(_, x, a, b)
    if x == "Hebrew_Letter" and a == "Double_Quote"
      and b == "Hebrew_Letter" then
      return JOIN
    end
  end) },
  { "WB7c", on_units(function(y, x, a)
    if y == "Hebrew_Letter" and x == "Double_Quote"
      and a == "Hebrew_Letter" then
      return JOIN
    end
  end) },
  { "WB8", on_units(function(_, x, a)
    if x == "Numeric" and a == "Numeric" then return JOIN end
  end) },
  { "WB9", on_units(function(_, x, a)
    if AHLETTER[x] and a == "Numeric" then return JOIN end
  end) },
  { "WB10", on_units(function(_, x, a)
    if x == "Numeric" and AHLETTER[a] then return JOIN end
  end) },
  { "WB11", on_units(function(y, x, a)
    if y == "Numeric" and W_MIDNUM[x] and a == "Numeric" then return JOIN end
  end) },
  { "WB12", on_units(function(_, x, a, b)
    if x == "Numeric" and W_MIDNUM[a] and b == "Numeric" then return JOIN end
  end) },
  { "WB13", on_units(function(_, x, a)
    if x == "Katakana" and a == "Katakana" then return JOIN end
  end) },
  { "WB13a", on_units(function(_, x, a)
    if W_JOINED[x] and a == "ExtendNumLet" then return JOIN end
  end) },
  { "WB13b", on_units(function(_, x, a)
    if x == "ExtendNumLet" and W_JOINS[a] then return JOIN end
  end) },
  { "WB15/16", on_units(function(_, _, a, _, t, v)
    if a ~= "Regional_Indicator" then return nil end
    if run_length(t.u, v - 1, "Regional_Indicator") % 2 == 1 then
      return JOIN
    end
  end) },
  { "WB999", function() return BREAK end },
}

--- Words.
function M.words(cps, props)
  local t = { c = classes(cps, props.wb), p = classes(cps, props.extpict) }
  t.unit_of, t.base = units(t.c, #cps, W_IGNORED, W_NEWLINE)
  t.u = of_bases(t.c, t.base)
  return run(WORD, t, #cps)
end

------------------------------------------------------------------------------
-- UAX #29, sentences. t.c, t.u, t.unit_of, t.base: Sentence_Break, as above.
------------------------------------------------------------------------------

local PARASEP = set "Sep CR LF"
local S_IGNORED = set "Extend Format"
local SATERM = set "STerm ATerm"
local S_CLOSE = set "Close"
local S_SP = set "Sp"
local S_STOP = set "OLetter Upper Lower Sep CR LF STerm ATerm sot eot"

-- Does "terminator Close* Sp* ParaSep?" end with unit v? Returns its class.
local function terminator(u, v, with_spaces, with_separator)
  if with_separator and PARASEP[u[v]] then v = v - 1 end
  if with_spaces then v = skip_back(u, v, S_SP) end
  v = skip_back(u, v, S_CLOSE)
  return SATERM[u[v]] and u[v]
end

local SENTENCE = {
  { "SB1", function(t, i) if t.c[i - 1] == "sot" then return BREAK end end },
  { "SB2", function(t, i) if t.c[i] == "eot" then return BREAK end end },
  { "SB3", function(t, i)
    if t.c[i - 1] == "CR" and t.c[i] == "LF" then return JOIN end
  end },
  { "SB4", function(t, i) if PARASEP[t.c[i - 1]] then return BREAK end end },
  { "SB5", function(t, i)
    if t.base[t.unit_of[i]] ~= i then return JOIN end
  end },
  { "SB6", on_units(function(_, x, a)
    if x == "ATerm" and a == "Numeric" then return JOIN end
  end) },
  { "SB7", on_units(function(y, x, a)
    if (y == "Upper" or y == "Lower") and x == "ATerm" and a == "Upper" then
      return JOIN
    end
  end) },
  { "SB8", on_units(function(_, _, _, _, t, v)
    -- ATerm Close* Sp* x [^ OLetter Upper Lower ParaSep SATerm ]* Lower
    if terminator(t.u, v - 1, true) ~= "ATerm" then return nil end
    while not S_STOP[t.u[v]] do v = v + 1 end
    if t.u[v] == "Lower" then return JOIN end
  end) },
  { "SB8a", on_units(function(_, _, a, _, t, v)
    if (a == "SContinue" or SATERM[a]) and terminator(t.u, v - 1, true) then
      return JOIN
    end
  end) },
  { "SB9", on_units(function(_, _, a, _, t, v)
    if (a == "Close" or a == "Sp" or PARASEP[a])
      and terminator(t.u, v - 1, false) then
      return JOIN
    end
  end) },
  { "SB10", on_units(function(_, _, a, _, t, v)
    if (a == "Sp" or PARASEP[a]) and terminator(t.u, v - 1, true) then
      return JOIN
    end
  end) },
  { "SB11", on_units(function(_, _, _, _, t, v)
    if terminator(t.u, v - 1, true, true) then return BREAK end
  end) },
  { "SB998", function() return JOIN end },
}

--- Sentences.
function M.sentences(cps, props)
  local t = { c = classes(cps, props.sb) }
  t.unit_of, t.base = units(t.c, #cps, S_IGNORED, PARASEP)
  t.u = of_bases(t.c, t.base)
  return run(SENTENCE, t, #cps)
end

------------------------------------------------------------------------------
-- UAX #14, line breaks.
-- t.c: Line_Break after LB1 of each code point; of the units: t.u Line_Break,
-- t.wide "is East Asian" (true, false), t.gc, t.pict, t.cp.
------------------------------------------------------------------------------

--- LB1: resolves the classes that need more than the table.
function M.lb1(lb, gc)
  if lb == "AI" or lb == "SG" or lb == "XX" then return "AL" end
  if lb == "SA" then
    return (gc == "Mn" or gc == "Mc") and "CM" or "AL"
  end
  if lb == "CJ" then return "NS" end
  return lb
end

local L_HARD = set "BK CR LF NL"
local L_IGNORED = set "CM ZWJ"
local L_APART = set "BK CR LF NL SP ZW"
local L_SP = set "SP"
local ALHL = set "AL HL"
local BEFORE_PI = set "sot BK CR LF NL OP QU GL SP ZW"
local AFTER_PF = set "SP GL WJ CL QU CP EX IS SY BK CR LF NL ZW eot"
local BEFORE_HYPHEN = set "sot BK CR LF NL SP ZW CB GL"
local IDLIKE = set "ID EB EM"
local PRPO = set "PR PO"
local SYIS = set "SY IS"
local HANGUL = set "JL JV JT H2 H3"
local JAMO_L = set "JL JV H2 H3"
local WORDLIKE = set "AL HL NU"
local DOTTED_CIRCLE = 0x25CC

local function is_pi(t, v) return t.u[v] == "QU" and t.gc[v] == "Pi" end
local function is_pf(t, v) return t.u[v] == "QU" and t.gc[v] == "Pf" end

-- Aksara: AK, U+25CC, and where asked AS.
local function aksara(t, v, with_as)
  return t.u[v] == "AK" or t.cp[v] == DOTTED_CIRCLE
    or (with_as and t.u[v] == "AS")
end

-- Index of the unit before "class SP*" that ends with unit v - 1.
local function before_spaces(t, v) return skip_back(t.u, v - 1, L_SP) end

-- "NU (SY|IS)*" ends with unit v.
local function numeric(t, v)
  return t.u[skip_back(t.u, v, SYIS)] == "NU"
end

local LINE = {
  { "LB2", function(t, i) if t.c[i - 1] == "sot" then return JOIN end end },
  { "LB3", function(t, i) if t.c[i] == "eot" then return BREAK end end },
  { "LB4", function(t, i) if t.c[i - 1] == "BK" then return BREAK end end },
  { "LB5", function(t, i)
    local a = t.c[i - 1]
    if a == "CR" and t.c[i] == "LF" then return JOIN end
    if a == "CR" or a == "LF" or a == "NL" then return BREAK end
  end },
  { "LB6", function(t, i) if L_HARD[t.c[i]] then return JOIN end end },
  { "LB7", function(t, i)
    if t.c[i] == "SP" or t.c[i] == "ZW" then return JOIN end
  end },
  { "LB8", function(t, i)
    if t.c[skip_back(t.c, i - 1, L_SP)] == "ZW" then return BREAK end
  end },
  { "LB8a", function(t, i) if t.c[i - 1] == "ZWJ" then return JOIN end end },
  { "LB9", function(t, i)
    if t.base[t.unit_of[i]] ~= i then return JOIN end
  end },
  -- LB10 is in M.linebreaks, where the units are made.
  { "LB11", on_units(function(_, x, a)
    if a == "WJ" or x == "WJ" then return JOIN end
  end) },
  { "LB12", on_units(function(_, x) if x == "GL" then return JOIN end end) },
  { "LB12a", on_units(function(_, x, a)
    if a == "GL" and x ~= "SP" and x ~= "HY" and x ~= "HH" then
      return JOIN
    end
  end) },
  { "LB13", on_units(function(_, _, a)
    if a == "CL" or a == "CP" or a == "EX" or a == "SY" then return JOIN end
  end) },
  { "LB14", on_units(function(_, _, _, _, t, v)
    if t.u[before_spaces(t, v)] == "OP" then return JOIN end
  end) },
  { "LB15a", on_units(function(_, _, _, _, t, v)
    local q = before_spaces(t, v)
    if is_pi(t, q) and BEFORE_PI[t.u[q - 1]] then return JOIN end
  end) },
  { "LB15b", on_units(function(_, _, _, b, t, v)
    if is_pf(t, v) and AFTER_PF[b] then return JOIN end
  end) },
  { "LB15c", on_units(function(_, x, a, b)
    if x == "SP" and a == "IS" and b == "NU" then return BREAK end
  end) },
  { "LB15d", on_units(function(_, _, a) if a == "IS" then return JOIN end end) },
  { "LB16", on_units(function(_, _, a, _, t, v)
    local x = t.u[before_spaces(t, v)]
    if (x == "CL" or x == "CP") and a == "NS" then return JOIN end
  end) },
  { "LB17", on_units(function(_, _, a, _, t, v)
    if t.u[before_spaces(t, v)] == "B2" and a == "B2" then return JOIN end
  end) },
  { "LB18", on_units(function(_, x) if x == "SP" then return BREAK end end) },
  { "LB19", on_units(function(_, x, a, _, t, v)
    if a == "QU" and t.gc[v] ~= "Pi" then return JOIN end
    if x == "QU" and t.gc[v - 1] ~= "Pf" then return JOIN end
  end) },
  { "LB19a", on_units(function(y, x, a, b, t, v)
    local wide = t.wide
    if a == "QU" and wide[v - 1] == false then return JOIN end
    if a == "QU" and (b == "eot" or wide[v + 1] == false) then return JOIN end
    if x == "QU" and wide[v] == false then return JOIN end
    if x == "QU" and (y == "sot" or wide[v - 2] == false) then return JOIN end
  end) },
  { "LB20", on_units(function(_, x, a)
    if a == "CB" or x == "CB" then return BREAK end
  end) },
  { "LB20a", on_units(function(y, x, a)
    if BEFORE_HYPHEN[y] and (x == "HY" or x == "HH") and ALHL[a] then
      return JOIN
    end
  end) },
  { "LB21", on_units(function(_, x, a)
    if a == "BA" or a == "HH" or a == "HY" or a == "NS" then return JOIN end
    if x == "BB" then return JOIN end
  end) },
  { "LB21a", on_units(function(y, x, a)
    if y == "HL" and (x == "HY" or x == "HH") and a ~= "HL" then
      return JOIN
    end
  end) },
  { "LB21b", on_units(function(_, x, a)
    if x == "SY" and a == "HL" then return JOIN end
  end) },
  { "LB22", on_units(function(_, _, a) if a == "IN" then return JOIN end end) },
  { "LB23", on_units(function(_, x, a)
    if ALHL[x] and a == "NU" then return JOIN end
    if x == "NU" and ALHL[a] then return JOIN end
  end) },
  { "LB23a", on_units(function(_, x, a)
    if x == "PR" and IDLIKE[a] then return JOIN end
    if IDLIKE[x] and a == "PO" then return JOIN end
  end) },
  { "LB24", on_units(function(_, x, a)
    if PRPO[x] and ALHL[a] then return JOIN end
    if ALHL[x] and PRPO[a] then return JOIN end
  end) },
  { "LB25", on_units(function(_, x, a, b, t, v)
    -- NU (SY|IS)* (CL|CP)? x (PO|PR)
    if PRPO[a] then
      if (x == "CL" or x == "CP") and numeric(t, v - 2) then return JOIN end
      if numeric(t, v - 1) then return JOIN end
    end
    -- (PO|PR) x OP IS? NU
    if PRPO[x] and a == "OP" then
      if b == "NU" or (b == "IS" and t.u[v + 2] == "NU") then return JOIN end
    end
    -- (PO|PR|HY|IS) x NU;  NU (SY|IS)* x NU
    if a == "NU" then
      if PRPO[x] or x == "HY" or x == "IS" then return JOIN end
      if numeric(t, v - 1) then return JOIN end
    end
  end) },
  { "LB26", on_units(function(_, x, a)
    if x == "JL" and JAMO_L[a] then return JOIN end
    if (x == "JV" or x == "H2") and (a == "JV" or a == "JT") then
      return JOIN
    end
    if (x == "JT" or x == "H3") and a == "JT" then return JOIN end
  end) },
  { "LB27", on_units(function(_, x, a)
    if HANGUL[x] and a == "PO" then return JOIN end
    if x == "PR" and HANGUL[a] then return JOIN end
  end) },
  { "LB28", on_units(function(_, x, a)
    if ALHL[x] and ALHL[a] then return JOIN end
  end) },
  { "LB28a", on_units(function(_, x, a, b, t, v)
    if x == "AP" and aksara(t, v, true) then return JOIN end
    if aksara(t, v - 1, true) and (a == "VF" or a == "VI") then return JOIN end
    if aksara(t, v - 2, true) and x == "VI" and aksara(t, v) then
      return JOIN
    end
    if aksara(t, v - 1, true) and aksara(t, v, true) and b == "VF" then
      return JOIN
    end
  end) },
  { "LB29", on_units(function(_, x, a)
    if x == "IS" and ALHL[a] then return JOIN end
  end) },
  { "LB30", on_units(function(_, x, a, _, t, v)
    if WORDLIKE[x] and a == "OP" and not t.wide[v] then return JOIN end
    if x == "CP" and not t.wide[v - 1] and WORDLIKE[a] then return JOIN end
  end) },
  { "LB30a", on_units(function(_, _, a, _, t, v)
    if a == "RI" and run_length(t.u, v - 1, "RI") % 2 == 1 then
      return JOIN
    end
  end) },
  { "LB30b", on_units(function(_, x, a, _, t, v)
    if a ~= "EM" then return nil end
    if x == "EB" then return JOIN end
    if t.pict[v - 1] == true and t.gc[v - 1] == "Cn" then return JOIN end
  end) },
  { "LB31", function() return BREAK end },
}

--- Line break opportunities (and mandatory breaks, not told apart).
function M.linebreaks(cps, props)
  local n = #cps
  local t = {
    c = classes(cps, function(cp) return M.lb1(props.lb(cp), props.gc(cp)) end),
  }
  t.unit_of, t.base = units(t.c, n, L_IGNORED, L_APART)
  t.u = of_bases(t.c, t.base)
  t.wide, t.gc, t.pict, t.cp = {}, {}, {}, {}
  for u, i in ipairs(t.base) do
    local cp = cps[i]
    local ea = props.ea(cp)
    t.cp[u] = cp
    t.wide[u] = ea == "F" or ea == "W" or ea == "H"
    t.gc[u] = props.gc(cp)
    t.pict[u] = props.extpict(cp)
    if L_IGNORED[t.u[u]] then
      -- LB10: a CM or ZWJ with no base is treated as U+0041 is.
      t.u[u], t.cp[u], t.wide[u] = "AL", 0x41, false
      t.gc[u], t.pict[u] = "Lu", false
    end
  end
  return run(LINE, t, n)
end

--- The rules of each algorithm in their order: { { name, function }, ... }.
M.RULES = {
  graphemes = GRAPHEME,
  words = WORD,
  sentences = SENTENCE,
  linebreaks = LINE,
}

------------------------------------------------------------------------------
-- Text: bytes to code points and back.
------------------------------------------------------------------------------

-- Table 3-7 of the Unicode Standard: first byte, then the range allowed for
-- the second; the third and fourth are always 80..BF.
local WELL_FORMED = {
  { 0x00, 0x7F, 0 },
  { 0xC2, 0xDF, 1, 0x80, 0xBF },
  { 0xE0, 0xE0, 2, 0xA0, 0xBF },
  { 0xE1, 0xEC, 2, 0x80, 0xBF },
  { 0xED, 0xED, 2, 0x80, 0x9F },
  { 0xEE, 0xEF, 2, 0x80, 0xBF },
  { 0xF0, 0xF0, 3, 0x90, 0xBF },
  { 0xF1, 0xF3, 3, 0x80, 0xBF },
  { 0xF4, 0xF4, 3, 0x80, 0x8F },
}

local function row_of(byte)
  for _, row in ipairs(WELL_FORMED) do
    if byte >= row[1] and byte <= row[2] then return row end
  end
end

--- Code points of a byte string, each maximal subpart of an ill-formed
-- sequence as one U+FFFD; and where each begins (1-based bytes, with #text + 1
-- as the last entry).
function M.decode(text)
  local cps, starts = {}, {}
  local i = 1
  while i <= #text do
    local byte = text:byte(i)
    local row = row_of(byte)
    local cp, length, well = 0xFFFD, 1, row ~= nil
    if row then
      for k = 1, row[3] do
        local next_byte = text:byte(i + k)
        local low, high = 0x80, 0xBF
        if k == 1 then low, high = row[4], row[5] end
        if not next_byte or next_byte < low or next_byte > high then
          well = false
          break
        end
        length = length + 1
      end
      if well then cp = utf8.codepoint(text, i) end
    end
    cps[#cps + 1], starts[#starts + 1] = cp, i
    i = i + length
  end
  starts[#starts + 1] = i
  return cps, starts
end

--- Turns boundaries before code points into segments { first, last, ... } in
-- 1-based inclusive bytes, flat: first1, last1, first2, last2, ...
function M.segments(breaks, starts)
  local out, first = {}, 1
  for i = 2, #breaks do
    if breaks[i] then
      out[#out + 1] = first
      out[#out + 1] = starts[i] - 1
      first = starts[i]
    end
  end
  return out
end

return M
