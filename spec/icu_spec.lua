--- ICU as a second opinion on words and sentences, given plain UAX #29 rules
-- in its own language (spec/host/icu.c), on code points whose properties ICU,
-- which may be of another Unicode version, has as the library has.

local gloss = require "gloss"
local host = require "spec.support.host"
local ut = require "spec.support.unicodetest"
local uaxrandom = require "spec.support.uaxrandom"

local function missing()
  if not host.available(host.CC .. " --version") then
    return "no C compiler (" .. host.CC .. ")"
  elseif not host.available "pkg-config --exists icu-uc" then
    return "ICU absent (libicu-dev; pkg-config icu-uc)"
  end
end

describe("ICU, given plain rules:", function()
  local why = missing()
  if why then
    it("second opinion on words and sentences", function() pending(why) end)
    return
  end

  local program
  local props = ut.provider(gloss)
  local known = {} -- code point -> does ICU have our properties?
  local names = { words = "w", sentences = "s" }

  -- One answer line for each request line.
  local function ask(requests)
    requests[#requests + 1] = ""
    local ok, output, code = host.run(program, table.concat(requests, "\n"))
    assert(ok, ("exit status %s: %s"):format(code, output))
    local answers = {}
    for line in output:gmatch "[^\n]+" do answers[#answers + 1] = line end
    assert.equal(#requests - 1, #answers)
    return answers
  end

  -- Learns of all of these code points at once.
  local function learn(cps)
    local requests = {}
    for i, cp in ipairs(cps) do requests[i] = ("p %x"):format(cp) end
    for i, answer in ipairs(ask(requests)) do
      local cp = cps[i]
      known[cp] = answer == ("%s %s %d"):format(props.wb(cp), props.sb(cp),
        props.extpict(cp) and 1 or 0)
    end
  end

  -- ICU's answer as segments of bytes.
  local function to_segments(answer, starts)
    local out, first = {}, 1
    for i = 2, #starts do
      if answer:byte(i) == 49 then
        out[#out + 1] = first
        out[#out + 1] = starts[i] - 1
        first = starts[i]
      end
    end
    return out
  end

  -- Compares the library with ICU on texts given as arrays of code points.
  local function compare(algorithm, texts)
    local requests = {}
    for i, cps in ipairs(texts) do
      local hex = {}
      for k, cp in ipairs(cps) do hex[k] = ("%x"):format(cp) end
      requests[i] = names[algorithm.name] .. " " .. table.concat(hex, " ")
    end
    for i, answer in ipairs(ask(requests)) do
      local text, starts = ut.encode(texts[i])
      local want = to_segments(answer, starts)
      local got = ut.segments(gloss, algorithm, text)
      if not ut.equal(want, got) then
        error(("%s, text %d: %s\nICU: %s\ngot: %s"):format(algorithm.name, i,
          requests[i], ut.show(want), ut.show(got)), 0)
      end
    end
  end

  setup(function()
    program = host.compile("icu", "-std=c99 -O1 $(pkg-config --cflags --libs icu-uc)")
    local all, seen = {}, {}
    local function add(cp)
      if not seen[cp] then all[#all + 1], seen[cp] = cp, true end
    end
    for _, classes in pairs(uaxrandom.classes(props)) do
      for _, class in ipairs(classes) do
        for _, cp in ipairs(class) do add(cp) end
        for _, cp in ipairs(class.ascii) do add(cp) end
      end
    end
    for _, algorithm in ipairs(ut.ALGORITHMS) do
      if names[algorithm.name] then
        for _, cps in ut.break_cases(ut.DATA .. algorithm.file .. ".txt") do
          for _, cp in ipairs(cps) do add(cp) end
        end
      end
    end
    learn(all)
  end)

  for _, algorithm in ipairs(ut.ALGORITHMS) do
    local name = algorithm.name
    if names[name] then
      -- these rules are ours, and have to be right themselves
      it("official cases of " .. algorithm.file, function()
        local path = ut.DATA .. algorithm.file .. ".txt"
        local texts, count = {}, 0
        for _, cps in ut.break_cases(path) do
          local same = true
          for _, cp in ipairs(cps) do same = same and known[cp] end
          if same then texts[#texts + 1] = cps end
          count = count + 1
        end
        assert.is_true(#texts > count * 0.9)
        compare(algorithm, texts)
      end)

      local function random_texts(seed, count)
        local classes = uaxrandom.classes(props, function(cp)
          return known[cp]
        end)[name]
        assert.is_true(#classes >= 15)
        local next_text = uaxrandom.texts(classes, ut.generator(seed))
        local texts = {}
        for i = 1, count do
          local cps = {}
          for _, cp in utf8.codes(next_text()) do cps[#cps + 1] = cp end
          texts[i] = cps
        end
        return texts
      end

      it("random texts, " .. name, function()
        compare(algorithm, random_texts(72, 5000))
      end)
      it("random texts, many, " .. name .. " #slow", function()
        for seed = 1, 5 do compare(algorithm, random_texts(seed, 20000)) end
      end)
    end
  end
end)
