/*
** distance.c: edits between two sequences, and likenesses of names.
*/
#include "distance.h"
#include "ucd.h"

/* --- edits --------------------------------------------------------------- */

/* What two sequences begin and end with alike is taken off: it never costs. */
static void strip(const uint32_t **a, size_t *n, const uint32_t **b,
                  size_t *m) {
  while (*n && *m && **a == **b) ++*a, ++*b, --*n, --*m;
  while (*n && *m && (*a)[*n - 1] == (*b)[*m - 1]) --*n, --*m;
}

static unsigned least(unsigned a, unsigned b) { return a < b ? a : b; }

static int same(const uint32_t *a, const uint32_t *b, size_t n) {
  return n == 0 || (*a == *b && memcmp(a, b, n * sizeof *a) == 0);
}

/*
** Whether two edits make b of a, which is no shorter, and of which they begin
** and end with other units: the first column of an alignment is an edit then,
** and so is the last, and what lies between them is the same. `front`, `back`:
** these may be exchanges.
*/
static int two_edits(const uint32_t *a, size_t n, const uint32_t *b, size_t m,
                     int front, int back) {
  switch (n - m) {
    case 0:
      return same(a + 1, b + 1, n - 2) || same(a + 1, b, n - 1) ||
             same(a, b + 1, n - 1) ||
             (front && n > 2 && same(a + 2, b + 2, n - 3)) ||
             (back && n > 2 && same(a + 1, b + 1, n - 3)) ||
             (front && back && n > 3 && same(a + 2, b + 2, n - 4));
    case 1:
      return same(a + 1, b, m - 1) || same(a + 1, b + 1, m - 1) ||
             (front && same(a + 2, b + 2, m - 2)) ||
             (back && same(a + 1, b, m - 2));
    case 2: return same(a + 1, b, m);
    default: return 0;
  }
}

/* Two edits at most, of what begins and ends with other units. */
static unsigned few_edits(const uint32_t *a, size_t n, const uint32_t *b,
                          size_t m, unsigned most) {
  int front = 0, back = 0;
  if (n == 0 || m == 0) return (unsigned)(n + m); /* no more than `most` */
  if (n > 1 && m > 1) {
    front = a[0] == b[1] && a[1] == b[0];
    back = a[n - 1] == b[m - 2] && a[n - 2] == b[m - 1];
  }
  if (n == m && (n == 1 || (n == 2 && front))) return 1;
  if (most < 2) return most + 1;
  if (n >= m ? two_edits(a, n, b, m, front, back)
             : two_edits(b, m, a, n, front, back))
    return 2;
  return most + 1;
}

/*
** Rows of the table of all prefixes, of which only the cells near the diagonal
** can hold `most` or less; three rows are kept, for an exchange looks back two.
*/
static unsigned many_edits(const uint32_t *a, size_t n, const uint32_t *b,
                           size_t m, unsigned most) {
  uint16_t rows[3][GL_MAXFORM + 3];
  uint16_t *two = rows[0], *one = rows[1], *row = rows[2], *next;
  size_t i, j, k = most;
  unsigned far = most + 1, before = 0; /* the least of the row before */
  for (j = 0; j <= m; j++) one[j] = (uint16_t)least((unsigned)j, far);
  one[m + 1] = two[m + 1] = row[m + 1] = (uint16_t)far;
  for (i = 1; i <= n; i++) {
    size_t from = i > k ? i - k : 1, to = m - i > k && m > i ? i + k : m;
    unsigned best = far;
    row[from - 1] = (uint16_t)(from == 1 ? least((unsigned)i, far) : far);
    if (from == 1) best = row[0];
    for (j = from; j <= to; j++) {
      unsigned d = one[j - 1] + (unsigned)(a[i - 1] != b[j - 1]);
      d = least(d, least(one[j], row[j - 1]) + 1u);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d = least(d, two[j - 2] + 1u);
      row[j] = (uint16_t)least(d, far);
      best = least(best, row[j]);
    }
    row[to + 1] = (uint16_t)far; /* what the next row looks at */
    if (best == far && before == far) return far;
    before = best;
    next = two;
    two = one;
    one = row;
    row = next;
  }
  return one[m];
}

unsigned gl_edits(const uint32_t *a, size_t n, const uint32_t *b, size_t m,
                  unsigned most) {
  if ((n > m ? n - m : m - n) > most) return most + 1;
  strip(&a, &n, &b, &m);
  return most <= 2 ? few_edits(a, n, b, m, most) : many_edits(a, n, b, m, most);
}

void gl_pattern_init(gl_pattern *p, const uint32_t *a, size_t n) {
  size_t i;
  memset(p, 0, sizeof *p);
  p->unit = a;
  p->n = n;
  for (i = 0; i < n && n <= 64; i++)
    if (a[i] < 128) p->ascii[a[i]] |= (uint64_t)1 << i;
}

static uint64_t places(const gl_pattern *p, uint32_t unit) {
  uint64_t bits = 0;
  size_t i;
  if (unit < 128) return p->ascii[unit];
  for (i = 0; i < p->n; i++) bits |= (uint64_t)(p->unit[i] == unit) << i;
  return bits;
}

/* Hyyro (2003): the cells of a column as differences to the one above (up,
** down) and to the one on the left (more, less); `same`: no more than
** diagonally. */
unsigned gl_pattern_edits(const gl_pattern *p, const uint32_t *b, size_t m,
                          unsigned most) {
  uint64_t up = ~(uint64_t)0, down = 0, same = 0, before = 0, last;
  unsigned d = (unsigned)p->n;
  size_t j;
  if (p->n > 64 || p->n == 0) return gl_edits(p->unit, p->n, b, m, most);
  last = (uint64_t)1 << (p->n - 1);
  for (j = 0; j < m; j++) {
    uint64_t at = places(p, b[j]), more, less;
    uint64_t exchanged = (~same & at) << 1 & before;
    same = (((at & up) + up) ^ up) | at | down | exchanged;
    more = down | ~(same | up);
    less = same & up;
    d += (more & last) != 0;
    d -= (less & last) != 0;
    more = more << 1 | 1;
    up = less << 1 | ~(same | more);
    down = more & same;
    before = at;
  }
  return d < most + 1 ? d : most + 1;
}

/* --- Jaro and Winkler ---------------------------------------------------- */

gl_ratio gl_jaro_winkler(const uint32_t *a, size_t n, const uint32_t *b,
                         size_t m) {
  uint8_t used[GL_MAXFORM + 1] = {0}, of[GL_MAXFORM + 1] = {0};
  size_t longer = n > m ? n : m, window = longer > 3 ? longer / 2 - 1 : 0;
  size_t i, j, k, same = 0, moved = 0, prefix = 0;
  gl_ratio r = {0, 1};
  if (n == 0 || m == 0) {
    r.num = n == m;
    return r;
  }
  for (i = 0; i < n; i++) {
    size_t to = i + window + 1 < m ? i + window + 1 : m;
    for (j = i > window ? i - window : 0; j < to; j++)
      if (!used[j] && a[i] == b[j]) {
        used[j] = of[i] = 1;
        same++;
        break;
      }
  }
  if (same == 0) return r;
  for (i = k = 0; i < n; i++) {
    if (!of[i]) continue;
    while (!used[k]) k++;
    moved += a[i] != b[k++];
  }
  /* (same/n + same/m + (same - moved/2) / same) / 3, all over 6 n m same */
  r.num = 2 * same * same * (n + m) + n * m * (2 * same - moved / 2 * 2);
  r.den = 6 * n * m * same;
  if (10 * r.num > 7 * r.den) {
    while (prefix < 4 && prefix < n && prefix < m && a[prefix] == b[prefix])
      prefix++;
    r.num = 10 * r.num + prefix * (r.den - r.num);
    r.den *= 10;
  }
  return r;
}

/* --- sets of words ------------------------------------------------------- */

/* The length of the longest common subsequence. */
static size_t common(const uint32_t *a, size_t n, const uint32_t *b, size_t m) {
  uint16_t row[GL_MAXFORM + 1] = {0};
  size_t i, j;
  for (i = 0; i < n; i++) {
    unsigned corner = 0; /* of the row before, one to the left */
    for (j = 1; j <= m; j++) {
      unsigned above = row[j], best = above > row[j - 1] ? above : row[j - 1];
      row[j] = (uint16_t)(a[i] == b[j - 1] ? corner + 1 : best);
      corner = above;
    }
  }
  return row[m];
}

typedef struct Word {
  const uint32_t *s;
  size_t n;
} Word;

typedef struct Words {
  Word word[GL_MAXFORM / 2 + 1];
  size_t n;
} Words;

static int compare(const Word *a, const Word *b) {
  size_t i;
  for (i = 0; i < a->n && i < b->n; i++)
    if (a->s[i] != b->s[i]) return a->s[i] < b->s[i] ? -1 : 1;
  return (a->n > b->n) - (a->n < b->n);
}

static int in_word(uint32_t unit) {
  if (unit < 0x80)
    return (unit | 0x20) - 'a' < 26u || unit - '0' < 10u || unit == '_';
  return unit < 0x110000 && gl_is_word(unit);
}

/* The words of a sequence, sorted, each once. */
static void cut(Words *w, const uint32_t *s, size_t n) {
  size_t i = 0, j, k;
  w->n = 0;
  while (i < n) {
    Word x;
    while (i < n && !in_word(s[i])) i++;
    for (j = i; j < n && in_word(s[j]);) j++;
    if (j == i) break;
    x.s = s + i;
    x.n = j - i;
    i = j;
    for (k = w->n; k > 0 && compare(&w->word[k - 1], &x) > 0;) k--;
    if (k > 0 && compare(&w->word[k - 1], &x) == 0) continue;
    memmove(&w->word[k + 1], &w->word[k], (w->n - k) * sizeof x);
    w->word[k] = x;
    w->n++;
  }
}

/* a sequence made of words with spaces between them */
typedef struct Joined {
  uint32_t s[GL_MAXFORM + 1];
  size_t n;
} Joined;

static void join(Joined *j, const Word *w) {
  if (j->n) j->s[j->n++] = ' ';
  memcpy(j->s + j->n, w->s, w->n * sizeof *w->s);
  j->n += w->n;
}

static gl_ratio alike(const Joined *a, const Joined *b, gl_ratio best) {
  gl_ratio r;
  r.num = 2 * common(a->s, a->n, b->s, b->n);
  r.den = a->n + b->n;
  if (r.den == 0) return best;
  return r.num * best.den > best.num * r.den ? r : best;
}

gl_ratio gl_token_set(const uint32_t *a, size_t n, const uint32_t *b,
                      size_t m) {
  Words u, v;
  Joined both, left, right;
  gl_ratio r = {0, 1};
  size_t i = 0, j = 0, alone[2] = {0, 0};
  cut(&u, a, n);
  cut(&v, b, m);
  both.n = 0;
  while (i < u.n && j < v.n) {
    int c = compare(&u.word[i], &v.word[j]);
    if (c == 0) join(&both, &u.word[i]);
    i += c <= 0;
    j += c >= 0;
  }
  left = right = both;
  for (i = j = 0; i < u.n || j < v.n;) {
    int c = i == u.n ? 1 : j == v.n ? -1 : compare(&u.word[i], &v.word[j]);
    if (c < 0) join(&left, &u.word[i]), alone[0]++;
    if (c > 0) join(&right, &v.word[j]), alone[1]++;
    i += c <= 0;
    j += c >= 0;
  }
  if (both.n && (alone[0] == 0 || alone[1] == 0)) {
    r.num = 1;
    return r;
  }
  r = alike(&left, &right, r);
  if (both.n == 0) return r;
  return alike(&both, &right, alike(&both, &left, r));
}
