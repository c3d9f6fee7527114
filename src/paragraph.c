/*
** paragraph.c: paragraphs, by whatever a text shows them with: blank lines,
** indented first lines, a line for each, a blank line more than double spacing
** has, or lines that end early.
**
** The first pass looks at pairs of lines. What tells a wrapped line from one
** that is whole is how the next begins: with a small letter, in one of five
** at least (in a text without capitals: how the line itself ends).
*/
#include <string.h>

#include "block.h"
#include "chars.h"
#include "ucd.h"

#define COLUMNS 512 /* wider lines count as this wide */
#define INDENTS 64
#define TAB 8
#define SLACK 3 /* columns that a full line may leave free */

const char *const gl_layout_names[GL_NLAYOUTS] = {"auto", "blank", "double",
                                                  "indent", "line"};

/* a line that is not blank */
typedef struct row {
  const unsigned char *begin, *first, *last; /* last: behind its last black */
  const unsigned char *next;                 /* the line behind it */
  uint32_t indent;                           /* columns before `first` */
  uint32_t blanks;                           /* blank lines before it */
  int parted;                                /* a PS stands before it */
} row;

/* --- looking at lines ----------------------------------------------------- */

/* whether a byte is no white space, whatever stands beside it */
static int isblack(unsigned c) { return c > ' ' && c < 0x80; }

/* Skips white space of [s, e), counting its columns. */
static const unsigned char *skipwhite(const unsigned char *s,
                                      const unsigned char *e,
                                      uint32_t *columns) {
  unsigned len;
  for (*columns = 0; s < e; s += len) {
    uint32_t cp;
    if (isblack(*s)) break;
    if (*s == ' ') { /* most */
      ++*columns;
      len = 1;
      continue;
    }
    cp = gl_decode(s, e, &len);
    if (!gl_is_white(cp)) break;
    if (cp == '\t')
      *columns += TAB - *columns % TAB;
    else
      *columns += cp == 0x3000 ? 2 : 1; /* IDEOGRAPHIC SPACE */
  }
  return s;
}

/* End of the last character of [s, e) that is no white space, or s. */
static const unsigned char *trimmed(const unsigned char *s,
                                    const unsigned char *e) {
  unsigned len;
  while (e > s && !isblack(e[-1])) {
    const unsigned char *p = gl_step_back(s, e);
    if (!gl_is_white(gl_decode(p, e, &len))) break;
    e = p;
  }
  return e;
}

static int isseparator(const unsigned char *s, unsigned len) {
  return len == 3 && s[2] == 0xA9; /* of the newlines, PS */
}

/* The lines of a text, read one after the other. */
typedef struct reader {
  gl_newlines ends;
  const gl_text *t;
  size_t at;
} reader;

static void readfrom(reader *d, const gl_text *t, size_t at) {
  d->t = t;
  d->at = at;
  gl_newlines_init(&d->ends, t, at);
}

/* Those of the begin of a text, which becomes `part`. */
static void readbegin(reader *d, const gl_text *t, gl_text *part) {
  *part = *t;
  if (part->len > GL_LAYOUT_SAMPLE) part->len = GL_LAYOUT_SAMPLE;
  readfrom(d, part, 0);
}

/* The next line that is not blank; 0 where there is none. */
static int nextrow(reader *d, row *r) {
  const unsigned char *s = d->t->s;
  unsigned len;
  r->blanks = 0;
  r->parted = 0;
  while (d->at < d->t->len) {
    const unsigned char *end = s + gl_newlines_next(&d->ends, d->at, &len);
    r->begin = s + d->at;
    r->next = end + len;
    d->at = (size_t)(r->next - s);
    r->first = skipwhite(r->begin, end, &r->indent);
    if (r->first < end) {
      r->last = trimmed(r->first, end);
      return 1;
    }
    r->blanks++;
    if (isseparator(end, len)) r->parted = 1;
  }
  return 0;
}

/* whether a PS ends the line */
static int endsparted(const row *r) {
  return r->next - r->begin >= 3 && isseparator(r->next - 3, 3) &&
         r->next[-3] == 0xE2 && r->next[-2] == 0x80;
}

/* characters that begin in 32 bytes */
static inline unsigned starts(const unsigned char *s) {
  uint64_t trails = 0;
  unsigned i;
  for (i = 0; i < 32; i += 8) {
    const uint64_t w = gl_char_load(s + i);
    trails += w >> 7 & ~(w >> 6) & GL_ONES;
  }
  return 32 - gl_char_sum(trails);
}

/* columns of [s, e), or `most` */
static inline uint32_t columnsto(const unsigned char *s, const unsigned char *e,
                                 uint32_t most) {
  uint32_t n = 0;
  for (; e - s >= 32 && n <= most - 32; s += 32) n += starts(s);
  for (; e - s >= 8 && n <= most - 8; s += 8)
    n += gl_char_starts(gl_char_load(s));
  for (; s < e && n < most; s++) n += (*s & 0xC0) != 0x80;
  return n;
}

/* as far as they matter */
static uint32_t columns(const unsigned char *s, const unsigned char *e) {
  return columnsto(s, e, COLUMNS);
}

static unsigned sbclass(uint32_t cp) { return gl_classes[gl_class_of(cp)].sb; }

/* Whether a line ends as sentences do: in such a mark, and whatever closes
** behind it; a colon is no less an end. At most as many characters are looked
** at as may close. */
static int terminal(const row *r) {
  const unsigned char *p = r->last;
  unsigned len, n;
  for (n = 0; p > r->first && n < 8; n++) {
    uint32_t cp = p[-1];
    p = cp < 0x80 ? p - 1 : gl_step_back(r->first, p);
    if (cp >= 0x80) cp = gl_decode(p, r->last, &len);
    switch (sbclass(cp)) {
      case SB_ATerm:
      case SB_STerm: return 1;
      case SB_Close:
      case SB_Extend:
      case SB_Format: break;
      default: return cp == ':' || cp == 0x2026; /* HORIZONTAL ELLIPSIS */
    }
  }
  return 0;
}

/* whether a line ends in what goes on: a comma, a hyphen */
static int open(const row *r) {
  unsigned c = r->last[-1];
  return c == ',' || c == '-' || c == ';';
}

/* the first letter of a line: SB_Upper, SB_Lower, or another class */
static unsigned begins(const row *r) {
  unsigned len, n, c = SB_Other;
  const unsigned char *p = r->first;
  for (n = 0; p < r->last && n < 4; n++, p += len) {
    c = sbclass(*p < 0x80 ? (len = 1, *p) : gl_decode(p, r->last, &len));
    if (c != SB_Close && c != SB_Other && c != SB_SContinue) break;
  }
  return c;
}

/* Whether the first word of b would have fitted behind a. */
static int brief(const gl_layout *y, const row *a, const row *b) {
  const unsigned char *p = b->first;
  while (p<b->last && * p> ' ' && p - b->first < COLUMNS) p++;
  return columns(a->begin, a->last) + 1 + columns(b->first, p) + SLACK <=
         y->width;
}

static int parts(const gl_layout *y, const row *a, const row *b) {
  if (b->parted || endsparted(a) || b->blanks >= y->gap || y->lines) return 1;
  if (y->indent && b->indent >= y->indent) return 1;
  return y->brief && terminal(a) && brief(y, a, b);
}

/* --- learning the layout -------------------------------------------------- */

typedef struct tally { /* of pairs of lines with so many blank ones between */
  uint32_t n;
  uint32_t on;   /* the second goes on: begins small, or the first is open */
  uint32_t bare; /* the first does not end as sentences do */
} tally;

typedef struct stats {
  tally gap[3];                 /* none, one, more */
  uint32_t upper, lower, other; /* lines, by their first letter */
  uint32_t lines;
  struct { /* of lines by indent, but for the first */
    uint32_t n, small, ended;
  } indent[INDENTS];
} stats;

static void count(stats *st, const row *a, const row *b) {
  unsigned c = begins(b), in = b->indent < INDENTS ? b->indent : INDENTS - 1;
  tally *g = &st->gap[b->blanks > 2 ? 2 : b->blanks];
  int ended = terminal(a);
  g->n++;
  g->on += c == SB_Lower || open(a);
  g->bare += !ended;
  st->upper += c == SB_Upper;
  st->lower += c == SB_Lower;
  st->other += c == SB_OLetter;
  st->indent[in].n++;
  st->indent[in].small += c == SB_Lower;
  st->indent[in].ended += ended != 0;
}

/* Returns 0, and nothing else, where there are no two lines to be compared. */
static int survey(const gl_text *t, stats *st) {
  gl_text part;
  reader d;
  row a, b;
  readbegin(&d, t, &part);
  if (!nextrow(&d, &a) || !nextrow(&d, &b)) return 0;
  gl_clear(st, sizeof *st);
  st->lines = 1;
  do {
    st->lines++;
    count(st, &a, &b);
    a = b;
  } while (nextrow(&d, &b));
  return 1;
}

/* whether capitals tell anything */
static int cased(const stats *st) {
  return st->upper > 0 && st->upper + st->lower >= st->other;
}

static int wrapped(const stats *st, const tally *g) {
  if (g->n == 0) return 0;
  return cased(st) ? g->on * 5 >= g->n : g->bare * 2 >= g->n;
}

/* the width that one line in fifty exceeds */
static uint32_t fullwidth(const gl_text *t) {
  uint32_t width[COLUMNS + 1] = {0}, lines = 0, longer = 0, w;
  gl_text part;
  reader d;
  row r;
  readbegin(&d, t, &part);
  for (; nextrow(&d, &r); lines++) width[columns(r.begin, r.last)]++;
  for (w = COLUMNS; w > 0; w--) {
    longer += width[w];
    if (longer * 50 > lines) break;
  }
  return w;
}

/* The least indent that begins a paragraph, or 0: more than lines usually
** have, and not before small letters; without capitals, after the ends of
** sentences. */
static uint32_t firstindent(const stats *st) {
  uint32_t usual = 0, k, n = 0, small = 0, ended = 0;
  while (usual < INDENTS - 1 && st->indent[usual].n * 10 < st->lines) usual++;
  for (k = usual + 1; k < INDENTS; k++) {
    n += st->indent[k].n;
    small += st->indent[k].small;
    ended += st->indent[k].ended;
  }
  if (n == 0 || (n == 1 && st->lines > 8)) return 0;
  if (cased(st) ? small * 5 > n || (small * 10 > n && ended * 2 < n)
                : ended * 10 < n * 6)
    return 0;
  return usual + 1;
}

/* Whether most lines with one blank line behind them are full: those of double
** spacing are; those of short paragraphs, a title, a caption, are not. */
static int full(const gl_layout *y, const gl_text *t) {
  uint32_t n = 0, room = 0;
  gl_text part;
  reader d;
  row a, b;
  int more;
  readbegin(&d, t, &part);
  for (more = nextrow(&d, &a); more; a = b) {
    more = nextrow(&d, &b);
    if (!more || b.blanks != 1) continue;
    n++;
    room += brief(y, &a, &b) != 0;
  }
  return room * 2 < n;
}

int gl_layout_single(uint32_t none, uint32_t one, uint32_t more) {
  return one <= 1 || none * 10 > none + one + more;
}

/* The same, of a text of which nothing else is known. */
static int looksingle(const gl_text *t) {
  uint32_t n[3] = {0, 0, 0};
  gl_text part;
  reader d;
  row r;
  readbegin(&d, t, &part);
  if (nextrow(&d, &r))
    while (nextrow(&d, &r)) n[r.blanks > 2 ? 2 : r.blanks]++;
  return gl_layout_single(n[0], n[1], n[2]);
}

/* Whether the text is set in double spacing; then y->width is known. */
static int isdouble(gl_layout *y, const gl_text *t, const stats *st) {
  const tally *g = st->gap;
  if (gl_layout_single(g[0].n, g[1].n, g[2].n)) return 0;
  if (!wrapped(st, &g[1])) return 0;
  y->width = fullwidth(t);
  return y->width <= GL_LAYOUT_WIDE && full(y, t);
}

/* Blank lines and indents. Returns whether lines are wrapped. */
static int learngaps(gl_layout *y, const gl_text *t, const stats *st) {
  const int twofold = isdouble(y, t, st);
  y->gap = (uint8_t)(1 + twofold);
  if (!wrapped(st, st->gap + twofold)) return 0;
  y->indent = firstindent(st);
  return 1;
}

static void learn(gl_layout *y, const gl_text *t, const stats *st) {
  const tally *g = st->gap, *base = g;
  uint32_t pairs = g[0].n + g[1].n + g[2].n;
  const int folds = learngaps(y, t, st), twofold = y->gap > 1;
  y->width = fullwidth(t);
  base += twofold;
  if (folds) {
    y->brief = !y->indent && pairs == base->n + (twofold ? g[0].n : 0);
  } else if (base->n > 0) { /* whole lines: but verses, lists and addresses */
    y->lines = (g[1].n + g[2].n) * 10 < pairs * 3 || y->width > GL_LAYOUT_WIDE;
  }
}

void gl_layout_gaps(gl_layout *y, const gl_text *t) {
  stats st;
  memset(y, 0, sizeof *y);
  y->gap = 1;
  y->known = 2;
  if (survey(t, &st)) (void)learngaps(y, t, &st);
}

void gl_layout_init(gl_layout *y, const gl_text *t, enum gl_layoutkind kind) {
  stats st;
  memset(y, 0, sizeof *y);
  y->gap = 1;
  switch (kind) {
    case GL_LAYOUT_LINE: y->lines = 1; break;
    case GL_LAYOUT_AUTO:
    case GL_LAYOUT_DOUBLE:
    case GL_LAYOUT_INDENT:
      y->gap = kind == GL_LAYOUT_DOUBLE ? 2 : 1;
      if (!survey(t, &st)) break;
      if (kind == GL_LAYOUT_AUTO)
        learn(y, t, &st);
      else
        y->indent = firstindent(&st);
      break;
    default: break;
  }
}

int gl_layout_gap(gl_layout *y, const gl_text *t, uint32_t blanks,
                  uint32_t column) {
  if (blanks > 1) return 1;
  if (blanks == 1) {
    if (y->known == 0 && looksingle(t))
      y->gap = y->known = 1;
    else if (y->known == 0)
      gl_layout_gaps(y, t);
    if (y->gap == 1) return 1;
  }
  if (column == 0) return 0;
  if (y->known < 2) gl_layout_gaps(y, t);
  return y->indent && column >= y->indent;
}

/* --- cutting -------------------------------------------------------------- */

int gl_layout_parts(const gl_layout *y, const gl_text *t, size_t line,
                    size_t next) {
  reader d;
  row a, b;
  readfrom(&d, t, line);
  if (!nextrow(&d, &a) || a.next > t->s + next) return 0;
  if (!nextrow(&d, &b)) return 0;
  return parts(y, &a, &b);
}

int gl_paragraphs(const gl_text *t, enum gl_layoutkind kind, gl_rows *rows) {
  const unsigned char *s = t->s, *first;
  gl_layout y;
  reader d;
  row a, b;
  int more, rc;
  gl_layout_init(&y, t, kind);
  readfrom(&d, t, 0);
  more = nextrow(&d, &a);
  for (first = more ? a.first : NULL; more; a = b) {
    more = nextrow(&d, &b);
    if (more && !parts(&y, &a, &b)) continue;
    rc = gl_rows_add(rows, (uint32_t)(first - s), (uint32_t)(a.last - s), 0, 0);
    if (rc != GL_OK) return rc;
    first = b.first;
  }
  return GL_OK;
}
