--- Options of sentences, languages made at run time, and decisions that tell
-- why. The rules themselves: sentence_spec.lua.
local gloss = require "gloss"

local function cut(text, options) return gloss.sentences(text, options):values() end

describe("an option that is wrong is told where it was given:", function()
  local ROWS = {
    { "sentences", { newline = "x" }, "option 'newline': \"auto\"" },
    { "sentences", { quotes = "x" }, "option 'quotes': \"split\"" },
    { "sentences", { memory = false }, "option 'memory': without it" },
    { "sentences", { lang = 5 }, "option 'lang': string or language expected, got number" },
    { "sentences", { lang = "xx" }, "unknown language 'xx'" },
    { "tokens", { newline = "x" }, "option 'newline': \"auto\"" },
    { "tokens", { profile = "x" }, "unknown profile 'x' %(known: news, " },
    { "doc", { newline = "x" }, "option 'newline': \"auto\"" },
    { "doc", { memory = false }, "option 'memory': without it" },
    { "doc", { tokens = "x" }, "unknown profile 'x' %(known: news, " },
  }
  for _, row in ipairs(ROWS) do
    it(row[1] .. " " .. next(row[2]) .. " = " .. tostring(select(2, next(row[2]))), function()
      local ok, why = pcall(function()
        local made = gloss[row[1]]("a b", row[2])
        return made
      end)
      assert.is_false(ok)
      assert.matches("^%S*spec/sentence_options_spec.lua:%d+: " .. row[3], why)
    end)
  end
end)

describe("options asked for again:", function()
  local TEXT = 'Dr. Ash said "No. Go on. Now" twice.\nThen z.B. heute\n\ndon\'t.'
  local ROWS = {
    { "sentences", {} }, { "sentences", { quotes = "keep" } },
    { "sentences", { newline = "sentence" } }, { "sentences", { lang = "de" } },
    { "sentences", { newline = "paragraph", memory = false } },
    { "sentences", { profile = "uax29" } }, { "sentences", { profile = "news" } },
    { "tokens", {} }, { "tokens", { profile = "ud" } },
    { "tokens", { profile = "uax29" } }, { "tokens", { profile = "space" } },
    { "tokens", { lang = "de" } }, { "tokens", { newline = "space" } },
  }
  local function told(name, text, options)
    local rows = {}
    for span in gloss[name](text, options):each() do
      rows[#rows + 1] = { span.first, span.last, span:why(), span.is_title }
    end
    return rows
  end
  local function copy(t)
    local all = {}
    for k, v in pairs(t) do all[k] = v end
    return all
  end

  it("in a table that changes between calls", function()
    local mine, others = {}, 0
    for round = 1, 3 do
      for _, row in ipairs(ROWS) do
        for k in pairs(mine) do mine[k] = nil end
        for k, v in pairs(row[2]) do mine[k] = v end
        local again = told(row[1], TEXT, mine)
        if round == 1 then row.told = again end
        assert.same(row.told, again)
        assert.same(row.told, told(row[1], gloss.text(TEXT), copy(mine)))
        assert.same(row.told, told(row[1], gloss.doc(TEXT), mine))
        others = others + (#again ~= #told(row[1], TEXT) and 1 or 0)
      end
    end
    assert.is_true(others > 15)
  end)

  it("beside a wrong one, or another language of that code", function()
    for _, row in ipairs(ROWS) do
      local options = copy(row[2])
      gloss[row[1]](TEXT, options)
      for _, wrong in ipairs{ 5, true, {} } do
        options.lang = wrong
        if options.profile ~= "uax29" or row[1] == "tokens" then
          assert.has_error(function() gloss[row[1]](TEXT, options) end)
        end
      end
      options.lang, options.x = nil, 1
      assert.has_error(function() gloss[row[1]](TEXT, options) end)
    end
    local more = gloss.language "en":with{ abbreviations = { never = { "bzw" } } }
    assert.equal(2, #gloss.sentences("It is bzw. Ash.", { lang = "en" }))
    assert.equal(1, #gloss.sentences("It is bzw. Ash.", { lang = more }))
    assert.equal(2, #gloss.sentences("It is bzw. Ash.", { lang = "en" }))
    assert.has_error(function() gloss.sentences(TEXT, { memory = false }) end)
  end)

  -- where much memory is in use, it takes long to be collected; and not always at one place
  local function meddled(text, prepare)
    local inside, met, wrong = false, 0, 0
    local options, others = { lang = "en" }, { lang = "de" }
    local rule = gloss.sentences(text, options)[1]:why()
    local function meddle()
      setmetatable({}, { __gc = function()
        if inside then met = met + 1 end
        gloss.sentences("It was on 3. Mai too.", others)
        if inside ~= nil then meddle() end
      end })
    end
    for _ = 1, 20 do meddle() end
    for i = 1, 3000000 do
      local _ = prepare(i)
      inside = true
      local found = gloss.sentences(text, options)
      inside = false
      if found[1]:why() ~= rule then wrong = wrong + 1 end
      if met > 0 and i >= 20000 then break end
    end
    inside = nil
    assert.is_true(met > 0)
    assert.equal(0, wrong)
  end

  it("while a finaliser asks for others", function()
    meddled("It was on 3. Mai too.", function(i) return ("x"):rep(i % 977) end)
  end)

  it("of a doc, while a finaliser asks for others", function()
    meddled(gloss.doc "It was on 3. Mai too.", function(i)
      local filled = {} -- what a table grows by is collected later
      for k = 1, i % 100 do filled[k] = k end
      return filled
    end)
  end)
end)

describe("newline:", function()
  -- greedy, as editors and mailers wrap
  local function wrap(text, width)
    local lines, line = {}, ""
    for word in text:gmatch "%S+" do
      if #line + 1 + #word > width and line ~= "" then
        lines[#lines + 1], line = line, word
      else
        line = line == "" and word or line .. " " .. word
      end
    end
    lines[#lines + 1] = line
    return table.concat(lines, "\n")
  end

  local prose = "A report of the year shows what the council has done for the "
    .. "town. It was 1. FC Koeln who came with the boys of plan B. Brown, and "
    .. "the U.N. did what New York and Mr. Brown in the year of 1999. Most "
    .. "stayed there (Mr. Li too) and no. 5 and 7 left. Did 3) they? So it is."
  local list = "Shopping list\nEggs\nMilk and bread\nA pound of flour"

  it("auto leaves wrapped lines whole", function()
    local want = cut(prose)
    for width = 20, 80 do
      local got = cut(wrap(prose, width))
      for i, sentence in ipairs(got) do got[i] = sentence:gsub("\n", " ") end
      assert.same(want, got, width)
    end
  end)

  it("auto takes short lines without marks for a list", function()
    assert.same({ "features", "contact manager", "events" },
      cut("features\ncontact manager\nevents\n"))
    assert.same({ "W\nA\nRN\nI\nNG" }, cut("W\nA\nRN\nI\nNG"))
    assert.same({ "a) here it is", "b) one more",
      "They went to the store and came back." },
      cut("a) here it is b) one more\nThey went to the store and "
        .. "came back."))
  end)

  it("auto ends lines that were ended early, before a capital", function()
    assert.same({ "Shopping list", "Eggs", "Milk and bread",
      "A pound of flour" }, cut(list))
    assert.same({ "A heading", "A report of the year shows what the council\n"
      .. "has done for the town and its people since.", "The end." },
      cut("A heading\nA report of the year shows what the council\nhas done for "
        .. "the town and its people since.\nThe end."))
    assert.same({ "one line,\nTwo lines" }, cut("one line,\nTwo lines"))
    assert.same({ "The story\ngoes on.", "So." },
      cut("The story\ngoes on. So."))
  end)

  it("each value, on the same text", function()
    local text = 'He said "it is.\nWe did" then\nleft\n\nBye'
    local rows = {
      auto = { 'He said "it is.', 'We did" then\nleft', "Bye" },
      space = { 'He said "it is.', 'We did" then\nleft', "Bye" },
      sentence = { 'He said "it is.', 'We did" then', "left", "Bye" },
      paragraph = { 'He said "it is.', 'We did" then', "left", "Bye" },
    }
    for value, want in pairs(rows) do
      assert.same(want, cut(text, { newline = value }), value)
      assert.same(want, gloss.doc(text, { newline = value }).sentences:values())
    end
    local kept = { quotes = "keep", newline = "sentence" }
    assert.same({ 'He said "it is.\nWe did" then', "left", "Bye" }, cut(text, kept))
    kept.newline = "paragraph"
    assert.same(rows.paragraph, cut(text, kept))
    assert.equal(1, #cut(list, { newline = "space" }))
  end)

  it("policy keep leaves a remark in brackets with its quotation", function()
    local text = '"We won! All of it!" (They had lost.)'
    assert.equal(1, #cut(text, { quotes = "keep" }))
    assert.equal(3, #cut(text))
    assert.equal(2, #cut("He left. (He was ill.)", { quotes = "keep" }))
  end)

  it("wrong values raise", function()
    assert.error_matches(function() cut("a", { newline = "x" }) end,
      "'newline': \"auto\", \"paragraph\", \"sentence\" or \"space\" expected")
    assert.error_matches(function() cut("a", { newline = 1 }) end, "'newline'")
  end)

  it("options may be those of a metatable", function()
    for _, text in ipairs{ "Es ist bzw. Aber dann", ("Es ist bzw. Aber dann. "):rep(9) } do
      local inherited = setmetatable({}, { __index = { lang = "de" } })
      assert.same(cut(text, { lang = "de" }), cut(text, inherited))
      assert.not_same(cut(text), cut(text, inherited))
    end
  end)

  it("errors tell the line of the caller", function()
    for _, f in ipairs{ gloss.sentences, gloss.tokens } do
      for _, arguments in ipairs{ { "a", { x = 1 } }, { 1 }, { "a", { lang = 1 } },
        { "a", { newline = 1 } }, { "a", { profile = "x" } }, { "a", { memory = false } } } do
        local _, why = pcall(function()
          local spans = f(arguments[1], arguments[2])
          return #spans
        end)
        assert.matches("^[^\n:]*sentence_options_spec%.lua:%d+: ", why)
      end
    end
  end)
end)

describe("texts without capitals:", function()
  it("in any script, short ones too", function()
    for lang, text in pairs{
      en = "he left. she stayed. did he? yes!",
      ru = "он ушёл. она осталась. правда? да!",
      el = "έφυγε. έμεινε. ναι. όχι!",
      hy = "նա գնաց։ նա մնաց։ այո։ ոչ։",
    } do
      assert.equal(4, #cut(text, { lang = lang }), lang)
    end
    assert.equal(1, #cut("Он пришёл в 5 ч. утра и ушёл.", { lang = "ru" }))
  end)

  -- a text of so many capitals and small letters, those at its begin or end, that
  -- has one sentence more if it is one without capitals
  local function mixed(word, capital, after, upper, small, late)
    local caps = (capital .. " " .. word .. ". "):rep(upper)
    local n = utf8.len(word)
    local left = small - (2 * n - 1) * upper - utf8.len(after)
    local body = word:rep(left // n, " ") .. utf8.char(utf8.codepoint(word)):rep(left % n)
    return late and body .. ". " .. caps .. after or caps .. body .. ". " .. after
  end

  it("with less than one in 200 letters, wherever it stands", function()
    for lang, words in pairs{
      en = { "water", "Water", "they" }, ru = { "вода", "Вода", "они" },
      el = { "νερο", "Νερο", "αυτοι" }, hy = { "ջուր", "Ջուր", "նրանք" },
    } do
      for _, upper in ipairs{ 9, 17 } do
        for _, late in ipairs{ false, true } do
          local function count(small)
            return #cut(mixed(words[1], words[2], words[3], upper, small, late), { lang = lang })
          end
          local some, none = count(200 * upper), count(200 * upper + 1)
          assert.is_true(some < none, lang .. " " .. upper)
          assert.equal(some, count(100 * upper))
          assert.equal(none, count(300 * upper))
        end
      end
    end
  end)

  it("or of capitals alone, with words of a script that has none", function()
    assert.equal(2, #cut("THE FARMERS OF THE TOWN SAID THAT THEY WERE THERE AND "
      .. "SAW RIVER B. 水 WAS THERE"))
  end)
end)

describe("texts without blanks between words:", function()
  it("a line that is short was ended; not where blanks are, late as they are", function()
    for lang, words in pairs{ zh = { "农民委员会表示", "农民委员会", "水" }, ja = { "カナノギノカ", "カナノギノ", "ア" } } do
      local line = words[1]:rep(5)
      local text = (line .. "\n"):rep(4) .. words[2] .. " \n" .. (line .. "\n"):rep(4)
      assert.equal(2, #cut(text, { lang = lang }))
      assert.equal(1, #cut(text .. (" "):rep(400) .. words[3], { lang = lang }))
      -- nor is that settled by what is before it, as whether it has capitals is
      local before = ("Ab "):rep(50) .. "\n\n"
      assert.equal(6, #cut(before .. text:rep(4), { lang = lang }))
      assert.equal(2, #cut(("Ab "):rep(500) .. "\n\n" .. text:rep(4), { lang = lang }))
    end
  end)
end)

describe("languages made at run time:", function()
  local text = "Ask Abt. Brown. See Zyx. Frankly not."
  local en = gloss.language "en"

  it("know more, and leave the first as it was", function()
    local more = en:with{ abbreviations = { "Abt.", "Zyx" } }
    assert.equal(4, #cut(text))
    assert.same({ "Ask Abt. Brown.", "See Zyx. Frankly not." },
      cut(text, { lang = more }))
    assert.equal(4, #cut(text, { lang = en }))
    assert.equal("en", more.code)
    assert.equal("It is Mr. Li.", cut("It is Mr. Li.", { lang = more })[1])
  end)

  it("by class, and in turn", function()
    local more = en:with{ abbreviations = { company = "Zyx", title = { "Abt" } } }
    assert.same({ "Ask Abt. Brown.", "See Zyx.", "Frankly not." },
      cut(text, { lang = more }))
    local most = more:with{ abbreviations = { state = { "Qwe." } },
      words = { "frankly" } }
    assert.same({ "In Qwe.", "Frankly not.", "An Abt. Li." },
      cut("In Qwe. Frankly not. An Abt. Li.", { lang = most }))
  end)

  it("are taken by docs, tokens too", function()
    local more = en:with{ abbreviations = "Abt Zyx" }
    local doc = gloss.doc(text, { lang = more })
    assert.equal(2, #doc.sentences)
    assert.equal("en", doc.lang)
    assert.equal("Abt.", doc.tokens[2].text)
  end)

  it("wrong use raises", function()
    for want, more in pairs{
      ["unknown field 'x' %(known: abbreviations, collocations, words%)"] = { x = 1 },
      ["unknown class 'x' %(known: never"] = { words = { x = "a" } },
      ["'words': list or table of lists expected, got number"] = { words = 1 },
      ["'words': string as word 2 expected, got number"] = { words = { "a", 5 } },
      ["'words': list of words of class 'starter' expected, got number"] = { words = { starter = 5 } },
      ["'abbreviations': list of words expected, got a field 'title'"] =
        { abbreviations = { "Abt", title = { "Dr" } } },
      ["'collocations': string as word 1 expected, got boolean"] = { collocations = { true } },
    } do
      local ok, why = pcall(function() en:with(more) end)
      assert.is_false(ok)
      assert.matches("^%S*sentence_options_spec%.lua:%d+: with: .*" .. want, why)
    end
    assert.error_matches(function() en:with() end, "table expected, got nil")
    assert.error_matches(function() en.with{} end, "with: language expected, got table %(a method is called as x:with")
  end)
end)

describe("lang = auto:", function()
  it("by script and function words", function()
    for code, text in pairs{
      en = "The firm said it was in the red.", de = "Das ist nicht der Fall.",
      fr = "Ce n'est pas dans les rues.", es = "No es lo que dijo ayer.",
      pt = "Não foi uma boa ideia.", it = "Non è della sua famiglia.",
      nl = "Het is niet van mij.", pl = "To nie jest dla mnie.",
      cs = "To není pro mě, který jsem byl.", sk = "Ktorý bol sa tiež vo veži.",
      tr = "Bu çok güzel bir gün değil.", ru = "Это было не так.",
      uk = "Він був не для мене, що є.", bg = "Той беше или са на път.",
      ar = "هذا في البيت", fa = "این را به خانه برد", ur = "یہ ہے کہ میں",
      hi = "यह घर में है", mr = "हे घर आहे आणि", el = "Αυτό είναι",
      hy = "Սա է", ja = "それは本だ", zh = "这是一本书", ko = "이것은 책이다",
      th = "นี่คือ", vi = "Đây là một người được", und = "1234 !?",
      fi = "Se ei ole niin kuin hän", da = "Det er ikke blevet fra mig, og af",
    } do
      assert.equal(code, gloss.doc(text, { lang = "auto" }).lang, text)
    end
    assert.equal("en", gloss.doc("Zyx", { lang = "auto" }).lang)
    assert.equal("und", gloss.doc("\255\192 \128", { lang = "auto" }).lang)
  end)

  it("for sentences and tokens alike", function()
    local text = "Am 28. September war das nicht der Fall. Es war usw. gut."
    assert.equal(2, #cut(text, { lang = "auto" }))
    assert.equal(2, #cut(gloss.doc(text), { lang = "auto" }))
    assert.equal(2, #gloss.doc(text, { lang = "auto" }).sentences)
    assert.equal(#gloss.tokens(text, { lang = "de" }),
      #gloss.tokens(gloss.text(text), { lang = "auto" }))
  end)

  it("every code it gives is known", function()
    for _, text in ipairs{ "ሰላም", "שלום", "বাংলা", "ਪੰਜਾਬੀ", "ગુજરાતી", "ଓଡ଼ିଆ",
      "தமிழ்", "తెలుగు", "ಕನ್ನಡ", "മലയാളം", "සිංහල", "ລາວ", "བོད", "မြန်မာ",
      "ქართული", "ខ្មែរ", "och det är inte som han", "și că este nu", "és hogy nem",
    } do
      assert.equal(1, #cut(text, { lang = "auto" }))
    end
  end)
end)

describe("decisions:", function()
  it("why is told however often the language was asked for before", function()
    local text, own = "Il est parti. Elle reste.", gloss.language "fr":with{ words = { starter = { "Xyz" } } }
    for _, lang in ipairs{ "fr", own, "fr" } do
      local rules, sets = {}, {}
      for i = 1, 5 do sets[i] = gloss.sentences(text, { lang = lang, newline = "space" }) end
      collectgarbage()
      for i, set in ipairs(sets) do
        assert.equal(set, sets[1] + set)
        rules[i] = set[1]:why() .. (set + gloss.sentences(text, { lang = own }))[2]:why()
      end
      for i = 1, 5 do
        assert.equal('full stop: "parti." before "Elle" (capital, starter)'
          .. 'paragraph end: "reste." before the end', rules[i])
      end
    end
  end)
  it("why_not names what held the end back", function()
    local text = "The U.S. Senate met Mr. Li at 5 p.m. EST. Bye."
    local doc = gloss.doc(text)
    assert.equal('abbreviation that never ends (title): "Mr." before "Li" '
      .. "(capital)", doc:why_not(text:find "Mr"))
    assert.equal(doc:why_not(8), doc:why_not(9), "white space behind it")
    assert.matches("no mark", doc:why_not(1))
    local none, why = doc:why_not(text:find "%. Bye")
    assert.is_nil(none)
    assert.equal('full stop: "EST." before "Bye" (capital)', why)
    assert.error_matches(function() doc:why_not(0) end, "byte from 1 to 46")
    assert.error_matches(function() doc:why_not(47) end, "byte from 1 to 46")
  end)

  it("policy keep tells that an end was taken back", function()
    local text = 'He said "We won. We did." Then he left. "No. Yes'
    local doc = gloss.doc(text, { quotes = "keep" })
    assert.equal('inside a quotation or brackets, which takes back "full stop":'
      .. ' "won." before "We" (capital, starter)', doc:why_not(text:find "%. We"))
    assert.is_nil((doc:why_not(text:find "%. Yes")), "it never closes")
    assert.is_nil((doc:why_not(text:find "%.\" Then")))
    assert.is_nil((gloss.doc(text):why_not(text:find "%. We")))
  end)

  it("tokens name the lexer's rule", function()
    local text = 'Mr. "Li" can\'t pay $3.50, J. P. of the U.S. said... :-) '
      .. "see www.example.com (now) – that."
    local rules = {}
    for token in gloss.tokens(text):each() do
      rules[#rules + 1] = token.text .. " " .. token:why()
    end
    assert.same({
      "Mr. abbreviation with its full stop (title)",
      '" quotation mark that opens', "Li word", '" quotation mark that closes',
      "ca word before a clitic", "n't clitic", "pay word", "$ symbol",
      "3.50 number", ", comma or the like", "J. initial with its full stop",
      "P. abbreviation with its full stop (number)", "of word", "the word",
      "U.S. abbreviation with its full stop (country)", "said word",
      "... ellipsis", ":-) emoji or emoticon", "see word",
      "www.example.com address, handle or hashtag", "( bracket that opens",
      "now word", ") bracket that closes", "– dash", "that word", ". full stop",
    }, rules)
  end)
end)

describe("double spacing is seen by sentences", function()
  local LINES = [[
the council of the farmers had said that all of the water
from a small dam near the town would be given to villages
after many weeks of dry weather, which nobody had foreseen
until the rain that falls on the hills in autumn came too
late for the harvest, and so the dam was opened by the men
who had built it for the town in the years before the war]]
  local function double(feed, blank, count)
    local n = 0
    return (LINES:gsub("\n", function()
      n = n + 1
      return feed .. (n > count and blank or "") .. feed
    end))
  end
  for name, feed in pairs{ LF = "\n", CRLF = "\r\n", CR = "\r", VT = "\v", FF = "\f" } do
    it("whatever ends lines: " .. name, function()
      assert.equal(1, #gloss.sentences(double(feed, "", 9)))
    end)
  end
  for _, blank in ipairs{ " ", "\t", "\u{3000}", "\u{A0}", "\u{2003}", "\u{1680}", "\r" } do
    it(("whatever blank lines hold: %q"):format(blank), function()
      assert.equal(1, #gloss.sentences(double("\n", blank, 1)))
    end)
  end
  -- wide lines are told from their bytes: what are columns, what are lines
  local function each(line, n)
    local r = {}
    for i = 1, n do r[i] = i == n - 1 and line or "the council of the farmers had said" end
    return table.concat(r, "\n\n")
  end
  local wide = ("and all the water "):rep(12)
  for name, row in pairs{
    ["one line in fifty is wide"] = { each(wide, 50), 1 },
    ["more than that are"] = { each(wide, 20), 20 },
    ["one of them goes on behind quotation marks"] = { each((wide .. "’"):rep(5), 60), 1 },
    ["LS ends lines too"] = { (each(wide, 20):gsub("\n\n", "\u{2028}\n")), 20 },
    ["blanks stand behind lines"] = { (each("of all", 20):gsub("\n\n", (" "):rep(200) .. "%0")), 1 },
    ["letters have three bytes"] = { (each("of all", 20):gsub("%l", function(c)
      return (utf8.char(0xFEE0 + c:byte()):rep(2))
    end)), 1 },
    ["the last line is wide"] = { each("of all", 20) .. "\n\n" .. wide, 21 },
  } do
    it("but not among wide lines: " .. name, function()
      assert.equal(row[2], #gloss.sentences(row[1]))
    end)
  end
end)
