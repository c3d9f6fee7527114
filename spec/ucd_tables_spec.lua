--- The library's properties against the UCD text files themselves.

local gloss = require "gloss"
local uax = require "spec.support.uax"
local ucdfiles = require "spec.support.ucdfiles"
local ut = require "spec.support.unicodetest"

describe("properties of all code points:", function()
  local ucd, missing = ucdfiles.open()
  if not ucd then
    it("the UCD files", function() pending(missing) end)
    return
  end

  it("the files are of the library's version", function()
    assert.equal(gloss.unicode_version, ucd:version())
  end)

  local NAMES = { sc = "Script", white = "White_Space",
    ccc = "Canonical_Combining_Class" }
  local keys = { "sc", "white", "ccc" }
  for key, name in pairs(ut.NAMES) do
    NAMES[key] = name
    keys[#keys + 1] = key
  end
  table.sort(keys)

  for _, key in ipairs(keys) do
    local name = NAMES[key]
    it(name, function()
      local get, seen, wrong, first_wrong = gloss.property, 0, 0, nil
      local function compare(first, last, value)
        seen = seen + last - first + 1
        for cp = first, last do
          local got, want = get(cp, name), value
          -- the library tells Line_Break as LB1 leaves it
          if key == "lb" then want = uax.lb1(value, ucd.gc(cp)) end
          if got ~= want then
            wrong = wrong + 1
            first_wrong = first_wrong or ("U+%04X is %s, not %s"):format(cp,
              want, got)
          end
        end
      end
      for first, last, value in ucd:ranges(key) do
        -- surrogates are no characters of any text
        if first < 0xD800 then
          compare(first, math.min(last, 0xD7FF), value)
        end
        if last > 0xDFFF then
          compare(math.max(first, 0xE000), last, value)
        end
      end
      assert.equal(0x110000 - 0x800, seen)
      assert(wrong == 0, ("%d wrong; %s"):format(wrong, first_wrong))
    end)
  end

  it("full case folding", function()
    local folds = {}
    for cp, _, fields in ucdfiles.lines(ucd.path .. "/CaseFolding.txt") do
      if fields[1] == "C" or fields[1] == "F" then
        folds[cp] = ut.from_hex(fields[2])
      end
    end
    local chars, want = {}, {}
    local function check()
      local text, folded = table.concat(chars, "\n"), table.concat(want, "\n")
      if gloss.casefold(text) ~= folded then -- which one?
        for i, char in ipairs(chars) do
          assert.equal(ut.to_hex(want[i]), ut.to_hex(gloss.casefold(char)),
            ("U+%04X"):format(utf8.codepoint(char)))
        end
        assert.equal(ut.to_hex(folded), ut.to_hex(gloss.casefold(text)))
      end
      chars, want = {}, {}
    end
    for cp = 0, 0x10FFFF do
      if not (cp >= 0xD800 and cp <= 0xDFFF) then
        chars[#chars + 1] = utf8.char(cp)
        want[#want + 1] = folds[cp] or chars[#chars]
        if #chars == 512 then check() end
      end
    end
    check()
    assert.equal("ss", folds[0xDF])
  end)
end)
