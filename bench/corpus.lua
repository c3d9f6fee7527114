--- Texts for benchmarks, made here and the same everywhere: common words of a
-- language in a random order, with the punctuation that its prose has. And
-- texts that are hard on an algorithm.
local support = require "support"
local words = require "spec.support.common".words

local M = {}

-- How a language writes. words; space: between words; stops: what ends a
-- sentence; comma; quotes: a pair; odd: rarer pieces.
local LANGUAGES = {}

LANGUAGES.english = {
  words = words [[the of and a to in is was that for it with as his on be at by
    had not are but from or have an they which one you were all her she there
    would their we him been has when who will more no if out so said what up its
    about into than them can only other new some could time these two may then
    do first any my now such like our over man me even most made after also did
    many before must through back years where much your way well down should
    because each just those people how too little state good very make world
    still own see men work long get here between both life being under never day
    same another know while last might us great old year off come since against
    go came right used take three government president minister national
    economic department officials according information international million
    yesterday company security committee]],
  space = " ", comma = ", ", stops = { ". ", ". ", ". ", "? ", "! ", ".\n" },
  quotes = { '"', '"' },
  odd = words [[don't it's the_end 1,250 3.5 2014 U.S. well-known 40% $12 (see)
    Mr. London Paris; e.g. co-operate 10:30 nobody's]],
}
LANGUAGES.quotes = {
  words = LANGUAGES.english.words, space = " ", comma = ", ",
  stops = LANGUAGES.english.stops, quotes = { "“", "”" },
  odd = words [[don’t it’s nobody’s we’re ’twas London—or 1,250 2014 U.S. well‑known
    40% £12 (see) Mr. café they’ll isn’t]],
}
LANGUAGES.russian = {
  words = words [[и в не на что он с как по это но из к у за от так о же для до
    мы вы они она было был была были есть уже или если ещё только может после
    когда год время человек люди жизнь день рука раз работа слово место друг
    вопрос лицо страна мир случай голова ребёнок сила конец дело город вода
    дорога правительство президент министр государственный экономический сообщил
    вчера между против через потому должен новый большой первый последний]],
  space = " ", comma = ", ", stops = { ". ", ". ", ". ", "? ", "! ", ".\n" },
  quotes = { "«", "»" },
  odd = words "2014 3,5 т.е. кто-то №5 20% (см.) Москва Волга —",
}
LANGUAGES.arabic = {
  words = words [[في من على إلى عن مع هذا هذه ذلك التي الذي كان كانت قال وقال
    أن إن لا ما لم قد كل بعد قبل بين عند حتى منذ اليوم أمس العام سنة يوم رجل
    الناس الحياة العمل المدينة الماء الطريق البلاد العالم الحكومة الرئيس الوزير
    الدولة الاقتصادية اللجنة جديد كبير أول آخر كِتاب مُحمّد]],
  space = " ", comma = "، ", stops = { ". ", ". ", "؟ ", ".\n", "! " },
  quotes = { "«", "»" },
  odd = words "2014 ٢٠١٤ ٣٫٥ %20 (انظر) القاهرة",
}
LANGUAGES.hindi = {
  words = words [[के में है की और से का को पर यह वह हैं ने कि भी एक नहीं तो ही
    या था थी थे कर गया लिए साथ बाद अपने कुछ जो जब तक समय लोग दिन साल काम जीवन
    पानी शहर देश दुनिया सरकार राष्ट्रपति मंत्री आर्थिक समिति नया बड़ा पहला
    अंतिम क्योंकि विश्व स्त्री ज्ञान]],
  space = " ", comma = ", ", stops = { "। ", "। ", "। ", "? ", "।\n" },
  quotes = { "“", "”" },
  odd = words "2014 २०१४ ३.५ 20% (देखें) दिल्ली",
}
LANGUAGES.chinese = {
  words = words [[的 一 是 在 不 了 有 和 人 这 中 大 为 上 个 国 我 以 要 他 时 来
    用 们 生 到 作 地 于 出 就 分 对 成 会 可 主 发 年 动 同 工 也 能 下 过 子 说 产
    种 面 而 方 后 多 定 行 学 法 所 民 得 经 政府 总统 部长 国家 经济 委员会 昨天
    消息 公司 世界 城市 工作 时间 因为 但是 如果 我们 他们]],
  space = "", comma = "，", stops = { "。", "。", "。", "？", "！", "。\n" },
  quotes = { "“", "”" },
  odd = words "2014年 3.5 北京 《书》 、 （见） 20％ ； ABC",
}
LANGUAGES.japanese = {
  words = words [[は が を に の で と も から まで より へ です ます した して いる
    ある する なる この その あの これ それ 人 日 年 月 時 水 国 町 道 世界 政府
    大統領 大臣 経済 委員会 昨日 会社 仕事 時間 新しい 大きい 最初 最後 コンピュータ
    ニュース テレビ ホテル きょう ちょっと]],
  space = "", comma = "、", stops = { "。", "。", "。", "？", "。\n" },
  quotes = { "「", "」" },
  odd = words "2014年 3.5 東京 『本』 ・ （注） 20％ ー ABC",
}
LANGUAGES.korean = {
  words = words [[그 이 것 수 나는 우리는 그는 그녀는 있다 없다 했다 한다 된다 같은 다른
    모든 많은 새로운 오늘 어제 내일 사람 시간 하루 올해 도시 나라 세계 정부 대통령
    장관은 경제 위원회는 회사가 물 길 집 일을 말했다 보았다 그리고 그러나 때문에 함께]],
  space = " ", comma = ", ", stops = { ". ", ". ", ". ", "? ", ".\n" },
  quotes = { "“", "”" },
  odd = words "2014년 3.5 서울 ‘책’ · (참고) 20% ABC",
}
LANGUAGES.thai = {
  words = words [[ที่ และ ใน การ ของ เป็น มี ได้ ว่า จะ ไม่ ให้ กับ คน นี้ ไป
    มา แต่ หรือ ก็ อยู่ แล้ว ปี วัน น้ำ เมือง ประเทศ โลก รัฐบาล ประธานาธิบดี
    รัฐมนตรี เศรษฐกิจ คณะกรรมการ เมื่อวาน บริษัท งาน เวลา ใหม่ ใหญ่ แรก
    สุดท้าย เพราะ ชีวิต ถนน]],
  space = "", comma = " ", stops = { " ", " ", " ", "\n" },
  quotes = { "“", "”" },
  odd = words "2014 ๒๕๕๗ 3.5 ฯลฯ 20% (ดู) กรุงเทพฯ",
}
LANGUAGES.emoji = {
  words = words [[😀 😂 🙂 ❤️ 👍 👍🏽 🎉 🔥 🚀 🌍 👩‍👩‍👧 👨🏾‍🚀 🏳️‍🌈 🇫🇷 🇯🇵 🇺🇸 1️⃣ ☕ ✨ 🐈 ok yes
    lol 🧑‍🍳 ♻️ 🥳]],
  space = " ", comma = "", stops = { "! ", "\n", " " }, quotes = { "", "" },
  odd = words "😀😂🙂 🎉🔥 🇫🇷🇯🇵🇺🇸 👍👍 #ok @you",
}

-- The capital of a small letter, Latin or Cyrillic; others as they are.
local function capital(char)
  local cp = utf8.codepoint(char)
  if cp < 0x80 then return char:upper() end
  return cp >= 0x430 and cp <= 0x44F and utf8.char(cp - 0x20) or char
end

-- A sentence of `lang`.
local function sentence(lang, random)
  local parts, n = {}, 4 + random(20)
  for i = 1, n do
    local w = lang.words[random(#lang.words)]
    if random(14) == 1 then w = lang.odd[random(#lang.odd)] end
    if i == 1 then w = w:gsub("^[\0-\x7F\xC2-\xFD][\x80-\xBF]*", capital, 1) end
    parts[#parts + 1] = w
    if i < n then
      parts[#parts + 1] = random(12) == 1 and lang.comma or lang.space
    end
  end
  local s, stop = table.concat(parts), lang.stops[random(#lang.stops)]
  if random(8) > 1 then return s .. stop end
  local mark, rest = stop:match "^(%S*)(%s*)$"
  return lang.quotes[1] .. s .. mark .. lang.quotes[2] .. rest
end

local function prose(names, size, seed)
  local random, parts, n = support.random(seed), {}, 0
  while n < size do
    local s = sentence(LANGUAGES[names[random(#names)]], random)
    parts[#parts + 1] = s
    n = n + #s
  end
  return table.concat(parts)
end

--- The prose there is: names, in the order of tables.
M.PROSE = { "english", "quotes", "russian", "arabic", "hindi", "chinese",
  "japanese", "korean", "thai", "emoji", "mixed" }

--- A text of about `size` bytes of one of them.
function M.prose(name, size)
  if name ~= "mixed" then return prose({ name }, size, #name) end
  local all = {}
  for _, each in ipairs(M.PROSE) do
    if each ~= "mixed" then all[#all + 1] = each end
  end
  return prose(all, size, 99)
end

-- Some `count` times what fn gives.
local function many(size, fn)
  local parts, n = {}, 0
  while n < size do
    local s = fn()
    parts[#parts + 1] = s
    n = n + #s
  end
  return table.concat(parts)
end

local HARD = {
  punctuation = function(random)
    local marks = ".,;:!?'\"()[]-/%$ "
    local i = random(#marks)
    return marks:sub(i, i)
  end,
  codepoints = function(random)
    local cp = (random(17) - 1) * 65536 + random(65536) - 1
    return utf8.char((cp >= 0xD800 and cp < 0xE000) and 0xFFFD or cp)
  end,
  lookahead = function(random) -- SB8
    return "A. " .. ("1 (2) "):rep(random(100)) .. (random(2) == 1 and "a " or "A ")
  end,
  marks = function(random) return "e" .. ("\u{301}"):rep(random(60)) end,
  flags = function(random)
    return random(3) == 1 and "👩‍❤️‍👩" or utf8.char(0x1F1E5 + random(26))
  end,
  apostrophes = function(random) return random(2) == 1 and "n’t" or "’s " end,
  bytes = function(random) return string.char(random(256) - 1) end,
}

--- Texts that look far ahead, have no plain stretch, are not UTF-8.
M.HARD = { "punctuation", "codepoints", "lookahead", "marks", "flags",
  "apostrophes", "bytes" }
function M.hard(name, size)
  local random = support.random(#name)
  return many(size, function() return HARD[name](random) end)
end

return M
