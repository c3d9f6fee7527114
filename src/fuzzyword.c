/*
** fuzzyword.c: the words of a text, as misspelt names have them: where they
** begin and end, and what their letters say of them. Those that are ASCII are
** read by bits, 64 bytes at a time; others by what is known of their
** characters, or by the cutter.
*/
#include "fuzzytext.h"
#include "ucd.h"

/* --- what a word is ------------------------------------------------------ */

/* What its letters say of a word. */
static unsigned kind_of(const unsigned char *s, const unsigned char *e) {
  unsigned flags = 0, len;
  int digits = 1;
  for (; s < e; s += len) {
    unsigned gc = gl_gc_of(gl_decode(s, e, &len));
    if (gc == GC_Lu || gc == GC_Lt || gc == GC_Lo)
      return GL_WORD_BEGINS | GL_WORD_ENDS;
    if (gc != GC_Nd && gc != GC_Nl && gc != GC_No) digits = 0;
  }
  if (digits) flags |= GL_WORD_ENDS;
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
  return kinds & CAPITAL  ? GL_WORD_BEGINS | GL_WORD_ENDS
         : kinds == DIGIT ? GL_WORD_ENDS
                          : 0;
}

/* --- beyond ASCII -------------------------------------------------------- */

/* The next piece that is not ASCII alone, a word or not. */
static int next_slow(gl_wordreader *r, gl_fuzzyword *w) {
  const unsigned char *s = r->t->s, *p = r->at;
  gl_piece piece;
  unsigned len;
  if (r->cut.at != p) { /* a sign before it may have marks */
    if (p > s && p[-1] < 0x80 && !r->token->word[p[-1]]) p--;
    r->cut.at = p;
    r->cut.glue = 0;
  }
  if (!gl_cutter_next(&r->cut, &piece)) return 0;
  r->at = r->cut.at;
  if (!gl_is_word(gl_decode(s + piece.first, r->cut.e, &len))) return 0;
  w->first = (uint32_t)piece.first;
  w->end = (uint32_t)piece.end;
  w->flags = (uint8_t)kind_of(s + piece.first, s + piece.end);
  if (r->any) w->flags |= GL_WORD_BEGINS | GL_WORD_ENDS;
  if (piece.joined) w->flags &= (uint8_t)~GL_WORD_BEGINS;
  return 1;
}

static const gl_formchar *char_at(const gl_wordreader *r,
                                  const unsigned char *p, unsigned *len) {
  if (r->chars == NULL) return NULL;
  return gl_form_char(r->chars, r->m, r->folds, p, r->t->s + r->t->len, len);
}

/* The same where the character may be ASCII: GL_FORM_* that matter to a word,
** *cut of a letter; 0: it is none of a word. -1: not known. */
static int is_what(const gl_wordreader *r, const unsigned char *p,
                   unsigned *len, enum gl_cut *cut) {
  const gl_formchar *c;
  unsigned kind;
  if (*p < 0x80) {
    *len = 1;
    if ((kind = r->kind[*p]) == 0) return 0;
    *cut = kind == DIGIT || *p == '_' ? GL_CUT_NEUTRAL : GL_CUT_OTHER;
    return (int)(GL_FORM_WORD | (kind & CAPITAL ? GL_FORM_CAPITAL : 0) |
                 (kind == DIGIT ? GL_FORM_DIGIT : 0));
  }
  if ((c = char_at(r, p, len)) == NULL) {
    uint32_t cp = gl_decode(p, r->t->s + r->t->len, len);
    return gl_is_word(cp) || gl_is_mark(cp) ? -1 : 0;
  }
  *cut = (enum gl_cut)c->cut;
  return c->is & (GL_FORM_WORD | GL_FORM_MARK) ? c->is : 0;
}

/* The end of the word at p where all its characters are known, and the first is
** no mark; NULL: that is not so. *flags: what its letters say of it. */
static const unsigned char *known_word(const gl_wordreader *r,
                                       const unsigned char *p,
                                       unsigned *flags) {
  const unsigned char *q, *e = r->t->s + r->t->len;
  enum gl_cut was = GL_CUT_NEUTRAL, cut = GL_CUT_NEUTRAL;
  int any = 0, all = GL_FORM_DIGIT;
  unsigned len;
  for (q = p; q < e; q += len) {
    int is = is_what(r, q, &len, &cut);
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
  *flags = any & (int)GL_FORM_CAPITAL || r->any ? GL_WORD_BEGINS | GL_WORD_ENDS
           : all                                ? GL_WORD_ENDS
                                                : 0;
  return q;
}

/* The next word, at p, where it is such a one, and no sign with marks is before
** it. */
static int next_known(gl_wordreader *r, gl_fuzzyword *w,
                      const unsigned char *p) {
  const unsigned char *q;
  unsigned flags;
  if (r->cut.at == p && r->cut.glue) return 0;
  if ((q = known_word(r, p, &flags)) == NULL) return 0;
  w->first = (uint32_t)(p - r->t->s);
  w->end = (uint32_t)(q - r->t->s);
  w->flags = (uint8_t)flags;
  r->at = q;
  return 1;
}

/* Goes past a sign that no mark follows, as far as is known. */
static int skip_sign(gl_wordreader *r, const unsigned char *p) {
  const unsigned char *e = r->t->s + r->t->len;
  unsigned len, next;
  const gl_formchar *c = *p < 0x80 ? NULL : char_at(r, p, &len);
  if (c == NULL || c->is & (GL_FORM_WORD | GL_FORM_MARK)) return 0;
  p += len;
  if (p < e && *p >= 0x80 &&
      ((c = char_at(r, p, &next)) == NULL || c->is & GL_FORM_MARK))
    return 0;
  r->at = p;
  return 1;
}

/* --- by bits ------------------------------------------------------------- */

static inline void set_ascii(gl_wordreader *r, gl_fuzzyword *w, size_t first,
                             size_t end, unsigned kinds) {
  w->first = (uint32_t)first;
  w->end = (uint32_t)end;
  w->flags =
      (uint8_t)(r->any ? GL_WORD_BEGINS | GL_WORD_ENDS : flags_of(kinds));
  if (r->cut.glue && r->cut.at == r->t->s + first)
    w->flags &= (uint8_t)~GL_WORD_BEGINS;
  r->at = r->t->s + end;
}

/* Bits of the next blocks. */
static void read_bits(gl_wordreader *r, size_t at) {
  size_t n = (r->t->len - at) / 64, i;
  const gl_simd *simd = r->t->simd;
  if (n > GL_WORDBLOCKS) n = GL_WORDBLOCKS;
  for (i = 0; i < n; i++) {
    uint8_t code[64];
    uint64_t plane[8];
    gl_notascii m;
    simd->codes(r->kind, r->t->s + at + i * 64, code, &m);
    simd->planes(code, plane);
    r->in[i] = plane[0] | plane[1];
    r->upper[i] = plane[2];
    r->high[i] = m.high;
  }
  r->in[n] = r->upper[n] = r->high[n] = 0;
  r->from = at;
  r->to = at + n * 64;
  r->foreign = at + gl_bit_next(r->high, 0, n * 64);
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
** ASCII is before it, or it is behind the bits: then r->at is in front of
** that. */
static inline size_t find_quick(gl_wordreader *r) {
  size_t at = (size_t)(r->at - r->t->s), i;
  for (;;) {
    if (at < r->from || at >= r->to) read_bits(r, at);
    if (at >= r->to) return SIZE_MAX;
    i = at - r->from;
    if (gl_bit_get(r->high, i)) return SIZE_MAX;
    if (r->foreign < at)
      r->foreign = r->from + gl_bit_next(r->high, i, r->to - r->from);
    i = r->from + bit_from(r->in, i, (r->to - r->from) / 64);
    r->at = r->t->s + (i < r->foreign ? i : r->foreign);
    if (i < r->to) return i < r->foreign ? i : SIZE_MAX;
    if (r->foreign < r->to) return SIZE_MAX;
    at = r->to;
  }
}

/* The next word by its bits; 0 where it, or what is before it, is not ASCII, or
** what ends it is behind the bits: then r->at is in front of it. */
static int next_quick(gl_wordreader *r, gl_fuzzyword *w) {
  size_t at = find_quick(r), i, end;
  unsigned kinds = IN_WORD;
  if (at == SIZE_MAX) return 0;
  i = at - r->from;
  end = gap_from(r->in, i);
  if (r->from + end >= r->to || r->from + end == r->foreign) return 0;
  if (gl_bit_next(r->upper, i, end) < end)
    kinds = CAPITAL;
  else if (r->kind[*r->at] == DIGIT) {
    const unsigned char *p = r->at, *e = p + (end - i);
    for (kinds = 0; p < e;) kinds |= r->kind[*p++];
  }
  set_ascii(r, w, at, r->from + end, kinds);
  return 1;
}

/* --- all of them --------------------------------------------------------- */

/* Whether a word that goes on to p does so behind it, where it is not ASCII. */
static int goes_on(const unsigned char *p, const unsigned char *e) {
  unsigned len;
  return p < e && *p >= 0x80 && gl_is_word(gl_decode(p, e, &len));
}

/* The next word; *ascii becomes 0 where it is not, or what is before it. */
static int next_any(gl_wordreader *r, gl_fuzzyword *w, int *ascii) {
  const uint8_t *kind = r->kind;
  const unsigned char *s = r->t->s, *e = s + r->t->len, *p, *q;
  for (;;) {
    unsigned kinds = 0, is;
    for (p = r->at; p < e && *p < 0x80 && !kind[*p];) p++;
    r->at = p;
    if (p == e) return 0;
    if (*p < 0x80) {
      for (q = p; q < e && (is = kind[*q]) != 0; q++) kinds |= is;
      if (!goes_on(q, e)) {
        set_ascii(r, w, (size_t)(p - s), (size_t)(q - s), kinds);
        return 1;
      }
      /* a word that begins with ASCII: not the sign before it again */
      if (r->cut.at != p) r->cut.glue = 0;
      r->cut.at = p;
    }
    *ascii = 0;
    if (skip_sign(r, p)) continue;
    if (next_known(r, w, p) || next_slow(r, w)) return 1;
  }
}

static int next_word(gl_wordreader *r, gl_fuzzyword *w) {
  const unsigned char *s = r->t->s, *from = r->at;
  int ascii = 1;
  if (!next_quick(r, w) && !next_any(r, w, &ascii)) return 0;
  if (ascii) w->flags |= GL_WORD_ASCII;
  if ((size_t)(s + w->first - from) > GL_MAXGAP)
    w->flags |= GL_WORD_APART;
  else if (r->capital)
    w->flags |= GL_WORD_FOLLOWS;
  r->capital = (w->flags & GL_WORD_BEGINS) != 0;
  return 1;
}

void gl_words_begin(gl_wordreader *r, gl_look *k, const gl_text *t,
                    const gl_folder *folds, int any) {
  gl_former *f = &k->z->former;
  r->t = t;
  r->m = k->m;
  r->token = &k->g->token;
  r->any = any;
  r->at = t->s;
  gl_cutter_init(&r->cut, r->token, t->s, t->len, f->key[1], f->mark[1],
                 GL_FORMKEY);
  ascii_kinds(r->token, r->kind);
  r->folds = folds;
  r->chars = gl_form_chars(k->z, k->m, folds);
}

size_t gl_words_read(gl_wordreader *r, gl_fuzzyword *w, size_t n) {
  size_t i = 0;
  while (i < n && next_word(r, &w[i])) i++;
  return i;
}
