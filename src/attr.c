/*
** attr.c: what a word is by its characters: flags, length, shape, folded
** form. The names and their meaning are spaCy's, whose flags are the methods
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

/* --- words that are listed ----------------------------------------------- */

/* The hash of a word of up to 16 bytes, by its first eight and its last eight;
** 0 for these where it has no more than eight. */
static uint32_t hash16(uint64_t first, uint64_t last, size_t n) {
  uint64_t h = (first ^ n) * 0x9E3779B97F4A7C15u + last * 0xC2B2AE3D27D4EB4Fu;
  return (uint32_t)(h >> 32 ^ h >> 15);
}

static uint32_t hash(const unsigned char *s, size_t n) {
  uint64_t h = n;
  if (n < 8) return hash16(gl_char_part(s, n), 0, n);
  if (n <= 16)
    return hash16(gl_char_load(s), n > 8 ? gl_char_load(s + n - 8) : 0, n);
  for (; n >= 8; s += 8, n -= 8)
    h = (h ^ gl_char_load(s)) * 0x9E3779B97F4A7C15u;
  return (uint32_t)((h ^ gl_char_part(s, n)) * 0x9E3779B97F4A7C15u >> 32);
}

static size_t nslots(size_t n) {
  size_t k = 16;
  while (k < 2 * n) k *= 2;
  return k;
}

size_t gl_lexicon_size(size_t n, size_t bytes) {
  return sizeof(gl_lexicon) + nslots(n) * sizeof(struct gl_lexslot) + bytes;
}

void gl_lexicon_layout(gl_lexicon *x, size_t n, size_t bytes) {
  memset(x, 0, gl_lexicon_size(n, bytes));
  x->slot = (struct gl_lexslot *)(x + 1);
  x->bytes = (char *)(x->slot + nslots(n));
  x->mask = (uint32_t)nslots(n) - 1;
}

/* The slot of a word with that hash, or the free one where it belongs. */
static struct gl_lexslot *lexslot(const gl_lexicon *x, const unsigned char *s,
                                  size_t n, uint32_t h) {
  uint32_t i = h & x->mask;
  for (;; i = (i + 1) & x->mask) {
    struct gl_lexslot *t = &x->slot[i];
    if (t->n == 0) return t;
    if (t->tag == (uint16_t)(h >> 16) && t->n == n &&
        memcmp(x->bytes + t->at, s, n) == 0)
      return t;
  }
}

/*
** The word in the spelling of lists: without capitals, apostrophes as typed.
** Returns its length, 0 where it is too long.
*/
static size_t listed(const unsigned char *s, size_t n,
                     unsigned char out[GL_LEX_MAXWORD]) {
  const unsigned char *e = s + n;
  size_t k = 0;
  if (n > 2 * GL_LEX_MAXWORD) return 0;
  while (s < e) {
    uint32_t to[3], cp;
    unsigned len = 1, i, m = 1;
    cp = to[0] = *s;
    if (cp - 'A' < 26) to[0] = cp + 32;
    if (cp >= 0x80) {
      cp = gl_decode(s, e, &len);
      m = gl_casefold(cp, to);
      if (cp == 0x2018 || cp == 0x2019) to[0] = '\'';
    }
    for (i = 0; i < m; i++) {
      unsigned char u[4];
      unsigned nu = gl_encode(to[i], u);
      if (k + nu > GL_LEX_MAXWORD) return 0;
      memcpy(out + k, u, nu);
      k += nu;
    }
    s += len;
  }
  return k;
}

int gl_lexicon_add(gl_lexicon *x, const char *s, size_t n, unsigned cls) {
  unsigned char key[GL_LEX_MAXWORD];
  size_t k = listed((const unsigned char *)s, n, key);
  struct gl_lexslot *t;
  if (k == 0) return 0;
  t = lexslot(x, key, k, hash(key, k));
  if (t->n == 0) {
    t->at = x->used;
    t->n = (uint8_t)k;
    t->tag = (uint16_t)(hash(key, k) >> 16);
    memcpy(x->bytes + x->used, key, k);
    x->used += (uint32_t)k;
    x->n++;
  }
  t->cls |= (uint8_t)cls;
  x->all |= (uint16_t)cls;
  return 1;
}

static unsigned lexclass(const gl_lexicon *x, const unsigned char *s,
                         size_t n) {
  return x == NULL || n == 0 || n > GL_LEX_MAXWORD
             ? 0
             : lexslot(x, s, n, hash(s, n))->cls;
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
      if (!(lexclass(x, key + from, i - from) & GL_LEX_NUMBER)) return 0;
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
  return (lexclass(x, dot, (size_t)(p - dot)) & GL_LEX_DOMAIN) != 0;
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
    size_t k = listed(s, n, key);
    size_t from = k > 0 && (key[0] == '+' || key[0] == '-' || key[0] == '~');
    if (lexclass(x, key, k) & GL_LEX_STOP) flags |= BIT(GL_IS_STOP);
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
  cls = lexslot(x, key, n, hash16(first, last, n))->cls;
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

/* --- folding ------------------------------------------------------------- */

static int put(void *ud, const unsigned char *s, size_t n) {
  struct gl_lowerbytes *b = ud;
  if (n > SIZE_MAX - b->n) return GL_ENOMEM;
  if (gl_grow(b->mem, &b->p, &b->cap, b->n + n, 1)) return GL_ENOMEM;
  memcpy(b->p + b->n, s, n);
  b->n += n;
  return GL_OK;
}

void gl_lowerbuf_free(gl_lowerbuf *w) {
  if (w->a.p) w->mem.alloc(w->mem.ud, w->a.p, w->a.cap, 0);
  if (w->b.p) w->mem.alloc(w->mem.ud, w->b.p, w->b.cap, 0);
  gl_normbuf_free(&w->norm);
  w->a.p = w->b.p = NULL;
  w->a.cap = w->b.cap = 0;
}

size_t gl_lowerbuf_held(const gl_lowerbuf *w) {
  return w->a.cap + w->b.cap + w->norm.cap * sizeof *w->norm.cp;
}

/* Whether U+0345 may be in s, or a part of a character there: the one mark that
** folds to a letter, so that it matters where among others it stands. */
static int has_subscript(const unsigned char *s, size_t n) {
  size_t i;
  for (i = 0; i + 1 < n; i++)
    if ((s[i] == 0xCD && s[i + 1] == 0x85) ||
        (s[i] == 0xE1 && s[i + 1] >= 0xBE))
      return 1;
  return 0;
}

/* NFC(fold(NFD(s))), by way of both buffers. But for that mark, folding keeps
** what is canonically equivalent so: fold(s) is it, if it is in NFC. */
static int lower_all(gl_lowerbuf *w, const unsigned char *s, size_t n) {
  gl_sink a, b;
  int err;
  a.put = b.put = put;
  a.ud = &w->a;
  b.ud = &w->b;
  w->a.n = w->b.n = 0;
  if (!has_subscript(s, n)) {
    err = gl_casefold_text(s, n, &a);
    if (err || gl_normal_prefix(w->a.p, w->a.n, GL_NFC) == w->a.n) return err;
    w->a.n = 0;
  }
  err = gl_normalize(s, n, GL_NFD, &w->norm, &a);
  if (!err) err = gl_casefold_text(w->a.p, w->a.n, &b);
  w->a.n = 0;
  return err ? err : gl_normalize(w->b.p, w->b.n, GL_NFC, &w->norm, &a);
}

int gl_attr_lower(gl_lowerbuf *w, const unsigned char *s, size_t n,
                  const unsigned char **out, size_t *nout) {
  const unsigned char *high = gl_skip_ascii(s, s + n);
  size_t i;
  int err;
  *out = s;
  *nout = n;
  w->a.mem = w->b.mem = &w->mem;
  if (gl_casefold_prefix(s, n) == n &&
      (high == s + n || gl_normal_prefix(s, n, GL_NFC) == n))
    return GL_OK; /* a character that folds to itself has no part that does
                     not; a spec asks all of them */
  if (high == s + n) {
    err = gl_grow(&w->mem, &w->a.p, &w->a.cap, n, 1);
    if (err) return err;
    for (i = 0; i < n; i++)
      w->a.p[i] = (unsigned char)(s[i] - 65u < 26u ? s[i] + 32 : s[i]);
    w->a.n = n;
  } else {
    err = lower_all(w, s, n);
    if (err) return err;
  }
  *out = w->a.p;
  *nout = w->a.n;
  return GL_OK;
}
