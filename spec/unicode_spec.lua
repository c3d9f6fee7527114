--- Properties, case folding and normalisation. (The official
-- NormalizationTest is in uax_spec.lua; the properties of the segmentation
-- algorithms, for all code points, in ucd_tables_spec.lua.)

local gloss = require "gloss"
local ucdfiles = require "spec.support.ucdfiles"
local ut = require "spec.support.unicodetest"

local FORMS = { "NFC", "NFD", "NFKC", "NFKD" }

-- Sequences that are not UTF-8, each a different way.
local ILL_FORMED = {
  ["a lone continuation byte"] = "\x80",
  ["an overlong slash"] = "\xC0\xAF",
  ["a lead byte alone"] = "\xC3",
  ["two bytes of three"] = "\xE2\x82",
  ["three bytes of four"] = "\xF0\x9F\x98",
  ["a surrogate"] = "\xED\xA0\x80",
  ["past U+10FFFF"] = "\xF4\x90\x80\x80",
  ["no lead byte at all"] = "\xFF",
  ["the first byte of U+FFFD"] = "\xEF",
  ["two bytes of U+FFFD"] = "\xEF\xBF",
}

describe("unicode_version", function()
  it("is that of the tables", function()
    assert.equal("18.0.0", gloss.unicode_version)
  end)
end)

describe("property", function()
  local gc, sc, ea = "General_Category", "Script", "East_Asian_Width"
  local ccc = "Canonical_Combining_Class"
  local gcb, wb, sb = "Grapheme_Cluster_Break", "Word_Break", "Sentence_Break"
  local lb, incb = "Line_Break", "Indic_Conjunct_Break"
  local pict, white = "Extended_Pictographic", "White_Space"
  local ROWS = {
    { "A", gc, "Lu" }, { "a", gc, "Ll" }, { "\u{1C5}", gc, "Lt" },
    { "0", gc, "Nd" }, { "_", gc, "Pc" }, { "\u{20AC}", gc, "Sc" },
    { "\u{301}", gc, "Mn" }, { "\u{93E}", gc, "Mc" }, { "\0", gc, "Cc" },
    { "\u{AB}", gc, "Pi" }, { "\u{BB}", gc, "Pf" }, { 0x378, gc, "Cn" },
    { 0xE000, gc, "Co" }, { 0x10FFFF, gc, "Cn" }, { 0x2028, gc, "Zl" },
    { "A", sc, "Latin" }, { "\u{3B1}", sc, "Greek" }, { "\u{436}", sc, "Cyrillic" },
    { "\u{5D0}", sc, "Hebrew" }, { "\u{4E00}", sc, "Han" }, { " ", sc, "Common" },
    { "\u{301}", sc, "Inherited" }, { 0x378, sc, "Unknown" },
    { "\u{AC00}", sc, "Hangul" }, { 0x1401, sc, "Canadian_Aboriginal" },
    { "A", ea, "Na" }, { "\u{4E00}", ea, "W" }, { "\u{FF21}", ea, "F" },
    { "\u{FF71}", ea, "H" }, { "\u{A1}", ea, "A" }, { "\u{5D0}", ea, "N" },
    { "A", ccc, 0 }, { "\u{301}", ccc, 230 }, { "\u{323}", ccc, 220 },
    { "\u{94D}", ccc, 9 }, { "\u{345}", ccc, 240 },
    { "A", gcb, "Other" }, { "\r", gcb, "CR" }, { "\u{301}", gcb, "Extend" },
    { "\u{200D}", gcb, "ZWJ" }, { "\u{1F1E6}", gcb, "Regional_Indicator" },
    { "\u{AC00}", gcb, "LV" }, { "\u{AC01}", gcb, "LVT" }, { "\u{600}", gcb, "Prepend" },
    { "A", wb, "ALetter" }, { "'", wb, "Single_Quote" }, { "_", wb, "ExtendNumLet" },
    { "\u{30A2}", wb, "Katakana" }, { " ", wb, "WSegSpace" }, { "!", wb, "Other" },
    { "A", sb, "Upper" }, { ".", sb, "ATerm" }, { "?", sb, "STerm" },
    { ",", sb, "SContinue" }, { "\u{85}", sb, "Sep" }, { "\u{4E00}", sb, "OLetter" },
    { "A", lb, "AL" }, { "\u{A7}", lb, "AL" }, { "\u{E01}", lb, "AL" },
    { "\u{E31}", lb, "CM" }, { "\u{3041}", lb, "NS" }, { "\u{2010}", lb, "HH" },
    { 0xE000, lb, "AL" }, { "\u{B7}", lb, "IS" }, { "\u{AD}", lb, "HH" },
    { "\u{915}", incb, "Consonant" }, { "\u{94D}", incb, "Linker" },
    { "\u{200C}", incb, "None" }, { "\u{200D}", incb, "Extend" },
    { 0x11A3A, incb, "Linker" }, { 0x11A3A, gcb, "Other" },
    { "\u{A9}", pict, true }, { "A", pict, false }, { "\u{1F600}", pict, true },
    { " ", white, true }, { "\u{3000}", white, true }, { "\u{200B}", white, false },
  }
  for _, row in ipairs(ROWS) do
    local char, name, want = row[1], row[2], row[3]
    local cp = type(char) == "string" and utf8.codepoint(char) or char
    it(("U+%04X %s"):format(cp, name), function()
      assert.equal(want, gloss.property(char, name))
      assert.equal(want, gloss.property(cp, name))
    end)
  end

  it("is an integer where it is a number", function()
    assert.equal("integer", math.type(gloss.property(0x301, ccc)))
  end)

  it("names the known properties when it knows none of that name", function()
    local ok, message = pcall(gloss.property, "a", "Age")
    assert.is_false(ok)
    assert.matches("bad argument #2.*unknown property 'Age'", message)
    for _, name in ipairs { gc, sc, ea, ccc, gcb, wb, sb, lb, incb, pict, white } do
      assert.truthy(message:find(name, 1, true), name)
    end
    assert.is_false(pcall(gloss.property, "a"))
  end)

  local WRONG = {
    ["a surrogate"] = { 0xD800, "surrogate" },
    ["the last surrogate"] = { 0xDFFF, "surrogate" },
    ["past the last code point"] = { 0x110000, "out of range" },
    ["a negative number"] = { -1, "out of range" },
    ["2^32 + 65"] = { 4294967361, "out of range" },
    ["a fraction"] = { 65.5, "integer" },
    ["an empty string"] = { "", "one character" },
    ["two characters"] = { "ab", "one character" },
    ["a letter and a mark"] = { "e\u{301}", "one character" },
    ["a table"] = { {}, "number expected" },
  }
  for name, bytes in pairs(ILL_FORMED) do WRONG[name .. " (bytes)"] = { bytes, "one character" } end
  for name, row in pairs(WRONG) do
    it("refuses " .. name, function()
      local ok, message = pcall(gloss.property, row[1], gc)
      assert.is_false(ok)
      assert.matches("bad argument #1", message)
      assert.matches(row[2], message)
    end)
  end
end)

describe("casefold", function()
  local ROWS = {
    { "empty text", "", "" },
    { "ASCII", "Hello, WORLD [@Z{`az", "hello, world [@z{`az" },
    { "NUL bytes", "A\0B\0", "a\0b\0" },
    { "sharp s", "Stra\u{DF}e", "strasse" },
    { "capital sharp s", "STRA\u{1E9E}E", "strasse" },
    { "I with dot", "\u{130}", "i\u{307}" },
    { "dotless i (no Turkic rule)", "I\u{131}", "i\u{131}" },
    { "ligatures", "\u{FB00}\u{FB03}\u{FB06}", "ffffist" },
    { "Greek sigmas", "\u{3A3}\u{3C3}\u{3C2}", "\u{3C3}\u{3C3}\u{3C3}" },
    { "Greek, three for one", "\u{390}", "\u{3B9}\u{308}\u{301}" },
    { "iota subscript", "\u{1FB3}", "\u{3B1}\u{3B9}" },
    { "n with apostrophe", "\u{149}", "\u{2BC}n" },
    { "Kelvin and angstrom signs", "\u{212A}\u{212B}", "k\u{E5}" },
    { "micro sign, long s", "\u{B5}\u{17F}", "\u{3BC}s" },
    { "title case digraph", "\u{1C4}\u{1C5}\u{1C6}", "\u{1C6}\u{1C6}\u{1C6}" },
    { "Cherokee folds to capitals", "\u{AB70}\u{13A0}\u{13F8}", "\u{13A0}\u{13A0}\u{13F0}" },
    { "Georgian", "\u{1C90}", "\u{10D0}" },
    { "Deseret, four bytes", "\u{10400}", "\u{10428}" },
    { "no case at all", "\u{4E00}\u{5D0}1!", "\u{4E00}\u{5D0}1!" },
  }
  for _, row in ipairs(ROWS) do
    it(row[1], function() assert.equal(row[3], gloss.casefold(row[2])) end)
  end

  for name, bytes in pairs(ILL_FORMED) do
    it("keeps " .. name, function()
      assert.equal("a" .. bytes .. "b", gloss.casefold("A" .. bytes .. "B"))
      assert.equal(bytes .. bytes, gloss.casefold(bytes .. bytes))
    end)
  end

  it("folds wherever its output is cut", function()
    for n = 500, 516 do
      local head = ("x"):rep(n)
      assert.equal(head .. "a\u{E9}ss\xFFz", gloss.casefold(head .. "A\u{C9}\u{DF}\xFFZ"))
      assert.equal("a" .. head .. "ss", gloss.casefold("A" .. head .. "\u{DF}"))
    end
  end)

  it("takes a string", function()
    assert.is_false(pcall(gloss.casefold))
    assert.is_false(pcall(gloss.casefold, {}))
  end)
end)

describe("normalize", function()
  -- text, NFC, NFD, NFKC, NFKD
  local ROWS = {
    { "empty text", "", "", "", "", "" },
    { "ASCII", "a\0b", "a\0b", "a\0b", "a\0b", "a\0b" },
    { "composed", "\u{E9}", "\u{E9}", "e\u{301}", "\u{E9}", "e\u{301}" },
    { "decomposed", "e\u{301}", "\u{E9}", "e\u{301}", "\u{E9}", "e\u{301}" },
    { "order of marks", "a\u{301}\u{323}", "\u{1EA1}\u{301}", "a\u{323}\u{301}",
      "\u{1EA1}\u{301}", "a\u{323}\u{301}" },
    { "a blocked mark", "a\u{305}\u{301}", "a\u{305}\u{301}", "a\u{305}\u{301}",
      "a\u{305}\u{301}", "a\u{305}\u{301}" },
    { "singleton", "\u{212B}", "\u{C5}", "A\u{30A}", "\u{C5}", "A\u{30A}" },
    { "excluded composite", "\u{958}", "\u{915}\u{93C}", "\u{915}\u{93C}",
      "\u{915}\u{93C}", "\u{915}\u{93C}" },
    { "two steps", "\u{1E69}", "\u{1E69}", "s\u{323}\u{307}", "\u{1E69}", "s\u{323}\u{307}" },
    { "ligature", "\u{FB01}", "\u{FB01}", "\u{FB01}", "fi", "fi" },
    { "full width", "\u{FF21}", "\u{FF21}", "\u{FF21}", "A", "A" },
    { "Hangul, two letters", "\u{AC00}", "\u{AC00}", "\u{1100}\u{1161}", "\u{AC00}",
      "\u{1100}\u{1161}" },
    { "Hangul, three letters", "\u{1100}\u{1161}\u{11A8}", "\u{AC01}",
      "\u{1100}\u{1161}\u{11A8}", "\u{AC01}", "\u{1100}\u{1161}\u{11A8}" },
    { "Hangul, syllable and letter", "\u{AC00}\u{11A8}", "\u{AC01}",
      "\u{1100}\u{1161}\u{11A8}", "\u{AC01}", "\u{1100}\u{1161}\u{11A8}" },
    { "Hangul, U+11A7 is no trailing letter", "\u{AC00}\u{11A7}", "\u{AC00}\u{11A7}",
      "\u{1100}\u{1161}\u{11A7}", "\u{AC00}\u{11A7}", "\u{1100}\u{1161}\u{11A7}" },
    { "the longest mapping", "\u{FDFA}", "\u{FDFA}", "\u{FDFA}",
      "\u{635}\u{644}\u{649} \u{627}\u{644}\u{644}\u{647} \u{639}\u{644}\u{64A}\u{647} "
        .. "\u{648}\u{633}\u{644}\u{645}",
      "\u{635}\u{644}\u{649} \u{627}\u{644}\u{644}\u{647} \u{639}\u{644}\u{64A}\u{647} "
        .. "\u{648}\u{633}\u{644}\u{645}" },
    { "four bytes", "\u{1D15E}", "\u{1D157}\u{1D165}", "\u{1D157}\u{1D165}",
      "\u{1D157}\u{1D165}", "\u{1D157}\u{1D165}" },
    { "U+FFFD itself", "\u{FFFD}\u{301}", "\u{FFFD}\u{301}", "\u{FFFD}\u{301}",
      "\u{FFFD}\u{301}", "\u{FFFD}\u{301}" },
    { "a text of marks", "\u{301}\u{323}", "\u{323}\u{301}", "\u{323}\u{301}",
      "\u{323}\u{301}", "\u{323}\u{301}" },
  }
  for _, row in ipairs(ROWS) do
    it(row[1], function()
      for i, form in ipairs(FORMS) do
        local want = row[i + 2]
        assert.equal(ut.to_hex(want), ut.to_hex(gloss.normalize(row[2], form)))
        assert.equal(want == row[2], gloss.is_normalized(row[2], form))
      end
    end)
  end

  for name, b in pairs(ILL_FORMED) do
    it("keeps " .. name .. ", and nothing crosses it", function()
      for _, form in ipairs(FORMS) do
        assert.equal(b, gloss.normalize(b, form))
        assert.is_true(gloss.is_normalized(b, form))
        -- marks are put in order on either side, not across
        assert.equal("\u{323}\u{301}" .. b .. "\u{323}\u{301}",
          gloss.normalize("\u{301}\u{323}" .. b .. "\u{301}\u{323}", form))
        assert.equal("\u{301}" .. b .. "\u{323}",
          gloss.normalize("\u{301}" .. b .. "\u{323}", form))
      end
      assert.equal("e" .. b .. "\u{301}\u{E9}",
        gloss.normalize("e" .. b .. "\u{301}e\u{301}", "NFC"))
      assert.equal("\u{E9}" .. b, gloss.normalize("e\u{301}" .. b, "NFC"))
      assert.equal(b .. "e\u{301}" .. b, gloss.normalize(b .. "\u{E9}" .. b, "NFD"))
    end)
  end

  it("gives the same string back when there is nothing to do", function()
    local text = ("na\u{EF}ve text "):rep(1000)
    collectgarbage "stop"
    local before = collectgarbage "count"
    for _ = 1, 100 do assert(gloss.normalize(text, "NFC") == text) end
    local grown = collectgarbage "count" - before
    collectgarbage "restart"
    assert.is_true(grown < 500) -- a copy each time makes 1200 kB
  end)

  it("sorts long runs of marks", function()
    local n = 100000
    local from = "a" .. ("\u{301}\u{323}"):rep(n / 2) .. "b"
    local above, below = ("\u{301}"):rep(n / 2), ("\u{323}"):rep(n / 2)
    local want = { NFD = "a" .. below .. above .. "b", NFC = "\u{1EA1}" .. below:sub(3) .. above .. "b" }
    want.NFKC, want.NFKD = want.NFC, want.NFD
    for _, form in ipairs(FORMS) do
      assert(gloss.normalize(from, form) == want[form], form)
      assert(gloss.normalize(want[form], form) == want[form], form)
      assert.is_false(gloss.is_normalized(from, form))
      -- a mark at the very end that belongs to the front
      local late = gloss.normalize("a" .. above .. "\u{323}", form)
      assert.equal(#"a" + n + 2 - (form:find "C" and #"a" + 2 - #"\u{1EA1}" or 0), #late)
    end
  end)

  it("takes many letters that each need work", function()
    local n = 100000
    assert(gloss.normalize(("\u{958}"):rep(n), "NFC") == ("\u{915}\u{93C}"):rep(n))
    assert(gloss.normalize(("\u{1100}\u{1161}"):rep(n), "NFC") == ("\u{AC00}"):rep(n))
    assert(gloss.normalize(("\u{1161}"):rep(n), "NFC") == ("\u{1161}"):rep(n))
    assert(gloss.normalize(("\xFF\u{301}"):rep(n), "NFC") == ("\xFF\u{301}"):rep(n))
  end)

  for _, f in ipairs { "normalize", "is_normalized" } do
    it(f .. " names the known forms when it knows none of that name", function()
      for _, form in ipairs { "nfc", "NFX", "", "NFC\0", "NFKCD" } do
        local ok, message = pcall(gloss[f], "a", form)
        assert.is_false(ok, form)
        assert.matches("bad argument #2", message)
        assert.matches("known: NFC, NFD, NFKC, NFKD", message)
      end
      assert.is_false(pcall(gloss[f], "a"))
      assert.is_false(pcall(gloss[f]))
      assert.is_false(pcall(gloss[f], {}, "NFC"))
    end)
  end
end)

describe("against the UCD files:", function()
  local ucd, missing = ucdfiles.open()
  if not ucd then
    it("the UCD files", function() pending(missing) end)
    return
  end

  -- UnicodeData.txt: combining classes and one-step mappings
  local ccc, mapping, compat = {}, {}, {}
  local function list(s)
    local t = {}
    for hex in s:gmatch "%x+" do t[#t + 1] = tonumber(hex, 16) end
    return t
  end
  for cp, _, f in ucdfiles.lines(ucd.path .. "/UnicodeData.txt") do
    ccc[cp] = tonumber(f[3])
    if f[5] ~= "" then
      mapping[cp] = list((f[5]:gsub("^<.->", "")))
      compat[cp] = f[5]:find("^<") ~= nil
    end
  end

  -- Counts the code points (but surrogates) at which got(cp) is not want(cp).
  local function compare(got, want)
    local wrong, first = 0, nil
    for cp = 0, 0x10FFFF do
      if cp < 0xD800 or cp > 0xDFFF then
        local g, w = got(cp), want(cp)
        if g ~= w then
          wrong = wrong + 1
          first = first or ("U+%04X is %s, not %s"):format(cp, tostring(w), tostring(g))
        end
      end
    end
    assert(wrong == 0, ("%d wrong; %s"):format(wrong, tostring(first)))
  end

  it("Canonical_Combining_Class", function()
    compare(function(cp) return gloss.property(cp, "Canonical_Combining_Class") end,
      function(cp) return ccc[cp] or 0 end)
  end)

  it("Script", function()
    local get = ucd.sc
    compare(function(cp) return gloss.property(cp, "Script") end, get)
  end)

  it("White_Space", function()
    local white = {}
    for first, last, f in ucdfiles.lines(ucd.path .. "/PropList.txt") do
      if f[1] == "White_Space" then
        for cp = first, last do white[cp] = true end
      end
    end
    compare(function(cp) return gloss.property(cp, "White_Space") end,
      function(cp) return white[cp] or false end)
  end)

  it("case folding", function()
    local fold = {}
    for cp, _, f in ucdfiles.lines(ucd.path .. "/CaseFolding.txt") do
      if f[1] == "C" or f[1] == "F" then
        fold[cp] = utf8.char(table.unpack(list(f[2])))
      end
    end
    assert.truthy(fold[0xDF])
    compare(function(cp) return gloss.casefold(utf8.char(cp)) end,
      function(cp) return fold[cp] or utf8.char(cp) end)
  end)

  -- Normalisation as UAX #15 words it, one step after the other, by the most
  -- obvious means: decompose, exchange neighbours, compose.
  local excluded, composite = {}, {}
  for first, last, f in ucdfiles.lines(ucd.path .. "/DerivedNormalizationProps.txt") do
    if f[1] == "Full_Composition_Exclusion" then
      for cp = first, last do excluded[cp] = true end
    end
  end
  for cp, map in pairs(mapping) do
    if #map == 2 and not compat[cp] and not excluded[cp] then
      composite[map[1] .. " " .. map[2]] = cp
    end
  end
  for l = 0, 18 do
    for v = 0, 20 do
      local lv = 0xAC00 + (l * 21 + v) * 28
      composite[0x1100 + l .. " " .. 0x1161 + v] = lv
      mapping[lv] = { 0x1100 + l, 0x1161 + v }
      for t = 1, 27 do
        composite[lv .. " " .. 0x11A7 + t] = lv + t
        mapping[lv + t] = { lv, 0x11A7 + t }
      end
    end
  end

  local function decompose(cp, k, out)
    local map = mapping[cp]
    if map and (k or not compat[cp]) then
      for _, c in ipairs(map) do decompose(c, k, out) end
    else
      out[#out + 1] = cp
    end
  end

  local function class(cp) return ccc[cp] or 0 end

  local function naive(cps, form)
    local t = {}
    for _, cp in ipairs(cps) do decompose(cp, form:find "K", t) end
    local swapped
    repeat
      swapped = false
      for i = 2, #t do
        if class(t[i]) ~= 0 and class(t[i - 1]) > class(t[i]) then
          t[i - 1], t[i], swapped = t[i], t[i - 1], true
        end
      end
    until not swapped
    if form:find "C$" then
      local i = 2
      while i <= #t do
        -- the last starter before i, if nothing between blocks
        local s = i - 1
        while s >= 1 and class(t[s]) ~= 0 do s = s - 1 end
        local c = s >= 1 and composite[t[s] .. " " .. t[i]]
        for j = s + 1, i - 1 do
          if class(t[j]) == 0 or class(t[j]) >= class(t[i]) then c = nil end
        end
        if c then
          t[s] = c
          table.remove(t, i)
        else
          i = i + 1
        end
      end
    end
    return t
  end

  -- Code points that do something: those with mappings, with a class, or a
  -- part in a composition; and a few that do nothing.
  local kinds = { { 0x61, 0x4E00, 0x5D0, 0x20, 0xFFFD }, {}, {}, {}, {} }
  for cp = 0, 0x10FFFF do
    if ccc[cp] and ccc[cp] ~= 0 then table.insert(kinds[2], cp) end
    if mapping[cp] and not (cp >= 0xAC00 and cp <= 0xD7A3) then
      table.insert(kinds[3], cp)
    end
  end
  for pair in pairs(composite) do
    local a, b = pair:match "(%d+) (%d+)"
    table.insert(kinds[4], math.tointeger(a))
    table.insert(kinds[5], math.tointeger(b))
  end
  table.sort(kinds[4])
  table.sort(kinds[5])
  local random = ut.generator(15)
  local function pick(kind)
    kind = kind or kinds[random(#kinds)]
    return kind[random(#kind)]
  end

  local function check(cps)
    local text = utf8.char(table.unpack(cps))
    for _, form in ipairs(FORMS) do
      local want = utf8.char(table.unpack(naive(cps, form)))
      local got = gloss.normalize(text, form)
      if got ~= want then
        error(("%s of %s\n  expected %s\n  got      %s"):format(form, ut.to_hex(text),
          ut.to_hex(want), ut.to_hex(got)))
      end
      assert(gloss.normalize(got, form) == got, "not idempotent")
      assert(gloss.is_normalized(text, form) == (got == text), ut.to_hex(text))
    end
  end

  it("normalisation of random texts", function()
    for _ = 1, 4000 do
      local cps = {}
      for i = 1, random(12) do cps[i] = pick() end
      check(cps)
    end
  end)

  it("normalisation of runs of every length", function()
    -- around the sizes at which the sort and the storage change
    for _, n in ipairs { 15, 16, 17, 18, 31, 32, 33, 63, 64, 65, 66, 127, 128, 129, 200 } do
      for _ = 1, 4 do
        local cps = { pick(kinds[4]) }
        for i = 2, n do cps[i] = pick(kinds[random(8) == 1 and 5 or 2]) end
        check(cps)
      end
    end
  end)

  it("normalisation of long texts", function()
    for _ = 1, 20 do
      local cps = {}
      for i = 1, 300 + random(300) do
        cps[i] = random(3) == 1 and pick() or pick(kinds[1])
      end
      check(cps)
    end
  end)
end)
