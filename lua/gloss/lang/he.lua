--- Hebrew. No capitals: marks decide, but for abbreviations; most of these are
-- written with a geresh and no full stop.
return {
  code = "he",
  name = "Hebrew",

  abbreviations = {
    title = [[ פרופ אינג Mr Mrs Ms Dr Prof ]],
    never = [[ לפנה vs ]],
    number = [[ עמ מס טל No ]],
    unit = [[ וכו ]],
    company = [[ Inc Corp Co Ltd ]],
  },

  words = {
    saying = [[
      אמר אמרה אמרו אומר אומרת שאל שאלה שאלו שואל שואלת ענה ענתה ענו עונה השיב
      השיבה הוסיף הוסיפה הסביר הסבירה צעק צעקה קרא קראה לחש לחשה כתב כתבה הודיע
      הודיעה ציין ציינה טען טענה הדגיש הדגישה הצהיר הצהירה סיפר סיפרה
    ]],
  },
}
