--- Counts, words in context, who with whom; and the files they write.
local gloss = require "gloss"
local command = require "spec.support.command"
local files = require "spec.support.files"

local function names()
  return gloss.gazetteer():add{ "Oru", id = "O", label = "GPE" }:add{ "Kim", label = "PERSON" }
    :add{ "Roe & <Co>", id = "R", label = "ORG" }
end

local function doc(text, source)
  local d = gloss.doc(text, { source = source })
  d:layer("entities", d:find(names()))
  return d
end

local TEXT = "Kim went to Oru. Oru met Kim and Roe & <Co>.\nKim left, \"said\" he."

local function written(object, ending, options)
  local path = os.tmpname()
  os.remove(path)
  path = path .. ending
  local ok, why = object:write(path, options)
  local file = io.open(path, "rb")
  local s = file and file:read "*a"
  if file then file:close() end
  os.remove(path)
  return s, ok, why and why:sub(#path + 1)
end

describe("gloss.count", function()
  it("counts names, merges, goes through them in order", function()
    local a = gloss.count():add(doc(TEXT))
    local list = {}
    for name, n in a:each() do list[#list + 1] = name .. n end
    assert.equal("Kim3 O2 R1", table.concat(list, " "))
    a:merge(gloss.count():add(doc "Oru, Oru."))
    assert.equal(4, a:get "O")
    assert.equal(0, a:get "nobody")
    assert.equal(3, #a)
    assert.equal(2, gloss.count{ by = "label", labels = "GPE" }:add(doc(TEXT)):get "GPE")
    assert.equal(3, gloss.count{ by = "text" }:add(doc(TEXT).entities):get "Kim")
    assert.equal("Count (3 different, 8 in all)", tostring(a))
  end)
  it("asks a function", function()
    local function by(span) return span.label ~= "ORG" and span.line end
    local a = gloss.count{ by = by }:add(doc(TEXT))
    assert.same({ 4, 1, 2 }, { a:get(1), a:get(2), #a })
    assert.equal("name,count\n1,4\n2,1\n", (written(a, ".csv")))
    for _, wrong in ipairs{
      { gloss.count, function() return {} end, 'by: what it gives for "Kim" is a list, which cannot be counted' },
      { gloss.cooccurrence, function() return {} end, 'by: what it gives for "Kim" is a list' },
      { gloss.count, function() error "mine" end, "mine" },
    } do
      local ok, why = pcall(function() wrong[1]{ by = wrong[2] }:add(doc(TEXT)) end)
      assert.is_false(ok)
      assert.matches("^[^:]*tally_spec.lua:%d+: " .. wrong[3], why)
    end
    assert.matches("by: field or function expected, got number", (select(2, pcall(gloss.count, { by = 5 }))))
    assert.matches("within: name of a layer expected, got gloss.Spans",
      (select(2, pcall(gloss.cooccurrence, { within = gloss.tokens "a" }))))
  end)
  it("writes tables", function()
    local a = gloss.count():add(doc(TEXT)):add(gloss.spans("a,\"b\tc", { { 1, 6 } }))
    assert.equal('name,count\nKim,3\nO,2\nR,1\n"a,""b\tc",1\n', (written(a, ".csv")))
    assert.equal('name\tcount\nKim\t3\nO\t2\nR\t1\na,"b\\tc\t1\n', (written(a, ".tsv")))
    assert.equal('{"name":"Kim","count":3}\n', written(a, ".jsonl"):match "^[^\n]*\n")
    assert.is_false(pcall(a.write, a, "x.csv", { sheet = true }))
    assert.equal(": unknown kind of file (known: .csv, .tsv, .jsonl, .gexf)", (select(3, written(a, ".xls"))))
    assert.same({ nil, "/nowhere/x.csv: No such file or directory" }, { a:write "/nowhere/x.csv" })
  end)
end)

describe("gloss.kwic", function()
  it("shows names with what is around them", function()
    local k = gloss.kwic{ width = 8, labels = { "PERSON" } }:add(doc(TEXT, "a.txt"))
    assert.equal(3, #k)
    local rows = {}
    for row in k:each() do
      rows[#rows + 1] = ("%s:%d:%d [%s|%s|%s]"):format(row.source, row.line, row.column, row.left,
        row.text, row.right)
    end
    assert.equal("a.txt:1:1 [|Kim| went to]", rows[1])
    assert.equal("a.txt:1:26 [Oru met |Kim| and Roe]", rows[2])
    assert.equal("a.txt:2:1 [& <Co>. |Kim| left, \"]", rows[3])
    assert.equal("é é ", gloss.kwic{ width = 4 }:add(doc "é é é Kim é"):each()().left)
    assert.equal(" é ", gloss.kwic{ width = 3 }:add(doc "é Kim é é"):each()().right)
    for _, width in ipairs{ math.maxinteger, 2 ^ 63, 1e300 } do
      assert.equal(" é é", gloss.kwic{ width = width }:add(doc "é Kim é é"):each()().right)
      assert.equal(" a", gloss.kwic{ width = width }:add(doc "Kim a"):each()().right)
    end
    -- bytes of no character are one each, as columns have them
    local ill = gloss.kwic{ width = 2 }:add(doc "\128\128\128 Kim\t\255\255\255"):each()()
    assert.same({ "\128 ", " \255", 5 }, { ill.left, ill.right, ill.column })
    local d = doc("Kim left", "b.txt") -- Spans know their doc, if they have one
    assert.equal("b.txt", gloss.kwic():add(d.entities):each()().source)
    assert.is_nil(gloss.kwic():add(names():find "Kim left"):each()().source)
    k:merge(k)
    assert.equal(6, #k)
    assert.matches("^source,line,column,left,text,right,label,id\na.txt,1,1,,Kim, went to,PERSON,\n",
      (written(k, ".csv")))
  end)
end)

describe("gloss.cooccurrence", function()
  it("counts who is with whom in a sentence, and merges", function()
    local g = gloss.cooccurrence():add(doc(TEXT))
    local list = {}
    for a, b, n in g:each() do list[#list + 1] = a .. "+" .. b .. "=" .. n end
    assert.equal("Kim+O=2 Kim+R=1 O+R=1", table.concat(list, " "))
    local h = gloss.cooccurrence():add(doc "Oru and Kim."):merge(g)
    assert.equal(3, h:get("O", "Kim"))
    assert.equal(3, #h)
    assert.equal(0, gloss.cooccurrence{ labels = { "ORG" } }:add(doc(TEXT)):get("R", "O"))
    assert.equal("Cooccurrence (3 pairs)", tostring(h))
  end)
  it("counts by a field, or by what a function says", function()
    local g = gloss.cooccurrence{ by = "name" }:add(doc(TEXT))
    assert.same({ 2, 0 }, { g:get("Oru", "Kim"), g:get("O", "Kim") })
    local ours = gloss.cooccurrence{ by = function(s) return s.label ~= "ORG" and #s end, within = "paragraphs" }
    assert.equal("Cooccurrence (0 pairs)", tostring(ours:add(doc(TEXT)))) -- both are of three bytes
    assert.matches('<node id="3" label="3">', written(ours, ".gexf"), 1, true)
  end)
  it("writes a graph that escapes what it shows", function()
    local s = written(gloss.cooccurrence():add(doc(TEXT)), ".gexf")
    assert.matches('<node id="R" label="Roe &amp; &lt;Co&gt;">', s, 1, true)
    assert.matches('<edge id="0" source="Kim" target="O" weight="2"/>', s, 1, true)
    assert.equal("a,b,count\nKim,O,2\nKim,R,1\nO,R,1\n", (written(gloss.cooccurrence():add(doc(TEXT)), ".csv")))
  end)
end)

describe("writing", function()
  -- a name with all that formats escape, ill-formed bytes and what XML has not
  local HOSTILE = "=A\t\"<&>,\\\0\1\r\n\255\239\191\191'"
  local function hostile()
    local text = HOSTILE .. " met Ann and Kim."
    local d = gloss.doc(text, { source = "a,<b>.txt" })
    d:layer("entities", { { 1, #HOSTILE, label = "<L>", id = HOSTILE },
      { #text - 3, #text - 1, label = "PERSON", name = "Kim & Co" }, { #text - 11, #text - 9 } })
    return d
  end
  local objects = {
    count = function() return gloss.count():add(hostile()) end,
    kwic = function() return gloss.kwic{ width = 5 }:add(hostile()) end,
    cooccurrence = function() return gloss.cooccurrence():add(hostile()) end,
    Spans = function() return hostile().entities end,
    ["Spans without a doc"] = function()
      return gloss.spans("Kim met Kim & Roe. Roe left.", { { 1, 3 }, { 9, 17, id = "x" }, { 20, 22 } })
    end,
    nothing = function() return gloss.spans("", {}) end,
    ["no count"] = function() return gloss.count() end,
    ["no kwic"] = function() return gloss.kwic() end,
    ["no cooccurrence"] = function() return gloss.cooccurrence() end,
  }
  local function lines(s) return select(2, s:gsub("\n", "")) end
  local checks = {
    csv = function(s)
      -- outside of quotation marks the same number of commas in each record
      local bare = s:gsub('"[^"]*"', "")
      local commas
      for line in bare:gmatch "([^\n]*)\n" do
        local n = select(2, line:gsub(",", ""))
        commas = commas or n
        assert.equal(commas, n, line)
      end
      assert.is_true(commas ~= nil)
    end,
    tsv = function(s)
      local tabs
      for line in s:gmatch "([^\n]*)\n" do
        local n = select(2, line:gsub("\t", ""))
        tabs = tabs or n
        assert.equal(tabs, n, line)
        assert.is_nil(line:find "\r")
      end
    end,
    jsonl = function(s)
      for line in s:gmatch "([^\n]*)\n" do assert.is_table(require "cjson".decode(line)) end
    end,
    gexf = function(s)
      local path = files.temporary(s, ".gexf")
      local out, err, code = command.run("command -v xmllint >/dev/null || exit 77; xmllint --noout " .. path)
      os.remove(path)
      if code ~= 77 then assert.same({ "", "", 0 }, { out, err, code }) end
      assert.is_nil(s:find "[%z\1-\8\11\12\14-\31]")
      assert.equal(require "gloss.json".wellformed(s), s)
      local ids = {}
      for id in s:gmatch '<node id="([^"]*)"' do
        assert.is_nil(ids[id])
        ids[id] = true
      end
      for a, b in s:gmatch '<edge id="%d+" source="([^"]*)" target="([^"]*)"' do
        assert.is_true(ids[a] and ids[b])
      end
    end,
  }
  for what, make in pairs(objects) do
    for kind, check in pairs(checks) do
      it(what .. " as " .. kind, function()
        local s, ok, why = written(make(), "." .. kind)
        assert.same({ true, nil }, { ok, why })
        check(s)
        assert.equal(s, (written(make(), "." .. kind:upper())))
        local empty = what:find "^no" ~= nil
        assert.equal(empty, kind == "jsonl" and s == "" or kind ~= "gexf" and lines(s) == 1
          or kind == "gexf" and not s:find("<node ", 1, true))
      end)
    end
  end
  it("makes of any Spans a graph of who is named with whom in a sentence", function()
    local s = written(objects["Spans without a doc"](), ".gexf")
    assert.matches('<node id="Kim" label="Kim"><attvalues><attvalue for="0" value=""/><attvalue for="1" value="1"/>',
      s, 1, true)
    assert.matches('source="Kim" target="x" weight="1"', s, 1, true)
    assert.equal(1, select(2, s:gsub("<edge ", "")))
    assert.equal(written(gloss.cooccurrence():add(doc(TEXT)), ".gexf"), (written(doc(TEXT).entities, ".gexf")))
    assert.is_false(pcall(function()
      gloss.cooccurrence{ within = "verses" }:add(objects["Spans without a doc"]())
    end))
  end)
  it("makes of words in context a graph of who is in which source", function()
    local s = written(gloss.kwic():add(doc(TEXT, "a")):add(doc(TEXT, "b")), ".gexf")
    assert.matches('<edge id="0" source="nKim" target="sa" weight="3"/>', s, 1, true)
    assert.equal(6, select(2, s:gsub("<edge ", "")))
  end)
  it("tells names apart that look alike in XML", function()
    local s = written(gloss.count():add(gloss.spans("a\1 a\2 a", { { 1, 2 }, { 4, 5 }, { 7, 7 } })), ".gexf")
    assert.matches('<node id="a" .*<node id="a %(2%)" .*<node id="a %(3%)" ', s)
  end)
  it("keeps formulas from spreadsheets that are asked for", function()
    local g = gloss.count():add(gloss.spans("=1+1|-5|@x|+a|ok", { { 1, 4 }, { 6, 7 }, { 9, 10 }, { 12, 13 },
      { 15, 16 } }))
    local path = os.tmpname() .. ".csv"
    assert.is_true(g:write(path, { spreadsheet = true }))
    assert.equal("name,count\n'+a,1\n-5,1\n'=1+1,1\n'@x,1\nok,1\n", files.read(path))
    assert.is_true(g:write(path))
    assert.equal("name,count\n+a,1\n-5,1\n=1+1,1\n@x,1\nok,1\n", files.read(path))
    os.remove(path)
  end)
  it("writes fields of spans as columns, where they are named", function()
    local g = gloss.gazetteer():add{ "Oru", alias = { "O", "R" }, at = { x = 1 }, none = {}, far = 1 / 0, yes = true }
    local columns = { "name", "alias", "at", "none", "far", "yes", "absent" }
    assert.equal('first,last,line,column,label,id,text,name,alias,at,none,far,yes,absent\n'
      .. '1,3,1,1,,,Oru,Oru,O|R,"{""x"":1}",,,true,\n', (written(g:find "Oru", ".csv", { fields = columns })))
    assert.equal('{"first":1,"last":3,"line":1,"column":1,"text":"Oru","name":"Oru","alias":["O","R"]}\n',
      (written(g:find "Oru", ".jsonl", { fields = { "name", "alias", "absent" } })))
    local left = gloss.pattern '(?<who>[title]) "left"':find "Ann left"
    assert.equal("first\tlast\tline\tcolumn\tlabel\tid\ttext\twho\n1\t8\t1\t1\t\t\tAnn left\tAnn\n",
      (written(left, ".tsv", { fields = "who" })))
    for wrong, why in pairs{ [5] = "list of strings expected, got number", text = "'text' is a column already",
      why = "'why' is built in" } do
      local ok, message = pcall(function() local done = left:write("x.csv", { fields = wrong }) return done end)
      assert.is_false(ok)
      assert.matches("^[^:]*tally_spec.lua:%d+: fields: " .. why, message)
    end
    for _, wrong in ipairs{ { a = "b" }, { [2] = "a" }, { "who", by = "a" } } do
      assert.matches("^[^:]*tally_spec.lua:%d+: fields: list of strings expected, got a field '%w+'", (select(2,
        pcall(function() local done = left:write("x.csv", { fields = wrong }) return done end))))
    end
    local odd = gloss.spans("a", { { 1, 1, f = { print } } })
    assert.matches("^[^:]*tally_spec.lua:%d+: no JSON for a value of type function", (select(2,
      pcall(function() local done = odd:write("x.csv", { fields = "f" }) return done end))))
    assert.matches("unknown option 'fields'", (select(2, pcall(function()
      gloss.kwic():write("x.csv", { fields = "f" })
    end))))
  end)
  it("writes a text with spans marked", function()
    local text = "a<b> %s\n\xff \u{5d0}"
    local spans = gloss.spans(text, { { 1, 2, label = "<X>" }, { 2, 3 }, { 6, 7, id = "1", name = "n" },
      { 9, 9, name = 'n"', k = { "v", "w" } } })
    local page = written(spans, ".html")
    assert.equal('<pre>\n<mark title="">a&lt;<small>&lt;X&gt;</small></mark>b&gt; <mark title="1">%s</mark>\n'
      .. '<mark title="n&quot;">\u{fffd}</mark> \u{5d0}</pre>\n</body></html>\n', page:match "<pre>.*")
    assert.equal("<!DOCTYPE html>\n", page:match "^[^\n]*\n")
    page = written(spans, ".html", { fields = { "name", "k" } })
    assert.equal('<mark title="name: n">%s</mark>', page:match '<mark title="name: n">.-</mark>')
    assert.truthy(page:find('<mark title="name: n&quot;\nk: v|w">', 1, true))
    assert.equal("<pre>\n</pre>\n</body></html>\n", (written(gloss.spans("", {}), ".html")):match "<pre>.*")
    assert.equal(": unknown kind of file (known: .csv, .tsv, .jsonl, .gexf)",
      (select(3, written(gloss.count(), ".html"))))
    assert.equal(": unknown kind of file (known: .csv, .tsv, .jsonl, .gexf, .html)",
      (select(3, written(spans, ".htm"))))
  end)
  it("leaves a file as it is that cannot be replaced, and no other behind", function()
    local dir = command.run "mktemp -d":gsub("\n", "")
    local path = dir .. "/x.csv"
    assert.is_true(gloss.count():add(doc(TEXT)):write(path))
    local before = files.read(path)
    local broken = gloss.count():add(doc(TEXT))
    broken.counts.Kim = {} -- cannot be shown
    assert.is_false(pcall(broken.write, broken, path))
    assert.equal(before, files.read(path))
    command.run("mkdir " .. dir .. "/d.csv")
    assert.same({ nil, dir .. "/d.csv: Is a directory" }, { gloss.count():write(dir .. "/d.csv") })
    for _, name in ipairs{ dir .. "/nowhere/x.csv", dir .. "/x", dir .. "/x.csv/y.csv", "" } do
      local ok, why = doc(TEXT).entities:write(name)
      assert.is_nil(ok)
      assert.equal(name .. ": ", why:sub(1, #name + 2))
    end
    assert.equal("d.csv\nx.csv\n", (command.run("ls " .. dir)))
    command.run("chmod 640 " .. path)
    assert.is_true(gloss.count():add(doc(TEXT)):write(path))
    assert.equal("-rw-r-----", (command.run("ls -l " .. path):sub(1, 10)))
    local pipe = dir .. "/p.csv"
    if os.execute("mkfifo " .. pipe) then
      for _, object in ipairs{ gloss.count():add(doc(TEXT)), doc(TEXT).entities } do
        assert.same({ nil, pipe .. ": not a regular file" }, { object:write(pipe) })
      end
      assert(os.execute("test -p " .. pipe))
    end
    command.run("rm -r " .. dir)
  end)
  it("depends on nothing but what was added", function()
    local one, two = doc("Kim met Oru.", "a"), doc("Oru met Roe & <Co> and Kim.", "b")
    for kind in pairs(checks) do
      local a = written(gloss.cooccurrence():add(one):add(two), "." .. kind)
      assert.equal(a, (written(gloss.cooccurrence():add(two):add(one), "." .. kind)))
      assert.equal(a, (written(gloss.cooccurrence():add(two):merge(gloss.cooccurrence():add(one)), "." .. kind)))
    end
  end)
  it("shows numbers whole", function()
    local n = { 2 ^ 53, 1e300, 0.5, math.maxinteger, -3 }
    local spans = gloss.spans("a b c d e", { { 1, 1 }, { 3, 3 }, { 5, 5 }, { 7, 7 }, { 9, 9 } })
      :with("n", function(s) return n[(s.first + 1) / 2] end)
    local c = gloss.count{ by = "n" }:add(spans)
    assert.equal("n,count\n-3,1\n0.5,1\n9007199254740992,1\n9223372036854775807,1\n1e+300,1\n", (written(c, ".csv")))
    assert.equal('{"n":-3,"count":1}\n{"n":0.5,"count":1}\n{"n":9007199254740992,"count":1}\n'
      .. '{"n":9223372036854775807,"count":1}\n{"n":1e+300,"count":1}\n', (written(c, ".jsonl")))
    assert.is_string((written(c, ".gexf")))
  end)
  it("does not count lists", function()
    local d = doc(TEXT)
    local spans = d.entities:with("list", function() return { 1 } end)
    assert.is_false(pcall(function() gloss.count{ by = "list" }:add(spans) end))
    local c = gloss.count{ by = "k" } -- all are added, or none
    assert.is_false(pcall(c.add, c, gloss.spans("a b", { { 1, 1, k = "x" }, { 3, 3, k = { 1 } } })))
    assert.equal("Count (0 different, 0 in all)", tostring(c))
  end)
end)

describe("counts and their like", function()
  it("tell wrong use", function()
    local hidden = io.tmpfile()
    debug.setmetatable(hidden, { __metatable = true })
    for _, make in ipairs{ gloss.count, gloss.kwic, gloss.cooccurrence } do
      assert.is_false(pcall(make, { x = 1 }))
      assert.is_false(pcall(make, { labels = 1 }))
      assert.is_false(pcall(make, { layer = 1 }))
      local t = make()
      for _, what in ipairs{ { 12, "number" }, { {}, "table" }, { "x", "string" },
        { gloss.text "x", "gloss.Text" }, { hidden, "userdata" } } do
        local _, why = pcall(t.add, t, what[1])
        assert.equal("doc or Spans expected, got " .. what[2], why)
      end
      local _, why = pcall(function() t:add(gloss.doc "x") end)
      assert.matches("^%S*tally_spec%.lua:%d+: no layer 'entities' %(there are: ", why)
      assert.is_false(pcall(t.add, {}, doc "a"))
      assert.is_false(pcall(t.merge, t, {}))
      assert.is_false(pcall(t.write, t))
      assert.is_false(pcall(t.add, t, gloss.doc "a"))
    end
    assert.is_false(pcall(gloss.kwic, { width = -1 }))
    local _, why = pcall(gloss.count, { labels = { GPE = true } })
    assert.equal("labels: list of strings expected, got a field 'GPE'", why)
    local graph = gloss.cooccurrence()
    _, why = pcall(graph.get, graph, "a")
    assert.equal("get: two strings expected, got string and nil", why)
  end)
  it("are there for a thousand files in constant memory", function()
    local dir = os.tmpname()
    os.remove(dir)
    assert(os.execute("mkdir " .. dir))
    local list = {}
    for i = 1, 1000 do
      list[i] = ("%s/%d.txt"):format(dir, i)
      local file = assert(io.open(list[i], "wb"))
      assert(file:write((TEXT .. "\n\n"):rep(20)))
      file:close()
    end
    local g, c = gloss.cooccurrence(), gloss.count()
    local n, early, late = 0, 0, 0
    for d in gloss.docs(list, { pipeline = { names() } }) do
      g:add(d)
      c:add(d)
      n = n + 1
      if n % 100 == 0 then
        collectgarbage()
        late = collectgarbage "count"
        if n == 200 then early = late end
      end
    end
    os.execute("rm -r " .. dir)
    assert.equal(40000, g:get("Kim", "O"))
    assert.equal(60000, c:get "Kim")
    assert.is_true(late < early + 200, early .. " " .. late)
  end)
end)

describe("examples/newsroom.lua", function()
  it("writes a graph and counts", function()
    local path = os.tmpname()
    local out, err, code = command.run("lua examples/newsroom.lua examples/oru.jsonl " .. path
      .. ".gexf examples/oru.txt examples/oru.txt")
    local file = io.open(path .. ".gexf")
    local s = file and file:read "*a"
    if file then file:close() end
    os.remove(path .. ".gexf")
    os.remove(path)
    assert.equal("", err)
    assert.equal(0, code)
    assert.matches("^%d+\t%S+\n", out)
    assert.matches('<edge id="0"', s, 1, true)
  end)
end)
