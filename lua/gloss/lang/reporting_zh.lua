--- Chinese: how a text tells that somebody says something. Words are sequences of signs.
return {
  unspaced = true,
  verbs = [[
    说 說 表示 指出 称 稱 强调 強調 回答 问道 問道 说道 說道 写道 寫道 认为 認為 告诉 告訴 宣布 解释 解釋
    补充说 補充說 透露 坦言 喊道 笑道 答道 问 問 道 呼吁 呼籲 警告 承认 承認 评价 評價 形容
  ]],
  adverbs = "还 還 也 又 则 則 曾 今天 昨天 明确 再次 随后 隨後 接着 接著 低声 低聲 大声 大聲 对此 對此",
  openers = "但 但是 不过 不過 而 然而 随后 隨後 接着 接著 对此 對此",
  sources = "据 據 根据 根據",
  naming = "所谓 所謂 名为 名為 叫做 称为 稱為 题为 題為",
}
