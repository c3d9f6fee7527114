--- What a search of token patterns has found, as Spans: captures, actions, and what is told of
-- a match when it is asked for.
local core = require "gloss.core"
local fail = require "gloss.fail"
local pattern = require "gloss.pattern"
local search = require "gloss.patternsearch"
local reasons = require "gloss.patternwhy"

local M = {}

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
    why = function(span, k) return reasons.explain(s, span, k) end,
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
  if not search.prepare(s) then
    local limited = s.search:limited()
    s.search:close()
    return core.spans(s.doc._text, { incomplete = limited and limit or nil })
  end
  local stopped, reason
  s.extend = self.extend
  local compete = matches == "widest" and search.families or search.groups
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

--- What all stages find, one after another: a Spans.
function M.find(self, doc, searches, options)
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

return M
