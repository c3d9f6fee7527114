--- Persian. No capitals: marks decide, but for abbreviations.
return {
  code = "fa",
  name = "Persian",

  abbreviations = {
    title = [[
      م د آ س Dr Mr Mrs Ms Prof ا ب پ ت ث ج چ ح خ ذ ر ز ژ ش ص ض ط ظ ع غ ف ق ک
      گ ل ن ه ی
    ]],
    never = [[ ه.~ش ه.~ق ر.~ک ن.ک vs ق.~م ب.~م ]],
    number = [[ ص صص ج ش No ]],
    unit = [[    الخ ]],
    company = [[ Inc Corp Co Ltd ]],
  },

  words = {
    saying = [[
      گفت گفتند می‌گوید پرسید پاسخ افزود نوشت اظهار گفته تاکید پرسیدند می‌گفت
      گفته‌اند
    ]],
  },
}
