/*
** regex.c: single words against expressions (gl_regex_test), with memory
** failing at every allocation too.
*/
#include "regex.h"
#include "simd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
  const char *pattern;
  unsigned flags;
  const char *word;
  int expected; /* 1, 0, or a code, negated */
} rows[] = {
    {"^a+$", 0, "aaa", 1},
    {"^a+$", 0, "aab", 0},
    {"a", 0, "", 0},
    {"a*", 0, "", 1},
    {"b", 0, "abc", 1},
    {"^\\w+$", 0, "\xC3\xA9t\xC3\xA9", 1},
    {"^\\w+$", GL_REGEX_A, "\xC3\xA9t\xC3\xA9", 0},
    {"^\xC3\x89", GL_REGEX_I, "\xC3\xA9t\xC3\xA9", 1},
    {"^.$", 0, "\xEF\xBF\xBD", 1}, /* U+FFFD itself */
    {"^.$", 0, "\xFF", 0},         /* no character */
    {"b", 0, "\xFF\x62", 1},
    {"a.b", 0, "a\xE2\x82\x62", 0},
    {"a b # c", GL_REGEX_X, "ab", 1},
    {"(a+)+$", 0, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", -GL_ELIMIT},
    {"(a+)+$", GL_REGEX_NOJIT, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab",
     -GL_ELIMIT},
};

typedef struct Budget {
  long left; /* allocations until none succeeds; < 0: no limit */
  size_t live;
} Budget;

static void *alloc(void *ud, void *p, size_t osize, size_t nsize) {
  Budget *b = ud;
  void *q;
  if (nsize == 0) {
    if (p) b->live -= osize;
    free(p);
    return NULL;
  }
  if (b->left == 0) return NULL;
  if (b->left > 0) b->left--;
  q = realloc(p, nsize);
  if (q) b->live += nsize - (p ? osize : 0);
  return q;
}

/* compiles and tests; *ran: nothing failed for want of memory */
static int test(const gl_mem *m, size_t i, int *ran) {
  gl_regex *re;
  gl_regexerror error;
  int rc = gl_regex_new(&re, m, rows[i].pattern, strlen(rows[i].pattern),
                        rows[i].flags, &error);
  *ran = rc != GL_ENOMEM;
  if (rc != GL_OK) return -rc;
  rc = gl_regex_test(re, m, rows[i].word, strlen(rows[i].word));
  gl_regex_free(re, m);
  *ran = rc != -GL_ENOMEM;
  return rc;
}

int main(void) {
  Budget b = {-1, 0};
  gl_mem m;
  size_t i, failures = 0;
  m.alloc = alloc;
  m.ud = &b;
  for (i = 0; i < sizeof rows / sizeof *rows; i++) {
    int ran = 0, got = 0;
    long k;
    for (k = 0; !ran; k++) {
      b.left = k;
      got = test(&m, i, &ran);
      failures += !ran;
      if (b.live) break;
    }
    if (got != rows[i].expected || b.live) {
      printf("regex  /%s/ on \"%s\": %d, expected %d; %lu bytes left\n",
             rows[i].pattern, rows[i].word, got, rows[i].expected,
             (unsigned long)b.live);
      return 1;
    }
  }
  printf("regex  %lu words, %lu failures of memory: ok\n",
         (unsigned long)(sizeof rows / sizeof *rows), (unsigned long)failures);
  return 0;
}
