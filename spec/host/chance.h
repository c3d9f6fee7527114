/*
** chance.h: random numbers that are the same everywhere, and the allocator of
** C's library, for hosts that try many things.
*/
#ifndef CHANCE_H
#define CHANCE_H

#include <stdint.h>
#include <stdlib.h>

#include "gloss.h"

static uint64_t chance_seed = 1;

static unsigned pick(unsigned n) { /* 0 to n - 1 */
  chance_seed = chance_seed * 6364136223846793005u + 1442695040888963407u;
  return (unsigned)((chance_seed >> 33) % n);
}

static inline void *plain_alloc(void *ud, void *p, size_t osize, size_t nsize) {
  (void)ud, (void)osize;
  if (nsize) return realloc(p, nsize);
  free(p);
  return NULL;
}

#endif
