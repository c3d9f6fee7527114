--- Token patterns in the string syntax that gloss.pattern reads.
local M = {}

local ESCAPES = { ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t", ["\0"] = "\\0" }

-- What stands between quotation marks. A bar parts alternatives in the values
-- of attributes, and only there.
local function quoted(s, special)
  s = s:gsub(special or '[\\"]', "\\%0"):gsub("%c", function(c)
    return ESCAPES[c] or ("\\x%02x"):format(c:byte())
  end)
  return '"' .. s .. '"'
end

-- the strings of a set, between one pair of marks
local function alternatives(set)
  local all = {}
  for s in pairs(set) do all[#all + 1] = s end
  table.sort(all)
  for i, s in ipairs(all) do all[i] = quoted(s, '[\\"|]'):sub(2, -2) end
  return '"' .. table.concat(all, "|") .. '"'
end

local NAMES = { text = "word" }
local RELATIONS = { ["=="] = "=", ["~="] = "!=" }

local function value(v, special)
  if type(v) == "string" then return quoted(v, special) end
  local s = tostring(v)
  if type(v) ~= "number" or s:find "^%-?%d+$" then return s end
  if v == math.huge or v == -math.huge then return v > 0 and "1e999" or "-1e999" end
  return (v % 1 == 0 and math.abs(v) < 2 ^ 53 and "%d" or "%.17g"):format(v)
end

-- A name as it is, or as a string.
local function named(name)
  return name:find "^[%a_\x80-\xff][%w_%-\x80-\xff]*$" and name or quoted(name)
end

local PARTS = { outside = "O", begin = "B", inside = "I" }

-- A test that has no tests in it.
local leaf = {}
function leaf.any() return "any" end
function leaf.eq(t)
  return (NAMES[t.attr] or t.attr) .. "=" .. alternatives{ [t.value] = true }
end
leaf["in"] = function(t) return (NAMES[t.attr] or t.attr) .. "=" .. alternatives(t.set) end
function leaf.regex(t)
  return ("%s%s/%s/%s"):format(NAMES[t.attr] or t.attr, t.source and "=" or "~",
    (t.source or t.regex):gsub("\\?.", { ["/"] = "\\/" }), t.flags or "")
end
function leaf.fuzzy(t)
  return ("%s=%s~%d%s"):format(NAMES[t.attr] or t.attr, alternatives{ [t.value] = true }, t.max,
    t.transpose and "" or "l")
end
function leaf.flag(t) return require "gloss.patterntest".FLAGNAMES[t.flag] end
function leaf.cmp(t) return t.attr .. (RELATIONS[t.rel] or t.rel) .. value(t.value) end
function leaf.where(t) return "where(" .. tostring(t.fn) .. ")" end
function leaf.start(t)
  return t.layer == "sentences" and "sentence_start" or "starts=" .. quoted(t.layer)
end
function leaf.space_after() return "space_after" end
function leaf.covered(t)
  local what = t.label or t.id
  if type(what) == "function" then
    return (t.label and "ent_type(" or "ent_id(") .. tostring(what) .. ")"
  end
  if t.label then return "ent_type=" .. alternatives(t.label) end
  if t.id then return "ent_id=" .. alternatives(t.id) end
  if t.part == "any" then return "covered=" .. quoted(t.layer) end
  return "ent_iob=" .. quoted(PARTS[t.part] or t.part)
end
function leaf.index(t) return "index" .. (RELATIONS[t.rel] or t.rel) .. value(t.value) end
function leaf.field(t)
  local name = "_." .. named(t.name)
  if t.test then return name .. leaf[t.test.op](t.test):sub(#"word" + 1) end
  return name .. "=" .. value(t.value, '[\\"|]')
end

-- How tightly a construct binds: what stands in a tighter place has brackets.
local ALT, SEQ, ONE = 1, 2, 3

-- What is yet to be written is on a stack, the next thing on top: strings, and
-- {node, how tightly its place binds}.
local function push(stack, ...)
  local n = #stack
  local count = select("#", ...)
  for i = count, 1, -1 do
    n = n + 1
    stack[n] = (select(i, ...))
  end
end

-- pushes children with `between` them
local function pushlist(stack, list, n, between, binds)
  for i = n, 1, -1 do
    stack[#stack + 1] = { list[i], binds }
    if i > 1 then stack[#stack + 1] = between end
  end
end

local function bracketed(stack, open, inner, binds, close)
  push(stack, open, { inner, binds }, close)
end

local show = {}

show["and"] = function(stack, t, binds)
  if binds > SEQ then push(stack, "(", { t, SEQ }, ")") return end
  pushlist(stack, t, #t, " & ", ONE)
end
show["or"] = function(stack, t, binds)
  if binds > ALT then push(stack, "(", { t, ALT }, ")") return end
  pushlist(stack, t, #t, " | ", SEQ)
end
show["not"] = function(stack, t)
  local inner = t[1]
  if inner.op == "eq" or inner.op == "in" then
    stack[#stack + 1] = (leaf[inner.op](inner):gsub("=", "!=", 1))
  else
    push(stack, "!", { inner, ONE })
  end
end

function show.test(stack, p)
  if p.test.op == "any" then
    stack[#stack + 1] = "[]"
  else
    bracketed(stack, "[", p.test, ALT, "]")
  end
end

function show.words(stack, p)
  stack[#stack + 1] = quoted(p.text) .. (p.attr == "lower" and "i" or "")
end

function show.item(stack, p)
  local parts = {}
  if p.label then parts[#parts + 1] = "label=" .. alternatives(p.label) end
  if p.id then parts[#parts + 1] = "id=" .. alternatives(p.id) end
  if p.layer ~= "entities" or #parts == 0 then
    parts[#parts + 1] = "layer=" .. quoted(p.layer)
  end
  stack[#stack + 1] = "[" .. table.concat(parts, " & ") .. "]"
end

function show.seq(stack, p, binds)
  if p.n == 0 then
    stack[#stack + 1] = "()"
  elseif binds > SEQ then
    bracketed(stack, "(", p, SEQ, ")")
  else
    pushlist(stack, p, p.n, " ", p.n == 1 and binds or SEQ)
  end
end

function show.alt(stack, p, binds)
  if p.n == 0 then
    stack[#stack + 1] = "(?!)"
  elseif binds > ALT then
    bracketed(stack, "(", p, ALT, ")")
  else
    pushlist(stack, p, p.n, " | ", ALT)
  end
end

local COUNTS = { ["0,1"] = "?", ["0,"] = "*", ["1,"] = "+" }

function show.rep(stack, p)
  local count = p.min .. "," .. (p.max or "")
  local mark = COUNTS[count] or p.min == p.max and "{" .. p.min .. "}" or "{" .. count .. "}"
  -- a repetition of a repetition has brackets: `a+?` means another thing
  local inner = p[1]
  if inner.kind == "rep" then
    push(stack, "(", { inner, ALT }, ")", mark, p.lazy and "?" or "")
  else
    push(stack, { inner, ONE }, mark, p.lazy and "?" or "")
  end
end

function show.look(stack, p)
  local open = "(?" .. (p.ahead and "" or "<") .. (p.neg and "!" or "=")
  bracketed(stack, open, p[1], ALT, ")")
end

function show.start(stack, p) stack[#stack + 1] = "<" .. named(p.layer) .. ">" end

function show.capture(stack, p) bracketed(stack, "(?<" .. named(p.name) .. ">", p[1], ALT, ")") end

function show.action(stack, p, binds)
  local parts = {}
  if type(p.fn) == "table" then
    local names = {}
    for name in pairs(p.fn) do names[#names + 1] = name end
    table.sort(names)
    for i, name in ipairs(names) do parts[i] = named(name) .. "=" .. value(p.fn[name]) end
  else
    parts[1] = "function"
  end
  local text = " => " .. table.concat(parts, " ")
  if binds > ALT then
    push(stack, "(", { p[1], SEQ }, text, ")")
  else
    push(stack, { p[1], SEQ }, text)
  end
end

function show.within(stack, p) push(stack, { p[1], ALT }, " within " .. named(p.layer)) end

local MAX_BYTES = 4194304 -- of what is shown: p * p, of which each is q * q, …

--- A pattern as a string; functions in it are shown, but cannot be read back. What is longer
-- than 4 MiB ends in "...".
function M.show(p)
  local out, stack, size = {}, { { p, ALT } }, 0
  while #stack > 0 do
    local top = stack[#stack]
    stack[#stack] = nil
    local n = type(top) == "table" and top[1]
    local text = not n and top or n.op and leaf[n.op] and leaf[n.op](n)
    if text then
      size = size + #text
      out[#out + 1] = size > MAX_BYTES and "..." or text
      if size > MAX_BYTES then break end
    else
      show[n.kind or n.op](stack, n, top[2])
    end
  end
  return table.concat(out)
end

return M
