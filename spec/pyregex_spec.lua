-- Python's regular expressions as PCRE2's. What each means was taken from
-- Python 3.11 itself.
local translate = require "gloss.pyregex".translate

-- Python's, PCRE2's, flags
local ROWS = {
  { "abc", "abc" }, { "", "" }, { "a|b*?c+", "a|b*?c+" }, { "^a$", "^a$" },
  { [[\d\D\w\W\b\B\A]], [[\d\D\w\W\b\B\A]] }, { [[\Z]], [[\z]] },
  { "\\s", "[\\s\\x1c-\\x1f]" }, { "[\\s-]", "[\\s\\x1c-\\x1f-]" },
  { "(?a)\\s[\\s]", "\\s[\\s]", "a" }, { "\\S", "[^\\s\\x1c-\\x1f]" },
  { [[\n\t\r\f]], [[\n\t\r\f]] }, { [[\v\a]], [[\x0b\x07]] },
  { [[\x41\u00e9\U0001F600]], [[\x{41}\x{e9}\x{1f600}]] },
  { [[\0\012\101]], [[\x{0}\x{a}\x{41}]] }, { [[(a)\1]], [[(a)\g{1}]] },
 { "[\\1]", "[\\x{1}]" },
  { [[\.\-\/\ \"]], [[\.\-\/\ \"]] }, { "\\é", "é" }, { "é+", "é+" },
  { "a{2}b{1,2}c{1,}", "a{2}b{1,2}c{1,}" }, { "a{,2}", "a{0,2}" }, { "a{,}", "a{0,}" },
  { "a{", "a\\{" }, { "a{}", "a\\{}" }, { "{x}", "\\{x}" }, { "a{1,x}", "a\\{1,x}" },
  { "[]a]", "[\\]a]" }, { "[^]a]", "[^\\]a]" }, { "[[a]", "[\\[a]" },
  { "[[:alpha:]]", "[\\[:alpha:]]" }, { "[\\]\\[\\-]", "[\\]\\[\\-]" },
  { "(?P<n>a)(?P=n)", "(?P<n>a)(?P=n)" }, { "(?:a)(?=b)(?!c)(?<=d)(?<!e)(?>f)",
    "(?:a)(?=b)(?!c)(?<=d)(?<!e)(?>f)" },
  { "(a)?(?(1)b|c)", "(a)?(?(1)b|c)" }, { "a(?#what (this is)b", "ab" },
  { "(?i)a", "a", "i" }, { "(?im)a", "a", "im" }, { "(?i)(?s)a", "a", "is" },
  { "(?u)a", "a" }, { "(?i:a)(?-i:b)(?s-i:c)", "(?i:a)(?-i:b)(?s-i:c)" },
  { "(?x)a # (\nb", "a \nb", "x" }, { "a#b", "a#b" },
}

local WRONG = {
  { "\\", 1, "a backslash at the end" }, { "\\q", 1, "bad escape '\\q'" },
  { "\\z", 1, "bad escape" }, { "\\p{L}", 1, "bad escape" }, { "\\R", 1, "bad escape" },
  { "a\\Qb\\E", 2, "bad escape '\\Q'" }, { "\\N{BULLET}", 1, "names of characters" },
  { "\\u12", 1, "incomplete escape" }, { "\\xg", 1, "incomplete escape" },
  { "\\U00110000", 1, "no character" }, { "\\ud800", 1, "half a character" },
  { "[a", 1, "a set that has no end" }, { "[]", 1, "no end" }, { "[^]", 1, "no end" },
  { "[\\B]", 2, "bad escape" }, { "[\\8]", 2, "bad escape" },
  { "(*UTF)", 2, "nothing to repeat" }, { "(?R)", 1, "unknown flag 'R'" },
  { "(?z)", 1, "unknown flag 'z'" }, { "(?L)a", 1, "for bytes" },
  { "(?<n>a)", 1, "unknown extension" }, { "(?1)", 1, "unknown extension" },
  { "(?P>n)", 1, "unknown extension" }, { "(?|a)", 1, "unknown extension" },
  { "(?C1)", 1, "unknown extension" }, { "a(?i)b", 2, "not at the start" },
  { "(?a:b)", 1, "not supported" }, { "(?#", 1, "a comment that has no end" },
}

describe("a regular expression of Python", function()
  for _, row in ipairs(ROWS) do
    it(("is translated: %q"):format(row[1]), function()
      local s, flags = translate(row[1])
      assert.equal(row[2], s)
      assert.equal(row[3] or "", flags)
      assert.is_nil(require "gloss.core".regex_error(s, flags))
    end)
  end
  for _, row in ipairs(WRONG) do
    it(("is refused: %q"):format(row[1]), function()
      local s, why, at = translate(row[1])
      assert.is_nil(s)
      assert.truthy(why:find(row[3], 1, true), why)
      assert.equal(row[2], at)
    end)
  end
end)
