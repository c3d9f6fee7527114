--- Linguistic sentences and tokens.
local core = require "gloss.core"
local language = require "gloss.language".language

local M = {}

local function check(options, known)
  for name in pairs(options) do
    if not known[name] then
      local names = {}
      for k in pairs(known) do names[#names + 1] = k end
      table.sort(names)
      error(("unknown option '%s' (known: %s)"):format(tostring(name),
        table.concat(names, ", ")), 3)
    end
  end
end

-- the language object that an option names; raises as if at the caller's
local function lang(value)
  if value == nil then value = "en" end
  if type(value) ~= "string" then return value end
  local ok, found = pcall(language, value)
  if not ok then error(found, 3) end
  return found
end

local SENTENCES = { lang = true, profile = true, quotes = true }
local PROFILES = { news = true, uax29 = true }

--- The sentences of a text (string, Text or doc): a Spans, trimmed; between
-- them is only white space and format characters. `spans[i]:why()` names the
-- rule that ended it.
-- options: lang (a code or a language object, default "en"); quotes = "split"
-- (default: sentences end inside quotations and brackets too) or "keep";
-- profile = "uax29" gives the sentences of UAX #29 instead, which cover the
-- text. Raises on anything else.
function M.sentences(text, options)
  options = options or {}
  check(options, SENTENCES)
  local profile = options.profile
  if profile == "uax29" then return core.uax_sentences(text) end
  if profile ~= nil and not PROFILES[profile] then
    error(("unknown profile '%s' (known: news, uax29)")
      :format(tostring(profile)), 2)
  end
  return core.sentences(text, lang(options.lang),
    options.quotes and { quotes = options.quotes })
end

local TOKENS = { lang = true, profile = true }

--- The tokens of a text (string, Text or doc): a Spans, trimmed; between them
-- is only white space and format characters.
-- options: profile = "news" (default: as the Penn Treebank cuts, hyphenated
-- words whole), "uax29" (its words, white space left out) or "space"; lang (a
-- code or a language object, default "en"). Raises on anything else.
function M.tokens(text, options)
  options = options or {}
  check(options, TOKENS)
  return core.tokens(text, lang(options.lang), options.profile)
end

return M
