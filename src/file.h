/*
** file.h: files as a whole: mapped or read, and written so that a reader finds
** the old file or the new one and nothing between.
*/
#ifndef GL_FILE_H
#define GL_FILE_H

#include "gloss.h"
#include "map.h"

typedef struct gl_file {
  const uint8_t *s;
  size_t n;
  int mapped;  /* by the system, else in a block of the allocator, */
  size_t skip; /* which begins so many bytes before */
} gl_file;

/* Opens a regular file; `copy` reads it. NULL, or what is wrong in words;
** "not enough memory" where that is it. */
GL_FUNC const char *gl_file_open(gl_file *f, const gl_mem *m, const char *path,
                                 int copy);
/* Room for n bytes, which are then a file that was read. They begin where a
** line of a cache does, as those of a mapped file do. NULL: no memory. */
GL_FUNC uint8_t *gl_file_room(gl_file *f, const gl_mem *m, size_t n);
GL_FUNC void gl_file_close(gl_file *f, const gl_mem *m);

/* Makes an empty file called `name`, of which there was none, that may take the
** place of the one at `path`: as much is allowed of it. NULL, or what is wrong,
** as where a device or a pipe is there, which is not replaced. */
GL_FUNC const char *gl_file_create(const char *name, const char *path);
/* Calls it `path` when it has been written: all of it is on the disk before.
** `name` is changed. NULL, or what is wrong: then nothing else has. */
GL_FUNC const char *gl_file_replace(char *name, const char *path);

/* Writes parts one after another to a temporary file beside `path`, and then
** calls that `path`. NULL, or what is wrong in words: `path` is as it was. */
GL_FUNC const char *gl_file_save(const char *path, const gl_mem *m,
                                 const gl_str *part, size_t n);

#endif
