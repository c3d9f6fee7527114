-- A gazetteer of many names, folded, in texts of many languages: MB (10^6 bytes) per second of
-- processor time, best of 3, the Spans made whole, and bytes of text for a match. Texts are those
-- of the Universal Dependencies in GLOSS_CORPORA (default ../shared/corpora), one a language.
--
--   lua bench/folds.lua [NAMES [FOLD]]
--
-- NAMES: a file with a name a line, of all scripts (default: names/names-1m.txt there); FOLD: as
-- gloss.gazetteer has it (default: "case accents width dash quote").
package.path = "./bench/?.lua;" .. package.path
local support = require "support"
local gloss = require "gloss"

local ROOT = os.getenv "GLOSS_CORPORA" or "../shared/corpora"
local NAMES = arg[1] or ROOT .. "/names/names-1m.txt"
local FOLD = arg[2] or "case accents width dash quote"
local SETS = { "ar_pud", "cs_pud", "de_pud", "en_ewt", "es_pud", "fa_seraji", "fr_pud", "hi_pud",
  "it_pud", "ja_gsd", "ko_pud", "nl_alpino", "pl_pud", "pt_pud", "ru_pud", "th_pud", "tr_pud",
  "vi_vtb", "zh_pud" }

-- the texts of a set, as often as 4 MB need; nil where it is not
local function text_of(set)
  local json, parts, n = require "cjson", {}, 0
  for _, split in ipairs{ "dev", "test" } do
    local file = io.open(("%s/sentences/ud_%s/%s.jsonl"):format(ROOT, set, split))
    for line in file and file:lines() or function() end do
      parts[#parts + 1] = json.decode(line).text
      n = n + #parts[#parts]
    end
    if file then file:close() end
  end
  local text = table.concat(parts, "\n\n")
  return n > 0 and text:rep(math.ceil(4e6 / #text), "\n\n") or nil
end

local file = io.open(NAMES)
if not file then
  print(("absent: %s, or the corpora in GLOSS_CORPORA"):format(NAMES))
  return
end
local g, n = gloss.gazetteer{ fold = FOLD }, 0
for line in file:lines() do
  if line:find "%S" then g:add(line) n = n + 1 end
end
file:close()
g:find "x"
print(("%d names, fold %s"):format(n, FOLD))
for _, set in ipairs(SETS) do
  local text = text_of(set)
  if text then
    local whole = gloss.text(text)
    local seconds, spans = support.best(function() return g:find(whole) end)
    print(("%-12s %8.1f MB/s  %8d matches, one for %.1f bytes"):format(set, #text / 1e6 / seconds,
      #spans, #text / #spans))
  end
end
