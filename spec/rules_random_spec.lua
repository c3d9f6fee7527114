-- Rules are tried only where a literal stands that each of their matches must
-- hold. Random expressions on random texts: what is found is what PCRE2 finds
-- with no literal known (none is looked for behind a verb) and by one rule alone.
local gloss = require "gloss"
local common = require "spec.support.common"

local WORDS = { "a", "b", "ab", "k", "S", "é", "-", "x1", "Kelvin", " ", "\226\132\170", "ſ", "。" }

local function expressions(random, pick)
  local expression
  local function atom(depth)
    local kind = random(14)
    if kind <= 5 then return (pick(WORDS):gsub("[%-]", "\\-")) end
    if kind == 6 then return pick{ "[ab]", "[^a]", "[a-c]", "[kK]", "[é。]", "[\\w-]", "[[:alpha:]]", "[]a]" } end
    if kind == 7 then return pick{ "\\w", "\\d", "\\s", ".", "\\X", "\\R", "\\p{L}", "\\N", "\\x{e9}", "\\x41" } end
    if kind == 8 then return pick{ "\\b", "^", "$", "(?=a)", "(?!b)", "(?<=a)", "(?<!ab)", "\\B" } end
    if kind == 9 then return pick{ "\\Qa-b\\E", "(?#x)", "(?i)", "(?-i)", "(?x) a # b\n", "(?xx)[^ a]", "\\Kb",
      "a(?#c)+", "b\\E*",
      "a\\Q\\E?", "\\Qab\\E+", "k{2}", "é+b" } end
    if depth > 2 then return "a" end
    local inner = expression(depth + 1)
    return pick{ "(", "(?:", "(?>", "(?i:", "(?<n" .. random(1000000) .. ">", "(?|" } .. inner .. ")"
  end
  function expression(depth)
    local parts = {}
    for _ = 1, random(depth > 0 and 2 or 3) do
      local sequence = {}
      for _ = 1, random(4) do
        sequence[#sequence + 1] = atom(depth)
        if random(4) == 1 then
          local last = sequence[#sequence]
          if not last:find "^%(%?%-?[ix]%)" and not last:find "^%(%?#" then
            sequence[#sequence] = "(?:" .. last .. ")"
              .. pick{ "?", "*", "+", "{2}", "{1,3}", "{2,}", "+?", "*+" }
          end
        end
      end
      parts[#parts + 1] = table.concat(sequence)
    end
    return table.concat(parts, "|")
  end
  return function() return expression(0) end
end

local function found(rules, text)
  local list = {}
  for first, last in rules:find(text, { matches = "all" }):offsets() do
    list[#list + 1] = first .. "-" .. last
  end
  return table.concat(list, " ")
end

describe("a literal looked for first", function()
  for _, flags in ipairs{ "", "i", "x" } do
    it("changes nothing, flags '" .. flags .. "'", function()
      local random, pick = common.generator(2026 + #flags + (flags:byte() or 0))
      local make = expressions(random, pick)
      local filtered, tried = 0, 0
      for _ = 1, tonumber(os.getenv "GLOSS_RANDOM") or 1500 do
        local regex = make()
        local ok, rules = pcall(gloss.rules, { { regex = regex, flags = flags } })
        if ok then
          local plain = gloss.rules{ { regex = "(*NO_AUTO_POSSESS)" .. regex, flags = flags } }
          if rules:literals()[1] > 0 then filtered = filtered + 1 end
          assert.equal(0, plain:literals()[1])
          for _ = 1, 4 do
            local parts = {}
            for i = 1, random(40) do parts[i] = pick(WORDS) end
            local text = table.concat(parts)
            if random(8) == 1 then text = text .. "\xE9" .. text end
            tried = tried + 1
            local want, got = found(plain, text), found(rules, text)
            if want ~= got then
              error(("/%s/%s on %q: %s, by literals %s"):format(regex, flags, text, want, got))
            end
          end
        end
      end
      assert.is_true(filtered > 20 and tried > 200)
    end)
  end

  local found_rex, rex = pcall(require, "rex_pcre2")
  if not found_rex then
    pending "beside PCRE2 alone: lrexlib (rex_pcre2) is absent"
    return
  end

  -- texts longer than what a match is let see at first, so that windows end in matches
  it("and a search in windows changes nothing", function()
    local random, pick = common.generator(77)
    local make, flags = expressions(random, pick), rex.flags()
    local options = flags.UTF + flags.UCP
    local tried, many = 0, 0
    for _ = 1, tonumber(os.getenv "GLOSS_RANDOM") or 600 do
      local regex = make()
      local ok, rules = pcall(gloss.rules, { { regex = regex } })
      local good, alone = pcall(rex.new, "(*LIMIT_MATCH=2000)" .. regex, options)
      if ok and good then
        local parts = {}
        for i = 1, 40 + random(40) do parts[i] = pick(WORDS):rep(random(60)) end
        local text = table.concat(parts)
        local spans = rules:find(text, { matches = "all" })
        local list, at, limited = {}, 1, false
        while at <= #text + 1 do
          local went, first, last = pcall(alone.find, alone, text, at, flags.NOTEMPTY)
          limited = limited or not went -- by its limit
          if not went or not first then break end
          list[#list + 1] = first .. "-" .. last
          at = last + 1
        end
        tried = tried + 1
        many = many + #list
        if not spans.incomplete and not limited and table.concat(list, " ") ~= found(rules, text) then
          error(("/%s/ on %q: %s, in windows %s"):format(regex, text, table.concat(list, " "):sub(1, 500),
            found(rules, text):sub(1, 500)))
        end
      end
    end
    assert.is_true(tried > 50 and many > 500)
  end)
end)
