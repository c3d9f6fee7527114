--- Paragraphs in the layouts that texts have, recognised and named.
local gloss = require "gloss"

-- four paragraphs, and each as lines wrapped at `width` columns
local PARAGRAPHS = {
  "The river rose again on Monday, and by the evening two of the lower "
    .. "roads were closed. Nobody was hurt, the mayor said, but the school "
    .. "will stay shut until the water has gone.",
  "Farmers had asked for a higher dam as early as last autumn. Their letter "
    .. "was never answered.",
  "“We wrote three times,” said one of them. He showed the copies to a "
    .. "reporter, who counted four.",
  "Rain is expected until Thursday.",
}

local function wrap(text, width, indent, hyphens)
  local lines, line = {}, indent or ""
  for word in text:gmatch "%S+" do
    local bare = line:gsub("^%s+", "")
    if #line + 1 + #word > width and bare ~= "" then
      local room = width - #line - 2
      if hyphens and #word > 6 and room >= 3 and word:find "^%a+$" then
        local cut = math.min(room, #word - 3)
        line, word = line .. " " .. word:sub(1, cut) .. "-", word:sub(cut + 1)
      end
      lines[#lines + 1] = line
      line = word
    else
      line = bare == "" and line .. word or line .. " " .. word
    end
  end
  lines[#lines + 1] = line
  return lines
end

local function set(between, separator, indent, hyphens)
  local blocks = {}
  for i, text in ipairs(PARAGRAPHS) do
    blocks[i] = table.concat(wrap(text, 60, indent, hyphens), separator)
  end
  return table.concat(blocks, between)
end

local layouts = {
  ["a line for each"] = { table.concat(PARAGRAPHS, "\n"), "line" },
  ["a line for each, CR LF"] = { table.concat(PARAGRAPHS, "\r\n"), "line" },
  ["a line for each, blank ones between"] =
    { table.concat(PARAGRAPHS, "\n\n"), "blank" },
  ["blank lines"] = { set("\n\n", "\n"), "blank" },
  ["blank lines with blanks in them"] = { set("\n \t\n", "\n"), "blank" },
  ["indented"] = { set("\n", "\n", "    "), "indent" },
  ["indented by a tab"] = { set("\n", "\n", "\t"), "indent" },
  ["double-spaced"] = { set("\n\n\n", "\n\n"), "double" },
  ["double-spaced, indented"] = { set("\n\n", "\n\n", "     "), "double" },
  ["hyphenated at line ends"] = { set("\n\n", "\n", nil, true), "blank" },
  ["hyphenated, indented"] = { set("\n", "\n", "   ", true), "indent" },
}

-- letters alone: what line ends and hyphens have done is undone
local function letters(text) return (text:gsub("[%s-]+", "")) end

describe("paragraphs", function()
  for name, row in pairs(layouts) do
    for _, layout in ipairs{ "auto", row[2] } do
      it(("%s, layout %s"):format(name, layout), function()
        local found = gloss.paragraphs(row[1], { layout = layout })
        local got = {}
        for text in found:texts() do got[#got + 1] = letters(text) end
        local expected = {}
        for i, text in ipairs(PARAGRAPHS) do expected[i] = letters(text) end
        assert.same(expected, got)
        for gap in found:gaps():texts() do assert.truthy(gap:find "^%s+$") end
      end)
    end
  end

  it("wrapped without any other sign end with lines that had room", function()
    local text = set("\n", "\n")
    assert.equal(4, #gloss.paragraphs(text))
    assert.equal(1, #gloss.paragraphs(text, { layout = "blank" }))
  end)

  it("are parted by a PS in every layout", function()
    for _, layout in ipairs{ "auto", "blank", "double", "indent", "line" } do
      assert.equal(2, #gloss.paragraphs("one\u{2029}two", { layout = layout }))
      assert.equal(2,
        #gloss.paragraphs("one\u{2029}\n\u{2029}two", { layout = layout }))
    end
  end)

  it("of a title, a caption and a story are three, whatever the case",
    function()
      local text = "Envoy sees thaw\n\nA minister inspects the dam, in a photo "
        .. "of March 8.\n\nBy Tomas Lindqvist GENEVA - The talks go on."
      assert.equal(3, #gloss.paragraphs(text))
      assert.equal(3, #gloss.paragraphs(text:lower()))
    end)

  it("of a poem are its stanzas", function()
    assert.equal(2, #gloss.paragraphs "A line\nAnother line\n\nA third\nA last")
  end)

  it("refuse unknown layouts and options", function()
    local ok, message = pcall(gloss.paragraphs, "x", { layout = "zigzag" })
    assert.is_false(ok)
    assert.truthy(message:find("unknown layout 'zigzag' (known: auto, blank, "
      .. "double, indent, line)", 1, true))
    assert.has_error(function() gloss.paragraphs("x", { layuot = "auto" }) end)
  end)

  it("take any bytes in linear time", function()
    for _, piece in ipairs{ "\n", "\r", "x\n", " \n", "\t", "\xFF\n", ".\"\n",
      "\u{2029}", "\u{3000}x\n", ")", "a\f", "a\v", "a.\r", "\u{85}a" } do
      local text = piece:rep(200000)
      assert.is_true(#gloss.sentences(text) >= 0) -- hours, were it quadratic
      local at = 0
      for first, last in gloss.paragraphs(text):offsets() do
        assert(first > at and last >= first)
        at = last
      end
      assert(at <= #text)
    end
  end)
end)

describe("sentences", function()
  for name, row in pairs(layouts) do
    it("end with paragraphs, and go on in them: " .. name, function()
      local got, expected = {}, {}
      for text in gloss.sentences(row[1]):texts() do
        got[#got + 1] = letters(text)
      end
      for _, text in ipairs(PARAGRAPHS) do
        for sentence in gloss.sentences(text):texts() do
          expected[#expected + 1] = letters(sentence)
        end
      end
      assert.same(expected, got)
    end)
  end

  it("end at an indent, without a mark too", function()
    local text = "    The roads near the river were closed by the water and\n"
      .. "the snow, as everybody had expected\n    Farmers had asked for a dam\n"
      .. "as early as last autumn, and for a wall.\n    Nobody was hurt.\n"
    assert.equal(3, #gloss.sentences(text))
  end)

  it("end where paragraphs do, where newlines of double spacing are mixed",
    function()
      local line = "The water of a small dam near the town was given to nine"
      local function lasts(spans)
        local list = {}
        for _, last in spans:offsets() do list[#list + 1] = last end
        return list
      end
      for _, gap in ipairs{ "\n\u{2029}", "\u{2029}\n", "\n\u{2029}\n",
        "\u{2029}", "\n\u{2028}", "\n\u{85}" } do
        local parts = {}
        for i = 1, 20 do
          parts[#parts + 1] = i % 5 == 0 and "villages at last" or line
          parts[#parts + 1] = i % 7 == 0 and gap or "\n\n"
        end
        local text = table.concat(parts)
        assert.same(lasts(gloss.paragraphs(text)), lasts(gloss.sentences(text)))
      end
    end)
end)
