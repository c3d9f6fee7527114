/*
** icu.c: ICU as a second opinion on UAX #29 words and sentences.
**
** ICU's own word and sentence iterators depart from the plain standard (root
** locale, dictionaries), so it is given rules of ours. These are written the
** way ICU's engine works, as patterns of what stays together, and not as the
** "no break between" rules that the library and its naive reference know.
**
** Reads lines from standard input, writes one line for each:
**   p 41            properties by ICU: Word_Break Sentence_Break ExtPict
**   w 41 308 20     word boundaries before each code point and at the end:
**   s 41 308 20     the same for sentences: "1011"
** Code points are hexadecimal. Exit status 2: ICU failed; 3: bad input.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>

#define MAXCPS 4096

/* Rules are chained: a match may go on with another rule that begins with
** the character the first one ended with. */
static const char word_rules[] =
    "!!chain;"
    "!!quoted_literals_only;"
    "$CR = [\\p{Word_Break=CR}];"
    "$LF = [\\p{Word_Break=LF}];"
    "$NL = [\\p{Word_Break=Newline}];"
    "$ZWJ = [\\p{Word_Break=ZWJ}];"
    "$Space = [\\p{Word_Break=WSegSpace}];"
    "$Pict = [\\p{Extended_Pictographic}];"
    /* what WB4 ignores, and units: a base with what follows of it */
    "$X = [\\p{Word_Break=Extend} \\p{Word_Break=Format} \\p{Word_Break=ZWJ}];"
    "$AHLetter = [\\p{Word_Break=ALetter} \\p{Word_Break=Hebrew_Letter}] $X*;"
    "$Hebrew = [\\p{Word_Break=Hebrew_Letter}] $X*;"
    "$Double = [\\p{Word_Break=Double_Quote}] $X*;"
    "$Single = [\\p{Word_Break=Single_Quote}] $X*;"
    "$MidWord = [\\p{Word_Break=MidLetter} \\p{Word_Break=MidNumLet}"
    "            \\p{Word_Break=Single_Quote}] $X*;"
    "$MidNumber = [\\p{Word_Break=MidNum} \\p{Word_Break=MidNumLet}"
    "              \\p{Word_Break=Single_Quote}] $X*;"
    "$Numeric = [\\p{Word_Break=Numeric}] $X*;"
    "$Kana = [\\p{Word_Break=Katakana}] $X*;"
    "$Low = [\\p{Word_Break=ExtendNumLet}] $X*;"
    "$RI = [\\p{Word_Break=Regional_Indicator}] $X*;"

    "$CR $LF;"                                    /* WB3 */
    "$ZWJ $Pict;"                                 /* WB3c */
    "$Space $Space;"                              /* WB3d */
    "[^$CR $LF $NL] $X*;"                         /* WB4 */
    "$AHLetter ($MidWord? $AHLetter)*;"           /* WB5-WB7 */
    "$Hebrew $Single;"                            /* WB7a */
    "$Hebrew $Double $Hebrew;"                    /* WB7b, WB7c */
    "$Numeric ($MidNumber? $Numeric)*;"           /* WB8, WB11, WB12 */
    "$AHLetter $Numeric;"                         /* WB9 */
    "$Numeric $AHLetter;"                         /* WB10 */
    "$Kana $Kana;"                                /* WB13 */
    "($AHLetter | $Numeric | $Kana | $Low) $Low;" /* WB13a */
    "$Low ($AHLetter | $Numeric | $Kana);"        /* WB13b */
    "^$RI $RI;"                                   /* WB15, WB16 */
    ".;";                                         /* WB999 */

/* Not chained: one expression is a whole sentence, and the longest match
** wins. It is made of pieces that end where no sentence can. */
static const char sentence_rules[] =
    "!!quoted_literals_only;"
    "$X = [\\p{Sentence_Break=Extend} \\p{Sentence_Break=Format}];"
    "$CR = [\\p{Sentence_Break=CR}];"
    "$LF = [\\p{Sentence_Break=LF}];"
    "$Sep = [\\p{Sentence_Break=Sep}];"
    "$ParaSep = ($CR $LF | $CR | $LF | $Sep);" /* SB3, SB4 */
    "$uc = [\\p{Sentence_Break=Upper}];"
    "$lc = [\\p{Sentence_Break=Lower}];"
    "$ol = [\\p{Sentence_Break=OLetter}];"
    "$at = [\\p{Sentence_Break=ATerm}];"
    "$st = [\\p{Sentence_Break=STerm}];"
    "$Upper = $uc $X*;"
    "$ATerm = $at $X*;"
    "$Term = [$at $st] $X*;"
    "$Close = [\\p{Sentence_Break=Close}] $X*;"
    "$Sp = [\\p{Sentence_Break=Sp}] $X*;"
    "$Numeric = [\\p{Sentence_Break=Numeric}] $X*;"
    "$Continue = [\\p{Sentence_Break=SContinue}] $X*;"
    "$Ends = $Term $Close* $Sp*;" /* SB9, SB10 */
    /* a letter, and the abbreviations in capitals that it begins (SB7) */
    "$Cased = [$uc $lc] $X* ($ATerm $Upper)*;"
    "$Lower = $lc $X* ($ATerm $Upper)*;"
    "$Plain = [^$uc $lc $at $st $CR $LF $Sep];" /* SB5, SB998 */
    "$Between = [^$ol $uc $lc $at $st $CR $LF $Sep];"
    "$Piece = $Plain | $Cased"
    "  | $Ends* $ATerm $Numeric"                      /* SB6 */
    "  | $Ends* $ATerm $Close* $Sp* $Between* $Lower" /* SB8 */
    "  | $Ends* $Ends $Continue;"                     /* SB8a */
    "$Last = $Ends+ $ParaSep? | $ParaSep;"            /* SB8a, SB11 */
    "($Piece)+;"
    "($Piece)* ($Last);";

static void check(UErrorCode status, const char *what) {
  if (U_FAILURE(status)) {
    fprintf(stderr, "icu: %s: %s\n", what, u_errorName(status));
    exit(2);
  }
}

static UBreakIterator *compile(const char *rules, const char *name) {
  static UChar buffer[8192];
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  UBreakIterator *it;
  int32_t n;
  u_strFromUTF8(buffer, 8192, &n, rules, -1, &status);
  check(status, name);
  memset(&where, 0, sizeof where);
  it = ubrk_openRules(buffer, n, NULL, 0, &where, &status);
  if (U_FAILURE(status))
    fprintf(stderr, "icu: %s: error at line %d, %d\n", name, (int)where.line,
            (int)where.offset);
  check(status, name);
  return it;
}

static const char *value_name(UProperty property, UChar32 cp) {
  const char *name = u_getPropertyValueName(
      property, u_getIntPropertyValue(cp, property), U_LONG_PROPERTY_NAME);
  return name ? name : "?";
}

/* Reads hexadecimal code points; returns how many. */
static int read_cps(const char *s, UChar32 *cps) {
  int n = 0;
  for (;;) {
    char *end;
    unsigned long cp = strtoul(s, &end, 16);
    if (end == s) return n;
    if (cp > 0x10FFFF || n == MAXCPS) exit(3);
    cps[n++] = (UChar32)cp;
    s = end;
  }
}

static void boundaries(UBreakIterator *it, const UChar32 *cps, int n) {
  static UChar text[2 * MAXCPS];
  static char at[2 * MAXCPS + 1];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0, i, position;
  for (i = 0; i < n; i++) {
    UBool bad = 0;
    U16_APPEND(text, length, 2 * MAXCPS, cps[i], bad);
    if (bad) exit(3);
  }
  ubrk_setText(it, text, length, &status);
  check(status, "setText");
  memset(at, '0', (size_t)length + 1);
  for (position = ubrk_first(it); position != UBRK_DONE;
       position = ubrk_next(it))
    at[position] = '1';
  position = 0;
  for (i = 0; i < n; i++) {
    putchar(at[position]);
    position += U16_LENGTH(cps[i]);
  }
  putchar(at[position]);
  putchar('\n');
}

int main(void) {
  static char line[16 * MAXCPS];
  static UChar32 cps[MAXCPS];
  UBreakIterator *words = compile(word_rules, "word rules");
  UBreakIterator *sentences = compile(sentence_rules, "sentence rules");
  while (fgets(line, sizeof line, stdin)) {
    int n = read_cps(line + 1, cps);
    switch (line[0]) {
      case 'p':
        if (n != 1) return 3;
        printf("%s %s %d\n", value_name(UCHAR_WORD_BREAK, cps[0]),
               value_name(UCHAR_SENTENCE_BREAK, cps[0]),
               (int)u_hasBinaryProperty(cps[0], UCHAR_EXTENDED_PICTOGRAPHIC));
        break;
      case 'w': boundaries(words, cps, n); break;
      case 's': boundaries(sentences, cps, n); break;
      default: return 3;
    }
  }
  ubrk_close(words);
  ubrk_close(sentences);
  return 0;
}
