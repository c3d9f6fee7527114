/*
** verifyletter.c: a name compared with a text character by character, by what
** is known of each without a look at what is beside it. Most names need no
** more.
*/
#include "verify.h"

/* --- one character ------------------------------------------------------- */

enum gl_letterkind gl_letter_at(const gl_verifier *v, const unsigned char *p,
                                const unsigned char *e, gl_letter *l) {
  const gl_char *c = &l->own;
  unsigned at;
  uint32_t page;
  if (*p < 0x80) {
    l->len = 1;
    l->key = &v->g->token.ascii[*p];
    l->n = 1;
    l->word = v->g->token.word[*p];
    l->whole = 1;
    return l->known = GL_LETTER_PLAIN;
  }
  l->known = GL_LETTER_UNTOLD;
  page = gl_char_page(p, e, &at, &l->len);
  if (page == GL_CHARPAGES) return GL_LETTER_UNTOLD;
  if (v->g->page[page])
    c = &v->g->page[page]->of[at];
  else
    gl_char_make(v->g, page * 64 + at, &l->own);
  l->key = c->key;
  l->n = c->n;
  l->word = c->is & GL_CHAR_WORD;
  l->whole = c->whole;
  if (c->is & GL_CHAR_MARK) { /* of an iota below a letter is made */
    if (l->len != 2 || p[0] != 0xCD || p[1] != 0x85) l->known = GL_LETTER_MARK;
  } else if (c->is & GL_CHAR_BARE)
    l->known = GL_LETTER_PLAIN;
  return l->known;
}

int gl_letters_differ(const gl_letter *a, const gl_letter *b) {
  size_t n = a->n < b->n ? a->n : b->n, i;
  for (i = 0; i < n; i++)
    if (a->key[i] != b->key[i]) return 1;
  return 0;
}

/* --- one of each --------------------------------------------------------- */

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
  gl_letter l;
  return p < e && gl_letter_at(v, p, e, &l) != GL_LETTER_PLAIN;
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
                       const gl_letter *a, const gl_letter *b) {
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
  gl_letter a, b;
  int same;
  if (both) {
    *n += both;
    *t += both;
    return 1;
  }
  if (ascii && **n < 0x80 && is_foreign(f, *t, v->e)) return 0;
  if (v->g == NULL) return -1;
  gl_letter_at(v, *n, e, &a);
  gl_letter_at(v, *t, v->e, &b);
  if (a.known == GL_LETTER_UNTOLD || b.known == GL_LETTER_UNTOLD) return -1;
  if (a.known == GL_LETTER_MARK ||
      b.known == GL_LETTER_MARK) /* is it left out? */
    return a.known == b.known || f->flags & GL_FOLD_ACCENTS ? -1 : 0;
  if (gl_letters_differ(&a, &b)) return 0;
  if (a.n != b.n) return -1;
  same = same_letter(v, f, *n, e, *t, v->e, &a, &b);
  if (same <= 0) return same;
  *n += a.len;
  *t += b.len;
  return 1;
}

/* --- a whole name -------------------------------------------------------- */

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
  gl_letter l;
  return *n < 0x80 || (v->g && gl_letter_at(v, n, e, &l) == GL_LETTER_PLAIN);
}

const unsigned char *gl_verify_letters(const gl_verifier *v, const gl_folder *f,
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
