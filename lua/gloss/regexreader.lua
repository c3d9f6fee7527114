--- What Python's and Java's regular expressions have in common, on the way to PCRE2's.
local M = {}

--- Gives up: what is wrong, and at which byte, as a table { at =, why = }.
function M.fail(at, ...) error({ at = at, why = (...):format(select(2, ...)) }, 0) end

--- Reads the set [...] that begins at `at` into the list `out`. escape(at): what the escape
-- there becomes, and the place behind it; plain(at, c): what another character becomes.
-- @return the place behind the set
function M.set(s, at, out, escape, plain)
  local open = at
  out[#out + 1] = "["
  at = at + 1
  if s:sub(at, at) == "^" then out[#out + 1], at = "^", at + 1 end
  local first = at
  while true do
    local c = s:sub(at, at)
    if c == "" then M.fail(open, "a set that has no end") end
    if c == "]" and at > first then
      out[#out + 1] = "]"
      return at + 1
    end
    if c == "\\" then
      out[#out + 1], at = escape(at)
    else
      out[#out + 1], at = c == "]" and "\\]" or plain(at, c), at + 1
    end
  end
end

--- The begin of the group at `at`, where it is one of those that mean the same: patterns of
-- Lua for what stands behind its bracket.
-- @return what it becomes, or nil; the place behind it, or behind the bracket
function M.group(s, at, patterns)
  local rest = at + 1
  if s:sub(rest, rest) == "*" then M.fail(rest, "nothing to repeat") end
  if s:sub(rest, rest) ~= "?" then return "(", rest end
  for _, known in ipairs(patterns) do
    local found = s:match(known, rest)
    if found then return "(" .. found, rest + #found end
  end
  return nil, rest
end

return M
