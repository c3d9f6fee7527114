-- gloss.learn: abbreviations, starters and collocations from a corpus of our own
-- that has no labels.
local gloss = require "gloss"
local common = require "spec.support.common"
local command = require "spec.support.command"

-- Sentences about a river, with abbreviations that no language has.
local WORDS = { "river", "dam", "water", "town", "council", "farmer", "bridge", "road", "spring" }
local VERBS = { "met", "rose", "fell", "closed", "opened", "waited", "came", "moved" }

local function corpus(n)
  local texts = {}
  local _, any = common.generator(5)
  for i = 1, n do
    local s = {}
    for k = 1, 6 do
      s[#s + 1] = ("The %s of the old %s %s."):format(any(WORDS), any(WORDS), any(VERBS))
      if k % 3 == 0 then
        s[#s + 1] = ("It %s near Hlm. %s in Zyr. %d before the %s %s."):format(any(VERBS),
          any { "Berta", "Otto", "Ulla" }, i + k, any(WORDS), any(VERBS))
      end
      if k % 2 == 0 then
        s[#s + 1] = ("It weighed %d qtl. %s %s %s."):format(k + 2, any { "and", "or", "when" },
          any(WORDS), any(VERBS))
        s[#s + 1] = ("He bought %d qtl. The %s %s."):format(i, any(WORDS), any(VERBS))
      end
    end
    texts[i] = table.concat(s, " ")
  end
  return texts
end

local TEXTS = corpus(30)

local function cut(text, lang) return gloss.sentences(text, { lang = lang }):values() end

local function set(list)
  local t = {}
  for _, w in ipairs(list or {}) do t[w] = true end
  return t
end

local PATH = os.tmpname()

describe("gloss.learn", function()
  local learned = gloss.learn(TEXTS)

  it("finds abbreviations, each by what follows it", function()
    assert.is_true(set(learned.abbreviations.title).Hlm)
    assert.is_true(set(learned.abbreviations.number).Zyr)
    assert.is_true(set(learned.abbreviations.unit).qtl)
  end)
  it("takes no word that ends sentences for one", function()
    local words = set(VERBS)
    for _, list in pairs(learned.abbreviations) do
      for _, w in ipairs(list) do assert.is_nil(words[w], w) end
    end
  end)
  it("finds what begins sentences", function()
    assert.is_true(set(learned.words.starter).the)
    assert.is_nil(set(learned.words.starter).river)
  end)
  it("teaches a language", function()
    local lang = gloss.language("und"):with(learned)
    local text = "We saw Hlm. Berta there. It was Zyr. 7 again. He had 5 qtl. The men left."
    assert.same({ "We saw Hlm. Berta there.", "It was Zyr. 7 again.", "He had 5 qtl.",
      "The men left." }, cut(text, lang))
    assert.is_true(#cut(text, "und") > 4 or cut(text, "und")[1] ~= cut(text, lang)[1])
  end)
  it("leaves out what the language knows", function()
    local more = { "Mr. Ly met Mr. Roe there. ", "Then Mr. Ly met the men there. " }
    local texts = {}
    for i = 1, 40 do texts[i] = more[i % 2 + 1]:rep(3) end
    local function has(l)
      for _, list in pairs(l.abbreviations) do
        if set(list).Mr then return true end
      end
      return false
    end
    assert.is_true(has(gloss.learn(texts)))
    assert.is_false(has(gloss.learn(texts, { lang = "en" })))
  end)
  it("takes lists, iterators, docs, one text, and none", function()
    local source = learned:source()
    local i = 0
    assert.equal(source, gloss.learn(function()
      i = i + 1
      return TEXTS[i]
    end):source())
    local k = 0
    local texts = function()
      k = k + 1
      return TEXTS[k]
    end
    assert.equal(source, gloss.learn(gloss.docs(texts)):source())
    assert.equal(source, gloss.learn(table.concat(TEXTS, "\n\n")):source())
    assert.same({}, gloss.learn({}).abbreviations)
    assert.same({}, gloss.learn({ "", "...", ". .", "\255\128." }).abbreviations)
  end)
  it("is the same whatever order the texts are in", function()
    local back = {}
    for i, text in ipairs(TEXTS) do back[#TEXTS + 1 - i] = text end
    assert.equal(learned:source(), gloss.learn(back):source())
  end)
  it("learns pairs that stand together", function()
    local texts = {}
    for i = 1, 60 do
      texts[i] = "The old town met K. Roe there. The dam of the town rose and the men met."
    end
    local found = gloss.learn(texts)
    assert.is_true(set(found.collocations)["k. roe"])
    local lang = gloss.language("und"):with { collocations = { "dam. roe" } }
    assert.same({ "It was a dam. Roe met us." }, cut("It was a dam. Roe met us.", lang))
    assert.equal(2, #cut("It was a dam. Roe met us.", "und"))
    assert.matches("words that stand together",
      (gloss.doc("It was a dam. Roe met us.", { lang = lang }):why_not(13)))
  end)

  it("saves and loads a plain Lua table", function()
    assert.is_true(learned:save(PATH))
    local loaded = assert(gloss.learned(PATH))
    assert.equal(learned:source(), loaded:source())
    local plain = dofile(PATH)
    assert.same(learned.abbreviations, plain.abbreviations)
    assert.same(cut(TEXTS[1], gloss.language("en"):with(learned)),
      cut(TEXTS[1], gloss.language("en"):with(plain)))
    assert.matches("^learned: %d+ abbreviations, %d+ starters, %d+ collocations$", tostring(loaded))
    os.remove(PATH)
  end)
  it("loads nothing that does more than make a table", function()
    for _, source in ipairs {
      "return os.exit(1)", "while true do end", "return {", "x = 1", "return { abbreviations = 1 }",
      "return { abbreviations = (function() end)(), words = {}, collocations = {} }", "\27Lua", "",
      'return { abbreviations = {}, words = {}, collocations = { "\\" ", (function() end)(), "" -- "\n} }',
      "return { abbreviations = {}, words = {}, collocations = { -- a\r(function() end)()\n} }",
      'return { abbreviations = {}, words = {}, collocations = { --[[ a\n"]] (function() end)() --"\n} }',
      'return { abbreviations = {}, words = {}, collocations = { "a\\\n, (function() end)() --", "\n} }',
    } do
      local file = assert(io.open(PATH, "wb"))
      file:write(source)
      file:close()
      local t, message, path = gloss.learned(PATH)
      assert.is_nil(t)
      assert.matches("not a file of learned:save", message)
      assert.equal(PATH, path)
    end
    os.remove(PATH)
  end)
  it("tells what cannot be read or written", function()
    local t, message, path = gloss.learned "/nowhere/at/all"
    assert.is_nil(t)
    assert.matches("/nowhere/at/all", message)
    assert.equal("/nowhere/at/all", path)
    assert.same({ nil, "/: Is a directory", "/" }, { gloss.learned "/" })
  end)

  -- what is saved takes the place of what is there when it is whole: name, what is done before and
  -- after, what is said of it
  local PROBLEMS = {
    { "no directory", "true", "true", "No such file or directory", "x/y" },
    { "a directory", "mkdir y", "test -d y && rmdir y", "Is a directory" },
    { "a pipe", "mkfifo y", "test -p y && rm y", "not a regular file" },
    { "a directory that may not be written", "chmod 500 .", "chmod 700 . && rm -f y", "Permission denied" },
    { "a full disk", "printf kept >y; trap '' XFSZ; ulimit -f 1", "test $(cat y) = kept && rm y", "File too large" },
  }
  local long = { abbreviations = { title = {} }, words = {}, collocations = {} }
  for i = 1, 1000 do long.abbreviations.title[i] = "word" .. i end
  for _, row in ipairs(PROBLEMS) do
    it("is saved whole or not at all: " .. row[1], function()
      local all = setmetatable(long, getmetatable(learned))
      assert.is_true(all:save(PATH))
      local out, err, code = command.run(([[
        dir=$(mktemp -d) || exit 9
        (cd $dir; %s; LUA_PATH=%q LUA_CPATH=%q lua -e 'local gloss = require "gloss"
          print(select(2, assert(gloss.learned "%s"):save "%s"))')
        (cd $dir; %s) && rmdir $dir # nothing is left in it]]):format(row[2], package.path, package.cpath,
        PATH, row[5] or "y", row[3]))
      os.remove(PATH)
      if row[1]:find "may not" and out == "\n" then return pending "who runs this may write everywhere" end
      assert.equal((row[5] or "y") .. ": " .. row[4] .. "\t" .. (row[5] or "y") .. "\n", out, err)
      assert.equal(0, code, err)
    end)
  end
  it("is saved with what others may do with the file", function()
    assert(os.execute("touch " .. PATH .. "; chmod 600 " .. PATH))
    assert.is_true(learned:save(PATH))
    local list = io.popen("ls -l " .. PATH)
    assert.equal("-rw-------", list:read "*a":sub(1, 10))
    list:close()
    os.remove(PATH)
  end)

  local errors = {
    ["an unknown option"] = { function() gloss.learn({}, { x = 1 }) end,
      "unknown option 'x' %(known: lang%)" },
    ["no texts"] = { function() gloss.learn(5) end, "list or iterator of texts expected" },
    ["a text that is none"] = { function() gloss.learn { true } end, "text expected, got boolean" },
    ["a path to save to that is none"] = { function() gloss.learn {}:save() end, "path: string expected, got nil" },
    ["a path to read that is none"] = { function() gloss.learned(5) end, "path: string expected, got number" },
    ["an unknown language"] = { function() gloss.learn({}, { lang = "tlh" }) end,
      "unknown language 'tlh'" },
  }
  for name, row in pairs(errors) do
    it("raises for " .. name, function() assert.error_matches(row[1], row[2]) end)
  end
end)
