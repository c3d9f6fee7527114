-- Busted's runner by module name: /usr/bin/busted is a script for `lua`,
-- whichever version that is, or a wrapper of LuaRocks.
require "busted.runner" { standalone = false }
