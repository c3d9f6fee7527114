local gloss = require "gloss"

-- quotations as the text has them, a depth beyond 1 behind a number
local function found(text)
  local list = {}
  for q in gloss.doc(text).quotes:each() do
    list[#list + 1] = (q.depth > 1 and q.depth .. " " or "") .. q.text
  end
  return list
end

describe("quotation marks", function()
  local rows = {
    { "none", 'No marks here.', {} },
    { "empty text", '', {} },
    { "a mark alone", '"', {} },
    { "an empty quotation", '"" x', { '""' } },
    { "ASCII", 'He said "no" and "never".', { '"no"', '"never"' } },
    { "ASCII at both ends of the text", '"No," he said. "Never"', { '"No,"', '"Never"' } },
    { "ASCII in brackets and behind dashes", '("one")--"two"', { '"one"', '"two"' } },
    { "curly", "“No,” he said, “never.”", { "“No,”", "“never.”" } },
    { "single in double", '"He said \'stop\' to me," she said.',
      { '"He said \'stop\' to me,"', "2 'stop'" } },
    { "curly single in double", "“He said ‘stop’ to me.”",
      { "“He said ‘stop’ to me.”", "2 ‘stop’" } },
    { "single alone", "He said 'stop it' to me.", { "'stop it'" } },
    { "apostrophes", "It's the farmers' maps, don't 'em rock 'n' roll in '69.", {} },
    { "curly apostrophes", "It’s the farmers’ maps, don’t ’em in ’69.", {} },
    { "apostrophes inside single marks", "He said 'it's ours' today.", { "'it's ours'" } },
    { "a possessive inside single marks", "He said 'the farmers' maps are ours' today.",
      { "'the farmers' maps are ours'" } },
    { "a name with an apostrophe", "O'Brien said 'no.'", { "'no.'" } },
    { "inches", 'A 6" pipe and a 7" pipe.', {} },
    { "guillemets", "« Non », dit-il. «Jamais.»", { "« Non »", "«Jamais.»" } },
    { "guillemets reversed", "»Nein«, sagte er. »Nie ›so‹.«",
      { "»Nein«", "»Nie ›so‹.«", "2 ›so‹" } },
    { "guillemets one way", "»Nej», sa han.", { "»Nej»" } },
    { "guillemets in guillemets", "« Il a dit « non » hier »",
      { "« Il a dit « non » hier »", "2 « non »" } },
    { "low and high", "„Nein“, sagte er. „Er sagte ‚nie‘.“",
      { "„Nein“", "„Er sagte ‚nie‘.“", "2 ‚nie‘" } },
    { "low and high, Polish", "„Nie”, powiedział.", { "„Nie”" } },
    { "Swedish", "”Nej”, sa han.", { "”Nej”" } },
    { "corner brackets", "彼は「『本』を読む」と言った。", { "「『本』を読む」", "2 『本』" } },
    { "half-width brackets", "｢はい｣", { "｢はい｣" } },
    { "full-width", "他说＂不＂。", { "＂不＂" } },
    { "ASCII without spaces", '他说"不"，再说"是"。', { '"不"', '"是"' } },
    { "TeX", "He said ``no'' twice.", { "``no''" } },
    { "fences of Markdown", "```lua\nlocal s = ''\n```", {} },
    { "a stray mark before a good one", 'He "said that "no" is no.', { '"no"' } },
    { "unclosed to the end of the paragraph", '"One two.\n\nThree "four" five.',
      { '"One two.', '"four"' } },
    { "two paragraphs, the mark repeated", '"One.\n\n"Two," he said.',
      { '"One.\n\n"Two,"' } },
    { "three paragraphs, curly", "“One.\n\n“Two.\n\n“Three.” Four.",
      { "“One.\n\n“Two.\n\n“Three.”" } },
    { "closed by another double mark", '“No" and „Never", he said to “all“.',
      { '“No"', '„Never"', "“all“" } },
    { "not by inches", '“A 6" pipe” is short.', { '“A 6" pipe”' } },
    { "a blank between two closing marks", '"He said, \'No.\' " Then "Yes."',
      { '"He said, \'No.\' "', "2 'No.'", '"Yes."' } },
    { "two apostrophes, italics of wikis", "The ''Northern Star'' sank.", {} },
    { "upright and ornamental", "﹁一﹃二﹄﹂ ❝One❞", { "﹁一﹃二﹄﹂", "2 ﹃二﹄", "❝One❞" } },
    { "Hebrew", 'הוא אמר "צה"ל כאן", ״שלום״.', { '"צה"ל כאן"', "״שלום״" } },
    { "feet and inches", "5'10\" tall, 6' by 7'", {} },
    { "Dutch apostrophes", "'s Avonds at hij 't brood.", {} },
    { "the same mark within itself", '"Is "no" out?" she said.', { '"Is "no" out?"', '2 "no"' } },
    { "a pair between two of another kind", '“A „b” c', { "“A „b” c", "2 „b”" } },
    { "double marks win over single ones that cross them", "‘one “two’ three”", { "“two’ three”" } },
    { "French, left open and closed again", "dit-on ». Il parle d’« échec » ? Oui « non ».",
      { "« échec »", "« non »" } },
    { "open and closed in the next paragraph, one within", "“One «two».\n\n“Three «four».” Five.",
      { "“One «two».\n\n“Three «four».”", "2 «two»", "2 «four»" } },
    { "a paragraph between", "“One.\n\nTwo.\n\n“Three.”", { "“One.", "“Three.”" } },
    { "years", "In ‘05 the farmers’ maps were new.", {} },
    { "Thai", 'เขาพูด"ไม่"แล้ว', { '"ไม่"' } },
    { "marks of direction", "\226\128\143\"a\"\226\128\143 b", { '"a"' } },
    { "three apostrophes", "``He said 'no,''' she said.", { "``He said 'no,'''", "2 'no,'" } },
    { "ill-formed bytes beside marks", '\255"no"\226\128', { '"no"' } },
    { "a broken mark at the end", 'no \226\128', {} },
  }
  for _, row in ipairs(rows) do
    it(row[1], function() assert.same(row[3], found(row[2])) end)
  end

  it("tell what they are", function()
    local q = gloss.doc('"One.\n\n"Two," he said.').quotes[1]
    assert.equal(2, q.parts)
    q = gloss.doc('"One two').quotes[1]
    assert.is_true(q.unclosed)
    assert.equal("term quotation, to the end of the paragraph, for its mark is not closed",
      q:why())
    assert.equal("quotes", gloss.quotes.layer)
  end)

  it("open within each other to a limit", function()
    for _, n in ipairs{ 15, 16, 17 } do
      local list = gloss.doc(("「"):rep(n) .. ("」"):rep(n)).quotes
      assert.equal(math.min(n, 16), #list)
    end
  end)
end)

describe("who is quoted", function()
  -- name, text, then of each quotation {kind, speaker, cue, who}
  local rows = {
    { "speaker and verb behind", '"The maps are ours," Okoro said.',
      { { "direct", "Okoro", "said", "Okoro" } } },
    { "verb and speaker behind", '"The maps are ours," said Ines Okoro on Monday.',
      { { "direct", "Ines Okoro", "said", "Ines Okoro" } } },
    { "a question", '"Are the maps ours?" Okoro asked.',
      { { "direct", "Okoro", "asked", "Okoro" } } },
    { "an apposition behind", '"The maps are ours," Ines Okoro, the water minister, said.',
      { { "direct", "Ines Okoro", "said", "Ines Okoro" } } },
    { "a title", '"The maps are ours," Mr. Okoro said.',
      { { "direct", "Mr. Okoro", "said", "Mr. Okoro" } } },
    { "a speaker without a name", '"The maps are ours," a senior water official said.',
      { { "direct", "a senior water official", "said" } } },
    { "no article", '"The maps are ours," council diplomats say.',
      { { "direct", "council diplomats", "say" } } },
    { "verb before a speaker without a name", '"No," said the minister.',
      { { "direct", "the minister", "said" } } },
    { "an adverb between", '"The maps are ours," Okoro also said.',
      { { "direct", "Okoro", "said", "Okoro" } } },
    { "according to", '"The maps are ours," according to Ines Okoro.',
      { { "direct", "Ines Okoro", "according to", "Ines Okoro" } } },
    { "according to, in front", 'According to Ines Okoro, "the maps are ours."',
      { { "mixed", "Ines Okoro", "According to", "Ines Okoro" } } },
    { "a comma before", 'Okoro said, "The maps are ours."',
      { { "direct", "Okoro", "said", "Okoro" } } },
    { "a colon before", 'Okoro said: "The maps are ours."',
      { { "direct", "Okoro", "said", "Okoro" } } },
    { "a colon and a new line before", 'Okoro said:\n"The maps are ours."',
      { { "direct", "Okoro", "said", "Okoro" } } },
    { "an apposition before",
      'Ines Okoro, minister of water, told the council that it "will not do."',
      { { "mixed", "Ines Okoro", "told", "Ines Okoro" } } },
    { "an apposition with a comma in it",
      'Ines Okoro, 54, of Belmora, told them it "will not do."',
      { { "mixed", "Ines Okoro", "told", "Ines Okoro" } } },
    { "who", 'Ines Okoro, who told them it "will not do," has left.',
      { { "mixed", "Ines Okoro", "told", "Ines Okoro" } } },
    { "who, in a place", 'Ines Okoro, who in Belmora told them it "will not do," has left.',
      { { "mixed", "Ines Okoro", "told", "Ines Okoro" } } },
    { "a party in brackets", '"The maps are ours," Ines Okoro (R-Belmora) said.',
      { { "direct", "Ines Okoro", "said", "Ines Okoro" } } },
    { "two quotations of one clause", 'Okoro called it "a first" and "a last" step.',
      { { "mixed", "Okoro", "called", "Okoro" }, { "mixed", "Okoro", "called", "Okoro" } } },
    { "three side by side", 'Okoro called it "a first," "a middle" and "a last" step.',
      { { "mixed", "Okoro", "called", "Okoro" }, { "mixed", "Okoro", "called", "Okoro" },
        { "mixed", "Okoro", "called", "Okoro" } } },
    { "an object is no speaker", 'Okoro left the talks in Belmora and said they "will not do."',
      { { "mixed", "Okoro", "said", "Okoro" } } },
    { "a name like a verb", 'The Belmora Post reports that it "will not do."',
      { { "mixed", "The Belmora Post", "reports" } } },
    { "part of a sentence", 'Okoro described the offer as "a first step" to peace.',
      { { "mixed", "Okoro", "described", "Okoro" } } },
    { "quoted as saying", 'Okoro was quoted as saying the talks "will not do."',
      { { "mixed", "Okoro", "saying", "Okoro" } } },
    { "a passive is no speaker", 'Okoro was told that it "will not do at all now, sorry."',
      { { "mixed" } } },
    { "split by its clause", '"The maps," Okoro said, "are ours."',
      { { "direct", "Okoro", "said", "Okoro" }, { "direct", "Okoro", "said", "Okoro" } } },
    { "going on behind its clause", '"The maps are ours," Okoro said. "Take them."',
      { { "direct", "Okoro", "said", "Okoro" }, { "direct", "Okoro", nil, "Okoro" } } },
    { "adding", '"The maps are ours," Okoro said, adding that it "will not do."',
      { { "direct", "Okoro", "said", "Okoro" }, { "mixed", "Okoro", "adding", "Okoro" } } },
    { "another speaker in the next sentence", '"Yes," Okoro said. "No," Anders said.',
      { { "direct", "Okoro", "said", "Okoro" }, { "direct", "Anders", "said", "Anders" } } },
    { "she, of the sentence before", 'Ines Okoro said it was late. "We go," she said.',
      { { "direct", "she", "said", "Ines Okoro" } } },
    { "he, of nobody", 'It was late. "We go," he said.', { { "direct", "he", "said" } } },
    { "they, never one person", 'Ines Okoro said no. "We go," they said.',
      { { "direct", "they", "said" } } },
    { "a surname", '"Yes," Ines Okoro said.\n\n"No," Okoro said.',
      { { "direct", "Ines Okoro", "said", "Ines Okoro" },
        { "direct", "Okoro", "said", "Ines Okoro" } } },
    { "a role before the name", '"We go," Foreign Ministry spokesman Ivo Renn said.',
      { { "direct", "Ivo Renn", "said", "Ivo Renn" } } },
    { "a spokesman for the ministry", '"We go," a spokesman for the ministry said.',
      { { "direct", "a spokesman for the ministry", "said" } } },
    { "a place between", 'Okoro in Belmora said it "will not do."',
      { { "mixed", "Okoro", "said", "Okoro" } } },
    { "a time between", 'Okoro on Friday said it "will not do."',
      { { "mixed", "Okoro", "said", "Okoro" } } },
    { "two verbs", 'Okoro left the talks and said they "will not do."',
      { { "mixed", "Okoro", "said", "Okoro" } } },
    { "a quotation at its end", "“He asked, ‘Why?’” Okoro said.",
      { { "direct", "Okoro", "said", "Okoro" }, { "direct" } } },
    { "going on behind the whole clause", '"We go," Okoro said in Belmora. "Now."',
      { { "direct", "Okoro", "said", "Okoro" }, { "direct", "Okoro", nil, "Okoro" } } },
    { "going on in the next paragraph", '"We go," Okoro said on Friday.\n\n"We go now."',
      { { "direct", "Okoro", "said", "Okoro" }, { "direct", "Okoro", nil, "Okoro" } } },
    { "not going on over a sentence", '"We go," Okoro said. It rained. "We all go now."',
      { { "direct", "Okoro", "said", "Okoro" }, { "direct" } } },
    { "a verb of the next sentence",
      'She told them it "will not do." Belmora has long called it a plot.',
      { { "mixed", "She", "told" } } },
    { "a term", 'The "dry war" between them went on.', { { "term" } } },
    { "a term that is named", 'Okoro said the so-called "dry war" was over.', { { "term" } } },
    { "a noun is no verb", 'The report, a claim "without any basis in what we all know," fell.',
      { { "mixed" } } },
    { "a paragraph of its own", '"The maps are ours. They always were, and they will be."',
      { { "direct" } } },
    { "a surname of whom nothing was said", 'Ines Okoro left. "No," Okoro said.',
      { { "direct", "Okoro", "said", "Ines Okoro" } } },
    { "a name that is a title too, at the end", '"We go," said Amartya Sen. "No," Sen said.',
      { { "direct", "Amartya Sen", "said", "Amartya Sen" }, { "direct", "Sen", "said", "Amartya Sen" } } },
    { "a title before the surname", 'Ruth Anders left. "We go," said Sen. Anders.',
      { { "direct", "Sen. Anders", "said", "Ruth Anders" } } },
    { "what follows a name", '"We go," said Robert Holt Jr. on Monday. "No," said Holt.',
      { { "direct", "Robert Holt Jr.", "said", "Robert Holt Jr." }, { "direct", "Holt", "said", "Robert Holt Jr." } } },
    { "a number behind a name", 'Robert Holt III left. "No," said Mr. Holt.',
      { { "direct", "Mr. Holt", "said", "Robert Holt III" } } },
    { "a title before the surname of two",
      'Ruth Anders met Gov. Paul B. Anders. Ruth Anders left. "No," said Mr. Anders.',
      { { "direct", "Mr. Anders", "said", "Mr. Anders" } } },
    { "a title before a surname with an initial", 'Paul B. Anders left. Paul Anders came. "No," said Mr. Anders.',
      { { "direct", "Mr. Anders", "said", "Paul B. Anders" } } },
    { "two titles, two persons", '"We go," said Mrs. Brandt. "No," said Mr. Brandt.',
      { { "direct", "Mrs. Brandt", "said", "Mrs. Brandt" }, { "direct", "Mr. Brandt", "said", "Mr. Brandt" } } },
    { "a sentence of its own", 'Okoro said it was over. "The maps are ours. Take them."',
      { { "direct", "Okoro", nil, "Okoro" } } },
    { "two before it: the nearer verb", 'Okoro said no, adding that it "will not do."',
      { { "mixed", "Okoro", "adding", "Okoro" } } },
    { "the same person twice: the name", 'Okoro said that she thinks it "will not do at all."',
      { { "mixed", "Okoro", "said", "Okoro" } } },
    { "a plain form has no single speaker", 'In a rare note, Okoro spoke of "a first step" up.',
      { { "term" } } },
    { "several do", 'Critics note that it "will not do."',
      { { "mixed", "Critics", "note", "Critics" } } },
    { "a clause that goes on behind a colon is of the next",
      'Okoro said no to "a plan," Anders said: "Yes."',
      { { "mixed", "Okoro", "said", "Okoro" }, { "direct", "Anders", "said", "Anders" } } },
    { "a show has a name", 'Okoro said on the show "The Long Way" that it was late.',
      { { "term" } } },
    { "a place of a dateline", 'NORVIK — Okoro left, saying it "will not do."',
      { { "mixed", "Okoro", "saying", "Okoro" } } },
    { "Hungarian: marks, no clauses", '»Nem«, mondta.', { { "term" } }, "hu" },
    { "Hebrew: behind a colon", 'ראש הממשלה אמר: "נלך מחר".', { { "direct" } }, "he" },
    { "Hebrew: a name", 'הוא קרא "הארץ" אתמול.', { { "term" } }, "he" },
  }
  for _, row in ipairs(rows) do
    it(row[1], function()
      local list = {}
      for q in gloss.doc(row[2], { lang = row[4] or "en" }).quotes:each() do
        list[#list + 1] = { q.kind, q.speaker, q.cue, q.who }
      end
      assert.same(row[3], list)
    end)
  end

  it("is nobody where tokens leave the quotation out", function()
    for _, words in ipairs{ {}, { { 1, 2 } }, { { 8, 9 } } } do
      local tokens = gloss.tokens "He: “no” and so on"
      tokens = gloss.spans(tokens.text, words)
      local q = gloss.doc("He: “no” and so on", { tokens = tokens }).quotes[1]
      assert.equal("“no”", q.text)
      assert.is_nil(q.speaker)
    end
  end)

  it("is known by the gazetteer's name and id", function()
    local names = gloss.gazetteer()
    names:add{ "Ines Okoro", id = "okoro", label = "PERSON", alias = { "Okoro" } }
    names:add{ "Belmora", label = "GPE" }
    local doc = gloss.doc('Okoro left Belmora. "We go," she said.')
    doc:layer("entities", doc:find(names))
    local q = doc.quotes[1]
    assert.equal("she", q.speaker)
    assert.equal("Ines Okoro", q.who)
    assert.equal("okoro", q.who_id)
    assert.equal("she", doc:sub(q.speaker_first, q.speaker_last))
    assert.equal("said", doc:sub(q.cue_first, q.cue_last))
    assert.equal("direct", q.label)
    assert.equal('direct quotation, from mark to mark; "she" is the speaker: speaker and '
      .. 'verb behind, cue "said", known as Ines Okoro', q:why())
  end)
end)

describe("a speaker with a title", function()
  for _, row in ipairs{
    { "zh", "外交部发言人华春莹表示：“不。”", "华春莹" },
    { "ja", "岸田文雄首相は「いいえ」と言った。", "岸田文雄" },
    { "de", "„Nein“, sagte der Minister Hans Müller.", "Hans Müller" },
    { "ru", "«Нет», — сказал министр Иванов.", "Иванов" },
    { "zh", "华春莹的发言人王毅表示：“不。”", "华春莹", "王毅" }, -- two
    { "zh", "外交部表示：“不。”", "外交部", label = "ORG" },
    { "de", "„Nein“, sagte die Mutter von Max Vogt.", "Max Vogt", other = true },
    { "de", "„Nein“, sagte die Mutter von Frau Vogt.", "Vogt", other = true },
    { "en", '"No," said the wife of Ann Lee.', "Ann Lee", other = true },
    { "en", '"No," said a spokesman for President Lee.', "Lee", other = true },
    { "en", '"No," said the minister of water Ann Lee.', "Ann Lee" },
    { "en", '"No," said Ann Lee\'s wife.', "Ann Lee", other = true },
    { "en", '"No," said the minister Ann Lee\'s wife.', "Ann Lee", other = true },
    { "en", 'According to the wife of Ann Lee, it was "never safe."', "Ann Lee", other = true },
    { "fr", "« Non », a dit la femme de Jean Petit.", "Jean Petit", other = true },
    { "es", "«No», dijo la esposa de la señora Lee.", "Lee", other = true },
  } do
    it("is known by the list of names: " .. row[2], function()
      local names = gloss.gazetteer{ boundary = "none" }
      for i = 3, #row do names:add{ row[i], id = row[i], label = row.label or "PERSON" } end
      local doc = gloss.doc(row[2], { lang = row[1] })
      local q = doc:layer("entities", doc:find(names)).quotes[1]
      assert.is_string(q.speaker)
      local who = not (row[4] or row.label or row.other) and row[3] or nil
      assert.equal(who, q.who)
      assert.equal(who, q.who_id)
    end)
  end
  -- text, who; false: nobody that is named
  for _, row in ipairs{
    { "ru", "«Нет», — сказал г. Иванов.", "г. Иванов" },
    { "ru", "Пётр Иванов ушёл. «Нет», — сказал г. Иванов.", "Пётр Иванов" },
    { "ru", "«Нет», — сказал господин Иванов.", "господин Иванов" },
    { "ru", "«Нет», — сказал министр Иванов.", false },
    { "ru", "«Нет», — сказал г. премьер.", false },
    { "es", "«No», dijo el Sr. Pérez.", "Sr. Pérez" },
    { "es", "«No», dijo el Sr. ministro.", false },
    { "it", "«No», ha detto il sig. Rossi.", "sig. Rossi" },
    { "pl", "„Nie” – powiedział prof. dr Jan Nowak.", "prof. dr Jan Nowak" },
    { "sv", "”Nej”, sade hr Holm.", "hr Holm" },
    { "el", "«Όχι», είπε ο κ. Παπαδόπουλος.", "κ. Παπαδόπουλος" },
    { "hu", "„Nem” – mondta dr. Kovács.", "dr. Kovács" },
    { "en", '"No," said the Mr. Lee of old.', false },
    { "en", '"No," said the general.', false },
  } do
    it("is known by what is short for it: " .. row[2], function()
      local q = gloss.doc(row[2], { lang = row[1] }).quotes[1]
      assert.is_string(q.speaker)
      assert.equal(row[3] or nil, q.who)
      assert.equal(q.speaker, q.doc:sub(q.speaker_first, q.speaker_last))
    end)
  end
end)

describe("gloss.quotes.with", function()
  local T = gloss.token
  local function told(own, text)
    local list = {}
    for q in gloss.doc(text):find(gloss.quotes.with(own)):each() do
      list[#list + 1] = { q.who, q.cue, q.rule }
    end
    return list
  end

  it("takes verbs, in all their forms", function()
    local text = '"We go," Okoro chirped.'
    assert.same({ {} }, told({}, text))
    for _, verbs in ipairs{ "chirp", { "chirp" } } do
      assert.same({ { "Okoro", "chirped", "speaker and verb behind" } },
        told({ verbs = verbs }, text))
    end
  end)

  it("takes the turns of an interview, if asked to", function()
    for _, row in ipairs{
      { "en", "COOPER: Is it late?\n\nMAYOR HOLT: It's \"very\" late.\n\nCOOPER: Thanks.\n\nThe show ended.",
        "1 COOPER Is it late?", '1 MAYOR HOLT It\'s "very" late.', '2 nil "very"', "1 COOPER Thanks." },
      { "en", "Q: Is it late?\nA: It is.\nDr. Holt: No.", "1 Q Is it late?", "1 A It is.", "1 Dr. Holt No." },
      { "el", "Άννα: Αργά.\nΝίκος: Όχι.", "1 Άννα Αργά.", "1 Νίκος Όχι." },
      { "ja", "記者：橋は？\n佐藤：はい。", "1 記者 橋は？", "1 佐藤 はい。" },
      { "en", "Note: this is one line alone." }, { "en", "he: no\nshe: yes\nQ:\nA:" }, { "en", "" },
    } do
      local list = {}
      local all = gloss.doc(row[2], { lang = row[1] }):find(gloss.quotes.with{ transcript = true })
      for q in all:each() do
        list[#list + 1] = ("%d %s %s"):format(q.depth, q.speaker, tostring(q))
        if q.depth == 1 then assert.same({ "direct", "transcript" }, { q.kind, q.rule }) end
      end
      assert.same({ table.unpack(row, 3) }, list)
      assert.equal(0, #gloss.doc(row[2], { lang = row[1] }).quotes:where{ rule = "transcript" })
    end
    local q = gloss.doc "A: One.\nB: Two.":find(gloss.quotes.with{ transcript = true })[1]
    assert.equal('direct quotation, from the name to the end of the turn; "A" is the speaker: '
      .. "transcript, known as", (q:why() .. ", known as"))
    assert.has_error(function() gloss.quotes.with{ transcript = 1 } end,
      "transcript: boolean expected, got number")
  end)

  it("takes two apostrophes, of the wire", function()
    local text = "''We go,'' she said. ''It's 'no.'''"
    local list = {}
    assert.equal(0, #gloss.doc(text).quotes:where{ depth = 1, kind = "direct" })
    for q in gloss.doc(text):find(gloss.quotes.with{ wire = true }):each() do
      list[#list + 1] = q.text
    end
    assert.same({ "''We go,''", "''It's 'no.'''", "'no.'" }, list)
    assert.has_error(function() gloss.quotes.with{ wire = 1 } end, "wire: boolean expected, got number")
  end)

  it("takes clauses behind a quotation and before one", function()
    assert.same({ { "Okoro", nil, "own, behind" } },
      told({ behind = T "—" * (T.title / "who") }, '"We go" — Okoro'))
    assert.same({ { "Okoro", "writes", "own, before" } },
      told({ before = '(?<who>[is_title]) (?<cue>"writes") "thus"' }, 'Okoro writes thus "we go"'))
  end)

  it("comes before what is known, and lets others be", function()
    local text = '"We go," Okoro said of Anders.'
    local own = { behind = (T.any / "cue") * T.any * T.any * (T.title / "who") }
    assert.same({ { "Anders", "Okoro", "own, behind" } }, told(own, text))
    assert.equal("Okoro", gloss.doc(text).quotes[1].who)
  end)

  local rows = {
    { { verb = "x" }, "unknown option 'verb' (known: before, behind, transcript, verbs, wire)" },
    { { verbs = 1 }, "verbs: string or list of strings expected, got number" },
    { { verbs = { 1 } }, "verbs: string expected at 1 of a list, got number" },
    { { behind = 1 }, "behind: pattern expected, got number" },
    { { before = T.any:within "sentences" }, "before: a clause has no action and no 'within'" },
    { { before = T.any / { label = "x" } }, "before: a clause has no action and no 'within'" },
  }
  for _, row in ipairs(rows) do
    it("says: " .. row[2], function()
      assert.has_error(function() gloss.quotes.with(row[1]) end, row[2])
    end)
  end
end)

describe("speakers in wire copy", function()
  local names = gloss.gazetteer()
  for _, name in ipairs{ "Theo Brandt", "Ana Ruiz" } do names:add{ name, label = "PERSON" } end
  names:add{ "Port Alden", label = "GPE" }

  local rows = {
    { "no place of a dateline speaks",
      'PORT ALDEN (Coast Wire) -- Mayor Ana Ruiz on Tuesday defended the plan, telling '
      .. 'reporters that "nobody else could."', "Mayor Ana Ruiz", "Ana Ruiz" },
    { "nor one that no gazetteer knows",
      'NORVIK (Northwire) - President Eva Holm on Monday attacked the plan, saying it was '
      .. '"a farce."', "President Eva Holm" },
    { "\"she\" is none who is called Mr.",
      'Mr. Theo Brandt left. "The papers were in the car when we looked," she said.', "she", nil },
    { "\"she\" is the subject before, though no list knows her",
      'Theo Brandt left. Hartwig kept it. "The papers were in the car," she said.', "she", nil },
    { "\"she\" is who said something before, though no list knows her",
      'Theo Brandt left. Hartwig rejected it. "The papers were in the car," she said.', "she",
      "Hartwig" },
    { "\"she\" is the last subject", 'Ana Ruiz left. "The papers were in the car," she said.',
      "she", "Ana Ruiz" },
  }
  for _, row in ipairs(rows) do
    it(row[1], function()
      local doc = gloss.doc(row[2])
      doc:layer("entities", doc:find(names))
      local quote = doc.quotes[-1]
      assert.equal(row[3], quote.speaker)
      if row[3] == "she" or row[4] then assert.equal(row[4], quote.who) end
    end)
  end
end)

describe("tokens that are white space", function()
  for _, lang in ipairs{ "bg", "ca", "cs", "da", "de", "el", "en", "es", "fi", "fr", "hr", "hu", "it",
    "ja", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sv", "uk", "zh" } do
    it("are no words of " .. lang, function()
      local doc = gloss.doc('"We go,"  said  Ana  Ruiz.  "No," \n  she.', { lang = lang })
      doc:layer("tokens", gloss.tokens(doc.text, { lang = lang, profile = "spacy-en" }))
      assert.equal(2, #doc.quotes)
      for q in doc.quotes:each() do
        assert.is_nil((q.speaker or "x"):find "^%s*$")
        assert.is_nil((q.cue or "x"):find "^%s*$")
      end
    end)
  end
end)

it("quotations are read in tokens of news, whatever profile a doc has", function()
  for _, profile in ipairs{ "spacy-en", "space", "uax29", "ptb" } do
    local q = gloss.doc('"We go,"  said  Ana  Ruiz.', { tokens = profile }).quotes[1]
    assert.equal("Ana  Ruiz", q.speaker)
    assert.equal("said", q.cue)
  end
end)

it("quotations are found where a user's own spans overlap in part", function()
  for _, layer in ipairs{ "sentences", "tokens", "paragraphs", "lines", "zones" } do
    local doc = gloss.doc('— Sí —dijo Ana—. "No," dijo Ana Ruiz. Ya.', { lang = "es" })
    doc:layer(layer, { { 1, 24 }, { 15, 40 }, { 30, 44 } })
    assert.is_true(#doc.quotes > 0)
  end
end)

describe("quotations in linear time", function() -- hours, were it quadratic
  it("where lines have blanks without end", function()
    local blanks = (" "):rep(1000000)
    for _, line in ipairs{ "a" .. blanks .. "b", blanks, "— a" .. blanks .. "b" } do
      assert.equal(1, #gloss.doc(line .. '\n\n"Ya," dijo Ana.', { lang = "es" }).quotes)
    end
  end)

  -- text, times, how many quotations
  local hostile = {
    { "“", 100000, 1 }, { '"', 100000, 50000 }, { "'", 100000, 0 }, { "「", 100000, 1 },
    { '" a', 100000, 0 }, { "”“", 100000, 100000 }, { "“ ” ", 100000, 100000 },
    { "»", 100000, 50000 }, { "“‘", 100000, 1 }, { "s' a ", 100000, 0 }, { "``", 100000, 0 },
    { "“a\n\n", 100000, 1 },
  }
  for _, row in ipairs(hostile) do
    it(("of %q again and again"):format(row[1]), function()
      assert.equal(row[3], #gloss.doc(row[1]:rep(row[2])).quotes)
    end)
  end

  it("where names do not end", function()
    local name = "A" .. ("a"):rep(400000) .. " Bo"
    assert.equal(name, gloss.doc('"It is so," ' .. name .. " said.").quotes[1].who)
  end)
end)
