-- bin/gloss as its users meet it: output, messages, exit status.
local command = require "spec.support.command"
local files = require "spec.support.files"
local cjson = require "cjson"

local run, file = command.run, files.temporary

describe("gloss", function()
  local ORU = "examples/oru.txt -g examples/oru.jsonl"
  local usage = "\nTry 'gloss --help'.\n"
  -- name, line, standard input, exit status, output, errors: a string is the
  -- whole of it, a table a list of patterns
  local rows = {
    { "words with kinds", "gloss words", "Hi, 2\tyou\n", 0,
      "1\t2\tletter\tHi\n3\t3\tpunctuation\t,\n4\t4\tspace\t \n5\t5\tnumber\t2\n"
      .. "6\t6\tspace\t\\t\n7\t9\tletter\tyou\n10\t10\tspace\t\\n\n", "" },
    { "words of a kind", "gloss words --only number; printf '東京 2 カ' | gloss words --stream --only ideographic",
      "a 17 b", 0, "3\t4\tnumber\t17\n1\t3\tideographic\t東\n4\t6\tideographic\t京\n", "" },
    { "words alone", "gloss words --only word -", "Hi, you\n", 0,
      "1\t2\tletter\tHi\n5\t7\tletter\tyou\n", "" },
    { "graphemes", "gloss graphemes", "e\204\129\r\n", 0,
      "1\t3\te\204\129\n4\t5\t\\r\\n\n", "" },
    { "sentences", "gloss sentences", "Mr. X left.\nHe did.", 0,
      "1\t11\tMr. X left.\n13\t19\tHe did.\n", "" },
    { "sentences of UAX #29", "gloss sentences --profile uax29", "Mr. X left.", 0,
      "1\t4\tMr. \n5\t11\tX left.\n", "" },
    { "line breaks", "gloss linebreaks", "to be-\nor", 0,
      "1\t3\tto \n4\t7\tbe-\\n\n8\t9\tor\n", "" },
    { "tokens", "gloss tokens --format json", "U.N. said", 0,
      { '"first":1,"last":4,"layer":"tokens","text":"U%.N%."', '"text":"said"' }, "" },
    { "lines", "gloss lines", "a\r\nb", 0, "1\t1\ta\n4\t4\tb\n", "" },
    { "paragraphs", "gloss paragraphs", "a\n\nb\n", 0, "1\t1\ta\n4\t4\tb\n", "" },
    { "nothing of nothing", "gloss words", "", 0, "", "" },
    { "what would break a line", "gloss graphemes", "\\\0\27\127", 0,
      "1\t1\t\\\\\n2\t2\t\\x00\n3\t3\t\\x1b\n4\t4\t\\x7f\n", "" },
    { "ill-formed bytes stay in text", "gloss graphemes", "\255", 0, "1\t1\t\255\n", "" },
    { "and are U+FFFD in JSON", "gloss graphemes --format json", "\226\128", 0,
      '{"file":"-","first":1,"last":2,"layer":"graphemes","text":"\239\191\189"}\n', "" },
    { "a story", "gloss story " .. ORU, "", 0, { "Ines Okoro", "who said" }, "" },
    { "a story from standard input", "gloss story -g examples/oru.jsonl", "Okoro left.", 0,
      { "Ines Okoro" }, "" },
    { "a story without names", "gloss story", 'Nobody said "no, not today at all."', 0,
      { "who said", "no names found" }, "" },
    { "a story of nothing", "gloss story", "It rained.", 1, { "It rained." }, "" },
    { "a stranger's story, without a list", "gloss story", "Envoys of Japan met Ann Roe in Oru. The WHO saw Roe.", 0,
      { "GPE  .*Japan", "\nORG  .*World Health Organization", "\nunlisted  Ann Roe +2", "once: Oru" }, "" },
    { "a story with unlisted names alone", "gloss story", "They met Ann Roe.", 0, { "unlisted  .*Ann Roe" }, "" },
    { "unlisted names as JSON", "gloss story --format json", "They met Ann Roe. Roe left.", 0,
      { '"forms":%[{"count":1,"text":"Roe"}%],"mentions":%[{"column":10,.*"name":"Ann Roe","type":"unlisted"' },
      "" },
    { "an empty story", "gloss story", "", 1, { "%(no text%)" }, "" },
    { "no colours in a pipe", "gloss story " .. ORU .. " | grep -c '\27'", "", 1, "0\n", "" },
    { "colours that were asked for", "gloss story --color always " .. ORU, "", 0,
      { "\27%[1mU%.N%. envoy" }, "" },
    { "control characters do not reach a terminal", "gloss story --color never",
      'He said "no, \27]0;not today, never."', 0, { '"no, \239\191\189%]0;not' }, "" },
    { "speed", "gloss story --speed " .. ORU, "", 0,
      { "speed +[%d,]+ such stories, [%d.]+ MB, in [%d.]+ s on one core: [%d,]+ a second" },
      "" },
    { "names", "gloss match -g examples/oru.jsonl", "Okoro saw\nVeldara.", 0,
      "-:1:1: PERSON okoro Okoro\n-:2:1: GPE VEL Veldara\n", "" },
    { "names of a label alone", "gloss match -o -l GPE -g examples/oru.jsonl", "Okoro saw\nVeldara.", 0,
      "Veldara\n", "" },
    { "names misspelt", "gloss match -o --fuzzy 1 -g examples/oru.jsonl", "Okorro saw\nVeldara.", 0,
      "Okorro\nVeldara\n", "" },
    { "names counted", "gloss match -c -g examples/oru.jsonl - examples/oru.txt", "Okoro", 0,
      "-:1\nexamples/oru.txt:42\n", "" },
    { "names as JSON", "gloss match --format json -g examples/oru.jsonl", "Okoro", 0,
      { '"first":1,"id":"okoro","label":"PERSON","last":5,"line":1,"name":"Ines Okoro"' }, "" },
    { "names as CSV", "gloss match --format csv -g examples/oru.jsonl", "Okoro", 0,
      "file,line,column,first,last,label,id,text\n-,1,1,1,5,PERSON,okoro,Okoro\n", "" },
    { "names as a page", "gloss match --format html -g examples/oru.jsonl", "<b>Okoro & co", 0,
      { "<!DOCTYPE html>", '&lt;b&gt;<mark title="okoro">Okoro<small>PERSON</small></mark> &amp; co' }, "" },
    { "names as a page, of a text that begins with an empty line", -- which HTML would leave out
      "gloss match --format html -g examples/oru.jsonl", "\nOkoro", 0, { "<pre>\n\n<mark" }, "" },
    { "no name", "gloss match -g examples/oru.jsonl", "Nobody", 1, "", "" },
    { "names of nothing", "gloss match -g examples/oru.jsonl", "", 1, "", "" },
    { "names of the world without a list", "gloss match -", "The W.H.O. left Paris.", 0,
      "-:1:5: ORG WHO W.H.O.\n-:1:17: GPE FRA-capital Paris\n", "" },
    { "names of several lists, in the files as they are given", "printf 'Belmora\n' >build/b.txt; "
      .. "gloss match -g examples/oru.jsonl --gazetteer build/b.txt -o - build/b.txt", "Belmora, Okoro", 0,
      "Belmora\nBelmora\nOkoro\nBelmora\nBelmora\n", "" },
    { "names without label and id", "printf 'Zeb\n' >build/b.txt; gloss match -g build/b.txt", "Zeb", 0,
      "-:1:1: - - Zeb\n", "" },
    { "names of several labels", "gloss match -o -l GPE --label ORG -g examples/oru.jsonl", "Okoro, Veldara, NRA", 0,
      "Veldara\nNRA\n", "" },
    { "names of a label that none has", "gloss match -l NONE -g examples/oru.jsonl", "Okoro", 1, "",
      "gloss: warning: no name has the label 'NONE' (known: FAC, GPE, LOC, ORG, PERSON)\n" },
    { "names in binary files", "gloss match -g examples/oru.jsonl", "\0Okoro\0\255 Okoro\27", 0,
      "-:1:2: PERSON okoro Okoro\n-:1:10: PERSON okoro Okoro\n", "" },
    { "names over a line, on one", "gloss match -g examples/oru.jsonl", "Ines\nOkoro", 0,
      "-:1:1: PERSON okoro Ines\\nOkoro\n", "" },
    { "all names", "gloss match -o --matches all -g examples/oru.jsonl", "Ines Okoro", 0,
      "Ines Okoro\nOkoro\n", "" },
    { "names in their case", "gloss match -o --fold none -g examples/oru.jsonl", "okoro Okoro", 0, "Okoro\n", "" },
    { "names in a missing file and others", "gloss match -o -g examples/oru.jsonl /nonexistent - spec", "Okoro", 2,
      "Okoro\n", "gloss: /nonexistent: No such file or directory\ngloss: spec: Is a directory\n" },
    { "names counted in a missing file and others", "gloss match -c -g examples/oru.jsonl /nonexistent -", "No", 2,
      "-:0\n", "gloss: /nonexistent: No such file or directory\n" },
    { "no names counted", "gloss match -c -g examples/oru.jsonl - LICENSE", "No", 1, "-:0\nLICENSE:0\n", "" },
    { "names counted as JSON", "gloss match -c --format json -g examples/oru.jsonl", "Okoro", 0,
      '{"count":1,"file":"-"}\n', "" },
    { "names counted as CSV", "gloss match -c --format csv -g examples/oru.jsonl", "Okoro", 0,
      "file,count\n-,1\n", "" },
    { "names counted as a page", "gloss match -c --format html", "Okoro", 2, "",
      "gloss: -c has no html (text, json, csv)\n" },
    { "the text of names in another format", "gloss match -o --format csv", "Okoro", 2, "",
      { "^gloss: %-o is for %-%-format text" } },
    { "-c and -o", "gloss match -co -g examples/oru.jsonl", "Okoro", 0, "-:1\n", "" },
    { "CSV of what a cell must be quoted for", "printf 'Roe, \"Z\"\n' >build/b.txt; gloss match --format csv "
      .. "-g build/b.txt", 'Roe, "Z"', 0, { '\n%-,1,1,1,8,,,"Roe, ""Z"""\n$' }, "" },
    { "JSON of ill-formed names", "printf 'Z\\377b\n' >build/b.txt; gloss match --format json -g build/b.txt",
      "Z\255b", 0, { '"text":"Z\239\191\189b"' },
      "gloss: warning: build/b.txt:1: 'Z\239\191\189b' is not UTF-8; convert the file first, with iconv\n" },
    { "a page of nothing", "gloss match --format html", "", 1, { "^<!DOCTYPE html>.*</html>\n$" }, "" },
    { "a page that needs nothing else", "gloss match --format html examples/oru.txt | grep -ciE "
      .. "'src=|href=|@import|url[(]|<script'", "", 1, "0\n", "" },
    { "a page of hostile names", [[printf '"><script>x\n' >build/b.txt; gloss match --format html -g build/b.txt]],
      '"><script>x</pre>\1\255', 0,
      { '<mark title="&quot;&gt;&lt;script&gt;x">&quot;&gt;&lt;script&gt;x</mark>&lt;/pre&gt;\239\191\189\n?</pre>' },
      "" },
    { "names whose reader goes", "printf 'a\n' >build/b.txt; yes 'a a a a a a' | head -n 200000 >build/c.txt; "
      .. "gloss match -g build/b.txt build/c.txt | head -n 1", "", 0, "build/c.txt:1:1: - - a\n", "" },
    { "names on a full disk", "[ -e /dev/full ] || exit 2; gloss match examples/oru.txt >/dev/full", "", 2, "",
      "gloss: standard output: No space left on device\n" },
    { "an unknown fold", "gloss match --fold cas -g LICENSE", "", 2, "",
      { "^gloss: fold: unknown word 'cas' %(known: " } },
    { "a list with broken rows", "printf '{\"pattern\":\"A\"}\\n{}\\n' >build/b.jsonl; gloss match -g build/b.jsonl",
      "A", 2, "", "gloss: build/b.jsonl:2: pattern: string expected, got nothing\n" },
    { "a list with broken rows that are skipped", "printf '{\"pattern\":\"A\"}\\n{}\\n' >build/b.jsonl; "
      .. "gloss match --errors skip -o -g build/b.jsonl", "A", 0, "A\n",
      "gloss: warning: build/b.jsonl:2: pattern: string expected, got nothing\n"
      .. "gloss: build/b.jsonl: 1 row left out\n" },
    { "a list of another kind than its name says",
      "printf 'John Smith\\tPERSON\\nU\\\\.N\\\\.\\tORG\\n' >build/b.map; "
        .. "gloss match --kind regexner -g build/b.map",
      "John Smith of the U.N.", 0, "-:1:1: PERSON - John Smith\n-:1:19: ORG - U.N.\n", "" },
    { "a list with another separator", "printf 'name;label\\nA,B;X\\n' >build/b.csv; "
      .. "gloss match --separator ';' -g build/b.csv", "a,b", 0, "-:1:1: X - a,b\n", "" },
    { "a list with tabs", "printf 'name\\tlabel\\n\"A\"\\tX\\n' >build/b.x; "
      .. "gloss compile --kind csv --separator '\\t' build/b.x -o build/b.pack && gloss match -g build/b.pack",
      "a", 0, "-:1:1: X - a\n", "" },
    { "what is of lists where there is none", "gloss match --fold case; gloss match -r email --kind csv", "", 2, "",
      "gloss: --fold is of lists of names, and there is none (-g)\n"
      .. "gloss: --kind is of lists of names, and there is none (-g)\n" },
    { "a separator of nothing", "gloss match --separator ''", "", 2, "",
      { "^gloss: a separator expected, got nothing\n" } },
    { "another kind of list", "gloss match --kind xml", "", 2, "",
      { "^gloss: argument for option '%-%-kind' must be" } },
    { "a pack in the place of its list", "printf 'A\\n' >build/b.txt; gloss compile build/b.txt -o build/b.txt; "
      .. "cat build/b.txt", "", 0, "A\n", "gloss: build/b.txt: is a list, and would be the pack too\n" },
    { "a label that no name has beside one", "gloss match -l PERSON -l Org -g examples/oru.jsonl", "Okoro", 0,
      "-:1:1: PERSON okoro Okoro\n",
      "gloss: warning: no name has the label 'Org' (known: FAC, GPE, LOC, ORG, PERSON)\n" },
    { "a label of a rule", "gloss match -r email -l EMAIL -g examples/oru.jsonl", "a@b.org", 0,
      "-:1:1: EMAIL - a@b.org\n", "" },
    { "a label where no name has any", "printf 'A\\n' >build/b.txt; gloss match -l X -g build/b.txt", "A", 1, "",
      "gloss: warning: no name has the label 'X' (known: none)\n" },
    { "a pack on standard output", "gloss compile examples/oru.jsonl -o -; ls ./- 2>/dev/null", "", 2, "",
      "gloss: a pack is a file: standard output takes none\n" },
    { "a list of no kind", "gloss match -g Makefile", "", 2, "",
      "gloss: Makefile: unknown kind of gazetteer file (known: .jsonl, .csv, .tsv, .txt, .lst, .def, .lua, .pack; "
        .. "or --kind tells)\n" },
    { "a pack in the place of a device", "gloss compile examples/oru.jsonl -o /dev/null", "", 2, "",
      "gloss: /dev/null: not a regular file\n" },
    { "help of match", "gloss match --help", "", 0, { "%-%-gazetteer", "%-%-errors", "Exit status: 0 if a name" }, "" },
    { "a pack without a place for it", "gloss compile examples/oru.jsonl", "", 2, "",
      { "^gloss: missing option '%-o'" } },
    { "a pack of broken rows", "printf '\\n \\n{}\\n' >build/b.jsonl; gloss compile build/b.jsonl -o build/b.pack",
      "", 2,
      "", "gloss: build/b.jsonl:3: pattern: string expected, got nothing\n" },
    { "a pack of a missing list", "gloss compile nosuch.jsonl -o build/b.pack", "", 2, "",
      "gloss: nosuch.jsonl: No such file or directory\n" },
    { "progress", "yes Zeb | head -n 20000 >build/b.txt; gloss compile --progress build/b.txt -o build/b.pack", "", 0,
      "", "\r10000 rows\r20000 rows\n" },
    { "what rules find", "gloss match -r email -r url", "a@b.org or http://x.org", 0,
      "-:1:1: EMAIL - a@b.org\n-:1:12: URL - http://x.org\n", "" },
    { "what rules and names find", "gloss match -o -r email -g examples/oru.jsonl", "Okoro a@b.org", 0,
      "Okoro\na@b.org\n", "" },
    { "rules of a file", "printf 'regex\\tlabel\\na+\\tA\\n' >build/r.tsv && gloss match -r build/r.tsv", "baab", 0,
      "-:1:2: A - aa\n", "" },
    { "rules that run out of their budget", "gloss match -r email --budget 10", "a@b.org", 2,
      "", { "incomplete: budget of work spent, rule email, byte 1" } },
    { "no such rules", "gloss match -r mail", "x", 2, "", { "mail: no file of rules .*coordinates, email" } },
    { "no file of rules", "gloss match -r nosuch.jsonl", "x", 2, "", { "nosuch.jsonl" } },
    { "no budget", "gloss match -r email --budget x", "x", 2, "", { "whole number expected, got 'x'" } },
    { "no list of names", "gloss match -g nosuch.jsonl", "Nobody", 2, "",
      "gloss: nosuch.jsonl: No such file or directory\n" },
    { "names of a pack", "gloss compile examples/oru.jsonl -o build/oru.pack && gloss match -o -g build/oru.pack",
      "Okoro", 0, "Okoro\n", "" },
    { "a story with names of a pack", "gloss compile examples/oru.jsonl -o build/oru.pack && "
      .. "gloss story -g build/oru.pack", "Okoro left.", 0, { "Ines Okoro" }, "" },
    { "a pack that cannot be made", "gloss compile examples/oru.jsonl -o /nowhere/x.pack", "", 2, "",
      "gloss: /nowhere/x.pack: No such file or directory\n" },
    { "version", "gloss --version", "", 0, { "^gloss %d+%.%d+%.%d+ %(Unicode 18%.0%.0, Lua" },
      "" },
    { "help", "gloss --help", "", 0, { "^Usage: gloss", "story", "words", "Exit status" }, "" },
    { "help on a full disk", "[ -e /dev/full ] || exit 2; gloss match --help >/dev/full", "", 2, "",
      "gloss: standard output: No space left on device\n" },
    { "a version on a full disk", "[ -e /dev/full ] || exit 2; gloss --version >/dev/full", "", 2, "",
      "gloss: standard output: No space left on device\n" },
    { "help whose reader has gone", "(sleep 1; gloss story --help; echo $? >&2) | :", "", 0, "", "141\n" },
    { "a day", "gloss story --format json --date 2014-10-28 -", "Ms. Okoro left.", 0, { '"date":"2014%-10%-28"' }, "" },
    { "no day", "gloss story --date 2014-13-01", "", 2, "",
      "gloss: --date: day YYYY-MM-DD expected, got '2014-13-01'" .. usage },
    { "help of a command", "gloss story --help", "", 0, { "%-%-gazetteer" }, "" },
    { "no command", "gloss", "", 2, "", "gloss: a command is required" .. usage },
    { "an unknown command", "gloss wrods", "", 2, "",
      "gloss: unknown command 'wrods'\nDid you mean 'words'?" .. usage },
    { "an unknown option", "gloss words --nope", "", 2, "",
      "gloss: unknown option '--nope'" .. usage },
    { "an unknown format", "gloss words --format xml", "", 2, "", { "^gloss: .*must be one of 'text', 'json'" } },
    { "an unknown language", "gloss story --lang xx", "", 2, "",
      { "^gloss: unknown language 'xx' %(known: " } },
    { "a missing file among others", "gloss lines /nonexistent CHANGELOG.md LICENSE | wc -l", "",
      0, { "^%d%d" }, "gloss: /nonexistent: No such file or directory\n" },
    { "a missing file", "gloss words /nonexistent", "", 2, "",
      "gloss: /nonexistent: No such file or directory\n" },
    { "a directory", "gloss words spec", "", 2, "", "gloss: spec: Is a directory\n" },
    { "a file that fails while it is read", "[ -e /proc/self/mem ] || { echo 'gloss: "
      .. "/proc/self/mem: Input/output error' >&2; exit 2; }; gloss words /proc/self/mem", "", 2,
      "", "gloss: /proc/self/mem: Input/output error\n" },
    { "a missing story among others", "gloss story /nonexistent " .. ORU, "", 2,
      { "==> examples/oru.txt <==\nU%.N%." }, "gloss: /nonexistent: No such file or directory\n" },
    { "a missing gazetteer", "gloss story LICENSE -g /nonexistent.jsonl", "", 2, "",
      "gloss: /nonexistent.jsonl: No such file or directory\n" },
    { "a gazetteer that is none", "gloss story LICENSE -g LICENSE", "", 2, "",
      { "^gloss: LICENSE: unknown kind of gazetteer file" } },
    { "a file whose name begins with a dash", "cd /tmp && : >-gloss-empty && "
      .. 'lua "$OLDPWD/bin/gloss" words -- -gloss-empty; c=$?; rm -- -gloss-empty; exit $c',
      "", 0, "", "" },
    { "several files", "gloss lines LICENSE LICENSE | cut -f 1 | sort -u", "", 0,
      "LICENSE\n", "" },
    { "a pipe whose reader goes", "gloss graphemes spec/data/ucd/18.0.0/WordBreakTest.txt "
      .. "| head -n 1", "", 0, { "^1\t" }, "" },
    { "the same where the signal is ignored", "(trap '' PIPE; gloss graphemes "
      .. "spec/data/ucd/18.0.0/WordBreakTest.txt; echo $? >&2) | :", "", 0, "", "141\n" },
    { "a full disk", "[ -e /dev/full ] || exit 2; gloss words LICENSE >/dev/full", "", 2, "",
      "gloss: standard output: No space left on device\n" },
    { "a stream", "gloss sentences --stream", "One. Mr. Ito\nsat. No", 0,
      "1\t4\tOne.\n6\t12\tMr. Ito\n14\t17\tsat.\n19\t20\tNo\n", "" },
    { "a stream whose lines are not paragraphs",
      "gloss sentences --stream --newline space --format json", "One. Mr. Ito\nsat. No", 0,
      { '"first":6,"last":17,"layer":"sentences","text":"Mr. Ito\\nsat."' }, "" },
    { "newlines of a whole text", "gloss sentences --newline sentence", "a\nb", 0,
      "1\t1\ta\n3\t3\tb\n", "" },
    { "a stream as the whole", "for c in words graphemes linebreaks 'sentences --profile uax29' "
      .. "'tokens --profile uax29' 'words --format json'; do gloss $c README.md CHANGELOG.md | cksum; "
      .. "gloss $c --stream README.md CHANGELOG.md | cksum; done | uniq -c | grep -vc '^ *2 '", "", 1,
      "0\n", "" },
    { "a line of a stream when it is there", "t=$(mktemp); (echo 'One. Two'; i=0; "
      .. "while ! [ -s $t ] && [ $i -lt 99 ]; do sleep 0.1; i=$((i+1)); done; "
      .. "[ $i -lt 99 ] && echo three.) | gloss sentences --stream >$t; cat $t; rm $t", "", 0,
      "1\t4\tOne.\n6\t8\tTwo\n10\t15\tthree.\n", "" },
    { "a stream of a directory", "gloss words --stream spec", "", 2, "",
      "gloss: spec: Is a directory\n" },
    { "a stream of a missing file among others", "gloss words --stream /nonexistent LICENSE "
      .. "| head -n 1", "", 0, { "^LICENSE\t1\t3\tletter\tMIT" },
      "gloss: /nonexistent: No such file or directory\n" },
    { "a stream of lines", "gloss lines --stream", "", 2, "",
      "gloss: unknown option '--stream'" .. usage },
    { "a stream in any language", "gloss sentences --stream --lang auto", "", 2, "",
      { "^gloss: a stream of sentences needs a fixed lang: " } },
    { "a stream of another profile", "gloss tokens --stream --profile ptb", "", 2, "",
      { "^gloss: no profile 'ptb' in a stream of tokens %(known: news, uax29%)" } },
    { "a story in another encoding", "gloss story -", "He said \147no\148.", 1,
      { "no names found" }, "gloss: standard input: warning: not UTF-8 at byte 9; convert it "
      .. "first, with iconv\n" },
    { "without argparse", "lua -e 'package.preload.argparse = error' bin/gloss words", "", 2,
      "", { "^gloss: .*needs argparse, .*luarocks install argparse; Debian: apt install" } },
    { "without lua-cjson", "lua -e 'package.preload.cjson = error' bin/gloss story " .. ORU,
      "", 2, "", { "^gloss: .*lua%-cjson" } },
    { "before it is built", "GLOSS_BUILD=/nonexistent LUA_CPATH='/nonexistent/?.so' gloss words",
      "a", 2, "", { "^gloss: gloss is not built for Lua 5%.%d %(in a checkout: make build "
        .. "LUA_VERSION=5%.%d%)\n$" } },
    { "a module of another Lua", "t=$(mktemp -d); mkdir $t/gloss; echo >$t/gloss/core.so; "
      .. "GLOSS_BUILD=$t gloss words; s=$?; rm -r $t; exit $s", "a", 2, "",
      { "^gloss: error loading module 'gloss%.core'", "it may be that gloss is not built for" } },
    { "a checkout comes before what is installed", "t=$(mktemp -d); mkdir $t/gloss; "
      .. "echo >$t/gloss/core.so; LUA_CPATH=$t/?.so gloss words; s=$?; rm -r $t; exit $s",
      "a", 0, "1\t1\tletter\ta\n", "" },
    { "from another folder", 'o=$PWD; cd /; lua "$o/bin/gloss" words', "a", 0,
      "1\t1\tletter\ta\n", "" },
    { "in the folder of the script", "cd bin && lua gloss words", "a", 0,
      "1\t1\tletter\ta\n", "" },
  }

  local function check(expected, got, what)
    if type(expected) == "string" then
      assert.equal(expected, got, what)
      return
    end
    for _, pattern in ipairs(expected) do
      assert.is_truthy(got:find(pattern), what .. ": no " .. pattern .. " in\n" .. got)
    end
  end

  for _, row in ipairs(rows) do
    it(row[1], function()
      local out, err, code = run(row[2], row[3])
      check(row[6], err, "errors")
      check(row[5], out, "output")
      assert.equal(row[4], code)
    end)
  end

  it("names the line of a gazetteer that is wrong, and reads no story", function()
    local path = file('{"label":"ORG","pattern":"U.N."}\n{"label":"ORG"}\n', ".jsonl")
    local out, err, code = run("gloss story LICENSE -g " .. path)
    os.remove(path)
    assert.equal("", out)
    assert.equal(1, (err:find("gloss: " .. path .. ":2: pattern", 1, true)))
    assert.equal(2, code)
  end)

  it("says that a file cannot be read", function()
    local path = file "a"
    os.execute("chmod 000 " .. path)
    local readable = io.open(path)
    if readable then
      readable:close()
      os.remove(path)
      pending "the superuser reads every file"
      return
    end
    local _, err, code = run("gloss words " .. path)
    os.remove(path)
    assert.equal("gloss: " .. path .. ": Permission denied\n", err)
    assert.equal(2, code)
  end)

  it("says that a text is too long, and goes on", function()
    local small = io.open "build/small/gloss/core.so"
    if not small or command.LUA ~= "lua5.4" then
      pending "needs lua5.4 and build/small (make BUILD=small build)"
      return
    end
    small:close()
    local path = file(("a"):rep(65536))
    local out, err, code = run("export GLOSS_BUILD=build/small; unset LD_PRELOAD; "
      .. "gloss words " .. path .. " - | tail -n 1; gloss words " .. path .. " 2>/dev/null", "b")
    os.remove(path)
    assert.equal("-\t1\t1\tletter\tb\n", out)
    assert.is_truthy(err:find("^gloss: " .. path:gsub("%p", "%%%0") .. ": .*65535"), err)
    assert.equal(2, code)
  end)

  it("paints on a terminal unless NO_COLOR is set", function()
    local _, _, none = run "script -qec true /dev/null >/dev/null"
    if none ~= 0 then
      pending "no script(1), or no terminals for it"
      return
    end
    local lua = command.KEEP .. command.LUA .. " bin/gloss story examples/oru.txt"
    local tty = "unset NO_COLOR; TERM=xterm %s script -qec '" .. lua .. "' /dev/null"
    assert.is_truthy((run(tty:format "")):find("\27[1m", 1, true))
    assert.is_nil((run(tty:format "NO_COLOR=1")):find("\27", 1, true))
    assert.is_nil((run(tty:format "TERM=dumb")):find("\27", 1, true))
  end)

  it("writes JSON whose every line is an object with sorted keys", function()
    local out, err, code = run("gloss story --format json " .. ORU)
    assert.equal("", err)
    assert.equal(0, code)
    local count = {}
    for line in out:gmatch "[^\n]+" do
      local record = cjson.decode(line)
      count[record.type] = (count[record.type] or 0) + 1
      assert.equal("examples/oru.txt", record.file)
      local keys = {}
      -- the outer object's own keys
      for key in line:gsub('"([^"\\]*)":[%[{].-[%]}]', '"%1":0'):gmatch '"(%w+)":' do
        keys[#keys + 1] = key
      end
      local sorted = { (table.unpack or unpack)(keys) } -- luacheck: ignore
      table.sort(sorted)
      if record.type ~= "entity" then assert.same(sorted, keys) end
    end
    assert.equal(1, count.story)
    assert.is_true(count.sentence > 10 and count.entity > 5 and count.quote > 3)
    assert.is_true(count.together > 3)
    local again = run("gloss story --format json " .. ORU)
    assert.equal(out, again)
  end)
end)
