--- Indonesian: how a text tells that somebody says something. Fields as in reporting_en;
-- a word for him or her may be the end of the verb, katanya: those are `suffixed`.
return {
  verbs = [[
    kata ujar tutur ucap jelas tegas papar ungkap imbuh sebut tambah sahut seru tanya jawab
    berkata mengatakan menyatakan menjelaskan menegaskan menambahkan mengungkapkan
    menuturkan menyebutkan menyebut menulis menjawab bertanya berseru berteriak berbisik
    memaparkan mengakui membantah menuding mengumumkan memperingatkan mengklaim menilai
    menyampaikan melanjutkan mengingatkan berpendapat berujar bertutur
  ]],
  suffixed = [[
    katanya ujarnya tuturnya ucapnya jelasnya tegasnya paparnya ungkapnya imbuhnya tambahnya
    sahutnya serunya tanyanya jawabnya
  ]],
  finite = "(kan|kata)$",
  sources = { "menurut" },
  inverts = true,
  naming = "bernama berjudul disebut bertajuk kata istilah",
  works = "film buku novel lagu album serial koran majalah acara",
  pronouns = "dia ia mereka saya kami kita beliau",
  determiners = "seorang para sang si beberapa banyak dua tiga",
  openers = [[
    tetapi namun dan atau juga kemudian lalu sekarang kemarin hari di ke dari pada dalam
    untuk dengan ketika jika karena setelah sebelum menurut sementara
  ]],
  links = "dari untuk",
  prepositions = "di ke pada dalam dengan oleh tentang setelah sebelum saat",
  conjunctions = "dan tetapi atau",
  both = "dan",
  adverbs = "juga lagi kemudian lalu pun tidak kemarin",
  auxiliaries = "akan telah sudah sempat",
  that = "bahwa",
  relative = "yang",
  ends = "di ke pada dalam dengan saat yang bahwa kepada",
  masculine = "pak bapak",
  feminine = "bu ibu",
  dialogue = "— –",
}
