--- Quotation marks as token patterns: which open and which close, in all usual systems:
-- "ASCII", “curly”, «guillemets» both ways round, „low and high“, 「corner brackets」.
--
-- It is a cascade. Regular expressions tell by its neighbours what each mark may do. From
-- there on the marks are the tokens of token patterns. Pairs are found from the inside out:
-- in a quotation stand other marks, or quotations that were found before; so each set of
-- rules is regular, and nests as often as it is run.
-- What is left of single marks are apostrophes; what is left of others may be open to
-- the end of its paragraph, and go on in the next one if that begins with the same mark.
local bound = require "gloss.bound"
local core = require "gloss.core"
local patterns = require "gloss.program".patterns
local regexes = require "gloss.rules".new
local T = require "gloss.pattern".token

local M = {}

local MAX_DEPTH = 16 -- quotations within quotations

local function list(text)
  local t = {}
  for word in text:gmatch "%S+" do t[#t + 1] = word end
  return t
end

-- One token that is one of these.
local function one_of(texts) return T{ text = list(texts) } end

-- Whether lists share a word.
local function share(texts, others)
  for _, word in ipairs(list(texts)) do
    if (" " .. others .. " "):find(" " .. word .. " ", 1, true) then return true end
  end
  return false
end

-- --- marks -------------------------------------------------------------------

-- Marks that open, and those that close them.
local DOUBLE = {
  { '" ״ ＂', '" ״ ＂' }, { "“", "”" }, { "”", "”" }, { "„ ‟", "“ ”" },
  { "«", "»" }, { "»", "« »" }, { "‹", "›" }, { "›", "‹ ›" }, { "``", "''" }, { "''", "''" },
  { "「 『 ｢ ﹁ ﹃ 〝 ❝", "」 』 ｣ ﹂ ﹄ 〟 〞 ❞" },
}
local SINGLE = { { "'", "'" }, { "‘", "’" }, { "‚", "‘ ’" } }
local IS_SINGLE = {}
for _, p in ipairs(SINGLE) do IS_SINGLE[p[1]] = true end

-- any of these may close any other, by mistake
local KIN = '" “ ” „ ‟'

local single = one_of "' ‘ ’ ‚"
local double = T.any - single -- of marks

-- --- what a mark may do ----------------------------------------------------------

-- Regular expressions, in which words in capitals are these:
local CLASS = {
  -- letters, digits and signs that words begin with; those of scripts that write no
  -- spaces say nothing
  WORD = "(?:(?![\\p{Han}\\p{Hiragana}\\p{Katakana}\\p{Bopomofo}\\p{Thai}\\p{Lao}"
    .. "\\p{Khmer}\\p{Myanmar}])[\\p{L}\\p{M}\\p{N}\\p{Sc}\\p{So}_¡¿])",
  -- what a quotation may follow without a space; and what ends something
  BEFORE = "(\\[{/=<>—–\\-\"“”„‟״＂'‘’‚`«»‹›「」『』｢｣﹁﹂﹃﹄〝〟〞❝❞",
  STOP = ",.;:!?)\\]",
  -- words that lost their beginning; and in Dutch: 's avonds, 't, 'n
  ELISION = "(?i:tis|tisn|twas|twasn|twere|em|til|cause|bout|round|nuff|cos|kay|neath|gainst"
    .. "|mongst|midst|scuse|fraid|[nstkm])(?!\\p{L})",
}

-- What stands on a mark's left is told behind it: (?<=WORD.) is a word before the mark.
local function that(label, regex)
  return { label = label, flags = "x", regex = regex:gsub("%u%u+", CLASS) }
end

local roles = regexes{
  that("opens", [[ [„‟‚「『｢﹁﹃〝❝＂]
    | (?<!`) `` (?!`)                                   # but for fences of Markdown
    | [“«‹] (?: (?<!\S.) | (?<=[BEFORE].) ) | [“«»‹›] (?=[^\sSTOP])
    | ["״] (?<!WORD.) (?=\S)
    | ” (?<!WORD.) (?=WORD)
    | ‘ (?<!WORD.) (?!\d\d(?!\d))
    | (?: (?<!') | (?<=(?<!')'') ) ' (?: (?<!\S.) | (?<=[BEFORE].) )
      (?!') (?= [BEFORE¡¿] | (?!ELISION) [\p{L}\p{Sc}\p{So}_] ) ]]),
  that("closes", [[ [」』｣﹂﹄〟〞❞＂”»›]
    | '' (?!') (?: (?<!'..) | (?<=[^\s']'..) | (?!WORD) )
    | [“‘«‹] (?<=\S.)
    | ["״] (?<=\S.) (?!WORD)
    | ["״] (?<=[^\sBEFORE].) (?=WORD) (?! (?<=WORD.) \p{Hebrew} )  # no acronym
    | " (?<=['’]\s.)                                    # "She said, 'No.' "
    | (?<!') ' (?! '(?!') ) (?<=\S.) (?!WORD)
    | ’ (?: (?<!WORD.) | (?!WORD) ) ]]),
  -- closes, if not its own kind; no inches
  that("ends", [=[ [“”„‟] (?<=[^\sBEFORE].) (?![^\sSTOP])
    | " (?<=[^\s\dBEFORE].) (?![^\sSTOP]) ]=]),
  matches = "all", budget = 2 ^ 53, -- they look at a few characters
}

-- Two apostrophes, which may be italics of a wiki as well.
local wires = regexes{
  that("opens", [[ (?<!') '' (?: (?<!\S..) | (?<=[BEFORE]..) ) (?=[^\sSTOP]) ]]), budget = 2 ^ 53,
}

-- They may well be apostrophes: the farmers' maps.
local doubts = regexes{
  that("weak", [[ ['‘’‚] (?<=[sS].) (?=\s{1,9}\p{Ll}) ]]), budget = 2 ^ 53,
}

-- --- pairs -----------------------------------------------------------------------

local used = T{ covered = "used" }
local free = T.any - used
local quotation = T.label("quotation", "quotations")

local function opener(p) return T{ text = list(p[1]), covered = "opens" } end
local function opening(p) return opener(p) - used end
local function closing(p) return T{ text = list(p[2]), covered = "closes" } - used end

-- A quotation in one paragraph: what stands inside is no end of another one.
local function quoted(open, inside, close)
  local here = -T.start "paragraphs"
  return open * (here * (quotation + inside))^0 * here * close
end

-- A function that gives a set of one rule for each kind of pair, made when first asked
-- for; make(p) is the pattern of one, nil: none.
local function each(kinds, make)
  local set
  return function()
    if set then return set end
    local rows = {}
    for _, p in ipairs(kinds) do
      local pattern = make(p)
      if pattern then rows[#rows + 1] = { label = p[1], pattern = pattern } end
    end
    set = patterns(rows)
    return set
  end
end

local paired = each(DOUBLE, function(p) return quoted(opening(p), T.any - double, closing(p)) end)

-- closed by mistake by one of its kin
local mistaken = each(DOUBLE, function(p)
  return share(KIN, p[1])
    and quoted(opening(p), T.any - double, T{ text = list(KIN), covered = "ends" } - used)
end)

-- around marks that are not paired
local forced = each(DOUBLE, function(p)
  return quoted(opening(p), free - opening(p) - closing(p), closing(p))
end)

-- The last of the weak marks closes, where there is none that is strong.
local apostrophes = each(SINGLE, function(p)
  local strong = closing(p) - T{ covered = "weak" }
  return quoted(opening(p), free - opening(p) - strong, closing(p))
end)

-- --- over paragraphs ----------------------------------------------------------------

local paragraph = T.start "paragraphs" * T.any -- the first word of one

-- Not closed: to the end of the paragraph. Where one mark opens and closes, one that
-- follows tells that it was stray.
local open = each(DOUBLE, function(p)
  local inside = quotation + free
  if share(p[2], p[1]) then inside = inside - opener(p) end
  return opening(p) * (-T.start "paragraphs" * inside)^0 * (T.start "paragraphs" + -T.any)
end)

local continued = each(DOUBLE, function(p)
  local again = T.label(p[1], "open") / "part"
  return again^2 + again^1 * (T.label(p[1], "closed") / "part")
end)

-- --- turns of a dialogue -------------------------------------------------------------

--- What is said in lines that begin with a dash: —No iré —dijo Ana—. Es tarde.
-- @param dashes which dashes, a list in a string: "— –"
-- @param verbs of saying, a list in a string
-- @param incise a pattern, of how a clause begins behind a comma: — Non, dit Ana. Il est
--   tard. Or nil, where it stands between dashes
-- @return a pattern that captures "said", with the dash where the turn begins
function M.dialogue(dashes, verbs, incise)
  local dash, verb, gap = one_of(dashes), one_of(verbs), T.start "chunks"
  local here = -T.start "lines" * T.any
  -- written as an opening one; or who says it follows: — Нет, — сказал он; — Não — disse.
  local back = gap * dash * (-gap + T.start "lines" + -T.any + #verb + #(T.any * verb))
  local ends, clause = back, back * (here - dash)^0 * dash * T.punct^0
  if incise then
    local comma, stop = T.behind(one_of ", ! ? …"), one_of ", . ; : ! ? …"
    ends = back + comma * #incise
    clause = clause + comma * #incise * (here - stop)^1 * stop^1 * dash^-1
  end
  local speech = (here - ends)^1
  return (T.start "lines" * (dash * speech / "said")
    * (clause * (-T.punct * speech / "said"))^0 * (ends * here^0)^-1):within "lines"
end

-- --- all quotations --------------------------------------------------------------------

--- Positions of all spans, as two lists.
function M.extents(spans) return spans:values "first", spans:values "last" end

-- Notes down what the marks may do: layers by role; v.double and v.single, those that may
-- open, by first byte; v.closers, by last byte the first one of those that may close. Of
-- these, what is left is there.
local function see(v, found)
  local layers = v.layers
  for _, role in ipairs{ "opens", "closes", "ends" } do
    layers[role] = found:where{ label = role }
  end
  v.marks = found:as "mark"
  v.double, v.single, v.closers = {}, {}, {}
  for first, last in layers.opens:offsets() do
    if IS_SINGLE[v.text:sub(first, last)] then
      v.single[first] = true
    else
      v.double[first] = true
    end
  end
  for first, last in layers.closes:offsets() do v.closers[last] = first end
  for first, last in layers.ends:offsets() do v.closers[last] = first end
  layers.quotations = core.spans(v.doc._text, {})
  layers.used = layers.quotations
end

-- The mark of that kind that begins at a byte.
local function mark_at(v, first, kind)
  return #kind == 2 and kind or v.text:match("^[%z\1-\127\194-\244][\128-\191]*", first)
end

-- Adds what a set of rules finds to v.found, list of { first =, last =, mark =, close =,
-- kind = }, and to the layers. Returns whether there was something new.
local function pair(v, openers, set)
  local new = set():find(v.doc, { tokens = v.marks, layers = v.layers })
  if #new == 0 then return false end
  local from, to = M.extents(new)
  local closers = v.closers
  for i, kind in ipairs(new:values "label") do
    local first, last = from[i], to[i]
    local mark, close = mark_at(v, first, kind), closers[last]
    v.found[#v.found + 1] = { first = first, last = last, mark = mark,
      close = last - close + 1, kind = kind }
    openers[first], openers[close], closers[last], closers[first + #mark - 1] = nil, nil, nil, nil
  end
  local layers = v.layers
  layers.quotations = layers.quotations + new:as "quotation"
  layers.used = v.edges and v.edges + layers.quotations or layers.quotations
  return true
end

-- Runs sets of rules, the first that finds something, as long as there are marks that
-- may open and others that may close.
local function pair_all(v, openers, sets)
  for _ = 1, MAX_DEPTH do
    local found = false
    for _, set in ipairs(sets) do
      if not found and next(openers) and next(v.closers) then found = pair(v, openers, set) end
    end
    if not found then return end
  end
end

-- The marks of all that is found.
local function edges(v)
  local rows = {}
  for i, q in ipairs(v.found) do
    rows[2 * i - 1] = { q.first, q.first + #q.mark - 1 }
    rows[2 * i] = { q.last - q.close + 1, q.last }
  end
  return core.spans(v.doc._text, rows)
end

-- Those that go on over paragraphs: what was found in each becomes one.
local function join(v, at)
  local layers, rows = v.layers, {}
  for i, q in ipairs(v.found) do rows[i] = { q.first, q.last, label = q.kind } end
  layers.closed = core.spans(v.doc._text, rows)
  local tokens = v.marks + paragraph:find(v.doc, { tokens = "news" }):as "mark"
  for m in continued():find(v.doc, { tokens = tokens, layers = layers }):each() do
    local parts = m:all "part"
    for _, part in ipairs(parts) do at[part.first].inside = true end
    local whole = at[parts[#parts].first]
    whole.first, whole.mark, whole.parts = m.first, mark_at(v, m.first, m.label), #parts
    whole.inside = nil
  end
end

-- Those that are not closed, and those that go on over paragraphs.
local function over_paragraphs(v)
  local layers, at = v.layers, {}
  layers.open = open():find(v.doc, { tokens = v.marks, layers = layers })
  if #layers.open == 0 then return end
  for _, q in ipairs(v.found) do at[q.first] = q end
  local _, stops = M.extents(v.doc.paragraphs)
  local unclosed = {}
  local from, to = M.extents(layers.open)
  for i, kind in ipairs(layers.open:values "label") do
    local first = from[i]
    at[first] = { first = first, last = stops[bound(stops, to[i])],
      mark = mark_at(v, first, kind), close = 0, unclosed = true }
    unclosed[i] = at[first]
  end
  join(v, at)
  local all = {}
  for _, list_of in ipairs{ v.found, unclosed } do
    for _, q in ipairs(list_of) do
      if not q.inside then all[#all + 1] = q end
    end
  end
  v.found = all
end

-- Adds what is said in the turns of a dialogue.
local function turns(v, dialogue)
  local tokens = v.doc:tokenized "news"
  local found = dialogue:find(v.doc, { tokens = tokens,
    layers = { chunks = tokens:merge(), lines = v.doc.lines:resolve "first" } })
  for m in found:each() do
    for i, part in ipairs(m:all "said") do
      v.found[#v.found + 1] = { first = part.first, last = part.last, close = 0,
        mark = i == 1 and v.doc:sub(m.first, m.first + 2) or "", turn = m.first }
    end
  end
end

-- In order, with their depth; those that are too deep are left out.
local function nested(found)
  table.sort(found, function(a, b) return a.first < b.first end)
  local all, outer = {}, {}
  for _, q in ipairs(found) do
    while outer[1] and outer[#outer].last < q.first do outer[#outer] = nil end
    if #outer < MAX_DEPTH then
      outer[#outer + 1] = q
      q.depth = #outer
      all[#all + 1] = q
    end
  end
  return all
end

--- All quotations of a doc.
-- @param doc a doc; its paragraphs and lines are read
-- @param dialogue a pattern of M.dialogue, or nil
-- @param wire whether two apostrophes open a quotation too
-- @return a list sorted by first byte: { first =, last =, depth = (1, in
--   another quotation 2 ...), mark = the opening mark, close = bytes of the
--   closing one, unclosed = true where the paragraph ended before it, parts =
--   of how many paragraphs, where more than one, turn = first byte of the turn, where
--   dashes mark it }. Linear in the text.
function M.find(doc, dialogue, wire)
  local v = { doc = doc, text = doc.text, found = {}, layers = {} }
  local found = roles:find(doc)
  if wire then found = found + wires:find(doc) end
  if #found > 0 then
    see(v, found)
    pair_all(v, v.double, { paired, mistaken, forced })
    if next(v.double) then over_paragraphs(v) end
    if next(v.single) then
      v.edges = edges(v)
      v.layers.used, v.layers.weak = v.edges, doubts:find(doc)
      pair_all(v, v.single, { apostrophes })
    end
  end
  if dialogue then turns(v, dialogue) end
  return nested(v.found)
end

return M
