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

  local keys = {}
  for key in pairs(ut.NAMES) do keys[#keys + 1] = key end
  table.sort(keys)

  for _, key in ipairs(keys) do
    local name = ut.NAMES[key]
    it(name, function()
      local get, wrong, first_wrong = gloss.property, 0, nil
      for first, last, value in ucd:ranges(key) do
        for cp = first, last do
          local got, want = get(cp, name), value
          if got ~= want and key == "lb" then
            -- the library may resolve classes as LB1 says
            want = uax.lb1(want, ucd.gc(cp))
          end
          if got ~= want then
            wrong = wrong + 1
            first_wrong = first_wrong or ("U+%04X is %s, not %s"):format(cp,
              want, got)
          end
        end
      end
      assert(wrong == 0, ("%d wrong; %s"):format(wrong, first_wrong))
    end)
  end
end)
