--- A short text, and what is asked of the attributes of its tokens.
local gloss = require "gloss"

local M = {}

M.TEXT = "The cat saw the CAT. A tomcat, caf\u{E9} in 2014? \u{C9}cole, cat of ab\xFFcd"
M.ASKED = {
  function(a) return a:count{ is_title = true, lower = "the", length = 3 } end,
  function(a) return a:where{ suffix = "cat", length = 3 }:values() end,
  function(a) return a:where{ is_alpha = true }:values() end,
  function(a) return a:where{ prefix = "\u{C9}", is_upper = false, length = 5 }:values() end,
  function(a) return a:where{ prefix = "\u{C9}", length = 6 }:values() end,
  function(a) return a:count() end,
  function(a) return a:count "text" end,
  function(a) return a:count "length" end,
  function(a) return a:count "is_title" end,
  function(a) return a:count "shape" end,
  function(a) return a:ids "text" end,
  function(a) return a:ids() end,
  function(a) return a:count{ lower = { "cat", "the" } } end,
  function(a) return a:where{ length = function(n) return n > 3 end }:values() end,
  function(a) return tostring(a) end,
  function(a) return a:text(3, "lower") end,
  function(a) return a:where{ is_alpha = true, length = 3 }:values() end,
  function(a) return a:where{ text = "cat", suffix = "cat", shape = "xxx" }:values() end,
  function(a) return a:count{} end,
}

--- The attributes of the tokens of the text from byte i on.
function M.made(i) return gloss.attributes(gloss.tokens(M.TEXT:sub(i))) end

local function same(a, b)
  if type(a) ~= "table" then return a == b end
  for k, v in pairs(a) do if b[k] ~= v then return false end end
  for k in pairs(b) do if a[k] == nil then return false end end
  return true
end

--- All questions in many orders, while finalisers ask other attributes, and the
-- same. Raises where an answer is another one. For a process of its own: a
-- finaliser runs once in a cycle of the collector, which takes long where much
-- is alive.
function M.finalised()
  local made, ASKED, expected = M.made, M.ASKED, {}
  for k, ask in ipairs(ASKED) do expected[k] = ask(made(1)) end
  local other, more, ran, a = made(9), true, 0, nil
  local function watch()
    setmetatable({}, { __gc = function()
      if not more then return end
      if a then assert(a:count{ lower = "cat", length = 3 } == 3) end
      assert(other:count{ prefix = "s", is_lower = true } == 1)
      assert(made(5):count().cat == 3)
      other, ran = made(9), ran + 1
      watch()
    end })
  end
  collectgarbage("setpause", 1)
  collectgarbage("setstepmul", 10000)
  local warn = rawget(_G, "warn") -- of Lua 5.4, of an error in a finaliser
  if warn then warn "@on" end
  watch()
  local round = 0
  repeat
    a = made(1)
    round = round + 1
    for n = 1, #ASKED do
      local k = (n * round) % #ASKED + 1
      assert(same(ASKED[k](a), expected[k]), k)
    end
    for _ = 1, 20 do -- while its words are in scratch
      a = made(1)
      assert(same(a:count "text", expected[7]))
    end
  until ran > 200
  more = false
end

return M
