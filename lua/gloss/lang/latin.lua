--- Abbreviations in Latin letters, as texts in other scripts use them: for the
-- tables of those languages.
return {
  title = [[ Mr Mrs Ms Dr Prof St Gen Lt Col ]],
  never = [[ vs e.g i.e cf ]],
  number = [[ No no Vol vol p pp Fig fig Ch ]],
  company = [[ Inc Corp Co Ltd ]],
  country = [[ U.S U.S.A U.N U.K ]],
  time = [[ a.m p.m ]],
  unit = [[ etc ]],
  suffix = [[ Jr Sr Ph.D M.D ]],
}
