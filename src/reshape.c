/*
** reshape.c: operations on sets that make new stretches of text, and the
** choice of members that do not overlap.
*/
#include "algebra.h"

#include <string.h>

#include "ucd.h"

/* --- rows ---------------------------------------------------------------- */

/* Adds a stretch made of row `row` of s; empty ones are dropped. */
static int add(gl_rows *r, const gl_spans *s, uint32_t row, uint32_t first,
               uint32_t end, unsigned label) {
  int rc;
  if (first >= end) return GL_OK;
  rc = gl_rows_add(r, first, end, label, gl_spans_ref(s, row));
  if (rc == GL_OK) r->row[r->n - 1].run = (uint16_t)gl_spans_run(s, row);
  return rc;
}

static int row_cmp(const gl_rawrow *a, const gl_rawrow *b,
                   const gl_run *const *runs) {
  static const gl_str none = {"", 0};
  const gl_run *x, *y;
  if (a->first != b->first) return a->first < b->first ? -1 : 1;
  if (a->end != b->end) return a->end > b->end ? -1 : 1;
  if (a->label != b->label) return a->label < b->label ? -1 : 1;
  if (runs == NULL || (a->run == b->run && a->ref == b->ref)) return 0;
  x = runs[a->run];
  y = runs[b->run];
  return gl_str_cmp(x->id ? x->id(x, a->ref) : none,
                    y->id ? y->id(y, b->ref) : none);
}

/* Merges [lo, mid) and [mid, hi), both in order; tmp holds mid - lo rows. */
static void merge_runs(gl_rawrow *v, size_t lo, size_t mid, size_t hi,
                       gl_rawrow *tmp, const gl_run *const *runs) {
  size_t i = 0, n = mid - lo, j = mid;
  if (row_cmp(&v[mid - 1], &v[mid], runs) <= 0) return; /* as they are */
  memcpy(tmp, v + lo, n * sizeof *v);
  while (i < n && j < hi) /* the left one first where they tie: stable */
    v[lo++] = row_cmp(&tmp[i], &v[j], runs) <= 0 ? tmp[i++] : v[j++];
  memcpy(v + lo, tmp + i, (n - i) * sizeof *v);
}

int gl_rows_order(gl_rows *r, const gl_run *const *runs) {
  gl_rawrow *tmp, *v = r->row;
  size_t n = r->n, i, k = 0, width, bytes;
  for (i = 1; i < n && row_cmp(&v[i - 1], &v[i], runs) <= 0; i++) continue;
  if (i < n) {
    for (width = 1; width < n; width *= 2) continue;
    bytes = width / 2 * sizeof *tmp; /* the longest left half */
    tmp = r->mem.alloc(r->mem.ud, NULL, 0, bytes);
    if (tmp == NULL) return GL_ENOMEM;
    for (width = 1; width < n; width *= 2)
      for (i = 0; i + width < n; i += 2 * width)
        merge_runs(v, i, i + width, i + 2 * width < n ? i + 2 * width : n, tmp,
                   runs);
    r->mem.alloc(r->mem.ud, tmp, bytes, 0);
  }
  for (i = 0; i < n; i++)
    if (k == 0 || row_cmp(&v[k - 1], &v[i], runs) != 0) v[k++] = v[i];
  r->n = k;
  return GL_OK;
}

void gl_rows_fill(const gl_rows *r, gl_spans *out) {
  size_t i;
  for (i = 0; i < r->n; i++) {
    const gl_rawrow *row = &r->row[i];
    out->first[i] = row->first;
    out->end[i] = row->end;
    if (out->label) out->label[i] = row->label;
    if (out->run) out->run[i] = row->run;
    if (out->ref) out->ref[i] = row->ref;
  }
}

/* --- cover, gaps, cut ---------------------------------------------------- */

int gl_cover_init(gl_cover *c, const gl_mem *m, const gl_spans *s) {
  gl_cursor p;
  memset(c, 0, sizeof *c);
  c->cap = s->partition ? s->n != 0 : s->n;
  if (c->cap == 0) return GL_OK;
  c->first = m->alloc(m->ud, NULL, 0, 2 * c->cap * sizeof *c->first);
  if (c->first == NULL) return GL_ENOMEM;
  c->end = c->first + c->cap;
  if (s->partition) { /* all there is */
    c->first[0] = 0;
    c->end[0] = (uint32_t)s->text->len;
    c->n = 1;
    return GL_OK;
  }
  gl_cursor_init(&p, s);
  for (; gl_cursor_more(&p); p.i++) {
    uint32_t f = p.f[p.i], e = p.e[p.i];
    if (c->n && f <= c->end[c->n - 1]) {
      if (e > c->end[c->n - 1]) c->end[c->n - 1] = e;
    } else {
      c->first[c->n] = f;
      c->end[c->n++] = e;
    }
  }
  return GL_OK;
}

void gl_cover_free(gl_cover *c, const gl_mem *m) {
  if (c->first) m->alloc(m->ud, c->first, 2 * c->cap * sizeof *c->first, 0);
  c->first = NULL;
}

/* Adds what the cover leaves of [first, end), as pieces of that row (s NULL:
** of none); *at is where the search for a row before it began, which started
** no later. */
static int leave(gl_rows *r, const gl_cover *c, size_t *at, const gl_spans *s,
                 uint32_t row, uint32_t first, uint32_t end, unsigned label) {
  size_t k;
  int rc;
  /* ends ascend too: the first stretch that ends behind `first` */
  k = *at = gl_gallop(c->end, c->n, *at, (size_t)first + 1);
  for (; first < end; first = c->end[k++]) {
    int last = k == c->n || c->first[k] >= end;
    uint32_t till = last ? end : c->first[k];
    if (s)
      rc = add(r, s, row, first, till, label);
    else
      rc = first < till ? gl_rows_add(r, first, till, 0, 0) : GL_OK;
    if (last || rc != GL_OK) return rc;
  }
  return GL_OK;
}

int gl_gaps(gl_rows *r, const gl_spans *a, const gl_spans *outer) {
  gl_cover c;
  gl_cursor p;
  size_t at = 0;
  int rc = gl_cover_init(&c, &r->mem, a);
  if (rc != GL_OK) return rc;
  if (outer == NULL)
    rc = leave(r, &c, &at, NULL, 0, 0, (uint32_t)a->text->len, 0);
  else {
    gl_cursor_init(&p, outer);
    for (; rc == GL_OK && gl_cursor_more(&p); p.i++)
      rc = leave(r, &c, &at, NULL, 0, p.f[p.i], p.e[p.i], 0);
  }
  gl_cover_free(&c, &r->mem);
  return rc;
}

int gl_cut(gl_rows *r, const gl_spans *a, const gl_spans *b) {
  gl_cover c;
  gl_cursor p;
  size_t at = 0;
  int rc = gl_cover_init(&c, &r->mem, b);
  if (rc != GL_OK) return rc;
  gl_cursor_init(&p, a);
  for (; rc == GL_OK && gl_cursor_more(&p); p.i++) {
    uint32_t row = gl_cursor_row(&p), f = p.f[p.i], e = p.e[p.i];
    rc = leave(r, &c, &at, a, row, f, e, gl_label_at(a, row, f, e));
  }
  gl_cover_free(&c, &r->mem);
  return rc;
}

/* --- merge, labels ------------------------------------------------------- */

/* A stretch is added where it begins and grows in place: so rows come in
** order of their first bytes. */
int gl_merge(gl_rows *r, const gl_spans *a, int perlabel) {
  const gl_mem *m = &r->mem;
  size_t n = perlabel && a->nlabels ? a->nlabels : 1, i, k;
  size_t *open = m->alloc(m->ud, NULL, 0, n * sizeof *open);
  gl_cursor p;
  int rc = GL_OK;
  if (open == NULL) return GL_ENOMEM;
  for (i = 0; i < n; i++) open[i] = SIZE_MAX; /* no stretch yet */
  gl_cursor_init(&p, a);
  for (; rc == GL_OK && gl_cursor_more(&p); p.i++) {
    uint32_t f = p.f[p.i], e = p.e[p.i];
    unsigned label = gl_label_at(a, gl_cursor_row(&p), f, e);
    i = n > 1 ? label : 0;
    k = open[i];
    if (k != SIZE_MAX && f <= r->row[k].end) {
      if (e > r->row[k].end) r->row[k].end = e;
      if (r->row[k].label != label) r->row[k].label = a->nlabels;
    } else {
      open[i] = r->n;
      rc = gl_rows_add(r, f, e, label, 0);
    }
  }
  m->alloc(m->ud, open, n * sizeof *open, 0);
  return rc;
}

int gl_relabel(gl_rows *r, const gl_spans *a) {
  gl_cursor p;
  int rc = GL_OK;
  gl_cursor_init(&p, a);
  for (; rc == GL_OK && gl_cursor_more(&p); p.i++)
    rc = add(r, a, gl_cursor_row(&p), p.f[p.i], p.e[p.i], 0);
  return rc;
}

/* --- snap ---------------------------------------------------------------- */

/* What edges of units are asked: firsts and ends by row, the greatest end up
** to a row, and where units overlap their ends in order. */
typedef struct units {
  gl_mem mem;
  size_t n;
  uint32_t *first, *end, *upto, *sorted; /* one block */
} units;

static int units_init(units *u, const gl_mem *m, const gl_spans *s) {
  gl_cursor c;
  uint32_t far = 0;
  size_t i = 0;
  memset(u, 0, sizeof *u);
  u->mem = *m;
  u->n = s->n;
  if (u->n == 0) return GL_OK;
  u->first = m->alloc(m->ud, NULL, 0, 5 * u->n * sizeof *u->first);
  if (u->first == NULL) return GL_ENOMEM;
  u->end = u->first + u->n;
  u->upto = u->end + u->n;
  u->sorted = u->upto + u->n;
  gl_cursor_init(&c, s);
  for (; gl_cursor_more(&c); c.i++, i++) {
    u->first[i] = c.f[c.i];
    u->end[i] = u->sorted[i] = c.e[c.i];
    if (c.e[c.i] > far) far = c.e[c.i];
    u->upto[i] = far;
  }
  if (!s->flat) gl_sort_u32(u->sorted, u->sorted + u->n, u->n);
  return GL_OK;
}

static void units_free(units *u) {
  if (u->first)
    u->mem.alloc(u->mem.ud, u->first, 5 * u->n * sizeof *u->first, 0);
}

/* the hull of the units that share a byte with it */
static void expand(const units *u, size_t at, uint32_t *first, uint32_t *end) {
  size_t lo = gl_gallop(u->upto, u->n, 0, (size_t)*first + 1);
  size_t hi = gl_gallop(u->first, u->n, at, *end);
  if (lo >= hi)
    *first = *end = 0; /* no unit: nothing is left */
  else { /* unit lo is the first that ends behind its first byte */
    *first = u->first[lo];
    *end = u->upto[hi - 1];
  }
}

/* the hull of the units that lie in it; at: the first one that may */
static void contract(const units *u, size_t at, uint32_t *first,
                     uint32_t *end) {
  uint32_t f = 0, e = 0;
  size_t k;
  for (k = at; k < u->n && u->first[k] < *end; k++) {
    if (u->end[k] > *end) continue;
    if (e == 0) f = u->first[k];
    if (u->end[k] > e) e = u->end[k];
  }
  *first = f;
  *end = e;
}

/* contract where no unit overlaps another: the last one is found at once */
static void contract_flat(const units *u, size_t at, uint32_t *first,
                          uint32_t *end) {
  size_t past = gl_gallop(u->end, u->n, at, (size_t)*end + 1);
  if (past <= at)
    *first = *end = 0;
  else {
    *first = u->first[at];
    *end = u->end[past - 1];
  }
}

/* at: the first unit that begins there or later. 0, 0 where nothing is left. */
static void move_edges(const units *u, int flat, enum gl_snap mode, size_t at,
                       uint32_t *first, uint32_t *end) {
  size_t k;
  switch (mode) {
    case GL_EXPAND: expand(u, at, first, end); break;
    case GL_CONTRACT:
      if (flat)
        contract_flat(u, at, first, end);
      else
        contract(u, at, first, end);
      break;
    case GL_STRICT:
      k = gl_gallop(u->sorted, u->n, 0, *end);
      if (at == u->n || u->first[at] != *first || k == u->n ||
          u->sorted[k] != *end)
        *first = *end = 0;
      break;
  }
}

int gl_snap(gl_rows *r, const gl_spans *a, const gl_spans *set,
            enum gl_snap mode) {
  units u;
  gl_cursor p;
  size_t at = 0;
  int rc = units_init(&u, &r->mem, set);
  if (rc != GL_OK) return rc;
  gl_cursor_init(&p, a);
  for (; rc == GL_OK && gl_cursor_more(&p); p.i++) {
    uint32_t row = gl_cursor_row(&p), f = p.f[p.i], e = p.e[p.i];
    unsigned label = gl_label_at(a, row, f, e);
    at = gl_gallop(u.first, u.n, at, f);
    move_edges(&u, set->flat, mode, at, &f, &e);
    rc = add(r, a, row, f, e, label);
  }
  units_free(&u);
  return rc;
}

int gl_snap_rows(gl_rows *r, const gl_spans *set, const uint8_t *mode) {
  units u;
  size_t i, n = 0;
  int rc = units_init(&u, &r->mem, set);
  if (rc != GL_OK) return rc;
  for (i = 0; i < r->n; i++) {
    gl_rawrow w = r->row[i];
    if (mode[i] <= GL_STRICT)
      move_edges(&u, set->flat, (enum gl_snap)mode[i],
                 gl_gallop(u.first, u.n, 0, w.first), &w.first, &w.end);
    if (w.first < w.end) r->row[n++] = w;
  }
  r->n = n;
  r->mixed = 1;
  units_free(&u);
  return GL_OK;
}

/* --- grow, trim ---------------------------------------------------------- */

/* Start of the character that byte p is inside of, or p between two; with
** `up` its end instead. A character is what gl_decode takes at once. */
static size_t whole(const gl_text *t, size_t p, int up) {
  size_t k;
  unsigned len;
  if (p >= t->len) return t->len;
  for (k = 1; k <= 3 && k <= p && (t->s[p - k + 1] & 0xC0) == 0x80; k++)
    if ((t->s[p - k] & 0xC0) != 0x80) {
      gl_decode(t->s + p - k, t->s + t->len, &len);
      if (len > k) return up ? p - k + len : p - k;
      break;
    }
  return p;
}

/* p + by, within 0 .. limit */
static size_t moved(size_t p, int64_t by, size_t limit) {
  if (by < 0) {
    uint64_t back = (uint64_t) - (by + 1) + 1;
    return back > p ? 0 : p - (size_t)back;
  }
  return (uint64_t)by > limit - p ? limit : p + (size_t)by;
}

/* -by where that can be said */
static int64_t opposite(int64_t by) {
  return by == INT64_MIN ? INT64_MAX : -by;
}

int gl_grow_bytes(gl_rows *r, const gl_spans *a, int64_t left, int64_t right) {
  const gl_text *t = a->text;
  gl_cursor p;
  int rc = GL_OK;
  gl_cursor_init(&p, a);
  for (; rc == GL_OK && gl_cursor_more(&p); p.i++) {
    uint32_t row = gl_cursor_row(&p), f = p.f[p.i], e = p.e[p.i];
    unsigned label = gl_label_at(a, row, f, e);
    if (left) f = (uint32_t)whole(t, moved(f, opposite(left), t->len), 0);
    if (right) e = (uint32_t)whole(t, moved(e, right, t->len), 1);
    rc = add(r, a, row, f, e, label);
  }
  return rc;
}

/*
** By units. Growing takes units that lie before (behind) the span, as many as
** there are; shrinking drops those that it begins (ends) with, also when it
** begins inside of one.
*/
int gl_grow_units(gl_rows *r, const gl_spans *a, int64_t left, int64_t right,
                  const gl_spans *set) {
  gl_reach u; /* has the units that are not white */
  gl_cursor p;
  size_t k, n;
  int rc = gl_reach_init(&u, &r->mem, a->text, 0, set);
  if (rc != GL_OK) return rc;
  n = u.nunits;
  gl_cursor_init(&p, a);
  for (; rc == GL_OK && gl_cursor_more(&p); p.i++) {
    uint32_t row = gl_cursor_row(&p), f = p.f[p.i], e = p.e[p.i], g = f;
    unsigned label = gl_label_at(a, row, f, e);
    if (left) { /* k: the first unit that ends behind f */
      k = gl_gallop(u.ue, n, 0, (size_t)f + 1);
      if (left > 0 && k > 0)
        g = u.uf[moved(k, opposite(left), n)];
      else if (left < 0) {
        k = moved(k, opposite(left), n);
        g = k < n ? u.uf[k] : UINT32_MAX; /* nothing is left */
      }
    }
    if (right) { /* k: how many units start before e */
      k = gl_gallop(u.uf, n, 0, e);
      if (right > 0 && k < n)
        e = u.ue[moved(k, right - 1, n - 1)];
      else if (right < 0) {
        k = moved(k, right, n);
        e = k > 0 ? u.ue[k - 1] : 0;
      }
    }
    rc = add(r, a, row, g, e, label);
  }
  gl_reach_free(&u);
  return rc;
}

/* what is trimmed: white space, or a set of characters */
typedef struct trimmer {
  const gl_text *t;
  gl_str chars;
  uint64_t ascii[2];
  uint32_t from, to;   /* a stretch that was trimmed from the left, and */
  uint32_t rfrom, rto; /* one from the right */
} trimmer;

/* whether the character at s (s < e) is trimmed; its length goes to *len */
static int trims(const trimmer *x, const unsigned char *s,
                 const unsigned char *e, unsigned *len) {
  uint32_t cp = gl_decode(s, e, len);
  const unsigned char *c = (const unsigned char *)x->chars.s, *ce;
  if (c == NULL) return gl_is_white(cp);
  if (cp < 0x80) return (int)(x->ascii[cp >> 6] >> (cp & 63) & 1);
  for (ce = c + x->chars.n; c < ce;) {
    unsigned n;
    uint32_t other = gl_decode(c, ce, &n);
    /* ill-formed ones are alike only byte for byte */
    if (other == cp && n == *len && memcmp(c, s, n) == 0) return 1;
    c += n;
  }
  return 0;
}

static int continues(const gl_text *t, uint32_t p) {
  return p < t->len && (t->s[p] & 0xC0) == 0x80;
}

/* Spans that begin (end) in the same long stretch do not scan it again. */
static void trim(trimmer *x, uint32_t *first, uint32_t *end) {
  const gl_text *t = x->t;
  uint32_t f = *first, e = *end, f0 = f, e0 = e;
  unsigned len;
  if (f >= x->from && f < x->to && !continues(t, f) &&
      (x->to <= e || !continues(t, e)))
    f = x->to < e ? x->to : e;
  while (f < e && trims(x, t->s + f, t->s + e, &len)) f += len;
  if (f > x->to) x->from = f0, x->to = f;
  if (f < x->rfrom && e > x->rfrom && e <= x->rto && !continues(t, e))
    e = x->rfrom;
  while (f < e) {
    const unsigned char *s = gl_step_back(t->s + f, t->s + e);
    if (!trims(x, s, t->s + e, &len) || s + len != t->s + e) break;
    e -= len;
  }
  if (f < e && e < e0) x->rfrom = e, x->rto = e0;
  *first = f;
  *end = e;
}

int gl_trim(gl_rows *r, const gl_spans *a, gl_str chars) {
  trimmer x;
  gl_cursor p;
  size_t i;
  int rc = GL_OK;
  memset(&x, 0, sizeof x);
  x.t = a->text;
  x.chars = chars;
  for (i = 0; chars.s && i < chars.n; i++)
    if ((unsigned char)chars.s[i] < 0x80)
      gl_bit_set(x.ascii, (unsigned char)chars.s[i]);
  gl_cursor_init(&p, a);
  for (; rc == GL_OK && gl_cursor_more(&p); p.i++) {
    uint32_t row = gl_cursor_row(&p), f = p.f[p.i], e = p.e[p.i];
    unsigned label = gl_label_at(a, row, f, e);
    trim(&x, &f, &e);
    rc = add(r, a, row, f, e, label);
  }
  return rc;
}

/* --- resolve ------------------------------------------------------------- */

static int resolve_longest(const gl_mem *m, const gl_spans *a,
                           const uint32_t *group, size_t ngroups,
                           uint64_t *mask) {
  size_t n = group ? ngroups : 1, bytes = (n ? n : 1) * sizeof(uint32_t);
  uint32_t *taken = m->alloc(m->ud, NULL, 0, bytes); /* ends of the last */
  gl_cursor p;
  if (taken == NULL) return GL_ENOMEM;
  memset(taken, 0, bytes);
  gl_cursor_init(&p, a);
  for (; gl_cursor_more(&p); p.i++) {
    uint32_t row = gl_cursor_row(&p), *last = &taken[group ? group[row] : 0];
    if (p.f[p.i] < *last) continue;
    *last = p.e[p.i];
    gl_bit_set(mask, row);
  }
  m->alloc(m->ud, taken, bytes, 0);
  return GL_OK;
}

/* Of the rows that start at one place the one that was given first; `best` is
** it so far, and becomes final when a later place is looked at. */
typedef struct choice {
  uint32_t taken, first, end, best;
} choice;

static int earlier(const gl_spans *a, uint32_t i, uint32_t j) {
  unsigned x = gl_spans_run(a, i), y = gl_spans_run(a, j);
  if (x != y) return x < y;
  return gl_spans_ref(a, i) < gl_spans_ref(a, j);
}

static void decide(choice *c, uint64_t *mask) {
  if (c->best == GL_NOROW) return;
  gl_bit_set(mask, c->best);
  c->taken = c->end;
  c->best = GL_NOROW;
}

static int resolve_first(const gl_mem *m, const gl_spans *a,
                         const uint32_t *group, size_t ngroups,
                         uint64_t *mask) {
  size_t n = group && ngroups ? ngroups : 1, i;
  choice *choices = m->alloc(m->ud, NULL, 0, n * sizeof *choices);
  gl_cursor p;
  if (choices == NULL) return GL_ENOMEM;
  for (i = 0; i < n; i++) {
    choices[i].taken = 0;
    choices[i].best = GL_NOROW;
  }
  gl_cursor_init(&p, a);
  for (; gl_cursor_more(&p); p.i++) {
    uint32_t row = gl_cursor_row(&p), f = p.f[p.i];
    choice *c = &choices[group ? group[row] : 0];
    if (c->best != GL_NOROW && c->first != f) decide(c, mask);
    if (f < c->taken) continue;
    if (c->best == GL_NOROW || earlier(a, row, c->best)) {
      c->first = f;
      c->end = p.e[p.i];
      c->best = row;
    }
  }
  for (i = 0; i < n; i++) decide(&choices[i], mask);
  m->alloc(m->ud, choices, n * sizeof *choices, 0);
  return GL_OK;
}

/*
** By priority: rows are tried from the best one on, and taken unless they
** overlap one taken before. Those taken overlap nowhere, so that only the
** last of them that starts before a row's end can overlap it: it is found in
** a tree of bits (word of bits, word of "some bit there", ...).
*/
typedef struct ranking {
  const double *priority;
  uint32_t *first, *end; /* by row */
} ranking;

static int better(const ranking *x, uint32_t i, uint32_t j) {
  uint32_t li = x->end[i] - x->first[i], lj = x->end[j] - x->first[j];
  if (x->priority[i] != x->priority[j]) return x->priority[i] > x->priority[j];
  if (li != lj) return li > lj;
  return i < j;
}

/* sorts row numbers, best first */
static void rank_rows(const ranking *x, uint32_t *v, uint32_t *tmp, size_t n) {
  size_t width, lo, i, j, k;
  for (width = 1; width < n; width *= 2)
    for (lo = 0; lo + width < n; lo += 2 * width) {
      size_t mid = lo + width, hi = mid + width < n ? mid + width : n;
      if (!better(x, v[mid], v[mid - 1])) continue;
      memcpy(tmp, v + lo, width * sizeof *v);
      for (i = 0, j = mid, k = lo; i < width && j < hi;)
        v[k++] = better(x, v[j], tmp[i]) ? v[j++] : tmp[i++];
      memcpy(v + k, tmp + i, (width - i) * sizeof *v);
    }
}

#define DEPTH 6 /* 64^6 rows */
typedef struct bittree {
  uint64_t *level[DEPTH];
  unsigned depth;
} bittree;

static void tree_set(const bittree *t, size_t i) {
  unsigned l;
  for (l = 0; l < t->depth; l++, i >>= 6) gl_bit_set(t->level[l], i);
}

static unsigned top_bit(uint64_t x) {
  unsigned n = 0, step;
  for (step = 32; step; step >>= 1)
    if (x >> step) x >>= step, n += step;
  return n;
}

/* greatest member below i, or GL_NOROW */
static size_t tree_below(const bittree *t, size_t i) {
  unsigned l;
  for (l = 0; l < t->depth; l++, i >>= 6) {
    uint64_t bits = i & 63 ? t->level[l][i >> 6] << (64 - (i & 63)) : 0;
    if (bits == 0) continue;
    i = i - 64 + top_bit(bits);
    while (l-- > 0) i = i << 6 | top_bit(t->level[l][i]);
    return i;
  }
  return GL_NOROW;
}

/* How many of the rows v[0 .. n) of one group, in order, start before pos. */
static size_t starts_before(const ranking *x, const uint32_t *v, size_t n,
                            uint32_t pos) {
  size_t lo = 0;
  while (lo < n) {
    size_t mid = lo + (n - lo) / 2;
    if (x->first[v[mid]] < pos)
      lo = mid + 1;
    else
      n = mid;
  }
  return lo;
}

/* Takes rows of one group: v has them in order, `order` by rank. In the tree
** they stand from `base` on, row r at at[r]. */
static void take(const ranking *x, const uint32_t *v, const uint32_t *order,
                 size_t n, const uint32_t *at, const bittree *taken,
                 size_t base, uint64_t *mask) {
  size_t i;
  for (i = 0; i < n; i++) {
    uint32_t row = order[i];
    size_t k = base + starts_before(x, v, n, x->end[row]);
    size_t last = tree_below(taken, k);
    if (last != GL_NOROW && last >= base &&
        x->end[v[last - base]] > x->first[row])
      continue;
    tree_set(taken, at[row]);
    gl_bit_set(mask, row);
  }
}

/* words of a tree over n rows; sets its levels unless `bits` is NULL */
static size_t tree_layout(bittree *t, size_t n, uint64_t *bits) {
  size_t words = 0;
  t->depth = 0;
  do {
    if (bits) t->level[t->depth] = bits + words;
    t->depth++;
    n = GL_BITWORDS(n);
    words += n;
  } while (n > 1);
  return words;
}

static int resolve_priority(const gl_mem *m, const gl_spans *a,
                            const uint32_t *group, size_t ngroups,
                            const double *priority, uint64_t *mask) {
  size_t n = a->n, i, g, groups = group ? ngroups : 1, words, bytes;
  uint32_t *byrow, *order, *at, *tmp, *start;
  uint64_t *bits;
  ranking x;
  bittree taken;
  gl_cursor p;
  if (n == 0) return GL_OK;
  words = tree_layout(&taken, n + 1, NULL); /* n is asked for too */
  bytes = words * sizeof *bits + (6 * n + groups + 2) * sizeof *start;
  bits = m->alloc(m->ud, NULL, 0, bytes);
  if (bits == NULL) return GL_ENOMEM;
  memset(bits, 0, bytes);
  tree_layout(&taken, n + 1, bits);
  x.priority = priority;
  x.first = (uint32_t *)(bits + words);
  x.end = x.first + n;
  byrow = x.end + n;
  order = byrow + n;
  at = order + n;
  tmp = at + n;
  start = tmp + n; /* groups + 2 of them: counted two places further on */
  gl_cursor_init(&p, a);
  for (; gl_cursor_more(&p); p.i++) {
    x.first[gl_cursor_row(&p)] = p.f[p.i];
    x.end[gl_cursor_row(&p)] = p.e[p.i];
  }
  for (i = 0; i < n; i++) start[(group ? group[i] : 0) + 2]++;
  for (g = 0; g < groups; g++) start[g + 2] += start[g + 1];
  for (i = 0; i < n; i++) {
    at[i] = start[(group ? group[i] : 0) + 1]++;
    byrow[at[i]] = (uint32_t)i;
  }
  for (g = 0; g < groups; g++) {
    size_t lo = start[g], k = start[g + 1] - lo;
    memcpy(order + lo, byrow + lo, k * sizeof *order);
    rank_rows(&x, order + lo, tmp, k);
    take(&x, byrow + lo, order + lo, k, at, &taken, lo, mask);
  }
  m->alloc(m->ud, bits, bytes, 0);
  return GL_OK;
}

int gl_resolve(const gl_mem *m, const gl_spans *a, enum gl_resolve mode,
               const uint32_t *group, size_t ngroups, const double *priority,
               uint64_t *mask) {
  switch (mode) {
    case GL_LONGEST: return resolve_longest(m, a, group, ngroups, mask);
    case GL_FIRST: return resolve_first(m, a, group, ngroups, mask);
    case GL_PRIORITY:
      return resolve_priority(m, a, group, ngroups, priority, mask);
  }
  return GL_OK;
}
