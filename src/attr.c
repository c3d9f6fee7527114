/*
** attr.c: what a word is by its characters: flags, length, shape, prefix and
** suffix. The names and their meaning are spaCy's, whose flags are the methods
** of Python's strings.
*/
#include "attr.h"

#include <string.h>

#include "chars.h"

/* clang-format off */
const char gl_attr_names[GL_NATTRFLAGS][16] = {
  "is_alpha", "is_ascii", "is_bracket", "is_currency", "is_digit",
  "is_left_punct", "is_lower", "is_punct", "is_quote", "is_right_punct",
  "is_space", "is_stop", "is_title", "is_upper", "like_email", "like_num",
  "like_url"
};
/* clang-format on */

#define BIT(f) ((uint32_t)1 << (f))

/* --- characters ---------------------------------------------------------- */

#define ALPHA 0x01u
#define LOWER 0x02u
#define UPPER 0x04u
#define TITLE 0x08u
#define DIGIT 0x10u
#define PUNCT 0x20u
#define SPACE 0x40u
#define MONEY 0x80u

/*
** Numeric_Type=Digit beside gc=Nd: written as digits in rings, brackets,
** above or below the line (UnicodeData.txt, field 7 without field 6; a spec
** compares). Pairs first, last.
*/
static const uint32_t digits[][2] = {
    {0xB2, 0xB3},       {0xB9, 0xB9},       {0x1369, 0x1371},
    {0x19DA, 0x19DA},   {0x2070, 0x2070},   {0x2074, 0x2079},
    {0x2080, 0x2089},   {0x2460, 0x2468},   {0x2474, 0x247C},
    {0x2488, 0x2490},   {0x24EA, 0x24EA},   {0x24F5, 0x24FD},
    {0x24FF, 0x24FF},   {0x2776, 0x277E},   {0x2780, 0x2788},
    {0x278A, 0x2792},   {0x10A40, 0x10A43}, {0x10E60, 0x10E68},
    {0x11052, 0x1105A}, {0x1F100, 0x1F10A}};

static int is_digit(uint32_t cp) {
  size_t i;
  for (i = 0; i < sizeof digits / sizeof *digits && cp >= digits[i][0]; i++)
    if (cp <= digits[i][1]) return 1;
  return 0;
}

static unsigned classify(uint32_t cp) {
  unsigned gc = gl_gc_of(cp), sb = gl_classes[gl_class_of(cp)].sb, c = 0;
  switch (gc) {
    case GC_Lu: c = ALPHA | UPPER; break;
    case GC_Ll: c = ALPHA | LOWER; break;
    case GC_Lt: return ALPHA | TITLE;
    case GC_Lm:
    case GC_Lo: c = ALPHA; break;
    case GC_Nd: return DIGIT;
    case GC_No: return is_digit(cp) ? DIGIT : 0;
    case GC_Pc:
    case GC_Pd:
    case GC_Ps:
    case GC_Pe:
    case GC_Pi:
    case GC_Pf:
    case GC_Po: return PUNCT;
    case GC_Sc: return MONEY;
    case GC_Zs:
    case GC_Zl:
    case GC_Zp: return SPACE;
    /* the separators of information have no White_Space, but bc=B or S */
    case GC_Cc: return gl_is_white(cp) || (cp - 0x1C < 4) ? SPACE : 0;
    default: break;
  }
  /* Sentence_Break has the Other_Lowercase and Other_Uppercase, all but the
  ** one that is also a mark */
  if (sb == SB_Lower || cp == 0x345) c |= LOWER;
  if (sb == SB_Upper) c |= UPPER;
  return c;
}

/* the same for ASCII */
#define L (ALPHA | LOWER)
#define U (ALPHA | UPPER)
#define D DIGIT
#define P PUNCT
#define S SPACE
#define M MONEY
static const uint8_t ascii[128] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, S, S, S, S, S, 0, 0, /* 00 */
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, S, S, S, S, /* 10 */
    S, P, P, P, M, P, P, P, P, P, P, 0, P, P, P, P, /* 20 */
    D, D, D, D, D, D, D, D, D, D, P, P, 0, 0, 0, P, /* 30 */
    P, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, /* 40 */
    U, U, U, U, U, U, U, U, U, U, U, P, P, P, 0, P, /* 50 */
    0, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* 60 */
    L, L, L, L, L, L, L, L, L, L, L, P, 0, P, 0, 0  /* 70 */
};
#undef L
#undef U
#undef D
#undef P
#undef S
#undef M

/* class of the next character, and past it */
static inline unsigned next(const unsigned char **p, const unsigned char *e,
                            uint32_t *cp) {
  unsigned len;
  if (**p < 0x80) {
    *cp = *(*p)++;
    return ascii[*cp];
  }
  *cp = gl_decode(*p, e, &len);
  *p += len;
  return classify(*cp);
}

/* --- numbers and addresses ----------------------------------------------- */

/* digits, where commas and full stops between them do not count */
static int grouped_digits(const unsigned char *s, const unsigned char *e) {
  uint32_t cp;
  int any = 0;
  while (s < e) {
    unsigned c = next(&s, e, &cp);
    if (c & DIGIT)
      any = 1;
    else if (cp != ',' && cp != '.')
      return 0;
  }
  return any;
}

/* 21st, 4th: which ending stands with which digit is not asked */
static int ordinal(const unsigned char *s, const unsigned char *e) {
  static const char ends[] = "stndrdth";
  unsigned char a, b;
  int i;
  if (e - s < 3) return 0;
  a = e[-2] | 0x20, b = e[-1] | 0x20;
  for (i = 0; i < 8; i += 2)
    if (a == ends[i] && b == ends[i + 1]) return grouped_digits(s, e - 2);
  return 0;
}

/* a word for a number, or several with hyphens */
static int number_words(const gl_lexicon *x, const unsigned char *key,
                        size_t n) {
  size_t i, from = 0;
  for (i = 0; i <= n; i++)
    if (i == n || key[i] == '-') {
      if (!(gl_lexicon_class(x, key + from, i - from) & GL_LEX_NUMBER))
        return 0;
      from = i + 1;
    }
  return n > 0;
}

static int like_num(const unsigned char *s, const unsigned char *e) {
  const unsigned char *slash;
  if (*s == '+' || *s == '-' || *s == '~')
    s++;
  else if (e - s > 2 && s[0] == 0xC2 && s[1] == 0xB1)
    s += 2; /* plus-minus */
  if (s < e && s[0] < 0x80 && !(ascii[*s] & (DIGIT | PUNCT))) return 0;
  if (grouped_digits(s, e) || ordinal(s, e)) return 1;
  slash = memchr(s, '/', (size_t)(e - s));
  return slash && grouped_digits(s, slash) && grouped_digits(slash + 1, e);
}

static int begins(const unsigned char *s, size_t n, const char *with) {
  size_t k = strlen(with);
  return n >= k && memcmp(s, with, k) == 0;
}

static int is_alnum(unsigned c) {
  return c < 0x80 && ascii[c] & (ALPHA | DIGIT);
}

static int like_url(const unsigned char *s, size_t n, const gl_lexicon *x) {
  const unsigned char *e = s + n, *dot = NULL, *p;
  if (begins(s, n, "http://") || begins(s, n, "https://")) return 1;
  if (begins(s, n, "www.") && gl_attr_length(s, n) >= 5) return 1;
  if (s[0] == '.' || e[-1] == '.' || memchr(s, '@', n)) return 0;
  for (p = e; p > s && dot == NULL; p--)
    if (p[-1] == '.') dot = p;
  if (dot == NULL) return 0;
  p = memchr(dot, ':', (size_t)(e - dot));
  if (p == NULL) p = e;
  if (p > dot && p[-1] == '/') return 1;
  return (gl_lexicon_class(x, dot, (size_t)(p - dot)) & GL_LEX_DOMAIN) != 0;
}

static int like_email(const unsigned char *s, size_t n) {
  const unsigned char *e = s + n, *at = memchr(s, '@', n), *p, *host;
  if (at == NULL || at == s) return 0;
  for (p = s; p < at; p++)
    if (!is_alnum(*p) && (*p == 0 || !strchr("_.+-", *p))) return 0;
  for (p = host = at + 1; p < e && (is_alnum(*p) || *p == '-'); p++) {}
  if (p == host || p == e || *p != '.' || ++p == e) return 0;
  for (; p < e; p++)
    if (!is_alnum(*p) && *p != '-' && *p != '.') return 0;
  return 1;
}

/* --- marks --------------------------------------------------------------- */

static uint32_t mark_flags(uint32_t cp) {
  const uint32_t both = BIT(GL_IS_LEFT_PUNCT) | BIT(GL_IS_RIGHT_PUNCT);
  const uint32_t left = BIT(GL_IS_LEFT_PUNCT), right = BIT(GL_IS_RIGHT_PUNCT);
  const uint32_t quote = BIT(GL_IS_QUOTE), bracket = BIT(GL_IS_BRACKET);
  switch (cp) {
    case '(':
    case '[':
    case '{':
    case '<': return bracket | left;
    case ')':
    case ']':
    case '}':
    case '>': return bracket | right;
    case '"':
    case '\'': return quote | both;
    case '`': return quote;
    case 0xAB:
    case 0x2018:
    case 0x201A:
    case 0x201B:
    case 0x201C:
    case 0x201E:
    case 0x201F:
    case 0x2039:
    case 0x276E: return quote | left;
    case 0xBB:
    case 0x2019:
    case 0x201D:
    case 0x203A:
    case 0x276F: return quote | right;
    default: return 0;
  }
}

/* --- flags --------------------------------------------------------------- */

/* What no look at single characters tells. */
static uint32_t looks_like(const unsigned char *s, size_t n,
                           const gl_lexicon *x) {
  uint32_t flags = 0;
  if (x && x->all & (GL_LEX_STOP | GL_LEX_NUMBER)) {
    unsigned char key[GL_LEX_MAXWORD];
    size_t k = gl_lexicon_key(s, n, key);
    size_t from = k > 0 && (key[0] == '+' || key[0] == '-' || key[0] == '~');
    if (gl_lexicon_class(x, key, k) & GL_LEX_STOP) flags |= BIT(GL_IS_STOP);
    if (number_words(x, key + from, k - from)) flags |= BIT(GL_LIKE_NUM);
  }
  if (like_num(s, s + n)) flags |= BIT(GL_LIKE_NUM);
  if (n > 2 && like_url(s, n, x)) flags |= BIT(GL_LIKE_URL);
  if (n > 4 && like_email(s, n)) flags |= BIT(GL_LIKE_EMAIL);
  return flags;
}

/* The flags of a word of up to 16 ASCII letters, 0 for any other: at once what
** most words are. */
static uint32_t letters_flags(const unsigned char *s, size_t n,
                              const gl_lexicon *x) {
  const int two = n > 8; /* the last eight are not all among the first */
  unsigned char key[16];
  uint64_t first, last, all, capital, late;
  uint32_t flags = BIT(GL_IS_ASCII) | BIT(GL_IS_ALPHA);
  unsigned cls;
  if (n > 16) return 0;
  first = n < 8 ? gl_char_part(s, n) : gl_char_load(s);
  last = two ? gl_char_load(s + n - 8) : 0;
  all = n < 8 ? GL_HIGHS >> 8 * (8 - n) : GL_HIGHS;
  if (gl_char_letters(first) != all) return 0;
  if (two && gl_char_letters(last) != GL_HIGHS) return 0;
  capital = gl_char_capitals(first, all);
  late = two ? gl_char_capitals(last, GL_HIGHS) : 0;
  if ((capital | late) == 0) flags |= BIT(GL_IS_LOWER);
  if (capital == all && (!two || late == GL_HIGHS)) flags |= BIT(GL_IS_UPPER);
  if (capital == 0x80 && late == 0) flags |= BIT(GL_IS_TITLE);
  if (x == NULL) return flags;
  first |= capital >> 2;
  last |= late >> 2;
  gl_char_store(key, first);
  if (two) gl_char_store(key + n - 8, last);
  cls = gl_lexicon_short(x, key, n, first, last);
  if (cls & GL_LEX_STOP) flags |= BIT(GL_IS_STOP);
  if (cls & GL_LEX_NUMBER) flags |= BIT(GL_LIKE_NUM);
  return flags;
}

uint32_t gl_attr_flags(const unsigned char *s, size_t n, const gl_lexicon *x) {
  const unsigned char *p = s, *e = s + n;
  unsigned any = 0, all = ALPHA | DIGIT | PUNCT | SPACE | MONEY, cased = 0;
  int title = 1;
  uint32_t cp = 0, first = 0, flags = letters_flags(s, n, x), high = 0;
  if (flags) return flags;
  while (p < e) {
    unsigned c = next(&p, e, &cp);
    if (any == 0 && high == 0 && first == 0) first = cp;
    high |= cp >> 7;
    any |= c;
    all &= c;
    /* istitle: a capital begins, and only it */
    if (c & (UPPER | TITLE)) {
      title &= !cased;
      cased = 1;
    } else if (c & LOWER)
      title &= cased != 0;
    else
      cased = 0;
  }
  if (!high) flags |= BIT(GL_IS_ASCII);
  if (all & ALPHA) flags |= BIT(GL_IS_ALPHA);
  if (all & DIGIT) flags |= BIT(GL_IS_DIGIT);
  if (all & PUNCT) flags |= BIT(GL_IS_PUNCT);
  if (all & SPACE) flags |= BIT(GL_IS_SPACE);
  if (all & MONEY) flags |= BIT(GL_IS_CURRENCY);
  if ((any & (LOWER | UPPER | TITLE)) == LOWER) flags |= BIT(GL_IS_LOWER);
  if ((any & (LOWER | UPPER | TITLE)) == UPPER) flags |= BIT(GL_IS_UPPER);
  if (any & (UPPER | TITLE) && title) flags |= BIT(GL_IS_TITLE);
  if (first == cp && !(any & (ALPHA | DIGIT))) {
    if (n <= 3 && gl_attr_length(s, n) == 1) flags |= mark_flags(cp);
    if (n == 2 && s[0] == s[1]) { /* quotation marks of typewriters */
      if (*s == '`') flags |= BIT(GL_IS_QUOTE) | BIT(GL_IS_LEFT_PUNCT);
      if (*s == '\'') flags |= BIT(GL_IS_QUOTE) | BIT(GL_IS_RIGHT_PUNCT);
    }
  }
  return flags | looks_like(s, n, x);
}

uint32_t gl_attr_length(const unsigned char *s, size_t n) {
  const unsigned char *e = s + n;
  uint32_t k = 0;
  for (; s < e; s += n) {
    uint64_t b;
    unsigned len = 1;
    n = e - s < 8 ? (size_t)(e - s) : 8;
    b = n < 8 ? gl_char_part(s, n) : gl_char_load(s);
    if (!(b & GL_HIGHS)) { /* n of ASCII */
      k += (uint32_t)n;
      continue;
    }
    if (*s >= 0x80) (void)gl_decode(s, e, &len);
    n = len;
    k++;
  }
  return k;
}

/* --- spellings ----------------------------------------------------------- */

#define LONG 100 /* characters of a word whose shape says no more */

size_t gl_attr_shape(const unsigned char *s, size_t n,
                     unsigned char out[GL_SHAPECAP]) {
  const unsigned char *p = s, *e = s + n;
  uint32_t last = 0x110000, cp;
  unsigned same = 0, length = 0;
  size_t k = 0;
  while (p < e) {
    const unsigned char *from = p;
    unsigned c = next(&p, e, &cp);
    if (++length == LONG) {
      memcpy(out, "LONG", 4);
      return 4;
    }
    if (c & ALPHA)
      cp = c & UPPER ? 'X' : 'x';
    else if (c & DIGIT)
      cp = 'd';
    same = cp == last ? same + 1 : 1;
    last = cp;
    if (same > 4) continue;
    if (c & (ALPHA | DIGIT))
      out[k++] = (unsigned char)cp;
    else { /* the bytes themselves, should they be ill-formed */
      memcpy(out + k, from, (size_t)(p - from));
      k += (size_t)(p - from);
    }
  }
  return k;
}

size_t gl_attr_prefix(const unsigned char *s, size_t n) {
  unsigned len;
  (void)gl_decode(s, s + n, &len);
  return len;
}

size_t gl_attr_suffix(const unsigned char *s, size_t n) {
  const unsigned char *p = s + n;
  int i;
  for (i = 0; i < 3 && p > s; i++) p = gl_step_back(s, p);
  return (size_t)(s + n - p);
}
