/*
** map.h: what the operating system does better than C's library: a file as
** memory, which is read when it is looked at, and what a pipe has by now.
*/
#ifndef GL_MAP_H
#define GL_MAP_H

#include <stdio.h>

#include "port.h"

typedef struct gl_map {
  const void *s; /* NULL: nothing is mapped */
  size_t len;
} gl_map;

/* what is no errno */
enum {
  GL_MAP_CANNOT = -1,  /* no such file: a pipe, a device; or an empty one */
  GL_MAP_TOOLONG = -2, /* longer than asked for; len says how long */
  GL_MAP_NOMEM = -3    /* no room for one more mapping */
};

/* Maps the file, read-only. Returns 0, one of those, or an errno. Where the
** file is made shorter while it is mapped, looking at what is gone ends the
** process (SIGBUS). */
GL_FUNC int gl_map_open(gl_map *m, const char *path, size_t most);
/* May be called again. */
GL_FUNC void gl_map_close(gl_map *m);

/* Tells that n bytes at p, just allocated, will be read here and there, if they
** are many: large pages are better for them. */
GL_FUNC void gl_map_large(void *p, size_t n);

/* Reads what there is, at most n bytes, and waits only where there is nothing.
** Nothing has been read from f by other means. Returns how many bytes; 0 at the
** end; -1 for a failure, with errno, which is EINTR after a signal. */
GL_FUNC long gl_read_some(FILE *f, void *s, size_t n);

#endif
