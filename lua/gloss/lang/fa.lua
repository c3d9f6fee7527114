--- Persian. No capitals: marks decide, but for abbreviations.
return {
  code = "fa",
  name = "Persian",

  abbreviations = {
    title = [[ م د آ س Dr Mr Mrs Ms Prof ]],
    never = [[ ه.ش ه.ق ه.~ش ه.~ق ر.ک ر.~ک ن.ک vs ]],
    number = [[ ص صص ج ش No ]],
    unit = [[ ق.م ق.~م ب.م م.م الخ ]],
    company = [[ Inc Corp Co Ltd ]],
  },

  words = {
    saying = [[
      گفت گفتند می‌گوید پرسید پاسخ افزود نوشت اظهار گفته تاکید
    ]],
  },
}
