-- Every example of README.md is run: its pieces of Lua as one script, whose
-- output is what stands behind `-->`; its demo is the one checked in.
local command = require "spec.support.command"
local files = require "spec.support.files"

local readme = files.read "README.md"

describe("README.md", function()
  it("prints what it says", function()
    local code, expected, inside = {}, {}, false
    for line in readme:gmatch "([^\n]*)\n" do
      if line == "```lua" then
        inside = true
        line = ""
      elseif line == "```" then
        inside = false
      end
      code[#code + 1] = inside and line or "" -- line numbers are README's
      local output = inside and line:match "%-%-> ?(.*)$"
      if output then expected[#expected + 1] = output end
    end
    assert.is_true(#expected > 40)
    local printed = {}
    local env = setmetatable({
      print = function(...)
        local parts = {}
        for i = 1, select("#", ...) do parts[i] = tostring((select(i, ...))) end
        printed[#printed + 1] = table.concat(parts, "  ")
      end,
    }, { __index = _G })
    assert(load(table.concat(code, "\n"), "=README.md", "t", env))()
    assert.same(expected, printed)
  end)

  it("shows the demo as it is, but for its speed", function()
    local shown = readme:match "\n```\n%$ make demo\n[^\n]*\n\n(.-)\nspeed [^\n]*\n```\n"
    assert.equal(files.read "spec/data/oru.out", shown .. "\n")
  end)

  it("has its script on one screen", function()
    local script = readme:match "\n```lua\n(.-)\n```\n"
    local lines = select(2, script:gsub("\n", "")) + 1
    assert.is_true(lines <= 20, lines .. " lines")
  end)

  it("names commands and options that there are", function()
    local help = command.run "gloss --help; for c in story words; do gloss $c --help; done"
    for name in readme:gmatch "\n    gloss ([%l|]+) " do
      for one in name:gmatch "%l+" do
        assert.is_truthy(help:find("\n   " .. one .. " ", 1, true), one)
      end
    end
    for option in readme:gmatch "gloss [^\n]*(%-%-%l+)" do
      assert.is_truthy(help:find(option, 1, true), option)
    end
    local makefile = files.read "Makefile"
    for target in readme:gmatch "\n    make (%l+)" do
      assert.is_truthy(makefile:find("\n" .. target .. ":", 1, true), target)
    end
  end)
end)
