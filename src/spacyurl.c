/*
** spacyurl.c: whether a stretch of text is an address, as URL_MATCH of spaCy's
** spacy/lang/tokenizer_exceptions.py has it (MIT licence, see spacyrule.c).
*/
#include "spacyrule.h"

#include <string.h>

#include "ucd.h"

/* --- ports and paths ----------------------------------------------------- */

static int isdigit_(const piece *p, size_t at, unsigned *len) {
  if (at >= p->e) return 0;
  return gl_gc_of(gl_decode(p->s + at, p->s + p->e, len)) == GC_Nd;
}

/* port and path up to the end */
static int resource(const piece *p, size_t at) {
  unsigned len, n = 0;
  if (at < p->e && p->s[at] == ':') {
    at++;
    while (n < 6 && isdigit_(p, at, &len)) at += len, n++;
    if (n < 2 || n > 5) return 0;
  }
  return at >= p->e || memchr("/?#", p->s[at], 3) != NULL;
}

/* --- numbers ------------------------------------------------------------- */

/* One number of an IP address at *at: its digits (10 for one that is not of
** ASCII) in d; returns how many, 0 for none or too many. */
static unsigned octet(const piece *p, size_t *at, unsigned d[3]) {
  unsigned n = 0, len;
  d[0] = d[1] = d[2] = 10;
  while (isdigit_(p, *at, &len)) {
    if (n == 3) return 0;
    d[n++] = p->s[*at] < 0x80 ? (unsigned)(p->s[*at] - '0') : 10;
    *at += len;
  }
  return n;
}

static int is(const unsigned d[3], unsigned n, unsigned value) {
  unsigned v = 0, i;
  for (i = 0; i < n; i++) v = d[i] > 9 ? 9999 : v * 10 + d[i];
  return v == value && (n == 1 || d[0] != 0);
}

/* Whether n digits may be number i of an address: 1 to 223, 0 to 255 twice, 1
** to 254. */
static int inrange(const unsigned d[3], unsigned n, unsigned i) {
  const unsigned most = i == 0 ? 223 : i == 3 ? 254 : 255;
  if ((i == 0 || i == 3) && (d[0] == 0 || d[0] > 9)) return 0;
  if (n < 3 || d[0] == 1) return 1;
  if (d[0] != 2) return 0;
  if (d[1] != most / 10 % 10) return d[1] < most / 10 % 10;
  return d[2] <= most % 10;
}

/* An IP address that may be seen from outside. */
static int ip(const piece *p, size_t at) {
  unsigned d[4][3], n[4], i;
  for (i = 0; i < 4; i++) {
    if (i && (at >= p->e || p->s[at++] != '.')) return 0;
    n[i] = octet(p, &at, d[i]);
    if (n[i] == 0) return 0;
    if (!inrange(d[i], n[i], i)) return 0;
  }
  if (is(d[0], n[0], 10) || is(d[0], n[0], 127)) return 0;
  if (is(d[0], n[0], 169) && is(d[1], n[1], 254)) return 0;
  if (is(d[0], n[0], 192) && is(d[1], n[1], 168)) return 0;
  if (is(d[0], n[0], 172) && n[1] == 2 &&
      ((d[1][0] == 1 && d[1][1] >= 6 && d[1][1] <= 9) || d[1][0] == 2 ||
       (d[1][0] == 3 && d[1][1] <= 1)))
    return 0;
  return resource(p, at);
}

/* --- names --------------------------------------------------------------- */

/* 1: may begin and end the label of a host; 2: may stand inside it */
static int inlabel(const piece *p, size_t at, unsigned *len) {
  uint32_t cp;
  if (at >= p->e) return 0;
  cp = gl_decode(p->s + at, p->s + p->e, len);
  if (cp == '_' || cp == '-') return 2;
  if (cp >= 0x80) return cp >= 0xA1 && cp <= 0xFFFF;
  return (cp | 0x20) - 'a' < 26 || cp - '0' < 10;
}

/* A top-level domain of small letters, and the rest. */
static int domain(const piece *p, size_t at) {
  unsigned len, n = 0;
  while (n < 64 && gl_spacy_issmall(p, at, &len)) at += len, n++;
  return n >= 2 && n <= 63 && resource(p, at);
}

/* Whether an address begins at `at`, without protocol or user, and goes to
** the end of p. It does not look past an @. */
static int host(const piece *p, size_t at) {
  unsigned labels = 0;
  if (at < p->e && ip(p, at)) return 1;
  for (;; labels++) {
    size_t b = at;
    unsigned len, n = 0;
    int k, last = 0;
    while ((k = inlabel(p, at, &len)) != 0) {
      if (n == 0 && k != 1) break;
      at += len, n++, last = k;
    }
    if (n == 0 || n > 64 || last != 1 || at >= p->e || p->s[at] != '.')
      return labels > 0 && domain(p, b);
    at++;
  }
}

/* --- addresses ----------------------------------------------------------- */

/* \w of Python */
static int wordly(uint32_t cp) {
  switch (gl_gc_of(cp)) {
    case GC_Lu:
    case GC_Ll:
    case GC_Lt:
    case GC_Lm:
    case GC_Lo:
    case GC_Nd:
    case GC_Nl:
    case GC_No: return 1;
    default: return cp == '_';
  }
}

/* URL_PATTERN: a protocol, a user, a host, a port, a path. */
int gl_spacy_isurl(const piece *p) {
  size_t at, n = 0;
  if (memchr(p->s + p->b, '.', p->e - p->b) == NULL) return 0;
  if (host(p, p->b)) return 1;
  for (at = p->b; at < p->e; n++) { /* (?:[\w\+\-\.]{2,}):// */
    unsigned len;
    uint32_t cp = gl_decode(p->s + at, p->s + p->e, &len);
    if (cp == ':') {
      if (n >= 2 && p->e - at > 3 && memcmp(p->s + at, "://", 3) == 0 &&
          host(p, at + 3))
        return 1;
      break;
    }
    if (!wordly(cp) && cp != '+' && cp != '-' && cp != '.') break;
    at += len;
  }
  for (at = p->b + 1; at < p->e; at++) /* \S+@ */
    if (p->s[at] == '@' && host(p, at + 1)) return 1;
  return 0;
}
