/*
** word.c: word boundaries, UAX #29 of Unicode 18.0, section 4.1.1 (rules WB1
** to WB999), and what a word segment is.
**
** WB4 makes Extend, Format and ZWJ part of the character before them, so
** that the other rules see the rest only. For each class on the left, `joined`
** has the classes on the right that no boundary parts from it. The pairs
** WB6/WB7, WB7b/WB7c and WB12/WB11 join three: the boundary before the second
** waits in `pending` until the third is there.
*/
#include "scan.h"

#define C(class) (1u << WB_##class)

#define AHLETTER (C(ALetter) | C(Hebrew_Letter))
#define MIDNUMLETQ (C(MidNumLet) | C(Single_Quote))
#define IGNORED (C(Extend) | C(Format) | C(ZWJ))

enum {
  /* a second of three, which is or is not joined to what is on its left */
  LETTER_MID = WB_WSegSpace + 1, /* AHLetter (MidLetter | MidNumLetQ) */
  HEBREW_QUOTE,                  /* Hebrew_Letter Double_Quote */
  NUMERIC_MID,                   /* Numeric (MidNum | MidNumLetQ) */
  START,                         /* WB1; also after a newline */
  NLEFT
};

/* By the class on the left. What is not here is a boundary (WB999). */
static const uint32_t joined[NLEFT] = {
    [START] = ~(uint32_t)0,
    [WB_CR] = C(LF), /* WB3; and WB3a for all else */
    [WB_ALetter] =
        AHLETTER /* WB5 */ | C(Numeric) /* WB9 */ | C(ExtendNumLet) /* WB13a */,
    [WB_Hebrew_Letter] =
        AHLETTER | C(Numeric) | C(ExtendNumLet) | C(Single_Quote) /* WB7a */,
    [WB_Numeric] = AHLETTER /* WB10 */ | C(Numeric) /* WB8 */ |
                   C(ExtendNumLet) /* WB13a */,
    [WB_Katakana] = C(Katakana) /* WB13 */ | C(ExtendNumLet) /* WB13a */,
    [WB_ExtendNumLet] = AHLETTER | C(Numeric) | C(Katakana) /* WB13b */ |
                        C(ExtendNumLet) /* WB13a */,
    [WB_Regional_Indicator] = C(Regional_Indicator), /* WB15 WB16 */
    [WB_WSegSpace] = C(WSegSpace),                   /* WB3d */
    [LETTER_MID] = AHLETTER,                         /* WB7 */
    [HEBREW_QUOTE] = C(Hebrew_Letter),               /* WB7c */
    [NUMERIC_MID] = C(Numeric),                      /* WB11 */
};

/* The state after `left` and a c that may be the second of three; c itself
** where it cannot be. */
static inline unsigned second(unsigned left, unsigned c) {
  uint32_t bit = 1u << c;
  if (left == WB_ALetter || left == WB_Hebrew_Letter) {
    if (bit & (C(MidLetter) | MIDNUMLETQ)) return LETTER_MID; /* WB6 */
    if (left == WB_Hebrew_Letter && c == WB_Double_Quote)
      return HEBREW_QUOTE; /* WB7b */
  } else if (left == WB_Numeric) {
    if (bit & (C(MidNum) | MIDNUMLETQ)) return NUMERIC_MID; /* WB12 */
  }
  return c;
}

#define NONE SIZE_MAX /* no boundary is pending */

void gl_word_ends(const gl_text *t, uint64_t *ends) {
  const unsigned char *s = t->s, *e = s + t->len, *p = s;
  unsigned left = START;
  int zwj = 0; /* WB3c: the last character is ZWJ */
  size_t pending = NONE;

  gl_ends_clear(t, ends);
  while (p < e) {
    const unsigned char *at = p;
    const gl_class *k = gl_next(&p, e);
    unsigned c = k->wb;
    uint32_t bit = 1u << c;

    if (bit & IGNORED && left != START && left != WB_CR) { /* WB4 */
      zwj = c == WB_ZWJ;
      if (left == WB_WSegSpace) left = WB_Other; /* WB3d sees it */
      continue;
    }
    if (joined[left] & bit) {
      pending = NONE; /* WB6, WB7b or WB12, where one of them waits */
      if (c == WB_Regional_Indicator && left == c) c = WB_Other; /* a pair */
      if (c == WB_Single_Quote && left == WB_Hebrew_Letter)
        c = LETTER_MID; /* WB7a: joined already, and perhaps WB7 */
    } else {
      unsigned next = second(left, c);
      if (pending != NONE) gl_ends_before(ends, pending);
      pending = NONE;
      if (next != c)
        pending = (size_t)(at - s);
      else if (!(zwj && k->flags & GL_EXTPICT)) /* WB3c */
        gl_ends_before(ends, (size_t)(at - s));
      c = next;
    }
    zwj = c == WB_ZWJ;
    left = c;
    if (left == WB_ALetter) p = gl_skip_letters(p, e); /* WB5 */
    if (bit & (C(LF) | C(Newline))) {                  /* WB3a */
      gl_ends_before(ends, (size_t)(p - s));
      left = START;
    }
  }
  if (pending != NONE) gl_ends_before(ends, pending);
  if (t->len > 0) gl_ends_before(ends, t->len); /* WB2 */
}

/* --- kinds --------------------------------------------------------------- */

const char *const gl_kind_names[GL_NKINDS] = {
    "ideographic", "kana",  "letter", "number",
    "punctuation", "space", "symbol"};

/* A character that is of no word by UAX #29, by its general category. */
static enum gl_kind otherkind(uint32_t cp, const gl_class *k) {
  const gl_record *r = gl_record_of(cp);
  switch (r->gc) {
    case GC_Lu:
    case GC_Ll:
    case GC_Lt:
    case GC_Lm:
    case GC_Lo:
      if (r->script == SC_Hiragana || r->script == SC_Katakana) return GL_KANA;
      return k->lb == LB_ID ? GL_IDEOGRAPHIC : GL_LETTER;
    case GC_Nl: return k->lb == LB_ID ? GL_IDEOGRAPHIC : GL_SYMBOL;
    case GC_Pc:
    case GC_Pd:
    case GC_Ps:
    case GC_Pe:
    case GC_Pi:
    case GC_Pf:
    case GC_Po: return GL_PUNCTUATION;
    case GC_Zs:
    case GC_Zl:
    case GC_Zp:
    case GC_Cc: return GL_SPACE;
    default: return GL_SYMBOL;
  }
}

/*
** A segment that holds an ALetter or a Hebrew_Letter is "letter", whatever
** digits it holds; else the first Numeric or Katakana in it decides. All
** other segments are of what their first character is: a letter without
** ALetter is "kana" (Hiragana, Katakana), "ideographic" (line breaking class
** ID: Han, Tangut and such) or "letter" (Thai, Lao, Khmer, Myanmar);
** punctuation; space, of separators and controls; and all else "symbol": signs
** and emoji, numbers like ½ that are no Numeric, marks and formats alone.
** Most segments are known by their first character; only numbers and what
** begins with ExtendNumLet or Katakana are read on until a letter is found.
*/
enum gl_kind gl_word_kind(const gl_text *t, uint32_t first, uint32_t end) {
  const unsigned char *p = t->s + first, *e = t->s + end;
  enum gl_kind kind = GL_NKINDS; /* not known yet */
  unsigned len;
  while (p < e) {
    uint32_t cp = gl_decode(p, e, &len);
    const gl_class *k = &gl_classes[gl_class_of(cp)];
    switch (k->wb) {
      case WB_ALetter:
      case WB_Hebrew_Letter: return GL_LETTER;
      case WB_Numeric:
        if (kind != GL_KANA) kind = GL_NUMBER;
        break;
      case WB_Katakana:
        if (kind != GL_NUMBER) kind = GL_KANA;
        break;
      case WB_ExtendNumLet: /* U+202F is one too, a space */
        if (kind == GL_NKINDS) kind = otherkind(cp, k);
        break;
      default: /* what stands after the first is a part of it (WB4) */
        if (kind == GL_NKINDS) return otherkind(cp, k);
    }
    p += len;
  }
  return kind;
}
