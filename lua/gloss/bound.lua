--- A place in a sorted list.

local floor = math.floor

--- The number of the first element that is >= value, from the one of number `from`
-- on (1): one more than the list has where none is. The cost is a logarithm.
return function(list, value, from)
  local low, high = from or 1, #list + 1
  while low < high do
    local middle = floor((low + high) / 2)
    if list[middle] < value then low = middle + 1 else high = middle end
  end
  return low
end
