/*
** verifyplace.c: whether a name stands at a place of a text, and where the
** match begins and ends. Names begin most often with a word, whose place is
** known; those that begin with signs are looked for before it.
*/
#include "verify.h"

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
static int settle(const gl_verifier *v, gl_nameside *t, const gl_nameside *n,
                  gl_match *m) {
  const unsigned char *s = t->s, *e = t->end;
  unsigned len;
  if (t->cut.glue && gl_word_at(e, t->e)) return 0;
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
  gl_nameside t, n;
  if (!(f->flags & GL_LOOSE)) {
    const unsigned char *end = gl_verify_letters(v, f, name, len, p, word,
                                                 (info & GL_NAME_ASCII) != 0);
    if (end == NULL) return 0;
    if (end == name && stands(v, name, len, p)) end = p + len;
    if (end != name) {
      m->first = (uint32_t)(p - v->s);
      m->end = (uint32_t)(end - v->s);
      return gl_verify_smart(v, f, name, len, m->first, m->end);
    }
  }
  gl_side_init(&t, v, 0, f, p, v->e);
  gl_side_init(&n, v, 1, f, name, name + len);
  return gl_side_agree(&t, &n) && settle(v, &t, &n, m) &&
         gl_verify_smart(v, f, name, len, m->first, m->end);
}

/* --- names that begin with no word --------------------------------------- */

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
static enum gl_letterkind sign_before(const gl_verifier *v, const gl_folder *f,
                                      uint32_t info, const unsigned char *name,
                                      gl_letter *sign) {
  const unsigned char *w = name, *e = name + GL_NAME_LEN(info), *last = e;
  gl_letter l;
  for (; w < e; w += l.len) {
    if (gl_letter_at(v, w, e, &l) != GL_LETTER_PLAIN) return GL_LETTER_UNTOLD;
    if (l.word) break;
    last = w;
  }
  if (last == e || (*last < 0x80 && f->white[*last])) return GL_LETTER_UNTOLD;
  return gl_letter_at(v, last, e, sign);
}

/* Whether a name may begin before the word at p of a text: what stands directly
** before it tells most often that it does not. */
static int may_begin(const gl_verifier *v, const gl_folder *f, uint32_t info,
                     const unsigned char *name, const unsigned char *p) {
  gl_letter a, b;
  if (v->g == NULL || f->flags & GL_LOOSE ||
      sign_before(v, f, info, name, &a) != GL_LETTER_PLAIN)
    return 1;
  if (p == v->s) return 0;
  return gl_letter_at(v, gl_step_back(v->s, p), p, &b) != GL_LETTER_PLAIN ||
         !gl_letters_differ(&a, &b);
}

/* --- most places --------------------------------------------------------- */

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
