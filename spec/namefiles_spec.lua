--- Files of names as people have them: spaCy's and Prodigy's patterns, tables of
-- spreadsheets, GATE's lists, RegexNER's mappings, FlashText's keywords.
local gloss = require "gloss"
local command = require "spec.support.command"
local files = require "spec.support.files"

local function load(kind, contents, options)
  local path = files.temporary(contents, kind)
  local g = gloss.gazetteer()
  local results = { g:load(path, options) }
  os.remove(path)
  for i, value in ipairs{ results[2] } do
    if type(value) == "string" then results[i + 1] = value:gsub("^" .. path:gsub("%p", "%%%0"), "FILE") end
  end
  return g, results, path
end

local function found(g, text)
  local out = {}
  for s in g:find(text, { matches = "all" }):each() do
    out[#out + 1] = s.text .. (s.label and "/" .. s.label or "") .. (s.id and "#" .. s.id or "")
  end
  return table.concat(out, " ")
end

describe("a file of names", function()
  -- name, kind, contents, text, what is found, options
  local good = {
    { "of spaCy's EntityRuler", ".jsonl", '{"label": "ORG", "pattern": "Apple", "id": "apple"}\n', "Apple",
      "Apple/ORG#apple" },
    { "of Prodigy, with keys of its own", ".jsonl", '{"label":"ORG","pattern":"Apple","id":7,"source":"x","_hash":-5,'
      .. '"meta":{"a":[1,2]}}\n', "Apple", "Apple/ORG#7" },
    { "of escapes", ".jsonl", '{"pattern":"S\\u00e9 \\"Z\\"\\/"}', 'Sé "Z"/', 'Sé "Z"/' },
    { "without a last line end", ".jsonl", '{"pattern":"A"}\n{"pattern":"B"}', "A B", "A B" },
    { "of a spreadsheet, its header in capitals", ".csv", "\239\187\191Name,ID,Label,Alias\r\nOru,o,GPE,Or|Ru\r\n",
      "Oru Ru", "Oru/GPE#o Ru/GPE#o" },
    { "with blanks in its header", ".csv", " name , label \nOru,GPE\n", "Oru", "Oru/GPE" },
    { "with columns without a head", ".csv", "name,,label\nOru,x,GPE\n", "Oru", "Oru/GPE" },
    { "of semicolons", ".csv", 'name;label\n"O;u";GPE\n', "O;u", "O;u/GPE", { separator = ";" } },
    { "with cells over lines", ".csv", 'name,note\nA,"one\ntwo ""three""\n"\nB,\n', "A B", "A B" },
    { "with a mark inside a cell", ".csv", 'name\n6" gun\n', '6" gun', '6" gun' },
    { "with fewer cells than heads", ".csv", "name,label,id\nOru\n", "Oru", "Oru" },
    { "with a priority", ".tsv", "keyword\tpriority\nOru\t1.5\n", "Oru", "Oru" },
    { "with a name to find and one to show", ".tsv", "pattern\tname\nPRK\tNorth Korea\n", "PRK", "PRK" },
    { "of tabs alone", ".tsv", "name\tid\n\t\nOru\to\n", "Oru", "Oru#o", { errors = "skip" } },
    { "of FlashText", ".txt", "java_2e => java\nproduct management techniques=>product management\nplain\n",
      "JAVA_2E plain", "JAVA_2E plain" },
    { "of plain names, with what else means something", ".txt", "# no comment\na,b\nx:y\n{}\n",
      "# no comment a,b x:y {}",
      "# no comment a,b x:y {}" },
    { "of GATE", ".lst", "Paris:country=France:pop=2\nU.N.\nHH:MM\n", "Paris U.N. HH:MM", "Paris U.N. HH:MM" },
    { "of GATE with another separator", ".lst", "Paris&country=France&label=GPE\nx:y=z\n", "Paris x:y=z",
      "Paris/GPE x:y=z", { separator = "&" } },
    { "of GATE, with blanks and features of nothing", ".lst", "Paris : id = p : x= :\nOru::id=o\n",
      "Paris Oru::id=o", "Paris#p Oru::id=o" },
    { "of GATE, with names of features as others have them", ".lst",
      "Paris:wikidata-id=Q90:id=p\nRom:país.x=I:id=r\n", "Paris Rom", "Paris#p Rom#r" },
    { "of GATE, with names that have colons", ".lst", "x:y\nhttp://a?b=1\na: b c=d\n",
      "x:y http://a?b=1 a: b c=d", "x:y http://a?b=1 a: b c=d" },
    { "of GATE with tabs", ".lst", "Paris\tid=p\n", "Paris", "Paris#p", { separator = "\t" } },
    { "of RegexNER", ".tab", "Bachelor of Arts\tDEGREE\nSan Marino\tGPE\tLOCATION,MISC\t2.0\t1\nU\\.S\\.\tGPE\n",
      "Bachelor of Arts, San Marino, U.S.", "Bachelor of Arts/DEGREE San Marino/GPE U.S./GPE",
        { format = "regexner" } },
    { "of RegexNER, with blanks and several labels", ".tab", " Oru Council \t ORG , GPE \t\t 2 \n", "Oru Council",
      "Oru Council/ORG", { format = "regexner" } },
    { "of lines that end with CR", ".csv", "name,id\rOru,o\r\rRu,r", "Oru Ru", "Oru#o Ru#r" },
    { "of lines with two CR before the LF", ".txt", "Oru\r\r\nRu\r\r\n", "Oru Ru", "Oru Ru" },
    { "with blanks around cells", ".csv", 'name, label, "id"\n"Oru", GPE , "o" \n Ru,"G,E" ,r\n', "Oru Ru",
      "Oru/GPE#o Ru/G,E#r" },
    { "with blanks around cells of tabs", ".tsv", "name\tid\nOru \t o \n", "Oru", "Oru#o" },
    { "with empty cells behind the last head", ".csv", "name,id\nOru,o,,\n", "Oru", "Oru#o" },
    { "with blanks alone beyond its header", ".csv", "name,id\nOru,o, ,\t\n", "Oru", "Oru#o" },
    { "of cells between blanks", ".csv", 'name id\n"Oru" o\n', "Oru", "Oru#o", { separator = " " } },
    { "with NUL in a name", ".txt", "a\0b\n", "a\0b", "a\0b" },
    { "with ill-formed bytes in a name", ".txt", "a\255b\n", "a\255b a\254b", "a\255b" },
    { "of line ends alone", ".txt", "\n\r\n \n\t\n", "", "" },
    { "of a BOM alone", ".csv", "\239\187\191", "", "" },
  }
  for _, row in ipairs(good) do
    it(row[1], function()
      local g, results = load(row[2], row[3], row[6])
      assert.is_number(results[1], results[2])
      assert.equal(row[5], found(g, row[4]))
    end)
  end

  it("keeps what each says of a name", function()
    local g = load(".tsv", "pattern\tname\tnote\nPRK\tNorth Korea\tx\n")
    local s = g:find "PRK"[1]
    assert.equal("North Korea x", s.name .. " " .. s.note)
    g = load(".txt", "java_2e => java\n")
    assert.equal("java", g:find "java_2e"[1].name)
    g = load(".lst", "Paris:country=France:minorType=city\n")
    s = g:find "Paris"[1]
    assert.equal("France city", s.country .. " " .. s.minorType)
    g = load(".lst", "Paris:priority=2.5:alias=Lutetia|Paname:wikidata-id=Q90\n")
    s = g:find "Paname"[1]
    assert.equal("2.5 Q90", s.priority .. " " .. s["wikidata-id"])
    g = load(".x", "San Marino\tGPE\tLOCATION,MISC\t2.0\t1\n", { format = "regexner" })
    s = g:find "San Marino"[1]
    assert.equal("LOCATION,MISC 2.0", s.overwrite .. " " .. s.priority)
  end)

  -- name, kind, contents, message, options
  local bad = {
    { "a list of objects", ".jsonl", '[{"pattern":"A"}]',
      "FILE:1: JSON object expected, got a list (an object a line)" },
    { "a regular expression", ".jsonl", '{"pattern":"A"}\n{"pattern":"B+","type":"regex"}',
      "FILE:2: regular expressions are no names of a gazetteer" },
    { "an object over lines", ".jsonl", '{\n"pattern":"A"}',
      "FILE:1: JSON object on one line expected: Expected object key string but found T_END at character 2" },
    { "an id that JSON does not keep", ".jsonl", '{"pattern":"A","id":9007199254740993}',
      "FILE:1: id: a number so large is not kept as it is written; write it as a string" },
    { "an id beyond all numbers", ".jsonl", '{"pattern":"A","id":-1e300}',
      "FILE:1: id: a number so large is not kept as it is written; write it as a string" },
    { "a fraction as id", ".jsonl", '{"pattern":"A","id":1.5}', "FILE:1: id: string expected, got number" },
    { "UTF-16", ".csv", "\255\254n\0a\0", "FILE: UTF-16; convert it to UTF-8 first, with iconv" },
    { "UTF-16 of the other order", ".txt", "\254\255\0a", "FILE: UTF-16; convert it to UTF-8 first, with iconv" },
    { "semicolons", ".csv", "name;label\nA;B\n",
      "FILE:1: the header has no column 'name' (or surface, pattern, keyword), but 'name;label' "
      .. "(option 'separator' tells another one)" },
    { "two columns alike", ".csv", "name,x,x\nA,1,2\n", "FILE:1: two columns 'x'" },
    { "a line behind others that end with CR", ".txt", "A\rB\r\nC\rD=>\r", "FILE:4: no name behind '=>'" },
    { "text behind a quoted cell", ".csv", 'name,id\n"A" x,1\n', "FILE:2: text behind a quoted cell" },
    { "more cells than heads", ".csv", "name,id\nA,1, ,x\n", "FILE:2: 4 cells under a header of 2" },
    { "a hole in a list of Lua", ".lua", "return { 'A', nil, 'C' }", "FILE: entry 2: name or table expected, got nil" },
    { "an entry of no number", ".lua", "return { 'A', [1.5] = 'C' }",
      "FILE: list of entries expected, got a field 1.5" },
    { "a cell that never ends", ".csv", 'name\nA\n"B\nC\n', "FILE:3: a quoted cell is not closed" },
    { "no name behind =>", ".txt", "A=>B\nC=>\n", "FILE:2: no name behind '=>'" },
    { "no name before =>", ".txt", "=>B\n", "FILE:1: empty name" },
    { "a feature without a value", ".lst", "A:x=1:y\n", "FILE:1: feature expected (name=value), got 'y'" },
    { "a feature that is a priority in words", ".lst", "A:priority=high\n",
      "FILE:1: priority: number expected, got 'high'" },
    { "no name before the features", ".lst", ":x=1\n", "FILE:1: empty name" },
    { "no label", ".tab", "A\n", "FILE:1: pattern, tab, label expected", { format = "regexner" } },
    { "choices", ".tab", "A\tB\nBachelor of (Arts|Laws)\tDEGREE\n",
      "FILE:2: a pattern of plain words expected, got 'Bachelor of (Arts|Laws)'", { format = "regexner" } },
    { "a TokensRegex", ".tab", "( [ { tag:NN } ] )\tB\n",
      "FILE:1: a pattern of plain words expected, got '( [ { tag:NN } ] )'", { format = "regexner" } },
    { "too many columns of RegexNER", ".tab", "A\tB\t\t\t\tC\n", "FILE:1: 5 columns at most (pattern, label, "
      .. "overwrite, priority, group), got 6", { format = "regexner" } },
    { "a priority in words", ".tab", "A\tB\t\thigh\n", "FILE:1: priority: number expected, got 'high'",
      { format = "regexner" } },
    { "a list of lists without a type", ".def", "a.lst\n",
      "FILE:1: file.lst:major[:minor[:language[:type]]] expected" },
    { "a list of lists with too much", ".def", "a.lst:b:c:d:e:f\n",
      "FILE:1: file.lst:major[:minor[:language[:type]]] expected" },
    { "a name that is too long", ".txt", "A\n" .. ("x"):rep(65537) .. "\n",
      "FILE:2: name longer than 65536 bytes: \"" .. ("x"):rep(40) .. "...\"" },
  }
  for _, row in ipairs(bad) do
    it("tells file, line and reason of " .. row[1], function()
      local g, results = load(row[2], row[3], row[5])
      assert.is_nil(results[1])
      assert.equal(row[4], results[2])
      assert.equal(tonumber(row[4]:match "^FILE:(%d+)"), results[3])
      assert.equal(0, #g)
    end)
    if row[4]:find "^FILE:%d" and not row[4]:find "header" and not row[4]:find "columns" then
      it("leaves out and counts " .. row[1], function()
        local options = { errors = "skip" }
        for k, v in pairs(row[5] or {}) do options[k] = v end
        local path = files.temporary(row[3], row[2])
        local g = gloss.gazetteer()
        local n, skipped, problems = g:load(path, options)
        os.remove(path)
        assert.equal(#g, n)
        assert.is_true(skipped >= 1)
        local first = problems[1]:gsub("^" .. path:gsub("%p", "%%%0"), "FILE")
        assert.equal(row[4], first)
        assert.equal(skipped, #problems)
      end)
    end
  end

  it("goes on behind a cell that never ends", function()
    local _, results = load(".csv", 'name\n"B\n' .. ("C\n"):rep(600000) .. "D\n", { errors = "skip" })
    assert.equal(1, results[2])
    assert.is_true(results[1] > 50000) -- what stands behind the first million bytes
  end)

  it("is read in steps that go with its length, whatever is in its cells", function()
    local function steps(contents)
      local path, n = files.temporary(contents, ".csv"), 0
      debug.sethook(function() n = n + 1 end, "", 1000)
      gloss.gazetteer():load(path, { errors = "skip" })
      debug.sethook()
      os.remove(path)
      return n
    end
    for _, unit in ipairs{ '""\n', '"\n', 'a"b\n', '"a","\n', "a,b\n", ",", "\n", "\r" } do
      local few, many = steps("name,b\n\"" .. unit:rep(5000)), steps("name,b\n\"" .. unit:rep(20000))
      assert.is_true(many <= 6 * few + 20, ("%q: %d, %d"):format(unit, few, many))
    end
  end)

  it("is read at once, however many blanks are inside what is trimmed", function()
    local blanks = "x" .. (" "):rep(1000000) .. "y"
    for ending, contents in pairs{ [".txt"] = "A=>" .. blanks .. "\n", [".lst"] = "A:b=" .. blanks .. "\n",
      [".csv"] = "name," .. blanks .. "\nA,b\n" } do
      assert.equal("A", found((load(ending, contents)), "A"))
    end
    assert.equal("A/" .. blanks, found((load(".tab", "A\t" .. blanks .. "\n", { format = "regexner" })), "A"))
    assert.equal("A", found((load(".txt", "A\n" .. ("\r"):rep(1000000) .. "y\n")), "A"))
  end)

  it("of GATE names lists beside it, and tells those that are missing", function()
    local dir = command.run "mktemp -d":gsub("\n", "")
    local function write(name, contents)
      local file = assert(io.open(dir .. "/" .. name, "wb"))
      file:write(contents)
      file:close()
    end
    command.run("mkdir " .. dir .. "/sub")
    write("sub/city.lst", "\239\187\191Paris\r\nRome:id=r\r\n\r\n")
    write("day.lst", "Monday&id=mon\n")
    write("lists.def", "sub/city.lst:location:city\r\n day.lst : date ::en:Day \n")
    local g = gloss.gazetteer()
    assert.equal(3, g:load(dir .. "/lists.def"))
    assert.equal("Paris/location Rome/location#r", found(g, "Paris Rome"))
    local s = g:find "Monday&id=mon"[1]
    assert.same({ "date", "en", "Day" }, { s.label, s.language, s.type })
    assert.is_nil(s.minorType)
    write("lists.def", "sub/city.lst:location\nnone.lst:x\nsub/bad.lst:y\n")
    write("sub/bad.lst", "A\nB:x=1:y\n")
    local n, why, line = gloss.gazetteer():load(dir .. "/lists.def")
    assert.same({ nil, dir .. "/lists.def:2: " .. dir .. "/none.lst: No such file or directory", 2 }, { n, why, line })
    local problems
    n, line, problems = gloss.gazetteer():load(dir .. "/lists.def", { errors = "skip" })
    assert.same({ 3, 2, dir .. "/sub/bad.lst:2: feature expected (name=value), got 'y'" }, { n, line, problems[2] })
    write("sub/bad.lst", "\255\254A\0")
    n, line, problems = gloss.gazetteer():load(dir .. "/lists.def", { errors = "skip" })
    assert.same({ 2, 2, dir .. "/lists.def:3: " .. dir
      .. "/sub/bad.lst: UTF-16; convert it to UTF-8 first, with iconv" }, { n, line, problems[2] })
    command.run("rm -r " .. dir)
  end)

  it("warns of a name with two labels, where it is asked to", function()
    local said = {}
    local g, _, path = load(".jsonl",
      '{"label":"A","pattern":"x"}\n{"label":"A","pattern":"x"}\n{"label":"B","pattern":"x"}\n',
      { warn = function(message) said[#said + 1] = message end })
    assert.equal(3, #g)
    assert.same({ path .. ":3: 'x' has label 'B' here and 'A' in line 1" }, said)
  end)

  it("warns of names that are not UTF-8, once, where it is asked to", function()
    local said = {}
    local g, _, path = load(".csv", "name,label\nSão,A\nS\227o,A\nBogot\225,A\n",
      { warn = function(message) said[#said + 1] = message end })
    assert.equal(3, #g)
    assert.same({ path .. ":3: 'S\239\191\189o' is not UTF-8; convert the file first, with iconv" }, said)
  end)

  it("skips and counts more than it keeps messages of", function()
    local n, results = 0, select(2, load(".jsonl", ("{}\n"):rep(250), { errors = "skip" }))
    for _ in ipairs(results[3]) do n = n + 1 end
    assert.same({ 0, 250, 100 }, { results[1], results[2], n })
  end)
end)
