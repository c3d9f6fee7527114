/*
** guarded.h: texts between two pages that cannot be read, so that whoever looks
** at a byte before the first or behind the last one is stopped there.
*/
#ifndef GUARDED_H
#define GUARDED_H

#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

typedef struct guarded {
  unsigned char *first, *end; /* of what can be read */
  size_t page;
} guarded;

/* Room for `most` bytes. Returns 0 where there is none. */
static inline int guarded_open(guarded *g, size_t most) {
  const size_t page = (size_t)sysconf(_SC_PAGESIZE);
  const size_t inner = (most / page + 1) * page;
  unsigned char *p = mmap(NULL, inner + 2 * page, PROT_READ | PROT_WRITE,
                          MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (p == MAP_FAILED) return 0;
  g->page = page;
  g->first = p + page;
  g->end = g->first + inner;
  return mprotect(p, page, PROT_NONE) == 0 &&
         mprotect(g->end, page, PROT_NONE) == 0;
}

/* The n bytes at s, right before the page at the end, or right behind the one
** at the begin; around them is what no text has. */
static inline unsigned char *guarded_text(guarded *g, const void *s, size_t n,
                                          int atend) {
  unsigned char *p = atend ? g->end - n : g->first;
  memset(g->first, 0xFE, (size_t)(g->end - g->first));
  return memcpy(p, s, n);
}

#endif
