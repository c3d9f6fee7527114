--- Any language without a table of its own: what many of them share. Marks,
-- small letters, initials and layout do the rest.
return {
  code = "und",
  name = "any language",

  abbreviations = {
    title = [[
      Dr Dra Drs Prof Mr Mrs Ms Sr Sra Srta St Gen Lt Col Mme Mlle Dl Dna Ing Doc
    ]],
    number = [[ Nr No nr kl tel Tel ]],
  },
}
