/*
** verify.c: whether a name stands at a place of a text. Both are cut into
** pieces, each piece folded as the name's entry says, and the keys compared as
** two streams of bytes; what a fold leaves out gives no bytes.
*/
#include "names.h"
#include "ucd.h"

static int word_at(const unsigned char *p, const unsigned char *e) {
  unsigned len;
  return p < e && gl_is_word(gl_decode(p, e, &len));
}

/* --- one of the two streams ---------------------------------------------- */

typedef struct Side {
  gl_cutter cut;
  unsigned loose;
  const unsigned char *s, *e;
  const unsigned char *key; /* what is left of the key of a piece */
  size_t n;
  const unsigned char *end;  /* of what was read */
  const unsigned char *stop; /* of the initialism we are in */
  const unsigned char *skip; /* of the possessive that was left out */
  const unsigned char *word; /* where the last word ended */
  unsigned open, unopened;   /* brackets */
} Side;

static void side_init(Side *d, const gl_verifier *v, int which,
                      const gl_folder *f, const unsigned char *s,
                      const unsigned char *e) {
  memset(d, 0, sizeof *d);
  gl_cutter_init(&d->cut, f, s, (size_t)(e - s), v->key[which], v->marks[which],
                 v->cap);
  d->loose = f->flags & GL_LOOSE;
  d->s = d->end = s;
  d->e = e;
}

static void bracket(Side *d, unsigned c) {
  if (c == '(' || c == '[')
    d->open++;
  else if (d->open)
    d->open--;
  else
    d->unopened++;
}

/* Whether the piece from s to e is left out. */
static int left_out(Side *d, const unsigned char *s, const unsigned char *e) {
  const unsigned char *q;
  int is_word = word_at(s, d->e), after = d->word == s;
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
  return (s[-1] | 0x20) == 's' && !word_at(e, d->e);
}

/* Reads on to a piece that counts; 0 at the end, -1 where a key is too long to
** be one of ours. */
static int side_next(Side *d) {
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

/* Reads a whole name; and as much of a text as agrees with it. */
static int agree(Side *t, Side *n) {
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
  Side t, m;
  if (end - first == n) {
    int same = same_bytes(f, name, v->s + first, n);
    if (same >= 0) return same;
  }
  side_init(&t, v, 0, f, v->s + first, v->s + end);
  t.e = v->e; /* what follows tells whether "'s" is a possessive */
  side_init(&m, v, 1, f, name, name + n);
  return agree(&t, &m) && side_next(&t) == 0;
}

size_t gl_verify_key(const gl_verifier *v, const gl_folder *f,
                     const unsigned char *name, size_t n, unsigned char *out,
                     size_t cap) {
  size_t k = 0;
  Side t;
  side_init(&t, v, 0, f, name, name + n);
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
  Side d;
  int rc;
  side_init(&d, v, 0, f, name, name + n);
  while ((rc = side_next(&d)) > 0)
    if (!put(ud, d.key, d.n)) return 0;
  return rc == 0;
}

int gl_verify_prefix(const gl_verifier *v, const gl_folder *f,
                     const unsigned char *name, size_t n) {
  Side t, p;
  unsigned len;
  size_t k;
  int rc;
  side_init(&t, v, 0, f, name, name + n);
  side_init(&p, v, 1, f, v->s, v->e);
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

/* --- edges --------------------------------------------------------------- */

/* Whether a word at p goes on with a mark that belongs to what stands before
** it, which is no word. */
static int joined(const unsigned char *s, const unsigned char *p) {
  const unsigned char *e;
  unsigned len;
  uint32_t cp;
  if (p == s || p[-1] < 0x80) return 0;
  e = p;
  do {
    const unsigned char *end = p;
    if (p == s) return 0; /* marks that begin the text: a word */
    p = gl_step_back(s, p);
    cp = gl_decode(p, end, &len);
  } while (gl_is_mark(cp));
  if (p + len == e) return 0;
  /* ill-formed bytes bear no marks */
  return !gl_is_word(cp) && !(cp == GL_REPLACEMENT && (len != 3 || *p != 0xEF));
}

/* The text agreed up to its last piece: sets where the match begins and ends,
** or returns 0 where it may not end there. */
static int settle(const gl_verifier *v, Side *t, const Side *n, gl_match *m) {
  const unsigned char *s = t->s, *e = t->end;
  unsigned len;
  if (t->cut.glue && word_at(e, t->e)) return 0;
  if (t->loose) {
    if (e < t->stop) { /* in an initialism */
      if (e + 1 != t->stop || *e != '.') return 0;
      e = t->stop;
    }
    if (t->loose & GL_FOLD_BRACKETS) {
      const unsigned char *q = e;
      for (; t->open && e < t->e && (*e == ')' || *e == ']'); t->open--) e++;
      for (; t->unopened && s > v->s && (s[-1] == '(' || s[-1] == '[');
           t->unopened--)
        s--;
      if (t->open || t->unopened) return 0;
      /* "Korea(n)" is no Korea */
      if (q == t->word && q == e && gl_loose_joined(v->s, e, v->e)) return 0;
    }
    if (n->skip == n->e && t->skip != e) { /* "Lloyd's" covers its 's */
      const unsigned char *q = gl_possessive(e, t->e);
      if (q) e = q;
    }
    /* "Korea [" is no name that a text could have */
    if (e > s && gl_is_white(gl_decode(gl_step_back(s, e), e, &len))) return 0;
  }
  m->first = (uint32_t)(s - v->s);
  m->end = (uint32_t)(e - v->s);
  return 1;
}

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

/* --- character by character ---------------------------------------------- */

/* What is known of a character without a look at what is beside it. */
enum known {
  UNTOLD,
  PLAIN, /* its key is that of a letter, or of a sign that is no white space */
  MARK   /* and stays one, whatever it is folded by */
};
typedef struct Letter {
  enum known known;
  unsigned len;
  const uint8_t *key; /* as words are found by; it has no marks */
  size_t n;
  int word, whole; /* as gl_char has it */
  gl_char own;     /* where it is on no page */
} Letter;

/* Finds out what the character at p is; v->g is not NULL. */
static enum known letter_at(const gl_verifier *v, const unsigned char *p,
                            const unsigned char *e, Letter *l) {
  const gl_char *c = &l->own;
  unsigned at;
  uint32_t page;
  if (*p < 0x80) {
    l->len = 1;
    l->key = &v->g->token.ascii[*p];
    l->n = 1;
    l->word = v->g->token.word[*p];
    l->whole = 1;
    return l->known = PLAIN;
  }
  l->known = UNTOLD;
  page = gl_char_page(p, e, &at, &l->len);
  if (page == GL_CHARPAGES) return UNTOLD;
  if (v->g->page[page])
    c = &v->g->page[page]->of[at];
  else
    gl_char_make(v->g, page * 64 + at, &l->own);
  l->key = c->key;
  l->n = c->n;
  l->word = c->is & GL_CHAR_WORD;
  l->whole = c->whole;
  if (c->is & GL_CHAR_MARK) { /* of an iota below a letter is made */
    if (l->len != 2 || p[0] != 0xCD || p[1] != 0x85) l->known = MARK;
  } else if (c->is & GL_CHAR_BARE)
    l->known = PLAIN;
  return l->known;
}

/* Whether two keys tell two characters apart under any fold. */
static int keys_differ(const Letter *a, const Letter *b) {
  size_t n = a->n < b->n ? a->n : b->n, i;
  for (i = 0; i < n; i++)
    if (a->key[i] != b->key[i]) return 1;
  return 0;
}

/* Whether the character of a text at p has what no ASCII name has. */
static int is_foreign(const gl_folder *f, const unsigned char *p,
                      const unsigned char *e) {
  uint32_t out[GL_MAXDECOMP];
  unsigned len, n;
  if (f->flags & (GL_FOLD_ACCENTS | GL_FOLD_WIDTH)) return 0;
  n = gl_decompose(gl_decode(p, e, &len), 0, out);
  return n > 1 && out[n - 1] >= 0x300;
}

/* The bytes of a character, no white space, that stands at p and q alike, be it
** a mark; or 0. Whatever its key is, and takes in of what is behind, is so in
** both. */
static unsigned alike(const gl_verifier *v, const unsigned char *p,
                      const unsigned char *e, const unsigned char *q) {
  const gl_char *c;
  unsigned len, i;
  if (v->g == NULL || *p < 0x80) return 0;
  c = gl_char_at(v->g, p, e, &len);
  if (c == NULL || !(c->is & (GL_CHAR_WORD | GL_CHAR_BARE)) ||
      (size_t)(v->e - q) < len)
    return 0;
  for (i = 0; i < len; i++)
    if (p[i] != q[i]) return 0;
  return len;
}

/* The first part of a character, without regard to case if the fold is of it; 0
** where that is more than one. */
static uint32_t first_part(const gl_folder *f, uint32_t part) {
  uint32_t to[3];
  if (!(f->flags & GL_FOLD_CASE)) return part;
  return gl_casefold(part, to) == 1 ? to[0] : 0;
}

static int mark_behind(const gl_verifier *v, const unsigned char *p,
                       const unsigned char *e) {
  Letter l;
  return p < e && letter_at(v, p, e, &l) != PLAIN;
}

/* Whether two characters of one key are one under a name's fold; what they are
** made of tells. */
static int same_parts(const gl_verifier *v, const gl_folder *f,
                      const unsigned char *p, const unsigned char *pe,
                      const unsigned char *q, const unsigned char *qe) {
  const unsigned others = GL_FOLD_ACCENTS | GL_FOLD_DASH | GL_FOLD_QUOTE;
  uint32_t a[GL_MAXDECOMP], b[GL_MAXDECOMP], x, y;
  unsigned i, j, n, m;
  n = gl_decompose(gl_decode(p, pe, &i), 0, a);
  m = gl_decompose(gl_decode(q, qe, &j), 0, b);
  x = first_part(f, a[0]);
  y = first_part(f, b[0]);
  if (x == 0 || y == 0) return -1;
  if (x != y) return f->flags & others ? -1 : 0;
  if (f->flags & GL_FOLD_ACCENTS) return 1; /* that is all the others are */
  if (n == m && memcmp(a + 1, b + 1, (n - 1) * sizeof *a) == 0) return 1;
  return mark_behind(v, p + i, pe) || mark_behind(v, q + j, qe) ? -1 : 0;
}

/* The same of all: most letters need no look. */
static int same_letter(const gl_verifier *v, const gl_folder *f,
                       const unsigned char *p, const unsigned char *pe,
                       const unsigned char *q, const unsigned char *qe,
                       const Letter *a, const Letter *b) {
  unsigned folds = GL_CHAR_FOLDS;
  if (!a->word || !b->word) folds |= GL_FOLD_DASH | GL_FOLD_QUOTE;
  if ((f->flags & folds) == folds) return 1;
  if (a->whole && b->whole && f->flags & GL_FOLD_CASE) return 1;
  return same_parts(v, f, p, pe, q, qe);
}

/* One character of each, not both ASCII: 1, they agree: *n and *t are behind
** them; 0, they do not; -1: not told. ascii: the name is that. */
static int same_character(const gl_verifier *v, const gl_folder *f,
                          const unsigned char **n, const unsigned char *e,
                          const unsigned char **t, int ascii) {
  unsigned both = alike(v, *n, e, *t);
  Letter a, b;
  int same;
  if (both) {
    *n += both;
    *t += both;
    return 1;
  }
  if (ascii && **n < 0x80 && is_foreign(f, *t, v->e)) return 0;
  if (v->g == NULL) return -1;
  letter_at(v, *n, e, &a);
  letter_at(v, *t, v->e, &b);
  if (a.known == UNTOLD || b.known == UNTOLD) return -1;
  if (a.known == MARK || b.known == MARK) /* is it left out? */
    return a.known == b.known || f->flags & GL_FOLD_ACCENTS ? -1 : 0;
  if (keys_differ(&a, &b)) return 0;
  if (a.n != b.n) return -1;
  same = same_letter(v, f, *n, e, *t, v->e, &a, &b);
  if (same <= 0) return same;
  *n += a.len;
  *t += b.len;
  return 1;
}

/* Whether a match may end before p: 1, 0; -1: not told. */
static int may_end(const gl_verifier *v, const unsigned char *p) {
  const unsigned char *q = p, *e;
  unsigned len;
  uint32_t cp, was;
  if (p == v->e) return 1;
  cp = gl_decode(p, v->e, &len);
  if (*p >= 0x80 && gl_is_mark(cp)) return -1;
  if (!gl_is_word(cp)) return 1;
  do {
    e = q;
    q = gl_step_back(v->s, q);
    was = gl_decode(q, e, &len);
  } while (q > v->s && *q >= 0x80 && gl_is_mark(was));
  if (!gl_is_word(was)) return e == p ? 1 : -1;
  return *q >= 0x80 && gl_is_mark(was)
             ? -1
             : gl_cut_between(gl_cut_of(was), gl_cut_of(cp));
}

/* Whether the character of a name at n is left when a text has ended: not what
** may be left out, as a mark. */
static int is_left(const gl_verifier *v, const unsigned char *n,
                   const unsigned char *e) {
  Letter l;
  return *n < 0x80 || (v->g && letter_at(v, n, e, &l) == PLAIN);
}

/* The end of a name in the text at t; NULL: it does not stand there; name:
** cannot be told character by character. A match may end at `end`. */
static const unsigned char *quick(const gl_verifier *v, const gl_folder *f,
                                  const unsigned char *name, size_t len,
                                  const unsigned char *t, size_t end,
                                  int ascii) {
  const unsigned char *n = name, *e = name + len, *te = v->e;
  int same;
  while (n < e) {
    if (e - n >= 8 && te - t >= 8 && !(f->flags & GL_FOLD_SPACE)) {
      uint64_t a = gl_load64(n);
      if (a == gl_load64(t) && (a & 0x8080808080808080u) == 0) {
        n += 8;
        t += 8;
        continue;
      }
    }
    if (t == te) return is_left(v, n, e) ? NULL : name;
    if ((*n | *t) >= 0x80) {
      same = same_character(v, f, &n, e, &t, ascii);
      if (same <= 0) return same ? name : NULL;
      continue;
    }
    if (f->ascii[*n] != f->ascii[*t]) return NULL;
    if (f->white[*n]) {
      while (n < e && *n < 0x80 && f->white[*n]) n++;
      while (t < te && *t < 0x80 && f->white[*t]) t++;
      continue;
    }
    n++;
    t++;
  }
  same = t == v->s + end ? 1 : may_end(v, t);
  return same > 0 ? t : same ? name : NULL;
}

/* --- a place ------------------------------------------------------------- */

/* Whether the bytes of a name stand at p as they are, and what follows belongs
** neither to its last character nor to its last word. (0: nothing is known.) */
static int stands(const gl_verifier *v, const unsigned char *name, size_t len,
                  const unsigned char *p) {
  const unsigned char *e = p + len, *end = name + len;
  uint32_t last, next;
  unsigned n;
  if ((size_t)(v->e - p) < len || memcmp(p, name, len) != 0) return 0;
  last = gl_decode(gl_step_back(name, end), end, &n);
  if (last == GL_REPLACEMENT || gl_is_mark(last)) return 0;
  if (e == v->e) return 1;
  next = gl_decode(e, v->e, &n);
  if (gl_is_mark(next)) return 0;
  return !gl_is_word(last) || !gl_is_word(next) ||
         gl_cut_between(gl_cut_of(last), gl_cut_of(next));
}

static int at_place(const gl_verifier *v, const gl_folder *f, uint32_t info,
                    const unsigned char *name, const unsigned char *p,
                    size_t word, gl_match *m) {
  size_t len = GL_NAME_LEN(info);
  Side t, n;
  if (!(f->flags & GL_LOOSE)) {
    const unsigned char *end =
        quick(v, f, name, len, p, word, (info & GL_NAME_ASCII) != 0);
    if (end == NULL) return 0;
    if (end != name) {
      m->first = (uint32_t)(p - v->s);
      m->end = (uint32_t)(end - v->s);
      return gl_verify_smart(v, f, name, len, m->first, m->end);
    }
  }
  if (!(f->flags & GL_LOOSE) && stands(v, name, len, p)) {
    m->first = (uint32_t)(p - v->s);
    m->end = m->first + (uint32_t)len;
    return gl_verify_smart(v, f, name, len, m->first, m->end);
  }
  side_init(&t, v, 0, f, p, v->e);
  side_init(&n, v, 1, f, name, name + len);
  return agree(&t, &n) && settle(v, &t, &n, m) &&
         gl_verify_smart(v, f, name, len, m->first, m->end);
}

/* Characters before the first word of a name, white space not counted. */
static size_t count_before(const unsigned char *s, const unsigned char *e) {
  size_t n = 0;
  unsigned len;
  for (; s < e; s += len) {
    uint32_t cp = gl_decode(s, e, &len);
    if (gl_is_mark(cp)) continue;
    if (gl_is_word(cp)) break;
    n += !gl_is_white(cp);
  }
  return n;
}

#define MAXBRACKETS 16 /* that may stand before a name, beside its own */

/* Names that begin with no word: their beginning is looked for backwards. */
static int backwards(const gl_verifier *v, const gl_folder *f, uint32_t info,
                     const unsigned char *name, const unsigned char *at,
                     size_t word, gl_match *m) {
  size_t n = count_before(name, name + GL_NAME_LEN(info)), i;
  const unsigned char *p = at;
  if (f->flags & GL_FOLD_BRACKETS) {
    if (!(v->marked && joined(v->s, at)) &&
        at_place(v, f, info, name, at, word, m))
      return 1;
    n += MAXBRACKETS;
  }
  for (i = 0; i < n && p > v->s;) {
    unsigned len;
    uint32_t cp;
    do {
      const unsigned char *end = p;
      p = gl_step_back(v->s, p);
      cp = gl_decode(p, end, &len);
    } while (p > v->s && gl_is_mark(cp));
    if (gl_is_word(cp)) return 0;
    if (gl_is_white(cp)) continue; /* no name begins with it */
    if (at_place(v, f, info, name, p, word, m) && m->end > (size_t)(at - v->s))
      return 1;
    i++;
  }
  return 0;
}

/* The sign that stands directly before the first word of a name, if that is
** one, and not white space. */
static enum known sign_before(const gl_verifier *v, const gl_folder *f,
                              uint32_t info, const unsigned char *name,
                              Letter *sign) {
  const unsigned char *w = name, *e = name + GL_NAME_LEN(info), *last = e;
  Letter l;
  for (; w < e; w += l.len) {
    if (letter_at(v, w, e, &l) != PLAIN) return UNTOLD;
    if (l.word) break;
    last = w;
  }
  if (last == e || (*last < 0x80 && f->white[*last])) return UNTOLD;
  return letter_at(v, last, e, sign);
}

/* Whether a name may begin before the word at p of a text: what stands directly
** before it tells most often that it does not. */
static int may_begin(const gl_verifier *v, const gl_folder *f, uint32_t info,
                     const unsigned char *name, const unsigned char *p) {
  Letter a, b;
  if (v->g == NULL || f->flags & GL_LOOSE ||
      sign_before(v, f, info, name, &a) != PLAIN)
    return 1;
  if (p == v->s) return 0;
  return letter_at(v, gl_step_back(v->s, p), p, &b) != PLAIN ||
         !keys_differ(&a, &b);
}

/* --- most places ---------------------------------------------------------- */

#define ONES 0x0101010101010101u
#define HIGH 0x8080808080808080u

/* The bits in which eight bytes differ, less those that tell an ASCII letter
** from a capital where `small` is 0x20 in each byte. */
static inline uint64_t differ(uint64_t a, uint64_t b, uint64_t small) {
  uint64_t x = (a | 0x20 * ONES) & ~HIGH;
  uint64_t letter = (x + (0x80 - 'a') * ONES) & ~(x + (0x7F - 'z') * ONES);
  return (a ^ b) & ~((letter & ~a & HIGH) >> 2 & small);
}

/* Whether the n bytes of a name stand before p, but for ASCII capitals if the
** fold is of case. (0: not told.) Most have at most 16, which are compared
** without a branch for how many they are: what is before them is read too, in
** the array of names and in the text. */
static int stands_before(const gl_verifier *v, const gl_folder *f,
                         const unsigned char *name, size_t n,
                         const unsigned char *p) {
  const uint64_t small = f->ascii['A'] == 'a' ? 0x20 * ONES : 0;
  const uint64_t all = ~(uint64_t)0;
  const unsigned char *e = name + n;
  uint64_t a, b;
  for (; n > 16; n -= 8, e -= 8, p -= 8)
    if (differ(gl_load64(e - 8), gl_load64(p - 8), small)) return 0;
  if (p - v->s < 16) return 0;
  a = differ(gl_load64(e - 16), gl_load64(p - 16), small);
  b = differ(gl_load64(e - 8), gl_load64(p - 8), small);
  a &= n > 8 ? all << 8 * (16 - n) : 0;
  b &= n < 8 ? all << 8 * (8 - n) : all;
  return (a | b) == 0;
}

int gl_verify(const gl_verifier *v, const gl_folder *f, uint32_t info,
              const unsigned char *name, size_t at, size_t end, gl_match *m) {
  const unsigned char *p = v->s + at;
  size_t n = GL_NAME_LEN(info);
  if (info & GL_NAME_PRE)
    return may_begin(v, f, info, name, p) &&
           backwards(v, f, info, name, p, end, m);
  if (v->marked && joined(v->s, p)) return 0;
  /* it ends where a word does, which no mark follows */
  if (n == end - at && !(f->flags & GL_LOOSE) &&
      stands_before(v, f, name, n, v->s + end)) {
    m->first = (uint32_t)at;
    m->end = (uint32_t)end;
    return gl_verify_smart(v, f, name, n, at, end);
  }
  return at_place(v, f, info, name, p, end, m);
}

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
