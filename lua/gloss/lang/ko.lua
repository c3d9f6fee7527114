--- Korean: its marks decide, and where they are left out the endings of polite
-- verbs; abbreviations are those of Latin letters.
return {
  code = "ko",
  name = "Korean",

  abbreviations = require "gloss.lang.latin",

  words = {
    -- goes on after a quotation that closed
    joiner = [[
      라고 이라고 라는 이라는 라며 이라며 라면서 이라면서 고 하고 며 면서 는 은 를
      을 의 가 이 와 과 로 으로 에 도
    ]],
    saying = [[
      말했다 밝혔다 물었다 전했다 덧붙였다 설명했다 강조했다 답했다 대답했다 했다 말하였다 적었다 썼다 주장했다 외쳤다 되물었다
      소리쳤다 지적했다 반문했다
    ]],
    -- close a sentence, at the end of its last word
    final = [[
      니다 어요 아요 네요 세요 셔요 구요 고요 나요 해요 돼요 와요 줘요 내요
      데요 대요 래요 게요 지요 군요 에요 예요 여요 까요 봐요 시오
      죠 줘
    ]],
  },
}
