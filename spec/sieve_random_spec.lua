-- Tests of words by regexes and by edits, asked of the words alone that pass a sieve
-- (src/sieve.c): a test and its negation, which is asked of all words, never agree.
local gloss = require "gloss"
local pattern = require "gloss.pattern"
local core = require "gloss.core"

local function of(list) return list[math.random(#list)] end

local LETTERS = { "a", "b", "k", "s", "K", "S", "é", "É", "ß", "ſ", "\u{212A}", "1", "9", "-", ".",
  "ı", "Σ", "ς" }

local function word()
  local parts = {}
  for i = 1, math.random(1, 9) do
    parts[i] = math.random(12) == 1 and of{ "\255", "\195", "\xE2\x84" } or of(LETTERS)
  end
  return table.concat(parts)
end

local regex
local ATOMS = {
  function() return of(LETTERS):gsub("%p", "\\%0") end,
  function() return of(LETTERS):gsub("%p", "\\%0") end,
  function() return of{ "ab", "ks", "Sa", "sk", "1a" } end,
  function() return of{ "\\d", "\\w", "\\W", "\\s", ".", "[a-k]", "[^a]", "[A-Z]", "[sk1]", "[é-ü]",
    "\\p{Lu}", "[[:alpha:]]", "\\D" } end,
  function(n) return "(" .. regex(n - 1) .. ")" end,
  function(n) return "(?:" .. regex(n - 1) .. "|" .. regex(n - 1) .. ")" end,
  function(n) return "(?i:" .. regex(n - 1) .. ")" end,
  function() return of{ "^", "$", "\\b", "\\B", "\\A", "\\z", "(?=a)", "(?!k)", "(?<=s)" } end,
}
function regex(n)
  local parts = {}
  for i = 1, math.random(1, 3) do
    parts[i] = ATOMS[n > 0 and math.random(#ATOMS) or math.random(4)](n)
    if math.random(4) == 1 and not parts[i]:find "^[%^$]" and not parts[i]:find "^\\[bBAz]$"
      and not parts[i]:find "^%(%?[=!<]" then
      parts[i] = "(?:" .. parts[i] .. ")" .. of{ "?", "*", "+", "{2}", "{1,2}", "{0,3}" }
    end
  end
  local s = table.concat(parts)
  if math.random(4) == 1 then s = "^" .. s end
  if math.random(4) == 1 then s = s .. "$" end
  return s
end

local ATTRIBUTES = { "text", "text", "lower", "shape", "suffix", "lowercase" }

local leaf = {
  function()
    local r, flags
    repeat r, flags = regex(2), of{ "", "", "", "i", "s" } until not core.regex_error(r, flags)
    return { op = "regex", attr = of(ATTRIBUTES), regex = r, flags = flags }
  end,
  function()
    return { op = "fuzzy", attr = of(ATTRIBUTES), value = word(), max = math.random(0, 4),
      transpose = math.random(2) == 1 or nil }
  end,
}

local function test()
  local kind = math.random(8)
  local t = of(leaf)()
  if kind == 1 then return { op = "or", t, of(leaf)() } end
  if kind == 2 then return { op = "or", t, { op = "eq", attr = "text", value = of(LETTERS) } } end
  if kind == 3 then return { op = "and", { op = "flag", flag = "is_alpha" }, t } end
  if kind == 4 then return { op = "and", t, { op = "not", of(leaf)() } } end
  return t
end

-- the words of which a test holds
local function accepted(doc, tests)
  local rows = { tokens = "space", matches = "all", per = "rule" }
  for k, t in ipairs(tests) do
    rows[k] = { name = tostring(k), label = tostring(k), pattern = pattern.test(t) }
  end
  local out = {}
  for m in gloss.patterns(rows):find(doc):each() do out[m.name .. " " .. m.i] = true end
  return out
end

describe("a sieve of words", function()
  it("lets pass whatever a test holds of", function()
    math.randomseed(tonumber(os.getenv "GLOSS_SEED") or 1)
    local some = 0
    for _ = 1, tonumber(os.getenv "GLOSS_ROUNDS") or 20 do
      local words, tests, negated = {}, {}, {}
      for i = 1, 60 do words[i] = word() end
      for i = 1, 100 do
        tests[i] = test()
        negated[i] = { op = "not", tests[i] }
      end
      local doc = gloss.doc(table.concat(words, " "), { tokens = "space" })
      local yes, no = accepted(doc, tests), accepted(doc, negated)
      for k, t in ipairs(tests) do
        for i = 1, #doc.tokens do
          local at = k .. " " .. i
          if yes[at] then some = some + 1 end
          if (yes[at] or false) == (no[at] or false) then
            error(("%s of %q: %s and %s"):format(tostring(pattern.test(t)),
              tostring(doc.tokens[i]), tostring(yes[at]), tostring(no[at])))
          end
        end
      end
    end
    assert.is_true(some > 100)
  end)
end)
