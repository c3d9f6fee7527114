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
    { "brackets and possessives", "(North) Korea's ally", "(North) Korea=PRK" },
  }
  for _, row in ipairs(rows) do
    it("knows " .. row[1], function() assert.equal(row[3], found(row[2])) end)
  end
  it("has sound data", function()
    local data, seen = require "gloss.data.world", {}
    assert.is_true(#data.states >= 195)
    for _, list in pairs(data) do
      for _, row in ipairs(list) do
        assert.is_nil(seen[row[1]], row[1])
        seen[row[1]] = true
        for i = 1, #row do assert.is_string(row[i]) end
      end
    end
    for _, s in ipairs(data.states) do assert.matches("^%u%u%u$", s[1]) end
  end)
  it("is one's own", function()
    local a, b = gloss.world(), gloss.world()
    a:add "Oru"
    assert.equal(1, #a - #b)
  end)
end)
