--- The named limits, at n - 1, n and n + 1; and texts that are huge.
local gloss = require "gloss"
local core = require "gloss.core"

-- A child interpreter on the build whose limit on texts is 65,535 bytes
-- (make BUILD=small); what it prints.
local function small(script)
  local lua = os.getenv "GLOSS_LUA" or "lua5.4"
  local command = ("LUA_CPATH='./build/small/?.so;;' %s -e '%s' 2>&1"):format(
    lua, script)
  local pipe = assert(io.popen(command))
  local out = pipe:read "*a"
  pipe:close()
  return out
end

describe("the limit on a text's length", function()
  it("is 4 GiB - 1", function()
    assert.equal(4294967295, core.max_text)
  end)

  local built = io.open "build/small/gloss/core.so"
  local fits = built and not (os.getenv "GLOSS_LUA" or ""):find "5.3"
  if built then built:close() end
  if not fits then
    pending("at n - 1, n and n + 1: build/small/gloss/core.so for this Lua "
      .. "is absent (make BUILD=small)")
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
