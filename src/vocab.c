/*
** vocab.c: words that were met before. A cache of two ways: a word has two
** places by its hash, in one line of the processor's cache, and of the words in
** them the one that was met less lately gives way to a new one. Those of the
** text at hand never do: a word that finds both places taken is numbered by
** forms.c. A long word is found by its begin and its end, and then compared: in
** the text at hand with the place where it was there, and before that with what
** is kept of it elsewhere.
*/
#include "attr.h"

#include <string.h>

#define WAYS 2
#define LINE (WAYS * sizeof(gl_known))
#define SHIFT(n) (64 - gl_ctz64((n) / WAYS)) /* of a hash, to tell a line */
#define LONGEST 15 /* bytes of a word that is its own key */

#define MOST 131072 /* words for a long text: what the caches hold */

/* A test build may come to the last turn. */
#ifndef GL_LASTTURN
#define GL_LASTTURN UINT32_MAX
#endif

/* --- the table ------------------------------------------------------------ */

/* What is kept from text to text is of this size. */
static size_t restsize(size_t n) {
  return n == GL_VOCAB ? n * GL_KNOWNREST : 0;
}

size_t gl_vocab_held(const gl_vocab *v) {
  return v->n ? v->n * sizeof *v->word + LINE + restsize(v->n) : 0;
}

void gl_vocab_free(gl_vocab *v) {
  if (v->block) v->mem.alloc(v->mem.ud, v->block, gl_vocab_held(v), 0);
  v->block = v->word = NULL;
  v->rest = NULL;
  v->n = 0;
}

/* Makes a table of n words, a power of 2. */
static int make(gl_vocab *v, size_t n) {
  size_t size = n * sizeof *v->word;
  gl_vocab_free(v);
  v->block = v->mem.alloc(v->mem.ud, NULL, 0, size + LINE + restsize(n));
  if (v->block == NULL) return GL_ENOMEM;
  v->word = (void *)(((uintptr_t)v->block + LINE - 1) & ~(uintptr_t)(LINE - 1));
  if (restsize(n)) v->rest = (void *)(v->word + n);
  memset(v->word, 0, size);
  v->n = n;
  v->mul[0] = 0x9E3779B97F4A7C15u;
  v->mul[1] = 0xC2B2AE3D27D4EB4Fu;
  v->shift = SHIFT(n);
  v->turn = 0;
  return GL_OK;
}

int gl_vocab_begin(gl_vocab *v, size_t rows) {
  size_t want = GL_VOCAB;
  if (rows > GL_LONGTEXT) /* seldom more than a sixteenth are different */
    while (want < rows / 16 && want < MOST) want *= 2;
  if (want != v->n && make(v, want)) return GL_ENOMEM;
  if (v->turn == GL_LASTTURN) {
    memset(v->word, 0, v->n * sizeof *v->word);
    v->turn = 0;
  }
  v->turn++;
  v->serial++;
  return GL_OK;
}

/* --- words ---------------------------------------------------------------- */

typedef struct Key {
  uint64_t head; /* the first 8 bytes, and zeros */
  uint64_t tail; /* up to 7 behind them, or the last but one of a long word, and
                    zeros; the last byte is the length, or one of these */
} Key;
#define LONG (LONGEST + 1) /* a power of 2 */
#define OVERLONG 64        /* bytes, and more: */
#define KEPT 0x7F          /* their length */
#define ASKED 0x80u        /* added to a length: not to be found at once */

/* The first n of 8 bytes; the last one. */
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define FIRST(n) (~(UINT64_MAX >> 4 * (n) >> 4 * (n)))
#define LAST(c) ((uint64_t)(c))
#else
#define FIRST(n) (~(UINT64_MAX << 4 * (n) << 4 * (n)))
#define LAST(c) ((uint64_t)(c) << 56)
#endif

/* By the length of a word: what is kept of its first 8 bytes, and of those from
** `back` on, and what is set. */
#define BYLENGTH(less8, less16, more) \
  { LESS8(less8), LESS16(less16), MORE(more) }
#define LESS8(f) f(0), f(1), f(2), f(3), f(4), f(5), f(6), f(7)
#define LESS16(f) f(8), f(9), f(10), f(11), f(12), f(13), f(14), f(15)
#define MORE(f)                                                         \
  EIGHT(f, 16), EIGHT(f, 24), EIGHT(f, 32), EIGHT(f, 40), EIGHT(f, 48), \
      EIGHT(f, 56)
#define EIGHT(f, n) \
  f(n), f(n + 1), f(n + 2), f(n + 3), f(n + 4), f(n + 5), f(n + 6), f(n + 7)
#define ALL(n) UINT64_MAX
#define NONE(n) 0
#define FIRST7(n) FIRST(7)
#define LESS(n) FIRST((n)-8)
#define EIGHTH(n) 8
#define ENDS(n) ((n)-8)
static const struct Parts {
  uint64_t head[OVERLONG], tail[OVERLONG], last[OVERLONG], back[OVERLONG];
} parts = {BYLENGTH(FIRST, ALL, ALL), BYLENGTH(NONE, LESS, FIRST7),
           BYLENGTH(LAST, LAST, LAST), BYLENGTH(EIGHTH, EIGHTH, ENDS)};

static inline uint64_t load(const unsigned char *s) {
  uint64_t w;
  memcpy(&w, s, 8);
  return w;
}

/* The key of n < OVERLONG bytes (else nothing that is of use); 16 can be read.
** Without a branch. */
static inline Key keyof(const unsigned char *s, size_t n) {
  const size_t i = n % OVERLONG;
  Key k;
  k.head = load(s) & parts.head[i];
  k.tail = (load(s + parts.back[i]) & parts.tail[i]) | parts.last[i];
  return k;
}

/* Where in a text words are read by `keyof`: below this byte. */
static inline size_t readable(const gl_text *t) {
  return t->len < 16 ? 0 : t->len - 15;
}

/* The bytes of a text from there on, with zeros behind: where `keyof` reads the
** others. */
typedef struct End {
  size_t from;
  unsigned char s[32];
} End;

static inline void readend(End *z, const gl_text *t) {
  z->from = readable(t);
  memset(z->s, 0, sizeof z->s);
  if (t->len) memcpy(z->s, t->s + z->from, t->len - z->from);
}

/* The key of a word that may be at the end of the text. */
static Key anykey(const gl_text *t, size_t at, size_t n) {
  End z;
  if (at < readable(t)) return keyof(t->s + at, n);
  readend(&z, t);
  return keyof(z.s + (at - z.from), n);
}

/* The first of the two places of a word. */
static inline gl_known *placeof(const gl_vocab *v, Key k, unsigned shift) {
  return v->word +
         WAYS * (((k.tail * v->mul[1] ^ k.head) * v->mul[0]) >> shift);
}

static inline int is(const gl_known *e, Key k) {
  return e->head == k.head && e->tail == k.tail;
}

/* --- numbers of rows ------------------------------------------------------ */

#define BATCH 64 /* rows whose places are fetched while others are looked at */

typedef struct Batch {
  uint64_t head[BATCH], tail[BATCH];
  gl_known *at[BATCH];
} Batch;

static inline void place(const gl_vocab *v, Key k, unsigned shift, Batch *b,
                         uint32_t i) {
  gl_known *e = placeof(v, k, shift);
  b->head[i] = k.head;
  b->tail[i] = k.tail;
  b->at[i] = e;
  GL_PREFETCH(e);
}

/* Finds the places of n <= BATCH rows, in the order of the text. Returns
** whether a long word is there. */
static GL_INLINE int placesby(const gl_vocab *v, const gl_text *t,
                              const uint32_t *first, const uint32_t *end,
                              uint32_t n, unsigned shift, Batch *b) {
  const unsigned char *const text = t->s;
  const size_t limit = readable(t);
  uint32_t i = 0, len, any = 0;
  if (first[n - 1] >= limit) {
    End z;
    readend(&z, t);
    for (; n > 0 && first[n - 1] >= limit; n--) {
      any |= len = end[n - 1] - first[n - 1];
      place(v, keyof(z.s + (first[n - 1] - limit), len), shift, b, n - 1);
    }
  }
  for (; i < n; i++) {
    any |= len = end[i] - first[i];
    place(v, keyof(text + first[i], len), shift, b, i);
  }
  return any >= LONG;
}

/* The same: a shift that is known to the compiler is a cheaper one. */
static inline int places(const gl_vocab *v, const gl_text *t,
                         const uint32_t *first, const uint32_t *end, uint32_t n,
                         Batch *b) {
  return v->n == GL_VOCAB ? placesby(v, t, first, end, n, SHIFT(GL_VOCAB), b)
                          : placesby(v, t, first, end, n, v->shift, b);
}

/* Whether the entry e is of no word of this text. */
static inline int isold(const gl_vocab *v, const gl_known *e) {
  return e->seen >> 32 != v->turn;
}

/* Whether that of a word of this text is of the n bytes at `at`. */
static int samebytes(const gl_forms *f, const gl_known *e, size_t at,
                     size_t n) {
  const unsigned char *s = f->text->s;
  const gl_wordform *w = &f->form[(uint32_t)e->seen];
  return w->n == n && memcmp(s + w->at, s + at, n) == 0;
}

/* The entry that is looked at first. */
static inline gl_known *guess(const Batch *b, uint32_t i) {
  return b->at[i] + (b->at[i]->head != b->head[i]);
}

/* Looks at the bytes of the long ones of n rows: who is another word than its
** entry is, as far as there is one, will not be found at once. */
static void longwords(const gl_vocab *v, const gl_forms *f,
                      const uint32_t *first, const uint32_t *end, uint32_t n,
                      Batch *b) {
  uint32_t i, k, rows[BATCH], nrows = 0;
  for (i = 0; i < n; i++) {
    rows[nrows] = i;
    nrows += end[i] - first[i] >= LONG;
  }
  for (k = 0; k < nrows; k++) {
    const size_t at = first[i = rows[k]], len = end[i] - first[i];
    const gl_known *e;
    if (len >= OVERLONG) {
      Key key = keyof(f->text->s + at, OVERLONG - 1);
      key.tail |= LAST(KEPT);
      place(v, key, v->shift, b, i);
    }
    e = guess(b, i);
    if (e->tail != b->tail[i] || isold(v, e) || !samebytes(f, e, at, len))
      b->tail[i] |= LAST(ASKED);
  }
}

/* Whether the entry e, of a word of a text before, or of none, is of the long
** one s, for it has its key. */
static inline int sameword(const gl_vocab *v, const gl_known *e,
                           const unsigned char *s, size_t n) {
  return v->rest && n <= GL_KNOWNWORD &&
         memcmp(v->rest[e - v->word], s + 8, n - 8) == 0;
}

/* Has the entry e be that of the word s of that key, of which nothing is
** known. */
static void enter(const gl_vocab *v, gl_known *e, Key k, const unsigned char *s,
                  size_t n) {
  memset(e, 0, sizeof *e);
  e->head = k.head;
  e->tail = k.tail;
  if (n >= LONG && n <= GL_KNOWNWORD && v->rest)
    memcpy(v->rest[e - v->word], s + 8, n - 8);
}

/* The entry of a word that was not found at once, of the two from e on: a new
** one takes that of another word. NULL: there is none for it. No two of this
** text have one key, so a long word that was looked at stays what it is. */
GL_COLD static gl_known *find(const gl_vocab *v, const gl_forms *f, gl_known *e,
                              Key k, size_t at, size_t n) {
  const unsigned char *s = f->text->s + at;
  int i;
  k.tail &= ~LAST(ASKED);
  for (i = 0; i < WAYS; i++) {
    if (!is(e + i, k)) continue;
    if (n < LONG) return e + i;
    if (!isold(v, e + i)) return samebytes(f, e + i, at, n) ? e + i : NULL;
    if (!sameword(v, e + i, s, n)) enter(v, e + i, k, s, n);
    return e + i;
  }
  e += e[1].seen < e[0].seen;
  if (!isold(v, e)) return NULL;
  enter(v, e, k, s, n);
  return e;
}

/* Numbers n <= BATCH rows, whose places are found, with room for as many forms.
** `many`: nobody foresees which of the words are new to the text, so there is
** no branch for it; else few are. */
static GL_INLINE int batch(const gl_vocab *v, gl_forms *f, const gl_text *t,
                           const uint32_t *first, const uint32_t *end,
                           uint32_t n, const Batch *b, uint32_t *number,
                           int many) {
  const uint64_t turn = (uint64_t)v->turn << 32;
  uint64_t next = turn | f->n; /* what a new one has seen */
  gl_wordform *form = f->form + f->n;
  uint32_t i;
  for (i = 0; i < n; i++) {
    const Key k = {b->head[i], b->tail[i]};
    gl_known *e = guess(b, i);
    uint64_t seen;
    if (GL_UNLIKELY(!is(e, k)) &&
        (e = find(v, f, b->at[i], k, first[i], end[i] - first[i])) == NULL) {
      int err;
      f->n = (uint32_t)next;
      err = gl_forms_add(f, t->s + first[i], end[i] - first[i], first[i],
                         &number[i]);
      if (err) return err;
      next = turn | f->n;
      form = f->form + f->n;
      continue;
    }
    seen = e->seen;
    if (many || seen < turn) {
      const uint64_t fresh = seen < turn;
      form->at = first[i];
      form->n = end[i] - first[i];
      form->known = (uint32_t)(e - v->word);
      form += fresh;
      e->seen = seen = seen < turn ? next : seen;
      next += fresh;
    }
    number[i] = (uint32_t)seen;
  }
  f->n = (uint32_t)next;
  return GL_OK;
}

#define MANY 16 /* new words in the batch before */

/* Numbers n rows that are read, a batch after the other: the places of the next
** one are found, and fetched, before a batch looks at its own. */
static int numbers(const gl_vocab *v, gl_forms *f, const gl_text *t,
                   const uint32_t *first, const uint32_t *end, uint32_t n,
                   uint32_t *number, size_t *news) {
  uint32_t i, now = n < BATCH ? n : BATCH, next;
  Batch b[2];
  int which = 0, islong = places(v, t, first, end, now, &b[0]);
  for (i = 0; i < n; i += now, number += now, now = next, which ^= 1) {
    const uint32_t *from = first + i, *to = end + i;
    const size_t before = f->n, room = before + BATCH;
    int err, waslong = islong;
    next = n - i - now < BATCH ? n - i - now : BATCH;
    if (next) islong = places(v, t, from + now, to + now, next, &b[which ^ 1]);
    if (room > f->capform &&
        gl_grow(&f->mem, &f->form, &f->capform, room, sizeof *f->form))
      return GL_ENOMEM;
    if (waslong) longwords(v, f, from, to, now, &b[which]);
    err = *news < MANY ? batch(v, f, t, from, to, now, &b[which], number, 0)
                       : batch(v, f, t, from, to, now, &b[which], number, 1);
    if (err) return err;
    *news = f->n - before;
  }
  return GL_OK;
}

int gl_vocab_rows(const gl_vocab *v, gl_forms *f, const gl_spans *s,
                  uint32_t *number) {
  uint32_t row;
  size_t news = MANY;
  gl_block b;
  for (row = 0; row < s->n; row += b.n) {
    int err;
    gl_spans_read(s, row, &b);
    err = numbers(v, f, s->text, b.first, b.end, b.n, number + row, &news);
    if (err) return err;
  }
  return GL_OK;
}

/* --- what is known of them ------------------------------------------------ */

/* The entry of a word of that text, NULL where there is none any more. */
static inline gl_known *entry(const gl_vocab *v, const gl_text *t,
                              const gl_wordform *w) {
  const unsigned char *s = t->s + w->at;
  gl_known *e;
  if (w->known >= v->n || w->n > GL_KNOWNWORD) return NULL;
  e = &v->word[w->known];
  if (!is(e, anykey(t, w->at, w->n))) return NULL;
  return w->n < LONG || sameword(v, e, s, w->n) ? e : NULL;
}

gl_known *gl_vocab_entry(const gl_vocab *v, const gl_text *t,
                         const gl_wordform *w) {
  return entry(v, t, w);
}

#define AHEAD 8 /* types whose bytes are fetched meanwhile */

/* What is not known of a type is worked out, and known from then on. */
GL_COLD static void newfacts(gl_known *e, unsigned number, const gl_text *t,
                             const gl_wordform *w, const gl_lexicon *x,
                             uint32_t *flags, uint32_t *length) {
  const unsigned char *s = t->s + w->at;
  *flags = gl_attr_flags(s, w->n, x);
  *length = *flags >> GL_IS_ASCII & 1 ? w->n : gl_attr_length(s, w->n);
  if (e == NULL) return;
  e->lexicon = (uint16_t)number;
  e->flags = *flags;
  e->length = (uint8_t)*length;
}

void gl_vocab_facts(const gl_vocab *v, const gl_text *t,
                    const gl_wordform *form, uint32_t n, int here,
                    const gl_lexicon *x, uint32_t *flags, uint32_t *length) {
  const unsigned number = x ? x->number : 0;
  uint32_t i;
  for (i = 0; i < n; i++) {
    const gl_wordform *w = &form[i];
    gl_known *e = number == 0 ? NULL
                  : here      ? gl_vocab_here(v, w)
                              : entry(v, t, w);
    if (n - i > AHEAD) GL_PREFETCH(t->s + w[AHEAD].at);
    if (e != NULL && e->lexicon == number) {
      flags[i] = e->flags;
      length[i] = e->length;
    } else
      newfacts(e, number, t, w, x, &flags[i], &length[i]);
  }
}

/* The entry of a word of up to GL_KNOWNWORD bytes, of the two from e on; a new
** one takes that of the word that was met less lately. Not for a text with
** numbers: what they are by may go. */
static gl_known *takeentry(const gl_vocab *v, gl_known *e, Key k,
                           const unsigned char *s, size_t n) {
  int i;
  for (i = 0; i < WAYS; i++)
    if (is(e + i, k)) {
      e += i;
      if (n < LONG || sameword(v, e, s, n)) return e;
      break;
    }
  if (i == WAYS) e += e[1].seen < e[0].seen;
  enter(v, e, k, s, n);
  return e;
}

/* What is known of a row that was not found at once, or is long. */
GL_COLD static void rowfacts(const gl_vocab *v, gl_known *e, const gl_text *t,
                             uint32_t at, uint32_t n, const gl_lexicon *x,
                             uint32_t *flags, uint32_t *length) {
  const gl_wordform w = {at, n, GL_UNKNOWN};
  const unsigned number = x ? x->number : 0;
  e = number && n <= GL_KNOWNWORD
          ? takeentry(v, e, anykey(t, at, n), t->s + at, n)
          : NULL;
  if (e) e->seen = (uint64_t)v->turn << 32;
  if (e && e->lexicon == number) {
    *flags = e->flags;
    *length = e->length;
  } else
    newfacts(e, number, t, &w, x, flags, length);
}

/* What all rows need, where no store is thought to change it. */
typedef struct Rows {
  gl_known *word;
  uint64_t mul[2], turn;
  unsigned shift, number;
} Rows;

/* Has *entry be that of the word s of n bytes, 16 of which can be read, or
** else the first of its two. Returns whether all is known of it. Nothing is
** fetched ahead: rows do not wait for each other. */
static inline int lookup(const Rows *r, const unsigned char *s, uint32_t n,
                         gl_known **entry) {
  const Key k = keyof(s, n);
  gl_known *const line =
      r->word +
      WAYS * (((k.tail * r->mul[1] ^ k.head) * r->mul[0]) >> r->shift);
  gl_known *e = line + (line->head != k.head);
  const int known = !((e->head ^ k.head) | (e->tail ^ k.tail) |
                      (e->lexicon ^ r->number) | (n & ~(uint32_t)LONGEST));
  *entry = known ? e : line;
  return known;
}

void gl_vocab_rowfacts(const gl_vocab *v, const gl_text *t,
                       const uint32_t *first, const uint32_t *end, uint32_t n,
                       const gl_lexicon *x, uint32_t *flags, uint32_t *length) {
  const Rows r = {v->word,
                  {v->mul[0], v->mul[1]},
                  (uint64_t)v->turn << 32,
                  v->shift,
                  x && x->number ? x->number : UINT16_MAX + 1u};
  const unsigned char *const text = t->s;
  const size_t limit = readable(t);
  uint32_t i;
  End z;
  if (n > 0 && first[n - 1] >= limit) readend(&z, t);
  for (i = 0; i < n; i++) {
    const uint32_t at = first[i], len = end[i] - at;
    const unsigned char *s = text + at;
    gl_known *e;
    if (GL_UNLIKELY(at >= limit)) s = z.s + (at - limit);
    if (GL_UNLIKELY(!lookup(&r, s, len, &e))) {
      rowfacts(v, e, t, at, len, x, &flags[i], &length[i]);
      continue;
    }
    e->seen = r.turn;
    flags[i] = e->flags;
    length[i] = e->length;
  }
}
