--- What the benchmarks share: best-of timing, and texts made here.
local common = require "spec.support.common"
local files = require "spec.support.files"

local M = { random = common.generator, read = files.read }

--- Runs fn a few times; returns the best processor time in seconds and the
-- result of the last run.
function M.best(fn, times)
  local best, result = math.huge, nil
  for _ = 1, times or 3 do
    result = nil -- luacheck: ignore 311 (so that it can be collected)
    collectgarbage()
    local start = os.clock()
    result = fn()
    best = math.min(best, os.clock() - start)
  end
  return best, result
end

--- Seconds of processor time of fn(x), called as often as can be measured well.
function M.seconds(fn, x)
  local times = 1
  collectgarbage()
  while true do
    local start = os.clock()
    for _ = 1, times do fn(x) end
    local seconds = os.clock() - start
    if seconds >= 0.01 then return seconds / times end
    times = times * 4
  end
end

--- The median of a list of numbers, which stays as it is.
function M.median(list)
  local sorted = table.move(list, 1, #list, 1, {})
  table.sort(sorted)
  local half = (#sorted + 1) // 2
  return (sorted[half] + sorted[#sorted + 1 - half]) / 2
end

local ENGLISH = common.words [[the river council met on Monday and said that nine
  farmers had asked for water from a small dam near town because of dry weather
  which no one had seen before in living memory while others waited]]
local MIXED = common.words [[река Вода совет κόσμος ποτάμι नदी पानी परिषद water dam
  川 水曜日 会議 ダム 한국어 회의 مياه نهر שלום naïve café Zürich 3.14 1,000
  U.N. e-mail don't 👩‍👩‍👧 🇫🇷 🙂 x_y $5.00]]

--- A text of about `size` bytes: sentences of the words given, no two alike.
local function prose(list, size, seed)
  local random, parts, n = M.random(seed), {}, 0
  while n < size do
    local sentence = {}
    for i = 1, 4 + random(16) do sentence[i] = list[random(#list)] end
    local s = table.concat(sentence, " ") .. (random(8) == 1 and ".\n" or ". ")
    parts[#parts + 1] = s
    n = n + #s
  end
  return table.concat(parts)
end

--- ASCII letters, spaces, full stops and line feeds.
function M.english(size) return prose(ENGLISH, size, 1) end

--- Ten scripts, emoji, numbers, abbreviations.
function M.mixed(size) return prose(MIXED, size, 2) end

--- Compiles bench/NAME.rs with its crates, a table of versions as in a manifest of Cargo, or
-- of `{ path = dir }`. They come from the folder CRATES, or from where Debian's packages have
-- them, or from where Cargo is told to look; nothing is downloaded. Returns the program's path,
-- or nil.
function M.cargo(name, crates)
  local dir = "build/bench/" .. name
  if not os.execute("mkdir -p " .. dir .. " && command -v cargo >/dev/null") then return nil end
  local lines = { 'package = { name = "bench", version = "0.0.0", edition = "2021" }',
    ('bin = [{ name = "%s", path = "../../../bench/%s.rs" }]'):format(name, name),
    "profile.release = { lto = true, codegen-units = 1 }", "[workspace]", "[dependencies]" }
  for crate, version in pairs(crates) do
    lines[#lines + 1] = type(version) == "table" and ('%s = { path = "%s" }'):format(crate,
      version.path) or ('%s = "%s"'):format(crate, version)
  end
  os.remove(dir .. "/Cargo.lock") -- of crates that may be others now
  local file = assert(io.open(dir .. "/Cargo.toml", "w"))
  assert(file:write(table.concat(lines, "\n"), "\n"))
  file:close()
  local folder = os.getenv "CRATES" or "/usr/share/cargo/registry"
  local from = os.execute(("test -d '%s'"):format(folder)) and ([[
    --config "source.crates-io.replace-with='folder'" --config "source.folder.directory='%s'"]])
    :format(folder) or ""
  local ok = os.execute(("cargo build -q --release --offline --manifest-path %s/Cargo.toml %s >%s")
    :format(dir, from, dir .. "/log 2>&1"))
  return ok and ("%s/target/release/%s"):format(dir, name) or nil
end

--- A number as tables have it: three digits, or all of those before the point.
function M.short(x) return (x < 100 and "%.3g" or "%.0f"):format(x) end

--- Prints a table as Markdown: `lines`, each a list of strings or numbers, the first its head.
-- The first column is set to the left, the others to the right.
function M.print_table(lines)
  local width = {}
  for _, line in ipairs(lines) do
    for i, cell in ipairs(line) do
      width[i] = math.max(width[i] or 0, utf8.len(tostring(cell)))
    end
  end
  for k, line in ipairs(lines) do
    local cells, rule = {}, {}
    for i, cell in ipairs(line) do
      local space = (" "):rep(width[i] - utf8.len(tostring(cell)))
      cells[i] = i == 1 and " " .. cell .. space .. " " or " " .. space .. cell .. " "
      rule[i] = ("-"):rep(width[i] + 1) .. (i > 1 and ":" or "-")
    end
    print("|" .. table.concat(cells, "|") .. "|")
    if k == 1 then print("|" .. table.concat(rule, "|") .. "|") end
  end
  print()
end

return M
