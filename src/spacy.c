/*
** spacy.c: the tokens of spaCy 3 for English. The text is cut at white space;
** each chunk is a special case, or loses prefixes and suffixes one by one
** until what is left is a special case, an address, or is cut at infixes. At
** last, runs of tokens that spell a special case are put together again.
** Everything is decided by the characters near an end of what is left, or
** at one place of it: linear.
**
** The algorithm is that of spacy/tokenizer.pyx (MIT licence, see spacyrule.c,
** which holds the affixes).
*/
#include "spacy.h"
#include "spacyrule.h"

#include <string.h>

#include "ucd.h"

/* --- special cases -------------------------------------------------------- */

static uint32_t hash(const char *s, size_t n, uint32_t seed) {
  uint32_t h = 2166136261u ^ seed * 0x9E3779B1u;
  size_t i;
  for (i = 0; i < n; i++) h = (h ^ (unsigned char)s[i]) * 16777619u;
  return h ^ h >> 15;
}

static size_t slots(size_t n) {
  size_t k = 4;
  while (k < n + n / 2) k *= 2;
  return k;
}

size_t gl_spacy_size(const gl_spacyshape *shape) {
  return sizeof(gl_spacy) + slots(shape->cases) * sizeof(gl_spacycase) +
         slots(shape->edges) * sizeof(gl_spacyedge) +
         shape->pieces * sizeof(uint16_t) + shape->bytes + 1;
}

void gl_spacy_layout(gl_spacy *r, const gl_spacyshape *shape) {
  memset(r, 0, gl_spacy_size(shape));
  r->mask = (uint32_t)slots(shape->cases) - 1;
  r->edgemask = (uint32_t)slots(shape->edges) - 1;
  r->slot = (gl_spacycase *)(r + 1);
  r->edge = (gl_spacyedge *)(r->slot + r->mask + 1);
  r->pieces = (uint16_t *)(r->edge + r->edgemask + 1);
  r->bytes = (char *)(r->pieces + shape->pieces);
}

/* the slot of a string: of its case, or free */
static gl_spacycase *slotof(const gl_spacy *r, const char *s, size_t n) {
  uint32_t i = hash(s, n, 0) & r->mask;
  while (r->slot[i].len &&
         !(r->slot[i].len == n && memcmp(r->bytes + r->slot[i].at, s, n) == 0))
    i = (i + 1) & r->mask;
  return &r->slot[i];
}

static const gl_spacycase *special(const gl_spacy *r, const unsigned char *s,
                                   size_t b, size_t e) {
  const gl_spacycase *c;
  if (r == NULL || e - b > r->longest || b == e) return NULL;
  c = slotof(r, (const char *)s + b, e - b);
  return c->len ? c : NULL;
}

gl_spacycase *gl_spacy_add(gl_spacy *r, gl_str s) {
  gl_spacycase *c = slotof(r, s.s, s.n);
  if (c->len == 0) {
    c->at = r->used;
    c->len = (uint16_t)s.n;
    memcpy(r->bytes + r->used, s.s, s.n);
    r->used += (uint32_t)s.n;
    if (s.n > r->longest) r->longest = (uint32_t)s.n;
    r->n++;
  }
  c->piece = r->npieces;
  c->n = 0;
  return c;
}

void gl_spacy_piece(gl_spacy *r, gl_spacycase *c, size_t len) {
  r->pieces[r->npieces++] = (uint16_t)len;
  c->n++;
}

/* The edge from `node` by a string: it, or a free slot. */
static gl_spacyedge *edgeof(const gl_spacy *r, uint32_t node, const char *s,
                            size_t n) {
  uint32_t i = hash(s, n, node + 1) & r->edgemask;
  while (r->edge[i].len && !(r->edge[i].node == node && r->edge[i].len == n &&
                             memcmp(r->bytes + r->edge[i].at, s, n) == 0))
    i = (i + 1) & r->edgemask;
  return &r->edge[i];
}

/* --- cutting -------------------------------------------------------------- */

typedef struct cutter {
  const gl_spacy *r; /* NULL: without special cases */
  const unsigned char *s;
  gl_spacywork *w;
} cutter;

#define TRY(call)                   \
  do {                              \
    int err_ = (call);              \
    if (err_ != GL_OK) return err_; \
  } while (0)

static int emit(gl_rows *to, size_t b, size_t e, uint32_t rule) {
  return gl_rows_add(to, (uint32_t)b, (uint32_t)e,
                     rule == R_SPACE ? GL_SPACY_SPACE : GL_SPACY_WORD, rule);
}

/* the tokens of a special case at `b` */
static int emitcase(cutter *k, gl_rows *to, const gl_spacycase *c, size_t b) {
  uint32_t i;
  for (i = 0; i < c->n; i++) {
    size_t e = b + k->r->pieces[c->piece + i];
    TRY(emit(to, b, e, R_SPECIAL | (i + 1) << 8));
    b = e;
  }
  return GL_OK;
}

/* What affixes have left. */
static int emitcore(cutter *k, const piece *p) {
  gl_rows *to = k->w->tokens;
  const gl_spacycase *c = special(k->r, p->s, p->b, p->e);
  size_t at = p->b, start = p->b, n;
  uint32_t rule = 0;
  if (c) return emitcase(k, to, c, p->b);
  if (gl_spacy_isurl(p)) return emit(to, p->b, p->e, R_URL);
  while ((n = gl_spacy_infix(p, &at, &rule)) > 0) {
    if (at > p->b) { /* one at the begin stays with what follows */
      if (at > start) TRY(emit(to, start, at, R_TOKEN));
      TRY(emit(to, at, at + n, rule));
      start = at + n;
    }
    at += n;
  }
  return start < p->e ? emit(to, start, p->e, R_TOKEN) : GL_OK;
}

/* One chunk. Affixes go off an end at a time, both in one round; suffixes
** wait in w->aux. */
static int chunk(cutter *k, size_t b, size_t e) {
  gl_rows *to = k->w->tokens, *suffixes = k->w->aux;
  const gl_spacycase *c = special(k->r, k->s, b, e);
  piece p;
  size_t size = 0;
  p.s = k->s, p.b = b, p.e = e;
  suffixes->n = 0;
  if (c) return emitcase(k, to, c, b);
  while (p.b < p.e && p.e - p.b != size) {
    uint32_t prule = 0, srule = 0;
    size_t pre, suf;
    piece rest = p;
    size = p.e - p.b;
    if (special(k->r, p.s, p.b, p.e)) break;
    pre = gl_spacy_prefix(&p, &prule);
    if (pre) TRY(emit(to, p.b, p.b + pre, prule));
    rest.b += pre;
    if (pre && special(k->r, p.s, rest.b, p.e)) {
      p.b = rest.b;
      break;
    }
    suf = gl_spacy_suffix(&rest, &srule);
    if (suf) TRY(emit(suffixes, p.e - suf, p.e, srule));
    if (suf && pre && special(k->r, p.s, p.b, p.e - suf)) {
      to->n--; /* the prefix is part of the special case */
      p.e -= suf;
      break;
    }
    p.b += pre;
    p.e -= suf;
  }
  if (p.b < p.e) TRY(emitcore(k, &p));
  while (suffixes->n) {
    const gl_rawrow *row = &suffixes->row[--suffixes->n];
    TRY(emit(to, row->first, row->end, row->ref));
  }
  return GL_OK;
}

/* white space as Python's str.isspace has it; length in *len */
static int white(const unsigned char *s, const unsigned char *e,
                 unsigned *len) {
  uint32_t cp;
  if (*s < 0x80) {
    *len = 1;
    return *s <= ' ' && (*s == ' ' || (*s >= 0x09 && *s <= 0x0D) ||
                         (*s >= 0x1C && *s <= 0x1F));
  }
  cp = gl_decode(s, e, len);
  return cp == 0x85 || gl_gc_of(cp) == GC_Zs || cp == 0x2028 || cp == 0x2029;
}

/* Chunks are runs of white space and of other characters; the first blank
** after a word belongs to the word. */
static int chunks(cutter *k, size_t from, size_t to) {
  size_t at = from, start = from;
  unsigned len;
  int in = from < to && white(k->s + from, k->s + to, &len);
  while (at < to) {
    int w = white(k->s + at, k->s + to, &len);
    if (w != in) {
      if (start < at)
        TRY(in ? emit(k->w->tokens, start, at, R_SPACE) : chunk(k, start, at));
      start = k->s[at] == ' ' ? at + 1 : at;
      in = w;
    }
    at += len;
  }
  if (start < to)
    TRY(in ? emit(k->w->tokens, start, to, R_SPACE) : chunk(k, start, to));
  return GL_OK;
}

/* --- special cases that were taken apart ---------------------------------- */

#define SEEN 1u  /* gl_rawrow.run of a token: in a match that came before */
#define TAKEN 2u /* gl_rawrow.run of a match */

/* All runs of tokens that are a way through the trie, by their begin and
** length: {first, end} in tokens. */
static int findruns(const gl_spacy *r, const unsigned char *s,
                    const gl_rows *tokens, gl_rows *found) {
  size_t i, j;
  for (i = 0; i < tokens->n; i++) {
    uint32_t node = 0;
    unsigned char c = s[tokens->row[i].first];
    if (!(r->heads[c >> 6] >> (c & 63) & 1)) continue;
    for (j = i; j < tokens->n; j++) {
      const gl_rawrow *row = &tokens->row[j];
      const gl_spacyedge *edge;
      size_t n = row->end - row->first;
      if (n > r->longedge) break;
      edge = edgeof(r, node, (const char *)s + row->first, n);
      if (edge->len == 0) break;
      if (edge->final)
        TRY(gl_rows_add(found, (uint32_t)i, (uint32_t)j + 1, 0, 0));
      node = (uint32_t)(edge - r->edge) + 1;
    }
  }
  return GL_OK;
}

/* Of runs that share a token the longest is taken, then the first. A run
** that loses keeps others out all the same. */
static void choose(const gl_spacy *r, gl_rows *tokens, gl_rows *found) {
  uint32_t length;
  size_t i, j;
  for (length = r->depth; length > 0; length--)
    for (i = 0; i < found->n; i++) {
      gl_rawrow *m = &found->row[i];
      if (m->end - m->first != length) continue;
      if (!((tokens->row[m->first].run | tokens->row[m->end - 1].run) & SEEN))
        m->run = TAKEN;
      for (j = m->first; j < m->end; j++) tokens->row[j].run |= SEEN;
    }
}

/* Writes the tokens to w->out, those that are taken as their special case;
** where blanks stand between them the text is none, and they stay. */
static int rejoin(cutter *k) {
  gl_rows *tokens = k->w->tokens, *found = k->w->aux, *out = k->w->out;
  size_t i = 0, m = 0;
  while (i < tokens->n) {
    const gl_spacycase *c = NULL;
    while (m < found->n &&
           (found->row[m].first < i || found->row[m].run != TAKEN))
      m++;
    if (m < found->n && found->row[m].first == i) {
      size_t b = tokens->row[i].first;
      c = special(k->r, k->s, b, tokens->row[found->row[m].end - 1].end);
      if (c) {
        TRY(emitcase(k, out, c, b));
        i = found->row[m].end;
        continue;
      }
    }
    TRY(emit(out, tokens->row[i].first, tokens->row[i].end,
             tokens->row[i].ref));
    i++;
  }
  return GL_OK;
}

int gl_spacy_tokens(const gl_spacy *r, const gl_text *text, size_t from,
                    size_t to, gl_spacywork *w) {
  cutter k;
  k.r = r, k.s = text->s, k.w = w;
  w->tokens->n = w->aux->n = w->out->n = 0;
  w->rows = w->tokens;
  TRY(chunks(&k, from, to));
  w->aux->n = 0;
  if (r == NULL || r->nedges == 0) return GL_OK;
  TRY(findruns(r, text->s, w->tokens, w->aux));
  if (w->aux->n == 0) return GL_OK;
  choose(r, w->tokens, w->aux);
  w->rows = w->out;
  return rejoin(&k);
}

/* --- making the trie ------------------------------------------------------ */

/* Whether an affix rule sees anything in a special case. Others cannot be
** taken apart, and are not looked for. */
static int hasaffix(gl_str s) {
  piece p;
  size_t at = 0;
  uint32_t rule;
  p.s = (const unsigned char *)s.s, p.b = 0, p.e = s.n;
  return memchr(s.s, ' ', s.n) || gl_spacy_prefix(&p, &rule) ||
         gl_spacy_suffix(&p, &rule) || gl_spacy_infix(&p, &at, &rule);
}

/* The tokens of a special case as if it were none; *n is 0 where it is not to
** be looked for. */
static int takeapart(gl_str s, gl_spacywork *w, size_t *n) {
  gl_text text = {0};
  *n = 0;
  if (!hasaffix(s)) return GL_OK;
  text.s = (const unsigned char *)s.s, text.len = s.n;
  TRY(gl_spacy_tokens(NULL, &text, 0, s.n, w));
  *n = w->rows->n;
  return GL_OK;
}

int gl_spacy_edges(gl_str s, gl_spacywork *w, size_t *n) {
  return takeapart(s, w, n);
}

int gl_spacy_link(gl_spacy *r, gl_spacywork *w) {
  uint32_t i;
  for (i = 0; i <= r->mask; i++) {
    gl_str s;
    size_t n, j;
    uint32_t node = 0;
    gl_spacyedge *edge = NULL;
    s.s = r->bytes + r->slot[i].at, s.n = r->slot[i].len;
    if (s.n == 0) continue;
    TRY(takeapart(s, w, &n));
    /* one token for one: nothing would change */
    if (n == 0 || (n == 1 && r->slot[i].n == 1)) continue;
    for (j = 0; j < n; j++) {
      const gl_rawrow *row = &w->rows->row[j];
      size_t len = row->end - row->first;
      unsigned char c = (unsigned char)s.s[row->first];
      edge = edgeof(r, node, s.s + row->first, len);
      if (edge->len == 0) {
        edge->node = node;
        edge->at = r->slot[i].at + row->first;
        edge->len = (uint16_t)len;
        r->nedges++;
        if (len > r->longedge) r->longedge = (uint32_t)len;
      }
      if (node == 0) r->heads[c >> 6] |= (uint64_t)1 << (c & 63);
      node = (uint32_t)(edge - r->edge) + 1;
    }
    edge->final = 1;
    if (n > r->depth) r->depth = (uint32_t)n;
  }
  return GL_OK;
}

/* --- why ------------------------------------------------------------------ */

/* Whether a token of white space ends at `at`, behind which the text can be
** cut as if it began there: no special case goes past one. */
static int resumes(const gl_text *t, size_t at) {
  size_t n = 0;
  unsigned len;
  int blank = 1;
  while (at > 0) {
    const unsigned char *p = gl_step_back(t->s, t->s + at);
    if (!white(p, t->s + at, &len)) break;
    blank = *p == ' ';
    at = (size_t)(p - t->s);
    if (++n > 1 || !blank) return 1;
  }
  return 0;
}

int gl_spacy_why(const gl_spacy *r, const gl_text *text, size_t at,
                 gl_spacywork *w, gl_spacywhy *why) {
  const unsigned char *s = text->s, *e = s + text->len;
  const gl_rawrow *row;
  size_t from = at, to, i, j;
  unsigned len;
  memset(why, 0, sizeof *why);
  /* back to a word behind a token of white space */
  while (from > 0 && !(!white(s + from, e, &len) && resumes(text, from)))
    from = (size_t)(gl_step_back(s, s + from) - s);
  for (to = at; to < text->len; to += len)
    if (!white(s + to, e, &len) && to > at && resumes(text, to)) break;
  if (to > text->len) to = text->len;
  TRY(gl_spacy_tokens(r, text, from, to, w));
  row = w->rows->row;
  for (i = 0; i < w->rows->n && row[i].end <= at; i++) continue;
  if (i == w->rows->n || row[i].first > at) return GL_OK;
  why->rule = gl_spacy_rules[row[i].ref & 0xFF];
  why->first = row[i].first;
  why->end = row[i].end;
  why->part = row[i].ref >> 8;
  if (why->part) {
    i -= why->part - 1;
    for (j = i + 1; j < w->rows->n && row[j].ref >> 8 == (j - i) + 1; j++)
      continue;
    why->cfirst = row[i].first;
    why->cend = row[j - 1].end;
  }
  return GL_OK;
}
