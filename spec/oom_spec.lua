-- The memory-failure host (spec/host/oom.c, run by `make check`) has a
-- scenario for everything public: a new function is not forgotten there.
local gloss = require "gloss"
local files = require "spec.support.files"

describe("the scenarios of spec/host/oom.lua", function()
  local script = files.read("spec/host/oom.lua")

  local function named(t, kind)
    local missing = {}
    for name, value in pairs(t) do
      if type(name) == "string" and not name:find("^_") and type(value) == "function"
        and not script:find("[.:]" .. name .. "%f[^%w_]") then
        missing[#missing + 1] = kind .. name
      end
    end
    table.sort(missing)
    assert.same({}, missing)
  end

  it("name every function of gloss", function()
    named(gloss, "gloss.")
  end)
  it("name every method of a Spans", function()
    named(getmetatable(gloss.spans("a", {})).methods, "spans:")
  end)
  it("name every method of a doc and of a gazetteer", function()
    named({ find = print, layer = print, gmatch = print }, "doc:")
    named(getmetatable(gloss.gazetteer {}).__index, "gazetteer:")
  end)
  it("name every method of attributes and of n-grams", function()
    local attributes = gloss.attributes(gloss.tokens "a")
    named(getmetatable(attributes).methods, "attributes:")
    named(getmetatable(gloss.ngrams(attributes, 1)).methods, "ngrams:")
    assert.is_function(gloss.attributes) -- so that the first test sees them
  end)
end)
