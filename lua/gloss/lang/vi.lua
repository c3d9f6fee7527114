--- Vietnamese.
return {
  code = "vi",
  name = "Vietnamese",

  abbreviations = {
    title = [[
      TP Tp tp TS Ts ThS Ths GS Gs PGS BS Bs KS Ks LS Ls CN TT Tx TX Q P H T X
      Đ ĐH Tr Tt Mr Mrs Ms Dr Prof St GS.TS PGS.TS BV Nxb NXB Kts KTS Ds DS Ô
      Bs.CKI CTCP
    ]],
    never = [[ vd Vd VD cf vs ]],
    number = [[ tr Tr đt ĐT tel Tel No no ]],
    company = [[ Inc Corp Co Ltd JSC ]],
    country = [[ U.S U.S.A ]],
    unit = [[ v.~v vv etc kg km m cm đ TCN SCN ]],
    time = [[ a.m p.m ]],
  },

  words = {
    -- seldom first: begins no sentence where the text has no capitals
    joiner = [[
      là của và hoặc hay thì mà nên được bị đã đang sẽ vẫn đều cũng rất lại ra
      vào lên xuống đi cần có phải cho rằng
    ]],
    -- never last in a sentence
    lead = [[ và vì nên đang vẫn như là bởi của ]],
    saying = [[ nói hỏi đáp trả kể viết thêm hét kêu ]],
  },
}
