--- Bengali. Its full stop is the danda, so that a Latin one is that of an
-- abbreviation.
return {
  code = "bn",
  name = "Bengali",

  abbreviations = {
    title = [[
      ড ডা ডঃ মো মোঃ মু মুহ মোসা প্রফে অধ্যা ইঞ্জি এড অ্যাড জনাব লে মে ব্রি
      এ বি সি ডি ই এফ জি এইচ আই জে কে এল এম এন ও পি আর এস টি ইউ ভি এক্স ওয়াই জেড
      Dr Mr Mrs Ms Prof
    ]],
    never = [[ খ্রি খ্রিঃ দ্র উদা প্রা লি কি.~মি মি.~মি সে.~মি কি.~গ্রা vs ]],
    number = [[ নং পৃ পৃঃ খণ্ড No ]],
    company = [[ Inc Corp Co Ltd ]],
  },

  words = {
    saying = [[
      বলল বললেন বলেন বলেছেন বলেছিলেন বলে জিজ্ঞাসা জিজ্ঞেস প্রশ্ন উত্তর জানান জানালেন
      লিখেছেন লেখেন চিৎকার
    ]],
  },
}
