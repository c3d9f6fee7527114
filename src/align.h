/*
** align.h: how two segmentations of one text lie to each other (align.c).
*/
#ifndef GL_ALIGN_H
#define GL_ALIGN_H

#include "gloss.h"

/* Groups of spans that share characters, in order of the text: group g has
** the rows a[g] to a[g + 1] of one set and b[g] to b[g + 1] of the other,
** half-open. A span that shares none with the other set is a group by
** itself. Every row is in one group. */
typedef struct gl_align {
  uint32_t n;
  uint32_t *a, *b; /* n + 1 each */
} gl_align;

/* The number of groups of two flat sets. Linear. */
GL_FUNC size_t gl_align_count(const gl_spans *a, const gl_spans *b);
/* Bytes of the block for n groups; lays it out; fills it. */
GL_FUNC size_t gl_align_size(size_t n);
GL_FUNC void gl_align_fill(gl_align *al, const gl_spans *a, const gl_spans *b);

/* Rows [*from, *to) of the flat set `in` that share characters with the
** bytes [first, end); none: *from == *to. A binary search. */
GL_FUNC void gl_align_rows(const gl_spans *in, uint32_t first, uint32_t end,
                           uint32_t *from, uint32_t *to);

#endif
