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

int gl_word_at(const unsigned char *p, const unsigned char *e) {
  unsigned len;
  return p < e && gl_is_word(gl_decode(p, e, &len));
}

const unsigned char *gl_possessive(const unsigned char *p,
                                   const unsigned char *e) {
  unsigned n = gl_apostrophe(p, e);
  p += n;
  if (n == 0 || p == e || (*p | 0x20) != 's' || gl_word_at(p + 1, e))
    return NULL;
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
    if (n > 0 && !gl_word_at(p, e)) {
      end = p;
      n++;
    }
    break;
  }
  return n >= 2 ? end : NULL;
}

/* --- hashes -------------------------------------------------------------- */

static int has_marks(const unsigned char *key, size_t n) {
  const unsigned char *e = key + n;
  unsigned len;
  for (; key < e; key += len)
    if (gl_is_mark(gl_decode(key, e, &len))) return 1;
  return 0;
}

/* What a character gives to a key; nothing where that depends on others. */
static void char_key(const gl_gaz *g, uint32_t cp, gl_char *c) {
  unsigned char s[4], key[GL_KEYCAP(4)];
  gl_mark marks[GL_KEYCAP(4)];
  uint32_t part[GL_MAXDECOMP];
  unsigned n = gl_decompose(cp, 0, part), i, last = 0;
  size_t len =
      gl_piece_fold(&g->token, s, gl_encode(cp, s), key, marks, sizeof key, 1);
  if (len > sizeof c->key) return;
  for (i = 0; i < n; i++) {
    last = gl_record_of(part[i])->ccc;
    if (part[i] == 0x345) return; /* a letter, once it has found its place */
    if (i == 0 && last && len) c->is |= GL_CHAR_HEAD;
  }
  /* of those that are left out some is the last: that does no harm */
  if (last && len) c->is |= GL_CHAR_TAIL;
  memcpy(c->key, key, len);
  c->n = (uint8_t)len;
  c->is |= GL_CHAR_KEY;
  if (len && !has_marks(key, len)) c->is |= GL_CHAR_BARE;
}

/* Whether a key is the character without regard to case, and no more. */
static int is_whole(uint32_t cp, const gl_char *c) {
  uint32_t part[GL_MAXDECOMP], to[3];
  unsigned char s[4];
  return gl_decompose(cp, 0, part) == 1 && part[0] == cp &&
         gl_casefold(cp, to) == 1 && gl_encode(to[0], s) == c->n &&
         memcmp(s, c->key, c->n) == 0;
}

void gl_char_make(const gl_gaz *g, uint32_t cp, gl_char *c) {
  memset(c, 0, sizeof *c);
  if (gl_is_word(cp)) {
    c->is = GL_CHAR_WORD;
    if (gl_is_mark(cp))
      c->is |= GL_CHAR_MARK;
    else
      c->is |= (uint8_t)(gl_cut_of(cp) << 6);
    char_key(g, cp, c);
  } else if (!gl_is_white(cp)) { /* which more than one may stand for */
    char_key(g, cp, c);
    c->is &= GL_CHAR_BARE;
  }
  c->whole = (uint8_t)(c->is & GL_CHAR_BARE && is_whole(cp, c));
}

unsigned gl_char_plain(const gl_gaz *g, const gl_folder *f,
                       const unsigned char *s, const unsigned char *e,
                       gl_char *c) {
  const unsigned letter = GL_CHAR_WORD | GL_CHAR_BARE;
  unsigned len, at;
  uint32_t page;
  if (*s < 0x80) {
    c->key[0] = f->ascii[*s];
    c->n = 1;
    return 1;
  }
  page = gl_char_page(s, e, &at, &len);
  if (page == GL_CHARPAGES || (f->flags & GL_CHAR_FOLDS) != GL_CHAR_FOLDS)
    return 0;
  gl_char_make(g, page * 64 + at, c);
  return (c->is & (letter | GL_CHAR_MARK)) == letter ? len : 0;
}

void gl_chars_make(gl_gaz *g, const gl_mem *m, uint32_t page) {
  gl_charpage *p = m->alloc(m->ud, NULL, 0, sizeof *p);
  uint32_t i;
  if (p == NULL) return;
  for (i = 0; i < 64; i++) {
    gl_char_make(g, page * 64 + i, &p->of[i]);
    p->is[i] = p->of[i].is;
  }
  g->page[page] = p;
}

void gl_chars_free(gl_gaz *g, const gl_mem *m) {
  uint32_t i;
  for (i = 0; i < GL_CHARPAGES; i++) {
    if (g->page[i]) m->alloc(m->ud, g->page[i], sizeof(gl_charpage), 0);
    g->page[i] = NULL;
  }
}

/* The key of a word from what is known of its characters; 0 where that is not
** enough, or the key longer than cap bytes. (There is room for one character
** more; where zeros were behind it they are.) */
static size_t known_key(const gl_gaz *g, const unsigned char *s,
                        const unsigned char *end, unsigned char *key,
                        size_t cap) {
  size_t n = 0;
  unsigned tail = 0, len;
  int any = 0;
  for (; s < end; any = 1) {
    const gl_char *c;
    if (n >= cap) return 0;
    if (*s < 0x80) {
      key[n++] = g->token.ascii[*s++];
      tail = 0;
      continue;
    }
    c = gl_char_at(g, s, end, &len);
    if (c == NULL || !(c->is & GL_CHAR_KEY) || (c->is & GL_CHAR_MARK && !any) ||
        (c->is & GL_CHAR_HEAD && tail))
      return 0;
    memcpy(key + n, c->key, sizeof c->key);
    n += c->n;
    if (c->n) tail = c->is & GL_CHAR_TAIL;
    s += len;
  }
  return n <= cap ? n : 0;
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
  unsigned char key[64 + sizeof(gl_char)];
  gl_hashkeys keys;
  uint64_t h;
  size_t n;
  memset(key, 0, 16);
  n = known_key(g, s, end, key, 64);
  if (n == 0) return hash(g, word_key(g, s, e, g->buffer, g->capbuffer, &end));
  if (n > g->maxkey) return 0;
  if (n > 16) return gl_hash_key(g->seed, key, n);
  keys = gl_hash_keys(g->seed);
  h = gl_hash_short(&keys, gl_load64(key), gl_load64(key + 8));
  return h ? h : 1;
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
    if (!gl_word_at(s, w->e)) {
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
