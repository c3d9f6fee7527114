--- The named limits, at n - 1, n and n + 1; and texts that are huge.
local gloss = require "gloss"
local core = require "gloss.core"
local support = require "spec.support.small"
local absent, small = support.absent(), support.run

describe("the limit on a text's length", function()
  it("is 4 GiB - 1", function()
    assert.equal(4294967295, core.max_text)
  end)

  if absent then
    pending("at n - 1, n and n + 1: " .. absent)
    return
  end

  for length, expected in pairs{ [65534] = "65534", [65535] = "65535",
    [65536] = "text of 65536 bytes is over the limit of 65535 bytes; cut it, "
      .. "or read it as a stream" } do
    it("holds at " .. length, function()
      for _, call in ipairs{ "words", "graphemes", "linebreaks", "lines",
        "paragraphs", "sentences", "tokens", "text", "doc" } do
        local out = small(([[
          local gloss = require "gloss"
          local text = ("x"):rep(%d)
          local ok, result = pcall(gloss.%s, text)
          local spans = ok and type(result) ~= "table" and result
          if ok then
            if "%s" == "text" or "%s" == "doc" then print(#result)
            else print(result[-1].last) end
          else print(result) end]]):format(length, call, call, call))
        -- an error may begin with the place that raised it
        assert.equal(expected, (out:gsub("%s+$", ""):gsub("^%S+:%d+: ", "")),
          call)
      end
    end)
  end
end)

-- What is held is under that limit: a stream that held more would raise.
describe("a stream of any length", function()
  if absent then
    pending(absent)
    return
  end

  local LINES = "{ memory = false, newline = \"paragraph\" }"
  local SPACE = "{ memory = false, newline = \"space\" }"
  -- kind, options, what is fed again and again, a text before that
  for number, row in ipairs{
    { "sentences", LINES, "Mr. Lee sat. No" }, { "sentences", SPACE, "Mr. Lee sat. No\\n" },
    { "tokens", LINES, "Mr. Lee\\n" }, { "words", "{}", "so it is " },
    { "graphemes", "{}", "so" }, { "linebreaks", "{}", "so it is\\n" },
    { "sentences", "{ profile = \"uax29\" }", "It is so.\\n" },
    { "sentences", SPACE, "\\n" }, { "sentences", LINES, "\\r\\n", "We sat" },
    { "sentences", SPACE, "\\n \\t", "So we sat here. " }, { "tokens", SPACE, "\\n", "So we sat here. " },
  } do
    it(("holds a sentence and a chunk: %s, %d"):format(row[1], number), function()
      assert.equal("2000000\n", small(([[
        local gloss = require "gloss"
        local s = gloss.stream("%s", %s)
        local chunk = ("%s"):rep(20000):sub(1, 20000)
        for _ in s:feed(("%s"):rep(200) .. chunk) do end
        for _ = 2, 100 do for _ in s:feed(chunk) do end end
        for _ in s:close() do end
        print(tostring(s):match "%%d+" - #("%s"):rep(200)) ]]):format(row[1], row[2], row[3],
          row[4] or "", row[4] or "")))
    end)
  end

  it("says so where it would have to hold more", function()
    local out = small [[
      local s = require "gloss".stream "words"
      local n, ok, why = 0
      repeat
        ok, why = pcall(s.feed, s, ("x"):rep(1000))
        n = n + 1
      until not ok
      print(n, why) ]]
    assert.equal("66\tfeed: 66000 bytes would have to be held, over the limit of 65535 bytes\n", out)
  end)
end)

-- Two rules for each token: twice the tokens; the limit is the tokens and a thousand.
describe("the limit on matches", function()
  if absent then
    pending(absent)
    return
  end
  for n, expected in pairs{ [999] = "1998 nil", [1000] = "2000 nil",
    [1001] = "2001 more matches than the limit" } do
    for _, options in ipairs{ "matches = %qall%q", "per = %qlabel%q" } do
      it(("holds at %d tokens, %s"):format(n, (options:gsub("%%q", ""))), function()
        local out = small(([[
          local gloss = require "gloss"
          local p = gloss.token.any
          local found = gloss.patterns{ { label = "A", pattern = p }, { label = "B", pattern = p } }
            :find(("a "):rep(%d), { %s })
          print(#found, found.incomplete and found.incomplete.reason)]]):format(n,
            (options:gsub("%%q", '"'))))
        -- one pass gives up what may yet change
        local n_found = options:find "per" and "2000 more" or "2001 more"
        assert.equal(expected:gsub("2001 more", n_found), (out:gsub("%s+$", ""):gsub("%s", " ")))
      end)
    end
  end
end)

describe("the limit on what places are", function()
  it("ends looks in looks", function()
    if absent then
      pending(absent)
      return
    end
    -- what was searched before changes nothing
    assert.equal("50\nfalse\n50\n", small[[
      local gloss = require "gloss"
      local T = gloss.token
      local p = T"a"
      for k = 1, 460 do p = p + T.behind(T"a"^{ k }) * "b" end
      for _, n in ipairs{ 50, 460, 50 } do
        local ok, found = pcall(p.find, p, ("a "):rep(n))
        print(ok and #found)
      end]])
    for n, expected in pairs{ [100] = "9\n", [1000] = "too many different places in one text\n" } do
      assert.equal(expected, (small(([[
        local gloss = require "gloss"
        local p = gloss.token "a"
        for _ = 1, %d do p = gloss.token.behind(p) end
        p = p * "a"
        local ok, found = pcall(p.find, p, ("a "):rep(10))
        print(ok and #found or found)]]):format(n)):gsub("^%S+:%d+: ", "")))
    end
  end)
end)

describe("a huge text #slow", function()
  it("of one letter, a gigabyte of it", function()
    local text = ("a"):rep(1000000000)
    for _, name in ipairs{ "graphemes", "words", "linebreaks", "lines" } do
      local spans = gloss[name](text)
      assert.equal(name == "graphemes" and 1000000000 or 1, #spans)
      assert.equal(1000000000, spans[-1].last)
      spans = nil -- luacheck: ignore
      collectgarbage()
    end
    local sentences = gloss.sentences(text, { profile = "uax29" })
    assert.equal(1, #sentences)
  end)
end)
