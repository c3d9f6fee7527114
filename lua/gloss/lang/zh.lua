--- Chinese: its marks decide; abbreviations are those of Latin letters.
return {
  code = "zh",
  name = "Chinese",

  abbreviations = {
    title = [[ Mr Mrs Ms Dr Prof St Gen Lt Col ]],
    never = [[ vs e.g i.e cf ]],
    number = [[ No no Vol vol p pp Fig fig Ch ]],
    company = [[ Inc Corp Co Ltd ]],
    country = [[ U.S U.S.A U.N U.K ]],
    time = [[ a.m p.m ]],
    unit = [[ etc ]],
    suffix = [[ Jr Sr Ph.D M.D ]],
  },

  words = {
    -- goes on after a closing mark: `《…！》的`
    joiner = [[ 的 地 得 之 等 和 与 與 及 或 是 為 为 中 里 裡 上 ]],
    saying = [[ 说 說 道 问 問 称 稱 喊 叫 答 ]],
  },
}
