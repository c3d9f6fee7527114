--- Random texts balanced over what the algorithms can tell apart: every class
-- is as likely as any other, however few characters it has.

local uax = require "spec.support.uax"
local ut = require "spec.support.unicodetest"

local M = {}

-- What each algorithm sees of a code point, as tags.
local KEYS = {
  graphemes = function(p, cp)
    return ("%s k:%s%s"):format(p.gcb(cp), p.incb(cp),
      p.extpict(cp) and " pict" or "")
  end,
  words = function(p, cp)
    return p.wb(cp) .. (p.extpict(cp) and " pict" or "")
  end,
  sentences = function(p, cp) return p.sb(cp) end,
  linebreaks = function(p, cp)
    local gc, ea = p.gc(cp), p.ea(cp)
    local key = uax.lb1(p.lb(cp), gc)
    if ea == "F" or ea == "W" or ea == "H" then key = key .. " wide" end
    if gc == "Pi" or gc == "Pf" then key = key .. " " .. gc end
    if p.extpict(cp) and gc == "Cn" then key = key .. " reserved" end
    if cp == 0x25CC then key = key .. " dotted" end
    return key
  end,
}

-- What the rules with long contexts speak of, in tags: pieces to make texts
-- of, for with 62 classes chance alone does not find five in a row.
local PIECES = {
  graphemes = {
    "CR LF", "Control", "L V T", "LV T", "LVT T", "L LV", "Prepend",
    "SpacingMark", "Extend", "ZWJ", "pict", "pict Extend", "pict ZWJ",
    "pict ZWJ pict", "pict Extend Extend ZWJ pict", "k:Linker",
    "k:Linker k:Extend", "k:Linker k:Consonant", "k:Consonant",
    "k:Consonant k:Linker", "k:Linker ZWJ k:Consonant",
    "pict k:Linker k:Consonant", "pict k:Linker ZWJ", "Regional_Indicator",
    "Regional_Indicator Regional_Indicator Regional_Indicator", "Other",
  },
  words = {
    "ALetter", "Hebrew_Letter", "ALetter MidLetter", "ALetter MidNumLet",
    "Hebrew_Letter Single_Quote", "Hebrew_Letter Double_Quote",
    "Hebrew_Letter Double_Quote Hebrew_Letter", "MidLetter ALetter",
    "Single_Quote ALetter", "Numeric", "Numeric MidNum", "Numeric MidNumLet",
    "Numeric Single_Quote Numeric", "MidNum Numeric", "Katakana",
    "ExtendNumLet", "Extend", "Format", "ZWJ", "ZWJ pict", "pict",
    "Regional_Indicator", "Regional_Indicator Regional_Indicator",
    "WSegSpace", "WSegSpace WSegSpace", "CR LF", "Newline", "Other",
  },
  sentences = {
    "ATerm", "STerm", "Upper ATerm", "Lower ATerm", "ATerm Upper",
    "ATerm Close", "ATerm Sp", "ATerm Close Sp", "STerm Close Sp", "STerm Sp",
    "Close", "Sp", "Sp Sp", "SContinue", "Lower", "Upper", "OLetter",
    "Numeric", "Other", "Sep", "CR LF", "CR", "LF", "Extend", "Format",
  },
  linebreaks = {
    "Pi", "Pi SP", "Pf", "SP Pf", "QU", "QU SP", "SP QU", "OP", "OP SP",
    "CL SP NS", "CP SP NS", "CL", "CP", "B2", "B2 SP", "ZW", "ZW SP", "SP",
    "SP IS NU", "IS NU", "IS", "HL", "HL HY", "HL HH", "HY", "HH", "HY AL",
    "HH AL", "HY HL", "SP HY", "GL HH", "CB HY", "SY", "SY HL", "NU", "NU SY",
    "NU IS", "NU CL", "NU CP", "PO", "PR", "PR OP", "PO OP IS", "PR OP NU",
    "AK", "AS", "dotted", "VI", "VF", "AP", "AK VI", "dotted VI", "AS VI AK",
    "AK AK VF", "EB", "EM", "reserved", "reserved EM", "RI", "RI RI", "CM",
    "ZWJ", "ID", "AL", "AL OP", "CP AL", "BK", "CR LF", "NL", "NS", "CB", "WJ",
    "GL", "IN", "EX", "JL", "JV", "JT", "H2", "H3", "BA", "BB", "wide",
    "wide QU", "wide Pf", "Pi wide", "wide Pi", "QU wide", "Pf wide",
  },
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
        class = { seen = {}, key = key[name], ascii = {} }
        classes[class.key] = class
        classes.order[#classes.order + 1] = class
      end
      -- ASCII has code of its own in a fast library: all of it counts
      if cp < 0x80 then class.ascii[#class.ascii + 1] = cp end
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
  for name, classes in pairs(all) do
    local order = classes.order
    order.pieces = M.pieces(order, PIECES[name])
    out[name] = order
  end
  return out
end

--- The pieces for these classes: arrays of arrays of classes. A tag stands for
-- every class that has it; pieces with a tag that none has are left out.
function M.pieces(classes, list)
  local tagged = {}
  for _, class in ipairs(classes) do
    for tag in class.key:gmatch "%S+" do
      tagged[tag] = tagged[tag] or {}
      table.insert(tagged[tag], class)
    end
  end
  local pieces = {}
  for _, text in ipairs(list) do
    local piece, whole = {}, true
    for tag in text:gmatch "%S+" do
      piece[#piece + 1] = tagged[tag]
      whole = whole and tagged[tag] ~= nil
    end
    if whole then pieces[#pieces + 1] = piece end
  end
  -- what may stand between any two: ignored by most rules
  for _, tag in ipairs { "CM", "Extend", "ZWJ", "Format" } do
    if tagged[tag] then
      pieces.between = pieces.between or {}
      table.insert(pieces.between, tagged[tag])
    end
  end
  return pieces
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
-- `classes` is an array of arrays of code points, perhaps with `pieces`.
function M.texts(classes, random, ill)
  local function any(list) return list[random(#list)] end

  local ascii = {}
  for _, class in ipairs(classes) do
    if class.ascii and #class.ascii > 0 then ascii[#ascii + 1] = class.ascii end
  end

  -- ASCII half of the time where the class has some, and of that often the
  -- last: ranges end there
  local function member(class)
    local few = class.ascii
    if not few or #few == 0 or random(2) == 1 then return any(class) end
    return random(3) == 1 and few[#few] or any(few)
  end

  -- some classes, each as likely as any other
  local function of_classes(alphabet, length)
    local out = {}
    for i = 1, length do out[i] = member(any(alphabet)) end
    return out
  end

  -- contexts that the rules name, one after another
  local function of_pieces(count)
    local out, pieces = {}, classes.pieces
    local marks = pieces.between and random(3) == 1
    for _ = 1, count do
      for _, tagged in ipairs(any(pieces)) do
        out[#out + 1] = member(any(tagged))
        if marks and random(6) == 1 then
          out[#out + 1] = member(any(any(pieces.between)))
        end
      end
    end
    return out
  end

  return function()
    local kind = random(100)
    local cps
    if kind <= 50 and classes.pieces then
      cps = of_pieces(1 + random(5))
    elseif kind <= 75 then -- few classes: deep into one rule
      local few = {}
      for i = 1, 1 + random(3) do few[i] = any(classes) end
      cps = of_classes(few, random(12))
    elseif kind <= 79 and #ascii > 0 then -- over several blocks of 64 bytes
      cps = of_classes(ascii, random(200))
    elseif kind <= 81 then
      cps = of_classes(classes, 100 + random(200))
    elseif kind <= 83 and classes.pieces then
      cps = of_pieces(100)
    else
      cps = of_classes(classes, random(12))
    end
    local broken = ill and random(4) == 1
    for i, cp in ipairs(cps) do
      if broken and random(8) == 1 then
        cps[i] = any(BYTES)
      else
        cps[i] = utf8.char(cp)
        if broken and random(8) == 1 then
          cps[i] = cps[i]:sub(1, random(#cps[i])) -- cut short
        end
      end
    end
    return table.concat(cps)
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
