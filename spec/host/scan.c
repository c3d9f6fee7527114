/*
** scan.c: text that comes in pieces. However a text is cut, inside a
** character, a CR LF, an emoji or a flag too, the scanners give the ends of
** the whole; what they call final is so; and they go on when the bytes before
** that are dropped.
**
** Texts are random, of characters that stand for every class, with ill-formed
** bytes among them; each is cut once at every byte, into single bytes, and at
** random. Prints what was checked; exits 1 at the first difference.
*/
#include "gloss.h"
#include "ucd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAXBYTES 400
#define MAXCLASSES 256

static const struct {
  const char *name;
  gl_scanner *scan;
  void (*whole)(const gl_text *t, uint64_t *ends);
} algorithms[] = {
    {"sentences", gl_sentence_scan, gl_sentence_ends},
    {"lines", gl_line_scan, gl_line_ends},
};

/* the first and the last code point of each class */
static uint32_t first[MAXCLASSES], last[MAXCLASSES];

static unsigned long seed = 18;
static unsigned below(unsigned n) {
  seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF;
  return (unsigned)(seed >> 12) % n;
}

static void represent(void) {
  uint32_t cp;
  for (cp = GL_MAXCP; cp > 0; cp--) first[gl_class_of(cp)] = cp;
  for (cp = 1; cp <= GL_MAXCP; cp++) last[gl_class_of(cp)] = cp;
}

static unsigned put(unsigned char *s) {
  unsigned class = below(gl_nclasses), bad = below(40);
  if (bad == 0) { /* any byte that is not ASCII */
    *s = (unsigned char)(0x80 + below(128));
    return 1;
  }
  if (below(4) == 0) {
    *s = (unsigned char)below(128);
    return 1;
  }
  return gl_encode(below(2) ? first[class] : last[class], s) - (bad == 1);
}

/* A text of up to n characters, which are of few kinds mostly. */
static size_t random_text(unsigned char *s, unsigned n) {
  unsigned char kind[8][4];
  unsigned size[8], kinds = 1 + below(8), i, k, len;
  unsigned char *p = s;
  for (k = 0; k < kinds; k++) size[k] = put(kind[k]);
  for (i = below(n + 1); i > 0; i--) {
    if (below(10) == 0) {
      len = put(p);
    } else {
      k = below(kinds);
      len = size[k];
      memcpy(p, kind[k], len);
    }
    p += len;
  }
  return (size_t)(p - s);
}

/* What has been fed of a text, and the scan of it. */
typedef struct stream {
  const unsigned char *s;
  size_t len;
  size_t dropped, fed;
  gl_scan scan;
  uint64_t got[GL_BITWORDS(MAXBYTES)], want[GL_BITWORDS(MAXBYTES)];
} stream;

static void fail(unsigned a, const stream *f, const char *what) {
  size_t i;
  printf("scan: %s: %s, fed %u of", algorithms[a].name, what, (unsigned)f->fed);
  for (i = 0; i < f->len; i++)
    printf(" %02X%s", f->s[i], gl_bit_get(f->want, i) ? " |" : "");
  printf("\n");
  exit(1);
}

/* Whether the bits below n are as they have to be. */
static int agree(const stream *f, size_t n) {
  size_t i;
  for (i = 0; i < n; i++)
    if (gl_bit_get(f->got, i) != gl_bit_get(f->want, i)) return 0;
  return 1;
}

/* Feeds n more bytes, as a text that ends where its memory does. */
static void feed(unsigned a, stream *f, size_t n) {
  uint64_t ends[GL_BITWORDS(MAXBYTES)] = {0};
  size_t kept = f->fed + n - f->dropped, final, i;
  unsigned char *room = malloc(kept + 1);
  gl_text t;
  f->fed += n;
  memcpy(room + 1, f->s + f->dropped, kept);
  memset(&t, 0, sizeof t);
  t.s = room + 1;
  t.len = kept;
  algorithms[a].scan(&f->scan, &t, f->fed == f->len, ends);
  free(room);
  for (i = 0; i < kept; i++)
    if (gl_bit_get(ends, i)) gl_bit_set(f->got, f->dropped + i);
  if (f->fed == f->len) return;
  if (f->scan.at + 3 < kept) fail(a, f, "more than a character is left");
  final = f->scan.at < f->scan.pending ? f->scan.at : f->scan.pending;
  if (final == 0) return;
  if (!agree(f, f->dropped + final - 1)) fail(a, f, "not final");
  n = below((unsigned) final);
  f->dropped += n;
  f->scan.at -= n;
  if (f->scan.pending != SIZE_MAX) f->scan.pending -= n;
}

static void begin(stream *f) {
  f->dropped = f->fed = 0;
  memset(f->got, 0, sizeof f->got);
  gl_scan_init(&f->scan);
}

static void check(unsigned a, const unsigned char *s, size_t len) {
  stream f;
  gl_text t;
  size_t cut;
  unsigned way;
  f.s = s;
  f.len = len;
  gl_text_init(&t, s, len);
  algorithms[a].whole(&t, f.want);
  for (cut = 0; cut <= len && len < 60; cut++) { /* in two */
    begin(&f);
    if (cut < len) feed(a, &f, cut);
    feed(a, &f, len - f.fed);
    if (!agree(&f, len)) fail(a, &f, "in two");
  }
  for (way = 1; way < 40; way = way * 3) { /* by bytes; in pieces */
    begin(&f);
    while (f.fed < len) {
      size_t n = way == 1 ? 1 : below(way);
      feed(a, &f, n < len - f.fed ? n : len - f.fed);
    }
    if (!agree(&f, len)) fail(a, &f, "in pieces");
  }
}

int main(int argc, char **argv) {
  int full = argc > 1 && strcmp(argv[1], "--full") == 0;
  unsigned long i, n = full ? 1000000 : 20000;
  unsigned char text[MAXBYTES];
  unsigned a;
  represent();
  for (i = 0; i < n; i++) {
    size_t len = random_text(text, i % 16 ? 12 : 99);
    for (a = 0; a < sizeof algorithms / sizeof *algorithms; a++)
      check(a, text, len);
  }
  printf("scan: %lu texts, each cut in many ways\n", n);
  return 0;
}
