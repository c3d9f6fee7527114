--- Quotation marks: which opens and which closes, in all usual systems: "ASCII",
-- “curly”, «guillemets» both ways round, „low and high“, 「corner brackets」.
-- A stack of open marks, cleared at each end of a paragraph, pairs them;
-- apostrophes, inches and marks never closed are left out.
local M = {}

local MAX_DEPTH = 16 -- quotations within quotations

local function set(words)
  local t = {}
  for word in words:gmatch "%S+" do t[word] = true end
  return t
end

-- --- marks -------------------------------------------------------------------

-- Opening marks and what closes each. A mark in two roles is decided by what
-- stands around it.
local CLOSES = {
  ['"'] = { ['"'] = true },
  ["'"] = { ["'"] = true },
  ["``"] = { ["''"] = true },
  ["“"] = { ["”"] = true },
  ["”"] = { ["”"] = true },
  ["„"] = { ["“"] = true, ["”"] = true },
  ["‟"] = { ["”"] = true },
  ["‘"] = { ["’"] = true },
  ["‚"] = { ["‘"] = true, ["’"] = true },
  ["«"] = { ["»"] = true },
  ["»"] = { ["«"] = true, ["»"] = true },
  ["‹"] = { ["›"] = true },
  ["›"] = { ["‹"] = true, ["›"] = true },
  ["「"] = { ["」"] = true },
  ["『"] = { ["』"] = true },
  ["〝"] = { ["〟"] = true, ["〞"] = true },
  ["＂"] = { ["＂"] = true },
  ["｢"] = { ["｣"] = true },
  ["﹁"] = { ["﹂"] = true },
  ["﹃"] = { ["﹄"] = true },
  ["❝"] = { ["❞"] = true },
  ["״"] = { ["״"] = true },
}
-- marks that open wherever they stand, and close nothing
local ALWAYS_OPENS = set "„ ‟ ‚ 「 『 〝 ｢ ﹁ ﹃ ❝ ``"
-- of these any closes any other, by mistake, where it cannot open
local DOUBLE = set "\" “ ” „ ‟"
-- marks that may be apostrophes
local SINGLE = set "' ‘ ’ ‚"

local MARK = {} -- every mark
for open, closes in pairs(CLOSES) do
  MARK[open] = true
  for close in pairs(closes) do MARK[close] = true end
end

-- words that lost their beginning: their apostrophe is no mark
local ELISIONS = set [[ tis tisn twas twasn twere em til cause bout round nuff cos kay
  neath gainst mongst midst scuse fraid n s t k m ]] -- and in Dutch: 's avonds, 't, 'n

-- The mark at byte `at`, or nil.
local function mark_at(text, at)
  local byte = text:byte(at)
  if byte == 39 or byte == 96 then -- ' `
    local two = text:sub(at, at + 1)
    if two == "``" and (text:byte(at + 2) == 96 or text:byte(at - 1) == 96) then
      return nil -- ```, a fence of Markdown
    end
    if MARK[two] then return two end
    return byte == 39 and "'" or nil
  elseif byte == 34 then
    return '"'
  end
  local mark = text:sub(at, at + (byte < 0xE0 and 1 or 2))
  return MARK[mark] and mark
end

-- What stands before byte i (after byte j): "word", "space" (text ends and
-- brackets too), "open" for what a quotation may follow without a space, or
-- "other" for all else.
local function kind_of(char)
  if char == "" or char:find "^%s" then return "space" end
  if char:find "^%w" or char == "_" then return "word" end
  if char:byte() < 128 then
    return char:find "^[%(%[{/=<>%-]" and "open" or "other"
  end
  -- no character at all; scripts that write no spaces
  local byte = char:byte()
  if byte < 0xC2 or byte > 0xF4 or byte >= 0xE4 and byte <= 0xE9 then return "other" end
  if char == "—" or char == "–" or MARK[char] then return "open" end
  if char == "\194\160" or char == "\226\128\175" or char == "\226\128\137"
    or char == "　"
  then
    return "space"
  end
  if char:find "^\226\128" or char:find "^\227[\128-\131]" then return "other" end
  return "word"
end

local function before(text, i)
  local from = i - 1
  while from > 1 and i - from < 4 do
    local byte = text:byte(from)
    if byte < 128 or byte >= 0xC0 then break end
    from = from - 1
  end
  return kind_of(text:sub(math.max(from, 1), i - 1))
end

local function after(text, j)
  local byte = text:byte(j + 1)
  if not byte then return "space", "" end
  local size = byte < 128 and 1 or byte < 0xE0 and 2 or byte < 0xF0 and 3 or 4
  local char = text:sub(j + 1, j + size)
  return kind_of(char), char
end

-- --- pairing -----------------------------------------------------------------

-- Whether an apostrophe or single mark at [i, j] can open, can close.
local function single_roles(text, i, j, left, right)
  local opens = (left == "space" or left == "open")
    and (right == "word" or right == "open")
  if opens then
    local word = text:match("^%a+", j + 1)
    if text:find("^%d", j + 1) or (word and ELISIONS[word:lower()]) then
      opens = false
    end
  end
  local closes = left ~= "space" and right ~= "word" and i > 1
  return opens, closes
end

-- Whether a mark can open, can close, by itself and by its neighbours; third: that it
-- can do nothing but close, for what is before it ends and what follows is no word.
local function roles(text, mark, i, j)
  if ALWAYS_OPENS[mark] then return true, false end
  local left, right, char = before(text, i), after(text, j)
  local ends = left ~= "space" and left ~= "open"
    and (char == "" or char:find "^[%s,.;:!?%)%]]" ~= nil)
  if mark == "'" then return single_roles(text, i, j, left, right) end
  if mark == "‘" then return true, left ~= "space" end -- closes ‚ only
  if mark == "’" then return false, right ~= "word" or left ~= "word" end
  if mark == "“" then return not ends, left ~= "space", ends end -- closes „
  if mark == "«" or mark == "‹" or mark == "»" or mark == "›" then
    return CLOSES[mark] ~= nil, true
  end
  if not CLOSES[mark] then return false, true end
  if mark == "＂" then return true, true end
  if mark == "”" then return left ~= "word" and right == "word", true, ends end
  -- " and ״: the same mark on both sides
  if left == "word" and right == "word" and text:find("^[\214\215]", j + 1) then
    return false, false -- an acronym in Hebrew
  end
  local opens = right ~= "space" and left ~= "word"
  local closes = left ~= "space" or text:find("^'[ \194]", i - 2) ~= nil
    or text:find("^’[ \194]", i - 4) ~= nil -- He said, "She said, 'No.' "
  if left == "open" and right == "word" then closes = false end
  if mark == '"' and text:find("^%d", i - 1) and i > 1 then
    opens, ends = false, false -- inches: only ever a close
  end
  return opens, closes, ends
end

-- The depth of the quotation on the stack that a mark closes: the innermost of its
-- kind; by mistake, of another. Nil: none.
local function closed_by(stack, mark, ends)
  for d = #stack, 1, -1 do
    if CLOSES[stack[d].mark][mark] then return d end
  end
  if ends and DOUBLE[mark] then
    for d = #stack, 1, -1 do
      if DOUBLE[stack[d].mark] then return d end
    end
  end
end

-- --- turns of a dialogue -------------------------------------------------------

-- The first of these dashes, – or —, in a line from byte `at` on: its bytes.
local function next_dash(line, dashes, at)
  local i = at - 1
  repeat
    i = line:find("\226\128[\147\148]", i + 1)
  until not i or dashes[line:sub(i, i + 2)]
  return i, i and i + 2
end

-- Whether the dash at [i, j] ends what is said: it is written as an opening one, or a
-- verb of saying follows: —No iré —dijo Ana; — Нет, — сказал он; — Não — disse.
local function ends_speech(line, i, j, verbs)
  if not line:find("^%s", i - 1) then return false end
  local one, two = line:match("^ ?([%w\128-\255]+) ?([%w\128-\255]*)", j + 1)
  return not line:find("^%s", j + 1) or one and (verbs[one] or verbs[two])
end

-- Adds what is said in a line that begins with a dash, `offset` bytes into the text.
local function add_turn(line, dashes, offset, found)
  local function add(first, last, mark)
    while last > first and line:find("^%s", last) do last = last - 1 end
    found[#found + 1] = { first = offset + first, last = offset + last, mark = mark,
      close = 0, turn = offset + 1 }
  end
  local start, mark = 1, line:sub(1, 3)
  local i, j = next_dash(line, dashes, 4)
  while i do
    if ends_speech(line, i, j, dashes.verbs) then
      add(start, i - 1, mark)
      local _, behind = next_dash(line, dashes, j + 1) -- behind the clause it goes on
      if not behind then return end
      start, mark, j = line:match("^[%.,;:!?]*%s*()", behind + 1), "", behind
      if start > #line then return end
    end
    i, j = next_dash(line, dashes, j + 1)
  end
  add(start, #line, mark)
end

-- Adds the turns of all lines that begin with one of these dashes.
local function turns(text, dashes, found)
  for first, line in text:gmatch "()([^\r\n]+)" do
    local start = line:find "%S"
    if start and next_dash(line:sub(start, start + 2), dashes, 1) then
      local rest = line:match("^.*%S", start)
      if #rest > 3 then add_turn(rest, dashes, first + start - 2, found) end
    end
  end
end

-- bytes with which marks begin
local FIRST = { '"', "'", "`" }
for mark in pairs(MARK) do
  local first = mark:sub(1, 1)
  if not table.concat(FIRST):find(first, 1, true) then FIRST[#FIRST + 1] = first end
end
table.sort(FIRST)

-- A function that tells the next byte, from one on, with which a mark may begin; nil
-- where there is none. Each is searched for by itself: most texts have one or two.
local function finder(text)
  local left, found = {}, {}
  for i, first in ipairs(FIRST) do left[i], found[i] = first, 0 end
  return function(at)
    local nearest
    for i = #left, 1, -1 do
      local byte = found[i]
      if byte < at then byte = text:find(left[i], at, true) end
      if byte then
        found[i] = byte
        if not nearest or byte < nearest then nearest = byte end
      else
        table.remove(left, i)
        table.remove(found, i)
      end
    end
    return nearest
  end
end

--- All quotations of a text.
-- @param text a string
-- @param ends last bytes of its paragraphs, in order
-- @param dashes a set of those that begin the turns of a dialogue, – or —; verbs =
--   what follows where what is said ends, a set; or nil
-- @return a list sorted by first byte: { first =, last =, depth = (1, in
--   another quotation 2 ...), mark = the opening mark, close = bytes of the
--   closing one, unclosed = true where the paragraph ended before it, parts =
--   of how many paragraphs, where more than one, turn = first byte of the turn, where
--   dashes mark it }. Linear in the text.
function M.pair(text, ends, dashes)
  local found, stack = {}, {}
  local paragraph, stop = 1, ends[1] or #text
  local held -- a ' that closes only if no better one comes: the farmers' maps

  local function close(depth, last, size)
    local q = stack[depth]
    for d = #stack, depth, -1 do stack[d] = nil end
    q.last, q.close, q.depth = last, size, depth
    found[#found + 1] = q
  end
  local function settle() -- closes by the mark that was held
    if held and stack[held.depth] == held.quote then
      close(held.depth, held.last, held.size)
    end
    held = nil
  end

  -- The paragraph ends: a quotation goes on if the next one begins with its
  -- opening mark. Returns true if it does.
  local function turn(at)
    settle()
    local q = stack[1]
    local opener = q and not SINGLE[q.mark]
      and text:match("^%s*()", stop + 1)
    if q and opener and text:sub(opener, opener + #q.mark - 1) == q.mark then
      for d = #stack, 2, -1 do stack[d] = nil end
      q.parts = (q.parts or 1) + 1
      q.reopened = opener
    elseif q then
      if not SINGLE[q.mark] then
        q.unclosed = true
        close(1, stop, 0)
      end
      stack = {}
    end
    while ends[paragraph] and ends[paragraph] < at do paragraph = paragraph + 1 end
    stop = ends[paragraph] or #text
  end

  local at, next_first = 1, finder(text)
  while true do
    at = next_first(at)
    while stop < (at or #text) do
      local was = stop
      turn(at or #text)
      if stop <= was then break end
    end
    if not at then break end
    local mark = mark_at(text, at)
    if not mark then
      at = at + 1
    else
      local last = at + #mark - 1
      local opens, closes, ends_it = roles(text, mark, at, last)
      local top = closes and closed_by(stack, mark, ends_it)
      if stack[1] and stack[1].reopened == at then
        stack[1].reopened = nil -- the mark repeated: part of the quotation
      elseif top then
        if SINGLE[mark] and text:find("^[sS]", at - 1) and text:find("^%s+%l", last + 1) then
          held = { depth = top, quote = stack[top], last = last, size = #mark }
        else
          close(top, last, #mark)
          held = nil
        end
      elseif opens then
        if SINGLE[mark] then settle() end
        for d = #stack, 1, -1 do -- the same mark twice: the first was stray
          if stack[d].mark == mark and CLOSES[mark][mark] then
            for e = #stack, d, -1 do stack[e] = nil end
          end
        end
        if #stack < MAX_DEPTH then
          stack[#stack + 1] = { first = at, mark = mark }
        end
      end
      at = last + 1
    end
  end
  settle()
  turn(#text)
  if dashes then turns(text, dashes, found) end
  table.sort(found, function(a, b) return a.first < b.first end)
  -- a mark that was never closed holds nothing: depths anew
  local outer = {}
  for _, q in ipairs(found) do
    while outer[1] and outer[#outer].last < q.first do outer[#outer] = nil end
    outer[#outer + 1] = q
    q.depth = #outer
  end
  return found
end

return M
