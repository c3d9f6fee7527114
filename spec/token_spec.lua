--- Linguistic tokens, in three profiles.
local gloss = require "gloss"
local core = require "gloss.core"

-- text and its tokens, parted by blanks
local NEWS = {
  ["words and their marks"] = {
    { "He left, then (as we know) came back.",
      "He left , then ( as we know ) came back ." },
    { "one two-thirds EU-Japanese re-engagement 372-page",
      "one two-thirds EU-Japanese re-engagement 372-page" },
    { "a – b — c--d - e…", "a – b — c -- d - e …" },
    { "Wait... what?! No!!!", "Wait ... what ?! No !!!" },
    { "und Straße naïve Ångström", "und Straße naïve Ångström" },
    { "SEOUL/BEIJING and/or", "SEOUL / BEIJING and / or" },
    { "AT&T and R&D & more", "AT&T and R&D & more" },
    { "==== ** <<", "==== ** <<" },
  },
  abbreviations = {
    { "Mr. Li of the U.N. left the U.S. on Oct. 26 at 5 p.m. EST.",
      "Mr. Li of the U.N. left the U.S. on Oct. 26 at 5 p.m. EST ." },
    { "He runs Acme Inc. It rose.", "He runs Acme Inc. It rose ." },
    { "J. P. Lee, Ph.D., of St. Paul, Minn.",
      "J. P. Lee , Ph.D. , of St. Paul , Minn." },
    { "the A.B.C.'s Jr.'s U.S.-led Ph.D.-level",
      "the A.B.C. 's Jr. 's U.S.-led Ph.D.-level" },
    { "No. 5 is it. He said no. Then pp. 5-7.",
      "No. 5 is it . He said no . Then pp. 5-7 ." },
    { "It is plan B. Then John D. Smith left.",
      "It is plan B . Then John D. Smith left ." },
    { "Sen. Lee, R-Calif., left.", "Sen. Lee , R-Calif. , left ." },
    { "Was it the U.S.?", "Was it the U.S. ?" },
    { "Non-U.S. and W.Va. A.F.L.-C.I.O. (R-Va.) a 40-yr. one",
      "Non-U.S. and W.Va. A.F.L.-C.I.O. ( R-Va. ) a 40-yr. one" },
    { "It is Acme Inc.. So is the U.S.. And so on..",
      "It is Acme Inc. . So is the U.S. . And so on .." },
    { "He said no.", "He said no ." }, { "So did I.", "So did I ." },
    { "It is plan B.", "It is plan B ." }, { "He met Jo B.", "He met Jo B." },
  },
  clitics = {
    { "Veldara's workers' don't can't I'm they've we'd she'll he's",
      "Veldara 's workers ' do n't ca n't I 'm they 've we 'd she 'll he 's" },
    { "Veldara’s don’t", "Veldara ’s do n’t" },
    { "O'Neil rock'n'roll DON'T", "O'Neil rock'n'roll DO N'T" },
    { "cannot gonna Cannot cannots", "can not gon na Can not cannots" },
    { "the '90s", "the '90s" }, { "'90s are it", "'90s are it" },
  },
  numbers = {
    { "1,159 3.5 46% $4.20 €5 -0.1 .50 1,2,3 03:12 05/29/1987 5th 51-49",
      "1,159 3.5 46 % $ 4.20 € 5 -0.1 .50 1,2,3 03:12 05/29/1987 5th 51-49" },
    { "55–57 It is 7.", "55 – 57 It is 7 ." },
    { "٣٫٥ and １２", "٣٫٥ and １２" },
  },
  quotes = {
    { [["Yes," he said. 'No.' “Ja” ‘a’ «b» „c“ ``d'']],
      [[" Yes , " he said . ' No . ' “ Ja ” ‘ a ’ « b » „ c “ `` d '']] },
    { "[a] {b} (c) 「d」", "[ a ] { b } ( c ) 「 d 」" },
  },
  ["addresses and names of the web"] = {
    { "See http://a.b/c?d=e(f). Or www.x.org, x.com/y.",
      "See http://a.b/c?d=e(f) . Or www.x.org , x.com/y ." },
    { "Mail Jane.Doe@x.com, a-b@c.org.", "Mail Jane.Doe@x.com , a-b@c.org ." },
    { "@ann #news #1 Amazon.com", "@ann #news # 1 Amazon.com" },
  },
  ["emoji and emoticons"] = {
    { "hi 👩‍👩‍👧😀 👍🏽 🇫🇷🇩🇪 1️⃣ ❤️",
      "hi 👩‍👩‍👧 😀 👍🏽 🇫🇷 🇩🇪 1️⃣ ❤️" },
    { "so :) ;-) :D <3 a:b", "so :) ;-) :D <3 a : b" },
  },
  scripts = {
    { "я ушёл.", "я ушёл ." }, { "他走了。", "他 走 了 。" },
    { "カタカナと", "カタカナ と" }, { "हिन्दी है।", "हिन्दी है ।" },
  },
}

describe("tokens:", function()
  for class, rows in pairs(NEWS) do
    it(class, function()
      for _, row in ipairs(rows) do
        assert.equal(row[2], table.concat(gloss.tokens(row[1]):values(), " "))
      end
    end)
  end

  it("ptb: currencies, parts in percent, slashes", function()
    for text, want in pairs{
      ["He paid US$4, C$5.10, $6-a-share."] =
        "He paid US$ 4 , C$ 5.10 , $ 6-a-share .",
      ["Its 45%-owned unit and/or 5%."] = "Its 45%-owned unit and/or 5 % .",
    } do
      assert.equal(want, table.concat(
        gloss.tokens(text, { profile = "ptb" }):values(), " "))
    end
  end)

  it("uax29 and space", function()
    local text = "Mr. O'Neil's 3.5% —\tU.N.\u{A0}👍🏽 ok"
    assert.equal("Mr|.|O'Neil's|3.5|%|—|U.N|.|👍🏽|ok", table.concat(
      gloss.tokens(text, { profile = "uax29" }):values(), "|"))
    assert.equal("Mr.|O'Neil's|3.5%|—|U.N.|👍🏽|ok", table.concat(
      gloss.tokens(text, { profile = "space" }):values(), "|"))
  end)

  it("an unknown language splits nothing", function()
    assert.same({ "don't", "Mr", ".", "J.", "ok", "." },
      core.tokens("don't Mr. J. ok."):values())
  end)

  it("wrong use raises", function()
    assert.error_matches(function() gloss.tokens("a", { profile = "x" }) end,
      "unknown profile 'x' %(known: news, ptb, space, spacy%-en, uax29, ud%)")
    assert.error_matches(function() gloss.tokens("a", { x = 1 }) end,
      "unknown option 'x' %(known: lang, memory, newline, profile, special%)")
    assert.error_matches(function() core.tokens("a", {}) end, "Language")
    assert.error_matches(function() gloss.tokens "" end and function()
      gloss.tokens(nil)
    end, "expected")
  end)
end)

-- Words of letters are read eight bytes at a time, and most are looked up no
-- further: whatever their length, and wherever they stand in the eight.
describe("words of any length", function()
  local function word(n, capital)
    local w = ("abcdefgh"):rep(6):sub(1, n)
    return capital and w:sub(1, capital - 1) .. w:sub(capital, capital):upper()
      .. w:sub(capital + 1) or w
  end

  it("end where letters do", function()
    for n = 1, 40 do
      for _, w in ipairs{ word(n), word(n, 1), word(n, math.min(n, 9)) } do
        for _, row in ipairs{ { " x", "x" }, { ", x", ", x" }, { "(x", "( x" },
          { "\tx", "x" }, { "\n\nx", "x" }, { "é x", nil }, { "7 x", nil },
          { "_ x", nil }, { "\u{A0}x", "x" }, { "", "" }, { '"', '"' } } do
          local text = "so " .. w .. row[1]
          local want = "so " .. w .. " " .. (row[2] or "")
          if not row[2] then want = text end
          assert.equal((want:gsub(" $", "")),
            table.concat(gloss.tokens(text):values(), " "))
        end
      end
    end
  end)

  it("are found in a list in whatever case, and none like them", function()
    local compile = require "gloss.language".compile
    for n = 2, 24 do
      for _, w in ipairs{ word(n), n > 2 and word(n - 2) .. "é" or nil } do
        local lang = compile{ code = "x", abbreviations = { never = w },
          splits = { [w] = w:sub(1, 1) } }
        local function stop(text, want)
          text = "It is " .. text .. ". x"
          local tokens = gloss.tokens(text, { lang = lang }):values()
          local found = 0
          for _, t in ipairs(tokens) do if #t > 1 and t:find "%.$" then found = 1 end end
          assert.equal(want, found, text)
        end
        stop(w, 1)
        stop(gloss.casefold(w):upper(), 1)
        stop(w .. "a", 0)
        stop("a" .. w, 0)
        if n > 3 then stop(w:sub(2), 0) end
        local cut = gloss.tokens("so " .. w .. " or", { lang = lang }):values()
        assert.same({ "so", w:sub(1, 1), w:sub(2), "or" }, cut)
      end
    end
  end)
end)

-- In a language that has some, words of other scripts are told from them where
-- they stand, 64 bytes at a time.
describe("words of two tokens among words of other scripts", function()
  local compile = require "gloss.language".compile
  local lang = compile{ code = "x", splits = { cannot = "can", ["été"] = "ét",
    ["übér"] = "üb", ssa = "s", ["ñandúes"] = "ñan" } }
  local PARTS = { cannot = { "can", "not" }, CANNOT = { "CAN", "NOT" },
    ["été"] = { "ét", "é" }, ["Été"] = { "Ét", "é" }, ["ÜBÉR"] = { "ÜB", "ÉR" },
    ["ñandúes"] = { "ñan", "dúes" }, ssa = { "s", "sa" } }

  local function check(text, before, word, behind, parts)
    local want = {}
    for _, t in ipairs(before) do want[#want + 1] = t end
    for _, t in ipairs(parts) do want[#want + 1] = t end
    for _, t in ipairs(behind) do want[#want + 1] = t end
    assert.same(want, gloss.tokens(text, { lang = lang }):values(), word)
  end

  it("are cut, and no others", function()
    local list = {}
    for w, parts in pairs(PARTS) do
      list[w] = parts
      for _, other in ipairs{ "я" .. w, w .. "я", w .. "e", "e" .. w } do
        list[other] = { other }
      end
    end
    for pad = 0, 70 do
      local first = ("x"):rep(pad)
      local behind = { "слово", "और", "كلمة", "mot", "élan", ("x"):rep(20) }
      local tail = table.concat(behind, " ")
      for w, parts in pairs(list) do
        local before = { "слово" }
        if pad > 0 then table.insert(before, 1, first) end
        check(table.concat(before, " ") .. " " .. w .. " " .. tail, before, w,
          behind, parts)
      end
    end
  end)

  it("are not cut within a character", function()
    for _, w in ipairs{ "ßa", "ẞa" } do
      check("so " .. w .. " or", { "so" }, w, { "or" }, { w })
      check("слово " .. w .. " " .. ("x"):rep(64), { "слово" }, w,
        { ("x"):rep(64) }, { w })
    end
  end)
end)

-- What lies between tokens, and between sentences, as it may.
local SPACE = {}
for _, s in ipairs{ "\t", "\n", "\v", "\f", "\r", " ", "\u{85}", "\u{A0}",
  "\u{AD}", "\u{200B}", "\u{200E}", "\u{2028}", "\u{2029}", "\u{3000}",
  "\u{FEFF}" } do SPACE[s] = true end

local function isblank(s)
  for c in s:gmatch("[\0-\127\192-\255][\128-\191]*") do
    if not SPACE[c] then return false end
  end
  return not s:find("^[\128-\191]")
end

local ALPHABET = { "a", "B", "c", "é", "Ω", "7", "٣", ".", ".", ",", "!", "?",
  "'", '"', "’", "“", "”", "«", "»", "„", "(", ")", "[", "]", "-", "--", "—",
  "/", "@", "#", "$", "&", ":", ";", "*", "•", "…", "。", "？", "」", "か", "カ",
  "中", "👍", "\u{1F3FD}", "\u{200D}", "\u{FE0F}", "\u{20E3}", "🇫", "\u{301}",
  "\u{AD}", "\u{200B}", "\u{200E}", "\u{FEFF}", "\u{E0067}", "\u{E007F}", " ",
  " ", " ", "\n", "\n\n", "\r\n", "\u{2029}", "\0", "\1", "\127", "\255", "\192",
  "\226\130", "\240\159", "U.S.", "Mr.", "No.", "p.m.", "n't", "'s", "http://",
  "www.", "the", "The", " The", " said", "cannot", "1.", " 2.", "\n(ii) " }

describe("any text:", function()
  local function check(set, text, what)
    local at, depth = 1, 0
    for first, last in set:offsets() do
      assert.is_true(first >= at and last >= first, what)
      assert.is_true(isblank(text:sub(at, first - 1)), what)
      assert.is_false(isblank(text:sub(first, first)) and first == last, what)
      at, depth = last + 1, depth + 1
    end
    assert.is_true(isblank(text:sub(at)), what)
    return depth
  end

  it("spans in order, white space alone between them", function()
    math.randomseed(20141028)
    for _ = 1, 1500 do
      local parts = {}
      for i = 1, math.random(1, 24) do
        parts[i] = ALPHABET[math.random(#ALPHABET)]
      end
      local text = table.concat(parts)
      local what = ("%q"):format(text)
      check(gloss.tokens(text), text, what)
      local split = gloss.sentences(text)
      check(split, text, what)
      check(core.tokens(text), text, what)
      check(core.sentences(text), text, what)
      local keep = gloss.sentences(text, { quotes = "keep" })
      check(keep, text, what)
      assert.is_true(#keep <= #split, what)
      -- each sentence is made of whole tokens
      local starts, ends = {}, {}
      for first, last in gloss.tokens(text):offsets() do
        starts[first], ends[last] = true, true
      end
      for first, last in split:offsets() do
        assert.is_true(starts[first] and ends[last], what)
      end
    end
  end)

  local long = {
    ["full stops"] = { ".", 1e7 }, ["spaced ones"] = { ". ", 3e5 },
    ["quotes"] = { '"', 3e5 }, ["nested"] = { '"(', 3e5 },
    ["a line without a space"] = { "ab.Cd,", 5e5 }, ["dots"] = { "U.", 3e5 },
    ["mailboxes"] = { "a@", 3e5 }, ["addresses"] = { "http://", 3e5 },
    ["hosts"] = { "Jane.Doe", 3e5 }, ["quoted"] = { '"A. ', 3e5 },
    ["joiners"] = { "\u{1F468}\u{200D}", 3e5 }, ["NUL"] = { "\0", 3e5 },
    ["ends of lines"] = { "\n", 3e5 }, ["ill-formed"] = { "\255\226\130", 3e5 },
    ["items"] = { "\n(ii) a", 3e5 }, ["notes"] = { ".[1]", 3e5 },
    ["clitics"] = { "'s", 3e5 }, ["hyphens"] = { "a-", 3e5 },
    ["one line"] = { "word after word, ", 5e5 }, ["blanks"] = { "  a\t", 5e5 },
    ["brackets in quotes"] = { "(\u{201C}a ", 3e5 }, ["initials"] = { "A. Bo ", 3e5 },
    ["long words"] = { ("a"):rep(23) .. " ", 1e5 }, ["short lines"] = { "a b\n", 5e5 },
  }
  it("long texts of one kind", function()
    for name, row in pairs(long) do
      local text = row[1]:rep(math.floor(row[2]))
      local tokens = gloss.tokens(text)
      local sentences = gloss.sentences(text)
      local kept = gloss.sentences(text, { quotes = "keep" })
      assert.is_true(#kept <= #sentences and #sentences <= #tokens, name)
    end
  end)

  it("#slow 100 MB without a space", function()
    assert.equal(1, #gloss.sentences(("a"):rep(1e8)))
    assert.equal(1, #gloss.tokens(("a"):rep(1e8)))
  end)
end)
