--- Packs: gazetteers saved and opened, damaged files, two that save at once.
-- GLOSS_MUTATIONS: how many damaged packs are tried (default 3,000).

local gloss = require "gloss"
local core = require "gloss.core"
local files = require "spec.support.files"

local unpack = table.unpack

local function with_path(fn) files.with(nil, "", fn) end

local function found(g, text, options)
  local out = {}
  for span in g:find(text, options):each() do
    out[#out + 1] = ("%d %d %s %s %s"):format(span.first, span.last, span.label or "", span.id or "",
      span.name)
  end
  return table.concat(out, "|")
end

local function sample()
  local g = gloss.gazetteer{ fold = "case space" }
  g:add{ "North Korea", id = "PRK", label = "GPE", alias = { "DPRK", " D.P.R.K. " },
    demonym = "North Korean", priority = 2.5, facts = { area = 120540, [1] = true, deep = { x = "y" } } }
  g:add{ "U.N.", id = "UN", label = "ORG", fold = "dots", n = -7, f = 1.5 }
  g:add "!!":add "Oru":add{ "oru", label = "GPE" }:add{ "Malmö", label = "GPE", fold = "accents" }
  for i = 1, 30 do g:add{ ("name %d of many"):format(i), id = tostring(i) } end
  return g
end

-- the same, found inside words
local function inner()
  local g = gloss.gazetteer{ fold = "case space", boundary = "none" }
  g:add{ "North Korea", id = "PRK", label = "GPE", alias = { "DPRK", "Nor", "North Korean, and more" } }
  g:add "!!":add "Oru":add "or":add "k":add{ "Malmö", label = "GPE", fold = "accents" }
  for i = 1, 30 do g:add{ ("name %d of many, or of more"):format(i):sub(1, i + 4), id = tostring(i) } end
  return g
end

local TEXT = "In north\nKorea, DPRK: UN and U.N. said Oru!! Malmo, North Koreans; name 12 of many"

describe("a pack", function()
  it("finds what the gazetteer finds that was saved, mapped or read", function()
    with_path(function(path)
      local g = sample()
      assert.is_true(g:save(path))
      local expected = found(g, TEXT)
      for _, map in ipairs{ true, false } do
        local p = assert(gloss.open(path, { map = map }))
        assert.equal(#g, #p)
        assert.equal(tostring(g), tostring(p))
        for _, matches in ipairs{ "longest", "all", "first", "priority" } do
          assert.equal(found(g, TEXT, { matches = matches }), found(p, TEXT, { matches = matches }))
        end
        local record = p:lookup "dprk"[1]
        assert.same(g:lookup "dprk"[1], record)
        assert.equal("integer", math.type and math.type(record.facts.area) or "integer")
        assert.equal(g:find(TEXT)[1]:why(), p:find(TEXT)[1]:why())
        assert.is_true(p:verify())
      end
      assert.equal(expected, found(g, TEXT))
    end)
  end)

  it("is not looked at any more when it is closed, though its Spans stay", function()
    with_path(function(path)
      assert(sample():save(path))
      local p = assert(gloss.open(path))
      local spans, before, lenient = p:find(TEXT), p:find(TEXT), p:find(TEXT, { fuzzy = 1 })
      assert.same({ 2.5, 2.5, 0 }, { spans[1].priority, lenient[1].priority, lenient[1].distance })
      p:close()
      p:close()
      assert.equal("PRK", spans[1].id)
      assert.equal("GPE", spans[1].label)
      assert.equal("north\nKorea", spans[1].text)
      assert.is_true(spans == before and #(spans - before) == 0)
      for _, set in ipairs{ spans, lenient } do
        for _, ask in ipairs{ function(s) return s.priority end, function(s) return s.fields end,
          function(s) return s:why() end, function(s) return s.name end } do
          local ok, why = pcall(ask, set[1])
          assert.is_false(ok)
          assert.matches("closed pack$", why)
          assert.is_nil(why:find("gloss/", 1, true))
        end
      end
      assert.is_false(pcall(p.find, p, TEXT))
      -- a pack that is collected is not closed
      spans = assert(gloss.open(path)):find(TEXT)
      collectgarbage()
      collectgarbage()
      assert.equal(2.5, spans[1].priority)
    end)
  end)

  it("of names inside words finds the same, and takes others", function()
    with_path(function(path)
      local g = inner()
      assert.is_true(g:save(path))
      local p = assert(gloss.open(path))
      local options = { matches = "all" }
      assert.equal(found(g, TEXT, options), found(p, TEXT, options))
      assert.is_true(#p:find(TEXT, options) > 12)
      assert.equal(1, #p:lookup "dprk")
      for _, names in ipairs{ g, p } do
        names:add "orth ko"
        names:remove "or"
      end
      assert.equal(found(g, TEXT, options), found(p, TEXT, options))
      assert.matches("orth ko", found(p, TEXT, options))
    end)
  end)

  it("takes names and lets go of others, and leaves its file as it is", function()
    with_path(function(path)
      assert(sample():save(path))
      local before = files.read(path)
      local p = assert(gloss.open(path))
      p:add{ "said", id = "S" }
      assert.equal(1, p:remove "oru" - 1)
      assert.matches("|%d+ %d+  S said|", found(p, TEXT))
      assert.is_nil(found(p, TEXT):find "Oru")
      assert.equal(before, files.read(path))
      assert(p:save(path)) -- over what is mapped
      local q = assert(gloss.open(path))
      assert.equal(#p, #q)
      assert.equal(found(p, TEXT), found(q, TEXT))
      p:compact()
      assert.equal(found(q, TEXT), found(p, TEXT))
    end)
  end)

  it("of nothing takes names", function()
    with_path(function(path)
      assert(gloss.gazetteer():save(path))
      local p = assert(gloss.open(path))
      assert.equal(0, #p:find "Oru")
      p:add{ "Oru", id = "O" }:add "!!"
      assert.equal(2, #p:find "Oru!!")
      assert.equal(1, p:remove "Oru")
      assert.equal(1, #p:find "Oru!!")
    end)
  end)

  it("has the same bytes for the same entries, however they came", function()
    with_path(function(path)
      local bytes = {}
      for way = 1, 3 do
        local g = gloss.gazetteer()
        for i = 1, 300 do
          g:add{ ("n%d x"):format(i), id = tostring(i), z = 1, a = 2, label = ("L%d"):format(i % 3) }
          if way == 2 and i % 40 == 0 then g:find "n1 x" end
          if way == 3 then
            g:add "gone"
            g:remove "gone"
          end
        end
        assert(g:save(path))
        bytes[way] = files.read(path)
      end
      assert.is_true(bytes[1] == bytes[2] and bytes[2] == bytes[3])
    end)
  end)

  it("is opened at any size", function()
    with_path(function(path)
      local g = gloss.gazetteer()
      for i = 1, 100000 do g:add(("word%d other%d"):format(i % 1000, i)) end
      assert(g:save(path))
      for _ = 1, 20 do assert(gloss.open(path)):close() end
      assert.equal(1, #gloss.open(path):find "word7 other77007")
    end)
  end)

  it("is read no more than its first search needs", function()
    if not io.open("/proc/self/smaps") then return pending "no /proc/self/smaps here" end
    with_path(function(path)
      local g = gloss.gazetteer()
      for i = 1, 300000 do g:add(("word%d other%d"):format(i % 1000, i)) end
      assert(g:save(path))
      local size = io.open(path):seek "end"
      local function in_memory() -- bytes of it, of which each look brings some around it
        local ours, sum = false, 0
        for line in io.lines "/proc/self/smaps" do
          if line:find(path, 1, true) then
            ours = true
          elseif ours and line:find "^Rss:" then
            ours, sum = false, sum + 1024 * tonumber(line:match "%d+")
          end
        end
        return sum
      end
      local p = assert(gloss.open(path))
      assert.is_true(in_memory() < size / 50)
      assert.equal("word7 other77007", p:find("a word7 other77007 of many")[1].name)
      assert.is_true(in_memory() < size / 3)
      assert.is_true(p:verify())
      assert.is_true(in_memory() > size / 2) -- so it would be seen
    end)
  end)

  it("is saved whole or not at all", function()
    local g = sample()
    assert.same({ nil, "/nowhere/x.pack: No such file or directory" }, { g:save "/nowhere/x.pack" })
    local full = io.open("/dev/full", "wb")
    if full then
      full:close()
      -- a directory in the way: the rename fails, the temporary file goes
      local dir = os.tmpname()
      os.remove(dir)
      assert(os.execute("mkdir -p " .. dir .. "/x"))
      local ok, why = g:save(dir .. "/x")
      assert.is_nil(ok)
      assert.equal(dir .. "/x: Is a directory", why)
      local list = io.popen("ls " .. dir)
      assert.equal("x\n", list:read "*a")
      list:close()
      os.execute("rm -r " .. dir)
    end
    assert.equal("path: string expected, got nil", select(2, pcall(g.save, g)):gsub("^%S+:%d+: ", ""))
  end)

  it("takes the place of a file alone, and lets others do with it what they may", function()
    local path = os.tmpname()
    assert(os.execute("chmod 600 " .. path))
    assert.is_true(sample():save(path))
    local list = io.popen("ls -l " .. path)
    assert.equal("-rw-------", list:read "*a":sub(1, 10))
    list:close()
    os.remove(path)
    if os.execute("mkfifo " .. path) then
      assert.same({ nil, path .. ": not a regular file" }, { sample():save(path) })
      assert(os.execute("test -p " .. path))
      os.remove(path)
    end
  end)

  it("is one of two that were saved at once", function()
    with_path(function(path)
      local script = [[
        local gloss = require "gloss"
        local g = gloss.gazetteer()
        for i = 1, 3000 do g:add(("%s%%d x"):format(i)) end
        for _ = 1, 5 do assert(g:save("%s")) end]]
      local lua = os.getenv "GLOSS_LUA" or "lua5.4"
      local function command(letter)
        return ("%s -e '%s'"):format(lua, script:format(letter, path):gsub("\n", " "))
      end
      local ok = os.execute(command "a" .. " & " .. command "b" .. "; wait")
      assert.is_true(ok == true or ok == 0)
      local p = assert(gloss.open(path))
      assert.is_true(p:verify())
      assert.equal(3000, #p)
    end)
  end)
end)

describe("a file that is no pack", function()
  -- name, what is made of the bytes, message, byte
  local rows = {
    { "empty", function() return "" end, "empty file" },
    { "another", function() return "hello, world" end, "not a pack (byte 1)", 1 },
    { "one byte", function() return "\x89" end, "not a pack (byte 1)", 1 },
    { "a header cut off", function(s) return s:sub(1, 20) end, "truncated pack (byte 21)", 21 },
    { "cut short", function(s) return s:sub(1, -2) end, nil },
    { "longer", function(s) return s .. "x" end, nil },
    { "of another version", function(s) return s:sub(1, 12) .. "\255" .. s:sub(14) end,
      "pack of another version (byte 13)", 13 },
    { "of the other byte order", function(s) return s:sub(1, 8) .. s:sub(9, 12):reverse() .. s:sub(13) end,
      "pack of a machine of the other byte order (byte 9)", 9 },
    { "with another table", function(s) return s:sub(1, 60) .. "\7" .. s:sub(62) end,
      "damaged pack (byte 33)", 33 },
  }
  for _, row in ipairs(rows) do
    it("is refused: " .. row[1], function()
      with_path(function(path)
        assert(sample():save(path))
        local bytes = files.read(path)
        files.write(path, row[2](bytes))
        for _, map in ipairs{ true, false } do
          local p, why, byte = gloss.open(path, { map = map })
          assert.is_nil(p)
          if row[3] then
            assert.equal(path .. ": " .. row[3], why)
            assert.equal(row[4], byte)
          else
            assert.matches("pack", why)
          end
        end
      end)
    end)
  end

  it("is refused: without leave to read it", function()
    with_path(function(path)
      assert(sample():save(path))
      os.execute("chmod 000 " .. path)
      local file = io.open(path, "rb")
      if file then -- root reads anything
        file:close()
        return pending "whoever runs this may read everything"
      end
      assert.same({ nil, path .. ": Permission denied" }, { gloss.open(path) })
    end)
  end)

  it("is refused: missing, a directory, a FIFO, a device, a wrong argument", function()
    assert.same({ nil, "/nowhere.pack: No such file or directory" }, { gloss.open "/nowhere.pack" })
    assert.same({ nil, "/tmp: Is a directory" }, { gloss.open "/tmp" })
    assert.same({ nil, "/dev/null: not a regular file" }, { gloss.open "/dev/null" })
    local path = os.tmpname()
    os.remove(path)
    if os.execute("mkfifo " .. path) then
      assert.same({ nil, path .. ": not a regular file" }, { gloss.open(path) })
      os.remove(path)
    end
    assert.is_false(pcall(gloss.open))
    assert.is_false(pcall(gloss.open, "x", { map = 1 }))
    assert.is_false(pcall(gloss.open, "x", { mmap = true }))
  end)

  it("is told from a good one by verify, wherever it is damaged", function()
    with_path(function(path)
      assert(sample():save(path))
      local bytes = files.read(path)
      for place = 1, #bytes, 7 do -- zeros between sections too
        files.write(path, bytes:sub(1, place - 1) .. string.char(255 - bytes:byte(place)) .. bytes:sub(place + 1))
        local p = gloss.open(path)
        if p then
          local ok, why, byte = p:verify()
          assert.is_nil(ok)
          assert.matches("damaged pack", why)
          assert.is_true(byte <= place)
        end
      end
    end)
  end)
end)

describe("a damaged pack", function()
  local read_pack = require "gloss.gazetteer".read_pack
  local function mutate(g)
    with_path(function(path)
      assert(g:save(path))
      local bytes = files.read(path)
      math.randomseed(5)
      local count = tonumber(os.getenv "GLOSS_MUTATIONS") or 3000
      -- the sections, for the header and the table are guarded by a checksum
      local first = bytes:find("North Korea", 1, true) - 200
      for _ = 1, count // 2 do
        local parts = { bytes }
        for _ = 1, math.random(4) do
          local s, place = parts[1], math.random(10) == 1 and math.random(#bytes)
            or math.random(first, #bytes)
          local new = ({ string.char(math.random(0, 255)), "\255\255\255\255", "\0\0\0\0",
            string.char(s:byte(place) ~ 1 << math.random(0, 7)) })[math.random(4)]
          parts[1] = (s:sub(1, place - 1) .. new .. s:sub(place + #new)):sub(1, #bytes)
        end
        local p = read_pack(parts[1], "pack")
        if p then
          for _, matches in ipairs{ "longest", "priority", "all" } do
            local ok, spans = pcall(p.find, p, TEXT, { matches = matches,
              per = matches == "priority" and "label" or nil })
            if ok then
              for span in spans:each() do tostring(span.name) span:why() end
            end
          end
          pcall(p.lookup, p, "DPRK")
          pcall(p.prefix, p, "n")
          pcall(p.remove, p, "Oru")
          p:add "x y"
          pcall(p.find, p, TEXT)
          pcall(p.verify, p)
          for _ in p:entries() do end -- luacheck: ignore
          if math.random(20) == 1 then pcall(p.compact, p) end
          p:close()
        end
      end
    end)
  end
  it("has no label that is not there, whichever byte is another", function()
    local g = gloss.gazetteer()
    g:add{ "Oru Sea", label = "GPE" }
    with_path(function(path)
      assert(g:save(path))
      local bytes = files.read(path)
      for i = 1, 3 * #bytes do
        local place = (i + 2) // 3
        local new = string.char(bytes:byte(place) ~ ({ 1, 8, 255 })[i % 3 + 1])
        local p = read_pack(bytes:sub(1, place - 1) .. new .. bytes:sub(place + 1), "pack")
        for _, text in ipairs(p and { "the Oru Sea", "the Oru Saa" } or {}) do
          local ok, spans = pcall(p.find, p, text, { fuzzy = 1 })
          for span in (ok and spans or gloss.spans("", {})):each() do
            assert.is_true(span.label == nil or #span.label <= 3)
          end
        end
        if p then p:close() end
      end
    end)
  end)
  it("never crashes nor hangs", function() mutate(sample()) end)
  it("of names inside words never crashes nor hangs", function() mutate(inner()) end)
end)

describe("values in records", function()
  local rows = {
    { "integers", { a = 0, b = -1, c = math.maxinteger or 1, d = math.mininteger or 1, e = 2 ^ 31 } },
    { "floats", { a = 0.5, b = -1e300, c = 1 / 0, d = 3.0 } },
    { "strings", { a = "", b = ("x"):rep(1000), c = "\0\255" } },
    { "booleans", { a = true, b = false } },
    { "tables", { a = {}, b = { 1, 2, { 3 } }, c = { [1.5] = 1, [-3] = 2, x = { y = { z = 1 } } } } },
  }
  for _, row in ipairs(rows) do
    it("come back: " .. row[1], function()
      local g = gloss.gazetteer():add{ "a", f = row[2] }
      local f = g:lookup "a"[1].f
      assert.same(row[2], f)
      if math.type then
        for k, v in pairs(row[2]) do assert.equal(math.type(v), math.type(f[k])) end
      end
    end)
  end
  it("are told apart from what is none", function()
    local index = core.gazindex()
    assert.is_false(pcall(index.add, index, { "a" }, 0, 0, nil, 0, { f = print }))
    assert.is_false(pcall(index.add, index, { "a" }, 0, 0, nil, 0, { f = { [print] = 1 } }))
    assert.is_false(pcall(index.add, index, { 1 }, 0, 0, nil, 0, {}))
    assert.equal(0, #index)
    assert.is_nil(unpack{})
  end)
end)
