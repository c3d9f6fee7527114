/*
** mem.c: allocation with true sizes.
*/
#include "gloss.h"
#include "map.h"

#include <string.h>

void gl_clear(void *p, size_t n) { memset(p, 0, n); }

int gl_grow(const gl_mem *m, void *p, size_t *cap, size_t need, size_t size) {
  void *old, *block;
  size_t want = *cap < 16 ? 16 : *cap;
  while (want < need) {
    if (want > SIZE_MAX / 2) return GL_ENOMEM;
    want *= 2;
  }
  if (want == *cap) return GL_OK;
  if (want > SIZE_MAX / size) return GL_ENOMEM;
  memcpy(&old, p, sizeof old);
  block = m->alloc(m->ud, old, *cap * size, want * size);
  if (block == NULL) return GL_ENOMEM;
  gl_map_large(block, want * size);
  memcpy(p, &block, sizeof block);
  *cap = want;
  return GL_OK;
}

void *gl_make(const gl_mem *m, size_t n, size_t size) {
  void *block;
  if (n >= SIZE_MAX / size) return NULL;
  block = m->alloc(m->ud, NULL, 0, (n + 1) * size);
  if (block) memset(block, 0, (n + 1) * size);
  return block;
}

void gl_drop(const gl_mem *m, void *block, size_t size) {
  if (block) m->alloc(m->ud, block, size, 0);
}

int gl_str_cmp(gl_str a, gl_str b) {
  size_t n = a.n < b.n ? a.n : b.n;
  int c = n ? memcmp(a.s, b.s, n) : 0;
  if (c != 0) return c < 0 ? -1 : 1;
  return (a.n > b.n) - (a.n < b.n);
}
