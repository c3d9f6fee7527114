/*
** lang.c: what a language knows: a hash set of folded words with classes.
*/
#include "lang.h"

#include <string.h>

#include "ucd.h"

const char *const gl_lang_classes[GL_NLANGCLASSES] = {
    "never",   "title",  "number",  "month",  "company",   "state",   "country",
    "time",    "unit",   "suffix",  "street", "direction", "starter", "role",
    "zone",    "day",    "saying",  "credit", "lettered",  "lead",    "clitic",
    "brand",   "joiner", "ordinal", "final",  "elision",   "part",    "closing",
    "opening", "prefix", "pair"};

/* Folds s into key: case, and the typographic apostrophe. Returns its
** length, 0 when it is too long; *cap tells whether it begins in upper case.
** Full stops inside stay: they are part of how "p.m" is written. */
static unsigned fold(const unsigned char *s, size_t n, char *key, int *cap) {
  const unsigned char *e = s + n;
  unsigned len = 0;
  *cap = 0;
  if (n > 2 * GL_LANG_MAXKEY) return 0;
  while (s < e) {
    unsigned took, i, m;
    uint32_t cp, out[3];
    if (*s < 0x80) { /* most of what is asked */
      int upper = *s >= 'A' && *s <= 'Z';
      if (len == 0 && upper) *cap = 1;
      if (len == GL_LANG_MAXKEY) return 0;
      key[len++] = (char)(upper ? *s | 32 : *s);
      s++;
      continue;
    }
    cp = gl_decode(s, e, &took);
    if (s + n == e && gl_classes[gl_class_of(cp)].sb == SB_Upper) *cap = 1;
    s += took;
    if (cp == 0x2019) cp = '\'';
    if (cp == 0xAD) continue; /* a soft hyphen is no letter */
    m = gl_casefold(cp, out);
    for (i = 0; i < m; i++) {
      unsigned char u[4];
      unsigned k = gl_encode(out[i], u);
      if (len + k > GL_LANG_MAXKEY) return 0;
      memcpy(key + len, u, k);
      len += k;
    }
  }
  return len;
}

static uint32_t hash(const char *key, unsigned n) {
  uint32_t h = 2166136261u;
  unsigned i;
  for (i = 0; i < n; i++) h = (h ^ (unsigned char)key[i]) * 16777619u;
  return h ^ h >> 15;
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
}

/* the slot of key, or the free one where it belongs */
static gl_langword *find(const gl_lang *lang, const char *key, unsigned n) {
  uint32_t i = hash(key, n) & lang->mask;
  for (;; i = (i + 1) & lang->mask) {
    gl_langword *w = &lang->slot[i];
    if (w->len == 0) return w;
    if (w->len == n && memcmp(lang->bytes + w->at, key, n) == 0) return w;
  }
}

int gl_lang_add(gl_lang *lang, const char *s, size_t n, uint32_t cls,
                unsigned split) {
  char key[GL_LANG_MAXKEY];
  int cap;
  unsigned len = fold((const unsigned char *)s, n, key, &cap);
  gl_langword *w;
  if (len == 0) return 0;
  w = find(lang, key, len);
  if (w->len == 0) {
    w->at = lang->used;
    w->len = (uint8_t)len;
    memcpy(lang->bytes + lang->used, key, len);
    lang->used += len;
    lang->n++;
  }
  lang->has |= cls;
  if (cls & LC_FINAL && (unsigned char)key[len - 1] > 0x7F)
    lang->finals |= (uint64_t)1 << (key[len - 1] & 63);
  if (cap)
    w->cap |= cls;
  else
    w->any |= cls;
  if (split) {
    w->split = (uint8_t)split;
    lang->splits |= (uint32_t)1 << len;
  }
  return 1;
}

uint32_t gl_lang_find(const gl_lang *lang, const unsigned char *s, size_t n,
                      int anycase, unsigned *split) {
  char key[GL_LANG_MAXKEY];
  int cap;
  unsigned len;
  const gl_langword *w;
  if (split) *split = 0;
  if (lang == NULL || lang->n == 0) return 0;
  len = fold(s, n, key, &cap);
  if (len == 0) return 0;
  w = find(lang, key, len);
  if (w->len == 0) return 0;
  if (split) *split = w->split;
  return cap || anycase ? w->any | w->cap : w->any;
}

uint32_t gl_lang_pieces(const gl_lang *lang, const unsigned char *s, size_t n,
                        int anycase) {
  unsigned char plain[GL_LANG_MAXKEY];
  char key[GL_LANG_MAXKEY];
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
  len = fold(plain, len, key, &cap);
  if (len == 0) return 0;
  w = find(lang, key, len);
  if (w->len == 0) return 0;
  return cap || (anycase && w->any == 0) ? w->cap : w->any;
}

const char *gl_lang_dotted(uint32_t cls) {
  unsigned i;
  for (i = 0; cls & LC_DOTTED; i++)
    if (cls >> i & 1) return gl_lang_classes[i];
  return NULL;
}
