/*
** fuzzypool.c: the forms of the words of a text, one behind the other, with the
** hashes of all that is before each unit: stretches of words are then stretches
** of the pool.
*/
#include "fuzzysegment.h"
#include "fuzzytext.h"

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
static uint32_t gap_before(const gl_fuzzyword *word, size_t i) {
  const gl_fuzzyword *w = &word[i];
  return i && !(w->flags & GL_WORD_APART) ? w[-1].end : w->first;
}

/* The words from i on that are ASCII, as what is before each, and stand in a
** form byte by byte: to which one. */
static size_t plain_words(const gl_fuzzyword *word, size_t n,
                          const gl_folder *f, size_t i) {
  unsigned most = f->flags & GL_FOLD_SPACE ? 1 : GL_MAXGAP;
  size_t from = i;
  for (; i < n; i++) {
    const gl_fuzzyword *w = &word[i];
    if (!(w->flags & GL_WORD_ASCII) || w->end - w->first > GL_MAXFORM ||
        w->first - gap_before(word, i) > most ||
        (i > from && w->flags & GL_WORD_APART))
      break;
  }
  return i;
}

/* Puts such words into the pool. */
static int pool_plain(gl_look *k, gl_fuzzyword *word, const gl_folder *f,
                      size_t i, size_t j) {
  const unsigned char *s = k->s;
  size_t at = gap_before(word, i), end = word[j - 1].end, to = k->z->nunit;
  if (gl_look_room(k, end - at) != GL_OK) return GL_ENOMEM;
  pool_ascii(k->z, f, s + at, s + end);
  for (; i < j; i++) {
    gl_fuzzyword *w = &word[i];
    w->flags &= (uint8_t)~GL_WORD_LONG;
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
static int pool_word(gl_look *k, gl_fuzzyword *word, gl_formchars *chars,
                     const gl_folder *f, size_t i) {
  gl_fuzzyword *w = &word[i];
  const unsigned char *s = k->s;
  uint32_t gap = gap_before(word, i);
  int rc = GL_OK;
  if (gap < w->first) rc = pool_part(k, chars, f, s + gap, w->first - gap);
  w->unit = (uint32_t)k->z->nunit;
  if (rc == GL_OK) rc = pool_part(k, chars, f, s + w->first, w->end - w->first);
  w->to = (uint32_t)k->z->nunit;
  w->flags &= (uint8_t)~GL_WORD_LONG;
  if (rc == GL_ELONG) w->flags |= GL_WORD_LONG;
  return rc == GL_ENOMEM ? rc : GL_OK;
}

int gl_words_pool(gl_look *k, gl_fuzzyword *word, size_t n, unsigned set) {
  const gl_folder *f = &k->g->set[set];
  gl_formchars *chars = gl_form_chars(k->z, k->m, f);
  size_t i = 0, j;
  int rc = gl_look_room(k, 1);
  k->z->nunit = 0;
  while (rc == GL_OK && i < n) {
    j = plain_words(word, n, f, i);
    rc = j > i ? pool_plain(k, word, f, i, j) : pool_word(k, word, chars, f, i);
    i = j > i ? j : i + 1;
  }
  return rc;
}
