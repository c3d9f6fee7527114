-- Regular expressions with names, over a log of any size: what a web server
-- answered, and what was asked for in vain.
--
--   lua5.4 examples/weblog.lua access.log
local gloss = require "gloss"
if not arg[1] then io.stderr:write "usage: weblog.lua access.log\n" os.exit(2) end

local rules = gloss.rules{ flags = "mx", -- ^ is the begin of each line; blanks mean nothing
  { name = "request", regex = [[
    ^(?<host>\S+) [^"\n]+ "(?<method>[A-Z]+) \s (?<path>\S+)[^"\n]*" \s (?<status>\d{3})\b]] },
}
local requests = rules:find(assert(gloss.file(arg[1]))) -- memory-mapped
local lost = requests:where{ status = "404", method = { "GET", "HEAD" } }

for status, n in gloss.count{ by = "status" }:add(requests):each() do print(n, status) end
for path, n in gloss.count{ by = "path" }:add(lost):each() do print(n, path) end
if #lost > 0 then print("the last by " .. lost[-1].host.text .. ", line " .. lost[-1].line) end
if requests.incomplete then print("stopped: " .. requests.incomplete.reason) end
