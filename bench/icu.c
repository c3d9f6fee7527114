/*
** icu.c: ICU on the text of a file, as UTF-8: how many words and graphemes it
** finds, and the bytes it reads in a second of processor time, best of 3. The
** root locale; boundaries are visited and stored nowhere.
*/
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

static void measure(const char *name, UBreakIteratorType type, const char *s,
                    long n) {
  double best = 0;
  long count = 0;
  int i;
  for (i = 0; i < 3; i++) {
    UErrorCode status = U_ZERO_ERROR;
    UText text = UTEXT_INITIALIZER;
    UBreakIterator *it = ubrk_open(type, "", NULL, 0, &status);
    clock_t start = clock();
    double rate;
    utext_openUTF8(&text, s, n, &status);
    ubrk_setUText(it, &text, &status);
    if (U_FAILURE(status)) exit(2);
    ubrk_first(it);
    for (count = 0; ubrk_next(it) != UBRK_DONE;) count++;
    rate = (double)n * CLOCKS_PER_SEC / (double)(clock() - start);
    if (rate > best) best = rate;
    ubrk_close(it);
    utext_close(&text);
  }
  printf("%s %ld %.0f\n", name, count, best);
}

int main(int argc, char **argv) {
  FILE *f = argc > 1 ? fopen(argv[1], "rb") : NULL;
  long n;
  char *s;
  if (f == NULL || fseek(f, 0, SEEK_END) != 0) return 2;
  n = ftell(f);
  s = malloc((size_t)n + 1);
  rewind(f);
  if (s == NULL || fread(s, 1, (size_t)n, f) != (size_t)n) return 2;
  fclose(f);
  measure("words", UBRK_WORD, s, n);
  measure("graphemes", UBRK_CHARACTER, s, n);
  free(s);
  return 0;
}
