-- Each script of examples/ does what it says, in at most 25 lines.
local command = require "spec.support.command"
local read = require "spec.support.files".read

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
    { "spokesmen.lua", [[/dev/stdin <<'END'
"No," said Ann Lee, the chief spokeswoman for the Oru Basin Union. White House spokesman
Bo J. Ray, as Ann Lee, a spokeswoman for the Oru Basin Union, was silent. Ann Lee,
who left. A spokesman for the Union spoke.
END]], "2\tAnn Lee, for Oru Basin Union\n1\tBo J. Ray, for White House\n" },
    { "keywords.lua", "LICENSE examples/oru.txt", "18.3\t9\t0\tsoftware\n8.1\t4\t0\tcopy\n", true },
    { "pseudonyms.lua", [[examples/oru.jsonl /dev/stdin 2>/dev/null <<'END'
Okoro (okoro@example.org, +44 20 7946 0958) met Dessaline and Belmora's INES OKORO; Okoros did not.
END]], "Person 1 ([EMAIL], [PHONE]) met Person 2 and Belmora's Person 1; Okoros did not.\n" },
    { "conll.lua", [[examples/oru.jsonl /dev/stdin <<'END'
Ms. Amara Dessaline's aides left (North) Kestria. She didn't.
END]], [[
Ms.	ms.	O
Amara	amara	B-PERSON
Dessaline	dessaline	I-PERSON
's	be	O
aides	aide	O
left	leave	O
(	(	O
North	north	O
)	)	O
Kestria	kestria	B-GPE
.	.	O

She	she	O
did	do	O
n't	not	O
.	.	O

]] },
    { "weblog.lua", [[/dev/stdin <<'END'
10.0.0.7 - - [10/Oct/2026:13:55:36 +0000] "GET /a HTTP/1.1" 200 2326 "-" "Moz \"x\""
10.0.0.7 - - [10/Oct/2026:13:55:37 +0000] "GET /b?c=404 HTTP/1.1" 404 9
"broken
10.0.0.8 - ann [10/Oct/2026:13:55:38 +0000] "HEAD /b?c=404 HTTP/1.1" 404 9
::1 - - [10/Oct/2026:13:55:39 +0000] "POST /d HTTP/1.1" 404 9
END]], "3\t404\n1\t200\n2\t/b?c=404\nthe last by 10.0.0.8, line 4\n" },
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

  for _, name in ipairs{ "concordance.lua", "conll.lua", "keywords.lua", "newsroom.lua",
    "own_voice.lua", "pseudonyms.lua", "spokesmen.lua", "watch.lua", "weblog.lua",
    "who_with_whom.lua" } do
    it(name .. " tells a stranger how it is used", function()
      local out, err, code = command.run("lua examples/" .. name)
      assert.equal("", out)
      assert.is_truthy(err:find("^usage: " .. name .. " [^\n]+\n$"), err)
      assert.equal(2, code)
    end)
  end

  -- A thousand stories in the memory that a hundred take: the script itself, run on
  -- files made here; what it would keep of each is 20 kB of text and more of spans.
  it("newsroom.lua takes a thousand stories in the memory of a hundred", function()
    if command.KEEP ~= "" then
      pending "a sanitizer keeps what is freed"
      return
    elseif not io.open "/proc/self/status" then
      pending "no /proc/self/status to read the peak from"
      return
    end
    local dir = command.run "mktemp -d":gsub("\n", "")
    local names = { "Okoro", "Dessaline", "Belmora", "Kestria", "Veldara", "the U.N.", "the NRA" }
    local files = {}
    for i = 1, 1000 do
      local parts = {}
      for k = 1, 250 do
        parts[k] = ("Report %d.%d came when %s met %s near the dam in the rain of %d days. "):format(i, k,
          names[(i + k) % #names + 1], names[(i * k) % #names + 1], i * k)
      end
      files[i] = ("%s/%04d.txt"):format(dir, i)
      local file = assert(io.open(files[i], "wb"))
      assert(file:write(table.concat(parts)))
      file:close()
    end
    local function run(n)
      local script = dir .. "/run.lua"
      local file = assert(io.open(script, "wb"))
      assert(file:write('dofile "examples/newsroom.lua"\n'
        .. 'io.stderr:write(io.open "/proc/self/status":read "*a":match "VmHWM:%s*(%d+)")\n'))
      file:close()
      local out, err, code = command.run("lua " .. script .. " examples/oru.jsonl " .. dir .. "/out.gexf "
        .. table.concat(files, " ", 1, n))
      assert.equal(0, code, err)
      return out, tonumber(err), read(dir .. "/out.gexf")
    end
    local out, few, graph = run(100)
    local outs, many, graphs = run(1000)
    command.run("rm -r " .. dir)
    -- 100 stories of 250 sentences with two names, of which a few are the same
    local total, totals = 0, 0
    for n in out:gmatch "(%d+)\t" do total = total + n end
    for n in outs:gmatch "(%d+)\t" do totals = totals + n end
    assert.equal(100 * 250 * 2, total)
    assert.equal(1000 * 250 * 2, totals)
    for _, g in ipairs{ graph, graphs } do
      assert.equal(7, select(2, g:gsub("<node ", "")))
      assert.is_true(select(2, g:gsub("<edge ", "")) >= 15)
    end
    -- 900 stories more are 18 MB of text; a tenth of it is more than the collector's play
    assert.is_true(many - few < 2000, ("%d kB after 100, %d kB after 1000"):format(few, many))
  end)

  it("is short", function()
    for name in command.run "ls examples/*.lua":gmatch "[^\n]+" do
      local lines = select(2, read(name):gsub("\n", ""))
      assert.is_true(lines <= 25, name .. " has " .. lines)
    end
  end)
end)
