--- What a gazetteer makes of bad names, bad texts and bad files of names, in each way of
-- matching. (Packs: spec/pack_spec.lua.) The rules are in doc/manual.md, "Bad input".
local gloss = require "gloss"
local files = require "spec.support.files"

local ALL = "case accents dash quote space width possessive brackets dots"
local WAYS = {
  ["word"] = {}, ["word, unfolded"] = { fold = "none" }, ["word, all folds"] = { fold = ALL },
  ["none"] = { boundary = "none" }, ["token"] = { boundary = "token" },
}

local function found(g, text)
  local out = {}
  for s in g:find(text):each() do out[#out + 1] = s.first .. ":" .. s.text end
  return table.concat(out, " ")
end

describe("bad names", function()
  -- name, what is wrong with it
  local refused = {
    { "an empty name", "", "empty name" },
    { "a name of blanks", " \t", "empty name" },
    { "a name of line ends", "\r\n\n", "empty name" },
    { "a name of wide and unbroken blanks", "\u{3000}\u{A0}\u{2003}", "empty name" },
    { "an empty alias", { "a", alias = { "b", "" } }, "empty name (alias, demonym or metonym)" },
    { "a blank demonym", { "a", demonym = " " }, "empty name (alias, demonym or metonym)" },
    { "a name of 65,537 bytes", ("x"):rep(65537),
      'name longer than 65536 bytes: "' .. ("x"):rep(40) .. '..."' },
  }
  -- name, text, where it is
  local kept = {
    { "of one mark", "!", "a ! b", "3:!" },
    { "of marks", "?!?", "a ?!? b", "3:?!?" },
    { "of a dash", "-", "a - b", "3:-" },
    { "of brackets", "()", "a () b", "3:()" },
    { "of full stops", "...", "a ... b", "3:..." },
    { "of an emoji", "🙂", "a 🙂 b", "3:🙂" },
    { "with NUL", "a\0b", "x a\0b", "3:a\0b" },
    { "of NUL", "\0", "a \0 b", "3:\0" },
    { "with ill-formed bytes", "a\255\254b", "a\255b a\255\254b", "5:a\255\254b" },
    { "of one ill-formed byte", "\255", "a \255 b \254", "3:\255" },
    { "that is cut inside a character", "\u{E9}\195", "\u{E9}\195 b", "1:\u{E9}\195" },
    { "with an overlong form", "\192\128", "a \192\128 b \0", "3:\192\128" },
    { "with a surrogate", "\237\160\128", "a \237\160\128 b", "3:\237\160\128" },
    { "with blanks around it", " \tRio\n", "a Rio b", "3:Rio" },
  }
  for way, options in pairs(WAYS) do
    for _, row in ipairs(refused) do
      it(("refuse %s (%s)"):format(row[1], way), function()
        local g = gloss.gazetteer(options)
        local ok, why = pcall(g.add, g, row[2])
        assert.is_false(ok)
        assert.equal(row[3], (why:gsub("^.-%.lua:%d+: ", "")))
        assert.equal(0, #g)
        assert.equal("", found(g, "a b x"))
      end)
    end
    for _, row in ipairs(kept) do
      it(("keep a name %s (%s)"):format(row[1], way), function()
        local g = gloss.gazetteer(options):add(row[2])
        assert.equal(1, #g)
        assert.equal(row[4], found(g, row[3]))
        assert.equal(1, #g:lookup(row[2]))
        assert.equal(1, g:remove(row[2]))
        assert.equal("", found(g, row[3]))
      end)
    end

    it("are found twice where they are there twice (" .. way .. ")", function()
      local g = gloss.gazetteer(options):add "Rio":add "Rio":add{ "Rio", id = "r" }
      g:add{ "Rio", id = "s" }:add{ "Rio", id = "s", alias = { "Rio", "Rio" } }
      assert.equal(5, #g)
      assert.equal(5, #g:lookup "Rio")
      -- a span's identity is its place, label and id
      assert.equal("1:Rio 1:Rio 1:Rio", found(g, "Rio"))
      assert.equal(5, g:remove "Rio")
    end)
  end

  it("of 64 KiB are found, one byte more is too long", function()
    for way, options in pairs{ word = {}, folds = { fold = ALL } } do
      local long = ("\u{E9}"):rep(32768)
      local g = gloss.gazetteer(options):add(long)
      assert.equal("3:" .. long, found(g, "a " .. long .. " b"), way)
      assert.equal("", found(g, "a " .. long .. "x b"), way)
    end
  end)
end)

describe("bad texts", function()
  -- text, what is found of Rio
  local rows = {
    { "nothing", "", "" },
    { "blanks", " \n\t", "" },
    { "NUL", "\0\0Rio\0", "3:Rio" },
    { "ill-formed bytes", "\255Rio\192\128 Rio\237\160\128", "2:Rio 8:Rio" },
    { "a character that is cut", "Rio\226\130", "1:Rio" },
    { "a BOM", "\239\187\191Rio", "4:Rio" },
    { "CRLF", "a\r\nRio\r\n", "4:Rio" },
    { "a lone CR", "a\rRio\r", "3:Rio" },
    { "DEL and escapes", "\127\27[1mRio\27[0m", "" }, -- 1mRio is one word
    { "a million marks", ("!"):rep(1000000) .. "Rio", "1000001:Rio" },
    { "a million letters", ("a"):rep(1000000) .. " Rio", "1000002:Rio" },
    { "a million combining marks", "Rio a" .. ("\u{301}"):rep(500000), "1:Rio" },
  }
  for way, options in pairs(WAYS) do
    if options.boundary == nil then
      for _, row in ipairs(rows) do
        it(("are searched: %s (%s)"):format(row[1], way), function()
          assert.equal(row[3], found(gloss.gazetteer(options):add "Rio", row[2]))
        end)
      end
    end
  end
end)

describe("bad files of names", function()
  local kinds = {
    [".txt"] = function(name) return name end,
    [".lst"] = function(name) return name .. ":id=i" end,
    [".tsv"] = function(name) return name .. "\ti" end,
    [".csv"] = function(name) return '"' .. name:gsub('"', '""') .. '",i' end,
    [".jsonl"] = function(name) return '{"pattern":' .. require "cjson".encode(name) .. ',"id":"i"}' end,
  }
  local heads = { [".tsv"] = "name\tid", [".csv"] = "name,id" }
  local function load(kind, lines, ending, bom)
    local rows = { heads[kind] }
    for _, line in ipairs(lines) do rows[#rows + 1] = line end
    local path = files.temporary(bom .. table.concat(rows, ending) .. ending, kind)
    local g = gloss.gazetteer()
    local n, why = g:load(path)
    os.remove(path)
    return g, n, why and why:sub(#path + 1)
  end
  for kind, row in pairs(kinds) do
    for _, form in ipairs{ { "", "\n" }, { "\239\187\191", "\n" }, { "", "\r\n" }, { "\239\187\191", "\r\n" } } do
      it(("are read with %s%s (%s)"):format(form[1] == "" and "" or "a BOM and ", form[2] == "\n" and "LF" or "CRLF",
        kind), function()
        local g, n, why = load(kind, { row "Rio", "", row "S\u{E9}", "", "" }, form[2], form[1])
        assert.equal(2, n, why)
        assert.equal("1:Rio 5:S\u{E9}", found(g, "Rio S\u{E9}"))
      end)
    end
    it("keep marks, NUL and duplicates (" .. kind .. ")", function()
      local g, n, why = load(kind, { row "!!!", row "Rio", row "Rio", row "a\0b" }, "\n", "")
      assert.equal(4, n, why)
      assert.equal("1:!!! 5:Rio 9:a\0b", found(g, "!!! Rio a\0b"))
    end)
    if kind ~= ".txt" then -- where a blank line is none
      it("refuse a blank name, with its line (" .. kind .. ")", function()
        local g, n, why = load(kind, { row "Rio", row " " }, "\n", "")
        assert.is_nil(n)
        assert.equal((heads[kind] and ":3" or ":2") .. ": empty name", why)
        assert.equal(0, #g)
      end)
    end
    it("keep ill-formed bytes (" .. kind .. ")", function()
      local g, n, why = load(kind, { row "a\255b" }, "\n", "")
      assert.equal(1, n, why)
      assert.equal("1:a\255b", found(g, "a\255b"))
    end)
  end
end)

describe("a path with NUL", function()
  -- what takes paths that name kinds of files: the system would take the file "x"
  local ends = { "txt", "csv", "jsonl", "lst", "def", "lua", "tsv", "pack", "gexf", "srl", "rules" }
  local function tells(path, result, why)
    assert.is_nil(result)
    assert.equal(("%q: a path has no NUL"):format(path), why:match '"[^"]*": a path has no NUL$', why)
  end
  it("is no other file", function()
    local kept = files.temporary("kept")
    local words = gloss.gazetteer():add "Rio"
    for _, name in ipairs(ends) do
      local path = kept .. "\0." .. name
      if name ~= "pack" and name ~= "gexf" and name ~= "srl" and name ~= "rules" then
        tells(path, words:load(path))
        assert.equal(1, #words)
      end
      if name == "csv" or name == "tsv" or name == "jsonl" or name == "gexf" then
        tells(path, gloss.count():write(path))
        tells(path, words:find "Rio":write(path))
      end
      if name == "csv" or name == "tsv" or name == "jsonl" then tells(path, gloss.rules.load(path)) end
      tells(path, words:save(path))
      tells(path, gloss.open(path))
      tells(path, gloss.open(path, { map = false }))
      tells(path, gloss.file(path))
      tells(path, gloss.learned(path))
      tells(path, gloss.learn{}:save(path))
      tells(path, gloss.tokensregex(path))
      tells(path, gloss.regexner(path))
      tells(path, gloss.liwc(path))
      tells(path, gloss.spacy_ruler(path))
      local why
      for _ in gloss.docs({ path }, { onerror = function(_, message) why = message end }) do error "a doc" end
      tells(path, nil, why)
    end
    assert.equal("kept", files.read(kept))
    os.remove(kept)
  end)
end)
