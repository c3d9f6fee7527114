/*
** bytes.c: every byte string of up to 3 bytes through the four segmentation
** algorithms.
**
** Checked of each: the segments concatenate to the input (the last byte ends
** one, nothing beyond it is marked, no character is cut), and an ill-formed
** string is segmented as the one in which U+FFFD stands for each maximal
** subpart. What a maximal subpart is, this file works out for itself.
**
** Without arguments only one byte stands for all that the tables of UTF-8
** and the four algorithms treat alike; --full takes all 256. Both add strings
** of 4 bytes of representatives above ASCII, and strings that lie across the
** edge of a block of 64 bytes.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gloss.h"
#include "simd.h"
#include "ucd.h"

#define MAXLEN 80 /* edge strings with three bytes for each one */

typedef unsigned char byte;

static const struct {
  const char *name;
  void (*ends)(const gl_text *t, uint64_t *ends);
} algorithms[] = {{"graphemes", gl_grapheme_ends},
                  {"words", gl_word_ends},
                  {"sentences", gl_sentence_ends},
                  {"linebreaks", gl_line_ends}};

static unsigned long checked;

/* Length of the maximal subpart, or of the character, at s; *well tells which
** (Unicode, tables 3-7 and 3-8). */
static size_t subpart(const byte *s, size_t n, int *well) {
  byte low = 0x80, high = 0xBF;
  size_t need, i;
  *well = 1;
  if (s[0] < 0x80) return 1;
  if (s[0] >= 0xC2 && s[0] <= 0xDF) {
    need = 2;
  } else if (s[0] >= 0xE0 && s[0] <= 0xEF) {
    need = 3;
    if (s[0] == 0xE0) low = 0xA0;
    if (s[0] == 0xED) high = 0x9F;
  } else if (s[0] >= 0xF0 && s[0] <= 0xF4) {
    need = 4;
    if (s[0] == 0xF0) low = 0x90;
    if (s[0] == 0xF4) high = 0x8F;
  } else {
    *well = 0;
    return 1;
  }
  for (i = 1; i < need; i++) {
    if (i == n || s[i] < low || s[i] > high) {
      *well = 0;
      return i;
    }
    low = 0x80, high = 0xBF;
  }
  return need;
}

static void fail(const char *what, const char *algorithm, const byte *s,
                 size_t n) {
  size_t i;
  printf("bytes: %s: %s:", algorithm, what);
  for (i = 0; i < n; i++) printf(" %02X", s[i]);
  printf("\n");
  exit(1);
}

/* Strings live in blocks of exactly their size: a sanitizer sees a look past
** either end. One set for strings, one for their replacements. */
static byte *block[MAXLEN + 1], *second[MAXLEN + 1];

static void segment(int a, const byte *s, size_t n, uint64_t ends[2]) {
  gl_text t;
  gl_text_init(&t, &gl_simd_c, s, n);
  /* stale bits, for the function to clear */
  ends[0] = ends[1] = ~(uint64_t)0;
  algorithms[a].ends(&t, ends);
}

static void check(const byte *s, size_t n) {
  uint64_t ends[2], other[2], mask[2] = {0, 0}, beyond;
  byte replaced[3 * MAXLEN];
  size_t last[MAXLEN], last_replaced[MAXLEN]; /* bytes of each character */
  size_t chars = 0, m = 0, i;
  int ill = 0, a, well;
  for (i = 0; i < n;) {
    size_t len = subpart(s + i, n - i, &well);
    if (well) {
      memcpy(replaced + m, s + i, len);
      m += len;
    } else {
      memcpy(replaced + m, "\xEF\xBF\xBD", 3);
      m += 3;
      ill = 1;
    }
    i += len;
    last[chars] = i - 1;
    gl_bit_set(mask, i - 1);
    last_replaced[chars++] = m - 1;
  }
  for (a = 0; a < 4; a++) {
    segment(a, s, n, ends);
    if (n == 0) continue;
    if (n <= 64) ends[1] = 0;
    if (!gl_bit_get(ends, n - 1))
      fail("the last byte ends no segment", algorithms[a].name, s, n);
    beyond = (ends[0] & ~mask[0]) | (ends[1] & ~mask[1]);
    if (beyond) fail("an end inside a character", algorithms[a].name, s, n);
    if (ill) {
      memcpy(second[m], replaced, m);
      segment(a, second[m], m, other);
      for (i = 0; i < chars; i++)
        if (gl_bit_get(ends, last[i]) != gl_bit_get(other, last_replaced[i]))
          fail("not as with U+FFFD", algorithms[a].name, s, n);
    }
  }
  checked++;
}

/* --- alphabets ---------------------------------------------------------- */

static byte alphabet[256];
static size_t nalphabet;

/* One ASCII byte of each class, and each byte above that Table 3-7 names. */
static void representatives(int with_ascii) {
  static const byte high[] = {0x80, 0x85, 0x8D, 0x8F, 0x90, 0x9F, 0xA0, 0xA8,
                              0xAD, 0xB7, 0xBF, 0xC0, 0xC1, 0xC2, 0xCC, 0xD7,
                              0xDF, 0xE0, 0xE1, 0xE2, 0xE3, 0xEA, 0xEC, 0xED,
                              0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};
  byte seen[256] = {0};
  unsigned c;
  nalphabet = 0;
  for (c = 0; with_ascii && c < 0x80; c++) {
    if (!seen[gl_class_of(c)]) alphabet[nalphabet++] = (byte)c;
    seen[gl_class_of(c)] = 1;
  }
  for (c = 0; c < sizeof high; c++) alphabet[nalphabet++] = high[c];
}

static void all_bytes(void) {
  for (nalphabet = 0; nalphabet < 256; nalphabet++)
    alphabet[nalphabet] = (byte)nalphabet;
}

/* Every string of exactly n bytes of the alphabet behind `before` letters. */
static void strings(size_t n, size_t before) {
  size_t digit[4] = {0}, i;
  byte *s = block[before + n];
  memset(s, 'a', before);
  for (;;) {
    for (i = 0; i < n; i++) s[before + i] = alphabet[digit[i]];
    check(s, before + n);
    for (i = 0; i < n && ++digit[i] == nalphabet; i++) digit[i] = 0;
    if (i == n) return;
  }
}

int main(int argc, char **argv) {
  int full = argc > 1 && strcmp(argv[1], "--full") == 0;
  size_t i;
  for (i = 0; i <= MAXLEN; i++)
    if (!(block[i] = malloc(i ? i : 1)) || !(second[i] = malloc(i ? i : 1)))
      return 2;
  if (full)
    all_bytes();
  else
    representatives(1);
  for (i = 0; i <= 3; i++) strings(i, 0);
  representatives(1);
  for (i = 61; i <= 64; i++) strings(2, i);
  strings(3, 62);
  representatives(0);
  strings(4, 0);
  for (i = 0; i <= MAXLEN; i++) free(block[i]), free(second[i]);
  printf("bytes: %lu strings, 4 algorithms, %s: all right\n", checked,
         full ? "every byte" : "representative bytes");
  return 0;
}
