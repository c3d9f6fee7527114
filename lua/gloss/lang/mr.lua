--- Marathi. It writes the Latin full stop.
return {
  code = "mr",
  name = "Marathi",

  abbreviations = {
    title = [[
      डॉ डाॅ डाॉ प्रा श्री सौ कु पं कै स्व न्या अॅड इं चि मे ज Dr Mr Mrs
      Ms बी सी डी एफ जी एच जे एल एम एन पी आर एस टी यू व्ही डब्ल्यू एक्स वाय झेड
      रा ता जि मु पो गो बा
    ]],
    never = [[ उदा म्ह ]],
    number = [[ रु क्र नं पृ खं इ.~स सं No Rs ]],
    unit = [[ इ.~स.~पू इ किमी कि.~मी से.मी मि वगैरे ]],
    company = [[ लि प्रा.लि Inc Corp Co Ltd ]],
  },

  words = {
    saying = [[ म्हणाले म्हणाला म्हणाली म्हणतात विचारले सांगितले लिहिले ]],
  },
}
