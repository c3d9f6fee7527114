--- gloss.normalize against the naive normaliser on random texts: combining
-- marks of every class, characters that decompose and compose, Hangul, and
-- ill-formed bytes.

local gloss = require "gloss"
local normal = require "spec.support.normal"
local ucdfiles = require "spec.support.ucdfiles"
local ut = require "spec.support.unicodetest"
local uaxrandom = require "spec.support.uaxrandom"

local FORMS = { "NFC", "NFD", "NFKC", "NFKD" }

describe("random texts, normalised", function()
  local ucd, missing = ucdfiles.open()
  if not ucd then
    it("against the UCD files", function() pending(missing) end)
    return
  end

  local tables, classes

  setup(function()
    tables = normal.tables(ucd)
    local marks, second, decomposing, plain = {}, {}, {}, {}
    local first_of, class_of_ccc = {}, {}
    for first, last, ccc in ucd:ranges "ccc" do
      if ccc > 0 then
        if not class_of_ccc[ccc] then
          class_of_ccc[ccc] = {}
          marks[#marks + 1] = class_of_ccc[ccc]
        end
        for cp = first, last do table.insert(class_of_ccc[ccc], cp) end
      end
    end
    for cp in pairs(tables.compat) do decomposing[#decomposing + 1] = cp end
    for a, pairs_of_a in pairs(tables.composite) do
      first_of[#first_of + 1] = a
      for b in pairs(pairs_of_a) do second[#second + 1] = b end
    end
    for cp = 0x41, 0x45 do plain[#plain + 1] = cp end
    -- in one order whatever order the tables came in
    table.sort(decomposing)
    table.sort(first_of)
    table.sort(second)
    classes = { decomposing, first_of, second, plain,
      { 0x1100, 0x1112, 0x1113 }, { 0x1161, 0x1175, 0x1176 },
      { 0x11A7, 0x11A8, 0x11C2, 0x11C3 }, { 0xAC00, 0xAC1C, 0xD788 },
      { 0xAC01, 0xD7A3 }, { 0x301, 0x302, 0x323, 0x345 },
      { 0x34F, 0x200D, 0x61, 0x3B1 } }
    for _, class in ipairs(marks) do classes[#classes + 1] = class end
  end)

  local function differ(text, form)
    return gloss.normalize(text, form) ~= normal.normalize(tables, text, form)
  end

  local function compare(seed, count)
    local next_text = uaxrandom.texts(classes, ut.generator(seed), true)
    for number = 1, count do
      local text = next_text()
      for _, form in ipairs(FORMS) do
        if differ(text, form) then
          local short = uaxrandom.shrink(text, function(t)
            return differ(t, form)
          end)
          error(("%s, text %d: %s\nshrunk to: %s\nexpected:  %s\ngot:       %s")
            :format(form, number, ut.to_hex(text), ut.to_hex(short),
              ut.to_hex(normal.normalize(tables, short, form)),
              ut.to_hex(gloss.normalize(short, form))), 0)
        end
        local is = gloss.normalize(text, form) == text
        if gloss.is_normalized(text, form) ~= is then
          error(("is_normalized, %s: %s"):format(form, ut.to_hex(text)), 0)
        end
      end
    end
  end

  it("equal the naive normaliser's", function() compare(15, 4000) end)
  it("equal the naive normaliser's, many #slow", function()
    for seed = 1, 10 do compare(seed, 20000) end
  end)
end)
