/*
** hyperscan.c: names found by Hyperscan (or Vectorscan), for
** bench/gazetteer.lua: whole words, ASCII case ignored, leftmost-longest.
**
**   hyperscan NAMES TEXT
**
** prints seconds to build, seconds to search (best of 3), matches, and the sum
** of first + 3 * last of all, positions counted from 1.
*/
#include <hs.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "peer.h"

typedef struct Hit {
  uint32_t first, end;
} Hit;

typedef struct Found {
  const unsigned *length; /* by id */
  const char *text;
  size_t len;
  Hit *hit;
  size_t n, cap;
} Found;

static int word(int c) {
  return (c | 32) - 'a' < 26u || c - '0' < 10u || c == '_';
}

static int edge(const Found *f, size_t i) {
  return i == 0 || i == f->len || !word(f->text[i - 1]) || !word(f->text[i]);
}

static int on_match(unsigned id, unsigned long long from, unsigned long long to,
                    unsigned flags, void *ud) {
  Found *f = ud;
  size_t first = (size_t)to - f->length[id];
  (void)from;
  (void)flags;
  if (!edge(f, first) || !edge(f, (size_t)to)) return 0;
  if (f->n == f->cap) {
    f->cap = f->cap ? 2 * f->cap : 4096;
    f->hit = realloc(f->hit, f->cap * sizeof *f->hit);
    if (f->hit == NULL) exit(2);
  }
  f->hit[f->n].first = (uint32_t)first;
  f->hit[f->n++].end = (uint32_t)to;
  return 0;
}

/* first, then longest first */
static int order(const void *a, const void *b) {
  const Hit *x = a, *y = b;
  if (x->first != y->first) return x->first < y->first ? -1 : 1;
  return (x->end < y->end) - (x->end > y->end);
}

int main(int argc, char **argv) {
  size_t n, count = 0, cap = 0, i, kept = 0;
  const char **pattern = NULL;
  size_t *lens = NULL;
  unsigned *length = NULL, *flags = NULL, *ids = NULL;
  unsigned long long sum = 0;
  hs_database_t *db = NULL;
  hs_scratch_t *scratch = NULL;
  hs_compile_error_t *err = NULL;
  Found f;
  char *names, *p, *e;
  double start, build, best = 1e9;
  int run;
  if (argc != 3) return 2;
  names = slurp(argv[1], &n);
  for (p = names; p < names + n; p = e + 1) {
    e = strchr(p, '\n');
    if (e == NULL) e = names + n;
    *e = '\0';
    if (e == p) continue;
    if (count == cap) {
      cap = cap ? 2 * cap : 4096;
      pattern = realloc(pattern, cap * sizeof *pattern);
      lens = realloc(lens, cap * sizeof *lens);
      length = realloc(length, cap * sizeof *length);
      flags = realloc(flags, cap * sizeof *flags);
      ids = realloc(ids, cap * sizeof *ids);
    }
    pattern[count] = p;
    lens[count] = (size_t)(e - p);
    length[count] = (unsigned)(e - p);
    flags[count] = HS_FLAG_CASELESS;
    ids[count] = (unsigned)count;
    count++;
  }
  start = now();
  if (hs_compile_lit_multi(pattern, flags, ids, lens, (unsigned)count,
                           HS_MODE_BLOCK, NULL, &db, &err) != HS_SUCCESS) {
    fprintf(stderr, "%s\n", err ? err->message : "no database");
    return 1;
  }
  build = now() - start;
  memset(&f, 0, sizeof f);
  f.length = length;
  f.text = slurp(argv[2], &f.len);
  if (hs_alloc_scratch(db, &scratch) != HS_SUCCESS) return 1;
  for (run = 0; run < 3; run++) {
    size_t last = 0;
    f.n = kept = 0;
    sum = 0;
    start = now();
    if (hs_scan(db, f.text, (unsigned)f.len, 0, scratch, on_match, &f) !=
        HS_SUCCESS)
      return 1;
    qsort(f.hit, f.n, sizeof *f.hit, order);
    for (i = 0; i < f.n; i++) {
      if (f.hit[i].first < last) continue;
      last = f.hit[i].end;
      sum += f.hit[i].first + 1 + 3ull * f.hit[i].end;
      kept++;
    }
    if (now() - start < best) best = now() - start;
  }
  printf("%.4f %.6f %zu %llu\n", build, best, kept, sum);
  return 0;
}
