--- Arabic. No capitals: marks decide, but for abbreviations.
return {
  code = "ar",
  name = "Arabic",

  abbreviations = {
    title = [[ د م أ أ.د أ.م ا.د ش Dr Mr Mrs Ms Prof ]],
    never = [[ ج.م.ع ع.م vs ق.~م ب.~م ]],
    number = [[ ص ج ط ت ف ق ر.ق No ]],
    unit = [[ إلخ الخ هـ م كم كلم سم كغ كج مم ]],
    company = [[ ش.م.م ش.م.ع ذ.م.م Inc Corp Co Ltd ]],
  },

  words = {
    saying = [[
      قال قالت يقول تقول سأل سألت أجاب أجابت أضاف أضافت صرح صرحت أكد أكدت أوضح
      أوضحت كتب كتبت ذكر ذكرت
    ]],
  },
}
