/*
** join.c: joins between two sets of spans: which members have a partner, as a
** mask, by one sweep.
**
** Often one side is small, one sentence say, and the other a whole text. What
** can have a partner at all is found by searches, so that such a join costs
** what lies there, and a bit of the mask for each other row.
*/
#include "sweep.h"

#include <string.h>

/* --- what can have a partner --------------------------------------------- */

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

/* --- one in the other ---------------------------------------------------- */

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

/* --- one beside the other ------------------------------------------------ */

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

/* --- any of them --------------------------------------------------------- */

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
