/*
** lemma.c: the lemma of a word: two hash tables, of forms and of suffixes,
** in one block of memory.
*/
#include "lemma.h"
#include "fold.h"

#include <string.h>

typedef struct Place { /* of a lemma in the bytes */
  uint32_t at, n;
} Place;

typedef struct Word { /* of the bytes */
  uint32_t at;
  uint8_t n;           /* 0: a free slot */
  uint8_t count;       /* of a form: lemmas */
  uint8_t stem, vowel; /* of a rule */
  uint32_t first;      /* lemma; of a rule, what the suffix becomes */
  uint32_t number;     /* of a rule */
} Word;

struct gl_lemmas {
  Word *form, *rule;
  uint32_t formmask, rulemask, nrules;
  uint8_t longest; /* suffix */
  Place *lemma;
  uint32_t nlemmas;
  unsigned char *bytes;
  size_t used;
};

#define SEED 2166136261u
static inline uint32_t step(uint32_t h, unsigned c) {
  return (h ^ c) * 16777619u;
}
static inline uint32_t last(uint32_t h) { return h ^ h >> 15; }

/* from the end, so that all suffixes of a word are hashed in one pass */
static uint32_t hash(const unsigned char *s, size_t n) {
  uint32_t h = SEED;
  while (n-- > 0) h = step(h, s[n]);
  return last(h);
}

static size_t nslots(size_t n) {
  size_t k = 16;
  while (k < 2 * n) k *= 2;
  return k;
}

size_t gl_lemmas_size(size_t nforms, size_t nlemmas, size_t nrules,
                      size_t bytes) {
  return sizeof(gl_lemmas) + (nslots(nforms) + nslots(nrules)) * sizeof(Word) +
         (nlemmas + nrules) * sizeof(Place) + bytes;
}

void gl_lemmas_layout(gl_lemmas *z, size_t nforms, size_t nlemmas,
                      size_t nrules, size_t bytes) {
  memset(z, 0, gl_lemmas_size(nforms, nlemmas, nrules, bytes));
  z->form = (Word *)(z + 1);
  z->rule = z->form + nslots(nforms);
  z->lemma = (Place *)(z->rule + nslots(nrules));
  z->bytes = (unsigned char *)(z->lemma + nlemmas + nrules);
  z->formmask = (uint32_t)nslots(nforms) - 1;
  z->rulemask = (uint32_t)nslots(nrules) - 1;
}

/* the slot of a word with that hash, or the free one where it would be */
static inline Word *slot(const gl_lemmas *z, Word *table, uint32_t mask,
                         const unsigned char *s, size_t n, uint32_t h) {
  uint32_t i = h & mask;
  for (;; i = (i + 1) & mask) {
    Word *w = &table[i];
    if (w->n == 0 || (w->n == n && memcmp(z->bytes + w->at, s, n) == 0))
      return w;
  }
}

static uint32_t keep(gl_lemmas *z, gl_str s) {
  uint32_t at = (uint32_t)z->used;
  if (s.n) memcpy(z->bytes + at, s.s, s.n);
  z->used += s.n;
  return at;
}

static uint32_t keep_lemma(gl_lemmas *z, gl_str s) {
  Place *l = &z->lemma[z->nlemmas];
  l->at = keep(z, s);
  l->n = (uint32_t)s.n;
  return z->nlemmas++;
}

int gl_lemmas_form(gl_lemmas *z, gl_str form, const gl_str *lemma, unsigned n) {
  Word *w;
  unsigned i;
  if (form.n == 0 || form.n > GL_LEMMA_MAX || n == 0 || n > UINT8_MAX) return 0;
  for (i = 0; i < n; i++)
    if (lemma[i].n > GL_LEMMA_MAX) return 0;
  w = slot(z, z->form, z->formmask, (const unsigned char *)form.s, form.n,
           hash((const unsigned char *)form.s, form.n));
  if (w->n) return 0;
  w->at = keep(z, form);
  w->n = (uint8_t)form.n;
  w->count = (uint8_t)n;
  w->first = z->nlemmas;
  for (i = 0; i < n; i++) keep_lemma(z, lemma[i]);
  return 1;
}

int gl_lemmas_rule(gl_lemmas *z, gl_str suffix, gl_str to, unsigned stem,
                   int vowel) {
  Word *w;
  if (suffix.n == 0 || suffix.n > GL_LEMMA_MAX || to.n > GL_LEMMA_MAX ||
      stem > UINT8_MAX)
    return 0;
  w = slot(z, z->rule, z->rulemask, (const unsigned char *)suffix.s, suffix.n,
           hash((const unsigned char *)suffix.s, suffix.n));
  if (w->n) return 0;
  w->at = keep(z, suffix);
  w->n = (uint8_t)suffix.n;
  w->stem = (uint8_t)stem;
  w->vowel = vowel != 0;
  w->first = keep_lemma(z, to);
  w->number = z->nrules++;
  if (w->n > z->longest) z->longest = w->n;
  return 1;
}

size_t gl_lemma_key(const unsigned char *s, size_t n,
                    unsigned char out[GL_LEMMA_MAX]) {
  const unsigned char *e = s + n;
  size_t k = 0;
  if (n > GL_LEMMA_MAX) return 0;
  while (s < e) {
    uint32_t to[3], cp = *s;
    unsigned char u[4];
    unsigned len = 1, nu;
    if (cp < 0x80) {
      out[k++] = (unsigned char)(cp - 'A' < 26 ? cp + 32 : cp);
      s++;
      if (k == GL_LEMMA_MAX && s < e) return 0;
      continue;
    }
    cp = gl_decode(s, e, &len);
    if (cp == 0x2019 || cp == 0x2018)
      cp = '\'';
    else if (cp == 0x1E9E)
      cp = 0xDF;
    else if (cp != 0xDF && gl_casefold(cp, to) == 1)
      cp = to[0];
    nu = gl_encode(cp, u);
    if (k + nu > GL_LEMMA_MAX) return 0;
    memcpy(out + k, u, nu);
    k += nu;
    s += len;
    if (k == GL_LEMMA_MAX && s < e) return 0;
  }
  return k;
}

/* Whether a stem has so many characters, and with `vowel` a vowel: in ASCII
** one of aeiouy, else any letter. */
#define VOWELS (1u << 1 | 1u << 5 | 1u << 9 | 1u << 15 | 1u << 21 | 1u << 25)
static int enough(const unsigned char *s, size_t n, unsigned stem, int vowel) {
  size_t i;
  unsigned count = 0;
  int any = 0;
  for (i = 0; i < n; i++) {
    count += (s[i] & 0xC0) != 0x80;
    any |= s[i] >= 0x80 || (VOWELS >> (s[i] & 31) & 1 && s[i] > '@');
  }
  return count >= stem && (any || !vowel);
}

void gl_lemma_find(const gl_lemmas *z, const unsigned char *key, size_t n,
                   gl_lemmaset *out) {
  uint32_t h = SEED, suffix[GL_LEMMA_MAX + 1];
  size_t k;
  const Word *w;
  out->n = 0;
  out->at = 0;
  out->rule = -1;
  out->nown = n;
  memcpy(out->own, key, n);
  if (z == NULL || n == 0) return;
  for (k = 1; k <= n; k++) {
    h = step(h, key[n - k]);
    suffix[k] = last(h);
  }
  w = slot(z, z->form, z->formmask, key, n, suffix[n]);
  if (w->n) {
    out->n = w->count;
    out->at = w->first;
    return;
  }
  for (k = z->longest < n ? z->longest : n; k > 0; k--) {
    const Place *to;
    w = slot(z, z->rule, z->rulemask, key + n - k, k, suffix[k]);
    if (w->n == 0 || !enough(key, n - k, w->stem, w->vowel)) continue;
    to = &z->lemma[w->first];
    memcpy(out->own + n - k, z->bytes + to->at, to->n);
    out->nown = n - k + to->n;
    out->rule = (int)w->number;
    return;
  }
}

gl_str gl_lemma_of(const gl_lemmas *z, const gl_lemmaset *set, unsigned i) {
  gl_str s;
  if (i < set->n) {
    const Place *l = &z->lemma[set->at + i];
    s.s = (const char *)z->bytes + l->at;
    s.n = l->n;
  } else {
    s.s = (const char *)set->own;
    s.n = set->nown;
  }
  return s;
}
