--- Japanese: its marks decide; abbreviations are those of Latin letters.
return {
  code = "ja",
  name = "Japanese",

  abbreviations = require "gloss.lang.latin",

  words = {
    -- particles that go on after a closing mark: `「…。」と言った`
    joiner = [[ と の を が は に も へ や で な っ ]],
  },
}
