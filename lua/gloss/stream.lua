--- Texts that come in pieces and may have any length.
local blame = require "gloss.blame"
local core = require "gloss.core"
local check = require "gloss.options".check
local known = require "gloss.options".known
local segment = require "gloss.segment"

local M = {}

local UNICODE = { profile = true }
local WORDS = { only = true, profile = true }
local TOKENS = {
  lang = true, memory = true, newline = true, profile = true,
}
local SENTENCES = {
  lang = true, memory = true, newline = true, profile = true, quotes = true,
}

-- what there are streams of, and the options of each
local KINDS = {
  graphemes = UNICODE, linebreaks = UNICODE, sentences = SENTENCES,
  tokens = TOKENS, words = WORDS,
}

-- Linguistic rules by these options need to see no text but what has come.
local function check_linguistic(kind, options, level)
  local function refuse(why)
    error(("a stream of %s needs %s (or profile = \"uax29\")"):format(kind, why),
      level + 2)
  end
  local newline = options.newline == nil or options.newline == "auto"
  local known_newlines = 'newline = "paragraph", "sentence" or "space"'
  if options.memory ~= false then
    refuse("memory = false" .. (newline and " and " .. known_newlines or "")
      .. ": what the text as a whole tells is not known yet")
  elseif newline then
    refuse(known_newlines .. ': "auto" looks at many lines')
  end
  if options.lang == "auto" then
    refuse "a fixed lang: \"auto\" looks at the whole text"
  end
end

--- A stream: takes a text of any length piece by piece, cut anywhere, and gives
-- its segments as soon as nothing that may come can change them. They are those
-- of the function of the same name for the whole text and the same options.
--   for first, last, text in stream:feed(chunk) do ... end
--   for first, last, text in stream:close() do ... end
-- kind: "graphemes", "words", "linebreaks", "sentences" or "tokens". options:
--   profile  "uax29": the rules of Unicode, for all kinds; of sentences and
--            tokens "news" (default): linguistic rules
--   only     of words, as gloss.words takes it
-- and for linguistic rules
--   memory   must be false; see gloss.sentences
--   newline  must be "paragraph", "sentence" or "space"
--   lang     a code (default "en"), or a language object, but not "auto"
--   quotes   of sentences, as gloss.sentences takes it. With "keep" those of a
--            quotation wait until it is closed, or the paragraph ends
-- Raises on anything else.
function M.stream(kind, options)
  if not KINDS[kind] then
    error(("unknown kind of stream '%s' (known: %s)"):format(tostring(kind),
      known(KINDS)), 2)
  end
  if type(options) == "table" and options.model ~= nil then
    error("option 'model': not in a stream, for a model remembers the text", 2)
  end
  options = check(options, KINDS[kind], 2)
  local linguistic = KINDS[kind] == SENTENCES or KINDS[kind] == TOKENS
  local profile = options.profile
  if profile == nil then profile = linguistic and "news" or "uax29" end
  if profile ~= "uax29" and not (linguistic and profile == "news") then
    error(("no profile '%s' in a stream of %s (known: %suax29)"):format(
      tostring(profile), kind, linguistic and "news, " or ""), 2)
  end
  local stream
  if profile == "uax29" then
    stream = blame(2, "only", core.newstream, kind, profile, nil,
      { only = options.only })
  else
    check_linguistic(kind, options, 2)
    stream = blame(2, "option", core.newstream, kind, profile,
      segment.lang(options.lang, "", 2), {
        quotes = options.quotes, newline = options.newline, memory = false,
      })
  end
  return stream
end

local CHUNK = 65536
local feed, close = core.streammethods.feed, core.streammethods.close

--- All segments of what `source` gives, a file or a function of the next chunk
-- (nil at the end), as io.lines(path, 65536) makes it:
--   for first, last, text in stream:each(io.stdin) do ... end
-- The stream is closed at its end. A file is waited for until 64 KiB are there;
-- file:lines "L" gives each line as it comes. Raises where it cannot be read.
function core.streammethods.each(stream, source)
  local kind, read = type(source), source
  if kind == "table" or kind == "userdata" then
    local method = (kind == "table" or getmetatable(source)) and source.read
    if not method then
      error("each: file or function expected, got what has no read", 2)
    end
    read = function()
      local ok, chunk, why = pcall(method, source, CHUNK)
      if not ok then error("each: " .. tostring(chunk):gsub("^[^\n]-stream%.lua:%d+: ", ""), 3) end
      return chunk, why
    end
  elseif kind ~= "function" then
    error(("each: file or function expected, got %s"):format(kind), 2)
  end
  local following = blame(2, nil, feed, stream, "")
  local ended = false
  return function()
    while true do
      local first, last, text, word = following()
      if first then return first, last, text, word end
      if ended then return nil end
      local chunk, why = read()
      if chunk == nil then
        if why ~= nil then error("each: " .. tostring(why), 2) end
        ended = true
        close(stream)
      elseif type(chunk) ~= "string" then
        error("each: string expected from the source, got " .. type(chunk), 2)
      else
        blame(2, nil, feed, stream, chunk)
      end
    end
  end
end

return M
