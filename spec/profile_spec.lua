-- Tokens of the profiles "ud" and "ptb".
local gloss = require "gloss"

local rows = { -- text, tokens in "ud", tokens in "ptb"
  { "I don't.", "I don't .", "I do n't ." },
  { "It's the world's, isn't it?", "It's the world's , isn't it ?",
    "It 's the world 's , is n't it ?" },
  { "You'll cannot", "You'll cannot", "You 'll can not" },
  { "It\u{2019}s", "It\u{2019}s", "It \u{2019}s" },
  { "the U.N.'s", "the U.N.'s", "the U.N. 's" },
  { "a 15-year al-Sadr", "a 15 - year al - Sadr", "a 15-year al-Sadr" },
  { "an up-to-date e-mail", "an up - to - date e-mail", "an up-to-date e-mail" },
  { "non-Arab ex-FBI's", "non-Arab ex-FBI's", "non-Arab ex-FBI 's" },
  { "mother-in-law's", "mother - in - law's", "mother-in-law 's" },
  { "call 713-853-3989", "call 713-853-3989", "call 713-853-3989" },
  { "1997-2001", "1997 - 2001", "1997-2001" },
  { "at 5pm, 39K, 5th, 90s", "at 5 pm , 39 K , 5th , 90s", "at 5pm , 39K , 5th , 90s" },
  { "jane...@example.com now", "jane...@example.com now" },
  { "a-b@c-d.com www.a-b.com", "a-b@c-d.com www.a-b.com", "a-b@c-d.com www.a-b.com" },
  { "what.?", "what .?", "what . ?" }, { "what...?", "what ... ?", "what ... ?" },
  { "and/or", "and / or", "and/or" }, { "a /b", "a / b", "a / b" },
  { "(\"Yes\")", "( \" Yes \" )", "( \" Yes \" )" },
  { "", "", "" },
}

describe("tokens of the profile", function()
  for _, row in ipairs(rows) do
    for i, profile in ipairs{ "ud", "ptb" } do
      if row[i + 1] then
        it(profile .. ": " .. row[1], function()
          local tokens = gloss.tokens(row[1], { profile = profile }):values()
          assert.equal(row[i + 1], table.concat(tokens, " "))
        end)
      end
    end
  end

  it("ud are those of news in other languages", function()
    for lang, text in pairs{ de = "Die U-Bahn geht's.", fr = "L'eau-de-vie, dit-il." } do
      assert.same(gloss.tokens(text, { lang = lang }):values(),
        gloss.tokens(text, { lang = lang, profile = "ud" }):values())
    end
  end)

  it("say why", function()
    local function why(text, profile)
      local all = {}
      for t in gloss.tokens(text, { profile = profile }):each() do all[#all + 1] = t:why() end
      return all
    end
    assert.same({ "word with its clitic", "part of a word with hyphens", "hyphen between words",
      "part of a word with hyphens", "number before a measure", "measure behind a number",
      "marks together" }, why("don't 15-year 5pm !?.", "ud"))
    assert.same({ "word with a slash" }, why("and/or", "ptb"))
    assert.same(why "Mr. Sen left.", why("Mr. Sen left.", "ptb"))
  end)

  it("is cut, whatever the bytes", function()
    for _, profile in ipairs{ "ud", "ptb" } do
      for _, unit in ipairs{ "a-", "a'", "'s", "a/", "...@", "!?", "1a", "-1", "\xFF-", "\0", "9." } do
        local text = unit:rep(20000)
        local tokens = gloss.tokens(text, { profile = profile })
        local at = 0
        for first, last in tokens:offsets() do
          assert.is_true(first > at and last >= first, unit)
          at = last
        end
      end
    end
  end)
end)
