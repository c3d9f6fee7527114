/*
** survey.c: what a text as a whole tells before its first token: whether it
** is written without capitals, whether its lines are wrapped, and where. It
** looks at the begin of the text alone, so its cost has a bound, and what it
** finds depends on nothing but the text.
*/
#include <string.h>

#include "chars.h"
#include "runs.h"
#include "ucd.h"

#define SAMPLE 65536 /* bytes looked at for lines */
#define CAPS 40      /* letters of a text that is written in capitals */
#define LEAST 20     /* the narrowest column that text is wrapped at */
#define WIDEST 400   /* the longest line that may be a wrapped one */
/* Lines of uneven lengths may still be wrapped, by a program that measures
** letters, unless they are shorter or longer than prose is set. */
#define SLACK 3 /* columns that a line may leave free beside */
#define NARROW 30
#define WIDE 160

#define ATONCE (2 * GL_AHEAD) /* blocks whose letters are counted at once */

/* Counts the letters of some blocks, ATONCE at most. What was written last is
** read last: bits written by words are not yet there to be read by eight. */
static void census_blocks(gl_census *c, const gl_text *t, const gl_block64 *b,
                          unsigned n) {
  uint64_t bits[4][ATONCE];
  unsigned i;
  for (i = 0; i < n; i++) {
    const gl_runletters found = gl_runs_letters(b + i);
    bits[0][i] = found.upper;
    bits[1][i] = found.lower;
    bits[2][i] = found.other;
    bits[3][i] = found.space;
  }
  for (; i % GL_AHEAD; i++)
    bits[0][i] = bits[1][i] = bits[2][i] = bits[3][i] = 0;
  n = i;
  for (i = 0; i < n; i += GL_AHEAD) {
    c->upper += t->simd->ones(bits[0] + i);
    c->lower += t->simd->ones(bits[1] + i);
    if (t->known & GL_TEXT_ASCII) continue; /* nor is it dense */
    c->other += t->simd->ones(bits[2] + i);
    c->space += t->simd->ones(bits[3] + i);
  }
}

/* Bytes that go on with a character, in kinds of halves (sentence.c). */
#define KIND(n, low1, high1, low2, high2) \
  LOW1##n = low1, HIGH1##n = high1, LOW2##n = low2, HIGH2##n = high2
#define H(half) (1u << 0x##half)
#define ANY 0xFFFFu
/* clang-format off */
enum {
  KIND(0, ANY, H(8) | H(9) | H(A) | H(B), ANY, ANY),
  KIND(1, 0, 0, 0, 0), KIND(2, 0, 0, 0, 0), KIND(3, 0, 0, 0, 0),
  KIND(4, 0, 0, 0, 0), KIND(5, 0, 0, 0, 0), KIND(6, 0, 0, 0, 0),
  KIND(7, 0, 0, 0, 0)
};
/* clang-format on */
#undef KIND
#undef H
#undef ANY
static const gl_pairset all_trails = GL_PAIRSET(LOW1, HIGH1, LOW2, HIGH2);

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* Whether so many bytes beyond what c has cannot make t a text without
** capitals, or of capitals alone, or one without blanks. */
static int settled(const gl_text *t, const gl_census *c, size_t more) {
  return c->upper * 200 >= c->lower + more &&
         c->lower * 200 >= c->upper + more &&
         (t->known & GL_TEXT_ASCII || c->space * 12 >= c->other + more / 2 + 1);
}

/* A text with few capitals among its letters is written without: none at all
** in a short one, less than one in 200 in a long one. One in a script that has
** none is not concerned. */
static void judge(gl_survey *v, const gl_census *c) {
  v->dense = c->other > 12 * c->space;
  if (c->other < c->lower)
    v->caseless =
        c->upper == 0 || (c->lower > 100 && c->upper * 200 < c->lower);
  else if (c->other < c->upper && c->upper >= CAPS && c->lower * 200 < c->upper)
    v->caseless = v->capitals = 1;
}

/* hash of a word, ASCII letters without their case; `room` bytes are there */
static uint32_t hash(const unsigned char *s, size_t n, size_t room) {
  uint32_t h = 2166136261u;
  for (;; s += 8, n -= 8, room -= 8) {
    uint64_t b = room < 8 ? gl_char_part(s, n) : gl_char_load(s);
    unsigned i;
    b = gl_char_lowered(b);
    for (i = 0; i < 8; i++, b >>= 8) { /* no branch: lengths are not foreseen */
      const uint32_t next = (h ^ (uint32_t)(b & 0xFF)) * 16777619u;
      h ^= (next ^ h) & (0 - (uint32_t)(i < n));
    }
    if (n <= 8) return h ^ h >> 15;
  }
}

/* another, for a set that asks two bits of each word */
static uint32_t rehash(uint32_t h) { return h * 2654435761u >> 12; }

static unsigned caseof(const gl_text *t, size_t at) {
  unsigned len;
  return gl_classes[gl_class_of(gl_decode(t->s + at, t->s + t->len, &len))].sb;
}

/* Of the first n of eight bytes, a one for each that goes on with a
** character. */
static inline uint64_t trails(uint64_t b, size_t n) {
  const uint64_t all = b >> 7 & ~(b >> 6) & GL_ONES;
  return n < 8 ? all & (((uint64_t)1 << 8 * n) - 1) : all;
}

/* code points in t[at, end); no branch but for the length: text is mixed */
static size_t width(const gl_text *t, size_t at, size_t end) {
  size_t w = end - at;
  if (t->known & GL_TEXT_ASCII) return w;
  while (at < end) { /* sums below 256 */
    const size_t stop = end - at < 248 ? end : at + 248;
    uint64_t sum = 0;
    for (; stop - at > 8; at += 8) sum += trails(gl_char_load(t->s + at), 8);
    sum += trails(gl_char_eight(t->s, t->len, at), stop - at);
    w -= gl_char_sum(sum);
    at = stop;
  }
  return w;
}

/* Bytes by what they are to words: letters, 1, and of these small ones, 2;
** marks that end sentences, 4; blanks, 8. */
/* clang-format off */
#define S 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, \
  3, 3, 3
#define L 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, \
  1, 1, 1
#define HIGH16 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1
static const uint8_t wordbytes[256] = {
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* 00 */
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  8, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, /* 20 */
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4,
  0, L, 0, 0, 0, 0, 0, /* 40 */
  0, S, 0, 0, 0, 0, 0, /* 60 */
  HIGH16, HIGH16, HIGH16, HIGH16, HIGH16, HIGH16, HIGH16, HIGH16
};
/* clang-format on */
#undef S
#undef L
#undef HIGH16

/* The bytes of the begin of a text, in blocks of 64: bits. */
typedef struct words {
  const gl_text *t;
  size_t n;                         /* bytes */
  uint64_t letter[GL_LETTERS / 64]; /* what words are made of */
  uint64_t begin[GL_LETTERS / 64];  /* the first ones of words */
  uint64_t mark[GL_LETTERS / 64];   /* marks behind one and before a blank */
} words;

static void find_words(words *w, const gl_text *t, int capitals) {
  const size_t n = t->len < GL_LETTERS ? t->len : GL_LETTERS;
  uint64_t inword = 0, blanks = 0;
  size_t i;
  w->t = t;
  w->n = n;
  for (i = 0; i < GL_BITWORDS(n); i++) {
    const unsigned char *s = t->s + 64 * i;
    uint8_t code[64];
    unsigned char padded[64] = {0};
    uint64_t p[8];
    gl_notascii m;
    if (n - 64 * i < 64) s = memcpy(padded, s, n - 64 * i);
    t->simd->codes(wordbytes, s, code, &m);
    t->simd->planes(code, p);
    w->letter[i] = p[0];
    w->begin[i] = p[0] & ~(p[0] << 1 | inword) & (capitals ? p[0] : p[1]);
    w->mark[i] = p[2] & (p[0] << 1 | inword);
    if (i > 0) w->mark[i - 1] &= blanks >> 1 | p[3] << 63;
    blanks = p[3];
    inword = p[0] >> 63;
  }
  if (i > 0) w->mark[i - 1] &= blanks >> 1;
}

/* the end of the word at byte `at` */
static size_t wordend(const words *w, size_t at) {
  size_t i = at / 64;
  uint64_t none = ~w->letter[i] & ~(uint64_t)0 << at % 64;
  while (none == 0 && 64 * ++i < w->n) none = ~w->letter[i];
  return none ? 64 * i + gl_ctz64(none) : w->n;
}

/* Remembers the word at byte `at`. */
static void learn_word(const words *w, size_t at, gl_survey *v) {
  const gl_text *t = w->t;
  const size_t end = wordend(w, at), n = end - at;
  const uint32_t h = hash(t->s + at, n, t->len - at);
  gl_bit_set(v->small, h % GL_MEMORY);
  gl_bit_set(v->small, rehash(h) % GL_MEMORY);
  if (v->caseless && n > 1 && n < 6 && end < w->n && t->s[end] <= ' ') {
    gl_bit_set(v->bare, h % (GL_MEMORY / 4));
    gl_bit_set(v->bare, rehash(h) % (GL_MEMORY / 4));
  }
}

/* The mark at byte `at`, behind a word and before a blank. Where it ends a
** sentence for certain (! ? and what stands behind a word of four letters or
** more), counts how the next begins, by case. */
static void learn_mark(const words *w, size_t at, gl_survey *v,
                       size_t bycase[2]) {
  const unsigned char *s = w->t->s;
  size_t first = at - 1;
  if (at + 2 >= w->n) return;
  while (first > 0 && gl_bit_get(w->letter, first - 1)) first--;
  if (s[at] == '.' && (s[at - 1] < 'a' || width(w->t, first, at) < 4)) return;
  if (s[at] != '.' && s[first] < 'a' && s[at + 2] >= 'a' && s[at + 2] <= 'z')
    gl_bit_set(v->marked, hash(s + first, at - first, w->t->len - first) %
                              (GL_MEMORY / 8));
  else {
    const unsigned k = caseof(w->t, at + 2);
    bycase[0] += k == SB_Upper;
    bycase[1] += k == SB_Lower;
  }
}

/* Whether there are words to remember: then they are. Few texts ask for it,
** and it would cost a short one as much as its tokens. */
static int recall_words(gl_survey *v) {
  if (v->unread) {
    words w;
    size_t at;
    memset(v->small, 0, sizeof v->small);
    memset(v->bare, 0, sizeof v->bare);
    find_words(&w, v->unread, v->capitals);
    for (at = 0; at < w.n; at += 64) {
      uint64_t x;
      for (x = w.begin[at / 64]; x; x &= x - 1)
        learn_word(&w, at + gl_ctz64(x), v);
    }
    v->unread = NULL;
    v->remembers = 1;
  }
  return v->remembers;
}

/* The same of marks, which are fewer: nor are all words remembered for them. */
static int recall_marks(gl_survey *v) {
  if (v->unheard) {
    size_t bycase[2] = {0, 0}, at;
    words w;
    memset(v->marked, 0, sizeof v->marked);
    find_words(&w, v->unheard, v->capitals);
    for (at = 0; at < w.n; at += 64) {
      uint64_t x;
      for (x = w.mark[at / 64]; x; x &= x - 1)
        learn_mark(&w, at + gl_ctz64(x), v, bycase);
    }
    v->careless = bycase[1] * 4 > bycase[0];
    v->unheard = NULL;
    v->remembers = 1;
  }
  return v->remembers;
}

/* Words of other scripts are not remembered, but in a text of capitals. */
static int maybe_small(const gl_survey *v, const unsigned char *s) {
  return v->capitals || wordbytes[*s | 32] & 2;
}

int gl_survey_small(gl_survey *v, const unsigned char *s, size_t n) {
  uint32_t h;
  if (!maybe_small(v, s)) return 0;
  h = hash(s, n, n);
  return recall_words(v) && gl_bit_get(v->small, h % GL_MEMORY) &&
         gl_bit_get(v->small, rehash(h) % GL_MEMORY);
}

int gl_survey_bare(gl_survey *v, const unsigned char *s, size_t n) {
  uint32_t h;
  if (!maybe_small(v, s)) return 0;
  h = hash(s, n, n);
  return recall_words(v) && gl_bit_get(v->bare, h % (GL_MEMORY / 4)) &&
         gl_bit_get(v->bare, rehash(h) % (GL_MEMORY / 4));
}

int gl_survey_marked(gl_survey *v, const unsigned char *s, size_t n) {
  return recall_marks(v) &&
         gl_bit_get(v->marked, hash(s, n, n) % (GL_MEMORY / 8));
}

int gl_survey_careless(gl_survey *v) { return recall_marks(v) && v->careless; }

/* end of t[at, end) without white space */
static size_t trimmed(const gl_text *t, size_t at, size_t end) {
  while (end > at && t->s[end - 1] <= ' ') end--;
  return end;
}

/* code points from t[at] to the next white space */
static size_t firstword(const gl_text *t, size_t at) {
  size_t n = 0, k = 8, w = 0;
  for (; k == 8 && n < 4 * WIDEST && at + n < t->len; n += k) {
    const uint64_t b = gl_char_eight(t->s, t->len, at + n);
    const uint64_t black = (b & ~GL_HIGHS) + GL_ONES * (0x7F - ' ');
    const uint64_t white = ~(black | b) & GL_HIGHS;
    k = white ? gl_ctz64(white) / 8 : 8;
    w += k;
    if (b & GL_HIGHS) w -= gl_char_sum(trails(b, k));
  }
  return w;
}

#define BEYOND (WIDEST + 1) /* stands for all columns beyond that */

/* The lines of a text: lengths in columns. */
typedef struct tally {
  int32_t black;                   /* not blank */
  int32_t lines, breaks;           /* and not without width; behind another */
  int32_t marked, alone;           /* end with a mark; are one word */
  uint32_t blank, apart[3];        /* blank lines just seen; black ones behind
                                      none, one and more of these */
  int odd;                         /* what lines are is not told by LF alone */
  uint64_t turns[BEYOND / 64 + 1]; /* columns where one of these is set: */
  struct {                         /* by column: half of SAMPLE at most */
    int16_t delta;   /* ranges where a line was wrapped, see below */
    uint16_t length; /* lines that are so long */
  } column[BEYOND + 1];
} tally;

/* One of .,;:!?- */
static int ismark(unsigned c) {
  return c < 64 &&
         ((uint64_t)1 << '.' | (uint64_t)1 << ',' | (uint64_t)1 << ';' |
          (uint64_t)1 << ':' | (uint64_t)1 << '!' | (uint64_t)1 << '?' |
          (uint64_t)1 << '-') >>
                 c &
             1;
}

/* Whether the character at s, above U+0020, may yet be white space: its first
** byte is that of some that are. */
static int maywhite(const unsigned char *s) {
  return *s == 0xC2 || (*s >= 0xE1 && *s <= 0xE3);
}

/* that column, or what stands for it */
static size_t turn(tally *y, size_t column) {
  column = least(column, BEYOND);
  gl_bit_set(y->turns, column);
  return column;
}

/* the line [at, end), of so many bytes within characters, behind one of `prev`
** columns; returns its own */
static size_t count(tally *y, const gl_text *t, size_t at, size_t end,
                    size_t within, size_t prev) {
  size_t begin = at, past, len, word;
  for (; begin < end && t->s[begin] <= ' '; begin++)
    y->odd |= t->s[begin] != ' ' && t->s[begin] != '\t';
  if (begin == end) {
    y->blank++;
    return 0;
  }
  y->odd |= maywhite(t->s + begin);
  if (y->black) y->apart[y->blank < 2 ? y->blank : 2]++;
  y->blank = 0;
  y->black++;
  past = trimmed(t, begin, end);
  len = past - at - within;
  if (len == 0) return 0;
  word = firstword(t, begin);
  if (prev) {
    y->breaks++;
    y->column[turn(y, prev)].delta++;
    y->column[turn(y, prev + 1 + (begin - at) + word)].delta--;
  }
  y->lines++;
  y->alone += word >= len;
  y->marked += ismark(t->s[past - 1]);
  y->column[turn(y, len)].length++;
  return len;
}

/* The ends of lines, one after the other. */
typedef struct lines {
  gl_survey *v;
  gl_text t;     /* the begin of a text */
  size_t end;    /* where the newline found last stands, or t ends */
  size_t trails; /* bytes before that which are within characters */
  unsigned i;    /* of v->ends: gone on to */
} lines;

/* Those of the first n bytes of a text. What is known of its first ones from
** before is not looked for again. */
static void lines_init(lines *d, gl_survey *v, const gl_text *t, size_t n) {
  gl_lineends *e = &v->ends;
  d->v = v;
  d->t = *t;
  d->t.len = least(t->len, n);
  d->i = 0;
  if (e->from == 0 && e->len == d->t.len) return;
  e->len = d->t.len;
  e->from = e->past = e->before = e->inside = 0;
  e->n = 0;
}

#define ATATIME 64 /* blocks */

/* Bits of some blocks. */
typedef struct view {
  unsigned blocks;
  uint64_t some;                          /* those that have newlines */
  uint64_t ends[ATATIME], trail[ATATIME]; /* bytes within characters */
} view;

/* Looks at blocks from byte `at` on. */
static void look(const lines *d, size_t at, view *w) {
  const gl_survey *v = d->v;
  const size_t block = at / 64;
  unsigned n = 0, some;
  w->some = 0;
  if (block < v->blocks) { /* they have been read */
    const gl_block64 *k = v->block + block;
    for (; n < ATATIME && block + n < v->blocks; n++, k++) {
      w->trail[n] = k->trail;
      w->ends[n] = gl_runs_newlines(k);
      w->some |= (uint64_t)(w->ends[n] != 0) << n;
    }
    w->blocks = n;
    return;
  }
  do {
    if (!(d->t.known & GL_TEXT_ASCII))
      (void)gl_blocks_find(&d->t, at + 64 * n, &all_trails, w->trail + n);
    some = gl_blocks_find(&d->t, at + 64 * n, &gl_newlines_set, w->ends + n);
    n += some;
  } while (n < ATATIME && some == GL_AHEAD);
  w->blocks = n;
  while (n-- > 0) w->some |= (uint64_t)(w->ends[n] != 0) << n;
}

/* Whether what looks like a newline at s is one, of n bytes in all. */
static inline int isnewline(const unsigned char *s, size_t n) {
  return *s != 0xE2 || (n > 2 && (s[2] | 1) == 0xA9); /* LS and PS */
}

/* Looks for more, as far as there is room for all that may be found. */
static void findmore(lines *d) {
  const int ascii = (d->t.known & GL_TEXT_ASCII) != 0;
  gl_lineends *e = &d->v->ends;
  const unsigned char *s = d->t.s + e->past;
  size_t before[ATATIME];
  unsigned i;
  view w;
  look(d, e->past, &w);
  e->from = e->past;
  e->past += 64 * (size_t)w.blocks;
  e->before += e->inside;
  e->inside = 0;
  d->i = e->n = 0;
  for (i = 0; i < w.blocks && !ascii; i++) {
    before[i] = e->inside;
    e->inside += gl_popcount64(w.trail[i]);
  }
  while (w.some) {
    uint64_t end;
    size_t at;
    i = gl_ctz64(w.some);
    end = w.ends[i] & (0 - w.ends[i]);
    at = 64 * (size_t)i + gl_ctz64(end);
    w.ends[i] ^= end;
    w.some &= w.some - (w.ends[i] == 0);
    if (!isnewline(s + at, e->len - e->from - at)) continue;
    e->place[e->n] = (uint16_t)at;
    if (!ascii)
      e->trails[e->n] =
          (uint16_t)(before[i] + gl_popcount64(w.trail[i] & (end - 1)));
    e->n++;
  }
}

/* Goes on to the next one; the last is the end of the text. */
static inline void nextend(lines *d) {
  const gl_lineends *e = &d->v->ends;
  while (d->i == e->n) {
    if (e->past >= e->len) {
      d->end = e->len;
      d->trails = e->before + e->inside;
      return;
    }
    findmore(d);
  }
  d->end = e->from + e->place[d->i];
  d->trails = d->t.known & GL_TEXT_ASCII ? 0 : e->before + e->trails[d->i];
  d->i++;
}

/* Bytes of the newline at byte `at`, if one ends the line from `begin` on: LF
** and PS do, NEL and LS those that have nothing else. */
static unsigned ends_line(const gl_text *t, size_t begin, size_t at) {
  switch (t->s[at]) {
    case '\n': return 1;
    case 0xC2: return at == begin ? 2 : 0;
    case 0xE2: return at == begin || t->s[at + 2] == 0xA9 ? 3 : 0;
    default: return 0;
  }
}

/* Counts the lines. Behind a PS none goes on. */
static void count_lines(tally *y, lines *d) {
  const gl_text *t = &d->t;
  size_t at = 0, trails = 0, len = 0;
  do {
    unsigned newline = 0;
    nextend(d);
    if (d->end < t->len) {
      newline = ends_line(t, at, d->end);
      y->odd |= newline != 1;
      if (!newline) continue;
    }
    if (d->end > at)
      len = count(y, t, at, d->end, d->trails - trails, len);
    else { /* most that are blank */
      y->blank++;
      len = 0;
    }
    if (newline > 1) len = 0;
    at = d->end + newline;
    trails = d->trails + newline - 1;
  } while (d->end < t->len);
}

/*
** The length that one line in four has, and the column where lines are wrapped,
** from the longest down.
**
** A line was wrapped at column w if it is no longer than w, and would have
** been with the next word. So each line that another follows gives a range
** of columns, and where most ranges meet the text was wrapped. A line longer
** than that speaks against it: one in five, and it was not. So the column is
** none below the length of one in four.
*/
static void measure(const tally *y, gl_survey *v) {
  int32_t n = y->column[BEYOND].length, best = 0;
  int32_t sum =
      0 - y->column[BEYOND].delta - n; /* ranges, less the longer lines */
  size_t i = BEYOND / 64, w = WIDEST;
  uint64_t turns = y->turns[i] & (((uint64_t)1 << BEYOND % 64) - 1);
  while (n * 4 < y->lines) {
    while (turns == 0) turns = y->turns[--i];
    w = i * 64 + 63 - gl_clz64(turns);
    turns ^= (uint64_t)1 << w % 64;
    if (w >= LEAST && sum >= best) best = sum, v->width = (uint16_t)w;
    sum -= y->column[w].delta + y->column[w].length;
    n += y->column[w].length;
  }
  v->typical = (uint16_t)w;
  if (y->breaks == 0 || best * 5 < y->breaks * 4) v->width = 0;
}

/* Clears it for a text of n bytes, which has few columns if it is short. */
static void clear(tally *y, size_t n) {
  const size_t columns = n < WIDEST - LEAST ? n + LEAST + 2 : BEYOND + 1;
  gl_clear(y, offsetof(tally, column) + columns * sizeof *y->column);
  gl_clear(y->column + BEYOND, sizeof *y->column);
}

void gl_survey_lines(gl_survey *v) {
  const gl_text *t = v->unlined;
  const size_t n = least(t->len, SAMPLE);
  lines d;
  tally y;
  v->unlined = NULL;
  clear(&y, n);
  gl_bit_set(y.turns, LEAST);
  lines_init(&d, v, t, n);
  count_lines(&y, &d);
  if (y.black < 2) return;
  v->single = !y.odd && n == t->len &&
              gl_layout_single(y.apart[0], y.apart[1], y.apart[2]);
  measure(&y, v);
  /* three short lines and no mark at the end of one, or words line by line */
  v->items = y.breaks > 1 && v->typical < NARROW &&
             (y.marked == 0 || (y.breaks > 5 && y.alone * 2 > y.lines));
  if (v->items) v->width = 0;
  /* without spaces a line is filled to its end, and one that is shorter was
  ** ended; it takes a few to see that */
  v->lines = v->items || y.breaks > (v->dense ? 3 : 0);
}

/* Whether the end of the line t[at, end) may be white space that is no
** blank. */
static int whitens(const gl_text *t, size_t at, size_t end) {
  unsigned len;
  const unsigned char *e = t->s + end;
  if (e[-1] < 0x80) return 0;
  return gl_is_white(gl_decode(gl_step_back(t->s + at, e), e, &len));
}

/* Whether so many of the lines of a text are wide that it is not in double
** spacing (paragraph.c); 0 tells nothing. */
static int iswide(gl_survey *v, const gl_text *t) {
  const gl_lineends *e = &v->ends;
  size_t n = 1, wide = 0, at = 0, trails = 0;
  lines d;
  lines_init(&d, v, t, GL_LAYOUT_SAMPLE);
  for (;; n++) {
    nextend(&d);
    if (d.end - at > GL_LAYOUT_WIDE) {
      const size_t end = trimmed(t, at, d.end);
      wide +=
          end - at > GL_LAYOUT_WIDE + d.trails - trails && !whitens(t, at, end);
      if (wide * 50 > n + e->n - d.i && e->past >= e->len) return 1;
    }
    if (d.end == e->len) return 0;
    trails = d.trails;
    at = d.end + 1;
  }
}

int gl_survey_single(gl_survey *v, const gl_text *t) {
  if (!v->unlined && v->single) return 1;
  if (iswide(v, t)) return 1;
  if (v->unlined) gl_survey_lines(v);
  return v->single;
}

/* Whether t[at, end), a blank and the word at `next` have n columns at most.
** Most lines have many more, or so few bytes. */
static int isbrief(const gl_text *t, size_t at, size_t end, size_t next,
                   size_t n) {
  if (end - at > n && width(t, at, at + n + 1) > n) return 0;
  return width(t, at, end) + 1 + firstword(t, next) <= n;
}

int gl_survey_breaks(gl_survey *v, const gl_text *t, size_t line, size_t end,
                     size_t next) {
  if (v->unlined) gl_survey_lines(v);
  if (!v->lines) return 0;
  if (v->dense) { /* a blank at the end of a line is none that was wrapped */
    if (end - line > 4 * (size_t)WIDEST) return 0;
    return t->s[end] != '\n' && t->s[end] != '\r' &&
           width(t, line, end) * 10 <= v->typical * 7u;
  }
  if (v->width == 0 && (v->typical < NARROW || v->typical > WIDE)) return 1;
  end = trimmed(t, line, end);
  if (end - line > 4 * (size_t)WIDEST) return 0;
  return isbrief(t, line, end, next,
                 v->width ? v->width - (size_t)SLACK
                          : v->typical * (size_t)7 / 10);
}

void gl_survey_init(gl_survey *v) { memset(v, 0, offsetof(gl_survey, ends)); }

/* Begins with a text, and the first n blocks of it. What they say of bytes
** within characters is so of all where these are well-formed. */
static void begin(gl_survey *v, const gl_text *t, const gl_block64 *b,
                  unsigned n) {
  v->unread = v->unheard = v->unlined = t;
  v->ends.len = SIZE_MAX; /* nothing is known of those */
  v->block = b;
  v->blocks = t->known & GL_TEXT_VALID ? n : 0;
}

void gl_survey_text(gl_survey *v, const gl_text *t, const gl_block64 *b,
                    unsigned n) {
  gl_census c = {0, 0, 0, 0};
  const unsigned most = t->known & GL_TEXT_ASCII ? GL_AHEAD : ATONCE;
  unsigned i;
  begin(v, t, b, n);
  for (i = 0; i < n && !settled(t, &c, 64 * (size_t)(n - i)); i += most)
    census_blocks(&c, t, b + i, n - i < most ? n - i : most);
  judge(v, &c);
}

void gl_survey_brief(gl_survey *v, const gl_text *t, const gl_block64 *b,
                     const gl_census *c) {
  begin(v, t, b, 1);
  judge(v, c);
}
