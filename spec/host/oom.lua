--- Scenarios for oom.c, which runs each with memory failing at every
-- allocation. A scenario is short, so that all of them can be tried, and
-- covers a function or two. Fields: `name`; `setup()` gives what `run` and
-- `check` get, without failures; `run(made)` is the part that may run out of
-- memory; `check(made)`, without failures, finds the objects still usable.
-- Add a line here for each new public function.
local scenarios = {}

local function scenario(name, setup, run, check)
  scenarios[#scenarios + 1] = { name = name, setup = setup, run = run, check = check }
end

scenario("lua itself", nil, function()
  local t = {}
  for i = 1, 20 do t[i] = ("x"):rep(i) .. i end
  assert(table.concat(t):find("x20", 1, true))
end)

return scenarios
