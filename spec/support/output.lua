--- Busted's plain output, closed by one line for machines to read:
-- "N passed, N failed", and ", N skipped" where specs were pending.
return function(options)
  local busted = require "busted"
  local handler = require "busted.outputHandlers.plainTerminal"(options)

  busted.subscribe({ "suite", "end" }, function()
    local line = string.format("%d passed, %d failed", handler.successesCount,
      handler.failuresCount + handler.errorsCount)
    if handler.pendingsCount > 0 then
      line = string.format("%s, %d skipped", line, handler.pendingsCount)
    end
    io.write("\n", line, "\n")
    io.flush()
    return nil, true
  end)

  return handler
end
