/*
** hyperscan_rules.c: regular expressions found by Hyperscan (or Vectorscan),
** for bench/rules.lua.
**
**   hyperscan_rules REGEXES TEXT
**
** REGEXES: one a line, each with one match from one start (\b of ASCII: of
** Unicode it has none). Prints seconds to
** build, seconds to search (best of 3), matches, and the sum of first + 3 *
** last of all, positions counted from 1.
*/
#include <hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "peer.h"

typedef struct Found {
  unsigned long long n, sum;
} Found;

static int on_match(unsigned id, unsigned long long from, unsigned long long to,
                    unsigned flags, void *ud) {
  Found *f = ud;
  (void)id;
  (void)flags;
  f->n++;
  f->sum += from + 1 + 3 * to;
  return 0;
}

int main(int argc, char **argv) {
  size_t n, len, count = 0, i;
  char *list, *text, *line;
  const char **regex;
  unsigned *flags, *ids;
  hs_database_t *db = NULL;
  hs_compile_error_t *error = NULL;
  hs_scratch_t *scratch = NULL;
  double build, best = 1e9;
  Found f;
  if (argc != 3) return 2;
  list = slurp(argv[1], &n);
  text = slurp(argv[2], &len);
  regex = malloc((n + 1) * sizeof *regex);
  flags = malloc((n + 1) * sizeof *flags);
  ids = malloc((n + 1) * sizeof *ids);
  if (!regex || !flags || !ids) return 2;
  for (line = strtok(list, "\n"); line; line = strtok(NULL, "\n")) {
    regex[count] = line;
    flags[count] = HS_FLAG_UTF8 | HS_FLAG_SOM_LEFTMOST;
    ids[count] = (unsigned)count;
    count++;
  }
  build = now();
  if (hs_compile_multi(regex, flags, ids, (unsigned)count, HS_MODE_BLOCK, NULL,
                       &db, &error) != HS_SUCCESS) {
    fprintf(stderr, "%s\n", error->message);
    return 1;
  }
  if (hs_alloc_scratch(db, &scratch) != HS_SUCCESS) return 1;
  build = now() - build;
  for (i = 0; i < 3; i++) {
    double start = now();
    memset(&f, 0, sizeof f);
    hs_scan(db, text, (unsigned)len, 0, scratch, on_match, &f);
    start = now() - start;
    if (start < best) best = start;
  }
  printf("%.6f %.6f %llu %llu\n", build, best, f.n, f.sum);
  return 0;
}
