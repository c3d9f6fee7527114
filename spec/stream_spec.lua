--- Streams: the same segments as those of the whole text, however it is cut,
-- as soon as they are settled, in bounded memory.
local gloss = require "gloss"
local common = require "spec.support.common"
local command = require "spec.support.command"

local NEWLINES = { "paragraph", "sentence", "space" }

-- the segments of the whole text, one string each
local function whole(kind, text, options)
  local rows, labels = {}, nil
  local found = gloss[kind](text, options)
  if kind == "words" then labels = found:values "label" end
  for first, last in found:offsets() do
    local n = #rows + 1
    rows[n] = ("%d-%d %s%s"):format(first, last, labels and labels[n] .. " " or "",
      text:sub(first, last))
  end
  return rows
end

local function add(rows, iterator)
  for first, last, text, kind in iterator do
    rows[#rows + 1] = ("%d-%d %s%s"):format(first, last, kind and kind .. " " or "", text)
  end
end

-- the same of a stream; `cuts`: the last byte of each chunk
local function streamed(kind, text, options, cuts)
  local stream, rows, at = gloss.stream(kind, options), {}, 1
  for i = 1, #cuts + 1 do
    local stop = cuts[i] or #text
    add(rows, stream:feed(text:sub(at, stop)))
    at = stop + 1
  end
  add(rows, stream:close())
  return rows
end

-- What stands at a cut and decides about what is before it, or is cut itself.
local PIECES = {
  "Hello", "the", "Mr.", "U.S.", "a.m.", "z.", "B.", "z. B.", "i.", "d.", "R.", "no.", "No.",
  "5", "3.5", "1.", "2.", "a)", "(b)", "iv.)", "-0.1", "'90s", ".50",
  ".", ".", ". ", "?", "!", "!!", "...", "\u{2026}", ". . .", ". . . . ",
  '"', "\u{201C}", "\u{201D}", "\u{2018}", "\u{2019}", "'", "''", "``", "\u{AB}", "\u{BB}",
  "\u{201E}", ",,", "(", ")", "[", "]", "[1]", "12", ",", ";", ":", "-", "--", "\u{2014}", "*",
  "\u{2022}", "_____", "=====", "<3", ":-)", ";)", "@", "#tag", "jo@ex.com",
  "http://a.b/c.d", "www.x.com/y", "example.com", "AT&T", "don't", "cannot", "l'avion", "Jr.'s",
  " ", " ", " ", "  ", "\n", "\n", "\r\n", "\r", "\n\n", "\t", "\f", "\u{2028}", "\u{2029}",
  "\u{85}", "\u{200B}", "\u{AD}", "\u{200E}", "\u{200D}",
  "\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}", "\u{1F44D}\u{1F3FD}", "\u{1F1E9}\u{1F1EA}",
  "\u{1F1E9}", "\u{E9}", "e\u{301}", "\u{65E5}\u{672C}", "\u{3060}\u{3002}", "\u{300D}",
  "\u{30AB}\u{30BF}", "\u{5D0}\"\u{5D1}", "\u{915}\u{94D}\u{937}", "\u{AC00}", "\u{1100}",
  "\xE2\x80", "\xC3", "\xF0\x9F", "\xFF", "\x80", "\0",
  "He", "I", "said", "asked", "Yahoo!", "Inc.", "Calif.", "N.Y.", "Senate", "And", "Monday",
  "EST", "2014", "14:05", "04/26/2001", "Regards", "Dear", "Reporting", "plan", "C.", "39",
  "\u{B0}", "AMZN.O", "Ph.D", "Ph.D.", "3.", "May", "St.", "IV.", "x.", "S", "A",
  ("\u{E01}\u{E32}\u{E23}"):rep(12) .. " ", "\u{E41}\u{E15}\u{E48}", "\u{E17}\u{E35}\u{E48} ",
}
local LANGS = { "en", "de", "fr", "pl", "hy", "zh", "th", "und" }

local random

local function anytext()
  local parts, spaced = {}, random(3)
  for i = 1, random(random(40)) do
    parts[i] = PIECES[random(#PIECES)]
    if random(4) <= spaced - 1 then parts[i] = parts[i] .. " " end
  end
  return table.concat(parts)
end

local function check(kind, text, options, cuts, expected)
  local rows = streamed(kind, text, options, cuts)
  if table.concat(rows, "|") ~= expected then
    local shown = {}
    for name, value in pairs(options or {}) do
      shown[#shown + 1] = name .. "=" .. tostring(value)
    end
    error(("%s, %s, cut at %s of %q:\nexpected %s\ngot      %s"):format(kind,
      table.concat(shown, " "), table.concat(cuts, " "), text, expected,
      table.concat(rows, "|")))
  end
end

local function check_cuts(kind, text, options)
  local expected = table.concat(whole(kind, text, options), "|")
  local every = {}
  for i = 1, #text - 1 do
    every[i] = i
    check(kind, text, options, { i }, expected)
  end
  check(kind, text, options, every, expected)
  check(kind, text, options, {}, expected)
  local cuts, at = {}, random(9)
  while at < #text do
    cuts[#cuts + 1] = at
    at = at + random(9)
  end
  check(kind, text, options, cuts, expected)
end

describe("a stream gives what the whole text has, however it is cut:", function()
  local ROWS = {
    { "sentences", { quotes = "split" } }, { "sentences", { quotes = "keep" } }, { "tokens", {} },
  }
  for i, row in ipairs(ROWS) do
    for _, newline in ipairs(NEWLINES) do
      local kind, options = row[1], row[2]
      it(("%s, newline = %s, quotes = %s"):format(kind, newline, tostring(options.quotes)),
        function()
          random = common.generator(i * 10 + #newline)
          for _ = 1, 150 do
            check_cuts(kind, anytext(), { memory = false, newline = newline,
              quotes = options.quotes, lang = LANGS[random(#LANGS)] })
          end
        end)
    end
  end

  for i, row in ipairs{ { "graphemes" }, { "words" }, { "words", { only = "word" } },
    { "linebreaks" }, { "sentences", { profile = "uax29" } }, { "tokens", { profile = "uax29" } } }
  do
    it(row[1] .. " of Unicode, " .. i, function()
      random = common.generator(i)
      for _ = 1, 150 do check_cuts(row[1], anytext(), row[2]) end
    end)
  end

  it("lines that begin within a character", function()
    local line = ("x"):rep(63) .. "\n"
    local lines = ("a b. c\n"):rep(100)
    for _, row in ipairs{ { "graphemes" }, { "words" }, { "linebreaks" },
      { "sentences", { profile = "uax29" } } } do
      for _, ill in ipairs{ "\x80", "\xBF\xBF", "\x80\x80\x80", "\x80\x80\x80\x80", "\x80 a\u{301}" } do
        for _, text in ipairs{ ill .. lines, line .. ill .. lines, "x\n" .. ill .. lines } do
          local expected = table.concat(whole(row[1], text, row[2]), "|")
          for _, cut in ipairs{ #text, 2, #line } do check(row[1], text, row[2], { cut }, expected) end
        end
      end
    end
  end)

  it("a long text, in chunks that do not fit", function()
    random = common.generator(99)
    local parts = {}
    for i = 1, 2000 do parts[i] = anytext() end
    local text = table.concat(parts, " ")
    for _, row in ipairs{ { "sentences", { memory = false, newline = "space", quotes = "keep" } },
      { "tokens", { memory = false, newline = "paragraph" } }, { "graphemes" }, { "words" },
      { "linebreaks" }, { "sentences", { profile = "uax29" } } } do
      local expected = table.concat(whole(row[1], text, row[2]), "|")
      for _, size in ipairs{ 37, 1000, 65536 } do
        local cuts = {}
        for at = size, #text - 1, size do cuts[#cuts + 1] = at end
        local rows = streamed(row[1], text, row[2], cuts)
        assert(table.concat(rows, "|") == expected, row[1] .. " " .. size)
      end
    end
  end)
end)

describe("a stream gives a segment when it is settled:", function()
  local function sentences(newline, quotes)
    return "sentences", { memory = false, newline = newline, quotes = quotes }
  end
  -- chunks, and after each what has come
  local ROWS = {
    { "a line, newline = paragraph", { sentences "paragraph" },
      { { "We sat. He said", "We sat." }, { " no. ", "" }, { "Yes.\n", "He said no.|Yes." } } },
    { "a line, newline = sentence", { sentences "sentence" },
      { { "It is so\n", "It is so" }, { "(b\n", "(b" }, { "c) ", "" } } },
    { "a line that says nothing, newline = space", { sentences "space" },
      { { "It is so.\n", "" }, { "\n", "It is so." } } },
    { "the abbreviation waits for what follows it", { sentences "space" },
      { { "We saw Mr. ", "" }, { "Ito. Yes ", "We saw Mr. Ito." } } },
    { "a quotation that is kept whole", { sentences("space", "keep") },
      { { '"We go. They stay. Oh ', "" },
        { 'yes. Ah," he said. Then ', '"We go. They stay. Oh yes. Ah," he said.' } } },
    { "a quotation that never closes", { sentences("paragraph", "keep") },
      { { '"We go. They stay. ', "" }, { "Now.\n", '"We go.|They stay.|Now.' } } },
    { "a line of words", { "words" }, { { "ab c", "ab| " }, { "d\n", "cd|\n" } } },
    { "a line, by UAX #29", { "sentences", { profile = "uax29" } },
      { { "Ab. Cd", "Ab. " }, { ".\n", "Cd.\n" }, { "E", "" } } },
    { "CR may be half of a newline", { "graphemes" },
      { { "a\r", "a" }, { "\n", "\r\n" } } },
  }
  for _, row in ipairs(ROWS) do
    it(row[1], function()
      local stream = gloss.stream(row[2][1], row[2][2])
      for i, step in ipairs(row[3]) do
        local got = {}
        for _, _, text in stream:feed(step[1]) do got[#got + 1] = text end
        assert.equal(step[2], table.concat(got, "|"), "after chunk " .. i)
      end
    end)
  end

  it("byte by byte, a line at its end", function()
    local stream = gloss.stream("sentences", { memory = false, newline = "paragraph" })
    local line = "A long line came at last, with its (few) words; it ended so. It did.\n"
    local got = {}
    for byte in (line:rep(3)):gmatch "." do
      add(got, stream:feed(byte))
      if byte == "\n" then assert.equal(0, #got % 2) end
    end
    assert.equal(6, #got)
  end)
end)

describe("a stream", function()
  local OPTIONS = { memory = false, newline = "paragraph" }

  it("loses nothing where a loop ends early, or an error is thrown in it", function()
    local stream = gloss.stream("sentences", OPTIONS)
    for _, _, text in stream:feed "One. Two. Three. Four.\n" do
      if text == "One." then break end
    end
    local ok, why = pcall(function()
      for _, _, text in stream:feed "Five.\n" do error(text, 0) end
    end)
    assert.is_false(ok)
    assert.equal("Two.", why)
    local rest = {}
    add(rest, stream:close())
    assert.same({ "11-16 Three.", "18-22 Four.", "24-28 Five." }, rest)
  end)

  it("may be asked again after its end", function()
    local stream = gloss.stream("words")
    stream:feed "ab"
    stream:close()
    local rows = {}
    add(rows, stream:close())
    add(rows, stream:close())
    assert.same({ "1-2 letter ab" }, rows)
    assert.equal("Stream of words (2 bytes, 1 found, closed)", tostring(stream))
    assert.error_matches(function() stream:feed "x" end, "feed: the stream is closed")
  end)

  it("of nothing has nothing", function()
    for _, kind in ipairs{ "graphemes", "linebreaks", "words" } do
      local stream = gloss.stream(kind)
      assert.is_nil(stream:feed ""())
      assert.is_nil(stream:close()())
      assert.is_nil(stream:close()())
    end
    local stream = gloss.stream("sentences", OPTIONS)
    assert.equal("Stream of sentences (0 bytes, 0 found)", tostring(stream))
    assert.is_nil(stream:close()())
  end)

  it("works in coroutines, one after the other", function()
    local stream = gloss.stream("sentences", OPTIONS)
    local rows = {}
    local function feed(chunk)
      return coroutine.wrap(function()
        for first, _, text in stream:feed(chunk) do coroutine.yield(first .. " " .. text) end
      end)
    end
    for s in feed "One. Two.\nThree. " do rows[#rows + 1] = s end
    collectgarbage()
    for s in feed "Four.\n" do rows[#rows + 1] = s end
    assert.same({ "1 One.", "6 Two.", "11 Three.", "18 Four." }, rows)
  end)

  it("takes chunks from a function, or a file", function()
    local name = os.tmpname()
    local file = assert(io.open(name, "wb"))
    file:write(("Mr. Ito came. He sat.\n"):rep(5000))
    file:close()
    local count, last = 0, 0
    for _, at in gloss.stream("sentences", OPTIONS):each(io.lines(name, 4096)) do
      count, last = count + 1, at
    end
    assert.equal(10000, count)
    assert.equal(22 * 5000 - 1, last)
    file = assert(io.open(name, "rb"))
    count = 0
    for _ in gloss.stream("words"):each(file) do count = count + 1 end
    assert.equal(13 * 5000, count)
    file:close()
    os.remove(name)
    local calls = 0
    local stream = gloss.stream("graphemes")
    assert.error_matches(function()
      for _ in stream:each(function() calls = calls + 1; error "no more" end) do calls = 0 end
    end, "no more")
    assert.equal(1, calls)
    assert.error_matches(function() stream:each(42) end,
      "each: file or function expected, got number")
    assert.error_matches(function() stream:each(gloss.text "a") end,
      "each: file or function expected, got what has no read")
  end)

  it("tells where the loop is that what each takes cannot be read", function()
    local function each(source, closed)
      local stream = gloss.stream("words")
      if closed then stream:close() end
      local ok, why = pcall(function()
        for _ in stream:each(source) do end -- luacheck: ignore
      end)
      assert.is_false(ok)
      return (why:gsub("^%S*spec/stream_spec.lua:%d+: ", "here: "))
    end
    assert.equal("here: each: Is a directory", each(assert(io.open "spec")))
    local gone = assert(io.open "README.md")
    gone:close()
    assert.equal("here: each: attempt to use a closed file", each(gone))
    assert.equal("here: each: reset", each(function() return nil, "reset" end))
    assert.equal("here: each: string expected from the source, got number",
      each(function() return 42 end))
    assert.equal("here: each: file or function expected, got what has no read", each{})
    assert.equal("here: feed: the stream is closed", each(io.stdin, true))
  end)

  it("drops what is left when it is collected or goes out of scope, twice too", function()
    local stream = gloss.stream("sentences", OPTIONS)
    stream:feed "One. Two. "
    local mt = debug.getmetatable(stream)
    mt.__gc(stream)
    mt.__gc(stream)
    if mt.__close then mt.__close(stream) end
    assert.is_nil(stream:close()())
    assert.error_matches(function() stream:feed "x" end, "closed")
    assert.equal("Stream of sentences (10 bytes, 0 found, closed)", tostring(stream))
  end)

  it("lets white space between paragraphs go, which changes nothing", function()
    for _, newline in ipairs(NEWLINES) do
      for _, blank in ipairs{ "\n", "\r\n", "\r", " \n\t\u{200B}" } do
        for _, kind in ipairs{ "sentences", "tokens" } do
          local stream = gloss.stream(kind, { memory = false, newline = newline })
          local chunk = blank:rep(5000)
          local rows = {}
          local text = ("Oh we sat. "):rep(200) .. "We \nsat."
          add(rows, stream:feed(text .. chunk))
          for _ = 1, 100 do add(rows, stream:feed(chunk)) end
          add(rows, stream:feed "'90s. So")
          add(rows, stream:close())
          text = text .. chunk:rep(101) .. "'90s. So"
          assert.same(whole(kind, text, { memory = false, newline = newline }), rows)
        end
      end
    end
  end)

  it("lets no quotation go with it that is left open before", function()
    for _, newline in ipairs(NEWLINES) do
      for _, quotes in ipairs{ "keep", "split" } do
        for _, left in ipairs{ "\u{201C}", "\u{201C}We sat. We ate.", "So. (We sat. We ate" } do
          local options = { memory = false, newline = newline, quotes = quotes }
          local text = left .. ("\n"):rep(3000) .. "So we left."
          check("sentences", text, options, { #text - 11 },
            table.concat(whole("sentences", text, options), "|"))
        end
      end
    end
  end)

  -- in a process of its own: a finaliser runs once in a cycle of the collector,
  -- which takes long where much is alive
  it("gives each segment once where finalisers take some", function()
    local out, err = command.run("lua -", [[
      local gloss = require "gloss"
      local stream, rows, mine = gloss.stream "words", {}, 0
      local following
      local function watch()
        setmetatable({}, { __gc = function()
          if not stream then return end
          local first = following and following()
          if first then
            rows[first] = (rows[first] or 0) + 1
            mine = mine + 1
          end
          watch()
        end })
      end
      collectgarbage("setpause", 0)
      collectgarbage("setstepmul", 10000)
      watch()
      local chunk = ("word "):rep(100)
      for _ = 1, 300 do
        following = stream:feed(chunk)
        for first in following do rows[first] = (rows[first] or 0) + 1 end
      end
      for first in stream:close() do rows[first] = (rows[first] or 0) + 1 end
      stream = nil
      for word = 0, 300 * 100 - 1 do
        assert(rows[5 * word + 1] == 1 and rows[5 * word + 5] == 1)
      end
      print(mine > 0)]])
    assert.equal("true\n", out .. err)
  end)

  describe("refuses", function()
    local LING = { memory = false, newline = "space" }
    local function with(more)
      local options = {}
      for name, value in pairs(LING) do options[name] = value end
      for name, value in pairs(more) do options[name] = value end
      return options
    end
    local ROWS = {
      { "an unknown kind", "chapters", nil,
        "unknown kind of stream 'chapters' %(known: graphemes, linebreaks, sentences, tokens, words%)" },
      { "no kind", nil, nil, "unknown kind of stream 'nil'" },
      { "memory", "sentences", { newline = "space" },
        "a stream of sentences needs memory = false: .* %(or profile = \"uax29\"%)" },
      { "no options", "sentences", nil,
        "needs memory = false and newline = \"paragraph\", \"sentence\" or \"space\": " },
      { "no newline", "tokens", { memory = false },
        "a stream of tokens needs newline = \"paragraph\", \"sentence\" or \"space\"" },
      { "newline = auto", "sentences", { memory = false, newline = "auto" }, "needs newline" },
      { "an unknown newline", "sentences", { memory = false, newline = "never" },
        "option 'newline': \"auto\", \"paragraph\"" },
      { "lang = auto", "sentences", with{ lang = "auto" }, "needs a fixed lang" },
      { "an unknown language", "sentences", with{ lang = "xx" }, "unknown language 'xx'" },
      { "a model", "sentences", with{ model = "en" }, "option 'model': not in a stream" },
      { "an unknown option", "sentences", with{ quote = "keep" },
        "unknown option 'quote' %(known: lang, memory, newline, profile, quotes%)" },
      { "quotes of another kind", "sentences", with{ quotes = "both" },
        "option 'quotes': \"split\" or \"keep\" expected" },
      { "quotes of tokens", "tokens", with{ quotes = "keep" }, "unknown option 'quotes'" },
      { "options of words for graphemes", "graphemes", { only = "word" },
        "unknown option 'only' %(known: profile%)" },
      { "an unknown kind of words", "words", { only = "verbs" }, "only: unknown kind 'verbs' %(known: word, " },
      { "another profile", "tokens", with{ profile = "ptb" },
        "no profile 'ptb' in a stream of tokens %(known: news, uax29%)" },
      { "news for words", "words", { profile = "news" },
        "no profile 'news' in a stream of words %(known: uax29%)" },
      { "options that are none", "words", "uax29", "options: table expected, got string" },
    }
    for _, row in ipairs(ROWS) do
      it(row[1], function()
        local ok, why = pcall(function()
          local stream = gloss.stream(row[2], row[3])
          return stream
        end)
        assert.is_false(ok)
        assert.matches("^%S*spec/stream_spec.lua:%d+: .*" .. row[4], why)
      end)
    end

    it("chunks that are no strings", function()
      local stream = gloss.stream "words"
      assert.error_matches(function() stream:feed(nil) end, "string expected")
      assert.error_matches(function() stream:feed(42) end, "string expected")
    end)
  end)
end)

describe("memory = false", function()
  local function texts(text, options)
    options.memory = false
    return table.concat(gloss.sentences(text, options):values(), "|")
  end

  it("asks nothing of the text as a whole", function()
    -- small letters everywhere: a text that has no use for capitals
    local text = "it rains. we go. is it so? yes"
    assert.equal("it rains.|we go.|is it so?|yes",
      table.concat(gloss.sentences(text, { newline = "space" }):values(), "|"))
    assert.equal(text, texts(text, { newline = "space" }))
  end)

  it("cuts a paragraph as if it were alone", function()
    for _, text in ipairs{ "We saw no.", "1.", "He is Mr.", "So said I.", "(b", "Then . . ." } do
      local alone = texts(text, { newline = "paragraph" })
      for _, more in ipairs{ "\nB.", "\n. . . . Then", "\n:-) Ok.", "\n3.", "\n\n2. The end." } do
        assert.equal(alone .. "|", texts(text .. more, { newline = "paragraph" }):sub(1, #alone + 1))
        assert.equal(alone .. "|", texts(text .. more, { newline = "sentence" }):sub(1, #alone + 1))
      end
    end
  end)

  it("cuts a paragraph's tokens as if it were alone", function()
    local function tokens(text)
      return table.concat(gloss.tokens(text, { memory = false, newline = "paragraph" }):values(), "|")
    end
    for _, text in ipairs{ "'90s are it", "'em all", "'s so", "-0.1 it is", ".50 it is", "'so'" } do
      assert.equal("So|.|" .. tokens(text), tokens("So.\n\n" .. text))
    end
  end)

  it("is for docs and tokens too", function()
    local doc = gloss.doc("is it no. yes", { memory = false, newline = "space" })
    assert.equal(1, #doc.sentences)
    assert.equal(#gloss.tokens(doc, { memory = false, newline = "space" }), #doc.tokens)
    assert.matches("small letter", doc:why_not(9))
    for i = 1, #doc.tokens do assert.is_string(doc.tokens[i]:why()) end
    assert.is_string(doc.sentences[1]:why())
  end)

  for _, row in ipairs{
    { "newline = auto", { memory = false }, "option 'memory': without it newline" },
    { "a model", { memory = false, newline = "space", model = "en" },
      "option 'memory': a model needs it" },
    { "what is no boolean", { memory = 1 }, "option 'memory': boolean expected, got number" } } do
    it("does not go with " .. row[1], function()
      for _, call in ipairs{ gloss.sentences, gloss.doc } do
        assert.error_matches(function() call("Ab.", row[2]) end,
          call == gloss.doc and row[2].memory == 1 and "'memory'" or row[3])
      end
    end)
  end
end)
