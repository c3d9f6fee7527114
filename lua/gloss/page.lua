--- Texts as a page of HTML that needs no other file, spans in them marked.
local M = {}

local HEAD = [[
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>%s</title>
<style>
body { font-family: sans-serif; max-width: 50em; margin: 2em auto; line-height: 1.5 }
pre { white-space: pre-wrap; font: inherit; unicode-bidi: plaintext }
mark { background: #ffe08a; border-radius: .2em; padding: 0 .1em }
mark small { color: #666; margin-left: .3em }
</style></head><body>
]]

--- How a page begins, and ends.
function M.head(title) return (HEAD:gsub("%%s", (title:gsub("%%", "%%%%")))) end
M.tail = "</body></html>\n"

--- A text with its spans marked, of those that overlap the first.
-- @param text what has the method `sub`
-- @param title function(span): what is shown where a reader points at one
-- @param put function(string): takes the parts
function M.text(text, spans, title, put)
  local xml = require "gloss.write".xml
  local at = 1
  put "<pre>\n"
  for span in spans:each() do
    if span.first >= at then
      put(xml(text:sub(at, span.first - 1)))
      put(('<mark title="%s">%s%s</mark>'):format(xml(title(span)), xml(span.text),
        span.label and "<small>" .. xml(span.label) .. "</small>" or ""))
      at = span.last + 1
    end
  end
  put(xml(text:sub(at)))
  put "</pre>\n"
end

return M
