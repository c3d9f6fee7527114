/*
** word.c: word boundaries, UAX #29 of Unicode 18.0, section 4.1.1 (rules WB1
** to WB999), and what a word segment is.
**
** Twice: gl_word_scan reads one character after another, also of text that
** comes in pieces; gl_word_ends takes whole texts 64 bytes at a time. They are
** compared by spec/host/levels.c.
*/
#include "block.h"
#include "scan.h"

/* --- one character after another ------------------------------------------ */

/*
** WB4 makes Extend, Format and ZWJ part of the character before them, so
** that the other rules see the rest only. For each class on the left, `joined`
** has the classes on the right that no boundary parts from it. The pairs
** WB6/WB7, WB7b/WB7c and WB12/WB11 join three: the boundary before the second
** waits in `pending` until the third is there.
*/
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

#define NONE GL_NOTPENDING

/* In gl_scan.state a text's begin is all 0. */
enum { LEFT, ZWJ };

void gl_word_scan(gl_scan *scan, const gl_text *t, int last, uint64_t *ends) {
  const unsigned char *s = t->s, *e = gl_scan_end(t, last), *p = s + scan->at;
  unsigned left = scan->state[LEFT] ^ START;
  int zwj = scan->state[ZWJ] != 0; /* WB3c: the last character is ZWJ */
  size_t pending = scan->pending;

  while (p < e) {
    const unsigned char *at = p;
    const gl_class *k = gl_next_class(&p, e);
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
  scan->at = (size_t)(p - s);
  scan->pending = pending;
  scan->state[LEFT] = left ^ START;
  scan->state[ZWJ] = (uint32_t)zwj;
  if (!last) return;
  if (pending != NONE) gl_ends_before(ends, pending);
  if (t->len > 0) gl_ends_before(ends, t->len); /* WB2 */
}

/* --- whole texts, in blocks ----------------------------------------------- */

/*
** A rule becomes a line of algebra (block.h): for `A × B`, the places of B
** that are after A are inside a segment; WB4 is what gl_after goes through. A
** boundary is wherever no rule says so.
*/

/*
** The planes. A common class has one for itself; the others share RARE, and are
** told by the planes beside it.
*/
enum {
  LETTER,    /* AHLetter */
  NUMERIC,   /* Numeric; Katakana */
  LOW,       /* ExtendNumLet; Regional_Indicator */
  SPACE,     /* WSegSpace; CR, LF, Newline */
  MIDLETTER, /* MidLetter, MidNumLetQ; Double_Quote */
  MIDNUM,    /* MidNum, MidNumLetQ; Extended_Pictographic */
  IGNORE,    /* Extend, Format, ZWJ, bytes within a character */
  RARE
};

/* The code of each class. */
#define B(plane) (1 << (plane))
enum {
  CODE_WB_Other = 0,
  CODE_WB_ALetter = B(LETTER),
  CODE_WB_Hebrew_Letter = B(RARE) | B(LETTER),
  CODE_WB_Numeric = B(NUMERIC),
  CODE_WB_Katakana = B(RARE) | B(NUMERIC),
  CODE_WB_ExtendNumLet = B(LOW),
  CODE_WB_Regional_Indicator = B(RARE) | B(LOW),
  CODE_WB_WSegSpace = B(SPACE),
  CODE_WB_Newline = B(RARE) | B(SPACE),
  CODE_WB_LF = B(RARE) | B(SPACE) | B(LOW),
  CODE_WB_CR = B(RARE) | B(SPACE) | B(NUMERIC),
  CODE_WB_MidLetter = B(MIDLETTER),
  CODE_WB_MidNum = B(MIDNUM),
  CODE_WB_MidNumLet = B(MIDLETTER) | B(MIDNUM),
  CODE_WB_Single_Quote = B(RARE) | B(MIDLETTER) | B(MIDNUM),
  CODE_WB_Double_Quote = B(RARE) | B(MIDLETTER),
  CODE_WB_Extend = B(IGNORE),
  CODE_WB_Format = B(IGNORE),
  CODE_WB_ZWJ = B(RARE) | B(IGNORE),
  CODE_PICTURE = B(RARE) | B(MIDNUM) /* with that of ALetter, or Other */
};
#define CODE(gcb, incb, wb, sb, lb, flags) \
  CODE_##wb | ((flags)&GL_EXTPICT ? CODE_PICTURE : 0)
static const gl_codes codes = GL_CODES(CODE_WB_Extend);

/* Where the characters of each class are in a block. */
typedef struct places {
  uint64_t letter, hebrew, numeric, katakana, low, regional, space;
  uint64_t newline, cr, lf; /* newline: all three of them */
  uint64_t midletter, midnum, quote, doublequote; /* quote is in both mids */
  uint64_t ignore, zwj, picture;
} places;

static inline void locate(const uint64_t plane[8], places *k) {
  uint64_t rare = plane[RARE];
  k->letter = plane[LETTER];
  k->numeric = plane[NUMERIC] & ~rare;
  k->low = plane[LOW] & ~rare;
  k->space = plane[SPACE] & ~rare;
  k->quote = rare & plane[MIDLETTER] & plane[MIDNUM];
  k->midletter = (plane[MIDLETTER] & ~rare) | k->quote;
  k->midnum = (plane[MIDNUM] & ~rare) | k->quote;
  k->ignore = plane[IGNORE];
  k->hebrew = rare & plane[LETTER] & ~plane[MIDNUM];
  k->newline = rare & plane[SPACE];
  k->cr = k->newline & plane[NUMERIC];
  k->lf = k->newline & plane[LOW];
  k->katakana = rare & plane[NUMERIC] & ~k->newline;
  k->regional = rare & plane[LOW] & ~k->newline;
  k->doublequote = rare & plane[MIDLETTER] & ~plane[MIDNUM];
  k->picture = rare & plane[MIDNUM] & ~plane[MIDLETTER];
  k->zwj = rare & plane[IGNORE];
}

/* The second of three that rules join (WB6, WB7b, WB12), by what the third must
** be. */
typedef struct seconds {
  uint64_t letter, numeric, hebrew;
} seconds;

/* What a block must know of the text before it: each a bit, whether the last
** character, by WB4, is of such a class. */
typedef struct before {
  uint64_t letter, numeric, low, hebrew, katakana;
  uint64_t word;     /* AHLetter, Numeric or ExtendNumLet */
  uint64_t regional; /* the first of a pair, if there is a second */
  uint64_t cr, newline, zwj, space; /* not by WB4: just before the block */
  size_t pending; /* the second of three that waits for the third */
  seconds second; /* and what that must be */
} before;

/* WB3, WB3a to WB3d and WB4, for all classes. */
static inline uint64_t join_adjacent(places *k, uint64_t trail, before *c) {
  uint64_t inside = k->space & gl_after(k->space, trail, &c->space); /*WB3d*/
  inside |= k->lf & gl_after(k->cr, 0, &c->cr);                      /* WB3 */
  if (k->zwj | c->zwj)                                               /* WB3c */
    inside |= k->picture & gl_after(k->zwj, trail, &c->zwj);
  /* WB3a: behind a newline these are characters like others */
  k->ignore &= ~(gl_after(k->newline, trail, &c->newline) & ~trail);
  return inside | k->ignore; /* WB4 */
}

/* WB5, WB8 to WB10, WB13a, WB13b, and WB13 with Katakana. */
static inline uint64_t join_words(const places *k, before *c) {
  uint64_t word = k->letter | k->numeric | k->low;
  uint64_t inside = word & gl_after(word, k->ignore, &c->word);
  uint64_t after_low = gl_after(k->low, k->ignore, &c->low);
  if (k->katakana | c->katakana) {
    uint64_t after = gl_after(k->katakana, k->ignore, &c->katakana);
    inside |= k->katakana & (after | after_low); /* WB13 WB13b */
    inside |= k->low & after;                    /* WB13a */
  }
  return inside;
}

static inline uint64_t lowest(uint64_t x) { return x & -x; }

/* What joins as the third to the one of the seconds that is at the bit `it`. */
static inline uint64_t thirds(const places *k, const seconds *m, uint64_t it) {
  return (m->letter & it ? k->letter : 0) |   /* WB7 */
         (m->numeric & it ? k->numeric : 0) | /* WB11 */
         (m->hebrew & it ? k->hebrew : 0);    /* WB7c */
}

/* A second waits since an earlier block for the first character of this one.
** A boundary was noted before it, which is taken away. */
static uint64_t join_pending(const places *k, before *c, uint64_t *ends) {
  uint64_t third = lowest(~k->ignore);
  size_t last = c->pending - 1;
  if (third == 0) return 0;
  c->pending = NONE;
  if (!(third & thirds(k, &c->second, 1))) return 0;
  ends[last / 64] &= ~((uint64_t)1 << last % 64); /* WB6 WB7b WB12 */
  return third;
}

/* Those of `todo`, one by one: what is ignored may stand between them and the
** third, or the end of the block. */
static uint64_t join_distant(size_t at, const places *k, before *c,
                             const seconds *m, uint64_t todo) {
  uint64_t inside = 0;
  for (; todo; todo &= todo - 1) {
    uint64_t it = lowest(todo), behind = ~(it | (it - 1));
    uint64_t third = lowest(~k->ignore & behind);
    if (third & thirds(k, m, it)) {
      inside |= it | third; /* WB6 WB7b WB12, and WB7 WB7c WB11 */
    } else if (third == 0) {
      c->pending = at + gl_ctz64(it);
      c->second.letter = (m->letter & it) != 0;
      c->second.numeric = (m->numeric & it) != 0;
      c->second.hebrew = (m->hebrew & it) != 0;
    }
  }
  return inside;
}

/* WB6 and WB7, WB11 and WB12, WB7a to WB7c. */
static inline uint64_t join_three(size_t at, const places *k, before *c,
                                  uint64_t *ends) {
  uint64_t inside = 0, adjacent, distant;
  seconds m;
  m.letter = k->midletter & gl_after(k->letter, k->ignore, &c->letter);
  m.numeric = k->midnum & gl_after(k->numeric, k->ignore, &c->numeric);
  m.hebrew = 0;
  if (c->pending != NONE) inside = join_pending(k, c, ends);
  if (k->hebrew | c->hebrew) {
    uint64_t after = gl_after(k->hebrew, k->ignore, &c->hebrew);
    inside |= k->quote & after; /* WB7a */
    m.hebrew = k->doublequote & after;
  }
  /* the third is the next byte: so it is in most texts */
  adjacent = (m.letter & k->letter >> 1) | (m.numeric & k->numeric >> 1);
  inside |= adjacent | adjacent << 1;
  distant = (m.letter | m.numeric) & (k->ignore >> 1 | (uint64_t)1 << 63);
  distant |= m.hebrew;
  if (distant) inside |= join_distant(at, k, c, &m, distant);
  return inside;
}

/* Cuts a text. Where `sure` is asked for: the characters that make a word of
** what begins with them, as letters, a number or kana; and those that may, each
** by what it is or what follows it. */
static GL_INLINE void cut(const gl_text *t, uint64_t *ends, uint64_t *sure,
                          uint64_t *ask) {
  gl_blocks b;
  const gl_block64 *block;
  before c = {0};
  c.pending = NONE;
  gl_blocks_init(&b, t, &codes);
  while ((block = gl_blocks_next(&b)) != NULL) {
    uint64_t inside;
    places k;
    locate(block->plane, &k);
    inside = join_adjacent(&k, block->trail, &c);
    inside |= join_words(&k, &c);
    inside |= join_three(b.at, &k, &c, ends);
    if (k.regional | c.regional) /* WB15, WB16 */
      inside |= gl_pair_seconds(k.regional, k.ignore, &c.regional);
    gl_block_begins(b.at, ~inside, ends); /* WB999 */
    if (sure == NULL) continue;
    sure[b.at / 64] = k.letter | k.numeric | k.katakana;
    ask[b.at / 64] = (block->high | k.low) & ~sure[b.at / 64];
  }
  gl_block_finish(t, ends); /* WB2 */
}

void gl_word_ends(const gl_text *t, uint64_t *ends) {
  cut(t, ends, NULL, NULL);
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
enum gl_kind gl_word_read(const unsigned char *p, const unsigned char *e) {
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

/* clang-format off */
enum { L = GL_LETTER, P = GL_PUNCTUATION, B = GL_SPACE, S = GL_SYMBOL,
       R = GL_NKINDS /* numbers, and underscores */ };
const unsigned char gl_ascii_kind[128] = {
    B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B,
    B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B,
    B, P, P, P, S, P, P, P, P, P, P, S, P, P, P, P, /*  !"#$%&'()*+,-./ */
    R, R, R, R, R, R, R, R, R, R, P, P, S, S, S, P, /* 0 to 9 :;<=>? */
    P, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    L, L, L, L, L, L, L, L, L, L, L, P, P, P, S, R, /* P to Z [\]^_ */
    S, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    L, L, L, L, L, L, L, L, L, L, L, P, S, P, S, B, /* p to z {|}~ */
};
/* clang-format on */

/* --- words of some kinds -------------------------------------------------- */

#define KIND(kind) (1u << (kind))
#define SURE (KIND(GL_LETTER) | KIND(GL_NUMBER) | KIND(GL_KANA))
#define WORD (SURE | KIND(GL_IDEOGRAPHIC)) /* all but marks, signs and space */

/* Whether the segment that begins at byte `at` is of one of the kinds. */
static inline uint64_t iskind(const gl_text *t, unsigned kinds,
                              const uint64_t *ends, size_t at) {
  const unsigned char *p = t->s + at;
  enum gl_kind kind = GL_NKINDS;
  if (*p < 0x80) kind = (enum gl_kind)gl_ascii_kind[*p];
  if (kind == GL_NKINDS)
    kind = gl_word_read(p, t->s + gl_bit_next(ends, at, t->len) + 1);
  return kinds >> kind & 1;
}

/*
** The begins of all segments are behind the ends; which of them stay is known
** by the characters there, but for some. Then the ends of those that stay: to
** add 1 where one begins, in a number whose zeros are the ends, sets that of
** its own.
*/
size_t gl_word_cut(const gl_text *t, unsigned kinds, uint64_t *first,
                   uint64_t *last, uint64_t *ask) {
  const size_t words = GL_BITWORDS(t->len);
  const uint64_t sure = (kinds & SURE) == SURE ? ~(uint64_t)0 : 0;
  const uint64_t any = kinds & ~WORD ? ~(uint64_t)0 : 0;
  uint64_t begin = 1, carry = 0, beyond = 0;
  size_t w, n = 0;
  cut(t, last, first, ask);
  for (w = 0; w < words; w++) {
    const uint64_t ends = last[w], begins = ends << 1 | begin;
    uint64_t kept = begins & first[w] & sure, sum;
    uint64_t todo = begins & (first[w] | ask[w] | any) & ~kept;
    if (w == words - 1 && t->len % 64) beyond = ~(uint64_t)0 << t->len % 64;
    for (todo &= ~beyond; todo; todo &= todo - 1) {
      const unsigned i = gl_ctz64(todo);
      kept |= iskind(t, kinds, last, 64 * w + i) << i;
    }
    sum = ~ends + kept;
    begin = ends >> 63;
    first[w] = kept;
    last[w] = (sum + carry) & ends;
    carry = (sum < kept) | (sum + carry < carry);
  }
  for (w = 0; words - w >= 8; w += 8) n += t->simd->ones(first + w);
  for (; w < words; w++) n += gl_popcount64(first[w]);
  return n;
}
