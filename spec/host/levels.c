/*
** levels.c: the algebra of whole texts (block.h) against the scanners, on
** every level of instructions that this machine has; and the scanners on
** pieces of a text against the whole.
**
** First on every character. Then on random texts: characters of one, a few or
** all classes, each class as likely as any other however few characters it
** has, some bytes left out or put in; most end near the edge of a block of 64
** bytes. Without arguments enough of them to find a gross mistake; --full takes
** 10^7 for each algorithm; a number takes that many, a second one is the seed.
** Each of these begins or ends where its page does, between two pages that
** cannot be read.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chance.h"
#include "gloss.h"
#include "guarded.h"
#include "simd.h"
#include "ucd.h"

#define MAXLEN 1024
#define WORDS (MAXLEN / 64 + 1)

typedef struct algorithm {
  const char *name;
  void (*ends)(const gl_text *t, uint64_t *ends);
  gl_scanner *scan;
} algorithm;

static const algorithm algorithms[] = {
    {"graphemes", gl_grapheme_ends, gl_grapheme_scan},
    {"words", gl_word_ends, gl_word_scan},
    {"sentences", gl_sentence_ends, gl_sentence_scan},
    {"lines", gl_line_ends, gl_line_scan},
};
#define NALGORITHMS (sizeof algorithms / sizeof *algorithms)

static const gl_simd *level[GL_NSIMD];
static unsigned nlevels;

/* --- random texts --------------------------------------------------------- */

/* Some characters of each class, of different lengths where it has those. */
#define SAMPLES 12
static uint32_t sample[256][SAMPLES];
static unsigned nsamples[256];

static void find_samples(void) {
  uint32_t cp;
  unsigned seen[256][5];
  memset(seen, 0, sizeof seen);
  for (cp = 0; cp <= GL_MAXCP; cp++) {
    unsigned k = gl_class_of(cp);
    unsigned char b[4];
    unsigned len = gl_encode(cp, b);
    if (cp - 0xD800 < 0x800 || seen[k][len] == 3) continue;
    seen[k][len]++;
    sample[k][nsamples[k]++] = cp;
  }
}

static unsigned put(unsigned char *s, unsigned k) {
  return nsamples[k] ? gl_encode(sample[k][pick(nsamples[k])], s) : 0;
}

static const unsigned char odd[] = {0x80, 0x8D, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2,
                                    0xE0, 0xE2, 0xED, 0xEF, 0xF0, 0xF4, 0xFF};

/* A text of `len` bytes at most; returns how many. */
static size_t make(unsigned char *s, size_t len) {
  unsigned few[6], nfew = 1 + pick(6), i;
  unsigned ill = pick(4) ? 0 : 1 + pick(20), mixed = pick(3) == 0;
  unsigned ascii = pick(3) == 0; /* has what most rules speak of */
  size_t n = 0;
  for (i = 0; i < nfew; i++)
    few[i] = ascii && pick(4) ? gl_class_of(pick(128)) : pick(gl_nclasses);
  if (pick(4) == 0) few[0] = gl_class_of('a'), few[nfew - 1] = pick(8);
  for (;;) {
    unsigned char b[4];
    unsigned k = mixed ? pick(gl_nclasses) : few[pick(nfew)];
    unsigned m = put(b, k), run = pick(30) ? 1 : 1 + pick(70);
    if (pick(30) == 0) b[0] = 'a', m = 1, run = 50 + pick(90);
    if (ill && pick(100) < ill) m = pick(m + 1);
    if (ill && pick(100) < ill) b[0] = odd[pick(sizeof odd)], m = 1;
    while (run-- > 0) {
      if (n + m > len) return n;
      memcpy(s + n, b, m);
      n += m;
    }
  }
}

/* --- comparing ------------------------------------------------------------ */

static void fail(const algorithm *a, const char *what, const unsigned char *s,
                 size_t n, const uint64_t *want, const uint64_t *got) {
  size_t i;
  printf("levels: %s: %s:\n", a->name, what);
  for (i = 0; i < n; i++)
    printf("%02X%s", (unsigned)s[i],
           gl_bit_get(want, i) != gl_bit_get(got, i)
               ? gl_bit_get(want, i) ? " <should end here>\n"
                                     : " <should not>\n"
           : gl_bit_get(want, i) ? "\n"
                                 : " ");
  printf("\n");
  exit(1);
}

static void whole(const algorithm *a, const gl_text *t, uint64_t *ends) {
  gl_scan c;
  memset(ends, 0, WORDS * sizeof *ends);
  gl_scan_init(&c);
  a->scan(&c, t, 1, ends);
}

/* The scanner on pieces: what is final after each must be as in `want`. What
** is not is left to the next piece, or all is. */
static void pieces(const algorithm *a, const gl_text *t, const uint64_t *want) {
  uint64_t ends[WORDS], all[WORDS] = {0};
  size_t from = 0, to = 0, final, i; /* the piece, in t */
  gl_scan c;
  gl_scan_init(&c);
  do {
    gl_text piece = *t;
    to += 1 + pick(pick(2) ? 4 : 70);
    if (to > t->len) to = t->len;
    piece.s = t->s + from;
    piece.len = to - from;
    memset(ends, 0, sizeof ends);
    a->scan(&c, &piece, to == t->len, ends);
    for (i = 0; i < piece.len; i++)
      if (gl_bit_get(ends, i)) gl_bit_set(all, from + i);
    final = c.at < c.pending ? c.at : c.pending;
    if (final > 0) final--;
    if (to == t->len) final = piece.len;
    for (i = 0; i < from + final; i++)
      if (gl_bit_get(all, i) != gl_bit_get(want, i))
        fail(a, "in pieces", t->s, t->len, want, all);
    if (pick(2)) {
      from += final;
      c.at -= final;
      if (c.pending != SIZE_MAX) c.pending -= final;
    }
  } while (to < t->len);
}

static guarded page;

static void compare(const algorithm *a, size_t most) {
  unsigned char text[MAXLEN];
  uint64_t want[WORDS], got[WORDS];
  size_t n = make(text, most), i;
  unsigned l;
  gl_text t;
  unsigned char *s = guarded_text(&page, text, n, (int)pick(2));
  gl_text_init(&t, level[0], s, n);
  whole(a, &t, want);
  if (pick(8) == 0) pieces(a, &t, want);
  for (l = 0; l < nlevels; l++) {
    gl_text_init(&t, level[l], s, n);
    for (i = 0; i < WORDS; i++) got[i] = ~(uint64_t)0; /* to be cleared */
    a->ends(&t, got);
    if (memcmp(got, want, GL_BITWORDS(n) * sizeof *got) != 0)
      fail(a, level[l]->name, s, n, want, got);
    if (!(t.known & GL_TEXT_VALID) || pick(8)) continue;
    t.known = 0; /* as if it were ill-formed */
    a->ends(&t, got);
    if (memcmp(got, want, GL_BITWORDS(n) * sizeof *got) != 0)
      fail(a, "not known to be well-formed", s, n, want, got);
  }
}

/* --- every character ------------------------------------------------------ */

/* One text of all Unicode scalar values, with a letter behind each or not. */
static void every_character(const algorithm *a, int apart) {
  enum { MOST = 6 << 20 };
  unsigned char *s = malloc(MOST);
  size_t words = GL_BITWORDS(MOST), n = 0;
  uint64_t *want = calloc(words, 8), *got = malloc(8 * words);
  uint32_t cp;
  unsigned l;
  gl_text t;
  gl_scan c;
  if (!s || !want || !got) exit(2);
  for (cp = 0; cp <= GL_MAXCP; cp++) {
    if (cp - 0xD800 < 0x800) continue;
    n += gl_encode(cp, s + n);
    if (apart) s[n++] = 'a';
  }
  gl_text_init(&t, level[0], s, n);
  gl_scan_init(&c);
  a->scan(&c, &t, 1, want);
  for (l = 0; l < nlevels; l++) {
    size_t at = 0;
    gl_text_init(&t, level[l], s, n);
    a->ends(&t, got);
    while (at < n && gl_bit_get(got, at) == gl_bit_get(want, at)) at++;
    if (at == n) continue;
    printf("levels: %s, %s: every character: byte %lu\n", a->name,
           level[l]->name, (unsigned long)at);
    exit(1);
  }
  free(s), free(want), free(got);
}

/* --- the work ------------------------------------------------------------- */

static unsigned long reads; /* blocks */

static void count_codes(const uint8_t map[256], const unsigned char *s,
                        uint8_t code[64], gl_notascii *m) {
  reads++;
  level[0]->codes(map, s, code, m);
}

static void count_find(const gl_pairset *pairs, const unsigned char *s,
                       unsigned n, uint64_t *found) {
  reads += n;
  level[0]->find(pairs, s, n, found);
}

/* Each block is looked at once, or once for what is found in it and once for
** what that is, and then the one before it for what was cut off at its end;
** what is done with one is bounded by its 64 bits. */
static void count_work(const algorithm *a) {
  unsigned char s[MAXLEN];
  uint64_t ends[WORDS];
  gl_simd counting = *level[0];
  unsigned i;
  counting.codes = count_codes;
  counting.find = count_find;
  for (i = 0; i < 10000; i++) {
    size_t n = make(s, MAXLEN);
    gl_text t;
    gl_text_init(&t, &counting, s, n);
    reads = 0;
    a->ends(&t, ends);
    if (reads >= GL_BITWORDS(n) && reads <= 3 * GL_BITWORDS(n)) continue;
    printf("levels: %s: %lu blocks read of %lu bytes\n", a->name, reads,
           (unsigned long)n);
    exit(1);
  }
}

/* The places of bits, and nothing behind them. */
static void compare_places(void) {
  uint64_t word[9];
  uint32_t want[9 * 64 + 1], got[9 * 64 + 1];
  const size_t n = pick(10);
  unsigned l, i, k = 0, thin = 1 + pick(40);
  for (i = 0; i < n * 64; i++) {
    if (i % 64 == 0) word[i / 64] = 0;
    if (pick(thin) != 0) continue;
    word[i / 64] |= (uint64_t)1 << i % 64;
    want[k++] = i + 7;
  }
  for (l = 0; l < nlevels; l++) {
    got[k] = 1;
    level[l]->places(word, n, 7, got);
    if (got[k] == 1 && memcmp(want, got, k * sizeof *got) == 0) continue;
    printf("levels: places, %s: others\n", level[l]->name);
    exit(1);
  }
}

/* Fewer bytes than a block has: their codes, and what is well-formed. */
static void compare_few(void) {
  unsigned char text[64], padded[64] = {0};
  uint8_t map[256], want[64], got[64];
  gl_notascii m, k;
  size_t n = make(text, 63);
  unsigned l, i;
  int ascii;
  unsigned char *s = guarded_text(&page, text, n, (int)pick(2));
  memcpy(padded, text, n);
  for (i = 0; i < 256; i++)
    map[i] = i / 64 == 2 ? 7 : i / 8 == 25 ? 0xFF : (uint8_t)(i * 37 % 255);
  level[0]->codes(map, padded, want, &m);
  for (l = 0; l < nlevels; l++) {
    if (gl_utf8_valid(level[l], s, n, &ascii) !=
        gl_utf8_valid(level[0], s, n, &ascii)) {
      printf("levels: a few bytes, %s: not so well-formed\n", level[l]->name);
      exit(1);
    }
    if (!level[l]->fewcodes) continue;
    level[l]->fewcodes(map, s, n, got, &k);
    if (memcmp(want, got, sizeof got) == 0 && m.high == k.high &&
        m.lead == k.lead && m.ask == k.ask)
      continue;
    printf("levels: a few bytes, %s: other codes\n", level[l]->name);
    exit(1);
  }
}

int main(int argc, char **argv) {
  unsigned long count = 50000, i;
  size_t a;
  if (!guarded_open(&page, MAXLEN)) return 2;
  if (argc > 1)
    count =
        strcmp(argv[1], "--full") == 0 ? 10000000 : strtoul(argv[1], NULL, 10);
  if (argc > 2) chance_seed = strtoul(argv[2], NULL, 10);
  find_samples();
  nlevels = gl_simd_levels(level);
  for (i = 0; i < count; i++) compare_places();
  for (i = 0; i < count; i++) compare_few();
  for (a = 0; a < NALGORITHMS; a++) {
    every_character(&algorithms[a], 0);
    every_character(&algorithms[a], 1);
    count_work(&algorithms[a]);
    for (i = 0; i < count; i++)
      compare(&algorithms[a], pick(50) ? pick(201) : pick(MAXLEN));
  }
  printf("levels: %lu texts, %u algorithms, %u levels (", count,
         (unsigned)NALGORITHMS, nlevels);
  for (i = 0; i < nlevels; i++) printf(i ? " %s" : "%s", level[i]->name);
  printf("): all alike\n");
  return 0;
}
