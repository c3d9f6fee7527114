--- Token patterns as instructions of a program. No function here calls itself as deep as a
-- pattern is: what comes next is on a stack.
local nodes = require "gloss.patternnodes"

local M = {}

local key, set_key, number = nodes.key, nodes.set_key, nodes.number

local MAX_STEPS = 4194304 -- of the compiler, for one pattern
local MAX_TWICE = 16 -- loops around each other whose inside is compiled twice

local function fail(...) error((...):format(select(2, ...)), 0) end

--- The number of a bit of boundaries.
local function bit(c, name, what) return number(c.bits, name, what) end

local function begin_bit(c, layer)
  return bit(c, key("begin", layer), { kind = "begin", layer = layer })
end

local emit = {} -- by kind: (c, stack, p); what is on the stack comes next

-- An instruction that takes a token. In the second copy of a loop's inside the first one comes
-- next (see emit.rep).
local function taking(c, pc)
  if c.twin then
    c.twin = c.twin + 1
    c.program:emit("jump", c.taken[c.twin] + 1)
  elseif c.loops > 0 then
    c.taken[#c.taken + 1] = pc
  end
end

local function emit_test(c, t, p)
  local pc = c.program:emit("test", nodes.ask(c, t))
  c.at[pc] = p
  taking(c, pc)
end

function emit.test(c, _, p) emit_test(c, p.test, p) end

function emit.words(c, _, p)
  local list = nodes.cut(c, p)
  for i = 1, #list do
    local t = list[c.back and #list + 1 - i or i]
    emit_test(c, t, { kind = "test", test = t, n = 0 })
  end
end

function emit.item(c, _, p)
  local n = number(c.items, key(p.layer, set_key(p.label), set_key(p.id)), p)
  local pc = c.program:emit("item", n)
  c.at[pc] = p
  taking(c, pc)
end

function emit.seq(c, stack, p)
  local n = #stack
  for i = 1, p.n do stack[n + i] = p[c.back and i or p.n + 1 - i] end
end

function emit.alt(c, stack, p)
  local list = nodes.alternatives(c, p)
  if list.n == 0 then
    local pc = c.program:emit "jump" -- to itself: it matches nothing
    c.program:patch(pc, pc)
  else
    stack[#stack + 1] = { kind = "next_alt", list = list, k = 1, jumps = {} }
  end
end

function emit.next_alt(c, stack, task)
  local p, k, list = c.program, task.k, task.list
  if task.split then
    task.jumps[#task.jumps + 1] = p:emit "jump"
    p:patch(task.split, nil, c.here())
    task.split = nil
  end
  task.k = k + 1
  if k < list.n then
    task.split = p:emit "split"
    p:patch(task.split, task.split + 1)
    stack[#stack + 1] = task
  else
    stack[#stack + 1] = { kind = "end_alt", jumps = task.jumps }
  end
  stack[#stack + 1] = list[k]
end

function emit.end_alt(c, _, task)
  local here = c.here()
  for i = 1, #task.jumps do c.program:patch(task.jumps[i], here) end
end

local function split(c, lazy, on)
  local pc = c.program:emit "split"
  on = on or pc + 1
  if lazy then c.program:patch(pc, nil, on) else c.program:patch(pc, on) end
  return pc
end

-- (p*)*, (p+)+ and the like are one loop.
local function single_loop(p)
  local inner = p[1]
  while p.max == nil and p.min <= 1 and inner.kind == "rep" and inner.max == nil
    and inner.min <= 1 and not inner.lazy == not p.lazy
  do
    p = { kind = "rep", inner[1], n = 1, min = p.min * inner.min, lazy = p.lazy }
    inner = p[1]
  end
  return p
end

-- p{n,} is n - 1 times p and a loop whose test stands behind it.
--
-- Where p may be empty, a turn that took no token is the last one, as in Perl. Which turn did is
-- told by the place: the inside is there twice. A turn begins in the second copy, whose end is
-- the end of the loop; what takes a token there goes on in the first copy, at whose end another
-- turn may begin. Inside a second copy a loop needs no first one. Where too many such loops are
-- around each other, those farther in have one copy: what they match is the same, but not
-- always what they prefer.
function emit.rep(_, stack, p)
  if (p.max or p.min) > MAX_STEPS then fail "pattern too large" end
  p = single_loop(p)
  stack[#stack + 1] = { kind = "next_rep", p = p, done = 0, splits = {},
    times = p.max == nil and math.max(p.min - 1, 0) or p.min }
end

function emit.next_rep(c, stack, task)
  local p, done = task.p, task.done
  task.done = done + 1
  if done < task.times or (p.max and done < p.max) then
    if done >= task.times then task.splits[#task.splits + 1] = split(c, p.lazy) end
    stack[#stack + 1] = task
    stack[#stack + 1] = p[1]
  elseif p.max then
    emit.leave(c, task.splits, p.lazy)
  else
    local twice = c.nullable(p[1]) and (c.twin or c.loops < MAX_TWICE)
    if p.min == 0 then
      task.splits[1] = split(c, p.lazy)
    elseif twice and not c.twin then
      task.skip = c.program:emit "jump"
    end
    task.kind = not twice and "loop" or c.twin and "turn" or "again"
    task.from, task.taken = c.here(), #c.taken
    if task.kind == "again" then c.loops = c.loops + 1 end
    stack[#stack + 1] = task
    stack[#stack + 1] = p[1]
  end
end

function emit.loop(c, _, task)
  task.splits[#task.splits + 1] = split(c, task.p.lazy, task.from)
  emit.turn(c, _, task)
end

-- behind the first copy, before the second
function emit.again(c, stack, task)
  local p, here = task.p, c.here() + 1
  task.splits[#task.splits + 1] = split(c, p.lazy, here)
  if task.skip then
    c.program:patch(task.skip, here)
  elseif p.lazy then
    c.program:patch(task.splits[1], nil, here)
  else
    c.program:patch(task.splits[1], here)
  end
  c.twin, c.loops, task.kind = task.taken, c.loops - 1, "turn"
  task.last = true
  stack[#stack + 1] = task
  stack[#stack + 1] = p[1]
end

function emit.turn(c, _, task)
  if task.last then c.twin = nil end
  emit.leave(c, task.splits, task.p.lazy)
end

function emit.leave(c, splits, lazy)
  local here = c.here()
  for i = 1, #splits do
    if lazy then
      c.program:patch(splits[i], here)
    else
      c.program:patch(splits[i], nil, here)
    end
  end
end

function emit.look(c, _, p)
  c.at[c.program:emit("here", c.looks[p], p.neg and 1 or 0)] = p
end

function emit.start(c, _, p)
  c.at[c.program:emit("here", begin_bit(c, p.layer), 0)] = p
end

local function saved(c, stack, p, name, what)
  local n = number(c.names, name, what)
  c.program:emit("save", 2 * n)
  stack[#stack + 1] = { kind = "save", slot = 2 * n + 1 }
  stack[#stack + 1] = p[1]
end

function emit.capture(c, stack, p)
  saved(c, stack, p, p.name, p.name)
end

-- which action is to be taken is a thing that matches capture
function emit.action(c, stack, p)
  c.acts = true
  saved(c, stack, p, p, p)
end

function emit.save(c, _, task) c.program:emit("save", task.slot) end

function emit.within(_, stack, p) stack[#stack + 1] = p[1] end

--- Emits what matches a pattern; `back`: the tokens are read backwards.
function M.code(c, p, back)
  local stack, steps = { p }, 0
  c.back = back
  while #stack > 0 do
    local top = stack[#stack]
    stack[#stack] = nil
    steps = steps + 1
    if steps > MAX_STEPS then fail "pattern too large" end
    emit[top.kind](c, stack, top)
  end
  c.program:emit "match"
end

M.bit, M.begin_bit = bit, begin_bit

return M
