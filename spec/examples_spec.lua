-- Each script of examples/ does what it says, in at most 25 lines.
local command = require "spec.support.command"

describe("the example", function()
  local ORU = "examples/oru.jsonl examples/oru.txt"
  local rows = {
    { "who_said.lua", "examples/oru.txt examples/oru.jsonl", [[
5:258  Amara Dessaline told  "goes well beyond what we had hoped for."
7:117  Amara Dessaline said  "Perhaps for the first time, (Veldara) has put its maps on the table,"
7:198  Amara Dessaline ...  "Yesterday I held them in my own hands."
9:192  Ines Okoro described  "a first step"
11:46  Pavel Anders said  "We in (Kestria) will read the numbers before we read the speeches,"
]] },
    { "who_said.lua", "< examples/oru.txt", "9:192  Okoro described  \"a first step\"\n", true },
    { "who_with_whom.lua", ORU,
      "2\tInes Okoro + Kestria\n2\tInes Okoro + Veldara\n2\tKestria + Veldara\n", true },
    { "watch.lua", "examples/oru.jsonl < examples/oru.txt",
      "\n519\tBelmora\tBelmora has long called the talks a foreign plot.\n", true },
    { "concordance.lua", "BASIN examples/oru.txt LICENSE",
      [[
examples/oru.txt:13:  . Earlier this month the Oru [Basin] Union (OBU) asked the River C
]] },
    { "own_voice.lua", ORU, "quoted\t2\tKestria 1, Veldara 1\n", true },
  }

  for _, row in ipairs(rows) do
    it(row[1] .. " " .. row[2], function()
      local out, err, code = command.run("lua examples/" .. row[1] .. " " .. row[2])
      assert.equal("", err)
      assert.equal(0, code)
      if row[4] then
        assert.is_truthy(out:find(row[3], 1, true), out)
      else
        assert.equal(row[3], out)
      end
    end)
  end

  for _, name in ipairs{ "own_voice.lua", "watch.lua", "who_with_whom.lua" } do
    it(name .. " tells a stranger how it is used", function()
      local out, err, code = command.run("lua examples/" .. name)
      assert.equal("", out)
      assert.is_truthy(err:find("^usage: " .. name .. " NAMES.jsonl [^\n]+\n$"), err)
      assert.equal(2, code)
    end)
  end

  it("is short", function()
    for name in command.run "ls examples/*.lua":gmatch "[^\n]+" do
      local lines = select(2, command.slurp(name):gsub("\n", ""))
      assert.is_true(lines <= 25, name .. " has " .. lines)
    end
  end)
end)
