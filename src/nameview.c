/*
** nameview.c: a text, or a name, as the bytes by which names without words are
** looked up: its pieces (piece.c) under the coarsest fold, one after the
** other, with the places of the text they came from. What names cannot have
** (words, where names have none; pieces longer than any) is one byte that no
** fold gives.
*/
#include "octets.h"
#include "ucd.h"

#define FILLER 0xFF

int gl_view_init(gl_view *v, const gl_gaz *g, const gl_mem *m, size_t cap,
                 size_t key, const unsigned char *s, size_t n) {
  uint8_t *block = (uint8_t *)v->run;
  size_t size;
  key = (key + 64) & ~(size_t)7;
  cap = (cap + key + 71) & ~(size_t)7;
  size = (cap + 8) * (sizeof *v->run + 2) + key * (sizeof(gl_mark) + 1);
  if (v->block < size) {
    gl_view_free(v, m);
    block = m->alloc(m->ud, NULL, 0, size);
    if (block == NULL) return GL_ENOMEM;
    v->block = size;
  }
  v->run = (gl_viewrun *)(void *)block;
  block += (cap + 8) * sizeof *v->run;
  gl_cutter_init(&v->cut, &g->piece, s, n,
                 block + key * sizeof(gl_mark) + 2 * cap + 16,
                 (gl_mark *)(void *)block, key);
  v->bytes = block + key * sizeof(gl_mark);
  v->edge = v->bytes + cap + 8;
  v->g = g;
  v->cap = cap;
  v->n = v->nrun = v->hint = 0;
  v->white = 0;
  v->done = n == 0;
  memset(v->bytes, 0, 8);
  memset(v->edge, 0, 8);
  return GL_OK;
}

void gl_view_free(gl_view *v, const gl_mem *m) {
  if (v->block) m->alloc(m->ud, v->run, v->block, 0);
  v->block = 0;
}

/* --- reading ------------------------------------------------------------- */

static void begin_run(gl_view *v, size_t first, size_t end) {
  gl_viewrun *r = v->run + v->nrun;
  if (v->nrun && r[-1].at == v->n) r--, v->nrun--; /* nothing came of it */
  r->at = (uint32_t)v->n;
  r->first = (uint32_t)first;
  r->end = (uint32_t)end;
  v->nrun++;
}

/* What comes now stands at `first` and on, byte for byte. */
static void go_on(gl_view *v, size_t first) {
  const gl_viewrun *r = &v->run[v->nrun ? v->nrun - 1 : 0];
  if (v->nrun == 0 || r->end || r->first + (v->n - r->at) != first)
    begin_run(v, first, 0);
}

/* A piece of which one byte at least is to be looked up. */
static void append(gl_view *v, const unsigned char *key, size_t n, size_t first,
                   size_t end, unsigned edges) {
  int white = n == 1 && *key == ' ';
  if (white && v->white) return;
  v->white = white;
  if (n == end - first)
    go_on(v, first);
  else
    begin_run(v, first, end);
  memcpy(v->bytes + v->n, key, n);
  memset(v->edge + v->n, 0, n);
  v->edge[v->n] |= edges & GL_EDGE_BEGIN;
  v->edge[v->n + n - 1] |= edges & GL_EDGE_END;
  v->n += n;
}

/* What no name has. */
static void append_filler(gl_view *v, size_t first, size_t end) {
  v->white = 0;
  begin_run(v, first, end);
  v->edge[v->n] = 0;
  v->bytes[v->n++] = FILLER;
}

/* ASCII characters where names have no words: those, and space behind them,
** are as one. */
static void read_signs(gl_view *v, const unsigned char *p,
                       const unsigned char *q) {
  const gl_folder *f = v->cut.f;
  const unsigned char *s = v->cut.s, *first;
  while (p < q) {
    first = p;
    if (f->word[*p]) {
      while (++p < q && f->word[*p] | f->white[*p]) continue;
      append_filler(v, (size_t)(first - s), (size_t)(p - s));
    } else {
      append(v, &f->ascii[*p], 1, (size_t)(p - s), (size_t)(p - s) + 1,
             GL_EDGE_BEGIN | GL_EDGE_END);
      p++;
    }
  }
}

/* ASCII characters where names may have any. */
static void read_characters(gl_view *v, const unsigned char *p,
                            const unsigned char *q) {
  const gl_cutter *c = &v->cut;
  const uint8_t *ascii = c->f->ascii;
  size_t n = v->n;
  int white = v->white;
  memset(v->edge + n, GL_EDGE_BEGIN | GL_EDGE_END, (size_t)(q - p));
  go_on(v, (size_t)(p - c->s));
  for (; p < q; p++) {
    uint8_t x = ascii[*p];
    int also = x == ' ';
    v->bytes[n++] = x;
    if (GL_UNLIKELY(white & also)) { /* one space for all of them */
      v->n = --n;
      begin_run(v, (size_t)(p + 1 - c->s), 0);
    }
    white = also;
  }
  v->n = n;
  v->white = white;
}

/* ASCII characters, as many as are certainly pieces of their own. */
static int read_ascii(gl_view *v) {
  gl_cutter *c = &v->cut;
  const unsigned char *p = c->at, *q = c->e;
  if (*p >= 0x80) return 0;
  if ((size_t)(q - p) > v->cap - v->n) q = p + (v->cap - v->n);
  q = gl_skip_ascii(p, q);
  if (q < c->e && *q >= 0x80) q--; /* what follows may be a mark of it */
  if (p == q) return 0;
  c->at = q;
  if (v->g->mode & GL_CUT_CHARS)
    read_characters(v, p, q);
  else
    read_signs(v, p, q);
  return 1;
}

/* what a piece of one character is and is not */
#define FAST \
  (GL_CHAR_WORD | GL_CHAR_MARK | GL_CHAR_KEY | GL_CHAR_HEAD | GL_CHAR_TAIL)

/* The character of two bytes at p, if it is a piece whose key is known. */
static const gl_char *fast_key(const gl_view *v, const unsigned char *p) {
  const gl_char *c;
  unsigned len;
  if (p == v->cut.e || *p < 0xC2 || *p > 0xDF) return NULL;
  c = gl_char_at(v->g, p, v->cut.e, &len);
  return c && c->n && (c->is & FAST) == (GL_CHAR_WORD | GL_CHAR_KEY) ? c : NULL;
}

/* whether p is the begin of a character that is certainly no mark */
static int is_clear(const gl_view *v, const unsigned char *p) {
  return p == v->cut.e || *p < 0x80 || gl_is_ideograph(*p) ||
         fast_key(v, p) != NULL;
}

/* A letter of two bytes, an ideograph: without cutting, if that is sure. Where
** names have no words, letters on end are as good as one. */
static int read_letter(gl_view *v) {
  gl_cutter *c = &v->cut;
  const unsigned char *p = c->at;
  size_t first = (size_t)(p - c->s);
  const gl_char *k;
  if (gl_is_ideograph(*p)) {
    if (c->e - p < 3 || (p[1] & 0xC0) != 0x80 || (p[2] & 0xC0) != 0x80 ||
        !is_clear(v, p + 3))
      return 0;
    append(v, p, 3, first, first + 3, GL_EDGE_BEGIN | GL_EDGE_END);
    c->at = p + 3;
    return 1;
  }
  k = fast_key(v, p);
  if (k && !(v->g->mode & GL_CUT_CHARS))
    while (fast_key(v, p + 2)) p += 2;
  if (k == NULL || !is_clear(v, p + 2)) return 0;
  first = (size_t)(p - c->s);
  append(v, k->key, k->n, first, first + 2, GL_EDGE_BEGIN | GL_EDGE_END);
  c->at = p + 2;
  return 1;
}

/* whether the piece is a word, which names of this index do not have */
static int is_word(const gl_view *v, const gl_piece *p) {
  unsigned len;
  return !(v->g->mode & GL_CUT_CHARS) &&
         gl_is_word(gl_decode(v->cut.s + p->first, v->cut.e, &len));
}

static void read_piece(gl_view *v) {
  gl_piece p;
  if (!gl_cutter_next(&v->cut, &p)) {
    v->done = 1;
    return;
  }
  if (p.joined && v->n) v->edge[v->n - 1] &= GL_EDGE_BEGIN;
  if (p.n == GL_OVERLONG || is_word(v, &p))
    append_filler(v, p.first, p.end);
  else if (p.n)
    append(v, p.key, p.n, p.first, p.end,
           p.joined ? GL_EDGE_END : GL_EDGE_BEGIN | GL_EDGE_END);
}

void gl_view_fill(gl_view *v) {
  const gl_cutter *c = &v->cut;
  while (!v->done && v->cap - v->n > c->cap + 4) {
    /* inside a character, or behind a mark, the cutter knows more */
    int plain = c->nextkey >= c->nkey && !c->glue && c->at < c->e;
    if (!plain || !(read_ascii(v) || read_letter(v))) read_piece(v);
  }
  memset(v->bytes + v->n, 0, 8);
  memset(v->edge + v->n, 0, 8);
}

/* --- places -------------------------------------------------------------- */

void gl_view_drop(gl_view *v, size_t k) {
  size_t i = 0, j;
  v->n -= k;
  memmove(v->bytes, v->bytes + k, v->n);
  memmove(v->edge, v->edge + k, v->n);
  while (i + 1 < v->nrun && v->run[i + 1].at <= k) i++;
  for (j = 0; i + j < v->nrun; j++) {
    gl_viewrun r = v->run[i + j];
    size_t gone = r.at < k ? k - r.at : 0;
    if (r.end == 0) r.first += (uint32_t)gone;
    r.at -= (uint32_t)(k - gone);
    v->run[j] = r;
  }
  v->nrun = j;
  v->hint = 0;
}

/* Mostly it is the next. */
const gl_viewrun *gl_view_look(gl_view *v, size_t k) {
  size_t lo = v->hint, hi = lo + 2;
  if (v->run[lo].at > k || (hi < v->nrun && v->run[hi].at <= k)) {
    lo = 0;
    hi = v->nrun;
  }
  if (hi > v->nrun) hi = v->nrun;
  while (hi - lo > 1) {
    size_t mid = lo + (hi - lo) / 2;
    if (v->run[mid].at <= k)
      lo = mid;
    else
      hi = mid;
  }
  v->hint = lo;
  return &v->run[lo];
}
