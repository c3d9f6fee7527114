--- The official test files of Unicode, whole.

local gloss = require "gloss"
local uax = require "spec.support.uax"
local ucdfiles = require "spec.support.ucdfiles"
local ut = require "spec.support.unicodetest"

-- Collects failures; at the end tells how many there are and the first five.
local function failures()
  local list, count = {}, 0
  return function(...)
    count = count + 1
    if count <= 5 then list[count] = string.format(...) end
  end, function()
    assert(count == 0, count .. " failures, the first:\n"
      .. table.concat(list, "\n"))
  end
end

describe("Unicode version", function()
  for _, algorithm in ipairs(ut.ALGORITHMS) do
    it("of " .. algorithm.file .. " is the library's", function()
      assert.equal(gloss.unicode_version,
        ucdfiles.version(ut.DATA .. algorithm.file .. ".txt"))
    end)
  end
  it("of NormalizationTest is the library's", function()
    assert.equal(gloss.unicode_version,
      ucdfiles.version(ut.DATA .. "NormalizationTest.txt"))
  end)
  it("of emoji-test is the library's", function()
    assert.equal(gloss.unicode_version:match "^%d+%.%d+",
      ucdfiles.version(ut.DATA .. "emoji-test.txt"))
  end)
end)

describe("official cases", function()
  for _, algorithm in ipairs(ut.ALGORITHMS) do
    local path = ut.DATA .. algorithm.file .. ".txt"

    it(("of %s: gloss.%s"):format(algorithm.file, algorithm.name), function()
      local fail, done = failures()
      local count = 0
      for line, cps, breaks in ut.break_cases(path) do
        count = count + 1
        local text, starts = ut.encode(cps)
        local want = uax.segments(breaks, starts)
        local got = ut.segments(gloss, algorithm, text)
        if not ut.equal(want, got) then
          fail("%s:%d: %s\n  expected %s\n  got      %s", path, line,
            ut.to_hex(text), ut.show(want), ut.show(got))
        end
      end
      assert.equal(algorithm.cases, count)
      done()
    end)

    -- the oracle of the random tests has to be right itself
    it(("of %s: the naive reference"):format(algorithm.file), function()
      local fail, done = failures()
      local props = ut.provider(gloss)
      for line, cps, breaks in ut.break_cases(path) do
        local got, rules = uax[algorithm.name](cps, props)
        if not ut.equal(breaks, got) then
          fail("%s:%d: %s", path, line, table.concat(rules, " "))
        end
      end
      done()
    end)
  end
end)

describe("emoji-test", function()
  it("has one grapheme cluster on each line", function()
    local fail, done = failures()
    local path, count, number = ut.DATA .. "emoji-test.txt", 0, 0
    for line in io.lines(path) do
      number = number + 1
      local hex = line:match "^(%x[%x ]*);"
      if hex then
        count = count + 1
        local text = ut.from_hex(hex)
        local got = ut.segments(gloss, ut.ALGORITHMS[1], text)
        if not ut.equal({ 1, #text }, got) then
          fail("%s:%d: %s: %s", path, number, hex, ut.show(got))
        end
      end
    end
    assert.equal(5244, count)
    done()
  end)
end)

describe("NormalizationTest", function()
  local path = ut.DATA .. "NormalizationTest.txt"
  local FORMS = { "NFC", "NFD", "NFKC", "NFKD" }

  -- form, column expected, columns it comes from
  local INVARIANTS = {
    { "NFC", 2, { 1, 2, 3 } },
    { "NFC", 4, { 4, 5 } },
    { "NFD", 3, { 1, 2, 3 } },
    { "NFD", 5, { 4, 5 } },
    { "NFKC", 4, { 1, 2, 3, 4, 5 } },
    { "NFKD", 5, { 1, 2, 3, 4, 5 } },
  }

  -- iterator of line number, part, and the five columns as texts
  local function cases()
    local number, part, next_line = 0, nil, io.lines(path)
    return function()
      for line in next_line do
        number = number + 1
        part = tonumber(line:match "^@Part(%d)") or part
        if line:find "^%x" then
          local columns = {}
          for hex in line:gsub("#.*", ""):gmatch "([%x ]+);" do
            columns[#columns + 1] = ut.from_hex(hex)
          end
          assert(#columns == 5, line)
          return number, part, columns
        end
      end
    end
  end

  it("holds its invariants", function()
    local fail, done = failures()
    local count = 0
    for line, _, c in cases() do
      count = count + 1
      for _, invariant in ipairs(INVARIANTS) do
        local form, want = invariant[1], c[invariant[2]]
        for _, column in ipairs(invariant[3]) do
          local got = gloss.normalize(c[column], form)
          if got ~= want then
            fail("%s:%d: %s of column %d (%s)\n  expected %s\n  got      %s",
              path, line, form, column, ut.to_hex(c[column]),
              ut.to_hex(want), ut.to_hex(got))
          end
        end
      end
    end
    assert.equal(20171, count)
    done()
  end)

  it("agrees with gloss.is_normalized", function()
    local fail, done = failures()
    local yes, no = 0, 0
    for line, _, c in cases() do
      for column, text in ipairs(c) do
        for _, form in ipairs(FORMS) do
          local is = gloss.normalize(text, form) == text
          if is then yes = yes + 1 else no = no + 1 end
          if gloss.is_normalized(text, form) ~= is then
            fail("%s:%d: column %d in %s: %s", path, line, column, form,
              not is)
          end
        end
      end
    end
    assert.is_true(yes > 100000 and no > 100000)
    done()
  end)

  it("leaves every code point unchanged that Part 1 does not list", function()
    local listed = {}
    for _, part, c in cases() do
      if part == 1 then listed[utf8.codepoint(c[1])] = true end
    end
    local fail, done = failures()
    -- A line feed neither composes nor reorders: many in one call, and each
    -- by itself only where that call found something.
    local chunk = {}
    local function check()
      local text = table.concat(chunk, "\n")
      for _, form in ipairs(FORMS) do
        if gloss.normalize(text, form) ~= text then
          for _, char in ipairs(chunk) do
            local got = gloss.normalize(char, form)
            if got ~= char then
              fail("%s of U+%04X: %s", form, utf8.codepoint(char),
                ut.to_hex(got))
            end
          end
        end
      end
      chunk = {}
    end
    for cp = 0, 0x10FFFF do
      if not listed[cp] and not (cp >= 0xD800 and cp <= 0xDFFF) then
        chunk[#chunk + 1] = utf8.char(cp)
        if #chunk == 512 then check() end
      end
    end
    check()
    done()
  end)
end)
