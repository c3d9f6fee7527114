--- Text: positions converted between bytes, code points, UTF-16 and lines,
-- against a naive count from the start of the text.
local gloss = require "gloss"

-- Every character boundary of `text`, naively: byte, code point, UTF-16 unit,
-- line and column, all from 1. The text is well-formed UTF-8.
local function places(text)
  local list, cp, u16, line, column = {}, 1, 1, 1, 1
  local at = 1
  while at <= #text do
    local c = text:sub(at, at):byte()
    local len = c < 0x80 and 1 or c < 0xE0 and 2 or c < 0xF0 and 3 or 4
    list[#list + 1] = { at, cp, u16, line, column, len }
    local newline = c == 10 or (c == 13 and text:sub(at + 1, at + 1) ~= "\n")
    at, cp, u16 = at + len, cp + 1, u16 + (len == 4 and 2 or 1)
    column = column + 1
    if newline then line, column = line + 1, 1 end
  end
  list[#list + 1] = { at, cp, u16, line, column, 1 }
  return list
end

local texts = {
  empty = "",
  ascii = "one\ntwo\r\nthree\rfour\n\n",
  mixed = ("aé漢😀\n"):rep(3) .. "\r\n\r",
  long = ("aé漢😀 words and\r\nlines "):rep(300),
  ["one long line"] = ("é"):rep(5000),
  ["ends of lines and others at each byte of eight"] = ("one line, two words\n\tthree; \r\n"):rep(60)
    .. ("é and seventeen more "):rep(50) .. ("😀 in a row of ten\r"):rep(50),
  ["wide at samples"] = ("x"):rep(510) .. ("😀"):rep(400),
}

describe("positions", function()
  for name, text in pairs(texts) do
    it("agree with a naive count: " .. name, function()
      local t = gloss.text(text)
      for _, p in ipairs(places(text)) do
        for inside = 0, p[6] - 1 do -- any byte of a character means it
          local byte = p[1] + inside
          assert.equal(p[2], t:codepoint(byte))
          assert.equal(p[3], t:utf16(byte))
          local line, column = t:linecol(byte)
          assert.equal(p[4], line)
          assert.equal(p[5], column)
        end
        assert.equal(p[1], t:byte("codepoint", p[2]))
        assert.equal(p[1], t:byte("utf16", p[3]))
        assert.equal(p[1], t:byte("line", p[4], p[5]))
      end
    end)
  end

  it("of the second half of a surrogate pair are the character's", function()
    assert.equal(2, gloss.text "a😀b":byte("utf16", 3))
  end)

  it("that the text does not have are nil", function()
    local t = gloss.text "ab\ncd"
    assert.is_nil(t:byte("codepoint", 7))
    assert.is_nil(t:byte("codepoint", 0))
    assert.is_nil(t:byte("utf16", 99))
    assert.is_nil(t:byte("line", 3, 1))
    assert.is_nil(t:byte("line", 1, 9))
    assert.is_nil(t:byte("line", 1, -1))
    assert.equal(6, t:byte("codepoint", 6))
  end)

  it("out of bounds, or of unknown units, raise", function()
    local t = gloss.text "ab"
    for _, byte in ipairs{ 0, 4, -1 } do
      assert.has_error(function() t:codepoint(byte) end)
    end
    assert.has_error(function() t:byte("furlong", 1) end)
    assert.has_error(function() t:linecol() end)
  end)

  it("count each maximal ill-formed part as one character", function()
    local t = gloss.text "\xF0\x9F\x98A\xFF\x80B" -- cut emoji, two stray bytes
    assert.equal(2, t:codepoint(4))
    assert.equal(5, t:codepoint(7))
    assert.equal(7, t:byte("codepoint", 5))
  end)
end)

describe("a Text", function()
  it("is its string", function()
    local t = gloss.text "abc\0def"
    assert.equal("abc\0def", tostring(t))
    assert.equal(7, #t)
    assert.equal("c\0d", t:sub(3, 5))
    assert.equal(t, gloss.text(t))
  end)

  it("serves wherever a text does", function()
    local t = gloss.text "two words"
    assert.is_true(gloss.words(t) == gloss.words "two words")
  end)

  it("is made from nothing else", function()
    for _, v in ipairs{ 5, true, {}, print } do
      assert.has_error(function() gloss.text(v) end)
    end
  end)
end)
