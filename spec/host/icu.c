/*
** icu.c: ICU as a second opinion on UAX #29 words and sentences.
**
** ICU's own word and sentence iterators depart from the plain standard (root
** locale, dictionaries), so it is given rules of ours, icu_rules.h.
**
** Reads lines from standard input, writes one line for each:
**   p 41            properties by ICU: Word_Break Sentence_Break ExtPict
**   w 41 308 20     word boundaries before each code point and at the end:
**   s 41 308 20     the same for sentences: "1011"
** Code points are hexadecimal. Exit status 2: ICU failed; 3: bad input.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>

#include "icu_rules.h"

#define MAXCPS 4096

static void check(UErrorCode status, const char *what) {
  if (U_FAILURE(status)) {
    fprintf(stderr, "icu: %s: %s\n", what, u_errorName(status));
    exit(2);
  }
}

static UBreakIterator *compile(const char *rules, const char *name) {
  static UChar buffer[8192];
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  UBreakIterator *it;
  int32_t n;
  u_strFromUTF8(buffer, 8192, &n, rules, -1, &status);
  check(status, name);
  memset(&where, 0, sizeof where);
  it = ubrk_openRules(buffer, n, NULL, 0, &where, &status);
  if (U_FAILURE(status))
    fprintf(stderr, "icu: %s: error at line %d, %d\n", name, (int)where.line,
            (int)where.offset);
  check(status, name);
  return it;
}

static const char *value_name(UProperty property, UChar32 cp) {
  const char *name = u_getPropertyValueName(
      property, u_getIntPropertyValue(cp, property), U_LONG_PROPERTY_NAME);
  return name ? name : "?";
}

/* Reads hexadecimal code points; returns how many. */
static int read_cps(const char *s, UChar32 *cps) {
  int n = 0;
  for (;;) {
    char *end;
    unsigned long cp = strtoul(s, &end, 16);
    if (end == s) return n;
    if (cp > 0x10FFFF || n == MAXCPS) exit(3);
    cps[n++] = (UChar32)cp;
    s = end;
  }
}

static void boundaries(UBreakIterator *it, const UChar32 *cps, int n) {
  static UChar text[2 * MAXCPS];
  static char at[2 * MAXCPS + 1];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0, i, position;
  for (i = 0; i < n; i++) {
    UBool bad = 0;
    U16_APPEND(text, length, 2 * MAXCPS, cps[i], bad);
    if (bad) exit(3);
  }
  ubrk_setText(it, text, length, &status);
  check(status, "setText");
  memset(at, '0', (size_t)length + 1);
  for (position = ubrk_first(it); position != UBRK_DONE;
       position = ubrk_next(it))
    at[position] = '1';
  position = 0;
  for (i = 0; i < n; i++) {
    putchar(at[position]);
    position += U16_LENGTH(cps[i]);
  }
  putchar(at[position]);
  putchar('\n');
}

int main(void) {
  static char line[16 * MAXCPS];
  static UChar32 cps[MAXCPS];
  UBreakIterator *words = compile(word_rules, "word rules");
  UBreakIterator *sentences = compile(sentence_rules, "sentence rules");
  while (fgets(line, sizeof line, stdin)) {
    int n = read_cps(line + 1, cps);
    switch (line[0]) {
      case 'p':
        if (n != 1) return 3;
        printf("%s %s %d\n", value_name(UCHAR_WORD_BREAK, cps[0]),
               value_name(UCHAR_SENTENCE_BREAK, cps[0]),
               (int)u_hasBinaryProperty(cps[0], UCHAR_EXTENDED_PICTOGRAPHIC));
        break;
      case 'w': boundaries(words, cps, n); break;
      case 's': boundaries(sentences, cps, n); break;
      default: return 3;
    }
  }
  ubrk_close(words);
  ubrk_close(sentences);
  return 0;
}
