--- Texts made to look far ahead or far back, by algorithm of Unicode: each a
-- name and a function of n, what is repeated in it so often.
local function rep(...)
  local parts = { ... }
  return function(n)
    local out = {}
    for i, part in ipairs(parts) do
      out[i] = type(part) == "table" and part[1]:rep(n) or part
    end
    return table.concat(out)
  end
end

local ACUTE, VIRAMA, RI = "\u{301}", "\u{94D}", "\u{1F1E6}"

-- What one block ends with does not go for the next but one.
local function apart(before, after)
  return rep({ "a" }, before .. ("\u{E9}"):rep(32) .. after)
end

return {
  graphemes = {
    { "regional indicators (GB12)", rep { RI } },
    { "pictograph, marks, joiner, pictograph (GB11)",
      rep("\u{1F600}", { ACUTE }, "\u{200D}\u{1F600}") },
    { "virama, marks, consonant (GB9c)",
      rep("\u{915}" .. VIRAMA, { "\u{93C}" }, "\u{915}") },
    { "marks and consonants (GB9c)", rep("\u{915}", { "\u{93C}\u{94D}\u{915}" }) },
    { "jamo (GB6)", rep { "\u{1100}" } },
    { "jamo, a block between (GB6)", apart("\u{1100}", "\u{1161}") },
    { "jamo, a block between (GB7)", apart("\u{AC00}", "\u{1161}") },
    { "jamo, a block between (GB8)", apart("\u{11A8}", "\u{11A8}") },
    { "a prefix, a block between (GB9b)", apart("\u{600}", "\u{600}") },
    { "virama, a block between (GB9c)", apart(VIRAMA, "\u{915}") },
    { "pictograph, a block between (GB11)", apart("\u{1F600}", "\u{200D}\u{1F600}") },
    { "joiner, a block between (GB11)", apart("\u{1F600}\u{200D}", "\u{1F600}") },
    { "flag, a block between (GB12)", apart(RI, RI .. RI) },
    { "letters, a line feed, a mark (GB4)", rep({ "a" }, "\na" .. ACUTE) },
    { "letters, a return, a line feed (GB3)", rep({ "a" }, "\ra\n") },
  },
  words = {
    { "regional indicators (WB15)", rep { RI } },
    { "letter, colon, marks, letter (WB6)", rep("a:", { ACUTE }, "a") },
    { "letter, colon, marks, no letter", rep("a:", { ACUTE }, "-") },
    { "colons after letters", rep { "a:" } },
    { "one long word", rep { "a" } },
    { "digits and points (WB12)", rep { "1." } },
    { "marks with no base", rep { ACUTE } },
    { "spaces (WB3d)", rep { " " } },
    { "Hebrew about a double quotation mark (WB7b)", rep({ "a" }, '\u{5D0}"\u{5D0}') },
    { "digit, comma, Hebrew (WB11)", rep({ "a" }, " 1,\u{5D0}") },
    { "joiner, a block between (WB3c)", apart("\u{200D}", "\u{1F600}") },
    { "Hebrew, a block between (WB7a)", apart("\u{5D0}", "'") },
    { "kana, a block between (WB13)", apart("\u{30A2}", "\u{30A2}_") },
    { "flag, a block between (WB15)", apart(RI, RI .. RI) },
  },
  sentences = {
    { "full stops (SB8a)", rep { "." } },
    { "stop, brackets, spaces, digits, lower case (SB8)",
      rep("A.", { ")" }, { " " }, { "1" }, "a") },
    { "stop, brackets, spaces, digits, upper case (SB8)",
      rep("A.", { ")" }, { " " }, { "1" }, "A") },
    { "stop, brackets with marks, spaces, end",
      rep("A.", { ")" .. ACUTE }, { " " }) },
    { "stop, space, digit, again and again", rep { ". 1 " } },
    { "stop, space, digit, then lower case (SB8)", rep({ "A. 1" }, "a") },
    { "ends on ends, of all kinds", rep { "A.'1 (b! ?\u{3002}\u{2019}c.D. e\r\n" } },
    { "many ends, and a look-ahead behind them (SB8)", rep("! ! ! ! ! ! A.", { "1" }, "a") },
    { "many ends, then none (SB7)", rep({ "!" }, "a" .. ACUTE, { "b" }, ".C") },
    { "stop, digits, to the end", rep({ "a. " }, { "1" }) },
    { "no stop", rep { "a " } },
    { "marks, and a stop behind them (SB7)", rep("A", { ACUTE }, ".B") },
    { "stops with marks (SB7)", rep { "A" .. ACUTE .. ".B" } },
    { "line feeds", rep { "\n" } },
    { "what may begin a stop and does not", rep { "\u{3001}\u{2019}" } },
  },
  linebreaks = {
    { "open, spaces (LB14)", rep("(", { " " }, "a") },
    { "closed, spaces, nonstarter (LB16)", rep(")", { " " }, "\u{3005}") },
    { "dash, spaces, dash (LB17)", rep("\u{2014}", { " " }, "\u{2014}") },
    { "quotation mark, spaces (LB15a)", rep(" \u{AB}", { " " }, "a") },
    { "zero width space, spaces (LB8)", rep("\u{200B}", { " " }, "a") },
    { "number with slashes (LB25)", rep("1", { "/" }, "1") },
    { "number with stops, percent (LB25)", rep("1", { "." }, ")%") },
    { "numbers and slashes", rep { "1/" } },
    { "regional indicators (LB30a)", rep { RI } },
    { "joiner, a block between (LB8a)", apart("\u{200D}", "\u{4E2D}") },
    { "ideograph, a block between (LB19a)", apart("\u{4E2D}", "“\u{4E2D}”\u{4E2D}") },
    { "final quotation mark, a block between (LB19a)", apart("\u{4E2D}”", "\u{4E2D}") },
    { "Hebrew and hyphen, a block between (LB21a)", apart("\u{5D0}-", "\u{4E2D}") },
    { "currency, a block between (LB23a)", apart("$", "\u{4E2D}1") },
    { "flag, a block between (LB30a)", apart(RI, RI .. RI) },
    { "emoji base, a block between (LB30b)", apart("\u{261D}", "\u{1F3FB}") },
    { "aksaras (LB28a)", rep { "\u{1B05}\u{1B44}" } },
    { "marks with no base (LB10)", rep { ACUTE } },
    { "quotation marks (LB19a)", rep { '"' } },
    { "quotation marks beside ideographs (LB19a)", rep { "国“国”国“a”a“国\u{2764}”国" } },
    { "quotation mark, marks, ideograph (LB19a)", rep("国“", { ACUTE }, "国”国") },
    { "letters, then ideographs quoted (LB19a)",
      rep({ "a" }, "国“国”国“\u{200D}国”" .. ACUTE .. "国\u{200D}“国") },
    { "letters, then what is wide or not, quoted (LB19a)",
      rep({ "a" }, "％“国％”％国”％}“国｝“国✨“国✨”✨☝“国👋“国（“国（”国") },
    { "open brackets after a currency (LB25)", rep { "$(" } },
    { "open, spaces, a currency (LB14)", rep("(", { " " }, "\u{20AC}1") },
    { "numbers, closed, and signs (LB25)", rep({ "a" }, "1)$2)%") },
    { "hyphens, digits, letters (LB20a LB25)", rep { " -1 a-b -c-" .. ACUTE .. "1" } },
    { "Hebrew, hyphens, slashes (LB21a LB21b)", rep { "\u{5D0}-\u{5D0}/\u{5D0}-a/a-\u{5D0}" } },
    { "commas after spaces (LB15c LB15d)", rep { " ,1 ," .. ACUTE .. "1 ,a" } },
    { "final quotation marks after spaces (LB15b)", rep { " \u{2019}a \u{2019}, \u{2019}" } },
    { "signs about ideographs (LB23a)", rep { "\u{4E2D}%\u{20AC}\u{4E2D}$%" } },
    { "amounts in brackets (LB25)", rep { "$(1$(\0011$(.2%(a$(.a$(" .. ACUTE .. "1$(." .. ACUTE .. "2" } },
    { "letters, then a number and a sign (LB25)", rep({ "a" }, "1,$1/,$") },
    { "letters, then a hyphen and a digit (LB25)", rep({ "a" }, "-1") },
    { "letters, then open and spaces (LB14)", rep({ "a" }, "(  b(") },
    { "regional indicators far apart (LB30a)", rep(("a"):rep(60) .. RI, { "ab" }, RI .. RI) },
    { "commas, and a slash behind them", rep("1", { "," }, "/") },
    { "commas and slashes", rep { ",,/" } },
    { "marks, and a slash behind them", rep("1", { ACUTE }, "/") },
    { "joiners, and a slash behind them (LB8a)", rep("1", { "\u{200D}" }, "/") },
    { "spaces, and a slash behind them", rep("1", { " " }, "/") },
    { "line feeds", rep { "\n" } },
  },
}
