--- A text with something else in place of some of its stretches, and where each
-- byte went: spans:replace, and gazetteer:replace with it.
local blame = require "gloss.blame"
local fail = require "gloss.fail"
local kind = require "gloss.kind"
local shown = require "gloss.options".shown

-- A map of positions: edits in order, { first, past, new first, new past }.
local function map_of(edits)
  local function map(position, from, past, to, topast)
    if type(position) ~= "number" or position % 1 ~= 0 or position < 1 then
      fail(3, "position: whole number from 1 on expected, got %s", shown(position))
    end
    local low, high = 0, #edits -- the last edit that begins at or before it
    while low < high do
      local middle = low + math.ceil((high - low) / 2)
      if edits[middle][from] <= position then low = middle else high = middle - 1 end
    end
    local edit = edits[low]
    if not edit then return position end
    if position < edit[past] then return edit[to] end
    return position - edit[past] + edit[topast]
  end
  return {
    to = function(position) return map(position, 1, 2, 3, 4) end,
    from = function(position) return map(position, 3, 4, 1, 2) end,
  }
end

-- What stands in place of a span: a string; or nil, it stays.
local function instead(span, by, level)
  local new
  if type(by) == "function" then
    new = by(span)
  else
    new = span.fields[by]
    if new == nil then new = span[by] end
  end
  if type(new) == "number" then return tostring(new) end
  if not new then return nil end
  if kind(new) == "gloss.Span" then return new.text end -- what a rule or a pattern captured
  if type(new) ~= "string" then
    fail(level + 1, "by: string, number or nil expected for %q, got %s", tostring(span), kind(new))
  end
  return new
end

--- Writes something else for each of the spans.
-- @param by the name of a field (what is written in place of a span; where it has none the
--   text stays), or a function(span) that returns a string or a number, or nil or false for
--   no change
-- @param level whom errors blame: 2 the caller's caller, as for `error`
-- @return the new text; and where things went: an object with `to(position)`, the place in
--   the new text of a byte of the old one, and `from(position)` for the other way. A byte
--   that was replaced goes to the first byte of what stands there instead (the next
--   where that is nothing). Raises where spans that are replaced overlap. Linear.
return function(spans, by, level)
  if type(by) ~= "string" and type(by) ~= "function" then
    fail(level + 1, "by: name of a field or function expected, got %s", type(by))
  end
  if type(by) == "string" then blame(level + 1, "by", spans.values, spans:sub(1, 0), by) end
  local whole = tostring(spans.text)
  local parts, edits, at, size = {}, {}, 1, 0
  for span in spans:each() do
    local new = instead(span, by, level + 1)
    local first, past = span.first, span.last + 1
    if new and first >= at then
      parts[#parts + 1] = whole:sub(at, first - 1)
      parts[#parts + 1] = new
      size = size + first - at
      edits[#edits + 1] = { first, past, size + 1, size + #new + 1 }
      size = size + #new
      at = past
    elseif new and not (edits[#edits][1] == first and edits[#edits][2] == past) then
      fail(level + 1, "matches overlap: %q begins inside another", tostring(span))
    end
  end
  parts[#parts + 1] = whole:sub(at)
  return table.concat(parts), map_of(edits)
end
