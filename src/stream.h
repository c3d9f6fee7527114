/*
** stream.h: segmentation of a text that comes in pieces and may have any
** length. What is held of it is what is not decided on yet.
*/
#ifndef GL_STREAM_H
#define GL_STREAM_H

#include "gloss.h"
#include "lang.h"

typedef void gl_cutter(const gl_text *t, uint64_t *ends);

/* A segment that is finished. Nothing but `next` and `skip` may be called while
** `s` is in use. */
typedef struct gl_segment {
  uint64_t first, end;    /* in the whole text */
  const unsigned char *s; /* its bytes, end - first of them */
  int kind;               /* of words: enum gl_kind; else -1 */
} gl_segment;

typedef struct gl_stream {
  gl_mem mem;
  gl_text text; /* what is held: bytes[0, len) */
  unsigned char *bytes;
  size_t cap;
  uint64_t base;   /* bytes that were before those */
  uint64_t found;  /* segments skipped */
  uint8_t closed;  /* the text ends here */
  uint8_t done;    /* and all of it is decided */
  uint8_t starved; /* see gl_text */
  /* linguistic: the machine where all is settled, and one that tries */
  gl_machine *saved, *work;
  int tokens;
  gl_rows rows;
  size_t row;    /* the next to be yielded */
  size_t credit; /* work that the bytes fed have paid for */
  uint8_t idle;  /* nothing more can be decided now */
  size_t blank;  /* bytes of white space that part what has come already */
  /* by the rules of Unicode */
  gl_scanner *scanner;
  gl_scan scan;
  gl_cutter *cutter; /* the same of whole lines, in blocks */
  uint64_t *ends;
  size_t endcap; /* words */
  size_t begin;  /* of the next segment */
  size_t sought; /* none ends before this byte */
  int word;      /* segments have kinds, these: */
  unsigned kinds;
} gl_stream;

/* An empty stream; `gl_stream_free` may be called from here on, and again. */
GL_FUNC void gl_stream_init(gl_stream *s, const gl_mem *mem,
                            const struct gl_simd *simd);
GL_FUNC void gl_stream_free(gl_stream *s);

/* What it yields, before all else. Of sentences and tokens by linguistic rules
** `opt` is forgetful, and its newline not AUTO; `lang` outlives the stream.
** Returns GL_OK or GL_ENOMEM. */
GL_FUNC int gl_stream_linguistic(gl_stream *s, const gl_lang *lang,
                                 const gl_sentopt *opt, int tokens);
GL_FUNC void gl_stream_segments(gl_stream *s, gl_scanner *scanner,
                                gl_cutter *cutter);
/* Words, of the kinds whose bits are set. */
GL_FUNC void gl_stream_words(gl_stream *s, unsigned kinds);

/* Takes more of the text; GL_ENOMEM, or GL_ETOOMANY where more than GL_MAX_TEXT
** bytes would have to be held: then it has taken nothing. */
GL_FUNC int gl_stream_feed(gl_stream *s, const void *bytes, size_t n);
/* No more will come. */
GL_FUNC void gl_stream_close(gl_stream *s);
/* The next segment that whatever may come does not change. 1: here it is, the
** same until it is skipped; 0: none; -1: no memory, nothing is lost. */
GL_FUNC int gl_stream_next(gl_stream *s, gl_segment *g);
GL_FUNC void gl_stream_skip(gl_stream *s);

#endif
