--- A doc is a text with named layers, each a Spans. Layers are set once, or
-- made when first read; matchers find spans in a doc and never change it.
local blame = require "gloss.blame"
local core = require "gloss.core"
local kind = require "gloss.kind"
local options_of = require "gloss.options"

local M = {}

local Doc = {} -- methods
local meta = { __name = "gloss.Doc" }

--- options of gloss.doc, and how each must look
local OPTIONS = {
  lang = "string or Language", tokens = "string or Spans", date = "string",
  id = "string", source = "string", quotes = "string", newline = "string",
  model = "string", memory = "boolean",
}

-- What a doc without options has for its own fields, and those of them that are
-- made when first asked for: most docs never are.
local DEFAULTS = {
  _language = "en", _quotes = false, _newline = false, _memory = true,
  _model = false, _profile = false, _locked = 0,
}
local TABLES = { _layers = true, _lazy = true, _making = true, _tokenized = true }

local function isspans(v) return kind(v) == "gloss.Spans" end

-- Raises where the method `name` was called on something else: doc.find(x) for doc:find(x).
local function check_self(doc, name)
  if options_of.isdoc(doc) then return end
  error(("doc:%s: doc expected before the colon, got %s"):format(name, kind(doc)), 3)
end

-- options of M.doc, or of M.docs, which takes some besides: `known`
local function check_options(options, known, level)
  options = options_of.check(options, known, level + 1)
  for name, value in pairs(options) do
    if OPTIONS[name] and type(value) ~= (name == "memory" and "boolean" or "string")
      and not (name == "tokens" and isspans(value))
      and not (name == "lang" and kind(value) == "gloss.Language")
    then
      error(("option '%s': %s expected, got %s"):format(name, OPTIONS[name],
        type(value)), level + 1)
    end
  end
  return options
end

-- Options that wait for a layer are tried at once, on an empty text: a mistake
-- is told where it is made.
local function try_options(options, level)
  local segment = options.lang or options.quotes or options.newline
    or options.model or options.memory == false or type(options.tokens) == "string"
  if not segment then return end
  segment = require "gloss.segment"
  blame(level + 1, nil, segment.sentences, "", { lang = options.lang,
    quotes = options.quotes, newline = options.newline, memory = options.memory,
    model = options.model })
  if type(options.tokens) == "string" then
    blame(level + 1, nil, segment.tokens, "", { profile = options.tokens })
  end
end

-- The option of that name: nil where it is true, the default.
local function memory(doc)
  if not doc._memory then return false end
end

-- The layers that every doc has, each a function of the text and its options.
-- They are made when first read, unless the user has set them by then.
local BUILTIN = {
  graphemes = function(doc) return core.graphemes(doc._text) end,
  words = function(doc) return core.words(doc._text) end,
  linebreaks = function(doc) return core.linebreaks(doc._text) end,
  lines = function(doc) return core.lines(doc._text) end,
  paragraphs = function(doc) return core.paragraphs(doc._text) end,
  sentences = function(doc)
    return require "gloss.segment".sentences(doc._text,
      { lang = doc._language, quotes = doc._quotes or nil,
        newline = doc._newline or nil, memory = memory(doc),
        model = doc._model or nil })
  end,
  tokens = function(doc) return doc:tokenized(doc._profile or "news") end,
  -- in brackets: require has two results
  quotes = function(doc) return doc:find((require "gloss.quotes")) end,
  zones = function(doc) return doc:find((require "gloss.zones")) end,
  unlisted = function(doc) return doc:find((require "gloss.unlisted")) end,
}

--- A doc of `text` (a string or a Text of at most 4 GiB - 1 bytes).
-- options:
--   lang      a code (default "en"), "auto", or a language object
--   quotes, newline, memory, model  as gloss.sentences takes them, for the
--            layer `sentences`; newline and memory for tokens too
--   tokens    a profile's name (default "news"), or the user's own tokens as a
--             Spans
--   date, id, source  the user's own, kept as they are
-- Raises on other options, other types, and on names that are not known.
function M.doc(text, options)
  if options == nil then
    local doc = core.newdoc(text, "en", meta)
    if doc then return doc end
  end
  local object = blame(2, "text", core.text, text, options)
  options = check_options(options, OPTIONS, 2)
  try_options(options, 2)
  if core.getdoc(object) then object = core.retext(object) end
  local lang = options.lang or "en"
  if lang == "auto" then
    lang = require "gloss.detect".code(object)
  end
  local doc = setmetatable({
    _language = lang, _quotes = options.quotes or false,
    _newline = options.newline or false, _memory = options.memory ~= false,
    _model = options.model or false,
    _text = object,
    _profile = type(options.tokens) == "string" and options.tokens or false,
    lang = type(lang) ~= "string" and lang.code
      or lang:find "[%u_-]" and require "gloss.language".primary(lang) or lang,
    date = options.date, id = options.id, source = options.source,
  }, meta)
  core.setdoc(object, doc)
  if isspans(options.tokens) then doc:layer("tokens", options.tokens) end
  return doc
end

-- Spans, or rows, of this very text
local function tospans(doc, value, what, level)
  if type(value) == "table" then
    value = blame(level + 1, what, core.spans, doc._text, value)
  end
  if not isspans(value) then
    error(("%s: Spans expected, got %s"):format(what, type(value)), level + 1)
  end
  if not core.sametext(value.text, doc._text) then
    error(what .. ": spans of another text", level + 1)
  end
  if core.docof(value) == doc then return value end
  return core.spans(doc._text, {}) + value -- the same bytes: from here on they are the doc's
end

-- the same for a layer; the tokens have their attributes as fields
local function tolayer(doc, value, name, level)
  value = tospans(doc, value, "layer '" .. name .. "'", level + 1)
  if name ~= "tokens" then return value end
  return require "gloss.attributes".lexical(value, doc.lang)
end

-- Makes a lazy layer. `doc._making` is the chain of those being made.
local function make(doc, name, fn)
  local making = doc._making
  for i = 1, #making do
    if making[i] == name then
      error(("layers in a cycle: %s -> %s"):format(
        table.concat(making, " -> ", i), name), 0)
    end
  end
  making[#making + 1] = name
  local ok, result = pcall(fn, doc)
  making[#making] = nil
  if not ok then error(result, 0) end
  doc._layers[name] = tolayer(doc, result, name, 4)
  doc._lazy[name] = nil
  return doc._layers[name]
end

local function get(doc, name)
  local layer = doc._layers[name]
  if layer then return layer end
  local fn = doc._lazy[name] or BUILTIN[name]
  return fn and make(doc, name, fn)
end

function meta.__index(doc, name)
  local method = Doc[name]
  if method then return method end
  local default = DEFAULTS[name]
  if default ~= nil then return default end
  if TABLES[name] then
    default = {}
    rawset(doc, name, default)
    return default
  end
  if name == "text" then -- made when asked for: of a mapped file it is a copy
    rawset(doc, "text", tostring(doc._text))
    return doc.text
  end
  local layer = get(doc, name)
  if layer then return layer end
  if OPTIONS[name] then return nil end -- not given to this doc
  error(("no layer '%s' (there are: %s)"):format(tostring(name),
    table.concat(doc:layers(), ", ")), 2)
end

function meta.__newindex()
  error("a doc's fields cannot be set; doc:layer(name, spans) adds a layer", 2)
end

function meta.__tostring(doc)
  local names = {}
  for name in pairs(doc._layers) do names[#names + 1] = name end
  table.sort(names)
  return ("Doc (%d bytes; %s)"):format(#doc._text,
    #names > 0 and table.concat(names, ", ") or "no layers yet")
end

function meta.__len(doc) return #doc._text end

--- Sets a layer, once: doc:layer(name, spans), doc:layer(name, rows), or
-- doc:layer(name, fn) with a function of the doc that is run when the layer is
-- first read. doc:layer(name) gives the layer. Returns the doc, or the layer.
-- Raises for a name that is taken (by a layer, a method or a field), for spans
-- of another text, and while a matcher is at work on the doc.
function Doc.layer(doc, name, value)
  check_self(doc, "layer")
  if type(name) ~= "string" then
    error("layer name: string expected, got " .. type(name), 2)
  end
  if value == nil then return doc[name] end
  if doc._locked > 0 then
    error(("layer '%s' cannot be set while a matcher is at work")
      :format(name), 2)
  end
  if doc._layers[name] or doc._lazy[name] then
    error(("layer '%s' is set already"):format(name), 2)
  end
  if Doc[name] or rawget(doc, name) ~= nil or name:sub(1, 1) == "_" or name == "text"
    or (OPTIONS[name] and not BUILTIN[name])
  then
    error(("'%s' is no name for a layer: it means something else in a doc")
      :format(name), 2)
  end
  if type(value) == "function" then
    doc._lazy[name] = value
  else
    doc._layers[name] = tolayer(doc, value, name, 2)
  end
  return doc
end

--- The tokens of another profile, beside the layer `tokens`: a Spans, the
-- same one each time. profile: as in gloss.tokens. Raises on an unknown one.
function Doc.tokenized(doc, profile)
  check_self(doc, "tokenized")
  if type(profile) ~= "string" then
    error("profile: string expected, got " .. type(profile), 2)
  end
  local tokens = doc._tokenized[profile]
  if not tokens then
    local ok, made = pcall(require "gloss.segment".tokens, doc._text,
      { lang = doc._language, profile = profile, newline = doc._newline or nil,
        memory = memory(doc) })
    if not ok then error(made, 2) end
    tokens = made
    doc._tokenized[profile] = tokens
  end
  return tokens
end

--- Whether the doc has a layer of that name, made or yet to be made.
function Doc.has(doc, name)
  check_self(doc, "has")
  return (doc._layers[name] or doc._lazy[name] or BUILTIN[name]) ~= nil
end

--- Names of all layers that can be read, sorted.
function Doc.layers(doc)
  check_self(doc, "layers")
  local names = {}
  for _, set in ipairs{ doc._layers, doc._lazy, BUILTIN } do
    for name in pairs(set) do names[name] = true end
  end
  return options_of.sorted(names)
end

-- The find of a matcher: of an object with a method `find`, or the function
-- itself. Nil where it is neither.
local function finder(matcher)
  local of = type(matcher)
  if of == "function" then
    return function(doc, options) return matcher(doc, options) end
  end
  if of == "table" or of == "userdata" then
    local find = matcher.find
    if type(find) == "function" then
      return function(doc, options)
        local found = find(matcher, doc, options)
        return found -- no tail call: what it raises at its caller is told by this place
      end
    end
  end
end

-- Raises what a matcher raised: at the caller of doc:find if the matcher blames its own.
local function pass_through(why)
  local own = type(why) == "string" and why:match "^[^\n]-gloss/doc%.lua:%d+: (.*)$"
  error(own or why, own and 3 or 0)
end

--- What a matcher finds: a Spans. A matcher is an object with a method
-- find(doc, options) that returns a Spans or rows, or a function of the same
-- arguments. Layers that it names in `needs` are made first. The doc is
-- locked meanwhile, so that a matcher must not yield. Errors of the matcher
-- pass through.
function Doc.find(doc, matcher, options)
  check_self(doc, "find")
  local find = finder(matcher)
  if not find then
    error(("matcher expected (a function, or an object with a method find), "
      .. "got %s"):format(type(matcher)), 2)
  end
  if type(matcher) ~= "function" and matcher.needs then
    for _, name in ipairs(matcher.needs) do
      if not get(doc, name) then
        error(("matcher needs layer '%s', which the doc has not (%s)")
          :format(name, table.concat(doc:layers(), ", ")), 2)
      end
    end
  end
  rawset(doc, "_locked", doc._locked + 1)
  local ok, result = pcall(find, doc, options)
  rawset(doc, "_locked", doc._locked - 1)
  if not ok then pass_through(result) end
  local found = tospans(doc, result, "result of a matcher", 2)
  return found -- no tail call: error levels count this function
end

-- the layer that a matcher writes
local function target(matcher)
  return type(matcher) ~= "function" and matcher.layer or "entities"
end

-- Raises where it is no list of matchers; `what` it is, in words.
local function check_pipeline(pipeline, what, level)
  local function expected(found)
    error(("%s: list of matchers expected, got %s"):format(what, found), level + 2)
  end
  if type(pipeline) ~= "table" then expected(kind(pipeline)) end
  if finder(pipeline) then expected "one matcher" end
  local odd = options_of.keyed(pipeline)
  if odd ~= nil then expected(("a field '%s'"):format(tostring(odd))) end
  for i, matcher in ipairs(pipeline) do
    if not finder(matcher) then
      error(("%s: matcher expected at %d, got %s"):format(what, i, kind(matcher)), level + 1)
    end
  end
end

local function run(doc, pipeline)
  local last, united = {}, {}
  for i, matcher in ipairs(pipeline) do last[target(matcher)] = i end
  for i, matcher in ipairs(pipeline) do
    local name, found = target(matcher), doc:find(matcher)
    united[name] = united[name] and united[name] + found or found
    if last[name] == i then doc:layer(name, united[name]) end
  end
end

--- Runs matchers in order. Results for one layer are united, and the layer is
-- set behind its last writer. Returns the doc.
function Doc.run(doc, pipeline)
  check_self(doc, "run")
  check_pipeline(pipeline, "pipeline", 2)
  local ok, why = pcall(run, doc, pipeline)
  if not ok then pass_through(why) end
  return doc
end

--- Every match of a Lua string pattern, as spans with `label` if given. A
-- pattern that begins with ^ is tried at the start of the text alone.
function Doc.gmatch(doc, pattern, label)
  check_self(doc, "gmatch")
  if type(pattern) ~= "string" then
    error("pattern: string expected, got " .. type(pattern), 2)
  end
  if label ~= nil and type(label) ~= "string" then
    error("label: string expected, got " .. type(label), 2)
  end
  local text, at, anchored = doc.text, 1, pattern:sub(1, 1) == "^"
  local found = blame(2, "pattern", core.spans, doc._text, function()
    while at and at <= #text do
      local first, last = text:find(pattern, at)
      if anchored or not first then
        at = nil
      else
        at = math.max(last, first) + 1
      end
      if first and last >= first then return first, last, label end
    end
  end)
  return found
end

--- Why no sentence ends at a byte: the rule that held it back, the class of the
-- abbreviation and the words on both sides; any byte of the stop, mark or
-- abbreviation will do, and white space stands for the byte before it. Where a
-- sentence does end: nil and the rule that ends it. It is the decision behind
-- the layer `sentences`, made again. Raises on a byte out of bounds.
function Doc.why_not(doc, offset)
  check_self(doc, "why_not")
  if #doc._text == 0 then error("the text is empty", 2) end
  if type(offset) ~= "number" or offset % 1 ~= 0 or offset < 1
    or offset > #doc._text
  then
    error(("byte from 1 to %d expected, got %s"):format(#doc._text,
      tostring(offset)), 2)
  end
  while offset > 1 and doc:sub(offset, offset):find "^%s" do offset = offset - 1 end
  local why, ends = core.sentences_why(doc._text,
    require "gloss.segment".lang(doc._language, doc, 2),
    { quotes = doc._quotes or nil, newline = doc._newline or nil,
      memory = doc._memory }, offset)
  if ends then return nil, why end
  return why or "no mark, no abbreviation and no end of a line is there"
end

-- positions, and stretches of the text: a Text's methods take a doc too
for _, name in ipairs{ "codepoint", "utf16", "linecol", "byte", "sub" } do
  Doc[name] = core.text ""[name]
end

-- --- many docs ----------------------------------------------------------

local DOCS = { onerror = true, pipeline = true }
for name in pairs(OPTIONS) do DOCS[name] = true end

--- Iterates over docs: for doc in gloss.docs(paths, options) do.
-- source: a list of paths, or an iterator of text[, id]. options: pipeline (a
-- list of matchers, run on each doc), onerror (function(path, message): goes on
-- with the next file; without it an unreadable file raises), and those of
-- gloss.doc. One doc is held at a time.
function M.docs(source, options)
  options = check_options(options, DOCS, 2)
  try_options(options, 2)
  local docopts, pipeline, onerror = {}, options.pipeline, options.onerror
  if pipeline == nil then pipeline = {} end
  check_pipeline(pipeline, "option 'pipeline'", 2)
  if onerror ~= nil and type(onerror) ~= "function" then
    error("option 'onerror': function expected, got " .. type(onerror), 2)
  end
  for name in pairs(OPTIONS) do docopts[name] = options[name] end
  local nexttext = source
  if type(source) == "table" then
    local i = 0
    nexttext = function()
      while i < #source do
        i = i + 1
        if type(source[i]) ~= "string" then
          error(("path %d: string expected, got %s"):format(i,
            type(source[i])), 3)
        end
        local text, message = options_of.slurp(source[i])
        if text then return text, source[i] end
        if not onerror then error(message, 3) end
        onerror(source[i], message)
      end
    end
  elseif type(source) ~= "function" then
    error("list of paths or iterator of texts expected, got " .. type(source),
      2)
  end
  local ispath = type(source) == "table"
  return function()
    local text, id = nexttext()
    if text == nil then return nil end
    local own = {}
    for name, value in pairs(docopts) do own[name] = value end
    own.id = own.id or id
    if ispath then own.source = own.source or id end
    local ok, doc = pcall(function()
      local made = M.doc(text, own)
      run(made, pipeline)
      return made
    end)
    if not ok then pass_through(doc) end -- in the loop that asks for docs
    return doc
  end
end

return M
