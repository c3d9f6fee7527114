--- Token patterns at work: gloss.patterns, sets of rules; find, why_not and cost of
-- these and of single patterns. Patterns are compiled (gloss.compile) when they are first
-- used, once for each profile of tokens and language.
local core = require "gloss.core"
local kind = require "gloss.kind"
local check = require "gloss.options".check
local pattern = require "gloss.pattern"

local M = {}

local BUDGET = 4000000000 -- steps of the machine

local function fail(level, ...) error((...):format(select(2, ...)), level + 1) end

local function weak() return setmetatable({}, { __mode = "k" }) end

-- --- rule sets ---------------------------------------------------------------------

local methods = { layer = "entities" }
local meta = { __index = methods, __name = "gloss.Patterns" }

local ROW = { name = true, label = true, id = true, pattern = true, priority = true,
  needs = true }
local SET = { matches = true, per = true, tokens = true, budget = true }
local FIND = { matches = true, per = true, tokens = true, budget = true, layers = true }
local MODES = { longest = true, first = true, all = true, widest = true }
local PERS = { all = true, label = true, rule = true }

local function isspans(v) return kind(v) == "gloss.Spans" end

local function check_options(options, known, level)
  options = check(options, known, level + 1)
  local matches, per, budget = options.matches, options.per, options.budget
  if matches ~= nil and not MODES[matches] then
    fail(level + 1, "matches: unknown mode '%s' (known: longest, first, all, widest)",
      tostring(matches))
  end
  if per ~= nil and not PERS[per] then
    fail(level + 1, "per: unknown word '%s' (known: all, label, rule)", tostring(per))
  end
  if options.tokens ~= nil and type(options.tokens) ~= "string"
    and not (known == FIND and isspans(options.tokens))
  then
    fail(level + 1, "tokens: name of a profile%s expected, got %s",
      known == FIND and " or Spans" or "", type(options.tokens))
  end
  if budget ~= nil and (type(budget) ~= "number" or budget % 1 ~= 0 or budget < 1
    or budget >= 2 ^ 63)
  then
    fail(level + 1, "budget: number of steps expected, got %s", tostring(budget))
  end
  return options
end

-- needs: names of layers, or of rules that come before
local function check_needs(row, k, names, level)
  local list = row.needs
  if type(list) == "string" then list = { list } end
  if list == nil then list = {} end
  if type(list) ~= "table" then
    fail(level + 1, "rule %d: needs: name or list of names expected, got %s", k, type(list))
  end
  local copy, after = {}, false
  for i, name in ipairs(list) do
    if type(name) ~= "string" then
      fail(level + 1, "rule %d: needs: string expected at %d, got %s", k, i, type(name))
    end
    if names[name] then after = true else copy[#copy + 1] = name end
  end
  return copy, after
end

local function check_row(row, k, names, level)
  if type(row) ~= "table" or pattern.ispattern(row) then
    fail(level + 1, "rule %d: table { name =, label =, pattern = } expected, got %s", k,
      pattern.ispattern(row) and "a pattern" or type(row))
  end
  for field in pairs(row) do
    if not ROW[field] then
      fail(level + 1, "rule %d: unknown field '%s' (known: %s)", k, tostring(field),
        require "gloss.options".known(ROW))
    end
  end
  for _, field in ipairs{ "name", "label", "id" } do
    if row[field] ~= nil and type(row[field]) ~= "string" then
      fail(level + 1, "rule %d: %s: string expected, got %s", k, field, type(row[field]))
    end
  end
  local p = row.pattern
  if type(p) == "string" then
    p = require "gloss.blame"(level + 1, ("rule %d"):format(k),
      require "gloss.patternsyntax".pattern, p)
  end
  if not pattern.ispattern(p) then
    fail(level + 1, "rule %d: pattern expected, got %s", k, type(p))
  end
  local priority = row.priority
  if priority ~= nil and (type(priority) ~= "number" or priority ~= priority) then
    fail(level + 1, "rule %d: priority: number expected, got %s", k, tostring(priority))
  end
  local needs, after = check_needs(row, k, names, level + 1)
  return { name = row.name, label = row.label, id = row.id, pattern = p, priority = priority,
    needs = needs, after = after, k = k }
end

--- A set of rules that are found together.
-- @param rows list of { name =, label =, id =, pattern = (a pattern, or a string of gloss.pattern),
--   priority = (of matches of equal extent the greatest wins, then the earlier rule),
--   needs = names of layers that the doc must have, or of earlier rules, whose spans then are
--   in the layer "entities" for this one and those that follow }; and options for `find`:
--   matches, per, tokens, budget
-- @return a matcher: find, why_not, cost; # is the number of rules. Raises on anything else.
function M.patterns(rows)
  if type(rows) ~= "table" or pattern.ispattern(rows) then
    fail(2, "list of rules expected, got %s", pattern.ispattern(rows) and "a pattern"
      or type(rows))
  end
  local options, names, needs = {}, {}, {}
  local set = { stages = { {} }, size = 0 }
  local listed = 0
  for name, value in pairs(rows) do
    if type(name) == "number" then listed = listed + 1 else options[name] = value end
  end
  check_options(options, SET, 2)
  for k, row in ipairs(rows) do
    local rule = check_row(row, k, names, 2)
    local stage = set.stages[#set.stages]
    if rule.after and #stage > 0 then
      stage = {}
      set.stages[#set.stages + 1] = stage
    end
    stage[#stage + 1] = rule
    stage.ids = stage.ids or rule.id ~= nil
    if rule.name then names[rule.name] = true end
    for _, name in ipairs(rule.needs) do needs[#needs + 1] = name end
    set.size = k
  end
  if set.size < listed then fail(2, "rule %d: nil, and others behind it", set.size + 1) end
  set.options, set.needs, set.names = options, needs, names
  return setmetatable(set, meta)
end

function meta.__len(set) return rawget(set, "size") end
function meta.__tostring(set) return ("Patterns (%d rules)"):format(#set) end

local ones = weak() -- the stages of a single pattern

local function stages_of(self, level)
  if getmetatable(self) == meta then return self.stages, self.options end
  if not pattern.ispattern(self) then
    fail(level + 1, "pattern expected, got %s (a method is called as patt:method())", type(self))
  end
  local stages = ones[self]
  if not stages then
    stages = { { { pattern = self, k = 1 } } }
    ones[self] = stages
  end
  return stages, {}
end

-- --- tokens of a doc -----------------------------------------------------------------

local attributes = weak() -- by tokens

local function attributes_of(tokens, lang)
  local a = attributes[tokens]
  if not a then
    a = require "gloss.attributes".attributes(tokens, { lang = lang })
    attributes[tokens] = a
  end
  return a
end

-- The code of a language, or of what `gloss.language` gives.
local function code_of(lang) return type(lang) == "userdata" and lang.code or lang end

-- Attributes that are no fields of tokens, as functions of the word. norm: the spelling that
-- is usual in English; elsewhere, the word in small letters.
local makers = {}
function makers.lowercase() return require "gloss.spacywords".lower end
function makers.norm(lang)
  local words = require "gloss.spacywords"
  return code_of(lang) == "en" and words.norm or words.lower
end

-- The functions that programs of a language ask for, loaded when they do.
local function values_for(lang)
  return setmetatable({}, { __index = function(t, name)
    local value = makers[name](lang)
    rawset(t, name, value)
    return value
  end })
end

-- Layers that are given for one search.
local function check_layers_given(layers, doc, level)
  if layers == nil then return {} end
  if type(layers) ~= "table" then
    fail(level + 1, "layers: table of Spans by name expected, got %s", type(layers))
  end
  for name, spans in pairs(layers) do
    local why = not isspans(spans) and ("Spans expected, got %s"):format(type(spans))
      or not core.sametext(spans.text, doc._text) and "spans of another text"
    if why then fail(level + 1, "layer '%s': %s", tostring(name), why) end
  end
  return layers
end

local function todoc(text, level)
  if type(text) == "table" and text._text then return text end
  if type(text) == "userdata" then
    local ok, doc = pcall(core.getdoc, text)
    if ok and doc then return doc end
  end
  if type(text) ~= "string" and type(text) ~= "userdata" then
    fail(level + 1, "text: string, Text or doc expected, got %s", type(text))
  end
  return require "gloss.blame"(level + 1, "text", require "gloss.doc".doc, text)
end
M.todoc = todoc

local compiled = weak() -- by stage: profile: language

-- The words of a list that pass a test.
local function words_that(test, words)
  local rows, at = {}, 1
  for i, word in ipairs(words) do
    rows[i] = { at, at + #word - 1 }
    at = at + #word + 1
  end
  local doc = require "gloss.doc".doc(table.concat(words, " "))
  doc:layer("tokens", core.spans(doc._text, rows))
  return pattern.test(test):find(doc, { matches = "all" })
end

local function program_of(stage, profile, lang)
  local by_profile = compiled[stage] or {}
  compiled[stage] = by_profile
  local by_lang = by_profile[profile] or weak()
  by_profile[profile] = by_lang
  local c = by_lang[lang]
  if not c then
    local segment = require "gloss.segment"
    c = require "gloss.compile".compile(stage, function(s)
      return segment.tokens(s, { profile = profile, lang = lang })
    end, function(token, attr)
      return makers[attr] and makers[attr](lang)(tostring(token)) or token[attr]
    end, function() return require "gloss.lemma".further(code_of(lang)) end, words_that)
    c.values, c.selections = values_for(lang), {}
    by_lang[lang] = c
  end
  return c
end

-- --- a search ---------------------------------------------------------------------------

-- One search: who looks for what in which tokens.
--   doc, tokens, c (compiled), layers (name to Spans, before those of the doc), search,
--   ignored (spans of items that are not on edges of tokens)

local function layer_of(s, name)
  return s.layers[name] or s.doc:has(name) and s.doc[name] or core.spans(s.doc._text, {})
end

-- The values of a field that are wanted: those of a set, or those that a function takes.
local function chosen(spans, field, wanted)
  if not wanted then return nil end
  local out = {}
  if type(wanted) == "function" then
    for value in pairs(spans:count(field)) do out[#out + 1] = wanted(value) and value or nil end
  else
    for value in pairs(wanted) do out[#out + 1] = value end
  end
  return out
end

local function selected(s, what)
  local spans = layer_of(s, what.layer)
  if not (what.label or what.id) then return spans end
  local known = s.c.selections
  local by = known[what]
  if not by then
    by = { label = chosen(spans, "label", what.label), id = chosen(spans, "id", what.id) }
    -- what a function takes is of these spans
    if type(what.label) ~= "function" and type(what.id) ~= "function" then known[what] = by end
  end
  return spans:where(by)
end

local RELATED = {
  ["=="] = function(a, b) return a == b end, ["~="] = function(a, b) return a ~= b end,
  ["<"] = function(a, b) return a < b end, ["<="] = function(a, b) return a <= b end,
  [">"] = function(a, b) return a > b end, [">="] = function(a, b) return a >= b end,
}

local function place(s, what)
  if what.kind == "where" then
    return function(i) return what.fn(s.tokens[i], i, s.tokens) end
  elseif what.kind == "index" then
    local related = RELATED[what.rel]
    return function(i) return related(i, what.value) end
  elseif what.kind == "field" then
    return function(i) return s.tokens[i].fields[what.name] == what.value end
  elseif what.kind == "space" then
    return core.placebits(s.tokens, nil, "space")
  end
  return core.placebits(s.tokens, selected(s, what), what.kind)
end

-- Prepares a search, as far as it makes sense; false where nothing can match.
local function prepare(s, whole)
  local c = s.c
  s.search = core.search(c.program, s.attributes, c.values)
  if not whole and s.search:alive() == 0 then return false end
  local places = {}
  for i = 1, #c.places do places[i] = place(s, c.places[i]) end
  s.search:places(places)
  for i = 1, #c.bits do
    local what = c.bits[i]
    if what.kind ~= "look" then
      s.search:bit(i - 1, core.placebits(s.tokens, layer_of(s, what.layer), what.kind))
    end
  end
  s.ignored = {}
  for i = 1, #c.items do
    local ignored, deep = s.search:item(i - 1, selected(s, c.items[i]))
    s.ignored[c.items[i].layer] = math.max(s.ignored[c.items[i].layer] or 0, ignored)
    s.deep = s.deep or deep
  end
  s.search:ready(s.budget)
  return true
end

-- Names of the layers that a program reads and cannot do without, each once.
local function layers_read(c)
  local names, seen = {}, {}
  for _, list in ipairs{ c.places, c.bits, c.items } do
    for i = 1, #list do
      local name = list[i].layer
      if name and not list[i].optional and not seen[name] then
        names[#names + 1], seen[name] = name, true
      end
    end
  end
  return names
end

-- Raises where a layer is not there that a program reads; `made` will be.
local function check_layers(doc, c, layers, made)
  c.read = c.read or layers_read(c)
  for _, name in ipairs(c.read) do
    if name ~= made and not layers[name] and not doc:has(name) then
      error(("pattern needs layer '%s', which the doc has not (%s)"):format(name,
        table.concat(doc:layers(), ", ")), 0)
    end
  end
end

local function new_search(doc, stage, options, made)
  local tokens, profile = options.tokens, doc._profile or "news"
  if isspans(tokens) then
    if not core.sametext(tokens.text, doc._text) then error("tokens: spans of another text", 0) end
  else
    profile = tokens or profile
    tokens = tokens and doc:tokenized(tokens) or doc.tokens
  end
  local c = program_of(stage, profile, doc._language)
  local layers = {}
  for name, spans in pairs(options.layers or {}) do layers[name] = spans end
  check_layers(doc, c, layers, made)
  return {
    doc = doc, tokens = tokens, stage = stage, layers = layers, c = c,
    attributes = attributes_of(tokens, doc._language),
    budget = options.budget or BUDGET,
  }
end

-- A search for each stage, made before anything is run; what is wrong is told at the caller.
local function new_searches(doc, self, stages, options, level)
  local blame = require "gloss.blame"
  for _, name in ipairs(rawget(self, "needs") or {}) do
    if not doc:has(name) and self.names[name] then
      fail(level + 1, "rule '%s' is needed by a rule that does not stand behind it", name)
    elseif not doc:has(name) then
      fail(level + 1, "matcher needs layer '%s', which the doc has not (%s)", name,
        table.concat(doc:layers(), ", "))
    end
  end
  local list = {}
  for i, stage in ipairs(stages) do
    list[i] = blame(level + 1, nil, new_search, doc, stage, options, i > 1 and self.layer)
  end
  return list
end

-- Of each rule a number, the same for those that compete with each other; how many there are.
local function numbered(s, per)
  local list, n, known = {}, 0, {}
  for k, rule in ipairs(s.stage) do
    local what = per == "rule" and k or per == "label" and (rule.label or "") or "all"
    if not known[what] then known[what], n = n, n + 1 end
    list[k] = known[what]
  end
  return list, math.max(n, 1)
end

local function groups(s, per)
  local made = s.c.groups
  made[per] = made[per] or core.groups(numbered(s, per))
  return made[per]
end

-- The same where priority comes before length: those of one priority are a group, the greatest
-- first, and those that compete are a family of groups.
local function by_priority(s, per)
  local list, n = numbered(s, per)
  local members, order = {}, {}
  for k, rule in ipairs(s.stage) do
    local priority = rule.priority or 0
    local name = list[k] .. "/" .. priority
    if not members[name] then
      members[name] = { family = list[k], priority = priority }
      order[#order + 1] = members[name]
    end
    list[k] = members[name]
  end
  if #order <= n then return groups(s, per) end
  table.sort(order, function(a, b)
    if a.family ~= b.family then return a.family < b.family end
    return a.priority > b.priority
  end)
  local family = {}
  for i, group in ipairs(order) do group.number, family[i] = i - 1, group.family end
  for k, group in ipairs(list) do list[k] = group.number end
  return core.groups(list, #order, family)
end

local function families(s, per)
  local made, name = s.c.groups, "by priority, " .. per
  made[name] = made[name] or by_priority(s, per)
  return made[name]
end

-- --- matches as spans ----------------------------------------------------------------------

local function span_of(s, first, last) return core.spans(s.doc._text, { { first, last } })[1] end

-- The last captures of match k: names to Spans; the action to be taken, if any.
local function captures(s, k) return s.matches:named(k, s.c.names) end

-- All that match k captured by a name, a list of Spans.
local function captured(s, k, name)
  local all, flat = {}, s.matches:captures(k)
  for i = 1, #flat, 3 do
    if s.c.names[flat[i] + 1] == name then
      all[#all + 1] = span_of(s, flat[i + 1], flat[i + 2])
    end
  end
  return all
end

local function record(s, k)
  local i, j, rule = s.matches:get(k)
  local t = captures(s, k) -- of other names
  t.i, t.j, t.name = i, j, s.stage[rule].name
  if s.extend then s.extend(s, k, t) end
  local more = s.more and s.more[k]
  if more then
    for name, value in pairs(more) do t[name] = value end
  end
  return t
end

-- What the matcher tells of a match, made when asked for.
local function info(s, self)
  local last, last_k
  return {
    kind = "pattern", matcher = self, incomplete = s.incomplete,
    fields = function(k)
      if k ~= last_k then last, last_k = record(s, k), k end
      return last
    end,
    all = function(k, name) return captured(s, k, name) end,
    why = function(span, k) return M.explain(s, span, k) end,
  }
end

-- "%name" in a template is the text of a capture, "%%" a percent sign.
local function filled(template, last)
  return (template:gsub(pattern.TEMPLATE, function(percent, name)
    if percent ~= "" then return "%" .. name end
    return last[name] and tostring(last[name]) or ""
  end))
end

-- What an action makes of a match: false, or a table of fields, or nil.
local function act(s, action, span, last)
  if type(action.fn) == "table" then
    local out = {}
    for name, value in pairs(action.fn) do
      if type(value) == "string" then value = filled(value, last) end
      out[name] = value
    end
    return out
  end
  local args = {}
  local n = 0
  for _, name in ipairs(s.c.names) do
    if type(name) == "string" then
      n = n + 1
      args[n] = last[name]
    end
  end
  local result = action.fn(span, (table.unpack or unpack)(args, 1, n)) -- luacheck: ignore 143 113
  if type(result) == "string" then return { label = result } end
  if result ~= nil and result ~= false and type(result) ~= "table" then
    fail(1, "an action returned a %s (known: nil, false, a label, a table of fields)",
      type(result))
  end
  for name, value in pairs(result or {}) do
    local why = pattern.wrong_field(name, value)
    if why then fail(1, "what an action returned: %s", why) end
  end
  return result
end

local HIDDEN = {} -- field of spans before actions: the number of the match

-- The ids of the rules, by match; nil where they have none.
local function rule_ids(s)
  local ids, some = {}, false
  for k = 1, #s.matches do
    local _, _, rule = s.matches:get(k)
    ids[k] = s.stage[rule].id or ""
    some = some or ids[k] ~= ""
  end
  return some and ids or nil
end

-- Runs the actions, in the order of the text, but for matches that are left out; returns ids and
-- labels by match.
local function run_actions(s, self, left_out)
  local before = info(s, self)
  local fields = before.fields
  before.fields = function(k)
    local t = fields(k)
    t[HIDDEN] = k
    return t
  end
  local ids, label_of = rule_ids(s) or {}, {}
  for k = 1, #s.matches do label_of[k], ids[k] = false, ids[k] or "" end
  s.more = {}
  local labels = {} -- and those that actions give
  for i, label in ipairs(s.c.labels) do labels[i], labels[label] = label, i - 1 end
  s.labels = labels
  for span in s.matches:spans(labels, before):each() do
    local k = span[HIDDEN]
    local last, action = captures(s, k)
    local made = left_out[k] ~= false and action and act(s, action, span, last)
    label_of[k] = made ~= false and left_out[k] ~= false
    if made then
      if made.label ~= nil then
        label_of[k] = labels[made.label]
        if not label_of[k] then
          labels[#labels + 1] = made.label
          label_of[k] = #labels - 1
          labels[made.label] = label_of[k]
        end
      end
      ids[k] = made.id or ids[k]
      local more = {}
      for name, value in pairs(made) do
        if name ~= "label" and name ~= "id" then more[name] = value end
      end
      s.more[k] = more
    end
  end
  for k = 1, #s.matches do
    if label_of[k] == true then
      local _, _, rule = s.matches:get(k)
      label_of[k] = s.c.labels[s.stage[rule].label or ""]
    end
  end
  return ids, label_of
end

local function incomplete(s, stopped, reason)
  local token = s.tokens[math.min(stopped, #s.tokens)]
  return { reason = reason, position = token and token.first or 1 }
end

-- Makes matches of what their rules capture, by number of the rule: groups[k] is the name. Those
-- that capture nothing are left out: `false` for these, by match.
local function narrow(s, names, label_of)
  local numbers = {}
  for n, name in ipairs(s.c.names) do numbers[name] = n - 1 end
  for k = 1, #s.matches do
    local _, _, rule = s.matches:get(k)
    local name = names[s.stage[rule].k]
    if name and not (numbers[name] and s.matches:narrow(k, numbers[name])) then
      label_of[k] = false
    end
  end
end

-- What one stage finds: a Spans.
local function find_stage(s, self, matches, per)
  s.labels = s.c.labels
  local limit = { reason = "a regular expression reached a limit in some token", position = 1 }
  if not prepare(s) then
    local limited = s.search:limited()
    s.search:close()
    return core.spans(s.doc._text, { incomplete = limited and limit or nil })
  end
  local stopped, reason
  s.extend = self.extend
  local compete = matches == "widest" and families or groups
  s.matches, stopped, reason = s.search:run(matches, compete(s, per), self.taken and self.taken(s))
  if s.search:limited() then s.incomplete = limit end
  s.search:close()
  s.search = nil
  if stopped then s.incomplete = incomplete(s, stopped, reason) end
  if s.deep then
    s.incomplete = { reason = "more than 255 spans of one item on one token", position = 1 }
  end
  local ids, label_of = nil, self.choose and self.choose(s) or {}
  if self.groups then narrow(s, self.groups, label_of) end
  if s.c.acts then
    ids, label_of = run_actions(s, self, label_of)
  elseif s.stage.ids and #s.matches > 0 then
    ids = rule_ids(s)
  end
  return s.matches:spans(s.labels, info(s, self), ids, label_of)
end

local function find_all(self, doc, searches, options)
  local found
  for i, s in ipairs(searches) do
    if i > 1 then
      local own = self.layer
      local before = s.layers[own] or doc:has(own) and doc[own]
      s.layers[own] = before and before + found or found
    end
    local new = find_stage(s, self, options.matches or "longest", options.per or "all")
    found = found and found + new or new
  end
  return found
end

-- f(...) with the doc locked. Errors of users' functions pass through, ours are raised at the
-- caller.
local function locked(doc, level, f, ...)
  rawset(doc, "_locked", doc._locked + 1)
  local ok, result = pcall(f, ...)
  rawset(doc, "_locked", doc._locked - 1)
  if ok then return result end
  if type(result) == "string" then
    local ours = result:match "^[^\n]-gloss/program%.lua:%d+: (.*)$"
    if ours then error(ours, level + 1) end
  end
  error(result, 0)
end

--- Finds what a pattern, or a set of rules, matches: patt:find(doc, options).
-- @param text a doc, a Text or a string
-- @param options { matches = "longest" (the default: leftmost, longest, no overlaps), "first"
--   (leftmost, and of the ways to match there the one that the pattern prefers) or "all" (each
--   start and each length), "widest" (the longest wherever they begin, of equal ones the
--   leftmost, that share no token with a longer one; a greater priority comes before length);
--   per = "all" (the default: all rules compete), "label" or "rule";
--   tokens = profile, or a Spans whose members are the tokens (default: the doc's);
--   budget = steps, default 4,000,000,000;
--   layers = Spans by name, which are read in place of the doc's layers }
-- @return a Spans: label; fields name (of the rule), i and j (numbers of the first and last
--   token), and captures (span.who, the last one; span:all "who"). spans.incomplete where the
--   budget ended. Costs tokens times the states that are alive at once.
function M.find(self, text, options)
  local stages, own = stages_of(self, 2)
  options = check_options(options, FIND, 2)
  local doc = todoc(text, 2)
  local all = { layers = check_layers_given(options.layers, doc, 2) }
  for name in pairs(SET) do
    all[name] = options[name]
    if all[name] == nil then all[name] = own[name] end
  end
  local searches = new_searches(doc, self, stages, all, 2)
  local found = locked(doc, 2, find_all, self, doc, searches, all)
  return found -- no tail call: error levels count this function
end
methods.find = M.find

-- --- explanations ------------------------------------------------------------------------------

local function shown(s)
  s = tostring(s):gsub("%c+", " ")
  if #s > 60 then s = s:sub(1, 57):gsub("[\128-\191]*$", "") .. "..." end
  return '"' .. s .. '"'
end

local function show(p) return require "gloss.patternshow".show(setmetatable(p, pattern.meta)) end

local function rule_name(rule)
  if rule.name then return ("rule '%s'"):format(rule.name) end
  return rule.label and ("rule %d (%s)"):format(rule.k, rule.label) or ("rule %d"):format(rule.k)
end

-- What took the tokens of match k: { instruction, token, ... }. The search is made again.
function M.path(s, k)
  local i, j, number = s.matches:get(k)
  local again = setmetatable({}, { __index = s })
  prepare(again, true)
  local path = again.search:path(number, i, j)
  again.search:close()
  return path
end

-- Why a match is one: its rule, and what took each token.
function M.explain(s, span, k)
  local _, j, number = s.matches:get(k)
  local path = M.path(s, k)
  local parts = {}
  for n = 1, #path, 2 do
    local token = path[n + 1]
    local last = (path[n + 3] or j + 1) - 1
    local text = s.doc:sub(s.tokens[token].first, s.tokens[last].last)
    parts[#parts + 1] = ("%s is %s"):format(shown(text), show(s.c.at[path[n]]))
  end
  local rule = s.stage[number]
  return ("%s%s: %s"):format(shown(span), #s.stage > 1 and " by " .. rule_name(rule) or
    rule.name and " by " .. rule_name(rule) or "", table.concat(parts, ", "))
end

-- Numbers of the first and last token that lie between two bytes.
local function tokens_between(tokens, first, last)
  local i, j
  for n = 1, #tokens do
    local token = tokens[n]
    if token.first >= first and not i then i = n end
    if token.last <= last then j = n end
    if token.last > last then break end
  end
  return i, j
end

local function nearest(s, number, i, j)
  local token, failed, matches = s.search:farthest(number, i, j)
  return { token = token, failed = failed, matches = matches, rule = s.stage[number] }
end

-- The words that a test takes for lemmas and that are none, but forms of others.
local function no_lemmas(test, code, said)
  for i = 1, #test do no_lemmas(test[i], code, said) end
  if test.attr ~= "lemma" then return end
  local words = {}
  for word in pairs(test.set or { [test.value or false] = true }) do words[#words + 1] = word end
  table.sort(words)
  local lemmas = require "gloss.lemma".lemmas
  for _, word in ipairs(words) do
    local ok, of = pcall(lemmas, word, { lang = code }) -- in some languages there are none
    local is_one = not ok
    for _, lemma in ipairs(is_one and {} or of) do is_one = is_one or lemma == word end
    if not is_one then
      said[#said + 1] = ("; no word has the lemma %s, that of %s is %s"):format(shown(word),
        shown(word), shown(of[1]))
    end
  end
end

local function failure(s, best, j)
  local said, seen, notes = {}, {}, {}
  for _, pc in ipairs(best.failed) do
    local node = s.c.at[pc]
    local text = show(node)
    if not seen[text] then
      seen[text] = true
      said[#said + 1] = text
      if node.test then no_lemmas(node.test, code_of(s.doc.lang), notes) end
    end
  end
  if best.token > j and #said == 0 then return "it goes on behind it" end
  local token = s.tokens[best.token]
  token = token and ("%s (token %d)"):format(shown(token), best.token) or "the end"
  if #said == 0 then return "it ends before " .. token end
  return ("%s is not %s%s"):format(token, table.concat(said, " or "), table.concat(notes))
end

-- A byte of the text as string.sub counts: -1 is the last.
local function byte_of(doc, at)
  local size = #doc._text
  local byte = type(at) == "number" and at < 0 and at + size + 1 or at
  if type(byte) ~= "number" or byte % 1 ~= 0 or byte < 1 or byte > size then
    fail(3, "byte from 1 to %d expected, got %s", size, tostring(at))
  end
  return byte
end

--- Why a stretch of the text is no match: patt:why_not(doc, first, last), in bytes, as
-- string.sub counts them; the whole text where they are left out.
-- @return a string: how far the rule that gets farthest gets, and the tests that fail there;
--   nil where these tokens are a match
function M.why_not(self, text, first, last)
  local stages, own = stages_of(self, 2)
  local doc = todoc(text, 2)
  if #doc._text == 0 and not first and not last then return "the text is empty" end
  first, last = byte_of(doc, first or 1), byte_of(doc, last or -1)
  if first > last then fail(2, "the first byte, %d, lies behind the last, %d", first, last) end
  local searches = new_searches(doc, self, stages, own, 2)
  local why = locked(doc, 2, function()
    local best, best_s, j
    for _, s in ipairs(searches) do
      local i
      i, j = tokens_between(s.tokens, first, last)
      if not i or not j or j < i then return "no token lies in it" end
      prepare(s, true)
      for number = 1, #s.stage do
        local one = nearest(s, number, i, j)
        if one.matches then return nil end
        if not best or one.token > best.token then best, best_s = one, s end
      end
      s.search:close()
    end
    if not best then return "there are no rules" end
    local parts = { (best.rule.name or #stages > 1 or #stages[1] > 1)
      and rule_name(best.rule) .. ": " or "", failure(best_s, best, j) }
    for layer, n in pairs(best_s.ignored) do
      if n > 0 then
        parts[#parts + 1] = ("; %d spans of layer '%s' do not begin and end with tokens")
          :format(n, layer)
      end
    end
    return table.concat(parts)
  end)
  return why
end
methods.why_not = M.why_not

--- What a pattern costs at most: patt:cost().
-- @return steps for each token of a text (how many of these are taken depends on it), and a
--   table of what they are of: instructions, tests, words, rules, looks
function M.cost(self)
  local stages = stages_of(self, 2)
  local total, parts = 0, { instructions = 0, tests = 0, words = 0, rules = 0, looks = 0 }
  for _, stage in ipairs(stages) do
    local c = program_of(stage, "news", "en")
    local n, tests, words, rules, looks = c.program:size()
    total = total + n
    parts.instructions, parts.tests = parts.instructions + n, parts.tests + tests
    parts.words, parts.rules = parts.words + words, parts.rules + rules
    parts.looks = parts.looks + looks
  end
  return total, parts
end
methods.cost = M.cost

return M
