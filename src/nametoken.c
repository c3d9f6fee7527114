/*
** nametoken.c: the tokens by which names are looked up: the words of a name or
** text, each as the hash of its key under the coarsest fold. Some folds change
** what a token is (initialisms, brackets, possessives): those are other views
** of the text, with tokens of their own.
*/
#include "names.h"
#include "ucd.h"

uint64_t gl_hash_key(uint64_t seed, const unsigned char *key, size_t n) {
  unsigned char last[16];
  gl_hashkeys k = gl_hash_keys(seed);
  uint64_t h;
  for (; n > 16; key += 16, n -= 16)
    k = gl_hash_keys(gl_hash_short(&k, gl_load64(key), gl_load64(key + 8)));
  memset(last, 0, sizeof last);
  memcpy(last, key, n);
  h = gl_hash_short(&k, gl_load64(last), gl_load64(last + 8));
  return h ? h : 1;
}

/* --- what a token may be ------------------------------------------------- */

unsigned gl_apostrophe(const unsigned char *p, const unsigned char *e) {
  if (p < e && *p == '\'') return 1;
  return e - p >= 3 && p[0] == 0xE2 && p[1] == 0x80 && p[2] == 0x99 ? 3 : 0;
}

static int word_at(const unsigned char *p, const unsigned char *e) {
  unsigned len;
  return p < e && gl_is_word(gl_decode(p, e, &len));
}

const unsigned char *gl_possessive(const unsigned char *p,
                                   const unsigned char *e) {
  unsigned n = gl_apostrophe(p, e);
  p += n;
  if (n == 0 || p == e || (*p | 0x20) != 's' || word_at(p + 1, e)) return NULL;
  return p + 1;
}

/* a full stop without marks */
static int stop_at(const unsigned char *p, const unsigned char *e) {
  unsigned len;
  return p < e && *p == '.' &&
         !(p + 1 < e && p[1] >= 0x80 && gl_is_mark(gl_decode(p + 1, e, &len)));
}

#define MAXLETTERS 64 /* of an initialism; the next begins another */

const unsigned char *gl_initialism(const unsigned char *p,
                                   const unsigned char *e) {
  const unsigned char *end = NULL;
  unsigned n, len;
  for (n = 0; n < MAXLETTERS && p < e; n++) {
    uint32_t cp = gl_decode(p, e, &len);
    unsigned gc = gl_gc_of(cp);
    if (gc < GC_Lu || gc > GC_Lo || gl_cut_of(cp) != GL_CUT_OTHER) break;
    for (p += len; p < e && *p >= 0x80 && gl_is_mark(gl_decode(p, e, &len));)
      p += len;
    if (stop_at(p, e)) {
      end = ++p;
      continue;
    }
    if (n > 0 && !word_at(p, e)) {
      end = p;
      n++;
    }
    break;
  }
  return n >= 2 ? end : NULL;
}

/* --- hashes -------------------------------------------------------------- */

void gl_tokens_prepare(gl_gaz *g) {
  uint32_t cp;
  if (g->hasfast || g->capbuffer < GL_KEYCAP(2)) return;
  for (cp = 0x80; cp < 0x800; cp++) {
    unsigned char s[4];
    const unsigned char *k, *e;
    unsigned n = gl_encode(cp, s), len;
    gl_cutter c;
    gl_piece p;
    g->fast[cp - 0x80] = 0;
    if (!gl_is_word(cp) || gl_is_mark(cp)) continue;
    gl_cutter_init(&c, &g->token, s, n, g->buffer, g->marks, g->capbuffer);
    if (!gl_cutter_next(&c, &p) || p.n == 0 || p.n > 3) continue;
    for (k = p.key, e = k + p.n; k < e; k += len)
      if (gl_record_of(gl_decode(k, e, &len))->ccc) break;
    if (k < e) continue; /* marks take their places among those that follow */
    g->fast[cp - 0x80] = (uint32_t)p.n << 24;
    for (len = 0; len < p.n; len++)
      g->fast[cp - 0x80] |= (uint32_t)p.key[len] << 8 * len;
  }
  g->hasfast = 1;
}

/* The key of a word without looking at more than one character at a time; 0
** where that is not enough. */
static size_t fast_key(const gl_gaz *g, const unsigned char *s,
                       const unsigned char *end, unsigned char *key,
                       size_t cap) {
  size_t n = 0;
  if (!g->hasfast) return 0;
  while (s < end) {
    uint32_t k;
    if (n + 3 > cap) return 0;
    if (*s < 0x80) {
      key[n++] = g->token.ascii[*s++];
      continue;
    }
    if (*s < 0xC2 || *s > 0xDF || end - s < 2) return 0;
    k = g->fast[((uint32_t)(*s & 31) << 6 | (s[1] & 63)) - 0x80];
    if (k == 0) return 0;
    key[n] = (unsigned char)k;
    key[n + 1] = (unsigned char)(k >> 8);
    key[n + 2] = (unsigned char)(k >> 16);
    n += k >> 24;
    s += 2;
  }
  return n;
}

/* Puts the key of the word at s into key; returns its length, or GL_OVERLONG;
** *end becomes the end of the word. */
static size_t word_key(const gl_gaz *g, const unsigned char *s,
                       const unsigned char *e, unsigned char *key, size_t cap,
                       const unsigned char **end) {
  gl_cutter c;
  gl_piece p;
  gl_cutter_init(&c, &g->token, s, (size_t)(e - s), key, g->marks, cap);
  if (!gl_cutter_next(&c, &p)) p.n = p.end = 0;
  *end = s + p.end;
  return p.n;
}

static uint64_t hash(const gl_gaz *g, size_t n) {
  if (n == GL_OVERLONG || n > g->maxkey) return 0;
  return gl_hash_key(g->seed, g->buffer, n);
}

uint64_t gl_word_hash(const gl_gaz *g, const unsigned char *s,
                      const unsigned char *end, const unsigned char *e) {
  size_t n = fast_key(g, s, end, g->buffer, g->capbuffer);
  if (n == 0) n = word_key(g, s, e, g->buffer, g->capbuffer, &end);
  return hash(g, n);
}

/* The class of the last character before p that is no mark. */
static enum gl_cut cut_before(const unsigned char *s, const unsigned char *p) {
  unsigned len;
  uint32_t cp;
  do {
    const unsigned char *e = p;
    p = gl_step_back(s, p);
    cp = gl_decode(p, e, &len);
  } while (p > s && gl_is_mark(cp));
  return gl_is_mark(cp) ? GL_CUT_NEUTRAL : gl_cut_of(cp);
}

/* Where the word goes on behind brackets at p, or NULL. */
static const unsigned char *glued(const unsigned char *s,
                                  const unsigned char *p,
                                  const unsigned char *e) {
  const unsigned char *q = p;
  unsigned len;
  uint32_t cp;
  while (q < e && gl_is_bracket(*q)) q++;
  if (q == p || q == e) return NULL;
  cp = gl_decode(q, e, &len);
  if (!gl_is_word(cp) || gl_is_mark(cp)) return NULL;
  return gl_cut_between(cut_before(s, p), gl_cut_of(cp)) ? NULL : q;
}

int gl_loose_joined(const unsigned char *s, const unsigned char *p,
                    const unsigned char *e) {
  return glued(s, p, e) != NULL;
}

size_t gl_loose_key(const gl_gaz *g, unsigned loose, const unsigned char *s,
                    const unsigned char *e, const unsigned char **end,
                    const unsigned char **skip) {
  const unsigned char *p = s, *q = s, *stop = NULL;
  size_t n = 0;
  int over = 0;
  if (loose & GL_FOLD_DOTS) stop = gl_initialism(s, e);
  while (q) { /* the words that are one token */
    size_t k =
        word_key(g, q, stop ? stop : e, g->buffer + n, g->capbuffer - n, &p);
    int dot = 0;
    q = NULL;
    over |= k == GL_OVERLONG;
    n = over ? 0 : n + k;
    if (stop && p < stop) dot = *p++ == '.';
    if (stop && p < stop)
      q = p;
    else {
      stop = NULL;
      if (loose & GL_FOLD_BRACKETS && !dot) q = glued(s, p, e);
    }
  }
  *end = p;
  if (loose & GL_FOLD_POSSESSIVE) q = gl_possessive(p, e);
  *skip = q ? q : p;
  return over ? GL_OVERLONG : n;
}

uint64_t gl_loose_hash(const gl_gaz *g, unsigned loose, const unsigned char *s,
                       const unsigned char *e, const unsigned char **end,
                       const unsigned char **skip) {
  return hash(g, gl_loose_key(g, loose, s, e, end, skip));
}

/* --- names --------------------------------------------------------------- */

void gl_names_begin(gl_names_walk *w, const gl_gaz *g, unsigned view,
                    const unsigned char *s, size_t n) {
  memset(w, 0, sizeof *w);
  w->g = g;
  w->loose = GL_LOOSE_OF(view);
  w->s = w->skip = s;
  w->e = s + n;
  gl_cutter_init(&w->cut, &g->token, s, n, g->buffer, g->marks, g->capbuffer);
}

int gl_names_next(gl_names_walk *w) {
  const gl_gaz *g = w->g;
  gl_piece p;
  while (gl_cutter_next(&w->cut, &p)) {
    const unsigned char *s = w->s + p.first, *end = w->s + p.end;
    if (s < w->skip) continue;
    if (!word_at(s, w->e)) {
      w->pre |= !w->any;
      continue;
    }
    w->any = 1;
    w->first = p.first;
    if (w->loose) p.n = gl_loose_key(g, w->loose, s, w->e, &end, &w->skip);
    if (p.n > w->n) w->n = p.n;
    w->hash = gl_hash_key(g->seed, g->buffer, p.n);
    return 1;
  }
  return 0;
}
