--- fail(level, format, ...): raises a message made of a format. `level` is as for `error`, counted
-- in the function that calls it: 2 is whoever called that.
return function(level, ...) error((...):format(select(2, ...)), level + 1) end
