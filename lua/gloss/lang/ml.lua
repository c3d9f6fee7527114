--- Malayalam. Initials are written as the names of letters.
return {
  code = "ml",
  name = "Malayalam",

  abbreviations = {
    title = [[
      ഡോ പ്രൊ പ്രൊഫ മി മിസ് മിസ്സ് മിസിസ് ശ്രീ ശ്രീമതി കു അഡ്വ ജ ജസ്റ്റി ലെഫ് കേണ
      റവ ഫാ സി
      എ ബി ഡി ഇ എഫ് ജി എച്ച് ഐ ജെ കെ എൽ എം എൻ ഒ പി ക്യു ആർ എസ് ടി യു വി ഡബ്ല്യു
      എക്സ് വൈ ഇസഡ്
      Dr Mr Mrs Ms Prof
    ]],
    number = [[ നം പേ രൂ No ]],
    company = [[ Inc Corp Co Ltd ]],
  },
}
