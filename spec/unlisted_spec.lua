--- Names that are in no list: doc.unlisted.
local gloss = require "gloss"

-- names with what they are called, if that is something else
local function names(text, lang, listed)
  local doc = gloss.doc(text, { lang = lang })
  if listed then
    local g = gloss.gazetteer()
    for _, name in ipairs(listed) do g:add(name) end
    doc:layer("entities", doc:find(g))
  end
  local out = {}
  for span in doc.unlisted:each() do
    out[#out + 1] = span.text .. (span.name ~= span.text and "=" .. span.name or "")
  end
  return table.concat(out, "; ")
end

describe("unlisted names", function()
  local rows = {
    { "runs of capitals", "Reporters met Ines Okoro in Port Oru.", "Ines Okoro; Port Oru" },
    { "no word for opening a sentence", "Farmers left. However, Perhaps fell. But Rio won.", "Rio" },
    { "a word that opens one and is sure elsewhere", "Okoro left. They saw Okoro.", "Okoro; Okoro" },
    { "a word that opens one and is small elsewhere", "Water Board men left. The water rose.", "Board" },
    { "two words that open a sentence", "Ines Okoro left.", "Ines Okoro" },
    { "words in capitals alone", "The UPR ended. ZBC said so.", "UPR; ZBC" },
    { "no days, months, pronouns", "On Monday I went in March, and He came.", "" },
    { "no day behind a name", "The Oru Dam Friday fell; Ann Lee Monday left.", "Oru Dam; Ann Lee" },
    { "a day inside a name", "a Black Friday Fund sale", "Black Friday Fund" },
    { "no titles", "He saw Mr. Lee and Prime Minister Ann Roe; a Prime Minister left.", "Lee; Ann Roe" },
    { "a title with its office", "then Secretary of State Ann Roe left", "Ann Roe" },
    { "offices", "the Foreign Ministry, the Attorney General's Office and the Prime Minister’s Office; Oru's Ministry",
      "Foreign Ministry; Attorney General's Office; Prime Minister’s Office; Oru; Ministry=Foreign Ministry" },
    { "of, in what is named so", "the Bank of Oru, and Lee of Oru", "Bank of Oru; Lee; Oru" },
    { "of the, and", "the Ministry of the Sea and the Centre for Disease Control and Prevention, "
      .. "and Ann and Bob", "Ministry of the Sea; Centre for Disease Control and Prevention; Ann; Bob" },
    { "particles of many languages", "met Ursula von der Leyen, Luis de la Torre, Omar bin Roe and "
      .. "Vincent van Gogh", "Ursula von der Leyen; Luis de la Torre; Omar bin Roe; Vincent van Gogh" },
    { "initials, and an article", "saw John F. Roe in The Hague", "John F. Roe; The Hague" },
    { "small prefixes", "met Suleiman al-Amr near iHub", "Suleiman al-Amr; iHub" },
    { "not what hangs on a name", "a Roe-era pact, Roe's", "Roe; Roe" },
    { "surnames", "He met Ines Okoro. Later Okoro left. OKORO wept.",
      "Ines Okoro; Okoro=Ines Okoro; OKORO=Ines Okoro" },
    { "no surname of one who comes later", "They met Lee. Ann Lee left.", "Lee; Ann Lee" },
    { "a surname in the title before", "Okoro Sees Dam Talks Resume\n\nOn Monday Ines Okoro left. So Okoro sang.",
      "Okoro=Ines Okoro; Ines Okoro; Okoro=Ines Okoro" },
    { "no dollars", "It cost US$ 5 and C$7.", "" },
    { "no surname of two", "with Ann Lee and Bob Lee; so Lee left", "Ann Lee; Bob Lee; Lee" },
    { "acronyms told", "the Oru Basin Union (OBU) met; the OBU left",
      "Oru Basin Union; OBU=Oru Basin Union; OBU=Oru Basin Union" },
    { "companies", "bought by Acmon Inc. and so Acmon grew", "Acmon Inc.; Acmon=Acmon Inc." },
    { "what stands in quotations", 'He said: "Farmers know Roe."', "Roe" },
    { "headings", "Okoro Sees Dam Talks Resume\n\nOn Monday Okoro left.", "Okoro; Okoro" },
    { "headings in capitals", "FARMERS TOLD OKORO ABOUT DAM\n\nOn Monday Okoro left.", "OKORO=Okoro; Okoro" },
    { "a byline apart from the dateline", "By Ann Lee GENEVA (Northwire) - Talks resumed.",
      "Ann Lee; GENEVA; Northwire" },
    { "credits", "It rained.\n\n(Reporting by Ann Lee; Editing by Bob Roe)\n", "Ann Lee; Bob Roe" },
    { "names over a line", "The paper's people met the envoy and Ines\nOkoro, who came by boat from "
      .. "the\ncoast in the evening.\n\nAfter that Lee", "Ines\nOkoro=Ines Okoro; Lee" },
    { "Spanish", "La ministra Margarita Robles dijo ayer que el Ministerio de Salud calla.",
      "Margarita Robles; Ministerio de Salud", "es" },
    { "French: no articles", "L'Europe aime Ann Roe. C'est ainsi, dit-elle, que J'aime l’Oru.",
      "Europe; Ann Roe; Oru", "fr" },
    { "no numbers of kings", "in the XIX century John II and the VIII man", "John II" },
    { "German: nouns are none", "Die Wirtschaft wuchs, sagte Angela Merkel der SPD. Merkel ging in das Haus.",
      "Angela Merkel; SPD; Merkel=Angela Merkel", "de" },
    { "Russian", "Вчера Иван Петров сказал, что ООН ждёт. Петров уехал.",
      "Иван Петров; ООН; Петров=Иван Петров", "ru" },
    { "Greek", "Χθες ο Γιάννης Ρίτσος μίλησε.", "Γιάννης Ρίτσος", "el" },
    { "no capitals, no names", "北京的会议。การประชุม اجتماع", "" },
    { "nothing", "", "" },
    { "ill-formed text", "\255 \195 met Ann\255 Lee \128", "Ann; Lee" },
    { "NUL", "met Ann\0Lee", "Ann; Lee" },
  }
  for _, row in ipairs(rows) do
    it("are " .. row[1], function() assert.equal(row[3], names(row[2], row[4])) end)
  end

  local listed = {
    { "not what is listed", "They saw Oru and Kestria.", "Kestria", { "Oru" } },
    { "not what is listed in parts", "an Oru-Kestria deal, the Oru Kestria", "", { "Oru", "Kestria" } },
    { "longer than what is listed", "the Oru River Board", "Oru River Board", { "Oru" } },
    { "without what is listed before a title", "said Oru President Ann Roe", "Ann Roe", { "Oru" } },
    { "one of two", "the Bank of Oru and Lee", "Bank of Oru; Lee", { "Oru" } },
    { "with what is listed at the end", "the Bank of Oru", "Bank of Oru", { "Oru" } },
  }
  for _, row in ipairs(listed) do
    it("are " .. row[1], function() assert.equal(row[3], names(row[2], "en", row[4])) end)
  end

  it("are a layer of every doc, a matcher, and tell why", function()
    local doc = gloss.doc "They met Ann Roe."
    assert.equal(doc.unlisted, doc:find(gloss.unlisted))
    assert.matches("^unlisted: ", doc.unlisted[1]:why())
    assert.equal(1, gloss.count{ layer = "unlisted", by = "name" }:add(doc):get "Ann Roe")
  end)

  it("take any language that a doc takes", function()
    local own = require "gloss.language".compile{ code = "own", words = { starter = "foo" } }
    assert.equal("Bar", gloss.doc("the Bar", { lang = own }).unlisted[1].text)
    for _, code in ipairs(require "gloss.language".known()) do
      assert.is_true(#gloss.doc("x Ann Lee y", { lang = code }).unlisted >= 1, code)
    end
  end)

  -- steps of the interpreter, not seconds
  it("take steps in proportion to the text, whatever it is", function()
    local function steps(text)
      local n = 0
      local doc = gloss.doc(text)
      local _ = { doc.sentences, doc.tokens, doc.zones }
      debug.sethook(function() n = n + 1 end, "", 100)
      _ = doc.unlisted
      debug.sethook()
      return n
    end
    for _, unit in ipairs{ "Ab ", "Ab of ", "A", "Ab-", "Ab-b ", "AB CD EF (ACE) ", "a Ab Cd\n", "The ", "(", "Ab and ",
      "Ab\n", "Aa Bb Cc Dd Ee Ff Gg Hh Ii Jj Kk Ll Mm.\n" }
    do
      local small, great = steps(unit:rep(1000)), steps(unit:rep(4000))
      assert.is_true(great <= 5 * small + 50, unit .. small .. " " .. great)
    end
    assert.is_true(steps("Ab" .. (" "):rep(40000) .. "\n\n" .. "Cd") < 100)
  end)
end)
