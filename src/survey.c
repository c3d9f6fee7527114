/*
** survey.c: what a text as a whole tells before its first token: whether it
** is written without capitals, whether its lines are wrapped, and where. It
** looks at the begin of the text alone, so its cost has a bound, and what it
** finds depends on nothing but the text.
*/
#include <string.h>

#include "chars.h"
#include "lang.h"
#include "scan.h"
#include "ucd.h"

#define SAMPLE 65536 /* bytes looked at for lines */
#define LETTERS 8192 /* and for capitals */
#define PART 128     /* of these, before one looks whether they are enough */
#define CAPS 40      /* letters of a text that is written in capitals */
#define LEAST 20     /* the narrowest column that text is wrapped at */
#define WIDEST 400   /* the longest line that may be a wrapped one */
/* Lines of uneven lengths may still be wrapped, by a program that measures
** letters, unless they are shorter or longer than prose is set. */
#define SLACK 3 /* columns that a line may leave free beside */
#define NARROW 30
#define WIDE 160

/* Letters, by what they tell, and blanks. */
typedef struct census {
  size_t upper, lower, other, space;
} census;

/* Counts t[s, e), and may go some bytes on; returns where it ended. */
static const unsigned char *census_take(census *c, const gl_text *t,
                                        const unsigned char *s,
                                        const unsigned char *e) {
  while (s < e) {
    const size_t n = e - s < 8 ? (size_t)(e - s) : 8;
    uint64_t b = n < 8 ? gl_char_part(s, n) : gl_char_load(s);
    if (!(b & GL_HIGHS)) {
      uint64_t all = gl_char_letters(b), capitals = gl_char_capitals(b, all);
      c->upper += gl_char_count(capitals);
      c->lower += gl_char_count(all ^ capitals);
      c->space += gl_char_count(gl_char_zeros(b ^ GL_ONES * ' '));
      s += n;
    } else if (*s < 0x80) {
      c->upper += *s >= 'A' && *s <= 'Z';
      c->lower += *s >= 'a' && *s <= 'z';
      c->space += *s == ' ';
      s++;
    } else {
      unsigned sb = gl_next_class(&s, t->s + t->len)->sb;
      c->upper += sb == SB_Upper;
      c->lower += sb == SB_Lower;
      c->other += sb == SB_OLetter;
    }
  }
  return s;
}

/* Whether it is certain, whatever the next `rest` bytes are, that a text is one
** with capitals and small letters, or in a script that has neither, and with
** blanks, as most are. Other letters have two bytes at least. */
static int ordinary(const census *c, size_t rest) {
  if (c->space * 12 < c->other + (rest + 1) / 2) return 0;
  return (c->upper * 200 >= c->lower + rest &&
          c->lower * 200 >= c->upper + rest) ||
         (c->other >= c->lower + rest && c->other >= c->upper + rest);
}

/* A text with few capitals among its letters is written without: none at all
** in a short one, less than one in 200 in a long one. One in a script that has
** none is not concerned. */
static void letters(const gl_text *t, gl_survey *v) {
  const unsigned char *s = t->s;
  const unsigned char *e = s + (t->len < LETTERS ? t->len : LETTERS);
  census c = {0, 0, 0, 0};
  while (s < e) {
    s = census_take(&c, t, s, e - s < PART ? e : s + PART);
    if (s < e && ordinary(&c, (size_t)(e - s))) return;
  }
  v->dense = c.other > 12 * c.space;
  if (c.other < c.lower)
    v->caseless = c.upper == 0 || (c.lower > 100 && c.upper * 200 < c.lower);
  else if (c.other < c.upper && c.upper >= CAPS && c.lower * 200 < c.upper)
    v->caseless = v->capitals = 1;
}

/* hash of a word, ASCII letters without their case */
static uint32_t hash(const unsigned char *s, size_t n) {
  uint32_t h = 2166136261u;
  size_t i;
  for (i = 0; i < n; i++)
    h = (h ^ (s[i] >= 'A' && s[i] <= 'Z' ? s[i] | 32u : s[i])) * 16777619u;
  return h ^ h >> 15;
}

/* another, for a set that asks two bits of each word */
static uint32_t rehash(uint32_t h) { return h * 2654435761u >> 12; }

static int isletter(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

static unsigned caseof(const gl_text *t, size_t at) {
  unsigned len;
  return gl_classes[gl_class_of(gl_decode(t->s + at, t->s + t->len, &len))].sb;
}

/* code points in s[0, n) */
static size_t width(const unsigned char *s, size_t n) {
  size_t w = n;
  for (; n >= 8; s += 8, n -= 8) { /* no branch: text is mixed */
    uint64_t b = gl_char_load(s);
    w -= gl_char_count(b & ~(b << 1) & GL_HIGHS);
  }
  return w + gl_char_starts(gl_char_part(s, n)) - 8; /* less the zeros */
}

/* Remembers words. And where a mark ends a sentence for certain (! ? and what
** stands behind a word of four letters or more), does the next begin with a
** small letter? */
static void habits(const gl_text *t, gl_survey *v) {
  size_t n = t->len < LETTERS ? t->len : LETTERS, i = 0;
  size_t upper = 0, lower = 0;
  while (i < n) {
    const unsigned char *s = t->s + i;
    size_t w = 0;
    unsigned char a, b;
    while (i + w < n && isletter(s[w])) w++;
    if (w == 0) {
      i++;
      continue;
    }
    i += w;
    if ((s[0] >= 'a' && s[0] <= 'z') || v->capitals) {
      uint32_t h = hash(s, w);
      gl_bit_set(v->small, h % GL_MEMORY);
      gl_bit_set(v->small, rehash(h) % GL_MEMORY);
      if (v->caseless && w > 1 && w < 6 && i < n && t->s[i] <= ' ') {
        gl_bit_set(v->bare, h % (GL_MEMORY / 4));
        gl_bit_set(v->bare, rehash(h) % (GL_MEMORY / 4));
      }
    }
    if (i + 2 >= n || t->s[i + 1] != ' ') continue;
    a = t->s[i];
    b = t->s[i + 2];
    if (a != '!' && a != '?' && (a != '.' || s[w - 1] < 'a' || width(s, w) < 4))
      continue;
    if (a != '.' && s[0] < 'a' && b >= 'a' && b <= 'z')
      gl_bit_set(v->marked, hash(s, w) % (GL_MEMORY / 8));
    else {
      unsigned k = caseof(t, i + 2);
      upper += k == SB_Upper;
      lower += k == SB_Lower;
    }
  }
  v->careless = lower * 4 > upper;
}

/* Few texts ask for it, and it would cost a short one as much as its tokens.
** Returns whether there is anything to remember. */
static int remember(gl_survey *v) {
  if (v->unread) {
    memset(v->small, 0, sizeof v->small);
    memset(v->marked, 0, sizeof v->marked);
    memset(v->bare, 0, sizeof v->bare);
    habits(v->unread, v);
    v->unread = NULL;
    v->remembers = 1;
  }
  return v->remembers;
}

int gl_survey_small(gl_survey *v, const unsigned char *s, size_t n) {
  uint32_t h = hash(s, n);
  return remember(v) && gl_bit_get(v->small, h % GL_MEMORY) &&
         gl_bit_get(v->small, rehash(h) % GL_MEMORY);
}

int gl_survey_bare(gl_survey *v, const unsigned char *s, size_t n) {
  uint32_t h = hash(s, n);
  return remember(v) && gl_bit_get(v->bare, h % (GL_MEMORY / 4)) &&
         gl_bit_get(v->bare, rehash(h) % (GL_MEMORY / 4));
}

int gl_survey_marked(gl_survey *v, const unsigned char *s, size_t n) {
  return remember(v) && gl_bit_get(v->marked, hash(s, n) % (GL_MEMORY / 8));
}

int gl_survey_careless(gl_survey *v) { return remember(v) && v->careless; }

static size_t lineend(const gl_text *t, size_t at, size_t limit) {
  const void *p = memchr(t->s + at, '\n', limit - at);
  return p ? (size_t)((const unsigned char *)p - t->s) : limit;
}

/* end of t[at, end) without white space */
static size_t trimmed(const gl_text *t, size_t at, size_t end) {
  while (end > at && t->s[end - 1] <= ' ') end--;
  return end;
}

/* code points from t[at] to the next white space */
static size_t firstword(const gl_text *t, size_t at) {
  size_t e = at;
  while (e < t->len && t->s[e] > ' ' && e - at < 4 * WIDEST) e++;
  return width(t->s + at, e - at);
}

/* The lines of a text: lengths in columns. */
typedef struct tally {
  int32_t delta[WIDEST + 1];  /* ranges where a line was wrapped, see below */
  int32_t length[WIDEST + 1]; /* lines by their length */
  int32_t longer;             /* than WIDEST */
  int32_t lines, breaks;      /* not blank; behind another */
  int32_t marked, alone;      /* end with a mark; are one word */
  uint64_t turns[WIDEST / 64 + 1]; /* columns where one of these is set */
} tally;

/* the line [at, end) behind one of `prev` columns; returns its own */
static size_t count(tally *y, const gl_text *t, size_t at, size_t end,
                    size_t prev) {
  size_t begin = at, past, len, word;
  while (begin < end && t->s[begin] <= ' ') begin++;
  if (begin == end) return 0;
  past = trimmed(t, begin, end);
  len = width(t->s + at, past - at);
  if (len == 0) return 0;
  word = firstword(t, begin);
  if (prev) {
    size_t reach = prev + 1 + (begin - at) + word;
    y->breaks++;
    if (prev <= WIDEST) y->delta[prev]++, gl_bit_set(y->turns, prev);
    if (reach <= WIDEST) y->delta[reach]--, gl_bit_set(y->turns, reach);
  }
  y->lines++;
  y->alone += word >= len;
  y->marked += strchr(".,;:!?-", t->s[past - 1]) != 0;
  if (len > WIDEST)
    y->longer++;
  else
    y->length[len]++, gl_bit_set(y->turns, len);
  return len;
}

/* The length that one line in four has, from the longest down. */
static size_t typical(const tally *y) {
  size_t w = WIDEST;
  int32_t n = y->longer + y->length[w];
  while (n * 4 < y->lines) n += y->length[--w];
  return w;
}

/* Whether one line of t[0, limit) at most has anything on it. */
static int isoneline(const gl_text *t, size_t limit) {
  const unsigned char *s = t->s, *e = s + limit;
  while (s < e && *s <= ' ') s++;
  s = memchr(s, '\n', (size_t)(e - s));
  if (s == NULL) return 1;
  while (s < e && *s <= ' ') s++;
  return s == e;
}

/*
** A line was wrapped at column w if it is no longer than w, and would have
** been with the next word. So each line that another follows gives a range
** of columns, and where most ranges meet the text was wrapped. A line longer
** than that speaks against it.
*/
static void wrapping(const tally *y, gl_survey *v) {
  int32_t sum = -y->lines, best = 0; /* ranges, less the lines longer than w */
  size_t i;
  for (i = 0; i <= WIDEST / 64; i++) {
    uint64_t turns = y->turns[i];
    if (i == LEAST / 64) turns |= (uint64_t)1 << LEAST % 64;
    for (; turns; turns &= turns - 1) {
      const size_t w = i * 64 + gl_ctz64(turns);
      sum += y->delta[w] + y->length[w];
      if (w >= LEAST && sum > best) best = sum, v->width = (uint16_t)w;
    }
  }
  if (y->breaks == 0 || best * 5 < y->breaks * 4) v->width = 0;
}

void gl_survey_lines(gl_survey *v) {
  const gl_text *t = v->unlined;
  const size_t limit = t->len < SAMPLE ? t->len : SAMPLE;
  size_t at = 0, len = 0, end;
  tally y;
  v->unlined = NULL;
  if (isoneline(t, limit)) return;
  gl_clear(&y, sizeof y);
  end = lineend(t, 0, limit);
  for (;; at = end + 1, end = lineend(t, at, limit)) {
    len = count(&y, t, at, end, len);
    if (end >= limit) break;
  }
  v->typical = (uint16_t)typical(&y);
  wrapping(&y, v);
  /* three short lines and no mark at the end of one, or words line by line */
  v->items = y.breaks > 1 && v->typical < NARROW &&
             (y.marked == 0 || (y.breaks > 5 && y.alone * 2 > y.lines));
  if (v->items) v->width = 0;
  /* without spaces a line is filled to its end, and one that is shorter was
  ** ended; it takes a few to see that */
  v->lines = v->items || y.breaks > (v->dense ? 3 : 0);
}

/* Whether t[at, end), a blank and the word at `next` have n columns at most. Most
** lines have many more, or so few bytes. */
static int isbrief(const gl_text *t, size_t at, size_t end, size_t next,
                   size_t n) {
  const size_t len = end - at;
  if (len > n && width(t->s + at, n + 1) > n) return 0;
  return width(t->s + at, len) + 1 + firstword(t, next) <= n;
}

int gl_survey_breaks(gl_survey *v, const gl_text *t, size_t line, size_t end,
                     size_t next) {
  if (v->unlined) gl_survey_lines(v);
  if (!v->lines) return 0;
  if (v->dense) { /* a blank at the end of a line is none that was wrapped */
    if (end - line > 4 * (size_t)WIDEST) return 0;
    return t->s[end] != '\n' && t->s[end] != '\r' &&
           width(t->s + line, end - line) * 10 <= v->typical * 7u;
  }
  if (v->width == 0 && (v->typical < NARROW || v->typical > WIDE)) return 1;
  end = trimmed(t, line, end);
  if (end - line > 4 * (size_t)WIDEST) return 0;
  return isbrief(t, line, end, next,
                 v->width ? v->width - (size_t)SLACK
                          : v->typical * (size_t)7 / 10);
}

void gl_survey_init(gl_survey *v) { memset(v, 0, offsetof(gl_survey, small)); }

void gl_survey_text(gl_survey *v, const gl_text *t, int haslines) {
  v->unread = t;
  v->unlined = haslines ? t : NULL;
  letters(t, v);
}
