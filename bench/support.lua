--- What the benchmarks share: best-of timing, and texts made here.
local M = {}

--- Runs fn a few times; returns the best processor time in seconds and the
-- result of the last run.
function M.best(fn, times)
  local best, result = math.huge, nil
  for _ = 1, times or 3 do
    result = nil -- luacheck: ignore 311 (so that it can be collected)
    collectgarbage()
    local start = os.clock()
    result = fn()
    best = math.min(best, os.clock() - start)
  end
  return best, result
end

--- A generator of numbers in 1..n that is the same everywhere.
function M.random(seed)
  local state = seed
  return function(n)
    state = (state * 1103515245 + 12345) % 2147483648
    return state // 65536 % n + 1
  end
end

local function words(s)
  local list = {}
  for w in s:gmatch "%S+" do list[#list + 1] = w end
  return list
end

local ENGLISH = words [[the river council met on Monday and said that nine
  farmers had asked for water from a small dam near town because of dry weather
  which no one had seen before in living memory while others waited]]
local MIXED = words [[река Вода совет κόσμος ποτάμι नदी पानी परिषद water dam
  川 水曜日 会議 ダム 한국어 회의 مياه نهر שלום naïve café Zürich 3.14 1,000
  U.N. e-mail don't 👩‍👩‍👧 🇫🇷 🙂 x_y $5.00]]

-- Name, words, whether ICU has a dictionary for them.
M.scripts = {
  { "english", words [[the river council met on Monday and said that it's nine
    "farmers" who had asked for 3.5 litres of water from a small dam near town
    because of dry weather, which no one had seen in living memory]] },
  { "curly", words [[the river council met on Monday and said that it’s nine
    “farmers” who didn’t ask for water – from a small dam near town – because of
    dry weather, which the council’s chairman hadn’t seen]] },
  { "russian", words [[совет реки собрался в понедельник и сообщил, что девять
    «крестьян» просили воды из плотины у города из-за засухи, какой никто не
    видел на своём веку]] },
  { "arabic", words [[اجتمع مجلس النهر يوم الاثنين وقال إنّ تسعة مزارعين طلبوا
    الماء من السدّ الصغير قرب المدينة بسبب الجفاف، الذي لم يره أحد]] },
  { "hindi", words [[नदी परिषद की बैठक सोमवार को हुई और उसने कहा कि नौ किसानों
    ने नगर के पास छोटे बाँध से पानी माँगा क्योंकि सूखा था, जो किसी ने नहीं देखा]] },
  { "chinese", words [[河流委员会星期一开会，说有九位农民因为干旱
    请求从镇子附近的小水坝放水，这样的天气从来没有人见过]], true },
  { "japanese", words [[川の評議会は月曜日に集まり、九人の農家が町の近くの
    小さなダムの水を求めたと述べた。カメラの前で誰も見たことがない干ばつ]], true },
  { "thai", words [[สภาแม่น้ำประชุมเมื่อวันจันทร์และกล่าวว่าชาวนาเก้าคน
    ขอน้ำจากเขื่อนเล็กใกล้เมืองเพราะแห้งแล้ง]], true },
  { "korean", words [[강 협의회는 월요일에 모여 아홉 농부가 마을 근처 작은 댐의
    물을 달라고 했다고 말했다 아무도 본 적 없는 가뭄 때문이다]] },
  { "emoji", words [[so 😀 much! 👩‍👩‍👧 at the 🏖️ beach 🇫🇷🇩🇪 with 👍🏽👍🏽
    ok ❤️❤️ haha 😂😂😂 🙏🏾 you]] },
}

--- A text of about `size` bytes: sentences of the words given, no two alike.
local function prose(list, size, seed)
  local random, parts, n = M.random(seed), {}, 0
  while n < size do
    local sentence = {}
    for i = 1, 4 + random(16) do sentence[i] = list[random(#list)] end
    local s = table.concat(sentence, " ") .. (random(8) == 1 and ".\n" or ". ")
    parts[#parts + 1] = s
    n = n + #s
  end
  return table.concat(parts)
end

M.prose = prose

--- ASCII letters, spaces, full stops and line feeds.
function M.english(size) return prose(ENGLISH, size, 1) end

--- Ten scripts, emoji, numbers, abbreviations.
function M.mixed(size) return prose(MIXED, size, 2) end

return M
