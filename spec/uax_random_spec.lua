--- The library against the naive transcription of the rules, on random texts.

local gloss = require "gloss"
local uax = require "spec.support.uax"
local ut = require "spec.support.unicodetest"
local uaxrandom = require "spec.support.uaxrandom"

local props = ut.provider(gloss)
local classes

-- What the rules say of a text, in bytes; and the code points and rules.
local function expected(algorithm, text)
  local cps, starts = uax.decode(text)
  local breaks, rules = uax[algorithm.name](cps, props)
  return uax.segments(breaks, starts), cps, rules
end

local function differ(algorithm, text, decided)
  local want, _, rules = expected(algorithm, text)
  if decided then
    for _, rule in ipairs(rules) do decided[rule] = (decided[rule] or 0) + 1 end
  end
  return not ut.equal(want, ut.segments(gloss, algorithm, text))
end

local function report(algorithm, text, number)
  local short = uaxrandom.shrink(text, function(t)
    return differ(algorithm, t)
  end)
  local want, cps, rules = expected(algorithm, short)
  local list = {}
  for i, cp in ipairs(cps) do list[i] = ("%s U+%04X"):format(rules[i], cp) end
  return ("%s, text %d: %s\nshrunk to: %s\nrules:    %s %s\n"
    .. "expected: %s\ngot:      %s"):format(algorithm.name, number,
    ut.to_hex(text), ut.to_hex(short), table.concat(list, " "), rules[#rules],
    ut.show(want), ut.show(ut.segments(gloss, algorithm, short)))
end

local function compare(algorithm, seed, count)
  classes = classes or uaxrandom.classes(props)
  local next_text = uaxrandom.texts(classes[algorithm.name],
    ut.generator(seed), true)
  local decided = {} -- rule -> at how many places
  for number = 1, count do
    local text = next_text()
    if differ(algorithm, text, decided) then
      error(report(algorithm, text, number), 0)
    end
  end
  return decided
end

-- Every text of `length` characters out of these: one for each class, or only
-- for those with one of the tags given.
local function compare_all(algorithm, length, tags)
  classes = classes or uaxrandom.classes(props)
  local alphabet = {}
  for _, class in ipairs(classes[algorithm.name]) do
    local wanted = tags == nil
    for tag in class.key:gmatch "%S+" do
      wanted = wanted or (" " .. tags .. " "):find(" " .. tag .. " ", 1, true)
    end
    if wanted then alphabet[#alphabet + 1] = utf8.char(class[1]) end
  end
  local count = 0
  local function extend(prefix, left)
    if left == 0 then
      count = count + 1
      if differ(algorithm, prefix) then
        error(report(algorithm, prefix, count), 0)
      end
    else
      for _, char in ipairs(alphabet) do extend(prefix .. char, left - 1) end
    end
  end
  extend("", length)
  return #alphabet
end

describe("the naive reference", function()
  -- Unicode 3.9, tables 3-8 to 3-11, and what surrounds them
  local DECODED = {
    { "empty", "", "" },
    { "NUL and ASCII", "\0A", "0000 0041" },
    { "all lengths", "\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}",
      "007F 0080 07FF 0800 FFFF 10000 10FFFF" },
    { "overlong: each byte", "\xC0\xAF\xE0\x80\xBF\xF0\x81\x82A",
      "FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD 0041" },
    { "surrogates: each byte", "\xED\xA0\x80\xED\xBF\xBF\xED\xAFA",
      "FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD 0041" },
    { "beyond the last", "\xF4\x91\x92\x93\xFFA\x80\xBFB",
      "FFFD FFFD FFFD FFFD FFFD 0041 FFFD FFFD 0042" },
    { "truncated: one each", "\xE1\x80\xE2\xF0\x91\x92\xF1\xBFA",
      "FFFD FFFD FFFD FFFD 0041" },
    { "truncated at the end", "A\xF0\x9F\x98", "0041 FFFD" },
  }
  for _, row in ipairs(DECODED) do
    it("decodes: " .. row[1], function()
      local cps, starts = uax.decode(row[2])
      for i, cp in ipairs(cps) do cps[i] = ("%04X"):format(cp) end
      assert.equal(row[3], table.concat(cps, " "))
      assert.equal(#row[2] + 1, starts[#starts])
    end)
  end
end)

describe("random texts, against the rules:", function()
  for _, algorithm in ipairs(ut.ALGORITHMS) do
    it(algorithm.name, function()
      local decided = compare(algorithm, 18, 10000)
      for _, rule in ipairs(uax.RULES[algorithm.name]) do
        local times = decided[rule[1]] or 0
        assert(times >= 10, rule[1] .. " decided " .. times .. " times only")
      end
    end)
    it(algorithm.name .. ", many #slow", function()
      for seed = 1, 10 do compare(algorithm, 1000 + seed, 20000) end
    end)
  end

  local ALL = {
    graphemes = { { 3 }, { 5, "Extend ZWJ pict k:Linker k:Consonant LF "
      .. "Regional_Indicator SpacingMark" } },
    words = { { 3 }, { 5, "ALetter Hebrew_Letter Numeric MidLetter MidNum "
      .. "MidNumLet Single_Quote Double_Quote Extend" } },
    sentences = { { 4 }, { 6, "ATerm STerm Upper Lower Close Sp Extend" } },
    linebreaks = { { 3 },
      { 4, "SP Pi Pf QU HY HL NU IS SY PO OP CM ID" },
      { 5, "SP Pi Pf HY AL CM ID" },
      { 5, "AK dotted AS VI VF CM" },
      { 6, "NU IS SY CL PR OP" } },
  }
  for _, algorithm in ipairs(ut.ALGORITHMS) do
    it(algorithm.name .. ", every short one #slow", function()
      for _, row in ipairs(ALL[algorithm.name]) do
        assert.is_true(compare_all(algorithm, row[1], row[2]) > 5)
      end
    end)
  end

  it("see every class the tables have", function()
    -- from the tables of Unicode 18.0; a class that gets lost is not tested
    classes = classes or uaxrandom.classes(props)
    assert.equal(19, #classes.graphemes)
    assert.equal(62, #classes.linebreaks)
  end)
end)
