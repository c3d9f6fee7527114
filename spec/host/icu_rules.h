/*
** icu_rules.h: plain UAX #29 for ICU, whose own rules depart from it. These
** are written the way ICU's engine works, as patterns of what stays together,
** and not as the "no break between" rules that the library and its naive
** reference know.
*/
#ifndef ICU_RULES_H
#define ICU_RULES_H

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

#endif
