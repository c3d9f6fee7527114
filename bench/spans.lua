-- Operations on two sets of 10^6 spans each, in nanoseconds per span of both,
-- best of 3. Beside each the same sweep in Lua over arrays; fails when the
-- results differ.
package.path = "./bench/?.lua;" .. package.path
local support = require "support"
local gloss = require "gloss"

local N = tonumber(arg[1]) or 1000000
local text = ("abcdefg "):rep(N)

--- Spans in order: first ascending, then the longest first, none twice.
local function make(seed, spread)
  local random = support.random(seed)
  local first, last, at, n = {}, {}, 1, 0
  while n < N do
    at = at + random(7)
    local ends = { at + random(spread) + 3, at + 2 }
    for i = random(2), 2 do
      n = n + 1
      first[n], last[n] = at, ends[i]
    end
  end
  return { first = first, last = last }
end

local function spans_of(rows)
  local i = 0
  return gloss.spans(text, function()
    i = i + 1
    return rows.first[i], rows.last[i]
  end)
end

--- Is row i of a before row j of b in the order of sets? nil: they are equal.
local function before(a, i, b, j)
  if a.first[i] ~= b.first[j] then return a.first[i] < b.first[j] end
  if a.last[i] ~= b.last[j] then return a.last[i] > b.last[j] end
  return nil
end

local naive = {}

function naive.union(a, b)
  local first, last, n = {}, {}, 0
  local i, j, na, nb = 1, 1, #a.first, #b.first
  while i <= na or j <= nb do
    local order
    if i > na then order = false elseif j > nb then order = true
    else order = before(a, i, b, j) end
    n = n + 1
    if order == false then
      first[n], last[n] = b.first[j], b.last[j]
      j = j + 1
    else
      first[n], last[n] = a.first[i], a.last[i]
      i = i + 1
      if order == nil then j = j + 1 end
    end
  end
  return { first = first, last = last }
end

function naive.difference(a, b)
  local first, last, n = {}, {}, 0
  local j, nb = 1, #b.first
  for i = 1, #a.first do
    while j <= nb and before(b, j, a, i) do j = j + 1 end
    if j > nb or before(a, i, b, j) ~= nil then
      n = n + 1
      first[n], last[n] = a.first[i], a.last[i]
    end
  end
  return { first = first, last = last }
end

function naive.within(a, b)
  local first, last, n = {}, {}, 0
  local j, nb, reach = 1, #b.first, 0
  for i = 1, #a.first do
    while j <= nb and b.first[j] <= a.first[i] do
      reach = math.max(reach, b.last[j])
      j = j + 1
    end
    if reach >= a.last[i] then
      n = n + 1
      first[n], last[n] = a.first[i], a.last[i]
    end
  end
  return { first = first, last = last }
end

local operations = {
  { "union", "a + b", function(a, b) return a + b end },
  { "difference", "a - b", function(a, b) return a - b end },
  { "within", "a:within(b)", function(a, b) return a:within(b) end },
}

local ra, rb = make(1, 6), make(2, 12)
local a, b = spans_of(ra), spans_of(rb)
assert(#a == #ra.first and #b == #rb.first, "rows were lost")
local rows = #a + #b
for _, op in ipairs(operations) do
  local name, shown, fn = op[1], op[2], op[3]
  local seconds, result = support.best(function() return fn(a, b) end)
  local naive_seconds, expected = support.best(function() return naive[name](ra, rb) end, 1)
  assert(#result == #expected.first, name .. ": other number of spans than in Lua")
  local i = 0
  for first, last in result:offsets() do
    i = i + 1
    assert(first == expected.first[i] and last == expected.last[i], name .. ": other spans")
  end
  print(string.format("%-12s %6.1f ns/span   in Lua %6.1f   %8d spans",
    shown, seconds / rows * 1e9, naive_seconds / rows * 1e9, #result))
end
