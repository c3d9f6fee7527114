-- The trained model of sentence ends: its file, what it changes and what not.
local gloss = require "gloss"
local core = require "gloss.core"
local common = require "spec.support.common"
local files = require "spec.support.files"

local FILE = "lua/gloss/model/en.lua"

local function cut(text, options) return gloss.sentences(text, options):values() end

local EMPTY = "!0!0!0!0" -- a bucket without weights
local function part(weights, margin)
  return { sentences = { weights = weights, margin = margin or { 0, 0, 0, 0 },
    edited = { 0, 0, 0, 0 } } }
end

describe("the model file", function()
  local source = files.read(FILE)

  it("is small", function()
    assert.is_true(#source <= 100 * 1024)
  end)
  it("names its source, its licence and the command that made it", function()
    local head = source:match "^(.-)\nreturn"
    for _, word in ipairs {
      "CC BY%-SA 4%.0", "creativecommons%.org/licenses/by%-sa/4%.0", "UD_English%-EWT",
      "tools/train%.lua",
    } do
      assert.is_truthy(head:find(word), word)
    end
  end)
  it("has its licence named in the rockspec and the README", function()
    for _, path in ipairs { "rockspec/gloss-scm-1.rockspec", "README.md" } do
      local text = files.read(path)
      assert.is_truthy(text:find("model/en.lua", 1, true), path)
      assert.is_truthy(text:find("CC BY-SA 4.0", 1, true), path)
    end
  end)
  it("is loaded by the option alone", function()
    package.loaded["gloss.model.en"] = nil
    cut "One. Two."
    assert.is_nil(package.loaded["gloss.model.en"])
    require("gloss.model").model "en"
  end)
  it("is the same object each time", function()
    local model = require "gloss.model"
    assert.equal(model.model "en", model.model "en")
    assert.same({ "en" }, model.known())
  end)
end)

local LETTER = "Please call me if you have any questions. Thanks Pam"
local WEB = { model = "en" }

describe("option model", function()
  it("ends sentences that have no mark", function()
    assert.same({ "Please call me if you have any questions.", "Thanks", "Pam" }, cut(LETTER, WEB))
    assert.equal(2, #cut(LETTER))
  end)
  local web = {
    ["a mail that has lost its lines"] = {
      "Ann Lee", "05/02/2001 10:15 AM", "Tom,", "Please send me the file.", "Thanks", "Ann",
    },
    ["no dateline"] = {
      "LAGOS (NewsAg) _ The bridge was closed.", "omg why??", "i dont know!!",
    },
  }
  for name, sentences in pairs(web) do
    it("ends " .. name, function()
      assert.same(sentences, cut(table.concat(sentences, " "), WEB))
    end)
  end
  it("says that it was the model", function()
    local found = gloss.sentences(LETTER, WEB)
    assert.equal("model: no rule ends it", found[2]:why())
    assert.is_nil(found[1]:why():find "^model")
  end)
  it("is taken by a doc", function()
    assert.equal(3, #gloss.doc(LETTER, WEB).sentences)
  end)
  it("leaves news as the rules have it", function()
    for _, text in ipairs {
      "WASHINGTON (AP) - The council met on Tuesday. “We agree,” said Mr. Ly.\n\n"
        .. "The U.S. Senate voted at 5 p.m. EST on the plan, which costs $3.5 million. It passed.",
      "Jeopardy! host Ann Ly died. She was 80. Acme Corp. Chairman Tom Roe resigned.",
      "The river rose 3 ft. in a day, said officials: the worst flood since 1957.",
      "seeds were drawn today. 1. peru 2. chile 3. spain lead the list. the cup begins in may.",
    } do
      assert.same(cut(text), cut(text, { model = "en" }), text)
    end
  end)
  it("does not mind where lines are wrapped", function()
    local wrapped = LETTER:gsub(" any ", "\nany "):gsub(" Pam", "\nPam")
    local found = cut(wrapped, { model = "en", newline = "space" })
    for i, s in ipairs(found) do found[i] = s:gsub("\n", " ") end
    assert.same(cut(LETTER, WEB), found)
  end)
  it("ends nothing inside a quotation that is kept whole", function()
    local text = 'She wrote "' .. LETTER .. '" and left.'
    assert.same({ text }, cut(text, { model = "en", quotes = "keep" }))
  end)
  it("takes any bytes, and leaves white space alone between sentences", function()
    local random = common.generator(7)
    for _ = 1, 200 do
      local t = {}
      for i = 1, 120 do
        local k = random(32768)
        t[i] = k % 3 == 0 and " " or k % 11 == 0 and "\n" or string.char(k % 256)
      end
      local text = table.concat(t)
      local found = gloss.sentences(text, WEB)
      local last = 0
      for s in found:each() do
        assert.is_true(s.first > last and s.last >= s.first)
        last = s.last
      end
      for g in found:gaps():each() do
        assert.is_nil(g.text:find "[%w%p]")
      end
    end
  end)

  local errors = {
    ["an unknown name"] = { "xx", "unknown model 'xx' %(known: en%)" },
    ["no model"] = { 5, "gloss.Model expected" },
  }
  for name, row in pairs(errors) do
    it("raises for " .. name, function()
      assert.error_matches(function() gloss.sentences("A.", { model = row[1] }) end, row[2])
    end)
  end
end)

describe("core.newmodel", function()
  it("without weights changes nothing", function()
    local model = core.newmodel(part(EMPTY))
    assert.same(cut "One. two three. Four", cut("One. two three. Four", { model = model }))
  end)
  local errors = {
    ["a byte that is no digit"] = { part "!0!0!0!]", "byte 8 is no weight" },
    ["too few weights"] = { part "!0!0", "2 weights, not a power of 2" },
    ["half a weight"] = { part "!0!0!0!", "weights, not a power of 2" },
    ["no margin"] = { { sentences = { weights = EMPTY } }, "table expected" },
    ["a margin too few"] = { part(EMPTY, { 1, 2 }), "number expected" },
    ["no table"] = { 1, "table expected" },
  }
  for name, row in pairs(errors) do
    it("raises for " .. name, function()
      assert.error_matches(function() core.newmodel(row[1]) end, row[2])
    end)
  end
end)

describe("the memory of a model", function()
  it("is not overrun by a table that grows while it is read", function()
    local reads = 0
    local growing = setmetatable({ margin = { 0, 0, 0, 0 }, edited = { 0, 0, 0, 0 } }, {
      __index = function()
        reads = reads + 1
        return reads == 1 and EMPTY or EMPTY:rep(4096)
      end,
    })
    assert.error_matches(function() core.newmodel{ sentences = growing } end, "grew while it was read")
  end)
  it("is not overrun by sentences of another text", function()
    assert.error_matches(function()
      core.model_features("ab", nil, gloss.spans(("x"):rep(9000), { { 1, 9000 } }))
    end, "spans of another text")
    assert.equal("string", type(core.model_features("A b c", nil, gloss.graphemes "A b c")))
  end)
end)

describe("the figures with the model", function()
  local root = (os.getenv "GLOSS_SHARED" or "../shared") .. "/corpora/sentences/"
  local has, cjson = pcall(require, "cjson")

  local function scores(path, options)
    local file = io.open(root .. path, "rb")
    if not (has and file) then return nil end
    local tp, fp, fn = 0, 0, 0
    for line in file:lines() do
      local row = cjson.decode(line)
      local gold = {}
      for _, s in ipairs(row.sents) do gold[("%d %d"):format(s[1], s[2])] = true end
      for first, last in gloss.sentences(row.text, options):offsets "codepoint" do
        local key = ("%d %d"):format(first - 1, last)
        if gold[key] then tp = tp + 1 else fp = fp + 1 end
        gold[key] = nil
      end
      for _ in pairs(gold) do fn = fn + 1 end
    end
    file:close()
    return 200 * tp / (2 * tp + fp + fn)
  end

  it("do not fall on news, and rise on web text", function()
    local plain = scores "news_probe/test.jsonl"
    if not plain then return pending("the corpora are absent: " .. root) end
    assert.is_true(scores("news_probe/test.jsonl", { model = "en" }) >= plain)
    assert.is_true(scores("ud_en_ewt/dev.jsonl", { model = "en" }) >= 90.2)
  end)
end)
