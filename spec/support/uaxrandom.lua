--- Random texts balanced over what the algorithms can tell apart: every class
-- is as likely as any other, however few characters it has.

local uax = require "spec.support.uax"
local ut = require "spec.support.unicodetest"

local M = {}

-- What each algorithm sees of a code point.
local KEYS = {
  graphemes = function(p, cp)
    return ("%s %s %s"):format(p.gcb(cp), p.incb(cp), p.extpict(cp))
  end,
  words = function(p, cp) return ("%s %s"):format(p.wb(cp), p.extpict(cp)) end,
  sentences = function(p, cp) return p.sb(cp) end,
  linebreaks = function(p, cp)
    local gc, ea = p.gc(cp), p.ea(cp)
    return ("%s %s %s %s %s"):format(uax.lb1(p.lb(cp), gc),
      ea == "F" or ea == "W" or ea == "H",
      (gc == "Pi" or gc == "Pf") and gc or "",
      p.extpict(cp) and gc == "Cn", cp == 0x25CC)
  end,
}

local WIDE_ENOUGH = 8 -- members kept of a class

--- Classes of each algorithm: { graphemes = { {cp, cp, ...}, ... }, ... }.
-- Members differ in what the other algorithms see of them, as far as there
-- are such; characters of two, three and four bytes come first. `allowed`,
-- where given, chooses among the code points.
function M.classes(props, allowed)
  local all = {}
  for name in pairs(KEYS) do all[name] = { order = {} } end
  local function add(cp)
    local key, tuple = {}, {}
    for _, algorithm in ipairs(ut.ALGORITHMS) do
      local name = algorithm.name
      key[name] = KEYS[name](props, cp)
      tuple[#tuple + 1] = key[name]
    end
    tuple[#tuple + 1] = #utf8.char(cp)
    tuple = table.concat(tuple, "|")
    for name, classes in pairs(all) do
      local class = classes[key[name]]
      if not class then
        class = { seen = {}, key = key[name] }
        classes[class.key] = class
        classes.order[#classes.order + 1] = class
      end
      if not class.seen[tuple] and #class < WIDE_ENOUGH then
        class.seen[tuple] = true
        class[#class + 1] = cp
      end
    end
  end
  -- From the middle of the range outwards would be as good: what matters is
  -- that planes 0, 1 and 14 are seen, where all the values occur.
  local function range(first, last)
    for cp = first, last do
      if not (cp >= 0xD800 and cp <= 0xDFFF)
        and not (cp >= 0x3500 and cp <= 0xA000 and cp % 64 ~= 0)
        and not (cp >= 0xAD00 and cp <= 0xD700 and cp % 17 ~= 0)
        and (not allowed or allowed(cp)) then
        add(cp)
      end
    end
  end
  range(0x80, 0xFFFF)
  range(0x10000, 0x1FFFF)
  range(0xE0000, 0xE01FF)
  range(0, 0x7F)
  local out = {}
  for name, classes in pairs(all) do out[name] = classes.order end
  return out
end

-- Bytes that begin or go on with sequences, in every way that Table 3-7
-- tells apart.
local BYTES = {}
for byte in ("80 8F 90 9F A0 BF C0 C1 C2 DF E0 E1 EC ED EF F0 F1 F4 F5 FF")
  :gmatch "%x+" do
  BYTES[#BYTES + 1] = string.char(tonumber(byte, 16))
end

--- A maker of random texts: next_text() returns a text of 1 to 12 characters
-- mostly, some of hundreds, some with ill-formed bytes (only if `ill`).
function M.texts(classes, random, ill)
  local ascii = {}
  for _, class in ipairs(classes) do
    for _, cp in ipairs(class) do
      if cp < 0x80 then
        ascii[#ascii + 1] = { cp }
        break
      end
    end
  end
  return function()
    local alphabet = classes
    local kind = random(100)
    local length = random(12)
    if kind <= 60 then -- few classes: deep into one rule
      alphabet = {}
      for i = 1, 1 + random(3) do alphabet[i] = classes[random(#classes)] end
    elseif kind <= 67 then -- a text as ASCII has it, over several blocks
      alphabet, length = ascii, random(200)
    elseif kind <= 70 then
      length = 100 + random(200)
    end
    local broken = ill and random(4) == 1 and 8
    local out = {}
    for i = 1, length do
      if broken and random(broken) == 1 then
        out[i] = BYTES[random(#BYTES)]
      else
        local class = alphabet[random(#alphabet)]
        out[i] = utf8.char(class[random(#class)])
        if broken and random(broken) == 1 then
          out[i] = out[i]:sub(1, random(#out[i])) -- cut short
        end
      end
    end
    return table.concat(out)
  end
end

--- The shortest text (by taking bytes away) for which `wrong(text)` is still
-- true.
function M.shrink(text, wrong)
  local size = #text // 2
  while size >= 1 do
    local i = 1
    while i <= #text do
      local shorter = text:sub(1, i - 1) .. text:sub(i + size)
      if #shorter < #text and wrong(shorter) then
        text = shorter
      else
        i = i + size
      end
    end
    size = size // 2
  end
  return text
end

return M
