-- Busted's runner by module name: /usr/bin/busted is a script for `lua`,
-- whichever version that is, or a wrapper of LuaRocks.
-- GLOSS_SIMD: the level of instructions that all specs use.
local level = os.getenv "GLOSS_SIMD"
if level and level ~= "" then require "gloss".simd(level) end
require "busted.runner" { standalone = false }
