--- Counts, words in context, who with whom; and the files they write.
local gloss = require "gloss"
local command = require "spec.support.command"

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

local function written(object, ending)
  local path = os.tmpname()
  os.remove(path)
  path = path .. ending
  local ok, why = object:write(path)
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
  end)
  it("writes tables", function()
    local a = gloss.count():add(doc(TEXT)):add(gloss.spans("a,\"b\tc", { { 1, 6 } }))
    assert.equal('name,count\nKim,3\nO,2\nR,1\n"a,""b\tc",1\n', (written(a, ".csv")))
    assert.equal('name\tcount\nKim\t3\nO\t2\nR\t1\na,"b\\tc\t1\n', (written(a, ".tsv")))
    assert.equal('{"name":"Kim","count":3}\n', written(a, ".jsonl"):match "^[^\n]*\n")
    assert.equal(": no graph: GEXF is for gloss.cooccurrence", (select(3, written(a, ".gexf"))))
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
  end)
  it("writes a graph that escapes what it shows", function()
    local s = written(gloss.cooccurrence():add(doc(TEXT)), ".gexf")
    assert.matches('<node id="R" label="Roe &amp; &lt;Co&gt;">', s, 1, true)
    assert.matches('<edge id="0" source="Kim" target="O" weight="2"/>', s, 1, true)
    assert.equal("a,b,count\nKim,O,2\nKim,R,1\nO,R,1\n", (written(gloss.cooccurrence():add(doc(TEXT)), ".csv")))
  end)
end)

describe("counts and their like", function()
  it("tell wrong use", function()
    for _, make in ipairs{ gloss.count, gloss.kwic, gloss.cooccurrence } do
      assert.is_false(pcall(make, { x = 1 }))
      assert.is_false(pcall(make, { labels = 1 }))
      assert.is_false(pcall(make, { layer = 1 }))
      local t = make()
      assert.is_false(pcall(t.add, t, 12))
      assert.is_false(pcall(t.add, {}, doc "a"))
      assert.is_false(pcall(t.merge, t, {}))
      assert.is_false(pcall(t.write, t))
      assert.is_false(pcall(t.add, t, gloss.doc "a"))
    end
    assert.is_false(pcall(gloss.kwic, { width = -1 }))
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
