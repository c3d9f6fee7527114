-- Streams: chunks of 4 KB, 64 KB and 1 MB beside the whole text, for each kind and
-- rules, as called from Lua: MB (10^6 bytes) per second of processor time, best of
-- some, and how much of the whole's speed that is. "whole": one loop over the
-- positions and texts of the set; "cut": the set alone. All give the same segments
-- (compared first). Then the command line: `gloss sentences --stream` reads a pipe of
-- PIPE bytes, beside `cat`: its own processor time, and the most memory it took.
--   lua bench/streams.lua [SIZE [PIPE]]     BENCH_TEXT=path: that text alone
package.path = "./bench/?.lua;" .. package.path
local support = require "support"
local gloss = require "gloss"

local SIZE = tonumber(arg[1]) or 5000000
local PIPE = tonumber(arg[2]) or 200000000
local CHUNKS = { 4096, 65536, 1048576 }

local LINES = { memory = false, newline = "paragraph" }
local WRAPPED = { memory = false, newline = "space" }
local JOBS = {
  { "graphemes", nil, "graphemes" },
  { "words", nil, "words" },
  { "linebreaks", nil, "linebreaks" },
  { "sentences", { profile = "uax29" }, "sentences, UAX #29" },
  { "sentences", LINES, "sentences, lines" },
  { "sentences", WRAPPED, "sentences, wrapped" },
  { "tokens", LINES, "tokens, lines" },
}

-- What a loop has seen: how many, and a sum of all positions and lengths.
local function whole(text, job)
  local n, sum = 0, 0
  local found = gloss[job[1]](text, job[2])
  local texts = found:texts()
  for first, last in found:offsets() do
    n, sum = n + 1, sum + first + 3 * last + 5 * #texts()
  end
  return n, sum
end

local function streamed(text, job, size)
  local stream, n, sum = gloss.stream(job[1], job[2]), 0, 0
  local function take(found)
    for first, last, s in found do n, sum = n + 1, sum + first + 3 * last + 5 * #s end
  end
  for at = 1, #text, size do take(stream:feed(text:sub(at, at + size - 1))) end
  take(stream:close())
  return n, sum
end

local function rate(text, fn)
  return #text / 1e6 / support.best(fn, 3)
end

local given = os.getenv "BENCH_TEXT"
local texts = given and { { given, support.read(given) } }
  or { { "English", support.english(SIZE) }, { "mixed", support.mixed(SIZE) } }
for _, row in ipairs(texts) do
  local text = row[2]
  local lines = { { row[1], "cut", "whole", "4 KB", "64 KB", "1 MB" } }
  for _, job in ipairs(JOBS) do
    local n, sum = whole(text, job)
    local all = rate(text, function() return (whole(text, job)) end)
    local cells = { job[3],
      support.short(rate(text, function() return gloss[job[1]](text, job[2]) end)),
      support.short(all) }
    for _, size in ipairs(CHUNKS) do
      local m, other = streamed(text, job, size)
      assert(n == m and sum == other, job[3] .. ": a stream has other segments")
      local speed = rate(text, function() return (streamed(text, job, size)) end)
      cells[#cells + 1] = ("%s, %.2f ×"):format(support.short(speed), speed / all)
    end
    lines[#lines + 1] = cells
  end
  support.print_table(lines)
end

-- --- the command line --------------------------------------------------------

local path = os.tmpname()
local part = texts[1][2]
local file = assert(io.open(path, "wb"))
assert(file:write(part))
file:close()
local times = math.max(1, PIPE // #part)

-- Seconds of processor time that a command takes with the pipe, and kilobytes; nil
-- where nobody can tell.
local function piped(command)
  local log = os.tmpname()
  local shell = ([[bash -c 'TIMEFORMAT="%%U %%S"; for i in $(seq %d); do cat %s; done |
    { time (%s >/dev/null); } 2>&1']]):format(times, path, command:format(log))
  local pipe = assert(io.popen(shell))
  local user, system = pipe:read "a":match "([%d.]+) ([%d.]+)%s*$"
  pipe:close()
  local most = io.open(log)
  local kilobytes = most and tonumber(most:read "a":match "VmHWM:%s*(%d+)")
  if most then most:close() end
  os.remove(log)
  return user and user + system, kilobytes
end

local lua = os.getenv "GLOSS_LUA" or "lua5.4"
-- the command line, which then writes what the system tells of it
local program = lua .. [[ -e "arg = { [0] = \"bin/gloss\", %s }
  local code = require \"gloss.cli\".main(arg)
  local status, log = io.open \"/proc/self/status\", io.open(\"%%s\", \"w\")
  if status then log:write(status:read \"a\") end
  log:close()
  os.exit(code)"]]
local lines = { { "pipe", "MB/s", "most memory, MB" } }
for _, row in ipairs{
  { "cat", "cat; : >%s" },
  { "gloss sentences --stream", program:format [[\"sentences\", \"--stream\"]] },
  { "… --profile uax29", program:format
    [[\"sentences\", \"--stream\", \"--profile\", \"uax29\"]] },
} do
  local seconds, kilobytes = piped(row[2])
  lines[#lines + 1] = { row[1],
    seconds and support.short(times * #part / 1e6 / seconds) or "no bash",
    kilobytes and support.short(kilobytes / 1024) or "" }
end
support.print_table(lines)
os.remove(path)
