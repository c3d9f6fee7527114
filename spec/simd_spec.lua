--- The levels of instructions: which there are, how one is set, and that all
-- cut alike.

local command = require "spec.support.command"
local gloss = require "gloss"
local uaxrandom = require "spec.support.uaxrandom"
local ut = require "spec.support.unicodetest"

local best, levels = gloss.simd()

describe("gloss.simd", function()
  after_each(function() gloss.simd(best) end)

  it("tells the level in use: the last one, until another is set", function()
    assert.equal(command.run [[lua -e 'io.write((require"gloss".simd()))']],
      levels[#levels])
    assert.equal("portable", levels[1])
  end)

  it("has what the processor says it has", function()
    local file = io.open "/proc/cpuinfo"
    if not file then pending "no /proc/cpuinfo" return end
    local flags = file:read("a"):match "\nflags%s*:([^\n]*)"
    file:close()
    if not flags then pending "no flags of x86 in /proc/cpuinfo" return end
    local has = {}
    for _, level in ipairs(levels) do has[level] = true end
    assert.is_true(has.sse2)
    assert.equal(flags:find " avx2 " ~= nil, has.avx2 == true)
    local best_of_all = flags:find " avx512_?vbmi "
      and flags:find " avx512_vbmi2 " and flags:find " gfni "
    assert.equal(best_of_all ~= nil, has.avx512 == true)
  end)

  for _, level in ipairs(levels) do
    it("sets " .. level, function()
      local now, all = gloss.simd(level)
      assert.equal(level, now)
      assert.equal(level, (gloss.simd()))
      assert.same(levels, all)
    end)
  end

  it("raises on what is not there, and sets nothing", function()
    for _, name in ipairs{ "mmx", "", "AVX2" } do
      assert.has_error(function() gloss.simd(name) end,
        ("bad argument #1 to 'simd' (invalid option '%s' (known: %s))")
          :format(name, table.concat(levels, ", ")))
    end
    assert.has_error(function() gloss.simd{} end)
    assert.equal(best, (gloss.simd()))
  end)

  it("is of one Lua state", function()
    for _, level in ipairs(levels) do
      gloss.simd(level)
      assert.equal(levels[#levels],
        (command.run [[lua -e 'io.write((require"gloss".simd()))']]))
    end
  end)
end)

describe("all levels cut alike:", function()
  local classes
  after_each(function() gloss.simd(best) end)
  for _, algorithm in ipairs(ut.ALGORITHMS) do
    it(algorithm.name .. " of texts of every length", function()
      classes = classes or uaxrandom.classes(ut.provider(gloss))
      local next_text = uaxrandom.texts(classes[algorithm.name],
        ut.generator(29), true)
      for n = 0, 300 do
        local text = next_text()
        while #text < n do text = text .. next_text() end
        ut.segments(gloss, algorithm, text:sub(1, n)) -- compares them
      end
    end)
  end

  -- newlines are looked for by their first two bytes, 512 bytes at a time (text.c)
  it("lines with every newline at every place", function()
    for _, newline in ipairs{ "\n", "\v", "\f", "\r", "\r\n", "\u{85}", "\u{2028}",
      "\u{2029}", "\n\n", "\r\r\n" } do
      for _, n in ipairs{ 0, 30, 62, 63, 64, 126, 127, 509, 510, 511, 512, 575, 1100 } do
        -- what begins like one
        local a, b = ("\xE2\x80\u{201C}\u{C2}\t"):rep(n):sub(1, n), ("é"):rep(n)
        local text = a .. newline .. b .. newline .. "x" .. newline
        local want = { #a + #newline + #b + #newline + 1, #a + #newline + #b + #newline + 1 }
        if n > 0 then
          want = { 1, #a, #a + #newline + 1, #a + #newline + #b, want[1], want[2] }
        end
        for _, level in ipairs(levels) do
          gloss.simd(level)
          local found = {}
          for first, last in gloss.lines(text):offsets() do
            found[#found + 1], found[#found + 2] = first, last
          end
          assert.same(want, found)
        end
      end
    end
  end)

  -- these are looked for by their first two bytes (sentence.c)
  it("sentences behind everything that ends one", function()
    local sb = ut.provider(gloss).sb
    local ends = { ATerm = true, STerm = true, Sep = true, CR = true, LF = true }
    local count = 0
    for cp = 0, 0x10FFFF do
      if (cp < 0xD800 or cp > 0xDFFF) and ends[sb(cp)] then
        local text = "1" .. utf8.char(cp)
        assert.same({ 1, #text, #text + 1, #text + 1 },
          ut.segments(gloss, ut.ALGORITHMS[3], text .. "B"))
        count = count + 1
      end
    end
    assert.is_true(count > 150)
  end)
end)

-- Words of texts are found 64 bytes at a time (src/runs.h, src/stretch.c), those
-- of streams one by one, and both are the same: each row is cut alone, as a
-- stream, and behind others of its kind, at all places that a block has, and at
-- the end of a text.
describe("tokens and sentences of a text are those of a stream:", function()
  -- behind the first words of a sentence, and what no stretch goes past
  local LEAD = "He told the men of it, and they had said *so* that "
  -- abbreviations whose pieces have digits
  local OWN = gloss.language "fi":with{ abbreviations = "mom.b2 mom.b_c mom.bä 5.b" }
  -- a sentence with words of every length, so that a stretch ends at all its places
  local function lengths(sentence)
    local t = {}
    for n = 1, 40 do t[n] = sentence:gsub("#", (("a"):rep(n))) end
    return t
  end
  local ROWS = {
    { "words", "en", "The council had said that water from a small dam was low." },
    { "words at the end", "en", "The council had said that water from a small dam was" },
    { "a word of two tokens at the end", "en", "The council had said that they cannot" },
    { "a hyphen at the end", "en", "The council had said it was well-" },
    { "words beyond ASCII at the end", "fr", "Le conseil avait dit que l'eau était donnée à Besançon, été" },
    { "katakana at the end", "ja", "東京タワーでカタカナ" },
    { "capitals", "en", "In NATO and the AT&T case McDonald saw an iPhone, A and B." },
    { "hyphens", "en", "A well-known anti- war man-of-war, and x-ray -- or e-mail - men." },
    { "commas", "en", "It was hot, dry,cold ,, and wet , too,\nand long,so. It, too, was." },
    { "two tokens", "en", "He cannot, she wanna and gonna go; you cannot. We gotta." },
    { "blanks", "en", "It  was a\tlong  day , and\nthe\r\nnight   too." },
    { "clitics", "en", "The man's dog didn't see Jo\u{2019}s o'clock; it's IBM's, "
      .. "we'll go, I'm at the boys' 'house'. IT'S it'S the mans's." },
    { "numbers", "en", "They had 5 men and 1,200 cows in 1996 and 3.5, 2010 "
      .. "more, 5th, 90s, 12:30 and 1/2 or 7% of 1. 2 and 1996. The end of 12." },
    { "an hour", "en", "Kay Mann told the men of the town 04/26/2001 07:17 AM Will you come" },
    { "the head of a message", "en", "Kay Mann 04/26/2001 07:17 AM Will you come to us now" },
    { "a date", "en", "Sunday, 21 May 2010, 05:01 GMT The Post: Parliament meets" },
    { "a story's date", "en", "Sunday, May 21, 2010 Parliament meets today" },
    { "a year and an hour", "en",
      "Sunday, the 21 of May 2010, 05:01 GMT The Post: Parliament meets" },
    { "a letter", "en", "Dear all, I am here. Regards, Jo Lee Thanks, Ann" },
    { "stops", "en", "He said so. Mr. Lee of the U.S. met Gov. Fox at 5 p.m. "
      .. "Then no. 5 left. Co. men came. No. I did." },
    { "stops with quotes", "en", [[He "said." She (went.) "Go," he said.]] },
    { "ends between two words", "en", "It was so. The men left. He did. It was hers. A. Lee "
      .. "came. B was there. Civil. The men saw it. Vic. II. was ill. We saw iPads. No." },
    { "words like two tokens", "en", "While the coffee, where it was white, cooled (least of all)." },
    { "brackets", "en", "In N-(a)-b, men (of it), (5 men), f(x), (1996), (a (b) c). (The end) is (so "
      .. "(5.5) or) more), so. He (Jo) met ( them ), (a), left." },
    { "brackets in the first words", "en", "(By Jo Lee) The men (5), too (1996), Ann left (\u{E9}t\u{E9}) (." },
    { "commas before quotes", "en", "He had said to them,\" they left,\u{201D} \"so,\" and it,'' was." },
    { "quotes that open and close", "en",
      "He had told the men of the council, who had come to town with him, \"at "
      .. "home,\" or \u{201C}at sea,\u{201D} or ''there,'' or ``here'' and \"5 men\" "
      .. "''5\" \u{201C}5 \u{201D} of \"it." },
    { "quotes whose side is asked", "en",
      "He had told the men of the council, who had come to town with him, (\" a "
      .. "\"b\"c \" d)\" - \" e -\" cannot'' \u{201D} f \u{201D}g '' h ' i''j \u{E9}\" k "
      .. "``l`` m\u{201C} n \u{201D}\" o" },
    { "quotes in the first words", "en",
      "He \"told\" us. \"I\" am, \u{201C}he\u{201D} said. Jo ``Lee'' came. We ''saw'' it: \"no." },
    { "quotes behind a low one", "en",
      "He had told the men of the council, who had come to \u{201E}town\u{201C} with "
      .. "him, \u{201E}at home,\" and \u{201C}at sea\u{201D} and \u{201C}so on\u{201D} "
      .. "\u{201E}a \u{201C}b ''c" },
    { "dashes", "en",
      "He had told the men of the council, who had come to town with him - so -- "
      .. "and \u{2014} or \u{2013} it-- a --b -5 --- c- d -- \"e\" - \"f\" -" },
    { "dashes in the first words", "en",
      "Jo - Ann. Thanks - Jo Lee. It \u{2014} he said. Dear all - I am here -- we." },
    { "colons", "en",
      "He had told the men of the council, who had come to town with him: so; "
      .. "and; The 5: caf\u{E9}: cannot: IBM: a:b; c ;d : e: \"f\"; g:" },
    { "colons in the first words", "en",
      "He said: so. It; was. Dear all: I am here. Thanks: Jo Lee. He: she; They." },
    { "money and percent", "en",
      "He had told the men of the council, who had come to town with him, $5 or "
      .. "$1,200.50 or $x or US$5 or $ 5 or ($7) or 8% of 9%, 10%. 5%x $6% of $7.5 a" },
    { "numbers with hyphens", "en",
      "They had 1-2 or 1996-08-22, or 3-x, 4-5, 5,\u{663} and 6-7. Then 8-9-10 - "
      .. "11-12\" 1990-92 men, 5-, 6 and 7,8-9.5 too." },
    { "numbers before full stops", "en",
      "It was 1996. The men left 12. He had 5.\" She had 7.'' It has 1.5. And 3. b. "
      .. "No. 4. 5. Mai. It is 8.\u{201D} Ann had 1,200. They had 9.x 10.," },
    { "numbers before full stops, in German", "de",
      "Er kam am 3. Mai und am 4. z. B. nicht. Es waren 12. Sie hatte 5. Das 6. war es." },
    { "words of two tokens with n't", "en",
      "I don't, isn\u{2019}t can't a'n't Don't ain't x'nt o'n't IBMn't n't, mayn't've "
      .. "wouldn't. Couldn't won\u{2019}t" },
    { "commas in the first words", "en",
      "In May, Ann came. Hi, Jo Lee. Dear Jo, The men left. Best, Jo Lee. 5, Ann. "
      .. "Thanks, Jo Lee Regards, Mr. Lee It was, I say. On May 5, Ann" },
    { "stops before quotes", "en",
      "He \"said so.\" They told us. That\u{2019}s it.'' And \u{201C}so.\u{201D} He left us.\u{2014}No. "
      .. "a.' Gov. Lee of the co.\" I was at war.) The ed.\u{201D}" },
    { "marks behind an hour", "en",
      "Sunday, 21 May 2010, 05:01 the men of the council, who had come to town, \"so\" - "
      .. "so: and $5 or 7% a (b) of 5. The \"c" },
    { "what stands behind full stops", "en", LEAD .. "Jo.,one the.;two the.\u{24D0}b "
      .. "the.\u{E9}a us.\u{20AC} it. \u{E9}.a him. \u{AB}z. a 12.\u{E9} 13.,a 14.\u{20AC}." },
    { "pieces behind full stops", "de", "Er hatte (so) gesagt, dass es am z. B. und i. "
      .. "d. R. und so. \u{DC}. war um 5. z. B. 6. \u{DC}. das u. a. 7. d." },
    { "marks behind marks", "en", LEAD .. "(\" a (\u{201D} b \u{E9}\" c "
      .. "\u{201C}\" d \u{201D}'' e gonna'' f cannot: g \u{E9}: h 5'' i" },
    { "clitics with capitals, and short ones", "en", LEAD .. "x'nt an't I's a's "
      .. "he'S it'LL do'N't don'T n't en't on't Dn't" },
    { "commas in the first words, with numbers", "en",
      "In 1996, Ann came. In May, 5 men. It, 5. In (a), Jo (b), 7. 5, Ann 1996, Jo. I, "
      .. "(a) it, \u{E9} he, Jo" },
    { "semicolons and colons", "en", LEAD .. "so; The so; It so: 5; IBM: 5: \u{E9}: "
      .. "so:it so;it to;it to: The 5; he" },
    { "signs behind numbers", "en", LEAD .. "5% of 6%7 7%, 8%% 9%. (5%) $5% 5 % "
      .. "$a $ $5 a$5 $$5 $5.5. $\u{663} .5 x5 5x" },
    { "numbers with slashes and hours", "en", LEAD .. "1/2 12:30 a 1/2/3 5:5 (so) "
      .. "- \"a\" $5 7% of: it; so 5, 6. Jo" },
    { "quotes behind a low one, in French", "fr", "Il a dit (oui) \u{201E}a \u{201C}b "
      .. "\u{201C}c ''d e'' \"f g\" \u{201D} h \u{201D}i \u{201C} j `` k l`` m\u{201C} n" },
    { "quotes whose side the one before tells", "en", LEAD .. "\"a \" b \" c ''d '' "
      .. "e '' f ``g \" h\" \" i \u{201C}j \" k\u{201D} \" l 'm' '' n." },
    { "ends behind quotes and brackets", "en", LEAD .. "\"it is (a) so.\" he (b. He \"c.\" "
      .. "he (d) e.) \"f\" g.\" Jo \"h.\" \"I ''j.'' K (l.\" m" },
    { "a quotation that is kept", "en", LEAD .. "the \"men. It was so. Jo left\" it. He "
      .. "came to us *so* and had \u{201C}been. It was\u{201D} he. Ann (so. It) is." },
    -- a mark between blanks tells what is open
    { "a quotation in a word", "en", LEAD .. "ab\"c it is so. \" The men left. It was." },
    { "a quotation that opens", "en", LEAD .. "a \"b it is so. \" The men left. It was." },
    { "a quotation that closes", "en", LEAD .. "a\" b it is so. \" The men left. It was." },
    { "a curly one in a straight one", "en", LEAD .. "\"a and b\u{201D} it is so. \" The men." },
    { "a mark before a comma", "en", LEAD .. "a \"b \", d it is so. \" The men left." },
    { "a mark behind a bracket", "en", LEAD .. "a (\" b it is so. \" The men left." },
    { "two marks behind a bracket", "en", LEAD .. "a ('' b it is so. '' The men left." },
    { "a semicolon in brackets", "en", LEAD .. "he came (it is so; The men left) and so." },
    { "few words before a semicolon", "en", "It (so) a; The men left. He had (so); The men." },
    { "a semicolon before an opener", "en", LEAD .. "a man is here and he had come to "
      .. "us; The men had gone to him; they had been here: The men left; It was." },
    { "ends behind dots", "en", LEAD .. "so. . . it. . Jo was. He. It is. . . . "
      .. "We 5. . 6. I. A. II. C. Civil. So." },
    { "a capital that is not ASCII before an abbreviation", "de",
      "$5`` went 10 b. in x etc. 2014 Über etc. o'clock (слово Vx" },
    { "a mark that closes and none that opened", "ru",
      "_y: é`` 5. 50%, iPhone) a \"a.m٣ McDonald) wer., v.'' 28-- Kim?" },
    { "capitals before a semicolon", "en", "m Sen’s rock'n'roll. “gonna said VI; May a/b June x_y be. in" },
    { "clitics before apostrophes", "en", LEAD .. "what we'll'' he'll' it's\u{2019} or I'm''x and \u{2019}so" },
    { "dashes behind what is no blank", "en", LEAD .. "it had 5\u{2013} so 6- we (\u{2013} he \"-- it, "
      .. "7%\u{2014} and 8-- of $9\u{2014} the (a)\u{2013} men and ex-\u{2013} so pre--- he ex-- men" },
    { "a stretch that ends at a blank", "en",
      table.concat(lengths "It was # that they had all seen in the long plan  B. Ann came.", " ") },
    { "a stretch that ends before a letter", "en",
      table.concat(lengths "It was # that they had all seen in the long plan B. Ann came.", " ") },
    { "stops in the first words", "en", "Dear men. of, The men came. Dear men. of it, The men." },
    { "numbers behind a quote", "en", "' 3. The men. ' 5. The" },
    { "a comma in a quotation that ends", "en", LEAD .. "\"it was,\" The men" },
    { "stops behind signs and dashes", "en", LEAD .. "it was 8% . 5 men - . 5 men" },
    { "stops behind commas", "en", LEAD .. "it was so, . 5 men and so: . 5 men" },
    { "an abbreviation behind a colon", "en",
      LEAD .. "it said: Jr. Calif. men: Calif.. The" },
    { "money before a quote", "en",
      LEAD .. "it was $5. \" The men had it. Ann had $5 \" it. \" The" },
    { "numbers with words", "en", LEAD .. "8.5.won a 7.x b" },
    { "a link", "en", LEAD .. "see http://a.b/c it: so" },
    { "a remark behind another", "en", "(So he said to us) (Reporting by Jo Lee) It was." },
    { "brackets that extend", "en", LEAD .. "men (\u{301}a) or (a)\u{301} b" },
    { "a semicolon behind a number", "en", LEAD .. "he had 9; We had" },
    { "a semicolon behind a clitic", "en", LEAD .. "it was what we've; The men had" },
    { "letters before a spaced stop", "en", LEAD .. "of x . B.) Co. The x . The men x . 5 b" },
    { "an apostrophe in a quotation", "en", LEAD .. "was \u{201C}so it. ' A to" },
    { "dots in Chinese", "zh", "他说等待. . 水" },
    { "stops in Chinese", "zh", "他说等待.. 水.5是水.b水.. a" },
    { "katakana and letters", "ja", "東京カタカナABC公司とABCカナです" },
    { "pieces of abbreviations in Finnish", "fi", "Hän sanoi että dipl. ins. Virtanen "
      .. "ja fil. maist. ja dipl.\tins. Hän tuli. Hän on dipl.\tins. Hän" },
    { "pieces of one's own", OWN, "Hän sanoi että mom. b2. ja mom. b_c. ja mom. bä. "
      .. "ja 5. b. Hän tuli ja on 5. b. Niin" },
    { "pieces of abbreviations", "de",
      "Es gab z. B. am 3. Mai bzw. i. d. R. Regen. Das ist o. a. Art." },
    { "German", "de", "Die Räte hatten gesagt, dass „Wasser“ für Öl-Felder reicht." },
    { "French", "fr", "L'eau d'un petit barrage qu'il a, dit-il, aujourd'hui." },
    { "Russian", "ru", "Совет сказал, что в США и 1999 г. вода А. П. Орлова-Иванова была." },
    { "Arabic", "ar", "قال مجلس المزارعين، إنَّ الماء من سدٍّ صغير. وقال؟" },
    { "Hindi", "hi", "किसानों की परिषद ने कहा, कि पानी दिया जाएगा। डॉ. राम।" },
    { "Chinese", "zh", "农民委员会表示，水坝的水3.5给村庄。“等待”，他们说。" },
    { "Japanese", "ja", "東京タワーでカタカナー、ひらがなABCカナ123と言った。" },
    { "Korean", "ko", "농민 위원회는 말했다 그러나 물이 없었어요 그래서 기다렸다" },
    { "marks that extend", "en", "A\u{301}b e\u{301}a \u{301}b 水\u{301}水\u{200D} "
      .. "カ\u{3099}カ a\u{AD}b a\u{200C}b a-\u{301} x" },
    { "ill-formed", "en", "word\x80word \xE2\x80 word, \xF0\x9F\x91word \xC3, a\0b \0 c" },
    { "long words", "en", ("antidisestablishment"):rep(4) .. " and " .. ("x"):rep(64) .. ", y." },
  }
  local KINDS = { { "tokens" }, { "sentences" }, { "sentences", "keep" } }
  local function cut(kind, text, lang, from, to)
    local found = {}
    local options = { lang = lang, newline = "paragraph", memory = false,
      quotes = kind[2] }
    if from == nil then
      local stream = gloss.stream(kind[1], options)
      stream:feed(text)
      for first, last in stream:close() do
        found[#found + 1] = first - 1 .. " " .. last - 1
      end
      return found
    end
    for first, last in gloss[kind[1]](text, options):offsets() do
      if first >= from and last <= to then
        found[#found + 1] = first - from .. " " .. last - from
      end
    end
    return found
  end

  for _, row in ipairs(ROWS) do
    it(row[1], function()
      local lang, text = row[2], row[3]
      local alone = {}
      for n, kind in ipairs(KINDS) do alone[n] = cut(kind, text, lang) end
      for _, level in ipairs(levels) do
        gloss.simd(level)
        for pad = 0, 66 do
          local before = ("a"):rep(pad) .. "\n\n" .. (text .. "\n\n"):rep(3)
          local long = before .. text .. "\n\n" .. text
          for n, kind in ipairs(KINDS) do
            assert.same(alone[n], cut(kind, long, lang, #before + 1, #before + #text))
            assert.same(alone[n], cut(kind, long, lang, #long - #text + 1, #long))
          end
        end
      end
      gloss.simd(best)
    end)
  end

  -- Where all of the text may be seen, a stretch takes the first word of the next
  -- sentence too, unless it may be the mark of a list or more was looked at.
  for _, sentences in ipairs{
    { "The men had seen it.", "A) The men came to us", "B) the women left", "C) all of us." },
    { "the men had seen it.", "ii) the men came to us", "iii) the women left", "iv) all of us." },
    { "The men had seen it.", "Ii) The men came to us", "Iii) the women left", "Iv) all of us." },
    { "thanks,", "jo lee came to us and they all had it.", "dear jo,", "it was so and they had it.",
      "regards,", "jo" },
    { "they had all seen that it was gone.", "but he had been there.", "and it was.",
      "who was it.", "when he came they had gone.", "while he" },
    { "they had all seen that it was gone.", "that was it.", "that one went.",
      "this was so.", "what was it.", "because he came they went." },
    { "the men of the council who had come to town said that they had spoken long of the bank of water corp.",
      "bank lee has been there.", "it was so.", "they left the town and came to us." },
    lengths "they had told us *so* that he # had told all the men of it \"wonderful!\" too of them.",
  } do
    it("and where more is known, " .. sentences[2], function()
      for pad = 0, 66 do
        local before = ("a"):rep(pad) .. "\n\n"
        local text = before .. table.concat(sentences, " ")
        for _, level in ipairs(levels) do
          gloss.simd(level)
          local found = gloss.sentences(text, { newline = "paragraph" }):values()
          if pad > 0 then table.remove(found, 1) end
          assert.same(sentences, found)
        end
      end
      gloss.simd(best)
    end)
  end

  it("in capitals and in small letters", function()
    local text = "It said Mr. Lee's dam was low, and they have well-known "
      .. "and IBM-like x-rays. They had 5 men in 1996. And he cannot go. "
    for _, t in ipairs{ text:upper(), text:lower() } do
      for _, name in ipairs{ "tokens", "sentences" } do
        local alone, long = gloss[name](t), gloss[name](t:rep(4))
        assert.equal(4 * #alone, #long)
        for i = 1, #alone do
          assert.equal(tostring(alone[i]), tostring(long[#alone + i]))
        end
      end
    end
  end)
end)
