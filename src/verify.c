/*
** verify.c: whether a stretch of a text is a name, piece by piece. Both are cut
** into pieces, each piece folded as the name's entry says, and the keys
** compared as two streams of bytes; what a fold leaves out gives no bytes.
*/
#include "verify.h"

/* --- one of the two streams ---------------------------------------------- */

void gl_side_init(gl_nameside *d, const gl_verifier *v, int which,
                  const gl_folder *f, const unsigned char *s,
                  const unsigned char *e) {
  memset(d, 0, sizeof *d);
  gl_cutter_init(&d->cut, f, s, (size_t)(e - s), v->key[which], v->marks[which],
                 v->cap);
  d->loose = f->flags & GL_LOOSE;
  d->s = d->end = s;
  d->e = e;
}

static void bracket(gl_nameside *d, unsigned c) {
  if (c == '(' || c == '[')
    d->open++;
  else if (d->open)
    d->open--;
  else
    d->unopened++;
}

/* Whether the piece from s to e is left out. */
static int left_out(gl_nameside *d, const unsigned char *s,
                    const unsigned char *e) {
  const unsigned char *q;
  int is_word = gl_word_at(s, d->e), after = d->word == s;
  if (s < d->skip) return 1;
  if (s < d->stop) {
    if (*s == '.' && e - s == 1) {
      if (e == d->stop) d->word = e;
      return 1;
    }
  } else if (is_word && d->loose & GL_FOLD_DOTS &&
             (q = gl_initialism(s, d->e)) != NULL)
    d->stop = q;
  if (is_word) d->word = e;
  if (d->loose & GL_FOLD_BRACKETS && e - s == 1 && gl_is_bracket(*s)) {
    bracket(d, *s);
    return 1;
  }
  if (!(d->loose & GL_FOLD_POSSESSIVE) || !after ||
      gl_apostrophe(s, d->e) != (size_t)(e - s))
    return 0;
  if ((q = gl_possessive(s, d->e)) != NULL) {
    d->skip = q;
    return 1;
  }
  return (s[-1] | 0x20) == 's' && !gl_word_at(e, d->e);
}

/* Reads on to a piece that counts; 0 at the end, -1 where a key is too long to
** be one of ours. */
static int side_next(gl_nameside *d) {
  gl_piece p;
  while (gl_cutter_next(&d->cut, &p)) {
    d->end = d->s + p.end;
    if (d->loose && left_out(d, d->s + p.first, d->end)) continue;
    if (p.n == GL_OVERLONG) return -1;
    d->key = p.key;
    if ((d->n = p.n) > 0) return 1;
  }
  return 0;
}

/* --- both of them -------------------------------------------------------- */

int gl_side_agree(gl_nameside *t, gl_nameside *n) {
  int rc;
  for (;;) {
    size_t k;
    if (n->n == 0 && (rc = side_next(n)) <= 0) return rc == 0 && t->n == 0;
    if (t->n == 0 && side_next(t) <= 0) return 0;
    k = t->n < n->n ? t->n : n->n;
    if (memcmp(t->key, n->key, k) != 0) return 0;
    t->key += k;
    n->key += k;
    t->n -= k;
    n->n -= k;
  }
}

/* The same for bytes that are mostly alike: 1 and 0; -1: not told by ASCII
** characters alone. */
static int same_bytes(const gl_folder *f, const unsigned char *s,
                      const unsigned char *t, size_t n) {
  size_t i;
  if (memcmp(s, t, n) == 0) return 1;
  if (f->flags & GL_LOOSE) return -1;
  for (i = 0; i < n; i++) {
    if ((s[i] | t[i]) >= 0x80) return -1;
    if (f->ascii[s[i]] == f->ascii[t[i]]) continue;
    /* space may be wider; a mark may follow */
    if (f->white[s[i]] || f->white[t[i]] || i + 1 == n) return -1;
    return (s[i + 1] | t[i + 1]) < 0x80 ? 0 : -1;
  }
  return 1;
}

int gl_verify_whole(const gl_verifier *v, const gl_folder *f,
                    const unsigned char *name, size_t n, size_t first,
                    size_t end) {
  gl_nameside t, m;
  if (end - first == n) {
    int same = same_bytes(f, name, v->s + first, n);
    if (same >= 0) return same;
  }
  gl_side_init(&t, v, 0, f, v->s + first, v->s + end);
  t.e = v->e; /* what follows tells whether "'s" is a possessive */
  gl_side_init(&m, v, 1, f, name, name + n);
  return gl_side_agree(&t, &m) && side_next(&t) == 0;
}

int gl_verify_prefix(const gl_verifier *v, const gl_folder *f,
                     const unsigned char *name, size_t n) {
  gl_nameside t, p;
  unsigned len;
  size_t k;
  int rc;
  gl_side_init(&t, v, 0, f, name, name + n);
  gl_side_init(&p, v, 1, f, v->s, v->e);
  for (;;) {
    if (p.n == 0 && (rc = side_next(&p)) <= 0) break;
    if (t.n == 0 && side_next(&t) <= 0) return 0;
    k = t.n < p.n ? t.n : p.n;
    if (memcmp(t.key, p.key, k) != 0) return 0;
    t.key += k;
    p.key += k;
    t.n -= k;
    p.n -= k;
  }
  /* "caf" begins "caf\u{E9}", but "cafe" does not, nor do half its bytes */
  return rc == 0 &&
         (t.n == 0 || ((*t.key & 0xC0) != 0x80 &&
                       !gl_is_mark(gl_decode(t.key, t.key + t.n, &len))));
}

/* --- keys ---------------------------------------------------------------- */

size_t gl_verify_key(const gl_verifier *v, const gl_folder *f,
                     const unsigned char *name, size_t n, unsigned char *out,
                     size_t cap) {
  size_t k = 0;
  gl_nameside t;
  gl_side_init(&t, v, 0, f, name, name + n);
  while (side_next(&t) > 0 && t.n <= cap - k) {
    memcpy(out + k, t.key, t.n);
    k += t.n;
  }
  return k;
}

int gl_verify_keys(const gl_verifier *v, const gl_folder *f,
                   const unsigned char *name, size_t n,
                   int (*put)(void *ud, const unsigned char *s, size_t n),
                   void *ud) {
  gl_nameside d;
  int rc;
  gl_side_init(&d, v, 0, f, name, name + n);
  while ((rc = side_next(&d)) > 0)
    if (!put(ud, d.key, d.n)) return 0;
  return rc == 0;
}

/* --- upper and lower case ------------------------------------------------ */

int gl_verify_titled(const unsigned char *p, const unsigned char *e) {
  int caps = 1, title = 1, inside = 0; /* a word, behind its first letter */
  unsigned len;
  for (; p < e && (caps || title); p += len) {
    uint32_t cp = gl_decode(p, e, &len);
    unsigned gc = gl_gc_of(cp);
    if (!gl_is_word(cp)) inside = 0;
    if (gc == GC_Ll) {
      caps = 0;
      if (!inside) title = 0;
      inside = 1;
    } else if (gc == GC_Lu || gc == GC_Lt) {
      if (inside) title = 0;
      inside = 1;
    }
  }
  return caps || title;
}

/* As listed, in capitals, or each word with one capital. */
int gl_verify_smart(const gl_verifier *v, const gl_folder *f,
                    const unsigned char *name, size_t n, size_t first,
                    size_t end) {
  gl_folder exact;
  if (!(f->flags & GL_FOLD_SMART) || gl_verify_titled(v->s + first, v->s + end))
    return 1;
  gl_folder_init(&exact, f->flags & ~(GL_FOLD_SMART | GL_FOLD_CASE));
  return gl_verify_whole(v, &exact, name, n, first, end);
}

/* --- two strings --------------------------------------------------------- */

int gl_gaz_same(const gl_mem *mem, unsigned flags, gl_str text, size_t first,
                size_t end, gl_str name) {
  gl_verifier v;
  gl_folder f;
  size_t n = end - first > name.n ? end - first : name.n;
  size_t cap = GL_KEYCAP(n), size = 2 * cap * (sizeof(gl_mark) + 1);
  const unsigned char *s;
  unsigned char *room;
  int same;
  name = gl_name_trim(name);
  s = (const unsigned char *)name.s;
  room = mem->alloc(mem->ud, NULL, 0, size);
  if (room == NULL) return -1;
  v.cap = cap;
  v.marks[0] = (gl_mark *)(void *)room;
  v.marks[1] = v.marks[0] + cap;
  v.key[0] = room + 2 * cap * sizeof(gl_mark);
  v.key[1] = v.key[0] + cap;
  v.s = (const unsigned char *)text.s;
  v.e = v.s + text.n;
  gl_folder_init(&f, flags);
  same = gl_verify_whole(&v, &f, s, name.n, first, end) &&
         gl_verify_smart(&v, &f, s, name.n, first, end);
  mem->alloc(mem->ud, room, size, 0);
  return same;
}
