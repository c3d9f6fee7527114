/*
** fuzzy.c: the peer of bench/fuzzy.lua: each query compared with all names
** whose length allows it, by the table of edits (optimal string alignment).
** For ASCII, in lower case.
**
**   fuzzy EDITS NAMES QUERIES   (files, a line each)
**
** Prints microseconds a query, how many names were near, and a sum over them.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct Lines {
  char **line;
  size_t n;
} Lines;

static Lines read_lines(const char *path) {
  Lines l = {NULL, 0};
  FILE *f = fopen(path, "rb");
  size_t n, cap = 0;
  char *s, *p;
  long size;
  if (f == NULL || fseek(f, 0, SEEK_END) != 0 || (size = ftell(f)) < 0) exit(2);
  rewind(f);
  s = malloc((size_t)size + 2);
  if (s == NULL) exit(2);
  n = fread(s, 1, (size_t)size, f);
  fclose(f);
  s[n] = '\n';
  s[n + 1] = '\0';
  for (p = s; *p;) {
    char *e = strchr(p, '\n');
    if (e == NULL) break;
    *e = '\0';
    if (l.n == cap) {
      cap = cap ? 2 * cap : 1024;
      l.line = realloc(l.line, cap * sizeof *l.line);
      if (l.line == NULL) exit(2);
    }
    if (e > p) l.line[l.n++] = p;
    p = e + 1;
  }
  return l;
}

#define MOST 255

static int edits(const char *a, int n, const char *b, int m, int most) {
  static int d[MOST + 1][MOST + 1];
  int i, j;
  for (j = 0; j <= m; j++) d[0][j] = j;
  for (i = 1; i <= n; i++) {
    int least = d[i][0] = i;
    for (j = 1; j <= m; j++) {
      int x = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
      if (d[i - 1][j] + 1 < x) x = d[i - 1][j] + 1;
      if (d[i][j - 1] + 1 < x) x = d[i][j - 1] + 1;
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
          d[i - 2][j - 2] + 1 < x)
        x = d[i - 2][j - 2] + 1;
      d[i][j] = x;
      if (x < least) least = x;
    }
    if (least > most + 1) return most + 1; /* an exchange looks back two rows */
  }
  return d[n][m];
}

int main(int argc, char **argv) {
  Lines names, queries;
  size_t i, j, found = 0;
  unsigned long sum = 0;
  int most, *length;
  clock_t start;
  if (argc != 4) return 2;
  most = atoi(argv[1]);
  names = read_lines(argv[2]);
  queries = read_lines(argv[3]);
  length = malloc((names.n + 1) * sizeof *length);
  if (length == NULL) return 2;
  for (i = 0; i < names.n; i++) length[i] = (int)strlen(names.line[i]);
  start = clock();
  for (j = 0; j < queries.n; j++) {
    const char *q = queries.line[j];
    int n = (int)strlen(q);
    for (i = 0; n <= MOST && i < names.n; i++) {
      int m = length[i], d;
      if (m > MOST || m > n + most || m < n - most) continue;
      d = edits(q, n, names.line[i], m, most);
      if (d > most) continue;
      found++;
      sum += (unsigned long)(i + 1) * (unsigned long)(d + 1) % 1000003;
    }
  }
  printf("%.3f %lu %lu\n",
         (double)(clock() - start) / CLOCKS_PER_SEC * 1e6 / (double)queries.n,
         (unsigned long)found, sum);
  return 0;
}
