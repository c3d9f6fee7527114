/*
** lang.c: what a language knows: a hash set of folded words with classes.
*/
#include "lang.h"

#include <string.h>

#include "chars.h"
#include "runs.h"
#include "ucd.h"

const char *const gl_lang_classes[GL_NLANGCLASSES] = {
    "never",   "title",  "number",  "month",  "company",   "state",   "country",
    "time",    "unit",   "suffix",  "street", "direction", "starter", "role",
    "zone",    "day",    "saying",  "credit", "lettered",  "lead",    "clitic",
    "brand",   "joiner", "ordinal", "final",  "elision",   "part",    "closing",
    "opening", "prefix", "pair"};

/* A word as it is looked up. */
typedef struct folded {
  uint64_t w[GL_LANG_MAXKEY / 8]; /* its bytes, zeros behind them */
  unsigned n;                     /* how many; 0: too long */
  int cap;                        /* it begins in upper case */
} folded;

/* The next character, most often of two bytes here. */
static inline uint32_t next(const unsigned char **s, const unsigned char *e) {
  const unsigned char *p = *s;
  unsigned took = 2;
  uint32_t cp;
  if (e - p > 1 && *p >= 0xC2 && *p < 0xE0 && p[1] >> 6 == 2)
    cp = (*p & 0x1Fu) << 6 | (p[1] & 0x3Fu);
  else
    cp = gl_decode(p, e, &took);
  *s += took;
  return cp;
}

/* Writes it as UTF-8; returns how many bytes. */
static inline unsigned put(uint32_t cp, unsigned char *to) {
  if (cp - 0x80 >= 0x780) return gl_encode(cp, to);
  to[0] = (unsigned char)(0xC0 | cp >> 6);
  to[1] = (unsigned char)(0x80 | (cp & 0x3F));
  return 2;
}

/* the same for words with other than ASCII */
static void foldall(const unsigned char *s, size_t n, folded *f) {
  const unsigned char *begin = s, *e = s + n;
  unsigned char key[GL_LANG_MAXKEY + 4] = {0};
  unsigned len = 0, i;
  f->n = 0;
  f->cap = 0;
  while (s < e) {
    const int first = s == begin;
    unsigned m;
    uint32_t out[3], cp = next(&s, e);
    if (cp < 0x80 ? len == 0 && cp - 'A' < 26
                  : first && gl_classes[gl_class_of(cp)].sb == SB_Upper)
      f->cap = 1;
    if (cp == 0x2019) cp = '\'';
    if (cp == 0xAD) continue; /* a soft hyphen is no letter */
    m = gl_casefold(cp, out);
    for (i = 0; i < m; i++) {
      len += put(out[i], key + len);
      if (len > GL_LANG_MAXKEY) return;
    }
  }
  for (i = 0; i < GL_LANG_MAXKEY / 8; i++) f->w[i] = gl_char_load(key + 8 * i);
  f->n = len;
}

/* A word of more than eight bytes. */
static void foldlong(const unsigned char *s, size_t n, folded *f) {
  uint64_t high = 0;
  size_t at;
  f->n = 0;
  if (n > 2 * GL_LANG_MAXKEY) return;
  for (at = 0; at < n && at < GL_LANG_MAXKEY; at += 8) {
    size_t left = n - at;
    uint64_t w = left < 8 ? gl_char_part(s + at, left) : gl_char_load(s + at);
    high |= w;
    f->w[at / 8] = gl_char_lowered(w);
  }
  if (high & GL_HIGHS || n > GL_LANG_MAXKEY)
    foldall(s, n, f);
  else
    f->n = (unsigned)n;
}

/* Folds s: case, and the typographic apostrophe. Full stops inside stay: they
** are part of how "p.m" is written. */
static inline void fold(const unsigned char *s, size_t n, folded *f) {
  f->w[1] = f->w[2] = 0;
  f->n = (unsigned)n;
  if (n == 0) return;
  f->cap = *s >= 'A' && *s <= 'Z';
  if (GL_UNLIKELY(n > 8)) {
    foldlong(s, n, f);
    return;
  }
  f->w[0] = n < 8 ? gl_char_part(s, n) : gl_char_load(s);
  if (GL_UNLIKELY(f->w[0] & GL_HIGHS))
    foldall(s, n, f);
  else
    f->w[0] = gl_char_lowered(f->w[0]);
}

static uint32_t hash(const folded *f) {
  uint64_t h = f->w[0] * 0x9E3779B97F4A7C15u;
  if (f->n > 8) h = (h ^ h >> 32 ^ f->w[1]) * 0xBF58476D1CE4E5B9u;
  if (f->n > 16) h = (h ^ h >> 32 ^ f->w[2]) * 0x94D049BB133111EBu;
  return (uint32_t)(h >> 32 ^ h >> 12);
}

static size_t slots(size_t n) {
  size_t s = 8;
  while (s < 2 * n) s *= 2;
  return s;
}

size_t gl_lang_size(size_t n, size_t bytes) {
  /* full case folding makes at most three bytes of one */
  return sizeof(gl_lang) + slots(n) * sizeof(gl_langword) + 3 * bytes;
}

void gl_lang_layout(gl_lang *lang, size_t n, size_t bytes) {
  size_t s = slots(n);
  memset(lang, 0, gl_lang_size(n, bytes));
  lang->slot = (gl_langword *)(void *)(lang + 1);
  lang->bytes = (char *)(lang->slot + s);
  lang->mask = (uint32_t)(s - 1);
  lang->codes = gl_run_codes;
}

/* byte i of a word, the same on every machine */
static unsigned char byteof(const folded *f, unsigned i) {
  return (unsigned char)(f->w[i / 8] >> 8 * (i % 8));
}

/* whether the bytes behind the first eight are those of f */
static int sametail(const char *s, const folded *f) {
  unsigned i;
  for (i = 8; i < f->n; i++)
    if ((unsigned char)s[i] != byteof(f, i)) return 0;
  return 1;
}

/* the slot of a word, or the free one where it belongs */
static gl_langword *find(const gl_lang *lang, const folded *f, uint32_t h) {
  uint32_t i;
  for (i = h & lang->mask;; i = (i + 1) & lang->mask) {
    gl_langword *w = &lang->slot[i];
    if (w->len == 0) return w;
    if (w->begin == f->w[0] && w->len == f->n &&
        sametail(lang->bytes + w->at, f))
      return w;
  }
}

/* Says in the codes that a letter of ASCII, in either case, may do that. */
static void setcode(gl_lang *lang, int letter, unsigned code) {
  if ((letter | 32) < 'a' || (letter | 32) > 'z') return;
  lang->codes.byte[letter | 32] |= (uint8_t)code;
  lang->codes.byte[letter & ~32] |= (uint8_t)code;
}

/* First bytes, as bits, of the characters beyond ASCII that fold to what
** begins with ASCII: U+00DF U+0130 U+017F U+01F0, some from U+1E96 on, U+212A
** and the ligatures from U+FB00 on. */
#define LEAD(x) ((uint64_t)1 << ((x)&63))
#define ASCIILEADS                                                  \
  (LEAD(0xC3) | LEAD(0xC4) | LEAD(0xC5) | LEAD(0xC7) | LEAD(0xE1) | \
   LEAD(0xE2) | LEAD(0xEF))

int gl_lang_add(gl_lang *lang, const char *s, size_t n, uint32_t cls,
                unsigned split) {
  folded f;
  uint32_t h;
  unsigned i;
  unsigned char tail;
  gl_langword *w;
  fold((const unsigned char *)s, n, &f);
  if (f.n == 0) return 0;
  h = hash(&f);
  w = find(lang, &f, h);
  if (w->len == 0) {
    w->at = lang->used;
    w->len = (uint8_t)f.n;
    w->begin = f.w[0];
    for (i = 0; i < f.n; i++) lang->bytes[lang->used++] = (char)byteof(&f, i);
    lang->n++;
    gl_bit_set(lang->filter, h % GL_LANG_FILTER);
  }
  lang->has |= cls;
  tail = byteof(&f, f.n - 1);
  if (cls & LC_FINAL && tail > 0x7F) lang->finals |= (uint64_t)1 << (tail & 63);
  if (f.cap)
    w->cap |= cls;
  else
    w->any |= cls;
  if (cls & LC_DOTTED) lang->dotted[f.n] |= (uint32_t)1 << (f.w[0] & 31);
  if (split) {
    w->split = (uint8_t)split;
    lang->splits[f.n] |= (uint32_t)1 << (f.w[0] & 31);
    lang->leads |= byteof(&f, 0) < 0x80 ? ASCIILEADS : UINT64_MAX;
    lang->cuts = 1;
    setcode(lang, byteof(&f, 0), GL_RUN_SPLIT);
    setcode(lang, tail, GL_RUN_TAIL);
  }
  return 1;
}

/* the word, or NULL; also tells whether it begins in upper case */
static const gl_langword *lookup(const gl_lang *lang, const unsigned char *s,
                                 size_t n, int *cap) {
  folded f;
  uint32_t h;
  const gl_langword *w;
  fold(s, n, &f);
  if (f.n == 0) return NULL;
  h = hash(&f);
  if (!gl_bit_get(lang->filter, h % GL_LANG_FILTER)) return NULL;
  w = find(lang, &f, h);
  *cap = f.cap;
  return w->len == 0 ? NULL : w;
}

uint32_t gl_lang_find(const gl_lang *lang, const unsigned char *s, size_t n,
                      int anycase, unsigned *split) {
  int cap;
  const gl_langword *w;
  if (split) *split = 0;
  if (lang == NULL || lang->n == 0) return 0;
  w = lookup(lang, s, n, &cap);
  if (w == NULL) return 0;
  if (split) *split = w->split;
  return cap || anycase ? w->any | w->cap : w->any;
}

unsigned gl_lang_parted(const gl_lang *lang, const unsigned char *s, size_t n) {
  unsigned split;
  (void)gl_lang_find(lang, s, n, 1, &split);
  return split < n && s[split] >> 6 != 2 ? split : 0;
}

uint32_t gl_lang_pieces(const gl_lang *lang, const unsigned char *s, size_t n,
                        int anycase) {
  unsigned char plain[GL_LANG_MAXKEY];
  const unsigned char *e = s + n;
  unsigned len = 0;
  int cap;
  const gl_langword *w;
  while (s < e) {
    unsigned took;
    uint32_t cp = gl_decode(s, e, &took);
    if (!gl_is_white(cp)) {
      if (len + took > GL_LANG_MAXKEY) return 0;
      memcpy(plain + len, s, took);
      len += took;
    }
    s += took;
  }
  w = lookup(lang, plain, len, &cap);
  if (w == NULL) return 0;
  return cap || (anycase && w->any == 0) ? w->cap : w->any;
}

const char *gl_lang_dotted(uint32_t cls) {
  unsigned i;
  for (i = 0; cls & LC_DOTTED; i++)
    if (cls >> i & 1) return gl_lang_classes[i];
  return NULL;
}
