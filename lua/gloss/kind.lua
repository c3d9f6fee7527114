--- What kind of value something is, in words: the name of a userdata, as
-- "gloss.Spans", or its Lua type.
return function(value)
  local meta = type(value) == "userdata" and getmetatable(value)
  return type(meta) == "table" and meta.__name or type(value)
end
