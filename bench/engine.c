/*
** engine.c: names found by the engine alone, without Lua, for
** bench/gazetteer.lua:
**
**   engine PACK TEXT
**
** prints the seconds of a search (best of 9), and the matches.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gazetteer.h"
#include "pack.h"
#include "peer.h"
#include "simd.h"

static void *alloc(void *ud, void *p, size_t osize, size_t nsize) {
  (void)ud, (void)osize;
  if (nsize) return realloc(p, nsize);
  free(p);
  return NULL;
}

int main(int argc, char **argv) {
  const gl_mem mem = {alloc, NULL};
  const gl_simd *level[GL_NSIMD];
  gl_file pack, file;
  gl_packerror e;
  gl_str face;
  gl_gaz *g;
  gl_text t;
  gl_findopt o;
  double best = 1e9;
  size_t n = 0;
  int i;
  if (argc < 3 || gl_file_open(&pack, &mem, argv[1], 1) != NULL ||
      gl_file_open(&file, &mem, argv[2], 1) != NULL ||
      (g = gl_pack_open(&mem, &pack, &face, &e)) == NULL)
    return 2;
  memset(&t, 0, sizeof t);
  t.s = file.s;
  t.len = file.n;
  t.simd = level[gl_simd_levels(level) - 1];
  memset(&o, 0, sizeof o);
  o.labels = GL_MAXLABELS;
  for (i = 0; i < 9; i++) {
    double start = now();
    gl_rows rows;
    memset(&rows, 0, sizeof rows);
    rows.mem = mem;
    if (gl_gaz_find(g, &mem, &t, &o, &rows) != GL_OK) return 2;
    start = now() - start;
    if (start < best) best = start;
    n = rows.n;
    gl_rows_free(&rows);
  }
  printf("%.6f %zu\n", best, n);
  gl_gaz_free(g, &mem);
  gl_file_close(&file, &mem);
  return 0;
}
