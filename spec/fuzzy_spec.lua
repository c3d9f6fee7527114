--- Fuzzy names: options, limits, what a match tells, packs, the nearest names. What
-- is found in general is compared with a naive search in fuzzy_random_spec.

local gloss = require "gloss"
local message = require "spec.support.common".message

local function gazetteer(options, entries)
  local g = gloss.gazetteer(options)
  for _, entry in ipairs(entries) do g:add(entry) end
  return g
end

-- "text~form:edits|...": what is found, in order
local function found(g, text, options)
  local out = {}
  for s in g:find(text, options):each() do
    out[#out + 1] = ("%s~%s:%d"):format(s.text, s.form, s.distance)
  end
  return table.concat(out, "|")
end

local function with(options, more)
  for k, v in pairs(more or {}) do options[k] = v end
  return options
end

describe("a fuzzy search finds", function()
  local one, two = { fuzzy = 1 }, { fuzzy = 2 }
  -- name, options of the gazetteer, entries, text, options, what is found
  local rows = {
    { "one more", {}, { "Belmora" }, "In Bellmora.", one, "Bellmora~Belmora:1" },
    { "one less", {}, { "Belmora" }, "In Belmra.", one, "Belmra~Belmora:1" },
    { "another", {}, { "Belmora" }, "In Belnora.", one, "Belnora~Belmora:1" },
    { "two exchanged", {}, { "Belmora" }, "In Bemlora.", one, "Bemlora~Belmora:1" },
    { "two exchanged where segments meet", {}, { "Belmoras" }, "In Belomras.", one, "Belomras~Belmoras:1" },
    { "no stretch edited twice", {}, { "Velcadora" }, "Velacbdora Velabcdora", one, "" },
    { "two edits from nine characters on", {}, { "Veldarias" }, "Vveldarais", two, "Vveldarais~Veldarias:2" },
    { "one edit below nine", {}, { "Veldaria" }, "Vveldarai Veldarai", two, "Veldarai~Veldaria:1" },
    { "none below five", {}, { "Rome" }, "Romr Rome", two, "Rome~Rome:0" },
    { "one edit at five", {}, { "Roman" }, "Romar", two, "Romar~Roman:1" },
    { "what lengths say", {}, { "Rome" }, "Romr Rmor", { fuzzy = 2, lengths = { 3 } }, "Romr~Rome:1" },
    { "two edits early", {}, { "Rome" }, "Romr Rmor", { fuzzy = 2, lengths = { 3, 4 } },
      "Romr~Rome:1|Rmor~Rome:2" },
    { "exact matches with them", {}, { "Belmora" }, "Belmora, Belmoro", one,
      "Belmora~Belmora:0|Belmoro~Belmora:1" },
    { "several words", {}, { "North Korea" }, "Nort Korae", two, "Nort Korae~North Korea:2" },
    { "words that were joined", {}, { "North Korea" }, "NorthKorea", one, "NorthKorea~North Korea:1" },
    { "a word that was cut", {}, { "Pyongyang" }, "In Pyong Yang", one, "Pyong Yang~Pyongyang:1" },
    { "what lies in an exact match not", {}, { "North Korea", "Korean" }, "North Korea", one,
      "North Korea~North Korea:0" },
    { "the nearer of two that overlap", {}, { "Washington" }, "Washington A", two, "Washington~Washington:0" },
    { "the longer before the nearer", {}, { "Washington", "Washington DCA" }, "Washington DC", one,
      "Washington DC~Washington DCA:1" },
    { "the nearest of one length", {}, { "Marion", "Marian" }, "Mariam", two, "Mariam~Marian:1" },
    { "all that are as near", {}, { { "Marion", id = "1" }, { "Marian", id = "2" } }, "Marien", one,
      "Marien~Marion:1|Marien~Marian:1" },
    { "those that are as near by label and id", {}, { { "Marion", id = "3", label = "A" },
      { "Marian", id = "2", label = "B" }, { "Mariun", id = "1", label = "B" } },
      "In Marien", one, "Marien~Marion:1|Marien~Mariun:1|Marien~Marian:1" },
    { "all", {}, { { "Marion", id = "1" }, { "Marian", id = "2" } }, "Marian", { fuzzy = 1, matches = "all" },
      "Marian~Marian:0" },
    { "the first added of those as near", {}, { { "Marion", id = "1" }, { "Marian", id = "2" } }, "Marien",
      { fuzzy = 1, matches = "first" }, "Marien~Marion:1" },
    { "the nearest before the first added", {}, { { "Melissandre", id = "1" }, { "Melisandro", id = "2" } },
      "Melisandra", { fuzzy = 2, matches = "first" }, "Melisandra~Melisandro:1" },
    { "the nearer of those of one priority and length", {}, { "Abcdef Ghijzz", "Ghijkl Mnopqx" },
      "Abcdef Ghijkl Mnopqr", { fuzzy = 2, matches = "priority" }, "Ghijkl Mnopqr~Ghijkl Mnopqx:1" },
    { "the first of the names that are as near", {}, { { "Mariex", alias = "Xarien" },
      { "Xalbert", alias = "Balberx" } }, "Marien Balbert", one, "Marien~Mariex:1|Balbert~Xalbert:1" },
    { "names of each of the folds, also before an exact one", {}, { "Oruland", { "Belmora", fold = "case accents" } },
      "Belmoro and Oruland", one, "Belmoro~Belmora:1|Oruland~Oruland:0" },
    { "the name that a smart one is as it stands", { fold = "smart" }, { { "Us Weekly", alias = "us weekly" } },
      "Us Weekly, us weekly", one, "Us Weekly~Us Weekly:0|us weekly~us weekly:0" },
    { "priority before distance", {}, { { "Melissandre", id = "1", priority = 1 }, { "Melisandro", id = "2" } },
      "Melisandra", { fuzzy = 2, matches = "priority" }, "Melisandra~Melissandre:2" },
    { "names of each label", {}, { { "Marion", label = "A" }, { "Marian", label = "B" } }, "Marion",
      { fuzzy = 1, per = "label", matches = "all" }, "Marion~Marion:0" },
    { "labels asked for", {}, { { "Marion", label = "A" }, { "Marian", label = "B" } }, "Marien",
      { fuzzy = 1, labels = "B" }, "Marien~Marian:1" },
    { "the alias as form", {}, { { "United Nations", alias = "Nations United" } }, "Natoins United", one,
      "Natoins United~Nations United:1" },
    { "case folded", {}, { "Belmora" }, "BELNORA", one, "BELNORA~Belmora:1" },
    { "case as an edit without the fold", { fold = "none" }, { "Belmora" }, "BelMora BELMora", one,
      "BelMora~Belmora:1" },
    { "accents folded", { fold = "case accents" }, { "Bélmöra" }, "Belnora", one, "Belnora~Bélmöra:1" },
    { "accents as edits without", {}, { "Bélmora" }, "Belmora", one, "Belmora~Bélmora:1" },
    { "across a line break", { fold = "case space" }, { "North Korea" }, "Nort\n  Korea", one,
      "Nort\n  Korea~North Korea:1" },
    { "with a wide blank among narrow ones", { fold = "case space" }, { "North Korea" },
      "The Nort  Korea of Nort Korea", one, "Nort  Korea~North Korea:1|Nort Korea~North Korea:1" },
    { "beside words that are no form", {}, { "Belmora" }, "Belmoro " .. ("X"):rep(256) .. " Belmoro", one,
      "Belmoro~Belmora:1|Belmoro~Belmora:1" },
    { "with 's left out", { fold = "case possessive" }, { "Lloyds Register" }, "Loyds's Register", one,
      "Loyds's Register~Lloyds Register:1" },
    { "smart names as titles alone", { fold = "smart" }, { "Belmora Times" }, "Belmora Tines BelmorA Tines", one,
      "Belmora Tines~Belmora Times:1" },
    { "other scripts", {}, { "Владивосток", "北朝鮮人民" }, "Владивосотк と 北朝鲜人民", one,
      "Владивосотк~Владивосток:1|北朝鲜人民~北朝鮮人民:1" },
    { "digits of which no page is kept at its end", { fold = "none" }, { "Belmora \u{1D7D9}\u{1D7DA}" },
      "Belmoro \u{1D7D9}\u{1D7DA}.", one, "Belmoro \u{1D7D9}\u{1D7DA}~Belmora \u{1D7D9}\u{1D7DA}:1" },
    { "words of Katakana, and none within one", {}, { "アルベルト" }, "アルベルド、シアルベルド", one, "アルベルド~アルベルト:1" },
    { "a letter with a mark of its own", {}, { "Жанно́вка" }, "В Жанно́вки", one, "Жанно́вки~Жанно́вка:1" },
    { "no word behind a sign with a mark", {}, { "北朝鮮人民" }, "」\u{301}北朝鲜人民", one, "" },
    { "names with signs at their ends", {}, { "Acme Inc." }, "Acne Inc. and", one, "Acne Inc~Acme Inc.:1" },
    { "names but for signs at their ends", {}, { "!Kungs!" }, "The Kungs", one, "Kungs~!Kungs!:1" },
    { "no word in lower case", {}, { "Belmora" }, "belmoro", one, "" },
    { "a last word without its capital", {}, { "South Korea" }, "South orea of South dorea", one,
      "South orea~South Korea:1|South dorea~South Korea:1" },
    { "none that lacks two", {}, { "Republic of Korea" }, "Republic of orea", one, "" },
    { "any word", {}, { "Belmora" }, "belmoro", { fuzzy = 1, stretches = "any" }, "belmoro~Belmora:1" },
    { "no more words than asked", {}, { "Ab Cd Ef Gh" }, "Ab Cd Ef Gx", { fuzzy = 1, words = 3 }, "" },
    { "no more than ten words unless asked", {}, { "Aa Bb Cc Dd Ee Ff Gg Hh Ii Jj Kk" },
      "Aa Bb Cc Dd Ee Ff Gg Hh Ii Jj Kx", one, "" },
    { "more where that is asked", {}, { "Aa Bb Cc Dd Ee Ff Gg Hh Ii Jj Kk" },
      "Aa Bb Cc Dd Ee Ff Gg Hh Ii Jj Kx", { fuzzy = 1, words = 11 },
      "Aa Bb Cc Dd Ee Ff Gg Hh Ii Jj Kx~Aa Bb Cc Dd Ee Ff Gg Hh Ii Jj Kk:1" },
    { "no words far apart", {}, { "North    Korea" }, "North    Korae", one, "" },
    { "words in another order", {}, { "Kim Jong-un" }, "Jong-un Kim", { fuzzy = 1, order = "any" },
      "Jong-un Kim~Kim Jong-un:1" },
    { "and misspelt", {}, { "Hillary Rodham Clinton" }, "Clinton, Hilary Rodham", { fuzzy = 1, order = "any" },
      "Clinton, Hilary Rodham~Hillary Rodham Clinton:1" },
    { "the given order alone", {}, { "Kim Jong-un" }, "Jong-un Kim", one, "" },
    { "initials that are missing", {}, { "George W. Bush" }, "George Bush", { fuzzy = 1, initials = true },
      "George Bush~George W. Bush:1" },
    { "initials that a name has not", {}, { "George Bush" }, "George H.W. Bush", { fuzzy = 1, initials = true },
      "George H.W. Bush~George Bush:1" },
    { "no other initials", {}, { "George W. Bushman" }, "George H. J. Bushman", { fuzzy = 1, initials = true }, "" },
    { "no name that is one word then", {}, { "J. R. R. Tolkien" }, "Tolkien", { fuzzy = 2, initials = true }, "" },
    { "initials only if asked", {}, { "George W. Bush" }, "George Bush", one, "" },
    { "what an entry allows", {}, { { "Belmora", fuzzy = 1 }, "Kestria" }, "Belmoro Kestrio", {},
      "Belmoro~Belmora:1" },
    { "nothing an entry forbids", {}, { { "Belmora", fuzzy = 0 }, "Kestria" }, "Belmoro Kestrio", one,
      "Kestrio~Kestria:1" },
    { "whole words under any boundary", { boundary = "none" }, { "Belmora" }, "xBelmora Belmoro", one,
      "Belmora~Belmora:0|Belmoro~Belmora:1" },
    { "nothing without names", {}, {}, "Belmora", two, "" },
    { "nothing in an empty text", {}, { "Belmora" }, "", two, "" },
    { "no wordless name", {}, { "!!!!!!" }, "!!!!! A", two, "" },
    { "ill-formed bytes as units", {}, { "Bel\xFFMora" }, "Bel\xFEMora Belmora", two,
      "Bel\xFEMora~Bel\xFFMora:1|Belmora~Bel\xFFMora:1" },
  }
  for _, row in ipairs(rows) do
    it(row[1], function() assert.equal(row[6], found(gazetteer(row[2], row[3]), row[4], row[5])) end)
  end

  it("tokens' edges alone with boundary token", function()
    local g = gazetteer({ boundary = "token" }, { "Belmora" })
    assert.equal("Belmoro~Belmora:1", found(g, "Belmoro x, Belmoro-x, x-Belmoro", one))
  end)
  it("by way of a doc", function()
    assert.equal(1, #gloss.doc("In Belmoro."):find(gazetteer({}, { "Belmora" }), one))
  end)
  it("the same with fuzzy = 0 as without", function()
    local g = gazetteer({}, { "Belmora", { "Belmora", id = "2" } })
    assert.is_true(g:find "Belmora Belmoro" == g:find("Belmora Belmoro", { fuzzy = 0 }))
  end)
  it("names that were added, not those removed", function()
    local g = gazetteer({}, { "Belmora" })
    assert.equal("Belmoro~Belmora:1", found(g, "Belmoro Kestrio", one))
    local list, expected = {}, {}
    for i = 1, 300 do
      local name = ("Name%05d Kestria"):format(i * 37)
      g:add{ name, id = name }
      list[i] = name:gsub("Kestria", "Kestrio")
      expected[i] = list[i] .. "~" .. name .. ":1"
      if i % 50 == 1 then
        assert.equal(table.concat(expected, "|", 1, i), found(g, table.concat(list, ". ", 1, i), one))
      end
    end
    assert.equal(1, g:remove "Belmora")
    assert.equal("Kestrio~Kestria:1", found(g:add "Kestria", "Belmoro Kestrio", one))
    assert.equal("Kestrio~Kestria:1", found(g:compact(), "Belmoro Kestrio", one))
  end)
  it("one of several that are alike, and the next where it is removed", function()
    local g = gazetteer({}, { { "Belmora", n = 1 }, { "Belmora", n = 2 } })
    assert.equal("Belmoro~Belmora:1", found(g, "Belmoro", one))
    assert.equal(2, g:remove "Belmora")
    assert.equal("", found(g, "Belmoro", one))
  end)
  it("the same in a pack, with what entries allow", function()
    local path = os.tmpname()
    assert(gazetteer({}, { { "Belmora", fuzzy = 1, alias = "Belmorans" }, "Kestria" }):save(path))
    for _, options in ipairs{ {}, { map = false } } do
      local p = assert(gloss.open(path, options))
      assert.equal("Belmoro~Belmora:1|Belmorams~Belmorans:1", found(p, "Belmoro Belmorams Kestrio", {}))
      p:add "Oruland"
      assert.equal("Orulanb~Oruland:1|Kestrio~Kestria:1", found(p, "Orulanb Kestrio", one))
      assert.equal("Kestria", p:nearest "Kestrio"[1].form)
      p:close()
    end
    os.remove(path)
  end)
  it("what a damaged pack still has", function()
    local path = os.tmpname()
    local g = gloss.gazetteer()
    for i = 1, 60 do g:add{ "Name " .. i * 7919, alias = "Alias " .. i, fuzzy = i % 3 } end
    assert(g:save(path))
    local file = assert(io.open(path, "rb"))
    local bytes = file:read "a"
    file:close()
    os.remove(path)
    local gaz = require "gloss.gazetteer"
    math.randomseed(4)
    for _ = 1, tonumber(os.getenv "GLOSS_MUTATIONS") or 500 do
      local at = math.random(400, #bytes)
      local p = gaz.read_pack(bytes:sub(1, at - 1) .. string.char(math.random(0, 255)) .. bytes:sub(at + 1), "p")
      if p then
        for s in p:find("Name 79190, Nane 15838, Alias 5x", two):each() do assert.is_string(s:why()) end
        p:nearest("Name 79191", 3)
        p:nearest("Name 79191", 3, { by = "token_set" })
        p:close()
      end
    end
  end)
  it("names up to 255 characters long", function()
    for n, expected in pairs{ [254] = 1, [255] = 1, [256] = 0 } do
      local name = ("A"):rep(n)
      assert.equal(expected, #gazetteer({}, { name }):find(name:sub(1, 100) .. "b" .. name:sub(102), one))
    end
  end)
  -- a name of n characters, a word of which has seven or one
  local function name_of(n, letters, blank)
    local out = {}
    for i = 1, n do
      out[i] = blank and i % 8 == 0 and i < n and blank or letters[i * i * 7 % #letters + 1]
    end
    return out
  end
  -- kinds of edits at a place; what they make is one edit away, or as it was
  local edits = {
    function(t, at, new) table.insert(t, at, new) end, function(t, at) table.remove(t, at) end,
    function(t, at, new) t[at] = new end, function(t, at) t[at], t[at + 1] = t[at + 1], t[at] end,
  }
  local LATIN, HAN = {}, {}
  for c in ("abcdefghijklmnoprstuv"):gmatch "." do LATIN[#LATIN + 1] = c end
  for i = 1, 40 do HAN[i] = utf8.char(0x4E00 + i * 37) end
  local function edited(name, ...)
    local t, kinds = { table.unpack(name) }, { ... }
    local new = #name[1] > 1 and "\u{4E01}" or "q"
    for i = 1, #kinds, 2 do edits[kinds[i + 1]](t, kinds[i], new) end
    return table.concat(t)
  end
  local function distance(g, text, most)
    local m = g:find(text, { fuzzy = most, lengths = { 1, 1 }, stretches = "any", words = 64 })
    return m[1] and #m == 1 and m[1].distance
  end
  for title, set in pairs{ ["words of letters"] = { LATIN, " " }, ["no blanks"] = { LATIN }, Chinese = { HAN } } do
    it("an edit at any place of a name of any length: " .. title, function()
      for _, n in ipairs{ 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 17, 24, 25, 36, 49, 64, 100, 251, 254 } do
        local name = name_of(n, table.unpack(set))
        if n < 64 or set[1] == LATIN then -- words = 64
          local g, as_is = gazetteer({}, { table.concat(name) }), table.concat(name)
          for at = 1, n, n > 100 and 7 or 1 do
            for kind = 1, at < n and 4 or 3 do
              local text = edited(name, at, kind)
              local inside = text:find(as_is, 1, true) and set[1] == HAN
              if text ~= as_is and text:find "^%S.*%S$" then -- a blank at an end is no edit
                assert.equal(inside and 0 or 1, distance(g, text, 1), n .. " " .. at .. " " .. kind .. " " .. text)
              end
            end
          end
        end
      end
    end)
    it("two edits at any places: " .. title, function()
      math.randomseed(7)
      for _, n in ipairs{ 6, 7, 8, 9, 12, 13, 14, 20, 31, 45, 60 } do
        local name = name_of(n, table.unpack(set))
        local g = gazetteer({}, { table.concat(name) })
        for _ = 1, 60 do
          local text = edited(name, math.random(2, n - 3), math.random(4), math.random(2, n - 3), math.random(4))
          local d = distance(g, text, 2)
          local whole = require "gloss.core".namedistance(1, text, table.concat(name), 2)
          -- the second may spoil what the first has edited; a part may be nearer
          local right = whole <= 2 and d and (d == whole or d < whole and title ~= "no blanks")
            or whole > 2 and (not d or title ~= "no blanks")
          assert.is_true(right, ("%d %s: %s of %d"):format(n, text, tostring(d), whole))
        end
      end
    end)
  end
  it("names wherever they stand in a long text", function()
    local g = gazetteer({}, { "Belmora", "North Kestria" })
    assert.equal(10000, #g:find(("Belmoro of North Kestrio, "):rep(5000), one))
  end)
  it("no more matches than there are in a text of one word again and again", function()
    local g = gazetteer({}, { "Aaaaaa", "Aaaaaa Aaaaaa", "Aaaaaab" })
    assert.equal(2000, #g:find(("Aaaaab "):rep(2000), one))
  end)
  it("the nearer of two that overlap for each of thousands of entries", function()
    for text, name in pairs{ ["A Maria Bel"] = "Maria Bel", ["A Maria Bel C"] = "Maria Bel",
      ["Ab Ab Ab Aa"] = "Ab Ab Ab", ["Ab Ab Ab Ab"] = "Ab Ab Ab" } do
      local g = gloss.gazetteer()
      for i = 1, 3000 do g:add{ name, id = tostring(i) } end
      local spans = g:find(text, { fuzzy = 2, matches = "all" })
      assert.equal(text == "Ab Ab Ab Ab" and 6000 or 3000, #spans, text)
      for s in spans:each() do assert.equal(0, s.distance or 0) end
    end
  end)
end)

describe("a match that is fuzzy", function()
  local g = gazetteer({}, { { "John Smith", id = "P", label = "PERSON", alias = { "Jack Smith" }, distance = "far" } })
  it("tells its distance, its form, and the entry", function()
    local m = g:find("Jakc Smith", { fuzzy = 1 })[1]
    assert.same({ 1, "Jack Smith", "P", "John Smith" }, { m.distance, m.form, m.id, m.name })
    assert.same({ 0, "John Smith" }, { g:find("JOHN SMITH", { fuzzy = 1 })[1].distance,
      g:find("JOHN SMITH", { fuzzy = 1 })[1].form })
    assert.equal(1, m.fields.distance)
    assert.equal("far", g:find "John Smith"[1].distance)
  end)
  it("says why", function()
    local function why(text, options) return g:find(text, with({ fuzzy = 1 }, options))[1]:why() end
    assert.equal('"Jakc Smith" is P (PERSON): added by the script, alias of "John Smith", 1 edit from "Jack Smith"',
      why "Jakc Smith")
    assert.equal('"JOHN SMITH" is P (PERSON): added by the script, whole word, case-folded from "John Smith"',
      why "JOHN SMITH")
    assert.truthy(why("Smith John", { order = "any" }):find("in another order", 1, true))
  end)
  it("stays as it was when what was added becomes part of the base", function()
    local h = gazetteer({}, { { "Belmora", id = "B" } })
    h:find("x", { fuzzy = 1 })
    h:add{ "Oruland", id = "O", alias = { "Kestria", "Orulund" } }
    local m, near = h:find("Belmoro Kestrio Kestria", { fuzzy = 1 }), h:nearest("Kestrio", 2)
    local why = m[2]:why()
    for i = 1, 5000 do h:add("n" .. i) end
    h:find("x", { fuzzy = 1 })
    assert.same({ "Belmora", "Kestria", "Kestria" }, { m[1].form, m[2].form, m[3].form })
    assert.equal("Kestria", near[1].form)
    assert.equal('"Kestrio" is O: added by the script, alias of "Oruland", 1 edit from "Kestria"', why)
    assert.equal(why, m[2]:why())
  end)
  it("stays as it was when the gazetteer changes", function()
    local h = gazetteer({}, { { "Belmora", id = "B" } })
    local m = h:find("Belmoro", { fuzzy = 1 })
    for i = 1, 5000 do h:add("n" .. i) end
    h:find("x", { fuzzy = 1 })
    h:remove "Belmora"
    h:compact()
    assert.same({ "B", 1, "Belmora" }, { m[1].id, m[1].distance, m[1].form })
    h:close()
    assert.equal("Belmora", m[1].form)
  end)
end)

describe("nearest", function()
  local g = gazetteer({}, { { "John Smith", id = "1", label = "A" },
    { "Jon Smith", id = "2", label = "B", alias = "J. Smith" }, { "Smith, John", id = "3", label = "A" },
    { "John Smith", id = "4", priority = 1 }, { "!!!", id = "5" } })
  local function ids(...)
    local out = {}
    for i, r in ipairs(g:nearest(...)) do out[i] = r.entry.id .. ":" .. r.score end
    return table.concat(out, " ")
  end
  local rows = {
    { "the best by default", "4:1", "Jonh Smith" },
    { "by edits, priority, order of adding", "4:0 1:0 2:1", "john smith", 3 },
    { "no more than there are", "2:0 4:1 1:1 3:10", "Jon Smith", 10 },
    { "within some edits", "2:0 4:1 1:1", "Jon Smith", 10, { within = 1 } },
    { "exact ones alone", "2:0", "Jon Smith", 10, { within = 0 } },
    { "of a label", "1:1 3:10", "Jon Smith", 10, { labels = "A" } },
    { "by the set of words", "4:1.0 1:1.0 3:1.0", "smith  john", 3, { by = "token_set" } },
    { "by Jaro and Winkler", "4:1.0 1:1.0", "John Smith", 2, { by = "jaro_winkler" } },
    { "nothing for nothing", "", "", 3 },
    { "nothing for no word", "", "!!!", 3 },
  }
  for _, row in ipairs(rows) do
    it("gives " .. row[1], function() assert.equal(row[2], ids(row[3], row[4], row[5])) end)
  end
  it("has the published likenesses of Jaro and Winkler", function()
    local pairs_of = { { "MARTHA", "MARHTA", 0.9611 }, { "DWAYNE", "DUANE", 0.84 }, { "DIXON", "DICKSONX", 0.8133 } }
    for _, p in ipairs(pairs_of) do
      local r = gazetteer({}, { p[1] }):nearest(p[2], 1, { by = "jaro_winkler" })[1]
      assert.equal(("%.4f"):format(p[3]), ("%.4f"):format(r.score))
    end
  end)
  it("gives each entry once, with its nearest name and a copy of its record", function()
    local r = g:nearest("J Smith", 2)
    assert.same({ "J. Smith", "2", 1 }, { r[1].form, r[1].entry.id, r[1].score })
    assert.equal("4", r[2].entry.id)
  end)
  it("gives candidates, whose fields are read when they are asked for", function()
    local r = gazetteer({}, { { "Belmora", id = "B", label = "L", n = 7 }, "Belmorb" }):nearest("Belmor", 2)
    assert.same({ "B", "L", "Belmora", 1, 7 }, { r[1].id, r[1].label, r[1].form, r[1].score, r[1].entry.n })
    assert.equal("Belmora", tostring(r[1]))
    assert.equal(r[1].entry, r[1].entry)
    r[1].entry.seen = true
    assert.is_true(r[1].entry.seen)
    for _, none in ipairs{ "nothing", 1, 1.5, true, {}, print } do assert.is_nil(r[1][none]) end
    assert.same({ nil, nil }, { r[2].id, r[2].label })
    assert.same({ "Belmora", 7, "Belmorb" }, { r[1].name, r[1].n, r[2].name })
    local seen = {}
    for name in pairs(r[1]) do seen[#seen + 1] = name end
    for name in pairs(r[2]) do seen[#seen + 1] = name end
    assert.equal("entry form id label score entry form score", table.concat(seen, " "))
    table.sort(r, function(a, b) return a.form > b.form end)
    assert.equal("Belmorb Belmora", ("%s %s"):format(table.unpack(r)))
    assert.equal("a candidate cannot be changed; its entry can", message(function() r[1].score = 0 end))
    local meta = getmetatable(r[1])
    for _, name in ipairs{ "__index", "__pairs", "__tostring" } do
      assert.truthy(message(meta[name], g):find("gloss.Candidate expected", 1, true))
      assert.truthy(message(meta[name], setmetatable({}, meta)):find("gloss.Candidate expected", 1, true))
    end
  end)
  it("gives candidates that stay as they were when the gazetteer changes", function()
    local h = gazetteer({}, { { "Belmora", id = "B", label = "L", n = 1 } })
    local r, read = h:nearest "Belmoro"[1], h:nearest "Belmoro"[1]
    assert.equal(1, read.entry.n)
    for i = 1, 5000 do h:add("n" .. i) end
    h:find("x", { fuzzy = 1 })
    h:remove "Belmora"
    h:compact()
    h:close()
    h = nil -- luacheck: ignore 311
    collectgarbage()
    assert.same({ "B", "L", "Belmora", 1, 1 }, { r.id, r.label, r.form, r.score, r.entry.n })
    assert.same({ "B", "L", "Belmora", 1, 1 }, { read.id, read.label, read.form, read.score, read.entry.n })
  end)
  it("gives candidates whose names and records a closed pack takes away, but what was read", function()
    local path = os.tmpname()
    assert(gazetteer({}, { { "Belmora", id = "B", label = "L", n = 1 } }):save(path))
    local p = assert(gloss.open(path))
    local r, read = p:nearest "Belmoro"[1], p:nearest "Belmoro"[1]
    assert.equal(1, read.entry.n)
    p:close()
    os.remove(path)
    assert.same({ "B", "L", 1 }, { r.id, r.label, r.score })
    assert.same({ "B", "L", 1, 1 }, { read.id, read.label, read.score, read.entry.n })
    assert.equal("Belmora", read.name)
    for _, name in ipairs{ "form", "entry", "name" } do
      assert.equal("closed pack", message(function() return r[name] end))
    end
  end)
  it("notices that a finaliser has closed the gazetteer", function()
    local h, ok, why = gazetteer({}, {}), true, nil
    for i = 1, 300 do h:add{ "Belmora" .. i, id = "B" .. i } end
    for _ = 1, 1000000 do -- where much memory is in use, it takes long to be collected
      setmetatable({}, { __gc = function() h:close() end })
      ok, why = pcall(h.nearest, h, "Belmora1", 1000, { within = 2 })
      if not ok then break end
    end
    assert.is_false(ok)
    assert.truthy(why:find("closed", 1, true), why)
  end)
  it("gives by edits what comparing with each name gives", function()
    local core = require "gloss.core"
    local flags = { none = 0, case = 1, smart = 1 }
    local function word(n)
      local out = {}
      for i = 1, n do out[i] = ("abcAB"):sub(math.random(5)):sub(1, 1) end
      return table.concat(out)
    end
    math.randomseed(11)
    for _, count in ipairs{ 5, 40, 40, 900 } do
      local h, entries = gloss.gazetteer(), {}
      for i = 1, count do
        local fold = ({ "none", "case", "smart" })[math.random(3)]
        entries[i] = { word(5), alias = word(6), fold = fold, priority = math.random(0, 1), n = i }
        h:add(entries[i])
      end
      for _, within in ipairs{ 0, 1, 2, 4 } do
        for _, most in ipairs{ 1, 10, 1000 } do
          local name, expected, got = word(6), {}, {}
          for i, e in ipairs(entries) do
            local function edits(form) return core.namedistance(flags[e.fold], name, form, within) end
            local d = math.min(edits(e[1]), edits(e.alias))
            if d <= within then expected[#expected + 1] = { d, -e.priority, i } end
          end
          table.sort(expected, function(a, b)
            if a[1] ~= b[1] then return a[1] < b[1] end
            if a[2] ~= b[2] then return a[2] < b[2] end
            return a[3] < b[3]
          end)
          for i, e in ipairs(expected) do expected[i] = i <= most and e[3] .. ":" .. e[1] or nil end
          for i, r in ipairs(h:nearest(name, most, { within = within })) do
            local d = core.namedistance(flags[entries[r.n].fold], name, r.form, within)
            got[i] = r.n .. ":" .. d
          end
          assert.equal(table.concat(expected, " "), table.concat(got, " "), name)
        end
      end
    end
  end)
  it("gives names that hide behind others, and compares each by its own folds", function()
    local h = gazetteer({ fold = "none" }, { { "Belmora", n = 1 }, { "Belmora", n = 2 },
      { "BELMORA", fold = "case", n = 3 } })
    local function numbers(...)
      local out = {}
      for i, r in ipairs(h:nearest(...)) do out[i] = ("%d:%.2f"):format(r.n, r.score) end
      return table.concat(out, " ")
    end
    assert.equal("1:0.00 2:0.00 3:0.00", numbers("Belmora", 3))
    assert.equal("3:0.00 1:6.00 2:6.00", numbers("BELMORA", 3))
    assert.equal("3:1.00", numbers("BELMORA", 3, { by = "jaro_winkler" }):match "^%S+")
    assert.equal("3:1.00", numbers("BELMORA", 3, { by = "token_set" }):match "^%S+")
    assert.equal("0.43", numbers("BELMORA", 3, { by = "jaro_winkler" }):match "1:(%S+)")
  end)
  it("counts edits that are many", function()
    assert.equal(1, gazetteer({}, { ("a"):rep(255) }):nearest(("a"):rep(254), 1, { within = 9 })[1].score)
    assert.equal(3, gazetteer({}, { ("a"):rep(255) }):nearest(("a"):rep(252))[1].score)
    assert.equal(255, gazetteer({}, { ("a"):rep(255) }):nearest(("b"):rep(255))[1].score)
    assert.same({}, gazetteer({}, { ("a"):rep(256) }):nearest "a")
    assert.same({}, g:nearest(("b"):rep(70000)))
  end)
  it("counts edits of names of 64 units and more", function()
    for _, n in ipairs{ 63, 64, 65, 128 } do
      local name = ("ab"):rep(n):sub(1, n)
      assert.equal(4, gazetteer({}, { name }):nearest("xyz" .. name:sub(2) .. "q")[1].score)
    end
  end)
end)

describe("fuzzy names refuse", function()
  local g = gazetteer({}, { "Belmora" })
  local rows = {
    { "other edits", g.find, { "x", { fuzzy = 3 } }, "fuzzy: 0, 1 or 2 expected, got 3" },
    { "edits that are no number", g.find, { "x", { fuzzy = true } }, "fuzzy: 0, 1 or 2 expected, got true" },
    { "lengths in disorder", g.find, { "x", { fuzzy = 1, lengths = { 5, 4 } } },
      "lengths: list of two whole numbers expected, the smaller first" },
    { "too many words", g.find, { "x", { fuzzy = 1, words = 65 } },
      "words: whole number from 1 to 64 expected, got 65" },
    { "unknown stretches", g.find, { "x", { stretches = "all" } },
      "stretches: unknown word 'all' (known: capitals, any)" },
    { "unknown orders", g.find, { "x", { order = true } }, "order: unknown word 'true' (known: given, any)" },
    { "initials that are no boolean", g.find, { "x", { initials = 1 } }, "initials: boolean expected, got number" },
    { "entries of other edits", g.add, { { "x", fuzzy = 3 } }, "fuzzy: 0, 1 or 2 expected, got 3" },
    { "no name", g.nearest, { 5 }, "name: string expected, got number" },
    { "no number of names", g.nearest, { "x", 0 }, "n: whole number from 1 to 1000 expected, got 0" },
    { "too many names", g.nearest, { "x", 1001 }, "n: whole number from 1 to 1000 expected, got 1001" },
    { "unknown likenesses", g.nearest, { "x", 1, { by = "sound" } },
      "by: unknown word 'sound' (known: edits, jaro_winkler, token_set)" },
    { "edits below 0", g.nearest, { "x", 1, { within = -1 } },
      "within: whole number from 0 to 255 expected, got -1" },
    { "unknown options", g.nearest, { "x", 1, { most = 1 } },
      "unknown option 'most' (known: by, labels, within)" },
  }
  for _, row in ipairs(rows) do
    it(row[1], function() assert.equal(row[4], message(row[2], g, table.unpack(row[3]))) end)
  end
end)
