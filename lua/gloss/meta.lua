---@meta gloss
-- luacheck: ignore
-- Types for editors (LuaLS); not run. A spec compares the names in it with
-- those that gloss has.
--
-- Positions are bytes from 1, inclusive. "text" may be a string, a Text or a
-- doc wherever one is asked for. Options that are not known raise.

---@alias gloss.source string|gloss.Text|gloss.Doc
---@alias gloss.newline "auto"|"paragraph"|"sentence"|"space"

---@class gloss
---@field _VERSION string
---@field unicode_version string version of the Unicode tables
---@field pcre2_version string PCRE2 and its own Unicode version
---@field quotes gloss.Quotes finds quotations; what doc.quotes is made of
---@field rules gloss.RulesModule regular expressions as matchers; a function of a list of them
---@field token gloss.TokenModule patterns of one token; a function of a string or a table
---@field zones gloss.Matcher finds headline, caption, credit, byline, dateline, correction, signoff
---@field unlisted gloss.Matcher finds names that no list has; what doc.unlisted is made of
---@field report { text: fun(story: gloss.Story, options?: { color?: boolean }): string, records: fun(story: gloss.Story): (fun(): table), jsonl: fun(story: gloss.Story): string }
local gloss = {}

-- --- making -------------------------------------------------------------------

---The text as an object that keeps an index of positions.
---@param s gloss.source
---@return gloss.Text
function gloss.text(s) end

---A file as a text, memory-mapped, without a copy; or nil, a message and the path.
---copy: read into memory instead, for files that others write to.
---@param path string
---@param options? { copy?: boolean }
---@return gloss.Text?, string?, string?
function gloss.file(path, options) end

---A set of spans, of rows in any order or of an iterator of first, last[, label[, id]].
---@param text gloss.source
---@param source table[]|function
---@return gloss.Spans
function gloss.spans(text, source) end

---The set that spans:dump() gave; or nil, a message and the place of the damage.
---@param text gloss.source
---@param s string
---@return gloss.Spans?, string?, integer?
function gloss.undump(text, s) end

---A text with named layers. tokens: a profile ("news", "ptb", "ud", "uax29", "space", "spacy-en") or a Spans.
---@param text gloss.source
---@param options? { lang?: string|gloss.Language, quotes?: "split"|"keep", newline?: gloss.newline, memory?: boolean, model?: "en", tokens?: string|gloss.Spans, date?: string, id?: string, source?: string }
---@return gloss.Doc
function gloss.doc(text, options) end

---Iterates over docs, of a list of paths or an iterator of text[, id].
---@param source string[]|fun(): string?, string?
---@param options? { pipeline?: gloss.Matcher[], onerror?: fun(path: string, message: string), lang?: string|gloss.Language, quotes?: "split"|"keep", newline?: gloss.newline, memory?: boolean, model?: "en", tokens?: string, date?: string, id?: string, source?: string }
---@return fun(): gloss.Doc?
function gloss.docs(source, options) end

---An empty gazetteer. fold: words of none, case, smart, accents, dash, space, quote, width,
---possessive, brackets, dots. tokens: of a name at most.
---@param options? { fold?: string|string[], boundary?: "word"|"token"|"none", tokens?: integer }
---@return gloss.Gazetteer
function gloss.gazetteer(options) end

---A gazetteer that was saved as a pack; or nil, "FILE: reason", byte. map = false: it is read.
---@param path string
---@param options? { map?: boolean }
---@return gloss.Gazetteer?, string?, integer?
function gloss.open(path, options) end

---The language of a code, "en"; raises on an unknown one.
---@param code string
---@return gloss.Language
function gloss.language(code) end

---Learns abbreviations, starters and collocations from texts without labels
---(Kiss and Strunk's statistics); for `language:with`.
---@param texts string|(string|gloss.Doc)[]|fun(): (string|gloss.Doc)?
---@param options? { lang?: string }
---@return gloss.Learned
function gloss.learn(texts, options) end

---Reads what learned:save has written; or nil, a message and the path.
---@param path string
---@return gloss.Learned?, string?, string?
function gloss.learned(path) end

---A token pattern from a string; raises with a caret where it makes no sense.
---@param s string
---@return gloss.Pattern
function gloss.pattern(s) end

---@class gloss.PatternRule
---@field pattern gloss.Pattern|string
---@field name? string
---@field label? string
---@field id? string
---@field priority? number
---@field needs? string|string[] layers of the doc, or earlier rules

---spaCy's Matcher: rows { key =, pattern = or patterns =, greedy =, on_match =, id = }, or the path of a JSONL file of them.
---@param rows? table[]|string
---@param options? { missing?: "error"|"skip-rule"|"never-match", validate?: boolean, tokens?: string, with_alignments?: boolean }
---@return gloss.SpacyMatcher?, string?, integer?
function gloss.spacy_matcher(rows, options) end

---spaCy's EntityRuler and SpanRuler: a JSONL file, a directory, or rows { label =, pattern =, id = }.
---@param source? string|table[]
---@param options? { phrase_matcher_attr?: "ORTH"|"TEXT"|"LOWER"|"NORM"|"SHAPE"|"LEMMA", overlaps?: boolean, entities?: string, overwrite?: boolean, missing?: "error"|"skip-rule"|"never-match", validate?: boolean, tokens?: string }
---@return gloss.SpacyRuler?, string?, integer?
function gloss.spacy_ruler(source, options) end

---A mapping of Stanford's RegexNER.
---@param path string
---@param options? { ignorecase?: boolean, entities?: string, header?: string[], common?: string[], background?: string[], named_alone?: string[], tokens?: string }
---@return gloss.RegexNER?, string?, integer?
function gloss.regexner(path, options) end

---The declarative part of a file of TokensRegex rules.
---@param path string
---@param options? { ignorecase?: boolean, tokens?: string }
---@return gloss.Patterns?, string?, integer?
function gloss.tokensregex(path, options) end

---A dictionary of LIWC.
---@param path string
---@param options? { tokens?: string }
---@return gloss.LIWC?, string?, integer?
function gloss.liwc(path, options) end

---Rules that are found together.
---@param rules gloss.PatternRule[] and the options of find: matches, per, tokens, budget
---@return gloss.Patterns
function gloss.patterns(rules) end

---@alias gloss.Words string|string[]|table<string, true> one, a list or a set

---@class gloss.TokenModule
---@field any gloss.Pattern
---@field sentence_start gloss.Pattern
---@field start fun(layer: string): gloss.Pattern
---@field title gloss.Pattern and other flags, by their names without is_ and like_
---@field fold fun(what: gloss.Words): gloss.Pattern
---@field lemma fun(what: gloss.Words): gloss.Pattern
---@field shape fun(what: gloss.Words): gloss.Pattern
---@field prefix fun(what: gloss.Words): gloss.Pattern
---@field suffix fun(what: gloss.Words): gloss.Pattern
---@field norm fun(what: gloss.Words): gloss.Pattern
---@field lowercase fun(what: gloss.Words): gloss.Pattern
---@field regex fun(pattern: string, flags?: string): gloss.Pattern
---@field fuzzy fun(edits: integer, what: gloss.Words): gloss.Pattern
---@field length fun(relation: string|integer, n?: integer): gloss.Pattern
---@field label fun(label: gloss.Words, layer?: string): gloss.Pattern
---@field id fun(id: gloss.Words, layer?: string): gloss.Pattern
---@field where fun(fn: fun(token: gloss.Span): any): gloss.Pattern
---@field field fun(name: string, value: string|number|boolean|string[]|gloss.Pattern): gloss.Pattern
---@field behind fun(patt: gloss.Pattern|string): gloss.Pattern
---@overload fun(what: string|string[]|table<string, any>): gloss.Pattern

---@class gloss.Rule
---@field regex string
---@field name? string
---@field label? string
---@field id? string
---@field flags? string letters of i, m, s, x, a
---@field priority? number
---@field align? "none"|"strict"|"expand"|"contract"
---@field check? fun(text: string, groups: table<string, string>): any

---@class gloss.RulesModule
---@field email gloss.Rules
---@field url gloss.Rules
---@field ip gloss.Rules
---@field phone gloss.Rules
---@field hashtag gloss.Rules
---@field handle gloss.Rules
---@field isbn gloss.Rules
---@field iban gloss.Rules
---@field coordinates gloss.Rules
---@field path gloss.Rules
---@field version gloss.Rules
---@field ticker gloss.Rules
---@overload fun(list: (gloss.Rule|gloss.Rules|string)[]): gloss.Rules
local rules = {}

---A set of rules; the same as gloss.rules(list).
---@param list (gloss.Rule|gloss.Rules|string)[]
---@return gloss.Rules
function rules.new(list) end

---Rules from a file, .jsonl, .tsv or .csv; or nil, "FILE:LINE: reason", line.
---@param path string
---@param options? { errors?: "stop"|"skip", matches?: string, per?: string, align?: string, flags?: string, budget?: integer, jit?: boolean }
---@return gloss.Rules?, string|integer?, integer|string[]?
function rules.load(path, options) end

---@class gloss.Rules
---@field layer string
local Rules = {}

---Finds the matches of all rules.
---@param text gloss.source
---@param options? { matches?: "longest"|"all"|"first"|"priority", per?: "label"|"rule", labels?: string|string[], budget?: integer }
---@return gloss.Spans
function Rules:find(text, options) end

---How many literals each rule is looked for by; 0: everywhere.
---@return integer[]
function Rules:literals() end

---The lemma of a word, of several the most frequent; with explain also what led to it.
---@param word string
---@param options? { lang?: string|gloss.Language, explain?: boolean }
---@return string, string?
function gloss.lemma(word, options) end

---All lemmas that a word may have, the most frequent first.
---@param word string
---@param options? { lang?: string|gloss.Language, explain?: boolean }
---@return string[], string?
function gloss.lemmas(word, options) end

---The forms of a lemma, itself first.
---@param word string
---@param options? { lang?: string|gloss.Language, part?: "verb"|"noun"|"adjective" }
---@return string[]
function gloss.inflect(word, options) end

---A new gazetteer of states, their capitals and people, organisations, news agencies.
---@return gloss.Gazetteer
function gloss.world() end

---@alias gloss.TallyOptions { by?: string|(fun(span: gloss.Span): any), layer?: string, labels?: string|string[], within?: string, width?: integer }

---Counts values of spans: add(doc), merge, each() gives value, count; get(value), write(path).
---@param options? gloss.TallyOptions
---@return table
function gloss.count(options) end

---Collects spans with what is around them: add(doc), merge, each() gives rows, write(path).
---@param options? gloss.TallyOptions
---@return table
function gloss.kwic(options) end

---Counts who is named with whom: add(doc), merge, each() gives a, b, count; get(a, b), write(path).
---@param options? gloss.TallyOptions
---@return table
function gloss.cooccurrence(options) end

---Analyses a news story; or nil and a message when the gazetteer cannot be read.
---@param source gloss.source
---@param options? { gazetteer?: gloss.Gazetteer|string|false, lang?: string, date?: string, file?: string }
---@return gloss.Story?, string?
function gloss.story(source, options) end

---The level of instructions in use in this Lua state, and those that this machine has.
---With a level, sets it for texts made from then on; the results are the same on all.
---@param level? "portable"|"sse2"|"avx2"|"avx512"|"neon"
---@return string level
---@return string[] levels the fastest last
function gloss.simd(level) end

-- --- cutting ------------------------------------------------------------------

---Extended grapheme clusters (UAX #29).
---@param text gloss.source
---@return gloss.Spans
function gloss.graphemes(text) end

---Words and what is between them (UAX #29), labelled by kind; `only` some kinds,
---"word" being letter, number, kana and ideographic.
---@param text gloss.source
---@param options? { only?: string|string[] }
---@return gloss.Spans
function gloss.words(text, options) end

---Sentences, trimmed; profile = "uax29": those of UAX #29, which cover the text.
---@param text gloss.source
---@param options? { lang?: string|gloss.Language, profile?: "news"|"uax29", quotes?: "split"|"keep", newline?: gloss.newline, memory?: boolean, model?: "en" }
---@return gloss.Spans
function gloss.sentences(text, options) end

---Tokens, as the Penn Treebank cuts them or by another profile.
---@param text gloss.source
---@param options? { lang?: string|gloss.Language, newline?: gloss.newline, memory?: boolean, profile?: "news"|"ptb"|"ud"|"uax29"|"space"|"spacy-en", special?: table<string, string[]> }
---@return gloss.Spans
function gloss.tokens(text, options) end

---A text of any length that comes in pieces: its segments as soon as they are settled.
---Linguistic sentences and tokens need memory = false and a newline that is not "auto".
---@param kind "graphemes"|"linebreaks"|"sentences"|"tokens"|"words"
---@param options? { lang?: string|gloss.Language, profile?: "news"|"uax29", quotes?: "split"|"keep", newline?: gloss.newline, memory?: false, only?: string|string[] }
---@return gloss.Stream
function gloss.stream(kind, options) end

---How two sets of the same text, neither with overlaps, lie to each other:
---groups of spans that share characters.
---@param a gloss.Spans
---@param b gloss.Spans
---@return gloss.Alignment
function gloss.align(a, b) end

---Stretches between the places where a line may end (UAX #14).
---@param text gloss.source
---@return gloss.Spans
function gloss.linebreaks(text) end

---Lines without their end.
---@param text gloss.source
---@return gloss.Spans
function gloss.lines(text) end

---Paragraphs, trimmed, in whichever of five layouts.
---@param text gloss.source
---@param options? { layout?: "auto"|"blank"|"double"|"indent"|"line" }
---@return gloss.Spans
function gloss.paragraphs(text, options) end

-- --- counting -----------------------------------------------------------------

---@alias gloss.Attribute "is_alpha"|"is_ascii"|"is_bracket"|"is_currency"|"is_digit"|"is_left_punct"|"is_lower"|"is_punct"|"is_quote"|"is_right_punct"|"is_space"|"is_stop"|"is_title"|"is_upper"|"lemma"|"length"|"like_email"|"like_num"|"like_url"|"lower"|"prefix"|"shape"|"suffix"|"text"
---@alias gloss.StringAttribute "lemma"|"lower"|"prefix"|"shape"|"suffix"|"text"

---Lexical attributes of all members of a set, in columns. lang: default the doc's.
---@param spans gloss.Spans
---@param options? { lang?: string|userdata }
---@return gloss.Attributes
function gloss.attributes(spans, options) end

---How often each sequence of n members occurs, the most frequent first. skip:
---members left out of one, in all; within: a Spans or the name of a layer, which
---none goes beyond; min: the least count; by: what tells words apart ("lower").
---@param spans gloss.Spans|gloss.Attributes
---@param n integer 1 to 16
---@param options? { skip?: integer, within?: gloss.Spans|string, min?: integer, by?: gloss.StringAttribute }
---@return gloss.Ngrams
function gloss.ngrams(spans, n, options) end

-- --- Unicode ------------------------------------------------------------------

---@param text gloss.source
---@param form "NFC"|"NFD"|"NFKC"|"NFKD"
---@return string
function gloss.normalize(text, form) end

---@param text gloss.source
---@param form "NFC"|"NFD"|"NFKC"|"NFKD"
---@return boolean
function gloss.is_normalized(text, form) end

---Full case folding.
---@param text gloss.source
---@return string
function gloss.casefold(text) end

---@param char string|integer one character
---@param name string the property's long name: "General_Category"
---@return string|integer|boolean
function gloss.property(char, name) end

-- --- Text ---------------------------------------------------------------------

---@class gloss.Stream
local Stream = {}

---Takes the next bytes, cut anywhere. The iterator gives first, last, text (of words
---the kind too) of each segment that is finished by now, those left over first.
---@param chunk string
---@return fun(): integer?, integer?, string?, string?
function Stream:feed(chunk) end

---The text ends here. The iterator gives all that is left.
---@return fun(): integer?, integer?, string?, string?
function Stream:close() end

---All segments of a file, or of a function that gives chunks and nil at the end. Raises
---where it cannot be read: the function gives nil and a message.
---@param source file*|fun(): string?, string?
---@return fun(): integer?, integer?, string?, string?
function Stream:each(source) end

---@class gloss.Text
local Text = {}

---Number of the code point that holds a byte.
---@param byte integer
---@return integer
function Text:codepoint(byte) end

---Position of a byte in UTF-16 code units.
---@param byte integer
---@return integer
function Text:utf16(byte) end

---@param byte integer
---@return integer line, integer column
function Text:linecol(byte) end

---The way back; nil where the text has no such place.
---@param unit "codepoint"|"utf16"|"line"
---@param n integer
---@param column? integer with "line"
---@return integer?
function Text:byte(unit, n, column) end

---@param i integer
---@param j? integer
---@return string
function Text:sub(i, j) end

-- --- Span ---------------------------------------------------------------------

---One span of a set, made afresh when asked for. Fields of its entry or row are
---fields of it too, where no built-in one has their name.
---@class gloss.Span
---@field first integer
---@field last integer
---@field text string
---@field label? string
---@field id? string
---@field line integer
---@field column integer in code points
---@field doc? gloss.Doc
---@field fields table all fields of the entry or row
---@field [string] any fields, and lexical attributes where it is a token or a word
local Span = {}

---Why it exists: the rule or the entry.
---@return string
function Span:why() end

---What a pattern captured by that name, in order.
---@param name string
---@return gloss.Span[]
function Span:all(name) end

---@param unit? "byte"|"codepoint"|"utf16"
---@return integer first, integer last
function Span:offsets(unit) end

-- --- Spans --------------------------------------------------------------------

---An immutable set of spans, sorted by first, -last, label, id.
---@class gloss.Spans
---@field text gloss.Text
---@field incomplete? table where a budget ran out: reason, rule, position
---@field [integer] gloss.Span
---@operator add(gloss.Spans): gloss.Spans
---@operator sub(gloss.Spans): gloss.Spans
---@operator mul(gloss.Spans): gloss.Spans
---@operator len: integer
local Spans = {}

---A Spans, a Span, or the name of a layer of the doc that the first set is of.
---@alias gloss.Other gloss.Spans|gloss.Span|string
---@alias gloss.Near { max?: number, unit?: gloss.Other, within?: gloss.Other }

---@return fun(): gloss.Span?
function Spans:each() end

---@param unit? "byte"|"codepoint"|"utf16"
---@return fun(): integer?, integer?
function Spans:offsets(unit) end

---@return fun(): string?
function Spans:texts() end

---A list of one field of each span; without one, of the texts. Raises where they are pieces
---of a text that cannot have it, as where and count do.
---@param field? string
---@return any[]
function Spans:values(field) end

---The labels that occur.
---@return string[]
function Spans:labels() end

---The members with the extent of some member of `other`.
---@param other gloss.Other
---@return gloss.Spans
function Spans:same(other) end

---@param other gloss.Other
---@param options? { proper?: boolean }
---@return gloss.Spans
function Spans:within(other, options) end

---@param other gloss.Other
---@param options? { proper?: boolean }
---@return gloss.Spans
function Spans:containing(other, options) end

---@param other gloss.Other
---@param options? { within?: gloss.Other }
---@return gloss.Spans
function Spans:overlapping(other, options) end

---@param other gloss.Other
---@param options? { within?: gloss.Other }
---@return gloss.Spans
function Spans:touching(other, options) end

---@param other gloss.Other
---@param options? gloss.Near
---@return gloss.Spans
function Spans:before(other, options) end

---@param other gloss.Other
---@param options? gloss.Near
---@return gloss.Spans
function Spans:after(other, options) end

---@param other gloss.Other
---@param options? gloss.Near
---@return gloss.Spans
function Spans:near(other, options) end

---Each pair of spans that a join holds between: "within", { near = 20, unit = ... }.
---@param other gloss.Other
---@param join? string|table
---@return fun(): gloss.Span?, gloss.Span?
function Spans:pairs(other, join) end

---Each span with those of `inner` that lie in it.
---@param inner gloss.Other
---@return fun(): gloss.Span?, gloss.Spans?
function Spans:group(inner) end

---What no member covers.
---@param outer? gloss.Other
---@return gloss.Spans
function Spans:gaps(outer) end

---The members without the text that `other` covers.
---@param other gloss.Other
---@return gloss.Spans
function Spans:cut(other) end

---@param options? { per?: "label" }
---@return gloss.Spans
function Spans:merge(options) end

---Members that do not overlap.
---@param mode? "longest"|"first"|"priority"
---@param options? { per?: "label"|"rule" }
---@return gloss.Spans
function Spans:resolve(mode, options) end

---@param units gloss.Other
---@param mode? "expand"|"contract"|"strict"
---@return gloss.Spans
function Spans:snap(units, mode) end

---@param left integer
---@param right? integer
---@param unit? gloss.Other
---@return gloss.Spans
function Spans:grow(left, right, unit) end

---@param chars? string
---@return gloss.Spans
function Spans:trim(chars) end

---@param condition table|fun(span: gloss.Span): any
---@return gloss.Spans
function Spans:where(condition) end

---@param name string|string[]
---@return gloss.Spans
function Spans:label(name) end

---How many members have each value of a field.
---@param field? string
---@return table<any, integer>
function Spans:count(field) end

---Writes first, last, line, column, label, id, text and the fields named of each: .csv, .tsv or .jsonl; the text with them marked: .html.
---@param path string
---@return true?, string?
---@param options? { spreadsheet?: boolean, fields?: string|string[] }
function Spans:write(path, options) end

---The text with a field, or what a function gives, in place of each; and how positions moved.
---@param by string|fun(span: gloss.Span): string|number|gloss.Span|false|nil
---@return string, { to: (fun(position: integer): integer), from: (fun(position: integer): integer) }
function Spans:replace(by) end

---The same spans with that label.
---@param label? string
---@return gloss.Spans
function Spans:as(label) end

---The same spans with one more field.
---@param name string
---@param values any[]|fun(span: gloss.Span, i: integer): any
---@return gloss.Spans
function Spans:with(name, values) end

---@param i integer
---@param j? integer
---@return gloss.Spans
function Spans:sub(i, j) end

---@return string
function Spans:dump() end

-- --- Language -----------------------------------------------------------------

---What gloss knows of a language; immutable.
---@class gloss.Language
---@field code string
local Language = {}

---Another language that knows more words; lists, or tables of lists by class.
---@param more { abbreviations?: string|string[]|table<string, string|string[]>, words?: string|string[]|table<string, string|string[]>, collocations?: string[] }|gloss.Learned
---@return gloss.Language
function Language:with(more) end

---What gloss.learn found, in the form of a language's tables.
---@class gloss.Learned
---@field abbreviations table<string, string[]>
---@field words table<string, string[]>
---@field collocations string[]
local Learned = {}

---The text of a Lua file, the same for the same corpus.
---@return string
function Learned:source() end

---Writes that file; or nil, a message and the path.
---@param path string
---@return boolean?, string?, string?
function Learned:save(path) end

-- --- Doc ----------------------------------------------------------------------

---A text with layers; a layer is a field.
---@class gloss.Doc
---@field text string
---@field lang string
---@field date? string
---@field id? string
---@field source? string
---@field graphemes gloss.Spans
---@field words gloss.Spans
---@field sentences gloss.Spans
---@field tokens gloss.Spans
---@field lines gloss.Spans
---@field linebreaks gloss.Spans
---@field paragraphs gloss.Spans
---@field quotes gloss.Spans
---@field zones gloss.Spans
---@field unlisted gloss.Spans
---@field [string] gloss.Spans
local Doc = {}

---Why no sentence ends at a byte; nil and the rule where one does.
---@param offset integer
---@return string?, string?
function Doc:why_not(offset) end

---The tokens of another profile, made once.
---@param profile string
---@return gloss.Spans
function Doc:tokenized(profile) end

---Sets a layer, once, now or when it is first read; without a value gives it.
---@param name string
---@param value? gloss.Spans|table[]|fun(doc: gloss.Doc): gloss.Spans|table[]
---@return gloss.Doc|gloss.Spans
function Doc:layer(name, value) end

---@param name string
---@return boolean
function Doc:has(name) end

---@return string[]
function Doc:layers() end

---@param matcher gloss.Matcher
---@param options? table
---@return gloss.Spans
function Doc:find(matcher, options) end

---Runs matchers in order and sets the layers that they write.
---@param pipeline gloss.Matcher[]
---@return gloss.Doc
function Doc:run(pipeline) end

---@param pattern string a Lua string pattern
---@param label? string
---@return gloss.Spans
function Doc:gmatch(pattern, label) end

---@param i integer
---@param j? integer
---@return string
function Doc:sub(i, j) end

---@param byte integer
---@return integer
function Doc:codepoint(byte) end

---@param byte integer
---@return integer
function Doc:utf16(byte) end

---@param byte integer
---@return integer line, integer column
function Doc:linecol(byte) end

---@param unit "codepoint"|"utf16"|"line"
---@param n integer
---@param column? integer
---@return integer?
function Doc:byte(unit, n, column) end

---@class gloss.Quotes: gloss.Matcher
local Quotes = {}
---The same with verbs of saying and reporting clauses of one's own.
---@param own { verbs?: string|string[], behind?: any, before?: any, wire?: boolean, transcript?: boolean }
---@return gloss.Matcher
function Quotes.with(own) end

---@alias gloss.Matcher { find: (fun(self, doc: gloss.Doc, options?: table): gloss.Spans|table[]), layer?: string, needs?: string[] }|fun(doc: gloss.Doc, options?: table): gloss.Spans|table[]

-- --- Alignment ----------------------------------------------------------------

---Groups of spans of two sets that share characters; `#alignment` of them.
---@class gloss.Alignment
local Alignment = {}

---i1, i2, j1, j2: group g is a[i1] to a[i2] and b[j1] to b[j2]; one may be none.
---@param g integer
---@return integer?, integer?, integer?, integer?
function Alignment:group(g) end

---@return fun(): integer?, integer?, integer?, integer?
function Alignment:each() end

---First and last span of b that share characters with a[i]; nil: none.
---@param i integer
---@return integer?, integer?
function Alignment:a2b(i) end

---@param j integer
---@return integer?, integer?
function Alignment:b2a(j) end

-- --- Gazetteer ----------------------------------------------------------------

---@alias gloss.Matches "longest"|"all"|"first"|"priority"
---@alias gloss.FindOptions { matches?: gloss.Matches, per?: "label", labels?: string|string[], fuzzy?: 0|1|2, lengths?: integer[], words?: integer, stretches?: "capitals"|"any", order?: "given"|"any", initials?: boolean }
---@alias gloss.NearOptions { by?: "edits"|"jaro_winkler"|"token_set", within?: integer, labels?: string|string[] }

---@class gloss.Pattern
---@operator mul(gloss.Pattern|string): gloss.Pattern
---@operator add(gloss.Pattern|string): gloss.Pattern
---@operator sub(gloss.Pattern|string): gloss.Pattern
---@operator div(any): gloss.Pattern
---@operator pow(any): gloss.Pattern
---@operator unm: gloss.Pattern
---@operator len: gloss.Pattern
local Pattern = {}

---Where a match lies inside one span of a layer.
---@param layer string
---@return gloss.Pattern
function Pattern:within(layer) end

---@param text gloss.Doc|gloss.Text|string
---@param options? { matches?: "longest"|"first"|"all"|"widest", per?: "all"|"label"|"rule", tokens?: string|gloss.Spans, budget?: integer }
---@return gloss.Spans
function Pattern:find(text, options) end

---Why a stretch of bytes is no match; nil where it is one.
---@param text gloss.Doc|gloss.Text|string
---@param first? integer  1; as string.sub counts
---@param last? integer  -1
---@return string?
function Pattern:why_not(text, first, last) end

---Steps for each token at most, and what the program has.
---@return integer, table<string, integer>
function Pattern:cost() end

---@class gloss.Patterns
---@field layer string
local Patterns = {}

---@param text gloss.Doc|gloss.Text|string
---@param options? { matches?: "longest"|"first"|"all"|"widest", per?: "all"|"label"|"rule", tokens?: string|gloss.Spans, budget?: integer }
---@return gloss.Spans
function Patterns:find(text, options) end

---@param text gloss.Doc|gloss.Text|string
---@param first? integer  1; as string.sub counts
---@param last? integer  -1
---@return string?
function Patterns:why_not(text, first, last) end

---@return integer, table<string, integer>
function Patterns:cost() end

---@class gloss.SpacyMatcher
---@field layer string
---@operator len: integer
local SpacyMatcher = {}

---Appends patterns, each a list of token descriptions, to those of a key.
---@param key string
---@param patterns table[][]
---@param options? { greedy?: "FIRST"|"LONGEST", on_match?: function, id?: string }
---@return gloss.SpacyMatcher
function SpacyMatcher:add(key, patterns, options) end

---@param key string
---@return gloss.SpacyMatcher
function SpacyMatcher:remove(key) end

---@param key string
---@return boolean
function SpacyMatcher:has(key) end

---@param text gloss.Doc|gloss.Text|string
---@return gloss.Spans
function SpacyMatcher:find(text) end

---@class gloss.SpacyRuler
---@field layer string
---@operator len: integer
local SpacyRuler = {}

---@param rows table[]
---@return gloss.SpacyRuler
function SpacyRuler:add(rows) end

---@param which { label?: string, id?: string }
---@return gloss.SpacyRuler
function SpacyRuler:remove(which) end

---@return string[]
function SpacyRuler:labels() end

---@return string[]
function SpacyRuler:ids() end

---@param text gloss.Doc|gloss.Text|string
---@return gloss.Spans
function SpacyRuler:find(text) end

---@class gloss.RegexNER
---@field layer string
---@operator len: integer
local RegexNER = {}

---@param text gloss.Doc|gloss.Text|string
---@return gloss.Spans
function RegexNER:find(text) end

---@class gloss.LIWC
---@field layer string
---@field categories string[]
---@operator len: integer
local LIWC = {}

---@param text gloss.Doc|gloss.Text|string
---@return gloss.Spans
function LIWC:find(text) end

---By category how many words, and of a hundred; and the number of words.
---@param text gloss.Doc|gloss.Text|string
---@return table<string, { count: integer, percent: number }>, integer
function LIWC:count(text) end

---The categories of a word.
---@param word string
---@return table<string, true>
function LIWC:of(word) end

---@class gloss.Gazetteer
---@field layer string
local Gazetteer = {}

---Adds a name, or { name, id =, label =, alias = {}, demonym = {}, any other field = }.
---@param entry string|table
---@return integer|gloss.Gazetteer
function Gazetteer:add(entry) end

---Adds all entries of a file, or none: then nil, "FILE:LINE: reason", line. With errors =
---"skip" also how many rows were left out, and what was wrong with them.
---@param path string
---@param options? { format?: string, errors?: "stop"|"skip", separator?: string, progress?: fun(rows: integer), warn?: fun(message: string) }
---@return integer?, string|integer?, integer|string[]?
function Gazetteer:load(path, options) end

---@param text gloss.source
---@param options? gloss.FindOptions
---@return gloss.Spans
function Gazetteer:find(text, options) end

---Writes a field, or what a function gives, for each name; and how positions moved.
---@param text gloss.source
---@param by string|fun(span: gloss.Span): string?
---@param options? gloss.FindOptions
---@return string, { to: (fun(position: integer): integer), from: (fun(position: integer): integer) }
function Gazetteer:replace(text, by, options) end

---Takes out the entries of a name, or { name, id =, label = } (without a name: all of these): how many.
---@param entry string|table
---@return integer
function Gazetteer:remove(entry) end

---Builds the index anew, without what was removed.
---@return gloss.Gazetteer
function Gazetteer:compact() end

---Saves a pack; or nil, "FILE: reason".
---@param path string
---@return true?, string?
function Gazetteer:save(path) end

---Reads all of a pack and checks it; or nil, "FILE: reason", byte.
---@return true?, string?, integer?
function Gazetteer:verify() end

---Memory held by the index with its names, by the records.
---@return integer, integer
function Gazetteer:bytes() end

---One of the entries that are nearest to a name.
---@class gloss.Candidate
---@field form string the name that is near
---@field score number edits, or a likeness from 0 to 1
---@field id? string
---@field label? string
---@field entry table the record, made when it is first asked for
---@field [string] any a field of the record

---The entries whose names are nearest to one name, at most n (1), best first.
---@param name string
---@param n? integer
---@param options? gloss.NearOptions
---@return gloss.Candidate[]
function Gazetteer:nearest(name, n, options) end

---The entries of which some name begins with a text.
---@param text string
---@param limit? integer
---@return table[]
function Gazetteer:prefix(text, limit) end

---The entries that have a name, or are as a table tells: { name, id =, label = }.
---@param name string|table
---@return table[]
function Gazetteer:lookup(name) end

---@return fun(): table?
function Gazetteer:entries() end

function Gazetteer:close() end

-- --- story --------------------------------------------------------------------

---@class gloss.Place
---@field first integer
---@field last integer
---@field line integer
---@field column integer
---@field text string
---@field sentence? integer

---@class gloss.Entity
---@field id? string
---@field label? string
---@field name string
---@field called string as the gazetteer's pattern has it
---@field count integer
---@field mentions gloss.Place[]
---@field forms { text: string, count: integer }[]

---@class gloss.Story
---@field title? string
---@field byline? string
---@field date? string
---@field place? string
---@field agency? string
---@field file? string
---@field bytes integer
---@field sentences gloss.Place[]
---@field entities gloss.Entity[]
---@field unlisted gloss.Entity[] names that no list has
---@field credits integer mentions in byline, dateline and credits
---@field together { a: gloss.Entity, b: gloss.Entity, count: integer, sentences: integer[] }[]
---@field crowded integer sentences with too many names for `together`
---@field quotes gloss.Place[] with kind, speaker, cue, who, id, depth
---@field why? { first: integer, line: integer, column: integer, text: string }
---@field incomplete? string

-- --- attributes ---------------------------------------------------------------

---@class gloss.Attributes
---@field spans gloss.Spans
---@operator len: integer
local Attributes = {}

---The spans whose attributes all are as asked: a value, a list of them, a function.
---@param conditions table<gloss.Attribute, any>
---@return gloss.Spans
function Attributes:where(conditions) end

---How many spans have each value of an attribute ("lower"); or are as asked.
---@param what? gloss.Attribute|table<gloss.Attribute, any>
---@return table<string|integer|boolean, integer>|integer
function Attributes:count(what) end

---The number of each span's value ("lower"), from 1, and how many values there are.
---@param name? gloss.StringAttribute
---@return integer[], integer
function Attributes:ids(name) end

---The value with that number.
---@param id integer
---@param name? gloss.StringAttribute
---@return string?
function Attributes:text(id, name) end

---@class gloss.Ngram
---@field [integer] string
---@field text string
---@field count integer

---@class gloss.Ngrams
---@field [integer] gloss.Ngram
---@operator len: integer
local Ngrams = {}

---Iterates over count, word, word, ... and makes no tables.
---@return fun(): integer?, string?
function Ngrams:each() end

---How many n-grams there are in all, or how often this one occurs.
---@param ... string
---@return integer
function Ngrams:count(...) end

return gloss
