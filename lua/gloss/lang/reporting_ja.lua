--- Japanese: how a text tells that somebody says something. Words are sequences of signs.
return {
  unspaced = true,
  verbs = [[
    言 述べ 話し 語 答え 尋ね 指摘し 強調し 発表し 説明し 主張し 書い 叫 コメントし 表明し 明らかにし
    批判し 訴え つぶや ささや 質問し 反論し 付け加え 伝え
  ]],
  topic = "は が も",
  quotative = "と",
  openers = "しかし また そして だが 一方",
  sources = "",
  naming = "いわゆる",
}
