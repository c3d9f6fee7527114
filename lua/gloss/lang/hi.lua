--- Hindi. Its full stop is the danda, so that a Latin one is often that of an
-- initial, spelt as the English letter sounds.
return {
  code = "hi",
  name = "Hindi",

  abbreviations = {
    title = [[
      डॉ डा प्रो पं श्री सुश्री कु मो कै मे इं एड न्या स्व स्वर्गीय Dr Mr Mrs Ms
      ए बी सी डी ई एफ एफ़ जी एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्लू
      डब्ल्यू एक्स वाई ज़ेड जेड
      एम.ए बी.ए एम.एस बी.एस एम.डी पी.एच यू.एस यू.के
    ]],
    never = [[
      उदा अर्थात् वि सं अ.भा रु रू नं क्र पृ खं अनु चौ कं लि प्रा पू म.~प्र
      उ.~प्र हि.~प्र आं.~प्र अ.~प्र मि.~ली
    ]],
    number = [[ सं No Rs ]],
    unit = [[
      ई.~पू इत्यादि मि किमी कि.~मी से.मी सेमी किग्रा कि.ग्रा मी
    ]],
    company = [[ Inc Corp Co Ltd ]],
  },

  words = {
    saying = [[
      कहा कहते कहती बोले बोली पूछा बताया लिखा उत्तर कहता कही पूछती पूछते बताते
      बोलते जवाब चिल्लाया सुनाया
    ]],
  },
}
