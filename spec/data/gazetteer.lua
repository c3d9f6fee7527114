-- entries that specs load
return { "Uno", { "Duo", label = "L", alias = { "Due" } } }
