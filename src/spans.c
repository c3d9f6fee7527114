/*
** spans.c: the set of spans in its two forms, and the one reader of both.
*/
#include "gloss.h"
#include "simd.h"

#include <string.h>

#define RANKBITS 512              /* bytes of text per rank sample */
#define RANKWORDS (RANKBITS / 64) /* 8, as gl_simd.ones wants */

/* --- layout -------------------------------------------------------------- */

/*
** A block is the header, then its arrays from the widest element to the
** narrowest, so that each is aligned without padding.
*/
typedef struct carver {
  char *base; /* NULL while only measuring */
  size_t at;
  int overflow;
} carver;

static void *carve(carver *c, size_t n, size_t size) {
  void *p = c->base ? c->base + c->at : NULL;
  if (size != 0 && n > (SIZE_MAX - c->at) / size)
    c->overflow = 1;
  else
    c->at += n * size;
  return p;
}

static carver carve_start(gl_spans *s) {
  carver c = {(char *)s, 0, 0};
  carve(&c, 1, (sizeof(gl_spans) + 7) & ~(size_t)7);
  return c;
}

static size_t lay_columns(gl_spans *s, gl_spans *at, const gl_shape *shape) {
  carver c = carve_start(at);
  size_t n = shape->n;
  s->runs = carve(&c, shape->nruns, sizeof(gl_run *));
  s->first = carve(&c, n, sizeof(uint32_t));
  s->end = carve(&c, n, sizeof(uint32_t));
  s->ref = carve(&c, shape->has & GL_HAS_REF ? n : 0, sizeof(uint32_t));
  s->labelat = carve(&c, shape->nlabels + 1, sizeof(uint32_t));
  s->label = carve(&c, shape->has & GL_HAS_LABEL ? n : 0, sizeof(uint16_t));
  s->run = carve(&c, shape->has & GL_HAS_RUN ? n : 0, sizeof(uint16_t));
  s->labels = carve(&c, shape->labelbytes, 1);
  return c.overflow ? 0 : c.at;
}

size_t gl_spans_size(const gl_shape *shape) {
  gl_spans dummy;
  return lay_columns(&dummy, NULL, shape);
}

void gl_spans_layout(gl_spans *s, const gl_text *text, const gl_shape *shape) {
  memset(s, 0, sizeof *s);
  lay_columns(s, s, shape);
  if (!(shape->has & GL_HAS_LABEL)) s->label = NULL;
  if (!(shape->has & GL_HAS_RUN)) s->run = NULL;
  if (!(shape->has & GL_HAS_REF)) s->ref = NULL;
  s->text = text;
  s->n = (uint32_t)shape->n;
  s->nlabels = (uint16_t)shape->nlabels;
  s->nruns = (uint16_t)shape->nruns;
  s->labelat[0] = 0;
}

/* The label table of word kinds: gl_kind_names side by side. */
static const char kindnames[] =
    "ideographickanaletternumberpunctuationspacesymbol";
static const uint32_t kindat[GL_NKINDS + 1] = {0, 11, 15, 21, 27, 38, 43, 49};

static void fill_kinds(gl_spans *s) {
  s->kinds = 1;
  s->nlabels = GL_NKINDS;
  memcpy(s->labelat, kindat, sizeof kindat);
  memcpy(s->labels, kindnames, sizeof kindnames - 1);
}

size_t gl_cut_size(size_t n, int kinds) {
  const size_t fixed = sizeof(gl_spans) + sizeof(gl_run *) +
                       (kinds ? sizeof kindat + sizeof kindnames : 0);
  return n > (SIZE_MAX - fixed) / 2 / sizeof(uint32_t)
             ? 0
             : fixed + n * 2 * sizeof(uint32_t);
}

void gl_cut_layout(gl_spans *s, const gl_text *text, const gl_run *run,
                   size_t n) {
  /* each field by itself: it costs a short text less than a call */
  s->text = text;
  s->n = (uint32_t)n;
  s->partition = 0;
  s->flat = 1;
  s->nlabels = 0;
  s->nruns = run != NULL;
  s->kinds = 0;
  s->what = NULL;
  s->label = s->run = NULL;
  s->ref = NULL;
  s->runs = (const gl_run **)(s + 1);
  s->runs[0] = run;
  s->first = (uint32_t *)(s->runs + 1);
  s->end = s->first + n;
  s->zero = 0;
  s->labelat = run ? &s->zero : s->end + n;
  s->labels = (char *)(s->end + n + (run ? 0 : GL_NKINDS + 1));
  if (run == NULL) fill_kinds(s);
}

/* The places of n bits that are few among their words, from `at` on: a word has
** one or none, so that none is a branch. */
static void sparse(const uint64_t *word, uint32_t at, size_t n, uint32_t *p) {
  size_t k = 0;
  for (; k < n; word++, at += 64) {
    uint64_t w = *word;
    p[k] = at + gl_ctz64(w | (uint64_t)1 << 63);
    k += w != 0;
    for (w &= w - 1; w; w &= w - 1) p[k++] = at + gl_ctz64(w);
  }
}

void gl_cut_fill(gl_spans *s, const uint64_t *first, const uint64_t *last) {
  const size_t words = GL_BITWORDS(s->text->len);
  if (words == 1 && s->n < 3) {
    uint64_t f = *first, l = *last;
    uint32_t i;
    for (i = 0; i < s->n; i++, f &= f - 1, l &= l - 1) {
      s->first[i] = gl_ctz64(f);
      s->end[i] = gl_ctz64(l) + 1;
    }
  } else if (s->n <= words) {
    sparse(first, 0, s->n, s->first);
    sparse(last, 1, s->n, s->end);
  } else {
    s->text->simd->places(first, words, 0, s->first);
    s->text->simd->places(last, words, 1, s->end);
  }
}

static size_t lay_partition(gl_spans *s, gl_spans *at, const gl_text *text,
                            int kinds) {
  carver c = carve_start(at);
  size_t nlabels = kinds ? GL_NKINDS : 0;
  carve(&c, GL_BITWORDS(text->len), sizeof(uint64_t)); /* gl_spans_ends */
  carve(&c, text->len / RANKBITS + 2, sizeof(uint32_t));
  s->labelat = carve(&c, nlabels + 1, sizeof(uint32_t));
  s->labels = carve(&c, kinds ? sizeof kindnames - 1 : 0, 1);
  return c.overflow ? 0 : c.at;
}

size_t gl_partition_size(const gl_text *text, int kinds) {
  gl_spans dummy;
  return lay_partition(&dummy, NULL, text, kinds);
}

void gl_partition_layout(gl_spans *s, const gl_text *text, int kinds) {
  gl_clear(s, sizeof *s);
  lay_partition(s, s, text, kinds);
  s->text = text;
  s->partition = 1;
  s->flat = 1;
  s->labelat[0] = 0;
  if (kinds) fill_kinds(s);
}

static void seal_partition(gl_spans *s) {
  const uint64_t *ends = gl_spans_ends(s);
  uint32_t *rank = gl_spans_ranks(s);
  size_t words = GL_BITWORDS(s->text->len), w, sample = 0;
  uint32_t n = 0;
  for (w = 0; words - w >= RANKWORDS; w += RANKWORDS) {
    rank[sample++] = n;
    n += s->text->simd->ones(ends + w);
  }
  if (w < words) rank[sample++] = n;
  for (; w < words; w++) n += gl_popcount64(ends[w]);
  while (sample < s->text->len / RANKBITS + 2) rank[sample++] = n;
  s->n = n;
}

void gl_spans_seal(gl_spans *s) {
  uint32_t i;
  if (s->partition) {
    seal_partition(s);
    return;
  }
  s->flat = 1;
  for (i = 1; i < s->n; i++)
    if (s->first[i] < s->end[i - 1]) {
      s->flat = 0;
      break;
    }
}

/* --- reading ------------------------------------------------------------- */

/* position of the set bit number k (from 0) of a partition */
static size_t select_bit(const gl_spans *s, uint32_t k) {
  const uint64_t *ends = gl_spans_ends(s);
  const uint32_t *rank = gl_spans_ranks(s);
  size_t lo = 0, left = s->text->len / RANKBITS + 2, half, w;
  for (; left > 1; left -= half) { /* last sample with rank <= k */
    half = left / 2;
    lo += rank[lo + half] <= k ? half : 0; /* no branch */
  }
  k -= rank[lo];
  for (w = lo * RANKWORDS;; w++) {
    uint64_t bits = ends[w];
    unsigned n = gl_popcount64(bits);
    if (k < n) {
      while (k-- > 0) bits &= bits - 1;
      return w * 64 + gl_ctz64(bits);
    }
    k -= n;
  }
}

/* set bits before byte `pos` (pos <= text length) */
static uint32_t rank_bit(const gl_spans *s, size_t pos) {
  const uint64_t *ends = gl_spans_ends(s);
  size_t w = pos / RANKBITS * RANKWORDS;
  uint32_t n = gl_spans_ranks(s)[pos / RANKBITS];
  for (; w < pos / 64; w++) n += gl_popcount64(ends[w]);
  if (pos % 64) n += gl_popcount64(ends[w] & (((uint64_t)1 << pos % 64) - 1));
  return n;
}

void gl_spans_read(const gl_spans *s, uint32_t row, gl_block *b) {
  const uint64_t *ends = gl_spans_ends(s);
  size_t first, w;
  uint64_t bits;
  uint32_t n = 0;
  if (!s->partition) {
    b->n = s->n - row;
    b->first = s->first + row;
    b->end = s->end + row;
    return;
  }
  first = row ? select_bit(s, row - 1) + 1 : 0;
  w = first / 64;
  bits = ends[w] & (~(uint64_t)0 << first % 64);
  b->n = s->n - row < GL_BLOCK ? s->n - row : GL_BLOCK;
  while (n < b->n) {
    while (bits == 0) bits = ends[++w];
    b->bfirst[n] = (uint32_t)first;
    first = w * 64 + gl_ctz64(bits) + 1;
    b->bend[n++] = (uint32_t)first;
    bits &= bits - 1;
  }
  b->first = b->bfirst;
  b->end = b->bend;
}

void gl_spans_row(const gl_spans *s, uint32_t row, uint32_t *first,
                  uint32_t *end) {
  uint64_t bits;
  if (!s->partition) {
    *first = s->first[row];
    *end = s->end[row];
    return;
  }
  *first = row ? (uint32_t)select_bit(s, row - 1) + 1 : 0;
  bits = gl_spans_ends(s)[*first / 64] >> *first % 64; /* most end near */
  *end = 1 + (bits ? *first + gl_ctz64(bits) : (uint32_t)select_bit(s, row));
}

unsigned gl_spans_label(const gl_spans *s, uint32_t row) {
  uint32_t first, end;
  if (s->label) return s->label[row];
  if (!s->kinds) return 0;
  gl_spans_row(s, row, &first, &end);
  return gl_word_kind(s->text, first, end);
}

gl_str gl_label_name(const gl_spans *s, unsigned label) {
  gl_str name = {"", 0};
  if (label < s->nlabels) {
    name.s = s->labels + s->labelat[label];
    name.n = s->labelat[label + 1] - s->labelat[label];
  }
  return name;
}

gl_str gl_spans_id(const gl_spans *s, uint32_t row) {
  gl_str none = {"", 0};
  const gl_run *run;
  if (s->nruns == 0) return none;
  run = s->runs[gl_spans_run(s, row)];
  return run->id ? run->id(run, gl_spans_ref(s, row)) : none;
}

uint32_t gl_spans_lower(const gl_spans *s, size_t pos) {
  uint32_t lo = 0, hi = s->n;
  if (s->partition) { /* row r > 0 starts behind set bit r - 1 */
    if (pos == 0 || s->n == 0) return 0;
    if (pos > s->text->len) return s->n;
    lo = 1 + rank_bit(s, pos - 1);
    return lo < s->n ? lo : s->n;
  }
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (s->first[mid] < pos)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo;
}

/* --- selection ----------------------------------------------------------- */

void gl_members_shape(const gl_spans *s, gl_shape *shape) {
  memset(shape, 0, sizeof *shape);
  if (s->label || s->kinds) shape->has |= GL_HAS_LABEL;
  if (s->run) shape->has |= GL_HAS_RUN;
  if (s->nruns) shape->has |= GL_HAS_REF;
  shape->nlabels = s->nlabels;
  shape->labelbytes = s->labelat[s->nlabels];
  shape->nruns = s->nruns;
}

void gl_select_shape(const gl_spans *s, const uint64_t *mask, gl_shape *shape) {
  size_t w;
  gl_members_shape(s, shape);
  for (w = 0; w < GL_BITWORDS(s->n); w++) shape->n += gl_popcount64(mask[w]);
}

static void copy_tables(const gl_spans *s, gl_spans *out) {
  memcpy(out->labelat, s->labelat,
         ((size_t)s->nlabels + 1) * sizeof *s->labelat);
  if (s->labelat[s->nlabels])
    memcpy(out->labels, s->labels, s->labelat[s->nlabels]);
  if (s->nruns) memcpy(out->runs, s->runs, s->nruns * sizeof *s->runs);
}

static void select_columns(const gl_spans *s, const uint64_t *mask,
                           gl_spans *out) {
  uint32_t k = 0, row;
  size_t w;
  for (w = 0; w < GL_BITWORDS(s->n); w++) {
    uint64_t bits;
    for (bits = mask[w]; bits; bits &= bits - 1, k++) {
      row = (uint32_t)(w * 64 + gl_ctz64(bits));
      out->first[k] = s->first[row];
      out->end[k] = s->end[row];
      if (out->label) out->label[k] = (uint16_t)gl_spans_label(s, row);
      if (out->run) out->run[k] = s->run[row];
      if (out->ref) out->ref[k] = gl_spans_ref(s, row);
    }
  }
}

static void select_partition(const gl_spans *s, const uint64_t *mask,
                             gl_spans *out) {
  uint32_t k = 0, row = 0, i;
  gl_block b;
  for (; row < s->n; row += b.n) {
    gl_spans_read(s, row, &b);
    for (i = 0; i < b.n; i++) {
      if (!gl_bit_get(mask, row + i)) continue;
      out->first[k] = b.first[i];
      out->end[k] = b.end[i];
      if (out->label)
        out->label[k] = (uint16_t)gl_word_kind(s->text, b.first[i], b.end[i]);
      if (out->ref) out->ref[k] = row + i;
      k++;
    }
  }
}

void gl_select_fill(const gl_spans *s, const uint64_t *mask, gl_spans *out) {
  copy_tables(s, out);
  if (s->partition)
    select_partition(s, mask, out);
  else
    select_columns(s, mask, out);
  gl_spans_seal(out);
}

/* --- rows in the making -------------------------------------------------- */

int gl_rows_more(gl_rows *r) {
  if (r->n >= UINT32_MAX) return GL_ETOOMANY;
  return gl_grow(&r->mem, &r->row, &r->cap, r->n + 1, sizeof *r->row);
}

void gl_rows_free(gl_rows *r) {
  if (r->row) r->mem.alloc(r->mem.ud, r->row, r->cap * sizeof *r->row, 0);
  r->row = NULL;
  r->n = r->cap = 0;
}

/* Order of rows: first, longest first, label by rank, id by bytes. `run` is
** whom to ask for ids, or NULL. */
static inline int row_cmp(const struct gl_rawrow *a, const struct gl_rawrow *b,
                          const uint16_t *rank, const gl_run *run) {
  if (a->first != b->first) return a->first < b->first ? -1 : 1;
  if (a->end != b->end) return a->end > b->end ? -1 : 1;
  if (rank && rank[a->label] != rank[b->label])
    return rank[a->label] < rank[b->label] ? -1 : 1;
  if (run && run->id && a->ref != b->ref)
    return gl_str_cmp(run->id(run, a->ref), run->id(run, b->ref));
  return 0;
}

static size_t drop_repeated(struct gl_rawrow *row, size_t n,
                            const uint16_t *rank, const gl_run *run) {
  size_t i, k = 0;
  for (i = 0; i < n; i++)
    if (k == 0 || row_cmp(&row[k - 1], &row[i], rank, run) != 0)
      row[k++] = row[i];
  return k;
}

/* The rows from the first on that are in order, without those that are there
** twice; the others stand behind them. Returns whether there are none. */
static int pick_ordered(gl_rows *r, const uint16_t *rank, const gl_run *run) {
  struct gl_rawrow *row = r->row;
  size_t i, k = 0, n = r->n;
  for (i = 0; i < n; i++) {
    int c = k == 0 || row[k - 1].first < row[i].first
                ? -1 /* most begin where none did */
                : row_cmp(&row[k - 1], &row[i], rank, run);
    if (c > 0) break;
    if (c < 0) row[k++] = row[i];
  }
  if (k < i && i < n) memmove(row + k, row + i, (n - i) * sizeof *row);
  r->n = k + (n - i);
  return i == n;
}

/* Whether row i begins a place. */
static int begins_place(const struct gl_rawrow *row, size_t i) {
  return row[i - 1].first != row[i].first || row[i - 1].end != row[i].end;
}

static int sorted_by_place(const gl_rows *r) {
  size_t i;
  for (i = 1; i < r->n; i++)
    if (begins_place(r->row, i) &&
        row_cmp(&r->row[i - 1], &r->row[i], NULL, NULL) > 0)
      return 0;
  return 1;
}

/* bottom-up merge sort: stable, so that of equal spans the first given stays */
static void sort_some(struct gl_rawrow *row, struct gl_rawrow *spare, size_t n,
                      const uint16_t *rank, const gl_run *run) {
  struct gl_rawrow *from = row, *to = spare, *tmp;
  size_t width;
  for (width = 1; width < n; width *= 2) {
    size_t lo, out = 0;
    for (lo = 0; lo < n; lo += 2 * width) {
      size_t mid = lo + width < n ? lo + width : n;
      size_t hi = lo + 2 * width < n ? lo + 2 * width : n;
      size_t i = lo, j = mid;
      while (i < mid || j < hi)
        to[out++] =
            j >= hi || (i < mid && row_cmp(&from[i], &from[j], rank, run) <= 0)
                ? from[i++]
                : from[j++];
    }
    tmp = from, from = to, to = tmp;
  }
  if (from != row) memcpy(row, from, n * sizeof *row);
}

/* Matchers give rows in the order of places as a rule: then only those of one
** place are sorted, and few are asked for their ids. */
int gl_rows_sort(gl_rows *r, const uint16_t *rank, const gl_run *run) {
  struct gl_rawrow *spare;
  size_t i, j, bytes;
  int placed;
  if (pick_ordered(r, rank, run)) return GL_OK;
  bytes = r->n * sizeof *r->row;
  spare = r->mem.alloc(r->mem.ud, NULL, 0, bytes);
  if (spare == NULL) return GL_ENOMEM;
  placed = sorted_by_place(r);
  for (i = 0; i < r->n; i = j) {
    for (j = i + 1; j < r->n && (!placed || !begins_place(r->row, j));) j++;
    sort_some(r->row + i, spare, j - i, rank, run);
  }
  r->mem.alloc(r->mem.ud, spare, bytes, 0);
  r->n = drop_repeated(r->row, r->n, rank, run);
  return GL_OK;
}
