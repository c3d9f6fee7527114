-- The foundation on a real wire story, which is not ours to give away: it is
-- looked for in ../shared/story (GLOSS_SHARED for ../shared).
local gloss = require "gloss"
local files = require "spec.support.files"

local DIR = (os.getenv "GLOSS_SHARED" or "../shared") .. "/story/"

local text, gold = files.find(DIR .. "story.txt"), files.find(DIR .. "gold.json")

describe("a real wire story", function()
  if not (text and gold) then
    pending(DIR .. "story.txt, gold.json absent")
    return
  end
  gold = require "cjson".decode(gold)

  local names = gloss.gazetteer()
  assert(names:load "spec/data/wire.jsonl")
  local doc = gloss.doc(text)
  doc:layer("entities", doc:find(names))

  local KEY = "%d %d %s" -- JSON's numbers may be floats
  -- half-open bytes from 0, as the gold has them
  local function extents(spans)
    local list = {}
    for first, last in spans:offsets() do list[#list + 1] = { first - 1, last } end
    return list
  end

  it("has the sentences of its gold", function()
    assert.equal(23, #gold.sentences)
    assert.same(gold.sentences, extents(doc.sentences))
  end)

  it("has every mention that is a name, at its bytes, with its identity", function()
    local found = {}
    for span in doc:find(names, { matches = "all" }):each() do
      found[KEY:format(span.first - 1, span.last, span.id)] = true
    end
    local missing, count = {}, 0
    for _, m in ipairs(gold.mentions) do
      -- a capital that stands for its government is a place to a gazetteer
      local id = m.text == "Pyongyang" and "pyongyang" or m.id
      count = count + 1
      if not found[KEY:format(m.s, m.e, id)] then
        missing[#missing + 1] = KEY:format(m.s, m.e, m.text)
      end
    end
    assert.same({}, missing)
    assert.equal(78, count)
  end)

  it("has the longest of the names that overlap", function()
    local found = {}
    for span in doc.entities:each() do found[span.first - 1] = span.text end
    assert.equal("Pyongyang Baby Home and Orphanage", found[154])
    assert.equal("U.N. General Assembly's Third Committee", found[691])
    assert.equal("(North) Korea", found[2201])
    assert.equal("EU", found[3199])
    assert.equal("Nazi", found[1130])
  end)

  it("has its five quotations, their speakers and cues, and a term", function()
    local rows = {}
    for q in doc.quotes:each() do
      rows[#rows + 1] = { q.first - 1, q.last, q.kind, q.speaker, q.cue, q.who }
    end
    local who = "Marzuki Darusman"
    assert.same({
      { 848, 931, "mixed", who, "told", who },
      { 1473, 1702, "direct", "he", "said", who },
      { 1811, 1836, "term" },
      { 2071, 2233, "direct", "he", "said", who },
      { 2337, 2362, "mixed", "Darusman", "described", who },
      { 2464, 2829, "direct", "he", "said", who },
    }, rows)
  end)

  it("has its zones", function()
    local rows = {}
    for z in doc:find(gloss.zones):each() do
      rows[#rows + 1] = { z.label, z.first - 1, z.last }
    end
    assert.same({
      { "headline", 0, 65 }, { "caption", 67, 304 }, { "credit", 305, 327 }, { "byline", 329, 349 },
      { "dateline", 350, 376 }, { "signoff", 3474, 3533 },
    }, rows)
  end)

  it("tells all of it as a story", function()
    local story = assert(gloss.story(text, { gazetteer = names }))
    assert.equal(gold.segments[1].text, story.title)
    assert.equal("Louis Charbonneau", story.byline)
    assert.equal("UNITED NATIONS", story.place)
    local count = {}
    for _, e in ipairs(story.entities) do count[e.id] = e.count end
    assert.equal(5, count.darusman)
    assert.equal(2, count.kcna) -- and one in the credit
    assert.is_nil(count.charbonneau)
    assert.equal(8, story.credits)
  end)
end)
