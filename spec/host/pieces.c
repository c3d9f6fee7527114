/*
** pieces.c: linguistic sentences and tokens of texts in pieces against those of
** the whole, and the whole where it begins or ends with its page.
**
** Texts are random strings of what decides about sentences and tokens, some
** with bytes left out. Each lies right behind a page that cannot be read, or
** right before one, and is also fed to a stream in pieces of random lengths.
** Without arguments enough of them to find a gross mistake; --full takes 10^6;
** a number takes that many, a second one is the seed.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chance.h"
#include "gloss.h"
#include "guarded.h"
#include "lang.h"
#include "simd.h"
#include "stream.h"

#define MAXLEN 1024
#define WORDS (MAXLEN / 64 + 1)

/* --- texts ---------------------------------------------------------------- */

#define THAI "\xE0\xB8\x81\xE0\xB8\xB2\xE0\xB8\xA3"

static const char *const bits[] = {
    "Ab",
    "the",
    "Mr.",
    "mr",
    "U.S.",
    "p.m.",
    "z.",
    "B.",
    "z. B.",
    "no.",
    "5",
    "3.5",
    "1.",
    "2.",
    "a)",
    "(b)",
    "iv.)",
    "-0.1",
    "'90s",
    ".50",
    ".",
    ".",
    ". ",
    "?",
    "!",
    "...",
    "\xE2\x80\xA6",
    ". . .",
    ". . . . ",
    "\"",
    "\"",
    "\xE2\x80\x9C",
    "\xE2\x80\x9D",
    "\xE2\x80\x98",
    "\xE2\x80\x99",
    "'",
    "''",
    "``",
    "\xC2\xAB",
    "\xC2\xBB",
    "\xE2\x80\x9E",
    ",,",
    "(",
    ")",
    "[",
    "]",
    "[1]",
    "12",
    "1,200-5",
    "\xD9\xA3",
    "$",
    "%",
    "he had said that water was",
    "He had said that they were",
    ",",
    ";",
    ":",
    "-",
    "--",
    "\xE2\x80\x94",
    "*",
    "\xE2\x80\xA2",
    "_____",
    "=====",
    "<3",
    ":-)",
    ";)",
    "@",
    "#tag",
    "jo@ex.com",
    "jo@",
    "http://a.b/c.d",
    "www.x.com/y",
    "example.com",
    "AT&T",
    "don't",
    "isn\xE2\x80\x99t",
    "cannot",
    "l'eau",
    "Jr.'s",
    " ",
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\t",
    "\f",
    "\xE2\x80\xA8",
    "\xE2\x80\xA9",
    "\xC2\x85",
    "\xE2\x80\x8B",
    "\xC2\xAD",
    "\xE2\x80\x8E",
    "\xE2\x80\x8D",
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9",
    "\xF0\x9F\x87\xA9",
    "\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD",
    "\xC3\xA9",
    "e\xCC\x81",
    "\xE3\x81\xA0\xE3\x80\x82",
    "\xE3\x80\x8D",
    "\xE3\x82\xAB",
    "\xE2\x80",
    "\xC3",
    "\xF0\x9F",
    "\xFF",
    "\x80",
    "\xC2\xB0",
    "He",
    "I",
    "said",
    "Inc.",
    "Calif.",
    "Then",
    "Monday",
    "EST",
    "2014",
    "14:05",
    "04/26/2001",
    "Regards",
    "Dear",
    "plan",
    "C.",
    "39",
    "Ph.D.",
    "May",
    "St.",
    "IV.",
    "x.",
    "water",
    "councils",
    "well-known",
    "NATO",
    "McAdam",
    "it's",
    "AP's",
    "Jo\xE2\x80\x99s",
    ",",
    ", ",
    "1,200",
    "1996",
    "stop.",
    "ad. lib.",
    "\xD1\x81\xD0\xBE\xD0\xB2\xD0\xB5\xD1\x82",
    "\xE0\xA4\xAA\xE0\xA4\xBE\xE0\xA4\xA8\xE0\xA5\x80",
    "\xE5\x86\x9C\xE6\xB0\x91",
    "\xE3\x82\xAB\xE3\x82\xBF",
    "S",
    "A",
    THAI THAI THAI THAI THAI THAI THAI THAI THAI THAI THAI THAI " ",
    THAI " "};
#define NBITS ((unsigned)(sizeof bits / sizeof *bits))
#define NPLAIN 27u /* those at the end, which make many words (src/runs.h) */

static size_t make(unsigned char *s) {
  size_t n = 0, parts = 1 + pick(1 + pick(150)), blanks = pick(4);
  const unsigned few = pick(3) ? NBITS : NPLAIN;
  while (parts-- > 0) {
    const char *b = bits[NBITS - 1 - pick(pick(6) ? few : NBITS)];
    size_t len = strlen(b);
    if (n + len + 2 > MAXLEN) break;
    memcpy(s + n, b, len);
    n += len;
    if (n > 1 && pick(40) == 0) n--;
    if (pick(4) < blanks) s[n++] = ' ';
    if (pick(200) == 0) s[n++] = 0;
  }
  return n;
}

static const struct {
  const char *word;
  uint32_t cls;
} words[] = {{"mr", LC_TITLE},
             {"no", LC_NUMBER},
             {"p.m", LC_TIME},
             {"u.s", LC_COUNTRY},
             {"inc", LC_COMPANY},
             {"calif", LC_STATE},
             {"ph.d", LC_SUFFIX},
             {"st", LC_STREET},
             {"z.b", LC_NEVER},
             {"ad.lib", LC_NEVER},
             {"ad", LC_PART},
             {"z", LC_PART},
             {"he", LC_STARTER},
             {"then", LC_STARTER},
             {"the", LC_STARTER},
             {"said", LC_SAYING},
             {"monday", LC_DAY},
             {"est", LC_ZONE},
             {"plan", LC_LETTERED},
             {"'s", LC_CLITIC},
             {"n't", LC_CLITIC},
             {"l'", LC_ELISION},
             {"may", LC_ORDINAL},
             {"regards", LC_CLOSING},
             {"dear", LC_OPENING},
             {";", LC_FINAL},
             {" ", LC_FINAL},
             {THAI, LC_STARTER},
             {"", 0}};

/* One that ends sentences at more than full stops, or one like most. */
static gl_lang *language(int finals) {
  gl_lang *lang = malloc(gl_lang_size(64, 1024));
  size_t i;
  if (lang == NULL) exit(2);
  gl_lang_layout(lang, 64, 1024);
  for (i = 0; *words[i].word; i++)
    if (finals || !(words[i].cls & (LC_FINAL | LC_ELISION)))
      gl_lang_add(lang, words[i].word, strlen(words[i].word), words[i].cls, 0);
  gl_lang_add(lang, "cannot", 6, 0, 3);
  return lang;
}

/* --- checks --------------------------------------------------------------- */

typedef struct found {
  uint32_t n, row[MAXLEN][2];
} found;

static void frombits(found *f, const uint64_t *first, const uint64_t *last,
                     size_t len) {
  size_t i, ends = 0;
  f->n = 0;
  for (i = 0; i < len; i++) {
    if (gl_bit_get(first, i)) f->row[f->n++][0] = (uint32_t)i;
    if (gl_bit_get(last, i)) f->row[ends++][1] = (uint32_t)i + 1;
  }
  if (ends != f->n) f->n = UINT32_MAX;
}

static void whole(found *f, const gl_text *t, const gl_lang *lang,
                  const gl_sentopt *opt, int tokens) {
  uint64_t first[WORDS], last[WORDS];
  memset(first, 0, sizeof first);
  memset(last, 0, sizeof last);
  if (tokens)
    gl_tokens(t, lang, opt, GL_NEWS, first, last);
  else
    gl_sentences(t, lang, opt, first, last);
  frombits(f, first, last, t->len);
}

/* bytes that a stream is told to have had before: some positions have more than
** 32 bits */
#define BEFORE (((uint64_t)1 << 32) - 100)

static int add(found *f, gl_stream *s, const unsigned char *text) {
  gl_segment g;
  int more;
  while ((more = gl_stream_next(s, &g)) > 0) {
    g.first -= BEFORE;
    g.end -= BEFORE;
    if (f->n == MAXLEN || memcmp(g.s, text + g.first, g.end - g.first) != 0)
      return 0;
    f->row[f->n][0] = (uint32_t)g.first;
    f->row[f->n++][1] = (uint32_t)g.end;
    gl_stream_skip(s);
    if (pick(9) == 0) break; /* later */
  }
  return more >= 0;
}

static int pieces(found *f, const gl_text *t, const gl_lang *lang,
                  const gl_sentopt *opt, int tokens) {
  static const gl_mem mem = {plain_alloc, NULL};
  gl_stream s;
  size_t at = 0, most = 1 + pick(1 + pick(100));
  int good;
  gl_stream_init(&s, &mem, &gl_simd_c);
  s.base = BEFORE;
  good = gl_stream_linguistic(&s, lang, opt, tokens) == GL_OK;
  f->n = 0;
  while (good && at < t->len) {
    size_t n = 1 + pick((unsigned)most);
    if (n > t->len - at) n = t->len - at;
    good = gl_stream_feed(&s, t->s + at, n) == GL_OK && add(f, &s, t->s);
    at += n;
  }
  gl_stream_close(&s);
  while (good && !s.done) good = add(f, &s, t->s);
  while (good && gl_machine_found(s.saved) > s.row) good = add(f, &s, t->s);
  gl_stream_free(&s);
  return good;
}

static void show(const char *name, const found *f) {
  uint32_t i;
  fprintf(stderr, "\n%s", name);
  for (i = 0; i < f->n && f->n < MAXLEN; i++)
    fprintf(stderr, " %u-%u", f->row[i][0], f->row[i][1]);
}

static int check(const gl_text *t, const gl_lang *lang) {
  static found a, b;
  gl_sentopt opt;
  const int tokens = (int)pick(2);
  size_t i;
  opt.keep = (int)pick(2) && !tokens;
  opt.forget = 1;
  opt.newline =
      (enum gl_newline)(GL_LINES_PARAGRAPH + (enum gl_newline)pick(3));
  whole(&a, t, lang, &opt, tokens);
  if (pieces(&b, t, lang, &opt, tokens) && a.n == b.n &&
      memcmp(a.row, b.row, a.n * sizeof *a.row) == 0)
    return 1;
  fprintf(stderr, "pieces: %s, keep %d, newline %d, of \"",
          tokens ? "tokens" : "sentences", opt.keep, (int)opt.newline);
  for (i = 0; i < t->len; i++)
    fprintf(stderr, t->s[i] < ' ' || t->s[i] > '~' ? "\\x%02X" : "%c", t->s[i]);
  fprintf(stderr, "\"");
  show("whole ", &a);
  show("pieces", &b);
  fprintf(stderr, "\n");
  return 0;
}

/* All that reads a text, where it must not read on. */
static void readall(const gl_text *t, const gl_lang *lang) {
  static found f;
  static gl_sample index[MAXLEN / GL_SAMPLE + 2];
  static const gl_mem mem = {plain_alloc, NULL};
  uint64_t first[WORDS], last[WORDS];
  gl_rows rows;
  gl_sentopt opt;
  gl_place p;
  unsigned k;
  memset(&opt, 0, sizeof opt);
  memset(&rows, 0, sizeof rows);
  rows.mem = mem;
  opt.keep = (int)pick(2);
  opt.newline = (enum gl_newline)pick(4);
  whole(&f, t, lang, &opt, 0);
  for (k = 0; k < GL_NPROFILES; k++) {
    memset(first, 0, sizeof first);
    memset(last, 0, sizeof last);
    gl_tokens(t, lang, &opt, (enum gl_profile)k, first, last);
  }
  gl_lines(t, &rows);
  for (k = 0; k < GL_NLAYOUTS; k++)
    gl_paragraphs(t, (enum gl_layoutkind)k, &rows);
  gl_rows_free(&rows);
  gl_index_build(t, index);
  gl_locate(t, index, t->len, &p);
}

int main(int argc, char **argv) {
  unsigned long n = 5000, i;
  static unsigned char text[MAXLEN + 64];
  gl_lang *lang[2];
  const gl_simd *level[GL_NSIMD];
  const unsigned nlevels = gl_simd_levels(level);
  guarded page;
  if (!guarded_open(&page, MAXLEN)) return 2;
  if (argc > 1)
    n = strcmp(argv[1], "--full") == 0 ? 1000000 : strtoul(argv[1], NULL, 10);
  if (argc > 2) chance_seed = strtoul(argv[2], NULL, 10);
  lang[0] = language(0);
  lang[1] = language(1);
  for (i = 0; i < n; i++) {
    gl_text t;
    const size_t len = make(text);
    const unsigned char *p = guarded_text(&page, text, len, (int)pick(2));
    gl_text_init(&t, level[pick(nlevels)], p, len);
    readall(&t, pick(4) ? lang[pick(2)] : NULL);
    if (!check(&t, pick(4) ? lang[pick(2)] : NULL)) return 1;
  }
  free(lang[0]);
  free(lang[1]);
  printf("pieces %lu texts: ok\n", n);
  return 0;
}
