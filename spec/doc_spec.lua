--- Docs: layers, matchers, pipelines.
local gloss = require "gloss"

local TEXT = "Ann met Bob. Bob left."

local function names(doc) -- a matcher as a plain function
  return doc:gmatch("%u%l+", "NAME")
end

describe("a doc", function()
  it("has its text, options and lazy layers", function()
    local doc = gloss.doc(TEXT, { date = "2031-03-12", id = "d1" })
    assert.equal(TEXT, doc.text)
    assert.equal("en", doc.lang)
    assert.equal("2031-03-12", doc.date)
    assert.is_nil(doc.source)
    assert.equal(#TEXT, #doc)
    for _, name in ipairs{ "graphemes", "words", "linebreaks", "lines",
      "paragraphs", "sentences", "tokens" } do
      assert.is_true(doc:has(name))
      assert.is_true(#doc[name] > 0, name)
      assert.equal(doc[name], doc[name])
    end
    assert.same({ "Ann met Bob.", "Bob left." }, doc.sentences:values())
    assert.equal(doc, doc.sentences[1].doc)
  end)

  it("takes layers as spans, rows or functions, once", function()
    local doc, runs = gloss.doc(TEXT), 0
    assert.equal(doc, doc:layer("names", doc:find(names)))
    doc:layer("rows", { { 1, 3 } })
    doc:layer("lazy", function(d) runs = runs + 1 return d.names end)
    assert.equal(0, runs)
    assert.equal(3, #doc.lazy)
    assert.equal(3, #doc:layer "lazy")
    assert.equal(1, runs)
    assert.same({ "Ann", "Bob", "Bob" }, doc.names:values())
    for _, name in ipairs{ "names", "rows", "lazy" } do
      assert.has_error(function() doc:layer(name, {}) end,
        "layer '" .. name .. "' is set already")
    end
  end)

  it("lets a user set a layer of its own kind before it is read", function()
    local doc = gloss.doc(TEXT)
    doc:layer("sentences", { { 1, 5 } })
    assert.equal(1, #doc.sentences)
    local own = gloss.doc(TEXT, { tokens = gloss.spans(TEXT, { { 1, 3 } }) })
    assert.equal(1, #own.tokens)
  end)

  local refused = {
    ["an unknown layer"] = { function(d) return d.nothing end,
      "no layer 'nothing' (there are: " },
    ["the name of a method"] = { function(d) d:layer("find", {}) end,
      "'find' is no name for a layer" },
    ["the name of a field"] = { function(d) d:layer("date", {}) end,
      "'date' is no name for a layer" },
    ["a private name"] = { function(d) d:layer("_text", {}) end,
      "'_text' is no name for a layer" },
    ["spans of another text"] = {
      function(d) d:layer("x", gloss.words "other") end,
      "layer 'x': spans of another text" },
    ["something else"] = { function(d) d:layer("x", 5) end,
      "layer 'x': Spans expected, got number" },
    ["a function that gives no spans"] = {
      function(d) d:layer("x", function() return 5 end) return d.x end,
      "layer 'x': Spans expected, got number" },
    ["a cycle"] = { function(d)
      d:layer("a", function(e) return e.b end)
      d:layer("b", function(e) return e.a end)
      return d.a
    end, "layers in a cycle: a -> b -> a" },
    ["an assignment"] = { function(d) d.x = 5 end, "cannot be set" },
    ["a matcher that is none"] = { function(d) d:find "x" end,
      "matcher expected" },
    ["a matcher's missing layer"] = {
      function(d) d:find{ needs = { "x" }, find = names } end,
      "matcher needs layer 'x'" },
    ["a layer set by a matcher at work"] = { function(d)
      d:find(function(e) e:layer("x", {}) return {} end)
    end, "while a matcher is at work" },
    ["an unknown option"] = { function() gloss.doc("x", { langue = "fr" }) end,
      "unknown option 'langue' (known: date, id, lang, memory, model, newline, quotes, source, tokens)" },
    ["an option of another type"] = { function() gloss.doc("x", { id = 5 }) end,
      "option 'id': string expected, got number" },
    ["options that are no table"] = { function() gloss.doc("x", "en") end,
      "options: table expected, got string" },
    ["a pattern that is none"] = { function(d) d:gmatch() end,
      "pattern: string expected, got nil" },
    ["a pipeline that is none"] = { function(d) d:run "x" end,
      "pipeline: list of matchers expected, got string" },
    ["an unknown language"] = {
      function() gloss.doc("x", { lang = "tlh" }) end,
      "unknown language 'tlh' (known: " },
    ["an unknown profile of tokens"] = {
      function() gloss.doc("x", { tokens = "words" }) end, "'words'" },
    ["an unknown policy of quotes"] = {
      function() gloss.doc("x", { quotes = "drop" }) end, "quotes" },
    ["an unknown policy of lines"] = {
      function() gloss.doc("x", { newline = "drop" }) end, "newline" },
    ["another type of text"] = { function() gloss.doc(5) end,
      "string, Text or doc expected" },
  }
  for name, row in pairs(refused) do
    it("refuses " .. name, function()
      local ok, message = pcall(row[1], gloss.doc(TEXT))
      assert.is_false(ok)
      assert.truthy(tostring(message):find(row[2], 1, true), message)
    end)
  end

  it("is as before when a matcher or a layer raises", function()
    local doc = gloss.doc(TEXT)
    assert.has_error(function() doc:find(function() error("mine", 0) end) end,
      "mine")
    local ok, why = pcall(function() doc:find{ find = function() error("mine", 1) end } end)
    assert.is_false(ok)
    assert.matches("doc_spec%.lua:%d+: mine$", why)
    doc:layer("x", names) -- not locked any more
    doc:layer("y", function() error("mine", 0) end)
    assert.has_error(function() return doc.y end, "mine")
    assert.has_error(function() return doc.y end, "mine") -- and no cycle
  end)

  it("takes matchers of every shape, with their options", function()
    local doc, seen = gloss.doc(TEXT), nil
    local object = { find = function(_, d, options)
      seen = options
      return names(d)
    end }
    assert.equal(3, #doc:find(object, { matches = "all" }))
    assert.same({ matches = "all" }, seen)
    assert.equal(1, #doc:find(function() return { { 1, 2 } } end))
  end)

  it("finds Lua patterns", function()
    local doc = gloss.doc "a1 b22 c"
    assert.same({ "1", "22" }, doc:gmatch "%d+":values())
    assert.same({ "1", "22" }, doc:gmatch "%d*":values())
    assert.same({ "a" }, doc:gmatch "^%a":values())
    assert.same({}, doc:gmatch "^%d":values())
    assert.same({ "N" }, doc:gmatch("%d", "N"):labels())
    assert.equal(0, #gloss.doc "":gmatch ".*")
  end)

  it("runs a pipeline: unites a layer, and sets it after its last writer",
    function()
      local first = function(d) return d:gmatch("Ann", "A") end
      local second = { layer = "entities",
        find = function(_, d) return d:gmatch("Bob", "B") end }
      local third = { layer = "pairs", needs = { "entities" },
        find = function(_, d) return d.entities:sub(1, 2) end }
      local doc = gloss.doc(TEXT):run{ first, second, third }
      assert.same({ "Ann", "Bob", "Bob" }, doc.entities:values())
      assert.same({ "Ann", "Bob" }, doc.pairs:values())
      assert.has_error(function() gloss.doc(TEXT):run{ third, first } end)
    end)

  it("shows itself", function()
    local doc = gloss.doc(TEXT)
    assert.equal("Doc (22 bytes; no layers yet)", tostring(doc))
    assert.equal(2, #doc.sentences)
    assert.equal("Doc (22 bytes; sentences)", tostring(doc))
  end)
end)

describe("gloss.docs", function()
  it("reads files, and runs the pipeline on each", function()
    local path = os.tmpname()
    local file = assert(io.open(path, "wb"))
    file:write(TEXT)
    file:close()
    local n = 0
    for doc in gloss.docs({ path, path }, { pipeline = { names } }) do
      n = n + 1
      assert.equal(path, doc.source)
      assert.equal(3, #doc.entities)
    end
    assert.equal(2, n)
    local failed = {}
    for _ in gloss.docs({ path .. ".absent", path, "/" },
      { onerror = function(p) failed[#failed + 1] = p end }) do n = n + 1 end
    assert.equal(3, n)
    assert.same({ path .. ".absent", "/" }, failed)
    assert.has_error(function()
      for _ in gloss.docs{ path .. ".absent" } do n = n + 1 end
    end)
    os.remove(path)
  end)

  it("takes an iterator of texts and ids", function()
    local list, i, got = { "one", "two" }, 0, {}
    for doc in gloss.docs(function()
      i = i + 1
      return list[i], "id" .. i
    end, { lang = "en" }) do got[#got + 1] = doc.id .. " " .. doc.text end
    assert.same({ "id1 one", "id2 two" }, got)
  end)

  it("refuses unknown options and sources", function()
    assert.has_error(function() gloss.docs({}, { pipline = {} }) end)
    assert.has_error(function() gloss.docs(5) end)
    assert.has_error(function() gloss.docs({}, "x") end,
      "options: table expected, got string")
    assert.has_error(function() gloss.docs({}, { pipeline = 5 }) end,
      "option 'pipeline': list of matchers expected, got number")
  end)
end)

describe("a layer of spans that were made of the string", function()
  local text = "Ann met Bob."
  it("are the doc's from then on", function()
    local made = gloss.spans(text, { { 1, 3, label = "PER", id = "a", age = 3 } })
    local doc = gloss.doc(text):layer("people", made)
    assert.is_true(doc.people == made)
    assert.equal(doc, doc.people[1].doc)
    assert.equal(3, doc.people[1].age)
    assert.equal(1, #doc.people:within "sentences")
    assert.equal(doc, doc:find(function() return gloss.tokens(text) end)[1].doc)
    local own = gloss.doc(text, { tokens = gloss.tokens(text) })
    assert.equal(own, own.tokens[1].doc)
  end)
end)

describe("layers named in joins", function()
  local doc = gloss.doc "Ann met Bob. Bob left in May."
  doc:layer("names", doc:gmatch "%u%l+")
  doc:layer("lazy", function(d) return d.names:sub(1, 1) end)
  local capitals, tokens, sentences = doc.names, doc.tokens, doc.sentences
  local function pairs_in(...)
    local list = {}
    for s, t in capitals:pairs(...) do list[#list + 1] = s.first .. "-" .. t.first end
    return table.concat(list, " ")
  end
  local function groups(what)
    local list = {}
    for s, inner in sentences:group(what) do list[#list + 1] = s.first .. ":" .. #inner end
    return table.concat(list, " ")
  end
  local ROWS = {
    within = { tokens:within "names", tokens:within(capitals) },
    ["a lazy one"] = { tokens:within "lazy", tokens:within(capitals:sub(1, 1)) },
    same = { tokens:same "names", tokens:same(capitals) },
    containing = { sentences:containing("lazy", { proper = true }), sentences:sub(1, 1) },
    ["unit and frame"] = { capitals:before("names", { max = 1, unit = "tokens", within = "sentences" }),
      capitals:before(capitals, { max = 1, unit = tokens, within = sentences }) },
    ["of what is derived"] = { capitals:sub(2):as "X":within "lazy", capitals:sub(1, 0) },
    gaps = { capitals:gaps "sentences", capitals:gaps(sentences) },
    cut = { sentences:cut "names", sentences:cut(capitals) },
    snap = { gloss.spans(doc, { { 2, 2 } }):snap "names", capitals:sub(1, 1) },
    grow = { capitals:grow(0, 1, "tokens"), capitals:grow(0, 1, tokens) },
    pairs = { pairs_in("names", { near = 1, unit = "tokens", within = "sentences" }),
      pairs_in(capitals, { near = 1, unit = tokens, within = sentences }) },
    group = { groups "names", groups(capitals) },
  }
  for name, row in pairs(ROWS) do
    it("are the layers of the doc: " .. name, function()
      assert.is_true(row[1] == row[2], tostring(row[1]))
      assert.is_true(#row[1] > 0 or name == "of what is derived")
    end)
  end
end)

describe("wrong use of a doc", function()
  local doc = gloss.doc "Ann met Bob."
  local unread = { "no-such-file" }
  local rows = {
    { "text: string, Text or doc expected, got nil", function() gloss.doc() end },
    { "text: string, Text or doc expected, got nil", function() gloss.doc(gloss.file "no-such-file") end },
    { "text: string, Text or doc expected, got nil", function() gloss.story(gloss.file "no-such-file") end },
    { "options: table expected, got number", function() gloss.docs({}, 5) end },
    { "options: table expected, got gloss.Doc", function() gloss.kwic(doc) end },
    { "options: table expected, got gloss.Doc", function() gloss.words("a", doc) end },
    { "options: table expected, got gloss.Gazetteer", function() gloss.doc("a", gloss.gazetteer()) end },
    { "options have names, got a value at 1 (known: boundary, fold, tokens)", function() gloss.gazetteer{ "a" } end },
    { "options have names, got a value at 1 (known: only)", function() gloss.words("a", { "word" }) end },
    { "options have names, got a value at 1 (known: date, id, ", function() gloss.doc("a", { "de" }) end },
    { "got nil (no-such-file: No such file or directory)",
      function() gloss.graphemes(gloss.file "no-such-file") end },
    { "text: string, Text or doc expected, got nil (no-such-file: No such file or directory)",
      function() gloss.sentences(gloss.file "no-such-file") end },
    { "got nil (no-such-file: No such file or directory)", function() gloss.tokens(gloss.file "no-such-file") end },
    { "got nil (no-such-file: No such file or directory)", function() gloss.doc(gloss.file "no-such-file") end },
    { "got nil (no-such-file: No such file or directory)", function() gloss.story(gloss.file "no-such-file") end },
    { "got nil (no-such-file: No such file or directory)",
      function() gloss.gazetteer():find(gloss.file "no-such-file") end },
    { "got nil (no-such-file: No such file or directory)",
      function() gloss.gazetteer():replace(gloss.file "no-such-file") end },
    { "got nil (no-such-file: No such file or directory)",
      function() gloss.rules.email:find(gloss.file "no-such-file") end },
    { "got nil (no-such-file: No such file or directory)",
      function() gloss.token.any:find(gloss.file "no-such-file") end },
    { "got nil (no-such-file: No such file or directory)",
      function() gloss.token.any:why_not(gloss.file "no-such-file") end },
    { "got nil (no-such-file: No such file or directory)",
      function() gloss.spacy_matcher():find(gloss.file "no-such-file") end },
    { "got nil (no-such-file: No such file or directory)",
      function() gloss.spacy_ruler{ { label = "A", pattern = "a" } }:find(gloss.file "no-such-file") end },
    -- matchers that have no options
    { "unknown option 'labels' (none is taken)", function() gloss.spacy_matcher():find(doc, { labels = "A" }) end },
    { "unknown option 'labels' (none is taken)", function()
      doc:find(gloss.spacy_ruler{ { label = "A", pattern = "a" } }, { labels = "A" })
    end },
    { "unknown option 'verbs' (none is taken)", function() gloss.quotes:find(doc, { verbs = { "a" } }) end },
    { "doc expected, got string", function() gloss.quotes:find "a" end },
    { "unknown option 'labels' (none is taken)", function() gloss.zones:find(doc, { labels = "byline" }) end },
    { "unknown option 'labels' (none is taken)", function() gloss.unlisted:find(doc, { labels = "PER" }) end },
    { "options: table expected, got string", function() gloss.spacy_matcher():find(doc, "A") end },
    -- what stands behind a text is no message
    { "bad argument #1 to 'undump' (string, Text or doc expected, got nil)",
      function() gloss.undump(nil, doc.tokens:dump()) end },
    { "text: string, Text or doc expected, got nil", function() gloss.gazetteer():replace(nil, "name") end },
    { "option 'date': string expected, got number", function() gloss.docs({}, { date = 5 }) end },
    { "unknown option 'x' (known: ", function() gloss.docs({}, { x = 5 }) end },
    { "option 'onerror': function expected, got number", function() gloss.docs(unread, { onerror = 5 }) end },
    { "path 1: string expected, got boolean", function()
      for _ in gloss.docs{ true } do error "not reached" end
    end },
    { "pipeline: matcher expected at 2, got number", function() doc:run{ gloss.quotes, 5 } end },
    { "pipeline: list of matchers expected, got a field 'a'", function() doc:run{ a = gloss.quotes } end },
    { "pipeline: list of matchers expected, got one matcher", function() doc:run(gloss.gazetteer()) end },
    { "option 'pipeline': matcher expected at 1, got number", function() gloss.docs({}, { pipeline = { 5 } }) end },
    { "unknown language 'tlh' (known: ", function() gloss.docs({}, { lang = "tlh" }) end },
    { "unknown language 'tlh' (known: ", function() gloss.story("x", { lang = "tlh" }) end },
    { "doc:find: doc expected before the colon, got table", function() doc.find(gloss.gazetteer()) end },
    { "doc:has: doc expected before the colon, got string", function() doc.has "tokens" end },
    { "doc:layers: doc expected before the colon, got nil", function() doc.layers() end },
    { "doc expected, got string", function() gloss.zones:find "x" end },
    { "doc expected, got table", function() gloss.unlisted:find{} end },
    { "the text is empty", function() gloss.doc "":why_not(1) end },
    { "pattern: string expected, got number", function() doc:gmatch(5) end },
    { "pattern: malformed pattern (missing ']')", function() doc:gmatch "[" end },
    { "label: string expected, got number", function() doc:gmatch("a", 5) end },
    { "layer 'a': row 1: 1..99 is outside the text (1..12)", function() doc:layer("a", { { 1, 99 } }) end },
    { "layer 'b': row 1: 1..99 is outside the text (1..12)", function()
      doc:layer("b", function() return { { 1, 99 } } end)
      return doc.b[1]
    end },
    { "result of a matcher: row 1: 0..1 is outside", function()
      doc:find(function() return { { 0, 1 } } end)
    end },
    { "result of a matcher: row 1: 0..1 is outside", function()
      doc:run{ function() return { { 0, 1 } } end }
    end },
    { "matcher needs layer 'nowhere'", function() doc:run{ { needs = { "nowhere" }, find = print } } end },
    { "layer 'tokens' is set already", function()
      gloss.doc "a":layer("tokens", {}):run{ { layer = "tokens", find = function() return {} end } }
    end },
    { "result of a matcher: Spans expected, got number", function()
      gloss.docs(function() return "a" end, { pipeline = { function() return 5 end } })()
    end },
    { "text: string, Text or doc expected, got number", function()
      gloss.docs(function() return 5 end)()
    end },
    { "option 'gazetteer': gazetteer or path of a file expected, got table", function()
      gloss.story("x", { gazetteer = {} })
    end },
    { "result of a matcher: Spans expected, got boolean", function()
      local story = gloss.story("x", { gazetteer = function() return true end })
      return story
    end },
    { "what gloss.story gives expected, got nil", function() gloss.report.text() end },
    { "what gloss.story gives expected, got gloss.Doc", function() gloss.report.jsonl(doc) end },
    { "what gloss.story gives expected, got table", function() gloss.report.records{} end },
    { "special case 'a': its tokens do not spell it", function()
      gloss.tokens("a", { special = { a = { "b" } }, profile = "spacy-en" })
    end },
    { "'codepoint' (position out of bounds)", function() doc:codepoint(0) end },
    { "'sub' (number expected, got string)", function() doc:sub "x" end },
    { "byte from 1 to 12 expected, got 1.5", function() doc:why_not(1.5) end },
    { "text: string, Text or doc expected, got table", function() gloss.story{} end },
    { "bad argument #1 to 'within' (no layer 'sentencs' (there are: ",
      function() doc.tokens:within "sentencs" end },
    { "option 'unit': no layer 'lang' (there are: ", function() doc.tokens:near(doc.tokens, { unit = "lang" }) end },
    { "gloss.Spans expected, got gloss.Doc", function() gloss.attributes(doc) end },
    { "gloss.Spans expected, got gloss.Doc", function() gloss.ngrams(doc, 2) end },
    { "gloss.Spans expected, got gloss.Doc", function() gloss.ngrams(doc, 2, { by = "lemma" }) end },
  }
  for _, row in ipairs(rows) do
    it("is told at the line that is wrong: " .. row[1], function()
      local ok, message = pcall(row[2])
      assert.is_false(ok)
      assert.is_truthy(message:find(row[1], 1, true), message)
      assert.is_truthy(message:find "^[^\n:]*doc_spec%.lua:%d+: ", message)
    end)
  end
end)
