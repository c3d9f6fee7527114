--- What the Unicode specs share: the official test files, the library's
-- properties as a provider for uax.lua, and results in comparable form.

local M = {}

M.DATA = "spec/data/ucd/18.0.0/"

--- The four algorithms: name of the function in uax.lua, official file, how
-- many cases it holds, and the library's face.
M.ALGORITHMS = {
  { name = "graphemes", file = "GraphemeBreakTest", cases = 853 },
  { name = "words", file = "WordBreakTest", cases = 1944 },
  { name = "sentences", file = "SentenceBreakTest", cases = 512,
    options = { profile = "uax29" } },
  { name = "linebreaks", file = "LineBreakTest", cases = 19346 },
}

--- "0041 0308" to "A" .. "\u{308}".
function M.from_hex(hex)
  local out = {}
  for cp in hex:gmatch "%x+" do out[#out + 1] = utf8.char(tonumber(cp, 16)) end
  return table.concat(out)
end

--- Bytes as "41 CC 88".
function M.to_hex(text)
  return (text:gsub(".", function(c) return ("%02X "):format(c:byte()) end)
    :gsub(" $", ""))
end

--- Cases of an official break test: iterator of line number, code points,
-- breaks (as uax.lua gives them). Only what stands before "#" counts.
function M.break_cases(path)
  local number, next_line = 0, io.lines(path)
  return function()
    for line in next_line do
      number = number + 1
      local data = line:gsub("#.*", "")
      if data:find "%S" then
        local cps, breaks = {}, {}
        for token in data:gmatch "%S+" do
          if token == "÷" or token == "×" then
            breaks[#breaks + 1] = token == "÷"
          else
            cps[#cps + 1] = assert(tonumber(token, 16), line)
          end
        end
        return number, cps, breaks
      end
    end
  end
end

--- Text of code points (no surrogates), and where each begins, as uax.decode.
function M.encode(cps)
  local out, starts, at = {}, {}, 1
  for i, cp in ipairs(cps) do
    out[i], starts[i] = utf8.char(cp), at
    at = at + #out[i]
  end
  starts[#cps + 1] = at
  return table.concat(out), starts
end

--- The library's segments of a text: first1, last1, first2, last2, ... Raises
-- where they are not the same on each level of instructions.
function M.segments(gloss, algorithm, text)
  local out = {}
  local spans = gloss[algorithm.name](text, algorithm.options)
  local level, levels = gloss.simd()
  for _, other in ipairs(levels) do
    gloss.simd(other)
    local same = gloss[algorithm.name](text, algorithm.options) == spans
    gloss.simd(level)
    if not same then
      error(("%s of %s: %s and %s differ"):format(algorithm.name,
        M.to_hex(text), level, other), 2)
    end
  end
  for first, last in spans:offsets() do
    out[#out + 1] = first
    out[#out + 1] = last
  end
  return out
end

function M.equal(a, b)
  if #a ~= #b then return false end
  for i = 1, #a do
    if a[i] ~= b[i] then return false end
  end
  return true
end

--- Segments as "1-3 4-4".
function M.show(segments)
  local out = {}
  for i = 1, #segments, 2 do
    out[#out + 1] = ("%s-%s"):format(segments[i], segments[i + 1])
  end
  return table.concat(out, " ")
end

local NAMES = {
  gcb = "Grapheme_Cluster_Break",
  incb = "Indic_Conjunct_Break",
  extpict = "Extended_Pictographic",
  wb = "Word_Break",
  sb = "Sentence_Break",
  lb = "Line_Break",
  ea = "East_Asian_Width",
  gc = "General_Category",
}
M.NAMES = NAMES

--- The library's own properties, as uax.lua wants them.
function M.provider(gloss)
  local props = {}
  for key, name in pairs(NAMES) do
    local cache = {}
    props[key] = function(cp)
      local value = cache[cp]
      if value == nil then
        value = gloss.property(cp, name)
        cache[cp] = value
      end
      return value
    end
  end
  return props
end

--- A generator of pseudo-random numbers that is the same everywhere:
-- random(n) gives 1..n. (Knuth's MMIX generator, its high bits.)
function M.generator(seed)
  local x = seed
  return function(n)
    x = x * 6364136223846793005 + 1442695040888963407
    return (x >> 33) % n + 1
  end
end

return M
