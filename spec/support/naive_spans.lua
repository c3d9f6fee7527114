--- The algebra of spans, slowly: each operation as its definition reads, over
-- plain lists of rows. A row is { first =, last =, label =, id =, n =,
-- priority =, rule = } with 1-based inclusive bytes; label and id are "" where
-- there is none; n is the order in which rows were given. A set is a list of
-- rows in order, each identity once, with the field `text`.
local N = {}

local function before(a, b) -- order of a set
  if a.first ~= b.first then return a.first < b.first end
  if a.last ~= b.last then return a.last > b.last end
  if a.label ~= b.label then return a.label < b.label end
  return a.id < b.id
end

local function identical(a, b)
  return a.first == b.first and a.last == b.last and a.label == b.label and
    a.id == b.id
end

local function member(set, row)
  for _, other in ipairs(set) do
    if identical(row, other) then return other end
  end
end

--- A set of rows: the first of equal identities stays; empty ones go.
function N.set(text, rows)
  local set = { text = text }
  for _, row in ipairs(rows) do
    if row.first <= row.last and not member(set, row) then set[#set + 1] = row end
  end
  table.sort(set, before)
  return set
end

--- The rows of a gloss Spans.
function N.of(spans, text)
  local rows = {}
  for s in spans:each() do
    rows[#rows + 1] = { first = s.first, last = s.last, label = s.label or "",
      id = s.id or "", n = s.n, priority = s.priority, rule = s.rule }
  end
  rows.text = text
  return rows
end

--- Rows as strings, for comparison and for reading.
function N.show(set, without)
  local list = {}
  for i, r in ipairs(set) do
    local n = r.n
    if without == "n" then n = nil end
    list[i] = ("%d-%d [%s] (%s) %s"):format(r.first, r.last, r.label, r.id, n or "-")
  end
  return list
end

local function filter(a, keep)
  local set = { text = a.text }
  for i, row in ipairs(a) do
    if keep(row, i) then set[#set + 1] = row end
  end
  return set
end

function N.add(a, b)
  local rows = {}
  for _, r in ipairs(a) do rows[#rows + 1] = r end
  for _, r in ipairs(b) do rows[#rows + 1] = r end
  return N.set(a.text, rows)
end

function N.sub(a, b) return filter(a, function(r) return not member(b, r) end) end
function N.mul(a, b) return filter(a, function(r) return member(b, r) end) end

function N.eq(a, b)
  if #a ~= #b then return false end
  for i = 1, #a do
    if not identical(a[i], b[i]) then return false end
  end
  return true
end

-- --- white space and distance -----------------------------------------------

local white = { "\u{85}", "\u{A0}", "\u{1680}", "\u{2028}", "\u{2029}",
  "\u{202F}", "\u{205F}", "\u{3000}" }
for c = 9, 13 do white[#white + 1] = string.char(c) end
white[#white + 1] = " "
for c = 0x2000, 0x200A do white[#white + 1] = utf8.char(c) end

--- White length of the character at byte i of text, or nil.
function N.white(text, i)
  for _, w in ipairs(white) do
    if text:sub(i, i + #w - 1) == w then return #w end
  end
end

local function white_bytes(text)
  local is, i = {}, 1
  while i <= #text do
    local len = N.white(text, i)
    for k = i, i + (len or 1) - 1 do is[k] = len ~= nil end
    i = i + (len or 1)
  end
  return is
end

local cache = {}
local function is_white(text, first, last)
  local is = cache[text]
  if not is then
    is = white_bytes(text)
    cache[text] = is
  end
  for i = first, last do
    if not is[i] then return false end
  end
  return true
end

--- Whether the gap first .. last holds at most `max` bytes, or units of a set.
local function reaches(text, first, last, unit, max)
  local n = 0
  if unit then
    for _, u in ipairs(unit) do
      if u.first > last then break end
      if u.first >= first and u.last <= last and
         not is_white(text, u.first, u.last) then
        n = n + 1
      end
    end
    return n <= max
  end
  for i = first, last do
    if not is_white(text, i, i) then
      n = n + 1
      if n > max then return false end
    end
  end
  return true
end

-- --- joins -------------------------------------------------------------------

local joins = {}
function joins.same(s, t) return s.first == t.first and s.last == t.last end
function joins.within(s, t, o)
  return t.first <= s.first and s.last <= t.last and
    not (o.proper and joins.same(s, t))
end
function joins.containing(s, t, o) return joins.within(t, s, o) end
function joins.overlapping(s, t)
  return s.first <= t.last and t.first <= s.last
end
function joins.touching(s, t)
  return s.last + 1 == t.first or t.last + 1 == s.first
end
function joins.before(s, t, o)
  return s.last < t.first and
    reaches(o.text, s.last + 1, t.first - 1, o.unit, o.max or 0)
end
function joins.after(s, t, o) return joins.before(t, s, o) end
function joins.near(s, t, o)
  return joins.overlapping(s, t) or joins.before(s, t, o) or joins.after(s, t, o)
end
N.joins = { "same", "within", "containing", "overlapping", "touching", "before",
  "after", "near" }

local function holds(name, s, t, o)
  if not joins[name](s, t, o) then return false end
  if not o.within then return true end
  for _, w in ipairs(o.within) do
    if w.first > s.first then break end
    if w.first <= t.first and s.last <= w.last and
       t.last <= w.last then
      return true
    end
  end
  return false
end

local function options(a, o)
  local copy = { text = a.text }
  for k, v in pairs(o or {}) do copy[k] = v end
  return copy
end

--- a:NAME(b, o), the sets in o being naive ones.
function N.join(name, a, b, o)
  o = options(a, o)
  return filter(a, function(s)
    for _, t in ipairs(b) do
      if holds(name, s, t, o) then return true end
    end
  end)
end

local symmetric = { same = true, overlapping = true, touching = true, near = true }

--- List of { i, j }: rows of a and b. `self`: both are one set.
function N.pairs(name, a, b, o, self)
  local list = {}
  o = options(a, o)
  for i, s in ipairs(a) do
    for j, t in ipairs(b) do
      if not identical(s, t) and holds(name, s, t, o) and
         not (self and symmetric[name] and j < i) then
        list[#list + 1] = { i, j }
      end
    end
  end
  return list
end

function N.group(outer, inner)
  local list = {}
  for i, o in ipairs(outer) do
    list[i] = filter(inner, function(r) return joins.within(r, o, {}) end)
  end
  return list
end

-- --- new stretches --------------------------------------------------------------

local function covered(set)
  local is = {}
  for _, r in ipairs(set) do
    for i = r.first, r.last do is[i] = true end
  end
  return is
end

--- What bytes is() says no to, as stretches of first .. last.
local function pieces(first, last, is, each)
  local start
  for i = first, last + 1 do
    if i <= last and not is[i] then
      start = start or i
    elseif start then
      each(start, i - 1)
      start = nil
    end
  end
end

function N.gaps(a, outer)
  local is, rows = covered(a), {}
  for _, o in ipairs(outer or { { first = 1, last = #a.text } }) do
    pieces(o.first, o.last, is, function(first, last)
      rows[#rows + 1] = { first = first, last = last, label = "", id = "" }
    end)
  end
  return N.set(a.text, rows)
end

local function moved(r, first, last)
  local copy = {}
  for k, v in pairs(r) do copy[k] = v end
  copy.first, copy.last = first, last
  return copy
end

function N.cut(a, b)
  local is, rows = covered(b), {}
  for _, r in ipairs(a) do
    pieces(r.first, r.last, is, function(first, last)
      rows[#rows + 1] = moved(r, first, last)
    end)
  end
  return N.set(a.text, rows)
end

local function merge(a, rows)
  local open
  for _, r in ipairs(a) do
    if open and r.first <= open.last + 1 then
      open.last = math.max(open.last, r.last)
      open.mixed = open.mixed or open.label ~= r.label
      if open.mixed then open.label = "" end
    else
      open = { first = r.first, last = r.last, label = r.label, id = "" }
      rows[#rows + 1] = open
    end
  end
end

function N.merge(a, per)
  local rows, labels = {}, {}
  if not per then
    merge(a, rows)
  else
    for _, r in ipairs(a) do labels[r.label] = true end
    for label in pairs(labels) do
      merge(filter(a, function(r) return r.label == label end), rows)
    end
  end
  return N.set(a.text, rows)
end

--- Repeatedly the best of the rows that overlap none taken. Left to right:
-- only those that start first are in the running.
function N.resolve(a, mode, per)
  local function group(r)
    if per == "label" then return "l" .. r.label end
    if per == "rule" then return tostring(r.rule) end
    return ""
  end
  local function better(x, y, i, j)
    if mode == "priority" then
      local p, q = x.priority or 0, y.priority or 0
      if p ~= q then return p > q end
      if x.last - x.first ~= y.last - y.first then
        return x.last - x.first > y.last - y.first
      end
      return i < j
    end
    if x.first ~= y.first then return x.first < y.first end
    if mode == "first" then return x.n < y.n end
    return i < j
  end
  local left, taken = {}, {}
  for i = 1, #a do left[i] = true end
  while true do
    local best
    for i = 1, #a do
      if left[i] and (not best or better(a[i], a[best], i, best)) then best = i end
    end
    if not best then break end
    taken[best] = true
    left[best] = nil
    for i = 1, #a do
      if left[i] and group(a[i]) == group(a[best]) and
         joins.overlapping(a[i], a[best]) then
        left[i] = nil
      end
    end
  end
  return filter(a, function(_, i) return taken[i] end)
end

function N.snap(a, units, mode)
  local rows = {}
  for _, r in ipairs(a) do
    local first, last
    local starts, ends = false, false
    for _, u in ipairs(units) do
      if mode == "expand" and joins.overlapping(r, u) or
         mode == "contract" and joins.within(u, r, {}) then
        first = math.min(first or u.first, u.first)
        last = math.max(last or u.last, u.last)
      end
      starts = starts or u.first == r.first
      ends = ends or u.last == r.last
    end
    if mode == "strict" and starts and ends then first, last = r.first, r.last end
    if first then rows[#rows + 1] = moved(r, first, last) end
  end
  return N.set(a.text, rows)
end

-- second byte that may follow a lead byte, where that is not 80 .. BF
local narrow = { [0xE0] = { 0xA0, 0xBF }, [0xED] = { 0x80, 0x9F },
  [0xF0] = { 0x90, 0xBF }, [0xF4] = { 0x80, 0x8F } }

--- Length of the character, or maximal subpart of one, at byte i.
function N.decode(text, i)
  local lead = text:byte(i)
  local need = lead >= 0xC2 and lead <= 0xDF and 2 or
    lead >= 0xE0 and lead <= 0xEF and 3 or lead >= 0xF0 and lead <= 0xF4 and 4 or 1
  for k = 1, need - 1 do
    local range = k == 1 and narrow[lead] or { 0x80, 0xBF }
    local c = text:byte(i + k)
    if not c or c < range[1] or c > range[2] then return k end
  end
  return need
end

local function boundaries(text)
  local is, i = { [#text + 1] = true }, 1
  while i <= #text do
    is[i] = true
    i = i + N.decode(text, i)
  end
  return is
end

function N.grow_bytes(a, left, right)
  local rows, is = {}, boundaries(a.text)
  for _, r in ipairs(a) do
    local first, stop = r.first, r.last + 1
    if left ~= 0 then
      first = math.min(math.max(first - left, 1), #a.text + 1)
      while not is[first] do first = first - 1 end
    end
    if right ~= 0 then
      stop = math.min(math.max(stop + right, 1), #a.text + 1)
      while not is[stop] do stop = stop + 1 end
    end
    rows[#rows + 1] = moved(r, first, stop - 1)
  end
  return N.set(a.text, rows)
end

function N.grow_units(a, left, right, units)
  local rows = {}
  units = filter(units, function(u) return not is_white(a.text, u.first, u.last) end)
  for _, r in ipairs(a) do
    local first, last = r.first, r.last
    if left > 0 then
      local outside = filter(units, function(u) return u.last < r.first end)
      if #outside > 0 then first = outside[math.max(#outside - left + 1, 1)].first end
    elseif left < 0 then
      local rest = filter(units, function(u) return u.last >= r.first end)
      first = rest[1 - left] and rest[1 - left].first or math.huge
    end
    if right > 0 then
      local outside = filter(units, function(u) return u.first > r.last end)
      if #outside > 0 then last = outside[math.min(right, #outside)].last end
    elseif right < 0 then
      local rest = filter(units, function(u) return u.first <= r.last end)
      last = rest[#rest + right] and rest[#rest + right].last or 0
    end
    rows[#rows + 1] = moved(r, first, last)
  end
  return N.set(a.text, rows)
end

--- chars: a set of strings, each a character; nil: white space.
function N.trim(a, chars)
  local rows = {}
  for _, r in ipairs(a) do
    local s, list, i = a.text:sub(r.first, r.last), {}, 1
    while i <= #s do
      local len = N.decode(s, i)
      list[#list + 1] = s:sub(i, i + len - 1)
      i = i + len
    end
    local function trims(c)
      if chars then return chars[c] end
      return N.white(c, 1) == #c
    end
    local from, to, first, last = 1, #list, r.first, r.last
    while from <= to and trims(list[from]) do
      first = first + #list[from]
      from = from + 1
    end
    while from <= to and trims(list[to]) do
      last = last - #list[to]
      to = to - 1
    end
    rows[#rows + 1] = moved(r, first, last)
  end
  return N.set(a.text, rows)
end

function N.as(a, label)
  local rows = {}
  for i, r in ipairs(a) do
    rows[i] = moved(r, r.first, r.last)
    rows[i].label = label
  end
  return N.set(a.text, rows)
end

function N.where(a, field, accept)
  return filter(a, function(r)
    local v = r[field]
    if field == "text" then v = a.text:sub(r.first, r.last) end
    if v == "" then v = nil end
    return accept(v)
  end)
end

function N.count(a, field)
  local t = {}
  for _, r in ipairs(a) do
    local v = r[field]
    if field == "text" then v = a.text:sub(r.first, r.last) end
    if v ~= nil and v ~= "" then t[v] = (t[v] or 0) + 1 end
  end
  return t
end

function N.slice(a, i, j)
  local n = #a
  if i < 0 then i = math.max(n + i + 1, 1) elseif i == 0 then i = 1 end
  if j < 0 then j = n + j + 1 elseif j > n then j = n end
  return filter(a, function(_, k) return i <= k and k <= j end)
end

return N
