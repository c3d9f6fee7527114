--- Operations on sets of a million spans, in nanoseconds per span of both
-- operands; and on smaller ones the same results as a naive reference.
package.path = "./bench/?.lua;./?.lua;" .. package.path
local support = require "support"
local gloss = require "gloss"

local N = tonumber(arg[1]) or 1000000
local clock = os.clock

local roll = support.random(42)
local function random(n) return roll(n) - 1 end

--- n spans that begin at random places, 1 to `long` bytes; with labels, ids.
local function set(text, n, long, labels)
  local i, step, at = 0, #text / n, 0
  return gloss.spans(text, function()
    if i == n then return nil end
    i = i + 1
    at = at + step
    local first = math.floor(at - step) + random(math.ceil(step)) + 1
    local last = math.min(#text, first + random(long))
    if first > #text then first = #text end
    return first, math.max(first, last), labels and labels[random(#labels) + 1] or nil
  end)
end

local function time(name, spans, f)
  local best, result = support.best(f)
  print(("%-36s %8.2f ns/span %9d spans"):format(name, best * 1e9 / spans, #result))
end

local text = ("lorem ipsum "):rep(N) -- 12 bytes a span
local a, b = set(text, N, 20), set(text, N, 20)
local la, lb = set(text, N, 20, { "A", "B", "C" }), set(text, N, 20, { "B", "C", "D" })
local sentences = set(text, N / 20, 300):merge()
local words = gloss.words(text, { only = "word" })
local cover = gloss.words(text)

print(("two sets of %d spans"):format(N))
time("union", 2 * N, function() return a + b end)
time("union, labels", 2 * N, function() return la + lb end)
time("union with itself", 2 * N, function() return a + a end)
time("difference", 2 * N, function() return a - b end)
time("difference, labels", 2 * N, function() return la - lb end)
time("intersection", 2 * N, function() return a * b end)
time("within", 2 * N, function() return a:within(b) end)
time("within sentences", N + #sentences, function() return a:within(sentences) end)
time("containing", 2 * N, function() return a:containing(b) end)
time("overlapping", 2 * N, function() return a:overlapping(b) end)
time("touching", 2 * N, function() return a:touching(b) end)
time("before, 5 bytes", 2 * N, function() return a:before(b, { max = 5 }) end)
time("near, 3 words", 2 * N + #words, function() return a:near(b, { max = 3, unit = words }) end)
time("near, 3 words, within sentences", 2 * N + #words, function()
  return a:near(b, { max = 3, unit = words, within = sentences })
end)
time("gaps", N, function() return a:gaps() end)
time("cut", 2 * N, function() return a:cut(b) end)
time("merge", N, function() return a:merge() end)
time("resolve", N, function() return a:resolve() end)
time("where label", N, function() return la:label("A") end)
local few = sentences:sub(math.floor(#sentences / 2)):sub(1, 3)
time("within 3 sentences", N, function() return a:within(few) end)
time("common with 3 spans", N, function() return a * a:within(few) end)
print(("partition of %d words"):format(#cover))
time("union with columns", #cover + N, function() return cover + a end)
time("within columns", #cover + N, function() return cover:within(a) end)
time("columns within it", #cover + N, function() return a:within(cover) end)
time("difference from columns", #cover + N, function() return a - cover end)

local pairs_found = 0
local start = clock()
for _ in a:pairs(b) do
  pairs_found = pairs_found + 1
  if pairs_found == N then break end
end
print(("%-36s %8.2f ns/pair"):format("pairs, overlapping", (clock() - start) * 1e9 / pairs_found))

-- nested: a thousand spans around each other, and a million inside
local nest = gloss.spans(text, coroutine.wrap(function()
  for i = 1, 1000 do coroutine.yield(i, #text - i) end
  for i = 1, N do coroutine.yield(2000 + i * 10, 2000 + i * 10 + 4) end
end))
time("nested: near", 2 * #nest, function() return nest:near(nest, { max = 1 }) end)
start = clock()
local n = 0
for _ in nest:sub(1000):pairs(nest:sub(1001), "within") do n = n + 1 end
print(("%-36s %8.2f ns/span"):format("nested: pairs within", (clock() - start) * 1e9 / #nest), n)

-- the same operations on small sets against a naive reference
local naive = require "spec.support.naive_spans"
local small = text:sub(1, 600)
for round = 1, 20 do
  local x, y = set(small, 60, 20, { "A", "B" }), set(small, 60, 20, { "A", "B" })
  local p, q = naive.of(x, small), naive.of(y, small)
  for name, result in pairs{
    add = x + y, sub = x - y, mul = x * y,
  } do
    assert(naive.eq(naive[name](p, q), naive.of(result)), name .. round)
  end
  for _, join in ipairs(naive.joins) do
    assert(naive.eq(naive.join(join, p, q), naive.of(x[join](x, y))), join)
  end
end
print("equal to the naive reference on small sets")
