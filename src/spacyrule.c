/*
** spacyrule.c: what spaCy's regular expressions for English say of a stretch of
** text, for spacy.c: its prefix, its suffix, its infixes. They are written out
** as tests of the characters near an end of it, or at one place of it.
**
** What the rules are, and every list of characters below, is taken as facts
** from spaCy (https://github.com/explosion/spaCy, MIT licence, Copyright (c)
** 2016-2024 ExplosionAI GmbH and others): spacy/lang/punctuation.py,
** spacy/lang/char_classes.py, spacy/lang/en/punctuation.py. Regular expressions
** of these files are named in the comments by what they do.
*/
#include "spacyrule.h"

#include <string.h>

#include "ucd.h"

/* --- characters ---------------------------------------------------------- */

#define F_LOWER 0x001u /* ALPHA_LOWER: small, or of a script without case */
#define F_UPPER 0x002u /* ALPHA_UPPER: capital, or of such a script */
#define F_ALPHA 0x004u /* ALPHA: both, and what has a third case */
#define F_DIGIT 0x008u /* 0 to 9 */
#define F_QUOTE 0x010u
#define F_PUNCT 0x020u
#define F_ICON 0x040u
#define F_MONEY 0x080u
#define F_SIGN 0x100u /* a prefix by itself: % = and others */
#define F_STOP 0x200u /* more that a full stop may follow: % ² - + | */
#define F_DASH 0x400u /* a suffix by itself: en and em dash */

/* characters that a full stop at the end is cut off after */
#define F_BEFORESTOP (F_DIGIT | F_LOWER | F_PUNCT | F_QUOTE | F_STOP)

/* ASCII by class, one letter each: see `plain` */
static const char ascii[129] = "................................"
                               ".pqp$%pqpppsbs..0000000000ppp=pp"
                               ".AAAAAAAAAAAAAAAAAAAAAAAAAAp.p.p"
                               "qaaaaaaaaaaaaaaaaaaaaaaaaaapsp..";

static unsigned plain(unsigned c) {
  switch (ascii[c]) {
    case 'b': return F_PUNCT | F_QUOTE;
    case 'q': return F_QUOTE;
    case 'p': return F_PUNCT;
    case 's': return F_STOP;
    case '%': return F_SIGN | F_STOP;
    case '=': return F_SIGN;
    case '$': return F_MONEY;
    case '0': return F_DIGIT;
    case 'A': return F_UPPER | F_ALPHA;
    case 'a': return F_LOWER | F_ALPHA;
    default: return 0;
  }
}

/* What a stretch of letters is. In the Latin ones, capital and small are
** what Unicode says: the lists of spaCy are the same, character by character.
*/
enum { L_LATIN, L_LOWER, L_UPPER, L_UNCASED };

typedef struct range {
  uint32_t first, last;
  unsigned kind;
} range;

/* clang-format off */
static const range letters[] = {
  {0xC0, 0xD6, L_LATIN}, {0xD8, 0xF6, L_LATIN}, {0xF8, 0x1BF, L_LATIN},
  {0x1C4, 0x24F, L_LATIN}, {0x250, 0x2AF, L_LOWER},
  /* Greek without the diaeresis */
  {0x386, 0x386, L_UPPER}, {0x388, 0x38A, L_UPPER}, {0x38C, 0x38C, L_UPPER},
  {0x38E, 0x38F, L_UPPER}, {0x391, 0x3A9, L_UPPER}, {0x3AC, 0x3AF, L_LOWER},
  {0x3B1, 0x3C9, L_LOWER}, {0x3CC, 0x3CE, L_LOWER},
  /* Russian, Ukrainian, Macedonian, Tatar */
  {0x400, 0x401, L_UPPER}, {0x403, 0x40A, L_UPPER}, {0x40C, 0x40D, L_UPPER},
  {0x410, 0x42F, L_UPPER}, {0x430, 0x451, L_LOWER}, {0x453, 0x45A, L_LOWER},
  {0x45C, 0x45D, L_LOWER}, {0x490, 0x490, L_UPPER}, {0x491, 0x491, L_LOWER},
  {0x496, 0x496, L_UPPER}, {0x497, 0x497, L_LOWER}, {0x4A2, 0x4A2, L_UPPER},
  {0x4A3, 0x4A3, L_LOWER}, {0x4AE, 0x4AE, L_UPPER}, {0x4AF, 0x4AF, L_LOWER},
  {0x4BA, 0x4BA, L_UPPER}, {0x4BB, 0x4BB, L_LOWER}, {0x4D8, 0x4D8, L_UPPER},
  {0x4D9, 0x4D9, L_LOWER}, {0x4E8, 0x4E8, L_UPPER}, {0x4E9, 0x4E9, L_LOWER},
  /* Hebrew, Arabic and Persian */
  {0x591, 0x5F4, L_UNCASED}, {0x620, 0x64A, L_UNCASED},
  {0x66E, 0x6D5, L_UNCASED}, {0x6E5, 0x6FF, L_UNCASED},
  {0x750, 0x77F, L_UNCASED}, {0x8A0, 0x8BD, L_UNCASED},
  /* Devanagari, Bengali, Tamil, Telugu, Kannada, Sinhala */
  {0x900, 0x97F, L_UNCASED}, {0x980, 0x9FF, L_UNCASED},
  {0xB80, 0xBFF, L_UNCASED}, {0xC00, 0xC7F, L_UNCASED},
  {0xC80, 0xCFF, L_UNCASED}, {0xD80, 0xDFF, L_UNCASED},
  {0x1100, 0x137F, L_UNCASED}, /* Hangul Jamo, Ethiopic */
  {0x1D00, 0x1D25, L_LOWER}, {0x1D6B, 0x1D77, L_LOWER},
  {0x1D79, 0x1D9A, L_LOWER}, {0x1E00, 0x1EFF, L_LATIN},
  {0x2C60, 0x2C7B, L_LATIN}, {0x2C7E, 0x2C7F, L_LATIN},
  /* Chinese, Japanese, Korean */
  {0x2E80, 0x2FDF, L_UNCASED}, {0x2FF0, 0x30FF, L_UNCASED},
  {0x31C0, 0x31EF, L_UNCASED}, {0x3200, 0x4DBF, L_UNCASED},
  {0x4E00, 0x9FFF, L_UNCASED},
  {0xA722, 0xA76F, L_LATIN}, {0xA771, 0xA787, L_LATIN},
  {0xA78B, 0xA78E, L_LATIN}, {0xA790, 0xA7B9, L_LATIN},
  {0xA7FA, 0xA7FA, L_LATIN}, {0xAB30, 0xAB5A, L_LOWER},
  {0xAB60, 0xAB64, L_LOWER},
  {0xAC00, 0xD7AF, L_UNCASED}, {0xF900, 0xFAFF, L_UNCASED},
  {0xFB1D, 0xFBB1, L_UNCASED}, {0xFBD3, 0xFD3D, L_UNCASED},
  {0xFD50, 0xFDC7, L_UNCASED}, {0xFDF0, 0xFDFB, L_UNCASED},
  {0xFE30, 0xFE4F, L_UNCASED}, {0xFE70, 0xFEFC, L_UNCASED},
  {0xFF21, 0xFF3A, L_UPPER}, {0xFF41, 0xFF5A, L_LOWER},
  {0x1EE00, 0x1EEBB, L_UNCASED}, {0x1F200, 0x1F2FF, L_UNCASED},
  {0x20000, 0x2A6DF, L_UNCASED}, {0x2A700, 0x2EBEF, L_UNCASED},
  {0x2F800, 0x2FA1F, L_UNCASED}
};

/* Symbols that are tokens by themselves: general category So as it was in
** Unicode 11. U+FFFD is one of them, and so is each ill-formed byte. */
static const uint32_t icons[][2] = {
    {0xA6, 0xA6}, {0xA9, 0xA9}, {0xAE, 0xAE}, {0xB0, 0xB0}, {0x482, 0x482},
    {0x58D, 0x58E}, {0x60E, 0x60F}, {0x6DE, 0x6DE}, {0x6E9, 0x6E9},
    {0x6FD, 0x6FE}, {0x7F6, 0x7F6}, {0x9FA, 0x9FA}, {0xB70, 0xB70},
    {0xBF3, 0xBF8}, {0xBFA, 0xBFA}, {0xC7F, 0xC7F}, {0xD4F, 0xD4F},
    {0xD79, 0xD79}, {0xF01, 0xF03}, {0xF13, 0xF13}, {0xF15, 0xF17},
    {0xF1A, 0xF1F}, {0xF34, 0xF34}, {0xF36, 0xF36}, {0xF38, 0xF38},
    {0xFBE, 0xFC5}, {0xFC7, 0xFCC}, {0xFCE, 0xFCF}, {0xFD5, 0xFD8},
    {0x109E, 0x109F}, {0x1390, 0x1399}, {0x1940, 0x1940}, {0x19DE, 0x19FF},
    {0x1B61, 0x1B6A}, {0x1B74, 0x1B7C}, {0x2100, 0x2101}, {0x2103, 0x2106},
    {0x2108, 0x2109}, {0x2114, 0x2114}, {0x2116, 0x2117}, {0x211E, 0x2123},
    {0x2125, 0x2125}, {0x2127, 0x2127}, {0x2129, 0x2129}, {0x212E, 0x212E},
    {0x213A, 0x213B}, {0x214A, 0x214A}, {0x214C, 0x214D}, {0x214F, 0x214F},
    {0x218A, 0x218B}, {0x2195, 0x2199}, {0x219C, 0x219F}, {0x21A1, 0x21A2},
    {0x21A4, 0x21A5}, {0x21A7, 0x21AD}, {0x21AF, 0x21CD}, {0x21D0, 0x21D1},
    {0x21D3, 0x21D3}, {0x21D5, 0x21F3}, {0x2300, 0x2307}, {0x230C, 0x231F},
    {0x2322, 0x2328}, {0x232B, 0x237B}, {0x237D, 0x239A}, {0x23B4, 0x23DB},
    {0x23E2, 0x2426}, {0x2440, 0x244A}, {0x249C, 0x24E9}, {0x2500, 0x25B6},
    {0x25B8, 0x25C0}, {0x25C2, 0x25F7}, {0x2600, 0x266E}, {0x2670, 0x2767},
    {0x2794, 0x27BF}, {0x2800, 0x28FF}, {0x2B00, 0x2B2F}, {0x2B45, 0x2B46},
    {0x2B4D, 0x2B73}, {0x2B76, 0x2B95}, {0x2B98, 0x2BC8}, {0x2BCA, 0x2BFE},
    {0x2CE5, 0x2CEA}, {0x2E80, 0x2E99}, {0x2E9B, 0x2EF3}, {0x2F00, 0x2FD5},
    {0x2FF0, 0x2FFB}, {0x3004, 0x3004}, {0x3012, 0x3013}, {0x3020, 0x3020},
    {0x3036, 0x3037}, {0x303E, 0x303F}, {0x3190, 0x3191}, {0x3196, 0x319F},
    {0x31C0, 0x31E3}, {0x3200, 0x321E}, {0x322A, 0x3247}, {0x3250, 0x3250},
    {0x3260, 0x327F}, {0x328A, 0x32B0}, {0x32C0, 0x32FE}, {0x3300, 0x33FF},
    {0x4DC0, 0x4DFF}, {0xA490, 0xA4C6}, {0xA828, 0xA82B}, {0xA836, 0xA837},
    {0xA839, 0xA839}, {0xAA77, 0xAA79}, {0xFDFD, 0xFDFD}, {0xFFE4, 0xFFE4},
    {0xFFE8, 0xFFE8}, {0xFFED, 0xFFEE}, {0xFFFC, 0xFFFD}, {0x10137, 0x1013F},
    {0x10179, 0x10189}, {0x1018C, 0x1018E}, {0x10190, 0x1019B},
    {0x101A0, 0x101A0}, {0x101D0, 0x101FC}, {0x10877, 0x10878},
    {0x10AC8, 0x10AC8}, {0x1173F, 0x1173F}, {0x16B3C, 0x16B3F},
    {0x16B45, 0x16B45}, {0x1BC9C, 0x1BC9C}, {0x1D000, 0x1D0F5},
    {0x1D100, 0x1D126}, {0x1D129, 0x1D164}, {0x1D16A, 0x1D16C},
    {0x1D183, 0x1D184}, {0x1D18C, 0x1D1A9}, {0x1D1AE, 0x1D1E8},
    {0x1D200, 0x1D241}, {0x1D245, 0x1D245}, {0x1D300, 0x1D356},
    {0x1D800, 0x1D9FF}, {0x1DA37, 0x1DA3A}, {0x1DA6D, 0x1DA74},
    {0x1DA76, 0x1DA83}, {0x1DA85, 0x1DA86}, {0x1ECAC, 0x1ECAC},
    {0x1F000, 0x1F02B}, {0x1F030, 0x1F093}, {0x1F0A0, 0x1F0AE},
    {0x1F0B1, 0x1F0BF}, {0x1F0C1, 0x1F0CF}, {0x1F0D1, 0x1F0F5},
    {0x1F110, 0x1F16B}, {0x1F170, 0x1F1AC}, {0x1F1E6, 0x1F202},
    {0x1F210, 0x1F23B}, {0x1F240, 0x1F248}, {0x1F250, 0x1F251},
    {0x1F260, 0x1F265}, {0x1F300, 0x1F3FA}, {0x1F400, 0x1F6D4},
    {0x1F6E0, 0x1F6EC}, {0x1F6F0, 0x1F6F9}, {0x1F700, 0x1F773},
    {0x1F780, 0x1F7D8}, {0x1F800, 0x1F80B}, {0x1F810, 0x1F847},
    {0x1F850, 0x1F859}, {0x1F860, 0x1F887}, {0x1F890, 0x1F8AD},
    {0x1F900, 0x1F90B}, {0x1F910, 0x1F93E}, {0x1F940, 0x1F970},
    {0x1F973, 0x1F976}, {0x1F97A, 0x1F97A}, {0x1F97C, 0x1F9A2},
    {0x1F9B0, 0x1F9B9}, {0x1F9C0, 0x1F9C2}, {0x1F9D0, 0x1F9FF},
    {0x1FA60, 0x1FA6D},
};
/* clang-format on */

static unsigned letter(uint32_t cp) {
  size_t lo = 0, hi = sizeof letters / sizeof *letters;
  while (lo < hi) {
    size_t mid = (lo + hi) / 2;
    if (cp > letters[mid].last)
      lo = mid + 1;
    else
      hi = mid;
  }
  if (lo == sizeof letters / sizeof *letters || cp < letters[lo].first)
    return 0;
  switch (letters[lo].kind) {
    case L_LOWER: return F_ALPHA | F_LOWER;
    case L_UPPER: return F_ALPHA | F_UPPER;
    case L_UNCASED: return F_ALPHA | F_LOWER | F_UPPER;
    default: break;
  }
  switch (gl_gc_of(cp)) {
    case GC_Lu: return F_ALPHA | F_UPPER;
    case GC_Ll: return F_ALPHA | F_LOWER;
    default: return F_ALPHA;
  }
}

static unsigned icon(uint32_t cp) {
  size_t lo = 0, hi = sizeof icons / sizeof *icons;
  while (lo < hi) {
    size_t mid = (lo + hi) / 2;
    if (cp > icons[mid][1])
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo < sizeof icons / sizeof *icons && cp >= icons[lo][0] ? F_ICON : 0;
}

/* marks beyond ASCII */
/* clang-format off */
static unsigned mark(uint32_t cp) {
  switch (cp) {
    case 0xA1: case 0xB7: case 0xBF: case 0x60C: case 0x61B: case 0x61F:
    case 0x66A: case 0x6D4: case 0x964: case 0x2026: case 0x3001:
    case 0x3002: case 0xFF01: case 0xFF0C: case 0xFF1A: case 0xFF1B:
    case 0xFF1F: case 0xFF5E: return F_PUNCT;
    case 0xAB: case 0xB4: case 0xBB: case 0x2018: case 0x2019: case 0x201A:
    case 0x201C: case 0x201D: case 0x201E: case 0x2329: case 0x232A:
    case 0x27E6: case 0x27E7: case 0x3008: case 0x3009: case 0x300A:
    case 0x300B: case 0x300C: case 0x300D: case 0x300E: case 0x300F:
    case 0x3010: case 0x3011: case 0x3014: case 0x3015: case 0xFF08:
    case 0xFF09: return F_QUOTE;
    case 0xA3: case 0xA5: case 0xE3F: case 0xFDFC: return F_MONEY;
    case 0xA7: return F_SIGN;
    case 0xB2: return F_STOP;
    case 0x2013: case 0x2014: return F_SIGN | F_DASH;
    default: return cp >= 0x20A0 && cp <= 0x20BF ? F_MONEY : 0;
  }
}
/* clang-format on */

static unsigned flags(uint32_t cp) {
  if (cp < 0x80) return plain(cp);
  return letter(cp) | icon(cp) | mark(cp);
}

static unsigned flagsat(const piece *p, size_t at, unsigned *len) {
  if (at >= p->e) {
    *len = 0;
    return 0;
  }
  if (p->s[at] < 0x80) {
    *len = 1;
    return plain(p->s[at]);
  }
  return flags(gl_decode(p->s + at, p->s + p->e, len));
}

int gl_spacy_issmall(const piece *p, size_t at, unsigned *len) {
  return (flagsat(p, at, len) & F_LOWER) != 0;
}

/* flags of the character before `at`; its begin in *prev */
static unsigned flagsbefore(const piece *p, size_t at, size_t *prev) {
  unsigned len;
  if (at <= p->b) {
    *prev = at;
    return 0;
  }
  if (p->s[at - 1] < 0x80) {
    *prev = at - 1;
    return plain(p->s[at - 1]);
  }
  *prev = (size_t)(gl_step_back(p->s + p->b, p->s + at) - p->s);
  return flags(gl_decode(p->s + *prev, p->s + at, &len));
}

/* --- rules --------------------------------------------------------------- */

const char *const gl_spacy_rules[] = {"token",
                                      "space",
                                      "special case",
                                      "url",
                                      "prefix (punctuation)",
                                      "prefix (quotation mark)",
                                      "prefix (ellipsis)",
                                      "prefix (sign)",
                                      "prefix (currency)",
                                      "prefix (symbol)",
                                      "suffix (punctuation)",
                                      "suffix (quotation mark)",
                                      "suffix (ellipsis)",
                                      "suffix (symbol)",
                                      "suffix (possessive)",
                                      "suffix (dash)",
                                      "suffix (plus after a digit)",
                                      "suffix (currency after a digit)",
                                      "suffix (unit after a digit)",
                                      "suffix (full stop)",
                                      "infix (ellipsis)",
                                      "infix (symbol)",
                                      "infix (operator between digits)",
                                      "infix (full stop between words)",
                                      "infix (comma between letters)",
                                      "infix (hyphen between letters)",
                                      "infix (sign between letters)"};

/* number of full stops from `at` on, before `e` */
static size_t dots(const piece *p, size_t at) {
  size_t n = 0;
  while (at + n < p->e && p->s[at + n] == '.') n++;
  return n;
}

/* TOKENIZER_PREFIXES. */
size_t gl_spacy_prefix(const piece *p, uint32_t *rule) {
  unsigned len, f = flagsat(p, p->b, &len);
  int c = p->s[p->b];
  size_t n;
  if (c == '.') { /* \.\.+ */
    n = dots(p, p->b);
    *rule = P_ELLIPSIS;
    return n > 1 ? n : 0;
  }
  if (f & F_PUNCT)
    *rule = P_PUNCT;
  else if (f & F_QUOTE)
    *rule = P_QUOTE;
  else if (f & F_SIGN)
    *rule = P_SIGN;
  else if (f & F_MONEY)
    *rule = P_MONEY;
  else if (f & F_ICON)
    *rule = P_ICON;
  else if (c == '+') { /* \+(?![0-9]) */
    *rule = P_SIGN;
    return flagsat(p, p->b + 1, &len) & F_DIGIT ? 0 : 1;
  } else {
    size_t at = p->b; /* US$ C$ A$ */
    if (c == 'U' && at + 1 < p->e && p->s[at + 1] == 'S')
      at += 2;
    else if (c == 'C' || c == 'A')
      at++;
    *rule = P_MONEY;
    return at > p->b && at < p->e && p->s[at] == '$' ? at + 1 - p->b : 0;
  }
  return len;
}

/* Units of measure, by what they end with: none holds a digit of ASCII, so
** that the stretch behind the last digit is one, or none is there. The list
** lacks a blank in the middle, and one "unit" is two that run together. */
static const char units[] =
    " km km\u00B2 km\u00B3 m m\u00B2 m\u00B3 dm dm\u00B2 dm\u00B3 cm "
    "cm\u00B2 cm\u00B3 mm mm\u00B2 mm\u00B3 ha \u00B5m nm yd in ft kg g mg "
    "\u00B5g t lb oz m/s km/h kmh mph hPa Pa mbar mb MB kb KB gb GB tb TB T "
    "G M K % "
    "\u043A\u043C \u043A\u043C\u00B2 \u043A\u043C\u00B3 \u043C \u043C\u00B2 "
    "\u043C\u00B3 \u0434\u043C \u0434\u043C\u00B2 \u0434\u043C\u00B3 "
    "\u0441\u043C \u0441\u043C\u00B2 \u0441\u043C\u00B3 \u043C\u043C "
    "\u043C\u043C\u00B2 \u043C\u043C\u00B3 \u043D\u043C \u043A\u0433 \u0433 "
    "\u043C\u0433 \u043C/\u0441 \u043A\u043C/\u0447 \u043A\u041F\u0430 "
    "\u041F\u0430 \u043C\u0431\u0430\u0440 \u041A\u0431 \u041A\u0411 "
    "\u043A\u0431 \u041C\u0431 \u041C\u0411 \u043C\u0431 \u0413\u0431 "
    "\u0413\u0411 \u0433\u0431 \u0422\u0431 \u0422\u0411 "
    "\u0442\u0431\u0643\u0645 "
    "\u0643\u0645\u00B2 \u0643\u0645\u00B3 \u0645 \u0645\u00B2 \u0645\u00B3 "
    "\u0633\u0645 \u0633\u0645\u00B2 \u0633\u0645\u00B3 \u0645\u0645 "
    "\u0645\u0645\u00B2 \u0645\u0645\u00B3 \u0643\u0645 "
    "\u063A\u0631\u0627\u0645 \u062C\u0631\u0627\u0645 \u062C\u0645 "
    "\u0643\u063A \u0645\u0644\u063A \u0643\u0648\u0628 "
    "\u0627\u0643\u0648\u0627\u0628 ";
#define LONGESTUNIT 10

static int isunit(const unsigned char *s, size_t n) {
  char key[LONGESTUNIT + 3];
  key[0] = ' ';
  memcpy(key + 1, s, n);
  key[n + 1] = ' ';
  key[n + 2] = '\0';
  return memchr(key + 1, ' ', n) == NULL && memchr(key + 1, 0, n) == NULL &&
         strstr(units, key) != NULL;
}

/* What follows the last digit and is a suffix only there. */
static size_t afterdigit(const piece *p, uint32_t *rule) {
  size_t at = p->e, n;
  while (at > p->b && p->e - at <= LONGESTUNIT &&
         !(p->s[at - 1] >= '0' && p->s[at - 1] <= '9'))
    at--;
  n = p->e - at;
  if (at == p->b || n == 0 || n > LONGESTUNIT) return 0;
  if (n == 1 && p->s[at] == '+') { /* (?<=[0-9])\+ */
    *rule = S_PLUS;
    return n;
  }
  *rule = S_UNIT;
  if (isunit(p->s + at, n)) return n;
  *rule = S_MONEY;
  if (n > 1 && p->s[p->e - 1] == '$')
    return (n == 3 && p->s[at] == 'U' && p->s[at + 1] == 'S') ||
                   (n == 2 && (p->s[at] == 'C' || p->s[at] == 'A'))
               ? n
               : 0;
  {
    piece money;
    unsigned len;
    money.s = p->s, money.b = at, money.e = p->e;
    return flagsat(&money, at, &len) & F_MONEY && len == n ? n : 0;
  }
}

/* A full stop, the last character at `at`: whether it is cut off. */
static int stop(const piece *p, size_t at) {
  size_t prev, before;
  unsigned f = flagsbefore(p, at, &prev), g;
  if (prev == at) return 0;
  if (f & F_BEFORESTOP) return 1;
  g = flagsbefore(p, prev, &before);
  if (prev == before) return 0;
  if (f & g & F_UPPER) return 1;
  /* (?<=°[FfCcKk])\. */
  return prev - before == 2 && p->s[before] == 0xC2 &&
         p->s[before + 1] == 0xB0 && at - prev == 1 &&
         memchr("FfCcKk", p->s[prev], 6) != NULL;
}

/* TOKENIZER_SUFFIXES: the one that begins first. */
size_t gl_spacy_suffix(const piece *p, uint32_t *rule) {
  size_t at, prev;
  unsigned f;
  int c;
  if (p->b >= p->e) return 0;
  f = flagsbefore(p, p->e, &at);
  c = p->s[at];
  if (c == '.') {
    size_t b = at;
    while (b > p->b && p->s[b - 1] == '.') b--;
    *rule = S_ELLIPSIS;
    if (b < at) return p->e - b;
    *rule = S_STOP;
    return stop(p, at) ? 1 : 0;
  }
  if (f & F_PUNCT) {
    *rule = S_PUNCT;
    if (p->e - at == 3 && memcmp(p->s + at, "\xE2\x80\xA6", 3) == 0) {
      *rule = S_ELLIPSIS; /* two of them are one suffix */
      if (at >= p->b + 3 && memcmp(p->s + at - 3, "\xE2\x80\xA6", 3) == 0)
        at -= 3;
    }
    return p->e - at;
  }
  if (f & (F_QUOTE | F_ICON | F_DASH)) {
    *rule = f & F_QUOTE ? S_QUOTE : f & F_ICON ? S_ICON : S_DASH;
    return p->e - at;
  }
  if (c == 's' || c == 'S') {
    *rule = S_APOS;
    (void)flagsbefore(p, at, &prev);
    if ((at - prev == 1 && p->s[prev] == '\'') ||
        (at - prev == 3 && memcmp(p->s + prev, "\xE2\x80\x99", 3) == 0))
      return p->e - prev;
  }
  return afterdigit(p, rule);
}

/* Length of the hyphen at `at`, the next character to be a letter; 0: none.
*/
static size_t hyphen(const piece *p, size_t at) {
  /* HYPHENS, in their order */
  static const char *const dash[] = {"-",   "\u2013",         "\u2014", "--",
                                     "---", ("\u2014\u2014"), "~"};
  size_t i;
  for (i = 0; i < sizeof dash / sizeof *dash; i++) {
    size_t n = strlen(dash[i]);
    unsigned len;
    if (p->e - at > n && memcmp(p->s + at, dash[i], n) == 0 &&
        flagsat(p, at + n, &len) & F_ALPHA)
      return n;
  }
  return 0;
}

/* Length of the infix at `at`, 0: none; `f` are its flags, `len` its bytes.
** The infixes of lang/en/punctuation.py, in their order. */
static size_t infix(const piece *p, size_t at, unsigned f, unsigned len,
                    uint32_t *rule) {
  int c = p->s[at];
  size_t prev, n;
  unsigned before, after, nlen;
  if (c == '.' && (n = dots(p, at)) > 1) return *rule = I_ELLIPSIS, n;
  if (f & F_ICON) return *rule = I_ICON, len;
  if (c < 0x80 && memchr("+-*^.,~:<>=/", c, 12) == NULL) return 0;
  if (c >= 0x80) {
    if (len != 3 || c != 0xE2 || p->s[at + 1] != 0x80) return 0;
    if (p->s[at + 2] == 0xA6) return *rule = I_ELLIPSIS, len;
    if (!(f & F_DASH)) return 0;
  }
  before = flagsbefore(p, at, &prev);
  after = flagsat(p, at + len, &nlen);
  switch (c) {
    case '+':
    case '*':
    case '^':
    case '-':
      *rule = I_OPERATOR;
      if (before & F_DIGIT &&
          (after & F_DIGIT || (nlen && p->s[at + 1] == '-')))
        return 1;
      break;
    case '.':
      *rule = I_STOP;
      return before & (F_LOWER | F_QUOTE) && after & (F_UPPER | F_QUOTE);
    case ',': *rule = I_COMMA; return before & F_ALPHA && after & F_ALPHA;
    case ':':
    case '<':
    case '>':
    case '=':
    case '/':
      *rule = I_SIGN;
      return before & (F_ALPHA | F_DIGIT) && after & F_ALPHA;
    default: break;
  }
  if (c == '+' || c == '*' || c == '^') return 0;
  *rule = I_HYPHEN;
  return before & (F_ALPHA | F_DIGIT) ? hyphen(p, at) : 0;
}

size_t gl_spacy_infix(const piece *p, size_t *at, uint32_t *rule) {
  while (*at < p->e) {
    unsigned len, f = flagsat(p, *at, &len);
    size_t n = infix(p, *at, f, len, rule);
    if (n) return n;
    *at += len;
  }
  return 0;
}
