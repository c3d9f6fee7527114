/*
** fold.c: normalisation (UAX #15) and case folding of UTF-8.
**
** Normalisation works from boundary to boundary. A boundary lies before a
** character of combining class 0 whose quick check is Yes: nothing before it
** can change it, nor the other way round. Stretches that the quick check
** proves normal are copied whole; the others are decomposed into a run of
** code points, put in canonical order, composed, and written.
*/
#include "fold.h"

#include <string.h>

/* Whether the bytes decoded as U+FFFD are not U+FFFD itself. No ill-formed
** sequence of three bytes begins with EF. */
static int illformed(const unsigned char *s, uint32_t cp, unsigned len) {
  return cp == GL_REPLACEMENT && (len != 3 || s[0] != 0xEF);
}

/* --- output ---------------------------------------------------------------*/

typedef struct outbuf {
  const gl_sink *sink;
  size_t n;
  unsigned char b[512];
} outbuf;

static int flush(outbuf *o) {
  size_t n = o->n;
  o->n = 0;
  return n ? o->sink->put(o->sink->ud, o->b, n) : GL_OK;
}

static int putcp(outbuf *o, uint32_t cp) {
  if (sizeof o->b - o->n < 4) {
    int err = flush(o);
    if (err) return err;
  }
  o->n += gl_encode(cp, o->b + o->n);
  return GL_OK;
}

/* Bytes of the input as they are; long stretches without a copy. */
static int putraw(outbuf *o, const unsigned char *s, size_t n) {
  if (n > sizeof o->b - o->n) {
    int err = flush(o);
    if (err) return err;
    if (n > sizeof o->b / 2) return o->sink->put(o->sink->ud, s, n);
  }
  memcpy(o->b + o->n, s, n);
  o->n += n;
  return GL_OK;
}

/* --- normalisation ------------------------------------------------------- */

#define SMALLRUN 64

/* What stands between two boundaries: code points with the combining class in
** the top byte. */
typedef struct run {
  uint32_t *cp;
  size_t n, cap;
  int ordered; /* nothing to sort */
  gl_normbuf *b;
  uint32_t small[SMALLRUN];
} run;

#define CP(x) ((x)&0xFFFFFFu)
#define CCC(x) ((x) >> 24)

void gl_normbuf_free(gl_normbuf *b) {
  if (b->cp) b->mem.alloc(b->mem.ud, b->cp, b->cap * sizeof *b->cp, 0);
  b->cp = NULL;
  b->cap = 0;
}

static int reserve(run *r, size_t need) {
  int err;
  if (need <= r->cap) return GL_OK;
  err = gl_grow(&r->b->mem, &r->b->cp, &r->b->cap, need, sizeof *r->cp);
  if (err) return err;
  if (r->cp == r->small) memcpy(r->b->cp, r->small, r->n * sizeof *r->cp);
  r->cp = r->b->cp;
  r->cap = r->b->cap;
  return GL_OK;
}

/*
** Stable sort of n marks by combining class; `tmp` has room for n. Counting
** keeps it linear: a run may be as long as the text.
*/
static void sortmarks(uint32_t *cp, size_t n, uint32_t *tmp) {
  size_t i, j;
  if (n <= 16) {
    for (i = 1; i < n; i++) {
      uint32_t x = cp[i];
      for (j = i; j > 0 && CCC(cp[j - 1]) > CCC(x); j--) cp[j] = cp[j - 1];
      cp[j] = x;
    }
  } else {
    size_t at[256] = {0}, sum = 0;
    for (i = 0; i < n; i++) at[CCC(cp[i])]++;
    for (i = 0; i < 256; i++) {
      size_t count = at[i];
      at[i] = sum;
      sum += count;
    }
    for (i = 0; i < n; i++) tmp[at[CCC(cp[i])]++] = cp[i];
    memcpy(cp, tmp, n * sizeof *cp);
  }
}

/* Canonical order: marks between two starters are sorted by class. */
static int order(run *r) {
  size_t i = 0;
  int err = reserve(r, 2 * r->n); /* the second half is for sorting */
  if (err) return err;
  while (i < r->n) {
    size_t first = i;
    while (i < r->n && CCC(r->cp[i]) != 0) i++;
    sortmarks(r->cp + first, i - first, r->cp + r->n);
    i++;
  }
  return GL_OK;
}

/*
** Canonical composition, in place. A character composes with the last starter
** unless something between them blocks it: a starter, or a mark of the same
** or a higher class (in canonical order, the last mark that stayed).
*/
static void compose(run *r) {
  size_t i, starter = 0, n = 0;
  int have = 0;
  for (i = 0; i < r->n; i++) {
    uint32_t x = r->cp[i];
    if (have) {
      int blocked = n - 1 > starter && CCC(r->cp[n - 1]) >= CCC(x);
      uint32_t c = blocked ? 0 : gl_compose(CP(r->cp[starter]), CP(x));
      if (c != 0) {
        r->cp[starter] = c; /* primary composites have class 0 */
        continue;
      }
    }
    if (CCC(x) == 0) {
      have = 1;
      starter = n;
    }
    r->cp[n++] = x;
  }
  r->n = n;
}

static int finish(run *r, enum gl_form form, outbuf *o) {
  size_t i;
  if (!r->ordered) {
    int err = order(r);
    if (err) return err;
  }
  if (form == GL_NFC || form == GL_NFKC) compose(r);
  for (i = 0; i < r->n; i++) {
    int err = putcp(o, CP(r->cp[i]));
    if (err) return err;
  }
  r->n = 0;
  r->ordered = 1;
  return GL_OK;
}

/* The decomposition of cp goes to the run; a boundary inside ends the run. */
static int add(run *r, uint32_t cp, enum gl_form form, outbuf *o) {
  uint32_t d[GL_MAXDECOMP];
  int compat = form == GL_NFKC || form == GL_NFKD, err;
  unsigned i, n = gl_decompose(cp, compat, d);
  for (i = 0; i < n; i++) {
    unsigned ccc = gl_record_of(d[i])->ccc;
    if (ccc == 0) {
      if (r->n > 0 && gl_quick_yes(d[i], form)) {
        err = finish(r, form, o);
        if (err) return err;
      }
    } else if (r->n > 0 && CCC(r->cp[r->n - 1]) > ccc) {
      r->ordered = 0;
    }
    err = reserve(r, r->n + 1);
    if (err) return err;
    r->cp[r->n++] = d[i] | (uint32_t)ccc << 24;
  }
  return GL_OK;
}

size_t gl_normal_prefix(const unsigned char *s, size_t n, enum gl_form form) {
  const unsigned char *p = s, *e = s + n;
  const unsigned char *boundary = s;
  unsigned last = 0; /* class of the character before */
  /* below these the quick check is Yes and the class 0; checked by
  ** tools/ucd.lua */
  static const uint16_t plain[4] = {0x300, 0xC0, 0xA0, 0xA0};
  while (p < e) {
    unsigned len;
    uint32_t cp;
    if (*p < 0x80) {
      p = gl_skip_ascii(p, e);
      boundary = p - 1;
      last = 0;
      continue;
    }
    cp = gl_decode(p, e, &len);
    if (cp < plain[form]) {
      boundary = p;
      last = 0;
    } else if (illformed(p, cp, len)) {
      boundary = p + len; /* whatever follows stands alone */
      last = 0;
    } else {
      unsigned ccc = gl_record_of(cp)->ccc;
      if ((ccc != 0 && last > ccc) || !gl_quick_yes(cp, form))
        return (size_t)(boundary - s);
      if (ccc == 0) boundary = p;
      last = ccc;
    }
    p += len;
  }
  return n;
}

int gl_normalize(const unsigned char *s, size_t n, enum gl_form form,
                 gl_normbuf *b, const gl_sink *out) {
  const unsigned char *p = s, *e = s + n;
  outbuf o;
  run r;
  int err = GL_OK;
  o.sink = out;
  o.n = 0;
  r.cp = r.small;
  r.n = 0;
  r.cap = SMALLRUN;
  r.ordered = 1;
  r.b = b;
  while (p < e) {
    size_t normal = gl_normal_prefix(p, (size_t)(e - p), form);
    err = putraw(&o, p, normal);
    if (err) return err;
    p += normal;
    /* then to the next boundary, the character at p in any case */
    while (p < e) {
      unsigned len;
      uint32_t cp = gl_decode(p, e, &len);
      if (illformed(p, cp, len)) break;
      if (r.n > 0 && gl_record_of(cp)->ccc == 0 && gl_quick_yes(cp, form))
        break;
      err = add(&r, cp, form, &o);
      if (err) return err;
      p += len;
    }
    err = finish(&r, form, &o);
    if (err) return err;
  }
  return flush(&o);
}

/* A sink that compares with the input instead of keeping. */
typedef struct same {
  const unsigned char *s, *e;
} same;

#define DIFFERENT (-1)

static int compare(void *ud, const unsigned char *s, size_t n) {
  same *c = ud;
  if (n > (size_t)(c->e - c->s)) return DIFFERENT;
  if (s != c->s && memcmp(s, c->s, n) != 0) return DIFFERENT;
  c->s += n;
  return GL_OK;
}

int gl_is_normalized(const unsigned char *s, size_t n, enum gl_form form,
                     gl_normbuf *b, int *yes) {
  same c;
  gl_sink sink;
  int err;
  c.s = s;
  c.e = s + n;
  sink.put = compare;
  sink.ud = &c;
  err = gl_normalize(s, n, form, b, &sink);
  *yes = err == GL_OK && c.s == c.e;
  return err == DIFFERENT ? GL_OK : err;
}

/* --- case folding --------------------------------------------------------- */

size_t gl_casefold_prefix(const unsigned char *s, size_t n) {
  const unsigned char *p = s, *e = s + n;
  while (p < e) {
    unsigned len = 1;
    if (*p < 0x80) {
      if (*p - 65u < 26u) break;
    } else {
      uint32_t to[3], cp = gl_decode(p, e, &len);
      if (gl_casefold(cp, to) != 1 || to[0] != cp) break;
    }
    p += len;
  }
  return (size_t)(p - s);
}

int gl_casefold_text(const unsigned char *s, size_t n, const gl_sink *out) {
  const unsigned char *p = s, *e = s + n;
  outbuf o;
  o.sink = out;
  o.n = 0;
  while (p < e) {
    uint32_t to[3], cp;
    unsigned len, i, count;
    int err;
    if (*p < 0x80) {
      /* as much of the ASCII as fits, without looking for room each time */
      size_t k, room = sizeof o.b - o.n, rest = (size_t)(e - p);
      if (room > rest) room = rest;
      for (k = 0; k < room && p[k] < 0x80; k++) {
        unsigned c = p[k];
        o.b[o.n + k] = (unsigned char)(c - 65u < 26u ? c + 32 : c);
      }
      o.n += k;
      p += k;
      err = o.n == sizeof o.b ? flush(&o) : GL_OK;
      if (err) return err;
      continue;
    }
    cp = gl_decode(p, e, &len);
    if (illformed(p, cp, len)) {
      err = putraw(&o, p, len);
      if (err) return err;
    } else {
      count = gl_casefold(cp, to);
      for (i = 0; i < count; i++) {
        err = putcp(&o, to[i]);
        if (err) return err;
      }
    }
    p += len;
  }
  return flush(&o);
}
