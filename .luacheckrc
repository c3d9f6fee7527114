-- What `make check` asks of Lua files. lua/gloss keeps to what every Lua from
-- 5.1 on knows (no //, no bit operators, no attribs, no goto).
std = "min"
max_line_length = 100
exclude_files = { "build" }

-- an expression stays on its line
files["lua/gloss/data/rules.lua"] = { max_line_length = 200 }
files["lua/gloss/lang"] = { max_line_length = 120 }
files["bin"] = { std = "min" }
files["spec"] = { std = "lua53+busted", max_line_length = 120 }
files["spec/host"] = { std = "lua53" }
files["bench"] = { std = "lua54" }
files["examples"] = { std = "lua54" }
files["tools"] = { std = "lua54" }
files["rockspec"] = { std = "min", ignore = { "111", "113" } }
