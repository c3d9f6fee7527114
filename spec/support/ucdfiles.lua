--- The text files of the Unicode Character Database, read as they are.
-- Knows nothing of the library: what a spec reads here comes from a folder
-- of UCD files and from nowhere else.
--
--   local ucd = ucdfiles.open()          -- nil, message if there is no folder
--   ucd.wb(0x41)                         --> "ALetter"
--   for first, last, value in ucd:ranges("wb") do ... end

local M = {}

local MAX = 0x10FFFF

--- Folder of UCD files: $UCD_DIR, or the newest known below $GLOSS_SHARED.
function M.dir()
  return os.getenv("UCD_DIR")
    or (os.getenv("GLOSS_SHARED") or "../shared") .. "/ucd/18.0.0"
end

-- key = { file, default, which of its values: a property's name where the file
-- holds several, or a function of the line's fields (nil: none of ours) }
M.PROPERTIES = {
  gcb = { "GraphemeBreakProperty.txt", "Other" },
  wb = { "WordBreakProperty.txt", "Other" },
  sb = { "SentenceBreakProperty.txt", "Other" },
  lb = { "LineBreak.txt", "XX" },
  ea = { "EastAsianWidth.txt", "N" },
  gc = { "DerivedGeneralCategory.txt", "Cn" },
  sc = { "Scripts.txt", "Unknown" },
  incb = { "DerivedCoreProperties.txt", "None", "InCB" },
  extpict = { "emoji-data.txt", false, "Extended_Pictographic" },
  white = { "PropList.txt", false, "White_Space" },
  -- zero is most: ranges are written as "First" and "Last", which none with
  -- another class is
  ccc = { "UnicodeData.txt", 0, function(fields)
    return fields[3] ~= "0" and tonumber(fields[3]) or nil
  end },
}

--- Lines of a UCD file: an iterator of first, last (code points), then the
-- fields after the first semicolon, trimmed and without the comment.
function M.lines(path)
  local file = assert(io.open(path, "rb"))
  return function()
    for line in file:lines() do
      local data = line:gsub("#.*", "")
      local range, rest = data:match("^%s*([%x.]+)%s*;(.*)$")
      if range then
        local fields = {}
        for field in (rest .. ";"):gmatch("([^;]*);") do
          fields[#fields + 1] = field:match("^%s*(.-)%s*$")
        end
        local first, last = range:match("^(%x+)%.%.(%x+)$")
        first, last = first or range, last or range
        return tonumber(first, 16), tonumber(last, 16), fields
      end
    end
    file:close()
  end
end

-- All of 0..10FFFF as sorted ranges { first, last, value }, gaps filled with
-- the default and equal neighbours joined.
local function complete(ranges, default)
  table.sort(ranges, function(a, b) return a[1] < b[1] end)
  local out, next_cp = {}, 0
  local function put(first, last, value)
    local top = out[#out]
    if top and top[3] == value then
      top[2] = last
    else
      out[#out + 1] = { first, last, value }
    end
    next_cp = last + 1
  end
  for _, r in ipairs(ranges) do
    assert(r[1] >= next_cp, "overlapping ranges in a UCD file")
    if r[1] > next_cp then put(next_cp, r[1] - 1, default) end
    put(r[1], r[2], r[3])
  end
  if next_cp <= MAX then put(next_cp, MAX, default) end
  return out
end

local function read(path, default, which)
  local ranges = {}
  for first, last, f in M.lines(path) do
    local value = f[1]
    if type(which) == "function" then
      value = which(f)
    elseif which then
      value = nil
      if f[1] == which then value = f[2] or true end
    end
    if value then ranges[#ranges + 1] = { first, last, value } end
  end
  assert(#ranges > 0, path .. ": nothing found")
  return complete(ranges, default)
end

local function lookup(ranges)
  local cache = {}
  return function(cp)
    local value = cache[cp]
    if value ~= nil then return value end
    local lo, hi = 1, #ranges
    while lo < hi do
      local mid = (lo + hi + 1) // 2
      if ranges[mid][1] <= cp then lo = mid else hi = mid - 1 end
    end
    value = ranges[lo][3]
    cache[cp] = value
    return value
  end
end

local Files = {}

function Files:__index(key)
  local method = rawget(Files, key)
  if method then return method end
  if not M.PROPERTIES[key] then return nil end
  local get = lookup(self:table(key))
  rawset(self, key, get)
  return get
end

--- The property's ranges over all code points: { {first, last, value}, ... }.
function Files:table(key)
  local known = self.tables[key]
  if not known then
    local p = assert(M.PROPERTIES[key], "unknown property")
    known = read(self.path .. "/" .. p[1], p[2], p[3])
    self.tables[key] = known
  end
  return known
end

--- Iterator of first, last, value over all code points, in order.
function Files:ranges(key)
  local list, i = self:table(key), 0
  return function()
    i = i + 1
    local r = list[i]
    if r then return r[1], r[2], r[3] end
  end
end

--- The Unicode version the folder's files name, for example "18.0.0".
function Files:version()
  return M.version(self.path .. "/GraphemeBreakProperty.txt")
end

--- The version a UCD file's head names ("# Name-18.0.0.txt", or, as the
-- emoji files do, "# Version: 18.0"); nil if it names none.
function M.version(path)
  local file = assert(io.open(path, "rb"))
  local version
  for _ = 1, 12 do
    local line = file:read("l")
    if not line then break end
    version = line:match("^# %a+%-([%d.]+)%.txt")
      or line:match("^# Version: ([%d.]+)")
    if version then break end
  end
  file:close()
  return version
end

--- Opens a folder of UCD files. Returns the provider that uax.lua takes
-- (functions gcb, incb, extpict, wb, sb, lb, ea, gc of a code point), or
-- nil and a message if the folder is not there.
function M.open(path)
  path = path or M.dir()
  local probe = path .. "/GraphemeBreakProperty.txt"
  local file = io.open(probe, "rb")
  if not file then return nil, probe .. " absent" end
  file:close()
  return setmetatable({ path = path, tables = {} }, Files)
end

return M
