/*
** pack.h: gazetteers as files that are searched as they are. The format is in
** doc/format.md.
*/
#ifndef GL_PACK_H
#define GL_PACK_H

#include "gazetteer.h"
#include "file.h"

#define GL_PACKVERSION 4u

/* What is wrong with a pack. */
typedef struct gl_packerror {
  const char *why; /* NULL: nothing */
  uint64_t at;     /* byte of the file */
} gl_packerror;

/* Saves a gazetteer that is compiled and has no entry that was removed, with
** bytes of the caller's own. NULL, or what is wrong in words. */
GL_FUNC const char *gl_pack_save(gl_gaz *g, const gl_mem *m, const char *path,
                                 gl_str face);
/* Whether it may be saved as it is; else a copy must be (gl_gaz_copy). */
GL_FUNC int gl_pack_ready(const gl_gaz *g);

/* A gazetteer on a file, which it takes over; *face: the caller's own bytes.
** NULL: *e tells why, its `why` being NULL where memory ran out. */
GL_FUNC gl_gaz *gl_pack_open(const gl_mem *m, gl_file *file, gl_str *face,
                             gl_packerror *e);

/* Reads all of the file of a gazetteer and checks each section. 0: *e tells
** where it is damaged. 1 also where there is no file. */
GL_FUNC int gl_pack_verify(const gl_gaz *g, gl_packerror *e);

#endif
