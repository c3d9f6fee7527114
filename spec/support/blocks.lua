-- Runs the pieces of Lua in a Markdown file: the lines between ```lua and ```.
-- What they print is compared with the comments that begin with `-->`, behind
-- a print or on lines of their own below it, one for each line of output.
-- Values are shown by tostring, two spaces between them.
--
-- The pieces of one chapter (a heading of two #) are one script; those before
-- the first chapter come first in each of them.
local M = {}

-- Lines of the file, with what each is: its chapter, whether it is Lua.
local function read(path)
  local file = assert(io.open(path, "rb"))
  local chapters, current, inside = {}, nil, nil
  local number = 0
  for line in file:lines() do
    number = number + 1
    if line:find "^```" then
      inside = inside == nil and line:sub(4) or nil
    elseif inside == nil and line:find "^## " then
      current = { title = line:sub(4), lines = {}, from = number }
      chapters[#chapters + 1] = current
    elseif inside == "lua" then
      if not current then
        current = { title = "", lines = {}, from = 1 }
        chapters[1] = current
      end
      current.lines[number] = line
    end
    if current then current.to = number end
  end
  file:close()
  return chapters
end

-- A script in which each line has the number that it has in the file.
local function script(lines, to, expected)
  local code = {}
  for number = 1, to do
    local line = lines[number] or ""
    code[number] = line
    local output = line:match "%-%-> ?(.*)$"
    if output and expected then
      expected[#expected + 1] = ("%d: %s"):format(number, output)
    end
  end
  return table.concat(code, "\n")
end

--- Runs a file's chapters.
-- @return a list of { title =, expected =, printed = }, both lists of "line of
--   the file: output"; a chapter without Lua is left out. An error passes.
function M.run(path)
  local chapters, results = read(path), {}
  local first = chapters[1]
  local prelude = first and first.title == "" and first or { lines = {}, to = 0 }
  for _, chapter in ipairs(chapters) do
    if chapter ~= prelude and next(chapter.lines) then
      local expected, printed = {}, {}
      local lines = {}
      for number, line in pairs(prelude.lines) do lines[number] = line end
      for number, line in pairs(chapter.lines) do lines[number] = line end
      local env = setmetatable({
        print = function(...)
          local parts = {}
          for i = 1, select("#", ...) do parts[i] = tostring((select(i, ...))) end
          for line in (table.concat(parts, "  ") .. "\n"):gmatch "([^\n]*)\n" do
            printed[#printed + 1] = line
          end
        end,
      }, { __index = _G })
      assert(load(script(lines, chapter.to, expected), "=" .. path, "t", env))()
      -- outputs have the numbers of the lines where they are expected
      for i, line in ipairs(printed) do
        local number = (expected[i] or "no line"):match "^[^:]+"
        printed[i] = number .. ": " .. line
      end
      results[#results + 1] = { title = chapter.title, expected = expected,
        printed = printed }
    end
  end
  return results
end

return M
