--- Fuzzy names as their definition reads: every stretch of words of a text that
-- may be a name is compared with every name, by the whole table of edits.

local naive = require "spec.support.naive_gazetteer"

local M = {}

local function category(cp) return naive.property(cp, "General_Category") end

local function is_word(c)
  return not c.ill and (category(c.cp):find "^[LMN]" ~= nil or category(c.cp) == "Pc")
end

local function is_white(c) return not c.ill and naive.property(c.cp, "White_Space") end

local forms, nforms = {}, 0 -- those made already, by folds and text

--- The form of a name or stretch: its units, without what is no word at its ends.
function M.form(text, folds)
  local words = {}
  for fold in pairs(folds) do words[#words + 1] = fold end
  table.sort(words)
  local key = table.concat(words, " ") .. "\0" .. text
  if nforms > 20000 then forms, nforms = {}, 0 end
  if not forms[key] then forms[key], nforms = M.new_form(text, folds), nforms + 1 end
  return forms[key]
end

function M.new_form(text, folds)
  local units = naive.characters((naive.loose_key(text, folds):gsub("\1", "")))
  local first, last = 1, #units
  while first <= last and not is_word(units[first]) do first = first + 1 end
  while last >= first and not is_word(units[last]) do last = last - 1 end
  return { table.unpack(units, first, last) }
end

--- Edits between two forms: optimal string alignment.
function M.distance(a, b)
  local d = {}
  for i = 0, #a do
    d[i] = { [0] = i }
    for j = 1, #b do
      if i == 0 then
        d[i][j] = j
      else
        local same = a[i].bytes == b[j].bytes
        d[i][j] = math.min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (same and 0 or 1))
        if i > 1 and j > 1 and a[i].bytes == b[j - 1].bytes and a[i - 1].bytes == b[j].bytes then
          d[i][j] = math.min(d[i][j], d[i - 2][j - 2] + 1)
        end
      end
    end
  end
  return d[#a][#b]
end

-- stretches of a form without white space
local function chunks(form)
  local out, chunk = {}, nil
  for _, c in ipairs(form) do
    if is_white(c) then
      chunk = nil
    else
      if not chunk then
        chunk = {}
        out[#out + 1] = chunk
      end
      chunk[#chunk + 1] = c
    end
  end
  return out
end

local SPACE = naive.characters " "[1]
local function joined(list)
  local out = {}
  for i, chunk in ipairs(list) do
    if i > 1 then out[#out + 1] = SPACE end
    for _, c in ipairs(chunk) do out[#out + 1] = c end
  end
  return out
end

local function is_initials(chunk)
  local i = 1
  while i <= #chunk do
    if chunk[i].ill or not category(chunk[i].cp):find "^L" then return false end
    i = i + 1
    while chunk[i] and category(chunk[i].cp):find "^M" do i = i + 1 end
    if chunk[i] and chunk[i].bytes ~= "." then return false end
    i = i + 1
  end
  return true
end

--- The form without its initials, or nil.
function M.bare(form)
  local kept, all = {}, chunks(form)
  for _, chunk in ipairs(all) do
    if not is_initials(chunk) then kept[#kept + 1] = chunk end
  end
  if #kept < #all and #kept >= 2 then return joined(kept) end
end

--- The form with its words in every order, itself first; itself alone where there are
-- more than four.
function M.orders(form)
  local list, out = {}, { form }
  for _, chunk in ipairs(chunks(form)) do
    while chunk[1] and (chunk[#chunk].bytes == "," or chunk[#chunk].bytes == ";") do
      chunk[#chunk] = nil
    end
    if chunk[1] then list[#list + 1] = chunk end
  end
  if #list < 2 or #list > 4 then return out end
  local function permute(done, rest, as_is)
    if #rest == 0 and not as_is then out[#out + 1] = joined(done) end
    for i = 1, #rest do
      local more, left = { table.unpack(done) }, { table.unpack(rest) }
      more[#more + 1] = table.remove(left, i)
      permute(more, left, as_is and i == 1)
    end
  end
  permute({}, list, true)
  return out
end

-- whether a stretch may begin or end with a word
local function kinds(all, word)
  local capital, digits = false, true
  for i = word[1], word[2] do
    local gc = category(all[i].cp)
    capital = capital or gc == "Lu" or gc == "Lt" or gc == "Lo"
    digits = digits and gc:find "^N" ~= nil
  end
  return capital, capital or digits
end

--- The stretches of a text that are looked up: list of { first, last } by bytes.
function M.stretches(text, options)
  local words, all = naive.words(text)
  local out = {}
  for i, from in ipairs(words) do
    local begins = options.stretches == "any" or (kinds(all, from))
    for j = i, begins and from.begins and math.min(#words, i + options.words - 1) or 0 do
      local to = words[j]
      if j > i and all[to[1]].first - all[words[j - 1][2]].last - 1 > 3 then break end
      local _, ends = kinds(all, to)
      local before = words[j - 1] -- it may have lost its capital behind one that has one
      ends = ends or j > i and before.begins and kinds(all, before)
      if options.stretches == "any" or ends then
        out[#out + 1] = { first = all[from[1]].first, last = all[to[2]].last }
      end
    end
  end
  return out
end

-- Edits between a stretch and a name, or nil where it has none, or too many.
local function edits_of(stretch, name, options)
  local folds = {}
  for fold in pairs(name.folds) do folds[fold] = true end
  if folds.smart then folds.case = true end
  local form = M.form(naive.trim(name.name), folds)
  local shape = M.form(stretch, folds)
  local best
  local function try(a, b)
    local most = name.fuzzy or options.fuzzy
    if #b < options.lengths[2] then most = math.min(most, 1) end
    if #b < options.lengths[1] then most = 0 end
    if most == 0 or #a == 0 or #b == 0 then return end
    local d = M.distance(a, b)
    if d > most then return end
    if folds.smart and not naive.titled(stretch) then
      local exact = {}
      for fold in pairs(folds) do exact[fold] = fold ~= "case" and fold ~= "smart" or nil end
      d = M.distance(M.form(stretch, exact), M.form(naive.trim(name.name), exact))
      if d > most then return end
    end
    if not best or d < best then best = d end
  end
  for _, order in ipairs(options.order == "any" and M.orders(shape) or { shape }) do
    try(order, form)
    if options.initials and M.bare(form) then try(order, M.bare(form)) end
  end
  if options.initials and M.bare(shape) then try(M.bare(shape), form) end
  return best and math.max(best, 1)
end

local function overlap(a, b) return a.first <= b.last and b.first <= a.last end

-- what of two is taken first
local orders = {}
local function ordered(...)
  local fields = { ... }
  return function(a, b)
    for _, field in ipairs(fields) do
      local x, y = field(a), field(b)
      if x ~= y then return x < y end
    end
    return false
  end
end
local function first(m) return m.first end
local function length(m) return m.first - m.last end
local function distance(m) return m.distance end
local function number(m) return m.n end
local function priority(m) return -m.priority end
orders.all = ordered(first, length, distance, number)
orders.longest = orders.all
orders.first = ordered(first, distance, number, length)
orders.priority = ordered(priority, length, distance, first, number)

local function select(list, mode)
  table.sort(list, orders[mode])
  if mode == "all" then return list end
  local out = {}
  for _, m in ipairs(list) do
    local free, last = true, out[#out]
    for _, o in ipairs(out) do free = free and not overlap(m, o) end
    if free or mode == "longest" and last and last.first == m.first and last.last == m.last
      and last.distance == m.distance then
      out[#out + 1] = m
    end
  end
  return out
end

--- Matches of names in a text, as naive_gazetteer.find has them, with distance. A name
-- may have `fuzzy`, and `entry`, the number of the first of those of its entry. exact: all
-- exact matches, { first =, last =, n = }. options: also fuzzy, lengths, words, stretches, order, initials.
function M.find(text, names, options, exact)
  local list = {}
  for _, m in ipairs(exact) do
    m.distance, m.label, m.priority = 0, names[m.n].label or "", names[m.n].priority or 0
    list[#list + 1] = m
  end
  for _, s in ipairs(M.stretches(text, options)) do
    local held = false
    for _, m in ipairs(exact) do held = held or m.first <= s.first and s.last <= m.last end
    for n, name in ipairs(held and {} or names) do
      local d = options.labels[name.label or ""]
        and edits_of(text:sub(s.first, s.last), name, options)
      if d then
        list[#list + 1] = { first = s.first, last = s.last, n = name.entry or n, distance = d,
          label = name.label or "", priority = name.priority or 0 }
      end
    end
  end
  local near = {}
  for i, m in ipairs(list) do
    local stays = true
    for k, o in ipairs(list) do
      if k ~= i and o.n == m.n and overlap(m, o) then
        local twice = k < i and o.first == m.first and o.last == m.last
        stays = stays and (m.distance < o.distance or m.distance == o.distance and not twice)
      end
    end
    if stays then near[#near + 1] = m end
  end
  local mode, out = options.matches or "longest", {}
  if not options.per then return select(near, mode) end
  local by_label = {}
  for _, m in ipairs(near) do
    by_label[m.label] = by_label[m.label] or {}
    table.insert(by_label[m.label], m)
  end
  for _, of in pairs(by_label) do
    for _, m in ipairs(select(of, mode)) do out[#out + 1] = m end
  end
  return out
end

-- --- likenesses --------------------------------------------------------------

--- Jaro's likeness with Winkler's bonus, from 0.7 on.
function M.jaro_winkler(a, b)
  if #a == 0 or #b == 0 then return #a == #b and 1 or 0 end
  local window = math.max(math.max(#a, #b) // 2 - 1, 0)
  local used, of_a, same = {}, {}, 0
  for i = 1, #a do
    for j = math.max(i - window, 1), math.min(i + window, #b) do
      if not used[j] and a[i].bytes == b[j].bytes then
        used[j], same = true, same + 1
        of_a[#of_a + 1] = a[i].bytes
        break
      end
    end
  end
  if same == 0 then return 0 end
  local k, moved = 0, 0
  for j = 1, #b do
    if used[j] then
      k = k + 1
      if of_a[k] ~= b[j].bytes then moved = moved + 1 end
    end
  end
  -- (same/#a + same/#b + (same - moved // 2)/same) / 3 as one fraction
  local num = same * same * (#a + #b) + #a * #b * (same - moved // 2)
  local den = 3 * #a * #b * same
  if num * 10 > 7 * den then
    local prefix = 0
    while prefix < math.min(4, #a, #b) and a[prefix + 1].bytes == b[prefix + 1].bytes do
      prefix = prefix + 1
    end
    num, den = 10 * num + prefix * (den - num), 10 * den
  end
  return num / den
end

local function words_of(form)
  local set, list, word = {}, {}, nil
  for i = 1, #form + 1 do
    local c = form[i]
    if c and is_word(c) then
      word = (word or "") .. c.bytes
    elseif word then
      if not set[word] then list[#list + 1] = word end
      set[word], word = true, nil
    end
  end
  table.sort(list)
  return list, set
end

local function common(a, b)
  local row = {}
  for j = 0, #b do row[j] = 0 end
  for i = 1, #a do
    local corner = 0
    for j = 1, #b do
      local above = row[j]
      row[j] = a[i].bytes == b[j].bytes and corner + 1 or math.max(above, row[j - 1])
      corner = above
    end
  end
  return row[#b]
end

--- The likeness of the sets of words.
function M.token_set(a, b)
  local u, in_u = words_of(a)
  local v, in_v = words_of(b)
  local both, left, right = {}, {}, {}
  for _, w in ipairs(u) do table.insert(in_v[w] and both or left, w) end
  for _, w in ipairs(v) do
    if not in_u[w] then right[#right + 1] = w end
  end
  if #both > 0 and (#left == 0 or #right == 0) then return 1 end
  local function with(list)
    local all = { table.unpack(both) }
    for _, w in ipairs(list) do all[#all + 1] = w end
    return naive.characters(table.concat(all, " "))
  end
  local function ratio(x, y)
    if #x + #y == 0 then return 0 end
    return 2 * common(x, y) / (#x + #y)
  end
  local best = ratio(with(left), with(right))
  if #both > 0 then best = math.max(best, ratio(with{}, with(left)), ratio(with{}, with(right))) end
  return best
end

--- The n names nearest to one: list of { n =, form =, score = }.
function M.nearest(name, entries, n, by, within)
  local list = {}
  for e, entry in ipairs(entries) do
    local best
    for _, text in ipairs(entry.names) do
      local folds = {}
      for fold in pairs(entry.folds) do folds[fold] = true end
      if folds.smart then folds.case = true end
      local a, b = M.form(naive.trim(name), folds), M.form(naive.trim(text), folds)
      local score
      if #a > 0 and #b > 0 then score = M[by == "edits" and "distance" or by](a, b) end
      if score and (by == "edits" and score <= within or by ~= "edits" and score > 0)
        and (not best or by == "edits" and score < best.score
          or by ~= "edits" and score > best.score) then
        best = { n = e, form = naive.trim(text), score = score, priority = entry.priority }
      end
    end
    list[#list + 1] = best
  end
  table.sort(list, function(a, b)
    if a.score ~= b.score then return (a.score < b.score) == (by == "edits") end
    if a.priority ~= b.priority then return a.priority > b.priority end
    return a.n < b.n
  end)
  return { table.unpack(list, 1, n) }
end

return M
