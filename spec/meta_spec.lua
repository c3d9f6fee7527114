-- lua/gloss/meta.lua, the types for editors, names all that there is.
local gloss = require "gloss"

local file = assert(io.open("lua/gloss/meta.lua", "rb"))
local meta = file:read "*a"
file:close()

-- names of functions of a class, and of the @field lines above it
local function named(class, variable)
  local list = {}
  for name in meta:gmatch("\nfunction " .. variable .. "[%.:]([%w_]+)") do
    list[name] = true
  end
  local inside = false
  for line in meta:gmatch "[^\n]*" do
    inside = line == "---@class " .. class or inside and line:sub(1, 3) == "---"
    local name = inside and line:match "^%-%-%-@field ([%w_]+)"
    if name then list[name] = true end
  end
  return list
end

local function sorted(set)
  local list = {}
  for name in pairs(set) do list[#list + 1] = name end
  table.sort(list)
  return list
end

-- the table behind an __index: itself, or what its function has at hand
local function methods(object)
  local index = getmetatable(object).__index
  if type(index) == "table" then return index end
  for i = 1, 9 do
    local name, value = debug.getupvalue(index, i)
    if not name then break end
    if type(value) == "table" then return value end
  end
end

describe("the types for editors", function()
  local doc = gloss.doc "a"
  local spans = gloss.spans("a", { { 1, 1 } })
  -- name of the class, variable, table of what it has, what is there besides
  local rows = {
    { "gloss.Text", "Text", methods(spans.text), {} },
    { "gloss.Span", "Span", methods(spans[1]), {} },
    { "gloss.Spans", "Spans", methods(spans), { text = true, incomplete = true } },
    { "gloss.Doc", "Doc", methods(doc), {
      text = true, lang = true, date = true, id = true, source = true } },
    { "gloss.Gazetteer", "Gazetteer", methods(gloss.gazetteer()), {} },
    { "gloss.Pattern", "Pattern", methods(gloss.token.any), {} },
    { "gloss.Patterns", "Patterns", methods(gloss.patterns{}), {} },
    { "gloss.SpacyMatcher", "SpacyMatcher", methods(gloss.spacy_matcher()), {} },
    { "gloss.SpacyRuler", "SpacyRuler", methods(gloss.spacy_ruler{}), {} },
    { "gloss.Rules", "Rules", methods(gloss.rules{}), {} },
    { "gloss.RulesModule", "rules", { new = true, load = true }, require "gloss.data.rules" },
    { "gloss.Attributes", "Attributes", methods(gloss.attributes(spans)), { spans = true } },
    { "gloss.Ngrams", "Ngrams", methods(gloss.ngrams(spans, 1)), {} },
    { "gloss.Learned", "Learned", methods(gloss.learn{}), {
      abbreviations = true, words = true, collocations = true } },
    { "gloss.Alignment", "Alignment", methods(gloss.align(spans, spans)), {} },
    { "gloss.Stream", "Stream", methods(gloss.stream "words"), {} },
  }
  for _, name in ipairs(doc:layers()) do rows[4][4][name] = true end

  for _, row in ipairs(rows) do
    it("name all of " .. row[1], function()
      local expected = {}
      for _, set in ipairs{ assert(row[3]), row[4] } do
        for name in pairs(set) do expected[name] = true end
      end
      assert.is_true(next(row[3]) ~= nil)
      assert.same(sorted(expected), sorted(named(row[1], row[2])))
    end)
  end

  it("name all of gloss", function()
    local expected = {}
    for name in pairs(gloss) do expected[name] = true end
    for name in pairs(methods(gloss)) do expected[name] = true end -- parts not loaded yet
    assert.same(sorted(expected), sorted(named("gloss", "gloss")))
  end)

  it("are no code that does anything", function()
    assert.is_table(dofile "lua/gloss/meta.lua")
  end)
end)
