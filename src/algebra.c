/*
** algebra.c: sets of spans as sets: what two have in common, their union, and
** slices. All are sweeps over rows in order; algebra.h tells what each costs.
*/
#include "sweep.h"

#include <string.h>

/* --- identities ---------------------------------------------------------- */

/* Name number i of a set. A set without labels has the one name ""; an empty
** one has none that matters. */
static gl_str name_of(const gl_spans *s, size_t i) {
  return gl_label_name(s, (unsigned)i);
}

static size_t names_of(const gl_spans *s) {
  if (s->n == 0) return 0;
  return s->nlabels ? s->nlabels : 1;
}

size_t gl_both_size(const gl_spans *a, const gl_spans *b) {
  return (names_of(a) + names_of(b)) * sizeof(uint32_t);
}

void gl_both_init(gl_both *x, const gl_spans *a, const gl_spans *b,
                  void *scratch) {
  size_t i = 0, j = 0, na = names_of(a), nb = names_of(b);
  memset(x, 0, sizeof *x);
  x->a = a;
  x->b = b;
  x->la = scratch;
  x->lb = x->la + na;
  while (i < na || j < nb) {
    int c = i == na   ? 1
            : j == nb ? -1
                      : gl_str_cmp(name_of(a, i), name_of(b, j));
    x->labelbytes += c <= 0 ? name_of(a, i).n : name_of(b, j).n;
    if (c <= 0) x->la[i++] = (uint32_t)x->nlabels;
    if (c >= 0) x->lb[j++] = (uint32_t)x->nlabels;
    x->nlabels++;
  }
  x->plain = x->nlabels <= 1 && a->nruns == 0 && b->nruns == 0;
  if (a->nlabels == 0 && b->nlabels == 0) x->nlabels = 0;
}

static int id_cmp(const gl_spans *a, uint32_t i, const gl_spans *b,
                  uint32_t j) {
  if (a->nruns && b->nruns && gl_spans_ref(a, i) == gl_spans_ref(b, j) &&
      a->runs[gl_spans_run(a, i)] == b->runs[gl_spans_run(b, j)])
    return 0; /* one row of one matcher call */
  return gl_str_cmp(gl_spans_id(a, i), gl_spans_id(b, j));
}

int gl_both_cmp(const gl_both *x, uint32_t i, uint32_t j, uint32_t first,
                uint32_t end) {
  uint32_t la, lb;
  if (x->plain) return 0;
  la = x->la[gl_label_at(x->a, i, first, end)];
  lb = x->lb[gl_label_at(x->b, j, first, end)];
  if (la != lb) return la < lb ? -1 : 1;
  return id_cmp(x->a, i, x->b, j);
}

size_t gl_common(const gl_both *x, uint64_t *mask) {
  gl_cursor p, q;
  size_t n = 0;
  if (x->a->n == 0 || x->b->n == 0) return 0;
  gl_cursor_range(&p, x->a, gl_spans_lower(x->a, first_of(x->b, 0)), x->a->n);
  gl_cursor_range(&q, x->b, gl_spans_lower(x->b, first_of(x->a, 0)), x->b->n);
  while (gl_cursor_more(&p) && gl_cursor_more(&q)) {
    uint32_t i = p.i, j = q.i, pn = p.n, qn = q.n;
    while (i < pn && j < qn) {
      uint64_t s = key(p.f[i], p.e[i]), t = key(q.f[j], q.e[j]);
      if (s == t) {
        int c = gl_both_cmp(x, p.base + i, q.base + j, p.f[i], p.e[i]);
        if (c == 0) {
          if (mask) gl_bit_set(mask, p.base + i);
          n++;
        }
        i += c <= 0;
        j += c >= 0;
      } else { /* no branch: which comes first is anybody's guess */
        i += s < t;
        j += t < s;
      }
    }
    p.i = i;
    q.i = j;
  }
  return n;
}

static void drain(gl_cursor *c, bitsink *yes, bitsink *no) {
  for (; gl_cursor_more(c); c->i++) {
    emit(yes, 1);
    emit(no, 0);
  }
}

size_t gl_union_order(const gl_both *x, uint64_t *froma, uint64_t *fromb) {
  gl_cursor p, q;
  bitsink a = {froma, 0, 0}, b = {fromb, 0, 0};
  gl_cursor_init(&p, x->a);
  gl_cursor_init(&q, x->b);
  while (gl_cursor_more(&p) && gl_cursor_more(&q)) {
    uint32_t i = p.i, j = q.i, pn = p.n, qn = q.n;
    while (i < pn && j < qn) {
      uint64_t s = key(p.f[i], p.e[i]), t = key(q.f[j], q.e[j]);
      unsigned ina = s <= t, inb = t <= s;
      if (s == t && !x->plain) {
        int c = gl_both_cmp(x, p.base + i, q.base + j, p.f[i], p.e[i]);
        ina = c <= 0;
        inb = c >= 0;
      }
      emit(&a, ina);
      emit(&b, inb);
      i += ina;
      j += inb;
    }
    p.i = i;
    q.i = j;
  }
  drain(&p, &a, &b);
  drain(&q, &b, &a);
  flush(&a);
  flush(&b);
  return a.n;
}

static void fill_labels(const gl_both *x, gl_spans *out) {
  size_t i = 0, j = 0, k;
  uint32_t at = 0;
  for (k = 0; k < x->nlabels; k++) {
    gl_str name;
    if (i < names_of(x->a) && x->la[i] == k) {
      name = name_of(x->a, i++);
      if (j < names_of(x->b) && x->lb[j] == k) j++;
    } else
      name = name_of(x->b, j++);
    out->labelat[k] = at;
    if (name.n) memcpy(out->labels + at, name.s, name.n);
    at += (uint32_t)name.n;
  }
  out->labelat[x->nlabels] = at;
}

/*
** Rows of the union, of two sets that are all columns. Which operand the next
** row is of cannot be foreseen, so nothing branches on it: [0] is b, [1] is a,
** and a column that is not there is one element under an index that is always
** 0.
*/
typedef struct picker {
  const uint64_t *froma, *fromb;
  size_t n;
} picker;

/* what each loop over the rows shares: `r` is the row, `of` its operand */
#define PICK(x, statement)                                           \
  do {                                                               \
    uint32_t ia = 0, ib = 0; /* rows of a, of b */                   \
    size_t k = 0, n = (x)->n, w;                                     \
    for (w = 0; k < n; w++) {                                        \
      uint64_t ina = (x)->froma[w], inb = (x)->fromb[w];             \
      size_t till = n - k < 64 ? n : k + 64;                         \
      for (; k < till; k++, ina >>= 1, inb >>= 1) {                  \
        uint32_t of = (uint32_t)(ina & 1);                           \
        uint32_t r = ib ^ ((ia ^ ib) & (0 - of)); /* of ? ia : ib */ \
        statement;                                                   \
        ia += of;                                                    \
        ib += (uint32_t)(inb & 1);                                   \
      }                                                              \
    }                                                                \
  } while (0)

static void pick_extents(const picker *x, const gl_spans *a, const gl_spans *b,
                         gl_spans *out) {
  const uint32_t *first[2], *end[2];
  first[0] = b->first, first[1] = a->first;
  end[0] = b->end, end[1] = a->end;
  PICK(x, (out->first[k] = first[of][r], out->end[k] = end[of][r]));
}

static void pick_refs(const picker *x, const gl_spans *a, const gl_spans *b,
                      uint32_t *out) {
  static const uint32_t none = 0;
  const uint32_t *ref[2];
  uint32_t has[2]; /* all ones, or 0: the ref is the row */
  ref[0] = b->ref ? b->ref : &none, ref[1] = a->ref ? a->ref : &none;
  has[0] = b->ref ? UINT32_MAX : 0, has[1] = a->ref ? UINT32_MAX : 0;
  PICK(x, out[k] = ref[of][r & has[of]] | (r & ~has[of]));
}

/* labels or runs: a column or NULL, and what its numbers become */
static void pick_numbers(const picker *x, const uint16_t *a, const uint16_t *b,
                         const uint32_t *mapa, const uint32_t *mapb,
                         uint16_t *out) {
  static const uint16_t none = 0;
  const uint16_t *v[2];
  const uint32_t *map[2];
  uint32_t has[2];
  v[0] = b ? b : &none, v[1] = a ? a : &none;
  map[0] = mapb, map[1] = mapa;
  has[0] = b ? UINT32_MAX : 0, has[1] = a ? UINT32_MAX : 0;
  PICK(x, out[k] = (uint16_t)map[of][v[of][r & has[of]]]);
}

/* what a row of one operand becomes as row k of the union */
static inline void put(gl_spans *out, size_t k, const gl_spans *s, uint32_t row,
                       uint32_t first, uint32_t end, const uint32_t *labels,
                       const uint32_t *runs) {
  out->first[k] = first;
  out->end[k] = end;
  if (out->label)
    out->label[k] = (uint16_t)labels[gl_label_at(s, row, first, end)];
  if (out->run) out->run[k] = (uint16_t)runs[gl_spans_run(s, row)];
  if (out->ref) out->ref[k] = gl_spans_ref(s, row);
}

void gl_union_fill(const gl_both *x, const uint64_t *froma,
                   const uint64_t *fromb, const uint32_t *ra,
                   const uint32_t *rb, gl_spans *out) {
  const gl_spans *a = x->a, *b = x->b;
  size_t k, n = out->n;
  fill_labels(x, out);
  if (!a->partition && !b->partition && !a->kinds && !b->kinds) {
    picker p = {froma, fromb, n};
    pick_extents(&p, a, b, out);
    if (out->ref) pick_refs(&p, a, b, out->ref);
    if (out->label)
      pick_numbers(&p, a->label, b->label, x->la, x->lb, out->label);
    if (out->run) pick_numbers(&p, a->run, b->run, ra, rb, out->run);
  } else {
    gl_cursor p, q;
    gl_cursor_init(&p, a);
    gl_cursor_init(&q, b);
    for (k = 0; k < n; k++) {
      int ina = gl_bit_get(froma, k), inb = gl_bit_get(fromb, k);
      if (ina) gl_cursor_more(&p);
      if (inb) gl_cursor_more(&q);
      if (ina)
        put(out, k, a, gl_cursor_row(&p), p.f[p.i], p.e[p.i], x->la, ra);
      else
        put(out, k, b, gl_cursor_row(&q), q.f[q.i], q.e[q.i], x->lb, rb);
      p.i += (uint32_t)ina;
      q.i += (uint32_t)inb;
    }
  }
  gl_spans_seal(out);
}

/* --- slices -------------------------------------------------------------- */

void gl_slice_shape(const gl_spans *s, uint32_t lo, uint32_t hi,
                    uint32_t maxend, gl_shape *shape) {
  uint32_t i;
  gl_members_shape(s, shape);
  if (s->partition || s->flat) { /* ends ascend: a few at most go beyond */
    while (hi > lo && end_of(s, hi - 1) > maxend) hi--;
    shape->n = hi - lo;
  } else
    for (i = lo; i < hi; i++) shape->n += s->end[i] <= maxend;
}

void gl_slice_fill(const gl_spans *s, uint32_t lo, uint32_t hi, uint32_t maxend,
                   gl_spans *out) {
  gl_block b;
  uint32_t row, i, k = 0;
  memcpy(out->labelat, s->labelat,
         ((size_t)s->nlabels + 1) * sizeof *s->labelat);
  if (s->labelat[s->nlabels])
    memcpy(out->labels, s->labels, s->labelat[s->nlabels]);
  for (row = lo; row < hi; row += b.n) {
    gl_spans_read(s, row, &b);
    if (b.n > hi - row) b.n = hi - row;
    for (i = 0; i < b.n; i++) {
      if (b.end[i] > maxend) continue;
      out->first[k] = b.first[i];
      out->end[k] = b.end[i];
      if (out->label)
        out->label[k] = (uint16_t)gl_label_at(s, row + i, b.first[i], b.end[i]);
      if (out->run) out->run[k] = (uint16_t)gl_spans_run(s, row + i);
      if (out->ref) out->ref[k] = gl_spans_ref(s, row + i);
      k++;
    }
  }
  gl_spans_seal(out);
}
