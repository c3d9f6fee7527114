/*
** peers.c: the C peers of bench/segment.lua, which compiles it with those that
** are there: HAVE_ICU, HAVE_UTF8PROC, HAVE_UNISTRING, HAVE_STRINGZILLA.
**
** Reads a file of well-formed UTF-8, cuts it once by each peer, and writes a
** line for each: peer, algorithm, seconds, segments, checksum of the offsets
** of their ends in bytes (h * 31 + end, modulo 2^32), apart by tabs. Offsets
** are stored, as far as the peer's interface has any. Conversion to UTF-16 is
** not counted.
*/
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "peer.h"

static unsigned char *text;
static size_t length;
static uint32_t *ends; /* room for an offset by byte */
static size_t nends;

/* `map`: the byte of each UTF-16 offset; NULL: they are bytes already. */
static void report(const char *peer, const char *algorithm, double seconds,
                   const uint32_t *map) {
  uint32_t h = 0;
  size_t i;
  for (i = 0; i < nends; i++) h = h * 31 + (map ? map[ends[i]] : ends[i]);
  printf("%s\t%s\t%.9f\t%lu\t%lu\n", peer, algorithm, seconds,
         (unsigned long)nends, (unsigned long)h);
}

#ifdef HAVE_ICU
#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/uvernum.h>

#include "../spec/host/icu_rules.h"

static UChar *wide; /* the text in UTF-16 */
static int32_t nwide;
static uint32_t *byteof; /* by UTF-16 offset */

static void check(UErrorCode status, const char *what) {
  if (U_SUCCESS(status)) return;
  fprintf(stderr, "peers: ICU: %s: %s\n", what, u_errorName(status));
  exit(1);
}

static void widen(void) {
  UErrorCode status = U_ZERO_ERROR;
  uint32_t at = 0;
  int32_t i = 0;
  wide = malloc((length + 1) * sizeof *wide);
  byteof = malloc((length + 1) * sizeof *byteof);
  u_strFromUTF8(wide, (int32_t)length + 1, &nwide, (const char *)text,
                (int32_t)length, &status);
  check(status, "UTF-16");
  while (i < nwide) {
    UChar32 c;
    byteof[i] = at;
    U16_NEXT(wide, i, nwide, c);
    at += (uint32_t)U8_LENGTH(c);
    byteof[i - 1] = byteof[i - 1 > 0 ? i - 1 : 0];
  }
  byteof[nwide] = at;
}

static void collect(UBreakIterator *it) {
  int32_t i;
  nends = 0;
  (void)ubrk_first(it);
  while ((i = ubrk_next(it)) != UBRK_DONE) ends[nends++] = (uint32_t)i;
}

static void icu(const char *algorithm, UBreakIterator *it, int utf8,
                const char *peer) {
  UErrorCode status = U_ZERO_ERROR;
  UText *u = utext_openUTF8(NULL, (const char *)text, (int64_t)length, &status);
  double start;
  if (utf8)
    ubrk_setUText(it, u, &status);
  else
    ubrk_setText(it, wide, nwide, &status);
  check(status, algorithm);
  start = now();
  collect(it);
  report(peer, algorithm, now() - start, utf8 ? NULL : byteof);
  utext_close(u);
}

static void icu_plain(const char *algorithm, const char *rules) {
  static UChar buffer[8192];
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  UBreakIterator *it;
  int32_t n;
  u_strFromUTF8(buffer, 8192, &n, rules, -1, &status);
  it = ubrk_openRules(buffer, n, NULL, 0, &where, &status);
  check(status, algorithm);
  icu(algorithm, it, 0, "ICU UTF-16, plain rules");
  ubrk_close(it);
}

static void all_icu(void) {
  static const struct {
    UBreakIteratorType type;
    const char *name;
  } own[] = {{UBRK_CHARACTER, "graphemes"},
             {UBRK_WORD, "words"},
             {UBRK_SENTENCE, "sentences"},
             {UBRK_LINE, "linebreaks"}};
  unsigned i;
  widen();
  for (i = 0; i < sizeof own / sizeof *own; i++) {
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *it = ubrk_open(own[i].type, "", NULL, 0, &status);
    check(status, own[i].name);
    icu(own[i].name, it, 1, "ICU UTF-8");
    icu(own[i].name, it, 0, "ICU UTF-16");
    ubrk_close(it);
  }
  icu_plain("words", word_rules);
  icu_plain("sentences", sentence_rules);
}
#endif

#ifdef HAVE_UTF8PROC
#include <utf8proc.h>

static void all_utf8proc(void) {
  utf8proc_int32_t state = 0, left = -1, right;
  size_t i = 0;
  double start = now();
  nends = 0;
  while (i < length) {
    utf8proc_ssize_t n =
        utf8proc_iterate(text + i, (utf8proc_ssize_t)(length - i), &right);
    if (left >= 0 && utf8proc_grapheme_break_stateful(left, right, &state))
      ends[nends++] = (uint32_t)i;
    left = right;
    i += n > 0 ? (size_t)n : 1;
  }
  ends[nends++] = (uint32_t)length;
  report("utf8proc", "graphemes", now() - start, NULL);
}
#endif

#ifdef HAVE_UNISTRING
#include <unigbrk.h>
#include <unilbrk.h>
#include <uniwbrk.h>

/* It marks the byte before which a segment begins. */
static void unistring(const char *algorithm, const char *mark, double seconds) {
  size_t i;
  nends = 0;
  for (i = 1; i < length; i++)
    if (mark[i]) ends[nends++] = (uint32_t)i;
  ends[nends++] = (uint32_t)length;
  report("libunistring", algorithm, seconds, NULL);
}

static void all_unistring(void) {
  char *mark = calloc(length + 1, 1);
  double start = now(), seconds;
  size_t i;
  u8_grapheme_breaks(text, length, mark);
  unistring("graphemes", mark, now() - start);
  start = now();
  u8_wordbreaks(text, length, mark);
  unistring("words", mark, now() - start);
  start = now();
  u8_possible_linebreaks(text, length, "UTF-8", mark);
  seconds = now() - start;
  for (i = length; i-- > 0;) /* it marks the newline itself */
    mark[i] = mark[i] == UC_BREAK_POSSIBLE ||
              (i > 0 && mark[i - 1] == UC_BREAK_MANDATORY);
  unistring("linebreaks", mark, seconds);
  free(mark);
}
#endif

#ifdef HAVE_STRINGZILLA
#ifdef __x86_64__ /* compiled for both, called where the processor has them */
#define SZ_USE_HASWELL 1
#define SZ_USE_ICELAKE 1
#endif
#include <stringzilla/utf8_graphemes.h>
#include <stringzilla/utf8_linebreaks.h>
#include <stringzilla/utf8_sentences.h>
#include <stringzilla/utf8_wordbreaks.h>

typedef sz_size_t (*zilla_cut)(sz_cptr_t, sz_size_t, sz_size_t *, sz_size_t *,
                               sz_size_t, sz_size_t *);

/* Again and again for 10 ms: once would be too short to be measured. */
static void zilla(const char *peer, const char *algorithm, zilla_cut cut) {
  sz_size_t *first = malloc((length + 1) * sizeof *first);
  sz_size_t *bytes = malloc((length + 1) * sizeof *bytes);
  double start, seconds;
  size_t i, times = 0;
  memset(first, 1, (length + 1) * sizeof *first); /* the pages are there */
  memset(bytes, 1, (length + 1) * sizeof *bytes);
  start = now();
  do {
    nends = cut((sz_cptr_t)text, length, first, bytes, length, NULL);
    seconds = now() - start;
    times++;
  } while (seconds < 0.01);
  for (i = 0; i < nends; i++) ends[i] = (uint32_t)(first[i] + bytes[i]);
  report(peer, algorithm, seconds / (double)times, NULL);
  free(first);
  free(bytes);
}

static void all_zilla(void) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx512vbmi2")) {
    zilla("StringZilla, avx512", "graphemes", sz_utf8_graphemes_icelake);
    zilla("StringZilla, avx512", "words", sz_utf8_wordbreaks_icelake);
    zilla("StringZilla, avx512", "sentences", sz_utf8_sentences_icelake);
    zilla("StringZilla, avx512", "linebreaks", sz_utf8_linebreaks_icelake);
  }
  if (__builtin_cpu_supports("avx2")) {
    zilla("StringZilla, avx2", "graphemes", sz_utf8_graphemes_haswell);
    zilla("StringZilla, avx2", "words", sz_utf8_wordbreaks_haswell);
    zilla("StringZilla, avx2", "sentences", sz_utf8_sentences_haswell);
    zilla("StringZilla, avx2", "linebreaks", sz_utf8_linebreaks_haswell);
  }
#else
  zilla("StringZilla", "graphemes", sz_utf8_graphemes);
  zilla("StringZilla", "words", sz_utf8_wordbreaks);
  zilla("StringZilla", "sentences", sz_utf8_sentences);
  zilla("StringZilla", "linebreaks", sz_utf8_linebreaks);
#endif
}
#endif

int main(int argc, char **argv) {
  FILE *f = argc == 2 ? fopen(argv[1], "rb") : NULL;
  if (f == NULL || fseek(f, 0, SEEK_END) != 0) return 2;
  length = (size_t)ftell(f);
  rewind(f);
  text = malloc(length + 1);
  ends = malloc((length + 1) * sizeof *ends);
  memset(ends, 1, (length + 1) * sizeof *ends); /* the pages are there */
  if (fread(text, 1, length, f) != length || length == 0) return 2;
  fclose(f);
#ifdef HAVE_ICU
  all_icu();
#endif
#ifdef HAVE_UTF8PROC
  all_utf8proc();
#endif
#ifdef HAVE_UNISTRING
  all_unistring();
#endif
#ifdef HAVE_STRINGZILLA
  all_zilla();
#endif
  return 0;
}
