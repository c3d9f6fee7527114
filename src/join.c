/*
** join.c: joins between two sets of spans: which members have a partner
** (masks, by one sweep), and which partners each has (the finder).
*/
#include "sweep.h"

#include <string.h>

/* --- reach --------------------------------------------------------------- */

#define RANKBITS 512

/* The same in either direction: `at` is where a search nearby ended. */
static size_t search(const uint32_t *v, size_t n, size_t at, size_t pos) {
  if (at > n || (at > 0 && v[at - 1] >= pos)) return bisect(v, 0, n, pos);
  return gl_gallop(v, n, at, pos);
}

static int add_unit(gl_reach *r, uint32_t first, uint32_t end) {
  r->uf[r->nunits] = first;
  r->ue[r->nunits++] = end;
  return GL_OK;
}

int gl_reach_init(gl_reach *r, const gl_mem *m, const gl_text *t, size_t max,
                  const gl_spans *units) {
  gl_cursor c;
  memset(r, 0, sizeof *r);
  r->mem = *m;
  r->text = t;
  r->len = t->len;
  r->max = max;
  if (units == NULL) return GL_OK;
  r->units = 1;
  r->unitcap = units->n;
  if (r->unitcap == 0) return GL_OK;
  r->uf = m->alloc(m->ud, NULL, 0, 2 * r->unitcap * sizeof *r->uf);
  if (r->uf == NULL) return GL_ENOMEM;
  r->ue = r->uf + r->unitcap;
  gl_cursor_init(&c, units);
  for (; gl_cursor_more(&c); c.i++)
    if (!gl_white_all(t, c.f[c.i], c.e[c.i])) add_unit(r, c.f[c.i], c.e[c.i]);
  return GL_OK;
}

static size_t rankbytes(const gl_reach *r) {
  return (r->len / RANKBITS + 2) * sizeof *r->rank;
}

static void free_index(gl_reach *r) {
  if (r->dark)
    r->mem.alloc(r->mem.ud, r->dark, GL_BITWORDS(r->len) * sizeof *r->dark, 0);
  if (r->rank) r->mem.alloc(r->mem.ud, r->rank, rankbytes(r), 0);
  r->dark = NULL;
  r->rank = NULL;
}

void gl_reach_free(gl_reach *r) {
  if (r->uf) r->mem.alloc(r->mem.ud, r->uf, 2 * r->unitcap * sizeof *r->uf, 0);
  r->uf = NULL;
  free_index(r);
}

/* Notes which bytes of the text are no white space. Without memory for that
** the bytes are looked at each time, as before. */
static void build_index(gl_reach *r) {
  const gl_text *t = r->text;
  size_t words = GL_BITWORDS(t->len), i, w, sample = 0;
  uint32_t n = 0;
  r->dark = r->mem.alloc(r->mem.ud, NULL, 0, words * sizeof *r->dark);
  r->rank = r->mem.alloc(r->mem.ud, NULL, 0, rankbytes(r));
  if (r->dark == NULL || r->rank == NULL) {
    free_index(r);
    return;
  }
  memset(r->dark, 0, words * sizeof *r->dark);
  for (i = 0; i < t->len;) {
    unsigned len = gl_white_len(t, i);
    if (len == 0) gl_bit_set(r->dark, i);
    i += len ? len : 1;
  }
  for (w = 0; w < words; w++) {
    if (w % (RANKBITS / 64) == 0) r->rank[sample++] = n;
    n += gl_popcount64(r->dark[w]);
  }
  while (sample < t->len / RANKBITS + 2) r->rank[sample++] = n;
}

/* Whether the index is to be used: it pays once the bytes looked at one by
** one would have been enough to make it. So all calls together are linear. */
static int indexed(gl_reach *r) {
  if (r->dark == NULL && r->work > r->text->len + 4096) {
    r->work = 0;
    build_index(r);
  }
  return r->dark != NULL;
}

/* dark bytes before p */
static size_t dark_before(const gl_reach *r, size_t p) {
  size_t w = p / RANKBITS * (RANKBITS / 64), n = r->rank[p / RANKBITS];
  for (; w < p / 64; w++) n += gl_popcount64(r->dark[w]);
  if (p % 64) n += gl_popcount64(r->dark[w] & (((uint64_t)1 << p % 64) - 1));
  return n;
}

/* position of dark byte number k (from 0), or the text's length */
static size_t dark_at(const gl_reach *r, size_t k) {
  size_t lo = 0, hi = r->text->len / RANKBITS + 1, w;
  if (k >= r->rank[hi]) return r->text->len;
  while (hi - lo > 1) { /* rank[lo] <= k < rank[hi] */
    size_t mid = lo + (hi - lo) / 2;
    if (r->rank[mid] <= k)
      lo = mid;
    else
      hi = mid;
  }
  k -= r->rank[lo];
  for (w = lo * (RANKBITS / 64);; w++) {
    uint64_t bits = r->dark[w];
    unsigned n = gl_popcount64(bits);
    if (k < n) {
      while (k-- > 0) bits &= bits - 1;
      return w * 64 + gl_ctz64(bits);
    }
    k -= n;
  }
}

/* The gap from p may hold `max` dark bytes: up to the one after them. */
static size_t right_bytes(gl_reach *r, size_t p) {
  const gl_text *t = r->text;
  size_t n = 0, i = p;
  if (t->len - p <= r->max) return t->len;
  if (indexed(r)) return dark_at(r, dark_before(r, p) + r->max);
  for (; i < t->len; i++)
    if (!gl_white_byte(t, i) && n++ == r->max) break;
  r->work += i - p + 1;
  return i;
}

static size_t left_bytes(gl_reach *r, size_t p) {
  size_t n = 0, i = p;
  if (p <= r->max) return 0;
  if (indexed(r)) {
    n = dark_before(r, p);
    return n <= r->max ? 0 : dark_at(r, n - r->max - 1) + 1;
  }
  for (; i > 0; i--)
    if (!gl_white_byte(r->text, i - 1) && n++ == r->max) break;
  r->work += p - i + 1;
  return i;
}

/* The gap must not hold all of the unit after the first `max`. */
size_t gl_reach_right(gl_reach *r, size_t p) {
  size_t k;
  if (r->exact) return p;
  if (!r->units) return right_bytes(r, p);
  k = r->at = search(r->uf, r->nunits, r->at, p);
  return r->nunits - k > r->max ? r->ue[k + r->max] - 1 : r->text->len;
}

size_t gl_reach_left(gl_reach *r, size_t p) {
  size_t k;
  if (r->exact) return p;
  if (!r->units) return left_bytes(r, p);
  k = r->at = search(r->ue, r->nunits, r->at, p + 1); /* units that end by p */
  return k > r->max ? (size_t)r->uf[k - r->max - 1] + 1 : 0;
}

/* --- joins --------------------------------------------------------------- */

/*
** Often one side is small, one sentence say, and the other a whole text. What
** can have a partner at all is found by searches, so that such a join costs
** what lies there, and a bit of the mask for each other row.
*/

/* The row before the first one that starts at `pos` or later: in a flat set no
** row before it goes beyond its first byte. Else the first row of all. */
static uint32_t reaching(const gl_spans *s, size_t pos) {
  uint32_t row = s->flat ? gl_spans_lower(s, pos) : 0;
  return row ? row - 1 : 0;
}

static uint32_t last_end(const gl_spans *s) {
  uint32_t i, end = 0;
  if (s->flat) return end_of(s, s->n - 1);
  for (i = 0; i < s->n; i++) end = s->end[i] > end ? s->end[i] : end;
  return end;
}

/* Rows of a that start in [lo, hi), and rows of b from that on which may be
** partners of those: from the first that reaches there. 0: there are none. */
static int range(gl_cursor *p, gl_cursor *q, const gl_spans *a,
                 const gl_spans *b, uint32_t lo, size_t hi) {
  uint32_t stop = gl_spans_lower(a, hi);
  if (lo >= stop) return 0;
  gl_cursor_range(p, a, lo, stop);
  gl_cursor_range(q, b, reaching(b, first_of(a, lo)), b->n);
  return 1;
}

static void join_same(const gl_spans *a, const gl_spans *b, uint64_t *mask) {
  gl_cursor p, q;
  if (!range(&p, &q, a, b, gl_spans_lower(a, first_of(b, 0)),
             (size_t)first_of(b, b->n - 1) + 1))
    return;
  while (gl_cursor_more(&p) && gl_cursor_more(&q)) {
    uint64_t s = key(p.f[p.i], p.e[p.i]), t = key(q.f[q.i], q.e[q.i]);
    if (s == t) gl_bit_set(mask, gl_cursor_row(&p));
    p.i += s <= t; /* t stays: the next s may have this extent too */
    q.i += t < s;
  }
}

/* s lies in some t when the greatest end of the t that start by s reaches it.
** Proper: of those that start before s; of those that start with s, beyond. */
static void join_within(const gl_spans *a, const gl_spans *b, int proper,
                        uint64_t *mask) {
  gl_cursor p, q;
  bitsink out;
  uint32_t before = 0, with = 0, at = 0; /* greatest ends; `with` is of at */
  if (!range(&p, &q, a, b, gl_spans_lower(a, first_of(b, 0)), last_end(b)))
    return;
  out = sink_at(mask, p.base);
  for (; gl_cursor_more(&p); p.i++) {
    uint32_t f = p.f[p.i], e = p.e[p.i];
    while (gl_cursor_more(&q) && q.f[q.i] <= f) {
      if (q.f[q.i] != at) {
        before = with > before ? with : before;
        at = q.f[q.i];
        with = 0;
      }
      with = q.e[q.i] > with ? q.e[q.i] : with;
      q.i++;
    }
    if (proper && at == f)
      emit(&out, before >= e || with > e);
    else
      emit(&out, before >= e || with >= e);
  }
  flush(&out);
}

/* As within, but who contains is on the left: least ends of the t that start
** from s on, which for flat sets are those of the next t. */
static void containing_flat(const gl_spans *a, const gl_spans *b, int proper,
                            uint64_t *mask) {
  gl_cursor p, q;
  bitsink out;
  if (!range(&p, &q, a, b, reaching(a, first_of(b, 0)),
             (size_t)first_of(b, b->n - 1) + 1))
    return;
  out = sink_at(mask, p.base);
  for (; gl_cursor_more(&p); p.i++) {
    uint32_t f = p.f[p.i], e = p.e[p.i];
    int hit;
    while (gl_cursor_more(&q) && q.f[q.i] < f) q.i++;
    hit = gl_cursor_more(&q) && q.e[q.i] <= e &&
          !(proper && q.f[q.i] == f && q.e[q.i] == e);
    emit(&out, (unsigned)hit);
  }
  flush(&out);
}

static int join_containing(const gl_mem *m, const gl_spans *a,
                           const gl_spans *b, int proper, uint64_t *mask) {
  gl_cursor p;
  bitsink out = {mask, 0, 0};
  size_t n = b->n, k, bytes = (n + 1) * sizeof(uint32_t);
  uint32_t *least; /* of the ends of rows k, k + 1 ... */
  uint32_t row = 0, next = 0;
  if (b->flat) {
    containing_flat(a, b, proper, mask);
    return GL_OK;
  }
  least = m->alloc(m->ud, NULL, 0, bytes);
  if (least == NULL) return GL_ENOMEM;
  least[n] = UINT32_MAX;
  for (k = n; k-- > 0;)
    least[k] = b->end[k] < least[k + 1] ? b->end[k] : least[k + 1];
  gl_cursor_init(&p, a);
  for (; gl_cursor_more(&p); p.i++) {
    uint32_t f = p.f[p.i], e = p.e[p.i];
    while (row < n && b->first[row] < f) row++;
    if (!proper) {
      emit(&out, row < n && least[row] <= e);
      continue;
    }
    if (next < row) next = row;
    while (next < n && b->first[next] <= f) next++;
    emit(&out, (next < n && least[next] <= e) || /* starts later, or with s: */
                   (next > row && b->end[next - 1] < e));
  }
  flush(&out);
  m->alloc(m->ud, least, bytes, 0);
  return GL_OK;
}

/* Some t starts by `hi` and ends from `lo` on, hi >= s.end - 1, lo <= s.first
** + 1: those that start by s through their greatest end, of the others the
** next one. Without reach: overlap. */
static void join_near(const gl_spans *a, const gl_spans *b, gl_reach *reach,
                      uint64_t *mask) {
  gl_cursor p, q;
  bitsink out;
  uint32_t greatest = 0; /* 0: none yet, for no span is empty */
  if (reach) {           /* it may reach anywhere */
    gl_cursor_init(&p, a);
    gl_cursor_init(&q, b);
  } else if (!range(&p, &q, a, b, reaching(a, first_of(b, 0)), last_end(b)))
    return;
  out = sink_at(mask, p.base);
  for (; gl_cursor_more(&p); p.i++) {
    uint32_t f = p.f[p.i], e = p.e[p.i];
    int hit;
    while (gl_cursor_more(&q) && q.f[q.i] <= f) {
      greatest = q.e[q.i] > greatest ? q.e[q.i] : greatest;
      q.i++;
    }
    hit = greatest > f || (gl_cursor_more(&q) && q.f[q.i] < e);
    if (!hit && reach)
      hit = (greatest && greatest >= gl_reach_left(reach, f)) ||
            (gl_cursor_more(&q) && q.f[q.i] <= gl_reach_right(reach, e));
    emit(&out, (unsigned)hit);
  }
  flush(&out);
}

/* Some t starts between s.end and its reach; adds to the mask. */
static void join_before(const gl_spans *a, const gl_spans *b, gl_reach *reach,
                        uint64_t *mask) {
  gl_cursor p;
  uint32_t at = 0;
  gl_cursor_init(&p, a);
  for (; gl_cursor_more(&p); p.i++) {
    uint32_t e = p.e[p.i], next;
    at = b->partition ? 0 : seek(b, at, p.f[p.i]);
    next = seek(b, at, e);
    if (next < b->n && first_of(b, next) <= gl_reach_right(reach, e))
      gl_bit_set(mask, gl_cursor_row(&p));
  }
}

/* Some t ends between s.first and its reach; adds to the mask. Of flat sets
** the ends are sorted as they are. */
static int join_after(const gl_mem *m, const gl_spans *a, const gl_spans *b,
                      gl_reach *reach, uint64_t *mask) {
  gl_cursor p, q;
  uint32_t last = 0, *ends = NULL; /* greatest end by s; 0: none */
  size_t k = 0;
  if (!b->flat && gl_sorted_ends(m, b, &ends)) return GL_ENOMEM;
  gl_cursor_init(&p, a);
  gl_cursor_init(&q, b);
  for (; gl_cursor_more(&p); p.i++) {
    uint32_t f = p.f[p.i];
    if (ends)
      while (k < b->n && ends[k] <= f) last = ends[k++];
    else
      while (gl_cursor_more(&q) && q.e[q.i] <= f) last = q.e[q.i++];
    if (last && last >= gl_reach_left(reach, f))
      gl_bit_set(mask, gl_cursor_row(&p));
  }
  if (ends) m->alloc(m->ud, ends, (size_t)b->n * sizeof *ends, 0);
  return GL_OK;
}

int gl_join(const gl_mem *m, enum gl_join join, const gl_spans *a,
            const gl_spans *b, int proper, gl_reach *reach, uint64_t *mask) {
  gl_reach exact;
  if (a->n == 0 || b->n == 0) return GL_OK;
  switch (join) {
    case GL_SAME: join_same(a, b, mask); break;
    case GL_WITHIN: join_within(a, b, proper, mask); break;
    case GL_CONTAINING: return join_containing(m, a, b, proper, mask);
    case GL_OVERLAPPING: join_near(a, b, NULL, mask); break;
    case GL_NEAR: join_near(a, b, reach, mask); break;
    case GL_BEFORE: join_before(a, b, reach, mask); break;
    case GL_AFTER: return join_after(m, a, b, reach, mask);
    case GL_TOUCHING:
      memset(&exact, 0, sizeof exact);
      exact.exact = 1;
      join_before(a, b, &exact, mask);
      return join_after(m, a, b, &exact, mask);
  }
  return GL_OK;
}

/* --- pairs --------------------------------------------------------------- */

#define FANBITS 4

/* greatest (least) end of block k of level l: rows k << 4l ... */
static uint32_t greatest(const gl_finder *f, unsigned l, size_t k) {
  return f->tree[f->level[l] + k];
}
static uint32_t least(const gl_finder *f, unsigned l, size_t k) {
  return f->tree[f->level[f->nlevels] + f->level[l] + k];
}

static int make_tree(gl_finder *f) {
  const gl_spans *b = f->b;
  size_t n = b->n, at = 0, total, k;
  unsigned l;
  while (n > 1 && f->nlevels < GL_LEVELS) {
    n = (n + 15) >> FANBITS;
    f->level[f->nlevels++] = at;
    at += n;
  }
  f->level[f->nlevels] = total = at;
  f->treecap = 2 * total;
  if (total == 0) return GL_OK;
  f->tree = f->mem.alloc(f->mem.ud, NULL, 0, f->treecap * sizeof *f->tree);
  if (f->tree == NULL) return GL_ENOMEM;
  for (k = 0; k < total; k++) {
    f->tree[k] = 0;
    f->tree[total + k] = UINT32_MAX;
  }
  for (l = 0; l < f->nlevels; l++) {
    uint32_t *up = f->tree + f->level[l], *down = up + total;
    n = l ? f->level[l] - f->level[l - 1] : b->n;
    for (k = 0; k < n; k++) {
      uint32_t hi = l ? greatest(f, l - 1, k) : b->end[k];
      uint32_t lo = l ? least(f, l - 1, k) : b->end[k];
      if (hi > up[k >> FANBITS]) up[k >> FANBITS] = hi;
      if (lo < down[k >> FANBITS]) down[k >> FANBITS] = lo;
    }
  }
  return GL_OK;
}

/* Keeps of the frame the spans that lie in no other: their firsts and their
** ends both ascend. A span lies in one of the frame just when it lies in one
** of these. */
static int make_frame(gl_finder *f, const gl_spans *frame) {
  gl_cursor c;
  uint32_t end = 0;
  f->framed = 1;
  f->framecap = frame->n;
  if (frame->n == 0) return GL_OK;
  f->wf = f->mem.alloc(f->mem.ud, NULL, 0, 2 * f->framecap * sizeof *f->wf);
  if (f->wf == NULL) return GL_ENOMEM;
  f->we = f->wf + f->framecap;
  gl_cursor_init(&c, frame);
  for (; gl_cursor_more(&c); c.i++)
    if (c.e[c.i] > end) {
      f->wf[f->nframe] = c.f[c.i];
      f->we[f->nframe++] = end = c.e[c.i];
    }
  return GL_OK;
}

int gl_finder_init(gl_finder *f, const gl_mem *m, enum gl_join join,
                   const gl_spans *b, int proper, gl_reach *reach,
                   const gl_spans *frame) {
  memset(f, 0, sizeof *f);
  f->mem = *m;
  f->b = b;
  f->join = join;
  f->proper = proper;
  f->reach = reach;
  if (!b->flat && make_tree(f)) return GL_ENOMEM;
  if (frame && make_frame(f, frame)) {
    gl_finder_free(f);
    return GL_ENOMEM;
  }
  return GL_OK;
}

void gl_finder_free(gl_finder *f) {
  if (f->tree)
    f->mem.alloc(f->mem.ud, f->tree, f->treecap * sizeof *f->tree, 0);
  if (f->wf) f->mem.alloc(f->mem.ud, f->wf, 2 * f->framecap * sizeof *f->wf, 0);
  f->tree = f->wf = NULL;
}

/* rows that start in [lo, hi] */
static void rows_between(const gl_finder *f, size_t lo, size_t hi,
                         uint32_t *row, uint32_t *rowend) {
  *row = lo == 0 ? 0 : seek(f->b, lo >= f->first ? f->from : 0, lo);
  *rowend = seek(f->b, hi + 1 > f->first ? f->from : 0, hi + 1);
}

/* In a flat set ends ascend with the rows: the first row with that end or a
** later one is the last that starts before it, or the next. */
static void narrow(const gl_finder *f, uint32_t *row, uint32_t rowend,
                   size_t emin) {
  uint32_t r;
  if (!f->b->flat || emin == 0 || *row >= rowend) return;
  r = seek(f->b, 0, emin);
  if (r > 0 && end_of(f->b, r - 1) >= emin) r--;
  if (r > *row) *row = r;
}

/* The rectangle within the spans of the frame that contain the span. */
static void clamp(gl_finder *f) {
  size_t lo, hi;
  uint32_t row;
  f->check = 0;
  if (!f->framed) return;
  hi = bisect(f->wf, 0, f->nframe, (size_t)f->first + 1);
  lo = bisect(f->we, 0, f->nframe, f->end);
  if (lo >= hi) { /* none contains it */
    f->rowend = f->rowend2 = 0;
    return;
  }
  f->check = hi - lo > 1;
  row = seek(f->b, 0, f->wf[lo]);
  if (row > f->row) f->row = row;
  if (row > f->row2) f->row2 = row;
  if (f->emax > f->we[hi - 1]) f->emax = f->we[hi - 1];
  if (f->emax2 > f->we[hi - 1]) f->emax2 = f->we[hi - 1];
}

void gl_finder_start(gl_finder *f, uint32_t first, uint32_t end) {
  size_t far = SIZE_MAX - 1, lo = 0, hi = 0; /* starts in [lo, hi] */
  if (!f->b->partition) f->from = seek(f->b, f->from, first);
  f->first = first;
  f->end = end;
  f->emin = 0;
  f->emax = f->emax2 = far;
  f->row2 = f->rowend2 = 0;
  switch (f->join) {
    case GL_SAME:
      lo = hi = first;
      f->emin = f->emax = end;
      break;
    case GL_WITHIN:
      hi = first, f->emin = end;
      if (f->proper) { /* those that begin with it end behind it */
        rows_between(f, first, first, &f->row2, &f->rowend2);
        f->emin2 = (size_t)end + 1;
        hi--; /* the others; none where first is 0: hi + 1 is 0 again */
      }
      break;
    case GL_CONTAINING:
      lo = first, hi = end - 1, f->emax = end;
      if (f->proper) { /* those that begin with it end before it; the others */
        rows_between(f, (size_t)first + 1, hi, &f->row2, &f->rowend2);
        f->emin2 = 0;
        f->emax2 = end;
        hi = first, f->emax = end - 1;
      }
      break;
    case GL_OVERLAPPING: hi = end - 1, f->emin = (size_t)first + 1; break;
    case GL_TOUCHING: /* those before it, then those behind */
      hi = first;
      f->emin = f->emax = first;
      rows_between(f, end, end, &f->row2, &f->rowend2);
      f->emin2 = 0;
      break;
    case GL_BEFORE: lo = end, hi = gl_reach_right(f->reach, end); break;
    case GL_AFTER:
      hi = first;
      f->emin = gl_reach_left(f->reach, first);
      f->emax = first;
      break;
    case GL_NEAR:
      hi = gl_reach_right(f->reach, end);
      f->emin = gl_reach_left(f->reach, first);
      break;
  }
  rows_between(f, lo, hi, &f->row, &f->rowend);
  clamp(f);
  narrow(f, &f->row, f->rowend, f->emin);
}

/* Whether row r begins a block of level l without an end in the rectangle. */
static int missed(const gl_finder *f, unsigned l, uint64_t r) {
  size_t k = (size_t)(r >> FANBITS * (l + 1));
  return (uint64_t)k << FANBITS * (l + 1) == r &&
         (greatest(f, l, k) < f->emin || least(f, l, k) > f->emax);
}

/* next row from f->row on with an end in the rectangle, or GL_NOROW */
static uint32_t hit(gl_finder *f) {
  const gl_spans *b = f->b;
  uint32_t r = f->row;
  while (r < f->rowend) {
    unsigned l = 0;
    uint32_t e;
    while (l < f->nlevels && missed(f, l, r)) l++;
    if (l > 0) { /* nothing in the next 16^l rows */
      uint64_t next = r + ((uint64_t)1 << FANBITS * l);
      if (next >= f->rowend) break;
      r = (uint32_t)next;
      continue;
    }
    e = end_of(b, r);
    if (e >= f->emin && e <= f->emax) {
      f->row = r + 1;
      return r;
    }
    if (b->flat && e > f->emax) break;
    r++;
  }
  f->row = f->rowend;
  return GL_NOROW;
}

/* whether a span of the frame contains the hull of both */
static int framed(const gl_finder *f, uint32_t first, uint32_t end) {
  size_t k;
  if (first > f->first) first = f->first;
  if (end < f->end) end = f->end;
  k = bisect(f->wf, 0, f->nframe, (size_t)first + 1);
  return k > 0 && f->we[k - 1] >= end;
}

uint32_t gl_finder_next(gl_finder *f) {
  for (;;) {
    uint32_t r = hit(f), first, end;
    if (r == GL_NOROW) {
      if (f->row2 >= f->rowend2) return GL_NOROW;
      f->row = f->row2;
      f->rowend = f->rowend2;
      f->emin = f->emin2;
      f->emax = f->emax2;
      f->rowend2 = 0;
      continue;
    }
    if (!f->check) return r;
    gl_spans_row(f->b, r, &first, &end);
    if (framed(f, first, end)) return r;
  }
}
