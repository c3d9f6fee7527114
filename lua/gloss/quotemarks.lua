--- Quotation marks as token patterns: which open and which close, in all usual systems:
-- "ASCII", “curly”, «guillemets» both ways round, „low and high“, 「corner brackets」, and those
-- that one language has alone.
--
-- It is a cascade. Regular expressions tell by its neighbours what each mark may do. From
-- there on the marks are the tokens of token patterns. Pairs are found from the inside out:
-- in a quotation stand other marks, or quotations that were found before; so each set of
-- rules is regular, and nests as often as it is run.
-- What is left of single marks are apostrophes, unless it goes on in the next paragraph; what is
-- left of others may be open to the end of its paragraph, or go on in the next one if that
-- begins with the same mark, or the closing one.
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

local function known(text)
  local t = {}
  for _, word in ipairs(list(text)) do t[word] = true end
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
  { '" ״ ＂', '" ״ ＂' }, { "“", "”" }, { "”", "”" }, { "„ ‟", "“ ”" }, { "⹂", "“ ” ‟" },
  { "«", "»" }, { "»", "« »" }, { "‹", "›" }, { "›", "‹ ›" }, { "``", "''" }, { "''", "''" },
  { ",,", "'' ” “" }, { "「 『 ｢ ﹁ ﹃ 〝 ❝ ❛", "」 』 ｣ ﹂ ﹄ 〟 〞 ❞ ❜" }, { "《 〈", "》 〉" },
}
local SINGLE = {
  { "' ＇", "' ＇" }, { "׳", "׳" }, { "‘ ‛", "’" }, { "‚", "‘ ’" }, { "’", "‘" }, { "`", "'" },
}
local CURVED = { { "’", "’" } } -- one mark, which is an apostrophe as well

-- Languages in which "’" opens quotations; in others it is mistyped, or an apostrophe.
local CURVED_IN = known "bs da fi he hr hu nb nn no se sr sv yi"
-- Languages that quote so; in others it is for titles.
local ANGLED_IN = known "bo ko mn"

local IS_SINGLE = known "' ＇ ׳ ‘ ‛ ‚ ’ `"

-- any of these may close any other, by mistake
local KIN = '" “ ” „ ‟'

local single = one_of "' ＇ ׳ ‘ ‛ ’ ‚ `"
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
  MARK = "\"“”„«»‘",
  -- words that lost their beginning; in Dutch: 's avonds, 't, 'n; in German: 'ne, 'nen; in
  -- Italian: 'na, 'sto, 'ndrangheta
  ELISION = "(?:(?i:tis|tisn|twas|twasn|twere|twill|twould|twixt|em|til|cause|bout|round|nuff"
    .. "|cos|kay|neath|gainst|mongst|midst|scuse|fraid|pon|[nstkm])(?!\\p{L})"
    .. "|(?i:n[ae]|ne[mnr]|st[aeio])(?![\\p{L}'’])|n[dgtz]\\p{Ll})",
  -- those before which a machine writes an opening mark: ‘tis, ‘n’ roll
  CLIPPED = "(?:(?i:tisn?|twasn?|twere)|em|til|n)(?!\\p{L})",
  -- words that lost their end, and the mark: o' the, th' old; in Italian: un po', e' vero
  CUT = "(?i:(?<=\\b[oe].|\\b(?:th|an|wi|ol|po|mo|be|va|fa).|\\bsta.))",
}

-- What stands on a mark's left is told behind it: (?<=WORD.) is a word before the mark.
local function that(label, regex)
  return { label = label, flags = "x", regex = regex:gsub("%u%u+", CLASS) }
end

local roles = regexes{
  that("opens", [[ [„‟⹂‚「『｢﹁﹃〝❝❛＂]
    | (?<!`) `` (?!`)                                   # but for fences of Markdown
    | [“«‹] (?: (?<!\S.) | (?<=[BEFORE].) ) | [“«»‹›] (?=[^\sSTOP])
    | ["״] (?<!WORD.) (?=\S)
    | ” (?<!WORD.) (?=WORD)
    | [‘‛] (?<!WORD.) (?! \d\d(?!\d) | CLIPPED )
    | [＇׳] (?<!WORD.) (?=\S)
    | (?: ’ | (?: (?<!') | (?<=(?<!')'') ) ' ) (?: (?<!\S.) | (?<=[BEFORE].) )
      (?!['’]) (?= [BEFORE¡¿] | (?!ELISION) [\p{L}\p{Sc}\p{So}_] )
    | ,, (?<!\S..) (?=WORD)
    | (?<![^\n]) » (?=\h WORD)                           # goes on in a new paragraph
    | ` (?<![`\p{L}\p{N}].) (?=WORD) (?! [^`'\n]{0,200} ` )  # no code
    ]]),
  that("closes", [[ [」』｣﹂﹄〟〞❞❜＂”»›]
    | '' (?!') (?: (?<!'..) | (?<=[^\s']'..) | (?!WORD) )
    | [“«‹] (?<=\S.) | [‘＇׳] (?<=\S.) (?!WORD)
    | ‟ (?<=\S.) (?!WORD)
    | ["״] (?<=\S.) (?!WORD)
    | ["״] (?<=[^\sBEFORE].) (?=WORD) (?! (?<=WORD.) \p{Hebrew} )  # no acronym
    | " (?<=['’]\s.)                                    # "She said, 'No.' "
    | (?<!') ' (?! '(?!') ) (?<=\S.) (?!WORD | (?<=['’‘]n.))
    | ’ (?! (?<=['’‘]n.) ) (?: (?!WORD) | (?<=[^\sBEFORE].) (?<!WORD.) ) ]]),
  -- closes, if not its own kind; no inches
  that("ends", [=[ [“”„‟] (?<=[^\sBEFORE].) (?![^\sSTOP])
    | " (?<=[^\s\dBEFORE].) (?![^\sSTOP]) ]=]),
  matches = "all", budget = 2 ^ 53, -- they look at a few characters
}

-- Two apostrophes, which may be italics of a wiki as well.
local wires = regexes{
  that("opens", [[ (?<!') '' (?: (?<!\S..) | (?<=[BEFORE]..) ) (?=[^\sSTOP]) ]]), budget = 2 ^ 53,
}

-- Angles, which in most languages are for titles.
local angles = regexes{
  that("opens", "[《〈]"), that("closes", "[》〉]"), matches = "all", budget = 2 ^ 53,
}

-- They may well be apostrophes: the farmers' maps, nothin'. Brief: quotations of five words at
-- most, if it is none. Spoken: what is said ends before it.
local doubts = regexes{
  that("weak", [[ ['’] (?: (?<=[sS].) (?= \s{1,9} (?: \p{Ll} | ['’][\p{Ll}\d] ) )
    | (?<=\Bin.|[ds]n.) (?=\s\p{L}) | CUT
    | (?<=WORD.) (?= [,.;:!?…]{1,3} ['’] (?!WORD) ) # the next one closes
    ) ]]),
  that("brief", [=[ ['‘’‚] [^\sMARK]{1,40}
    (?: \s (?!['‘’]) [^\sMARK]{1,40} ){0,4} (?<=[^'’]['’]) (?!WORD|['’]) ]=]),
  that("spoken", [[ ’ (?<=[.,!?…].) (?!WORD) ]]),
  matches = "all", budget = 2 ^ 53,
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
  local made
  return function()
    if made then return made end
    local rows = {}
    for _, p in ipairs(kinds) do
      local pattern = make(p)
      if pattern then rows[#rows + 1] = { label = p[1], pattern = pattern } end
    end
    made = patterns(rows)
    return made
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

-- Marks that may be apostrophes. Those that are weak are passed over, where there is one that is
-- strong; the last of them closes, where the opening mark is none, or what is brief.
local weak, spoken = T{ covered = "weak" }, T{ covered = "spoken" }
local brief = T.label("brief", "brief")
local function apart(p, close)
  return quoted(opening(p), free - opening(p) - close, close)
end
local function strongly(p) return apart(p, closing(p) - weak) end
local function weakly(p)
  if p[1]:find "‘" then return quoted(opening(p), free - opening(p), closing(p)) end
  return #opening(p) * brief * T.behind(closing(p))
end

local by_strong, by_weak = each(SINGLE, strongly), each(SINGLE, weakly)
local curved, curved_weak = each(CURVED, strongly), each(CURVED, weakly)
local mistyped = each(CURVED, function(p) return apart(p, closing(p) - (T.any - spoken)) end)

-- --- over paragraphs ----------------------------------------------------------------

local paragraph = T.start "paragraphs" * T.any -- the first word of one

-- Not closed: to the end of the paragraph. Where one mark opens and closes, one that
-- follows tells that it was stray.
local open = each(DOUBLE, function(p)
  local inside = quotation + free
  if share(p[2], p[1]) then inside = inside - opener(p) end
  return opening(p) * (-T.start "paragraphs" * inside)^0 * (T.start "paragraphs" + -T.any)
end)

-- The mark is written again at the begin of each; in French and Spanish the closing one.
local function goes_on(p)
  local kinds = { p[1] }
  for _, other in ipairs(DOUBLE) do
    if share(other[1], p[2]) then kinds[#kinds + 1] = other[1] end
  end
  local again = T.label(kinds, "open") / "part"
  return (T.label(p[1], "open") / "part")
    * (again^1 + again^0 * (T.label(kinds, "closed") / "part"))
end
local continued = each(DOUBLE, goes_on)

-- The same of single marks, which are no apostrophes only if there is more of it.
local open_single = each(SINGLE, function(p)
  return opening(p) * (-T.start "paragraphs" * (quotation + free - opening(p)))^0
    * (T.start "paragraphs" + -T.any)
end)
local continued_single = each(SINGLE, goes_on)

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

-- The same of interviews and plays, where a line begins with who speaks: Q: Is it late?
-- MR. HOLT: It is. To the next one, or to the end of the paragraph.
local transcript = (function()
  local name = T{ is_lower = false, regex = "^[\\p{Lu}\\p{Lt}\\p{Lo}]" }
  local label = name * (T "."^-1 * name)^-4 * T "."^-1
  local begins = T.start "lines" * (label / "who") * T{ ":", "：" }
  local here = -T.start "paragraphs" * -(T.start "lines" * label * T{ ":", "：" })
  return begins * ((here * T.any)^1 / "said")
end)()

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

-- The marks of all that is found.
local function edges(v)
  local rows = {}
  for _, q in ipairs(v.found) do
    for _, first in ipairs(q.again or { q.first }) do
      rows[#rows + 1] = { first, first + #q.mark - 1 }
    end
    if q.close > 0 then rows[#rows + 1] = { q.last - q.close + 1, q.last } end
  end
  return core.spans(v.doc._text, rows)
end

-- Adds what a set of rules finds to v.found, list of { first =, last =, mark =, close =,
-- kind = }, and to the layers. Used are all marks within, or, v.edged, those at the edges.
-- Returns whether there was something new.
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
  layers.used = v.edged and edges(v) or layers.quotations
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

-- Those that go on over paragraphs: what was found in each becomes one.
local function join(v, at, set)
  local layers, rows = v.layers, {}
  for i, q in ipairs(v.found) do rows[i] = { q.first, q.last, label = q.kind } end
  layers.closed = core.spans(v.doc._text, rows)
  local tokens = v.marks + paragraph:find(v.doc, { tokens = "news" }):as "mark"
  for m in set():find(v.doc, { tokens = tokens, layers = layers }):each() do
    local parts, again = m:all "part", {}
    for i, part in ipairs(parts) do again[i], at[part.first].inside = part.first, true end
    local whole = at[again[#again]]
    whole.first, whole.mark, whole.parts = m.first, mark_at(v, m.first, m.label), #parts
    whole.inside, whole.again = nil, again
  end
end

-- Those that are not closed, and those that go on over paragraphs: sets of rules. alone:
-- whether one that is not closed, and does not go on, is a quotation.
local function over_paragraphs(v, unclosed_in, continued_in, alone)
  local layers, at = v.layers, {}
  layers.open = unclosed_in():find(v.doc, { tokens = v.marks, layers = layers })
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
  join(v, at, continued_in)
  local all = {}
  for _, q in ipairs(v.found) do
    if not q.inside then all[#all + 1] = q end
  end
  for _, q in ipairs(unclosed) do
    if not q.inside and (alone or q.parts) then all[#all + 1] = q end
  end
  v.found = all
end

-- Those in single marks, which may as well be apostrophes. own: whether "’" may open.
local function singles(v, own)
  v.edged, v.layers.used = true, edges(v)
  local doubtful = doubts:find(v.doc)
  for _, name in ipairs{ "weak", "brief", "spoken" } do
    v.layers[name] = doubtful:where{ label = name }
  end
  pair_all(v, v.single, own and { by_strong, curved } or { by_strong })
  if next(v.single) then
    over_paragraphs(v, open_single, continued_single, false)
    v.layers.used = edges(v)
    pair_all(v, v.single, { by_weak, own and curved_weak or mistyped })
  end
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

-- Adds the turns of an interview; one alone is none.
local function interview(v)
  local found = transcript:find(v.doc, { tokens = v.doc:tokenized "news",
    layers = { lines = v.doc.lines:resolve "first" } })
  for m in (#found > 1 and found or found:sub(1, 0)):each() do
    v.found[#v.found + 1] = { first = m.said.first, last = m.said.last, close = 0, mark = "",
      turn = m.first, by = m.who }
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
-- @param own { wire = whether two apostrophes open a quotation too, transcript = whether lines
--   that begin with a name and a colon are what is said }
-- @return a list sorted by first byte: { first =, last =, depth = (1, in
--   another quotation 2 ...), mark = the opening mark, close = bytes of the
--   closing one, unclosed = true where the paragraph ended before it, parts =
--   of how many paragraphs, where more than one, turn = first byte of the turn, where
--   dashes or names mark it, by = such a name, a Span }. Linear in the text.
function M.find(doc, dialogue, own)
  local v = { doc = doc, text = doc.text, found = {}, layers = {} }
  local lang = type(doc.lang) == "string" and doc.lang:match "^%a+"
  local found = roles:find(doc)
  if own and own.wire then found = found + wires:find(doc) end
  if ANGLED_IN[lang] then found = found + angles:find(doc) end
  if #found > 0 then
    see(v, found)
    pair_all(v, v.double, { paired, mistaken, forced })
    if next(v.double) then over_paragraphs(v, open, continued, true) end
    if next(v.single) then singles(v, CURVED_IN[lang]) end
  end
  if dialogue then turns(v, dialogue) end
  if own and own.transcript then interview(v) end
  return nested(v.found)
end

return M
