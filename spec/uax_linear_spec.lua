--- Segmentation is right about the texts made to look far ahead or far back. That
-- it takes linear time on them is counted by spec/host/steps.lua.

local gloss = require "gloss"
local texts = require "spec.support.longlooks"
local uax = require "spec.support.uax"
local ut = require "spec.support.unicodetest"

local N = 100000

describe("long looks in", function()
  local props = ut.provider(gloss)
  for _, algorithm in ipairs(ut.ALGORITHMS) do
    for _, row in ipairs(texts[algorithm.name]) do
      it(algorithm.name .. ": " .. row[1], function()
        for n = 0, 70 do -- over the edge of a block
          local text = row[2](n)
          local cps, starts = uax.decode(text)
          assert.equal(
            ut.show(uax.segments(uax[algorithm.name](cps, props), starts)),
            ut.show(ut.segments(gloss, algorithm, text)))
        end
        local text = row[2](N)
        local count, last = 0, 0
        for first, e in
          gloss[algorithm.name](text, algorithm.options):offsets() do
          assert(first == last + 1)
          last, count = e, count + 1
        end
        assert.equal(#text, last)
        assert.is_true(count >= 1)
      end)
    end
  end
end)
