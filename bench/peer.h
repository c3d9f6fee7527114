/*
** peer.h: what the programs in C beside the benchmarks share: processor time,
** and files as a whole. What is wrong ends the program.
*/
#ifndef PEER_H
#define PEER_H

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* Seconds of processor time. */
static inline double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* The *n bytes of a file, a NUL behind them. */
static inline char *slurp(const char *path, size_t *n) {
  FILE *f = fopen(path, "rb");
  char *s;
  if (f == NULL) exit(2);
  fseek(f, 0, SEEK_END);
  *n = (size_t)ftell(f);
  rewind(f);
  s = malloc(*n + 1);
  if (s == NULL || fread(s, 1, *n, f) != *n) exit(2);
  s[*n] = '\0';
  fclose(f);
  return s;
}

#endif
