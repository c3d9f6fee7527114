--- Japanese: its marks decide; abbreviations are those of Latin letters.
return {
  code = "ja",
  name = "Japanese",

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
    -- particles that go on after a closing mark: `「…。」と言った`
    joiner = [[ と の を が は に も へ や で な っ ]],
  },
}
