--- Errors of a function inside gloss, raised where the user called gloss.

--- f(...), its first result. What it raises is raised at the caller of the
-- public function: `level` is 2 in that function itself, as for `error`.
-- `what` names the culprit, where the message does not begin with it; nil where
-- each message tells it.
return function(level, what, f, ...)
  local ok, result = pcall(f, ...)
  if ok then return result end
  if type(result) ~= "string" or result:find "not enough memory$" then
    error(result, 0)
  end
  result = result:gsub("^[^\n]-gloss/[%w_]+%.lua:%d+: ", "")
    :gsub("^bad argument #%d+ to '[^']*' %((.*)%)$", "%1")
  if what and result:find(what, 1, true) ~= 1 then result = what .. ": " .. result end
  error(result, level + 1)
end
