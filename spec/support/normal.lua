--- Naive normalisation (UAX #15), from the UCD text files: decompose, sort,
-- compose, as chapter 3.11 of the Unicode Standard defines them.

local ucdfiles = require "spec.support.ucdfiles"
local uax = require "spec.support.uax"

local M = {}

local S, L, V, T = 0xAC00, 0x1100, 0x1161, 0x11A7 -- Hangul, 3.12
local NL, NV, NT = 19, 21, 28

--- Reads what is needed of an open folder of UCD files (ucdfiles.open).
function M.tables(ucd)
  local canonical, compat, composite, excluded = {}, {}, {}, {}
  local path = ucd.path .. "/DerivedNormalizationProps.txt"
  for first, last, fields in ucdfiles.lines(path) do
    if fields[1] == "Full_Composition_Exclusion" then
      for cp = first, last do excluded[cp] = true end
    end
  end
  for cp, _, fields in ucdfiles.lines(ucd.path .. "/UnicodeData.txt") do
    local tag, mapping = fields[5]:match "^(<%a+>) (.+)$"
    local to = {}
    for hex in (mapping or fields[5]):gmatch "%x+" do
      to[#to + 1] = tonumber(hex, 16)
    end
    if #to > 0 then
      compat[cp] = to
      if not tag then canonical[cp] = to end
      if not tag and #to == 2 and not excluded[cp] then
        composite[to[1]] = composite[to[1]] or {}
        composite[to[1]][to[2]] = cp
      end
    end
  end
  return { canonical = canonical, compat = compat, composite = composite,
    ccc = ucd.ccc }
end

-- Full decomposition of one code point, appended to out.
local function decompose(cp, map, out)
  if cp >= S and cp < S + NL * NV * NT then
    local index = cp - S
    out[#out + 1] = L + index // (NV * NT)
    out[#out + 1] = V + index % (NV * NT) // NT
    if index % NT > 0 then out[#out + 1] = T + index % NT end
  elseif map[cp] then
    for _, part in ipairs(map[cp]) do decompose(part, map, out) end
  else
    out[#out + 1] = cp
  end
end

-- Canonical ordering: exchange neighbours until none is out of order.
local function reorder(cps, ccc)
  local changed = true
  while changed do
    changed = false
    for i = 2, #cps do
      local a, b = ccc(cps[i - 1]), ccc(cps[i])
      if a > b and b > 0 then
        cps[i - 1], cps[i] = cps[i], cps[i - 1]
        changed = true
      end
    end
  end
end

local function primary(t, a, b)
  if a >= L and a < L + NL and b >= V and b < V + NV then
    return S + ((a - L) * NV + (b - V)) * NT
  elseif a >= S and a < S + NL * NV * NT and (a - S) % NT == 0
    and b > T and b < T + NT then
    return a + (b - T)
  end
  return t.composite[a] and t.composite[a][b]
end

-- Canonical composition (D117): each character in turn looks back for its
-- starter; it is blocked (D115) if something between is a starter or has a
-- class as high as its own.
local function compose(cps, t)
  local out = {}
  for _, c in ipairs(cps) do
    local class, starter, blocked = t.ccc(c), nil, false
    for i = #out, 1, -1 do
      local between = t.ccc(out[i])
      if between == 0 then
        starter = i
        break
      end
      if between >= class then blocked = true end
    end
    local pair = starter and not blocked and primary(t, out[starter], c)
    if pair then out[starter] = pair else out[#out + 1] = c end
  end
  return out
end

--- Normal form ("NFC", "NFD", "NFKC", "NFKD") of a text. Ill-formed bytes stay
-- as they are and are starters that compose with nothing.
function M.normalize(t, text, form)
  local map = form:find "K" and t.compat or t.canonical
  local cps, starts = uax.decode(text)
  local out, part = {}, {}
  local function flush()
    reorder(part, t.ccc)
    if form:find "C$" then part = compose(part, t) end
    for _, cp in ipairs(part) do out[#out + 1] = utf8.char(cp) end
    part = {}
  end
  for i, cp in ipairs(cps) do
    local bytes = text:sub(starts[i], starts[i + 1] - 1)
    if cp == 0xFFFD and bytes ~= "\u{FFFD}" then
      flush()
      out[#out + 1] = bytes
    else
      decompose(cp, map, part)
    end
  end
  flush()
  return table.concat(out)
end

return M
