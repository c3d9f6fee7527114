/*
** fuzzy.c: misspelt names in a text. Its words are cut once more, runs of them
** that may be names and are none as they stand are looked up, many at a time,
** and of all matches, exact ones and others, those are reported that the mode
** asks for.
*/
#include "fuzzyindex.h"
#include "ucd.h"

#include <stddef.h>

#define WORDS 1024u  /* cut at a time */
#define QUERIES 256u /* looked up at a time */

/* --- words --------------------------------------------------------------- */

#define BEGINS 1u /* a stretch may begin with it */
#define ENDS 2u
#define ASCII 4u    /* it, and what stands between it and the word before */
#define APART 8u    /* from the word before by more than GL_MAXGAP bytes */
#define FOLLOWS 16u /* a word with a capital: it may have lost its own */
#define LONG 32u    /* it is more than a form */

typedef struct Word {
  uint32_t first, end;
  uint32_t unit, to; /* what of the pool it is */
  uint8_t flags;
  uint8_t begins, ends; /* so many units some name begins with like the text
                           here, ends with */
} Word;

#define CHUNK 64u /* blocks of which bits are known */

typedef struct Searcher {
  gl_look k;
  const gl_text *t;
  const gl_findopt *o;
  const gl_fuzzyopt *f;
  unsigned most; /* words of a stretch */
  gl_cutter cut; /* of what is not ASCII, where characters are not known */
  const gl_folder *folds;
  gl_formchars *chars; /* under these; NULL: no memory */
  const unsigned char *at;
  int capital; /* the last word has one */
  uint8_t kind[256];
  size_t from, to; /* bytes of which is known: */
  size_t
      foreign; /* the next of these that is not ASCII, or the last one's end */
  uint64_t in[CHUNK + 1], upper[CHUNK + 1], high[CHUNK + 1];
  size_t nword;
  size_t row;     /* exact matches before it begin before the stretch */
  uint32_t reach; /* to where one of these goes */
  size_t pooled;  /* units of the words in the pool */
  unsigned rows;  /* of `least` that are known */
  uint8_t rowof[256];
  Word word[WORDS];
  uint8_t least[GL_LIKENESSES][GL_MAXFORM + 1];
} Searcher;

/* What its letters say of a word. */
static unsigned kind_of(const unsigned char *s, const unsigned char *e) {
  unsigned flags = 0, len;
  int digits = 1;
  for (; s < e; s += len) {
    unsigned gc = gl_gc_of(gl_decode(s, e, &len));
    if (gc == GC_Lu || gc == GC_Lt || gc == GC_Lo) return BEGINS | ENDS;
    if (gc != GC_Nd && gc != GC_Nl && gc != GC_No) digits = 0;
  }
  if (digits) flags |= ENDS;
  return flags;
}

/* The same for ASCII: what characters are, in a table. */
#define IN_WORD 1u
#define DIGIT 2u
#define CAPITAL 4u

static void ascii_kinds(const gl_folder *f, uint8_t kind[256]) {
  unsigned c;
  memset(kind, 0, 256);
  for (c = 0; c < 128; c++) {
    kind[c] = f->word[c] ? IN_WORD : 0;
    if (c - '0' < 10u) kind[c] = DIGIT;
    if (c - 'A' < 26u) kind[c] |= CAPITAL;
  }
}

static unsigned flags_of(unsigned kinds) {
  return kinds & CAPITAL ? BEGINS | ENDS : kinds == DIGIT ? ENDS : 0;
}

/* The next piece that is not ASCII alone, a word or not. */
static int next_slow(Searcher *z, Word *w) {
  const unsigned char *s = z->t->s, *p = z->at;
  gl_piece piece;
  unsigned len;
  if (z->cut.at != p) { /* a sign before it may have marks */
    if (p > s && p[-1] < 0x80 && !z->k.g->token.word[p[-1]]) p--;
    z->cut.at = p;
    z->cut.glue = 0;
  }
  if (!gl_cutter_next(&z->cut, &piece)) return 0;
  z->at = z->cut.at;
  if (!gl_is_word(gl_decode(s + piece.first, z->cut.e, &len))) return 0;
  w->first = (uint32_t)piece.first;
  w->end = (uint32_t)piece.end;
  w->flags = (uint8_t)kind_of(s + piece.first, s + piece.end);
  if (z->f->any) w->flags |= BEGINS | ENDS;
  if (piece.joined) w->flags &= (uint8_t)~BEGINS;
  return 1;
}

static const gl_formchar *char_at(const Searcher *z, const unsigned char *p,
                                  unsigned *len) {
  if (z->chars == NULL) return NULL;
  return gl_form_char(z->chars, z->k.m, z->folds, p, z->t->s + z->t->len, len);
}

/* The same where the character may be ASCII: GL_FORM_* that matter to a word,
** *cut of a letter; 0: it is none of a word. -1: not known. */
static int is_what(const Searcher *z, const unsigned char *p, unsigned *len,
                   enum gl_cut *cut) {
  const gl_formchar *c;
  unsigned kind;
  if (*p < 0x80) {
    *len = 1;
    if ((kind = z->kind[*p]) == 0) return 0;
    *cut = kind == DIGIT || *p == '_' ? GL_CUT_NEUTRAL : GL_CUT_OTHER;
    return (int)(GL_FORM_WORD | (kind & CAPITAL ? GL_FORM_CAPITAL : 0) |
                 (kind == DIGIT ? GL_FORM_DIGIT : 0));
  }
  if ((c = char_at(z, p, len)) == NULL) {
    uint32_t cp = gl_decode(p, z->t->s + z->t->len, len);
    return gl_is_word(cp) || gl_is_mark(cp) ? -1 : 0;
  }
  *cut = (enum gl_cut)c->cut;
  return c->is & (GL_FORM_WORD | GL_FORM_MARK) ? c->is : 0;
}

/* The end of the word at p where all its characters are known, and the first is
** no mark; NULL: that is not so. *flags: what its letters say of it. */
static const unsigned char *known_word(const Searcher *z,
                                       const unsigned char *p,
                                       unsigned *flags) {
  const unsigned char *q, *e = z->t->s + z->t->len;
  enum gl_cut was = GL_CUT_NEUTRAL, cut = GL_CUT_NEUTRAL;
  int any = 0, all = GL_FORM_DIGIT;
  unsigned len;
  for (q = p; q < e; q += len) {
    int is = is_what(z, q, &len, &cut);
    if (is < 0 || (q == p && is & (int)GL_FORM_MARK)) return NULL;
    if (!(is & (int)GL_FORM_WORD)) break;
    if (!(is & (int)GL_FORM_MARK)) {
      if (q > p && gl_cut_between(was, cut)) break;
      was = cut;
    }
    any |= is;
    all &= is;
  }
  if (q == p) return NULL;
  *flags = any & (int)GL_FORM_CAPITAL || z->f->any ? BEGINS | ENDS
           : all                                   ? ENDS
                                                   : 0;
  return q;
}

/* The next word, at p, where it is such a one, and no sign with marks is before
** it. */
static int next_known(Searcher *z, Word *w, const unsigned char *p) {
  const unsigned char *q;
  unsigned flags;
  if (z->cut.at == p && z->cut.glue) return 0;
  if ((q = known_word(z, p, &flags)) == NULL) return 0;
  w->first = (uint32_t)(p - z->t->s);
  w->end = (uint32_t)(q - z->t->s);
  w->flags = (uint8_t)flags;
  z->at = q;
  return 1;
}

/* Goes past a sign that no mark follows, as far as is known. */
static int skip_sign(Searcher *z, const unsigned char *p) {
  const unsigned char *e = z->t->s + z->t->len;
  unsigned len, next;
  const gl_formchar *c = *p < 0x80 ? NULL : char_at(z, p, &len);
  if (c == NULL || c->is & (GL_FORM_WORD | GL_FORM_MARK)) return 0;
  p += len;
  if (p < e && *p >= 0x80 &&
      ((c = char_at(z, p, &next)) == NULL || c->is & GL_FORM_MARK))
    return 0;
  z->at = p;
  return 1;
}

/* Whether a word that goes on to p does so behind it, where it is not ASCII. */
static int goes_on(const unsigned char *p, const unsigned char *e) {
  unsigned len;
  return p < e && *p >= 0x80 && gl_is_word(gl_decode(p, e, &len));
}

static inline void set_ascii(Searcher *z, Word *w, size_t first, size_t end,
                             unsigned kinds) {
  w->first = (uint32_t)first;
  w->end = (uint32_t)end;
  w->flags = (uint8_t)(z->f->any ? BEGINS | ENDS : flags_of(kinds));
  if (z->cut.glue && z->cut.at == z->t->s + first) w->flags &= (uint8_t)~BEGINS;
  z->at = z->t->s + end;
}

/* Bits of the next blocks. */
static void read_bits(Searcher *z, size_t at) {
  size_t n = (z->t->len - at) / 64, i;
  const gl_simd *simd = z->t->simd;
  if (n > CHUNK) n = CHUNK;
  for (i = 0; i < n; i++) {
    uint8_t code[64];
    uint64_t plane[8];
    gl_notascii m;
    simd->codes(z->kind, z->t->s + at + i * 64, code, &m);
    simd->planes(code, plane);
    z->in[i] = plane[0] | plane[1];
    z->upper[i] = plane[2];
    z->high[i] = m.high;
  }
  z->in[n] = z->upper[n] = z->high[n] = 0;
  z->from = at;
  z->to = at + n * 64;
  z->foreign = at + gl_bit_next(z->high, 0, n * 64);
}

/* The first bit that is set from i on, of n words; n * 64: none is. */
static inline size_t bit_from(const uint64_t *b, size_t i, size_t n) {
  size_t k = i / 64;
  uint64_t x = b[k] >> i % 64 << i % 64;
  while (x == 0 && ++k < n) x = b[k];
  return x ? k * 64 + gl_ctz64(x) : n * 64;
}

/* The same for one that is not set: the last word has none. */
static inline size_t gap_from(const uint64_t *b, size_t i) {
  size_t k = i / 64;
  uint64_t x = ~b[k] >> i % 64 << i % 64;
  while (x == 0) x = ~b[++k];
  return k * 64 + gl_ctz64(x);
}

/* Where the next word begins, by its bits; SIZE_MAX where something that is not
** ASCII is before it, or it is behind the bits: then z->at is in front of
** that. */
static inline size_t find_quick(Searcher *z) {
  size_t at = (size_t)(z->at - z->t->s), i;
  for (;;) {
    if (at < z->from || at >= z->to) read_bits(z, at);
    if (at >= z->to) return SIZE_MAX;
    i = at - z->from;
    if (gl_bit_get(z->high, i)) return SIZE_MAX;
    if (z->foreign < at)
      z->foreign = z->from + gl_bit_next(z->high, i, z->to - z->from);
    i = z->from + bit_from(z->in, i, (z->to - z->from) / 64);
    z->at = z->t->s + (i < z->foreign ? i : z->foreign);
    if (i < z->to) return i < z->foreign ? i : SIZE_MAX;
    if (z->foreign < z->to) return SIZE_MAX;
    at = z->to;
  }
}

/* The next word by its bits; 0 where it, or what is before it, is not ASCII, or
** what ends it is behind the bits: then z->at is in front of it. */
static int next_quick(Searcher *z, Word *w) {
  size_t at = find_quick(z), i, end;
  unsigned kinds = IN_WORD;
  if (at == SIZE_MAX) return 0;
  i = at - z->from;
  end = gap_from(z->in, i);
  if (z->from + end >= z->to || z->from + end == z->foreign) return 0;
  if (gl_bit_next(z->upper, i, end) < end)
    kinds = CAPITAL;
  else if (z->kind[*z->at] == DIGIT) {
    const unsigned char *p = z->at, *e = p + (end - i);
    for (kinds = 0; p < e;) kinds |= z->kind[*p++];
  }
  set_ascii(z, w, at, z->from + end, kinds);
  return 1;
}

/* The next word; *ascii becomes 0 where it is not, or what is before it. */
static int next_any(Searcher *z, Word *w, int *ascii) {
  const uint8_t *kind = z->kind;
  const unsigned char *s = z->t->s, *e = s + z->t->len, *p, *q;
  for (;;) {
    unsigned kinds = 0, is;
    for (p = z->at; p < e && *p < 0x80 && !kind[*p];) p++;
    z->at = p;
    if (p == e) return 0;
    if (*p < 0x80) {
      for (q = p; q < e && (is = kind[*q]) != 0; q++) kinds |= is;
      if (!goes_on(q, e)) {
        set_ascii(z, w, (size_t)(p - s), (size_t)(q - s), kinds);
        return 1;
      }
      /* a word that begins with ASCII: not the sign before it again */
      if (z->cut.at != p) z->cut.glue = 0;
      z->cut.at = p;
    }
    *ascii = 0;
    if (skip_sign(z, p)) continue;
    if (next_known(z, w, p) || next_slow(z, w)) return 1;
  }
}

static int next_word(Searcher *z, Word *w) {
  const unsigned char *s = z->t->s, *from = z->at;
  int ascii = 1;
  if (!next_quick(z, w) && !next_any(z, w, &ascii)) return 0;
  if (ascii) w->flags |= ASCII;
  if ((size_t)(s + w->first - from) > GL_MAXGAP)
    w->flags |= APART;
  else if (z->capital)
    w->flags |= FOLLOWS;
  z->capital = (w->flags & BEGINS) != 0;
  return 1;
}

/* --- orders of matches --------------------------------------------------- */

typedef struct Picker {
  const gl_gaz *g;
  const gl_text *t;
  const gl_findopt *o;
  gl_fuzzy *z;
  const gl_mem *m;
} Picker;

/* of a match that was found: where all have one label it is not read, and may
** be that of a damaged file */
static unsigned label_of(const Picker *p, const gl_hit *h) {
  return p->o->labels < 2 ? 0 : gl_entry_at(p->g, h->entry)->label;
}

/* 1 where a comes before b, -1 where it comes after it, 0: neither */
#define DIFFER(x, y) \
  if ((x) != (y)) return (x) < (y) ? 1 : -1

/* the order of the text, the longer first: that of most modes too */
static inline int by_place(const Picker *p, const gl_hit *a, const gl_hit *b) {
  uint64_t x = (uint64_t)a->first << 32 | (uint32_t)~a->end;
  uint64_t y = (uint64_t)b->first << 32 | (uint32_t)~b->end;
  (void)p;
  DIFFER(x, y);
  DIFFER(a->distance, b->distance);
  DIFFER(a->entry, b->entry);
  DIFFER(a->ref, b->ref);
  return 0;
}

/* the order in which a mode takes matches */
static int by_mode(const Picker *p, const gl_hit *a, const gl_hit *b) {
  if (p->o->perlabel) DIFFER(label_of(p, a), label_of(p, b));
  if (p->o->matches == GL_MATCH_PRIORITY) {
    DIFFER(gl_entry_priority(p->g, b->entry),
           gl_entry_priority(p->g, a->entry));
    DIFFER(b->end - b->first, a->end - a->first);
    DIFFER(a->distance, b->distance);
  }
  DIFFER(a->first, b->first);
  if (p->o->matches == GL_MATCH_FIRST) {
    DIFFER(a->distance, b->distance);
    DIFFER(a->entry, b->entry);
  }
  DIFFER(b->end, a->end);
  DIFFER(a->distance, b->distance);
  DIFFER(a->entry, b->entry);
  return 0;
}

/* Merges what is in order already, n elements, by way of `spare`. */
static GL_INLINE void merge(const Picker *p, gl_hit *hit, gl_hit *spare,
                            size_t n,
                            int (*before)(const Picker *, const gl_hit *,
                                          const gl_hit *)) {
  gl_hit *from = hit, *to = spare, *other;
  for (;;) {
    size_t i = 0, out = 0, a, b, e, runs = 0;
    while (i + 1 < n && before(p, &from[i], &from[i + 1]) >= 0) i++;
    if (i + 1 >= n) break;
    for (i = 0; i < n; runs++) {
      for (a = i, b = a + 1; b < n && before(p, &from[b - 1], &from[b]) >= 0;)
        b++;
      for (e = b < n ? b + 1 : n;
           e < n && before(p, &from[e - 1], &from[e]) >= 0;)
        e++;
      for (i = e, e = b; a < b || e < i;)
        to[out++] = e >= i || (a < b && before(p, &from[a], &from[e]) >= 0)
                        ? from[a++]
                        : from[e++];
    }
    other = from;
    from = to;
    to = other;
  }
  if (from != hit) memcpy(hit, from, n * sizeof *hit);
}

#define NEAR 16u /* places */

/* Most are near to their places. */
static void sort_places(gl_hit *hit, gl_hit *spare, size_t n) {
  size_t i, k;
  for (i = 1; i < n; i++) {
    gl_hit h;
    if (by_place(NULL, &hit[i - 1], &hit[i]) >= 0) continue;
    h = hit[i];
    for (k = i; k > 0 && i - k < NEAR; k--) {
      if (by_place(NULL, &hit[k - 1], &h) >= 0) break;
      hit[k] = hit[k - 1];
    }
    hit[k] = h;
  }
  merge(NULL, hit, spare, n, by_place);
}

static void sort_mode(const Picker *p, gl_hit *hit, gl_hit *spare, size_t n) {
  merge(p, hit, spare, n, by_mode);
}

/* --- stretches ----------------------------------------------------------- */

/* Whether an exact match holds it. */
static int is_held(Searcher *z, uint32_t first, uint32_t end) {
  const gl_rows *r = &z->k.z->exact;
  for (; z->row < r->n && r->row[z->row].first <= first; z->row++)
    if (r->row[z->row].end > z->reach) z->reach = r->row[z->row].end;
  return end <= z->reach;
}

/* Whether a stretch may end with a word, which is `behind` another one. */
static int may_end(const Word *w, int behind) {
  return w->flags & ENDS || (behind && w->flags & FOLLOWS);
}

static int may_stand(const Searcher *z, uint32_t first, uint32_t end) {
  const gl_findopt *o = z->o;
  return o->from == NULL ||
         (gl_bit_get(o->from, first) && gl_bit_get(o->to, end - 1));
}

/* A stretch in another form than as it stands. */
static int ask_otherwise(Searcher *z, gl_query q, const gl_nameform *form) {
  q.n = (uint8_t)form->n;
  q.begins = q.ends = GL_ANYWHERE;
  q.at = gl_look_pool(&z->k, form);
  return q.at == SIZE_MAX ? GL_ENOMEM : gl_look_add(&z->k, &q);
}

static int ask_variants(Searcher *z, gl_query q, const gl_nameform *form) {
  const gl_lenience *l = &z->f->lenience;
  gl_nameform *out = &z->k.z->third;
  unsigned i, orders = l->order ? gl_form_orders(form) : 0;
  int rc = GL_OK;
  for (i = 1; rc == GL_OK && i <= orders; i++) {
    gl_form_order(form, i, out);
    rc = ask_otherwise(z, q, out);
  }
  if (rc == GL_OK && l->initials && gl_form_bare(form, out)) {
    q.bare = 1;
    rc = ask_otherwise(z, q, out);
  }
  return rc;
}

/* Whether also other forms than as they stand are looked up. */
static int varies(const Searcher *z) {
  return z->f->lenience.order || z->f->lenience.initials;
}

/* A stretch as it stands, if it may be a name so, and otherwise. */
static int ask_both(Searcher *z, const gl_query *q, int may, int varied) {
  gl_nameform *form = &z->k.z->form;
  int rc = may ? gl_look_add(&z->k, q) : GL_OK;
  if (rc != GL_OK || !varied) return rc;
  form->n = q->n;
  memcpy(form->unit, z->k.z->unit + q->at, q->n * sizeof *form->unit);
  return ask_variants(z, *q, form);
}

/* What names end with has to be like a stretch of some units whose beginning is
** so much like one: a row for each of what may be there. */
static const uint8_t *least_of(Searcher *z, unsigned begins) {
  const gl_need *need = z->k.ladder->need;
  unsigned n;
  uint8_t *row;
  if (z->rowof[begins]) return z->least[z->rowof[begins] - 1];
  row = z->least[z->rows];
  z->rowof[begins] = (uint8_t)++z->rows;
  for (n = 0; n <= GL_MAXFORM; n++) row[n] = gl_look_least(&need[n], begins);
  return row;
}

/* The stretches that begin with word i, under folds that leave nothing out:
** what is in the pool from there on. The longer ones first, as matches go. */
static int ask_plain(Searcher *z, size_t i, unsigned set) {
  gl_look *k = &z->k;
  const Word *from = &z->word[i], *w, *end = z->word + z->nword;
  const uint8_t *least = least_of(z, from->begins);
  uint32_t unit = from->unit, most = GL_MAXFORM;
  int varied = varies(z), rc = GL_OK;
  gl_query q;
  unsigned n = 0;
  uint8_t asked[GL_MAXFUZZYWORDS];
  if (z->nword - i > z->most) end = from + z->most;
  if (!varied && most > k->longest + GL_MAXEDITS)
    most = k->longest + GL_MAXEDITS;
  for (w = from; w < end; w++) {
    uint32_t units = w->to - unit;
    if ((w > from && w->flags & APART) || w->flags & LONG || units > most)
      break;
    if (may_end(w, w > from) && (w->ends >= least[units] || varied))
      asked[n++] = (uint8_t)(w - from);
  }
  if (n == 0) return GL_OK;
  memset(&q, 0, sizeof q);
  q.first = from->first;
  q.set = (uint8_t)set;
  q.at = unit;
  q.begins = from->begins;
  while (rc == GL_OK && n-- > 0) {
    w = from + asked[n];
    if (!may_stand(z, q.first, w->end) || is_held(z, q.first, w->end)) continue;
    q.end = w->end;
    q.n = (uint8_t)(w->to - unit);
    q.ends = w->ends;
    rc = ask_both(z, &q, w->ends >= least[q.n], varied);
  }
  return rc;
}

/* Puts ASCII characters into the pool, where there is room. */
static inline void pool_ascii(gl_fuzzy *z, const gl_folder *f,
                              const unsigned char *s, const unsigned char *e) {
  uint32_t *unit = z->unit + z->nunit;
  uint64_t *prefix = z->prefix + z->nunit, h = *prefix, a, b;
  for (; e - s >= 2; s += 2, unit += 2, prefix += 2) { /* a shorter chain */
    unit[0] = (uint32_t)(a = f->ascii[s[0] & 127]);
    unit[1] = (uint32_t)(b = f->ascii[s[1] & 127]);
    prefix[1] = h * GL_FORMBASE + a;
    prefix[2] = h = h * (GL_FORMBASE * GL_FORMBASE) + (a * GL_FORMBASE + b);
  }
  if (s < e) {
    *unit++ = (uint32_t)(a = f->ascii[*s & 127]);
    prefix[1] = h * GL_FORMBASE + a;
  }
  z->nunit = (size_t)(unit - z->unit);
}

/* Where what stands before word i in a stretch begins. */
static uint32_t gap_before(const Searcher *z, size_t i) {
  const Word *w = &z->word[i];
  return i && !(w->flags & APART) ? w[-1].end : w->first;
}

/* The words from i on that are ASCII, as what is before each, and stand in a
** form byte by byte: to which one. */
static size_t plain_words(const Searcher *z, const gl_folder *f, size_t i) {
  unsigned most = f->flags & GL_FOLD_SPACE ? 1 : GL_MAXGAP;
  size_t from = i;
  for (; i < z->nword; i++) {
    const Word *w = &z->word[i];
    if (!(w->flags & ASCII) || w->end - w->first > GL_MAXFORM ||
        w->first - gap_before(z, i) > most || (i > from && w->flags & APART))
      break;
  }
  return i;
}

/* Puts such words into the pool. */
static int pool_plain(Searcher *z, const gl_folder *f, size_t i, size_t j) {
  gl_look *k = &z->k;
  const unsigned char *s = z->t->s;
  size_t at = gap_before(z, i), end = z->word[j - 1].end, to = k->z->nunit;
  if (gl_look_room(k, end - at) != GL_OK) return GL_ENOMEM;
  pool_ascii(k->z, f, s + at, s + end);
  for (; i < j; i++) {
    Word *w = &z->word[i];
    w->flags &= (uint8_t)~LONG;
    w->unit = (uint32_t)(to + w->first - at);
    w->to = (uint32_t)(to + w->end - at);
  }
  return GL_OK;
}

/* Puts characters into the pool, where there is room, as gl_form_plain makes
** them units; 0: it cannot, and nothing was done. */
static int pool_known(const gl_look *k, gl_formchars *chars, const gl_folder *f,
                      const unsigned char *s, const unsigned char *e) {
  gl_fuzzy *z = k->z;
  uint32_t *unit = z->unit + z->nunit;
  uint64_t *prefix = z->prefix + z->nunit, h = *prefix;
  unsigned based = 0, last = 0, len, i;
  for (; s < e; s += len) {
    const gl_formchar *c;
    if (*s < 0x80) {
      len = 1;
      last = 0;
      based = f->word[*s];
      *unit++ = f->ascii[*s];
      *++prefix = h = h * GL_FORMBASE + f->ascii[*s];
      if (f->white[*s])
        while (s + len < e && s[len] < 0x80 && f->white[s[len]]) len++;
      continue;
    }
    c = gl_form_char(chars, k->m, f, s, e, &len);
    if (!c || !(c->is & GL_FORM_KNOWN) || (c->is & GL_FORM_MARK && !based) ||
        (c->first && c->first < last))
      return 0;
    for (i = 0; i < c->n; i++) {
      *unit++ = c->unit[i];
      *++prefix = h = h * GL_FORMBASE + c->unit[i];
    }
    if (c->n) last = c->last;
    based = c->is & GL_FORM_WORD;
  }
  z->nunit = (size_t)(unit - z->unit);
  return 1;
}

#define FEW (GL_MAXFORM / 2) /* bytes, of which no form is too long */

/* Puts a part of the text into the pool. */
static int pool_part(gl_look *k, gl_formchars *chars, const gl_folder *f,
                     const unsigned char *s, size_t n) {
  if (chars && n <= FEW) {
    if (gl_look_room(k, 2 * n) != GL_OK) return GL_ENOMEM;
    if (pool_known(k, chars, f, s, s + n)) return GL_OK;
  }
  return gl_look_append(k, f, s, n);
}

/* Puts a word and what is before it into the pool. */
static int pool_word(Searcher *z, gl_formchars *chars, const gl_folder *f,
                     size_t i) {
  gl_look *k = &z->k;
  Word *w = &z->word[i];
  const unsigned char *s = z->t->s;
  uint32_t gap = gap_before(z, i);
  int rc = GL_OK;
  if (gap < w->first) rc = pool_part(k, chars, f, s + gap, w->first - gap);
  w->unit = (uint32_t)k->z->nunit;
  if (rc == GL_OK) rc = pool_part(k, chars, f, s + w->first, w->end - w->first);
  w->to = (uint32_t)k->z->nunit;
  w->flags &= (uint8_t)~LONG;
  if (rc == GL_ELONG) w->flags |= LONG;
  return rc == GL_ENOMEM ? rc : GL_OK;
}

/* The same for all words, but what is between those that are apart. */
static int pool_words(Searcher *z, unsigned set) {
  gl_look *k = &z->k;
  const gl_folder *f = &k->g->set[set];
  gl_formchars *chars = gl_form_chars(k->z, k->m, f);
  size_t i = 0, j;
  int rc = gl_look_room(k, 1);
  k->z->nunit = 0;
  while (rc == GL_OK && i < z->nword) {
    j = plain_words(z, f, i);
    rc = j > i ? pool_plain(z, f, i, j) : pool_word(z, chars, f, i);
    i = j > i ? j : i + 1;
  }
  z->pooled = k->z->nunit;
  return rc;
}

/* How far names begin and end like the text at each word. */
static int ask_gates(Searcher *z, unsigned set) {
  gl_look *k = &z->k;
  size_t i;
  int rc = GL_OK;
  for (i = 0; rc == GL_OK && i < z->nword; i++) {
    Word *w = &z->word[i];
    size_t n = w->to - w->unit;
    if (w->flags & BEGINS)
      rc = gl_look_gate(k, set, w->unit, n, GL_BEGIN, &w->begins);
    if (rc == GL_OK && w->flags & (ENDS | FOLLOWS))
      rc = gl_look_gate(k, set, w->to, n, GL_END, &w->ends);
  }
  gl_look_gates(k);
  return rc;
}

/* Whether a name could have a form of about n units, or of fewer where
** something may be left out. */
static int could_be(const Searcher *z, size_t n) {
  return varies(z) || z->k.ladder->need[n].edits;
}

/* The same under other folds: each stretch by itself. */
static int ask_loose(Searcher *z, size_t i, unsigned set) {
  gl_look *k = &z->k;
  gl_nameform *form = &k->z->form;
  const gl_folder *f = &k->g->set[set];
  gl_query q;
  size_t j;
  int rc;
  memset(&q, 0, sizeof q);
  q.first = z->word[i].first;
  q.set = (uint8_t)set;
  for (j = i; j < z->nword && j < i + z->most; j++) {
    const Word *w = &z->word[j];
    if (j > i && w->flags & APART) break;
    if (!may_end(w, j > i) || !may_stand(z, q.first, w->end) ||
        is_held(z, q.first, w->end))
      continue;
    if (!gl_form_make(&k->z->former, f, z->t->s + q.first, w->end - q.first,
                      form) ||
        !could_be(z, form->n))
      continue;
    q.end = w->end;
    if ((rc = ask_otherwise(z, q, form)) != GL_OK ||
        (rc = ask_variants(z, q, form)) != GL_OK)
      return rc;
  }
  return GL_OK;
}

/* Looks up what was asked. Matches stay in the order of the text: each time
** they begin behind those before. */
static int look_up(Searcher *z) {
  gl_fuzzy *f = z->k.z;
  size_t from = f->nhit;
  int rc = gl_look_run(&z->k);
  f->nunit = z->pooled;
  if (rc == GL_OK && GL_GROW(f, z->k.m, spare, f->nhit)) rc = GL_ENOMEM;
  if (rc == GL_OK) sort_places(f->hit + from, f->spare, f->nhit - from);
  return rc;
}

/* The stretches that begin with one of n words, under a set of folds. */
static int ask(Searcher *z, size_t n, unsigned set) {
  int loose = (z->k.g->set[set].flags & GL_LOOSE) != 0, rc = GL_OK;
  size_t i;
  z->pooled = z->k.z->nunit = 0;
  if (!loose &&
      ((rc = pool_words(z, set)) != GL_OK || (rc = ask_gates(z, set)) != GL_OK))
    return rc;
  for (i = 0; rc == GL_OK && i < n; i++) {
    if (!(z->word[i].flags & BEGINS)) continue;
    rc = loose ? ask_loose(z, i, set) : ask_plain(z, i, set);
    if (rc == GL_OK && z->k.z->nquery >= QUERIES) rc = look_up(z);
  }
  return rc == GL_OK ? look_up(z) : rc;
}

/* The stretches that begin with one of n words. */
static int ask_all(Searcher *z, size_t n) {
  size_t row = z->row;
  uint32_t reach = z->reach;
  unsigned set;
  int rc = GL_OK;
  for (set = 0; rc == GL_OK && set < z->k.g->nset; set++) {
    if (!gl_has(z->k.sets, set)) continue;
    z->row = row;
    z->reach = reach;
    rc = ask(z, n, set);
  }
  return rc;
}

/* Goes through the text. */
static int search(Searcher *z) {
  int done = 0, rc = GL_OK;
  unsigned set = 0;
  gl_cutter_init(&z->cut, &z->k.g->token, z->t->s, z->t->len,
                 z->k.z->former.key[1], z->k.z->former.mark[1], GL_FORMKEY);
  z->at = z->t->s;
  ascii_kinds(&z->k.g->token, z->kind);
  while (set < z->k.g->nset && !gl_has(z->k.sets, set)) set++;
  z->folds = set < z->k.g->nset ? &z->k.g->set[set] : &z->k.g->token;
  z->chars = gl_form_chars(z->k.z, z->k.m, z->folds);
  while (!done && rc == GL_OK) {
    size_t n;
    while (z->nword < WORDS && !done) {
      if (next_word(z, &z->word[z->nword]))
        z->nword++;
      else
        done = 1;
    }
    n = done ? z->nword : z->nword - z->most;
    rc = ask_all(z, n);
    z->nword -= n;
    memmove(z->word, z->word + n, z->nword * sizeof *z->word);
  }
  return rc;
}

/* --- which matches are reported ------------------------------------------ */

/*
** Of matches of one entry that overlap those with fewer edits stay. One goes
** through them in the order of the text: of an entry is kept how far matches
** with no more than some edits have gone, as long as others may overlap them.
** The same from behind, places counted from there, tells of those that come
** later.
*/
#define BEATEN 4u /* of a distance */
#define SLOTS 1024u
typedef struct Live {
  uint32_t entry, next;
  uint32_t reach[GL_MAXEDITS];
} Live;

typedef struct Thinner {
  gl_hit *hit;
  Live *live;
  uint32_t used, spare; /* of these: so many, and a list of free ones */
  uint32_t slot[SLOTS]; /* lists */
} Thinner;

/* What is kept of an entry. What goes no further than `over` is forgotten. */
static inline Live *live_of(Thinner *t, uint32_t entry, uint32_t over) {
  uint32_t *slot = &t->slot[entry * (uint32_t)GL_MIX >> 22], *link = slot, i;
  Live *l;
  while ((i = *link) != 0) {
    l = &t->live[i];
    if (l->entry == entry) return l;
    if (l->reach[GL_MAXEDITS - 1] <= over) {
      *link = l->next;
      l->next = t->spare;
      t->spare = i;
    } else
      link = &l->next;
  }
  if ((i = t->spare) != 0)
    t->spare = t->live[i].next;
  else
    i = t->used++;
  l = &t->live[i];
  memset(l, 0, sizeof *l);
  l->entry = entry;
  l->next = *slot;
  *slot = i;
  return l;
}

/* Marks a match that is beaten by one of those gone through, which reaches from
** `from` to `to`. */
static inline void beat(Thinner *t, gl_hit *h, uint32_t from, uint32_t to,
                        uint32_t over) {
  Live *l = live_of(t, h->entry, over);
  unsigned d = h->distance & ~BEATEN;
  if (d && l->reach[d - 1] > from) h->distance |= BEATEN;
  for (; d < GL_MAXEDITS; d++)
    if (to > l->reach[d]) l->reach[d] = to;
}

static void thin_forward(Thinner *t, size_t n) {
  gl_hit *h = t->hit, *e = h + n;
  for (; h < e; h++) beat(t, h, h->first, h->end, h->first);
}

static void thin_backward(Thinner *t, size_t n, uint32_t longest) {
  while (n-- > 0) {
    gl_hit *h = &t->hit[n];
    uint32_t most = h->first + longest; /* to where others go yet */
    beat(t, h, ~h->end, ~h->first, most < longest ? 0 : ~most);
  }
}

/* The longest of those that are not exact, in bytes. */
static uint32_t longest_of(const gl_hit *h, size_t n) {
  uint32_t longest = 0;
  size_t i;
  for (i = 0; i < n; i++)
    if (h[i].distance && h[i].end - h[i].first > longest)
      longest = h[i].end - h[i].first;
  return longest;
}

/* Takes away what is beaten. (Of an entry that is at a place twice, by two of
** its names, a Spans keeps one.) */
static size_t keep_best(gl_hit *h, size_t n) {
  size_t i, out = 0;
  for (i = 0; i < n; i++)
    if (h[i].distance < BEATEN) h[out++] = h[i];
  return out;
}

static int thin_out(Picker *p) {
  gl_fuzzy *z = p->z;
  uint32_t longest = longest_of(z->hit, z->nhit);
  Thinner t;
  if (longest) {
    if (GL_GROW(z, p->m, reach, (z->nhit + 1) * (sizeof(Live) / 4)))
      return GL_ENOMEM;
    t.hit = z->hit;
    t.live = (Live *)(void *)z->reach;
    memset(t.slot, 0, sizeof t.slot);
    t.used = 1;
    t.spare = 0;
    thin_forward(&t, z->nhit);
    memset(t.slot, 0, sizeof t.slot);
    t.used = 1;
    t.spare = 0;
    thin_backward(&t, z->nhit, longest);
  }
  z->nhit = keep_best(z->hit, z->nhit);
  return GL_OK;
}

/* Whether a stretch is free; if it is it is taken. */
static int take(uint64_t *cover, uint32_t first, uint32_t end) {
  size_t i = first;
  if (gl_bit_next(cover, first, end) < end) return 0;
  for (; i < end; i++) gl_bit_set(cover, i);
  return 1;
}

static int same_place(const gl_hit *a, const gl_hit *b) {
  return a->first == b->first && a->end == b->end && a->distance == b->distance;
}

/* Those that a mode reports, which are in its order. Where that is the order of
** the text, what was taken ends before `taken`. */
static int choose_some(Picker *p, size_t len) {
  gl_fuzzy *z = p->z;
  size_t i, n = 0, words = GL_BITWORDS(len);
  int longest = p->o->matches == GL_MATCH_LONGEST;
  int anywhere = p->o->matches == GL_MATCH_PRIORITY;
  uint32_t taken = 0;
  gl_hit last;
  if (anywhere && GL_GROW(z, p->m, cover, words)) return GL_ENOMEM;
  if (anywhere) memset(z->cover, 0, words * sizeof *z->cover);
  for (i = 0; i < z->nhit; i++) {
    gl_hit h = z->hit[i];
    int is;
    if (i && p->o->perlabel && label_of(p, &h) != label_of(p, &last)) {
      taken = 0;
      if (anywhere) memset(z->cover, 0, words * sizeof *z->cover);
    }
    last = h; /* whose place may be written to */
    is = anywhere ? take(z->cover, h.first, h.end) : h.first >= taken;
    if (is) taken = h.end;
    if (is || (longest && n && same_place(&z->hit[n - 1], &h))) z->hit[n++] = h;
  }
  z->nhit = n;
  return GL_OK;
}

/* The same for whatever mode. */
static int choose(Picker *p, size_t len) {
  gl_fuzzy *z = p->z;
  if (p->o->perlabel || p->o->matches == GL_MATCH_FIRST ||
      p->o->matches == GL_MATCH_PRIORITY)
    sort_mode(p, z->hit, z->spare, z->nhit);
  return p->o->matches == GL_MATCH_ALL ? GL_OK : choose_some(p, len);
}

/* The name that a stretch is as it stands; 0: a word of more than GL_FORMKEY
** bytes is in it. */
static uint32_t exact_name(Picker *p, const gl_hit *h) {
  gl_former *w = &p->z->former;
  gl_verifier v;
  gl_entryinfo e;
  uint32_t i, ref;
  gl_str name;
  unsigned flags;
  if (!gl_gaz_entry(p->g, h->entry, &e)) return 0;
  if (e.names == 1) return e.name;
  v.s = p->t->s;
  v.e = v.s + p->t->len;
  v.key[0] = w->key[0];
  v.key[1] = w->key[1];
  v.marks[0] = w->mark[0];
  v.marks[1] = w->mark[1];
  v.cap = GL_FORMKEY;
  for (i = 1, ref = e.name; i <= e.names; i++) {
    const unsigned char *s;
    const gl_folder *f;
    uint32_t at = ref;
    const gl_name *n = gl_name_at(gl_part_of(p->g, h->entry), at, &s);
    if (n == NULL || !gl_gaz_name(p->g, h->entry, &ref, &name, &flags)) break;
    f = gl_set_of(p->g, n->info);
    if (gl_verify_whole(&v, f, s, name.n, h->first, h->end) &&
        gl_verify_smart(&v, f, s, name.n, h->first, h->end))
      return at;
  }
  return 0;
}

#define AHEAD 16u /* matches fetched in advance */

/* The record of an entry of an exact match that is to come, the entry of a
** later one. */
static void fetch_ahead(const Picker *p, size_t i) {
  const gl_fuzzy *z = p->z;
  if (i + AHEAD < z->nhit)
    GL_PREFETCH(gl_entry_at(p->g, z->hit[i + AHEAD].entry));
  if (i + AHEAD / 2 < z->nhit && z->hit[i + AHEAD / 2].distance == 0)
    gl_record_fetch(p->g, z->hit[i + AHEAD / 2].entry);
}

static int report(Picker *p, gl_rows *out, gl_rows *hits) {
  gl_fuzzy *z = p->z;
  size_t i;
  for (i = 0; i < z->nhit; i++) {
    const gl_hit *h = &z->hit[i];
    unsigned part = h->entry >= p->g->part[1].first;
    uint32_t name = h->ref;
    int rc;
    fetch_ahead(p, i);
    if (h->distance == 0 && (name = exact_name(p, h)) != 0)
      name = gl_name_told(part, name);
    rc = gl_rows_add(hits, h->entry, name, h->distance, 0);
    if (rc == GL_OK)
      rc = gl_rows_add(out, h->first, h->end, label_of(p, h), (uint32_t)i);
    if (rc != GL_OK) return rc;
  }
  return GL_OK;
}

/* --- both together ------------------------------------------------------- */

/* The exact matches of all modes, in order of first. */
static int find_exact(Searcher *z) {
  gl_findopt o = *z->o;
  o.matches = GL_MATCH_ALL;
  o.perlabel = 0;
  return gl_gaz_find(z->k.g, z->k.m, z->t, &o, &z->k.z->exact);
}

/* Merges the exact matches, which are in the order of the text, with the
** others, from behind. */
static int add_exact(const gl_look *k) {
  gl_fuzzy *z = k->z;
  const gl_rawrow *row = z->exact.row;
  size_t i, n = z->nhit, e = z->exact.n;
  if (GL_GROW(z, k->m, hit, n + e) || GL_GROW(z, k->m, spare, n + e))
    return GL_ENOMEM;
  for (i = 0; i < n; i++) /* none of these is exact */
    if (z->hit[i].distance == 0) z->hit[i].distance = 1;
  sort_places(z->hit, z->spare, n);
  for (i = z->nhit = n + e; e > 0;) {
    gl_hit *to = &z->hit[--i], h;
    memset(&h, 0, sizeof h);
    h.first = row[e - 1].first;
    h.end = row[e - 1].end;
    h.entry = row[e - 1].ref;
    if (n == 0 || by_place(NULL, &z->hit[n - 1], &h) >= 0) {
      *to = h;
      e--;
    } else
      *to = z->hit[--n];
  }
  sort_places(z->hit, z->spare, z->nhit);
  return GL_OK;
}

static int search_text(Searcher *z) {
  const gl_fuzzyopt *f = z->f;
  gl_look *k = &z->k;
  int rc = find_exact(z);
  if (rc != GL_OK) return rc;
  k->s = z->t->s;
  k->labels = z->o->labels;
  k->allow = z->o->allow;
  k->initials = f->lenience.initials;
  z->most = k->words + 1 + (f->lenience.initials ? GL_MOREINITIALS : 0);
  if (z->most > GL_FUZZYWORDS) z->most = GL_FUZZYWORDS;
  if (f->words) z->most = f->words;
  rc = k->longest ? search(z) : GL_OK;
  return rc == GL_OK ? add_exact(k) : rc;
}

int gl_fuzzy_find(gl_gaz *g, const gl_mem *m, const gl_text *t,
                  const gl_findopt *o, const gl_fuzzyopt *f, gl_rows *out,
                  gl_rows *hits) {
  Searcher *z;
  Picker p;
  gl_plan plan;
  int rc;
  if (gl_gaz_live(g) == 0 || t->len == 0) return GL_OK;
  z = m->alloc(m->ud, NULL, 0, sizeof *z);
  if (z == NULL) return GL_ENOMEM;
  memset(z, 0, offsetof(Searcher, word));
  memset(&plan, 0, sizeof plan);
  plan.edits = f->lenience.edits;
  plan.from[0] = f->lenience.from[0];
  plan.from[1] = f->lenience.from[1];
  rc = gl_look_begin(&z->k, g, m, &plan, t->simd);
  z->t = t;
  z->o = o;
  z->f = f;
  if (rc == GL_OK) rc = search_text(z);
  m->alloc(m->ud, z, sizeof *z, 0);
  p.g = g;
  p.t = t;
  p.o = o;
  p.z = g->fuzzy;
  p.m = m;
  if (rc == GL_OK) rc = thin_out(&p);
  if (rc == GL_OK) rc = choose(&p, t->len);
  if (rc == GL_OK) rc = report(&p, out, hits);
  return rc;
}
