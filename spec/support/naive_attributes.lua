--- Lexical attributes and n-grams, naively: characters are looked up in a
-- table written by hand, words are Lua strings. For random tests.
local M = {}

--- Characters of the tests: kind (U capital, L small, T title-case letter, A
-- letter without case, C capital or c small that is no letter, D digit, P
-- punctuation, S space, M currency, - none of these), and its folding.
M.characters = {
  { "a", "L" }, { "b", "L" }, { "A", "U", "a" }, { "B", "U", "b" },
  { "t", "L" }, { "h", "L" }, { "s", "L" }, { "0", "D" }, { "7", "D" },
  { ".", "P" }, { ",", "P" }, { "'", "P" }, { "-", "P" }, { "/", "P" },
  { "(", "P" }, { "]", "P" }, { "@", "P" }, { "+", "-" }, { "<", "-" },
  { "$", "M" }, { "\u{20AC}", "M" }, { " ", "S" }, { "\u{A0}", "S" },
  { "\u{1C}", "S" }, { "\u{B2}", "D" }, { "\u{663}", "D" }, { "\u{BD}", "-" },
  { "\u{E9}", "L" }, { "\u{C9}", "U", "\u{E9}" }, { "\u{DF}", "L", "ss" },
  { "\u{1C5}", "T", "\u{1C6}" }, { "\u{4E2D}", "A" }, { "\u{AA}", "l" },
  { "\u{2160}", "C", "\u{2170}" }, { "\u{24D0}", "c" }, { "\u{301}", "-" },
  { "\u{201C}", "P" }, { "\u{BB}", "P" }, { "\u{1F642}", "-" }, { "\xFF", "-" },
  { "\xC3", "-" },
}

local known = {}
for _, c in ipairs(M.characters) do known[c[1]] = { kind = c[2], fold = c[3] or c[1] } end

local function all(word, kinds)
  for _, c in ipairs(word) do
    if not kinds:find(known[c].kind, 1, true) then return false end
  end
  return true
end

local function any(word, kinds)
  for _, c in ipairs(word) do
    if kinds:find(known[c].kind, 1, true) then return true end
  end
  return false
end

local function member(s, list)
  for _, each in ipairs(list) do if s == each then return true end end
  return false
end

--- The attributes of a word, a list of characters.
function M.attributes(word)
  local s = table.concat(word)
  local r = { text = s, length = #word, prefix = word[1] }
  r.suffix = table.concat(word, "", math.max(1, #word - 2))
  r.is_alpha = all(word, "ULTAl")
  r.is_digit = all(word, "D")
  r.is_punct = all(word, "P")
  r.is_space = all(word, "S")
  r.is_currency = all(word, "M")
  r.is_ascii = not s:find "[\x80-\xFF]"
  r.is_lower = any(word, "Llc") and not any(word, "UCT")
  r.is_upper = any(word, "UC") and not any(word, "LlcT")
  -- every run of cased characters is a capital and small ones
  local runs = ""
  for _, c in ipairs(word) do
    local k = known[c].kind
    runs = runs .. (("UCT"):find(k, 1, true) and "X" or ("Llc"):find(k, 1, true) and "x" or " ")
  end
  r.is_title = runs:find "X" ~= nil
  for run in runs:gmatch "%S+" do
    if not run:find "^Xx*$" then r.is_title = false end
  end
  r.is_quote = member(s, { "'", "\u{201C}", "\u{BB}", "''" })
  r.is_left_punct = member(s, { "(", "<", "'", "\u{201C}" })
  r.is_right_punct = member(s, { "]", "'", "\u{BB}", "''" })
  r.is_bracket = member(s, { "(", "<", "]" })
  -- shape: write it out, then shorten runs
  local shape, run, last = {}, 0, nil
  for _, c in ipairs(word) do
    local k = known[c].kind
    local x = k == "U" and "X" or ("LTAl"):find(k, 1, true) and "x" or k == "D" and "d" or c
    run = x == last and run + 1 or 1
    last = x
    if run <= 4 then shape[#shape + 1] = x end
  end
  r.shape = #word >= 100 and "LONG" or table.concat(shape)
  return r
end

--- lower: from character to character; accents compose with e alone.
function M.lower(word)
  local folded = {}
  for _, c in ipairs(word) do folded[#folded + 1] = known[c].fold end
  return table.concat(folded)
end

--- All n-grams of a list of words, with up to `skip` left out: word .. "\0" ..
-- word -> how often.
function M.ngrams(words, n, skip, counts)
  local function from(at, chosen, left)
    if #chosen == n then
      local key = table.concat(chosen, "\0")
      counts[key] = (counts[key] or 0) + 1
      return
    end
    for gap = 0, left do
      local w = words[at + gap]
      if w == nil then return end
      local more = { table.unpack(chosen) }
      more[#more + 1] = w
      from(at + gap + 1, more, left - gap)
    end
  end
  for i, w in ipairs(words) do from(i + 1, { w }, skip) end
  return counts
end

return M
