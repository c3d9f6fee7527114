-- doc/manual.md is true: its examples are run, it names all that there is, its
-- limits are those of the sources, its commands print what it shows.
local blocks = require "spec.support.blocks"
local command = require "spec.support.command"
local files = require "spec.support.files"

local path = "doc/manual.md"
local manual = files.read(path)

describe("the manual", function()
  describe("prints what it says:", function()
    local examples = 0
    for _, chapter in ipairs(blocks.run(path)) do
      examples = examples + #chapter.expected
      it(chapter.title, function()
        assert.is_true(#chapter.expected > 0)
        assert.same(chapter.expected, chapter.printed)
      end)
    end

    it("in every chapter", function() assert.is_true(examples > 150) end)
  end)

  -- lua/gloss/meta.lua names all that is exported: another spec sees to that
  local meta = files.read "lua/gloss/meta.lua"
  local headings = {}
  for heading in manual:gmatch "\n### ([^\n]*)" do headings[#headings + 1] = heading end
  headings = table.concat(headings, "\n")

  it("has a heading for each function and method", function()
    local missing = {}
    for name in meta:gmatch "\nfunction [%w_]+[%.:]([%w_]+)" do
      if not headings:find("[%.:]" .. name .. "%f[^%w_]") then
        missing[#missing + 1] = name
      end
    end
    for field in meta:match("class gloss\n(.-)\nlocal"):gmatch "@field ([%w_]+)" do
      if not headings:find("gloss%." .. field .. "%f[^%w_]") then
        missing[#missing + 1] = field
      end
    end
    assert.same({}, missing)
  end)

  it("has no heading for anything else", function()
    local known, others = {}, {}
    for name in meta:gmatch "\nfunction [%w_]+[%.:]([%w_]+)" do known[name] = true end
    for name in meta:gmatch "@field ([%w_]+)" do known[name] = true end
    for name in headings:gmatch "%a[%.:]([%w_]+)" do
      if not known[name] then others[#others + 1] = name end
    end
    assert.same({}, others)
  end)

  it("names each option", function()
    local missing = {}
    for line in meta:gmatch "%-%-%-@param options[^\n]*" do
      for name in line:gmatch "([%w_]+)%?:" do
        if not manual:find("`" .. name .. "`", 1, true)
          and not manual:find("%f[%w]" .. name .. " =")
        then
          missing[#missing + 1] = name
        end
      end
    end
    assert.same({}, missing)
  end)

  it("tells each function of gloss in one place", function()
    local seen, twice = {}, {}
    for name in headings:gmatch "gloss%.[%w_]+" do
      if seen[name] and name ~= "gloss.spans" then twice[#twice + 1] = name end
      seen[name] = true -- gloss.spans: two ways to call it, in one heading
    end
    assert.same({}, twice)
  end)

  it("names the built-in fields of a span", function()
    local gloss = require "gloss"
    local list = assert(manual:match "\nBuilt%-in names: `([%l ]+)`")
    local n = 0
    for name in list:gmatch "%l+" do
      n = n + 1
      assert.has_error(function() gloss.words("a"):with(name, {}) end,
        ("field '%s' is built in"):format(name))
    end
    assert.equal(12, n)
  end)

  -- | what | 65,535 | what then | `src/gloss.h` GL_MAXLABELS |
  local limits = {}
  for value, file, name in manual:gmatch "\n| [^|\n]* | ([%d,]+) | [^\n]* | `([^`]+)` ([%u_]+) |" do
    limits[#limits + 1] = { value = tonumber((value:gsub(",", ""))), file = file, name = name }
  end

  local function of_source(file, name)
    local source = files.read(file)
    local value = source:match("#define " .. name .. " (%w+)")
      or source:match("\nlocal " .. name .. " = (%w+)")
    return tonumber((tostring(value):gsub("u$", "")))
  end

  it("has the limits that the sources have", function()
    assert.is_true(#limits > 15)
    for _, limit in ipairs(limits) do
      assert.equal(limit.value, of_source(limit.file, limit.name), limit.name)
    end
  end)

  it("leaves out no limit of the sources", function()
    local told, missing = {
      GL_MAXCP = true, GL_MAXDECOMP = true, -- of Unicode
    }, {}
    for _, limit in ipairs(limits) do told[limit.name] = true end
    local pipe = assert(io.popen "cat src/*.h src/[!u]*.c lua/gloss/*.lua")
    for line in pipe:lines() do
      local name = line:match "^#define (GL_[%u_]*MAX[%u_]*) "
        or line:match "^local (MAX_[%u_]+) ="
      if name and not told[name] then missing[#missing + 1] = name end
    end
    pipe:close()
    assert.same({}, missing)
  end)

  it("shows what its commands print", function()
    local shown = manual:match "## The command line.*"
    local n = 0
    for line, output in (shown .. "\n"):gmatch "\n    %$ ([^\n]*)(\n[^\n]*)" do
      n = n + 1
      local at = shown:find(output, 1, true)
      local expected = {}
      for each in (shown:sub(at + 1) .. "\n"):gmatch "([^\n]*)\n" do
        if each:find "^    [^%$]" then
          expected[#expected + 1] = each:sub(5) .. "\n"
        else
          break
        end
      end
      assert.equal(table.concat(expected), (command.run(line)))
    end
    assert.equal(3, n)
  end)
end)
