--- The levels of instructions: which there are, how one is set, and that all
-- cut alike.

local command = require "spec.support.command"
local gloss = require "gloss"
local uaxrandom = require "spec.support.uaxrandom"
local ut = require "spec.support.unicodetest"

local best, levels = gloss.simd()

describe("gloss.simd", function()
  after_each(function() gloss.simd(best) end)

  it("tells the level in use: the last one, until another is set", function()
    assert.equal(levels[#levels], best)
    assert.equal("portable", levels[1])
  end)

  it("has what the processor says it has", function()
    local file = io.open "/proc/cpuinfo"
    if not file then pending "no /proc/cpuinfo" return end
    local flags = file:read("a"):match "\nflags%s*:([^\n]*)"
    file:close()
    if not flags then pending "no flags of x86 in /proc/cpuinfo" return end
    local has = {}
    for _, level in ipairs(levels) do has[level] = true end
    assert.is_true(has.sse2)
    assert.equal(flags:find " avx2 " ~= nil, has.avx2 == true)
    local best_of_all = flags:find " avx512_?vbmi " and flags:find " gfni "
    assert.equal(best_of_all ~= nil, has.avx512 == true)
  end)

  for _, level in ipairs(levels) do
    it("sets " .. level, function()
      local now, all = gloss.simd(level)
      assert.equal(level, now)
      assert.equal(level, (gloss.simd()))
      assert.same(levels, all)
    end)
  end

  it("raises on what is not there, and sets nothing", function()
    for _, name in ipairs{ "mmx", "", "AVX2" } do
      assert.has_error(function() gloss.simd(name) end,
        ("bad argument #1 to 'simd' (invalid option '%s' (known: %s))")
          :format(name, table.concat(levels, ", ")))
    end
    assert.has_error(function() gloss.simd{} end)
    assert.equal(best, (gloss.simd()))
  end)

  it("is of one Lua state", function()
    gloss.simd "portable"
    local out = command.run [[lua -e 'io.write((require"gloss".simd()))']]
    assert.equal(best, out)
  end)
end)

describe("all levels cut alike:", function()
  after_each(function() gloss.simd(best) end)
  local classes
  for _, algorithm in ipairs(ut.ALGORITHMS) do
    it(algorithm.name, function()
      classes = classes or uaxrandom.classes(ut.provider(gloss))
      local next_text = uaxrandom.texts(classes[algorithm.name],
        ut.generator(29), true)
      for _ = 1, 500 do
        local text = next_text()
        gloss.simd "portable"
        local want = ut.show(ut.segments(gloss, algorithm, text))
        for i = 2, #levels do
          gloss.simd(levels[i])
          assert.equal(want, ut.show(ut.segments(gloss, algorithm, text)))
        end
      end
    end)
  end
end)
