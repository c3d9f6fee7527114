--- The peers of bench/segment.lua: those in C, compiled from bench/peers.c with
-- what is there; those in Rust, from bench/segment.rs; and those that a script would use.
local support = require "support"
local M = {}

-- Rows of the tables, in this order.
M.NAMES = { "StringZilla, avx512", "StringZilla, avx2", "StringZilla", "ICU UTF-8", "ICU UTF-16",
  "ICU UTF-16, plain rules", "utf8proc", "libunistring", "unicode-segmentation", "bstr" }

--- Count and checksum of a partition, as bench/peers.c has them.
function M.result(spans)
  local count, h = 0, 0
  for _, last in spans:offsets() do
    count, h = count + 1, (h * 31 + last) & 0xFFFFFFFF
  end
  return { count = count, checksum = h }
end

function M.same(a, b) return a.count == b.count and a.checksum == b.checksum end

-- What a library in C needs: its name and package, what says that it is there, a header,
-- and flags for the compiler.
local ZILLA = os.getenv "STRINGZILLA" or "build/bench/node_modules/stringzilla/include"
local LIBRARIES = {
  { "ICU (libicu-dev)", "HAVE_ICU", "unicode/ubrk.h", "-licuuc" },
  { "utf8proc (libutf8proc-dev)", "HAVE_UTF8PROC", "utf8proc.h", "-lutf8proc" },
  { "libunistring (libunistring-dev)", "HAVE_UNISTRING", "unigbrk.h", "-lunistring" },
  { "StringZilla (npm install --ignore-scripts --prefix build/bench stringzilla@5, or STRINGZILLA "
    .. "names its folder include)", "HAVE_STRINGZILLA", "stringzilla/utf8_wordbreaks.h",
    "-I" .. ZILLA },
}
local CC = os.getenv "CC" or "cc"
local PROGRAM = "build/bench/peers"

-- The program in C, or nil; adds what is not here to `missing`.
local function compile(missing)
  local here, flags = {}, {}
  for _, library in ipairs(LIBRARIES) do
    local try = ("echo '#include <%s>' | %s %s -E - >/dev/null 2>&1"):format(library[3], CC,
      library[4])
    if os.execute(try) then
      here[#here + 1] = "-D" .. library[2]
      flags[#flags + 1] = library[4]
    else
      missing[#missing + 1] = library[1]
    end
  end
  local made = #here > 0
    and os.execute(("mkdir -p build/bench && %s -std=gnu99 -O2 %s -o %s bench/peers.c %s")
      :format(CC, table.concat(here, " "), PROGRAM, table.concat(flags, " ")))
  return made and PROGRAM or nil
end

local programs, missing

-- Those that can be made here.
local function compiled()
  if programs then return programs end
  programs, missing = {}, {}
  programs[1] = compile(missing)
  local rust = support.cargo("segment", { ["unicode-segmentation"] = "1", bstr = ">=0.2, <2" })
  programs[#programs + 1] = rust
  if not rust then
    missing[#missing + 1] = "unicode-segmentation, bstr (librust-unicode-segmentation-dev, "
      .. "librust-bstr+unicode-dev, cargo; or CRATES names a folder of crates)"
  end
  return programs
end

--- Runs each compiled peer once on the file at `path`, well-formed UTF-8: { name =,
-- algorithm =, seconds =, count =, checksum = } each.
function M.run(path)
  local list = {}
  for _, program in ipairs(compiled()) do
    local pipe = assert(io.popen(program .. " " .. path))
    for line in pipe:lines() do
      local name, algorithm, seconds, count, checksum =
        line:match "^(.-)\t(.-)\t(.-)\t(.-)\t(.-)$"
      list[#list + 1] = { name = name, algorithm = algorithm,
        seconds = tonumber(seconds), count = tonumber(count), checksum = tonumber(checksum) }
    end
    assert(pipe:close(), program .. " failed")
  end
  return list
end

--- The libraries that are not here.
function M.absent()
  compiled()
  return missing
end

-- Texts on which peers of an older Unicode, or with rules of their own, are
-- known to have the boundaries of ours. Others may differ, and are marked.
local SPACED = "plain english quotes russian arabic "
local EASTERN = "japanese korean thai emoji "
local AGREED = {
  words = { -- ICU's own rules use dictionaries, and cut emoji otherwise; bstr cuts emoji otherwise,
    -- and katakana beside a digit
    ["StringZilla, avx512"] = SPACED .. EASTERN .. "hindi chinese mixed",
    ["ICU UTF-8"] = SPACED .. "hindi",
    ["ICU UTF-16"] = SPACED .. "hindi",
    ["ICU UTF-16, plain rules"] = SPACED .. EASTERN .. "hindi chinese mixed",
    libunistring = SPACED .. EASTERN .. "hindi chinese mixed",
    ["unicode-segmentation"] = SPACED .. EASTERN .. "hindi chinese mixed",
    bstr = SPACED .. "korean thai hindi chinese",
  },
  sentences = { -- not where U+FF0C stands, which has become SContinue
    ["StringZilla, avx512"] = SPACED .. EASTERN .. "hindi chinese mixed",
    ["ICU UTF-8"] = SPACED .. EASTERN .. "hindi",
    ["ICU UTF-16"] = SPACED .. EASTERN .. "hindi",
    ["ICU UTF-16, plain rules"] = SPACED .. EASTERN .. "hindi",
    ["unicode-segmentation"] = SPACED .. EASTERN .. "hindi",
    bstr = SPACED .. EASTERN .. "hindi",
  },
  graphemes = { -- GB9c is newer than most
    ["StringZilla, avx512"] = SPACED .. EASTERN .. "hindi chinese mixed",
    ["ICU UTF-8"] = SPACED .. EASTERN .. "hindi chinese mixed",
    ["ICU UTF-16"] = SPACED .. EASTERN .. "hindi chinese mixed",
    utf8proc = SPACED .. EASTERN .. "chinese",
    libunistring = SPACED .. EASTERN .. "chinese",
    ["unicode-segmentation"] = SPACED .. EASTERN .. "chinese",
    bstr = SPACED .. EASTERN .. "chinese",
  },
  linebreaks = { -- many rules are newer: LB15a, LB19a, LB20a, LB25; so is U+00B7 as IS
    ["StringZilla, avx512"] = SPACED .. "japanese thai emoji hindi chinese",
    ["ICU UTF-8"] = "plain japanese emoji",
    ["ICU UTF-16"] = "plain japanese emoji",
    libunistring = "plain",
  },
}
for _, peers in pairs(AGREED) do
  peers["StringZilla, avx2"] = peers["StringZilla, avx512"]
  peers.StringZilla = peers["StringZilla, avx512"]
end

--- Whether a result of the peer p on that text has to be ours.
function M.has_our_rules(p, text)
  local list = AGREED[p.algorithm][p.name] or ""
  return (" " .. list .. " "):find(" " .. text .. " ", 1, true) ~= nil
end

-- --- scripting ---------------------------------------------------------------

-- Times a loop over an iterator of first and last.
local function timed(iterate)
  return function(text)
    collectgarbage()
    local start, count, h = os.clock(), 0, 0
    for first, last in iterate(text) do
      count, h = count + 1, (h * 31 + first + last) & 0xFFFFFFFF
    end
    return os.clock() - start, { count = count, checksum = h }
  end
end

-- An iterator of first and last from one of first and past.
local function to_last(next_match)
  return function()
    local first, past = next_match()
    if first then return first, past - 1 end
  end
end

-- The same from one of what stands before a match, and the match.
local function from_lengths(next_match)
  local last = 0
  return function()
    local before, match = next_match()
    if not before then return end
    local first = last + #before + 1
    last = first + #match - 1
    return first, last
  end
end

local PERL = [[
  use Time::HiRes qw(clock); use integer;
  open my $f, "<:raw", $ARGV[0] or die; local $/; my $t = <$f>;
  my ($start, $last, $n, $h) = (clock(), 0, 0, 0);
  while ($t =~ /\b{%s}/g) {
    my $p = pos $t;
    next if $p == 0;
    if (%s) { $n++; $h = ($h * 31 + $last + 1 + $p) & 0xFFFFFFFF; }
    $last = $p;
  }
  no integer;
  printf "%%.9f %%d %%d\n", clock() - $start, $n, $h;
]]

local function perl(kind, wanted)
  return function(text)
    local program, path = os.tmpname(), os.tmpname()
    local file = assert(io.open(program, "wb"))
    assert(file:write(PERL:format(kind, wanted)))
    file:close()
    file = assert(io.open(path, "wb"))
    assert(file:write(text))
    file:close()
    local pipe = assert(io.popen(("perl %s %s"):format(program, path)))
    local seconds, count, h = pipe:read("n", "n", "n")
    pipe:close()
    os.remove(program)
    os.remove(path)
    return seconds, { count = count, checksum = h }
  end
end

--- Peers on plain ASCII text; gloss is the first. Each has a name and
-- run(text) --> seconds, {count =, checksum =}.
function M.scripting(algorithm, gloss)
  local list = {}
  local function add(name, run) list[#list + 1] = { name = name, run = run } end
  local has_lpeg, lpeg = pcall(require, "lpeg")
  local has_rex, rex = pcall(require, "rex_pcre2")
  local has_utf8, lua_utf8 = pcall(require, "lua-utf8")
  local has_perl = os.execute "perl -e 'use 5.022' 2>/dev/null"
  if algorithm == "words" then
    add("gloss", timed(function(s) return gloss.words(s, { only = "word" }):offsets() end))
    add("string.gmatch", timed(function(s) return to_last(s:gmatch "()%w+()") end))
    if has_lpeg then
      local letter = lpeg.R("az", "AZ", "09")
      local word = (1 - letter) ^ 0 * lpeg.Cp() * letter ^ 1 * lpeg.Cp()
      add("LPeg", timed(function(s)
        local at = 1
        return to_last(function()
          local first, past = word:match(s, at)
          at = past
          return first, past
        end)
      end))
    end
    if has_rex then
      add("lrexlib, PCRE2", timed(function(s)
        return from_lengths(rex.gmatch(s, "(\\W*)(\\w+)"))
      end))
    end
    if has_utf8 then -- its position captures count characters from the text's begin
      add("luautf8", timed(function(s)
        return from_lengths(lua_utf8.gmatch(s, "(%W*)(%w+)"))
      end))
    end
    if has_perl then add("Perl \\b{wb}", perl("wb", "substr($t, $last, 1) =~ /\\w/")) end
  else
    add("gloss", timed(function(s) return gloss.graphemes(s):offsets() end))
    add("string.gmatch, utf8.charpattern", timed(function(s)
      return to_last(s:gmatch("()" .. utf8.charpattern .. "()"))
    end))
    if has_rex then
      add("lrexlib, PCRE2 \\X", timed(function(s)
        local flags = rex.flags()
        return from_lengths(rex.gmatch(s, "()(\\X)", flags.UTF, flags.NO_UTF_CHECK))
      end))
    end
    if has_utf8 and lua_utf8.grapheme_indices then
      add("luautf8", timed(lua_utf8.grapheme_indices))
    end
    if has_perl then add("Perl \\b{gcb}", perl("gcb", "1")) end
  end
  return list
end

return M
