--- The built-in gazetteer of states, organisations and agencies.
local gloss = require "gloss"

describe("gloss.world", function()
  local world = gloss.world()
  local function found(text)
    local out = {}
    for span in world:find(text):each() do out[#out + 1] = span.text .. "=" .. span.id end
    return table.concat(out, " ")
  end
  local rows = {
    { "states and their people", "North Korean envoys left Japan.", "North Korean=PRK Japan=JPN" },
    { "capitals", "in Brasilia and TOKYO", "Brasilia=BRA-capital TOKYO=JPN-capital" },
    { "no common words", "who told us a chad is turkey", "" },
    { "acronyms with and without full stops", "the U.N., the UN, the WHO and W.H.O.",
      "U.N.=UN UN=UN WHO=WHO W.H.O.=WHO" },
    { "the longest name", "the U.N. Security Council", "U.N. Security Council=UNSC" },
    { "agencies", "(KCNA) Korean Central News Agency said", "KCNA=KCNA Korean Central News Agency=KCNA" },
    { "other dashes and apostrophes", "Guinea–Bissau, Porto‑Novo, N’Djamena, the G‑7",
      "Guinea–Bissau=GNB Porto‑Novo=BEN-capital N’Djamena=TCD-capital G‑7=G7" },
    { "brackets and possessives", "(North) Korea's ally", "(North) Korea=PRK" },
  }
  for _, row in ipairs(rows) do
    it("knows " .. row[1], function() assert.equal(row[3], found(row[2])) end)
  end
  local more = {
    { "people", "Spaniards, Koreans and a Dane met Argentines", "Spaniards=ESP Dane=DNK Argentines=ARG" },
    { "other capitals", "Kiev, The Hague, Washington, D.C.",
      "Kiev=UKR-capital The Hague=NLD-The Hague Washington, D.C.=USA-capital" },
    { "parts and territories", "Scots in Northern Ireland, New Mexico and Hong Kong",
      "Scots=SCT Northern Ireland=NIR New Mexico=US-NM Hong Kong=HKG" },
    { "no other case of an acronym", "Us and Uk, the Eu, prc; U.S. and UAE", "U.S.=USA UAE=ARE" },
    { "no capital that is mostly another's", "Victoria went to Georgetown. Male, San Jose.", "" },
    { "accents that tell", "Malé, San José", "Malé=MDV-capital San José=CRI-capital" },
    { "no acronym that is many things", "the ICC, AI, RSF and ISO", "" },
    { "these under their names", "Amnesty International", "Amnesty International=AI" },
    { "both spellings", "World Trade Organisation, World Health Organization", "World Trade Organisation=WTO "
      .. "World Health Organization=WHO" },
  }
  for _, row in ipairs(more) do
    it("knows " .. row[1], function() assert.equal(row[3], found(row[2])) end)
  end

  -- in running text, as gloss.story asks
  local running = {
    { "a name's own surname", "He met Michael Jordan in Jordan.", "Jordan" },
    { "a name's own first name", "He met Jordan Lee and Chad Roe.", "" },
    { "what is after all the place", "the Bank of England, the Jordan River", "England" },
    { "people in a longer name", "the Iranian Revolutionary Guards", "Iranian" },
    { "another red cross", "the American Red Cross and the Red Cross", "American Red Cross" },
    { "words in capitals", "MAN WHO TOLD US OF JAPAN SEEN\n\nThe WHO left the US.", "JAPAN WHO US" },
    { "dollars", "US$ 5 in the US", "US" },
  }
  for _, row in ipairs(running) do
    it("takes for what it is " .. row[1], function()
      local out, doc = {}, gloss.doc(row[2])
      for span in require "gloss.world".names(doc):each() do out[#out + 1] = span.text end
      assert.equal(row[3], table.concat(out, " "))
    end)
  end

  it("has sound data", function()
    local data, seen = require "gloss.data.world", {}
    local members = 0
    for _, s in ipairs(data.states) do
      if not ("VAT PSE TWN XKX"):find(s[1]) then members = members + 1 end
      assert.matches("^%u%u%u$", s[1])
    end
    assert.equal(193, members)
    assert.is_true(#data.organisations >= 150)
    for _, name in ipairs{ "states", "places", "united_nations", "organisations", "agencies" } do
      for _, row in ipairs(data[name]) do
        assert.is_nil(seen[row[1]], row[1])
        seen[row[1]] = true
        for i = 1, #row do assert.is_string(row[i]) end
      end
    end
    for _, name in ipairs{ "seats", "spellings", "people" } do
      for code in pairs(data[name]) do assert.is_true(seen[code], code) end
    end
    for id in data.ambiguous:gmatch "%S+" do assert.is_true(seen[id], id) end
  end)
  it("names no two things alike but where both are meant", function()
    local owner = {}
    for entry in gloss.world():entries() do
      local names = { entry[1] or entry.name }
      for _, field in ipairs{ "alias", "demonym" } do
        for _, name in ipairs(entry[field] or {}) do names[#names + 1] = name end
      end
      for _, name in ipairs(names) do
        assert.is_true(owner[name] == nil or owner[name] == entry.id or entry.kind == "agency",
          name .. ": " .. tostring(owner[name]) .. ", " .. tostring(entry.id))
        owner[name] = entry.id
      end
    end
  end)
  it("tells where its names are from", function()
    local g = gloss.world():add "Oru"
    assert.matches("^.Japan. is JPN %(GPE%): gloss%.world, ", g:find "Japan"[1]:why())
    assert.matches("added by the script", g:find "Oru"[1]:why())
  end)
  it("is one's own", function()
    local a, b = gloss.world(), gloss.world()
    a:add "Oru"
    assert.equal(1, #a - #b)
  end)
end)
