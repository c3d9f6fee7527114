-- Makes src/ucd.c and src/ucdclass.h from the text files of the Unicode
-- Character Database:
--
--   lua5.4 tools/ucd.lua UCD_DIR src/ucd.c src/ucdclass.h
--
-- The output depends on the files alone: numbers are given out in code point
-- order, never in the order of a hash. Enum values are written by the names
-- that src/ucd.h gives them, so that the compiler refuses a property value
-- that the header does not know. The layouts are described in src/ucd.h and
-- src/uprop.h; the constants below that have a twin there are checked by the
-- C compiler too.

local dir, tables_path, classes_path = arg[1], arg[2], arg[3]
if not classes_path then
  io.stderr:write("usage: lua5.4 tools/ucd.lua UCD_DIR UCD.C UCDCLASS.H\n")
  os.exit(2)
end

local MAX = 0x10FFFF
local CLASS_SHIFT, RECORD_SHIFT, FOLD_SHIFT, DECOMP_SHIFT = 7, 7, 6, 6
local HASH_BITS = 11
local HANGUL_FIRST, HANGUL_LAST = 0xAC00, 0xD7A3

-- Scripts that the engine knows by name (enum gl_script); the others follow
-- in the order of the alphabet.
local KNOWN_SCRIPTS = {
  "Unknown", "Common", "Inherited", "Latin", "Greek", "Cyrillic", "Armenian",
  "Hebrew", "Arabic", "Devanagari", "Thai", "Lao", "Myanmar", "Khmer",
  "Hangul", "Hiragana", "Katakana", "Bopomofo", "Han",
}

--------------------------------------------------------------------------
-- Reading

local version

-- Calls fn(first, last, field, ...) for each line of data in a UCD file.
local function rows(name, fn)
  local path = dir .. "/" .. name
  local file = assert(io.open(path, "rb"))
  local head = file:read "l" or ""
  local v = head:match "%-(%d+%.%d+%.%d+)%.txt"
  if v then
    version = version or v
    if v ~= version then
      error(("%s is of version %s, others of %s"):format(path, v, version))
    end
  end
  file:seek "set"
  local number = 0
  for line in file:lines() do
    number = number + 1
    line = line:gsub("%s*#.*", "")
    if line ~= "" then
      local first, last, rest = line:match "^(%x+)%.?%.?(%x*)%s*(.*)$"
      if not first then error(path .. ":" .. number .. ": not understood") end
      local fields = {}
      for f in rest:gmatch ";%s*([^;]*)" do
        fields[#fields + 1] = f:match "^(.-)%s*$"
      end
      first = tonumber(first, 16)
      last = last ~= "" and tonumber(last, 16) or first
      fn(first, last, table.unpack(fields))
    end
  end
  file:close()
end

-- An array from code point to the value's number; names by number. `select`
-- turns the fields of a row into a value, or nil to pass it over.
local function property(name, default, select)
  local of, names, numbers = {}, { [0] = default }, { [default] = 0 }
  for cp = 0, MAX do of[cp] = 0 end
  rows(name, function (first, last, ...)
    local value
    if select then value = select(...) else value = (...) end
    if not value then return end
    local n = numbers[value]
    if not n then
      n = #names + 1
      names[n], numbers[value] = value, n
    end
    for cp = first, last do of[cp] = n end
  end)
  return of, names, numbers
end

-- A set of code points: those whose first field is `want`.
local function flag(name, want)
  return (property(name, "", function (value)
    return value == want and want or nil
  end))
end

local function codepoints(s)
  local list = {}
  for hex in s:gmatch "%x+" do list[#list + 1] = tonumber(hex, 16) end
  return list
end

local gcb, gcb_names = property("GraphemeBreakProperty.txt", "Other")
local wb, wb_names = property("WordBreakProperty.txt", "Other")
local sb, sb_names = property("SentenceBreakProperty.txt", "Other")
local lb, lb_names, lb_number = property("LineBreak.txt", "XX")
local gc, gc_names = property("DerivedGeneralCategory.txt", "Cn")
local ea, ea_names = property("EastAsianWidth.txt", "N")
local script, script_names = property("Scripts.txt", "Unknown")
local incb, incb_names = property("DerivedCoreProperties.txt", "None",
  function (name, value) return name == "InCB" and value or nil end)
local pictographic = flag("emoji-data.txt", "Extended_Pictographic")
local white = flag("PropList.txt", "White_Space")
local excluded = flag("DerivedNormalizationProps.txt",
  "Full_Composition_Exclusion")

-- UnicodeData.txt: combining class and the mappings as they stand there. Its
-- ranges (First> .. Last>) have neither.
local ccc, mapping, compat = {}, {}, {}
rows("UnicodeData.txt", function (cp, _, _, _, class, _, decomposition)
  if class ~= "0" then ccc[cp] = tonumber(class) end
  if decomposition ~= "" then
    local tag, list = decomposition:match "^(%b<>)%s*(.*)$"
    mapping[cp] = codepoints(list or decomposition)
    compat[cp] = tag ~= nil
  end
end)

-- Quick checks: the forms for which the answer is not Yes, as one bit each,
-- in the order of enum gl_form.
local QUICK = { NFC_QC = 1, NFD_QC = 2, NFKC_QC = 4, NFKD_QC = 8 }
local quick = {}
rows("DerivedNormalizationProps.txt", function (first, last, name)
  local bit = QUICK[name]
  if bit then
    for cp = first, last do quick[cp] = (quick[cp] or 0) | bit end
  end
end)

-- What fold.c takes for granted below these code points.
for bit, limit in ipairs { 0x300, 0xC0, 0xA0, 0xA0 } do
  for cp = 0, limit - 1 do
    if ccc[cp] or (quick[cp] or 0) >> (bit - 1) & 1 == 1 then
      error(("fold.c: U+%04X is no longer plain"):format(cp))
    end
  end
end

local fold = {}
rows("CaseFolding.txt", function (cp, _, status, list)
  if status == "C" or status == "F" then fold[cp] = codepoints(list) end
end)

--------------------------------------------------------------------------
-- Writing

local tables = assert(io.open(tables_path, "wb"))
local function put(fmt, ...) tables:write(fmt:format(...)) end

-- A list (from 0) as rows of numbers within 79 columns.
local function numbers(list, count)
  local line = " "
  for i = 0, count - 1 do
    local item = " " .. tostring(list[i]) .. ","
    if #line + #item > 79 then
      put("%s\n", line)
      line = " "
    end
    line = line .. item
  end
  put("%s\n};\n\n", line)
end

local function array(ctype, name, list, count)
  put("const %s %s[%d] = {\n", ctype, name, count)
  numbers(list, count)
end

-- The two stages of a table: `of` maps 0 .. limit - 1 to numbers. Returns the
-- index, its length, the blocks, their length.
local function stages(of, limit, shift)
  local size = 1 << shift
  local index, n, blocks, m, known = {}, 0, {}, 0, {}
  for first = 0, limit - 1, size do
    local key = table.concat(of, ",", first, first + size - 1)
    local number = known[key]
    if not number then
      number = m >> shift
      known[key] = number
      for i = first, first + size - 1 do
        blocks[m] = of[i]
        m = m + 1
      end
    end
    index[n] = number
    n = n + 1
  end
  return index, n, blocks, m
end

local function check(ok, what)
  if not ok then error("a table has become too small: " .. what) end
end

-- Code points up to the last with a value, rounded up to whole blocks.
local function limit_of(map, shift)
  local last = 0
  for cp in pairs(map) do if cp > last then last = cp end end
  return ((last >> shift) + 1) << shift
end

put([[
/*
** ucd.c: generated by tools/ucd.lua from the Unicode Character Database %s
** - do not edit
**
** Data files (c) Unicode, Inc., under the Unicode License v3
** (SPDX: Unicode-3.0), https://www.unicode.org/license.txt
*/
/* clang-format off */
#include "ucd.h"
#include "ucdclass.h"
#include "uprop.h"

const char gl_unicode_version[] = "%s";

]], version, version)

-- Classes ------------------------------------------------------------------

-- Line_Break as LB1 leaves it.
local LB1 = { AI = "AL", SG = "AL", XX = "AL", CJ = "NS" }
local resolved, resolved_names = {}, {}
do
  local direct = {}
  for n = 0, #lb_names do
    local name = LB1[lb_names[n]] or lb_names[n]
    direct[n] = lb_number[name]
  end
  local sa = lb_number.SA
  for cp = 0, MAX do
    local n = direct[lb[cp]]
    if n == sa then
      local category = gc_names[gc[cp]]
      local mark = category == "Mn" or category == "Mc"
      n = mark and lb_number.CM or lb_number.AL
    end
    resolved[cp] = n
  end
  for n = 0, #lb_names do resolved_names[n] = lb_names[n] end
end

local FLAG_NAMES = {
  "GL_EXTPICT", "GL_EASTASIAN", "GL_PI", "GL_PF", "GL_DOTTED",
  "GL_UNASSIGNED",
}
local class, nclasses, class_rows = {}, 0, {}
do
  local known, qu = {}, lb_number.QU
  for cp = 0, MAX do
    local category, width = gc_names[gc[cp]], ea_names[ea[cp]]
    local flags = pictographic[cp]
    if width == "F" or width == "W" or width == "H" then flags = flags | 2 end
    if lb[cp] == qu then
      if category == "Pi" then flags = flags | 4 end
      if category == "Pf" then flags = flags | 8 end
    end
    if cp == 0x25CC then flags = flags | 16 end
    if category == "Cn" and pictographic[cp] == 1 then flags = flags | 32 end
    local key = ((((gcb[cp] << 8 | incb[cp]) << 8 | wb[cp]) << 8 | sb[cp])
      << 8 | resolved[cp]) << 8 | flags
    local number = known[key]
    if not number then
      number = nclasses
      known[key] = number
      nclasses = nclasses + 1
      local names = {}
      for i, name in ipairs(FLAG_NAMES) do
        if flags >> (i - 1) & 1 == 1 then names[#names + 1] = name end
      end
      class_rows[number] = ("GCB_%s, INCB_%s, WB_%s, SB_%s, LB_%s, %s"):format(
        gcb_names[gcb[cp]], incb_names[incb[cp]], wb_names[wb[cp]],
        sb_names[sb[cp]], resolved_names[resolved[cp]],
        #names > 0 and table.concat(names, "|") or "0")
    end
    class[cp] = number
  end
end
check(nclasses <= 256, "gl_class_block")

put("const unsigned gl_nclasses = %d;\n\n", nclasses)
put([[
#define ROW(gcb, incb, wb, sb, lb, flags) {gcb, incb, wb, sb, lb, flags},
const gl_class gl_classes[%d] = {GL_CLASSES(ROW)};

]], nclasses)

-- The same rows as macros: what an algorithm makes of a class is a constant.
do
  local file = assert(io.open(classes_path, "wb"))
  local function each(name, count, number)
    file:write("#define ", name, "(X)")
    for n = 0, count - 1 do
      file:write(" \\\n  X(", class_rows[number(n)], ")")
    end
    file:write "\n"
  end
  file:write(([[
/*
** ucdclass.h: generated by tools/ucd.lua from the Unicode Character Database
** %s - do not edit
**
** X(gcb, incb, wb, sb, lb, flags) for each class, by number, and for the class
** of each ASCII character: for tables by class that the compiler can fill.
*/
/* clang-format off */
#ifndef GL_UCDCLASS_H
#define GL_UCDCLASS_H

]]):format(version))
  each("GL_CLASSES", nclasses, function(n) return n end)
  file:write "\n"
  each("GL_ASCII_CLASSES", 128, function(cp) return class[cp] end)
  file:write "\n#endif\n"
  file:close()
end

local sizes = {}
do
  local index, n, blocks, m = stages(class, MAX + 1, CLASS_SHIFT)
  for i = 0, 15 do check(index[i] == i, "gl_class_of_short") end
  array("uint16_t", "gl_class_index", index, n)
  array("uint8_t", "gl_class_block", blocks, m)
  sizes[#sizes + 1] = { "classes", 2 * n + m + 6 * nclasses }
end

-- Records ------------------------------------------------------------------

-- Known scripts are written by the names of the enum, in the names too, so
-- that the numbers cannot come apart from the header's: a number given twice
-- is a warning, and warnings are errors here.
local script_number, nscripts, script_list = {}, 0, {}
do
  local rest, known = {}, {}
  for _, name in ipairs(KNOWN_SCRIPTS) do known[name] = true end
  for n = 0, #script_names do
    local name = script_names[n]
    if not known[name] then rest[#rest + 1] = name end
  end
  table.sort(rest)
  local longest = 0
  local function add(name)
    script_number[name] = known[name] and "SC_" .. name or nscripts
    script_list[nscripts] = ('[%s] = "%s"'):format(script_number[name], name)
    nscripts = nscripts + 1
    if #name > longest then longest = #name end
  end
  for _, name in ipairs(KNOWN_SCRIPTS) do add(name) end
  for _, name in ipairs(rest) do add(name) end
  check(longest < 24, "gl_script_names")
  check(nscripts <= 256, "gl_record.script")
end

local record, nrecords, record_rows = {}, 0, {}
do
  local WORD = { L = true, M = true, N = true }
  local known = {}
  for cp = 0, MAX do
    local category = gc_names[gc[cp]]
    local flags = white[cp] << 1 | (quick[cp] or 0) << 2
    if WORD[category:sub(1, 1)] or category == "Pc" then flags = flags | 1 end
    local class_ = ccc[cp] or 0
    local key = (((gc[cp] << 8 | script[cp]) << 8 | ea[cp]) << 8 | class_)
      << 8 | flags
    local number = known[key]
    if not number then
      number = nrecords
      known[key] = number
      nrecords = nrecords + 1
      record_rows[number] = ("{GC_%s, %s, EAW_%s, %d, %d}"):format(category,
        script_number[script_names[script[cp]]], ea_names[ea[cp]], class_,
        flags)
    end
    record[cp] = number
  end
end
check(nrecords <= 65536, "gl_record_block")

put("const unsigned gl_nscripts = %d;\n\n", nscripts)
put("const char gl_script_names[%d][24] = {\n", nscripts)
for n = 0, nscripts - 1 do put("  %s,\n", script_list[n]) end
put "};\n\n"
array("gl_record", "gl_records", record_rows, nrecords)
do
  local index, n, blocks, m = stages(record, MAX + 1, RECORD_SHIFT)
  check(m >> RECORD_SHIFT <= 65536, "gl_record_index")
  array("uint16_t", "gl_record_index", index, n)
  array("uint16_t", "gl_record_block", blocks, m)
  sizes[#sizes + 1] = { "records", 2 * n + 2 * m + 5 * nrecords }
  sizes[#sizes + 1] = { "script names", 24 * nscripts }
end

-- Case folding -------------------------------------------------------------

-- Each code point has a small number: below gl_nfolddelta it stands for a
-- distance (0 for none), from there on for a row of gl_fold_full.
do
  local limit = limit_of(fold, FOLD_SHIFT)
  local of, delta, ndelta, known = {}, { [0] = 0 }, 1, { [0] = 0 }
  local full, nfull, known_full = {}, 0, {}
  for cp = 0, limit - 1 do
    local to = fold[cp]
    if to and #to == 1 then
      local d = to[1] - cp
      if not known[d] then
        known[d], delta[ndelta] = ndelta, d
        ndelta = ndelta + 1
      end
    end
  end
  for cp = 0, limit - 1 do
    local to = fold[cp]
    if not to then
      of[cp] = 0
    elseif #to == 1 then
      of[cp] = known[to[1] - cp]
    else
      check(#to <= 3, "gl_fold_full")
      local key = table.concat(to, " ")
      if not known_full[key] then
        known_full[key] = nfull
        for i = 1, 3 do
          check((to[i] or 0) <= 0xFFFF, "gl_fold_full")
          full[3 * nfull + i - 1] = to[i] or 0
        end
        nfull = nfull + 1
      end
      of[cp] = ndelta + known_full[key]
    end
  end
  check(ndelta + nfull <= 256, "gl_fold_block")
  put("const uint32_t gl_fold_limit = 0x%X;\n", limit)
  put("const unsigned gl_nfolddelta = %d;\n\n", ndelta)
  array("int32_t", "gl_fold_delta", delta, ndelta)
  array("uint16_t", "gl_fold_full", full, 3 * nfull)
  local index, n, blocks, m = stages(of, limit, FOLD_SHIFT)
  check(m >> FOLD_SHIFT <= 256, "gl_fold_index")
  array("uint8_t", "gl_fold_index", index, n)
  array("uint8_t", "gl_fold_block", blocks, m)
  sizes[#sizes + 1] = { "case folding", 4 * ndelta + 6 * nfull + n + m }
end

-- Decompositions -----------------------------------------------------------

-- The mappings applied until nothing changes; UnicodeData.txt gives one step.
local function decompose(cp, with_compat, out)
  local map = mapping[cp]
  if map and (with_compat or not compat[cp]) then
    for _, c in ipairs(map) do decompose(c, with_compat, out) end
  else
    out[#out + 1] = cp
  end
  return out
end

-- Stable, by combining class: marks of a mapping are in canonical order.
local function reorder(list)
  for i = 2, #list do
    local c = list[i]
    local class_ = ccc[c] or 0
    local j = i - 1
    while class_ ~= 0 and j >= 1 and (ccc[list[j]] or 0) > class_ do
      list[j + 1] = list[j]
      j = j - 1
    end
    list[j + 1] = c
  end
  return list
end

do
  local pool, npool, known = { [0] = 0 }, 1, {}
  local limit, of = limit_of(mapping, DECOMP_SHIFT), {}
  local function units(list)
    local u = {}
    for _, c in ipairs(list) do
      if c > 0xFFFF then
        u[#u + 1] = 0xD800 + (c - 0x10000 >> 10)
        u[#u + 1] = 0xDC00 + (c & 0x3FF)
      else
        u[#u + 1] = c
      end
    end
    return u
  end
  for cp = 0, limit - 1 do
    of[cp] = 0
    if mapping[cp] then
      check(cp < HANGUL_FIRST or cp > HANGUL_LAST, "Hangul")
      local full = reorder(decompose(cp, true, {}))
      check(#full <= 18, "GL_MAXDECOMP")
      local a = compat[cp] and {} or units(reorder(decompose(cp, false, {})))
      local b = units(full)
      if table.concat(a, " ") == table.concat(b, " ") then b = {} end
      check(#a < 256 and #b < 256, "gl_decomp_pool")
      local entry = { #a | #b << 8 }
      table.move(a, 1, #a, 2, entry)
      table.move(b, 1, #b, 2 + #a, entry)
      local key = table.concat(entry, " ")
      if not known[key] then
        known[key] = npool
        for _, u in ipairs(entry) do
          pool[npool] = u
          npool = npool + 1
        end
      end
      of[cp] = known[key]
    end
  end
  check(npool <= 65536, "gl_decomp_block")
  put("const uint32_t gl_decomp_limit = 0x%X;\n\n", limit)
  local index, n, blocks, m = stages(of, limit, DECOMP_SHIFT)
  array("uint16_t", "gl_decomp_index", index, n)
  array("uint16_t", "gl_decomp_block", blocks, m)
  array("uint16_t", "gl_decomp_pool", pool, npool)
  sizes[#sizes + 1] = { "decompositions", 2 * (n + m + npool) }
end

-- Compositions -------------------------------------------------------------

-- An open hash table of pairs, at most half full, so that looking a pair up
-- takes a step or two.
do
  local slots, size = {}, 1 << HASH_BITS
  for i = 0, size - 1 do slots[i] = 0 end
  local pairs_, n = {}, 0
  for cp = 0, MAX do
    local map = mapping[cp]
    if map and #map == 2 and not compat[cp] and excluded[cp] == 0 then
      pairs_[n] = ("{0x%X, 0x%X, 0x%X}"):format(map[1], map[2], cp)
      local h = (map[1] * 0x9E3779B1 + map[2] * 0x85EBCA6B) & 0xFFFFFFFF
      h = h >> (32 - HASH_BITS)
      while slots[h] ~= 0 do h = (h + 1) & (size - 1) end
      n = n + 1
      slots[h] = n
    end
  end
  check(2 * n <= size, "gl_compose_slot")
  array("gl_pair", "gl_compose_pair", pairs_, n)
  array("uint16_t", "gl_compose_slot", slots, size)
  sizes[#sizes + 1] = { "compositions", 12 * n + 2 * size }
end

-- What it came to, for whoever runs the tool by hand.
local total = 0
for _, row in ipairs(sizes) do
  total = total + row[2]
  io.stderr:write(("%-16s %7d bytes\n"):format(row[1], row[2]))
end
io.stderr:write(("%-16s %7d bytes; %d classes, %d records, %d scripts\n")
  :format("in all", total, nclasses, nrecords, nscripts))
