local gloss = require "gloss"
local report = require "gloss.report"
local json = require "gloss.json"
local command = require "spec.support.command"
local files = require "spec.support.files"

local function names()
  local g = require "gloss.story".gazetteer()
  assert(g:load "examples/oru.jsonl")
  return g
end

local text = files.read "examples/oru.txt"

-- The report of examples/oru.txt, as README shows it and `make demo`; made
-- anew by: bin/gloss story examples/oru.txt -g examples/oru.jsonl
describe("the demo", function()
  it("shows what is checked in", function()
    local out, err, code = command.run "gloss story examples/oru.txt -g examples/oru.jsonl"
    assert.equal("", err)
    assert.equal(0, code)
    assert.equal(files.read "spec/data/oru.out", out)
  end)

  it("fits a screen", function()
    local lines = 0
    for line in files.read "spec/data/oru.out":gmatch "[^\n]*\n" do
      lines = lines + 1
      assert.is_true(#line <= 110, line)
    end
    assert.is_true(lines <= 24)
  end)
end)

describe("gloss.story", function()
  local story = assert(gloss.story(text, { gazetteer = names(), file = "oru" }))

  it("tells title, byline, place and agency", function()
    assert.equal("U.N. envoy sees thaw in Veldara dam talks", story.title)
    assert.equal("Tomas Lindqvist", story.byline)
    assert.equal("GENEVA", story.place)
    assert.equal("Northwire", story.agency)
    assert.equal(#text, story.bytes)
  end)

  it("places every mention, sentence and quotation at its exact text", function()
    local function check(list)
      for _, m in ipairs(list) do
        assert.equal(m.text, text:sub(m.first, m.last))
        local lines = select(2, text:sub(1, m.first - 1):gsub("\n", ""))
        assert.equal(lines + 1, m.line)
        assert.equal(#text:sub(1, m.first):match "[^\n]*$", m.column)
        if m.sentence then
          local s = story.sentences[m.sentence]
          assert.is_true(s.first <= m.first and m.last <= s.last)
        end
      end
    end
    check(story.sentences)
    check(story.quotes)
    for _, entity in ipairs(story.entities) do
      check(entity.mentions)
      assert.equal(entity.count, #entity.mentions)
    end
  end)

  it("groups mentions by identity, most often first, credits apart", function()
    local count, last = {}, math.huge
    for _, entity in ipairs(story.entities) do
      count[entity.id] = entity.count
      assert.is_true(entity.count <= last)
      last = entity.count
    end
    assert.equal(3, count.okoro)
    assert.equal(7, count.KES)
    assert.is_nil(count.northwire) -- by agency and credit alone
    assert.is_nil(count.halloran)
    assert.equal(7, story.credits)
    local kestria
    for _, entity in ipairs(story.entities) do
      if entity.id == "KES" then kestria = entity end
    end
    assert.same({ { text = "Kestrian", count = 1 }, { text = "Kestrians", count = 1 } },
      kestria.forms)
  end)

  it("counts who shares a sentence with whom", function()
    local found = {}
    for _, two in ipairs(story.together) do
      assert.equal(two.count, #two.sentences)
      found[two.a.id .. " " .. two.b.id] = table.concat(two.sentences, " ")
    end
    assert.equal("11 12", found["KES okoro"])
    assert.equal("2", found["belmora karst"] or found["karst belmora"])
    assert.is_nil(found["lindqvist geneva"] or found["geneva lindqvist"]) -- credits
  end)

  it("takes a text, a doc, a doc with entities, and a path of a gazetteer", function()
    local function ids(s)
      local list = {}
      for i, entity in ipairs(s.entities) do list[i] = entity.id .. entity.count end
      return list
    end
    local expected = ids(story)
    local g = names()
    assert.same(expected, ids(gloss.story(gloss.doc(text), { gazetteer = g })))
    assert.same(expected, ids(gloss.story(text, { gazetteer = "examples/oru.jsonl" })))
    local doc = gloss.doc(text)
    doc:layer("entities", doc:find(g))
    assert.same(expected, ids(gloss.story(doc)))
    assert.same({}, ids(gloss.story(text, { gazetteer = false })))
    -- without a list: what a newspaper takes for known
    assert.same({ "UN4" }, ids(gloss.story(text)))
  end)

  it("tells who is named with whom also of names that no list has, without one", function()
    local s = "Envoys of Japan met Ann Roe. Roe left Japan."
    local two = gloss.story(s).together
    assert.same({ 1, "Japan", "Ann Roe", 2 }, { #two, two[1].a.name, two[1].b.name, two[1].count })
    assert.same({}, gloss.story(s, { gazetteer = names() }).together)
    local unlisted = gloss.story(s, { gazetteer = false }).unlisted
    assert.same({ "Japan", 2, "Ann Roe", 2, "Roe", 1 }, { unlisted[1].name, unlisted[1].count,
      unlisted[2].name, unlisted[2].count, unlisted[2].forms[1].text, unlisted[2].forms[1].count })
  end)

  it("returns what is wrong with a gazetteer's file, and raises on wrong use", function()
    local found, why = gloss.story(text, { gazetteer = "/nonexistent.jsonl" })
    assert.is_nil(found)
    assert.equal("/nonexistent.jsonl: No such file or directory", why)
    assert.has_error(function() gloss.story(text, { gazeteer = 1 }) end,
      "unknown option 'gazeteer' (known: date, file, gazetteer, lang)")
  end)

  it("stands texts of every kind", function()
    for _, s in ipairs{ "", "\n\n", "\0", "\255\254", "A", '"', "By", "(Reporting by", "A/B" } do
      local found = gloss.story(s, { gazetteer = names() })
      assert.is_string(report.text(found))
      assert.is_string(report.jsonl(found))
    end
  end)

  it("leaves crowds out of what is together, and says so", function()
    local g, list = gloss.gazetteer(), {}
    for i = 1, 65 do
      list[i] = "N" .. i
      g:add{ list[i], id = list[i] }
    end
    local found = gloss.story(table.concat(list, " ", 1, 64), { gazetteer = g })
    assert.equal(64 * 63 / 2, #found.together)
    assert.equal(0, found.crowded)
    found = gloss.story(table.concat(list, " "), { gazetteer = g })
    assert.equal(0, #found.together)
    assert.equal(1, found.crowded)
  end)

  it("has all pairs, most often first, then in the order of the entities", function()
    local g, said = gloss.gazetteer(), {}
    for i = 1, 9 do g:add{ "N" .. i, id = "N" .. i } end
    for i = 1, 60 do
      said[i] = ("Then N%d met N%d and N%d, or N%d did."):format(i % 9 + 1, i * i % 7 + 1,
        i * 5 % 9 + 1, i % 4 + 1)
    end
    local found, expected, place = gloss.story(table.concat(said, " "), { gazetteer = g }), {}, {}
    for i, a in ipairs(found.entities) do
      place[a] = i
      for k = i + 1, #found.entities do
        local inside, sentences = {}, {}
        for _, m in ipairs(a.mentions) do inside[m.sentence] = true end
        for _, m in ipairs(found.entities[k].mentions) do
          if inside[m.sentence] then
            sentences[#sentences + 1], inside[m.sentence] = m.sentence, nil
          end
        end
        if sentences[1] then expected[#expected + 1] = { i, k, sentences } end
      end
    end
    table.sort(expected, function(a, b)
      if #a[3] ~= #b[3] then return #a[3] > #b[3] end
      if a[1] ~= b[1] then return a[1] < b[1] end
      return a[2] < b[2]
    end)
    for i, two in ipairs(found.together) do
      assert.equal(#two.sentences, two.count)
      found.together[i] = { place[two.a], place[two.b], two.sentences }
    end
    assert.is_true(#expected > 20)
    assert.same(expected, found.together)
  end)
end)

describe("names as a newspaper writes them", function()
  local g = gloss.gazetteer{ fold = "case" }
  g:add{ "United States", alias = { "US" } }
  g:add{ "World Health Organization", alias = { "WHO" } }
  g:add{ "Geneva" }
  g:add{ "Al-Amin" }
  g:add{ "commission of inquiry" }
  local rows = {
    { "as they are", "the US and Geneva", { "US", "Geneva" } },
    { "in capitals", "GENEVA (Northwire) -", { "GENEVA" } },
    { "small letters are words", "tell us who in geneva", {} },
    { "an acronym is all capitals", "Who told Us?", {} },
    { "particles vary", "al-Amin", { "al-Amin" } },
    { "common nouns", "Commission of inquiry; commission of inquiry",
      { "Commission of inquiry", "commission of inquiry" } },
  }
  for _, row in ipairs(rows) do
    it(row[1], function()
      local doc, list = gloss.doc(row[2]), {}
      for s in require "gloss.story".names(doc, g):texts() do list[#list + 1] = s end
      assert.same(row[3], list)
    end)
  end
end)

describe("zones", function()
  -- name, text, then {label, text, names or place, agency}
  local rows = {
    { "none", "It rained. It did.", {} },
    { "a title", "Rain in Belmora\n\nIt rained.", { { "headline", "Rain in Belmora" } } },
    { "a sentence is no title", "It rained.\n\nIt did.", {} },
    { "a byline of its own", "By Ines Okoro\n\nIt rained.", {
      { "headline", "By Ines Okoro" } } },
    { "a byline below a title", "Rain\n\nBy Ines Okoro and Al de Vries\n\nIt rained.", {
      { "headline", "Rain" }, { "byline", "By Ines Okoro and Al de Vries",
        "Ines Okoro and Al de Vries" } } },
    { "a byline in the line below a title", "Rain\r\nBy Ines Okoro\r\n\r\nROME (AP) - It rained.", {
      { "headline", "Rain" }, { "byline", "By Ines Okoro", "Ines Okoro" },
      { "dateline", "ROME (AP) -", "ROME", "AP" } } },
    { "a title of two lines", "Rain\nBy the sea\n\nIt rained.", {} },
    { "a sentence with By", "Rain\n\nBy Monday it rained.\n\nBy Ines Okoro.",
      { { "headline", "Rain" } } },
    { "a dateline", "Rain\n\nGENEVA (Northwire) - It rained.", {
      { "headline", "Rain" }, { "dateline", "GENEVA (Northwire) -", "GENEVA", "Northwire" } } },
    { "a dateline with a day and a long dash", "NEW YORK, March 12 (AP) — It rained.", {
      { "dateline", "NEW YORK, March 12 (AP) —", "NEW YORK", "AP" } } },
    { "byline and dateline", "Rain\n\nBy Ines Okoro ST. IVES (UPI) -- It rained.", {
      { "headline", "Rain" }, { "byline", "By Ines Okoro", "Ines Okoro" },
      { "dateline", "ST. IVES (UPI) --", "ST. IVES", "UPI" } } },
    { "one dateline", "ROME (AP) - It rained.\n\nPARIS (AP) - It did.", {
      { "dateline", "ROME (AP) -", "ROME", "AP" } } },
    { "a byline that breaks off", "Rain\n\nBy Ines , ( it rained.", { { "headline", "Rain" } } },
    { "brackets that are no agency", "NATO (founded in 1949) is old.", {} },
    { "a credit", "Rain\n\nIt rained. REUTERS/KCNA (Reuters)\n\nIt did.", {
      { "headline", "Rain" }, { "caption", "It rained." },
      { "credit", "REUTERS/KCNA (Reuters)" } } },
    { "a caption", "Rain\n\nA street in Rome. Late. AP/XYZ (AP)\n\nROME (AP) - It did.", {
      { "headline", "Rain" }, { "caption", "A street in Rome. Late." },
      { "credit", "AP/XYZ (AP)" }, { "dateline", "ROME (AP) -", "ROME", "AP" } } },
    { "corrections", "(Corrects name) By Ines Okoro ROME (AP) - It did.\n\nCorrection: it was so.", {
      { "correction", "(Corrects name)" }, { "byline", "By Ines Okoro", "Ines Okoro" },
      { "dateline", "ROME (AP) -", "ROME", "AP" }, { "correction", "Correction: it was so." } } },
    { "a signoff", "It rained.\n\nIt did. (Reporting by A. B.; Editing by C. D.)", {
      { "signoff", "(Reporting by A. B.; Editing by C. D.)" } } },
  }
  for _, row in ipairs(rows) do
    it(row[1], function()
      local list = {}
      for z in gloss.doc(row[2]).zones:each() do
        list[#list + 1] = { z.label, z.text, z.names or z.place, z.agency }
        assert.equal(1, (z:why():find(z.label .. ": ", 1, true)))
      end
      assert.same(row[3], list)
    end)
  end
end)

describe("JSON", function()
  local rows = {
    { "numbers", { 1, 2.5, -3, 1 / 0 }, "[1,2.5,-3,null]" },
    { "sorted keys", { b = 1, a = true, c = "x" }, '{"a":true,"b":1,"c":"x"}' },
    { "escapes", '"\\\n\0\127/', '"\\"\\\\\\n\\u0000\\u007f/"' },
    { "an empty list", setmetatable({}, json.list), "[]" },
    { "an empty object", {}, "{}" },
    { "UTF-8", "é€😀", '"é€😀"' },
  }
  for _, row in ipairs(rows) do
    it("has " .. row[1], function() assert.equal(row[3], json.encode(row[2])) end)
  end

  it("replaces each maximal subpart of what is ill-formed", function()
    local R = "\239\191\189"
    for s, good in pairs{
      ["a\255b"] = "a" .. R .. "b", ["\226\130"] = R, ["\226\130x"] = R .. "x",
      ["\192\128"] = R .. R, ["\237\160\128"] = R .. R .. R, ["\240\159\152"] = R,
      ["\244\144\128\128"] = R .. R .. R .. R, ["é\195"] = "é" .. R, ["ok"] = "ok",
    } do
      assert.equal(good, json.wellformed(s))
    end
  end)

  it("says what it cannot hold", function()
    assert.has_error(function() json.encode{ print } end)
  end)
end)
