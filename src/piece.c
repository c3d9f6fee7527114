/*
** piece.c: cuts a text into pieces and folds each to its key. What gazetteers
** compare.
**
** A key is NFD text, case-folded after decomposition. One decomposition is
** enough for canonical caseless matching (Unicode, D145): no full folding of
** a character that has no decomposition gives one that has, or a mark. The
** one mark that folds to a letter, U+0345, does so after it found its place.
*/
#include "piece.h"
#include "ucd.h"

#include <string.h>

/* --- folding ------------------------------------------------------------- */

/* dashes beside gc=Pd, and letters whose stroke no decomposition takes off */
static uint32_t unstroke(uint32_t cp) {
  switch (cp) {
    case 0x0110: return 'D';
    case 0x0111: return 'd';
    case 0x0126: return 'H';
    case 0x0127: return 'h';
    case 0x0141: return 'L';
    case 0x0142: return 'l';
    case 0x00D8: return 'O';
    case 0x00F8: return 'o';
    case 0x0166: return 'T';
    case 0x0167: return 't';
    default: return cp;
  }
}

static uint32_t dash(uint32_t cp) {
  return cp == 0x2212 || gl_gc_of(cp) == GC_Pd ? '-' : cp;
}

/* Punctuation only: U+02BC and its like are letters of words. */
static uint32_t quote(uint32_t cp) {
  switch (cp) {
    case 0x60:
    case 0xB4: /* as typed */
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x2039:
    case 0x203A: return '\'';
    case 0xAB:
    case 0xBB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033: return '"';
    default: return cp;
  }
}

/* The <wide> and <narrow> mappings of the Halfwidth and Fullwidth Forms, and
** the ideographic space; not halfwidth jamo, whose usual forms are
** themselves for compatibility, nor U+FFE3, which is a spacing accent. */
static uint32_t usual_width(uint32_t cp) {
  uint32_t out[GL_MAXDECOMP];
  if (cp == 0x3000) return ' ';
  if (cp >= 0xFF01 && cp <= 0xFF5E) return cp - 0xFEE0;
  if ((cp >= 0xFF5F && cp <= 0xFF9F) ||
      (cp >= 0xFFE0 && cp <= 0xFFEE && cp != 0xFFE3))
    return gl_decompose(cp, 1, out) == 1 ? out[0] : cp;
  return cp;
}

/* Accents are the diacritics that sit above, below or beside a letter and
** belong to no script of their own: not vowel signs, voicing marks, points,
** nor overlays such as that of the sign for "not equal", nor the iota below,
** which folds to a letter. An accent on nothing (at the start of a text) is no
** accent. */
static int is_accent(uint32_t cp, unsigned ccc) {
  return ccc >= 200 && cp != 0x345 && gl_record_of(cp)->script == SC_Inherited;
}

/* the key being written */
typedef struct Sink {
  unsigned flags;
  unsigned char *key;
  gl_mark *marks;
  size_t n, nmarks, cap;
  int over;
  int based; /* a starter is there: what follows may be its accent */
} Sink;

static void sink_init(Sink *k, const gl_cutter *c) {
  k->flags = c->f->flags;
  k->key = c->key;
  k->marks = c->marks;
  k->cap = c->cap;
  k->n = k->nmarks = 0;
  k->over = k->based = 0;
}

static void emit(Sink *k, uint32_t cp) {
  uint32_t out[3];
  unsigned i, n = 1;
  out[0] = cp;
  if (k->flags & GL_FOLD_CASE) n = gl_casefold(cp, out);
  for (i = 0; i < n; i++) {
    uint32_t o = out[i];
    if (k->flags & GL_FOLD_ACCENTS) o = unstroke(o);
    if (k->flags & GL_FOLD_DASH) o = dash(o);
    if (k->flags & GL_FOLD_QUOTE) o = quote(o);
    if (k->n + 4 > k->cap) {
      k->over = 1;
      return;
    }
    k->n += gl_encode(o, k->key + k->n);
  }
}

/* Canonical order: by class, those of one class as they came. Insertion is
** quickest for the few marks that letters have; a long run, which only
** malice writes, is distributed class by class. */
static void flush(Sink *k) {
  size_t i, j;
  if (k->nmarks <= 16) {
    for (i = 1; i < k->nmarks; i++) {
      gl_mark m = k->marks[i];
      for (j = i; j > 0 && k->marks[j - 1].ccc > m.ccc; j--)
        k->marks[j] = k->marks[j - 1];
      k->marks[j] = m;
    }
    for (i = 0; i < k->nmarks; i++) emit(k, k->marks[i].cp);
  } else {
    uint8_t used[256];
    unsigned c;
    memset(used, 0, sizeof used);
    for (i = 0; i < k->nmarks; i++) used[k->marks[i].ccc] = 1;
    for (c = 1; c < 256; c++)
      for (i = 0; used[c] && i < k->nmarks; i++)
        if (k->marks[i].ccc == c) emit(k, k->marks[i].cp);
  }
  k->nmarks = 0;
}

static void put(Sink *k, uint32_t cp) {
  uint32_t out[GL_MAXDECOMP];
  unsigned i, n = 1;
  if (k->over) return;
  if (k->flags & GL_FOLD_WIDTH) cp = usual_width(cp);
  out[0] = cp;
  if (cp >= 0xC0) n = gl_decompose(cp, 0, out);
  for (i = 0; i < n; i++) {
    unsigned ccc = out[i] < 0x300 ? 0 : gl_record_of(out[i])->ccc;
    if (ccc == 0) {
      if (k->nmarks) flush(k);
      emit(k, out[i]);
      k->based = 1;
    } else if (!(k->flags & GL_FOLD_ACCENTS && k->based &&
                 is_accent(out[i], ccc))) {
      if (k->nmarks == k->cap) {
        k->over = 1;
        return;
      }
      k->marks[k->nmarks].cp = out[i];
      k->marks[k->nmarks++].ccc = ccc;
    }
  }
}

static size_t finish(Sink *k) {
  if (!k->over) flush(k);
  return k->over ? GL_OVERLONG : k->n;
}

void gl_folder_init(gl_folder *f, unsigned flags) {
  unsigned i;
  if (flags & GL_FOLD_SMART) flags |= GL_FOLD_CASE;
  f->flags = flags;
  for (i = 0; i < 128; i++) {
    uint32_t cp = i;
    if (flags & GL_FOLD_CASE && i >= 'A' && i <= 'Z') cp = i + 32;
    if (flags & GL_FOLD_QUOTE) cp = quote(cp);
    f->white[i] = flags & GL_FOLD_SPACE && gl_is_white(i);
    if (f->white[i]) cp = ' ';
    f->ascii[i] = (uint8_t)cp;
    f->word[i] = gl_is_word(i) != 0;
  }
}

/* --- cutting ------------------------------------------------------------- */

void gl_cutter_init(gl_cutter *c, const gl_folder *f, const void *s, size_t n,
                    unsigned char *key, gl_mark *marks, size_t cap) {
  memset(c, 0, sizeof *c);
  c->f = f;
  c->s = c->at = s;
  c->e = c->s + n;
  c->key = key;
  c->marks = marks;
  c->cap = cap;
}

int gl_is_mark(uint32_t cp) {
  unsigned gc = gl_gc_of(cp);
  return (gc >= GC_Mn && gc <= GC_Me) || cp == 0xFF9E || cp == 0xFF9F;
}

enum gl_cut gl_cut_of(uint32_t cp) {
  const gl_record *r = gl_record_of(cp);
  if (cp == 0x30FC || cp == 0xFF70) return GL_CUT_KATAKANA; /* long sounds */
  switch (r->script) {
    case SC_Unknown:
    case SC_Common:
    case SC_Inherited: return GL_CUT_NEUTRAL;
    case SC_Katakana: return GL_CUT_KATAKANA;
    case SC_Han:
    case SC_Hiragana:
    case SC_Thai:
    case SC_Lao:
    case SC_Khmer:
    case SC_Myanmar:
      return (r->gc >= GC_Lu && r->gc <= GC_Lo) || r->gc == GC_Nl
                 ? GL_CUT_ALONE
                 : GL_CUT_OTHER;
    default: return GL_CUT_OTHER;
  }
}

/* The end of the marks from p on. */
static const unsigned char *past_marks(const gl_cutter *c,
                                       const unsigned char *p) {
  unsigned len;
  while (p < c->e && *p >= 0x80 && gl_is_mark(gl_decode(p, c->e, &len)))
    p += len;
  return p;
}

/* UAX #29, GB6 to GB8: conjoining jamo, and the vowels of Kirat Rai */
static int conjoined(uint32_t a, uint32_t b) {
  unsigned x = gl_classes[gl_class_of(a)].gcb;
  unsigned y = gl_classes[gl_class_of(b)].gcb;
  if (y == GCB_V) return x == GCB_L || x == GCB_V || x == GCB_LV; /* GB6, GB7 */
  if (y == GCB_T)
    return x == GCB_V || x == GCB_T || x == GCB_LV || x == GCB_LVT;
  return x == GCB_L && (y == GCB_L || y == GCB_LV || y == GCB_LVT);
}

/* The end of the word characters from p on: of the first alone where pieces
** are characters, otherwise up to where words meet without a space. */
static const unsigned char *word_end(const gl_cutter *c,
                                     const unsigned char *p) {
  unsigned len;
  uint32_t last = 0, cp;
  enum gl_cut was = GL_CUT_NEUTRAL, is;
  int chars = (c->f->flags & GL_CUT_CHARS) != 0, first = 1;
  for (; p < c->e; p += len, last = cp, first = 0) {
    if (*p < 0x80 && !c->f->word[*p]) break;
    cp = gl_decode(p, c->e, &len);
    if (!gl_is_word(cp)) break;
    if (gl_is_mark(cp)) continue;
    is = gl_cut_of(cp);
    if (!first && (chars ? !conjoined(last, cp) : gl_cut_between(was, is)))
      break;
    was = is;
  }
  return p;
}

static size_t fold(const gl_cutter *c, const unsigned char *p,
                   const unsigned char *e) {
  Sink k;
  unsigned len;
  sink_init(&k, c);
  for (; p < e && !k.over; p += len) put(&k, gl_decode(p, c->e, &len));
  return finish(&k);
}

size_t gl_piece_fold(const gl_folder *f, const unsigned char *s, size_t n,
                     unsigned char *key, gl_mark *marks, size_t cap,
                     int based) {
  const unsigned char *p = s, *e = s + n;
  gl_cutter c;
  Sink k;
  unsigned len;
  gl_cutter_init(&c, f, s, n, key, marks, cap);
  sink_init(&k, &c);
  k.based = based;
  for (; p < e && !k.over; p += len) put(&k, gl_decode(p, e, &len));
  return finish(&k);
}

/* The end of the run of white space that starts at p, without a space that
** bears a mark: that is a piece of its own. */
static const unsigned char *white_end(const gl_cutter *c,
                                      const unsigned char *p) {
  const unsigned char *q, *prev = p;
  unsigned len;
  for (q = p; q < c->e && gl_is_white(gl_decode(q, c->e, &len)); q += len)
    prev = q;
  if (prev > p && q < c->e && past_marks(c, q) > q) q = prev;
  return q;
}

/* Where pieces are characters: a key of several letters (a ligature's) is cut
** at each, all at the same place of the text, in which nothing may begin or
** end. Letters that conjoin stay together. */
static void next_letter(gl_cutter *c, gl_piece *p) {
  const unsigned char *e = c->key + c->nkey, *q = c->key + c->nextkey;
  unsigned len;
  uint32_t last = gl_decode(q, e, &len), cp;
  p->first = c->first;
  p->end = c->end;
  p->key = q;
  for (q += len; q < e; q += len, last = cp) {
    cp = gl_decode(q, e, &len);
    if (!gl_is_mark(cp) && !conjoined(last, cp)) break;
  }
  p->n = (size_t)(q - p->key);
  c->nextkey = (size_t)(q - c->key);
}

/* pieces that are not plain ASCII */
static const unsigned char *next_slow(gl_cutter *c, gl_piece *p) {
  const unsigned char *q;
  unsigned len;
  uint32_t cp = gl_decode(c->at, c->e, &len);
  q = c->at + len;
  if (cp == GL_REPLACEMENT && (len != 3 || c->at[0] != 0xEF)) {
    memcpy(c->key, c->at, len); /* ill-formed: no key of text is like it */
    p->n = len;
    c->nextkey = c->nkey = 0;
    return q;
  }
  if (gl_is_word(cp)) {
    q = word_end(c, c->at);
    p->n = fold(c, c->at, q);
  } else {
    if (c->f->flags & GL_FOLD_SPACE && gl_is_white(cp) &&
        past_marks(c, q) == q) {
      q = white_end(c, c->at);
      c->key[0] = ' ';
      p->n = 1;
      return q;
    }
    q = past_marks(c, q);
    c->glue = q > c->at + len;
    p->n = fold(c, c->at, q);
  }
  if (c->f->flags & GL_CUT_CHARS && p->n != GL_OVERLONG && p->n > 0) {
    c->nkey = p->n;
    c->nextkey = 0;
    c->end = (size_t)(q - c->s);
    next_letter(c, p);
  }
  return q;
}

static int starts_word(const gl_cutter *c) {
  unsigned len;
  return gl_is_word(gl_decode(c->at, c->e, &len)) != 0;
}

/* the key of the ASCII characters from p to q */
static size_t fold_ascii(const gl_cutter *c, const unsigned char *p,
                         const unsigned char *q) {
  size_t i, n = (size_t)(q - p);
  if (n > c->cap) return GL_OVERLONG;
  for (i = 0; i < n; i++) c->key[i] = c->f->ascii[p[i]];
  return n;
}

/* Whether what follows an ASCII character, which is not ASCII itself, goes on
** with the piece that this character is of. */
static int goes_on(const gl_cutter *c, const unsigned char *q, int word) {
  unsigned len;
  uint32_t cp = gl_decode(q, c->e, &len);
  return word ? gl_is_word(cp) : gl_is_mark(cp);
}

int gl_cutter_next(gl_cutter *c, gl_piece *p) {
  const gl_folder *f = c->f;
  const unsigned char *q = c->at, *e = c->e;
  int chars = (f->flags & GL_CUT_CHARS) != 0, glued = c->glue, word;
  if (c->nextkey < c->nkey) {
    next_letter(c, p);
    p->joined = 1;
    return 1;
  }
  if (q == e) return 0;
  c->glue = 0;
  p->key = c->key;
  p->first = c->first = (size_t)(q - c->s);
  if (*q < 0x80 && !f->white[*q]) {
    word = f->word[*q++] && !chars;
    while (word && q < e && *q < 0x80 && f->word[*q]) q++;
  } else if (*q < 0x80 && q + 1 < e && q[1] < 0x80 && !f->white[q[1]])
    q++, word = 0; /* the one space between two words */
  if (q > c->at && (q == e || *q < 0x80 || !goes_on(c, q, word)))
    p->n = fold_ascii(c, c->at, q);
  else
    q = next_slow(c, p);
  /* a mark is a word character: no word begins after one that is none */
  p->joined = glued && !chars && starts_word(c);
  c->at = q;
  p->end = (size_t)(q - c->s);
  return 1;
}
