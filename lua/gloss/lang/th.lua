--- Thai.
return {
  code = "th",
  name = "Thai",

  abbreviations = {
    title = [[ Mr Mrs Ms Dr Prof ]],
    never = [[ vs ]],
    number = [[ No no Vol p pp ]],
    company = [[ Inc Corp Co Ltd ]],
    time = [[ a.m p.m ]],
  },
}
