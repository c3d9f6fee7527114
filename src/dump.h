/*
** dump.h: a set of spans as bytes. Little-endian and the same on every
** machine; numbers are in groups of 7 bits, low ones first. In order:
**   ESC, "gloss" and the format's version, 1
**   the text: its length, its hash (8 bytes)
**   strings: how many, each with its length; number 0 is "" and not written
**   labels that occur: how many, each with its length; sorted, none twice
**   rows: how many; of each first - (first of the row before), length, label
**     (where there are several), string that is its id (where any has one)
**   fields: how many; of each its name (a string), and for each row a tag:
**     0 none, 1 false, 2 true, 3 integer (zigzag), 4 float (8 bytes), 5 string
**   incomplete: 0, or 1 + how many fields: name, tag, value
**   hash of all before (8 bytes)
*/
#ifndef GL_DUMP_H
#define GL_DUMP_H

#include "gloss.h"

#define GL_DUMP_MAGIC "\033gloss\001"
#define GL_DUMP_MAGICLEN 7 /* the last byte is the version */

enum {
  GL_TAG_NONE,
  GL_TAG_FALSE,
  GL_TAG_TRUE,
  GL_TAG_INT,
  GL_TAG_FLOAT,
  GL_TAG_STRING
};

/* Not for secrets: it finds damage, every change of up to 8 bytes in a row. */
GL_FUNC uint64_t gl_hash(const void *p, size_t n);

/* --- writing ------------------------------------------------------------- */

typedef struct gl_bytes {
  gl_mem mem;
  unsigned char *p;
  size_t n, cap;
  int failed; /* no memory: nothing is written any more */
} gl_bytes;

GL_FUNC void gl_bytes_free(gl_bytes *b);
GL_FUNC void gl_put(gl_bytes *b, const void *p, size_t n);
GL_FUNC void gl_put_num(gl_bytes *b, uint64_t n);
GL_FUNC void gl_put_int(gl_bytes *b, int64_t n);
GL_FUNC void gl_put_u64(gl_bytes *b, uint64_t n);
GL_FUNC void gl_put_str(gl_bytes *b, gl_str s); /* with its length */
/* Labels and rows of s; ids[row] is the number of its string (NULL: none has
** one); `map` has room for s->nlabels numbers, and a zero at least. */
GL_FUNC void gl_put_rows(gl_bytes *b, const gl_spans *s, const uint32_t *ids,
                         uint16_t *map);

/* --- reading ------------------------------------------------------------- */

typedef struct gl_reader {
  const unsigned char *p;
  size_t n, at;
  const char *error; /* the first one, at offset `where` */
  size_t where;
} gl_reader;

/* After an error each gives 0, or "". */
GL_FUNC void gl_reader_fail(gl_reader *r, size_t where, const char *error);
GL_FUNC uint64_t gl_get_num(gl_reader *r, uint64_t max, const char *what);
/* how many: no more than `bytes` each would need are left */
GL_FUNC size_t gl_get_count(gl_reader *r, size_t max, size_t bytes,
                            const char *what);
GL_FUNC int64_t gl_get_int(gl_reader *r);
GL_FUNC uint64_t gl_get_u64(gl_reader *r);
GL_FUNC gl_str gl_get_str(gl_reader *r);
/* Rows, into `rows`: ref is the number of the id's string. They are checked
** to be in the text, in order, and each identity there once. Returns what of
** a set's rows can fail besides the reader. */
GL_FUNC int gl_get_rows(gl_reader *r, const gl_text *t, size_t nlabels,
                        const gl_str *strings, size_t nstrings, int *anyid,
                        gl_rows *rows);

#endif
