/*
** reshape.c: operations on sets that make new stretches of text of what they
** cover, as rows that are brought into order.
*/
#include "algebra.h"

#include <string.h>

/* --- rows ---------------------------------------------------------------- */

int gl_rows_from(gl_rows *r, const gl_spans *s, uint32_t row, uint32_t first,
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

/* Text that a set covers: stretches that neither overlap nor touch. */
typedef struct Cover {
  uint32_t *first, *end; /* one block of 2 * cap elements */
  size_t n, cap;
} Cover;

static int cover_init(Cover *c, const gl_mem *m, const gl_spans *s) {
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

static void cover_free(Cover *c, const gl_mem *m) {
  if (c->first) m->alloc(m->ud, c->first, 2 * c->cap * sizeof *c->first, 0);
  c->first = NULL;
}

/* Adds what the cover leaves of [first, end), as pieces of that row (s NULL:
** of none); *at is where the search for a row before it began, which started
** no later. */
static int leave(gl_rows *r, const Cover *c, size_t *at, const gl_spans *s,
                 uint32_t row, uint32_t first, uint32_t end, unsigned label) {
  size_t k;
  int rc;
  /* ends ascend too: the first stretch that ends behind `first` */
  k = *at = gl_gallop(c->end, c->n, *at, (size_t)first + 1);
  for (; first < end; first = c->end[k++]) {
    int last = k == c->n || c->first[k] >= end;
    uint32_t till = last ? end : c->first[k];
    if (s)
      rc = gl_rows_from(r, s, row, first, till, label);
    else
      rc = first < till ? gl_rows_add(r, first, till, 0, 0) : GL_OK;
    if (last || rc != GL_OK) return rc;
  }
  return GL_OK;
}

int gl_gaps(gl_rows *r, const gl_spans *a, const gl_spans *outer) {
  Cover c;
  gl_cursor p;
  size_t at = 0;
  int rc = cover_init(&c, &r->mem, a);
  if (rc != GL_OK) return rc;
  if (outer == NULL)
    rc = leave(r, &c, &at, NULL, 0, 0, (uint32_t)a->text->len, 0);
  else {
    gl_cursor_init(&p, outer);
    for (; rc == GL_OK && gl_cursor_more(&p); p.i++)
      rc = leave(r, &c, &at, NULL, 0, p.f[p.i], p.e[p.i], 0);
  }
  cover_free(&c, &r->mem);
  return rc;
}

int gl_cut(gl_rows *r, const gl_spans *a, const gl_spans *b) {
  Cover c;
  gl_cursor p;
  size_t at = 0;
  int rc = cover_init(&c, &r->mem, b);
  if (rc != GL_OK) return rc;
  gl_cursor_init(&p, a);
  for (; rc == GL_OK && gl_cursor_more(&p); p.i++) {
    uint32_t row = gl_cursor_row(&p), f = p.f[p.i], e = p.e[p.i];
    rc = leave(r, &c, &at, a, row, f, e, gl_label_at(a, row, f, e));
  }
  cover_free(&c, &r->mem);
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
    rc = gl_rows_from(r, a, gl_cursor_row(&p), p.f[p.i], p.e[p.i], 0);
  return rc;
}
