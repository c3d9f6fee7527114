--- Chinese: its marks decide; abbreviations are those of Latin letters.
return {
  code = "zh",
  name = "Chinese",

  abbreviations = require "gloss.lang.latin",

  words = {
    -- goes on after a closing mark: `《…！》的`
    joiner = [[ 的 地 得 之 等 和 与 與 及 或 是 為 为 中 里 裡 上 ]],
    saying = [[ 说 說 道 问 問 称 稱 喊 叫 答 ]],
  },
}
