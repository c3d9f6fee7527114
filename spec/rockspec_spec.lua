-- What is written in more than one place says the same in all of them.
local files = require "spec.support.files"

--- Paths that a shell pattern or a find command gives, sorted.
local function paths(command)
  local pipe = assert(io.popen(command))
  local list = {}
  for line in pipe:lines() do list[#list + 1] = line end
  pipe:close()
  table.sort(list)
  return list
end

local function sorted(list)
  table.sort(list)
  return list
end

local rock = {}
assert(load(files.read("rockspec/gloss-scm-1.rockspec"), "=rockspec", "t", rock))()

local function rock_sources()
  local list = {}
  for _, s in ipairs(rock.build.modules["gloss.core"].sources) do list[#list + 1] = s end
  return sorted(list)
end

describe("the rockspec", function()
  it("names the C sources that src/ holds", function()
    local list = paths("ls src/*.c")
    assert.is_true(#list > 0)
    assert.same(list, rock_sources())
  end)

  it("names the C sources that the Makefile names", function()
    local text = files.read("Makefile"):match("\nSOURCES = (.-[^\\])\n")
    local list = {}
    for name in assert(text, "no SOURCES in the Makefile"):gmatch("[%w_]+%.c") do
      list[#list + 1] = "src/" .. name
    end
    assert.same(sorted(list), rock_sources())
  end)

  it("names the Lua modules that lua/ holds, each by its own name", function()
    local list, expected = {}, {}
    for name, file in pairs(rock.build.modules) do
      if type(file) == "string" then list[#list + 1] = name .. " " .. file end
    end
    for _, path in ipairs(paths("find lua -name '*.lua'")) do
      local name = path:gsub("^lua/", ""):gsub("%.lua$", ""):gsub("/init$", ""):gsub("/", ".")
      expected[#expected + 1] = name .. " " .. path
    end
    assert.is_true(#expected > 0)
    assert.same(sorted(expected), sorted(list))
  end)

  it("installs the command", function()
    assert.same({ gloss = "bin/gloss" }, rock.build.install.bin)
    assert.equal("#!/usr/bin/env lua", files.read("bin/gloss"):match("^[^\n]*"))
  end)
end)

describe("the version", function()
  local version = assert(files.read("src/gloss.h"):match('#define GL_VERSION "([^"]*)"'))

  it("is that of src/gloss.h when asked for", function()
    assert.equal(version, require("gloss")._VERSION)
  end)

  it("stands at the head of the changes", function()
    assert.equal(version, files.read("CHANGELOG.md"):match("\n## ([%d.]+)"))
  end)

  it("stands nowhere else", function()
    local others = paths("grep -rlF '\"" .. version .. "\"' src lua bin rockspec Makefile")
    assert.same({ "src/gloss.h" }, others)
  end)
end)
