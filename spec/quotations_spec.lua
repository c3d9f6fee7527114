-- Quotations in the marks of many languages, with who is quoted: language, text, then of
-- each quotation what it is, the speaker and the cue (false: none). One within another
-- has its depth in front.
local gloss = require "gloss"

local rows = {
  { "en", '"We lost the bridge at dawn," Captain Mira Holt said.',
    { '"We lost the bridge at dawn,"', 'Captain Mira Holt', 'said' } },
  { "en", '"We lost the bridge at dawn," said Captain Mira Holt, who led the crossing.',
    { '"We lost the bridge at dawn,"', 'Captain Mira Holt', 'said' } },
  { "en", '“We lost the bridge,” Holt said, “and then the road.”',
    { '“We lost the bridge,”', 'Holt', 'said' },
    { '“and then the road.”', 'Holt', 'said' } },
  { "en", 'Holt said, "We lost the bridge."', { '"We lost the bridge."', 'Holt', 'said' } },
  { "en", 'Holt told reporters on Monday: "We lost the bridge."',
    { '"We lost the bridge."', 'Holt', 'told' } },
  { "en", 'According to Holt, the bridge "was never safe."',
    { '"was never safe."', 'Holt', 'According to' } },
  { "en", 'The bridge "was never safe," according to Holt.',
    { '"was never safe,"', 'Holt', 'according to' } },
  { "en", 'The bridge was "never safe" for trucks, Holt said.',
    { '"never safe"', 'Holt', 'said' } },
  { "en", "\"Nobody asked us,\" the mayor's spokesman said in a statement.",
    { '"Nobody asked us,"', "the mayor's spokesman", 'said' } },
  { "en", '"Nobody asked us," a senior official in the ministry said.',
    { '"Nobody asked us,"', 'a senior official in the ministry', 'said' } },
  { "en", '"Nobody asked us," police said.', { '"Nobody asked us,"', 'police', 'said' } },
  { "en", '"Nobody asked us," she said.', { '"Nobody asked us,"', 'she', 'said' } },
  { "en", '"Nobody asked us?" he asked.', { '"Nobody asked us?"', 'he', 'asked' } },
  { "en", '"Nobody asked us!" shouted one of the drivers.',
    { '"Nobody asked us!"', 'one of the drivers', 'shouted' } },
  { "en", 'Holt called the plan "a bridge to nowhere."',
    { '"a bridge to nowhere."', 'Holt', 'called' } },
  { "en", 'Holt dismissed the plan as "a bridge to nowhere."',
    { '"a bridge to nowhere."', 'Holt', 'dismissed' } },
  { "en", 'Holt, a former engineer, dismissed the plan as "a bridge to nowhere."',
    { '"a bridge to nowhere."', 'Holt', 'dismissed' } },
  { "en", 'Holt (R-Norvik) said it was "a bridge to nowhere."',
    { '"a bridge to nowhere."', 'Holt', 'said' } },
  { "en", 'Critics say the plan is "a bridge to nowhere."',
    { '"a bridge to nowhere."', 'Critics', 'say' } },
  { "en", 'The critics, Holt said, were "a choir of the deaf."',
    { '"a choir of the deaf."', 'Holt', 'said' } },
  { "en", 'In a statement, the council called the plan "a bridge to nowhere."',
    { '"a bridge to nowhere."', 'the council', 'called' } },
  { "en", 'On Tuesday, Holt left the talks, calling them "a waste of ink."',
    { '"a waste of ink."', 'Holt', 'calling' } },
  { "en", 'Holt was quoted as saying the talks were "a waste of ink."',
    { '"a waste of ink."', 'Holt', 'saying' } },
  { "en", 'Holt said the talks were over. "It was a waste of ink. We go home now."',
    { '"It was a waste of ink. We go home now."', 'Holt', false } },
  { "en", '"It was a waste of ink," Holt said. "We go home now."',
    { '"It was a waste of ink,"', 'Holt', 'said' }, { '"We go home now."', 'Holt', false } },
  { "en", '"It was a waste of ink," Holt said.\n\n"We go home now. That is all."',
    { '"It was a waste of ink,"', 'Holt', 'said' },
    { '"We go home now. That is all."', 'Holt', false } },
  { "en", '“It was a waste of ink.” — Mira Holt',
    { '“It was a waste of ink.”', 'Mira Holt', false } },
  { "en", '"It was a waste of ink."\n\n- Mira Holt, engineer',
    { '"It was a waste of ink."', 'Mira Holt', false } },
  { "en", 'Mira Holt: "It was a waste of ink."',
    { '"It was a waste of ink."', 'Mira Holt', false } },
  { "en", 'Holt went on: "It was a waste of ink."',
    { '"It was a waste of ink."', 'Holt', 'went on' } },
  { "en", 'As Holt put it, "it was a waste of ink."',
    { '"it was a waste of ink."', 'Holt', 'put it' } },
  { "en", "Holt's claim that the bridge \"was never safe\" was rejected.",
    { '"was never safe"', 'Holt', 'claim' } },
  { "en", 'Holt also repeated his claim that the bridge "was never safe."',
    { '"was never safe."', 'Holt', 'claim' } },
  { "en", 'It was late, and his claim that the bridge "was never safe" was rejected.',
    { '"was never safe"', 'his', 'claim' } },
  { "en", 'TURNOUT IS LOWER THAN IN MAY - Mira Holt: “It was a waste of ink, and of time.”',
    { '“It was a waste of ink, and of time.”', 'Mira Holt', false } },
  { "en", '"No," said Holt.', { '"No,"', 'Holt', 'said' } },
  { "en", '"No." Holt shook her head. "Never."',
    { '"No."', false, false }, { '"Never."', false, false } },
  { "en", "He's calling the vote \"a bad joke played twice.\"",
    { '"a bad joke played twice."', 'He', 'calling' } },
  { "en", "They've said the vote was \"a bad joke played twice.\"",
    { '"a bad joke played twice."', 'They', 'said' } },
  { "en", "\"The letter is a forgery,\" the letter's owner wrote.",
    { '"The letter is a forgery,"', "the letter's owner", 'wrote' } },
  { "en", '"We will not pay," the letter reads.',
    { '"We will not pay,"', 'the letter', 'reads' } },
  { "en", '"We will not pay," read one of the signs.',
    { '"We will not pay,"', 'one of the signs', 'read' } },
  { "en", '"We will not pay," it said.', { '"We will not pay,"', 'it', 'said' } },
  { "en", 'The song "Long Way Home" was played twice.', { '"Long Way Home"', false, false } },
  { "en", 'Holt said on the radio show "Morning Tide" that it rained.',
    { '"Morning Tide"', false, false } },
  { "en", 'The so-called "snow tax" was dropped.', { '"snow tax"', false, false } },
  { "en", 'The word "tax" is never used.', { '"tax"', false, false } },
  { "en", "'We will not pay,' Holt said.", { "'We will not pay,'", 'Holt', 'said' } },
  { "en", '‘We will not pay,’ Holt said.', { '‘We will not pay,’', 'Holt', 'said' } },
  { "en", '‘He told me, “Never,” and left,’ Holt said.',
    { '‘He told me, “Never,” and left,’', 'Holt', 'said' },
    { '2 “Never,”', false, false } },
  { "en", "\"He told me, 'Never,' and left,\" Holt said.",
    { "\"He told me, 'Never,' and left,\"", 'Holt', 'said' }, { "2 'Never,'", false, false } },
  { "en", "``We will not pay,'' Holt said.", { "``We will not pay,''", 'Holt', 'said' } },
  { "en", "\"She asked me, 'Why?' \" Holt said.",
    { "\"She asked me, 'Why?' \"", 'Holt', 'said' }, { "2 'Why?'", false, false } },
  { "en", "'Tis the season, and the farmers' market won't open till '26." },
  { "en", "O'Brien's rock 'n' roll band played in '69 at the workers' club." },
  { "en", "The shelf is 5'10\" long and 6' high." },
  { "en", 'A 12" record and a 7" single were sold.' },
  { "en", "O'Brien said: 'It's the workers' money.'",
    { "'It's the workers' money.'", "O'Brien", 'said' } },
  { "en", "\"The farmers' market is closed,\" O'Brien said.",
    { "\"The farmers' market is closed,\"", "O'Brien", 'said' } },
  { "en", "\"It was '69,\" O'Brien said, \"and rock 'n' roll was dead.\"",
    { "\"It was '69,\"", "O'Brien", 'said' },
    { "\"and rock 'n' roll was dead.\"", "O'Brien", 'said' } },
  { "en", 'He wrote "we lost and never said more.',
    { '"we lost and never said more.', 'He', 'wrote' } },
  { "en", '"We lost the first one.\n\n"We lost the second one," Holt said.',
    { '"We lost the first one.\n\n"We lost the second one,"', 'Holt', 'said' } },
  { "en", '“One. Two.\n\n“Three. Four.”\n\nHolt left.',
    { '“One. Two.\n\n“Three. Four.”', false, false } },
  { "en", '"We lost," he said to “nobody in particular".',
    { '"We lost,"', 'he', 'said' }, { '“nobody in particular"', 'he', 'said' } },
  { "en", 'He called it “a joke" and left.', { '“a joke"', 'He', 'called' } },
  { "en", 'Mira Holt was tired. "We go home," she said.', { '"We go home,"', 'she', 'said' } },
  { "en", 'Mr. Aldo Brenn was tired. "We go home," she said.',
    { '"We go home,"', 'she', 'said' } },
  { "en", 'Mira Holt said no. Aldo Brenn said yes. "Why not?" Holt asked.',
    { '"Why not?"', 'Holt', 'asked' } },
  { "en", '"Yes," Mira Holt said. "No," Aldo Brenn said.',
    { '"Yes,"', 'Mira Holt', 'said' }, { '"No,"', 'Aldo Brenn', 'said' } },
  { "en", '"Should we go?" Holt asked. He said: "No."',
    { '"Should we go?"', 'Holt', 'asked' }, { '"No."', 'He', 'said' } },
  { "en", 'After Brenn spoke of "a gift," Holt said: "It is no gift."',
    { '"a gift,"', false, false }, { '"It is no gift."', 'Holt', 'said' } },
  { "en", 'Holt told the council that she thinks it is "a bad joke played twice."',
    { '"a bad joke played twice."', 'Holt', 'told' } },
  { "en", 'Brenn said he hoped for "a quiet winter and a late spring."',
    { '"a quiet winter and a late spring."', 'Brenn', 'said' } },
  { "en", 'WASHINGTON — Mira Holt on Friday said it was "a quiet winter."',
    { '"a quiet winter."', 'Mira Holt', 'said' } },
  { "en", '"I saw it," Mira Holt, the 54-year-old engineer who built the bridge, said Monday.',
    { '"I saw it,"', 'Mira Holt', 'said' } },
  { "en", '"It fell," witnesses said.', { '"It fell,"', 'witnesses', 'said' } },
  { "en", "\"It fell,\" the ministry's chief engineer, Aldo Brenn, said.",
    { '"It fell,"', 'Aldo Brenn', 'said' } },
  { "en", 'Holt tweeted: “It fell!”', { '“It fell!”', 'Holt', 'tweeted' } },
  { "en", 'Holt left, but not before saying "it will fall again, mark me."',
    { '"it will fall again, mark me."', 'Holt', 'saying' } },
  { "en", '"It fell", Holt said.', { '"It fell"', 'Holt', 'said' } },
  { "en", 'She said “it fell”, and left.', { '“it fell”', 'She', 'said' } },
  { "en", '"It fell" Holt told us.', { '"It fell"', 'Holt', 'told' } },
  { "en", '"It fell," Holt adds.', { '"It fell,"', 'Holt', 'adds' } },
  { "en", 'Asked about the bridge, Holt said "it fell because it was old."',
    { '"it fell because it was old."', 'Holt', 'said' } },
  { "en", 'They chanted "Bread, not bridges!" in the square.',
    { '"Bread, not bridges!"', 'They', 'chanted' } },
  { "en", 'Holt and Brenn said it was "a quiet winter for once."',
    { '"a quiet winter for once."', 'Holt and Brenn', 'said' } },
  { "en", '"Stop," Brenn whispered.', { '"Stop,"', 'Brenn', 'whispered' } },
  { "en", 'I said, "It fell."', { '"It fell."', 'I', 'said' } },
  { "de", '„Wir haben die Brücke verloren“, sagte Hauptmann Keller.',
    { '„Wir haben die Brücke verloren“', 'Hauptmann Keller', 'sagte' } },
  { "de", 'Keller sagte: „Wir haben die Brücke verloren.“',
    { '„Wir haben die Brücke verloren.“', 'Keller', 'sagte' } },
  { "de", '»Wir haben sie verloren«, sagte er. »Und zwar ›für immer‹.«',
    { '»Wir haben sie verloren«', 'er', 'sagte' },
    { '»Und zwar ›für immer‹.«', 'er', false }, { '2 ›für immer‹', false, false } },
  { "de", '„Nein“, erklärte die Sprecherin des Ministeriums.',
    { '„Nein“', 'die Sprecherin des Ministeriums', 'erklärte' } },
  { "de", 'Die Ministerin nannte das Urteil „einen Schlag ins Gesicht“.',
    { '„einen Schlag ins Gesicht“', 'Die Ministerin', 'nannte' } },
  { "de", '„Ja“, hat die Ministerin gesagt.', { '„Ja“', 'die Ministerin', 'gesagt' } },
  { "de", 'Laut Keller war das „kein Unfall“.', { '„kein Unfall“', 'Keller', 'Laut' } },
  { "de", '„Das war kein Unfall“, so Keller.',
    { '„Das war kein Unfall“', 'Keller', 'so' } },
  { "de", '„Das war kein Unfall", sagte Keller.',
    { '„Das war kein Unfall"', 'Keller', 'sagte' } },
  { "de", 'Keller fügte hinzu, das sei „kein Unfall“ gewesen.',
    { '„kein Unfall“', 'Keller', 'fügte' } },
  { "fr", '« Nous avons perdu le pont », a déclaré le capitaine Marchand.',
    { '« Nous avons perdu le pont »', 'le capitaine Marchand', 'déclaré' } },
  { "fr", '« Nous avons perdu le pont », dit-elle.',
    { '« Nous avons perdu le pont »', 'elle', 'dit' } },
  { "fr", '« C’est fini », a-t-il ajouté.', { '« C’est fini »', 'il', 'ajouté' } },
  { "fr", 'Le capitaine Marchand a dit : « Nous avons perdu le pont. »',
    { '« Nous avons perdu le pont. »', 'Marchand', 'dit' } },
  { "fr", 'Selon Marchand, « le pont n’était pas sûr ».',
    { '« le pont n’était pas sûr »', 'Marchand', 'Selon' } },
  { "fr", '« Il m’a dit “jamais” hier », raconte Marchand.',
    { '« Il m’a dit “jamais” hier »', 'Marchand', 'raconte' },
    { '2 “jamais”', false, false } },
  { "fr", 'Marchand a parlé d’« un pont vers nulle part », ajoutant que « c’est fini ».',
    { '« un pont vers nulle part »', 'Marchand', 'parlé' },
    { '« c’est fini »', 'Marchand', 'ajoutant' } },
  { "es", '«Perdimos el puente», dijo el capitán Robles.',
    { '«Perdimos el puente»', 'el capitán Robles', 'dijo' } },
  { "es", 'El capitán Robles dijo: «Perdimos el puente».',
    { '«Perdimos el puente»', 'Robles', 'dijo' } },
  { "es", 'Según Robles, el puente «nunca fue seguro».',
    { '«nunca fue seguro»', 'Robles', 'Según' } },
  { "es", '“Perdimos el puente”, añadió ella.',
    { '“Perdimos el puente”', 'ella', 'añadió' } },
  { "es", '—Perdimos el puente —dijo Robles—. Y luego el camino.',
    { '—Perdimos el puente', 'Robles', 'dijo' }, { 'Y luego el camino.', 'Robles', false } },
  { "es", '– Perdimos el puente – dijo Robles –. Y luego el camino.',
    { '– Perdimos el puente', 'Robles', 'dijo' }, { 'Y luego el camino.', 'Robles', false } },
  { "it", '– Abbiamo perso il ponte, – disse Ferri.', { '– Abbiamo perso il ponte,', 'Ferri', 'disse' } },
  { "es", '—¿Perdieron el puente? —preguntó ella.\n—Sí.',
    { '—¿Perdieron el puente?', 'ella', 'preguntó' }, { '—Sí.', false, false } },
  { "it", '«Abbiamo perso il ponte», ha detto il capitano Ferri.',
    { '«Abbiamo perso il ponte»', 'il capitano Ferri', 'detto' } },
  { "it", 'Ferri ha aggiunto: «Abbiamo perso il ponte».',
    { '«Abbiamo perso il ponte»', 'Ferri', 'aggiunto' } },
  { "it", 'Secondo Ferri il ponte «non era sicuro».',
    { '«non era sicuro»', 'Ferri', 'Secondo' } },
  { "it", '“Abbiamo perso il ponte”, spiega Ferri.',
    { '“Abbiamo perso il ponte”', 'Ferri', 'spiega' } },
  { "pt", '“Perdemos a ponte”, disse o capitão Moura.',
    { '“Perdemos a ponte”', 'o capitão Moura', 'disse' } },
  { "pt", 'Moura afirmou: “Perdemos a ponte.”',
    { '“Perdemos a ponte.”', 'Moura', 'afirmou' } },
  { "pt", 'Segundo Moura, a ponte “nunca foi segura”.',
    { '“nunca foi segura”', 'Moura', 'Segundo' } },
  { "pt", '— Perdemos a ponte — disse Moura. — E depois a estrada.',
    { '— Perdemos a ponte', 'Moura', 'disse' }, { 'E depois a estrada.', 'Moura', false } },
  { "ru", '«Мы потеряли мост», — сказал капитан Орлов.',
    { '«Мы потеряли мост»', 'капитан Орлов', 'сказал' } },
  { "ru", 'Орлов заявил: «Мы потеряли мост».',
    { '«Мы потеряли мост»', 'Орлов', 'заявил' } },
  { "ru", 'По словам Орлова, мост «никогда не был надёжным».',
    { '«никогда не был надёжным»', 'Орлова', 'По словам' } },
  { "ru", '«Он сказал мне „никогда“ вчера», — добавил Орлов.',
    { '«Он сказал мне „никогда“ вчера»', 'Орлов', 'добавил' },
    { '2 „никогда“', false, false } },
  { "ru", '— Мы потеряли мост, — сказал Орлов. — И дорогу.',
    { '— Мы потеряли мост,', 'Орлов', 'сказал' },
    { 'И дорогу.', 'Орлов', false } },
  { "zh", '“我们失去了桥。”王强说。',
    { '“我们失去了桥。”', '王强', '说' } },
  { "zh", '王强说：“我们失去了桥。”',
    { '“我们失去了桥。”', '王强', '说' } },
  { "zh", '「桥已经『没有』了」，王强表示。',
    { '「桥已经『没有』了」', '王强', '表示' },
    { '2 『没有』', false, false } },
  { "ja", '「橋は落ちた」と佐藤さんは言った。',
    { '「橋は落ちた」', '佐藤さん', '言' } },
  { "ja", '佐藤さんは「橋は落ちた」と語った。',
    { '「橋は落ちた」', '佐藤さん', '語' } },
  { "ja", '「『橋』は落ちた」と彼は答えた。',
    { '「『橋』は落ちた」', '彼', '答え' }, { '2 『橋』', false, false } },
  { "pl", '„Straciliśmy most”, powiedział Nowak.',
    { '„Straciliśmy most”', 'Nowak', 'powiedział' } },
  { "sv", '”Vi förlorade bron”, sade hon.',
    { '”Vi förlorade bron”', 'hon', 'sade' } },
  { "da", '»Vi mistede broen«, sagde han.', { '»Vi mistede broen«', 'han', 'sagde' } },
  { "da", 'Kaptajn Holm siger: „Broen er væk.“', { '„Broen er væk.“', 'Kaptajn Holm', 'siger' } },
  { "da", 'Ifølge Mette Holm er det »en skandale«.', { '»en skandale«', 'Mette Holm', 'Ifølge' } },
  { "da", '»Nej«, fortæller ministeren.', { '»Nej«', 'ministeren', 'fortæller' } },
  { "nl", '„We zijn de brug kwijt,” zei hij. ’s Avonds was het laat.',
    { '„We zijn de brug kwijt,”', 'hij', 'zei' } },
  { "nl", "'t Is laat, zei hij, en 's avonds is 't donker." },
  { "el", '«Χάσαμε τη γέφυρα», είπε.',
    { '«Χάσαμε τη γέφυρα»', false, false } },
  { "hu", '„Elvesztettük a »hidat«”, mondta.',
    { '„Elvesztettük a »hidat«”', false, false }, { '2 »hidat«', false, false } },
  { "he", 'הוא אמר "צה"ל כאן" ונסע.', { '"צה"ל כאן"', false, false } },
  { "ar", 'قال: «فقدنا الجسر».', { '«فقدنا الجسر»', false, false } },
  { "ar", '”فقدنا الجسر“ قال.',
    { '”فقدنا الجسر“', false, false } },
  { "en", '"It fell, and nobody was there," Aldo Brenn, of the road office, said on Monday.',
    { '"It fell, and nobody was there,"', 'Aldo Brenn', 'said' } },
  { "en", '"Who was there?" asked Brenn. "Nobody," said Holt.',
    { '"Who was there?"', 'Brenn', 'asked' }, { '"Nobody,"', 'Holt', 'said' } },
  { "en", 'Holt, who had left the talks, said the winter was "a quiet one, thank the wind."',
    { '"a quiet one, thank the wind."', 'Holt', 'said' } },
  { "en", 'Holt in Norvik said the winter was "a quiet one, thank the wind."',
    { '"a quiet one, thank the wind."', 'Holt', 'said' } },
  { "en", 'The council said in a letter that the winter was "a quiet one, thank the wind."',
    { '"a quiet one, thank the wind."', 'The council', 'said' } },
  { "en", 'Holt laughed. "A quiet one!"', { '"A quiet one!"', 'Holt', false } },
  { "en", '"One," Holt said, "two," and then, "three."',
    { '"One,"', 'Holt', 'said' }, { '"two,"', 'Holt', 'said' }, { '"three."', 'Holt', 'said' } },
  { "en", "A reader named 'Anna' wrote that the 'farmers' market' is closed.",
    { "'Anna'", false, false }, { "'farmers' market'", false, false } },
  { "en", "The boys' and girls' teams' coaches' cars were parked at Holt's." },
  { "en", "'twas Holt's 'n' Brenn's idea, y'all, and the '90s were theirs." },
  { "en", "\"'Tis late,\" Holt said.", { "\"'Tis late,\"", 'Holt', 'said' } },
  { "en", "The dogs' owner said 'sit' and the dogs sat.",
    { "'sit'", "The dogs' owner", 'said' } },
  { "en", '“It’s the workers’ money,” Holt said.',
    { '“It’s the workers’ money,”', 'Holt', 'said' } },
  { "en", '‘It’s the workers’ money,’ Holt said.',
    { '‘It’s the workers’ money,’', 'Holt', 'said' } },
  { "en", "She is 5'6\" and he said \"tall\" to her.", { '"tall"', 'he', 'said' } },
  { "en", 'Holt had this to say: "It fell."', { '"It fell."', 'Holt', 'say' } },
  { "en", '"It fell!" cried Holt and Brenn.', { '"It fell!"', 'Holt and Brenn', 'cried' } },
  { "en", 'No one said "yes" or "no" that day.',
    { '"yes"', 'No one', 'said' }, { '"no"', 'No one', 'said' } },
  { "en", 'Holt said the ship "Northern Star" had sunk.', { '"Northern Star"', false, false } },
  { "en", '«It fell», Holt said.', { '«It fell»', 'Holt', 'said' } },
  { "en", '„It fell”, Holt said.', { '„It fell”', 'Holt', 'said' } },
  { "en", '「It fell」, Holt said.', { '「It fell」', 'Holt', 'said' } },
  { "en", '"A" "B" "C"',
    { '"A"', false, false }, { '"B"', false, false }, { '"C"', false, false } },
  { "en", "\"\" and ''", { '""', false, false } },
  { "en", '"It fell," Holt said; "it was old."',
    { '"It fell,"', 'Holt', 'said' }, { '"it was old."', 'Holt', 'said' } },
  { "de", '‚Nein‘, sagte sie.', { '‚Nein‘', 'sie', 'sagte' } },
  { "de", '›Nein‹, sagte sie.', { '›Nein‹', 'sie', 'sagte' } },
  { "de", '"Nein", sagte sie.', { '"Nein"', 'sie', 'sagte' } },
  { "fr", '« Il a dit « non » hier », affirme-t-elle.',
    { '« Il a dit « non » hier »', 'elle', 'affirme' }, { '2 « non »', false, false } },
  { "fr", '“C’est l’heure”, dit-il aujourd’hui.',
    { '“C’est l’heure”', 'il', 'dit' } },
  { "fr", 'L’élu n’a pas parlé d’« échec ».',
    { '« échec »', 'L’élu', 'parlé' } },
  { "es", 'Robles preguntó: «¿Quién dijo “nunca”?».',
    { '«¿Quién dijo “nunca”?»', 'Robles', 'preguntó' },
    { '2 “nunca”', false, false } },
  { "it", 'L’ha detto “l’altro ieri”, ha spiegato Ferri.',
    { '“l’altro ieri”', false, false } },
  { "ru", '«Нет», – ответил он.', { '«Нет»', 'он', 'ответил' } },
  { "zh", '发言人说，“‘桥’已经没有了。”',
    { '“‘桥’已经没有了。”', '发言人', '说' },
    { '2 ‘桥’', false, false } },
  { "zh", '他说：“桥没了。”然后走了。',
    { '“桥没了。”', '他', '说' } },
  { "ja", '彼は「いいえ」と答えた。「もう遅い」',
    { '「いいえ」', '彼', '答え' }, { '「もう遅い」', false, false } },
  { "pl", '– Straciliśmy most – powiedział Nowak. – I drogę.',
    { '– Straciliśmy most', 'Nowak', 'powiedział' }, { 'I drogę.', 'Nowak', false } },
  { "sv", '”Han sa ’aldrig’ till mig”, berättade hon.',
    { '”Han sa ’aldrig’ till mig”', 'hon', 'berättade' }, { '2 ’aldrig’', false, false } },
  { "sv", '– Vi förlorade bron, säger kapten Holm. Nu är det sent.\n– Varför? frågar han.\n– Nja.',
    { '– Vi förlorade bron,', 'kapten Holm', 'säger' }, { 'Nu är det sent.', 'kapten Holm', false },
    { '– Varför?', 'han', 'frågar' }, { '– Nja.', false, false } },
  { "sv", 'Lista:\n– ett, två\n– tre' },
  { "fi", '– Menetimme sillan, sanoo kapteeni Aalto. On myöhä.\n– Niinkö? Virtanen kysyy.',
    { '– Menetimme sillan,', 'kapteeni Aalto', 'sanoo' },
    { 'On myöhä.', 'kapteeni Aalto', false }, { '– Niinkö?', 'Virtanen', 'kysyy' } },
  { "da", '– Broen er væk, siger Mette Holm.',
    { '– Broen er væk,', 'Mette Holm', 'siger' } },
  { "nl", '‘Nee,’ zei hij. ‘Nooit.’',
    { '‘Nee,’', 'hij', 'zei' }, { '‘Nooit.’', 'hij', false } },
  { "uk", '«Ні», — сказав він.', { '«Ні»', false, false } },
  { "cs", '„Ne,“ řekl. „‚Nikdy‘.“',
    { '„Ne,“', false, false }, { '„‚Nikdy‘.“', false, false },
    { '2 ‚Nikdy‘', false, false } },
  { "fi", '”Ei”, hän sanoi. ”Ei koskaan.”',
    { '”Ei”', 'hän', 'sanoi' }, { '”Ei koskaan.”', 'hän', false } },
  { "fi", '”Menetimme sillan”, sanoi kapteeni Aalto.',
    { '”Menetimme sillan”', 'kapteeni Aalto', 'sanoi' } },
  { "fi", 'Aalto totesi: ”Silta on poissa.”', { '”Silta on poissa.”', 'Aalto', 'totesi' } },
  { "cs", '„Most je pryč,“ uvedla mluvčí ministerstva.',
    { '„Most je pryč,“', 'mluvčí ministerstva', 'uvedla' } },
  { "es", '«No», dijo Ana. Añadió: «Ya es tarde».',
    { '«No»', 'Ana', 'dijo' }, { '«Ya es tarde»', 'Ana', 'Añadió' } },
  { "cs", 'Dodal: „Je pozdě.“', { '„Je pozdě.“', false, 'Dodal' } },
  { "cs", 'Novák dodal: „Nikdy.“', { '„Nikdy.“', 'Novák', 'dodal' } },
  { "cs", 'Podle Nováka je to „velký omyl“.', { '„velký omyl“', 'Nováka', 'Podle' } },
  { "fr", '— Je ne viens pas, dit-il. Il est tard.\n— Pourquoi ? demanda Marie.\n— Bon.',
    { '— Je ne viens pas,', 'il', 'dit' }, { 'Il est tard.', 'il', false },
    { '— Pourquoi ?', 'Marie', 'demanda' }, { '— Bon.', false, false } },
  { "fr", '— Je reste, répondit le capitaine, et toi aussi.',
    { '— Je reste,', 'le capitaine', 'répondit' },
    { 'et toi aussi.', 'le capitaine', 'répondit' } },
  { "fr", '— Ah ! s’exclama-t-elle. Non.', { '— Ah !', 'elle', 'exclama' }, { 'Non.', 'elle', false } },
  { "fr", 'Liste :\n— un, deux\n— trois' },
  { "en", "He left at 5' and came back at 6\"." },
  { "en", '"It fell," the minister also said.', { '"It fell,"', 'the minister', 'said' } },
}

describe("quotations in many languages", function()
  for _, row in ipairs(rows) do
    it(row[1] .. ": " .. row[2], function()
      local found = {}
      for q in gloss.doc(row[2], { lang = row[1] }).quotes:each() do
        found[#found + 1] = {
          (q.depth > 1 and q.depth .. " " or "") .. q.text, q.speaker or false, q.cue or false,
        }
        if q.speaker then
          assert.equal(q.speaker, row[2]:sub(q.speaker_first, q.speaker_last))
        end
        if q.cue then assert.equal(q.cue, row[2]:sub(q.cue_first, q.cue_last)) end
      end
      assert.same({ table.unpack(row, 3) }, found)
    end)
  end
end)

-- Every system of marks that CLDR has of a language, and others: language, the outer marks and
-- the inner ones, a text in which [ ] stand for the outer and { } for the inner ones.
local systems = {
  { "en", "“ ”", "‘ ’", "She said [the word {never} was mine] and left." },
  { "en", "‘ ’", "“ ”", "She said [the word {never} was mine] and left." },
  { "en", '" "', "' '", "She said [the word {never} was mine] and left." },
  { "en", "' '", '" "', "She said [the word {never} was mine] and left." },
  { "en", "`` ''", "` '", "She said [the word {never} was mine] and left." },
  { "en", "❝ ❞", "❛ ❜", "She said [the word {never} was mine] and left." },
  { "fr", "« »", "« »", "Elle parle d’[un mot {jamais} entendu] et s’en va." },
  { "fr", "« »", "“ ”", "Elle parle d’[un mot {jamais} entendu] et s’en va." },
  { "fr", "« »", "‹ ›", "Elle parle d’[un mot {jamais} entendu] et s’en va." },
  { "fr", "« »", "” “", "Elle parle d’[un mot {jamais} entendu] et s’en va." },
  { "it", "« »", "“ ”", "Parla dell’[ordine {mai} dato] e se ne va." },
  { "el", "« »", "“ ”", "Είπε [τη λέξη {ποτέ} χθες] και έφυγε." },
  { "de", "„ “", "‚ ‘", "Sie nannte [das Wort {nie} von ihm] und ging." },
  { "de", "» «", "› ‹", "Sie nannte [das Wort {nie} von ihm] und ging." },
  { "de", ",, ''", "' '", "Sie nannte [das Wort {nie} von ihm] und ging." },
  { "cs", "„ “", "‚ ‘", "Řekla [to slovo {nikdy} včera] a odešla." },
  { "nl", "‘ ’", "“ ”", "Ze noemde [het woord {nooit} van hem] en ging." },
  { "nl", "‘ ’", "‘ ’", "Ze noemde [het woord {nooit} van hem] en ging." },
  { "nl", "„ ”", "‚ ’", "Ze noemde [het woord {nooit} van hem] en ging." },
  { "sv", "” ”", "’ ’", "Hon sade [han sa {aldrig} till mig] och gick." },
  { "sv", "» »", "’ ’", "Hon sade [han sa {aldrig} till mig] och gick." },
  { "fi", "” ”", "’ ’", "Hän sanoi [se oli {ei koskaan} minulle] ja lähti." },
  { "nb", "« »", "‘ ’", "Hun sa [han sa {aldri} til meg] og gikk." },
  { "nb", "« »", "’ ’", "Hun sa [han sa {aldri} til meg] og gikk." },
  { "da", "» «", "› ‹", "Hun sagde [han sagde {aldrig} til mig] og gik." },
  { "pl", "„ ”", "« »", "Powiedziała [to słowo {nigdy} wczoraj] i wyszła." },
  { "pl", "„ ”", "‚ ’", "Powiedziała [to słowo {nigdy} wczoraj] i wyszła." },
  { "hu", "„ ”", "» «", "Azt mondta [a szó {soha} volt] és elment." },
  { "hu", "» «", "’ ’", "Azt mondta [a szó {soha} volt] és elment." },
  { "bs", "„ ”", "‘ ’", "Rekla je [ta riječ {nikad} juče] i otišla." },
  { "sr", "„ ”", "’ ’", "Рекла је [та реч {никад} јуче] и отишла." },
  { "bg", "„ “", "„ “", "Тя каза [думата {никога} вчера] и излезе." },
  { "ru", "« »", "„ “", "Она сказала [слово {никогда} вчера] и ушла." },
  { "ka", "„ “", "« »", "მან თქვა [სიტყვა {არასოდეს} გუშინ] და წავიდა." },
  { "hy", "« »", "“ ”", "Նա ասաց [բառը {երբեք} երեկ] ու գնաց։" },
  { "eo", "“ ”", "« »", "Ŝi diris [la vorton {neniam} hieraŭ] kaj foriris." },
  { "uz", "“ ”", "’ ‘", "U [menga {hech qachon} dedi] va ketdi." },
  { "tk", "“ ”", "“ ”", "Ol [maňa {hiç haçan} diýdi] we gitdi." },
  { "ar", "” “", "’ ‘", "قالت [الكلمة {أبدا} أمس] وذهبت." },
  { "fa", "« »", "‹ ›", "او [واژهٔ {هرگز} دیروز] گفت و رفت." },
  { "ug", "« »", "› ‹", "ئۇ [سۆز {ھەرگىز} تۈنۈگۈن] دېدى." },
  { "he", "” ”", "’ ’", "היא אמרה [המילה {לעולם} אתמול] והלכה." },
  { "he", "״ ״", "׳ ׳", "היא אמרה [המילה {לעולם} אתמול] והלכה." },
  { "ja", "「 」", "『 』", "彼女は[彼は{いいえ}と言った]と語った。" },
  { "ja", "﹁ ﹂", "﹃ ﹄", "彼女は[彼は{いいえ}と言った]と語った。" },
  { "ja", "｢ ｣", "〝 〟", "彼女は[彼は{いいえ}と言った]と語った。" },
  { "zh", "“ ”", "‘ ’", "她说[他说{不}就走]然后走了。" },
  { "zh", "＂ ＂", "＇ ＇", "她说[他说{不}就走]然后走了。" },
  { "ko", "“ ”", "‘ ’", "그는 [우리는 {결코} 안 간다]고 말했다." },
  { "ko", "《 》", "〈 〉", "그는 [우리는 {결코} 안 간다]고 말했다." },
  { "th", "“ ”", "‘ ’", "เธอพูดว่า [เขา{ไม่}ไป] แล้วไป" },
  { "hi", "“ ”", "‘ ’", "उसने [उसका {कभी} कहा] कहा।" },
}

describe("the quotation marks", function()
  local function in_marks(text, outer, inner)
    local all = {}
    for mark in (outer .. " " .. inner):gmatch "%S+" do all[#all + 1] = mark end
    local signs = { ["["] = all[1], ["]"] = all[2], ["{"] = all[3], ["}"] = all[4] }
    return (text:gsub("[%[%]{}]", signs))
  end

  local function found(text, lang)
    local list = {}
    for q in gloss.doc(text, { lang = lang }).quotes:each() do
      list[#list + 1] = q.depth .. " " .. q.text .. (q.unclosed and " ..." or "")
        .. (q.parts and " " .. q.parts or "")
    end
    return list
  end

  for _, row in ipairs(systems) do
    local lang, outer, inner, text = table.unpack(row)
    local function marked(s) return in_marks(s, outer, inner) end
    local said = text:match "%b[]"
    local words = said:sub(2, -2)
    local alone = outer == "‘ ’" or outer == "' '" -- may be an apostrophe, if not closed

    it(outer .. " " .. inner .. " of " .. lang .. ", one in the other", function()
      assert.same({ "1 " .. marked(said), "2 " .. marked(said:match "%b{}") },
        found(marked(text), lang))
    end)

    it(outer .. " " .. inner .. " of " .. lang .. ", not closed", function()
      local open, inner_one = "[" .. words, marked(words:match "%b{}")
      assert.same(alone and { "1 " .. inner_one }
        or { "1 " .. marked(open) .. " ...", "2 " .. inner_one },
        found(marked(open) .. "\n\n" .. words:gsub("[{}]", ""), lang))
    end)

    it(outer .. " " .. inner .. " of " .. lang .. ", over paragraphs", function()
      local all = "[" .. words .. ".\n\n[" .. words .. ".]"
      local term = "2 " .. marked(words:match "%b{}")
      assert.same({ "1 " .. marked(all) .. " 2", term, term }, found(marked(all), lang))
    end)
  end
end)

-- Words with apostrophes, at their begin, within, and at their end.
local apostrophes = {
  en = [[o'clock don't y'all ma'am fo'c's'le rock_'n'_roll the_'90s in_'05 'tis 'twas 'em 'til
    'cause the_workers'_union James'_house the_bosses'_club's runnin'_late th'_old o'_the
    didn'_go A's_and_B's 80's mind_your_p's O'Brien's Jones's fish_'n'_chips ol'_man]],
  fr = [[l'élu d'un qu'il aujourd'hui s'en presqu'île p'tit c'est j'ai n'a jusqu'à d'entre
    quelqu'un m'as-tu l'ami]],
  it = [[l'altro un_po'_d'aria be'_va' all'ora dell'anno anni_'90 'ndrangheta 'na_vita 'sto
    e'_vero c'e' citta'_bella piu'_volte fa'_pure sta'_qui po'_po' nell'89 't'è]],
  de = [[geht's war's Hans'_Auto 'ne_Frau 'nen_Bier so_'n_Ding 's_ist Grass'_Buch]],
  nl = [['s_avonds 't_huis zo'n foto's Jans'_moeder 'n_boek 'k_weet auto's]],
  sv = [[ta'n ha't Lars'_bil sa'_han stan's Anders'_hus]],
}

describe("apostrophes are never mistaken", function()
  for lang, words in pairs(apostrophes) do
    it("in " .. lang, function()
      local list, stops, state = {}, { " ", " ", " ", ", ", ". ", "; ", "\n", "\n\n", " — " }, 7
      for word in words:gmatch "%S+" do list[#list + 1] = word:gsub("_", " ") end
      local function pick(from)
        state = (state * 1103515245 + 12345) % 2147483648
        return from[state // 65536 % #from + 1]
      end
      for round = 1, 40 do
        local parts = {}
        for i = 1, 60 do parts[2 * i - 1], parts[2 * i] = pick(list), pick(stops) end
        local text = table.concat(parts)
        if round % 2 == 0 then text = text:gsub("'", "’") end
        for q in gloss.doc(text, { lang = lang }).quotes:each() do
          assert.equal("", q.text .. " in " .. text)
        end
      end
    end)
  end

  for _, row in ipairs{
    { "in marks of their own", "‘’Tis the boys’ ’90s rock ’n’ roll,’ Holt said. ‘Take ’em.’",
      "‘’Tis the boys’ ’90s rock ’n’ roll,’", "‘Take ’em.’" },
    { "in straight ones", "'The workers' union won't go,' said James' wife, 'nor the rock 'n' roll band.'",
      "'The workers' union won't go,'", "'nor the rock 'n' roll band.'" },
    { "beside a marked word", "the 'workers' union' and the ‘bosses’ club’ of the boys' town",
      "'workers' union'", "‘bosses’ club’" },
    { "written as opening marks", "rock ‘n’ roll in the ‘90s, ‘tis said, of ‘em boys’ thing" },
    { "where the quotation ends", "‘I’m not goin’,’ Holt said. 'It's the boys'!' he cried.", "‘I’m not goin’,’",
      "'It's the boys'!'" },
    { "that are accents, with a capital", "'E' vero che l'ha detto', dice Ferri. 'E' falso'.",
      "'E' vero che l'ha detto'", "'E' falso'" },
    { "in dialect", "'Arry was 'ungry and went to the workers' club, didn' he? Runnin' on." },
    { "of two names", "The ’Ndrangheta’s and the bosses’. ’Arry left; the boys’ too." },
    { "in several depths", "‘He told me “go ’way, ‘boy’” and left,’ Holt said.",
      "‘He told me “go ’way, ‘boy’” and left,’", "“go ’way, ‘boy’”", "‘boy’" },
    { "mistyped", "’We go,’ she said to the boys’ coach.", "’We go,’" },
    { "over paragraphs", "‘The boys’ club is shut.\n\n‘The girls’ club too,’ Holt said.",
      "‘The boys’ club is shut.\n\n‘The girls’ club too,’" },
    { "and code", "Call `foo` or `don't` for the boys' sake, not `x'.", "`x'" },
  } do
    it(row[1], function()
      local list = {}
      for q in gloss.doc(row[2]).quotes:each() do list[#list + 1] = q.text end
      assert.same({ table.unpack(row, 3) }, list)
    end)
  end
end)
